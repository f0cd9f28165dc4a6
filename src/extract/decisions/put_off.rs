//! What is put off, turned down or left so: "The item to be deferred to May", "It was left that …".

use super::otherwise::Told;
use super::phrases::PUT_OFF_WHY;
use super::shapes;
use crate::record::DecisionVerb;

/// "Consideration of the lease was deferred pending advice.": why something was put off or turned down; of things that a meeting
/// deals with.
pub(super) fn put_off_why(text: &str) -> Option<Told<'_>> {
    const DEALT_WITH: [&str; 18] = [
        "item",
        "items",
        "report",
        "paper",
        "policy",
        "policies",
        "consideration",
        "decision",
        "matter",
        "request",
        "proposal",
        "application",
        "suggestion",
        "offer",
        "idea",
        "motion",
        "discussion",
        "approval",
    ];
    let found = PUT_OFF_WHY.captures(text)?;
    let subject = found.name("subject")?.as_str();
    let dealt_with = subject.split_whitespace().any(|word| DEALT_WITH.contains(&word.to_lowercase().as_str()));
    let told = [" that ", " which ", " who ", " his ", " her "].iter().any(|word| subject.contains(word));
    (dealt_with && !told).then(|| Told::perhaps(text, DecisionVerb::Other))
}

/// "The item to be deferred to May", "The first market will be postponed until June", "It was left that …", "All in favour of
/// fruit only": what is put off, or left so.
pub(super) fn put_off_or_left(text: &str) -> Option<Told<'_>> {
    const PUT_OFF: [&str; 12] = [
        " to be deferred",
        " to be postponed",
        " will be deferred",
        " will be postponed",
        " to be held over",
        " to be carried over to ",
        " will be held over",
        " has been deferred",
        " have been deferred",
        " has been postponed",
        " is deferred",
        " are deferred",
    ];
    const LEFT: [&str; 5] = [
        "It was left that ",
        "It was thought best to ",
        "All in favour of ",
        "All were in favour of ",
        "Everyone in favour of ",
    ];
    // "Al offered to put together a rota, which was accepted with thanks."
    let taken =
        [" which was accepted", " which was agreed", " which was approved"].iter().any(|taken| text.contains(taken));
    if taken && !text.contains(" had ") && !text.contains(" of which was ") {
        return Some(Told::perhaps(text, DecisionVerb::Agree));
    }
    if let Some(opens) = LEFT.iter().find(|opens| text.starts_with(**opens)) {
        return Some(if opens.contains("favour") {
            Told::surely(text, DecisionVerb::Agree)
        } else {
            Told::perhaps(text, DecisionVerb::Agree)
        });
    }
    // "He asked for the item to be deferred": what somebody wished.
    let wished = [" asked ", " suggested ", " requested ", " wanted ", " hoped ", " wished ", " proposed ", " not "];
    // "The reports were received.": what the body did with them.
    let bare = text.trim_end_matches(['.', ' ']).to_lowercase();
    let papers = ["report", "reports", "minute", "minutes", "accounts", "update", "updates", "papers"];
    // "The update was received for information."
    let bare = bare.strip_suffix(" for information").or_else(|| bare.strip_suffix(" with thanks")).unwrap_or(&bare);
    let received = bare.strip_suffix(" were received").or_else(|| bare.strip_suffix(" was received"));
    let body = bare.split_once(" received the ").filter(|(who, what)| {
        who.split(' ').next_back().is_some_and(super::by_shape::is_body)
            && who.split(' ').count() <= 4
            && !what.contains(' ')
    });
    let received = received.or(body.map(|(_, what)| what));
    if received.is_some_and(|what| what.split(' ').count() <= 6 && what.split(' ').any(|word| papers.contains(&word))) {
        return Some(Told::perhaps(text, DecisionVerb::Other));
    }
    // "The precept was set at £12,400".
    let rates = ["precept", "rent", "fee", "fees", "charge", "charges", "subscription", "rate", "levy", "budget"];
    let set = [" was set at ", " were set at ", " was fixed at "].iter().find_map(|set| text.split_once(set));
    if set.and_then(|(what, _)| what.split_whitespace().next_back()).is_some_and(|what| rates.contains(&what)) {
        return Some(Told::perhaps(text, DecisionVerb::Agree));
    }
    if let Some(verb) = shapes::favoured_or_granted(text) {
        return Some(Told::perhaps(text, verb));
    }
    let put_off = PUT_OFF.iter().any(|words| text.contains(words)) && !wished.iter().any(|words| text.contains(words));
    put_off.then(|| Told::perhaps(text, DecisionVerb::Other))
}
