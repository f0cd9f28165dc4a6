//! Letters within a pack: a salutation, and a close further on.

use crate::document::Block;
use crate::recognise::kind::folded;

/// Blocks before the salutation in which a letter's head stands.
const LETTER_HEAD: usize = 14;
/// Blocks from the salutation to the close at most.
const LETTER_LENGTH: usize = 80;

/// A salutation near the beginning, and a close further on.
pub(super) fn is_letter(blocks: &[Block]) -> bool {
    let dear = blocks
        .iter()
        .take(LETTER_HEAD)
        .position(|b| b.paragraph().is_some_and(|p| folded(&p.text()).starts_with(" dear ")));
    dear.is_some_and(|at| closes(blocks.get(at..).unwrap_or_default()))
}

pub(super) fn closes(blocks: &[Block]) -> bool {
    blocks.iter().take(LETTER_LENGTH).filter_map(Block::paragraph).any(|p| {
        let line = folded(&p.text());
        [" yours sincerely ", " yours faithfully ", " yours aye ", " kind regards ", " yours truly "]
            .iter()
            .any(|close| line.starts_with(close))
    })
}

/// The first block of a letter's head, back from its salutation: addresses and dates, no prose, no lists.
pub(super) fn letter_head(blocks: &[Block], dear: usize) -> usize {
    let mut start = dear;
    for index in (dear.saturating_sub(LETTER_HEAD)..dear).rev() {
        let fits = match blocks.get(index) {
            Some(Block::Paragraph(p)) => {
                let text = p.text();
                let file = [".pdf", ".docx", ".xlsx", ".doc"].iter().any(|e| text.trim_end().ends_with(e));
                p.label.is_none() && text.chars().count() < 120 && !text.trim_end().ends_with(['.', ';']) && !file
            }
            Some(Block::Table(table)) => table.rows <= 8 && table.cells.len() <= 12,
            None => false,
        };
        if !fits {
            break;
        }
        start = index;
    }
    while start < dear && blocks.get(start).is_some_and(Block::is_empty) {
        start += 1;
    }
    start
}
