//! The signs that people mark a form, a matrix or a list with, by what they look like. What a sign means is told where it
//! stands.
//!
//! Private-use characters are those of Wingdings and its kin, for text that lost its font.

/// What a sign looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A tick.
    Tick,
    /// A tick in a box.
    TickedBox,
    /// A cross.
    Cross,
    /// A cross in a box: of boxes the one that is meant, more often than a "no".
    CrossedBox,
    /// A dot, a star, a filled shape.
    Filled,
    /// A filled box or ring within another.
    FilledBox,
    /// A box that nobody marked.
    EmptyBox,
    /// A ring that nobody filled; lists begin with them too.
    Ring,
}

impl Sign {
    /// What a character looks like; `None` for letters, [`Self::lettered`] ones too.
    pub fn of(c: char) -> Option<Self> {
        // Most text is ASCII.
        if c.is_ascii() {
            return (c == '*').then_some(Self::Filled);
        }
        Some(match c {
            '✓' | '✔' | '√' | '🗸' | '✅' | '\u{f0fc}' | '\u{f050}' => Self::Tick,
            '☑' | '🗹' | '\u{f0fe}' | '\u{f052}' => Self::TickedBox,
            '✗' | '✘' | '✕' | '✖' | '×' | '╳' | '⨯' | '☓' | '❌' | '🗴' | '\u{f0fb}' | '\u{f04f}' | '\u{f078}'
            | '\u{f058}' => Self::Cross,
            '☒' | '🗵' | '⊠' | '\u{f0fd}' | '\u{f053}' | '\u{f054}' => Self::CrossedBox,
            '●' | '•' | '■' | '▪' | '★' | '◼' | '⬛' | '⚫' | '◆' | '♦' | '⬤' | '⏺' => {
                Self::Filled
            }
            '\u{f06e}' | '\u{f06c}' | '\u{f0b7}' | '\u{f0a7}' => Self::Filled,
            '▣' | '◉' | '⦿' => Self::FilledBox,
            '☐' | '□' | '▢' | '❏' | '❑' | '◻' | '⬜' | '🞎' | '\u{f0a8}' | '\u{f06f}' | '\u{f071}' | '\u{f072}' => {
                Self::EmptyBox
            }
            '○' | '◯' | '⚪' => Self::Ring,
            _ => return None,
        })
    }

    /// The letters that stand for a sign where they are all of a text: an "x" of any alphabet, and what Wingdings prints as
    /// a tick and a cross.
    pub fn lettered(c: char) -> Option<Self> {
        match c {
            'x' | 'X' | 'х' | 'Х' | 'χ' | 'û' => Some(Self::Cross),
            'ü' => Some(Self::Tick),
            _ => None,
        }
    }

    /// What a character looks like where it is all of a text: letters count too.
    pub fn alone(c: char) -> Option<Self> {
        Self::of(c).or_else(|| Self::lettered(c))
    }

    /// Whether it is ticked, or crossed as boxes are.
    pub fn is_ticked(self) -> bool {
        matches!(self, Self::Tick | Self::TickedBox | Self::CrossedBox)
    }

    /// Whether it is a box or ring with something in it.
    pub fn is_marked_box(self) -> bool {
        matches!(self, Self::TickedBox | Self::CrossedBox | Self::FilledBox)
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        matches!(self, Self::EmptyBox | Self::Ring)
    }
}

/// The one character that is all of a text, but for white space and the selectors of how it is drawn.
pub fn only(text: &str) -> Option<char> {
    let mut signs = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}' && *c != '\u{fe0e}');
    signs.next().filter(|_| signs.next().is_none())
}

/// Whether a text holds a sign of this kind.
pub fn holds(text: &str, kind: impl Fn(Sign) -> bool) -> bool {
    text.chars().filter_map(Sign::of).any(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_by_their_looks_and_letters_only_alone() {
        assert_eq!(Sign::of('✅'), Some(Sign::Tick));
        assert_eq!(Sign::of('☒'), Some(Sign::CrossedBox));
        assert_eq!(Sign::of('x'), None);
        assert_eq!(Sign::lettered('Х'), Some(Sign::Cross));
        assert_eq!((Sign::alone('x'), Sign::alone('✅')), (Some(Sign::Cross), Some(Sign::Tick)));
        assert_eq!((only(" ✔\u{fe0f} "), only("✔✔"), only("")), (Some('✔'), None, None));
        assert!(!holds("Müller", Sign::is_ticked));
        assert!(holds("Müller ✓", Sign::is_ticked));
        assert!(holds("☐", Sign::is_empty) && !holds("☐", Sign::is_marked_box));
    }
}
