//! Rows that are drawn without the lines between their columns, as the heading of many a table style is ("Our rating ⇥
//! Evidence ⇥ Improvement actions" on a dark bar): their words are parted where the columns of the rows below are.

use super::draft::{Draft, DraftCell};
use crate::document::{Page, Rect};

/// Words of two columns stand further apart than words of one, by this share of the type's size.
const GAP: f32 = 0.9;
/// A word reaches over a border if it does so by more (points).
const OVER: f32 = 1.0;

/// Parts the merged cells of a drawn table at the borders where blanks run through all of their lines.
pub(super) fn part(page: &Page, mut draft: Draft) -> Draft {
    let borders = borders(&draft);
    if borders.iter().all(Option::is_none) {
        return draft;
    }
    let mut cells: Vec<DraftCell> = Vec::with_capacity(draft.cells.len());
    for cell in std::mem::take(&mut draft.cells) {
        // Lines left out run through the whole row; a merged cell beside another one is what it is.
        let whole = cell.column == 1 && cell.column_span == draft.columns;
        match cuts(page, &cell, &borders).filter(|_| whole) {
            Some(cuts) => cells.extend(parts(page, &cell, &cuts)),
            None => cells.push(cell),
        }
    }
    draft.cells = cells;
    draft
}

/// Where each column but the first begins, as the cells show that are one column wide.
fn borders(draft: &Draft) -> Vec<Option<f32>> {
    let mut out = vec![None; draft.columns as usize + 1];
    for cell in draft.cells.iter().filter(|cell| cell.column_span == 1 && cell.column > 1) {
        if let Some(slot) = out.get_mut(cell.column as usize) {
            *slot = Some(cell.bbox.left);
        }
    }
    out
}

/// The columns at which a merged cell's words are parted, with where they begin; `None` where they are not, or are all on one
/// side.
fn cuts(page: &Page, cell: &DraftCell, borders: &[Option<f32>]) -> Option<Vec<(u32, f32)>> {
    if cell.column_span < 2 || cell.row_span > 1 || !cell.nested.is_empty() || cell.words.len() < 2 {
        return None;
    }
    let words: Vec<(Rect, f32)> =
        cell.words.iter().filter_map(|&word| page.words.get(word)).map(|w| (w.bbox, w.style.size)).collect();
    let cuts: Vec<(u32, f32)> = (cell.column + 1..cell.column + cell.column_span)
        .filter_map(|column| Some((column, (*borders.get(column as usize)?)?)))
        .filter(|&(_, at)| is_open(&words, at))
        .collect();
    // Words on both sides of a border on one line show that it is one.
    let shown = |&&(_, at): &&(u32, f32)| {
        words.iter().any(|(a, _)| a.right <= at + OVER && words.iter().any(|(b, _)| b.left >= at - OVER && level(a, b)))
    };
    cuts.iter().find(shown)?;
    Some(cuts)
}

/// Whether blanks as wide as between columns run through all lines at a border.
fn is_open(words: &[(Rect, f32)], at: f32) -> bool {
    if words.iter().any(|(word, _)| word.left < at - OVER && word.right > at + OVER) {
        return false;
    }
    words.iter().filter(|(word, _)| word.right <= at + OVER).all(|(before, size)| {
        let behind = words.iter().filter(|(word, _)| word.left >= at - OVER && level(before, word));
        behind.map(|(word, _)| word.left - before.right).fold(f32::MAX, f32::min) >= GAP * size
    })
}

/// Whether two words stand on one line.
fn level(a: &Rect, b: &Rect) -> bool {
    a.overlap_y(b) > 0.5 * a.height().min(b.height())
}

/// The cells between the cuts.
fn parts(page: &Page, cell: &DraftCell, cuts: &[(u32, f32)]) -> Vec<DraftCell> {
    let end = (cell.column + cell.column_span, cell.bbox.right);
    let starts = std::iter::once((cell.column, cell.bbox.left)).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain(std::iter::once(end));
    starts
        .zip(ends)
        .enumerate()
        .map(|(index, ((column, left), (next, right)))| {
            let last = index == cuts.len();
            let within = |&word: &usize| {
                let middle = page.words.get(word).map_or(0.0, |w| w.bbox.centre_x());
                (index == 0 || middle >= left) && (last || middle < right)
            };
            DraftCell {
                column,
                column_span: next - column,
                bbox: Rect { left, right, ..cell.bbox },
                words: cell.words.iter().copied().filter(within).collect(),
                ..cell.clone()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Opening, RecognisedBy, Word, WordStyle};

    fn word(text: &str, left: f32, right: f32, top: f32) -> Word {
        let style = WordStyle { size: 10.0, ..WordStyle::default() };
        Word { style, ..Word::new(text, Rect::new(left, top, right, top + 10.0)) }
    }

    fn cell(row: u32, column: u32, span: u32, (left, right): (f32, f32), words: Vec<usize>) -> DraftCell {
        let top = row as f32 * 20.0;
        let bbox = Rect::new(left, top, right, top + 20.0);
        DraftCell { row, column, row_span: 1, column_span: span, bbox, header: false, words, nested: Vec::new() }
    }

    #[test]
    fn a_heading_without_lines_is_parted_and_a_title_is_not() {
        let words = vec![
            word("Our", 12.0, 30.0, 20.0),
            word("rating", 33.0, 60.0, 20.0),
            word("Evidence", 105.0, 150.0, 20.0),
            word("Established", 12.0, 70.0, 60.0),
            word("Plans", 105.0, 130.0, 60.0),
            word("Proposal", 60.0, 98.0, 40.0),
            word("two", 101.0, 120.0, 40.0),
        ];
        let page = Page { words, ..Page::default() };
        let cells = vec![
            cell(1, 1, 2, (10.0, 200.0), vec![0, 1, 2]),
            cell(2, 1, 2, (10.0, 200.0), vec![5, 6]),
            cell(3, 1, 1, (10.0, 100.0), vec![3]),
            cell(3, 2, 1, (100.0, 200.0), vec![4]),
        ];
        let (bbox, recognised_by) = (Rect::new(10.0, 20.0, 200.0, 80.0), RecognisedBy::Rulings);
        let opening = Opening::Unknown;
        let draft = Draft { recognised_by, rows: 3, columns: 2, bbox, cells, uncertain: false, tagged: None, opening };
        let found: Vec<(u32, u32, Vec<usize>)> =
            part(&page, draft).cells.into_iter().map(|c| (c.column, c.column_span, c.words)).collect();
        let expected = [(1, 1, vec![0, 1]), (2, 1, vec![2]), (1, 2, vec![5, 6]), (1, 1, vec![3]), (2, 1, vec![4])];
        assert_eq!(found, expected);
    }
}
