//! Texts of neighbouring columns that stand so close that they looked like one: "1(i" at the end of a narrow column, and
//! "All" at the start of the next.

use super::gutters::{Region, SAME_START};
use super::segments::{self, Segment, TextLine};
use crate::document::Page;

/// So many texts that begin at one place show where a column does.
const FEWEST_BEGINNING: usize = 3;
/// A word that begins this close (points) to that place begins there.
const EXACT: f32 = 0.75;

/// The lines with such texts cut where the column begins; `None` where there are none. A text alone on its line is a section's,
/// or runs over the columns for another reason.
pub(super) fn recut(page: &Page, lines: &[TextLine], region: &mut Region) -> Option<Vec<TextLine>> {
    let starts: Vec<f32> = (1..=region.gutters.len()).filter_map(|column| start(lines, region, column)).collect();
    let place = |line: &TextLine, segment: &Segment| {
        let (first, last) = region.columns(segment);
        if line.segments.len() < 2 || first == last {
            return None;
        }
        let words = || segment.words.iter().filter_map(|&word| page.words.get(word)).map(|word| word.bbox);
        let begins = |left: f32| starts.iter().any(|start| (left - start).abs() <= EXACT);
        words()
            .zip(words().skip(1))
            .position(|(before, word)| begins(word.left) && before.right < word.left)
            .map(|at| at + 1)
    };
    let mut out: Option<Vec<TextLine>> = None;
    let mut ends: Vec<(f32, f32)> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let places: Vec<Option<usize>> = line.segments.iter().map(|segment| place(line, segment)).collect();
        if places.iter().all(Option::is_none) {
            continue;
        }
        let cut = |(segment, at): (&Segment, Option<usize>)| match at {
            Some(at) => segments::cut(page, segment, at),
            None => vec![segment.clone()],
        };
        let all = out.get_or_insert_with(|| lines.to_vec());
        if let Some(own) = all.get_mut(number) {
            own.segments = line.segments.iter().zip(places).flat_map(cut).collect();
            ends.extend(own.segments.windows(2).map(|pair| (pair[0].right, pair[1].left)));
        }
    }
    // The white space between the columns is no wider than where they were cut.
    for gutter in &mut region.gutters {
        for &(end, start) in &ends {
            if end < gutter.right && start > gutter.left {
                (gutter.left, gutter.right) = (gutter.left.max(end), gutter.right.min(start));
            }
        }
    }
    out
}

/// Where the texts of a column begin, if most of them begin at one place.
fn start(lines: &[TextLine], region: &Region, column: usize) -> Option<f32> {
    let own =
        lines.iter().flat_map(|line| &line.segments).filter(|segment| region.columns(segment) == (column, column));
    let mut lefts: Vec<f32> = own.map(|segment| segment.left).collect();
    lefts.sort_by(f32::total_cmp);
    let first = *lefts.first()?;
    let same = lefts.iter().take_while(|left| **left - first <= SAME_START).count();
    (same >= FEWEST_BEGINNING && same * 2 > lefts.len()).then_some(first)
}
