//! What the columns of an action table, a log or a minute set as a table mean: by their headings, and where those
//! leave a doubt or are missing, by what stands below them.

use super::owners;
use crate::document::{Cell, Table};
use crate::extract::passages::Item;
use crate::framework::headings::{self, Column};
use crate::wording::{labels, people, when};

/// Tables wider than this are no action tables.
const COLUMNS_LIMIT: u32 = 16;
/// The header is among the first rows: a title or two may stand above it.
const HEADER_SEARCH: u32 = 4;
/// A heading is shorter than this, in characters.
const HEADING_LENGTH: usize = 60;
/// Part of a column's filled cells that must look alike for the column to mean that.
const MOST: f32 = 0.6;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Role {
    /// The action's own number.
    Number,
    /// Number of the item, perhaps with its title.
    Item,
    /// Title of the item.
    ItemTitle,
    /// The meeting that gave the action.
    Raised,
    /// The action's text.
    Text,
    /// Running text of a minute, with owners beside single paragraphs.
    Narrative,
    /// Who.
    Owner,
    /// By when.
    Due,
    /// When it was done.
    Completed,
    /// How far it is, in a word or colour.
    Status,
    /// How far it is, in sentences.
    Progress,
    /// Nothing for a record.
    Other,
}

/// What a table's columns mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Sense {
    /// Leading rows that are titles and headings.
    pub header_rows: u32,
    /// Role of each column, from the left.
    pub roles: Vec<Role>,
    /// Columns that hold a second thing: ("Meeting date & action number").
    pub also: Vec<(usize, Role)>,
    /// Whether there were no headings, and the columns were told by what stands in them.
    pub inferred: bool,
    /// The heading of the text column, folded.
    pub text_heading: String,
}

impl Sense {
    /// The first column (from 1) with a role.
    pub(in crate::extract) fn column(&self, role: Role) -> Option<u32> {
        self.roles.iter().position(|r| *r == role).map(|i| i as u32 + 1)
    }

    /// Whether owners stand beside single paragraphs of running text.
    pub(in crate::extract) fn is_minute(&self) -> bool {
        self.column(Role::Narrative).is_some() && self.column(Role::Text).is_none()
    }

    /// The item that a row names.
    pub(in crate::extract) fn item_of(&self, table: &Table, row: u32) -> Item {
        let text = |role| {
            let column = self.column(role)?;
            let cell = table.cell(row, column)?;
            let text = cell.text();
            (!text.trim().is_empty()).then(|| text.trim().to_owned())
        };
        let mut item = Item::default();
        // In a minute the first column is the item's number, whatever it is called.
        let number = text(Role::Item).or_else(|| if self.is_minute() { text(Role::Number) } else { None });
        if let Some(first) = number {
            let (number, title) = number_and_title(&first);
            item = Item { number, title };
        }
        if item.title.is_none() {
            item.title = text(Role::ItemTitle).map(|t| t.replace('\n', " "));
        }
        if item.title.is_none()
            && item.number.is_some()
            && let Some(cell) = self.column(Role::Narrative).and_then(|c| table.cell(row, c))
        {
            item.title = title_of(cell);
        }
        item
    }
}

/// "3 Finance report" is number 3 and a title; "2017/14" a number; "Finance" a title.
fn number_and_title(text: &str) -> (Option<String>, Option<String>) {
    let line = text.replace('\n', " ");
    let line = line.trim();
    let (label, rest) = labels::split(line);
    if let Some(label) = label.and_then(labels::bare) {
        return (Some(label.to_owned()), Some(rest.trim().to_owned()).filter(|t| !t.is_empty()));
    }
    let folded = headings::fold(line);
    let stripped = ["item no", "agenda item", "item", "agenda", "no", "minute", "para"]
        .iter()
        .find_map(|p| folded.strip_prefix(p).map(|_| line.get(p.len()..).unwrap_or(line)))
        .unwrap_or(line);
    let bare = stripped.trim_matches(|c: char| !c.is_alphanumeric());
    let code = bare.chars().any(|c| c.is_ascii_digit())
        && bare.chars().count() <= 14
        && !bare.contains(' ')
        && when::first_day(bare).is_none();
    if code {
        (Some(bare.to_owned()), None)
    } else if line.chars().any(char::is_alphabetic) {
        (None, Some(line.to_owned()))
    } else {
        (None, None)
    }
}

/// The first line of a cell, where it is like a title.
fn title_of(cell: &Cell) -> Option<String> {
    let first = cell.blocks.iter().filter_map(|b| b.paragraph()).find(|p| !p.is_empty())?;
    let (_, text) = crate::extract::passages::label_and_text(first);
    let text = text.lines().next().unwrap_or("").trim();
    let short = text.chars().count() <= 100 && !text.ends_with('.');
    (short && text.chars().any(char::is_alphabetic)).then(|| text.trim_end_matches(':').to_owned())
}

/// What stands in a column below the headings.
#[derive(Debug, Default, Clone, Copy)]
struct Content {
    filled: u32,
    owners: u32,
    dates: u32,
    statuses: u32,
    numbers: u32,
    characters: usize,
    longest: usize,
}

impl Content {
    fn most(&self, count: u32) -> bool {
        self.filled > 0 && count as f32 >= self.filled as f32 * MOST
    }

    fn average(&self) -> usize {
        self.characters / (self.filled.max(1) as usize)
    }
}

fn content(table: &Table, header_rows: u32) -> Vec<Content> {
    let mut out = vec![Content::default(); table.columns as usize];
    for cell in table.cells.iter().filter(|c| c.row > header_rows && c.column_span == 1) {
        let text = cell.text();
        let text = text.trim();
        let Some(column) = out.get_mut(cell.column as usize - 1).filter(|_| !text.is_empty()) else { continue };
        column.filled += 1;
        let length = text.chars().count();
        column.characters += length;
        column.longest = column.longest.max(length);
        if length <= 120 {
            let lines: Vec<(bool, bool)> = text.lines().map(|line| (owners::is_owner(line), is_date(line))).collect();
            let owners = lines.first().is_some_and(|(owner, _)| *owner) && lines.iter().all(|(o, d)| *o || *d);
            column.owners += u32::from(owners);
            column.dates += u32::from(lines.iter().any(|(_, date)| *date));
            column.statuses += u32::from(headings::status(text).is_some());
        }
        column.numbers += u32::from(is_number(text));
    }
    out
}

fn is_date(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 60 {
        return false;
    }
    let reading = when::parse(text, when::Context::default());
    reading.when.edtf.is_some()
        || reading.when.ongoing
        || reading.when.duration.is_some()
        || matches!(
            headings::fold(text).as_str(),
            "asap" | "immediate" | "immediately" | "next meeting" | "tbc" | "as soon as possible"
        )
        || reading.review.is_some_and(|r| r != crate::diagnostic::ReviewCode::DueUnparsed)
}

fn is_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    !bare.is_empty() && bare.chars().count() <= 12 && bare.chars().any(|c| c.is_ascii_digit()) && !bare.contains(' ')
}

/// What the columns of a table mean, if it is an action table, a log, or a minute with owners beside the text.
pub(in crate::extract) fn classify(table: &Table) -> Option<Sense> {
    if table.columns < 2 || table.columns > COLUMNS_LIMIT || table.rows == 0 {
        return None;
    }
    match header(table) {
        Some((row, meanings, texts)) => by_headings(table, row, &meanings, &texts),
        None if headed_by_people(table) => None,
        None => by_content(table),
    }
}

/// "Members | Role", "Name | Organisation": a table of people.
fn headed_by_people(table: &Table) -> bool {
    let cells: Vec<String> = table.row(1).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    cells.len() > 1 && cells.iter().all(|t| is_heading_of_people(t))
}

#[allow(clippy::type_complexity)] // Row, roles by column, texts by column.
/// The header row among the first rows: the one with most columns that the vocabulary knows.
fn header(table: &Table) -> Option<(u32, Vec<Vec<Column>>, Vec<String>)> {
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

/// "Action" alone over a narrow column of initials, beside a column of text without a heading.
fn heads_owners(table: &Table, row: u32, meanings: &[Vec<Column>]) -> bool {
    let Some(index) = meanings.iter().position(|m| matches!(m.first(), Some(Column::Action | Column::Owner))) else {
        return false;
    };
    let content = content(table, row);
    let longest = content.iter().map(|c| c.longest).max().unwrap_or(0);
    content.get(index).is_some_and(|c| index > 0 && c.filled > 0 && c.most(c.owners) && c.longest * 2 <= longest)
}

fn by_headings(table: &Table, row: u32, meanings: &[Vec<Column>], texts: &[String]) -> Option<Sense> {
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
    settle_action(&mut roles, &content);
    // Owners under "Action" stand beside the text of a minute; under a heading of their own they may own whole rows.
    let beside = roles.iter().zip(meanings).any(|(r, m)| *r == Role::Owner && m.first() == Some(&Column::Action));
    settle_text(&mut roles, &content, texts, beside);
    settle_dates(&mut roles, meanings, &content);
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
    let sense = Sense {
        header_rows: row,
        text_heading: roles
            .iter()
            .position(|r| matches!(r, Role::Text | Role::Narrative))
            .and_then(|i| texts.get(i))
            .map(|t| headings::fold(t))
            .unwrap_or_default(),
        roles,
        also,
        inferred: false,
    };
    let count = |role| sense.column(role).is_some();
    let follow_up = [Role::Owner, Role::Due, Role::Status, Role::Progress, Role::Completed]
        .into_iter()
        .filter(|r| count(*r))
        .count();
    let log = count(Role::Text)
        && (follow_up > 0 || count(Role::Raised))
        && (plans == 0 || (has(Column::Action) && follow_up > 1 && plans == 1));
    let minute = sense.is_minute() && count(Role::Owner) && plans == 0;
    (log || minute).then_some(sense)
}

/// A column headed "Action" holds texts, or, beside the text of a minute, owners.
fn settle_action(roles: &mut [Role], content: &[Content]) {
    let actions: Vec<usize> = (0..roles.len()).filter(|i| roles[*i] == Role::Text).collect();
    let other_text = (0..roles.len()).any(|i| {
        matches!(roles[i], Role::Narrative | Role::ItemTitle | Role::Item | Role::Other) && content[i].average() > 25
    });
    for index in &actions {
        let c = content[*index];
        // Beside running text, words as short as initials are owners whatever they look like.
        let looks_owner = (c.most(c.owners) && c.longest <= 120) || (c.filled > 0 && c.longest <= 15);
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
        _ => longest(roles, &|i, r| matches!(r, Role::ItemTitle | Role::Item) && content[i].average() > 15),
    };
    if let Some(chosen) = chosen {
        roles[chosen] = Role::Text;
    }
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

fn is_heading_of_people(text: &str) -> bool {
    headings::people(text).is_some()
}

/// A column headed "Date" before the text is the meeting's, after it the due date; a second one is no due date.
fn settle_dates(roles: &mut [Role], meanings: &[Vec<Column>], content: &[Content]) {
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
    // A second due column is a revised one: the last that says something counts. The first keeps the role.
    let dues: Vec<usize> = (0..roles.len()).filter(|i| roles[*i] == Role::Due).collect();
    if let Some((_, extra)) = dues.split_first() {
        for index in extra {
            roles[*index] = Role::Other;
        }
    }
    // "Completed" that holds future dates of a table without a due column would be one; its words decide.
    let _ = content;
}

/// A log without headings: texts with statuses or owners and dates beside them.
fn by_content(table: &Table) -> Option<Sense> {
    let content = content(table, 0);
    let text = (0..content.len()).max_by_key(|i| content[*i].characters)?;
    // A column of people or bodies is a list of them, not of things to do.
    if content[text].average() < 20 || content[text].most(content[text].owners) {
        return None;
    }
    let mut roles = vec![Role::Other; content.len()];
    roles[text] = Role::Text;
    for (index, c) in content.iter().enumerate() {
        if index == text || c.filled == 0 {
            continue;
        }
        let free = |role: Role| !roles.contains(&role);
        roles[index] = if c.most(c.statuses) && free(Role::Status) {
            Role::Status
        } else if c.most(c.dates) {
            if index < text && free(Role::Raised) {
                Role::Raised
            } else if free(Role::Due) {
                Role::Due
            } else {
                Role::Other
            }
        } else if c.most(c.owners) && c.longest <= 120 && free(Role::Owner) {
            Role::Owner
        } else if c.most(c.numbers) && index < text && free(Role::Number) {
            Role::Number
        } else {
            Role::Other
        };
    }
    let (statuses, owners) = (roles.contains(&Role::Status), roles.contains(&Role::Owner));
    if !(statuses || owners) {
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
    if !statuses {
        // Before a text the number is the item's.
        for role in &mut roles {
            if *role == Role::Number {
                *role = Role::Item;
            }
        }
    }
    Some(Sense { header_rows: 0, roles, also: Vec::new(), inferred: true, text_heading: String::new() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::extract::paper::table;

    fn check(rows: &[&[&str]], expected: Option<&[Role]>) {
        let sense = classify(&table(rows));
        assert_eq!(sense.as_ref().map(|s| s.roles.as_slice()), expected, "{:?}", rows[0]);
    }

    #[test]
    fn headings_in_any_wording_and_order() {
        use Role::{Completed, Due, Item, ItemTitle, Number, Other, Owner, Progress, Raised, Status, Text};
        let long = "Circulate the paper on winter planning to all";
        check(&[&["ITEM", "", "BY WHOM", "BY WHEN"], &["3", long, "JS", "May"]], Some(&[Item, Text, Owner, Due]));
        check(
            &[
                &["Meeting date & action number", "Action", "Deadline", "Progress"],
                &["11/01/2011", long, "May", "On track"],
            ],
            Some(&[Raised, Text, Due, Progress]),
        );
        check(
            &[&["No", "Action", "Owner", "Update"], &["1", long, "JS", "Done"]],
            Some(&[Number, Text, Owner, Progress]),
        );
        check(
            &[&["Due by", "Commitment", "Status", "Issues", "Owner"], &["May", long, "Open", "", "JS"]],
            Some(&[Due, Text, Status, Progress, Owner]),
        );
        check(
            &[
                &[
                    "No",
                    "Date",
                    "Report Title",
                    "Action",
                    "Action Owner",
                    "Expected completion",
                    "Actual completion",
                    "Comments",
                ],
                &["1", "3 May 2018", "Winter", long, "Chief Officer", "June 2018", "", "In hand"],
            ],
            Some(&[Number, Raised, ItemTitle, Text, Owner, Due, Completed, Progress]),
        );
        check(&[&["Priority", "Action", "Lead"], &["High", long, "JS"]], Some(&[Other, Text, Owner]));
    }

    #[test]
    fn an_action_column_of_initials_is_the_owner() {
        use Role::{Due, Item, Narrative, Owner};
        let long = "The group heard about winter planning at length. ".repeat(12);
        check(
            &[&["Item No.", "Description", "Action", "Date"], &["1", &long, "", ""], &["2", &long, "JS/ AB", "Aug"]],
            Some(&[Item, Narrative, Owner, Due]),
        );
    }

    #[test]
    fn tables_that_are_no_actions() {
        check(
            &[
                &["Activity", "Lead Responsibility", "Contribution", "Timescale"],
                &["Map the data that there is", "IS", "NSS", "May"],
            ],
            None,
        );
        check(&[&["Name", "Population"], &["Kilmarnock", "46,000"]], None);
        check(&[&["Item", "Description"], &["1", "Welcome and apologies"]], None);
    }

    #[test]
    fn a_log_without_headings() {
        use Role::{Status, Text};
        check(
            &[
                &["Circulate minutes and actions of the last meeting", "New"],
                &["Set up the meeting with the agency", "Carried\nforward"],
            ],
            Some(&[Text, Status]),
        );
    }
}
