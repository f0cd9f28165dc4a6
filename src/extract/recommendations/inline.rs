//! Items that stand within one line: "(i) note …; (ii) agree …", "1. Note … 2. Approve …", "• note … • agree …".

use super::verbs::verb_of;
use crate::record::RecommendationVerb;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::verbs::is_doing;
use std::sync::LazyLock;

/// An item within a line.
pub(super) struct Inline<'t> {
    /// Its label, without punctuation.
    pub label: &'t str,
    /// Its words.
    pub text: String,
    /// The byte at which its label begins.
    pub start: usize,
}

/// "(i) note …; (ii) agree …", "1. NOTE …; 2. APPROVE …" in one line.
pub(super) fn inline(text: &str) -> Vec<Inline<'_>> {
    static ITEM: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?:^|[\s;:,])(?P<whole>\(?(?P<label>[ivx]{1,5}|[a-h])\))\s+"));
    let mut starts: Vec<(&str, usize, usize)> = ITEM
        .captures_iter(text)
        .filter_map(|c| Some((c.name("label")?.as_str(), c.name("whole")?.start(), c.get(0)?.end())))
        .collect();
    if starts.is_empty() {
        starts = counted(text);
    }
    if starts.is_empty() {
        starts = bulleted(text);
    }
    if starts.is_empty() {
        starts = parted(text);
    }
    starts
        .iter()
        .enumerate()
        .map(|(at, &(label, start, from))| {
            let to = starts.get(at + 1).map_or(text.len(), |(_, start, _)| *start);
            Inline { label, text: text[from..to].trim().trim_end_matches([';', ',']).to_owned(), start }
        })
        .collect()
}

/// "• note the fall • support the plan": bullets within a line, as if they were labels without words.
fn bulleted(text: &str) -> Vec<(&str, usize, usize)> {
    let out: Vec<(&str, usize, usize)> =
        text.match_indices('•').map(|(at, bullet)| (&text[at..at], at, at + bullet.len())).collect();
    if out.len() > 1 { out } else { Vec::new() }
}

/// "approve the calendar; and note the change": what semicolons part, where each begins with what is to be done.
fn parted(text: &str) -> Vec<(&str, usize, usize)> {
    let mut out = Vec::new();
    let mut from = 0;
    for piece in text.split("; ") {
        let words = ["and ", "and to ", "to "].iter().rev().find_map(|w| piece.strip_prefix(w)).unwrap_or(piece);
        let words = words.strip_prefix("to ").unwrap_or(words);
        let at = from + (piece.len() - words.len());
        let first = words.split_whitespace().next().unwrap_or("");
        let does = verb_of(words, None) != RecommendationVerb::Other
            || is_doing(first)
            || first.strip_suffix('s').is_some_and(is_doing);
        if !does {
            return Vec::new();
        }
        out.push((text.get(at..at).unwrap_or(""), from, at));
        from += piece.len() + "; ".len();
    }
    if out.len() > 1 { out } else { Vec::new() }
}

/// The numbers 1, 2, 3 … that stand before the sentences of a line: label, its first byte, and that of its words.
fn counted(text: &str) -> Vec<(&str, usize, usize)> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:^|(?P<mark>[;:.,]\s|[;,]\s(?:and|or)\s)|\s)\s*(?P<whole>\(?(?P<label>\d{1,2})[.)])\s+(?P<next>[A-Za-z])",
        )
    });
    let mut out = Vec::new();
    for found in NUMBER.captures_iter(text) {
        let (Some(label), Some(whole), Some(next)) = (found.name("label"), found.name("whole"), found.name("next"))
        else {
            continue;
        };
        // "Approve the plan 2. Delegate authority": without a mark before it the number needs a verb behind it.
        let first = text[next.start()..].split_whitespace().next().unwrap_or("");
        let parted = found.name("mark").is_some()
            || found.get(0).is_some_and(|m| m.start() == 0)
            || first.starts_with(char::is_uppercase) && crate::wording::verbs::is_doing(first);
        if parted && label.as_str().parse() == Ok(out.len() + 1) {
            out.push((label.as_str(), whole.start(), next.start()));
        }
    }
    if out.len() > 1 { out } else { Vec::new() }
}
