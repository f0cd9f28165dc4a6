//! Boards of tasks: a column to each stage, "To do | Doing | Done", and in its cells the tasks that have come so far, a line
//! to each: "Price new ladders – Sandy Mair, 30 June".

use super::rows::{Listed, task_of_line};
use super::{Meeting, is_placeholder};
use crate::document::{Block, Cell, Paragraph, Table};
use crate::framework::headings;
use crate::record::{Action, ActionStatus, Header};

/// A board has no more columns.
const MOST_COLUMNS: u32 = 6;
/// Fewer tasks that name somebody may be anything.
const FEWEST: usize = 2;

/// A task on the board.
pub(super) struct Task<'a> {
    cell: &'a Cell,
    paragraph: &'a Paragraph,
    /// Its place in its cell, from 1.
    number: usize,
    status: ActionStatus,
    listed: Listed,
}

/// The tasks of a board, column by column; none where a table is something else.
pub(super) fn tasks(table: &Table) -> Vec<Task<'_>> {
    let Some(stages) = stages(table) else { return Vec::new() };
    let mut out = Vec::new();
    for (column, status) in (1..).zip(stages) {
        for cell in table.cells.iter().filter(|cell| cell.row > 1 && cell.column == column) {
            let paragraphs = cell.blocks.iter().filter_map(Block::paragraph).enumerate();
            for (at, paragraph) in paragraphs.filter(|(_, paragraph)| !paragraph.is_empty()) {
                let text = paragraph.labelled_text();
                let lines = text.lines().map(str::trim).filter(|line| line.contains(char::is_alphabetic));
                out.extend(lines.filter(|line| !is_placeholder(line)).map(|line| Task {
                    cell,
                    paragraph,
                    number: at + 1,
                    status,
                    listed: task_of_line(line),
                }));
            }
        }
    }
    let owned = out.iter().filter(|task| !task.listed.owners.is_empty()).count();
    if owned >= FEWEST && owned * 2 >= out.len() { out } else { Vec::new() }
}

/// The stages that the headings name, from the first to the one at which nothing is left to do.
fn stages(table: &Table) -> Option<Vec<ActionStatus>> {
    if !(2..=MOST_COLUMNS).contains(&table.columns) || table.rows < 2 {
        return None;
    }
    let stages: Vec<ActionStatus> =
        (1..=table.columns).map(|column| stage(&table.cell(1, column)?.text())).collect::<Option<_>>()?;
    let ends = stages.last() == Some(&ActionStatus::Complete);
    let others = stages.iter().any(|status| *status != ActionStatus::Complete);
    (ends && others).then_some(stages)
}

/// How far the tasks below a heading are.
fn stage(heading: &str) -> Option<ActionStatus> {
    match headings::fold(heading).trim_end_matches(|c: char| c.is_ascii_digit()).trim_end() {
        "to do" | "todo" | "still to do" | "backlog" | "next" | "up next" | "ready" => Some(ActionStatus::Open),
        "doing" | "doing now" | "being done" | "in hand" | "working on" => Some(ActionStatus::InProgress),
        _ => headings::status(heading).filter(|(_, doubt)| !doubt).map(|(status, _)| status),
    }
}

/// Reads them.
pub(super) fn read(tasks: Vec<Task<'_>>, number: usize, part: Option<u32>, meeting: &Meeting, out: &mut Vec<Action>) {
    for Task { cell, paragraph, number: at, status, listed } in tasks {
        let path = format!("table[{number}]/row[{}]/cell[{}]/paragraph[{at}]", cell.row, cell.column);
        out.push(Action {
            header: Header::at(part, path, paragraph.text(), paragraph.places()),
            text: listed.text,
            owners: listed.owners,
            due: listed.due,
            status: Some(status),
            action_number: listed.number,
            meeting_date: meeting.date.map(|date| date.to_string()),
            ..Action::default()
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::extract::paper::{minutes, table};
    use crate::record::ActionStatus::{Complete, InProgress, Open};

    #[test]
    fn a_column_to_each_stage() {
        let told = |rows: &[&[&str]]| {
            let actions = minutes(vec![Block::Table(table(rows))]).records.actions;
            let told = actions.into_iter().map(|a| (a.text, a.owners.len(), a.due.is_some(), a.status));
            told.collect::<Vec<_>>()
        };
        let board = told(&[
            &["To do", "Doing", "Done"],
            &[
                "Price new ladders – Sandy Mair, 30 June\nAsk about moorings (Jean Cowie)",
                "Rewrite berth rules – Peter Addison, by end of May",
                "Wash the slip",
            ],
        ]);
        let expected = [
            ("Price new ladders".to_owned(), 1, true, Some(Open)),
            ("Ask about moorings".to_owned(), 1, false, Some(Open)),
            ("Rewrite berth rules".to_owned(), 1, true, Some(InProgress)),
            ("Wash the slip".to_owned(), 0, false, Some(Complete)),
        ];
        assert_eq!(board, expected);
        // How many there are at each stage, and a list of people.
        assert_eq!(told(&[&["To do", "Doing", "Done"], &["3", "4", "12"]]), []);
        assert_eq!(told(&[&["Open", "Closed"], &["Monday to Friday", "Sunday"]]), []);
    }
}
