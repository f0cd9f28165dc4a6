//! What the columns of a plan hold: by the vocabulary of headings, and where a heading is missing or covers two columns,
//! by what stands in them.

mod by_cells;
mod by_content;
mod by_headings;
mod item;
#[cfg(test)]
mod tests;

pub(super) use by_content::is_a_time;

use super::super::rows::{Rows, one_line};
use super::periods::Period;
use super::within::{self, Within};
use crate::document::Document;
use crate::framework::plans::{PlanColumn, PlanVocabulary};
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
    /// Whether goals stand beside years in which this or that will be done for them: "Priority | 2024/25 | 2025/26".
    pub(super) goals_over_periods: bool,
    /// Whether times alone stand above what will be done in each: "Short term | Medium term | Long term".
    pub(super) times_alone: bool,
    /// Whether the items, or what is done about them, begin with what is to be done.
    pub(super) does: bool,
    /// Whether the heading of the items, or of what is done about them, says that it will be done: "What we will do".
    pub(super) promised: bool,
    /// Columns whose headings say nothing that is known.
    pub(super) unknown: Vec<u32>,
    /// Whether a role was told by content alone.
    pub(super) inferred: bool,
    /// Whether the column that names the item was told by what stands in it.
    pub(super) item_is_a_guess: bool,
    /// The column that names the item.
    pub(super) text: u32,
    /// Whether it may say when what was or will be and no more, or when papers are looked at again.
    pub(super) is_a_timetable: bool,
    /// The column whose cells tell who leads or by when, where none of its own does.
    pub(super) within: Option<Within>,
}

impl Columns {
    /// Whether the measures stand below "Target", over which a time says when and no more.
    pub(super) fn heads_targets(&self) -> bool {
        let column = self.column(PlanColumn::Measures).and_then(|column| self.headings.get(column as usize - 1));
        column.is_some_and(|heading| matches!(heading.trim().to_lowercase().as_str(), "target" | "targets"))
    }

    pub(super) fn column(&self, role: PlanColumn) -> Option<u32> {
        self.roles.get(&role).copied()
    }

    pub(super) fn has(&self, role: PlanColumn) -> bool {
        let within = self.within.as_ref();
        self.roles.contains_key(&role)
            || match role {
                PlanColumn::Timescale => !self.periods.is_empty() || within.is_some_and(Within::names_times),
                PlanColumn::Lead => within.is_some_and(Within::names_leads),
                _ => false,
            }
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
        // "Activity | Date" alone is a timetable.
        let told =
            || more || [PlanColumn::Actions, PlanColumn::Detail, PlanColumn::Status].iter().any(|r| self.has(*r));
        (item && (self.has(PlanColumn::Lead) || (self.has(PlanColumn::Timescale) && told())))
            || (self.has(PlanColumn::Actions)
                && more
                && (self.has(PlanColumn::Lead) || self.has(PlanColumn::Timescale)))
            || (item && more && !self.is_of_measures())
            || self.goals_over_periods
            || self.times_alone
            || self.is_of_drivers()
            || self.is_promised()
            || self.is_of_deliverables()
    }

    /// "Ref | Deliverable | Update | Status".
    fn is_of_deliverables(&self) -> bool {
        let told = [PlanColumn::Reference, PlanColumn::Text, PlanColumn::Status];
        self.does && told.iter().all(|role| self.has(*role))
    }

    /// "What you told us | What we will do": whatever paper it stands in.
    pub(super) fn is_promised(&self) -> bool {
        self.promised && (self.does || self.has(PlanColumn::Goal) || self.has(PlanColumn::Detail))
    }

    /// "Aim | Primary drivers | Secondary drivers | Change ideas": what is done, and what it is done for in two steps at least.
    fn is_of_drivers(&self) -> bool {
        self.does && self.has(PlanColumn::Text) && self.all(PlanColumn::Goal).count() > 1
    }

    /// "Priority | What we will do".
    fn is_done_for_goals(&self) -> bool {
        self.does && self.has(PlanColumn::Goal) && (self.has(PlanColumn::Text) || self.has(PlanColumn::Actions))
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
            && !self.is_a_timetable
            && (in_plan || !self.item_is_a_guess)
            && (self.is_plainly_a_plan()
                || (in_plan
                    && (self.is_done_for_goals()
                        || self.has(PlanColumn::Lead)
                        || self.has(PlanColumn::Timescale)
                        || (self.has(PlanColumn::Measures) && !self.is_of_measures()))))
    }
}

/// The columns of a table: by the row among the first ones whose headings say most.
pub(super) fn tell(document: &Document, rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> Option<Columns> {
    let last = rows.table.rows.min(ROWS_ABOVE_HEADINGS);
    let mut best: Option<(usize, Columns)> = None;
    for row in (1..=last).filter(|row| *row == 1 || !by_cells::is_an_item(rows, *row, vocabulary)) {
        let columns = by_headings::by_headings(document, rows, row, vocabulary);
        // Three periods side by side are headings, whatever else stands in the row.
        let periods = if columns.periods.len() > 2 { 2 } else { usize::from(!columns.periods.is_empty()) };
        let known = columns.roles.len() + periods;
        if best.as_ref().is_none_or(|(most, _)| known > *most) {
            best = Some((known, columns));
        }
    }
    let (_, mut columns) = best?;
    if has_labels_down(rows, columns.heading_row, vocabulary) {
        return None;
    }
    by_headings::periods_below(rows, &mut columns);
    by_headings::plainer_item(&mut columns, vocabulary);
    by_content::two_of_actions(&mut columns);
    by_headings::done_before_lead(&mut columns);
    by_content::outputs_ahead(&mut columns);
    by_content::codes_that_number(rows, &mut columns);
    by_content::goals_that_are_none(rows, &mut columns);
    by_content::dates_elsewhere(rows, &mut columns);
    by_content::by_content(rows, &mut columns);
    item::of_times_alone(rows, &mut columns);
    if columns.times_alone {
        columns.text = columns.periods.first().map_or(0, |(column, _)| *column);
        return Some(columns);
    }
    item::project_of_actions(rows, &mut columns);
    // A table of which no column is known is no plan, whatever its cells tell.
    if columns.roles.is_empty() && columns.periods.is_empty() {
        return None;
    }
    columns.within = within::tell(rows, &columns, vocabulary);
    let known = columns.roles.len() + usize::from(!columns.periods.is_empty()) + usize::from(columns.within.is_some());
    let headings = columns.headings.iter().filter(|h| !h.is_empty()).count() - columns.periods.len();
    // A row of which most is not understood is no row of headings that the vocabulary knows.
    if known < 2 || known * 2 < headings {
        return None;
    }
    columns.text = item::item_column(rows, &mut columns);
    let done = columns.column(PlanColumn::Actions).unwrap_or(columns.text);
    columns.does = done > 0 && by_content::begins_with_doing(rows, columns.heading_row, done);
    columns.promised = item::is_promised(&columns, done);
    item::tell_goal_over_periods(rows, &mut columns);
    columns.is_a_timetable = by_content::is_a_timetable(rows, &columns);
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
