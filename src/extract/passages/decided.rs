//! Tables with a column for what was decided on each item, and what stands beside it.

use crate::document::{Block, Cell, Paragraph, Table};
use crate::extract::Paper;
use crate::extract::actions::columns::{Role, Sense, heads_others};
use crate::framework::headings;
use crate::wording::blanks::one_line;
use std::collections::BTreeMap;

/// A table with a column of decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct DecisionTable {
    /// The column, from 1.
    pub column: u32,
    /// Whether actions stand in the column as well: "Decision / action".
    pub mixed: bool,
    /// Whether it stands in a register, which tells again what minutes have recorded.
    pub register: bool,
    /// Leading rows that are headings.
    pub header_rows: u32,
    /// The rows that say what was decided.
    pub rows: BTreeMap<u32, Beside>,
}

/// What a row says of who is to do what was decided, and by when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::extract) struct Beside {
    /// The words in the column of owners.
    pub owner: Option<String>,
    /// The words in the column of dates.
    pub due: Option<String>,
}

/// Whether the first lines of a paper say that it lists what was decided: "Register of decisions", "Decision log".
pub(super) fn heads_register(paper: &Paper<'_>) -> bool {
    /// Further down no line is the paper's title.
    const LINES: usize = 6;
    let lists = ["register", "log", "record", "list", "tracker", "schedule", "summary"];
    let titles = paper.document.parts.iter().filter_map(|part| part.title.clone());
    let lines = paper.document.blocks.iter().take(LINES).filter_map(Block::paragraph).map(Paragraph::text);
    titles.chain(lines).any(|line| {
        let folded = headings::fold(&line);
        let holds = |wanted: &[&str]| folded.split(' ').any(|word| wanted.contains(&word));
        line.chars().count() <= 120 && holds(&["decision", "decisions"]) && holds(&lists)
    })
}

/// Whether columns are those of such a register: what was decided, on what, and when or under which number.
pub(super) fn registers(items: &Sense, sense: Option<&Sense>) -> bool {
    let has = |role: Role| items.column(role).is_some();
    let followed_up = sense.is_some_and(|sense| !sense.is_of_decisions());
    items.decision.is_some()
        && !followed_up
        && (has(Role::Raised) || has(Role::Item))
        && (has(Role::Item) || has(Role::ItemTitle))
}

/// The column of decisions of a table of this sense, if it has one.
pub(super) fn of(table: &Table, sense: &Sense) -> Option<DecisionTable> {
    let (column, mixed) = match sense.decision {
        Some(column) => (column, false),
        None => (mixed_column(table, sense)?, true),
    };
    let filled = |cell: &&Cell| !cell.is_empty();
    let beside = |row: u32, role: Role| {
        let cell = sense.column(role).and_then(|at| table.cell(row, at)).filter(filled)?;
        let text = one_line(&cell.text());
        text.chars().any(char::is_alphanumeric).then_some(text)
    };
    // Headings of another table end this one.
    let first = sense.header_rows + 1;
    let last = (first + 1..=table.rows).find(|row| heads_others(table, *row)).map_or(table.rows, |row| row - 1);
    let rows = (first..=last)
        .filter(|row| {
            table.cell(*row, column).filter(filled).is_some_and(|cell| cell.row == *row && cell.column == column)
        })
        .map(|row| {
            // "What was decided | What happens next | Who": who is told to do what stands between them.
            let tasked = sense.column(Role::Text).filter(|at| *at != column && !mixed);
            let tasked = tasked.and_then(|at| table.cell(row, at)).is_some_and(|cell| !cell.is_empty());
            let told = |role| if tasked { None } else { beside(row, role) };
            (row, Beside { owner: told(Role::Owner), due: told(Role::Due) })
        })
        .collect();
    Some(DecisionTable { column, mixed, register: false, header_rows: sense.header_rows, rows })
}

/// The column headed by decisions and actions alike; none in tables that follow up what was decided elsewhere.
fn mixed_column(table: &Table, sense: &Sense) -> Option<u32> {
    let follows_up = [Role::Status, Role::Progress, Role::Completed, Role::Raised];
    if sense.header_rows == 0 || follows_up.iter().any(|role| sense.column(*role).is_some()) {
        return None;
    }
    table.row(sense.header_rows).find(|cell| headings::is_mixed_column(&cell.text())).map(|cell| cell.column)
}
