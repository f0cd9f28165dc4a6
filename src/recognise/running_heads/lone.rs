//! The running head of a paper of one page, where nothing repeats.

use super::edges::EdgeLine;
use crate::document::Page;

/// A running head ends within this part of the page from its upper edge.
const REACH: f32 = 0.07;
/// The body begins so many of its heights below it, at least.
const SET_OFF: f32 = 1.5;
/// A title is set larger by this, at least, unless it is bold.
const LARGER: f32 = 1.1;

/// Whether a page's first line is a running head: plain, within the upper margin, far above a title that is bold or set
/// larger. "Agenda papers" above "**Action log**" does not tell what the paper is.
pub(super) fn is_head(lines: &[EdgeLine], page: &Page) -> bool {
    let [first, second, ..] = lines else { return false };
    let style = |line: &EdgeLine| line.words.first().and_then(|&w| page.words.get(w)).map(|w| w.style);
    let Some((own, title)) = style(first).zip(style(second)) else { return false };
    let plain = first.words.iter().filter_map(|&w| page.words.get(w)).all(|w| !w.style.bold);
    first.bbox.bottom < REACH * page.height
        && second.bbox.top - first.bbox.bottom >= SET_OFF * first.bbox.height()
        && plain
        && (title.bold && title.size >= own.size || title.size >= LARGER * own.size)
}
