//! Rows of people: a heading alone or beside the names, and what the cells after a name say of it.

use super::super::lines::{heads_column, is_business, is_list_line, is_seats};
use super::super::openings::{opening, says_only_absent, speaks_of_presence};
use super::super::{beside_present, detail, record, roles, split};
use super::{add_detail, by_row, surely};
use crate::diagnostic::ReviewCode;
use crate::document::Table;
use crate::extract::passages::{At, Passage};
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
    let unheaded = above.is_none()
        && cells
            .iter()
            .take_while(|p| opening(&p.text).is_none())
            .any(|p| p.text.lines().any(|l| is_list_line(l) && surely(l)));
    let names = columns_of_names(cells);
    let mut reader = Reader {
        several_columns: table.columns > 1,
        bodies_first: names.contains(&2) && are_bodies(cells),
        stacked: stacked(cells),
        names,
        status: if unheaded { Some(AttendanceStatus::Present) } else { above },
        abreast: Vec::new(),
        in_doubt: unheaded,
    };
    let mut rows = by_row(cells, table);
    rows.truncate(rows.iter().position(|row| begins_minute(row)).unwrap_or(rows.len()));
    for row in &rows {
        reader.row(row, out);
    }
    rows.len() as u32
}

struct Reader {
    several_columns: bool,
    /// The first column says where those beside it come from.
    bodies_first: bool,
    /// Cells in which a name stands above its post and body.
    stacked: BTreeSet<(u32, u32)>,
    /// Columns beyond the first that hold names.
    names: BTreeSet<u32>,
    /// The status that the last heading gave.
    status: Option<AttendanceStatus>,
    /// The columns from which on another heading of the same row holds: "Attendees | Initials | Absent | Initials".
    abreast: Vec<(u32, AttendanceStatus)>,
    /// Whether no heading gave it.
    in_doubt: bool,
}

/// What has been read of a row.
#[derive(Default)]
struct Row<'p> {
    /// The column of its names, and which of the records they are.
    names: Option<(u32, usize, usize)>,
    /// Somebody has been named.
    begun: bool,
    /// A heading of people stands in its first cell.
    headed: bool,
    /// It holds another field than people.
    other: bool,
    /// Its label says that whoever it names chaired.
    chaired: bool,
    /// Its label is one person's role: "Clerk:".
    role: Option<&'p str>,
    /// Its label is where those beside it come from.
    body: Option<&'p str>,
    /// What is said of those named, with its column.
    details: Vec<(u32, &'p str)>,
}

impl Reader {
    fn row(&mut self, cells: &[&Passage<'_>], out: &mut Vec<Attendance>) {
        let joined: Vec<Option<String>> = cells.iter().map(|p| running_list(&p.text)).collect();
        let mut row = Row::default();
        self.headings_abreast(cells);
        for (passage, joined) in cells.iter().zip(&joined) {
            let Some(at) = passage.cell else { continue };
            let text = joined.as_deref().unwrap_or(&passage.text);
            for line in text.split('\n').map(str::trim).filter(|l| !l.is_empty()) {
                self.line(passage, at, line, &mut row, out);
            }
        }
        row.end(self.in_doubt, out);
    }

    /// Takes note of headings of people that stand beside one another, until the next one stands at the left.
    fn headings_abreast(&mut self, cells: &[&Passage<'_>]) {
        let heading = |passage: &&Passage<'_>| {
            let opening = opening(passage.text.trim()).filter(|o| o.goes_on && o.rest.is_empty())?;
            Some((passage.cell?.column, opening.status))
        };
        let found: Vec<(u32, AttendanceStatus)> = cells.iter().filter_map(heading).collect();
        let Some(((1, first), others)) = found.split_first().map(|(first, others)| (*first, others)) else { return };
        let differs = others.iter().any(|(_, status)| *status != first);
        self.abreast = if differs { found } else { Vec::new() };
    }

    fn line<'p>(&mut self, passage: &Passage<'_>, at: At, line: &'p str, row: &mut Row<'p>, out: &mut Vec<Attendance>) {
        // "Name / Ann Moss | Role / Clerk": the headings stand in each cell.
        if heads_column(line) {
            return;
        }
        // "Chair | Professor Ann Moss": the label says who chaired.
        row.chaired |= !row.begun && at.column == 1 && detail::is_chair(line.trim_end_matches([':', ' ']));
        if at.column == 1 && !row.begun && opening(line).is_some_and(|o| o.role && o.rest.is_empty()) {
            row.role = Some(line.trim_end_matches([':', ' ']));
        }
        if self.seats(passage, at, line, row, out) || self.heading(passage, at, line, row, out) {
            return;
        }
        // "Election of Convener" below the people: the minute begins.
        if at.column == 1 && is_business(line) {
            self.status = None;
        }
        // "Start: | 11:00 hrs": another field.
        row.other |= line.ends_with(':') && at.column == 1 && !people::is_person(split::head(line));
        let abreast = self.abreast.iter().rev().find(|(column, _)| *column <= at.column).map(|(_, status)| *status);
        let Some(status) = abreast.or(self.status).filter(|_| !row.other) else { return };
        // Below the name in its cell stand post and body.
        let named_here = row.names.filter(|(column, ..)| *column == at.column);
        if let Some((_, _, to)) = named_here.filter(|_| self.stacked.contains(&(at.row, at.column))) {
            if let Some(person) = out.get_mut(to - 1) {
                add_detail(person, line);
            }
            return;
        }
        if self.bodies_first && at.column == 1 {
            row.body = Some(line.trim_end_matches([':', ' ']));
            return;
        }
        let listed = is_list_line(line);
        let name = || surely(line) || self.names.contains(&at.column) && people::is_person(split::head(line));
        if row.names.is_some_and(|(column, ..)| at.column > column) && !(listed && name()) {
            row.details.push((at.column, line));
        } else if listed || row.names.is_none() && at.column == 1 && self.several_columns {
            row.name(passage, at.column, line, status, out);
        }
    }

    /// "In attendance | Registrar, Director of Finance": posts beside their heading.
    fn seats(&self, passage: &Passage<'_>, at: At, line: &str, row: &mut Row<'_>, out: &mut Vec<Attendance>) -> bool {
        let beside = !row.begun && at.column > 1;
        let Some(status) = self.status.filter(|_| beside && is_seats(line)) else { return false };
        for seat in split::outside(line, ',') {
            record(passage, seat, status, None, out);
        }
        row.begun = true;
        true
    }

    fn heading(
        &mut self,
        passage: &Passage<'_>,
        at: At,
        line: &str,
        row: &mut Row<'_>,
        out: &mut Vec<Attendance>,
    ) -> bool {
        // A role that is also a heading ("Clerk") stands after a name; a heading before.
        if !row.begun {
            let Some(opening) = opening(line).filter(|o| o.goes_on || !o.rest.is_empty()) else { return false };
            row.headed |= at.column == 1 && opening.goes_on;
            // "Apologies: | Councillors J Blair and A Reid": what they are, beside what is said of them.
            let grouped = row.headed && at.column > 1 && !speaks_of_presence(line);
            if let Some(status) = self.status.filter(|_| grouped && opening.status == AttendanceStatus::Present) {
                if !opening.rest.is_empty() {
                    let before = out.len();
                    record(passage, opening.rest, status, None, out);
                    row.names = (out.len() > before).then_some((at.column, before, out.len())).or(row.names);
                    row.begun |= out.len() > before;
                }
                return true;
            }
            if opening.goes_on {
                self.status = Some(beside_present(line, opening.status, passage.part, out));
                self.in_doubt = says_only_absent(line);
            }
            if !opening.rest.is_empty() {
                let before = out.len();
                record(passage, opening.rest, opening.status, None, out);
                for person in out[before..].iter_mut().filter(|_| says_only_absent(line)) {
                    person.header.flag(ReviewCode::RoleUncertain);
                }
            }
            return true;
        }
        // "Executive members:" within a cell only parts its people, but for those who sent apologies.
        let parts = line.ends_with(':') && !people::is_person(split::head(line));
        if let Some(opening) = opening(line).filter(|o| parts && o.status != AttendanceStatus::Present) {
            self.status = Some(opening.status);
        }
        parts
    }
}

impl<'p> Row<'p> {
    /// A line that names somebody.
    fn name(
        &mut self,
        passage: &Passage<'_>,
        in_column: u32,
        line: &'p str,
        status: AttendanceStatus,
        out: &mut Vec<Attendance>,
    ) {
        // "Jo Blair | Chair | Al Reid": what stood between them is said of the first.
        if let Some((column, from, to)) = self.names.filter(|(column, ..)| in_column > *column) {
            let (said, ahead): (Vec<_>, Vec<_>) =
                std::mem::take(&mut self.details).into_iter().partition(|(c, l)| *c > column && !l.ends_with(':'));
            give(&said, out.get_mut(from..to).unwrap_or_default());
            self.details = ahead;
        }
        let before = out.len();
        record(passage, line, status, None, out);
        if out.len() > before {
            self.begun = true;
            self.names = match self.names {
                Some((column, from, _)) if column == in_column => Some((column, from, out.len())),
                _ => Some((in_column, before, out.len())),
            };
        }
    }

    /// What the row says besides goes to those that it named last.
    fn end(&self, in_doubt: bool, out: &mut [Attendance]) {
        let Some((_, from, to)) = self.names else { return };
        let named = out.get_mut(from..to).unwrap_or_default();
        for record in named.iter_mut().filter(|_| in_doubt) {
            record.header.flag(ReviewCode::RoleUncertain);
        }
        give(&self.details, named);
        // "Partnership Director | Ann Moss": a post that is called after its body.
        if let Some(post) = self.body.filter(|body| ends_as_post(body)) {
            for record in named.iter_mut() {
                record.role.get_or_insert_with(|| post.to_owned());
            }
        } else if let Some(body) = self.body.filter(|body| roles::is_organisation(body)) {
            for record in named.iter_mut() {
                record.organisation.get_or_insert_with(|| body.to_owned());
            }
        }
        if let ([only], Some(role)) = (&mut *named, self.role) {
            only.role.get_or_insert_with(|| role.to_owned());
        }
        if let [only] = named
            && self.chaired
        {
            only.chair = only.status != AttendanceStatus::Apologies;
        }
    }
}

/// Whether words end with a post in the singular: "Partnership Director", "NHS Board Secretary".
fn ends_as_post(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    people::says(last, people::Says::Whole) && people::says(last, people::Says::Role)
}

/// "Chair | Ann Moss", "Harbour Council | Al Reid": whether the first column names nobody, and bodies among others.
fn are_bodies(cells: &[&Passage<'_>]) -> bool {
    let first = || cells.iter().filter(|p| p.cell.is_some_and(|at| at.column == 1) && opening(&p.text).is_none());
    let nobody = first().flat_map(|p| p.text.lines()).all(|line| !surely(line) && split::split(line).len() == 1);
    nobody && first().filter(|p| roles::is_organisation(&p.text)).count() > 1
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
