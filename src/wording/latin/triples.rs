//! The triples of letters that a text has: what many patterns are asked of one text is looked up in one look at it.
//!
//! A sentence is asked about by dozens of patterns one after the other, each with words that a match needs (`needed`). A
//! word all of whose triples a text has may be in it; of most words one is missing, so that the text need not be searched.
//! The triples of the last text are kept: they are noted once for all the patterns.

use std::cell::RefCell;

/// Shorter texts are searched as quickly; longer ones have most triples.
const LENGTHS: std::ops::RangeInclusive<usize> = 24..=4_096;
/// Kinds of signs: each letter, digits, the underscore, and whatever ends a word.
const KINDS: usize = 32;
/// Bits for all triples of kinds.
const WORDS_OF_BITS: usize = KINDS * KINDS * KINDS / 64;

/// The kind of each byte; 0 is what ends a word.
const KIND: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let small = (byte as u8).to_ascii_lowercase();
        kinds[byte] = match small {
            b'a'..=b'z' => small - b'a' + 1,
            b'0'..=b'9' => 27,
            b'_' => 28,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

thread_local! {
    static LAST: RefCell<Triples> = RefCell::new(Triples::default());
}

/// The triples of the text that was asked about last.
#[derive(Debug)]
pub(super) struct Triples {
    text: Vec<u8>,
    /// A bit for each triple of kinds.
    bits: Box<[u64; WORDS_OF_BITS]>,
}

impl Default for Triples {
    fn default() -> Self {
        Self { text: Vec::new(), bits: Box::new([0; WORDS_OF_BITS]) }
    }
}

impl Triples {
    /// Asks with the triples of a text, where they are worth noting.
    pub(super) fn asked<T>(text: &[u8], ask: impl FnOnce(Option<&Self>) -> T) -> T {
        if !LENGTHS.contains(&text.len()) {
            return ask(None);
        }
        LAST.with_borrow_mut(|last| {
            if last.text != text {
                last.note(text);
            }
            ask(Some(last))
        })
    }

    fn note(&mut self, text: &[u8]) {
        self.text.clear();
        self.text.extend_from_slice(text);
        self.bits.fill(0);
        let mut at = Rolling::default();
        // A blank behind the last sign: the text ends a word too.
        for byte in text.iter().chain(b" ") {
            let triple = at.with(*byte);
            self.bits[place(triple)] |= 1 << (triple & 63);
        }
    }

    /// Whether the text has all of these.
    pub(super) fn have(&self, triples: &[u16]) -> bool {
        triples.iter().all(|triple| self.bits[place(*triple)] >> (triple & 63) & 1 == 1)
    }
}

/// Where the bit of a triple stands.
fn place(triple: u16) -> usize {
    usize::from(triple >> 6) % WORDS_OF_BITS
}

/// The last three kinds of signs.
#[derive(Default)]
struct Rolling(u16);

impl Rolling {
    fn with(&mut self, byte: u8) -> u16 {
        self.0 = (self.0 << 5 | u16::from(KIND[usize::from(byte)])) & 0x7fff;
        self.0
    }
}

/// The triples of a word; `begins`, `ends`: whether nothing that goes on with it stands on that side.
pub(super) fn of_word(word: &[u8], begins: bool, ends: bool) -> Box<[u16]> {
    let mut at = Rolling::default();
    let mut out = Vec::new();
    let before = usize::from(begins);
    let behind: &[u8] = if ends { b" " } else { b"" };
    for (place, byte) in word.iter().chain(behind).enumerate() {
        let triple = at.with(*byte);
        // The first two signs make no triple, unless what ends a word stands before them.
        if place + before >= 2 {
            out.push(triple);
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_hold(text: &str, word: &str, begins: bool, ends: bool) -> bool {
        let triples = of_word(word.as_bytes(), begins, ends);
        Triples::asked(text.as_bytes(), |noted| noted.is_some_and(|noted| noted.have(&triples)))
    }

    #[test]
    fn words_are_looked_up_with_their_ends() {
        let text = "The Board agreed that a report be brought in 2026";
        assert!(may_hold(text, "agreed", true, true));
        assert!(may_hold(text, "gree", false, false));
        assert!(!may_hold(text, "gree", true, false));
        assert!(!may_hold(text, "gree", false, true));
        assert!(may_hold(text, "the", true, true), "at the beginning");
        assert!(may_hold(text, "2026", true, true), "at the end");
        assert!(may_hold(text, "a report", true, false), "with a blank");
        assert!(!may_hold(text, "noted", false, false));
    }

    #[test]
    fn short_words_have_triples_with_their_ends() {
        assert_eq!(of_word(b"by", true, true).len(), 2);
        assert!(of_word(b"by", false, false).is_empty());
    }

    #[test]
    fn another_text_is_looked_at_anew() {
        let (one, two) = ("the committee noted the report", "the committee agreed the report");
        assert!(may_hold(one, "noted", true, true));
        assert!(!may_hold(two, "noted", true, true));
        assert!(may_hold(one, "noted", true, true));
    }
}
