//! A document to the same document with structure.
//!
//! Pages become blocks (running heads apart, reading order, tables, paragraphs, headings, lists); tables that go on
//! over pages or were broken by hand are joined, cards of one kind put into a table; a pack is split into its parts; the kind is told. Documents that
//! come with blocks keep them.

mod cards;
mod columns;
mod flow;
mod items_by_lines;
mod joined;
mod kind;
mod layout;
mod note_marks;
mod parts;
mod running_heads;
mod tables;
mod two_up;
mod typed_lines;

use crate::document::{Block, Document};
use crate::framework::{self, Framework};
use std::sync::Arc;

/// Gives a document its structure. Forms that lost their ruling lines are told by the frameworks' words.
pub fn recognise(mut document: Document, frameworks: &[Arc<Framework>]) -> Document {
    let sheets = two_up::part(&mut document);
    if !document.pages.is_empty() {
        blocks_from_pages(&mut document, frameworks);
    }
    items_by_lines::split(&mut document);
    joined::join(&mut document);
    cards::tell(&mut document, frameworks);
    layout::tell(&mut document);
    flow::headings::tell(&mut document);
    parts::split(&mut document);
    document.framework = framework::tell::tell(&document, frameworks).map(|framework| framework.id.clone());
    kind::tell(&mut document);
    if let Some(sheets) = sheets {
        two_up::put_back(&mut document, sheets);
    }
    document
}

/// Pages to blocks in reading order.
fn blocks_from_pages(document: &mut Document, frameworks: &[Arc<Framework>]) {
    typed_lines::draw(document);
    let lists: Vec<Vec<usize>> = running_heads::set_apart(document);
    flow::broken_anywhere::tell(document);
    let tagged = tables::Tagged::of(document);
    let mut forms = tables::Forms::new(frameworks);
    let mut blocks: Vec<Block> = Vec::new();
    let mut carried: Option<tables::Carried> = None;
    for (page, mut words) in document.pages.iter().zip(lists) {
        note_marks::take_out(page, &mut words);
        let regions = columns::regions(page, words, &tagged.rows(document, page));
        let one = regions.len() == 1;
        for columns::Region { mut words, bounds } in regions {
            let alone = bounds.map(|bounds| columns::alone(page, bounds));
            let page = alone.as_ref().unwrap_or(page);
            let before = carried.take();
            // Tables take their words out of the page's list; the flow puts what is left around them, in reading order.
            let (found, left) = tables::find(document, &tagged, &mut forms, page, &mut words, !one, before.as_ref());
            // A page without rows of the table may stand between: its heading, printed again, names its columns still.
            carried = left.or_else(|| before.map(tables::Carried::below_its_heading_alone)).filter(|_| one);
            blocks.extend(flow::page_blocks(document, page, &words, found, bounds));
        }
    }
    document.blocks = blocks;
    flow::settle(document);
}
