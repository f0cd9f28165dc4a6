//! A text as the names that it holds: places, the words beside them that tell a kind of body, and what is neither.

mod compound;
mod misprints;

use super::data::{Body, Meaning, REGISTER};
use super::words::{self, Token};
use crate::record::EntityType::{self, Council, HealthBoard, IntegrationAuthority};
pub(super) use misprints::corrected;
use std::sync::LazyLock;

/// Words that tell what kind of body a place name stands for.
struct KindPhrase {
    words: Vec<&'static str>,
    kind: EntityType,
    /// Stands before the place only ("NHS Fife").
    before_only: bool,
    /// Says little in running text unless it is written with a capital ("Angus health and social care services").
    weak: bool,
}

impl KindPhrase {
    /// Whether tokens begin with the phrase; its last word may stand in the plural ("Councils").
    fn fits(&self, tokens: &[Token]) -> bool {
        let last = self.words.len() - 1;
        self.words.iter().zip(tokens).enumerate().all(|(at, (word, token))| {
            *word == token.word || (at == last && !self.before_only && words::is_plural_of(&token.word, word))
        })
    }
}

/// (words, kind, stands before the place only, weak).
const KIND_PHRASES: [(&str, EntityType, bool, bool); 30] = [
    ("health and social care partnership board", IntegrationAuthority, false, false),
    ("health and social care integration joint board", IntegrationAuthority, false, false),
    ("health and social care integration partnership", IntegrationAuthority, false, false),
    ("health and social care integration authority", IntegrationAuthority, false, false),
    ("health and social care partnership", IntegrationAuthority, false, false),
    ("health social care partnership", IntegrationAuthority, false, false),
    ("health and care partnership", IntegrationAuthority, false, false),
    ("health and social care", IntegrationAuthority, false, true),
    ("health and care", IntegrationAuthority, false, true),
    ("hsc partnership", IntegrationAuthority, false, false),
    ("h and sc partnership", IntegrationAuthority, false, false),
    ("h and scp", IntegrationAuthority, false, false),
    ("hscp", IntegrationAuthority, false, false),
    ("hsci", IntegrationAuthority, false, false),
    ("integration joint board", IntegrationAuthority, false, false),
    ("integrated joint board", IntegrationAuthority, false, false),
    ("joint integration board", IntegrationAuthority, false, false),
    ("integration board", IntegrationAuthority, false, false),
    ("integration authority", IntegrationAuthority, false, false),
    ("ijb", IntegrationAuthority, false, false),
    ("partnership", IntegrationAuthority, false, true),
    ("nhs health board", HealthBoard, false, false),
    ("nhs board", HealthBoard, false, false),
    ("health board", HealthBoard, false, false),
    ("nhs", HealthBoard, true, false),
    ("islands council", Council, false, false),
    ("city council", Council, false, false),
    ("council", Council, false, false),
    ("local authority", Council, false, false),
    ("comhairle", Council, true, false),
];

/// Words between names and kinds that say nothing.
const FILLERS: [&str; 6] = ["the", "of", "for", "and", "area", "shadow"];

/// Endings of home-made abbreviations that tell an authority ("AHSCP", "FIJB").
const AUTHORITY_ENDINGS: [&str; 2] = ["hscp", "ijb"];

/// The first words of [`PHRASES`]: most words of a text begin none.
static FIRST_WORDS: LazyLock<rustc_hash::FxHashSet<&'static str>> =
    LazyLock::new(|| PHRASES.iter().filter_map(|phrase| phrase.words.first().copied()).collect());

static PHRASES: LazyLock<Vec<KindPhrase>> = LazyLock::new(|| {
    let mut phrases: Vec<KindPhrase> = KIND_PHRASES
        .iter()
        .map(|(text, kind, before_only, weak)| KindPhrase {
            words: text.split(' ').collect(),
            kind: *kind,
            before_only: *before_only,
            weak: *weak,
        })
        .collect();
    phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    phrases
});

/// A body's name found in a text.
#[derive(Debug, Clone)]
pub(super) struct Named {
    meanings: Vec<Meaning>,
    /// The kind that the words beside the place tell.
    written: Option<EntityType>,
    /// First byte, the kind's words included.
    pub(super) start: usize,
    /// Byte after the last, the kind's words included.
    pub(super) end: usize,
    /// Whether the name shares its place, and the kind behind it, with the next one: "East" in "East and South Ayrshire".
    shares: bool,
}

impl Named {
    /// The kind that the text itself tells: by words beside the place, or because only one kind bears the name.
    pub(super) fn written_type(&self) -> Option<EntityType> {
        self.written.or_else(|| match self.meanings[..] {
            [only] => Some(only.body().entity_type),
            _ => None,
        })
    }

    /// Whether words tell the kind ("Fife Council", "NAHSCP"), rather than a place's name alone.
    pub(super) fn is_typed(&self) -> bool {
        self.written.is_some()
    }

    /// The bodies that it may stand for: of the kind written, or else of the kind hinted at if there is one.
    pub(super) fn bodies(&self, hint: Option<EntityType>) -> Vec<&'static Body> {
        let of = |kind: EntityType| -> Vec<&'static Body> {
            self.meanings.iter().map(|m| m.body()).filter(|b| b.entity_type == kind).collect()
        };
        let all = || self.meanings.iter().map(|m| m.body()).collect();
        match (self.written, hint) {
            (Some(kind), _) => of(kind),
            (None, Some(kind)) => Some(of(kind)).filter(|b| !b.is_empty()).unwrap_or_else(all),
            (None, None) => all(),
        }
    }

    /// The bodies that bear the place's name, whatever kind is written.
    pub(super) fn bodies_of_any_kind(&self) -> Vec<&'static Body> {
        self.meanings.iter().map(|m| m.body()).collect()
    }
}

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// The text is a name: letter case does not matter.
    Name,
    /// Running text: names begin with a capital.
    Prose,
}

/// A text taken apart.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The names in order.
    pub(super) named: Vec<Named>,
    /// Words that are neither names, kinds nor fillers: indices into the text's tokens.
    unknown: Vec<usize>,
}

impl Scan {
    /// Takes a text apart that may be a name.
    pub(super) fn of(text: &str) -> Self {
        Self::of_tokens(text, &words::tokens(text))
    }

    /// The same for a text whose words are known.
    pub(super) fn of_tokens(text: &str, tokens: &[Token]) -> Self {
        scan(text, tokens, Reading::Name)
    }

    /// Takes running text apart.
    pub(super) fn of_prose(text: &str) -> Self {
        scan(text, &words::tokens(text), Reading::Prose)
    }

    /// Whether the text is nothing but names.
    pub(super) fn is_whole(&self) -> bool {
        self.unknown.is_empty() && !self.named.is_empty()
    }
}

/// Takes a text apart, word by word: the longest name or kind that begins at each.
fn scan(text: &str, tokens: &[Token], reading: Reading) -> Scan {
    let mut taken = Taken::default();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let gap = at.checked_sub(1).and_then(|i| tokens.get(i)).map_or("", |last| between(text, last.end, token.start));
        if ends_thought(gap) {
            taken.end_thought(reading);
        }
        at += if let Some((length, shared)) = compound::at(text, tokens, at, reading) {
            taken.take_shared(shared);
            length
        } else if let Some((length, meanings)) = name_at(text, tokens, at, reading) {
            taken.take_name(meanings, token.start, tokens[at + length - 1].end);
            length
        } else if let Some((length, kind, before_only)) = kind_at(text, tokens, at, reading) {
            taken.take_kind(kind, before_only, token.start, tokens[at + length - 1].end);
            length
        } else {
            taken.take_other(at, token);
            1
        };
    }
    taken.share_kinds();
    taken.scan
}

/// What has been taken of a text so far.
#[derive(Debug, Default)]
struct Taken {
    scan: Scan,
    /// A kind whose place has not come yet, with its first byte.
    before: Option<(EntityType, usize)>,
    /// Whether the last name may still take a kind.
    open: bool,
}

impl Taken {
    /// Ends a thought: a kind in running text says nothing of what comes behind it.
    fn end_thought(&mut self, reading: Reading) {
        (self.open, self.before) = (false, self.before.filter(|_| reading == Reading::Name));
    }

    /// Takes names that share their place.
    fn take_shared(&mut self, mut shared: Vec<Named>) {
        if let Some((kind, start)) = self.before.take() {
            for named in &mut shared {
                named.written = Some(kind);
            }
            shared[0].start = start;
        }
        self.scan.named.append(&mut shared);
        self.open = true;
    }

    /// Takes a name, from byte `start` to byte `end`.
    fn take_name(&mut self, meanings: Vec<Meaning>, start: usize, end: usize) {
        let whole = meanings.iter().any(|m| m.whole);
        let mut named = Named { meanings, written: None, start, end, shares: false };
        if whole {
            named.meanings.retain(|m| m.whole);
            named.written = named.meanings.first().map(|m| m.body().entity_type);
        }
        if let (false, Some((kind, start))) = (whole, self.before) {
            (named.written, named.start) = (Some(kind), start);
        }
        self.scan.named.push(named);
        (self.before, self.open) = (None, true);
    }

    /// Takes a kind, from byte `start` to byte `end`: of the name before, or of the one that comes.
    fn take_kind(&mut self, kind: EntityType, before_only: bool, start: usize, end: usize) {
        match self.scan.named.last_mut() {
            Some(last) if self.open && !before_only => {
                (last.written, last.end) = (Some(kind), end);
            }
            _ => self.before = Some((kind, start)),
        }
    }

    /// Takes the token `at`, which is neither a name nor a kind.
    fn take_other(&mut self, at: usize, token: &Token) {
        let abbreviation = AUTHORITY_ENDINGS.iter().any(|e| token.word.ends_with(e));
        match self.scan.named.last_mut() {
            Some(last) if self.open && abbreviation => {
                (last.written, last.end) = (Some(IntegrationAuthority), token.end);
            }
            _ if FILLERS.contains(&token.word.as_str()) => {}
            _ => {
                self.scan.unknown.push(at);
                (self.before, self.open) = (None, false);
            }
        }
    }

    /// The kind stands once, behind the last: "East and South Ayrshire Councils".
    fn share_kinds(&mut self) {
        let named = &mut self.scan.named;
        for at in (1..named.len()).rev() {
            if named[at - 1].shares {
                named[at - 1].written = named[at - 1].written.or(named[at].written);
            }
        }
    }
}

/// Whether the marks between two words part thoughts.
fn ends_thought(gap: &str) -> bool {
    gap.contains(['.', ';', ':', ',', '!', '?', '/', '•', '|']) || gap.matches('\n').count() > 1
}

/// The text between two bytes.
fn between(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// The longest name that begins at a word: how many words, and what it may mean.
fn name_at(text: &str, tokens: &[Token], at: usize, reading: Reading) -> Option<(usize, Vec<Meaning>)> {
    let first = tokens.get(at)?;
    // Most words begin no name.
    let first_word = compass_in_full(&first.word);
    let longest = match (REGISTER.longest_from(&first.word), REGISTER.longest_from(first_word)) {
        (Some(own), Some(full)) => own.max(full),
        (own, full) => own.or(full)?,
    };
    let capital = between(text, first.start, first.end).starts_with(char::is_uppercase);
    if reading == Reading::Prose && !capital {
        return None;
    }
    let mut joined = String::new();
    for length in (1..=longest.min(tokens.len() - at)).rev() {
        let words = tokens.get(at..at + length)?;
        joined.clear();
        // A point of the compass may be cut short: "n lanarkshire".
        joined.push_str(if length > 1 { first_word } else { &first.word });
        for word in words.iter().skip(1) {
            joined.push(' ');
            joined.push_str(&word.word);
        }
        let Some(name) = REGISTER.names.get(&joined) else { continue };
        let end = words.last().map_or(first.end, |last| last.end);
        let written: String = between(text, first.start, end).chars().filter(|c| !c.is_whitespace()).collect();
        if name.exact_case.as_deref().is_none_or(|exact| exact == written) {
            return Some((length, name.meanings.clone()));
        }
    }
    None
}

/// "n" as "north"; other words as they are.
fn compass_in_full(word: &str) -> &str {
    match word {
        "n" => "north",
        "s" => "south",
        "e" => "east",
        "w" => "west",
        other => other,
    }
}

/// The longest kind of body that begins at a word: how many words, which kind, whether only before a place.
fn kind_at(text: &str, tokens: &[Token], at: usize, reading: Reading) -> Option<(usize, EntityType, bool)> {
    let first = tokens.get(at).filter(|token| {
        let word = token.word.as_str();
        FIRST_WORDS.contains(word) || word.strip_suffix('s').is_some_and(|one| FIRST_WORDS.contains(one))
    })?;
    let capital = between(text, first.start, first.end).starts_with(char::is_uppercase);
    PHRASES
        .iter()
        .find(|phrase| {
            tokens.len() - at >= phrase.words.len()
                && phrase.fits(&tokens[at..])
                && (reading == Reading::Name || capital || !phrase.weak)
        })
        .map(|phrase| (phrase.words.len(), phrase.kind, phrase.before_only))
}
