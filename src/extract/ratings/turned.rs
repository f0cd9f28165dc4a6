//! Tables on their side: proposals as columns, what is asked as rows. They are read as if they stood upright.

use crate::document::{Document, Table};
use crate::framework::{Framework, Heading, Label};
use std::collections::BTreeMap;

/// The body's tables that lie on their side, upright, by the index of their block.
#[derive(Debug, Default)]
pub(super) struct Turned {
    /// The tables.
    pub(super) tables: BTreeMap<usize, Table>,
}

/// The proposals stand within so many rows from the top.
const HEADING_ROWS: u32 = 3;
/// Forms on their side ask for less than this, in rows.
const MOST_ROWS: u32 = 16;

/// Turns them.
pub(super) fn turn(framework: &Framework, document: &Document) -> Turned {
    let tables = document.blocks.iter().enumerate().filter_map(|(at, block)| Some((at, block.table()?)));
    let lying = tables.filter(|(_, table)| lies(framework, table));
    Turned { tables: lying.map(|(at, table)| (at, upright(table))).collect() }
}

/// Whether two or more proposals stand side by side above two or more labelled rows.
fn lies(framework: &Framework, table: &Table) -> bool {
    if table.columns < 3 || !(2..=MOST_ROWS).contains(&table.rows) {
        return false;
    }
    let asks = |label: &Label| matches!(label, Label::Rating | Label::Evidence | Label::Improvement);
    let labelled = (2..=table.rows)
        .filter_map(|row| table.row(row).next().filter(|c| c.column == 1))
        .filter(|c| framework.labels_of(&c.text()).iter().any(asks))
        .count();
    labelled >= 2
        && (1..=HEADING_ROWS.min(table.rows)).any(|row| {
            let mut proposals: Vec<usize> = table
                .row(row)
                .filter_map(|c| match framework.heading(&c.text(), None) {
                    Some(Heading::Proposal { index, .. }) => Some(index),
                    _ => None,
                })
                .collect();
            proposals.sort_unstable();
            proposals.dedup();
            proposals.len() >= 2
        })
}

fn upright(table: &Table) -> Table {
    let mut out = Table { rows: table.columns, columns: table.rows, ..table.clone() };
    for cell in &mut out.cells {
        std::mem::swap(&mut cell.row, &mut cell.column);
        std::mem::swap(&mut cell.row_span, &mut cell.column_span);
    }
    out.cells.sort_by_key(|c| (c.row, c.column));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Cell, Paragraph};
    use crate::framework::built_in;

    fn table(rows: &[&[&str]]) -> Table {
        let cells = (1..).zip(rows).flat_map(|(row, texts)| {
            (1..).zip(texts.iter()).map(move |(column, text)| Cell {
                row,
                column,
                row_span: 1,
                column_span: 1,
                blocks: vec![Block::Paragraph(Paragraph::plain(text))],
                ..Cell::default()
            })
        });
        Table { rows: rows.len() as u32, columns: rows[0].len() as u32, cells: cells.collect(), ..Table::default() }
    }

    #[test]
    fn proposals_side_by_side_are_turned_upright() {
        let framework = &built_in()[0];
        let lying = table(&[
            &["Proposal", "Proposal 1.1", "Proposal 1.2"],
            &["Our rating", "Established", "Exemplary"],
            &["Evidence", "A", "B"],
        ]);
        assert!(lies(framework, &lying));
        let upright = upright(&lying);
        assert!(!lies(framework, &upright));
        let texts: Vec<String> = upright.row(2).map(Cell::text).collect();
        assert_eq!(texts, ["Proposal 1.1", "Established", "A"]);
    }
}
