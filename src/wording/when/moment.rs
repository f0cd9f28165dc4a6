//! One point or stretch of time in a phrase: a day, month, quarter, season or year, perhaps without its year.

use super::tokens::{Token, TokenKind};
use crate::wording::calendar::{is_weekday, month, season};
use jiff::civil::Date;

/// A point or stretch of time as written; what is not written is `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Moment {
    /// A day; the month may be missing ("the 14th").
    Day { year: Option<i16>, month: Option<i8>, day: i8 },
    /// A month.
    Month { year: Option<i16>, month: i8 },
    /// A quarter, from 1; of the financial year that begins in `year`, or of the calendar year.
    Quarter { year: Option<i16>, quarter: i8 },
    /// A season: 21 spring, 22 summer, 23 autumn, 24 winter, as EDTF numbers them.
    Season { year: Option<i16>, season: i8 },
    /// A calendar year.
    Year(i16),
    /// Financial years: from 1 April of the first to 31 March of the second.
    FinancialYears(i16, i16),
    /// The end of the financial year (31 March).
    FinancialYearEnd(Option<i16>),
}

/// A moment with how many tokens it took and whether it has a second reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) moment: Moment,
    pub(super) taken: usize,
    pub(super) ambiguous: bool,
}

/// A year of four or two digits. Two digits count from 1970 to 2069.
fn year(token: &Token) -> Option<i16> {
    match token.kind {
        TokenKind::Number { value, digits: 4, ordinal: false } if (1900..2200).contains(&value) => Some(value as i16),
        TokenKind::Number { value, digits: 2, ordinal: false } => {
            Some(if value < 70 { 2000 + value as i16 } else { 1900 + value as i16 })
        }
        _ => None,
    }
}

fn four_digit_year(token: &Token) -> Option<i16> {
    if matches!(token.kind, TokenKind::Number { digits: 4, .. }) { year(token) } else { None }
}

fn day_number(token: &Token) -> Option<i8> {
    match token.kind {
        TokenKind::Number { value: value @ 1..=31, digits: 1 | 2, .. } => Some(value as i8),
        _ => None,
    }
}

/// Reads a moment at the beginning of `tokens`. `near` is the year of the meeting: it tells "Oct 17" from "May 10".
pub(super) fn read(tokens: &[Token], near: Option<i16>) -> Option<Found> {
    numeric(tokens)
        .or_else(|| day(tokens))
        .or_else(|| month_first(tokens, near))
        .or_else(|| quarter(tokens))
        .or_else(|| seasonal(tokens))
        .or_else(|| years(tokens))
}

fn found(moment: Moment, taken: usize) -> Found {
    Found { moment, taken, ambiguous: false }
}

/// `10/05/2019`, `10.5.19`, `2019-05-10`, `05/2019`, `10/05`: the day stands first, as in Britain.
fn numeric(tokens: &[Token]) -> Option<Found> {
    let numbers: Vec<(u32, usize)> = tokens
        .iter()
        .step_by(2)
        .take(3)
        .map_while(|t| match t.kind {
            TokenKind::Number { value, digits, ordinal: false } => Some((value, digits)),
            _ => None,
        })
        .collect();
    let sign = |i: usize| {
        tokens.get(i).filter(|t| t.glued || tokens.get(i + 1).is_some_and(|n| n.glued)).and_then(|t| match t.kind {
            TokenKind::Sign(sign) if matches!(sign, '/' | '.' | '-') => Some(sign),
            _ => None,
        })
    };
    let first_sign = sign(1)?;
    if let [(a, a_digits), (b, b_digits), (c, c_digits)] = numbers[..]
        && sign(3) == Some(first_sign)
        && b_digits <= 2
    {
        if a_digits == 4 && c_digits <= 2 && Date::new(a as i16, b as i8, c as i8).is_ok() && a < 2200 {
            return Some(found(full_day(a as i16, b as i8, c as i8), 5));
        }
        if a_digits <= 2
            && (c_digits == 2 || c_digits == 4)
            && let Some(y) = year(&tokens[4])
        {
            if Date::new(y, b as i8, a as i8).is_ok() {
                return Some(found(full_day(y, b as i8, a as i8), 5));
            }
            if a <= 12 && b <= 31 && Date::new(y, a as i8, b as i8).is_ok() {
                return Some(Found { ambiguous: true, ..found(full_day(y, a as i8, b as i8), 5) });
            }
        }
        return None;
    }
    if let [(a, a_digits), (b, b_digits), ..] = numbers[..] {
        if first_sign == '/' && a_digits <= 2 && (1..=12).contains(&a) && b_digits == 4 {
            let y = year(&tokens[2])?;
            return Some(found(Moment::Month { year: Some(y), month: a as i8 }, 3));
        }
        if first_sign == '/'
            && a_digits <= 2
            && b_digits <= 2
            && (1..=31).contains(&a)
            && (1..=12).contains(&b)
            // "23/24 May": two days of a month.
            && tokens.get(3).and_then(Token::word).and_then(month).is_none()
        {
            // "10/12" may be a day, or months; "30/6" is a day.
            let ambiguous = a <= 12;
            let moment = Moment::Day { year: None, month: Some(b as i8), day: a as i8 };
            return Some(Found { ambiguous, ..found(moment, 3) });
        }
    }
    None
}

fn full_day(year: i16, month: i8, day: i8) -> Moment {
    Moment::Day { year: Some(year), month: Some(month), day }
}

/// Skips a separator between day, month and year: `-`, `/`, `.`, `,`, `'` or "of".
fn skip_separator(tokens: &[Token], at: usize) -> usize {
    let mut at = at;
    while tokens.get(at).is_some_and(|t| t.is_sign(&['-', '/', '.', ',', '\'']) || t.is_word(&["of"])) {
        at += 1;
    }
    at
}

/// The year after a day and month or a month: its value and where the phrase goes on.
fn year_after(tokens: &[Token], at: usize) -> Option<(i16, usize)> {
    let next = skip_separator(tokens, at);
    let token = tokens.get(next)?;
    let y = year(token)?;
    // "June 10-12": a day range after a month is no year; "May, 6 months" is none either.
    let two_digits = matches!(token.kind, TokenKind::Number { digits: 2, .. });
    let follows = tokens.get(next + 1);
    if two_digits
        && (follows.is_some_and(|t| t.glued && t.is_sign(&['-', ':', '/', '%']))
            || follows.is_some_and(|t| t.word().is_some_and(is_unit)))
    {
        return None;
    }
    // A comma or full stop before two digits begins another phrase, as does a plain hyphen with spaces.
    if two_digits && next > at && tokens[at].is_sign(&[',']) {
        return None;
    }
    Some((y, next + 1))
}

/// Whether the word is a unit of time, or of the clock.
pub(super) fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years" | "working" | "hours" | "am" | "pm"
    )
}

/// `Friday 10th of May 2019`, `23-Mar`, `the 14th`.
fn day(tokens: &[Token]) -> Option<Found> {
    let mut at = 0;
    let weekday = tokens.first()?.word().is_some_and(is_weekday);
    if weekday {
        at = skip_separator(tokens, 1);
        if tokens.get(at).is_some_and(|t| t.is_word(&["the"])) {
            at += 1;
        }
    }
    let token = tokens.get(at)?;
    let number = day_number(token)?;
    let ordinal = matches!(token.kind, TokenKind::Number { ordinal: true, .. });
    let next = skip_separator(tokens, at + 1);
    if let Some(m) = tokens.get(next).and_then(Token::word).and_then(month) {
        let (y, taken) = year_after(tokens, next + 1).map_or((None, next + 1), |(y, taken)| (Some(y), taken));
        if Date::new(y.unwrap_or(2000), m, number).is_err() {
            return None;
        }
        return Some(found(Moment::Day { year: y, month: Some(m), day: number }, taken));
    }
    if ordinal && !tokens.get(at + 1).is_some_and(|t| t.is_word(&["meeting", "quarter", "floor", "edition", "century"]))
    {
        return Some(found(Moment::Day { year: None, month: None, day: number }, at + 1));
    }
    None
}

/// `May 2019`, `Oct 17`, `May 10, 2019`, `June`.
fn month_first(tokens: &[Token], near: Option<i16>) -> Option<Found> {
    let mut at = 0;
    if tokens.first()?.word().is_some_and(is_weekday) {
        at = skip_separator(tokens, 1);
    }
    let m = month(tokens.get(at)?.word()?)?;
    let mut next = at + 1;
    if tokens.get(next).is_some_and(|t| t.glued && t.is_sign(&['.'])) {
        next += 1;
    }
    // "May 10, 2019", "May 10th": the day second, as in America; plain where the year or ordinal follows.
    if let Some(token) = tokens.get(next)
        && let Some(d) = day_number(token)
    {
        let ordinal = matches!(token.kind, TokenKind::Number { ordinal: true, .. });
        let after = skip_separator(tokens, next + 1);
        let full = tokens.get(after).filter(|_| after == next + 1 || tokens[next + 1].is_sign(&[',']));
        if let Some(y) = full.and_then(four_digit_year)
            && Date::new(y, m, d).is_ok()
        {
            return Some(found(full_day(y, m, d), after + 1));
        }
        let (value, digits) = match token.kind {
            TokenKind::Number { value, digits, .. } => (value as i16, digits),
            _ => (0, 0),
        };
        let reads_as_day = ordinal || digits == 1 || at > 0;
        // A two-digit year is near the meeting's own; without a meeting any is.
        let far = near.is_some_and(|n| !(n - 5..=n + 20).contains(&(2000 + value)));
        if (reads_as_day || far) && Date::new(2000, m, d).is_ok() {
            let moment = Moment::Day { year: None, month: Some(m), day: d };
            return Some(Found { ambiguous: !ordinal && at == 0, ..found(moment, next + 1) });
        }
    }
    let (y, taken) = year_after(tokens, next).map_or((None, at + 1), |(y, taken)| (Some(y), taken));
    // "May" is also a verb: as a month it stands alone, with a year, or after a word that the caller has seen.
    Some(found(Moment::Month { year: y, month: m }, taken))
}

/// `Q3 2019/20`, `third quarter of 2019/20`, `Quarter 2`.
fn quarter(tokens: &[Token]) -> Option<Found> {
    let first = tokens.first()?;
    let value = |t: &Token| match t.kind {
        TokenKind::Number { value: value @ 1..=4, digits: 1, .. } => Some(value as i8),
        _ => None,
    };
    let (q, at) = if first.is_word(&["q", "qtr", "quarter"]) {
        (tokens.get(1).and_then(value)?, 2)
    } else if tokens.get(1).is_some_and(|t| t.is_word(&["quarter", "qtr"])) {
        let q = match first.word() {
            Some("first") => 1,
            Some("second") => 2,
            Some("third") => 3,
            Some("fourth" | "last" | "final") => 4,
            _ => value(first)?,
        };
        (q, 2)
    } else {
        return None;
    };
    let next = skip_separator(tokens, at);
    let next = if tokens.get(next).is_some_and(|t| t.is_word(&["fy"])) { next + 1 } else { next };
    match tokens.get(next..).and_then(|rest| years(rest).or_else(|| short_years(rest))) {
        Some(Found { moment: Moment::FinancialYears(from, to), taken, .. }) if to == from + 1 => {
            Some(found(Moment::Quarter { year: Some(from), quarter: q }, next + taken))
        }
        // "Q3 2019" may count from January or April: read as the financial year, and said to be ambiguous.
        Some(Found { moment: Moment::Year(y), taken, .. }) => {
            Some(Found { ambiguous: true, ..found(Moment::Quarter { year: Some(y), quarter: q }, next + taken) })
        }
        _ => Some(found(Moment::Quarter { year: None, quarter: q }, at)),
    }
}

/// `late spring 2011`, `Winter 2017/18`.
fn seasonal(tokens: &[Token]) -> Option<Found> {
    let s = season(tokens.first()?.word()?)?;
    let next = skip_separator(tokens, 1);
    if let Some(f) = tokens.get(next..).and_then(|rest| years(rest).or_else(|| short_years(rest))) {
        match f.moment {
            Moment::Year(y) => return Some(found(Moment::Season { year: Some(y), season: s }, next + f.taken)),
            Moment::FinancialYears(from, to) if to == from + 1 => {
                // Spring of 2017/18 is the spring after the turn of the year, or before: only winter is plain.
                let moment = Moment::Season { year: Some(from), season: s };
                return Some(Found { ambiguous: s != 24, ..found(moment, next + f.taken) });
            }
            _ => {}
        }
    }
    if let Some((y, taken)) = year_after(tokens, 1) {
        return Some(found(Moment::Season { year: Some(y), season: s }, taken));
    }
    Some(found(Moment::Season { year: None, season: s }, 1))
}

/// `17/18` after a quarter or season: a financial year of two digits each.
fn short_years(tokens: &[Token]) -> Option<Found> {
    let two = |i: usize| {
        tokens.get(i).filter(|t| matches!(t.kind, TokenKind::Number { digits: 2, ordinal: false, .. })).and_then(year)
    };
    let joined = tokens.get(1).is_some_and(|t| t.is_sign(&['/', '-']));
    let (first, second) = (two(0)?, two(2)?);
    (joined && second == first + 1).then(|| found(Moment::FinancialYears(first, second), 3))
}

/// `24/25` that can be no day and month, nor days of a month.
fn is_no_date(tokens: &[Token]) -> bool {
    let month = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.kind, TokenKind::Number { value: 13.., .. }));
    tokens.get(1).is_some_and(|t| t.is_sign(&['/']))
        && month(2)
        && tokens.get(3).is_none_or(|t| t.is_sign(&['-', ',', ';']))
}

/// `2019`, `2019/20`, `2019-2020`, `FY 2019/20`, `financial year end`.
pub(super) fn years(tokens: &[Token]) -> Option<Found> {
    let mut at = 0;
    let mut financial = false;
    if tokens.first()?.is_word(&["fy"]) {
        (at, financial) = (1, true);
    } else if tokens[0].is_word(&["financial", "fiscal"]) && tokens.get(1).is_some_and(|t| t.is_word(&["year"])) {
        (at, financial) = (2, true);
        if tokens.get(2).is_some_and(|t| t.is_word(&["end"])) {
            return Some(found(Moment::FinancialYearEnd(None), 3));
        }
    }
    if !financial
        && is_no_date(tokens)
        && let Some(short) = short_years(tokens)
    {
        return Some(short);
    }
    if financial && let Some(short) = tokens.get(at..).and_then(short_years) {
        return Some(Found { taken: at + short.taken, ..short });
    }
    let Some(first) = tokens.get(at).and_then(|t| if financial { year(t) } else { four_digit_year(t) }) else {
        return financial.then_some(found(Moment::FinancialYearEnd(None), at));
    };
    let joined = tokens.get(at + 1).is_some_and(|t| t.is_sign(&['/', '-']));
    if joined && let Some(second_token) = tokens.get(at + 2) {
        let second = match second_token.kind {
            TokenKind::Number { value, digits: 2, ordinal: false } => {
                let century = first - first % 100;
                let y = century + value as i16;
                Some(if y < first { y + 100 } else { y })
            }
            TokenKind::Number { digits: 4, .. } => four_digit_year(second_token),
            _ => None,
        };
        let in_date = tokens.get(at + 3).is_some_and(|t| t.glued && t.is_sign(&['/', '-', '.']));
        if let Some(second) = second.filter(|s| *s > first && *s - first <= 30 && !in_date) {
            let moment = Moment::FinancialYears(first, second);
            return Some(Found { ambiguous: second > first + 1, ..found(moment, at + 3) });
        }
        // ISO month: 2019-05.
        if let TokenKind::Number { value: value @ 1..=12, digits: 2, .. } = second_token.kind
            && second_token.glued
            && tokens[at + 1].is_sign(&['-'])
        {
            return Some(found(Moment::Month { year: Some(first), month: value as i8 }, at + 3));
        }
    }
    if financial {
        return Some(Found { ambiguous: true, ..found(Moment::FinancialYears(first, first + 1), at + 1) });
    }
    Some(found(Moment::Year(first), at + 1))
}
