//! Text that a page's edge cut off: a table wider than its page.

use super::lines::Line;
use crate::document::Document;

/// Text that comes closer (points) to the edge than any printer prints was cut there.
const NO_MARGIN: f32 = 4.0;

/// Whether a line's text reaches its page's right edge, so that the end of a value may be lost: "12 October 20" of "… 2023".
pub(super) fn reaches_edge(document: &Document, line: &Line<'_>) -> bool {
    line.places().iter().any(|place| {
        let page = document.pages.get((place.page as usize).saturating_sub(1));
        page.is_some_and(|page| place.bbox.right > page.width - NO_MARGIN)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Page, Paragraph, Place, Rect};
    use crate::extract::ratings::lines::LineContent;

    #[test]
    fn what_reaches_the_edge_may_be_cut() {
        let page = Page { number: 1, width: 595.0, height: 842.0, ..Page::default() };
        let document = Document { pages: vec![page], ..Document::default() };
        let reaches = |right: f32| {
            let lines = vec![Place { page: 1, bbox: Rect::new(400.0, 80.0, right, 92.0) }];
            let paragraph = Paragraph { lines, ..Paragraph::plain("Date 12 October 20") };
            let line = Line { content: LineContent::Paragraph(&paragraph), path: String::new(), block: 0 };
            reaches_edge(&document, &line)
        };
        assert!(reaches(597.0) && !reaches(560.0));
    }
}
