//! Streams that do not end as they should: where the word `endstream` is garbled or missing, the library knows no stream at
//! all. The file's own bytes are looked through for it, and it ends where its object does.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::damage;

/// Largest stream, in bytes, that is looked for in this way.
const LARGEST: usize = 64 << 20;

/// The file, and where its objects begin.
pub(super) struct Unended<'f> {
    file: &'f [u8],
    starts: OnceCell<FxHashMap<u32, usize>>,
}

impl<'f> Unended<'f> {
    /// A file whose objects are looked for when first asked.
    pub(super) fn new(file: &'f [u8]) -> Self {
        Self { file, starts: OnceCell::new() }
    }

    /// A stream object by its number: its dictionary and data, ended as they should be. Streams of protected files cannot
    /// be read so.
    pub(super) fn stream(&self, number: u32) -> Option<Vec<u8>> {
        let starts = self.starts.get_or_init(|| {
            if damage::names_protection(self.file) { FxHashMap::default() } else { object_starts(self.file) }
        });
        let body = self.file.get(*starts.get(&number)?..)?;
        let body = body.get(..body.len().min(LARGEST))?;
        let body = body.get(..position(body, b"endobj").unwrap_or(body.len()))?.trim_ascii_start();
        let data = position(body, b"stream")?;
        if position(body, b"endstream").is_some() || !body.starts_with(b"<<") {
            return None;
        }
        // The line that should say `endstream` says something else: in plain text it would be taken for an operator.
        let data_end = body.trim_ascii_end().len();
        let last_line = body.get(..data_end)?.iter().rposition(|b| matches!(b, b'\n' | b'\r'))?;
        let garbled = body.get(last_line..data_end)?.trim_ascii().ends_with(b"stream");
        let end = if garbled && last_line > data + 6 { last_line } else { body.len() };
        Some([body.get(..end)?, b"\nendstream"].concat())
    }
}

/// Where what follows `N G obj` begins, by N; the last one counts, as in a file that was written on to.
fn object_starts(file: &[u8]) -> FxHashMap<u32, usize> {
    let mut starts = FxHashMap::default();
    let mut from = 0;
    while let Some(found) = file.get(from..).and_then(|rest| position(rest, b" obj")) {
        let at = from + found;
        from = at + 4;
        if let Some(number) = file.get(..at).and_then(number_before) {
            starts.insert(number, from);
        }
    }
    starts
}

/// The object number in bytes that end with `N G`.
fn number_before(bytes: &[u8]) -> Option<u32> {
    let tail = bytes.get(bytes.len().saturating_sub(24)..)?;
    let digits = |bytes: &[u8]| bytes.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let generation = digits(tail);
    let rest = tail.get(..tail.len() - generation)?.strip_suffix(b" ")?;
    let number = rest.get(rest.len() - digits(rest)..)?;
    if generation == 0 { None } else { std::str::from_utf8(number).ok()?.parse().ok() }
}

fn position(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(found) = bytes.get(from..)?.iter().position(|b| *b == first) {
        if bytes.get(from + found..)?.starts_with(needle) {
            return Some(from + found);
        }
        from += found + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_ends_with_its_object() {
        let check = |file: &[u8], found: Option<&[u8]>| {
            assert_eq!(Unended::new(file).stream(4).as_deref(), found, "{}", String::from_utf8_lossy(file));
        };
        let mended = b"<< /Length 9 >>\nstream\n(A) Tj\nendstream".as_slice();
        check(b"4 0 obj << /Length 9 >>\nstream\n(A) Tj\nenxstream\nendobj\n", Some(mended));
        check(b"1 0 obj 4 endobj\n4 0 obj << /Length 9 >>\nstream\n(A) Tj", Some(mended));
        check(b"4 0 obj << /Length 9 >>\nstream\n(A) Tj\nendstream\nendobj\n", None);
        check(b"14 0 obj << /Length 9 >>\nstream\n(A) Tj\nendobj\n", None);
        check(b"4 0 obj << /Length 9 >>\nstream\n(A) Tj\nendobj\ntrailer << /Encrypt 5 0 R >>", None);
    }
}
