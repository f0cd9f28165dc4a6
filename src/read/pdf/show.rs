//! Showing text: strings of codes to placed glyphs, and the stretches whose text the writer gives himself.

use std::rc::Rc;

use hayro_syntax::object::{Array, Object};
use kurbo::{Affine, Point, Vec2};

use super::content::Interpreter;
use super::fonts::Font;
use super::replacement::Replacement;
use super::state::{State, TextMode};
use super::text::{Placed, Setting, Visibility, direction_of};
use crate::document::{Rect, WordStyle};

/// Glyphs beyond this many points from the page's corner are nonsense.
const FAR: f64 = 1e6;
/// A letter that leans by more than this (sideways per unit of height) is italic.
const SLANT: f64 = 0.1;

/// The text object's matrices.
pub(super) struct TextPosition {
    pub(super) matrix: Affine,
    pub(super) line: Affine,
}

impl TextPosition {
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.matrix = self.line;
    }
}

impl<'a> Interpreter<'a, '_> {
    pub(super) fn show_pieces(&mut self, state: &State<'a>, position: &mut TextPosition, pieces: &Array<'_>) {
        let vertical = state.font.as_ref().is_some_and(|font| font.vertical);
        for piece in pieces.iter::<Object<'_>>() {
            match piece {
                Object::Number(number) => {
                    let back = -number.as_f64() / 1000.0 * state.font_size;
                    let step = if vertical { (0.0, back) } else { (back * state.horizontal_scale, 0.0) };
                    position.matrix *= Affine::translate(step);
                }
                Object::String(bytes) => self.show(state, position, bytes.as_bytes()),
                _ => {}
            }
        }
    }

    #[allow(clippy::many_single_char_names)] // A matrix's coefficients have no other names.
    pub(super) fn show(&mut self, state: &State<'a>, position: &mut TextPosition, bytes: &[u8]) {
        let Some(font) = &state.font else { return };
        let font: &Rc<Font<'a>> = font;
        if !self.budget.glyphs(bytes.len()) {
            return;
        }
        let [a, b, c, d, x, y] =
            (state.to_page * position.matrix * Affine::new([state.horizontal_scale, 0.0, 0.0, 1.0, 0.0, state.rise]))
                .as_coeffs();
        let (unit, unit_up) = (Vec2::new(a, b), Vec2::new(c, d));
        let (em, em_up) = (unit * state.font_size, unit_up * state.font_size);
        let size = em_up.hypot();
        let near = x.abs() < FAR && y.abs() < FAR && size < FAR && em.hypot() > 1e-6 && size > 1e-6;
        let reading = if font.vertical { -em_up } else { em };
        let along = if near { reading / reading.hypot() } else { Vec2::new(1.0, 0.0) };
        let mut setting = self.setting(state, font, em, em_up, along);
        let page_visibility = setting.visibility;
        let mut pen = Point::new(x, y);
        let mut travelled = 0.0;
        let mut cache = font.glyphs.borrow_mut();
        let mut offset = 0;
        while offset < bytes.len() {
            let (code, length) = font.read_code(bytes, offset);
            let glyph = font.glyph(&mut cache, code);
            let mut extra = state.character_space;
            if length == 1 && bytes.get(offset) == Some(&b' ') {
                extra += state.word_space;
            }
            offset += length;
            let (start, end, area, step);
            if font.vertical {
                let (left, top) = font.vertical_origin(code);
                start = pen;
                end = pen + em_up * glyph.advance;
                step = em_up * glyph.advance + unit_up * extra;
                area = quad(pen, em, em_up, (left, left + 1.0), (top + glyph.advance, top));
            } else {
                start = pen;
                end = pen + em * glyph.advance;
                step = em * glyph.advance + unit * extra;
                area = quad(pen, em, em_up, (0.0, glyph.advance), (font.descent, font.descent + font.height));
            }
            travelled += glyph.advance * state.font_size + extra;
            pen += step;
            if !near {
                continue;
            }
            if glyph.space {
                match &mut self.replacement {
                    Some(replacement) => replacement.extend(&setting, start, end, pen, &area),
                    None => self.words.space(pen),
                }
                continue;
            }
            setting.visibility = if state.clip.contains(area.centre_x(), area.centre_y()) {
                page_visibility
            } else {
                Visibility::Hidden
            };
            match &mut self.replacement {
                Some(replacement) => replacement.extend(&setting, start, end, pen, &area),
                None => self.words.glyph(
                    &setting,
                    &Placed {
                        text: cache.text(glyph),
                        unsure: glyph.unsure,
                        compose: glyph.compose,
                        start,
                        end,
                        pen,
                        area,
                    },
                ),
            }
        }
        let step = if font.vertical { (0.0, travelled) } else { (travelled * state.horizontal_scale, 0.0) };
        position.matrix *= Affine::translate(step);
    }

    fn setting(&self, state: &State<'a>, font: &Font<'a>, em: Vec2, em_up: Vec2, along: Vec2) -> Setting {
        let top = self.marked.top();
        let paint = if state.text_mode == TextMode::Stroke { &state.stroke } else { &state.fill };
        let visibility = if top.is_some_and(|level| level.hidden) {
            Visibility::Hidden
        } else if state.text_mode == TextMode::Invisible || paint.alpha < 0.02 {
            Visibility::Invisible
        } else if paint.is_white() {
            Visibility::White
        } else {
            Visibility::Visible
        };
        let slant = em.dot(em_up).abs() / (em.hypot() * em_up.hypot()).max(1e-9);
        Setting {
            style: WordStyle {
                font: font.name,
                size: em_up.hypot() as f32,
                bold: font.bold || state.text_mode == TextMode::FillStroke,
                italic: font.italic || slant > SLANT,
                colour: paint.unless_black(),
            },
            tag: top.and_then(|level| level.tag),
            artefact: top.is_some_and(|level| level.artefact),
            origin: self.origin,
            visibility,
            along,
            direction: direction_of(along),
            painted_before: self.drawing.painted,
        }
    }

    pub(super) fn begin_replacement(&mut self) {
        if self.replacement.is_none()
            && let Some(text) = self.marked.top().and_then(|level| level.actual_text.clone())
        {
            self.replacement = Some(Replacement::new(text, self.marked.depth()));
        }
    }

    pub(super) fn end_replacement(&mut self) {
        if self.replacement.as_ref().is_some_and(|r| r.depth == self.marked.depth())
            && let Some(replacement) = self.replacement.take()
        {
            replacement.write(&mut self.words);
        }
    }
}

/// The upright box of a glyph: `across` and `up` are its extents in ems.
fn quad(origin: Point, em: Vec2, em_up: Vec2, across: (f64, f64), up: (f64, f64)) -> Rect {
    let (x0, x1) = (em.x * across.0, em.x * across.1);
    let (x2, x3) = (em_up.x * up.0, em_up.x * up.1);
    let (y0, y1) = (em.y * across.0, em.y * across.1);
    let (y2, y3) = (em_up.y * up.0, em_up.y * up.1);
    Rect {
        left: (origin.x + x0.min(x1) + x2.min(x3)) as f32,
        right: (origin.x + x0.max(x1) + x2.max(x3)) as f32,
        top: (origin.y + y0.min(y1) + y2.min(y3)) as f32,
        bottom: (origin.y + y0.max(y1) + y2.max(y3)) as f32,
    }
}
