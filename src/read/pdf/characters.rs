//! Characters: what a font's code means to a reader. Ligatures come apart, symbols of private fonts get their Unicode
//! likeness, control characters go.

/// A symbol font whose codes are pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SymbolFont {
    /// Adobe's and Microsoft's Symbol.
    Symbol,
    /// Wingdings.
    Wingdings,
    /// Wingdings 2.
    Wingdings2,
    /// Webdings.
    Webdings,
    /// ITC Zapf Dingbats, as forms use it for ticks.
    ZapfDingbats,
    /// The office suite's own (`OpenSymbol`), which stands in for all of them and keeps their codes.
    OpenSymbol,
}

impl SymbolFont {
    /// The symbol font that a name (in lower case) stands for.
    pub(super) fn by_name(lower: &str) -> Option<Self> {
        let plain: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
        match plain.as_str() {
            n if n.starts_with("wingdings2") => Some(Self::Wingdings2),
            n if n.starts_with("wingdings3") => None,
            n if n.starts_with("wingdings") => Some(Self::Wingdings),
            n if n.starts_with("webdings") => Some(Self::Webdings),
            n if n.contains("zapfdingbats") || n == "zadb" => Some(Self::ZapfDingbats),
            n if n.starts_with("symbol") => Some(Self::Symbol),
            n if n.starts_with("opensymbol") => Some(Self::OpenSymbol),
            _ => None,
        }
    }

    /// The Unicode likeness of a code from 0 to 255.
    fn likeness(self, code: u32) -> Option<&'static str> {
        let table: &[(u32, &str)] = match self {
            Self::Symbol => SYMBOL,
            Self::Wingdings => WINGDINGS,
            Self::Wingdings2 => WINGDINGS_2,
            Self::Webdings => WEBDINGS,
            Self::ZapfDingbats => ZAPF_DINGBATS,
            // Wingdings 2 has another box there, which OpenSymbol lacks.
            Self::OpenSymbol if code == 0x2A => return None,
            Self::OpenSymbol => {
                let from = |font: Self| font.likeness(code);
                let marks = WINGDINGS_2_ALONE.contains(&code).then(|| from(Self::Wingdings2)).flatten();
                return marks.or_else(|| from(Self::Wingdings)).or_else(|| from(Self::Symbol));
            }
        };
        table.iter().find(|(known, _)| *known == code).map(|(_, text)| *text)
    }

    /// The font whose code a glyph of such a width (in ems) bears: a box is wider than a sign between numbers.
    pub(super) fn by_width(self, raw: &str, advance: f64) -> Self {
        let narrow = self == Self::OpenSymbol && raw == "\u{F0A3}" && advance < NARROWEST_BOX;
        if narrow { Self::Symbol } else { self }
    }
}

/// The letters of a ligature whose map has the bytes of each letter swapped, as Ghostscript writes it: `f` (U+0066) comes
/// as U+6600. No font draws two such signs as one. The second half of "ffi" comes as one sign, "O昀케cer".
pub(super) fn swapped_ligature(text: &str) -> Option<String> {
    let mut letters = String::new();
    for c in text.chars() {
        let [0, 0, high, 0] = u32::from(c).to_be_bytes() else { return None };
        match high {
            0xCF if letters == "f" => letters.push_str("fi"),
            _ if high.is_ascii_lowercase() => letters.push(char::from(high)),
            _ => return None,
        }
    }
    (letters.len() > 1).then_some(letters)
}

/// Bullets and signs of Symbol that papers use.
const SYMBOL: &[(u32, &str)] = &[
    (0x2A, "*"),
    (0x2D, "−"),
    (0xA3, "≤"),
    (0xA7, "♣"),
    (0xAE, "→"),
    (0xB0, "°"),
    (0xB1, "±"),
    (0xB3, "≥"),
    (0xB4, "×"),
    (0xB7, "•"),
    (0xB8, "÷"),
    (0xB9, "≠"),
    (0xD6, "√"),
    (0xD8, "¬"),
    (0xDE, "⇒"),
    (0xF0, "•"),
    (0xE0, "◊"),
    (0xD2, "®"),
    (0xD3, "©"),
    (0xD4, "™"),
    (0x20, " "),
];

/// Wingdings: bullets, ticks, crosses, boxes, arrows.
const WINGDINGS: &[(u32, &str)] = &[
    (0x20, " "),
    (0x28, "☎"),
    (0x2A, "✉"),
    (0x46, "☞"),
    (0x4A, "☺"),
    (0x4C, "☹"),
    (0x6C, "●"),
    (0x6D, "❍"),
    (0x6E, "■"),
    (0x6F, "☐"),
    (0x71, "❑"),
    (0x72, "❒"),
    (0x73, "⬧"),
    (0x74, "⧫"),
    (0x75, "◆"),
    (0x76, "❖"),
    (0x77, "⬥"),
    (0x78, "☒"),
    (0x9E, "•"),
    (0x9F, "•"),
    (0xA0, "▪"),
    (0xA1, "○"),
    (0xA7, "▪"),
    (0xA8, "☐"),
    (0xAA, "✦"),
    (0xAB, "★"),
    (0xD8, "➢"),
    (0xDC, "➲"),
    (0xE0, "→"),
    (0xE8, "➔"),
    (0xF0, "⇨"),
    (0xFB, "✗"),
    (0xFC, "✓"),
    (0xFD, "☒"),
    (0xFE, "☑"),
];

/// Wingdings 2: ticks, crosses and boxes.
const WINGDINGS_2: &[(u32, &str)] = &[
    (0x20, " "),
    (0x4F, "✗"),
    (0x50, "✓"),
    (0x51, "☒"),
    (0x52, "☑"),
    (0x53, "☒"),
    (0x54, "☒"),
    (0x96, "•"),
    (0x97, "●"),
    (0x98, "●"),
    (0xA2, "▪"),
    (0xA3, "☐"),
    (0xA4, "☐"),
];

/// Codes that mean ticks and boxes in Wingdings 2 and nothing that papers use in Wingdings or Symbol.
const WINGDINGS_2_ALONE: &[u32] = &[0x4F, 0x50, 0x51, 0x52, 0x53, 0x54, 0xA3];
/// A box of `OpenSymbol` is at least this wide, in ems.
const NARROWEST_BOX: f64 = 0.85;

/// Webdings: ticks, crosses and boxes.
const WEBDINGS: &[(u32, &str)] =
    &[(0x20, " "), (0x3D, "●"), (0x61, "✓"), (0x63, "☐"), (0x67, "■"), (0x6E, "●"), (0x72, "✗")];

/// Zapf Dingbats: ticks, crosses, bullets. The library knows the glyph names; these are for fonts without them.
const ZAPF_DINGBATS: &[(u32, &str)] = &[
    (0x20, " "),
    (0x33, "✓"),
    (0x34, "✔"),
    (0x35, "✕"),
    (0x36, "✖"),
    (0x37, "✗"),
    (0x38, "✘"),
    (0x48, "★"),
    (0x6C, "●"),
    (0x6E, "■"),
    (0x6F, "❏"),
    (0x71, "❑"),
    (0x75, "◆"),
];

/// Codes from here on are numbers of glyphs, not signs of a font's own.
pub(super) const GLYPHS: u32 = 0x100;

/// Writes a code's text, cleaned, to `out`; returns whether it is a guess.
///
/// `raw` is what the font says (empty where it says nothing), `code` the code itself.
pub(super) fn push_clean(out: &mut String, raw: &str, code: u32, symbols: Option<SymbolFont>) -> bool {
    let private = raw.chars().next().is_some_and(is_private);
    if let Some(font) = symbols.filter(|font| *font != SymbolFont::OpenSymbol || private) {
        // Writers map symbol codes to themselves, to U+F000 + code, or to Latin letters: the picture counts.
        let own = match raw.chars().next().map(u32::from) {
            // These mean the same in all of the fonts.
            Some(0xF0B7 | 0xF0F0) if font == SymbolFont::OpenSymbol => 0xB7,
            Some(private @ 0xF000..=0xF0FF) => private - 0xF000,
            // Writers that number anew the glyphs they need name them by the letters that stand in for them.
            Some(low @ 0x20..=0xFF) if code >= GLYPHS || font.likeness(code).is_none() => low,
            _ if code < GLYPHS => code,
            Some(private @ 0xF000..) => private & 0xFF,
            _ => u32::MAX,
        };
        let meaningful = raw.chars().all(|c| u32::from(c) > 0xFF && !is_private(c)) && !raw.is_empty();
        if !meaningful && let Some(text) = font.likeness(own) {
            out.push_str(text);
            return false;
        }
        if !meaningful && font != SymbolFont::Symbol && font != SymbolFont::ZapfDingbats {
            // A picture that the table does not know; its Latin letter would be rubbish.
            out.push(char::REPLACEMENT_CHARACTER);
            return true;
        }
    }
    if raw.is_empty() {
        out.push(char::REPLACEMENT_CHARACTER);
        return true;
    }
    let mut unsure = false;
    for c in raw.chars() {
        unsure |= push_character(out, c);
    }
    unsure
}

/// Writes one character, cleaned; returns whether it is a guess.
fn push_character(out: &mut String, c: char) -> bool {
    match c {
        '\u{FB00}' => out.push_str("ff"),
        '\u{FB01}' => out.push_str("fi"),
        '\u{FB02}' => out.push_str("fl"),
        '\u{FB03}' => out.push_str("ffi"),
        '\u{FB04}' => out.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
        '\u{A0}' | '\u{2007}' | '\u{202F}' | '\t' | '\n' | '\r' | '\u{F020}' => out.push(' '),
        // Zero-width marks say nothing.
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' => {}
        // A bullet that Word copies from Symbol or Wingdings without naming the font.
        '\u{F0B7}' | '\u{F0F0}' => out.push('•'),
        '\u{F0A7}' => out.push('▪'),
        '\u{F0D8}' => out.push('➢'),
        '\u{F0FC}' => out.push('✓'),
        '\u{F0FB}' => out.push('✗'),
        '\u{F0FE}' => out.push('☑'),
        '\u{F0A8}' => out.push('☐'),
        '\u{F078}' | '\u{F0FD}' => out.push('☒'),
        c if is_private(c) || c == char::REPLACEMENT_CHARACTER => {
            out.push(char::REPLACEMENT_CHARACTER);
            return true;
        }
        c if c.is_control() => return c != '\0',
        c => out.push(c),
    }
    false
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

/// Whether a character may join with the one before it (combining marks, conjoining letters).
pub(super) fn may_compose(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{1100}'..='\u{11FF}' | '\u{212A}' | '\u{212B}' | '\u{2126}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, code: u32, font: &str, text: &str, unsure: bool) {
        let mut out = String::new();
        let guess = push_clean(&mut out, raw, code, SymbolFont::by_name(font));
        assert_eq!((out.as_str(), guess), (text, unsure), "{raw:?} {code:#x} {font}");
    }

    #[test]
    fn letters_and_ligatures() {
        check("ﬁ", 3, "arial", "fi", false);
        check("ﬄ", 3, "arial", "ffl", false);
        check("\u{A0}", 0xA0, "arial", " ", false);
        check("\u{AD}", 0xAD, "arial", "\u{AD}", false);
        check("\u{200B}", 9, "arial", "", false);
    }

    #[test]
    fn unknown_glyphs_are_said_to_be_unknown() {
        check("", 7, "arial", "\u{FFFD}", true);
        check("\u{E123}", 7, "arial", "\u{FFFD}", true);
        check("\u{1}", 1, "arial", "", true);
    }

    #[test]
    fn ligatures_with_swapped_bytes() {
        assert_eq!(swapped_ligature("\u{6600}\u{CF00}").as_deref(), Some("ffi"));
        assert_eq!(swapped_ligature("\u{6600}\u{6900}").as_deref(), Some("fi"));
        assert_eq!(swapped_ligature("\u{CF00}\u{6600}"), None);
        assert_eq!(swapped_ligature("\u{6600}"), None);
    }

    #[test]
    fn bullets_and_ticks_of_symbol_fonts() {
        check("\u{F0B7}", 0xB7, "symbol", "•", false);
        check("", 0xB7, "symbolmt", "•", false);
        check("·", 0xB7, "symbol", "•", false);
        check("\u{F0FC}", 3, "wingdings-regular", "✓", false);
        check("ü", 0xFC, "wingdings", "✓", false);
        check("\u{F0A8}", 0xA8, "wingdings", "☐", false);
        check("P", 0x50, "wingdings2", "✓", false);
        // Glyphs numbered anew: "o" is the third of its font, "P" the first of another.
        check("o", GLYPHS + 3, "wingdings", "☐", false);
        check("P", 1, "wingdings2", "✓", false);
        check("✔", 0x34, "zapfdingbats", "✔", false);
        check("", 0x34, "zadb", "✔", false);
        check("\u{F0B7}", 40, "timesnewroman", "•", false);
        check("\u{F0FD}", 3, "opensymbol", "☒", false);
        check("\u{F0B7}", 3, "opensymbol", "•", false);
        check("\u{F052}", 3, "opensymbol", "☑", false);
        check("\u{F0A3}", 3, "opensymbol", "☐", false);
        check("\u{F06F}", 3, "opensymbol", "☐", false);
        check("\u{F0B3}", 3, "opensymbol", "≥", false);
        check("A", 3, "opensymbol", "A", false);
        check("\u{F02B}", 3, "opensymbol", "\u{FFFD}", true);
        assert_eq!(SymbolFont::OpenSymbol.by_width("\u{F0A3}", 0.79), SymbolFont::Symbol);
        assert_eq!(SymbolFont::OpenSymbol.by_width("\u{F0A3}", 0.89), SymbolFont::OpenSymbol);
    }
}
