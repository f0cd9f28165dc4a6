//! Filled areas that are cells: coloured grids without lines, rows striped in turn.

use super::edges::{Edge, Edges, SNAP};
use super::lattice::Lattice;
use crate::document::{Fill, Page, Rect};

/// A cell is at least this wide and high (points): less is a rule, a bullet or a bar.
const SMALLEST: f32 = 7.0;
/// A fill that covers this share of the page both ways is its ground.
const GROUND: f32 = 0.9;
/// A fill this close (points) to its words' ends is a highlighter's stroke or a shaded word.
const HUGS: f32 = 2.0;
/// A filled heading covers this share of its table's width.
const COVERED: f32 = 0.9;
/// A row without fill between filled rows is at most this high (points).
const STRIPE: f32 = 90.0;

/// The fills that may be cells of a table which no ruling lines draw. `drawn`: where tables stand that lines draw.
pub(super) fn cells(page: &Page, words: &[usize], drawn: &[Rect]) -> Vec<Fill> {
    let mut fills: Vec<Fill> = page
        .fills
        .iter()
        .copied()
        .filter(|fill| {
            let bbox = fill.bbox;
            bbox.width() >= SMALLEST
                && bbox.height() >= SMALLEST
                && !fill.colour.is_white()
                && !(bbox.width() > GROUND * page.width && bbox.height() > GROUND * page.height)
                && !drawn.iter().any(|r| r.contains(bbox.centre_x(), bbox.centre_y()))
        })
        .collect();
    // One fill is a shaded paragraph.
    if fills.len() >= 2 {
        fills.retain(|fill| !hugs_words(page, words, fill.bbox));
    }
    if fills.len() < 2 { Vec::new() } else { fills }
}

/// Filled cells that stand in a row right above a drawn grid, in its columns: its heading, drawn without lines or with
/// white ones.
pub(super) fn on_top(page: &Page, lattices: &[Lattice]) -> Vec<Fill> {
    let mut out = Vec::new();
    for lattice in lattices {
        let bbox = lattice.bbox();
        let border = |x: f32| lattice.xs.iter().any(|known| (known - x).abs() <= SNAP);
        let row: Vec<Fill> = page
            .fills
            .iter()
            .copied()
            .filter(|fill| {
                let cell = fill.bbox;
                cell.height() >= SMALLEST
                    && cell.width() >= SMALLEST
                    && (cell.bottom - bbox.top).abs() <= SNAP
                    && border(cell.left)
                    && border(cell.right)
            })
            .collect();
        let covered: f32 = row.iter().map(|fill| fill.bbox.width()).sum();
        // One band above a table may shade the paragraph that names it.
        if row.len() >= 2 && covered >= COVERED * bbox.width() {
            out.extend(row);
        }
    }
    out
}

/// Whether a fill is as wide as the words in it: a mark over words, not a cell around them.
fn hugs_words(page: &Page, words: &[usize], bbox: Rect) -> bool {
    let inside = words
        .iter()
        .filter_map(|&w| page.words.get(w).map(|word| word.bbox))
        .filter(|word| bbox.contains(word.centre_x(), word.centre_y()))
        .reduce(|a, b| a.union(&b));
    inside.is_some_and(|text| {
        (text.left - bbox.left).abs() <= HUGS
            && (text.right - bbox.right).abs() <= HUGS
            && bbox.height() <= 1.8 * text.height()
    })
}

/// Carries vertical edges on over rows without fill, where no word stands in the way: striped rows are one table. A row
/// that one fill covers from side to side is one cell, whatever its words leave free.
pub(super) fn bridge(edges: &mut Edges, words: &[Rect], fills: &[Fill]) {
    let mut out: Vec<Edge> = Vec::with_capacity(edges.vertical.len());
    for edge in &edges.vertical {
        if let Some(last) = out.last_mut() {
            let gap = edge.from - last.to;
            if (last.at - edge.at).abs() < f32::EPSILON && gap <= STRIPE {
                let crossed = words.iter().any(|w| {
                    w.left + SNAP < edge.at && edge.at < w.right - SNAP && w.top < edge.from && w.bottom > last.to
                });
                let merged = fills.iter().map(|fill| fill.bbox).any(|fill| {
                    fill.left + SMALLEST < edge.at
                        && edge.at < fill.right - SMALLEST
                        && (fill.top - last.to).abs() <= SNAP
                        && (fill.bottom - edge.from).abs() <= SNAP
                });
                if !crossed && !merged {
                    last.to = last.to.max(edge.to);
                    continue;
                }
            }
        }
        out.push(*edge);
    }
    edges.vertical = out;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Colour;

    /// Whether a column's border between two filled rows goes on over the row between them, of which `between` is filled.
    fn bridged(between: Option<Rect>) -> bool {
        let side = |from: f32, to: f32| Edge { at: 200.0, from, to };
        let mut edges = Edges { horizontal: Vec::new(), vertical: vec![side(100.0, 120.0), side(140.0, 160.0)] };
        let fill = |bbox: Rect| Fill { bbox, colour: Colour(220, 230, 240) };
        bridge(&mut edges, &[], &between.map(fill).into_iter().collect::<Vec<_>>());
        edges.vertical.len() == 1
    }

    #[test]
    fn a_row_that_one_fill_covers_is_one_cell() {
        let row = Rect { left: 50.0, top: 120.0, right: 500.0, bottom: 140.0 };
        assert!(bridged(None) && !bridged(Some(row)));
        assert!(bridged(Some(Rect { right: 200.0, ..row })));
    }
}
