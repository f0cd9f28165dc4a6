//! The words around the moments of a phrase.

use super::stretch::Stretch;
use crate::wording::when::Context;
use crate::wording::when::moment::Moment;
use crate::wording::when::tokens::{Token, TokenKind};

/// Words that lead in to a date or stand around it and change nothing.
pub(super) const NEUTRAL: &[&str] = &[
    "by",
    "before",
    "on",
    "in",
    "at",
    "due",
    "end",
    "ending",
    "of",
    "the",
    "no",
    "later",
    "than",
    "early",
    "mid",
    "middle",
    "late",
    "beginning",
    "start",
    "during",
    "date",
    "target",
    "deadline",
    "for",
    "to",
    "this",
    "coming",
    "latest",
    "approx",
    "approximately",
    "around",
    "circa",
    "about",
    "a",
    "an",
    "expected",
    "planned",
    "provisional",
    "provisionally",
    "half",
    "close",
    "month",
    "within",
    "and",
    "or",
    "as",
    "is",
    "be",
    "possible",
    "if",
    "week",
];

/// Nouns that a date stands with in an action table ("June update", "March Board") and that change nothing.
const COMPANIONS: &[&str] = &[
    "update",
    "board",
    "meeting",
    "committee",
    "ijb",
    "report",
    "agenda",
    "session",
    "seminar",
    "workshop",
    "council",
    "cabinet",
    "forum",
    "group",
    "next",
    "audit",
    "noon",
    "meetings",
    "am",
    "pm",
];

/// What meets next.
const NOUNS: &[&str] = &["meeting", "meetings", "board", "committee", "ijb", "forum", "council", "group", "cycle"];

/// What the words around the moments say.
#[derive(Debug, Default)]
pub(super) struct Says {
    pub(super) from: bool,
    pub(super) until: bool,
    pub(super) ongoing: bool,
    pub(super) recurring: bool,
    pub(super) week: bool,
    pub(super) immediate: bool,
    pub(super) undecided: bool,
    pub(super) next_meeting: bool,
    pub(super) unknown_words: usize,
    pub(super) duration: Option<String>,
    pub(super) ambiguous: bool,
}

/// Takes in a word that is no date and gives how many tokens it took.
pub(super) fn word(rest: &[Token], says: &mut Says, context: Context, stretches: &mut Vec<Stretch>) -> usize {
    let is = |i: usize, words: &[&str]| rest.get(i).is_some_and(|t| t.is_word(words));
    let first = &rest[0];
    if first.is_sign(&['?']) {
        says.ambiguous = true;
        return 1;
    }
    let Some(text) = first.word() else {
        // Signs say nothing; a number that is no date may.
        says.unknown_words += usize::from(matches!(first.kind, TokenKind::Number { .. }));
        return 1;
    };
    match text {
        "w" if rest.get(1).is_some_and(|t| t.is_sign(&['/'])) && is(2, &["c", "b", "commencing", "beginning"]) => {
            says.week = true;
            3
        }
        "wc" => {
            says.week = true;
            1
        }
        "week" if is(1, &["commencing", "beginning"]) => {
            says.week = true;
            2
        }
        "from" | "since" | "starting" | "commencing" => {
            says.from = true;
            1
        }
        "until" | "till" | "til" => {
            says.until = true;
            1
        }
        "onwards" | "onward" | "ongoing" | "continuing" | "continuous" | "continuously" | "continual" | "continues"
        | "continue" | "rolling" | "indefinite" => {
            says.ongoing = true;
            1
        }
        "on" if is(1, &["going"]) => {
            says.ongoing = true;
            2
        }
        "on" if rest.get(1).is_some_and(|t| t.is_sign(&['-'])) && is(2, &["going"]) => {
            says.ongoing = true;
            3
        }
        "then" | "thereafter" => 1,
        "annually" | "annual" | "yearly" | "monthly" | "quarterly" | "weekly" | "daily" | "biannually" | "biannual"
        | "regularly" | "regular" | "recurring" | "bimonthly" | "fortnightly" => {
            says.recurring = true;
            1
        }
        "each" | "every" => {
            says.recurring = true;
            1 + usize::from(is(1, &["year", "month", "quarter", "week", "meeting", "day", "cycle", "spring", "autumn"]))
        }
        "asap" | "immediate" | "immediately" | "now" | "urgent" | "urgently" | "straightaway" | "forthwith" => {
            says.immediate = true;
            1
        }
        "as" if is(1, &["soon"]) => {
            says.immediate = true;
            4.min(rest.len())
        }
        "tbc" | "tbd" | "tba" | "na" | "none" => {
            says.undecided = true;
            1
        }
        "n" if rest.get(1).is_some_and(|t| t.is_sign(&['/'])) && is(2, &["a"]) => {
            says.undecided = true;
            3
        }
        "to" if is(1, &["be"]) && is(2, &["confirmed", "agreed", "determined", "decided", "advised"]) => {
            says.undecided = true;
            3
        }
        "next" | "future" | "following" => next_something(rest, says, context, stretches),
        "year" if is(1, &["end"]) => {
            says.ambiguous = true;
            stretches.push(Stretch { first: Moment::FinancialYearEnd(None), last: None });
            2
        }
        "christmas" => {
            stretches.push(Stretch { first: Moment::Day { year: None, month: Some(12), day: 25 }, last: None });
            1
        }
        _ if NEUTRAL.contains(&text) || COMPANIONS.contains(&text) => 1,
        _ => {
            says.unknown_words += 1;
            1
        }
    }
}

/// `next meeting`, `the next IJB`, `next month`, `next year`.
pub(super) fn next_something(rest: &[Token], says: &mut Says, context: Context, stretches: &mut Vec<Stretch>) -> usize {
    let is = |i: usize, words: &[&str]| rest.get(i).is_some_and(|t| t.is_word(words));
    if rest[0].is_word(&["next"])
        && let Some(meeting) = context.meeting
    {
        let date = |months: i64| meeting.checked_add(jiff::Span::new().months(months)).ok();
        if is(1, &["month"])
            && let Some(next) = date(1)
        {
            stretches
                .push(Stretch { first: Moment::Month { year: Some(next.year()), month: next.month() }, last: None });
            return 2;
        }
        if is(1, &["year"])
            && let Some(next) = date(12)
        {
            says.ambiguous = true;
            stretches.push(Stretch { first: Moment::Year(next.year()), last: None });
            return 2;
        }
    }
    // Up to four words may stand between ("next Integration Joint Board meeting").
    let noun = (1..6).take_while(|i| rest.get(*i).is_some_and(|t| t.word().is_some())).find(|i| is(*i, NOUNS));
    if let Some(mut end) = noun {
        while is(end + 1, NOUNS) {
            end += 1;
        }
        // "next Board meeting of the Transparency Board": the body says nothing more.
        if is(end + 1, &["of"]) && is(end + 2, &["the"]) {
            let more = (end + 3..end + 8).take_while(|i| rest.get(*i).is_some_and(|t| t.word().is_some()));
            end = more.last().filter(|last| is(*last, NOUNS)).unwrap_or(end);
        }
        // A "future meeting" has no date.
        if rest[0].is_word(&["next", "following"]) {
            says.next_meeting = true;
        } else {
            says.undecided = true;
        }
        return end + 1;
    }
    says.unknown_words += 1;
    1
}
