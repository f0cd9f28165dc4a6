//! How a row of a form divides its text among the columns.

use super::form::Form;
use super::{FEWEST_STEPS, FormRow, SAME_LEFT, Segment, TextLine};
use crate::framework::Label;

/// A mark this near (points) to the border of two columns stands in both.
const BETWEEN: f32 = 4.0;

/// How a row's text is divided.
pub(super) struct Layout {
    /// Its cells as ranges of columns, first and last.
    pub(super) spans: Vec<(usize, usize)>,
    /// Middles of names to which the texts nearest to them belong, with their columns; borders count where there are none.
    pub(super) anchors: Vec<(f32, usize)>,
    /// Where parts of the row begin, with their columns.
    pub(super) starts: Vec<(f32, usize)>,
}

impl Form<'_> {
    /// How a row divides its text among the columns.
    pub(super) fn layout(&self, row: &FormRow, head: bool) -> Layout {
        if !head {
            if let Some(anchors) = self.own_names(row) {
                let each = (0..self.columns.count()).map(|c| (c, c)).collect();
                return Layout { spans: each, anchors, starts: Vec::new() };
            }
            if let Some(layout) = self.side_by_side(row) {
                return layout;
            }
        }
        Layout { spans: self.spans(row, head), anchors: Vec::new(), starts: Vec::new() }
    }

    pub(super) fn place_in(&self, layout: &Layout, segment: &Segment) -> usize {
        let middle = f32::midpoint(segment.left, segment.right);
        if self.columns.is_label(segment) {
            return self.columns.label;
        }
        let nearest = layout.anchors.iter().min_by(|a, b| (a.0 - middle).abs().total_cmp(&(b.0 - middle).abs()));
        if let Some((_, column)) = nearest {
            return *column;
        }
        let started = layout.starts.iter().rev().find(|(left, _)| segment.left >= left - SAME_LEFT);
        started.map_or_else(|| self.place(segment), |(_, column)| *column)
    }

    /// The names of the ratings where a row prints them once more, at places of its own: their middles and columns.
    fn own_names(&self, row: &FormRow) -> Option<Vec<(f32, usize)>> {
        row.lines.iter().filter_map(|l| self.lines.get(*l)).find_map(|line| {
            let named: Vec<(f32, usize)> = line
                .segments
                .iter()
                .filter(|s| !self.columns.is_label(s))
                .filter_map(|s| {
                    let step = self.framework.step_named(&s.text(self.page))?;
                    let column = self.columns.steps.iter().position(|known| *known == Some(step))?;
                    Some((f32::midpoint(s.left, s.right), column))
                })
                .collect();
            let moved = named.iter().any(|(middle, column)| self.columns.of(*middle) != *column);
            (named.len() >= FEWEST_STEPS.min(self.framework.scale.len()) && moved).then_some(named)
        })
    }

    /// A row with a second label within it: answers side by side.
    fn side_by_side(&self, row: &FormRow) -> Option<Layout> {
        let lines: Vec<&TextLine> = row.lines.iter().filter_map(|l| self.lines.get(*l)).collect();
        let first = lines.first()?;
        if !self.framework.labels_of(&row.label).iter().any(|l| matches!(l, Label::Evidence | Label::Improvement)) {
            return None;
        }
        let (from, to) = self.columns.rated();
        let values: Vec<&Segment> = first.segments.iter().filter(|s| !self.columns.is_label(s)).collect();
        let inner = values.get(1..)?.iter().find(|s| self.is_inner_label(s, &lines))?;
        // What stands after the label begins right of it.
        let after =
            lines.iter().flat_map(|l| &l.segments).map(|s| s.left).filter(|x| *x > inner.right).reduce(f32::min);
        let mut spans: Vec<(usize, usize)> = (0..from).map(|c| (c, c)).collect();
        spans.extend([(from, from), (from + 1, from + 1), (from + 2, to.max(from + 2))]);
        spans.extend((to + 1..self.columns.count()).map(|c| (c, c)));
        let starts = vec![(0.0, from), (inner.left, from + 1), (after.unwrap_or(f32::MAX), from + 2)];
        (from + 2 <= to).then_some(Layout { spans, anchors: Vec::new(), starts })
    }

    /// Notes how far answers run over the columns behind the ratings: those that do not fill their lines are as wide.
    pub(super) fn reach_out(&mut self, from: usize, end: usize) {
        let (first, last) = self.columns.rated();
        let lines = self.lines.get(from..end).unwrap_or_default();
        let answers = lines.iter().flat_map(|l| &l.segments).filter(|s| (first..=last).contains(&self.place(s)));
        let reach = answers.map(|s| self.columns.of(s.right - 1.0)).filter(|to| *to > last).max();
        self.columns.reach = self.columns.reach.max(reach.unwrap_or(0));
    }

    /// Whether a text, with what stands below it, is a label of answers.
    fn is_inner_label(&self, segment: &Segment, lines: &[&TextLine]) -> bool {
        let mut text = String::new();
        for line in lines.iter().take(4) {
            let Some(part) = line.segments.iter().find(|s| (s.left - segment.left).abs() <= SAME_LEFT) else {
                continue;
            };
            text = format!("{text} {}", part.text(self.page)).trim().to_owned();
            let labels = self.framework.labels_of(&text);
            if labels.iter().any(|l| matches!(l, Label::Evidence | Label::Improvement)) {
                return true;
            }
        }
        false
    }

    /// The column in which a segment stands: where it begins.
    fn place(&self, segment: &Segment) -> usize {
        self.columns.of(segment.left + 1.0)
    }

    /// The cells of a row as ranges of columns, first and last.
    fn spans(&self, row: &FormRow, head: bool) -> Vec<(usize, usize)> {
        let columns = &self.columns;
        let each = || (0..columns.count()).map(|c| (c, c)).collect::<Vec<_>>();
        if head {
            return each();
        }
        let labels = self.framework.labels_of(&row.label);
        let labels =
            if labels.is_empty() { self.framework.likely_label(&row.label).into_iter().collect() } else { labels };
        let (first, last) = columns.rated();
        let values: Vec<&Segment> = row
            .lines
            .iter()
            .filter_map(|l| self.lines.get(*l))
            .flat_map(|l| &l.segments)
            .filter(|s| (first..=last).contains(&self.place(s)))
            .collect();
        let merge = |from: usize, to: usize| {
            let mut spans: Vec<(usize, usize)> = (0..from).map(|c| (c, c)).collect();
            spans.push((from, to));
            // Text that runs into the columns beside the ratings takes them in.
            spans.extend((to + 1..columns.count()).map(|c| (c, c)));
            spans
        };
        let wide = || {
            let reach = values.iter().map(|s| columns.of(s.right - 1.0)).max().unwrap_or(last).max(last);
            // As far as other answers do, where nothing of its own stands there.
            let own = |s: &Segment| columns.of(s.left + 1.0) > last && columns.of(s.left + 1.0) <= columns.reach;
            let stands = row.lines.iter().filter_map(|l| self.lines.get(*l)).any(|l| l.segments.iter().any(own));
            let reach = if stands { reach } else { reach.max(columns.reach) };
            let reach = if columns.label > last { reach.min(columns.label - 1) } else { reach };
            merge(first, reach)
        };
        let graded = labels.iter().any(|l| matches!(l, Label::Rating | Label::Earlier));
        if !graded {
            // What each rating means stands below its name; answers run over all columns.
            let described =
                labels.contains(&Label::Indicator) || (labels.is_empty() && !values.iter().any(|s| columns.crosses(s)));
            return if described { each() } else { wide() };
        }
        if values.iter().any(|s| columns.crosses(s)) {
            return wide();
        }
        let steps: Vec<(usize, Option<usize>)> =
            values.iter().map(|s| (self.place(s), self.framework.step_named(&s.text(self.page)))).collect();
        // Names of other ratings below each other in one column, or one in another's column: a merged cell's.
        let strays =
            steps.iter().any(|(at, step)| step.is_some() && columns.steps.get(*at).copied().flatten() != *step);
        if strays && steps.iter().all(|(at, _)| steps.first().is_some_and(|(first, _)| at == first)) {
            return wide();
        }
        for segment in &values {
            let middle = f32::midpoint(segment.left, segment.right);
            let between = (first + 1..=last).find(|c| {
                let border = columns.borders.get(*c).copied().unwrap_or(f32::MAX);
                let left = columns.lefts.get(*c).copied().unwrap_or(f32::MAX);
                (middle - border).abs() <= BETWEEN && (segment.left - left).abs() > SAME_LEFT
            });
            if let Some(column) = between
                && values.len() == 1
            {
                return merge(column - 1, column);
            }
        }
        each()
    }
}
