//! Marks of attendance in tables: ticks, letters and words, one column or one for each meeting of a year.

use crate::document::{Cell, Table};
use crate::framework::headings::fold;
use crate::record::Precision;
use crate::wording::signs::{self, Sign};
use crate::wording::when;
use jiff::civil::Date;

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Present,
    InAttendance,
    Apologies,
    /// Not there; whether apologies came is not said.
    Absent,
}

/// Reads a mark. A cross stands for absence where others in the column are ticked.
pub(super) fn read(text: &str, crosses_are_absences: bool) -> Option<Mark> {
    if signs::holds(text, Sign::is_ticked) {
        return Some(Mark::Present);
    }
    if signs::holds(text, |sign| sign == Sign::Cross) {
        return Some(if crosses_are_absences { Mark::Absent } else { Mark::Present });
    }
    let folded = fold(text);
    // "No – apologies".
    if folded.split(' ').any(|w| w.starts_with("apolog")) {
        return Some(Mark::Apologies);
    }
    let first = folded.split(' ').next().unwrap_or("");
    match folded.as_str() {
        "x" => return Some(if crosses_are_absences { Mark::Absent } else { Mark::Present }),
        "" if matches!(text.trim(), "-" | "–" | "—" | "/") => return Some(Mark::Absent),
        "in attendance" | "observer" | "attending" | "ia" => return Some(Mark::InAttendance),
        "in person" | "via teams" | "via ms teams" | "by phone" => return Some(Mark::Present),
        "not present" | "did not attend" | "dna" | "absent" | "ab" | "abs" | "no" | "n" => return Some(Mark::Absent),
        _ => {}
    }
    match first {
        "present" | "p" | "yes" | "y" | "attended" | "online" | "teams" | "virtual" | "virtually" | "remote"
        | "remotely" | "1" | "pr" | "pres" | "part" | "partial" | "partly" => Some(Mark::Present),
        "a" | "apols" | "apol" | "ap" => Some(Mark::Apologies),
        _ => None,
    }
}

/// Whether a column has ticks or letters of presence beside its crosses.
pub(super) fn crosses_are_absences(table: &Table, column: u32, header_rows: u32) -> bool {
    let is_cross = |text: &str| fold(text) == "x" || signs::holds(text, |sign| sign == Sign::Cross);
    let marked = |cell: &&Cell| cell.row > header_rows && !cell.is_empty() && cell.column >= column;
    table.cells.iter().filter(marked).any(|c| !is_cross(&c.text()) && read(&c.text(), true) == Some(Mark::Present))
}

/// Whether a column's heading is the date of a meeting: "5 Mar", "05/03/24", "March 2024".
pub(super) fn is_of_a_meeting(heading: &str) -> bool {
    let words = heading.split_whitespace().count();
    (1..=4).contains(&words) && {
        let reading = when::parse(heading, when::Context::default()).when;
        matches!(reading.precision, Precision::Day | Precision::Month)
    }
}

/// The column of the paper's own meeting, and whether that is a guess.
pub(super) fn column_of(
    meeting: Option<Date>,
    columns: &[(u32, String)],
    table: &Table,
    header_rows: u32,
) -> (Option<u32>, bool) {
    let context = when::Context { meeting, next_meeting: None };
    let fits = |heading: &str, precision: Precision| {
        let reading = when::parse(heading, context).when;
        let start: Option<Date> = reading.start.as_deref().and_then(|s| s.parse().ok());
        reading.precision == precision
            && start.zip(meeting).is_some_and(|(start, meeting)| {
                start.month() == meeting.month()
                    && start.year() == meeting.year()
                    && (precision == Precision::Month || start.day() == meeting.day())
            })
    };
    for precision in [Precision::Day, Precision::Month] {
        let mut fitting = columns.iter().filter(|(_, heading)| fits(heading, precision));
        if let (Some((column, _)), None) = (fitting.next(), fitting.next()) {
            return (Some(*column), false);
        }
    }
    let marked = |column: u32| {
        table.cells.iter().any(|c| c.column == column && c.row > header_rows && read(&c.text(), true).is_some())
    };
    (columns.iter().rev().map(|(column, _)| *column).find(|column| marked(*column)), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_attendance() {
        let check = |text: &str, expected: Option<Mark>| assert_eq!(read(text, true), expected, "{text}");
        check("✓", Some(Mark::Present));
        check("P", Some(Mark::Present));
        check("Present (Teams)", Some(Mark::Present));
        check("A", Some(Mark::Apologies));
        check("Apols", Some(Mark::Apologies));
        check("No – apologies", Some(Mark::Apologies));
        check("X", Some(Mark::Absent));
        check("–", Some(Mark::Absent));
        check("", None);
        check("N/A", None);
        assert_eq!(read("x", false), Some(Mark::Present));
        assert!(is_of_a_meeting("5 Mar"));
        assert!(is_of_a_meeting("05/03/24"));
        assert!(!is_of_a_meeting("Role"));
    }
}
