//! Tables of one partnership that are told to list its localities by the names in them: down a column, or across a row.

use super::super::rows::{Rows, one_line};
use super::names::{self, Name};
use super::people;
use super::tables::{self, Found, SHARE_OF_BODIES, Shape};
use crate::document::Cell;
use crate::framework::plans::{PlaceColumn, PlanVocabulary};
use crate::record::EntityType;
use crate::register;

/// The shape of a table of one partnership whose first column of words holds names of its localities.
pub(super) fn by_names(rows: &Rows<'_>, vocabulary: &PlanVocabulary, code: &str) -> Option<Shape> {
    let columns = rows.table.columns;
    if columns < 2 || rows.table.rows < 3 {
        return None;
    }
    let is_known = |text: &str| {
        let name = names::clean(text).filter(|n| !is_whole(&n.text, code))?;
        Some(register::locality(&name.text, code) != register::LocalityMatch::None)
    };
    let column = (1..=columns.min(2)).find(|column| {
        let (mut known, mut written) = (0, 0);
        for cell in (2..=rows.table.rows).filter_map(|row| rows.beginning_at(row, *column)).filter(|c| !c.is_empty()) {
            let Some(is_known) = is_known(&one_line(&cell.text())) else { continue };
            written += 1;
            known += usize::from(is_known);
        }
        known > 1 && known as f32 >= SHARE_OF_BODIES * written as f32
    })?;
    let shape = Shape { columns, localities: vec![column], ..Shape::default() };
    // "Cheviot | Kelso, Jedburgh | 19,400" right at the top: no headings.
    if is_known(&rows.text(1, column)) == Some(true) {
        let population = people_column(rows, column);
        return Some(Shape { population, inferred: population.is_some(), ..shape });
    }
    let is_headed = |c: u32| c != column && vocabulary.place_column(&rows.text(1, c)) == Some(PlaceColumn::Population);
    let (population, several_years) = tables::population(rows, 1, is_headed);
    Some(Shape { heading_row: 1, population, several_years, ..shape })
}

/// The one column of a table without headings whose cells are all numbers as large as those of a place's people.
fn people_column(rows: &Rows<'_>, names: u32) -> Option<u32> {
    let is_of_people = |column: &u32| {
        let cells = (1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, *column));
        let texts: Vec<String> = cells.filter(|c| !c.is_empty()).map(|c| one_line(&c.text())).collect();
        let is_large = |text: &String| {
            text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' '))
                && names::population(text).is_some_and(|n| n >= people::SMALL_PLACE)
        };
        texts.len() > 1 && texts.iter().all(is_large)
    };
    let mut found = (1..=rows.table.columns).filter(|column| *column != names).filter(is_of_people);
    found.next().filter(|_| found.next().is_none())
}

/// Whether a name is the partnership's own, or that of the country: a row that sums up.
pub(super) fn is_whole(name: &str, code: &str) -> bool {
    let kind = Some(EntityType::IntegrationAuthority);
    let own = register::find(name, kind).body().is_some_and(|b| Some(b) == register::body_by_code(code));
    own && register::locality(name, code) == register::LocalityMatch::None
}

/// Localities that head the columns of a table of one partnership: "| North | South", "Population | 9,000 | 8,000".
///
/// `speaks`: what stands above the table speaks of localities.
pub(super) fn across(rows: &Rows<'_>, vocabulary: &PlanVocabulary, code: &str, speaks: bool) -> Option<Vec<Found>> {
    if rows.table.columns < 3 || rows.table.rows < 2 {
        return None;
    }
    let people = |row: u32| {
        let mut labels = row + 1..=rows.table.rows;
        let found = labels.find(|r| vocabulary.place_column(&rows.text(*r, 1)) == Some(PlaceColumn::Population));
        let found = found.or_else(|| sum_of_ages(rows, row));
        found.filter(|r| {
            let numbers = (2..=rows.table.columns).filter_map(|column| names::population(&rows.text(*r, column)));
            people::may_be_all(&rows.text(*r, 1), &numbers.collect::<Vec<_>>())
        })
    };
    let first_rows = 1..=rows.table.rows.min(2);
    let known = first_rows.clone().find(|row| Heads::of(rows, *row, code).are_known());
    let guess = || {
        first_rows.clone().find(|row| {
            let says = speaks && people(*row).is_some_and(|people| has_numbers(rows, people));
            says && Heads::of(rows, *row, code).are_parts_of_a_whole(vocabulary)
        })
    };
    let row = known.or_else(guess)?;
    let population = people(row);
    let heads = Heads::of(rows, row, code);
    let found = heads.names.into_iter().map(|(cell, name)| {
        let people = population.and_then(|r| names::population(&rows.text(r, cell.column)));
        Found {
            row,
            column: cell.column,
            line: None,
            quote: cell.text(),
            name: Name { population: name.population.or(people), ..name },
            board: None,
            partnership: None,
            split_is_a_guess: known.is_none(),
            taken_over: false,
        }
    });
    Some(found.collect())
}

/// The row that sums up the ages above it: "0-17", "18-64", "65+", "All".
fn sum_of_ages(rows: &Rows<'_>, heads: u32) -> Option<u32> {
    let last = rows.table.rows;
    let label = |row: u32| rows.text(row, 1).to_lowercase();
    let sum = (heads + 3..=last).find(|row| {
        matches!(label(*row).as_str(), "all" | "all ages" | "all people" | "total" | "total, all ages" | "everyone")
    })?;
    let from_birth = ["0", "under "].iter().any(|first| label(heads + 1).starts_with(first));
    let is_age = |label: String| label.contains(|c: char| c.is_ascii_digit()) && !label.contains(['£', '%']);
    let oldest = label(sum - 1);
    let to_the_end = oldest.contains('+') || oldest.contains("over");
    let number = |row: u32, column: u32| names::population(&rows.text(row, column)).unwrap_or_default();
    let adds_up = |column: u32| {
        let parts: u64 = (heads + 1..sum).map(|row| number(row, column)).sum();
        // Each part may be rounded.
        parts.abs_diff(number(sum, column)) <= ROUNDING * u64::from(sum - heads)
    };
    let ages = (heads + 1..sum).all(|row| is_age(label(row)));
    (from_birth && to_the_end && ages && (2..=rows.table.columns).all(adds_up)).then_some(sum)
}

/// Numbers of people are rounded to no more.
const ROUNDING: u64 = 100;

/// Whether a row has a number behind its label in nearly every column.
fn has_numbers(rows: &Rows<'_>, row: u32) -> bool {
    (2..=rows.table.columns).filter(|column| names::population(&rows.text(row, *column)).is_some()).count() + 1
        >= rows.table.columns as usize - 1
}

/// The names that may head the columns of a table.
struct Heads<'a> {
    names: Vec<(&'a Cell, Name)>,
    /// How many of them the register knows as the partnership's localities.
    known: usize,
    /// Whether the partnership's own name stands beside them.
    whole: bool,
    /// What stands where the labels are.
    label: String,
}

impl<'a> Heads<'a> {
    fn of(rows: &Rows<'a>, row: u32, code: &str) -> Self {
        let is_known = |name: &str| register::locality(name, code) != register::LocalityMatch::None;
        let first = rows.beginning_at(row, 1).and_then(|cell| names::clean(&cell.text()));
        // Without labels before them names stand in the first column too.
        let first = first.is_some_and(|n| !is_whole(&n.text, code) && is_known(&n.text));
        let mut heads = Self { names: Vec::new(), known: 0, whole: false, label: rows.text(row, 1) };
        for cell in (if first { 1 } else { 2 }..=rows.table.columns).filter_map(|c| rows.beginning_at(row, c)) {
            let Some(name) = names::clean(&cell.text()) else { continue };
            if is_whole(&name.text, code) {
                heads.whole = true;
                continue;
            }
            heads.known += usize::from(is_known(&name.text));
            heads.names.push((cell, name));
        }
        heads
    }

    fn are_known(&self) -> bool {
        self.known > 1 && self.known as f32 >= SHARE_OF_BODIES * self.names.len() as f32
    }

    /// "| West Mainland | North Isles | Orkney": the partnership's name beside those of its parts.
    fn are_parts_of_a_whole(&self, vocabulary: &PlanVocabulary) -> bool {
        let says = self.whole || vocabulary.place_column(&self.label) == Some(PlaceColumn::Locality);
        let is_place =
            |name: &Name| name.text.starts_with(char::is_alphabetic) && names::looks_like_a_place(&name.text);
        says && self.names.len() > 1 && self.names.iter().all(|(_, name)| is_place(name))
    }
}
