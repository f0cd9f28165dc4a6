//! Headings that open a list of actions.

use crate::extract::passages::OVER_ALL_ACTIONS;
use crate::framework::headings;
use crate::wording::when;

/// Headings under which every line is an action.
pub(in crate::extract::actions) fn is_actions_heading(text: &str) -> bool {
    let folded = headings::fold(text);
    OVER_ALL_ACTIONS.contains(&folded.as_str())
        || names_earlier_actions(&folded)
        || is_of_a_day(text)
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
                | "who s doing what"
                | "whos doing what"
                | "jobs"
                | "what we agreed to do"
                | "follow up"
                | "follow ups"
        )
}

/// "Actions from the meeting on 25 March", "Action points – Parks group 25/3/24": whose they are, and a day.
fn is_of_a_day(text: &str) -> bool {
    const MOST_WORDS: usize = 12;
    let label = [" – ", " - ", " (", " from ", " of ", " at "].iter().filter_map(|sign| text.find(sign)).min();
    let label = label.and_then(|at| text.get(..at)).map(headings::fold).unwrap_or_default();
    let actions = matches!(
        label.as_str(),
        "actions"
            | "action points"
            | "action list"
            | "action note"
            | "action items"
            | "agreed actions"
            | "actions agreed"
    );
    actions
        && text.split_whitespace().count() <= MOST_WORDS
        && !text.contains(" to ")
        && when::first_day(text).is_some()
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

#[cfg(test)]
mod tests {
    use super::is_actions_heading;

    #[test]
    fn whose_actions_they_are_and_of_which_day() {
        for heading in ["Actions from the meeting on 25 March 2024", "Action points – Parks group 25/3/24"] {
            assert!(is_actions_heading(heading), "{heading}");
        }
        for other in ["Actions – Jo to ring the depot by 3 May 2024", "Actions from the plan", "Actions of 2024"] {
            assert!(!is_actions_heading(other), "{other}");
        }
    }
}
