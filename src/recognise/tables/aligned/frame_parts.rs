//! Tables of one width that follow each other: which rules are whose.

use super::columns::between;
use super::frames::{Frame, OUTSIDE, SPACE};
use super::joints;
use super::segments::TextLine;
use crate::document::Rect;

/// Space above and below a paragraph between two tables is at least this high (in type sizes).
const AROUND: f32 = 0.8;
/// A title is set larger than text by this ratio.
const LARGER: f32 = 1.13;
/// Lines further apart than this (in type sizes) are of two paragraphs.
const PARAGRAPH: f32 = 1.6;
/// What stands across all columns in so many paragraphs is no section row: those have a title, what it is for and who leads.
const PARAGRAPHS: usize = 6;
/// A column is known by so many texts that begin at one place.
const ROWS: usize = 3;
/// Texts that begin this close (points) to one another begin in one column.
const SAME_COLUMN: f32 = 3.0;

/// The rules of a frame in parts, one for each table: tables of the same width may follow each other on a page.
pub(super) fn parts(frame: &Frame, lines: &[TextLine], drawn: &[Rect]) -> Vec<Vec<f32>> {
    let mut out: Vec<Vec<f32>> = vec![Vec::new()];
    let ys = &frame.ys;
    let usual = Usual::of(frame.left, ys, lines);
    for (index, &y) in ys.iter().enumerate() {
        if let Some(&above) = index.checked_sub(1).and_then(|i| ys.get(i)) {
            let next = ys.get(index + 1).copied().unwrap_or(f32::INFINITY);
            if lies_between_tables(lines, ys, (above, y, next), &usual)
                || holds_heading(between(lines, above, y), between(lines, y, next))
                || (joints::differ(&frame.joints, above, y) && names_columns(between(lines, y, next)))
                || drawn.iter().any(|d| d.top >= above - 1.0 && d.bottom <= y + 1.0)
            {
                out.push(Vec::new());
            }
        }
        if let Some(last) = out.last_mut() {
            last.push(y);
        }
    }
    out
}

/// What most rows between rules have in common.
struct Usual {
    /// Space (points) between the rule and the text below it.
    space: f32,
    /// Where rows of several texts begin.
    left: f32,
    /// Where the rules begin: text in cells stands further in.
    frame: f32,
    /// Where the second texts of rows begin, at most this far left.
    second: f32,
}

impl Usual {
    fn of(frame: f32, ys: &[f32], lines: &[TextLine]) -> Self {
        let rows = || ys.windows(2).map(|pair| (pair[0], between(lines, pair[0], pair[1])));
        let mut spaces: Vec<f32> =
            rows().filter_map(|(top, row)| row.first().map(|line| line.bbox.top - top)).collect();
        spaces.sort_by(f32::total_cmp);
        let left = rows().flat_map(|(_, row)| row).filter(|l| l.segments.len() > 1).map(|l| l.bbox.left);
        let second = rows().flat_map(|(_, row)| row).filter_map(|l| l.segments.get(1)).map(|s| s.left);
        Self {
            space: spaces.get(spaces.len() / 2).copied().unwrap_or(f32::MAX),
            left: left.fold(f32::MAX, f32::min),
            frame,
            second: second.fold(f32::MAX, f32::min),
        }
    }
}

/// Whether what stands between two rules belongs to no table: space, or a paragraph with space around it, before a
/// heading row; or a paragraph with more space above it than rows have, or further out. The rules: above, below, and the
/// next one. `ys`: all rules.
fn lies_between_tables(lines: &[TextLine], ys: &[f32], (top, bottom, next): (f32, f32, f32), usual: &Usual) -> bool {
    let space = |line: &TextLine| AROUND * line.size;
    let is_heading = |row: &[TextLine]| !row.is_empty() && row.iter().all(TextLine::is_bold);
    let inside = between(lines, top, bottom);
    let headed = is_heading(between(lines, bottom, next));
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        // The next table's heading may stand above rows that no rule parts from it.
        return between(lines, bottom, next).first().is_some_and(TextLine::is_bold)
            && bottom - top > SPACE * between(lines, bottom, next).iter().map(|l| l.size).fold(8.0, f32::max);
    };
    let prose = inside.iter().take_while(|l| is_alone(l)).count();
    let single = prose == inside.len();
    // The heading of the next table may stand above its first rule.
    let heading_above = is_heading(inside.get(prose..).unwrap_or_default());
    let outside = first.bbox.left < usual.left - OUTSIDE && first.bbox.left < usual.frame + OUTSIDE;
    let spaced = first.bbox.top - top > usual.space + space(first) && (headed || heading_above);
    if single && is_prose(inside, usual) && are_paragraphs(inside) {
        return true;
    }
    // A title, set larger, below space: what stands under it is the next table's heading, bold or not.
    let titled = prose == 1
        && first.bbox.top - top > usual.space + space(first)
        && inside
            .get(1)
            .or_else(|| between(lines, bottom, next).first())
            .is_some_and(|below| first.size > LARGER * below.size && below.segments.len() > 1);
    if titled {
        return true;
    }
    if prose > 0 && (spaced || outside) {
        return single || heading_above;
    }
    if single && inside.len() > 1 && is_prose(inside, usual) && has_other_columns(lines, ys, (top, bottom)) {
        return true;
    }
    single && headed && first.bbox.top - top > space(first) && bottom - last.bbox.bottom > space(last)
}

/// Whether a heading stands between two rules with rows of the tables above and below it: only the rows of each table are
/// parted by rules, and "In attendance" below the last one present opens the next list. `below`: the lines under the second rule.
fn holds_heading(inside: &[TextLine], below: &[TextLine]) -> bool {
    let is_row = |line: &TextLine| line.segments.len() > 1;
    let Some(at) = inside.windows(2).position(|pair| opens_list(&pair[0], &pair[1])).map(|at| at + 1) else {
        return false;
    };
    let next = inside.get(at + 1).or_else(|| below.first().filter(|line| line.is_bold()));
    // "Agreed action:" in the column of a minute's text is no heading of a list.
    let left = inside.iter().take(at).map(|line| line.bbox.left).fold(f32::MAX, f32::min);
    let first = inside.get(at).is_some_and(|line| line.bbox.left < left + line.size);
    first && inside.iter().take(at).any(is_row) && next.is_some_and(is_row)
}

/// Whether lines are the heading of three columns or more.
fn names_columns(row: &[TextLine]) -> bool {
    row.first().is_some_and(|line| line.segments.len() > 2) && row.iter().all(TextLine::is_bold)
}

/// Whether a line is bold and stands alone, with space above it, below one that is not bold.
pub(super) fn opens_list(before: &TextLine, line: &TextLine) -> bool {
    matches!(line.segments.as_slice(), [only] if !only.label)
        && line.is_bold()
        && !before.segments.iter().any(|s| s.bold)
        && line.baseline - before.baseline > PARAGRAPH * line.size
}

/// Whether a line has one text, which may have a label.
fn is_alone(line: &TextLine) -> bool {
    matches!(line.segments.as_slice(), [_]) || matches!(line.segments.as_slice(), [label, _] if label.label)
}

/// Whether a line of the text runs from the first column over the next one.
fn is_prose(inside: &[TextLine], usual: &Usual) -> bool {
    let over =
        |line: &TextLine| line.bbox.left < usual.second - SAME_COLUMN && line.bbox.right > usual.second + SAME_COLUMN;
    usual.second < f32::MAX && inside.iter().any(over)
}

/// Whether the text is more than a section row: many paragraphs.
fn are_paragraphs(inside: &[TextLine]) -> bool {
    let apart = |pair: &&[TextLine]| pair[1].baseline - pair[0].baseline > PARAGRAPH * pair[0].size;
    inside.windows(2).filter(apart).count() + 1 >= PARAGRAPHS
}

/// Whether the rows above a text and those below it have no column in common but the first.
fn has_other_columns(lines: &[TextLine], ys: &[f32], (top, bottom): (f32, f32)) -> bool {
    let (Some(&first), Some(&last)) = (ys.first(), ys.last()) else { return false };
    let inner = |from: f32, to: f32| -> Vec<(f32, f32)> {
        let inner = between(lines, from, to).iter().flat_map(|line| line.segments.iter().skip(1));
        inner.map(|segment| (segment.left, segment.right)).collect()
    };
    let (above, below) = (inner(first, top), inner(bottom, last));
    let same = |a: f32, b: f32| (a - b).abs() <= SAME_COLUMN;
    let common = |text: &&(f32, f32)| below.iter().any(|other| same(other.0, text.0));
    // Where texts of the one begin again and again, one of the other's runs across.
    let crossed = |one: &[(f32, f32)], other: &[(f32, f32)]| {
        one.iter().any(|&(x, _)| {
            one.iter().filter(|text| same(text.0, x)).count() >= ROWS
                && other.iter().any(|text| text.0 < x - SAME_COLUMN && text.1 > x + SAME_COLUMN)
        })
    };
    let few = above.len() < 2 || below.len() < 2;
    !few && (!above.iter().any(|text| common(&text)) || crossed(&above, &below) || crossed(&below, &above))
}
