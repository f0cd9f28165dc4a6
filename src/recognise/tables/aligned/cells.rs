//! Rows and columns to cells.

use super::super::draft::{Draft, DraftCell};
use super::gutters::Region;
use super::rows;
use super::segments::TextLine;
use super::storeys::{self, Storeys};
use crate::document::{Opening, RecognisedBy, Rect};
use std::ops::Range;

/// Cells reach this far (points) beyond the text at the table's outer sides.
const MARGIN: f32 = 2.0;
/// Lines of one paragraph stand no further apart than this (in type sizes).
const CLOSE: f32 = 1.35;
/// A rule at this distance (points) from a row's border is the border.
const SAME_HEIGHT: f32 = 1.0;
/// The border between two fills is a gutter's within this (points).
const SAME_BORDER: f32 = 4.0;

/// Rows and columns to cells.
pub(super) fn draft(
    lines: &[TextLine],
    region: &Region,
    starts: &[usize],
    storeys: Option<&Storeys>,
    uncertain: bool,
) -> Draft {
    let columns = region.gutters.len() + 1;
    let text = lines.iter().map(|l| l.bbox).reduce(|a, b| a.union(&b)).unwrap_or_default();
    let (left, right) = region.extent.unwrap_or((text.left, text.right));
    let mut xs = vec![left.min(text.left - MARGIN)];
    xs.extend(region.gutters.iter().map(|g| f32::midpoint(g.left, g.right)));
    xs.push(right.max(text.right + MARGIN));
    let ys = rows::borders(lines, region, starts);
    let mut cells: Vec<DraftCell> = Vec::new();
    // For each column the cell last begun there.
    let mut above: Vec<Option<usize>> = vec![None; columns];
    for (row, &start) in starts.iter().enumerate() {
        let end = starts.get(row + 1).copied().unwrap_or(lines.len());
        let members = lines.get(start..end).unwrap_or_default();
        for (left, right) in spans(members, region, columns) {
            let words = words(members, region, left..right);
            if let Some(cell) = above.get(left).copied().flatten().and_then(|index| cells.get_mut(index))
                && (cell.column as usize, cell.column_span as usize) == (left + 1, right - left)
                && goes_on_below(region, ys[row], xs[left], xs[right])
                && (!region.stripes.iter().any(|s| !s.edges.is_empty()) || !begins_anew(lines, start, region, left))
            {
                cell.row_span += 1;
                cell.bbox.bottom = ys[row + 1];
                cell.words.extend(words);
                cell.words.sort_unstable();
                continue;
            }
            above.iter_mut().take(right).skip(left).for_each(|slot| *slot = None);
            above[left] = Some(cells.len());
            cells.push(DraftCell {
                row: row as u32 + 1,
                column: left as u32 + 1,
                row_span: 1,
                column_span: (right - left) as u32,
                bbox: Rect { left: xs[left], top: ys[row], right: xs[right], bottom: ys[row + 1] },
                header: false,
                words,
                nested: Vec::new(),
            });
        }
    }
    if let Some(storeys) = storeys.filter(|storeys| starts.get(1) == Some(&storeys.line)) {
        put_heading(&mut cells, storeys, &xs, &ys);
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let bbox = cells.iter().map(|c| c.bbox).reduce(|a, b| a.union(&b)).unwrap_or_default();
    Draft {
        recognised_by: RecognisedBy::Alignment,
        rows: starts.len() as u32,
        columns: columns as u32,
        bbox,
        cells,
        uncertain,
        tagged: None,
        opening: Opening::Unknown,
    }
}

/// The words of some columns, in the order of the page.
fn words(members: &[TextLine], region: &Region, columns: Range<usize>) -> Vec<usize> {
    let segments = members.iter().flat_map(|line| &line.segments);
    let own = segments.filter(|segment| columns.contains(&region.column(segment)));
    let mut words: Vec<usize> = own.flat_map(|segment| segment.words.iter().copied()).collect();
    words.sort_unstable();
    words
}

/// Puts a heading of two storeys in place of the first two rows, where nothing of them goes on below.
fn put_heading(cells: &mut Vec<DraftCell>, storeys: &Storeys, xs: &[f32], ys: &[f32]) {
    if cells.iter().filter(|c| c.row <= 2).all(|c| c.row + c.row_span <= 3)
        && let Some(heading) = storeys::cells(storeys, xs, ys)
    {
        cells.retain(|c| c.row > 2);
        cells.extend(heading);
    }
}

/// Whether a column's text in a row begins with that row, and not close below what stands above.
fn begins_anew(lines: &[TextLine], start: usize, region: &Region, column: usize) -> bool {
    let (above, below) = lines.split_at(start.min(lines.len()));
    let written = |line: &&TextLine| line.segments.iter().any(|s| region.column(s) == column);
    let Some(first) = below.first().filter(written) else { return false };
    above.iter().rev().find(written).is_none_or(|line| first.baseline - line.baseline > CLOSE * first.size)
}

/// Whether a cell goes on below a height: a rule runs there, but not over the cell.
fn goes_on_below(region: &Region, y: f32, left: f32, right: f32) -> bool {
    let covers = |&(at, from, to): &(f32, f32, f32)| {
        (at - y).abs() <= SAME_HEIGHT && to.min(right) - from.max(left) >= (right - left) / 2.0
    };
    let near = |&(at, ..): &(f32, f32, f32)| (at - y).abs() <= SAME_HEIGHT;
    region.partial.iter().any(near) && !region.partial.iter().any(covers)
}

/// The cells of a row as ranges of columns: borders of its fills, where it is filled; else a gutter that some text of
/// the row crosses parts nothing.
fn spans(members: &[TextLine], region: &Region, columns: usize) -> Vec<(usize, usize)> {
    // One fill behind a whole row of texts shows no columns.
    let beside =
        || members.iter().any(|line| line.segments.windows(2).any(|p| region.column(&p[0]) < region.column(&p[1])));
    let stripe = members.first().and_then(|line| region.stripe(line)).filter(|s| !s.edges.is_empty() || !beside());
    let mut out: Vec<(usize, usize)> = Vec::with_capacity(columns);
    let mut left = 0;
    for (index, gutter) in region.gutters.iter().enumerate() {
        let walled = members.first().and_then(|line| region.is_walled(gutter, line));
        let crossed = match stripe {
            _ if walled.is_some() => walled == Some(false),
            Some(stripe) if region.known => {
                let within = |x: f32| x > gutter.left - SAME_BORDER && x < gutter.right + SAME_BORDER;
                !stripe.edges.iter().any(|&x| within(x))
            }
            _ => members.iter().flat_map(|l| &l.segments).any(|s| gutter.is_crossed_by(s)),
        };
        if !crossed {
            out.push((left, index + 1));
            left = index + 1;
        }
    }
    out.push((left, columns));
    if stripe.is_some() && region.known {
        return out;
    }
    let written = |&(left, right): &(usize, usize)| {
        members.iter().flat_map(|l| &l.segments).any(|s| (left..right).contains(&region.column(s)))
    };
    // A text that crosses a gutter, with nothing to its right: its cell is as wide as the table is. One that begins at
    // the left and stands alone is a section row.
    let last = out.iter().rposition(written).unwrap_or(0);
    if out.get(last).is_some_and(|&(left, right)| right - left > 1) {
        out.truncate(last + 1);
        out.last_mut().into_iter().for_each(|(_, right)| *right = columns);
    }
    out
}
