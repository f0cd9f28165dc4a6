//! Annotations: a reviewer's marks as data; stamps, typed text, drawings and form fields as words and shapes of the page.

use hayro_syntax::object::{Array, Dict, Name, Number, Object, Rect as PdfRect, Stream, String as PdfString};
use hayro_syntax::page::{Page as LibraryPage, Resources};
use kurbo::Affine;

use super::content::Interpreter;
use super::forms;
use super::marked::is_hidden_layer;
use super::objects::{items, text_string};
use super::state::{State, page_box};
use crate::document::{Annotation, AnnotationKind, Colour, Rect, WordOrigin};

/// Annotations of one page.
const ANNOTATIONS: usize = 20_000;
/// Boxes of one annotation, one for each line that it covers.
const BOXES: usize = 2_000;
/// Annotation flags (ISO 32000-2, table 167).
const FLAG_HIDDEN: u32 = 1 << 1;
const FLAG_NO_VIEW: u32 = 1 << 5;

/// An annotation on its way to the page.
pub(super) struct Source<'a, 's> {
    pub(super) dict: &'s Dict<'a>,
    /// Its box on the page.
    pub(super) area: Rect,
    /// Id by which the tag tree knows it.
    pub(super) tag: Option<u32>,
    pub(super) to_page: Affine,
    pub(super) page: &'s LibraryPage<'a>,
}

/// Reads a page's annotations; words and shapes go to the interpreter, marks are returned.
pub(super) fn read<'a>(
    page: &LibraryPage<'a>,
    to_page: Affine,
    interpreter: &mut Interpreter<'a, '_>,
) -> Vec<Annotation> {
    let mut marks = Vec::new();
    let Some(all) = page.raw().get::<Array<'_>>(b"Annots") else { return marks };
    for (number, object) in items(&all, page.xref()).take(ANNOTATIONS) {
        let Object::Dict(dict) = object else { continue };
        let flags = dict.get::<u32>(b"F").unwrap_or_default();
        if flags & (FLAG_HIDDEN | FLAG_NO_VIEW) != 0 || is_hidden_layer(&dict, b"OC", interpreter.hidden_layers()) {
            continue;
        }
        let Some(rect) = dict.get::<PdfRect>(b"Rect") else { continue };
        let area = page_box(&to_page, rect.x0, rect.y0, rect.x1, rect.y1);
        let tag = number.and_then(|n| interpreter.annotation_tag(n));
        let source = Source { dict: &dict, area, tag, to_page, page };
        let subtype = dict.get::<Name<'_>>(b"Subtype");
        let kind = match subtype.as_ref().map_or(b"".as_slice(), AsRef::as_ref) {
            b"Highlight" => AnnotationKind::Highlight,
            b"StrikeOut" => AnnotationKind::StrikeOut,
            b"Underline" | b"Squiggly" => AnnotationKind::Underline,
            b"Text" | b"Caret" => AnnotationKind::Note,
            b"FreeText" => {
                free_text(&source, interpreter);
                AnnotationKind::FreeText
            }
            b"Widget" => {
                forms::read(&source, interpreter);
                continue;
            }
            b"Stamp" | b"Ink" | b"Line" | b"Square" | b"Circle" | b"Polygon" | b"PolyLine" => {
                show_appearance(&source, WordOrigin::Annotation, interpreter);
                match own_text(&dict) {
                    Some(_) => AnnotationKind::Note,
                    None => continue,
                }
            }
            _ => continue,
        };
        marks.push(Annotation { boxes: boxes(&source), kind, text: own_text(&dict), colour: colour(&dict) });
    }
    marks
}

/// What the note itself says.
fn own_text(dict: &Dict<'_>) -> Option<String> {
    let text = text_string(dict.get::<PdfString<'_>>(b"Contents")?.as_bytes()).replace('\r', "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// One box for each line that it covers.
fn boxes(source: &Source<'_, '_>) -> Vec<Rect> {
    let points: Vec<f64> = source
        .dict
        .get::<Array<'_>>(b"QuadPoints")
        .map(|a| a.iter::<Number>().take(8 * BOXES).map(|n| n.as_f64()).collect())
        .unwrap_or_default();
    let mut boxes: Vec<Rect> = points
        .chunks_exact(8)
        .filter_map(|quad| {
            let [x0, y0, x1, y1, x2, y2, x3, y3] = <[f64; 8]>::try_from(quad).ok()?;
            let (left, right) = (x0.min(x1).min(x2).min(x3), x0.max(x1).max(x2).max(x3));
            let (low, high) = (y0.min(y1).min(y2).min(y3), y0.max(y1).max(y2).max(y3));
            Some(page_box(&source.to_page, left, low, right, high))
        })
        .collect();
    if boxes.is_empty() {
        boxes.push(source.area);
    }
    boxes
}

fn colour(dict: &Dict<'_>) -> Option<Colour> {
    let parts: Vec<Number> = dict.get::<Array<'_>>(b"C")?.iter::<Number>().take(4).collect();
    (!parts.is_empty()).then(|| super::colour::device_colour(&parts))
}

/// Text typed over the page: as it shows, or as it was typed where it has no appearance.
fn free_text<'a>(source: &Source<'a, '_>, interpreter: &mut Interpreter<'a, '_>) {
    let shown = show_appearance(source, WordOrigin::Annotation, interpreter);
    if shown == 0
        && let Some(text) = own_text(source.dict)
    {
        let size = forms::size_of(source.dict.get::<PdfString<'_>>(b"DA"));
        forms::type_out(&text, source, size, WordOrigin::Annotation, interpreter);
    }
}

/// Runs the appearance that the annotation shows now; returns the number of words that it gave.
pub(super) fn show_appearance<'a>(
    source: &Source<'a, '_>,
    origin: WordOrigin,
    interpreter: &mut Interpreter<'a, '_>,
) -> usize {
    let Some(appearance) = appearance(source.dict) else { return 0 };
    let dict = appearance.dict();
    let Some(bbox) = dict.get::<PdfRect>(b"BBox") else { return 0 };
    let matrix = dict.get::<[f64; 6]>(b"Matrix").map_or(Affine::IDENTITY, Affine::new);
    let Some(rect) = source.dict.get::<PdfRect>(b"Rect") else { return 0 };
    // The appearance's own box, turned by its matrix, is stretched to the annotation's rectangle.
    let own = page_box(&matrix, bbox.x0, bbox.y0, bbox.x1, bbox.y1);
    let (width, height) = (f64::from(own.width()), f64::from(own.height()));
    if !(width > 0.0 && height > 0.0) {
        return 0;
    }
    let (scale_x, scale_y) = ((rect.x1 - rect.x0) / width, (rect.y1 - rect.y0) / height);
    let fit = Affine::translate((rect.x0, rect.y0))
        * Affine::scale_non_uniform(scale_x, scale_y)
        * Affine::translate((-f64::from(own.left), -f64::from(own.top)));
    let (page_width, page_height) = source.page.render_dimensions();
    let page_area = Rect { left: 0.0, top: 0.0, right: page_width, bottom: page_height };
    let state = State::new(source.to_page * fit, page_area);
    let resources: &Resources<'a> = source.page.resources();
    interpreter.apart(origin, source.tag, |interpreter| interpreter.form(state, &appearance, resources, 1))
}

/// The stream of `/AP /N`, chosen by `/AS` where there are several.
fn appearance<'a>(dict: &Dict<'a>) -> Option<Stream<'a>> {
    match dict.get::<Dict<'_>>(b"AP")?.get::<Object<'a>>(b"N")? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => states.get::<Stream<'a>>(dict.get::<Name<'_>>(b"AS")?),
        _ => None,
    }
}
