//! Many phrases looked for in a text at once.
//!
//! Vocabularies hold hundreds of phrases; looking for each of them in every cell of every table is most of the work. Here the
//! phrases are kept by their first word, and a text's words are gone through once.

use memchr::{memchr, memchr_iter};
use rustc_hash::FxHashMap;

/// Phrases, numbered from 0 in their order. They and the texts are folded: words parted by single blanks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrases {
    by_first_word: FxHashMap<String, Vec<(usize, String)>>,
    count: usize,
}

impl Phrases {
    /// Takes the phrases; an empty one is never found.
    pub fn new<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for phrase in phrases {
            let first = first_word(phrase);
            if !first.is_empty() {
                all.by_first_word.entry(first.to_owned()).or_default().push((all.count, phrase.to_owned()));
            }
            all.count += 1;
        }
        all
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The numbers of the phrases with which a text begins, in order.
    pub fn begun_by<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let of_word = self.by_first_word.get(first_word(text)).map(Vec::as_slice).unwrap_or_default();
        of_word.iter().filter(|(_, phrase)| begins(text, phrase)).map(|(number, _)| *number)
    }

    /// The numbers of the phrases that stand in a text as whole words, from left to right, each as often as it stands there.
    pub fn held_by<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        word_starts(text).flat_map(|rest| self.begun_by(rest))
    }

    /// The number of the phrase that is the whole text; the first of equals.
    pub fn same_as(&self, text: &str) -> Option<usize> {
        let of_word = self.by_first_word.get(first_word(text))?;
        of_word.iter().find(|(_, phrase)| phrase == text).map(|(number, _)| *number)
    }
}

fn first_word(text: &str) -> &str {
    memchr(b' ', text.as_bytes()).map_or(text, |end| text.get(..end).unwrap_or_default())
}

/// What a folded text holds from each of its words on.
pub fn word_starts(text: &str) -> impl Iterator<Item = &str> {
    let starts = std::iter::once(0).chain(memchr_iter(b' ', text.as_bytes()).map(|at| at + 1));
    starts.map(|at| text.get(at..).unwrap_or_default())
}

/// Where a text first holds a short word. The standard library's search prepares itself first, which costs more than
/// to look through a text of a few words.
pub fn find(text: &str, word: &str) -> Option<usize> {
    let first = *word.as_bytes().first()?;
    memchr_iter(first, text.as_bytes()).find(|at| text.as_bytes()[*at..].starts_with(word.as_bytes()))
}

/// Whether a text begins with a phrase as whole words.
fn begins(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|after| after.is_empty() || after.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only_and_all_of_them() {
        let phrases = Phrases::new(["not delegated", "delegated", "", "not", "lead agency"]);
        let held = |text: &str| phrases.held_by(text).collect::<Vec<_>>();
        assert_eq!(held("is not delegated"), [0, 3, 1]);
        assert_eq!(held("undelegated nothing"), [0_usize; 0]);
        assert_eq!(held("lead agency delegated"), [4, 1]);
        assert_eq!(held(" lead "), [0_usize; 0]);
        assert_eq!(phrases.begun_by("not delegated yet").collect::<Vec<_>>(), [0, 3]);
        assert_eq!(phrases.same_as("not"), Some(3));
        assert_eq!(phrases.same_as("not delegated yet"), None);
        assert_eq!(phrases.same_as(""), None);
        assert_eq!(phrases.count(), 5);
    }
}
