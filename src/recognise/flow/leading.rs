//! The usual distance of a text's baselines.

use super::lines::Line;
use super::paragraphs::{MEASURED_APART, OTHER_SIZE};
use crate::document::Page;

/// Space between baselines, in sizes, that single-spaced text has where a region is too small to tell.
const USUAL_LEADING: f32 = 1.3;
/// The widest leading that a paragraph's own lines have (double spacing), in sizes.
const WIDEST_LEADING: f32 = 2.4;
/// The tightest leading of readable text, in sizes.
const TIGHTEST_LEADING: f32 = 0.95;
/// So many lines know their own leading; fewer may each be a paragraph.
const MANY_LINES: usize = 14;
/// Two distances of baselines within this ratio are one leading.
const SAME_LEADING: f32 = 1.04;

/// Usual distance of baselines in sizes, and whether the lines themselves (or the lines of this size on the page) show it.
/// The tightest pair counts, as paragraphs and headings stand further apart.
pub(super) fn leading(page: &Page, lines: &[Line]) -> (f32, bool) {
    let mut pitches: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a.size.max(b.size) < a.size.min(b.size) * OTHER_SIZE => {
                Some((b.baseline() - a.baseline()) / a.size.max(b.size).max(0.1))
            }
            _ => None,
        })
        .filter(|pitch| (TIGHTEST_LEADING..=WIDEST_LEADING).contains(pitch))
        .collect();
    pitches.sort_by(f32::total_cmp);
    let Some(&tightest) = pitches.first() else { return (USUAL_LEADING, false) };
    // Of many lines a few may be set more tightly than the text: of few, the tightest is the text.
    if tightest <= USUAL_LEADING && pitches.len() < MANY_LINES {
        return (tightest, true);
    }
    if pitches.len() < MANY_LINES
        && let Some(around) = lines.first().and_then(|line| page_leading(page, line.size))
        && tightest > around * MEASURED_APART
    {
        return (around, true);
    }
    let quartile = pitches.get(pitches.len() / 4).copied().unwrap_or(tightest);
    if pitches.len() < 6 && quartile > 1.6 {
        // A few lines far apart are as many paragraphs; many are double-spaced text.
        return (USUAL_LEADING, false);
    }
    let alike = pitches.iter().filter(|p| **p <= quartile * SAME_LEADING && **p * SAME_LEADING >= quartile).count();
    (quartile, quartile <= USUAL_LEADING || alike >= 3)
}

/// The leading of the page's text of this size, in sizes: what most line ends show that are set closely.
fn page_leading(page: &Page, size: f32) -> Option<f32> {
    let mut pitches: Vec<f32> = page
        .words
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if (a.style.size - size).abs() < 0.3 && (b.style.size - size).abs() < 0.3 => {
                (b.bbox.left < a.bbox.left).then_some((b.bbox.bottom - a.bbox.bottom) / size.max(0.1))
            }
            _ => None,
        })
        .filter(|pitch| (TIGHTEST_LEADING..=USUAL_LEADING).contains(pitch))
        .collect();
    pitches.sort_by(f32::total_cmp);
    (pitches.len() >= 3).then(|| pitches.get(pitches.len() / 2).copied()).flatten()
}
