//! Rows without columns that mean anything, each of which ends in whose task it is: "New lock for the store (Alec)".

use super::{Meeting, due, owners, status};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Table, geometry::union_by_page};
use crate::framework::headings::{self, Column};
use crate::record::{Action, ActionKind, Header, When};
use crate::wording::blanks::one_line;
use crate::wording::{labels, when};

/// A row: the cells with its text, and beside it those with its item's number and with how it stands.
pub(super) struct Row<'a> {
    text: &'a Cell,
    item: Option<&'a Cell>,
    stands: Option<&'a Cell>,
}

/// The rows, where a number at most stands before the text and nearly every row ends in its owner; below "Minute | Matter |
/// Position" how it stands is told behind it.
pub(super) fn rows(table: &Table) -> Vec<Row<'_>> {
    if table.columns > 3 || table.rows < 2 {
        return Vec::new();
    }
    let followed = is_followed_up(table);
    if table.columns == 3 && !followed {
        return Vec::new();
    }
    let mut out = Vec::new();
    let headed = followed || is_headed(table);
    for row in 1 + u32::from(headed)..=table.rows {
        if followed {
            let at = |column| table.cell(row, column).filter(|cell| cell.row == row && !cell.is_empty());
            out.extend(at(2).map(|text| Row { text, item: at(1), stands: at(3) }));
            continue;
        }
        let filled: Vec<&Cell> = table.row(row).filter(|cell| cell.row == row && !cell.is_empty()).collect();
        match filled.as_slice() {
            [] => {}
            [text] => out.push(Row { text, item: None, stands: None }),
            [number, text] if labels::number(number.text().trim()).is_some() => {
                out.push(Row { text, item: None, stands: None });
            }
            _ => return Vec::new(),
        }
    }
    let owned = out.iter().filter(|row| apart(&row.text.text()).is_some()).count();
    if owned > 1 && owned * 5 >= out.len() * 4 { out } else { Vec::new() }
}

/// "No | Action": headings above the numbers and the tasks.
pub(super) fn is_headed(table: &Table) -> bool {
    let means = |column: u32, wanted: Column| {
        let text = table.cell(1, column).map(Cell::text).unwrap_or_default();
        headings::listed_column(&text) == Some(wanted)
    };
    table.columns == 2
        && (means(1, Column::Number) || means(1, Column::Item) || table.cell(1, 1).is_some_and(Cell::is_empty))
        && table.cell(1, 2).is_some_and(|cell| means(2, Column::Action) || headings::is_decision_column(&cell.text()))
}

/// "Minute | Matter | Position": what was asked for, and what became of it.
fn is_followed_up(table: &Table) -> bool {
    let heads = |column: u32, wanted: &[Column]| {
        let text = table.cell(1, column).map(Cell::text).unwrap_or_default();
        headings::columns(&text).iter().any(|means| wanted.contains(means))
    };
    table.columns == 3
        && heads(1, &[Column::Number, Column::Item])
        && heads(2, &[Column::Action, Column::Narrative])
        && heads(3, &[Column::Progress, Column::Status])
}

/// A task and, in the bracket that ends it, whose it is and perhaps by when.
pub(super) fn apart(text: &str) -> Option<(&str, String, Option<When>)> {
    let (task, told) = text.trim().trim_end_matches('.').strip_suffix(')')?.rsplit_once('(')?;
    let (who, date) = due::split_tail(told);
    // "(Secretary, immediately)".
    let at_once = told
        .rsplit_once(", ")
        .filter(|(_, when)| matches!(*when, "immediately" | "asap" | "now" | "today" | "tomorrow"));
    let (who, date) = match at_once {
        Some((who, when)) if date.is_none() => (who.to_owned(), Some(When::written(when))),
        _ => (who, date),
    };
    let dated = when::first_day(&who).is_some();
    (owners::is_owner(&who) && !dated && task.split_whitespace().count() > 1)
        .then(|| (task.trim(), who.trim().to_owned(), date))
}

/// Reads them.
pub(super) fn read(rows: &[Row<'_>], number: usize, part: Option<u32>, meeting: &Meeting, out: &mut Vec<Action>) {
    for row in rows {
        let cell = row.text;
        let written = cell.text();
        let (task, who, date) = apart(&written).unwrap_or((written.trim(), String::new(), None));
        let (label, task) = labels::split(task);
        let places: Vec<_> = cell.blocks.iter().flat_map(Block::places).collect();
        let path = format!("table[{number}]/row[{}]/cell[{}]", cell.row, cell.column);
        let item = row.item.map(|cell| cell.text().trim().to_owned()).filter(|item| labels::number(item).is_some());
        let mut action = Action {
            header: Header::at(part, path, written.clone(), union_by_page(places.iter())),
            text: one_line(task),
            owners: owners::split(&who),
            due: date.or_else(|| due::in_text(task, meeting.date).map(|(_, when)| when)),
            action_number: label.and_then(labels::bare).map(str::to_owned),
            item_number: item,
            meeting_date: meeting.date.map(|date| date.to_string()),
            progress: row.stands.map(|cell| one_line(&cell.text())),
            ..Action::default()
        };
        if row.stands.is_some() {
            action.kind = ActionKind::MatterArising;
        }
        let stands = action.progress.as_deref().and_then(headings::status);
        status::tell(&mut action, stands);
        // No heading says that the brackets hold owners.
        action.header.flag(ReviewCode::ColumnsInferred);
        out.push(action);
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::extract::paper::{heading, minutes, table};

    #[test]
    fn matters_with_their_owners_in_brackets() {
        let rows = table(&[
            &["Minute", "Matter", "Position"],
            &["4", "Ask the ferry company for large print (F Gray, 31 October)", "Received 29 October"],
            &["6", "Seek views on Sunday sailings (Secretary)", "Survey is open"],
            &["7", "Send the minutes to all members (Secretary, immediately)", "Done"],
        ]);
        let extracted = minutes(vec![heading("Matters arising from 8 October 2019"), Block::Table(rows)]);
        let told = |a: &crate::record::Action| {
            let due = a.due.as_ref().map_or("", |due| due.as_written.as_str());
            format!("{} | {} | {due} | {:?}", a.text, a.owners[0].as_written, a.status)
        };
        let got: Vec<String> = extracted.records.actions.iter().map(told).collect();
        assert_eq!(
            got,
            [
                "Ask the ferry company for large print | F Gray | 31 October | None",
                "Seek views on Sunday sailings | Secretary |  | None",
                "Send the minutes to all members | Secretary | immediately | Some(Complete)",
            ]
        );
    }
}
