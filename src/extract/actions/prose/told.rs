//! Sentences that tell somebody to do something, in minutes that do not mark their actions.

use super::clauses::{is_event, is_pursued};
use super::later_clause::in_clause;
use super::may_act::{
    all_there, by_name, cast_only, is_meeting_body, is_post, known, listed, persons, two_letters, with_middle_letter,
};
use super::passive::{
    by_agent, is_asked_for, is_asked_of_all, is_asked_whether, is_handed_in, is_paper_asked_for, passive_with_date,
};
use super::recounted::{is_declared, is_recounted, lists_people};
use super::taken_on::{self, TALK, asked, everybody, promised, took_on};
use super::titled::{without_capitals, without_title};
use super::{Line, Prose, assent, dash, first_person, nominal, pointing, pronouns, standing, start, undertaken};
use crate::diagnostic::ReviewCode;
use crate::extract::actions::{Meeting, due, owners, same, tasks};
use crate::record::{Action, Owner};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{sentences::sentences, verbs};
use std::sync::LazyLock;

/// Words before the one who speaks or acts: "In reply, ", "Following discussion, ", "After some debate the ".
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:In\s+(?:reply|response|answer|conclusion|the\s+meantime|addition|turn|view\s+of\s+this)(?:\s+to\s+[^,;.]{2,60})?|(?:Following|After|On)\s+(?:some\s+|further\s+|a\s+(?:\w+\s+)?|this\s+)?(?:discussion|debate|point)?|Accordingly|Meanwhile|Finally|Separately)(?:,\s+(?:the\s+)?|\s+the\s+)",
    )
});

/// "Playground bin – ongoing", "Floor – in hand,": a title and how things stand, before a task.
static STANDS: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^[^–—.;:]{2,60}\s[–—-]\s+(?i:ongoing|outstanding|in\s+hand|carried\s+forward|pending)\s*[,.;]?\s+")
});

/// Sentences that tell somebody to do something; `above` is the text before the line in the same item, `marked` says how
/// many actions of the paper are marked, where the minute marks any. Minutes that mark
/// their actions give such a sentence only where it orders a person who was there ("ES to tell the applicant."), or where
/// somebody takes a task on that no mark gives.
pub(super) fn told(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    above: Option<&str>,
    meeting: &Meeting,
    marked: Option<usize>,
    out: &mut Vec<Action>,
) {
    // "Apologies: Al Reid (Una Moss to brief)": who was not there.
    if lists_people(&line.text) {
        return;
    }
    let all: Vec<&str> = sentences(&line.text).into_iter().map(|range| &line.text[range]).collect();
    let last_above = above.and_then(|text| sentences(text).pop().map(|range| &text[range]));
    for (index, whole) in all.iter().enumerate() {
        let whole = if index == 0 { without_capitals(prose, whole) } else { whole };
        if is_declared(whole) || is_recounted(prose, line, whole, all.get(index + 1).copied()) {
            continue;
        }
        let before = if index == 0 { last_above } else { told_before(&line.text, &all, index) };
        if is_told_already(prose, whole, before, out) {
            continue;
        }
        let first = out.len();
        let jobs = nominal::jobs(prose, whole);
        if !jobs.is_empty() {
            let jobs = jobs.into_iter().map(|(text, owners)| action_of(prose, line, text, owners, meeting)).collect();
            add(prose, jobs, marked, out);
            continue;
        }
        for sentence in apart(whole) {
            let known = out.len();
            sentence_of(prose, line, sentence, before, meeting, marked, out);
            if out.len() == known {
                in_clause(prose, line, sentence, meeting, marked, out);
            }
        }
        standing::add_date_behind(all.get(index + 1).copied(), out.get_mut(first..).unwrap_or_default());
        // "Una asked that the costs be shown. Al agreed to this.": both sentences give it.
        let nobody = out.len() > first && out.iter().skip(first).all(|action| action.owners.is_empty());
        if nobody && all.get(index + 1).is_some_and(|next| assent::given(prose, next, Some(whole)).is_some()) {
            out.truncate(first);
            continue;
        }
        if !is_done(whole) {
            undertaken::add(prose, line, (whole, before), meeting, marked, first, out);
            undertaken::add_left_open(prose, line, whole, meeting, marked, first, out);
        }
        pointing::add_what_it_is_about(prose, (whole, before), meeting, first, out);
    }
}

/// "Una will ring the depot. Una to action.": the sentence before has given it; whose it is, where that names nobody.
fn is_told_already(prose: Prose<'_>, sentence: &str, before: Option<&str>, out: &mut [Action]) -> bool {
    let Some(owners) = nominal::to_action(sentence).or_else(|| nominal::names_alone(prose, sentence)) else {
        return false;
    };
    let given = out.last_mut().filter(|last| before.is_some_and(|before| before.contains(last.text.as_str())));
    let Some(given) = given else { return false };
    if given.owners.is_empty() {
        given.owners = owners;
    }
    true
}

/// The sentence before one; where both begin with "He" or "She", those before as well, to the one that says who it is.
fn told_before<'t>(text: &'t str, all: &[&'t str], index: usize) -> Option<&'t str> {
    let last = index.checked_sub(1)?;
    let opens = |at: usize| all.get(at).and_then(|sentence| sentence.split_whitespace().next()).unwrap_or("");
    let pronoun = opens(index);
    let mut first = last;
    let passed_over =
        |at: usize| opens(at) == pronoun || last - at < 2 && all.get(at).is_some_and(|s| pronouns::names_nobody(s));
    while matches!(pronoun, "He" | "She") && first > 0 && passed_over(first) {
        first -= 1;
    }
    let (from, to) = (all.get(first)?, all.get(last)?);
    let start = from.as_ptr() as usize - text.as_ptr() as usize;
    let end = to.as_ptr() as usize - text.as_ptr() as usize + to.len();
    text.get(start..end)
}

/// "continue to chase the contractor": a task that goes on; "continue to support the scheme" is none.
pub(super) fn goes_on_with(after: &str) -> bool {
    let next = after.strip_prefix("continue to ").and_then(|rest| rest.split([' ', ',', '.', ';']).next());
    next.is_some_and(is_pursued)
}

fn sentence_of(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    before: Option<&str>,
    meeting: &Meeting,
    marked: Option<usize>,
    out: &mut Vec<Action>,
) {
    let sentence = without_title(prose, sentence);
    if is_done(sentence) {
        return;
    }
    // "Playground bin – ongoing MB to order the key": how things stand before the task.
    let sentence = STANDS.find(sentence).map_or(sentence, |stands| &sentence[stands.end()..]);
    // "In reply, Mr Nagle undertook to …".
    let sentence = LEAD.find(sentence).map_or(sentence, |lead| &sentence[lead.end()..]);
    if let Some(action) = resolved(prose, line, sentence, meeting) {
        out.push(action);
        return;
    }
    if let Some(action) = in_other_words(prose, line, sentence, before, meeting) {
        add(prose, vec![action], marked, out);
    } else if marked.is_some() {
        beside_marks(prose, line, sentence, meeting, marked, out);
    } else {
        unmarked(prose, line, sentence, meeting, out);
    }
}

/// "… offered to send it, which he did at the end of the meeting.": done already.
fn is_done(sentence: &str) -> bool {
    ["which he did", "which she did", "which they did", "and did so", "and has done so"]
        .iter()
        .any(|done| sentence.contains(done))
}

/// An action whose owner another sentence names, or that words of their own kind give.
fn in_other_words(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    before: Option<&str>,
    meeting: &Meeting,
) -> Option<Action> {
    if let Some(action) = by_pronoun(prose, line, sentence, before, meeting) {
        return Some(action);
    }
    // "Una asked for a list of keys. Al agreed to this."
    if let Some((text, owners)) = assent::given(prose, sentence, before) {
        return Some(action_of(prose, line, &text, owners, meeting));
    }
    // "The committee thanked Barry and asked him to prepare a budget."
    if let Some(owner) = pronouns::asked(prose, sentence, before) {
        let mut action = action_of(prose, line, sentence, vec![owner], meeting);
        action.header.flag(ReviewCode::OwnerUncertain);
        return Some(action);
    }
    // "Fi and Al – catering.", "Leave it with him.", "Jo had not found it and this would be carried forward."
    if let Some((text, owners, plain)) = nominal::given(prose, line, sentence, before) {
        let mut action = action_of(prose, line, &text, owners, meeting);
        if !plain {
            action.header.flag(ReviewCode::OwnerUncertain);
        }
        return Some(action);
    }
    // "Letters to go to the sponsors – Eve and Joan.": people of the meeting behind a dash.
    if let Some((task, owners)) = dash::at_end_of_sentence(prose, line, sentence) {
        return Some(action_of(prose, line, task, owners, meeting));
    }
    // "The form is old. KL – send round the new one."
    let owners = dash::at_start_of_sentence(prose, sentence)?;
    Some(action_of(prose, line, sentence, owners, meeting))
}

/// In minutes that mark their actions: an order to somebody who was there, or a task that somebody takes on.
fn beside_marks(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    meeting: &Meeting,
    marked: Option<usize>,
    out: &mut Vec<Action>,
) {
    // "18/144 Highways: Cllr Moss to chase …".
    let whole = owners::subject(sentence).filter(|t| t.owners.iter().all(|o| !o.as_written.contains(':')));
    let (ordering, told) = if whole.is_some() {
        (sentence, whole)
    } else {
        let said = sentence.split_once(": ").map_or(sentence, |(_, rest)| rest);
        (said, owners::subject(said))
    };
    let ordered = told.filter(|t| {
        t.ordered
            && (cast_only(prose, &t.owners)
                || is_post(&t.owners)
                || listed(line, &t.owners)
                || two_letters(&t.owners)
                || with_middle_letter(prose, &t.owners))
    });
    if let Some(told) = ordered {
        if !ordering[told.verb_at..].starts_with("note") {
            out.extend(tasks::apart(action_of(prose, line, ordering, told.owners, meeting), false, meeting.date));
        }
        return;
    }
    let took = took_on(prose, sentence)
        .flatten()
        .or_else(|| promised(prose, sentence))
        .or_else(|| asked(prose, sentence))
        .or_else(|| taken_on::left_with(prose, sentence))
        .or_else(|| by_name(prose, sentence))
        .filter(|owners| all_there(prose, owners))
        .or_else(|| everybody(sentence))
        .or_else(|| is_asked_of_all(sentence, meeting).then(Vec::new));
    let Some(owners) = took else { return };
    let actions = tasks::apart(action_of(prose, line, sentence, owners, meeting), false, meeting.date);
    add(prose, actions, marked, out);
}

/// In minutes that mark no actions: whoever is told, asked, or takes a task on.
fn unmarked(prose: Prose<'_>, line: &Line<'_, '_>, sentence: &str, meeting: &Meeting, out: &mut Vec<Action>) {
    if let Some((owner, named)) = first_person::taken(prose, line.passage.part, sentence) {
        let mut action = action_of(prose, line, sentence, vec![owner], meeting);
        if !named {
            action.header.flag(ReviewCode::OwnerUnresolved);
        }
        out.push(action);
        return;
    }
    // "Members are asked to send their comments": nobody by name, but all.
    let took = took_on(prose, sentence).map(|took| took.or_else(|| everybody(sentence)));
    // "Comments are to go to Jo by 20 June": nobody takes it on, but it is to be done.
    let took = took.map(|took| took.or_else(|| passive_with_date(sentence, meeting).then(Vec::new)));
    let owners = took.unwrap_or_else(|| {
        let told = owners::subject(sentence);
        told.filter(|t| is_told(prose, line, sentence, t))
            .map(|t| t.owners)
            .or_else(|| asked(prose, sentence))
            .or_else(|| everybody(sentence))
            .or_else(|| by_agent(prose, sentence))
            .or_else(|| taken_on::left_with(prose, sentence))
            .or_else(|| by_name(prose, sentence))
            .or_else(|| (passive_with_date(sentence, meeting) || is_asked_whether(sentence)).then(Vec::new))
            .or_else(|| (is_asked_for(prose, sentence) || is_handed_in(sentence, meeting)).then(Vec::new))
            .or_else(|| (is_paper_asked_for(sentence) || is_bidden(sentence, meeting)).then(Vec::new))
    });
    let Some(owners) = owners else { return };
    out.extend(tasks::apart(action_of(prose, line, sentence, owners, meeting), false, meeting.date));
}

/// "Please send photos to Una by Friday.": whoever reads it is asked, where a day is told.
fn is_bidden(sentence: &str, meeting: &Meeting) -> bool {
    let rest = ["Please ", "Can everyone please ", "Could everyone please ", "Can all please "]
        .iter()
        .find_map(|opens| sentence.strip_prefix(opens));
    let verb = rest.and_then(|rest| rest.split_whitespace().next()).unwrap_or("");
    verbs::is_doing(verb)
        && !matches!(verb, "note" | "see" | "contact" | "refer" | "be")
        && due::in_text(sentence, meeting.date).is_some()
}

/// Whether the words before a verb are somebody's who is told to do it, and no telling of the future.
fn is_told(prose: Prose<'_>, line: &Line<'_, '_>, sentence: &str, t: &owners::Told) -> bool {
    let verb = sentence[t.verb_at..].split_whitespace().next().unwrap_or("");
    // "CH to draw up the order of service": somebody's initials, though the list of people does not give them.
    let initials = || t.owners.iter().all(|o| owners::is_capitals(&o.as_written));
    let person_like = known(prose, &t.owners) || t.ordered && (listed(line, &t.owners) || initials());
    // "will" tells the future more often than a task: only of single people, and of plain tasks.
    let goes_on = verb != "continue" || goes_on_with(&sentence[t.verb_at..]);
    let future = t.ordered || (verb != "be" && goes_on && persons(prose, &t.owners));
    // "The Committee, on the motion of …, AGREED to continue …": what a body agrees to do is its decision.
    let decides = t.owners.iter().all(|o| is_meeting_body(&o.as_written))
        && ["agreed to ", "decided to ", "resolved to "].iter().any(|d| sentence.to_lowercase().contains(d));
    // "The developer will hold an exhibition": news of somebody who was not there.
    let event = !t.ordered && is_event(verb) && !t.owners.iter().any(|o| prose.cast.contains(&o.as_written));
    person_like && future && verb != "note" && !decides && !event
}

/// Adds actions of sentences; in minutes that mark theirs, only those that no mark gives.
pub(super) fn add(prose: Prose<'_>, actions: Vec<Action>, marked: Option<usize>, out: &mut Vec<Action>) {
    for action in actions {
        let marks = out.get(..marked.unwrap_or(0)).unwrap_or_default();
        // "The Chair agreed to write to the Leader." above "ACTION: Cllr Low": the mark has taken the sentence.
        let taken = |known: &Action| known.text == action.text && known.header.source.path == action.header.source.path;
        if !marks.iter().any(|known| taken(known) || same::echoes(known, &action, prose.cast)) {
            out.push(action);
        }
    }
}

/// "She agreed to circulate the figures.": the one whom the sentence before names.
fn by_pronoun(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    before: Option<&str>,
    meeting: &Meeting,
) -> Option<Action> {
    // "Ms Munro gave that assurance and it was agreed that she would meet them.": the sentence itself names her.
    let within = sentence.find(" and it was agreed that ").map(|at| (&sentence[..at], &sentence[at + " and ".len()..]));
    let taken = pronouns::taken(prose, sentence, before)
        .or_else(|| within.and_then(|(head, tail)| pronouns::taken(prose, tail, Some(head))))?;
    let doing = verbs::is_doing(&taken.verb) && !TALK.contains(&taken.verb.as_str());
    let doing = doing && !matches!(taken.verb.as_str(), "approve" | "agree" | "recommend" | "continue" | "attend");
    doing.then(|| {
        let mut action = action_of(prose, line, sentence, vec![taken.owner], meeting);
        // Whom the words name stands in another sentence.
        action.header.flag(if taken.resolved { ReviewCode::OwnerUncertain } else { ReviewCode::OwnerUnresolved });
        action
    })
}

/// "AB and BC will do the raffle; Cllr Grant to ask for prizes.": a semicolon parts what each is told.
fn apart(sentence: &str) -> Vec<&str> {
    let pieces: Vec<&str> = sentence.split("; ").collect();
    let each = pieces.len() > 1 && pieces.iter().all(|piece| owners::subject(piece.trim()).is_some());
    if each { pieces } else { vec![sentence] }
}

/// A line of a list in which a body says whom it told to do what: "agreed that the Clerk should write to all", "asked
/// the Treasurer to model three fares".
fn resolved(prose: Prose<'_>, line: &Line<'_, '_>, sentence: &str, meeting: &Meeting) -> Option<Action> {
    static THAT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:agreed|resolved|decided|requested|asked)\s+that\s+(?:the\s+)?(?P<who>\p{Lu}[^.;:,()]{2,60}?)\s+(?:should|would|will|shall)\s+(?P<verb>[a-z-]+)",
        )
    });
    static ASKED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:asked|instructed|requested|tasked|directed|remitted\s+to)\s+(?:the\s+)?(?P<who>\p{Lu}[^.;:,()]{2,60}?)\s+to\s+(?P<verb>[a-z-]+)",
        )
    });
    line.passage.label.as_ref()?;
    let found = THAT.captures(sentence).or_else(|| ASKED.captures(sentence))?;
    let (who, verb) = (found.name("who")?.as_str(), found.name("verb")?.as_str());
    let owners = owners::split(who);
    let doing = verbs::is_doing(verb) && !matches!(verb, "note" | "be");
    (doing && known(prose, &owners)).then(|| action_of(prose, line, sentence, owners, meeting))
}

pub(super) fn action_of(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    owners: Vec<Owner>,
    meeting: &Meeting,
) -> Action {
    let mut action = start(prose, line, sentence, meeting);
    sentence.clone_into(&mut action.header.source.quote);
    action.owners = owners;
    // "Una to collate – next meeting".
    let at_end = || due::at_end(sentence, meeting.date).filter(|when| when.as_written.contains("next meeting"));
    action.due = due::in_text(pointing::own_clause(sentence), meeting.date).map(|(_, w)| w).or_else(at_end);
    // "Bonfire – Al seeing the police – ongoing."
    action.status = super::standing::standing_at_end(sentence.trim_end_matches('.')).1;
    action.header.flag(ReviewCode::ActionFromProse);
    action
}
