//! Text that stands beside a paragraph's lines and ran into it: an owner at the right of a sentence, a second column.

use super::lines::{Line, turned};
use super::runs::{TAB, gap};
use crate::document::Page;
use crate::wording::list_label::list_label;

/// A gap narrower than a tab may part columns where it is so many times as wide as the line's other gaps …
const UNEVEN: f32 = 3.0;
/// … and so wide, in sizes.
const NARROWEST: f32 = 1.1;

/// Whether a line holds a gap as wide as a tab, and the paragraph goes on below or above it at the left of the gap alone:
/// what stands behind the gap may be another column's.
/// `stretched`: the lines whose gaps justification made.
pub(super) fn is_glued(page: &Page, lines: &[Line], stretched: &[bool]) -> bool {
    let beside = |line: &Line, other: Option<&Line>, begin: f32, end: f32| {
        other.is_some_and(|other| other.bbox.left < begin && other.bbox.right < end + line.size)
    };
    let plain = |index: &usize| !stretched.get(*index).copied().unwrap_or(false);
    lines.iter().enumerate().filter(|(index, _)| plain(index)).any(|(index, line)| {
        gaps(page, line).any(|(begin, end)| {
            beside(line, lines.get(index + 1), begin, end)
                || beside(line, index.checked_sub(1).and_then(|above| lines.get(above)), begin, end)
        })
    })
}

/// The wide gaps of a line, behind more than labels: where each begins and ends.
fn gaps(page: &Page, line: &Line) -> impl Iterator<Item = (f32, f32)> {
    let words = || line.words.iter().filter_map(|&w| page.words.get(w));
    let labels = words().take_while(|word| list_label(&word.text).is_some()).count();
    let gaps = words().zip(words().skip(1)).skip(labels).map(|(a, b)| gap(a, b)).filter(|gap| *gap > 0.0);
    let usual = gaps.fold(f32::MAX, f32::min);
    let reach = (TAB * line.size).min((UNEVEN * usual).max(NARROWEST * line.size));
    let pairs = words().zip(words().skip(1)).skip(labels).filter(move |(a, b)| gap(a, b) > reach);
    pairs.map(|(a, b)| (turned(&a.bbox, a.direction).right, turned(&b.bbox, b.direction).left))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::trial::{line, page};
    use super::*;
    use crate::document::Direction;

    #[track_caller]
    fn check(texts: &[(&str, f32, f32)], expected: bool) {
        let page = page(texts.iter().flat_map(|&(text, left, top)| line(text, left, top, 10.0)).collect());
        let all: Vec<usize> = (0..page.words.len()).collect();
        assert_eq!(is_glued(&page, &lines(&page, &all, Direction::Right), &[]), expected);
    }

    #[test]
    fn an_owner_beside_a_sentence_is_told() {
        check(&[("The hedge is in the way.", 60.0, 100.0), ("Clerk", 300.0, 100.0), ("To be cut.", 60.0, 112.0)], true);
        check(&[("The hedge is in", 60.0, 100.0), ("the way.", 60.0, 112.0), ("Clerk", 300.0, 112.0)], true);
    }

    #[test]
    fn labels_names_that_hang_and_wide_lines_are_not() {
        check(&[("1.", 60.0, 100.0), ("The hedge is", 120.0, 100.0), ("in the way.", 120.0, 112.0)], false);
        check(&[("Present:", 60.0, 100.0), ("Anna Example", 160.0, 100.0), ("Ben Sample", 160.0, 112.0)], false);
        let wide = "of the board and all of its many officers and members in the hall";
        check(&[("The report", 60.0, 100.0), ("was for the chair", 150.0, 100.0), (wide, 60.0, 112.0)], false);
        check(&[("Signed", 60.0, 100.0), ("Date", 300.0, 100.0)], false);
    }
}
