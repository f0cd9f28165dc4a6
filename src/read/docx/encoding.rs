//! A part's bytes to text: UTF-8 and UTF-16 with or without a byte-order mark, and what else may be declared.

/// Decodes a part. The second value tells whether every byte was understood.
pub(super) fn decode(bytes: Vec<u8>) -> (String, bool) {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(&bytes, u16::from_le_bytes),
        [0, b'<', ..] => utf16(&bytes, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => match std::str::from_utf8(rest) {
            Ok(text) => (text.to_owned(), true),
            Err(_) => eight_bits(rest),
        },
        _ => match String::from_utf8(bytes) {
            Ok(text) => (text, true),
            Err(error) => eight_bits(error.as_bytes()),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, bool) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut sound = rest.is_empty();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|unit| {
            unit.unwrap_or_else(|_| {
                sound = false;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    (text, sound)
}

/// A declared Latin-1 or Windows-1252 is taken at its word; anything else is damaged UTF-8.
fn eight_bits(bytes: &[u8]) -> (String, bool) {
    let head = String::from_utf8_lossy(bytes.get(..100).unwrap_or(bytes)).to_ascii_lowercase();
    if head.contains("iso-8859-1") || head.contains("windows-1252") {
        return (bytes.iter().map(|byte| windows_1252(*byte)).collect(), true);
    }
    (String::from_utf8_lossy(bytes).into_owned(), false)
}

/// Windows-1252, of which Latin-1 is the printable part.
fn windows_1252(byte: u8) -> char {
    const SPECIAL: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => SPECIAL.get(usize::from(byte) - 0x80).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str, sound: bool) {
        assert_eq!(decode(bytes.to_vec()), (expected.to_owned(), sound), "{bytes:?}");
    }

    #[test]
    fn encodings_of_real_packages() {
        check("<a>é</a>".as_bytes(), "<a>é</a>", true);
        check(b"\xEF\xBB\xBF<a/>", "<a/>", true);
        check(b"\xFF\xFE<\0a\0/\0>\0", "<a/>", true);
        check(b"\xFE\xFF\0<\0a\0/\0>", "<a/>", true);
        check(b"<\0a\0/\0>\0", "<a/>", true);
        check(b"\0<\0a\0/\0>", "<a/>", true);
        check(b"<?xml encoding='ISO-8859-1'?><a>\xE9</a>", "<?xml encoding='ISO-8859-1'?><a>é</a>", true);
    }

    #[test]
    fn damage_is_told_and_the_rest_kept() {
        check(b"<a>\xE9t</a>", "<a>\u{FFFD}t</a>", false);
        check(b"\xFF\xFE<\0\x00\xD8a\0", "<\u{FFFD}a", false);
        check(b"\xFF\xFEa\0b", "a", false);
        check(b"", "", true);
    }
}
