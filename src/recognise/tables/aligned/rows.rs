//! Where the rows of a region begin.
//!
//! Rules and fills between the lines decide where there are any. Elsewhere the partition that surprises least is taken
//! ([`partition`]).

use super::card_rows;
use super::frames::height;
use super::gutters::Region;
use super::measures::Measures;
use super::partition::{self, Border};
use super::segments::TextLine;
use super::storeys::Storeys;
use super::surprise::Texts;
use crate::document::Page;

/// A gap is larger than the usual leading from this ratio.
const LARGER: f32 = 1.22;
/// So many numbers in the first column show that rows begin with one.
const FEWEST_KEYS: usize = 3;
/// A heading that is not bold is told from the rows below it by its place alone, up to this many lines.
const HEADING_LINES: usize = 3;

/// Indices (from the region's first line) of the lines that begin a row; the first is 0.
pub(super) fn starts(page: &Page, lines: &[TextLine], region: &Region, storeys: Option<&Storeys>) -> Vec<usize> {
    let margin = lines.iter().map(|l| l.bbox.left).fold(f32::MAX, f32::min);
    let measures = Measures::of(lines, region, page.width - margin);
    if let Some(borders) = card_rows::borders(page, lines, region) {
        return with_first((1..lines.len()).filter(|&line| borders.get(line) == Some(&Border::Drawn)));
    }
    let mut borders = known_borders(lines, region, storeys);
    let mut numbered = numbered(page, lines, region);
    for (own, counted) in numbered.iter_mut().zip(counted(page, lines, region)) {
        *own |= counted;
    }
    for (border, _) in borders.iter_mut().zip(numbered).filter(|(border, own)| *own && **border == Border::Free) {
        *border = Border::Drawn;
    }
    partition::starts(&Texts::of(page, lines, region, &measures), &borders, region.keyed)
}

/// The lines that are a numbered section's name alone ("2. Money"), where rows are numbered, too, and most numbers have text
/// beside them. A number may stand at the middle or the foot of its row, a section's name stands in none.
fn numbered(page: &Page, lines: &[TextLine], region: &Region) -> Vec<bool> {
    let is_numbered = |line: &TextLine| {
        line.segments.first().filter(|s| s.labelled && region.columns(s) == (0, 0)).is_some_and(|segment| {
            let word = segment.words.first().and_then(|&w| page.words.get(w));
            word.is_some_and(|w| w.text.starts_with(|c: char| c.is_ascii_digit()) && w.text.contains(['.', '(', ')']))
        })
    };
    let found: Vec<bool> = lines.iter().map(is_numbered).collect();
    let count = found.iter().filter(|own| **own).count();
    let beside = lines.iter().zip(&found).filter(|(line, own)| **own && line.segments.len() > 1).count();
    let known = count >= FEWEST_KEYS && beside * 5 >= count * 3;
    let alone = |line: &TextLine| matches!(line.segments.as_slice(), [only] if only.words.len() > 1);
    lines.iter().zip(found).map(|(line, own)| known && own && alone(line)).collect()
}

/// The lines on which a number that follows the one before begins the text of an inner column: "6. Any other business"
/// beside no time of day, below "5. Workforce" beside "11.30".
fn counted(page: &Page, lines: &[TextLine], region: &Region) -> Vec<bool> {
    let number = |line: &TextLine, column: usize| -> Option<u32> {
        let segment = line.segments.iter().find(|s| region.columns(s) == (column, column))?;
        let text = &page.words.get(*segment.words.first()?)?.text;
        let digits = text.strip_suffix(['.', ')'])?;
        (segment.words.len() > 1).then(|| digits.parse().ok()).flatten()
    };
    let column = (1..=region.gutters.len()).find(|&column| {
        let numbers: Vec<u32> = lines.iter().filter_map(|line| number(line, column)).collect();
        numbers.len() >= FEWEST_KEYS && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
    });
    // Where each number has text beside it, at its own height, every one of them begins a row.
    let beside = |line: &TextLine, column: usize| number(line, column).is_none() || line.segments.len() > 1;
    let column = column.filter(|&column| lines.iter().all(|line| beside(line, column)));
    lines.iter().map(|line| column.is_some_and(|column| number(line, column).is_some())).collect()
}

/// What rules, fills and the storeys of a heading show of the border above each line.
fn known_borders(lines: &[TextLine], region: &Region, storeys: Option<&Storeys>) -> Vec<Border> {
    let storey = storeys.map(|storeys| (storeys.line, storeys.end));
    let heading = lines.iter().take_while(|l| l.is_bold() && !l.segments.iter().any(|s| s.labelled)).count();
    let mut columns = vec![false; region.gutters.len() + 1];
    for segment in lines.iter().take(heading).flat_map(|l| &l.segments) {
        if let Some(column) = columns.get_mut(region.column(segment)) {
            *column = true;
        }
    }
    let several = columns.iter().filter(|c| **c).count() > 2;
    let above = |index: usize, line: &TextLine| match index.checked_sub(1).and_then(|i| lines.get(i)) {
        None => Border::Drawn,
        Some(before) if region.is_parted(before, line) => Border::Drawn,
        Some(_) if index == region.repeated => Border::Drawn,
        Some(_) if index < region.repeated => Border::None,
        Some(_) if storey.is_some_and(|(line, end)| index == line || index == end) => Border::Drawn,
        Some(_) if storey.is_some_and(|(_, end)| index < end) => Border::None,
        Some(before) if region.is_one_row(before, line) => {
            // The rest of a row that the page cut stands under the repeated heading, both without fill.
            let rest = several && index == heading && !region.is_striped(line);
            if rest { Border::Drawn } else { Border::None }
        }
        Some(_) => Border::Free,
    };
    lines.iter().enumerate().map(|(index, line)| above(index, line)).collect()
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
    let measures = Measures::of(lines, region, 0.0);
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
