//! Years, quarters and months as columns: "Q1 | Q2 | Q3 | Q4", "2024/25 | 2025/26", in which marks, colours or milestones
//! stand.

use super::super::rows::{self, Line, Rows, lines, one_line};
use super::values::is_nothing;
use crate::wording::latin::{self, Regex};
use crate::wording::periods::{is_period, without_by};
use crate::wording::signs::Sign;
use crate::wording::verbs::is_doing;
use std::sync::LazyLock;

/// A column of a period: its number from 1, and its heading.
pub(super) type Period = (u32, String);

/// The columns of periods among headings; one alone is the column of something else.
pub(super) fn columns(headings: &[String]) -> Vec<Period> {
    let found = (1..).zip(headings).filter_map(|(column, heading)| Some((column, period_of(heading)?)));
    let found: Vec<Period> = found.collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// "Milestones Q1", "Q2 milestone": what stands below is to be done in a period.
static MILESTONES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:(?:key|delivery)\s+)?(?:milestones?|deliverables?)(?:\s+(?:for|by|in|to))?\s*[:–(-]?\s*(.+)$|^(.+?)\s*[:–-]?\s*(?:key\s+)?(?:milestones?|deliverables?)$",
    )
});

/// The period that a heading names, if it says no more than that, or that milestones stand below it.
fn period_of(heading: &str) -> Option<String> {
    let names_one = |text: &str| is_period(text) || is_a_day(text);
    if names_one(heading) {
        return Some(heading.to_owned());
    }
    let found = MILESTONES.captures(heading.trim())?;
    let rest = found.get(1).or_else(|| found.get(2))?.as_str();
    [rest, rest.trim_end_matches(')')].into_iter().find(|text| names_one(text)).map(str::to_owned)
}

/// Whether a heading is the day of a meeting: "20 February", "15th May 2025".
fn is_a_day(heading: &str) -> bool {
    let Some((day, month)) = heading.trim().split_once(' ') else { return false };
    let digits = day.trim_end_matches(|c: char| c.is_ascii_lowercase());
    (1..=2).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && month.starts_with(char::is_alphabetic)
        && is_period(month)
}

/// Whether nearly all that stands below columns of periods are figures: "71%", "1,204", "▼". A heading that says that
/// milestones stand below it is believed: "80%" is one then.
pub(super) fn hold_figures(rows: &Rows<'_>, heading_row: u32, periods: &[Period]) -> bool {
    let of_milestones = |(column, _): &Period| MILESTONES.is_match(rows.text(heading_row, *column).trim());
    if periods.iter().any(of_milestones) {
        return false;
    }
    let (mut figures, mut written) = (0, 0);
    for row in heading_row + 1..=rows.table.rows {
        for (column, _) in periods {
            let Some(cell) = rows.beginning_at(row, *column).filter(|c| !c.is_empty()) else { continue };
            let text = one_line(&cell.text());
            written += 1;
            figures += usize::from(is_figure(&text));
        }
    }
    written > 1 && figures * 4 >= written * 3
}

/// "71%", "1,204", "£1.2m", "(£40k)": a number, with what it counts in a letter or two at most.
pub(super) fn is_figure(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let sum = text.trim_start_matches(['(', '-', '–', '−', '+', ' ']).starts_with('£');
    text.chars().any(|c| c.is_ascii_digit()) && (letters == 0 || (sum && !text.contains(' ') && letters <= 2))
}

/// What a row says in columns of periods.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Spread {
    /// The periods that marks stand under, from the first to the last.
    pub(super) timescale: Option<String>,
    /// What is to be done in each, where words say it.
    pub(super) milestones: Option<String>,
    /// Whether colours alone say when.
    pub(super) inferred: bool,
}

/// What a row says in the columns of periods.
pub(super) fn of_row(rows: &Rows<'_>, row: u32, periods: &[Period]) -> Spread {
    let mut marked: Vec<(usize, &str)> = Vec::new();
    let mut milestones: Vec<String> = Vec::new();
    let mut inferred = false;
    let of_the_row = rows.at(row, 1).and_then(|cell| cell.fill);
    for (at, (column, heading)) in periods.iter().enumerate() {
        let Some(cell) = rows.at(row, *column).filter(|c| c.row == row) else { continue };
        let text = rows::joined(&lines(cell), " ");
        // The colour of the whole row says nothing.
        let coloured = cell.fill != of_the_row && cell.fill.is_some_and(|fill| !fill.is_white());
        if is_mark(&text) || (text.is_empty() && coloured) {
            inferred |= text.is_empty() || text.contains('\u{fffd}');
            marked.push((at, without_by(heading)));
        } else if !text.is_empty() && cell.column == *column {
            milestones.push(format!("{}: {text}", one_line(heading)));
        }
    }
    // Marks with a gap between them are several times.
    let together = marked.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0);
    let timescale = match (marked.first(), marked.last()) {
        (Some(first), Some(last)) if milestones.is_empty() && together && first.0 != last.0 => {
            Some(from_to(first.1, last.1))
        }
        (Some(first), Some(last)) if milestones.is_empty() && first.0 == last.0 => Some(first.1.to_owned()),
        (Some(_), Some(_)) if milestones.is_empty() => {
            Some(marked.iter().map(|(_, heading)| *heading).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    };
    Spread { timescale, milestones: Some(milestones.join("\n")).filter(|m| !m.is_empty()), inferred }
}

/// Whether what stands below columns of periods is what will be done in each: "Recruit eight pharmacists", "Open a hub".
pub(super) fn hold_actions(rows: &Rows<'_>, heading_row: u32, periods: &[Period]) -> bool {
    let cells = (heading_row + 1..=rows.table.rows)
        .flat_map(|row| periods.iter().filter_map(move |(column, _)| rows.beginning_at(row, *column)));
    let lines: Vec<Line> = cells.flat_map(lines).filter(|line| !line.text.is_empty()).collect();
    let doing = |line: &Line| line.text.split(' ').count() > 1 && line.text.split(' ').next().is_some_and(is_doing);
    lines.len() > 2 && lines.iter().filter(|line| doing(line)).count() * 3 >= lines.len() * 2
}

/// What a row says will be done, with when: the lines of a list each for itself.
pub(super) fn actions_of_row(rows: &Rows<'_>, row: u32, periods: &[Period]) -> Vec<(Line, String, u32)> {
    let mut out = Vec::new();
    for (column, heading) in periods {
        let Some(cell) = rows.beginning_at(row, *column).filter(|cell| !cell.is_empty()) else { continue };
        let own = lines(cell);
        let own = if own.iter().all(|line| line.listed) { own } else { each_begun(&own) };
        // A cell merged over several periods is of all of them.
        let last = periods.iter().rfind(|(its, _)| *its < cell.column + cell.column_span.max(1));
        let when = match last.filter(|(its, _)| its > column) {
            Some((_, last)) => from_to(time_of(heading), time_of(last)),
            None => time_of(heading).to_owned(),
        };
        let said = own.into_iter().filter(|line| !is_nothing(&line.text));
        out.extend(said.map(|line| (line, when.clone(), *column)));
    }
    out
}

/// Two times as one that lasts from the first to the second: "2024 – 2025" would be a financial year.
fn from_to(first: &str, last: &str) -> String {
    let years = [first, last].iter().all(|year| year.bytes().all(|b| b.is_ascii_digit()));
    format!("{first} {} {last}", if years { "to" } else { "–" })
}

/// Whether periods are shorter than a year: quarters, months, days. Terms and phases are not.
pub(super) fn are_short(periods: &[Period]) -> bool {
    let long = |heading: &str| {
        let heading = without_by(heading.trim()).to_lowercase();
        let words = ["year", "yr", "fy", "short", "medium", "long", "now", "next", "later", "phase", "immediate"];
        heading.starts_with(|c: char| c.is_ascii_digit()) && !is_a_day(&heading)
            || words.iter().any(|word| heading.starts_with(word))
    };
    !periods.iter().all(|(_, heading)| long(heading))
}

/// Whether all that a row has below periods are figures, which measure what the row is of.
pub(super) fn are_figures(rows: &Rows<'_>, row: u32, periods: &[Period]) -> bool {
    let cells = periods.iter().filter_map(|(column, _)| rows.beginning_at(row, *column));
    let texts: Vec<String> = cells.map(|cell| one_line(&cell.text())).filter(|text| !is_nothing(text)).collect();
    !texts.is_empty() && texts.iter().all(|text| is_figure(text))
}

/// The lines of a cell without bullets: each that begins with what is to be done is an action of its own, with the lines
/// behind it that do not.
pub(super) fn each_begun(own: &[Line]) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for line in own {
        match out.last_mut().filter(|_| !begins(line)) {
            Some(before) => before.text = format!("{} {}", before.text, line.text).trim().to_owned(),
            None => out.push(line.clone()),
        }
    }
    out
}

/// Whether a line begins with what is to be done: "Launch an app".
pub(super) fn begins(line: &Line) -> bool {
    let mut words = line.text.split(' ');
    let first = words.next().filter(|_| words.next().is_some());
    first.is_some_and(|first| first.starts_with(char::is_uppercase) && is_doing(first))
}

/// Whether words may be several actions whose lines have run together: "Launch an app Offer clinics".
pub(super) fn may_be_several(text: &str) -> bool {
    text.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase) && is_doing(word))
}

/// The time in a period's heading: "2023/24" of "Year 1: 2023/24", "Year 1 (2023/24)", "June 2025" of "Phase 1: June 2025".
pub(super) fn time_of(heading: &str) -> &str {
    let heading = without_by(heading);
    let behind = heading.split_once(['(', ':', '–']).map(|(_, rest)| rest.trim().trim_end_matches(')'));
    let numbered = |word: &str| heading.to_lowercase().starts_with(word);
    behind.filter(|rest| (numbered("y") || numbered("phase")) && is_period(rest)).unwrap_or(heading)
}

/// A mark: a cross, a tick, a filled shape.
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    (1..=3).contains(&text.chars().count())
        && (matches!(text.to_lowercase().as_str(), "x" | "xx" | "y" | "yes" | "o")
            || text.chars().all(|c| {
                Sign::of(c).is_some_and(|sign| !sign.is_empty()) || matches!(c, '→' | '▶' | '█' | '►' | '\u{fffd}')
            }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_below_periods_are_no_times() {
        let table = |text: &str| super::super::tests::table(text);
        let check = |text: &str, want: bool| {
            let table = table(text);
            let rows = Rows::of(1, &table);
            let headings: Vec<String> = (1..=3).map(|column| rows.text(1, column)).collect();
            assert_eq!(hold_figures(&rows, 1, &columns(&headings)), want, "{text}");
        };
        check("Outcome|Q1|Q2\nDelays|24|1,019\nAccess|72%|68.5%", true);
        check("Programme|Q1|Q2\nDigital|£1.2m|£0.3m\nProperty|(£40k)|£2m", true);
        check("Task|Q1|Q2\nOpen a hub|x|\nTrain staff||20 trained", false);
        check("Task|Q1 milestones|Q2 milestones\nSee people sooner|80%|85%", false);
    }

    #[test]
    fn actions_of_a_cell_begin_with_what_is_to_be_done() {
        let line = |text: &&str| Line { label: None, listed: false, text: (*text).to_owned(), bold: false };
        let check = |texts: &[&str], want: &[&str]| {
            let own: Vec<Line> = texts.iter().map(line).collect();
            let got: Vec<String> = each_begun(&own).into_iter().map(|line| line.text).collect();
            assert_eq!(got, want);
        };
        check(&["Set up a hub", "Train the staff"], &["Set up a hub", "Train the staff"]);
        check(
            &["Set up a hub with", "Angus Council and", "train staff"],
            &["Set up a hub with Angus Council and train staff"],
        );
        check(&["A new hub", "Open it"], &["A new hub", "Open it"]);
        assert!(may_be_several("Launch an app Offer clinics"));
        assert!(!may_be_several("Launch an app with NHS Fife"));
    }

    #[test]
    fn a_period_is_told_by_its_year() {
        assert_eq!(time_of("Year 1: 2023/24"), "2023/24");
        assert_eq!(time_of("Year 2 (2024/25)"), "2024/25");
        assert_eq!(time_of("By March 2026"), "March 2026");
        assert_eq!(time_of("Phase 1: April to June 2025"), "April to June 2025");
        assert_eq!(time_of("Phase 2"), "Phase 2");
        assert_eq!(time_of("Year 3"), "Year 3");
    }

    #[test]
    fn days_of_meetings_are_periods() {
        let check = |heading: &str, want: bool| assert_eq!(is_a_day(heading), want, "{heading}");
        check("20 Feb", true);
        check("15th May 2025", true);
        check("3 months", false);
        check("February", false);
    }

    #[test]
    fn milestones_may_stand_beside_the_period() {
        let check = |heading: &str, want: Option<&str>| assert_eq!(period_of(heading).as_deref(), want, "{heading}");
        check("Milestones Q1", Some("Q1"));
        check("Q2 milestone", Some("Q2"));
        check("Key milestones (Quarter 3)", Some("Quarter 3"));
        check("Milestones by March 2026", Some("March 2026"));
        check("Budget 2024/25", None);
        check("Milestones", None);
    }

    #[test]
    fn one_period_alone_is_no_column() {
        let headings: Vec<String> = ["Action", "Q1", "Lead"].map(str::to_owned).to_vec();
        assert!(columns(&headings).is_empty());
    }
}
