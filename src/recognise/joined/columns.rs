//! Whether the columns of two pieces agree, and which grid holds both.

use crate::document::{RecognisedBy, Table};

/// Column borders of one table drift by this much (points) from page to page.
const DRIFT: f32 = 5.0;
/// Borders guessed from white space lie anywhere in it (points).
const LOOSE_DRIFT: f32 = 18.0;
/// Pages with mirrored margins shift a whole table by up to this (points).
const MIRRORED: f32 = 60.0;

/// How well columns agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreement {
    /// The same borders.
    Same,
    /// The outer borders are the same, and one piece's inner borders are among the other's.
    Within,
}

/// A grid that holds both pieces: for each column border of a piece (from 0), its place in the common grid.
#[derive(Debug, Clone)]
pub(super) struct Mapping {
    pub(super) agreement: Agreement,
    pub(super) columns: u32,
    pub(super) first: Vec<u32>,
    pub(super) second: Vec<u32>,
}

/// The mapping of two pieces, if their columns agree. `loose`: borders were guessed.
pub(super) fn mapping(first: &Table, second: &Table) -> Option<Mapping> {
    let (a, b) = (borders(first, Piece::Last), borders(second, Piece::First));
    match (a.as_deref(), b.as_deref()) {
        (Some(a), Some(b)) => {
            let (a, b) = (completed(a, b)?, completed(b, a)?);
            // The tags' cells, too, are boxed by their words where no lines draw them.
            let guessed = |t: &Table| matches!(t.recognised_by, RecognisedBy::Alignment | RecognisedBy::Tags);
            if guessed(first) || guessed(second) {
                return by_guessed_borders(&a, &b).or_else(|| by_borders(&a, &b, LOOSE_DRIFT));
            }
            by_borders(&a, &b, DRIFT).or_else(|| {
                // Mirrored margins, or another column of the page: the same widths, shifted as a whole.
                let shift = a.first()? - b.first()?;
                let elsewhere = b.first() > a.last() || b.last() < a.first();
                let shifted: Vec<f32> = b.iter().map(|x| x + shift).collect();
                (shift.abs() <= MIRRORED || elsewhere).then(|| by_borders(&a, &shifted, DRIFT))?
            })
        }
        // Without places there are only counts.
        (None, None) => (first.columns == second.columns).then(|| same(first.columns)),
        _ => None,
    }
}

/// The mapping of pieces with the same columns.
pub(super) fn same(columns: u32) -> Mapping {
    let borders: Vec<u32> = (0..=columns).collect();
    Mapping { agreement: Agreement::Same, columns, first: borders.clone(), second: borders }
}

/// Which page of a table to look at first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    First,
    Last,
}

/// The borders of a piece, those that none of its cells shows taken from the other piece, if that has as many.
fn completed(borders: &[Option<f32>], other: &[Option<f32>]) -> Option<Vec<f32>> {
    let mut out: Vec<f32> = Vec::with_capacity(borders.len());
    for (index, border) in borders.iter().enumerate() {
        let like = || other.get(index).copied().flatten().filter(|_| borders.len() == other.len());
        let x = border.or_else(like)?;
        out.push(out.last().map_or(x, |last: &f32| last.max(x)));
    }
    Some(out)
}

/// The x of each column border: from the piece asked for, else (a border that no cell there shows) from any; `None` where
/// no cell begins or ends, and for tables without places.
fn borders(table: &Table, piece: Piece) -> Option<Vec<Option<f32>>> {
    let pages = table.cells.iter().flat_map(|c| c.places.iter().map(|p| p.page));
    let wanted = if piece == Piece::First { pages.min()? } else { pages.max()? };
    let mut sums: Vec<[(f32, u32); 2]> = vec![[(0.0, 0); 2]; table.columns as usize + 1];
    for cell in &table.cells {
        for place in &cell.places {
            let tier = usize::from(place.page != wanted);
            for (border, x) in
                [(cell.column - 1, place.bbox.left), (cell.column - 1 + cell.column_span, place.bbox.right)]
            {
                if let Some(slot) = sums.get_mut(border as usize) {
                    slot[tier].0 += x;
                    slot[tier].1 += 1;
                }
            }
        }
    }
    let mean =
        |tiers: &[(f32, u32); 2]| tiers.iter().find(|(_, count)| *count > 0).map(|&(sum, count)| sum / count as f32);
    Some(sums.iter().map(mean).collect())
}

/// Borders guessed from white space: as many columns, each inner border nearer to its like than half a column, and the
/// text starting at the same left. Where the last column's text ends tells nothing.
fn by_guessed_borders(a: &[f32], b: &[f32]) -> Option<Mapping> {
    if a.len() != b.len() || (a.first()? - b.first()?).abs() > LOOSE_DRIFT {
        return None;
    }
    let inner = 1..a.len().saturating_sub(1);
    let agree = inner.clone().all(|i| {
        let narrower = (a[i + 1] - a[i]).min(a[i] - a[i - 1]).min(b[i + 1] - b[i]).min(b[i] - b[i - 1]);
        (a[i] - b[i]).abs() <= (narrower / 2.0).max(LOOSE_DRIFT)
    });
    (agree && !inner.is_empty()).then(|| same(a.len() as u32 - 1))
}

fn by_borders(a: &[f32], b: &[f32], drift: f32) -> Option<Mapping> {
    let near = |x: f32, y: f32| (x - y).abs() <= drift;
    if !near(*a.first()?, *b.first()?) || !near(*a.last()?, *b.last()?) {
        return None;
    }
    // Both lists merged; borders near each other are one.
    let (mut first, mut second) = (Vec::with_capacity(a.len()), Vec::with_capacity(b.len()));
    let (mut i, mut j, mut next) = (0, 0, 0_u32);
    let (mut alone_a, mut alone_b) = (0, 0);
    while i < a.len() || j < b.len() {
        let take_a = i < a.len() && (j >= b.len() || a[i] <= b[j] || near(a[i], b[j]));
        let take_b = j < b.len() && (i >= a.len() || b[j] <= a[i] || near(a[i], b[j]));
        let (only_a, only_b) = (take_a && !take_b, take_b && !take_a);
        if take_a {
            first.push(next);
            i += 1;
        }
        if take_b {
            second.push(next);
            j += 1;
        }
        alone_a += usize::from(only_a);
        alone_b += usize::from(only_b);
        next += 1;
    }
    let agreement = match (alone_a, alone_b) {
        (0, 0) => Agreement::Same,
        (_, 0) | (0, _) => Agreement::Within,
        _ => return None,
    };
    Some(Mapping { agreement, columns: next.checked_sub(1)?, first, second })
}

/// Moves a table's cells to the common grid.
pub(super) fn apply(table: &mut Table, borders: &[u32], columns: u32) {
    for cell in &mut table.cells {
        let at = |border: u32| borders.get(border as usize).copied().unwrap_or(columns);
        let (left, right) = (at(cell.column - 1), at(cell.column - 1 + cell.column_span));
        cell.column = left + 1;
        cell.column_span = right.saturating_sub(left).max(1);
    }
    table.columns = columns;
}
