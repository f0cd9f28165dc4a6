//! Headings that a writer's program prints again amid a table: as a row of their own below a cut row, or in one row with
//! what is left of it, with no line between.

use super::columns;
use crate::document::{Cell, Table};
use crate::recognise::tables::header;

/// A heading that shows itself has so many names.
const FEWEST_NAMES: usize = 2;

/// Parts the second piece's first row where each of its cells begins with what the first piece's heading says: the
/// heading, and below it the rest of a row.
pub(super) fn part(first: &Table, second: &mut Table) {
    let same = columns::mapping(first, second).is_some_and(|m| m.agreement == columns::Agreement::Same);
    if !same
        || second.columns != first.columns
        || heading_rows(first) != 1
        || second.cells.iter().any(|c| c.places.is_empty())
    {
        return;
    }
    let names: Vec<(u32, String)> = first.row(1).map(|cell| (cell.column, squeezed(&cell.text()))).collect();
    let named = names.iter().filter(|(_, name)| !name.is_empty()).count();
    let cells: Vec<&Cell> = second.row(1).collect();
    let plain = cells.iter().all(|cell| cell.row_span == 1) && cells.len() == names.len();
    if named < FEWEST_NAMES || !plain {
        return;
    }
    let taken: Option<Vec<usize>> = names
        .iter()
        .map(|(column, name)| cells.iter().find(|c| c.column == *column).and_then(|cell| opening(cell, name)))
        .collect();
    let Some(taken) = taken else { return };
    if !cells.iter().zip(&taken).any(|(cell, taken)| cell.blocks.iter().skip(*taken).any(|b| !b.is_empty())) {
        return;
    }
    let mut taken = taken.into_iter();
    let mut headings: Vec<Cell> = Vec::new();
    for cell in &mut second.cells {
        if cell.row == 1 {
            let rest = cell.blocks.split_off(taken.next().unwrap_or_default().min(cell.blocks.len()));
            let heading = Cell { blocks: std::mem::replace(&mut cell.blocks, rest), ..cell.clone() };
            headings.push(heading);
        }
        cell.row += 1;
    }
    second.rows += 1;
    headings.append(&mut second.cells);
    second.cells = headings;
}

/// Takes out rows that say nothing but what the heading says.
pub(super) fn drop_repeated(table: &mut Table) {
    let names: Vec<(u32, String)> = table.row(1).map(|cell| (cell.column, squeezed(&cell.text()))).collect();
    let named = names.iter().filter(|(_, name)| !name.is_empty()).count();
    if heading_rows(table) != 1 || named < FEWEST_NAMES || table.cells.iter().any(|c| c.places.is_empty()) {
        return;
    }
    let says = |cell: &Cell| (cell.column, squeezed(&cell.text()));
    let merged: Vec<(u32, u32)> =
        table.cells.iter().filter(|c| c.row_span > 1).map(|c| (c.row, c.row + c.row_span)).collect();
    let is_free = |row: u32| !merged.iter().any(|(from, to)| (*from..*to).contains(&row));
    let repeated: Vec<u32> =
        (2..=table.rows).filter(|&row| table.row(row).map(says).eq(names.iter().cloned()) && is_free(row)).collect();
    if repeated.is_empty() {
        return;
    }
    table.cells.retain(|cell| repeated.binary_search(&cell.row).is_err());
    for cell in &mut table.cells {
        cell.row -= repeated.partition_point(|row| *row < cell.row) as u32;
    }
    table.rows -= repeated.len() as u32;
}

/// How many rows at the table's top are its heading.
fn heading_rows(table: &Table) -> u32 {
    table.header_rows().max(header::rows_set_apart(table))
}

/// How many of a cell's blocks, from the first, say a name; none of them where it is empty.
fn opening(cell: &Cell, name: &str) -> Option<usize> {
    let mut said = String::new();
    for (count, block) in cell.blocks.iter().enumerate() {
        if said == *name {
            return Some(count);
        }
        said.push_str(&squeezed(&block.paragraph().map(crate::document::Paragraph::text)?));
        if !name.starts_with(&said) {
            return None;
        }
    }
    (said == *name).then_some(cell.blocks.len())
}

/// Text without white space.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Paragraph, Place, Rect, Run};

    /// Rows of two cells; each paragraph of a cell is bold where it begins with "*".
    fn table(page: u32, rows: &[[&[&str]; 2]]) -> Table {
        let paragraph = |text: &&str| {
            let mut run = Run { text: text.trim_start_matches('*').to_owned(), ..Run::default() };
            run.style.bold = text.starts_with('*');
            Block::Paragraph(Paragraph { runs: vec![run], ..Paragraph::default() })
        };
        let mut cells = Vec::new();
        for (row, texts) in (1..).zip(rows) {
            for (column, texts) in (1..).zip(texts) {
                let (left, top) = (50.0 + 200.0 * column as f32, 60.0 + 30.0 * row as f32);
                cells.push(Cell {
                    row,
                    column,
                    row_span: 1,
                    column_span: 1,
                    blocks: texts.iter().map(paragraph).collect(),
                    places: vec![Place { page, bbox: Rect::new(left, top, left + 200.0, top + 30.0) }],
                    ..Cell::default()
                });
            }
        }
        Table { rows: rows.len() as u32, columns: 2, cells, ..Table::default() }
    }

    fn texts(table: &Table) -> Vec<String> {
        table.cells.iter().map(Cell::text).collect()
    }

    #[test]
    fn a_heading_in_one_row_with_the_rest_of_a_cut_row_is_parted_from_it() {
        let first = table(1, &[[&["*Item"], &["*Action"]], [&["Roads"], &["EM"]]]);
        let mut next = table(2, &[[&["*Item", "and bridges"], &["*Action"]], [&["Rail"], &["SG"]]]);
        part(&first, &mut next);
        assert_eq!(next.rows, 3);
        assert_eq!(texts(&next), ["Item", "Action", "and bridges", "", "Rail", "SG"]);
        let mut whole = table(2, &[[&["*Item"], &["*Action"]], [&["Rail"], &["SG"]]]);
        part(&first, &mut whole);
        assert_eq!(whole.rows, 2);
        let mut other = table(2, &[[&["*Item", "and bridges"], &["EM"]]]);
        part(&first, &mut other);
        assert_eq!(other.rows, 1);
    }

    #[test]
    fn a_heading_printed_again_amid_the_rows_is_none_of_them() {
        let heading: [&[&str]; 2] = [&["*Item"], &["*Action"]];
        let mut table = table(1, &[heading, [&["Roads"], &["EM"]], heading, [&["Rail"], &["SG"]]]);
        drop_repeated(&mut table);
        assert_eq!(
            (table.rows, texts(&table)),
            (3, ["Item", "Action", "Roads", "EM", "Rail", "SG"].map(str::to_owned).to_vec())
        );
    }
}
