//! Meetings and words of time behind whoever is to act.

use crate::extract::actions::owners;
use crate::wording::latin::{self, Regex};
use crate::wording::people;
use std::sync::LazyLock;

/// "June Court", "the November Board", "AGM": a meeting that is named after its month or season, behind whoever is to act.
static OF_A_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:(?:by|for|to|at|before)\s+)?(?:the\s+)?(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter)\s+(?:[a-z]+\s+)?(?:meeting|mtg|board|committee|council|court|senate|session|ijb|forum|group|cabinet|executive|trustees|assembly|presbytery|agm)|agm)\.?$",
    )
});

/// "Clerk – next meeting", "Estates (before recess)": whoever, and behind a sign words that only say when.
pub(super) fn sign(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches([')', ']', '.']);
    let (who, words) = [" – ", " — ", " - ", ", ", "; ", " (", " ["].iter().find_map(|sign| bare.rsplit_once(sign))?;
    let folded = words.trim().to_lowercase();
    let opens =
        ["next ", "by next ", "before ", "after ", "asap", "a.s.a.p", "immediate", "now", "ongoing", "tbc", "tba"];
    let when = opens.iter().any(|open| folded.starts_with(open))
        && folded.split_whitespace().count() <= 4
        && !folded.split_whitespace().any(people::is_post_word);
    ((when || OF_A_MONTH.is_match(words.trim())) && owners::is_owner(who)).then_some((who.trim(), words.trim()))
}
