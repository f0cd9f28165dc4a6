//! Tables of people: a label beside the names, columns with headings inside, or a column of names with roles.

use super::{attendance, heading_status, is_list_line, opening, person, record};
use crate::document::Table;
use crate::extract::Paper;
use crate::extract::passages::{self, Passage, Passages};
use crate::framework::headings::{self, PeopleHeading};
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::people;

/// Reads all tables of people; returns their numbers.
pub(super) fn read(paper: &Paper<'_>, passages: &Passages<'_>, out: &mut Vec<Attendance>) -> Vec<usize> {
    let mut used = Vec::new();
    for (number, block, table) in paper.document.tables() {
        let kind = passages::kind_at(paper, block);
        if !super::may_list(kind) || passages.senses.get(&number).is_some_and(|s| !s.inferred) || table.rows == 0 {
            continue;
        }
        let cells: Vec<&Passage<'_>> =
            passages.list.iter().filter(|p| p.cell.is_some_and(|at| at.table == number)).collect();
        let Some(first) = cells.first() else { continue };
        let above = status_above(passages, first);
        let before = out.len();
        if let Some(columns) = name_columns(table) {
            if above.is_some() || columns.attended.is_some() || kind == DocumentKind::Minutes {
                by_columns(&cells, table, &columns, above.unwrap_or_default(), out);
            }
        } else if has_heading(&cells) {
            by_headings(&cells, table, out);
        } else if let Some(status) = above {
            plain(&cells, table, status, out);
        }
        if out.len() > before {
            used.push(number);
        }
    }
    used
}

/// The status that a heading of people right above a table gives.
fn status_above(passages: &Passages<'_>, first: &Passage<'_>) -> Option<AttendanceStatus> {
    let before = passages.list.iter().rev().find(|p| p.block < first.block && p.part == first.part)?;
    if before.cell.is_some() || before.block + 3 < first.block {
        return None;
    }
    opening(&before.text).filter(|o| o.rest.is_empty()).map(|o| o.status)
}

fn has_heading(cells: &[&Passage<'_>]) -> bool {
    cells.iter().any(|p| p.text.lines().any(|l| opening(l).is_some_and(|o| o.goes_on)))
        && cells.iter().any(|p| p.text.lines().any(|l| is_list_line(opening(l).map_or(l, |o| o.rest))))
}

/// Columns of a table of people that has headings.
struct NameColumns {
    header_rows: u32,
    name: u32,
    role: Option<u32>,
    organisation: Option<u32>,
    initials: Option<u32>,
    attended: Option<u32>,
}

fn name_columns(table: &Table) -> Option<NameColumns> {
    for row in 1..=2.min(table.rows) {
        let mut columns =
            NameColumns { header_rows: row, name: 0, role: None, organisation: None, initials: None, attended: None };
        let mut roles = 0;
        for cell in table.row(row) {
            let meanings = headings::people_all(&cell.text());
            let has = |m: PeopleHeading| meanings.contains(&m);
            let column = Some(cell.column);
            if has(PeopleHeading::Name) && columns.name == 0 {
                columns.name = cell.column;
            } else if has(PeopleHeading::Role) && columns.role.is_none() {
                (columns.role, roles) = (column, roles + 1);
            } else if has(PeopleHeading::Organisation) && columns.organisation.is_none() {
                (columns.organisation, roles) = (column, roles + 1);
            } else if has(PeopleHeading::Initials) {
                (columns.initials, roles) = (column, roles + 1);
            } else if has(PeopleHeading::Attended) {
                (columns.attended, roles) = (column, roles + 1);
            }
        }
        if columns.name > 0 && roles > 0 {
            return Some(columns);
        }
    }
    None
}

fn by_columns(
    cells: &[&Passage<'_>],
    table: &Table,
    columns: &NameColumns,
    above: AttendanceStatus,
    out: &mut Vec<Attendance>,
) {
    let mut section = above;
    for row in columns.header_rows + 1..=table.rows {
        let Some(passage) = cells.iter().find(|p| p.cell.is_some_and(|at| at.row == row && at.column == columns.name))
        else {
            continue;
        };
        let text = |column: Option<u32>| {
            column
                .and_then(|c| table.cell(row, c))
                .map(|c| c.text().replace('\n', " ").trim().to_owned())
                .filter(|t| !t.is_empty())
        };
        let whole = text(Some(columns.name)).unwrap_or_default();
        if let Some(status) = heading_status(whole.trim_end_matches(':')) {
            section = status;
            continue;
        }
        let Some(mut person) = person::read(&whole) else { continue };
        if let Some(initials) = text(columns.initials) {
            person.initials = Some(initials);
        }
        if let Some(role) = text(columns.role) {
            add_role(&mut person, &role, columns.organisation.is_some());
        }
        if let Some(organisation) = text(columns.organisation) {
            person.organisation = Some(organisation);
        }
        let mut status = section;
        let mut doubtful = false;
        if let Some(column) = columns.attended {
            match text(Some(column)).as_deref().map(headings::fold).as_deref() {
                Some(
                    "present" | "p" | "yes" | "y" | "attended" | "in person" | "online" | "teams" | "virtual"
                    | "remote",
                ) => status = AttendanceStatus::Present,
                Some("apologies" | "a" | "apology" | "absent" | "no" | "n" | "apols") => {
                    status = AttendanceStatus::Apologies;
                }
                Some("in attendance" | "observer" | "attending") => status = AttendanceStatus::InAttendance,
                Some(_) => doubtful = true,
                None => {
                    // A tick is a sign, not a word.
                    let mark = table.cell(row, column).map(crate::document::Cell::text).unwrap_or_default();
                    if mark.contains(['✓', '✔', '☒', '√']) {
                        status = AttendanceStatus::Present;
                    } else {
                        doubtful = true;
                    }
                }
            }
        }
        let mut record = attendance(passage, &whole, person, status);
        if doubtful {
            record.header.flag(crate::diagnostic::ReviewCode::RoleUncertain);
        }
        out.push(record);
    }
}

/// "Chair, East Council" in a column of roles: both may stand in it where no column of organisations does.
fn add_role(person: &mut person::Person, role: &str, has_organisation: bool) {
    if has_organisation {
        person.role = Some(role.to_owned());
        person.chair |=
            matches!(headings::fold(role).as_str(), "chair" | "chairperson" | "chairman" | "convener" | "chairwoman");
    } else {
        for piece in role.split(", ") {
            person.detail(piece, false);
        }
    }
}

/// Headings inside the table: beside the names (first column), or above them, each column on its own.
fn by_headings(cells: &[&Passage<'_>], table: &Table, out: &mut Vec<Attendance>) {
    let labels_beside = cells.iter().any(|p| {
        p.cell.is_some_and(|at| {
            at.column == 1
                && opening(&p.text).is_some_and(|o| o.rest.is_empty())
                && cells.iter().any(|q| {
                    q.cell.is_some_and(|b| b.row == at.row && b.column > 1) && !q.text.lines().any(|l| opening(l).is_some_and(|o| o.goes_on)) && is_list_line(&q.text.replace('\n', ";"))
                })
                // Names below the heading say that it heads its column.
                && !cells.iter().any(|q| q.cell.is_some_and(|b| b.column == 1 && (b.row == at.row + 1 || b.row == at.row)) && is_list_line(&q.text))
        })
    });
    let mut by_column: Vec<Option<AttendanceStatus>> = vec![None; table.columns as usize + 1];
    let mut beside: Option<AttendanceStatus> = None;
    // Column by column: headings inside a column hold for what stands below them in it.
    let mut order: Vec<&Passage<'_>> = cells.to_vec();
    if !labels_beside {
        order.sort_by_key(|p| p.cell.map_or(0, |at| at.column));
    }
    for passage in order {
        let Some(at) = passage.cell else { continue };
        let details_column =
            !labels_beside && at.column > 1 && by_column.get(at.column as usize).copied().flatten().is_none();
        for line in passage.text.split('\n').map(str::trim).filter(|l| !l.is_empty()) {
            let slot = by_column.get_mut(at.column as usize);
            if let Some(opening) = opening(line).filter(|o| o.goes_on || !o.rest.is_empty()) {
                if labels_beside {
                    beside = Some(opening.status);
                } else if let Some(slot) = slot {
                    *slot = Some(opening.status);
                }
                if !opening.rest.is_empty() {
                    record(passage, opening.rest, opening.status, None, out);
                }
                continue;
            }
            let status = if labels_beside { beside } else { slot.and_then(|s| *s) };
            match status {
                Some(status) if !labels_beside || at.column > 1 => record(passage, line, status, None, out),
                _ if details_column => {
                    // A column without headings beside one with them: roles of the people beside.
                    add_to_neighbour(cells, passage, line, out);
                }
                _ => {}
            }
        }
    }
}

/// Gives a detail to the person of the same row.
fn add_to_neighbour(cells: &[&Passage<'_>], passage: &Passage<'_>, line: &str, out: &mut [Attendance]) {
    let Some(at) = passage.cell else { return };
    let neighbour = cells.iter().find(|p| p.cell.is_some_and(|b| b.row == at.row && b.column == 1));
    if let Some(neighbour) = neighbour
        && let Some(record) = out.iter_mut().rev().find(|a| a.header.source.path == neighbour.path)
    {
        let mut person = person::Person {
            name: record.name.clone(),
            role: record.role.take(),
            organisation: record.organisation.take(),
            ..person::Person::default()
        };
        for piece in line.split(", ") {
            person.detail(piece, false);
        }
        record.role = person.role;
        record.organisation = person.organisation;
        record.chair |= person.chair;
        record.initials = record.initials.take().or(person.initials);
    }
}

/// A table without headings right under "Present": names in the first column, what is said of them in the others; or
/// names everywhere.
fn plain(cells: &[&Passage<'_>], table: &Table, status: AttendanceStatus, out: &mut Vec<Attendance>) {
    let names_in = |column: u32| {
        let all: Vec<_> = cells.iter().filter(|p| p.cell.is_some_and(|at| at.column == column)).collect();
        let named =
            all.iter().filter(|p| people::is_person(p.text.split(['(', ',', '\n']).next().unwrap_or(""))).count();
        !all.is_empty() && named * 3 >= all.len() * 2
    };
    let others_named = (2..=table.columns).any(names_in);
    if !names_in(1) {
        return;
    }
    if others_named {
        for passage in cells {
            if is_list_line(&passage.text.replace('\n', ";")) {
                record(passage, &passage.text, status, None, out);
            }
        }
        return;
    }
    for passage in cells.iter().filter(|p| p.cell.is_some_and(|at| at.column == 1)) {
        let Some(at) = passage.cell else { continue };
        let Some(mut person) = person::read(&passage.text.replace('\n', " ")) else { continue };
        for column in 2..=table.columns {
            if let Some(cell) = table.cell(at.row, column).filter(|c| c.row == at.row) {
                add_role(&mut person, cell.text().replace('\n', " ").trim(), false);
            }
        }
        out.push(attendance(passage, &passage.text, person, status));
    }
}
