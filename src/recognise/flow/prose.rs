//! Prose that white space makes look like a table: paragraphs with their numbers in a column of their own, and two
//! columns of running text.

use super::lines::{Line, lines};
use super::paragraphs::starts_lower;
use super::reading_order;
use crate::document::{Direction, Page};
use crate::wording::list_label::list_label;

/// Running text: this part of its lines begins with a small letter.
const RUNNING: f32 = 0.35;
/// Columns of running text have at least this many lines.
const FEWEST_LINES: usize = 6;
/// A line further below the one before than this many usual distances begins a paragraph.
const PARAGRAPH_GAP: f32 = 1.2;
/// Paragraphs side by side that begin within this distance, in points, share a row.
const SAME_ROW: f32 = 4.0;
/// Columns in which this part of the paragraphs share rows are a table's.
const SHARED_ROWS: f32 = 0.6;

/// Whether the columns of what looks like a table hold nothing but labels, all but one: numbered paragraphs. Each cell is
/// given as its column and its words (indices into `page.words`).
pub(in crate::recognise) fn is_labelled<'a>(
    page: &Page,
    columns: u32,
    cells: impl Iterator<Item = (u32, &'a [usize])>,
) -> bool {
    let mut texts = vec![false; columns as usize + 1];
    let mut labels = vec![0_u32; columns as usize + 1];
    for (column, words) in cells.filter(|(_, words)| !words.is_empty()) {
        let column = column as usize;
        let all_labels = words.iter().filter_map(|&w| page.words.get(w)).all(|w| list_label(&w.text).is_some());
        if all_labels {
            labels.get_mut(column).into_iter().for_each(|n| *n += 1);
        } else {
            texts.get_mut(column).into_iter().for_each(|t| *t = true);
        }
    }
    let labelled = labels.iter().zip(&texts).filter(|(n, text)| **n > 0 && !**text).count();
    texts.iter().filter(|t| **t).count() == 1 && labelled > 0
}

/// Whether words stand in two columns of running text.
pub(in crate::recognise) fn is_in_columns(page: &Page, words: &[usize]) -> bool {
    let all = lines(page, words, Direction::Right);
    let Some((left, right)) = reading_order::two_columns(page, all) else { return false };
    let running = |side: &[Line]| {
        let lower = side
            .iter()
            .filter(|l| l.words.first().and_then(|&w| page.words.get(w)).is_some_and(|w| starts_lower(&w.text)))
            .count();
        side.len() >= FEWEST_LINES && lower as f32 >= RUNNING * side.len() as f32
    };
    running(&left) && running(&right) && !share_rows(&left, &right)
}

/// Whether most paragraphs on the side that has fewer begin where one begins on the other side.
fn share_rows(left: &[Line], right: &[Line]) -> bool {
    let (left, right) = (starts(left), starts(right));
    let (fewer, more) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let shared = fewer.iter().filter(|a| more.iter().any(|b| (*a - b).abs() <= SAME_ROW)).count();
    !fewer.is_empty() && shared as f32 >= SHARED_ROWS * fewer.len() as f32
}

/// Baselines of the lines that begin a paragraph after a gap.
fn starts(side: &[Line]) -> Vec<f32> {
    let pitches =
        || side.windows(2).filter_map(|p| if let [a, b] = p { Some((b.baseline() - a.baseline(), b)) } else { None });
    let mut sorted: Vec<f32> = pitches().map(|p| p.0).collect();
    sorted.sort_by(f32::total_cmp);
    let usual = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0);
    pitches().filter(|(pitch, _)| *pitch > PARAGRAPH_GAP * usual).map(|(_, line)| line.baseline()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::trial::{line, page};
    use super::*;
    use crate::document::Word;

    const LONG: &str = "and words of running text that fill the whole of a";

    fn check(words: Vec<Word>, expected: bool) {
        let page = page(words);
        let all: Vec<usize> = (0..page.words.len()).collect();
        assert_eq!(is_in_columns(&page, &all), expected);
    }

    #[test]
    fn columns_of_prose_are_no_table() {
        let mut words = Vec::new();
        for n in 0..9 {
            words.extend(line(LONG, 50.0, 100.0 + 14.0 * n as f32, 8.0));
            words.extend(line(LONG, 310.0, 100.0 + 14.0 * n as f32, 8.0));
        }
        check(words, true);
    }

    #[test]
    fn rows_of_long_cells_are_a_table() {
        let mut words = Vec::new();
        for row in 0..4 {
            for n in 0..3 {
                let y = 100.0 + 60.0 * row as f32 + 12.0 * n as f32;
                words.extend(line(LONG, 50.0, y, 8.0));
                words.extend(line(LONG, 310.0, y, 8.0));
            }
        }
        check(words, false);
    }

    #[test]
    fn numbered_paragraphs_are_no_table() {
        let mut words = line("1.", 50.0, 100.0, 10.0);
        words.extend(line("Purpose", 90.0, 100.0, 10.0));
        words.extend(line("1.1", 50.0, 120.0, 10.0));
        words.extend(line("To tell the board", 90.0, 120.0, 10.0));
        let page = page(words);
        let cells: [(u32, &[usize]); 4] = [(1, &[0]), (2, &[1]), (1, &[2]), (2, &[3, 4, 5, 6])];
        assert!(is_labelled(&page, 2, cells.into_iter()));
        let headed: [(u32, &[usize]); 4] = [(1, &[1]), (2, &[1]), (1, &[2]), (2, &[3, 4, 5, 6])];
        assert!(!is_labelled(&page, 2, headed.into_iter()));
    }
}
