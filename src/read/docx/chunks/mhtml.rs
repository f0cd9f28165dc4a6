//! The web page inside a page saved as one file (RFC 2557): the first HTML part, decoded.

/// The page; `None` where the file has none.
pub(super) fn page(bytes: &[u8]) -> Option<String> {
    let text: String = bytes.iter().map(|b| char::from(*b)).collect();
    let (head, body) = split_head(&text)?;
    let part = match parameter(head, "boundary") {
        Some(boundary) => {
            let marker = format!("--{boundary}");
            body.split(marker.as_str()).find(|part| {
                split_head(part).is_some_and(|(head, _)| head.to_ascii_lowercase().contains("text/html"))
            })?
        }
        None => &text,
    };
    let (head, body) = split_head(part)?;
    let encoding = head.to_ascii_lowercase();
    let bytes = if encoding.contains("quoted-printable") {
        quoted_printable(body)
    } else if encoding.contains("base64") {
        base64(body)
    } else {
        latin(body)
    };
    Some(match String::from_utf8(bytes) {
        Ok(page) => page,
        Err(error) => latin_text(error.as_bytes()),
    })
}

/// Header lines and what follows the first empty line.
fn split_head(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(['\r', '\n']);
    let windows = text.find("\r\n\r\n").map(|i| (i, 4));
    let (at, length) = windows.or_else(|| text.find("\n\n").map(|i| (i, 2)))?;
    Some((text.get(..at)?, text.get(at + length..)?))
}

fn parameter<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let at = head.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let value = head.get(at..)?.trim_start();
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split(|c: char| c == ';' || c.is_whitespace()).next(),
    }
    .filter(|value| !value.is_empty())
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| c as u32 as u8).collect()
}

fn latin_text(bytes: &[u8]) -> String {
    bytes.iter().map(|b| char::from(*b)).collect()
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let bytes = latin(text);
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        if *byte != b'=' {
            out.push(*byte);
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(b"\r\n") {
            at += 2;
        } else if rest.starts_with(b"\n") {
            at += 1;
        } else if let Some(value) =
            rest.get(..2).and_then(|d| std::str::from_utf8(d).ok()).and_then(|d| u8::from_str_radix(d, 16).ok())
        {
            out.push(value);
            at += 2;
        } else {
            out.push(b'=');
        }
    }
    out
}

fn base64(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut held, mut bits) = (0u32, 0u32);
    for character in text.bytes() {
        let value = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!(quoted_printable("a=3D b=\r\nc=zz=C3=A9"), b"a= bc=zz\xC3\xA9");
        assert_eq!(base64("PHA+\r\nw6k8L3A+"), "<p>é</p>".as_bytes());
    }

    #[test]
    fn parts() {
        let plain = b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>x</p>";
        assert_eq!(page(plain).as_deref(), Some("<p>x</p>"));
        let coded =
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n\
            --b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+eDwvcD4=\n--b--";
        assert_eq!(page(coded).as_deref(), Some("<p>x</p>"));
        assert_eq!(page(b"nothing"), None);
        assert_eq!(page(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--"), None);
    }
}
