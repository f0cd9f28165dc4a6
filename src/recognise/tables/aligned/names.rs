//! Names of columns that stand over two: "Action points" above a column of numbers and one of text.

use rustc_hash::FxHashSet;

use crate::document::Page;
use crate::recognise::tables::draft::{Draft, DraftCell};
use crate::wording::list_label::list_label;

/// Names of a column of numbers have no more letters: "Ref", "No.", "Item no".
const SHORTEST_NAME: usize = 10;
/// So many numbers show what the column is.
const FEWEST_NUMBERS: usize = 2;

/// Gives the name over a column of nothing but numbers the nameless column of texts beside it, too.
pub(super) fn spread(page: &Page, draft: &mut Draft) {
    for column in 1..draft.columns {
        if is_over_numbers(page, draft, column) {
            let named = |cell: &DraftCell| cell.row == 1 && cell.column == column;
            let next = |cell: &DraftCell| cell.row == 1 && cell.column == column + 1;
            let Some(beside) = draft.cells.iter().find(|c| next(c)).map(|c| c.bbox) else { continue };
            draft.cells.retain(|cell| !next(cell));
            if let Some(cell) = draft.cells.iter_mut().find(|c| named(c)) {
                cell.column_span = 2;
                cell.bbox = cell.bbox.union(&beside);
            }
        }
    }
}

fn is_over_numbers(page: &Page, draft: &Draft, column: u32) -> bool {
    let text = |cell: &DraftCell| {
        let words = cell.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.text.as_str());
        words.collect::<Vec<_>>().join(" ")
    };
    let of = |column: u32| draft.cells.iter().filter(move |cell| cell.column == column && cell.column_span == 1);
    let heading = |column: u32| of(column).find(|cell| cell.row == 1 && cell.row_span == 1);
    let (Some(name), Some(blank)) = (heading(column), heading(column + 1)) else { return false };
    if text(name).chars().filter(|c| c.is_alphabetic()).count() < SHORTEST_NAME || !blank.words.is_empty() {
        return false;
    }
    let written: FxHashSet<u32> = of(column + 1).filter(|c| !c.words.is_empty()).map(|c| c.row).collect();
    let (mut numbers, mut texts) = (0, 0);
    for cell in of(column).filter(|cell| cell.row > 1 && !cell.words.is_empty()) {
        match (list_label(&text(cell)).is_some(), written.contains(&cell.row)) {
            (true, true) => (numbers, texts) = (numbers + 1, texts + 1),
            (true, false) => numbers += 1,
            // A section's name stands alone on its row.
            (false, false) => {}
            (false, true) => return false,
        }
    }
    numbers >= FEWEST_NUMBERS && texts >= FEWEST_NUMBERS
}
