//! Rules between a form's rows: what stands between two of them is one row.

use super::super::frames::height;
use super::form::Form;
use super::{FormRow, TextLine};
use crate::document::{Rect, Ruling};
use crate::recognise::tables::edges::Edges;

/// A rule over the form begins and ends no further (points) inside it.
const INSIDE: f32 = 3.0;
/// Fewer borders may be a heading's alone.
const FEWEST_BORDERS: usize = 3;
/// Fills side by side make a row's border from this part of the form's width.
const WIDE: f32 = 0.85;
/// Edges nearer to one another (points) are one.
const SAME_HEIGHT: f32 = 1.0;

impl Form<'_> {
    /// The heights of the rules that run over the labels and all ratings, and those where rows filled in turn begin and end,
    /// from top to bottom.
    fn borders(&self) -> Vec<f32> {
        let (Some(left), Some(right)) = (self.columns.lefts.first(), self.columns.lefts.last()) else {
            return Vec::new();
        };
        let edges = Edges::of(self.page.rulings.iter().copied().filter(Ruling::is_horizontal), &[]).horizontal;
        let over = edges.iter().filter(|edge| edge.from <= left + INSIDE && edge.to >= right - INSIDE);
        let mut out: Vec<f32> = over.map(|edge| edge.at).collect();
        let covered = |bbox: &Rect| (bbox.right.min(*right) - bbox.left.max(*left)).max(0.0);
        let mut sides: Vec<(f32, f32)> = Vec::new();
        for fill in self.page.fills.iter().filter(|fill| covered(&fill.bbox) > 0.0) {
            let width = covered(&fill.bbox);
            sides.extend([(fill.bbox.top, width), (fill.bbox.bottom, width)]);
        }
        sides.sort_by(|a, b| a.0.total_cmp(&b.0));
        for side in sides.chunk_by(|a, b| b.0 - a.0 <= SAME_HEIGHT) {
            let width: f32 = side.iter().map(|(_, width)| width).sum();
            if width >= WIDE * (right - left) {
                out.extend(side.first().map(|(at, _)| *at));
            }
        }
        out.sort_by(f32::total_cmp);
        out.dedup_by(|b, a| *b - *a <= 2.0 * SAME_HEIGHT);
        out
    }

    /// The lines of the form in parts, each between the same two borders, where enough of them are drawn.
    pub(super) fn between_borders(&self, from: usize, end: usize) -> Option<Vec<(usize, usize)>> {
        let lines = self.lines.get(from..end).filter(|lines| !lines.is_empty())?;
        let borders = self.borders();
        let (top, bottom) = (height(lines.first()?), height(lines.last()?));
        // Those above the first line and below the last count, too.
        let inside = borders.iter().filter(|y| **y > top && **y < bottom).count();
        if inside + 2 < FEWEST_BORDERS || borders.len() < FEWEST_BORDERS {
            return None;
        }
        let place = |line: &TextLine| borders.partition_point(|y| *y < height(line));
        let mut out = Vec::new();
        let mut begin = from;
        for (at, pair) in lines.windows(2).enumerate() {
            if place(&pair[0]) != place(&pair[1]) {
                out.push((begin, from + at + 1));
                begin = from + at + 1;
            }
        }
        out.push((begin, end));
        Some(out)
    }

    /// The rows between two borders as one, if their labels are one: a label of several lines, or one beside lines that
    /// stand at heights of their own.
    pub(super) fn one_row(&self, mut group: Vec<FormRow>) -> Vec<FormRow> {
        let labels: Vec<&str> = group.iter().map(|row| row.label.as_str()).filter(|label| !label.is_empty()).collect();
        let label = labels.join(" ");
        let one = labels.len() < 2
            || !self.framework.labels_of(&label).is_empty()
            || labels.iter().skip(1).all(|label| self.framework.labels_of(label).is_empty());
        if group.len() < 2 || !one {
            return group;
        }
        let last = group.iter().rev().find_map(|row| row.last);
        let mut lines: Vec<usize> = group.drain(..).flat_map(|row| row.lines).collect();
        lines.sort_unstable();
        vec![FormRow { label, last, lines }]
    }
}
