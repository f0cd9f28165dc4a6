//! What was read and where: the words as written, page and path, and a picture of the place with its box drawn on it.

use crate::record::{Header, Record};
use crate::report::Output;
use crate::report::charts::NAMESPACE;
use crate::report::figures;
use maud::{Markup, PreEscaped, html};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Bytes of pictures that a page holds: browsers open files of this size at once.
const MOST_PICTURES: usize = 24 << 20;

/// Review codes with their meanings.
pub(super) fn codes(header: &Header) -> Markup {
    html! { @for (i, code) in header.review.iter().enumerate() {
        @if i > 0 { " " } span.code title=(code.meaning()) { (code.code()) }
    } }
}

/// Paper, page and path in words.
pub(super) fn place(output: &Output, header: &Header) -> String {
    let place = figures::place(header);
    let file = output.file(&header.document_id);
    if place.is_empty() { file.to_owned() } else { format!("{file}, {place}") }
}

/// The pictures that a page needs: asked for while it is made, put at its end. A picture is shared by all records of
/// its page of the paper.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    wanted: RefCell<BTreeSet<(String, u32)>>,
    /// Whether some were left out, so that the page does not grow without bound.
    held: RefCell<usize>,
}

impl Pictures {
    /// Whether there is a picture of the page; if so it will stand in the file.
    fn want(&self, output: &Output, document: &str, page: u32) -> bool {
        let key = (document.to_owned(), page);
        if self.wanted.borrow().contains(&key) {
            return true;
        }
        let Some(size) = output.picture_size(document, page) else { return false };
        let sum = *self.held.borrow() + size;
        if sum > MOST_PICTURES {
            return false;
        }
        *self.held.borrow_mut() = sum;
        self.wanted.borrow_mut().insert(key);
        true
    }

    /// The pictures, as texts that a browser does not look into until the script draws one.
    pub(super) fn render(&self, output: &Output) -> Markup {
        html! { @for (document, page) in self.wanted.borrow().iter() {
            @if let Some(picture) = output.picture(document, *page) {
                script type="image/svg+xml" data-page={ (document) "/" (page) } { (PreEscaped(picture.replacen(NAMESPACE, "", 1))) }
            }
        } }
    }
}

/// Where a record stands: paper, page, path, the words as written, and pictures of the place.
pub(super) fn whereabouts(output: &Output, pictures: &Pictures, header: &Header) -> Markup {
    let source = &header.source;
    html! {
        p { (place(output, header)) ", " code { (source.path) } }
        @if !source.quote.trim().is_empty() { blockquote { (source.quote) } }
        @for place in &source.places {
            @if pictures.want(output, &header.document_id, place.page) {
                @let b = &place.bbox;
                div.where data-picture={ (header.document_id) "/" (place.page) }
                    data-box={ (tenth(b.left)) " " (tenth(b.top)) " " (tenth(b.right)) " " (tenth(b.bottom)) } data-label={ "Page " (place.page) } {}
            } @else { (outline(place)) }
        }
    }
}

/// The last cell of a record's row: why to look at it, and what was read, to be opened.
pub(super) fn cell<R: Record>(output: &Output, pictures: &Pictures, record: &R) -> super::Cell {
    let header = record.header();
    let key = place(output, header);
    let shown = html! {
        @if !header.review.is_empty() { (codes(header)) " " }
        details.source { summary { (key) } (whereabouts(output, pictures, header)) }
    };
    super::Cell::shown(shown, key).class("from")
}

fn tenth(value: f32) -> String {
    format!("{value:.1}")
}

/// A page in outline with the place on it, where there is no picture. Pages that are wider than high are told by their
/// box.
fn outline(place: &crate::document::Place) -> Markup {
    let (short, long) = (595.0_f32, 842.0_f32);
    let landscape = place.bbox.right > short + 1.0;
    let (width, height) = if landscape {
        (long.max(place.bbox.right), short.max(place.bbox.bottom))
    } else {
        (short, long.max(place.bbox.bottom))
    };
    let number = |v: f32| format!("{v:.0}");
    html! {
        svg.outline role="img" aria-label={ "Page " (place.page) " in outline, with the place marked" }
            width=(number(width / 6.0)) height=(number(height / 6.0)) viewBox={ "0 0 " (number(width)) " " (number(height)) } {
            rect x=(number(place.bbox.left)) y=(number(place.bbox.top)) width=(number(place.bbox.width().max(12.0)))
                height=(number(place.bbox.height().max(12.0))) fill="#e3b86b" stroke="#2f2458" stroke-width="6" {}
            text x="24" y=(number(height - 24.0)) font-size="64" fill="#444" { (place.page) }
        }
    }
}
