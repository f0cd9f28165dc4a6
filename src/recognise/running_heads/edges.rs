//! The outermost lines of a page.

use crate::document::{Direction, Page, Rect};
use crate::recognise::flow::lines;
use rustc_hash::FxHashSet;

/// Heads and footers stand on this part of the page from its edges.
const ZONE: f32 = 0.2;
/// A head has at most this many lines.
const MOST_LINES: usize = 8;
/// A vertical line this near a text line, in points, shows a grid.
const GRID_REACH: f32 = 60.0;
/// Lines nearer to the page's side than this, in points, frame the page, not a table.
const PAGE_FRAME: f32 = 30.0;

/// Upper or lower edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Top,
    Bottom,
}

/// A line near an edge.
#[derive(Debug, Clone)]
pub(super) struct EdgeLine {
    pub(super) page: u32,
    pub(super) words: Vec<usize>,
    /// Words joined by blanks; gaps as wide as a tab by tabs.
    pub(super) text: String,
    pub(super) bbox: Rect,
    /// Distance of its middle from the page's edge, in points.
    pub(super) height: f32,
    /// Whether all words are declared artefacts.
    pub(super) artefact: bool,
    /// Whether rulings or fills around it form a table.
    pub(super) in_grid: bool,
}

/// The lines near an edge, the outermost first, without the words `taken` already.
pub(super) fn lines(page: &Page, edge: Edge, taken: &FxHashSet<usize>) -> Vec<EdgeLine> {
    let depth = ZONE * page.height;
    let near = |bbox: &Rect| match edge {
        Edge::Top => bbox.centre_y() <= depth,
        Edge::Bottom => bbox.centre_y() >= page.height - depth,
    };
    let words: Vec<usize> = page
        .words
        .iter()
        .enumerate()
        .filter(|(index, word)| word.direction == Direction::Right && near(&word.bbox) && !taken.contains(index))
        .map(|(index, _)| index)
        .collect();
    let mut found = lines::lines(page, &words, Direction::Right);
    if edge == Edge::Bottom {
        found.reverse();
    }
    found.truncate(MOST_LINES);
    found
        .into_iter()
        .map(|line| EdgeLine {
            page: page.number,
            text: text(page, &line.words),
            bbox: line.bbox,
            height: match edge {
                Edge::Top => line.core.centre_y(),
                Edge::Bottom => page.height - line.core.centre_y(),
            },
            artefact: line.words.iter().all(|&w| page.words.get(w).is_some_and(|word| word.artefact)),
            in_grid: in_grid(page, &line.bbox),
            words: line.words,
        })
        .collect()
}

fn text(page: &Page, words: &[usize]) -> String {
    let mut out = String::new();
    let mut end: Option<f32> = None;
    for word in words.iter().filter_map(|&w| page.words.get(w)) {
        if let Some(end) = end {
            let gap = word.bbox.left - end;
            if gap > 1.5 * word.style.size.max(4.0) {
                out.push('\t');
            } else if word.space_before || gap > 0.2 * word.style.size {
                out.push(' ');
            }
        }
        out.push_str(&word.text);
        end = Some(word.bbox.right);
    }
    out
}

/// Whether the line stands in a table: a vertical line beside it, or fills side by side behind it.
fn in_grid(page: &Page, line: &Rect) -> bool {
    let beside = page.rulings.iter().any(|ruling| {
        let b = &ruling.bbox;
        !ruling.is_horizontal()
            && b.left > PAGE_FRAME
            && b.right < page.width - PAGE_FRAME
            && b.overlap_y(line) >= 0.6 * line.height()
            && b.right > line.left - GRID_REACH
            && b.left < line.right + GRID_REACH
    });
    let fills =
        page.fills.iter().filter(|f| f.bbox.overlap_y(line) >= 0.6 * line.height() && f.bbox.overlap_x(line) > 0.0);
    beside || fills.map(|f| (f.bbox.left * 2.0) as i32).collect::<FxHashSet<_>>().len() > 1
}
