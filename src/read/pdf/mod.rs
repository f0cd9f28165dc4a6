//! PDF to pages of words, ruling lines, fills and marks.
//!
//! Bytes enter; a [`Document`] leaves whose pages, tags, outline, fonts, properties, attachments and diagnostics are
//! filled in, and whose blocks are still empty. The only module that names the PDF libraries. Whatever the bytes are,
//! no step panics, recurses without bound or takes more than one page's `budget` on a page.

mod annotations;
mod attachments;
mod budget;
mod characters;
mod ciphered;
mod colour;
mod content;
mod damage;
mod faults;
mod fonts;
mod forms;
mod marked;
mod marks;
mod metrics;
mod numbered_names;
mod objects;
mod ocr_bullets;
mod operators;
mod outline;
mod outlined;
mod page;
mod paths;
mod pieces;
mod program_map;
mod properties;
mod replacement;
mod rings;
mod rulings;
mod second_reader;
mod seen;
mod show;
mod signs;
mod spoken;
mod stacks;
mod state;
mod streams;
mod tags;
mod text;
mod turned;
mod unended;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod sample;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};
use crate::document::Document;
use crate::guard::guarded;
use crate::record::Format;
use content::Known;
use fonts::Fonts;
use hayro_syntax::Pdf;
use objects::Refusal;
use rustc_hash::FxHashMap;
use unended::Unended;

/// Reads a PDF.
///
/// # Errors
/// One diagnostic where nothing could be read: a password is needed, or the file is damaged beyond reading.
pub fn read(bytes: &[u8], password: Option<&str>) -> Result<Document, Diagnostic> {
    let first = objects::open(bytes, password).map(|pdf| read_opened(bytes, &pdf));
    match first {
        Ok(document) if holds_anything(&document) => Ok(document),
        Err(refusal @ Refusal::Encrypted) => Err(refusal.diagnostic(password.is_some())),
        poor => match read_rewritten(bytes, password) {
            Some(document) => Ok(document),
            None => match poor {
                Ok(document) if !document.pages.is_empty() => Ok(document),
                Ok(_) => Err(Refusal::Damaged.diagnostic(false)),
                // Protection of a kind that no reader knows looks like damage.
                Err(_) if damage::names_protection(bytes) => Err(Refusal::Encrypted.diagnostic(password.is_some())),
                Err(refusal) => Err(refusal.diagnostic(password.is_some())),
            },
        },
    }
}

/// Whether anything at all was found on any page.
fn holds_anything(document: &Document) -> bool {
    document.pages.iter().any(|page| {
        !(page.words.is_empty() && page.images.is_empty() && page.rulings.is_empty() && page.fills.is_empty())
    })
}

/// What the second reader finds in a file in which the first found nothing.
fn read_rewritten(bytes: &[u8], password: Option<&str>) -> Option<Document> {
    let copy = second_reader::rewrite(bytes, password)?;
    let pdf = objects::open(&copy, password).ok()?;
    let mut document = read_opened(&copy, &pdf);
    if !holds_anything(&document) {
        return None;
    }
    let message = "the file is faulty; the second reader opened it";
    document.diagnostics.push(Diagnostic::new(Severity::Partial, DiagnosticCode::SecondReader, message));
    Some(document)
}

fn read_opened<'a>(bytes: &'a [u8], pdf: &'a Pdf) -> Document {
    let catalogue = objects::catalogue(pdf);
    let page_numbers = page_numbers(pdf);
    let tags = tags::read(&catalogue, pdf.xref(), &page_numbers);
    let mut document = Document {
        format: Format::Pdf,
        tags: tags.tree,
        outline: outline::read(&catalogue, &page_numbers),
        properties: properties::read(pdf, &catalogue),
        ..Document::default()
    };
    damage::report(bytes, pdf, &mut document.diagnostics);
    document.attachments = attachments::read(pdf, &catalogue, &mut document.diagnostics);
    let mut known = Known {
        fonts: Fonts::new(),
        hidden: objects::hidden_layers(&catalogue),
        form_tags: tags.in_forms,
        annotation_tags: tags.of_annotations,
        unended: Unended::new(bytes),
    };
    for (page, number) in pdf.pages().iter().zip(1..) {
        let read = guarded(|| page::read(page, number, &mut known, &mut document.diagnostics));
        document.pages.push(read.unwrap_or_else(|| {
            let message = "the program failed while it read the page: its text is missing";
            let diagnostic = Diagnostic::new(Severity::Partial, DiagnosticCode::ProgramFault, message);
            document.diagnostics.push(diagnostic.on_page(number));
            page::blank(page, number)
        }));
    }
    if let Some(tree) = document.tags.as_ref().filter(|tree| tree.nodes.iter().any(|n| n.actual_text.is_some())) {
        document.pages.iter_mut().for_each(|page| spoken::replace(page, tree));
    }
    document.page_count = document.pages.len() as u32;
    document.fonts = known.fonts.names;
    document
}

/// The number (from 1) of each page by its object number.
fn page_numbers(pdf: &Pdf) -> FxHashMap<u32, u32> {
    let numbered = pdf.pages().iter().zip(1..);
    numbered.filter_map(|(page, number)| Some((page.raw().obj_id()?.obj_number, number))).collect()
}
