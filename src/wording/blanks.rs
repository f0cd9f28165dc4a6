//! White space of texts.

/// The words of a text, parted by single blanks.
pub fn one_line(text: &str) -> String {
    // Most texts are so already, which is cheaper to see than to make.
    if is_one_line(text) { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// Whether a text is words parted by single blanks, and nothing else.
fn is_one_line(text: &str) -> bool {
    let mut after_blank = true;
    for (at, byte) in text.bytes().enumerate() {
        let other_space = match byte {
            b'\t'..=b'\r' => true,
            // White space beyond ASCII begins with these, and little else does.
            0xC2 | 0xE1..=0xE3 => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_whitespace),
            _ => false,
        };
        let blank = byte == b' ';
        if other_space || (blank && after_blank) {
            return false;
        }
        after_blank = blank;
    }
    text.is_empty() || !after_blank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_single_blanks() {
        for (text, expected) in [
            ("", ""),
            ("  ", ""),
            ("Moray’s – board", "Moray’s – board"),
            (" a b", "a b"),
            ("a  b", "a b"),
            ("a b ", "a b"),
            ("a\tb\nc\u{b}d", "a b c d"),
            ("a\u{a0}b\u{2003}c\u{3000}d\u{1680}e\u{85}f\u{2028}", "a b c d e f"),
            ("£5 Â ế", "£5 Â ế"),
        ] {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
        for character in (0..=0xffff_u32).filter_map(char::from_u32) {
            assert_eq!(is_one_line(&format!("a{character}b")), character == ' ' || !character.is_whitespace());
        }
    }
}
