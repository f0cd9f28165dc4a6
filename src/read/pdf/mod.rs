//! PDF to pages of words, ruling lines, fills and marks.
//!
//! Bytes enter; a [`Document`] leaves whose pages, tags, outline, fonts, properties, attachments and diagnostics are
//! filled in, and whose blocks are still empty. The only module that names the PDF libraries. Whatever the bytes are,
//! no step panics, recurses without bound or takes more than one page's [budget](budget) on a page.

mod budget;
mod characters;
mod colour;
mod content;
mod faults;
mod fonts;
mod marked;
mod objects;
mod outline;
mod page;
mod paths;
mod properties;
mod replacement;
mod rulings;
mod seen;
mod state;
mod streams;
mod tags;
mod text;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::record::Format;
use content::Known;
use fonts::Fonts;
use hayro_syntax::Pdf;
use rustc_hash::FxHashMap;

/// Reads a PDF.
///
/// # Errors
/// One diagnostic where nothing could be read: a password is needed, or the file is damaged beyond reading.
pub fn read(bytes: &[u8], password: Option<&str>) -> Result<Document, Diagnostic> {
    let pdf = objects::open(bytes, password).map_err(|refusal| refusal.diagnostic(password.is_some()))?;
    let catalogue = objects::catalogue(&pdf);
    let mut document = Document { format: Format::Pdf, ..Document::default() };
    let page_numbers = page_numbers(&pdf);
    let tags = tags::read(&catalogue, pdf.xref(), &page_numbers);
    document.tags = tags.tree;
    document.outline = outline::read(&catalogue, &page_numbers);
    document.properties = properties::read(&pdf, &catalogue);
    let mut known = Known {
        fonts: Fonts::new(),
        hidden: objects::hidden_layers(&catalogue),
        form_tags: tags.form_tags,
        annotation_tags: tags.annotation_tags,
    };
    for (index, page) in pdf.pages().iter().enumerate() {
        let number = index as u32 + 1;
        document.pages.push(page::read(page, number, &mut known, &mut document.diagnostics));
    }
    document.page_count = document.pages.len() as u32;
    document.fonts = known.fonts.names;
    Ok(document)
}

/// The number (from 1) of each page by its object number.
fn page_numbers(pdf: &Pdf) -> FxHashMap<u32, u32> {
    let numbered = pdf.pages().iter().zip(1..);
    numbered.filter_map(|(page, number)| Some((page.raw().obj_id()?.obj_number, number))).collect()
}
