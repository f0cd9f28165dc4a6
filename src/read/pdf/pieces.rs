//! The pieces of a `TJ` array: strings to show and steps between them.
//!
//! Most of a page's content is such arrays. They are well-formed nearly always and are read here byte by byte; from the first
//! byte that is not plain, the rest goes to the library, which knows what other programs make of damage.

use std::borrow::Cow;

use hayro_syntax::object::{Array, FromBytes, Object, String as PdfString};

/// A piece.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'p> {
    /// Codes to show.
    Text(Cow<'p, [u8]>),
    /// A step back, in thousandths of the size.
    Back(f64),
}

/// Digits of a number that a mantissa holds; longer ones are the library's.
const MOST_DIGITS: usize = 15;

/// Powers of ten, as exact as the library's.
const POWERS: [f64; MOST_DIGITS + 1] =
    [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Calls `each` with the pieces in their order.
pub(super) fn each(array: &Array<'_>, mut each: impl FnMut(Piece<'_>)) {
    let mut rest = array.data();
    loop {
        rest = rest.trim_ascii_start();
        let (piece, length) = match rest.first() {
            None => return,
            Some(b'(') => match literal(rest) {
                Some(found) => found,
                None => break,
            },
            Some(b'<') => match hexadecimal(rest) {
                Some(found) => found,
                None => break,
            },
            Some(_) => match number(rest) {
                Some(found) => found,
                None => break,
            },
        };
        each(piece);
        rest = rest.get(length..).unwrap_or_default();
    }
    let array = [b"[", rest, b"]"].concat();
    for object in Array::from_bytes(&array).iter().flat_map(Array::iter::<Object<'_>>) {
        match object {
            Object::Number(number) => each(Piece::Back(number.as_f64())),
            Object::String(bytes) => each(Piece::Text(Cow::Borrowed(bytes.as_bytes()))),
            _ => {}
        }
    }
}

/// A number and its length: a sign, digits, a point, digits.
fn number(bytes: &[u8]) -> Option<(Piece<'static>, usize)> {
    let negative = bytes.first() == Some(&b'-');
    let mut mantissa = 0_u64;
    let (mut digits, mut decimals, mut point) = (0, 0, false);
    let mut at = usize::from(negative);
    loop {
        match bytes.get(at) {
            Some(digit @ b'0'..=b'9') => {
                mantissa = mantissa * 10 + u64::from(digit - b'0');
                digits += 1;
                decimals += usize::from(point);
                if digits > MOST_DIGITS {
                    return None;
                }
            }
            Some(b'.') if !point => point = true,
            None | Some(b' ' | b'\n' | b'\r' | b'\t' | b'(' | b'<') => break,
            Some(_) => return None,
        }
        at += 1;
    }
    let value = mantissa as f64 / POWERS.get(decimals)?;
    (digits > 0).then_some((Piece::Back(if negative { -value } else { value }), at))
}

/// A string in round brackets and its length.
fn literal(bytes: &[u8]) -> Option<(Piece<'_>, usize)> {
    let (mut depth, mut plain) = (0_usize, true);
    let mut at = 0;
    loop {
        match bytes.get(at)? {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'\\' => {
                plain = false;
                at += 1;
            }
            // Ends of lines inside a string are read as one sign.
            b'\r' => plain = false,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    let text = if plain {
        Cow::Borrowed(bytes.get(1..at - 1)?)
    } else {
        Cow::Owned(PdfString::from_bytes(bytes.get(..at)?)?.as_bytes().to_vec())
    };
    Some((Piece::Text(text), at))
}

/// A string in hexadecimal digits and its length.
fn hexadecimal(bytes: &[u8]) -> Option<(Piece<'static>, usize)> {
    let end = bytes.iter().position(|byte| *byte == b'>')?;
    let digits = bytes.get(1..end)?;
    let mut out = Vec::with_capacity(digits.len() / 2);
    let (pairs, rest) = digits.as_chunks::<2>();
    for [high, low] in pairs {
        out.push(digit(*high)? << 4 | digit(*low)?);
    }
    // An odd number of digits, or room between them, is rare.
    rest.is_empty().then_some((Piece::Text(Cow::Owned(out)), end + 1))
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// What the library reads from the same bytes.
    fn by_the_library(array: &Array<'_>) -> Vec<Piece<'static>> {
        array
            .iter::<Object<'_>>()
            .filter_map(|object| match object {
                Object::Number(number) => Some(Piece::Back(number.as_f64())),
                Object::String(bytes) => Some(Piece::Text(Cow::Owned(bytes.as_bytes().to_vec()))),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn it_reads_what_the_library_reads() {
        for text in [
            "[]",
            "[(Ac) -20 (tion)]",
            "[ (a(b)c) 1.25(x)-.5 (y)\n-7.(z) ]",
            r"[(a\)b) 3 (\101\\) (line\
on) (\r)]",
            "[(a\rb) (c\r\nd)]",
            "[<414243>-3<4a4B> 12 <4>]",
            "[<41 42> 5 (rest)]",
            "[(a) +5 (b) 5-3 (c) --4 (d)]",
            "[(a) . (b) 1234567890123456789 (c) 0.0000000000000000001]",
            "[(a) /Name (b) [1 (c)] null (d)]",
            "[(a) % comment\n (b)]",
            "[()<>0]",
            "[(\u{e9}\u{2013}) 000.100 (x)]",
        ] {
            let array = Array::from_bytes(text.as_bytes()).unwrap();
            let mut pieces = Vec::new();
            each(&array, |piece| {
                pieces.push(match piece {
                    Piece::Text(text) => Piece::Text(Cow::Owned(text.into_owned())),
                    Piece::Back(number) => Piece::Back(number),
                });
            });
            assert_eq!(pieces, by_the_library(&array), "{text:?}");
        }
    }
}
