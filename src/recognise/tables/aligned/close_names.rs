//! Names of columns that stand so close that they look like one text: "Ref What we will do" over a narrow first column.

use super::gutters::Region;
use super::segments::{Segment, TextLine, segment};
use crate::document::Page;

/// Words of two names stand at least this part of the type size apart.
const GAP: f32 = 0.3;
/// A name begins where the texts of its column do, within this distance (points) …
const SAME_START: f32 = 1.5;
/// … and so many of them do.
const FEWEST_TEXTS: usize = 2;

/// The lines of a region with the names in its bold heading parted at the columns' starts; `None` where none stand close.
pub(super) fn parted(page: &Page, lines: &[TextLine], region: &Region) -> Option<Vec<TextLine>> {
    let (heading, rest) = lines.split_first()?;
    if !heading.is_bold() || heading.segments.len() < 2 {
        return None;
    }
    let starts = |x: f32| {
        let near = |s: &&Segment| (s.left - x).abs() <= SAME_START;
        rest.iter().flat_map(|l| &l.segments).filter(near).take(FEWEST_TEXTS).count() == FEWEST_TEXTS
    };
    let mut segments: Vec<Segment> = Vec::new();
    for whole in &heading.segments {
        let mut from = 0;
        for (at, pair) in whole.words.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            let (Some(a), Some(b)) = (page.words.get(*a), page.words.get(*b)) else { continue };
            let over_gutter =
                region.gutters.iter().any(|g| a.bbox.right <= g.right + 0.5 && b.bbox.left >= g.left - 0.5);
            if over_gutter && b.bbox.left - a.bbox.right >= GAP * heading.size && starts(b.bbox.left) {
                segments.extend(segment(page, whole.words.get(from..=at).unwrap_or_default()));
                from = at + 1;
            }
        }
        if from == 0 {
            segments.push(whole.clone());
        } else {
            segments.extend(segment(page, whole.words.get(from..).unwrap_or_default()));
        }
    }
    if segments.len() == heading.segments.len() {
        return None;
    }
    let mut out = lines.to_vec();
    out.first_mut()?.segments = segments;
    Some(out)
}
