//! How far a task is, as its own line says it: a box before it, words behind a dash or behind its owners' bracket.

use crate::extract::actions::{Cast, due, owners};
use crate::framework::headings;
use crate::record::{Action, ActionStatus, Owner, When};
use crate::wording::people;
use crate::wording::signs::Sign;

/// The box before a task, and the task: `☐` and `[ ]` are open, `☒` and `[x]` done.
pub(super) fn ticked(text: &str) -> (Option<ActionStatus>, &str) {
    let text = text.trim_start();
    let typed = |boxes: [&str; 2]| boxes.iter().find_map(|sign| text.strip_prefix(sign));
    let (status, rest) = match text.chars().next().and_then(|c| Some((Sign::of(c)?, &text[c.len_utf8()..]))) {
        Some((Sign::EmptyBox, rest)) => (Some(ActionStatus::Open), rest),
        Some((sign, rest)) if sign.is_ticked() => (Some(ActionStatus::Complete), rest),
        _ => match (typed(["[ ]", "[]"]), typed(["[x]", "[X]"])) {
            (Some(rest), _) => (Some(ActionStatus::Open), rest),
            (None, Some(rest)) => (Some(ActionStatus::Complete), rest),
            (None, None) => (None, text),
        },
    };
    (status, rest.trim_start_matches('\u{fe0f}').trim_start())
}

/// "Send the link – done": how far the task is, behind a dash.
fn done_at_end(text: &str) -> (&str, Option<ActionStatus>) {
    let parted = text.rsplit_once(" – ").or_else(|| text.rsplit_once(" - "));
    // "… (in progress)".
    let bracket = text.trim_end_matches('.').strip_suffix([')', ']']).and_then(|t| t.rsplit_once(['(', '[']));
    for (task, last) in [bracket, parted].into_iter().flatten() {
        let last = last.trim_end_matches(['.', ')', ']']);
        if let Some((status, false)) = headings::status(last)
            && last.split_whitespace().count() <= 2
            && !task.trim().is_empty()
        {
            return (task.trim_end(), Some(status));
        }
    }
    (text, None)
}

/// "Brief the Director – outstanding, now 20 June": how far the task is, and the date that goes with it.
pub(super) fn standing_at_end(text: &str) -> (&str, Option<ActionStatus>, Option<When>) {
    let parted = text.rsplit_once(" – ").or_else(|| text.rsplit_once(" - "));
    if let Some((task, last)) = parted
        && let Some((said, date)) = last.split_once([',', ';'])
        && let Some((status, false)) = headings::status(said)
        && said.split_whitespace().count() <= 2
    {
        let date = date.trim().trim_end_matches('.');
        let date = ["now ", "due ", "by "].iter().find_map(|lead| date.strip_prefix(lead)).unwrap_or(date);
        if due::is_date(date) && !task.trim().is_empty() {
            return (task.trim_end(), Some(status), Some(When::written(date)));
        }
    }
    // "Send ideas – two have come; ongoing": the last words alone say how far it is.
    if let Some((task, last)) = parted
        && let Some((_, said)) = last.rsplit_once([';', ','])
        && let Some((status, false)) = headings::status(said.trim().trim_end_matches('.'))
        && said.split_whitespace().count() <= 2
        && !task.trim().is_empty()
    {
        return (task.trim_end(), Some(status), None);
    }
    let (text, status) = done_at_end(text);
    (text, status, None)
}

/// "Film the piece (Harris and Olly) – filming booked for May": how things stand, behind a dash after the owners.
pub(super) fn progress_at_end(text: &str) -> (&str, Option<&str>) {
    let parted = text.rsplit_once(" – ").or_else(|| text.rsplit_once(" - "));
    match parted {
        Some((task, said)) if task.trim_end().ends_with(')') && !said.trim().is_empty() => {
            (task.trim_end(), Some(said.trim()))
        }
        _ => (text, None),
    }
}

/// "Sam to ask for dates. [SB, 20/9]": the date in the bracket behind a sentence, where it has none.
pub(super) fn add_date_behind(next: Option<&str>, actions: &mut [Action]) {
    let bracket = next.map(|next| next.trim().trim_end_matches('.')).and_then(|next| {
        let inside = next.strip_prefix(['[', '('])?;
        inside.strip_suffix([']', ')'])
    });
    // "Una will ask them. By the end of June please."
    let sentence = || {
        let bare = next?.trim().trim_end_matches(['.', '!']);
        let bare = bare.strip_suffix(" please").or_else(|| bare.strip_suffix(", please")).unwrap_or(bare);
        let led = ["By ", "Before ", "No later than "].iter().any(|opens| bare.starts_with(opens));
        (led && due::is_date(bare)).then(|| When::written(bare))
    };
    let Some(date) = bracket.and_then(|inside| due::split_tail(inside).1).or_else(sentence) else { return };
    for action in actions.iter_mut().filter(|action| action.due.is_none()) {
        action.due = Some(date.clone());
    }
}

/// "Book the training (SL & DL) this was done on 11 Sept": owners in a bracket, and behind them how things stand.
pub(super) struct Bracketed<'t> {
    pub(super) text: &'t str,
    pub(super) owners: Vec<Owner>,
    pub(super) progress: Option<&'t str>,
}

/// Reads one; `None` where no bracket holds people, or where the words before it tell somebody else to act.
pub(super) fn bracketed<'t>(text: &'t str, cast: &Cast) -> Option<Bracketed<'t>> {
    let (before, rest) = text.rsplit_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    let owners = owners::split(inside);
    let person = |owner: &Owner| {
        let name = owner.as_written.as_str();
        cast.contains(name) || people::is_initials(name) || name.eq_ignore_ascii_case("all")
    };
    let progress = after.trim_start_matches(['.', ',', ';', ':', ' ', '–', '-']).trim();
    let told = owners::subject(before);
    let same = told.is_none_or(|told| told.owners.iter().all(|o| owners.iter().any(|b| b.as_written == o.as_written)));
    (!owners.is_empty() && owners.iter().all(person) && same && before.split_whitespace().count() > 2).then(|| {
        Bracketed { text: before.trim_end(), owners, progress: Some(progress).filter(|said| !said.is_empty()) }
    })
}
