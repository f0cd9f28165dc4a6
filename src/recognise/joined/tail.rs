//! The last words of a cell that a page break left outside of the table's lines.
//!
//! Where a row is cut in its last lines, some writers print what is left of it on the next page without a border around it:
//! a paragraph in the column of the cell whose sentence it ends.

use super::cut_words;
use super::rows::{self, RunsOn};
use crate::document::{Block, Page, Paragraph, ParagraphKind, Place, Table, geometry::union_by_page};
use crate::recognise::flow::hyphens::mend_over_break;

/// A paragraph stands in a column if it passes its edges by no more than this, in points.
const EDGE: f32 = 1.5;

/// Takes such paragraphs into their cells.
pub(super) fn take_in(blocks: &mut Vec<Block>) {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in std::mem::take(blocks) {
        let paragraph = match block {
            Block::Paragraph(paragraph) => paragraph,
            Block::Table(piece) => {
                // The lines between the columns may come along, but not those that would show the same columns.
                let taken_in = match (out.last_mut(), only_paragraph(&piece)) {
                    (Some(Block::Table(table)), Some(rest)) if !table.layout => taken(table, rest.clone()).is_none(),
                    _ => false,
                };
                if !taken_in {
                    out.push(Block::Table(piece));
                }
                continue;
            }
        };
        match out.last_mut() {
            Some(Block::Table(table)) if !table.layout => {
                if let Some(paragraph) = taken(table, paragraph) {
                    table.join_uncertain |= may_go_on(table, &paragraph);
                    out.push(Block::Paragraph(paragraph));
                }
            }
            _ => out.push(Block::Paragraph(paragraph)),
        }
    }
    *blocks = out;
}

/// The only paragraph of a table that has one row.
fn only_paragraph(piece: &Table) -> Option<&Paragraph> {
    let mut written = piece.cells.iter().filter(|_| piece.rows == 1).flat_map(|c| &c.blocks).filter(|b| !b.is_empty());
    let only = written.next()?.paragraph();
    only.filter(|_| written.next().is_none())
}

/// Takes a paragraph into the cell of the last row that it ends; gives it back if there is none.
fn taken(table: &mut Table, paragraph: Paragraph) -> Option<Paragraph> {
    let Some((index, runs_on)) = cell_of(table, &paragraph) else { return Some(paragraph) };
    let cell = table.cells.get_mut(index)?;
    let right = cell.places.last().map(|place| place.bbox.right);
    cell.places = union_by_page(cell.places.iter().chain(&paragraph.lines));
    if let Some(Block::Paragraph(last)) = cell.blocks.iter_mut().rev().find(|b| !b.is_empty()) {
        let cut = mend_over_break(&Page::default(), last, &paragraph) || cut_words::is_cut(last, &paragraph, right);
        last.run_on(paragraph, cut);
    }
    table.join_uncertain |= runs_on != RunsOn::Surely;
    None
}

/// Whether a paragraph at the top of the next page hangs below a cell of the last row whose sentence is open: it may be the
/// rest of the row.
fn may_go_on(table: &Table, paragraph: &Paragraph) -> bool {
    let plain = paragraph.kind == ParagraphKind::Body && paragraph.label.is_none();
    let Some(first) = paragraph.lines.first().filter(|_| plain && table.columns > 1) else { return false };
    table.cells.iter().any(|cell| {
        let last = cell.places.last().filter(|_| cell.column > 1 && cell.row + cell.row_span > table.rows);
        let open = || !cell.text().trim_end().ends_with(['.', '!', '?', ':', ';', ')']) && !cell.is_empty();
        last.is_some_and(|place| {
            let inside = first.bbox.left >= place.bbox.left - EDGE && first.bbox.left < place.bbox.right;
            first.page == place.page + 1 && inside && open()
        })
    })
}

/// The cell of the last row that a paragraph ends, and how surely.
fn cell_of(table: &Table, paragraph: &Paragraph) -> Option<(usize, RunsOn)> {
    let plain = paragraph.kind == ParagraphKind::Body && paragraph.label.is_none();
    let first = paragraph.lines.first().filter(|_| plain && table.columns > 1)?;
    let page = table.cells.iter().filter_map(|c| c.places.last()).map(|p| p.page).max()?;
    if first.page != page + 1 && first.page != page {
        return None;
    }
    let mut found = table.cells.iter().enumerate().filter_map(|(index, cell)| {
        let place = cell.places.last().filter(|_| cell.row + cell.row_span > table.rows)?;
        let before = cell.blocks.iter().rev().find(|b| !b.is_empty()).and_then(Block::paragraph)?;
        // Or on, below what was taken in already.
        let goes_on = |line: &Place| {
            let gap = line.bbox.top - place.bbox.bottom;
            cell.places.len() > 1 && line.page == page && (-EDGE..line.bbox.height()).contains(&gap)
        };
        let begins = goes_on(first);
        let inside = |line: &Place| {
            (line.page == page + 1 || begins && line.page == page)
                && line.bbox.left >= place.bbox.left - EDGE
                && line.bbox.right <= place.bbox.right + EDGE
        };
        let in_column = place.page == page && paragraph.lines.iter().all(inside);
        if !in_column || rows::ends_early(cell) {
            return None;
        }
        let runs_on = rows::paragraph_runs_on(before, paragraph, Some(place.bbox.right));
        // The first column may begin where the text of the page does.
        let enough = runs_on == RunsOn::Surely || (runs_on == RunsOn::Maybe && cell.column > 1);
        enough.then_some((index, runs_on))
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::{Cell, Rect};

    fn place(page: u32, left: f32, top: f32, right: f32, bottom: f32) -> Place {
        Place { page, bbox: Rect::new(left, top, right, bottom) }
    }

    fn paragraph(text: &str, lines: &[Place]) -> Paragraph {
        Paragraph { lines: lines.to_vec(), ..Paragraph::plain(text) }
    }

    /// Two cells in one row at the foot of page 1; the second is full to its lower edge.
    fn table(second: &str) -> Table {
        let cell = |column: u32, left: f32, text: &str, last: f32| Cell {
            row: 1,
            column,
            row_span: 1,
            column_span: 1,
            blocks: vec![Block::Paragraph(paragraph(text, &[place(1, left + 2.0, last - 12.0, left + 190.0, last)]))],
            places: vec![place(1, left, 700.0, left + 200.0, 780.0)],
            ..Cell::default()
        };
        let cells = vec![cell(1, 50.0, "Map the need.", 720.0), cell(2, 250.0, second, 779.0)];
        Table { rows: 1, columns: 2, cells, ..Table::default() }
    }

    fn check(second: &str, left: f32, text: &str, want: &str, stays: bool) {
        let next = paragraph(text, &[place(2, left, 60.0, left + 60.0, 72.0)]);
        let mut blocks = vec![Block::Table(table(second)), Block::Paragraph(next)];
        take_in(&mut blocks);
        let table = blocks[0].table().unwrap();
        assert_eq!(table.cells[1].text(), want);
        assert_eq!(blocks.len() == 2, stays);
        assert_eq!(table.cells[1].places.iter().any(|p| p.page == 2), !stays);
    }

    #[test]
    fn the_rest_of_a_cell_may_stand_in_a_row_of_fewer_columns() {
        let text = paragraph("new structures.", &[place(2, 252.0, 60.0, 312.0, 72.0)]);
        let cell = |column: u32, blocks: Vec<Block>| Cell {
            row: 1,
            column,
            row_span: 1,
            column_span: 1,
            blocks,
            ..Cell::default()
        };
        let piece = |rows: u32, blocks: Vec<Block>| {
            let cells = vec![cell(1, Vec::new()), cell(2, blocks), cell(3, Vec::new())];
            Block::Table(Table { rows, columns: 3, cells, ..Table::default() })
        };
        let mut blocks =
            vec![Block::Table(table("What works already and without")), piece(1, vec![Block::Paragraph(text.clone())])];
        take_in(&mut blocks);
        assert_eq!(blocks.len(), 1);
        assert_eq!(blocks[0].table().unwrap().cells[1].text(), "What works already and without new structures.");
        let two = vec![Block::Paragraph(text.clone()), Block::Paragraph(text.clone())];
        for other in [piece(2, vec![Block::Paragraph(text)]), piece(1, two)] {
            let mut blocks = vec![Block::Table(table("What works already and without")), other];
            take_in(&mut blocks);
            assert_eq!(blocks.len(), 2);
        }
    }

    #[test]
    fn lines_below_what_was_taken_in_follow_it() {
        let line = |text: &str, top: f32| Block::Paragraph(paragraph(text, &[place(2, 252.0, top, 312.0, top + 11.0)]));
        let mut blocks = vec![
            Block::Table(table("What works already and without new")),
            line("structures", 60.0),
            line("or posts.", 73.0),
            line("another text", 140.0),
        ];
        take_in(&mut blocks);
        assert_eq!(blocks.len(), 2);
        assert_eq!(
            blocks[0].table().unwrap().cells[1].text(),
            "What works already and without new structures or posts."
        );
    }

    #[test]
    fn text_below_an_open_cell_makes_the_join_uncertain() {
        let uncertain = |second: &str, left: f32| {
            let next = paragraph("Newly built homes", &[place(2, left, 60.0, left + 260.0, 72.0)]);
            let mut blocks = vec![Block::Table(table(second)), Block::Paragraph(next)];
            take_in(&mut blocks);
            blocks[0].table().unwrap().join_uncertain
        };
        assert!(uncertain("What works already and without", 252.0));
        assert!(!uncertain("What works already.", 252.0));
        assert!(!uncertain("What works already and without", 50.0));
    }

    #[test]
    fn the_end_of_a_sentence_goes_into_its_cell() {
        check(
            "What works already and without new",
            252.0,
            "structures.",
            "What works already and without new structures.",
            false,
        );
        // A whole sentence, a column of none, a paragraph of its own.
        check("What works already.", 252.0, "Structures.", "What works already.", true);
        check("What works already and without new", 420.0, "structures.", "What works already and without new", true);
    }
}
