//! The words of recommendations: headings, lead-ins, verbs, and who is asked.

use super::verbs::{apart_from_verb, is_by_letters, verb_of};
use crate::extract::passages::Passage;
use crate::framework::headings::fold;
use crate::record::RecommendationVerb;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// Words that may stand between "are" and "asked".
static ASIDE: LazyLock<Regex> = LazyLock::new(|| regex(r"\s(?:also|therefore|now|further|hereby|accordingly|being)\s"));

/// "The Board is asked to support the case": whether a body is asked, now, to do something.
pub(super) fn asks(text: &str, rest: &str, has_section: impl FnOnce() -> bool) -> bool {
    let asked = [
        " is asked to ",
        " are asked to ",
        " is invited to ",
        " are invited to ",
        " is recommended to ",
        " are recommended to ",
        " is requested to ",
        " are requested to ",
    ];
    let verb = rest.strip_prefix("to ").unwrap_or(rest);
    let plain = ASIDE.replace_all(text, " ");
    let text = plain.as_ref();
    let first = verb.split_whitespace().next().unwrap_or("");
    asked.iter().any(|asked| text.contains(asked))
        && verb.starts_with(char::is_lowercase)
        // "Members are asked to bear in mind …" beside a section of recommendations is none.
        && (crate::wording::verbs::is_doing(first) || !has_section())
}

/// "(That) the Council accepts the quote": the body that is to do it, and what it is to do.
pub(super) fn that_who(behind: &str) -> Option<(&str, &str)> {
    let rest = behind.trim_start();
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let end = rest.match_indices(' ').map(|(at, _)| at).take(6).find(|at| {
        rest[at + 1..].starts_with(char::is_lowercase)
            && !matches!(rest[at + 1..].split(' ').next(), Some("of" | "and" | "for" | "on"))
    })?;
    let who = &rest[..end];
    // "the trustees adopt": those who meet have no capital in some papers.
    let plain = matches!(who, "trustees" | "directors" | "members" | "board" | "committee" | "group" | "council");
    (is_body(who) && (plain || who.starts_with(char::is_uppercase))).then(|| (who, rest[end..].trim_start()))
}

/// "Approve – the Committee should approve the schedule": who should, said within the item.
pub(super) fn who_should(text: &str) -> Option<&str> {
    static SHOULD: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:^|[–—:-]\s+)[Tt]he\s+(?P<who>(?:[A-Z][\w&’'-]*\s+(?:(?:and|of|for)\s+)?){0,6}[A-Z][\w-]+)\s+should\b",
        )
    });
    SHOULD.captures(text)?.name("who").map(|w| w.as_str()).filter(|who| is_body(who))
}

/// "What is the Board being asked to do?": whom a heading says to be asked.
pub(super) fn asked_by(heading: &str) -> Option<&str> {
    let rest =
        ["What is the ", "What are the ", "What are ", "What is "].iter().find_map(|o| heading.strip_prefix(o))?;
    let who = [" being asked", " asked"].iter().find_map(|said| rest.split_once(said))?.0.trim();
    (is_body(who) && who.starts_with(char::is_uppercase)).then_some(who)
}

/// Headings above recommendations.
pub(super) fn is_heading(text: &str) -> bool {
    let folded = fold(text);
    asks_what(&folded)
        || is_to_somebody(&folded)
        || is_of_somebody(&folded) && text.trim_end_matches([':', ' ']).ends_with(char::is_alphanumeric)
        || is_compound(&folded)
        || is_usual(&folded)
}

/// "What the Board needs to do", "What is the Committee being asked to do?".
fn asks_what(folded: &str) -> bool {
    (folded.starts_with("what ") || folded.starts_with("the board is asked") || folded.starts_with("we ask"))
        && folded.split(' ').count() <= 12
        && [
            "asked to do",
            "asked to decide",
            "asked to agree",
            "needs to do",
            "need to do",
            "being asked",
            "asking for",
            "asking the",
            "asking you",
            "asking members",
            "asked for",
        ]
        .iter()
        .any(|asked| folded.ends_with(asked) || folded.contains(&format!("{asked} ")) && folded.starts_with("what "))
}

/// "Recommendations of Councillor Moss".
fn is_of_somebody(folded: &str) -> bool {
    folded.split(' ').count() <= 6
        && ["recommendations of ", "recommendation of ", "recommendations by ", "recommendations from "]
            .iter()
            .any(|opens| folded.strip_prefix(opens).is_some_and(|who| !who.starts_with("the report")))
}

/// "Recommendations to both Cabinets".
fn is_to_somebody(folded: &str) -> bool {
    ["recommendations to ", "recommendation to "].iter().any(|opens| {
        folded.strip_prefix(opens).is_some_and(|who| {
            who.split(' ').count() <= 5
                && (is_body(who) || ["cabinets", "councils", "committees"].iter().any(|w| who.ends_with(w)))
        })
    })
}

/// The usual headings of such sections, beside "Recommendations" itself.
fn is_usual(folded: &str) -> bool {
    matches!(
        folded,
        "action required"
            | "recommendations and reasons for recommended action"
            | "recommendation and reasons for recommended action"
            | "recommendations and reasons for recommendations"
            | "recommendation and reason for recommendation"
            | "recommended action"
            | "recommended"
            | "we recommend"
            | "it is recommended"
            | "actions required"
            | "decision required"
            | "decisions action required"
            | "decision action required"
            | "decisions actions required"
            | "action decision required"
            | "action requested"
            | "decisions required"
            | "decision sought"
            | "decisions sought"
            | "decision requested"
            | "approval sought"
            | "actions requested"
            | "action sought"
            | "proposed decision"
            | "proposed resolution"
            | "proposed resolutions"
            | "recommended decision"
            | "draft resolution"
            | "asks of the board"
            | "the ask"
            | "our ask"
            | "asks"
    )
}

/// Whether a whole line is such a heading.
pub(super) fn is_heading_line(text: &str) -> bool {
    text.chars().count() < 60 && is_heading(text.trim_end_matches([':', '-', '–', ' ']))
}

/// "Conclusions and recommendations", "Summary of recommendations for approval": nothing but words that stand beside
/// recommendations in headings.
fn is_compound(folded: &str) -> bool {
    const BESIDE: &[&str] = &[
        "and",
        "of",
        "for",
        "the",
        "to",
        "conclusion",
        "conclusions",
        "summary",
        "proposal",
        "proposals",
        "next",
        "steps",
        "approval",
        "decision",
        "decisions",
        "action",
        "actions",
        "key",
        "our",
        "main",
        "report",
        "final",
        "officer",
        "officers",
        "board",
        "committee",
        "council",
        "members",
        "group",
        "draft",
        "required",
        "ask",
        "s",
        "my",
        "we",
    ];
    let named = |w: &str| matches!(w, "recommendation" | "recommendations");
    folded.split(' ').any(named) && folded.split(' ').all(|w| named(w) || BESIDE.contains(&w))
}

/// A label and what it says in the same paragraph.
pub(super) struct RunIn<'t> {
    /// The number in the label: "Recommendation 2".
    pub number: Option<&'t str>,
    /// What follows.
    pub rest: &'t str,
}

/// "Recommendation: That …", "Action Required: …", "Recommendation 2 – The Board should …", "Proposal. That …".
pub(super) fn run_in(text: &str) -> Option<RunIn<'_>> {
    for mark in [":", ". ", " – ", " — ", " - "] {
        let Some((label, rest)) = text.split_once(mark) else { continue };
        let rest = rest.trim();
        let (name, number) = match label.trim().rsplit_once(' ') {
            Some((name, number)) if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.') => {
                (name, Some(number))
            }
            _ => (label.trim(), None),
        };
        let that = rest.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("that "));
        let known =
            if mark == ":" { is_heading(name) } else { is_heading(name) && rest.starts_with(char::is_uppercase) };
        let moved = that && {
            let name = fold(name);
            // "Recommendation on proposal 712: That …".
            name.starts_with("recommendation ")
                || matches!(name.as_str(), "proposal" | "motion" | "resolution" | "proposed" | "moved" | "recommended")
        };
        if !rest.is_empty() && (known || moved) {
            return Some(RunIn { number, rest });
        }
    }
    None
}

/// "For noting: the Board is asked to note …": what the sentence is for stands before it; the sentence alone.
pub(super) fn behind_purpose(text: &str) -> Option<&str> {
    const PURPOSES: &[&str] = &[
        "approval",
        "noting",
        "note",
        "decision",
        "information",
        "discussion",
        "assurance",
        "agreement",
        "endorsement",
        "consideration",
        "ratification",
        "comment",
    ];
    let (label, rest) = [":", " – ", " - ", " — "].iter().find_map(|mark| text.split_once(mark))?;
    let label = fold(label);
    let known = PURPOSES.contains(&label.strip_prefix("for ")?);
    (known && !rest.trim().is_empty()).then(|| rest.trim())
}

/// "I. approves …", "A. Note …": a capital letter that counts an item, where the words tell that it is nobody's initial.
pub(super) fn lettered<'a>(passage: &Passage<'a>) -> Option<Passage<'a>> {
    let (letter, rest) = passage.text.split_once(". ").filter(|_| passage.label.is_none())?;
    let first = rest.split_whitespace().next().unwrap_or("");
    let known = rest.starts_with(char::is_lowercase)
        || verb_of(rest, None) != RecommendationVerb::Other
        || crate::wording::verbs::is_doing(first);
    (letter.len() == 1 && letter.chars().all(|c| c.is_ascii_uppercase()) && known).then(|| Passage {
        label: Some(format!("{letter}.")),
        text: rest.to_owned(),
        ..passage.clone()
    })
}

/// "That the Board:" and "The Committee should:" above the items of a section of recommendations: who is asked.
pub(super) fn body_alone(text: &str) -> Option<&str> {
    body_and_verb(text).map(|(who, _)| who)
}

/// Such a body with the verb of the items below: "That the Board notes:"; the verb is empty where the line says none.
pub(super) fn body_and_verb(text: &str) -> Option<(&str, &str)> {
    let text = super::lead_in::last_sentence(text.trim()).unwrap_or(text);
    let bare = text.trim().trim_end_matches([':', '-', '–', ' ']);
    let marked = bare.len() < text.trim().len();
    // "It be recommended to Council that:".
    let bare =
        match ["It be recommended to ", "It is recommended to "].iter().find_map(|opens| bare.strip_prefix(opens)) {
            Some(whom) => whom.strip_suffix(" that").unwrap_or(whom),
            None => bare,
        };
    // "That the Panel recommend Council:".
    let bare = match [" recommends ", " recommend "].iter().find_map(|verb| bare.split_once(verb)) {
        Some((who, whom)) if whom.split_whitespace().count() <= 8 && is_body(whom) => who,
        _ => bare,
    };
    let bare = [
        "should now",
        "should",
        "agrees to",
        "agree to",
        "resolves to",
        "is to",
        "are to",
        "agrees",
        "resolves",
        "will",
        "to",
    ]
    .iter()
    .find_map(|end| {
        let at = bare.len().checked_sub(end.len())?;
        bare.get(at..).filter(|last| last.eq_ignore_ascii_case(end))?;
        bare[..at].strip_suffix(' ')
    })
    .unwrap_or(bare);
    let (bare, verb) = apart_from_verb(bare).unwrap_or((bare, ""));
    let lower = bare.to_lowercase();
    let opened = ["that the ", "that ", "the "].iter().find(|p| lower.starts_with(**p));
    let who = opened.and_then(|p| bare.get(p.len()..)).unwrap_or(bare).trim();
    // "That the Committee" alone in its line needs no colon.
    let alone = opened == Some(&"that the ") && is_named(who);
    ((marked || alone)
        && (is_body(who) || marked && is_by_letters(bare))
        && who.split_whitespace().count() <= 8
        && who.starts_with(char::is_uppercase))
    .then_some((who, verb))
}

/// Whether words are a name as it stands at the beginning of a sentence: "Each year the Board" is none.
pub(super) fn is_named(text: &str) -> bool {
    text.split_whitespace().skip(1).all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
            || matches!(
                w,
                "the"
                    | "of"
                    | "and"
                    | "for"
                    | "on"
                    | "in"
                    | "members"
                    | "board"
                    | "committee"
                    | "group"
                    | "that"
                    | "panel"
                    | "forum"
            )
    }) && !text
        .split_whitespace()
        .next()
        .is_some_and(|w| matches!(w, "Each" | "Every" | "When" | "If" | "As" | "Where" | "Once"))
}

pub(super) fn is_body(text: &str) -> bool {
    let folded = fold(text);
    folded.split(' ').any(|w| {
        matches!(
            w,
            "board"
                | "committee"
                | "group"
                | "members"
                | "partnership"
                | "panel"
                | "forum"
                | "council"
                | "ijb"
                | "cabinet"
                | "authority"
                | "trustees"
                | "directors"
                | "governors"
                | "commissioners"
                | "councillors"
                | "assembly"
                | "executive"
                | "court"
                | "corporation"
                | "senatus"
                | "senate"
                | "body"
                | "commission"
                | "ministerial"
                | "oepb"
        )
    }) && folded.split(' ').count() <= 12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_heading_says_to_be_asked() {
        assert_eq!(asked_by("What is the Roads Board being asked to do?"), Some("Roads Board"));
        assert_eq!(asked_by("What are we asking for?"), None);
        assert_eq!(asked_by("What is proposed?"), None);
    }
}
