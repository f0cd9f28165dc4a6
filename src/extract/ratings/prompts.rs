//! Words where a rating belongs that are none: the form's prompts, answers put off, goals.

use crate::framework::fold;

/// Answers put off.
const PUT_OFF: &[&str] = &[
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be completed",
    "to be decided",
    "to follow",
    "not completed",
    "incomplete",
    "awaiting",
    "pending",
    "insert rating",
    "enter rating",
    "rating here",
    "insert rating here",
    "enter text",
    "type here",
];
/// Beginnings of the prompts of form fields.
const PROMPTS: &[&str] = &[
    "click here",
    "click or tap",
    "choose an item",
    "choose a",
    "select a",
    "select one",
    "select an",
    "please select",
    "please choose",
    "please enter",
    "please insert",
    "tap here",
    "enter text",
    "drop down",
];

/// Whether what stands before a rating's name makes it a goal, not a rating: "moving to", "aim to be".
pub(super) fn is_goal(before: &str) -> bool {
    const TOWARDS: &[&str] = &[
        "moving to",
        "moving towards",
        "moving toward",
        "move to",
        "move towards",
        "working towards",
        "working toward",
        "working to",
        "progressing to",
        "progressing towards",
        "towards",
        "toward",
        "aim to be",
        "aiming to be",
        "aiming for",
        "hope to be",
        "expect to be",
        "will be",
        "to become",
        "becoming",
        "aspire to",
        "aspire to be",
        "target",
        "not yet",
        "not",
    ];
    const FILLERS: &[&str] = &["fully", "more", "an", "the", "at"];
    let mut before = before.trim_end();
    while let Some((rest, word)) = before.rsplit_once(' ')
        && FILLERS.contains(&word)
    {
        before = rest;
    }
    TOWARDS.iter().any(|goal| before.strip_suffix(goal).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

/// Whether what stands before a rating's name makes it the one of an earlier round: "was", "up from".
pub(super) fn is_past(before: &str) -> bool {
    const WAS: [&str; 9] =
        ["was", "were", "previously", "formerly", "last year", "up from", "down from", "moved from", "improved from"];
    let before = before.trim_end();
    WAS.iter().any(|was| before.strip_suffix(was).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

/// Whether a text is nothing but the prompt that a form's field shows until somebody writes into it.
pub(super) fn is_field_prompt(text: &str) -> bool {
    const FIELDS: [&str; 5] =
        ["click here to enter", "click or tap", "tap here to enter", "choose an item", "enter text"];
    text.len() <= LONGEST_PROMPT && {
        let folded = fold(text);
        FIELDS.iter().any(|prompt| folded.starts_with(prompt))
    }
}

/// A field's own prompt is no longer, in bytes.
const LONGEST_PROMPT: usize = 48;

/// Whether a text is the form's own prompt, or puts the answer off.
pub(super) fn is_placeholder(text: &str, folded: &str) -> bool {
    PUT_OFF.contains(&folded)
        || PROMPTS.iter().any(|p| folded == *p || folded.strip_prefix(p).is_some_and(|rest| rest.starts_with(' ')))
        || (text.starts_with('<') && text.ends_with('>') && text.chars().filter(|c| c.is_alphabetic()).count() > 3)
        || (text.starts_with('[') && text.ends_with(']') && folded.contains(' '))
        || text.chars().all(|c| c == '?' || c == '_' || c == '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_of_fields_that_nobody_filled_in() {
        for (text, expected) in [
            ("Click or tap here to enter text.", true),
            ("Click here to enter a date.", true),
            ("Choose an item.", true),
            ("Select a new provider by June", false),
            ("Click or tap counts are reported to the digital group each month by the web team.", false),
            ("", false),
        ] {
            assert_eq!(is_field_prompt(text), expected, "{text:?}");
        }
    }
}
