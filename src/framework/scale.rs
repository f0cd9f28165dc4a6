//! The rating words: which step of the scale a text names.

use super::Framework;
use super::words::{find_words, fold};
use crate::wording::misprint::distance_within;
use std::ops::Range;

/// One step of a scale.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// As records give it: `partly_established`.
    pub id: String,
    /// As forms print it.
    pub name: String,
    /// Other ways of writing the name.
    pub also: Vec<String>,
    /// The folded name and other ways, longest first.
    pub(super) folded: Vec<String>,
}

/// A step of the scale named within a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Index of the step, from 0 (the lowest).
    pub step: usize,
    /// Where in the folded text.
    pub range: Range<usize>,
}

/// What stands around a name in a text that is nothing but a step's name with its number is shorter, in bytes.
const AROUND_A_NAME: usize = 40;

impl Framework {
    /// The step that a whole text names, numbering and punctuation aside: "2. Partly established", "Established (3)".
    pub fn step_named(&self, text: &str) -> Option<usize> {
        // Prose names no step as a whole.
        let longest = self.scale.iter().flat_map(|step| &step.folded).map(String::len).max().unwrap_or(0);
        if text.len() > longest + AROUND_A_NAME {
            return None;
        }
        let folded = fold(text);
        let words = folded.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let words = words
            .strip_prefix("level ")
            .map_or(words, |w| w.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '));
        if words.is_empty() {
            return None;
        }
        self.scale
            .iter()
            .position(|step| step.folded.iter().any(|name| name == words))
            .or_else(|| self.step_misspelt(words))
    }

    /// The step whose name is one slip of the pen away, where only one is.
    fn step_misspelt(&self, words: &str) -> Option<usize> {
        // Below six letters a slip turns one word into another.
        if words.len() < 6 {
            return None;
        }
        let close = |name: &String| {
            // Names such as "established" and "not established" must not meet.
            match distance_within(name, words, 2) {
                Some(1) => true,
                Some(2) => words.len() >= 12 && name.split(' ').count() == words.split(' ').count(),
                _ => false,
            }
        };
        let mut fitting =
            self.scale.iter().enumerate().filter(|(_, step)| step.folded.iter().any(close)).map(|(i, _)| i);
        match (fitting.next(), fitting.next()) {
            (Some(step), None) => Some(step),
            _ => None,
        }
    }

    /// Every step that a folded text names, in the text's order. The longest name counts: "not yet established" is
    /// no mention of "established".
    pub fn steps_mentioned(&self, folded: &str) -> Vec<Mention> {
        let mut names: Vec<(usize, &str)> = self
            .scale
            .iter()
            .enumerate()
            .flat_map(|(step, s)| s.folded.iter().map(move |name| (step, name.as_str())))
            .collect();
        names.sort_by_key(|(step, name)| (std::cmp::Reverse(name.len()), *step));
        let mut found: Vec<Mention> = Vec::new();
        for (step, name) in names {
            let mut from = 0;
            while let Some(at) = find_words(folded, name, from) {
                let range = at..at + name.len();
                if !found.iter().any(|m| m.range.start < range.end && range.start < m.range.end) {
                    found.push(Mention { step, range: range.clone() });
                }
                from = range.end;
            }
        }
        found.sort_by_key(|m| m.range.start);
        found
    }

    /// The id of a step; "" past the scale's end.
    pub fn step_id(&self, step: usize) -> &str {
        self.scale.get(step).map_or("", |s| s.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use crate::framework::{built_in, fold};

    #[test]
    fn a_whole_text_names_a_step_however_it_is_decorated() {
        let framework = &built_in()[0];
        for (text, step) in [
            ("Not yet established", Some(0)),
            ("Partly  Established", Some(1)),
            ("PARTLY ESTABLISHED:", Some(1)),
            ("Partially established", Some(1)),
            ("3. Established", Some(2)),
            ("Established (3)", Some(2)),
            ("Level 4 – Exemplary", Some(3)),
            ("Exemplery", Some(3)),
            ("Partly establised", Some(1)),
            ("Partly established / Established", None),
            ("Well established locally", None),
            ("Example", None),
            ("", None),
            ("4", None),
        ] {
            assert_eq!(framework.step_named(text), step, "{text:?}");
        }
    }

    #[test]
    fn the_longest_name_is_what_is_mentioned() {
        let framework = &built_in()[0];
        let steps = |text: &str| framework.steps_mentioned(&fold(text)).iter().map(|m| m.step).collect::<Vec<_>>();
        assert_eq!(steps("Not yet established / Partly established"), vec![0, 1]);
        assert_eq!(steps("between established and partly established"), vec![2, 1]);
        assert_eq!(steps("re-established"), vec![2]);
        assert_eq!(steps("a plan exists"), Vec::<usize>::new());
    }
}
