//! Numbers of proposals and features in every way of writing them: "1.1", "1. (ii)", "II.iv", "Proposal No 3a".

use super::words::fold;
use super::{Framework, Label};
use crate::wording::numerals::roman;

/// A line that begins with a number: "Proposal 1.1 All …", "1. (ii) All …", "II.iv".
#[derive(Debug)]
pub(super) struct Numbered<'a> {
    /// What introduces it: "Proposal", "Key feature".
    pub(super) label: Option<Label>,
    /// For each part its readings: "i" is 1 (Roman) or 9 (letter).
    pub(super) parts: Vec<Vec<u32>>,
    /// What follows the number.
    pub(super) rest: &'a str,
}

impl<'a> Numbered<'a> {
    pub(super) fn read(line: &'a str, framework: &Framework, depth: usize) -> Option<Self> {
        let (label, after_label) = strip_label(line, framework);
        let mut rest = after_label;
        let mut parts: Vec<Vec<u32>> = Vec::new();
        while parts.len() <= depth {
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || "([.-–:/#".contains(c));
            let separator = &rest[..rest.len() - trimmed.len()];
            let length = trimmed.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(trimmed.len());
            let mut token = &trimmed[..length];
            // "A1", "B12": a letter and a number grown together.
            if parts.is_empty()
                && let Some((letter, number)) = letter_and_number(token)
            {
                parts.extend([letter, vec![number]]);
                rest = &trimmed[token.len()..];
                // "Q1.2" goes on where numbers are as deep.
                let deeper = rest.strip_prefix('.').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
                if deeper && parts.len() < depth {
                    continue;
                }
                break;
            }
            let digits = token.find(|c: char| !c.is_ascii_digit()).unwrap_or(token.len());
            if digits > 0 {
                // "1a": the digits first.
                token = &token[..digits];
            }
            let after = &trimmed[token.len()..];
            let first = parts.is_empty();
            let closed = after.starts_with([')', ']', '.', ':']) || after.is_empty();
            let value = if digits > 0 {
                let joined = first || !separator.trim_matches(' ').is_empty() || label.is_some();
                (joined && token.len() <= 3).then(|| token.parse().ok()).flatten().map(|n| vec![n])
            } else {
                let opened = separator.contains(['(', '[', '.']) || (separator.is_empty() && !first);
                let set_apart =
                    (opened && (closed || !first)) || (first && (closed && !after.is_empty() || label.is_some()));
                (set_apart && !token.is_empty()).then(|| letters(token)).filter(|v| !v.is_empty())
            };
            let Some(value) = value else { break };
            if parts.len() == depth {
                // Deeper than any proposal: another numbering ("1.1.2"), unless words follow after a plain space.
                // "1.1 / 1.2" names two.
                let deeper = !separator.trim_matches(' ').is_empty() && separator != " / ";
                if deeper && digits > 0 {
                    return None;
                }
                break;
            }
            parts.push(value);
            rest = after;
        }
        if parts.is_empty() || rest.starts_with(['%', '£']) {
            return None;
        }
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ")].-–—:".contains(c));
        Some(Self { label, parts, rest })
    }

    pub(super) fn is(&self, number: &[u32]) -> bool {
        self.parts.len() == number.len() && self.parts.iter().zip(number).all(|(readings, n)| readings.contains(n))
    }
}

/// Takes "Proposal", "Key feature", "Proposal No." from a line's beginning.
pub(super) fn strip_label<'a>(line: &'a str, framework: &Framework) -> (Option<Label>, &'a str) {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
    let Some(first) = line.chars().next().and_then(|c| c.to_lowercase().next()) else { return (None, line) };
    for (label, words) in &framework.labels.words {
        if !matches!(label, Label::Feature | Label::Proposal) {
            continue;
        }
        if !words.starts_with(first) {
            continue;
        }
        // Labels are folded; only their letters matter here.
        let head: String = line.chars().take(words.chars().count()).collect();
        if fold(&head) != *words {
            continue;
        }
        let after = &line[head.len()..];
        // "Proposals 1.1 and 1.2".
        let several =
            after.strip_prefix(['s', 'S']).filter(|a| a.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        let after = several.unwrap_or(after);
        let mut rest = after.trim_start_matches([' ', '\t', '\u{a0}']);
        for word in ["number", "no.", "no"] {
            let begins = rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
            rest = if begins { rest.get(word.len()..).unwrap_or_default() } else { rest };
        }
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ".:–-#".contains(c));
        // "Proposals": another word.
        if after.starts_with(|c: char| c.is_alphabetic()) {
            continue;
        }
        return (Some(*label), rest);
    }
    (None, line)
}

/// Parts of a framework's own number: "1.1", "2(ii)", "A3".
pub(super) fn number_parts(number: &str) -> Vec<u32> {
    let mut parts = Vec::new();
    let mut token = String::new();
    let mut push = |token: &mut String| {
        if token.is_empty() {
            return;
        }
        match token.parse() {
            Ok(value) => parts.push(value),
            Err(_) => parts.extend(letters(token).first()),
        }
        token.clear();
    };
    for c in number.chars() {
        let kind = |c: char| c.is_ascii_digit();
        if !c.is_ascii_alphanumeric() || token.chars().last().is_some_and(|last| kind(last) != kind(c)) {
            push(&mut token);
        }
        if c.is_ascii_alphanumeric() {
            token.push(c);
        }
    }
    push(&mut token);
    parts
}

fn letter_and_number(token: &str) -> Option<(Vec<u32>, u32)> {
    let letter = token.get(..1).filter(|l| l.starts_with(|c: char| c.is_ascii_uppercase()))?;
    let number =
        token.get(1..).filter(|n| (1..=2).contains(&n.len()) && n.starts_with(|c: char| c.is_ascii_digit()))?;
    Some((letters(letter), number.parse().ok()?))
}

/// What letters may number: Roman numerals first, then a single letter's place in the alphabet.
fn letters(token: &str) -> Vec<u32> {
    let lower = token.to_ascii_lowercase();
    let mut out = Vec::new();
    out.extend(roman(&lower).filter(|value| *value < 40));
    if let [letter @ b'a'..=b'z'] = lower.as_bytes() {
        out.push(u32::from(letter - b'a') + 1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_and_a_number() {
        let framework = &crate::framework::built_in()[0];
        for (line, found) in [
            ("A1 Every object is recorded", true),
            ("B3: Opening hours", true),
            ("a1 is a road", false),
            ("A1. Text", true),
            ("M25x is none", false),
        ] {
            let numbered = Numbered::read(line, framework, 2);
            assert_eq!(numbered.is_some_and(|n| n.parts.len() == 2), found, "{line:?}");
        }
        let deeper = Numbered::read("Q2.3 Worn books are sold", framework, 3);
        assert!(deeper.is_some_and(|n| n.is(&number_parts("Q2.3")) && n.rest == "Worn books are sold"));
    }

    #[test]
    fn what_introduces_a_number_may_stand_in_capitals() {
        let framework = &crate::framework::built_in()[0];
        for line in ["PROPOSAL NO. 1.1", "Proposal No 1.1", "Proposal number 1.1"] {
            assert!(Numbered::read(line, framework, 2).is_some_and(|n| n.is(&[1, 1])), "{line:?}");
        }
    }
}
