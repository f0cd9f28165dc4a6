//! The way of a paper, as a table of contents: read, recognise, extract, normalise; and the way of a batch: find the
//! papers, read each in a worker, collate, write. The only module that composes the stages, and the only user of rayon.

mod batch;
mod cache;
mod find;
mod paper;
mod prepare;
mod stream;

pub use batch::{Batch, Watch};
pub use find::{Input, find, named};
pub use stream::stream;

use crate::diagnostic::Diagnostic;
use crate::document::{Attachment, Document, Turn};
use crate::record::{DocumentRecord, Records};
use crate::settings::Settings;
use crate::write::{self, Picture, inspect};
use crate::{extract as extract_stage, normalise, read, recognise};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one paper gave.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Extraction {
    /// The paper's own facts, warnings and coverage among them.
    pub document: DocumentRecord,
    /// Its records.
    pub records: Records,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// Drawings of the pages that records were read from, where they are wanted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
    /// Files inside the file, to be read as papers of their own.
    #[serde(skip)]
    pub attachments: Vec<Attachment>,
}

/// What the program sees in a paper, before any record is made of it: for looking, and for measuring.
pub fn look(bytes: &[u8], settings: &Settings) -> Result<Document, Diagnostic> {
    read::read(bytes, settings.password.as_deref()).map(|document| recognise::recognise(document, &settings.frameworks))
}

/// The places that a paper's records were read from, each with the record's type and number: "action 3".
pub fn sources(bytes: &[u8], settings: &Settings) -> Vec<inspect::Source> {
    let mut sources = Vec::new();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    extract_as_read(bytes, settings).0.records.for_each_header(|name, header| {
        let count = counts.entry(name).or_default();
        *count += 1;
        let label = format!("{name} {count}");
        sources
            .extend(header.source.places.iter().map(|place| inspect::Source { label: label.clone(), place: *place }));
    });
    sources
}

/// Reads one paper: pure and re-entrant; the same bytes and settings give the same result.
///
/// A paper that cannot be read gives an extraction without records whose diagnostics say why.
///
/// ```
/// use boardpapers::{Settings, extract};
///
/// let settings = Settings { file_name: Some("notes.txt".to_owned()), ..Settings::default() };
/// let extraction = extract(b"no paper at all", &settings);
/// assert!(extraction.records.actions.is_empty());
/// assert_eq!(extraction.diagnostics[0].code.code(), "not_a_paper");
/// ```
pub fn extract(bytes: &[u8], settings: &Settings) -> Extraction {
    let (mut extraction, document) = extract_as_read(bytes, settings);
    if document.pages.iter().any(|page| page.turn != Turn::None) {
        extraction.records.for_each_header(|_, header| {
            for place in &mut header.source.places {
                let page = document.pages.get((place.page as usize).wrapping_sub(1));
                place.bbox = page.map_or(place.bbox, |page| page.as_printed(place.bbox));
            }
        });
    }
    extraction
}

/// The same, with the places of records on pages that were turned to be read as they stand on the turned page; and the paper.
fn extract_as_read(bytes: &[u8], settings: &Settings) -> (Extraction, Document) {
    let document = match read::read(bytes, settings.password.as_deref()) {
        Ok(document) => document,
        Err(diagnostic) => {
            return (Extraction { diagnostics: vec![diagnostic], ..Extraction::default() }, Document::default());
        }
    };
    let mut document = recognise::recognise(document, &settings.frameworks);
    let mut extracted = extract_stage::extract(&document, settings);
    prepare::fill_in(&mut extracted.facts, &document, bytes);
    normalise::normalise(&mut extracted.facts, &mut extracted.records, &document, settings);
    let mut diagnostics = std::mem::take(&mut document.diagnostics);
    diagnostics.append(&mut extracted.diagnostics);
    diagnostics.append(&mut normalise::cross_check(&extracted.records, &document));
    prepare::warn(&mut extracted.facts, &diagnostics);
    let pictures = if settings.pictures { write::pictures(&document, &extracted.records) } else { Vec::new() };
    let attachments = std::mem::take(&mut document.attachments);
    let extract_stage::Extracted { facts, records, .. } = extracted;
    (Extraction { document: facts, records, diagnostics, pictures, attachments }, document)
}
