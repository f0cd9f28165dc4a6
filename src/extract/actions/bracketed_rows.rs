//! Rows without columns that mean anything, each of which ends in whose task it is: "New lock for the store (Alec)".

use super::{Meeting, due, owners};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Table, geometry::union_by_page};
use crate::record::{Action, Header};
use crate::wording::blanks::one_line;
use crate::wording::{labels, when};

/// The cell with the text of each row, where a number at most stands before it and nearly every row ends in its owner.
pub(super) fn rows(table: &Table) -> Vec<&Cell> {
    if table.columns > 2 || table.rows < 2 {
        return Vec::new();
    }
    let mut out = Vec::new();
    for row in 1..=table.rows {
        let filled: Vec<&Cell> = table.row(row).filter(|cell| cell.row == row && !cell.is_empty()).collect();
        match filled.as_slice() {
            [] => {}
            [text] => out.push(*text),
            [number, text] if labels::number(number.text().trim()).is_some() => out.push(*text),
            _ => return Vec::new(),
        }
    }
    let owned = out.iter().filter(|cell| apart(&cell.text()).is_some()).count();
    if owned > 1 && owned * 5 >= out.len() * 4 { out } else { Vec::new() }
}

/// A task and, in the bracket that ends it, whose it is.
fn apart(text: &str) -> Option<(&str, &str)> {
    let (task, who) = text.trim().trim_end_matches('.').strip_suffix(')')?.rsplit_once('(')?;
    let dated = when::first_day(who).is_some();
    (owners::is_owner(who) && !dated && task.split_whitespace().count() > 1).then(|| (task.trim(), who.trim()))
}

/// Reads them.
pub(super) fn read(cells: &[&Cell], number: usize, part: Option<u32>, meeting: &Meeting, out: &mut Vec<Action>) {
    for cell in cells {
        let written = cell.text();
        let (task, who) = apart(&written).unwrap_or((written.trim(), ""));
        let (label, task) = labels::split(task);
        let places: Vec<_> = cell.blocks.iter().flat_map(Block::places).collect();
        let path = format!("table[{number}]/row[{}]/cell[{}]", cell.row, cell.column);
        let mut action = Action {
            header: Header::at(part, path, written.clone(), union_by_page(places.iter())),
            text: one_line(task),
            owners: owners::split(who),
            due: due::in_text(task, meeting.date).map(|(_, when)| when),
            action_number: label.and_then(labels::bare).map(str::to_owned),
            meeting_date: meeting.date.map(|date| date.to_string()),
            ..Action::default()
        };
        // No heading says that the brackets hold owners.
        action.header.flag(ReviewCode::ColumnsInferred);
        out.push(action);
    }
}
