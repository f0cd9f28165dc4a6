//! Titles set larger than the text around them, above tables with other columns than those of the table before.

use super::segments::{Segment, TextLine};

/// A title is set larger than text by this ratio.
const LARGER: f32 = 1.13;
/// Texts that begin this close (points) to one another begin in one column.
const SAME_COLUMN: f32 = 3.0;
/// Columns are known from so many lines above a title.
const LINES_ABOVE: usize = 8;

/// Whether a line is alone and set larger than the lines around it, above a row of several texts.
pub(super) fn is_set_apart(above: &TextLine, line: &TextLine, below: &TextLine) -> bool {
    line.segments.len() == 1 && line.size > LARGER * above.size.max(below.size) && below.segments.len() > 1
}

/// The lines that title another table: rows stand above them, too, and the texts below begin where none of theirs do.
pub(super) fn titles(lines: &[TextLine]) -> Vec<usize> {
    let titles = lines.windows(3).enumerate().filter(|(at, three)| {
        let [above, line, below] = three else { return false };
        is_set_apart(above, line, below) && {
            let rows = lines.get(at.saturating_sub(LINES_ABOVE)..=*at).unwrap_or_default();
            let inner: Vec<&Segment> = rows.iter().flat_map(|line| line.segments.iter().skip(1)).collect();
            let known = |s: &Segment| inner.iter().any(|other| (other.left - s.left).abs() <= SAME_COLUMN);
            !inner.is_empty() && below.segments.iter().skip(1).any(|s| !known(s))
        }
    });
    titles.map(|(at, _)| at + 1).collect()
}
