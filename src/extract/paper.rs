//! Papers made by hand, for the extractors' tests.

use super::{Extracted, extract};
use crate::document::{Block, Cell, Document, Paragraph, ParagraphKind, Part, Run, Table, TextStyle};
use crate::record::DocumentKind;
use crate::settings::Settings;

/// A plain paragraph.
pub(super) fn p(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(text))
}

/// A bold paragraph.
pub(super) fn bold(text: &str) -> Block {
    let style = TextStyle { bold: true, ..TextStyle::default() };
    let runs = vec![Run { text: text.to_owned(), style, ..Run::default() }];
    Block::Paragraph(Paragraph { runs, ..Paragraph::default() })
}

/// A heading of the first level.
pub(super) fn heading(text: &str) -> Block {
    Block::Paragraph(Paragraph { kind: ParagraphKind::Heading, level: 1, ..Paragraph::plain(text) })
}

/// A list item with an automatic label.
pub(super) fn item(label: &str, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        kind: ParagraphKind::ListItem,
        level: 1,
        label: Some(label.to_owned()),
        label_automatic: true,
        ..Paragraph::plain(text)
    })
}

/// A table from texts; `\n` begins a new paragraph in a cell.
pub(super) fn table(rows: &[&[&str]]) -> Table {
    let columns = rows.iter().map(|r| r.len()).max().unwrap_or(0) as u32;
    let cells = rows
        .iter()
        .enumerate()
        .flat_map(|(row, cells)| {
            cells.iter().enumerate().map(move |(column, text)| Cell {
                row: row as u32 + 1,
                column: column as u32 + 1,
                row_span: 1,
                column_span: 1,
                blocks: text.split('\n').map(p).collect(),
                ..Cell::default()
            })
        })
        .collect();
    Table { rows: rows.len() as u32, columns, cells, ..Table::default() }
}

/// A paper of one part.
pub(super) fn paper(kind: DocumentKind, blocks: Vec<Block>) -> Document {
    let parts = vec![Part { kind, end_block: blocks.len(), ..Part::default() }];
    Document { blocks, parts, kind, ..Document::default() }
}

/// What the extractors read from minutes.
pub(super) fn minutes(blocks: Vec<Block>) -> Extracted {
    extract(&paper(DocumentKind::Minutes, blocks), &Settings::default())
}
