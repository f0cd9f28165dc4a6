//! Section rows: short lines across all columns, with the same columns below them as above. What white space they cut is one
//! gutter's all the same.

use super::gutters::{Gutter, SAME_START, SECTION_LINES, follows};
use super::segments::TextLine;
use crate::document::Rect;

/// The pieces of a gutter are no further apart than so many lines.
const FARTHEST: usize = 40;
/// So many gutters before one are looked at.
const MOST_BEFORE: usize = 64;
/// Lines that begin this close (points) to the first column's begin with it.
const SAME_LEFT: f32 = 4.0;

/// For each gutter the first of those that it goes on with, beyond section rows. `gutters`: in the order in which they
/// begin.
pub(super) fn heads(lines: &[TextLine], gutters: &[Gutter], drawn: &[Rect]) -> Vec<usize> {
    let mut heads: Vec<usize> = (0..gutters.len()).collect();
    for (index, gutter) in gutters.iter().enumerate() {
        let start = index.saturating_sub(MOST_BEFORE);
        let before = gutters.get(start..index).unwrap_or_default();
        let goes_on = before.iter().rposition(|above| continues(lines, above, gutter, drawn));
        if let Some(&head) = goes_on.and_then(|above| heads.get(start + above))
            && let Some(own) = heads.get_mut(index)
        {
            *own = head;
        }
    }
    heads
}

/// Whether a gutter is the same column's as one above it, with section rows alone across it between them.
fn continues(lines: &[TextLine], above: &Gutter, gutter: &Gutter, drawn: &[Rect]) -> bool {
    let between = above.to + 1..gutter.from;
    if between.is_empty() || between.len() > FARTHEST || (above.right - gutter.right).abs() > SAME_START {
        return false;
    }
    let left = |index: usize| lines.get(index).and_then(|line| line.segments.first()).map(|s| s.left);
    let (Some(first), Some(below)) = (left(above.to), left(gutter.from)) else { return false };
    if (first - below).abs() > SAME_LEFT {
        return false;
    }
    let near = lines.get(above.to..=gutter.from).unwrap_or_default().windows(2);
    let mut across = 0;
    near.into_iter().all(|pair| follows(&pair[0], &pair[1], drawn))
        && lines.get(between).unwrap_or_default().iter().all(|line| {
            let [only] = line.segments.as_slice() else {
                across = 0;
                return !line.segments.iter().any(|s| above.is_crossed_by(s));
            };
            let crosses = above.is_crossed_by(only);
            across = if crosses { across + 1 } else { 0 };
            !crosses || (across <= SECTION_LINES && (only.left - first).abs() <= SAME_LEFT && !only.closes)
        })
}
