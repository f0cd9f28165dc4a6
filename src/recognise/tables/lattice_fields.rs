//! Fields of a lattice that no line parts, to rectangles.

use super::lattice::Field;

/// The groups of fields as rectangles, and the tables inset in them: a group that lies around a rectangle is a cell
/// with a table in it; a group of another shape is cut into strips.
pub(super) fn rectangles(roots: &[usize], rows: usize, columns: usize) -> (Vec<Field>, Vec<Field>) {
    let mut bounds: Vec<Option<(Field, usize)>> = vec![None; roots.len()];
    for (slot, &root) in roots.iter().enumerate() {
        let (row, column) = (slot / columns, slot % columns);
        let (field, count) =
            bounds[root].get_or_insert((Field { top: row, left: column, bottom: row, right: column }, 0));
        field.left = field.left.min(column);
        field.right = field.right.max(column + 1);
        field.top = field.top.min(row);
        field.bottom = field.bottom.max(row + 1);
        *count += 1;
    }
    let mut cells: Vec<Field> = Vec::new();
    let mut insets: Vec<Field> = Vec::new();
    let mut done = vec![false; roots.len()];
    for row in 0..rows {
        for column in 0..columns {
            let slot = row * columns + column;
            if done[slot] {
                continue;
            }
            let root = roots[slot];
            let field = match bounds[root] {
                Some((field, count)) if field.size() == count => field,
                Some((field, count)) => match inset(roots, columns, root, field, count) {
                    Some(inner) => {
                        insets.push(inner);
                        field
                    }
                    None => strip(roots, &done, row, column, rows, columns),
                },
                None => continue,
            };
            for line in field.top..field.bottom {
                done[line * columns + field.left..line * columns + field.right].fill(true);
            }
            cells.push(field);
        }
    }
    (cells, insets)
}

/// The rectangle around which a group lies, on three sides at least.
fn inset(roots: &[usize], columns: usize, root: usize, around: Field, count: usize) -> Option<Field> {
    let mut inner: Option<Field> = None;
    for row in around.top..around.bottom {
        for column in around.left..around.right {
            if roots[row * columns + column] == root {
                continue;
            }
            let field = inner.get_or_insert(Field { top: row, left: column, bottom: row, right: column });
            field.left = field.left.min(column);
            field.right = field.right.max(column + 1);
            field.bottom = row + 1;
        }
    }
    let inner = inner?;
    let touching = usize::from(inner.left == around.left)
        + usize::from(inner.right == around.right)
        + usize::from(inner.top == around.top)
        + usize::from(inner.bottom == around.bottom);
    (inner.size() + count == around.size() && touching <= 1).then_some(inner)
}

/// The groups of a part of the grid, numbered anew from 0.
pub(super) fn part(roots: &[usize], columns: usize, field: Field) -> Vec<usize> {
    let width = field.right - field.left;
    let mut first: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    (0..field.size())
        .map(|slot| {
            let root = roots[(field.top + slot / width) * columns + field.left + slot % width];
            *first.entry(root).or_insert(slot)
        })
        .collect()
}

/// The widest run from a field to the right, as far down as all of it goes on.
fn strip(roots: &[usize], done: &[bool], row: usize, column: usize, rows: usize, columns: usize) -> Field {
    let root = roots[row * columns + column];
    let free = |r: usize, c: usize| roots[r * columns + c] == root && !done[r * columns + c];
    let right = (column..columns).find(|&c| !free(row, c)).unwrap_or(columns);
    // A strip ends where the group is wider or narrower than it.
    let same = |r: usize| {
        (column..right).all(|c| free(r, c))
            && (column == 0 || !free(r, column - 1))
            && (right == columns || !free(r, right))
    };
    let bottom = (row + 1..rows).find(|&r| !same(r)).unwrap_or(rows);
    Field { top: row, left: column, bottom, right }
}
