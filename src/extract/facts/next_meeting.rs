//! The date of the next meeting, where a paper says it.

use crate::extract::actions::columns::Sense;
use crate::extract::passages::{Passage, Passages};
use crate::wording::{labels, when};
use jiff::civil::Date;

/// Bytes before the words "next meeting" in a line that is about nothing else: "Date of", "12.1 The".
const NEXT_MEETING_OPENS: usize = 14;

/// Whether the first cell of a minute's row says "Next meeting" and nothing else.
fn is_last_item(passages: &Passages<'_>, passage: &Passage<'_>) -> bool {
    let first = passage.cell.filter(|at| at.column == 1);
    let minute = first.and_then(|at| passages.senses.get(&at.table)).is_some_and(Sense::is_story);
    minute && passage.text.trim().eq_ignore_ascii_case("next meeting")
}

/// Whether a line, in lower case, says that it is about the next meeting.
fn tells_of_next(folded: &str) -> bool {
    const SAYS: [&str; 19] = [
        "next meeting",
        "next call",
        "next mtg",
        "next session",
        "date of next",
        "dates of meeting",
        "dates of next",
        "next board meeting",
        "next board:",
        "next board is",
        "next committee:",
        "dates of future",
        "future meeting",
        "donm",
        "meet next on",
        "meet again on",
        "meeting again on",
        "meets next on",
        "meets again on",
    ];
    SAYS.iter().any(|words| folded.contains(words)) || folded.contains("next") && folded.contains("meeting is on")
}

/// Whether the words before a day in a line about the next meeting say that it is the meeting's: "… to the next meeting by
/// 4 May" gives another's.
fn is_said(text: &str, at: &std::ops::Range<usize>) -> bool {
    let between = text.get(..at.start).unwrap_or("").to_lowercase();
    let day = text.get(at.clone()).unwrap_or("");
    !between.contains(". ")
        && !day.to_lowercase().starts_with("by ")
        && [" is", " will", " held", " on", " scheduled", " take", " would", ":", "–", "(", " was"]
            .iter()
            .any(|w| between.contains(w) || day.starts_with("on "))
}

/// The next meeting: a line that says so with a date in it or right after it; the first date after this meeting.
pub(super) fn next_meeting(passages: &Passages<'_>, part: Option<u32>, meeting: Option<&str>) -> Option<String> {
    let meeting: Option<Date> = meeting.and_then(|m| m.parse().ok());
    let context = when::Context { meeting, next_meeting: None };
    let list: Vec<&Passage<'_>> = passages.list.iter().filter(|p| p.part == part).collect();
    for (index, passage) in list.iter().enumerate() {
        // "2022/44 Date of next meeting": a minute's reference is no part of the words.
        let whole = labels::reference(&passage.text).map_or(passage.text.as_str(), |(_, rest)| rest);
        let folded = whole.to_lowercase();
        // "Next meeting" in a column of a log is a due date, and what stands beside it is another's.
        let logged = passage.cell.and_then(|at| passages.senses.get(&at.table)).is_some_and(|s| !s.is_minute())
            && !folded.starts_with("date of next")
            && !folded.starts_with("donm")
            // The last row of a minute: "Next meeting | 13 May 2020".
            && !is_last_item(passages, passage)
            && !folded.starts_with("date and time of next");
        if !tells_of_next(&folded) || logged || folded.chars().count() > 400 {
            continue;
        }
        let from = ["next", "dates of", "donm", "again on"].iter().filter_map(|w| folded.find(w)).min().unwrap_or(0);
        let own = whole.get(from..).unwrap_or(whole);
        let opens = from <= NEXT_MEETING_OPENS;
        let after =
            if (passage.text.chars().count() < 80 && opens) || passage.heading { &list[index + 1..] } else { &[] };
        for text in std::iter::once(own).chain(after.iter().take(3).map(|p| p.text.as_str())) {
            for found in when::find(text) {
                let said = opens || std::ptr::eq(text, own) && is_said(text, &found.range);
                if !said {
                    continue;
                }
                let reading = when::parse(&text[found.range], context);
                if reading.when.precision == crate::record::Precision::Day
                    && let Some(date) = reading.when.start.as_deref().and_then(|s| s.parse::<Date>().ok())
                    && meeting.is_none_or(|m| date > m)
                {
                    return Some(date.to_string());
                }
            }
        }
    }
    None
}
