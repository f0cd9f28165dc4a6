//! A stretch of time: one moment, or two that a word such as "to" makes a range.

use crate::wording::when::moment::{self, Moment};
use crate::wording::when::resolve::{self, Span};
use crate::wording::when::tokens::{Token, TokenKind};

/// One moment, or two that a word such as "to" makes a range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) first: Moment,
    pub(super) last: Option<Moment>,
}

/// A moment or range at the beginning: `May to July 2017`, `10-12 May 2019`, `Oct 2017 - Mar 2018`.
pub(super) fn stretch(rest: &[Token], near: Option<i16>) -> Option<(Stretch, usize, bool)> {
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
