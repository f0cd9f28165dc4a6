//! The words for each label of a form, and quick ways to find them in a text.

use super::Label;
use super::words::{contains_words, fold, stems};
use crate::wording::misprint::{distance_within, letters as letters_of, may_be_within};
use std::collections::{BTreeMap, BTreeSet};

/// The words for each label, folded; longest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LabelSet {
    pub(super) words: Vec<(Label, String)>,
    /// Which letters occur in each of the words.
    letters: Vec<u64>,
    /// The stems of the words for each label.
    pub(super) stems: Vec<(Label, BTreeSet<String>)>,
    /// Indices of words by their beginnings.
    by_begin: BTreeMap<[u8; 3], Vec<usize>>,
    /// Indices of words by their ends.
    by_end: BTreeMap<[u8; 3], Vec<usize>>,
    /// The labels of the longer words, by these without their spaces.
    torn: BTreeMap<String, Vec<Label>>,
}

impl LabelSet {
    /// Takes words for labels as written.
    pub(super) fn new(written: impl IntoIterator<Item = (Label, String)>) -> Self {
        let mut words: Vec<(Label, String)> =
            written.into_iter().map(|(label, text)| (label, fold(&text))).filter(|(_, w)| !w.is_empty()).collect();
        words.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.cmp(b)));
        words.dedup();
        let letters = words.iter().map(|(_, words)| letters_of(words)).collect();
        let of = |label: Label| words.iter().filter(move |(known, _)| *known == label);
        let stems = Label::ALL.iter().map(|(label, _)| (*label, of(*label).flat_map(|(_, w)| stems(w)).collect()));
        let stems = stems.collect();
        let (mut by_begin, mut by_end) = (BTreeMap::<_, Vec<usize>>::new(), BTreeMap::<_, Vec<usize>>::new());
        for (index, (_, words)) in words.iter().enumerate() {
            by_begin.entry(begin(words)).or_default().push(index);
            by_end.entry(end(words)).or_default().push(index);
        }
        let mut torn: BTreeMap<String, Vec<Label>> = BTreeMap::new();
        for (label, words) in words.iter().filter(|(_, words)| words.len() >= LEAST_FOR_A_SLIP) {
            torn.entry(words.replace(' ', "")).or_default().push(*label);
        }
        Self { words, letters, stems, by_begin, by_end, torn }
    }

    /// The first of the words for a label, longest first, that a folded text holds as whole words.
    pub(super) fn held(&self, label: Label, folded: &str) -> Option<&str> {
        let there = letters_of(folded);
        let words = self.words.iter().zip(&self.letters).filter(|((known, _), letters)| {
            // A letter that is not there settles it.
            *known == label && **letters & !there == 0
        });
        words.map(|((_, words), _)| words.as_str()).find(|words| contains_words(folded, words))
    }

    /// Whether a folded text is one of the words for a label.
    pub fn has(&self, label: Label, folded: &str) -> bool {
        self.words.iter().any(|(known, words)| *known == label && words == folded)
    }

    /// Whether a text may name a label, as far as its first and last letters tell: prose is told from one without being
    /// folded.
    pub(super) fn may_name(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        // What is left out of account (notes in brackets, years) may stand at either end.
        if bytes.iter().any(|byte| byte.is_ascii_digit() || matches!(byte, b'(' | b')' | b'[' | b']')) {
            return true;
        }
        let small = |bytes: &[u8]| -> Option<[u8; 3]> {
            let letters: [u8; 3] = bytes.try_into().ok()?;
            letters.iter().all(u8::is_ascii_alphabetic).then(|| letters.map(|byte| byte.to_ascii_lowercase()))
        };
        let first = bytes.iter().position(u8::is_ascii_alphabetic).unwrap_or(0);
        let last = bytes.iter().rposition(u8::is_ascii_alphabetic).map_or(0, |at| at + 1);
        let begin = bytes.get(first..first + 3).and_then(small);
        let end = last.checked_sub(3).and_then(|from| bytes.get(from..last)).and_then(small);
        let (Some(begin), Some([c, b, a])) = (begin, end) else { return true };
        let around =
            |range: Option<&[u8]>| range.unwrap_or_default().iter().any(|byte| !byte.is_ascii() || *byte == b'&');
        around(bytes.get(..first))
            || around(bytes.get(last..))
            || begin == *CONTINUED
            || self.by_begin.contains_key(&begin)
            || (text.len() <= self.longest() && self.by_end.contains_key(&[a, b, c]))
    }

    /// Bytes of the longest name with a slip in it, and some signs around it.
    fn longest(&self) -> usize {
        self.words.first().map_or(0, |(_, words)| words.len()) + AROUND_A_NAME
    }

    /// The labels of which a whole folded text, or the same without years, is a name; in the labels' order.
    pub(super) fn named(&self, folded: &str, bare: &str) -> Vec<Label> {
        let mut found = Vec::new();
        self.find(folded, &mut found);
        if bare.len() != folded.len() {
            self.find(bare, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The labels of which a folded text is a name torn at the ends of a narrow column's lines ("our r ating",
    /// "propo sed i mpro vement actions"), in the labels' order.
    pub(super) fn torn(&self, folded: &str) -> Vec<Label> {
        if !folded.contains(' ') || folded.len() > self.longest() {
            return Vec::new();
        }
        let mut found = self.torn.get(&folded.replace(' ', "")).cloned().unwrap_or_default();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The labels that a text names, but for a slip of the pen in a longer name.
    fn find(&self, text: &str, found: &mut Vec<Label>) {
        let there = std::cell::OnceCell::new();
        // One slip leaves the beginning or the end as it is.
        let begin = self.by_begin.get(&begin(text)).into_iter().flatten();
        let end = self.by_end.get(&end(text)).into_iter().flatten();
        for &index in begin.chain(end) {
            let Some(((label, words), letters)) = self.words.get(index).zip(self.letters.get(index)) else { continue };
            let slip = || {
                words.len() >= LEAST_FOR_A_SLIP
                    && words.len().abs_diff(text.len()) <= LONGEST_LETTER
                    && may_be_within(*there.get_or_init(|| letters_of(text)), *letters, 1)
            };
            if words == text || (slip() && distance_within(words, text, 1).is_some()) {
                found.push(*label);
            }
        }
    }
}

/// "Continued" stands before a name, or behind it, and does not count.
const CONTINUED: &[u8; 3] = b"con";

/// Signs and blanks around a name take no more bytes.
const AROUND_A_NAME: usize = 16;

/// A name with fewer bytes than this is written right or is none.
const LEAST_FOR_A_SLIP: usize = 8;

/// One letter more or less is at most so many bytes.
const LONGEST_LETTER: usize = 4;

/// The first bytes of a text.
fn begin(text: &str) -> [u8; 3] {
    std::array::from_fn(|at| text.as_bytes().get(at).copied().unwrap_or_default())
}

/// The last bytes of a text.
fn end(text: &str) -> [u8; 3] {
    let bytes = text.as_bytes();
    std::array::from_fn(|at| bytes.len().checked_sub(at + 1).and_then(|at| bytes.get(at)).copied().unwrap_or_default())
}
