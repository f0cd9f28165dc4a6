//! The characters of glyphs as an embedded TrueType program names them, where the font's dictionary does not.
//!
//! Browsers embed programs with the table that leads from characters to glyphs (`cmap`). Read the other way round it says
//! what the codes of an `Identity-H` font show whose map to Unicode some later program threw away.

use hayro_syntax::object::{Dict, Name, Stream};
use rustc_hash::FxHashMap;

use super::streams;

/// Bytes of a font's program.
const PROGRAM_BYTES: usize = 16 << 20;
/// Bytes of a map from codes to glyphs: two for each code.
const CODES_BYTES: usize = 1 << 17;
/// Tables of a program, and maps in its `cmap`.
const MOST_TABLES: usize = 64;
/// Characters that all ranges of a map name together.
const MOST_CHARACTERS: u32 = 200_000;

/// What glyphs show.
#[derive(Debug, Default)]
pub(super) struct ProgramMap {
    characters: FxHashMap<u32, char>,
    /// Glyphs of codes, two bytes each; nothing where both are one.
    glyphs: Option<Vec<u8>>,
}

impl ProgramMap {
    /// Of a composite font's descendant; `None` where its program names no character.
    pub(super) fn of(descendant: &Dict<'_>) -> Option<Self> {
        let descriptor = descendant.get::<Dict<'_>>(b"FontDescriptor")?;
        let program = streams::decode(&descriptor.get::<Stream<'_>>(b"FontFile2")?, PROGRAM_BYTES);
        let glyphs = match descendant.get::<Stream<'_>>(b"CIDToGIDMap") {
            Some(map) => Some(streams::decode(&map, CODES_BYTES).bytes.into_owned()),
            None if descendant.get::<Name<'_>>(b"CIDToGIDMap").is_none_or(|name| name.as_ref() == b"Identity") => None,
            None => return None,
        };
        let characters = characters(&program.bytes)?;
        (!characters.is_empty()).then_some(Self { characters, glyphs })
    }

    /// The character of a code.
    pub(super) fn character(&self, code: u32) -> Option<char> {
        let glyph = match &self.glyphs {
            Some(glyphs) => short(glyphs, 2 * code as usize)?,
            None => code,
        };
        self.characters.get(&glyph).copied()
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u32> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u32::from(pair[0]) << 8 | u32::from(pair[1]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(short(bytes, at)? << 16 | short(bytes, at.checked_add(2)?)?)
}

/// The characters of a TrueType program's glyphs.
fn characters(program: &[u8]) -> Option<FxHashMap<u32, char>> {
    let tables = (short(program, 4)? as usize).min(MOST_TABLES);
    let record =
        (0..tables).map(|table| 12 + 16 * table).find(|&at| program.get(at..at + 4) == Some(b"cmap".as_slice()))?;
    let cmap = program.get(long(program, record + 8)? as usize..)?;
    let maps = (short(cmap, 2)? as usize).min(MOST_TABLES);
    let mut out = FxHashMap::default();
    for map in 0..maps {
        let at = 4 + 8 * map;
        let (Some(platform), Some(encoding)) = (short(cmap, at), short(cmap, at + 2)) else { break };
        // Unicode alone: other maps lead from letters of old systems, or from numbers.
        if matches!((platform, encoding), (0, _) | (3, 1 | 10))
            && let Some(own) = long(cmap, at + 4).and_then(|offset| cmap.get(offset as usize..))
        {
            read_map(own, &mut out);
        }
    }
    Some(out)
}

/// One map: the formats in which Unicode's characters are written.
fn read_map(map: &[u8], out: &mut FxHashMap<u32, char>) -> Option<()> {
    let mut left = MOST_CHARACTERS;
    let mut add = |code: u32, glyph: u32| -> Option<()> {
        left = left.checked_sub(1)?;
        if glyph != 0
            && let Some(character) = char::from_u32(code)
        {
            // "-" and the soft hyphen, the space and the one that does not break share a glyph: the plain one counts.
            let known = out.entry(glyph).or_insert(character);
            *known = (*known).min(character);
        }
        Some(())
    };
    match short(map, 0)? {
        4 => {
            let size = short(map, 6)? as usize;
            for segment in (0..size).step_by(2) {
                let (end, start) = (short(map, 14 + segment)?, short(map, 16 + size + segment)?);
                let delta = short(map, 16 + 2 * size + segment)?;
                let place = 16 + 3 * size + segment;
                let offset = short(map, place)? as usize;
                for code in start..=end {
                    let glyph = match offset {
                        0 => (code + delta) & 0xFFFF,
                        _ => match short(map, place + offset + 2 * (code - start) as usize) {
                            Some(0) | None => 0,
                            Some(glyph) => (glyph + delta) & 0xFFFF,
                        },
                    };
                    add(code, glyph)?;
                }
            }
        }
        12 => {
            let groups = long(map, 12)?.min(MOST_CHARACTERS) as usize;
            for group in 0..groups {
                let at = 16 + 12 * group;
                let (start, end, glyph) = (long(map, at)?, long(map, at + 4)?, long(map, at + 8)?);
                for code in start..=end {
                    add(code, glyph.wrapping_add(code - start))?;
                }
            }
        }
        _ => {}
    }
    Some(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A program of one table, with one map of a platform.
    fn program(platform: u16, map: &[u16]) -> Vec<u8> {
        let head: [u16; 14] = [0, 1, 1, 0, 0, 0, 0x636D, 0x6170, 0, 0, 0, 28, 0, 0];
        let cmap: [u16; 6] = [0, 1, platform, 1, 0, 12];
        head.iter().chain(&cmap).chain(map).flat_map(|number| number.to_be_bytes()).collect()
    }

    #[test]
    fn glyphs_are_named_by_the_program() {
        // "A" to "C" are glyphs 3 to 5, "x" is glyph 9.
        let segments = [4_u16, 40, 0, 6, 0, 0, 0, 0x43, 0x78, 0xFFFF, 0, 0x41, 0x78, 0xFFFF];
        let rest = [3_u16.wrapping_sub(0x41), 9_u16.wrapping_sub(0x78), 1, 0, 0, 0];
        let map: Vec<u16> = segments.into_iter().chain(rest).collect();
        let found = characters(&program(3, &map)).unwrap();
        assert_eq!(
            [3, 5, 9, 4, 7].map(|glyph| found.get(&glyph).copied()),
            [Some('A'), Some('C'), Some('x'), Some('B'), None]
        );
        assert!(characters(&program(1, &map)).unwrap().is_empty());
        let groups = [12_u16, 0, 0, 28, 0, 0, 0, 1, 0, 0x61, 0, 0x62, 0, 7];
        assert_eq!(characters(&program(0, &groups)).unwrap().get(&8), Some(&'b'));
    }

    #[test]
    fn damaged_programs_name_nothing() {
        assert!(characters(b"").is_none());
        let endless = [12_u16, 0, 0, 28, 0, 0, 0xFFFF, 0xFFFF, 0, 0, 0xFFFF, 0xFFFF, 0, 1];
        assert!(characters(&program(3, &endless)).unwrap().len() <= MOST_CHARACTERS as usize);
        assert!(characters(&program(3, &[4, 0, 0, 0xFFFE])).unwrap().is_empty());
    }
}
