//! The pieces of a `TJ` array: strings to show and steps between them.
//!
//! Most of a page's content is such arrays. They are well-formed nearly always and are read here byte by byte; from the first
//! byte that is not plain, the rest goes to the library, which knows what other programs make of damage.

use hayro_syntax::object::{Array, FromBytes, Object, String as PdfString};

/// A piece.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'p> {
    /// Codes to show.
    Text(&'p [u8]),
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
    let mut codes = Vec::new();
    loop {
        let length = match rest.first() {
            None => return,
            Some(b'(') => {
                let Some((text, length)) = literal(rest, &mut codes) else { break };
                each(Piece::Text(text));
                length
            }
            Some(b'<') => {
                let Some(length) = hexadecimal(rest, &mut codes) else { break };
                each(Piece::Text(&codes));
                length
            }
            Some(byte) if byte.is_ascii_whitespace() => 1,
            Some(_) => {
                let Some((back, length)) = number(rest) else { break };
                each(Piece::Back(back));
                length
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    let array = [b"[", rest, b"]"].concat();
    for object in Array::from_bytes(&array).iter().flat_map(Array::iter::<Object<'_>>) {
        match object {
            Object::Number(number) => each(Piece::Back(number.as_f64())),
            Object::String(bytes) => each(Piece::Text(bytes.as_bytes())),
            _ => {}
        }
    }
}

/// A number and its length: a sign, digits, a point, digits.
fn number(bytes: &[u8]) -> Option<(f64, usize)> {
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
    (digits > 0).then_some((if negative { -value } else { value }, at))
}

/// A string in round brackets and its length; its codes are written to `codes` where they do not stand there as they are.
fn literal<'b>(bytes: &'b [u8], codes: &'b mut Vec<u8>) -> Option<(&'b [u8], usize)> {
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
    if plain {
        return Some((bytes.get(1..at - 1)?, at));
    }
    codes.clear();
    codes.extend_from_slice(PdfString::from_bytes(bytes.get(..at)?)?.as_bytes());
    Some((codes, at))
}

/// Writes the codes of a string in hexadecimal digits; its length. An odd number of digits, or room between them, is rare.
fn hexadecimal(bytes: &[u8], codes: &mut Vec<u8>) -> Option<usize> {
    codes.clear();
    let (pairs, rest) = bytes.get(1..)?.as_chunks::<2>();
    for pair in pairs {
        match [digit(pair[0]), digit(pair[1])] {
            [high, low] if high | low < NO_DIGIT => codes.push(high << 4 | low),
            _ if pair[0] == b'>' => return Some(2 * codes.len() + 2),
            _ => return None,
        }
    }
    (rest == b">").then_some(2 * codes.len() + 2)
}

/// What stands for a byte that is no hexadecimal digit.
const NO_DIGIT: u8 = 16;

/// The values of bytes as hexadecimal digits.
const DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut value = 0_u8;
    while value < 16 {
        let digit = b"0123456789ABCDEF"[value as usize];
        digits[digit as usize] = value;
        digits[digit.to_ascii_lowercase() as usize] = value;
        value += 1;
    }
    digits
};

fn digit(byte: u8) -> u8 {
    DIGITS[usize::from(byte)]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A string or a step.
    type Read = Result<Vec<u8>, f64>;

    /// What the library reads from the same bytes.
    fn by_the_library(array: &Array<'_>) -> Vec<Read> {
        array
            .iter::<Object<'_>>()
            .filter_map(|object| match object {
                Object::Number(number) => Some(Err(number.as_f64())),
                Object::String(bytes) => Some(Ok(bytes.as_bytes().to_vec())),
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
            "[<> 1 <41>2<414>]",
            "[<41 42> 5 (rest)]",
            "[(a) +5 (b) 5-3 (c) --4 (d)]",
            "[(a) . (b) 1234567890123456789 (c) 0.0000000000000000001]",
            "[(a) /Name (b) [1 (c)] null (d)]",
            "[(a) % comment\n (b)]",
            "[()<>0]",
            "[(\u{e9}\u{2013}) 000.100 (x)]",
        ] {
            let array = Array::from_bytes(text.as_bytes()).unwrap();
            let mut pieces: Vec<Read> = Vec::new();
            each(&array, |piece| {
                pieces.push(match piece {
                    Piece::Text(text) => Ok(text.to_vec()),
                    Piece::Back(number) => Err(number),
                });
            });
            assert_eq!(pieces, by_the_library(&array), "{text:?}");
        }
    }
}
