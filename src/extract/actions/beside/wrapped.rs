//! Owners beside paragraphs by counted lines: without pages the text's lines are counted as they would wrap.

use super::{Mark, Piece, Row, paragraphs, piece, unlikeness};
use crate::document::{Cell, Paragraph};

/// Widths of text columns in characters, from a narrow column to a whole landscape page.
const WIDTHS: std::ops::RangeInclusive<usize> = 24..=120;

/// Lines that a paragraph takes at a width in characters.
fn lines(paragraph: &Paragraph, width: usize) -> usize {
    let indent = if paragraph.label.is_some() { 5 } else { 0 };
    let width = width.saturating_sub(indent).max(10);
    paragraph
        .text()
        .split('\n')
        .map(|line| {
            // Words move to the next line whole.
            let (mut lines, mut used) = (1, 0);
            for word in line.split_whitespace() {
                let length = word.chars().count();
                if used > 0 && used + 1 + length > width {
                    lines += 1;
                    used = length;
                } else {
                    used += length + usize::from(used > 0);
                }
            }
            lines
        })
        .sum()
}

/// Owners that a clerk set one to a paragraph, with empty paragraphs beside those that ask for nothing: each at the height of
/// its own. `None` where one stands beside a title or a paragraph that asks for nothing, or where none is passed over.
pub(super) fn by_paragraph(row: &Row<'_>) -> Option<Vec<Piece>> {
    let texts: Vec<&Paragraph> = paragraphs(row.text).collect();
    // As many paragraphs beside as there are: each stands for its own, whatever it says.
    let each = texts.len() > 2 && paragraphs(row.owner?).count() == texts.len();
    let mut pieces = Vec::new();
    let mut passed_over = false;
    for (at, line) in paragraphs(row.owner?).enumerate() {
        let text = texts.get(at);
        let asks = |p: &&&Paragraph| {
            !p.is_empty() && !super::is_title(p) && crate::extract::actions::prose::is_acting(p.text().trim())
        };
        if line.is_empty() {
            passed_over |= text.is_some_and(|p| !p.is_empty() && !super::is_title(p));
            continue;
        }
        let words = line.text();
        let whole = super::whole_owner(words.trim()) && !words.contains('\n');
        let sure = text.is_some_and(|p| asks(&p));
        let text = text.filter(|p| sure || each && !p.is_empty() && !super::is_title(p)).filter(|_| whole)?;
        let mark = Mark { owners: super::owners::split(words.trim()), due: None, line: at, place: None, loose: false };
        pieces.push(piece(at + 1, text, &mark, !sure));
    }
    let alone = row.due.is_none_or(crate::document::Cell::is_empty);
    (alone && passed_over && pieces.len() > 1).then_some(pieces)
}

/// The width in characters that fits the marks of all rows best.
pub(super) fn best_width(marks: &[(Row<'_>, Vec<Mark>)]) -> usize {
    // Costs are floats: the first of the lowest wins, so that the result depends on nothing else.
    let mut best = (f32::MAX, 60);
    for width in WIDTHS {
        let cost: f32 = marks.iter().map(|(row, marks)| by_lines(row.text, marks, width).0).sum();
        if cost + 1e-3 < best.0 {
            best = (cost, width);
        }
    }
    best.1
}

/// The paragraphs of a cell, with the lines that they take at a width.
struct Wrapped<'c> {
    all: Vec<&'c Paragraph>,
    /// The first line of each.
    starts: Vec<usize>,
    /// Those that are not empty.
    filled: Vec<usize>,
    width: usize,
}

impl<'c> Wrapped<'c> {
    /// Counts the lines of a cell as they would wrap.
    fn new(text: &'c Cell, width: usize) -> Self {
        let all: Vec<&Paragraph> = paragraphs(text).collect();
        let mut starts = Vec::with_capacity(all.len());
        let mut line = 0usize;
        for paragraph in &all {
            starts.push(line);
            line += if paragraph.is_empty() { 1 } else { lines(paragraph, width) };
        }
        let filled: Vec<usize> = (0..all.len()).filter(|i| !all[*i].is_empty()).collect();
        Self { all, starts, filled, width }
    }

    /// What it costs to set a mark beside a paragraph.
    fn fit(&self, mark: &Mark, index: usize) -> f32 {
        let start = self.starts[index] as f32;
        let span = lines(self.all[index], self.width) as f32;
        let at = mark.line as f32;
        let off = if at < start { start - at } else { (at - (start + span - 1.0)).max(0.0) };
        let before = (0..index).rev().find(|i| !self.all[*i].is_empty()).map(|i| self.all[i]);
        // The first line is the usual one; a later line of the same paragraph is nearly as good.
        let inside = if off == 0.0 { (at - start).min(3.0) * 0.15 } else { 0.0 };
        off.min(12.0) * 0.8 + inside + unlikeness(self.all[index], before, &mark.owners)
    }

    /// For each mark and each filled paragraph the lowest cost of the marks up to it with that mark there, and where the mark
    /// before it then stands; strictly increasing.
    fn costs(&self, marks: &[Mark]) -> Vec<Vec<(f32, usize)>> {
        let mut table: Vec<Vec<(f32, usize)>> = Vec::with_capacity(marks.len());
        for (k, mark) in marks.iter().enumerate() {
            let mut row = Vec::with_capacity(self.filled.len());
            // Lowest of the row before among paragraphs left of this one.
            let mut lowest: Option<(f32, usize)> = None;
            for (j, index) in self.filled.iter().enumerate() {
                let before = if k == 0 { Some((0.0, usize::MAX)) } else { lowest };
                let cost = before.map_or((f32::MAX / 4.0, usize::MAX), |(c, from)| (c + self.fit(mark, *index), from));
                row.push(cost);
                if k > 0 {
                    let candidate = table[k - 1][j].0;
                    if lowest.is_none_or(|(c, _)| candidate < c) {
                        lowest = Some((candidate, j));
                    }
                }
            }
            table.push(row);
        }
        table
    }

    /// The paragraph at a place among the filled ones, with its mark.
    fn piece(&self, mark: &Mark, place: usize) -> Piece {
        let index = self.filled[place];
        let cost = self.fit(mark, index);
        // Another paragraph that would do nearly as well leaves a doubt.
        let rival = self
            .filled
            .iter()
            .filter(|i| **i != index)
            .map(|i| self.fit(mark, *i))
            .min_by(f32::total_cmp)
            .is_some_and(|other| other < cost + 0.6);
        piece(index + 1, self.all[index], mark, rival || mark.loose || cost > 6.0)
    }
}

/// Assigns marks to paragraphs in order, at a width: the total cost and the pieces.
pub(super) fn by_lines(text: &Cell, marks: &[Mark], width: usize) -> (f32, Vec<Piece>) {
    let wrapped = Wrapped::new(text, width);
    if wrapped.filled.is_empty() || marks.is_empty() {
        return (0.0, Vec::new());
    }
    let table = wrapped.costs(marks);
    let Some((last, (total, _))) =
        table.last().and_then(|row| row.iter().copied().enumerate().min_by(|a, b| a.1.0.total_cmp(&b.1.0)))
    else {
        return (0.0, Vec::new());
    };
    let mut chosen = vec![0; marks.len()];
    let mut j = last;
    for k in (0..marks.len()).rev() {
        chosen[k] = j;
        j = table[k][j].1;
        if j == usize::MAX && k > 0 {
            // More marks than paragraphs: all at the last one.
            j = 0;
        }
    }
    let pieces = marks.iter().zip(&chosen).map(|(mark, place)| wrapped.piece(mark, *place)).collect();
    (total, pieces)
}
