//! Widths and characters as the font's dictionary itself gives them. Most fonts say all there is to know there, and
//! their programs, which cost far more to load than the page's text to read, stay packed.

use hayro_cmap::{BfString, CMap};
use hayro_font::CMapResolverFn;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use rustc_hash::FxHashMap;

use super::numbered_names::NumberedNames;
use super::program_map::ProgramMap;
use super::streams;

/// Bytes of a `ToUnicode` map. A map of all characters of the Basic Multilingual Plane takes about one megabyte.
const TO_UNICODE_BYTES: usize = 4 << 20;
/// Codes of two bytes.
const TWO_BYTE_CODES: u32 = 1 << 16;
/// Items of a `/W` array.
const WIDTH_ITEMS: usize = 200_000;

/// How a font's strings are cut into codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codes {
    /// One byte each.
    Bytes,
    /// Two bytes each (`Identity-H`).
    Pairs,
    /// In another way, which only the library knows.
    Other,
}

/// What a font's dictionary says of its codes.
pub(super) struct Metrics {
    pub(super) codes: Codes,
    /// Widths of one-byte codes in thousandths of an em, from the first one on.
    first: u32,
    simple: Vec<f32>,
    /// Widths of two-byte codes.
    pairs: FxHashMap<u32, f32>,
    /// Width of all other codes; nothing where only the font's program knows.
    rest: Option<f32>,
    to_unicode: Option<CMap>,
    /// Codes from 32 to 126 are ASCII.
    ascii: bool,
    /// Codes from 128 on are Windows' Latin letters.
    windows: bool,
    /// The glyphs are pictures that bear their codes for names.
    numbered: Option<NumberedNames>,
    /// What the font's program says, where nothing else does.
    program: Option<ProgramMap>,
    /// What two-byte codes are of themselves.
    pair_codes: PairCodes,
}

/// What the codes of a font of two-byte codes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PairCodes {
    /// Numbers of glyphs: they tell nothing.
    Glyphs,
    /// The characters themselves: the map to Unicode is called `Identity`, as report writers call it.
    Characters,
    /// Numbers of one of Adobe's collections of East Asian characters, all of which begin with ASCII.
    Collection,
}

impl Metrics {
    /// Reads a font's dictionary.
    pub(super) fn read(
        dict: &Dict<'_>,
        descendant: Option<&Dict<'_>>,
        descriptor: &Dict<'_>,
        cmaps: &CMapResolverFn,
    ) -> Self {
        let subtype = dict.get::<Name<'_>>(b"Subtype");
        let mut metrics = Self {
            codes: Codes::Other,
            first: 0,
            simple: Vec::new(),
            pairs: FxHashMap::default(),
            rest: None,
            to_unicode: None,
            ascii: false,
            windows: false,
            numbered: None,
            program: None,
            pair_codes: PairCodes::Glyphs,
        };
        match subtype.as_ref().map(AsRef::as_ref) {
            Some(b"Type1" | b"MMType1" | b"TrueType") => metrics.read_simple(dict, descriptor),
            Some(b"Type0") => metrics.read_composite(dict, descendant),
            // With a map to Unicode, the library knows better.
            Some(b"Type3") if !dict.contains_key(b"ToUnicode") => metrics.numbered = NumberedNames::read(dict),
            _ => {}
        }
        if metrics.codes != Codes::Other {
            metrics.to_unicode = to_unicode(dict, cmaps);
        }
        if metrics.codes == Codes::Pairs && metrics.to_unicode.is_none() {
            metrics.pair_codes = PairCodes::read(dict, descendant);
            if metrics.pair_codes == PairCodes::Glyphs {
                metrics.program = descendant.and_then(ProgramMap::of);
            }
        }
        metrics
    }

    fn read_simple(&mut self, dict: &Dict<'_>, descriptor: &Dict<'_>) {
        let widths = dict.get::<Array<'_>>(b"Widths");
        let (Some(first), Some(widths)) = (dict.get::<u32>(b"FirstChar"), widths) else { return };
        let embedded = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|k| descriptor.contains_key(k));
        if first > 255 || !embedded {
            return;
        }
        self.codes = Codes::Bytes;
        self.first = first;
        let room = (256 - first) as usize;
        self.simple.extend(widths.iter::<f32>().take(room));
        self.rest = Some(descriptor.get::<f32>(b"MissingWidth").unwrap_or(0.0));
        let (base, differs) = match dict.get::<Object<'_>>(b"Encoding") {
            Some(Object::Name(name)) => (Some(name), false),
            Some(Object::Dict(encoding)) => {
                (encoding.get::<Name<'_>>(b"BaseEncoding"), encoding.contains_key(b"Differences"))
            }
            _ => (None, false),
        };
        if let Some(base) = base.filter(|_| !differs) {
            self.windows = base.as_ref() == b"WinAnsiEncoding";
            self.ascii = self.windows || base.as_ref() == b"MacRomanEncoding";
        }
    }

    fn read_composite(&mut self, dict: &Dict<'_>, descendant: Option<&Dict<'_>>) {
        let identity = dict.get::<Name<'_>>(b"Encoding").is_some_and(|name| name.as_ref() == b"Identity-H");
        let Some(descendant) = descendant.filter(|_| identity) else { return };
        self.codes = Codes::Pairs;
        self.rest = Some(descendant.get::<f32>(b"DW").unwrap_or(1000.0));
        let Some(widths) = descendant.get::<Array<'_>>(b"W") else { return };
        let mut items = widths.iter::<Object<'_>>().take(WIDTH_ITEMS);
        while let (Some(Object::Number(first)), Some(second)) = (items.next(), items.next()) {
            let Some(first) = code(first) else { break };
            match second {
                Object::Array(list) => {
                    self.pairs.extend((first..TWO_BYTE_CODES).zip(list.iter::<f32>()));
                }
                Object::Number(last) => {
                    let (Some(last), Some(Object::Number(width))) = (code(last), items.next()) else { break };
                    self.pairs.extend((first..=last).map(|code| (code, width.as_f32())));
                }
                _ => break,
            }
        }
    }

    /// The width of a code in thousandths of an em, where the dictionary tells it.
    pub(super) fn width(&self, code: u32) -> Option<f32> {
        let own = match self.codes {
            Codes::Bytes => code.checked_sub(self.first).and_then(|i| self.simple.get(i as usize)),
            Codes::Pairs => self.pairs.get(&code),
            Codes::Other => return None,
        };
        own.copied().or(self.rest)
    }

    /// The characters of a code, where the dictionary tells them.
    pub(super) fn characters(&self, code: u32) -> Option<BfString> {
        let mapped = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code));
        match mapped {
            Some(BfString::Char('\0')) | None => {}
            Some(known) => return Some(known),
        }
        if let Some(numbered) = self.numbered {
            return numbered.characters(code);
        }
        if let Some(program) = &self.program {
            return program.character(code).map(BfString::Char);
        }
        match self.pair_codes {
            PairCodes::Characters => return char::from_u32(code).filter(|c| !c.is_control()).map(BfString::Char),
            PairCodes::Collection => return collection_character(code).map(BfString::Char),
            PairCodes::Glyphs => {}
        }
        match code {
            0x20..=0x7E if self.ascii => char::from_u32(code).map(BfString::Char),
            0x80..=0xFF if self.windows => windows_character(code).map(BfString::Char),
            _ => None,
        }
    }
}

impl PairCodes {
    fn read(dict: &Dict<'_>, descendant: Option<&Dict<'_>>) -> Self {
        let named = dict.get::<Name<'_>>(b"ToUnicode");
        if named.is_some_and(|name| matches!(name.as_ref(), b"Identity-H" | b"Identity-V")) {
            return Self::Characters;
        }
        let system = descendant.and_then(|font| font.get::<Dict<'_>>(b"CIDSystemInfo"));
        let ordering = system.and_then(|system| system.get::<hayro_syntax::object::String<'_>>(b"Ordering"));
        let collection =
            ordering.is_some_and(|ordering| matches!(ordering.as_bytes(), b"Japan1" | b"GB1" | b"CNS1" | b"Korea1"));
        if collection { Self::Collection } else { Self::Glyphs }
    }
}

/// The ASCII of Adobe's collections: 1 is the space, 34 is `A` (Adobe-Japan1, -GB1, -CNS1, -Korea1; technical notes 5078
/// to 5080 and 5093). Japan1 and Korea1 have their currencies in place of the backslash.
fn collection_character(code: u32) -> Option<char> {
    (1..=94).contains(&code).then(|| char::from_u32(code + 31)).flatten().filter(|c| *c != '\\')
}

fn code(number: Number) -> Option<u32> {
    u32::try_from(number.as_i64()).ok().filter(|code| *code < TWO_BYTE_CODES)
}

fn to_unicode(dict: &Dict<'_>, cmaps: &CMapResolverFn) -> Option<CMap> {
    let stream = dict.get::<Stream<'_>>(b"ToUnicode")?;
    let decoded = streams::decode(&stream, TO_UNICODE_BYTES);
    let resolver = cmaps.clone();
    CMap::parse(&decoded.bytes, move |name| resolver(name))
}

/// Windows' code page 1252 from 128 on.
pub(super) fn windows_character(code: u32) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let found = match code {
        0x80..=0x9F => HIGH.get((code - 0x80) as usize).copied()?,
        _ => char::from_u32(code)?,
    };
    (found != '\0').then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_collections_begin_with_ascii() {
        let shown = [0, 1, 17, 34, 61, 66, 94, 95, 900].map(|code| collection_character(code).unwrap_or('\0'));
        assert_eq!(shown, ['\0', ' ', '0', 'A', '\0', 'a', '}', '\0', '\0']);
    }

    #[test]
    fn windows_letters() {
        for (code, expected) in [
            (0x80, Some('€')),
            (0x92, Some('’')),
            (0x96, Some('–')),
            (0xA3, Some('£')),
            (0xE9, Some('é')),
            (0x81, None),
        ] {
            assert_eq!(windows_character(code), expected);
        }
    }
}
