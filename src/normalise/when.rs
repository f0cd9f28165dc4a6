//! Dates: `as_written` to EDTF, with the meeting's date for missing years.
//!
//! A record's own meeting date counts first (a pack holds papers of several meetings), then the paper's, then the
//! date on which the paper was written.

use super::Context;
use crate::diagnostic::ReviewCode;
use crate::record::{Header, Records, When};
use crate::wording::when;

/// Reads the dates of actions and plan items in place.
pub(super) fn normalise(context: &mut Context<'_>, records: &mut Records) {
    let day = |text: &Option<String>| text.as_deref().and_then(when::first_day);
    let facts = &*context.facts;
    let meeting = day(&facts.meeting_date).or_else(|| day(&facts.completed_on));
    let written = day(&facts.date_written);
    let next_meeting = day(&facts.next_meeting_date);
    for action in &mut records.actions {
        let own = day(&action.meeting_date);
        // The next meeting that the paper names comes after the paper's own meeting, not after an earlier one.
        let next = next_meeting.filter(|next| own.or(meeting).is_none_or(|meeting| meeting < *next));
        let next = next.filter(|_| own.is_none() || own == meeting);
        let against = when::Context { meeting: own.or(meeting).or(written), next_meeting: next };
        read(action.due.as_mut(), against, &mut action.header);
    }
    for item in &mut records.plan_items {
        let against = when::Context { meeting: written.or(meeting), next_meeting };
        read(item.timescale.as_mut(), against, &mut item.header);
    }
}

fn read(date: Option<&mut When>, against: when::Context, header: &mut Header) {
    let Some(date) = date else { return };
    let reading = when::parse(&date.as_written, against);
    *date = reading.when;
    for code in [ReviewCode::DueUnparsed, ReviewCode::DueAmbiguous, ReviewCode::YearInferred] {
        if reading.review == Some(code) {
            header.flag(code);
        }
    }
}
