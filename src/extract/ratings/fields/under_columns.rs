//! Lines that a print without lines shows as a row over all columns: the longer of two answers side by side goes on below the
//! shorter one.

use super::{Reader, is_field};
use crate::document::{Cell, Place};
use crate::extract::ratings::lines::Row;
use crate::framework::Label;
use std::borrow::Cow;

/// A line begins where its column does, give or take this much (points).
const DRIFT: f32 = 12.0;

impl<'a> Reader<'a, '_> {
    /// Takes a row of one text below answers that stand side by side: it goes on with the answer under which it begins, if it does
    /// not reach into the next; else it is nobody's.
    pub(super) fn runs_under_columns(&mut self, at: usize, row: &Row<'a>) -> bool {
        let own = self.roles.table_id == row.table_id && row.row > 1;
        let Some(cell) = row.only_written().filter(|_| own || self.goes_on_below(row)) else { return false };
        let end = cell.column + cell.column_span.max(1) - 1;
        let under =
            |(label, _, first, _): &&(Label, String, u32, u32)| is_field(*label) && (cell.column..=end).contains(first);
        if self.roles.columns.iter().filter(under).count() < 2 || self.label_within(cell).is_some() {
            return false;
        }
        let Some(text) = print_of(cell) else { return false };
        // The answers above, by where their text begins.
        let starts: Vec<(usize, f32)> = (self.out.fields.iter().enumerate())
            .filter(|(_, field)| field.label != Label::Rating)
            .filter_map(|(index, field)| Some((index, print_of(field.cells.last()?)?.bbox.left)))
            .collect();
        let own = starts.iter().find(|(_, left)| (left - text.bbox.left).abs() <= DRIFT);
        let reaches = |left: f32| left > text.bbox.left + DRIFT && text.bbox.right > left;
        match own.filter(|_| !starts.iter().any(|(_, left)| reaches(*left))) {
            Some((field, _)) => {
                self.open = Some(*field);
                self.append(at, Some(cell), &row.cell_path(cell), cell.blocks.iter().map(Cow::Borrowed).collect());
            }
            None => self.out.loose.push(at),
        }
        true
    }
}

/// The box around a cell's text.
fn print_of(cell: &Cell) -> Option<Place> {
    crate::extract::ratings::votes::text_places(cell).first().copied()
}
