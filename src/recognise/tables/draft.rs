//! A table before its cells are read: where its cells stand, and which words lie in each.

use crate::document::{RecognisedBy, Rect};

/// A table whose cells are known by place, not yet by content.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) recognised_by: RecognisedBy,
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) bbox: Rect,
    /// Sorted by row, then column.
    pub(super) cells: Vec<DraftCell>,
    pub(super) uncertain: bool,
}

/// A cell known by place.
#[derive(Debug, Clone)]
pub(super) struct DraftCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) row_span: u32,
    pub(super) column_span: u32,
    pub(super) bbox: Rect,
    /// The paper itself says that it is a heading.
    pub(super) header: bool,
    /// Indices into the page's words, in the order in which the page prints them.
    pub(super) words: Vec<usize>,
    /// Tables inside the cell; their words are theirs alone.
    pub(super) nested: Vec<Draft>,
}

impl Draft {
    /// Calls `visit` for every word of the table, nested tables included.
    pub(super) fn each_word(&self, visit: &mut impl FnMut(usize)) {
        let mut open: Vec<&Self> = vec![self];
        while let Some(draft) = open.pop() {
            for cell in &draft.cells {
                cell.words.iter().for_each(|&word| visit(word));
                open.extend(&cell.nested);
            }
        }
    }
}
