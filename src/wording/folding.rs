//! Texts made comparable: small letters and digits, words parted by single blanks.

/// How a text is folded.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// A blank stands at either end.
    pub blank_at_ends: bool,
    /// Whether a sign that is neither letter nor digit parts words; the others are left out.
    pub apart: fn(char) -> bool,
}

/// The bytes of ASCII letters and digits.
const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// The run of ASCII letters and digits that a text begins with, and what follows. Texts are folded run by run, which is
/// cheaper than sign by sign: most of the program's questions about a paragraph or cell begin with this.
pub fn ascii_run(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| !IN_WORD[usize::from(*byte)]).unwrap_or(bytes.len());
    bytes.split_at(end)
}

/// The character beyond ASCII that a text begins with, and what follows; the text is cut from a string before a character.
pub fn character(bytes: &[u8]) -> Option<(char, &[u8])> {
    // No character takes more.
    const LONGEST: usize = 4;
    let (head, _) = bytes.split_at(bytes.len().min(LONGEST));
    let valid = head.utf8_chunks().next()?.valid();
    let character = valid.chars().next()?;
    Some((character, bytes.get(character.len_utf8()..)?))
}

/// Folds a text.
pub fn folded(text: &str, style: Style) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len() + 2);
    let mut gap = style.blank_at_ends;
    let mut rest = text.as_bytes();
    while let Some(byte) = rest.first() {
        let (run, after) = ascii_run(rest);
        if !run.is_empty() {
            part(&mut out, gap, style);
            out.extend_from_slice(run);
            (gap, rest) = (false, after);
        } else if byte.is_ascii() {
            gap = gap || (style.apart)(char::from(*byte));
            rest = rest.get(1..).unwrap_or_default();
        } else {
            let Some((character, after)) = character(rest) else { break };
            rest = after;
            if character.is_alphanumeric() {
                part(&mut out, gap, style);
                gap = false;
                let mut buffer = [0; 4];
                for small in character.to_lowercase() {
                    out.extend_from_slice(small.encode_utf8(&mut buffer).as_bytes());
                }
            } else {
                gap = gap || (style.apart)(character);
            }
        }
    }
    out.make_ascii_lowercase();
    if style.blank_at_ends {
        out.push(b' ');
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Parts a word from the one before it.
fn part(out: &mut Vec<u8>, gap: bool, style: Style) {
    if gap && (style.blank_at_ends || !out.is_empty()) {
        out.push(b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_alone() {
        let bare = |text| folded(text, Style { blank_at_ends: false, apart: |c| c != '’' });
        assert_eq!(bare(" By whom? "), "by whom");
        assert_eq!(bare("Chair’s – ÉCOLE/2"), "chairs école 2");
        assert_eq!(bare("…"), "");
        let framed = |text| folded(text, Style { blank_at_ends: true, apart: |_| true });
        assert_eq!(framed("1. Purpose"), " 1 purpose ");
        assert_eq!(framed("–"), " ");
        assert_eq!(framed(""), " ");
        assert_eq!(framed("É–a"), " é a ");
    }
}
