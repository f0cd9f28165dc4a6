//! Names with misprints, read again with them mended.

use super::{Named, PHRASES, Reading, Scan, kind_at};
use crate::record::EntityType;
use crate::register::data::REGISTER;
use crate::register::words::Token;
use crate::wording::misprint::{distance_within, letters, may_be_within};
use std::sync::LazyLock;

/// The text read again with misprints mended, where that makes it a name: words one letter off (two in long words),
/// words in another order, words run together or apart. Only where a kind is written or hinted at.
///
/// `scanned` is the text taken apart as it stands.
pub(in crate::register) fn corrected(
    text: &str,
    tokens: &[Token],
    scanned: &Scan,
    hint: Option<EntityType>,
) -> Option<Scan> {
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
