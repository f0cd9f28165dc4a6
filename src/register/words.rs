//! Names as words that compare: lower case, without accents and punctuation, "&" as "and".

use crate::wording::folding::ascii_run;
use unicode_normalization::UnicodeNormalization;

/// A word of a text with the bytes where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The word as it compares.
    pub(super) word: String,
    /// First byte in the text.
    pub(super) start: usize,
    /// Byte after the last.
    pub(super) end: usize,
}

/// The words of a text. Apostrophes join ("Bo'ness" is one word); every other mark parts.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut open = false;
    let mut at = 0;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        let (run, _) = ascii_run(text.as_bytes().get(at..).unwrap_or_default());
        at += run.len().max(letter.len_utf8());
        if open && run.eq_ignore_ascii_case(b"s") && is_possessive(&text[..start], &text[at..]) {
            open = false;
        } else if letter == '&' {
            out.push(Token { word: "and".to_owned(), start, end: at });
            open = false;
        } else if letter.is_alphanumeric() || is_mark(letter) {
            if !open {
                out.push(Token { word: String::new(), start, end: at });
                open = true;
            }
            let Some(token) = out.last_mut() else { continue };
            token.end = at;
            if run.is_empty() {
                token.word.extend(letter.to_lowercase().nfd().filter(|c| !is_mark(*c)));
            } else {
                let from = token.word.len();
                token.word.push_str(text.get(start..at).unwrap_or_default());
                token.word[from..].make_ascii_lowercase();
            }
        } else if !matches!(letter, '\'' | '’' | '‘' | '`' | '\u{ad}' | '\u{200b}') {
            open = false;
        }
    }
    out.retain(|token| !token.word.is_empty());
    out
}

/// Whether an "s" between two texts is that of "Angus's", "Renfrewshire’s".
fn is_possessive(before: &str, after: &str) -> bool {
    before.ends_with(['\'', '’']) && !after.starts_with(char::is_alphanumeric)
}

/// The words of a text alone.
pub(super) fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|t| t.word).collect()
}

/// Whether a name is an abbreviation: capitals without a small letter after a small letter (`NAHSCP`, `CnES`, "A&B").
pub(super) fn is_initials(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let small = name.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 2 && small <= 1 && !name.contains(' ')
}

/// "councils" of "council", "authorities" of "authority".
pub(super) fn is_plural_of(word: &str, one: &str) -> bool {
    word.strip_suffix('s') == Some(one)
        || word.strip_suffix("ies").is_some_and(|stem| one.strip_suffix('y') == Some(stem))
}

/// Combining accents, which are left out of words.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}
