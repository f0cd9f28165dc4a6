//! Actions marked at the beginning of their line, lists of them, and the fields below them.

use super::before_mark::before;
use super::completed::complete;
use super::fields_below::fields_below;
use super::marks::{Labelled, labelled};
use super::standing::{bracketed, progress_at_end, standing_at_end, ticked};
use super::{Line, Prose, dash, is_something, readable, start, taken_on};
use crate::diagnostic::ReviewCode;
use crate::extract::actions::{Cast, Meeting, due, owners, status, tasks};
use crate::framework::headings;
use crate::record::{Action, ActionStatus, Owner, When};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{labels, people, sentences::sentences, when};
use std::sync::LazyLock;

/// An action marked at the beginning of its line; returns the index of the first line after it.
#[allow(clippy::needless_pass_by_value)] // The label is taken apart here.
pub(super) fn labelled_action(
    prose: Prose<'_>,
    lines: &[Line<'_, '_>],
    at: usize,
    label: Labelled<'_>,
    meeting: &Meeting,
    out: &mut Vec<Action>,
) -> usize {
    let Some(line) = lines.get(at) else { return at + 1 };
    let next = at + 1;
    if label.rest.is_empty() {
        return below_mark(prose, lines, at, &label, meeting, out);
    }
    let (rest, field_due) = due::split_field(label.rest);
    let (rest, field_owner) = owners::split_field(&rest);
    // "Action 10: Jo Blair gave an update": what became of an earlier action is told.
    if !is_something(&rest) || REPORTS.is_match(&rest) {
        return next;
    }
    let (told, status, standing_due) = standing_at_end(&rest);
    let first = out.len();
    let inside = bracketed(told, prose.cast).filter(|inside| status.is_some() || inside.progress.is_some());
    let rest = inside.as_ref().map_or(told, |inside| inside.text).trim_start_matches('@').to_owned();
    let field_due = field_due.or(standing_due);
    // "ACTION (JS): Back page to be redrawn by 1 May": where the mark names who acts, what follows it is the task.
    let alone = owner_alone(prose, &rest).filter(|_| label.who.is_none());
    let action = match alone {
        Some(names) => named_only(prose, lines, at, names, field_due, meeting),
        None => Some(in_words(prose, line, &rest, field_due, meeting, out)),
    };
    let Some(mut action) = action else { return next };
    action.status = status;
    without_date_behind_dash(&rest, &mut action);
    if let Some(inside) = inside {
        action.owners = inside.owners;
        action.progress = inside.progress.map(str::to_owned);
    }
    owned_by_mark(&label, &mut action);
    if let Some(owner) = field_owner {
        action.owners = owners::split(&owner);
    }
    action.action_number = label.number.map(str::to_owned);
    let next = fields_below(lines, next, &mut action);
    done_by_its_date(&mut action);
    out.push(action);
    share_numbers(label.number, &mut out[first..]);
    next
}

/// "ML – claim from the insurer – 30 Nov": owner, task and date, of which the last is no part of the task.
fn without_date_behind_dash(rest: &str, action: &mut Action) {
    let pieces: Vec<&str> = rest.split(" – ").flat_map(|piece| piece.split(" - ")).map(str::trim).collect();
    let [who, .., last] = pieces.as_slice() else { return };
    let dated = action.due.as_ref().is_some_and(|due| last.trim_end_matches('.').ends_with(&due.as_written));
    if pieces.len() > 2 && owners::is_owner(who) && dated && due::is_date(last.trim_end_matches('.')) {
        let task = action.text.trim_end().strip_suffix(*last).unwrap_or(&action.text);
        action.text = task.trim_end().trim_end_matches(['–', '-']).trim_end().to_owned();
    }
}

/// The mark alone: what follows is the action, or a list of them; the index of the first line after them.
fn below_mark(
    prose: Prose<'_>,
    lines: &[Line<'_, '_>],
    at: usize,
    label: &Labelled<'_>,
    meeting: &Meeting,
    out: &mut Vec<Action>,
) -> usize {
    let mut next = at + 1;
    let Some(mark) = lines.get(at) else { return next };
    let same = |l: &Line<'_, '_>| {
        l.passage.cell.map(|c| (c.table, c.row, c.column)) == mark.passage.cell.map(|c| (c.table, c.row, c.column))
            && l.passage.part == mark.passage.part
            && readable(prose, l)
    };
    let listing = lines.get(next).is_some_and(|l| same(l) && is_list(l));
    let mut count = 0;
    while let Some(line) = lines.get(next) {
        let goes_on =
            same(line) && labelled(&line.text).is_none() && (!line.passage.heading || line.text.chars().count() > 60);
        if !goes_on || (listing && !is_list(line) && line.first) || (!listing && count > 0) {
            break;
        }
        let (mut action, after) = listed(prose, lines, next, meeting);
        next = after;
        count += 1;
        if is_something(&action.text) {
            if count == 1 {
                action.action_number = label.number.map(str::to_owned).or(action.action_number);
            }
            owned_by_mark(label, &mut action);
            out.push(action);
        }
    }
    next
}

/// Whom the mark itself names, and the date beside the name.
fn owned_by_mark(label: &Labelled<'_>, action: &mut Action) {
    if let Some((who, date)) = label.who.map(due::split_tail) {
        action.owners = owners::split(&who);
        action.due = action.due.take().or(date);
    }
}

/// "JS by 31 March": the owner that the words behind a mark name, and the date, where they say nothing else.
fn owner_alone(prose: Prose<'_>, rest: &str) -> Option<(String, Option<When>)> {
    let (who, tail_due) = due::split_tail(rest);
    let who = without_aside(&who).to_owned();
    // "ACTION: TO": initials that are a word as well are somebody's who was there.
    let initials = owners::is_capitals(who.trim_end_matches('.')) && prose.cast.contains(who.trim_end_matches('.'));
    // "UM – advert out by 1 April", "Steve: issue the draft by 1 April": a task behind the sign, not a date.
    let vague = [" – ", " - ", ": "].iter().any(|sign| rest.contains(sign))
        && tail_due.as_ref().and_then(|due| when::find(&due.as_written).first().map(|f| f.range.start > 0))
            == Some(true);
    let alone = !vague && (initials || owners::is_owner(who.trim_end_matches('.'))) && owners::subject(rest).is_none();
    alone.then_some((who, tail_due))
}

/// "J Blair / A Reid (workplan)": what it is about, in brackets behind those who do it.
fn without_aside(who: &str) -> &str {
    /// An aside has no more words.
    const MOST_WORDS: usize = 3;
    let open = who.trim_end_matches('.').strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    let aside = |inside: &str| {
        inside.starts_with(char::is_lowercase)
            && inside.split_whitespace().count() <= MOST_WORDS
            && !inside.split_whitespace().any(people::is_post_word)
    };
    open.filter(|(_, inside)| aside(inside)).map_or(who, |(names, _)| names)
}

/// "Action: JS by 31 March": what is to be done stands before it.
fn named_only(
    prose: Prose<'_>,
    lines: &[Line<'_, '_>],
    at: usize,
    (who, tail_due): (String, Option<When>),
    field_due: Option<When>,
    meeting: &Meeting,
) -> Option<Action> {
    let line = lines.get(at)?;
    let (text, source, doubtful) = before(prose, lines, at);
    let source = source.filter(|_| !text.is_empty())?;
    let mut action = start(prose, source, &text, meeting);
    action.header.source.places.extend(line.passage.paragraph.places());
    action.header.source.places = crate::document::geometry::union_by_page(&action.header.source.places);
    action.owners = owners::split(who.trim_end_matches('.'));
    action.due = tail_due
        .or(field_due)
        .or_else(|| due::in_text(&text, meeting.date).map(|(_, w)| w))
        .or_else(|| due::split_field(&source.text).1);
    if doubtful {
        action.header.flag(ReviewCode::SplitUncertain);
    }
    Some(action)
}

/// The action that the words behind a mark tell; of several the last, with those before it in the list.
fn in_words(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    rest: &str,
    field_due: Option<When>,
    meeting: &Meeting,
    out: &mut Vec<Action>,
) -> Action {
    let mut pieces = several(rest);
    let last = pieces.pop().unwrap_or_default();
    for piece in pieces {
        // "JS to write to all. AB to book a room.": one mark, two actions.
        let mut action = start(prose, line, &piece, meeting);
        complete(&mut action, meeting, prose.cast);
        out.push(action);
    }
    let mut action = start(prose, line, &last, meeting);
    action.due = field_due;
    complete(&mut action, meeting, prose.cast);
    // "Action – Mrs Farr agreed to speak to the photographer".
    if action.owners.is_empty() {
        action.owners = taken_on::took_on(prose, &action.text).flatten().unwrap_or_default();
    }
    // "Action: everyone – comments by Friday".
    if action.owners.is_empty() {
        action.owners = addressed(&action.text, prose.cast).1;
    }
    action
}

/// "Actions 54-55: JS to write; AB to report": numbers as many as actions, each its own.
fn share_numbers(number: Option<&str>, actions: &mut [Action]) {
    let numbers = number.map(labels::each).unwrap_or_default();
    if numbers.len() == actions.len() {
        for (action, number) in actions.iter_mut().zip(numbers) {
            action.action_number = Some(number);
        }
    }
}

/// "Deadline: done at meeting": a date that says the action is complete.
fn done_by_its_date(action: &mut Action) {
    if let Some((ActionStatus::Complete, _)) = action.due.as_ref().and_then(|due| headings::status(&due.as_written))
        && action.due.as_ref().is_some_and(|due| when::find(&due.as_written).is_empty())
    {
        action.status = Some(ActionStatus::Complete);
        action.due = None;
    }
}

/// Whether the words behind a mark tell what became of an earlier action.
pub(super) fn is_report(rest: &str) -> bool {
    REPORTS.is_match(rest)
}

/// The actions of a marked line: one, or several where every sentence tells somebody to do something.
fn several(text: &str) -> Vec<String> {
    let pieces: Vec<String> = sentences(text).into_iter().map(|r| text[r].to_owned()).collect();
    let each = |p: &String| owners::subject(labels::split(p).1).is_some_and(|t| t.ordered);
    let pieces = if pieces.len() > 1 && pieces.iter().all(each) { pieces } else { vec![text.to_owned()] };
    // "(1) JS to write; (2) AB to call".
    let bare = |piece: &str| labels::split(piece).1.trim().to_owned();
    let pieces = pieces.iter().flat_map(|piece| tasks::tasks(piece, false));
    let pieces: Vec<String> = pieces.map(str::to_owned).collect();
    if pieces.len() > 1 { pieces.iter().map(|piece| bare(piece)).collect() } else { pieces }
}

fn is_list(line: &Line<'_, '_>) -> bool {
    line.passage.label.is_some()
}

/// A line that is an action as a whole.
pub(super) fn listed(prose: Prose<'_>, lines: &[Line<'_, '_>], at: usize, meeting: &Meeting) -> (Action, usize) {
    let Some(line) = lines.get(at) else { return (Action::default(), at + 1) };
    let (boxed, text) = ticked(&line.text);
    let boxed = boxed.or_else(|| line.passage.label.as_deref().and_then(|label| ticked(label).0));
    let (text, field_due) = due::split_field(text);
    let (text, field_owner) = owners::split_field(&text);
    let logged = dash::logged(&text);
    let text = logged.as_ref().map_or(text.as_str(), |logged| logged.text);
    let (text, done, standing_due) = standing_at_end(text);
    let field_due = field_due.or(standing_due);
    let (text, progress) = progress_at_end(text);
    // "Chase the fund – Kirsty – before Christmas": the date behind the owner.
    let parted = text.rsplit_once(" – ").or_else(|| text.rsplit_once(" - "));
    let (text, dated) = match parted {
        Some((task, last))
            if field_due.is_none() && (task.contains(" – ") || task.contains(" - ")) && due::is_date(last) =>
        {
            (task.trim_end(), Some(When::written(last.trim_end_matches('.'))))
        }
        _ => (text, None),
    };
    let field_due = field_due.or(dated);
    let (text, addressed) = addressed(text, prose.cast);
    let mut action = start(prose, line, text, meeting);
    action.due = field_due;
    action.status = boxed.or(done).or_else(|| progress.and_then(headings::status).map(|(status, _)| status));
    action.progress = progress.map(str::to_owned);
    complete(&mut action, meeting, prose.cast);
    if action.owners.is_empty() {
        action.owners = addressed;
    }
    if let Some(owner) = field_owner {
        action.owners = owners::split(&owner);
    }
    if let Some(logged) = logged {
        action.owners = logged.owners;
        action.due = action.due.or(logged.due);
        action.status = logged.status;
        action.progress = Some(logged.progress);
    }
    let next = fields_below(lines, at + 1, &mut action);
    (action, next)
}

/// "23/02 AK to revise the plan – Ongoing, draft with partners": an action of a list with its number, and how it stands.
pub(super) fn numbered(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let (number, rest) = labels::reference(&line.text).filter(|_| line.passage.label.is_none())?;
    let parted = rest.split_once(" – ").or_else(|| rest.split_once(" - "));
    let (text, said) = parted.map_or((rest, None), |(text, said)| (text.trim_end(), Some(said.trim())));
    let told = owners::subject(text).filter(|told| told.ordered)?;
    let known =
        |owner: &Owner| prose.cast.people(&owner.as_written).is_some() || people::is_initials(&owner.as_written);
    if !told.owners.iter().all(known) {
        return None;
    }
    let mut action = start(prose, line, text, meeting);
    action.action_number = Some(number.to_owned());
    action.owners = told.owners;
    action.due = due::in_text(text, meeting.date).map(|(_, when)| when);
    status::tell(&mut action, said.and_then(headings::status));
    action.progress = said.map(str::to_owned);
    Some(action)
}

/// "@Ewa Nowak book the room", "Everyone: send the dates": who a task of a list is addressed to.
fn addressed<'t>(text: &'t str, cast: &Cast) -> (&'t str, Vec<Owner>) {
    if let Some(bare) = text.strip_prefix('@') {
        let ends: Vec<usize> = bare.match_indices(' ').map(|(at, _)| at).take(4).collect();
        let name = ends.iter().rev().map(|at| &bare[..*at]).find(|n| {
            cast.contains(n) || people::is_person(n) && n.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
        });
        let name = name.or_else(|| ends.first().map(|at| &bare[..*at]));
        let owners = name.map(|n| owners::split(n.trim_end_matches([':', ','])));
        return (bare, owners.unwrap_or_default());
    }
    let everybody = [":", " – ", " - "]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .filter(|(who, _)| matches!(headings::fold(who).as_str(), "everyone" | "everybody" | "all"));
    match everybody {
        Some((who, _)) => (text, vec![Owner::written(who.trim())]),
        None => (text, Vec::new()),
    }
}

#[allow(clippy::unwrap_used)]
pub(super) static END_BRACKET: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\s*[(\[]\s*(?P<who>[^()\[\]]{2,60}?)\s*[)\]]\s*[.;]?$"));
pub(super) static END_DASH: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:\s+[–—-]\s*|\.\s+|\t+\s*|\s{3,})(?P<who>[A-Z][^.:;]{1,40}?)\s*[.;]?$"));
static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?i:the)\s+)?(?:\p{Lu}[\p{L}.’'-]*\s+(?:and\s+)?){1,6}(?:(?:has|had|have)\s+(?:now\s+|also\s+|since\s+|already\s+|not\s+)?[a-z]+|provided|reported|advised|confirmed|updated|explained|gave|said|highlighted|noted|circulated|sent|met|spoke|wrote|completed|attended|requested|queried|raised|presented)\b",
    )
});
