//! How far lines keep to columns that are known.

use super::Around;
use super::frame_parts::opens_list;
use super::frames::OUTSIDE;
use super::gutters::{Region, follows, is_close, tightest};
use super::parts::{begins_below_prose, is_paragraph};
use super::segments::{Segment, TextLine};
use super::set_larger::is_set_apart;
use super::stripes::Stripe;

/// Text may stand out of its column by this much (points).
const TOLERANCE: f32 = 3.0;
/// White space between two columns is at least this wide (points).
const NARROWEST: f32 = 2.0;
/// Texts that begin this close (points) to one another begin at the same place.
pub(super) const SAME_START: f32 = 1.5;
/// Space between two tables is at least this high (in type sizes).
const SPACE: f32 = 1.2;
/// Where columns are known, the lines of a table may stand this many times further apart than elsewhere.
const SPACED: f32 = 2.0;
/// A bold line this far (in type sizes) below one that is not opens another table.
const WIDE_STEP: f32 = 2.4;
/// A border between two fills is a gutter's within this (points).
const SAME_BORDER: f32 = 4.0;

/// Where the texts of each column begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Starts(Vec<Vec<f32>>);

impl Starts {
    /// Where those of the given lines do.
    pub(super) fn of(region: &Region, lines: &[TextLine]) -> Self {
        let mut out = Self(vec![Vec::new(); region.gutters.len() + 1]);
        for line in lines {
            out.take(region, line);
        }
        out
    }

    /// Takes a line's texts that begin where none of their column did before.
    fn take(&mut self, region: &Region, line: &TextLine) {
        for segment in &line.segments {
            if self.begins(region, segment) {
                continue;
            }
            if let Some(list) = self.0.get_mut(region.column(segment)) {
                list.push(segment.left);
            }
        }
    }

    /// Whether a text begins where another one of its column does.
    pub(super) fn begins(&self, region: &Region, segment: &Segment) -> bool {
        let list = self.0.get(region.column(segment));
        list.is_some_and(|list| list.iter().any(|x| (x - segment.left).abs() <= SAME_START))
    }

    /// How many texts of the lines begin where others of their column do, or behind the labels of a list that does.
    pub(super) fn kept(&self, region: &Region, lines: &[TextLine]) -> usize {
        let mut known = self.clone();
        let mut count = 0;
        for line in lines {
            for (index, segment) in line.segments.iter().enumerate() {
                if !known.begins(region, segment) {
                    continue;
                }
                count += 1;
                let column = region.column(segment);
                let behind =
                    || line.segments.get(index + 1).filter(|next| segment.label && region.column(next) == column);
                if let Some(x) = segment.hangs.or_else(|| behind().map(|next| next.left))
                    && let Some(list) = known.0.get_mut(column)
                {
                    list.push(x);
                }
            }
        }
        count
    }

    /// Where the first column's text begins.
    fn left(&self) -> Option<f32> {
        self.0.first().into_iter().flatten().copied().reduce(f32::min)
    }
}

/// What is known of the table that grows.
pub(super) struct Growth<'a> {
    pub(super) around: &'a Around<'a>,
    /// Where the table begins and ends.
    pub(super) extent: (f32, f32),
    pub(super) starts: Starts,
    /// Section rows are at most this many lines.
    pub(super) across: usize,
}

/// How a line stands to columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Each text in a column.
    Columns,
    /// One text over several.
    Across,
    No,
}

impl Growth<'_> {
    /// Lines of a section row where columns are known from elsewhere.
    pub(super) const KNOWN: usize = 6;
    /// Lines of a section row where only white space tells of the columns.
    pub(super) const GUESSED: usize = 3;

    /// The last line, from line `from` on, that keeps to the region's columns. Gutters are narrowed by texts that reach
    /// into them.
    pub(super) fn last(&mut self, region: &mut Region, from: usize) -> Option<usize> {
        let lines = self.around.lines;
        let mut last: Option<usize> = None;
        let mut across = 0;
        // The last line above a paragraph, or what may be one.
        let mut above_prose: Option<usize> = None;
        // Where lines over several columns began, and the last line above them.
        let mut block: Option<(usize, Option<usize>)> = None;
        for (index, line) in lines.iter().enumerate().skip(from) {
            let before = index.checked_sub(1).filter(|&i| i >= region.from).and_then(|i| lines.get(i));
            if before.is_some_and(|b| !self.is_near(region, b, line) || opens(region, lines, b, line)) {
                break;
            }
            if last.is_some() && self.stands_outside(region, line)
                || before.is_some() && self.titles_another(region, index)
            {
                break;
            }
            // Where no section row is looked for, a heading alone is the next table's.
            if self.across == 0 && before.is_some_and(|b| opens_list(b, line)) {
                break;
            }
            let below_prose = across > 0 && before.is_some_and(|b| !b.is_bold() && !region.is_striped(b));
            if below_prose && is_headed(region, lines, line) {
                break;
            }
            if above_prose.is_some() && region.stripe(line).is_some_and(|stripe| has_other_borders(region, stripe)) {
                last = above_prose;
                break;
            }
            if let Some((start, above)) = block.filter(|_| line.segments.len() > 1 && !region.is_striped(line)) {
                let lines = |from: usize, to: usize| lines.get(from..to).unwrap_or_default();
                if is_paragraph(lines(region.from, start), lines(start, index)) {
                    last = above;
                    break;
                }
                block = None;
            }
            match self.fit(region, line) {
                _ if region.is_striped(line) => {
                    last = Some(index);
                    across = 0;
                }
                Fit::Columns => {
                    last = Some(index);
                    across = 0;
                }
                // A section row is short, and something follows it.
                Fit::Across if across < self.across => {
                    if across == 0 && !line.is_bold() {
                        above_prose = last;
                    }
                    block = block.or(Some((index, last)));
                    across += 1;
                    continue;
                }
                Fit::Across | Fit::No => break,
            }
            self.starts.take(region, line);
        }
        self.above_paragraph(region, from, last?)
    }

    /// The last line without those at the end that may be the paragraph after the table.
    fn above_paragraph(&self, region: &Region, from: usize, mut last: usize) -> Option<usize> {
        let lines = self.around.lines;
        let tightest = tightest(lines.get(region.from..last).unwrap_or_default());
        // A line below in the first column alone may be the paragraph after the table.
        while let (Some(line), Some(before)) = (lines.get(last), last.checked_sub(1).and_then(|i| lines.get(i))) {
            let alone = matches!(line.segments.as_slice(), [only] if region.column(only) == 0);
            let close = is_close(before, line, tightest);
            let own = before.segments.iter().filter(|s| region.columns(s) == (0, 0));
            let same = close && own.map(|s| s.bold).next().is_none_or(|bold| bold == line.is_bold());
            // Lines over all columns, and the short rest below them, are a paragraph where no row follows.
            let across = |l: &TextLine| matches!(l.segments.as_slice(), [only] if region.columns(only).0 < region.columns(only).1);
            let paragraph = across(line) || (alone && across(before));
            if region.is_striped(line) || !(paragraph || (alone && !same)) {
                break;
            }
            if last == from {
                return None;
            }
            last -= 1;
        }
        Some(last)
    }

    /// Whether a line is the title of another table: alone, set larger than the lines around it, above a row whose texts do
    /// not begin where this table's columns do.
    fn titles_another(&self, region: &Region, index: usize) -> bool {
        let lines = index.checked_sub(1).and_then(|before| self.around.lines.get(before..index + 2));
        let Some([above, line, below]) = lines else { return false };
        is_set_apart(above, line, below) && below.segments.iter().skip(1).any(|s| !self.starts.begins(region, s))
    }

    /// Whether a line alone in the first column begins where the page's text does, left of what stands in cells that fills
    /// show, without a fill of its own: a heading below the table.
    fn stands_outside(&self, region: &Region, line: &TextLine) -> bool {
        let [only] = line.segments.as_slice() else { return false };
        let left = self.starts.left();
        !region.stripes.is_empty()
            && !region.is_striped(line)
            && left.is_some_and(|left| only.left < left - OUTSIDE && (only.left - self.extent.0).abs() < OUTSIDE)
    }

    /// Whether a line may belong to the table of the one before it: close below, or below a picture in an inner column.
    fn is_near(&self, region: &Region, before: &TextLine, line: &TextLine) -> bool {
        if follows(before, line, self.around.drawn) {
            return true;
        }
        let first = region.gutters.first().map_or(f32::MAX, |g| g.right);
        let (top, bottom) = (before.bbox.bottom, line.bbox.top);
        let pictures: f32 = (self.around.pictures.iter())
            .filter(|p| p.centre_x() > first)
            .map(|p| (p.bottom.min(bottom) - p.top.max(top)).max(0.0))
            .sum();
        // Prose begins at the left, and stands alone on its line.
        let inner = line.segments.first().is_some_and(|s| region.column(s) > 0);
        let beside = line.segments.len() > 1;
        let spaced = match region.known && (inner || beside) {
            // Owners and dates may stand far below the text of their item, each where its column begins.
            true if inner && beside && line.segments.iter().all(|s| self.starts.begins(region, s)) => f32::INFINITY,
            true => SPACED,
            false => 1.0,
        };
        let nearer = pictures.max((line.baseline - before.baseline) * (1.0 - 1.0 / spaced));
        let moved = TextLine { baseline: line.baseline - nearer, ..line.clone() };
        (spaced > 1.0 || (inner && pictures > 0.0)) && follows(before, &moved, self.around.drawn)
    }

    /// How a line stands to the region's columns, whose gutters its texts may narrow.
    pub(super) fn fit(&self, region: &mut Region, line: &TextLine) -> Fit {
        let (left, right) = self.extent;
        let (Some(first), Some(end)) = (line.segments.first(), line.segments.last()) else { return Fit::No };
        // The last column's text may run further than it did before.
        let known = region.column(end) == region.gutters.len() && self.starts.begins(region, end);
        if first.left < left - TOLERANCE || (end.right > right + 2.0 * TOLERANCE && !known) {
            return Fit::No;
        }
        let mut narrowed = region.gutters.clone();
        let mut across = false;
        for gutter in &mut narrowed {
            for segment in &line.segments {
                if segment.right <= gutter.left || segment.left >= gutter.right {
                    continue;
                }
                match (gutter.right - segment.right, segment.left - gutter.left) {
                    (after, before) if after >= NARROWEST && after >= before => gutter.left = segment.right,
                    (_, before) if before >= NARROWEST => gutter.right = segment.left,
                    _ => across = true,
                }
            }
        }
        if !across {
            region.gutters = narrowed;
            return Fit::Columns;
        }
        // Text that begins in an inner column is a cell's, however wide: paragraphs of the page begin at its left. A section
        // row begins at the left and stands alone.
        let inner = region.column(first) > 0 || !region.gutters.iter().any(|g| g.is_crossed_by(first));
        let begins = self.starts.left().unwrap_or(left + SAME_BORDER);
        let indent = first.left - begins;
        let whole = line.segments.len() == 1 && (-OUTSIDE..=SAME_BORDER + TOLERANCE).contains(&indent);
        match (inner, whole || line.segments.len() > 1) {
            (true, _) => Fit::Columns,
            (false, true) => Fit::Across,
            (false, false) => Fit::No,
        }
    }
}

/// Whether a line below prose heads a table. The table's own heading may stand above what is drawn of it.
fn is_headed(region: &Region, lines: &[TextLine], line: &TextLine) -> bool {
    [region.from.saturating_sub(1), region.from]
        .into_iter()
        .any(|top| begins_below_prose(lines.get(top..).unwrap_or_default(), line))
}

/// Whether a line opens another table: after space, a filled heading as the table itself has one, or cells filled to
/// other borders.
fn opens(region: &Region, lines: &[TextLine], before: &TextLine, line: &TextLine) -> bool {
    if line.is_bold()
        && line.segments.len() > 1
        && line.segments.first().is_some_and(|s| !s.label)
        && !before.is_bold()
        && line.baseline - before.baseline > WIDE_STEP * line.size
    {
        return true;
    }
    let Some(stripe) = region.stripe(line).filter(|_| region.stripe(before) != region.stripe(line)) else {
        return false;
    };
    if line.bbox.top - before.bbox.bottom <= SPACE * line.size {
        return false;
    }
    let first = lines.get(region.from).and_then(|first| Some((first, region.stripe(first)?)));
    let like_first = first.is_some_and(|(first, own)| {
        first.is_bold() && line.is_bold() && own.edges.is_empty() == stripe.edges.is_empty()
    });
    like_first || has_other_borders(region, stripe)
}

/// Whether a stripe's cells end where none of the table's do, and the other way round.
fn has_other_borders(region: &Region, stripe: &Stripe) -> bool {
    let near = |x: f32, left: f32, right: f32| x > left - SAME_BORDER && x < right + SAME_BORDER;
    !stripe.edges.is_empty()
        && stripe.edges.iter().any(|&x| !region.gutters.iter().any(|g| near(x, g.left, g.right)))
        && region.gutters.iter().any(|g| !stripe.edges.iter().any(|&x| near(x, g.left, g.right)))
}
