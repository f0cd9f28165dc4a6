//! Rows of a minute, where what was said stands before what is to be done.

use crate::extract::actions::{owners, prose};
use crate::wording::{people, sentences::sentences, verbs};
use std::ops::Range;

/// From the first sentence that speaks of something to be done to the last; the whole text where none does.
pub(super) fn acting_of(text: &str) -> &str {
    let ranges = sentences(text);
    let acting = |range: &&Range<usize>| prose::is_acting(&text[(*range).clone()]);
    let spread = |wanted: &dyn Fn(&&Range<usize>) -> bool| {
        ranges.iter().find(wanted).map(|range| range.start).zip(ranges.iter().rfind(wanted).map(|range| range.end))
    };
    let told = told_of(text);
    if told.len() < text.trim().len() {
        return told;
    }
    spread(&acting).map_or(text, |(from, to)| text[from..to].trim())
}

/// Whether a sentence says that something was asked for or is to be done by agreement.
fn is_asked(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let obliges = [" should ", " will ", " would ", " must ", " is to ", " are to "];
    ["it was agreed to ", "agreed to ", "it was agreed that "].iter().any(|opens| lower.starts_with(opens))
        || lower.starts_with("agreed that ") && obliges.iter().any(|words| lower.contains(words))
        || [" asked for ", " asked that ", " requested that ", " requested a "].iter().any(|asks| lower.contains(asks))
}

/// Whether a sentence says what is to be done and nothing that was: "Copies to be placed in the library", "A policy should
/// be drafted".
fn is_to_be_done(sentence: &str) -> bool {
    let finite = [" was ", " were ", " is ", " are ", " has ", " have ", " had ", " said ", " noted ", " reported "];
    let done = [" to be ", " should be ", " must be ", " will be ", " to go ", " to come "]
        .iter()
        .any(|w| sentence.contains(w));
    (done || sentence.starts_with("To be ")) && !finite.iter().any(|w| sentence.contains(w))
}

/// From the first sentence that tells somebody to do something to the last; the whole text where none does.
pub(in crate::extract) fn told_of(text: &str) -> &str {
    let ranges = sentences(text);
    let told = |range: &&Range<usize>| owners::subject(&text[(*range).clone()]).is_some_and(|told| told.ordered);
    if let (Some(first), Some(last)) = (ranges.iter().find(told), ranges.iter().rfind(told)) {
        return text[first.start..last.end].trim();
    }
    // "Absence stood at 6.1%. The Committee asked for a breakdown.": what the last words ask for.
    if let Some(last) = ranges.last().filter(|_| ranges.len() > 1)
        && is_asked(&text[last.clone()])
        && !ranges.iter().rev().skip(1).any(|range| is_asked(&text[range.clone()]))
    {
        return text[last.clone()].trim();
    }
    // "The group liked the draft. Copies to be placed in the library.": what is to be done, whoever does it.
    if let Some(last) = ranges.last().filter(|_| ranges.len() > 1)
        && is_to_be_done(&text[last.clone()])
        && !ranges.iter().rev().skip(1).any(|range| is_to_be_done(&text[range.clone()]))
    {
        return text[last.clone()].trim();
    }
    // "… in the bank. Paul will open an account.": what the last words promise.
    if let Some(last) = ranges.last().map(|last| &text[last.clone()]).filter(|last| promises(last)) {
        return last.trim();
    }
    // "Mike will write to the operator. The school run goes on.": what one sentence alone promises.
    let mut promised = ranges.iter().map(|range| &text[range.clone()]).filter(|sentence| gives_word(sentence));
    match (promised.next(), promised.next()) {
        (Some(only), None) if ranges.len() > 1 => only.trim(),
        _ => text,
    }
}

/// Whether a sentence says that somebody will do something, or that something will be: "In May there will be a review."
fn promises(sentence: &str) -> bool {
    owners::subject(sentence).is_some() || sentence.contains("here will be ")
}

/// Whether a sentence says that a person will do something: "Mike will write to the operator".
fn gives_word(sentence: &str) -> bool {
    owners::subject(sentence).is_some_and(|told| {
        let verb = sentence.get(told.verb_at..).and_then(|rest| rest.split_whitespace().next()).unwrap_or("");
        let person =
            |name: &str| people::is_initials(name) || people::is_surely_person(name) || people::is_forename(name);
        verbs::is_doing(verb) && told.owners.iter().all(|owner| person(&owner.as_written))
    })
}

/// The last sentence of a text that speaks of something to be done; the last one where none does.
pub(super) fn last_acting(text: &str) -> Option<&str> {
    let ranges = sentences(text);
    let acting = ranges.iter().map(|r| &text[r.clone()]).rfind(|s| prose::is_acting(s));
    acting.or_else(|| ranges.last().map(|r| &text[r.clone()])).filter(|s| !s.trim().is_empty())
}
