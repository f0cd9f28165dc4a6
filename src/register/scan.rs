//! A text as the names that it holds: places, the words beside them that tell a kind of body, and what is neither.

mod compound;

use super::data::{Body, Meaning, REGISTER};
use super::words::{self, Token};
use crate::record::EntityType::{self, Council, HealthBoard, IntegrationAuthority};
use crate::wording::misprint::{distance_within, letters, may_be_within};
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

fn scan(text: &str, tokens: &[Token], reading: Reading) -> Scan {
    let mut out = Scan::default();
    // A kind whose place has not come yet, with its first byte.
    let mut before: Option<(EntityType, usize)> = None;
    // Whether the last name may still take a kind.
    let mut open = false;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let gap = at.checked_sub(1).and_then(|i| tokens.get(i)).map_or("", |last| between(text, last.end, token.start));
        if ends_thought(gap) {
            (open, before) = (false, before.filter(|_| reading == Reading::Name));
        }
        if let Some((length, mut shared)) = compound::at(text, tokens, at, reading) {
            if let Some((kind, start)) = before.take() {
                for named in &mut shared {
                    named.written = Some(kind);
                }
                shared[0].start = start;
            }
            out.named.append(&mut shared);
            open = true;
            at += length;
        } else if let Some((length, meanings)) = name_at(text, tokens, at, reading) {
            let end = tokens[at + length - 1].end;
            let whole = meanings.iter().any(|m| m.whole);
            let mut named = Named { meanings, written: None, start: token.start, end, shares: false };
            if whole {
                named.meanings.retain(|m| m.whole);
                named.written = named.meanings.first().map(|m| m.body().entity_type);
            }
            if let (false, Some((kind, start))) = (whole, before) {
                (named.written, named.start) = (Some(kind), start);
            }
            out.named.push(named);
            (before, open) = (None, true);
            at += length;
        } else if let Some((length, kind, before_only)) = kind_at(text, tokens, at, reading) {
            let end = tokens[at + length - 1].end;
            match out.named.last_mut() {
                Some(last) if open && !before_only => {
                    (last.written, last.end) = (Some(kind), end);
                }
                _ => before = Some((kind, token.start)),
            }
            at += length;
        } else {
            let abbreviation = AUTHORITY_ENDINGS.iter().any(|e| token.word.ends_with(e));
            match out.named.last_mut() {
                Some(last) if open && abbreviation => {
                    (last.written, last.end) = (Some(IntegrationAuthority), token.end);
                }
                _ if FILLERS.contains(&token.word.as_str()) => {}
                _ => {
                    out.unknown.push(at);
                    (before, open) = (None, false);
                }
            }
            at += 1;
        }
    }
    // The kind stands once, behind the last: "East and South Ayrshire Councils".
    for at in (1..out.named.len()).rev() {
        if out.named[at - 1].shares {
            out.named[at - 1].written = out.named[at - 1].written.or(out.named[at].written);
        }
    }
    out
}

/// Whether the marks between two words part thoughts.
fn ends_thought(gap: &str) -> bool {
    gap.contains(['.', ';', ':', ',', '!', '?', '/', '•', '|']) || gap.matches('\n').count() > 1
}

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

/// The text read again with misprints mended, where that makes it a name: words one letter off (two in long words),
/// words in another order, words run together or apart. Only where a kind is written or hinted at.
///
/// `scanned` is the text taken apart as it stands.
pub(super) fn corrected(text: &str, tokens: &[Token], scanned: &Scan, hint: Option<EntityType>) -> Option<Scan> {
    let mended = mended_words(text, tokens, &scanned.unknown).map(|t| Scan::of(&t)).filter(Scan::is_whole);
    let found = mended.or_else(|| Some(Scan::of(&reordered(text, tokens)?)).filter(Scan::is_whole))?;
    (hint.is_some() || found.named.iter().any(Named::is_typed)).then_some(found)
}

/// A text with more unknown words than these is something else than a misprinted name.
const MOST_MISPRINTS: usize = 3;

/// The text with every unknown word replaced by the one word of the register that it resembles.
fn mended_words(text: &str, tokens: &[Token], unknown: &[usize]) -> Option<String> {
    if unknown.len() > MOST_MISPRINTS {
        return None;
    }
    let mut out = String::new();
    let mut from = 0;
    for index in unknown {
        let token = tokens.get(*index)?;
        out.push_str(text.get(from..token.start)?);
        out.push_str(nearest_word(&token.word)?);
        from = token.end;
    }
    out.push_str(text.get(from..)?);
    Some(out)
}

/// The words of places and kinds that may have been misprinted, with the letters of each.
static CANDIDATES: LazyLock<Vec<(&'static str, u64)>> = LazyLock::new(|| {
    let kinds = PHRASES.iter().flat_map(|p| p.words.iter().copied()).filter(|w| w.len() > 4);
    REGISTER.vocabulary.iter().map(String::as_str).chain(kinds).map(|word| (word, letters(word))).collect()
});

/// The one word of places and kinds nearest to a misprint.
fn nearest_word(word: &str) -> Option<&'static str> {
    // A good word of a name that another word spoils: "West" in "West Dumbartonshire".
    if let Ok(index) = REGISTER.vocabulary.binary_search_by(|known| known.as_str().cmp(word)) {
        return REGISTER.vocabulary.get(index).map(String::as_str);
    }
    if let Some(known) = PHRASES.iter().flat_map(|p| p.words.iter().copied()).find(|known| *known == word) {
        return Some(known);
    }
    let length = word.chars().count();
    let allowed = match length {
        0..5 => return None,
        5..8 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, &'static str)> = None;
    let mut tied = false;
    let own = letters(word);
    for (candidate, _) in CANDIDATES.iter().filter(|(_, letters)| may_be_within(own, *letters, allowed)) {
        let (candidate, distance) = (*candidate, distance_within(word, candidate, allowed));
        let Some(distance) = distance else { continue };
        match best {
            Some((nearest, known)) if distance > nearest || known == candidate => {}
            Some((nearest, _)) if distance == nearest => tied = true,
            _ => (best, tied) = (Some((distance, candidate)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}

/// The text with its place's words in the register's order ("Lothian, East") or spacing (`NorthLanarkshire`).
fn reordered(text: &str, tokens: &[Token]) -> Option<String> {
    let mut place: Vec<&str> = Vec::new();
    let mut kinds = String::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some((length, ..)) = kind_at(text, tokens, at, Reading::Name) {
            for kind in &tokens[at..at + length] {
                kinds.push(' ');
                kinds.push_str(&kind.word);
            }
            at += length;
            continue;
        }
        if !matches!(token.word.as_str(), "the" | "of" | "area") {
            place.push(&token.word);
        }
        at += 1;
    }
    if place.is_empty() || place.len() > REGISTER.longest {
        return None;
    }
    let squashed: String = place.concat();
    place.sort_unstable();
    let found = REGISTER.spellings.iter().find(|known| known.squashed == squashed || known.sorted == place)?;
    Some(format!("{}{kinds}", found.name))
}
