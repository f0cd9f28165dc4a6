//! One page: its content read, then sorted out into what a reader sees and what not.

use hayro_syntax::object::{Array, Object, Stream};
use hayro_syntax::page::{Page as LibraryPage, Rotation};
use kurbo::Affine;

use super::budget::Budget;
use super::content::{Interpreter, Known};
use super::objects::items;
use super::state::State;
use super::text::Visibility;
use super::{rulings, streams};
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};
use crate::document::{Page, Rect};

/// A page's contents may come in this many streams.
const CONTENT_STREAMS: usize = 20_000;

/// Reads a page.
pub(super) fn read<'a>(
    source: &LibraryPage<'a>,
    number: u32,
    known: &mut Known<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Page {
    let (width, height) = source.render_dimensions();
    let mut page = Page { number, width, height, rotation: rotation(source), ..Page::default() };
    let area = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
    let to_page = Affine::new(source.initial_transform(true).as_coeffs());

    let mut interpreter = Interpreter::new(known);
    let contents = contents(source, &mut interpreter.budget, &mut interpreter.damaged);
    interpreter.run(&contents, source.resources(), State::new(to_page, area), 0, None);
    interpreter.words.finish();

    if let Some(reason) = interpreter.budget.spent() {
        let message = format!("the page was left after {reason}");
        diagnostics.push(Diagnostic::new(Severity::Partial, DiagnosticCode::PageLimit, message).on_page(number));
    }
    if interpreter.damaged {
        let message = "a stream of the page is damaged";
        diagnostics.push(Diagnostic::new(Severity::Partial, DiagnosticCode::PageDamaged, message).on_page(number));
    }

    page.images = interpreter.images.iter().map(|image| image.bbox).collect();
    page.fills =
        interpreter.drawing.fills.iter().map(|painted| painted.fill).filter(|f| !f.colour.is_white()).collect();
    page.rulings = rulings::join(std::mem::take(&mut interpreter.drawing.rulings));
    page.words = interpreter
        .words
        .words
        .into_iter()
        .filter(|printed| matches!(printed.visibility, Visibility::Visible | Visibility::White))
        .map(|printed| printed.word)
        .collect();
    page
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
fn contents(source: &LibraryPage<'_>, budget: &mut Budget, damaged: &mut bool) -> Vec<u8> {
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
    if let Some(stream) = source.raw().get::<Stream<'_>>(b"Contents") {
        add(&stream);
    } else if let Some(all) = source.raw().get::<Array<'_>>(b"Contents") {
        for (_, object) in items(&all, source.xref()).take(CONTENT_STREAMS) {
            if let Object::Stream(stream) = object {
                add(&stream);
            }
        }
    }
    bytes
}
