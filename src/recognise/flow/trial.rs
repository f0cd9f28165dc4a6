//! Hand-made pages for the tests of this folder.

use crate::document::{Document, Page, Rect, Word, WordStyle};

/// Width of every trial letter, as a part of its size.
pub(in crate::recognise) const LETTER: f32 = 0.5;

/// A word that starts at `left` and stands on `baseline`, in letters of `size` points.
pub(in crate::recognise) fn word(text: &str, left: f32, baseline: f32, size: f32) -> Word {
    let width = text.chars().count() as f32 * size * LETTER;
    Word {
        style: WordStyle { size, ..WordStyle::default() },
        ..Word::new(text, Rect::new(left, baseline - 0.9 * size, left + width, baseline + 0.225 * size))
    }
}

/// The words of a line set from `left` on `baseline`; two blanks or more in the text are a tab of 20 points each.
pub(in crate::recognise) fn line(text: &str, left: f32, baseline: f32, size: f32) -> Vec<Word> {
    let mut x = left;
    let mut words = Vec::new();
    for piece in text.split(' ') {
        if piece.is_empty() {
            x += 20.0;
            continue;
        }
        let made = word(piece, x, baseline, size);
        x = made.bbox.right + 0.25 * size;
        words.push(made);
    }
    words
}

/// A page of A4 with these words.
pub(in crate::recognise) fn page(words: Vec<Word>) -> Page {
    Page { number: 1, width: 595.0, height: 842.0, words, ..Page::default() }
}

/// A paper of one page.
pub(in crate::recognise) fn document(page: Page) -> Document {
    Document { pages: vec![page], page_count: 1, ..Document::default() }
}

/// The same words in bold.
pub(in crate::recognise) fn bold(mut words: Vec<Word>) -> Vec<Word> {
    for word in &mut words {
        word.style.bold = true;
    }
    words
}
