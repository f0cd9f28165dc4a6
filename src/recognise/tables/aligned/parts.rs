//! Regions in parts: where one table ends and another begins.

use super::gutters::{Region, SAME_START, clustered, gutters};
use super::narrowing::narrow;
use super::segments::TextLine;

/// Columns are known by so many texts beside others.
const FEWEST_TEXTS: usize = 10;
/// A step between lines this many times the usual one parts tables, if a bold line follows …
const WIDE_STEP: f32 = 2.0;
/// … this many times, if the lines below keep to other columns …
const SPACED_STEP: f32 = 1.5;
/// … this many times, if a heading of more columns follows.
const HEADED_STEP: f32 = 1.2;
/// A heading between two tables has at most so many lines.
const TITLE_LINES: usize = 3;
/// A paragraph below a table stands this many times as far from it as its lines from one another.
const APART: f32 = 1.15;
/// … and this many times without.
const VERY_WIDE_STEP: f32 = 3.6;

/// A region in parts, where a wide gap with a bold line after it, or a very wide one, shows that another table begins.
pub(super) fn parted(region: Region, lines: &[TextLine]) -> Vec<Region> {
    let inside = lines.get(region.from..=region.to).unwrap_or_default();
    let mut steps: Vec<f32> = inside.windows(2).map(|p| p[1].baseline - p[0].baseline).collect();
    steps.sort_by(f32::total_cmp);
    let Some(usual) = steps.get(steps.len() / 2).copied() else { return vec![region] };
    let mut out: Vec<Region> = Vec::new();
    let mut from = region.from;
    for (index, pair) in inside.windows(2).enumerate() {
        let step = (pair[1].baseline - pair[0].baseline) / usual.max(1.0);
        let above = inside.get(from - region.from..=index).unwrap_or_default();
        let prose = prose_below(above, &region);
        let other = || {
            pair[1].segments.len() > 1
                && (prose > 0 || step > SPACED_STEP)
                && has_other_columns(above, inside.get(index + 1..).unwrap_or_default(), &region)
        };
        let begins = step > VERY_WIDE_STEP
            || (step > WIDE_STEP && pair[1].is_bold() && !pair[0].is_bold() && pair[1].segments.len() > 1)
            || (step > HEADED_STEP && heads_more_columns(above, &pair[1]))
            || (prose == 0 && other());
        let (table, paragraph) = above.split_at(above.len() - prose);
        let parts = || pair[1].segments.len() > 1 && is_paragraph(table, paragraph);
        let title = above.iter().rev().take_while(|l| is_title(l)).count();
        let prose =
            if prose == 0 && title <= TITLE_LINES && begins_below_prose(above, &pair[1]) { title } else { prose };
        if prose > 0 && (begins_below_prose(inside, &pair[1]) || parts() || other()) {
            // The paragraph between two tables belongs to neither.
            if let Some(to) = (region.from + index).checked_sub(prose).filter(|&to| to >= from) {
                out.push(part(&region, from, to));
            }
            from = region.from + index + 1;
        } else if begins {
            let to = region.from + index;
            out.push(part(&region, from, to));
            from = to + 1;
        }
    }
    out.push(part(&region, from, region.to));
    if out.len() > 1
        && let Some(first) = out.first_mut()
    {
        // Columns of the one are none of the other's.
        first.gutters = clustered(gutters(lines.get(first.from..=first.to).unwrap_or_default(), &[]));
        first.gutters.iter_mut().for_each(|gutter| *gutter = gutter.moved(first.from));
        narrow(first, lines);
        first.ends_here = true;
        out.truncate(1);
    }
    out.retain(|part| !part.gutters.is_empty());
    out
}

/// Whether a line is the heading of three columns or more, where the lines above have no heading and two columns at most: names
/// with what they stand for, above the table of a minute's items.
fn heads_more_columns(above: &[TextLine], line: &TextLine) -> bool {
    let bold = |line: &TextLine| line.is_bold() && line.segments.iter().all(|s| !s.label);
    line.segments.len() > 2 && bold(line) && above.iter().all(|l| l.segments.len() <= 2 && !l.is_bold())
}

/// Whether the lines below a paragraph, or below space, keep to other columns than those above: few of their texts begin,
/// end or have their middle where those above do.
fn has_other_columns(above: &[TextLine], below: &[TextLine], region: &Region) -> bool {
    let beside = |lines: &[TextLine]| -> Vec<(f32, f32)> {
        let inner =
            |l: &TextLine| -> Vec<(f32, f32)> { l.segments.iter().skip(1).map(|s| (s.left, s.right)).collect() };
        lines.iter().take_while(|l| !is_prose(l, region)).flat_map(inner).collect()
    };
    let known = [Edge::Left, Edge::Right, Edge::Middle].map(|edge| (edge, shared(above, edge)));
    let fits = |text: &(f32, f32)| {
        known.iter().any(|(edge, shared)| {
            let x = edge.of(*text);
            let at = shared.partition_point(|k| *k < x - SAME_START);
            shared.get(at).is_some_and(|k| *k <= x + SAME_START)
        })
    };
    let fitting = |texts: &[(f32, f32)]| texts.iter().filter(|text| fits(text)).count();
    let (before, texts) = (beside(above), beside(below));
    // Only where the columns above are well known can others be told from them.
    let known_well = before.len() >= FEWEST_TEXTS && fitting(&before) * 3 >= before.len() * 2;
    known_well && texts.len() > 2 && fitting(&texts) * 2 < texts.len()
}

/// By what texts of a column are set below one another.
#[derive(Clone, Copy)]
enum Edge {
    Left,
    Right,
    Middle,
}

impl Edge {
    fn of(self, (left, right): (f32, f32)) -> f32 {
        match self {
            Self::Left => left,
            Self::Right => right,
            Self::Middle => f32::midpoint(left, right),
        }
    }
}

/// The places, in order, that texts of different lengths share.
fn shared(lines: &[TextLine], edge: Edge) -> Vec<f32> {
    let inner = lines.iter().flat_map(|l| l.segments.iter().skip(1));
    let mut all: Vec<(f32, f32)> = inner.map(|s| (edge.of((s.left, s.right)), s.right - s.left)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let pairs = all.windows(2).filter(|p| p[1].0 - p[0].0 <= SAME_START && (p[1].1 - p[0].1).abs() > SAME_START);
    pairs.map(|pair| pair[0].0).collect()
}

/// How many lines at the end are a paragraph: lines that run over gutters, and a short last one.
fn prose_below(lines: &[TextLine], region: &Region) -> usize {
    let full = |lines: &[TextLine]| lines.iter().rev().take_while(|l| is_prose(l, region)).count();
    match lines.split_last() {
        Some((last, above)) if is_short_end(last, region) => match full(above) {
            0 => 0,
            count => count + 1,
        },
        _ => full(lines),
    }
}

/// Whether a line may be the last of a paragraph: alone, from the left, and no further than the first column.
fn is_short_end(line: &TextLine, region: &Region) -> bool {
    let second = region.gutters.first().map_or(f32::MAX, |g| g.right);
    matches!(line.segments.as_slice(), [only] if !only.bold && only.closes && region.column(only) == 0 && only.right < second)
}

/// Whether lines below a table are a paragraph and no section row: one of them ends as sentences do, and they stand further
/// from the table than any two of its lines from each other. What follows the sentence may be names of the next heading.
pub(super) fn is_paragraph(table: &[TextLine], prose: &[TextLine]) -> bool {
    let closes = |line: &TextLine| line.segments.iter().all(|s| s.closes);
    let (Some(last), Some(first), Some(end)) = (table.last(), prose.first(), prose.iter().rposition(closes)) else {
        return false;
    };
    let step = |a: &TextLine, b: &TextLine| b.baseline - a.baseline;
    let widest = table.windows(2).map(|p| step(&p[0], &p[1])).fold(0.0, f32::max);
    let bold = prose.iter().take(end + 1).any(TextLine::is_bold);
    !bold && table.len() > 1 && step(last, first) > APART * widest
}

/// Whether a line may be a heading between two tables: bold, and alone.
fn is_title(line: &TextLine) -> bool {
    line.is_bold() && matches!(line.segments.as_slice(), [only] if !only.closes)
}

/// Whether a line runs over gutters as a paragraph does, from the left and alone.
fn is_prose(line: &TextLine, region: &Region) -> bool {
    !line.is_bold() && region.is_across(line)
}

/// Whether a line below a paragraph is the heading of another table, where the first table has one, too.
pub(super) fn begins_below_prose(table: &[TextLine], line: &TextLine) -> bool {
    let is_heading = |l: &TextLine| l.is_bold() && l.segments.len() > 1 && l.segments.iter().all(|s| !s.label);
    is_heading(line) && table.first().is_some_and(is_heading)
}

/// The lines `from..=to` of a region, with the gutters that text stands on both sides of there.
fn part(region: &Region, from: usize, to: usize) -> Region {
    let gutters = region.gutters.iter().copied().filter(|g| g.is_beside(from, to)).collect();
    Region { from, to, gutters, ..Region::default() }
}
