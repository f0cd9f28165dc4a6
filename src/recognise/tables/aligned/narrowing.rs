//! Gutters as narrow as the texts that reach into them leave them.

use super::gutters::{Gutter, NARROWEST, Region};
use super::segments::{Segment, TextLine};

/// Names over several columns stand in so many first lines at most …
const HEADING_LINES: usize = 4;
/// … and this close (as a share of their width) to the middle of two names below.
const OVER_BOTH: f32 = 0.12;

/// Narrows gutters by texts that reach into them without crossing, or stand in them alone: a heading longer than what
/// stands below it, or set in the middle of its column.
pub(super) fn narrow(region: &mut Region, lines: &[TextLine]) {
    narrow_by(&mut region.gutters, lines.get(region.from..=region.to).unwrap_or_default());
}

/// The same, by these lines.
pub(super) fn narrow_by(gutters: &mut [Gutter], lines: &[TextLine]) {
    for (place, line) in lines.iter().enumerate() {
        for index in 0..gutters.len() {
            let borders = (
                index.checked_sub(1).and_then(|i| gutters.get(i)).map_or(f32::MIN, |g| g.right),
                gutters.get(index + 1).map_or(f32::MAX, |g| g.left),
            );
            let Some(gutter) = gutters.get_mut(index) else { continue };
            for segment in &line.segments {
                if segment.right <= gutter.left
                    || segment.left >= gutter.right
                    || (place < HEADING_LINES
                        && is_over_both(segment, gutter, lines.get(place + 1..).unwrap_or_default()))
                {
                    continue;
                }
                if segment.left < gutter.left && gutter.right - segment.right >= NARROWEST {
                    gutter.left = segment.right;
                } else if segment.right > gutter.right && segment.left - gutter.left >= NARROWEST {
                    gutter.right = segment.left;
                } else if segment.left >= gutter.left && segment.right <= gutter.right {
                    // It is the column's that says nothing else on the line.
                    let before = |s: &Segment| s.right <= gutter.left && s.right > borders.0;
                    let after = |s: &Segment| s.left >= gutter.right && s.left < borders.1;
                    match (line.segments.iter().any(before), line.segments.iter().any(after)) {
                        (false, true) if gutter.right - segment.right >= NARROWEST => gutter.left = segment.right,
                        (true, false) if segment.left - gutter.left >= NARROWEST => gutter.right = segment.left,
                        _ => {}
                    }
                }
            }
        }
    }
}

/// Whether a name stands in the middle over two texts below it, one on either side of a gutter: it is both columns'.
fn is_over_both(name: &Segment, gutter: &Gutter, below: &[TextLine]) -> bool {
    let middle = f32::midpoint(name.left, name.right);
    let beside = |pair: &[Segment]| {
        let (a, b) = (&pair[0], &pair[1]);
        a.right <= gutter.left + 1.0
            && b.left >= gutter.right - 1.0
            && (f32::midpoint(a.left, b.right) - middle).abs() <= OVER_BOTH * (b.right - a.left)
    };
    let inside = middle > gutter.left && middle < gutter.right;
    inside && below.iter().take(HEADING_LINES).any(|line| line.segments.windows(2).any(beside))
}
