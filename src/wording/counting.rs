//! Whether one label counts on from another: "(ii)" from "(i)", "2.4" from "2.3", "c)" from "b)".

use super::list_label::{LabelKind, list_label};
use super::numerals::roman;

/// Whether a label begins a count: "1.", "(a)", "i.", "2.1"; any bullet does.
pub fn begins(label: &str) -> bool {
    list_label(label).is_some_and(|l| l.kind == LabelKind::Bullet)
        || core(label)
            .is_some_and(|(stem, last)| last == "1" || stem.is_empty() && matches!(last, "a" | "A" | "i" | "I"))
}

/// Whether the second label is the next one after the first, set alike; a bullet follows the same bullet.
pub fn counts_on(first: &str, second: &str) -> bool {
    if list_label(first).is_some_and(|l| l.kind == LabelKind::Bullet) {
        return first == second;
    }
    let (Some((stem, last)), Some((next_stem, next))) = (core(first), core(second)) else { return false };
    stem == next_stem && closing(first) == closing(second) && is_next(last, next)
}

/// A label's last number or letters, and what stands before them: ("2.", "4") of "2.4)", ("", "ii") of "(ii)".
fn core(label: &str) -> Option<(&str, &str)> {
    let bare = label.trim_matches(|c: char| !c.is_alphanumeric());
    let at = bare.rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |dot| dot + 1);
    let (stem, last) = (bare.get(..at)?, bare.get(at..)?);
    (!last.is_empty()).then_some((stem, last))
}

/// What stands behind the last number or letter.
fn closing(label: &str) -> &str {
    let end = label.rfind(|c: char| c.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
    label.get(end..).unwrap_or_default()
}

fn is_next(last: &str, next: &str) -> bool {
    if let (Ok(last), Ok(next)) = (last.parse::<u32>(), next.parse::<u32>()) {
        return last.checked_add(1) == Some(next);
    }
    let upper = |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase());
    if upper(last) != upper(next) {
        return false;
    }
    let letter = |text: &str| match text.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(letter.to_ascii_lowercase()),
        _ => None,
    };
    let by_letters = letter(last).zip(letter(next)).is_some_and(|(a, b)| a + 1 == b);
    by_letters || roman(last).zip(roman(next)).is_some_and(|(a, b)| a + 1 == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_count_on() {
        for (first, second) in [
            ("1.", "2."),
            ("9)", "10)"),
            ("2.3", "2.4"),
            ("(a)", "(b)"),
            ("(i)", "(ii)"),
            ("iv.", "v."),
            ("(h)", "(i)"),
            ("I.", "II."),
            ("•", "•"),
        ] {
            assert!(counts_on(first, second), "{first} {second}");
        }
        for (first, second) in [
            ("1.", "3."),
            ("2.3", "3.4"),
            ("(a)", "b."),
            ("i.", "iii."),
            ("1.", "b."),
            ("•", "–"),
            ("A.", "b."),
            ("x", ""),
        ] {
            assert!(!counts_on(first, second), "{first} {second}");
        }
    }

    #[test]
    fn labels_begin_a_count() {
        for label in ["1.", "2.1", "(a)", "i.", "•", "–"] {
            assert!(begins(label), "{label}");
        }
        for label in ["2.", "(b)", "iv.", "2.2"] {
            assert!(!begins(label), "{label}");
        }
    }
}
