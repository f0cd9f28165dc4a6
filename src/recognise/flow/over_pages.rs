//! Paragraphs that run over a page break, joined; footnotes, set apart.
//!
//! The blocks of all pages enter, in order; a paragraph that the page's end cut stands once after this, with lines on
//! both pages. A cut paragraph ends without a stop, goes on with a small letter (or is plainly the same tagged block),
//! and is set alike; between its halves stands nothing.

use super::hyphens;
use super::paragraphs::{ends_sentence, starts_lower};
use crate::document::{Aside, Block, Document, Paragraph, ParagraphKind, Place};

/// Sizes that differ less, in points, are one size.
const SAME_SIZE: f32 = 0.6;
/// A cut paragraph's last line ends on the lower part of its page.
const LOWER_PART: f32 = 0.6;

/// Text that begins this far (points) from the left of its region hangs from something.
const HANGS: f32 = 8.0;

/// Width of a letter, about, as a part of its size.
const LETTER_WIDTH: f32 = 0.5;

/// Joins what page breaks cut, and moves footnotes to [`Document::apart`].
pub(super) fn settle(document: &mut Document) {
    let blocks = std::mem::take(&mut document.blocks);
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.kind == ParagraphKind::Note => {
                let anchor = (!kept.is_empty()).then(|| format!("block[{}]", kept.len()));
                document.apart.push(Aside { paragraph, anchor, author: None });
            }
            Block::Paragraph(paragraph) => {
                if let Some(Block::Paragraph(last)) = kept.last_mut()
                    && goes_on(document, last, &paragraph)
                {
                    let page = last.lines.last().and_then(|end| document.pages.get(end.page as usize - 1));
                    let broken = page.is_some_and(|page| hyphens::mend_over_break(page, last, &paragraph));
                    last.run_on(paragraph, broken);
                } else {
                    if let Some(Block::Paragraph(last)) = kept.last_mut() {
                        last.doubtful_end |= may_go_on(document, last, &paragraph);
                    }
                    kept.push(Block::Paragraph(paragraph));
                }
            }
            table @ Block::Table(_) => kept.push(table),
        }
    }
    document.blocks = kept;
}

/// Whether `next` is the rest of `last`, cut by a page break.
fn goes_on(document: &Document, last: &Paragraph, next: &Paragraph) -> bool {
    let (Some(end), Some(start)) = (last.lines.last(), next.lines.first()) else { return false };
    let low = document.pages.get(end.page as usize - 1).is_some_and(|page| end.bbox.bottom > LOWER_PART * page.height);
    let over_page = start.page == end.page + 1 && low;
    if !(over_page || is_next_column(end, start)) || next.label.is_some() {
        return false;
    }
    let plain = |p: &Paragraph| matches!(p.kind, ParagraphKind::Body | ParagraphKind::ListItem);
    let (before, after) = (last.text(), next.text());
    plain(last)
        && plain(next)
        && !ends_sentence(before.trim_end())
        && (starts_lower(&after)
            || before.trim_end().ends_with([',', '-', '–'])
            || (fills_its_last_line(last, next) && !next.is_bold()))
        && alike(last, next)
}

/// Whether a line stands at the top of the column right of another line.
fn is_next_column(end: &Place, start: &Place) -> bool {
    start.page == end.page && start.bbox.left > end.bbox.right && start.bbox.bottom < end.bbox.top
}

/// Whether text that hangs at the top of a page may be the rest of an item that the page before ends with, without a stop.
fn may_go_on(document: &Document, last: &Paragraph, next: &Paragraph) -> bool {
    let (Some(end), Some(start)) = (last.lines.last(), next.lines.first()) else { return false };
    let low = document.pages.get(end.page as usize - 1).is_some_and(|page| end.bbox.bottom > LOWER_PART * page.height);
    let text = last.text();
    let item = last.label.is_some() || text.contains('\t');
    let hangs = next.label.is_none() && next.indent > HANGS && start.bbox.left > end.bbox.left - SAME_SIZE;
    start.page == end.page + 1
        && low
        && item
        && hangs
        && next.kind == ParagraphKind::Body
        && !ends_sentence(text.trim_end())
        && (last.is_bold() || !next.is_bold())
}

/// Whether the rest's first word would not have fitted on the last line: the sentence did not end there.
fn fills_its_last_line(paragraph: &Paragraph, rest: &Paragraph) -> bool {
    let furthest = paragraph.lines.iter().chain(&rest.lines).map(|l| l.bbox.right).fold(0.0, f32::max);
    let Some(last) = paragraph.lines.last() else { return false };
    let size = rest.runs.first().map_or(0.0, |r| r.style.size);
    let letters = rest.text().split_whitespace().next().map_or(0, |w| w.chars().count()) + 1;
    paragraph.lines.len() > 1 && furthest - last.bbox.right < LETTER_WIDTH * size * letters as f32
}

/// Whether both are set in one size and weight where they meet.
fn alike(last: &Paragraph, next: &Paragraph) -> bool {
    let (Some(a), Some(b)) = (last.runs.last(), next.runs.first()) else { return false };
    (a.style.size - b.style.size).abs() < SAME_SIZE
        && (a.style.bold == b.style.bold || !last.is_bold() && !next.is_bold())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Page, Rect};

    fn paragraph(text: &str, page: u32, top: f32) -> Paragraph {
        let mut paragraph = Paragraph::plain(text);
        paragraph.lines = vec![Place { page, bbox: Rect::new(72.0, top, 500.0, top + 12.0) }];
        paragraph
    }

    #[track_caller]
    fn check(last: Paragraph, next: Paragraph, expected: &[&str]) {
        let page = |number| Page { number, width: 595.0, height: 842.0, ..Page::default() };
        let mut document = Document {
            pages: vec![page(1), page(2)],
            blocks: vec![Block::Paragraph(last), Block::Paragraph(next)],
            ..Document::default()
        };
        settle(&mut document);
        let texts: Vec<String> = document.blocks.iter().filter_map(Block::paragraph).map(Paragraph::text).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_sentence_over_the_page_break_is_one_paragraph() {
        check(
            paragraph("The board agreed to", 1, 760.0),
            paragraph("meet again in May.", 2, 72.0),
            &["The board agreed to meet again in May."],
        );
        check(paragraph("its evalua-", 1, 760.0), paragraph("tion was read", 2, 72.0), &["its evaluation was read"]);
        check(paragraph("its own self-", 1, 760.0), paragraph("evaluation", 2, 72.0), &["its own self-evaluation"]);
    }

    #[test]
    fn what_the_page_break_parts_stays_two() {
        let first = || paragraph("The board agreed.", 1, 760.0);
        check(first(), paragraph("it met", 2, 72.0), &["The board agreed.", "it met"]);
        check(paragraph("Actions", 1, 760.0), paragraph("Ann to write", 2, 72.0), &["Actions", "Ann to write"]);
        check(paragraph("half a page of", 1, 300.0), paragraph("notes", 2, 72.0), &["half a page of", "notes"]);
        check(paragraph("one page", 1, 700.0), paragraph("same page", 1, 720.0), &["one page", "same page"]);
    }

    #[test]
    fn a_sentence_over_a_column_break_is_one_paragraph() {
        let at = |text: &str, left: f32, top: f32| {
            let mut paragraph = paragraph(text, 1, top);
            paragraph.lines[0].bbox = Rect::new(left, top, left + 180.0, top + 12.0);
            paragraph
        };
        let first = || at("The pier is to be", 72.0, 400.0);
        check(first(), at("mended in May.", 310.0, 80.0), &["The pier is to be mended in May."]);
        check(first(), at("mended in May.", 310.0, 400.0), &["The pier is to be", "mended in May."]);
    }

    #[test]
    fn footnotes_go_apart() {
        let mut note = paragraph("See the annex.", 1, 780.0);
        note.kind = ParagraphKind::Note;
        let mut document = Document {
            blocks: vec![Block::Paragraph(paragraph("Text", 1, 72.0)), Block::Paragraph(note)],
            ..Document::default()
        };
        settle(&mut document);
        assert_eq!(document.blocks.len(), 1);
        assert_eq!(document.apart[0].anchor.as_deref(), Some("block[1]"));
    }
}
