//! Headings that open no item of a meeting: stamps, the paper's own titles, lists of all actions.

use crate::framework::headings::fold;

/// Whether a heading is a stamp: "CONFIRMED", "DRAFT – unconfirmed", "CONFIDENTIAL UNTIL APPROVED".
pub(super) fn says_how_far(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(' ');
    let stamp = |word: &str| {
        crate::wording::stamps::is_stamp(word)
            || matches!(
                word,
                "confirmed" | "final" | "approved" | "version" | "minutes" | "minute" | "confidential" | "until"
            )
    };
    words.clone().count() <= 3
        && words.all(stamp)
        && !matches!(folded.as_str(), "approved" | "minutes" | "minute")
        && !folded.starts_with("minutes approved")
}

/// Whether a heading at the top of a paper names the paper, its body or its day.
pub(super) fn is_title(text: &str) -> bool {
    let folded = fold(text);
    // "Minute of previous meeting of 20 March 2018" is an item of business.
    let former = ["previous", "last", "former"];
    if folded.starts_with("minute") && folded.split(' ').take(5).any(|word| former.contains(&word)) {
        return false;
    }
    crate::wording::when::first_day(text).is_some()
        || folded.split(' ').any(|w| {
            matches!(
                w,
                "minutes"
                    | "minute"
                    | "board"
                    | "committee"
                    | "council"
                    | "partnership"
                    | "group"
                    | "forum"
                    | "panel"
                    | "nhs"
                    | "agenda"
                    | "subcommittee"
                    | "trust"
                    | "association"
                    | "draft"
                    | "notes"
            )
        }) && !folded.ends_with("planner")
            && !folded.ends_with(" statement")
            && !folded.starts_with("minutes of")
            && !folded.starts_with("minute of")
            && folded != "minutes"
            && folded != "minute"
}

/// Headings above the actions of a whole meeting, folded.
pub(in crate::extract) const OVER_ALL_ACTIONS: [&str; 17] = [
    "actions arising",
    "summary of actions",
    "action summary",
    "list of actions",
    "action list",
    "actions arising from the meeting",
    "actions arising from this meeting",
    "actions from this meeting",
    "actions from the meeting",
    "summary of action points",
    "summary of actions agreed",
    "actions from today",
    "follow up tasks",
    "follow up actions",
    "tasks",
    "to do",
    "to do list",
];

pub(super) fn lists_all_actions(text: &str) -> bool {
    let folded = fold(text);
    OVER_ALL_ACTIONS.contains(&folded.as_str()) || folded == "actions list"
}

/// "Actions" under an item gives that item's; "Summary of actions" stands for itself.
pub(super) fn heads_own_actions(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "action" | "actions" | "action point" | "action points" | "actions agreed" | "agreed actions" | "new actions"
    )
}
