//! Rulings and fills to straight edges: snapped to one line where a pen drew it twice, joined where it lifted.
//!
//! An edge is the same thing for both directions (a coordinate across, an extent along), so that nothing is written
//! twice.

use crate::document::{Fill, Rect, Ruling};

/// Lines that run side by side this close (points) are one line: double borders, a cell's border beside its
/// neighbour's, thick lines drawn as two. Smaller than any row of text is high.
pub(super) const SNAP: f32 = 3.0;
/// Pieces of one line with a gap up to this (points) are one line: dashes, dots, borders drawn cell by cell.
pub(super) const PEN_LIFT: f32 = 4.5;
/// Shorter pieces (points), after joining, are no edges: ticks of a scale, serifs of a drawing.
const SHORTEST: f32 = 5.0;

/// A straight edge along an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    /// The coordinate across: y of a horizontal edge, x of a vertical one.
    pub(super) at: f32,
    /// Where it starts along the axis.
    pub(super) from: f32,
    /// Where it ends along the axis.
    pub(super) to: f32,
}

/// The edges of a page, each direction sorted by coordinate, then start.
#[derive(Debug, Clone, Default)]
pub(super) struct Edges {
    pub(super) horizontal: Vec<Edge>,
    pub(super) vertical: Vec<Edge>,
}

impl Edges {
    /// The edges that ruling lines and the borders of filled cells make.
    pub(super) fn of(rulings: impl IntoIterator<Item = Ruling>, fills: &[Fill]) -> Self {
        let mut horizontal = Vec::new();
        let mut vertical = Vec::new();
        for ruling in rulings {
            let bbox = ruling.bbox;
            if ruling.is_horizontal() {
                horizontal.push(Edge { at: bbox.centre_y(), from: bbox.left, to: bbox.right });
            } else {
                vertical.push(Edge { at: bbox.centre_x(), from: bbox.top, to: bbox.bottom });
            }
        }
        for Fill { bbox, .. } in fills {
            horizontal.extend([bbox.top, bbox.bottom].map(|at| Edge { at, from: bbox.left, to: bbox.right }));
            vertical.extend([bbox.left, bbox.right].map(|at| Edge { at, from: bbox.top, to: bbox.bottom }));
        }
        Self { horizontal: merged(horizontal), vertical: merged(vertical) }
    }
}

/// Snaps edges to common coordinates and joins their pieces.
fn merged(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.retain(|e| e.at.is_finite() && e.from.is_finite() && e.to.is_finite());
    edges.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out = Vec::with_capacity(edges.len());
    let mut start = 0;
    while let Some(first) = edges.get(start) {
        let end = start + edges[start..].partition_point(|e| e.at - first.at <= SNAP);
        join_pieces(&mut edges[start..end], &mut out);
        start = end;
    }
    out
}

/// Joins the pieces of one snapped line; what is too short is dropped.
fn join_pieces(pieces: &mut [Edge], out: &mut Vec<Edge>) {
    // The line stands where most of its ink is.
    let ink: f32 = pieces.iter().map(|e| e.to - e.from).sum();
    let at = if ink > 0.0 {
        pieces.iter().map(|e| e.at * ((e.to - e.from) / ink)).sum()
    } else {
        pieces.first().map_or(0.0, |e| e.at)
    };
    pieces.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut open: Option<Edge> = None;
    for piece in pieces {
        match &mut open {
            Some(edge) if piece.from - edge.to <= PEN_LIFT => edge.to = edge.to.max(piece.to),
            _ => {
                out.extend(open.filter(|e| e.to - e.from >= SHORTEST));
                open = Some(Edge { at, from: piece.from, to: piece.to });
            }
        }
    }
    out.extend(open.filter(|e| e.to - e.from >= SHORTEST));
}

/// The groups of edges that touch or cross one another.
pub(super) fn components(edges: &Edges) -> Vec<Edges> {
    let (horizontal, vertical) = (&edges.horizontal, &edges.vertical);
    let mut groups = Groups::new(horizontal.len() + vertical.len());
    for (h, line) in horizontal.iter().enumerate() {
        let first = vertical.partition_point(|v| v.at < line.from - SNAP);
        for (v, crossing) in vertical.iter().enumerate().skip(first) {
            if crossing.at > line.to + SNAP {
                break;
            }
            if crossing.from - SNAP <= line.at && line.at <= crossing.to + SNAP {
                groups.join(h, horizontal.len() + v);
            }
        }
    }
    // Numbered by their first horizontal edge, so from top to bottom.
    let mut number = vec![usize::MAX; horizontal.len() + vertical.len()];
    let mut out: Vec<Edges> = Vec::new();
    for (index, edge) in horizontal.iter().chain(vertical).enumerate() {
        let root = groups.root(index);
        if number[root] == usize::MAX {
            number[root] = out.len();
            out.push(Edges::default());
        }
        let group = &mut out[number[root]];
        if index < horizontal.len() { group.horizontal.push(*edge) } else { group.vertical.push(*edge) }
    }
    out
}

/// Sets that grow together (union-find).
pub(super) struct Groups(Vec<usize>);

impl Groups {
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    pub(super) fn root(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        // The smaller root wins, so that the outcome does not hang on the order of calls.
        self.0[a.max(b)] = a.min(b);
    }
}

impl Edges {
    /// The smallest rectangle that holds all edges.
    pub(super) fn bbox(&self) -> Rect {
        let boxes = (self.horizontal.iter().map(|e| Rect { left: e.from, top: e.at, right: e.to, bottom: e.at }))
            .chain(self.vertical.iter().map(|e| Rect { left: e.at, top: e.from, right: e.at, bottom: e.to }));
        boxes.reduce(|a, b| a.union(&b)).unwrap_or_default()
    }
}
