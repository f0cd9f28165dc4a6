//! One partnership's functions in tables: columns "Delegated / Not delegated", a column of statuses.

use super::super::rows::{self, Rows, lines, one_line};
use super::flow::is_service;
use super::hosts;
use super::status::{self, Legend, Mark, Said};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell};
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::register;

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
    let by_status: Vec<(u32, &str, DelegationStatus)> = headings
        .iter()
        .filter_map(|(column, heading)| Some((*column, heading.as_str(), heading_status(heading, vocabulary)?)))
        .collect();
    if by_status.is_empty() {
        if let Some(items) = by_body(rows, &headings, vocabulary, legend) {
            return Some(items);
        }
        return status_column(rows, &headings, vocabulary, legend)
            .or_else(|| hosts::in_column(rows, &headings, vocabulary))
            .or_else(|| hosts::across(rows, &headings, vocabulary));
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
        _ if !marks => Some(listed(rows, &by_status, vocabulary)),
        _ => None,
    }
    .filter(|items| !items.is_empty())
}

/// Services in a table of which the words above say how it is with them: in the first column, or in a column for each
/// body. `said`: what they say.
pub(super) fn introduced(rows: &Rows<'_>, vocabulary: &PlanVocabulary, said: &Said) -> Option<Vec<Item>> {
    let is_heading = |text: &str| {
        let lower = text.to_lowercase();
        let short = lower.split(' ').count() <= 5;
        (short
            && ["service", "function"].iter().any(|word| lower.contains(word))
            && vocabulary.function(text).is_none())
            || register::mentions(text).iter().any(|m| m.typed)
    };
    let categories = are_categories(rows, vocabulary);
    let headed = categories || is_heading(&rows.text(1, 1));
    let doubt = says_both(rows, vocabulary).then_some(ReviewCode::StatusUnknown);
    let said = &Said { review: said.review.or(doubt), ..said.clone() };
    let mut items = Vec::new();
    for column in 1..=rows.table.columns {
        if column > 1 && !(categories || (headed && is_heading(&rows.text(1, column)))) {
            break;
        }
        let mut services: Vec<(&Cell, String)> = Vec::new();
        for cell in (1 + u32::from(headed)..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column)) {
            let own = lines(cell).into_iter().filter(|line| cell.column_span == 1 && is_service(&line.text));
            services.extend(own.flat_map(|line| apart(&line.text, vocabulary)).map(|text| (cell, text)));
        }
        let known = services.iter().filter(|(_, text)| vocabulary.function(text).is_some()).count();
        if known > 0 && (headed || known * 2 >= services.len()) {
            items.extend(services.into_iter().map(|(cell, function)| Item {
                function,
                said: said.clone(),
                place: ItemPlace::Cell(cell.row, cell.column),
            }));
        }
    }
    Some(items).filter(|items| !items.is_empty())
}

/// Whether the first row only heads columns of services by their kind: "Adult social care services", "Acute services". Each
/// of its cells names services, and below each stand several that are known.
fn are_categories(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> bool {
    let names = |text: &str| text.to_lowercase().contains("service");
    let several = |column: u32| {
        let cells = (2..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column));
        let listed: Vec<String> = cells.flat_map(|cell| lines(cell).into_iter().map(|line| line.text)).collect();
        let known = listed.iter().filter(|text| vocabulary.function(text).is_some()).count();
        // Lines that have run together count by their length.
        known * 2 >= listed.len() && (listed.len() > 1 || listed.iter().any(|text| text.len() > LONG_NAME))
    };
    let header = || rows.table.row(1).all(|cell| cell.header);
    rows.table.columns > 1
        && (header() || rows.table.rows == 2)
        && (1..=rows.table.columns).all(|column| names(&rows.text(1, column)) && several(column))
}

/// A name of a service is shorter, in bytes.
const LONG_NAME: usize = 60;

/// Services whose lines have run together in a narrow cell: "Day care services District nursing services". They part
/// before a capital where every part is known.
fn apart(text: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    let known = |text: &str| vocabulary.function(text).is_some();
    let large = text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let plain = vocabulary.function(text).is_some_and(|(_, plainly)| plainly);
    if text.len() <= LONG_NAME || plain || large * 2 > text.split(' ').count() {
        return vec![text.to_owned()];
    }
    let capitals = text.match_indices(' ').filter(|(at, _)| text[at + 1..].starts_with(char::is_uppercase));
    let ends: Vec<usize> = capitals.map(|(at, _)| at).chain([text.len()]).collect();
    let (mut out, mut from) = (Vec::new(), 0);
    for end in ends {
        if let Some(part) = text.get(from..end).map(str::trim).filter(|part| known(part)) {
            out.push(part.to_owned());
            from = end;
        }
    }
    match text.get(from..).map(str::trim) {
        Some("") if out.len() > 1 => out,
        Some(rest) if out.len() > 1 => out.into_iter().chain([rest.to_owned()]).collect(),
        _ => vec![text.to_owned()],
    }
}

/// "Delegated", "Not delegated", "Services delegated to the IJB": a heading's status.
pub(super) fn heading_status(heading: &str, vocabulary: &PlanVocabulary) -> Option<DelegationStatus> {
    if heading.to_lowercase().contains("delegat") { vocabulary.status(heading).map(|(status, _)| status) } else { None }
}

/// Whether what stands under headings are marks, yes and no rather than names.
fn columns_hold_marks(rows: &Rows<'_>, columns: &[u32], vocabulary: &PlanVocabulary) -> bool {
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
fn marked(
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

/// Functions listed under "Delegated" and "Not delegated".
fn listed(rows: &Rows<'_>, by_status: &[(u32, &str, DelegationStatus)], vocabulary: &PlanVocabulary) -> Vec<Item> {
    let mut out = Vec::new();
    for row in 2..=rows.table.rows {
        for (column, heading, status) in by_status {
            let Some(cell) = rows.beginning_at(row, *column) else { continue };
            // "Yes" is no service.
            let says = |text: &str| vocabulary.status(text).is_some_and(|(_, whole)| whole);
            for line in lines(cell).iter().filter(|line| is_service(&line.text) && !says(&line.text)) {
                let place = ItemPlace::Cell(row, *column);
                out.push(Item { function: line.text.clone(), said: plain(*status, heading), place });
            }
        }
    }
    out
}

/// Services in the first column and one column for each body that may have them: a mark below "IJB" says delegated, one
/// below "Council" not.
fn by_body(
    rows: &Rows<'_>,
    headings: &[(u32, String)],
    vocabulary: &PlanVocabulary,
    legend: &Legend,
) -> Option<Vec<Item>> {
    let (services, bodies) = headings.split_first()?;
    if let Some(items) = listed_by_body(rows, headings, vocabulary) {
        return Some(items);
    }
    let by_status: Option<Vec<(u32, &str, DelegationStatus)>> =
        bodies.iter().map(|(column, heading)| Some((*column, heading.as_str(), of_whose(heading)?))).collect();
    let by_status = by_status?;
    let both = [DelegationStatus::Delegated, DelegationStatus::NotDelegated];
    let columns: Vec<u32> = by_status.iter().map(|(column, ..)| *column).collect();
    let known = (2..=rows.table.rows).any(|row| vocabulary.function(&rows.text(row, services.0)).is_some());
    if !known
        || !both.iter().all(|status| by_status.iter().any(|(.., own)| own == status))
        || !columns_hold_marks(rows, &columns, vocabulary)
    {
        return None;
    }
    let mut items = marked(rows, services.0, &by_status, vocabulary, legend);
    for item in &mut items {
        item.said.review = item.said.review.or(Some(ReviewCode::ColumnsInferred));
    }
    Some(items)
}

/// Services listed in one column for each body that runs them: those below "HSCP" are delegated, those below "Council" not.
fn listed_by_body(rows: &Rows<'_>, headings: &[(u32, String)], vocabulary: &PlanVocabulary) -> Option<Vec<Item>> {
    let by_status: Option<Vec<(u32, &str, DelegationStatus)>> =
        headings.iter().map(|(column, heading)| Some((*column, heading.as_str(), of_whose(heading)?))).collect();
    let by_status = by_status?;
    let both = [DelegationStatus::Delegated, DelegationStatus::NotDelegated];
    if !both.iter().all(|status| by_status.iter().any(|(.., own)| own == status)) {
        return None;
    }
    let mut items = listed(rows, &by_status, vocabulary);
    let known = items.iter().filter(|item| vocabulary.function(&item.function).is_some()).count();
    for item in &mut items {
        item.said.review = Some(ReviewCode::ColumnsInferred);
    }
    (known > 2 && known * 3 >= items.len() * 2).then_some(items)
}

/// What a mark says below the name of a body: the board's own or one that delegates.
fn of_whose(heading: &str) -> Option<DelegationStatus> {
    let folded = crate::framework::headings::fold(heading);
    let holds = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
    if folded.split(' ').count() > ASKING_WORDS {
        None
    } else if holds(&["ijb", "hscp", "partnership", "joint", "integrated"]) {
        Some(DelegationStatus::Delegated)
    } else if holds(&["council", "nhs", "board", "authority"]) {
        Some(DelegationStatus::NotDelegated)
    } else {
        None
    }
}

/// Words in the heading of a column that says whether functions are delegated, and how many words it has at most.
const ASKS: [&str; 5] = ["delegat", "integrat", "in scope", "within scope", "included"];
const ASKING_WORDS: usize = 6;

/// Whether a column says yes of some rows and no of others: what the line above a table says does not hold of all of it.
fn says_both(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> bool {
    (2..=rows.table.columns).any(|column| {
        let said = (1..=rows.table.rows).filter_map(|row| vocabulary.status(&rows.text(row, column)));
        let plain: Vec<DelegationStatus> = said.filter(|(_, whole)| *whole).map(|(status, _)| status).collect();
        plain.contains(&DelegationStatus::Delegated) && plain.contains(&DelegationStatus::NotDelegated)
    })
}

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
        let says = texts.iter().filter(|t| vocabulary.status(t).is_some_and(|(_, whole)| whole)).count();
        // "Integrated? Yes, No".
        let asks =
            heading.split(' ').count() <= ASKING_WORDS && ASKS.iter().any(|word| heading.to_lowercase().contains(word));
        let speaks = texts.iter().any(|t| t.to_lowercase().contains("delegat"));
        texts.len() > 1 && says * 3 >= texts.len() * 2 && (speaks || asks)
    })?;
    let column = *column;
    let function_column = headings
        .iter()
        .map(|(c, _)| *c)
        .filter(|c| *c != column)
        .find(|c| body().any(|row| vocabulary.function(&rows.text(row, *c)).is_some()))?;
    let items = body().filter_map(|row| {
        let function = rows.text(row, function_column);
        let cell = rows.at(row, column)?;
        let said = status::read(cell, vocabulary, legend)?;
        (!function.is_empty()).then_some(Item { function, said, place: ItemPlace::Cell(row, column) })
    });
    Some(items.collect())
}

/// The text of a block that a list item or sentence stands in.
pub(super) fn quote(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => paragraph.labelled_text(),
        Block::Table(table) => table.cells.iter().map(|c| rows::joined(&lines(c), " ")).collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_ran_together_part_before_known_names() {
        let check = |text: &str, want: &[&str]| assert_eq!(apart(text, &PlanVocabulary::built_in()), want, "{text}");
        check("Day services", &["Day services"]);
        check(
            "Social work services for adults and older people Carers support services Day services",
            &["Social work services for adults and older people", "Carers support services", "Day services"],
        );
        let one = "Services and support for people in the north of the area who live far from any town";
        check(one, &[one]);
    }
}
