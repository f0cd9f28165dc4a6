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
    phrase::days(text).into_iter().next()
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
