//! The column that names the item.

use super::super::super::rows::{self, Rows};
use super::Columns;
use super::by_content::{begins_with_doing, done_for_goal, is_a_time};
use crate::document::Cell;
use crate::extract::plan_items::{aligned, periods};
use crate::framework::headings::fold;
use crate::framework::plans::PlanColumn;
use crate::wording::labels;
use crate::wording::verbs::is_doing;

/// The column that names the item, 0 where none does. A goal that several rows share is their section.
pub(super) fn item_column(rows: &Rows<'_>, columns: &mut Columns) -> u32 {
    if let Some(action) = ahead_of_who_and_when(columns) {
        return action;
    }
    if let Some(text) = columns.column(PlanColumn::Text) {
        // Lists of tasks beside what each of them serves are what is done about it.
        let goal = columns.column(PlanColumn::Goal).filter(|goal| {
            !is_shared(rows, columns.heading_row, *goal, text)
                && !aligned::in_most_rows(rows, columns, text)
                && holds_lists(rows, columns.heading_row, text)
                && !holds_lists(rows, columns.heading_row, *goal)
        });
        let Some(goal) = goal else { return text };
        if let Some(role) = columns.by_column.get_mut(text as usize - 1) {
            *role = Some(PlanColumn::Actions);
        }
        columns.roles.remove(&PlanColumn::Text);
        columns.roles.entry(PlanColumn::Actions).or_insert(text);
        return goal;
    }
    if let Some(inner) = inner_goal(rows, columns) {
        columns.retell(PlanColumn::Text, inner);
        return inner;
    }
    match (columns.column(PlanColumn::Goal), columns.column(PlanColumn::Actions)) {
        (Some(goal), Some(actions)) if are_done(rows, columns, goal, actions) => actions,
        (Some(goal), None) => match done_for_goal(rows, columns, goal) {
            Some(done) => {
                columns.retell(PlanColumn::Text, done);
                columns.inferred = true;
                done
            }
            None => goal,
        },
        (Some(goal), Some(_)) => goal,
        (None, Some(actions)) => actions,
        (None, None) => match columns.column(PlanColumn::Detail) {
            // "Description | Lead | Timescale": the description is the item.
            Some(detail) => {
                // "Direction number | Issued to | Text": each row is a direction.
                if numbers_directions(columns) {
                    columns.retell(PlanColumn::Text, detail);
                } else {
                    columns.inferred = true;
                }
                detail
            }
            // "Key milestone | Owner | Finish": the milestone is.
            None if columns.is_led() => {
                columns.column(PlanColumn::Measures).or_else(|| programme(rows, columns)).unwrap_or_default()
            }
            None => 0,
        },
    }
}

/// How headings say that what stands below them will be done.
const PROMISES: [&str; 13] = [
    "so we will",
    "we will do",
    "will we do",
    "we intend to",
    "we plan to",
    "we are going to",
    "are we going to",
    "we propose to",
    "planned response",
    "planned action",
    "planned actions",
    "our commitment",
    "our commitments",
];

/// Whether a column's heading says that what stands below it will be done.
pub(super) fn is_promised(columns: &Columns, column: u32) -> bool {
    let heading = columns.headings.get((column as usize).wrapping_sub(1)).map(|heading| fold(heading));
    heading.is_some_and(|heading| heading == "we will" || PROMISES.iter().any(|words| holds(&heading, words)))
}

/// Whether a folded heading holds words, each whole.
fn holds(heading: &str, words: &str) -> bool {
    heading.match_indices(words).any(|(at, found)| {
        let (before, after) = (heading.get(..at), heading.get(at + found.len()..));
        before.is_none_or(|text| text.is_empty() || text.ends_with(' '))
            && after.is_none_or(|text| text.is_empty() || text.starts_with(' '))
    })
}

/// Whether the column of numbers says that they are those of directions.
fn numbers_directions(columns: &Columns) -> bool {
    let numbers = columns.column(PlanColumn::Reference);
    let heading = numbers.and_then(|column| columns.headings.get(column as usize - 1));
    heading.is_some_and(|heading| heading.to_lowercase().starts_with("direction"))
}

/// Whether, of goals and actions, the actions are the items.
fn are_done(rows: &Rows<'_>, columns: &Columns, goal: u32, actions: u32) -> bool {
    let heading = columns.heading_row;
    let one_each = || holds_one_each(rows, heading, actions, goal);
    is_shared(rows, heading, goal, actions)
        // Lists of actions beside lists as long of who leads.
        || aligned::in_most_rows(rows, columns, actions)
        // One action a row, led and timed like an item: the goal says what it is for.
        || columns.is_taken_on() && one_each()
        // "Priority | What we will do", and no more: one thing to do for each.
        || columns.roles.len() == 2
            && columns.periods.is_empty()
            && one_each()
            && (is_promised(columns, actions) || begins_with_doing(rows, heading, actions))
            && !begins_with_doing(rows, heading, goal)
}

/// "Action | Owner | Timeline | Deliverable": what stands ahead of who and when is the item, though another heading behind them
/// names one too.
fn ahead_of_who_and_when(columns: &mut Columns) -> Option<u32> {
    let (text, action) = (columns.column(PlanColumn::Text)?, columns.column(PlanColumn::Actions)?);
    let who_and_when = [columns.column(PlanColumn::Lead)?, columns.column(PlanColumn::Timescale)?];
    if !who_and_when.iter().all(|column| action < *column && *column < text) {
        return None;
    }
    let heading = columns.headings.get(text as usize - 1)?.to_lowercase();
    let shows = ["deliverable", "output", "product"].iter().any(|word| heading.contains(word));
    columns.retell(if shows { PlanColumn::Measures } else { PlanColumn::Goal }, text);
    Some(action)
}

/// "Priority | Year 1: 2024/25 | Year 2: 2025/26" above what will be done in each: the goal is what all of it serves, and who
/// leads it leads all of it: "Workstream | Year 1 | Year 2 | Lead".
pub(super) fn tell_goal_over_periods(rows: &Rows<'_>, columns: &mut Columns) {
    let others = [PlanColumn::Text, PlanColumn::Actions, PlanColumn::Timescale, PlanColumn::Detail];
    let beside = others.iter().any(|role| columns.roles.get(role).is_some_and(|column| *column != columns.text));
    if beside || columns.text == 0 || !periods::hold_actions(rows, columns.heading_row, &columns.periods) {
        return;
    }
    let led = columns.roles.get(&PlanColumn::Lead).is_some_and(|column| *column != columns.text);
    let (short, strand) = (periods::are_short(&columns.periods), heads(columns, &STRANDS));
    // "Priority | Workstream | Year 1": the inner of two goals was told to be the item.
    let inner = strand && columns.column(PlanColumn::Goal).is_some_and(|goal| goal < columns.text);
    let is_goal = columns.column(PlanColumn::Goal) == Some(columns.text) || inner || heads(columns, &PROGRAMMES);
    // "Project | 2025/26 | 2026/27": a project may be the item as well as what holds several.
    let is_project = !is_goal && !short && heads(columns, &PROJECTS);
    // "Objective | Lead | Q1 | Q2": who leads the goal sees to its milestones. What says itself what is to be done has them too.
    let of_milestones = led && short && !strand;
    let does = (led || is_project) && begins_with_doing(rows, columns.heading_row, columns.text);
    if (is_goal || is_project) && !of_milestones && !does {
        columns.goals_over_periods = true;
        columns.inferred |= is_project || (led && short);
    }
}

/// What headings call that of which each is a row of many things to do.
const PROGRAMMES: [&str; 3] = ["programme", "programmes", "programme area"];
/// What they call a strand of work.
const STRANDS: [&str; 10] = [
    "workstream",
    "workstreams",
    "work stream",
    "workstrand",
    "strand",
    "theme",
    "themes",
    "programme",
    "programmes",
    "programme area",
];
/// What they call work that has an end.
const PROJECTS: [&str; 10] = [
    "project",
    "projects",
    "initiative",
    "initiatives",
    "work area",
    "area of work",
    "work package",
    "programme of work",
    "piece of work",
    "area",
];

/// Whether the heading of the items' column is one of these.
fn heads(columns: &Columns, words: &[&str]) -> bool {
    let heading = columns.headings.get((columns.text as usize).wrapping_sub(1)).map(|heading| heading.to_lowercase());
    heading.is_some_and(|heading| words.contains(&heading.as_str()))
}

/// Columns of nothing but times, below which stands what will be done in each: "Short term | Medium term | Long term". A
/// column before them without a heading that is known is of what it is done for.
pub(super) fn of_times_alone(rows: &Rows<'_>, columns: &mut Columns) {
    // Who leads, who helps and what shows it may stand beside them.
    let beside = [PlanColumn::Lead, PlanColumn::Contributors, PlanColumn::Measures];
    if columns.roles.keys().any(|role| !beside.contains(role)) || columns.periods.len() < 2 {
        return;
    }
    let of_times = |column: u32| columns.periods.iter().any(|(its, _)| *its == column);
    let known = |column: u32| columns.by_column.get(column as usize - 1).is_some_and(Option::is_some);
    let others: Vec<u32> = (1..=rows.table.columns).filter(|column| !of_times(*column) && !known(*column)).collect();
    if !periods::hold_actions(rows, columns.heading_row, &columns.periods) {
        return;
    }
    match others[..] {
        [] => columns.times_alone = true,
        [1] if rows.table.columns > 2 && !begins_with_doing(rows, columns.heading_row, 1) => {
            columns.replace(PlanColumn::Goal, 1);
            columns.inferred = true;
        }
        _ => {}
    }
}

/// "Project | Action required | Action owner | Date", where one project has several rows, each led or timed for itself: what is
/// done is the item, and the project what it is done for.
pub(super) fn project_of_actions(rows: &Rows<'_>, columns: &mut Columns) {
    let (Some(project), Some(action)) = (columns.column(PlanColumn::Text), columns.column(PlanColumn::Actions)) else {
        return;
    };
    let own = |row: u32, role| {
        let column = columns.column(role)?;
        rows.beginning_at(row, column).map(|cell| rows::joined(&rows::lines(cell), " ")).filter(|text| !text.is_empty())
    };
    let begins = |row: u32| {
        let text = rows.text(row, action);
        text.starts_with(char::is_uppercase) && text.split(' ').next().is_some_and(is_doing)
    };
    // A piece of a row that a page broke tells no time of its own.
    let for_itself = |row: u32| {
        let below = rows.beginning_at(row, project).is_none_or(Cell::is_empty);
        let timed = own(row, PlanColumn::Timescale).is_some_and(|text| is_a_time(&text));
        below && begins(row) && (timed || (own(row, PlanColumn::Lead).is_some() && !columns.has(PlanColumn::Timescale)))
    };
    if project < action && (columns.heading_row + 2..=rows.table.rows).any(for_itself) {
        columns.retell(PlanColumn::Goal, project);
    }
}

/// Of two columns of goals the inner one, whose rows share what stands in the outer one: "Driver | Project aim".
fn inner_goal(rows: &Rows<'_>, columns: &mut Columns) -> Option<u32> {
    if columns.has(PlanColumn::Actions) {
        return None;
    }
    let goals: Vec<u32> = columns.all(PlanColumn::Goal).collect();
    let [outer, inner, ..] = goals[..] else { return None };
    // "Priority | Ref | Delivery priority".
    let numbers = columns.column(PlanColumn::Reference);
    if !(outer + 1..inner).all(|between| Some(between) == numbers) {
        return None;
    }
    if is_shared(rows, columns.heading_row, outer, inner) {
        return Some(inner);
    }
    // Which of the two is the item cannot be known.
    columns.inferred = true;
    None
}

/// "Programme | Lead | 2024/25 | 2025/26", "Item | Committee | Lead | Q1 | Q2": what is led and spread over periods, though
/// "programme" may head sections too, and "item" an agenda's lines.
pub(super) fn programme(rows: &Rows<'_>, columns: &mut Columns) -> Option<u32> {
    let spread = !columns.periods.is_empty();
    // "Meeting date | Report | Report author".
    let spread = spread || columns.is_led();
    let is_one = |heading: &String| {
        let heading = heading.to_lowercase();
        matches!(heading.as_str(), "programme" | "programme area" | "programmes")
            || (spread && ITEMS_OF_WORK_PLANS.contains(&heading.as_str()))
    };
    let column = (1..).zip(&columns.headings).find(|(_, heading)| is_one(heading)).map(|(column, _)| column)?;
    columns.retell(PlanColumn::Text, column);
    // "Programme | 2024/25 | 2025/26", and below the years what will be done in each: nothing else can be meant.
    columns.inferred |= !periods::hold_actions(rows, columns.heading_row, &columns.periods);
    columns.item_is_a_guess |= columns.periods.is_empty();
    Some(column)
}

/// What a board's or committee's plan of work calls what it will hear.
const ITEMS_OF_WORK_PLANS: [&str; 10] = [
    "item",
    "items",
    "report",
    "report title",
    "topic",
    "subject",
    "business",
    "business item",
    "agenda item",
    "paper",
];

/// Whether a column holds lists.
fn holds_lists(rows: &Rows<'_>, heading_row: u32, column: u32) -> bool {
    (heading_row + 1..=rows.table.rows)
        .filter_map(|row| rows.beginning_at(row, column))
        .any(|cell| rows::lines(cell).iter().filter(|line| line.listed || is_numbered(line)).count() > 1)
}

/// Whether a line has a number of its own, set or typed: "1.2 Offer every carer a plan".
fn is_numbered(line: &rows::Line) -> bool {
    let typed = || labels::split(&line.text).0.filter(|label| label.contains(['.', ')']));
    line.label.as_deref().or_else(typed).is_some_and(|label| labels::number(label).is_some())
}

/// Whether every row with something in `outer` has one thing in `inner`: no list, no second sentence.
fn holds_one_each(rows: &Rows<'_>, heading_row: u32, inner: u32, outer: u32) -> bool {
    let written = |row: &u32| rows.beginning_at(*row, outer).is_some_and(|c| !c.is_empty() && c.column_span == 1);
    (heading_row + 1..=rows.table.rows).filter(written).all(|row| {
        let lines = rows.beginning_at(row, inner).map(rows::lines).unwrap_or_default();
        let sentences = lines.iter().filter(|line| line.text.ends_with(['.', ';'])).count();
        let bullets = lines.iter().any(|line| line.listed && !is_numbered(line));
        let numbered = lines.iter().filter(|line| is_numbered(line)).count();
        !lines.is_empty() && sentences < 2 && !bullets && numbered < 2
    })
}

/// Whether rows that have something in `inner` share what stands in `outer`: merged over them, or left empty below.
pub(super) fn is_shared(rows: &Rows<'_>, heading_row: u32, outer: u32, inner: u32) -> bool {
    (heading_row + 1..=rows.table.rows).any(|row| {
        let inner_written = rows.beginning_at(row, inner).is_some_and(|c| !c.is_empty());
        let outer_own = rows.beginning_at(row, outer).is_some_and(|c| !c.is_empty());
        let row_is_split = rows.at(row, outer).is_some_and(|c| c.column_span > 1);
        row > heading_row + 1 && inner_written && !outer_own && !row_is_split
    })
}
