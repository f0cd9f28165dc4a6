//! Words to lines, lines to paragraphs, headings and list items, in reading order around the tables of a page.

mod beside;
pub(super) mod broken_anywhere;
mod broken_words;
mod depths;
pub(super) mod headings;
pub(in crate::recognise) mod hyphens;
mod leading;
mod line_labels;
pub(super) mod lines;
mod name_lines;
mod narrow;
mod over_pages;
mod page;
mod paragraphs;
pub(super) mod prose;
mod reading_order;
mod runs;
mod stretched;
pub(super) mod tags;
#[cfg(test)]
pub(in crate::recognise) mod trial;
mod wrapped_labels;

use crate::document::{Direction, Document, Page, Paragraph, Rect};
pub(super) use page::page_blocks;
use runs::Decoration;

/// What only the whole paper can tell: paragraphs over page breaks, footnotes apart.
pub(super) fn settle(document: &mut Document) {
    over_pages::settle(document);
}

/// The paragraphs of one region (a cell, a column, a box) from its words (indices into `page.words`), from top to
/// bottom. `bounds` is the region's extent: indents and line ends are judged against it.
pub(super) fn paragraphs(document: &Document, page: &Page, words: &[usize], bounds: Rect) -> Vec<Paragraph> {
    let decoration = Decoration::within(page, &bounds);
    let mut out: Vec<Paragraph> = Vec::new();
    for direction in [Direction::Right, Direction::Up, Direction::Down, Direction::Left] {
        let turned: Vec<usize> = words
            .iter()
            .copied()
            .filter(|&w| page.words.get(w).is_some_and(|word| word.direction == direction))
            .collect();
        if turned.is_empty() {
            continue;
        }
        let lines = lines::lines(page, &turned, direction);
        out.extend(paragraphs::paragraphs(document, page, lines, lines::turned(&bounds, direction), &decoration));
    }
    out
}

#[cfg(test)]
mod tests;
