//! Whether tags are believed: they may name tables that the page does not show.

use super::draft::DraftCell;
use super::tagged::Piece;
use crate::document::Page;

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
    let left =
        |cell: &DraftCell| cell.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.bbox.left).reduce(f32::min);
    let top =
        |cell: &DraftCell| cell.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.bbox.top).reduce(f32::min);
    let (mut pairs, mut wrong) = (0_u32, 0_u32);
    for pair in draft.cells.windows(2) {
        let [a, b] = pair else { continue };
        let (Some(ax), Some(bx), Some(ay), Some(by)) = (left(a), left(b), top(a), top(b)) else { continue };
        pairs += 1;
        wrong += u32::from(if a.row == b.row { bx <= ax } else { by < ay });
    }
    wrong as f32 <= MOST_DISORDER * pairs as f32
}
