//! Tables of services of which the words above say how it is with them.

use super::super::rows::{Rows, lines};
use super::flow::is_service;
use super::lists::{Item, ItemPlace, columns_hold_marks, plain};
use super::status::{self, Legend, Said};
use super::table_words::of_whose;
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Paragraph};
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::register;

/// Services in a table of which the words above say how it is with them: in the first column, or in a column for each
/// body. `said`: what they say.
pub(super) fn read(rows: &Rows<'_>, vocabulary: &PlanVocabulary, legend: &Legend, said: &Said) -> Option<Vec<Item>> {
    let is_heading = |text: &str| {
        let lower = text.to_lowercase();
        let short = lower.split(' ').count() <= 5;
        (short
            && ["service", "function"].iter().any(|word| lower.contains(word))
            && vocabulary.function(text).is_none())
            || register::mentions(text).iter().any(|m| m.typed)
            // "From the Councils" beside "From the Health Board".
            || (short && lower.starts_with("from ") && of_whose(text).is_some())
            || (lower.split(' ').count() <= 3 && of_whose(text).is_some() && vocabulary.function(text).is_none())
    };
    let categories = are_categories(rows, vocabulary);
    // A line that names no delegation is believed of tables of names alone.
    if said.review.is_some() && !categories && rows.table.cells.iter().any(holds_figures) {
        return None;
    }
    let headed = categories || is_heading(&rows.text(1, 1));
    let others: Vec<u32> = (2..=rows.table.columns).collect();
    let marked = !categories && columns_hold_marks(rows, &others, vocabulary);
    let doubt = says_both(rows, vocabulary).then_some(ReviewCode::StatusUnknown);
    let said = &Said { review: said.review.or(doubt), ..said.clone() };
    let mut items = Vec::new();
    for column in 1..=rows.table.columns {
        let apart_by_headings = column == 1 || categories || (headed && is_heading(&rows.text(1, column)));
        // Below a heading that is not understood services are read, and looked at: "Notes" may name some too.
        if !apart_by_headings && (marked || !holds_services(rows, column, vocabulary)) {
            break;
        }
        let mut services: Vec<(&Cell, String)> = Vec::new();
        for cell in (1 + u32::from(headed)..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column)) {
            let own = lines(cell).into_iter().filter(|line| cell.column_span == 1 && is_service(&line.text));
            services.extend(own.flat_map(|line| apart(&line.text, vocabulary)).map(|text| (cell, text)));
        }
        // "Hosted on behalf of Lanarkshire" beside columns of the board's own: whose list it is hosts them.
        let hosted = categories && is_hosted(&rows.text(1, column));
        let said = &if hosted { plain(DelegationStatus::LeadAgency, &rows.text(1, column)) } else { said.clone() };
        let guess = (!apart_by_headings).then_some(ReviewCode::ColumnsInferred);
        let said = &Said { review: said.review.or(guess), ..said.clone() };
        let known = services.iter().filter(|(_, text)| vocabulary.function(text).is_some()).count();
        if known > 0 && (headed || known * 2 >= services.len()) {
            items.extend(services.into_iter().map(|(cell, function)| {
                let said = if marked { by_marks(rows, cell.row, vocabulary, legend, said) } else { said.clone() };
                Item { function, said, place: ItemPlace::Cell(cell.row, cell.column) }
            }));
        }
    }
    Some(items).filter(|items| !items.is_empty())
}

/// Whether nearly all that stands in a column below the first row are names of services.
fn holds_services(rows: &Rows<'_>, column: u32, vocabulary: &PlanVocabulary) -> bool {
    let cells = (2..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column)).filter(|cell| !cell.is_empty());
    let written: Vec<String> = cells.flat_map(|cell| lines(cell).into_iter().map(|line| line.text)).collect();
    let known = written.iter().filter(|text| vocabulary.function(text).is_some_and(|(_, plainly)| plainly)).count();
    known > 1 && known * 3 >= written.len() * 2
}

/// What the marks of a row make of the words above the table: "Health visiting | ✗ | ✓" under "Adults" and "Children" is
/// delegated for some, a row of crosses is not delegated.
fn by_marks(rows: &Rows<'_>, row: u32, vocabulary: &PlanVocabulary, legend: &Legend, said: &Said) -> Said {
    let cells = (2..=rows.table.columns).filter_map(|column| rows.at(row, column));
    let marks: Vec<Option<DelegationStatus>> = cells
        .filter_map(|cell| status::read(cell, vocabulary, legend))
        .map(|mark| Some(mark.status).filter(|status| *status != DelegationStatus::NotStated))
        .collect();
    let has = |status: DelegationStatus| marks.contains(&Some(status));
    let (yes, no) = (has(DelegationStatus::Delegated), has(DelegationStatus::NotDelegated));
    let status = match (yes, no) {
        (true, true) if said.status == DelegationStatus::Delegated => DelegationStatus::PartlyDelegated,
        (true, _) => said.status,
        // What is no "not delegated" is not said to be delegated.
        (false, true) if said.status == DelegationStatus::Delegated => DelegationStatus::NotDelegated,
        _ => DelegationStatus::NotStated,
    };
    let doubt = yes && no || !yes && !no || marks.contains(&None) || status == DelegationStatus::NotStated;
    Said { status, review: said.review.or(doubt.then_some(ReviewCode::StatusUnknown)), ..said.clone() }
}

/// Whether the first row only heads columns of services by their kind: "Adult social care services", "Acute services". Each
/// of its cells names services, and below each stand several that are known.
fn are_categories(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> bool {
    let names = |text: &str| {
        let lower = text.to_lowercase();
        ["service", "set aside", "care", "health", "social", "nhs", "community"].iter().any(|word| lower.contains(word))
            || ["hospital", "acute"].iter().any(|word| lower.contains(word))
            || of_whose(text).is_some()
            || is_hosted(text)
            // "Children and families", "Justice".
            || vocabulary.function(text).is_some()
    };
    let several = |column: u32| {
        let cells = (2..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column));
        let written = cells.flat_map(|cell| lines(cell).into_iter().map(|line| line.text));
        let listed: Vec<String> = written.flat_map(|line| apart(&line, vocabulary)).collect();
        let known = listed.iter().filter(|text| vocabulary.function(text).is_some()).count();
        // Lines that have run together count by their length.
        known * 2 >= listed.len() && (listed.len() > 1 || listed.iter().any(|text| text.len() > LONG_NAME))
    };
    let bold = |row: u32| {
        rows.table.row(row).all(|cell| cell.blocks.iter().filter_map(Block::paragraph).all(Paragraph::is_bold))
    };
    let header = || rows.table.row(1).all(|cell| cell.header) || (bold(1) && !bold(2));
    rows.table.columns > 1
        && (header() || rows.table.rows == 2)
        && (1..=rows.table.columns).all(|column| names(&rows.text(1, column)) && several(column))
}

/// Whether a cell holds a number of its own: hours, pounds, a day.
fn holds_figures(cell: &Cell) -> bool {
    cell.text().split_whitespace().any(|word| word.starts_with(|c: char| c.is_ascii_digit() || c == '£'))
}

/// Whether a heading is of services that the list's own body runs for others too.
fn is_hosted(heading: &str) -> bool {
    heading.to_lowercase().starts_with("hosted") && !heading.contains(" by ")
}

/// A name of a service is shorter, in bytes.
const LONG_NAME: usize = 60;

/// Services whose lines have run together in a narrow cell: "Day care services District nursing services". They part
/// before a capital where every part is known.
pub(super) fn apart(text: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    let long = text.len() > LONG_NAME;
    // In few words every part must be a service that everybody knows.
    let known = |text: &str| vocabulary.function(text).is_some_and(|(_, plainly)| long || plainly);
    let large = text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let plain = vocabulary.function(text).is_some_and(|(_, plainly)| plainly);
    let titled = large * 2 > text.split(' ').count();
    if plain || (long && titled) {
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
        // "Primary Care Mental Health" may be one, three names in a row are none.
        Some("") if out.len() > 1 + usize::from(titled) => out,
        Some(rest) if long && out.len() > 1 => out.into_iter().chain([rest.to_owned()]).collect(),
        _ => vec![text.to_owned()],
    }
}

/// Whether a column says yes of some rows and no of others: what the line above a table says does not hold of all of it.
fn says_both(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> bool {
    (2..=rows.table.columns).any(|column| {
        let said = (1..=rows.table.rows).filter_map(|row| vocabulary.status(&rows.text(row, column)));
        let plain: Vec<DelegationStatus> = said.filter(|(_, whole)| *whole).map(|(status, _)| status).collect();
        plain.contains(&DelegationStatus::Delegated) && plain.contains(&DelegationStatus::NotDelegated)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_ran_together_part_before_known_names() {
        let check = |text: &str, want: &[&str]| assert_eq!(apart(text, &PlanVocabulary::built_in()), want, "{text}");
        check("Day services", &["Day services"]);
        check("District nursing Day services", &["District nursing", "Day services"]);
        check("Palliative care Physiotherapy Podiatry", &["Palliative care", "Physiotherapy", "Podiatry"]);
        check("District nursing Larbert", &["District nursing Larbert"]);
        check(
            "Social work services for adults and older people Carers support services Day services",
            &["Social work services for adults and older people", "Carers support services", "Day services"],
        );
        let one = "Services and support for people in the north of the area who live far from any town";
        check(one, &[one]);
    }
}
