//! The recognised document as JSON.

use crate::document::{Block, Cell, Document, Paragraph, ParagraphKind, Place, RecognisedBy, Table};
use crate::record::{DocumentKind, Format};
use serde::Serialize;

/// The recognised document as indented JSON; only what stands on `page` (from 1) where one is given.
/// `file` is the paper's name as it shall appear.
pub fn json(document: &Document, file: &str, page: Option<u32>) -> String {
    let mut out = Recognised {
        file,
        format: document.format,
        kind: document.kind,
        pages: document
            .pages
            .iter()
            .filter(|p| page.is_none_or(|n| n == p.number))
            .map(|p| PageShape {
                number: p.number,
                width: tenth(p.width),
                height: tenth(p.height),
                rotation: p.rotation,
            })
            .collect(),
        parts: document.parts.iter().map(PartShape::of).collect(),
        blocks: Vec::new(),
        tables: Vec::new(),
    };
    let mut tables = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        if block.table().is_some() {
            tables += 1;
        }
        if !on_page(&block.places(), page) {
            continue;
        }
        let path = format!("block[{}]", index + 1);
        match block {
            Block::Paragraph(paragraph) => out.blocks.push(BlockShape::of(path, paragraph)),
            Block::Table(table) => {
                let table_path = format!("table[{tables}]");
                out.blocks.push(BlockShape::of_table(path, table_path.clone(), table));
                add_table(&mut out.tables, table_path, table, 0);
            }
        }
    }
    for (index, aside) in document.apart.iter().enumerate() {
        if on_page(&aside.paragraph.places(), page) {
            out.blocks.push(BlockShape::of(format!("apart[{}]", index + 1), &aside.paragraph));
        }
    }
    serde_json::to_string_pretty(&out).unwrap_or_default()
}

/// Whether something stands on the page asked for. What has no place (a DOCX) stands everywhere.
pub(super) fn on_page(places: &[Place], page: Option<u32>) -> bool {
    page.is_none_or(|n| places.is_empty() || places.iter().any(|p| p.page == n))
}

/// Nested tables are followed to this depth.
const DEEPEST: u8 = 32;

fn add_table(out: &mut Vec<TableShape>, path: String, table: &Table, depth: u8) {
    let cells = table.cells.iter().map(|cell| CellShape::of(cell, &path)).collect();
    let nested: Vec<(String, &Table)> = table
        .cells
        .iter()
        .flat_map(|cell| {
            let place = format!("{path}/row[{}]/cell[{}]", cell.row, cell.column);
            let inner = cell.blocks.iter().filter_map(Block::table).enumerate();
            inner.map(move |(n, t)| (format!("{place}/table[{}]", n + 1), t))
        })
        .collect();
    out.push(TableShape {
        path,
        recognised_by: table.recognised_by,
        rows: table.rows,
        columns: table.columns,
        join_reason: table.join_reason.clone(),
        join_uncertain: table.join_uncertain,
        uncertain: table.uncertain,
        layout: table.layout,
        places: table.places(),
        cells,
    });
    if depth < DEEPEST {
        for (path, table) in nested {
            add_table(out, path, table, depth + 1);
        }
    }
}

fn tenth(value: f32) -> f64 {
    (f64::from(value) * 10.0).round() / 10.0
}

/// The published shape of a recognised document.
#[derive(Serialize)]
struct Recognised<'a> {
    file: &'a str,
    format: Format,
    kind: DocumentKind,
    pages: Vec<PageShape>,
    parts: Vec<PartShape>,
    blocks: Vec<BlockShape>,
    tables: Vec<TableShape>,
}

#[derive(Serialize)]
struct PageShape {
    number: u32,
    width: f64,
    height: f64,
    rotation: u16,
}

#[derive(Serialize)]
struct PartShape {
    kind: DocumentKind,
    title: Option<String>,
    first_page: Option<u32>,
    last_page: Option<u32>,
    first_block: usize,
    last_block: usize,
}

impl PartShape {
    fn of(part: &crate::document::Part) -> Self {
        let page = |n: u32| (n > 0).then_some(n);
        Self {
            kind: part.kind,
            title: part.title.clone(),
            first_page: page(part.first_page),
            last_page: page(part.last_page),
            first_block: part.first_block + 1,
            last_block: part.end_block,
        }
    }
}

#[derive(Serialize)]
struct BlockShape {
    path: String,
    kind: &'static str,
    level: u8,
    label: Option<String>,
    text: String,
    places: Vec<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<String>,
}

impl BlockShape {
    fn of(path: String, paragraph: &Paragraph) -> Self {
        Self {
            path,
            kind: kind_name(paragraph.kind),
            level: paragraph.level,
            label: paragraph.label.clone(),
            text: paragraph.text(),
            places: paragraph.places(),
            table: None,
        }
    }

    fn of_table(path: String, table_path: String, table: &Table) -> Self {
        Self {
            path,
            kind: "table",
            level: 0,
            label: None,
            text: String::new(),
            places: table.places(),
            table: Some(table_path),
        }
    }
}

/// The name of a paragraph's kind.
pub(super) fn kind_name(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Body => "paragraph",
        ParagraphKind::Heading => "heading",
        ParagraphKind::ListItem => "list_item",
        ParagraphKind::RunningHead => "running_head",
        ParagraphKind::Footer => "footer",
        ParagraphKind::Note => "note",
        ParagraphKind::Comment => "comment",
        ParagraphKind::Watermark => "watermark",
        ParagraphKind::TextBox => "text_box",
    }
}

#[derive(Serialize)]
struct TableShape {
    path: String,
    recognised_by: RecognisedBy,
    rows: u32,
    columns: u32,
    join_reason: Option<String>,
    join_uncertain: bool,
    uncertain: bool,
    layout: bool,
    places: Vec<Place>,
    cells: Vec<CellShape>,
}

#[derive(Serialize)]
struct CellShape {
    path: String,
    row: u32,
    column: u32,
    row_span: u32,
    column_span: u32,
    header: bool,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fill: Option<String>,
    paragraphs: Vec<BlockShape>,
    places: Vec<Place>,
}

impl CellShape {
    fn of(cell: &Cell, table: &str) -> Self {
        let path = format!("{table}/row[{}]/cell[{}]", cell.row, cell.column);
        let paragraphs = cell.blocks.iter().filter_map(Block::paragraph).enumerate();
        Self {
            row: cell.row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            header: cell.header,
            text: cell.text(),
            fill: cell.fill.map(|c| format!("#{:02x}{:02x}{:02x}", c.0, c.1, c.2)),
            paragraphs: paragraphs.map(|(n, p)| BlockShape::of(format!("{path}/paragraph[{}]", n + 1), p)).collect(),
            places: cell.places.clone(),
            path,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u32, blocks: Vec<Block>) -> Cell {
        Cell { row, column, row_span: 1, column_span: 1, blocks, ..Cell::default() }
    }

    #[test]
    fn every_block_and_cell_has_its_path() {
        let inner = Table { rows: 1, columns: 1, cells: vec![cell(1, 1, vec![])], ..Table::default() };
        let outer = Table {
            rows: 1,
            columns: 2,
            cells: vec![
                cell(1, 1, vec![Block::Paragraph(Paragraph::plain("Owner"))]),
                cell(1, 2, vec![Block::Table(inner)]),
            ],
            ..Table::default()
        };
        let document = Document {
            blocks: vec![Block::Paragraph(Paragraph::plain("Actions")), Block::Table(outer)],
            ..Document::default()
        };
        let value: serde_json::Value = serde_json::from_str(&json(&document, "log.docx", None)).unwrap();
        assert_eq!(value["blocks"][0]["path"], "block[1]");
        assert_eq!(value["blocks"][1]["table"], "table[1]");
        assert_eq!(value["tables"][0]["cells"][0]["path"], "table[1]/row[1]/cell[1]");
        assert_eq!(value["tables"][0]["cells"][0]["text"], "Owner");
        assert_eq!(value["tables"][1]["path"], "table[1]/row[1]/cell[2]/table[1]");
    }
}
