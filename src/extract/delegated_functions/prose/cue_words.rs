//! Words that cues are made of (`cue_words.toml`): what may stand between them, and the nouns that the capitals of the
//! vocabulary stand for.

pub(super) use crate::wording::lists::holds;
use serde::Deserialize;
use std::sync::LazyLock;

/// Words between "the" and the noun that says what it is: "the scope of the integration scheme".
pub(super) const QUALIFIERS: usize = 4;

/// The lists; the file says what each holds.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CueWords {
    adverbs: Vec<String>,
    forms_of_be: Vec<String>,
    auxiliaries: Vec<String>,
    pub(super) scheme: Vec<String>,
    pub(super) own: Vec<String>,
    pub(super) parent: Vec<String>,
    leading: Vec<String>,
    pub(super) verbs_of_state: Vec<String>,
}

/// The lists.
pub(super) static CUE_WORDS: LazyLock<CueWords> = LazyLock::new(|| {
    // The file is compiled in; `the_words_are_sound` keeps it readable.
    toml::from_str(include_str!("cue_words.toml")).unwrap_or_default()
});

impl CueWords {
    /// Whether a word may stand between those of a cue.
    pub(super) fn is_adverb(&self, word: &str) -> bool {
        holds(&self.adverbs, word)
    }

    /// Whether a word makes a participle passive.
    pub(super) fn is_form_of_be(&self, word: &str) -> bool {
        holds(&self.forms_of_be, word)
    }

    /// Whether a word is a form of "to be" or stands with one: "has".
    pub(super) fn is_of_be(&self, word: &str) -> bool {
        self.is_form_of_be(word) || holds(&self.auxiliaries, word)
    }

    /// Whether a word may lead to a noun.
    pub(super) fn is_leading(&self, word: &str) -> bool {
        holds(&self.leading, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sound() {
        let words: Result<CueWords, _> = toml::from_str(include_str!("cue_words.toml"));
        let sound = |words: CueWords| words.is_of_be("has") && words.is_form_of_be("is") && !words.scheme.is_empty();
        assert!(words.is_ok_and(sound));
    }
}
