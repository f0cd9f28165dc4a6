//! Touching edges to a grid, and the grid to cells, merged where a line is missing between two.
//!
//! Every distinct line makes a boundary of the grid. Two neighbours in the grid are one cell where no edge runs
//! between them. Sides that a table leaves open (no outer border) are closed where its lines end.

use super::edges::{Edge, Edges, Groups, PEN_LIFT, SNAP};
use super::lattice_fields::{part, rectangles};
use crate::document::Rect;

/// An edge separates two fields of the grid if it covers this share of their common side.
const SEPARATES: f32 = 0.5;
/// Lines that stand out this far (points) over the outermost crossing line hold cells there: a side left open.
const OPEN_SIDE: f32 = 8.0;
/// Boundaries closer than this (points) with no word between are one (cells drawn as boxes with space between them).
const SPACER: f32 = 7.0;
/// A row lower than this (points) holds no text.
const LOWEST_ROW: f32 = 6.5;
/// A grid with more fields is a drawing (graph paper, hatching), not a table.
const MOST_FIELDS: usize = 60_000;

/// Cells on a grid.
#[derive(Debug, Clone)]
pub(super) struct Lattice {
    /// Boundaries of columns, from left to right: one more than there are columns.
    pub(super) xs: Vec<f32>,
    /// Boundaries of rows, from top to bottom.
    pub(super) ys: Vec<f32>,
    /// Sorted by row, then column; rows and columns count from 0.
    pub(super) cells: Vec<Field>,
}

/// A rectangle of the grid: rows `top..bottom`, columns `left..right`, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) top: usize,
    pub(super) left: usize,
    pub(super) bottom: usize,
    pub(super) right: usize,
}

impl Field {
    /// Number of fields of the grid that it covers.
    pub(super) fn size(&self) -> usize {
        (self.bottom - self.top) * (self.right - self.left)
    }
}

impl Lattice {
    /// The lattice of touching edges, if they enclose anything, and those of the tables that stand in its cells and
    /// touch them. `words` are the boxes of the words nearby: they tell narrow columns from double lines.
    pub(super) fn of(edges: &Edges, words: &[Rect]) -> Vec<Self> {
        Self::whole(edges, words).unwrap_or_default()
    }

    fn whole(edges: &Edges, words: &[Rect]) -> Option<Vec<Self>> {
        let bbox = edges.bbox();
        let mut xs = boundaries(&edges.vertical, &edges.horizontal, bbox.left, bbox.right);
        let mut ys = boundaries(&edges.horizontal, &edges.vertical, bbox.top, bbox.bottom);
        drop_spacers(&mut xs, &edges.horizontal, words.iter().map(Rect::centre_x));
        drop_spacers(&mut ys, &edges.vertical, words.iter().map(Rect::centre_y));
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns == 0 || rows == 0 || columns * rows > MOST_FIELDS {
            return None;
        }
        let right_of = separators(&edges.vertical, &xs, &ys);
        let below = separators(&edges.horizontal, &ys, &xs);
        let mut groups = Groups::new(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let field = row * columns + column;
                if column + 1 < columns && !right_of[(column + 1) * rows + row] {
                    groups.join(field, field + 1);
                }
                if row + 1 < rows && !below[(row + 1) * columns + column] {
                    groups.join(field, field + columns);
                }
            }
        }
        let roots: Vec<usize> = (0..columns * rows).map(|field| groups.root(field)).collect();
        let (cells, insets) = rectangles(&roots, rows, columns);
        let mut out = Vec::with_capacity(1 + insets.len());
        for inset in insets {
            let inner = part(&roots, columns, inset);
            let (cells, _) = rectangles(&inner, inset.bottom - inset.top, inset.right - inset.left);
            let mut lattice =
                Self { cells, xs: xs[inset.left..=inset.right].to_vec(), ys: ys[inset.top..=inset.bottom].to_vec() };
            lattice.drop_unused();
            out.push(lattice);
        }
        let mut lattice = Self { xs, ys, cells };
        lattice.drop_outside(&roots, &right_of, &below, words);
        lattice.drop_empty_strips(words);
        lattice.drop_unused();
        out.push(lattice);
        Some(out)
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// Number of columns.
    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// Extent of the whole.
    pub(super) fn bbox(&self) -> Rect {
        self.extent(&Field { top: 0, left: 0, bottom: self.rows(), right: self.columns() })
    }

    /// Extent of a field.
    pub(super) fn extent(&self, field: &Field) -> Rect {
        let at = |list: &[f32], index: usize| list.get(index).or(list.last()).copied().unwrap_or_default();
        Rect {
            left: at(&self.xs, field.left),
            top: at(&self.ys, field.top),
            right: at(&self.xs, field.right),
            bottom: at(&self.ys, field.bottom),
        }
    }

    /// For each grid position (row by row) the index of the cell that covers it.
    pub(super) fn index(&self) -> Vec<usize> {
        let columns = self.columns();
        let mut index = vec![usize::MAX; self.rows() * columns];
        for (number, cell) in self.cells.iter().enumerate() {
            for row in cell.top..cell.bottom {
                index[row * columns + cell.left..row * columns + cell.right].fill(number);
            }
        }
        index
    }

    /// The grid position (row, column) of a point, if it lies in the lattice.
    pub(super) fn position(&self, x: f32, y: f32) -> Option<(usize, usize)> {
        let column = self.xs.partition_point(|&b| b <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|&b| b <= y).checked_sub(1)?;
        (column < self.columns() && row < self.rows()).then_some((row, column))
    }

    /// Takes out a first or last row without text that is too low for any: the space around cells drawn as boxes.
    fn drop_empty_strips(&mut self, words: &[Rect]) {
        let (rows, columns) = (self.rows(), self.columns());
        for (top, edge) in [(0, true), (rows.saturating_sub(1), false)] {
            let strip = Field { top, left: 0, bottom: top + 1, right: columns };
            let extent = self.extent(&strip);
            let empty = || !words.iter().any(|w| extent.contains(w.centre_x(), w.centre_y()));
            if rows > 2 && extent.height() < LOWEST_ROW && self.cells.contains(&strip) && empty() {
                self.cells.retain(|cell| *cell != strip);
                // A neighbour's border moves on to the edge.
                let neighbour = if edge { top + 1 } else { top };
                if let Some(slot) = self.ys.get(if edge { top } else { top + 1 }).copied()
                    && let Some(border) = self.ys.get_mut(neighbour)
                {
                    *border = slot;
                }
            }
        }
    }

    /// Takes out empty fields that lie open to the outside where the table's side is otherwise closed: the corner that
    /// is left where a narrow table touches a wide one.
    fn drop_outside(&mut self, roots: &[usize], right_of: &[bool], below: &[bool], words: &[Rect]) {
        let (rows, columns) = (self.rows(), self.columns());
        let mut open = vec![false; roots.len()];
        let sides: [(Vec<bool>, Vec<usize>); 4] = [
            (right_of[..rows].to_vec(), (0..rows).map(|r| r * columns).collect()),
            (right_of[columns * rows..].to_vec(), (0..rows).map(|r| r * columns + columns - 1).collect()),
            (below[..columns].to_vec(), (0..columns).collect()),
            (below[rows * columns..].to_vec(), (0..columns).map(|c| (rows - 1) * columns + c).collect()),
        ];
        for (closed, slots) in sides {
            let count = closed.iter().filter(|&&c| c).count();
            if count * 2 < closed.len() {
                continue;
            }
            for (closed, slot) in closed.into_iter().zip(slots) {
                open[roots[slot]] |= !closed;
            }
        }
        if !open.contains(&true) {
            return;
        }
        let index = self.index();
        let mut written = vec![false; self.cells.len()];
        for word in words {
            if let Some((row, column)) = self.position(word.centre_x(), word.centre_y())
                && let Some(slot) = written.get_mut(index[row * columns + column])
            {
                *slot = true;
            }
        }
        let mut written = written.into_iter();
        self.cells.retain(|cell| {
            let written = written.next().unwrap_or(false);
            written || !open[roots[cell.top * columns + cell.left]]
        });
    }

    /// Takes out boundaries at which no cell begins or ends.
    fn drop_unused(&mut self) {
        let mut x_used = vec![false; self.xs.len()];
        let mut y_used = vec![false; self.ys.len()];
        for cell in &self.cells {
            (x_used[cell.left], x_used[cell.right]) = (true, true);
            (y_used[cell.top], y_used[cell.bottom]) = (true, true);
        }
        let renumber = |used: &[bool]| -> Vec<usize> {
            let mut next = 0;
            used.iter()
                .map(|&used| {
                    let number = next;
                    next += usize::from(used);
                    number
                })
                .collect()
        };
        let (columns, rows) = (renumber(&x_used), renumber(&y_used));
        for cell in &mut self.cells {
            (cell.left, cell.right) = (columns[cell.left], columns[cell.right]);
            (cell.top, cell.bottom) = (rows[cell.top], rows[cell.bottom]);
        }
        let keep = |list: &mut Vec<f32>, used: &[bool]| {
            let mut used = used.iter();
            list.retain(|_| used.next().copied().unwrap_or(false));
        };
        keep(&mut self.xs, &x_used);
        keep(&mut self.ys, &y_used);
    }
}

/// The coordinates of `lines`, closed at an end where the `crossing` lines stand out.
fn boundaries(lines: &[Edge], crossing: &[Edge], start: f32, end: f32) -> Vec<f32> {
    let mut at: Vec<f32> = lines.iter().map(|e| e.at).collect();
    at.dedup_by(|a, b| (*a - *b).abs() <= SNAP);
    let (Some(&first), Some(&last)) = (at.first(), at.last()) else { return at };
    // At least two lines must stand out: one alone is a stray stroke.
    let beyond = |test: &dyn Fn(&Edge) -> bool| crossing.iter().filter(|e| test(e)).count() >= 2;
    if start < first - OPEN_SIDE && beyond(&|e| e.from < first - OPEN_SIDE) {
        at.insert(0, start);
    }
    if end > last + OPEN_SIDE && beyond(&|e| e.to > last + OPEN_SIDE) {
        at.push(end);
    }
    at
}

/// Joins boundaries so close that no word stands between them. Where lines run across the strip between two, it is no
/// space between cells but the edge of a cell beside a table in it.
fn drop_spacers(at: &mut Vec<f32>, crossing: &[Edge], words: impl Iterator<Item = f32>) {
    if !at.windows(2).any(|pair| pair[1] - pair[0] < SPACER) {
        return;
    }
    let mut held = vec![false; at.len()];
    for (index, pair) in at.windows(2).enumerate() {
        let (from, to) = (pair[0] + 0.5, pair[1] - 0.5);
        // The outer border may surround all cells.
        held[index + 1] =
            pair[1] - pair[0] > PEN_LIFT && crossing.iter().filter(|e| e.from < from && e.to > to).count() > 2;
    }
    for middle in words {
        let index = at.partition_point(|&b| b <= middle);
        if index > 0 && index < at.len() {
            held[index] = true;
        }
    }
    let mut out: Vec<f32> = Vec::with_capacity(at.len());
    for (index, &boundary) in at.iter().enumerate() {
        match out.last_mut() {
            Some(last) if boundary - *last < SPACER && !held[index] => {
                *last = f32::midpoint(*last, boundary);
            }
            _ => out.push(boundary),
        }
    }
    *at = out;
}

/// For each boundary and each band between the boundaries across: whether an edge runs along there
/// (`out[boundary * bands + band]`).
fn separators(lines: &[Edge], at: &[f32], across: &[f32]) -> Vec<bool> {
    let bands = across.len().saturating_sub(1);
    let mut covered = vec![0.0_f32; at.len() * bands];
    for line in lines {
        let near = at.partition_point(|&b| b < line.at);
        let distance = |index: usize| at.get(index).map_or(f32::INFINITY, |b| (b - line.at).abs());
        let boundary = if near > 0 && distance(near - 1) <= distance(near) { near - 1 } else { near };
        if distance(boundary) > SPACER {
            continue;
        }
        let first = across.partition_point(|&b| b <= line.from).saturating_sub(1);
        for band in first..bands {
            if across[band] >= line.to {
                break;
            }
            let shared = line.to.min(across[band + 1]) - line.from.max(across[band]);
            covered[boundary * bands + band] += shared.max(0.0);
        }
    }
    covered
        .iter()
        .enumerate()
        .map(|(slot, &length)| {
            let band = slot % bands.max(1);
            length >= SEPARATES * (across[band + 1] - across[band])
        })
        .collect()
}
