//! Lists of words that vocabularies hold.

/// Whether a list holds a word, written alike.
pub fn holds(list: &[String], word: &str) -> bool {
    list.iter().any(|known| known == word)
}
