//! Whether tags are believed: they may name tables that the page does not show.

use super::draft::{Draft, DraftCell};
use super::tagged::Piece;
use crate::document::{Page, Rect};

/// A piece is not believed if more words than this share of its own stand among its cells untagged.
const MOST_FOREIGN: f32 = 0.1;
/// A piece is not believed if more pairs of neighbours than this share stand in the wrong order.
const MOST_DISORDER: f32 = 0.1;

/// Whether a piece's tags agree with the page.
pub(super) fn is_sane(page: &Page, words: &[usize], piece: &Piece, own: &[bool]) -> bool {
    let draft = &piece.draft;
    let written = draft.cells.iter().filter(|c| !c.words.is_empty() || !c.nested.is_empty()).count();
    if draft.rows.saturating_mul(draft.columns) < 2 || (written < 2 && piece.rows_in_all == 1) {
        return false;
    }
    let repeated: Vec<usize> = piece.repeated.clone();
    let (mut inside, mut foreign) = (0_u32, 0_u32);
    for &word in words {
        let Some(bbox) = page.words.get(word).map(|w| w.bbox) else { continue };
        if own.get(word).copied().unwrap_or(false) {
            inside += 1;
        } else if draft.bbox.contains(bbox.centre_x(), bbox.centre_y()) && !repeated.contains(&word) {
            foreign += 1;
        }
    }
    if inside == 0 || foreign as f32 > MOST_FOREIGN * inside as f32 {
        return false;
    }
    let stacked = is_stacked(page, draft);
    let (mut pairs, mut wrong) = (0_u32, 0_u32);
    for (a, b, same_row) in neighbours(page, draft) {
        pairs += 1;
        wrong += u32::from(if same_row && !stacked { b.left <= a.left } else { b.top < a.top });
    }
    wrong as f32 <= MOST_DISORDER * pairs as f32
}

/// Whether the cells of each row stand one below the other, as a page made for a narrow screen prints them: "Book the hall",
/// below it "Ann Muir", below it "May".
pub(super) fn is_stacked(page: &Page, draft: &Draft) -> bool {
    let (mut pairs, mut below) = (0_u32, 0_u32);
    for (a, b, _) in neighbours(page, draft).filter(|&(_, _, same_row)| same_row) {
        pairs += 1;
        below += u32::from(b.centre_y() > a.bottom && b.left < a.right);
    }
    pairs > 1 && below as f32 >= (1.0 - MOST_DISORDER) * pairs as f32
}

/// The boxes of the texts of cells that follow one another, and whether they stand in one row.
fn neighbours(page: &Page, draft: &Draft) -> impl Iterator<Item = (Rect, Rect, bool)> {
    let text = |cell: &DraftCell| {
        let boxes = cell.words.iter().filter_map(|&word| page.words.get(word)).map(|word| word.bbox);
        boxes.reduce(|a, b| a.union(&b))
    };
    draft.cells.windows(2).filter_map(move |pair| {
        let [a, b] = pair else { return None };
        Some((text(a)?, text(b)?, a.row == b.row))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Opening, RecognisedBy};
    use crate::recognise::flow::trial;

    fn draft(words: &[(&str, f32, f32)]) -> (Page, Draft) {
        let page = trial::page(words.iter().map(|&(text, left, top)| trial::word(text, left, top, 10.0)).collect());
        let cell = |index: usize| DraftCell {
            row: index as u32 / 2 + 1,
            column: index as u32 % 2 + 1,
            row_span: 1,
            column_span: 1,
            bbox: Rect::default(),
            header: false,
            words: vec![index],
            nested: Vec::new(),
        };
        let cells: Vec<DraftCell> = (0..words.len()).map(cell).collect();
        let (rows, bbox) = (words.len() as u32 / 2, Rect::default());
        let (recognised_by, tagged) = (RecognisedBy::Tags, None);
        (
            page,
            Draft { recognised_by, rows, columns: 2, bbox, cells, uncertain: false, tagged, opening: Opening::Unknown },
        )
    }

    #[test]
    fn the_cells_of_a_row_may_stand_one_below_the_other() {
        let below = [("Task", 50.0, 100.0), ("Lead", 50.0, 115.0), ("Hall", 50.0, 140.0), ("Muir", 50.0, 155.0)];
        let (page, narrow) = draft(&below);
        assert!(is_stacked(&page, &narrow));
        let piece = Piece { draft: narrow, consistent: true, rows_in_all: 2, repeated: Vec::new() };
        assert!(is_sane(&page, &[0, 1, 2, 3], &piece, &[true; 4]));
        let (page, wide) = draft(&below.map(|(text, left, top)| match text {
            "Lead" | "Muir" => (text, left + 200.0, top - 15.0),
            _ => (text, left, top),
        }));
        assert!(!is_stacked(&page, &wide));
    }
}
