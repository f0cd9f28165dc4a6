//! What an OLE object holds: the file that somebody dragged into the document.

use std::io::{Cursor, Read};

/// Bytes of the file inside: the same as one part of the package may have.
const MAX_CONTENT: u64 = 128 << 20;

/// A file taken out of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    /// Its name, where the object keeps it. Never to be used as a path.
    pub(super) name: Option<String>,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// The file inside an object; `None` where it holds none that stands by itself (MS-OLEDS 2.3.6 for packaged files).
pub(super) fn content(object: &[u8]) -> Option<Content> {
    let mut file = cfb::CompoundFile::open(Cursor::new(object)).ok()?;
    let mut stream = |path: &str| {
        let mut bytes = Vec::new();
        file.open_stream(path).ok()?.take(MAX_CONTENT).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    };
    if let Some(bytes) = stream("/Package").or_else(|| stream("/CONTENTS")) {
        return Some(Content { name: None, bytes });
    }
    packaged(&stream("/\u{1}Ole10Native")?)
}

/// A packaged file: sizes, a label, two paths, then the bytes.
fn packaged(native: &[u8]) -> Option<Content> {
    // Four bytes of size and two of a format number.
    let rest = native.get(6..)?;
    let (label, rest) = text(rest)?;
    let (_, rest) = text(rest)?;
    // Four bytes of format, then the length of the second path.
    let length = number(rest.get(4..8)?)?;
    let rest = rest.get(8..)?.get(length..)?;
    let size = number(rest.get(..4)?)?;
    let bytes = rest.get(4..)?.get(..size)?.to_vec();
    let name = label.rsplit(['/', '\\']).next().filter(|n| !n.is_empty()).map(str::to_owned);
    Some(Content { name, bytes })
}

/// A text that ends in a zero, and what follows.
fn text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let end = bytes.iter().position(|b| *b == 0)?;
    let text = bytes.get(..end)?.iter().map(|b| char::from(*b)).collect();
    Some((text, bytes.get(end + 1..)?))
}

fn number(bytes: &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::Write;

    fn object(stream: &str, bytes: &[u8]) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream(stream).unwrap().write_all(bytes).unwrap();
        file.into_inner().into_inner()
    }

    fn native(label: &str, bytes: &[u8]) -> Vec<u8> {
        let mut out = vec![0, 0, 0, 0, 2, 0];
        out.extend(label.as_bytes());
        out.push(0);
        out.extend(b"C:\\papers\\x\0\0\0\x03\0\x03\0\0\0ab\0");
        out.extend((bytes.len() as u32).to_le_bytes());
        out.extend(bytes);
        out
    }

    #[test]
    fn files_in_objects() {
        let found = |object: &[u8]| content(object).map(|c| (c.name, c.bytes));
        assert_eq!(found(&object("/Package", b"PK")), Some((None, b"PK".to_vec())));
        assert_eq!(found(&object("/CONTENTS", b"%PDF-")), Some((None, b"%PDF-".to_vec())));
        let packaged = object("/\u{1}Ole10Native", &native("Minute.pdf", b"%PDF-1"));
        assert_eq!(found(&packaged), Some((Some("Minute.pdf".to_owned()), b"%PDF-1".to_vec())));
        assert_eq!(found(&object("/WordDocument", b"x")), None);
        assert_eq!(found(b"nothing"), None);
    }

    #[test]
    fn a_cut_object_gives_nothing() {
        let whole = native("Minute.pdf", b"%PDF-1");
        for cut in 0..whole.len() {
            assert_eq!(packaged(&whole[..cut]), None, "{cut}");
        }
        let mut lying = whole.clone();
        let at = whole.len() - 10;
        lying[at..at + 4].copy_from_slice(&[0xFF; 4]);
        assert_eq!(packaged(&lying), None);
    }
}
