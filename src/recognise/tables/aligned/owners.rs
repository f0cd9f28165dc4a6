//! Owners and dates that stand lower than the text they belong to: "EM | Aug" below the last line of a numbered item.

use crate::document::{Page, Rect};
use crate::recognise::tables::draft::{Draft, DraftCell};

/// A number stands at the height of its row's first line within this (points).
const SAME_HEIGHT: f32 = 3.0;
/// A text whose last line stands this many times the height of its number lower shows where the number is set.
const TALL: f32 = 0.9;

/// Puts rows of a numbered table that write nothing but in the columns behind its text to the rows above them.
pub(super) fn take_up(page: &Page, draft: &mut Draft) {
    let Some(text) = text_column(draft).filter(|&text| text > 1 && text < draft.columns) else { return };
    if !is_set_from_top(page, draft, text) {
        return;
    }
    for row in (3..=draft.rows).rev() {
        let of = |row: u32| draft.cells.iter().filter(move |cell| cell.row == row);
        let whole = |row: u32| {
            of(row).count() == draft.columns as usize
                && of(row).all(|cell| cell.row_span == 1 && cell.nested.is_empty())
        };
        let written = |cell: &DraftCell| !cell.words.is_empty();
        let behind = of(row).all(|cell| cell.column > text || !written(cell));
        let below_text = of(row - 1).any(|cell| cell.column == text && written(cell));
        if whole(row) && whole(row - 1) && behind && (below_text || !of(row - 1).any(written)) && of(row).any(written) {
            join(draft, row);
        }
    }
}

/// The column in which most words stand.
fn text_column(draft: &Draft) -> Option<u32> {
    let words = |column: u32| {
        let own = draft.cells.iter().filter(|cell| cell.column == column && cell.column_span == 1);
        own.map(|cell| cell.words.len()).sum::<usize>()
    };
    (1..=draft.columns).max_by_key(|&column| words(column))
}

/// Whether no number stands below the first line of its text, and some stand beside texts of many lines.
fn is_set_from_top(page: &Page, draft: &Draft, text: u32) -> bool {
    let extent = |row: u32, column: u32| -> Option<(Rect, f32)> {
        let cell = draft.cells.iter().find(|cell| cell.row == row && cell.column == column)?;
        let boxes = || cell.words.iter().filter_map(|&word| page.words.get(word)).map(|word| word.bbox);
        let first = boxes().min_by(|a, b| a.bottom.total_cmp(&b.bottom))?;
        Some((first, boxes().map(|bbox| bbox.bottom).fold(first.bottom, f32::max)))
    };
    let numbered: Vec<(Rect, Option<(Rect, f32)>)> =
        (2..=draft.rows).filter_map(|row| Some((extent(row, 1)?.0, extent(row, text)))).collect();
    let above = |(number, text): &(Rect, Option<(Rect, f32)>)| {
        text.is_some_and(|(first, _)| number.bottom <= first.bottom + SAME_HEIGHT)
    };
    let tall = |(number, text): &&(Rect, Option<(Rect, f32)>)| {
        text.is_some_and(|(first, bottom)| bottom - first.bottom > TALL * number.height())
    };
    numbered.iter().all(above) && numbered.iter().any(|row| tall(&row))
}

/// Puts a row to the one above.
fn join(draft: &mut Draft, row: u32) {
    let below: Vec<DraftCell> = draft.cells.extract_if(.., |cell| cell.row == row).collect();
    for (cell, rest) in draft.cells.iter_mut().filter(|cell| cell.row + 1 == row).zip(below) {
        cell.bbox = cell.bbox.union(&rest.bbox);
        cell.words.extend(rest.words);
        cell.words.sort_unstable();
    }
    draft.cells.iter_mut().filter(|cell| cell.row > row).for_each(|cell| cell.row -= 1);
    draft.rows -= 1;
}
