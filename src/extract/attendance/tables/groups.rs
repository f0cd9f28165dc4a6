//! People in columns below the names of their groups or bodies: "Glen Council | NHS Glen", "Parents | Staff | Guests".

use super::super::lines::{body_of_group, is_group, is_list_line};
use super::super::openings::opening;
use super::super::roles::is_organisation;
use super::super::{record, split};
use crate::diagnostic::ReviewCode;
use crate::document::Table;
use crate::extract::passages::Passage;
use crate::record::{Attendance, AttendanceStatus};
use crate::wording::people;

/// Groups stand side by side in at most so many columns.
const MOST_COLUMNS: u32 = 5;
/// Words of a group's name.
const MOST_WORDS: usize = 6;

/// Reads such a table; whether it was one. Every column must hold people and nothing else, below a heading that is none:
/// a list so set stands ahead of the items of a minute. Without a heading above that says that they came, it is a guess.
pub(super) fn read(
    cells: &[&Passage<'_>],
    table: &Table,
    above: Option<AttendanceStatus>,
    out: &mut Vec<Attendance>,
) -> bool {
    let Some(headings) = headings(table) else { return false };
    let in_column = |column: u32| {
        cells
            .iter()
            .filter(move |p| p.cell.is_some_and(|at| at.column == column && at.row > 1) && !p.text.trim().is_empty())
    };
    let lines = |column: u32| in_column(column).flat_map(|p| p.text.lines()).filter(|line| !line.trim().is_empty());
    let of_people = |column: u32| {
        let named = lines(column).filter(|line| people::is_person(split::head(line))).count();
        named > 0 && named * 3 >= lines(column).count() * 2 && lines(column).all(is_list_line)
    };
    let all = || (1..=table.columns).flat_map(lines);
    let surely = all().filter(|line| people::is_surely_person(split::head(line))).count();
    let ahead = cells.iter().all(|p| p.item.is_none());
    if !ahead || surely * 2 < all().count() || !(1..=table.columns).all(of_people) {
        return false;
    }
    for (column, heading) in (1..).zip(&headings) {
        let status = opening(heading).map(|opening| opening.status).or(above).unwrap_or_default();
        let short = || (!heading.contains(' ') && is_organisation(heading)).then(|| heading.clone());
        let group = body_of_group(heading).or_else(short);
        for passage in in_column(column) {
            let before = out.len();
            record(passage, &passage.text, status, None, out);
            for person in &mut out[before..] {
                if let (None, Some(group)) = (&person.organisation, &group) {
                    person.organisation = Some(group.clone());
                }
                if above.is_none() {
                    person.header.flag(ReviewCode::RoleUncertain);
                }
            }
        }
    }
    true
}

/// The headings, where every column has one and not all of them say who came.
fn headings(table: &Table) -> Option<Vec<String>> {
    if !(2..=MOST_COLUMNS).contains(&table.columns) || table.rows < 2 {
        return None;
    }
    let texts: Vec<String> = table.row(1).map(|cell| cell.text().trim().to_owned()).collect();
    let heads = |text: &String| {
        !text.is_empty()
            && text.split_whitespace().count() <= MOST_WORDS
            && !text.contains(|c: char| c.is_ascii_digit())
            && is_group(text)
            && !people::is_surely_person(split::head(text))
    };
    let says = texts.iter().filter(|text| opening(text).is_some_and(|o| o.goes_on)).count();
    (texts.len() == table.columns as usize && texts.iter().all(heads) && says < texts.len()).then_some(texts)
}
