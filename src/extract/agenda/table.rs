//! Agendas set as tables: a row for each item, or the columns that tabs make of a list.

use super::clock::Clock;
use super::columns::Columns;
use super::table_row::{Others, Row};
use crate::document::Table;
use crate::framework::headings;
use crate::record::{AgendaItem, DocumentKind};
use crate::wording::labels;

/// Few rows are no agenda: a table has this many.
pub(super) const ROWS: usize = 2;

/// Whether the only words of a row are the heading of a part of the agenda.
pub(super) fn row_is_section(text: &str) -> bool {
    let text = text.trim();
    let capitals = !text.chars().any(char::is_lowercase) && !is_standing(text);
    let folded = headings::fold(text);
    labels::split(text).0.is_none()
        && (capitals
            || text.ends_with(':')
            || ["part ", "section ", "items for ", "for ", "standing items", "strategic items"]
                .iter()
                .any(|opens| folded.starts_with(opens)))
}

/// Whether words name items of one sort: "Decision Papers", "Governance Matters".
pub(super) fn heads_items(text: &str) -> bool {
    let folded = headings::fold(text);
    is_short(text)
        && folded.contains(' ')
        && ["papers", "matters", "items", "business", "reports", "session", "updates"]
            .iter()
            .any(|noun| folded.rsplit(' ').next() == Some(noun))
        && !folded.starts_with("any other")
        && !folded.starts_with("other ")
        && !folded.starts_with("urgent")
}

/// Whether words are few enough for the heading of a part.
pub(super) fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && labels::split(text.trim()).0.is_none() && !is_standing(text)
}

/// "Apologies", "Welcome to members of the public": business of every meeting, which some houses leave unnumbered.
pub(super) fn is_standing(text: &str) -> bool {
    let folded = headings::fold(text);
    [
        "apologies",
        "welcome",
        "declaration",
        "matters arising",
        "minutes of",
        "any other business",
        "date of next",
        "aob",
        "aocb",
        "minute of",
        "close of meeting",
        "close of the meeting",
    ]
    .iter()
    .any(|opens| folded.starts_with(opens))
        || matches!(folded.as_str(), "close" | "meeting closes" | "meeting close" | "end of meeting")
}

/// Whether the rows of a table guessed from white space are no rows of a table: some have a number and others none, or
/// several lines stand in the cell of a title, and no headings stand above.
pub(super) fn is_torn(table: &Table) -> bool {
    let Some(columns) = Columns::of(table, ROWS) else { return true };
    if columns.header_rows > 0 {
        return false;
    }
    (1..=table.rows).any(|row| {
        let filled = |column: Option<u32>| {
            column.and_then(|c| table.cell(row, c)).is_some_and(|c| c.row == row && !c.is_empty())
        };
        let lines = columns.title.and_then(|c| table.cell(row, c)).map_or(0, |c| c.text().lines().count());
        let counted = columns.number.or(columns.time);
        lines > 1 || !filled(columns.title) || !filled(counted)
    })
}

/// The number of the item of a table of a single row, which goes on with the table before or leads to the one behind.
pub(super) fn lone_number(table: &Table) -> Option<u32> {
    let first = table.cell(1, 1).filter(|_| table.rows == 1 && table.columns > 1)?;
    match labels::number(first.text().trim())?.as_slice() {
        [number] => Some(*number),
        _ => None,
    }
}

/// Appends the items of a table of `fewest` rows or more; `number` is the table's, 1-based.
pub(super) fn table_items(
    table: &Table,
    (number, fewest): (usize, usize),
    part: Option<u32>,
    clock: Clock,
    out: &mut Vec<AgendaItem>,
) {
    let Some(columns) = Columns::of(table, fewest) else { return };
    let from = out.len();
    let rows = columns.header_rows + 1..=table.rows;
    let numbered =
        |row: u32| columns.number.and_then(|c| table.cell(row, c)).is_some_and(|c| c.row == row && !c.is_empty());
    let beside = |row: u32| table.row(row).filter(|c| !c.is_empty()).count() > 2;
    let total = rows.clone().count();
    // Each item has a number and something else beside its title: a title that stands alone parts them.
    let typed = |row: u32| {
        let title =
            columns.title.and_then(|c| table.cell(row, c)).filter(|c| c.row == row).map(crate::document::Cell::text);
        columns.number.is_none() && title.is_some_and(|t| labels::split(t.trim()).0.and_then(labels::number).is_some())
    };
    let typed_numbers = rows.clone().filter(|row| typed(*row)).count() * 2 >= total && total > 3;
    let mostly_numbered = rows.clone().filter(|row| numbered(*row) && beside(*row)).count() * 3 >= total * 2;
    let last = rows.clone().rev().find(|row| numbered(*row)).unwrap_or_default();
    for row in rows {
        let others = Others { from, mostly_numbered, typed_numbers, counted_on: row < last };
        Row { table, columns: &columns, at: row, number, part, clock }.items(others, out);
    }
    // A table in which no row has a number or a time is something else.
    if !out[from..].iter().any(|i| i.number.is_some() || i.time.is_some()) {
        out.truncate(from);
    }
}

/// Whether a table is an agenda's: its rows have times or numbers, and no people listed below headings.
pub(in crate::extract) fn is_agenda_table(table: &Table, kind: DocumentKind) -> bool {
    Columns::of(table, ROWS).is_some_and(|found| {
        let both = found.number.is_some() && found.time.is_some();
        both || (kind == DocumentKind::Agenda && (found.number.is_some() || found.time.is_some()))
    })
}
