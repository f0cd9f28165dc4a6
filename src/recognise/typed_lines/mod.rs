//! Tables drawn with characters in monospaced type (`+----+`, `| Ref |`, `├───┤`): their characters become the ruling
//! lines that they stand for, before anything else looks at the page.
//!
//! Enters: the pages' words. Leaves: the pages with more rulings and without the words that drew. Lines of text belong
//! to a drawing where they touch a rule of dashes and junctions; their bars count only below one another, so that a bar
//! between two words of a sentence stays a word.

mod block;
mod glyphs;

use crate::document::{Direction, Document, Page};
use block::Block;
use glyphs::{TypedLine, is_drawing};

/// Lines of one drawing follow each other within this many line heights.
const APART: f32 = 2.2;
/// Words stand on one line where their middles differ by less than this share of their height.
const SAME_LINE: f32 = 0.4;

/// Turns the characters that draw tables into rulings, page by page.
pub(super) fn draw(document: &mut Document) {
    for page in &mut document.pages {
        if page.words.iter().any(|word| is_drawing(&word.text)) {
            redraw(page);
        }
    }
}

fn redraw(page: &mut Page) {
    let lines = lines(page);
    let blocks = blocks(&lines);
    for block in &blocks {
        page.rulings.extend(block.rulings());
    }
    let mut pieces: Vec<(usize, Vec<(usize, usize)>)> = blocks.iter().flat_map(Block::left).collect();
    pieces.sort_by_key(|piece| piece.0);
    let mut pieces = pieces.into_iter().peekable();
    let words = std::mem::take(&mut page.words);
    for (index, word) in words.into_iter().enumerate() {
        match pieces.next_if(|piece| piece.0 == index) {
            Some((_, parts)) => page.words.extend(parts.into_iter().map(|part| glyphs::part(&word, part))),
            None => page.words.push(word),
        }
    }
}

/// The page's upright words as lines, from top to bottom.
fn lines(page: &Page) -> Vec<TypedLine> {
    let mut order: Vec<(f32, usize)> = (page.words.iter().enumerate())
        .filter(|(_, word)| word.direction == Direction::Right)
        .map(|(index, word)| (word.bbox.centre_y(), index))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let mut last = f32::MIN;
    for (y, index) in order {
        let height = page.words.get(index).map_or(0.0, |word| word.bbox.height());
        match lines.last_mut() {
            Some(line) if y - last < SAME_LINE * height => line.push(index),
            _ => {
                lines.push(vec![index]);
                last = y;
            }
        }
    }
    lines.into_iter().map(|words| TypedLine::of(page, words)).collect()
}

/// The drawings: lines with bars or rules that follow each other.
fn blocks(lines: &[TypedLine]) -> Vec<Block<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        let mut to = from;
        while lines.get(to).is_some_and(TypedLine::draws)
            && (to == from || lines[to - 1..=to].windows(2).all(|pair| pair[1].y - pair[0].y < APART * pair[1].height))
        {
            to += 1;
        }
        out.extend(lines.get(from..to).and_then(Block::of));
        from = to.max(from + 1);
    }
    out
}

#[cfg(test)]
mod tests;
