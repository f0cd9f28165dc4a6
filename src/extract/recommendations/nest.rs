//! Items below items: "(b) approve the limits for: (i) short-term borrowing; (ii) long-term borrowing".

use crate::extract::passages::Passage;
use crate::wording::labels;
use crate::wording::numerals::roman;

/// What an item counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counter {
    Number,
    Letter,
    Roman,
    Bullet,
}

/// An item below which others may stand.
#[derive(Debug, Clone)]
pub(super) struct Parent {
    /// Its number in full.
    pub number: Option<String>,
    /// Its text, which leads in to those below it.
    pub text: String,
    counter: Counter,
    level: u8,
}

/// The items of a list so far.
#[derive(Debug, Default)]
pub(super) struct Nest {
    /// The last item of the list itself.
    parent: Option<Parent>,
    /// What the items below it count with.
    below: Option<Counter>,
    /// The last item's label, and that of the last item of the list itself, without punctuation.
    last: String,
    own: String,
}

impl Nest {
    /// The item below which a passage stands, if it stands below one.
    pub(super) fn of(&self, passage: &Passage<'_>) -> Option<Parent> {
        let parent = self.parent.as_ref()?;
        let counter = self.counter(passage);
        let text = parent.text.trim_end().trim_end_matches(['-', '–']);
        let leads = text.ends_with(':') || text.ends_with(" that") || text.ends_with(" to");
        let deeper = passage.paragraph.level > parent.level;
        let below = match self.below {
            // Those below go on until the list's own counter comes back.
            Some(below) => counter == below && (counter != parent.counter || deeper),
            None => counter != parent.counter && (leads || deeper) || counter == parent.counter && leads && deeper,
        };
        below.then(|| parent.clone())
    }

    /// Whether the list counts with letters or Roman numbers.
    pub(super) fn is_lettered(&self) -> bool {
        self.parent.as_ref().is_some_and(|p| matches!(p.counter, Counter::Letter | Counter::Roman))
    }

    /// Notes an item that was taken, with its number.
    pub(super) fn put(&mut self, passage: &Passage<'_>, number: Option<&str>, below: bool) {
        let counter = self.counter(passage);
        self.last = passage.label.as_deref().and_then(labels::bare).unwrap_or("").to_owned();
        if below {
            self.below = Some(counter);
            return;
        }
        self.below = None;
        self.own.clone_from(&self.last);
        self.parent = Some(Parent {
            number: number.map(str::to_owned),
            text: passage.text.clone(),
            counter,
            level: passage.paragraph.level,
        });
    }

    fn counter(&self, passage: &Passage<'_>) -> Counter {
        let Some(bare) = passage.label.as_deref().and_then(labels::bare) else { return Counter::Bullet };
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            return Counter::Number;
        }
        if !bare.chars().all(|c| "ivxlcIVXLC".contains(c)) {
            return Counter::Letter;
        }
        // After "(h)", "(i)" is a letter, and so is "(c)" after the items below "(b)"; "(ii)" after "(i)" is none.
        let after = |label: &str| single(label).zip(single(bare)).is_some_and(|(a, b)| a as u32 + 1 == b as u32);
        let goes_on = roman(&self.last).zip(roman(bare)).is_some_and(|(a, b)| a + 1 == b);
        let letter = (after(&self.last) || after(&self.own)) && !goes_on;
        let leads = self.parent.as_ref().is_some_and(|p| p.text.trim_end().ends_with(':') && self.below.is_none());
        if letter && !leads { Counter::Letter } else { Counter::Roman }
    }
}

fn single(bare: &str) -> Option<char> {
    let mut characters = bare.chars();
    characters.next().filter(|c| c.is_ascii_alphabetic() && characters.next().is_none())
}
