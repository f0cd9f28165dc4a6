//! The content interpreter: one page's operators, forms included, to glyphs, paths and pictures in page space.

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Operator;
use hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro_syntax::page::Resources;
use kurbo::Affine;
use rustc_hash::FxHashMap;

use super::budget::{Budget, FORM_DEPTH};
use super::fonts::Fonts;
use super::marked::{FormTags, HiddenLayers, MarkedContent, is_hidden_layer};
use super::operators::{Painting, Running};
use super::paths::{Drawing, clipped};
use super::replacement::Replacement;
use super::state::{State, page_box};
use super::streams;
use super::text::WordBuilder;
use super::unended::Unended;
use crate::document::{Rect, Word, WordOrigin, WordStyle};

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
        let mut stream = Running::new(resources, start, form);
        stream.floor = self.marked.depth();
        let mut operators = TypedIter::new(data);
        while let Some(operator) = operators.next() {
            if !self.budget.operator() {
                break;
            }
            // The commonest first.
            let taken = self.shows_text(&mut stream, &operator)
                || stream.places_text(&operator)
                || stream.sets_state(&operator)
                || self.builds_path(&mut stream, &operator)
                || self.paints_path(&mut stream, &operator)
                || stream.sets_colour(&operator)
                || self.marks_content(&stream, &operator);
            if taken {
                continue;
            }
            match operator {
                Operator::SetGraphicsState(name) => self.set_graphics_state(&mut stream.state, name.0, resources),
                Operator::Shading(_) => self.drawing.shade(&stream.state.clip),
                Operator::XObject(name) => self.external_object(&stream.state, name.0, resources, depth),
                Operator::InlineImage(image) => self.image(&stream.state, image.0.dict()),
                _ => {}
            }
        }
        while self.marked.depth() > stream.floor {
            self.end_marked(stream.floor);
        }
    }

    /// Ends the innermost marked content, down to a level.
    pub(super) fn end_marked(&mut self, floor: usize) {
        self.end_replacement();
        self.marked.end(floor);
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

    /// Paints the path that a stream has built, and clips by it where it says so.
    pub(super) fn paint(&mut self, stream: &mut Running<'a, '_>, painting: Painting) {
        let (state, path) = (&mut stream.state, &mut stream.path);
        let hidden = self.marked.top().is_some_and(|level| level.hidden);
        self.drawing.tag = self.marked.top().and_then(|level| level.tag);
        if !hidden {
            if painting.fill {
                self.drawing.fill(path, &state.fill, &state.clip, state.mixes);
            }
            if painting.stroke {
                let width = state.line_width * state.scale();
                self.drawing.stroke(path, &state.stroke, width as f32, &state.clip);
            }
        }
        if std::mem::take(&mut stream.clip_pending) {
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
