//! Tables that list localities, of one partnership or of many.

use super::super::rows::{Rows, lines, one_line};
use super::cells::names_in;
use super::columns::{is_locality_heading, the_plainest};
use super::names::{self, Name};
use super::of_names;
use super::people;
use super::years;
use crate::document::Cell;
use crate::framework::plans::{PlaceColumn, PlanVocabulary};
use crate::record::EntityType;
use crate::register;

/// Titles above the headings take this many rows at most.
const ROWS_ABOVE_HEADINGS: u32 = 4;
/// A column is one of bodies where this share of its cells are such.
pub(super) const SHARE_OF_BODIES: f32 = 0.6;

/// What the columns hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    pub(super) heading_row: u32,
    pub(super) columns: u32,
    pub(super) localities: Vec<u32>,
    pub(super) partnership: Option<u32>,
    pub(super) board: Option<u32>,
    pub(super) population: Option<u32>,
    /// Whether other columns hold inhabitants too, of other years.
    pub(super) several_years: bool,
    /// Whether a column was told without a heading.
    pub(super) inferred: bool,
}

impl Shape {
    /// The same columns for a piece of the table that has no headings of its own.
    pub(super) fn without_heading(self) -> Self {
        Self { heading_row: 0, ..self }
    }

    /// Whether the first row of localities has no partnership of its own.
    pub(super) fn first_partnership_is_empty(&self, rows: &Rows<'_>) -> bool {
        self.partnership.is_some_and(|column| rows.text(self.heading_row + 1, column).is_empty())
    }
}

/// The board and partnership that rows below go on with.
#[derive(Debug, Clone, Default)]
pub(super) struct Carried {
    pub(super) board: Option<String>,
    pub(super) partnership: Option<String>,
}

/// A locality found in a table.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) row: u32,
    pub(super) column: u32,
    /// Which line of the cell (from 1), where the cell lists several.
    pub(super) line: Option<usize>,
    pub(super) quote: String,
    pub(super) name: Name,
    pub(super) board: Option<String>,
    pub(super) partnership: Option<String>,
    /// Whether where the name begins and ends is a guess.
    pub(super) split_is_a_guess: bool,
    /// Whether its partnership was taken over from the table before.
    pub(super) taken_over: bool,
}

/// The shape of a table with a column headed "Locality"; or, below a heading that speaks of localities, of a table of
/// partnerships with one column beside them.
///
/// `own`: the code of the partnership that the table speaks of, if it speaks of one: a column of which most are its
/// localities needs no heading.
pub(super) fn shape(
    rows: &Rows<'_>,
    vocabulary: &PlanVocabulary,
    heading_speaks: bool,
    own: Option<&str>,
) -> Option<Shape> {
    let columns = rows.table.columns;
    for row in 1..=rows.table.rows.min(ROWS_ABOVE_HEADINGS) {
        let meaning = |column: u32| {
            let cell = rows.at(row, column).filter(|c| c.column_span < columns.max(2) || columns == 1)?;
            vocabulary.place_column(&one_line(&cell.text()))
        };
        let localities: Vec<u32> = (1..=columns)
            .filter(|c| meaning(*c) == Some(PlaceColumn::Locality) && is_locality_heading(rows, row, *c))
            .collect();
        let localities = the_plainest(rows, row, localities);
        if localities.is_empty() || rows.table.rows == row {
            // Above a row of headings stand titles, or another storey of headings, but no rows of the body.
            let spanned = rows.table.row(row).any(|cell| cell.column_span > 1);
            let headed = rows.table.row(row + 1).any(|cell| cell.header);
            if rows.written(row).len() > 1 && !spanned && !headed {
                break;
            }
            continue;
        }
        // "Locality | East | Central | West": the names stand side by side.
        let side_by_side = own.is_some_and(|code| {
            let named =
                |column: &u32| register::locality(&rows.text(row, *column), code) != register::LocalityMatch::None;
            (2..=columns).filter(named).count() * 2 > columns as usize - 1
        });
        if localities == [1] && columns > 2 && side_by_side {
            return None;
        }
        let mut shape = Shape { heading_row: row, columns, localities, ..Shape::default() };
        (shape.population, shape.several_years) =
            population(rows, row, |c| meaning(c) == Some(PlaceColumn::Population));
        // "Neighbourhood | Locality | Population": the number is the neighbourhood's.
        let of_a_part = (1..shape.localities.first().copied().unwrap_or(1)).any(|column| {
            meaning(column).is_none() && !rows.text(row, column).is_empty() && holds_words(rows, row, column)
        });
        shape.population = shape.population.filter(|_| !of_a_part);
        tell_bodies(rows, &mut shape);
        // Two columns under one heading of which one is empty or holds numbers of localities: names alone count.
        shape.localities.retain(|c| holds_names(rows, row, *c));
        return (!shape.localities.is_empty()).then_some(shape);
    }
    if let Some(shape) = own.and_then(|code| of_names::by_names(rows, vocabulary, code)) {
        return Some(shape);
    }
    if heading_speaks { beside_partnerships(rows, vocabulary) } else { None }
}

/// The shape of a table of partnerships with one column of names beside them.
fn beside_partnerships(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> Option<Shape> {
    let columns = rows.table.columns;
    let mut shape = Shape { columns, inferred: true, ..Shape::default() };
    tell_bodies(rows, &mut shape);
    let partnership = shape.partnership?;
    // "Partnership | No. | Names".
    let headed = vocabulary.place_column(&rows.text(1, partnership)) == Some(PlaceColumn::Partnership);
    shape.heading_row = u32::from(headed);
    let others: Vec<u32> = (1..=columns)
        .filter(|c| *c != partnership && Some(*c) != shape.board && holds_names(rows, shape.heading_row, *c))
        .collect();
    let [only] = others[..] else { return None };
    shape.localities = vec![only];
    (rows.table.rows > 2).then_some(shape)
}

/// The row and column of the heading "Locality".
pub(super) fn heading(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> Option<(u32, u32)> {
    let first_rows = 1..=rows.table.rows.min(ROWS_ABOVE_HEADINGS);
    first_rows.flat_map(|row| (1..=rows.table.columns).map(move |column| (row, column))).find(|(row, column)| {
        let own = rows.beginning_at(*row, *column).is_some_and(|c| c.column_span < rows.table.columns);
        own && vocabulary.place_column(&rows.text(*row, *column)) == Some(PlaceColumn::Locality)
            && is_locality_heading(rows, *row, *column)
    })
}

/// The column of inhabitants, by whether a column's heading is one of those, and whether there are several.
pub(super) fn population(rows: &Rows<'_>, row: u32, is_headed: impl Fn(u32) -> bool) -> (Option<u32>, bool) {
    let headed = (1..=rows.table.columns).filter(|column| is_headed(*column) && counts_people(rows, row, *column));
    // Years may stand in a row of their own below "Population".
    let heading = |column: u32| format!("{} {}", rows.text(row, column), rows.text(row + 1, column));
    let headings: Vec<(u32, String)> = headed.map(|column| (column, heading(column))).collect();
    let found = years::latest(&headings);
    (found.map(|(column, _)| column), found.is_some_and(|(_, several)| several))
}

/// Whether a column may hold the numbers of all who live in the places of its rows.
pub(super) fn counts_people(rows: &Rows<'_>, heading_row: u32, column: u32) -> bool {
    let below = (heading_row + 1..=rows.table.rows).filter_map(|row| names::population(&rows.text(row, column)));
    people::may_be_all(&rows.text(heading_row, column), &below.collect::<Vec<_>>())
}

fn holds_names(rows: &Rows<'_>, heading_row: u32, column: u32) -> bool {
    let texts: Vec<String> = (heading_row + 1..=rows.table.rows)
        .filter_map(|row| rows.beginning_at(row, column))
        .map(|cell| one_line(&cell.text()))
        .filter(|t| !t.is_empty())
        .collect();
    let names = texts.iter().filter(|t| t.starts_with(|c: char| c.is_uppercase())).count();
    !texts.is_empty() && names * 2 > texts.len()
}

/// Which columns hold boards and partnerships, by what stands in them: "Fife" is either, so the column nearest the localities
/// is the partnerships'.
fn tell_bodies(rows: &Rows<'_>, shape: &mut Shape) {
    let share = |column: u32, kind: EntityType| -> f32 {
        let texts: Vec<String> = (shape.heading_row + 1..=rows.table.rows)
            .filter_map(|row| rows.beginning_at(row, column))
            .filter(|cell| cell.column_span < shape.columns.max(2))
            .map(|cell| one_line(&cell.text()))
            .filter(|t| !t.is_empty())
            .collect();
        let hits = texts.iter().filter(|t| register::find(t, Some(kind)).body_of(kind).is_some()).count();
        if texts.is_empty() { 0.0 } else { hits as f32 / texts.len() as f32 }
    };
    let candidates: Vec<u32> = (1..=shape.columns).filter(|c| !shape.localities.contains(c)).collect();
    let best = |kind: EntityType, taken: Option<u32>| {
        candidates
            .iter()
            .copied()
            .filter(|c| Some(*c) != taken)
            .map(|c| (c, share(c, kind)))
            .filter(|(_, s)| *s >= SHARE_OF_BODIES)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
            .map(|(c, _)| c)
    };
    shape.partnership = best(EntityType::IntegrationAuthority, None);
    shape.board = best(EntityType::HealthBoard, shape.partnership);
}

/// Whether the rows of one locality have a number of inhabitants each: those of its parts.
fn is_shared_out(rows: &Rows<'_>, row: u32, locality: &Cell, population: u32, partnership: Option<&str>) -> bool {
    let goes_on = |next: u32| {
        next < row + locality.row_span.max(1) || rows.beginning_at(next, locality.column).is_some_and(Cell::is_empty)
    };
    let own = |next: u32| rows.beginning_at(next, population).is_some_and(|c| names::population(&c.text()).is_some());
    // "Total" and "Aberdeenshire" stand below the last locality and sum all of them up.
    let sums_up = |next: u32| {
        let text = rows.text(next, 1);
        let is_whole = partnership.is_some_and(|code| of_names::is_whole(&text, code));
        locality.column > 1 && !text.is_empty() && (is_whole || names::clean(&text).is_none())
    };
    row < rows.table.rows && goes_on(row + 1) && own(row + 1) && !sums_up(row + 1)
}

/// Whether a column holds words rather than numbers.
fn holds_words(rows: &Rows<'_>, heading_row: u32, column: u32) -> bool {
    let cells = (heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column));
    let (mut words, mut written) = (0, 0);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        written += 1;
        words += usize::from(cell.text().chars().filter(|c| c.is_alphabetic()).count() > 2);
    }
    written > 1 && words * 2 > written
}

/// The localities of a table. `carried` holds what the rows above said, and what the rows below will go on with.
/// `own` is the code of the partnership whose paper it is, for a table without a column of partnerships.
pub(super) fn read(
    rows: &Rows<'_>,
    shape: &Shape,
    carried: &mut Carried,
    goes_on: bool,
    own: Option<&str>,
) -> Vec<Found> {
    let groups = Groups::of(rows, shape, goes_on);
    let mut out = Vec::new();
    let mut taken_over = goes_on;
    for row in shape.heading_row + 1..=rows.table.rows {
        if repeats_headings(rows, shape, row) {
            continue;
        }
        if let [only] = rows.written(row)[..]
            && only.column_span >= shape.columns.max(2)
        {
            // A row of one cell names whose localities come next.
            group_row(only, carried);
            taken_over = false;
            continue;
        }
        if let Some(board) = shape.board.map(|c| rows.text(row, c)).filter(|t| !t.is_empty())
            && carried.board.as_deref() != Some(board.as_str())
        {
            carried.board = Some(board);
            carried.partnership = carried.partnership.take().filter(|_| shape.partnership.is_none());
        }
        if let Some(partnership) = shape.partnership.map(|c| rows.text(row, c)).filter(|t| !t.is_empty()) {
            carried.partnership = Some(partnership);
            taken_over = false;
        }
        for column in &shape.localities {
            let Some(cell) = rows.beginning_at(row, *column) else { continue };
            let population = shape.population.filter(|c| !is_shared_out(rows, row, cell, *c, own));
            let population = population.and_then(|c| names::population(&rows.text(row, c)));
            let code = partnership_code(carried.partnership.as_deref());
            let code = code.or_else(|| own.filter(|_| shape.partnership.is_none()).map(str::to_owned));
            let named = names_in(cell, groups.have_several_rows(row), code.as_deref());
            let each = shape.population.filter(|_| named.len() > 1).and_then(|c| rows.beginning_at(row, c));
            let each = each.map(|cell| populations_of_lines(cell, named.len()));
            for (at, (line, quote, name, guess)) in named.iter().cloned().enumerate() {
                let (population, unshared) = share(each.as_deref(), at, named.len(), population);
                let guess = guess || unshared;
                out.push(Found {
                    row,
                    column: *column,
                    line,
                    quote,
                    name: Name { population: name.population.or(population), ..name },
                    board: carried.board.clone(),
                    partnership: carried.partnership.clone(),
                    split_is_a_guess: guess,
                    taken_over,
                });
            }
        }
    }
    out
}

/// The inhabitants of one of `wanted` names in a cell, where the cell of inhabitants has `each` line's number, and whether one
/// number stands for all of them, which is none of each.
fn share(each: Option<&[Option<u64>]>, at: usize, wanted: usize, whole: Option<u64>) -> (Option<u64>, bool) {
    match each {
        Some(each) if each.len() == wanted => (each.get(at).copied().flatten(), false),
        Some(each) => (None, !each.is_empty()),
        None => (whole, false),
    }
}

/// The number of inhabitants on each line of a cell; where its lines ran into one, the numbers in it if they are as many.
fn populations_of_lines(cell: &Cell, wanted: usize) -> Vec<Option<u64>> {
    let of_lines: Vec<Option<u64>> = lines(cell).iter().map(|line| names::population(&line.text)).collect();
    if of_lines.len() == wanted {
        return of_lines;
    }
    let text = one_line(&cell.text());
    let numbers: Vec<Option<u64>> = text.split(' ').map(names::population).collect();
    if numbers.len() == wanted && numbers.iter().all(Option::is_some) { numbers } else { of_lines }
}

pub(super) fn partnership_code(text: Option<&str>) -> Option<String> {
    let kind = EntityType::IntegrationAuthority;
    register::find(text?, Some(kind)).body_of(kind).and_then(|b| b.code.clone())
}

fn group_row(cell: &Cell, carried: &mut Carried) {
    let text = one_line(&cell.text());
    if register::find(&text, Some(EntityType::IntegrationAuthority)).body_of(EntityType::IntegrationAuthority).is_some()
    {
        carried.partnership = Some(text);
    } else if register::find(&text, Some(EntityType::HealthBoard)).body_of(EntityType::HealthBoard).is_some() {
        carried.board = Some(text);
    }
}

fn repeats_headings(rows: &Rows<'_>, shape: &Shape, row: u32) -> bool {
    shape.heading_row > 0
        && shape.localities.iter().all(|c| {
            let heading = rows.text(shape.heading_row, *c);
            !heading.is_empty() && rows.text(row, *c) == heading
        })
}

/// Which rows belong to one partnership: where it has several, each names one locality, so that commas and semicolons
/// stand inside names; where it has one, they part names.
struct Groups {
    /// By row, from the first below the headings: the group's number.
    of_row: Vec<usize>,
    /// By group: its rows that name localities.
    rows: Vec<usize>,
    first_row: u32,
}

impl Groups {
    fn of(rows: &Rows<'_>, shape: &Shape, goes_on: bool) -> Self {
        let first_row = shape.heading_row + 1;
        let mut groups = Self { of_row: Vec::new(), rows: vec![0], first_row };
        // What goes on from the page before has rows there.
        groups.rows[0] += usize::from(goes_on);
        for row in first_row..=rows.table.rows {
            let begins = match shape.partnership {
                Some(column) => rows.beginning_at(row, column).is_some_and(|c| !c.is_empty()),
                None => matches!(rows.written(row)[..], [only] if only.column_span >= shape.columns.max(2)),
            };
            if begins {
                groups.rows.push(0);
            }
            let group = groups.rows.len() - 1;
            let named =
                shape.localities.iter().any(|c| rows.beginning_at(row, *c).is_some_and(|cell| !cell.is_empty()));
            groups.rows[group] += usize::from(named);
            groups.of_row.push(group);
        }
        groups
    }

    fn have_several_rows(&self, row: u32) -> bool {
        let group = self.of_row.get((row - self.first_row) as usize);
        group.and_then(|g| self.rows.get(*g)).is_some_and(|rows| *rows > 1)
    }
}
