//! Numbers that a word processor prints beside the lines of a text, in its left margin.
//!
//! They count on by one or by five from line to line, and lines that go on with a sentence, that bear a number of their own
//! or are set larger have them, too: that tells them from the numbers of items.

use crate::document::{Direction, Document, Page, Word};
use crate::wording::list_label::list_label;

/// A page has so many of them, at least.
const FEWEST: usize = 8;
/// So many of the paper's stand beside lines that are no items of theirs.
const FEWEST_WITNESSES: usize = 3;
/// They end within this (points) of each other, or begin so.
const DRIFT: f32 = 3.0;
/// The text begins further right than they end, by this many points.
const APART: f32 = 3.0;
/// Ratio of sizes from which a number and its line are set differently.
const OTHER_SIZE: f32 = 1.13;
/// A number and its line have their middles within this share of its height.
const LEVEL: f32 = 0.4;

/// For each page the words that number its lines; none anywhere if the paper does not show that they do.
pub(super) fn words(document: &Document) -> Vec<Vec<usize>> {
    let found: Vec<Vec<usize>> = document.pages.iter().map(candidates).collect();
    let witnesses: usize = document.pages.iter().zip(&found).map(|(page, found)| beside_other_lines(page, found)).sum();
    if witnesses < FEWEST_WITNESSES { vec![Vec::new(); found.len()] } else { found }
}

fn is_number(word: &Word) -> bool {
    word.text.len() <= 4 && word.text.bytes().all(|b| b.is_ascii_digit())
}

/// Numbers that count on down the page, left of all else.
fn candidates(page: &Page) -> Vec<usize> {
    let upright = || page.words.iter().enumerate().filter(|(_, word)| word.direction == Direction::Right);
    let text = upright().filter(|(_, word)| !is_number(word)).map(|(_, word)| word.bbox.left).fold(f32::MAX, f32::min);
    let mut found: Vec<(usize, &Word)> =
        upright().filter(|(_, word)| is_number(word) && word.bbox.right < text - APART).collect();
    if found.len() < FEWEST {
        return Vec::new();
    }
    found.sort_by(|a, b| a.1.bbox.top.total_cmp(&b.1.bbox.top));
    let values: Vec<u32> = found.iter().filter_map(|(_, word)| word.text.parse().ok()).collect();
    let step = values.windows(2).next().map_or(0, |pair| pair[1].saturating_sub(pair[0]));
    let counts_on = matches!(step, 1 | 5) && values.windows(2).all(|pair| pair[1] == pair[0] + step);
    let spread = |side: fn(&Word) -> f32| {
        let sides = || found.iter().map(|(_, word)| side(word));
        sides().fold(f32::MIN, f32::max) - sides().fold(f32::MAX, f32::min)
    };
    let aligned = spread(|word| word.bbox.right) <= DRIFT || spread(|word| word.bbox.left) <= DRIFT;
    if counts_on && aligned { found.into_iter().map(|(index, _)| index).collect() } else { Vec::new() }
}

/// Beside how many of the numbers a line begins with a small letter, with a label of its own, or in another size.
fn beside_other_lines(page: &Page, numbers: &[usize]) -> usize {
    let first = |number: &Word| {
        let level = |word: &&Word| {
            word.bbox.left > number.bbox.right
                && (word.bbox.centre_y() - number.bbox.centre_y()).abs() < LEVEL * number.bbox.height()
        };
        page.words.iter().filter(level).min_by(|a, b| a.bbox.left.total_cmp(&b.bbox.left))
    };
    let other = |number: &Word, word: &Word| {
        let ratio = word.style.size.max(number.style.size) / word.style.size.min(number.style.size).max(0.1);
        word.text.starts_with(char::is_lowercase) || list_label(&word.text).is_some() || ratio > OTHER_SIZE
    };
    let numbers = numbers.iter().filter_map(|&index| page.words.get(index));
    numbers.filter(|number| first(number).is_some_and(|word| other(number, word))).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Rect;

    /// A page of lines with a number beside each.
    fn page(lines: &[&str], from: u32, step: u32) -> Page {
        let mut words = Vec::new();
        for (row, line) in (0..).zip(lines) {
            let top = 80.0 + 14.0 * row as f32;
            let number = (from + step * row).to_string();
            let left = 50.0 - 5.0 * number.len() as f32;
            words.push(Word::new(number, Rect::new(left, top, 50.0, top + 10.0)));
            let mut left = 70.0;
            for word in line.split(' ') {
                let right = left + 5.0 * word.len() as f32;
                words.push(Word::new(word, Rect::new(left, top, right, top + 10.0)));
                left = right + 3.0;
            }
        }
        Page { number: 1, width: 595.0, height: 842.0, words, ..Page::default() }
    }

    #[track_caller]
    fn check(pages: Vec<Page>, expected: &[usize]) {
        let document = Document { pages, ..Document::default() };
        assert_eq!(words(&document).iter().map(Vec::len).collect::<Vec<_>>(), expected);
    }

    const PROSE: [&str; 9] = [
        "The Board met in the",
        "hall at Aros and heard",
        "that the ferry was late.",
        "It agreed to write",
        "to the company.",
        "Two members asked for",
        "a note of the costs",
        "of the hall.",
        "This was agreed.",
    ];
    const ITEMS: [&str; 9] = [
        "Welcome",
        "Apologies",
        "Minute",
        "Matters arising",
        "Budget",
        "Risk",
        "Plans",
        "Other business",
        "Next meeting",
    ];

    #[test]
    fn numbers_beside_lines_that_run_on_count_lines() {
        check(vec![page(&PROSE, 1, 1)], &[9]);
        check(vec![page(&PROSE, 1, 1), page(&ITEMS, 10, 1)], &[9, 9]);
        check(vec![page(&ITEMS.map(|item| format!("1. {item}")).each_ref().map(String::as_str), 1, 1)], &[9]);
    }

    #[test]
    fn numbers_of_items_stay() {
        check(vec![page(&ITEMS, 1, 1)], &[0]);
        check(vec![page(&PROSE, 1, 2)], &[0]);
        check(vec![page(&PROSE[..6], 1, 1)], &[0]);
    }
}
