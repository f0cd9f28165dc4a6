//! Records laid out as cards to the table that they are.
//!
//! A card is a box with a label and its value on each line ("Owner | Jo Blair"), with labels above their values, or with
//! "Owner: Jo Blair"; the next card has the same labels. Enters: blocks, the labels of each card among them. Leaves: a row
//! for each card below a heading of the labels, what stands between the cards over all columns. What must hold: labels
//! come again in one order, a card may lack some; nothing else is touched, nor are forms, whose labels come again for each
//! proposal.

mod cycle;
mod pairs;
#[cfg(test)]
mod tests;

use crate::document::{Block, Cell, Document, Paragraph, Place, RecognisedBy, Table, geometry::union_by_page};
use crate::framework::{Framework, Label};
pub(in crate::recognise) use cycle::Cycle;
pub(in crate::recognise) use pairs::is_label;
use pairs::{Pair, Piece, Run};
use std::sync::Arc;

/// Turns cards into tables.
pub(super) fn tell(document: &mut Document, frameworks: &[Arc<Framework>]) {
    // Comments and notes are anchored at paths that this would move.
    if document.apart.iter().any(|aside| aside.anchor.is_some()) {
        return;
    }
    let runs = pairs::runs(&document.blocks);
    let is_form = |cycle: &Cycle| frameworks.iter().any(|framework| asks(framework, &cycle.labels));
    let cycles: Vec<Option<Vec<Cycle>>> =
        runs.iter().map(|run| run.cycles().filter(|cycles| !cycles.iter().any(is_form))).collect();
    let known: Vec<Vec<String>> = cycles.iter().flatten().flatten().map(|cycle| cycle.labels.clone()).collect();
    if known.is_empty() {
        return;
    }
    let mut made: Vec<(std::ops::Range<usize>, Vec<Block>)> = Vec::new();
    for (run, cycles) in runs.into_iter().zip(cycles) {
        // A section may have one card only.
        let alone = || known.iter().find_map(|labels| Cycle::alone(&run.labels(), labels)).map(|cycle| vec![cycle]);
        let Some(cycles) = cycles.or_else(alone) else { continue };
        let of_table = document.blocks.get(run.blocks.clone()).into_iter().flatten().find_map(Block::table);
        let by = of_table.map_or(RecognisedBy::Alignment, |table| table.recognised_by);
        made.push((run.blocks.clone(), blocks(run, &cycles, by)));
    }
    for (range, blocks) in made.into_iter().rev() {
        document.blocks.splice(range, blocks);
    }
}

/// The table of a run, or one for each of its cycles with what stands between them.
fn blocks(run: Run, cycles: &[Cycle], by: RecognisedBy) -> Vec<Block> {
    if let [cycle] = cycles {
        return vec![Block::Table(table(run.pieces, cycle, by))];
    }
    let mut out: Vec<Block> = Vec::new();
    let mut cards: Vec<Piece> = Vec::new();
    let mut cycles = cycles.iter();
    let mut close = |cards: &mut Vec<Piece>, out: &mut Vec<Block>| {
        if let Some(cycle) = (!cards.is_empty()).then(|| cycles.next()).flatten() {
            out.push(Block::Table(table(std::mem::take(cards), cycle, by)));
        }
    };
    for piece in run.pieces {
        match piece {
            Piece::Pair(_) => cards.push(piece),
            Piece::Between(between, _) => {
                close(&mut cards, &mut out);
                out.extend(between);
            }
        }
    }
    close(&mut cards, &mut out);
    out
}

/// Whether labels are a form's: an answer and the evidence for it.
fn asks(framework: &Framework, labels: &[String]) -> bool {
    let answers = |label: &String| {
        let own = framework.labels_of(label);
        own.iter().any(|l| matches!(l, Label::Evidence | Label::Improvement | Label::Rating | Label::Scale))
    };
    labels.iter().filter(|label| answers(label)).count() > 1
}

/// The table that cards are.
fn table(pieces: Vec<Piece>, cycle: &Cycle, recognised_by: RecognisedBy) -> Table {
    let columns = cycle.labels.len() as u32;
    let mut cells: Vec<Cell> = Vec::new();
    let mut heads: Vec<Option<Pair>> = vec![None; cycle.labels.len()];
    let (mut row, mut last) = (1, usize::MAX);
    for piece in pieces {
        match piece {
            Piece::Between(blocks, places) => {
                (row, last) = (row + 1, usize::MAX);
                cells.push(cell((row, 1), columns, blocks, places));
            }
            Piece::Pair(pair) => {
                let Some(at) = cycle.place(&pair.folded) else { continue };
                if last == usize::MAX || at <= last {
                    row += 1;
                }
                last = at;
                if let Some(head) = heads.get_mut(at).filter(|head| head.is_none()) {
                    *head = Some(pair.clone());
                }
                cells.push(cell((row, at as u32 + 1), 1, pair.value, pair.places));
            }
        }
    }
    for (at, label) in cycle.labels.iter().enumerate() {
        let label = heads.get(at).and_then(Option::as_ref).map_or_else(|| Paragraph::plain(label), |p| p.label.clone());
        let places = union_by_page(&label.lines);
        let head = cell((1, at as u32 + 1), 1, vec![Block::Paragraph(label)], places);
        cells.push(Cell { header: true, ..head });
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let mut table = Table { recognised_by, rows: row, columns, cells: Vec::new(), ..Table::default() };
    fill(&mut table, cells);
    table
}

/// Gives a table its cells, and empty ones where cards lack a label.
fn fill(table: &mut Table, cells: Vec<Cell>) {
    let mut cells = cells.into_iter().peekable();
    for row in 1..=table.rows {
        let mut column = 1;
        while column <= table.columns {
            let own = cells.next_if(|cell| (cell.row, cell.column) == (row, column));
            let own = own.unwrap_or_else(|| cell((row, column), 1, Vec::new(), Vec::new()));
            column += own.column_span;
            table.cells.push(own);
        }
    }
}

fn cell((row, column): (u32, u32), column_span: u32, blocks: Vec<Block>, places: Vec<Place>) -> Cell {
    Cell { row, column, row_span: 1, column_span, blocks, places, ..Cell::default() }
}
