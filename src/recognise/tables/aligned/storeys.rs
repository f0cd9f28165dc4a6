//! Headings of two storeys: names over several columns, with the columns' own names below them.

use super::gutters::Region;
use super::segments::TextLine;
use crate::recognise::tables::draft::DraftCell;

/// Where the lower storey begins, and which columns have a name in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lower {
    /// Its first line.
    pub(super) line: usize,
    /// Columns with a name in the upper storey, as bits.
    upper: u64,
    /// Columns with a name in the lower storey, as bits.
    below: u64,
}

/// The lower storey of a bold heading: its names stand below those of the upper one and beside them where the upper one
/// is silent, and nowhere else.
pub(super) fn lower(lines: &[TextLine], region: &Region) -> Option<Lower> {
    let columns = region.gutters.len() + 1;
    if !(3..64).contains(&columns) {
        return None;
    }
    let bits = |line: &TextLine| line.segments.iter().fold(0_u64, |bits, s| bits | 1 << region.column(s));
    let heading: Vec<&TextLine> = lines.iter().take_while(|l| l.is_bold()).take(6).collect();
    if heading.len() < 2 || heading.len() == lines.len() {
        return None;
    }
    // Names may be broken, and those of one storey may stand in the middle: the lower storey begins where columns that
    // were silent speak beside one that has spoken.
    let mut upper = 0;
    let line = heading.iter().position(|l| {
        let (own, known) = (bits(l), upper);
        let below = own & !known != 0 && own & known != 0;
        upper |= if below { 0 } else { own };
        below
    })?;
    let lower = heading.get(line..)?.iter().fold(0, |all, l| all | bits(l));
    let silent = !upper & ((1 << columns) - 1);
    let mut expected = silent;
    for column in 1..columns {
        // A silent column belongs to the name left of it.
        if silent >> column & 1 == 1 {
            let name = (0..column).rev().find(|c| upper >> c & 1 == 1)?;
            expected |= 1 << name;
        }
    }
    // Where every column speaks below, names were broken that stand at the foot of the heading.
    let broken = lower.count_ones() as usize == columns;
    (upper & 1 == 1 && silent != 0 && lower == expected && !broken).then_some(Lower { line, upper, below: lower })
}

/// Merges the cells of a heading of two storeys: names over the columns beside them, columns without a lower name over
/// both rows.
pub(super) fn merge(cells: &mut Vec<DraftCell>, storeys: Lower) {
    let has = |bits: u64, column: u32| bits >> (column - 1) & 1 == 1;
    let below: Vec<DraftCell> = cells.iter().filter(|c| c.row == 2 && !has(storeys.below, c.column)).cloned().collect();
    cells.retain(|c| match c.row {
        1 => has(storeys.upper, c.column),
        2 => has(storeys.below, c.column),
        _ => true,
    });
    for cell in cells.iter_mut().filter(|c| c.row == 1) {
        while cell.column + cell.column_span <= 64
            && has(storeys.below, cell.column + cell.column_span)
            && !has(storeys.upper, cell.column + cell.column_span)
        {
            cell.column_span += 1;
        }
        if let Some(under) = below.iter().find(|c| c.column == cell.column) {
            cell.row_span = 2;
            cell.bbox = cell.bbox.union(&under.bbox);
        }
    }
    let rights: Vec<(u32, f32)> =
        cells.iter().filter(|c| c.row == 2).map(|c| (c.column + c.column_span, c.bbox.right)).collect();
    for cell in cells.iter_mut().filter(|c| c.row == 1 && c.column_span > 1) {
        let end = cell.column + cell.column_span;
        cell.bbox.right = rights.iter().find(|(at, _)| *at == end).map_or(cell.bbox.right, |(_, right)| *right);
    }
}
