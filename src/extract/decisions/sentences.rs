//! Decisions in running text.

use super::phrases::{
    ASKS, AT_THE_END, BY_BODY, CARRIED, CARRIED_ALONE, CONTENT, DIRECTED, ELECTED, FOLLOWING, HEAD_VERB,
    IN_CAPITALS_DONE, LABEL, LOST, NOTED, PROPOSED_AND, PUT_AND_CARRIED, REFUSED, SIGNED, TELEGRAM, THERE_WAS, done,
};
use super::shapes::{forms_group, is_moved_and_signed, no_objection_to, says_all_agreed, says_no_objection};
use super::verbs::{bare_verb, be_done, heads_decisions, verb_done, verb_of, verb_told};
use super::{doubt, push};
use crate::diagnostic::ReviewCode;
use crate::extract::passages::Passages;
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{labels, people, sentences as wording};
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

/// What is decided in other words: a vote, consent, a bare participle.
fn otherwise(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let known = out.len();
    let folded = text.to_lowercase();
    let past = ["had been", "previously", "last year", "if ", "would be", "at its meeting", "last meeting"];
    // The minutes of the last meeting are what this one approves.
    let folded_now = [
        "minutes of the last meeting",
        "minutes from last meeting",
        "minutes of last meeting",
        "minutes from the last meeting",
    ]
    .iter()
    .fold(folded, |text, title| text.replace(title, "minutes"));
    if past.iter().any(|w| folded_now.contains(w)) {
        return;
    }
    // "Were agreed as a true record": the heading above is what was agreed.
    let bare = ["Were ", "Was "].iter().find_map(|opens| text.strip_prefix(opens));
    let word = bare.and_then(|rest| rest.split([' ', ',', '.']).next());
    if let Some(verb) = word.and_then(bare_verb) {
        push(passages, index, text, verb, out);
    } else if SIGNED.is_match(text) || is_moved_and_signed(text) {
        push(passages, index, text, DecisionVerb::Approve, out);
    } else if REFUSED.is_match(text) {
        push(passages, index, text, DecisionVerb::Other, out);
    } else if let Some(verb) = PUT_AND_CARRIED.captures(text).and_then(|f| f.name("verb")) {
        let verb =
            if verb.as_str().eq_ignore_ascii_case("carried") { DecisionVerb::Agree } else { verb_of(verb.as_str()) };
        push(passages, index, text, verb, out);
    } else if CARRIED.is_match(text) || CARRIED_ALONE.is_match(text) {
        // "The motion was carried and the Council resolved accordingly." above "Decision": that says what.
        let below = passages.list.iter().skip(index + 1).take(2);
        let told = |p: &crate::extract::passages::Passage<'_>| {
            heads_decisions(&p.text).is_some() || p.text.starts_with("RESOLVED") || p.text.starts_with("Resolved")
        };
        let part = passages.list.get(index).and_then(|p| p.part);
        let elsewhere = text.contains("accordingly") && text.contains("resolved") || text.contains("became");
        if elsewhere && below.filter(|p| p.part == part).any(told) {
            return;
        }
        push(passages, index, text, DecisionVerb::Agree, out);
    } else if LOST.is_match(text) {
        push(passages, index, text, DecisionVerb::Other, out);
    } else if let Some(found) = CONTENT.captures(text) {
        let verb = match (found.name("noted"), found.name("approved")) {
            (Some(_), _) => DecisionVerb::Note,
            (_, Some(_)) => DecisionVerb::Approve,
            _ => DecisionVerb::Agree,
        };
        push(passages, index, text, verb, out);
    } else if let Some(found) = HEAD_VERB.captures(text) {
        let word = found
            .name("verb")
            .or_else(|| found.name("small"))
            .or_else(|| found.name("noted"))
            .or_else(|| found.name("put"))
            .or_else(|| found.name("over"))
            .map_or("", |v| v.as_str());
        // "Resolved that the minutes should be approved."
        let loose = found.name("loose").map(|word| word.as_str());
        let word = loose.unwrap_or(word);
        // "Approved minutes are on the website" tells nothing that was decided.
        let finite = [" are ", " is ", " were ", " was ", " has ", " have ", " will ", " had "];
        if loose.is_some() && finite.iter().any(|word| text.contains(word)) {
            return;
        }
        let verb = match verb_of(word) {
            DecisionVerb::Agree => {
                text.find(" that ").and_then(|at| be_done(text[at..].trim_start())).unwrap_or(DecisionVerb::Agree)
            }
            verb => verb,
        };
        push(passages, index, text, verb, out);
        if loose.is_some() {
            doubt(out, known);
        }
    } else if ASKS.is_match(text) || forms_group(text) || no_objection_to(text) {
        push(passages, index, text, DecisionVerb::Other, out);
        doubt(out, known);
    } else if PROPOSED_AND.is_match(text) {
        push(passages, index, text, DecisionVerb::Other, out);
    } else if let Some(found) = FOLLOWING.captures(text.trim_end_matches([':', '-', '–', '.'])) {
        let verb = verb_of(found.name("verb").map_or("", |v| v.as_str()));
        push(passages, index, text.trim_end_matches([':', '-', '–', ' ']), verb, out);
    } else if let Some(found) = ELECTED.captures(text).filter(|f| is_election(f)) {
        push(passages, index, text, DecisionVerb::Other, out);
        if found.name("was").is_none() {
            doubt(out, known);
        }
    } else if let Some(verb) = THERE_WAS.captures(text).and_then(|f| f.name("verb")) {
        push(passages, index, text, verb_of(verb.as_str()), out);
    } else if let Some(verb) = BY_BODY.captures(text).and_then(|f| f.name("verb")) {
        push(passages, index, text, verb_of(verb.as_str()), out);
        doubt(out, known);
    } else if let Some(verb) = IN_CAPITALS_DONE.captures(text).and_then(|f| f.name("verb")) {
        push(passages, index, text, verb_of(verb.as_str()), out);
    } else if NOTED.is_match(text) {
        push(passages, index, text, DecisionVerb::Note, out);
    } else if let Some(found) = DIRECTED.captures(text) {
        let authorised = found.name("verb").is_some_and(|verb| matches!(verb.as_str(), "authorised" | "empowered"));
        push(passages, index, text, if authorised { DecisionVerb::Approve } else { DecisionVerb::Remit }, out);
        doubt(out, known);
    } else if let Some(found) = TELEGRAM.captures(text) {
        let who = found.name("subject").map_or("", |s| s.as_str());
        // "DB agreed.": somebody did, not the meeting.
        let person = people::is_initials(who) || people::is_surely_person(who) || people::is_forename(who);
        let subject = who.to_lowercase();
        if !subject.contains("apolog") && !subject.contains("absence") && !person {
            push(passages, index, text, verb_of(found.name("verb").map_or("", |v| v.as_str())), out);
        }
    } else if let Some(found) = done(text) {
        let subject = found.name("subject").map_or("", |s| s.as_str());
        let clause = [" that ", " which ", " who ", " when ", " where "].iter().any(|w| subject.contains(w));
        // "The bid was turned down" by whoever gives grants.
        let turned_down = found.name("verb").is_some_and(|verb| verb.as_str() == "turned down");
        let ours = ["request", "proposal", "suggestion", "offer", "idea", "quote"];
        if turned_down && !ours.iter().any(|word| subject.to_lowercase().contains(word)) {
            return;
        }
        if !clause && !subject.to_lowercase().starts_with("apolog") {
            push(passages, index, text, verb_of(found.name("verb").map_or("", |v| v.as_str())), out);
            let plain = found.name("end").is_none_or(|e| !e.as_str().starts_with("to"));
            if !plain {
                doubt(out, known);
            }
        }
    } else if let Some(found) = AT_THE_END.captures(text) {
        let what = found.name("what").map_or("", |w| w.as_str()).to_lowercase();
        // "as already agreed", "the action points agreed": no decision of its own.
        let told = what.contains("apolog") || what.ends_with(" as") || what.ends_with("previously");
        if !told {
            push(passages, index, text, verb_of(found.name("verb").map_or("", |v| v.as_str())), out);
            doubt(out, known);
        }
    }
}

/// Whether the words put somebody into a post at the meeting: somebody is named, and a post; "in 2012" tells of the past.
pub(super) fn is_election(found: &crate::wording::latin::Captures<'_>) -> bool {
    let who = found.name("who").map_or("", |w| w.as_str());
    let rest = found.name("rest").map_or("", |r| r.as_str());
    let words = || who.split_whitespace().chain(rest.split_whitespace());
    let clause = [" who ", " which ", " that ", " had ", " newly", " when "].iter().any(|w| who.contains(w));
    // "for 2022-23" is what they were elected for, "in 2012" when.
    let dated = |w: &str| w.len() >= 4 && w.starts_with(|c: char| c.is_ascii_digit());
    let term = ["for the year ", "for ", "for the session ", "for the period "];
    let year = words().any(dated)
        && !term.iter().any(|lead| {
            rest.match_indices(lead).any(|(at, lead)| rest[at + lead.len()..].starts_with(|c: char| c.is_ascii_digit()))
        });
    let post = words().any(|w| people::is_post_word(w.trim_matches(|c: char| !c.is_alphabetic())));
    let members = ["member", "trustee", "governor", "councillor", "director", "board", "committee", "panel"];
    let post = post || words().any(|w| members.iter().any(|m| w.to_lowercase().starts_with(m)));
    let pieces = who.split([':', '–', ',']).flat_map(|piece| piece.split(" and "));
    let named = pieces.map(str::trim).any(people::is_person);
    let all = ["en bloc", "unopposed", "unanimously", "nem con"].iter().any(|w| rest.contains(w));
    !clause && !year && (post || all) && named
}

/// "agreed to be the last Sunday": the same with a capital, as words open a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
