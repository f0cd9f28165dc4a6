//! The words of a sentence that puts something to a meeting, or that only tells of the vote on it.

use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// Words of a sentence that proposes something.
const PROPOSES: [&str; 7] =
    [" proposed ", " suggested ", " moved ", " recommended ", " asked that ", " requested ", " proposal "];

/// Whether a sentence proposes something.
pub(super) fn proposes(sentence: &str) -> bool {
    const OPENS: [&str; 8] = [
        "Proposal to ",
        "Proposal that ",
        "Proposed to ",
        "Proposed that ",
        "Motion to ",
        "Motion that ",
        "Moved that ",
        "Moved (",
    ];
    PROPOSES.iter().any(|w| sentence.contains(w)) || OPENS.iter().any(|opens| sentence.starts_with(opens))
}

/// "In favour: 6.", "Robin seconds.", "Joanna abstained.": a few words of a vote, of which the outcome follows.
pub(super) fn counts_votes(sentence: &str) -> bool {
    /// Longer sentences tell more, in words.
    const LONGEST: usize = 7;
    let folded = crate::framework::headings::fold(sentence);
    let opens =
        ["for ", "against ", "in favour ", "in favor ", "abst", "ayes ", "noes ", "seconded ", "seconder ", "vote "];
    let ends = [" abstains", " abstained", " abstaining", " seconds", " seconded", " dissents", " dissented"];
    folded.split(' ').count() <= LONGEST
        && (opens.iter().any(|opens| folded.starts_with(opens)) || ends.iter().any(|end| folded.ends_with(end)))
}

/// "At 6.05 p.m. Jo Blair moved that …": without the hour.
pub(super) fn without_hour(text: &str) -> &str {
    static HOUR: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^At\s+\d{1,2}[.:]\d\d\s*(?:[ap]\.?\s?m\.?)?,?\s+(?:the\s+)?"));
    text.strip_prefix("At ").and_then(|_| HOUR.find(text)).map_or(text, |hour| &text[hour.end()..])
}

/// "After discussion, Mr Low moved that …": without what came before.
pub(super) fn without_lead(text: &str) -> &str {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:(?:After|Following)\s+(?:an?\s+|some\s+|further\s+|full\s+|\w+\s+)?(?:discussion|debate|consideration)[^,;.]{0,50}|Thereafter|Accordingly),\s+(?:the\s+)?",
        )
    });
    LEAD.find(text).map_or(text, |lead| &text[lead.end()..])
}

/// "Moved Jo Blair.": who moved what stands before it.
pub(super) fn says_who_moved(text: &str) -> bool {
    let who = text.strip_prefix("Moved").map(|rest| rest.trim_start_matches([':', ' ', '–']).trim_end_matches('.'));
    let who = who.map(|who| who.strip_prefix("by ").unwrap_or(who));
    let named = |word: &str| word.starts_with(char::is_uppercase);
    who.is_some_and(|who| (1..=3).contains(&who.split_whitespace().count()) && who.split_whitespace().all(named))
}
