//! Names of localities in a text: one name cleaned, or a list taken apart.

use crate::register::{self, LocalityMatch};
use crate::wording::latin;
use regex::Regex;
use std::sync::LazyLock;

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

static POPULATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)[\s,;(–—-]*\(?\s*(?:with\s+)?(?:an?\s+)?(?:estimated\s+|total\s+|resident\s+)?(?:population|pop\.?)(?:\s+of|\s*[:=])?\s*(?:is\s+|around\s+|approximately\s+|approx\.?\s+|about\s+|some\s+|c\.?\s*|circa\s+)?(\d{1,3}(?:[,\s]\d{3})+|\d{3,7})\s*\)?|\s*\(\s*(?:c\.?\s*)?(\d{1,3}(?:,\d{3})+)\s*(?:people|residents|inhabitants)?\s*\)").ok()
});
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| latin::regex(r"\d{1,3}(?:[,\s]\d{3})+|\d+").ok());
/// "Locality 1: North" and "Locality – North".
static PREFIX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)^(?:the\s+)?locality(?:\s+(?:area|name|planning\s+area))?\s*(?:\d{1,2}|[A-H]\b)?\s*(?:[:–—-]+\s*|\s+is\s+)").ok()
});
static SUFFIX: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin::regex(r"(?i)\s+localit(?:y|ies)(?:\s+area)?\s*$").ok());

/// A number of people as papers write it: "26,500", "26 500", "c. 26,500".
pub(super) fn population(text: &str) -> Option<u64> {
    if text.contains('%') {
        return None;
    }
    let digits: String = NUMBER.as_ref()?.find(text)?.as_str().chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|n| *n >= SMALLEST_POPULATION)
}

/// The name that a text is, without what the paper says beside it; `None` where it is no name.
pub(super) fn clean(text: &str) -> Option<Name> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut people = None;
    if let Some(regex) = POPULATION.as_ref()
        && let Some(found) = regex.captures(&text)
    {
        people = found.get(1).or_else(|| found.get(2)).and_then(|n| population(n.as_str()));
        if let (Some(_), Some(whole)) = (people, found.get(0)) {
            text.replace_range(whole.range(), "");
        }
    }
    for regex in [PREFIX.as_ref(), SUFFIX.as_ref()].into_iter().flatten() {
        let rest = regex.replace(&text, "").into_owned();
        if !rest.trim().is_empty() {
            text = rest;
        }
    }
    let name = text
        .trim()
        .trim_end_matches(['.', ';', ':', ',', '*', '†', '‡', '¹', '²', '³'])
        .trim_start_matches(['•', '-', '–', '·', '▪'])
        .trim();
    let plain = name.chars().any(char::is_alphabetic)
        && name.split(' ').count() <= NAME_WORDS
        && name.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    (plain && !stands_for_all(name)).then(|| Name { text: name.to_owned(), population: people })
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
        Some(at) if text[..at].split(' ').count() <= 6 => text[..at].trim().to_owned(),
        _ => text.to_owned(),
    }
}

/// Small words inside names of places.
const SMALL: [&str; 16] = [
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

/// Whether words look like a place's name: every word large but for small ones.
pub(super) fn looks_like_a_place(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', '-', '/']).filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let large = |word: &&str| {
        word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    let first = words.first().is_some_and(large);
    first
        && words.len() <= 10
        && words.iter().all(|w| {
            large(w)
                || SMALL.contains(&w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
                || *w == "&"
        })
        && !words.first().is_some_and(|w| NOT_PLACES.contains(&w.to_lowercase().as_str()))
}

/// Words that open sentences and headings, and no name of a place.
const NOT_PLACES: [&str; 40] = [
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
];

/// A list of names taken apart, and whether where one ends and the next begins is a guess.
///
/// The register's names and the number that the paper claims decide where "and" and commas stand inside a name. Compass words
/// before a shared place ("East and West Midlothian") take the place.
pub(super) fn split(list: &str, claimed: Option<usize>, partnership: Option<&str>) -> (Vec<String>, bool) {
    let list = list.trim().trim_end_matches(['.', ';', ':', ')']).trim();
    if list.contains(';') {
        let pieces = list.split(';').map(|p| without_and(p).to_owned()).filter(|p| !p.is_empty());
        return (pieces.collect(), false);
    }
    let by_comma: Vec<&str> = list.split(',').map(without_and).filter(|p| !p.is_empty()).collect();
    let known = |name: &str| partnership.is_some_and(|code| register::locality(name, code) != LocalityMatch::None);
    // Every way to join neighbours and part at "and" is too many; the two ways that people write are tried in turn: "and"
    // before the last name alone, and "and" inside names.
    let mut candidates: Vec<Vec<String>> = Vec::new();
    if let Some((last, before)) = by_comma.split_last() {
        let head: Vec<String> = before.iter().map(|p| (*p).to_owned()).collect();
        for (at, _) in last.match_indices(" and ").chain(last.match_indices(" & ")) {
            let mut names = head.clone();
            names.push(last[..at].trim().to_owned());
            names.push(without_and(&last[at..]).to_owned());
            candidates.push(names);
        }
        let mut whole = head;
        whole.push((*last).to_owned());
        candidates.push(whole);
    }
    let best = candidates.into_iter().max_by_key(|names| {
        let count_fits = claimed == Some(names.len());
        let known_names = names.iter().filter(|n| known(n)).count();
        let all_known = known_names == names.len();
        // "A, B and C" has no Oxford comma: parting at the last "and" is the usual reading.
        let usual = names.last().is_none_or(|n| !n.contains(" and "));
        (count_fits, all_known, known_names, usual)
    });
    let names = best.unwrap_or_default();
    let guess = match claimed {
        Some(number) => number != names.len(),
        None => !names.iter().all(|n| known(n)) && names.iter().any(|n| n.contains(" and ")),
    };
    (shared_place(names), guess)
}

fn without_and(piece: &str) -> &str {
    let piece = piece.trim();
    piece.strip_prefix("and ").or_else(|| piece.strip_prefix("& ")).unwrap_or(piece).trim()
}

const COMPASS: [&str; 10] =
    ["north", "south", "east", "west", "central", "north east", "north west", "south east", "south west", "mid"];

/// "East", "West Midlothian" as "East Midlothian", "West Midlothian".
fn shared_place(mut names: Vec<String>) -> Vec<String> {
    let is_compass = |name: &str| COMPASS.contains(&name.to_lowercase().replace('-', " ").as_str());
    let Some((last, before)) = names.split_last() else { return names };
    if before.is_empty() || !before.iter().all(|n| is_compass(n)) || is_compass(last) {
        return names;
    }
    let lower = last.to_lowercase().replace('-', " ");
    let Some(compass) = COMPASS.iter().filter(|c| lower.starts_with(&format!("{c} "))).max_by_key(|c| c.len()) else {
        return names;
    };
    let place = last.get(compass.len()..).unwrap_or_default().trim().to_owned();
    let count = names.len() - 1;
    for name in names.iter_mut().take(count) {
        *name = format!("{name} {place}");
    }
    names
}

/// A number written as a word or in figures.
pub(super) fn number(text: &str) -> Option<usize> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let lower = text.trim().to_lowercase();
    WORDS.iter().position(|w| *w == lower).or_else(|| lower.replace(',', "").parse().ok())
}

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
            ("Locality 1: Irvine", Some(("Irvine", None))),
            ("Irvine Locality", Some(("Irvine", None))),
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
    fn lists_are_taken_apart() {
        let check = |list: &str, claimed: Option<usize>, code: Option<&str>, want: &[&str], guess: bool| {
            assert_eq!(split(list, claimed, code), (want.iter().map(|s| (*s).to_owned()).collect(), guess), "{list}");
        };
        check("North, South and East", Some(3), None, &["North", "South", "East"], false);
        check("East and West Midlothian", Some(2), Some("S37000018"), &["East Midlothian", "West Midlothian"], false);
        check("North East and South East", Some(2), None, &["North East", "South East"], false);
        check(
            "Banff and Buchan, Buchan, Formartine, Garioch, Marr and Kincardine and Mearns",
            Some(6),
            Some("S37000002"),
            &["Banff and Buchan", "Buchan", "Formartine", "Garioch", "Marr", "Kincardine and Mearns"],
            false,
        );
        check(
            "Lochaber; Skye, Lochalsh and Wester Ross",
            None,
            None,
            &["Lochaber", "Skye, Lochalsh and Wester Ross"],
            false,
        );
        check("North and South", Some(3), None, &["North", "South"], true);
        check(
            "Annandale and Eskdale, Nithsdale, Stewartry and Wigtownshire",
            Some(4),
            Some("S37000006"),
            &["Annandale and Eskdale", "Nithsdale", "Stewartry", "Wigtownshire"],
            false,
        );
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
