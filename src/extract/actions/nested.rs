//! Logs that stand in a cell of another table: "Action | Who | When" below what was said on an item.

use super::columns::{self, Sense};
use super::holding::holds_actions;
use super::tables::{Reading, Tabled};
use super::{meeting_of, rows};
use crate::document::{Block, Table};
use crate::extract::passages::{self, Item};

/// Where the outer table stands.
#[derive(Clone, Copy)]
pub(super) struct Outer<'a> {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its block.
    pub(super) block: usize,
    /// The table itself.
    pub(super) table: &'a Table,
}

/// Reads the logs in the cells of a table; whether there were any.
pub(super) fn read(reading: Reading<'_, '_>, outer: Outer<'_>, out: &mut Tabled) -> bool {
    let before = out.actions.len();
    for cell in &outer.table.cells {
        let inner = cell.blocks.iter().filter_map(Block::table);
        for (at, table) in inner.enumerate() {
            let path = format!("table[{}]/row[{}]/cell[{}]/table[{}]", outer.number, cell.row, cell.column, at + 1);
            read_inner(reading, outer, table, &path, out);
        }
    }
    out.actions.len() > before
}

fn read_inner(reading: Reading<'_, '_>, outer: Outer<'_>, table: &Table, path: &str, out: &mut Tabled) {
    let kind = passages::kind_at(reading.paper, outer.block);
    // Without headings the cells of a cell may be a layout.
    let headed = |sense: &Sense| !sense.inferred && !sense.is_minute() && sense.header_rows < table.rows;
    let Some(sense) = columns::classify(table).filter(headed) else { return };
    let list = &reading.passages.list;
    let own: Vec<_> = list.iter().filter(|passage| passage.path.starts_with(path)).collect();
    let item = own.first().map(|passage| reading.passages.item(passage)).unwrap_or_default();
    if !holds_actions(kind, &sense, &item, reading.paper) {
        return;
    }
    let part = reading.paper.document.part_of(outer.block);
    let meeting = meeting_of(reading.meetings, part);
    let none = Item::default();
    let log =
        rows::Log { table, number: outer.number, sense: &sense, part, item: &none, meeting, legend: reading.legend };
    let before = out.actions.len();
    rows::read(log, &mut out.actions);
    let flat = format!("table[{}]", outer.number);
    for action in out.actions.iter_mut().skip(before) {
        let source = &mut action.header.source;
        if let Some(rest) = source.path.strip_prefix(&flat) {
            source.path = format!("{path}{rest}");
        }
        if action.item_number.is_none() && action.item_title.is_none() {
            (action.item_number, action.item_title) = (item.number.clone(), item.title.clone());
        }
    }
    if out.actions.len() > before {
        out.claimed.extend(own.into_iter().map(|passage| passage.path.clone()));
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Block, Paragraph};
    use crate::extract::paper::{minutes, table};

    #[test]
    fn a_log_in_a_cell() {
        let mut outer =
            table(&[&["Item", "Notes"], &["1. Shops", "Nine are empty."], &["2. Market", "It made a loss."]]);
        let inner = table(&[&["Action", "Who", "When"], &["Talk to stallholders", "Bob Logan", "5 February 2025"]]);
        if let Some(cell) = outer.cells.iter_mut().find(|cell| cell.row == 3 && cell.column == 2) {
            cell.blocks.push(Block::Table(inner));
            cell.blocks.push(Block::Paragraph(Paragraph::default()));
        }
        let actions = minutes(vec![Block::Table(outer)]).records.actions;
        let told: Vec<_> = actions
            .iter()
            .map(|a| (a.text.as_str(), a.owners.len(), a.item_number.as_deref(), a.header.source.path.as_str()))
            .collect();
        assert_eq!(told, [("Talk to stallholders", 1, Some("2"), "table[1]/row[3]/cell[2]/table[1]/row[2]/cell[1]")]);
    }
}
