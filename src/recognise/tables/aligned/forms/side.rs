//! "Evidence" and "Improvement actions" side by side below a form's ratings, the answers in two columns below them.

use super::form::Form;
use super::{SAME_LEFT, Segment, TextLine};
use crate::document::Rect;
use crate::framework::{Heading, Label};
use crate::recognise::tables::draft::{Draft, DraftCell};

/// The labels take so many lines at most.
const LABEL_LINES: usize = 3;
/// A wider gap than this many type sizes ends the answers.
const FARTHEST: f32 = 9.0;
/// The second column's text begins so far (points) right of its border …
const PADDING: f32 = 5.0;
/// … and white space between the columns is at least this wide (points).
const NARROWEST: f32 = 3.2;

/// Two columns of answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    /// Where the second column's text begins.
    pub(super) second: f32,
    /// The line on which the answers begin, below their labels.
    pub(super) answers: usize,
    /// The line after the last one.
    pub(super) to: usize,
}

impl Form<'_> {
    /// Whether a text is a label of answers.
    pub(super) fn is_answers_label(&self, text: &str) -> bool {
        self.framework.labels_of(text).iter().any(|l| matches!(l, Label::Evidence | Label::Improvement))
    }

    /// The answers side by side that a line heads: each of its two texts, with what stands below it, is a label of answers.
    /// Text that runs from the one column into the other is no answer in either.
    pub(super) fn side(&self, at: usize) -> Option<Side> {
        let line = self.lines.get(at).filter(|_| self.columns.label == 0)?;
        let [first, second] = line.segments.as_slice() else { return None };
        if !self.columns.is_label(first) && self.columns.of(first.left + 1.0) != 0 {
            return None;
        }
        let (x, begun) = (second.left, first.text(self.page));
        if self.framework.likely_label(&begun).is_none() && !self.is_answers_label(&begun) {
            return None;
        }
        let mut texts = [String::new(), String::new()];
        for (number, line) in self.lines.iter().skip(at).take(LABEL_LINES).enumerate() {
            for segment in &line.segments {
                let own = if segment.left < x - SAME_LEFT { &mut texts[0] } else { &mut texts[1] };
                *own = format!("{own} {}", segment.text(self.page)).trim().to_owned();
            }
            let labels = texts.each_ref().map(|text| self.framework.labels_of(text));
            if texts.iter().all(|text| self.is_answers_label(text)) && labels[0] != labels[1] {
                let answers = at + number + 1;
                let to = self.beside_end(answers, x);
                // Below labels at the page's foot the answers stand on the next one.
                return (to > answers || answers == self.lines.len()).then_some(Side { second: x, answers, to });
            }
        }
        None
    }

    /// The line after the last one that keeps to the two columns.
    pub(super) fn beside_end(&self, from: usize, x: f32) -> usize {
        let mut before = from.checked_sub(1).and_then(|at| self.lines.get(at));
        for (at, line) in self.lines.iter().enumerate().skip(from) {
            let far = before.is_some_and(|b| line.baseline - b.baseline > FARTHEST * line.size.max(b.size));
            if far || self.heads_another(line) || line.segments.iter().any(|s| self.runs_over(s, x)) {
                return at;
            }
            before = Some(line);
        }
        self.lines.len()
    }

    /// Whether a line alone at the left names a feature or proposal, or the ratings.
    fn heads_another(&self, line: &TextLine) -> bool {
        let [only] = line.segments.as_slice() else {
            let steps = line.segments.iter().filter(|s| self.framework.step_headed(&s.text(self.page)).is_some());
            return steps.count() > 1;
        };
        let named = self.framework.heading(&only.text(self.page), None);
        self.columns.of(only.left + 1.0) == 0 && matches!(named, Some(Heading::Proposal { .. } | Heading::Feature(_)))
    }

    /// Whether a text runs over the border left of `x`: none of its words begins there below white space.
    fn runs_over(&self, segment: &Segment, x: f32) -> bool {
        if segment.right <= x - NARROWEST || segment.left >= x - SAME_LEFT {
            return false;
        }
        let words = || segment.words.iter().filter_map(|&w| self.page.words.get(w)).map(|w| w.bbox);
        !words()
            .zip(words().skip(1))
            .any(|(a, b)| a.right <= x - NARROWEST && b.left >= x - SAME_LEFT && b.left - a.right >= NARROWEST)
    }

    /// Adds the rows of answers side by side to a form's draft; `head`: their labels' line.
    pub(super) fn add_side(&self, draft: &mut Draft, head: usize, side: &Side) {
        for (from, to) in [(head, side.answers), (side.answers, side.to)].into_iter().filter(|(from, to)| from < to) {
            draft.rows += 1;
            let lines = self.lines.get(from..to).unwrap_or_default();
            let next = self.lines.get(to).filter(|_| to < side.to).map(|line| line.bbox.top);
            let top = lines.iter().map(|l| l.bbox.top).fold(f32::MAX, f32::min) - 1.0;
            let bottom = next.unwrap_or_else(|| lines.iter().map(|l| l.bbox.bottom).fold(f32::MIN, f32::max) + 1.0);
            let last = self.columns.count() - 1;
            let border = side.second - PADDING;
            let inner = self.columns.borders.get(1..=last).unwrap_or_default();
            let nearest = (1..=last).min_by(|a, b| {
                let away = |i: &usize| inner.get(i - 1).map_or(f32::MAX, |x| (x - border).abs());
                away(a).total_cmp(&away(b))
            });
            let split = nearest.unwrap_or(1);
            let (left, right) = (
                self.columns.borders.first().copied().unwrap_or(0.0),
                self.columns.borders.last().copied().unwrap_or(self.page.width),
            );
            for (first, until, box_left, box_right) in [(0, split, left, border), (split, last + 1, border, right)] {
                let words = lines.iter().flat_map(|l| &l.segments).flat_map(|s| s.words.iter().copied());
                let own = |w: &usize| {
                    let second = self.page.words.get(*w).is_some_and(|word| word.bbox.left >= side.second - SAME_LEFT);
                    second == (first > 0)
                };
                draft.cells.push(DraftCell {
                    row: draft.rows,
                    column: first as u32 + 1,
                    row_span: 1,
                    column_span: (until - first) as u32,
                    bbox: Rect { left: box_left, top, right: box_right, bottom },
                    header: false,
                    words: words.filter(own).collect(),
                    nested: Vec::new(),
                });
            }
            draft.bbox.bottom = draft.bbox.bottom.max(bottom);
        }
    }

    /// The answers side by side that go on at the page's top.
    pub(super) fn side_rest(&self, second: f32) -> Option<(Draft, usize)> {
        let to = self.beside_end(0, second);
        let first = self.lines.first().filter(|_| to > 0)?;
        let bbox = Rect { bottom: first.bbox.bottom, ..first.bbox };
        let mut draft = self.empty(bbox);
        self.add_side(&mut draft, 0, &Side { second, answers: 0, to });
        draft.bbox = draft.cells.iter().map(|c| c.bbox).reduce(|a, b| a.union(&b)).unwrap_or(bbox);
        Some((draft, to))
    }
}
