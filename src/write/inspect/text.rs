//! The recognised document as text to read.

use crate::document::Document;

/// The recognised document as text, a block after the other; only what stands on `page` (from 1) where one is given.
pub fn text(_document: &Document, _page: Option<u32>) -> String {
    String::new()
}
