//! Labels in a narrow column without lines that take two lines, with text beside both: "In" and "attendance:".
//!
//! Enters: a region's lines. Leaves: the same lines, the label's second half moved behind its first, so that the label
//! reads on and the texts beside it follow each other. Where no text stands beside the second half, its line goes.

use super::lines::{Line, turned};
use super::runs::{TAB, gap};
use crate::document::{Page, Rect, Word};

/// A label's line holds no more words than this.
const MOST_WORDS: usize = 3;
/// Texts beside a label begin at the same place within this distance, in points.
const SAME_LEFT: f32 = 1.5;
/// So many labels that end with a colon show that those of their column do.
const FEWEST_LABELS: usize = 2;
/// The halves of a label stand no further apart, in sizes.
const HALVES_APART: f32 = 1.6;

/// Puts the halves of labels together.
pub(super) fn join(page: &Page, lines: &mut Vec<Line>) {
    for index in 1..lines.len() {
        let alone = is_half_alone(page, lines, index);
        let Some([above, line]) = lines.get_mut(index - 1..=index) else { continue };
        let both = if alone { at_gap(page, above).zip(Some(line.words.len())) } else { halves(page, above, line) };
        let Some((first, second)) = both else { continue };
        let moved: Vec<usize> = line.words.drain(..second).collect();
        above.words.splice(first..first, moved);
        for changed in [above, line] {
            let boxes = changed.words.iter().filter_map(|&w| page.words.get(w));
            let all = boxes.map(|w| turned(&w.bbox, w.direction)).reduce(|a, b| a.union(&b));
            changed.bbox =
                all.map_or(changed.bbox, |all| Rect { top: changed.bbox.top, bottom: changed.bbox.bottom, ..all });
        }
    }
    lines.retain(|line| !line.words.is_empty());
}

/// The number of words before the gap, as wide as a tab, behind a line's label.
fn at_gap(page: &Page, line: &Line) -> Option<usize> {
    let words: Vec<&Word> = line.words.iter().filter_map(|&w| page.words.get(w)).collect();
    Some(1 + words.windows(2).position(|pair| matches!(pair, [a, b] if gap(a, b) > TAB * line.size))?)
}

/// A label with text beside it: its last word, and where label and text begin.
fn labelled<'a>(page: &'a Page, line: &Line) -> Option<(&'a Word, f32, f32)> {
    let at = at_gap(page, line).filter(|&at| at <= MOST_WORDS)?;
    let word = |place: usize| page.words.get(*line.words.get(place)?);
    Some((word(at - 1)?, word(0)?.bbox.left, word(at)?.bbox.left))
}

/// Whether a line is nothing but the second half of the label above it ("Action" and "Required:"), which alone of the labels
/// in its column would have no colon.
fn is_half_alone(page: &Page, lines: &[Line], index: usize) -> bool {
    let Some([above, line]) = lines.get(index.saturating_sub(1)..=index) else { return false };
    let Some((end, left, text)) = labelled(page, above).filter(|(end, ..)| !end.text.ends_with(':')) else {
        return false;
    };
    let word = |place: usize| line.words.get(place).and_then(|&w| page.words.get(w));
    let Some((begin, last)) = word(0).zip(word(line.words.len().saturating_sub(1))) else { return false };
    let half = last.text.ends_with(':')
        && line.words.len() <= MOST_WORDS
        && line.bbox.right < text
        && begin.style.bold == end.style.bold
        && (begin.bbox.left - left).abs() <= SAME_LEFT
        && line.baseline() - above.baseline() <= HALVES_APART * line.size;
    if !half {
        return false;
    }
    let beside = lines.iter().filter_map(|other| labelled(page, other));
    let alike = beside.filter(|(_, own, beside)| (own - left).abs() <= SAME_LEFT && (beside - text).abs() <= SAME_LEFT);
    let (ended, open): (Vec<_>, Vec<_>) = alike.partition(|(end, ..)| end.text.ends_with(':'));
    ended.len() >= FEWEST_LABELS && open.len() == 1
}

/// How many words of each line are a half of one label, where text stands beside both.
fn halves(page: &Page, above: &Line, line: &Line) -> Option<(usize, usize)> {
    let words = |line: &Line| line.words.iter().filter_map(|&w| page.words.get(w)).collect::<Vec<_>>();
    let (first, second) = (words(above), words(line));
    let at = at_gap(page, above)?;
    let left = first.get(at)?.bbox.left;
    let below = second.iter().position(|w| (w.bbox.left - left).abs() <= SAME_LEFT).filter(|&n| n > 0)?;
    let (end, begin, last) = (first.get(at - 1)?, second.first()?, second.get(below - 1)?);
    // "Action" and "Required:", with the first item of a list beside the second: no text of its own begins with one.
    let item = second.get(below).is_some_and(|word| begins_item(&word.text));
    let label = !end.text.ends_with(':')
        && last.text.ends_with(':')
        && (begin.text.starts_with(char::is_lowercase) || item)
        && begin.style.bold == end.style.bold
        && (first.first()?.bbox.left - begin.bbox.left).abs() <= SAME_LEFT;
    (label && at <= MOST_WORDS && below <= MOST_WORDS).then_some((at, below))
}

/// Whether a word is a bullet or the label of an item: "•", "a.", "(1)".
fn begins_item(word: &str) -> bool {
    let bullet = word.chars().count() == 1 && !word.starts_with(char::is_alphanumeric);
    let core = word.trim_start_matches('(').trim_end_matches(['.', ')']);
    bullet || core.len() < word.len() && matches!(core, "a" | "i" | "1")
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::trial::{line, page};
    use super::*;
    use crate::document::Direction;

    #[track_caller]
    fn check(pieces: &[(f32, f32, &str)], expected: &[&str]) {
        let words = pieces.iter().flat_map(|(left, baseline, text)| line(text, *left, *baseline, 10.0));
        let page = page(words.collect());
        let all: Vec<usize> = (0..page.words.len()).collect();
        let mut lines = lines(&page, &all, Direction::Right);
        join(&page, &mut lines);
        let texts: Vec<String> = lines
            .iter()
            .map(|l| l.words.iter().map(|&w| page.words[w].text.as_str()).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_label_over_two_lines_reads_on() {
        check(
            &[
                (50.0, 100.0, "In"),
                (110.0, 100.0, "Anna Example, clerk"),
                (50.0, 112.0, "attendance:"),
                (110.0, 112.0, "Ben Sample"),
            ],
            &["In attendance: Anna Example, clerk", "Ben Sample"],
        );
    }

    #[test]
    fn a_half_beside_the_first_item_of_a_list_reads_on() {
        let rows = |item: &'static str| {
            [
                (50.0, 100.0, "Action"),
                (130.0, 100.0, "The Board is invited to:"),
                (50.0, 112.0, "Required:"),
                (130.0, 114.0, item),
            ]
        };
        check(&rows("a. note the plan"), &["Action Required: The Board is invited to:", "a. note the plan"]);
        check(&rows("Note the plan"), &["Action The Board is invited to:", "Required: Note the plan"]);
    }

    #[test]
    fn a_half_with_nothing_beside_it_is_told_by_the_other_labels() {
        let form = [
            (50.0, 100.0, "Title:"),
            (130.0, 100.0, "Budget"),
            (50.0, 120.0, "Issues:"),
            (130.0, 120.0, "Two"),
            (50.0, 140.0, "Decision"),
            (130.0, 140.0, "The Board is asked to:"),
            (50.0, 152.0, "Sought:"),
            (150.0, 170.0, "note it"),
        ];
        check(&form, &["Title: Budget", "Issues: Two", "Decision Sought: The Board is asked to:", "note it"]);
        // "Apologies:" over nothing is a label of its own where others do without a colon.
        let people = [
            (50.0, 100.0, "Chair"),
            (130.0, 100.0, "Anna Example"),
            (50.0, 112.0, "Clerk"),
            (130.0, 112.0, "Ben Sample"),
            (50.0, 124.0, "Apologies:"),
        ];
        check(&people, &["Chair Anna Example", "Clerk Ben Sample", "Apologies:"]);
    }

    #[test]
    fn rows_of_their_own_stay() {
        let rows = [
            (50.0, 100.0, "Chair:"),
            (110.0, 100.0, "Anna Example"),
            (50.0, 112.0, "clerk:"),
            (110.0, 112.0, "Ben Sample"),
        ];
        check(&rows, &["Chair: Anna Example", "clerk: Ben Sample"]);
    }
}
