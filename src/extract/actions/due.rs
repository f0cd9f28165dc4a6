//! Due dates as written: in a column, after "Due:", or in the sentence itself.

mod behind;
mod deadline;
mod named;

use super::events;
use crate::record::When;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::{people, verbs, when};
use jiff::civil::Date;
use std::ops::Range;
use std::sync::LazyLock;

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)(?:^|[\s;,(.\[])(?:due(?: date| by)?|by when|deadline|timescale|target date|date due|when|timing|completion date|target)\s*[:–—]\s*(?P<when>[^\n\])]+)|\bdeadline\s+(?:is|was|will be|of)\s+(?:set\s+(?:for|as)\s+)?(?P<said>[^\n\]).;]+)|(?:^|[.;)\]\n])\s*by\s*:\s*(?P<by>[^\n\])]+)",
    )
});

static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(concat!(
        r"(?i)\b(?:as soon as (?:possible|practicable)|asap|a\.s\.a\.p\.?|immediately|with immediate effect|urgently",
        r"|(?:by|at|to|for|before|in time for|in advance of|ahead of|until) (?:the |our |its |their |a )?(?:next|following|subsequent) (?:(?:[\w-]+ ){0,3}?meeting|board|committee|council|forum|ijb|trustees|call)\b",
        r"|(?:by|at|to|for|before|in time for|in advance of|ahead of|until) (?:the |our |its |their )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter) (?:\w+ )?(?:meeting|board|committee|session|workshop|event)",
        r"|(?:by |before )?(?:the )?end of (?:the )?(?:this )?(?:week|month|quarter|financial year|calendar year|year)",
        r"|by (?:close of play |close |cop |cob |noon |the end of )?(?:today|tomorrow)",
        r"|(?:by |before |in |during )?(?:the )?(?:end of |early |late |later |(?:mon|tues|wednes|thurs|fri|satur|sun)day )?next (?:week|month|quarter)",
        r"|(?:later |within |during |by )?this (?:week|month|quarter)|(?:by|before) (?:close of play |close |cop |cob |noon |the end of )?(?:on )?(?:next )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: week\b)?",
        r"|(?:in |by |during )?(?:the )?(?:first|second|third|last) week (?:of|in) (?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?",
        r"|(?:(?:with)?in|after) (?:the next )?(?:\w+ ){1,2}(?:weeks?|months?|days?|years?)(?:['’] time)?",
        r"|(?:with)?in (?:the next|a|one) (?:week|fortnight|month|year)(?:['’]s time)?",
        r"|(?:by|before|over|at) the (?:weekend|half[- ]term)|(?:by|before|at|over|after) half[- ]term|(?:for |by |before )?next time\s*[.;]?\s*$|on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s*[.;]?\s*$| to [a-z])",
        r"|(?:by|before) (?:christmas|easter|the summer recess|the summer holidays)",
        r"|(?:in|over|during) the course of (?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?\b",
        r"|by close of play|by return|every (?:six|6|three|3|two|2|\w+) (?:weeks|months)|on a (?:weekly|monthly|quarterly|annual|regular) basis|(?:six|6)[- ]monthly|annually|quarterly|(?:monthly|weekly|fortnightly|(?:each|every) (?:month|week|quarter))\s*[.;]?\s*$|on an ongoing basis|\b(?:today|tomorrow)\s*[.;]?\s*$)"
    ))
});

/// Splits "…Due: March 2011" off a text: the text without it, and the date's words.
pub(super) fn split_field(text: &str) -> (String, Option<When>) {
    let Some(found) = FIELD.captures(text) else { return (text.to_owned(), None) };
    let (Some(whole), Some(date)) =
        (found.get(0), found.name("when").or_else(|| found.name("said")).or_else(|| found.name("by")))
    else {
        return (text.to_owned(), None);
    };
    let words = date.as_str().trim().trim_end_matches(['.', ';', ',']).trim();
    // "When: " in a sentence about something else says no date.
    if words.is_empty() || words.chars().count() > 160 {
        return (text.to_owned(), None);
    }
    // "apply before the deadline of 28 February": the words are the sentence's own, and stay with it.
    if found.name("said").is_some() && deadline::is_within_sentence(&text[..whole.start()]) {
        let ahead = deadline::is_to_be_met(&text[..whole.start()]) && is_date(words);
        return (text.to_owned(), ahead.then(|| When::written(words)));
    }
    let lead = whole.as_str().chars().next().filter(|c| matches!(c, '.')).map_or(0, char::len_utf8);
    let mut rest = text[..whole.start() + lead].trim_end().to_owned();
    let after = text[whole.end()..].trim_start_matches([')', ']', '.']).trim();
    if !after.is_empty() {
        rest.push(' ');
        rest.push_str(after);
    }
    (rest.trim().to_owned(), Some(When::written(words)))
}

/// The due date that a sentence tells, with its bytes: "… by 31 March", "… at the next meeting". A date before the
/// meeting is none, nor is one that says when something was written ("dated 6 November").
pub(super) fn in_text(text: &str, meeting: Option<Date>) -> Option<(Range<usize>, When)> {
    let mut found: Vec<Range<usize>> = when::find(text)
        .into_iter()
        .filter(|f| {
            f.led_in && !is_reference(text, &f.range) || at_a_meeting(text, &f.range) || is_spread(text, &f.range)
        })
        .filter(|f| !named::names_a_plan(text, &f.range))
        .map(|f| f.range)
        .collect();
    for phrase in PHRASE.find_iter(text) {
        // "meet the joiner on Thursday to choose colours": the day alone.
        let end = phrase.as_str().find("day to ").map_or(phrase.end(), |at| phrase.start() + at + 3);
        // "in the course of January": the month alone.
        let start = phrase.as_str().find(" course of ").map_or(0, |at| at + " course of ".len());
        let range = phrase.start() + start..end;
        // "in the next quarterly report": the word goes on.
        let inside = text[range.end..].starts_with(char::is_alphabetic);
        if inside || names_a_check(phrase.as_str(), &text[range.end..]) {
            continue;
        }
        if !found.iter().any(|f| f.start < range.end && range.start < f.end) {
            found.push(range);
        }
    }
    if found.is_empty() {
        return events::told(text).or_else(|| bracketed(text, meeting));
    }
    found.sort_by_key(|f| f.start);
    found.into_iter().rev().find(|range| !is_past(&text[range.clone()], meeting)).map(|range| {
        let words = text[range.clone()].trim().trim_end_matches(['.', ';']).trim_end().to_owned();
        (range, When::written(words))
    })
}

/// "w/c 28 May": the week in which something is to be done, without "by".
fn is_spread(text: &str, range: &Range<usize>) -> bool {
    const WEEKS: [&str; 4] = ["w/c", "week commencing", "week beginning", "wk beginning"];
    let lower = |text: Option<&str>| text.unwrap_or("").trim().to_lowercase();
    let (before, words) = (lower(text.get(..range.start)), lower(text.get(range.clone())));
    WEEKS.iter().any(|week| words.starts_with(week) || before.ends_with(week))
}

/// Whether the words of a date tell one before the meeting.
fn is_past(words: &str, meeting: Option<Date>) -> bool {
    let reading = when::parse(words, when::Context { meeting, next_meeting: None });
    match (&reading.when.end, meeting) {
        (Some(end), Some(meeting)) => end.parse::<Date>().is_ok_and(|end| end < meeting),
        _ => false,
    }
}

/// "SL to pull comments together (28/2/25)": a date alone in the brackets that end a task.
fn bracketed(text: &str, meeting: Option<Date>) -> Option<(Range<usize>, When)> {
    /// A date has no more bytes.
    const LONGEST: usize = 40;
    let open = text.trim_end_matches(['.', ' ', ';']).strip_suffix([')', ']'])?;
    let from = open.rfind(['(', '['])? + 1;
    let words = &open[from..];
    // "(target: Easter)": the label says what it is.
    let label = words.split_once(':').map(|(label, words)| (label.trim().to_lowercase(), words.trim()));
    let labels = ["target", "deadline", "due", "by", "target date", "due date", "aim"];
    if let Some((_, date)) = label.filter(|(label, _)| labels.contains(&label.as_str())) {
        let feast = matches!(date.to_lowercase().as_str(), "easter" | "christmas");
        return ((feast || is_date(date)) && !is_past(date, meeting)).then(|| (from..open.len(), When::written(date)));
    }
    let dated = words.len() <= LONGEST && words.bytes().any(|b| b.is_ascii_digit());
    // "[SB, 20/9]": whoever, and by when.
    let own = if is_date(words) {
        words.trim().to_owned()
    } else {
        let when = split_tail(words).1.filter(|_| dated && !people::is_person(words))?;
        when.as_written
    };
    (dated && !is_past(&own, meeting)).then(|| (from..open.len(), When::written(own)))
}

/// "carry out the quarterly bank check": how often something is done, as its name; "report quarterly to all" says when.
fn names_a_check(phrase: &str, after: &str) -> bool {
    let next = after.trim_start();
    let ends = next.is_empty() || next.starts_with([',', '.', ';', ')', ':', '–', '-']);
    let word = next.split_whitespace().next().unwrap_or("");
    phrase.eq_ignore_ascii_case("quarterly")
        && !ends
        && !matches!(
            word,
            "to" | "at" | "and" | "by" | "from" | "in" | "with" | "on" | "until" | "for" | "or" | "going"
        )
}

/// Whether a text says by when more than once: "Jo by 1 March, Ann to check by 8 March".
pub(super) fn are_several(text: &str) -> bool {
    let dates = when::find(text).into_iter().filter(|found| found.led_in && !is_reference(text, &found.range));
    let by = dates.filter(|found| {
        let words = text[found.range.clone()].to_lowercase();
        words.starts_with("by ") || words.starts_with("before ") || words.starts_with("until ")
    });
    by.count() > 1
}

/// The date with which an action of a list ends: "… training day – January 2020", "… contract (by 1 April)".
pub(super) fn at_end(text: &str, meeting: Option<Date>) -> Option<When> {
    let whole = text.trim_end_matches(['.', ')', ']', ' ', ';']);
    let Some(found) = when::find(whole).into_iter().next_back().filter(|f| f.range.end == whole.len()) else {
        // "– next meeting", "(asap)": words after the last sign that are all a date.
        let (at, sign) = whole.char_indices().rfind(|(_, c)| matches!(c, '–' | '—' | '(' | '[' | ',' | ';'))?;
        let tail = whole[at + sign.len_utf8()..].trim();
        let meets = when::parse(tail, shape_context()).review.is_none() && tail.to_lowercase().contains("meeting");
        return (is_date(tail) || meets).then(|| When::written(tail));
    };
    let before = text[..found.range.start].trim_end();
    if !before.ends_with(['–', '—', '-', '(', '[', ',', ':', ';'])
        || is_reference(text, &found.range) && !text[found.range.clone()].starts_with("for ")
    {
        return None;
    }
    let words = &whole[found.range];
    (!is_past(words, meeting)).then(|| When::written(words.trim()))
}

/// "… to the meeting on 15 December", "to the Audit Committee of 28 April": a date that the work is for.
fn at_a_meeting(text: &str, range: &Range<usize>) -> bool {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        #[allow(clippy::unwrap_used)] // The pattern is fixed; the tests run it.
        latin::fixed(
            r"(?i)\b(?:to|at|for|by|before)\s+(?:the\s+|its\s+|our\s+|a\s+)?(?:[\w&’'-]+\s+){0,8}?(?:meetings?|board|committee|council|ijb|session|cabinet|group)\s+(?:(?:scheduled|planned|due|to be held|being held|taking place)\s+)?(?:on|of|in|for)?\s*$|\b(?:closing date|deadline)\s+(?:is\s+|of\s+)?$",
        )
    });
    BEFORE.is_match(&text[..range.start]) || {
        // The date may have taken its "on" with it.
        let words = text[range.clone()].to_lowercase();
        words.starts_with("on ") && BEFORE.is_match(&text[..range.start])
    }
}

/// "write to the tenants who let in January": the date says what they do or did, not when to write.
fn is_told_of_somebody(before: &str) -> bool {
    let clause = before.rsplit([',', ';', ':', '.']).next().unwrap_or("");
    let told = [" who ", " which ", " that were ", " that was "].iter().filter_map(|w| clause.rfind(w)).max();
    told.is_some_and(|at| {
        let rest = &clause[at..];
        !rest.contains(" and ") && !rest.contains(" will ") && !rest.contains(" would ") && !rest.contains(" is to ")
    })
}

/// Whether words end in how long something goes on: "for a week", "for two or three days".
fn is_length_of_time(before: &str) -> bool {
    static LENGTH: LazyLock<Regex> = LazyLock::new(|| {
        latin::fixed(
            r"(?i)\bfor\s+(?:(?:a|an|one|the\s+first|the\s+last|the\s+whole)\s+|(?:about\s+|around\s+)?(?:\w+\s+(?:or|to)\s+)?\w+\s+)(?:day|night|week|weekend|fortnight|month)s?$",
        )
    });
    LENGTH.is_match(before)
}

/// What tells of what a date is stands no more characters before it.
const AHEAD: usize = 400;

/// "to submit a further report in February": what is to be brought then.
const BRINGS: &[&str] = &[
    "submit",
    "bring",
    "present",
    "provide",
    "produce",
    "prepare",
    "receive",
    "table",
    "give",
    "make",
    "write",
    "circulate",
    "publish",
    "issue",
    "draft",
    "share",
    "send",
];

/// Words right before the day of a document or of something past: "dated 4 May", "the minute of 4 May".
const DONE_ON: [&str; 15] = [
    "dated",
    "since",
    "held",
    "published",
    "of",
    "from",
    "issued",
    "meeting",
    "minutes",
    "minute",
    "approved",
    "ended",
    "ending",
    "report",
    "launched",
];

/// Whether a date belongs to a document or an event in the past or names a period that is spoken of.
fn is_reference(text: &str, range: &Range<usize>) -> bool {
    let words = text[range.clone()].to_lowercase();
    if ["by ", "before ", "until ", "no later ", "on or before "].iter().any(|w| words.starts_with(w)) {
        return false;
    }
    let before = text[..range.start].trim_end();
    let ahead = before.char_indices().rev().nth(AHEAD).map_or(0, |(at, _)| at);
    let before = before[ahead..].to_lowercase();
    // "the reserves held at 31 March": the day of a balance.
    let balance = words.strip_prefix("at ").is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()));
    if balance || words.starts_with("in ") && is_told_of_somebody(&before) {
        return true;
    }
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
    // "count lorries for a week in March": how long it is done, and about when.
    if words.starts_with("in ") && is_length_of_time(&before) {
        return true;
    }
    // "between 15 March and the end of May" is a period.
    let near = before.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    if before.trim_end_matches(" the").ends_with(" and") && before[near..].contains("between ") {
        return true;
    }
    // "a workshop to be held in January": what is still to come.
    if last == "held" && (before.ends_with(" be held") || before.ends_with("being held")) {
        return false;
    }
    // "for 2018/19" is the year of a budget, "of the 10 May meeting" the meeting's.
    // "aim for end February" is no period.
    let aimed = ["aim", "aiming", "target", "aimed"].contains(&last);
    // "on the agenda for January", "a substitute for himself for March": when it is due.
    let scheduled = matches!(
        last,
        "agenda" | "programme" | "workplan" | "substitute" | "himself" | "herself" | "themselves" | "ready"
    );
    let period = words.starts_with("for ") && !aimed && !scheduled
        || words.starts_with("of ")
        || words.starts_with("during ") && !(before.is_empty() && text[range.end..].contains(" will "))
        || words.starts_with("from ")
        || words.starts_with("since ");
    // "would report in January": here it is what somebody does.
    let mut earlier = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).skip(1);
    let done = matches!(earlier.next(), Some("to" | "will" | "would" | "shall" | "and" | "then"));
    let brought = words.starts_with("in ")
        && before.rsplit(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(6).any(|w| BRINGS.contains(&w));
    if last == "report" && (done || brought) && !period {
        return false;
    }
    period || DONE_ON.contains(&last)
}

/// The first of the words that is a date, in "JS by 31 March", "JS, May 2018", "JS (31/3)": the words before it and
/// the date.
pub(super) fn split_tail(text: &str) -> (String, Option<When>) {
    let text = text.trim();
    if let Some((who, words)) = behind::sign(text) {
        return (who.to_owned(), Some(When::written(words)));
    }
    if !when::tells(text) && !PHRASE.is_match(text) {
        return (text.to_owned(), None);
    }
    let cuts = text
        .char_indices()
        .filter(|(i, c)| *i > 0 && (c.is_whitespace() || matches!(c, ',' | '(' | '-' | '–' | ';' | '/')));
    // "Kate & Lewis Oct meeting": a date that is plain before one with other words in it, and of those the shortest.
    let mut dated: Vec<(&str, &str)> = Vec::new();
    for (at, _) in cuts {
        let head = text[..at]
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '-' | '–' | ';' | ':' | '/'));
        let tail = text[at..].trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '(' | ')' | '-' | '–' | ';' | ':' | '.' | ']' | '/')
        });
        // "Highland Council, March 2025": the body's name goes on to the comma.
        let names_on = tail.split_once(',').is_some_and(|(word, _)| people::is_body_word(word));
        if head.is_empty() || names_on || !is_date(tail) || named::goes_on(head, tail) {
            continue;
        }
        let review = when::parse(tail, shape_context()).review;
        let doubt = review.is_some_and(|code| code != crate::diagnostic::ReviewCode::YearInferred);
        if !doubt && super::owners::is_owner(head) {
            return (head.to_owned(), Some(When::written(tail)));
        }
        dated.push((head, tail));
    }
    match dated.iter().rev().find(|(head, _)| super::owners::is_owner(head)) {
        Some((head, tail)) => ((*head).to_owned(), Some(When::written(*tail))),
        None => (text.to_owned(), None),
    }
}

/// For telling what is a date at all, any meeting will do: a month without a year is one.
fn shape_context() -> when::Context {
    when::Context { meeting: Some(jiff::civil::date(2000, 1, 1)), next_meeting: None }
}

/// Whether words beside the dates of a text name somebody or something to do: "by 31 March to bring a policy".
fn says_more(text: &str) -> bool {
    let dates = when::find(text);
    let mut from = 0;
    text.split_whitespace().any(|word| {
        let at = text[from..].find(word).map_or(from, |a| from + a);
        from = at + word.len();
        let dated = dates.iter().any(|d| d.range.start <= at && at < d.range.end);
        !dated && (verbs::is_doing(word) || people::is_initials(word) || people::is_forename(word))
    })
}

/// "Next meeting", "Next time" and nothing else.
static NEXT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"(?i)^next (?:board|committee|council|forum|ijb|(?:\w+ )?meeting|mtg|time|call)\.?$")
});

/// Whether a text is a date and nothing else.
pub(super) fn is_date(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 60 {
        return false;
    }
    // "to comment by Friday 8 April" is something to do.
    if text.starts_with("to ") && when::parse(text, shape_context()).review.is_some() {
        return false;
    }
    let reading = when::parse(text, shape_context());
    let dated = reading.when.edtf.is_some() || reading.when.ongoing || reading.when.duration.is_some();
    // Words that are no part of a date ("Officer (31/03/2018") leave the reading in doubt.
    let understood = dated && reading.review != Some(crate::diagnostic::ReviewCode::DueUnparsed);
    let ambiguous = reading.review == Some(crate::diagnostic::ReviewCode::DueAmbiguous);
    let posts = || text.split_whitespace().any(|w| people::says(w, people::Says::Role));
    // "HM/KP by 17 May", "Chamber of Trade by end May": whoever, and by when.
    let led = || {
        let first = when::find(text).first().map_or(0, |found| found.range.start);
        text.get(..first).is_some_and(|who| !who.trim().is_empty() && super::owners::is_owner(who))
    };
    let named = people::is_post_word(text.split_whitespace().next().unwrap_or(""))
        || (ambiguous && (posts() || led()))
        || (reading.review == Some(crate::diagnostic::ReviewCode::DueAmbiguous) && says_more(text));
    (understood && !named)
        || NEXT.is_match(text)
        || PHRASE.find(text).is_some_and(|f| f.start() == 0 && f.end() == text.len())
}

#[cfg(test)]
mod tests;
