//! Rows above the first and below the last of what rules and fills draw: a heading without fill over striped rows, rows
//! of a table that is ruled between its rows only.

use super::Around;
use super::growth::{Fit, Growth, Starts};
use super::gutters::{Region, follows};
use super::segments::TextLine;

/// The rows above take at most this many lines.
const MOST_LINES: usize = 24;
/// A row stands this close (in type sizes) to what is drawn, or closer.
const CLOSE: f32 = 1.7;

/// Takes in the rows above a region whose columns are drawn and, where there are such, those below it. `free`: the lines
/// that belong to no other table.
pub(super) fn beyond(region: &mut Region, around: &Around, free: std::ops::Range<usize>) {
    if (region.rules.is_empty() && region.stripes.is_empty()) || !region.walls.is_empty() {
        return;
    }
    let inside = around.lines.get(region.from..=region.to).unwrap_or_default();
    let Some(text) = inside.iter().map(|l| l.bbox).reduce(|a, b| a.union(&b)) else { return };
    let extent = region.extent.unwrap_or((text.left, text.right));
    let around = &Around { lines: around.lines.get(..free.end).unwrap_or_default(), ..*around };
    let mut growth = Growth { around, extent, starts: Starts::of(region, inside), across: 0 };
    let from = above(region, &growth, free.start);
    let open = from < region.from;
    region.from = from;
    if open
        && region.stripes.is_empty()
        && stands_below(region, around.lines)
        && let Some(to) = growth.last(region, region.to + 1)
    {
        region.to = to;
    }
}

/// Whether the line below a region stands close to it and beside others.
fn stands_below(region: &Region, lines: &[TextLine]) -> bool {
    match (lines.get(region.to), lines.get(region.to + 1)) {
        (Some(last), Some(next)) => next.segments.len() > 1 && next.bbox.top - last.bbox.bottom <= CLOSE * next.size,
        _ => false,
    }
}

/// The first line of the rows above a region.
fn above(region: &mut Region, growth: &Growth, free: usize) -> usize {
    let &Around { lines, drawn, .. } = growth.around;
    let (mut from, mut at) = (region.from, region.from);
    if lines.get(from).is_some_and(|l| l.is_bold() && l.segments.len() > 1 && !l.segments.iter().any(|s| s.label)) {
        return from;
    }
    let mut bold_seen = false;
    while let Some(index) = at.checked_sub(1).filter(|&index| index >= free && region.from - index <= MOST_LINES) {
        let (Some(line), Some(below)) = (lines.get(index), lines.get(at)) else { break };
        let near = follows(line, below, drawn) && below.bbox.top - line.bbox.bottom <= CLOSE * line.size;
        let bold = line.is_bold();
        let gutters = region.gutters.clone();
        // A heading's names may stand over several columns each.
        let named = bold && line.segments.len() > 1 && line.segments.iter().all(|s| growth.starts.begins(region, s));
        if !near || (bold_seen && !bold) || !(growth.fit(region, line) == Fit::Columns || named) {
            region.gutters = gutters;
            break;
        }
        let beside = line.segments.len() > 1;
        let begins = line.segments.iter().filter(|s| growth.starts.begins(region, s)).count();
        // Names may be centred over their columns: each stands in one of its own.
        let mut columns: Vec<usize> = line.segments.iter().map(|s| region.column(s)).collect();
        columns.dedup();
        let named = columns.len() == line.segments.len() && columns.len() >= 3;
        let aligned = bold || named || begins * 2 >= line.segments.len();
        if beside && !aligned {
            region.gutters = gutters;
            break;
        }
        at = index;
        // A line alone may be what stands before the table.
        if beside {
            from = index;
        }
        bold_seen |= bold && beside;
    }
    from
}
