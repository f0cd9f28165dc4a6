//! What kind of paper it is.
//!
//! The document and its parts enter; each part gets its kind, and the document that of its only part, or "board pack".
//! What speaks for a kind (words of titles, headings, table columns) is data: `kinds.toml`.

mod signs;

use crate::document::{Block, Document};
use crate::record::DocumentKind;
use signs::Signs;
pub(super) use signs::folded;

/// Fills in [`Document::kind`] and the kinds of the parts.
pub(super) fn tell(document: &mut Document) {
    let kinds: Vec<DocumentKind> = document
        .parts
        .iter()
        .map(|part| {
            of(document.blocks.get(part.first_block..part.end_block).unwrap_or_default(), part.title.as_deref())
        })
        .collect();
    let kinds: Vec<DocumentKind> = if kinds.len() < 2 {
        kinds
    } else {
        // Among the papers of a pack a short one that asks for something is a report.
        let asks = |part: &crate::document::Part| {
            let blocks = document.blocks.get(part.first_block..part.end_block).unwrap_or_default();
            Signs::of(blocks, None).asks_for_something()
        };
        let parted = document.parts.iter().zip(kinds);
        parted
            .map(|(part, kind)| match kind {
                DocumentKind::Other if asks(part) => DocumentKind::BoardReport,
                kind => kind,
            })
            .collect()
    };
    for (part, kind) in document.parts.iter_mut().zip(&kinds) {
        part.kind = *kind;
    }
    document.kind = match kinds.as_slice() {
        [] => of(&document.blocks, None),
        [only] if *only == DocumentKind::Other || *only == DocumentKind::DeliveryPlan => {
            answers_a_framework(document, *only)
        }
        [only] if matches!(only, DocumentKind::BoardReport | DocumentKind::StrategicPlan) => {
            answers_a_framework(document, *only)
        }
        [only] => *only,
        _ => DocumentKind::BoardPack,
    };
    if let [only] = document.parts.as_mut_slice() {
        only.kind = document.kind;
    }
}

/// Returns are told by the framework that they answer, whatever they call themselves.
fn answers_a_framework(document: &Document, otherwise: DocumentKind) -> DocumentKind {
    if document.framework.is_some() { DocumentKind::SelfEvaluationReturn } else { otherwise }
}

/// The kind of a run of blocks with this title.
pub(super) fn of(blocks: &[Block], title: Option<&str>) -> DocumentKind {
    Signs::of(blocks, title).kind()
}

#[cfg(test)]
mod tests;
