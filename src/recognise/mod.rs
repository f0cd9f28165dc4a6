//! A document to the same document with structure.
//!
//! Pages become blocks (running heads apart, reading order, tables, paragraphs, headings, lists); tables that go on
//! over pages or were broken by hand are joined; a pack is split into its parts; the kind is told. Documents that
//! come with blocks keep them.

mod flow;
mod joined;
mod kind;
mod layout;
mod note_marks;
mod parts;
mod running_heads;
mod tables;

use crate::document::{Block, Document};
use crate::framework::{self, Framework};
use std::sync::Arc;

/// Gives a document its structure. Forms that lost their ruling lines are told by the frameworks' words.
pub fn recognise(mut document: Document, frameworks: &[Arc<Framework>]) -> Document {
    if !document.pages.is_empty() {
        blocks_from_pages(&mut document, frameworks);
    }
    joined::join(&mut document);
    layout::tell(&mut document);
    flow::headings::tell(&mut document);
    parts::split(&mut document);
    document.framework = framework::tell::tell(&document, frameworks).map(|framework| framework.id.clone());
    kind::tell(&mut document);
    document
}

/// Pages to blocks in reading order.
fn blocks_from_pages(document: &mut Document, frameworks: &[Arc<Framework>]) {
    let mut lists: Vec<Vec<usize>> = running_heads::set_apart(document);
    let tagged = tables::Tagged::of(document);
    let mut forms = tables::Forms::new(frameworks);
    let mut blocks: Vec<Block> = Vec::new();
    let mut carried: Option<tables::Carried> = None;
    for (page, words) in document.pages.iter().zip(&mut lists) {
        note_marks::take_out(page, words);
        // Tables take their words out of the page's list; the flow puts what is left around them, in reading order.
        let (found, columns) = tables::find(document, &tagged, &mut forms, page, words, carried.as_ref());
        carried = columns;
        blocks.extend(flow::page_blocks(document, page, words, found));
    }
    document.blocks = blocks;
    flow::settle(document);
}
