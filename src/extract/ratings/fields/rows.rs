//! The labelled answers of table rows: labels beside, above or within their cells, and columns with a heading.

use super::{Ahead, Beside, Reader, is_field};
use crate::document::{Block, Cell, Paragraph};
use crate::extract::ratings::field::{Field, Particulars};
use crate::extract::ratings::lines::Row;
use crate::extract::ratings::scale::{self, ScaleRows};
use crate::framework::headings::{self, Column};
use crate::framework::{Heading, Label};
use std::borrow::Cow;

/// A row's label is not longer, in bytes.
pub(super) const LONGEST_ROW_LABEL: usize = 80;

/// A way of asking that the form does not know has no more words ("Progress so far").
const LONGEST_UNKNOWN: usize = 4;

/// What the columns of a table hold, as its heading says.
#[derive(Debug, Clone, Default)]
pub(super) struct Roles {
    pub(super) table_id: usize,
    pub(super) columns: Vec<(Label, String, u32, u32)>,
    /// The columns that say who does the actions beside them, and by when.
    pub(super) particulars: [Option<u32>; 2],
}

impl Roles {
    fn of(&self, cell: &Cell) -> Option<(Label, &str)> {
        let end = cell.column + cell.column_span.max(1) - 1;
        let covers = |(_, _, first, last): &&(Label, String, u32, u32)| cell.column >= *first && end <= *last;
        // In print without lines a column goes on over the empty cells beside its heading.
        let begins = |(_, _, first, last): &&(Label, String, u32, u32)| (*first..=*last).contains(&cell.column);
        let alone = || self.columns.iter().all(|(_, _, first, _)| *first <= cell.column || *first > end);
        let wide = || self.columns.iter().find(begins).filter(|_| alone());
        self.columns.iter().find(covers).or_else(wide).map(|(label, written, ..)| (*label, written.as_str()))
    }
}

/// Whether a cell heads a column that says who does an action (0), or by when (1).
fn particular(cell: &Cell) -> Option<usize> {
    let text = cell.text();
    let short = text.split_whitespace().count() <= LONGEST_UNKNOWN;
    headings::columns(&text).iter().filter(|_| short).find_map(|column| match column {
        Column::Owner => Some(0),
        Column::Due => Some(1),
        _ => None,
    })
}

impl<'a> Reader<'a, '_> {
    /// Takes a row of two or more labels without content as the heading of its columns.
    pub(super) fn take_roles(&mut self, row: &Row<'a>) -> bool {
        let names_steps =
            self.scales.iter().any(|s| s.table_id == row.table_id && (s.first_row..=s.last_row).contains(&row.row));
        let mut columns = Vec::new();
        let mut others = 0;
        let mut beside: Vec<(usize, u32)> = Vec::new();
        let mut named_any = false;
        for cell in row.written() {
            let named = scale::cell_step(self.framework, cell).is_some();
            named_any |= named;
            match self.label_of_parts(row, &cell.text()).or_else(|| self.label(cell)) {
                _ if named => {}
                // "Rating" before the names of the ratings heads no column of its own.
                Some(Label::Rating | Label::Scale) if names_steps => {}
                Some(label) => {
                    columns.push((label, cell.text(), cell.column, cell.column + cell.column_span.max(1) - 1));
                }
                // "Lead" and "Timescale" beside the form's own columns.
                None => match particular(cell) {
                    Some(which) => beside.push((which, cell.column)),
                    None => others += 1,
                },
            }
        }
        let particulars = beside.len();
        if named_any && !names_steps && scale::are_answers(self.framework, row) {
            return false;
        }
        // A heading may have columns of the partnership's own ("#", "RAG") between those of the form.
        let short = || row.written().all(|c| c.text().len() <= LONGEST_ROW_LABEL);
        // The heading of a table whose rows name the ratings ("Rating | Tick one | Evidence") stands directly above them; the
        // answers to the proposal before do not.
        let heads = |v: &ScaleRows| v.rows.iter().map(|(_, number)| *number).min() == Some(row.row + 1);
        let heads_rows =
            !columns.is_empty() && short() && self.vertical.iter().any(|v| v.table_id == row.table_id && heads(v));
        let holds = |wanted: &[Label]| columns.iter().any(|(label, ..)| wanted.contains(label));
        let form = || holds(&[Label::Proposal]) && holds(&[Label::Evidence, Label::Improvement]);
        // Above the heading of the columns stand at most titles over all of them.
        let top = || (1..row.row).all(|above| row.table.row(above).filter(|c| !c.is_empty()).count() <= 1);
        let asks = || particulars == 0 || holds(&[Label::Evidence]) && holds(&[Label::Improvement]);
        let mostly = (columns.len() > others + particulars || form()) && top() && row.table.rows > row.row && short();
        if columns.len() >= 2 && (others == 0 && asks() || mostly) || names_steps || heads_rows {
            if self.roles.table_id != row.table_id {
                self.roles = Roles { table_id: row.table_id, ..Roles::default() };
            }
            // "Lead" before the evidence is who answers on the proposal.
            let actions =
                columns.iter().find(|(label, ..)| *label == Label::Improvement).map(|(_, _, first, _)| *first);
            for (which, column) in beside.into_iter().filter(|(_, at)| actions.is_some_and(|actions| actions < *at)) {
                self.roles.particulars[which].get_or_insert(column);
            }
            // A column's nearest heading counts.
            self.roles
                .columns
                .retain(|(_, _, first, last)| !columns.iter().any(|(_, _, f, l)| f <= last && first <= l));
            self.roles.columns.append(&mut columns);
            return true;
        }
        false
    }

    /// The label of a column that is headed by two ways of asking, of which the form knows one or both: "Progress so far /
    /// evidence"; what speaks for a rating, where one of them asks for that ("Rating and evidence").
    fn label_of_parts(&self, row: &Row<'a>, text: &str) -> Option<Label> {
        if text.len() > LONGEST_ROW_LABEL || self.framework.is_combined_label(text) {
            return None;
        }
        let parts: Vec<&str> = text.split(['/', '&']).flat_map(|part| part.split(" and ")).collect();
        let labels: Vec<Label> =
            parts.iter().filter_map(|part| self.text_label(part)).filter(|l| is_field(*l)).collect();
        // "Oversee the delivery and improvement plans" below the heading is an answer.
        let mut unknown = parts.iter().filter(|part| self.text_label(part).is_none());
        let joined = text.contains(" and ") && row.row > 1;
        if unknown.any(|part| joined || part.split_whitespace().count() > LONGEST_UNKNOWN) {
            return None;
        }
        let worded = labels.iter().find(|l| matches!(l, Label::Evidence | Label::Improvement));
        worded.or(labels.first()).copied().filter(|_| parts.len() > 1)
    }

    /// Whether a cell is a proposal's heading, introduced as such, and no more.
    fn is_heading_again(&self, cell: &Cell) -> bool {
        let text = cell.text();
        text.len() <= LONGEST_ROW_LABEL
            && matches!(self.framework.heading(&text, None), Some(Heading::Proposal { introduced: true, .. }))
    }

    fn is_under_scale(&self, row: &Row<'a>, cell: &Cell) -> bool {
        let end = cell.column + cell.column_span.max(1) - 1;
        self.scales
            .iter()
            .filter(|s| s.table_id == row.table_id)
            .any(|s| s.columns.iter().any(|c| c.first <= end && cell.column <= c.last))
    }

    pub(super) fn row(&mut self, at: usize, row: &Row<'a>) {
        self.below = None;
        if self.is_answer(at, row) || self.is_action_table(at, row) || self.repeats_heading(at, row) {
            return;
        }
        self.carry_roles(row);
        let heads = self.take_roles(row);
        self.note_row(row, heads);
        if heads {
            self.open = None;
            return;
        }
        if self.takes_rows_of_a_label(at, row) {
            return;
        }
        // "Proposal 1.2 (continued)" above the rest of an answer is none of it.
        if row.only_written().is_some_and(|cell| self.is_heading_again(cell)) {
            self.open = None;
            self.out.loose.push(at);
            return;
        }
        if self.vertical.iter().any(|v| v.holds(row)) {
            self.open = None;
            for cell in row.cells.iter().filter(|c| !c.is_empty()) {
                let answers = |label| matches!(label, Label::Evidence | Label::Improvement | Label::Comments);
                if let Some((label, written)) = self.role(row, cell).filter(|(l, _)| answers(*l)) {
                    self.add(at, row, cell, label, &written);
                }
            }
            self.open = None;
            return;
        }
        let mut labels: Vec<(usize, Option<Label>)> =
            row.cells.iter().enumerate().filter(|(_, c)| !c.is_empty()).map(|(i, c)| (i, self.label(c))).collect();
        if labels.iter().all(|(_, l)| l.is_none())
            && let Some(place) = self.label_place(row, &labels)
            && let Some((index, label)) = labels.get_mut(place)
        {
            let text = row.cells.get(*index).map(|c| c.text()).unwrap_or_default();
            *label = self.framework.likely_label(&text).filter(|l| is_field(*l));
            // "3.2" before its wording heads the proposal.
            if label.is_none() && !text.chars().any(char::is_alphabetic) {
                self.open = None;
                return;
            }
            if label.is_none() {
                // A row of the partnership's own ("Lead officer"): neither evidence nor actions.
                self.out.unknown.push(text);
                self.open = None;
                return;
            }
        }
        let beside = self.beside.filter(|b| b.table_id == row.table_id && row.row <= b.last_row);
        if let Some(beside) = beside.filter(|_| labels.iter().all(|(_, l)| l.is_none())) {
            self.row_of(at, row, beside.field);
            return;
        }
        let scaled = row.cells.iter().any(|c| self.is_under_scale(row, c));
        let first = labels.iter().find_map(|(_, l)| *l);
        match first {
            // The scale's reader looks at these.
            Some(Label::Rating | Label::Earlier | Label::Indicator | Label::Scale) if scaled => self.open = None,
            Some(_) => self.labelled_row(at, row, &labels),
            None => self.unlabelled_row(at, row),
        }
    }

    /// Which of a row's written cells stands where labels stand: a short text beside an answer under the ratings'
    /// columns, or before the answer where the table has none.
    fn label_place(&self, row: &Row<'a>, written: &[(usize, Option<Label>)]) -> Option<usize> {
        let cell = |(index, _): &(usize, Option<Label>)| row.cells.get(*index).copied();
        let scale = self.scales.iter().find(|s| s.table_id == row.table_id)?;
        let beside: Vec<usize> = (0..written.len())
            .filter(|at| written.get(*at).and_then(cell).is_some_and(|c| !self.is_under_scale(row, c)))
            .collect();
        let answers = written.len() - beside.len();
        let [place] = beside.as_slice() else { return None };
        let cell = written.get(*place).and_then(cell)?;
        // Under what the label of the ratings' row stands over.
        let last = scale.columns.iter().map(|c| c.last).max()?;
        let first = scale.columns.iter().map(|c| c.first).min()?;
        let outside = cell.column < first || (cell.column > last && first == 1);
        let short = cell.text().len() <= LONGEST_ROW_LABEL;
        // An answer, or one empty cell under all ratings where it was left out; several, as a print may show them, where the
        // label itself asks for an answer.
        let asks = || matches!(self.framework.likely_label(&cell.text()), Some(Label::Evidence | Label::Improvement));
        let over_all = |c: &Cell| c.is_empty() && c.column <= first && c.column + c.column_span > last;
        let merged = !self.is_split_scale_row(row) && row.cells.iter().any(|c| over_all(c));
        let left_open = answers == 0 && (merged || row.cells.len() > 1 && asks());
        let answered = answers == 1 && !self.is_split_scale_row(row);
        (outside && short && (answered || left_open)).then_some(*place)
    }

    fn labelled_row(&mut self, at: usize, row: &Row<'a>, labels: &[(usize, Option<Label>)]) {
        if self.goes_on_with_a_label(at, row, labels) {
            return;
        }
        self.open = None;
        for (index, label) in labels {
            let Some(cell) = row.cells.get(*index) else { continue };
            if label.is_some() {
                continue;
            }
            // The label on the left, or, in forms laid out from right to left, on the right; extra columns keep their own.
            let before = labels.iter().rev().find(|(i, l)| i < index && l.is_some());
            let after = labels.iter().position(|(i, l)| i > index && l.is_some());
            // A label with an answer behind it has none before it: "Proposal 1.1 | (its words) | Our rating | Established".
            let taken = |at: &usize| labels.get(at + 1).is_some_and(|(_, l)| l.is_none());
            let after = after.filter(|at| !taken(at)).and_then(|at| labels.get(at));
            let role = self.role(row, cell).filter(|(role, _)| *role == Label::Comments);
            let found = match (role, before.or(after)) {
                (Some(role), _) => Some(role),
                (None, Some((i, Some(label)))) => row.cells.get(*i).map(|c| (*label, c.text())),
                _ => None,
            };
            if let Some((label, written)) = found {
                self.add(at, row, cell, label, &written);
            }
        }
        self.beside = self.open.and_then(|field| {
            let label = labels.iter().find(|(_, l)| l.is_some()).and_then(|(i, _)| row.cells.get(*i))?;
            let last_row = label.row + label.row_span.max(1) - 1;
            (last_row > row.row).then_some(Beside { table_id: row.table_id, last_row, field })
        });
        // A label without content: the content may follow in the next row.
        if self.open.is_none()
            && let Some((index, Some(label))) = labels.iter().rev().find(|(_, l)| l.is_some_and(is_field))
            && let Some(cell) = row.cells.get(*index)
        {
            let written = cell.text();
            let combined = self.framework.is_combined_label(&written);
            let alone = row.cells.len() == 1;
            let last_row = cell.row + cell.row_span.max(1) - 1;
            self.push(at, *label, written, combined, row.cell_path(cell), false);
            // An answer left open in the table's last row may stand below the table.
            let last = row.row == row.table.rows && matches!(label, Label::Evidence | Label::Improvement);
            self.below = self.open.filter(|_| last);
            // Beside a label of several rows the content may begin in a later one.
            if let Some(field) = self.open.filter(|_| last_row > row.row) {
                self.beside = Some(Beside { table_id: row.table_id, last_row, field });
            } else if !alone {
                // "Our rating" with empty cells beside it is an answer left open.
                self.open = None;
            }
        }
    }

    /// A further row beside a field's label: a row of a table within the answer, whose cells a page break laid open.
    fn row_of(&mut self, at: usize, row: &Row<'a>, field: usize) {
        self.open = Some(field);
        let written: Vec<&Cell> = row.written().copied().collect();
        match written.as_slice() {
            [] => {}
            [only] => {
                let path = row.cell_path(only);
                self.append(at, Some(only), &path, only.blocks.iter().map(Cow::Borrowed).collect());
            }
            [first, ..] => {
                let text = written.iter().map(|c| c.text()).collect::<Vec<_>>().join(" | ");
                let lines = written.iter().flat_map(|c| &c.places).copied().collect();
                let paragraph = Paragraph { lines, ..Paragraph::plain(&text) };
                let path = row.cell_path(first);
                self.append(at, Some(first), &path, vec![Cow::Owned(Block::Paragraph(paragraph))]);
            }
        }
    }

    pub(super) fn role(&self, row: &Row<'a>, cell: &Cell) -> Option<(Label, String)> {
        let roles = Some(&self.roles).filter(|r| r.table_id == row.table_id)?;
        roles.of(cell).map(|(label, written)| (label, written.to_owned()))
    }

    /// Notes who does the actions of a row and by when, where columns of their own say so.
    fn note_particulars(&mut self, row: &Row<'a>) {
        let roles = Some(&self.roles).filter(|roles| roles.table_id == row.table_id);
        let Some(columns) = roles.map(|roles| roles.particulars).filter(|p| p.iter().any(Option::is_some)) else {
            return;
        };
        let text = |column: Option<u32>| {
            let cell = column.and_then(|column| row.cells.iter().find(|cell| cell.column == column));
            cell.map(|cell| cell.text().trim().to_owned()).unwrap_or_default()
        };
        let [owner, due] = columns.map(text);
        if !(owner.is_empty() && due.is_empty()) {
            let row = format!("{}/row[{}]/", row.table_path, row.row);
            self.out.particulars.push(Particulars { row, owner, due });
        }
    }

    fn unlabelled_row(&mut self, at: usize, row: &Row<'a>) {
        self.note_particulars(row);
        let mut taken = false;
        // What goes on with a field begins where the field does; a box that was laid over the form does not.
        let begins = |field: &Field<'_>| {
            field.cells.first().is_none_or(|c| row.cells.first().is_some_and(|first| first.column <= c.column))
        };
        let open = self.open.filter(|open| self.out.fields.get(*open).is_some_and(begins));
        let parted = open.is_none().then(|| self.parted_by_a_note(row)).flatten();
        self.out.below |= parted.is_some();
        let previous = open.or(parted);
        if self.goes_on_with_a_table(at, row) {
            return;
        }
        if self.runs_under_columns(at, row) {
            return;
        }
        if let Some(label) = self.label_of_its_own(row, previous) {
            self.out.unknown.push(label);
            self.open = None;
            return;
        }
        // Beside an answer under its heading the other cells are those of their own columns: a number, a lead, a date.
        let headed = row.written().any(|c| self.role(row, c).is_some_and(|(label, _)| is_field(label)));
        if !headed && self.begins_the_next(row) {
            self.open = None;
            self.ahead = row.written().next().map(|cell| Ahead { at, cell, path: row.cell_path(cell), sure: true });
            return;
        }
        for cell in &row.cells {
            if cell.is_empty() {
                self.left_open(at, row, cell, headed);
                continue;
            }
            if let Some((label, written)) = self.role(row, cell).filter(|(l, _)| is_field(*l)) {
                self.add(at, row, cell, label, &written);
                taken = true;
            } else if let Some((label, content, written)) = self.label_within(cell) {
                let combined = self.framework.is_combined_label(&written);
                self.push(at, label, written, combined, row.cell_path(cell), false);
                self.append(at, Some(cell), &row.cell_path(cell), content);
                taken = true;
            } else if let Some(open) = previous
                && self.out.fields.get(open).is_some_and(|f| !f.loose)
                && !headed
                && !self.is_split_scale_row(row)
            {
                self.open = previous;
                self.out.below |= self.may_begin_the_next(row);
                self.append(at, Some(cell), &row.cell_path(cell), cell.blocks.iter().map(Cow::Borrowed).collect());
                taken = true;
            }
        }
        if !taken && previous.is_none() && self.may_begin_the_next(row) {
            self.ahead = row.written().next().map(|cell| Ahead { at, cell, path: row.cell_path(cell), sure: false });
        } else if !taken {
            self.out.loose.push(at);
        }
    }

    /// Whether a row has a cell under each rating: a row of marks, not of text.
    fn is_split_scale_row(&self, row: &Row<'a>) -> bool {
        row.cells.iter().filter(|c| self.is_under_scale(row, c)).count() >= 2
    }
}
