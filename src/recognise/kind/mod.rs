//! What kind of paper it is.
//!
//! The document and its parts enter; each part gets its kind, and the document that of its only part, or "board pack".
//! What speaks for a kind (words of titles, headings, table columns) is data: `kinds.toml`.

mod met;
mod phrases;
mod signs;
mod titled;

use crate::document::{Block, Document};
use crate::record::DocumentKind;
pub(super) use met::notes_of_a_body;
use signs::Signs;
pub(super) use signs::folded;

/// Fills in [`Document::kind`] and the kinds of the parts.
pub(super) fn tell(document: &mut Document) {
    let pack = document.parts.len() > 1;
    document.kind_uncertain = false;
    let parts = std::mem::take(&mut document.parts);
    let kinds: Vec<DocumentKind> = parts
        .iter()
        .map(|part| {
            let blocks = document.blocks.get(part.first_block..part.end_block).unwrap_or_default();
            let signs = Signs::of(blocks, part.title.as_deref());
            let (kind, doubtful) = signs.told();
            document.kind_uncertain = doubtful;
            match kind {
                // Among the papers of a pack a short one that asks for something is a report.
                DocumentKind::Other if pack && signs.asks_for_something() => DocumentKind::BoardReport,
                kind => kind,
            }
        })
        .collect();
    document.parts = parts;
    document.kind_uncertain &= !pack;
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
    document.kind_uncertain &= document.framework.is_none();
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

/// Whether a title line names a kind of paper: "Action log: meeting of 4 May", "Strategic Plan 2019-2022".
pub(super) fn names_a_kind(text: &str) -> bool {
    let line = folded(text);
    let mut titles = vec![phrases::named_by(&line)];
    let lines = [line];
    titled::notes_of_bodies(&lines, &mut titles);
    titled::plans_of_years(&lines, &mut titles);
    titles.iter().flatten().any(|named| *named)
}

#[cfg(test)]
mod tests;
