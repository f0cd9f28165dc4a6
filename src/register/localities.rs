//! Localities by name: the register's list is a help for spelling, not a closed list.

use super::data::{self, Body, body_by_code};
use super::words::{self, Token};
use crate::wording::misprint::distance_within;
use std::sync::LazyLock;

const LOCALITIES: &str = include_str!("localities.tsv");

struct Known {
    partnership: &'static str,
    name: &'static str,
    /// Words that compare, without "and" and "locality".
    words: Vec<String>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    data::rows(LOCALITIES)
        .filter_map(|row| {
            let (partnership, name) = (row.first().copied()?, row.get(1).copied()?);
            Some(Known { partnership, name, words: compared(name) })
        })
        .collect()
});

/// What the register knows of a locality's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalityMatch {
    /// The register's name, but for "&", punctuation and letter case; with the register's spelling.
    Exact(&'static str),
    /// The same words in another order ("North West Angus" for "Angus North West"), or with the partnership's name
    /// left out; with the register's spelling.
    Variant(&'static str),
    /// A misprint; with the register's spelling. A guess, to be flagged `name_fuzzy`.
    Fuzzy(&'static str),
    /// Not in the register.
    None,
}

/// Looks a locality up among those of a partnership (any of its codes).
pub fn locality(name: &str, partnership: &str) -> LocalityMatch {
    let Some(body) = body_by_code(partnership) else { return LocalityMatch::None };
    let wanted = compared(name);
    if wanted.is_empty() {
        return LocalityMatch::None;
    }
    let of_body = || KNOWN.iter().filter(|k| body.code.as_deref() == Some(k.partnership));
    if let Some(known) = of_body().find(|k| k.words == wanted) {
        return LocalityMatch::Exact(known.name);
    }
    let place = compared(&body.name);
    if let Some(known) = of_body().find(|k| same_in_any_order(&k.words, &wanted, &place)) {
        return LocalityMatch::Variant(known.name);
    }
    nearest(&wanted, of_body()).map_or(LocalityMatch::None, LocalityMatch::Fuzzy)
}

/// Whether a name is a part of one locality's name alone: "Forres" of "Forres and Lossiemouth".
pub fn is_part_of_a_locality(name: &str, partnership: &str) -> bool {
    let code = body_by_code(partnership).and_then(|b| b.code.as_deref());
    let wanted = compared(name);
    let holds = |known: &&Known| !wanted.is_empty() && wanted.iter().all(|w| known.words.contains(w));
    KNOWN.iter().filter(|k| Some(k.partnership) == code).filter(holds).count() == 1
}

/// Whether two names of one partnership (any of its codes) are the same but for "&", order of words, the word "locality"
/// and the partnership's own name ("North" and "Angus North").
pub fn same_locality(a: &str, b: &str, partnership: Option<&str>) -> bool {
    let place = partnership.and_then(body_by_code).map(|body| compared(&body.name)).unwrap_or_default();
    let (a, b) = (compared(a), compared(b));
    a == b || same_in_any_order(&a, &b, &place)
}

/// The register's names of a partnership's localities (any of its codes).
pub fn localities_of(partnership: &str) -> Vec<&'static str> {
    let code = body_by_code(partnership).and_then(|b| b.code.as_deref());
    KNOWN.iter().filter(|k| Some(k.partnership) == code).map(|k| k.name).collect()
}

/// The partnerships of which the register has a locality of exactly this name.
pub fn partnerships_with(name: &str) -> Vec<&'static Body> {
    let wanted = compared(name);
    KNOWN.iter().filter(|k| k.words == wanted).filter_map(|k| body_by_code(k.partnership)).collect()
}

/// A locality's name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalityMention {
    /// Where it stands, in bytes.
    pub range: std::ops::Range<usize>,
    /// The register's name.
    pub name: &'static str,
}

/// The names of a partnership's localities (any of its codes) that a text holds, longer ones first where two begin at one
/// place. "Troon" in "Troon Health Centre" and in "Old Troon" is part of another name.
pub fn localities_in(text: &str, partnership: &str) -> Vec<LocalityMention> {
    let Some(body) = body_by_code(partnership) else { return Vec::new() };
    let place = core(&compared(&body.name));
    let of_body = KNOWN.iter().filter(|k| body.code.as_deref() == Some(k.partnership));
    // "East End" of "Dundee East End"; "East" alone is any east.
    let short = |k: &Known| without(&k.words, &place).filter(|words| words.len() > 1 && words.len() < k.words.len());
    let mut known: Vec<(&str, Vec<String>)> = of_body
        .flat_map(|k| [Some(k.words.clone()), short(k)].into_iter().flatten().map(|words| (k.name, words)))
        .collect();
    known.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    let tokens = words::tokens(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = known.iter().find_map(|(name, words)| Some((*name, end_of_name(text, &tokens, at, words)?)));
        let Some((name, next)) = found.filter(|(_, next)| stands_alone(text, &tokens, at, *next)) else {
            at += 1;
            continue;
        };
        // "The Ferry" begins with its article.
        let article = name.starts_with("The ") && at > 0 && tokens.get(at - 1).is_some_and(|t| t.word == "the");
        let first = at - usize::from(article);
        let range = tokens.get(first).map_or(0, |t| t.start)..tokens.get(next - 1).map_or(0, |t| t.end);
        out.push(LocalityMention { range, name });
        at = next;
    }
    out
}

/// The token after a name that begins at `first`: its words in their order, in capitals but for the small ones.
fn end_of_name(text: &str, tokens: &[Token], first: usize, name: &[String]) -> Option<usize> {
    let mut at = first;
    for (number, word) in name.iter().enumerate() {
        let joins = |t: &Token| matches!(t.word.as_str(), "and" | "the");
        while number > 0 && tokens.get(at).is_some_and(joins) {
            at += 1;
        }
        let token = tokens.get(at).filter(|t| t.word == *word)?;
        if !starts_large(text, token.start) && (number == 0 || token.word.len() > 4) {
            return None;
        }
        let between = tokens.get(at.wrapping_sub(1)).and_then(|before| text.get(before.end..token.start));
        // Commas stand in long names alone: "Skye, Lochalsh and West Ross", not "Falkirk, East".
        let apart = |gap: &str| gap.contains(['.', ';', ':', '\n']) || (name.len() < 3 && gap.contains(','));
        if number > 0 && between.is_some_and(apart) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn starts_large(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Whether no capital right before or behind makes words a part of a longer name.
fn stands_alone(text: &str, tokens: &[Token], first: usize, next: usize) -> bool {
    let token = |at: usize| tokens.get(at);
    let (Some(own), Some(last)) = (token(first), token(next - 1)) else { return false };
    let before = first.checked_sub(1).and_then(token).filter(|t| text.get(t.end..own.start) == Some(" "));
    let qualified = before.is_some_and(|t| {
        COMPASS.contains(&t.word.as_str()) || matches!(t.word.as_str(), "port" | "new" | "old" | "greater" | "upper")
    });
    // "Nairn with Badenoch and Strathspey" is one name.
    let joined = before.is_some_and(|t| t.word == "with")
        && first.checked_sub(2).and_then(token).is_some_and(|t| starts_large(text, t.start));
    let behind = token(next).filter(|t| text.get(last.end..t.start).is_some_and(|gap| gap == " " || gap == "-"));
    let goes_on = behind
        .is_some_and(|t| starts_large(text, t.start) && !matches!(t.word.as_str(), "locality" | "localities" | "area"));
    !qualified && !joined && !goes_on
}

fn compared(name: &str) -> Vec<String> {
    let mut out = Vec::new();
    for word in words::words(name) {
        match word.as_str() {
            "and" | "locality" | "the" | "area" => {}
            "ne" => out.extend(["north".to_owned(), "east".to_owned()]),
            "nw" => out.extend(["north".to_owned(), "west".to_owned()]),
            "se" => out.extend(["south".to_owned(), "east".to_owned()]),
            "sw" => out.extend(["south".to_owned(), "west".to_owned()]),
            _ => out.push(word),
        }
    }
    out
}

/// Whether two names hold the same words in any order, the partnership's own name counting for nothing.
fn same_in_any_order(known: &[String], wanted: &[String], place: &[String]) -> bool {
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    let (known, wanted) = (sorted(known), sorted(wanted));
    if known == wanted {
        return true;
    }
    let place = core(place);
    let left = |words: Vec<String>| without(&words, &place).unwrap_or(words);
    let (known, wanted) = (left(known), left(wanted));
    !known.is_empty() && known == wanted
}

/// A partnership's name without what says what it is.
fn core(place: &[String]) -> Vec<String> {
    place.iter().filter(|word| !matches!(word.as_str(), "city" | "islands")).cloned().collect()
}

/// Words without those of a place's name, where that stands in them as a whole: "East Lothian" is no "West Lothian (East)".
fn without(words: &[String], place: &[String]) -> Option<Vec<String>> {
    let mut left = words.to_vec();
    for word in place {
        let at = left.iter().position(|w| w == word)?;
        left.remove(at);
    }
    Some(left)
}

/// The one name that the words resemble: one letter off, two in long names; never by dropping or adding a word.
fn nearest<'a>(wanted: &[String], known: impl Iterator<Item = &'a Known>) -> Option<&'static str> {
    let text = wanted.join(" ");
    let mut best: Option<(usize, &'static str)> = None;
    let mut tied = false;
    for candidate in known.filter(|k| k.words.len() == wanted.len()) {
        // Every word must be itself or a misprint: "north" is no misprint of "south".
        let alike = candidate.words.iter().zip(wanted).all(|(a, b)| a == b || misprint(a, b));
        if !alike {
            continue;
        }
        let Some(distance) = distance_within(&candidate.words.join(" "), &text, 2) else { continue };
        match best {
            Some((nearest, _)) if distance > nearest => {}
            Some((nearest, _)) if distance == nearest => tied = true,
            _ => (best, tied) = (Some((distance, candidate.name)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, name)| name)
}

/// Compass words differ by two letters at most, and never are misprints of each other.
const COMPASS: [&str; 8] = ["north", "south", "east", "west", "northern", "southern", "eastern", "western"];

fn misprint(a: &str, b: &str) -> bool {
    let length = a.chars().count().min(b.chars().count());
    if COMPASS.contains(&a) && COMPASS.contains(&b) {
        return false;
    }
    let allowed = match length {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    distance_within(a, b, allowed).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_texts() {
        let check = |text: &str, code: &str, want: &[&str]| {
            let got: Vec<&str> = localities_in(text, code).iter().map(|m| m.name).collect();
            assert_eq!(got, want, "{text}");
        };
        let highland = "S37000016";
        check(
            "Skye, Lochalsh & West Ross and Mid Ross; the rest is Nairn and Nairnshire.",
            highland,
            &["Skye, Lochalsh and West Ross", "Mid Ross", "Nairn and Nairnshire"],
        );
        check("Inverness Royal Academy and East Caithness are places; in inverness we meet.", highland, &[]);
        check("Nairn with Badenoch and Strathspey", highland, &[]);
        check("Falkirk, East of the river", "S37000013", &[]);
        check("The Ferry, East End and Lochee", "S37000007", &["The Ferry", "Dundee East End", "Lochee"]);
    }
}
