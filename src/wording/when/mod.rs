//! Dates as papers write them: phrases to Extended Date/Time Format (ISO 8601-2), British usage throughout.
//!
//! The day stands before the month; two-digit years count from 1970 to 2069; financial years and their quarters run
//! from 1 April to 31 March; a month without a year is the first on or after the meeting. What has two readings says
//! so by a review code.

mod moment;
mod phrase;
mod resolve;
mod tokens;

pub use phrase::{Found, find};

use crate::diagnostic::ReviewCode;
use crate::record::When;
use crate::wording::ordinals::ORDINALS;
use jiff::civil::Date;

/// What a phrase is read against.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Context {
    /// The meeting (or the paper's date) that gives a missing year.
    pub meeting: Option<Date>,
    /// The next meeting, where the paper gives its date.
    pub next_meeting: Option<Date>,
}

/// A phrase, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The date.
    pub when: When,
    /// Why a person should look, if one should.
    pub review: Option<ReviewCode>,
}

/// Reads a whole phrase ("by end March each year"). What cannot be understood keeps its words and says
/// [`ReviewCode::DueUnparsed`].
pub fn parse(text: &str, context: Context) -> Reading {
    phrase::parse(text, context)
}

/// Whether any word or number of a text says something of a time. Where none does, [`parse`] understands no part of it:
/// one look instead of one at every part.
pub fn tells(text: &str) -> bool {
    phrase::tells(text)
}

/// The first full date (day, month and year) in a text: "Tuesday 30 May 2017 at 2 pm".
pub fn first_day(text: &str) -> Option<Date> {
    let day = phrase::days(text).into_iter().next().or_else(|| phrase::days(&in_figures(text)?).into_iter().next())?;
    Some(begun_before(text, day).unwrap_or(day))
}

/// "the fourth day of October 2022" as "the 4 October 2022"; `None` where no day is told so.
fn in_figures(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let at = lower.find(" day of ").filter(|_| lower.len() == text.len())?;
    let before = lower.get(..at)?;
    let word = before.rsplit(' ').next()?;
    let whole = word.replace('-', " ");
    let told = ORDINALS.iter().position(|ordinal| *ordinal == whole).map(|at| at + 1);
    let number = told.or_else(|| word.trim_end_matches(char::is_alphabetic).parse().ok())?;
    let head = text.get(..at - word.len())?;
    Some(format!("{head}{number} {}", text.get(at + " day of ".len()..)?))
}

/// "4–5 April 2019", "4 and 5 April": what goes on to a day began on an earlier one of the same month.
fn begun_before(text: &str, day: Date) -> Option<Date> {
    const ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];
    let at = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).find(|at| {
        let (before, rest) = text.split_at(*at);
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let behind = ENDINGS.iter().find_map(|ending| behind.strip_prefix(ending)).unwrap_or(behind).trim_start();
        let month: String = behind.chars().take_while(|c| c.is_alphabetic()).collect();
        !before.ends_with(|c: char| c.is_ascii_digit())
            && number.parse() == Ok(day.day())
            && crate::wording::calendar::month(&month.to_lowercase()).is_some()
    })?;
    let before = text.get(..at)?.trim_end();
    let before = ["–", "-", "&", " and", " to"].iter().find_map(|joint| before.strip_suffix(joint))?.trim_end();
    let before = ENDINGS.iter().find_map(|ending| before.strip_suffix(ending)).unwrap_or(before);
    let number = before.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    let first: i8 = number.parse().ok().filter(|first| *first >= 1 && *first < day.day() && day.day() - *first <= 6)?;
    // "10.30 - 12 May": an hour goes before the day.
    let mut ahead = before.get(..before.len() - number.len())?.chars().rev();
    let clear = ahead.next().is_none_or(|c| matches!(c, ' ' | ',' | '('));
    if clear { day.with().day(first).build().ok() } else { None }
}

/// All full dates (day, month and year) in a text, in order.
pub fn days(text: &str) -> Vec<Date> {
    phrase::days(text)
}

/// A date of completion: a full date as `YYYY-MM-DD`, or a month with its year as `YYYY-MM`; the first in the text.
pub fn day_or_month(text: &str) -> Option<String> {
    phrase::day_or_month(text)
}

#[cfg(test)]
mod tests;
