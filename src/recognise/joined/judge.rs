//! Whether a table goes on with another.

use super::columns::{self, Agreement, Mapping};
use super::{Surroundings, rows};
use crate::document::{Cell, Opening, Place, Table};
use crate::recognise::tables::header;

/// A table that leaves this much (points) more than its next row needs was ended by its writer, not by the page.
const ROOM_TO_SPARE: f32 = 40.0;

/// Tables whose edges differ by no more than this (points) are as wide as each other.
const SAME_EDGE: f32 = 3.0;

/// A form has no more titles above its heading.
const MOST_TITLES: u32 = 6;

/// How rows are set is told by this many of them.
const ROWS_LOOKED_AT: u32 = 20;

/// What was found.
#[derive(Debug)]
pub(super) enum Verdict {
    /// Two tables.
    Apart {
        /// They may be one.
        uncertain: bool,
    },
    /// One table.
    Same(Bond),
}

/// How two pieces hold together.
#[derive(Debug)]
pub(super) struct Bond {
    pub(super) mapping: Mapping,
    /// Leading rows of the second piece that only repeat the heading.
    pub(super) repeated: u32,
    /// The first row after them finishes the last row of the first piece.
    pub(super) row_cut: bool,
    pub(super) reasons: Vec<&'static str>,
    pub(super) uncertain: bool,
}

const APART: Verdict = Verdict::Apart { uncertain: false };
const DOUBTFULLY_APART: Verdict = Verdict::Apart { uncertain: true };

/// Whether `second`, the next thing after `first`, goes on with it.
pub(super) fn verdict(first: &Table, second: &Table, surroundings: &Surroundings) -> Verdict {
    if !may_follow(first, second) {
        return APART;
    }
    let tagged = goes_on_by_tags(first, second);
    let mapping = if tagged.is_some() && first.columns == second.columns {
        Some(columns::same(first.columns))
    } else {
        columns::mapping(first, second)
    };
    let Some(mapping) = mapping else {
        return if may_be_misread(first, second, surroundings) { DOUBTFULLY_APART } else { APART };
    };
    if let Some(row_cut) = tagged {
        let reasons = vec!["the paper's tags name one table"];
        return Verdict::Same(Bond { mapping, repeated: 0, row_cut, reasons, uncertain: false });
    }
    if second.opening == Opening::Rest {
        let reasons = vec!["the columns agree", "a row goes on over the page break"];
        return Verdict::Same(Bond { mapping, repeated: 0, row_cut: true, reasons, uncertain: false });
    }
    let repeated = repeated_heading(first, second, &mapping);
    let break_between = page_break(first, second, repeated, surroundings);
    let cut = rows::cut(first, second, repeated, &mapping);
    let mut bond = Bond { mapping, repeated, row_cut: cut.is_cut(), reasons: Vec::new(), uncertain: false };
    if repeated > 0 {
        bond.reasons.push("the heading is repeated");
        if break_between == Break::WithRoom {
            // A row that would have fitted stands on a new page under the heading: a table of its own, surely so where
            // it opens with a section as the first one does.
            let opens = opens_with_section(first, repeated) && opens_with_section(second, repeated);
            return Verdict::Apart { uncertain: !opens };
        }
    } else if cut.is_cut() {
        if break_between == Break::WithRoom {
            return DOUBTFULLY_APART;
        }
        bond.uncertain = bond.mapping.agreement != Agreement::Same
            && cut != rows::Cut::MidSentence
            && !rows::alike(first, first.rows, second, 1, &bond.mapping);
    } else if let Some(apart) = apart_between_rows(first, second, break_between, &mut bond) {
        return apart;
    }
    bond.reasons.push("the columns agree");
    note_cut(cut, &mut bond);
    Verdict::Same(bond)
}

/// Whether two tables between whole rows are apart after all; notes what holds them together where they are not.
fn apart_between_rows(first: &Table, second: &Table, break_between: Break, bond: &mut Bond) -> Option<Verdict> {
    match heading_of_its_own(first, second) {
        Heading::None => {}
        Heading::Section => bond.reasons.push("a section row stands at the break"),
        Heading::Own => return Some(APART),
    }
    let headed = header::rows_set_apart(first) > 0;
    match (break_between, bond.mapping.agreement) {
        (Break::Full, Agreement::Same) => {}
        (Break::Full, Agreement::Within) => {
            if !rows::alike(first, first.rows, second, 1, &bond.mapping) {
                bond.uncertain = true;
            }
        }
        (Break::WithRoom | Break::Unknown, Agreement::Same) if first.columns >= 2 && headed => {
            bond.uncertain = break_between == Break::WithRoom;
        }
        (Break::WithRoom | Break::Unknown, Agreement::Same)
            if first.columns >= 2 && numbering_goes_on(first, second) =>
        {
            bond.reasons.push("the numbering goes on");
        }
        (Break::WithRoom | Break::Unknown, _) => {
            return Some(Verdict::Apart { uncertain: first.columns >= 3 && bond.mapping.agreement == Agreement::Same });
        }
    }
    None
}

/// Notes that a row goes on over the page break.
fn note_cut(cut: rows::Cut, bond: &mut Bond) {
    match cut {
        rows::Cut::Not => {}
        rows::Cut::MidSentence | rows::Cut::KeyEmpty => bond.reasons.push("a row goes on over the page break"),
        rows::Cut::Doubtful => {
            bond.reasons.push("a row may go on over the page break");
            bond.uncertain = true;
        }
    }
}

/// Whether tables whose columns differ may be one whose columns have been misread.
fn may_be_misread(first: &Table, second: &Table, surroundings: &Surroundings) -> bool {
    is_as_wide(first, second)
        && page_break(first, second, 0, surroundings) == Break::Full
        && heading_of_its_own(first, second) == Heading::None
}

/// Whether tables of several columns each begin and end at the same places: other columns may have been misread.
fn is_as_wide(first: &Table, second: &Table) -> bool {
    let (Some(before), Some(after)) = (first.places().last().copied(), second.places().first().copied()) else {
        return false;
    };
    let same = |a: f32, b: f32| (a - b).abs() <= SAME_EDGE;
    first.columns.min(second.columns) > 2
        && same(before.bbox.left, after.bbox.left)
        && same(before.bbox.right, after.bbox.right)
}

/// Whether the second piece opens with the first one's heading, above the same columns.
pub(super) fn repeats_its_heading(first: &Table, second: &Table) -> bool {
    let mapping = columns::mapping(first, second).filter(|mapping| mapping.agreement == Agreement::Same);
    may_follow(first, second) && mapping.is_some_and(|mapping| repeated_heading(first, second, &mapping) > 0)
}

/// Whether the paper itself says that both are one table.
pub(super) fn is_named_one(first: &Table, second: &Table) -> bool {
    goes_on_by_tags(first, second).is_some()
}

/// Whether the tag tree has the second piece's rows after the first one's: whether a row is cut.
fn goes_on_by_tags(first: &Table, second: &Table) -> Option<bool> {
    let (before, after) = (first.tagged?, second.tagged?);
    (before.node == after.node && before.last_row <= after.first_row).then_some(before.last_row == after.first_row)
}

/// What stands between two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    /// The first reaches the end of its page.
    Full,
    /// The first leaves room in which the next row would have fitted.
    WithRoom,
    /// Pages are not known.
    Unknown,
}

/// Whether the second stands where a table could go on: on the next page, or pages are not known.
fn may_follow(first: &Table, second: &Table) -> bool {
    match (first.places().last(), second.places().first()) {
        (Some(before), Some(after)) => after.page == before.page + 1 || is_next_column(before, after),
        (None, None) => true,
        _ => false,
    }
}

/// Whether the second begins higher up, right of the first: in the next column of the page.
fn is_next_column(before: &Place, after: &Place) -> bool {
    after.page == before.page
        && after.bbox.left > before.bbox.right - SAME_EDGE
        && after.bbox.top < before.bbox.top - ROOM_TO_SPARE
}

/// The break between two tables, the second without its repeated heading.
fn page_break(first: &Table, second: &Table, repeated: u32, surroundings: &Surroundings) -> Break {
    let Some(before) = first.places().last().copied() else { return Break::Unknown };
    // Columns end where their writer balances them.
    if second.places().first().is_some_and(|after| is_next_column(&before, after)) {
        return Break::Full;
    }
    let Some(end) = surroundings.body_end(before.page) else { return Break::Full };
    let next_row = second
        .row(repeated + 1)
        .filter(|cell| cell.row_span == 1)
        .flat_map(|cell| &cell.places)
        .map(|place| place.bbox.height())
        .fold(0.0, f32::max);
    if end - before.bbox.bottom > next_row + ROOM_TO_SPARE { Break::WithRoom } else { Break::Full }
}

/// Whether the row after the heading is a section row, as wide as the table.
fn opens_with_section(table: &Table, heading: u32) -> bool {
    let mut written = table.row(heading + 1).filter(|cell| !cell.is_empty());
    written.next().is_some_and(|cell| cell.column_span == table.columns) && written.next().is_none()
}

/// How many leading rows of the second piece say what the first rows of the first say.
fn repeated_heading(first: &Table, second: &Table, mapping: &Mapping) -> u32 {
    let most = first.header_rows().max(header::rows_set_apart(first)).max(1).min(second.rows).min(first.rows);
    let mut repeated = 0;
    for row in 1..=most {
        if !rows::alike(first, row, second, row, mapping) || !same_words(first, row, second, row) {
            break;
        }
        repeated = row;
    }
    // A form's titles may stand above its heading, and are not repeated with it.
    let below_titles = || (2..=first.rows.min(MOST_TITLES)).any(|row| same_words(first, row, second, 1));
    if repeated == 0 && second.rows > 1 && header::rows_set_apart(second) == 1 && below_titles() { 1 } else { repeated }
}

/// Whether a row of each says the same, and says something.
fn same_words(first: &Table, row: u32, second: &Table, other: u32) -> bool {
    let words = |table: &Table, row: u32| -> Vec<String> { table.row(row).map(|c| squeezed(&c.text())).collect() };
    let (a, b) = (words(first, row), words(second, other));
    a == b && a.iter().any(|text| !text.is_empty())
}

/// Text without white space and letter case, for comparison.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// What the first row of a piece is.
#[derive(Debug, PartialEq, Eq)]
enum Heading {
    /// A row like any other.
    None,
    /// A section row, as the first piece has them among its rows.
    Section,
    /// The heading of another table.
    Own,
}

/// Whether the second piece begins with a heading that makes it a table of its own.
fn heading_of_its_own(first: &Table, second: &Table) -> Heading {
    let Some(opening) = second.row(1).find(|c| !c.is_empty()) else { return Heading::None };
    let whole_width = |table: &Table, cell: &Cell| cell.column_span == table.columns && table.columns > 1;
    let headed = header::rows_set_apart(first);
    if whole_width(second, opening) {
        // Section rows are set like one another: the same shading, the same weight.
        let like = |cell: &&Cell| {
            whole_width(first, cell) && cell.fill == opening.fill && header::is_bold(cell) == header::is_bold(opening)
        };
        let opens = first.row(1).find(|c| !c.is_empty()).is_some_and(|c| like(&c));
        let among = first.cells.iter().filter(|c| c.row > headed.max(1)).any(|c| like(&c));
        return match (opens, among) {
            (_, true) => Heading::Section,
            _ if opens || header::is_bold(opening) || opening.fill.is_some() => Heading::Own,
            _ => Heading::None,
        };
    }
    let own = header::rows_set_apart(second);
    // A heading names its columns: a row of which most cells are left open ("Our rating", a mark) is none.
    let (written, open): (Vec<&Cell>, Vec<&Cell>) = second.row(1).partition(|c| !c.is_empty());
    if own == 0 || second.rows <= own || open.len() > written.len() {
        return Heading::None;
    }
    // A first column set in bold, or every row shaded, is no heading.
    let from = (headed + 1).max(first.rows.saturating_sub(ROWS_LOOKED_AT));
    let usual = (from..=first.rows).filter(|&row| header::is_set_apart(first, row)).count() as u32;
    if usual * 2 > (first.rows + 1).saturating_sub(from) { Heading::None } else { Heading::Own }
}

/// Whether the first column counts on: 4 after 3, 2.1 after 1.7.
fn numbering_goes_on(first: &Table, second: &Table) -> bool {
    let number = |text: String| -> Option<Vec<u32>> {
        let parts: Option<Vec<u32>> =
            text.trim().trim_end_matches(['.', ')']).split('.').map(|p| p.trim().parse().ok()).collect();
        parts.filter(|p| !p.is_empty())
    };
    let first_of = |row| first.row(row).next().filter(|cell| cell.column == 1);
    let last = (1..=first.rows).rev().find_map(|row| number(first_of(row)?.text()));
    let next = second.cell(1, 1).and_then(|cell| number(cell.text()));
    let (Some(last), Some(next)) = (last, next) else { return false };
    let follows = |a: &[u32], b: &[u32]| match (a, b) {
        ([a, x, ..], [b, y, ..]) => (a == b && *y == x + 1) || (*b == a + 1 && *y <= 1),
        ([a], [b, y]) => (a == b || *b == a + 1) && *y <= 1,
        ([a, ..], [b]) => *b == a + 1, // One part each among them.
        _ => false,
    };
    follows(&last, &next)
}
