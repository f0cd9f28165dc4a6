//! Blocks of running text that are narrower than the region around them: names that hang from "Present:", text beside a
//! picture, columns of a table that nobody drew.
//!
//! Enters: a region's lines. Leaves: for each such block the edge up to which its lines run, so that a line that is full
//! in its block does not pass for one that was ended.

use super::lines::Line;
use super::paragraphs::{ends_sentence, starts_lower};
use crate::document::{Page, Word};
use crate::wording::list_label::list_label;

/// A block has at least so many lines …
const FEWEST_LINES: usize = 4;
/// … of so many words on average: shorter lines are lists.
const FEWEST_WORDS: usize = 6;
/// Its lines follow each other within this many leadings.
const CLOSE: f32 = 1.1;
/// Lines whose lefts differ less (points) begin at the same place.
const SAME_LEFT: f32 = 1.5;
/// Blocks are looked for in so many lines at once: longer ones are text that the region itself measures.
const LONGEST: usize = 60;
/// Slack (points) for a word that would just have fitted.
const FITS: f32 = 1.5;

/// A block between two baselines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Block {
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// Where its lines begin; the first may begin before, with a label.
    pub(super) left: f32,
    /// How far its lines run.
    pub(super) right: f32,
}

/// The blocks among a region's lines. `leading`: usual distance of baselines, in sizes.
pub(super) fn blocks(page: &Page, lines: &[Line], leading: f32) -> Vec<Block> {
    let mut out = Vec::new();
    let mut start = 0;
    while start + FEWEST_LINES <= lines.len() {
        let length = run(page, lines.get(start..).unwrap_or_default(), leading);
        let found =
            (FEWEST_LINES..=length).rev().find_map(|n| block(page, lines.get(start..start + n)?).map(|b| (b, n)));
        match found {
            Some((block, n)) => {
                out.push(block);
                start += n;
            }
            None => start += 1,
        }
    }
    out
}

/// How many lines from the first on may be one block.
fn run(page: &Page, lines: &[Line], leading: f32) -> usize {
    let (Some(first), Some(second)) = (lines.first(), lines.get(1)) else { return 0 };
    let left = second.bbox.left;
    let hangs = first.words.iter().filter_map(|&w| page.words.get(w)).any(|w| (w.bbox.left - left).abs() <= SAME_LEFT);
    if !hangs {
        return 0;
    }
    let goes_on = |pair: &[Line]| {
        let [a, b] = pair else { return false };
        (b.bbox.left - left).abs() <= SAME_LEFT
            && b.baseline() - a.baseline() <= CLOSE * leading * a.size.max(b.size)
            && (a.size - b.size).abs() < 0.5
            && word(page, b, 0).is_none_or(|w| list_label(&w.text).is_none())
    };
    1 + lines.windows(2).take(LONGEST).take_while(|pair| goes_on(pair)).count()
}

/// The block that lines make, if each of them is full up to the furthest one's end, and a sentence runs on somewhere.
fn block(page: &Page, lines: &[Line]) -> Option<Block> {
    let right = lines.iter().map(|l| l.bbox.right).fold(f32::MIN, f32::max);
    let words: usize = lines.iter().map(|l| l.words.len()).sum();
    if words < FEWEST_WORDS * lines.len() {
        return None;
    }
    let mut runs_on = false;
    for pair in lines.windows(2) {
        let [above, line] = pair else { continue };
        let (last, first) = (word(page, above, above.words.len().checked_sub(1)?)?, word(page, line, 0)?);
        let blank = if last.text.ends_with(['-', '/']) { 0.0 } else { 0.25 * above.size };
        if right - above.bbox.right - blank - first.bbox.width() > FITS {
            return None;
        }
        runs_on |= (starts_lower(&first.text) && !ends_sentence(&last.text)) || is_open(page, above);
    }
    let (first, second, last) = (lines.first()?, lines.get(1)?, lines.last()?);
    runs_on.then_some(Block { top: first.baseline(), bottom: last.baseline(), left: second.bbox.left, right })
}

/// Whether a bracket that opens in a line does not close in it.
fn is_open(page: &Page, line: &Line) -> bool {
    let brackets = line.words.iter().filter_map(|&w| page.words.get(w)).flat_map(|w| w.text.chars());
    brackets.rev().find(|c| matches!(c, '(' | ')')) == Some('(')
}

fn word<'a>(page: &'a Page, line: &Line, place: usize) -> Option<&'a Word> {
    page.words.get(*line.words.get(place)?)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::trial::{line, page};
    use super::*;
    use crate::document::Direction;

    #[track_caller]
    fn check(texts: &[&str], expected: usize) {
        let words = texts.iter().enumerate().flat_map(|(n, text)| line(text, 60.0, 100.0 + 12.0 * n as f32, 10.0));
        let page = page(words.collect());
        let all: Vec<usize> = (0..page.words.len()).collect();
        assert_eq!(blocks(&page, &lines(&page, &all, Direction::Right), 1.2).len(), expected);
    }

    #[test]
    fn names_that_run_on_are_a_block() {
        check(
            &[
                "Anna Example (Fife); Ben Sample (Police); Carol Trial (Audit",
                "Office); Dan Proof (Angus); Eve Specimen (Highland) with Fay",
                "Pattern (Moray); Gus Model (Falkirk); Hal Instance (Orkney)",
                "and Ida Case (Stirling); Jon Draft (Borders)",
            ],
            1,
        );
    }

    #[test]
    fn lists_of_short_lines_are_none() {
        check(&["Anna Example", "Ben Sampleton", "Carol Trialist", "Dan Proofread", "Eve Specimen"], 0);
        check(
            &[
                "To write to all of the partners about it.",
                "To ask for the accounts before May is out.",
                "To close.",
                "To tell the board what came of the letters.",
            ],
            0,
        );
    }
}
