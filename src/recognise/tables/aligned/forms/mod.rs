//! Rating forms without ruling lines: a line that names the steps of a scale side by side gives the columns, the form's
//! labels beside them give the rows.
//!
//! Enters: the lines of a page that no drawn table took. Leaves: a draft for each form, its columns and merged cells as
//! the form was drawn before its lines were lost. A form that reaches the page's end goes on at the next page's top.

mod columns;
mod cut_head;
mod form;
mod layout;
mod leading;
mod rows;
mod ruled;
mod side;
#[cfg(test)]
mod tests;
mod titles;

use super::Lines;
use super::segments::{Segment, TextLine};
use crate::document::{Opening, Page};
use crate::framework::Framework;
use crate::recognise::tables::draft::Draft;
use columns::Columns;
use form::{Form, LastRow};
use leading::Measured;
use side::Side;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Texts whose left sides differ by less (points) begin at the same place.
const SAME_LEFT: f32 = 2.5;
/// A heading of the scale names so many of its steps, or all that it has.
const FEWEST_STEPS: usize = 3;

/// Reads the forms of a document's pages, one after the other.
pub(in crate::recognise) struct Forms<'f> {
    frameworks: &'f [Arc<Framework>],
    /// The form that reached the end of the page before.
    going_on: Option<GoingOn>,
    /// The columns of each framework's last form.
    known: BTreeMap<usize, Columns>,
    measured: Measured,
}

/// What a form that reaches its page's end leaves for the next one.
struct GoingOn {
    framework: usize,
    columns: Columns,
    /// What its titles' lines say: they may be repeated.
    titles: Vec<String>,
    /// The cells of its last row as ranges of columns.
    spans: Vec<(usize, usize)>,
    rest: Rest,
}

/// What stands at the next page's top.
enum Rest {
    /// Rows, or what is left of the last one.
    Rows(LastRow),
    /// The rest of the heading that says so much of each column.
    Head(Vec<String>),
    /// Answers side by side, the second of which begin there, and whether some stand on this page.
    Beside(f32, bool),
}

/// The cells of a draft's last row as ranges of columns, first and last.
fn last_spans(draft: &Draft) -> Vec<(usize, usize)> {
    let last = draft.cells.iter().filter(|cell| cell.row == draft.rows);
    last.map(|c| (c.column as usize - 1, (c.column + c.column_span) as usize - 2)).collect()
}

/// A row of a form: its lines, and what its label says.
struct FormRow {
    label: String,
    /// Baseline and size of the label's last line.
    last: Option<(f32, f32)>,
    lines: Vec<usize>,
}

impl<'f> Forms<'f> {
    /// Forms are told by these frameworks' scales and labels.
    pub(in crate::recognise) fn new(frameworks: &'f [Arc<Framework>]) -> Self {
        Self { frameworks, going_on: None, known: BTreeMap::new(), measured: Measured::default() }
    }

    /// The forms among the given lines of the next page.
    pub(in crate::recognise::tables) fn find(&mut self, page: &Page, lines: &Lines) -> Vec<Draft> {
        let lines = &lines.lines;
        let mut out = Vec::new();
        let mut at = self.rest(page, lines, &mut out);
        // Where the form before ends.
        let mut after = at;
        while at < lines.len() {
            if at + 1 == lines.len() && self.cut_head(page, lines, after, &mut out) {
                break;
            }
            if let Some((framework, mut columns, head)) = self.head(page, lines, at) {
                let Some(framework_of) = self.frameworks.get(framework) else { break };
                columns.widen(self.known.get(&framework));
                let mut form = Form::new(framework_of, page, lines, columns);
                form.measured = self.measured.clone();
                let end = form.end(at + head, false);
                form.reach_out(at + head, end);
                self.known.insert(framework, form.columns.clone());
                let side = form.side(end);
                let goes_on = side.map_or(end, |side| side.to) == lines.len();
                let titles = form.titles(after, at, goes_on);
                let said = form.said(&titles);
                at = self.take(&mut out, framework, form, said, (titles, at, head, end), side);
                after = at;
            } else {
                at += 1;
            }
        }
        out
    }

    /// What goes on from the page before, and the line after it.
    fn rest(&mut self, page: &Page, lines: &[TextLine], out: &mut Vec<Draft>) -> usize {
        let Some(GoingOn { framework, columns, titles, spans, rest }) = self.going_on.take() else { return 0 };
        let Some(framework_of) = self.frameworks.get(framework) else { return 0 };
        let mut form = Form::new(framework_of, page, lines, columns);
        form.cut = spans;
        form.measured = self.measured.clone();
        match rest {
            Rest::Head(said) => {
                let Some(head) = form.head_rest(&said) else { return 0 };
                let end = form.end(head, false);
                let side = form.side(end);
                let end = self.take(out, framework, form, titles, (Vec::new(), 0, head, end), side);
                out.last_mut().into_iter().for_each(|draft| draft.opening = Opening::Rest);
                end
            }
            Rest::Beside(second, begun) => {
                let Some((mut draft, end)) = form.side_rest(second) else { return 0 };
                draft.opening = if begun { Opening::Rest } else { Opening::Whole };
                if end == lines.len() {
                    let (spans, rest) = (last_spans(&draft), Rest::Beside(second, true));
                    self.going_on = Some(GoingOn { framework, columns: form.columns, titles, spans, rest });
                }
                out.push(draft);
                end
            }
            Rest::Rows(before) => {
                form.before = before;
                let head = form.repeated(&titles);
                let end = form.end(head, true);
                let side = form.side(end);
                if !(end > head && form.goes_on(head) || end == head && side.is_some()) {
                    return 0;
                }
                let rows = form.title_rows(0, head);
                self.take(out, framework, form, titles, (rows, head, 0, end), side)
            }
        }
    }

    /// Takes a form's draft (titles, its first line, lines of its heading, the line after its rows), with the answers side by
    /// side below it; gives the line after it.
    fn take(
        &mut self,
        out: &mut Vec<Draft>,
        framework: usize,
        form: Form<'_>,
        said: Vec<String>,
        (titles, from, head, end): (Vec<FormRow>, usize, usize, usize),
        side: Option<Side>,
    ) -> usize {
        let (mut draft, last) = form.draft(titles, from, head, end);
        self.measured.take(&form, from + head, end);
        let mut to = end.max(from + 1);
        let mut rest = Rest::Rows(last);
        if let Some(side) = side {
            form.add_side(&mut draft, end, &side);
            to = side.to;
            rest = Rest::Beside(side.second, side.to > side.answers);
        }
        if to == form.lines.len() {
            let spans = last_spans(&draft);
            self.going_on = Some(GoingOn { framework, columns: form.columns, titles: said, spans, rest });
        }
        out.push(draft);
        to
    }

    /// Takes the page's last line, where it is the beginning of a heading that the page's end cut.
    fn cut_head(&mut self, page: &Page, lines: &[TextLine], after: usize, out: &mut Vec<Draft>) -> bool {
        let Some(at) = lines.len().checked_sub(1) else { return false };
        let found = self.known.iter().find_map(|(&framework, columns)| {
            let framework_of = self.frameworks.get(framework)?;
            let said = cut_head::begun(framework_of, page, lines.get(at)?, columns)?;
            Some((framework, framework_of, columns.clone(), said))
        });
        let Some((framework, framework_of, columns, said)) = found else { return false };
        let form = Form::new(framework_of, page, lines, columns);
        let titles = form.titles(after, at, true);
        let above = form.said(&titles);
        let (draft, _) = form.draft(titles, at, 1, lines.len());
        let spans = last_spans(&draft);
        out.push(draft);
        self.going_on =
            Some(GoingOn { framework, columns: form.columns, titles: above, spans, rest: Rest::Head(said) });
        true
    }

    /// The columns that a line (and the next, where names are broken) heads, and how many lines that takes.
    fn head(&self, page: &Page, lines: &[TextLine], at: usize) -> Option<(usize, Columns, usize)> {
        let line = lines.get(at)?;
        if line.segments.len() < 2 || columns::is_drawn(page, line) {
            return None;
        }
        for (index, framework) in self.frameworks.iter().enumerate() {
            // Names may be broken over two lines: the reading that names more of them counts.
            let steps = |parts: &[columns::Named]| parts.iter().filter(|p| p.step.is_some()).count();
            let found = (1..=2_usize)
                .filter_map(|taken| Some((taken, columns::named(framework, page, lines, at, taken)?)))
                .max_by_key(|(taken, parts)| (steps(parts), std::cmp::Reverse(*taken)));
            if let Some((taken, parts)) = found
                && let Some(columns) = columns::columns(framework, page, lines, at, taken, &parts)
                && (!columns::is_walled(page, line)
                    || lines.get(at + taken).is_none_or(|l| l.segments.iter().any(|s| columns.is_label(s))))
            {
                return Some((index, columns, taken));
            }
        }
        None
    }
}
