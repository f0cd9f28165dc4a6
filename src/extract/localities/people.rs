//! How many people live somewhere, as sentences say it.

use super::names;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use std::sync::LazyLock;

static POPULATION: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\bpopulation(?:\s*\([^()]{1,30}\))?(?:\s*[:=–-]|\s+(?:of|in|for|is|was|the|this|our|a|an|area|locality|total|estimated|currently|now|at|around|approximately|approx\.?|about|some|just|over|under|nearly|almost|circa|c\.?|stands|and|(?-i:\p{Lu}[\w’'-]*)))*\s*(\d{1,3}(?:,\d{3})+|\d{4,6}|\d{1,3}(?:\.\d)?k\b)|\b(?:largest|smallest|biggest|highest|lowest|second\s+largest)\s+population\b[^.;:\d]{0,100}?\b(?:at|of|with)\s+(\d{1,3}(?:,\d{3})+|\d{5,6})",
    )
});
static INHABITANTS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)(?:\bhome\s+to\s+|\b(?:has|have|had|and|look\s+after|looks\s+after|with|some|around|about|approximately|over|under|nearly|almost)\s+|^\s*|[:–—(]\s*)(?:(?:around|approximately|about|some|just\s+over|just\s+under|over|under|nearly|almost|an?\s+estimated)\s+)?(\d{1,3}(?:,\d{3})+|\d{4,6}|\d{1,3}(?:\.\d)?k)\s+(?:people|residents|inhabitants|persons)\b|\b(?:there\s+are|the|its|our|these|serving|serves|covers|of)\s+(?:(?:around|about|some|roughly|approximately|over|under|nearly|almost)\s+)?(\d{1,3}(?:,\d{3})+|\d{4,6})\s+(?:people|residents|inhabitants)\b|\bhome\s+to\s+(?:(?:around|about|some|roughly|approximately|just\s+over|just\s+under|over|under|nearly|almost)\s+)?(\d{1,3}(?:,\d{3})+|\d{5,6})(?:[.,;]?$|[.,;]\s|\s+(?:in|and|with)\b)|(?:^|\s)(\d{1,3}(?:,\d{3})+|\d{4,6})\s+(?:people\s+|residents\s+)?(?:live|lives|living)\s+(?:in|here)\b|\bwhere\s+(?:(?:around|about|some|roughly|approximately|over|under|nearly|almost)\s+)?(\d{1,3}(?:,\d{3})+|\d{4,6})\s+(?:of\s+us\s+|people\s+)?live\b",
    )
});
/// Numbers of another time, or of some of the people only.
static OTHERWISE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:(?:people|residents|persons|inhabitants)\s+(?:are\s+)?(?:over|under)\s+\d\d\b|will|project(?:ed|ions?)|expected|forecast|predicted|by\s+20\d\d|aged|over\s+the\s+age|older\s+people|children|patients|carers|registered|supported|received|attended|employs?|compared|used|uses|took\s+part|responded|helped|told\s+us|work(?:s|ing)?|staff|waiting|admitted|referred|living\s+with|who\s+have|dementia|diabetes|(?:is|are|was)\s+(?:the|a|our|its)\s+(?:largest|biggest|main|only|principal|second\s+largest)\s+(?:towns?|settlements?|villages?|burghs?))\b",
    )
});

/// The one number of inhabitants that a text gives; `None` where it gives none, or several.
pub(super) fn in_text(text: &str) -> Option<u64> {
    let mut found = None;
    for range in sentences(text) {
        let people = in_sentence(text.get(range)?);
        if found.is_some() && people.is_some() && people != found {
            return None;
        }
        found = found.or(people);
    }
    found
}

/// The number of inhabitants that a sentence gives, those of a part of the people apart.
pub(super) fn in_sentence(sentence: &str) -> Option<u64> {
    // "27,800 residents, of whom 8,100 are aged 65 or over": what is said first is of all.
    let first = sentence.split(" of whom ").next().unwrap_or(sentence);
    if OTHERWISE.is_match(first) {
        return None;
    }
    let mut numbers = POPULATION.captures_iter(first).chain(INHABITANTS.captures_iter(first));
    let people = numbers.next().and_then(|n| names::population(number(&n)))?;
    let mut others = numbers.filter_map(|n| names::population(number(&n)));
    others.all(|n| n == people).then_some(people)
}

/// Whether a sentence that speaks of no population counts some of the people: "1,204 carers in Elgin and 990 in Forres".
pub(super) fn are_some(sentence: &str) -> bool {
    OTHERWISE.is_match(sentence) && !sentence.contains("pop")
}

/// Whether numbers below a heading may be of all who live somewhere: "Residents" may be those of care homes, so that small
/// numbers need the word "population".
pub(super) fn may_be_all(heading: &str, numbers: &[u64]) -> bool {
    heading.to_lowercase().contains("pop") || numbers.iter().filter(|n| **n >= SMALL_PLACE).count() * 2 > numbers.len()
}

/// Fewer people than this are few for a locality.
pub(super) const SMALL_PLACE: u64 = 1_000;

/// Whether a sentence says in so many words that its number is one of inhabitants: "with 4,000 people" may be those whom a
/// centre works with.
pub(super) fn says_of_inhabitants(sentence: &str) -> bool {
    const WORDS: [&str; 6] = ["opulation", "resident", "inhabitants", " live ", "home to ", "Home to "];
    WORDS.iter().any(|word| sentence.contains(word))
}

/// Numbers of a sentence that speaks of several places' inhabitants, with where they stand, in bytes.
pub(super) fn each_in_sentence(sentence: &str) -> Vec<(usize, u64)> {
    let speaks =
        ["population", "people", "residents", "inhabitants", "of them live"].iter().any(|w| sentence.contains(w));
    if !speaks || OTHERWISE.is_match(sentence) {
        return Vec::new();
    }
    let numbers = ANY.find_iter(sentence);
    numbers.filter_map(|m| Some((m.start(), names::population(m.as_str())?))).collect()
}

/// Whether each of a sentence's numbers counts inhabitants, or what the first one counts: not "Elgin has 25,000 residents and
/// Keith 4,000 households".
pub(super) fn are_all_counted(sentence: &str, numbers: &[(usize, u64)]) -> bool {
    numbers.iter().all(|(at, _)| {
        let behind = sentence.get(*at..).unwrap_or_default();
        let behind =
            behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | 'k')).trim_start();
        let word = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        word.is_empty() || COUNTED.contains(&word) || word == "live"
    })
}

/// The one number of a sentence that names nothing it counts, behind a sentence about inhabitants.
pub(super) fn bare_in_sentence(sentence: &str) -> Option<u64> {
    if OTHERWISE.is_match(sentence) || sentence.contains(['£', '%', '€']) {
        return None;
    }
    let mut numbers = ANY.find_iter(sentence);
    let found = numbers.next()?;
    let counted = sentence.get(found.end()..)?.trim_start().split(' ').next().unwrap_or_default();
    let nothing = counted.is_empty() || !counted.starts_with(|c: char| c.is_alphabetic()) || COUNTED.contains(&counted);
    (numbers.next().is_none() && nothing).then(|| names::population(found.as_str())).flatten()
}

/// Words that may stand behind a number of people.
const COUNTED: [&str; 5] = ["people", "residents", "inhabitants", "and", "in"];

/// A number as large as that of a place's people.
static ANY: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"\b(?:\d{1,3}(?:,\d{3})+|[3-9]\d{3}|\d{5,6}|\d{1,3}(?:\.\d)?k)\b"));

/// The first group that took part.
fn number<'a>(found: &crate::wording::latin::Captures<'a>) -> &'a str {
    (1..found.len()).find_map(|group| found.get(group)).map_or("", |m| m.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: Option<u64>) {
        assert_eq!(in_text(text), want, "{text}");
    }

    #[test]
    fn numbers_of_inhabitants() {
        check("The largest is Eildon with a population of 35,400.", Some(35_400));
        check("Home to 60,100 people, Nithsdale holds the largest town.", Some(60_100));
        check("Some 23,900 people live in Stewartry.", Some(23_900));
        check("Wigtownshire has 27,800 residents, of whom 8,100 are over 65.", Some(27_800));
        check("The population of Annan and Eskdale is 37.3k.", Some(37_300));
        check("Of these, 46,900 live in Clydebank.", Some(46_900));
        check("Rural Stirling is thinly peopled: 24,200 people in some 2,000 square kilometres.", Some(24_200));
        check("The population of Eildon will be 40,000.", None);
        check("There are 9,000 people aged over 75.", None);
        check("Marr has 8,600 people over 65.", None);
        check("Population: 9,000. It has 8,000 residents.", None);
        check("Marr has the largest area of the six and 38,900 people.", Some(38_900));
        check("In Marr four practices look after 38,900 people.", Some(38_900));
        check(
            "Eildon has the largest population of the five localities in the Borders, at 35,400 (31%).",
            Some(35_400),
        );
        check("The 19,200 residents of this locality look to Keith.", Some(19_200));
        check("In the West locality there are 49,600 residents.", Some(49_600));
        check("It covers the coast and is home to 52,400.", Some(52_400));
        check("Home to 52,400 trees.", None);
        check("Elgin, with 25,000 people, is the largest town.", None);
        check("Some 300 people came.", None);
        check("Keith, where 22,400 of us live, a third of them over 65", Some(22_400));
        check("Keith, where 22,400 letters were sent", None);
    }

    #[test]
    fn inhabitants_in_so_many_words() {
        assert!(says_of_inhabitants("Marr has a population of 38,900."));
        assert!(!says_of_inhabitants("The centre in Marr works with 4,000 people."));
        let counted = |text: &str| are_all_counted(text, &each_in_sentence(text));
        assert!(counted("Elgin has 25,000 residents, Keith 4,000 and Forres 12,400."));
        assert!(!counted("Elgin has 25,000 residents and Keith 4,000 households."));
    }

    #[test]
    fn some_of_the_people() {
        assert!(are_some("There are 1,204 carers in North Perthshire and 1,390 in South Perthshire."));
        assert!(!are_some("North Perthshire (population 48,000), where 1,204 carers live."));
    }

    #[test]
    fn small_numbers_need_the_word() {
        assert!(may_be_all("Population", &[70, 420]) && may_be_all("Residents", &[18_200, 960, 4_100]));
        assert!(!may_be_all("Residents", &[268, 377]));
    }

    #[test]
    fn numbers_of_several_places() {
        let numbers = |text: &str| each_in_sentence(text).into_iter().map(|(_, n)| n).collect::<Vec<_>>();
        assert_eq!(numbers("The population of Garioch is 57,600 and that of Marr 38,900."), [57_600, 38_900]);
        assert!(numbers("By 2035 the population of Garioch will be 57,600 and that of Marr 38,900.").is_empty());
        assert_eq!(numbers("In Garioch 57,600 of them live; Marr has 38,900."), [57_600, 38_900]);
        assert!(numbers("Garioch has 57,600 trees.").is_empty());
    }
}
