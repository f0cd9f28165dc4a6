//! Tables of partnerships against functions, in either direction.

use super::super::printed;
use super::super::rows::Rows;
use super::super::whose;
use super::hosts;
use super::status::{self, Legend, Mark, Said};
use crate::document::{Block, Cell, Document, Paragraph, Place, geometry::union_by_page};
use crate::framework::plans::{PlaceColumn, PlanVocabulary};
use crate::record::{DelegationStatus, Entity, EntityType};
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
    pub(super) partnership: Entity,
    pub(super) function: String,
    pub(super) said: Said,
}

/// The entries of a table that sets partnerships against functions.
pub(super) fn read(rows: &Rows<'_>, vocabulary: &PlanVocabulary, legend: &Legend) -> Option<Vec<Entry>> {
    let last = rows.table.rows.saturating_sub(1).min(ROWS_ABOVE_HEADINGS);
    // Most tables say nothing of functions: the register is asked about the cells of those alone that do.
    let names_function = |row: u32, column: u32| {
        rows.beginning_at(row, column).is_some_and(|cell| vocabulary.function(&cell.text()).is_some())
    };
    let in_headings = || (1..=last).any(|row| (1..=rows.table.columns).any(|column| names_function(row, column)));
    let in_first_column = || (1..=rows.table.rows).any(|row| names_function(row, 1));
    if !(in_headings() || in_first_column() || mentions_delegation(rows)) {
        return None;
    }
    (1..=last).find_map(|heading_row| {
        partnerships_down(rows, heading_row, vocabulary, legend)
            .or_else(|| partnerships_across(rows, heading_row, vocabulary, legend))
    })
}

/// An entry read from the page's own lines.
#[derive(Debug)]
pub(super) struct PrintedEntry {
    pub(super) partnership: String,
    pub(super) function: String,
    pub(super) said: Said,
    pub(super) places: Vec<Place>,
}

/// The entries of a table told by white space, where partnerships stand in the first column, line by line: what is printed
/// between one partnership's name and the next belongs to the first.
pub(super) fn read_printed(
    document: &Document,
    rows: &Rows<'_>,
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Option<Vec<PrintedEntry>> {
    let edges = printed::column_edges(rows)?;
    let functions: Vec<(u32, String)> = rows
        .table
        .row(1)
        .filter(|cell| cell.column > 1 && cell.column_span == 1)
        .map(|cell| (cell.column, super::super::rows::one_line(&cell.text())))
        .filter(|(_, heading)| vocabulary.function(heading).is_some())
        .collect();
    if functions.is_empty() || rows_hold(rows, &functions, vocabulary, legend) {
        return None;
    }
    let below = rows.table.cells.iter().filter(|cell| cell.row > 1).flat_map(|cell| cell.places.iter().copied());
    let lines = printed::lines(document, &below.collect::<Vec<_>>(), &edges);
    let (partnerships, strangers) = printed::bodies(&lines, 1, EntityType::IntegrationAuthority);
    if partnerships.is_empty() || strangers > partnerships.len() {
        return None;
    }
    let mut entries = Vec::new();
    for (index, partnership) in partnerships.iter().enumerate() {
        for (column, function) in &functions {
            let own: Vec<&printed::PrintedLine> = lines
                .iter()
                .filter(|l| l.column == *column && l.is_at_or_below(&partnership.first))
                .filter(|l| partnerships.get(index + 1).is_none_or(|next| !l.is_at_or_below(&next.first)))
                .collect();
            let text = own.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
            let cell = Cell { blocks: vec![Block::Paragraph(Paragraph::plain(&text))], ..Cell::default() };
            let said = status::read(&cell, vocabulary, legend).unwrap_or_else(|| unclear(text));
            let places = own.iter().map(|l| l.place()).chain([partnership.first.place()]);
            entries.push(PrintedEntry {
                partnership: partnership.text.clone(),
                function: function.clone(),
                said,
                places: union_by_page(&places.collect::<Vec<_>>()),
            });
        }
    }
    let clear = entries.iter().filter(|e| e.said.status != DelegationStatus::NotStated).count();
    (clear * 2 > entries.len()).then_some(entries)
}

/// Whether each row holds one partnership, and each of its cells says a status: then the rows are the printed ones.
fn rows_hold(rows: &Rows<'_>, functions: &[(u32, String)], vocabulary: &PlanVocabulary, legend: &Legend) -> bool {
    let says = |row: u32, column: u32| {
        let said = rows.beginning_at(row, column).and_then(|cell| status::read(cell, vocabulary, legend));
        said.is_some_and(|said| said.status != DelegationStatus::NotStated)
    };
    let kind = EntityType::IntegrationAuthority;
    let named = |row: u32| {
        let found = register::find(&rows.text(row, 1), Some(kind));
        matches!(found, register::Match::Exact(body) if body.entity_type == kind)
    };
    // A heading that fell apart names no function in some of its columns.
    functions.len() + 1 == rows.table.columns as usize
        && (2..=rows.table.rows).all(|row| named(row) && functions.iter().all(|(column, _)| says(row, *column)))
}

/// A cell of words that say no status.
fn unclear(as_written: String) -> Said {
    let review = Some(crate::diagnostic::ReviewCode::StatusUnknown);
    Said { status: DelegationStatus::NotStated, as_written, lead_agency: None, review }
}

/// Whether ticks and crosses both stand in a table.
pub(super) fn has_ticks_and_crosses(rows: &Rows<'_>) -> bool {
    let has = |wanted: Mark| rows.table.cells.iter().any(|c| status::mark_of(c) == Some(wanted));
    has(Mark::Tick) && has(Mark::Cross)
}

fn is_partnership(text: &str) -> bool {
    let kind = EntityType::IntegrationAuthority;
    register::find(text, Some(kind)).body_of(kind).is_some() || !register::several(text, kind).is_empty()
}

/// Whether most cells are partnerships. The register is asked about no more of them once too few can be.
fn are_partnerships(cells: &[String]) -> bool {
    let enough = |hits: usize| hits > 0 && hits as f32 >= SHARE_OF_PARTNERSHIPS * cells.len() as f32;
    let mut possible = cells.len();
    for text in cells {
        possible -= usize::from(!is_partnership(text));
        if !enough(possible) {
            return false;
        }
    }
    enough(possible)
}

/// Rows are partnerships, columns functions.
fn partnerships_down(
    rows: &Rows<'_>,
    heading_row: u32,
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Option<Vec<Entry>> {
    let body = || heading_row + 1..=rows.table.rows;
    // Who hosts a service is not the one whose functions they are.
    let above: Vec<(u32, String)> =
        rows.table.row(1).filter(|cell| cell.column_span == 1).map(|cell| (cell.column, cell.text())).collect();
    let host = hosts::column_beside_services(&above);
    let of_partnerships = |column: &u32| {
        let cells: Vec<String> = body()
            .filter_map(|row| rows.beginning_at(row, *column))
            .filter(|cell| cell.column_span < rows.table.columns)
            .map(|cell| super::super::rows::one_line(&cell.text()))
            .filter(|text| !text.is_empty())
            .collect();
        are_partnerships(&cells)
    };
    // "Orkney" is a health board too: its column, where the heading says so, comes last.
    let of_boards =
        |column: &u32| vocabulary.place_column(&rows.text(heading_row, *column)) == Some(PlaceColumn::HealthBoard);
    let (boards, others): (Vec<u32>, Vec<u32>) =
        (1..=rows.table.columns).filter(|column| Some(*column) != host).partition(of_boards);
    let partnership_column = others.into_iter().chain(boards).find(of_partnerships)?;
    let functions: Vec<(u32, String)> = (1..=rows.table.columns)
        .filter(|column| *column != partnership_column)
        .filter_map(|column| rows.at(heading_row, column).filter(|c| c.column == column).map(|c| (column, c)))
        .filter(|(_, cell)| cell.column_span < rows.table.columns.max(2))
        .map(|(column, cell)| (column, super::super::rows::one_line(&cell.text())))
        .filter(|(_, heading)| !heading.is_empty() && !is_beside_functions(heading, vocabulary))
        .collect();
    let says = |column: u32| says_statuses(rows, body().map(|row| (row, column)), vocabulary, legend);
    let saying: Vec<u32> = functions.iter().map(|(column, _)| *column).filter(|column| says(*column)).collect();
    // Beside columns that say how it is, one of a function that is known says it in words of its own: "Set aside only".
    let plainly = |heading: &str| vocabulary.function(heading).is_some_and(|(_, plainly)| plainly);
    let own = |(column, heading): &(u32, String)| {
        saying.contains(column)
            || (!saying.is_empty() && plainly(heading) && !holds_figures(rows, body().map(|row| (row, *column))))
    };
    let functions: Vec<(u32, String)> = functions.into_iter().filter(own).collect();
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
            push(&mut entries, rows, (row, *column), &partnership, heading, vocabulary, legend);
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
    // "Stirling" between "Fife" and "Falkirk": whoever is not known by that name has a column of ticks all the same.
    let marked = |column: u32| says_statuses(rows, body().map(|row| (row, column)), vocabulary, legend);
    let partnerships: Vec<&(u32, String)> =
        headings.iter().filter(|(column, heading)| is_partnership(heading) || marked(*column)).collect();
    let mut entries = Vec::new();
    for row in body() {
        let function = rows.text(row, 1);
        if function.is_empty() || rows.at(row, 1).is_some_and(|cell| cell.column_span > 1) {
            continue;
        }
        for (column, partnership) in &partnerships {
            push(&mut entries, rows, (row, *column), partnership, &function, vocabulary, legend);
        }
    }
    Some(entries).filter(|e| !e.is_empty())
}

fn push(
    entries: &mut Vec<Entry>,
    rows: &Rows<'_>,
    (row, column): (u32, u32),
    partnership: &str,
    function: &str,
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) {
    let Some(cell) = rows.at(row, column) else { return };
    let written = super::super::rows::one_line(&cell.text());
    // "Lead" beside "Hosted by Angus": the one whose cell it is runs the service for the others.
    let said = hosts::leading(partnership, &written)
        .or_else(|| status::read(cell, vocabulary, legend))
        .unwrap_or_else(|| unclear(written));
    for partnership in whose::written(partnership) {
        entries.push(Entry { row, column, partnership, function: function.to_owned(), said: said.clone() });
    }
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

/// Whether a heading is of what stands beside functions: the health board, notes.
fn is_beside_functions(heading: &str, vocabulary: &PlanVocabulary) -> bool {
    let of_places = || vocabulary.place_column(heading).is_some();
    vocabulary.function(heading).is_none() && (super::table_words::is_of_limits(heading) || of_places())
}

/// Whether most cells that say anything hold figures.
fn holds_figures(rows: &Rows<'_>, places: impl Iterator<Item = (u32, u32)>) -> bool {
    let texts = places.map(|(row, column)| rows.text(row, column)).filter(|text| !text.is_empty());
    let (figures, words): (Vec<String>, Vec<String>) =
        texts.partition(|text| text.contains(|c: char| c.is_ascii_digit()));
    figures.len() >= words.len()
}

/// Whether the table speaks of delegation at all.
pub(super) fn mentions_delegation(rows: &Rows<'_>) -> bool {
    rows.table.cells.iter().any(|cell| {
        let text = cell.text().to_lowercase();
        text.contains("delegat") || text.contains("lead agency")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::paper::table;
    use crate::settings::Settings;

    fn check(written: &[&[&str]], expected: bool) {
        let (table, settings) = (table(written), Settings::default());
        let rows = Rows::of(1, &table);
        let functions = vec![(2, "Children's health services".to_owned())];
        assert_eq!(rows_hold(&rows, &functions, &settings.plan_vocabulary, &Legend::default()), expected);
    }

    #[test]
    fn rows_of_one_partnership_with_a_status_each_hold() {
        let head: &[&str] = &["Partnership", "Children's health services"];
        check(&[head, &["Angus", "Delegated"], &["Falkirk", "Not delegated"]], true);
        check(&[head, &["Angus\nFalkirk", "Delegated"]], false);
        check(&[head, &["Angus", "for adults only"]], false);
    }
}
