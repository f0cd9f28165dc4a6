//! Words over line ends: which hyphens belong to the word, and which only to the line.

use crate::document::Page;
use crate::wording::word_parts;

/// How a line's last word and the next line's first one go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// Two words.
    Blank,
    /// One word, written as it stands ("self-" + "evaluation", "https://" + "www.").
    Glued,
    /// One word broken by the line's end: the hyphen goes.
    Broken,
}

/// Beginnings that keep their hyphen.
const PREFIXES: &[&str] = &[
    "all", "anti", "bi", "by", "co", "cross", "de", "e", "ex", "extra", "face", "first", "follow", "full", "half",
    "hard", "high", "ill", "in", "inter", "intra", "joined", "key", "large", "lead", "long", "low", "many", "mid",
    "mini", "multi", "near", "no", "non", "not", "off", "on", "one", "open", "out", "over", "part", "peer", "person",
    "post", "pre", "pro", "quasi", "re", "real", "right", "risk", "second", "self", "semi", "service", "short",
    "single", "small", "so", "step", "sub", "super", "take", "third", "three", "time", "top", "two", "ultra", "un",
    "under", "up", "user", "vice", "well", "whole", "year",
];

/// How the last word of a line and the first of the next go together. `space_before`: whether the stream prints white
/// space between them.
pub(super) fn at_line_end(page: &Page, last: &str, next: &str, space_before: bool) -> LineEnd {
    if is_address(last) && !ends_address(last) && is_address_tail(next) && !space_before {
        return LineEnd::Glued;
    }
    let Some(stem) = last.strip_suffix(['-', '\u{2010}']) else {
        // "31/03/" + "2019", "IJB/" + "2019/041".
        let number = last.ends_with('/') && next.starts_with(|c: char| c.is_ascii_digit());
        let glue = number || last.chars().count() > 1 && last.ends_with(['/', '–', '\u{2011}']) && !space_before;
        return if glue { LineEnd::Glued } else { LineEnd::Blank };
    };
    let fragment: &str = stem.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let tail: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    if fragment.is_empty() || tail.is_empty() {
        // A dash of its own, or an amount: "5 -" + "10", "2017-" + "18".
        return if stem.is_empty() { LineEnd::Blank } else { LineEnd::Glued };
    }
    let lower = tail.chars().all(char::is_lowercase);
    if !lower || fragment.chars().any(char::is_uppercase) && fragment.chars().skip(1).any(char::is_uppercase) {
        return LineEnd::Glued;
    }
    if matches!(tail.as_str(), "and" | "or" | "to") {
        // "short-" + "and medium-term".
        return LineEnd::Blank;
    }
    if broken(page, last, fragment, &tail) { LineEnd::Broken } else { LineEnd::Glued }
}

/// Whether the hyphen of `last` was put in by the line's end alone.
fn broken(page: &Page, last: &str, fragment: &str, tail: &str) -> bool {
    let whole = format!("{fragment}{tail}");
    let hyphened = format!("{fragment}-{tail}");
    let (mut whole_seen, mut hyphened_seen, mut fragment_seen, mut tail_seen) = (false, false, false, false);
    for word in &page.words {
        let text = word.text.trim_matches(|c: char| !c.is_alphanumeric());
        whole_seen |= text.eq_ignore_ascii_case(&whole);
        hyphened_seen |= text.eq_ignore_ascii_case(&hyphened);
        fragment_seen |= text.eq_ignore_ascii_case(fragment) && word.text != last;
        tail_seen |= text.eq_ignore_ascii_case(tail) && tail.len() > 3;
    }
    if whole_seen != hyphened_seen {
        return whole_seen;
    }
    let prefix = PREFIXES.binary_search(&fragment.to_lowercase().as_str()).is_ok();
    !prefix && !fragment_seen && !tail_seen && word_parts::is_ending(tail)
}

fn is_address(text: &str) -> bool {
    text.contains("://") || text.contains("www.") || text.contains('@')
}

fn ends_address(text: &str) -> bool {
    text.ends_with(['.', ',', ';', ')', '>', ':']) && !text.ends_with("://") && !text.ends_with("www.")
}

/// Whether a word can be the rest of an address: it holds what only addresses hold inside.
fn is_address_tail(text: &str) -> bool {
    text.contains('/')
        || text.contains('=')
        || text.trim_end_matches(['.', ',', ';', ')']).contains('.')
        || text.contains("%20")
}

#[cfg(test)]
mod tests {
    use super::super::trial::{line, page};
    use super::*;

    #[track_caller]
    fn check(around: &str, last: &str, next: &str, expected: LineEnd) {
        assert_eq!(at_line_end(&page(line(around, 0.0, 50.0, 10.0)), last, next, true), expected, "{last} {next}");
    }

    #[test]
    fn prefixes_can_be_searched() {
        assert!(
            PREFIXES.iter().all(|p| PREFIXES.binary_search(p).is_ok()),
            "{:?}",
            PREFIXES.windows(2).find(|w| w[0] > w[1])
        );
    }

    #[test]
    fn hyphens_at_line_ends() {
        check("", "self-", "evaluation", LineEnd::Glued);
        check("", "evalua-", "tion", LineEnd::Broken);
        check("", "develop-", "ment.", LineEnd::Broken);
        check("", "long-", "term", LineEnd::Glued);
        check("", "decision-", "making", LineEnd::Glued);
        check("evalua\u{2010}", "evalua\u{2010}", "tion", LineEnd::Broken);
        check("the decisionmaking body", "decision-", "making", LineEnd::Broken);
        check("", "Cross-", "Party", LineEnd::Glued);
        check("", "2017-", "18", LineEnd::Glued);
        check("", "-", "and", LineEnd::Blank);
        check("", "short-", "and", LineEnd::Blank);
        check("", "IT-", "ing", LineEnd::Glued);
        check("", "board", "agreed", LineEnd::Blank);
    }

    #[test]
    fn an_address_goes_on_over_the_line_end() {
        let page = page(Vec::new());
        assert_eq!(at_line_end(&page, "https://www.", "example.org/plan", false), LineEnd::Glued);
        assert_eq!(at_line_end(&page, "https://", "example.org/plan", false), LineEnd::Glued);
        assert_eq!(at_line_end(&page, "https://example.org/", "plan/2019", false), LineEnd::Glued);
        assert_eq!(at_line_end(&page, "https://example.org/plan", "and", false), LineEnd::Blank);
        assert_eq!(at_line_end(&page, "EM/", "GM", true), LineEnd::Blank);
        assert_eq!(at_line_end(&page, "31/03/", "2019", true), LineEnd::Glued);
        assert_eq!(at_line_end(&page, "EM/", "GM", false), LineEnd::Glued);
    }
}
