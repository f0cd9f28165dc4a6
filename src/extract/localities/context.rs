//! What stands around a row of names, and whether it makes the row one of localities.

use super::enumeration::{self, Enumeration};
use super::names::SMALL_NUMBER;
use crate::register::{self, LocalityMatch};
use crate::wording::latin::Regex;
use crate::wording::numerals::UNITS;
use crate::wording::{claims, latin};
use std::sync::LazyLock;

/// The word that a row of localities stands by.
pub(super) static ANCHOR: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"(?i)\blocalit(?:y|ies)\b"));
/// "four locality planning areas": how many the paper claims.
pub(super) static CLAIM: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)\b{SMALL_NUMBER}\s+(?:[[:alpha:]][\w-]*\s+){{0,4}}?(?:localit|district|area|neighbourhood|cluster|communit|partnership|zone|part|hub|forum|group|team)\w*"
    ))
});
/// "We have three:": a number of the things just spoken of.
pub(super) static BARE_CLAIM: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)\b(?:have|has|are|into|in|of|across|over|with|among)\s+{SMALL_NUMBER}(?:\s+of\s+(?:them|these))?\s*(?:[:–—(-]|,\s|$)|:\s*{SMALL_NUMBER}\s*(?:[(:–—-]|$)|\b[Tt]he\s+(?:other\s+|remaining\s+)?{SMALL_NUMBER}\s+(?:are|being)\b"
    ))
});
/// Words for localities that are no more, or are none.
static NOT_NOW: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?:\b(?:[Uu]ntil|[Bb]efore|[Pp]rior to|[Pp]reviously|[Ff]ormerly|[Oo]riginally|[Ii]nitially)\b|\bused to\b|\bno longer\b|\b(?:former|previous|old|earlier) (?:\w+ )?localit|\bnot (?:a )?localit|\breplac(?:ed|ing) (?:the )?)",
    )
});
/// What was so once, with how many localities there are now: "Until 2020 there were four, but we now have three: A, B and
/// C", "the four were replaced in 2020 by two: A and B".
static ONCE_AND_NOW: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"^(?:(?:Until|Before|Prior to|Previously|Formerly|Originally|Initially)\b[^.;:]{{0,160}}?[,;]?\s+(?:(?:but|and|though|although)\s+)?(?:(?:we|there|it|they)\s+now\s+(?:have|has|are)|(?:we|there|it|they)\s+(?:have|has|are)\s+now|now\s+(?:we\s+have|there\s+are)|today\s+(?:we\s+have|there\s+are))(?:\s+(?:just|only))?\s+{SMALL_NUMBER}|[^.;:]{{0,120}}?\b(?:was|were|been)\s+(?:since\s+|then\s+|later\s+)?(?:replaced|merged|reduced|combined|reorganised|amalgamated)\s+(?:(?:in|from|since)\s+(?:[A-Z][a-z]+\s+)?\d{{4}}\s+)?(?:by|into|to|with)\s+(?:just\s+|only\s+)?{SMALL_NUMBER})(?:\s+(?:new\s+|larger\s+|bigger\s+)?localit(?:y|ies))?\b(?:,\s+(?:which|that)\s[^:.;]{{0,120}})?"
    ))
});

/// Words of which one stands in every such sentence.
const CHANGES: [&str; 8] =
    [" now ", " today ", "replaced", "merged", "reduced", "combined", "organised", "amalgamated"];

/// A sentence without what was so once: "We now have three localities: A, B and C".
pub(super) fn of_now(sentence: &str) -> Option<String> {
    if !CHANGES.iter().any(|word| sentence.contains(word)) {
        return None;
    }
    // "Until 2020 there were four, but …": of what, the sentence before says.
    let counted = || {
        let last = sentence.split(',').next().and_then(|first| first.rsplit(' ').next());
        last.is_some_and(|last| claims::number(last).is_some())
    };
    if !sentence.contains("localit") && !counted() {
        return None;
    }
    let found = ONCE_AND_NOW.captures(sentence)?;
    let number = found.get(1).or_else(|| found.get(2))?;
    Some(format!("We now have {} localities{}", number.as_str(), sentence.get(found.get(0)?.end()..)?))
}

/// Words that make a row one of something else: "the priorities across localities are: A, B and C".
static SOMETHING_ELSE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:priorit|issue|need|theme|objective|role|aim|action|outcome|challenge|benefit|principle|feature|function|staff|member|meeting|team)\w*\b",
    )
});
/// All that may stand between "localities" and their names, names of bodies and places apart.
const LINKS: [&str; 88] = [
    "divided",
    "split",
    "broken",
    "down",
    "into",
    "grouped",
    "organised",
    "arranged",
    "formed",
    "around",
    "having",
    "both",
    "its",
    "their",
    "in",
    "of",
    "for",
    "within",
    "across",
    "have",
    "has",
    "been",
    "were",
    "was",
    "is",
    "are",
    "agreed",
    "identified",
    "established",
    "set",
    "up",
    "created",
    "defined",
    "planning",
    "purposes",
    "purpose",
    "the",
    "which",
    "that",
    "namely",
    "these",
    "they",
    "those",
    "being",
    "comprising",
    "comprises",
    "covering",
    "made",
    "known",
    "as",
    "called",
    "named",
    "follows",
    "following",
    "our",
    "shown",
    "below",
    "area",
    "areas",
    "city",
    "each",
    "one",
    "with",
    "groups",
    "group",
    "partnerships",
    "forums",
    "made",
    "by",
    "listed",
    "partnership",
    "to",
    "on",
    "map",
    "maps",
    "overleaf",
    "opposite",
    "above",
    "depicted",
    "illustrated",
    "outlined",
    "described",
    "out",
    "figure",
    "table",
    "page",
    "right",
    "left",
];
/// A link is no longer than this, in words.
const LONGEST_LINK: usize = 14;

/// What stands around a row of names.
pub(super) struct Context<'a> {
    pub(super) sentence: &'a str,
    /// The sentence before, if this one goes on with it.
    pub(super) earlier: Option<&'a str>,
    /// Where the row begins and ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Context<'_> {
    pub(super) fn before(&self) -> &str {
        self.sentence.get(..self.start).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.sentence.get(self.end..).unwrap_or_default()
    }

    /// How many localities the paper claims: the number nearest before the row, or after it, or in the sentence before.
    pub(super) fn claimed(&self) -> Option<usize> {
        // "Three of the four localities": the last number counts.
        let last = |pattern: &LazyLock<Regex>, text: &str| {
            let found = pattern.find_iter(text).last()?;
            let bare = |word: &str| claims::number(word.trim_matches(|c: char| !c.is_alphanumeric()));
            found.as_str().split([' ', '(']).filter_map(bare).next_back()
        };
        last(&BARE_CLAIM, self.before())
            .or_else(|| last(&CLAIM, self.before()))
            .or_else(|| last(&CLAIM, self.after()))
            .or_else(|| last(&CLAIM, self.earlier?).or_else(|| last(&BARE_CLAIM, self.earlier?)))
    }

    /// Whether the words around a row make it one of localities. `agrees`: whether it has as many as the paper claims.
    pub(super) fn vouches(&self, row: &Enumeration, code: &str, agrees: bool) -> bool {
        let count = row.names.len();
        let places = count > 1
            && enumeration::are_places(&row.names, code)
            && !row.names.iter().any(|n| is_a_body(&n.text, code));
        if !places || self.names_the_partnership() || NOT_NOW.is_match(self.before()) {
            return false;
        }
        // "Barra & Vatersay" is known by its first part.
        let in_part = |name: &str| name.contains(" & ") && name.split(" & ").any(|part| is_known(part, code));
        let known = row.names.iter().filter(|n| is_known(&n.text, code) || in_part(&n.text)).count();
        // "nine districts: …", of which nine are named and some known.
        if known > 1 && (known * 2 >= count || (agrees && known > 2)) {
            return true;
        }
        match self.link() {
            Some(Link::Strict) => agrees || known > 0 || !self.is_of_something_else(),
            Some(Link::Loose) => agrees || known * 2 >= count,
            None => false,
        }
    }

    /// "Elgin is made up of A and B", "the Elgin locality is made up of A and B": the parts of one.
    fn parts_one(&self, gap: &str) -> bool {
        let of_one = match ANCHOR.find_iter(self.before()).last() {
            Some(found) => found.as_str().eq_ignore_ascii_case("locality"),
            None => gap.trim_start().starts_with(char::is_uppercase),
        };
        let subject = gap.split(" is made ").next().unwrap_or_default().trim_start_matches("The ").trim();
        of_one
            && ["is made up of", "comprises", "consists of"].iter().any(|verb| gap.trim_end().ends_with(verb))
            && !super::naming_rows::is_a_partnership(subject)
    }

    /// "Perth and Kinross has …": two names that are one partnership's.
    fn names_the_partnership(&self) -> bool {
        let text = self.sentence.get(self.start..self.end).unwrap_or_default();
        let kind = crate::record::EntityType::IntegrationAuthority;
        register::find(text.trim_end_matches(['\'', '’', 's']), Some(kind)).body_of(kind).is_some()
    }

    fn is_of_something_else(&self) -> bool {
        SOMETHING_ELSE.is_match(self.before())
    }

    /// How the row is linked to the word "localities".
    fn link(&self) -> Option<Link> {
        let after = self.after().trim_start_matches(['(', ')', ',', ' ']);
        if ANCHOR.find(after).is_some_and(|m| m.start() == 0) {
            return Some(Link::Loose);
        }
        let gap = match ANCHOR.find_iter(self.before()).last() {
            Some(found) => Some(self.before().get(found.end()..).unwrap_or_default()),
            None => self.earlier.is_some().then(|| self.before()),
        };
        let Some(gap) = gap.filter(|gap| is_link(gap) && !self.parts_one(gap)) else {
            // "North and South are our two localities".
            let found = ANCHOR.find(after)?;
            return is_link(after.get(..found.start())?).then_some(Link::Loose);
        };
        let ends = gap.trim_end();
        let strict = ends.ends_with([':', '–', '—', '-', '('])
            || [" are", " namely", " being", " called", " known as", " which are", " comprising"]
                .iter()
                .any(|w| ends.ends_with(w))
            || self.sentence.get(self.start..).is_some_and(|s| s.starts_with('('));
        Some(if strict { Link::Strict } else { Link::Loose })
    }
}

enum Link {
    /// A colon, a dash, a bracket, "are", "namely".
    Strict,
    /// A comma, "of", other small words.
    Loose,
}

fn is_link(gap: &str) -> bool {
    let words: Vec<&str> = gap
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .collect();
    words.len() <= LONGEST_LINK
        && words.iter().all(|w| {
            w.starts_with(char::is_uppercase)
                || w.chars().all(|c| c.is_ascii_digit())
                || [&LINKS[..], &UNITS[2..=9]].iter().any(|words| words.contains(&w.to_lowercase().as_str()))
        })
}

pub(super) fn is_known(name: &str, code: &str) -> bool {
    register::locality(name, code) != LocalityMatch::None
}

/// "NHS Tayside" is a body, not a locality; a partnership's own name may be one ("Falkirk").
fn is_a_body(name: &str, code: &str) -> bool {
    !is_known(name, code) && register::mentions(name).iter().any(|m| m.typed)
}

/// Whether a text speaks of localities that are no more.
pub(super) fn is_of_another_time(text: &str) -> bool {
    NOT_NOW.is_match(text) && of_now(text).is_none()
}
