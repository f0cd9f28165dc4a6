//! Decisions in running text.

use super::behind_title::{behind_dash, behind_title};
use super::moved_words::{counts_votes, proposes, says_who_moved, without_hour, without_lead};
use super::otherwise::otherwise;
use super::phrases::{PUT_AND_CARRIED, labelled};
use super::shapes::{names_movers, says_all_agreed, says_no_objection};
use super::verbs::{bare_verb, verb_done, verb_of, verb_told};
use super::{doubt, push};
use crate::diagnostic::ReviewCode;
use crate::extract::passages::Passages;
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{labels, sentences as wording};
use std::sync::LazyLock;

/// "Dana seconded the motion and the minutes were approved.", "Robin seconded and motion carried."
static SECONDED_AND: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[^.;]{2,50}\bseconded\b[^.;]{0,60}?\band\b[^.;]{0,60}?\b(?:carried|passed|approved|agreed|accepted|adopted)\b",
    )
});

/// A line, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Line<'p, 'a, 't> {
    pub(super) passages: &'p Passages<'a>,
    pub(super) index: usize,
    pub(super) text: &'t str,
}

/// What the sentences before one have told.
#[derive(Default)]
pub(super) struct Before<'t> {
    /// The sentence before, where no decision was read from it.
    pub(super) said: Option<&'t str>,
    /// Where the sentence before begins: the same words may stand in the paragraph twice.
    pub(super) at: usize,
    /// Where the last sentence begins that put something, of which no outcome was told since.
    put: Option<usize>,
    /// What was moved, and is not voted on yet.
    moved: Option<&'t str>,
}

impl Before<'_> {
    /// Whether the sentence before proposes something.
    fn proposes(&self) -> bool {
        self.said.is_some_and(proposes)
    }
}

/// The sentences of a line.
pub(super) fn line(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let line = Line { passages, index, text };
    let mut before = Before::default();
    for range in wording::sentences(text) {
        let (start, end) = (range.start, range.end);
        let here = &text[range];
        let known = out.len();
        if line.in_one_sentence(here, &mut before, out)
            || line.moved_before(here, &mut before, out)
            || line.carried(here, end, &mut before, out)
            || line.agreed_so(here, end, &mut before, out)
            || line.all_agreed(here, &mut before, out)
            || line.pointed_back(here, end, &mut before, out)
            || line.tallied(here, end, &mut before, out)
            || line.not_objected_to(here, end, &mut before, out)
        {
            continue;
        }
        line.by_itself(here, end, &before, out);
        line.rather_what_was_moved(here, known, &mut before, out);
        // "In favour: 6. Against: 1. Passed.": what is counted stands before.
        if out.len() == known && before.said.is_some() && counts_votes(here) {
            continue;
        }
        before.said = (out.len() == known).then_some(here);
        before.at = start;
        if out.len() > known {
            before.put = None;
        } else if super::counted::puts(here) {
            before.put = Some(start);
        }
    }
    line.left_without_vote(&before, out);
}

impl<'t> Line<'_, '_, 't> {
    /// "Cllr Moss proposed that it be paid; this was seconded by Cllr Low and agreed.": all in one sentence; or what was
    /// moved, to be voted on.
    fn in_one_sentence(self, here: &'t str, before: &mut Before<'t>, out: &mut Vec<(Decision, usize)>) -> bool {
        if tells_a_vote_only(self.passages, self.index, here) {
            (before.said, before.moved) = (None, None);
            return true;
        }
        if let Some(motion) = PUT_AND_CARRIED.captures(here).and_then(|f| f.name("motion")) {
            push(self.passages, self.index, here, super::motions::verb_of_motion(motion.as_str()), out);
            (before.said, before.moved) = (None, None);
            return true;
        }
        // "Mr Low moved to approve the budget. Ms Reid seconded. Motion carried.": what was moved was decided.
        // "The Chair proposed that it wait and this was supported": told in the same sentence.
        let settled = [" and this was ", ", which was ", "; this was "].iter().any(|joint| here.contains(joint));
        let motion = without_lead(without_hour(here));
        if super::motions::is_moved(motion) && !settled && !PUT_AND_CARRIED.is_match(here) {
            before.moved = Some(motion);
            before.said = None;
            return true;
        }
        // "The Board backs the bid. Moved Jo Blair. Carried.": what was moved stands before.
        if says_who_moved(here)
            && let Some(said) = before.said.take()
        {
            before.moved = Some(said);
            return true;
        }
        false
    }

    /// "Motion carried.", "Dana seconded the motion and the minutes were approved." behind what was moved.
    fn moved_before(self, here: &str, before: &mut Before<'_>, out: &mut Vec<(Decision, usize)>) -> bool {
        // "There was no seconder and the increase was accepted.": what was moved fell.
        if here.contains("no seconder") || here.contains("not seconded") {
            before.moved = None;
        }
        let Some(motion) = before.moved.filter(|_| !here.to_lowercase().contains("amendment")) else { return false };
        let how = super::motions::vote(here);
        let one_word = here.split_whitespace().count() == 1;
        let said = one_word && (here.starts_with("Accepted") || here.starts_with("Adopted"));
        if how.is_some() || bare_verb(here).is_some() || said {
            (before.moved, before.said) = (None, None);
            if how != Some(super::motions::Vote::Lost) {
                super::motions::push_moved(self.passages, self.index, motion, out);
            }
            return true;
        }
        // "Dana seconded the motion and the minutes were approved."
        if SECONDED_AND.is_match(here) {
            before.moved = None;
            super::motions::push_moved(self.passages, self.index, motion, out);
            return true;
        }
        false
    }

    /// "Cllr Low proposed the green, Cllr Moss seconded. Carried by 4 votes to 1.": what was carried stands before the vote.
    fn carried(self, here: &str, end: usize, before: &mut Before<'_>, out: &mut Vec<(Decision, usize)>) -> bool {
        let opens = here.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let votes = ["Carried", "CARRIED", "Passed", "PASSED", "Motion", "MOTION", "Unanimous", "Unanimously"];
        let carried = votes.contains(&opens) && super::motions::vote(here) == Some(super::motions::Vote::Carried)
            || super::counted::tells_that_it_carried(here);
        let Some(said) = before.said.filter(|_| carried) else { return false };
        let known = out.len();
        if proposes(said) {
            let motion = said.split_once(" that ").map_or(said, |(_, motion)| motion);
            push(self.passages, self.index, said, verb_told(motion).unwrap_or(DecisionVerb::Agree), out);
        } else {
            // "A precept of £9 was put forward. Al felt this high. Carried 4–1.": from what was put on.
            let from = before.put.take().unwrap_or(before.at);
            push(self.passages, self.index, self.text.get(from..end).unwrap_or(said), DecisionVerb::Agree, out);
            doubt(out, known);
        }
        before.said = None;
        true
    }

    /// "Al Reid moved that it be paid, seconded by Una Low.": no vote is told, but it stands in the minute.
    fn left_without_vote(self, before: &Before<'_>, out: &mut Vec<(Decision, usize)>) {
        let Some(motion) = before.moved.filter(|motion| super::by_shape::is_moved_and_seconded(motion)) else { return };
        if !super::motions::is_contested(self.passages, self.index) {
            let known = out.len();
            super::motions::push_moved(self.passages, self.index, motion, out);
            doubt(out, known);
        }
    }

    /// "It was suggested that a clerk be found. This was agreed and a notice be put up.": both sentences tell it.
    fn agreed_so(self, here: &str, end: usize, before: &mut Before<'_>, out: &mut Vec<(Decision, usize)>) -> bool {
        let agreed_so = [
            "This was agreed ",
            "This was approved ",
            "This was accepted ",
            "These were agreed ",
            "All agreed, ",
            "All agreed and ",
        ];
        if let Some(proposal) = before.said.filter(|_| before.proposes())
            && agreed_so.iter().any(|opens| here.starts_with(opens))
            && let Some(whole) = self.text.get(before.at..end)
        {
            push(self.passages, self.index, whole, verb_told(proposal).unwrap_or(DecisionVerb::Agree), out);
            before.said = None;
            return true;
        }
        false
    }

    /// "Jo put Al forward. All present agreed.": the same in a few words.
    fn all_agreed(self, here: &str, before: &mut Before<'_>, out: &mut Vec<(Decision, usize)>) -> bool {
        if !says_all_agreed(here) {
            return false;
        }
        let Some(proposal) = before.said.take() else { return out.last().is_some_and(|(_, at)| *at == self.index) };
        let known = out.len();
        push(self.passages, self.index, proposal, verb_told(proposal).unwrap_or(DecisionVerb::Agree), out);
        if let Some((decision, _)) = out.get_mut(known).filter(|_| !proposes(proposal)) {
            decision.header.flag(ReviewCode::ReadFromProse);
        }
        true
    }

    /// "Application 12/0931, barn at Hill Farm. No objection.": what was said of it.
    fn not_objected_to(
        self,
        here: &str,
        end: usize,
        before: &mut Before<'_>,
        out: &mut Vec<(Decision, usize)>,
    ) -> bool {
        let Some(about) = before.said.filter(|_| says_no_objection(here)) else { return false };
        self.with_what_was_said(DecisionVerb::Other, (about, end), before, out);
        true
    }

    /// "AE proposed a new host. Agreed.": what was agreed stands before the word. Any other sentence tells it itself.
    fn by_itself(self, here: &str, end: usize, before: &Before<'_>, out: &mut Vec<(Decision, usize)>) {
        let words = here.split_whitespace().count();
        match (before.said, bare_verb(here).filter(|_| words <= 4)) {
            (Some(proposal), Some(verb)) if words <= 2 && proposes(proposal) => {
                push(self.passages, self.index, proposal, verb, out);
            }
            // "LO wanted a second headset. Agreed.": the word alone tells nothing.
            // "Al offered to check it. Agreed with thanks.": so do these.
            (Some(wanted), Some(verb)) if words != 2 => {
                let known = out.len();
                push(self.passages, self.index, self.text.get(before.at..end).unwrap_or(wanted), verb, out);
                doubt(out, known);
            }
            _ => sentence(self.passages, self.index, here, out),
        }
    }

    /// "… The report was accepted and approved.": what was moved says it better.
    fn rather_what_was_moved(
        self,
        here: &str,
        known: usize,
        before: &mut Before<'_>,
        out: &mut Vec<(Decision, usize)>,
    ) {
        if let Some(motion) = before.moved.filter(|_| out.len() == known + 1)
            && !here.contains(" that ")
        {
            before.moved = None;
            out.truncate(known);
            super::motions::push_moved(self.passages, self.index, motion, out);
        }
    }
}

/// "Cllr Low moved the recommendation, which was seconded by Cllr Moss and carried." above "RESOLVED – That …": the vote on
/// what is told there.
fn tells_a_vote_only(passages: &Passages<'_>, index: usize, text: &str) -> bool {
    let unnamed = ["moved the recommendation", "moved the motion", "moved this", "proposed the recommendation"];
    let carried = || PUT_AND_CARRIED.captures(text).is_some_and(|found| found.name("motion").is_none());
    let (Some(here), Some(below)) = (passages.list.get(index), passages.list.get(index + 1)) else { return false };
    unnamed.iter().any(|moved| text.contains(moved))
        && carried()
        && here.part == below.part
        && (below.text.starts_with("RESOLVED") || below.text.starts_with("Resolved"))
}

/// "The proposal was put to the meeting and agreed."
static PUT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?i:the|this)\s+(?:original\s+|substantive\s+|amended\s+)?(?i:motion|proposal|amendment|resolution)\b[^.;]{0,90}?\b(?:put|was|were)\b[^.;]{0,60}?\b(?:agreed|carried|passed|adopted|approved)\b",
    )
});

/// A sentence of running text.
pub(super) fn sentence(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let text = text.trim_start_matches(['–', '—', '-', ' ']);
    // "a) RESOLVED to pay the bill."
    let text = labels::split(text).1;
    // "Also agreed to keep the auditor."
    let also = text.strip_prefix("Also ").filter(|rest| rest.starts_with(char::is_lowercase)).map(capital);
    let text = also.as_deref().unwrap_or(text);
    if behind_label(passages, index, text, out)
        || is_vote_on_what_is_read(passages, index, text, out)
        || super::motions::carried_by_name(passages, index, text, out)
    {
        return;
    }
    // "Agreed. Two typos to be corrected.": the verb alone.
    if text.split_whitespace().count() <= 2
        && let Some(verb) = bare_verb(text)
    {
        push(passages, index, text, verb, out);
        return;
    }
    if super::two_verbs::noted_and_agreed(passages, index, text, out) {
        return;
    }
    let before = out.len();
    super::body::told(passages, index, text, out);
    if out.len() == before {
        otherwise(passages, index, text, out);
    }
    if out.len() == before {
        behind_title(passages, index, text, out);
    }
    // "These were accepted.": what was, another sentence says.
    let words = text.split_whitespace().count();
    if out.len() > before
        && (words <= 4 && ["These ", "They ", "This ", "It ", "Both "].iter().any(|w| text.starts_with(w))
            || super::pointing_back::verb(text).is_some())
    {
        doubt(out, before);
    }
    if out.len() == before {
        behind_dash(passages, index, text, out);
    }
    // "Last minutes – agreed, DS / MB": who moved and seconded it.
    let moved = text.rsplit_once(", ").filter(|(_, names)| names.contains('/') || names.contains(" and "));
    if let Some((head, _)) = moved.filter(|(_, names)| out.len() == before && names_movers(names)) {
        otherwise(passages, index, head, out);
    }
}

/// "RESOLVED: that the Clerk advertise the plots.", "Decision: Noted." within a paragraph; whether it is so.
fn behind_label(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) -> bool {
    const OPENS: [&str; 18] = [
        "Confirmed",
        "CONFIRMED",
        "Awarded",
        "Approved",
        "Not ",
        "NOTED",
        "Noted",
        "RESOLVED",
        "AGREED",
        "Decision",
        "DECISION",
        "Outcome",
        "OUTCOME",
        "Resolution",
        "Resolved",
        "Agreed",
        "Deferred",
        "DEFERRED",
    ];
    if OPENS.iter().any(|opens| text.starts_with(opens))
        && let Some(found) = labelled(text)
        && let Some(rest) = found.name("rest").map(|r| r.as_str().trim())
        && !rest.is_empty()
    {
        // "Not approved: the lettings policy": the words alone would say the contrary.
        if text.starts_with("Not ") {
            push(passages, index, text, DecisionVerb::Other, out);
            return true;
        }
        let label = verb_of(found.name("verb").map_or("", |v| v.as_str()));
        let verb = bare_verb(rest).or_else(|| verb_told(rest)).or_else(|| verb_done(rest));
        push(passages, index, rest, verb.unwrap_or(label), out);
        return true;
    }
    false
}

/// Whether a sentence says no more than how the vote went on what was read before it.
fn is_vote_on_what_is_read(passages: &Passages<'_>, index: usize, text: &str, out: &[(Decision, usize)]) -> bool {
    // "The proposal was put to the meeting and agreed." below its own words, which say what was decided.
    let same_item =
        |at: usize| passages.list.get(at).zip(passages.list.get(index)).is_some_and(|(a, b)| a.item == b.item);
    if out.last().is_some_and(|(last, at)| last.text.starts_with("That ") && same_item(*at)) && PUT.is_match(text) {
        return true;
    }
    // "… be co-opted. Unanimously agreed": how the vote went on what was read.
    out.last().is_some_and(|(_, at)| *at == index) && super::motions::vote(text) == Some(super::motions::Vote::Carried)
}

/// "agreed to be the last Sunday": the same with a capital, as words open a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
