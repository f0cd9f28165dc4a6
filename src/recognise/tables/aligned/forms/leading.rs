//! How far apart the lines of a form's texts stand.

use super::SAME_LEFT;
use super::form::Form;

/// Lines of one text follow each other within this many type sizes, whatever the form's own do.
const USUAL: f32 = 1.35;
/// Lines of one text stand no further apart than others do, up to this ratio …
const SAME: f32 = 1.08;
/// … nor further than this, in type sizes.
const MOST: f32 = 1.7;
/// Lines nearer than this (in type sizes) stand beside each other.
const BESIDE: f32 = 0.9;
/// A line's text goes on in one of so many lines below it.
const NEXT: usize = 3;
/// So many pairs of lines show how far apart lines stand.
const FEWEST: usize = 3;

impl Form<'_> {
    /// How far apart, in type sizes, the lines of one label stand at most: as far as those of the answers do.
    pub(super) fn leading(&self, from: usize, end: usize) -> f32 {
        let lines = self.lines.get(from..end).unwrap_or_default();
        let mut found: Vec<f32> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            for segment in line.segments.iter().filter(|s| !self.columns.is_label(s) && !s.closes) {
                let below = lines.iter().skip(index + 1).take(NEXT).find(|next| {
                    let same = |s: &super::Segment| (s.left - segment.left).abs() <= SAME_LEFT;
                    next.baseline - line.baseline > BESIDE * line.size && next.segments.iter().any(same)
                });
                found.extend(below.map(|next| (next.baseline - line.baseline) / line.size.max(1.0)));
            }
        }
        found.sort_by(f32::total_cmp);
        let own = found.get(found.len() / 4).filter(|_| found.len() >= FEWEST);
        own.map_or(USUAL, |own| (own * SAME).min(MOST)).max(USUAL)
    }
}
