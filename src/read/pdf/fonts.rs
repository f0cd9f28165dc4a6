//! Fonts: codes to text, widths, boldness. Each code is looked up once per font and then remembered.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font as LibraryFont, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, FromBytes, Name, Rect};
use rustc_hash::FxHashMap;

use super::characters;
use super::metrics::{Codes, Metrics};

/// Flag bits of a font descriptor (ISO 32000-2, table 121).
const FLAG_ITALIC: u32 = 1 << 6;
const FLAG_FORCE_BOLD: u32 = 1 << 18;
/// Weights from here on count as bold (semi-bold and up).
const BOLD_WEIGHT: f32 = 600.0;
/// Thousandths of an em.
const EM: f64 = 1000.0;

/// A font as the text reader needs it.
pub(super) struct Font<'a> {
    /// Index into the document's font names.
    pub(super) name: u16,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Descender in ems, negative.
    pub(super) descent: f64,
    /// Height of the box of a glyph in ems.
    pub(super) height: f64,
    /// Written from top to bottom.
    pub(super) vertical: bool,
    metrics: Metrics,
    /// The library's font, for what the dictionary does not tell; loaded when first asked for.
    library: OnceCell<Option<LibraryFont<'a>>>,
    loader: Loader<'a>,
    /// A symbol font whose codes are no letters.
    symbols: Option<characters::SymbolFont>,
    /// It stands for a font that the file lacks: all that it shows is a guess.
    stands_in: bool,
    pub(super) glyphs: RefCell<GlyphCache>,
}

/// What a code shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Advance in ems, along the writing direction.
    pub(super) advance: f64,
    /// Where its text stands in the cache.
    start: u32,
    length: u8,
    /// It shows nothing but room.
    pub(super) space: bool,
    /// Its character is a guess or unknown.
    pub(super) unsure: bool,
    /// Its text needs composing (combining marks).
    pub(super) compose: bool,
}

/// The codes of a font that have been met.
#[derive(Default)]
pub(super) struct GlyphCache {
    text: String,
    low: Vec<Option<Glyph>>,
    high: FxHashMap<u32, Glyph>,
}

impl GlyphCache {
    /// The text of a glyph.
    pub(super) fn text(&self, glyph: Glyph) -> &str {
        let start = glyph.start as usize;
        self.text.get(start..start + usize::from(glyph.length)).unwrap_or_default()
    }
}

/// What it takes to load the library's font.
#[derive(Clone)]
struct Loader<'a> {
    dict: Dict<'a>,
    cache: FontCache<'a>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
}

impl<'a> Font<'a> {
    fn library(&self) -> Option<&LibraryFont<'a>> {
        let loader = &self.loader;
        self.library.get_or_init(|| loader.cache.font(&loader.dict, &loader.programs, &loader.cmaps)).as_ref()
    }

    /// The next code of a string and its length in bytes (at least 1).
    pub(super) fn read_code(&self, bytes: &[u8], offset: usize) -> (u32, usize) {
        let byte = |offset: usize| bytes.get(offset).copied().map(u32::from);
        let one = (byte(offset).unwrap_or_default(), 1);
        match self.metrics.codes {
            Codes::Bytes => one,
            Codes::Pairs => match (byte(offset), byte(offset + 1)) {
                (Some(high), Some(low)) => (high << 8 | low, 2),
                _ => (0, 1),
            },
            Codes::Other => match self.library() {
                Some(font) if offset < bytes.len() => {
                    let (code, length) = font.read_code(bytes, offset);
                    (code, length.max(1))
                }
                _ => one,
            },
        }
    }

    /// What a code shows.
    pub(super) fn glyph(&self, cache: &mut GlyphCache, code: u32) -> Glyph {
        let index = code as usize;
        if let Some(Some(glyph)) = cache.low.get(index) {
            return *glyph;
        }
        if index >= LOW_CODES
            && let Some(glyph) = cache.high.get(&code)
        {
            return *glyph;
        }
        let glyph = self.look_up(cache, code);
        if index < LOW_CODES {
            if cache.low.len() <= index {
                cache.low.resize(index + 1, None);
            }
            if let Some(slot) = cache.low.get_mut(index) {
                *slot = Some(glyph);
            }
        } else {
            cache.high.insert(code, glyph);
        }
        glyph
    }

    fn look_up(&self, cache: &mut GlyphCache, code: u32) -> Glyph {
        let known = self.metrics.characters(code).or_else(|| {
            let font = self.library()?;
            match font.glyph(font.map_code(code), code) {
                FontGlyph::Outline(outline) => outline.as_unicode(),
                FontGlyph::Type3(shape) => shape.as_unicode(),
            }
        });
        let mut buffer = [0; 4];
        let swapped;
        let raw: &str = match &known {
            Some(BfString::Char(c)) => c.encode_utf8(&mut buffer),
            Some(BfString::String(text)) => {
                swapped = characters::swapped_ligature(text);
                swapped.as_deref().unwrap_or(text)
            }
            None => "",
        };
        let start = cache.text.len();
        let advance = self.advance(code);
        let symbols = self.symbols.map(|font| font.by_width(raw, advance));
        // Codes of two bytes are the numbers of glyphs, whatever their size: they say nothing of what is drawn.
        let numbered = self.metrics.codes != Codes::Bytes && !raw.is_empty();
        let own = if numbered { code.saturating_add(characters::GLYPHS) } else { code };
        let unsure = characters::push_clean(&mut cache.text, raw, own, symbols);
        // A glyph that stands for more than 255 bytes of text does not exist outside of attacks.
        let length = u8::try_from(cache.text.len() - start).unwrap_or_else(|_| {
            cache.text.truncate(start);
            0
        });
        let text = cache.text.get(start..).unwrap_or_default();
        Glyph {
            advance,
            start: u32::try_from(start).unwrap_or_default(),
            length,
            space: !text.is_empty() && text.chars().all(char::is_whitespace),
            compose: !text.is_ascii() && text.chars().any(characters::may_compose),
            unsure: unsure || self.stands_in,
        }
    }

    fn advance(&self, code: u32) -> f64 {
        let own = self.metrics.width(code).map(f64::from);
        let advance = own.or_else(|| {
            let advance = self.library()?.code_advance(code);
            Some(if self.vertical { advance.y } else { advance.x })
        });
        let advance = advance.unwrap_or(0.5 * EM);
        if advance.is_finite() { advance / EM } else { 0.0 }
    }

    /// Where a glyph of vertical writing starts, in ems from the pen.
    pub(super) fn vertical_origin(&self, code: u32) -> (f64, f64) {
        let origin = self.library().map(|font| font.origin_displacement(code)).unwrap_or_default();
        (origin.x / EM, origin.y / EM)
    }
}

/// Codes up to here are remembered in a table, the others in a map.
const LOW_CODES: usize = 4096;

/// All fonts of a document.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
    known: FxHashMap<(u32, i32), Option<Rc<Font<'a>>>>,
    /// Their names, without subset prefixes, in the order in which they were met.
    pub(super) names: Vec<String>,
}

impl<'a> Fonts<'a> {
    /// No fonts yet.
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            cmaps: Arc::new(hayro_cmap::load_embedded),
            known: FxHashMap::default(),
            names: Vec::new(),
        }
    }

    /// The font that a page's resources call by a name.
    pub(super) fn get_by_name(&mut self, fonts: &Dict<'a>, name: &Name<'_>) -> Option<Rc<Font<'a>>> {
        // The reference is cheaper to read than the dictionary.
        if let Some(reference) = fonts.get_ref(name)
            && let Some(font) = self.known.get(&(reference.obj_number, reference.gen_number))
        {
            return font.clone();
        }
        self.get(&fonts.get::<Dict<'_>>(name)?)
    }

    /// The font of a font dictionary.
    pub(super) fn get(&mut self, dict: &Dict<'a>) -> Option<Rc<Font<'a>>> {
        let key = dict.obj_id().map(|id| (id.obj_number, id.gen_number));
        if let Some(font) = key.and_then(|key| self.known.get(&key)) {
            return font.clone();
        }
        let font = Some(Rc::new(self.load(dict)));
        if let Some(key) = key {
            self.known.insert(key, font.clone());
        }
        font
    }

    /// The font that stands for one that the file names and lacks, as other readers choose it.
    pub(super) fn stand_in(&mut self) -> Option<Rc<Font<'a>>> {
        const KEY: (u32, i32) = (0, -1);
        if let Some(font) = self.known.get(&KEY) {
            return font.clone();
        }
        let font = Dict::from_bytes(STAND_IN).map(|dict| Rc::new(Font { stands_in: true, ..self.load(&dict) }));
        self.known.insert(KEY, font.clone());
        font
    }

    fn load(&mut self, dict: &Dict<'a>) -> Font<'a> {
        let descendant = dict.get::<Array<'_>>(b"DescendantFonts").and_then(|a| a.iter::<Dict<'_>>().next());
        let descriptor = dict
            .get::<Dict<'_>>(b"FontDescriptor")
            .or_else(|| descendant.as_ref().and_then(|d| d.get::<Dict<'_>>(b"FontDescriptor")))
            .unwrap_or_default();
        let full_name = dict.get::<Name<'_>>(b"BaseFont").map(|n| n.as_str().to_owned()).unwrap_or_default();
        let name = without_subset_prefix(&full_name).to_owned();
        let lower = name.to_ascii_lowercase();
        let flags = descriptor.get::<u32>(b"Flags").unwrap_or_default();
        let (descent, height) = vertical_extent(dict, &descriptor, &lower);
        let loader = Loader {
            dict: dict.clone(),
            cache: self.cache.clone(),
            programs: self.programs.clone(),
            cmaps: self.cmaps.clone(),
        };
        let mut font = Font {
            bold: flags & FLAG_FORCE_BOLD != 0
                || descriptor.get::<f32>(b"FontWeight").is_some_and(|w| w >= BOLD_WEIGHT)
                || BOLD_NAMES.iter().any(|n| lower.contains(n)),
            italic: flags & FLAG_ITALIC != 0
                || descriptor.get::<f32>(b"ItalicAngle").is_some_and(|a| a.abs() > 1.0)
                || lower.contains("italic")
                || lower.contains("oblique"),
            descent,
            height,
            vertical: false,
            symbols: characters::SymbolFont::by_name(&lower),
            stands_in: false,
            metrics: Metrics::read(dict, descendant.as_ref(), &descriptor, &self.cmaps),
            library: OnceCell::new(),
            loader,
            glyphs: RefCell::default(),
            name: self.name_index(name),
        };
        if font.metrics.codes == Codes::Other {
            font.vertical = font.library().is_some_and(|f| !f.is_horizontal());
        }
        font
    }

    /// The index of a font name that no font of the page has to bear.
    pub(super) fn named(&mut self, name: &str) -> u16 {
        self.name_index(name.to_owned())
    }

    fn name_index(&mut self, name: String) -> u16 {
        let index = self.names.iter().position(|n| *n == name).unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        u16::try_from(index).unwrap_or(u16::MAX)
    }
}

/// What stands for a font that the file lacks.
const STAND_IN: &[u8] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/// Parts of font names that mean bold.
const BOLD_NAMES: [&str; 4] = ["bold", "black", "heavy", "demi"];

/// `ABCDEF+Name` without its subset prefix.
fn without_subset_prefix(name: &str) -> &str {
    match name.split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 && prefix.bytes().all(|b| b.is_ascii_uppercase()) => rest,
        _ => name,
    }
}

/// Descender (negative) and height of a glyph's box, in ems.
fn vertical_extent(dict: &Dict<'_>, descriptor: &Dict<'_>, lower_name: &str) -> (f64, f64) {
    if dict.get::<Name<'_>>(b"Subtype").is_some_and(|s| s.as_ref() == b"Type3") {
        return type3_extent(dict);
    }
    let descent = descriptor.get::<f64>(b"Descent").unwrap_or_else(|| match lower_name {
        n if n.contains("courier") => -157.0,
        n if n.contains("times") => -217.0,
        _ => -207.0,
    });
    // Some writers leave the sign out, some write nonsense.
    let descent = -descent.abs();
    let descent = if (-600.0..=0.0).contains(&descent) { descent } else { -207.0 };
    (descent / EM, 1.0)
}

/// The same for a font whose glyphs are drawings: from its box, in its own units.
fn type3_extent(dict: &Dict<'_>) -> (f64, f64) {
    let matrix = dict.get::<[f64; 6]>(b"FontMatrix").unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
    let scale = matrix.get(3).copied().unwrap_or(0.001);
    let (low, high) = dict.get::<Rect>(b"FontBBox").map_or((0.0, 0.0), |r| (r.y0 * scale, r.y1 * scale));
    let (low, high) = (low.min(high), low.max(high));
    let sound = high - low > 0.05 && high - low < 20.0;
    if sound { (low, high - low) } else { (-0.2 * (scale * EM).abs(), (scale * EM).abs()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subset_prefixes() {
        assert_eq!(without_subset_prefix("ABCDEF+Arial-BoldMT"), "Arial-BoldMT");
        assert_eq!(without_subset_prefix("A+B"), "A+B");
        assert_eq!(without_subset_prefix("abcdef+Arial"), "abcdef+Arial");
    }
}
