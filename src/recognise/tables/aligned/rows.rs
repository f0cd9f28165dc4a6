//! Where the rows of a region begin.
//!
//! Rules between the lines decide where there are any. Elsewhere a row begins where text starts anew: a larger gap, a
//! column that was silent, or lines that were ended before they were full.

use super::frames::height;
use super::gutters::Region;
use super::segments::{Segment, TextLine};
use super::{centred, steady, storeys};

/// A gap is larger than the usual leading from this ratio.
const LARGER: f32 = 1.22;
/// A line is full if the next word would have come this close (points) to the column's right edge.
pub(super) const TOLERANCE: f32 = 3.0;
/// Lines closer than this part of the leading are of cells that are not set from one height.
const EVEN: f32 = 0.8;
/// So many numbers in the first column show that rows begin with one.
const FEWEST_KEYS: usize = 3;
/// A heading that is not bold is told from the rows below it by its place alone, up to this many lines.
const HEADING_LINES: usize = 3;
/// A column's text ends at least this far (points) before the next column's begins.
const PADDING: f32 = 12.0;

/// Indices (from the region's first line) of the lines that begin a row; the first is 0.
pub(super) fn starts(lines: &[TextLine], region: &Region) -> Vec<usize> {
    if let Some(mut rows) = centred::starts(lines, region) {
        let lower = storeys::lower(lines, region).map(|storey| storey.line);
        if let Some(line) = lower.filter(|line| rows.get(1).is_none_or(|second| line < second)) {
            rows.insert(1, line);
        }
        return rows;
    }
    let measures = Measures::of(lines, region);
    let steady = steady::column(lines, region, &measures);
    let storey = storeys::lower(lines, region);
    let mut row = Row::default();
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let begins = match index.checked_sub(1).and_then(|i| lines.get(i)) {
            None => true,
            Some(before) if region.is_parted(before, line) => true,
            Some(_) if storey.is_some_and(|lower| index <= lower.line) => storey.is_some_and(|s| index == s.line),
            Some(before) if region.is_one_row(before, line) => {
                // The rest of a row that the page cut stands under the repeated heading, both without fill.
                row.is_heading && row.first == 0 && !line.is_bold() && !region.is_striped(line) && row.columns() > 2
            }
            Some(_) if steady.is_some_and(|column| line.segments.iter().any(|s| region.column(s) == column)) => true,
            Some(before) if region.keyed => row.ends_before_key(before, line, region, &measures),
            Some(before) => row.ends_before(before, line, region, &measures),
        };
        if begins {
            out.push(index);
            row = Row::default();
        }
        row.take(line, region, index, &measures);
    }
    out
}

/// Whether rows begin with a number: most texts in the first column do.
pub(super) fn are_keyed(lines: &[TextLine], region: &Region) -> bool {
    let firsts = || lines.iter().filter_map(|l| l.segments.first()).filter(|s| region.columns(s) == (0, 0));
    let before = firsts().take_while(|s| !s.labelled);
    let heading = if before.clone().all(|s| s.bold) { before.count() } else { before.count().min(HEADING_LINES) };
    let labelled = firsts().skip(heading).filter(|s| s.labelled).count();
    let all = firsts().skip(heading).count();
    (labelled >= FEWEST_KEYS && labelled * 10 >= all * 7) || (labelled == FEWEST_KEYS - 1 && labelled == all)
}

/// Rows of prose with a narrow column beside it: a row for each paragraph of the prose.
pub(super) fn by_paragraphs(lines: &[TextLine], region: &Region) -> Vec<usize> {
    let measures = Measures::of(lines, region);
    with_first(lines.windows(2).enumerate().filter_map(|(index, pair)| {
        let [before, line] = pair else { return None };
        let first = line.segments.first()?;
        let anew = line.baseline - before.baseline > LARGER * measures.leading || first.label || {
            before.is_bold() && !line.is_bold()
        };
        // A line with nothing but the narrow column's text belongs to the paragraph above it.
        (anew && region.column(first) == 0).then_some(index + 1)
    }))
}

fn with_first(starts: impl Iterator<Item = usize>) -> Vec<usize> {
    std::iter::once(0).chain(starts).collect()
}

/// What is usual in a region.
pub(super) struct Measures {
    /// Distance of two lines of one cell (points).
    leading: f32,
    /// How far text may run in each column.
    rights: Vec<f32>,
    /// All columns set their lines at the same heights.
    even: bool,
}

impl Measures {
    fn of(lines: &[TextLine], region: &Region) -> Self {
        let columns = region.gutters.len() + 1;
        let mut rights = vec![0.0_f32; columns];
        let mut lefts = vec![f32::MAX; columns];
        for segment in lines.iter().flat_map(|l| &l.segments) {
            let (first, last) = region.columns(segment);
            rights[last] = rights[last].max(segment.right);
            lefts[first] = lefts[first].min(segment.left);
        }
        // A column of short texts does not show its edge; the next column does.
        for (column, right) in rights.iter_mut().enumerate() {
            let next = lefts.get(column + 1).copied().filter(|left| *left < f32::MAX).unwrap_or(0.0);
            *right = right.max(next - PADDING);
        }
        // Lines of one cell stand closer than lines of two rows; the closest are the leading.
        let mut steps: Vec<f32> = lines
            .windows(2)
            .filter(|p| {
                p[0].segments.iter().any(|a| p[1].segments.iter().any(|b| region.column(a) == region.column(b)))
            })
            .map(|p| p[1].baseline - p[0].baseline)
            .filter(|step| *step > 2.0)
            .collect();
        steps.sort_by(f32::total_cmp);
        let size = lines.first().map_or(10.0, |l| l.size);
        let leading = steps.get(steps.len() / 5).copied().unwrap_or(1.2 * size).max(size);
        let odd = lines.windows(2).filter(|p| p[1].baseline - p[0].baseline < EVEN * leading).count();
        Self { leading, rights, even: odd * 20 <= lines.len() }
    }

    /// How far a text that ends in this segment may run.
    pub(super) fn edge(&self, region: &Region, segment: &Segment) -> f32 {
        self.rights.get(region.columns(segment).1).copied().unwrap_or(0.0)
    }
}

/// What was last written in a column of the row that is being read.
#[derive(Clone, Copy)]
struct Written {
    line: usize,
    right: f32,
    /// How far it might have run.
    edge: f32,
}

/// The row that is being read.
#[derive(Default)]
struct Row {
    last: Vec<Option<Written>>,
    line: usize,
    /// Its first column has been written in.
    keyed: bool,
    /// All of it is bold, and no number stands in it.
    is_heading: bool,
    /// Its first line.
    first: usize,
}

impl Row {
    /// In how many columns something is written.
    fn columns(&self) -> usize {
        self.last.iter().flatten().count()
    }

    fn take(&mut self, line: &TextLine, region: &Region, index: usize, measures: &Measures) {
        let heading = line.is_bold() && !line.segments.iter().any(|s| s.labelled);
        if self.last.is_empty() {
            (self.first, self.is_heading) = (index, heading);
        }
        self.is_heading &= heading;
        self.last.resize(region.gutters.len() + 1, None);
        for segment in &line.segments {
            let edge = measures.edge(region, segment);
            self.last[region.column(segment)] = Some(Written { line: index, right: segment.right, edge });
        }
        self.line = index;
        // A heading names its first column; it is no key.
        let bold = line.is_bold();
        self.keyed |= line.segments.first().is_some_and(|s| region.columns(s) == (0, 0) && (s.labelled || !bold));
    }

    /// Whether the next line begins a row, where rows begin with a number in the first column.
    fn ends_before_key(&self, before: &TextLine, line: &TextLine, region: &Region, measures: &Measures) -> bool {
        let Some(first) = line.segments.first() else { return false };
        let across = |l: &TextLine| is_across(l, region);
        if across(before) || across(line) {
            return self.ends_before(before, line, region, measures);
        }
        match region.column(first) {
            0 if first.labelled => true,
            0 if line.segments.len() > 1 || first.bold => self.ends_before(before, line, region, measures),
            0 => false,
            // Below a heading a row may go on from the page before.
            _ => {
                let heading = self.is_heading && self.columns() > 1 || before.is_bold() && before.segments.len() > 1;
                !self.keyed && heading && !line.is_bold()
            }
        }
    }

    /// Whether the next line begins a row.
    fn ends_before(&self, before: &TextLine, line: &TextLine, region: &Region, measures: &Measures) -> bool {
        let far = line.baseline - before.baseline > LARGER * measures.leading;
        let known = |segment: &Segment| self.last.get(region.column(segment)).copied().flatten();
        let beside = |segment: &Segment| known(segment).filter(|written| written.line == self.line);
        // Did the line before end in this column because it was full?
        let wrapped = |segment: &Segment| {
            beside(segment).is_some_and(|w| w.right + 2.0 + segment.first_word > w.edge - TOLERANCE)
        };
        let whole_width = |l: &TextLine| is_across(l, region);
        // Lines over all columns, one close below the other, are one section row.
        if whole_width(before) && whole_width(line) {
            return far;
        }
        let key = line.segments.first().is_some_and(|s| region.column(s) == 0);
        if before.is_bold() != line.is_bold() && (before.is_bold() || line.segments.len() > 1) && (key || !far) {
            return true;
        }
        let going_on = line.segments.iter().filter(|s| !far && wrapped(s)).count();
        let both = line.segments.iter().filter(|s| beside(s).is_some()).count();
        // Wrapped text goes on in small letters somewhere; where every column starts anew with a capital, rows follow
        // each other closely.
        let columns = region.gutters.len() + 1;
        let small = line.segments.iter().any(|s| s.starts_small);
        let alike = both >= 3 && both == line.segments.len() && both == before.segments.len() && going_on < both;
        if columns > 2 && (both == columns || alike) && !small {
            return true;
        }
        // Cells are written from the top: where one speaks that was silent on the line above, another row begins.
        if key && measures.even && !small && line.segments.iter().any(|s| beside(s).is_none()) {
            return true;
        }
        if key {
            let first_goes_on =
                line.segments.first().is_some_and(|s| !far && (wrapped(s) || (s.starts_small && beside(s).is_some())));
            return far || !first_goes_on || going_on * 2 < both;
        }
        // Without its key a line begins a row only if nothing goes on, and a column speaks that was silent.
        let anew = line.segments.iter().any(|s| beside(s).is_none());
        anew && line.segments.len() > 1 && (far || going_on == 0)
    }
}

/// Whether one text runs from the first column over the next.
fn is_across(line: &TextLine, region: &Region) -> bool {
    matches!(line.segments.as_slice(), [only] if region.columns(only).0 == 0 && region.columns(only).1 > 0)
}

/// The y of each row's border: half way between the lines, on the rule where there is one.
pub(super) fn borders(lines: &[TextLine], region: &Region, starts: &[usize]) -> Vec<f32> {
    let mut out = Vec::with_capacity(starts.len() + 1);
    for &start in starts {
        let Some(line) = lines.get(start) else { continue };
        let top = match start.checked_sub(1).and_then(|i| lines.get(i)) {
            Some(before) => region
                .rules
                .iter()
                .copied()
                .find(|&y| y > height(before) && y < height(line))
                .unwrap_or_else(|| f32::midpoint(before.bbox.bottom, line.bbox.top)),
            None => line.bbox.top - 1.0,
        };
        out.push(out.last().map_or(top, |last: &f32| last.max(top)));
    }
    let bottom = lines.iter().map(|l| l.bbox.bottom).fold(f32::MIN, f32::max) + 1.0;
    out.push(out.last().map_or(bottom, |last: &f32| last.max(bottom)));
    out
}
