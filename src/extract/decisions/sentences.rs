//! Decisions in running text.

use super::otherwise::otherwise;
use super::phrases::{HEAD_VERB, LABEL, PUT_AND_CARRIED};
use super::shapes::{says_all_agreed, says_no_objection};
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

/// The sentences of a line.
pub(super) fn line(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    const PROPOSES: [&str; 7] =
        [" proposed ", " suggested ", " moved ", " recommended ", " asked that ", " requested ", " proposal "];
    let mut before: Option<&str> = None;
    // Where the sentence before begins: the same words may stand in the paragraph twice.
    let mut before_at = 0;
    let mut moved: Option<&str> = None;
    for range in wording::sentences(text) {
        let known = out.len();
        let (start, end) = (range.start, range.end);
        let here = &text[range];
        // "Cllr Moss proposed that it be paid; this was seconded by Cllr Low and agreed.": all in one sentence.
        if tells_a_vote_only(passages, index, here) {
            (before, moved) = (None, None);
            continue;
        }
        if let Some(motion) = PUT_AND_CARRIED.captures(here).and_then(|f| f.name("motion")) {
            push(passages, index, here, super::motions::verb_of_motion(motion.as_str()), out);
            (before, moved) = (None, None);
            continue;
        }
        // "Mr Low moved to approve the budget. Ms Reid seconded. Motion carried.": what was moved was decided.
        if super::motions::is_moved(here) && !PUT_AND_CARRIED.is_match(here) {
            moved = Some(here);
            before = None;
            continue;
        }
        let how = moved.and_then(|_| super::motions::vote(here));
        if let Some(motion) = moved.filter(|_| {
            let one_word = here.split_whitespace().count() == 1;
            let said = one_word && (here.starts_with("Accepted") || here.starts_with("Adopted"));
            how.is_some() || bare_verb(here).is_some() || said
        }) {
            moved = None;
            if how != Some(super::motions::Vote::Lost) {
                super::motions::push_moved(passages, index, motion, out);
            }
            continue;
        }
        // "Dana seconded the motion and the minutes were approved."
        if let Some(motion) = moved.filter(|_| SECONDED_AND.is_match(here)) {
            moved = None;
            super::motions::push_moved(passages, index, motion, out);
            continue;
        }
        // "It was suggested that a clerk be found. This was agreed and a notice be put up.": both sentences tell it.
        let agreed_so = [
            "This was agreed ",
            "This was approved ",
            "This was accepted ",
            "These were agreed ",
            "All agreed, ",
            "All agreed and ",
        ];
        if let Some(proposal) = before.filter(|b| PROPOSES.iter().any(|w| b.contains(w)))
            && agreed_so.iter().any(|opens| here.starts_with(opens))
            && let Some(whole) = text.get(before_at..end)
        {
            push(passages, index, whole, verb_told(proposal).unwrap_or(DecisionVerb::Agree), out);
            before = None;
            continue;
        }
        // "Jo put Al forward. All present agreed.": the same in a few words.
        if says_all_agreed(here) {
            if let Some(proposal) = before {
                let known = out.len();
                push(passages, index, proposal, verb_told(proposal).unwrap_or(DecisionVerb::Agree), out);
                if let Some((decision, _)) = out.get_mut(known)
                    && !PROPOSES.iter().any(|w| proposal.contains(w))
                {
                    decision.header.flag(ReviewCode::ReadFromProse);
                }
                before = None;
                continue;
            }
            if out.last().is_some_and(|(_, at)| *at == index) {
                continue;
            }
        }
        // "Application 12/0931, barn at Hill Farm. No objection.": what was said of it.
        if let Some(about) = before.filter(|_| says_no_objection(here)) {
            let whole = text.get(before_at..end).unwrap_or(about);
            push(passages, index, whole, DecisionVerb::Other, out);
            super::doubt(out, known);
            before = None;
            continue;
        }
        // "AE proposed a new host. Agreed.": what was agreed stands before the word.
        match (before, bare_verb(here).filter(|_| here.split_whitespace().count() <= 2)) {
            (Some(proposal), Some(verb)) if PROPOSES.iter().any(|w| proposal.contains(w)) => {
                push(passages, index, proposal, verb, out);
            }
            // "LO wanted a second headset. Agreed.": the word alone tells nothing.
            (Some(wanted), Some(verb)) if here.split_whitespace().count() == 1 => {
                let known = out.len();
                push(passages, index, text.get(before_at..end).unwrap_or(wanted), verb, out);
                super::doubt(out, known);
            }
            _ => sentence(passages, index, here, out),
        }
        // "… The report was accepted and approved.": what was moved says it better.
        if let Some(motion) = moved.filter(|_| out.len() == known + 1)
            && !here.contains(" that ")
        {
            moved = None;
            out.truncate(known);
            super::motions::push_moved(passages, index, motion, out);
        }
        before = (out.len() == known).then_some(here);
        before_at = start;
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

/// A sentence of running text.
pub(super) fn sentence(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let text = text.trim_start_matches(['–', '—', '-', ' ']);
    // "a) RESOLVED to pay the bill."
    let text = labels::split(text).1;
    // "Also agreed to keep the auditor."
    let also = text.strip_prefix("Also ").filter(|rest| rest.starts_with(char::is_lowercase)).map(capital);
    let text = also.as_deref().unwrap_or(text);
    // "RESOLVED: that the Clerk advertise the plots.", "Decision: Noted." within a paragraph.
    const OPENS: [&str; 13] = [
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
        && let Some(found) = LABEL.captures(text)
        && let Some(rest) = found.name("rest").map(|r| r.as_str().trim())
        && !rest.is_empty()
    {
        let label = verb_of(found.name("verb").map_or("", |v| v.as_str()));
        let verb = bare_verb(rest).or_else(|| verb_told(rest)).or_else(|| verb_done(rest));
        push(passages, index, rest, verb.unwrap_or(label), out);
        return;
    }
    // "The proposal was put to the meeting and agreed." below its own words, which say what was decided.
    static PUT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?i:the|this)\s+(?:original\s+|substantive\s+|amended\s+)?(?i:motion|proposal|amendment|resolution)\b[^.;]{0,90}?\b(?:put|was|were)\b[^.;]{0,60}?\b(?:agreed|carried|passed|adopted|approved)\b",
        )
    });
    let same_item =
        |at: usize| passages.list.get(at).zip(passages.list.get(index)).is_some_and(|(a, b)| a.item == b.item);
    if out.last().is_some_and(|(last, at)| last.text.starts_with("That ") && same_item(*at)) && PUT.is_match(text) {
        return;
    }
    // "… be co-opted. Unanimously agreed": how the vote went on what was read.
    if out.last().is_some_and(|(_, at)| *at == index)
        && super::motions::vote(text) == Some(super::motions::Vote::Carried)
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
    let before = out.len();
    super::body::told(passages, index, text, out);
    if out.len() == before {
        otherwise(passages, index, text, out);
    }
    // "Planning: Councillors were not in favour …": a title before what was decided.
    if out.len() == before
        && let Some((title, rest)) = text.split_once(": ")
        && title.split_whitespace().count() <= 5
        && (rest.starts_with(char::is_uppercase) || rest.starts_with('£'))
        && !title.to_lowercase().contains("question")
    {
        otherwise(passages, index, rest, out);
    }
    // "These were accepted.": what was, another sentence says.
    let words = text.split_whitespace().count();
    if out.len() > before
        && words <= 4
        && ["These ", "They ", "This ", "It ", "Both "].iter().any(|w| text.starts_with(w))
    {
        doubt(out, before);
    }
    // "Energy audit – Agreed to read the meters monthly": the same behind a dash.
    let parted = || text.split_once(" – ").or_else(|| text.split_once(" - "));
    if out.len() == before
        && let Some((title, rest)) = parted()
        && title.split_whitespace().count() <= 5
        && HEAD_VERB.is_match(&capital(rest))
    {
        otherwise(passages, index, &capital(rest), out);
    }
}

/// "agreed to be the last Sunday": the same with a capital, as words open a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
