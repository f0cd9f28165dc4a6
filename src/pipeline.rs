//! The way of a paper, as a table of contents: read, recognise, extract, normalise. The only module that composes
//! the stages, and the only user of rayon.

use crate::diagnostic::Diagnostic;
use crate::document::Attachment;
use crate::record::{DocumentRecord, Records};
use crate::settings::Settings;
use crate::{extract as extract_stage, normalise, read, recognise};

/// What one paper gave.
#[derive(Debug, Clone, Default)]
pub struct Extraction {
    /// The paper's own facts, warnings and coverage among them.
    pub document: DocumentRecord,
    /// Its records.
    pub records: Records,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// Files inside the file, to be read as papers of their own.
    pub attachments: Vec<Attachment>,
}

/// Reads one paper: pure and re-entrant; the same bytes and settings give the same result.
///
/// A paper that cannot be read gives an extraction without records whose diagnostics say why.
pub fn extract(bytes: &[u8], settings: &Settings) -> Extraction {
    let document = match read::read(bytes, settings.password.as_deref()) {
        Ok(document) => document,
        Err(diagnostic) => return Extraction { diagnostics: vec![diagnostic], ..Extraction::default() },
    };
    let mut document = recognise::recognise(document);
    let mut extracted = extract_stage::extract(&document, settings);
    normalise::normalise(&mut extracted.facts, &mut extracted.records, &document, settings);
    Extraction {
        document: extracted.facts,
        records: extracted.records,
        diagnostics: {
            let mut all = std::mem::take(&mut document.diagnostics);
            all.append(&mut extracted.diagnostics);
            all
        },
        attachments: std::mem::take(&mut document.attachments),
    }
}
