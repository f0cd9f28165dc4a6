//! A sentence to its words, with their classes and the bodies that they name.

use super::words::{self, Class, Kind};
use crate::record::EntityType;
use crate::register::{self, Body};

/// A word of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Where it stands, in bytes, without the marks around it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// In small letters, without apostrophes; a possessive ending is gone.
    pub(super) lower: String,
    /// The same with what the ending was.
    pub(super) folded: String,
    pub(super) class: Option<Class>,
    /// The body of which it is the name's first word.
    pub(super) body: Option<&'static Body>,
    /// Whether it is part of a body's name.
    pub(super) named: bool,
    /// Whether it ends with "'s".
    pub(super) of: bool,
    pub(super) capital: bool,
    /// Whether a bracket opens before it, and closes behind it.
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// The mark behind it.
    pub(super) mark: Option<char>,
}

impl Token {
    pub(super) fn is(&self, kind: Kind) -> bool {
        words::is(&self.lower, kind)
    }

    /// Whether it is a person's post.
    pub(super) fn is_person(&self) -> bool {
        matches!(self.lower.as_str(), "officer" | "director")
    }

    /// Whether it names who has what is delegated, whatever its name.
    pub(super) fn is_own(&self) -> bool {
        self.class == Some(Class::Own)
    }
}

/// The words of a sentence.
pub(super) fn tokens(sentence: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for raw in sentence.split_whitespace() {
        let from = raw.as_ptr() as usize - sentence.as_ptr() as usize;
        let text = raw.trim_matches(|c: char| !c.is_alphanumeric() && c != '£');
        if text.is_empty() {
            // A dash of its own stands for a comma.
            if let Some(last) = out.last_mut().filter(|last| last.mark.is_none()) {
                last.mark = Some(if raw.contains(':') { ':' } else { ',' });
            }
            continue;
        }
        let start = from + (text.as_ptr() as usize - raw.as_ptr() as usize);
        let end = start + text.len();
        let (ahead, behind) = (sentence.get(from..start), sentence.get(end..from + raw.len()));
        let (ahead, behind) = (ahead.unwrap_or_default(), behind.unwrap_or_default());
        let mut plain = text.to_lowercase();
        if !plain.is_ascii() {
            plain = plain.replace('’', "'");
        }
        let own = plain.strip_suffix("'s").or_else(|| plain.strip_suffix('\'')).unwrap_or(&plain);
        out.push(Token {
            start,
            end,
            lower: bare(own),
            folded: bare(&plain),
            class: None,
            body: None,
            named: false,
            of: own.len() < plain.len() || (behind.starts_with(['’', '\'']) && plain.ends_with('s')),
            capital: text.starts_with(char::is_uppercase),
            opens: ahead.contains(['(', '[']),
            closes: behind.contains([')', ']']),
            mark: behind.chars().find(|c| matches!(c, ',' | ';' | ':' | '?')),
        });
    }
    classify(&mut out);
    by_field(&mut out);
    name(sentence, &mut out);
    out
}

/// A word without apostrophes; most have none.
fn bare(word: &str) -> String {
    if word.contains('\'') { word.replace('\'', "") } else { word.to_owned() }
}

/// Gives words their classes, some of them by the words beside them.
fn classify(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let word = |offset: isize| {
            let at = at.checked_add_signed(offset)?;
            tokens.get(at).map(|token| token.lower.as_str())
        };
        let (before, own, next) = (word(-1).unwrap_or_default(), word(0).unwrap_or_default(), word(1));
        let next = next.unwrap_or_default();
        let class = match own {
            // "Home care, for its part".
            "part" if matches!(before, "its" | "their" | "our") => Some(Class::Filler),
            "its" | "their" if before == "for" && next == "part" => Some(Class::Filler),
            // "under the Partnership Agreement".
            "partnership" if matches!(next, "agreement" | "working") => Some(Class::Filler),
            // "the Health Board".
            "board" | "boards" if before == "health" || before == "nhs" => Some(Class::Parent),
            "board" if before != "the" && before != "joint" && before != "partnership" && !is_small(tokens, at) => {
                words::class(own)
            }
            // A handbook's "you have no responsibility for"; what "you told us" is no matter of the board's.
            "you" if matches!(next, "have" | "share" | "hold" | "oversee") => Some(Class::We),
            // "We will put first": before others, and into nobody's hands.
            "put" | "puts" if next == "first" => None,
            // "These services matter most to people".
            "matter" | "matters" if matches!(next, "most" | "to" | "more") => None,
            // "takes the lead for".
            "take" | "takes" | "took" | "taken" | "taking"
                if matches!(next, "the" | "a") && word(2) == Some("lead") =>
            {
                Some(Class::Hosts)
            }
            "take" | "takes" | "took" | "taken" | "taking" => match next {
                "on" | "over" => Some(Class::Gets),
                "in" | "care" | "charge" | "responsibility" => Some(Class::Runs),
                _ => None,
            },
            "look" | "looks" | "looked" if next != "after" => None,
            "deal" | "deals" | "dealt" if next != "with" => None,
            "held" if next == "back" => Some(Class::Keeps),
            "held" => Some(Class::Holds),
            "lead" | "leads" => leads(before, next),
            // "under one management", "under the Director's management".
            "management" | "leadership" if is_of_one(tokens, at) => Some(Class::Scheme),
            // "has integrated X"; "the integrated teams" are any.
            "integrated" => Some(if is_done(tokens, at) { Class::Delegates } else { Class::Filler }),
            "authority" if before == "integration" => Some(Class::Own),
            // "plans for home care", "our plan".
            "plan" | "plans" if next == "for" || is_noun(before) => None,
            "authorities" | "partnerships" | "boards" | "areas" | "councils"
                if matches!(before, "integration" | "some" | "most" | "other" | "many" | "all") =>
            {
                general_or(before, own)
            }
            _ => words::class(own),
        };
        if let Some(token) = tokens.get_mut(at) {
            token.class = class;
        }
    }
}

/// "some areas" are no partnership in particular; "all partnerships" are those that one runs a service for.
fn general_or(before: &str, own: &str) -> Option<Class> {
    if before == "all" || before == "other" { words::class(own) } else { Some(Class::General) }
}

/// Whether a word is written small.
fn is_small(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| !token.capital)
}

/// "is the lead partnership for", "leads on", "as lead": who leads for others.
fn leads(before: &str, next: &str) -> Option<Class> {
    const BEHIND: [&str; 10] =
        ["agency", "partnership", "responsibility", "body", "role", "authority", "ijb", "hscp", "for", "on"];
    (BEHIND.contains(&next) || before == "as").then_some(Class::Hosts)
}

/// Whether a word stands behind "one" or "the Director's".
fn is_of_one(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|b| b.of || matches!(b.lower.as_str(), "one" | "single" | "joint" | "integrated" | "same"))
}

/// Whether a participle stands behind a form of "to be" or "to have".
fn is_done(tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
    before.iter().any(|token| words::class(&token.lower) == Some(Class::Be))
}

/// Whether a word before a verb makes it a noun.
fn is_noun(before: &str) -> bool {
    matches!(before, "the" | "a" | "this" | "our" | "its" | "their" | "new" | "of" | "strategic" | "delivery" | "under")
        || before.ends_with("ed")
}

/// Notes partnerships that are called by their field: "Health and Social Care Moray".
fn by_field(tokens: &mut [Token]) {
    const FIELD: [&str; 4] = ["health", "and", "social", "care"];
    let is_field = |window: &[Token]| {
        window.iter().zip(FIELD).all(|(token, word)| token.lower == word && (token.capital || word == "and"))
    };
    let found: Vec<usize> =
        tokens.windows(FIELD.len()).enumerate().filter(|(_, w)| is_field(w)).map(|(at, _)| at).collect();
    for at in found {
        for (number, token) in tokens.iter_mut().skip(at).take(FIELD.len()).enumerate() {
            token.named = true;
            token.class = Some(if number == 0 { Class::Own } else { Class::Filler });
        }
    }
}

/// Notes the bodies that the register knows.
fn name(sentence: &str, tokens: &mut [Token]) {
    let kind = EntityType::IntegrationAuthority;
    let mut at = 0;
    for mention in register::mentions(sentence) {
        let of_any = mention.typed.then(|| mention.resolve(None).body()).flatten();
        let Some(body) = of_any.or_else(|| mention.resolve(Some(kind)).body()) else { continue };
        while tokens.get(at).is_some_and(|token| token.end <= mention.range.start) {
            at += 1;
        }
        let mut first = true;
        while let Some(token) = tokens.get_mut(at).filter(|token| token.start < mention.range.end) {
            // "Grampian-wide" names nobody.
            if token.lower.contains('-') && token.end > mention.range.end {
                token.class = Some(Class::Filler);
                break;
            }
            token.named = true;
            token.class = Some(match body.entity_type {
                EntityType::IntegrationAuthority => Class::Own,
                _ => Class::Parent,
            });
            token.body = first.then_some(body);
            if !first {
                token.class = Some(Class::Filler);
            }
            first = false;
            at += 1;
        }
    }
    // "are led by Angus"; those led by a manager are led as everybody is.
    let is_body = |token: &Token| matches!(token.class, Some(Class::Own | Class::Parent | Class::We));
    let led = |window: &[Token]| {
        let [led, by, rest @ ..] = window else { return false };
        led.lower == "led" && by.lower == "by" && rest.iter().any(is_body)
    };
    let found: Vec<usize> = tokens.windows(4).enumerate().filter(|(_, w)| led(w)).map(|(at, _)| at).collect();
    for at in found {
        if let Some(token) = tokens.get_mut(at) {
            token.class = Some(Class::Hosts);
        }
    }
}
