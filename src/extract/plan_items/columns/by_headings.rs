//! Columns by their headings: one heading over several columns, several that white space could not tell apart, periods in a
//! row of their own below.

use super::super::super::printed;
use super::super::super::rows::{self, Rows, one_line};
use super::super::{periods, reference};
use super::Columns;
use crate::document::{Cell, Document};
use crate::framework::plans::{PlaceColumn, PlanColumn, PlanVocabulary};
use crate::wording::periods::is_period;

/// Whether a heading names localities or counts their people: neither says who does something, or by when.
fn is_of_places(heading: &str, vocabulary: &PlanVocabulary) -> bool {
    matches!(vocabulary.place_column(heading), Some(PlaceColumn::Locality | PlaceColumn::Population))
}

pub(super) fn by_headings(document: &Document, rows: &Rows<'_>, row: u32, vocabulary: &PlanVocabulary) -> Columns {
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
        if role.is_none() && span == 1 && !heading.is_empty() && !is_of_places(&heading, vocabulary) {
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
        // "#" says no more than nothing.
        let says_nothing = !heading.contains(char::is_alphanumeric);
        if says_nothing && span == 1 && mostly_references(rows, row, column) {
            columns.unknown.retain(|unknown| *unknown != column);
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
pub(super) fn periods_below(rows: &Rows<'_>, columns: &mut Columns) {
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

/// Of two columns whose headings name items, the one that does in its own words: "Area for development | Planned activity".
pub(super) fn plainer_item(columns: &mut Columns, vocabulary: &PlanVocabulary) {
    let own: Vec<u32> = columns.all(PlanColumn::Text).collect();
    let [first, second, ..] = own[..] else { return };
    let plain = |column: u32| {
        let heading = columns.headings.get(column as usize - 1);
        heading.is_some_and(|heading| vocabulary.plan_label(heading) == Some(PlanColumn::Text))
    };
    if !plain(first) && plain(second) {
        columns.retell(PlanColumn::Goal, first);
    }
}

/// "Priority | What will change | Who will make it happen | When | How we will know": where no other column says what is
/// done, of two that say how it shows the one before whoever leads does.
pub(super) fn done_before_lead(columns: &mut Columns) {
    if columns.has(PlanColumn::Text) || columns.has(PlanColumn::Actions) || columns.has(PlanColumn::Detail) {
        return;
    }
    let of_measures: Vec<u32> = columns.all(PlanColumn::Measures).collect();
    let ([first, .., last], Some(lead)) = (&of_measures[..], columns.column(PlanColumn::Lead)) else { return };
    if *first < lead && lead < *last {
        columns.retell(PlanColumn::Actions, *first);
    }
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

fn is_written_below(rows: &Rows<'_>, row: u32, column: u32) -> bool {
    (row + 1..=rows.table.rows)
        .any(|r| rows.beginning_at(r, column).is_some_and(|c| c.column_span == 1 && !c.is_empty()))
}

/// Whether a column below the headings holds numbers of items, most of the time.
pub(super) fn mostly_references(rows: &Rows<'_>, heading_row: u32, column: u32) -> bool {
    let (mut numbers, mut written) = (0, 0);
    for row in heading_row + 1..=rows.table.rows {
        let Some(cell) = rows.beginning_at(row, column) else { continue };
        if cell.column_span > 1 {
            continue;
        }
        let text = rows::joined(&rows::lines(cell), " ");
        if text.is_empty() {
            continue;
        }
        written += 1;
        numbers += usize::from(reference::is_reference(&text));
    }
    written > 0 && numbers * 3 >= written * 2
}
