//! Tables of people with a heading over each column: name, role, organisation, who was there.

mod beside;

use super::marks::{self, Mark};
use super::openings::heading_status;
use super::{attendance, detail, person, roles, split};
use crate::diagnostic::ReviewCode;
use crate::document::{Cell, Table};
use crate::extract::passages::Passage;
use crate::framework::headings::{self, PeopleHeading};
use crate::record::{Attendance, AttendanceStatus};
use crate::wording::people;
use beside::{columns_of_marks, is_tick, sides, stretches};
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// Columns of a table of people that has headings.
#[derive(Default)]
pub(super) struct NameColumns {
    header_rows: u32,
    name: u32,
    role: Option<u32>,
    organisation: Option<u32>,
    initials: Option<u32>,
    pub attended: Option<u32>,
    /// A column before the names that says what part they had: "Chair", "Member".
    part: Option<u32>,
    /// A column under another heading that says who the people are.
    other: Option<u32>,
    /// Columns of a year's meetings, each with its heading.
    pub meetings: Vec<(u32, String)>,
    /// Columns of ticks, each for a status.
    ticked: Vec<(u32, AttendanceStatus)>,
    /// The same headings again beside them, over the rest of the list: "Name | Attendance | Name | Attendance".
    further: Vec<NameColumns>,
}

/// The columns that the headings in one of a table's first two rows say; `None` where they are none of people.
pub(super) fn name_columns(table: &Table) -> Option<NameColumns> {
    (1..=2.min(table.rows)).find_map(|row| NameColumns::in_row(table, row))
}

impl NameColumns {
    /// The columns that the headings in a row say; where these come again side by side, those of each stretch.
    fn in_row(table: &Table, row: u32) -> Option<Self> {
        let mut stretches = stretches(table, row).into_iter().map(|columns| Self::in_columns(table, row, columns));
        let mut first = stretches.next()??;
        first.further = stretches.collect::<Option<_>>()?;
        Some(first)
    }

    /// The columns that the headings in a stretch of a row say.
    fn in_columns(table: &Table, row: u32, of: RangeInclusive<u32>) -> Option<Self> {
        // "Ann Moss | Chair | Apologies" is a row of the list.
        if table.row(row).any(|cell| people::is_surely_person(cell.text().trim())) || are_two_lists(table, row) {
            return None;
        }
        let mut columns = Self { header_rows: row, ..Self::default() };
        let mut beside = false;
        let mut name_is_plain = false;
        for cell in table.row(row).filter(|cell| of.contains(&cell.column)) {
            let meanings = headings::people_all(&cell.text());
            beside |= columns.take(cell.column, &meanings, &mut name_is_plain);
            beside |= columns.take_by_words(table, cell, &meanings);
        }
        // "(blank) | 16 Jan | 12 Mar": the names need no heading beside the meetings'.
        if columns.name == 0 && *of.start() == 1 && columns.meetings.len() > 1 && holds_people(table, row, 1) {
            let blank = table.cell(row, 1).is_none_or(Cell::is_empty);
            columns.name = u32::from(blank);
        }
        beside |= columns.name > 0 && !sides(table, &columns).is_empty();
        (!columns.list_others(table) && columns.name > 0 && beside).then_some(columns)
    }

    /// Takes a column by what its heading means; whether it is one beside the names.
    fn take(&mut self, at: u32, meanings: &[PeopleHeading], name_is_plain: &mut bool) -> bool {
        let has = |m: PeopleHeading| meanings.contains(&m);
        let column = Some(at);
        // "Attendees | Name | Role": the plain heading of names wins over one that is a list's as well.
        let plain = meanings.iter().copied().find_map(PeopleHeading::status).is_none();
        if has(PeopleHeading::Name) && (self.name == 0 || (plain && !*name_is_plain)) {
            *name_is_plain = plain;
            self.name = at;
            return false;
        }
        if has(PeopleHeading::Role) && (self.role.is_none() || self.name > 0 && self.role < Some(self.name)) {
            // "Role | Name | Representing": what stands before the names is their part in the meeting.
            self.part = self.role.take();
            self.role = column;
        } else if has(PeopleHeading::Organisation) && self.organisation.is_none() {
            self.organisation = column;
        } else if has(PeopleHeading::Initials) {
            self.initials = column;
        } else if has(PeopleHeading::Attended) {
            self.attended = column;
        } else {
            return false;
        }
        true
    }

    /// Takes a column of a meeting, of ticks, or under a heading that is none of people; whether it is a meeting's.
    fn take_by_words(&mut self, table: &Table, cell: &Cell, meanings: &[PeopleHeading]) -> bool {
        let of_a_meeting = meanings.is_empty() && marks::is_of_a_meeting(&cell.text());
        if of_a_meeting {
            self.meetings.push((cell.column, cell.text()));
        }
        // "Name | Background | Attending": what stands under another heading is said of those named.
        if meanings.is_empty() && self.name > 0 && says_who(table, self.header_rows, &cell.text(), cell.column) {
            self.other = self.other.or(Some(cell.column));
        }
        if let Some(status) = meanings.iter().copied().find_map(PeopleHeading::status)
            && cell.column != self.name
        {
            self.ticked.push((cell.column, status));
        }
        of_a_meeting
    }

    /// "Attendees | Apologies": a column of people below its own heading says nothing of those beside them.
    fn list_others(&self, table: &Table) -> bool {
        let mut lists = self.attended.into_iter().chain(self.ticked.iter().map(|(column, _)| *column));
        lists
            .any(|column| holds_people(table, self.header_rows, column) || super::tables::holds_initials(table, column))
    }
}

/// "Attendees | Initials | Absent | Initials": two lists side by side.
fn are_two_lists(table: &Table, row: u32) -> bool {
    let absent = |cell: &&Cell| {
        headings::people_all(&cell.text()).into_iter().find_map(PeopleHeading::status)
            == Some(AttendanceStatus::Apologies)
    };
    let named = |column: u32| {
        let below = table.cells.iter().filter(|c| c.column == column && c.row > row);
        below.filter(|c| people::is_surely_person(split::head(&c.text()))).count() > 0
    };
    table.row(row).filter(absent).any(|cell| named(cell.column))
}

/// Whether the words below a heading are posts and bodies: not remarks, marks or how to reach somebody.
fn says_who(table: &Table, heading_row: u32, heading: &str, column: u32) -> bool {
    let apart = ["comment", "note", "remark", "reason", "email", "e mail", "tel", "phone", "date", "sign", "action"];
    let folded = headings::fold(heading);
    if folded.is_empty() || folded.split(' ').any(|w| apart.iter().any(|a| w.starts_with(a))) {
        return false;
    }
    let cells = table.cells.iter().filter(|c| c.column == column && c.row > heading_row && !c.is_empty());
    let (mut who, mut written) = (0_usize, 0_usize);
    for cell in cells.filter(|c| c.column_span == 1) {
        let text = cell.text();
        // The headings stand again above the next group.
        if text == heading {
            continue;
        }
        written += 1;
        who += usize::from(roles::is_role(&text) || roles::is_organisation(&text));
    }
    who > 0 && who * 3 >= written * 2
}

/// Whether most of what stands below a heading are people.
fn holds_people(table: &Table, heading_row: u32, column: u32) -> bool {
    let cells = table.cells.iter().filter(|c| c.column == column && c.row > heading_row && !c.is_empty());
    let (mut people, mut written) = (0_usize, 0_usize);
    for cell in cells {
        let text = cell.text();
        written += 1;
        people += usize::from(people::is_person(split::head(text.lines().next().unwrap_or_default())));
    }
    people * 2 > written
}

/// Reads the people of such a table. `above` is the status that the list's heading gives, `meeting` the day that the
/// paper is about.
pub(super) fn read(
    cells: &[&Passage<'_>],
    table: &Table,
    columns: &NameColumns,
    above: AttendanceStatus,
    meeting: Option<Date>,
    out: &mut Vec<Attendance>,
) {
    read_stretch(cells, table, columns, above, meeting, out);
    for columns in &columns.further {
        read_stretch(cells, table, columns, above, meeting, out);
    }
}

/// Reads those below one stretch of its headings.
fn read_stretch(
    cells: &[&Passage<'_>],
    table: &Table,
    columns: &NameColumns,
    above: AttendanceStatus,
    meeting: Option<Date>,
    out: &mut Vec<Attendance>,
) {
    let rows = Rows::of(table, columns, meeting);
    let mut section = (1..columns.name)
        .filter_map(|c| table.cell(columns.header_rows, c))
        .find_map(|c| heading_status(c.text().trim_end_matches(':')))
        .unwrap_or(above);
    let begun_with = section;
    for row in columns.header_rows + 1..=table.rows {
        let named = |p: &&&Passage<'_>| p.cell.is_some_and(|at| at.row == row && at.column == columns.name);
        let Some(passage) = cells.iter().find(named) else { continue };
        // "Apologies" beside the first of those who sent them; "Apols" beside each of them is a mark of that row alone.
        let said = rows.said_before(row);
        section = match said {
            Some(status) => status,
            None if rows.marked_before => begun_with,
            None => section,
        };
        let whole = rows.text(row, Some(columns.name)).unwrap_or_default();
        if let Some(status) = heading_status(whole.trim_end_matches(':')) {
            section = status;
            continue;
        }
        // "Supporting the Core Group" over the whole row parts the people.
        let wide =
            table.cell(row, columns.name).is_some_and(|c| c.column_span > 1 && c.column_span + 1 >= table.columns);
        if wide && !people::is_surely_person(split::head(&whole)) {
            continue;
        }
        let (status, doubtful) = rows.status(row, section);
        // "Jo Blair (Chair), Al Reid" in one cell: both have what stands beside them.
        let mut several = split::split(&whole);
        if several.len() < 2 || !several.iter().all(|w| people::is_person(split::head(w))) {
            several = vec![whole];
        }
        for words in &several {
            let Some(mut person) = person::read(words) else { continue };
            rows.tell(row, &mut person);
            let mut record = attendance(passage, words, person, status);
            if doubtful {
                record.header.flag(ReviewCode::RoleUncertain);
            }
            out.push(record);
        }
    }
}

/// The rows of a table of people with headings.
struct Rows<'t> {
    table: &'t Table,
    columns: &'t NameColumns,
    /// The column of marks for the meeting.
    attended: Option<u32>,
    /// Whether that column is a guess.
    guessed: bool,
    /// Whether a cross in it says that somebody was not there.
    crosses: bool,
    /// Columns of marks under headings that say nothing.
    days: Vec<u32>,
    /// Columns of marks that say whose people they are, each with its heading: "Glen Council", "Trustee".
    sides: Vec<(u32, String)>,
    /// Whether what stands before the names marks single rows: the same word again after a row without.
    marked_before: bool,
}

impl<'t> Rows<'t> {
    fn of(table: &'t Table, columns: &'t NameColumns, meeting: Option<Date>) -> Self {
        // Of a year's meetings the one that the paper is about; the last with marks, in doubt, where none is.
        let (attended, guessed) = match columns.attended {
            Some(column) => (Some(column), false),
            None => marks::column_of(meeting, &columns.meetings, table, columns.header_rows),
        };
        let crosses = attended.is_some_and(|column| marks::crosses_are_absences(table, column, columns.header_rows));
        let unmarked = columns.ticked.is_empty() && attended.is_none();
        let days = if unmarked { columns_of_marks(table, columns, 2) } else { Vec::new() };
        let (days, sides) = match sides(table, columns) {
            sides if sides.is_empty() => (days, sides),
            sides => (Vec::new(), sides),
        };
        // Without a column of marks nothing is guessed.
        let guessed = guessed && !columns.meetings.is_empty();
        let mut rows = Self { table, columns, attended, guessed, crosses, days, sides, marked_before: false };
        let said: Vec<_> = (columns.header_rows + 1..=table.rows).map(|row| rows.said_before(row)).collect();
        rows.marked_before = said.first() == Some(&None)
            && said.iter().enumerate().any(|(at, mark)| {
                let earlier = said.get(..at).unwrap_or_default();
                mark.is_some() && earlier.contains(mark) && earlier.last() == Some(&None)
            });
        rows
    }

    /// The status that a word before the name of a row says.
    fn said_before(&self, row: u32) -> Option<AttendanceStatus> {
        let said = |column| self.text(row, Some(column)).and_then(|t| heading_status(t.trim_end_matches(':')));
        (1..self.columns.name).rev().find_map(said)
    }

    /// What a cell of a row says, in one line; `None` for an empty one.
    fn text(&self, row: u32, column: Option<u32>) -> Option<String> {
        let text = self.table.cell(row, column?)?.text().replace('\n', " ");
        Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The status that a row's marks give, and whether it is in doubt.
    fn status(&self, row: u32, section: AttendanceStatus) -> (AttendanceStatus, bool) {
        use AttendanceStatus as Status;
        let marked = match self.attended {
            None if !self.sides.is_empty() => Some((section, false)),
            _ if self.columns.ticked.len() > 1 => self.ticked(row, section),
            Some(column) => {
                let written = self.table.cell(row, column).map(Cell::text).unwrap_or_default();
                match marks::read(&written, self.crosses) {
                    // "Also in attendance" over the whole row parts those who came besides.
                    Some(Mark::Present) if section == Status::InAttendance => Some((section, false)),
                    Some(Mark::Present) => Some((Status::Present, false)),
                    Some(Mark::InAttendance) => Some((Status::InAttendance, false)),
                    Some(Mark::Apologies) => Some((Status::Apologies, false)),
                    Some(Mark::Absent) => Some((Status::Apologies, true)),
                    None => None,
                }
            }
            None => Some((section, false)),
        };
        let (status, doubtful) = marked.unwrap_or((section, true));
        // "Day 1 | Day 2": no mark beside a name among others that have some.
        if !self.days.is_empty() && !self.days.iter().any(|c| self.text(row, Some(*c)).is_some()) {
            return (Status::Apologies, true);
        }
        (status, doubtful || self.guessed)
    }

    /// The status of the one column that is ticked.
    fn ticked(&self, row: u32, section: AttendanceStatus) -> Option<(AttendanceStatus, bool)> {
        let ticked = |column: u32| self.text(row, Some(column)).is_some_and(|text| is_tick(&text));
        let mut ticks = self.columns.ticked.iter().filter(|(column, _)| ticked(*column)).map(|(_, status)| *status);
        match (ticks.next(), ticks.next()) {
            // "In attendance" beside a group whose members are ticked as present.
            (Some(AttendanceStatus::Present), None) if section == AttendanceStatus::InAttendance => {
                Some((section, false))
            }
            (Some(only), None) => Some((only, false)),
            _ => None,
        }
    }

    /// What a row's other columns say of somebody.
    fn tell(&self, row: u32, person: &mut person::Person) {
        let columns = self.columns;
        if let Some(initials) = self.text(row, columns.initials) {
            person.initials = Some(initials);
        }
        person.chair |= self.text(row, columns.part).is_some_and(|part| detail::is_chair(&part));
        // "In attendance" in a column of roles is a heading.
        let heads = |role: &String| {
            heading_status(role).is_some_and(|status| status != AttendanceStatus::Present) && !roles::is_role(role)
        };
        if let Some(role) = self.text(row, columns.role).filter(|role| !heads(role)) {
            add_role(person, &role, columns.organisation.is_some());
        }
        if let (None, None, Some(other)) = (columns.role, columns.organisation, self.text(row, columns.other)) {
            add_role(person, &other, false);
        }
        // The one of several groups below whose heading somebody is marked.
        if let Some((_, side)) = self.sides.iter().find(|(column, _)| self.text(row, Some(*column)).is_some()) {
            if roles::is_organisation(side) {
                person.organisation.get_or_insert_with(|| side.clone());
            } else if roles::is_role(side) {
                person.role.get_or_insert_with(|| side.clone());
            }
        }
        if let Some(organisation) = self.text(row, columns.organisation) {
            // "Cairngorms Council (Chair)": the bracket says what the person is.
            let apart = organisation.strip_suffix(')').and_then(|o| o.rsplit_once(" ("));
            let apart = apart.filter(|(_, what)| detail::is_chair(what) || roles::is_role(what));
            if let Some((_, what)) = apart {
                person.detail(what, true);
            }
            person.organisation = Some(apart.map_or(organisation.as_str(), |(body, _)| body.trim()).to_owned());
        }
    }
}

/// "Chair, East Council" in a column of roles: both may stand in it where no column of organisations does.
pub(super) fn add_role(person: &mut person::Person, role: &str, has_organisation: bool) {
    if has_organisation {
        person.role = Some(role.to_owned());
        person.chair |=
            matches!(headings::fold(role).as_str(), "chair" | "chairperson" | "chairman" | "convener" | "chairwoman");
    } else {
        let pieces = split::outside(role, ',').into_iter().map(|p| p.trim().to_owned()).collect();
        for piece in person::whole_posts(pieces) {
            person.detail(&piece, false);
        }
    }
}
