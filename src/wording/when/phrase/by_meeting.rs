//! What only the meeting's date tells: "this week", "end of the month", "Friday", "Easter", "next month".

use super::stretch::Stretch;
use super::words::Says;
use crate::wording::calendar;
use crate::wording::when::Context;
use crate::wording::when::moment::Moment;
use crate::wording::when::tokens::{Token, TokenKind};
use jiff::civil::Date;

/// What only the meeting's date tells: `this week`, `end of the month`, `Friday`, `Easter`. How many tokens it takes.
pub(super) fn meant_by_meeting(
    rest: &[Token],
    says: &mut Says,
    context: Context,
    stretches: &mut Vec<Stretch>,
) -> Option<usize> {
    let meeting = context.meeting?;
    let (stretch, taken) = today(rest, meeting, says)
        .or_else(|| by_easter(rest, meeting, says))
        .or_else(|| on_weekday(rest, meeting, says))
        .or_else(|| within_this(rest, meeting, says))?;
    stretches.push(stretch);
    Some(taken)
}

fn is(rest: &[Token], at: usize, words: &[&str]) -> bool {
    rest.get(at).is_some_and(|token| token.is_word(words))
}

fn is_number(rest: &[Token], at: usize) -> bool {
    matches!(rest.get(at).map(|token| &token.kind), Some(TokenKind::Number { .. }))
}

fn moment(date: Date) -> Moment {
    Moment::Day { year: Some(date.year()), month: Some(date.month()), day: date.day() }
}

/// The day that lies so many days after another.
fn days_after(date: Date, days: i64) -> Option<Date> {
    date.checked_add(jiff::Span::new().days(days)).ok()
}

/// "today", "tomorrow".
fn today(rest: &[Token], meeting: Date, says: &mut Says) -> Option<(Stretch, usize)> {
    let days = match rest.first()?.word()? {
        "today" => 0,
        "tomorrow" => 1,
        _ => return None,
    };
    let date = days_after(meeting, days)?;
    // "On agenda today" is no due date.
    says.ambiguous |= days == 0;
    says.inferred = true;
    Some((Stretch { first: moment(date), last: None }, 1))
}

/// "Easter", "Easter 2024".
fn by_easter(rest: &[Token], meeting: Date, says: &mut Says) -> Option<(Stretch, usize)> {
    if !is(rest, 0, &["easter"]) {
        return None;
    }
    let year = rest.get(1).and_then(|token| match token.kind {
        TokenKind::Number { value, digits: 4, .. } => i16::try_from(value).ok(),
        _ => None,
    });
    let this = easter(year.unwrap_or(meeting.year()))?;
    let next = if year.is_none() && this < meeting { easter(meeting.year() + 1)? } else { this };
    says.inferred |= year.is_none();
    Some((Stretch { first: moment(next), last: None }, 1 + usize::from(year.is_some())))
}

/// "Friday", "Tuesday next week", "Friday week".
fn on_weekday(rest: &[Token], meeting: Date, says: &mut Says) -> Option<(Stretch, usize)> {
    let first = rest.first()?.word()?;
    let weekday = calendar::weekday(first).filter(|_| first.len() > 3 || rest.len() == 1)?;
    let dated = is_number(rest, 1)
        || is(rest, 1, &["the"]) && is_number(rest, 2)
        || rest.get(1).and_then(Token::word).is_some_and(|word| calendar::month(word).is_some());
    if dated {
        return None;
    }
    let today = meeting.weekday().to_monday_zero_offset();
    let ahead = (weekday - today).rem_euclid(7);
    let coming = if ahead == 0 { 7 } else { ahead };
    let (ahead, read) = if is(rest, 1, &["next"]) && is(rest, 2, &["week"]) {
        // "Tuesday next week" counts from the Monday that follows.
        (7 - today + weekday, 3)
    } else if is(rest, 1, &["week"]) {
        // "Friday week" is a week after the coming Friday.
        (coming + 7, 2)
    } else {
        (coming, 1)
    };
    let date = days_after(meeting, i64::from(ahead))?;
    says.inferred = true;
    Some((Stretch { first: moment(date), last: None }, read))
}

/// "this week", "end of the month": the one in which the meeting lies.
fn within_this(rest: &[Token], meeting: Date, says: &mut Says) -> Option<(Stretch, usize)> {
    let first = rest.first()?.word()?;
    let at = match first {
        "this" => 1,
        "end" | "later" | "during" => {
            let of = 1 + usize::from(is(rest, 1, &["of", "in"]));
            of + usize::from(is(rest, of, &["the", "this"]))
        }
        _ => return None,
    };
    if at == 1 && first != "this" && !is(rest, 1, &["month"]) {
        return None;
    }
    let unit = rest.get(at)?.word()?;
    // "end of week commencing 4 May", "end of month 6".
    if is_number(rest, at + 1) || is(rest, at + 1, &["commencing", "beginning", "of"]) {
        return None;
    }
    let (first, last) = match unit {
        "week" => {
            let from = days_after(meeting, -i64::from(meeting.weekday().to_monday_zero_offset()))?;
            (moment(from), Some(moment(days_after(from, 6)?)))
        }
        "month" => (Moment::Month { year: Some(meeting.year()), month: meeting.month() }, None),
        "quarter" => {
            let quarter = (meeting.month() + 8) % 12 / 3 + 1;
            let year = if meeting.month() < 4 { meeting.year() - 1 } else { meeting.year() };
            (Moment::Quarter { year: Some(year), quarter }, None)
        }
        "year" => {
            // The calendar's or the financial one.
            says.ambiguous = true;
            (Moment::Year(meeting.year()), None)
        }
        _ => return None,
    };
    says.inferred = true;
    Some((Stretch { first, last }, at + 1))
}

/// The stretch of time that "next" and a word name, counted from a meeting: "next month", "next Friday".
pub(super) fn after_meeting(word: Option<&Token>, meeting: Date, says: &mut Says) -> Option<Stretch> {
    let word = word?.word()?;
    let months_after = |months: i64| meeting.checked_add(jiff::Span::new().months(months)).ok();
    let weekday = meeting.weekday().to_monday_zero_offset();
    let (first, last) = match word {
        "month" => {
            let next = months_after(1)?;
            (Moment::Month { year: Some(next.year()), month: next.month() }, None)
        }
        "week" => {
            let from = days_after(meeting, 7 - i64::from(weekday))?;
            let to = days_after(from, 6)?;
            says.inferred = true;
            (moment(from), Some(moment(to)))
        }
        "year" => {
            let next = months_after(12)?;
            says.ambiguous = true;
            (Moment::Year(next.year()), None)
        }
        // "next Friday" is the coming one to some and that of the next week to others.
        _ => {
            let named = Some(word).filter(|word| word.len() > 2).and_then(calendar::weekday)?;
            let date = days_after(meeting, i64::from(7 - weekday + named))?;
            (says.inferred, says.ambiguous) = (true, true);
            (moment(date), None)
        }
    };
    Some(Stretch { first, last })
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
