//! Labels in a narrow column without lines that take two lines, with text beside both: "In" and "attendance:".
//!
//! Enters: a region's lines. Leaves: the same lines, the label's second half moved behind its first, so that the label
//! reads on and the texts beside it follow each other.

use super::lines::{Line, turned};
use super::runs::{TAB, gap};
use crate::document::{Page, Rect};

/// A label's line holds no more words than this.
const MOST_WORDS: usize = 3;
/// Texts beside a label begin at the same place within this distance, in points.
const SAME_LEFT: f32 = 1.5;

/// Puts the halves of labels together.
pub(super) fn join(page: &Page, lines: &mut [Line]) {
    for index in 1..lines.len() {
        let Some([above, line]) = lines.get_mut(index - 1..=index) else { continue };
        let Some((first, second)) = halves(page, above, line) else { continue };
        let moved: Vec<usize> = line.words.drain(..second).collect();
        above.words.splice(first..first, moved);
        for changed in [above, line] {
            let boxes = changed.words.iter().filter_map(|&w| page.words.get(w));
            let all = boxes.map(|w| turned(&w.bbox, w.direction)).reduce(|a, b| a.union(&b));
            changed.bbox =
                all.map_or(changed.bbox, |all| Rect { top: changed.bbox.top, bottom: changed.bbox.bottom, ..all });
        }
    }
}

/// How many words of each line are a half of one label.
fn halves(page: &Page, above: &Line, line: &Line) -> Option<(usize, usize)> {
    let words = |line: &Line| line.words.iter().filter_map(|&w| page.words.get(w)).collect::<Vec<_>>();
    let (first, second) = (words(above), words(line));
    let at = 1 + first.windows(2).position(|pair| matches!(pair, [a, b] if gap(a, b) > TAB * above.size))?;
    let left = first.get(at)?.bbox.left;
    let below = second.iter().position(|w| (w.bbox.left - left).abs() <= SAME_LEFT).filter(|&n| n > 0)?;
    let (end, begin, last) = (first.get(at - 1)?, second.first()?, second.get(below - 1)?);
    let label = !end.text.ends_with(':')
        && last.text.ends_with(':')
        && begin.text.starts_with(char::is_lowercase)
        && begin.style.bold == end.style.bold
        && (first.first()?.bbox.left - begin.bbox.left).abs() <= SAME_LEFT;
    (label && at <= MOST_WORDS && below <= MOST_WORDS).then_some((at, below))
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
