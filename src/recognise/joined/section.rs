//! The name of a section at the foot of a page, with its rows below the repeated heading on the next page.
//!
//! "3. Transport", what it is for and who leads it stand across all columns; without lines around them they look like
//! paragraphs after the table, where no row follows on their page.

use super::judge;
use crate::document::{Block, Cell, Paragraph, ParagraphKind, Place, Table, geometry::union_by_page};
use crate::recognise::tables::header;

/// A section's name has no more lines.
const MOST_LINES: usize = 6;
/// Its lines begin this close (points) to the table's left.
const SAME_LEFT: f32 = 6.0;

/// The table with what stands between it and its repeated heading as its last row, if that is the name of a section as
/// others of its rows are.
pub(super) fn taken_in(table: &Table, between: &[Block], next: &Table) -> Option<Table> {
    let paragraphs: Vec<&Paragraph> = between.iter().map(Block::paragraph).collect::<Option<_>>()?;
    let own: Vec<&Paragraph> = paragraphs.into_iter().filter(|p| super::breaks_a_table(p)).collect();
    let end = table.places().last().copied()?;
    let lines: Vec<Place> = own.iter().flat_map(|p| &p.lines).copied().collect();
    let below = |line: &Place| {
        line.page == end.page
            && line.bbox.top > end.bbox.bottom - SAME_LEFT
            && (line.bbox.left - end.bbox.left).abs() <= SAME_LEFT
    };
    let bullet = |p: &&Paragraph| {
        p.kind == ParagraphKind::ListItem && !p.labelled_text().starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    let plain = !own.iter().any(bullet);
    if lines.is_empty() || lines.len() > MOST_LINES || !plain || !lines.iter().all(below) {
        return None;
    }
    if !judge::repeats_its_heading(table, next) || !is_like_another(table, heading_end(table, next), own.first()?) {
        return None;
    }
    let mut out = table.clone();
    out.rows += 1;
    let mut places = union_by_page(&lines);
    for place in &mut places {
        (place.bbox.left, place.bbox.right) = (end.bbox.left, place.bbox.right.max(end.bbox.right));
    }
    out.cells.push(Cell {
        row: out.rows,
        column: 1,
        row_span: 1,
        column_span: out.columns,
        blocks: own.into_iter().cloned().map(Block::Paragraph).collect(),
        places,
        ..Cell::default()
    });
    Some(out)
}

/// The row of the table that says what the next piece opens with: its heading ends there. What spans the table above it
/// ("Proposal 6.1" above "Rating | Not yet | Partly") names the table, and no section of it.
fn heading_end(table: &Table, next: &Table) -> u32 {
    let texts = |of: &Table, row: u32| of.row(row).map(Cell::text).filter(|t| !t.trim().is_empty()).collect::<Vec<_>>();
    let opening = texts(next, 1);
    (1..=table.rows).find(|row| texts(table, *row) == opening).unwrap_or(1)
}

/// Whether a paragraph opens as a section row among the table's rows below its heading does: with a number, or in bold.
fn is_like_another(table: &Table, heading: u32, first: &Paragraph) -> bool {
    let numbered = |p: &Paragraph| p.labelled_text().trim_start().starts_with(|c: char| c.is_ascii_digit());
    let sections = table.cells.iter().filter(|c| c.row > heading && c.column_span == table.columns && !c.is_empty());
    let mut opening = sections.filter_map(|c| Some((c, c.blocks.iter().find(|b| !b.is_empty())?.paragraph()?)));
    opening.any(|(cell, known)| {
        numbered(known) == numbered(first) && (numbered(first) || header::is_bold(cell) && first.is_bold())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::Rect;

    /// A row of two cells, or of one over both.
    fn row(page: u32, row: u32, top: f32, texts: &[&str]) -> Vec<Cell> {
        let span = 2 / texts.len() as u32;
        let cell = |(column, text): (usize, &&str)| {
            let left = 50.0 + 200.0 * column as f32;
            let place = Place { page, bbox: Rect::new(left, top, left + 200.0 * span as f32, top + 20.0) };
            let paragraph = Paragraph { lines: vec![place], ..Paragraph::plain(text) };
            Cell {
                row,
                column: column as u32 + 1,
                row_span: 1,
                column_span: span,
                blocks: vec![Block::Paragraph(paragraph)],
                places: vec![place],
                ..Cell::default()
            }
        };
        texts.iter().enumerate().map(cell).collect()
    }

    fn table(page: u32, top: f32, rows: &[&[&str]]) -> Table {
        let cells = rows.iter().zip(1..).flat_map(|(texts, n)| row(page, n, top + 20.0 * (n - 1) as f32, texts));
        Table { rows: rows.len() as u32, columns: 2, cells: cells.collect(), ..Table::default() }
    }

    #[test]
    fn the_name_of_a_section_at_the_foot_of_a_page_is_a_row() {
        let first = table(1, 700.0, &[&["Task", "Owner"], &["1. Homes"], &["Write", "EM"]]);
        let next = table(2, 60.0, &[&["Task", "Owner"], &["Close", "SG"]]);
        let between = |text: &str, left: f32| {
            let bbox = Rect::new(left, 762.0, left + 90.0, 774.0);
            [Block::Paragraph(Paragraph { lines: vec![Place { page: 1, bbox }], ..Paragraph::plain(text) })]
        };
        let whole = taken_in(&first, &between("2. Roads", 50.0), &next).unwrap();
        assert_eq!((whole.rows, whole.cell(4, 2).unwrap().text().as_str()), (4, "2. Roads"));
        // Text of another kind or place, or above a table with a heading of its own.
        assert!(taken_in(&first, &between("All was agreed.", 50.0), &next).is_none());
        assert!(taken_in(&first, &between("2. Roads", 120.0), &next).is_none());
        // "1. Homes" above the columns' names is the table's own name.
        let named = table(1, 700.0, &[&["1. Homes"], &["Task", "Owner"], &["Write", "EM"]]);
        assert!(taken_in(&named, &between("2. Roads", 50.0), &next).is_none());
        let other = table(2, 60.0, &[&["Area", "Homes"], &["Fife", "4"]]);
        assert!(taken_in(&first, &between("2. Roads", 50.0), &other).is_none());
    }
}
