//! The characters of a line that may draw, with their places.

use crate::document::{Page, Rect, Word};

/// A rule is at least so many characters long.
const SHORTEST: usize = 3;

/// Whether a character draws a line across.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '=' | '–' | '—' | '_' | ':' | '─' | '━' | '═' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍')
}

/// Whether a character draws a line down.
fn is_bar(c: char) -> bool {
    matches!(c, '|' | '¦' | '│' | '┃' | '║' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏')
}

/// Whether a character draws a corner, a branch or a cross.
fn is_junction(c: char) -> bool {
    c == '+' || (('\u{250C}'..='\u{257F}').contains(&c) && !is_dash(c) && !is_bar(c))
}

fn draws(c: char) -> bool {
    is_dash(c) || is_bar(c) || is_junction(c)
}

/// Whether a word is all dashes, bars and junctions.
pub(super) fn is_rule_word(text: &str) -> bool {
    // Most words are told by their first byte.
    text.as_bytes().first().is_some_and(|b| matches!(b, b'+' | b'-' | b'=' | b'|' | b':' | b'_' | 0xE2))
        && text.chars().all(draws)
        && text.chars().filter(|&c| is_dash(c)).count() >= SHORTEST - 1
        && text.chars().count() >= SHORTEST
}

/// Whether a word may be of a drawing: a rule, or a bar alone.
pub(super) fn is_drawing(text: &str) -> bool {
    is_rule_word(text) || (text.len() <= 3 && text.chars().all(is_bar) && !text.is_empty())
}

/// What a character of a drawing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    Dash,
    Bar,
    Junction,
}

/// A character that may draw.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Index into the page's words, and of the character in its word.
    pub(super) at: (usize, usize),
    pub(super) stroke: Stroke,
    /// Its middle, and its width.
    pub(super) x: f32,
    pub(super) width: f32,
    /// It stands in a word that is all rule.
    pub(super) in_rule: bool,
}

/// A word of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct TypedWord {
    /// Index into the page's words.
    pub(super) index: usize,
    /// Number of characters.
    pub(super) count: usize,
    pub(super) left: f32,
    pub(super) right: f32,
}

/// A line of words, and what in it may draw.
#[derive(Debug)]
pub(super) struct TypedLine {
    pub(super) y: f32,
    pub(super) height: f32,
    /// From left to right.
    pub(super) glyphs: Vec<Glyph>,
    /// Nothing else stands on it.
    pub(super) is_rule: bool,
    pub(super) words: Vec<TypedWord>,
}

impl TypedLine {
    pub(super) fn of(page: &Page, words: Vec<usize>) -> Self {
        let mut line = Self { y: 0.0, height: 0.0, glyphs: Vec::new(), is_rule: true, words: Vec::new() };
        for index in words {
            let Some(word) = page.words.get(index) else { continue };
            let count = word.text.chars().count();
            line.y = if line.words.is_empty() { word.bbox.centre_y() } else { line.y };
            line.height = line.height.max(word.bbox.height());
            line.words.push(TypedWord { index, count, left: word.bbox.left, right: word.bbox.right });
            if word.text.is_ascii() && !word.text.bytes().any(|b| draws(char::from(b))) {
                line.is_rule = false;
                continue;
            }
            let in_rule = is_rule_word(&word.text) && word.text.chars().any(|c| !is_dash(c));
            line.is_rule &= word.text.chars().all(draws);
            let width = word.bbox.width() / count.max(1) as f32;
            let glyphs = word.text.chars().enumerate().filter_map(|(k, c)| {
                let stroke = match c {
                    c if is_bar(c) => Stroke::Bar,
                    c if is_junction(c) => Stroke::Junction,
                    c if is_dash(c) => Stroke::Dash,
                    _ => return None,
                };
                Some(Glyph { at: (index, k), stroke, x: word.bbox.left + (k as f32 + 0.5) * width, width, in_rule })
            });
            line.glyphs.extend(glyphs);
        }
        line.glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
        let count = |stroke: Stroke| line.glyphs.iter().filter(|g| g.stroke == stroke).count();
        line.is_rule &= count(Stroke::Dash) >= SHORTEST
            && count(Stroke::Bar) + count(Stroke::Junction) > 0
            && !line.words.is_empty();
        line
    }

    /// Whether it may be part of a drawing.
    pub(super) fn draws(&self) -> bool {
        self.is_rule || self.glyphs.iter().any(|g| g.stroke == Stroke::Bar || g.in_rule)
    }
}

/// The word's characters from one to before another, as a word of their own.
pub(super) fn part(word: &Word, (from, to): (usize, usize)) -> Word {
    let count = word.text.chars().count().max(1);
    let at = |k: usize| word.bbox.left + word.bbox.width() * k as f32 / count as f32;
    Word {
        text: word.text.chars().skip(from).take(to - from).collect(),
        bbox: Rect { left: at(from), right: at(to), ..word.bbox },
        space_before: word.space_before || from > 0,
        ..word.clone()
    }
}
