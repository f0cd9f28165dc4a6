//! Tables of people: a label beside the names, columns with headings inside, or a column of names with roles.

mod below;
mod broken;
mod groups;
mod headed;
mod rows;

use super::columns::{add_role, name_columns};
use super::lines::{is_group, is_list_line};
use super::openings::{ends_as_heading, opening};
use super::{columns, person, split};
use crate::document::Table;
use crate::extract::passages::{self, Passage, Passages};
use crate::extract::{Paper, agenda};

use crate::framework::plans::PlaceColumn;
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::people;
use below::by_headings;
use headed::headings_in_columns;
pub(super) use headed::holds_initials;
use jiff::civil::Date;
use rows::by_rows;
use std::collections::BTreeMap;

/// A table that gave people.
pub(super) struct Used {
    /// The status of its last person.
    pub status: Option<AttendanceStatus>,
    /// Its last row of people.
    pub rows: u32,
    /// Whether it named any: in the table of an agenda nobody is looked for.
    pub named: bool,
}

/// Reads all tables of people; returns their numbers with the status of the last person of each.
pub(super) fn read(paper: &Paper<'_>, passages: &Passages<'_>, out: &mut Vec<Attendance>) -> BTreeMap<usize, Used> {
    let mut used = BTreeMap::new();
    for (number, block, table) in paper.document.tables() {
        if let Some(found) = read_table(paper, passages, (number, block, table), out) {
            used.insert(number, found);
        }
    }
    used
}

/// Reads a table, with its number and its block; `None` where it gave nobody.
fn read_table(
    paper: &Paper<'_>,
    passages: &Passages<'_>,
    (number, block, table): (usize, usize, &Table),
    out: &mut Vec<Attendance>,
) -> Option<Used> {
    let kind = passages::kind_at(paper, block);
    // "2 | Apologies for absence | Jo Blair": who brings the item.
    if agenda::is_agenda_table(table, kind) {
        return Some(Used { status: None, rows: table.rows, named: false });
    }
    // A table of actions whose headings stand lower may have the people above them.
    let sense = passages.senses.get(&number).filter(|s| !s.inferred);
    if lists_elections(table) {
        return Some(Used { status: None, rows: table.rows, named: false });
    }
    if !super::may_list(kind) || sense.is_some_and(|s| s.header_rows == 1) || table.rows == 0 {
        return None;
    }
    let from = passages.list.partition_point(|p| p.block < block);
    let cells: Vec<&Passage<'_>> = passages.list[from..].iter().take_while(|p| p.block == block).collect();
    let joined = broken::joined(&cells);
    let cells = joined.as_ref().map_or(cells, |joined| joined.iter().collect());
    let above = status_above(passages, cells.first()?);
    if lists_localities(paper, table) {
        return None;
    }
    if above.is_none() && name_columns(table).is_none() && lists_addresses(table) {
        return Some(Used { status: None, rows: table.rows, named: false });
    }
    // A minute may stand below the agenda on one page.
    let headed = name_columns(table).is_some();
    let above = above.or_else(|| (headed && is_below_minute(passages, from)).then_some(AttendanceStatus::Present));
    let list = List { table, cells: &cells, kind, above };
    let before = out.len();
    let (rows, in_columns) = match sense {
        Some(sense) => list.above_actions(sense.header_rows, out),
        None => list.whole(|part| meeting_of(paper, part), out),
    };
    if out.len() > before {
        return Some(Used { status: list.status(before, rows, in_columns, out), rows, named: true });
    }
    // "Name | Organisation | Role": below such headings "Chair" heads nobody.
    (headed && kind == DocumentKind::Agenda).then_some(Used { status: None, rows: table.rows, named: false })
}

/// Whether the heading above a table is that of a minute: "Minute of 7 March".
fn is_below_minute(passages: &Passages<'_>, from: usize) -> bool {
    let heading = passages.list.get(..from).and_then(|before| before.last()).filter(|p| p.heading && p.cell.is_none());
    heading.is_some_and(|p| {
        let folded = crate::framework::headings::fold(&p.text);
        ["minute of ", "minutes of ", "note of ", "notes of "].iter().any(|opens| folded.starts_with(opens))
    })
}

/// The day of the meeting that a part of a paper is about.
fn meeting_of(paper: &Paper<'_>, part: Option<u32>) -> Option<Date> {
    paper.meetings().iter().find(|m| m.part == part)?.date
}

/// A table that may list people.
struct List<'l, 'p> {
    table: &'l Table,
    cells: &'l [&'l Passage<'p>],
    kind: DocumentKind,
    /// The status that a heading above it gives.
    above: Option<AttendanceStatus>,
}

impl List<'_, '_> {
    /// Reads the people above the headings of a table of actions; their last row, and whether headings within columns
    /// gave them.
    fn above_actions(&self, header_rows: u32, out: &mut Vec<Attendance>) -> (u32, bool) {
        let Self { table, cells, above, .. } = *self;
        // Without headings of its own the minute begins below the last row of people.
        let most = match header_rows {
            0 => people_at_its_head(cells, table).unwrap_or(0),
            rows => rows - 1,
        };
        let head = down_to(cells, most);
        let mut in_columns = false;
        if let Some(columns) = name_columns(table) {
            columns::read(&head, table, &columns, above.unwrap_or_default(), None, out);
        } else if headings_in_columns(&head, table) {
            // "Attendees | Initials | Absent | Initials" above the minute in one table with it.
            in_columns = true;
            by_headings(&head, table, out);
        } else if (above.is_some() || has_heading(&head)) && mostly_people(&head, table) {
            by_rows(&head, table, above, out);
        }
        (most, in_columns)
    }

    /// Reads the people of a whole table; their last row, and whether headings within columns gave them.
    fn whole(&self, meeting_of: impl Fn(Option<u32>) -> Option<Date>, out: &mut Vec<Attendance>) -> (u32, bool) {
        let Self { table, cells, kind, above } = *self;
        let minutes = kind == DocumentKind::Minutes;
        if let Some(columns) = name_columns(table) {
            if above.is_some() || columns.attended.is_some() || minutes {
                let part = cells.first().and_then(|first| first.part);
                let meeting = if columns.meetings.is_empty() { None } else { meeting_of(part) };
                columns::read(cells, table, &columns, above.unwrap_or_default(), meeting, out);
            }
        } else if minutes && groups::read(cells, table, above, out) {
            return (table.rows, true);
        } else if headings_in_columns(cells, table) && !(minutes && below_its_people(cells, table)) {
            by_headings(cells, table, out);
            return (table.rows, true);
        } else if (above.is_some() || has_heading(cells)) && mostly_people(cells, table) {
            return (by_rows(cells, table, above, out), false);
        } else if let Some(last) = people_at_its_head(cells, table).filter(|_| minutes) {
            // The list of people and the minute below it run together into one table.
            let head = down_to(cells, last);
            if above.is_some() || has_heading(&head) {
                by_rows(&head, table, above, out);
                return (last, false);
            }
        }
        (table.rows, false)
    }

    /// The status of those whom the lines below the table may name, after its people from `before` on.
    fn status(&self, before: usize, rows: u32, in_columns: bool, out: &[Attendance]) -> Option<AttendanceStatus> {
        let Self { table, cells, .. } = *self;
        // Where the columns or groups differ, nothing tells whose list goes on below.
        let last = out.last().map(|a| a.status);
        // … unless all of its headings stand in the first column: then the last group's does.
        let is_heading = |p: &&&Passage<'_>| opening(&p.text).is_some_and(|o| o.goes_on && o.rest.is_empty());
        let down = cells.iter().any(|p| is_heading(&p))
            && cells.iter().filter(is_heading).all(|p| p.cell.is_some_and(|at| at.column == 1));
        let same = |last: &AttendanceStatus| out[before..].iter().all(|a| a.status == *last);
        let status = last.filter(|last| same(last) || table.columns < 3 || down);
        // Below "Present | Absent" the longer list goes on, the left one's lines at the left.
        let status = if in_columns { out.get(before).map(|a| a.status) } else { status };
        // A heading in the last row opens the list below the table.
        let opens = cells.iter().rfind(|p| !p.text.trim().is_empty()).and_then(|p| opening(&p.text));
        let opens = opens.filter(|o| o.goes_on && o.rest.is_empty() && rows == table.rows).map(|o| o.status);
        let opens = opens.or_else(|| opened_by_last_row(cells, table, out).filter(|_| rows == table.rows));
        opens.or(status)
    }
}

/// The cells of a table down to a row.
fn down_to<'l, 'p>(cells: &[&'l Passage<'p>], last: u32) -> Vec<&'l Passage<'p>> {
    cells.iter().copied().filter(|p| p.cell.is_some_and(|at| at.row <= last)).collect()
}

/// "In attendance: | Managing Solicitor, Licensing" in the last row: who came stands below the table.
fn opened_by_last_row(cells: &[&Passage<'_>], table: &Table, out: &[Attendance]) -> Option<AttendanceStatus> {
    let first = cells.iter().find(|p| p.cell.is_some_and(|at| at.row == table.rows && at.column == 1))?;
    let opening = opening(&first.text).filter(|o| o.goes_on && o.rest.is_empty())?;
    let named = out.last().is_some_and(|a| a.header.source.path.contains(&format!("/row[{}]/", table.rows)));
    (!named).then_some(opening.status)
}

/// "Office | Elected | Proposed by | Seconded by": who was elected, and by whom.
fn lists_elections(table: &Table) -> bool {
    const SAYS: [&str; 12] = [
        "proposed by",
        "proposer",
        "proposed",
        "seconded by",
        "seconder",
        "seconded",
        "nominated by",
        "nominee",
        "elected",
        "nomination",
        "nominations",
        "votes",
    ];
    let told = |cell: &&crate::document::Cell| {
        let heading = crate::framework::headings::fold(&cell.text());
        // "Post | 2024 | 2025": who held it, year by year.
        let year = heading.len() == 4 && heading.starts_with("20") && heading.bytes().all(|b| b.is_ascii_digit());
        year || SAYS.contains(&heading.as_str())
    };
    table.columns > 2 && table.row(1).filter(told).count() > 1
}

/// "Secretary | Jo Blair | jo@example.org" above a minute: whom to write to, not who came.
fn lists_addresses(table: &Table) -> bool {
    let reached = table.cells.iter().filter(|c| c.text().contains('@')).count();
    reached > 1 && reached * 2 >= table.rows as usize
}

/// Whether a table's first headings are those of localities, which may have a column of their chairs.
fn lists_localities(paper: &Paper<'_>, table: &Table) -> bool {
    let vocabulary = &paper.settings.plan_vocabulary;
    let named = table.cell(1, 1).is_some_and(|cell| surely(&cell.text()));
    !named && table.row(1).any(|cell| vocabulary.place_column(&cell.text()) == Some(PlaceColumn::Locality))
}

/// The status that a heading of people right above a table gives; lines of people may stand between.
fn status_above(passages: &Passages<'_>, first: &Passage<'_>) -> Option<AttendanceStatus> {
    let mut below = first.block;
    let end = passages.list.partition_point(|p| p.block < first.block);
    for before in passages.list[..end].iter().rev().take_while(|p| p.part == first.part) {
        if before.cell.is_some() || before.block + 3 < below {
            return None;
        }
        if let Some(opening) = opening(&before.text) {
            // "Clerk: Jo Blair" above the table of those who came: she alone is the clerk.
            let whole = opening.role && !opening.rest.is_empty();
            return (opening.goes_on && !whole).then_some(opening.status);
        }
        if let Some(status) = ends_as_heading(&before.text) {
            return Some(status);
        }
        // "Harbour Authority:" between "In attendance" and the table of those from there.
        let group = before.text.trim_end().ends_with(':') && is_group(&before.text);
        if !group && !is_list_line(&before.text) {
            return None;
        }
        below = before.block;
    }
    None
}

/// Whether most rows name people: what stands under "Apologies" may be the minute itself.
fn mostly_people(cells: &[&Passage<'_>], table: &Table) -> bool {
    let rows = by_row(cells, table);
    let named = |row: &&Vec<&Passage<'_>>| row.iter().any(|p| !p.heading && p.text.lines().any(is_list_line));
    // Rows of headings alone speak neither way.
    let filled = |row: &&Vec<&Passage<'_>>| row.iter().any(|p| opening(&p.text).is_none_or(|o| !o.rest.is_empty()));
    rows.iter().filter(named).count() * 2 >= rows.iter().filter(filled).count()
}

/// The last of the rows at a table's head that name people or are headings of people; `None` where they are few.
fn people_at_its_head(cells: &[&Passage<'_>], table: &Table) -> Option<u32> {
    let rows = by_row(cells, table);
    let of_people = |row: &Vec<&Passage<'_>>| {
        let Some(first) = row.first() else { return true };
        first.label.is_none()
            && (opening(&first.text).is_some()
                || first.text.lines().all(|l| people::is_surely_person(split::head(l)) && is_list_line(l)))
    };
    let count = rows.iter().take_while(|row| of_people(row)).count();
    let named = rows[..count].iter().filter(|row| row.iter().any(|p| p.text.lines().any(surely))).count();
    (named >= 2 && count < rows.len()).then_some(count as u32)
}

/// Whether the headings within columns stand in the minute below the rows of people alone.
fn below_its_people(cells: &[&Passage<'_>], table: &Table) -> bool {
    people_at_its_head(cells, table).is_some_and(|last| !headings_in_columns(&down_to(cells, last), table))
}

/// What stands in each row of a table.
fn by_row<'c, 'a>(cells: &[&'c Passage<'a>], table: &Table) -> Vec<Vec<&'c Passage<'a>>> {
    let mut rows = vec![Vec::new(); table.rows as usize];
    for passage in cells {
        let row = passage.cell.and_then(|at| rows.get_mut((at.row as usize).checked_sub(1)?));
        if let Some(row) = row {
            row.push(*passage);
        }
    }
    rows
}

fn has_heading(cells: &[&Passage<'_>]) -> bool {
    cells.iter().any(|p| p.text.lines().any(|l| opening(l).is_some_and(|o| o.goes_on)))
        && cells.iter().any(|p| p.text.lines().any(|l| is_list_line(opening(l).map_or(l, |o| o.rest))))
}

/// Whether a line's first name is one beyond doubt.
fn surely(line: &str) -> bool {
    people::is_surely_person(super::split::head(line))
}

/// Gives what the cell beside says to a person.
fn add_detail(record: &mut Attendance, line: &str) {
    // "Ann Bell | AB Director": the columns ran together.
    if let Some((letters, rest)) = line.trim().split_once(' ')
        && record.initials.is_none()
        && letters.chars().filter(|c| c.is_uppercase()).count() > 1
        && letters.len() <= 4
        && are_initials_of(letters, &record.name)
        && people::likeness(rest) == people::Likeness::PostOrBody
    {
        record.initials = Some(letters.to_owned());
        return add_detail(record, rest);
    }
    // "Ann Bell | Director | AB": the initials are the name's.
    let letters = line.trim().trim_matches(['(', ')']);
    let own = person::Person { name: record.name.clone(), ..person::Person::default() };
    let short = letters.len() <= 5 && own.is_own_initials(letters, true);
    if record.initials.is_none() && (short || people::is_initials(letters) && are_initials_of(letters, &record.name)) {
        record.initials = Some(letters.to_owned());
        return;
    }
    let mut person = person::Person {
        name: record.name.clone(),
        role: record.role.take(),
        organisation: record.organisation.take(),
        ..person::Person::default()
    };
    add_role(&mut person, line, false);
    record.role = person.role;
    record.organisation = person.organisation;
    record.chair |= person.chair && record.status != AttendanceStatus::Apologies;
    record.initials = record.initials.take().or(person.initials);
    if person.apologies {
        record.status = AttendanceStatus::Apologies;
    }
}

/// Whether letters are the first ones of a name's words: all of them, or the first and the last.
fn are_initials_of(letters: &str, name: &str) -> bool {
    let (_, name) = people::split_title(name);
    let first: Vec<char> =
        name.split([' ', '-']).filter_map(|w| w.chars().next()).map(|c| c.to_ascii_uppercase()).collect();
    let letters: Vec<char> = letters.chars().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_uppercase()).collect();
    letters.len() >= 2 && letters.first() == first.first() && letters.last().is_some_and(|l| first[1..].contains(l))
        || letters == first && !letters.is_empty()
}
