//! Localities by name: the register's list is a help for spelling, not a closed list.

use super::data::{self, Body, body_by_code};
use super::words;
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
    // The place's name counts for nothing where it stands as a whole: "East Lothian" is no "West Lothian (East)".
    let core: Vec<&String> = place.iter().filter(|w| !matches!(w.as_str(), "city" | "islands")).collect();
    let without = |words: &[String]| {
        let mut left = words.to_vec();
        for word in &core {
            match left.iter().position(|w| w == *word) {
                Some(at) => drop(left.remove(at)),
                None => return words.to_vec(),
            }
        }
        left
    };
    let (known, wanted) = (without(&known), without(&wanted));
    !known.is_empty() && known == wanted
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
