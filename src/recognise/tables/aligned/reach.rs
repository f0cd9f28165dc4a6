//! Rows above the first and below the last of what rules and fills draw: a heading without fill over striped rows, rows
//! of a table that is ruled between its rows only.

use super::Around;
use super::columns::between;
use super::frames::height;
use super::growth::{Fit, Growth, Starts};
use super::gutters::{Region, follows};
use super::segments::TextLine;

/// The rows above take at most this many lines.
const MOST_LINES: usize = 24;
/// So many rules show rows.
const FEWEST_RULES: usize = 3;
/// Rows stand below their rules alike within this (points).
const SAME_SPACE: f32 = 2.0;
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
    let ends_page = free.end == around.lines.len();
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
    } else if ends_page && let Some(to) = cut_by_page(region, &mut growth) {
        let below = region.rules.last().copied().unwrap_or_default();
        region.solid.push((below, f32::MAX));
        region.to = to;
    }
}

/// The page's last line, where all below the last rule is a row that the page cuts: browsers draw no rule under it. It
/// stands below its rule as the rows above do below theirs, and keeps to their columns.
fn cut_by_page(region: &mut Region, growth: &mut Growth) -> Option<usize> {
    let lines = growth.around.lines;
    let (next, &below) = (region.to + 1, region.rules.last()?);
    // Below a repeated heading the whole page may be one row.
    let fewest = if region.goes_on { FEWEST_RULES - 1 } else { FEWEST_RULES };
    if region.rules.len() < fewest || !region.stripes.is_empty() {
        return None;
    }
    let first = lines.get(next).filter(|line| height(line) > below)?;
    let space = |top: f32, bottom: f32| between(lines, top, bottom).first().map(|line| line.bbox.top - top);
    let mut spaces: Vec<f32> = region.rules.windows(2).filter_map(|pair| space(pair[0], pair[1])).collect();
    spaces.sort_by(f32::total_cmp);
    let usual = spaces.get(spaces.len() / 2)?;
    let inner = first.segments.first().is_some_and(|s| region.column(s) > 0);
    let begins = first.segments.iter().all(|s| growth.starts.begins(region, s));
    let beside = begins && (first.segments.len() > 1 || region.goes_on && inner);
    let own = first.segments.iter().filter(|s| !s.label).count() > 1 || region.gutters.len() > 1;
    if !(beside && own && (first.bbox.top - below - usual).abs() <= SAME_SPACE) {
        return None;
    }
    let drawn = growth.around.drawn.iter().any(|d| d.top > below);
    let gutters = region.gutters.clone();
    let last = growth.last(region, next).filter(|&last| !drawn && last + 1 == lines.len());
    if last.is_none() {
        region.gutters = gutters;
    }
    last
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
