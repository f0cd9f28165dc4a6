//! The papers in `fixtures/docx`: each as it was written, and as `LibreOffice` wrote it again, must read alike.

use super::{codes, read};
use crate::document::{Block, Cell, Document, Paragraph, Table, blocks_text};
use std::fmt::Write;
use std::path::PathBuf;

fn fixture(name: &str) -> Document {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/docx").join(name);
    read(&std::fs::read(path).unwrap()).unwrap()
}

/// Everything that a later stage looks at, line by line; not the names of styles, which programs change.
fn told(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        tell(block, &mut out);
    }
    for aside in &document.apart {
        writeln!(out, "apart at {:?} by {:?}", aside.anchor, aside.author).unwrap();
        tell_paragraph(&aside.paragraph, &mut out);
    }
    writeln!(out, "{:?}", codes(document)).unwrap();
    out
}

fn tell(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(paragraph) => tell_paragraph(paragraph, out),
        Block::Table(Table { rows, columns, cells, .. }) => {
            writeln!(out, "table of {rows} by {columns}").unwrap();
            for Cell { row, column, row_span, column_span, header, blocks, fill, before_change, .. } in cells {
                writeln!(out, "{row},{column} {row_span}x{column_span} {header} {fill:?} {before_change:?}").unwrap();
                for block in blocks {
                    tell(block, out);
                }
            }
        }
    }
}

fn tell_paragraph(paragraph: &Paragraph, out: &mut String) {
    write!(out, "{:?} {} {:?}", paragraph.kind, paragraph.level, paragraph.label).unwrap();
    for run in &paragraph.runs {
        let style = run.style;
        let marks = (style.bold, style.struck, style.highlight, run.inserted);
        write!(out, " [{:?} {:?} {marks:?}]", run.text, run.kind).unwrap();
    }
    out.push('\n');
}

#[test]
fn what_libreoffice_wrote_again_reads_alike() {
    for stem in ["numbered-minute", "form-fields", "tables", "boxes-and-notes", "tracked-changes"] {
        let (ours, again) = (fixture(&format!("{stem}.docx")), fixture(&format!("{stem}-libreoffice.docx")));
        assert_eq!(told(&ours), told(&again), "{stem}");
    }
}

#[test]
fn the_minute_has_the_labels_that_word_prints() {
    let document = fixture("numbered-minute.docx");
    let labels: Vec<&str> =
        document.blocks.iter().filter_map(Block::paragraph).filter_map(|p| p.label.as_deref()).collect();
    assert_eq!(labels, ["1.", "1.1", "1.2", "(a)", "(b)", "i.", "2.", "2.1", "(a)", "3.", "•", "•"]);
}

#[test]
fn the_changed_minute_reads_as_accepted() {
    let document = fixture("tracked-changes.docx");
    let expected = "Draft with changes\nThe Board agreed the plan.\n\
        The report stands in two sentences. They are now one paragraph.\nThe owners are these.\n\
        Owner\nDate\nChief Finance Officer\n30 June 2019\nClerk\n31 July 2019";
    assert_eq!(blocks_text(&document.blocks), expected);
    let table = document.blocks.iter().find_map(Block::table).unwrap();
    let before: Vec<Option<&str>> = table.cells.iter().map(|c| c.before_change.as_deref()).collect();
    assert_eq!(before, [None, None, Some("Chief Officer"), None, Some(""), Some("")]);
}

#[test]
fn the_pack_gives_its_chunk_and_its_paper() {
    let document = fixture("files-inside.docx");
    let text =
        "Pack with files inside\nThis paragraph was pasted from a web page & kept as one.\nText after the chunk.";
    assert_eq!(blocks_text(&document.blocks), text);
    let inside = read(&document.attachments[0].bytes).unwrap();
    assert_eq!(blocks_text(&inside.blocks), "Paper inside the pack\nIt stands by itself.");
}
