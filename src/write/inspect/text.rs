//! The recognised document as text to read.

use super::json::{kind_name, on_page};
use crate::document::{Block, Document, Paragraph, ParagraphKind, Place, Table};
use std::fmt::Write;

/// The recognised document as text, a block after the other; only what stands on `page` (from 1) where one is given.
pub fn text(document: &Document, page: Option<u32>) -> String {
    let mut out = String::new();
    let mut tables = 0;
    let mut last_page = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        tables += usize::from(block.table().is_some());
        let places = block.places();
        if !on_page(&places, page) {
            continue;
        }
        for (number, part) in document.parts.iter().enumerate().filter(|(_, p)| p.first_block == index) {
            let title = part.title.as_deref().unwrap_or("");
            let _ = writeln!(out, "==== part {}: {} {title}", number + 1, name(part.kind));
        }
        if let Some(first) = places.first().map(|p| p.page)
            && first != last_page
        {
            last_page = first;
            let _ = writeln!(out, "---- page {first}");
        }
        match block {
            Block::Paragraph(paragraph) => paragraph_line(&mut out, paragraph, &places, ""),
            Block::Table(table) => table_lines(&mut out, table, &format!("table[{tables}]"), "", 0),
        }
    }
    if !document.apart.is_empty() {
        out.push_str("==== apart\n");
    }
    for aside in &document.apart {
        let places = aside.paragraph.places();
        if on_page(&places, page) {
            paragraph_line(&mut out, &aside.paragraph, &places, "");
        }
    }
    out
}

/// The published name of a kind or a way of recognising.
fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn paragraph_line(out: &mut String, paragraph: &Paragraph, places: &[Place], margin: &str) {
    if paragraph.is_empty() && paragraph.label.is_none() {
        return;
    }
    let tag = match paragraph.kind {
        ParagraphKind::Body => String::new(),
        ParagraphKind::Heading => format!("{} ", "#".repeat(usize::from(paragraph.level.clamp(1, 6)))),
        ParagraphKind::ListItem => "  ".repeat(usize::from(paragraph.level.clamp(1, 9)) - 1),
        other => format!("<{}> ", kind_name(other)),
    };
    let pages = match places {
        [first, .., last] => format!("  [pages {}-{}]", first.page, last.page),
        _ => String::new(),
    };
    let _ = writeln!(out, "{margin}{tag}{}{pages}", paragraph.labelled_text().replace('\n', "⏎").replace('\t', "⇥"));
}

/// Nested tables are shown to this depth.
const DEEPEST: u8 = 16;

fn table_lines(out: &mut String, table: &Table, path: &str, margin: &str, depth: u8) {
    let mut facts = format!("{} × {}, {}", table.rows, table.columns, name(table.recognised_by));
    for (holds, word) in
        [(table.layout, "layout"), (table.uncertain, "uncertain"), (table.join_uncertain, "join uncertain")]
    {
        if holds {
            let _ = write!(facts, ", {word}");
        }
    }
    if let Some(reason) = &table.join_reason {
        let _ = write!(facts, ", joined: {reason}");
    }
    let _ = writeln!(out, "{margin}{path}: {facts}");
    for cell in &table.cells {
        let spans = match (cell.row_span, cell.column_span) {
            (1, 1) => String::new(),
            (rows, columns) => format!(" ({rows}×{columns})"),
        };
        let header = if cell.header { " header" } else { "" };
        let _ = writeln!(out, "{margin}  {},{}{spans}{header}", cell.row, cell.column);
        let inner = format!("{margin}      ");
        let mut nested = 0;
        for block in &cell.blocks {
            match block {
                Block::Paragraph(paragraph) => paragraph_line(out, paragraph, &paragraph.places(), &inner),
                Block::Table(table) if depth < DEEPEST => {
                    nested += 1;
                    let path = format!("{path}/row[{}]/cell[{}]/table[{nested}]", cell.row, cell.column);
                    table_lines(out, table, &path, &inner, depth + 1);
                }
                Block::Table(_) => {}
            }
        }
    }
}
