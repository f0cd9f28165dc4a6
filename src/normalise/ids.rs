//! Ids: stable, from the document's bytes and the record's place.
//!
//! The same content read at the same place has the same id, whatever the file is called and whatever else was read
//! from it: corrections and links between runs hold on to it. A rating is told by its proposal instead: a return has one
//! of each, wherever on its row the mark is found.

use super::Context;
use crate::record::{Header, Rating, Record as _, Records};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Bytes of the hash that make an id: 64 bits, as for documents.
const ID_BYTES: usize = 8;

/// Gives every record its id and its document's.
pub(super) fn normalise(context: &mut Context<'_>, records: &mut Records) {
    let document = &context.facts.id;
    let mut seen: HashMap<[u8; ID_BYTES], u32> = HashMap::new();
    let mut give = |header: &mut Header, parts: &[&str]| {
        let first = digest(parts, 0);
        // Several records of one kind may stand in one place: the first, the second …
        let count = seen.entry(first).or_default();
        let id = if *count == 0 { first } else { digest(parts, *count) };
        *count += 1;
        header.id = id.iter().fold(String::with_capacity(ID_BYTES * 2), |mut text, byte| {
            use std::fmt::Write as _;
            let _ = write!(text, "{byte:02x}");
            text
        });
        header.document_id.clone_from(document);
    };
    records.for_each_header(|name, header| {
        if name != Rating::NAME {
            let part = header.source.part.unwrap_or(0).to_string();
            let (path, quote) = (header.source.path.clone(), header.source.quote.clone());
            give(header, &[document, name, &part, &path, &quote]);
        }
    });
    for rating in &mut records.ratings {
        give(&mut rating.header, &[document, Rating::NAME, &rating.framework, &rating.proposal]);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Action;
    use crate::settings::Settings;

    /// The ids of a rating and of an action, both read at `path` with the words `quote`.
    fn ids(path: &str, quote: &str) -> (String, String) {
        let header = Header::at(None, path, quote, Vec::new());
        let rating = Rating { header: header.clone(), proposal: "1.1".to_owned(), ..Rating::default() };
        let mut records = Records {
            ratings: vec![rating],
            actions: vec![Action { header, ..Action::default() }],
            ..Records::default()
        };
        let mut facts = crate::record::DocumentRecord::default();
        crate::normalise::normalise(
            &mut facts,
            &mut records,
            &crate::document::Document::default(),
            &Settings::default(),
        );
        (records.ratings[0].header.id.clone(), records.actions[0].header.id.clone())
    }

    #[test]
    fn a_rating_is_told_by_its_proposal_and_others_by_their_place() {
        let (cell, row) = (ids("table[2]/row[5]/cell[3]", "x"), ids("table[2]/row[5]", "x x"));
        assert_eq!(cell.0, row.0);
        assert_ne!(cell.1, row.1);
        assert_eq!(cell, ids("table[2]/row[5]/cell[3]", "x"));
    }
}
