//! What was said put together: a `When` with its doubt.

use super::stretch::Stretch;
use super::words::Says;
use crate::diagnostic::ReviewCode;
use crate::record::{Precision, When};
use crate::wording::when::resolve::{self, Span};
use crate::wording::when::{Context, Reading};
use jiff::civil::Date;

/// Puts together what was said.
pub(super) fn reading(text: &str, says: &Says, stretches: &[Stretch], context: Context) -> Reading {
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
            if !says.anything() {
                review = Some(ReviewCode::DueUnparsed);
            } else if says.unknown_words > 0 {
                review = review.or(Some(ReviewCode::DueAmbiguous));
            }
        }
        [stretch] => {
            if !place(*stretch, says, context, &mut when, &mut review) {
                review = Some(ReviewCode::DueUnparsed);
            }
            let also = says.unknown_words > 0 || says.next_meeting || says.duration.is_some();
            if also || says.immediate && is_bare(text) {
                review = review.or(Some(ReviewCode::DueAmbiguous));
            }
        }
        // Several dates that no word joins: which one counts is not for a program to say.
        _ => review = Some(ReviewCode::DueAmbiguous),
    }
    Reading { when, review }
}

/// Whether no sign and no word joins what is said: "28.02.20 ASAP" may be the dates of two tasks.
fn is_bare(text: &str) -> bool {
    let joins = |word: &str| matches!(word.to_lowercase().as_str(), "by" | "but" | "or" | "and" | "no" | "for" | "if");
    !text.contains([',', '–', '—', ':', '(', ';']) && !text.split_whitespace().any(joins)
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
    let mut inferred = first.inferred || says.inferred;
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
                // Two dates in the wrong order are no interval.
                if first.start.is_some() && last.end.is_some() {
                    return true;
                }
            }
            let part = |span: &Span, second: bool| -> String {
                // An interval holds plain dates only: quarters and financial years are intervals already.
                match span.edtf.split_once('/') {
                    Some((a, b)) => (if second { b } else { a }).to_owned(),
                    None => span.edtf.clone(),
                }
            };
            let (from, to) = (part(&first, false), part(&last, true));
            // "Q1 – Q4" of a year that nothing tells is no interval of dates.
            let edtf = if from.is_empty() || to.is_empty() { String::new() } else { format!("{from}/{to}") };
            set(when, edtf, first.start, last.end, precision);
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
