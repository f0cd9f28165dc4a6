//! Which rows of a table are headings.
//!
//! A row is one where the paper says so (`TH`), or where it is set apart from the rows below it: every written cell
//! bold, or every cell shaded in a colour that the row after the headings does not have. Headings of two storeys are
//! several such rows.

use crate::document::{Block, Cell, Table};

/// Headings have at most this many rows; a table set in bold from top to bottom has none.
const MOST_ROWS: u32 = 4;

/// Marks the heading rows' cells.
pub(super) fn tell(table: &mut Table) {
    if table.rows < 2 || table.cells.iter().any(|cell| cell.header) {
        return;
    }
    let styled = (1..=table.rows.min(MOST_ROWS + 1)).take_while(|&row| is_set_apart(table, row)).count() as u32;
    // All rows alike: nothing is set apart.
    if styled == 0 || styled > MOST_ROWS || styled >= table.rows {
        return;
    }
    for cell in &mut table.cells {
        cell.header = cell.row <= styled;
    }
}

/// Whether a row looks like a heading: written, and each written cell bold or shaded.
fn is_set_apart(table: &Table, row: u32) -> bool {
    let mut written =
        table.cells.iter().filter(|c| c.row <= row && row < c.row + c.row_span && !c.is_empty()).peekable();
    written.peek().is_some() && written.all(|cell| cell.fill.is_some() || is_bold(cell))
}

fn is_bold(cell: &Cell) -> bool {
    cell.blocks.iter().all(|block| match block {
        Block::Paragraph(paragraph) => paragraph.is_empty() || paragraph.is_bold(),
        Block::Table(_) => false,
    })
}
