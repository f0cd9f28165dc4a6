//! Stacked bars, one below the other, with a legend above and counts in the pieces.

use super::{Area, Chart, Drawn, INK, colour, draw_legend, filled, legend, letters, text_width};
use crate::report::compare::{Change, Comparison};
use crate::report::figures::{Round, words};
use crate::report::palette::{self, Shade};
use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

/// Height of a bar with the gap below it, in points: where there are many bars, they become thinner, so that the chart
/// stays on a page.
const BAR: u32 = 26;
const THINNEST: u32 = 14;
const TALLEST: u32 = 800;
/// Room for the axis and its title, in points.
const AXIS: u32 = 44;
/// Size of letters, in points.
const LETTERS: f64 = 12.0;

/// Stacked bars.
#[derive(Debug, Clone)]
pub(in crate::report) struct Stacked {
    /// Width in points.
    pub width: u32,
    /// What the pieces are, in their order.
    pub entries: Vec<(String, Shade)>,
    /// Names of the bars, with one count for each entry.
    pub bars: Vec<(String, Vec<usize>)>,
    /// What is counted.
    pub unit: &'static str,
}

impl Stacked {
    /// Ratings of a round, one bar for each proposal.
    pub(in crate::report) fn ratings(round: &Round<'_>, width: u32) -> Self {
        let mut entries: Vec<(String, Shade)> =
            round.scale.iter().enumerate().map(|(place, id)| (words(id), palette::rating(place))).collect();
        entries.push(("More than one reading".to_owned(), palette::AMBIGUOUS));
        entries.push(("No mark".to_owned(), palette::NONE));
        entries.push(("Not for local completion".to_owned(), palette::NATIONAL));
        let bars = round.proposals.iter().enumerate().map(|(i, proposal)| {
            let tally = round.tally(i);
            let rest = [tally.ambiguous, tally.blank, tally.national];
            (proposal.number.to_owned(), tally.rated.into_iter().chain(rest).collect())
        });
        let bars: Vec<(String, Vec<usize>)> = bars.collect();
        // What never happened, beyond the scale itself, needs no place in the legend.
        let kept: Vec<bool> = (0..entries.len())
            .map(|i| i < round.scale.len() || bars.iter().any(|(_, counts)| counts.get(i).is_some_and(|n| *n > 0)))
            .collect();
        let keep = |i: usize| kept.get(i).copied().unwrap_or_default();
        let entries = entries.into_iter().enumerate().filter(|(i, _)| keep(*i)).map(|(_, entry)| entry).collect();
        let bars = bars.into_iter().map(|(name, counts)| {
            (name, counts.into_iter().enumerate().filter(|(i, _)| keep(*i)).map(|(_, count)| count).collect())
        });
        Self { width, entries, bars: bars.collect(), unit: "Number of returns" }
    }

    /// Changes between rounds, one bar for each proposal.
    pub(in crate::report) fn changes(comparison: &Comparison<'_>, width: u32) -> Self {
        // What fell and what rose stand apart, with what stayed between them.
        let order = [
            Change::Fell,
            Change::Stayed,
            Change::Rose,
            Change::Differs,
            Change::Reading,
            Change::Appeared,
            Change::Vanished,
            Change::Unrated,
        ];
        // What did not happen needs no place in the legend.
        let happened = comparison.count(|_| true);
        let order: Vec<Change> = order.into_iter().filter(|change| happened.contains_key(change)).collect();
        let entries = order.iter().map(|c| (words(c.words()), palette::change(*c))).collect();
        let bars = comparison.proposals().into_iter().map(|(number, _)| {
            let counts = comparison.count(|pair| pair.proposal == number);
            (number.to_owned(), order.iter().map(|c| counts.get(c).copied().unwrap_or_default()).collect())
        });
        Self { width, entries, bars: bars.collect(), unit: "Number of partnerships" }
    }

    /// Height of a bar with its gap, in points.
    fn bar(&self) -> u32 {
        (TALLEST / (self.bars.len() as u32).max(1)).clamp(THINNEST, BAR)
    }

    /// The largest sum of a bar.
    fn most(&self) -> usize {
        self.bars.iter().map(|(_, counts)| counts.iter().sum()).max().unwrap_or(0).max(1)
    }
}

impl Chart for Stacked {
    fn size(&self) -> (u32, u32) {
        (self.width, self.bar() * self.bars.len() as u32 + AXIS + legend(self.width, &self.entries).1)
    }

    fn draw<B: DrawingBackend>(&self, area: &Area<B>, scale: i32) -> Drawn<B> {
        area.fill(&WHITE)?;
        draw_legend(area, scale, self.width, &self.entries)?;
        let (_, below) = area.split_vertically(legend(self.width, &self.entries).1 as i32 * scale);
        let names = letters(LETTERS, scale, INK, HPos::Right);
        let left = self.bars.iter().map(|(name, _)| text_width(&below, name, &names)).max().unwrap_or(0) + 12 * scale;
        let mut chart = ChartBuilder::on(&below)
            .margin_right(14 * scale)
            .set_label_area_size(LabelAreaPosition::Left, left)
            .set_label_area_size(LabelAreaPosition::Bottom, AXIS as i32 * scale)
            .build_cartesian_2d(0.0..self.most() as f64, self.bars.len().max(1) as f64..0.0)?;
        let whole = |count: &f64| if count.fract().abs() < 0.01 { format!("{count:.0}") } else { String::new() };
        chart
            .configure_mesh()
            .disable_y_mesh()
            .disable_y_axis()
            .y_labels(0)
            .x_labels(self.most().min(10) + 1)
            .x_label_formatter(&whole)
            .x_desc(self.unit)
            .label_style(letters(LETTERS, scale, INK, HPos::Center))
            .light_line_style(TRANSPARENT)
            .bold_line_style(colour([0xd5, 0xd9, 0xde]))
            .axis_style(colour(INK))
            .draw()?;
        for (row, (name, counts)) in self.bars.iter().enumerate() {
            let (x, middle) = chart.backend_coord(&(0.0, row as f64 + 0.5));
            let half = (self.bar() as i32 * scale * 4) / 10;
            // The chart's coordinates are those of the whole picture.
            area.draw(&Text::new(name.as_str(), (x - 8 * scale, middle), names.clone()))?;
            let mut done = 0;
            for (count, (_, shade)) in counts.iter().zip(&self.entries).filter(|(count, _)| **count > 0) {
                let from = chart.backend_coord(&(done as f64, 0.0)).0;
                done += count;
                let to = chart.backend_coord(&(done as f64, 0.0)).0;
                filled(area, [from, middle - half, to, middle + half], *shade)?;
                let figure = count.to_string();
                let style = letters(LETTERS, scale, shade.ink, HPos::Center);
                if text_width(area, &figure, &style) + 2 * scale < to - from {
                    area.draw(&Text::new(figure, (i32::midpoint(from, to), middle), style))?;
                }
            }
        }
        Ok(())
    }
}
