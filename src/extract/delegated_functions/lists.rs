//! One partnership's functions in tables: columns "Delegated / Not delegated", a column of statuses.

use super::super::rows::{self, Rows, lines, one_line};
use super::flow::is_service;
use super::prose::announced;
use super::status::{self, Legend, Mark, Said};
use super::table_words::{self, asks};
use super::{answering, by_body, hosts};
use crate::diagnostic::ReviewCode;
use crate::document::Block;
use crate::framework::headings::fold;
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;

/// A function with what is said of it, and where.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) function: String,
    pub(super) said: Said,
    pub(super) place: ItemPlace,
}

/// Where an item stands.
#[derive(Debug)]
pub(super) enum ItemPlace {
    /// Row and column of a table.
    Cell(u32, u32),
    /// 0-based index of a block.
    Block(usize),
}

pub(super) fn plain(status: DelegationStatus, as_written: &str) -> Said {
    Said { status, as_written: as_written.to_owned(), lead_agency: None, review: None }
}

/// The functions of a table for one partnership.
pub(super) fn in_table(rows: &Rows<'_>, vocabulary: &PlanVocabulary, legend: &Legend) -> Option<Vec<Item>> {
    if rows.table.columns < 2 || rows.table.rows < 2 {
        return None;
    }
    let headings: Vec<(u32, String)> = rows
        .table
        .row(1)
        .filter(|cell| cell.column_span == 1)
        .map(|cell| (cell.column, one_line(&cell.text())))
        .collect();
    if let Some(items) = answering::given(rows, &headings, vocabulary) {
        return Some(items);
    }
    let by_status: Vec<(u32, &str, DelegationStatus)> = headings
        .iter()
        .filter_map(|(column, heading)| Some((*column, heading.as_str(), heading_status(heading, vocabulary)?)))
        .collect();
    if by_status.is_empty() {
        if let Some(items) = by_body::read(rows, &headings, vocabulary, legend) {
            return Some(items);
        }
        return status_column(rows, &headings, vocabulary, legend)
            .or_else(|| hosts::in_column(rows, &headings, vocabulary))
            .or_else(|| hosts::for_others(rows, &headings, vocabulary))
            .or_else(|| hosts::across(rows, &headings, vocabulary))
            .or_else(|| hosts::by_leader(rows, &headings, vocabulary))
            .or_else(|| answering::responsible(rows, &headings, vocabulary));
    }
    let columns: Vec<u32> = by_status.iter().map(|(column, ..)| *column).collect();
    let function_column = headings
        .iter()
        .map(|(column, _)| *column)
        .filter(|column| !columns.contains(column))
        .find(|column| (2..=rows.table.rows).any(|row| vocabulary.function(&rows.text(row, *column)).is_some()));
    let marks = columns_hold_marks(rows, &columns, vocabulary);
    match function_column {
        Some(column) if marks => Some(marked(rows, column, &by_status, vocabulary, legend)),
        _ if !marks => Some(listed(rows, &by_status, function_column, vocabulary)),
        _ => None,
    }
    .filter(|items| !items.is_empty())
}

/// "Delegated", "Not delegated", "Services delegated to the IJB": a heading's status.
pub(super) fn heading_status(heading: &str, vocabulary: &PlanVocabulary) -> Option<DelegationStatus> {
    // "Delegated to" heads those to whom something is.
    let to_whom = fold(heading).ends_with("delegated to");
    let says = heading.to_lowercase().contains("delegat") && !to_whom;
    if says { vocabulary.status(heading).map(|(status, _)| status) } else { None }
}

/// Whether what stands under headings are marks, yes and no rather than names.
pub(super) fn columns_hold_marks(rows: &Rows<'_>, columns: &[u32], vocabulary: &PlanVocabulary) -> bool {
    let cells =
        (2..=rows.table.rows).flat_map(|row| columns.iter().filter_map(move |column| rows.beginning_at(row, *column)));
    let (mut marks, mut written) = (0, 0);
    for cell in cells.filter(|c| !c.is_empty()) {
        written += 1;
        let text = one_line(&cell.text());
        marks +=
            usize::from(status::mark_of(cell).is_some() || vocabulary.status(&text).is_some_and(|(_, whole)| whole));
    }
    written > 0 && marks * 2 > written
}

/// Functions in one column, marks under "Delegated" and "Not delegated".
pub(super) fn marked(
    rows: &Rows<'_>,
    function_column: u32,
    by_status: &[(u32, &str, DelegationStatus)],
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Vec<Item> {
    let host = hosts::column(rows.table.row(1).map(|cell| (cell.column, one_line(&cell.text()))));
    let mut out = Vec::new();
    for row in 2..=rows.table.rows {
        let function = rows.text(row, function_column);
        if function.is_empty() || rows.at(row, function_column).is_some_and(|c| c.column_span > 1) {
            continue;
        }
        let mut said: Vec<(u32, Said)> = Vec::new();
        for (column, heading, status) in by_status {
            let Some(cell) = rows.at(row, *column) else { continue };
            let Some(cell_said) = status::read(cell, vocabulary, legend) else { continue };
            let lone_cross = status::mark_of(cell) == Some(Mark::Cross) && by_status.len() > 1;
            match cell_said.status {
                // A mark or a yes stands for the heading; a cross does where the columns are alternatives.
                DelegationStatus::Delegated => {
                    let review = cell_said.review.filter(|_| !lone_cross);
                    said.push((*column, Said { review, ..plain(*status, heading) }));
                }
                DelegationStatus::NotDelegated if by_status.len() > 1 => {}
                DelegationStatus::NotStated if cell_said.as_written.is_empty() => {}
                _ => said.push((*column, cell_said)),
            }
        }
        let (column, said) = match said.len() {
            1 => said.remove(0),
            0 => (
                function_column,
                Said { review: Some(ReviewCode::StatusUnknown), ..plain(DelegationStatus::NotStated, "") },
            ),
            _ => {
                let written: Vec<&str> = said.iter().map(|(_, s)| s.as_written.as_str()).collect();
                let both = plain(DelegationStatus::NotStated, &written.join(" / "));
                (function_column, Said { review: Some(ReviewCode::StatusUnknown), ..both })
            }
        };
        // "No – hosted", and who hosts it in a column of its own.
        let (column, said) = match host.and_then(|host| Some((host, hosts::named(&rows.text(row, host))?))) {
            Some((host, hosted)) if said.status != DelegationStatus::Delegated => (host, hosted),
            _ => (column, said),
        };
        out.push(Item { function, said, place: ItemPlace::Cell(row, column) });
    }
    out
}

/// Functions listed under "Delegated" and "Not delegated". `groups`: the column that says of what, which "All" speaks of.
pub(super) fn listed(
    rows: &Rows<'_>,
    by_status: &[(u32, &str, DelegationStatus)],
    groups: Option<u32>,
    vocabulary: &PlanVocabulary,
) -> Vec<Item> {
    let mut out = Vec::new();
    for row in 2..=rows.table.rows {
        for (column, heading, status) in by_status {
            let Some(cell) = rows.beginning_at(row, *column) else { continue };
            // "Yes" is no service.
            let says = |text: &str| vocabulary.status(text).is_some_and(|(_, whole)| whole);
            let place = || ItemPlace::Cell(row, *column);
            for line in lines(cell).iter().filter(|line| is_service(&line.text) && !says(&line.text)) {
                for function in parted(&line.text, vocabulary) {
                    out.push(Item { function, said: plain(*status, heading), place: place() });
                }
            }
            let group = groups.filter(|_| is_whole(&cell.text())).map(|group| rows.text(row, group));
            if let Some(function) = group.filter(|group| is_service(group)) {
                out.push(Item { function, said: plain(*status, heading), place: place() });
            }
        }
    }
    out
}

/// "All", "All services" in a column of lists: all of what the row is about.
fn is_whole(cell: &str) -> bool {
    matches!(fold(cell).as_str(), "all" | "all services" | "all functions" | "all of these" | "in full")
}

/// "District nursing, podiatry, physiotherapy" on one line: services side by side, where most of them are known and the line
/// as a whole is none.
fn parted(line: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    let parts: Vec<&str> = line.split(", ").map(str::trim).collect();
    let known = parts.iter().filter(|part| vocabulary.function(part).is_some_and(|(_, plainly)| plainly)).count();
    let goes_on = |part: &&str| GOING_ON.iter().any(|word| part.starts_with(word));
    let whole = vocabulary.function(line).is_some_and(|(_, plainly)| plainly) || parts.iter().any(goes_on);
    if whole || known < 2 || known * 3 < parts.len() * 2 {
        return vec![line.to_owned()];
    }
    parts.into_iter().map(str::to_owned).collect()
}

/// Words with which a service's own name goes on behind a comma.
const GOING_ON: [&str; 8] = ["including ", "or ", "and ", "such as ", "except", "other than", "but ", "for "];

/// A column of functions and one of statuses.
fn status_column(
    rows: &Rows<'_>,
    headings: &[(u32, String)],
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Option<Vec<Item>> {
    let body = || 2..=rows.table.rows;
    let (column, _) = headings.iter().find(|(column, heading)| {
        let texts: Vec<String> = body().map(|row| rows.text(row, *column)).filter(|t| !t.is_empty()).collect();
        let answers = |text: &String| {
            vocabulary.status(text).is_some_and(|(_, whole)| whole)
                || status::answered(text, vocabulary).is_some()
                || told_of(text, vocabulary).is_some()
        };
        let says = texts.iter().filter(|text| answers(text)).count();
        // "Integrated? Yes, No".
        let asks = asks(heading);
        let speaks = texts.iter().any(|t| t.to_lowercase().contains("delegat"))
            || (table_words::is_of_position(heading) && texts.iter().any(|t| told_of(t, vocabulary).is_some()));
        texts.len() > 1 && says * 3 >= texts.len() * 2 && (speaks || asks)
    })?;
    let column = *column;
    let function_column = headings
        .iter()
        .map(|(c, _)| *c)
        .filter(|c| *c != column)
        .find(|c| body().any(|row| vocabulary.function(&rows.text(row, *c)).is_some()))?;
    let items = body().filter_map(|row| {
        let cell = rows.at(row, column)?;
        let plainly = vocabulary.status(&cell.text()).is_some_and(|(_, whole)| whole);
        let told = told_of(&cell.text(), vocabulary).filter(|_| !plainly);
        let said = told.or_else(|| status::read(cell, vocabulary, legend))?;
        let functions = functions_in_cell(rows, (row, function_column), vocabulary).into_iter();
        let place = move || ItemPlace::Cell(row, column);
        Some(functions.map(move |function| Item { function, said: said.clone(), place: place() }))
    });
    Some(items.flatten().collect())
}

/// What a cell says of the service beside it in words: "Retained by NHS Fife", "Within the Partnership".
fn told_of(text: &str, vocabulary: &PlanVocabulary) -> Option<Said> {
    let text = one_line(text);
    let few = (2..=STATUS_WORDS).contains(&text.split(' ').count()) && !text.ends_with('.');
    few.then(|| announced::of_list(&text, vocabulary)).flatten().map(|said| Said { as_written: text.clone(), ..said })
}

/// A status in words has no more of them.
const STATUS_WORDS: usize = 8;

/// What a cell names: one function, or one in each line where the lines are known ("Delegated" | "Home care / Podiatry").
fn functions_in_cell(rows: &Rows<'_>, (row, column): (u32, u32), vocabulary: &PlanVocabulary) -> Vec<String> {
    let whole = rows.text(row, column);
    let plainly = vocabulary.function(&whole).is_some_and(|(_, plainly)| plainly);
    let each: Vec<String> = match rows.at(row, column) {
        Some(cell) if !plainly => lines(cell).into_iter().map(|line| line.text).collect(),
        _ => Vec::new(),
    };
    let known = each.iter().filter(|text| vocabulary.function(text).is_some()).count();
    if known > 1 && known * 4 >= each.len() * 3 {
        return each;
    }
    if whole.is_empty() { Vec::new() } else { vec![whole] }
}

/// The text of a block that a list item or sentence stands in.
pub(super) fn quote(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => paragraph.labelled_text(),
        Block::Table(table) => table.cells.iter().map(|c| rows::joined(&lines(c), " ")).collect::<Vec<_>>().join(" "),
    }
}
