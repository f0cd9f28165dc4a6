//! Tables that only lay out a page: letterheads, boxes, signatures, and frames around a whole letter or form.
//!
//! Blocks enter; the same blocks leave, tables of the first sorts marked ([`Table::layout`]), frames taken away so that
//! what they hold stands in the body, as a reader sees it. Data tables are never touched: a form of labels and values, a
//! table with a heading row, minutes typed into one row beside the names of who acts.

mod frames;

use crate::document::{Block, Cell, Document, Paragraph, Table};

/// Tables with more rows lay out nothing.
const MOST_ROWS: u32 = 2;
/// … nor with more columns.
const MOST_COLUMNS: u32 = 3;
/// A letterhead's first cell has at least this many lines.
const LETTERHEAD_LINES: usize = 3;
/// Lines of addresses and signatures are no longer, in characters.
const LONGEST_LINE: usize = 90;

/// Marks layout tables and takes frames away.
pub(super) fn tell(document: &mut Document) {
    frames::unwrap(document);
    let mut after_close = false;
    for block in &mut document.blocks {
        match block {
            Block::Table(table) => {
                table.layout |= is_box(table) || is_letterhead(table) || (after_close && is_signature(table));
                for inner in table.cells.iter_mut().flat_map(|c| &mut c.blocks) {
                    if let Block::Table(inner) = inner {
                        inner.layout |= is_box(inner);
                    }
                }
            }
            Block::Paragraph(paragraph) if !paragraph.is_empty() => after_close = closes_a_letter(paragraph),
            Block::Paragraph(_) => {}
        }
    }
}

/// One cell: a box around text.
fn is_box(table: &Table) -> bool {
    table.cells.len() == 1
}

/// A small table with addresses, telephone numbers and the like in cells of several lines.
fn is_letterhead(table: &Table) -> bool {
    let small = table.rows <= MOST_ROWS && table.columns <= MOST_COLUMNS && table.header_rows() == 0;
    let several_lines = table.cells.iter().any(|c| lines(c).count() >= LETTERHEAD_LINES);
    let short = table.cells.iter().flat_map(lines).all(|p| p.text().chars().count() <= LONGEST_LINE);
    let contact = table.cells.iter().flat_map(lines).filter(|p| is_contact(&p.text())).count() >= 2;
    small && several_lines && short && contact && !has_labels(table)
}

/// Names below a letter's close.
fn is_signature(table: &Table) -> bool {
    table.rows <= 2 * MOST_ROWS
        && table.columns <= MOST_COLUMNS
        && table.header_rows() == 0
        && !has_labels(table)
        && table.cells.iter().flat_map(lines).all(|p| p.text().chars().count() <= LONGEST_LINE)
}

fn lines(cell: &Cell) -> impl Iterator<Item = &Paragraph> {
    cell.blocks.iter().filter_map(Block::paragraph).filter(|p| !p.is_empty())
}

/// Whether a cell of one line labels the cell beside it: then the table is a form.
fn has_labels(table: &Table) -> bool {
    table.columns > 1
        && table.cells.iter().any(|cell| {
            let text = cell.text();
            cell.column < table.columns && !text.contains('\n') && text.trim_end().ends_with(':')
        })
}

fn is_contact(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let starts =
        ["t:", "e:", "f:", "tel", "fax", "email", "e-mail", "phone", "our ref", "your ref", "www.", "mobile", "web"];
    lower.contains('@') || starts.iter().any(|s| lower.starts_with(s))
}

fn closes_a_letter(paragraph: &Paragraph) -> bool {
    let lower = paragraph.text().trim().to_lowercase();
    lower.starts_with("yours ") || lower.starts_with("kind regards") || lower.starts_with("with best wishes")
}

#[cfg(test)]
mod tests;
