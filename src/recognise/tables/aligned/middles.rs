//! Merged cells whose text stands in the middle of the rows that they cover, with no line to say where they end.
//!
//! Enters: a draft of which each row has been told. Leaves: the same draft, the cells of its first columns reaching over the
//! rows around their text. A column is such a one where the first row writes nothing in it: a name at the top of its rows
//! would stand there. Where each name stands is then in the middle of its rows, and only one way to part them fits all.

use super::gutters::Region;
use super::segments::{Segment, TextLine};
use crate::document::{Page, Rect};
use crate::recognise::tables::draft::{Draft, DraftCell};

/// A text stands in the middle within this distance, in points.
const MIDDLE: f32 = 2.5;
/// The lines of one name stand closer than this, in heights of the letters.
const WRAPPED: f32 = 0.4;
/// Fewer rows show nothing.
const FEWEST_ROWS: usize = 3;
/// Merged cells stand in so many columns at the left.
const MOST_COLUMNS: u32 = 2;

/// The lines of a region, names that stand between two of its lines set beside the upper one: half the rows of a name may
/// stand above it. `None` where there are none.
pub(super) fn beside(lines: &[TextLine], region: &Region) -> Option<Vec<TextLine>> {
    if region.goes_on || region.gutters.len() < MOST_COLUMNS as usize {
        return None;
    }
    let heading = lines.iter().take_while(|line| line.is_bold() && line.segments.len() > 1).count();
    let first = lines.get(heading).filter(|_| heading > 0)?;
    let written = |column: usize| first.segments.iter().any(|s| region.columns(s).0 == column);
    let of_names = (0..MOST_COLUMNS as usize).take_while(|&column| !written(column)).count();
    let name = |s: &Segment| region.columns(s).1 < of_names && !s.label;
    let between = |line: &TextLine| line.segments.iter().all(name);
    if of_names == 0 || !lines.iter().skip(heading).any(between) {
        return None;
    }
    let mut out: Vec<TextLine> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        match out.last_mut().filter(|above| index > heading && between(line) && !above.segments.iter().any(name)) {
            Some(above) => {
                above.bbox = above.bbox.union(&line.bbox);
                let baseline = above.baseline;
                let moved = line.segments.iter().map(|segment| Segment { baseline, ..segment.clone() });
                above.segments.splice(..0, moved);
            }
            None => out.push(line.clone()),
        }
    }
    Some(out)
}

/// Whether the first row below the heading writes nothing in the first column, and rows below it do.
pub(super) fn are_wanting(page: &Page, draft: &Draft) -> bool {
    let first = first_row(page, draft);
    let merged = draft.cells.iter().any(|cell| cell.row >= first && cell.row_span > 1);
    draft.columns > MOST_COLUMNS
        && !merged
        && text(page, draft, first, 1).is_none()
        && (first + 1..=draft.rows).any(|row| text(page, draft, row, 1).is_some())
}

/// Merges them, and tells whether all fit; where only some do, the table's cells are in doubt.
pub(super) fn merge(page: &Page, draft: &mut Draft) -> bool {
    let first = first_row(page, draft);
    let mut merged = false;
    for column in 1..=MOST_COLUMNS {
        // Where the next column has such cells, too, they tell nothing of where rows end.
        let behind = if text(page, draft, first, column + 1).is_some() { column + 1 } else { MOST_COLUMNS + 1 };
        let extents: Option<Vec<(f32, f32)>> =
            (first..=draft.rows).map(|row| extent(page, draft, row, behind)).collect();
        let Some(extents) = extents.filter(|rows| rows.len() >= FEWEST_ROWS) else { return merged };
        let names = names(page, draft, first, column);
        if names.first().is_none_or(|(row, _)| *row == first) {
            return merged;
        }
        let (groups, all) = groups(&extents, first, &names);
        if !all {
            draft.uncertain |= !groups.is_empty();
            return false;
        }
        merged = true;
        for (name, from, to) in groups {
            cover(draft, column, name, from, to);
        }
    }
    merged
}

/// The first row below the heading.
fn first_row(page: &Page, draft: &Draft) -> u32 {
    let words = draft.cells.iter().filter(|cell| cell.row == 1).flat_map(|cell| &cell.words);
    1 + u32::from(words.filter_map(|&w| page.words.get(w)).all(|word| word.style.bold))
}

/// Puts the first row below the heading and the next one together, where the number in the middle of one row parted it:
/// the upper one has none, and a sentence runs on over the border.
pub(super) fn rejoin(page: &Page, draft: &mut Draft) {
    let row = first_row(page, draft);
    let of = |row: u32| draft.cells.iter().filter(move |cell| cell.row == row);
    let whole = |row: u32| of(row).count() == draft.columns as usize && of(row).all(|cell| cell.row_span == 1);
    if !whole(row) || !whole(row + 1) || of(row).chain(of(row + 1)).any(|cell| !cell.nested.is_empty()) {
        return;
    }
    let word = |index: Option<&usize>| index.and_then(|&w| page.words.get(w)).map(|word| word.text.as_str());
    let pairs = || of(row).zip(of(row + 1)).map(|(above, below)| (word(above.words.last()), word(below.words.first())));
    let unnumbered = pairs().next().is_some_and(|(above, below)| above.is_none() && below.is_some());
    let both = || pairs().filter_map(|(above, below)| above.zip(below));
    let open = |above: &str| !above.ends_with(['.', '!', '?', ':', ';']);
    let runs_on = both().any(|(above, below)| open(above) && below.starts_with(char::is_lowercase));
    if !unnumbered || !runs_on || !both().all(|(above, _)| open(above)) {
        return;
    }
    let below: Vec<DraftCell> = draft.cells.extract_if(.., |cell| cell.row == row + 1).collect();
    for (cell, rest) in draft.cells.iter_mut().filter(|cell| cell.row == row).zip(below) {
        cell.bbox = cell.bbox.union(&rest.bbox);
        cell.words.extend(rest.words);
        cell.words.sort_unstable();
    }
    draft.cells.iter_mut().filter(|cell| cell.row > row).for_each(|cell| cell.row -= 1);
    draft.rows -= 1;
}

/// Where the texts of a row begin and end, from a column on; `None` where nothing stands there, or a text runs over columns.
fn extent(page: &Page, draft: &Draft, row: u32, behind: u32) -> Option<(f32, f32)> {
    let cells = || draft.cells.iter().filter(|cell| cell.row == row);
    if cells().any(|cell| cell.column_span > 1) {
        return None;
    }
    let words = cells().filter(|cell| cell.column >= behind).flat_map(|cell| &cell.words);
    let boxes = words.filter_map(|&w| page.words.get(w)).map(|word| (word.bbox.top, word.bbox.bottom));
    boxes.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// What a row writes in a column.
fn text(page: &Page, draft: &Draft, row: u32, column: u32) -> Option<Rect> {
    let words = draft.cells.iter().filter(|cell| cell.row == row && cell.column == column).flat_map(|cell| &cell.words);
    words.filter_map(|&w| page.words.get(w)).map(|word| word.bbox).reduce(|a, b| a.union(&b))
}

/// The names in a column: the row in which each stands (or begins), and its middle.
fn names(page: &Page, draft: &Draft, first: u32, column: u32) -> Vec<(u32, f32)> {
    let mut out: Vec<(u32, Rect)> = Vec::new();
    for row in first..=draft.rows {
        let Some(own) = text(page, draft, row, column) else { continue };
        match out.last_mut() {
            // The second line of a name stands in the next row.
            Some((_, above)) if own.top - above.bottom < WRAPPED * own.height() => *above = above.union(&own),
            _ => out.push((row, own)),
        }
    }
    out.into_iter().map(|(row, text)| (row, text.centre_y())).collect()
}

/// The rows that each name covers (its own row, the first and the last), as far as they fit; whether all do.
fn groups(extents: &[(f32, f32)], first: u32, names: &[(u32, f32)]) -> (Vec<(u32, u32, u32)>, bool) {
    let mut out = Vec::new();
    let mut from = 0;
    for (row, middle) in names {
        let Some(top) = extents.get(from).map(|extent| extent.0) else { return (out, false) };
        let off = |to: usize| extents.get(to).map_or(f32::MAX, |end| (f32::midpoint(top, end.1) - middle).abs());
        let best = (from..extents.len()).min_by(|&a, &b| off(a).total_cmp(&off(b)));
        let Some(to) = best.filter(|&to| off(to) <= MIDDLE) else { return (out, false) };
        out.push((*row, first + from as u32, first + to as u32));
        from = to + 1;
    }
    (out, from == extents.len())
}

/// Lets the cell of a row reach over others.
fn cover(draft: &mut Draft, column: u32, name: u32, from: u32, to: u32) {
    let own = || draft.cells.iter().filter(|cell| cell.column == column && (from..=to).contains(&cell.row));
    let Some(bbox) = own().map(|cell| cell.bbox).reduce(|a, b| a.union(&b)) else { return };
    let mut words: Vec<usize> = own().flat_map(|cell| cell.words.iter().copied()).collect();
    words.sort_unstable();
    draft.cells.retain(|cell| cell.column != column || cell.row == name || !(from..=to).contains(&cell.row));
    if let Some(cell) = draft.cells.iter_mut().find(|cell| cell.column == column && cell.row == name) {
        (cell.row, cell.row_span, cell.bbox, cell.words) = (from, to + 1 - from, bbox, words);
    }
    draft.cells.sort_by_key(|cell| (cell.row, cell.column));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_middle_part_the_rows_in_one_way() {
        let rows: Vec<(f32, f32)> = (0..6).map(|row| 20.0 * row as f32).map(|top| (top, top + 10.0)).collect();
        // Three rows, two and one: 25 is the middle of 0 to 50, 75 that of 60 to 90.
        let names = [(3, 25.0), (5, 75.0), (7, 105.0)];
        assert_eq!(groups(&rows, 2, &names), (vec![(3, 2, 4), (5, 5, 6), (7, 7, 7)], true));
        // A name at the top of its rows fits no middle.
        assert!(!groups(&rows, 2, &[(3, 25.0), (5, 65.0)]).1);
    }
}
