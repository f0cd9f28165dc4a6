//! What is usual in a region: the leading of its cells, and how wide its columns' texts may be.

use super::gutters::Region;
use super::segments::{Segment, TextLine};

/// A line is full if the next word would have come this close (points) to the column's width.
const TOLERANCE: f32 = 3.0;
/// A space between two words (points).
const SPACE: f32 = 2.0;
/// A column's text ends at least this far (points) before the next column's begins.
const PADDING: f32 = 12.0;
/// So many lines that go on with a small letter show how wide a column is.
const FEWEST_WRAPPED: usize = 2;
/// Lines closer than this (in type sizes) may be of one cell.
const ADJACENT: f32 = 2.0;
/// Lines of a cell stand this far apart (in type sizes) …
const USUAL: f32 = 1.25;
/// … and no further than this, unless …
const WIDEST: f32 = 1.5;
/// … one in so many goes on with a small letter.
const WRAPPED: usize = 3;

/// What is usual in a region.
pub(super) struct Measures {
    /// Distance of two lines of one cell (points).
    pub(super) leading: f32,
    /// How wide the text of each column may be.
    widths: Vec<f32>,
}

impl Measures {
    /// The measures of a region's lines. `right`: how far text on this page may run.
    pub(super) fn of(lines: &[TextLine], region: &Region, right: f32) -> Self {
        let columns = region.gutters.len() + 1;
        let mut lefts = vec![f32::MAX; columns];
        let mut widths = vec![0.0_f32; columns];
        let mut wrapped = vec![0_usize; columns];
        let mut last: Vec<Option<f32>> = vec![None; columns];
        let mut steps: Vec<(f32, bool)> = Vec::new();
        for line in lines {
            for segment in &line.segments {
                let (first, end) = region.columns(segment);
                lefts[first] = lefts[first].min(segment.left);
                if first == end {
                    widths[first] = widths[first].max(segment.right - segment.left);
                }
                if let Some(above) = last[first].replace(segment.baseline) {
                    let step = segment.baseline - above;
                    if step > 0.8 * line.size {
                        steps.push((step, segment.starts_small));
                    }
                    wrapped[first] += usize::from(segment.starts_small && step < ADJACENT * line.size);
                }
            }
        }
        for column in 0..columns {
            // A column of short texts does not show its edge; the next column, or the page, does.
            let next = (lefts.get(column + 1).copied()).filter(|left| *left < f32::MAX).map(|left| left - PADDING);
            let edge = next.or_else(|| (wrapped[column] < FEWEST_WRAPPED).then_some(right)).unwrap_or(0.0);
            if lefts[column] < f32::MAX {
                widths[column] = widths[column].max(edge - lefts[column]);
            }
        }
        // Lines of one cell stand closer than lines of two rows; the closest are the leading.
        steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        let size = lines.first().map_or(10.0, |l| l.size);
        let closest = steps.get(steps.len() / 5).map_or(1.2 * size, |(step, _)| *step);
        let near: Vec<&(f32, bool)> = steps.iter().filter(|(step, _)| *step <= 1.1 * closest).collect();
        // Rows of one line each, set apart, have no lines of one cell to learn from; rows with few such lines have few.
        let apart = closest > WIDEST * size && near.iter().filter(|(_, small)| *small).count() * WRAPPED < near.len();
        let least = steps.first().map(|(step, _)| *step).filter(|step| *step >= size && *step <= WIDEST * size);
        let leading = if apart { least.unwrap_or(USUAL * size) } else { closest.max(size) };
        Self { leading, widths }
    }

    /// Whether a text ends because the next line's first word would not have fitted.
    pub(super) fn is_full(&self, column: usize, text: &Segment, next: &Segment) -> bool {
        let width = self.widths.get(column).copied().unwrap_or(0.0);
        text.right - text.left + SPACE + next.first_word > width - TOLERANCE
    }
}
