//! The columns of a table with headings.

use super::content::{Content, content};
use super::{Role, Sense, decision_column};
use crate::document::Table;
use crate::framework::headings::{self, Column};
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
        let meanings: Vec<Vec<Column>> = texts
            .iter()
            .map(|t| if t.chars().count() <= HEADING_LENGTH { headings::columns(t) } else { Vec::new() })
            .collect();
        let mut known: Vec<&str> =
            texts.iter().zip(&meanings).filter(|(_, m)| !m.is_empty()).map(|(t, _)| t.as_str()).collect();
        known.dedup();
        let filled = texts.iter().filter(|t| !t.trim().is_empty()).count();
        // At least two columns are known, and most of those that have a heading.
        let alone = known.len() == 1 && row == 1 && heads_owners(table, row, &meanings);
        if !alone && (known.len() < 2 || known.len() * 2 < filled) {
            continue;
        }
        if best.as_ref().is_none_or(|(count, ..)| known.len() > *count) {
            best = Some((known.len(), row, meanings, texts));
        }
    }
    best.map(|(_, row, meanings, texts)| (row, meanings, texts))
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

/// "By", "To be completed by": whoever, or whenever.
fn is_by(heading: &str) -> bool {
    let folded = headings::fold(heading);
    folded == "by" || folded.ends_with(" by")
}

pub(super) fn by_headings(table: &Table, row: u32, meanings: &[Vec<Column>], texts: &[String]) -> Option<Sense> {
    let content = content(table, row);
    let has = |column: Column| meanings.iter().any(|m| m.first() == Some(&column));
    let mut roles = vec![Role::Other; meanings.len()];
    let mut also = Vec::new();
    for (index, column) in meanings.iter().enumerate() {
        let second = column.get(1).copied();
        roles[index] = match column.first() {
            Some(Column::Number) => Role::Number,
            Some(Column::Item) => Role::Item,
            Some(Column::ItemTitle) => Role::ItemTitle,
            Some(Column::Raised) => Role::Raised,
            Some(Column::Action) => Role::Text,
            Some(Column::Narrative) => Role::Narrative,
            Some(Column::Owner) => Role::Owner,
            Some(Column::Due) => Role::Due,
            Some(Column::Completed) => Role::Completed,
            Some(Column::Status) => Role::Status,
            Some(Column::Progress) => Role::Progress,
            Some(Column::Date | Column::Other | Column::Plan) | None => Role::Other,
        };
        match (roles[index], second) {
            (Role::Number, Some(Column::Raised)) => {
                roles[index] = Role::Raised;
                also.push((index, Role::Number));
            }
            (Role::Raised, Some(Column::Number)) => also.push((index, Role::Number)),
            // "Owner / due", "Action by and date": one cell with both.
            (Role::Owner, Some(Column::Due | Column::Date)) => also.push((index, Role::Due)),
            (Role::Due, Some(Column::Owner)) => {
                roles[index] = Role::Owner;
                also.push((index, Role::Due));
            }
            _ => {}
        }
    }
    // "Action" over words for how far things are: "Complete".
    for (index, role) in roles.iter_mut().enumerate().filter(|(_, role)| **role == Role::Text) {
        if content[index].longest <= 30 && content[index].is_all_statuses() {
            *role = Role::Status;
        }
    }
    // "Item | Outcome | Lead": beside no action the outcome is what was decided.
    if !roles.iter().any(|role| matches!(role, Role::Text | Role::Narrative))
        && let Some(decided) =
            (0..roles.len()).find(|at| roles[*at] == Role::Progress && headings::is_decision_column(&texts[*at]))
    {
        roles[decided] = Role::Narrative;
    }
    // "Item | Minute | Action": under the second stands the text of the minute.
    if !roles.contains(&Role::Narrative)
        && let Some(minute) = (0..roles.len()).find(|i| {
            roles[*i] == Role::Item
                && (headings::fold(&texts[*i]).starts_with("minute") || numbered_before(*i, texts, &content))
                && content[*i].average() > 40
                && roles
                    .iter()
                    .enumerate()
                    .any(|(at, r)| at != *i && matches!(r, Role::Item | Role::Number | Role::Other))
        })
    {
        roles[minute] = Role::Narrative;
        if minute > 0 && texts[minute - 1].trim().is_empty() && roles[minute - 1] == Role::Other {
            roles[minute - 1] = Role::Item;
        }
    }
    // "% complete" beside "Closed?": a share is no day.
    for (role, _) in roles.iter_mut().zip(texts).filter(|(role, text)| **role == Role::Completed && text.contains('%'))
    {
        *role = Role::Other;
    }
    // "#" alone, which has no letters to be known by.
    for (role, _) in roles.iter_mut().zip(texts).filter(|(role, text)| **role == Role::Other && text.trim() == "#") {
        *role = Role::Number;
    }
    // "On" over initials: "an action on AB".
    if !roles.contains(&Role::Owner)
        && roles.contains(&Role::Text)
        && let Some(on) = (0..roles.len()).find(|at| {
            roles[*at] == Role::Other
                && matches!(headings::fold(&texts[*at]).as_str(), "on" | "with" | "for")
                && content[*at].filled > 0
                && content[*at].is_of_owners()
        })
    {
        roles[on] = Role::Owner;
    }
    // "By" over people and not over dates.
    if !roles.contains(&Role::Owner)
        && let Some(by) =
            (0..roles.len()).find(|at| roles[*at] == Role::Due && is_by(&texts[*at]) && content[*at].is_of_owners())
    {
        roles[by] = Role::Owner;
        // "Ms Low by 30 January" below "To be completed by".
        also.push((by, Role::Due));
    }
    settle_action(&mut roles, &content);
    // Owners under "Action" stand beside the text of a minute; under a heading of their own they may own whole rows.
    let beside = roles.iter().zip(meanings).any(|(r, m)| *r == Role::Owner && m.first() == Some(&Column::Action));
    let beside = beside || only_owners_are_headed(&roles, &content, texts);
    settle_text(&mut roles, &content, texts, beside);
    if beside || roles.contains(&Role::Narrative) && !roles.contains(&Role::Text) {
        number_items(&mut roles, &content);
    }
    let revised = settle_dates(&mut roles, meanings, texts);
    if roles.contains(&Role::Status) && !roles.contains(&Role::Progress) {
        // "Status" over sentences is progress.
        for (role, content) in roles.iter_mut().zip(&content) {
            if *role == Role::Status && content.average() > 60 {
                *role = Role::Progress;
            }
        }
    }
    // A column of colours needs no heading.
    if !roles.contains(&Role::Status) {
        let coloured = (0..roles.len()).find(|i| {
            let cells =
                || table.cells.iter().filter(|c| c.row > row && c.column as usize == i + 1 && c.column_span == 1);
            roles[*i] == Role::Other
                && content[*i].filled == 0
                && cells().count() > 0
                && cells().filter(|c| c.fill.is_some_and(|f| !f.is_white())).count() * 2 > cells().count()
        });
        if let Some(index) = coloured {
            roles[index] = Role::Status;
        }
    }
    // "Open/closed" and "New status": the last that says something counts.
    let statuses: Vec<usize> =
        (0..roles.len()).filter(|i| roles[*i] == Role::Status && content[*i].filled > 0).collect();
    if let Some((_, older)) = statuses.split_last() {
        for index in older {
            roles[*index] = Role::Other;
        }
    }
    let plans = meanings.iter().filter(|m| m.first() == Some(&Column::Plan)).count();
    // Years or quarters side by side are columns of a plan.
    let periods = texts.iter().filter(|text| is_period(text)).count();
    let plans = plans + if periods > 1 { periods } else { 0 };
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
    };
    // Where what was said is told, the number is the item's.
    if sense.is_story() && !sense.roles.contains(&Role::Item) {
        for role in sense.roles.iter_mut().filter(|role| **role == Role::Number) {
            *role = Role::Item;
        }
    }
    let count = |role| sense.column(role).is_some();
    let follow_up = [Role::Owner, Role::Due, Role::Status, Role::Progress, Role::Completed]
        .into_iter()
        .filter(|r| count(*r))
        .count();
    let log = count(Role::Text)
        && (follow_up > 0 || count(Role::Raised))
        && (plans == 0 || (has(Column::Action) && follow_up > 1 && plans == 1));
    let minute = sense.is_minute() && count(Role::Owner) && plans == 0;
    // "Minutes Item | Ref | Action": what was said, and the tasks beside it.
    let decides = sense.decision.is_some() || texts.iter().any(|text| headings::is_mixed_column(text));
    let beside = has(Column::Action) && count(Role::Text) && count(Role::Narrative) && plans == 0 && !decides;
    let log = log || beside;
    (log || minute).then_some(sense)
}

/// Whether a column of numbers without a heading stands right before a column.
fn numbered_before(index: usize, texts: &[String], content: &[Content]) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    texts.get(before).is_some_and(|text| text.trim().is_empty())
        && content.get(before).is_some_and(Content::is_of_numbers)
}

/// A column headed "Action" holds texts, or, beside the text of a minute, owners.
fn settle_action(roles: &mut [Role], content: &[Content]) {
    let actions: Vec<usize> = (0..roles.len()).filter(|i| roles[*i] == Role::Text).collect();
    let other_text = (0..roles.len()).any(|i| {
        matches!(roles[i], Role::Narrative | Role::ItemTitle | Role::Item | Role::Other) && content[i].average() > 25
    });
    for index in &actions {
        let c = &content[*index];
        // Beside running text, words as short as initials are owners whatever they look like.
        let looks_owner = (c.is_of_owners() && c.longest <= 120) || (c.filled > 0 && c.longest <= 15);
        let others = actions.iter().any(|o| o != index && content[*o].average() > c.average());
        if (looks_owner && (other_text || others))
            || (c.filled == 0 && roles.contains(&Role::Narrative) && !roles.contains(&Role::Owner))
        {
            roles[*index] = Role::Owner;
        }
    }
    // Of two columns of actions, the longer is the text; the other ("Action required: for noting") says nothing more.
    let left: Vec<usize> = (0..roles.len()).filter(|i| roles[*i] == Role::Text).collect();
    if let Some(longest) = left.iter().copied().max_by_key(|i| content[*i].characters) {
        for index in left {
            if index != longest {
                roles[index] = Role::Other;
            }
        }
    }
}

/// "Action by" alone over the margin of a minute: the texts beside it have several paragraphs, or not all an owner.
fn only_owners_are_headed(roles: &[Role], content: &[Content], texts: &[String]) -> bool {
    let Some(owner) = roles.iter().position(|r| *r == Role::Owner) else { return false };
    let alone = texts.iter().enumerate().all(|(i, t)| i == owner || t.trim().is_empty());
    let text = (0..roles.len()).filter(|i| *i != owner).max_by_key(|i| content[*i].characters);
    text.is_some_and(|t| {
        alone && (content[t].paragraphed * 2 >= content[t].filled || content[owner].filled * 3 < content[t].filled * 2)
    })
}

/// Before the text of a minute a column of numbers without a heading is the items'.
fn number_items(roles: &mut [Role], content: &[Content]) {
    let Some(text) = roles.iter().position(|r| *r == Role::Narrative) else { return };
    if !roles.contains(&Role::Item)
        && !roles.contains(&Role::Number)
        && let Some(index) = (0..text).find(|i| roles[*i] == Role::Other && content[*i].is_of_numbers())
    {
        roles[index] = Role::Item;
    }
}

/// A table of actions needs a column of texts: where none is headed so, the long one without a heading, else the
/// item's.
fn settle_text(roles: &mut [Role], content: &[Content], texts: &[String], beside: bool) {
    if roles.contains(&Role::Text) {
        // Beside a column of actions the narrative is context only.
        return;
    }
    let longest = |roles: &[Role], wanted: &dyn Fn(usize, Role) -> bool| {
        (0..roles.len()).filter(|i| wanted(*i, roles[*i])).max_by_key(|i| content[*i].characters)
    };
    // Beside owners under "Action", the first item's title may stand where the heading of its column would.
    let blank =
        longest(roles, &|i, r| r == Role::Other && (beside || texts.get(i).is_some_and(|t| t.trim().is_empty())));
    let narrative = longest(roles, &|_, r| r == Role::Narrative);
    let chosen = match (narrative, blank) {
        (Some(n), _) => {
            // A short cell for each owner is a list of actions, a long one a minute.
            let owned =
                (0..roles.len()).filter(|i| roles[*i] == Role::Owner).map(|i| content[i].filled).max().unwrap_or(0);
            let most_rows_owned = content[n].filled * 2 <= owned * 3;
            (!beside && most_rows_owned && content[n].average() <= 250 && roles.contains(&Role::Due)).then_some(n)
        }
        (None, Some(b)) if beside && content[b].average() > 15 => {
            // Owners stand beside some of the text only.
            roles[b] = Role::Narrative;
            None
        }
        (None, Some(b)) if content[b].average() > 15 => Some(b),
        // Owners beside some of the items only: a minute of the others says what was dealt with.
        _ => {
            let item = longest(roles, &|i, r| matches!(r, Role::ItemTitle | Role::Item) && content[i].average() > 15);
            let owned = (0..roles.len()).filter(|i| roles[*i] == Role::Owner).map(|i| content[i].filled).max();
            match item {
                Some(item) if beside && content[item].filled > owned.unwrap_or(0) => {
                    roles[item] = Role::Narrative;
                    None
                }
                item => item,
            }
        }
    };
    if let Some(chosen) = chosen {
        roles[chosen] = Role::Text;
    }
}

/// A column headed "Date" before the text is the meeting's, after it the due date. Returns further columns of due
/// dates, those that count first in front: revised ones before the original.
fn settle_dates(roles: &mut [Role], meanings: &[Vec<Column>], texts: &[String]) -> Vec<u32> {
    let text = roles.iter().position(|r| matches!(r, Role::Text | Role::Narrative));
    for (index, meaning) in meanings.iter().enumerate() {
        if meaning.first() != Some(&Column::Date) {
            continue;
        }
        let free = |role: Role| !roles.contains(&role);
        let before = text.is_some_and(|t| index < t);
        roles[index] = if before && free(Role::Raised) {
            Role::Raised
        } else if !before && free(Role::Due) {
            Role::Due
        } else {
            Role::Other
        };
    }
    let mut dues: Vec<usize> = (0..roles.len()).filter(|i| roles[*i] == Role::Due).collect();
    // The original date keeps the role; of the others the last is the newest.
    let original = |i: &usize| {
        let folded = texts.get(*i).map(|t| headings::fold(t)).unwrap_or_default();
        folded.contains("original") || folded.contains("initial")
    };
    dues.sort_by_key(|i| !original(i));
    let revised: Vec<u32> = dues.iter().skip(1).rev().map(|i| *i as u32 + 1).collect();
    for index in dues.iter().skip(1) {
        roles[*index] = Role::Other;
    }
    revised
}
