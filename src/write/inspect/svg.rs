//! A page as a picture.

use crate::document::{Document, Place};

/// A place from which a record was read, to be drawn over the page.
#[derive(Debug, Clone)]
pub struct Source {
    /// What was read there ("action 3").
    pub label: String,
    /// Where.
    pub place: Place,
}

/// A page (from 1) as an SVG picture: words, ruling lines, fills, cells, blocks, marks, and the places from which
/// records were read. `None` where the paper has no such page.
pub fn svg(_document: &Document, _page: u32, _sources: &[Source]) -> Option<String> {
    None
}
