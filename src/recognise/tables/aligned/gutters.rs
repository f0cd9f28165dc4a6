//! Gaps that lie below one another to gutters, and gutters beside and below one another to regions.

use super::super::edges::SNAP;
use super::frames::height;
use super::narrowing::narrow;
use super::parts::parted;
use super::sections;
use super::segments::{Segment, TextLine};
use super::set_larger;
use super::stripes::Stripe;
use super::walls::Wall;
use crate::document::Rect;

/// A gutter is at least this wide (points) all the way down.
pub(super) const NARROWEST: f32 = 4.0;
/// A gutter narrower than this (points) needs a third line to believe it.
const WIDE: f32 = 11.0;
/// Lines further apart than this (in type sizes) belong to different things.
const FARTHEST: f32 = 4.5;
/// Rows across all columns (section rows) are at most this many lines.
pub(super) const SECTION_LINES: usize = 3;
/// A page has fewer tables.
const MOST_TABLES: usize = 32;
/// Lines of one paragraph stand no further apart than this (in type sizes) …
const CLOSE: f32 = 1.35;
/// … or than this many times the tightest lines of the table.
const SAME_STEP: f32 = 1.04;
/// Texts that begin this close (points) to one another begin at the same place …
pub(super) const SAME_START: f32 = 1.5;
/// … and so many of them do not by chance.
const ALIGNED: usize = 3;
/// Open gutters are at most this many: a page has fewer columns.
const MOST_OPEN: usize = 64;

/// White space that runs down between two columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gutter {
    pub(super) left: f32,
    pub(super) right: f32,
    /// First line with text on both sides.
    pub(super) from: usize,
    /// Last line with text on both sides.
    pub(super) to: usize,
    /// Lines with text on both sides.
    pub(super) support: usize,
    /// Texts that begin where the gutter ends.
    aligned: usize,
    /// The gutter, by number, that it goes on with beyond section rows; its own number where there is none.
    chain: usize,
}

impl Gutter {
    /// A gutter known from elsewhere than the lines.
    pub(super) fn at(left: f32, right: f32) -> Self {
        Self { left, right, from: 0, to: usize::MAX, support: 1, aligned: 0, chain: usize::MAX }
    }

    /// The same, its lines counted from so many lines above.
    pub(super) fn moved(self, lines: usize) -> Self {
        Self { from: self.from.saturating_add(lines), to: self.to.saturating_add(lines), ..self }
    }

    /// Whether text stands on both sides of it on some of these lines.
    pub(super) fn is_beside(&self, from: usize, to: usize) -> bool {
        self.from <= to && self.to >= from
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
    /// Lines down the page between its columns.
    pub(super) walls: Vec<Wall>,
    /// Where (from y, to y) all lines belong to one row.
    pub(super) solid: Vec<(f32, f32)>,
    /// Each row begins with a number in the first column.
    pub(super) keyed: bool,
    /// The columns are known from elsewhere than the text: from fills, or from the page before.
    pub(super) known: bool,
    /// It may go on with a table of the page before.
    pub(super) goes_on: bool,
    /// Another table follows.
    pub(super) ends_here: bool,
    /// Lines of its first row, once its rows are known.
    pub(super) first_row: usize,
    /// Lines at its top that repeat the heading of the page before.
    pub(super) repeated: usize,
}

impl Region {
    /// The same, its lines counted from so many lines above.
    fn moved(mut self, lines: usize) -> Self {
        (self.from, self.to) = (self.from + lines, self.to + lines);
        self.gutters.iter_mut().for_each(|gutter| *gutter = gutter.moved(lines));
        self
    }

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

    /// Whether a wall stands in a gutter at a line's height; `None` where the columns are not parted by walls.
    pub(super) fn is_walled(&self, gutter: &Gutter, line: &TextLine) -> Option<bool> {
        let within = |w: &Wall| (gutter.left - SNAP..=gutter.right + SNAP).contains(&w.x);
        let stands = |w: &Wall| within(w) && w.stands_at(line.bbox.centre_y());
        (!self.walls.is_empty()).then(|| self.walls.iter().any(stands))
    }

    /// The column of an x, from 0.
    pub(super) fn column_at(&self, x: f32) -> usize {
        self.gutters.iter().take_while(|g| x > f32::midpoint(g.left, g.right)).count()
    }

    /// The column in which a segment begins, from 0.
    pub(super) fn column(&self, segment: &Segment) -> usize {
        self.column_at(segment.left)
    }

    /// The columns in which a segment begins and ends, from 0.
    pub(super) fn columns(&self, segment: &Segment) -> (usize, usize) {
        let first = self.column(segment);
        let crossed = self.gutters.iter().skip(first).take_while(|g| g.is_crossed_by(segment)).count();
        (first, first + crossed)
    }

    /// Whether a line is one text alone that runs from the first column over others.
    pub(super) fn is_across(&self, line: &TextLine) -> bool {
        matches!(line.segments.as_slice(), [only] if matches!(self.columns(only), (0, 1..)))
    }
}

/// The regions that white space alone makes of lines, from top to bottom.
pub(super) fn regions(lines: &[TextLine], drawn: &[Rect]) -> Vec<Region> {
    let mut out: Vec<Region> = Vec::new();
    let mut from = 0;
    for title in set_larger::titles(lines).into_iter().chain([lines.len()]) {
        let part = regions_of(lines.get(from..title).unwrap_or_default(), drawn);
        out.extend(part.into_iter().map(|region| region.moved(from)));
        from = title + 1;
    }
    out
}

/// Those of lines without a title of another table among them.
fn regions_of(lines: &[TextLine], drawn: &[Rect]) -> Vec<Region> {
    let mut out: Vec<Region> = Vec::new();
    let mut from = 0;
    // Below the place where a table ends and another begins the gutters are looked for anew.
    for _ in 0..MOST_TABLES {
        let (found, anew) = regions_to(lines.get(from..).unwrap_or_default(), drawn);
        out.extend(found.into_iter().map(|region| region.moved(from)));
        match anew {
            Some(line) => from += line,
            None => break,
        }
    }
    out
}

/// The regions as far as the end of one that other columns follow, and the line after it.
fn regions_to(lines: &[TextLine], drawn: &[Rect]) -> (Vec<Region>, Option<usize>) {
    let gutters = gutters(lines, drawn);
    let mut open: Vec<(Vec<Gutter>, usize, usize)> = Vec::new();
    for gutter in gutters {
        let found = open.iter_mut().rev().take(MOST_OPEN).find(|(members, from, to)| {
            let beside = gutter.from <= *to && gutter.to >= *from;
            let below = gutter.from <= *to + 1 + SECTION_LINES
                && members.iter().any(|m| m.left.max(gutter.left) + 2.0 <= m.right.min(gutter.right))
                && lines.get(*to..=gutter.from).is_some_and(|between| are_near(between, drawn));
            let chained = members.iter().any(|m| m.chain == gutter.chain);
            beside || below || chained
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
    let anew = out.iter().filter(|r| r.ends_here).map(|r| r.to + 1).min();
    if let Some(line) = anew {
        out.retain(|region| region.to < line);
    }
    (out, anew.filter(|&line| line < lines.len()))
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
            gutter.aligned += line.segments.iter().filter(|s| (s.left - right).abs() <= SAME_START).count();
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
                open.push(Gutter { from: index, to: index, aligned: 1, ..Gutter::at(gap.0, gap.1) });
            }
        }
    }
    done.append(&mut open);
    done.sort_by(|a, b| a.from.cmp(&b.from).then(a.left.total_cmp(&b.left)));
    let heads = sections::heads(lines, &done, drawn);
    let mut supports = vec![0; done.len()];
    for (gutter, head) in done.iter_mut().zip(heads) {
        gutter.chain = head;
        if let Some(sum) = supports.get_mut(head) {
            *sum += gutter.support;
        }
    }
    done.retain(|g| {
        let support = supports.get(g.chain).copied().unwrap_or(g.support);
        support >= 3 || (g.right - g.left >= WIDE && (support == 2 || is_named(lines, g)))
    });
    done
}

/// Whether a heading of three names or more shows a gutter, and texts below it begin where the name behind it does: owners that
/// stand lower than any text of their item.
fn is_named(lines: &[TextLine], gutter: &Gutter) -> bool {
    let heading = lines.get(gutter.from).filter(|line| line.is_bold() && line.segments.len() > 2);
    gutter.aligned >= ALIGNED
        && heading.is_some_and(|line| line.segments.iter().any(|s| (s.left - gutter.right).abs() <= SAME_START))
}

/// What a line leaves of a gutter; `None` where it stands across.
fn narrowed(gutter: &Gutter, line: &TextLine) -> Option<(f32, f32)> {
    let (mut left, mut right) = (gutter.left, gutter.right);
    for segment in &line.segments {
        if segment.right <= left || segment.left >= right {
            continue;
        }
        // Text reaches in from one side: the gutter keeps the larger rest, or that before a column whose texts begin at one
        // place.
        let begins = gutter.aligned >= ALIGNED && right - segment.right >= NARROWEST;
        if begins || right - segment.right > segment.left - left { left = segment.right } else { right = segment.left }
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
                known.aligned += gutter.aligned;
            }
            None => out.push(gutter),
        }
    }
    out.sort_by(|a, b| a.left.total_cmp(&b.left));
    out
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
