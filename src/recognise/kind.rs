//! What kind of paper it is.

use crate::document::Document;

/// Fills in [`Document::kind`] and the kinds of the parts.
pub(super) fn tell(_document: &mut Document) {}
