//! Chunks of foreign text (`w:altChunk`) that Word takes into the body when it opens the file: web pages, saved pages
//! (MHTML, as web systems make "Word files") and plain text. Chunks that are papers themselves are attachments.

mod html;
mod mhtml;

use super::Diagnoses;
use super::encoding::decode;
use super::package::{Package, Relationship};
use crate::diagnostic::{DiagnosticCode, Severity};
use crate::read::{Kind, sniff};
use rustc_hash::FxHashMap;

/// The paragraphs of every chunk of text, by relationship id.
pub(super) fn read(
    package: &mut Package<'_>,
    relationships: &[Relationship],
    diagnoses: &mut Diagnoses,
) -> FxHashMap<String, Vec<String>> {
    let mut chunks = FxHashMap::default();
    for relationship in relationships.iter().filter(|r| r.kind == "aFChunk" && !r.external) {
        let Some(part) = package.part(&relationship.target) else {
            diagnoses.missing(&relationship.target);
            continue;
        };
        if let Some(text) = paragraphs(&part.bytes) {
            if text.tables {
                let name = &relationship.target;
                let message = format!("the web page `{name}` inside the file was read as text, its tables too");
                diagnoses.add(Severity::Warning, DiagnosticCode::AttachmentSkipped, message);
            }
            chunks.insert(relationship.id.clone(), text.paragraphs);
        }
    }
    chunks
}

/// A chunk as text.
struct ChunkText {
    paragraphs: Vec<String>,
    /// Whether it has tables, whose rows are lines here.
    tables: bool,
}

fn paragraphs(bytes: &[u8]) -> Option<ChunkText> {
    let Kind::Other(what) = sniff(bytes) else { return None };
    let text = || decode(bytes.to_vec()).0;
    let page = if what.contains("MHTML") || what == "an e-mail" {
        mhtml::page(bytes)?
    } else if what.contains("HTML") || what.contains("markup") {
        text()
    } else if what == "plain text" {
        let paragraphs = text().lines().map(str::trim_end).map(str::to_owned).collect();
        return Some(ChunkText { paragraphs, tables: false });
    } else {
        return None;
    };
    Some(ChunkText { paragraphs: html::paragraphs(&page), tables: page.to_ascii_lowercase().contains("<table") })
}
