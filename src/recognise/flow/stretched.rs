//! Lines that justification stretched: the gaps between their words are wide, and no tabs.

use super::lines::Line;
use super::runs::gap;
use crate::document::Page;

/// Stretched gaps of a line are as wide as each other, up to this ratio …
const EVEN: f32 = 1.3;
/// … and this much (points).
const SLACK: f32 = 0.6;
/// A line of two words is stretched if it ends where the column does; a wider column (in sizes) has longer lines.
const WIDEST: f32 = 16.0;
/// Lines that end this close (points) to the column's edge end at it.
const AT_EDGE: f32 = 1.0;

/// Which lines of a paragraph are stretched; the last never is. `labels`: words of the first line that are its label.
/// `column`: where the text around it begins and ends.
pub(super) fn which(page: &Page, lines: &[Line], labels: usize, column: (f32, f32)) -> Vec<bool> {
    let is_stretched = |(index, line): (usize, &Line)| {
        let skip = if index == 0 { labels } else { 0 };
        index + 1 < lines.len() && is_even(page, line, skip, column)
    };
    lines.iter().enumerate().map(is_stretched).collect()
}

fn is_even(page: &Page, line: &Line, skip: usize, (left, right): (f32, f32)) -> bool {
    let words = || line.words.iter().skip(skip).filter_map(|&w| page.words.get(w));
    let gaps = words().zip(words().skip(1)).map(|(a, b)| gap(a, b));
    let (count, least, most) =
        gaps.fold((0_usize, f32::MAX, 0.0_f32), |(n, least, most), gap| (n + 1, least.min(gap), most.max(gap)));
    match count {
        0 => false,
        1 => (right - line.bbox.right).abs() <= AT_EDGE && right - left <= WIDEST * line.size,
        _ => most <= EVEN * least + SLACK,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::trial::{line, page};
    use super::*;
    use crate::document::Direction;

    #[test]
    fn even_gaps_are_no_tabs() {
        let word = |text: &str, left: f32, top: f32| line(text, left, top, 10.0);
        let check = |words: Vec<Vec<crate::document::Word>>, right: f32, expected: &[bool]| {
            let page = page(words.concat());
            let all: Vec<usize> = (0..page.words.len()).collect();
            let lines = lines(&page, &all, Direction::Right);
            assert_eq!(which(&page, &lines, 0, (60.0, right)), expected);
        };
        let end = word("for", 120.0, 100.0).iter().map(|w| w.bbox.right).fold(0.0, f32::max);
        let two = || vec![word("Items", 60.0, 100.0), word("for", 120.0, 100.0), word("approval", 60.0, 112.0)];
        check(two(), end, &[true, false]);
        check(two(), 400.0, &[false, false]);
        let uneven = vec![word("cut the hedge", 60.0, 100.0), word("Clerk", 200.0, 100.0), word("in May", 60.0, 112.0)];
        check(uneven, 240.0, &[false, false]);
    }
}
