//! Logs and action tables: a row is an action.

mod cells;
mod named;
mod section;
mod story;
#[cfg(test)]
mod tests;

use super::columns::{Role, Sense};
use super::status::Legend;
use super::{Meeting, beside, columns, due, owners, tasks};
use crate::diagnostic::ReviewCode;
use crate::document::{Cell, Table, geometry::union_by_page};
use crate::extract::passages::Item;
use crate::framework::headings;
use crate::record::{Action, ActionKind, Header};
use crate::wording::blanks::one_line;
use crate::wording::latin::Regex;
use crate::wording::{labels, latin, people, sentences::sentences, when};
use cells::{cell_at, due_cell, owners_of, set_status};
use section::{Section, repeats_header, section_row, status_of_heading};
pub(super) use section::{lead, meeting_of_heading, names_log, without_paper};
use std::sync::LazyLock;
pub(in crate::extract) use story::told_of;
use story::{acting_of, last_acting};

/// What a table is read with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Log<'a> {
    /// The table.
    pub table: &'a Table,
    /// Its number, from 1.
    pub number: usize,
    /// What its columns mean.
    pub sense: &'a Sense,
    /// Its part.
    pub part: Option<u32>,
    /// The item or heading under which it stands.
    pub item: &'a Item,
    /// The meeting of its part.
    pub meeting: &'a Meeting,
    /// What its colours mean.
    pub legend: &'a Legend,
}

/// Reads the rows.
pub(super) fn read(log: Log<'_>, out: &mut Vec<Action>) {
    // Headings may stand again in other words, with other columns.
    let anew: Vec<(u32, Sense)> = (log.sense.header_rows + 2..log.table.rows)
        .filter(|row| !repeats_header(log, *row))
        .filter_map(|row| Some((row, columns::headed_anew(log.table, row)?)))
        .filter(|(_, sense)| sense.column(Role::Text).is_some())
        .collect();
    let stretches =
        std::iter::once((log.sense.header_rows, log.sense)).chain(anew.iter().map(|(row, sense)| (*row, sense)));
    for (index, (row, sense)) in stretches.enumerate() {
        let end = anew.get(index).map_or(log.table.rows, |(next, _)| next - 1);
        // "Ref | Risk | Owner | Review date": what follows is another table.
        let other = |row: &u32| !repeats_header(log, *row) && columns::heads_others(log.table, *row);
        let end = (row + 2..=end).find(other).map_or(end, |other| other - 1);
        read_rows(Log { sense, ..log }, row + 1..=end, out);
    }
}

fn read_rows(log: Log<'_>, rows: std::ops::RangeInclusive<u32>, out: &mut Vec<Action>) {
    let mut section = Section::of(log.item.title.as_deref());
    if section.status.is_none() {
        section.status = status_of_heading(&log.sense.text_heading);
    }
    let heading_status = status_of_heading(&log.sense.text_heading);
    let Some(text_column) = log.sense.column(Role::Text) else { return };
    let mut item = Item::default();
    let mut raised: Option<String> = None;
    let first = out.len();
    for row in rows {
        if repeats_header(log, row) {
            continue;
        }
        if let Some(title) = section_row(log, row) {
            section = Section::of(Some(&title));
            section.status = section.status.or(heading_status);
            raised = None;
            continue;
        }
        if let Some(text) = cell_at(log, row, Role::Raised).map(|c| tidy(&c.text())).filter(|t| !t.is_empty()) {
            raised = when::first_day(&text).map(|d| d.to_string());
        }
        let own = log.sense.item_of(log.table, row);
        if own != Item::default() {
            item = own;
        }
        if is_decision(log, row) {
            continue;
        }
        let Some(cell) = log.table.cell(row, text_column) else { continue };
        if cell.row != row {
            // The text goes on over this row: what stands beside it is more of the same action.
            if let Some(action) = out[first..].last_mut() {
                more(log, row, action);
            }
            continue;
        }
        if cell.is_empty() {
            if let Some(action) = out[first..].last_mut() {
                more(log, row, action);
            }
            continue;
        }
        let before = out.len();
        row_actions(log, row, cell, &section, &item, out);
        // A meeting's date stands at its first action alone.
        for action in &mut out[before..] {
            if action.meeting_date.is_none() && cell_at(log, row, Role::Raised).is_none_or(Cell::is_empty) {
                action.meeting_date.clone_from(&raised);
            }
        }
    }
}

/// "Decision" in the column that says what each row of a log of decisions and actions is.
fn is_decision(log: Log<'_>, row: u32) -> bool {
    log.table.row(row).any(|c| {
        log.sense.roles.get(c.column as usize - 1) == Some(&Role::Other)
            && matches!(
                headings::fold(&c.text()).as_str(),
                "decision" | "decisions" | "information" | "info" | "for information"
            )
    })
}

/// Owners, dates and progress of a further row of the same action.
fn more(log: Log<'_>, row: u32, action: &mut Action) {
    for owner in cell_at(log, row, Role::Owner).map(|c| owners::split(&c.text())).unwrap_or_default() {
        if !action.owners.contains(&owner) {
            action.owners.push(owner);
        }
    }
    if let Some(due) = due_cell(log, row).0 {
        if action.due.is_none() {
            action.due = Some(due);
        } else {
            action.header.flag(ReviewCode::DueAmbiguous);
        }
    }
    if let Some(text) = cell_at(log, row, Role::Progress).map(Cell::text).filter(|t| !t.trim().is_empty()) {
        let progress = action.progress.get_or_insert_with(String::new);
        if !progress.is_empty() {
            progress.push('\n');
        }
        progress.push_str(text.trim());
    }
}

/// The actions of a row: mostly one; several where the text's paragraphs have their own owners or dates.
fn row_actions(log: Log<'_>, row: u32, cell: &Cell, section: &Section, item: &Item, out: &mut Vec<Action>) {
    let text = cell.text();
    if is_nothing(&text) {
        return;
    }
    let owner_cell = cell_at(log, row, Role::Owner);
    let due_cell_ = cell_at(log, row, Role::Due);
    let pieces = beside::pieces(cell, owner_cell, due_cell_);
    let path = format!("table[{}]/row[{row}]/cell[{}]", log.number, cell.column);
    if pieces.len() > 1 {
        for piece in pieces {
            let mut action = Action {
                header: Header::at(
                    log.part,
                    format!("{path}/paragraph[{}]", piece.paragraph),
                    &piece.text,
                    piece.places,
                ),
                text: piece.text,
                owners: piece.owners,
                due: piece.due,
                ..Action::default()
            };
            if piece.uncertain {
                action.header.flag(ReviewCode::OwnerUncertain);
            }
            finish(log, row, section, item, &mut action);
            out.push(action);
        }
        return;
    }
    let places = union_by_page(
        [Some(cell), owner_cell, due_cell_]
            .into_iter()
            .flatten()
            .filter(|c| c.row == row)
            .flat_map(|c| c.blocks.iter().flat_map(crate::document::Block::places))
            .collect::<Vec<_>>()
            .iter(),
    );
    let places = if places.is_empty() { cell.places.clone() } else { places };
    let named = if owner_cell.is_none() { named::named(&tidy(&text)) } else { Vec::new() };
    let named = if owner_cell.is_none() && named.is_empty() { named::ordered(&text) } else { named };
    if !named.is_empty() {
        for (number, (text, owners)) in named.into_iter().enumerate() {
            let path = format!("{path}/paragraph[{}]", number + 1);
            let mut action =
                Action { header: Header::at(log.part, path, &text, places.clone()), text, owners, ..Action::default() };
            finish(log, row, section, item, &mut action);
            out.push(action);
        }
        return;
    }
    let (text, update) = split_update(&tidy(&text));
    let (text, written_due) = due::split_field(&text);
    // "NR" alone under "Action": what is to be done is told beside it.
    let beside =
        log.sense.column(Role::Narrative).and_then(|c| log.table.cell(row, c)).filter(|_| owner_cell.is_none());
    let told = beside.map(|c| tidy(&c.text())).filter(|_| owners::is_owner(&text) && people::is_initials(&text));
    let told_story = log.sense.is_story();
    let text = if told_story { acting_of(&text).to_owned() } else { text };
    // "Decision / action": what was decided is none.
    let text = if headings::is_mixed_column(&log.sense.text_heading) {
        let Some(task) = crate::extract::decisions::task_in(&text) else { return };
        task.to_owned()
    } else {
        text
    };
    let (text, only_owner) = match told.as_deref().and_then(last_acting) {
        Some(acting) => (acting.to_owned(), owners::split(&text)),
        None => (text, Vec::new()),
    };
    let (date, _) = due_cell(log, row);
    // "Lesley to contact the designer" in the margin: the cell beside what was said tells the task itself.
    let task = owner_cell.map(|c| tidy(&c.text())).filter(|t| !owners::is_owner(t) && t.split_whitespace().count() > 2);
    // "AB ring the depot": without "to".
    let ordered = |t: &str| owners::subject(t).filter(|told| told.ordered).or_else(|| bare_order(t));
    let task = task.and_then(|t| ordered(&t).map(|told| (t, told.owners)));
    let (text, only_owner, owner_cell) = match task {
        Some((task, owners)) => (task, owners, None),
        None => (text, only_owner, owner_cell),
    };
    let mut action = Action {
        header: Header::at(log.part, path, cell.text(), places),
        text,
        owners: owner_cell.map_or(only_owner, |c| owners_of(&c.text())),
        due: date.or(written_due),
        progress: update,
        ..Action::default()
    };
    finish(log, row, section, item, &mut action);
    let orders = action.text.split_whitespace().next().is_some_and(crate::wording::verbs::is_doing)
        || action.text.contains(" to be ");
    // A row of a minute beside which nobody and no date stands tells what was said.
    let told_to = owners::subject(&action.text).is_some_and(|told| told.ordered);
    if told_story
        && owner_cell.is_none_or(Cell::is_empty)
        && due_cell_.is_none_or(Cell::is_empty)
        && !orders
        && !told_to
    {
        return;
    }
    // Without headings, a row that neither names somebody nor orders something is text.
    if log.sense.inferred
        && log.sense.column(Role::Owner).is_some()
        && action.owners.is_empty()
        && action.due.is_none()
        && !orders
    {
        return;
    }
    // "Item | Lead": whoever presented an item has no task by that.
    if told_story && columns::heads_presenters(log.table, log.sense) {
        if !orders && !told_to && !crate::extract::actions::prose::is_acting(&action.text) {
            return;
        }
        action.header.flag(ReviewCode::OwnerUncertain);
    }
    // "Accepted", "AF elected Chair" under "Action": what became of the item.
    if crate::extract::decisions::is_outcome(&action.text) {
        if action.due.is_none() {
            return;
        }
        // "Agreed." beside who and when: what was asked for stands in the text of the minute.
        let story = log.sense.column(Role::Narrative).and_then(|c| log.table.cell(row, c)).map(|c| tidy(&c.text()));
        if let Some(asked) = story.as_deref().and_then(last_acting) {
            asked.clone_into(&mut action.text);
        }
        action.header.flag(ReviewCode::SplitUncertain);
    }
    // What was said beside several owners: who has which part of it is a guess.
    if told_story && action.owners.len() > 1 && sentences(&action.text).len() > 1 {
        action.header.flag(ReviewCode::SplitUncertain);
    }
    let meeting = action.meeting_date.as_deref().and_then(|date| date.parse().ok());
    out.extend(tasks::apart(action, false, meeting));
}

/// "AB ring the depot": initials and what they are to do, without "to".
fn bare_order(text: &str) -> Option<owners::Told> {
    owners::subjunctive(text).filter(|told| told.owners.iter().all(|owner| owners::is_capitals(&owner.as_written)))
}

static UPDATE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?:^|\n|\s)(?:(?:Update|UPDATE|Progress|PROGRESS|Position|Outcome|Status|Latest position|Progress update)(?:\s+(?:as at|at|to|on)?\s*[\d./-]+(?:\s\w+)?(?:\s\d{4})?|\s+\w+\s+\d{4})?\s*[:–]|\n?\d{1,2}[./]\d{1,2}[./]\d{2,4}\s*[:–-])\s*",
    )
});

/// Parts "Update 25/06: paper attached" from the action before it.
fn split_update(text: &str) -> (String, Option<String>) {
    let Some(found) = UPDATE.find(text).filter(|f| f.start() > 0) else { return (text.to_owned(), None) };
    let (action, update) = (text[..found.start()].trim(), text[found.start()..].trim());
    if action.is_empty() { (text.to_owned(), None) } else { (action.to_owned(), Some(update.to_owned())) }
}

/// A cell's text, paragraphs apart, spaces single.
fn tidy(text: &str) -> String {
    text.lines().map(one_line).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}

/// "None", "No actions", a dash.
fn is_nothing(text: &str) -> bool {
    if super::is_placeholder(text) || super::is_noting(text) {
        return true;
    }
    let folded = headings::fold(text);
    folded.is_empty()
        || matches!(
            folded.as_str(),
            "none"
                | "no action"
                | "no actions"
                | "n a"
                | "nil"
                | "not applicable"
                | "no action required"
                | "no actions required"
                | "no further action"
                | "no actions arising"
                | "no outstanding actions"
                | "noted"
                | "for noting"
                | "note"
                | "to note"
                | "for information"
                | "information"
                | "no action needed"
        )
}

/// What all forms of rows share: number, meeting, item, status, progress, owners from the text.
fn finish(log: Log<'_>, row: u32, section: &Section, item: &Item, action: &mut Action) {
    let cell_text = |role| cell_at(log, row, role).map(|c| tidy(&c.text())).filter(|t| !t.is_empty());
    let (label, rest) = labels::split(&action.text);
    let own_label = label.and_then(labels::bare).map(str::to_owned);
    let rest = rest.to_owned();
    if log.sense.column(Role::Number).is_some() {
        action.action_number = cell_text(Role::Number).map(|n| n.trim_end_matches('.').replace('\n', " "));
    } else if own_label.is_some() && !rest.is_empty() {
        action.action_number = own_label;
        action.text = rest;
    }
    let in_item = || cell_text(Role::Item).filter(|t| when::first_day(t).is_some());
    let raised = cell_text(Role::Raised).or_else(in_item);
    action.meeting_date = match &raised {
        Some(text) => when::first_day(text).map(|d| d.to_string()),
        None if log.sense.column(Role::Raised).is_some() => section.meeting.map(|d| d.to_string()),
        None => section.meeting.or(log.meeting.date).map(|d| d.to_string()),
    };
    if let Some(text) = &raised
        && log.sense.also.iter().any(|(_, r)| *r == Role::Number)
    {
        action.action_number = text
            .lines()
            .flat_map(str::split_whitespace)
            .rfind(|w| {
                !w.contains('/')
                    && w.chars().all(|c| c.is_ascii_alphanumeric())
                    && w.chars().any(|c| c.is_ascii_digit())
                    && w.len() <= 5
            })
            .map(str::to_owned);
    }
    action.item_number = item.number.clone();
    // The heading above the table is the item's only where the row names no other.
    let above = || if item.number.is_none() { section.title.clone() } else { None };
    action.item_title = item.title.clone().or_else(above);
    if item.number.is_none() && item.title.is_none() {
        action.item_number.clone_from(&log.item.number);
    }
    let has_owner_column = log.sense.column(Role::Owner).is_some();
    if action.owners.is_empty() {
        if let Some(told) = owners::subject(&action.text) {
            action.owners = told.owners;
        } else if let Some(told) = bare_order(&action.text) {
            action.owners = told.owners;
        } else if !section.owners.is_empty() {
            action.owners.clone_from(&section.owners);
        } else if has_owner_column {
            action.header.flag(ReviewCode::OwnerMissing);
        }
    }
    // An empty cell leaves the word to the text.
    if action.due.is_none() && cell_at(log, row, Role::Due).is_none_or(Cell::is_empty) {
        let meeting = action.meeting_date.as_deref().and_then(|d| d.parse().ok()).or(log.meeting.date);
        action.due = due::in_text(&action.text, meeting).map(|(_, w)| w);
    }
    set_status(log, row, section, action);
    if headings::fold(&log.sense.text_heading).starts_with("matter") {
        action.kind = ActionKind::MatterArising;
    }
    if log.sense.inferred {
        action.header.flag(ReviewCode::ColumnsInferred);
    }
    if log.table.join_uncertain {
        action.header.flag(ReviewCode::TableJoinUncertain);
    }
    if log.table.uncertain {
        action.header.flag(ReviewCode::TableUncertain);
    }
}
