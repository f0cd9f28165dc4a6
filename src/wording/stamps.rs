//! Words with which papers are stamped across the page.

/// The stamps, in small letters.
pub const STAMPS: &[&str] =
    &["confidential", "copy", "draft", "official", "private", "restricted", "sample", "specimen", "unconfirmed"];

/// Whether a word, in any letters, is a stamp.
pub fn is_stamp(word: &str) -> bool {
    STAMPS.iter().any(|stamp| word.eq_ignore_ascii_case(stamp))
}
