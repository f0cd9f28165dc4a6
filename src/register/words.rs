//! Names as words that compare: lower case, without accents and punctuation, "&" as "and".

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
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        if matches!(letter, 's' | 'S') && open && is_possessive(&text[..start], &text[end..]) {
            open = false;
            continue;
        }
        if letter == '&' {
            out.push(Token { word: "and".to_owned(), start, end });
            open = false;
        } else if letter.is_alphanumeric() || is_mark(letter) {
            if !open {
                out.push(Token { word: String::new(), start, end });
                open = true;
            }
            if let Some(token) = out.last_mut() {
                token.end = end;
                if letter.is_ascii() {
                    token.word.push(letter.to_ascii_lowercase());
                } else {
                    token.word.extend(letter.to_lowercase().nfd().filter(|c| !is_mark(*c)));
                }
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
