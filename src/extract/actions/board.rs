//! Boards of tasks: a column to each stage, "To do | Doing | Done", and in its cells the tasks that have come so far, a line
//! to each: "Price new ladders – Sandy Mair, 30 June".

use super::rows::{Listed, task_of_line};
use super::{Meeting, is_placeholder};
use crate::diagnostic::ReviewCode;
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
    /// Whether it may go on in the next.
    doubtful: bool,
    listed: Listed,
}

/// The tasks of a board, column by column; none where a table is something else.
pub(super) fn tasks(table: &Table) -> Vec<Task<'_>> {
    let Some(stages) = stages(table) else { return Vec::new() };
    let mut out = Vec::new();
    for (column, status) in (1..).zip(stages) {
        let lines = lines(table, column);
        out.extend(lines.into_iter().map(|Line { cell, paragraph, number, text, doubtful }| Task {
            cell,
            paragraph,
            number,
            status,
            doubtful: doubtful || table.uncertain,
            listed: task_of_line(&text),
        }));
    }
    let owned = out.iter().filter(|task| !task.listed.owners.is_empty()).count();
    if owned >= FEWEST && owned * 2 >= out.len() { out } else { Vec::new() }
}

/// A line of a column, with what a print has broken off it.
struct Line<'a> {
    cell: &'a Cell,
    paragraph: &'a Paragraph,
    /// The place of its paragraph, from 1.
    number: usize,
    text: String,
    /// Whether the next line may be a part of it.
    doubtful: bool,
}

/// The lines of a column that each tell a task. On a page a long one goes on in the next, which may have been taken for a row:
/// "Price new ladders – Sandy ⏎ Mair, 30 June".
fn lines(table: &Table, column: u32) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::new();
    let cells = table.cells.iter().filter(|cell| cell.row > 1 && cell.column == column);
    let paragraphs = cells
        .flat_map(|cell| cell.blocks.iter().filter_map(Block::paragraph).enumerate().map(move |(at, p)| (cell, at, p)));
    for (cell, at, paragraph) in paragraphs.filter(|(.., paragraph)| !paragraph.is_empty()) {
        let text = paragraph.labelled_text();
        let own = text.lines().map(str::trim).filter(|line| line.contains(char::is_alphanumeric));
        for line in own.filter(|line| !is_placeholder(line)) {
            let printed = !paragraph.lines.is_empty();
            match out.last_mut().filter(|_| printed) {
                Some(above) if goes_on(&above.text, line) => above.text = format!("{} {line}", above.text),
                above => {
                    if let Some(above) = above.filter(|above| std::ptr::eq(above.cell, cell)) {
                        above.doubtful = task_of_line(&above.text).owners.is_empty();
                    }
                    out.push(Line { cell, paragraph, number: at + 1, text: line.to_owned(), doubtful: false });
                }
            }
        }
    }
    out.retain(|line| line.text.contains(char::is_alphabetic));
    out
}

/// Whether a line goes on with the one above it: in a small letter or a figure, or where it names nobody of its own and the two
/// together say whose the task is.
fn goes_on(above: &str, line: &str) -> bool {
    let (own, both) = (task_of_line(line), task_of_line(&format!("{above} {line}")));
    let alone = task_of_line(above);
    line.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        || own.owners.is_empty() && !both.owners.is_empty() && (alone.owners.is_empty() || alone.text == both.text)
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
    for Task { cell, paragraph, number: at, status, doubtful, listed } in tasks {
        let path = format!("table[{number}]/row[{}]/cell[{}]/paragraph[{at}]", cell.row, cell.column);
        let mut header = Header::at(part, path, paragraph.text(), paragraph.places());
        if doubtful {
            header.flag(ReviewCode::SplitUncertain);
        }
        out.push(Action {
            header,
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
    use super::goes_on;
    use crate::document::Block;
    use crate::extract::paper::{minutes, table};
    use crate::record::ActionStatus::{Complete, InProgress, Open};

    #[test]
    fn a_task_that_a_page_breaks_over_two_lines() {
        let broken = |above: &str, line: &str| goes_on(above, line);
        assert!(broken("Price new ladders – Sandy", "Mair, 30 June"));
        assert!(broken("Wash the slip –", "Sandy Mair"));
        assert!(broken("Ask the Crown Estate about", "moorings – Jean Cowie"));
        assert!(!broken("Price new ladders – Sandy Mair", "Wash the slip"));
        assert!(!broken("Price new ladders", "Wash the slip – Sandy Mair"));
    }

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
