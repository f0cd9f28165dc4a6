//! The rating words: which step of the scale a text names.

use super::Framework;
use super::words::fold;
use crate::wording::misprint::distance_within;
use crate::wording::phrases::word_starts;
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
    /// Short forms that stand for the name only where a rating is asked for ("Partly"), folded.
    pub short: Vec<String>,
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

/// Two slips of the pen make a name longer by no more bytes.
const OF_A_SLIP: usize = 8;

/// The number that a digit in a circle is: "③", "❸", "➂".
fn circled(c: char) -> Option<u32> {
    [0x2460, 0x2776, 0x2780]
        .iter()
        .find_map(|first| (u32::from(c)).checked_sub(*first).filter(|n| *n < 9))
        .map(|n| n + 1)
}

/// Whether a text has a sign that may part answers: most have none.
fn may_part_answers(text: &str) -> bool {
    // Arrows and long dashes begin with the one byte.
    text.bytes().any(|byte| matches!(byte, b'/' | b'|' | b'>' | b'-' | 0xE2))
}

/// The answers that a text may hold, parted by a slash, an arrow or a dash between blanks.
fn answers_in(text: &str) -> impl Iterator<Item = &str> {
    const ARROWS: [char; 8] = ['/', '|', '→', '⇒', '➔', '➜', '↔', '>'];
    text.split(ARROWS).flat_map(|part| part.split(" – ")).flat_map(|part| part.split(" - "))
}

impl Framework {
    /// The step that a whole text names, numbering and punctuation aside: "2. Partly established", "Established (3)".
    pub fn step_named(&self, text: &str) -> Option<usize> {
        // Prose names no step as a whole.
        let longest = self.scale.iter().flat_map(|step| &step.folded).map(String::len).max().unwrap_or(0);
        if text.len() > longest + AROUND_A_NAME {
            return None;
        }
        self.told.steps.or_else(text, || self.step_told(text, longest))
    }

    /// The same, worked out; no name has more bytes than the longest.
    fn step_told(&self, text: &str, longest: usize) -> Option<usize> {
        if self.names_several(text) {
            return None;
        }
        let folded = fold(text);
        let words = numberless(&folded);
        // "50%" is all of a name; "2" is a number before one.
        if (words.is_empty() && !text.contains('%')) || words.len() > longest + OF_A_SLIP {
            return None;
        }
        // A name may hold a number of its own: "Level 2 - managed".
        self.scale
            .iter()
            .position(|step| step.folded.iter().any(|name| name == words || *name == folded))
            .or_else(|| self.step_misspelt(words))
    }

    /// Whether a text is how a step's name begins, or all of it: "Not yet" above "established".
    pub fn step_begun(&self, step: usize, text: &str) -> bool {
        let folded = fold(text);
        let begins = |name: &String| {
            name.strip_prefix(folded.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        !folded.is_empty() && self.scale.get(step).is_some_and(|step| step.folded.iter().any(begins))
    }

    /// The step that a heading of a scale names: "Established (Green)", "Not yet established (level 1)".
    pub fn step_headed(&self, text: &str) -> Option<usize> {
        self.step_named(text).or_else(|| {
            let (name, note) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
            let other = !self.steps_mentioned(&fold(note)).is_empty();
            (note.split_whitespace().count() <= 2 && !other).then(|| self.step_named(name)).flatten()
        })
    }

    /// The step that an answer names as a whole, by its name or a short form of it ("Partly", "2 - Partly").
    pub fn step_answered(&self, text: &str) -> Option<usize> {
        self.step_named(text).or_else(|| {
            if text.len() > AROUND_A_NAME || self.names_several(text) {
                return None;
            }
            // A paper's own key may make numbers short forms.
            let digit = text.trim().chars().next().filter(|_| text.trim().chars().count() == 1).and_then(circled);
            let folded = digit.map_or_else(|| fold(text), |digit| digit.to_string());
            // "3 out of 4".
            let whole = format!(" out of {}", self.scale.len());
            let folded = folded.strip_suffix(whole.as_str()).unwrap_or(&folded);
            self.step_by_short_form(folded).or_else(|| self.step_by_short_form(numberless(folded)))
        })
    }

    /// The number of a score out of as many as the scale has steps, and whether it may as well mean two of them: 2 for
    /// "2/4" and "2 / 4", 3 for "3/4", which some write for "between 3 and 4".
    pub fn score(&self, text: &str) -> Option<(usize, bool)> {
        let (score, of) = text.trim().trim_end_matches('.').split_once('/')?;
        let (score, of) = (score.trim().parse::<usize>().ok()?, of.trim().parse::<usize>().ok()?);
        let fits = of == self.scale.len() && of > 2 && (1..=of).contains(&score);
        fits.then_some((score, score + 1 == of))
    }

    fn step_by_short_form(&self, folded: &str) -> Option<usize> {
        self.scale.iter().position(|step| step.short.iter().any(|short| short == folded))
    }

    /// "Partly/Established", "Partly → Established": two answers, although their words make one name.
    fn names_several(&self, text: &str) -> bool {
        if !may_part_answers(text) {
            return false;
        }
        let mut parts = answers_in(text).map(str::trim).filter(|part| !part.is_empty());
        let (Some(first), Some(second)) = (parts.next(), parts.next()) else { return false };
        let named = |part: &str| {
            let folded = fold(part);
            let words = numberless(&folded);
            self.step_by_short_form(words).is_some()
                || self.scale.iter().any(|step| step.folded.iter().any(|name| name == words))
        };
        named(first) && named(second)
    }

    /// The steps that an answer names, in order, each once, where it may name several: "Partly / Established". What `is_goal`
    /// says of the words before a name makes it no answer: "moving to established".
    pub fn steps_in_answer(&self, text: &str, is_goal: impl Fn(&str) -> bool) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for part in answers_in(text) {
            let folded = fold(part);
            let mut steps = self.short_forms_in(part);
            let mentions = self.steps_mentioned(&folded);
            // "Between not yet and partly established": the first name is cut short.
            if let Some((_, rest)) = folded.split_once("between ") {
                let begins = |short: &String| rest.strip_prefix(short.as_str()).is_some_and(|r| r.starts_with(" and "));
                steps.extend(self.scale.iter().position(|step| step.short.iter().any(begins)));
            }
            steps.extend(mentions.iter().filter(|m| !is_goal(&folded[..m.range.start])).map(|m| m.step));
            for step in steps {
                if !found.contains(&step) {
                    found.push(step);
                }
            }
        }
        found
    }

    /// Whether a text is made of the words of several names and no others, yet is none of them: a heading of ratings whose
    /// columns ran together.
    pub fn is_jumble_of_names(&self, text: &str) -> bool {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let known =
            |word: &&str| self.scale.iter().any(|s| s.folded.iter().any(|name| name.split(' ').any(|w| w == *word)));
        words.len() >= 4 && !text.contains(['/', '|', ',', ';', '–', '—', '(']) && words.iter().all(known)
    }

    /// Short forms with which the parts of an answer begin: "Partly – moving to established", "Partly / Established".
    fn short_forms_in(&self, text: &str) -> Vec<usize> {
        const GOES_ON: &[&str] = &[
            "moving",
            "move",
            "working",
            "progressing",
            "towards",
            "toward",
            "to",
            "or",
            "and",
            "but",
            "aiming",
            "with",
            "heading",
        ];
        let mut found = Vec::new();
        for part in text.split(['/', '|', '–', '—', '(', ',', ';', ':']).flat_map(|part| part.split(" - ")) {
            let folded = fold(part);
            let words = numberless(&folded);
            if self.steps_mentioned(words).iter().any(|m| m.range.start == 0) {
                continue;
            }
            let begins = |short: &String| {
                words.strip_prefix(short.as_str()).is_some_and(|rest| {
                    let next = rest.strip_prefix(' ').map(|r| r.split(' ').next().unwrap_or(""));
                    rest.is_empty() || next.is_some_and(|word| GOES_ON.contains(&word))
                })
            };
            let step = self.scale.iter().position(|step| step.short.iter().any(begins));
            found.extend(step.filter(|step| !found.contains(step)));
        }
        found
    }

    /// The step whose name is one slip of the pen away, where only one is.
    fn step_misspelt(&self, words: &str) -> Option<usize> {
        // Below six letters a slip turns one word into another.
        if words.len() < 6 {
            return None;
        }
        let close = |name: &String| {
            // Most texts are told from a name by how long they are.
            if name.len().abs_diff(words.len()) > OF_A_SLIP {
                return false;
            }
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
        let mut names: Vec<(usize, &str)> = Vec::new();
        for (step, s) in self.scale.iter().enumerate() {
            // "50%" in prose is a figure like others.
            let worded = s.folded.iter().filter(|name| !name.bytes().all(|b| b.is_ascii_digit()));
            names.extend(worded.map(|name| (step, name.as_str())));
        }
        // One look at every word of the text, whatever the number of names; few words begin like one.
        let bit = |text: &str| text.bytes().next().map_or(0, |byte| 1_u64 << (byte & 63));
        let beginnings = names.iter().fold(0, |seen, (_, name)| seen | bit(name));
        let mut spots: Vec<Mention> = Vec::new();
        for rest in word_starts(folded).filter(|rest| bit(rest) & beginnings != 0) {
            let at = folded.len() - rest.len();
            for (step, name) in &names {
                let after = rest.strip_prefix(name).filter(|after| after.is_empty() || after.starts_with(' '));
                if after.is_some() && !name.is_empty() {
                    spots.push(Mention { step: *step, range: at..at + name.len() });
                }
            }
        }
        spots.sort_by_key(|spot| (std::cmp::Reverse(spot.range.len()), spot.step, spot.range.start));
        let mut found: Vec<Mention> = Vec::new();
        for spot in spots {
            if !found.iter().any(|m| m.range.start < spot.range.end && spot.range.start < m.range.end) {
                found.push(spot);
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

/// A folded text without numbering: "2 partly established", "level 2 partly established", "partly established 2".
fn numberless(folded: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || c == ' ';
    let words = folded.trim_matches(is_number);
    let kinds = ["level ", "grade ", "score ", "stage ", "band "];
    let rest = kinds.iter().find_map(|kind| words.strip_prefix(kind));
    rest.map_or(words, |w| w.trim_start_matches(is_number))
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
            ("Partly/Established", None),
            ("Partly", None),
            ("Well established locally", None),
            ("Example", None),
            ("", None),
            ("4", None),
        ] {
            assert_eq!(framework.step_named(text), step, "{text:?}");
        }
    }

    #[test]
    fn short_forms_stand_for_names_where_a_rating_is_asked_for() {
        let framework = &built_in()[0];
        for (text, whole, parts) in [
            ("Partly", Some(1), vec![1]),
            ("2 - Partly", Some(1), vec![1]),
            ("NYE", Some(0), vec![0]),
            ("Partly – moving to established", None, vec![1]),
            ("Partly/Established", None, vec![1]),
            ("Not yet / partly established", None, vec![0]),
            ("Partly because of the move", None, vec![]),
            ("Partly established", Some(1), vec![]),
        ] {
            assert_eq!(framework.step_answered(text), whole, "{text:?}");
            assert_eq!(framework.short_forms_in(text), parts, "{text:?}");
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
