//! Pages whose fonts name wrong characters for all of their glyphs: signs in place of letters.
//!
//! Programs that write a font anew sometimes number its glyphs and give the numbers out as characters. Each glyph then
//! has a known character, and the text is rubbish all the same.

use crate::document::Word;

/// Shorter texts (characters) may be signs.
const SHORTEST: usize = 120;
/// No text has so large a share of signs.
const MOST_SIGNS: f32 = 0.6;
/// Signs that fill lines, and marks in tables of answers.
const FILLING: &str = ".,_-–—…·•|=*+×✓✔✗✘☐☑☒□■●○";

/// Marks the words of a page as unsure where most of their characters are signs.
pub(super) fn mark(words: &mut [Word]) {
    let (mut all, mut signs) = (0_usize, 0_usize);
    for word in words.iter() {
        let plain = word.text.bytes().filter(u8::is_ascii_alphanumeric).count();
        all += plain;
        // Most words have no other characters.
        if plain < word.text.len() {
            // Tables are drawn with signs, too.
            let fills = |c: char| FILLING.contains(c) || ('\u{2500}'..='\u{257F}').contains(&c);
            let others = word.text.chars().filter(|&c| !c.is_ascii_alphanumeric() && !fills(c));
            for character in others {
                all += 1;
                signs += usize::from(!character.is_alphanumeric());
            }
        }
    }
    if all >= SHORTEST && signs as f32 > MOST_SIGNS * all as f32 {
        for word in words {
            word.unsure = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Rect;

    fn word(text: &str) -> Word {
        Word::new(text, Rect::new(0.0, 0.0, 10.0, 10.0))
    }

    fn unsure(text: &str) -> bool {
        let mut words: Vec<Word> = text.split(' ').map(word).collect();
        mark(&mut words);
        words.iter().all(|word| word.unsure)
    }

    #[test]
    fn signs_in_place_of_letters_are_no_text() {
        assert!(unsure(&"!\"#$ %&' ()*+ ".repeat(20)));
        assert!(!unsure(&"£1,200 (4%) ".repeat(20)));
        assert!(!unsure(&"Introduction ............ 3 ".repeat(20)));
        assert!(!unsure(&"├────────────┤ │Ref│ ".repeat(20)));
        assert!(!unsure("!\"#$ %&'"));
    }
}
