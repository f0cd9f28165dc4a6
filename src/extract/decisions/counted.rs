//! Votes that are only counted, or told some sentences behind what was put: "It was put to the vote whether to object. For 4,
//! against 1."

use super::sentences::{Before, Line};
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// "For 4, against 1.", "4 for and 1 against".
static TALLY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?:votes?\s+)?(?:for|in\s+favou?r)\s*[:–-]?\s*(?P<for>\d{1,3})[,;.]?\s+(?:and\s+)?against\s*[:–-]?\s*(?P<against>\d{1,3})|(?P<yes>\d{1,3})\s+(?:votes?\s+)?(?:for|in\s+favou?r)[,;]?\s+(?:and\s+)?(?P<no>\d{1,3})\s+(?:votes?\s+)?against)\b",
    )
});

/// How many were for and how many against.
fn tally(text: &str) -> Option<(u32, u32)> {
    let found = TALLY.captures(text)?;
    let number = |names: [&str; 2]| names.iter().find_map(|name| found.name(name))?.as_str().parse::<u32>().ok();
    Some((number(["for", "yes"])?, number(["against", "no"])?))
}

/// Whether a sentence puts something to those who meet, of which the vote may be told some sentences on.
pub(super) fn puts(text: &str) -> bool {
    ["put forward", "put to the vote", "put to a vote", "proposed", "moved that", "suggested"]
        .iter()
        .any(|words| text.contains(words))
}

/// "On a show of hands it was carried by 4 to 1.": the vote alone.
pub(super) fn tells_that_it_carried(text: &str) -> bool {
    let lower = text.to_lowercase();
    let opens = ["on a show of hands", "on a vote", "on being put to the vote", "the vote was taken", "it was carried"];
    opens.iter().any(|opens| lower.starts_with(opens))
        && [" it was carried", " this was carried", "it was passed", " this was passed"]
            .iter()
            .any(|said| lower.contains(said) || lower.starts_with(said.trim_start()))
}

impl Line<'_, '_, '_> {
    /// The numbers of a vote tell how it went, where no outcome follows.
    pub(super) fn tallied(
        self,
        here: &str,
        end: usize,
        before: &mut Before<'_>,
        out: &mut Vec<(Decision, usize)>,
    ) -> bool {
        const OUTCOMES: [&str; 8] =
            ["carried", "passed", "lost", "fell", "defeated", "agreed", "approved", "therefore"];
        let Some((yes, no)) = before.said.filter(|said| said.contains("vote")).and_then(|_| tally(here)) else {
            return false;
        };
        let rest = self.text.get(end..).unwrap_or_default().trim_start().to_lowercase();
        let next = rest.split('.').next().unwrap_or_default();
        if yes == no || OUTCOMES.iter().any(|word| next.contains(word)) {
            return false;
        }
        let verb = if yes > no { DecisionVerb::Agree } else { DecisionVerb::Other };
        self.with_what_was_said(verb, (here, end), before, out);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_vote() {
        assert_eq!(tally("For 4, against 1."), Some((4, 1)));
        assert_eq!(tally("In favour: 6. Against: 2."), Some((6, 2)));
        assert_eq!(tally("5 votes for and 3 against."), Some((5, 3)));
        assert_eq!(tally("For 40 years he played against Al."), None);
        assert!(tells_that_it_carried("On a show of hands it was carried by 4 to 1."));
        assert!(!tells_that_it_carried("On a vote the amendment fell."));
    }
}
