//! Columns that white space seemed to show, looked at again with all of a table's lines.

use super::gutters::{Gutter, Region, SAME_START};
use super::narrowing::narrow_by;
use super::segments::{Segment, TextLine};

/// The lines of a heading without bold letters are told from the others up to this many.
const HEADING_LINES: usize = 3;

/// White space that parts columns is at least this wide (points), where so many texts begin behind it or end before it.
const NARROWEST: f32 = 5.5;
const FEWEST_BEGINNING: usize = 3;
/// So many names beside one another are a heading.
const FEWEST_NAMES: usize = 3;

/// What stands in a column.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    /// Texts of the heading.
    names: usize,
    /// Other texts in it alone.
    texts: usize,
    /// Texts, not the heading's, that run from it over the next column.
    over: usize,
}

/// Drops gutters that make no columns: where nothing stands in one, or where a name stands alone in one column and the
/// texts that it is for in the other, as names do that are centred over long texts.
pub(super) fn settle(lines: &[TextLine], region: &mut Region) {
    if region.known || region.gutters.len() < 2 {
        return;
    }
    missed(lines, region);
    while let Some(index) = needless(&columns(lines, region)) {
        region.gutters.remove(index);
    }
    narrow_by(&mut region.gutters, lines);
}

/// Adds the gutters that were missed because few lines have text on both sides of them: white space down the whole table,
/// behind which texts begin, or before which they end, at one place.
fn missed(lines: &[TextLine], region: &mut Region) {
    let mut texts: Vec<(f32, f32)> = lines
        .iter()
        .filter(|l| !region.is_across(l))
        .flat_map(|l| l.segments.iter().map(|s| (s.left, s.right)))
        .collect();
    texts.sort_by(|a, b| a.0.total_cmp(&b.0));
    // A name in a bold heading has its column, if nothing stands in it.
    let heading = lines.first().filter(|l| l.is_bold() && l.segments.len() >= FEWEST_NAMES);
    let names: Vec<f32> = heading.into_iter().flat_map(|l| l.segments.iter().skip(1).map(|s| s.left)).collect();
    let mut end = texts.first().map_or(0.0, |first| first.1);
    let mut found = Vec::new();
    for (index, &(left, right)) in texts.iter().enumerate() {
        let near = |g: &Gutter| g.left < left && g.right > end;
        if left - end >= NARROWEST && !region.gutters.iter().any(near) {
            let begin = texts.get(index..).unwrap_or_default().iter().take_while(|t| t.0 - left <= SAME_START).count();
            let ending = texts.get(..index).unwrap_or_default().iter().filter(|t| (t.1 - end).abs() <= SAME_START);
            if begin >= FEWEST_BEGINNING || ending.count() >= FEWEST_BEGINNING || names.contains(&left) {
                found.push(Gutter::at(end, left));
            }
        }
        end = end.max(right);
    }
    let beside = |gutter: &Gutter| {
        let apart = |pair: &[Segment]| pair[0].right <= gutter.left + 0.5 && pair[1].left >= gutter.right - 0.5;
        lines.iter().any(|line| line.segments.windows(2).any(apart))
    };
    region.gutters.extend(found.into_iter().filter(beside));
    region.gutters.sort_by(|a, b| a.left.total_cmp(&b.left));
}

/// The first gutter that makes no column.
fn needless(columns: &[Column]) -> Option<usize> {
    columns.windows(2).position(|pair| {
        let [left, right] = pair else { return false };
        let empty = |c: &Column| c.names + c.texts == 0;
        let apart = |a: &Column, b: &Column| a.texts == 0 && a.names > 0 && b.names == 0 && b.texts > 0;
        (left.over > 0 && empty(right)) || apart(left, right) || apart(right, left)
    })
}

fn columns(lines: &[TextLine], region: &Region) -> Vec<Column> {
    let bold = lines.iter().take_while(|l| l.is_bold()).count();
    let heading = if bold == 0 || bold > HEADING_LINES { 1 } else { bold };
    let mut out = vec![Column::default(); region.gutters.len() + 1];
    for (index, line) in lines.iter().enumerate() {
        for segment in &line.segments {
            let (first, last) = region.columns(segment);
            let Some(column) = out.get_mut(first) else { continue };
            match (index < heading, first == last) {
                (true, true) => column.names += 1,
                (false, true) => column.texts += 1,
                (false, false) if !region.is_across(line) => column.over += 1,
                _ => {}
            }
        }
    }
    out
}
