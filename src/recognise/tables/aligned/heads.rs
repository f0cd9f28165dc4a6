//! Headings parted from their rows by the first section row: "Activity | Lead | When" above "1. Transport", with the first
//! row that shows the columns below it.

use super::growth::Growth;
use super::gutters::{Gutter, Region, follows};
use super::rows;
use super::segments::TextLine;
use crate::document::Rect;

/// A heading has no more lines.
const MOST_LINES: usize = 4;
/// White space between two names is at least this wide (points).
const NARROWEST: f32 = 2.0;
/// Lines that begin this close (points) to the rows' begin with them.
const SAME_LEFT: f32 = 4.0;

/// Takes in a heading, and the section row below it, that stand above a region. `free`: the first line that belongs to no
/// other table.
pub(super) fn take_in(region: &mut Region, lines: &[TextLine], drawn: &[Rect], free: usize) {
    if region.gutters.len() < 2
        || lines.get(region.from).is_none_or(|first| first.is_bold() && first.segments.len() > 1)
    {
        return;
    }
    let Some(section) = section_above(region, lines, drawn, free) else { return };
    let keyed = rows::are_keyed(lines.get(region.from..=region.to).unwrap_or_default(), region);
    let known = region.gutters.clone();
    let mut from = section;
    let mut named = vec![false; region.gutters.len() + 1];
    let mut beside = false;
    while let Some(index) = from.checked_sub(1).filter(|&index| index >= free && section - index <= MOST_LINES) {
        let (Some(line), Some(below)) = (lines.get(index), lines.get(from)) else { break };
        let title = line.segments.len() == 1 && line.segments.iter().any(|s| region.column(s) == 0);
        if !line.is_bold() || title || !follows(line, below, drawn) {
            break;
        }
        let Some(gutters) = narrowed(&region.gutters, line, keyed) else { break };
        region.gutters = gutters;
        for segment in &line.segments {
            if let Some(slot) = named.get_mut(region.column(segment)) {
                *slot = true;
            }
        }
        beside |= line.segments.len() > 1;
        from = index;
    }
    // A column of numbers often has no name.
    if beside && named.iter().filter(|own| **own).count() >= region.gutters.len().max(2) {
        region.from = from;
    } else {
        region.gutters = known;
    }
}

/// The gutters as a line's names leave them, which may be wider than what stands below; `None` where one stands across. The
/// first name may stand over a column of numbers (`keyed`) and the one beside it.
fn narrowed(gutters: &[Gutter], line: &TextLine, keyed: bool) -> Option<Vec<Gutter>> {
    let mut out = gutters.to_vec();
    for (index, gutter) in out.iter_mut().enumerate() {
        for segment in &line.segments {
            if segment.right <= gutter.left || segment.left >= gutter.right {
                continue;
            }
            let (after, before) = (gutter.right - segment.right, segment.left - gutter.left);
            match after.max(before) {
                left if left < NARROWEST && index == 0 && keyed => {}
                left if left < NARROWEST => return None,
                _ if after >= before => gutter.left = segment.right,
                _ => gutter.right = segment.left,
            }
        }
    }
    Some(out)
}

/// The first line of the section row right above a region, where there is one.
fn section_above(region: &Region, lines: &[TextLine], drawn: &[Rect], free: usize) -> Option<usize> {
    let inside = lines.get(region.from..=region.to)?;
    let left = inside.iter().map(|line| line.bbox.left).fold(f32::MAX, f32::min);
    let mut at = region.from;
    while let Some(index) = at.checked_sub(1).filter(|&index| index >= free && region.from - index <= Growth::KNOWN) {
        let (line, below) = (lines.get(index)?, lines.get(at)?);
        let alone = line.segments.len() == 1 && (line.bbox.left - left).abs() <= SAME_LEFT;
        if !alone || !follows(line, below, drawn) {
            break;
        }
        at = index;
    }
    (at < region.from).then_some(at)
}
