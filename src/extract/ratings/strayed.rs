//! Marks that stand among the words of another row.

use super::mark_signs::Shape;
use super::marks::{Content, MarkContent, may_mark, read_paragraphs};
use crate::document::{Block, Cell, Paragraph, ParagraphKind};
use crate::framework::Framework;
use crate::record::Signal;

/// A mark that strayed into a row of text: a paragraph of its own, or at the text's very end.
pub(super) fn strayed(framework: &Framework, cell: &Cell) -> Content {
    let paragraphs: Vec<&Paragraph> = cell
        .blocks
        .iter()
        .filter_map(Block::paragraph)
        .filter(|p| !p.is_empty() && p.kind != ParagraphKind::TextBox)
        .collect();
    for paragraph in paragraphs.iter().filter(|p| may_mark(p)) {
        match read_paragraphs(framework, &[paragraph]) {
            // A list's bullet beside a label is no mark.
            Content::Mark(mark) if mark.note.as_ref().is_some_and(|n| !framework.labels_of(n).is_empty()) => {}
            // "Yes – a plan is in place" is an answer.
            Content::Mark(mark) if mark.signal == Signal::Text && mark.note.is_some() => {}
            Content::Mark(mark)
                if mark.shape != Shape::Unusual
                    && (mark.note.is_none() || mark.signal != Signal::Character || !letters(&mark.as_written)) =>
            {
                return Content::Mark(MarkContent { note: None, ..mark });
            }
            // "X  Lack of trust": before the words that the form brings along.
            Content::Mark(mark)
                if mark.as_written.starts_with(['x', 'X'])
                    && mark.note.as_ref().is_some_and(|words| words.starts_with(char::is_uppercase)) =>
            {
                return Content::Mark(MarkContent { note: None, ..mark });
            }
            Content::Mark(mark) if mark.note.is_some() && mark.as_written.ends_with([' ', 'x', 'X']) => {
                return Content::Mark(MarkContent { note: None, ..mark });
            }
            _ => {}
        }
    }
    Content::Empty
}

/// Whether a text with a mark begins with a letter that is the mark ("X marks the spot").
fn letters(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
}
