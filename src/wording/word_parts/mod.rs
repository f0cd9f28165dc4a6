//! Parts of English words: whether what stands at the end of a line and what begins the next are one word.
//!
//! Narrow columns break a word that is wider than they are, without a hyphen. Geometry says that a line may be such a
//! piece; here the letters are asked. No dictionary: stems of long words, endings, and short words that stand alone.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What the letters of two pieces say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pieces {
    /// Both are of one word.
    OneWord,
    /// Each is a word.
    TwoWords,
    /// Either could be.
    Unsure,
}

/// A word of fewer letters is not broken before a syllable.
const SHORTEST_WORD: usize = 5;
/// A piece at a line's end has so many letters, at least.
const SHORTEST_PIECE: usize = 3;
/// The shortest stem that is looked for.
const SHORTEST_STEM: usize = 4;

/// Letters in pairs with which no English word ends.
const NEVER_LAST: &[&str] = &[
    "ab", "ac", "bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "hr", "ib", "iv", "mn", "nm", "nn", "pl", "pr",
    "sl", "tl", "tm", "tr", "ub", "uc", "vr", "zz",
];
/// Letters with which no English word ends, but for a few.
const HARDLY_LAST: &[char] = &['i', 'j', 'q', 'u', 'v'];

static STEMS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("stems.txt")));
static COMMON: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("common.txt")));
static ENDINGS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("endings.txt")));
/// What is added to a stem that is no word of its own.
const INFLECTIONS: &[&str] = &[
    "able", "al", "ally", "ance", "ances", "ant", "ants", "ar", "ary", "ate", "e", "ed", "el", "ence", "ent", "er",
    "ers", "es", "ible", "ic", "ical", "ies", "ing", "ings", "ion", "ions", "ised", "ist", "ists", "ive", "ives", "or",
    "ors", "ory", "r", "s", "us", "y",
];

fn words(text: &'static str) -> FxHashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

/// Whether letters are an ending that is no word of its own: "ation", "ment".
pub fn is_ending(letters: &str) -> bool {
    ENDINGS.contains(letters)
}

/// What the pieces `first` (at a line's end) and `second` (at the next line's beginning) are, both of letters alone.
/// `seen`: whether a word, in small letters, stands whole elsewhere in the paper.
pub fn judge(first: &str, second: &str, seen: impl Fn(&str) -> bool) -> Pieces {
    let letters = |text: &str| text.chars().all(char::is_alphabetic);
    if !letters(first) || !letters(second) || second.is_empty() {
        return Pieces::TwoWords;
    }
    // "Re" above "f": one letter alone is hardly ever a word.
    let alone = second.chars().count() == 1 && !matches!(second, "a" | "i" | "A" | "I");
    if first.chars().count() < if alone { 2 } else { SHORTEST_PIECE } {
        return short_piece(first, second);
    }
    let capitals = |text: &str| text.chars().all(char::is_uppercase);
    let small = second.chars().all(char::is_lowercase);
    if !(small || capitals(first) && capitals(second)) {
        return Pieces::TwoWords;
    }
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    let whole = format!("{first}{second}");
    if alone || !second.contains(['a', 'e', 'i', 'o', 'u', 'y', 'é']) {
        return Pieces::OneWord;
    }
    if whole.chars().count() < SHORTEST_WORD {
        return Pieces::TwoWords;
    }
    let first_is_word = COMMON.contains(first.as_str()) || seen(&first) || is_known(&first);
    let second_is_word = COMMON.contains(second.as_str()) || seen(&second) || is_known(&second);
    let whole_is_word = seen(&whole) || is_known(&whole);
    let ends = can_end(&first);
    match (whole_is_word, first_is_word && second_is_word) {
        (true, true) if COMMON.contains(first.as_str()) && COMMON.contains(second.as_str()) => Pieces::Unsure,
        (true, _) => Pieces::OneWord,
        (false, true) => Pieces::TwoWords,
        (false, false) if !ends && !first_is_word => Pieces::OneWord,
        (false, false) if !second_is_word && is_ending(&second) => Pieces::OneWord,
        (false, false) => Pieces::Unsure,
    }
}

/// What two pieces are, both of letters alone, where a page breaks words at any letter, and whether they are more likely
/// one word. `seen`: as for [`judge`].
pub fn judge_anywhere(first: &str, second: &str, seen: impl Fn(&str) -> bool) -> (Pieces, bool) {
    let capitals = |text: &str| text.chars().all(char::is_uppercase);
    let small = second.chars().all(char::is_lowercase);
    if matches!(first, "Mc" | "Mac") {
        return (Pieces::OneWord, true);
    }
    if !(small || capitals(first) && capitals(second)) {
        return (Pieces::TwoWords, false);
    }
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    // Pieces of a few letters stand at the ends of other lines too.
    let stands = |piece: &str| match piece.chars().count() {
        1 => piece == "a",
        2 => COMMON.contains(piece),
        3 => is_word(piece),
        _ => is_word(piece) || seen(piece),
    };
    let whole = format!("{first}{second}");
    let vowels = |piece: &str| piece.contains(['a', 'e', 'i', 'o', 'u', 'y', 'é']);
    let torn = |piece: &str, stands: bool| small && !stands && (!vowels(piece) || piece.chars().count() == 1);
    let (begins, ends) = (stands(&first), stands(&second));
    if torn(&first, begins) || torn(&second, ends) || small && !begins && !can_end(&first) {
        return (Pieces::OneWord, true);
    }
    match (is_word(&whole) || seen(&whole), begins, ends) {
        (true, true, true) => (Pieces::Unsure, true),
        (true, ..) => (Pieces::OneWord, true),
        (false, true, true) => (Pieces::TwoWords, false),
        (false, first, second) => (Pieces::Unsure, !first && !second),
    }
}

/// What a piece of one or two letters and what stands below it are: "R" and "ef", "Ti" and "me".
fn short_piece(first: &str, second: &str) -> Pieces {
    let small = |text: &str| text.chars().all(char::is_lowercase);
    let mut letters = first.chars();
    let open = letters.next().is_some_and(|c| !matches!(c, 'a' | 'i' | 'A' | 'I')) && letters.as_str().is_empty();
    let lower = first.to_lowercase();
    let rest = letters.as_str();
    let syllable = !rest.is_empty() && small(rest) && !COMMON.contains(lower.as_str());
    let whole = || format!("{lower}{second}");
    if small(second) && (open || syllable && (!can_end(&lower) || is_word(&whole()))) {
        Pieces::OneWord
    } else {
        Pieces::TwoWords
    }
}

/// Whether letters, all small, are a word of their own that is known.
pub fn is_word(letters: &str) -> bool {
    COMMON.contains(letters) || is_known(letters)
}

/// Whether a word can end so.
pub fn can_end(piece: &str) -> bool {
    !piece.ends_with(HARDLY_LAST) && !NEVER_LAST.iter().any(|pair| piece.ends_with(pair))
}

/// Whether a word in small letters is known: a stem that is a word, or a stem with an ending.
pub fn is_known(word: &str) -> bool {
    if STEMS.contains(word) {
        return true;
    }
    word.char_indices().skip(SHORTEST_STEM).any(|(at, _)| {
        let (stem, rest) = word.split_at(at);
        let fits = [Some(rest), rest.strip_prefix('e')]
            .into_iter()
            .flatten()
            .any(|rest| INFLECTIONS.contains(&rest) || is_ending(rest));
        fits && (STEMS.contains(stem) || STEMS.contains(format!("{stem}~").as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, second: &str, expected: Pieces) {
        assert_eq!(judge(first, second, |_| false), expected, "{first}|{second}");
    }

    #[test]
    fn pieces_of_one_word() {
        for (first, second) in [
            ("Preventi", "on"),
            ("establishmen", "t"),
            ("Responsib", "le"),
            ("Implement", "ation"),
            ("Commission", "ing"),
            ("Communicat", "ions"),
            ("Accountab", "ility"),
            ("Organisati", "onal"),
            ("Participa", "tion"),
            ("homelessn", "ess"),
            ("TIMESCAL", "ES"),
            ("Completi", "on"),
            ("Rehabilita", "tion"),
            ("Re", "f"),
            ("Kirkintillo", "ch"),
            ("multidisci", "plinary"),
            ("R", "ef"),
            ("Ti", "me"),
            ("prog", "ress"),
        ] {
            check(first, second, Pieces::OneWord);
        }
    }

    #[test]
    fn words_of_their_own() {
        for (first, second) in [
            ("Responsible", "officer"),
            ("Planning", "manager"),
            ("Outstanding", "issues"),
            ("Improvement", "and"),
            ("Prevention", "and"),
            ("Chief", "Officer"),
            ("the", "on"),
            ("a", "new"),
            ("of", "the"),
            ("HR", "team"),
            ("Dr", "Smith"),
            ("Community", "engagement"),
            ("Organisational", "development"),
        ] {
            check(first, second, Pieces::TwoWords);
        }
    }

    #[test]
    fn names_before_words_may_be_either() {
        check("Kirkwall", "and", Pieces::Unsure);
        check("Support", "ingle", Pieces::Unsure);
    }

    #[test]
    fn the_paper_itself_knows_its_words() {
        assert_eq!(judge("Kirk", "wallet", |word| word == "kirkwallet"), Pieces::OneWord);
        assert_eq!(judge("Kirkwall", "quay", |word| word == "kirkwall" || word == "quay"), Pieces::TwoWords);
    }

    #[test]
    fn stems_and_endings_are_in_small_letters() {
        for list in [&*STEMS, &*COMMON, &*ENDINGS] {
            assert!(list.iter().all(|word| word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '~'))));
        }
        assert!(ENDINGS.iter().all(|ending| !COMMON.contains(ending)));
    }
}
