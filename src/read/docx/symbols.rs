//! Characters of picture fonts (Wingdings and its kin, Symbol) as their Unicode likeness.
//!
//! Ticks come out as "✓", crosses as "✗", empty boxes as "☐", ticked ones as "☑", crossed ones as "☒", so that later
//! stages know one mark for each. Source: the fonts' own charts, and the mapping that Unicode 7.0 published for them.

/// A font whose letters are pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SymbolFont {
    /// Wingdings.
    Wingdings,
    /// Wingdings 2.
    Wingdings2,
    /// Wingdings 3.
    Wingdings3,
    /// Webdings.
    Webdings,
    /// Symbol: Greek and mathematics.
    Symbol,
}

impl SymbolFont {
    /// The picture font of this name.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name.trim().to_ascii_lowercase().as_str() {
            "wingdings" => Self::Wingdings,
            "wingdings 2" => Self::Wingdings2,
            "wingdings 3" => Self::Wingdings3,
            "webdings" => Self::Webdings,
            "symbol" => Self::Symbol,
            _ => return None,
        })
    }

    /// The likeness of a character typed in this font, in the font's own code or in the private area (`F0xx`) that
    /// Word moves it to. `None` where the font has a picture without a likeness.
    pub(super) fn likeness(self, character: char) -> Option<char> {
        let code = match u32::from(character) {
            code @ 0xF000..=0xF0FF => (code & 0xFF) as u8,
            code => windows_code(code, character)?,
        };
        if code.is_ascii_whitespace() || code == 0xA0 {
            return Some(' ');
        }
        match self {
            Self::Wingdings => wingdings(code),
            Self::Wingdings2 => wingdings_2(code),
            Self::Wingdings3 => wingdings_3(code),
            Self::Webdings => webdings(code),
            Self::Symbol => symbol(code),
        }
    }
}

/// The likeness of a private-area character whose font is not known: Wingdings, by far the most usual.
pub(super) fn private_likeness(character: char) -> Option<char> {
    matches!(u32::from(character), 0xF020..=0xF0FF)
        .then(|| match character {
            // Symbol's bullet, which every list of Word uses.
            '\u{F0B7}' => Some('•'),
            _ => SymbolFont::Wingdings.likeness(character),
        })
        .flatten()
}

/// The font's code of a character that was typed as a letter: Windows-1252, as the keyboard gave it.
fn windows_code(code: u32, character: char) -> Option<u8> {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    u8::try_from(code).ok().or_else(|| FROM_80.iter().position(|c| *c == character).map(|i| 0x80 + i as u8))
}

fn wingdings(code: u8) -> Option<char> {
    Some(match code {
        0x21 => '✏',
        0x22 => '✂',
        0x23 => '✁',
        0x28 => '☎',
        0x29 => '✆',
        0x2A => '✉',
        0x36 => '⌛',
        0x37 => '⌨',
        0x3F => '✍',
        0x41 => '✌',
        0x43 => '👍',
        0x44 => '👎',
        0x45 => '☜',
        0x46 => '☞',
        0x47 => '☝',
        0x48 => '☟',
        0x4A => '☺',
        0x4B => '😐',
        0x4C => '☹',
        0x4E => '☠',
        0x4F => '⚐',
        0x51 => '✈',
        0x52 => '☼',
        0x54 => '❄',
        0x6C => '●',
        0x6D => '❍',
        0x6E => '■',
        0x6F | 0x70 | 0x71 | 0x72 | 0xA8 => '☐',
        0x73 => '⬧',
        0x74 => '⧫',
        0x75 => '◆',
        0x76 => '❖',
        0x78 | 0xFD => '☒',
        0x80 => '⓪',
        0x81..=0x8A => char::from_u32(0x2460 + u32::from(code) - 0x81)?,
        0x8B => '⓿',
        0x8C..=0x95 => char::from_u32(0x2776 + u32::from(code) - 0x8C)?,
        0x9E => '·',
        0x9F => '•',
        0xA0 => ' ',
        0xA1..=0xA3 => '○',
        0xA4 => '◉',
        0xA5 => '◎',
        0xA7 => '▪',
        0xAA => '✦',
        0xAB => '★',
        0xAC => '✶',
        0xAD => '✴',
        0xD5 => '⌫',
        0xD6 => '⌦',
        0xD8 => '➢',
        0xDC => '➲',
        0xDF | 0xE7 => '←',
        0xE0 | 0xE8 => '→',
        0xE1 | 0xE9 => '↑',
        0xE2 | 0xEA => '↓',
        0xE3 => '↖',
        0xE4 => '↗',
        0xE5 => '↙',
        0xE6 => '↘',
        0xEF => '⇦',
        0xF0 => '⇨',
        0xF1 => '⇧',
        0xF2 => '⇩',
        0xF3 => '⬄',
        0xF4 => '⇳',
        0xFB => '✗',
        0xFC => '✓',
        0xFE => '☑',
        _ => return None,
    })
}

fn wingdings_2(code: u8) -> Option<char> {
    Some(match code {
        0x4F | 0x55 | 0x56 => '✗',
        0x50 => '✓',
        0x51 | 0x53 | 0x54 => '☒',
        0x52 => '☑',
        0x69 => '⓪',
        0x6A..=0x73 => char::from_u32(0x2460 + u32::from(code) - 0x6A)?,
        0x74 => '⓿',
        0x75..=0x7E => char::from_u32(0x2776 + u32::from(code) - 0x75)?,
        0x95..=0x98 => '•',
        0x9E | 0x9F => '●',
        0xA0 | 0xA1 => '■',
        0xA2 => '▪',
        0xA3 | 0xA4 => '☐',
        _ => return None,
    })
}

fn wingdings_3(code: u8) -> Option<char> {
    Some(match code {
        0x21 | 0x66 => '←',
        0x22 | 0x67 => '→',
        0x23 | 0x68 => '↑',
        0x24 | 0x69 => '↓',
        0x6A => '↖',
        0x6B => '↗',
        0x6C => '↙',
        0x6D => '↘',
        0x6E => '↔',
        0x6F => '↕',
        0x70 | 0x80 => '▲',
        0x71 | 0x81 => '▼',
        0x72 => '△',
        0x73 => '▽',
        0x74 | 0x7C => '◀',
        0x75 | 0x7D => '▶',
        _ => return None,
    })
}

fn webdings(code: u8) -> Option<char> {
    Some(match code {
        0x33 => '◀',
        0x34 => '▶',
        0x35 => '▲',
        0x36 => '▼',
        0x3C | 0x67 => '■',
        0x59 => '♥',
        0x61 => '✓',
        0x63 => '☐',
        0x69 => 'ℹ',
        0x6E => '●',
        0x72 => '✗',
        0x73 => '❓',
        _ => return None,
    })
}

/// Adobe's Symbol encoding, as far as text uses it.
fn symbol(code: u8) -> Option<char> {
    const GREEK_CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const GREEK_SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    Some(match code {
        0x41..=0x5A => GREEK_CAPITALS.chars().nth(usize::from(code) - 0x41)?,
        0x61..=0x7A => GREEK_SMALL.chars().nth(usize::from(code) - 0x61)?,
        0x22 => '∀',
        0x24 => '∃',
        0x27 => '∍',
        0x2A => '∗',
        0x2D => '−',
        0x40 => '≅',
        0x5C => '∴',
        0x5E => '⊥',
        0x7E => '∼',
        0x20..=0x7D => char::from(code),
        0xA0 => '€',
        0xA3 => '≤',
        0xA5 => '∞',
        0xA7 => '♣',
        0xA8 => '♦',
        0xA9 => '♥',
        0xAA => '♠',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB2 => '″',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xBC => '…',
        0xC5 => '⊕',
        0xC6 => '∅',
        0xD0 => '∠',
        0xD1 => '∇',
        0xD2 | 0xE2 => '®',
        0xD3 | 0xE3 => '©',
        0xD4 | 0xE4 => '™',
        // The root sign is the tick of those who look for one in Symbol.
        0xD6 => '✓',
        0xD7 => '⋅',
        0xD8 => '¬',
        0xDB => '⇔',
        0xDC => '⇐',
        0xDD => '⇑',
        0xDE => '⇒',
        0xDF => '⇓',
        0xE0 => '◊',
        0xE5 => '∑',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_out_as_the_marks_that_people_see() {
        let cases = [
            ("Wingdings", '\u{F0FC}', Some('✓')),
            ("Wingdings", 'ü', Some('✓')),
            ("wingdings", 'û', Some('✗')),
            ("Wingdings", 'þ', Some('☑')),
            ("Wingdings", 'ý', Some('☒')),
            ("Wingdings", 'x', Some('☒')),
            ("Wingdings", 'o', Some('☐')),
            ("Wingdings", '¨', Some('☐')),
            ("Wingdings", '\u{F0A8}', Some('☐')),
            ("Wingdings", 'J', Some('☺')),
            ("Wingdings", 'ˆ', Some('⑧')),
            ("Wingdings", ' ', Some(' ')),
            ("Wingdings 2", 'P', Some('✓')),
            ("Wingdings 2", 'O', Some('✗')),
            ("Wingdings 2", '\u{F052}', Some('☑')),
            ("Wingdings 2", '£', Some('☐')),
            ("Wingdings 2", 'T', Some('☒')),
            ("Webdings", 'a', Some('✓')),
            ("Webdings", 'r', Some('✗')),
            ("Symbol", '\u{F0B7}', Some('•')),
            ("Symbol", '\u{F0D6}', Some('✓')),
            ("Symbol", 'a', Some('α')),
            ("Wingdings", '漢', None),
        ];
        for (font, character, expected) in cases {
            let likeness = SymbolFont::of(font).and_then(|f| f.likeness(character));
            assert_eq!(likeness, expected, "{font} {character:?}");
        }
    }

    #[test]
    fn private_characters_without_a_font() {
        assert_eq!(private_likeness('\u{F0B7}'), Some('•'));
        assert_eq!(private_likeness('\u{F0FC}'), Some('✓'));
        assert_eq!(private_likeness('ü'), None);
        assert_eq!(private_likeness('\u{E000}'), None);
    }
}
