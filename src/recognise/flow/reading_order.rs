//! The lines and tables of a page in the order in which a reader takes them: across the page, or column by column.
//!
//! Lines and table boxes enter, sorted from top to bottom; [`Piece`]s leave. White space that runs down the page
//! between two stretches of prose is a gutter: what stands left of it is read first. Short notes right of prose (the
//! initials of who acts) stay beside the lines at which they stand. Labels and values side by side are one line.

use super::lines::{Line, turned};
use crate::document::{Page, Rect};

/// A stretch of the page that is read in one go.
#[derive(Debug)]
pub(super) enum Piece {
    /// Lines below each other, with the extent against which their ends are judged.
    Text(Vec<Line>, Rect),
    /// Short notes at the right of the piece before.
    Beside(Vec<Line>, Rect),
    /// A table, by its index.
    Table(usize),
}

/// What stands on the page.
#[derive(Debug)]
struct Item {
    content: Content,
    bbox: Rect,
    /// What of it is printed: from left to right edge, with gaps as wide as a gutter left out.
    stretches: Vec<(f32, f32)>,
}

#[derive(Debug)]
enum Content {
    Line(Line),
    Table(usize),
}

impl Item {
    fn line(page: &Page, line: Line) -> Self {
        Self { bbox: line.bbox, stretches: stretches(page, &line), content: Content::Line(line) }
    }

    fn table(index: usize, bbox: Rect) -> Self {
        Self { bbox, stretches: vec![(bbox.left, bbox.right)], content: Content::Table(index) }
    }

    fn crosses(&self, gutter: Gutter) -> bool {
        let middle = f32::midpoint(gutter.left, gutter.right);
        self.bbox.right > middle
            && self.bbox.left < middle
            && self.stretches.iter().any(|&(left, right)| left < middle && right > middle)
    }
}

/// A stretch of white space from left to right edge.
#[derive(Debug, Clone, Copy)]
struct Gutter {
    left: f32,
    right: f32,
}

/// What a line prints left and right of a gutter: from left to right edge.
type Sides = (Option<(f32, f32)>, Option<(f32, f32)>);

/// What a gutter parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parting {
    Columns,
    Beside,
}

/// Width of the strips in which white space is counted, in points.
const STRIP: f32 = 2.0;
/// A gutter is at least this wide, in points.
const NARROWEST_GUTTER: f32 = 10.0;
/// A gutter may be crossed by this part of the lines (titles, lines over both columns).
const CROSSED: f32 = 0.3;
/// Columns of prose are at least this wide, in points.
const NARROWEST_COLUMN: f32 = 90.0;
/// Lines that fill this part of their column are prose.
const FULL_LINE: f32 = 0.62;
/// A column has at least this many lines.
const FEWEST_LINES: usize = 4;
/// Notes beside the text take at most this part of the text's width.
const WIDEST_NOTE: f32 = 0.28;
/// Notes beside the text begin at the same place, within this many points.
const NOTE_DRIFT: f32 = 14.0;
/// A line further below its column than this part of its height stands below the columns.
const ITEM_GAP: f32 = 0.55;
/// Pages are divided at most this often, one within the other.
const DEEPEST: u8 = 4;

/// The pieces of a page. `tables`: the boxes of its tables.
pub(super) fn pieces(page: &Page, lines: Vec<Line>, tables: &[Rect], frame: Rect) -> Vec<Piece> {
    let mut items: Vec<Item> = lines.into_iter().map(|line| Item::line(page, line)).collect();
    items.extend(tables.iter().enumerate().map(|(index, bbox)| Item::table(index, *bbox)));
    items.sort_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top).then(a.bbox.left.total_cmp(&b.bbox.left)));
    let mut out = Vec::new();
    arrange(page, items, frame, 0, &mut out);
    out
}

/// The two halves of lines that stand in two columns of prose for most of their height.
pub(super) fn two_columns(page: &Page, lines: Vec<Line>) -> Option<(Vec<Line>, Vec<Line>)> {
    let frame = lines.iter().map(|l| l.bbox).reduce(|a, b| a.union(&b))?;
    let items: Vec<Item> = lines.into_iter().map(|line| Item::line(page, line)).collect();
    let (gutter, parting, first, end) = division(page, &items, &frame)?;
    if parting != Parting::Columns || (end - first) * 3 < items.len() * 2 {
        return None;
    }
    let middle = f32::midpoint(gutter.left, gutter.right);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for item in items.into_iter().take(end).skip(first) {
        if let Content::Line(line) = item.content {
            let (a, b) = split(page, line, middle);
            left.extend(a);
            right.extend(b);
        }
    }
    Some((left, right))
}

/// Puts the items of a region into reading order.
fn arrange(page: &Page, items: Vec<Item>, frame: Rect, depth: u8, out: &mut Vec<Piece>) {
    let divided = if depth < DEEPEST { division(page, &items, &frame) } else { None };
    let Some((gutter, parting, first, end)) = divided else {
        stack(items, frame, out);
        return;
    };
    let mut before = items;
    let after = before.split_off(end.min(before.len()));
    let within = before.split_off(first.min(before.len()));
    arrange(page, before, frame, depth + 1, out);
    let middle = f32::midpoint(gutter.left, gutter.right);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for item in within {
        let on_the_left = item.bbox.centre_x() < middle;
        match item.content {
            Content::Line(line) => {
                let (a, b) = split(page, line, middle);
                left.extend(a.map(|line| Item::line(page, line)));
                right.extend(b.map(|line| Item::line(page, line)));
            }
            Content::Table(_) if on_the_left => left.push(item),
            Content::Table(_) => right.push(item),
        }
    }
    match parting {
        Parting::Columns => {
            arrange(page, left, Rect { right: gutter.left, ..frame }, depth + 1, out);
            arrange(page, right, Rect { left: gutter.right, ..frame }, depth + 1, out);
        }
        Parting::Beside => {
            stack(left, Rect { right: gutter.left, ..frame }, out);
            let (mut notes, mut tables) = (Vec::new(), Vec::new());
            for item in right {
                match item.content {
                    Content::Line(line) => notes.push(line),
                    Content::Table(index) => tables.push(Piece::Table(index)),
                }
            }
            out.push(Piece::Beside(notes, Rect { left: gutter.right, ..frame }));
            out.extend(tables);
        }
    }
    arrange(page, after, frame, depth + 1, out);
}

/// Items below each other.
fn stack(items: Vec<Item>, frame: Rect, out: &mut Vec<Piece>) {
    let mut lines: Vec<Line> = Vec::new();
    for item in items {
        match item.content {
            Content::Line(line) => lines.push(line),
            Content::Table(index) => {
                if !lines.is_empty() {
                    out.push(Piece::Text(std::mem::take(&mut lines), frame));
                }
                out.push(Piece::Table(index));
            }
        }
    }
    if !lines.is_empty() {
        out.push(Piece::Text(lines, frame));
    }
}

/// The two halves of a line at `x`.
fn split(page: &Page, line: Line, x: f32) -> (Option<Line>, Option<Line>) {
    if line.bbox.right <= x {
        return (Some(line), None);
    }
    if line.bbox.left >= x {
        return (None, Some(line));
    }
    let (left, right): (Vec<usize>, Vec<usize>) = line
        .words
        .iter()
        .copied()
        .partition(|&w| page.words.get(w).is_some_and(|word| turned(&word.bbox, word.direction).centre_x() < x));
    (part(page, &line, left), part(page, &line, right))
}

/// A line made of some of another one's words.
fn part(page: &Page, line: &Line, words: Vec<usize>) -> Option<Line> {
    let mut boxes =
        words.iter().filter_map(|&w| page.words.get(w)).map(|w| (turned(&w.bbox, w.direction), w.style.size));
    let (first, first_size) = boxes.next()?;
    let (bbox, size) = boxes.fold((first, first_size), |(all, size), (b, s)| (all.union(&b), size.max(s)));
    Some(Line {
        words,
        bbox,
        core: Rect { left: bbox.left, right: bbox.right, ..line.core },
        size,
        direction: line.direction,
    })
}

/// Where the region's items are divided: the gutter, what it parts, and the range of items that it runs through.
fn division(page: &Page, items: &[Item], frame: &Rect) -> Option<(Gutter, Parting, usize, usize)> {
    if items.len() < 3 {
        return None;
    }
    let mut best: Option<(Gutter, Parting, usize, usize)> = None;
    for gutter in gutters(items, frame) {
        let mut start = 0;
        while start < items.len() {
            let length = items.iter().skip(start).take_while(|item| !item.crosses(gutter)).count();
            if length == 0 {
                start += 1;
                continue;
            }
            let run = items.get(start..start + length).unwrap_or_default();
            if let Some((parting, first, end)) = parting(page, run, gutter, frame)
                && best.as_ref().is_none_or(|b| b.3 - b.2 < end - first)
            {
                best = Some((gutter, parting, start + first, start + end));
            }
            start += length;
        }
    }
    best
}

/// Vertical strips of white space that few items cross.
fn gutters(items: &[Item], frame: &Rect) -> Vec<Gutter> {
    let strips = ((frame.width() / STRIP).ceil().clamp(0.0, 2000.0)) as usize;
    let mut covered = vec![0_u32; strips + 1];
    let strip = |x: f32| (((x - frame.left) / STRIP).clamp(0.0, strips as f32)) as usize;
    for item in items {
        for &(left, right) in &item.stretches {
            for count in covered.iter_mut().take(strip(right) + 1).skip(strip(left)) {
                *count += 1;
            }
        }
    }
    let allowed = (CROSSED * items.len() as f32) as u32;
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    for (index, &count) in covered.iter().enumerate() {
        if count <= allowed {
            start = start.or(Some(index));
            continue;
        }
        if let Some(first) = start.take()
            && first > 0
            && (index - first) as f32 * STRIP >= NARROWEST_GUTTER
        {
            found.push(Gutter { left: frame.left + first as f32 * STRIP, right: frame.left + index as f32 * STRIP });
        }
    }
    // White space that few words interrupt runs up to the margin where only short notes stand beside the text.
    if let Some(first) = start.filter(|&f| f > 0)
        && (strips - first) as f32 * STRIP >= NARROWEST_GUTTER
    {
        let edge = frame.left + first as f32 * STRIP;
        let begins =
            items.iter().flat_map(|item| &item.stretches).map(|s| s.0).filter(|&l| l > edge + NARROWEST_GUTTER);
        let nearest = begins.fold(f32::INFINITY, f32::min);
        if nearest.is_finite() {
            found.push(Gutter { left: edge, right: nearest });
        }
    }
    found
}

/// The stretches of a line that are printed: from left to right edge, with gaps as wide as a gutter left out.
fn stretches(page: &Page, line: &Line) -> Vec<(f32, f32)> {
    let mut out: Vec<(f32, f32)> = Vec::new();
    for word in line.words.iter().filter_map(|&w| page.words.get(w)) {
        let bbox = turned(&word.bbox, word.direction);
        match out.last_mut() {
            Some(last) if bbox.left - last.1 < NARROWEST_GUTTER => last.1 = last.1.max(bbox.right),
            _ => out.push((bbox.left, bbox.right)),
        }
    }
    out
}

/// What a gutter parts in a run of items that do not cross it, and the range of the run that counts.
fn parting(page: &Page, run: &[Item], gutter: Gutter, frame: &Rect) -> Option<(Parting, usize, usize)> {
    let middle = f32::midpoint(gutter.left, gutter.right);
    let sides: Vec<Sides> = run
        .iter()
        .map(|item| {
            let side = |keep: &dyn Fn(&(f32, f32)) -> bool| {
                item.stretches.iter().filter(|s| keep(s)).copied().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            };
            (side(&|s| s.1 <= middle), side(&|s| s.0 >= middle))
        })
        .collect();
    let left: Vec<(f32, f32)> = sides.iter().filter_map(|s| s.0).collect();
    let right: Vec<(f32, f32)> = sides.iter().filter_map(|s| s.1).collect();
    if left.is_empty() || right.is_empty() {
        return None;
    }
    let (left_fill, left_width) = fill(&left);
    let (right_fill, right_width) = fill(&right);
    let columns = left.len() >= FEWEST_LINES
        && right.len() >= FEWEST_LINES
        && left_width >= NARROWEST_COLUMN
        && right_width >= NARROWEST_COLUMN
        && left_fill >= 0.5
        && right_fill >= 0.5;
    if columns {
        let (first, end) = beside_each_other(run, &sides)?;
        return Some((Parting::Columns, first, end));
    }
    let begins = right.iter().map(|s| s.0).fold(f32::INFINITY, f32::min);
    let aligned = right.iter().all(|s| s.0 - begins <= NOTE_DRIFT);
    let beside = left.len() >= FEWEST_LINES
        && right.len() >= 2
        && right.len() * 2 <= left.len()
        && left_fill >= 0.4
        && left_width >= 0.5 * frame.width()
        && right_width <= WIDEST_NOTE * left_width
        && aligned
        && !numbers_only(page, run, middle);
    let first = sides.iter().position(|s| s.1.is_some())?;
    let end = sides.iter().rposition(|s| s.1.is_some())? + 1;
    beside.then_some((Parting::Beside, first, end))
}

/// The items of a run that are columns: from where the right one begins, to its end and as far as the left one goes on
/// without a gap. Lines of one column above and below cross no gutter, and yet belong to none.
fn beside_each_other(run: &[Item], sides: &[Sides]) -> Option<(usize, usize)> {
    let right = || run.iter().zip(sides).filter(|(_, s)| s.1.is_some()).map(|(item, _)| item.bbox);
    let top = right().map(|b| b.top).reduce(f32::min)?;
    let bottom = right().map(|b| b.bottom).reduce(f32::max)?;
    let first = run.iter().position(|item| item.bbox.bottom > top)?;
    let mut end = run.iter().rposition(|item| item.bbox.top < bottom)? + 1;
    let mut below = run.get(end.checked_sub(1)?)?.bbox.bottom;
    for item in run.iter().skip(end) {
        if item.bbox.top - below > ITEM_GAP * item.bbox.height() {
            break;
        }
        below = item.bbox.bottom;
        end += 1;
    }
    Some((first, end))
}

/// The part of stretches that fill their column, and the column's width.
fn fill(stretches: &[(f32, f32)]) -> (f32, f32) {
    let left = stretches.iter().map(|s| s.0).fold(f32::INFINITY, f32::min);
    let right = stretches.iter().map(|s| s.1).fold(f32::NEG_INFINITY, f32::max);
    let width = (right - left).max(0.1);
    let full = stretches.iter().filter(|s| s.1 - s.0 >= FULL_LINE * width).count();
    (full as f32 / stretches.len().max(1) as f32, width)
}

/// Whether only numbers stand right of `x`: a table of contents.
fn numbers_only(page: &Page, run: &[Item], x: f32) -> bool {
    run.iter()
        .filter_map(|item| if let Content::Line(line) = &item.content { Some(line) } else { None })
        .flat_map(|line| line.words.iter().filter_map(|&w| page.words.get(w)))
        .filter(|word| turned(&word.bbox, word.direction).left >= x)
        .all(|word| word.text.chars().all(|c| c.is_ascii_digit() || ".,%".contains(c)))
}

#[cfg(test)]
mod tests;
