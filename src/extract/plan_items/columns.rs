//! What the columns of a plan hold: by the vocabulary of headings, and where a heading is missing or covers two columns,
//! by what stands in them.

use super::super::printed;
use super::super::rows::{Rows, one_line};
use super::periods::{self, Period};
use super::{owners, reference};
use crate::document::{Cell, Document};
use crate::framework::plans::{PlanColumn, PlanVocabulary};
use crate::wording::periods::is_period;
use crate::wording::when;
use std::collections::BTreeMap;

/// Titles and notes above the headings take this many rows at most.
const ROWS_ABOVE_HEADINGS: u32 = 4;

/// A table's columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// The row of the headings, from 1; 0 where the columns were taken over from the table before.
    pub(super) heading_row: u32,
    /// Column number (from 1) of each role; the first where two have the same.
    pub(super) roles: BTreeMap<PlanColumn, u32>,
    /// All columns, with their roles.
    pub(super) by_column: Vec<Option<PlanColumn>>,
    /// The headings as written, from left to right.
    pub(super) headings: Vec<String>,
    /// Columns of years, quarters or months.
    pub(super) periods: Vec<Period>,
    /// Columns whose headings say nothing that is known.
    pub(super) unknown: Vec<u32>,
    /// Whether a role was told by content alone.
    pub(super) inferred: bool,
    /// The column that names the item.
    pub(super) text: u32,
}

impl Columns {
    pub(super) fn column(&self, role: PlanColumn) -> Option<u32> {
        self.roles.get(&role).copied()
    }

    pub(super) fn has(&self, role: PlanColumn) -> bool {
        self.roles.contains_key(&role) || (role == PlanColumn::Timescale && !self.periods.is_empty())
    }

    /// Columns that hold something of which nothing says what it means.
    pub(super) fn not_understood(&self) -> impl Iterator<Item = u32> {
        let role = |column: u32| self.by_column.get(column.saturating_sub(1) as usize).copied().flatten();
        let of_period = |column: u32| self.periods.iter().any(|(its, _)| *its == column);
        self.unknown
            .iter()
            .copied()
            .filter(move |column| *column != self.text && role(*column).is_none() && !of_period(*column))
    }

    /// The columns of a role, from left to right.
    pub(super) fn all(&self, role: PlanColumn) -> impl Iterator<Item = u32> {
        (1..).zip(&self.by_column).filter(move |(_, r)| **r == Some(role)).map(|(column, _)| column)
    }

    /// Whether a column's heading says that what stands below replaces what another column says.
    pub(super) fn is_revised(&self, column: u32) -> bool {
        let heading = self.headings.get(column as usize - 1).map(|heading| heading.to_lowercase());
        heading.is_some_and(|h| ["revised", "new ", "extended"].iter().any(|word| h.starts_with(word)))
    }

    /// Roles that make a plan when somebody leads or a time is set: what no action log has.
    fn is_plainly_a_plan(&self) -> bool {
        let item = self.has(PlanColumn::Text) || self.has(PlanColumn::Goal);
        let more = [PlanColumn::Contributors, PlanColumn::Measures].iter().any(|r| self.has(*r));
        (item && (self.has(PlanColumn::Lead) || self.has(PlanColumn::Timescale)))
            || (self.has(PlanColumn::Actions)
                && more
                && (self.has(PlanColumn::Lead) || self.has(PlanColumn::Timescale)))
            || (item && more && !self.is_of_measures())
    }

    /// Whether it says what is wanted and how it shows, and nothing of what is done, by whom or by when: "Outcome | Indicator".
    fn is_of_measures(&self) -> bool {
        let done = [
            PlanColumn::Text,
            PlanColumn::Actions,
            PlanColumn::Lead,
            PlanColumn::Contributors,
            PlanColumn::Timescale,
            PlanColumn::Start,
        ];
        self.has(PlanColumn::Goal) && !done.iter().any(|role| self.has(*role))
    }

    /// Whether somebody leads and a time is set.
    pub(super) fn is_led(&self) -> bool {
        self.has(PlanColumn::Lead) && (self.has(PlanColumn::Timescale) || self.has(PlanColumn::Start))
    }

    /// Whether somebody leads or helps, and a time is set.
    fn is_taken_on(&self) -> bool {
        self.is_led() || (self.has(PlanColumn::Contributors) && self.has(PlanColumn::Timescale))
    }

    /// Whether the table looks like a plan though nothing in it is the item.
    pub(super) fn looks_like_a_plan(&self) -> bool {
        let signs = [PlanColumn::Lead, PlanColumn::Timescale, PlanColumn::Contributors, PlanColumn::Measures];
        signs.iter().filter(|r| self.has(**r)).count() >= 2
    }

    /// Whether it is read as a plan; `in_plan`: it stands in a paper that is one.
    pub(super) fn is_plan(&self, in_plan: bool) -> bool {
        self.text > 0
            && (self.is_plainly_a_plan()
                || (in_plan
                    && (self.has(PlanColumn::Lead)
                        || self.has(PlanColumn::Timescale)
                        || (self.has(PlanColumn::Measures) && !self.is_of_measures()))))
    }
}

/// The columns of a table: by the row among the first ones whose headings say most.
pub(super) fn tell(document: &Document, rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> Option<Columns> {
    let last = rows.table.rows.min(ROWS_ABOVE_HEADINGS);
    let mut best: Option<(usize, Columns)> = None;
    for row in 1..=last {
        let columns = by_headings(document, rows, row, vocabulary);
        let known = columns.roles.len() + usize::from(!columns.periods.is_empty());
        if best.as_ref().is_none_or(|(most, _)| known > *most) {
            best = Some((known, columns));
        }
    }
    let (_, mut columns) = best?;
    if has_labels_down(rows, columns.heading_row, vocabulary) {
        return None;
    }
    periods_below(rows, &mut columns);
    two_of_actions(&mut columns);
    goals_that_are_none(rows, &mut columns);
    dates_elsewhere(rows, &mut columns);
    by_content(rows, &mut columns);
    let known = columns.roles.len() + usize::from(!columns.periods.is_empty());
    let headings = columns.headings.iter().filter(|h| !h.is_empty()).count() - columns.periods.len();
    // A row of which most is not understood is no row of headings that the vocabulary knows.
    if known < 2 || known * 2 < headings {
        return None;
    }
    columns.text = item_column(rows, &mut columns);
    Some(columns)
}

/// Whether the first column goes on with headings below its own: "How we know" above "What we will do" are the labels of
/// a form's answers, and no column's heading and its text.
fn has_labels_down(rows: &Rows<'_>, heading_row: u32, vocabulary: &PlanVocabulary) -> bool {
    let own = rows.beginning_at(heading_row, 1).map(|cell| one_line(&cell.text()));
    let cells = (heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, 1));
    // Headings that a page repeats are none of a form's.
    let texts = cells.map(|cell| one_line(&cell.text())).filter(|text| !text.is_empty() && Some(text) != own.as_ref());
    let texts: Vec<String> = texts.collect();
    let labels = texts.iter().filter(|text| vocabulary.is_question(text)).count();
    labels > 0 && labels * 2 >= texts.len()
}

fn by_headings(document: &Document, rows: &Rows<'_>, row: u32, vocabulary: &PlanVocabulary) -> Columns {
    let mut columns = Columns { heading_row: row, ..Columns::default() };
    let mut column = 1;
    while column <= rows.table.columns {
        let Some(cell) = rows.at(row, column) else {
            columns.push(None, column);
            columns.headings.push(String::new());
            column += 1;
            continue;
        };
        let heading = one_line(&cell.text());
        let span = cell.column_span.max(1).min(rows.table.columns + 1 - column);
        let whole_row = span == rows.table.columns && rows.table.columns > 1;
        // One name may run over a column of numbers and one of texts.
        let is_apart = |headings: &Vec<String>| {
            let first = headings.first().and_then(|heading| vocabulary.plan_column(heading));
            first == Some(PlanColumn::Reference) || !mostly_references(rows, row, column)
        };
        if let Some(headings) = headings_apart(document, rows, cell, span).filter(|h| !whole_row && is_apart(h)) {
            for (at, heading) in (column..).zip(headings) {
                columns.push(vocabulary.plan_column(&heading), at);
                columns.headings.push(heading);
            }
            column += span;
            continue;
        }
        let role = if whole_row { None } else { vocabulary.plan_column(&heading) };
        columns.headings.push(heading.clone());
        if role.is_none() && span == 1 && !heading.is_empty() {
            columns.unknown.push(column);
        }
        // One heading over several columns: the numbers stand in the first, the words in the widest of the others.
        let numbers = span > 1 && mostly_references(rows, row, column);
        if numbers {
            columns.push(Some(PlanColumn::Reference), column);
        }
        let first = column + u32::from(numbers);
        for at in first..column + span {
            columns.push(if at == first { role } else { None }, at);
            // Something stands under a heading that is another column's: what it means can only be guessed.
            columns.inferred |= at > first && !whole_row && is_written_below(rows, row, at);
        }
        if heading.is_empty() && span == 1 && mostly_references(rows, row, column) {
            columns.replace(PlanColumn::Reference, column);
        }
        column += span;
    }
    columns.periods = periods::columns(&columns.headings);
    if periods::hold_figures(rows, row, &columns.periods) {
        // "Indicator | Q1 | Q2": columns of a table of figures.
        columns.unknown.extend(columns.periods.drain(..).map(|(column, _)| column));
    }
    let of_periods = |column: u32| columns.periods.iter().any(|(its, _)| *its == column);
    columns.roles.retain(|_, column| !of_periods(*column));
    for (column, role) in (1..).zip(&mut columns.by_column) {
        if columns.periods.iter().any(|(its, _)| *its == column) {
            *role = None;
        }
    }
    columns
}

/// Takes the periods over that stand in a row of their own below the headings: quarters below years, or below "Timescale".
fn periods_below(rows: &Rows<'_>, columns: &mut Columns) {
    let below = columns.heading_row + 1;
    if below >= rows.table.rows {
        return;
    }
    let own = |column: u32| rows.beginning_at(below, column).map(|cell| one_line(&cell.text())).unwrap_or_default();
    let texts: Vec<String> = (1..=rows.table.columns).map(own).collect();
    let found = periods::columns(&texts);
    if found.is_empty() || texts.iter().filter(|t| !t.is_empty()).count() != found.len() {
        return;
    }
    let first = found.first().map_or(1, |(column, _)| *column);
    let above = |column: u32| {
        (first..=column).rev().find_map(|c| {
            let heading = rows.at(columns.heading_row, c).map(|cell| one_line(&cell.text()))?;
            (!heading.is_empty()).then_some(heading)
        })
    };
    // "Q1" below "2024" is "Q1 2024"; what says its year, or stands below words, says it itself.
    let within = |column: u32, period: &str| match above(column) {
        Some(year) if is_period(&year) && is_period(&format!("{period} {year}")) => format!("{period} {year}"),
        _ => period.to_owned(),
    };
    let found: Vec<_> = found.iter().map(|(column, period)| (*column, within(*column, period))).collect();
    for (column, _) in &found {
        if let Some(role) = columns.by_column.get_mut(*column as usize - 1) {
            *role = None;
        }
    }
    columns.roles.retain(|_, column| !found.iter().any(|(its, _)| its == column));
    columns.periods = found;
    columns.heading_row = below;
}

/// The headings of several columns that white space could not tell apart, each from the words above its own column.
fn headings_apart(document: &Document, rows: &Rows<'_>, cell: &Cell, span: u32) -> Option<Vec<String>> {
    if span < 2 {
        return None;
    }
    let edges = printed::column_edges(rows)?;
    let lines = printed::lines(document, &cell.places, &edges);
    let headings: Vec<String> = (cell.column..cell.column + span)
        .map(|column| {
            let own = lines.iter().filter(|l| l.column == column).map(|l| l.text.as_str());
            own.collect::<Vec<_>>().join(" ")
        })
        .collect();
    headings.iter().all(|h| !h.is_empty()).then_some(headings)
}

/// Roles of columns whose headings say nothing, where an item is named: cells of dates, cells of posts, and a first column
/// that rows share.
fn by_content(rows: &Rows<'_>, columns: &mut Columns) {
    if !(columns.has(PlanColumn::Text) || columns.has(PlanColumn::Actions)) {
        return;
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
        } else {
            continue;
        };
        columns.replace(role, column);
        columns.inferred = true;
    }
}

/// A column before the item that says of what area it is: "Area", "Service area".
fn is_of_an_area(columns: &Columns, column: u32) -> bool {
    let heading = columns.headings.get(column as usize - 1).map(|heading| heading.to_lowercase());
    heading.is_some_and(|heading| {
        matches!(
            heading.as_str(),
            "area" | "service area" | "programme" | "programme area" | "topic" | "subject" | "service" | "care group"
        )
    })
}

/// "What will we do?" beside "How will we do it?": the first is the item.
fn two_of_actions(columns: &mut Columns) {
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

/// "Priority" above "High" and "Low" is no goal; "Expected outcome" behind the action says what will show.
fn goals_that_are_none(rows: &Rows<'_>, columns: &mut Columns) {
    let item = columns.column(PlanColumn::Text).or(columns.column(PlanColumn::Actions));
    let goals: Vec<u32> = columns.all(PlanColumn::Goal).collect();
    for column in goals {
        let cells = (columns.heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column));
        let texts: Vec<String> =
            cells.filter(|c| !c.is_empty() && c.column_span == 1).map(|c| one_line(&c.text()).to_lowercase()).collect();
        let ranks = texts.iter().filter(|text| RANKS.contains(&text.as_str())).count();
        if ranks > 0 && ranks == texts.len() {
            columns.retell(PlanColumn::Status, column);
            continue;
        }
        let heading = columns.headings.get(column as usize - 1).map(|h| h.to_lowercase()).unwrap_or_default();
        let shows = heading.contains("outcome") && !LINKS.iter().any(|word| heading.contains(word));
        let each_its_own = texts.iter().collect::<std::collections::BTreeSet<_>>().len() == texts.len();
        if shows && each_its_own && item.is_some_and(|item| item < column) {
            columns.retell(PlanColumn::Measures, column);
        }
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
fn dates_elsewhere(rows: &Rows<'_>, columns: &mut Columns) {
    if columns.has(PlanColumn::Timescale) || columns.has(PlanColumn::Start) {
        return;
    }
    let may =
        [PlanColumn::Measures, PlanColumn::Lead, PlanColumn::Contributors, PlanColumn::Detail, PlanColumn::Status];
    let all_times = |column: u32| {
        let cells = (columns.heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column));
        let texts: Vec<String> =
            cells.filter(|c| c.column_span == 1 && !c.is_empty()).map(|c| one_line(&c.text())).collect();
        texts.len() > 1 && texts.iter().all(|text| is_a_time(text))
    };
    let mut told = (1..).zip(&columns.by_column).filter(|(_, role)| role.is_some_and(|role| may.contains(&role)));
    if let Some((column, _)) = told.find(|(column, _)| all_times(*column)) {
        columns.retell(PlanColumn::Timescale, column);
    }
}

/// Whether a cell says a time and little else.
fn is_a_time(text: &str) -> bool {
    let read = when::parse(text, when::Context::default()).when;
    text.split(' ').count() <= 6 && (read.edtf.is_some() || read.ongoing || read.duration.is_some())
}

fn is_written_below(rows: &Rows<'_>, row: u32, column: u32) -> bool {
    (row + 1..=rows.table.rows)
        .any(|r| rows.beginning_at(r, column).is_some_and(|c| c.column_span == 1 && !c.is_empty()))
}

impl Columns {
    fn push(&mut self, role: Option<PlanColumn>, column: u32) {
        self.by_column.push(role);
        if let Some(role) = role {
            self.roles.entry(role).or_insert(column);
        }
    }

    /// Gives a column another role; another column with its old one takes that over.
    fn retell(&mut self, role: PlanColumn, column: u32) {
        if let Some(slot) = self.by_column.get_mut(column as usize - 1) {
            *slot = Some(role);
        }
        self.roles.clear();
        for (column, role) in (1..).zip(&self.by_column) {
            if let Some(role) = role {
                self.roles.entry(*role).or_insert(column);
            }
        }
    }

    fn replace(&mut self, role: PlanColumn, column: u32) {
        if let Some(slot) = self.by_column.get_mut(column as usize - 1) {
            *slot = Some(role);
        }
        self.roles.entry(role).or_insert(column);
    }
}

/// Whether a column below the headings holds numbers of items, most of the time.
fn mostly_references(rows: &Rows<'_>, heading_row: u32, column: u32) -> bool {
    let (mut numbers, mut written) = (0, 0);
    for row in heading_row + 1..=rows.table.rows {
        let Some(cell) = rows.beginning_at(row, column) else { continue };
        if cell.column_span > 1 {
            continue;
        }
        let text = super::super::rows::joined(&super::super::rows::lines(cell), " ");
        if text.is_empty() {
            continue;
        }
        written += 1;
        numbers += usize::from(reference::is_reference(&text));
    }
    written > 0 && numbers * 3 >= written * 2
}

/// The column that names the item, 0 where none does. A goal that several rows share is their section.
fn item_column(rows: &Rows<'_>, columns: &mut Columns) -> u32 {
    if let Some(text) = columns.column(PlanColumn::Text) {
        // Lists of tasks beside what each of them serves are what is done about it.
        let goal = columns.column(PlanColumn::Goal).filter(|goal| {
            !is_shared(rows, columns.heading_row, *goal, text)
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
        (Some(goal), Some(actions)) if is_shared(rows, columns.heading_row, goal, actions) => actions,
        // One action a row, led and timed like an item: the goal says what it is for.
        (Some(goal), Some(actions))
            if columns.is_taken_on() && holds_one_each(rows, columns.heading_row, actions, goal) =>
        {
            actions
        }
        (Some(goal), _) => goal,
        (None, Some(actions)) => actions,
        (None, None) => match columns.column(PlanColumn::Detail) {
            // "Description | Lead | Timescale": the description is the item.
            Some(detail) => {
                columns.inferred = true;
                detail
            }
            // "Key milestone | Owner | Finish": the milestone is.
            None if columns.is_led() => columns.column(PlanColumn::Measures).unwrap_or_default(),
            None => 0,
        },
    }
}

/// Of two columns of goals the inner one, whose rows share what stands in the outer one: "Driver | Project aim".
fn inner_goal(rows: &Rows<'_>, columns: &mut Columns) -> Option<u32> {
    if columns.has(PlanColumn::Actions) {
        return None;
    }
    let goals: Vec<u32> = columns.all(PlanColumn::Goal).collect();
    let [outer, inner, ..] = goals[..] else { return None };
    if inner != outer + 1 {
        return None;
    }
    if is_shared(rows, columns.heading_row, outer, inner) {
        return Some(inner);
    }
    // Which of the two is the item cannot be known.
    columns.inferred = true;
    None
}

/// Whether a column holds lists.
fn holds_lists(rows: &Rows<'_>, heading_row: u32, column: u32) -> bool {
    (heading_row + 1..=rows.table.rows)
        .filter_map(|row| rows.beginning_at(row, column))
        .any(|cell| super::super::rows::lines(cell).iter().filter(|line| line.listed).count() > 1)
}

/// Whether every row with something in `outer` has one thing in `inner`: no list, no second sentence.
fn holds_one_each(rows: &Rows<'_>, heading_row: u32, inner: u32, outer: u32) -> bool {
    let written = |row: &u32| rows.beginning_at(*row, outer).is_some_and(|c| !c.is_empty() && c.column_span == 1);
    (heading_row + 1..=rows.table.rows).filter(written).all(|row| {
        let lines = rows.beginning_at(row, inner).map(super::super::rows::lines).unwrap_or_default();
        let sentences = lines.iter().filter(|line| line.text.ends_with(['.', ';'])).count();
        !lines.is_empty() && sentences < 2 && !lines.iter().any(|line| line.listed)
    })
}

/// Whether rows that have something in `inner` share what stands in `outer`: merged over them, or left empty below.
fn is_shared(rows: &Rows<'_>, heading_row: u32, outer: u32, inner: u32) -> bool {
    (heading_row + 1..=rows.table.rows).any(|row| {
        let inner_written = rows.beginning_at(row, inner).is_some_and(|c| !c.is_empty());
        let outer_own = rows.beginning_at(row, outer).is_some_and(|c| !c.is_empty());
        let row_is_split = rows.at(row, outer).is_some_and(|c| c.column_span > 1);
        row > heading_row + 1 && inner_written && !outer_own && !row_is_split
    })
}
