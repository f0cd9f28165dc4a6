//! What happens to the rows at a page break: cut inside, or whole; merged cells that go on.

use super::columns::Mapping;
use crate::document::{Block, Cell, Opening, Paragraph, RecognisedBy, Table};

/// A column is a key if it is written in at least this share of the rows.
const KEY_SHARE: f32 = 0.8;
/// A cell with more free height below its last line, in heights of that line, did not run into the page's end.
const FREE_LINES: f32 = 1.3;
/// A line that ends this near (points) to the cell's right edge is full beyond doubt.
const FULL_LINE: f32 = 30.0;

/// Whether the page break cuts a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// The rows are whole.
    Not,
    /// A cell's sentence runs on.
    MidSentence,
    /// The cells that every row has are empty in what follows.
    KeyEmpty,
    /// It may be so.
    Doubtful,
}

impl Cut {
    pub(super) fn is_cut(self) -> bool {
        self != Self::Not
    }
}

/// Whether row `a` of the first piece has the same cell borders as row `b` of the second.
pub(super) fn alike(first: &Table, a: u32, second: &Table, b: u32, mapping: &Mapping) -> bool {
    let borders = |table: &Table, row: u32, map: &[u32]| -> Vec<(u32, u32)> {
        covering(table, row)
            .map(|c| {
                let at = |border: u32| map.get(border as usize).copied().unwrap_or(u32::MAX);
                (at(c.column - 1), at(c.column - 1 + c.column_span))
            })
            .collect()
    };
    borders(first, a, &mapping.first) == borders(second, b, &mapping.second)
}

/// The cells that cover a row, from left to right.
pub(super) fn covering(table: &Table, row: u32) -> impl Iterator<Item = &Cell> {
    let mut cells: Vec<&Cell> = table.cells.iter().filter(|c| c.row <= row && row < c.row + c.row_span).collect();
    cells.sort_by_key(|c| c.column);
    cells.into_iter()
}

/// Whether the first row of the second piece (after its repeated heading) finishes the last row of the first.
pub(super) fn cut(first: &Table, second: &Table, repeated: u32, mapping: &Mapping) -> Cut {
    // Only pages cut rows.
    if second.rows <= repeated || second.cells.iter().all(|c| c.places.is_empty()) {
        return Cut::Not;
    }
    // A label of its own opens a row, whatever stands beside it.
    if second.opening == Opening::Whole && repeated == 0 {
        return Cut::Not;
    }
    let row = repeated + 1;
    let last: Vec<&Cell> = covering(first, first.rows).collect();
    let next: Vec<&Cell> = second.row(row).collect();
    let partner = |cell: &Cell| {
        let at = |map: &[u32], border: u32| map.get(border as usize).copied().unwrap_or(u32::MAX);
        let range = (at(&mapping.second, cell.column - 1), at(&mapping.second, cell.column - 1 + cell.column_span));
        last.iter()
            .copied()
            .find(|c| (at(&mapping.first, c.column - 1), at(&mapping.first, c.column - 1 + c.column_span)) == range)
    };
    let written: Vec<&Cell> = next.iter().copied().filter(|c| !c.is_empty()).collect();
    if written.is_empty() {
        return Cut::Not;
    }
    // What is written must have something to go on with: a cell of the same borders.
    let pairs: Option<Vec<(&Cell, &Cell)>> = written.iter().map(|&c| Some((partner(c)?, c))).collect();
    let Some(pairs) = pairs else { return Cut::Not };
    let runs_on = pairs.iter().filter(|(a, b)| sentence_runs_on(a, b) == RunsOn::Surely).count();
    let may_run_on = pairs.iter().filter(|(a, b)| sentence_runs_on(a, b) != RunsOn::No).count();
    let keys = key_columns(first);
    let key_of = |cell: &&Cell| keys.get(cell.column as usize - 1).copied().unwrap_or(false);
    let emptied = next
        .iter()
        .filter(|c| c.is_empty() && c.row_span == 1)
        .any(|c| partner(c).is_some_and(|p| !p.is_empty() && p.row_span == 1 && key_of(&p)));
    let fresh_key =
        pairs.iter().any(|(a, b)| key_of(a) && a.column == 1 && sentence_runs_on(a, b) == RunsOn::No && !a.is_empty());
    // A label that had room for another line on its page is whole: what stands in its column on the next page opens a
    // row, whatever the other cells look like ("x" below an indicator without a full stop).
    let opens = |(a, b): &(&Cell, &Cell)| a.column == 1 && ends_early(a) && !starts_small(b);
    // A row that is higher than all of its cells' text was drawn out by the page's end: "Our" may go on with "Rating".
    let filled = || last.iter().any(|c| !c.is_empty() && !ends_early(c));
    // Without lines nothing shows where a row ended.
    let drawn = [first, second].iter().all(|table| table.recognised_by != RecognisedBy::Alignment);
    if (pairs.len() > 1 || drawn && holds_labels(first) && filled()) && pairs.iter().any(opens)
        || fresh_key && runs_on == 0
    {
        return Cut::Not;
    }
    if runs_on > 0 {
        return if fresh_key { Cut::Doubtful } else { Cut::MidSentence };
    }
    // A row whose first column begins anew has its key.
    let begins = pairs.iter().any(|(a, b)| a.column == 1 && !a.is_empty() && key_of(a) && !starts_small(b));
    if emptied && !begins {
        return Cut::KeyEmpty;
    }
    if may_run_on > 0 && may_run_on == pairs.len() && first.columns > 1 && pairs.len() < last.len() {
        return Cut::Doubtful;
    }
    Cut::Not
}

/// Whether the first column of a table holds labels, a paragraph each: where nothing is written beside one, its answer was left
/// empty. Where one has more paragraphs, the next may stand on the next page alone.
fn holds_labels(table: &Table) -> bool {
    let own = || table.cells.iter().filter(|c| c.column == 1 && c.column_span == 1 && !c.is_empty());
    own().nth(1).is_some() && own().all(|c| c.blocks.iter().filter(|b| !b.is_empty()).nth(1).is_none())
}

/// Whether a cell has room for another line below its last one.
pub(super) fn ends_early(cell: &Cell) -> bool {
    let last = cell.blocks.iter().rev().find(|b| !b.is_empty()).and_then(Block::paragraph).and_then(|p| p.lines.last());
    match (cell.places.last(), last) {
        (Some(place), Some(line)) => {
            place.page == line.page && place.bbox.bottom - line.bbox.bottom > FREE_LINES * line.bbox.height()
        }
        _ => false,
    }
}

/// Whether a cell's text begins with a small letter.
fn starts_small(cell: &Cell) -> bool {
    cell.text().trim_start().starts_with(char::is_lowercase)
}

/// For each column: whether nearly every row writes in it.
fn key_columns(table: &Table) -> Vec<bool> {
    let headed = table.header_rows();
    let mut rows = vec![0_u32; table.columns as usize];
    let mut written = vec![0_u32; table.columns as usize];
    for cell in table.cells.iter().filter(|c| c.row > headed && c.column_span == 1) {
        if let (Some(rows), Some(written)) =
            (rows.get_mut(cell.column as usize - 1), written.get_mut(cell.column as usize - 1))
        {
            *rows += 1;
            *written += u32::from(!cell.is_empty());
        }
    }
    rows.into_iter()
        .zip(written)
        .map(|(rows, written)| written > 0 && written as f32 >= KEY_SHARE * rows as f32)
        .collect()
}

/// Whether a sentence goes on from one cell to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunsOn {
    No,
    Maybe,
    Surely,
}

/// Whether the last sentence of a cell goes on in another.
pub(super) fn sentence_runs_on(before: &Cell, after: &Cell) -> RunsOn {
    let right = before.places.last().map(|p| p.bbox.right);
    match (before.blocks.iter().rev().find(|b| !b.is_empty()), after.blocks.iter().find(|b| !b.is_empty())) {
        (Some(Block::Paragraph(before)), Some(Block::Paragraph(after))) => paragraph_runs_on(before, after, right),
        (Some(Block::Table(_)), Some(Block::Table(_))) => RunsOn::Maybe,
        _ => RunsOn::No,
    }
}

/// Whether a paragraph goes on in another. `right`: the right edge of its cell, where known.
pub(super) fn paragraph_runs_on(before: &Paragraph, after: &Paragraph, right: Option<f32>) -> RunsOn {
    if after.label.is_some() {
        return RunsOn::No;
    }
    let (text, next) = (before.text(), after.text());
    let (text, next) = (text.trim_end(), next.trim_start());
    let (Some(end), Some(start)) = (text.chars().next_back(), next.chars().next()) else { return RunsOn::No };
    let closed = matches!(end, '.' | '!' | '?' | ':' | ';')
        || matches!(end, '"' | '”' | ')' | '’' if text.len() > 1 && {
            let before_end = text.chars().rev().nth(1);
            matches!(before_end, Some('.' | '!' | '?'))
        });
    let open_end = matches!(end, ',' | '-' | '–' | '—' | '&' | '/' | '(' | '\u{ad}') || ends_in_small_word(text);
    // The first word of what follows would have fitted in the last line: the line was ended by its writer.
    let room = match (right, before.lines.last()) {
        (Some(right), Some(line)) => {
            let width = after.lines.first().map_or(0.0, |l| {
                l.bbox.width() * (first_word(next) as f32 / next.chars().count().clamp(1, 200) as f32).min(1.0)
            });
            right - line.bbox.right > width.max(FULL_LINE) + 8.0
        }
        _ => false,
    };
    if closed && !start.is_lowercase() {
        return RunsOn::No;
    }
    if start.is_lowercase() && !closed && !room {
        return RunsOn::Surely;
    }
    if open_end && (!room || leads_on(text)) {
        return RunsOn::Surely;
    }
    if room && !start.is_lowercase() {
        return RunsOn::No;
    }
    RunsOn::Maybe
}

/// Number of letters of the first word.
fn first_word(text: &str) -> usize {
    text.split_whitespace().next().map_or(0, |word| word.chars().count())
}

/// Words after which no sentence ends.
fn ends_in_small_word(text: &str) -> bool {
    const SMALL: &[&str] = &[
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "its", "of", "on", "or", "our", "that", "the",
        "their", "this", "to", "which", "will", "with",
    ];
    text.split_whitespace().next_back().is_some_and(|word| SMALL.contains(&word))
}

/// Whether a text ends in a word that no paragraph ends in, however much room is left: where nothing is drawn, a cell's
/// right edge is a guess. One may sign in, go on and lead to.
fn leads_on(text: &str) -> bool {
    const OPEN: &[&str] = &["a", "an", "and", "by", "for", "from", "of", "or", "our", "that", "the", "their", "with"];
    text.split_whitespace().next_back().is_some_and(|word| OPEN.contains(&word))
}

/// Whether a merged cell of the first piece goes on into an empty cell of the second: one of the two covers several
/// rows, or the column merges rows elsewhere.
pub(super) fn merge_goes_on(first: &Table, before: &Cell, after: &Cell) -> bool {
    !before.is_empty()
        && after.is_empty()
        && !before.header
        && (before.row_span > 1
            || after.row_span > 1
            || first.cells.iter().any(|c| c.column == before.column && c.row_span > 1 && !c.header))
}
