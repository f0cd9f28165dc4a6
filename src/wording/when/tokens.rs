//! A date phrase cut into words, numbers and signs.

use std::ops::Range;

/// A piece of a phrase.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Bytes of the text that it stands on.
    pub(super) range: Range<usize>,
    /// Whether it follows the token before without white space.
    pub(super) glued: bool,
}

/// Kinds of pieces.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    /// Letters, in lower case.
    Word(String),
    /// Digits.
    Number {
        /// Their value.
        value: u32,
        /// How many digits.
        digits: usize,
        /// Followed by st, nd, rd or th.
        ordinal: bool,
    },
    /// Any other sign; all hyphens and dashes are `-`.
    Sign(char),
}

impl Token {
    pub(super) fn word(&self) -> Option<&str> {
        match &self.kind {
            TokenKind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is_word(&self, words: &[&str]) -> bool {
        self.word().is_some_and(|w| words.contains(&w))
    }

    pub(super) fn is_sign(&self, signs: &[char]) -> bool {
        matches!(self.kind, TokenKind::Sign(sign) if signs.contains(&sign))
    }
}

/// Cuts a text. Numbers of more than nine digits are no part of a date: they become a sign.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut glued = false;
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            glued = false;
            continue;
        }
        let same = |c: char| {
            if first.is_alphabetic() { c.is_alphabetic() } else { first.is_ascii_digit() && c.is_ascii_digit() }
        };
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            if !same(c) {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        let piece = &text[start..end];
        let kind = if first.is_ascii_digit() {
            match piece.parse::<u32>() {
                Ok(value) if piece.len() <= 9 => TokenKind::Number { value, digits: piece.len(), ordinal: false },
                _ => TokenKind::Sign('#'),
            }
        } else if first.is_alphabetic() {
            let word = piece.to_lowercase();
            // "1st": the ending belongs to the number.
            if glued
                && matches!(word.as_str(), "st" | "nd" | "rd" | "th")
                && let Some(Token { kind: TokenKind::Number { ordinal, .. }, range, .. }) = out.last_mut()
            {
                *ordinal = true;
                range.end = end;
                continue;
            }
            TokenKind::Word(word)
        } else {
            TokenKind::Sign(match first {
                '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' => '-',
                '\u{2019}' | '\u{2018}' => '\'',
                other => other,
            })
        };
        out.push(Token { kind, range: start..end, glued });
        glued = true;
    }
    out
}
