//! Names of localities in a text: one name cleaned, or a list taken apart.

use crate::register::{self, LocalityMatch};
use crate::wording::blanks::one_line;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// A small number in words or figures, as a pattern.
pub(super) const SMALL_NUMBER: &str = r"(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})";

/// A name with the inhabitants given beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) population: Option<u64>,
}

/// A locality's name has few words, long descriptions apart.
const NAME_WORDS: usize = 18;
/// Fewer people live in no locality.
const SMALLEST_POPULATION: u64 = 50;

static POPULATION: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)[\s,;(–—-]*\(?\s*(?:with\s+)?(?:an?\s+)?(?:estimated\s+|total\s+|resident\s+)?(?:population|pop\.?)(?:\s+of|\s*[:=])?\s*(?:is\s+|around\s+|approximately\s+|approx\.?\s+|about\s+|some\s+|c\.?\s*|circa\s+)?(\d{1,3}(?:[,\s]\d{3})+|\d{3,7})\s*\)?|\s*\(\s*(?:(?:c\.?|circa|about|around|some|approx\.?|approximately|nearly|(?:just\s+)?over|(?:just\s+)?under)\s*)?(\d{1,3}(?:,\d{3})+)\s*(?:people|residents|inhabitants)?\s*\)|\s*[–—:-]\s*(?:(?:c\.?|circa|about|around|some|approx\.?|approximately|nearly)\s*)?(\d{1,3}(?:,\d{3})+)(?:\s+(?:people|residents|inhabitants))?\s*[.;]?\s*$",
    )
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"\d{1,3}(?:[,\s]\d{3})+|\d+"));
/// "Locality 1: North" and "Locality – North".
static PREFIX: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:\d{1,2}\s*[–—.:)-]+|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:[a-z]|[ivx]{1,4})[.)])\s+(?:the\s+)?(?:locality\s+)?|^(?:the\s+)?locality(?:\s+(?:area|name|planning\s+area))?\s*(?:\d{1,2}|[A-H]\b)?\s*(?:[:–—-]+\s*|\s+is\s+)",
    )
});
static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s+(?:(?:health\s+and\s+(?:social\s+care|wellbeing)\s+)?localit(?:y|ies)(?:\s+(?:planning|health|improvement|engagement|working))?(?:\s+(?:area|group|partnership|forum|network|team|plan|profile))?s?|(?-i:L[PIWH][PGF]s?|HWPs?))\s*$",
    )
});

/// "38.2k", "38 thousand".
static THOUSANDS: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)^\D{0,12}(\d{1,3})(?:\.(\d))?\s*(?:k|thousand)\b"));

/// The number of people that brackets behind a name hold: "(pop. 21,460)", "(38,200)", but not "(2 practices)".
pub(super) fn population_in_brackets(text: &str) -> Option<u64> {
    let inside = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | '.'));
    let found = IN_BRACKETS.captures(inside).or_else(|| BEHIND_PLACES.captures(inside))?;
    population(found.get(1)?.as_str())
}

/// "(Annick and Crosshouse; 41,700 people)".
static BEHIND_PLACES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)[;,:–-]\s*(?:around\s+|about\s+|some\s+|c\.?\s*)?(\d{1,3}(?:,\d{3})+|\d{4,6})\s+(?:people|residents|inhabitants)$",
    )
});
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:.*\b(?:population|pop\.?)(?:\s+of|\s*[:=])?\s*)?(?:around\s+|approximately\s+|approx\.?\s+|about\s+|some\s+|c\.?\s*|circa\s+|~\s*)?(\d{1,3}(?:,\d{3})+|\d{4,6}|\d{1,3}(?:\.\d)?k)(?:\s+(?:people|residents|inhabitants|persons)(?:[,;]\s.*|\s+(?:in|on)\s+(?:some\s+|about\s+|around\s+)?\d.*)?)?$",
    )
});

/// A number of people as papers write it: "26,500", "26 500", "c. 26,500".
pub(super) fn population(text: &str) -> Option<u64> {
    if text.contains('%') {
        return None;
    }
    if let Some(found) = THOUSANDS.captures(text) {
        let (whole, tenths) = (found.get(1)?.as_str().parse::<u64>().ok()?, found.get(2).map_or("0", |m| m.as_str()));
        return Some(whole * 1_000 + tenths.parse::<u64>().ok()? * 100);
    }
    let digits: String = NUMBER.find(text)?.as_str().chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|n| *n >= SMALLEST_POPULATION)
}

/// The name that a text is, without what the paper says beside it; `None` where it is no name.
pub(super) fn clean(text: &str) -> Option<Name> {
    let mut text = one_line(text);
    let mut people = None;
    if let Some(found) = POPULATION.captures(&text) {
        people = (1..=3).find_map(|group| found.get(group)).and_then(|n| population(n.as_str()));
        if let (Some(_), Some(whole)) = (people, found.get(0)) {
            text.replace_range(whole.range(), "");
        }
    }
    for regex in [&PREFIX, &SUFFIX] {
        let rest = regex.replace(&text, "").into_owned();
        if !rest.trim().is_empty() {
            text = rest;
        }
    }
    let name = without_separator(&text)
        .trim()
        .trim_end_matches(['.', ';', ':', ',', '*', '†', '‡', '¹', '²', '³'])
        .trim_start_matches(['•', '-', '–', '·', '▪'])
        .trim();
    let plain = name.chars().any(char::is_alphabetic)
        && name.split(' ').count() <= NAME_WORDS
        && name.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    (plain && !stands_for_all(name)).then(|| Name { text: name.to_owned(), population: people })
}

/// A list item without what parts it from the next: "Buckie, Cullen and Fochabers; and".
fn without_separator(text: &str) -> &str {
    let parts = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '.');
    let mut text = text.trim_end_matches(parts);
    for word in [" and", " &", " or"] {
        if let Some(rest) = text.strip_suffix(word) {
            text = rest.trim_end_matches(parts);
        }
    }
    text
}

/// Rows that sum up or speak of no one locality.
fn stands_for_all(name: &str) -> bool {
    let folded = crate::framework::headings::fold(name);
    let first = folded.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "total"
            | "totals"
            | "all"
            | "both"
            | "each"
            | "every"
            | "various"
            | "scotland"
            | "overall"
            | "average"
            | "other"
            | "unknown"
            | "tbc"
            | "none"
            | "note"
            | "source"
    ) || matches!(
        folded.as_str(),
        "n a"
            | "na"
            | "locality"
            | "localities"
            | "not applicable"
            | "not stated"
            | "to be confirmed"
            | "grand total"
            | "region"
            | "county"
            | "whole area"
            | "hscp"
            | "partnership"
    ) || folded.ends_with(" total")
        || folded.ends_with(" wide")
        || folded.ends_with(" overall")
}

/// A name cut before a description: "North – Brechin and Montrose" as "North", unless the register has the whole.
pub(super) fn without_description(text: &str, partnership: Option<&str>) -> String {
    let known = |name: &str| partnership.is_some_and(|code| register::locality(name, code) != LocalityMatch::None);
    if known(text) {
        return text.to_owned();
    }
    let cut = [
        " – ",
        " — ",
        " - ",
        ": ",
        " (",
        ", including ",
        ", which ",
        ", covering ",
        " covering ",
        " including ",
        " comprising ",
        " made up of ",
    ]
    .iter()
    .filter_map(|mark| text.find(mark))
    .min();
    match cut {
        Some(at) if text[..at].split(' ').count() <= 6 || known(&text[..at]) => text[..at].trim().to_owned(),
        _ => text.to_owned(),
    }
}

/// Small words inside names of places.
const SMALL: [&str; 18] = [
    "urban",
    "rural",
    "and",
    "of",
    "the",
    "with",
    "to",
    "in",
    "an",
    "agus",
    "former",
    "villages",
    "communities",
    "area",
    "city",
    "town",
    "coast",
    "isles",
];

/// A place's name has no more words: "Stirling City with the Eastern Villages, Bridge of Allan and Dunblane".
const MOST_WORDS: usize = 12;

/// Whether words look like a place's name: every word large but for small ones.
pub(super) fn looks_like_a_place(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', '-', '/']).filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let large = |word: &&str| {
        word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    let first = words.first().is_some_and(large);
    first
        && words.len() <= MOST_WORDS
        && words.iter().all(|w| {
            large(w)
                || SMALL.contains(&w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
                || *w == "&"
        })
        && !words.first().is_some_and(|w| NOT_PLACES.contains(&w.to_lowercase().as_str()))
}

/// Words that open sentences and headings, and no name of a place.
const NOT_PLACES: [&str; 44] = [
    "our",
    "the",
    "each",
    "every",
    "this",
    "these",
    "we",
    "what",
    "why",
    "how",
    "a",
    "an",
    "in",
    "there",
    "it",
    "they",
    "all",
    "both",
    "more",
    "to",
    "for",
    "health",
    "social",
    "local",
    "integrated",
    "strategic",
    "working",
    "improving",
    "developing",
    "community",
    "joint",
    "shared",
    "new",
    "key",
    "third",
    "people",
    "introduction",
    "appendix",
    "annex",
    "figure",
    "locality",
    "localities",
    "ward",
    "wards",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cleaned() {
        for (text, want) in [
            ("Irvine", Some(("Irvine", None))),
            ("Irvine (population 39,500)", Some(("Irvine", Some(39_500)))),
            ("Irvine – population of around 39,500", Some(("Irvine", Some(39_500)))),
            ("Irvine (39,500)", Some(("Irvine", Some(39_500)))),
            ("Irvine (about 39,500 people)", Some(("Irvine", Some(39_500)))),
            ("Irvine – 39,500", Some(("Irvine", Some(39_500)))),
            ("1 – Irvine", Some(("Irvine", None))),
            ("Locality 1: Irvine", Some(("Irvine", None))),
            ("Irvine Locality", Some(("Irvine", None))),
            ("Irvine Locality Planning Group", Some(("Irvine", None))),
            ("Troon LPP", Some(("Troon", None))),
            ("Buckie, Cullen and Fochabers; and", Some(("Buckie, Cullen and Fochabers", None))),
            ("North, and", Some(("North", None))),
            ("1) Elgin;", Some(("Elgin", None))),
            ("(b) Elgin;", Some(("Elgin", None))),
            ("ii. Elgin.", Some(("Elgin", None))),
            ("North (Cumbernauld, Kilsyth)", Some(("North (Cumbernauld, Kilsyth)", None))),
            ("Eastwood 2", Some(("Eastwood 2", None))),
            ("Total", None),
            ("All localities", None),
            ("improve access", None),
            ("", None),
        ] {
            assert_eq!(clean(text), want.map(|(t, population)| Name { text: t.to_owned(), population }), "{text}");
        }
    }

    #[test]
    fn places_look_like_places() {
        for name in [
            "Irvine",
            "Ayr North and Former Coalfield Communities",
            "Grangemouth, Bo'ness and Braes",
            "Teviot & Liddesdale",
            "Eastwood 2",
        ] {
            assert!(looks_like_a_place(name), "{name}");
        }
        for name in ["Improve access", "the north", "Our Priorities", "Working in localities", ""] {
            assert!(!looks_like_a_place(name), "{name}");
        }
    }
}
