//! What says, where an action would stand, that there is none.

use crate::framework::headings;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// "No further action required", "Nothing to report", "None arising": in folded words.
static NOTHING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:there (?:is|are|was|were) )?(?:no(?:ne|thing)?)(?: (?:further|new|other|more|outstanding|specific|additional|formal))*(?: (?:actions?|updates?|matters|issues|changes|business|items|comments|questions|points))?(?: (?:and|or) (?:actions?|updates?|matters|issues))?(?: (?:required|needed|necessary|arising|arose|noted|identified|raised|reported|recorded|outstanding|taken|agreed|to report|to note|to add|to raise|to do|at this time|at present|at this stage|this time|from this item|for this item|from this meeting|was required|were required|were raised|was raised|set))*$",
    )
});

/// Who sent apologies, in the column of the actions: "Apologies from J Orr".
static APOLOGIES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^apologies(?: for absence)?(?: (?:from|received|were|was|noted|as|given|sent|tendered|intimated|recorded|above)\b.*)?$",
    )
});

/// Whether words tell that nothing is to be done: "None", "N/A", "Noted", "No further action", who sent apologies.
pub(super) fn says_nothing(text: &str) -> bool {
    let folded = headings::fold(text);
    matches!(folded.as_str(), "" | "n a" | "nil" | "not applicable" | "note" | "to note" | "noted" | "for noting")
        || (folded.starts_with('n') || folded.starts_with("there ")) && NOTHING.is_match(&folded)
        || folded.starts_with("apologies") && !folded.contains(" to be ") && APOLOGIES.is_match(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_in_many_words() {
        for text in [
            "None",
            "N/A",
            "No action",
            "No actions arising",
            "No further action required.",
            "Nothing further",
            "Nothing to report",
            "None noted",
            "No further updates at this time",
            "There were no matters arising.",
            "No outstanding actions",
            "Noted.",
            "Apologies",
            "Apologies from J. Orr and P. Nairn",
            "Apologies received as above",
        ] {
            assert!(says_nothing(text), "{text:?}");
        }
        for text in [
            "No action to be taken before the audit is finished",
            "Notify the tenants",
            "No smoking signs to be put up",
            "Apologies to be sent to the school",
            "Apologise to the school",
            "Nothing to be signed before June",
            "Note the new venue",
            "Ring the depot",
        ] {
            assert!(!says_nothing(text), "{text:?}");
        }
    }
}
