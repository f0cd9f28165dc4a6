//! Where a table names the ratings: as columns, split over two rows or not, or as rows.
//!
//! Columns are known by their heading's meaning, never by their place.

use super::lines::Row;
use super::mark_signs::is_mark_character;
use crate::document::{Block, Cell};
use crate::framework::{Framework, Label};

/// A rating's column or row in a table.
#[derive(Debug, Clone)]
pub(super) struct ScaleColumn<'a> {
    /// The rating.
    pub(super) step: usize,
    /// First and last column, from 1.
    pub(super) first: u32,
    /// Last column.
    pub(super) last: u32,
    /// The cell that names it.
    pub(super) cell: &'a Cell,
}

/// A row that names ratings.
#[derive(Debug, Clone)]
pub(super) struct Scale<'a> {
    /// The table.
    pub(super) table_id: usize,
    /// First and last row of the heading, from 1.
    pub(super) first_row: u32,
    /// Last row of the heading.
    pub(super) last_row: u32,
    /// Its columns from left to right.
    pub(super) columns: Vec<ScaleColumn<'a>>,
    /// Whether a column's meaning was inferred, or a column among them is unknown.
    pub(super) unclear: bool,
}

impl Scale<'_> {
    /// The same heading for another table, whose rows are none of its own.
    pub(super) fn over(self, table_id: usize) -> Self {
        Self { table_id, first_row: 0, last_row: 0, ..self }
    }
}

/// A column that names ratings, one in each row.
#[derive(Debug, Clone)]
pub(super) struct ScaleRows {
    /// The table.
    pub(super) table_id: usize,
    /// The column that names them, from 1.
    pub(super) column: u32,
    /// Each rating's row, from 1.
    pub(super) rows: Vec<(usize, u32)>,
}

impl ScaleRows {
    /// Whether a row is one of those that name a rating.
    pub(super) fn holds(&self, row: &Row<'_>) -> bool {
        self.table_id == row.table_id && self.rows.iter().any(|(_, number)| *number == row.row)
    }
}

/// Headings are split over at most so many rows.
const HEADING_ROWS: u32 = 3;
/// A heading with a mark beside the name is not longer, in bytes.
const LONGEST_NAME: usize = 80;
/// A rating's name with marks beside it is shorter, in bytes.
const LONGEST_MARKED: usize = 160;

/// The rating that a cell names: its whole text, its text beside a mark, or its first line before a description.
pub(super) fn cell_step(framework: &Framework, cell: &Cell) -> Option<usize> {
    let mut lines =
        cell.blocks.iter().filter_map(Block::paragraph).filter(|p| !p.is_empty()).map(crate::document::Paragraph::text);
    let first = lines.next()?;
    let head = first.split(['\n', ':', '\u{b}']).next().unwrap_or("");
    // Prose names none.
    if head.len() > LONGEST_NAME {
        return None;
    }
    let rest: Vec<String> = lines.collect();
    let whole = if rest.is_empty() { first.clone() } else { format!("{first}\n{}", rest.join("\n")) };
    if whole.len() <= LONGEST_NAME
        && let Some(step) = text_step(framework, &whole).or_else(|| framework.step_headed(&whole))
    {
        return Some(step);
    }
    // Two names below each other are two rows that a reader could not part.
    let own = text_step(framework, &first);
    if own.is_some() && rest.iter().any(|line| text_step(framework, line).is_some_and(|step| Some(step) != own)) {
        return None;
    }
    // "Established" with its description below, or after a line break or colon.
    let described = head.len() < whole.trim().len();
    described.then(|| text_step(framework, head)).flatten()
}

/// The rating that a short text names, marks aside.
pub(super) fn text_step(framework: &Framework, text: &str) -> Option<usize> {
    framework.step_named(text).or_else(|| {
        // A rating and its marks are short.
        if text.len() > LONGEST_MARKED {
            return None;
        }
        let marked = text.contains(is_sign) || text.split_whitespace().any(is_mark_word);
        let bare = |text: &str| text.split_whitespace().filter(|w| !is_mark_word(w)).collect::<Vec<_>>().join(" ");
        marked.then(|| framework.step_named(&bare(text).replace(is_sign, " "))).flatten()
    })
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && is_mark_character(c)
}

fn is_mark_word(word: &str) -> bool {
    // Words of two letters and more are asked most often.
    if word.chars().take(2).filter(|c| c.is_alphanumeric()).count() == 2 {
        return false;
    }
    let word = word.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '{' | '}' | '.' | ',' | ':' | ';'));
    let mut characters = word.chars();
    matches!((characters.next(), characters.next()), (Some(c), None) if is_mark_character(c))
}

/// The rows of one table that name two or more ratings, each rating once.
pub(super) fn scales<'a>(framework: &Framework, rows: &[&Row<'a>]) -> Vec<Scale<'a>> {
    let mut found: Vec<Scale<'a>> = Vec::new();
    let mut at = 0;
    while let Some(rest) = rows.get(at..).filter(|rest| !rest.is_empty()) {
        match scale_at(framework, rest) {
            Some(scale) => {
                at += (scale.last_row - scale.first_row + 1) as usize;
                found.push(scale);
            }
            None => at += 1,
        }
    }
    found
}

/// The heading that the first of the rows begins, alone or with those below it.
pub(super) fn scale_at<'a>(framework: &Framework, rows: &[&Row<'a>]) -> Option<Scale<'a>> {
    let row = rows.first()?;
    let mut best = heading(framework, row, row.row);
    for extra in 1..HEADING_ROWS {
        // Only rows that follow each other in the table make one heading.
        let Some(next) = rows.get(extra as usize).filter(|n| n.row == row.row + extra) else { break };
        if let Some(joined) = heading(framework, row, next.row)
            && best.as_ref().is_none_or(|b| joined.columns.len() > b.columns.len())
        {
            best = Some(joined);
        }
    }
    best
}

/// The ratings that rows `row.row..=last_row` name together, column by column.
fn heading<'a>(framework: &Framework, row: &Row<'a>, last_row: u32) -> Option<Scale<'a>> {
    let mut columns: Vec<ScaleColumn<'a>> = Vec::new();
    let mut unnamed: Vec<&'a Cell> = Vec::new();
    if last_row == row.row {
        for cell in &row.cells {
            match cell_step(framework, cell) {
                Some(step) => columns.push(column(step, cell)),
                None if !cell.is_empty() => unnamed.push(cell),
                None => {}
            }
        }
    } else {
        let mut number = 1;
        while number <= row.table.columns {
            let mut cells: Vec<&'a Cell> = Vec::new();
            for line in row.row..=last_row {
                if let Some(cell) = row.table.cell(line, number)
                    && !cells.iter().any(|known| std::ptr::eq(*known, cell))
                {
                    cells.push(cell);
                }
            }
            let long = cells.iter().any(|cell| is_surely_long(cell));
            let texts = || cells.iter().map(|c| c.text()).filter(|t| !t.is_empty()).collect::<Vec<_>>();
            let joined = if long { None } else { Some(texts().join(" ")) };
            let narrowest = cells.iter().min_by_key(|c| c.column_span);
            if let Some(joined) = joined.filter(|joined| joined.len() <= LONGEST_NAME)
                && let (Some(step), Some(cell)) = (text_step(framework, &joined), narrowest)
            {
                columns.push(column(step, cell));
            }
            number = narrowest.map_or(number, |c| c.column + c.column_span - 1).max(number) + 1;
        }
    }
    if last_row == row.row {
        with_short_forms(framework, row, &mut columns);
        unnamed.retain(|cell| !columns.iter().any(|c| std::ptr::eq(c.cell, *cell)));
        if gives_ratings(framework, row, &columns) || are_answers(framework, row) {
            return None;
        }
        if let Some(only) = only_column(framework, row, &columns) {
            return Some(only);
        }
    }
    let mut steps: Vec<usize> = columns.iter().map(|c| c.step).collect();
    steps.sort_unstable();
    let repeats = steps.windows(2).any(|pair| pair[0] == pair[1]);
    if columns.len() < 2 || repeats {
        return None;
    }
    let unclear = infer_missing(framework, &mut columns, &unnamed);
    Some(Scale { table_id: row.table_id, first_row: row.row, last_row, columns, unclear })
}

/// Whether a cell holds more than a name, seen without putting its text together.
fn is_surely_long(cell: &Cell) -> bool {
    let written = |p: &crate::document::Paragraph| p.runs.iter().map(|run| run.text.trim().len()).sum::<usize>();
    cell.blocks.iter().filter_map(Block::paragraph).any(|p| written(p) > LONGEST_NAME)
}

/// "NYE | PE | E | EX": short forms head columns where they complete the scale.
fn with_short_forms<'a>(framework: &Framework, row: &Row<'a>, columns: &mut Vec<ScaleColumn<'a>>) {
    if columns.len() >= framework.scale.len() || row.cells.len() < framework.scale.len() {
        return;
    }
    let answered = row.cells.iter().filter_map(|cell| {
        let step = cell_step(framework, cell).or_else(|| framework.step_answered(&grown_together(&cell.text())))?;
        Some(column(step, cell))
    });
    let found: Vec<ScaleColumn<'a>> = answered.collect();
    if found.len() == framework.scale.len() {
        *columns = found;
    }
}

/// Letters that a narrow column broke apart, as one word: "N Y E".
fn grown_together(text: &str) -> String {
    let letters = text.split_whitespace().all(|word| word.chars().count() == 1);
    if letters { text.split_whitespace().collect() } else { text.to_owned() }
}

/// Whether names stand below headings that ask for a rating, each below its own: answers of several rounds, no heading.
fn gives_ratings(framework: &Framework, row: &Row<'_>, columns: &[ScaleColumn<'_>]) -> bool {
    let below = |c: &&ScaleColumn<'_>| {
        let alone = |above: &Cell| {
            columns.iter().filter(|o| o.first < above.column + above.column_span && above.column <= o.last).count() == 1
        };
        row.table.cells.iter().take_while(|above| above.row < row.row).any(|above| {
            above.column == c.first
                && alone(above)
                && framework.labels_of(&above.text()).iter().any(|l| matches!(l, Label::Rating | Label::Earlier))
        })
    };
    let asked = columns.iter().filter(below).count();
    // Beside an answer under its own heading even one such name is one: "Our rating | Reviewer's view | Evidence".
    let headed = |cell: &&Cell, labels: &[Label]| {
        let above = row.table.cells.iter().take_while(|above| above.row < row.row);
        above
            .filter(|above| above.column == cell.column)
            .any(|above| framework.labels_of(&above.text()).iter().any(|l| labels.contains(l)))
    };
    let answers = || row.written().any(|c| headed(c, &[Label::Evidence, Label::Improvement]));
    asked > 0 && (asked == columns.len() || answers())
}

/// Whether each name stands right of a label that asks for it: "Rating 2019 | Established | Rating 2020 | Exemplary".
pub(super) fn are_answers(framework: &Framework, row: &Row<'_>) -> bool {
    let mut asked = 0;
    let mut before = None;
    for cell in row.written() {
        let asks_now = asks(framework, cell);
        if !asks_now && cell_step(framework, cell).is_some() && before != Some(true) {
            return false;
        }
        asked += usize::from(asks_now);
        before = Some(asks_now);
    }
    asked > 1
}

/// The heading of a table that kept the chosen rating's column alone: "Rating descriptor | Established".
fn only_column<'a>(framework: &Framework, row: &Row<'a>, columns: &[ScaleColumn<'a>]) -> Option<Scale<'a>> {
    let [only] = columns else { return None };
    let labelled = row.written().any(|c| {
        let labels = framework.labels_of(&c.text());
        labels.contains(&Label::Scale) && !labels.contains(&Label::Rating)
    });
    (labelled && row.table.columns == 2).then(|| Scale {
        table_id: row.table_id,
        first_row: row.row,
        last_row: row.row,
        columns: vec![only.clone()],
        unclear: true,
    })
}

fn column(step: usize, cell: &Cell) -> ScaleColumn<'_> {
    ScaleColumn { step, first: cell.column, last: cell.column + cell.column_span.max(1) - 1, cell }
}

/// One rating without a column and one unknown heading where it belongs: it is that one's, with a word of doubt.
fn infer_missing<'a>(framework: &Framework, columns: &mut Vec<ScaleColumn<'a>>, unnamed: &[&'a Cell]) -> bool {
    let missing: Vec<usize> = (0..framework.scale.len()).filter(|s| !columns.iter().any(|c| c.step == *s)).collect();
    let [missing] = missing.as_slice() else { return !missing.is_empty() };
    let ascending = columns.windows(2).all(|w| w[0].step < w[1].step);
    let descending = columns.windows(2).all(|w| w[0].step > w[1].step);
    if !ascending && !descending {
        return true;
    }
    let place = columns.iter().filter(|c| (c.step < *missing) == ascending).count();
    let before = place.checked_sub(1).and_then(|i| columns.get(i)).map(|c| c.last + 1);
    let after = columns.get(place).map(|c| c.first);
    let fits = |cell: &&&Cell| {
        let end = cell.column + cell.column_span;
        match (before, after) {
            (Some(before), Some(after)) => cell.column >= before && end <= after,
            (Some(before), None) => cell.column == before,
            (None, Some(after)) => end == after,
            (None, None) => false,
        }
    };
    let mut fitting = unnamed.iter().filter(fits);
    if let (Some(cell), None) = (fitting.next(), fitting.next())
        && framework.labels_of(&cell.text()).is_empty()
    {
        columns.insert(place, column(*missing, cell));
    }
    true
}

/// Whether a cell asks for a rating, this round's or another's.
fn asks(framework: &Framework, cell: &Cell) -> bool {
    framework.labels_of(&cell.text()).iter().any(|l| matches!(l, Label::Rating | Label::Earlier | Label::Target))
}

/// The columns of one table's rows that name two or more ratings, one in each row.
pub(super) fn scale_rows(framework: &Framework, rows: &[&Row<'_>]) -> Vec<ScaleRows> {
    let mut found: Vec<ScaleRows> = Vec::new();
    for row in rows {
        let named: Vec<(usize, u32)> =
            row.cells.iter().filter_map(|c| cell_step(framework, c).map(|step| (step, c.column))).collect();
        // A row that names several is a heading or a row of options.
        let [(step, column)] = named.as_slice() else { continue };
        match found.iter_mut().find(|f| f.column == *column) {
            Some(known) => known.rows.push((*step, row.row)),
            None => found.push(ScaleRows { table_id: row.table_id, column: *column, rows: vec![(*step, row.row)] }),
        }
    }
    // "Rating 2019 | Established", "Rating 2020 | Exemplary": answers, each beside its own label.
    let answers = |f: &ScaleRows| {
        let own = |row: &&&Row<'_>| f.holds(row) && row.written().any(|c| c.column != f.column && asks(framework, c));
        rows.iter().filter(own).count() > 1
    };
    found.retain(|f| !answers(f));
    found.retain(|f| {
        let mut steps: Vec<usize> = f.rows.iter().map(|(step, _)| *step).collect();
        steps.sort_unstable();
        steps.len() >= 2 && steps.windows(2).all(|pair| pair[0] != pair[1])
    });
    found
}
