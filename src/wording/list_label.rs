//! Labels of list items and headings: bullets, numbers, letters, roman numerals, as papers print them.
//!
//! A token (the characters before the first white space) enters; what kind of label it is, and how far the token
//! alone can be trusted to be one, leaves. Whether a doubtful token is a label is for its surroundings to say: a gap as
//! wide as a tab behind it, a hanging indent, a neighbour labelled alike.

/// What a label counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelKind {
    /// A bullet or dash.
    Bullet,
    /// Arabic numbers: "1.", "(3)", "2.1".
    Number,
    /// Single letters: "a.", "(b)".
    Letter,
    /// Roman numerals of more than one letter, or "i": "iv.", "(ii)".
    Roman,
}

/// Whether a token can be anything else than a label at the beginning of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelTrust {
    /// A label only where the surroundings say so: "3", "o", "A.".
    Doubtful,
    /// A label at the beginning of a paragraph, though not within one: "1.", "2.1", "-".
    Likely,
    /// A label wherever a line begins with it: "•".
    Sure,
}

/// A label told from its token alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListLabel {
    /// What it counts with.
    pub kind: LabelKind,
    /// How far to trust it.
    pub trust: LabelTrust,
    /// Depth that the label itself shows: 2 for "2.1", 3 for "2.1.4"; 1 otherwise.
    pub depth: u8,
}

/// Bullets that nobody uses for anything else; the last ones are symbol fonts' private characters.
const BULLETS: &str = "•◦▪▫●○‣⁃∙·■◆◇❖➢➤►▸▶➔\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}\u{f076}\u{f02d}";
/// Marks that are bullets only at the beginning of a paragraph.
const DASHES: &str = "-‐‑–—−*";
/// Numbers above this are years, amounts or page counts, not labels.
const HIGHEST_NUMBER: u32 = 199;
/// Numbers deeper than this are addresses or versions, not labels.
const DEEPEST: usize = 5;

/// What label a token is, if it can be one.
pub fn list_label(token: &str) -> Option<ListLabel> {
    let mut characters = token.chars();
    let first = characters.next()?;
    if characters.next().is_none() {
        return single(first);
    }
    let (core, open, close) = unwrap(token)?;
    if core.is_empty() || core.len() > 16 || !core.is_ascii() {
        return None;
    }
    if core.starts_with(|c: char| c.is_ascii_digit()) {
        return number(core, close);
    }
    letter(core, open, close)
}

/// A label of one character.
fn single(character: char) -> Option<ListLabel> {
    let (kind, trust) = match character {
        c if BULLETS.contains(c) => (LabelKind::Bullet, LabelTrust::Sure),
        c if DASHES.contains(c) => (LabelKind::Bullet, LabelTrust::Likely),
        'o' | '>' | '+' | '§' => (LabelKind::Bullet, LabelTrust::Doubtful),
        c if c.is_ascii_digit() && c != '0' => (LabelKind::Number, LabelTrust::Doubtful),
        _ => return None,
    };
    Some(ListLabel { kind, trust, depth: 1 })
}

/// The token without its bracket before, and its bracket, stop or colon behind; whether it had either.
fn unwrap(token: &str) -> Option<(&str, bool, bool)> {
    let (core, open) = match token.strip_prefix(['(', '[']) {
        Some(rest) => (rest, true),
        None => (token, false),
    };
    for (behind, closes) in [(").", true), (")", true), ("]", true), (".", false), (":", false)] {
        if let Some(rest) = core.strip_suffix(behind) {
            // An opening bracket needs its closing one.
            return (!open || closes).then_some((rest, open, true));
        }
    }
    (!open).then_some((core, false, false))
}

fn number(core: &str, close: bool) -> Option<ListLabel> {
    // "3(ii)", "12a": a number with a sub-label of its own.
    let digits_end = core.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(core.len());
    let (digits, rest) = core.split_at(digits_end);
    let tail = rest.trim_matches(['(', ')']);
    let tail_is_label = tail.is_empty()
        || (tail.len() == 1 && tail.starts_with(|c: char| c.is_ascii_lowercase()))
        || (rest.starts_with('(') && is_roman(tail));
    if !tail_is_label || (rest.contains('(') && tail.is_empty()) {
        return None;
    }
    let parts: Vec<&str> = digits.split('.').collect();
    if parts.len() > DEEPEST || parts.iter().any(|p| p.is_empty() || p.len() > 3) {
        return None;
    }
    let values: Vec<u32> = parts.iter().filter_map(|p| p.parse().ok()).collect();
    if values.iter().any(|&v| v > HIGHEST_NUMBER) || is_time_or_amount(&parts) {
        return None;
    }
    let depth = parts.len() as u8 + u8::from(!tail.is_empty());
    let trust = if parts.len() > 1 || close || !tail.is_empty() { LabelTrust::Likely } else { LabelTrust::Doubtful };
    Some(ListLabel { kind: LabelKind::Number, trust, depth })
}

/// "10.30" is a time in an agenda, "2.50" an amount: two decimals that no outline counts up to, or with a zero before.
fn is_time_or_amount(parts: &[&str]) -> bool {
    let [first, second] = parts else { return parts.iter().any(|p| p.len() > 1 && p.starts_with('0')) };
    let hour = first.parse::<u32>().is_ok_and(|h| (7..=21).contains(&h));
    let leading_zero = (second.len() > 1 && second.starts_with('0')) || (first.len() > 1 && first.starts_with('0'));
    leading_zero || (hour && matches!(*second, "15" | "20" | "25" | "30" | "35" | "40" | "45" | "50" | "55"))
}

fn letter(core: &str, open: bool, close: bool) -> Option<ListLabel> {
    if !close {
        return None;
    }
    let lower = core.to_ascii_lowercase();
    let upper = core.starts_with(|c: char| c.is_ascii_uppercase());
    if is_roman(&lower) && (core.len() > 1 || lower == "i") && (lower == core || core.to_ascii_uppercase() == core) {
        // "I." and "C." are initials as well.
        let trust = if upper && !open { LabelTrust::Doubtful } else { LabelTrust::Likely };
        return Some(ListLabel { kind: LabelKind::Roman, trust, depth: 1 });
    }
    let doubled = lower.len() == 2 && lower.as_bytes().first() == lower.as_bytes().get(1);
    if core.len() == 1 || (doubled && lower == core && lower != "pp") {
        let trust = if upper && !open { LabelTrust::Doubtful } else { LabelTrust::Likely };
        return Some(ListLabel { kind: LabelKind::Letter, trust, depth: 1 });
    }
    None
}

/// Whether all letters are those of small roman numerals (to 39), in an order that counts.
fn is_roman(text: &str) -> bool {
    let tens = text.trim_start_matches('x');
    text.len() - tens.len() <= 3
        && matches!(tens, "" | "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix")
        && !text.is_empty()
}

/// The label at the beginning of a text, if the text goes on behind it: label and rest. Doubtful tokens only where a
/// tab stands behind them.
pub fn split_label(text: &str) -> Option<(&str, &str)> {
    let trimmed = text.trim_start();
    let end = trimmed.find(char::is_whitespace)?;
    let (token, rest) = trimmed.split_at(end);
    let label = list_label(token)?;
    if label.trust == LabelTrust::Doubtful && !rest.starts_with('\t') {
        return None;
    }
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((token, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(token: &str, expected: Option<(LabelKind, LabelTrust, u8)>) {
        assert_eq!(list_label(token).map(|l| (l.kind, l.trust, l.depth)), expected, "{token}");
    }

    #[test]
    fn tokens_that_label() {
        use LabelKind::{Bullet, Letter, Number, Roman};
        use LabelTrust::{Doubtful, Likely, Sure};
        check("•", Some((Bullet, Sure, 1)));
        check("\u{f0b7}", Some((Bullet, Sure, 1)));
        check("-", Some((Bullet, Likely, 1)));
        check("–", Some((Bullet, Likely, 1)));
        check("o", Some((Bullet, Doubtful, 1)));
        check("1.", Some((Number, Likely, 1)));
        check("1)", Some((Number, Likely, 1)));
        check("(12)", Some((Number, Likely, 1)));
        check("[3]", Some((Number, Likely, 1)));
        check("3", Some((Number, Doubtful, 1)));
        check("2.1", Some((Number, Likely, 2)));
        check("2.1.", Some((Number, Likely, 2)));
        check("2.1.10", Some((Number, Likely, 3)));
        check("3(ii)", Some((Number, Likely, 2)));
        check("12a", Some((Number, Likely, 2)));
        check("a.", Some((Letter, Likely, 1)));
        check("a)", Some((Letter, Likely, 1)));
        check("(a)", Some((Letter, Likely, 1)));
        check("(B)", Some((Letter, Likely, 1)));
        check("aa)", Some((Letter, Likely, 1)));
        check("iv.", Some((Roman, Likely, 1)));
        check("(ii)", Some((Roman, Likely, 1)));
        check("(IV)", Some((Roman, Likely, 1)));
        check("xii)", Some((Roman, Likely, 1)));
        check("A.", Some((Letter, Doubtful, 1)));
        check("I.", Some((Roman, Doubtful, 1)));
    }

    #[test]
    fn tokens_that_do_not_label() {
        for token in [
            "",
            "a",
            "I",
            "A",
            "2017",
            "2017.",
            "10.30",
            "09.15",
            "14:20",
            "£2.50",
            "the",
            "of.",
            "Mr.",
            "(the",
            "(a",
            "1,000",
            "2.5%",
            "1.2.3.4.5.6",
            "0131",
            "250.",
            "pp.",
            "3rd",
            "IJB",
            "x",
            "No.",
            "OK.",
            "…",
            "1.05",
        ] {
            check(token, None);
        }
    }

    #[test]
    fn a_label_stands_before_text() {
        assert_eq!(split_label("(a) to note"), Some(("(a)", "to note")));
        assert_eq!(split_label("3\tMatters arising"), Some(("3", "Matters arising")));
        assert_eq!(split_label("3 members came"), None);
        assert_eq!(split_label("A. Example spoke"), None);
        assert_eq!(split_label("1."), None);
    }
}
