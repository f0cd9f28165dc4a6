//! Where the rows of a region begin.
//!
//! Rules between the lines decide where there are any. Elsewhere a row begins where text starts anew: a larger gap, a
//! column that was silent, or lines that were ended before they were full.

use super::gutters::Region;
use super::segments::{Segment, TextLine};

/// A gap is larger than the usual leading from this ratio.
const LARGER: f32 = 1.22;
/// A line is full if the next word would have come this close (points) to the column's right edge.
const TOLERANCE: f32 = 3.0;

/// Indices (from the region's first line) of the lines that begin a row; the first is 0.
pub(super) fn starts(lines: &[TextLine], region: &Region) -> Vec<usize> {
    let ruled = |a: &TextLine, b: &TextLine| {
        region.rules.iter().any(|&y| y > a.baseline - 0.3 * a.size && y < b.baseline - 0.3 * b.size)
    };
    let inner = lines.windows(2).filter(|pair| ruled(&pair[0], &pair[1])).count();
    if inner >= 2 {
        return with_first(lines.windows(2).enumerate().filter(|(_, p)| ruled(&p[0], &p[1])).map(|(i, _)| i + 1));
    }
    let measures = Measures::of(lines, region);
    let mut row = Row::default();
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let begins = match index.checked_sub(1).and_then(|i| lines.get(i)) {
            None => true,
            Some(before) => ruled(before, line) || row.ends_before(before, line, region, &measures),
        };
        if begins {
            out.push(index);
            row = Row::default();
        }
        row.take(line, region, index);
    }
    out
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
struct Measures {
    /// Distance of two lines of one cell (points).
    leading: f32,
    /// Right edge of each column's text.
    rights: Vec<f32>,
}

impl Measures {
    fn of(lines: &[TextLine], region: &Region) -> Self {
        let mut rights = vec![0.0_f32; region.gutters.len() + 1];
        for segment in lines.iter().flat_map(|l| &l.segments) {
            if !region.gutters.iter().any(|g| g.is_crossed_by(segment)) {
                let right = &mut rights[region.column(segment)];
                *right = right.max(segment.right);
            }
        }
        // Lines of one cell stand closer than lines of two rows; the closest quarter is the leading.
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
        Self { leading, rights }
    }
}

/// The row that is being read: for each column the last segment and its line.
#[derive(Default)]
struct Row {
    last: Vec<Option<(usize, f32, f32)>>,
    line: usize,
}

impl Row {
    fn take(&mut self, line: &TextLine, region: &Region, index: usize) {
        self.last.resize(region.gutters.len() + 1, None);
        for segment in &line.segments {
            self.last[region.column(segment)] = Some((index, segment.right, segment.left));
        }
        self.line = index;
    }

    /// Whether the next line begins a row.
    fn ends_before(&self, before: &TextLine, line: &TextLine, region: &Region, measures: &Measures) -> bool {
        let crosses = |l: &TextLine| l.segments.iter().any(|s| region.gutters.iter().any(|g| g.is_crossed_by(s)));
        let far = line.baseline - before.baseline > LARGER * measures.leading;
        let known = |column: usize| self.last.get(column).copied().flatten();
        // Did the segment's column end its line because it was full?
        let wrapped = |segment: &Segment| {
            let column = region.column(segment);
            known(column).is_some_and(|(index, right, _)| {
                index == self.line
                    && right + 2.0 + segment.first_word
                        > measures.rights.get(column).copied().unwrap_or(0.0) - TOLERANCE
            })
        };
        if crosses(line) != crosses(before) {
            return true;
        }
        if before.is_bold() != line.is_bold() && (before.is_bold() || line.segments.len() > 1) {
            return true;
        }
        let key = line.segments.first().is_some_and(|s| region.column(s) == 0);
        let going_on = line.segments.iter().filter(|s| !far && wrapped(s)).count();
        let both =
            line.segments.iter().filter(|s| known(region.column(s)).is_some_and(|(i, ..)| i == self.line)).count();
        if key {
            let first_goes_on = line.segments.first().is_some_and(|s| !far && wrapped(s));
            return far || !first_goes_on || going_on * 2 < both;
        }
        // Without its key a line begins a row only if nothing goes on, and a column speaks that was silent.
        let anew = line.segments.iter().any(|s| known(region.column(s)).is_none());
        if far { line.segments.len() > 1 || anew } else { anew && going_on == 0 && line.segments.len() > 1 }
    }
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
                .find(|&y| y > before.baseline - 0.3 * before.size && y < line.baseline - 0.3 * line.size)
                .unwrap_or_else(|| f32::midpoint(before.bbox.bottom, line.bbox.top)),
            None => line.bbox.top - 1.0,
        };
        out.push(out.last().map_or(top, |last: &f32| last.max(top)));
    }
    let bottom = lines.iter().map(|l| l.bbox.bottom).fold(f32::MIN, f32::max) + 1.0;
    out.push(out.last().map_or(bottom, |last: &f32| last.max(bottom)));
    out
}
