//! Rows without a label of the form's: one of the partnership's own, and answers left open under their heading.

use super::rows::LONGEST_ROW_LABEL;
use super::{Reader, is_field};
use crate::document::{Cell, RecognisedBy};
use crate::extract::ratings::lines::Row;
use crate::extract::ratings::page_edge::has_edges_of;
use crate::framework::{Label, fold};
use std::borrow::Cow;

impl<'a> Reader<'a, '_> {
    /// The first of two cells where it stands where the label of the field above does ("Lead officer | Jo Blair"): a row of the
    /// partnership's own. The rest of a label that a page's end cut is none.
    pub(super) fn label_of_its_own(&self, row: &Row<'a>, above: Option<usize>) -> Option<String> {
        let field = above.and_then(|at| self.out.fields.get(at)).filter(|f| !f.loose && !row.turned)?;
        let content = field.cells.first()?.column;
        let mut written = row.written();
        let (Some(label), Some(answer), None) = (written.next(), written.next(), written.next()) else { return None };
        // Under a heading of its own it is an answer: "Evidence | Improvement actions" above both.
        if self.role(row, label).is_some_and(|(label, _)| is_field(label)) {
            return None;
        }
        let text = label.text();
        let begins = |label| self.framework.begins_label(&text, label);
        let names = text.len() <= LONGEST_ROW_LABEL && text.starts_with(char::is_uppercase) && !text.ends_with('.');
        let cut = || [Label::Rating, Label::Evidence, Label::Improvement].into_iter().any(begins);
        (label.column < content && answer.column == content && names && !cut()).then_some(text)
    }

    /// Takes a row that begins with the heading of its columns, each cell with its own: the heading was printed again on a new
    /// page, and what stands below it in the same cells goes on with the answers.
    pub(super) fn repeats_heading(&mut self, at: usize, row: &Row<'a>) -> bool {
        let heads = |cell: &Cell| {
            let first = cell.blocks.first().and_then(|b| b.paragraph()).map(|p| fold(&p.text()));
            self.role(row, cell).filter(|(_, written)| first == Some(fold(written))).map(|(label, _)| label)
        };
        let found: Vec<(&'a Cell, Option<Label>)> = row.written().map(|cell| (*cell, heads(cell))).collect();
        let goes_on = found.iter().any(|(cell, _)| cell.blocks.len() > 1);
        if found.len() < 2 || !goes_on || found.iter().any(|(_, label)| label.is_none()) {
            return false;
        }
        for (cell, label) in found {
            let answers = matches!(label, Some(Label::Evidence | Label::Improvement));
            let rest: Vec<_> = cell.blocks.iter().skip(1).map(Cow::Borrowed).collect();
            if answers && !rest.is_empty() {
                self.open = self.out.fields.iter().rposition(|field| Some(field.label) == label);
                self.append(at, Some(cell), &row.cell_path(cell), rest);
            }
        }
        self.open = None;
        true
    }

    /// Takes a row whose label a page's end parted from the one above: "Evidence and proposed" and "improvement actions" ask for
    /// both at once, together only.
    pub(super) fn goes_on_with_a_label(&mut self, at: usize, row: &Row<'a>, labels: &[(usize, Option<Label>)]) -> bool {
        let [(first, Some(_)), (answer, None)] = labels else { return false };
        let (Some(label), Some(answer)) = (row.cells.get(*first), row.cells.get(*answer)) else { return false };
        let text = label.text();
        let Some(field) = self.open.and_then(|open| self.out.fields.get_mut(open)) else { return false };
        let column = field.cells.first().map(|cell| cell.column);
        let whole = format!("{} {text}", field.written);
        // "Evidence / Notes" is whole, whatever label follows; "Evidence and proposed" is not.
        let last = field.written.rsplit(['/', '&', '+']).next().unwrap_or_default();
        let last = last.rsplit(" and").next().unwrap_or_default().trim();
        let open = last.is_empty() || self.framework.begins_label(last, Label::Improvement);
        let parted = open && !field.loose && !field.combined && column == Some(answer.column);
        if !parted || !text.starts_with(char::is_lowercase) || !self.framework.is_combined_label(&whole) {
            return false;
        }
        field.combined = true;
        field.written = whole;
        let path = row.cell_path(answer);
        self.append(at, Some(answer), &path, answer.blocks.iter().map(Cow::Borrowed).collect());
        true
    }

    /// Whether a row without a label stands last on its page, below others or first of all, and the next page begins with a label that may be
    /// its own: the row was broken before the label's line.
    pub(super) fn may_begin_the_next(&self, row: &Row<'a>) -> bool {
        let page = |cell: &Cell| cell.places.first().map(|place| place.page);
        let on = |number: u32| row.table.row(number).filter_map(page).max();
        let unlabelled = row.cells.len() > 1 && row.cells.first().is_some_and(|cell| cell.is_empty());
        let Some(own) = on(row.row).filter(|_| unlabelled) else { return false };
        let next = || row.table.row(row.row + 1).filter_map(|c| self.label(c)).any(is_field);
        let below = row.row == 1 || on(row.row - 1) == Some(own);
        on(row.row + 1).is_some_and(|next| next > own) && below && next()
    }

    /// Whether such a row is the next label's without a doubt: rules or tags part it from the row above, which holds another
    /// label and its answer. A label of several lines moves to the next page whole; the answer beside it does not.
    pub(super) fn begins_the_next(&self, row: &Row<'a>) -> bool {
        let drawn = matches!(row.table.recognised_by, RecognisedBy::Rulings | RecognisedBy::Tags);
        let parted = drawn && self.may_begin_the_next(row);
        let Some(number) = row.row.checked_sub(1).filter(|_| parted) else { return false };
        let mut above = row.table.row(number);
        let Some(label) = above.next().filter(|cell| row.cells.first().is_some_and(|own| own.column == cell.column))
        else {
            return false;
        };
        let own = self.label(label);
        let next = row.table.row(row.row + 1).find_map(|cell| self.label(cell));
        own.is_some() && own != next && above.any(|cell| !cell.is_empty())
    }

    /// The answer that goes on with a row without a label at the top of the next page, although a paragraph at its own page's
    /// foot, a note most likely, stands between.
    pub(super) fn parted_by_a_note(&self, row: &Row<'a>) -> Option<usize> {
        let at = self.out.fields.len().checked_sub(1)?;
        let asked = |label| matches!(label, Label::Evidence | Label::Improvement);
        let last = self.out.fields.get(at).filter(|field| !field.loose && asked(field.label))?.cells.last()?;
        let mut written = row.written();
        let (Some(cell), None) = (written.next(), written.next()) else { return None };
        let unlabelled = row.row == 1 && row.cells.first().is_some_and(|first| first.is_empty());
        let later = cell.places.first()?.page > last.places.last()?.page;
        (unlabelled && later && has_edges_of(cell, last)).then_some(at)
    }

    /// An empty cell under the heading of the rating, beside other answers, is an answer left open: last year's beside it, or
    /// the one aimed for, is not this one.
    pub(super) fn left_open(&mut self, at: usize, row: &Row<'a>, cell: &'a Cell, headed: bool) {
        let open = self.open;
        if let Some((Label::Rating, written)) = self.role(row, cell).filter(|_| headed) {
            self.push(at, Label::Rating, written, false, row.cell_path(cell), false);
            self.open = open;
        }
    }
}
