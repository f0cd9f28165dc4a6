//! Fonts that name their glyphs by number alone. `/a65`, as TeX's drivers do where they embed a font's pictures instead
//! of its outlines: the number is the code in TeX's own encoding, and the dictionary says no more than that. `/65`, as
//! programs of reports do: the number is the character's in Windows.

use hayro_cmap::BfString;
use hayro_syntax::object::{Array, Dict, Name, Object};

use super::metrics::windows_character;

/// How TeX places the ligatures and signs that stand outside of ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberedNames {
    /// "Cork", LaTeX's `T1`.
    Cork,
    /// The first encoding of Computer Modern, LaTeX's `OT1`.
    Original,
    /// A font of signs (`OMS`, `TS1`), of which papers use the bullet.
    Signs,
    /// Windows' Latin letters.
    Windows,
}

/// Codes of Windows below the first letter that are white space: tabulator, line feed, carriage return.
const WHITE_CODES: [u32; 3] = [9, 10, 13];

/// Codes below that hold ligatures and signs in either encoding.
const FIRST_LETTER_CODE: u32 = 0x20;
/// Where programs start that number the glyphs of a subset in the order in which they met them.
const STARTS_OF_COUNTS: [u32; 4] = [0, 1, 0x20, 0x21];

impl NumberedNames {
    /// The encoding of a font all of whose glyphs are called by their code, unless the codes merely count.
    pub(super) fn read(dict: &Dict<'_>) -> Option<Self> {
        let encoding = dict.get::<Dict<'_>>(b"Encoding")?;
        let differences = encoding.get::<Array<'_>>(b"Differences")?;
        let mut code = 0_u32;
        let mut codes = Vec::new();
        let mut lettered = false;
        for item in differences.iter::<Object<'_>>().take(1024) {
            match item {
                Object::Number(number) => code = u32::try_from(number.as_i64()).ok().filter(|code| *code < 256)?,
                Object::Name(name) => {
                    let name: &Name<'_> = &name;
                    if name.as_ref() != b".notdef" {
                        if number_of(name.as_ref()) != Some(code) {
                            return None;
                        }
                        lettered |= name.as_ref().first().is_some_and(u8::is_ascii_alphabetic);
                        codes.push(code);
                    }
                    code += 1;
                }
                _ => return None,
            }
        }
        if lettered { Self::of_codes(&codes) } else { Self::of_bare_codes(&codes) }
    }

    /// The encoding of a font whose glyphs' names are nothing but their codes: codes that count, or that stand where no
    /// letter does, were dealt out in the order of the text.
    fn of_bare_codes(codes: &[u32]) -> Option<Self> {
        let counted = codes.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
        let text = codes.iter().all(|code| *code >= FIRST_LETTER_CODE || WHITE_CODES.contains(code));
        (text && !counted && codes.contains(&FIRST_LETTER_CODE)).then_some(Self::Windows)
    }

    fn of_codes(codes: &[u32]) -> Option<Self> {
        let first = *codes.first()?;
        let counted = codes.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
        if counted && STARTS_OF_COUNTS.contains(&first) {
            return None;
        }
        let letters = |code: &u32| u8::try_from(*code).is_ok_and(|byte| byte.is_ascii_alphanumeric());
        if !codes.iter().any(letters) {
            return Some(Self::Signs);
        }
        // `OT1` has nothing but accents from 16 to 26, `T1` its quotes and dashes.
        let original =
            codes.iter().any(|code| (11..=15).contains(code)) && !codes.iter().any(|c| (16..=31).contains(c));
        Some(if original { Self::Original } else { Self::Cork })
    }

    /// What a code shows.
    pub(super) fn characters(self, code: u32) -> Option<BfString> {
        const CORK: [(u32, &str); 16] = [
            (0x10, "“"),
            (0x11, "”"),
            (0x12, "„"),
            (0x13, "«"),
            (0x14, "»"),
            (0x15, "–"),
            (0x16, "—"),
            (0x1B, "ff"),
            (0x1C, "fi"),
            (0x1D, "fl"),
            (0x1E, "ffi"),
            (0x1F, "ffl"),
            (0x27, "’"),
            (0x60, "‘"),
            (0x7F, "-"),
            (0xBF, "£"),
        ];
        const ORIGINAL: [(u32, &str); 12] = [
            (0x0B, "ff"),
            (0x0C, "fi"),
            (0x0D, "fl"),
            (0x0E, "ffi"),
            (0x0F, "ffl"),
            (0x22, "”"),
            (0x27, "’"),
            (0x5C, "“"),
            (0x60, "‘"),
            (0x7B, "–"),
            (0x7C, "—"),
            (0x7D, "˝"),
        ];
        const SIGNS: [(u32, &str); 2] = [(0x0F, "•"), (0x88, "•")];
        let special: &[(u32, &str)] = match self {
            Self::Cork => &CORK,
            Self::Original => &ORIGINAL,
            Self::Signs => &SIGNS,
            Self::Windows => &[],
        };
        if let Some((_, text)) = special.iter().find(|(known, _)| *known == code) {
            return Some(BfString::String((*text).to_owned()));
        }
        let plain = match self {
            Self::Cork => (FIRST_LETTER_CODE..0x7F).contains(&code) || code >= 0xC0,
            Self::Original => (FIRST_LETTER_CODE..0x7B).contains(&code),
            Self::Signs => false,
            Self::Windows if WHITE_CODES.contains(&code) => return Some(BfString::Char(' ')),
            Self::Windows if (0x80..=0xFF).contains(&code) => return windows_character(code).map(BfString::Char),
            Self::Windows => (FIRST_LETTER_CODE..0x7F).contains(&code),
        };
        char::from_u32(code).filter(|_| plain).map(BfString::Char)
    }
}

/// `a65` and `65` are 65: letters or none, then a decimal number.
fn number_of(name: &[u8]) -> Option<u32> {
    let letters = name.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = name.get(letters..)?;
    if letters > 2 || digits.is_empty() || digits.len() > 3 {
        return None;
    }
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_letters_and_a_number() {
        for (name, expected) in [
            ("a65", Some(65)),
            ("C7", Some(7)),
            ("65", Some(65)),
            ("A", None),
            ("one", None),
            ("a", None),
            ("a6b", None),
            ("abc65", None),
        ] {
            assert_eq!(number_of(name.as_bytes()), expected, "{name}");
        }
    }

    #[test]
    fn codes_that_merely_count_tell_nothing() {
        assert_eq!(NumberedNames::of_codes(&[1, 2, 3, 4]), None);
        assert_eq!(NumberedNames::of_codes(&[33, 34, 35]), None);
        assert_eq!(NumberedNames::of_codes(&[]), None);
        assert_eq!(NumberedNames::of_codes(&[48, 49, 50]), Some(NumberedNames::Cork));
    }

    #[test]
    fn bare_numbers_are_the_characters_of_windows_unless_they_were_dealt_out() {
        let read = NumberedNames::of_bare_codes;
        assert_eq!(read(&[9, 32, 65, 0xE0]), Some(NumberedNames::Windows));
        for dealt in [&[0, 1, 2, 3][..], &[32, 33, 34], &[65, 97], &[2, 32, 65], &[]] {
            assert_eq!(read(dealt), None, "{dealt:?}");
        }
        let shown = |code| match NumberedNames::Windows.characters(code) {
            Some(BfString::Char(letter)) => letter,
            _ => '\0',
        };
        assert_eq!([9, 65, 0x92, 0xE0, 0x81, 7].map(shown), [' ', 'A', '’', 'à', '\0', '\0']);
    }

    #[test]
    fn the_ligatures_tell_the_encoding() {
        let shown = |codes: &[u32], code| match NumberedNames::of_codes(codes).and_then(|n| n.characters(code)) {
            Some(BfString::String(text)) => text,
            Some(BfString::Char(letter)) => letter.to_string(),
            None => String::new(),
        };
        assert_eq!(shown(&[12, 65, 97], 12), "fi");
        assert_eq!(shown(&[28, 65, 97], 28), "fi");
        assert_eq!(shown(&[28, 65, 97], 97), "a");
        assert_eq!(shown(&[12, 65, 97], 123), "–");
        assert_eq!(shown(&[15], 15), "•");
        assert_eq!(shown(&[0x2D, 0x88], 0x2D), "");
    }
}
