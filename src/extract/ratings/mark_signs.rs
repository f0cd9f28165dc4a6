//! The characters that people mark a column with, by what they look like.

use crate::record::Signal;
use crate::wording::signs::Sign;

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

/// Whether a text holds a cross, or an "x" for one.
pub(super) fn holds_cross(text: &str) -> bool {
    text.chars().any(|c| matches!(looks(c), Some(Sign::Cross | Sign::CrossedBox)))
}

/// Whether a character is a box or ring that nobody marked.
pub(super) fn is_empty_box(c: char) -> bool {
    Sign::of(c).is_some_and(Sign::is_empty)
}

/// What a mark looks like; alone in a column letters are marks too. "û" is left out: it is no letter that people cross with.
fn looks(c: char) -> Option<Sign> {
    Sign::alone(c).filter(|_| c != 'û')
}

/// The shape of a mark's character (`None`: an empty box); `None` for other characters.
pub(super) fn shape_of(c: char, typed: Signal) -> Option<(Option<Shape>, Signal)> {
    let sign = looks(c)?;
    let signal = if sign.is_marked_box() { Signal::Checkbox } else { typed };
    let shape = match sign {
        Sign::Tick | Sign::TickedBox => Some(Shape::Tick),
        Sign::Cross => Some(Shape::Cross),
        // A crossed box among empty ones is a checked box, not a "no".
        Sign::CrossedBox | Sign::Filled | Sign::FilledBox => Some(Shape::Filled),
        Sign::EmptyBox | Sign::Ring => None,
    };
    Some((shape, signal))
}

/// How many of a row of like signs are filled: 2 for "●●○○" and "★★"; `None` where it is no such row, or the filled ones do
/// not stand first.
pub(super) fn filled_of(text: &str) -> Option<(usize, usize)> {
    text.chars().find(|c| !c.is_whitespace()).filter(|c| Sign::of(*c) == Some(Sign::Filled))?;
    let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}').collect();
    let is_filled = |c: &char| Sign::of(*c) == Some(Sign::Filled);
    let filled = signs.iter().take_while(|c| is_filled(c)).count();
    let first = signs.first()?;
    let alike = signs[..filled].iter().all(|c| c == first);
    let rest = signs[filled..].iter().all(|c| is_empty_box(*c) || *c == '☆');
    (filled > 0 && alike && rest && signs.len() <= MOST_SIGNS).then_some((filled, signs.len()))
}

/// Which one of a row of signs is filled, from 0, and how many there are: 2 of 4 for "○○●○"; `None` where it is no such row.
pub(super) fn filled_at(text: &str) -> Option<(usize, usize)> {
    let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).take(MOST_SIGNS + 1).collect();
    let mut filled = (0..signs.len()).filter(|at| matches!(Sign::of(signs[*at]), Some(Sign::Filled | Sign::FilledBox)));
    let at = filled.next().filter(|_| filled.next().is_none())?;
    let others = signs.iter().filter(|c| is_empty_box(**c)).count();
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
