//! Rows that hold several items: a list of what is to be done beside a list as long of who leads or by when, or a list whose
//! lines bear numbers of their own.

use super::super::rows::{Line, Rows, lines};
use super::columns::{Columns, is_a_time};
use super::reference;
use crate::framework::plans::PlanColumn;

/// The items of a row, with what stands beside each where as many stand there.
#[derive(Debug, Default)]
pub(super) struct Aligned {
    pub(super) items: Vec<Vec<Line>>,
    pub(super) references: Option<Vec<Vec<Line>>>,
    pub(super) leads: Option<Vec<Vec<Line>>>,
    pub(super) times: Option<Vec<Vec<Line>>>,
    pub(super) measures: Option<Vec<Vec<Line>>>,
    /// Whether several who lead, or several times, stand beside them of which nothing tells whose each is.
    pub(super) unsure: bool,
}

/// The items of a row by what stands in a column; `None` where it holds one, or where nothing says that it holds several.
pub(super) fn of_row(rows: &Rows<'_>, row: u32, columns: &Columns, column: u32) -> Option<Aligned> {
    let told_within = columns.within.as_ref().is_some_and(|within| within.column == column);
    let cell = rows.beginning_at(row, column).filter(|cell| cell.column_span == 1 && !told_within)?;
    let own = lines(cell);
    let items = pieces(&own);
    if items.len() < 2 {
        return None;
    }
    let beside = |role: PlanColumn| {
        let mut cells = columns.all(role).filter(|its| *its != column).filter_map(|its| rows.at(row, its));
        let only = cells.next().filter(|cell| cell.row == row)?;
        cells.next().is_none().then(|| pieces(&lines(only)))
    };
    let as_many = |found: Option<Vec<Vec<Line>>>| found.filter(|found| found.len() == items.len());
    let (leads, times) = (beside(PlanColumn::Lead), beside(PlanColumn::Timescale));
    let several = |found: &Option<Vec<Vec<Line>>>| found.as_ref().is_some_and(|found| found.len() > 1);
    let mut unsure = several(&leads) || several(&times);
    let times = as_many(times).filter(|times| times.iter().flatten().all(|line| is_a_time(&line.text)));
    let leads = as_many(leads);
    let listed = own.iter().any(|line| line.listed);
    let numbered = items.iter().all(|item| item.first().is_some_and(bears_number));
    let side_by_side =
        if listed || numbered { leads.is_some() || times.is_some() } else { leads.is_some() && times.is_some() };
    let of_itself =
        numbered && columns.column(PlanColumn::Text) == Some(column) && !several(&beside(PlanColumn::Reference));
    if !side_by_side && !of_itself {
        return None;
    }
    unsure &= leads.is_none() && times.is_none();
    let references = as_many(beside(PlanColumn::Reference));
    let measures = as_many(beside(PlanColumn::Measures));
    Some(Aligned { items, references, leads, times, measures, unsure })
}

/// Whether most rows that hold a list in a column hold lists as long beside it.
pub(super) fn in_most_rows(rows: &Rows<'_>, columns: &Columns, column: u32) -> bool {
    let (mut aligned, mut lists) = (0, 0);
    for row in columns.heading_row + 1..=rows.table.rows {
        let several = rows.beginning_at(row, column).is_some_and(|cell| pieces(&lines(cell)).len() > 1);
        lists += usize::from(several);
        aligned += usize::from(several && of_row(rows, row, columns, column).is_some());
    }
    aligned > 0 && aligned * 2 > lists
}

/// The pieces of a cell: what begins with a label, set or typed, with the lines that go on with it; without labels its lines.
fn pieces(own: &[Line]) -> Vec<Vec<Line>> {
    let labelled = own.first().is_some_and(|first| first.listed || bears_number(first));
    let begins = |line: &Line| !labelled || line.listed || bears_number(line);
    let mut out: Vec<Vec<Line>> = Vec::new();
    for line in own.iter().filter(|line| !line.text.is_empty()) {
        match out.last_mut() {
            Some(last) if !begins(line) => last.push(line.clone()),
            _ => out.push(vec![line.clone()]),
        }
    }
    out
}

/// Whether a line has a number of its own, set or typed before a capital.
fn bears_number(line: &Line) -> bool {
    let typed = || reference::head(&line.text).is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase));
    line.label.as_deref().is_some_and(reference::is_reference) || typed()
}

#[cfg(test)]
mod tests;
