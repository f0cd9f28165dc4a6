//! Two pieces to one table.

use super::judge::{Bond, Verdict, verdict};
use super::{Surroundings, columns, cut_words, rows};
use crate::document::{Block, Cell, Page, Paragraph, Table, TaggedRows, geometry::union_by_page};
use crate::recognise::flow::hyphens::mend_over_break;
use crate::recognise::tables::header;

/// Puts the second piece under the first.
pub(super) fn splice(first: &mut Table, mut second: Table, bond: &Bond, surroundings: &Surroundings) {
    columns::apply(first, &bond.mapping.first, bond.mapping.columns);
    columns::apply(&mut second, &bond.mapping.second, bond.mapping.columns);
    let last = first.rows;
    // Row r of the second piece becomes row r + offset; a cut row falls on the last one.
    let offset = i64::from(last) - i64::from(bond.repeated) - i64::from(bond.row_cut);
    let opening = bond.repeated + 1;
    let rows_added = second.rows.saturating_sub(bond.repeated).saturating_sub(u32::from(bond.row_cut));
    let mut uncertain = bond.uncertain;
    for mut cell in second.cells {
        if cell.row <= bond.repeated {
            // A heading is repeated: its cell stands on both pages.
            if let Some(heading) = first.cells.iter_mut().find(|c| (c.row, c.column) == (cell.row, cell.column)) {
                heading.places = union_by_page(heading.places.iter().chain(&cell.places));
            }
            continue;
        }
        cell.header = false;
        let opens = cell.row == opening;
        cell.row = u32::try_from(i64::from(cell.row) + offset).unwrap_or(last + 1);
        if !opens {
            first.cells.push(cell);
            continue;
        }
        match above(first, last, &cell) {
            Some(index) if bond.row_cut => {
                append(&mut first.cells[index], cell, surroundings);
            }
            Some(index) if rows::merge_goes_on(first, &first.cells[index], &cell) => {
                let merged = &mut first.cells[index];
                // One row on either side: the paper does not show whether the cell is merged or merely empty.
                uncertain |= merged.row_span == 1 && cell.row_span == 1;
                merged.row_span = cell.row + cell.row_span - merged.row;
                merged.places = union_by_page(merged.places.iter().chain(&cell.places));
            }
            _ => first.cells.push(cell),
        }
    }
    first.rows = last + rows_added;
    first.cells.sort_by_key(|c| (c.row, c.column));
    first.tagged = match (first.tagged, second.tagged) {
        (Some(a), Some(b)) if a.node == b.node => Some(TaggedRows { last_row: b.last_row, ..a }),
        (_, after) => after,
    };
    first.uncertain |= second.uncertain;
    first.join_uncertain |= uncertain || second.join_uncertain;
    let mut reasons: Vec<&str> = first.join_reason.as_deref().map_or_else(Vec::new, |r| r.split("; ").collect());
    for reason in &bond.reasons {
        if !reasons.contains(reason) {
            reasons.push(reason);
        }
    }
    first.join_reason = Some(reasons.join("; "));
    if first.header_rows() == 0 {
        header::tell(first);
    }
}

/// The index of the cell in the last row of the first piece with the columns of a cell below it; where borders
/// differ, of the one that shares most with it.
fn above(first: &Table, last: u32, cell: &Cell) -> Option<usize> {
    let shared = |c: &Cell| {
        let from = c.column.max(cell.column);
        let to = (c.column + c.column_span).min(cell.column + cell.column_span);
        to.saturating_sub(from)
    };
    first
        .cells
        .iter()
        .enumerate()
        .filter(|(_, c)| c.row <= last && last < c.row + c.row_span && shared(c) > 0)
        .max_by_key(|(index, c)| (shared(c), std::cmp::Reverse(*index)))
        .map(|(index, _)| index)
}

/// Whether a paragraph goes on in the first one after the break. `right`: the right edge of its cell; `top`: the upper edge of
/// the cell that goes on. Where either may be, a line left empty at the top is the one between two paragraphs.
fn goes_on(before: &Paragraph, after: &Paragraph, right: Option<f32>, top: Option<f32>) -> bool {
    let below_an_empty_line = || {
        let first = after.lines.first().map(|line| line.bbox);
        first.zip(top).is_some_and(|(line, top)| line.top - top > EMPTY_LINE * line.height())
    };
    match rows::paragraph_runs_on(before, after, right) {
        rows::RunsOn::No => false,
        rows::RunsOn::Maybe => !below_an_empty_line(),
        rows::RunsOn::Surely => true,
    }
}

/// A gap of so many lines' heights above a cell's first line is more than its margin.
const EMPTY_LINE: f32 = 0.9;

/// Puts the second half of a cut cell after the first.
fn append(first: &mut Cell, second: Cell, surroundings: &Surroundings) {
    // The cut cell may cover rows that only stand after the break.
    first.row_span = first.row_span.max((second.row + second.row_span).saturating_sub(first.row));
    let right = first.places.last().map(|p| p.bbox.right);
    let top = second.places.first().map(|p| p.bbox.top);
    first.places = union_by_page(first.places.iter().chain(&second.places));
    let mut rest = second.blocks.into_iter().peekable();
    if !first.is_empty() {
        // Paragraphs without text at the break are the break's.
        while matches!(rest.peek(), Some(Block::Paragraph(p)) if p.is_empty()) {
            rest.next();
        }
        match (first.blocks.last_mut(), rest.peek_mut()) {
            (Some(Block::Paragraph(before)), Some(Block::Paragraph(after))) if goes_on(before, after, right, top) => {
                let after = std::mem::take(after);
                rest.next();
                let cut = mend_over_break(&Page::default(), before, &after) || cut_words::is_cut(before, &after, right);
                before.run_on(after, cut);
            }
            (Some(Block::Table(before)), Some(Block::Table(after))) => {
                if let Verdict::Same(bond) = verdict(before, after, surroundings) {
                    let after = std::mem::take(after);
                    rest.next();
                    splice(before, after, &bond, surroundings);
                }
            }
            _ => {}
        }
    }
    first.blocks.extend(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Place, Rect};

    #[test]
    fn an_empty_line_at_the_top_parts_paragraphs() {
        let paragraph = |text: &str, page, top| {
            let bbox = Rect::new(100.0, top, 500.0, top + 10.0);
            Paragraph { lines: vec![Place { page, bbox }], ..Paragraph::plain(text) }
        };
        let before = paragraph("Hold sessions for new members after the elections", 1, 780.0);
        for (next, top, expected) in [
            ("Continue to publish the plan", 62.0, false),
            ("Continue to publish the plan", 53.0, true),
            ("and for those who stay", 62.0, true),
        ] {
            let found = goes_on(&before, &paragraph(next, 2, top), Some(505.0), Some(50.0));
            assert_eq!(found, expected, "{next} at {top}");
        }
    }
}
