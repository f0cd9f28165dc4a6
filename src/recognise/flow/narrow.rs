//! Blocks of running text that are narrower than the region around them: names that hang from "Present:", text beside a
//! picture, columns of a table that nobody drew.
//!
//! Enters: a region's lines. Leaves: for each such block the edge up to which its lines run, so that a line that is full
//! in its block does not pass for one that was ended.

use super::lines::{Line, turned};
use super::paragraphs::{ends_sentence, starts_lower};
use super::runs::gap;
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

/// Lines that begin at one place are a column if there are so many of them, …
const FEWEST_IN_COLUMN: usize = 6;
/// … if so many of them go on with what the line above began, …
const FEWEST_WRAPPED: usize = 2;
/// … and if they leave so much of the region's width free, more than ragged lines do.
const FREE: f32 = 0.03;
/// A gap behind which a column may begin, in sizes.
const COLUMN_GAP: f32 = 2.0;

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

/// Columns that hang from labels or stand beside others: lines that begin at one place, and none of which runs to the
/// region's edge though several are full. `left` and `right`: the region's.
pub(super) fn columns(page: &Page, lines: &[Line], leading: f32, (left, right): (f32, f32)) -> Vec<Block> {
    let mut begun: Vec<(f32, usize)> = (0..).zip(lines).map(|(index, line)| (last_left(page, line), index)).collect();
    begun.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut out = Vec::new();
    for group in begun.chunk_by(|a, b| b.0 - a.0 <= SAME_LEFT) {
        let mut own: Vec<usize> = group.iter().map(|g| g.1).collect();
        own.sort_unstable();
        let own: Vec<&Line> = own.into_iter().filter_map(|index| lines.get(index)).collect();
        let furthest = own.iter().map(|l| l.bbox.right).fold(f32::MIN, f32::max);
        let begin = group.first().map_or(left, |g| g.0);
        if own.len() < FEWEST_IN_COLUMN || right - furthest < FREE * (right - left) {
            continue;
        }
        let wrapped = |pair: &&[&Line]| {
            let [above, line] = *pair else { return false };
            (line.bbox.left - begin).abs() <= SAME_LEFT
                && line.baseline() - above.baseline() <= CLOSE * leading * above.size.max(line.size)
                && is_wrapped(page, above, line, furthest)
        };
        if own.windows(2).filter(wrapped).count() >= FEWEST_WRAPPED
            && let (Some(first), Some(last)) = (own.first(), own.last())
        {
            out.push(Block { top: first.baseline(), bottom: last.baseline(), left: begin, right: furthest });
        }
    }
    out
}

/// Where the last piece of a line begins, behind the last wide gap.
fn last_left(page: &Page, line: &Line) -> f32 {
    let words = || line.words.iter().filter_map(|&w| page.words.get(w));
    let pairs = words().zip(words().skip(1));
    let behind = pairs.filter(|(a, b)| gap(a, b) > COLUMN_GAP * line.size).last();
    behind.map_or(line.bbox.left, |(_, word)| turned(&word.bbox, word.direction).left)
}

/// Whether a line goes on with a sentence that fills the line above up to an edge.
fn is_wrapped(page: &Page, above: &Line, line: &Line, right: f32) -> bool {
    let pair = above.words.len().checked_sub(1).and_then(|last| word(page, above, last)).zip(word(page, line, 0));
    pair.is_some_and(|(last, first)| {
        let room = right - above.bbox.right - 0.25 * above.size - first.bbox.width();
        starts_lower(&first.text) && !ends_sentence(&last.text) && room <= FITS
    })
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
    fn titles_that_hang_from_labels_have_an_edge_of_their_own() {
        let rows = [
            ("1", "Minute and action note"),
            ("", "of the last meeting"),
            ("2", "Report of the chief"),
            ("", "officer on the budget"),
            ("3", "Any other business"),
            ("4", "Close"),
        ];
        let words = |rows: &[(&str, &str)]| {
            let row = |(n, (label, text)): (usize, &(&str, &str))| {
                let top = 100.0 + 12.0 * n as f32;
                [line(label, 60.0, top, 10.0), line(text, 120.0, top, 10.0)].concat()
            };
            rows.iter().enumerate().flat_map(row).filter(|w| !w.text.is_empty()).collect::<Vec<_>>()
        };
        let found = |rows: &[(&str, &str)], right: f32| {
            let page = page(words(rows));
            let all: Vec<usize> = (0..page.words.len()).collect();
            columns(&page, &lines(&page, &all, Direction::Right), 1.2, (60.0, right)).len()
        };
        assert_eq!(found(&rows, 500.0), 1);
        assert_eq!(found(&rows, 224.0), 0);
        assert_eq!(found(&rows[..4], 500.0), 0);
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
