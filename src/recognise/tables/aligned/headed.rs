//! Tables of which rules bound the heading alone: where these rules are drawn cell by cell, as browsers do, they show the
//! columns of all rows below.

use super::Around;
use super::frames::Frame;
use super::growth::{Growth, Starts};
use super::gutters::{Gutter, Region};
use super::joints;
use super::narrowing::narrow;
use super::segments::TextLine;

/// The table below a heading between two rules. `part`: the rules of one table.
pub(super) fn region(frame: &Frame, part: &[f32], around: &Around) -> Option<Region> {
    let lines = around.lines;
    let columns = joints::columns(&frame.joints, part);
    if part.len() != 2 || columns.is_empty() {
        return None;
    }
    let mut region = frame.rows(part, lines)?;
    let heading = lines.get(region.from..=region.to)?;
    if !heading.iter().all(TextLine::is_bold) {
        return None;
    }
    region.gutters = columns.into_iter().map(|x| Gutter::at(x - 1.0, x + 1.0)).collect();
    region.known = true;
    let starts = Starts::of(&region, heading);
    let mut growth = Growth { around, extent: (frame.left, frame.right), starts, across: Growth::KNOWN };
    let below = region.to + 1;
    region.to = growth.last(&mut region, below)?;
    narrow(&mut region, lines);
    Some(region)
}
