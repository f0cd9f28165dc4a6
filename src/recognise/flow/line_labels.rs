//! Labels at the beginning of lines: numbers, letters and bullets, printed or drawn.

use super::lines::Line;
use super::paragraphs::SAME_INDENT;
use super::{runs, tags};
use crate::document::{Document, MarkShape, Page, Rect};
use crate::wording::list_label::{LabelKind, LabelTrust, ListLabel, list_label};

/// A label stands at least this far before its text, in sizes, if nothing else shows that it is one.
pub(super) const LABEL_GAP: f32 = 0.45;
/// A bullet is drawn at most this many sizes before its text.
const BULLET_REACH: f32 = 2.5;

/// The label at the beginning of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineLabel {
    pub(super) label: ListLabel,
    /// Words that it takes.
    pub(super) words: usize,
    /// Left edge of the label and of the text behind it.
    pub(super) left: f32,
    pub(super) text_left: f32,
    /// Whether a gap as wide as a tab stands behind it.
    pub(super) tabbed: bool,
    /// Whether the tag tree calls it a label.
    pub(super) tagged: bool,
    /// Whether it is a dot drawn before the line, and no word.
    pub(super) drawn: bool,
}

/// The label with which a line begins, if it can be one; `next` is the line below.
pub(super) fn label(document: &Document, page: &Page, line: &Line, next: Option<&Line>) -> Option<LineLabel> {
    if let Some(dot) = drawn_bullet(page, line) {
        let label = ListLabel { kind: LabelKind::Bullet, trust: LabelTrust::Sure, depth: 1 };
        let text_left = line.bbox.left;
        return Some(LineLabel {
            label,
            words: 0,
            left: dot.left,
            text_left,
            tabbed: true,
            tagged: false,
            drawn: true,
        });
    }
    let word = |place: usize| page.words.get(*line.words.get(place)?);
    let first = word(0)?;
    let tagged = tags::is_label(document, page, first);
    let second = word(1)?;
    let label = list_label(&first.text).or(tagged.then_some(ListLabel {
        kind: LabelKind::Number,
        trust: LabelTrust::Likely,
        depth: 1,
    }))?;
    let gap = runs::gap(first, second);
    if !second.space_before && gap < 0.1 * line.size && label.kind != LabelKind::Bullet {
        return None;
    }
    let text_left = super::lines::turned(&second.bbox, second.direction).left;
    let hangs = next.is_some_and(|n| {
        n.direction == line.direction
            && (n.bbox.left - text_left).abs() <= SAME_INDENT / 2.0
            && text_left - line.bbox.left > SAME_INDENT
    });
    let tabbed = gap > LABEL_GAP * line.size || (hangs && gap > 0.3 * line.size);
    let trusted = match label.trust {
        LabelTrust::Sure | LabelTrust::Likely => true,
        LabelTrust::Doubtful => tabbed || tagged,
    };
    trusted.then_some(LineLabel { label, words: 1, left: line.bbox.left, text_left, tabbed, tagged, drawn: false })
}

/// The dot that is drawn as a bullet before a line, if any.
fn drawn_bullet(page: &Page, line: &Line) -> Option<Rect> {
    if line.direction != crate::document::Direction::Right {
        return None;
    }
    let dots = page.marks.iter().filter(|m| m.shape == MarkShape::Dot).map(|m| m.bbox);
    let before = |b: &Rect| {
        let gap = line.bbox.left - b.right;
        gap > 0.0 && gap < BULLET_REACH * line.size && b.centre_y() > line.core.top && b.centre_y() < line.core.bottom
    };
    dots.filter(before).max_by(|a, b| a.left.total_cmp(&b.left))
}

/// A bullet of a symbol font's private characters as the bullet that it shows.
pub(super) fn printed_bullet(token: &str) -> String {
    let mut characters = token.chars();
    match (characters.next(), characters.next()) {
        (Some('\u{e000}'..='\u{f8ff}'), None) => "•".to_owned(),
        _ => token.to_owned(),
    }
}
