//! Tables, or rows of them, that are an answer as a whole: the table of actions below "Improvement actions".

use super::{Reader, is_field};
use crate::document::{Block, Cell, Paragraph, Table};
use crate::extract::ratings::field::Field;
use crate::extract::ratings::lines::Row;
use crate::extract::ratings::pieces::action_columns;
use crate::extract::ratings::scale;
use crate::framework::Label;
use crate::framework::headings::{self, Column};
use std::borrow::Cow;

/// The heading of a column of owners or dates has so many words at most ("Responsible officer").
const LONGEST_HEADING: usize = 3;

impl<'a> Reader<'a, '_> {
    /// Takes the rows below a label that fills its row ("Improvement actions", then `Action | Lead | By when`) as a table
    /// of actions, to the next label or row of one cell.
    pub(super) fn is_action_table(&mut self, at: usize, row: &Row<'a>) -> bool {
        if let Some((_, last)) = self.together.filter(|(table, _)| *table == row.table_id) {
            if row.row <= last {
                if let Some(field) = self.open.and_then(|open| self.out.fields.get_mut(open)) {
                    field.lines.push(at);
                }
                return true;
            }
            self.together = None;
        }
        let open = self.open.and_then(|open| self.out.fields.get(open));
        let asked = open.is_some_and(|f| f.label == Label::Improvement && !f.loose && f.blocks.is_empty());
        let headed = self.headed_by_label(row);
        let named = headed.is_some() || asked && action_columns(row.cells.iter().copied()).is_some();
        if row.turned || !named {
            return false;
        }
        let own = |cell: &&Cell| headed.is_none_or(|label| label.row_span == 1 || cell.column != label.column);
        let goes_on = |number: &u32| {
            let mut cells = row.table.row(*number).filter(own).filter(|c| !c.is_empty()).peekable();
            cells.peek().is_some()
                && cells.all(|c| self.label(c).is_none_or(|l| !is_field(l)))
                && row.table.row(*number).count() > 1
        };
        // The rows of a label that reaches down are its own; others end with the section.
        let left = u32::try_from(self.end.saturating_sub(at + 1)).unwrap_or(u32::MAX);
        let reach = headed.filter(|label| label.row_span > 1).map_or(left, |label| label.row_span - 1);
        let end = row.table.rows.min(row.row.saturating_add(reach));
        let last = (row.row + 1..=end).take_while(goes_on).last().unwrap_or(row.row);
        let first = row.row;
        if let Some(label) = headed {
            self.push(at, Label::Improvement, label.text(), false, row.cell_path(label), false);
        }
        let inside = row.table.cells.iter().filter(|c| (first..=last).contains(&c.row)).filter(own);
        let cells = inside.map(|c| {
            // "Proposed improvement actions | Lead | Timescale" heads the actions themselves.
            let heads = headed.is_some_and(|label| label.row_span == 1 && std::ptr::eq(label, c));
            let blocks = if heads { vec![Block::Paragraph(Paragraph::plain("Action"))] } else { c.blocks.clone() };
            Cell { row: c.row - first + 1, blocks, ..c.clone() }
        });
        let cells = cells.collect();
        let table = Table { rows: last - first + 1, columns: row.table.columns, cells, ..Table::default() };
        self.together = Some((row.table_id, last));
        let path = format!("{}/row[{first}]", row.table_path);
        self.append(at, None, &path, vec![Cow::Owned(Block::Table(table))]);
        true
    }

    /// The label for improvement actions in a row that heads a table of them: with the columns of owners and dates beside it, or
    /// reaching down beside the rows of a table with a heading of its own ("Action | Lead | By when").
    fn headed_by_label(&self, row: &Row<'a>) -> Option<&'a Cell> {
        let label = row.written().copied().find(|c| self.label(c) == Some(Label::Improvement))?;
        let others = || row.written().copied().filter(|c| !std::ptr::eq(*c, label));
        // "Map who does what and remove duplication" beside the label is an action.
        let short = |cell: &Cell| cell.text().split_whitespace().count() <= LONGEST_HEADING;
        if !others().all(short) {
            return None;
        }
        if label.row_span > 1 {
            return action_columns(others()).map(|_| label);
        }
        let told = |cell: &Cell, wanted: &[Column]| headings::columns(&cell.text()).iter().any(|c| wanted.contains(c));
        let beside = others().any(|c| told(c, &[Column::Owner, Column::Due]));
        let all = || others().all(|c| told(c, &[Column::Owner, Column::Due, Column::Status, Column::Number]));
        // A page's end may have parted it from the form's rows above.
        let inside = row.row > 1 || self.out.fields.iter().any(|f| f.label == Label::Evidence);
        // "Appoint a lead officer" beside the label, and one cell below it, are no columns.
        let rows = || others().count() > 1 || row.table.row(row.row + 1).filter(|c| !c.is_empty()).count() > 1;
        (beside && inside && all() && rows()).then_some(label)
    }

    /// Takes a table below a label of its own line ("Improvement actions") as its content, whole.
    pub(super) fn is_answer(&mut self, at: usize, row: &Row<'a>) -> bool {
        if self.whole.is_some_and(|table| table == row.table_id) {
            return true;
        }
        let answers = |f: &Field<'_>| f.loose && matches!(f.label, Label::Evidence | Label::Improvement);
        let open = self.open.and_then(|open| self.out.fields.get(open)).is_some_and(answers);
        let rows = row.table.rows as usize;
        let fits = row.row == 1 && at + rows <= self.end;
        let other = |cell: &Cell| {
            scale::cell_step(self.framework, cell).is_some()
                || self.framework.labels_of(&cell.text()).iter().any(|l| matches!(l, Label::Rating | Label::Evidence))
        };
        if !open || !fits || row.turned || row.table.columns < 2 || row.table.cells.iter().any(other) {
            return false;
        }
        self.whole = Some(row.table_id);
        let path = format!("{}/row[1]", row.table_path);
        self.append(at, None, &path, vec![Cow::Owned(Block::Table(row.table.clone()))]);
        true
    }

    /// Takes a row that a page break parted from the table of actions within an answer: as many cells as its heading has.
    pub(super) fn goes_on_with_a_table(&mut self, at: usize, row: &Row<'a>) -> bool {
        let Some(field) = self.open.and_then(|open| self.out.fields.get(open)) else { return false };
        let Some(table) = field.blocks.last().and_then(|block| block.table()) else { return false };
        let written: Vec<&Cell> = row.written().copied().collect();
        let below = written.iter().map(|c| c.column).eq(table.row(1).map(|c| c.column));
        let own =
            row.table.rows == 1 || written.first().is_some_and(|c| c.column > 1) || row.table.columns < 5 || below;
        if field.label != Label::Improvement
            || !own
            || written.len() != table.row(1).count()
            || action_columns(table.row(1)).is_none()
        {
            return false;
        }
        let heading = (1..).zip(table.row(1)).map(|(column, cell)| Cell { column, column_span: 1, ..cell.clone() });
        let cells = (1..).zip(written).map(|(column, cell)| Cell { row: 2, column, column_span: 1, ..cell.clone() });
        let cells: Vec<Cell> = heading.chain(cells).collect();
        let table = Table { rows: 2, columns: table.columns, cells, ..Table::default() };
        let path = format!("{}/row[{}]", row.table_path, row.row);
        self.append(at, None, &path, vec![Cow::Owned(Block::Table(table))]);
        true
    }
}
