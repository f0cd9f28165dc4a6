//! What the passages around a motion say of it: how the vote went, and what became of it in the end.

use super::{OPENS, Vote, is_moved, vote};
use crate::extract::decisions::verbs::heads_decisions;
use crate::extract::passages::{Passage, Passages};
use crate::framework::headings::fold;
use crate::wording::sentences::sentences;

/// Whether a passage follows another in the same part and the same row, and is no heading.
pub(super) fn beside(one: &Passage<'_>, two: &Passage<'_>) -> bool {
    one.part == two.part && one.cell.map(|c| (c.table, c.row)) == two.cell.map(|c| (c.table, c.row)) && !two.heading
}

/// How a vote went, as the passage at an index beside another one says it.
pub(super) fn vote_at(passages: &Passages<'_>, one: &Passage<'_>, at: usize) -> Option<Vote> {
    passages.list.get(at).filter(|two| beside(one, two)).and_then(|two| vote(&two.text))
}

/// What became of a motion whose movers stand at an index and whose words end before another: as a sentence of the item
/// below says it by the motion's own name ("the amendment was declared lost", "the original proposal was agreed").
pub(super) fn outcome_below(passages: &Passages<'_>, movers: usize, from: usize) -> Option<Vote> {
    /// Paragraphs of debate.
    const NEAR: usize = 12;
    let here = passages.list.get(movers)?;
    let above = movers.checked_sub(1).and_then(|at| passages.list.get(at)).map(|p| fold(&p.text));
    let amendment = above.is_some_and(|above| above.contains("amendment"));
    let names: &[&str] = if amendment { &["amendment"] } else { &["motion", "proposal", "resolution"] };
    let below = passages.list.iter().skip(from).take(NEAR).take_while(|p| (p.part, p.item) == (here.part, here.item));
    for passage in below {
        for range in sentences(&passage.text) {
            let lower = passage.text[range].to_lowercase();
            let named = names.iter().any(|name| lower.contains(name)) && (amendment || !lower.contains("amendment"));
            if !named {
                continue;
            }
            if ["lost", "fell", "defeated", "rejected", "not carried", "withdrawn"].iter().any(|w| lower.contains(w)) {
                return Some(Vote::Lost);
            }
            if ["carried", "agreed", "passed", "adopted", "approved"].iter().any(|w| lower.contains(w)) {
                return Some(Vote::Carried);
            }
        }
    }
    None
}

/// Whether an amendment stands beside a motion, in the same item.
pub(in super::super) fn is_contested(passages: &Passages<'_>, index: usize) -> bool {
    /// Paragraphs of debate, above and below.
    const NEAR: usize = 8;
    let Some(here) = passages.list.get(index) else { return false };
    let near = passages.list.iter().skip(index.saturating_sub(NEAR)).take(2 * NEAR);
    let mut own = near.filter(|p| (p.part, p.item) == (here.part, here.item));
    own.any(|p| p.text.to_lowercase().contains("amendment"))
}

/// Whether the debate below a motion ends in words of their own that tell what became of it.
pub(super) fn told_below(passages: &Passages<'_>, from: usize) -> bool {
    /// Paragraphs of debate.
    const NEAR: usize = 12;
    let ends = [
        "motion was carried",
        "amendment was carried",
        "resolved accordingly",
        "became the finding",
        "motion was lost",
        "amendment was lost",
        "motion fell",
        "amendment fell",
        "motion carried",
        "declared carried",
    ];
    let Some(part) = passages.list.get(from.saturating_sub(1)).map(|p| p.part) else { return false };
    passages.list.iter().skip(from).take(NEAR).take_while(|p| p.part == part).any(|p| {
        let lower = p.text.to_lowercase();
        ends.iter().any(|end| lower.contains(end))
            || heads_decisions(p.text.trim_end_matches(':')).is_some() && p.text.len() < 30
    })
}

/// Whether a motion or an amendment is followed by what was resolved in the end.
pub(super) fn repeated_below(passages: &Passages<'_>, from: usize, word: &str) -> bool {
    /// Paragraphs of debate between a motion and what became of it.
    const NEAR: usize = 12;
    if !word.contains("motion") && !word.contains("amendment") {
        return false;
    }
    let Some(item) = passages.list.get(from.saturating_sub(1)).map(|p| (p.part, p.item)) else { return false };
    passages.list.iter().skip(from).take(NEAR).take_while(|p| (p.part, p.item) == item).any(|p| {
        let opening = OPENS.captures(&p.text).and_then(|f| f.name("word")).map(|w| fold(w.as_str()));
        opening.is_some_and(|w| w.starts_with("resol") || w.ends_with("decision") || w.starts_with("substantive"))
    })
}

/// The motion that a passage a few lines above tells, with nothing decided since.
pub(super) fn moved_above(passages: &Passages<'_>, index: usize) -> Option<(usize, String)> {
    /// Lines of votes between a motion and what became of it.
    const NEAR: usize = 6;
    let here = passages.list.get(index)?;
    let nearest = (index.saturating_sub(NEAR)..index).rev();
    let mut above = nearest.map_while(|at| passages.list.get(at).filter(|p| beside(here, p)).map(|p| (at, p)));
    above.find_map(|(at, passage)| {
        let text = sentences(&passage.text).into_iter().map(|r| &passage.text[r]).find(|s| is_moved(s))?;
        Some((at, text.to_owned()))
    })
}
