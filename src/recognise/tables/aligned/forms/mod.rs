//! Rating forms without ruling lines: a line that names the steps of a scale side by side gives the columns, the form's
//! labels beside them give the rows.
//!
//! Enters: the lines of a page that no drawn table took. Leaves: a draft for each form, its columns and merged cells as
//! the form was drawn before its lines were lost. A form that reaches the page's end goes on at the next page's top.

mod columns;
mod form;
mod layout;
mod rows;
mod titles;

use super::segments::{Segment, TextLine, lines};
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
    /// The columns of a form that reached the end of the page before.
    going_on: Option<(usize, Columns)>,
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

    /// The forms among the given words of the next page.
    pub(in crate::recognise::tables) fn find(&mut self, page: &Page, words: &[usize]) -> Vec<Draft> {
        let lines = lines(page, words, &[]);
        let mut out = Vec::new();
        let mut at = 0;
        if let Some((framework, columns)) = self.going_on.take()
            && let Some(framework_of) = self.frameworks.get(framework)
        {
            let form = Form { framework: framework_of, page, lines: &lines, columns };
            let end = form.end(0, true);
            if end > 0 && form.lines.first().is_some_and(|l| form.goes_on(l)) {
                out.push(form.draft(Vec::new(), 0, 0, end));
                at = end;
                if end == lines.len() {
                    self.going_on = Some((framework, form.columns));
                    return out;
                }
            }
        }
        // Where the form before ends.
        let mut after = at;
        while at < lines.len() {
            match self.head(page, &lines, at) {
                Some((framework, columns, head)) => {
                    let Some(framework_of) = self.frameworks.get(framework) else { break };
                    let form = Form { framework: framework_of, page, lines: &lines, columns };
                    let end = form.end(at + head, false);
                    let titles = form.titles(after, at);
                    out.push(form.draft(titles, at, head, end));
                    after = end;
                    if end == lines.len() {
                        self.going_on = Some((framework, form.columns));
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
            {
                return Some((index, columns, taken));
            }
        }
        None
    }
}
