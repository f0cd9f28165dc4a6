//! Ids: stable, from the document's bytes and the record's place.
//!
//! The same content read at the same place has the same id, whatever the file is called and whatever else was read
//! from it: corrections and links between runs hold on to it.

use super::Context;
use crate::record::Records;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Bytes of the hash that make an id: 64 bits, as for documents.
const ID_BYTES: usize = 8;

/// Gives every record its id and its document's.
pub(super) fn normalise(context: &mut Context<'_>, records: &mut Records) {
    let document = &context.facts.id;
    let mut seen: HashMap<[u8; ID_BYTES], u32> = HashMap::new();
    records.for_each_header(|name, header| {
        let part = header.source.part.unwrap_or(0).to_string();
        let parts = [document.as_str(), name, &part, &header.source.path, &header.source.quote];
        let first = digest(&parts, 0);
        // Several records of one kind may stand in one place: the first, the second …
        let count = seen.entry(first).or_default();
        let id = if *count == 0 { first } else { digest(&parts, *count) };
        *count += 1;
        header.id = id.iter().fold(String::with_capacity(ID_BYTES * 2), |mut text, byte| {
            use std::fmt::Write as _;
            let _ = write!(text, "{byte:02x}");
            text
        });
        header.document_id.clone_from(document);
    });
    link_decisions(records);
}

/// Actions that spring from a decision name it by its place and words until it has its id.
fn link_decisions(records: &mut Records) {
    for action in &mut records.actions {
        let Some((path, quote)) = action.decision_id.as_deref().and_then(|link| link.split_once('\u{1f}')) else {
            continue;
        };
        let origin = records.decisions.iter().find(|d| d.header.source.path == path && d.header.source.quote == quote);
        action.decision_id = origin.map(|d| d.header.id.clone());
    }
}

/// The first bytes of the hash of all parts, each with its length, and of which of several it is.
fn digest(parts: &[&str], ordinal: u32) -> [u8; ID_BYTES] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.update(ordinal.to_le_bytes());
    let mut id = [0; ID_BYTES];
    for (to, from) in id.iter_mut().zip(hasher.finalize()) {
        *to = from;
    }
    id
}
