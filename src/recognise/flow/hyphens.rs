//! Words over line ends: which hyphens belong to the word, and which only to the line.

use crate::document::{Page, Paragraph};
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
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        // "2024–" + "27".
        let range = last.strip_suffix('–').is_some_and(|from| digit(from.chars().last()));
        let number = (last.ends_with('/') || range) && digit(next.chars().next());
        let glue = number || last.chars().count() > 1 && last.ends_with(['/', '–', '\u{2011}']) && !space_before;
        return if glue { LineEnd::Glued } else { LineEnd::Blank };
    };
    let fragment: &str = stem.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let tail: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    if fragment.is_empty() || tail.is_empty() {
        // A dash of its own, or an amount: "5 -" + "10", "2017-" + "18".
        return if stem.is_empty() { LineEnd::Blank } else { LineEnd::Glued };
    }
    if !is_small(fragment, &tail) {
        return LineEnd::Glued;
    }
    if matches!(tail.as_str(), "and" | "or" | "to") {
        // "short-" + "and medium-term".
        return LineEnd::Blank;
    }
    if broken(page, fragment, &tail).0 { LineEnd::Broken } else { LineEnd::Glued }
}

/// Whether the line end between two words hides whether a hyphen belongs to the word.
pub(super) fn is_doubtful(page: &Page, last: &str, next: &str) -> bool {
    let Some(stem) = last.strip_suffix(['-', '\u{2010}']) else { return false };
    let fragment: &str = stem.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let tail: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    let joins = !tail.is_empty() && is_small(fragment, &tail) && !matches!(tail.as_str(), "and" | "or" | "to");
    !fragment.is_empty() && joins && !broken(page, fragment, &tail).1
}

/// Whether the pieces may be of one word by their letters: the second is small, or both are of several capitals each.
fn is_small(fragment: &str, tail: &str) -> bool {
    let capitals = |text: &str| text.chars().count() > 2 && text.chars().all(char::is_uppercase);
    let small = tail.chars().all(char::is_lowercase) && !fragment.chars().skip(1).any(char::is_uppercase);
    small || (capitals(fragment) && capitals(tail))
}

/// Whether the last word of a paragraph is a piece that a page's end broke, and the rest's first word its other piece: then
/// the hyphen goes. `page`: where the first piece stands.
pub(in crate::recognise) fn mend_over_break(page: &Page, before: &mut Paragraph, rest: &Paragraph) -> bool {
    let (text, next) = (before.text(), rest.text());
    let (Some(last), Some(next)) = (text.split_whitespace().next_back(), next.split_whitespace().next()) else {
        return false;
    };
    before.doubtful_word |= is_doubtful(page, last, next);
    let hyphen = |c: char| matches!(c, '-' | '\u{2010}');
    if !last.ends_with(hyphen) || at_line_end(page, last, next, true) != LineEnd::Broken {
        return false;
    }
    if let Some(run) = before.runs.last_mut() {
        run.text.truncate(run.text.trim_end().trim_end_matches(hyphen).len());
    }
    true
}

/// Whether the hyphen between the pieces of a word was put in by the line's end alone, and whether that is sure.
fn broken(page: &Page, fragment: &str, tail: &str) -> (bool, bool) {
    let (fragment, tail) = (fragment.to_lowercase(), tail.to_lowercase());
    let whole = format!("{fragment}{tail}");
    let hyphened = format!("{fragment}-{tail}");
    let (mut whole_seen, mut hyphened_seen, mut fragment_seen, mut tail_seen) = (false, false, false, false);
    // Whether the page breaks other words: then its hyphens are those of lines.
    let mut breaks_words = false;
    let mut open: Option<&str> = None;
    for word in &page.words {
        let text = word.text.trim_matches(|c: char| !c.is_alphanumeric());
        let piece = word.text.strip_suffix(['-', '\u{2010}']).map(|_| text);
        whole_seen |= text.eq_ignore_ascii_case(&whole);
        hyphened_seen |= text.eq_ignore_ascii_case(&hyphened);
        fragment_seen |= piece.is_none() && text.eq_ignore_ascii_case(&fragment);
        // The rest of a broken word is no witness for a word of its own.
        tail_seen |= open.is_none() && text.eq_ignore_ascii_case(&tail);
        breaks_words |= open.is_some_and(|open| !open.eq_ignore_ascii_case(&fragment) && is_one_word(open, text));
        open = piece;
    }
    if whole_seen != hyphened_seen {
        return (whole_seen, true);
    }
    let first = fragment_seen || word_parts::is_word(&fragment);
    let second = tail_seen || word_parts::is_word(&tail);
    // "co-operate" and "cooperate" are both in use, and so are others.
    let prefix = PREFIXES.binary_search(&fragment.as_str()).is_ok();
    match (word_parts::is_known(&whole), first || prefix, second) {
        (true, true, _) if fragment == "co" || fragment == "re" => (breaks_words, false),
        (true, true, true) => (breaks_words, breaks_words),
        (true, ..) => (true, true),
        (false, true, true) => (false, true),
        (false, true, false) if prefix => (breaks_words, !breaks_words),
        (false, first, false) if !word_parts::can_end(&fragment) || word_parts::is_ending(&tail) => (true, !first),
        (false, false, false) => (breaks_words, breaks_words),
        (false, ..) => (breaks_words, !breaks_words),
    }
}

/// Whether two pieces are plainly one word, by their letters alone.
fn is_one_word(first: &str, second: &str) -> bool {
    let small = |text: &str| !text.is_empty() && text.chars().all(char::is_lowercase);
    let first = first.to_lowercase();
    small(second)
        && small(&first)
        && PREFIXES.binary_search(&first.as_str()).is_err()
        && !(word_parts::is_word(&first) && word_parts::is_word(second))
        && (word_parts::is_ending(second) || word_parts::is_known(&format!("{first}{second}")))
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
        check("", "PARTICIPA-", "TION", LineEnd::Broken);
        check("", "NON-", "EXECUTIVE", LineEnd::Glued);
        check("", "board", "agreed", LineEnd::Blank);
        check("", "communica-", "tion", LineEnd::Broken);
        check("", "under-", "taken", LineEnd::Glued);
        check("communica- tion", "so-", "licitor", LineEnd::Broken);
        check("communica- tion", "Bac-", "chus", LineEnd::Broken);
        check("communica- tion", "long-", "term", LineEnd::Glued);
        check("communica- tion", "self-", "management", LineEnd::Glued);
        check("communica- tion", "communica-", "tion", LineEnd::Broken);
        let page = page(line("communica- tion", 0.0, 50.0, 10.0));
        assert!(is_doubtful(&page, "in-", "verkip") && !is_doubtful(&page, "long-", "term"));
        assert!(!is_doubtful(&page, "communica-", "tion") && !is_doubtful(&page, "board", "agreed"));
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
        assert_eq!(at_line_end(&page, "2024–", "27", true), LineEnd::Glued);
        assert_eq!(at_line_end(&page, "plan–", "27", true), LineEnd::Blank);
        assert_eq!(at_line_end(&page, "EM/", "GM", false), LineEnd::Glued);
    }
}
