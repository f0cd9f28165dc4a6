//! What the headings of a table's columns mean, each with what stands below it.

use super::Role;
use super::content::Content;
use crate::framework::headings::{self, Column, PeopleHeading};

/// What each column holds by its heading alone, and the columns that hold a second thing.
pub(super) fn meant(meanings: &[Vec<Column>]) -> (Vec<Role>, Vec<(usize, Role)>) {
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
    (roles, also)
}

/// "Action" over words for how far things are: "Complete".
pub(super) fn statuses_under_action(roles: &mut [Role], content: &[Content]) {
    for (index, role) in roles.iter_mut().enumerate().filter(|(_, role)| **role == Role::Text) {
        if content[index].longest <= 30 && content[index].is_all_statuses() {
            *role = Role::Status;
        }
    }
}

/// "Action | Detail | Owner", where the first counts the actions ("A14.1", "3", "B") and the second tells them.
pub(super) fn numbers_under_action(roles: &mut [Role], content: &[Content], texts: &[String]) {
    /// Of characters, what is to be done has mostly more.
    const SHORTEST: usize = 15;
    let tells = |at: &usize| {
        let unheaded = roles[*at] == Role::Other && texts.get(*at).is_some_and(|text| text.trim().is_empty());
        (unheaded || matches!(roles[*at], Role::Narrative | Role::ItemTitle)) && content[*at].average() > SHORTEST
    };
    let counts = |at: &usize| roles[*at] == Role::Text && content[*at].counts();
    let numbers: Vec<usize> = (0..roles.len()).filter(counts).collect();
    let ([numbers], false) = (numbers.as_slice(), roles.contains(&Role::Number)) else { return };
    let others = (0..roles.len()).any(|at| at != *numbers && roles[at] == Role::Text);
    let told = (0..roles.len()).filter(tells).max_by_key(|at| content[*at].characters);
    if let Some(told) = told {
        roles[*numbers] = Role::Number;
        roles[told] = Role::Text;
    } else if others {
        roles[*numbers] = Role::Number;
    }
}

/// "What was decided | Jobs | Who", "Entry | Owner | Due": below a heading that is not known, or where none is one of actions,
/// the one column whose cells order something.
pub(super) fn text_by_orders(roles: &mut [Role], content: &[Content], texts: &[String]) {
    let owned = roles.contains(&Role::Owner);
    if roles.contains(&Role::Text) || !owned {
        return;
    }
    let free = |at: &usize| {
        let listed = texts.get(*at).is_some_and(|text| !headings::columns(text).is_empty());
        matches!(roles[*at], Role::Narrative | Role::ItemTitle) || roles[*at] == Role::Other && !listed
    };
    let mut ordering = (0..roles.len()).filter(|at| free(at) && content[*at].orders());
    if let (Some(only), None) = (ordering.next(), ordering.next()) {
        roles[only] = Role::Text;
        return;
    }
    // "Agreed | Responsible | Timescale | Progress": what was agreed is followed up.
    let followed = [Role::Status, Role::Progress, Role::Completed].iter().any(|role| roles.contains(role));
    let told = roles.iter().any(|role| matches!(role, Role::Narrative | Role::ItemTitle));
    let agreed =
        |at: &usize| roles[*at] == Role::Other && texts.get(*at).is_some_and(|text| headings::is_decision_column(text));
    if roles.contains(&Role::Due)
        && followed
        && !told
        && let Some(agreed) = (0..roles.len()).find(agreed)
    {
        roles[agreed] = Role::Text;
    }
}

/// "AI | What | On", where the first counts below a heading that is not known.
pub(super) fn numbers_first(roles: &mut [Role], content: &[Content], texts: &[String]) {
    let unknown = texts.first().is_some_and(|text| !text.trim().is_empty() && headings::columns(text).is_empty());
    let told = roles.contains(&Role::Text) && !roles.iter().any(|role| matches!(role, Role::Number | Role::Item));
    if let Some(first) = roles.first_mut().filter(|role| **role == Role::Other && unknown && told)
        && content.first().is_some_and(|content| content.counts() && content.differ())
    {
        *first = Role::Number;
    }
}

/// "Report to" over days beside actions that have no other: when each comes back.
pub(super) fn due_under_report(roles: &mut [Role], content: &[Content], texts: &[String]) {
    let back = |at: &usize| {
        let folded = texts.get(*at).map(|text| headings::fold(text)).unwrap_or_default();
        let opens = [
            "report to",
            "reports to",
            "reporting to",
            "report back to",
            "reporting",
            "return to",
            "back to",
            "bring to",
            "to come to",
        ];
        matches!(roles[*at], Role::Other | Role::ItemTitle | Role::Owner)
            && opens.iter().any(|words| folded.starts_with(words))
            && content[*at].tells_when()
    };
    let told = roles.contains(&Role::Text) || roles.contains(&Role::Narrative);
    if told
        && !roles.contains(&Role::Due)
        && let Some(at) = (0..roles.len()).find(back)
    {
        roles[at] = Role::Due;
    }
}

/// "Item | Outcome | Lead": beside no action the outcome is what was decided.
pub(super) fn text_under_outcome(roles: &mut [Role], texts: &[String]) {
    if !roles.iter().any(|role| matches!(role, Role::Text | Role::Narrative))
        && let Some(decided) =
            (0..roles.len()).find(|at| roles[*at] == Role::Progress && headings::is_decision_column(&texts[*at]))
    {
        // "Outcome | Person to act | Deadline | Completed?": what came of it is followed up.
        let followed = [Role::Status, Role::Completed].iter().any(|role| roles.contains(role));
        let tasks = followed && roles.contains(&Role::Owner) && roles.contains(&Role::Due);
        roles[decided] = if tasks { Role::Text } else { Role::Narrative };
    }
}

/// "ID | A/D/R | Description | Held by | By": a column that says which of the rows are actions; whether it made the text one
/// of tasks.
pub(super) fn text_by_kinds(roles: &mut [Role], content: &[Content]) -> bool {
    let has = |role: Role| roles.contains(&role);
    if has(Role::Text) || !has(Role::Owner) || !(has(Role::Due) || has(Role::Status)) {
        return false;
    }
    let told = (0..roles.len()).any(|at| roles[at] == Role::Other && content[at].tells_kinds());
    let Some(text) = roles.iter().position(|role| *role == Role::Narrative).filter(|_| told) else { return false };
    roles[text] = Role::Text;
    true
}

/// "Discussion point | Agreed | Owner", where the first names what was discussed in a few words: a title, and what was
/// agreed is what has to be done.
pub(super) fn titles_beside_decisions(roles: &mut [Role], content: &[Content], texts: &[String]) {
    /// Of characters, a title has no more.
    const LONGEST: usize = 60;
    let at = |role: Role| roles.iter().position(|r| *r == role);
    let (None, Some(_), Some(titles)) = (at(Role::Text), at(Role::Owner), at(Role::Narrative)) else { return };
    let decided = (0..roles.len()).find(|at| {
        matches!(roles[*at], Role::Other | Role::Progress)
            && texts.get(*at).is_some_and(|text| headings::is_decision_column(text))
    });
    let Some(decided) = decided else { return };
    let [short, long] = [&content[titles], &content[decided]];
    if short.longest <= LONGEST && short.paragraphed == 0 && short.average() < long.average() {
        roles[titles] = Role::ItemTitle;
        roles[decided] = Role::Text;
    }
}

/// "Item | Minute | Action": under the second stands the text of the minute.
pub(super) fn text_under_minute(roles: &mut [Role], content: &[Content], texts: &[String]) {
    if !roles.contains(&Role::Narrative)
        && let Some(minute) = (0..roles.len()).find(|i| {
            roles[*i] == Role::Item
                && (headings::fold(&texts[*i]).starts_with("minute") || numbered_before(*i, texts, content))
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
}

/// "% complete" is no day, and "#" is a number.
pub(super) fn by_signs(roles: &mut [Role], texts: &[String]) {
    // "% complete" beside "Closed?": a share is no day.
    for (role, _) in roles.iter_mut().zip(texts).filter(|(role, text)| **role == Role::Completed && text.contains('%'))
    {
        *role = Role::Other;
    }
    // "#" alone, which has no letters to be known by.
    for (role, _) in roles.iter_mut().zip(texts).filter(|(role, text)| **role == Role::Other && text.trim() == "#") {
        *role = Role::Number;
    }
}

/// "On" over initials: "an action on AB".
pub(super) fn owners_under_on(roles: &mut [Role], content: &[Content], texts: &[String]) {
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
}

/// "By" over people and not over dates.
pub(super) fn owners_under_by(
    roles: &mut [Role],
    also: &mut Vec<(usize, Role)>,
    content: &[Content],
    texts: &[String],
) {
    if !roles.contains(&Role::Owner)
        && let Some(by) =
            (0..roles.len()).find(|at| roles[*at] == Role::Due && is_by(&texts[*at]) && content[*at].names_owners())
    {
        roles[by] = Role::Owner;
        // "Ms Low by 30 January" below "To be completed by".
        also.push((by, Role::Due));
    }
}

/// "Councillor", "Name" over people in a table of actions: they own them.
pub(super) fn owners_under_names(roles: &mut [Role], content: &[Content], texts: &[String]) {
    let named = |at: &usize| {
        roles[*at] == Role::Other
            && texts.get(*at).is_some_and(|text| headings::people_all(text).contains(&PeopleHeading::Name))
            && content[*at].is_of_owners()
    };
    let followed = roles.iter().any(|role| matches!(role, Role::Due | Role::Status | Role::Completed));
    if !roles.contains(&Role::Owner)
        && followed
        && let Some(at) = (0..roles.len()).find(named)
    {
        roles[at] = Role::Owner;
    }
}

/// "Organisation | Contact" over bodies and people beside actions: either may be whose they are, which the records say.
pub(super) fn owners_under_contact(roles: &mut [Role], content: &[Content], texts: &[String]) {
    let contact = |at: &usize| {
        matches!(roles[*at], Role::Other)
            && texts.get(*at).is_some_and(|text| {
                let folded = headings::fold(text);
                folded.split(' ').any(|word| matches!(word, "contact" | "contacts"))
                    || headings::people_all(text).contains(&PeopleHeading::Name)
            })
            && content[*at].names_owners()
    };
    let followed = roles.iter().any(|role| matches!(role, Role::Due | Role::Status | Role::Completed | Role::Progress));
    let of_bodies = |at: usize| {
        texts.get(at).is_some_and(|text| {
            headings::people_all(text).contains(&PeopleHeading::Organisation)
                || headings::fold(text).split(' ').any(|word| {
                    matches!(word, "organisation" | "organisations" | "agency" | "body" | "partner" | "service")
                })
        })
    };
    let bodies = (0..roles.len()).any(|at| roles[at] == Role::Owner && of_bodies(at));
    if followed
        && bodies
        && roles.iter().any(|role| matches!(role, Role::Text | Role::Narrative))
        && let Some(at) = (0..roles.len()).find(contact)
    {
        roles[at] = Role::Owner;
    }
}

/// "Month" over months beside actions: when each is due.
pub(super) fn due_under_month(roles: &mut [Role], content: &[Content], texts: &[String]) {
    let month = |at: &usize| {
        roles[*at] == Role::Other
            && texts.get(*at).is_some_and(|text| headings::fold(text) == "month")
            && content[*at].is_of_dates()
    };
    if roles.contains(&Role::Text)
        && !roles.contains(&Role::Due)
        && let Some(at) = (0..roles.len()).find(month)
    {
        roles[at] = Role::Due;
    }
}

/// "Agreed", "Set" over days beside actions that have another day to be done by: when each was given.
pub(super) fn raised_under_agreed(roles: &mut [Role], content: &[Content], texts: &[String]) {
    let given = |at: &usize| {
        matches!(roles[*at], Role::Other | Role::Narrative)
            && texts.get(*at).is_some_and(|text| {
                matches!(headings::fold(text).as_str(), "agreed" | "set" | "opened" | "logged" | "added" | "given")
            })
            && content[*at].is_of_dates()
    };
    if roles.contains(&Role::Text)
        && roles.contains(&Role::Due)
        && !roles.contains(&Role::Raised)
        && let Some(at) = (0..roles.len()).find(given)
    {
        roles[at] = Role::Raised;
    }
}

/// "Action / lead", "Action by" over whole tasks, "JS to circulate the plan": they name their owners themselves.
pub(super) fn tasks_under_owner(roles: &mut [Role], content: &[Content], texts: &[String]) {
    /// Owners are mostly shorter, in characters.
    const SHORTEST: usize = 25;
    if roles.contains(&Role::Text) || !roles.contains(&Role::Narrative) {
        return;
    }
    let acts = |text: &String| headings::fold(text).split(' ').any(|word| matches!(word, "action" | "actions"));
    let of_tasks = |at: &usize| {
        roles[*at] == Role::Owner
            && texts.get(*at).is_some_and(acts)
            && content[*at].average() > SHORTEST
            && !content[*at].is_of_owners()
    };
    if let Some(tasks) = (0..roles.len()).find(of_tasks) {
        roles[tasks] = Role::Text;
    }
}

/// "By", "To be completed by", "Action / Date": whoever, or whenever.
fn is_by(heading: &str) -> bool {
    let folded = headings::fold(heading);
    folded == "by" || folded.ends_with(" by") || folded == "action date"
}

/// Whether a column of numbers without a heading stands right before a column.
fn numbered_before(index: usize, texts: &[String], content: &[Content]) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    texts.get(before).is_some_and(|text| text.trim().is_empty())
        && content.get(before).is_some_and(Content::is_of_numbers)
}
