//! Pages to tables: by the tag tree, by ruling lines and filled cells, by aligned white space, in this order of trust.

use crate::document::{Document, Page, Table};

/// The tables of a page. Words that belong to one are taken out of `words` (indices into `page.words`).
pub(super) fn find(_document: &Document, _page: &Page, _words: &mut Vec<usize>) -> Vec<Table> {
    Vec::new()
}
