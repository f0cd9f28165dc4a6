//! The words around the moments of a phrase.

use super::stretch::Stretch;
use crate::wording::calendar;
use crate::wording::when::Context;
use crate::wording::when::moment::Moment;
use crate::wording::when::tokens::{Token, TokenKind};
use jiff::civil::Date;

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
    "cop",
    "carried",
    "forward",
    "cf",
    "c",
    "f",
    "cob",
    "play",
    "business",
    "midday",
    "lunchtime",
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
    "ahead",
    "advance",
    "prior",
    "our",
    "its",
    "their",
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
const NOUNS: &[&str] =
    &["meeting", "meetings", "board", "committee", "ijb", "forum", "council", "group", "cycle", "mtg", "mtgs"];

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
    /// A day or stretch is told by the meeting's date alone.
    pub(super) inferred: bool,
}

impl Says {
    /// Whether they say when, without any date.
    pub(super) fn anything(&self) -> bool {
        self.duration.is_some()
            || self.next_meeting
            || self.ongoing
            || self.recurring
            || self.immediate
            || self.undecided
    }
}

/// A time of day, which says nothing of the day: `5pm`, `5.30 p.m.`, `12 noon`, `17:00`. How many tokens it takes.
pub(super) fn clock(rest: &[Token]) -> Option<usize> {
    let number = |i: usize, digits: usize| {
        rest.get(i).is_some_and(
            |t| matches!(t.kind, TokenKind::Number { value: 0..=59, digits: d, ordinal: false } if d <= digits),
        )
    };
    if !number(0, 2) {
        return None;
    }
    let minutes = rest.get(1).is_some_and(|t| t.glued && t.is_sign(&[':', '.']))
        && rest.get(2).is_some_and(|t| t.glued)
        && number(2, 2);
    let colon = minutes && rest[1].is_sign(&[':']);
    let at = if minutes { 3 } else { 1 };
    let half = rest.get(at).is_some_and(|t| t.is_word(&["am", "pm", "noon", "hrs", "midday"]));
    // "p.m.": two letters with their stops.
    let spelt = rest.get(at).is_some_and(|t| t.is_word(&["a", "p"]))
        && rest.get(at + 1).is_some_and(|t| t.glued && t.is_sign(&['.']))
        && rest.get(at + 2).is_some_and(|t| t.glued && t.is_word(&["m"]));
    if spelt {
        let stop = rest.get(at + 3).is_some_and(|t| t.glued && t.is_sign(&['.']));
        return Some(at + 3 + usize::from(stop));
    }
    if half { Some(at + 1) } else { colon.then_some(at) }
}

/// "w/c", "wc", "w.c.", "week commencing", "week of": how many tokens it takes.
pub(super) fn week_commencing(rest: &[Token]) -> Option<usize> {
    let is = |i: usize, words: &[&str]| rest.get(i).is_some_and(|t| t.is_word(words));
    let begins = &["commencing", "beginning", "starting", "of"];
    if is(0, &["w"]) && rest.get(1).is_some_and(|t| t.is_sign(&['/', '.'])) {
        let stop = rest.get(3).is_some_and(|t| t.glued && t.is_sign(&['.']));
        return is(2, &["c", "b", "commencing", "beginning"]).then_some(3 + usize::from(stop));
    }
    if is(0, &["wc"]) {
        return Some(1);
    }
    (is(0, &["week", "wk"]) && is(1, begins)).then_some(2)
}

/// What only the meeting's date tells: `this week`, `end of the month`, `Friday`, `Easter`. How many tokens it takes.
fn meant_by_meeting(rest: &[Token], says: &mut Says, context: Context, stretches: &mut Vec<Stretch>) -> Option<usize> {
    let is = |i: usize, words: &[&str]| rest.get(i).is_some_and(|t| t.is_word(words));
    let meeting = context.meeting?;
    let day = |date: Date| Moment::Day { year: Some(date.year()), month: Some(date.month()), day: date.day() };
    let first = rest[0].word()?;
    if matches!(first, "today" | "tomorrow") {
        // "On agenda today" is no due date.
        says.ambiguous |= first == "today";
        let days = i64::from(first == "tomorrow");
        let date = meeting.checked_add(jiff::Span::new().days(days)).ok()?;
        says.inferred = true;
        stretches.push(Stretch { first: day(date), last: None });
        return Some(1);
    }
    if first == "easter" {
        let year = rest.get(1).and_then(|t| match t.kind {
            TokenKind::Number { value, digits: 4, .. } => i16::try_from(value).ok(),
            _ => None,
        });
        let this = easter(year.unwrap_or(meeting.year()))?;
        let next = if year.is_none() && this < meeting { easter(meeting.year() + 1)? } else { this };
        says.inferred |= year.is_none();
        stretches.push(Stretch { first: day(next), last: None });
        return Some(1 + usize::from(year.is_some()));
    }
    let dated = |i: usize| matches!(rest.get(i).map(|t| &t.kind), Some(TokenKind::Number { .. }));
    if let Some(weekday) = calendar::weekday(first).filter(|_| first.len() > 3 || rest.len() == 1)
        && !dated(1)
        && !(is(1, &["the"]) && dated(2))
        && rest.get(1).and_then(Token::word).is_none_or(|w| calendar::month(w).is_none())
    {
        let today = meeting.weekday().to_monday_zero_offset();
        let ahead = (weekday - today).rem_euclid(7);
        // "Tuesday next week" counts from the Monday that follows.
        let next_week = is(1, &["next"]) && is(2, &["week"]);
        let ahead = match (next_week, ahead) {
            (true, _) => 7 - today + weekday,
            (false, 0) => 7,
            (false, ahead) => ahead,
        };
        let date = meeting.checked_add(jiff::Span::new().days(i64::from(ahead))).ok()?;
        says.inferred = true;
        stretches.push(Stretch { first: day(date), last: None });
        return Some(if next_week { 3 } else { 1 });
    }
    // "this week", "end of the month": the one in which the meeting lies.
    let at = if first == "this" {
        1
    } else if matches!(first, "end" | "later" | "during") {
        let of = 1 + usize::from(is(1, &["of", "in"]));
        of + usize::from(is(of, &["the", "this"]))
    } else {
        return None;
    };
    if at == 1 && first != "this" && !is(1, &["month"]) {
        return None;
    }
    let unit = rest.get(at)?.word()?;
    // "end of week commencing 4 May", "end of month 6".
    if dated(at + 1) || is(at + 1, &["commencing", "beginning", "of"]) {
        return None;
    }
    match unit {
        "week" => {
            let monday = i64::from(meeting.weekday().to_monday_zero_offset());
            let from = meeting.checked_sub(jiff::Span::new().days(monday)).ok()?;
            let to = from.checked_add(jiff::Span::new().days(6)).ok()?;
            stretches.push(Stretch { first: day(from), last: Some(day(to)) });
        }
        "month" => {
            let moment = Moment::Month { year: Some(meeting.year()), month: meeting.month() };
            stretches.push(Stretch { first: moment, last: None });
        }
        "quarter" => {
            let quarter = (meeting.month() + 8) % 12 / 3 + 1;
            let year = if meeting.month() < 4 { meeting.year() - 1 } else { meeting.year() };
            stretches.push(Stretch { first: Moment::Quarter { year: Some(year), quarter }, last: None });
        }
        "year" => {
            // The calendar's or the financial one.
            says.ambiguous = true;
            stretches.push(Stretch { first: Moment::Year(meeting.year()), last: None });
        }
        _ => return None,
    }
    says.inferred = true;
    Some(at + 1)
}

/// Easter Sunday of a year (the anonymous Gregorian algorithm, as given by Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let whole = i32::from(year);
    let (golden, century, rest) = (whole % 19, whole / 100, whole % 100);
    let leaps = century / 4;
    let moon = (8 * century + 13) / 25;
    let epact = (19 * golden + century - leaps - moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    let (month, day) = (days / 31, days % 31 + 1);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Takes in a word that is no date and gives how many tokens it took.
pub(super) fn word(rest: &[Token], says: &mut Says, context: Context, stretches: &mut Vec<Stretch>) -> usize {
    let is = |i: usize, words: &[&str]| rest.get(i).is_some_and(|t| t.is_word(words));
    let first = &rest[0];
    if first.is_sign(&['?']) {
        says.ambiguous = true;
        return 1;
    }
    if let Some(taken) = clock(rest) {
        return taken;
    }
    if let Some(taken) = week_commencing(rest) {
        says.week = true;
        return taken;
    }
    if let Some(taken) = meant_by_meeting(rest, says, context, stretches) {
        return taken;
    }
    let Some(text) = first.word() else {
        // Signs say nothing; a number that is no date may.
        says.unknown_words += usize::from(matches!(first.kind, TokenKind::Number { .. }));
        return 1;
    };
    match text {
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
        "christmas" | "xmas" => {
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
        // "next Friday" is the coming one to some and that of the next week to others.
        if let Some(weekday) = rest.get(1).and_then(Token::word).filter(|w| w.len() > 2).and_then(calendar::weekday) {
            let ahead = 7 - meeting.weekday().to_monday_zero_offset() + weekday;
            if let Ok(date) = meeting.checked_add(jiff::Span::new().days(i64::from(ahead))) {
                let first = Moment::Day { year: Some(date.year()), month: Some(date.month()), day: date.day() };
                (says.inferred, says.ambiguous) = (true, true);
                stretches.push(Stretch { first, last: None });
                return 2;
            }
        }
        if is(1, &["week"]) {
            let ahead = 7 - i64::from(meeting.weekday().to_monday_zero_offset());
            let from = meeting.checked_add(jiff::Span::new().days(ahead)).ok();
            let to = from.and_then(|from| from.checked_add(jiff::Span::new().days(6)).ok());
            if let (Some(from), Some(to)) = (from, to) {
                let day =
                    |date: Date| Moment::Day { year: Some(date.year()), month: Some(date.month()), day: date.day() };
                says.inferred = true;
                stretches.push(Stretch { first: day(from), last: Some(day(to)) });
                return 2;
            }
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
