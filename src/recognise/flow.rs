//! Words to lines, lines to paragraphs, headings and list items, in reading order around the tables of a page.

use crate::document::{Block, Document, Page, Paragraph, Rect, Table};

/// A page's blocks in reading order: the tables given, and the words (indices into `page.words`) that they left.
pub(super) fn page_blocks(_document: &Document, _page: &Page, _words: &[usize], tables: Vec<Table>) -> Vec<Block> {
    tables.into_iter().map(Block::Table).collect()
}

/// The paragraphs of one region (a cell, a column, a box) from its words (indices into `page.words`), from top to
/// bottom. `bounds` is the region's extent: indents and line ends are judged against it.
pub(super) fn paragraphs(_document: &Document, _page: &Page, _words: &[usize], _bounds: Rect) -> Vec<Paragraph> {
    Vec::new()
}
