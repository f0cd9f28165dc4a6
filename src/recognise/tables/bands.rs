//! Tables whose lines part the columns only: where the lines between columns all end, a row ends too.
//!
//! A section row over all columns breaks the lines between them. Nothing is drawn above and below it, and yet its borders
//! show.

use super::edges::{Edge, Edges, SNAP};

/// A table's sides are at least this high (points).
const LOWEST_SIDE: f32 = 60.0;
/// More lines down a page are a drawing.
const MOST_LINES: usize = 600;
/// So many lines end together at the border of a row.
const FEWEST_ENDS: usize = 2;

/// Draws the borders of rows at which the lines between a table's columns end together.
pub(super) fn close(edges: &mut Edges) {
    if edges.vertical.len() > MOST_LINES {
        return;
    }
    let mut found = Vec::new();
    for (left, right) in sides(&edges.vertical) {
        let inside = |e: &&Edge| {
            e.at > left.at + SNAP && e.at < right.at - SNAP && e.from >= left.from - SNAP && e.to <= left.to + SNAP
        };
        let inner: Vec<&Edge> = edges.vertical.iter().filter(inside).collect();
        let mut ends: Vec<f32> = inner.iter().flat_map(|e| [e.from, e.to]).collect();
        ends.retain(|&y| y > left.from + SNAP && y < left.to - SNAP);
        ends.sort_by(f32::total_cmp);
        while let Some(&first) = ends.first() {
            let count = ends.partition_point(|&y| y - first <= SNAP);
            let y = ends.get(count / 2).copied().unwrap_or(first);
            let drawn =
                edges.horizontal.iter().any(|h| (h.at - y).abs() <= SNAP && h.to > left.at && h.from < right.at);
            // The cells of a first column may stand in one beside several: most lines end.
            let crossing = inner.iter().filter(|e| e.from < y - SNAP && e.to > y + SNAP).count();
            if count >= FEWEST_ENDS && !drawn && crossing < count {
                found.push(Edge { at: y, from: left.at, to: right.at });
            }
            ends.drain(..count);
        }
    }
    if !found.is_empty() {
        edges.horizontal.extend(found);
        edges.horizontal.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    }
}

/// The outermost of the lines that run from one height to another, left and right.
fn sides(vertical: &[Edge]) -> Vec<(Edge, Edge)> {
    let mut high: Vec<Edge> = vertical.iter().filter(|e| e.to - e.from >= LOWEST_SIDE).copied().collect();
    high.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.at.total_cmp(&b.at)));
    let mut out: Vec<(Edge, Edge)> = Vec::new();
    while let Some(first) = high.first().copied() {
        let like = |e: &Edge| (e.from - first.from).abs() <= SNAP && (e.to - first.to).abs() <= SNAP;
        let (same, rest): (Vec<Edge>, Vec<Edge>) = high.into_iter().partition(like);
        high = rest;
        let by_place = |a: &&Edge, b: &&Edge| a.at.total_cmp(&b.at);
        if let (Some(left), Some(right)) = (same.iter().min_by(by_place), same.iter().max_by(by_place))
            && right.at - left.at > LOWEST_SIDE
        {
            out.push((*left, *right));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vertical(at: f32, parts: &[(f32, f32)]) -> Vec<Edge> {
        parts.iter().map(|&(from, to)| Edge { at, from, to }).collect()
    }

    fn borders(inner: &[(f32, f32)], horizontal: &[f32]) -> Vec<f32> {
        let whole = [(100.0, 400.0)];
        let mut lines = vertical(50.0, &whole);
        lines.extend(vertical(150.0, inner));
        lines.extend(vertical(300.0, inner));
        lines.extend(vertical(500.0, &whole));
        let horizontal = horizontal.iter().map(|&at| Edge { at, from: 50.0, to: 500.0 }).collect();
        let mut edges = Edges { horizontal, vertical: lines };
        close(&mut edges);
        edges.horizontal.iter().map(|e| e.at).collect()
    }

    #[test]
    fn a_section_row_without_lines_between_columns_has_borders() {
        assert_eq!(borders(&[(100.0, 180.0), (200.0, 400.0)], &[100.0, 400.0]), [100.0, 180.0, 200.0, 400.0]);
        // Those that are drawn are not drawn again, and lines that go through have no rows between.
        assert_eq!(borders(&[(100.0, 180.0), (200.0, 400.0)], &[100.0, 181.0, 199.0]), [100.0, 181.0, 199.0]);
        assert_eq!(borders(&[(100.0, 400.0)], &[100.0, 400.0]), [100.0, 400.0]);
    }
}
