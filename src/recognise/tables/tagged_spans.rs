//! Spans that a tag tree leaves out: told by where the words of its cells stand.

use super::draft::{Draft, DraftCell};
use super::tagged_columns::Columns;
use crate::document::{Page, Rect};

/// A cell begins in a column if its text starts this close (points) before the column's.
const COLUMN_DRIFT: f32 = 6.0;

/// A heading row is one whose cells are all headings; a heading at a row's start alone names the row.
pub(super) fn keep_heading_rows(draft: &mut Draft) {
    let mut rows = vec![true; draft.rows as usize + 1];
    for cell in &draft.cells {
        for row in cell.row..cell.row + cell.row_span {
            if let Some(slot) = rows.get_mut(row as usize) {
                *slot &= cell.header;
            }
        }
    }
    let headings = rows.iter().skip(1).take_while(|&&heading| heading).count() as u32;
    for cell in &mut draft.cells {
        cell.header = cell.row <= headings && headings < draft.rows;
    }
}

/// Gives the cells of incomplete rows their columns by where they stand under those of complete rows. `spans_given`:
/// the paper writes spans, so what is missing are empty cells; else what is missing are spans. `elsewhere`: where the
/// columns begin on whatever page.
pub(super) fn spread(page: &Page, draft: &mut Draft, spans_given: bool, elsewhere: &Columns) {
    let columns = draft.columns as usize;
    let rows = Rows::of(draft);
    let mut lefts = rows.lefts(page, draft, elsewhere);
    if lefts.iter().filter(|left| **left < f32::MAX).count() < 2 {
        draft.uncertain |= rows.widths.iter().any(|&width| width != columns);
        return;
    }
    // A column that no row shows may be the next text's.
    draft.uncertain |= spans_given && lefts.contains(&f32::MAX) && rows.widths.iter().any(|&width| width < columns);
    // For each column the cell that covers it, and the row down to which it does.
    let mut covered_by: Vec<Option<usize>> = vec![None; columns];
    let mut down = vec![0_usize; columns];
    for (row, (members, &width)) in rows.members.iter().zip(&rows.widths).enumerate() {
        if width != columns {
            // In another column of the page the table's columns begin elsewhere.
            let at = members.first().and_then(|&index| draft.cells.get(index)).and_then(|cell| left(page, cell));
            if let Some(at) = at.filter(|_| elsewhere.is_parted()) {
                lefts = elsewhere.around(at);
            }
            let is_free = |column: usize| down.get(column).is_none_or(|&down| down <= row);
            // In a table of centred texts one that stands below none of them was set otherwise.
            let strays =
                elsewhere.is_centred() && members.iter().any(|&index| is_stray(page, draft, members, index, elsewhere));
            draft.uncertain |= strays;
            let under = |index: usize| centred(page, draft, members, index, elsewhere);
            let starts = starts(page, draft, members, &lefts, spans_given, is_free, under);
            place(draft, members, &starts, spans_given);
            if !spans_given {
                let first = starts.first().copied().unwrap_or(0);
                grow_down(draft, covered_by.get(..first).unwrap_or_default(), row);
            }
        }
        for &index in members {
            let cell = &draft.cells[index];
            let from = (cell.column as usize - 1).min(columns);
            let to = (from + cell.column_span as usize).min(columns);
            covered_by[from..to].fill(Some(index));
            down[from..to].fill(row + cell.row_span as usize);
        }
    }
}

/// The column, from 0, below whose centred texts a cell's text stands.
fn centred(page: &Page, draft: &Draft, members: &[usize], index: usize, columns: &Columns) -> Option<usize> {
    let cell = draft.cells.get(index).filter(|cell| cell.column_span == 1)?;
    let right = cell.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.bbox.right).reduce(f32::max)?;
    let start = members.first().and_then(|&first| draft.cells.get(first)).and_then(|first| left(page, first))?;
    columns.centred(left(page, cell)?, right, start)
}

/// Whether a cell of one column stands below no column's centred texts.
fn is_stray(page: &Page, draft: &Draft, members: &[usize], index: usize, columns: &Columns) -> bool {
    let single = draft.cells.get(index).is_some_and(|cell| cell.column_span == 1 && !cell.words.is_empty());
    single && centred(page, draft, members, index, columns).is_none()
}

/// Where the text of a cell begins.
fn left(page: &Page, cell: &DraftCell) -> Option<f32> {
    cell.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.bbox.left).reduce(f32::min)
}

/// The rows of a draft.
struct Rows {
    /// How many columns the cells of each row cover.
    widths: Vec<usize>,
    /// The cells that begin in each row.
    members: Vec<Vec<usize>>,
}

impl Rows {
    fn of(draft: &Draft) -> Self {
        let rows = draft.rows as usize;
        let (mut widths, mut members) = (vec![0_usize; rows], vec![Vec::new(); rows]);
        for (index, cell) in draft.cells.iter().enumerate() {
            let top = cell.row as usize - 1;
            for width in widths.iter_mut().skip(top).take(cell.row_span as usize) {
                *width += cell.column_span as usize;
            }
            if let Some(row) = members.get_mut(top) {
                row.push(index);
            }
        }
        Self { widths, members }
    }

    /// Where the columns begin, as the rows show that name all of them, here or elsewhere.
    fn lefts(&self, page: &Page, draft: &Draft, elsewhere: &Columns) -> Vec<f32> {
        let columns = draft.columns as usize;
        let whole = draft.cells.iter().filter_map(|cell| left(page, cell)).reduce(f32::min).unwrap_or_default();
        let known = elsewhere.around(whole);
        if elsewhere.is_parted() {
            return known;
        }
        let mut lefts = vec![f32::MAX; columns];
        for (row, _) in self.members.iter().zip(&self.widths).filter(|(_, width)| **width == columns) {
            for cell in row.iter().filter_map(|&index| draft.cells.get(index)) {
                if let (Some(slot), Some(left)) = (lefts.get_mut(cell.column as usize - 1), left(page, cell)) {
                    *slot = slot.min(left);
                }
            }
        }
        // Rows that the page cut off from their heading stand below it all the same.
        for (own, known) in lefts.iter_mut().zip(known).filter(|(own, _)| **own == f32::MAX) {
            *own = known;
        }
        lefts
    }
}

/// The columns, from 0, in which a row's cells begin.
fn starts(
    page: &Page,
    draft: &Draft,
    members: &[usize],
    lefts: &[f32],
    spans_given: bool,
    is_free: impl Fn(usize) -> bool,
    centred: impl Fn(usize) -> Option<usize>,
) -> Vec<usize> {
    let columns = lefts.len();
    let mut starts: Vec<usize> = Vec::with_capacity(members.len());
    for &index in members {
        let least = match starts.last() {
            Some(before) if spans_given => before + draft.cells[members[starts.len() - 1]].column_span as usize,
            Some(before) => before + 1,
            None => 0,
        };
        let free = (least..columns).find(|&column| is_free(column)).unwrap_or(least);
        let begins = || {
            let x = left(page, &draft.cells[index])?;
            lefts.iter().rposition(|left| *left <= x + COLUMN_DRIFT)
        };
        let under = centred(index).or_else(begins).map_or(free, |under| under.max(free));
        starts.push(under.min(columns.saturating_sub(1)));
    }
    starts
}

/// Puts a row's cells into the columns in which they begin.
fn place(draft: &mut Draft, members: &[usize], starts: &[usize], spans_given: bool) {
    let columns = draft.columns as usize;
    for (number, &index) in members.iter().enumerate() {
        let cell = &mut draft.cells[index];
        let (start, next) = (starts[number], starts.get(number + 1).copied().unwrap_or(columns));
        cell.column = start as u32 + 1;
        let room = next.saturating_sub(start).max(1) as u32;
        cell.column_span = if spans_given { cell.column_span.min(room) } else { room };
    }
}

/// What stands free at a row's start is the cell above, merged downwards.
fn grow_down(draft: &mut Draft, above: &[Option<usize>], row: usize) {
    let mut grown: Vec<usize> = above.iter().copied().flatten().collect();
    grown.dedup();
    for index in grown {
        let cell = &mut draft.cells[index];
        cell.row_span = cell.row_span.max((row as u32 + 2).saturating_sub(cell.row));
    }
}

/// Puts an empty cell wherever the tags name none; a cell that would cover another's place is cut.
pub(super) fn fill_holes(draft: &mut Draft) {
    let (rows, columns) = (draft.rows as usize, draft.columns as usize);
    let mut taken = vec![false; rows * columns];
    draft.cells.sort_by_key(|c| (c.row, c.column));
    for cell in &mut draft.cells {
        let (top, left) = (cell.row as usize - 1, cell.column as usize - 1);
        let free = |row: usize, column: usize| row < rows && column < columns && !taken[row * columns + column];
        let width = (left..left + cell.column_span as usize).take_while(|&c| free(top, c)).count().max(1);
        let height = (top..top + cell.row_span as usize)
            .take_while(|&r| (left..left + width).all(|c| free(r, c)))
            .count()
            .max(1);
        (cell.column_span, cell.row_span) = (width as u32, height as u32);
        for row in top..(top + height).min(rows) {
            taken[row * columns + left.min(columns)..row * columns + (left + width).min(columns)].fill(true);
        }
    }
    for (slot, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
        draft.cells.push(DraftCell {
            row: (slot / columns) as u32 + 1,
            column: (slot % columns) as u32 + 1,
            row_span: 1,
            column_span: 1,
            bbox: Rect::default(),
            header: false,
            words: Vec::new(),
            nested: Vec::new(),
        });
    }
    draft.cells.sort_by_key(|c| (c.row, c.column));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Opening, RecognisedBy};
    use crate::recognise::flow::trial;

    /// The column of the only mark in a row whose blank cells the tags leave out, below a row of two cells.
    fn column_of_mark(elsewhere: &Columns) -> (u32, bool) {
        let words = [("Ours", 60.0), ("x", 310.0), ("Notes", 60.0), ("None", 160.0)];
        let page = trial::page(words.iter().map(|&(text, left)| trial::word(text, left, 100.0, 10.0)).collect());
        let cell = |row: u32, column: u32, column_span: u32, word: usize| DraftCell {
            row,
            column,
            row_span: 1,
            column_span,
            bbox: Rect::default(),
            header: false,
            words: vec![word],
            nested: Vec::new(),
        };
        let mut draft = Draft {
            recognised_by: RecognisedBy::Tags,
            rows: 2,
            columns: 4,
            bbox: Rect::default(),
            cells: vec![cell(1, 1, 1, 0), cell(1, 2, 1, 1), cell(2, 1, 1, 2), cell(2, 2, 3, 3)],
            uncertain: false,
            tagged: None,
            opening: Opening::Unknown,
        };
        spread(&page, &mut draft, true, elsewhere);
        (draft.cells[1].column, draft.uncertain)
    }

    fn shown(lefts: &[(usize, f32)]) -> Vec<(usize, f32, f32)> {
        lefts.iter().map(|&(column, left)| (column, left, left + 20.0)).collect()
    }

    #[test]
    fn a_mark_stands_in_the_column_whose_texts_have_its_middle() {
        // Words are set 6 points wide per letter: the mark's middle is 313.
        let cells = [(0, 50.0, 80.0), (1, 140.0, 200.0), (2, 288.0, 338.0), (3, 300.0, 500.0), (1, 120.0, 220.0)];
        let more = [(0, 60.0, 70.0), (2, 268.0, 358.0), (3, 360.0, 440.0)];
        let cells: Vec<_> = cells.into_iter().chain(more).collect();
        assert_eq!(column_of_mark(&Columns::of(4, &cells)).0, 3);
    }

    #[test]
    fn a_row_cut_off_from_its_heading_stands_below_it() {
        assert_eq!(
            column_of_mark(&Columns::of(4, &shown(&[(0, 60.0), (1, 160.0), (2, 230.0), (3, 305.0)]))),
            (4, false)
        );
        // Where no page shows where the columns begin, the mark's is a guess.
        assert!(column_of_mark(&Columns::of(4, &[])).1);
        // Rows in two columns of the page: the mark's row stands in the left one.
        let parted = [(0, 60.0), (1, 160.0), (2, 230.0), (3, 305.0), (0, 440.0), (1, 540.0)];
        assert_eq!(column_of_mark(&Columns::of(4, &shown(&parted))), (4, false));
    }
}
