//! The characters that people mark a column with, by what they look like.

use crate::record::Signal;

/// Families of marks; ticks and crosses in one row mean yes and no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A tick, or "yes".
    Tick,
    /// A cross.
    Cross,
    /// A dot, star, filled box or checked checkbox.
    Filled,
    /// Something short that is no known mark.
    Unusual,
}

/// Private-use and Latin characters that Wingdings prints as ticks, crosses and boxes, for text that lost its font.
const TICKS: &[char] = &['✓', '✔', '√', '☑', '🗸', '✅', '🗹', 'ü', '\u{f0fc}', '\u{f0fe}', '\u{f050}', '\u{f052}'];
/// Characters that people cross a box with.
pub(super) const CROSSES: &[char] = &[
    'x', 'X', '✗', '✘', '✕', '✖', '×', '╳', '⨯', '☒', '❌', '🗴', '🗵', '⊠', 'х', 'Х', 'χ', '\u{f0fb}', '\u{f0fd}',
    '\u{f04f}', '\u{f053}', '\u{f054}', '\u{f078}', '\u{f058}',
];
/// Dots, stars and filled boxes.
const FILLED: &[char] = &[
    '●', '•', '■', '▪', '★', '*', '◼', '⬛', '⚫', '◉', '⦿', '▣', '◆', '♦', '⬤', '⏺', '\u{f06e}', '\u{f06c}',
    '\u{f0b7}', '\u{f0a7}',
];
/// Boxes that nobody marked.
pub(super) const EMPTY_BOXES: &[char] =
    &['☐', '□', '○', '◯', '▢', '❏', '❑', '◻', '⬜', '🞎', '⚪', '\u{f0a8}', '\u{f06f}', '\u{f071}', '\u{f072}'];
/// Checkbox characters, for which the mark is recorded as a checkbox.
const BOXES: &[char] =
    &['☑', '☒', '🗹', '🗵', '▣', '⊠', '◉', '⦿', '\u{f0fe}', '\u{f0fd}', '\u{f052}', '\u{f053}', '\u{f054}'];

/// The shape of a mark's character (`None`: an empty box); `None` for other characters.
pub(super) fn shape_of(c: char, typed: Signal) -> Option<(Option<Shape>, Signal)> {
    let signal = if BOXES.contains(&c) { Signal::Checkbox } else { typed };
    if TICKS.contains(&c) {
        Some((Some(Shape::Tick), signal))
    } else if CROSSES.contains(&c) {
        // A crossed box among empty ones is a checked box, not a "no".
        Some((Some(if BOXES.contains(&c) { Shape::Filled } else { Shape::Cross }), signal))
    } else if FILLED.contains(&c) {
        Some((Some(Shape::Filled), signal))
    } else if EMPTY_BOXES.contains(&c) {
        Some((None, signal))
    } else {
        None
    }
}

/// How many of a row of like signs are filled: 2 for "●●○○" and "★★"; `None` where it is no such row, or the filled ones do
/// not stand first.
pub(super) fn filled_of(text: &str) -> Option<(usize, usize)> {
    let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}').collect();
    let is_filled = |c: &char| FILLED.contains(c) && !BOXES.contains(c);
    let filled = signs.iter().take_while(|c| is_filled(c)).count();
    let first = signs.first()?;
    let alike = signs[..filled].iter().all(|c| c == first);
    let rest = signs[filled..].iter().all(|c| EMPTY_BOXES.contains(c) || *c == '☆');
    (filled > 0 && alike && rest && signs.len() <= MOST_SIGNS).then_some((filled, signs.len()))
}

/// Which one of a row of signs is filled, from 0, and how many there are: 2 of 4 for "○○●○"; `None` where it is no such row.
pub(super) fn filled_at(text: &str) -> Option<(usize, usize)> {
    let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut filled = (0..signs.len()).filter(|at| FILLED.contains(&signs[*at]));
    let at = filled.next().filter(|_| filled.next().is_none())?;
    let others = signs.iter().filter(|c| EMPTY_BOXES.contains(c)).count();
    (others + 1 == signs.len() && signs.len() <= MOST_SIGNS).then_some((at, signs.len()))
}

/// A row of signs for a rating is no longer.
const MOST_SIGNS: usize = 10;

/// The short form that stands in a paper's own key for so many signs.
pub(super) fn so_many(filled: usize) -> String {
    format!("{filled} signs")
}

/// The short form that stands in a paper's own key for a sign that is no mark: a coloured disc, a face.
pub(super) fn sign_in_a_key(text: &str) -> Option<String> {
    let mut signs = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}');
    let only = signs.next().filter(|_| signs.next().is_none())?;
    let sign = !only.is_alphanumeric() && !only.is_ascii() && !is_mark_character(only);
    sign.then(|| format!("sign {:x}", u32::from(only)))
}

/// Whether a character is a mark or an empty box on its own.
pub(super) fn is_mark_character(c: char) -> bool {
    shape_of(c, Signal::Character).is_some()
}
