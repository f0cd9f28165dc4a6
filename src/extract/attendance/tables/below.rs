//! Headings above the names: what stands below each, and what stands beside them.

use super::super::openings::opening;
use super::super::{record, split};
use super::add_detail;
use super::headed::{holds_initials, tells_of_names};
use crate::document::{Cell, Table};
use crate::extract::passages::{At, Passage};
use crate::framework::headings::{self, PeopleHeading};
use crate::record::{Attendance, AttendanceStatus};
use crate::wording::people;
use std::collections::{BTreeMap, BTreeSet};

/// Headings above the names, each column on its own: they hold for what stands below them in it. A column of roles or
/// organisations speaks of the names in the column before it.
pub(super) fn by_headings(cells: &[&Passage<'_>], table: &Table, out: &mut Vec<Attendance>) {
    let headed = Headed::of(table);
    let mut lists = Lists { open: vec![None; table.columns as usize + 1], named: Vec::new() };
    let mut order: Vec<&Passage<'_>> = cells.to_vec();
    order.sort_by_key(|p| p.cell.map_or(0, |at| at.column));
    for passage in order {
        let Some(at) = passage.cell else { continue };
        if headed.is_detail(at.row, at.column) {
            lists.tell(&headed, passage, at, out);
        } else {
            lists.name(&headed, passage, at, out);
        }
    }
}

/// What the headings of a table say of its columns.
struct Headed<'t> {
    table: &'t Table,
    /// The first row, and those below that a heading of people begins.
    heading_rows: BTreeSet<u32>,
    /// The rows from which on a column tells of the names before it: "Staff in attendance | Role" may stand below names.
    details: BTreeMap<u32, Vec<(u32, bool)>>,
    /// "Attendees | (blank)" above "JB | Jo Blair": the heading stands above the initials of those named beside them.
    initials: BTreeSet<u32>,
}

impl<'t> Headed<'t> {
    /// Reads a table's headings.
    fn of(table: &'t Table) -> Self {
        let heads_row = |row: u32| {
            table.cell(row, 1).is_some_and(|c| opening(&c.text()).is_some_and(|o| o.goes_on && o.rest.is_empty()))
        };
        let heading_rows: BTreeSet<u32> = (1..=table.rows).filter(|row| *row == 1 || heads_row(*row)).collect();
        let initials = (1..table.columns).filter(|column| holds_initials(table, *column)).collect();
        let mut headed = Self { table, heading_rows, details: BTreeMap::new(), initials };
        headed.find_details();
        headed
    }

    /// Which columns tell of the names before them.
    fn find_details(&mut self) {
        let table = self.table;
        let in_heading_row =
            |cell: &&Cell| cell.column > 1 && self.heading_rows.contains(&cell.row) && !cell.is_empty();
        for cell in table.cells.iter().filter(in_heading_row) {
            let heading = cell.text();
            let meanings = headings::people_all(&heading);
            let detail = meanings.iter().any(|m| matches!(m, PeopleHeading::Organisation | PeopleHeading::Role))
                && meanings.iter().all(|m| m.status().is_none());
            if detail || opening(&heading).is_some_and(|o| o.goes_on && !o.role) {
                self.details.entry(cell.column).or_default().push((cell.row, detail));
            }
        }
        // "Present | (blank) | (blank)": what stands right of the names without a heading is said of them.
        for column in 2..=table.columns {
            let headed = table.cell(1, column).is_some_and(|c| !c.is_empty());
            if !headed && !self.details.contains_key(&column) && tells_of_names(table, column) {
                self.details.entry(column).or_default().push((1, true));
            }
        }
    }

    /// Whether a cell tells of the names before it.
    fn is_detail(&self, row: u32, column: u32) -> bool {
        let of_column = self.details.get(&column).map_or(&[][..], Vec::as_slice);
        of_column.iter().rev().find(|(from, _)| *from <= row).is_some_and(|(_, detail)| *detail)
    }

    /// Whether a cell is the heading of a column that tells of names.
    fn heads_details(&self, at: At) -> bool {
        self.details.get(&at.column).is_some_and(|rows| rows.contains(&(at.row, true)))
    }

    /// The column of the names that a cell tells of: "Jo Blair | JB | Clerk", with cells of two columns each, has it in
    /// the nearest cell that tells nothing.
    fn names_before(&self, at: At) -> u32 {
        let names = |column: &u32| {
            !self.is_detail(at.row, *column)
                && self
                    .table
                    .cell(at.row, *column)
                    .is_some_and(|c| c.column == *column && !people::is_initials(&c.text()))
        };
        (1..at.column).rev().find(names).unwrap_or(1)
    }

    /// "In attendance | Attachments": another heading beside ends the list above it.
    fn ends_list(&self, passage: &Passage<'_>, at: At) -> bool {
        at.row > 1
            && self.heading_rows.contains(&at.row)
            && at.column > 1
            && opening(&passage.text).is_none()
            && !people::is_person(split::head(&passage.text))
    }

    /// What stands in the column of initials before a cell.
    fn letters_before(&self, at: At) -> Option<String> {
        let column = at.column.checked_sub(1).filter(|column| self.initials.contains(column))?;
        self.table.cell(at.row, column).map(|cell| cell.text().trim().to_owned())
    }
}

/// The lists of a table, as far as they are read.
struct Lists {
    /// The status that the last heading of each column gives.
    open: Vec<Option<AttendanceStatus>>,
    /// Row and column of each name, with its record.
    named: Vec<(u32, u32, usize)>,
}

impl Lists {
    /// Gives what a cell says to the one person named before it in its row.
    fn tell(&self, headed: &Headed<'_>, passage: &Passage<'_>, at: At, out: &mut [Attendance]) {
        let before = headed.names_before(at);
        let mut of_row = self.named.iter().filter(|(row, column, _)| *row == at.row && *column == before);
        if let (Some((_, _, index)), None) = (of_row.next(), of_row.next())
            && let Some(person) = out.get_mut(*index)
            && !headed.heads_details(at)
        {
            add_detail(person, &passage.text.replace('\n', " "));
        }
    }

    /// Reads the headings and people of a cell.
    fn name(&mut self, headed: &Headed<'_>, passage: &Passage<'_>, at: At, out: &mut Vec<Attendance>) {
        let of_initials = headed.initials.contains(&at.column);
        let Some(mut set) = self.open.get(at.column as usize).copied() else { return };
        if headed.ends_list(passage, at) {
            set = None;
        }
        for line in passage.text.split('\n').map(str::trim).filter(|l| !l.is_empty()) {
            let from = out.len();
            if let Some(opening) = opening(line).filter(|o| o.goes_on || !o.rest.is_empty()) {
                set = Some(opening.status);
                if !opening.rest.is_empty() {
                    record(passage, opening.rest, opening.status, None, out);
                }
            } else if let Some(status) = set.filter(|_| !of_initials) {
                record(passage, line, status, None, out);
            }
            self.named.extend((from..out.len()).map(|index| (at.row, at.column, index)));
            let one = out.len() == from + 1;
            if let Some(letters) = headed.letters_before(at).filter(|_| one)
                && let Some(person) = out.get_mut(from)
            {
                person.initials = Some(letters).filter(|t| people::is_initials(t));
            }
        }
        for column in [Some(at.column), of_initials.then_some(at.column + 1)].into_iter().flatten() {
            if let Some(slot) = self.open.get_mut(column as usize) {
                *slot = set;
            }
        }
    }
}
