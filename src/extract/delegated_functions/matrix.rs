//! Tables of partnerships against functions, in either direction.

use super::super::rows::Rows;
use super::status::{self, Legend, Mark, Said};
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, EntityType};
use crate::register;

/// Titles above the headings take this many rows at most.
const ROWS_ABOVE_HEADINGS: u32 = 3;
/// A column counts as one of partnerships where this share of its cells are partnerships.
const SHARE_OF_PARTNERSHIPS: f32 = 0.6;
/// A table counts as a matrix where this share of its cells say a status.
const SHARE_OF_STATUSES: f32 = 0.5;

/// One cell of a matrix.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) partnership: String,
    pub(super) function: String,
    pub(super) said: Said,
}

/// The entries of a table that sets partnerships against functions.
pub(super) fn read(rows: &Rows<'_>, vocabulary: &PlanVocabulary, legend: &Legend) -> Option<Vec<Entry>> {
    let last = rows.table.rows.saturating_sub(1).min(ROWS_ABOVE_HEADINGS);
    (1..=last).find_map(|heading_row| {
        partnerships_down(rows, heading_row, vocabulary, legend)
            .or_else(|| partnerships_across(rows, heading_row, vocabulary, legend))
    })
}

/// Whether ticks and crosses both stand in a table.
pub(super) fn has_ticks_and_crosses(rows: &Rows<'_>) -> bool {
    let has = |wanted: Mark| rows.table.cells.iter().any(|c| status::mark_of(c) == Some(wanted));
    has(Mark::Tick) && has(Mark::Cross)
}

fn is_partnership(text: &str) -> bool {
    register::find(text, Some(EntityType::IntegrationAuthority)).body_of(EntityType::IntegrationAuthority).is_some()
}

/// Rows are partnerships, columns functions.
fn partnerships_down(
    rows: &Rows<'_>,
    heading_row: u32,
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Option<Vec<Entry>> {
    let body = || heading_row + 1..=rows.table.rows;
    let partnership_column = (1..=rows.table.columns).find(|column| {
        let cells: Vec<String> = body()
            .filter_map(|row| rows.beginning_at(row, *column))
            .filter(|cell| cell.column_span < rows.table.columns)
            .map(|cell| super::super::rows::one_line(&cell.text()))
            .filter(|text| !text.is_empty())
            .collect();
        let hits = cells.iter().filter(|text| is_partnership(text)).count();
        hits > 0 && hits as f32 >= SHARE_OF_PARTNERSHIPS * cells.len() as f32
    })?;
    let functions: Vec<(u32, String)> = (1..=rows.table.columns)
        .filter(|column| *column != partnership_column)
        .filter_map(|column| rows.at(heading_row, column).filter(|c| c.column == column).map(|c| (column, c)))
        .filter(|(_, cell)| cell.column_span < rows.table.columns.max(2))
        .map(|(column, cell)| (column, super::super::rows::one_line(&cell.text())))
        .filter(|(_, heading)| !heading.is_empty())
        .filter(|(column, _)| says_statuses(rows, body().map(|row| (row, *column)), vocabulary, legend))
        .collect();
    let known = functions.iter().any(|(_, heading)| vocabulary.function(heading).is_some());
    if functions.is_empty() || !(known || mentions_delegation(rows)) {
        return None;
    }
    let mut entries = Vec::new();
    for row in body() {
        let partnership = rows.text(row, partnership_column);
        let group = rows.at(row, partnership_column).is_none_or(|cell| cell.column_span > 1);
        let heading_again = functions.iter().all(|(column, heading)| rows.text(row, *column) == *heading);
        if partnership.is_empty() || group || heading_again {
            continue;
        }
        for (column, heading) in &functions {
            push(&mut entries, rows, (row, *column), partnership.clone(), heading.clone(), vocabulary, legend);
        }
    }
    Some(entries).filter(|e| !e.is_empty())
}

/// Rows are functions, columns partnerships.
fn partnerships_across(
    rows: &Rows<'_>,
    heading_row: u32,
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Option<Vec<Entry>> {
    let headings: Vec<(u32, String)> = (2..=rows.table.columns)
        .filter_map(|column| {
            rows.at(heading_row, column).filter(|c| c.column == column && c.column_span == 1).map(|c| (column, c))
        })
        .map(|(column, cell)| (column, super::super::rows::one_line(&cell.text())))
        .filter(|(_, heading)| !heading.is_empty())
        .collect();
    let partnerships: Vec<&(u32, String)> = headings.iter().filter(|(_, heading)| is_partnership(heading)).collect();
    if partnerships.len() < 2 || (partnerships.len() as f32) < SHARE_OF_PARTNERSHIPS * headings.len() as f32 {
        return None;
    }
    let body = || heading_row + 1..=rows.table.rows;
    let cells = body().flat_map(|row| partnerships.iter().map(move |(column, _)| (row, *column)));
    let known = body().any(|row| vocabulary.function(&rows.text(row, 1)).is_some());
    if !says_statuses(rows, cells, vocabulary, legend) || !(known || mentions_delegation(rows)) {
        return None;
    }
    let mut entries = Vec::new();
    for row in body() {
        let function = rows.text(row, 1);
        if function.is_empty() || rows.at(row, 1).is_some_and(|cell| cell.column_span > 1) {
            continue;
        }
        for (column, partnership) in &partnerships {
            push(&mut entries, rows, (row, *column), partnership.clone(), function.clone(), vocabulary, legend);
        }
    }
    Some(entries).filter(|e| !e.is_empty())
}

fn push(
    entries: &mut Vec<Entry>,
    rows: &Rows<'_>,
    (row, column): (u32, u32),
    partnership: String,
    function: String,
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) {
    let Some(cell) = rows.at(row, column) else { return };
    let said = status::read(cell, vocabulary, legend).unwrap_or_else(|| Said {
        status: DelegationStatus::NotStated,
        as_written: super::super::rows::one_line(&cell.text()),
        lead_agency: None,
        review: Some(crate::diagnostic::ReviewCode::StatusUnknown),
    });
    entries.push(Entry { row, column, partnership, function, said });
}

/// Whether most cells that say anything say a status.
fn says_statuses(
    rows: &Rows<'_>,
    places: impl Iterator<Item = (u32, u32)>,
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> bool {
    let (mut says, mut written) = (0_usize, 0_usize);
    for (row, column) in places {
        let Some(cell) = rows.at(row, column) else { continue };
        let said = status::read(cell, vocabulary, legend);
        let by_colour = said.as_ref().is_some_and(|s| s.review == Some(crate::diagnostic::ReviewCode::StatusUncertain));
        if cell.is_empty() && status::mark_of(cell).is_none() && !by_colour {
            continue;
        }
        written += 1;
        says += usize::from(said.is_some());
    }
    written > 0 && says as f32 >= SHARE_OF_STATUSES * written as f32
}

/// Whether the table speaks of delegation at all.
pub(super) fn mentions_delegation(rows: &Rows<'_>) -> bool {
    rows.table.cells.iter().any(|cell| {
        let text = cell.text().to_lowercase();
        text.contains("delegat") || text.contains("lead agency")
    })
}
