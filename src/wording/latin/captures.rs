//! What a pattern found: matches, their groups, and texts with matches replaced.

use regex_automata::PatternID;
use regex_automata::util::captures::GroupInfo;
use regex_automata::util::interpolate;
use regex_automata::util::primitives::NonMaxUsize;
use std::ops::Range;

/// A stretch of a text that matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Match<'t> {
    /// The stretch of a group.
    pub(super) fn of(text: &'t str, slots: &[Option<NonMaxUsize>], group: usize) -> Option<Self> {
        let at = |slot: usize| slots.get(slot).copied().flatten().map(NonMaxUsize::get);
        Some(Self { text, start: at(2 * group)?, end: at(2 * group + 1)? })
    }

    /// Its text.
    pub fn as_str(&self) -> &'t str {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// Its first byte.
    pub fn start(&self) -> usize {
        self.start
    }

    /// The byte after its last.
    pub fn end(&self) -> usize {
        self.end
    }

    /// From its first byte to the one after its last.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// A match and its groups.
#[derive(Debug, Clone)]
pub struct Captures<'t> {
    text: &'t str,
    slots: Vec<Option<NonMaxUsize>>,
    groups: GroupInfo,
}

impl<'t> Captures<'t> {
    pub(super) fn new(text: &'t str, slots: Vec<Option<NonMaxUsize>>, groups: GroupInfo) -> Self {
        Self { text, slots, groups }
    }

    /// The whole match.
    pub(super) fn whole(&self) -> Match<'t> {
        self.get(0).unwrap_or(Match { text: self.text, start: 0, end: 0 })
    }

    /// What a group matched, the whole being group 0.
    pub fn get(&self, group: usize) -> Option<Match<'t>> {
        Match::of(self.text, &self.slots, group)
    }

    /// What a named group matched.
    pub fn name(&self, name: &str) -> Option<Match<'t>> {
        self.get(self.groups.to_index(PatternID::ZERO, name)?)
    }
}

/// What stands for a match in a text with matches replaced.
pub trait Replacer {
    /// Writes it.
    fn append(&mut self, found: &Captures<'_>, out: &mut String);
}

/// A text, in which `$1` stands for the first group and so on.
impl Replacer for &str {
    fn append(&mut self, found: &Captures<'_>, out: &mut String) {
        let group = |index: usize, out: &mut String| {
            out.push_str(found.get(index).map_or("", |group| group.as_str()));
        };
        interpolate::string(self, group, |name| found.groups.to_index(PatternID::ZERO, name), out);
    }
}

/// What is made of each match.
impl<F, T> Replacer for F
where
    F: FnMut(&Captures<'_>) -> T,
    T: AsRef<str>,
{
    fn append(&mut self, found: &Captures<'_>, out: &mut String) {
        out.push_str(self(found).as_ref());
    }
}
