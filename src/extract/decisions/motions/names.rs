//! Who moved and seconded what: the clause of their names, and the words around it.

use super::votes::vote;
use crate::framework::headings::fold;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::people;
use std::ops::Range;
use std::sync::LazyLock;

/// A mover's name: titles, then words that begin with capitals.
pub(super) const NAME: &str = r"(?:[Tt]he\s+)?(?:\p{Lu}[\p{L}’'-]*\.?[ \t]*){1,6}(?:\([^()]{1,30}\))?";

/// "Proposed by A and seconded by B", "Moved: Cr A  Seconded: Cr B", "on the proposal of A, seconded by B".
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"\b(?i:(?:on\s+(?:the\s+)?(?:proposal|proposition|motion)\s+of|(?:motion\s+)?(?:proposed|moved|made)(?:\s+by)?|propose[rd]|mover|motion\s+by|prop|(?:accepted|adopted|approved)\s+by))\b[.:]*\s*[–-]?\s*(?P<a>{NAME})[\s,;.|/–-]*(?i:and\b|&)?\s*(?i:was\s+)?(?i:duly\s+)?\b(?i:seconded|seconder|2nd|second|sec)\b(?i:\s*by\b)?[.:]*\s*[–-]?\s*(?P<b>{NAME})"
    ))
});
/// "Proposed by Councillor A," in a line of its own.
pub(super) static PROPOSED_ALONE: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"^(?i:proposed|moved|proposer)(?i:\s+by)?\s*[:–-]?\s*{NAME}\s*[,;.]?$")));
/// "Seconded by Councillor B and" in a line of its own.
pub(super) static SECONDED_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(r"^(?i:and\s+)?(?i:seconded|seconder)(?i:\s+by)?\s*[:–-]?\s*{NAME}\s*[,;.:]?(?:\s*and)?\s*[,:;]?$"))
});
/// "(Oakes/Rudge)" behind "RESOLVED:".
static PAIR: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"^\(\s*{NAME}\s*[/&,]\s*{NAME}\s*\)\s*[:.]?")));
/// "2912/11 RESOLVED:", "MOTION 14:", "COUNCIL DECISION", "Resolution 23/045".
pub(super) static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?:[A-Z]{0,4}\d[\d/.-]*)\s+)?(?P<word>(?i:(?:council|committee|board|officer)(?:'s|’s)?\s+(?:decision|resolution|motion)|resolved|resolution|decision|motion|amendment|amended\s+motion|substantive\s+motion))\b(?:\s+(?:(?i:no|number)\.?\s*)?[A-Z]{0,4}\d[\d/.-]*)?\s*[:,–-]?\s*",
    )
});

/// The bytes of the clause that names the movers.
pub(super) fn movers(text: &str) -> Option<Range<usize>> {
    let found = MOVED.captures(text)?;
    let (whole, last) = (found.get(0)?, found.name("b")?);
    // Names stop where the motion or the vote begins.
    let stop = last.as_str().match_indices(|c: char| c.is_whitespace()).map(|(at, _)| at + 1).find(|at| {
        let word = last.as_str()[*at..].split_whitespace().next().unwrap_or("");
        matches!(
            fold(word).as_str(),
            "that"
                | "to"
                | "carried"
                | "agreed"
                | "approved"
                | "passed"
                | "motion"
                | "lost"
                | "defeated"
                | "resolved"
                | "all"
                | "unanimous"
                | "unanimously"
                | "vote"
                | "voted"
                | "accepted"
                | "adopted"
                | "this"
                | "it"
                | "council"
                | "for"
                | "no"
        )
    });
    // "… seconded by Dot. The hall": a full stop behind a whole name ends it.
    let sentence = last.as_str().match_indices(". ").map(|(at, _)| at).find(|at| {
        let word = last.as_str()[..*at].rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
        // "Proposed PM, seconded AL. SP to place the order.": initials are whole names where the mover's are.
        let short = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase);
        let initials = short(word) && found.name("a").is_some_and(|mover| short(mover.as_str().trim()));
        initials || word.chars().count() > 2 && !people::is_title(word)
    });
    let end = [stop, sentence].into_iter().flatten().min().map_or(whole.end(), |at| last.start() + at);
    let head = whole.as_str().trim_start();
    Some(whole.end() - head.len()..end).filter(|r| r.start < r.end)
}

/// Whether a line opens a motion or names its movers: such a line heads no item of a meeting.
pub(in crate::extract) fn opens(text: &str) -> bool {
    /// "MOTION CARRIED UNANIMOUSLY" is no longer, in bytes.
    const LONGEST_VOTE: usize = 60;
    if text.len() <= LONGEST_VOTE && vote(text).is_some() {
        return true;
    }
    if !text.contains(['(', '/', ':']) && !text.contains("econd") && !text.contains("ECOND") {
        return false;
    }
    let rest = OPENS.find(text).map_or(text, |m| &text[m.end()..]);
    rest.len() < text.len() && (rest.is_empty() || PAIR.is_match(rest))
        || movers(rest).is_some_and(|found| rest[..found.start].split_whitespace().count() <= 3)
}

/// "Mr Low moved to approve the budget", "The Treasurer proposed that fees be held".
pub(super) static MOVES: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"^{NAME}(?:/{NAME})?(?:then\s+)?(?:moved|moves|proposed|proposes|motioned|made\s+a\s+motion)(?:\s+and\s+seconded)?(?:,?\s+and\s+{NAME}seconded,?)?\s+(?P<motion>(?:that|to|for|the\s+(?:adoption|approval|acceptance))\b.+)$"
    ))
});

/// "PROPOSAL: spend up to 3k on servers.", "Motion (Al): buy a tent.", "VOTE: cancel the hire."
pub(super) static PROPOSAL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?i:proposal|motion|vote|proposed\s+(?:resolution|motion)|proposed)(?:\s*\([^()]{2,30}\))?\s*[:–—]\s*(?P<motion>\S.{8,})$",
    )
});

/// Whether a sentence tells who moved what.
pub(in crate::extract::decisions) fn is_moved(text: &str) -> bool {
    MOVES.is_match(text) || PROPOSAL.is_match(text)
}

/// A line split at its movers.
pub(super) struct Moved<'t> {
    /// The word that opens the line, folded: "resolved", "motion", "amendment".
    pub word: Option<String>,
    /// What stands before the names.
    pub before: &'t str,
    /// What stands behind them.
    pub after: &'t str,
}

pub(super) fn moved(line: &str) -> Option<Moved<'_>> {
    let opens = OPENS.captures(line);
    let (word, rest) = match opens.as_ref().and_then(|f| Some((f.name("word")?, f.get(0)?))) {
        Some((word, whole)) => (Some(fold(word.as_str())), &line[whole.end()..]),
        None => (None, line),
    };
    let pair = PAIR.find(rest).filter(|_| word.is_some()).map(|pair| pair.start()..pair.end());
    let (word, rest, range) = match pair.or_else(|| movers(rest)) {
        Some(range) => (word, rest, range),
        // "Motion by Petty, second by Lipton, to …": the word belongs to the movers.
        None => (None, line, movers(line).filter(|range| range.start == 0)?),
    };
    let trim = |text: &'_ str| -> Range<usize> {
        let start = text.len() - text.trim_start_matches([' ', '\t', ',', '.', ';', ':', '-', '–', '|', ')']).len();
        start..text.trim_end_matches([' ', '\t', ',', '-', '–', '|', '(', ';', ':']).len().max(start)
    };
    let (before, after) = (&rest[..range.start], &rest[range.end..]);
    Some(Moved { word, before: &before[trim(before)], after: &after[trim(after)] })
}

/// Words before the movers that say nothing: "It was", "Resolved,", "This was".
pub(super) fn says_nothing(before: &str) -> bool {
    let folded = fold(before);
    let bare = folded.trim_start_matches("it was ").trim_start_matches("then ").trim_start_matches("unanimously ");
    let bare = bare.strip_suffix(" unanimously").unwrap_or(bare);
    if matches!(bare, "resolved" | "agreed" | "decided") {
        return true;
    }
    matches!(
        folded.as_str(),
        "" | "it was"
            | "this was"
            | "these were"
            | "was"
            | "they were"
            | "and was"
            | "and"
            | "motion"
            | "which was"
            | "the motion was"
            | "the proposal was"
    )
}

/// Whether a text begins as motions do.
pub(super) fn begins_motion(text: &str) -> bool {
    let lower = text.trim_start_matches(['"', '“', '‘']).to_lowercase();
    lower.starts_with("that ") || lower.starts_with("that:") || lower.starts_with("to ")
}
