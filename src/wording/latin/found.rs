//! What a pattern has found in a text.

use regex_automata::Span;
use regex_automata::util::captures;
use std::borrow::Cow;
use std::ops::{Index, Range};

/// Where a pattern, or a group of it, matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'t> {
    text: &'t str,
    span: Span,
}

impl<'t> Match<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        Self { text, span }
    }

    /// The byte at which it begins.
    pub fn start(&self) -> usize {
        self.span.start
    }

    /// The byte behind it.
    pub fn end(&self) -> usize {
        self.span.end
    }

    /// Its bytes.
    pub fn range(&self) -> Range<usize> {
        self.span.range()
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.span.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.span.is_empty()
    }

    /// What matches.
    pub fn as_str(&self) -> &'t str {
        self.text.get(self.range()).unwrap_or_default()
    }
}

/// A match and its groups.
#[derive(Debug, Clone)]
pub struct Captures<'t> {
    text: &'t str,
    whole: Span,
    groups: captures::Captures,
}

impl<'t> Captures<'t> {
    pub(super) fn new(text: &'t str, groups: captures::Captures) -> Option<Self> {
        let whole = groups.get_match()?.span();
        Some(Self { text, whole, groups })
    }

    /// Groups of the pattern, matched or not, the whole match among them.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.groups.group_len()
    }

    /// A group by its number; the whole match is group 0.
    pub fn get(&self, group: usize) -> Option<Match<'t>> {
        self.groups.get_group(group).map(|span| Match::new(self.text, span))
    }

    /// A group by its name.
    pub fn name(&self, group: &str) -> Option<Match<'t>> {
        self.groups.get_group_by_name(group).map(|span| Match::new(self.text, span))
    }
}

/// A group by its number.
///
/// # Panics
/// Where the group did not match: asked only of groups that every match has.
impl Index<usize> for Captures<'_> {
    type Output = str;

    fn index(&self, group: usize) -> &str {
        self.groups.get_group(group).map_or_else(|| absent(&group), |span| &self.text[span.range()])
    }
}

/// A group by its name.
///
/// # Panics
/// Where the group did not match: asked only of groups that every match has.
impl Index<&str> for Captures<'_> {
    type Output = str;

    fn index(&self, group: &str) -> &str {
        self.groups.get_group_by_name(group).map_or_else(|| absent(&group), |span| &self.text[span.range()])
    }
}

/// A mistake in the program, never in a paper.
#[allow(clippy::panic)]
fn absent(group: &dyn std::fmt::Debug) -> &'static str {
    panic!("no group {group:?} in this match")
}

/// What stands in a match's place.
pub trait Replacer {
    /// Writes it behind what there is.
    fn replace(&mut self, found: &Captures<'_>, out: &mut String);
}

/// With groups as `$1` and `$name`.
impl Replacer for &str {
    fn replace(&mut self, found: &Captures<'_>, out: &mut String) {
        found.groups.interpolate_string_into(found.text, self, out);
    }
}

impl<F, T> Replacer for F
where
    F: FnMut(&Captures<'_>) -> T,
    T: AsRef<str>,
{
    fn replace(&mut self, found: &Captures<'_>, out: &mut String) {
        out.push_str(self(found).as_ref());
    }
}

/// The text with matches replaced.
pub(super) fn replaced<'t>(
    text: &'t str,
    matches: impl Iterator<Item = Captures<'t>>,
    mut with: impl Replacer,
) -> Cow<'t, str> {
    let mut out: Option<String> = None;
    let mut done = 0;
    for found in matches {
        let out = out.get_or_insert_with(|| String::with_capacity(text.len()));
        out.push_str(text.get(done..found.whole.start).unwrap_or_default());
        with.replace(&found, out);
        done = found.whole.end;
    }
    match out {
        Some(mut out) => {
            out.push_str(text.get(done..).unwrap_or_default());
            Cow::Owned(out)
        }
        None => Cow::Borrowed(text),
    }
}
