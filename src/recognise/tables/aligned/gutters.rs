//! Gaps that lie below one another to gutters, and gutters beside and below one another to regions.

use super::frames::height;
use super::segments::{Segment, TextLine};
use super::stripes::Stripe;
use crate::document::Rect;

/// A gutter is at least this wide (points) all the way down.
const NARROWEST: f32 = 4.0;
/// A gutter narrower than this (points) needs a third line to believe it.
const WIDE: f32 = 11.0;
/// Lines further apart than this (in type sizes) belong to different things.
const FARTHEST: f32 = 4.5;
/// Rows across all columns (section rows) are at most this many lines.
const SECTION_LINES: usize = 3;
/// A step between lines this many times the usual one parts tables, if a bold line follows …
const WIDE_STEP: f32 = 2.0;
/// … and this many times without.
const VERY_WIDE_STEP: f32 = 3.6;
/// Lines of one paragraph stand no further apart than this (in type sizes) …
const CLOSE: f32 = 1.35;
/// … or than this many times the tightest lines of the table.
const SAME_STEP: f32 = 1.04;
/// Open gutters are at most this many: a page has fewer columns.
const MOST_OPEN: usize = 64;

/// White space that runs down between two columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gutter {
    pub(super) left: f32,
    pub(super) right: f32,
    /// First line with text on both sides.
    from: usize,
    /// Last line with text on both sides.
    to: usize,
    /// Lines with text on both sides.
    support: usize,
}

impl Gutter {
    /// A gutter known from elsewhere than the lines.
    pub(super) fn at(left: f32, right: f32) -> Self {
        Self { left, right, from: 0, to: usize::MAX, support: 1 }
    }

    /// Whether a text stands across it.
    pub(super) fn is_crossed_by(&self, segment: &Segment) -> bool {
        segment.left < self.right - 0.5 && segment.right > self.left + 0.5
    }
}

/// Lines with gutters between their segments.
#[derive(Debug, Clone, Default)]
pub(super) struct Region {
    /// First line.
    pub(super) from: usize,
    /// Last line.
    pub(super) to: usize,
    /// From left to right.
    pub(super) gutters: Vec<Gutter>,
    /// Where the table begins and ends, if that is known from elsewhere than the text.
    pub(super) extent: Option<(f32, f32)>,
    /// Rules and borders of fills between (and around) the lines: y from top to bottom.
    pub(super) rules: Vec<f32>,
    /// Rules over some of the columns only: (y, from, to). Elsewhere cells go on below them.
    pub(super) partial: Vec<(f32, f32, f32)>,
    /// Filled rows.
    pub(super) stripes: Vec<Stripe>,
    /// Where (from y, to y) all lines belong to one row.
    pub(super) solid: Vec<(f32, f32)>,
    /// Each row begins with a number in the first column.
    pub(super) keyed: bool,
    /// The columns are known from elsewhere than the text: from fills, or from the page before.
    pub(super) known: bool,
}

impl Region {
    /// The filled row in which a line stands.
    pub(super) fn stripe(&self, line: &TextLine) -> Option<&Stripe> {
        self.stripes.iter().find(|s| s.bbox.top < height(line) && height(line) < s.bbox.bottom)
    }

    /// Whether a line stands in a filled row.
    pub(super) fn is_striped(&self, line: &TextLine) -> bool {
        self.stripe(line).is_some()
    }

    /// Whether a rule or the border of a fill runs between two lines.
    pub(super) fn is_parted(&self, a: &TextLine, b: &TextLine) -> bool {
        self.rules.iter().any(|&y| y > height(a) && y < height(b))
    }

    /// Whether two lines are known to belong to one row.
    pub(super) fn is_one_row(&self, a: &TextLine, b: &TextLine) -> bool {
        self.solid.iter().any(|&(top, bottom)| top < height(a) && height(b) < bottom)
    }

    /// The column in which a segment begins, from 0.
    pub(super) fn column(&self, segment: &Segment) -> usize {
        self.gutters.iter().take_while(|g| segment.left > f32::midpoint(g.left, g.right)).count()
    }

    /// The columns in which a segment begins and ends, from 0.
    pub(super) fn columns(&self, segment: &Segment) -> (usize, usize) {
        let first = self.column(segment);
        let crossed = self.gutters.iter().skip(first).take_while(|g| g.is_crossed_by(segment)).count();
        (first, first + crossed)
    }
}

/// The regions that white space alone makes of lines, from top to bottom.
pub(super) fn regions(lines: &[TextLine], drawn: &[Rect]) -> Vec<Region> {
    let gutters = gutters(lines, drawn);
    let mut open: Vec<(Vec<Gutter>, usize, usize)> = Vec::new();
    for gutter in gutters {
        let found = open.iter_mut().rev().take(MOST_OPEN).find(|(members, from, to)| {
            let beside = gutter.from <= *to && gutter.to >= *from;
            let below = gutter.from <= *to + 1 + SECTION_LINES
                && members.iter().any(|m| m.left.max(gutter.left) + 2.0 <= m.right.min(gutter.right))
                && lines.get(*to..=gutter.from).is_some_and(|between| are_near(between, drawn));
            beside || below
        });
        match found {
            Some((members, from, to)) => {
                members.push(gutter);
                *from = (*from).min(gutter.from);
                *to = (*to).max(gutter.to);
            }
            None => open.push((vec![gutter], gutter.from, gutter.to)),
        }
    }
    let mut out: Vec<Region> = open
        .into_iter()
        .map(|(members, from, to)| {
            let mut region = Region { from, to, gutters: clustered(members), ..Region::default() };
            extend(&mut region, lines, drawn);
            narrow(&mut region, lines);
            region
        })
        .flat_map(|region| parted(region, lines))
        .collect();
    out.sort_by_key(|r| (r.from, r.to));
    out
}

/// Whether consecutive lines follow each other closely, with no drawn table between.
fn are_near(lines: &[TextLine], drawn: &[Rect]) -> bool {
    lines.windows(2).all(|pair| {
        let [a, b] = pair else { return true };
        follows(a, b, drawn)
    })
}

pub(super) fn follows(a: &TextLine, b: &TextLine, drawn: &[Rect]) -> bool {
    b.baseline - a.baseline <= FARTHEST * a.size.max(b.size)
        && !drawn.iter().any(|d| d.top > a.baseline - a.size && d.bottom < b.baseline + 1.0)
}

/// All gutters, in the order in which they begin.
pub(super) fn gutters(lines: &[TextLine], drawn: &[Rect]) -> Vec<Gutter> {
    let mut open: Vec<Gutter> = Vec::new();
    let mut done: Vec<Gutter> = Vec::new();
    let mut before: Option<&TextLine> = None;
    for (index, line) in lines.iter().enumerate() {
        if before.is_some_and(|b| !follows(b, line, drawn)) {
            done.append(&mut open);
        }
        before = Some(line);
        let gaps: Vec<(f32, f32)> = line.segments.windows(2).map(|p| (p[0].right, p[1].left)).collect();
        let mut used = vec![false; gaps.len()];
        open.retain_mut(|gutter| {
            let narrowed = narrowed(gutter, line);
            let Some((left, right)) = narrowed else {
                done.push(*gutter);
                return false;
            };
            (gutter.left, gutter.right) = (left, right);
            for (gap, used) in gaps.iter().zip(&mut used) {
                if gap.0 <= left + 0.5 && right <= gap.1 + 0.5 {
                    *used = true;
                    gutter.to = index;
                    gutter.support += 1;
                    break;
                }
            }
            true
        });
        for (gap, used) in gaps.into_iter().zip(used) {
            if !used && open.len() < MOST_OPEN {
                open.push(Gutter { left: gap.0, right: gap.1, from: index, to: index, support: 1 });
            }
        }
    }
    done.append(&mut open);
    done.retain(|g| g.support >= 3 || (g.support == 2 && g.right - g.left >= WIDE));
    done.sort_by(|a, b| a.from.cmp(&b.from).then(a.left.total_cmp(&b.left)));
    done
}

/// What a line leaves of a gutter; `None` where it stands across.
fn narrowed(gutter: &Gutter, line: &TextLine) -> Option<(f32, f32)> {
    let (mut left, mut right) = (gutter.left, gutter.right);
    for segment in &line.segments {
        if segment.right <= left || segment.left >= right {
            continue;
        }
        // Text reaches in from one side: the gutter keeps the larger rest.
        if right - segment.right > segment.left - left { left = segment.right } else { right = segment.left }
    }
    (right - left >= NARROWEST).then_some((left, right))
}

/// Gutters that share white space are one, as narrow as all of them leave it.
pub(super) fn clustered(mut gutters: Vec<Gutter>) -> Vec<Gutter> {
    gutters.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.from.cmp(&b.from)));
    let mut out: Vec<Gutter> = Vec::new();
    for gutter in gutters {
        let shared = out.iter_mut().find(|g| g.left.max(gutter.left) + 2.0 <= g.right.min(gutter.right));
        match shared {
            Some(known) => {
                known.left = known.left.max(gutter.left);
                known.right = known.right.min(gutter.right);
                known.from = known.from.min(gutter.from);
                known.to = known.to.max(gutter.to);
                known.support += gutter.support;
            }
            None => out.push(gutter),
        }
    }
    out.sort_by(|a, b| a.left.total_cmp(&b.left));
    out
}

/// Narrows gutters by texts that reach into them without crossing: a heading longer than what stands below it.
pub(super) fn narrow(region: &mut Region, lines: &[TextLine]) {
    for line in lines.get(region.from..=region.to).unwrap_or_default() {
        for gutter in &mut region.gutters {
            for segment in &line.segments {
                if segment.right <= gutter.left || segment.left >= gutter.right {
                    continue;
                }
                if segment.left < gutter.left && gutter.right - segment.right >= NARROWEST {
                    gutter.left = segment.right;
                } else if segment.right > gutter.right && segment.left - gutter.left >= NARROWEST {
                    gutter.right = segment.left;
                }
            }
        }
    }
}

/// A region in parts, where a wide gap with a bold line after it, or a very wide one, shows that another table begins.
fn parted(region: Region, lines: &[TextLine]) -> Vec<Region> {
    let inside = lines.get(region.from..=region.to).unwrap_or_default();
    let mut steps: Vec<f32> = inside.windows(2).map(|p| p[1].baseline - p[0].baseline).collect();
    steps.sort_by(f32::total_cmp);
    let Some(usual) = steps.get(steps.len() / 2).copied() else { return vec![region] };
    let mut out: Vec<Region> = Vec::new();
    let mut from = region.from;
    for (index, pair) in inside.windows(2).enumerate() {
        let step = (pair[1].baseline - pair[0].baseline) / usual.max(1.0);
        let begins = step > VERY_WIDE_STEP
            || (step > WIDE_STEP && pair[1].is_bold() && !pair[0].is_bold() && pair[1].segments.len() > 1);
        let prose = inside.get(..=index).unwrap_or_default().iter().rev().take_while(|l| is_prose(l, &region)).count();
        if prose > 0 && begins_below_prose(inside, &pair[1]) {
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
    out.retain(|part| !part.gutters.is_empty());
    out
}

/// Whether a line runs over gutters as a paragraph does, from the left and alone.
fn is_prose(line: &TextLine, region: &Region) -> bool {
    matches!(line.segments.as_slice(), [only] if !line.is_bold() && region.columns(only).0 == 0 && region.columns(only).1 > 0)
}

/// Whether a line below a paragraph is the heading of another table, where the first table has one, too.
pub(super) fn begins_below_prose(table: &[TextLine], line: &TextLine) -> bool {
    let is_heading = |l: &TextLine| l.is_bold() && l.segments.len() > 1 && l.segments.iter().all(|s| !s.label);
    is_heading(line) && table.first().is_some_and(is_heading)
}

/// The lines `from..=to` of a region, with the gutters that text stands on both sides of there.
fn part(region: &Region, from: usize, to: usize) -> Region {
    let gutters = region.gutters.iter().copied().filter(|g| g.from <= to && g.to >= from).collect();
    Region { from, to, gutters, ..Region::default() }
}

/// The smallest distance of two lines (points): that of lines of one cell, where sizes are not to be trusted.
pub(super) fn tightest(lines: &[TextLine]) -> f32 {
    let steps = lines.windows(2).map(|p| (p[1].baseline - p[0].baseline, p[0].size)).filter(|(step, size)| step > size);
    steps.map(|(step, _)| step).fold(f32::MAX, f32::min)
}

/// Whether two lines may be of one paragraph.
pub(super) fn is_close(a: &TextLine, b: &TextLine, tightest: f32) -> bool {
    let step = b.baseline - a.baseline;
    step <= CLOSE * a.size.max(b.size) || (tightest < f32::MAX && step <= SAME_STEP * tightest)
}

/// Takes in what belongs to the region above and below: lines on which a cell's text goes on.
fn extend(region: &mut Region, lines: &[TextLine], drawn: &[Rect]) {
    let tightest = tightest(lines.get(region.from..=region.to).unwrap_or_default());
    let alone = |region: &Region, line: &TextLine| match line.segments.as_slice() {
        [only] if !region.gutters.iter().any(|g| g.is_crossed_by(only)) => Some((region.column(only), only.left)),
        _ => None,
    };
    let lefts: Vec<(usize, f32, f32)> = lines
        .get(region.from..=region.to)
        .unwrap_or_default()
        .iter()
        .flat_map(|l| l.segments.iter().map(|s| (region.column(s), s.left, s.right)))
        .collect();
    while let (Some(last), Some(next)) = (lines.get(region.to), lines.get(region.to + 1)) {
        let close = is_close(last, next, tightest) && follows(last, next, drawn);
        let Some((column, left)) = alone(region, next) else { break };
        let aligned = lefts.iter().any(|&(c, l, _)| c == column && (l - left).abs() <= 3.0);
        // The line before it in its column is full.
        let right = lefts.iter().filter(|&&(c, ..)| c == column).map(|&(_, _, r)| r).fold(0.0, f32::max);
        let full = last.segments.iter().any(|s| {
            region.column(s) == column && next.segments.first().is_some_and(|n| s.right + 2.0 + n.first_word > right)
        });
        // Text in an inner column is the cell's: paragraphs of the page begin at its left.
        if !(close && aligned && (full || column > 0)) {
            break;
        }
        region.to += 1;
    }
    while let (Some(next), Some(first)) =
        (region.from.checked_sub(1).and_then(|i| lines.get(i)), lines.get(region.from))
    {
        let close = is_close(next, first, tightest) && follows(next, first, drawn);
        let inner = alone(region, next).is_some_and(|(column, left)| {
            column > 0 && lefts.iter().any(|&(c, l, _)| c == column && (l - left).abs() <= 3.0)
        });
        if !(close && inner) {
            break;
        }
        region.from -= 1;
    }
}
