//! A pack to its papers.

use crate::document::Document;

/// Fills in [`Document::parts`].
pub(super) fn split(_document: &mut Document) {}
