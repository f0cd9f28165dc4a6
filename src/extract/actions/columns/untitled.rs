//! The columns of a log without headings, told by what stands in them.

use super::content::{Content, content};
use super::{Role, Sense, guessed, is_heading_of_people};
use crate::document::{Cell, Table};
use crate::wording::people;

/// A log without headings: texts with statuses or owners and dates beside them.
pub(super) fn by_content(table: &Table) -> Option<Sense> {
    let content = content(table, 0);
    let text = (0..content.len()).max_by_key(|i| content[*i].characters)?;
    // A column of people or bodies is a list of them, not of things to do.
    let short = content[text].average() < 20;
    if short && !orders_each(table, text) || content[text].is_of_owners() {
        return None;
    }
    // "Market | what was said | ACTION: Vi": what is to be done is marked where it stands.
    if (0..content.len()).any(|column| column != text && content[column].is_of_marks()) {
        return None;
    }
    let mut roles = roles_of(&content, text);
    let (statuses, owners) = (roles.contains(&Role::Status), roles.contains(&Role::Owner));
    let dated = statuses || roles.contains(&Role::Due);
    if !dated && !asks_beside(table, text) || !(statuses || owners) {
        return None;
    }
    let owner = roles.iter().position(|r| *r == Role::Owner);
    if owner.is_some_and(|o| lists_people(table, o, text)) {
        return None;
    }
    let owned = owner.map_or(0, |o| content[o].filled);
    // Owners beside long texts, or beside few of them: a minute typed into a table.
    if owners && !statuses && (content[text].average() > 200 || owned * 3 < content[text].filled * 2) {
        roles[text] = Role::Narrative;
    }
    // Beside who and when, what stands last tells how far it is.
    if owners && roles.contains(&Role::Due) && !statuses && roles.last() == Some(&Role::Other) {
        let last = roles.len() - 1;
        if last > text && content[last].filled > 0 {
            roles[last] = Role::Progress;
        }
    }
    if !statuses {
        // Before a text the number is the item's.
        for role in &mut roles {
            if *role == Role::Number {
                *role = Role::Item;
            }
        }
    }
    let told = guessed::followed_up(&roles) && tells_tasks(&roles, &content);
    Some(Sense {
        header_rows: 0,
        roles,
        also: Vec::new(),
        revised: Vec::new(),
        inferred: true,
        guessed: false,
        tells_tasks: told,
        text_heading: String::new(),
        decision: None,
    })
}

/// Whether what the rows say are tasks: most order something, or one does, and each row names a person and a day.
fn tells_tasks(roles: &[Role], content: &[Content]) -> bool {
    let of = |role: Role| roles.iter().position(|r| *r == role).and_then(|at| content.get(at));
    let Some(text) = of(Role::Text) else { return false };
    let each = || {
        let [Some(owners), Some(dates)] = [of(Role::Owner), of(Role::Due)] else { return false };
        [owners, dates].iter().all(|c| c.filled == text.filled) && owners.are_all_people() && dates.are_all_dates()
    };
    text.orders() || text.orders_once() && each()
}

/// "Mend the gate", "Ring the council": whether each text of a column orders something.
fn orders_each(table: &Table, text: usize) -> bool {
    let texts: Vec<String> = table
        .cells
        .iter()
        .filter(|cell| cell.column as usize == text + 1 && !cell.is_empty())
        .map(Cell::text)
        .collect();
    let orders = |text: &String| text.split_whitespace().next().is_some_and(crate::wording::verbs::is_doing);
    let ordering = texts.iter().filter(|text| orders(text)).count();
    ordering > 1 && ordering * 4 >= texts.len() * 3
}

/// What each column is, beside that of the texts.
fn roles_of(content: &[Content], text: usize) -> Vec<Role> {
    let mut roles = vec![Role::Other; content.len()];
    roles[text] = Role::Text;
    for (index, c) in content.iter().enumerate() {
        if index == text || c.filled == 0 {
            continue;
        }
        let free = |role: Role| !roles.contains(&role);
        // "Rotas | what was said | HB": who is to act stands behind the text, what it is about before it.
        let behind = || content.iter().skip(text + 1).any(|c| c.longest <= 120 && c.filled > 0 && c.is_of_owners());
        if index < text && c.longest <= 120 && c.is_of_owners() && !c.is_of_statuses() && behind() {
            roles[index] = if free(Role::ItemTitle) { Role::ItemTitle } else { Role::Other };
            continue;
        }
        roles[index] = if free(Role::Status) && c.is_of_statuses() {
            Role::Status
        } else if c.is_of_dates() {
            if index < text && free(Role::Raised) {
                Role::Raised
            } else if free(Role::Due) {
                Role::Due
            } else {
                Role::Other
            }
        } else if index > text && roles.contains(&Role::Owner) && free(Role::Due) && c.is_of_dates_and_statuses() {
            // "Sept 2025", "done", "1 Oct 2025": by when, or that nothing is left to do.
            Role::Due
        } else if c.longest <= 120 && free(Role::Owner) && c.is_of_owners() {
            // "Dredging | Joe will ask for a form": before the text what it is about, unless it surely names somebody.
            if index > text || c.names_people() { Role::Owner } else { Role::ItemTitle }
        } else if index < text && free(Role::Number) && c.is_of_numbers() {
            Role::Number
        } else {
            Role::Other
        };
    }
    roles
}

/// Whether a text asks somebody for something: posts and what they are for ("Finance | EL | Accounting and budgeting") ask
/// nobody for anything.
fn asks_beside(table: &Table, text: usize) -> bool {
    let asks = |cell: &Cell| {
        let text = cell.text();
        crate::extract::actions::prose::is_acting(&text)
            || text.split_whitespace().next().is_some_and(crate::wording::verbs::is_doing)
            || text.contains(" to ")
    };
    table.cells.iter().filter(|cell| cell.column as usize == text + 1).any(asks)
}

/// Whether columns list people: names beside posts and bodies.
fn lists_people(table: &Table, names: usize, text: usize) -> bool {
    let column = |index: usize| {
        table
            .cells
            .iter()
            .filter(move |c| c.column as usize == index + 1)
            .map(Cell::text)
            .filter(|t| !t.trim().is_empty())
    };
    let first = |text: &str| text.split(['(', ',', '\n', ';']).next().unwrap_or("").trim().to_owned();
    let part = |index: usize, wanted: &dyn Fn(&str) -> bool| {
        let all: Vec<String> = column(index).collect();
        let fitting = all.iter().filter(|t| wanted(t)).count();
        !all.is_empty() && fitting * 3 >= all.len() * 2
    };
    let is_post = |text: &str| {
        let likeness = people::likeness(first(text).trim_start_matches(['-', ':', ' ', '\t']));
        likeness == people::Likeness::PostOrBody || !text.split_whitespace().any(crate::wording::verbs::is_doing)
    };
    names < text && part(names, &|t| people::is_person(&first(t)) || is_heading_of_people(t)) && part(text, &is_post)
}
