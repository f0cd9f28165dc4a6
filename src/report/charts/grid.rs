//! A grid of shaded cells with letters in them: a heat map, a matrix of transitions.

use super::{Area, Chart, Drawn, INK, filled, letters, text_width};
use crate::record::{Outcome, Rating};
use crate::report::compare::Comparison;
use crate::report::figures::{Round, letters as letters_of};
use crate::report::palette::{self, Shade};
use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

/// Height of a row and of a line of a heading, in points.
const ROW: i32 = 20;
const LINE: i32 = 14;
/// Size of letters, in points: where columns are narrow, they become smaller to fit.
const LETTERS: f64 = 11.0;
const SMALLEST: f64 = 6.0;
/// Width of a letter as a part of its size, on an average of capitals, and of others.
const CAPITAL: f64 = 0.66;
const LETTER: f64 = 0.54;
/// The part of the width that names of rows may take.
const NAMES: f64 = 0.4;

/// A grid of cells.
#[derive(Debug, Clone)]
pub(in crate::report) struct Grid {
    /// Width in points.
    pub width: u32,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// Names of the rows, with one cell for each column.
    pub rows: Vec<(String, Vec<(String, Shade)>)>,
}

impl Grid {
    /// Ratings of a round: partnership by proposal.
    pub(in crate::report) fn ratings(round: &Round<'_>, width: u32) -> Self {
        let cell = |rating: Option<&Rating>| match rating {
            Some(rating) => letters_and_shade(round, rating),
            None => (String::new(), palette::NONE),
        };
        let columns = round.proposals.iter().map(|p| p.number.to_owned()).collect();
        let rows =
            round.returns.iter().map(|r| (r.label.clone(), r.ratings.iter().copied().map(cell).collect())).collect();
        Self { width, columns, rows }
    }

    /// How many ratings went from each state of the first round (rows) to each of the second (columns).
    pub(in crate::report) fn transitions(comparison: &Comparison<'_>, width: u32) -> Self {
        let (states, counts) = (comparison.states(), comparison.transitions());
        let most = counts.values().copied().max().unwrap_or(1).max(1);
        let cell = |from: &String, to: &String| {
            let count = counts.get(&(from.clone(), to.clone())).copied().unwrap_or_default();
            let text = if count == 0 { String::new() } else { count.to_string() };
            (text, palette::share(count as f64 / most as f64))
        };
        let rows = states.iter().map(|from| (from.clone(), states.iter().map(|to| cell(from, to)).collect())).collect();
        Self { width, columns: states, rows }
    }

    /// Lines that the headings take.
    fn heading_lines(&self) -> i32 {
        self.columns.iter().map(|c| c.split(' ').count()).max().unwrap_or(1) as i32
    }
}

/// The letters and the shade of a rating: the letters say in words what the shade shows.
pub(in crate::report) fn letters_and_shade(round: &Round<'_>, rating: &Rating) -> (String, Shade) {
    match (rating.outcome, &rating.rating) {
        (Outcome::Rated, Some(id)) => {
            (letters_of(id), palette::rating(round.scale.iter().position(|s| s == id).unwrap_or(0)))
        }
        (Outcome::Ambiguous, _) => ("?".to_owned(), palette::AMBIGUOUS),
        (Outcome::NotForLocalCompletion, _) => ("n/a".to_owned(), palette::NATIONAL),
        _ => ("–".to_owned(), palette::NONE),
    }
}

impl Chart for Grid {
    fn size(&self) -> (u32, u32) {
        (self.width, (self.rows.len() as i32 * ROW + self.heading_lines() * LINE + 10) as u32)
    }

    fn draw<B: DrawingBackend>(&self, area: &Area<B>, scale: i32) -> Drawn<B> {
        area.fill(&WHITE)?;
        let names = letters(LETTERS, scale, INK, HPos::Right);
        let room = self.width as i32 * scale;
        let widest = self.rows.iter().map(|(name, _)| text_width(area, name, &names)).max().unwrap_or(0);
        let left = (widest + 10 * scale).min((f64::from(room) * NAMES) as i32);
        let columns = (self.columns.len() as i32).max(1);
        let x = |column: usize| left + (room - left - 2 * scale) * column as i32 / columns;
        let top = (self.heading_lines() * LINE + 4) * scale;
        let column = f64::from(room - left) / f64::from(columns) / f64::from(scale);
        let fitting =
            |longest: usize, letter: f64| ((column - 2.0) / (longest.max(1) as f64 * letter)).clamp(SMALLEST, LETTERS);
        let words = self.columns.iter().flat_map(|c| c.split(' '));
        let heading =
            letters(fitting(words.map(|w| w.chars().count()).max().unwrap_or(1), LETTER), scale, INK, HPos::Center);
        let texts = self.rows.iter().flat_map(|(_, cells)| cells.iter().map(|(text, _)| text.chars().count()));
        let size = fitting(texts.max().unwrap_or(1), CAPITAL);
        for (column, text) in self.columns.iter().enumerate() {
            let middle = i32::midpoint(x(column), x(column + 1));
            for (line, word) in text.split(' ').enumerate() {
                let y = (line as i32 * LINE + LINE / 2 + 2) * scale;
                area.draw(&Text::new(word, (middle, y), heading.clone()))?;
            }
        }
        for (row, (name, cells)) in self.rows.iter().enumerate() {
            let y = top + row as i32 * ROW * scale;
            let middle = y + ROW * scale / 2;
            area.draw(&Text::new(name.as_str(), (left - 6 * scale, middle), names.clone()))?;
            for (column, (text, shade)) in cells.iter().enumerate() {
                filled(area, [x(column), y, x(column + 1), y + ROW * scale], *shade)?;
                if !text.is_empty() {
                    let style = letters(size, scale, shade.ink, HPos::Center);
                    area.draw(&Text::new(text.as_str(), (i32::midpoint(x(column), x(column + 1)), middle), style))?;
                }
            }
        }
        Ok(())
    }
}
