//! Rules and stripes of one extent: the rows that they show, and the columns of the text between them.

use super::Around;
use super::columns::{FEW_ROWS, NARROWEST, SAME_EXTENT, between, by_rows, edges, is_list_of_rows, with_numbers};
use super::growth::{Growth, Starts};
use super::gutters::{Gutter, Region, clustered, gutters};
use super::joints;
use super::narrowing::narrow;
use super::segments::TextLine;
use super::stripes::Stripe;
use crate::document::Ruling;
use crate::recognise::tables::edges::Edges;

/// A page has fewer tables.
const MOST_FRAMES: usize = 64;
/// Space between two tables of the same width is at least this high (in type sizes).
pub(super) const SPACE: f32 = 1.2;
/// Text that begins this far (points) left of a table's rows is none of them.
pub(super) const OUTSIDE: f32 = 2.0;
/// A rule at this distance (points) from a fill's edge is the edge.
const SAME_HEIGHT: f32 = 1.0;
/// A rule over some of the columns is at least this long (points).
const SHORTEST: f32 = 20.0;
/// Rows without fill between filled ones are rows each, not several, where they are no higher than this many times
/// the filled ones are.
const ZEBRA: f32 = 2.2;

/// Rules and stripes of the same extent.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    pub(super) left: f32,
    pub(super) right: f32,
    /// The rules' heights, from top to bottom.
    pub(super) ys: Vec<f32>,
    /// From top to bottom.
    pub(super) stripes: Vec<Stripe>,
    /// Where pieces of the rules meet (x, y): rules drawn cell by cell show the columns.
    pub(super) joints: Vec<(f32, f32)>,
}

/// The frames of a page. `joints`: where pieces of rules meet.
pub(super) fn frames(rules: &[Ruling], joints: &[(f32, f32)], stripes: &[Stripe]) -> Vec<Frame> {
    let mut out: Vec<Frame> = Vec::new();
    let mut place = |left: f32, right: f32| -> Option<usize> {
        let same = |f: &Frame| (f.left - left).abs() <= SAME_EXTENT && (f.right - right).abs() <= SAME_EXTENT;
        if let Some(index) = out.iter().position(same) {
            return Some(index);
        }
        (out.len() < MOST_FRAMES).then(|| {
            out.push(Frame { left, right, ..Frame::default() });
            out.len() - 1
        })
    };
    let edges: Vec<(Option<usize>, f32)> = Edges::of(rules.iter().copied(), &[])
        .horizontal
        .into_iter()
        .map(|edge| (place(edge.from, edge.to), edge.at))
        .collect();
    let stripes: Vec<(Option<usize>, &Stripe)> =
        stripes.iter().map(|s| (place(s.bbox.left, s.bbox.right), s)).collect();
    for (index, y) in edges {
        if let Some(frame) = index.and_then(|i| out.get_mut(i)) {
            frame.ys.push(y);
        }
    }
    joints::give(&mut out, joints);
    for (index, stripe) in stripes {
        if let Some(frame) = index.and_then(|i| out.get_mut(i)) {
            frame.stripes.push(stripe.clone());
        }
    }
    out
}

/// The height that tells on which side of a rule a line stands.
pub(super) fn height(line: &TextLine) -> f32 {
    line.baseline - 0.3 * line.size
}

impl Frame {
    /// The lines and rows that rules draw. `ys`: one part of the frame's rules.
    pub(super) fn rows(&self, ys: &[f32], lines: &[TextLine]) -> Option<Region> {
        let (&top, &bottom) = (ys.first()?, ys.last()?);
        let inside = |line: &TextLine| {
            height(line) > top && height(line) < bottom && {
                let x = f32::midpoint(line.bbox.left, line.bbox.right);
                x > self.left - SAME_EXTENT && x < self.right + SAME_EXTENT
            }
        };
        let from = lines.iter().position(inside)?;
        let to = lines.iter().rposition(inside)?;
        let solid = ys.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let extent = Some((self.left, self.right));
        Some(Region { from, to, extent, rules: ys.to_vec(), solid, ..Region::default() })
    }

    /// The table that rules draw between their rows: its lines, and columns by the white space that runs down whole
    /// rows.
    /// `all`: the page's frames, for rules over some of the columns.
    pub(super) fn ruled(&self, ys: &[f32], lines: &[TextLine], all: &[Self]) -> Option<Region> {
        let (&top, &bottom) = (ys.first()?, ys.last()?);
        let mut region = self.rows(ys, lines)?;
        region.solid.clear();
        let (from, to) = (region.from, region.to);
        self.add_stripes(&mut region, top, bottom);
        let rows: Vec<&[TextLine]> = ys
            .windows(2)
            .map(|pair| between(lines.get(from..=to).unwrap_or_default(), pair[0], pair[1]))
            .filter(|row| !row.is_empty())
            .collect();
        let joints = joints::columns(&self.joints, ys);
        match edges(&region.stripes) {
            Some(known) => (region.gutters, region.known) = (with_numbers(known, lines.get(from..=to)?), true),
            None if joints.is_empty() => region.gutters = by_rows(&rows),
            None => {
                region.gutters = joints.iter().map(|x| Gutter::at(x - 1.0, x + 1.0)).collect();
                region.known = true;
            }
        }
        self.add_partial(&mut region, all);
        if rows.len() <= FEW_ROWS && !region.known {
            let by_lines = clustered(gutters(lines.get(from..=to)?, &[]));
            if by_lines.len() > region.gutters.len() {
                region.gutters = by_lines;
            }
        }
        // Where only a heading and a foot are ruled off, the rows between are told by their text. Rules drawn cell by cell
        // stand below each row, unless they are the three that a heading and a foot have.
        let headed = ys.len() == 3 && rows.first().is_some_and(|row| row.iter().all(TextLine::is_bold));
        if rows.len() > 2 || !(joints.is_empty() || headed) {
            region.solid.extend(
                ys.windows(2)
                    .map(|pair| (pair[0], pair[1]))
                    .filter(|&(a, b)| !is_list_of_rows(between(lines, a, b), region.gutters.len())),
            );
        }
        narrow(&mut region, lines);
        (!region.gutters.is_empty()).then_some(region)
    }

    /// Gives a region the rules and fills that run over some of its columns, and the columns that they show.
    fn add_partial(&self, region: &mut Region, all: &[Self]) {
        let (Some(&top), Some(&bottom)) = (region.rules.first(), region.rules.last()) else { return };
        for frame in all {
            let (from_left, to_right) =
                ((frame.left - self.left).abs() <= SAME_EXTENT, (frame.right - self.right).abs() <= SAME_EXTENT);
            let inside = frame.left >= self.left - SAME_EXTENT && frame.right <= self.right + SAME_EXTENT;
            if (from_left && to_right) || !inside || frame.right - frame.left < SHORTEST {
                continue;
            }
            let stripes = || frame.stripes.iter().filter(|s| s.bbox.top > top && s.bbox.bottom < bottom + 1.0);
            let filled = stripes().flat_map(|s| [s.bbox.top, s.bbox.bottom]);
            let ys: Vec<f32> = frame.ys.iter().copied().filter(|&y| y > top && y < bottom).chain(filled).collect();
            // One line alone may be drawn below words: a rule between cells ends where the table does.
            if ys.is_empty() || (ys.len() < 2 && !from_left && !to_right) {
                continue;
            }
            let between =
                |x: f32| region.gutters.iter().any(|g| x >= g.left - SAME_EXTENT && x <= g.right + SAME_EXTENT);
            if ys.len() < 2 && !between(if from_left { frame.right } else { frame.left }) {
                continue;
            }
            // Where neither side is the table's, what stands there is a cell only if its sides are columns'.
            let mut edges: Vec<f32> = stripes().flat_map(|s| s.edges.iter().copied()).collect();
            match (from_left, to_right) {
                (true, _) => edges.push(frame.right),
                (_, true) => edges.push(frame.left),
                _ if self.stripes.is_empty() => continue,
                _ => edges.extend([frame.left, frame.right]),
            }
            // Where a rule of the whole table runs along a fill's edge, no cell goes on below it.
            let whole = |y: f32| self.ys.iter().any(|full| (full - y).abs() <= SAME_HEIGHT);
            let over_some = ys.iter().filter(|&&y| !whole(y));
            region.partial.extend(over_some.map(|&y| (y, frame.left, frame.right)));
            region.rules.extend(ys);
            for edge in edges {
                let near = |g: &Gutter| edge >= g.left - SAME_EXTENT && edge <= g.right + SAME_EXTENT;
                if !region.gutters.iter().any(|g| near(g) && g.right - g.left < SAME_EXTENT) {
                    region.gutters.retain(|g| !near(g));
                    region.gutters.push(Gutter::at(edge - 1.0, edge + 1.0));
                }
            }
            region.known = true;
        }
        region.rules.sort_by(f32::total_cmp);
        region.gutters.sort_by(|a, b| a.left.total_cmp(&b.left));
    }

    /// The next table, from a line on, whose columns are shown by cells filled beside one another.
    pub(super) fn filled(&self, around: &Around, from: usize) -> Option<Region> {
        let &Around { lines, frames, .. } = around;
        let inside = |stripe: &Stripe, line: &TextLine| {
            let x = f32::midpoint(line.bbox.left, line.bbox.right);
            stripe.bbox.contains(x, height(line))
        };
        let first = (from..lines.len())
            .find(|&i| lines.get(i).is_some_and(|line| self.stripes.iter().any(|s| inside(s, line))))?;
        let top = lines.get(first)?.bbox.top;
        let sample = self.stripes.iter().find(|s| s.bbox.bottom > top && !s.edges.is_empty())?;
        let mut region = Region {
            from: first,
            gutters: edges(std::slice::from_ref(sample))?,
            stripes: self.stripes.iter().filter(|s| s.bbox.bottom > top).cloned().collect(),
            known: true,
            extent: Some((self.left, self.right)),
            ..Region::default()
        };
        let extent = (self.left, self.right);
        let mut growth = Growth { around, extent, starts: Starts::of(&region, &[]), across: Growth::KNOWN };
        region.to = growth.last(&mut region, first)?;
        let bottom = lines.get(region.to)?.bbox.bottom;
        self.add_stripes(&mut region, top, bottom);
        region.gutters = with_numbers(edges(&region.stripes)?, lines.get(region.from..=region.to)?);
        self.add_partial(&mut region, frames);
        Some(region)
    }

    /// Gives a region that white space made the stripes of this frame in it, and those with text directly above it.
    /// `free`: the first line that belongs to no other table.
    pub(super) fn take_in(&self, region: &mut Region, lines: &[TextLine], free: usize) {
        let Some(text) = lines
            .get(region.from..=region.to)
            .and_then(|inside| inside.iter().map(|l| l.bbox).reduce(|a, b| a.union(&b)))
        else {
            return;
        };
        if self.stripes.is_empty() || text.left < self.left - SAME_EXTENT || text.right > self.right + SAME_EXTENT {
            return;
        }
        while let (Some(above), Some(first)) =
            (region.from.checked_sub(1).filter(|&i| i >= free).and_then(|i| lines.get(i)), lines.get(region.from))
        {
            let filled = self.stripes.iter().any(|s| s.bbox.contains(above.bbox.centre_x(), height(above)));
            if !filled || first.bbox.top - above.bbox.bottom > SPACE * first.size {
                break;
            }
            region.from -= 1;
        }
        let top = lines.get(region.from).map_or(text.top, |l| l.bbox.top);
        self.add_stripes(region, top, text.bottom);
    }

    /// Gives a region the stripes between two heights, and the rows that they show.
    pub(super) fn add_stripes(&self, region: &mut Region, top: f32, bottom: f32) {
        region.stripes =
            self.stripes.iter().filter(|s| s.bbox.bottom > top + 1.0 && s.bbox.top < bottom - 1.0).cloned().collect();
        for stripe in &region.stripes {
            for y in [stripe.bbox.top, stripe.bbox.bottom] {
                if !region.rules.iter().any(|known| (known - y).abs() <= SAME_EXTENT) {
                    region.rules.push(y);
                }
            }
            region.solid.push((stripe.bbox.top, stripe.bbox.bottom));
        }
        region.rules.sort_by(f32::total_cmp);
        region.solid.extend(zebra(&region.stripes));
    }
}

/// The rows without fill between filled ones, where rows are filled in turn.
fn zebra(stripes: &[Stripe]) -> Vec<(f32, f32)> {
    let gaps: Vec<(f32, f32)> =
        stripes.windows(2).map(|p| (p[0].bbox.bottom, p[1].bbox.top)).filter(|(a, b)| b - a > NARROWEST).collect();
    let median = |mut list: Vec<f32>| {
        list.sort_by(f32::total_cmp);
        list.get(list.len() / 2).copied().unwrap_or(0.0)
    };
    let filled = median(stripes.iter().map(|s| s.bbox.height()).collect());
    let open = median(gaps.iter().map(|(a, b)| b - a).collect());
    if gaps.len() >= 2 && gaps.len() + 1 >= stripes.len().saturating_sub(1) && open <= ZEBRA * filled {
        gaps
    } else {
        Vec::new()
    }
}
