//! Motions by where their words stand: within the line of the movers, before them, in a list below, or above.

use super::around::{repeated_below, vote_at};
use super::{Moved, Vote, push_motion, says_nothing, vote, without_agreed};
use crate::diagnostic::ReviewCode;
use crate::extract::decisions::lists::list_after;
use crate::extract::decisions::sentences::sentence;
use crate::extract::passages::Passages;
use crate::framework::headings::fold;
use crate::record::{Decision, DecisionVerb};
use crate::wording::{labels, sentences::sentences};

/// "Proposed by A, seconded by B, that the fees be held.": the motion within the line.
pub(super) fn inline(
    passages: &Passages<'_>,
    index: usize,
    found: &Moved<'_>,
    how: Option<Vote>,
    out: &mut Vec<(Decision, usize)>,
) -> Option<usize> {
    let passage = passages.list.get(index)?;
    let next = index + 1;
    let voted = vote_at(passages, passage, next).is_some();
    let next = next + usize::from(voted);
    // What stands before the movers was said before.
    for range in sentences(found.before) {
        let text = &found.before[range];
        if !says_nothing(text) {
            sentence(passages, index, text, out);
        }
    }
    // "An amendment was proposed by A and seconded by B that …".
    let named = fold(found.before);
    let named = ["amendment", "motion"].into_iter().find(|word| named.split(' ').any(|w| w == *word));
    let word = found.word.as_deref().or(named);
    if how == Some(Vote::Lost) || word.is_some_and(|w| repeated_below(passages, next, w)) {
        return Some(next);
    }
    let ranges = sentences(found.after);
    let first = ranges.first().map_or(found.after, |r| without_agreed(&found.after[r.clone()]));
    push_motion(passages, index, first, how.is_some() || is_resolved(found), out);
    for range in ranges.into_iter().skip(1) {
        let text = &found.after[range];
        if vote(text).is_none() {
            sentence(passages, index, text, out);
        }
    }
    Some(next)
}

/// Whether the words before the movers say that it was resolved.
pub(super) fn is_resolved(found: &Moved<'_>) -> bool {
    found.word.as_deref().is_some_and(|w| !w.contains("motion") && !w.contains("amendment"))
        || fold(found.before).ends_with("resolved")
        || fold(found.before).ends_with("agreed")
}

/// "Cllr Moss was elected Chair, proposed by A, seconded by B": the words before the movers.
pub(super) fn with_words_before(
    passages: &Passages<'_>,
    index: usize,
    line: &str,
    found: &Moved<'_>,
    how: Option<Vote>,
    out: &mut Vec<(Decision, usize)>,
) -> Option<usize> {
    let passage = passages.list.get(index)?;
    let ranges = sentences(found.before);
    let (last, head) = ranges.split_last()?;
    let motion = found.before[last.clone()].trim();
    // "The reports were read. It was proposed by A and seconded by B": the motion is what was said before.
    let (motion, head) = match head.split_last() {
        Some((above, head)) if says_nothing(motion) => (&found.before[above.start..above.end], head),
        _ => (motion, head),
    };
    for range in head {
        sentence(passages, index, &found.before[range.clone()], out);
    }
    let next = index + 1;
    let voted = vote_at(passages, passage, next).is_some();
    // "The recommendation was moved by A and seconded by B." above the debate and "RESOLVED …".
    let said = fold(motion);
    let of_paper = ["recommendation", "recommendations", "motion", "amendment"];
    if how.is_none() && said.split(' ').any(|w| of_paper.contains(&w)) && repeated_below(passages, next, "motion") {
        return Some(next);
    }
    if how != Some(Vote::Lost) {
        // "Approved, proposed by A, seconded by B": the verb alone says less than the line.
        let motion = if crate::extract::decisions::bare_verb(motion).is_some() { line.trim() } else { motion };
        let motion = motion.strip_suffix(" was").or_else(|| motion.strip_suffix(" were")).unwrap_or(motion);
        let known = out.len();
        // "The minutes were approved, proposed by A": the sentence tells of itself.
        let whole = sentences(line).into_iter().map(|r| &line[r]).find(|s| s.contains(motion)).unwrap_or(motion);
        sentence(passages, index, whole, out);
        if out.len() == known {
            sentence(passages, index, motion, out);
        }
        if out.len() == known {
            // "The minutes were proposed by A and seconded by B.": the two words say too little.
            let said = if motion.split_whitespace().count() < 3 { whole } else { motion };
            push_motion(passages, index, said, how.is_some() || is_resolved(found), out);
        }
    }
    Some(next + usize::from(voted))
}

/// The motion in the paragraphs below the line of its movers; the index after it and the vote.
pub(super) fn with_list_below(
    passages: &Passages<'_>,
    index: usize,
    found: &Moved<'_>,
    out: &mut Vec<(Decision, usize)>,
) -> usize {
    let known = out.len();
    let next = list_after(passages, index, DecisionVerb::Agree, out);
    let lead = &passages.list[index];
    let how = vote_at(passages, lead, next);
    let open = found.word.as_deref().filter(|_| !is_resolved(found));
    if how == Some(Vote::Lost) || open.is_some_and(|word| repeated_below(passages, next, word)) {
        out.truncate(known);
    } else if how.is_none() && open.is_some() {
        for (decision, _) in &mut out[known..] {
            decision.header.flag(ReviewCode::ReadFromProse);
        }
    }
    next + usize::from(how.is_some())
}

/// Movers below their motion: what stands above them, unless that was read as decided.
pub(super) fn with_words_above(
    passages: &Passages<'_>,
    index: usize,
    line: &str,
    above: Option<&str>,
    how: Option<Vote>,
    out: &mut Vec<(Decision, usize)>,
) {
    // A line above in the same paragraph.
    if let Some(above) = above {
        if out.last().is_some_and(|(_, at)| *at == index) {
            return;
        }
        let text = sentences(above).pop().map_or(above, |r| &above[r]);
        push_motion(passages, index, text, how.is_some(), out);
        return;
    }
    let Some(passage) = passages.list.get(index) else { return };
    let previous = index.checked_sub(1).and_then(|at| passages.list.get(at)).filter(|p| {
        p.part == passage.part && p.cell.map(|c| (c.table, c.row)) == passage.cell.map(|c| (c.table, c.row))
    });
    let Some(previous) = previous else { return push_motion(passages, index, line, how.is_some(), out) };
    if out.last().is_some_and(|(_, at)| *at + 1 == index) {
        return;
    }
    if previous.heading {
        // "Minutes of the last meeting" above the movers: the title says what was put.
        let title = labels::split(&previous.text).1;
        push_motion(passages, index, title, false, out);
        return;
    }
    let text = sentences(&previous.text).pop().map_or(previous.text.as_str(), |r| &previous.text[r]);
    push_motion(passages, index - 1, text, how.is_some(), out);
}
