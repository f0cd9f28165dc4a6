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
        let own = own.copied().or(self.measured.leading);
        own.map_or(USUAL, |own| (own * SAME).min(MOST)).max(USUAL)
    }

    /// How far apart the lines of answers stand on these lines of the form, where enough of them tell.
    fn usual(&self, from: usize, end: usize) -> Option<f32> {
        let leading = self.leading(from, end);
        (leading > USUAL).then_some(leading / SAME)
    }
}

/// How far apart lines stand in a paper's forms.
#[derive(Debug, Clone, Default)]
pub(super) struct Measured {
    /// Lines of one text, in type sizes, where they stand further apart than usual.
    leading: Option<f32>,
    /// How many lines follow others within their rows …
    pub(super) lines: usize,
    /// … and how far below, at most (points).
    pub(super) widest: f32,
}

impl Measured {
    /// Takes what a form's lines show. The last row on a page tells nothing: it may be two.
    pub(super) fn take(&mut self, form: &Form, from: usize, end: usize) {
        self.leading = form.usual(from, end).or(self.leading);
        let rows = form.by_labels(from, 0, end);
        let whole = rows.len().saturating_sub(usize::from(end == form.lines.len()));
        let height = |at: &usize| form.lines.get(*at).map_or(0.0, |line| line.baseline);
        for pair in rows.iter().take(whole).flat_map(|row| row.lines.windows(2)) {
            self.lines += 1;
            self.widest = self.widest.max(height(&pair[1]) - height(&pair[0]));
        }
    }
}
