//! Headings of two storeys: names over several columns, with the columns' own names below them.
//!
//! A name over several columns is set in the middle above them, or begins where the first of them does. Columns that have
//! no such name above them have one name over both storeys.

use super::gutters::Region;
use super::segments::TextLine;
use crate::document::Rect;
use crate::recognise::tables::draft::DraftCell;

/// A heading has at most this many lines.
const MOST_LINES: usize = 6;
/// A name stands in the middle of others within this (points) …
const MIDDLE: f32 = 8.0;
/// … or this share of their width.
const MIDDLE_SHARE: f32 = 0.15;
/// It surely does within this (points).
const EXACT: f32 = 3.0;
/// Storeys stand further apart (in type sizes) than lines of one name.
const APART: f32 = 1.4;
/// A name begins where another does within this (points).
const SAME_LEFT: f32 = 4.0;

/// A heading of two storeys.
#[derive(Debug, Clone)]
pub(super) struct Storeys {
    /// The first line of the lower one.
    pub(super) line: usize,
    /// The first line below the heading.
    pub(super) end: usize,
    /// Names over several columns: the first column, the last, the words.
    groups: Vec<(usize, usize, Vec<usize>)>,
    /// Names of one column each in the lower storey, or over both.
    names: Vec<(usize, Vec<usize>)>,
}

/// A name, its lines taken together.
#[derive(Debug, Clone)]
struct Name {
    left: f32,
    right: f32,
    words: Vec<usize>,
}

impl Name {
    fn middle(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }
}

/// The storeys of a bold heading, if it has two.
pub(super) fn of(lines: &[TextLine], region: &Region) -> Option<Storeys> {
    let columns = region.gutters.len() + 1;
    // A bold line alone over several columns is a section's.
    let heading = lines.iter().take_while(|l| l.is_bold() && !region.is_across(l)).take(MOST_LINES).count();
    if columns < 3 || heading < 2 || heading == lines.len() {
        return None;
    }
    (1..heading).find_map(|line| parted(lines.get(..line)?, lines.get(line..heading)?, region))
}

/// The storeys, if the first lines are the upper one.
fn parted(upper: &[TextLine], lower: &[TextLine], region: &Region) -> Option<Storeys> {
    let (above, below) = (names(upper), names(lower));
    let columns = region.gutters.len() + 1;
    let at = |name: &Name| region.column_at(name.middle());
    let columns_below: Vec<usize> = below.iter().map(at).collect();
    if below.len() < 2 || above.is_empty() || !columns_below.is_sorted_by(|a, b| a < b) {
        return None;
    }
    let speaks = |column: usize| columns_below.contains(&column);
    let (over, alone): (Vec<&Name>, Vec<&Name>) = above.iter().partition(|name| speaks(at(name)));
    // A name broken in two lines stands over one column; where nothing shows that it does not, it is that.
    let shown = |runs: &Vec<(usize, usize)>| {
        let covered: usize = runs.iter().filter(|(from, to)| to > from).map(|(from, to)| to + 1 - from).sum();
        let several = runs.iter().filter(|(from, to)| to > from).count();
        covered > 0
            && (several > 1 || !alone.is_empty())
            && (below.len() < columns || covered + 1 >= columns || (several > 1 && covered * 2 >= columns))
    };
    // Lines of one name stand closer than storeys.
    let step = lower.first()?.baseline - upper.last()?.baseline;
    let apart = step > APART * lower.first()?.size;
    let begun = || begun(&over, &above, &below).filter(|_| below.len() < columns || apart).filter(shown);
    let runs = centred(&over, &below).filter(shown).or_else(begun)?;
    let mut groups = Vec::new();
    let mut names: Vec<(usize, Vec<usize>)> =
        below.iter().zip(&columns_below).map(|(name, &column)| (column, name.words.clone())).collect();
    for (name, &(from, to)) in over.iter().zip(&runs) {
        let (first, last) = (*columns_below.get(from)?, *columns_below.get(to)?);
        if from == to {
            // One name in two lines.
            names.iter_mut().filter(|(column, _)| *column == first).for_each(|(_, words)| words.extend(&name.words));
        } else if last - first == to - from {
            groups.push((first, last, name.words.clone()));
        } else {
            return None;
        }
    }
    names.extend(alone.iter().map(|name| (at(name), name.words.clone())));
    names.sort_by_key(|(column, _)| *column);
    let apart = names.windows(2).all(|pair| pair[0].0 < pair[1].0);
    let end = upper.len() + lower.len();
    apart.then_some(Storeys { line: upper.len(), end, groups, names })
}

/// Names from left to right: texts below one another are lines of one.
fn names(lines: &[TextLine]) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    for segment in lines.iter().flat_map(|l| &l.segments) {
        let over = |n: &&mut Name| n.left < segment.right && n.right > segment.left;
        match out.iter_mut().find(over) {
            Some(name) => {
                (name.left, name.right) = (name.left.min(segment.left), name.right.max(segment.right));
                name.words.extend(&segment.words);
            }
            None => out.push(Name { left: segment.left, right: segment.right, words: segment.words.clone() }),
        }
    }
    out.sort_by(|a, b| a.left.total_cmp(&b.left));
    out
}

/// For each upper name the lower ones in whose middle it stands, first and last.
fn centred(over: &[&Name], below: &[Name]) -> Option<Vec<(usize, usize)>> {
    let nearest = |name: &Name| {
        let far = |o: &&Name| (o.middle() - name.middle()).abs();
        (0..over.len()).min_by(|a, b| far(&over[*a]).total_cmp(&far(&over[*b])))
    };
    let owners: Vec<usize> = below.iter().map(nearest).collect::<Option<_>>()?;
    let runs = over.iter().enumerate().map(|(index, name)| {
        let (from, to) = (owners.iter().position(|o| *o == index)?, owners.iter().rposition(|o| *o == index)?);
        // Names at the sides may be of columns without a name above.
        let sides = [(from, to), (from + 1, to), (from, to.saturating_sub(1)), (from + 1, to.saturating_sub(1))];
        let off = |&(from, to): &(usize, usize)| {
            let (first, last) = (below.get(from)?, below.get(to)?);
            let off = (f32::midpoint(first.left, last.right) - name.middle()).abs();
            (off <= MIDDLE.max(MIDDLE_SHARE * (last.right - first.left))).then_some(off)
        };
        let whole = off(&sides[0]).filter(|off| *off <= EXACT).map(|_| sides[0]);
        let fitting = sides.into_iter().filter(|(from, to)| from <= to).filter_map(|run| Some((off(&run)?, run)));
        whole.or_else(|| fitting.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, run)| run))
    });
    runs.collect()
}

/// For each upper name the lower ones from where it begins up to the next upper name.
fn begun(over: &[&Name], above: &[Name], below: &[Name]) -> Option<Vec<(usize, usize)>> {
    let runs = over.iter().map(|name| {
        let next = above.iter().map(|n| n.left).find(|left| *left > name.left + SAME_LEFT).unwrap_or(f32::MAX);
        let inside = |n: &Name| n.left >= name.left - SAME_LEFT && n.left < next - SAME_LEFT;
        let (from, to) = (below.iter().position(inside)?, below.iter().rposition(inside)?);
        ((below.get(from)?.left - name.left).abs() <= SAME_LEFT).then_some((from, to))
    });
    runs.collect()
}

/// The cells of the heading; `xs` and `ys`: the borders of columns and rows.
pub(super) fn cells(storeys: &Storeys, xs: &[f32], ys: &[f32]) -> Option<Vec<DraftCell>> {
    let (&top, &middle, &bottom) = (ys.first()?, ys.get(1)?, ys.get(2)?);
    let cell = |row: u32, rows: u32, first: usize, last: usize, words: &[usize]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        let from = if row == 1 { top } else { middle };
        let to = if row + rows == 2 { middle } else { bottom };
        Some(DraftCell {
            row,
            column: first as u32 + 1,
            row_span: rows,
            column_span: (last + 1 - first) as u32,
            bbox: Rect { left: *xs.get(first)?, top: from, right: *xs.get(last + 1)?, bottom: to },
            header: false,
            words,
            nested: Vec::new(),
        })
    };
    let mut out = Vec::new();
    for (first, last, words) in &storeys.groups {
        out.push(cell(1, 1, *first, *last, words)?);
    }
    for column in 0..xs.len().saturating_sub(1) {
        let words = storeys.names.iter().find(|(c, _)| *c == column).map_or(&[][..], |(_, words)| words);
        let grouped = storeys.groups.iter().any(|(first, last, _)| (*first..=*last).contains(&column));
        out.push(if grouped { cell(2, 1, column, column, words)? } else { cell(1, 2, column, column, words)? });
    }
    Some(out)
}
