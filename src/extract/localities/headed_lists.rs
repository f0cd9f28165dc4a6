//! Lists of places, each below the name of its locality on a line of its own, where a line above says that localities come.

use super::flow::{self, Named};
use super::names;
use crate::document::{Block, ParagraphKind};
use crate::extract::rows::in_list;

/// A name on a line of its own has no more words.
const NAME_WORDS: usize = 8;

/// The names below an introduction that each head a list, with the block after the last list.
pub(super) fn below(blocks: &[Block], introduction: usize) -> Option<(Vec<Named>, usize)> {
    let mut out: Vec<Named> = Vec::new();
    // The name that the next list is of.
    let mut open: Option<Named> = None;
    let mut next = introduction + 1;
    while let Some(Block::Paragraph(paragraph)) = blocks.get(next) {
        let (kind, text) = in_list(paragraph);
        match kind {
            _ if paragraph.is_empty() => {}
            ParagraphKind::ListItem => out.extend(open.take()),
            ParagraphKind::Body if open.is_none() => {
                let short = text.split(' ').count() <= NAME_WORDS && !text.ends_with(['.', ':', ';', '?']);
                let named =
                    flow::item(next, paragraph, None).filter(|n| short && names::looks_like_a_place(&n.name.text));
                let Some(named) = named else { break };
                open = Some(named);
            }
            _ => break,
        }
        next += 1;
    }
    (out.len() > 1).then_some((out, next))
}
