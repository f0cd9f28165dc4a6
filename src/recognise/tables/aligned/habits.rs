//! What a table does: where its cells are set, how often a column is blank, how far its rows stand apart. Learnt from rows
//! that were told without it.

use super::surprise::{Alignment, Row, Texts, cost};
use std::cmp::Ordering;

/// Rows are learnt from, if there are so many.
const FEWEST_ROWS: usize = 3;
/// Rows stand apart if they do so by this many times the leading.
const APART: f32 = 1.1;
/// What a second paragraph costs anyway, and how much more where a column has none elsewhere.
const USUAL_SECOND: f32 = 1.6;
const MOST_SECOND: f32 = 1.0;
/// No habit makes anything more surprising than this.
const MOST: f32 = 4.0;

/// What a table does.
#[derive(Debug, Clone)]
pub(super) struct Habits {
    /// From where each column's cells are set.
    pub(super) alignments: Vec<Alignment>,
    /// Each column's costs.
    pub(super) columns: Vec<Column>,
    /// How far rows stand apart, if they do.
    pub(super) spacing: Option<Spacing>,
}

/// Costs of what may stand in a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Nothing.
    pub(super) blank: f32,
    /// A text.
    pub(super) written: f32,
    /// One that begins with a small letter.
    pub(super) small: f32,
    /// A second paragraph.
    pub(super) second: f32,
}

/// How far rows stand apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spacing {
    /// A larger step is one between rows.
    pub(super) least: f32,
    /// Cost of a border with a smaller one.
    pub(super) narrow: f32,
    /// Cost of a larger one in a row.
    pub(super) wide: f32,
}

/// What something costs that was so in `count` of `of` cases.
fn rate(count: usize, of: usize) -> f32 {
    -(((count + 1) as f32 / (of + 2) as f32).ln())
}

impl Habits {
    /// What tables do that set their cells from one place.
    pub(super) fn usual(texts: &Texts, alignment: Alignment, keyed: bool) -> Self {
        let first = if keyed { cost::BLANK_KEY } else { cost::BLANK_FIRST };
        let columns = (0..texts.columns)
            .map(|column| Column {
                blank: if column == 0 { first } else { cost::BLANK },
                written: 0.0,
                small: cost::SMALL_START,
                second: 0.0,
            })
            .collect();
        Self { alignments: vec![alignment; texts.columns], columns, spacing: None }
    }

    /// What rows show that were told without it; `None` where they are too few.
    pub(super) fn learnt(&self, texts: &Texts, starts: &[usize], keyed: bool) -> Option<Self> {
        let lines = texts.lines();
        let rows: Vec<Row> = (1..starts.len())
            .map(|row| {
                let (from, to) = (starts[row], starts.get(row + 1).copied().unwrap_or(lines));
                let mut read = texts.row(self, from);
                (from..to).for_each(|line| read.take(line));
                read
            })
            .filter(|row| !row.section)
            .collect();
        if rows.len() < FEWEST_ROWS {
            return None;
        }
        let columns = (0..texts.columns)
            .map(|column| {
                let blank = rows.iter().filter(|row| !row.is_written(column)).count();
                let second = rows.iter().filter(|row| row.has_second(column)).count();
                let firsts = || rows.iter().filter_map(|row| row.first(column));
                let small = firsts().filter(|t| t.small).count();
                let least = if column == 0 && keyed { cost::BLANK_KEY } else { 0.0 };
                Column {
                    blank: rate(blank, rows.len()).clamp(least, MOST),
                    written: rate(rows.len() - blank, rows.len()).min(1.0),
                    small: rate(small, firsts().count()).min(MOST),
                    second: (rate(second, rows.len()) - USUAL_SECOND).clamp(0.0, MOST_SECOND),
                }
            })
            .collect();
        let now: Vec<f32> = rows.iter().map(|row| row.misplaced_by(|c| self.alignments[c])).collect();
        let alignments = (0..texts.columns)
            .map(|column| {
                let own = self.alignments.get(column).copied().unwrap_or(Alignment::Top);
                // By how many more rows fit another alignment better than worse.
                let gain = |alignment: Alignment| {
                    let by = |c: usize| if c == column { alignment } else { self.alignments[c] };
                    let change = |(row, now): (&Row, &f32)| match row.misplaced_by(by).total_cmp(now) {
                        Ordering::Less => 1,
                        Ordering::Equal => 0,
                        Ordering::Greater => -1,
                    };
                    rows.iter().zip(&now).map(change).sum::<i32>()
                };
                let others = Alignment::ALL.into_iter().filter(|a| *a != own).map(|a| (gain(a), a));
                let better = others.filter(|(gain, _)| *gain > 1);
                better.max_by_key(|(gain, _)| *gain).map_or(own, |(_, alignment)| alignment)
            })
            .collect();
        Some(Self { alignments, columns, spacing: Spacing::of(texts, starts, &rows) })
    }
}

impl Spacing {
    fn of(texts: &Texts, starts: &[usize], rows: &[Row]) -> Option<Self> {
        let lines = texts.lines();
        let mut between: Vec<f32> = starts.iter().skip(1).map(|&start| texts.step(start)).collect();
        between.sort_by(f32::total_cmp);
        // Rows may differ in how far they stand apart where their heights are given: the smaller steps count. Paragraphs of
        // one cell may have been taken for rows: most steps count.
        let wide = between.partition_point(|step| *step < APART * texts.leading);
        let apart = between.get(wide..).unwrap_or_default();
        let usual = apart.get(apart.len() / 3).copied()?;
        if apart.len() < FEWEST_ROWS || apart.len() * 3 < between.len() * 2 {
            return None;
        }
        let least = f32::midpoint(texts.leading, usual);
        let keyed: Vec<f32> =
            rows.iter().filter(|row| row.is_written(0)).map(|row| texts.step(row.first_line())).collect();
        let inside: Vec<f32> =
            (1..lines).filter(|line| starts.binary_search(line).is_err()).map(|line| texts.step(line)).collect();
        // Rows whose first column is blank may be paragraphs of the row above.
        let narrow = rate(keyed.iter().filter(|step| **step < least).count(), keyed.len()).min(MOST);
        let wide = rate(inside.iter().filter(|step| **step >= least).count(), inside.len()).min(MOST);
        Some(Self { least, narrow, wide })
    }
}
