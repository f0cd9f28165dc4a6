//! Columns whose headings say nothing, or something else than what stands below them.

use super::super::super::rows::{Rows, one_line};
use super::super::owners;
use super::item::{is_shared, programme};
use super::{Columns, by_cells};
use crate::framework::plans::PlanColumn;
use crate::wording::verbs::is_doing;
use crate::wording::when;
use std::collections::BTreeSet;

/// Roles of columns whose headings say nothing, where an item is named: cells of dates, cells of posts, and a first column
/// that rows share.
pub(super) fn by_content(rows: &Rows<'_>, columns: &mut Columns) {
    if !(columns.has(PlanColumn::Text) || columns.has(PlanColumn::Actions)) {
        match says_what_to_do(rows, columns) {
            Some(column) => {
                columns.replace(PlanColumn::Text, column);
                columns.inferred = true;
                columns.item_is_a_guess = true;
            }
            None if by_cells::tell(rows, columns) => {}
            None if columns.periods.is_empty() || programme(rows, columns).is_none() => return,
            None => {}
        }
    }
    for column in 1..=rows.table.columns {
        let unknown = columns.by_column.get(column as usize - 1).is_some_and(Option::is_none);
        let headed = columns.headings.get(column as usize - 1).is_some_and(|h| !h.is_empty());
        if !unknown || !headed || columns.periods.iter().any(|(its, _)| *its == column) {
            continue;
        }
        let texts: Vec<String> = (columns.heading_row + 1..=rows.table.rows)
            .filter_map(|row| rows.beginning_at(row, column).filter(|c| c.column_span == 1))
            .map(|cell| one_line(&cell.text()))
            .filter(|t| !t.is_empty())
            .collect();
        let most =
            |is: fn(&str) -> bool| texts.len() > 1 && texts.iter().filter(|t| is(t)).count() * 3 >= texts.len() * 2;
        let text = columns.column(PlanColumn::Text).or(columns.column(PlanColumn::Actions)).unwrap_or(column);
        let role = if !columns.has(PlanColumn::Timescale) && most(is_a_time) {
            PlanColumn::Timescale
        } else if !columns.has(PlanColumn::Lead) && most(owners::names_a_post) {
            PlanColumn::Lead
        } else if column < text && !columns.has(PlanColumn::Goal) && is_of_an_area(columns, column) {
            columns.replace(PlanColumn::Goal, column);
            continue;
        } else if column == 1 && !columns.has(PlanColumn::Goal) && is_shared(rows, columns.heading_row, column, text) {
            PlanColumn::Goal
        } else if let Some(role) =
            columns.headings.get(column as usize - 1).and_then(|h| by_cells::by_a_word(h, columns))
        {
            role
        } else {
            continue;
        };
        columns.replace(role, column);
        columns.inferred = true;
    }
}

/// The first column whose heading says nothing and whose cells say what is to be done: "Our pledge to you" above "Open a hub"
/// and "Train staff". A goal's column is none where it names the items itself.
fn says_what_to_do(rows: &Rows<'_>, columns: &Columns) -> Option<u32> {
    if columns.has(PlanColumn::Goal) || !(columns.has(PlanColumn::Lead) || columns.has(PlanColumn::Timescale)) {
        return None;
    }
    columns.not_understood().find(|column| begins_with_doing(rows, columns.heading_row, *column))
}

/// What is done for a goal, in a column of outputs or one whose heading says nothing: "Objective | Output | Owner". A goal that
/// says itself what is to be done is the item.
pub(super) fn done_for_goal(rows: &Rows<'_>, columns: &Columns, goal: u32) -> Option<u32> {
    let outputs = (1..)
        .zip(&columns.headings)
        .filter(|(_, heading)| matches!(heading.to_lowercase().as_str(), "output" | "outputs"));
    let mut may = outputs.map(|(column, _)| column).chain(columns.not_understood());
    let found = may.find(|column| *column > goal && begins_with_doing(rows, columns.heading_row, *column))?;
    (!begins_with_doing(rows, columns.heading_row, goal)).then_some(found)
}

/// "Stage | Activity | Date" above "Survey of residents": when a plan was made. "Policy | Purpose | Owner | Review date": when
/// papers are looked at again.
pub(super) fn is_a_timetable(rows: &Rows<'_>, columns: &Columns) -> bool {
    let own = [PlanColumn::Reference, PlanColumn::Text, PlanColumn::Timescale];
    let bare = columns.roles.keys().all(|role| own.contains(role)) && columns.periods.is_empty();
    if bare && columns.has(PlanColumn::Text) {
        return !begins_with_doing(rows, columns.heading_row, columns.text);
    }
    let items = [PlanColumn::Text, PlanColumn::Actions, PlanColumn::Goal];
    let time = columns.column(PlanColumn::Timescale).and_then(|column| columns.headings.get(column as usize - 1));
    !items.iter().any(|role| columns.has(*role))
        && time.is_some_and(|heading| heading.to_lowercase().contains("review"))
}

/// Whether most cells of a column begin with what is to be done.
pub(super) fn begins_with_doing(rows: &Rows<'_>, heading_row: u32, column: u32) -> bool {
    let cells = (heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column));
    let texts: Vec<String> =
        cells.filter(|c| c.column_span == 1 && !c.is_empty()).map(|cell| one_line(&cell.text())).collect();
    let begins = |text: &String| text.split(' ').count() > 2 && text.split(' ').next().is_some_and(is_doing);
    texts.len() > 1 && texts.iter().filter(|text| begins(text)).count() * 3 >= texts.len() * 2
}

/// A column before the item that says of what area it is: "Area", "Service area".
fn is_of_an_area(columns: &Columns, column: u32) -> bool {
    let heading = columns.headings.get(column as usize - 1).map(|heading| heading.to_lowercase());
    heading.is_some_and(|heading| {
        matches!(
            heading.as_str(),
            "area"
                | "service area"
                | "programme"
                | "programme area"
                | "topic"
                | "subject"
                | "service"
                | "care group"
                | "client group"
                | "locality"
        )
    })
}

/// "What will we do?" beside "How will we do it?": the first is the item.
pub(super) fn two_of_actions(columns: &mut Columns) {
    let own: Vec<u32> = columns.all(PlanColumn::Actions).collect();
    let opens = |column: u32, word: &str| {
        let heading = columns.headings.get(column as usize - 1);
        heading.is_some_and(|heading| heading.to_lowercase().starts_with(word))
    };
    let [what, how] = own[..] else { return };
    if !columns.has(PlanColumn::Text) && !columns.has(PlanColumn::Goal) && opens(what, "what") && opens(how, "how") {
        columns.retell(PlanColumn::Text, what);
    }
}

/// "Direction" above "DIJB1-2026" and "DIJB2-2026": a first column of codes numbers its rows, whatever it is called.
pub(super) fn codes_that_number(rows: &Rows<'_>, columns: &mut Columns) {
    let role = columns.by_column.first().copied().flatten();
    let names = matches!(role, Some(PlanColumn::Goal | PlanColumn::Text | PlanColumn::Actions));
    if !names || columns.has(PlanColumn::Reference) {
        return;
    }
    let cells = (columns.heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, 1));
    let texts: Vec<String> =
        cells.filter(|cell| !cell.is_empty() && cell.column_span == 1).map(|cell| one_line(&cell.text())).collect();
    if texts.len() > 1 && texts.iter().all(|text| is_code(text)) {
        columns.retell(PlanColumn::Reference, 1);
    }
}

/// "DIJB1-2026", "A2", "MIJB-D1": capitals and a number in one word.
fn is_code(text: &str) -> bool {
    text.len() <= LONGEST_CODE
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.contains(|c: char| c.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.' | b'_'))
}

/// A code is no longer, in bytes.
const LONGEST_CODE: usize = 16;

/// "Priority" above "High" and "Low" is no goal; "Expected outcome" behind the action says what will show.
pub(super) fn goals_that_are_none(rows: &Rows<'_>, columns: &mut Columns) {
    let item = columns.column(PlanColumn::Text).or(columns.column(PlanColumn::Actions));
    let goals: Vec<u32> = columns.all(PlanColumn::Goal).collect();
    for column in goals {
        let cells = (columns.heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column));
        let texts: Vec<String> =
            cells.filter(|c| !c.is_empty() && c.column_span == 1).map(|c| one_line(&c.text()).to_lowercase()).collect();
        // "Area for improvement" above "1", "2".
        let number = |text: &String| text.len() <= 5 && text.chars().all(|c| c.is_ascii_digit() || c == '.');
        if column == 1 && texts.len() > 1 && !columns.has(PlanColumn::Reference) && texts.iter().all(number) {
            columns.retell(PlanColumn::Reference, column);
            continue;
        }
        let ranks = texts.iter().filter(|text| RANKS.contains(&text.as_str())).count();
        if ranks > 0 && ranks == texts.len() {
            columns.retell(PlanColumn::Status, column);
            continue;
        }
        let heading = columns.headings.get(column as usize - 1).map(|h| h.to_lowercase()).unwrap_or_default();
        let shows = heading.contains("outcome") && !LINKS.iter().any(|word| heading.contains(word));
        let each_its_own = texts.iter().collect::<BTreeSet<_>>().len() == texts.len();
        // Behind who leads and when nothing stands that rows share, though two of them may say the same.
        let last =
            [PlanColumn::Lead, PlanColumn::Timescale].iter().all(|r| columns.column(*r).is_some_and(|c| c < column));
        let says = texts.iter().map(|text| text.split(' ').count()).sum::<usize>() >= texts.len() * 3;
        if shows && (each_its_own || (last && says)) && item.is_some_and(|item| item < column) {
            columns.retell(PlanColumn::Measures, column);
            columns.inferred |= !each_its_own;
        }
    }
}

/// "Output | Activity | Measurement": an output ahead of what is done, beside a column of measures, is what it serves.
pub(super) fn outputs_ahead(columns: &mut Columns) {
    let Some(item) = columns.column(PlanColumn::Text).or(columns.column(PlanColumn::Actions)) else { return };
    let measures: Vec<u32> = columns.all(PlanColumn::Measures).collect();
    let [first, .., last] = measures[..] else { return };
    let heading = columns.headings.get(first as usize - 1).map(|heading| heading.to_lowercase()).unwrap_or_default();
    if first < item && item < last && heading.starts_with("output") && !columns.has(PlanColumn::Goal) {
        columns.retell(PlanColumn::Goal, first);
    }
}

/// How much something matters, and not what it is for.
const RANKS: [&str; 16] = [
    "high",
    "medium",
    "low",
    "h",
    "m",
    "l",
    "very high",
    "critical",
    "essential",
    "desirable",
    "urgent",
    "high priority",
    "medium priority",
    "low priority",
    "must",
    "should",
];
/// An outcome that an action is linked to is none that it alone brings.
const LINKS: [&str; 5] = ["link", "national", "strategic", "local outcome", "wellbeing outcome"];

/// A column that its heading makes one of measures or of leads, and that holds nothing but times, where no other column
/// does: "Target", "Milestone".
pub(super) fn dates_elsewhere(rows: &Rows<'_>, columns: &mut Columns) {
    if columns.has(PlanColumn::Timescale) || columns.has(PlanColumn::Start) {
        return;
    }
    let may =
        [PlanColumn::Measures, PlanColumn::Lead, PlanColumn::Contributors, PlanColumn::Detail, PlanColumn::Status];
    let all_times = |column: u32| {
        let cells = (columns.heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column));
        let texts: Vec<String> =
            cells.filter(|c| c.column_span == 1 && !c.is_empty()).map(|c| one_line(&c.text())).collect();
        texts.len() > 1 && texts.iter().all(|text| is_a_time(text) || are_times(text))
    };
    let mut told = (1..).zip(&columns.by_column).filter(|(_, role)| role.is_some_and(|role| may.contains(&role)));
    if let Some((column, _)) = told.find(|(column, _)| all_times(*column)) {
        columns.retell(PlanColumn::Timescale, column);
    }
}

/// Whether a cell says times and nothing else: "Sept 2024 March 2025", one for each of the row's actions.
fn are_times(text: &str) -> bool {
    let told: usize = when::find(text).iter().map(|found| found.range.len()).sum();
    told > 0 && text.len() <= told + text.matches(' ').count() + MOST_SIGNS
}

/// Signs between the times of a cell, in bytes.
const MOST_SIGNS: usize = 3;

/// Whether a cell says a time and little else.
pub(in crate::extract::plan_items) fn is_a_time(text: &str) -> bool {
    // "By March 2025: courses listed": what is to be there by then.
    let says_what = text.split_once(": ").is_some_and(|(_, rest)| !rest.contains(|c: char| c.is_ascii_digit()));
    if says_what || text.split(' ').count() > 6 {
        return false;
    }
    let read = when::parse(text, when::Context::default()).when;
    read.edtf.is_some() || read.ongoing || read.duration.is_some() || is_counted(text)
}

/// Whether a cell counts days, weeks or months from a beginning that the plan sets: "Week 1", "Days 31–60".
fn is_counted(text: &str) -> bool {
    let folded = text.to_lowercase();
    let Some((unit, count)) = folded.split_once(' ') else { return false };
    let number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–');
    let counts = count.replace(" to ", "-").replace(" and ", "-");
    matches!(unit.trim_end_matches('s'), "day" | "week" | "month" | "wk")
        && counts.starts_with(|c: char| c.is_ascii_digit())
        && counts.chars().all(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weeks_are_counted() {
        for text in ["Week 1", "Weeks 2-4", "Days 31–60", "Month 3", "Weeks 6 and 7", "Day 1 to 30"] {
            assert!(is_a_time(text), "{text}");
        }
        for text in ["By March 2025: courses listed", "Week of action", "Day services", "Month 3 report", "Ward 4"] {
            assert!(!is_a_time(text), "{text}");
        }
    }

    #[test]
    fn times_and_nothing_else() {
        for (text, expected) in [
            ("Sept 2024 March 2025", true),
            ("31 March 2024; Spring 2025", true),
            ("Report to the Board March 2025", false),
            ("Waiting list", false),
            ("", false),
        ] {
            assert_eq!(are_times(text), expected, "{text:?}");
        }
    }
}
