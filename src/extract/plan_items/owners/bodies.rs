//! Bodies: institutions, kinds of bodies, bodies of the register.

use super::starts_large;
use crate::record::EntityType;
use crate::register::{self, Match};

/// Words with which the names of institutions end.
const INSTITUTIONS: [&str; 21] = [
    "action",
    "bureau",
    "college",
    "university",
    "trust",
    "association",
    "alliance",
    "federation",
    "institute",
    "foundation",
    "academy",
    "hospice",
    "council",
    "network",
    "centre",
    "forum",
    "society",
    "agency",
    "interface",
    "board",
    "partnership",
];

/// "Fife College": names in capitals of which the last word says what they are.
pub(super) fn is_an_institution(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.len() > 1
        && words.iter().all(|w| w.starts_with(char::is_uppercase) || matches!(*w, "of" | "for" | "and" | "the"))
        && starts_large(text)
        && words.last().is_some_and(|last| INSTITUTIONS.contains(&last.to_lowercase().as_str()))
}

/// Kinds of bodies that plans name as owners, without saying which.
const KINDS_OF_BODIES: [&str; 10] = [
    "health board",
    "nhs board",
    "local authority",
    "council",
    "ijb",
    "integration authority",
    "integration joint board",
    "hscp",
    "health and social care partnership",
    "partnership",
];

pub(super) fn is_kind_of_body(text: &str) -> bool {
    KINDS_OF_BODIES.contains(&bare_kind(text).as_str())
}

/// "Each Local Authorities" as "local authority".
pub(super) fn bare_kind(text: &str) -> String {
    let folded = text.to_lowercase();
    let bare = ["each ", "all ", "the ", "every "].iter().find_map(|p| folded.strip_prefix(p)).unwrap_or(&folded);
    match bare.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => bare.strip_suffix('s').unwrap_or(bare).to_owned(),
    }
}

/// Whether words name one body, or one place's bodies of several kinds ("Fife").
pub(super) fn is_known_body(text: &str) -> bool {
    match register::find(text, None) {
        Match::Exact(_) | Match::Fuzzy(_) => true,
        Match::Ambiguous(bodies) => {
            bodies.iter().enumerate().all(|(at, body)| bodies[..at].iter().all(|b| b.entity_type != body.entity_type))
        }
        Match::None => false,
    }
}

/// Whether words are one body's whole name, of which the register knows no other.
pub(super) fn is_one_body(text: &str) -> bool {
    text.contains(' ') && matches!(register::find(text, None), Match::Exact(_))
}

/// Whether words are two bodies' whole names, one behind the other: "Fife Council and NHS Fife" are both of one place.
pub(super) fn are_two(text: &str) -> bool {
    let whole = |text: &str| {
        let named = register::find(text, None).body();
        named.is_some_and(|body| text.contains(' ') && body.entity_type != EntityType::IntegrationAuthority)
    };
    [" and ", " & "].iter().any(|between| {
        text.match_indices(between).any(|(at, _)| whole(&text[..at]) && whole(&text[at + between.len()..]))
    })
}
