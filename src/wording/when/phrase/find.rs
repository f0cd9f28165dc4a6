//! Date phrases found in running text.

use super::duration::duration;
use super::hints::NEUTRAL;
use super::stretch::stretch;
use super::words::{Says, clock, next_something, week_commencing};
use crate::wording::when::Context;
use crate::wording::when::moment::Moment;
use crate::wording::when::tokens::tokens;
use std::ops::Range;

/// A date phrase found in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text, with the words that lead in ("by the end of").
    pub range: Range<usize>,
    /// Whether a word such as "by", "before" or "within" leads in, as a due date has.
    pub led_in: bool,
}

/// Words that lead in to a due date in running text.
const LEAD_IN: &[&str] =
    &["by", "before", "within", "due", "until", "at", "in", "for", "from", "on", "end", "deadline", "later"];

/// Date phrases in running text, from left to right. A month's name alone counts only where a word leads in.
pub fn find(text: &str) -> Vec<Found> {
    let pieces = tokens(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let mut core = at;
        let mut week_at = None;
        while let Some(first) = pieces.get(core) {
            let around = first.is_word(NEUTRAL) || first.is_word(LEAD_IN) || first.is_word(&["each", "every"]);
            let week = week_commencing(&pieces[core..]);
            // "mid-October".
            let hyphen = core > at
                && first.glued
                && first.is_sign(&['-'])
                && pieces[core - 1].is_word(&["mid", "early", "late", "end"]);
            if let Some(taken) = week {
                week_at = week_at.or(Some(core));
                core += taken;
            } else if hyphen || around && duration(&pieces[core..]).is_none() {
                core += 1;
            } else if core > at
                && let Some(taken) = clock(&pieces[core..])
            {
                core += taken;
            } else {
                break;
            }
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
            let season = matches!(stretch.first, Moment::Season { .. });
            (!bare || (lead.is_some() && (capital || season))).then_some(taken)
        } else if lead.is_some() && rest[0].is_word(&["next", "following"]) {
            let mut says = Says::default();
            let taken = next_something(rest, &mut says, Context::default(), &mut Vec::new());
            says.next_meeting.then_some(taken)
        } else {
            None
        };
        match taken {
            Some(taken) => {
                let start = lead.map(|l| at + l).or(week_at).unwrap_or(core);
                // "no later than 5 May": without its "no" it says the opposite.
                let turned = start > 0 && pieces[start].is_word(&["later"]) && pieces[start - 1].is_word(&["no"]);
                let start = start - usize::from(turned);
                let end = (core + taken).min(pieces.len());
                out.push(Found { range: pieces[start].range.start..pieces[end - 1].range.end, led_in: lead.is_some() });
                at = end.max(at + 1);
            }
            None => at = core.max(at) + 1,
        }
    }
    out
}
