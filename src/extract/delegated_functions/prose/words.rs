//! Words of lists: what stands for services without naming one, what no service is called, and what only leads to a name.

use crate::framework::headings::fold;
use crate::wording::numerals::UNITS;

/// A name of a service has no more words, in a list.
pub(super) const MOST_WORDS: usize = 6;

/// Words that stand for services without naming one.
const NAMELESS: [&str; 52] = [
    "lots",
    "many",
    "different",
    "specific",
    "following",
    "several",
    "wider",
    "non",
    "integrated",
    "delegated",
    "hosted",
    "relevant",
    "other",
    "these",
    "those",
    "such",
    "a",
    "an",
    "the",
    "its",
    "our",
    "wide",
    "range",
    "number",
    "of",
    "local",
    "statutory",
    "services",
    "service",
    "functions",
    "function",
    "key",
    "various",
    "additional",
    "public",
    "partner",
    "council",
    "nhs",
    "and",
    "some",
    "certain",
    "all",
    "most",
    "area",
    "high",
    "quality",
    "better",
    "joined",
    "up",
    "person",
    "centred",
    "frontline",
];

/// Whether words stand for services without naming one: "integrated services", "a Grampian wide service".
pub(super) fn names_none(text: &str) -> bool {
    let folded = fold(text);
    let counts = |word: &str| UNITS.get(2..=8).is_some_and(|units| units.contains(&word));
    folded.split(' ').all(|word| NAMELESS.contains(&word) || counts(word))
        || [" wide service", " wide services"].iter().any(|end| folded.ends_with(end))
        || ["services provided by ", "services delivered by ", "services run by "]
            .iter()
            .any(|begin| folded.starts_with(begin))
}

/// Words of sentences, and of what is delegated to people rather than to boards.
const NO_SERVICE: [&str; 58] = [
    "own",
    "plans",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "will",
    "be",
    "we",
    "it",
    "they",
    "this",
    "that",
    "which",
    "board",
    "council",
    "ijb",
    "nhs",
    "each",
    "both",
    "event",
    "events",
    "conference",
    "workshop",
    "workshops",
    "session",
    "sessions",
    "visit",
    "seminar",
    "webinar",
    "website",
    "page",
    "launch",
    "meeting",
    "year",
    "budget",
    "budgets",
    "decision",
    "decisions",
    "power",
    "powers",
    "authority",
    "duty",
    "duties",
    "resources",
    "staff",
    "funding",
    "money",
    "payments",
    "responsibility",
    "range",
    "these",
    "those",
    "not",
    "to",
    "following",
];

/// Words with which an aside begins: "on the other hand".
const OPENS_AN_ASIDE: [&str; 16] = [
    "on", "in", "at", "by", "for", "from", "with", "since", "under", "as", "until", "after", "during", "before",
    "within", "although",
];

/// Whether words may name a service: few, and none of a sentence.
pub(super) fn may_be_service(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    words.len() <= MOST_WORDS
        && !words.first().is_some_and(|first| OPENS_AN_ASIDE.contains(first))
        && text.chars().any(char::is_alphabetic)
        // "unusually".
        && (words.len() > 1 || !folded.ends_with("ly"))
        && !words.iter().any(|word| NO_SERVICE.contains(word))
        && !crate::register::mentions(text).iter().any(|m| m.typed)
}

/// Words before a name that are no part of it.
const HEADS: [&str; 80] = [
    "a proportion of ",
    "wider ",
    "delivering ",
    "mainly ",
    "chiefly ",
    "principally ",
    "lots of ",
    "delivery of ",
    "overseeing ",
    "planning of ",
    "Only ",
    "for example ",
    "for instance ",
    "such as ",
    "e.g. ",
    "payments for ",
    "payment for ",
    "set aside for ",
    "providing ",
    "two ",
    "three ",
    "four ",
    "five ",
    "six ",
    "seven ",
    "eight ",
    "ten ",
    "Some ",
    "Certain ",
    "Most ",
    "elements of ",
    "aspects of ",
    "parts of ",
    "those ",
    "selected ",
    "limited ",
    "integrated ",
    "delegated ",
    "and ",
    "a share of ",
    "a range of ",
    "a number of ",
    "of ",
    "or ",
    "nor ",
    "both ",
    "also ",
    "all ",
    "the ",
    "Both ",
    "The ",
    "All ",
    "its ",
    "their ",
    "including ",
    "responsibility for ",
    "provision of ",
    "Council's ",
    "Council’s ",
    "council's ",
    "council’s ",
    "Health Board's ",
    "Health Board’s ",
    "our ",
    "most ",
    "as well as ",
    "along with ",
    "together with ",
    "alongside ",
    "everything ",
    "for ",
    "only ",
    "certain ",
    "some ",
    "even ",
    "finally ",
    "almost all ",
    "Almost all ",
    "nearly all ",
    "Nearly all ",
];

pub(super) fn bare(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(rest) = HEADS.iter().find_map(|head| text.strip_prefix(head)) {
        text = rest.trim_start();
    }
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–'));
    ["both", "all", "and", "or"].iter().find_map(|word| text.strip_suffix(word)?.strip_suffix(' ')).unwrap_or(text)
}
