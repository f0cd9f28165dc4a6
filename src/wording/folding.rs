//! Texts made comparable: small letters and digits, words parted by single blanks.

/// How a text is folded.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// A blank stands at either end.
    pub blank_at_ends: bool,
    /// Whether a sign that is neither letter nor digit parts words; the others are left out.
    pub apart: fn(char) -> bool,
}

/// Bytes of ASCII letters and digits as they are folded, 0 for all others.
const FOLDED: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Folds a text.
pub fn folded(text: &str, style: Style) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len() + 2);
    let mut gap = style.blank_at_ends;
    let mut begun = style.blank_at_ends;
    let mut rest = text.as_bytes().iter().enumerate();
    while let Some((at, byte)) = rest.next() {
        let letter = FOLDED.get(usize::from(*byte)).copied();
        match letter {
            Some(0) => gap |= (style.apart)(char::from(*byte)),
            Some(letter) => {
                if gap && begun {
                    out.push(b' ');
                }
                (gap, begun) = (false, true);
                out.push(letter);
            }
            None => {
                let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
                for _ in 1..character.len_utf8() {
                    rest.next();
                }
                if character.is_alphanumeric() {
                    if gap && begun {
                        out.push(b' ');
                    }
                    (gap, begun) = (false, true);
                    let mut buffer = [0; 4];
                    for small in character.to_lowercase() {
                        out.extend_from_slice(small.encode_utf8(&mut buffer).as_bytes());
                    }
                } else {
                    gap |= (style.apart)(character);
                }
            }
        }
    }
    if style.blank_at_ends {
        out.push(b' ');
    }
    String::from_utf8(out).unwrap_or_default()
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
