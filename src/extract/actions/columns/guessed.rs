//! Columns below headings that no list knows, told by what stands in them: people beside tasks have them, and the day behind a
//! task is when it is due. Whatever was told so is a guess, which the records say.

use super::content::{Content, content};
use super::headed::by_headings;
use super::{Role, Sense};
use crate::document::{Cell, Table};
use crate::extract::actions::{due, owners};
use crate::framework::headings::{self, Column};
use crate::wording::people;

/// The longest cells, in characters, of a column of owners.
const LONGEST_OWNER: usize = 120;

/// Gives owners, dates and the text to columns that no heading gives a role; whether it did.
pub(super) fn fill(roles: &mut [Role], content: &[Content], texts: &[String]) -> bool {
    let Some(text) = text_among(roles, content, texts) else { return false };
    let original = roles.to_vec();
    if roles[text] == Role::Other {
        roles[text] = Role::Text;
    }
    // Cells that order something are no guess.
    let before = if content[text].orders() { roles.to_vec() } else { original.clone() };
    let free = |roles: &[Role], at: usize| at != text && roles[at] == Role::Other && is_unlisted(texts, at);
    let owner = (0..roles.len()).find(|at| free(roles, *at) && is_of_owners(&content[*at]));
    if let Some(owner) = owner.filter(|_| !roles.contains(&Role::Owner)) {
        roles[owner] = Role::Owner;
    }
    // "Date" is settled by where it stands.
    let dated = texts.iter().any(|heading| headings::columns(heading).first() == Some(&Column::Date));
    let days = |roles: &[Role], at: usize| free(roles, at) && content[at].filled > 0 && content[at].is_of_dates();
    if !dated && !roles.contains(&Role::Due) {
        let behind = (text + 1..roles.len()).find(|at| days(roles, *at));
        if let Some(behind) = behind {
            roles[behind] = Role::Due;
        }
    }
    if !dated && !roles.contains(&Role::Raised) && !roles.contains(&Role::Item) {
        let ahead = (0..text).find(|at| free(roles, *at) && content[*at].filled > 0 && content[*at].opens_with_days());
        if let Some(ahead) = ahead {
            roles[ahead] = Role::Raised;
        }
    }
    // "Where it has got to", behind all that.
    let told = [Role::Status, Role::Progress, Role::Completed].iter().any(|role| roles.contains(role));
    let last = roles.iter().rposition(|role| matches!(role, Role::Owner | Role::Due)).unwrap_or(0);
    let behind = (last + 1..roles.len()).find(|at| free(roles, *at) && content[*at].filled > 0);
    if let Some(behind) = behind.filter(|_| !told && before != roles) {
        roles[behind] = Role::Progress;
    }
    let owned = roles.contains(&Role::Owner);
    let followed = [Role::Due, Role::Status, Role::Progress, Role::Completed, Role::Raised];
    if !owned || !followed.iter().any(|role| roles.contains(role)) {
        roles.copy_from_slice(&original);
        return false;
    }
    before != roles
}

/// The column that tells the tasks: the one headed so, or the one of which most cells order something; beside owners and days
/// the longest of which some do, and beside those that headings name the longest.
fn text_among(roles: &[Role], content: &[Content], texts: &[String]) -> Option<usize> {
    if let Some(text) = roles.iter().position(|role| *role == Role::Text) {
        return Some(text);
    }
    let unlisted = |at: &usize| roles[*at] == Role::Other && is_unlisted(texts, *at);
    let mut ordering = (0..roles.len()).filter(|at| unlisted(at) && content[*at].orders());
    if let (Some(only), None) = (ordering.next(), ordering.next()) {
        return Some(only);
    }
    if roles.contains(&Role::Narrative) {
        let narrative = roles.iter().position(|role| *role == Role::Narrative);
        return narrative.filter(|_| roles.contains(&Role::Due));
    }
    let longest = (0..roles.len()).filter(unlisted).max_by_key(|at| content[*at].characters)?;
    // "What the panel wants | Allocated to | End date": where headings say whose and by when, tasks may be named alone.
    let headed = roles.contains(&Role::Owner) && roles.contains(&Role::Due);
    (headed || content[longest].orders_some()).then_some(longest)
}

/// Whether a column has a heading, and one that no list knows.
fn is_unlisted(texts: &[String], at: usize) -> bool {
    let Some(heading) = texts.get(at) else { return false };
    let presents = ["present", "speak", "author", "contact", "written", "chair"];
    // "Locality | Population": names of places look like people's.
    let places =
        ["localit", "population", "area", "neighbourhood", "cluster", "town", "ward", "site", "place", "venue"];
    let folded = headings::fold(heading);
    !folded.is_empty()
        && headings::columns(heading).is_empty()
        && !headings::is_decision_column(heading)
        && !presents.iter().any(|word| folded.contains(word))
        && !places.iter().any(|word| folded.split(' ').any(|w| w.starts_with(word)))
}

fn is_of_owners(content: &Content) -> bool {
    content.filled > 0 && content.longest <= LONGEST_OWNER && content.names_owners()
}

/// A table whose headings no list knows, perhaps below its title and the meeting's facts: what stands below them tells.
pub(super) fn below_unknown(table: &Table) -> Option<Sense> {
    let row = unknown_header(table)?;
    let mut texts = vec![String::new(); table.columns as usize];
    for cell in table.row(row) {
        *texts.get_mut(cell.column as usize - 1)? = cell.text();
    }
    let meanings: Vec<Vec<Column>> = texts.iter().map(|text| headings::columns(text)).collect();
    let sense = by_headings(table, row, &meanings, &texts)?;
    (sense.guessed && sense.column(Role::Text).is_some()).then_some(sense)
}

/// The first row of short words in every column that are neither people nor days, above columns of people and days.
fn unknown_header(table: &Table) -> Option<u32> {
    /// Further down no row heads a table.
    const SEARCH: u32 = 7;
    /// Headings are no longer, in characters.
    const LONGEST: usize = 40;
    /// Fewer columns tell no task with its owner and day.
    const FEWEST: usize = 3;
    let heads = |row: &u32| {
        let cells: Vec<&Cell> = table.row(*row).filter(|cell| !cell.is_empty()).collect();
        let short = |cell: &&Cell| {
            let text = cell.text();
            cell.column_span == 1
                && cell.row == *row
                && text.chars().count() <= LONGEST
                && !text.contains(|c: char| c.is_ascii_digit())
                && !text.trim_end().ends_with('.')
        };
        cells.len() >= FEWEST && cells.len() + 1 >= table.columns as usize && cells.iter().all(short)
    };
    let row = (1..SEARCH.min(table.rows)).find(heads)?;
    let above: Vec<String> =
        (1..=table.columns).map(|c| table.cell(row, c).map(Cell::text).unwrap_or_default()).collect();
    let content = content(table, row);
    // A person, or a task, heads nothing.
    let named = |text: &str| {
        let last = text.split_whitespace().next_back().unwrap_or("");
        people::is_surely_person(text) || people::is_initials(text) || people::says(last, people::Says::Role)
    };
    if above.iter().any(|text| !text.trim().is_empty() && (owners::orders(text) || named(text))) {
        return None;
    }
    let owned = (0..above.len()).any(|at| is_of_owners(&content[at]));
    let dated =
        (0..above.len()).any(|at| content[at].filled > 0 && content[at].is_of_dates() && !due::is_date(&above[at]));
    (owned && dated).then_some(row)
}

/// Whether columns say whose each text is, and by when or what became of it.
pub(super) fn followed_up(roles: &[Role]) -> bool {
    let followed = [Role::Due, Role::Status, Role::Progress, Role::Completed];
    roles.contains(&Role::Owner) && followed.iter().any(|role| roles.contains(role))
}
