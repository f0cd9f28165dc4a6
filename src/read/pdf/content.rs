//! The content interpreter: one page's operators, forms included, to glyphs, paths and pictures in page space.

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Operator;
use hayro_syntax::object::{Array, Dict, Name, Number, Stream};
use hayro_syntax::page::Resources;
use kurbo::{Affine, Point};
use rustc_hash::FxHashMap;

use super::budget::{Budget, FORM_DEPTH};
use super::fonts::Fonts;
use super::marked::{FormTags, HiddenLayers, MarkedContent, Scope, is_hidden_layer};
use super::paths::{Drawing, PathBuilder, clipped};
use super::replacement::Replacement;
use super::show::TextPosition;
use super::state::{State, TextMode, page_box};
use super::streams;
use super::text::WordBuilder;
use super::unended::Unended;
use crate::document::{Rect, Word, WordOrigin, WordStyle};

/// Levels of saved graphics states; readers need not support more than a few dozen.
const SAVED_STATES: usize = 512;

/// What is known of the document while a page is read.
pub(super) struct Known<'a> {
    pub(super) fonts: Fonts<'a>,
    pub(super) hidden: HiddenLayers,
    pub(super) form_tags: FormTags,
    /// Ids that the tag tree knows annotations by, by object number.
    pub(super) annotation_tags: FxHashMap<u32, u32>,
    /// The file itself, for streams that the library does not know as such.
    pub(super) unended: Unended<'a>,
}

/// A picture and when it was painted.
#[derive(Debug, Clone, Copy)]
pub(super) struct PaintedImage {
    pub(super) bbox: Rect,
    pub(super) order: u32,
    /// It hides what lies under it.
    pub(super) opaque: bool,
}

/// Reads one page's content.
pub(super) struct Interpreter<'a, 'k> {
    pub(super) known: &'k mut Known<'a>,
    pub(super) words: WordBuilder,
    pub(super) drawing: Drawing,
    pub(super) images: Vec<PaintedImage>,
    pub(super) budget: Budget,
    /// A stream was damaged.
    pub(super) damaged: bool,
    /// Bytes of strings that no font was chosen for.
    pub(super) without_font: usize,
    /// Bytes of strings without any size, or far beyond every page.
    pub(super) nowhere: usize,
    /// Curved pieces of paths: letters drawn as shapes are full of them.
    pub(super) curves: u32,
    /// Where the words come from that are read now.
    pub(super) origin: WordOrigin,
    pub(super) marked: MarkedContent,
    /// The stretch under way whose text the writer gives.
    pub(super) replacement: Option<Replacement>,
}

impl<'a, 'k> Interpreter<'a, 'k> {
    /// An interpreter for a new page.
    pub(super) fn new(known: &'k mut Known<'a>) -> Self {
        Self {
            known,
            words: WordBuilder::default(),
            drawing: Drawing::default(),
            images: Vec::new(),
            budget: Budget::for_page(),
            damaged: false,
            without_font: 0,
            nowhere: 0,
            curves: 0,
            origin: WordOrigin::Content,
            marked: MarkedContent::default(),
            replacement: None,
        }
    }

    /// Layers that are switched off.
    pub(super) fn hidden_layers(&self) -> &HiddenLayers {
        &self.known.hidden
    }

    /// The id by which the tag tree knows an annotation.
    pub(super) fn annotation_tag(&self, number: u32) -> Option<u32> {
        self.known.annotation_tags.get(&number).copied()
    }

    /// Runs something that stands apart from the page's content; returns the number of words that it gave.
    pub(super) fn apart(&mut self, origin: WordOrigin, tag: Option<u32>, run: impl FnOnce(&mut Self)) -> usize {
        self.words.part();
        let before = self.words.words.len();
        let outer = std::mem::replace(&mut self.origin, origin);
        let floor = self.marked.depth();
        self.marked.begin_tagged(tag);
        run(self);
        self.marked.end(floor);
        self.origin = outer;
        self.words.part();
        self.words.words.len() - before
    }

    /// Sets a word that no font of the page prints.
    pub(super) fn type_word(&mut self, text: &str, bbox: Rect, size: f32, origin: WordOrigin, tag: Option<u32>) {
        if !self.budget.glyphs(text.len()) {
            return;
        }
        let font = self.known.fonts.named("Helvetica");
        let word =
            Word { style: WordStyle { font, size, ..WordStyle::default() }, tag, origin, ..Word::new(text, bbox) };
        self.words.whole(word, self.drawing.painted);
    }

    /// Reads a stream's operators. `form` is the object number of the form that they belong to.
    pub(super) fn run(
        &mut self,
        data: &[u8],
        resources: &Resources<'a>,
        start: State<'a>,
        depth: u8,
        form: Option<u32>,
    ) {
        let mut state = start;
        let mut saved: Vec<State<'a>> = Vec::new();
        let mut position = TextPosition { matrix: Affine::IDENTITY, line: Affine::IDENTITY };
        let mut path = PathBuilder::default();
        let mut clip_pending = false;
        let floor = self.marked.depth();
        let mut operators = TypedIter::new(data);
        while let Some(operator) = operators.next() {
            if !self.budget.operator() {
                break;
            }
            match operator {
                Operator::SaveState(_) if saved.len() < SAVED_STATES => saved.push(state.clone()),
                Operator::RestoreState(_) => {
                    if let Some(earlier) = saved.pop() {
                        state = earlier;
                    }
                }
                Operator::Transform(m) => {
                    state.to_page *= affine(&[m.0, m.1, m.2, m.3, m.4, m.5]);
                }
                Operator::LineWidth(width) => state.line_width = width.0.as_f64(),
                Operator::SetGraphicsState(name) => self.set_graphics_state(&mut state, name.0, resources),
                // Paths.
                Operator::MoveTo(to) => path.move_to(at(&state, &to.0, &to.1)),
                Operator::LineTo(to) if self.budget.segment() => {
                    path.line_to(at(&state, &to.0, &to.1));
                }
                Operator::CubicTo(c) if self.budget.segment() => {
                    self.curves += 1;
                    let end = at(&state, &c.4, &c.5);
                    path.curve_to(at(&state, &c.0, &c.1), at(&state, &c.2, &c.3), end);
                }
                Operator::CubicStartTo(c) if self.budget.segment() => {
                    self.curves += 1;
                    let (second, end) = (at(&state, &c.0, &c.1), at(&state, &c.2, &c.3));
                    path.curve_to(path.current().unwrap_or(second), second, end);
                }
                Operator::CubicEndTo(c) if self.budget.segment() => {
                    self.curves += 1;
                    let (first, end) = (at(&state, &c.0, &c.1), at(&state, &c.2, &c.3));
                    path.curve_to(first, end, end);
                }
                Operator::ClosePath(_) => path.close(),
                Operator::RectPath(r) if self.budget.segment() => {
                    let [x, y, width, height] = [r.0, r.1, r.2, r.3].map(|n| n.as_f64());
                    path.rectangle(&state.to_page, x, y, width, height);
                }
                Operator::StrokePath(_) => self.paint(&mut state, &mut path, false, true, &mut clip_pending),
                Operator::CloseAndStrokePath(_) => {
                    path.close();
                    self.paint(&mut state, &mut path, false, true, &mut clip_pending);
                }
                Operator::FillPathNonZero(_)
                | Operator::FillPathNonZeroCompatibility(_)
                | Operator::FillPathEvenOdd(_) => self.paint(&mut state, &mut path, true, false, &mut clip_pending),
                Operator::FillAndStrokeNonZero(_) | Operator::FillAndStrokeEvenOdd(_) => {
                    self.paint(&mut state, &mut path, true, true, &mut clip_pending);
                }
                Operator::CloseFillAndStrokeNonZero(_) | Operator::CloseFillAndStrokeEvenOdd(_) => {
                    path.close();
                    self.paint(&mut state, &mut path, true, true, &mut clip_pending);
                }
                Operator::EndPath(_) => self.paint(&mut state, &mut path, false, false, &mut clip_pending),
                Operator::ClipNonZero(_) | Operator::ClipEvenOdd(_) => clip_pending = true,
                // Colours.
                Operator::ColorSpaceStroke(name) => state.stroke.set_space(name.0, resources),
                Operator::ColorSpaceNonStroke(name) => state.fill.set_space(name.0, resources),
                Operator::StrokeColor(c) => state.stroke.set(&c.0),
                Operator::NonStrokeColor(c) => state.fill.set(&c.0),
                Operator::StrokeColorNamed(c) => match c.1 {
                    Some(_) => state.stroke.set_pattern(),
                    None => state.stroke.set(&c.0),
                },
                Operator::NonStrokeColorNamed(c) => match c.1 {
                    Some(_) => state.fill.set_pattern(),
                    None => state.fill.set(&c.0),
                },
                Operator::StrokeColorDeviceGray(c) => state.stroke.set_device(&[c.0]),
                Operator::NonStrokeColorDeviceGray(c) => state.fill.set_device(&[c.0]),
                Operator::StrokeColorDeviceRgb(c) => state.stroke.set_device(&[c.0, c.1, c.2]),
                Operator::NonStrokeColorDeviceRgb(c) => state.fill.set_device(&[c.0, c.1, c.2]),
                Operator::StrokeColorCmyk(c) => state.stroke.set_device(&[c.0, c.1, c.2, c.3]),
                Operator::NonStrokeColorCmyk(c) => state.fill.set_device(&[c.0, c.1, c.2, c.3]),
                // Text.
                Operator::BeginText(_) => {
                    position = TextPosition { matrix: Affine::IDENTITY, line: Affine::IDENTITY };
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
                Operator::TextFont(font) => {
                    state.font_size = font.1.as_f64();
                    let fonts = &mut self.known.fonts;
                    state.font = fonts.get_by_name(&resources.fonts, font.0).or_else(|| fonts.stand_in());
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
                Operator::ShowText(text) => self.show(&state, &mut position, text.0.as_bytes()),
                Operator::NextLineAndShowText(text) => {
                    position.next_line(0.0, -state.leading);
                    self.show(&state, &mut position, text.0.as_bytes());
                }
                Operator::ShowTextWithParameters(text) => {
                    state.word_space = text.0.as_f64();
                    state.character_space = text.1.as_f64();
                    position.next_line(0.0, -state.leading);
                    self.show(&state, &mut position, text.2.as_bytes());
                }
                Operator::ShowTexts(pieces) => self.show_pieces(&state, &mut position, pieces.0),
                // Marked content.
                Operator::BeginMarkedContent(begin) => self.marked.begin(begin.0),
                Operator::BeginMarkedContentWithProperties(begin) => {
                    let scope = Scope { hidden: &self.known.hidden, form_tags: &self.known.form_tags, form };
                    self.marked.begin_with(begin.0, begin.1, resources, &scope);
                    self.begin_replacement();
                }
                Operator::EndMarkedContent(_) => {
                    self.end_replacement();
                    self.marked.end(floor);
                }
                // Pictures and forms.
                Operator::Shading(_) => self.drawing.shade(&state.clip),
                Operator::XObject(name) => self.external_object(&state, name.0, resources, depth),
                Operator::InlineImage(image) => self.image(&state, image.0.dict()),
                _ => {}
            }
        }
        while self.marked.depth() > floor {
            self.end_replacement();
            self.marked.end(floor);
        }
    }

    fn set_graphics_state(&mut self, state: &mut State<'a>, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(dict) = resources.get_ext_g_state(name) else { return };
        if let Some(width) = dict.get::<f64>(b"LW") {
            state.line_width = width;
        }
        if let Some(alpha) = dict.get::<f32>(b"ca") {
            state.fill.alpha = alpha;
        }
        if let Some(alpha) = dict.get::<f32>(b"CA") {
            state.stroke.alpha = alpha;
        }
        if let Some(mode) = dict.get::<Name<'_>>(b"BM") {
            state.mixes = !matches!(mode.as_ref(), b"Normal" | b"Compatible");
        }
        if dict.get::<Dict<'_>>(b"SMask").is_some() {
            state.mixes = true;
        }
        if let Some(font) = dict.get::<Array<'_>>(b"Font") {
            let mut parts = font.flex_iter();
            if let Some(dict) = parts.next::<Dict<'_>>() {
                state.font_size = parts.next::<f64>().unwrap_or(1.0);
                state.font = self.known.fonts.get(&dict);
            }
        }
    }

    fn paint(
        &mut self,
        state: &mut State<'a>,
        path: &mut PathBuilder,
        fill: bool,
        stroke: bool,
        clip_pending: &mut bool,
    ) {
        let hidden = self.marked.top().is_some_and(|level| level.hidden);
        self.drawing.tag = self.marked.top().and_then(|level| level.tag);
        if !hidden {
            if fill {
                self.drawing.fill(path, &state.fill, &state.clip, state.mixes);
            }
            if stroke {
                let width = state.line_width * state.scale();
                self.drawing.stroke(path, &state.stroke, width as f32, &state.clip);
            }
        }
        if std::mem::take(clip_pending) {
            match path.extent() {
                Some(area) => state.clip_to(&area),
                None => state.clip_to(&Rect::default()),
            }
        }
        path.clear();
    }

    fn external_object(&mut self, state: &State<'a>, name: &Name<'_>, resources: &Resources<'a>, depth: u8) {
        let Some(object) = resources.get_x_object(name) else {
            self.damaged |= resources.x_objects.contains_key(name.as_ref());
            return;
        };
        let dict = object.dict();
        let hidden = dict.contains_key(b"OC") && is_hidden_layer(dict, b"OC", &self.known.hidden);
        let kind = dict.get::<Name<'_>>(b"Subtype");
        match kind.as_ref().map(AsRef::as_ref) {
            Some(b"Image") if !hidden => self.image(state, dict),
            Some(b"Form") | None => {
                self.marked.begin_layer(hidden);
                self.form(state.clone(), &object, resources, depth);
                let floor = self.marked.depth().saturating_sub(1);
                self.marked.end(floor);
            }
            _ => {}
        }
    }

    /// Runs a form; `state` is the one of its caller.
    pub(super) fn form(&mut self, mut state: State<'a>, form: &Stream<'a>, resources: &Resources<'a>, depth: u8) {
        if depth >= FORM_DEPTH {
            return self.budget.stop("forms nested more than 16 deep");
        }
        let decoded = streams::decode(form, self.budget.bytes_left());
        self.damaged |= decoded.damaged;
        self.budget.bytes(decoded.bytes.len());
        if decoded.cut {
            self.budget.stop("a form that unpacks to more than a page may hold");
        }
        let dict = form.dict();
        if let Some(matrix) = dict.get::<[f64; 6]>(b"Matrix") {
            state.to_page *= Affine::new(matrix);
        }
        if let Some(area) = dict.get::<hayro_syntax::object::Rect>(b"BBox") {
            // A box without any area is a writer's slip, as other readers take it.
            if area.width() > 0.0 && area.height() > 0.0 {
                let area = page_box(&state.to_page, area.x0, area.y0, area.x1, area.y1);
                state.clip_to(&area);
            }
        }
        let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
        let number = dict.obj_id().map(|id| id.obj_number);
        self.run(&decoded.bytes, own.as_ref().unwrap_or(resources), state, depth + 1, number);
    }

    fn image(&mut self, state: &State<'a>, dict: &Dict<'_>) {
        if self.marked.top().is_some_and(|level| level.hidden) {
            return;
        }
        self.drawing.painted += 1;
        let area = page_box(&state.to_page, 0.0, 0.0, 1.0, 1.0);
        let see_through = [b"SMask".as_slice(), b"Mask", b"ImageMask", b"IM"].iter().any(|k| dict.contains_key(k));
        if let Some(bbox) = clipped(&area, &state.clip) {
            let opaque = !see_through && !state.mixes && state.fill.alpha > 0.99;
            self.images.push(PaintedImage { bbox, order: self.drawing.painted, opaque });
        }
    }
}

fn affine(numbers: &[Number; 6]) -> Affine {
    Affine::new(numbers.map(|n| n.as_f64()))
}

fn at(state: &State<'_>, x: &Number, y: &Number) -> Point {
    state.to_page * Point::new(x.as_f64(), y.as_f64())
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
