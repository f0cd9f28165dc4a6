//! `ActualText`: the glyphs of a stretch are replaced by what the writer says that they mean.

use kurbo::Point;

use super::characters::may_compose;
use super::text::{Placed, Setting, WordBuilder};
use crate::document::Rect;

/// A stretch whose text is given.
pub(super) struct Replacement {
    text: String,
    /// Depth of the marked content that gave it.
    pub(super) depth: usize,
    covered: Option<Covered>,
}

/// What the replaced glyphs covered.
struct Covered {
    setting: Setting,
    start: Point,
    end: Point,
    pen: Point,
    area: Rect,
}

impl Replacement {
    /// A stretch without glyphs yet.
    pub(super) fn new(text: String, depth: usize) -> Self {
        Self { text, depth, covered: None }
    }

    /// Adds a replaced glyph.
    pub(super) fn extend(&mut self, setting: &Setting, start: Point, end: Point, pen: Point, area: &Rect) {
        match &mut self.covered {
            Some(covered) => {
                covered.area = covered.area.union(area);
                covered.end = end;
                covered.pen = pen;
            }
            None => self.covered = Some(Covered { setting: *setting, start, end, pen, area: *area }),
        }
    }

    /// Writes the text as words; each gets its share of the room, by its number of characters.
    pub(super) fn write(self, words: &mut WordBuilder) {
        let Some(covered) = self.covered else { return };
        let total = self.text.chars().count().max(1) as f64;
        let whole = covered.end - covered.start;
        let mut done = 0.0;
        for piece in self.text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            let length = word.chars().count() as f64;
            let (from, to) = (done / total, (done + length) / total);
            done += piece.chars().count() as f64;
            if !word.is_empty() {
                let (start, end) = (covered.start + whole * from, covered.start + whole * to);
                words.glyph(
                    &covered.setting,
                    &Placed {
                        text: word,
                        unsure: word.contains(char::REPLACEMENT_CHARACTER),
                        compose: word.chars().any(may_compose),
                        start,
                        end,
                        pen: if to >= 1.0 { covered.pen } else { end },
                        area: share(&covered.area, start, end, from, to),
                    },
                );
            }
            if word.len() < piece.len() {
                let at = covered.start + whole * (done / total);
                words.space(at, at, true);
            }
        }
        words.move_pen(covered.pen);
    }
}

/// The part of the covered box between two points of its baseline.
fn share(area: &Rect, start: Point, end: Point, from: f64, to: f64) -> Rect {
    if from <= 0.0 && to >= 1.0 {
        return *area;
    }
    let (x0, x1) = (start.x.min(end.x) as f32, start.x.max(end.x) as f32);
    let (y0, y1) = (start.y.min(end.y) as f32, start.y.max(end.y) as f32);
    if x1 - x0 >= y1 - y0 { Rect { left: x0, right: x1, ..*area } } else { Rect { top: y0, bottom: y1, ..*area } }
}
