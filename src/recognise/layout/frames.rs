//! Frames: tables of one column around other tables, or around most of the paper.

use crate::document::{Block, Document, Table};

/// A frame holds at least this part of the paper's text, if no table stands in it …
const MOST_OF_THE_PAPER: f32 = 0.6;
/// … in at least this many paragraphs.
const FEWEST_PARAGRAPHS: usize = 6;
/// Frames in frames are followed to this depth.
const DEEPEST: u8 = 8;

/// Puts what frames hold into the body, in their place. Anchors of comments and notes follow.
pub(super) fn unwrap(document: &mut Document) {
    let all: usize = document.blocks.iter().map(length).sum();
    let is_frame = |block: &Block| block.table().is_some_and(|t| frames(t, all));
    if !document.blocks.iter().any(is_frame) {
        return;
    }
    let mut moved = Moved::default();
    let (mut old_blocks, mut old_tables) = (0, 0);
    for block in std::mem::take(&mut document.blocks) {
        old_blocks += 1;
        old_tables += usize::from(block.table().is_some());
        let old_path =
            if block.table().is_some() { format!("table[{old_tables}]") } else { format!("block[{old_blocks}]") };
        // A table also has a path among the blocks.
        moved.alias(format!("block[{old_blocks}]"));
        moved.put(block, &old_path, all, 0);
    }
    for aside in &mut document.apart {
        if let Some(anchor) = &mut aside.anchor {
            *anchor = moved.new_path(anchor);
        }
    }
    document.blocks = moved.blocks;
}

/// Whether a table is a frame in a paper of this length.
fn frames(table: &Table, all: usize) -> bool {
    let full: Vec<_> = table.cells.iter().filter(|c| !c.is_empty()).collect();
    let one_column = full.iter().all(|c| full.first().is_some_and(|f| f.column == c.column));
    if full.is_empty() || !one_column || table.header_rows() > 0 && table.rows > 1 {
        return false;
    }
    let inner = full.iter().flat_map(|c| &c.blocks);
    let holds_tables = inner.clone().any(|b| b.table().is_some_and(|t| t.cells.len() > 1));
    let paragraphs = inner.clone().filter(|b| b.paragraph().is_some_and(|p| !p.is_empty())).count();
    let text: usize = inner.map(length).sum();
    let long = paragraphs >= FEWEST_PARAGRAPHS && text as f32 >= MOST_OF_THE_PAPER * all as f32;
    (holds_tables || long) && table.columns <= 3
}

/// Length of a block's text in bytes, nested tables included.
fn length(block: &Block) -> usize {
    match block {
        Block::Paragraph(paragraph) => paragraph.runs.iter().map(|r| r.text.len()).sum(),
        Block::Table(table) => table.cells.iter().map(|c| c.text().len()).sum(),
    }
}

/// The body in the making, and where things stood before.
#[derive(Default)]
struct Moved {
    blocks: Vec<Block>,
    tables: usize,
    /// Old path and new path.
    paths: Vec<(String, String)>,
}

impl Moved {
    fn alias(&mut self, old: String) {
        let next = format!("block[{}]", self.blocks.len() + 1);
        self.paths.push((old, next));
    }

    fn put(&mut self, block: Block, old_path: &str, all: usize, depth: u8) {
        match block {
            Block::Table(table) if depth < DEEPEST && frames(&table, all) => {
                for cell in table.cells {
                    let cell_path = format!("{old_path}/row[{}]/cell[{}]", cell.row, cell.column);
                    self.alias(cell_path.clone());
                    let (mut paragraphs, mut tables) = (0, 0);
                    for inner in cell.blocks {
                        let path = if inner.table().is_some() {
                            tables += 1;
                            format!("{cell_path}/table[{tables}]")
                        } else {
                            paragraphs += 1;
                            format!("{cell_path}/paragraph[{paragraphs}]")
                        };
                        self.put(inner, &path, all, depth + 1);
                    }
                }
            }
            Block::Table(_) => {
                self.tables += 1;
                self.paths.push((old_path.to_owned(), format!("table[{}]", self.tables)));
                self.blocks.push(block);
            }
            Block::Paragraph(_) => {
                self.paths.push((old_path.to_owned(), format!("block[{}]", self.blocks.len() + 1)));
                self.blocks.push(block);
            }
        }
    }

    /// The path that a place has now.
    fn new_path(&self, old: &str) -> String {
        let begins = |path: &str| old.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let found = self.paths.iter().filter(|(path, _)| begins(path)).max_by_key(|(path, _)| path.len());
        match found {
            Some((path, new)) => format!("{new}{}", old.get(path.len()..).unwrap_or_default()),
            None => old.to_owned(),
        }
    }
}
