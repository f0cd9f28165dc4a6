//! Numbers of localities that a table's own column gives, against the localities found.

use crate::document::{Document, Table};
use crate::framework::headings::fold;
use crate::record::EntityType;
use crate::register;
use crate::wording::claims;
use std::collections::BTreeMap;

/// Titles above the headings take this many rows at most.
const ROWS_ABOVE_HEADINGS: u32 = 3;

/// A number that a table gives of a partnership's localities, where another number was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Differing {
    pub(super) partnership: String,
    pub(super) claimed: usize,
    pub(super) found: usize,
    pub(super) page: Option<u32>,
}

/// Rows whose number is not that of the localities found. `found`: by the partnerships' current codes.
pub(super) fn differing(document: &Document, found: &BTreeMap<&str, usize>) -> Vec<Differing> {
    let mut out = Vec::new();
    if found.is_empty() {
        return out;
    }
    for (_, _, table) in document.tables() {
        let Some((heading_row, column)) = counting_column(table) else { continue };
        let numbers = table.cells.iter().filter(|c| c.column == column && c.row > heading_row);
        for (cell, claimed) in numbers.filter_map(|c| Some((c, claims::number(&c.text())?))) {
            let row = table.cells.iter().filter(|c| c.row <= cell.row && cell.row < c.row + c.row_span);
            let kind = EntityType::IntegrationAuthority;
            let mut bodies = row
                .filter(|c| c.column != column)
                .filter_map(|c| register::find(&c.text(), Some(kind)).body_of(kind))
                .filter_map(|body| Some((body, found.get(body.code.as_deref()?)?)));
            if let Some((body, number)) = bodies.next()
                && *number != claimed
            {
                let page = cell.places.first().map(|p| p.page);
                out.push(Differing { partnership: body.name.clone(), claimed, found: *number, page });
            }
        }
    }
    out
}

/// The row of headings and the column headed "Number of localities".
fn counting_column(table: &Table) -> Option<(u32, u32)> {
    let heads =
        ["number of localities", "no of localities", "localities number", "how many localities", "localities no"];
    let headings = table.cells.iter().filter(|c| c.row <= ROWS_ABOVE_HEADINGS);
    headings.filter(|c| heads.contains(&fold(&c.text()).as_str())).map(|c| (c.row, c.column)).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Cell, Paragraph};

    #[test]
    fn a_columns_numbers_are_compared() {
        let rows = [["Partnership", "Number of localities"], ["Moray", "4"], ["Angus", "three"], ["Fife", "7"]];
        let cells = rows.iter().enumerate().flat_map(|(row, texts)| {
            texts.iter().enumerate().map(move |(column, text)| Cell {
                row: row as u32 + 1,
                column: column as u32 + 1,
                row_span: 1,
                column_span: 1,
                blocks: vec![Block::Paragraph(Paragraph::plain(text))],
                ..Cell::default()
            })
        });
        let table = Table { rows: 4, columns: 2, cells: cells.collect(), ..Table::default() };
        let document = Document { blocks: vec![Block::Table(table)], ..Document::default() };
        let found = BTreeMap::from([("S37000019", 4), ("S37000003", 4)]);
        let want = Differing { partnership: "Angus".to_owned(), claimed: 3, found: 4, page: None };
        assert_eq!(differing(&document, &found), [want]);
    }
}
