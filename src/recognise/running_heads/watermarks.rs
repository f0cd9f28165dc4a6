//! Text across the page.

use crate::document::{Colour, Page, Word};
use crate::wording::stamps::is_stamp;

/// Watermarks are set in at least this size, in points.
const SMALLEST: f32 = 40.0;
/// A watermark is so light, at least: the darkest of red, green and blue.
const LIGHT: u8 = 140;

/// The words of a page's watermark: large, and stamped, grey or laid over other text. A word that is no stamp only counts
/// where it is grey and lies over text.
pub(super) fn words(page: &Page) -> Vec<usize> {
    let large: Vec<usize> =
        page.words.iter().enumerate().filter(|(_, w)| w.style.size >= SMALLEST).map(|(index, _)| index).collect();
    // A cover page is set in large letters throughout.
    if large.is_empty() || large.len() > 6 {
        return Vec::new();
    }
    large.into_iter().filter(|&index| page.words.get(index).is_some_and(|w| is_watermark(page, index, w))).collect()
}

fn is_watermark(page: &Page, index: usize, word: &Word) -> bool {
    let text = word.text.trim_matches(|c: char| !c.is_alphanumeric());
    let stamp = is_stamp(text);
    let light = word.style.colour.is_some_and(|Colour(r, g, b)| r.min(g).min(b) >= LIGHT);
    let over_text = || {
        page.words
            .iter()
            .enumerate()
            .filter(|(other, w)| *other != index && w.style.size < SMALLEST && w.bbox.intersects(&word.bbox))
            .take(3)
            .count()
            >= 3
    };
    word.artefact || (stamp && (light || over_text())) || (light && over_text())
}
