//! One page: its content read, then sorted out into what a reader sees and what not.

use hayro_syntax::object::{Array, FromBytes, MaybeRef, Object, Stream};
use hayro_syntax::page::{Page as LibraryPage, Rotation};
use kurbo::Affine;

use super::colour::PATTERN;
use super::content::{Interpreter, Known};
use super::paths::PaintedFill;
use super::state::State;
use super::{annotations, ciphered, faults, marks, ocr_bullets, outlined, rings, rulings, seen, streams, turned};
use crate::diagnostic::Diagnostic;
use crate::document::{Page, Rect, Turn};

/// A page's contents may come in this many streams.
const CONTENT_STREAMS: usize = 20_000;

/// A page as large and turned as the paper's, with nothing on it yet.
pub(super) fn blank(source: &LibraryPage<'_>, number: u32) -> Page {
    let (width, height, _) = frame(source);
    Page { number, width, height, rotation: rotation(source), ..Page::default() }
}

/// Reads a page; one whose text stands sideways or upside down, and whose `/Rotate` does not put it right, as a reader holds
/// it.
pub(super) fn read<'a>(
    source: &LibraryPage<'a>,
    number: u32,
    known: &mut Known<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Page {
    let told = diagnostics.len();
    let page = read_turned(source, number, Turn::None, known, diagnostics);
    match turned::needed(&page.words) {
        Turn::None => page,
        turn => {
            diagnostics.truncate(told);
            read_turned(source, number, turn, known, diagnostics)
        }
    }
}

fn read_turned<'a>(
    source: &LibraryPage<'a>,
    number: u32,
    turn: Turn,
    known: &mut Known<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Page {
    let (width, height, to_page) = turned::frame(turn, frame(source));
    let mut page = Page { width, height, turn, ..blank(source, number) };
    let area = Rect { left: 0.0, top: 0.0, right: width, bottom: height };

    let mut interpreter = Interpreter::new(known);
    let contents = contents(source, &mut interpreter);
    interpreter.run(&contents, source.resources(), State::new(to_page, area), 0, None);
    interpreter.words.part();
    page.annotations = annotations::read(source, to_page, &mut interpreter);
    interpreter.words.finish();

    let Interpreter { words, drawing, images, budget, damaged, without_font, nowhere, curves, .. } = interpreter;
    let mut seen = seen::sort_out(words.words, &drawing.fills, &images, &area);
    ciphered::mark(&mut seen.words);
    faults::report(
        &faults::Found {
            page: number,
            height,
            budget: &budget,
            damaged,
            without_font,
            nowhere,
            seen: &seen,
            painted: drawing.painted,
            patterned: patterned(&drawing.fills, &area),
            curves,
        },
        diagnostics,
    );

    page.ocr_layer = seen.from_ocr * 2 > seen.words.len();
    ocr_bullets::mend(&mut seen.words);
    page.words = seen.words;
    page.images = images.iter().map(|image| image.bbox).collect();
    page.words.extend(outlined::stamp(&drawing.outlines));
    page.fills = drawing
        .fills
        .iter()
        .filter(|painted| painted.solid)
        .map(|painted| painted.fill)
        .filter(|f| !f.colour.is_white())
        .collect();
    (page.rulings, page.joints) = rulings::join(drawing.rulings);
    let round = rings::boxes(&drawing.rings, &page.words);
    page.annotations.extend(rings::chosen(&drawing.rings, &page.words));
    let found = marks::find(&drawing.shapes, &round, &page.fills, &mut page.rulings);
    page.marks = marks::into_words(found, &page.rulings, &mut page.words);
    page
}

/// Share of the page that patterns and gradients cover; they may be pictures.
fn patterned(fills: &[PaintedFill], page: &Rect) -> f32 {
    let patterns = fills.iter().map(|painted| &painted.fill).filter(|fill| fill.colour == PATTERN);
    let covered: f32 = patterns.map(|f| f.bbox.overlap_x(page) * f.bbox.overlap_y(page)).sum();
    covered / (page.width() * page.height()).max(1.0)
}

/// The page's width and height as a reader sees it, and the way from its own coordinates to those.
fn frame(source: &LibraryPage<'_>) -> (f32, f32, Affine) {
    let is_empty = |width: f64, height: f64| !(width >= 1.0 && height >= 1.0);
    let crop = source.intersected_crop_box();
    let media = source.media_box();
    let (width, height) = (media.x1 - media.x0, media.y1 - media.y0);
    if !is_empty(crop.x1 - crop.x0, crop.y1 - crop.y0) || is_empty(width, height) {
        let (width, height) = source.render_dimensions();
        return (width, height, Affine::new(source.initial_transform(true).as_coeffs()));
    }
    // A crop box that does not meet the media box shows nothing: the whole page counts.
    let upright = Affine::new([1.0, 0.0, 0.0, -1.0, -media.x0, media.y1]);
    let turn = match source.rotation() {
        Rotation::None => Affine::IDENTITY,
        Rotation::Horizontal => Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]),
        Rotation::Flipped => Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]),
        Rotation::FlippedHorizontal => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]),
    };
    let turned = matches!(source.rotation(), Rotation::Horizontal | Rotation::FlippedHorizontal);
    let (wide, high) = if turned { (height, width) } else { (width, height) };
    (wide as f32, high as f32, turn * upright)
}

/// `/Rotate` in degrees.
fn rotation(source: &LibraryPage<'_>) -> u16 {
    match source.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    }
}

/// The page's contents as one stream of bytes.
fn contents(source: &LibraryPage<'_>, interpreter: &mut Interpreter<'_, '_>) -> Vec<u8> {
    let Interpreter { known, budget, damaged, .. } = interpreter;
    let mut bytes = Vec::new();
    let mut add = |stream: &Stream<'_>| {
        let decoded = streams::decode(stream, budget.bytes_left());
        *damaged |= decoded.damaged;
        budget.bytes(decoded.bytes.len());
        if decoded.cut {
            budget.stop("contents that unpack to more than a page may hold");
        }
        bytes.extend_from_slice(&decoded.bytes);
        // Tokens never go on from stream to stream.
        bytes.push(b'\n');
    };
    let mut lost = false;
    let mut add_object = |entry: MaybeRef<Object<'_>>| match entry {
        MaybeRef::NotRef(Object::Stream(stream)) => add(&stream),
        MaybeRef::NotRef(_) => {}
        MaybeRef::Ref(reference) => match source.xref().get::<Object<'_>>(reference.into()) {
            Some(Object::Stream(stream)) => add(&stream),
            Some(Object::Null(_)) => {}
            _ => {
                lost = true;
                let found = known.unended.stream(reference.obj_number);
                if let Some(stream) = found.as_deref().and_then(Stream::from_bytes) {
                    add(&stream);
                }
            }
        },
    };
    if let Some(all) = source.raw().get::<Array<'_>>(b"Contents") {
        all.raw_iter().take(CONTENT_STREAMS).for_each(&mut add_object);
    } else if let Some(entry) = source.raw().get_raw::<Object<'_>>(b"Contents") {
        add_object(entry);
    }
    *damaged |= lost;
    bytes
}
