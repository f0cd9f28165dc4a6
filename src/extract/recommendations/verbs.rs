//! What a recommendation asks for, by its first verb.

use super::words::is_body;
use crate::framework::headings::fold;
use crate::record::RecommendationVerb;

/// "Considerations", "Agreements": headings of sections.
const NOUNS: &[&str] =
    &["consideration", "considerations", "agreement", "agreements", "discussion", "discussions", "reviews"];
/// "… is invited to agree to: (b) remit it to the Council": the item's own verb holds.
const OTHERS: &[&str] = &[
    "remit",
    "delegate",
    "instruct",
    "request",
    "authorise",
    "support",
    "direct",
    "recommend",
    "appoint",
    "refer",
    "welcome",
    "confirm",
    "acknowledge",
    "ask",
    "determine",
    "decide",
    "nominate",
    "continue",
    "identify",
    "provide",
    "advise",
    "ensure",
    "submit",
    "publish",
];

/// The verb of a text, else that of the words that lead in to it.
pub(super) fn verb_of(text: &str, lead: Option<&str>) -> RecommendationVerb {
    let own = first_word(text);
    if asks_for_views(&own, text) {
        return RecommendationVerb::Comment;
    }
    if OTHERS.iter().any(|verb| own == *verb || own.strip_suffix('s') == Some(verb)) {
        return RecommendationVerb::Other;
    }
    of_word(&own).or_else(|| lead.and_then(|l| of_word(&first_word(l)))).unwrap_or_default()
}

/// The first word of a text that may be its verb.
fn first_word(text: &str) -> String {
    text.split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .find(|w| !matches!(w.as_str(), "to" | "and" | "that" | "also" | "formally" | "otherwise" | "the" | ""))
        .unwrap_or_default()
}

/// What a word asks for, where it is one of the verbs that recommendations use.
fn of_word(word: &str) -> Option<RecommendationVerb> {
    if NOUNS.contains(&word) {
        return None;
    }
    let starts = |s: &[&str]| s.iter().any(|p| word.starts_with(p));
    if starts(&["note", "noting"]) {
        Some(RecommendationVerb::Note)
    } else if starts(&["agree"]) {
        Some(RecommendationVerb::Agree)
    } else if starts(&["approv", "endorse", "ratif", "adopt", "homologat"]) {
        Some(RecommendationVerb::Approve)
    } else if starts(&["consider", "discuss", "review", "scrutin", "reflect"]) {
        Some(RecommendationVerb::Consider)
    } else if starts(&["comment"]) {
        Some(RecommendationVerb::Comment)
    } else if starts(&["receive"]) {
        Some(RecommendationVerb::Receive)
    } else {
        None
    }
}

/// "Offer views on the priorities", "provide comments".
fn asks_for_views(verb: &str, text: &str) -> bool {
    let views = || {
        let folded = fold(text);
        folded.split(' ').take(5).any(|w| matches!(w, "views" | "comments" | "comment" | "feedback" | "observations"))
    };
    matches!(verb, "offer" | "offers" | "give" | "gives" | "provide" | "provides" | "share" | "make" | "submit")
        && views()
}

/// "That the Board (IJB) NOTE", "That the Panel notes": the body, and the verb of the items below.
pub(super) fn apart_from_verb(bare: &str) -> Option<(&str, &str)> {
    let (who, verb) = bare.rsplit_once(' ')?;
    let shouted = verb.chars().all(char::is_uppercase) && bare.contains(char::is_lowercase);
    let set_apart = verb.chars().all(char::is_lowercase) || shouted;
    (set_apart && (is_body(who) || is_by_letters(who)) && verb_of(verb, None) != RecommendationVerb::Other)
        .then(|| (who.strip_suffix(" to").unwrap_or(who), verb))
}

/// "That the NSJB": a body by its first letters.
pub(super) fn is_by_letters(who: &str) -> bool {
    let named = ["That the ", "that the "].iter().find_map(|opens| who.strip_prefix(opens)).unwrap_or_default();
    (3..=7).contains(&named.len()) && named.bytes().all(|b| b.is_ascii_uppercase())
}
