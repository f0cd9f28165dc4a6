//! What a piece of a list names: one service, or two with "and" between them.

use super::for_people;
use super::list::without_place;
use super::words::{bare, may_be_service};
use crate::framework::headings::fold;
use crate::framework::plans::PlanVocabulary;

/// Whom services are for: no services of their own behind "and".
const PEOPLE: [&str; 9] = [
    "older people",
    "adults",
    "children",
    "young people",
    "families",
    "carers",
    "older adults",
    "learning disabilities",
    "physical disabilities",
];
/// Words of which one stands in every name of a service that the vocabulary does not have as it is.
const SERVICE: [&str; 13] = [
    "directorate",
    "service",
    "services",
    "care",
    "function",
    "functions",
    "work",
    "health",
    "healthcare",
    "medicine",
    "justice",
    "support",
    "treatment",
];
/// How words end that name a branch of medicine.
const BRANCHES: [&str; 9] =
    ["therapy", "iatry", "ology", "nursing", "dentistry", "dietetics", "screening", "immunisation", "vaccination"];
/// Words that need the noun behind the next name.
const ADJECTIVES: [&str; 6] = ["adult", "adults", "older people", "health", "children", "community"];
/// Adds what a piece names: itself, or what stands on both sides of an "and"; with whether the vocabulary knows it. `last`:
/// the piece is the last one of several, where "and" parts.
pub(super) fn add(piece: &str, last: bool, vocabulary: &PlanVocabulary, out: &mut Vec<(String, bool)>) {
    if piece.is_empty() {
        return;
    }
    let piece = without_place(piece);
    if is_plain(piece, vocabulary) || for_people::is_one(piece) {
        out.push((piece.to_owned(), true));
        return;
    }
    match parted(piece, last, vocabulary) {
        Some((left, right)) => {
            add(left, false, vocabulary, out);
            add(right, false, vocabulary, out);
        }
        None => out.push((piece.to_owned(), names_one(piece, vocabulary))),
    }
}

/// "Mental Health and Learning Disabilities (MHLD)": the initials begin with the whole name's first letter.
pub(super) fn is_abbreviated_whole(piece: &str) -> bool {
    let Some((name, short)) = piece.strip_suffix(')').and_then(|open| open.rsplit_once(" (")) else { return false };
    let first = |text: &str| text.chars().find(|c| c.is_alphabetic()).map(|c| c.to_ascii_uppercase());
    let words = name.split(' ').filter(|word| !matches!(*word, "and" | "of" | "for" | "&" | "the")).count();
    is_abbreviation(short)
        && first(short) == first(name)
        && short.chars().filter(|c| c.is_alphabetic()).count() + 1 >= words
}

pub(super) fn is_abbreviation(text: &str) -> bool {
    (2..=8).contains(&text.len()) && text.trim_end_matches('s').chars().all(|c| c.is_ascii_uppercase() || c == '&')
}

/// A name without its abbreviation behind it: "Allied Health Professionals (AHPs)".
pub(super) fn without_abbreviation(name: &str) -> &str {
    match name.strip_suffix(')').and_then(|open| open.rsplit_once(" (")) {
        Some((name, short)) if is_abbreviation(short) => name,
        _ => name,
    }
}

/// How begins what a list goes on with, though no comma stands before it.
const AGAIN: [&str; 6] = ["all ", "the ", "elements of ", "aspects of ", "certain ", "some "];

/// Where "and" parts a piece into two services.
pub(super) fn parted<'a>(piece: &'a str, last: bool, vocabulary: &PlanVocabulary) -> Option<(&'a str, &'a str)> {
    if is_abbreviated_whole(piece) {
        return None;
    }
    let people = for_people::rows(piece);
    let mut best: Option<(u8, &str, &str)> = None;
    for mark in [" and ", " or ", " as well as ", " along with ", " together with ", " plus ", " alongside ", " nor "] {
        for (at, and) in piece.match_indices(mark) {
            // "… services (health visiting and school nursing)".
            let before = &piece[..at];
            if before.matches('(').count() > before.matches(')').count() || people.iter().any(|row| row.contains(&at)) {
                continue;
            }
            let raw = &piece[at + and.len()..];
            // "Children's and justice services": the noun is said once.
            if before.ends_with("’s") || before.ends_with("'s") || before.to_lowercase().ends_with("children, families")
            {
                continue;
            }
            let (left, right) = (bare(&piece[..at]), bare(raw));
            // "adult and children's social work".
            if ADJECTIVES.contains(&left.to_lowercase().as_str()) {
                continue;
            }
            let plain = |side: &str| is_plain(side, vocabulary) && !PEOPLE.contains(&side.to_lowercase().as_str());
            let names = |side: &str| plain(side) || names_one(side, vocabulary) || is_branch(side);
            let again = AGAIN.iter().any(|word| raw.starts_with(word)) || mark != " and ";
            let worth = match () {
                () if plain(left) && plain(right) => 5,
                () if plain(left) && (right.contains(" and ") || names(right)) => 4,
                () if plain(right) && names(left) => 3,
                () if again && names(left) && (names(right) || raw.starts_with("the ")) => 2,
                () if last && plain(right) && may_be_service(left) && mark == " and " => 1,
                () if last && plain(left) && may_be_service(right) && mark == " and " && !piece.contains(" for ") => 1,
                () if names(left) && mark == " and " && right.len() > 2 && is_abbreviation(right) => 1,
                () if last && names(left) && names(right) && !PEOPLE.contains(&right.to_lowercase().as_str()) => 1,
                () => continue,
            };
            if best.is_none_or(|(known, ..)| worth > known) {
                best = Some((worth, left, right));
            }
        }
    }
    best.map(|(_, left, right)| (left, right))
}

pub(super) fn is_plain(text: &str, vocabulary: &PlanVocabulary) -> bool {
    vocabulary.function(text).is_some_and(|(_, plain)| plain)
}

/// Whether words name a function, though not as the vocabulary has it.
fn names_one(text: &str, vocabulary: &PlanVocabulary) -> bool {
    if vocabulary.function(text).is_none() {
        return false;
    }
    let folded = fold(text);
    let without_first = folded.split_once(' ').is_some_and(|(_, rest)| is_plain(rest, vocabulary));
    let without_last = folded.rsplit_once(' ').is_some_and(|(rest, _)| is_plain(rest, vocabulary));
    let words: Vec<&str> = folded.split(' ').collect();
    // A sentence holds names of functions too.
    // "social work staff work for the Council".
    let a_sentence =
        words.len() > LONGEST_NAME || folded.contains(" work for ") || words.iter().any(|word| SENTENCE.contains(word));
    !a_sentence && (words.iter().any(|word| SERVICE.contains(word)) || without_first || without_last)
}

/// A name of a function with all that describes it has no more words.
const LONGEST_NAME: usize = 14;
/// Words of which one stands in most sentences, and in no name of a function.
const SENTENCE: [&str; 16] =
    ["is", "are", "was", "were", "has", "have", "had", "will", "be", "we", "it", "they", "this", "which", "ijb", "not"];

/// Whether words name a branch of medicine or a service by their make: "forensic psychiatry", "prison healthcare".
pub(super) fn is_branch(text: &str) -> bool {
    let folded = fold(text);
    let last = folded.split(' ').next_back().unwrap_or_default();
    let named = SERVICE.contains(&last) || BRANCHES.iter().any(|end| last.ends_with(end));
    // "Services" alone are no service.
    named && may_be_service(text) && (folded.contains(' ') || !SERVICE.contains(&last))
}

/// Whether words are a name in capitals: "Scottish Centre of Technology for the Communication Impaired".
pub(super) fn is_titled(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let large = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    (2..=LONGEST_NAME).contains(&words.len()) && large * 2 > words.len()
}
