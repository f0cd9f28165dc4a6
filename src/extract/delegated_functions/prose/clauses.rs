//! A sentence to its clauses.

use super::{cues, is_match, led};
use crate::framework::plans::PlanVocabulary;
use crate::wording::latin;
use crate::wording::latin::Regex;
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

/// The clauses of a sentence: parted by semicolons, by ", and" and ", but" where either side has a verb of its own, and by
/// "and" alone where either side says how it is with its functions.
pub(super) fn of<'a>(sentence: &'a str, vocabulary: &PlanVocabulary) -> Vec<&'a str> {
    let sentence = match LABEL.find(sentence) {
        Some(label) => sentence.get(label.end()..).unwrap_or(sentence),
        None => sentence,
    };
    let mut out = Vec::new();
    for part in between_semicolons(sentence).into_iter().flat_map(with_colon) {
        let mut from = 0;
        for (at, comma) in part.match_indices(", ") {
            if at < from {
                continue;
            }
            let rest = &part[at + comma.len()..];
            let left = &part[from..at];
            let length = match BETWEEN.iter().find(|w| rest.starts_with(*w)) {
                // "X is run by the Council, and is not delegated".
                Some(word)
                    if ["is ", "are ", "has ", "have "].iter().any(|verb| rest[word.len()..].starts_with(verb))
                        && is_match(&SAYS_SO, &rest[word.len()..])
                        && !is_match(&SAYS, left) =>
                {
                    continue;
                }
                Some(word) if is_match(&PART_OF, &rest[word.len()..]) => continue,
                Some(word) if is_match(&VERB, left) && is_match(&VERB, &rest[word.len()..]) => word.len(),
                None if left.contains("hosts ") && is_match(&HOSTS, rest) => 0,
                // "X is included, Y and Z are not".
                None if rest.trim_end_matches('.').ends_with(" not")
                    && is_match(&IS_SO, left)
                    && is_match(&IS_NOT, rest) =>
                {
                    0
                }
                _ => continue,
            };
            out.push(left);
            from = at + comma.len() + length;
        }
        without_comma(&part[from..], vocabulary, &mut out);
    }
    out.into_iter().map(opened).collect()
}

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
    let goes_on = |(at, _): &(usize, &str)| {
        let behind = part[*at + 2..].trim_start();
        // "Some services are hosted: Angus hosts X".
        let names_a_host =
            is_match(&HOSTS, behind) || behind.split_once(" IJB hosts ").is_some_and(|(who, _)| who.len() < 40);
        let points = ["these ", "they ", "this ", "it "].iter().any(|word| behind.starts_with(word));
        names_a_host || is_match(&SAYS_SO, behind) || (points && is_match(&VERB, behind))
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
                if is_match(&VERB, next) {
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
    let says = |(at, word): &(usize, &str)| {
        let right = &part[at + word.len()..];
        is_match(&SAYS, &part[..*at])
            && is_match(&SAYS, right)
            && is_match(&VERB, right)
            && !right.contains(", which ")
            && !GOES_ON.iter().any(|verb| right.starts_with(verb))
    };
    // "The scheme covers X but excludes Y".
    let turns = |(at, word): &(usize, &str)| {
        let right = &part[at + word.len()..];
        // "NHS Highland has responsibility for X and Highland Council has responsibility for Y".
        let another = || {
            cues::first(right, vocabulary, |_| true)
                .is_some_and(|cue| !cue.behind && led::names_a_body(subject(cue.before)))
        };
        (cues::begins(right, vocabulary) || another()) && cues::first(&part[..*at], vocabulary, |_| true).is_some()
    };
    // "and" parts names too, the others parts of sentences only.
    let others = || [" but ", " while ", " whereas "].iter().flat_map(|word| part.match_indices(word));
    let and = || part.match_indices(" and ");
    // "for Greater Glasgow and Clyde and lead on X": the verb stands right behind.
    let verb_behind = |(at, word): &(usize, &str)| {
        SAYS.find(&part[at + word.len()..]).is_some_and(|found| found.start() == 0) && says(&(*at, *word))
    };
    match others()
        .find(says)
        .or_else(|| and().find(verb_behind))
        .or_else(|| and().find(says))
        .or_else(|| others().chain(and()).find(turns))
    {
        Some((at, word)) => {
            without_comma(&part[..at], vocabulary, out);
            without_comma(&part[at + word.len()..], vocabulary, out);
        }
        None => out.push(part),
    }
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
