//! Columns beside the names: the list going on under the same headings, and columns of marks.

use super::super::roles;
use super::NameColumns;
use crate::document::{Cell, Table};
use crate::framework::headings::{self, PeopleHeading};
use crate::record::AttendanceStatus;
use crate::wording::signs::{self, Sign};
use std::ops::RangeInclusive;

/// The stretches of a table's columns over which the headings of a row are the same: "No | Name | No | Name".
pub(super) fn stretches(table: &Table, row: u32) -> Vec<RangeInclusive<u32>> {
    /// A list goes on beside itself so often at most.
    const MOST: usize = 3;
    let texts: Vec<String> = (1..=table.columns)
        .map(|column| table.cell(row, column).map(|cell| headings::fold(&cell.text())).unwrap_or_default())
        .collect();
    let again = |of: &usize| {
        let width = texts.len() / of;
        let mut chunks = texts.chunks(width.max(1));
        let first = chunks.next().unwrap_or_default();
        texts.len().is_multiple_of(*of)
            && width > 1
            && !first.iter().all(String::is_empty)
            && chunks.all(|chunk| chunk == first)
    };
    let of = (2..=MOST).rev().find(again).unwrap_or(1) as u32;
    let width = table.columns / of;
    (0..of).map(|at| at * width + 1..=(at + 1) * width).collect()
}

/// "Name | Glen Council | NHS Glen | Member": columns of marks of which each row has one, some below the name of a body. Which
/// of them it is says whence somebody comes; that they came, the list says.
pub(super) fn sides(table: &Table, columns: &NameColumns) -> Vec<(u32, String)> {
    let marked = columns_of_marks(table, columns, 1);
    let heading = |column: u32| table.cell(columns.header_rows, column).map(Cell::text).unwrap_or_default();
    let says = |column: u32| headings::people_all(&heading(column)).into_iter().find_map(PeopleHeading::status);
    let of_status = |column: &u32| says(*column).is_some_and(|status| status != AttendanceStatus::Present);
    let bodies = marked.iter().filter(|column| roles::is_organisation(&heading(**column))).count();
    let filled = |row: u32, column: u32| table.cell(row, column).is_some_and(|cell| !cell.is_empty());
    let once = (columns.header_rows + 1..=table.rows)
        .filter(|row| filled(*row, columns.name))
        .all(|row| marked.iter().filter(|column| filled(row, **column)).count() == 1);
    if marked.len() < 2 || bodies == 0 || !once || columns.attended.is_some() || marked.iter().any(of_status) {
        return Vec::new();
    }
    marked.into_iter().map(|column| (column, heading(column))).collect()
}

/// Columns in which nothing but marks stands, and as many as that at least, whatever their headings: "Day 1", "Day 2".
pub(super) fn columns_of_marks(table: &Table, columns: &NameColumns, fewest: usize) -> Vec<u32> {
    let marked = |column: u32| {
        let below =
            || table.cells.iter().filter(|c| c.column == column && c.row > columns.header_rows && !c.is_empty());
        below().count() >= fewest && below().all(|c| is_tick(c.text().trim()))
    };
    (columns.name + 1..=table.columns).filter(|column| marked(*column)).collect()
}

/// A tick, a cross or a word for one.
pub(super) fn is_tick(text: &str) -> bool {
    signs::holds(text, |sign| sign.is_ticked() || sign == Sign::Cross)
        || matches!(headings::fold(text).as_str(), "x" | "y" | "yes" | "present" | "apologies" | "p" | "a" | "1")
}
