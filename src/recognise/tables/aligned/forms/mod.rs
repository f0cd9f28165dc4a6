//! Rating forms without ruling lines: a line that names the steps of a scale side by side gives the columns, the form's
//! labels beside them give the rows.
//!
//! Enters: the lines of a page that no drawn table took. Leaves: a draft for each form, its columns and merged cells as
//! the form was drawn before its lines were lost. A form that reaches the page's end goes on at the next page's top.

mod columns;
mod form;
mod layout;
mod leading;
mod rows;
mod ruled;
#[cfg(test)]
mod tests;
mod titles;

use super::Lines;
use super::segments::{Segment, TextLine};
use crate::document::Page;
use crate::framework::Framework;
use crate::recognise::tables::draft::Draft;
use columns::Columns;
use form::Form;
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
}

/// What a form that reaches its page's end leaves for the next one.
struct GoingOn {
    framework: usize,
    columns: Columns,
    /// What its titles' lines say: they may be repeated.
    titles: Vec<String>,
    /// The cells of its last row as ranges of columns.
    spans: Vec<(usize, usize)>,
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
        Self { frameworks, going_on: None }
    }

    /// The forms among the given lines of the next page.
    pub(in crate::recognise::tables) fn find(&mut self, page: &Page, lines: &Lines) -> Vec<Draft> {
        let lines = &lines.lines;
        let mut out = Vec::new();
        let mut at = 0;
        if let Some(GoingOn { framework, columns, titles, spans }) = self.going_on.take()
            && let Some(framework_of) = self.frameworks.get(framework)
        {
            let form = Form { framework: framework_of, page, lines, columns, cut: spans };
            let head = form.repeated(&titles);
            let end = form.end(head, true);
            if end > head && form.goes_on(head) {
                let draft = form.draft(form.title_rows(0, head), head, 0, end);
                let spans = last_spans(&draft);
                out.push(draft);
                at = end;
                if end == lines.len() {
                    self.going_on = Some(GoingOn { framework, columns: form.columns, titles, spans });
                    return out;
                }
            }
        }
        // Where the form before ends.
        let mut after = at;
        while at < lines.len() {
            match self.head(page, lines, at) {
                Some((framework, columns, head)) => {
                    let Some(framework_of) = self.frameworks.get(framework) else { break };
                    let form = Form { framework: framework_of, page, lines, columns, cut: Vec::new() };
                    let end = form.end(at + head, false);
                    let goes_on = end == lines.len();
                    let titles = form.titles(after, at, goes_on);
                    let said = form.said(&titles);
                    let draft = form.draft(titles, at, head, end);
                    let spans = last_spans(&draft);
                    out.push(draft);
                    after = end;
                    if goes_on {
                        self.going_on = Some(GoingOn { framework, columns: form.columns, titles: said, spans });
                    }
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
        out
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
