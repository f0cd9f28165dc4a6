//! One table of the tag tree, with its cells and the pages that its rows stand on.

use crate::document::{Page, Rect};
use crate::recognise::tables::draft::DraftCell;
use crate::recognise::tables::tagged_columns::{Columns, SAME_STRIP, Written};
use rustc_hash::FxHashMap;

/// A table that the tags name.
#[derive(Debug)]
pub(super) struct TaggedTable {
    pub(super) node: usize,
    pub(super) columns: u32,
    pub(super) cells: Vec<TaggedCell>,
    /// The cell of another table in which it stands.
    pub(super) inside: Option<(usize, usize)>,
    /// First and last page of each row's content; rows without content stand with the row before.
    pub(super) row_pages: Vec<(u32, u32)>,
    /// All rows have the same number of columns by their spans.
    pub(super) consistent: bool,
    /// Which rows name all their columns.
    pub(super) complete: Vec<bool>,
    /// Where the text of each cell begins, on whatever page.
    pub(super) lefts: Vec<f32>,
    /// Where it ends.
    pub(super) rights: Vec<f32>,
    /// Where the columns begin, as such rows show.
    pub(super) starts: Columns,
}

/// A cell of such a table, with its place and spans.
#[derive(Debug, Clone, Copy)]
pub(super) struct TaggedCell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) row_span: u32,
    pub(super) column_span: u32,
    pub(super) header: bool,
}

impl TaggedTable {
    /// Takes note of where a word of a cell stands.
    pub(super) fn note_place(&mut self, cell: usize, place: &Rect) {
        if let Some((left, right)) = self.lefts.get_mut(cell).zip(self.rights.get_mut(cell)) {
            (*left, *right) = (left.min(place.left), right.max(place.right));
        }
    }

    /// Where the columns begin, as the rows show that name all of them.
    pub(super) fn columns_shown(&self) -> Columns {
        let written = self
            .cells
            .iter()
            .zip(self.lefts.iter().zip(&self.rights))
            .filter(|(cell, (left, _))| **left < f32::MAX && self.complete.get(cell.row as usize - 1) == Some(&true))
            .map(|(cell, (&left, &right))| {
                let right = if cell.column_span > 1 { f32::MAX } else { right };
                (cell.column as usize - 1, left, right)
            });
        let cells: Vec<Written> = written.collect();
        Columns::of(self.columns as usize, &cells)
    }

    /// The rows between `first` and `last` in which words of these cells stand.
    pub(super) fn rows_of(&self, page: &Page, members: &[(usize, usize)], first: u32, last: u32) -> Option<(u32, u32)> {
        let cells = members.iter().filter_map(|&(cell, _)| self.cells.get(cell));
        let mut rows: Vec<u32> = cells.map(|cell| cell.row).filter(|row| (first..=last).contains(row)).collect();
        rows.sort_unstable();
        rows.dedup();
        let (mut from, to) = (*rows.first()?, *rows.last()?);
        // Below a heading that is repeated at the column's top the rows of the column before are wanting.
        let wanting = |above: u32, below: u32| {
            let written =
                |(cell, left): (&TaggedCell, &f32)| (above + 1..below).contains(&cell.row) && *left < f32::MAX;
            self.cells.iter().zip(&self.lefts).any(written)
        };
        let gap = rows.windows(2).find(|pair| pair[0] + 1 < pair[1] && wanting(pair[0], pair[1]));
        // A heading that is repeated stands further left, too.
        let is_repeated = |last: u32| {
            let mut above = members.iter().filter_map(|&(cell, word)| {
                let own = self.cells.get(cell).filter(|own| own.row <= last).and_then(|_| self.lefts.get(cell))?;
                Some(page.words.get(word)?.bbox.left - own)
            });
            above.all(|further| further > SAME_STRIP)
        };
        if let Some(pair) = gap.filter(|pair| is_repeated(pair[0])) {
            from = pair[1];
        }
        Some((from, to))
    }

    /// The first and the last row that stand on a page, without a heading that is repeated there.
    pub(super) fn rows_on(&self, page: u32) -> Option<(u32, u32)> {
        let here = |row: u32| self.row_pages.get(row as usize - 1).is_some_and(|&(a, b)| a <= page && page <= b);
        // A heading that also stands on later pages is repeated there.
        let starts_here = self.row_pages.iter().position(|&(_, last)| last >= page)? as u32;
        let heading = (self.row_pages.iter().enumerate())
            .take_while(|&(index, &(start, end))| {
                start < page && end >= page && self.row_pages[index + 1..].iter().any(|&(_, last)| last < page)
            })
            .count() as u32;
        let first = (starts_here.max(heading) + 1..=self.row_pages.len() as u32).find(|&row| here(row))?;
        let last = (first..=self.row_pages.len() as u32).rev().find(|&row| here(row))?;
        Some((first, last))
    }

    /// The cells in the rows between `first` and `last`, still without words, and where each cell's is among them.
    pub(super) fn cells_of(&self, first: u32, last: u32) -> (Vec<DraftCell>, FxHashMap<usize, usize>) {
        let mut cells: Vec<DraftCell> = Vec::new();
        let mut index_of: FxHashMap<usize, usize> = FxHashMap::default();
        for (index, cell) in self.cells.iter().enumerate() {
            let (top, bottom) = (cell.row.max(first), (cell.row + cell.row_span - 1).min(last));
            if top > bottom {
                continue;
            }
            index_of.insert(index, cells.len());
            cells.push(DraftCell {
                row: top - first + 1,
                column: cell.column,
                row_span: bottom - top + 1,
                column_span: cell.column_span,
                bbox: Rect::default(),
                header: cell.header,
                words: Vec::new(),
                nested: Vec::new(),
            });
        }
        (cells, index_of)
    }
}
