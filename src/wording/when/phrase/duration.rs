//! A length of time: `6 months`, `3-6 months`, `a fortnight`.

use crate::wording::when::tokens::{Token, TokenKind};

fn small_number(token: &Token) -> Option<u32> {
    match &token.kind {
        TokenKind::Number { value, digits: 1..=3, ordinal: false } => Some(*value),
        TokenKind::Word(word) => Some(match word.as_str() {
            "a" | "an" | "one" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "five" => 5,
            "six" => 6,
            "seven" => 7,
            "eight" => 8,
            "nine" => 9,
            "ten" => 10,
            "eleven" => 11,
            "twelve" => 12,
            "eighteen" => 18,
            _ => return None,
        }),
        _ => None,
    }
}

fn unit(token: &Token) -> Option<(char, bool)> {
    Some(match token.word()? {
        "day" | "days" => ('D', false),
        "week" | "weeks" | "wks" | "wk" => ('W', false),
        "month" | "months" | "mths" | "mth" => ('M', false),
        "year" | "years" | "yrs" | "yr" => ('Y', false),
        "daily" => ('D', true),
        "weekly" => ('W', true),
        "monthly" => ('M', true),
        "yearly" => ('Y', true),
        _ => return None,
    })
}

/// `6 months`, `3-6 months`, `a fortnight`, `every 6 months`, `six-monthly`: tokens, whether it recurs, ISO duration.
pub(super) fn duration(rest: &[Token]) -> Option<(usize, bool, Option<String>)> {
    let every = usize::from(rest.first()?.is_word(&["every", "each"]));
    let numbers = &rest[every..];
    if numbers.first().is_some_and(|t| t.is_word(&["fortnight", "fortnightly"])) {
        let recurring = every == 1 || numbers[0].is_word(&["fortnightly"]);
        return Some((every + 1, recurring, Some("P2W".to_owned())));
    }
    if numbers.len() >= 2 && numbers[0].is_word(&["a", "one"]) && numbers[1].is_word(&["fortnight"]) {
        return Some((every + 2, every == 1, Some("P2W".to_owned())));
    }
    let first = small_number(numbers.first()?)?;
    let mut at = 1;
    let mut last = None;
    let joined = |t: &Token| t.is_sign(&['-', '/']) || t.is_word(&["to", "or"]);
    if let Some(number) = numbers.get(at + 1).and_then(small_number).filter(|_| joined(&numbers[at])) {
        last = Some(number);
        at += 2;
    }
    while numbers.get(at).is_some_and(|t| t.is_sign(&['-']) || t.is_word(&["working", "calendar", "further"])) {
        at += 1;
    }
    // "mid 6 month": the unit must be plural or follow directly.
    let (letter, adverb) = unit(numbers.get(at)?)?;
    let text = match last {
        Some(last) => format!("P{first}{letter}/P{last}{letter}"),
        None => format!("P{first}{letter}"),
    };
    let mut taken = every + at + 1;
    // "6 months' time"
    while rest.get(taken).is_some_and(|t| t.is_sign(&['\'']) || t.is_word(&["time", "s"])) {
        taken += 1;
    }
    Some((taken, every == 1 || adverb, Some(text)))
}
