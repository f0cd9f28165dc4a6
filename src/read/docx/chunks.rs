//! Chunks of foreign text (`w:altChunk`) that Word takes into the body when it opens the file: web pages, saved pages
//! (MHTML, as web systems make "Word files") and plain text. Chunks that are papers themselves are attachments.

mod grid;
mod html;
mod mhtml;

use super::Diagnoses;
use super::encoding::decode;
use super::package::{Package, Relationship};
use crate::document::{Block, Paragraph};
use crate::read::{Kind, sniff};
use rustc_hash::FxHashMap;

/// What stands in every chunk of text, by relationship id.
pub(super) fn read(
    package: &mut Package<'_>,
    relationships: &[Relationship],
    diagnoses: &mut Diagnoses,
) -> FxHashMap<String, Vec<Block>> {
    let mut chunks = FxHashMap::default();
    for relationship in relationships.iter().filter(|r| r.kind == "aFChunk" && !r.external) {
        let Some(part) = package.part(&relationship.target) else {
            diagnoses.missing(&relationship.target);
            continue;
        };
        if let Some(blocks) = blocks(&part.bytes) {
            chunks.insert(relationship.id.clone(), blocks);
        }
    }
    chunks
}

fn blocks(bytes: &[u8]) -> Option<Vec<Block>> {
    let Kind::Other(what) = sniff(bytes) else { return None };
    let text = || decode(bytes.to_vec()).0;
    let page = if what.contains("MHTML") || what == "an e-mail" {
        mhtml::page(bytes)?
    } else if what.contains("HTML") || what.contains("markup") {
        text()
    } else if what == "plain text" {
        return Some(text().lines().map(|line| Block::Paragraph(Paragraph::plain(line.trim_end()))).collect());
    } else {
        return None;
    };
    Some(html::blocks(&page))
}
