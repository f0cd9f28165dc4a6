//! Motions: who proposed and seconded something, what it was, and how the vote went.
//!
//! Clerks name the movers before the motion ("Moved Cr A, seconded Cr B / THAT the fees be held"), within it ("Resolved,
//! proposed Cllr A, seconded Cllr B, that …") or below it ("Proposed by A and seconded by B"), and may say in a line of its
//! own how it went ("Carried"). What was decided is the motion; the names and the vote are not.

mod around;
mod named;
mod names;
mod placed;
#[cfg(test)]
mod tests;
mod votes;

use super::lists::list_after;
use super::push;
use super::verbs::verb_told;
use crate::diagnostic::ReviewCode;
use crate::extract::passages::Passages;
use crate::framework::headings::fold;
use crate::record::{Decision, DecisionVerb};
use crate::wording::sentences::sentences;
pub(super) use around::is_contested;
use around::{beside, moved_above, outcome_below, repeated_below, told_below, vote_at};
pub(super) use named::{carried_by_name, is_only_named};
pub(super) use names::is_moved;
pub(in crate::extract) use names::opens;
use names::{
    MOVES, Moved, OPENS, PROPOSAL, PROPOSED_ALONE, SECONDED_ALONE, begins_motion, moved, movers, says_nothing,
};
use placed::{inline, with_list_below, with_words_above, with_words_before};
pub(super) use votes::{Vote, vote};

/// A motion that a sentence tells and a later one says was carried.
pub(super) fn push_moved(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    if let Some(motion) = PROPOSAL.captures(text).and_then(|f| f.name("motion")) {
        push(passages, index, motion.as_str(), verb_of_motion(motion.as_str()), out);
        return;
    }
    let motion = MOVES.captures(text).and_then(|f| f.name("motion")).map_or(text, |m| m.as_str());
    push(passages, index, text, verb_of_motion(motion), out);
}

/// The words of the motion in a sentence that tells who moved it: "that the Clerk write to all" of "Mr Low moved that …".
pub(super) fn words_moved(text: &str) -> Option<&str> {
    MOVES.captures(text).and_then(|found| found.name("motion")).map(|motion| motion.as_str())
}

/// What a motion decides; who proposes that something be noted has it noted.
pub(super) fn verb_of_motion(text: &str) -> DecisionVerb {
    let bare = text.trim_start_matches(['"', '“', '‘']);
    verb_told(bare).unwrap_or_else(|| {
        // "… that they were a true record and should be signed".
        let record = ["true record", "correct record", "accurate record", "true and accurate"];
        if record.iter().any(|words| bare.contains(words)) { DecisionVerb::Approve } else { DecisionVerb::Agree }
    })
}

/// Reads the motion of a line that names its movers, or that says how a vote went; the index of the next passage, where
/// the line was such a one.
pub(super) fn read(
    passages: &Passages<'_>,
    index: usize,
    line: &str,
    above: Option<&str>,
    out: &mut Vec<(Decision, usize)>,
) -> Option<usize> {
    let passage = passages.list.get(index)?;
    // What stands below "Motion" is read with the first line of its passage, and once.
    if above.is_none()
        && let Some(next) = below_open_heading(passages, index, out)
    {
        return Some(next);
    }
    if let Some(how) = vote(line) {
        return voted(passages, index, above, how, out);
    }
    if let Some(next) = beside_its_movers(passages, index, line, out) {
        return Some(next);
    }
    let found = moved(line)?;
    let below = passages.list.get(index + 1).filter(|next| beside(passage, next));
    let after = sentences(found.after);
    let first = after.first().map_or("", |r| without_agreed(&found.after[r.clone()]));
    let said = after.iter().skip(1).find_map(|r| vote(&found.after[r.clone()]));
    let next_line = || vote_at(passages, passage, index + 1);
    // "… that the fees be held." within the line.
    if begins_motion(first) && first.split_whitespace().count() > 2 {
        return inline(passages, index, &found, said.or_else(next_line), out);
    }
    // "Proposed by A, seconded by B, the minute was approved.": the line says what was.
    if says_nothing(found.before)
        && first.starts_with("the ")
        && let Some(verb) = super::verbs::verb_done(first)
        && let Some(whole) = sentences(line).first().and_then(|range| line.get(range.clone()))
    {
        push(passages, index, whole, verb, out);
        return Some(index + 1);
    }
    let how = vote(first).or_else(|| vote(found.after)).or_else(|| decided_at_end(first)).or(said);
    // Words after the movers that are no vote: another rule's.
    if how.is_none() && !found.after.is_empty() && found.word.is_none() {
        return None;
    }
    if !says_nothing(found.before) {
        return with_words_before(passages, index, line, &found, how.or_else(next_line), out);
    }
    if below.is_some_and(|next| begins_motion(&next.text)) {
        return Some(with_list_below(passages, index, &found, out));
    }
    let how = how.or_else(next_line);
    let skip = index + 1 + usize::from(next_line().is_some());
    // "Motion moved by A, seconded by B" above its words, and "RESOLVED …" below the debate: that says what was decided.
    let word = found.word.as_deref().unwrap_or("");
    if how.is_none() && above.is_none() && repeated_below(passages, index + 1, word) {
        return Some(skip);
    }
    match how {
        Some(Vote::Lost) => {}
        _ => with_words_above(passages, index, line, above, how, out),
    }
    Some(skip)
}

/// A motion whose movers stand in lines of their own or in brackets.
fn beside_its_movers(
    passages: &Passages<'_>,
    index: usize,
    line: &str,
    out: &mut Vec<(Decision, usize)>,
) -> Option<usize> {
    let next = on_two_lines(passages, index, line, out);
    if next.is_some() { next } else { in_brackets(passages, index, line, out) }
}

/// "Proposed by A," and "Seconded by B," in lines of their own, above the motion or below it.
fn on_two_lines(passages: &Passages<'_>, index: usize, line: &str, out: &mut Vec<(Decision, usize)>) -> Option<usize> {
    let passage = passages.list.get(index)?;
    let second = passages.list.get(index + 1).filter(|next| beside(passage, next))?;
    if !PROPOSED_ALONE.is_match(line) || !SECONDED_ALONE.is_match(&second.text) {
        return None;
    }
    let next = index + 2;
    let below = passages.list.get(next).filter(|below| beside(passage, below));
    // "Resolved – That …" tells itself what was decided.
    if below.is_some_and(|below| super::labelled(&below.text).is_some() || super::VERB_FIRST.is_match(&below.text)) {
        return Some(next);
    }
    if below.is_some_and(|below| begins_motion(&below.text)) {
        let known = out.len();
        let next = list_after(passages, index + 1, DecisionVerb::Agree, out);
        match outcome_below(passages, index, next) {
            Some(Vote::Carried) => {}
            Some(Vote::Lost) => out.truncate(known),
            None => {
                for (decision, _) in &mut out[known..] {
                    decision.header.flag(ReviewCode::ReadFromProse);
                }
            }
        }
        return Some(next);
    }
    let how = vote_at(passages, passage, next);
    if how != Some(Vote::Lost) {
        with_words_above(passages, index, line, None, how, out);
    }
    Some(next + usize::from(how.is_some()))
}

/// "President: Hugh Menzies (Prop: R Dewar, Sec: C Stewart).": what stands before the bracket was carried.
fn in_brackets(passages: &Passages<'_>, index: usize, line: &str, out: &mut Vec<(Decision, usize)>) -> Option<usize> {
    let aside = |text: &str| {
        let range = movers(text)?;
        let open = text[..range.start].trim_end();
        let close = text[range.end..].trim_start();
        (open.ends_with('(') && close.starts_with(')')).then(|| (open.len() - 1, text.len() - close.len() + 1))
    };
    // "RESOLVED: to approve the minutes (prop. A, sec. B)" is told by its first word.
    if !line.contains('(') || OPENS.is_match(line) {
        return None;
    }
    let ranges = sentences(line);
    // What goes on behind the bracket is the motion itself.
    let ends = |text: &str| aside(text).filter(|(_, end)| text[*end..].trim().trim_matches(['.', ';']).is_empty());
    if !ranges.iter().any(|range| ends(&line[range.clone()]).is_some()) {
        return None;
    }
    for range in ranges {
        let text = &line[range];
        let known = out.len();
        super::sentences::sentence(passages, index, text, out);
        if let Some((open, _)) = ends(text).filter(|_| out.len() == known) {
            push_motion(passages, index, text[..open].trim(), false, out);
        }
    }
    Some(index + 1)
}

/// What stands below "Motion" or "Amendment": put, and decided only where nothing below says what became of it.
fn below_open_heading(passages: &Passages<'_>, index: usize, out: &mut Vec<(Decision, usize)>) -> Option<usize> {
    let passage = passages.list.get(index)?;
    let above = index.checked_sub(1).and_then(|at| passages.list.get(at))?;
    let folded = fold(&above.text);
    let open = folded.split(' ').count() <= 3
        && folded.split(' ').any(|w| matches!(w, "motion" | "amendment"))
        && !folded.contains("resolv")
        && !folded.contains("notice");
    if !open || above.part != passage.part || !begins_motion(&passage.text) {
        return None;
    }
    let known = out.len();
    let next = list_after(passages, index - 1, DecisionVerb::Agree, out).max(index + 1);
    if out.len() == known {
        push_motion(passages, index, &passage.text, false, out);
    }
    let moved_by = passages.list.get(next).filter(|p| beside(passage, p) && moved(&p.text).is_some());
    let next = next + usize::from(moved_by.is_some());
    let how = vote_at(passages, passage, next);
    if how == Some(Vote::Lost) || repeated_below(passages, next, "motion") || told_below(passages, next) {
        out.truncate(known);
    } else if how.is_none() {
        for (decision, _) in &mut out[known..] {
            decision.header.flag(ReviewCode::ReadFromProse);
        }
    }
    Some(next + usize::from(how.is_some()))
}

/// "and accepted", "and it was agreed".
fn decided_at_end(text: &str) -> Option<Vote> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    (words.len() <= 4
        && matches!(words.last(), Some(&("accepted" | "agreed" | "approved" | "adopted" | "carried" | "resolved"))))
    .then_some(Vote::Carried)
}

/// "and agreed to write to all": without the words that say it was agreed.
fn without_agreed(text: &str) -> &str {
    let mut rest = text;
    for lead in ["and ", "it was ", "was ", "unanimously ", "agreed ", "resolved ", "AGREED ", "RESOLVED "] {
        rest = rest.strip_prefix(lead).unwrap_or(rest);
    }
    if begins_motion(rest) { rest } else { text }
}

/// "Approved: Jo Reid": the names of the movers stand behind the verb, the motion above.
pub(super) fn named_below(
    passages: &Passages<'_>,
    index: usize,
    line: &str,
    above: Option<&str>,
    verb: DecisionVerb,
    out: &mut Vec<(Decision, usize)>,
) {
    let known = out.len();
    with_words_above(passages, index, line, above, Some(Vote::Carried), out);
    for (decision, _) in &mut out[known..] {
        decision.verb = verb;
    }
}

/// A line that says how a vote went: what stands above it was decided, unless it was read so.
fn voted(
    passages: &Passages<'_>,
    index: usize,
    above: Option<&str>,
    how: Vote,
    out: &mut Vec<(Decision, usize)>,
) -> Option<usize> {
    let passage = passages.list.get(index)?;
    let previous = index.checked_sub(1).and_then(|at| passages.list.get(at)).filter(|p| beside(passage, p));
    let decided = out.last().is_some_and(|(_, at)| *at == index || previous.is_some() && *at + 1 == index);
    if decided {
        // "Al Reid moved that it be paid, seconded by Una Low." is now known to be decided.
        let carried = how == Vote::Carried;
        if let Some((decision, _)) =
            out.last_mut().filter(|(last, _)| carried && super::moved_words::proposes(&last.text))
        {
            decision.header.review.retain(|code| *code != ReviewCode::ReadFromProse);
        }
        return carried.then_some(index + 1);
    }
    if named::carried_by_name(passages, index, &passage.text, out) {
        return Some(index + 1);
    }
    // "Mr Low moved to approve the budget." some lines above, with who was for it between.
    let moved = above.is_none().then(|| moved_above(passages, index)).flatten();
    if let Some((at, text)) = moved {
        if how == Vote::Carried {
            push_moved(passages, at, &text, out);
        }
        return Some(index + 1);
    }
    let text = match (above, previous) {
        (Some(above), _) => above,
        (None, Some(previous)) => previous.text.as_str(),
        (None, None) => return None,
    };
    let text = sentences(text).pop().map_or(text, |r| &text[r]);
    if !begins_motion(text) || how == Vote::Lost {
        return None;
    }
    push_motion(passages, if above.is_some() { index } else { index - 1 }, text, true, out);
    Some(index + 1)
}

/// A motion in its own words; one that was not surely carried is flagged.
fn push_motion(passages: &Passages<'_>, index: usize, text: &str, carried: bool, out: &mut Vec<(Decision, usize)>) {
    let known = out.len();
    let quoted = text.trim().trim_start_matches(['"', '“', '‘']).trim_end_matches(['"', '”', '’']);
    push(passages, index, quoted, verb_of_motion(quoted), out);
    if let Some((decision, _)) = out.get_mut(known).filter(|_| !carried) {
        decision.header.flag(ReviewCode::ReadFromProse);
    }
}
