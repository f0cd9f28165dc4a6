//! What a sentence speaks of that only the sentence before it names: "What about podiatry? This is led by us".

use std::borrow::Cow;

/// How a sentence begins that only points at what the question before asks about, with the verb it then has.
const POINTS: [(&str, &str); 4] = [("These are ", "are"), ("They are ", "are"), ("This is ", "is"), ("It is ", "is")];
/// How a sentence begins that goes on about the services of which the one before tells how they are organised.
const GO_ON: [&str; 10] = [
    "They cover ",
    "They include ",
    "They comprise ",
    "They deliver ",
    "They provide ",
    "These cover ",
    "These include ",
    "These comprise ",
    "These deliver ",
    "These provide ",
];
/// What is organised: the partnership, or its services.
const OWN: [&str; 6] =
    ["ur services are ", "elegated services are ", "ntegrated services are ", "artnership is ", "HSCP is ", "IJB is "];
/// How it is.
const ORGANISED: [&str; 5] = [" organised ", " structured ", " grouped ", " arranged ", " divided "];
/// What the partnership does itself, behind "These are": nobody leads for others.
const BY_US: [&str; 4] = ["run by us", "managed by us", "provided by us", "delivered by us"];
/// How a paper calls its own partnership, behind "run by the health board, not by".
const OWN_NAMES: [&str; 6] = ["us", "the Partnership", "the partnership", "the HSCP", "the IJB", "the Board"];

/// Words of a sentence that speaks of hosting and names no host, or not which services.
const HOSTING: [&str; 7] =
    ["takes the lead", "take the lead", "hosted", "hosting", "ead partnership", "ead Partnership", "ead agenc"];

/// What the services hosted by one are, behind a sentence about hosting: "Ours are X", "For Angus these are X".
fn hosted_by_one(sentence: &str, before: &str) -> Option<String> {
    if !HOSTING.iter().any(|words| before.contains(words)) {
        return None;
    }
    if let Some(list) = ["Ours are ", "Ours is "].iter().find_map(|ours| sentence.strip_prefix(ours)) {
        return Some(format!("We host {list}"));
    }
    let (who, list) = sentence.strip_prefix("For ")?.split_once(" are ")?;
    let who = ["they", "these", "those"].iter().find_map(|word| who.strip_suffix(word))?;
    Some(format!("{} hosts {list}", who.trim_end_matches([',', ' '])))
}

/// Whether a paragraph is nothing but a question about services: "What about hospitals?".
pub(super) fn is_question(paragraph: &str) -> bool {
    asked_about(paragraph.trim()).is_some()
}

/// Whether a paragraph holds a sentence that may name what the next one speaks of.
pub(super) fn speaks(paragraph: &str) -> bool {
    paragraph.contains("hat about ") || is_organised(paragraph)
}

/// A sentence with what it speaks of, where only the one before names it.
pub(super) fn with_subject<'s>(sentence: &'s str, before: &str) -> Cow<'s, str> {
    if let Some(services) = asked_about(before)
        && let Some((rest, verb)) =
            POINTS.iter().find_map(|(opening, verb)| Some((sentence.strip_prefix(opening)?, verb)))
    {
        let for_others = rest.contains("on behalf of") || rest.contains(" for ");
        if BY_US.iter().any(|words| rest.starts_with(words)) && !for_others {
            return format!("The Partnership is responsible for {services}.").into();
        }
        let not_by_us =
            rest.split_once(", not by ").is_some_and(|(_, own)| OWN_NAMES.contains(&own.trim_end_matches('.')));
        let says = if not_by_us { "not delegated." } else { rest };
        return format!("{services} {verb} {says}").into();
    }
    if let Some(hosted) = hosted_by_one(sentence, before) {
        return hosted.into();
    }
    match GO_ON.iter().find_map(|opening| sentence.strip_prefix(opening)).filter(|_| is_organised(before)) {
        Some(list) => format!("The Partnership is responsible for {list}").into(),
        None => sentence.into(),
    }
}

/// What a question asks about.
fn asked_about(question: &str) -> Option<&str> {
    let rest = ["What about ", "And what about "].iter().find_map(|opening| question.strip_prefix(opening))?;
    let services = rest.strip_suffix('?')?.trim();
    (!services.is_empty() && !services.contains('?')).then_some(services)
}

fn is_organised(sentence: &str) -> bool {
    OWN.iter().any(|words| sentence.contains(words)) && ORGANISED.iter().any(|words| sentence.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_takes_over_what_the_one_before_names() {
        let check = |before: &str, sentence: &str, want: &str| assert_eq!(with_subject(sentence, before), want);
        check("What about podiatry?", "This is hosted by Angus.", "podiatry is hosted by Angus.");
        check("What about home care?", "This is run by us too.", "The Partnership is responsible for home care.");
        check("What about hospitals?", "These are run by NHS Fife, not by us.", "hospitals are not delegated.");
        let organised = "Our services are organised into two parts.";
        check(organised, "They cover home care.", "The Partnership is responsible for home care.");
        check("Some services are hosted.", "Ours are podiatry and dentistry.", "We host podiatry and dentistry.");
        let known = "These are known as lead partnership arrangements.";
        check(known, "For Angus they are podiatry and dentistry.", "Angus hosts podiatry and dentistry.");
        check("Our teams met.", "For Angus they are podiatry.", "For Angus they are podiatry.");
        check("Our teams met.", "They cover home care.", "They cover home care.");
        check(organised, "They met in May.", "They met in May.");
        assert!(is_question("What about hospitals?") && !is_question("What about hospitals? See below."));
    }
}
