//! The classes of the words in which a sentence says who has services; the data is `words.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// What a word does in such a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Class {
    /// The body that has what is delegated.
    Own,
    /// The same as it calls itself.
    We,
    /// What a sentence before speaks of.
    It,
    /// "our", "its".
    Possessive,
    /// A council or an NHS board.
    Parent,
    /// The whole of the functions.
    Scheme,
    /// "delegates", which says it alone.
    Delegates,
    /// "passes", which needs somebody who gets it.
    Gives,
    /// "receives".
    Gets,
    /// "is responsible for".
    Holds,
    /// "provides", "covers": the work itself.
    Runs,
    /// The same done by somebody.
    Done,
    /// "retains".
    Keeps,
    /// "excludes".
    Outs,
    /// "outwith the scheme".
    Outside,
    /// "directs": directions are given on delegated functions alone.
    Directs,
    /// "not".
    Not,
    /// "hosts".
    Hosts,
    /// "is", "will".
    Be,
    /// "might".
    General,
    /// "but".
    Boundary,
    /// A word of the others that says nothing.
    Filler,
}

/// Words that count beside their class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// Begins what is said behind a row: "which".
    Points,
    /// Stands in what says whom a service is for.
    People,
    /// Says where something is: "lies with".
    Stands,
    /// "some of".
    Some,
    /// "such as".
    Namely,
    /// Begins a heading that asks something else.
    Asks,
    /// "a range of".
    Ranges,
    /// Begins what is told of beside others.
    Besides,
    /// Those who work in services.
    Staff,
    /// Stands in names of services too.
    Naming,
    /// Closes a service's name.
    Closing,
    /// Those whom one body runs a service for.
    Others,
    /// All of something.
    Whole,
    /// Leads to who runs a service where the verb is left out: "and dentistry by Angus".
    Links,
    /// Leads from a report or a complaint to what it is about.
    About,
}

/// Lists by their class or kind, in the order of precedence.
#[derive(Debug, Default, Deserialize)]
struct Lists {
    own: Vec<String>,
    we: Vec<String>,
    it: Vec<String>,
    possessive: Vec<String>,
    parent: Vec<String>,
    scheme: Vec<String>,
    delegates: Vec<String>,
    gives: Vec<String>,
    gets: Vec<String>,
    holds: Vec<String>,
    runs: Vec<String>,
    done: Vec<String>,
    keeps: Vec<String>,
    outs: Vec<String>,
    outside: Vec<String>,
    directs: Vec<String>,
    not: Vec<String>,
    hosts: Vec<String>,
    be: Vec<String>,
    general: Vec<String>,
    boundary: Vec<String>,
    filler: Vec<String>,
    points: Vec<String>,
    people: Vec<String>,
    stands: Vec<String>,
    some: Vec<String>,
    namely: Vec<String>,
    asks: Vec<String>,
    ranges: Vec<String>,
    besides: Vec<String>,
    staff: Vec<String>,
    naming: Vec<String>,
    closing: Vec<String>,
    others: Vec<String>,
    whole: Vec<String>,
    about: Vec<String>,
    links: Vec<String>,
    elsewise: Vec<String>,
}

#[derive(Debug, Default)]
struct Words {
    whole: FxHashMap<String, Class>,
    beginnings: FxHashMap<String, Class>,
    kinds: FxHashMap<String, Vec<Kind>>,
    /// Beginnings of words that tell of something else.
    elsewise: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is compiled in; `the_words_are_sound` keeps it readable.
    Words::of(toml::from_str(include_str!("words.toml")).unwrap_or_default())
});

impl Words {
    fn of(lists: Lists) -> Self {
        let mut out = Self { elsewise: lists.elsewise, ..Self::default() };
        let by_class = [
            (Class::Own, lists.own),
            (Class::We, lists.we),
            (Class::It, lists.it),
            (Class::Possessive, lists.possessive),
            (Class::Parent, lists.parent),
            (Class::Scheme, lists.scheme),
            (Class::Delegates, lists.delegates),
            (Class::Gives, lists.gives),
            (Class::Gets, lists.gets),
            (Class::Holds, lists.holds),
            (Class::Keeps, lists.keeps),
            (Class::Outs, lists.outs),
            (Class::Outside, lists.outside),
            (Class::Directs, lists.directs),
            (Class::Not, lists.not),
            (Class::Hosts, lists.hosts),
            (Class::Be, lists.be),
            (Class::Runs, lists.runs),
            (Class::Done, lists.done),
            (Class::General, lists.general),
            (Class::Boundary, lists.boundary),
            (Class::Filler, lists.filler),
        ];
        for (class, words) in by_class {
            for word in words {
                match word.strip_suffix('*') {
                    Some(beginning) => out.beginnings.entry(beginning.to_owned()).or_insert(class),
                    None => out.whole.entry(word).or_insert(class),
                };
            }
        }
        let kinds = [
            (Kind::Points, lists.points),
            (Kind::People, lists.people),
            (Kind::Stands, lists.stands),
            (Kind::Some, lists.some),
            (Kind::Namely, lists.namely),
            (Kind::Asks, lists.asks),
            (Kind::Ranges, lists.ranges),
            (Kind::Besides, lists.besides),
            (Kind::Staff, lists.staff),
            (Kind::Naming, lists.naming),
            (Kind::Closing, lists.closing),
            (Kind::Others, lists.others),
            (Kind::Whole, lists.whole),
            (Kind::About, lists.about),
            (Kind::Links, lists.links),
        ];
        for (kind, words) in kinds {
            for word in words {
                out.kinds.entry(word).or_default().push(kind);
            }
        }
        out
    }
}

/// Shorter beginnings stand for nothing.
const SHORTEST_BEGINNING: usize = 4;

/// The class of a word in small letters without apostrophes.
pub(super) fn class(word: &str) -> Option<Class> {
    if let Some(class) = WORDS.whole.get(word) {
        return Some(*class);
    }
    if word.ends_with("ijb") || word.ends_with("hscp") {
        return Some(Class::Own);
    }
    // Numbers, years and sums: "2016", "£1.2m".
    let number = word.strip_prefix('£').and_then(|sum| sum.strip_suffix(['m', 'k'])).unwrap_or(word);
    if number.chars().all(|c| c.is_ascii_digit() || matches!(c, '£' | '.' | ',' | '/' | '%')) {
        return Some(Class::Filler);
    }
    let ends = (SHORTEST_BEGINNING..=word.len()).rev();
    ends.filter_map(|end| word.get(..end)).find_map(|beginning| WORDS.beginnings.get(beginning).copied())
}

/// Whether a word is of a kind.
pub(super) fn is(word: &str, kind: Kind) -> bool {
    WORDS.kinds.get(word).is_some_and(|kinds| kinds.contains(&kind))
}

/// Whether a word tells of something else than who has services: "complaints", "waiting".
pub(super) fn tells_else(word: &str) -> bool {
    WORDS.elsewise.iter().any(|beginning| word.starts_with(beginning.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sound() {
        let lists: Lists = toml::from_str(include_str!("words.toml")).unwrap_or_default();
        assert!(!lists.own.is_empty() && !lists.filler.is_empty());
    }

    #[test]
    fn words_have_classes() {
        let check = |word: &str, want: Option<Class>| assert_eq!(class(word), want, "{word}");
        check("delegating", Some(Class::Delegates));
        check("mijb", Some(Class::Own));
        check("withheld", Some(Class::Keeps));
        check("2016", Some(Class::Filler));
        check("complaints", None);
        assert!(is("which", Kind::Points) && !is("home", Kind::Points));
    }
}
