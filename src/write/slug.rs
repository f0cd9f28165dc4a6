//! File names to names that are safe on every system, never the papers' own.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// Letters of a paper's own name that are kept: with the rest it stays far below every system's limit.
const LONGEST: usize = 80;

/// Digits of the document's id that follow: two papers of one name stay apart, whatever else is in the batch, and no
/// name is one of those that Windows reserves.
const ID_DIGITS: usize = 8;

/// A safe name for a paper: letters, digits and hyphens of its own name, then the first digits of its id.
pub fn slug(file: &str, id: &str) -> String {
    let name = without_ending(file);
    let mut out = String::new();
    for letter in name.nfkd().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !is_mark(letter) && !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        if out.len() >= LONGEST {
            break;
        }
    }
    let stem = out.trim_end_matches('-');
    let stem = if stem.is_empty() { "paper" } else { stem };
    format!("{stem}-{}", id.chars().take(ID_DIGITS).collect::<String>())
}

/// The path without the ending of its last part.
fn without_ending(file: &str) -> &str {
    let name_at = file.rfind('/').map_or(0, |slash| slash + 1);
    match file.rfind('.') {
        Some(dot) if dot > name_at => file.get(..dot).unwrap_or(file),
        _ => file,
    }
}

/// A combining mark, left behind when an accent is taken off its letter.
fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// Slugs given in one run; copies of one paper under one name get a number.
#[derive(Debug, Default)]
pub struct Slugs {
    given: BTreeMap<String, u32>,
}

impl Slugs {
    /// A slug that no other paper of the run has.
    pub fn give(&mut self, file: &str, id: &str) -> String {
        let slug = slug(file, id);
        let count = self.given.entry(slug.clone()).or_default();
        *count += 1;
        if *count == 1 { slug } else { format!("{slug}-{count}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe() {
        let id = "0123456789abcdef";
        for (file, expected) in [
            ("minutes.pdf", "minutes-01234567"),
            ("2019/May returns/Àngus (final) v2.1.docx", "2019-may-returns-angus-final-v2-1-01234567"),
            ("../../etc/passwd", "etc-passwd-01234567"),
            ("C:\\Windows\\x.pdf", "c-windows-x-01234567"),
            ("CON.pdf", "con-01234567"),
            (".docx", "docx-01234567"),
            ("…", "paper-01234567"),
            ("", "paper-01234567"),
            ("outer.docx!/inner.docx", "outer-docx-inner-01234567"),
            ("a\u{0}b\n\u{202e}c.pdf", "a-b-c-01234567"),
            ("ﬁnal.pdf", "final-01234567"),
        ] {
            assert_eq!(slug(file, id), expected, "{file:?}");
        }
        assert!(slug(&"long ".repeat(1000), id).len() <= LONGEST + 1 + ID_DIGITS);
    }

    #[test]
    fn copies_get_a_number() {
        let mut slugs = Slugs::default();
        let given: Vec<String> = ["a.pdf", "a.docx", "b.pdf"].iter().map(|file| slugs.give(file, "01")).collect();
        assert_eq!(given, ["a-01", "a-01-2", "b-01"]);
    }
}
