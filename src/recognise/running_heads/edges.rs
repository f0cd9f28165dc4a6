//! The outermost lines of a page.

use super::page_numbers;
use crate::document::{Direction, Page, Rect};
use crate::recognise::flow::lines;
use rustc_hash::FxHashSet;

/// Heads and footers stand on this part of the page from its edges.
const ZONE: f32 = 0.2;
/// A head has at most this many lines.
const MOST_LINES: usize = 8;
/// A head has a left, a middle and a right part: a line of more is a table's row.
const MOST_PARTS: usize = 3;
/// A vertical line this near a text line, in points, shows a grid.
const GRID_REACH: f32 = 60.0;
/// Lines nearer to the page's side than this, in points, frame the page, not a table.
const PAGE_FRAME: f32 = 30.0;
/// Text of a column stands this far (points, from and to) below the line that names it; nearer may be the head's next
/// line.
const COLUMN_TEXT: (f32, f32) = (20.0, 180.0);
/// So many lines do so under the second of two names.
const FEWEST_UNDER: usize = 3;
/// Text starts under its heading to this (points).
const COLUMN_DRIFT: f32 = 2.5;

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
    /// The text without its numbers, and these: see [`page_numbers::key`].
    pub(super) key: String,
    pub(super) numbers: Vec<u32>,
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
        .map(|line| (text(page, &line.words), line))
        .map(|(text, line)| (page_numbers::key(&text), text, line))
        .map(|((key, numbers), text, line)| EdgeLine {
            page: page.number,
            text,
            key,
            numbers,
            bbox: line.bbox,
            height: match edge {
                Edge::Top => line.core.centre_y(),
                Edge::Bottom => page.height - line.core.centre_y(),
            },
            artefact: line.words.iter().all(|&w| page.words.get(w).is_some_and(|word| word.artefact)),
            in_grid: in_grid(page, &line.bbox)
                || starts(page, &line.words).len() > MOST_PARTS
                || (edge == Edge::Top && names_columns(page, &line)),
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

/// Whether the line heads columns without ruling lines: three parts or more, two of which text starts under, further
/// down, after a gap of its own; or two parts, the second of which several lines stand under.
fn names_columns(page: &Page, line: &lines::Line) -> bool {
    let parts = starts(page, &line.words);
    if parts.len() < 2 {
        return false;
    }
    let below = line.bbox.bottom + COLUMN_TEXT.0..line.bbox.bottom + COLUMN_TEXT.1;
    let words: Vec<usize> = page
        .words
        .iter()
        .enumerate()
        .filter(|(_, w)| w.direction == Direction::Right && below.contains(&w.bbox.centre_y()))
        .map(|(index, _)| index)
        .collect();
    let below = lines::lines(page, &words, Direction::Right);
    if let [_, second] = parts.as_slice() {
        let under = |line: &&lines::Line| starts(page, &line.words).iter().any(|x| (x - second).abs() <= COLUMN_DRIFT);
        return below.iter().filter(under).count() >= FEWEST_UNDER;
    }
    let under: Vec<f32> = below.iter().flat_map(|line| starts(page, &line.words).into_iter().skip(1)).collect();
    parts.iter().skip(1).filter(|x| under.iter().any(|u| (*x - u).abs() <= COLUMN_DRIFT)).count() >= 2
}

/// Where the parts of a line start that wide gaps divide.
fn starts(page: &Page, words: &[usize]) -> Vec<f32> {
    let mut out = Vec::new();
    let mut end = f32::MIN;
    for word in words.iter().filter_map(|&w| page.words.get(w)) {
        if word.bbox.left - end > word.style.size.max(6.0) {
            out.push(word.bbox.left);
        }
        end = word.bbox.right;
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
