//! A zip without its directory (a file cut off, a broken download): entries found by the header before each of them.

use super::package::Part;
use flate2::bufread::DeflateDecoder;
use std::io::Read;

/// A local header (APPNOTE 4.3.7) starts with these bytes …
const SIGNATURE: &[u8] = b"PK\x03\x04";

/// … and is this long before the name.
const HEADER: usize = 30;

/// Deflate, the only compression that Office uses.
const DEFLATED: u16 = 8;

/// No compression.
const STORED: u16 = 0;

/// An entry found by its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name as written.
    pub(super) name: String,
    /// Where its data start.
    data: usize,
    /// Where its data end at the latest: the next header, or the file's end.
    end: usize,
    method: u16,
}

/// Every entry, in the order of the file, at most `limit`.
pub(super) fn entries(bytes: &[u8], limit: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut from = 0;
    while let Some(found) = find(bytes, from) {
        from = found + SIGNATURE.len();
        let Some(entry) = entry_at(bytes, found) else { continue };
        if let Some(before) = entries.last_mut() {
            before.end = before.end.min(found).max(before.data);
        }
        if entries.len() >= limit {
            break;
        }
        // A stored entry may be a package itself, whose headers are not ours.
        from = entry.end;
        if from == bytes.len() {
            from = entry.data;
        }
        entries.push(entry);
    }
    entries
}

fn find(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(SIGNATURE.len()).position(|w| w == SIGNATURE).map(|i| from + i)
}

fn entry_at(bytes: &[u8], at: usize) -> Option<Entry> {
    let header = bytes.get(at..at + HEADER)?;
    let short = |offset: usize| header.get(offset..offset + 2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let method = short(8)?;
    let name_from = at + HEADER;
    let name_to = name_from + usize::from(short(26)?);
    let data = name_to + usize::from(short(28)?);
    let name = String::from_utf8_lossy(bytes.get(name_from..name_to)?).into_owned();
    let packed_size = header.get(18..22).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))?;
    // The size is often written after the data and 0 here; a size past the end is a lie or a cut.
    let end = match data.checked_add(packed_size as usize) {
        Some(end) if packed_size > 0 && end <= bytes.len() => end,
        _ => bytes.len(),
    };
    let plausible = matches!(method, STORED | DEFLATED) && !name.is_empty() && !name.contains('\0');
    (plausible && data <= bytes.len()).then_some(Entry { name, data, end, method })
}

impl Entry {
    /// Hands a reader of the unpacked data to `unpack`.
    pub(super) fn open(&self, bytes: &[u8], unpack: impl Fn(&mut dyn Read) -> Part) -> Part {
        let mut packed = bytes.get(self.data..self.end).unwrap_or_default();
        match self.method {
            DEFLATED => unpack(&mut DeflateDecoder::new(packed)),
            _ => unpack(&mut packed),
        }
    }
}
