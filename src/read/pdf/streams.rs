//! Streams to bytes, bounded: a few kilobytes may unpack to gigabytes, and the library sets no limit.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// Largest packed size, in bytes, of a stream with rare filters (LZW, run length, predictors) that is handed to the
/// library's own unbounded decoders. Their expansion is bounded by about a thousand.
const RARE_FILTER_INPUT: usize = 256 << 10;

/// What a stream gave.
pub(super) struct Decoded<'a> {
    /// The bytes; those before the fault or limit where something went wrong.
    pub(super) bytes: Cow<'a, [u8]>,
    /// The stream would give more than the limit.
    pub(super) cut: bool,
    /// The stream is damaged.
    pub(super) damaged: bool,
}

/// Unpacks a stream to at most `limit` bytes.
pub(super) fn decode<'a>(stream: &Stream<'a>, limit: usize) -> Decoded<'a> {
    let dict = stream.dict();
    let filters = filter_names(dict);
    let plain = !dict.contains_key(b"DecodeParms") && !dict.contains_key(b"DP");
    let ours = filters.iter().all(|f| {
        matches!(f.as_slice(), b"FlateDecode" | b"Fl" | b"ASCII85Decode" | b"A85" | b"ASCIIHexDecode" | b"AHx")
    });
    if ours && (plain || !has_predictor(dict)) {
        return decode_common(stream.raw_data(), &filters, limit);
    }
    if stream.raw_data().len() > RARE_FILTER_INPUT {
        return Decoded { bytes: Cow::Borrowed(&[]), cut: true, damaged: false };
    }
    match stream.decoded_data() {
        Ok(bytes) if bytes.len() > limit => {
            Decoded { bytes: Cow::Owned(bytes.get(..limit).unwrap_or_default().to_vec()), cut: true, damaged: false }
        }
        Ok(bytes) => Decoded { bytes, cut: false, damaged: false },
        Err(_) => Decoded { bytes: Cow::Borrowed(&[]), cut: false, damaged: true },
    }
}

/// The filters of a stream, outermost first.
fn filter_names(dict: &Dict<'_>) -> Vec<Vec<u8>> {
    match dict.get::<Object<'_>>(b"Filter").or_else(|| dict.get::<Object<'_>>(b"F")) {
        Some(Object::Name(name)) => vec![name.as_ref().to_vec()],
        Some(Object::Array(names)) => names.iter::<Name<'_>>().take(8).map(|n| n.as_ref().to_vec()).collect(),
        _ => Vec::new(),
    }
}

fn has_predictor(dict: &Dict<'_>) -> bool {
    let predicts = |parameters: Dict<'_>| parameters.get::<i32>(b"Predictor").is_some_and(|p| p > 1);
    match dict.get::<Object<'_>>(b"DecodeParms").or_else(|| dict.get::<Object<'_>>(b"DP")) {
        Some(Object::Dict(parameters)) => predicts(parameters),
        Some(Object::Array(all)) => all_dicts(&all).any(predicts),
        _ => false,
    }
}

fn all_dicts<'a>(array: &Array<'a>) -> impl Iterator<Item = Dict<'a>> + use<'a> {
    array.iter::<Object<'a>>().filter_map(Object::into_dict)
}

fn decode_common<'a>(raw: Cow<'a, [u8]>, filters: &[Vec<u8>], limit: usize) -> Decoded<'a> {
    let mut decoded = Decoded { bytes: raw, cut: false, damaged: false };
    for filter in filters {
        let bytes = match filter.as_slice() {
            b"FlateDecode" | b"Fl" => {
                let (bytes, cut, damaged) = inflate(&decoded.bytes, limit);
                decoded.cut |= cut;
                decoded.damaged |= damaged;
                bytes
            }
            b"ASCII85Decode" | b"A85" => ascii85(&decoded.bytes),
            _ => ascii_hex(&decoded.bytes),
        };
        decoded.bytes = Cow::Owned(bytes);
    }
    if decoded.bytes.len() > limit {
        decoded.cut = true;
        decoded.bytes = Cow::Owned(decoded.bytes.get(..limit).unwrap_or_default().to_vec());
    }
    decoded
}

/// Inflates up to a limit; returns the bytes, whether there was more, and whether the data are damaged.
fn inflate(packed: &[u8], limit: usize) -> (Vec<u8>, bool, bool) {
    if packed.trim_ascii().is_empty() {
        return (Vec::new(), false, false);
    }
    let room = limit.saturating_add(1) as u64;
    let mut bytes = Vec::with_capacity(packed.len().saturating_mul(4).min(limit).min(1 << 20));
    let mut faulty = ZlibDecoder::new(packed).take(room).read_to_end(&mut bytes).is_err();
    if faulty && bytes.is_empty() {
        // A wrong or missing zlib header before sound data: readers accept it.
        for skip in [2, 0] {
            let rest = packed.get(skip..).unwrap_or_default();
            faulty = DeflateDecoder::new(rest).take(room).read_to_end(&mut bytes).is_err();
            if !bytes.is_empty() {
                break;
            }
        }
    }
    let cut = bytes.len() > limit;
    bytes.truncate(limit);
    (bytes, cut, faulty)
}

fn ascii_hex(packed: &[u8]) -> Vec<u8> {
    let digits = packed.iter().take_while(|b| **b != b'>').filter_map(|b| char::from(*b).to_digit(16));
    let digits: Vec<u8> = digits.map(|d| d as u8).collect();
    digits.chunks(2).map(|pair| pair.first().unwrap_or(&0) << 4 | pair.get(1).unwrap_or(&0)).collect()
}

fn ascii85(packed: &[u8]) -> Vec<u8> {
    let packed = packed.strip_prefix(b"<~").unwrap_or(packed);
    let mut bytes = Vec::with_capacity(packed.len() / 5 * 4);
    let mut group = [0_u8; 5];
    let mut filled = 0;
    for byte in packed {
        match byte {
            b'z' if filled == 0 => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                if let Some(slot) = group.get_mut(filled) {
                    *slot = byte - b'!';
                }
                filled += 1;
                if filled == 5 {
                    bytes.extend(ascii85_group(group));
                    filled = 0;
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if filled > 1 {
        for slot in group.iter_mut().skip(filled) {
            *slot = 84;
        }
        bytes.extend(ascii85_group(group).into_iter().take(filled - 1));
    }
    bytes
}

fn ascii85_group(group: [u8; 5]) -> [u8; 4] {
    group.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit))).to_be_bytes()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let bomb = zlib(&vec![b'q'; 10 << 20]);
        let (bytes, cut, damaged) = inflate(&bomb, 1000);
        assert_eq!((bytes.len(), cut, damaged), (1000, true, false));
    }

    #[test]
    fn truncated_data_give_what_came_before() {
        let text: Vec<u8> = (0..20_000_u32).flat_map(u32::to_le_bytes).collect();
        let packed = zlib(&text);
        let (bytes, cut, damaged) = inflate(&packed[..packed.len() / 2], 1 << 20);
        assert!(!cut && damaged);
        assert!(bytes.len() > 1000 && text.starts_with(&bytes));
    }

    #[test]
    fn a_wrong_header_is_forgiven() {
        let mut packed = zlib(b"BT (Agreed) Tj ET");
        packed[0] = 0;
        assert_eq!(inflate(&packed, 100).0, b"BT (Agreed) Tj ET");
    }

    #[test]
    fn ascii_filters() {
        assert_eq!(ascii_hex(b"4a 4B4>"), b"JK@");
        assert_eq!(ascii85(b"<~87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(ascii85(b"z87cUR~>"), b"\0\0\0\0Hell");
    }
}
