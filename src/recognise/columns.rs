//! Pages set in columns, as newsletters are: which words stand in which column.
//!
//! A page's words enter; regions leave, in reading order: what stands above, each column from the left, what stands
//! below. Each is then read as if it were a page of its own, so that a table in one column never takes lines of the other
//! one. Sure signs alone count: white space runs down many lines, the page prints all that stands left of it before all
//! that stands right of it (tables are printed row by row), and no line or fill is drawn across.

#[cfg(test)]
mod tests;

use super::flow::lines::{self, Line};
use crate::document::{Direction, Page, Rect};

/// Words further apart than this (points) are not on one stretch of a line; a gutter is at least as wide.
const GUTTER: f32 = 9.0;
/// Width of the strips in which white space is looked for, in points.
const STRIP: f32 = 3.0;
/// A column has at least this many lines …
const FEWEST_LINES: usize = 5;
/// … and this part of the text's width.
const NARROWEST: f32 = 0.22;
/// The narrower of two columns has at least this part of the wider one's width.
const LIKE_WIDTHS: f32 = 0.6;
/// Lines that fill this part of their column are prose …
const FULL_LINE: f32 = 0.6;
/// … of which both columns together have so many at least.
const FEWEST_FULL: usize = 6;
/// Text that ends before this part of the page's width leaves a column free …
const HALF: f32 = 0.56;
/// … where so many of its lines …
const FEWEST_FILLED: usize = 4;
/// … fill this part of it: others may be a list of names.
const FILLED_LINE: f32 = 0.82;
/// A page that prints as if it went back and forth more often is printed by rows.
const MOST_TURNS: usize = 1;
/// A line down a gap stands beside this share of the columns at least …
const BESIDE_LINES: f32 = 0.6;
/// … and lines meet that come this near (points).
const TOUCH: f32 = 3.0;
/// Tagged tables show columns by so many rows at least.
const FEWEST_ROWS: usize = 3;
/// Regions are divided at most this often, one within the other.
const DEEPEST: u8 = 3;

/// A row of a tagged table: the table, and its row.
pub(super) type TaggedRow = (usize, u32);

/// A part of a page that is read in one go.
#[derive(Debug)]
pub(super) struct Region {
    /// Indices into the page's words, ascending.
    pub(super) words: Vec<usize>,
    /// The column's extent; `None` where the page has one column there.
    pub(super) bounds: Option<Rect>,
}

/// White space that runs down the page, and the lines beside it.
struct Gap {
    left: f32,
    right: f32,
    lines: std::ops::Range<usize>,
}

/// The regions of a page in reading order: one with all the words where it has one column.
/// `rows`: for each word the row of the table that the paper's tags put it in.
pub(super) fn regions(page: &Page, words: Vec<usize>, rows: &[Option<TaggedRow>]) -> Vec<Region> {
    let mut out = Vec::new();
    divide(page, rows, words, None, 0, &mut out);
    if let [region] = out.as_mut_slice() {
        region.bounds = first_column(page, &region.words);
    }
    out
}

/// The extent of the left column where a page's text ends before the right one begins.
fn first_column(page: &Page, words: &[usize]) -> Option<Rect> {
    let furthest = HALF * page.width;
    let beyond = |w: &usize| page.words.get(*w).is_some_and(|word| word.bbox.right > furthest);
    if words.len() < FEWEST_LINES || words.iter().any(beyond) {
        return None;
    }
    let upright =
        words.iter().copied().filter(|&w| page.words.get(w).is_some_and(|word| word.direction == Direction::Right));
    let lines = lines::lines(page, &upright.collect::<Vec<_>>(), Direction::Right);
    let text = extent(&lines);
    let drawn = page.rulings.iter().map(|ruling| ruling.bbox.right);
    let right = drawn.fold(text.right, f32::max);
    let full = lines.iter().filter(|line| line.bbox.right - text.left >= FILLED_LINE * text.width()).count();
    (right <= furthest && full >= FEWEST_FILLED).then_some(Rect { right, top: 0.0, bottom: page.height, ..text })
}

/// The page as one of its columns shows it: only the lines, fills and marks drawn there.
pub(super) fn alone(page: &Page, bounds: Rect) -> Page {
    let here = |b: &Rect| (bounds.left..=bounds.right).contains(&b.centre_x());
    let mut page = page.clone();
    page.rulings.retain(|ruling| here(&ruling.bbox));
    page.fills.retain(|fill| here(&fill.bbox));
    page.marks.retain(|mark| here(&mark.bbox));
    page.joints.retain(|joint| (bounds.left..=bounds.right).contains(&joint.0));
    page.images.retain(here);
    page
}

fn divide(
    page: &Page,
    rows: &[Option<TaggedRow>],
    words: Vec<usize>,
    bounds: Option<Rect>,
    depth: u8,
    out: &mut Vec<Region>,
) {
    let upright: Vec<usize> = words
        .iter()
        .copied()
        .filter(|&w| page.words.get(w).is_some_and(|word| word.direction == Direction::Right))
        .collect();
    if depth < DEEPEST && upright.len() >= 2 * FEWEST_LINES && goes_back_up(page, &upright) {
        let lines = lines::lines(page, &upright, Direction::Right);
        if let Some((parts, left, right)) = parts(page, rows, &words, &lines) {
            let [above, first, second, below] = parts;
            let edge = |left: f32, right: f32| Some(Rect { left, top: 0.0, right, bottom: page.height });
            let text = extent(&lines);
            for (words, bounds) in [
                (above, bounds),
                (first, edge(bounds.map_or(text.left, |b| b.left), left)),
                (second, edge(right, bounds.map_or(text.right, |b| b.right))),
                (below, bounds),
            ] {
                if !words.is_empty() {
                    divide(page, rows, words, bounds, depth + 1, out);
                }
            }
            return;
        }
    }
    out.push(Region { words, bounds });
}

/// Whether any word is printed after one that stands below it, as a right column is after the left one. Most pages are
/// printed from top to bottom, and their lines need not be looked at.
fn goes_back_up(page: &Page, words: &[usize]) -> bool {
    let mut lowest = f32::MIN;
    words.iter().filter_map(|&word| page.words.get(word)).any(|word| {
        lowest = lowest.max(word.bbox.top);
        word.bbox.bottom < lowest
    })
}

/// The words above two columns, in the left one, in the right one and below, with the edges of the white space between.
fn parts(
    page: &Page,
    rows: &[Option<TaggedRow>],
    words: &[usize],
    lines: &[Line],
) -> Option<([Vec<usize>; 4], f32, f32)> {
    let gap = gaps(page, lines).iter().find_map(|gap| columns(page, rows, lines, gap))?;
    let middle = f32::midpoint(gap.left, gap.right);
    let mut place = vec![4_usize; page.words.len()];
    for (index, line) in lines.iter().enumerate() {
        for &word in &line.words {
            let on_the_left = page.words.get(word)?.bbox.centre_x() < middle;
            *place.get_mut(word)? = match () {
                () if index < gap.lines.start => 0,
                () if index >= gap.lines.end => 3,
                () => {
                    if on_the_left {
                        1
                    } else {
                        2
                    }
                }
            };
        }
    }
    let mut parts: [Vec<usize>; 4] = Default::default();
    for &word in words {
        // Sideways words stand where they are: beside one of the columns.
        let bbox = page.words.get(word)?.bbox;
        let part = match place.get(word).copied() {
            Some(part) if part < 4 => part,
            _ => {
                if bbox.centre_x() < middle {
                    1
                } else {
                    2
                }
            }
        };
        parts.get_mut(part)?.push(word);
    }
    Some((parts, gap.left, gap.right))
}

fn extent(lines: &[Line]) -> Rect {
    lines.iter().map(|line| line.bbox).reduce(|a, b| a.union(&b)).unwrap_or_default()
}

/// White space beside which many lines stand, the longest first.
fn gaps(page: &Page, lines: &[Line]) -> Vec<Gap> {
    let text = extent(lines);
    let stretches: Vec<Vec<(f32, f32)>> = lines.iter().map(|line| stretches(page, line)).collect();
    let open = |x: f32, index: usize| {
        stretches.get(index).is_some_and(|s| s.iter().all(|&(left, right)| right <= x || left >= x))
    };
    let strips = ((text.width() / STRIP).ceil().clamp(0.0, 1000.0)) as usize;
    let mut found: Vec<(f32, std::ops::Range<usize>)> = Vec::new();
    for strip in 1..strips {
        let x = text.left + strip as f32 * STRIP;
        let part = (x - text.left) / text.width().max(1.0);
        if !(NARROWEST..=1.0 - NARROWEST).contains(&part) {
            continue;
        }
        let mut start = 0;
        let mut best = 0..0;
        for index in 0..=lines.len() {
            if index == lines.len() || !open(x, index) {
                if index - start > best.len() {
                    best = start..index;
                }
                start = index + 1;
            }
        }
        if best.len() >= FEWEST_LINES {
            found.push((x, best));
        }
    }
    found.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.total_cmp(&b.0)));
    let mut before = f32::MIN;
    found
        .into_iter()
        .filter_map(|(x, lines)| {
            let beside = stretches.get(lines.clone())?;
            let left = beside.iter().flatten().map(|s| s.1).filter(|&end| end <= x).fold(f32::MIN, f32::max);
            let right = beside.iter().flatten().map(|s| s.0).filter(|&start| start >= x).fold(f32::MAX, f32::min);
            (left > f32::MIN && right < f32::MAX && right - left >= GUTTER).then_some(Gap { left, right, lines })
        })
        // Strips beside one another stand in the same white space.
        .filter(|gap| (std::mem::replace(&mut before, gap.left) - gap.left).abs() > f32::EPSILON)
        .take(4)
        .collect()
}

/// The stretches of a line: from left to right edge, parted where white space is as wide as a gutter.
fn stretches(page: &Page, line: &Line) -> Vec<(f32, f32)> {
    let mut out: Vec<(f32, f32)> = Vec::new();
    for bbox in line.words.iter().filter_map(|&w| page.words.get(w)).map(|word| word.bbox) {
        match out.last_mut() {
            Some(last) if bbox.left - last.1 < GUTTER => last.1 = last.1.max(bbox.right),
            _ => out.push((bbox.left, bbox.right)),
        }
    }
    out
}

/// The gap if it parts two columns, with the lines that are in them.
fn columns(page: &Page, rows: &[Option<TaggedRow>], lines: &[Line], gap: &Gap) -> Option<Gap> {
    let middle = f32::midpoint(gap.left, gap.right);
    let within = lines.get(gap.lines.clone())?;
    let mut order: Vec<(usize, bool, Rect)> = within
        .iter()
        .flat_map(|line| &line.words)
        .filter_map(|&w| page.words.get(w).map(|word| (w, word.bbox.centre_x() < middle, word.bbox)))
        .collect();
    order.sort_unstable_by_key(|&(index, ..)| index);
    // What is printed on the left after all of the right column, and below it, stands below both.
    let last_right = order.iter().rposition(|&(_, left, _)| !left)?;
    let foot = order.get(..=last_right)?.iter().map(|&(.., bbox)| bbox.bottom).fold(f32::MIN, f32::max);
    let after = order.get(last_right + 1..)?;
    if after.iter().any(|(.., bbox)| bbox.centre_y() < foot) {
        return None;
    }
    let turns = order.get(..=last_right)?.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    if turns != MOST_TURNS || !order.first()?.1 {
        return None;
    }
    let end = within.iter().rposition(|line| line.core.centre_y() < foot)? + 1;
    let gap = Gap { lines: gap.lines.start..gap.lines.start + end, ..*gap };
    let within = lines.get(gap.lines.clone())?;
    let side = |left: bool| -> Vec<(f32, f32)> {
        let keep = |s: &(f32, f32)| (s.1 <= middle) == left;
        let whole = |a: (f32, f32), b: (f32, f32)| (a.0.min(b.0), a.1.max(b.1));
        within.iter().filter_map(|line| stretches(page, line).into_iter().filter(keep).reduce(whole)).collect()
    };
    let (first, second) = (side(true), side(false));
    let (width_of_first, width_of_second) = (width(&first), width(&second));
    let text = extent(lines).width();
    let alike = width_of_first.min(width_of_second) >= LIKE_WIDTHS * width_of_first.max(width_of_second)
        && width_of_first.min(width_of_second) >= NARROWEST * text;
    let full = |side: &[(f32, f32)], width: f32| side.iter().filter(|s| s.1 - s.0 >= FULL_LINE * width).count();
    let prose = full(&first, width_of_first) + full(&second, width_of_second);
    let area = within.iter().map(|line| line.bbox).reduce(|a, b| a.union(&b))?;
    (first.len() >= FEWEST_LINES
        && second.len() >= FEWEST_LINES
        && alike
        && (prose >= FEWEST_FULL || are_rows_apart(page, rows, within, middle))
        && !is_crossed(page, middle, area)
        && !is_in_grid(page, &gap, area))
    .then_some(gap)
}

/// Whether the rows of tagged tables stand on one side each, so that the tables are the columns', and no column a table's.
/// One row of each table may be cut at the foot of the left column.
fn are_rows_apart(page: &Page, rows: &[Option<TaggedRow>], lines: &[Line], middle: f32) -> bool {
    let mut sides: std::collections::BTreeMap<TaggedRow, [bool; 2]> = std::collections::BTreeMap::new();
    for &word in lines.iter().flat_map(|line| &line.words) {
        let (Some(row), Some(word)) = (rows.get(word).copied().flatten(), page.words.get(word)) else { continue };
        sides.entry(row).or_default()[usize::from(word.bbox.centre_x() >= middle)] = true;
    }
    let alone = |side: usize| sides.values().filter(|on| on[side] && !on[1 - side]).count();
    let mut cut: Vec<usize> = sides.iter().filter(|(_, on)| on[0] && on[1]).map(|(row, _)| row.0).collect();
    let all = cut.len();
    cut.dedup();
    alone(0) > 0 && alone(1) > 0 && alone(0) + alone(1) >= FEWEST_ROWS && cut.len() == all
}

fn width(side: &[(f32, f32)]) -> f32 {
    let left = side.iter().map(|s| s.0).fold(f32::MAX, f32::min);
    let right = side.iter().map(|s| s.1).fold(f32::MIN, f32::max);
    (right - left).max(0.1)
}

/// Whether a line down the gap hangs between lines drawn across it: the cells of one row of a table, which may be printed one
/// after the other as columns are.
fn is_in_grid(page: &Page, gap: &Gap, area: Rect) -> bool {
    let middle = f32::midpoint(gap.left, gap.right);
    let down = |b: &Rect| {
        let stands = b.centre_x() > gap.left - 1.0 && b.centre_x() < gap.right + 1.0;
        stands && b.bottom.min(area.bottom) - b.top.max(area.top) >= BESIDE_LINES * area.height()
    };
    let rulings = || page.rulings.iter().filter(|r| r.is_horizontal()).map(|r| r.bbox).filter(|b| runs_over(b, middle));
    let touches = |v: &Rect, b: &Rect| v.top - TOUCH <= b.centre_y() && b.centre_y() <= v.bottom + TOUCH;
    let mut upright = page.rulings.iter().filter(|r| !r.is_horizontal()).map(|r| r.bbox).filter(down);
    upright.any(|v| rulings().filter(|b| touches(&v, b)).take(2).count() == 2)
}

/// Whether something drawn runs from one side of a gap to the other.
fn runs_over(drawn: &Rect, x: f32) -> bool {
    drawn.left < x - GUTTER && drawn.right > x + GUTTER
}

/// Whether lines or fills are drawn across the gap, as a table's are.
fn is_crossed(page: &Page, x: f32, area: Rect) -> bool {
    let crosses = |b: &Rect| runs_over(b, x) && b.top > area.top + 1.0 && b.bottom < area.bottom - 1.0;
    page.rulings.iter().any(|ruling| crosses(&ruling.bbox)) || page.fills.iter().any(|fill| crosses(&fill.bbox))
}
