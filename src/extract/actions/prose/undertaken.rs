//! Tasks that a clause of a sentence gives, beside those that the sentence as a whole gives.

use super::may_act::is_stranger;
use super::told::{action_of, add as add_to};
use super::{Line, Prose, clauses, is_field, is_something};
use crate::diagnostic::ReviewCode;
use crate::extract::actions::{Meeting, due, same, who_acts};
use crate::record::Action;
use crate::wording::{labels, people};

/// Adds what the clauses of a sentence give and the actions of `out` from `first` on, which are the sentence's, do not;
/// with the sentence stands the one before it.
pub(super) fn add(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    (sentence, above): (&str, Option<&str>),
    meeting: &Meeting,
    marked: Option<usize>,
    first: usize,
    out: &mut Vec<Action>,
) {
    // "Date of next meeting – to be fixed by the Secretary".
    if !is_something(labels::split(sentence).1) {
        return;
    }
    for clause in clauses::undertakings(prose, sentence, above) {
        let mut action = action_of(prose, line, clause.text, clause.owners, meeting);
        // Of somebody who is on no list of people it may be news.
        let stranger = !prose.cast.is_empty() && action.owners.iter().any(|o| is_stranger(prose, &o.as_written));
        let stranger = stranger || action.owners.iter().any(|o| is_unlisted(prose, &o.as_written));
        if !clause.named || stranger {
            action.header.flag(ReviewCode::OwnerUncertain);
            // What stands before the task may tell other dates.
            action.due = due::in_text(clause.task, meeting.date).map(|(_, when)| when);
        }
        let known = out.get_mut(first..).unwrap_or_default();
        if let Some(told) = known.iter_mut().find(|told| told.text.contains(clause.task)) {
            if told.owners.is_empty() {
                told.owners = action.owners;
                continue;
            }
            if same::share_owner(told, &action, prose.cast) || !clause.named && clause.text == told.text {
                continue;
            }
            // "Cllr Low will draft a piece and Mr Reid will place a notice": the first ends where the second begins.
            cut_before(told, clause.text);
        }
        add_to(prose, vec![action], marked, out);
    }
}

/// Whether one word may be somebody's name although neither the meeting nor the list of forenames knows it: "Gaz", "Club".
fn is_unlisted(prose: Prose<'_>, name: &str) -> bool {
    let word =
        !name.contains(' ') && name.chars().skip(1).any(char::is_lowercase) && name.starts_with(char::is_uppercase);
    let known = prose.cast.contains(name) || people::is_forename(name) || people::is_post_word(name);
    word && !known && !who_acts::is_group(&name.to_lowercase())
}

/// Adds what a sentence says is to be done and names nobody for: "Posters to be put up at the station."
pub(super) fn add_left_open(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    meeting: &Meeting,
    marked: Option<usize>,
    first: usize,
    out: &mut Vec<Action>,
) {
    // "Due: to be fixed by May" is a field of the action above.
    if !is_something(labels::split(sentence).1) || is_field(sentence) {
        return;
    }
    for open in clauses::left_open(sentence, marked.is_some()) {
        // What stands behind a tab is the margin's.
        let clause = open.text.split('\t').next().unwrap_or(open.text).trim_end();
        let known = out.get(first..).unwrap_or_default();
        if known.iter().any(|told| told.text.contains(clause) || clause.contains(told.text.as_str())) {
            continue;
        }
        let action = action_of(prose, line, clause, Vec::new(), meeting);
        // "will be asked to the next meeting" says where, not when.
        let timed = action.due.as_ref().is_some_and(|due| !due.as_written.starts_with("to "));
        if open.plain || timed {
            add_to(prose, vec![action], marked, out);
        }
    }
}

/// Ends the words of an action where those of another clause begin.
fn cut_before(action: &mut Action, clause: &str) {
    /// What is left must be a clause as well, in bytes.
    const SHORTEST: usize = 15;
    if let Some(at) = action.text.find(clause).filter(|at| *at > SHORTEST) {
        // "… send it to Mr Low, who will forward it": whom the other clause is about belongs to this one too.
        let at = at + clause.find(", who ").unwrap_or_default();
        let kept = action.text.get(..at).unwrap_or_default().trim_end();
        let kept = kept.strip_suffix(" the").unwrap_or(kept).trim_end();
        let kept = [" and", " but", " so"].iter().find_map(|join| kept.strip_suffix(join)).unwrap_or(kept);
        action.text = kept.trim_end_matches([',', ';', ' ', '–', '(']).to_owned();
        // A date that the other clause tells is the other's.
        let text = &action.text;
        action.due = action.due.take().filter(|due| text.contains(due.as_written.as_str()));
    }
}
