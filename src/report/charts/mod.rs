//! Charts, drawn by `plotters`: as SVG for pages, as PNG for Word files. The same figures give the same bytes on every
//! machine: text is measured, and in PNG drawn, with the one font that comes along.

mod grid;
mod stacked;

pub(super) use grid::Grid;
pub(super) use stacked::Stacked;

use super::palette::{INK, Shade};
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::register_font;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::sync::Once;

/// Name under which the font is known.
const FONT: &str = "sans-serif";
/// `plotters` sets letters smaller than the size that it is given.
const LETTERS: f64 = 1.24;
/// A PNG has this many pixels for each point of the chart, so that it prints sharply.
const SHARPNESS: u32 = 2;

type Area<B> = DrawingArea<B, Shift>;
type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// A chart of a fixed size.
pub(super) trait Chart {
    /// Width and height, in points.
    fn size(&self) -> (u32, u32);

    /// Draws the chart, every length `scale` times as long.
    fn draw<B: DrawingBackend>(&self, area: &Area<B>, scale: i32) -> Drawn<B>;
}

/// What an SVG file says of itself; within a page it is not needed, and a page holds no address.
pub(super) const NAMESPACE: &str = " xmlns=\"http://www.w3.org/2000/svg\"";

/// A chart as SVG to stand in a page; "" if it cannot be drawn, which it has no reason to.
pub(super) fn svg(chart: &impl Chart) -> String {
    register();
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, chart.size()).into_drawing_area();
        if chart.draw(&area, 1).and_then(|()| area.present()).is_err() {
            return String::new();
        }
    }
    text.replacen(NAMESPACE, "", 1)
}

/// A chart as PNG; `None` if it cannot be drawn, which it has no reason to.
pub(super) fn png(chart: &impl Chart) -> Option<Vec<u8>> {
    register();
    let (width, height) = chart.size();
    let (width, height) = (width.checked_mul(SHARPNESS)?, height.checked_mul(SHARPNESS)?);
    let mut pixels = vec![0xff; (width as usize).checked_mul(height as usize)?.checked_mul(3)?];
    {
        let area = BitMapBackend::with_buffer(&mut pixels, (width, height)).into_drawing_area();
        chart.draw(&area, SHARPNESS as i32).and_then(|()| area.present()).ok()?;
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().ok()?.write_image_data(&pixels).ok()?;
    Some(out)
}

fn register() {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(|| {
        // The font is a part of the program: it is whole.
        let _ = register_font(FONT, FontStyle::Normal, dejavu::sans_condensed::regular());
    });
}

fn colour([r, g, b]: [u8; 3]) -> RGBColor {
    RGBColor(r, g, b)
}

/// Letters of a size (in points), anchored where they are put.
fn letters(size: f64, scale: i32, ink: [u8; 3], across: HPos) -> TextStyle<'static> {
    let font = (FONT, size * LETTERS * f64::from(scale)).into_font();
    font.color(&colour(ink)).pos(Pos::new(across, VPos::Center))
}

/// A box with its edge.
fn filled<B: DrawingBackend>(area: &Area<B>, [left, top, right, bottom]: [i32; 4], shade: Shade) -> Drawn<B> {
    area.draw(&Rectangle::new([(left, top), (right, bottom)], colour(shade.fill).filled()))?;
    area.draw(&Rectangle::new([(left, top), (right, bottom)], colour(INK).stroke_width(1)))
}

/// Size of a legend's letters and of its boxes, and height of its lines, in points.
const LEGEND: f64 = 12.0;
const LEGEND_LINE: i32 = 22;

/// Width of a text as the font has it, in the chart's own lengths.
fn text_width<B: DrawingBackend>(area: &Area<B>, text: &str, style: &TextStyle<'_>) -> i32 {
    // Browsers may set another font, a little wider than ours.
    area.estimate_text_size(text, style).map_or(0, |(width, _)| (width as f64 * 1.1) as i32)
}

/// Side of a legend's boxes, gap beside them, and room that a letter takes at most on an average, in points.
const BOX: i32 = 14;
const GAP: i32 = 6;
const LETTER: i32 = 7;

/// Where the entries of a legend stand, from the top left on as many lines as they take, and the height of all of them.
fn legend(width: u32, entries: &[(String, Shade)]) -> (Vec<(i32, i32)>, u32) {
    let (mut x, mut y) = (GAP, LEGEND_LINE / 2);
    let mut places = Vec::new();
    for (name, _) in entries {
        let wide = BOX + 3 * GAP + name.chars().count() as i32 * LETTER;
        if x + wide > width as i32 && x > GAP {
            (x, y) = (GAP, y + LEGEND_LINE);
        }
        places.push((x, y));
        x += wide;
    }
    (places, (y + LEGEND_LINE / 2) as u32)
}

/// Draws a legend.
fn draw_legend<B: DrawingBackend>(area: &Area<B>, scale: i32, width: u32, entries: &[(String, Shade)]) -> Drawn<B> {
    let style = letters(LEGEND, scale, INK, HPos::Left);
    for ((name, shade), (x, y)) in entries.iter().zip(legend(width, entries).0) {
        let (x, y, side) = (x * scale, y * scale, BOX * scale);
        filled(area, [x, y - side / 2, x + side, y + side / 2], *shade)?;
        area.draw(&Text::new(name.as_str(), (x + side + GAP * scale, y), style.clone()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::report::palette;

    fn stacked(bars: usize) -> Stacked {
        Stacked {
            width: 600,
            entries: vec![("Low & <slow>".to_owned(), palette::rating(0)), ("High".to_owned(), palette::rating(3))],
            bars: (0..bars).map(|n| (format!("1.{n}"), vec![n, 2])).collect(),
            unit: "Partnerships",
        }
    }

    #[test]
    fn the_same_figures_give_the_same_bytes() {
        assert_eq!(svg(&stacked(3)), svg(&stacked(3)));
        assert_eq!(png(&stacked(3)), png(&stacked(3)));
        assert_ne!(svg(&stacked(3)), svg(&stacked(4)));
    }

    #[test]
    fn names_stand_in_the_chart_as_text() {
        let text = svg(&stacked(2));
        assert!(text.contains("Low &amp; &lt;slow&gt;"), "{text}");
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    }

    #[test]
    fn charts_of_nothing_can_be_drawn() {
        assert!(png(&stacked(0)).unwrap().starts_with(b"\x89PNG"));
        let grid = Grid { width: 300, columns: Vec::new(), rows: Vec::new() };
        assert!(png(&grid).unwrap().starts_with(b"\x89PNG"));
        assert!(svg(&grid).starts_with("<svg"));
    }
}
