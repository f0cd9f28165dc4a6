//! Headings above the names: what stands below each, and what stands beside them.

use super::super::lines::is_list_line;
use super::super::openings::opening;
use super::super::{record, split};
use super::{add_detail, are_initials_of};
use crate::document::{Cell, Table};
use crate::extract::passages::Passage;
use crate::framework::headings::{self, PeopleHeading};
use crate::record::{Attendance, AttendanceStatus};
use crate::wording::people;
use std::collections::{BTreeMap, BTreeSet};

/// Whether columns beyond the first have headings of people of their own, with names below them.
pub(super) fn headings_in_columns(cells: &[&Passage<'_>], table: &Table) -> bool {
    let heads = |text: &str| opening(text).is_some_and(|o| o.goes_on && o.rest.is_empty());
    // "Present: | …", "In attendance: | …": the first column labels the rows, and headings in the cells beside it part
    // their people into groups.
    let mut rows: Vec<u32> = cells.iter().filter_map(|p| p.cell).filter(|at| at.column == 1).map(|at| at.row).collect();
    rows.dedup();
    let first = |row: u32| {
        let mut texts = cells.iter().filter(move |p| p.cell.is_some_and(|at| at.row == row && at.column == 1));
        texts.next().filter(|_| texts.next().is_none())
    };
    if !rows.is_empty()
        && rows.iter().all(|row| first(*row).is_some_and(|p| heads(&p.text)))
        && cells.iter().any(|p| {
            p.cell.is_some_and(|at| at.column > 1 && rows.contains(&at.row)) && p.text.lines().any(is_list_line)
        })
    {
        return false;
    }
    cells.iter().any(|p| {
        let Some(at) = p.cell.filter(|at| at.column > 1) else { return false };
        if !p.text.lines().any(heads) {
            return false;
        }
        // "Clerk" and "Observer" beside a name are roles.
        let beside_name = cells.iter().any(|q| {
            q.cell.is_some_and(|b| b.row == at.row && b.column < at.column)
                && is_list_line(&q.text)
                && people::is_person(split::head(&q.text))
                && cells.iter().filter(|r| r.cell == q.cell).count() == 1
        });
        let named = at.column + u32::from(at.column < table.columns && holds_initials(table, at.column));
        let below = cells.iter().any(|q| {
            q.cell.is_some_and(|b| b.column == named && (b.row > at.row || q.path != p.path && b == at))
                && q.text.lines().any(is_list_line)
        });
        let within = p.text.lines().skip_while(|l| !heads(l)).skip(1).any(is_list_line);
        !beside_name && (below || within)
    })
}

/// Headings above the names, each column on its own: they hold for what stands below them in it. A column of roles or
/// organisations speaks of the names in the column before it.
pub(super) fn by_headings(cells: &[&Passage<'_>], table: &Table, out: &mut Vec<Attendance>) {
    // The rows from which on a column tells of the names before it: "Staff in attendance | Role" may stand below names.
    let mut details: BTreeMap<u32, Vec<(u32, bool)>> = BTreeMap::new();
    let heads_row = |row: u32| {
        table.cell(row, 1).is_some_and(|c| opening(&c.text()).is_some_and(|o| o.goes_on && o.rest.is_empty()))
    };
    let heading_rows: BTreeSet<u32> = (1..=table.rows).filter(|row| *row == 1 || heads_row(*row)).collect();
    let in_heading_row = |cell: &&Cell| cell.column > 1 && heading_rows.contains(&cell.row) && !cell.is_empty();
    for cell in table.cells.iter().filter(in_heading_row) {
        let heading = cell.text();
        let meanings = headings::people_all(&heading);
        let detail = meanings.iter().any(|m| matches!(m, PeopleHeading::Organisation | PeopleHeading::Role))
            && meanings.iter().all(|m| m.status().is_none());
        if detail || opening(&heading).is_some_and(|o| o.goes_on && !o.role) {
            details.entry(cell.column).or_default().push((cell.row, detail));
        }
    }
    // "Present | (blank) | (blank)": what stands right of the names without a heading is said of them.
    for column in 2..=table.columns {
        let headed = table.cell(1, column).is_some_and(|c| !c.is_empty());
        if !headed && !details.contains_key(&column) && tells_of_names(table, column) {
            details.entry(column).or_default().push((1, true));
        }
    }
    let is_detail = |row: u32, column: u32| {
        let of_column = details.get(&column).map_or(&[][..], Vec::as_slice);
        of_column.iter().rev().find(|(from, _)| *from <= row).is_some_and(|(_, detail)| *detail)
    };
    let heads = |row: u32, column: u32| details.get(&column).is_some_and(|rows| rows.contains(&(row, true)));
    let mut open: Vec<Option<AttendanceStatus>> = vec![None; table.columns as usize + 1];
    // "Attendees | (blank)" above "JB | Jo Blair": the heading stands above the initials of those named beside them.
    let initials: BTreeSet<u32> = (1..table.columns).filter(|column| holds_initials(table, *column)).collect();
    let mut order: Vec<&Passage<'_>> = cells.to_vec();
    order.sort_by_key(|p| p.cell.map_or(0, |at| at.column));
    // Row and column of each name, with its record.
    let mut named: Vec<(u32, u32, usize)> = Vec::new();
    for passage in order {
        let Some(at) = passage.cell else { continue };
        if is_detail(at.row, at.column) {
            // "Jo Blair | JB | Clerk", with cells of two columns each: the nearest cell that tells nothing.
            let names = |column: &u32| {
                !is_detail(at.row, *column)
                    && table
                        .cell(at.row, *column)
                        .is_some_and(|c| c.column == *column && !people::is_initials(&c.text()))
            };
            let before = (1..at.column).rev().find(names).unwrap_or(1);
            let mut of_row = named.iter().filter(|(row, column, _)| *row == at.row && *column == before);
            if let (Some((_, _, index)), None) = (of_row.next(), of_row.next())
                && let Some(person) = out.get_mut(*index)
                && !heads(at.row, at.column)
            {
                add_detail(person, &passage.text.replace('\n', " "));
            }
            continue;
        }
        let of_initials = initials.contains(&at.column);
        let Some(mut set) = open.get(at.column as usize).copied() else { continue };
        // "In attendance | Attachments": another heading beside ends the list above it.
        if at.row > 1
            && heading_rows.contains(&at.row)
            && at.column > 1
            && opening(&passage.text).is_none()
            && !people::is_person(split::head(&passage.text))
        {
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
            named.extend((from..out.len()).map(|index| (at.row, at.column, index)));
            let letters = at.column.checked_sub(1).filter(|column| initials.contains(column));
            let one = out.len() == from + 1;
            if let Some(cell) = letters.and_then(|column| table.cell(at.row, column)).filter(|_| one)
                && let Some(person) = out.get_mut(from)
            {
                person.initials = Some(cell.text().trim().to_owned()).filter(|t| people::is_initials(t));
            }
        }
        for column in [Some(at.column), of_initials.then_some(at.column + 1)].into_iter().flatten() {
            if let Some(slot) = open.get_mut(column as usize) {
                *slot = set;
            }
        }
    }
}

/// Whether a column names nobody beyond doubt and stands right of one that names people.
fn tells_of_names(table: &Table, column: u32) -> bool {
    let texts = |column: u32| {
        table.cells.iter().filter(move |c| c.column == column && !c.is_empty()).map(|c| c.text().trim().to_owned())
    };
    let named = |column: u32| texts(column).filter(|t| people::is_surely_person(split::head(t))).count();
    named(column) == 0
        && texts(column).count() > 0
        && !holds_initials(table, column)
        && (1..column).any(|before| named(before) > 1)
}

/// Whether most of what stands in a column are initials, with people in the column beside it.
pub(in crate::extract::attendance) fn holds_initials(table: &Table, column: u32) -> bool {
    let texts = |column: u32| {
        table.cells.iter().filter(move |c| c.column == column && !c.is_empty()).map(|c| c.text().trim().to_owned())
    };
    // "AM" and "PM" are times elsewhere.
    let capitals = |t: &String| (2..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_uppercase());
    let letters = texts(column).filter(|t| people::is_initials(t) || capitals(t)).count();
    let people = texts(column + 1).filter(|t| people::is_person(split::head(t))).count();
    // "Jo Blair | JB | Al Reid": those of the names before them are none of those beside them.
    let rows = table.cells.iter().filter(|c| c.column == column && !c.is_empty());
    let own = |at: u32, c: &Cell| {
        table.cell(c.row, at).is_some_and(|name| are_initials_of(c.text().trim(), split::head(&name.text())))
    };
    let after = rows.clone().filter(|c| own(column + 1, c)).count();
    let before = rows.filter(|c| (1..column).any(|at| own(at, c))).count();
    letters >= 2 && letters * 3 >= texts(column).count() * 2 && people * 3 >= letters * 2 && after >= before
}
