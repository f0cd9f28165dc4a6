//! The outermost lines of a page.

use super::page_numbers;
use crate::document::{Direction, Page, Rect, Word};
use crate::recognise::flow::lines;
use rustc_hash::{FxHashMap, FxHashSet};

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
/// A rule above or below a heading stands this near (points) to its lines.
const RULE_REACH: f32 = 60.0;
/// Rules that begin and end within this (points) of each other are as wide.
const SAME_EXTENT: f32 = 3.0;

/// A line that names columns does so on one page of so many on which it stands, at least.
const NAMED_SHARE: usize = 3;

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
    /// Whether it heads columns that stand below it.
    pub(super) names_columns: bool,
    /// How many parts wide gaps make of it.
    pub(super) parts: usize,
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
    let headings = if edge == Edge::Top { ruled_headings(page, &found) } else { Vec::new() };
    let edge_line = |line: lines::Line| {
        let text = text(page, &line.words);
        let (key, numbers) = page_numbers::key(&text);
        let parts = starts(page, &line.words).len();
        let middle = line.bbox.centre_y();
        let names_columns = edge == Edge::Top
            && (names_columns(page, &line) || headings.iter().any(|(top, bottom)| (*top..*bottom).contains(&middle)));
        EdgeLine {
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
            in_grid: in_grid(page, &line.bbox) || parts > MOST_PARTS || names_columns,
            names_columns,
            parts,
            words: line.words,
        }
    };
    found.into_iter().map(edge_line).collect()
}

/// Where headings of tables stand between two rules as wide as each other, from and to: one of their lines has three
/// parts or more, and text starts under one of the inner ones, however far below.
fn ruled_headings(page: &Page, found: &[lines::Line]) -> Vec<(f32, f32)> {
    let mut out: Vec<(f32, f32)> = Vec::new();
    for line in found {
        let middle = line.bbox.centre_y();
        let parts = starts(page, &line.words);
        if parts.len() < MOST_PARTS || out.iter().any(|(top, bottom)| (*top..*bottom).contains(&middle)) {
            continue;
        }
        let rules = || page.rulings.iter().filter(|r| r.is_horizontal() && r.bbox.overlap_x(&line.bbox) > 0.0);
        let near = |y: f32| (y - middle).abs() <= RULE_REACH;
        let above = rules().filter(|r| r.bbox.centre_y() < middle && near(r.bbox.centre_y()));
        let below = rules().filter(|r| r.bbox.centre_y() > middle && near(r.bbox.centre_y()));
        let above = above.max_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top));
        let below = below.min_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top));
        let Some((above, below)) = above.zip(below).map(|(a, b)| (a.bbox, b.bbox)) else { continue };
        let same = |a: f32, b: f32| (a - b).abs() <= SAME_EXTENT;
        let stands_under = |word: &Word| {
            word.direction == Direction::Right
                && word.bbox.top > below.top
                && parts.iter().skip(1).any(|x| (x - word.bbox.left).abs() <= COLUMN_DRIFT)
        };
        if same(above.left, below.left) && same(above.right, below.right) && begins_a_part(page, stands_under) {
            out.push((above.top, below.bottom));
        }
    }
    out
}

/// Whether a word that stands so begins its line, or stands behind a wide gap.
fn begins_a_part(page: &Page, stands: impl Fn(&Word) -> bool) -> bool {
    page.words.iter().enumerate().filter(|(_, word)| stands(word)).any(|(index, word)| {
        let before = index.checked_sub(1).and_then(|before| page.words.get(before));
        before.is_none_or(|b| {
            (b.bbox.centre_y() - word.bbox.centre_y()).abs() > 0.5 * word.bbox.height()
                || word.bbox.left - b.bbox.right > word.style.size.max(6.0)
        })
    })
}

/// Lines that name columns on some of the pages on which they stand do so on all of them, as the heading of a table does whose
/// rows are cut: what stands under it on one page may be one cell's text alone.
pub(super) fn tell_headings(pages: &mut [Vec<EdgeLine>]) {
    let mut counts: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    for line in pages.iter().flatten().filter(|line| line.parts >= MOST_PARTS) {
        let (named, all) = counts.entry(line.key.clone()).or_default();
        *named += usize::from(line.names_columns);
        *all += 1;
    }
    counts.retain(|_, (named, all)| *named > 0 && *named * NAMED_SHARE >= *all);
    for line in pages.iter_mut().flatten().filter(|line| line.parts >= MOST_PARTS) {
        line.in_grid |= counts.contains_key(&line.key);
    }
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
    // In bold, however far below: a row that the page before began may write in its first columns alone for long.
    let bold = || line.words.iter().filter_map(|&w| page.words.get(w)).all(|word| word.style.bold);
    let stands_under = |x: f32| {
        let below = |word: &Word| word.direction == Direction::Right && word.bbox.top > line.bbox.bottom;
        begins_a_part(page, |word| below(word) && (x - word.bbox.left).abs() <= COLUMN_DRIFT)
    };
    if parts.len() >= MOST_PARTS && bold() && parts.iter().skip(1).all(|x| stands_under(*x)) {
        return true;
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
