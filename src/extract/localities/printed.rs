//! Localities of a table told by white space: rows begin where a partnership's name or a locality's name is printed.

use super::super::Paper;
use super::super::printed::{self, Group, PrintedLine};
use super::super::rows::{Rows, one_line};
use super::enumeration;
use super::names::{self, Name};
use super::tables;
use crate::document::{Block, Place, geometry::union_by_page};
use crate::framework::plans::PlaceColumn;
use crate::record::EntityType;
use crate::register::{self, Match};

/// A paragraph goes on with the table above where it starts this near to the column of localities, in points.
const COLUMN_TOLERANCE: f32 = 14.0;
/// Fewer names of partnerships than this tell no column.
const FEWEST_PARTNERSHIPS: usize = 2;

/// A locality found on the page.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) name: Name,
    pub(super) quote: String,
    pub(super) places: Vec<Place>,
    pub(super) board: Option<String>,
    pub(super) partnership: String,
    /// Whether where the name begins and ends is a guess.
    pub(super) split_is_a_guess: bool,
}

/// What a table and the blocks after it that go on with it hold.
#[derive(Debug)]
pub(super) struct Reprinted {
    pub(super) found: Vec<Found>,
    /// 0-based index after the last block that belongs to it.
    pub(super) end_block: usize,
}

/// Reads a table that begins at a block, if it was told by white space and names partnerships line by line.
pub(super) fn read(paper: &Paper<'_>, block: usize, rows: &Rows<'_>) -> Option<Reprinted> {
    let edges = printed::column_edges(rows)?;
    let (heading_row, column) = tables::heading(rows, &paper.settings.plan_vocabulary)?;
    let left = *edges.get(column as usize - 1)?;
    let mut places: Vec<Place> = rows
        .table
        .cells
        .iter()
        .filter(|cell| cell.row > heading_row)
        .flat_map(|cell| cell.places.iter().copied())
        .collect();
    let mut end_block = block + 1;
    while let Some(next) = paper.document.blocks.get(end_block) {
        if !goes_on(next, left, rows.table.columns) {
            break;
        }
        places.extend(next.places());
        end_block += 1;
    }
    let lines = printed::lines(paper.document, &places, &edges);
    let (partnership_column, partnerships) = best(&lines, column, None, EntityType::IntegrationAuthority)?;
    if is_merged(rows, heading_row, partnership_column) {
        return None;
    }
    let boards = best(&lines, column, Some(partnership_column), EntityType::HealthBoard);
    let own: Vec<&PrintedLine> = lines.iter().filter(|l| l.column == column).collect();
    let vocabulary = &paper.settings.plan_vocabulary;
    let of_people =
        |column: &u32| vocabulary.place_column(&rows.text(heading_row, *column)) == Some(PlaceColumn::Population);
    let people = (1..=rows.table.columns).find(of_people);
    let mut found = Vec::new();
    for (text, places, first) in printed::unwrapped(&own) {
        let above =
            |groups: &[Group]| groups.iter().rev().find(|g| first.is_at_or_below(&g.first)).map(|g| g.text.clone());
        let (Some(partnership), Some(name)) = (above(&partnerships), names::clean(&text)) else { continue };
        // The number that stands beside a name, on its line.
        let number = people.and_then(|column| lines.iter().find(|l| l.column == column && l.is_beside(&first)));
        let population = name.population.or_else(|| number.and_then(|line| names::population(&line.text)));
        let name = Name { population, ..name };
        let board = boards.as_ref().and_then(|(_, groups)| above(groups));
        let places = union_by_page(&places);
        found.push(Found { name, quote: text, places, board, partnership, split_is_a_guess: false });
    }
    let found = parted(&found);
    (!found.is_empty()).then_some(Reprinted { found, end_block })
}

/// Whether merged cells say of every row whose it is.
fn is_merged(rows: &Rows<'_>, heading_row: u32, column: u32) -> bool {
    let kind = EntityType::IntegrationAuthority;
    let named = |row: u32| {
        let cell = rows.table.cell(row, column)?;
        let text = one_line(&cell.text());
        let body = matches!(register::find(&text, Some(kind)), Match::Exact(body) if body.entity_type == kind);
        body.then_some(cell.row_span)
    };
    let spans: Option<Vec<u32>> = (heading_row + 1..=rows.table.rows).map(named).collect();
    spans.is_some_and(|spans| spans.iter().any(|&span| span > 1))
}

/// A partnership with one line alone has its localities in a row there.
fn parted(found: &[Found]) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, one) in found.iter().enumerate() {
        let alone = found.iter().enumerate().all(|(other, f)| other == at || f.partnership != one.partnership);
        let code = tables::partnership_code(Some(&one.partnership)).filter(|_| alone);
        let (names, guess) = code.map_or((Vec::new(), false), |code| enumeration::split(&one.quote, None, Some(&code)));
        let names: Vec<Name> = names.iter().filter_map(|n| names::clean(n)).collect();
        let with = |name: Name, guess: bool| Found {
            name,
            quote: one.quote.clone(),
            places: one.places.clone(),
            board: one.board.clone(),
            partnership: one.partnership.clone(),
            split_is_a_guess: guess,
        };
        if names.len() > 1 {
            out.extend(names.into_iter().map(|name| with(name, guess)));
        } else {
            out.push(with(one.name.clone(), false));
        }
    }
    out
}

/// Whether a block goes on with the table: a piece told by white space, or a short paragraph in the column of localities.
fn goes_on(block: &Block, left: f32, columns: u32) -> bool {
    match block {
        Block::Table(table) => {
            table.recognised_by == crate::document::RecognisedBy::Alignment
                && table.columns <= columns
                && table.columns > 1
        }
        Block::Paragraph(paragraph) => {
            let text = one_line(&paragraph.text());
            let near = paragraph.lines.iter().all(|line| {
                (line.bbox.left - left) < 2.0 * COLUMN_TOLERANCE && line.bbox.left >= left - COLUMN_TOLERANCE
            });
            !paragraph.lines.is_empty() && near && text.split(' ').count() <= 14
        }
    }
}

/// The column whose lines name most bodies of a kind, and those bodies.
fn best(lines: &[PrintedLine], localities: u32, taken: Option<u32>, kind: EntityType) -> Option<(u32, Vec<Group>)> {
    (1..=localities)
        .filter(|c| *c != localities && Some(*c) != taken)
        .map(|c| (c, printed::bodies(lines, c, kind)))
        .filter(|(_, (groups, strangers))| groups.len() >= FEWEST_PARTNERSHIPS && groups.len() > *strangers)
        .max_by_key(|(c, (groups, _))| (groups.len(), *c))
        .map(|(c, (groups, _))| (c, groups))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::paper::table;

    #[test]
    fn merged_cells_say_whose_a_row_is() {
        let mut table = table(&[&["Partnership", "Localities"], &["Angus", "North East"], &["", "North West"]]);
        assert!(!is_merged(&Rows::of(1, &table), 1, 1));
        table.cells.retain(|cell| (cell.row, cell.column) != (3, 1));
        for cell in table.cells.iter_mut().filter(|cell| (cell.row, cell.column) == (2, 1)) {
            cell.row_span = 2;
        }
        assert!(is_merged(&Rows::of(1, &table), 1, 1));
    }
}
