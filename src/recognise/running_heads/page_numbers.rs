//! Numbers in running heads: which count pages.

use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// A line that is nothing but a page number: "3", "- 3 -", "Page 3 of 12", "3 | P a g e", "iv".
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?ix) ^ \W* (?: (?:page|p\.|pg\.?) \s* [|:]? \s* )? (?P<number>\d{1,4}) (?: \s* (?:of|/|out\s+of) \s* (?P<of>\d{1,4}) )? \s* (?:[-|–—]\s*)? (?:p\s?a\s?g\s?e)? \W* $",
    )
});

/// Whether a line does nothing but number the page, with a number that can be right: on a paper of `pages` pages, where
/// the first page of a part may count from anywhere.
pub(super) fn alone(text: &str, page: u32, pages: usize) -> bool {
    let Some(found) = ALONE.captures(text) else { return false };
    let number = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<u32>().ok());
    let Some(value) = number("number") else { return false };
    let worded = text.to_lowercase().contains('p') || number("of").is_some_and(|of| of >= value);
    // A bare number further inside a paper than its own pages reach would be the body's.
    worded || value == page || (value < page && pages > 1)
}

/// A line's text without its numbers, for comparing, and the numbers.
pub(super) fn key(text: &str) -> (String, Vec<u32>) {
    let mut key = String::with_capacity(text.len());
    let mut numbers = Vec::new();
    let mut digits: Option<u32> = None;
    for character in text.chars() {
        if let Some(digit) = character.to_digit(10) {
            digits = Some(digits.unwrap_or(0).saturating_mul(10).saturating_add(digit));
            continue;
        }
        if let Some(number) = digits.take() {
            numbers.push(number);
            key.push('#');
        }
        if !character.is_whitespace() {
            key.extend(character.to_lowercase());
        }
    }
    if let Some(number) = digits {
        numbers.push(number);
        key.push('#');
    }
    (key, numbers)
}

/// Whether two lines that are alike but for their numbers are one running head: the numbers are equal, but for one that
/// counts the pages and stands where page numbers stand.
pub(super) fn agree(text: &str, (page, numbers): (u32, &[u32]), (other_page, others): (u32, &[u32])) -> bool {
    if numbers.len() != others.len() {
        return false;
    }
    let mut differing = numbers.iter().zip(others).enumerate().filter(|(_, (a, b))| a != b);
    let Some((place, (&a, &b))) = differing.next() else { return true };
    if differing.next().is_some() {
        return false;
    }
    let counts = i64::from(a) - i64::from(b) == i64::from(page) - i64::from(other_page);
    counts && set_off(text, place)
}

/// Whether two lines that are alike but for their last numbers, at their very ends, count their pages.
pub(super) fn count_at_the_end(
    text: &str,
    (page, numbers): (u32, &[u32]),
    (other_page, others): (u32, &[u32]),
) -> bool {
    let (Some((last, rest)), Some((other, other_rest))) = (numbers.split_last(), others.split_last()) else {
        return false;
    };
    let step = i64::from(*last) - i64::from(*other) == i64::from(page) - i64::from(other_page);
    let stem = text.trim_end_matches(|c: char| c.is_ascii_digit());
    step && rest == other_rest && stem.len() < text.len() && stem.ends_with(' ')
}

/// Whether a line's number (0-based) stands by itself: the whole line, after the word "page", or parted from the rest
/// by a tab or a bar.
fn set_off(text: &str, place: usize) -> bool {
    let Some(number) = NUMBERS.find_iter(text).nth(place) else { return false };
    let before = text.get(..number.start()).unwrap_or_default();
    let after = text.get(number.end()..).unwrap_or_default();
    let bare = |s: &str| s.chars().all(|c| !c.is_alphanumeric());
    let parted_before = bare(before) || before.ends_with('\t') || before.trim_end().ends_with(['|', '–', '—']);
    let parted_after = bare(after) || after.starts_with('\t') || after.trim_start().starts_with(['|', '–', '—']);
    let worded =
        before.trim_end().to_lowercase().ends_with("page") || before.trim_end().to_lowercase().ends_with("pg.");
    let of_all = after.trim_start().to_lowercase().starts_with("of ");
    (worded && (parted_after || of_all)) || (parted_before && parted_after) || (bare(before) && of_all)
}

/// Numbers as [`key`] counts them.
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"[0-9]+"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_only_number_the_page() {
        for text in [
            "3",
            "- 3 -",
            "Page 3",
            "Page 3 of 12",
            "3 of 12",
            "3/12",
            "3 | P a g e",
            "Page | 3",
            "[3]",
            "– 3 –",
            "p. 3",
        ] {
            assert!(alone(text, 3, 12), "{text}");
        }
        for text in ["", "3. Apologies", "2017", "Item 3", "iv. to note", "page", "300"] {
            assert!(!alone(text, 3, 12), "{text}");
        }
    }

    #[track_caller]
    fn check(a: (&str, u32), b: (&str, u32), expected: bool) {
        let (key_a, numbers_a) = key(a.0);
        let (key_b, numbers_b) = key(b.0);
        let found = key_a == key_b && agree(a.0, (a.1, &numbers_a), (b.1, &numbers_b));
        assert_eq!(found, expected, "{} / {}", a.0, b.0);
    }

    #[test]
    fn numbers_that_count_at_the_end() {
        for (a, b, expected) in [
            (("Report of May 2019 2", 2), ("Report of May 2019 3", 3), true),
            (("Report of May 2019 2", 2), ("Report of May 2019 4", 3), false),
            (("Report of May 2018 2", 2), ("Report of May 2019 3", 3), false),
            (("2 reports", 2), ("3 reports", 3), false),
            (("Proposal 1.2", 2), ("Proposal 1.3", 3), false),
        ] {
            let found = count_at_the_end(a.0, (a.1, &key(a.0).1), (b.1, &key(b.0).1));
            assert_eq!(found, expected, "{} / {}", a.0, b.0);
        }
    }

    #[test]
    fn heads_of_two_pages() {
        check(("Minute of 24 June", 2), ("Minute of 24 June", 3), true);
        check(("Page 2 of 9", 2), ("Page 3 of 9", 3), true);
        check(("Board papers\t14", 2), ("Board papers\t15", 3), true);
        check(("14\tBoard papers", 2), ("16\tBoard papers", 4), true);
        check(("Proposal 1.1", 2), ("Proposal 1.2", 3), false);
        check(("Action 1: Ann to write", 2), ("Action 2: Ann to write", 3), false);
        check(("Action 1:", 2), ("Action 2:", 3), false);
        check(("2. Apologies", 2), ("3. Apologies", 3), false);
        check(("5", 2), ("9", 3), false);
    }
}
