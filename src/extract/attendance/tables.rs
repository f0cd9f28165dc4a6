//! Tables of people: a label beside the names, columns with headings inside, or a column of names with roles.

use super::columns::{add_role, name_columns};
use super::lines::is_list_line;
use super::openings::{ends_as_heading, opening};
use super::{columns, person, record, split};
use crate::diagnostic::ReviewCode;
use crate::document::{Cell, Table};
use crate::extract::passages::{self, Passage, Passages};
use crate::extract::{Paper, agenda, facts};
use crate::framework::headings::{self, PeopleHeading};
use crate::framework::plans::PlaceColumn;
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::people;
use std::collections::{BTreeMap, BTreeSet};

/// A table that gave people.
pub(super) struct Used {
    /// The status of its last person.
    pub status: Option<AttendanceStatus>,
    /// Its last row of people.
    pub rows: u32,
}

/// Reads all tables of people; returns their numbers with the status of the last person of each.
pub(super) fn read(paper: &Paper<'_>, passages: &Passages<'_>, out: &mut Vec<Attendance>) -> BTreeMap<usize, Used> {
    let mut used = BTreeMap::new();
    for (number, block, table) in paper.document.tables() {
        let kind = passages::kind_at(paper, block);
        // A table of actions whose headings stand lower may have the people above them.
        let sense = passages.senses.get(&number).filter(|s| !s.inferred);
        if !super::may_list(kind) || sense.is_some_and(|s| s.header_rows == 1) || table.rows == 0 {
            continue;
        }
        let from = passages.list.partition_point(|p| p.block < block);
        let cells: Vec<&Passage<'_>> = passages.list[from..].iter().take_while(|p| p.block == block).collect();
        let Some(first) = cells.first() else { continue };
        if agenda::is_agenda_table(table, kind) || lists_localities(paper, table) {
            continue;
        }
        let above = status_above(passages, first);
        let before = out.len();
        let (mut rows, mut in_columns) = (table.rows, false);
        if let Some(sense) = sense {
            // Without headings of its own the minute begins below the last row of people.
            let most = match sense.header_rows {
                0 => people_at_its_head(&cells, table).unwrap_or(0),
                rows => rows - 1,
            };
            let head: Vec<&Passage<'_>> =
                cells.iter().copied().filter(|p| p.cell.is_some_and(|at| at.row <= most)).collect();
            if let Some(columns) = name_columns(table) {
                columns::read(&head, table, &columns, above.unwrap_or_default(), None, out);
            } else if (above.is_some() || has_heading(&head)) && mostly_people(&head, table) {
                by_rows(&head, table, above, out);
            }
            rows = most;
        } else if let Some(columns) = name_columns(table) {
            if above.is_some() || columns.attended.is_some() || kind == DocumentKind::Minutes {
                let part = first.part;
                let meeting = (!columns.meetings.is_empty())
                    .then(|| facts::meetings(paper, passages).into_iter().find(|m| m.part == part)?.date)
                    .flatten();
                columns::read(&cells, table, &columns, above.unwrap_or_default(), meeting, out);
            }
        } else if headings_in_columns(&cells, table)
            && !(kind == DocumentKind::Minutes && below_its_people(&cells, table))
        {
            in_columns = true;
            by_headings(&cells, table, out);
        } else if (above.is_some() || has_heading(&cells)) && mostly_people(&cells, table) {
            rows = by_rows(&cells, table, above, out);
        } else if kind == DocumentKind::Minutes
            && let Some(last) = people_at_its_head(&cells, table)
        {
            // The list of people and the minute below it run together into one table.
            let head: Vec<&Passage<'_>> =
                cells.iter().copied().filter(|p| p.cell.is_some_and(|at| at.row <= last)).collect();
            if above.is_some() || has_heading(&head) {
                rows = last;
                by_rows(&head, table, above, out);
            }
        }
        if out.len() > before {
            // Where the columns or groups differ, nothing tells whose list goes on below.
            let last = out.last().map(|a| a.status);
            let status = last.filter(|last| out[before..].iter().all(|a| a.status == *last) || table.columns < 3);
            // Below "Present | Absent" the longer list goes on, the left one's lines at the left.
            let status = if in_columns { out.get(before).map(|a| a.status) } else { status };
            // A heading in the last row opens the list below the table.
            let opens = cells.iter().rfind(|p| !p.text.trim().is_empty()).and_then(|p| opening(&p.text));
            let opens = opens.filter(|o| o.goes_on && o.rest.is_empty() && rows == table.rows).map(|o| o.status);
            used.insert(number, Used { status: opens.or(status), rows });
        }
    }
    used
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
            return opening.goes_on.then_some(opening.status);
        }
        if let Some(status) = ends_as_heading(&before.text) {
            return Some(status);
        }
        if !is_list_line(&before.text) {
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
    people_at_its_head(cells, table).is_some_and(|last| {
        let head: Vec<&Passage<'_>> =
            cells.iter().copied().filter(|p| p.cell.is_some_and(|at| at.row <= last)).collect();
        !headings_in_columns(&head, table)
    })
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

/// Whether columns beyond the first have headings of people of their own, with names below them.
fn headings_in_columns(cells: &[&Passage<'_>], table: &Table) -> bool {
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
                && people::is_person(super::split::head(&q.text))
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
fn by_headings(cells: &[&Passage<'_>], table: &Table, out: &mut Vec<Attendance>) {
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
            let before = (1..at.column).rev().find(|column| !is_detail(at.row, *column)).unwrap_or(1);
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
pub(super) fn holds_initials(table: &Table, column: u32) -> bool {
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

/// Row by row: a heading alone or beside the names, names in the first cell that holds some, what is said of them in
/// the cells after it; or names everywhere.
///
/// Returns how many rows were read: the minute may begin below them.
fn by_rows(cells: &[&Passage<'_>], table: &Table, above: Option<AttendanceStatus>, out: &mut Vec<Attendance>) -> u32 {
    // Names above the first heading were there, as far as can be told.
    let mut status = above;
    let unheaded = above.is_none()
        && cells
            .iter()
            .take_while(|p| opening(&p.text).is_none())
            .any(|p| p.text.lines().any(|l| is_list_line(l) && surely(l)));
    if unheaded {
        status = Some(AttendanceStatus::Present);
    }
    let mut in_doubt = unheaded;
    let stacked = stacked(cells);
    let names = columns_of_names(cells);
    let mut rows = by_row(cells, table);
    rows.truncate(rows.iter().position(|row| begins_minute(row)).unwrap_or(rows.len()));
    let read = rows.len() as u32;
    for in_row in rows {
        let joined: Vec<Option<String>> = in_row.iter().map(|p| running_list(&p.text)).collect();
        let mut first_name: Option<(u32, usize, usize)> = None;
        let (mut begun, mut other, mut chaired) = (false, false, false);
        let mut details: Vec<(u32, &str)> = Vec::new();
        for (passage, joined) in in_row.iter().zip(&joined) {
            let Some(at) = passage.cell else { continue };
            let stacked = stacked.contains(&(at.row, at.column));
            for line in joined.as_deref().unwrap_or(&passage.text).split('\n').map(str::trim).filter(|l| !l.is_empty())
            {
                // "Chair | Professor Ann Moss": the label says who chaired.
                if !begun && at.column == 1 && super::detail::is_chair(line.trim_end_matches([':', ' '])) {
                    chaired = true;
                }
                // "In attendance | Registrar, Director of Finance": posts beside their heading.
                if !begun
                    && at.column > 1
                    && let Some(status) = status.filter(|_| super::lines::is_seats(line))
                {
                    for seat in split::outside(line, ',') {
                        record(passage, seat, status, None, out);
                    }
                    begun = true;
                    continue;
                }
                // A role that is also a heading ("Clerk") stands after a name; a heading before.
                if !begun && let Some(opening) = opening(line).filter(|o| o.goes_on || !o.rest.is_empty()) {
                    if opening.goes_on {
                        status = Some(super::beside_present(line, opening.status, passage.part, out));
                        in_doubt = false;
                    }
                    if !opening.rest.is_empty() {
                        record(passage, opening.rest, opening.status, None, out);
                    }
                    continue;
                }
                // "Executive members:" within a cell only parts its people, but for those who sent apologies.
                if line.ends_with(':') && begun && !people::is_person(split::head(line)) {
                    if let Some(opening) = opening(line).filter(|o| o.status != AttendanceStatus::Present) {
                        status = Some(opening.status);
                    }
                    continue;
                }
                // "Start: | 11:00 hrs": another field.
                if line.ends_with(':') && at.column == 1 && !people::is_person(split::head(line)) {
                    other = true;
                }
                let Some(status) = status.filter(|_| !other) else { continue };
                // Below the name in its cell stand post and body.
                if stacked && let Some((column, _, to)) = first_name.filter(|(column, ..)| *column == at.column) {
                    debug_assert_eq!(column, at.column);
                    if let Some(person) = out.get_mut(to - 1) {
                        add_detail(person, line);
                    }
                    continue;
                }
                match first_name {
                    Some((column, ..))
                        if at.column > column
                            && !(is_list_line(line)
                                && (surely(line)
                                    || names.contains(&at.column) && people::is_person(split::head(line)))) =>
                    {
                        details.push((at.column, line));
                    }
                    _ if is_list_line(line) || (first_name.is_none() && at.column == 1 && table.columns > 1) => {
                        // "Jo Blair | Chair | Al Reid": what stood between them is said of the first.
                        if let Some((column, from, to)) = first_name.filter(|(column, ..)| at.column > *column) {
                            let (said, ahead): (Vec<_>, Vec<_>) = std::mem::take(&mut details)
                                .into_iter()
                                .partition(|(c, l)| *c > column && !l.ends_with(':'));
                            give(&said, out.get_mut(from..to).unwrap_or_default());
                            details = ahead;
                        }
                        let before = out.len();
                        record(passage, line, status, None, out);
                        if out.len() > before {
                            begun = true;
                            first_name = match first_name {
                                Some((column, from, _)) if column == at.column => Some((column, from, out.len())),
                                _ => Some((at.column, before, out.len())),
                            };
                        }
                    }
                    _ => {}
                }
            }
        }
        if let Some((_, from, to)) = first_name {
            for record in out.get_mut(from..to).unwrap_or_default().iter_mut().filter(|_| in_doubt) {
                record.header.flag(ReviewCode::RoleUncertain);
            }
            give(&details, out.get_mut(from..to).unwrap_or_default());
            if let [only] = out.get_mut(from..to).unwrap_or_default()
                && chaired
            {
                only.chair = only.status != AttendanceStatus::Apologies;
            }
        }
    }
    read
}

/// Columns beyond the first most of whose cells begin with a name beyond doubt.
fn columns_of_names(cells: &[&Passage<'_>]) -> BTreeSet<u32> {
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for passage in cells {
        let Some(at) = passage.cell.filter(|at| at.column > 1) else { continue };
        let (named, all) = counts.entry(at.column).or_default();
        *all += 1;
        *named += u32::from(surely(&passage.text));
    }
    counts
        .into_iter()
        .filter(|(_, (named, all))| *named >= 2 && named * 3 >= all * 2)
        .map(|(column, _)| column)
        .collect()
}

/// Whether a row below a list of people begins the minute: the heading of its actions, or its text.
fn begins_minute(row: &[&Passage<'_>]) -> bool {
    /// Longer paragraphs that name nobody at their head are text, in characters.
    const LONG: usize = 200;
    row.iter().any(|p| {
        let column = matches!(
            headings::fold(&p.text).as_str(),
            "action" | "actions" | "action by" | "by whom" | "action owner" | "lead" | "owner" | "discussion"
        );
        let text = p.text.chars().count() > LONG && opening(&p.text).is_none() && !is_list_line(&p.text);
        column && p.cell.is_some_and(|at| at.column > 1) || text
    })
}

/// A list that runs on over the lines of a cell, as one line: "Ann Moss, Jo Blair, Al / Reid, Ed Park".
fn running_list(text: &str) -> Option<String> {
    /// So many commas in the first line show that it names several people and goes on.
    const COMMAS: usize = 3;
    let (first, _) = text.split_once('\n')?;
    let last = first.rsplit(',').next().unwrap_or_default();
    let names = split::outside(first, ',').len() > COMMAS && surely(first) && surely(last.trim())
        || split::outside(first, ',').len() > 2 && people::likeness(last.trim()) == people::Likeness::SingleName;
    names.then(|| text.replace('\n', " "))
}

/// Cells (row, column) in which a name stands above its post and body, where most cells of the table are so.
fn stacked(cells: &[&Passage<'_>]) -> BTreeSet<(u32, u32)> {
    let mut lines: BTreeMap<(u32, u32), Vec<&str>> = BTreeMap::new();
    for passage in cells {
        let Some(at) = passage.cell else { continue };
        lines
            .entry((at.row, at.column))
            .or_default()
            .extend(passage.text.split('\n').map(str::trim).filter(|l| !l.is_empty()));
    }
    let named = |line: &str| people::is_surely_person(split::head(line));
    let several = lines.values().filter(|l| l.iter().filter(|l| named(l)).count() > 1).count();
    let below = |l: &Vec<&str>| {
        (2..=4).contains(&l.len()) && named(l[0]) && !l[1..].iter().any(|l| named(l) || l.ends_with(':'))
    };
    let found: BTreeSet<(u32, u32)> = lines.iter().filter(|(_, l)| below(l)).map(|(at, _)| *at).collect();
    if found.len() > several { found } else { BTreeSet::new() }
}

/// What stands beside one name is said of it; beside several, line by line where there are as many lines as names.
fn give(details: &[(u32, &str)], people: &mut [Attendance]) {
    let mut columns: Vec<u32> = details.iter().map(|(column, _)| *column).collect();
    columns.dedup();
    for column in columns {
        let lines: Vec<&str> = details.iter().filter(|(c, _)| *c == column).map(|(_, line)| *line).collect();
        if let [only] = people {
            add_detail(only, &lines.join(" "));
        } else if lines.len() == people.len() {
            for (person, line) in people.iter_mut().zip(lines) {
                add_detail(person, line);
            }
        }
    }
}

/// Whether a line's first name is one beyond doubt.
fn surely(line: &str) -> bool {
    people::is_surely_person(super::split::head(line))
}

/// Gives what the cell beside says to a person.
fn add_detail(record: &mut Attendance, line: &str) {
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
