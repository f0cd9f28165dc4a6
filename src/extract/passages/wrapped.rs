//! Lines that a narrow column broke: whether a line had no room for the first word of the one below.
//!
//! On pages each line of a column may arrive as a passage of its own. What was broken for want of room goes on below;
//! what ends short of the column's edge does not.

use super::Passage;
use crate::document::Place;

/// Passages on either side among which the lines of a column are looked for.
const NEAR: usize = 40;
/// Lines of a column begin within this distance, in points.
const SAME_LEFT: f32 = 3.0;
/// The widest line of a column shows its edge where another one comes as near, as a share of its width.
const AS_WIDE: f32 = 0.75;
/// What stands behind a title in a column of pages or papers is no longer, in characters.
const PAGES: usize = 12;
/// The lines of one paragraph follow one another within this many heights of a line.
const LEADING: f32 = 1.6;

/// Whether the passage at an index goes on in the next one, for want of room.
pub(in crate::extract) fn goes_on(list: &[Passage<'_>], at: usize) -> bool {
    let (Some(own), Some(next)) = (list.get(at), list.get(at + 1)) else { return false };
    let (Some(above), Some(below)) = (own.paragraph.lines.last(), next.paragraph.lines.first()) else { return false };
    let follows = above.page == below.page
        && below.bbox.top > above.bbox.top
        && below.bbox.top - above.bbox.top < LEADING * above.bbox.height().max(below.bbox.height());
    if !follows || own.part != next.part || next.label.is_some() || own.cell.is_some() || next.cell.is_some() {
        return false;
    }
    let text = next.text.trim();
    let count = |text: &str| text.chars().count() as f32;
    let line = text.lines().next().unwrap_or(text);
    let letter = below.bbox.width() / count(line).max(1.0);
    let word = line.split_whitespace().next().map_or(0.0, |word| letter * (count(word) + 1.0));
    // What stands behind a tab stands in another column.
    let right = match own.text.rsplit_once('\t') {
        // Pages and papers are short.
        Some((first, last))
            if own.paragraph.lines.len() == 1
                && below.bbox.left > above.bbox.left + SAME_LEFT
                && last.chars().count() <= PAGES =>
        {
            let bare = first.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
            below.bbox.left + letter * count(bare)
        }
        _ => above.bbox.right,
    };
    // A line that reaches beyond its column has another column's words at its end.
    let Some(edge) = widest(list, at, below) else { return false };
    // The line above begins elsewhere where it has a label, and is no measure of itself.
    let shows = |right: f32| edge - below.bbox.left >= AS_WIDE * (right - below.bbox.left);
    let reach = if shows(0.0) { edge } else { right };
    let title = own.text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | ' '));
    let right =
        if right > reach + letter && below.bbox.left > above.bbox.left + SAME_LEFT && title.len() < own.text.len() {
            below.bbox.left + letter * count(title)
        } else {
            right
        };
    shows(right) && right + word > edge
}

/// Where the longest line ends of those that begin where this one does.
fn widest(list: &[Passage<'_>], at: usize, line: &Place) -> Option<f32> {
    let near = list.get(at.saturating_sub(NEAR)..(at + NEAR).min(list.len()))?;
    let rights = near
        .iter()
        .flat_map(|p| &p.paragraph.lines)
        .filter(|l| l.page == line.page && (l.bbox.left - line.bbox.left).abs() < SAME_LEFT)
        .map(|l| l.bbox.right);
    rights.max_by(f32::total_cmp)
}
