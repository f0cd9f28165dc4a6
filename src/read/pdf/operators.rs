//! The operators of one content stream, by what they do: each group is one function, which says whether the operator was
//! its own.

use hayro_syntax::content::ops::TypedInstruction as Operator;
use hayro_syntax::object::Number;
use hayro_syntax::page::Resources;
use kurbo::{Affine, Point};

use super::content::Interpreter;
use super::marked::Scope;
use super::paths::PathBuilder;
use super::show::TextPosition;
use super::state::{State, TextMode};

/// Levels of saved graphics states; readers need not support more than a few dozen.
const SAVED_STATES: usize = 512;

/// A stream under way: where it comes from, and what its operators have set so far.
pub(super) struct Running<'a, 'r> {
    pub(super) resources: &'r Resources<'a>,
    /// The object number of the form that the operators belong to.
    pub(super) form: Option<u32>,
    pub(super) state: State<'a>,
    saved: Vec<State<'a>>,
    position: TextPosition,
    pub(super) path: PathBuilder,
    /// The path narrows the clip when it is painted.
    pub(super) clip_pending: bool,
    /// Levels of marked content that are not the stream's own.
    pub(super) floor: usize,
}

/// What happens to a path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Painting {
    pub(super) fill: bool,
    pub(super) stroke: bool,
}

impl<'a, 'r> Running<'a, 'r> {
    /// A stream that begins in a state.
    pub(super) fn new(resources: &'r Resources<'a>, state: State<'a>, form: Option<u32>) -> Self {
        let position = TextPosition { matrix: Affine::IDENTITY, line: Affine::IDENTITY };
        let (saved, path) = (Vec::new(), PathBuilder::default());
        Self { resources, form, state, saved, position, path, clip_pending: false, floor: 0 }
    }

    fn at(&self, x: &Number, y: &Number) -> Point {
        self.state.to_page * Point::new(x.as_f64(), y.as_f64())
    }

    /// Saves, restores and changes the state.
    pub(super) fn sets_state(&mut self, operator: &Operator<'_, '_>) -> bool {
        match operator {
            Operator::SaveState(_) if self.saved.len() < SAVED_STATES => self.saved.push(self.state.clone()),
            Operator::RestoreState(_) => {
                if let Some(earlier) = self.saved.pop() {
                    self.state = earlier;
                }
            }
            Operator::Transform(m) => self.state.to_page *= affine(&[m.0, m.1, m.2, m.3, m.4, m.5]),
            Operator::LineWidth(width) => self.state.line_width = width.0.as_f64(),
            _ => return false,
        }
        true
    }

    /// Chooses colours.
    pub(super) fn sets_colour(&mut self, operator: &Operator<'_, '_>) -> bool {
        let (fill, stroke) = (&mut self.state.fill, &mut self.state.stroke);
        match operator {
            Operator::ColorSpaceStroke(name) => stroke.set_space(name.0, self.resources),
            Operator::ColorSpaceNonStroke(name) => fill.set_space(name.0, self.resources),
            Operator::StrokeColor(c) => stroke.set(&c.0),
            Operator::NonStrokeColor(c) => fill.set(&c.0),
            Operator::StrokeColorNamed(c) => match c.1 {
                Some(_) => stroke.set_pattern(),
                None => stroke.set(&c.0),
            },
            Operator::NonStrokeColorNamed(c) => match c.1 {
                Some(_) => fill.set_pattern(),
                None => fill.set(&c.0),
            },
            Operator::StrokeColorDeviceGray(c) => stroke.set_device(&[c.0]),
            Operator::NonStrokeColorDeviceGray(c) => fill.set_device(&[c.0]),
            Operator::StrokeColorDeviceRgb(c) => stroke.set_device(&[c.0, c.1, c.2]),
            Operator::NonStrokeColorDeviceRgb(c) => fill.set_device(&[c.0, c.1, c.2]),
            Operator::StrokeColorCmyk(c) => stroke.set_device(&[c.0, c.1, c.2, c.3]),
            Operator::NonStrokeColorCmyk(c) => fill.set_device(&[c.0, c.1, c.2, c.3]),
            _ => return false,
        }
        true
    }

    /// Sets how and where text is shown; the font is the interpreter's to find.
    pub(super) fn places_text(&mut self, operator: &Operator<'_, '_>) -> bool {
        let (state, position) = (&mut self.state, &mut self.position);
        match operator {
            Operator::BeginText(_) => {
                *position = TextPosition { matrix: Affine::IDENTITY, line: Affine::IDENTITY };
            }
            Operator::CharacterSpacing(n) => state.character_space = n.0.as_f64(),
            Operator::WordSpacing(n) => state.word_space = n.0.as_f64(),
            Operator::HorizontalScaling(n) => state.horizontal_scale = n.0.as_f64() / 100.0,
            Operator::TextLeading(n) => state.leading = n.0.as_f64(),
            Operator::TextRise(n) => state.rise = n.0.as_f64(),
            Operator::TextRenderingMode(n) => {
                let mode = n.0.as_i64();
                state.text_mode = text_mode(mode);
                // From 4 on the letters become a stencil: what is painted next shows only through them.
                state.mixes |= mode >= 4;
            }
            Operator::SetTextMatrix(m) => {
                position.line = affine(&[m.0, m.1, m.2, m.3, m.4, m.5]);
                position.matrix = position.line;
            }
            Operator::NextLine(n) => position.next_line(n.0.as_f64(), n.1.as_f64()),
            Operator::NextLineAndSetLeading(n) => {
                state.leading = -n.1.as_f64();
                position.next_line(n.0.as_f64(), n.1.as_f64());
            }
            Operator::NextLineUsingLeading(_) => position.next_line(0.0, -state.leading),
            _ => return false,
        }
        true
    }
}

impl<'a> Interpreter<'a, '_> {
    /// Shows text, and finds the font for it.
    pub(super) fn shows_text(&mut self, stream: &mut Running<'a, '_>, operator: &Operator<'_, '_>) -> bool {
        let (state, position) = (&mut stream.state, &mut stream.position);
        match operator {
            Operator::ShowText(text) => self.show(state, position, text.0.as_bytes()),
            Operator::ShowTexts(pieces) => self.show_pieces(state, position, pieces.0),
            Operator::NextLineAndShowText(text) => {
                position.next_line(0.0, -state.leading);
                self.show(state, position, text.0.as_bytes());
            }
            Operator::ShowTextWithParameters(text) => {
                state.word_space = text.0.as_f64();
                state.character_space = text.1.as_f64();
                position.next_line(0.0, -state.leading);
                self.show(state, position, text.2.as_bytes());
            }
            Operator::TextFont(font) => {
                state.font_size = font.1.as_f64();
                let fonts = &mut self.known.fonts;
                state.font = fonts.get_by_name(&stream.resources.fonts, font.0).or_else(|| fonts.stand_in());
            }
            _ => return false,
        }
        true
    }

    /// Builds paths, as long as the page's budget lasts.
    pub(super) fn builds_path(&mut self, stream: &mut Running<'a, '_>, operator: &Operator<'_, '_>) -> bool {
        match operator {
            Operator::MoveTo(to) => stream.path.move_to(stream.at(&to.0, &to.1)),
            Operator::LineTo(to) if self.budget.segment() => stream.path.line_to(stream.at(&to.0, &to.1)),
            Operator::CubicTo(c) if self.budget.segment() => {
                self.curves += 1;
                let (first, second, end) = (stream.at(&c.0, &c.1), stream.at(&c.2, &c.3), stream.at(&c.4, &c.5));
                stream.path.curve_to(first, second, end);
            }
            Operator::CubicStartTo(c) if self.budget.segment() => {
                self.curves += 1;
                let (second, end) = (stream.at(&c.0, &c.1), stream.at(&c.2, &c.3));
                stream.path.curve_to(stream.path.current().unwrap_or(second), second, end);
            }
            Operator::CubicEndTo(c) if self.budget.segment() => {
                self.curves += 1;
                let (first, end) = (stream.at(&c.0, &c.1), stream.at(&c.2, &c.3));
                stream.path.curve_to(first, end, end);
            }
            Operator::ClosePath(_) => stream.path.close(),
            Operator::RectPath(r) if self.budget.segment() => {
                let [x, y, width, height] = [r.0, r.1, r.2, r.3].map(|n| n.as_f64());
                stream.path.rectangle(&stream.state.to_page, x, y, width, height);
            }
            Operator::ClipNonZero(_) | Operator::ClipEvenOdd(_) => stream.clip_pending = true,
            _ => return false,
        }
        true
    }

    /// Paints the path, or ends it unpainted.
    pub(super) fn paints_path(&mut self, stream: &mut Running<'a, '_>, operator: &Operator<'_, '_>) -> bool {
        let (close, fill, stroke) = match operator {
            Operator::StrokePath(_) => (false, false, true),
            Operator::CloseAndStrokePath(_) => (true, false, true),
            Operator::FillPathNonZero(_) | Operator::FillPathNonZeroCompatibility(_) | Operator::FillPathEvenOdd(_) => {
                (false, true, false)
            }
            Operator::FillAndStrokeNonZero(_) | Operator::FillAndStrokeEvenOdd(_) => (false, true, true),
            Operator::CloseFillAndStrokeNonZero(_) | Operator::CloseFillAndStrokeEvenOdd(_) => (true, true, true),
            Operator::EndPath(_) => (false, false, false),
            _ => return false,
        };
        if close {
            stream.path.close();
        }
        self.paint(stream, Painting { fill, stroke });
        true
    }

    /// Begins and ends marked content.
    pub(super) fn marks_content(&mut self, stream: &Running<'a, '_>, operator: &Operator<'_, '_>) -> bool {
        match operator {
            Operator::BeginMarkedContent(begin) => self.marked.begin(begin.0),
            Operator::BeginMarkedContentWithProperties(begin) => {
                let known = &self.known;
                let scope = Scope { hidden: &known.hidden, form_tags: &known.form_tags, form: stream.form };
                self.marked.begin_with(begin.0, begin.1, stream.resources, &scope);
                self.begin_replacement();
            }
            Operator::EndMarkedContent(_) => self.end_marked(stream.floor),
            _ => return false,
        }
        true
    }
}

pub(super) fn affine(numbers: &[Number; 6]) -> Affine {
    Affine::new(numbers.map(|n| n.as_f64()))
}

fn text_mode(mode: i64) -> TextMode {
    match mode {
        1 | 5 => TextMode::Stroke,
        2 | 6 => TextMode::FillStroke,
        3 => TextMode::Invisible,
        // 7 only clips: pictures show through the letters, so they are seen.
        _ => TextMode::Fill,
    }
}
