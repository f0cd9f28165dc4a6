//! Rows of people: a heading alone or beside the names, and what the cells after a name say of it.

use super::super::lines::{is_list_line, is_seats};
use super::super::openings::opening;
use super::super::{beside_present, detail, record, split};
use super::{add_detail, by_row, surely};
use crate::diagnostic::ReviewCode;
use crate::document::Table;
use crate::extract::passages::Passage;
use crate::framework::headings;
use crate::record::{Attendance, AttendanceStatus};
use crate::wording::people;
use std::collections::{BTreeMap, BTreeSet};

/// Row by row: a heading alone or beside the names, names in the first cell that holds some, what is said of them in
/// the cells after it; or names everywhere.
///
/// Returns how many rows were read: the minute may begin below them.
pub(super) fn by_rows(
    cells: &[&Passage<'_>],
    table: &Table,
    above: Option<AttendanceStatus>,
    out: &mut Vec<Attendance>,
) -> u32 {
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
                if !begun && at.column == 1 && detail::is_chair(line.trim_end_matches([':', ' '])) {
                    chaired = true;
                }
                // "In attendance | Registrar, Director of Finance": posts beside their heading.
                if !begun
                    && at.column > 1
                    && let Some(status) = status.filter(|_| is_seats(line))
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
                        status = Some(beside_present(line, opening.status, passage.part, out));
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
