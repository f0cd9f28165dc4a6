//! Verbs of minutes: what people are told to do, and what bodies do with a paper.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What an action asks for, in the form after "to": one to a line.
static DOING: LazyLock<BTreeSet<&str>> = LazyLock::new(|| include_str!("doing.txt").lines().collect());

/// Whether a word in its plain form says what somebody is to do ("circulate").
pub fn is_doing(word: &str) -> bool {
    let folded = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-').to_lowercase();
    // "re-assess".
    DOING.contains(folded.strip_prefix("re-").filter(|plain| DOING.contains(plain)).unwrap_or(folded.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_forms() {
        assert!(is_doing("Circulate"));
        assert!(is_doing("follow,"));
        assert!(is_doing("re-assess"));
        assert!(!is_doing("re-election"));
        assert!(!is_doing("circulated"));
        assert!(!is_doing("board"));
    }
}
