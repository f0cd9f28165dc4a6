//! What a body did, by its verb.

use crate::framework::headings::fold;
use crate::record::DecisionVerb;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// "That the report be noted."
pub(super) static BE_DONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:that|the)\s+[^.;:]{2,260}?\s+be\s+(?:(?:received|considered|reviewed|discussed)\s+and\s+)?(?P<verb>noted|approved|agreed|endorsed|adopted|ratified|homologated|remitted|accepted|authorised|confirmed|delegated)\b",
    )
});
pub(super) fn verb_of(word: &str) -> DecisionVerb {
    let folded = word.to_lowercase();
    if folded.starts_with("agre")
        || folded.starts_with("resol")
        || folded.starts_with("decid")
        || folded.starts_with("opted")
        || folded.starts_with("determin")
        || folded == "voted"
        || folded == "outcome"
        || folded == "consensus"
        || folded.starts_with("decision")
    {
        DecisionVerb::Agree
    } else if folded.starts_with("not ") {
        // "Not approved: the lettings policy".
        DecisionVerb::Other
    } else if folded.starts_with("approv")
        || folded.starts_with("signed")
        || folded.starts_with("ratif")
        || folded.starts_with("homolog")
        || folded.starts_with("adopt")
        || matches!(folded.as_str(), "readopted" | "re-adopted")
        || folded.starts_with("endors")
        || folded.starts_with("accept")
        || folded.starts_with("confirm")
        || folded.starts_with("consent")
        || folded.starts_with("authoris")
        || folded.starts_with("authoriz")
        || matches!(folded.as_str(), "granted" | "passed" | "sanctioned")
    {
        DecisionVerb::Approve
    } else if folded.starts_with("note") || folded.starts_with("noting") {
        DecisionVerb::Note
    } else if folded.starts_with("remit")
        || folded.starts_with("instruct")
        || folded.starts_with("delegat")
        || matches!(folded.as_str(), "direct" | "directs" | "directed" | "directing")
        || folded.starts_with("refer")
    {
        DecisionVerb::Remit
    } else {
        DecisionVerb::Other
    }
}

/// What a whole sentence says was done: "A rent increase of 2% was approved."
pub(super) fn verb_said(text: &str) -> Option<DecisionVerb> {
    use super::phrases::{BODY_VERB, CONTENT, done};
    if CONTENT.captures(text).is_some_and(|f| f.name("noted").is_some()) {
        return Some(DecisionVerb::Note);
    }
    let said = done(text).or_else(|| BODY_VERB.captures(text))?;
    Some(verb_of(said.name("verb")?.as_str())).filter(|verb| *verb != DecisionVerb::Other)
}

/// The verb of words that say what was decided, at their head or within them.
pub(super) fn verb_told(text: &str) -> Option<DecisionVerb> {
    verb_at_head(text).or_else(|| said_otherwise(text)).or_else(|| verb_said(text))
}

/// What was done with somebody or something, where that is neither to agree nor to note: "Jo Blair was appointed".
fn said_otherwise(text: &str) -> Option<DecisionVerb> {
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)(?:^|\b(?:was|were|be|been|is|are|duly)\s+|^[^.;]{2,60}\s)(?:appointed|nominated|elected|co-opted|deferred|postponed|refused|rejected|withdrawn|continued)\b",
        )
    });
    let head = text.split(['.', ';']).next().unwrap_or(text);
    DONE.is_match(head).then_some(DecisionVerb::Other)
}

/// What was done with something, wherever the words say it: "the policy was approved, with the floor set at three".
pub(super) fn verb_done(text: &str) -> Option<DecisionVerb> {
    let at = [" was ", " were "].iter().filter_map(|w| Some(text.find(w)? + w.len())).min()?;
    let word = text[at..].split(|c: char| !c.is_alphabetic()).next()?;
    matches!(word, "approved" | "noted" | "endorsed" | "ratified" | "agreed" | "adopted" | "accepted")
        .then(|| verb_of(word))
}

/// What is to be done with something: "that the minutes be approved".
pub(super) fn be_done(text: &str) -> Option<DecisionVerb> {
    BE_DONE.captures(text).and_then(|found| found.name("verb")).map(|verb| verb_of(verb.as_str()))
}

/// The verb at the head of an item ("to note the report"); `None` where it begins with none that is known.
pub(super) fn verb_at_head(text: &str) -> Option<DecisionVerb> {
    // "That the report be noted."
    if let Some(verb) = be_done(text) {
        return Some(verb);
    }
    if let Some(found) = super::phrases::BODY_DOES.captures(text).and_then(|f| f.name("verb")) {
        return Some(verb_of(found.as_str()));
    }
    let mut words = text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut first = words.next()?;
    while matches!(
        first.to_lowercase().as_str(),
        "to" | "and" | "also" | "that" | "otherwise" | "formally" | "formal" | "retrospective" | "the" | "then"
    ) {
        first = words.next()?;
    }
    // "Considered and noted the report": what it did at last.
    if matches!(
        first.to_lowercase().as_str(),
        "considered" | "discussed" | "reviewed" | "received" | "welcomed" | "heard"
    ) {
        let mut rest = words.clone();
        if rest.next() == Some("and")
            && let Some(second) = rest.next()
            && verb_of(second) != DecisionVerb::Other
        {
            return Some(verb_of(second));
        }
    }
    // "requests the Officer to investigate": what a body does in the third person.
    if first == "RECOMMEND"
        || matches!(
            first.to_lowercase().as_str(),
            "requests" | "recommends" | "asks" | "thanks" | "welcomes" | "supports" | "congratulates"
        )
    {
        return Some(DecisionVerb::Other);
    }
    // "The note of the meeting was agreed": a noun.
    if first.eq_ignore_ascii_case("note") && words.next().is_some_and(|w| w == "of") {
        return None;
    }
    // "That consent be granted": a noun as well.
    if first.eq_ignore_ascii_case("consent") && words.next().is_some_and(|w| w == "be") {
        return None;
    }
    match verb_of(first) {
        DecisionVerb::Other => None,
        // "note" in "note of the meeting" would be a noun, but no item begins so.
        verb => Some(verb),
    }
}

/// A line that says no more than that the item was agreed, approved or noted.
pub(super) fn bare_verb(line: &str) -> Option<DecisionVerb> {
    // "Approved (FD/AR).": who moved and seconded it.
    let bare = line.trim_end_matches(['.', ' ']).strip_suffix(')').and_then(|rest| rest.split_once('('));
    let folded = fold(bare.map_or(line, |(verb, _)| verb));
    let word = folded
        .trim_end_matches(" unanimously")
        .trim_end_matches(" as presented")
        .trim_start_matches("unanimously ")
        .trim_start_matches("paper ")
        .trim_start_matches("report ");
    // "Agreed as accurate", "Approved subject to one change".
    let mut words = word.split(' ');
    let word = match (words.next(), words.next()) {
        (Some(first), Some("as" | "subject" | "by" | "without" | "with" | "nem" | "no"))
            if word.split(' ').count() <= 12 =>
        {
            first
        }
        _ => word,
    };
    matches!(word, "agreed" | "approved" | "noted" | "endorsed" | "adopted" | "homologated" | "ratified")
        .then(|| verb_of(word))
}

/// Whether a text begins with a word for what a body does.
pub(super) fn begins_decision(text: &str) -> bool {
    let first = fold(text.split_whitespace().next().unwrap_or(""));
    verb_at_head(text).is_some()
        || super::acts::heads(text).is_some()
        || matches!(
            first.as_str(),
            "received"
                | "requested"
                | "considered"
                | "welcomed"
                | "supported"
                | "recommended"
                | "discussed"
                | "receive"
                | "request"
                | "requests"
                | "asks"
                | "thanks"
                | "welcomes"
                | "supports"
                | "recommends"
                | "asked"
                | "consider"
                | "recommend"
                | "thanked"
                | "acknowledged"
                | "authorised"
                | "delegated"
        )
}

/// Headings below which stands what was decided on the item.
pub(super) fn heads_decisions(text: &str) -> Option<DecisionVerb> {
    let folded = fold(text);
    matches!(
        folded.as_str(),
        "decision"
            | "decisions"
            | "decided"
            | "decision taken"
            | "decisions taken"
            | "decision made"
            | "decisions made"
            | "resolution"
            | "resolutions"
            | "resolved"
            | "agreed"
            | "agreement"
            | "it was agreed"
            | "decision of the board"
            | "decision of the committee"
            | "board decision"
            | "committee decision"
            | "approved"
            | "noted"
            | "the board agreed"
            | "the committee agreed"
            | "the group agreed"
    )
    .then(|| {
        if folded == "noted" {
            DecisionVerb::Note
        } else if folded == "approved" {
            DecisionVerb::Approve
        } else {
            DecisionVerb::Agree
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_say_no_more_than_the_verb() {
        assert_eq!(bare_verb("Agreed."), Some(DecisionVerb::Agree));
        assert_eq!(bare_verb("Approved unanimously"), Some(DecisionVerb::Approve));
        assert_eq!(bare_verb("Deferred to the next meeting"), None);
        assert_eq!(heads_decisions("DECISION"), Some(DecisionVerb::Agree));
        assert_eq!(heads_decisions("Decision tree"), None);
    }
}
