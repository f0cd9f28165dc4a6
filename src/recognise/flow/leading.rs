//! The usual distance of a text's baselines.

use super::lines::{Line, turned};
use super::paragraphs::{MEASURED_APART, OTHER_SIZE, ends_sentence, starts_lower};
use crate::document::Page;

/// Space between baselines, in sizes, that single-spaced text has where a region is too small to tell.
const USUAL_LEADING: f32 = 1.3;
/// Text set no wider, in sizes, is single-spaced: Word's own setting among others.
const SINGLE_SPACED: f32 = 1.45;
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
    let alike = |pitch: f32, other: f32| other <= pitch * SAME_LEADING && other * SAME_LEADING >= pitch;
    let even = pitches.iter().all(|&pitch| alike(tightest, pitch));
    if let Some(within) = sentences_leading(page, lines, even) {
        return (within, true);
    }
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
    if quartile > 1.6 && (pitches.len() < 6 || running_pitches(page, lines).is_empty()) {
        // A few lines far apart are as many paragraphs; many are double-spaced text, if a sentence runs on in them.
        return (USUAL_LEADING, false);
    }
    let alike = pitches.iter().filter(|pitch| alike(quartile, **pitch)).count();
    (quartile, quartile <= USUAL_LEADING || alike >= 3)
}

/// The distance at which sentences run on from full lines, in sizes: the leading for certain, however many paragraphs of
/// one line stand further apart around them. `even`: all lines are as far apart, so that one sentence is witness enough.
fn sentences_leading(page: &Page, lines: &[Line], even: bool) -> Option<f32> {
    let mut pitches = running_pitches(page, lines);
    pitches.sort_by(f32::total_cmp);
    let median = pitches.get(pitches.len() / 2).copied()?;
    (pitches.len() >= 2 || median <= SINGLE_SPACED || even).then_some(median)
}

/// The distances, in sizes, over which sentences run on from full lines.
fn running_pitches(page: &Page, lines: &[Line]) -> Vec<f32> {
    let right = lines.iter().map(|l| l.bbox.right).fold(f32::NEG_INFINITY, f32::max);
    let pairs = lines.windows(2);
    pairs
        .filter_map(|pair| {
            let [a, b] = pair else { return None };
            let last = page.words.get(*a.words.last()?)?;
            let first = page.words.get(*b.words.first()?)?;
            let needed = turned(&first.bbox, first.direction).width() + 0.25 * a.size;
            let full = right - a.bbox.right < needed;
            let alike = a.size.max(b.size) < a.size.min(b.size) * OTHER_SIZE;
            let runs_on = full && alike && !ends_sentence(&last.text) && starts_lower(&first.text);
            runs_on.then_some((b.baseline() - a.baseline()) / a.size.max(b.size).max(0.1))
        })
        .filter(|pitch| (TIGHTEST_LEADING..=WIDEST_LEADING).contains(pitch))
        .collect()
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
