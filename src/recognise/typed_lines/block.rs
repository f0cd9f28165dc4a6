//! Lines that draw a table together, as rulings.

use super::glyphs::{Glyph, Stroke, TypedLine, TypedWord};
use crate::document::{Rect, Ruling};
use rustc_hash::FxHashSet;

/// Bars this near (points) stand below one another.
const SAME_COLUMN: f32 = 2.0;
/// Pieces of a rule join over gaps of so many characters: `| --- | --- |`.
const GAP: f32 = 3.2;
/// Text that reaches this far (points) beyond the outermost bars stands in a column with an open side.
const OPEN_SIDE: f32 = 6.0;
/// Lines without a rule are a drawing from so many on, …
const FEWEST_LINES: usize = 3;
/// … and two lines with so many bars in each.
const FEWEST_BARS: usize = 3;
/// Half the thickness (points) of the lines drawn.
const HALF: f32 = 0.25;

/// A drawing: its lines, and where its bars stand.
#[derive(Debug)]
pub(super) struct Block<'a> {
    lines: &'a [TypedLine],
    /// From left to right.
    columns: Vec<f32>,
}

impl<'a> Block<'a> {
    /// The drawing of these lines, if they have text, a line down, and a rule, or bars below one another in every line.
    pub(super) fn of(lines: &'a [TypedLine]) -> Option<Self> {
        let rows = lines.iter().filter(|line| !line.is_rule).count();
        if rows == 0 {
            return None;
        }
        let block = Self { lines, columns: columns(lines, rows) };
        let through = |column: &usize| lines.iter().all(|line| block.has_bar(line, *column));
        let bars = (0..block.columns.len()).filter(through).count();
        let sure = rows < lines.len() || (rows >= FEWEST_LINES && bars > 0) || (rows > 1 && bars >= FEWEST_BARS);
        (sure && !block.columns.is_empty()).then_some(block)
    }

    /// Whether a line of text has a bar at a column.
    fn has_bar(&self, line: &TypedLine, column: usize) -> bool {
        line.glyphs.iter().any(|g| g.stroke == Stroke::Bar && self.column(g.x) == Some(column))
    }

    fn column(&self, x: f32) -> Option<usize> {
        let near = self.columns.partition_point(|&c| c < x - SAME_COLUMN);
        self.columns.get(near).is_some_and(|c| (c - x).abs() <= SAME_COLUMN).then_some(near)
    }

    /// The glyph is part of the drawing, not of the text in it.
    fn is_drawn(&self, line: &TypedLine, glyph: &Glyph) -> bool {
        line.is_rule || glyph.in_rule || (glyph.stroke == Stroke::Bar && self.column(glyph.x).is_some())
    }

    /// The words that draw, with what is left of each: ranges of its characters.
    pub(super) fn left(&self) -> Vec<(usize, Vec<(usize, usize)>)> {
        let mut out = Vec::new();
        for line in self.lines {
            let drawn: FxHashSet<(usize, usize)> =
                line.glyphs.iter().filter(|g| self.is_drawn(line, g)).map(|g| g.at).collect();
            for &TypedWord { index, count, .. } in &line.words {
                let mut parts: Vec<(usize, usize)> = Vec::new();
                for k in (0..count).filter(|&k| !drawn.contains(&(index, k))) {
                    match parts.last_mut() {
                        Some(part) if part.1 == k => part.1 = k + 1,
                        _ => parts.push((k, k + 1)),
                    }
                }
                if parts != [(0, count)] {
                    out.push((index, parts));
                }
            }
        }
        out
    }

    /// The lines that the characters stand for.
    pub(super) fn rulings(&self) -> Vec<Ruling> {
        let mut out = Vec::new();
        let (left, right) = self.sides();
        for line in self.lines {
            out.extend(runs(line).map(|(from, to)| across(line.y, from, to)));
        }
        for (column, &x) in self.columns.iter().enumerate() {
            out.extend(self.downs(column).into_iter().map(|(from, to)| down(x, from, to)));
        }
        // A drawing that its page cuts, or that has no outer lines, is closed.
        for (line, y) in [(self.lines.first(), self.top(0)), (self.lines.last(), self.top(self.lines.len()))] {
            if line.is_some_and(|line| !line.is_rule) {
                out.push(across(y, left, right));
            }
        }
        if let Some(border) = self.first_border().filter(|_| self.has_rows_of_lines()) {
            let begins = |k: &usize| {
                let pair = k.checked_sub(1).and_then(|above| self.lines.get(above)).zip(self.lines.get(*k));
                pair.is_some_and(|(above, line)| !above.is_rule && has_text_before(line, border))
            };
            out.extend((1..self.lines.len()).filter(begins).map(|k| across(self.top(k), left, right)));
        }
        out
    }

    /// Whether its rules are of dashes and bars alone, as Markdown has them, or none stands above its first line: each line
    /// is a row, but those that leave the first column empty.
    fn has_rows_of_lines(&self) -> bool {
        let mut glyphs = self.lines.iter().filter(|line| line.is_rule).flat_map(|line| &line.glyphs);
        let rules = self.lines.iter().filter(|line| line.is_rule).count();
        let open = rules <= 1 && self.lines.first().is_some_and(|line| !line.is_rule);
        open || glyphs.all(|glyph| glyph.stroke != Stroke::Junction)
    }

    /// Where the first column ends: at the first bar, if text stands before it anywhere, else at the second.
    fn first_border(&self) -> Option<f32> {
        let &first = self.columns.first()?;
        let before = |line: &TypedLine| has_text_before(line, first);
        if self.lines.iter().any(before) { Some(first) } else { self.columns.get(1).copied() }
    }

    /// Where the line begins: half way to the one before, or at it, if that is a rule.
    fn top(&self, k: usize) -> f32 {
        let before = k.checked_sub(1).and_then(|above| self.lines.get(above));
        match (before, self.lines.get(k)) {
            (Some(above), _) if above.is_rule => above.y,
            (_, Some(line)) if line.is_rule => line.y,
            (Some(above), Some(line)) => f32::midpoint(above.y, line.y),
            (None, Some(line)) => line.y - 0.6 * line.height,
            (Some(above), None) => above.y + 0.6 * above.height,
            (None, None) => 0.0,
        }
    }

    /// Where bars run down at a column.
    fn downs(&self, column: usize) -> Vec<(f32, f32)> {
        let mut out: Vec<(f32, f32)> = Vec::new();
        for (k, line) in self.lines.iter().enumerate() {
            let here = |g: &Glyph| {
                let down = g.stroke == Stroke::Bar || (g.in_rule && g.stroke == Stroke::Junction && !line.is_rule);
                down && self.column(g.x) == Some(column)
            };
            if !line.glyphs.iter().any(here) {
                continue;
            }
            let (from, to) = (self.top(k), self.top(k + 1));
            match out.last_mut() {
                Some(last) if from - last.1 <= HALF => last.1 = to,
                _ => out.push((from, to)),
            }
        }
        out
    }

    /// How far it reaches, text beyond its outermost bars counted.
    fn sides(&self) -> (f32, f32) {
        let glyphs = || self.lines.iter().flat_map(|line| line.glyphs.iter().filter(|g| self.is_drawn(line, g)));
        let (from, to) =
            (glyphs().map(|g| g.x).fold(f32::MAX, f32::min), glyphs().map(|g| g.x).fold(f32::MIN, f32::max));
        let words = || self.lines.iter().flat_map(|line| &line.words);
        let left = words().map(|word| word.left).fold(f32::MAX, f32::min);
        let right = words().map(|word| word.right).fold(f32::MIN, f32::max);
        (
            if from - left > OPEN_SIDE { left - SAME_COLUMN } else { from },
            if right - to > OPEN_SIDE { right + SAME_COLUMN } else { to },
        )
    }
}

/// Whether a line has text left of a bar.
fn has_text_before(line: &TypedLine, border: f32) -> bool {
    let drawn = |word: &TypedWord| line.glyphs.iter().filter(|g| g.at.0 == word.index).count() == word.count;
    !line.is_rule && line.words.iter().any(|word| word.left < border - SAME_COLUMN && !drawn(word))
}

/// Where bars stand below one another: in half of the rows, or at a rule's junction.
fn columns(lines: &[TypedLine], rows: usize) -> Vec<f32> {
    let mut bars: Vec<(f32, bool)> = Vec::new();
    for line in lines {
        let counts = |g: &&Glyph| match g.stroke {
            Stroke::Bar => true,
            Stroke::Junction => line.is_rule || g.in_rule,
            Stroke::Dash => false,
        };
        bars.extend(line.glyphs.iter().filter(counts).map(|g| (g.x, line.is_rule || g.in_rule)));
    }
    bars.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = Vec::new();
    let mut rest = bars.as_slice();
    while let Some(first) = rest.first() {
        let (here, after) = rest.split_at(rest.partition_point(|bar| bar.0 - first.0 <= SAME_COLUMN));
        let in_rows = here.iter().filter(|bar| !bar.1).count();
        if in_rows > 0 && (in_rows < here.len() || (in_rows >= 2 && in_rows * 2 >= rows)) {
            out.push(here.iter().map(|bar| bar.0).sum::<f32>() / here.len() as f32);
        }
        rest = after;
    }
    out
}

/// The rules across of a line, from one x to another.
fn runs(line: &TypedLine) -> impl Iterator<Item = (f32, f32)> {
    let mut out: Vec<(f32, f32, bool)> = Vec::new();
    for glyph in line.glyphs.iter().filter(|g| line.is_rule || g.in_rule) {
        let dash = glyph.stroke != Stroke::Bar;
        match out.last_mut() {
            Some(run) if glyph.x - run.1 <= GAP * glyph.width => *run = (run.0, glyph.x, run.2 || dash),
            _ => out.push((glyph.x, glyph.x, dash)),
        }
    }
    out.into_iter().filter(|run| run.2 && run.1 > run.0).map(|run| (run.0, run.1))
}

fn across(y: f32, from: f32, to: f32) -> Ruling {
    Ruling { bbox: Rect::new(from, y - HALF, to, y + HALF), colour: None }
}

fn down(x: f32, from: f32, to: f32) -> Ruling {
    Ruling { bbox: Rect::new(x - HALF, from, x + HALF, to), colour: None }
}
