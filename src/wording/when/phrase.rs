//! A whole phrase: moments with what is said around them.

use super::moment::{self, Moment};
use super::resolve::{self, Span};
use super::tokens::{Token, TokenKind, tokens};
use super::{Context, Reading};
use crate::diagnostic::ReviewCode;
use crate::record::{Precision, When};
use jiff::civil::Date;
use std::ops::Range;

/// A date phrase found in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text, with the words that lead in ("by the end of").
    pub range: Range<usize>,
    /// Whether a word such as "by", "before" or "within" leads in, as a due date has.
    pub led_in: bool,
}

/// Words that lead in to a date or stand around it and change nothing.
const NEUTRAL: &[&str] = &[
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

/// Words that lead in to a due date in running text.
const LEAD_IN: &[&str] =
    &["by", "before", "within", "due", "until", "at", "in", "for", "from", "on", "end", "deadline"];

/// What the words around the moments say.
#[derive(Debug, Default)]
struct Says {
    from: bool,
    until: bool,
    ongoing: bool,
    recurring: bool,
    week: bool,
    immediate: bool,
    undecided: bool,
    next_meeting: bool,
    unknown_words: usize,
    duration: Option<String>,
    ambiguous: bool,
}

/// One moment, or two that a word such as "to" makes a range.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    first: Moment,
    last: Option<Moment>,
}

pub(super) fn parse(text: &str, context: Context) -> Reading {
    let pieces = tokens(text);
    let near = context.meeting.map(Date::year);
    let mut says = Says::default();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let rest = &pieces[at..];
        if let Some((taken, recurring, duration)) = duration(rest) {
            says.recurring |= recurring;
            says.duration = duration.or(says.duration);
            at += taken;
        } else if let Some((stretch, taken, ambiguous)) = stretch(rest, near) {
            says.ambiguous |= ambiguous;
            stretches.push(stretch);
            at += taken;
        } else {
            at += word(rest, &mut says, context, &mut stretches);
        }
    }
    reading(text, &says, &stretches, context)
}

/// A moment or range at the beginning: `May to July 2017`, `10-12 May 2019`, `Oct 2017 - Mar 2018`.
fn stretch(rest: &[Token], near: Option<i16>) -> Option<(Stretch, usize, bool)> {
    if let Some(found) = day_range(rest, near) {
        return Some(found);
    }
    let first = moment::read(rest, near)?;
    let mut ambiguous = first.ambiguous;
    let at = first.taken;
    let joiner = match rest.get(at) {
        Some(t) if t.is_sign(&['-', '/']) || t.is_word(&["to", "until", "till", "through"]) => 1,
        // "May or June 2017", "June and September": from the one to the other, but that may not be meant.
        Some(t) if t.is_word(&["or", "and"]) || t.is_sign(&['&']) => {
            let second = rest.get(at + 1..).and_then(|r| moment::read(r, near));
            if second.is_some_and(|s| same_kind(first.moment, s.moment)) {
                ambiguous = true;
                1
            } else {
                0
            }
        }
        _ => 0,
    };
    if joiner == 1
        && let Some(mut second) = rest.get(at + 1..).and_then(|r| moment::read(r, near))
        && (same_kind(first.moment, second.moment)
            || matches!(second.moment, Moment::Day { .. } | Moment::Month { .. }))
    {
        let mut begin = first.moment;
        if let (None, Some(year)) = (resolve::year_of(begin), resolve::year_of(second.moment)) {
            begin = resolve::with_year(begin, year, None);
            // "November to February 2018" begins in the year before.
            if begins_after(begin, second.moment) {
                begin = resolve::with_year(first.moment, year - 1, None);
            }
        } else if let (Some(year), None) = (resolve::year_of(begin), resolve::year_of(second.moment)) {
            second.moment = resolve::with_year(second.moment, year, None);
            if begins_after(begin, second.moment) {
                return Some((Stretch { first: begin, last: None }, at, true));
            }
        }
        ambiguous |= second.ambiguous;
        return Some((Stretch { first: begin, last: Some(second.moment) }, at + 1 + second.taken, ambiguous));
    }
    Some((Stretch { first: first.moment, last: None }, at, ambiguous))
}

fn same_kind(a: Moment, b: Moment) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}

fn begins_after(a: Moment, b: Moment) -> bool {
    match (resolve::resolve(a, None), resolve::resolve(b, None)) {
        (Some(Span { start: Some(a), .. }), Some(Span { start: Some(b), .. })) => a > b,
        _ => false,
    }
}

/// `10-12 May 2019`, `10th and 12th June`: days of one month.
fn day_range(rest: &[Token], near: Option<i16>) -> Option<(Stretch, usize, bool)> {
    let first = match rest.first()?.kind {
        TokenKind::Number { value: value @ 1..=31, digits: 1 | 2, .. } => value as i8,
        _ => return None,
    };
    let joiner = rest.get(1)?;
    let range = joiner.is_sign(&['-', '/', '&']) || joiner.is_word(&["to", "and", "or"]);
    let second = range.then(|| moment::read(&rest[2..], near)).flatten()?;
    let Moment::Day { year, month: Some(month), day } = second.moment else { return None };
    let written_as_day = matches!(rest.get(2)?.kind, TokenKind::Number { .. });
    if !written_as_day || first >= day {
        return None;
    }
    let begin = Moment::Day { year, month: Some(month), day: first };
    let ambiguous = second.ambiguous || joiner.is_word(&["and", "or"]) || joiner.is_sign(&['&']);
    Some((Stretch { first: begin, last: Some(second.moment) }, 2 + second.taken, ambiguous))
}

fn small_number(token: &Token) -> Option<u32> {
    match &token.kind {
        TokenKind::Number { value, digits: 1..=3, ordinal: false } => Some(*value),
        TokenKind::Word(word) => Some(match word.as_str() {
            "a" | "an" | "one" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "five" => 5,
            "six" => 6,
            "seven" => 7,
            "eight" => 8,
            "nine" => 9,
            "ten" => 10,
            "eleven" => 11,
            "twelve" => 12,
            "eighteen" => 18,
            _ => return None,
        }),
        _ => None,
    }
}

fn unit(token: &Token) -> Option<(char, bool)> {
    Some(match token.word()? {
        "day" | "days" => ('D', false),
        "week" | "weeks" | "wks" | "wk" => ('W', false),
        "month" | "months" | "mths" | "mth" => ('M', false),
        "year" | "years" | "yrs" | "yr" => ('Y', false),
        "daily" => ('D', true),
        "weekly" => ('W', true),
        "monthly" => ('M', true),
        "yearly" => ('Y', true),
        _ => return None,
    })
}

/// `6 months`, `3-6 months`, `a fortnight`, `every 6 months`, `six-monthly`: tokens, whether it recurs, ISO duration.
fn duration(rest: &[Token]) -> Option<(usize, bool, Option<String>)> {
    let every = usize::from(rest.first()?.is_word(&["every", "each"]));
    let numbers = &rest[every..];
    if numbers.first().is_some_and(|t| t.is_word(&["fortnight", "fortnightly"])) {
        let recurring = every == 1 || numbers[0].is_word(&["fortnightly"]);
        return Some((every + 1, recurring, Some("P2W".to_owned())));
    }
    if numbers.len() >= 2 && numbers[0].is_word(&["a", "one"]) && numbers[1].is_word(&["fortnight"]) {
        return Some((every + 2, every == 1, Some("P2W".to_owned())));
    }
    let first = small_number(numbers.first()?)?;
    let mut at = 1;
    let mut last = None;
    let joined = |t: &Token| t.is_sign(&['-', '/']) || t.is_word(&["to", "or"]);
    if let Some(number) = numbers.get(at + 1).and_then(small_number).filter(|_| joined(&numbers[at])) {
        last = Some(number);
        at += 2;
    }
    while numbers.get(at).is_some_and(|t| t.is_sign(&['-']) || t.is_word(&["working", "calendar", "further"])) {
        at += 1;
    }
    // "mid 6 month": the unit must be plural or follow directly.
    let (letter, adverb) = unit(numbers.get(at)?)?;
    let text = match last {
        Some(last) => format!("P{first}{letter}/P{last}{letter}"),
        None => format!("P{first}{letter}"),
    };
    let mut taken = every + at + 1;
    // "6 months' time"
    while rest.get(taken).is_some_and(|t| t.is_sign(&['\'']) || t.is_word(&["time", "s"])) {
        taken += 1;
    }
    Some((taken, every == 1 || adverb, Some(text)))
}

/// Takes in a word that is no date and gives how many tokens it took.
fn word(rest: &[Token], says: &mut Says, context: Context, stretches: &mut Vec<Stretch>) -> usize {
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
fn next_something(rest: &[Token], says: &mut Says, context: Context, stretches: &mut Vec<Stretch>) -> usize {
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

/// Puts together what was said.
fn reading(text: &str, says: &Says, stretches: &[Stretch], context: Context) -> Reading {
    let mut when = When::written(text);
    when.ongoing = says.ongoing;
    when.recurring = says.recurring;
    let mut review = says.ambiguous.then_some(ReviewCode::DueAmbiguous);
    match stretches {
        [] => {
            when.duration.clone_from(&says.duration);
            if says.duration.is_some() {
                when.precision = Precision::Duration;
            }
            if says.next_meeting
                && let Some(next) = context.next_meeting
            {
                set(&mut when, next.to_string(), Some(next), Some(next), Precision::Day);
                when.inferred = true;
            }
            let understood = says.duration.is_some()
                || says.next_meeting
                || says.ongoing
                || says.recurring
                || says.immediate
                || says.undecided;
            if !understood {
                review = Some(ReviewCode::DueUnparsed);
            } else if says.unknown_words > 0 {
                review = review.or(Some(ReviewCode::DueAmbiguous));
            }
        }
        [stretch] => {
            if !place(*stretch, says, context, &mut when, &mut review) {
                review = Some(ReviewCode::DueUnparsed);
            }
            if says.unknown_words > 0 || says.next_meeting || says.duration.is_some() {
                review = review.or(Some(ReviewCode::DueAmbiguous));
            }
        }
        // Several dates that no word joins: which one counts is not for a program to say.
        _ => review = Some(ReviewCode::DueAmbiguous),
    }
    Reading { when, review }
}

fn set(when: &mut When, edtf: String, start: Option<Date>, end: Option<Date>, precision: Precision) {
    when.edtf = Some(edtf).filter(|e| !e.is_empty());
    when.start = start.map(|d| d.to_string());
    when.end = end.map(|d| d.to_string());
    when.precision = precision;
}

/// Puts one stretch on the calendar. False where it is no date (31 February).
fn place(stretch: Stretch, says: &Says, context: Context, when: &mut When, review: &mut Option<ReviewCode>) -> bool {
    // What comes again has no year of its own.
    let meeting = context.meeting.filter(|_| !(says.recurring && resolve::year_of(stretch.first).is_none()));
    let Some(first) = resolve::resolve(stretch.first, meeting) else { return false };
    let weak = first.weak && !says.recurring;
    let mut inferred = first.inferred;
    if weak {
        *review = review.or(Some(ReviewCode::YearInferred));
    }
    match stretch.last {
        Some(last) => {
            let from = first.start.or(meeting);
            let Some(last) = resolve::resolve(last, from) else { return false };
            inferred |= last.inferred;
            let precision = first.precision;
            if first.start > last.end {
                *review = Some(ReviewCode::DueAmbiguous);
            }
            let part = |span: &Span, second: bool| -> String {
                // An interval holds plain dates only: quarters and financial years are intervals already.
                match span.edtf.split_once('/') {
                    Some((a, b)) => (if second { b } else { a }).to_owned(),
                    None => span.edtf.clone(),
                }
            };
            set(when, format!("{}/{}", part(&first, false), part(&last, true)), first.start, last.end, precision);
        }
        None if says.week && first.precision == Precision::Day => {
            let end = first.start.and_then(|d| d.checked_add(jiff::Span::new().days(6)).ok());
            let edtf = match (first.start, end) {
                (Some(start), Some(end)) => format!("{start}/{end}"),
                _ => first.edtf.clone(),
            };
            set(when, edtf, first.start, end, Precision::Day);
        }
        None if says.until && says.ongoing => {
            set(when, format!("../{}", first.edtf), None, first.end, first.precision);
        }
        None if (says.from || says.ongoing) && !first.edtf.contains('/') && first.start.is_some() => {
            when.ongoing = true;
            set(when, format!("{}/..", first.edtf), first.start, None, first.precision);
        }
        None => set(when, first.edtf.clone(), first.start, first.end, first.precision),
    }
    when.inferred = inferred;
    true
}

/// Date phrases in running text, from left to right. A month's name alone counts only where a word leads in.
pub fn find(text: &str) -> Vec<Found> {
    let pieces = tokens(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let mut core = at;
        while pieces
            .get(core)
            .is_some_and(|t| t.is_word(NEUTRAL) || t.is_word(LEAD_IN) || t.is_word(&["each", "every"]))
            && duration(&pieces[core..]).is_none()
        {
            core += 1;
        }
        let Some(rest) = pieces.get(core..).filter(|r| !r.is_empty()) else { break };
        let lead = pieces[at..core].iter().position(|t| t.is_word(LEAD_IN));
        let taken = if let Some((taken, _, Some(_))) = duration(rest) {
            // "six months" alone is a length; it is a date phrase where a word leads in.
            lead.map(|_| taken)
        } else if let Some((stretch, taken, _)) = stretch(rest, None) {
            let bare = matches!(stretch.first, Moment::Month { year: None, .. } | Moment::Year(_))
                || matches!(stretch.first, Moment::Season { year: None, .. } | Moment::Day { month: None, .. });
            let capital = text[rest[0].range.clone()].chars().next().is_some_and(|c| !c.is_lowercase());
            (!bare || (lead.is_some() && capital)).then_some(taken)
        } else if lead.is_some() && rest[0].is_word(&["next", "following"]) {
            let mut says = Says::default();
            let taken = next_something(rest, &mut says, Context::default(), &mut Vec::new());
            says.next_meeting.then_some(taken)
        } else {
            None
        };
        match taken {
            Some(taken) => {
                let start = lead.map_or(core, |l| at + l);
                let end = (core + taken).min(pieces.len());
                out.push(Found { range: pieces[start].range.start..pieces[end - 1].range.end, led_in: lead.is_some() });
                at = end.max(at + 1);
            }
            None => at = core.max(at) + 1,
        }
    }
    out
}

fn moments(text: &str) -> Vec<Moment> {
    let pieces = tokens(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match moment::read(&pieces[at..], None) {
            Some(found) => {
                out.push(found.moment);
                at += found.taken.max(1);
            }
            None => at += 1,
        }
    }
    out
}

pub(super) fn days(text: &str) -> Vec<Date> {
    moments(text)
        .into_iter()
        .filter_map(|m| match m {
            Moment::Day { year: Some(year), month: Some(month), day } => Date::new(year, month, day).ok(),
            _ => None,
        })
        .collect()
}

pub(super) fn day_or_month(text: &str) -> Option<String> {
    moments(text).into_iter().find_map(|m| match m {
        Moment::Day { year: Some(year), month: Some(month), day } => {
            Date::new(year, month, day).ok().map(|d| d.to_string())
        }
        Moment::Month { year: Some(year), month } => Some(format!("{year:04}-{month:02}")),
        _ => None,
    })
}
