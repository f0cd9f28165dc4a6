//! Lines on pages that belong to the answer above them: text that stands below the answer's own, where a table's last
//! row was taken to end too soon; and lines that a page repeats from the one before.

use crate::document::{Block, Paragraph};
use crate::extract::ratings::clip::clip;
use crate::extract::ratings::field::{Field, Fields};

/// Texts that begin this close (points) to one another begin at the same place.
const SAME_LEFT: f32 = 2.5;

/// Whether a paragraph stands at the place of the field's answer, right of the label's, so that it goes on with it.
pub(super) fn goes_on(field: &Field<'_>, paragraph: &Paragraph) -> bool {
    let Some(left) = left(paragraph) else { return false };
    let page = |block: &Block| block.paragraph().and_then(|p| p.lines.last()).map(|line| line.page);
    let pages: Vec<u32> = field.blocks.iter().filter_map(|block| page(block)).collect();
    // Below a label over the whole table only what a page's end cut off goes on with it.
    let next_page = paragraph.lines.first().is_some_and(|first| {
        pages.iter().any(|page| page + 1 == first.page) && pages.last().is_some_and(|last| *last <= first.page)
    });
    let beside = field.cells.first().is_some_and(|cell| cell.column > 1 || next_page);
    let own = |block: &Block| block.paragraph().and_then(self::left).is_some_and(|own| (own - left).abs() <= SAME_LEFT);
    beside && field.blocks.iter().any(|block| own(block))
}

/// Whether a label and its content stand in the section already, on an earlier page: a heading that is repeated.
pub(super) fn is_repeated(fields: &Fields<'_>, written: &str, paragraph: &Paragraph, content: usize) -> bool {
    let Some(page) = paragraph.lines.first().map(|line| line.page) else { return false };
    let text = clip(paragraph, content).text();
    fields.fields.iter().any(|field| {
        let [block] = field.blocks.as_slice() else { return false };
        let earlier = |own: &Paragraph| own.lines.last().is_some_and(|line| line.page < page);
        field.written == written && block.paragraph().is_some_and(|own| earlier(own) && own.text() == text)
    })
}

/// Where a paragraph's lines begin; `None` in formats without pages.
fn left(paragraph: &Paragraph) -> Option<f32> {
    paragraph.lines.iter().map(|line| line.bbox.left).reduce(f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Place, Rect};
    use crate::framework::Label;
    use std::borrow::Cow;

    fn paragraph(text: &str, page: u32, left: f32) -> Paragraph {
        let bbox = Rect::new(left, 100.0, left + 200.0, 112.0);
        Paragraph { lines: vec![Place { page, bbox }], ..Paragraph::plain(text) }
    }

    fn field(cell: &Cell, own: Paragraph) -> Field<'_> {
        Field {
            label: Label::Improvement,
            written: "Improvement actions".to_owned(),
            combined: false,
            blocks: vec![Cow::Owned(Block::Paragraph(own))],
            paths: vec![String::new()],
            loose: false,
            path: String::new(),
            cells: vec![cell],
            lines: Vec::new(),
        }
    }

    #[test]
    fn text_below_an_answer_goes_on_with_it() {
        let bbox = Rect::new(160.0, 90.0, 500.0, 120.0);
        let cell = Cell { row: 3, column: 2, places: vec![Place { page: 1, bbox }], ..Cell::default() };
        let field = field(&cell, paragraph("Review the plan.", 1, 166.0));
        assert!(goes_on(&field, &paragraph("Publish it.", 1, 166.0)));
        assert!(goes_on(&field, &paragraph("Publish it.", 2, 166.5)));
        assert!(!goes_on(&field, &paragraph("The next proposal", 1, 51.0)));
        assert!(!goes_on(&field, &Paragraph::plain("Publish it.")));
        let below = Cell { column: 1, ..cell.clone() };
        let field = Field { cells: vec![&below], ..field };
        assert!(goes_on(&field, &paragraph("Publish it.", 2, 166.5)));
        assert!(!goes_on(&field, &paragraph("Publish it.", 1, 166.5)));
        assert!(!goes_on(&field, &paragraph("Publish it.", 3, 166.5)));
        // The second line of what the page's end cut off.
        let mut field = field;
        field.blocks.push(Cow::Owned(Block::Paragraph(paragraph("Publish it.", 2, 166.0))));
        assert!(goes_on(&field, &paragraph("Print it.", 2, 166.5)));
        assert!(!goes_on(&field, &paragraph("Print it.", 3, 51.0)));
    }

    #[test]
    fn repeated_lines_say_nothing_new() {
        let cell = Cell::default();
        let mut own = field(&cell, paragraph("Established", 1, 166.0));
        own.written = "Rating".to_owned();
        let fields = Fields { fields: vec![own], ..Fields::default() };
        assert!(is_repeated(&fields, "Rating", &paragraph("Rating\tEstablished", 2, 51.0), 6 + 1));
        assert!(!is_repeated(&fields, "Rating", &paragraph("Rating\tEstablished", 1, 51.0), 6 + 1));
        assert!(!is_repeated(&fields, "Rating", &paragraph("Rating\tExemplary", 2, 51.0), 6 + 1));
    }
}
