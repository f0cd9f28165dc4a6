//! Labels of a form that fall at the same height on two pages by chance: they stand amid the pages far more often.

use crate::document::{Document, Page};
use rustc_hash::{FxHashMap, FxHashSet};

/// The part of a page, from its upper and lower edge, that is not its middle.
const EDGE: f32 = 0.2;
/// Words whose middles differ less in height, in points, stand on one line.
const SAME_LINE: f32 = 3.0;

/// Which of the texts, given with how often each would be a head, stand more often as lines of their own amid pages. Texts
/// with figures are left out: they number pages.
pub(super) fn among<'t>(document: &Document, candidates: &FxHashMap<&'t str, usize>) -> FxHashSet<&'t str> {
    let mut by_first: FxHashMap<&str, Vec<(&'t str, Vec<&str>)>> = FxHashMap::default();
    for text in candidates.keys().filter(|text| !text.contains(|c: char| c.is_ascii_digit())) {
        let words: Vec<&str> = text.split_whitespace().collect();
        if let Some(first) = words.first() {
            by_first.entry(first).or_default().push((text, words));
        }
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    if !by_first.is_empty() {
        for page in &document.pages {
            count(page, &by_first, &mut counts);
        }
    }
    let more =
        |text: &&&'t str| counts.get(**text).copied().unwrap_or(0) > candidates.get(**text).copied().unwrap_or(0);
    candidates.keys().filter(more).copied().collect()
}

fn count<'t>(
    page: &Page,
    by_first: &FxHashMap<&str, Vec<(&'t str, Vec<&str>)>>,
    counts: &mut FxHashMap<&'t str, usize>,
) {
    let height = |at: usize| page.words.get(at).map(|w| w.bbox.centre_y());
    let amid = |y: f32| y > EDGE * page.height && y < (1.0 - EDGE) * page.height;
    for (at, word) in page.words.iter().enumerate() {
        let (Some(texts), Some(y)) = (by_first.get(word.text.as_str()), height(at).filter(|y| amid(*y))) else {
            continue;
        };
        let on_line = |other: usize| height(other).is_some_and(|h| (h - y).abs() < SAME_LINE);
        if at.checked_sub(1).is_some_and(on_line) {
            continue;
        }
        for (text, words) in texts {
            let end = at + words.len();
            let same = page.words.get(at..end).is_some_and(|own| own.iter().zip(words).all(|(a, b)| a.text == *b));
            if same && on_line(end - 1) && !on_line(end) {
                *counts.entry(text).or_default() += 1;
            }
        }
    }
}
