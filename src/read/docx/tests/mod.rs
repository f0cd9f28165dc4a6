//! The reader on small packages that the tests write themselves, one feature each.

mod apart;
mod changes;
mod controls;
mod damage;
mod fixtures;
mod objects;
mod probes;
mod runs;
mod tables;
mod templates;

use super::read;
use crate::document::{Block, Cell, Document, Paragraph, ParagraphKind, Table};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Namespaces of every part, with the prefixes that Word uses.
const NAMESPACES: &str = concat!(
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ",
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" ",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ",
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" ",
    "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" ",
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
);

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package being put together.
#[derive(Default)]
struct Package {
    body: String,
    parts: Vec<(String, Vec<u8>)>,
    relationships: String,
}

impl Package {
    /// A package with this body.
    fn with_body(body: &str) -> Self {
        Self { body: body.to_owned(), ..Self::default() }
    }

    /// Adds a part that the main part names by the last step of its type.
    fn part(mut self, id: &str, kind: &str, target: &str, bytes: &[u8]) -> Self {
        self.relationships.push_str(&format!("<Relationship Id='{id}' Type='{TYPES}/{kind}' Target='{target}'/>"));
        self.parts.push((format!("word/{target}"), bytes.to_vec()));
        self
    }

    /// Adds an XML part whose outermost element gets the namespaces.
    fn xml(self, id: &str, kind: &str, element: &str, inner: &str) -> Self {
        let text = format!("<w:{element} {NAMESPACES}>{inner}</w:{element}>");
        self.part(id, kind, &format!("{kind}-{id}.xml"), text.as_bytes())
    }

    fn styles(self, inner: &str) -> Self {
        self.xml("styles", "styles", "styles", inner)
    }

    fn numbering(self, inner: &str) -> Self {
        self.xml("numbering", "numbering", "numbering", inner)
    }

    /// The parts with the usual ones before them.
    fn parts(&self) -> Vec<(String, Vec<u8>)> {
        let main = format!("<w:document {NAMESPACES}><w:body>{}</w:body></w:document>", self.body);
        let root = format!(
            "<Relationships><Relationship Id='a' Type='{TYPES}/officeDocument' Target='word/document.xml'/></Relationships>"
        );
        let own = format!("<Relationships>{}</Relationships>", self.relationships);
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
            ("_rels/.rels".to_owned(), root.into_bytes()),
            ("word/document.xml".to_owned(), main.into_bytes()),
            ("word/_rels/document.xml.rels".to_owned(), own.into_bytes()),
        ];
        parts.extend(self.parts.iter().cloned());
        parts
    }

    fn bytes(&self) -> Vec<u8> {
        zipped(&self.parts())
    }

    fn read(&self) -> Document {
        read(&self.bytes()).unwrap()
    }
}

/// A zip of these entries.
fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document with this body and nothing else.
fn document(body: &str) -> Document {
    Package::with_body(body).read()
}

/// The paragraphs of a document's body, without tables.
fn paragraphs(document: &Document) -> Vec<&Paragraph> {
    document.blocks.iter().filter_map(Block::paragraph).collect()
}

/// Their texts.
fn texts(document: &Document) -> Vec<String> {
    paragraphs(document).into_iter().map(Paragraph::text).collect()
}

/// The only paragraph of a body made of this.
fn paragraph(inner: &str) -> Paragraph {
    let document = document(&format!("<w:p>{inner}</w:p>"));
    paragraphs(&document).first().map(|p| (*p).clone()).unwrap()
}

/// The document's first table.
fn first_table(document: &Document) -> &Table {
    document.blocks.iter().find_map(Block::table).unwrap()
}

/// Row, column, row span, column span and text of every cell.
fn grid(table: &Table) -> Vec<(u32, u32, u32, u32, String)> {
    table.cells.iter().map(|c| (c.row, c.column, c.row_span, c.column_span, c.text())).collect()
}

/// A run of plain text.
fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

/// A paragraph of plain text.
fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

/// A cell with these properties and plain text.
fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// A row of cells.
fn tr(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

/// A table of rows.
fn tbl(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

/// The codes of a document's diagnostics.
fn codes(document: &Document) -> Vec<&'static str> {
    document.diagnostics.iter().map(|d| d.code.code()).collect()
}
