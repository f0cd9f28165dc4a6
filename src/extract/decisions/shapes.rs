//! Whole sentences of a few words that say how a thing was decided, and not what.

use crate::framework::headings::fold;
use crate::record::DecisionVerb;
use crate::wording::people;

/// "All present agreed.", "This was agreed by all.": the whole sentence says that something was agreed, and not what.
pub(super) fn says_all_agreed(text: &str) -> bool {
    let folded = fold(text);
    let ends = [
        " unanimously",
        " by all",
        " by all present",
        " by a majority",
        " with him",
        " with her",
        " with this",
        " to this",
        " with them",
        " with that",
    ];
    let bare = ends.iter().find_map(|end| folded.strip_suffix(end)).unwrap_or(&folded);
    // "Trustees were happy with this."
    let content = || {
        let (who, how) = bare.split_once(" were ")?;
        let all = ["trustees", "members", "directors", "governors", "all", "everyone", "partners", "councillors", "we"];
        let with = folded.len() > bare.len();
        let who = who.strip_prefix("the ").unwrap_or(who);
        let how = how.strip_prefix("all ").unwrap_or(how);
        // "Directors were content.": with what stands before.
        let alone = matches!(how, "content" | "agreeable" | "in agreement" | "in favour" | "in favor" | "of one mind");
        Some(all.contains(&who) && (alone || with && matches!(how, "happy" | "comfortable")))
    };
    if content().unwrap_or_default() {
        return true;
    }
    matches!(
        bare,
        "all present agreed"
            | "all those present agreed"
            | "all agreed"
            | "all were agreed"
            | "all in agreement"
            | "everyone agreed"
            | "everybody agreed"
            | "all members agreed"
            | "members agreed"
            | "the meeting agreed"
            | "this was agreed"
            | "this was unanimously agreed"
            | "this was approved"
            | "this was accepted"
            | "this was passed"
            | "this was carried"
            | "this was supported"
    )
}

/// "No objections.": how a body answers an application, in a sentence of its own.
pub(super) fn says_no_objection(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "no objection"
            | "no objections"
            | "no objections raised"
            | "no objection to be lodged"
            | "no objections to be lodged"
            | "no objection to be made"
            | "no observations"
            | "no comment"
            | "no comments"
    )
}

/// "There was no objection to the shed at Balmore."
pub(super) fn no_objection_to(text: &str) -> bool {
    ["There was no objection to ", "There were no objections to ", "No objections to ", "No objections were "]
        .iter()
        .any(|opens| text.starts_with(opens))
}

/// "The Chairman signed the minutes as a true record.": minutes, signed by whoever chairs.
pub(super) fn somebody_signed(text: &str) -> bool {
    let Some((who, rest)) = text.split_once(" signed the minute") else { return false };
    let words = who.split_whitespace().count();
    words <= 4
        && who.starts_with(char::is_uppercase)
        && ["true", "correct", "accurate"].iter().any(|as_| rest.contains(as_))
}

/// "Council objects on grounds of access.", "Rose Cottage, extension: no objections.": how a body answers an application.
pub(super) fn answers_application(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ' ']).to_lowercase();
    let opens = ["council ", "the council ", "parish council ", "the parish council ", "councillors ", "members "];
    let says = ["objects ", "object ", "objected ", "had no objection", "has no objection", "have no objection"];
    let body = opens.iter().find_map(|opens| bare.strip_prefix(opens));
    body.is_some_and(|rest| says.iter().any(|says| rest.starts_with(says)))
        || [": no objection", ": no objections", " – no objection", " – no objections"]
            .iter()
            .any(|end| bare.ends_with(end))
}

/// "A sub-group of Jo, Al and Una was formed to organise it": a body of its own, made at the meeting.
pub(super) fn forms_group(text: &str) -> bool {
    let lower = text.to_lowercase();
    let opens = lower.strip_prefix("a ").is_some_and(|rest| {
        let head: Vec<&str> = rest.split_whitespace().take(5).collect();
        let head = head.join(" ");
        [
            "sub-group",
            "subgroup",
            "sub-committee",
            "working group",
            "working party",
            "task group",
            "task and finish group",
        ]
        .iter()
        .any(|group| head.contains(group))
    });
    opens
        && [" was formed ", " was set up ", " was established ", " was formed.", " was set up."]
            .iter()
            .any(|w| lower.contains(w))
}

/// "Proposed BG, seconded TI, and signed by CH as correct.": minutes, moved and signed.
pub(super) fn is_moved_and_signed(text: &str) -> bool {
    (text.starts_with("Proposed") || text.starts_with("Moved")) && text.contains("seconded") && text.contains("signed")
}

/// Whether what stands behind "Approved:" names those who moved and seconded it.
pub(super) fn names_movers(text: &str) -> bool {
    let names = text.split(['/', ';', ',', '|']).flat_map(|piece| piece.split(" and ")).map(|piece| {
        let piece = piece.rsplit_once(':').map_or(piece, |(_, name)| name);
        piece.trim().trim_end_matches('.')
    });
    let mut names = names.filter(|name| !name.is_empty()).peekable();
    names.peek().is_some() && names.all(|name| people::is_surely_person(name) || people::is_initials(name))
}
/// "There was £600 unspent – all in favour of £300 towards this.", "Approval was given for two benches.": what all favoured,
/// or what was granted by the meeting, where nobody else is named.
pub(super) fn favoured_or_granted(text: &str) -> Option<DecisionVerb> {
    let favoured = [" – all in favour of ", ", all in favour of ", "; all in favour of ", " - all in favour of "];
    if favoured.iter().any(|favoured| text.contains(favoured)) {
        return Some(DecisionVerb::Agree);
    }
    let granted = [
        "Approval was given ",
        "Agreement was given ",
        "Agreement was reached ",
        "Consent was given ",
        "Permission was given ",
        "Unanimous approval was given ",
        "Permission was granted to ",
    ];
    (granted.iter().any(|opens| text.starts_with(opens)) && !text.contains(" by ")).then_some(DecisionVerb::Approve)
}
