//! Tables, or rows of them, that are an answer as a whole: the table of actions below "Improvement actions".

use super::{Reader, is_field};
use crate::document::{Block, Cell, Table};
use crate::extract::ratings::field::Field;
use crate::extract::ratings::lines::Row;
use crate::extract::ratings::pieces::action_columns;
use crate::extract::ratings::scale;
use crate::framework::Label;
use std::borrow::Cow;

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
        if !asked || row.turned || action_columns(row.cells.iter().copied()).is_none() {
            return false;
        }
        let goes_on = |number: &u32| {
            let mut cells = row.table.row(*number).filter(|c| !c.is_empty()).peekable();
            cells.peek().is_some()
                && cells.all(|c| self.label(c).is_none_or(|l| !is_field(l)))
                && row.table.row(*number).count() > 1
        };
        let last = (row.row + 1..=row.table.rows).take_while(goes_on).last().unwrap_or(row.row);
        let first = row.row;
        let own = row.table.cells.iter().filter(|c| (first..=last).contains(&c.row));
        let cells = own.map(|c| Cell { row: c.row - first + 1, ..c.clone() }).collect();
        let table = Table { rows: last - first + 1, columns: row.table.columns, cells, ..Table::default() };
        self.together = Some((row.table_id, last));
        let path = format!("{}/row[{first}]", row.table_path);
        self.append(at, None, &path, vec![Cow::Owned(Block::Table(table))]);
        true
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
        let own = row.table.rows == 1 || written.first().is_some_and(|c| c.column > 1) || row.table.columns < 5;
        if field.label != Label::Improvement
            || !own
            || written.len() != table.columns as usize
            || action_columns(table.row(1)).is_none()
        {
            return false;
        }
        let heading = table.row(1).cloned();
        let cells = (1..).zip(written).map(|(column, cell)| Cell { row: 2, column, column_span: 1, ..cell.clone() });
        let cells: Vec<Cell> = heading.chain(cells).collect();
        let table = Table { rows: 2, columns: table.columns, cells, ..Table::default() };
        let path = format!("{}/row[{}]", row.table_path, row.row);
        self.append(at, None, &path, vec![Cow::Owned(Block::Table(table))]);
        true
    }
}
