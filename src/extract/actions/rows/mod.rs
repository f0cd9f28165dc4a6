//! Logs and action tables: a row is an action.

mod a_row;
mod cells;
mod marked;
mod named;
mod section;
mod shared;
mod story;
#[cfg(test)]
mod tests;

use super::columns::{Role, Sense};
use super::status::Legend;
use super::{Meeting, columns, owners};
use crate::diagnostic::ReviewCode;
use crate::document::{Cell, Table};
use crate::extract::passages::Item;
use crate::framework::headings;
use crate::record::Action;
use crate::wording::blanks::one_line;
use crate::wording::when;
use a_row::Row;
pub(super) use cells::names_body_of_person;
use cells::{cell_at, due_cell};
pub(super) use named::{Counted as Listed, task_of_line};
use section::{Section, repeats_header, section_row, status_of_heading};
pub(super) use section::{lead, meeting_of_heading, names_log, without_paper};
pub(in crate::extract) use story::told_of;

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
        if let Some(halves) = columns::side_by_side(log.table, sense) {
            for half in &halves {
                read_rows(Log { sense: half, ..log }, row + 1..=end, out);
            }
            continue;
        }
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
        if let Some(update) = update_row(log, row)
            && let Some(action) = out[first..].last_mut()
        {
            add_progress(action, &update);
            continue;
        }
        let own = log.sense.item_of(log.table, row);
        if own != Item::default() {
            item = own;
        }
        let Some(cell) = log.table.cell(row, text_column) else { continue };
        if is_decision(log, row) || marked::is_no_action(&cell.text(), &log.sense.text_heading) {
            continue;
        }
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
        Row { log, number: row, section: &section, item: &item }.read(cell, out);
        carry_owners(log, row, before, out);
        // A meeting's date stands at its first action alone.
        for action in &mut out[before..] {
            if action.meeting_date.is_none() && cell_at(log, row, Role::Raised).is_none_or(Cell::is_empty) {
                action.meeting_date.clone_from(&raised);
            }
        }
    }
}

/// "Who | What": an empty cell before a task, in a table that begins its rows with owners, goes on with those above. That the
/// clerk left it out for another reason cannot be ruled out.
fn carry_owners(log: Log<'_>, row: u32, from: usize, out: &mut [Action]) {
    let first = log.sense.column(Role::Owner) == Some(1);
    if !first || cell_at(log, row, Role::Owner).is_some_and(|cell| !cell.is_empty()) {
        return;
    }
    let (above, own) = out.split_at_mut(from);
    let Some(above) = above.last().filter(|a| !a.owners.is_empty() && a.header.source.table() == Some(log.number))
    else {
        return;
    };
    for action in own.iter_mut().filter(|action| action.owners.is_empty()) {
        action.owners.clone_from(&above.owners);
        action.header.review.retain(|code| *code != ReviewCode::OwnerMissing);
        action.header.flag(ReviewCode::OwnerUncertain);
    }
}

/// "Decision" in the column that says what each row of a log of decisions and actions is.
fn is_decision(log: Log<'_>, row: u32) -> bool {
    let other = |c: &Cell| log.sense.roles.get(c.column as usize - 1) == Some(&Role::Other);
    // "Action" in some rows of the column, "Risk" in others.
    let of_actions = |column: u32| {
        let below = log.table.cells.iter().filter(|c| c.column == column && c.row > log.sense.header_rows);
        below.into_iter().any(|c| matches!(headings::fold(&c.text()).as_str(), "action" | "actions"))
    };
    log.table.row(row).filter(|c| other(c)).any(|c| match headings::fold(&c.text()).as_str() {
        "d" | "r" | "i" | "n" | "q" => tells_kinds(log, c.column),
        "decision" | "decisions" | "information" | "info" | "for information" => true,
        "risk" | "issue" | "assumption" | "dependency" | "note" | "question" | "lesson" | "update" => {
            of_actions(c.column)
        }
        _ => false,
    })
}

/// Whether a column says with letters what each row is: "A" an action, "D" a decision, "R" a risk, "I" information.
fn tells_kinds(log: Log<'_>, column: u32) -> bool {
    let below = log.table.cells.iter().filter(|c| c.column == column && c.row > log.sense.header_rows && !c.is_empty());
    let letters: Vec<String> = below.map(|c| headings::fold(&c.text())).collect();
    let known = |letter: &String| matches!(letter.as_str(), "a" | "d" | "r" | "i" | "n" | "q");
    let has = |wanted: &str| letters.iter().any(|letter| letter == wanted);
    // "R", "A" and "G" alone are colours.
    letters.iter().all(known) && has("a") && (has("d") || has("i") || has("n"))
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
        add_progress(action, &text);
    }
}

/// What is said further of how an action stands.
fn add_progress(action: &mut Action, text: &str) {
    let progress = action.progress.get_or_insert_with(String::new);
    if !progress.is_empty() {
        progress.push('\n');
    }
    progress.push_str(text.trim());
}

/// The words of a row that has one wide cell with news of the action above it: "Update 10/5: kit ordered."
fn update_row(log: Log<'_>, row: u32) -> Option<String> {
    let mut filled = log.table.row(row).filter(|c| !c.is_empty());
    let cell = filled.next().filter(|c| c.column_span > 1 && c.column_span * 2 >= log.table.columns)?;
    let text = tidy(&cell.text());
    (filled.next().is_none() && a_row::is_update(&text)).then_some(text)
}

/// A cell's text, paragraphs apart, spaces single, bullets left out.
fn tidy(text: &str) -> String {
    text.lines().map(|line| one_line(unbulleted(line))).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A line without the bullet that is set before it.
fn unbulleted(line: &str) -> &str {
    line.trim_start().trim_start_matches(['•', '◦', '▪', '●', '‣', '·']).trim_start()
}

/// "None", "No actions", a dash.
fn is_nothing(text: &str) -> bool {
    if super::is_placeholder(text) || super::is_noting(text) {
        return true;
    }
    let folded = headings::fold(text);
    // "020 7000 0001": without words nothing is asked for.
    !folded.contains(char::is_alphabetic)
        || super::nothing::says_nothing(text)
        || matches!(
            folded.as_str(),
            "total" | "totals" | "sub total" | "grand total" | "for information" | "information"
        )
}
