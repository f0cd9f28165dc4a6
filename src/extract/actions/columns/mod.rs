//! What the columns of an action table, a log or a minute set as a table mean: by their headings, and where those
//! leave a doubt or are missing, by what stands below them.

mod content;
mod guessed;
mod halves;
mod headed;
mod meant;
mod settled;
#[cfg(test)]
mod tests;
mod untitled;

use crate::document::{Cell, Paragraph, Table};
use crate::extract::passages::Item;
use crate::framework::headings;
use crate::wording::{labels, when};
pub(super) use halves::side_by_side;
use headed::{by_headings, header, late_header, strict_header};
use untitled::by_content;

/// Tables wider than this are no action tables.
const COLUMNS_LIMIT: u32 = 16;

/// The title of an item is no longer, in characters.
const TITLE_LENGTH: usize = 100;

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
    /// Further columns of due dates, revised ones, that count before the first where they say something.
    pub revised: Vec<u32>,
    /// Whether there were no headings, and the columns were told by what stands in them.
    pub inferred: bool,
    /// Whether the headings of some columns were not known, and these were told by what stands in them.
    pub guessed: bool,
    /// Whether the texts order something of people, each by its day or with what became of it.
    pub tells_tasks: bool,
    /// The heading of the text column, folded.
    pub text_heading: String,
    /// The column (from 1) of what was decided on each item, in tables that follow nothing up.
    pub decision: Option<u32>,
}

impl Sense {
    /// Whether the texts are those of a minute, in which what was said stands before what is to be done: by the heading of
    /// their column, and where nothing follows the actions up.
    pub(in crate::extract) fn is_story(&self) -> bool {
        let follows_up =
            [Role::Status, Role::Progress, Role::Completed].iter().any(|role| self.column(*role).is_some());
        let of_minutes = ["discussion", "key points", "minute", "notes", "summary", "main points", "item"];
        !follows_up
            && self.column(Role::Text).is_some()
            && of_minutes.iter().any(|words| self.text_heading.contains(words))
            && self.column(Role::Owner).is_some()
    }

    /// Whether each row says what was decided on an item, and nothing else is told of it.
    pub(in crate::extract) fn is_of_decisions(&self) -> bool {
        let told = |at: usize| matches!(self.roles.get(at), Some(Role::Text | Role::Narrative));
        self.decision.is_some_and(|column| (0..self.roles.len()).all(|at| at + 1 == column as usize || !told(at)))
    }

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
            let (number, title) = match when::first_day(&first) {
                // "Operations Committee 22.01.19 article 8": the meeting, with the item's number in its minute.
                Some(_) if !self.is_minute() => (number_in_minute(&first), None),
                _ => number_and_title(&first),
            };
            item = Item { number, title };
        }
        if item.title.is_none() {
            // A cell that holds what was said as well has its title in the first paragraph.
            let cell = self.column(Role::ItemTitle).and_then(|c| table.cell(row, c));
            let told =
                cell.filter(|c| c.blocks.iter().filter_map(|b| b.paragraph()).filter(|p| !p.is_empty()).count() > 1);
            item.title = match told.filter(|c| c.text().chars().count() > TITLE_LENGTH) {
                Some(cell) => title_of(cell),
                None => text(Role::ItemTitle).map(|t| t.replace('\n', " ")),
            };
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

/// "… article 8", "… item 7.2": the number of an item in the minute of another meeting.
fn number_in_minute(text: &str) -> Option<String> {
    let folded = text.to_lowercase();
    let mut words = folded.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    words.find(|w| matches!(*w, "article" | "item" | "para" | "paragraph" | "minute"))?;
    words.next().filter(|w| w.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
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
    let bare = stripped.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let code = bare.chars().any(|c| c.is_ascii_digit())
        && bare.chars().count() <= 14
        && (!bare.contains(' ') || bare.split_once(" (").is_some_and(|(_, part)| part.len() <= 4))
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
    let short = text.chars().count() <= TITLE_LENGTH && !text.ends_with('.');
    (short && text.chars().any(char::is_alphabetic)).then(|| text.trim_end_matches(':').to_owned())
}

/// What the columns of a table mean, if it is an action table, a log, or a minute with owners beside the text.
pub(in crate::extract) fn classify(table: &Table) -> Option<Sense> {
    if table.columns < 2 || table.columns > COLUMNS_LIMIT || table.rows == 0 {
        return None;
    }
    if super::cards::is_cards(table) || !super::board::tasks(table).is_empty() {
        return None;
    }
    // Below a list of people the headings of the minute may follow in the same table.
    if let Some(row) = late_header(table) {
        return headed_anew(table, row);
    }
    if headed_by_people(table) {
        return None;
    }
    match header(table) {
        Some((row, meanings, texts)) => {
            by_headings(table, row, &meanings, &texts).filter(|sense| !leads_and_marks(table, sense))
        }
        None => guessed::below_unknown(table).or_else(|| by_content(table)),
    }
}

/// "Min | Item | Lead" over a minute whose cells mark their actions: whoever leads presents the item, and the marks say who
/// acts.
fn leads_and_marks(table: &Table, sense: &Sense) -> bool {
    (sense.is_story() || sense.is_minute())
        && heads_presenters(table, sense)
        && sense.column(Role::Due).is_none()
        && table.cells.iter().filter(|cell| cell.row > sense.header_rows).any(|cell| {
            let paragraphs = cell.blocks.iter().filter_map(|block| block.paragraph());
            paragraphs.map(Paragraph::text).any(|text| {
                // The marked words name who acts.
                let acts = |line: &String| super::prose::labelled(line).is_some_and(|l| super::orders_somebody(l.rest));
                super::prose::cut(&text).iter().any(acts)
            })
        })
}

/// Whether the heading over the owners may as well be that of who presented the item.
pub(in crate::extract::actions) fn heads_presenters(table: &Table, sense: &Sense) -> bool {
    let heading = sense.column(Role::Owner).and_then(|column| table.cell(sense.header_rows, column)).map(Cell::text);
    heading.is_some_and(|text| {
        matches!(
            headings::fold(&text).as_str(),
            "lead"
                | "lead officer"
                | "led by"
                | "presenter"
                | "presented by"
                | "speaker"
                | "who"
                | "by"
                | "lead person"
        )
    })
}

/// Which columns of a table that is no action table, log or minute with owners name the item of each row: "Item |
/// Discussion | Decision". A sense of those columns alone.
pub(in crate::extract) fn of_items(table: &Table) -> Option<Sense> {
    if !(2..=COLUMNS_LIMIT).contains(&table.columns) || table.rows < 2 {
        return None;
    }
    let mut roles = vec![Role::Other; table.columns as usize];
    let mut known = 0;
    let mut decision = None;
    for cell in table.row(1) {
        let text = cell.text();
        let meanings = headings::columns(&text);
        let decides = headings::is_decision_column(&text);
        if decides {
            decision = Some(cell.column);
        }
        known += usize::from(!meanings.is_empty() || decides);
        let Some(slot) = roles.get_mut(cell.column as usize - 1) else { continue };
        *slot = match meanings.first() {
            Some(headings::Column::Item | headings::Column::Number) => Role::Item,
            Some(headings::Column::ItemTitle) => Role::ItemTitle,
            Some(headings::Column::Narrative) => Role::Narrative,
            Some(headings::Column::Owner) => Role::Owner,
            Some(headings::Column::Due) => Role::Due,
            Some(headings::Column::Raised | headings::Column::Date) => Role::Raised,
            _ => Role::Other,
        };
    }
    // " | Agenda item": numbers without a heading before the items.
    let numbers = |at: usize| {
        let column = || table.cells.iter().filter(move |c| c.row > 1 && c.column as usize == at + 1 && !c.is_empty());
        column().count() > 0 && column().all(|cell| labels::number(cell.text().trim()).is_some())
    };
    if let [Role::Other, Role::Item, ..] = roles[..]
        && table.cell(1, 1).is_some_and(Cell::is_empty)
        && numbers(0)
    {
        (roles[0], roles[1]) = (Role::Item, Role::ItemTitle);
    }
    // "No | Item": the second is the title.
    let items: Vec<usize> = (0..roles.len()).filter(|at| roles[*at] == Role::Item).collect();
    if let [_, title, ..] = items[..]
        && !roles.contains(&Role::ItemTitle)
    {
        roles[title] = Role::ItemTitle;
    }
    let named = decision.is_some() || roles.iter().any(|r| matches!(r, Role::Item | Role::ItemTitle));
    (named && known >= 2).then(|| Sense {
        header_rows: 1,
        roles,
        also: Vec::new(),
        revised: Vec::new(),
        inferred: false,
        guessed: false,
        tells_tasks: false,
        text_heading: String::new(),
        decision,
    })
}

/// The column of what was decided, by the headings; none in tables that follow up what was decided elsewhere.
fn decision_column<S: AsRef<str>>(texts: impl IntoIterator<Item = S>, roles: &[Role]) -> Option<u32> {
    let follows_up =
        [Role::Status, Role::Progress, Role::Completed, Role::Raised].iter().any(|role| roles.contains(role));
    let at = texts.into_iter().position(|text| headings::is_decision_column(text.as_ref()))?;
    (!follows_up).then_some(at as u32 + 1)
}

/// Whether a row heads columns of something else: most of its cells are headings, and none of them for actions.
pub(in crate::extract) fn heads_others(table: &Table, row: u32) -> bool {
    /// Fewer cells are no headings.
    const FEWEST: usize = 3;
    /// Headings are no longer, in characters.
    const LONGEST: usize = 40;
    let texts: Vec<String> = table.row(row).filter(|cell| !cell.is_empty()).map(Cell::text).collect();
    let short = |text: &String| text.chars().count() <= LONGEST && !text.chars().any(|c| c.is_ascii_digit());
    texts.len() >= FEWEST && texts.iter().all(short) && {
        let known = texts.iter().filter(|text| !headings::columns(text).is_empty()).count();
        known >= FEWEST && known * 4 >= texts.len() * 3
    }
}

/// What the columns mean below a row that heads them anew, in whatever words.
pub(in crate::extract::actions) fn headed_anew(table: &Table, row: u32) -> Option<Sense> {
    let (meanings, texts) = strict_header(table, row)?;
    by_headings(table, row, &meanings, &texts)
}

/// "Members | Role", "Name | Organisation": a table of people.
fn headed_by_people(table: &Table) -> bool {
    let cells: Vec<String> = table.row(1).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    cells.len() > 1 && cells.iter().all(|t| is_heading_of_people(t))
}

fn is_heading_of_people(text: &str) -> bool {
    headings::people(text).is_some()
}
