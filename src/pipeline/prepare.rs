//! What the pipeline itself knows of a paper: identity, format, pages, parts, warnings.

use super::cache::sha256;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::record::{DocumentRecord, PartRecord, Warning};

/// Digits of the SHA-256 that make a document's id: 64 bits, so that a million papers do not collide.
pub(super) const ID_DIGITS: usize = 16;

/// Fills in what follows from the bytes and the recognised document. `file` is left to the run, which knows the path.
pub(super) fn fill_in(facts: &mut DocumentRecord, document: &Document, bytes: &[u8]) {
    facts.sha256 = sha256(bytes);
    facts.id = facts.sha256.chars().take(ID_DIGITS).collect();
    facts.format = document.format;
    facts.pages = number(document.page_count.max(document.pages.len() as u32));
    if document.parts.len() > 1 {
        facts.parts = document
            .parts
            .iter()
            .map(|part| PartRecord {
                kind: part.kind,
                title: part.title.clone(),
                first_page: number(part.first_page),
                last_page: number(part.last_page),
                path: format!("block[{}]", part.first_block + 1),
            })
            .collect();
    }
}

/// Diagnostics as the records give them.
pub(super) fn warn(facts: &mut DocumentRecord, diagnostics: &[Diagnostic]) {
    facts.warnings = diagnostics.iter().filter(|d| d.severity < Severity::Failed).map(warning).collect();
}

/// A diagnostic as the records give it.
pub(super) fn warning(diagnostic: &Diagnostic) -> Warning {
    Warning {
        code: diagnostic.code,
        page: diagnostic.page,
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone().or_else(|| Some(diagnostic.code.help().to_owned())),
    }
}

/// A count or page number; 0 means that there is none.
fn number(value: u32) -> Option<u32> {
    (value > 0).then_some(value)
}
