//! Which rows of a table are headings.
//!
//! A row is one where the paper says so (`TH`), or where it is set apart from the rows below it: every written cell
//! bold, or every cell shaded as the first row is while the table's other rows are not. Headings of two storeys are
//! several such rows.

use crate::document::{Block, Cell, Table};

/// Headings have at most this many rows; a table set in bold from top to bottom has none.
const MOST_ROWS: u32 = 4;

/// A table without any style has a heading if it has at least so many rows …
const FEWEST_ROWS: u32 = 4;
/// … and names of at most so many words above its columns.
const LONGEST_NAME: usize = 4;

/// Marks the heading rows' cells, unless the paper has named them.
pub(in crate::recognise) fn tell(table: &mut Table) {
    if table.cells.iter().any(|cell| cell.header) {
        return;
    }
    let rows = rows_set_apart(table).max(u32::from(is_told_by_words(table)));
    for cell in &mut table.cells {
        cell.header = cell.row <= rows;
    }
}

/// Number of leading rows that are set apart from the rest; 0 where all rows are alike.
pub(in crate::recognise) fn rows_set_apart(table: &Table) -> u32 {
    if table.rows < 2 {
        return 0;
    }
    let styled = (1..=table.rows.min(MOST_ROWS + 1)).take_while(|&row| is_set_apart(table, row)).count() as u32;
    if styled > MOST_ROWS || styled >= table.rows || is_striped(table, styled) {
        return 0;
    }
    styled - u32::from(is_section(table, styled))
}

/// Whether the last of the rows set apart is no heading but the title of the first section: names of columns stand above
/// it, and another title like it further down.
fn is_section(table: &Table, styled: u32) -> bool {
    let title = |row: u32| {
        let mut cells = table.row(row);
        cells.next().is_some_and(|cell| cell.column_span >= table.columns && !cell.is_empty()) && cells.next().is_none()
    };
    styled > 1
        && title(styled)
        && table.row(styled - 1).filter(|cell| !cell.is_empty()).nth(1).is_some()
        && (styled + 1..=table.rows).any(|row| title(row) && is_set_apart(table, row))
}

/// Whether rows shaded in turn begin with a shaded one: the first is set apart by nothing but the shade of later rows.
fn is_striped(table: &Table, styled: u32) -> bool {
    let shade = table.cells.first().and_then(|cell| cell.fill);
    let bold = table.row(1).filter(|c| !c.is_empty()).all(is_bold);
    let shaded = |row: u32| table.row(row).all(|cell| cell.fill == shade);
    styled == 1 && shade.is_some() && !bold && (3..=table.rows).filter(|&row| shaded(row)).nth(1).is_some()
}

/// Whether the first row of a table without any style (a scan's, say) is a heading by what it says: words alone over
/// columns of numbers.
fn is_told_by_words(table: &Table) -> bool {
    let styled = |cell: &Cell| cell.fill.is_some() || (!cell.is_empty() && is_bold(cell));
    if table.rows < FEWEST_ROWS || table.cells.iter().any(styled) {
        return false;
    }
    let named = |cell: &Cell| {
        let text = cell.text();
        !text.contains(|c: char| c.is_ascii_digit()) && text.split_whitespace().count() <= LONGEST_NAME
    };
    let mut first = table.row(1).peekable();
    if first.peek().is_none() || !first.all(|c| c.column_span == 1 && !c.is_empty() && named(c)) {
        return false;
    }
    (1..=table.columns).any(|column| {
        let below = || table.cells.iter().filter(move |c| c.row > 1 && c.column == column && !c.is_empty());
        let numbers = below().filter(|c| c.text().trim_start().starts_with(|c: char| c.is_ascii_digit())).count();
        numbers as u32 + 1 >= FEWEST_ROWS && numbers * 10 >= below().count() * 9
    })
}

/// Whether a row looks like a heading: something is written in it, and each written cell is bold or shaded as the
/// table's first cell is.
pub(in crate::recognise) fn is_set_apart(table: &Table, row: u32) -> bool {
    let shade = table.cells.first().and_then(|cell| cell.fill);
    let mut written = table.row(row).filter(|cell| !cell.is_empty()).peekable();
    written.peek().is_some() && written.all(|cell| is_bold(cell) || (shade.is_some() && cell.fill == shade))
}

/// Whether all that a cell says is bold.
pub(in crate::recognise) fn is_bold(cell: &Cell) -> bool {
    cell.blocks.iter().all(|block| match block {
        Block::Paragraph(paragraph) => paragraph.is_empty() || paragraph.is_bold(),
        Block::Table(_) => false,
    })
}
