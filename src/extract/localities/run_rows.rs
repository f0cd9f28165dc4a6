//! Tables of which some rows have run together into one cell, tabs between what stood in columns: the register's names of
//! a partnership's localities, and numbers by their order in the row.

use super::super::rows::Rows;
use super::names::{self, Name};
use super::of_names::is_whole;
use super::tables::Found;
use crate::framework::plans::{PlaceColumn, PlanVocabulary};
use crate::register::{self, LocalityMatch};

/// Of the rows, this share must name a locality that the register knows.
const SHARE_OF_KNOWN: f32 = 0.6;

/// The localities of such a table; `None` where it is none.
pub(super) fn read(rows: &Rows<'_>, vocabulary: &PlanVocabulary, code: &str) -> Option<Vec<Found>> {
    let columns = rows.table.columns;
    let run = |cell: &&crate::document::Cell| cell.column_span == columns && cell.text().contains('\t');
    if columns < 2 || !rows.table.cells.iter().any(|cell| run(&cell)) {
        return None;
    }
    let joined = |row: u32| rows.table.row(row).map(crate::document::Cell::text).collect::<Vec<_>>().join("\t");
    let headings = joined(1);
    let headings: Vec<&str> = headings.split('\t').collect();
    let population =
        headings.iter().position(|h| vocabulary.place_column(h) == Some(PlaceColumn::Population)).filter(|at| *at > 0);
    let (mut out, mut written) = (Vec::new(), 0);
    for row in 2..=rows.table.rows {
        let text = joined(row);
        let (numbers, words): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(|word| is_number(word));
        let name = words.join(" ");
        if name.is_empty() || is_whole(&name, code) {
            continue;
        }
        written += 1;
        if !matches!(register::locality(&name, code), LocalityMatch::Exact(_) | LocalityMatch::Variant(_)) {
            continue;
        }
        let people = population
            .filter(|_| numbers.len() + 1 == headings.len())
            .and_then(|at| numbers.get(at - 1))
            .and_then(|number| names::population(number));
        let Some(cell) = rows.table.row(row).next() else { continue };
        out.push(Found {
            row,
            column: cell.column,
            line: None,
            quote: text,
            name: Name { text: name, population: people },
            board: None,
            partnership: None,
            split_is_a_guess: true,
            taken_over: false,
        });
    }
    (out.len() > 1 && out.len() as f32 >= SHARE_OF_KNOWN * written as f32).then_some(out)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '%'))
}
