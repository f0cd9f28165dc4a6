//! A page drawn from what was read of it: words at their places, ruling lines, fills, pictures as grey areas, marks. It
//! is no copy of the print: what the program did not see is not there, which is part of what a reviewer wants to know.
//!
//! A recognised document and the pages that are wanted enter; one SVG for each leaves, small enough that a report can
//! carry hundreds. Lengths are points from the page's top left, as in the records' boxes.

use crate::document::{AnnotationKind, Colour, Direction, Document, MarkShape, Page, Rect, Word, WordStyle};
use crate::record::{Record, Records, VisitTables};
use crate::wording::xml::escape;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The drawing of one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Page, from 1.
    pub page: u32,
    /// The drawing.
    pub svg: String,
}

/// Part of a word's height that hangs below its line.
const DESCENT: f32 = 0.21;

/// Drawings of the pages that records were read from, in the order of the pages.
pub fn pictures(document: &Document, records: &Records) -> Vec<Picture> {
    let mut wanted = Wanted::default();
    records.visit(&mut wanted);
    let pages = document.pages.iter().filter(|page| wanted.0.contains(&page.number));
    pages.map(|page| Picture { page: page.number, svg: svg(page) }).collect()
}

/// Pages that records stand on.
#[derive(Debug, Default)]
struct Wanted(BTreeSet<u32>);

impl VisitTables for Wanted {
    fn table<R: Record>(&mut self, records: &[R]) {
        self.0.extend(records.iter().flat_map(|r| r.header().source.places.iter().map(|place| place.page)));
    }
}

fn svg(page: &Page) -> String {
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\">",
        tenth(page.width),
        tenth(page.height)
    );
    for fill in &page.fills {
        rect(&mut out, &fill.bbox, &format!("fill=\"{}\"", hex(fill.colour)));
    }
    for image in &page.images {
        rect(&mut out, image, "fill=\"#e3e5e8\" stroke=\"#9aa0a8\" stroke-width=\".5\"");
    }
    for annotation in page.annotations.iter().filter(|a| a.kind == AnnotationKind::Highlight) {
        for bbox in &annotation.boxes {
            rect(&mut out, bbox, &format!("fill=\"{}\" fill-opacity=\".4\"", hex(annotation.colour.unwrap_or(YELLOW))));
        }
    }
    for ruling in &page.rulings {
        rect(&mut out, &widened(&ruling.bbox), &format!("fill=\"{}\"", hex(ruling.colour.unwrap_or(BLACK))));
    }
    words(&mut out, &page.words);
    for mark in &page.marks {
        shape(&mut out, &mark.bbox, mark.shape);
    }
    for annotation in &page.annotations {
        line(&mut out, annotation.kind, &annotation.boxes);
    }
    out.push_str("</svg>\n");
    out
}

const BLACK: Colour = Colour(0, 0, 0);
const YELLOW: Colour = Colour(255, 235, 59);

/// The words, those set alike that follow each other in one group.
fn words(out: &mut String, words: &[Word]) {
    let alike =
        |a: &WordStyle, b: &WordStyle| (a.size, a.bold, a.italic, a.colour) == (b.size, b.bold, b.italic, b.colour);
    for group in words.chunk_by(|a, b| alike(&a.style, &b.style)) {
        let Some(first) = group.first() else { continue };
        let _ = write!(out, "<g font-size=\"{}\"", tenth(first.style.size.clamp(1.0, 400.0)));
        if first.style.bold {
            out.push_str(" font-weight=\"bold\"");
        }
        if first.style.italic {
            out.push_str(" font-style=\"italic\"");
        }
        if let Some(colour) = first.style.colour {
            let _ = write!(out, " fill=\"{}\"", hex(colour));
        }
        out.push('>');
        for word in group {
            text(out, word);
        }
        out.push_str("</g>");
    }
}

fn text(out: &mut String, word: &Word) {
    let b = &word.bbox;
    let (x, y, turn, length) = match word.direction {
        Direction::Right => (b.left, b.bottom - DESCENT * b.height(), 0, b.width()),
        Direction::Up => (b.right - DESCENT * b.width(), b.bottom, -90, b.height()),
        Direction::Down => (b.left + DESCENT * b.width(), b.top, 90, b.height()),
        Direction::Left => (b.right, b.top + DESCENT * b.height(), 180, b.width()),
    };
    let (x, y) = (tenth(x), tenth(y));
    let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" textLength=\"{}\"", tenth(length.max(0.1)));
    if turn != 0 {
        let _ = write!(out, " transform=\"rotate({turn} {x} {y})\"");
    }
    // Letters of another font take the room of those that were printed.
    out.push('>');
    out.push_str(&escape(&word.text));
    out.push_str("</text>");
}

/// A drawn mark.
fn shape(out: &mut String, bbox: &Rect, shape: MarkShape) {
    let (left, top, right, bottom) = (tenth(bbox.left), tenth(bbox.top), tenth(bbox.right), tenth(bbox.bottom));
    let cross = || format!("M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}");
    let edge = || format!("M{left} {top}H{right}V{bottom}H{left}Z");
    let path = match shape {
        MarkShape::Tick => {
            let (middle, foot) = (tenth(bbox.centre_y()), tenth(bbox.left + bbox.width() / 3.0));
            format!("M{left} {middle}L{foot} {bottom}L{right} {top}")
        }
        MarkShape::Cross => cross(),
        MarkShape::EmptyBox => edge(),
        MarkShape::TickedBox => edge() + &cross(),
        MarkShape::Dot => {
            let (across, down) = (tenth(bbox.centre_x()), tenth(bbox.centre_y()));
            let _ = write!(out, "<circle cx=\"{across}\" cy=\"{down}\" r=\"{}\"/>", tenth(bbox.width().max(1.0) / 2.0));
            return;
        }
    };
    let _ = write!(out, "<path d=\"{path}\" fill=\"none\" stroke=\"#000\"/>");
}

/// What a reviewer struck out or underlined.
fn line(out: &mut String, kind: AnnotationKind, boxes: &[Rect]) {
    for b in boxes {
        let y = match kind {
            AnnotationKind::StrikeOut => b.centre_y(),
            AnnotationKind::Underline => b.bottom,
            _ => continue,
        };
        let y = tenth(y);
        let _ = write!(out, "<path d=\"M{} {y}H{}\" stroke=\"#c00\"/>", tenth(b.left), tenth(b.right));
    }
}

fn rect(out: &mut String, b: &Rect, style: &str) {
    let (x, y, width, height) = (tenth(b.left), tenth(b.top), tenth(b.width()), tenth(b.height()));
    let _ = write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {style}/>");
}

/// A line at least half a point thick, so that it shows.
fn widened(b: &Rect) -> Rect {
    let half = |length: f32| ((0.5 - length) / 2.0).max(0.0);
    let (x, y) = (half(b.width()), half(b.height()));
    Rect { left: b.left - x, top: b.top - y, right: b.right + x, bottom: b.bottom + y }
}

/// A length to a tenth of a point, as short as it can be written. What is no number becomes 0.
fn tenth(value: f32) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded.is_finite() && rounded.abs() < 1e6 { format!("{}", rounded + 0.0) } else { "0".to_owned() }
}

fn hex(colour: Colour) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::{DrawnMark, Place};
    use crate::record::Action;

    fn word(text: &str, direction: Direction) -> Word {
        Word {
            style: WordStyle { size: 10.0, ..WordStyle::default() },
            direction,
            space_before: false,
            ..Word::new(text, Rect::new(10.0, 20.04, 40.0, 30.0))
        }
    }

    fn records(page: u32) -> Records {
        let mut action = Action::default();
        action.header.source.places = vec![Place { page, bbox: Rect::default() }];
        Records { actions: vec![action], ..Records::default() }
    }

    fn drawn(page: Page) -> String {
        let document = Document { pages: vec![page], ..Document::default() };
        pictures(&document, &records(1)).into_iter().map(|p| p.svg).collect()
    }

    #[test]
    fn pages_without_records_are_not_drawn() {
        let page = |number| Page { number, width: 595.0, height: 842.0, ..Page::default() };
        let document = Document { pages: vec![page(1), page(2), page(3)], ..Document::default() };
        let numbers: Vec<u32> = pictures(&document, &records(2)).iter().map(|p| p.page).collect();
        assert_eq!(numbers, [2]);
    }

    #[test]
    fn a_drawing_is_well_formed_whatever_the_page_holds() {
        let page = Page {
            number: 1,
            width: 595.32,
            height: f32::NAN,
            words: vec![
                word("a < b & \u{1}</script>", Direction::Right),
                word("up", Direction::Up),
                Word {
                    style: WordStyle { size: f32::INFINITY, bold: true, ..WordStyle::default() },
                    ..word("x", Direction::Down)
                },
            ],
            marks: [MarkShape::Tick, MarkShape::Cross, MarkShape::EmptyBox, MarkShape::TickedBox, MarkShape::Dot]
                .into_iter()
                .map(|shape| DrawnMark { bbox: Rect::new(1.0, 2.0, 9.0, 9.0), shape })
                .collect(),
            ..Page::default()
        };
        let text = drawn(page);
        let mut reader = quick_xml::Reader::from_str(&text);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
        assert!(text.contains("viewBox=\"0 0 595.3 0\""), "{text}");
        assert!(text.contains("x=\"10\" y=\"27.9\" textLength=\"30\""), "{text}");
        assert!(!text.contains("</script"), "{text}");
    }
}
