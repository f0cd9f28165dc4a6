//! The document: what a paper holds, the same for every format.
//!
//! `read` makes it, `recognise` gives it structure, `extract` reads records from it. After `read` nothing knows
//! which format a paper had, but for two facts that are data: paged formats fill [`Document::pages`] and places.
//!
//! **Paths.** A block's path is `block[7]`, a table's `table[4]` (tables of the body counted from 1 on their own),
//! a cell's `table[4]/row[2]/cell[3]` (row and *column* number), a paragraph's in it `…/paragraph[2]`, a nested
//! table's `…/table[1]`. All counts start at 1.

mod block;
pub mod geometry;
mod page;
mod table;
mod tags;

pub use block::{Block, PageBreak, Paragraph, ParagraphKind, Run, RunKind, TextStyle};
pub use geometry::{Place, Rect};
pub use page::Turn;
pub use page::{
    Annotation, AnnotationKind, Direction, DrawnMark, Fill, MarkShape, Page, Ruling, Word, WordOrigin, WordStyle,
};
pub use table::{Cell, Opening, RecognisedBy, Table, TaggedRows};
pub use tags::{HeaderScope, TagContent, TagNode, TagTree};

use crate::diagnostic::Diagnostic;
use crate::record::{DocumentKind, Format};

/// A paper.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Its format.
    pub format: Format,
    /// Printed pages; empty in formats without pages.
    pub pages: Vec<Page>,
    /// Number of pages where the format knows it.
    pub page_count: u32,
    /// Names of the fonts that words refer to.
    pub fonts: Vec<String>,
    /// The tag tree of a tagged PDF.
    pub tags: Option<TagTree>,
    /// The outline (bookmarks): depth from 1, title, page.
    pub outline: Vec<OutlineItem>,
    /// The body in reading order. Never running heads, footers, notes or comments.
    pub blocks: Vec<Block>,
    /// Running heads, footers, notes, comments and watermarks, in the order of the paper.
    pub apart: Vec<Aside>,
    /// What the file says of itself.
    pub properties: Properties,
    /// Files inside the file, to be read as papers of their own.
    pub attachments: Vec<Attachment>,
    /// The papers of a pack, or one part for the whole; ranges of `blocks` that do not overlap.
    pub parts: Vec<Part>,
    /// What kind of paper it is as a whole.
    pub kind: DocumentKind,
    /// Whether as much speaks for another kind.
    pub kind_uncertain: bool,
    /// The framework whose questions it answers, by its id, if it is a return.
    pub framework: Option<String>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// Blocks (from 0) within parts at which another paper may begin, though too little speaks for it.
    pub doubtful_openings: Vec<usize>,
}

/// An entry of a paper's outline.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineItem {
    /// Depth, from 1.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Target page, from 1, where known.
    pub page: Option<u32>,
}

/// A paragraph that stands apart from the body: its kind says what it is.
#[derive(Debug, Clone)]
pub struct Aside {
    /// The paragraph.
    pub paragraph: Paragraph,
    /// Path of the block that it belongs to (a comment's or note's anchor), where known.
    pub anchor: Option<String>,
    /// Who wrote it (comments), where known.
    pub author: Option<String>,
}

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Properties {
    /// Title.
    pub title: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Subject or description.
    pub subject: Option<String>,
    /// Date of creation, as `YYYY-MM-DD`.
    pub created: Option<String>,
    /// Date of the last change, as `YYYY-MM-DD`.
    pub modified: Option<String>,
    /// The program that wrote the file.
    pub producer: Option<String>,
    /// Language (BCP 47), where the file names one.
    pub language: Option<String>,
}

/// A file inside the file.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its name as the paper gives it; never to be used as a path.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One paper of a pack.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// What kind of paper.
    pub kind: DocumentKind,
    /// Its title.
    pub title: Option<String>,
    /// Index of its first block, from 0.
    pub first_block: usize,
    /// Index after its last block.
    pub end_block: usize,
    /// First page, from 1; 0 in formats without pages.
    pub first_page: u32,
    /// Last page, from 1; 0 in formats without pages.
    pub last_page: u32,
}

/// A colour, red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Whether it is so light that it counts as paper.
    pub fn is_white(self) -> bool {
        self.0 >= 250 && self.1 >= 250 && self.2 >= 250
    }
}

impl Document {
    /// The tables of the body with their 1-based number, block index and the table itself.
    pub fn tables(&self) -> impl Iterator<Item = (usize, usize, &Table)> {
        self.blocks
            .iter()
            .enumerate()
            .filter_map(|(index, block)| block.table().map(|t| (index, t)))
            .enumerate()
            .map(|(number, (index, table))| (number + 1, index, table))
    }

    /// The part that holds a block (0-based index), with its 1-based number; `None` in papers of one part.
    pub fn part_of(&self, block: usize) -> Option<u32> {
        if self.parts.len() < 2 {
            return None;
        }
        self.parts.iter().position(|p| p.first_block <= block && block < p.end_block).map(|i| i as u32 + 1)
    }
}

/// The text of blocks, joined by line breaks; list labels are kept, empty paragraphs left out.
pub fn blocks_text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        let text = match block {
            Block::Paragraph(paragraph) if paragraph.is_empty() => continue,
            Block::Paragraph(paragraph) => paragraph.labelled_text(),
            Block::Table(table) => {
                let cells: Vec<String> = table.cells.iter().map(Cell::text).filter(|t| !t.is_empty()).collect();
                cells.join("\n")
            }
        };
        let trimmed = text.trim();
        if trimmed.is_empty() {
            continue;
        }
        if out.is_empty() && trimmed.len() == text.len() {
            out = text;
        } else {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(trimmed);
        }
    }
    out
}
