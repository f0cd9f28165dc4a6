//! Showing text: strings of codes to placed glyphs, and the stretches whose text the writer gives himself.

use std::rc::Rc;

use hayro_syntax::object::Array;
use kurbo::{Affine, Point, Vec2};

use super::content::Interpreter;
use super::fonts::{Font, Glyph, GlyphCache};
use super::pieces::{self, Piece};
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
        let mut line = self.line(state, position);
        let mut without_font = 0;
        pieces::each(pieces, |piece| match piece {
            Piece::Back(number) => {
                let back = -number / 1000.0 * state.font_size;
                let step = if vertical { (0.0, back) } else { (back * state.horizontal_scale, 0.0) };
                position.matrix *= Affine::translate(step);
            }
            Piece::Text(bytes) => {
                if let Some(line) = &mut line {
                    self.show_on(line, state, position, bytes);
                } else {
                    without_font += bytes.len();
                }
            }
        });
        self.without_font += without_font;
    }

    pub(super) fn show(&mut self, state: &State<'a>, position: &mut TextPosition, bytes: &[u8]) {
        if let Some(mut line) = self.line(state, position) {
            self.show_on(&mut line, state, position, bytes);
        } else {
            self.without_font += bytes.len();
        }
    }

    /// What all strings of one operator share: the pen moves between them, but does not turn.
    fn line<'s>(&self, state: &'s State<'a>, position: &TextPosition) -> Option<Line<'s, 'a>> {
        let font = state.font.as_ref()?;
        let [a, b, c, d, _, _] = on_page(state, position);
        let (unit, unit_up) = (Vec2::new(a, b), Vec2::new(c, d));
        let (em, em_up) = (unit * state.font_size, unit_up * state.font_size);
        let size = em_up.hypot();
        let sound = size < FAR && em.hypot() > 1e-6 && size > 1e-6;
        let reading = if font.vertical { -em_up } else { em };
        let along = if sound { reading / reading.hypot() } else { Vec2::new(1.0, 0.0) };
        let setting = self.setting(state, font, em, em_up, along);
        Some(Line {
            font,
            unit,
            unit_up,
            em,
            em_up,
            sound,
            visibility: setting.visibility,
            setting,
            // In horizontal writing all glyphs of a string reach as far up and down.
            upright: Extent::of(em_up, (font.descent, font.descent + font.height)),
            stretch: None,
        })
    }

    /// Shows a string on its line, glyph by glyph, and moves the text's position past it.
    fn show_on(&mut self, line: &mut Line<'_, 'a>, state: &State<'a>, position: &mut TextPosition, bytes: &[u8]) {
        if !self.budget.glyphs(bytes.len()) {
            return;
        }
        let font: &Font<'a> = line.font;
        let [_, _, _, _, x, y] = on_page(state, position);
        let near = line.sound && x.abs() < FAR && y.abs() < FAR;
        if !near {
            self.nowhere += bytes.len();
        }
        line.setting.visibility = line.visibility;
        let mut pen = Point::new(x, y);
        let mut travelled = 0.0;
        let mut cache = font.glyphs.borrow_mut();
        let invisible = line.visibility == Visibility::Invisible && state.horizontal_scale != 1.0;
        line.stretch = (invisible && !font.vertical).then(|| with_blank(&advances(font, &mut cache, bytes))).flatten();
        let mut offset = 0;
        while offset < bytes.len() {
            let (code, length) = font.read_code(bytes, offset);
            let glyph = font.glyph(&mut cache, code);
            let mut extra = state.character_space;
            if length == 1 && bytes.get(offset) == Some(&b' ') {
                extra += state.word_space;
            }
            offset += length;
            let start = pen;
            let Step { end, area, by } = line.step(code, glyph, extra, pen);
            travelled += glyph.advance * state.font_size + extra;
            pen += by;
            if !near {
                continue;
            }
            if glyph.space {
                match &mut self.replacement {
                    Some(replacement) => replacement.extend(&line.setting, start, end, pen, &area),
                    None => self.words.space(start, pen, line.visibility == Visibility::Visible),
                }
                continue;
            }
            line.setting.visibility = if state.clip.contains(area.centre_x(), area.centre_y()) {
                line.visibility
            } else {
                Visibility::Hidden
            };
            match &mut self.replacement {
                Some(replacement) => replacement.extend(&line.setting, start, end, pen, &area),
                None => self.words.glyph(
                    &line.setting,
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

/// What all strings of one operator share.
struct Line<'s, 'a> {
    font: &'s Rc<Font<'a>>,
    /// A unit of text space along the baseline, in page space, and one upwards; ems are those times the font's size.
    unit: Vec2,
    unit_up: Vec2,
    em: Vec2,
    em_up: Vec2,
    /// The size is neither nothing nor nonsense.
    sound: bool,
    setting: Setting,
    /// The setting's visibility where nothing is clipped.
    visibility: Visibility,
    upright: Extent,
    /// By how much the letters of a machine's reading are wider than its font has them ([`with_blank`]).
    stretch: Option<f64>,
}

impl Line<'_, '_> {
    /// How a glyph at the pen moves it, with room behind it.
    fn step(&self, code: u32, glyph: Glyph, extra: f64, pen: Point) -> Step {
        if self.font.vertical {
            let (left, top) = self.font.vertical_origin(code);
            let advance = self.em_up * glyph.advance;
            let across = Extent::of(self.em, (left, left + 1.0));
            let area = across.and(&Extent::of(self.em_up, (top + glyph.advance, top))).at(pen);
            Step { end: pen + advance, area, by: advance + self.unit_up * extra }
        } else {
            let wide = self.stretch.map_or(1.0, |stretch| if glyph.space { 0.0 } else { stretch });
            let advance = self.em * (glyph.advance * wide);
            let area = self.upright.and(&Extent::between(Vec2::ZERO, advance)).at(pen);
            Step { end: pen + advance, area, by: advance + self.unit * extra }
        }
    }
}

/// The advances of the glyphs of a string, each with whether it is a blank.
fn advances(font: &Font<'_>, cache: &mut GlyphCache, bytes: &[u8]) -> Vec<(f64, bool)> {
    let mut out = Vec::new();
    let mut offset = 0;
    while offset < bytes.len() {
        let (code, length) = font.read_code(bytes, offset);
        offset += length;
        let glyph = font.glyph(cache, code);
        out.push((glyph.advance, glyph.space));
    }
    out
}

/// By how much the letters of a word reach further than their advances say.
///
/// A machine that reads scans puts each word down in a font without shapes, all of whose glyphs are as wide, and scales the
/// word together with the blank behind it to the word's width in the picture. Drawn so, the letters end before the word does,
/// and the room behind them looks like that between two columns: the blank's width is the letters'.
fn with_blank(advances: &[(f64, bool)]) -> Option<f64> {
    let ((blank, true), letters) = advances.split_last()? else { return None };
    let even = letters.iter().all(|(advance, space)| !space && (advance - blank).abs() < 1e-6);
    (even && !letters.is_empty() && *blank > 0.0).then(|| (letters.len() as f64 + 1.0) / letters.len() as f64)
}

/// The way of the pen over one glyph.
struct Step {
    /// Where the glyph ends.
    end: Point,
    /// What it covers.
    area: Rect,
    /// How far the pen goes, the room behind the glyph included.
    by: Vec2,
}

/// The matrix from text space to the page, at the pen.
fn on_page(state: &State<'_>, position: &TextPosition) -> [f64; 6] {
    let text = Affine::new([state.horizontal_scale, 0.0, 0.0, 1.0, 0.0, state.rise]);
    (state.to_page * position.matrix * text).as_coeffs()
}

/// How far something reaches from the pen, in page space.
#[derive(Debug, Clone, Copy)]
struct Extent {
    least: Vec2,
    most: Vec2,
}

impl Extent {
    /// From one end to the other.
    fn between(a: Vec2, b: Vec2) -> Self {
        Self { least: Vec2::new(a.x.min(b.x), a.y.min(b.y)), most: Vec2::new(a.x.max(b.x), a.y.max(b.y)) }
    }

    /// Along a vector, from one multiple of it to another.
    fn of(along: Vec2, (from, to): (f64, f64)) -> Self {
        Self::between(along * from, along * to)
    }

    /// Both together: a glyph reaches along its width and its height.
    fn and(&self, other: &Self) -> Self {
        Self { least: self.least + other.least, most: self.most + other.most }
    }

    /// The upright box with the pen at this point.
    fn at(&self, pen: Point) -> Rect {
        let (least, most) = (pen + self.least, pen + self.most);
        Rect { left: least.x as f32, right: most.x as f32, top: least.y as f32, bottom: most.y as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::with_blank;

    #[test]
    fn the_blank_behind_a_word_read_by_a_machine_is_its_letters() {
        let letter = (0.5, false);
        assert_eq!(with_blank(&[letter, letter, letter, letter, (0.5, true)]), Some(1.25));
        assert_eq!(with_blank(&[letter, letter]), None);
        assert_eq!(with_blank(&[(0.5, true)]), None);
        assert_eq!(with_blank(&[letter, (0.5, true), letter, (0.5, true)]), None);
        assert_eq!(with_blank(&[letter, (0.6, false), (0.5, true)]), None);
    }
}
