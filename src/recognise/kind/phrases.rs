//! The phrases that speak for kinds of papers, from `kinds.toml`, made ready to be looked for.

use crate::record::DocumentKind;
use crate::wording::phrases::Phrases;
use serde::Deserialize;
use std::sync::LazyLock;

/// Headings of columns are shorter, in bytes.
const LONGEST_HEADING: usize = 80;

/// The data of `kinds.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kinds {
    pub(super) most: u32,
    pub(super) least: u32,
    pub(super) kind: Vec<Kind>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    pub(super) name: DocumentKind,
    pub(super) prose: Option<u32>,
    #[serde(default)]
    pub(super) title: Vec<String>,
    #[serde(default)]
    pub(super) not: Vec<String>,
    #[serde(default)]
    pub(super) opening: Vec<String>,
    #[serde(default)]
    pub(super) heading: Vec<String>,
    #[serde(default)]
    pub(super) columns: Vec<Vec<String>>,
    #[serde(default)]
    pub(super) text: Vec<String>,
    #[serde(default)]
    pub(super) summons: Vec<String>,
}

pub(super) static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    toml::from_str(include_str!("kinds.toml")).unwrap_or(Kinds { most: 0, least: 0, kind: Vec::new() })
});

/// The phrases of all kinds for one place (openings, headings, text): each text is gone through once.
pub(super) struct ByKind {
    /// For each kind, its phrases' numbers.
    numbers: Vec<std::ops::Range<usize>>,
    phrases: Phrases,
}

impl ByKind {
    fn new(phrases: impl Fn(&'static Kind) -> &'static [String]) -> Self {
        let mut first = 0;
        let number = |kind| {
            let numbers = first..first + phrases(kind).len();
            first = numbers.end;
            numbers
        };
        let numbers = KINDS.kind.iter().map(number).collect();
        let all = KINDS.kind.iter().flat_map(|kind| phrases(kind).iter().map(String::as_str));
        Self { numbers, phrases: Phrases::new(all) }
    }

    /// Which phrases stand anywhere in the texts, as whole words.
    pub(super) fn held(&self, texts: &[String]) -> Vec<bool> {
        self.noted(texts.iter().flat_map(|text| self.phrases.held_by(text)))
    }

    /// Which phrases the texts begin with, numbers before them left aside.
    pub(super) fn begun(&self, texts: &[String]) -> Vec<bool> {
        let bare = |text: &'_ String| text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned();
        let texts: Vec<String> = texts.iter().map(bare).collect();
        self.noted(texts.iter().flat_map(|text| self.phrases.begun_by(text)))
    }

    fn noted(&self, numbers: impl Iterator<Item = usize>) -> Vec<bool> {
        let mut found = vec![false; self.phrases.count()];
        for number in numbers {
            if let Some(found) = found.get_mut(number) {
                *found = true;
            }
        }
        found
    }

    /// How many phrases of the kind with this name were found.
    pub(super) fn noted_count(&self, name: DocumentKind, found: &[bool]) -> u32 {
        KINDS.kind.iter().position(|kind| kind.name == name).map_or(0, |kind| self.count_of(kind, found))
    }

    /// How many of a kind's phrases were found.
    pub(super) fn count_of(&self, kind: usize, found: &[bool]) -> u32 {
        let numbers = self.numbers.get(kind).cloned().unwrap_or_default();
        found.get(numbers).unwrap_or_default().iter().filter(|found| **found).count() as u32
    }
}

pub(super) static TITLES: LazyLock<ByKind> = LazyLock::new(|| ByKind::new(|kind| &kind.title));
pub(super) static NO_TITLES: LazyLock<ByKind> = LazyLock::new(|| ByKind::new(|kind| &kind.not));
pub(super) static OPENINGS: LazyLock<ByKind> = LazyLock::new(|| ByKind::new(|kind| &kind.opening));
pub(super) static HEADINGS: LazyLock<ByKind> = LazyLock::new(|| ByKind::new(|kind| &kind.heading));
pub(super) static TEXT: LazyLock<ByKind> = LazyLock::new(|| ByKind::new(|kind| &kind.text));

/// The headings of columns by which tables speak for kinds.
pub(super) struct Columns {
    phrases: Phrases,
    /// For each kind, each set of headings as the phrases' numbers.
    wanted: Vec<Vec<Vec<usize>>>,
}

pub(super) static COLUMNS: LazyLock<Columns> = LazyLock::new(|| {
    let mut number = 0..;
    let wanted = KINDS
        .kind
        .iter()
        .map(|kind| kind.columns.iter().map(|set| number.by_ref().take(set.len()).collect()).collect());
    let wanted = wanted.collect();
    let all = KINDS.kind.iter().flat_map(|kind| kind.columns.iter().flatten().map(String::as_str));
    Columns { phrases: Phrases::new(all), wanted }
});

impl Columns {
    /// For each cell of a row, the numbers of the phrases in it; sentences are no headings.
    pub(super) fn held(&self, cells: &[String]) -> Vec<Vec<usize>> {
        let of_cell = |cell: &String| {
            if cell.len() < LONGEST_HEADING { self.phrases.held_by(cell).collect() } else { Vec::new() }
        };
        cells.iter().map(of_cell).collect()
    }

    /// For each kind, whether a row holds one of its sets of headings.
    pub(super) fn found(&self, rows: &[Vec<String>]) -> Vec<bool> {
        let rows: Vec<Vec<Vec<usize>>> = rows.iter().map(|cells| self.held(cells)).collect();
        let holds_any = |sets: &Vec<Vec<usize>>| rows.iter().any(|cells| sets.iter().any(|set| row_holds(cells, set)));
        self.wanted.iter().map(holds_any).collect()
    }
}

/// Whether each of the wanted phrases stands in a cell of its own; all by their numbers.
fn row_holds(cells: &[Vec<usize>], wanted: &[usize]) -> bool {
    let mut used = vec![false; cells.len()];
    wanted.iter().all(|phrase| {
        let found = cells.iter().zip(&used).position(|(cell, used)| !used && cell.contains(phrase));
        match found.and_then(|index| used.get_mut(index)) {
            Some(slot) => {
                *slot = true;
                true
            }
            None => false,
        }
    })
}

/// For each kind, whether a title line, which is folded, names it.
pub(super) fn named_by(line: &String) -> Vec<bool> {
    let line = std::slice::from_ref(line);
    let (titles, others) = (TITLES.held(line), NO_TITLES.held(line));
    (0..KINDS.kind.len())
        .map(|kind| TITLES.count_of(kind, &titles) > 0 && NO_TITLES.count_of(kind, &others) == 0)
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::recognise::kind::folded;

    #[test]
    fn the_data_can_be_read() {
        assert!(KINDS.kind.len() >= 8);
        let phrases = KINDS
            .kind
            .iter()
            .flat_map(|k| k.title.iter().chain(&k.not).chain(&k.opening).chain(&k.heading).chain(&k.text));
        for phrase in phrases.chain(KINDS.kind.iter().flat_map(|k| k.columns.iter().flatten())) {
            assert_eq!(folded(phrase).trim(), phrase, "not folded");
        }
    }

    #[test]
    fn phrases_are_whole_words() {
        let minutes = |line: &str| {
            let named = named_by(&folded(line));
            KINDS.kind.iter().zip(named).any(|(kind, named)| named && kind.name == DocumentKind::Minutes)
        };
        assert!(minutes("Draft MINUTES: May") && !minutes("a minuteman"));
        let purpose = HEADINGS.phrases.same_as("purpose").unwrap();
        assert!(HEADINGS.begun(&[folded("1. Purpose of the report")])[purpose]);
        assert!(!HEADINGS.begun(&[folded("No purpose")])[purpose]);
        assert!(HEADINGS.held(&[folded("No purpose")])[purpose]);
        assert!(!HEADINGS.held(&[folded("All purposes")])[purpose]);
    }
}
