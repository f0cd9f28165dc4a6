//! Posts and remarks that say that somebody chaired.

use crate::framework::headings::fold;

/// Words that say that somebody chaired this meeting.
pub(super) fn is_chairing(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "in the chair"
            | "chairing"
            | "chaired"
            | "in chair"
            | "presiding"
            | "presided"
            | "chaired the meeting"
            | "chair for this meeting"
            | "chair of meeting"
            | "chaired meeting"
            | "chaired this meeting"
            | "chair of this meeting"
            | "chairing this meeting"
            | "chair for meeting"
            | "acting chair"
            | "chair of the meeting"
            | "meeting chair"
            | "chair for the meeting"
            | "chairing the meeting"
    )
}

/// Posts whose holder chairs.
pub(in crate::extract::attendance) fn is_chair(text: &str) -> bool {
    let folded = fold(text);
    // "Chairman of the Board" as "Chair of the Board".
    let first = folded.split(' ').next().unwrap_or("");
    let plain = match (first, folded.split_once(' ')) {
        ("chairman" | "chairwoman" | "chairperson", Some((_, rest))) => format!("chair {rest}"),
        _ => folded,
    };
    matches!(
        plain.as_str(),
        "chair"
            | "chairman"
            | "chairwoman"
            | "chairperson"
            | "convener"
            | "convenor"
            | "chair person"
            | "chair and convener"
            | "board chair"
            | "independent chair"
            | "interim chair"
            | "clinical chair"
            | "committee chair"
            | "co chair"
            | "joint chair"
            | "joint convener"
            | "chair of the board"
            | "chair of the committee"
            | "chair of trustees"
            | "chair of governors"
            | "forum chair"
            | "the chair"
            | "moderator"
            | "cathaoirleach"
            | "an cathaoirleach"
            | "presiding member"
            | "presiding officer"
            | "president of the council"
    )
}

/// "Non-Executive Director and Trust Chair": a post that says among others that its holder chairs the body that meets.
pub(super) fn holds_chair(text: &str) -> bool {
    let folded = fold(text);
    let slashed = text.split(['/', '&']).any(is_chair);
    slashed
        || folded.split(" and ").any(|post| {
            is_chair(post)
                || post.strip_suffix(" chair").is_some_and(|of| {
                    matches!(
                        of,
                        "trust"
                            | "board"
                            | "ijb"
                            | "council"
                            | "partnership"
                            | "panel"
                            | "group"
                            | "forum"
                            | "trust board"
                    )
                })
        })
}
