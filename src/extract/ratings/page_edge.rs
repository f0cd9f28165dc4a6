//! What a page's edge cut off or parted: text of a table wider than its page, columns that go on over the page's end.

use super::lines::Line;
use crate::document::{Cell, Document};

/// Text that comes closer (points) to the edge than any printer prints was cut there.
const NO_MARGIN: f32 = 4.0;

/// Whether a line's text reaches its page's right edge, so that the end of a value may be lost: "12 October 20" of "… 2023".
pub(super) fn reaches_edge(document: &Document, line: &Line<'_>) -> bool {
    line.places().iter().any(|place| {
        let page = document.pages.get((place.page as usize).saturating_sub(1));
        page.is_some_and(|page| place.bbox.right > page.width - NO_MARGIN)
    })
}

/// Columns on two pages have the same edges within so many points.
const SAME_EDGE: f32 = 1.0;

/// Whether a cell has the left and the right edge of its column's heading, though on another page: whether the table was
/// joined rightly or not, it is that column.
pub(super) fn has_edges_of(cell: &Cell, heading: &Cell) -> bool {
    let edges = |c: &Cell| c.places.first().map(|p| (p.bbox.left, p.bbox.right));
    let (Some(own), Some(other)) = (edges(cell), edges(heading)) else { return false };
    (own.0 - other.0).abs() <= SAME_EDGE && (own.1 - other.1).abs() <= SAME_EDGE
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

    #[test]
    fn a_column_keeps_its_edges_over_the_pages() {
        let cell = |page: u32, left: f32| Cell {
            places: vec![Place { page, bbox: Rect::new(left, 100.0, left + 80.0, 120.0) }],
            ..Cell::default()
        };
        assert!(has_edges_of(&cell(2, 60.4), &cell(1, 60.0)));
        assert!(!has_edges_of(&cell(2, 140.0), &cell(1, 60.0)));
        assert!(!has_edges_of(&Cell::default(), &cell(1, 60.0)));
    }
}
