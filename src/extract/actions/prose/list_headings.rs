//! Headings that open a list of actions.

use crate::extract::passages::OVER_ALL_ACTIONS;
use crate::framework::headings;

/// Headings under which every line is an action.
pub(in crate::extract::actions) fn is_actions_heading(text: &str) -> bool {
    let folded = headings::fold(text);
    OVER_ALL_ACTIONS.contains(&folded.as_str())
        || names_earlier_actions(&folded)
        // "Next steps – after the forum".
        || folded.starts_with("next steps ") && folded.split(' ').count() <= 6
        || ["actions from last ", "actions from previous ", "actions from the last ", "carried forward from "]
            .iter()
            .any(|opens| folded.starts_with(opens))
            && folded.split(' ').count() <= 6
        || matches!(
            folded.as_str(),
            "actions"
                | "action points"
                | "outstanding actions"
                | "previous actions"
                | "actions outstanding"
                | "open actions"
                | "actions carried forward"
                | "carried forward actions"
                | "actions agreed"
                | "agreed actions"
                | "actions to be taken"
                | "action items"
                | "new actions"
                | "actions required"
                | "next steps"
                | "next steps and actions"
                | "actions and next steps"
                | "action log"
                | "key actions"
                | "to dos"
                | "to do"
                | "things to do"
                | "who is doing what"
                | "who does what"
                | "what we agreed to do"
                | "follow up"
                | "follow ups"
        )
}

/// Whether a heading of tasks may as well stand over what was said: "Next steps", "Follow up".
pub(super) fn is_loose_heading(text: &str) -> bool {
    let folded = headings::fold(text);
    !folded.contains("action") && ["next steps", "follow up"].iter().any(|opens| folded.starts_with(opens))
}

/// "Previous action items", "Updates of outstanding action points": every word says that they are actions, and whose.
fn names_earlier_actions(folded: &str) -> bool {
    const WORDS: [&str; 20] = [
        "previous",
        "outstanding",
        "open",
        "update",
        "updates",
        "updated",
        "of",
        "on",
        "from",
        "the",
        "last",
        "meeting",
        "agreed",
        "action",
        "actions",
        "points",
        "items",
        "and",
        "recap",
        "past",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let named = |names: [&str; 2]| words.iter().any(|word| names.contains(word));
    let whose = ["previous", "outstanding", "last", "open", "past"].iter().any(|word| words.contains(word));
    named(["action", "actions"]) && whose && words.len() <= 7 && words.iter().all(|word| WORDS.contains(word))
}
