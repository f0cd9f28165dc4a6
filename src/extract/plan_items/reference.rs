//! Numbers of items and sections: `3(ii)` is `3.2`.

use super::super::rows::Line;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::numerals::roman;
use std::sync::LazyLock;

/// A number at the head of a text: digits with points, letters or roman numerals in or without brackets.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?x) ^ \s* (?: (?i:ref|no|item|action|proposal|outcome) \.? \s+ )?
        ( [A-Z]{0,3} \d{1,3} (?: \s? [.\-] \s? \d{1,3} )* (?: \s? [.]? \s? \( \s? [a-z] (?: \s? [a-z] ){0,4} \s? \) | \.? [ivx]{1,5} \b | [a-zA-Z] \b )? )
        \s* [.):]? (?: \s+ | $ )",
    )
});

/// A roman numeral or letter alone: "(ii)", "b)".
static TAIL: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"^\s*\(?\s*([a-z](?: ?[a-z]){0,4})\s*[).]\s*$"));

/// A number in digits and points: the roman numeral or letter behind it becomes one more number.
///
/// A number of another make ("SP1") stays as it is written.
pub(super) fn normalised(written: &str, section: Option<&str>) -> Option<String> {
    let whole = without_breaks(written.trim());
    let written = whole.as_str();
    if let Some(tail) = TAIL.captures(written).and_then(|c| c.get(1)) {
        let number = ordinal(tail.as_str())?;
        return Some(section.map_or_else(|| number.to_string(), |s| format!("{s}.{number}")));
    }
    let mut parts: Vec<String> = Vec::new();
    let mut digits = String::new();
    let mut letters = String::new();
    for c in written.chars().chain(" ".chars()) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if !digits.is_empty() {
            parts.push(std::mem::take(&mut digits));
        }
        if c.is_alphabetic() {
            letters.push(c);
        } else if !letters.is_empty() {
            let word = std::mem::take(&mut letters);
            if parts.is_empty() || word.chars().any(char::is_uppercase) {
                // "SP1", "A.2": no way to put it in digits that all would choose.
                return Some(written.trim_end_matches(['.', ':', ')']).to_owned());
            }
            parts.push(ordinal(&word)?.to_string());
        }
    }
    // Leading zeros say nothing: "01" is "1".
    let parts: Vec<&str> =
        parts.iter().map(|p| p.trim_start_matches('0')).map(|p| if p.is_empty() { "0" } else { p }).collect();
    (!parts.is_empty()).then(|| parts.join("."))
}

/// A number without the blank that a line's end left in its brackets: in a narrow column "1(ii)" is "1(i" and "i)".
fn without_breaks(written: &str) -> String {
    let mut inside = false;
    let keep = |c: &char| {
        inside = (inside || *c == '(') && *c != ')';
        !inside || *c != ' '
    };
    written.chars().filter(keep).collect()
}

/// Whether a text is an item's number and nothing else.
pub(super) fn is_reference(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && (head(text).is_some_and(|(_, rest)| rest.is_empty()) || TAIL.is_match(text))
}

/// Whether a word is a letter or roman numeral that numbers what stands behind it: "a.", "(ii)".
pub(super) fn is_letter(word: &str) -> bool {
    TAIL.captures(word).and_then(|found| found.get(1)).is_some_and(|letters| ordinal(letters.as_str()).is_some())
}

/// The number at the head of a text and the rest of it.
pub(super) fn head(text: &str) -> Option<(&str, &str)> {
    let found = HEAD.captures(text)?;
    let number = found.get(1)?;
    let rest = text.get(found.get(0)?.end()..)?;
    // "1A Develop a plan"; "3D printing" is no item 3D.
    if number.as_str().ends_with(|c: char| c.is_ascii_uppercase()) && rest.starts_with(char::is_lowercase) {
        return None;
    }
    Some((number.as_str(), text.get(found.get(0)?.end()..)?.trim_start_matches(['-', '–', '—', ':', ' ']).trim()))
}

/// A number with its letters apart from it, which only a colon ends: "SCI 1: People stay well".
static LETTERED: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"^\s*([A-Z]{2,4} \d{1,2}(?:\.\d{1,2})*)\s*:\s+(\p{Lu}.*)$"));

/// Such a number at the head of a text, and the rest of it.
pub(super) fn lettered(text: &str) -> Option<(&str, &str)> {
    let found = LETTERED.captures(text)?;
    let (number, rest) = (found.get(1)?.as_str(), found.get(2)?.as_str());
    // Who does it numbers nothing: "NHS 24: Answer calls".
    (!number.starts_with("NHS ")).then_some((number, rest))
}

/// An item's number and its words: the number at their head, before a capital, else the one given.
pub(super) fn own<'t>(given: Option<&'t str>, text: &'t str) -> (Option<&'t str>, &'t str) {
    match head(text) {
        Some((number, rest)) if !rest.is_empty() && rest.starts_with(char::is_uppercase) => (Some(number), rest),
        _ => (given, text),
    }
}

/// "ii" as 2, "c" as 3. "i", "v" and "x" are roman.
fn ordinal(letters: &str) -> Option<u32> {
    if letters.chars().all(|c| "ivx".contains(c)) {
        return roman(letters);
    }
    let mut characters = letters.chars();
    let (first, rest) = (characters.next()?, characters.next());
    (rest.is_none() && first.is_ascii_lowercase()).then(|| u32::from(first) - u32::from('a') + 1)
}

/// Takes the number off a line that begins with one.
pub(super) fn off_line(first: &mut Line) -> Option<String> {
    if let Some(label) = first.label.clone().filter(|l| is_reference(l)) {
        first.label = None;
        return Some(label.trim_end_matches(['.', ')', ':']).to_owned());
    }
    // "a. Agree a template", "(ii) Train staff".
    if let Some((letter, rest)) = first.text.split_once(' ')
        && is_letter(letter)
        && rest.starts_with(char::is_uppercase)
    {
        let letter = letter.to_owned();
        first.text = rest.to_owned();
        return Some(letter);
    }
    let (number, rest) = lettered(&first.text).or_else(|| head(&first.text))?;
    // "6 months of support" is no item 6; "1.1 Map" and "3. Map" are.
    let plain = number.chars().all(|c| c.is_ascii_digit());
    // "120 Housing First tenancies" are as many.
    let counts = plain && number.len() > 2;
    if rest.is_empty() || counts || (plain && rest.starts_with(char::is_lowercase)) {
        return None;
    }
    let number = number.to_owned();
    first.text = rest.to_owned();
    Some(number)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_digits_and_points() {
        for (written, section, want) in [
            ("3(ii)", None, Some("3.2")),
            ("3 (ii)", None, Some("3.2")),
            ("3.(iv)", None, Some("3.4")),
            ("1(i)", None, Some("1.1")),
            ("2.vi", None, Some("2.6")),
            ("1(ix)", None, Some("1.9")),
            ("4(b)", None, Some("4.2")),
            ("4b", None, Some("4.2")),
            ("1.1", None, Some("1.1")),
            ("1.1.", None, Some("1.1")),
            ("2.10.3", None, Some("2.10.3")),
            ("7", None, Some("7")),
            ("01", None, Some("1")),
            ("(ii)", Some("5"), Some("5.2")),
            ("c)", Some("5"), Some("5.3")),
            ("1(i i)", None, Some("1.2")),
            ("2 (i v)", None, Some("2.4")),
            ("(vi i)", Some("5"), Some("5.7")),
            ("SP1", None, Some("SP1")),
            ("", None, None),
        ] {
            assert_eq!(normalised(written, section).as_deref(), want, "{written}");
        }
    }

    #[test]
    fn a_number_stands_at_the_head() {
        for (text, want) in [
            ("1.1 Map the services", Some(("1.1", "Map the services"))),
            ("3(ii) Share the map", Some(("3(ii)", "Share the map"))),
            ("1 - Leadership", Some(("1", "Leadership"))),
            ("2. Data", Some(("2", "Data"))),
            ("SP1: Review", Some(("SP1", "Review"))),
            ("2019/20 budget", None),
            ("Map the services", None),
            ("6 months", Some(("6", "months"))),
        ] {
            assert_eq!(head(text), want, "{text}");
        }
        assert!(is_reference("4(iii)") && is_reference("1.2") && is_reference("(a)") && !is_reference("1.2 Map"));
    }
}
