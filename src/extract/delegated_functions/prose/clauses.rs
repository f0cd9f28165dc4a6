//! A sentence to its clauses.

use super::{cues, is_match, led};
use crate::framework::plans::PlanVocabulary;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::cell::LazyCell;
use std::sync::LazyLock;

/// Words between clauses.
const BETWEEN: [&str; 6] = ["and ", "but ", "while ", "whereas ", "although ", "though "];
/// What makes words a clause of their own.
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:is|are|was|were|has|have|had|will|remains?|stays?|continues?|hosts?|delegates?|leads?|sits?|rests?|covers?|includes?|excludes?|keeps?|kept|takes|took|oversees|comprises?|added|retains?|means?|forms?\s+part|falls?|comes?|belongs?|look|followed)\b",
    )
});
/// What a clause says of delegation in its verb.
static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\bdelegate[sd]?\b|\bhost(?:ed|s)?\b|\bleads?\s+(?:on|for)\b|\b(?:remain|stay)s?\b|\bretained\b|\blead\s+(?:agency|partnership|body)\b|\b(?:is|are)\s+not$",
    )
});
/// "… and those hospital services which are prescribed": what a list goes on with.
static PART_OF: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"^(?:those|the|these|certain|some|all|other|any)\s+(?:[\w’'-]+\s+){0,4}?(?:which|that)\s")
});
/// "North Ayrshire hosts …" behind a comma.
static HOSTS: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"^(?:\p{Lu}[\w’'&-]*\s+(?:and\s+|of\s+)?){1,6}hosts\b"));
/// "X and Y are included", and "X and Y are not".
static IS_SO: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)\b(?:is|are|has\s+been|have\s+been)\s+(?:\w+\s+)?(?:delegated|included)$"));
static IS_NOT: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"(?i)^[^,;:]{3,80}\s(?:is|are|has|have)\s+not\.?$"));
/// Numbers and marks that stand before a sentence.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]\s+|\d{1,2}(?:\.\d{1,2})+\s+|[•▪·–-]\s*|(?:Q|A|Answer|Question)[.:]\s+)(?:(?:Yes|No)\s*[:,–-]\s*)?",
    )
});
/// Words that open a sentence and say nothing of its functions.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:however|on\s+behalf\s+of\s+[^,]{4,90}|on\s+the\s+other\s+hand|by\s+(?:agreement|law|statute)|in\s+practice|in\s+all|in\s+addition\s+to\s+[^,]{4,80}|of\s+these|for\s+(?:the|our)\s+(?:council|health\s+board|nhs|local\s+authority)|in\s+(?:this|our)\s+area|furthermore|moreover|additionally|finally|first|second|third|lastly|like\s+(?:its|their|our)\s+neighbours?|unlike\s+(?:(?:some|other|many|most)\s+\w+|[^,]{3,40},)|in\s+addition|currently|at\s+present|at\s+the\s+moment|by\s+contrast|in\s+contrast|in\s+turn|also|similarly|similarly\s+to\s+others|locally|today|now|meanwhile|as\s+(?:of|at|from)\s+[^,]{4,20}|(?:since|from|in|until)\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[[:alpha:]]+\s+)?\d{4}|(?:since|from|until)\s+\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}[a-z]+|as\s+(?:the\s+)?(?:lead|host)\s+(?:partnership|agency|body),|on\s+the\s+(?:nhs|council|health|social\s+(?:work|care)|local\s+authority|health\s+board)(?:[’']s)?\s+side|under\s+(?:the|its|our|these)\s+(?:\w+\s+){0,3}(?:schemes?|arrangements?|model|agreement)(?:\s+of\s+\w+)?|broadly|in\s+(?:summary|short|general|broad\s+terms|essence|particular)|essentially|mainly|specifically|importantly),?\s+",
    )
});

/// A sentence has no more clauses; what is left then is one.
const MOST_CLAUSES: usize = 64;

/// The clauses of a sentence: parted by semicolons, by ", and" and ", but" where either side has a verb of its own, and by
/// "and" alone where either side says how it is with its functions.
pub(super) fn of<'a>(sentence: &'a str, vocabulary: &PlanVocabulary) -> Vec<&'a str> {
    let sentence = match LABEL.find(sentence) {
        Some(label) => sentence.get(label.end()..).unwrap_or(sentence),
        None => sentence,
    };
    let mut out = Vec::new();
    for part in between_semicolons(sentence).into_iter().flat_map(with_colon) {
        let mut pieces = at_commas(part, &Cues::of(part));
        // What a comma ends is a clause; the last one may be parted further.
        let last = pieces.pop();
        out.append(&mut pieces);
        if let Some(last) = last {
            without_comma(last, vocabulary, &mut out);
        }
    }
    out.into_iter().map(opened).collect()
}

/// Where words stand in a part of a sentence that make or end its clauses; found once, asked many times.
struct Cues {
    /// Verbs, and where they end.
    verbs: Vec<(usize, usize)>,
    /// What says something of delegation.
    says: Vec<(usize, usize)>,
    /// "are delegated".
    says_so: Option<usize>,
    hosts: Vec<(usize, usize)>,
}

impl Cues {
    fn of(part: &str) -> Self {
        let all = |regex: &LazyLock<Regex>| regex.find_iter(part).map(|found| (found.start(), found.end())).collect();
        Self {
            verbs: all(&VERB),
            says: all(&SAYS),
            says_so: SAYS_SO.find_iter(part).last().map(|found| found.start()),
            hosts: part.match_indices("hosts ").map(|(at, word)| (at, at + word.len())).collect(),
        }
    }

    /// Whether one of some places lies within a range.
    fn within(places: &[(usize, usize)], from: usize, to: usize) -> bool {
        let first = places.partition_point(|(start, _)| *start < from);
        places.get(first).is_some_and(|(_, end)| *end <= to)
    }

    fn behind(places: &[(usize, usize)], from: usize) -> bool {
        places.last().is_some_and(|(start, _)| *start >= from)
    }
}

/// The clauses of a part of a sentence that commas end.
fn at_commas<'a>(part: &'a str, cues: &Cues) -> Vec<&'a str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, comma) in part.match_indices(", ") {
        if at < from || out.len() > MOST_CLAUSES {
            continue;
        }
        let (left, rest) = (&part[from..at], &part[at + comma.len()..]);
        let word = BETWEEN.iter().find(|word| rest.starts_with(**word));
        let behind = at + comma.len() + word.map_or(0, |word| word.len());
        let right = &part[behind..];
        let says = || Cues::within(&cues.says, from, at) || ends_with_not(left);
        let parts = match word {
            // "X is run by the Council, and is not delegated".
            Some(_)
                if ["is ", "are ", "has ", "have "].iter().any(|verb| right.starts_with(verb))
                    && cues.says_so.is_some_and(|last| last >= behind)
                    && !says() =>
            {
                false
            }
            Some(_) => {
                !is_match(&PART_OF, right) && Cues::within(&cues.verbs, from, at) && Cues::behind(&cues.verbs, behind)
            }
            None => {
                (Cues::within(&cues.hosts, from, at) && is_match(&HOSTS, rest))
                    // "X is included, Y and Z are not".
                    || (rest.trim_end_matches('.').ends_with(" not")
                        && is_match(&IS_SO, ending(left))
                        && is_match(&IS_NOT, rest))
            }
        };
        if parts {
            out.push(left);
            from = behind;
        }
    }
    out.push(&part[from..]);
    out
}

/// "is not", "are not" at the end of words.
fn ends_with_not(words: &str) -> bool {
    ["is not", "are not", "Is not", "Are not"]
        .iter()
        .any(|end| words.strip_suffix(end).is_some_and(|ahead| !ahead.ends_with(char::is_alphanumeric)))
}

/// The end of some words, long enough for what ends a clause.
fn ending(words: &str) -> &str {
    words.get(words.floor_char_boundary(words.len().saturating_sub(ENDING))..).unwrap_or(words)
}

/// What ends a clause is no longer, in bytes; nor is a body's name before its verb.
const ENDING: usize = 80;

/// Whether words say something rather than only name it.
pub(super) fn has_verb(text: &str) -> bool {
    // "including Raigmore Hospital" names one more.
    text.split(' ').any(|word| VERB.find(word).is_some_and(|found| found.len() == word.len()))
}

/// "… has been implemented: home care is now delegated".
static SAYS_SO: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:is|are|has\s+been|have\s+been)\s+(?:(?:now|not|also|all|both|fully|partly)\s+)*(?:delegated|included)\b",
    )
});

/// "The Board is responsible for all of them: these cover X and Y": what follows says it of the same functions.
fn with_colon(part: &str) -> Vec<&str> {
    if !part.contains(": ") {
        return vec![part];
    }
    let cues = Cues::of(part);
    let goes_on = |(at, _): &(usize, &str)| {
        let behind = part[*at + 2..].trim_start();
        let from = part.len() - behind.len();
        // "Some services are hosted: Angus hosts X".
        let opening = &behind[..behind.floor_char_boundary(ENDING)];
        let names_a_host =
            is_match(&HOSTS, behind) || opening.split_once(" IJB hosts ").is_some_and(|(who, _)| who.len() < 40);
        let points = ["these ", "they ", "this ", "it "].iter().any(|word| behind.starts_with(word));
        names_a_host || cues.says_so.is_some_and(|last| last >= from) || (points && Cues::behind(&cues.verbs, from))
    };
    match part.match_indices(": ").find(goes_on) {
        Some((at, _)) => vec![&part[..at], &part[at + 2..]],
        None => vec![part],
    }
}

/// The parts of a sentence between semicolons outside of brackets; a part without a verb goes on with the list before it.
fn between_semicolons(sentence: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0_i32);
    for (at, c) in sentence.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ';' if depth <= 0 && sentence[at + 1..].starts_with(' ') => {
                let next = sentence[at + 2..].split("; ").next().unwrap_or_default();
                let subject = ["it ", "they ", "we "].iter().any(|word| next.starts_with(word));
                if subject || is_match(&VERB, next) {
                    out.push(&sentence[start..at]);
                    start = at + 2;
                }
            }
            _ => {}
        }
    }
    out.push(sentence.get(start..).unwrap_or_default());
    out
}

/// "X is delegated and Y is not".
fn without_comma<'a>(part: &'a str, vocabulary: &PlanVocabulary, out: &mut Vec<&'a str>) {
    let part = part.trim_end_matches('.');
    match (out.len() <= MOST_CLAUSES).then(|| parted_at(part, vocabulary)).flatten() {
        Some((at, word)) => {
            without_comma(&part[..at], vocabulary, out);
            without_comma(&part[at + word.len()..], vocabulary, out);
        }
        None => out.push(part),
    }
}

/// Where a word parts two clauses that no comma parts.
fn parted_at<'a>(part: &'a str, vocabulary: &PlanVocabulary) -> Option<(usize, &'a str)> {
    let cues = Cues::of(part);
    let relative = part.rfind(", which ");
    let says = |(at, word): &(usize, &str)| {
        let behind = at + word.len();
        (Cues::within(&cues.says, 0, *at) || ends_with_not(&part[..*at]))
            && Cues::behind(&cues.says, behind)
            && Cues::behind(&cues.verbs, behind)
            && relative.is_none_or(|last| last < behind)
            && !GOES_ON.iter().any(|verb| part[behind..].starts_with(verb))
    };
    // Where the first cue of all ends, with the blank behind it.
    let first = LazyCell::new(|| cues::first(part, vocabulary, |_| true).map(|cue| part.len() - cue.after.len()));
    // "The scheme covers X but excludes Y".
    let turns = |(at, word): &(usize, &str)| {
        let right = &part[at + word.len()..];
        let opening = &right[..right.floor_char_boundary(2 * ENDING)];
        // "NHS Highland has responsibility for X and Highland Council has responsibility for Y".
        let another = || {
            cues::first(opening, vocabulary, |_| true)
                .is_some_and(|cue| !cue.behind && led::names_a_body(subject(cue.before)))
        };
        first.is_some_and(|end| end <= at + 1) && (cues::begins(right, vocabulary) || another())
    };
    // "and" parts names too, the others parts of sentences only.
    let others = || [" but ", " while ", " whereas "].iter().flat_map(|word| part.match_indices(word));
    let and = || part.match_indices(" and ");
    // "for Greater Glasgow and Clyde and lead on X": the verb stands right behind.
    let verb_behind = |(at, word): &(usize, &str)| {
        cues.says.binary_search_by_key(&(at + word.len()), |(start, _)| *start).is_ok() && says(&(*at, *word))
    };
    others()
        .find(says)
        .or_else(|| and().find(verb_behind))
        .or_else(|| and().find(says))
        .or_else(|| others().chain(and()).find(turns))
}

/// Verbs that go on with what the clause before speaks of.
const GOES_ON: [&str; 5] = ["is ", "are ", "remain", "stay", "has "];

/// The words that name who does something, before its verb.
fn subject(before: &str) -> &str {
    ["has", "have", "is", "are"].iter().find_map(|verb| before.strip_suffix(verb)).unwrap_or(before).trim()
}

fn opened(clause: &str) -> &str {
    let clause = clause.trim().trim_end_matches('.');
    let end = OPENING.find(clause).map_or(0, |m| m.end());
    &clause[end..]
}
