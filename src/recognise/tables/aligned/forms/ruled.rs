//! Rules between a form's rows: what stands between two of them is one row.

use super::super::frames::height;
use super::FormRow;
use super::form::Form;
use crate::document::Ruling;
use crate::recognise::tables::edges::Edges;

/// A rule over the form begins and ends no further (points) inside it.
const INSIDE: f32 = 3.0;
/// Fewer rules may be a heading's alone.
const FEWEST_RULES: usize = 3;

impl Form<'_> {
    /// The heights of the rules that run over the labels and all ratings, from top to bottom.
    pub(super) fn rules(&self) -> Vec<f32> {
        let (Some(left), Some(right)) = (self.columns.lefts.first(), self.columns.lefts.last()) else {
            return Vec::new();
        };
        let edges = Edges::of(self.page.rulings.iter().copied().filter(Ruling::is_horizontal), &[]).horizontal;
        let over = edges.iter().filter(|edge| edge.from <= left + INSIDE && edge.to >= right - INSIDE);
        let mut out: Vec<f32> = over.map(|edge| edge.at).collect();
        out.sort_by(f32::total_cmp);
        out
    }

    /// The rows, with those joined that stand between the same two rules, if their labels are one: a label of several
    /// lines, or one beside lines that stand at heights of their own. `head`: the rows of the heading.
    pub(super) fn by_rules(&self, rows: Vec<FormRow>, head: usize) -> Vec<FormRow> {
        let rules = self.rules();
        if rules.len() < FEWEST_RULES {
            return rows;
        }
        let between = |row: &FormRow| {
            let heights = || row.lines.iter().filter_map(|&at| self.lines.get(at)).map(height);
            let (top, bottom) = (heights().fold(f32::MAX, f32::min), heights().fold(f32::MIN, f32::max));
            let above = rules.partition_point(|rule| *rule < top);
            (above > 0 && rules.get(above).is_some_and(|below| *below > bottom)).then_some(above)
        };
        let mut out: Vec<FormRow> = Vec::with_capacity(rows.len());
        let mut group: Vec<FormRow> = Vec::new();
        let mut place = None;
        for (number, row) in rows.into_iter().enumerate() {
            let own = if number < head { None } else { between(&row) };
            if own.is_none() || own != place {
                self.close(&mut group, &mut out);
            }
            place = own;
            group.push(row);
        }
        self.close(&mut group, &mut out);
        out
    }

    /// Moves rows between two rules to the others: as one, if their labels are one.
    fn close(&self, group: &mut Vec<FormRow>, out: &mut Vec<FormRow>) {
        let labels: Vec<&str> = group.iter().map(|row| row.label.as_str()).filter(|label| !label.is_empty()).collect();
        let label = labels.join(" ");
        let one = labels.len() < 2
            || !self.framework.labels_of(&label).is_empty()
            || labels.iter().skip(1).all(|label| self.framework.labels_of(label).is_empty());
        if group.len() < 2 || !one {
            out.append(group);
            return;
        }
        let last = group.iter().rev().find_map(|row| row.last);
        let mut lines: Vec<usize> = group.drain(..).flat_map(|row| row.lines).collect();
        lines.sort_unstable();
        out.push(FormRow { label, last, lines });
    }
}
