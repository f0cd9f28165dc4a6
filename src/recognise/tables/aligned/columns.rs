//! Columns that fills show, and those that white space shows along whole rows.

use super::frames::height;
use super::gutters::{Gutter, Region, clustered, gutters};
use super::segments::TextLine;
use super::stripes::Stripe;

/// Borders this close (points) to one another are one.
pub(super) const SAME_EXTENT: f32 = 4.0;
/// White space that runs down a whole row is at least this wide (points).
pub(super) const NARROWEST: f32 = 4.0;
/// White space that tells of a column which fills do not show is at least this wide (points).
const WIDE: f32 = 11.0;
/// So many numbers below one another are a column.
const FEWEST_NUMBERS: usize = 3;
/// With no more rows between rules, the lines of a row may be rows themselves.
pub(super) const FEW_ROWS: usize = 3;

/// Gutters where fills beside one another meet, if they do anywhere in these stripes.
pub(super) fn edges(stripes: &[Stripe]) -> Option<Vec<Gutter>> {
    let most = stripes.iter().max_by_key(|s| s.edges.len())?;
    let mut edges = most.edges.clone();
    for &edge in stripes.iter().flat_map(|s| &s.edges) {
        if !edges.iter().any(|known| (known - edge).abs() <= SAME_EXTENT) {
            edges.push(edge);
        }
    }
    edges.sort_by(f32::total_cmp);
    (!edges.is_empty()).then(|| edges.into_iter().map(|x| Gutter::at(x - 1.0, x + 1.0)).collect())
}

/// Columns shown by fills, with those that only the text shows: a column of numbers under a heading that covers it and
/// the next, columns into which most rows are parted.
pub(super) fn with_numbers(mut known: Vec<Gutter>, lines: &[TextLine]) -> Vec<Gutter> {
    let mut region = Region { from: 0, to: lines.len().saturating_sub(1), ..Region::default() };
    region.gutters = clustered(gutters(lines, &[]));
    for (index, gutter) in region.gutters.iter().enumerate() {
        let near = |k: &Gutter| k.left < gutter.right + SAME_EXTENT && k.right > gutter.left - SAME_EXTENT;
        if known.iter().any(near) {
            continue;
        }
        let parted = lines
            .iter()
            .flat_map(|l| l.segments.windows(2))
            .filter(|pair| region.columns(&pair[0]).1 == index && region.column(&pair[1]) == index + 1);
        let (mut all, mut labels) = (0, 0);
        for pair in parted {
            all += 1;
            labels += usize::from(pair[0].label);
        }
        let numbers = index == 0 && labels == all && all >= FEWEST_NUMBERS;
        let columns = labels * 2 < all && all >= FEWEST_NUMBERS && gutter.right - gutter.left >= WIDE;
        if numbers || columns {
            known.push(*gutter);
        }
    }
    known.sort_by(|a, b| a.left.total_cmp(&b.left));
    known
}

/// The lines between two heights.
pub(super) fn between(lines: &[TextLine], top: f32, bottom: f32) -> &[TextLine] {
    let from = lines.partition_point(|l| height(l) <= top);
    let to = lines.partition_point(|l| height(l) < bottom);
    lines.get(from..to).unwrap_or_default()
}

/// Whether the lines between two rules are rows of their own: text in every column on each of four lines or more.
pub(super) fn is_list_of_rows(lines: &[TextLine], gutters: usize) -> bool {
    lines.len() >= 4 && lines.iter().filter(|l| l.segments.len() > gutters).count() * 5 >= lines.len() * 4
}

/// Gutters where white space runs down whole rows, in two rows at least, or in the heading.
pub(super) fn by_rows(rows: &[&[TextLine]]) -> Vec<Gutter> {
    let mut found: Vec<(Gutter, usize)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        for (left, right) in gaps(row) {
            found.push((Gutter::at(left, right), index));
        }
    }
    let all = clustered(found.iter().map(|(gutter, _)| *gutter).collect());
    let heading = |row: usize| rows.get(row).is_some_and(|r| r.iter().all(TextLine::is_bold));
    all.into_iter()
        .filter(|gutter| {
            let shares = |g: &Gutter| g.left <= gutter.left + 0.5 && g.right >= gutter.right - 0.5;
            let mut of: Vec<usize> = found.iter().filter(|(g, _)| shares(g)).map(|(_, row)| *row).collect();
            of.dedup();
            of.len() >= 2 || rows.len() <= FEW_ROWS || of.iter().any(|&row| heading(row))
        })
        .collect()
}

/// The white space between the texts of a row, over all of its lines.
fn gaps(row: &[TextLine]) -> Vec<(f32, f32)> {
    let mut texts: Vec<(f32, f32)> = row.iter().flat_map(|l| l.segments.iter().map(|s| (s.left, s.right))).collect();
    texts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = Vec::new();
    let mut end = f32::INFINITY;
    for (left, right) in texts {
        if left - end >= NARROWEST {
            out.push((end, left));
        }
        end = if end.is_finite() { end.max(right) } else { right };
    }
    out
}
