//! Words of labels, names and headings made comparable.

use crate::wording::folding;
use crate::wording::phrases::word_starts;

/// Small words, and words that any proposal may hold; they do not tell proposals apart.
const SMALL: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in", "into", "is", "it",
    "its", "of", "on", "or", "our", "shall", "should", "so", "such", "that", "the", "their", "them", "they", "this",
    "to", "was", "we", "were", "will", "with", "must", "all", "each", "who",
];

/// Small words have no more bytes.
const LONGEST_SMALL: usize = 6;

/// Lower case, straight quotes, "&" as "and"; everything but letters, digits and apostrophes is one space.
pub fn fold(text: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some(byte) = rest.first() {
        let (run, after) = folding::ascii_run(rest);
        if !run.is_empty() {
            out.extend_from_slice(run);
            rest = after;
        } else if byte.is_ascii() {
            let in_word = is_in_word(&out);
            match byte {
                b'\'' => push_apostrophe(&mut out, in_word),
                b'&' => {
                    if in_word {
                        out.push(b' ');
                    }
                    out.extend_from_slice(b"and ");
                }
                _ => push_blank(&mut out, in_word),
            }
            rest = rest.get(1..).unwrap_or_default();
        } else {
            let Some((character, after)) = folding::character(rest) else { break };
            rest = after;
            match character {
                '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' => {}
                '’' | '‘' => {
                    let in_word = is_in_word(&out);
                    push_apostrophe(&mut out, in_word);
                }
                c if c.is_alphanumeric() => {
                    let mut buffer = [0; 4];
                    for small in c.to_lowercase() {
                        out.extend_from_slice(small.encode_utf8(&mut buffer).as_bytes());
                    }
                }
                _ => {
                    let in_word = is_in_word(&out);
                    push_blank(&mut out, in_word);
                }
            }
        }
    }
    while matches!(out.last(), Some(b' ' | b'\'')) {
        out.pop();
    }
    out.make_ascii_lowercase();
    String::from_utf8(out).unwrap_or_default()
}

fn is_in_word(out: &[u8]) -> bool {
    !matches!(out.last(), None | Some(b' '))
}

fn push_apostrophe(out: &mut Vec<u8>, in_word: bool) {
    if in_word {
        out.push(b'\'');
    }
}

fn push_blank(out: &mut Vec<u8>, in_word: bool) {
    if in_word {
        while out.last() == Some(&b'\'') {
            out.pop();
        }
        out.push(b' ');
    }
}

/// Whether folded words stand as whole words in a folded text.
pub(super) fn contains_words(folded: &str, words: &str) -> bool {
    // Whole words begin after blanks: looking at those alone is cheaper than preparing a search for each name.
    let begins = |rest: &str| rest.strip_prefix(words).is_some_and(|after| after.is_empty() || after.starts_with(' '));
    !words.is_empty() && word_starts(folded).any(begins)
}

/// The stems of the words that tell texts apart, in order, each once.
pub(super) fn stems(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in fold(text).split(' ') {
        let word = word.strip_suffix("'s").unwrap_or(word);
        if word.is_empty() || (word.len() <= LONGEST_SMALL && SMALL.contains(&word)) {
            continue;
        }
        let stem = stem(word);
        if !out.iter().any(|known| known == stem) {
            out.push(stem.to_owned());
        }
    }
    out
}

/// A word without the endings of number and tense. Crude on purpose: both sides are cut alike.
fn stem(word: &str) -> &str {
    const ENDINGS: &[&str] =
        &["ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "es", "er", "ly", "s", "y", "e"];
    fn cut(word: &str) -> &str {
        // Most words end in none of them.
        let last = word.as_bytes().last();
        let mut may_end = ENDINGS.iter().filter(|ending| ending.as_bytes().last() == last);
        let stem = may_end.find_map(|ending| word.strip_suffix(ending));
        stem.filter(|stem| stem.chars().count() >= 4).unwrap_or(word)
    }
    // "improvements", "improves" and "improving" meet after the second cut.
    let stem = cut(word);
    stem.strip_suffix(['e', 'y']).filter(|s| s.chars().count() >= 4).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_words_and_their_apostrophes_alone() {
        for (text, folded) in [
            ("  Evidence / Notes: ", "evidence notes"),
            ("Last year’s rating", "last year's rating"),
            ("Health & Social‑Care", "health and social care"),
            ("‘Meaningful’", "meaningful"),
            ("", ""),
            ("— 1.1 (i)", "1 1 i"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn whole_words_only() {
        assert!(contains_words("not yet established", "established"));
        assert!(!contains_words("reestablished here", "established"));
        assert!(!contains_words("established", ""));
    }

    #[test]
    fn number_and_tense_do_not_matter() {
        assert_eq!(stems("Improved budgets"), stems("improving budget"));
        assert_eq!(stems("Relationships must improve"), stems("relationship improvement"));
    }
}
