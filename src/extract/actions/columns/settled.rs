//! What columns hold once their headings are known: which of them is the text, whose are the dates, and what the status.

use super::Role;
use super::content::Content;
use crate::document::Table;
use crate::framework::headings::{self, Column};

/// A column headed "Action" holds texts, or, beside the text of a minute, owners.
pub(super) fn settle_action(roles: &mut [Role], content: &[Content], texts: &[String]) {
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
    // "What was decided | What happens next": what is still to be done counts.
    let to_do = |i: usize| !texts.get(i).is_some_and(|text| headings::is_decision_column(text));
    if let Some(longest) = left.iter().copied().max_by_key(|i| (to_do(*i), content[*i].characters)) {
        for index in left {
            if index != longest {
                roles[index] = Role::Other;
            }
        }
    }
}

/// "Action by" alone over the margin of a minute: the texts beside it have several paragraphs, or not all an owner.
pub(super) fn only_owners_are_headed(roles: &[Role], content: &[Content], texts: &[String]) -> bool {
    let Some(owner) = roles.iter().position(|r| *r == Role::Owner) else { return false };
    let alone = texts.iter().enumerate().all(|(i, t)| i == owner || t.trim().is_empty());
    let text = (0..roles.len()).filter(|i| *i != owner).max_by_key(|i| content[*i].characters);
    text.is_some_and(|t| {
        alone && (content[t].paragraphed * 2 >= content[t].filled || content[owner].filled * 3 < content[t].filled * 2)
    })
}

/// Before the text of a minute a column of numbers without a heading is the items'.
pub(super) fn number_items(roles: &mut [Role], content: &[Content]) {
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
pub(super) fn settle_text(roles: &mut [Role], content: &[Content], texts: &[String], beside: bool) {
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
            // "Action number | Description | Owner | Update": the numbers are those of actions.
            let of_actions = || texts.iter().any(|t| headings::fold(t).starts_with("action "));
            // "Matter | Who | Position": what became of each.
            let matters = || texts.get(n).is_some_and(|text| headings::fold(text).starts_with("matter"));
            let follow_up = roles.contains(&Role::Due)
                || roles.contains(&Role::Number) && of_actions()
                || roles.contains(&Role::Progress) && matters();
            (!beside && most_rows_owned && content[n].average() <= 250 && follow_up).then_some(n)
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
                // "No | Item | Action by" over cells of several paragraphs, not all with an owner.
                Some(item)
                    if content[item].filled > owned.unwrap_or(0)
                        && (beside || content[item].paragraphed * 2 >= content[item].filled) =>
                {
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
pub(super) fn settle_dates(roles: &mut [Role], meanings: &[Vec<Column>], texts: &[String]) -> Vec<u32> {
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

/// "Status" over sentences is progress.
pub(super) fn progress_under_status(roles: &mut [Role], content: &[Content]) {
    if roles.contains(&Role::Status) && !roles.contains(&Role::Progress) {
        for (role, content) in roles.iter_mut().zip(content) {
            if *role == Role::Status && content.average() > 60 {
                *role = Role::Progress;
            }
        }
    }
}

/// "Action taken | Outcome": beside what was done a column of "Closed" and the like says how far it is.
pub(super) fn status_under_outcome(roles: &mut [Role], content: &[Content]) {
    let progress = |i: &usize| roles[*i] == Role::Progress;
    if roles.contains(&Role::Status) || (0..roles.len()).filter(progress).count() < 2 {
        return;
    }
    if let Some(index) = (0..roles.len()).filter(progress).find(|i| content[*i].is_all_statuses()) {
        roles[index] = Role::Status;
    }
}

/// A column of colours needs no heading.
pub(super) fn colours_as_status(roles: &mut [Role], content: &[Content], table: &Table, row: u32) {
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
}

/// A column of ticks and boxes needs no heading either: what is ticked is done.
pub(super) fn signs_as_completed(roles: &mut [Role], content: &[Content], texts: &[String]) {
    let told = roles.iter().any(|role| matches!(role, Role::Status | Role::Completed));
    let unheaded = |at: &usize| texts.get(*at).is_none_or(|text| text.trim().is_empty());
    let free = |at: &usize| roles[*at] == Role::Other && unheaded(at) && content[*at].is_all_signs();
    if !told
        && roles.contains(&Role::Text)
        && let Some(signs) = (0..roles.len()).find(free)
    {
        roles[signs] = Role::Completed;
    }
}

/// "Open/closed" and "New status": the last that says something counts.
pub(super) fn last_status_counts(roles: &mut [Role], content: &[Content]) {
    let statuses: Vec<usize> =
        (0..roles.len()).filter(|i| roles[*i] == Role::Status && content[*i].filled > 0).collect();
    if let Some((_, older)) = statuses.split_last() {
        for index in older {
            roles[*index] = Role::Other;
        }
    }
}
