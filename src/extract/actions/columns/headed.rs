//! The columns of a table with headings.

use super::content::{Content, content};
use super::guessed;
use super::meant::{
    by_signs, due_under_month, due_under_report, meant, numbers_first, numbers_under_action, owners_under_by,
    owners_under_contact, owners_under_names, owners_under_on, raised_under_agreed, statuses_under_action,
    tasks_under_owner, text_by_kinds, text_by_orders, text_under_minute, text_under_outcome, titles_beside_decisions,
};
use super::settled::{
    colours_as_status, last_status_counts, number_items, only_owners_are_headed, progress_under_status, settle_action,
    settle_dates, settle_text, signs_as_completed, status_under_outcome,
};
use super::{Role, Sense, decision_column};
use crate::document::{Cell, Table};
use crate::extract::actions::fields;
use crate::framework::headings::{self, Column};
use crate::wording::people;
use crate::wording::periods::is_period;

/// The header is among the first rows: a title or two may stand above it.
const HEADER_SEARCH: u32 = 4;

/// A heading is shorter than this, in characters.
const HEADING_LENGTH: usize = 60;

#[allow(clippy::type_complexity)] // Row, roles by column, texts by column.
/// The header row among the first rows: the one with most columns that the vocabulary knows.
pub(super) fn header(table: &Table) -> Option<(u32, Vec<Vec<Column>>, Vec<String>)> {
    // "Title: | Winter plan": labels with their values, a row each.
    let labelled = |row: u32| table.cell(row, 1).is_some_and(|c| c.text().trim_end().ends_with(':'));
    if table.columns == 2 && (1..=table.rows).filter(|row| labelled(*row)).count() * 3 >= table.rows as usize * 2 {
        return None;
    }
    let mut best: Option<(usize, u32, Vec<Vec<Column>>, Vec<String>)> = None;
    for row in 1..=HEADER_SEARCH.min(table.rows) {
        let mut texts = vec![String::new(); table.columns as usize];
        let mut spanning = false;
        for cell in table.row(row) {
            let text = cell.text();
            spanning |= cell.column_span as f32 > table.columns as f32 * 0.7;
            for column in cell.column..cell.column + cell.column_span {
                if let Some(slot) = texts.get_mut(column as usize - 1) {
                    slot.clone_from(&text);
                }
            }
        }
        if spanning || texts.iter().any(|t| t.chars().count() > 2 * HEADING_LENGTH) {
            continue;
        }
        // The last of several rows heads nothing.
        if row > 1 && row == table.rows {
            continue;
        }
        let meanings: Vec<Vec<Column>> = texts
            .iter()
            .map(|t| if t.chars().count() <= HEADING_LENGTH { headings::columns(t) } else { Vec::new() })
            .collect();
        let mut known: Vec<&str> =
            texts.iter().zip(&meanings).filter(|(_, m)| !m.is_empty()).map(|(t, _)| t.as_str()).collect();
        known.dedup();
        let filled = texts.iter().filter(|t| !t.trim().is_empty()).count();
        // "Find out who owns the slip | Peter Dunbar | next meeting": a person heads nothing.
        if texts.iter().zip(&meanings).any(|(text, meanings)| meanings.is_empty() && people::is_surely_person(text)) {
            continue;
        }
        // At least two columns are known, and most of those that have a heading.
        let alone = known.len() == 1 && row == 1 && heads_owners(table, row, &meanings);
        if !alone && (known.len() < 2 || known.len() * 2 < filled) {
            continue;
        }
        if best.as_ref().is_none_or(|(count, ..)| known.len() > *count) {
            best = Some((known.len(), row, meanings, texts));
        }
    }
    best.map(|(_, row, meanings, texts)| below_wide(table, row, &texts).unwrap_or((row, meanings, texts)))
}

/// "Dates" over "Set" and "Due": a row of further headings below one of which a cell is wide. They count for their columns,
/// the upper ones for the rest.
#[allow(clippy::type_complexity)] // Row, roles by column, texts by column.
fn below_wide(table: &Table, row: u32, upper: &[String]) -> Option<(u32, Vec<Vec<Column>>, Vec<String>)> {
    let wide: Vec<u32> = table
        .row(row)
        .filter(|cell| cell.column_span > 1 && !cell.is_empty())
        .flat_map(|cell| cell.column..cell.column + cell.column_span)
        .collect();
    let mut texts = upper.to_vec();
    let mut known = 0;
    for cell in table.row(row + 1).filter(|cell| !cell.is_empty()) {
        let text = cell.text();
        // A heading holds no figures and is short; under a narrow one it must be known.
        let heads = headings::columns(&text);
        let short = text.chars().count() <= HEADING_LENGTH / 3 && !text.contains(|c: char| c.is_ascii_digit());
        if cell.row != row + 1 || !short || heads.is_empty() && !wide.contains(&cell.column) {
            return None;
        }
        known += u32::from(!heads.is_empty() && wide.contains(&cell.column));
        *texts.get_mut(cell.column as usize - 1)? = text;
    }
    let meanings = texts.iter().map(|text| headings::columns(text)).collect();
    (known > 0).then_some((row + 1, meanings, texts))
}

/// A row of headings that has no other words: every filled cell is listed, one of them for texts or owners.
#[allow(clippy::type_complexity)] // Roles by column, texts by column.
pub(super) fn strict_header(table: &Table, row: u32) -> Option<(Vec<Vec<Column>>, Vec<String>)> {
    let short = |text: &str| text.chars().count() <= HEADING_LENGTH;
    let mut texts = vec![String::new(); table.columns as usize];
    let mut filled = 0;
    for cell in table.row(row).filter(|cell| !cell.is_empty()) {
        if cell.column_span > 1 && cell.column_span as f32 > table.columns as f32 * 0.7 {
            return None;
        }
        let text = cell.text();
        if !short(&text) || text.trim_end().ends_with(['.', ';']) {
            return None;
        }
        filled += 1;
        for column in cell.column..cell.column + cell.column_span {
            if let Some(slot) = texts.get_mut(column as usize - 1) {
                slot.clone_from(&text);
            }
        }
    }
    if filled < 2 {
        return None;
    }
    let mut meanings = Vec::with_capacity(texts.len());
    for text in &texts {
        let meaning = if text.trim().is_empty() { Vec::new() } else { headings::columns(text) };
        if meaning.is_empty() && !text.trim().is_empty() && text.trim() != "#" {
            return None;
        }
        meanings.push(meaning);
    }
    let has = |wanted: &[Column]| meanings.iter().any(|m| m.first().is_some_and(|first| wanted.contains(first)));
    let heads = has(&[Column::Action, Column::Narrative]) || has(&[Column::Owner]) && has(&[Column::Due]);
    heads.then_some((meanings, texts))
}

/// The row of headings that stands below a list of people in one table with it.
pub(super) fn late_header(table: &Table) -> Option<u32> {
    let people = (1..=HEADER_SEARCH.min(table.rows)).any(|row| {
        table.row(row).filter(|c| !c.is_empty()).any(|cell| {
            let text = cell.text();
            text.chars().count() <= HEADING_LENGTH && super::is_heading_of_people(text.trim_end_matches(':'))
        })
    });
    if !people {
        return None;
    }
    let first = (1..=table.rows).find(|row| strict_header(table, *row).is_some())?;
    (first > 1 && first < table.rows).then_some(first)
}

/// "Action" alone over a narrow column of initials, beside a column of text without a heading.
fn heads_owners(table: &Table, row: u32, meanings: &[Vec<Column>]) -> bool {
    let Some(index) = meanings.iter().position(|m| matches!(m.first(), Some(Column::Action | Column::Owner))) else {
        return false;
    };
    let content = content(table, row);
    let longest = content.iter().map(|c| c.longest).max().unwrap_or(0);
    content.get(index).is_some_and(|c| index > 0 && c.filled > 0 && c.is_of_owners() && c.longest * 2 <= longest)
}

/// What the columns of a table hold by its headings; none where they make no list of actions and no minute.
pub(super) fn by_headings(table: &Table, row: u32, meanings: &[Vec<Column>], texts: &[String]) -> Option<Sense> {
    let content = content(table, row);
    let (mut roles, mut also) = meant(meanings);
    numbers_under_action(&mut roles, &content, texts);
    statuses_under_action(&mut roles, &content);
    text_under_outcome(&mut roles, texts);
    text_under_minute(&mut roles, &content, texts);
    by_signs(&mut roles, texts);
    owners_under_on(&mut roles, &content, texts);
    owners_under_by(&mut roles, &mut also, &content, texts);
    owners_under_names(&mut roles, &content, texts);
    due_under_month(&mut roles, &content, texts);
    due_under_report(&mut roles, &content, texts);
    raised_under_agreed(&mut roles, &content, texts);
    tasks_under_owner(&mut roles, &content, texts);
    titles_beside_decisions(&mut roles, &content, texts);
    owners_under_contact(&mut roles, &content, texts);
    let guessed = guessed::fill(&mut roles, &content, texts);
    text_by_orders(&mut roles, &content, texts);
    let guessed = text_by_kinds(&mut roles, &content) || guessed;
    numbers_first(&mut roles, &content, texts);
    settle_action(&mut roles, &content, texts);
    // Owners under "Action" stand beside the text of a minute; under a heading of their own they may own whole rows.
    let beside = roles.iter().zip(meanings).any(|(r, m)| *r == Role::Owner && m.first() == Some(&Column::Action));
    let beside = beside || only_owners_are_headed(&roles, &content, texts);
    settle_text(&mut roles, &content, texts, beside);
    // "Action" behind what was said has no number of its own.
    let mut told = roles.iter().filter(|role| matches!(role, Role::Narrative | Role::Text));
    if beside || told.next() == Some(&Role::Narrative) {
        number_items(&mut roles, &content);
    }
    let revised = settle_dates(&mut roles, meanings, texts);
    progress_under_status(&mut roles, &content);
    status_under_outcome(&mut roles, &content);
    colours_as_status(&mut roles, &content, table, row);
    signs_as_completed(&mut roles, &content, texts);
    last_status_counts(&mut roles, &content);
    let mut sense = Sense {
        header_rows: row,
        decision: decision_column(texts, &roles),
        text_heading: roles
            .iter()
            .position(|r| matches!(r, Role::Text | Role::Narrative))
            .and_then(|i| texts.get(i))
            .map(|t| headings::fold(t))
            .unwrap_or_default(),
        roles,
        also,
        revised,
        inferred: false,
        guessed,
        tells_tasks: false,
    };
    let text = sense.column(Role::Text).and_then(|column| content.get(column as usize - 1));
    sense.tells_tasks = guessed::followed_up(&sense.roles) && text.is_some_and(Content::orders_some);
    // Where what was said is told, the number is the item's.
    if sense.is_story() && !sense.roles.contains(&Role::Item) {
        for role in sense.roles.iter_mut().filter(|role| **role == Role::Number) {
            *role = Role::Item;
        }
    }
    (is_of_actions(&sense, meanings, texts) || follows_up_within(table, &sense)).then_some(sense)
}

/// "Topic | Action", where the cells of the second say behind labels who has it and by when.
fn follows_up_within(table: &Table, sense: &Sense) -> bool {
    let Some(column) = sense.column(Role::Text) else { return false };
    let below = table.cells.iter().filter(|cell| cell.row > sense.header_rows && cell.column == column);
    let texts: Vec<String> = below.filter(|cell| !cell.is_empty()).map(Cell::text).collect();
    let led = texts.iter().filter(|text| fields::follow_up(text)).count();
    led > 0 && led * 3 >= texts.len() * 2
}

/// Whether columns make a list of actions or a minute with actions, and not a plan.
fn is_of_actions(sense: &Sense, meanings: &[Vec<Column>], texts: &[String]) -> bool {
    let has = |column: Column| meanings.iter().any(|m| m.first() == Some(&column));
    let plans = meanings.iter().filter(|m| m.first() == Some(&Column::Plan)).count();
    // Years or quarters side by side are columns of a plan.
    let periods = texts.iter().filter(|text| is_period(text)).count();
    let plans = plans + if periods > 1 { periods } else { 0 };
    let count = |role| sense.column(role).is_some();
    let follow_up = [Role::Owner, Role::Due, Role::Status, Role::Progress, Role::Completed]
        .into_iter()
        .filter(|r| count(*r))
        .count();
    let log = count(Role::Text)
        && (follow_up > 0 || count(Role::Raised))
        && (plans == 0 || (has(Column::Action) && follow_up > 1 && plans == 1));
    // "Issue | Owner | Impact", "Risk | Likelihood | Owner": a register, in which nothing is to be done.
    let rated = texts.iter().any(|text| {
        let folded = headings::fold(text);
        folded
            .split(' ')
            .any(|word| matches!(word, "impact" | "likelihood" | "probability" | "severity" | "mitigation"))
    });
    if rated && !has(Column::Action) {
        return false;
    }
    // "What comes to the committee | Who brings it": its programme.
    let brought = |text: &String| {
        let folded = headings::fold(text);
        [" comes to ", " come to the ", "who brings", "brought by", "bringing it"]
            .iter()
            .any(|said| folded.contains(said))
    };
    if texts.iter().any(brought) && !texts.iter().any(|text| headings::fold(text).contains("action")) {
        return false;
    }
    let minute = sense.is_minute() && count(Role::Owner) && plans == 0;
    // "Minutes Item | Ref | Action": what was said, and the tasks beside it.
    let decides = sense.decision.is_some() || texts.iter().any(|text| headings::is_mixed_column(text));
    let acts = has(Column::Action) || has(Column::Owner) && !count(Role::Owner);
    let beside = acts && count(Role::Text) && count(Role::Narrative) && plans == 0 && !decides;
    let log = log || beside;
    log || minute
}
