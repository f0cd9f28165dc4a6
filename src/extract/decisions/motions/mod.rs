//! Motions: who proposed and seconded something, what it was, and how the vote went.
//!
//! Clerks name the movers before the motion ("Moved Cr A, seconded Cr B / THAT the fees be held"), within it ("Resolved,
//! proposed Cllr A, seconded Cllr B, that …") or below it ("Proposed by A and seconded by B"), and may say in a line of its
//! own how it went ("Carried"). What was decided is the motion; the names and the vote are not.

mod names;
#[cfg(test)]
mod tests;
mod votes;

use super::lists::list_after;
use super::push;
use super::verbs::verb_told;
use crate::diagnostic::ReviewCode;
use crate::extract::passages::{Passage, Passages};
use crate::framework::headings::fold;
use crate::record::{Decision, DecisionVerb};
use crate::wording::{labels, sentences::sentences};
pub(super) use names::is_moved;
pub(in crate::extract) use names::opens;
use names::{
    MOVES, Moved, OPENS, PROPOSAL, PROPOSED_ALONE, SECONDED_ALONE, begins_motion, moved, movers, says_nothing,
};
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
    if let Some(next) = on_two_lines(passages, index, line, out) {
        return Some(next);
    }
    if let Some(next) = in_brackets(passages, index, line, out) {
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
    if below.is_some_and(|below| super::LABEL.is_match(&below.text) || super::VERB_FIRST.is_match(&below.text)) {
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

/// What became of a motion whose movers stand at an index and whose words end before another: as a sentence of the item
/// below says it by the motion's own name ("the amendment was declared lost", "the original proposal was agreed").
fn outcome_below(passages: &Passages<'_>, movers: usize, from: usize) -> Option<Vote> {
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

/// Whether the debate below a motion ends in words of their own that tell what became of it.
fn told_below(passages: &Passages<'_>, from: usize) -> bool {
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
            || super::verbs::heads_decisions(p.text.trim_end_matches(':')).is_some() && p.text.len() < 30
    })
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

fn beside(one: &Passage<'_>, two: &Passage<'_>) -> bool {
    one.part == two.part && one.cell.map(|c| (c.table, c.row)) == two.cell.map(|c| (c.table, c.row)) && !two.heading
}

/// How a vote went, as the passage at an index beside another one says it.
fn vote_at(passages: &Passages<'_>, one: &Passage<'_>, at: usize) -> Option<Vote> {
    passages.list.get(at).filter(|two| beside(one, two)).and_then(|two| vote(&two.text))
}

fn inline(
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
            super::sentences::sentence(passages, index, text, out);
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
            super::sentences::sentence(passages, index, text, out);
        }
    }
    Some(next)
}

fn is_resolved(found: &Moved<'_>) -> bool {
    found.word.as_deref().is_some_and(|w| !w.contains("motion") && !w.contains("amendment"))
        || fold(found.before).ends_with("resolved")
        || fold(found.before).ends_with("agreed")
}

/// "Cllr Moss was elected Chair, proposed by A, seconded by B": the words before the movers.
fn with_words_before(
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
        super::sentences::sentence(passages, index, &found.before[range.clone()], out);
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
        let motion = motion.strip_suffix(" was").or_else(|| motion.strip_suffix(" were")).unwrap_or(motion);
        let known = out.len();
        // "The minutes were approved, proposed by A": the sentence tells of itself.
        let whole = sentences(line).into_iter().map(|r| &line[r]).find(|s| s.contains(motion)).unwrap_or(motion);
        super::sentences::sentence(passages, index, whole, out);
        if out.len() == known {
            super::sentences::sentence(passages, index, motion, out);
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
fn with_list_below(
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

/// Whether a motion or an amendment is followed by what was resolved in the end.
fn repeated_below(passages: &Passages<'_>, from: usize, word: &str) -> bool {
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

/// Movers below their motion: what stands above them, unless that was read as decided.
fn with_words_above(
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
        return (how == Vote::Carried).then_some(index + 1);
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

/// The motion that a passage a few lines above tells, with nothing decided since.
fn moved_above(passages: &Passages<'_>, index: usize) -> Option<(usize, String)> {
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

fn push_motion(passages: &Passages<'_>, index: usize, text: &str, carried: bool, out: &mut Vec<(Decision, usize)>) {
    let known = out.len();
    let quoted = text.trim().trim_start_matches(['"', '“', '‘']).trim_end_matches(['"', '”', '’']);
    push(passages, index, quoted, verb_of_motion(quoted), out);
    if let Some((decision, _)) = out.get_mut(known).filter(|_| !carried) {
        decision.header.flag(ReviewCode::ReadFromProse);
    }
}
