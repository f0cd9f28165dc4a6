//! A whole phrase: moments with what is said around them.

mod by_meeting;
mod duration;
mod find;
mod hints;
mod reading;
mod stretch;
mod words;

use super::moment::{self, Moment};
use super::tokens::tokens;
use super::{Context, Reading};
use crate::wording::phrases;
use duration::duration;
pub use find::{Found, find};
use jiff::civil::Date;
use reading::reading;
use stretch::{Stretch, stretch};
use words::{Says, word};

pub(super) fn parse(text: &str, context: Context) -> Reading {
    let pieces = tokens(current(text));
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

/// Whether any word or number of a text says something of a time: where none does, no part of the text is a date.
pub(super) fn tells(text: &str) -> bool {
    // "This week" and "Friday" say when in any meeting.
    let context = Context { meeting: Some(jiff::civil::date(2000, 1, 1)), next_meeting: None };
    let pieces = tokens(text);
    (0..pieces.len()).any(|at| {
        let rest = &pieces[at..];
        let mut says = Says::default();
        let mut stretches = Vec::new();
        duration(rest).is_some() || stretch(rest, None).is_some() || {
            word(rest, &mut says, context, &mut stretches);
            !stretches.is_empty() || says.anything()
        }
    })
}

/// The date that counts where an older one stands beside it: "June 2020, revised to Sept 2020", "Sept 2019 (originally
/// July 2019)". The whole text where no word says so.
fn current(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let older =
        ["(originally", "originally", "(original", "original", "(previously", "previously", "(was ", "(formerly"];
    let newer =
        ["revised", "extended to", "rescheduled to", "postponed to", "moved to", "now ", "changed to", "deferred to"];
    let dated = |piece: &str| !moments(piece).is_empty();
    if let Some(at) = newer.iter().filter_map(|w| phrases::find(&lower, w).map(|at| at + w.len())).max() {
        let rest = &text[at..];
        let end = older.iter().filter_map(|w| phrases::find(&lower[at..], w)).min().unwrap_or(rest.len());
        let rest = rest[..end].trim_start_matches(|c: char| !c.is_alphanumeric());
        if dated(rest) {
            return rest.strip_prefix("to ").or_else(|| rest.strip_prefix("date")).unwrap_or(rest);
        }
    }
    if let Some(at) = older.iter().filter_map(|w| phrases::find(&lower, w)).min().filter(|at| *at > 0)
        && dated(&text[..at])
    {
        return &text[..at];
    }
    text
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

pub(in crate::wording::when) fn days(text: &str) -> Vec<Date> {
    moments(text)
        .into_iter()
        .filter_map(|m| match m {
            Moment::Day { year: Some(year), month: Some(month), day } => Date::new(year, month, day).ok(),
            _ => None,
        })
        .collect()
}

pub(in crate::wording::when) fn day_or_month(text: &str) -> Option<String> {
    moments(text).into_iter().find_map(|m| match m {
        Moment::Day { year: Some(year), month: Some(month), day } => {
            Date::new(year, month, day).ok().map(|d| d.to_string())
        }
        Moment::Month { year: Some(year), month } => Some(format!("{year:04}-{month:02}")),
        _ => None,
    })
}
