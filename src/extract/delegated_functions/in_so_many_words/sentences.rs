//! Sentences that say who has functions, and no more: what is left of them without the functions that they name is made of
//! words that say it.

use crate::diagnostic::ReviewCode;
use crate::extract::delegated_functions::prose::Told;
use crate::extract::delegated_functions::status::Said;
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::register;

/// What bodies are called that no register has by these words alone.
const BODIES: [&str; 14] = [
    "health and social care partnership board",
    "health and social care partnership",
    "health & social care partnership",
    "integration joint board",
    "integration authority",
    "joint board",
    "health board",
    "nhs board",
    "local authority",
    "partnership board",
    "partnership",
    "council",
    "hscp",
    "ijb",
];

/// All that may be left of such a sentence.
const WORDS: [&str; 60] = [
    "a",
    "all",
    "also",
    "and",
    "are",
    "been",
    "board",
    "both",
    "by",
    "comprise",
    "cover",
    "currently",
    "delegated",
    "delegation",
    "do",
    "excluded",
    "following",
    "for",
    "from",
    "fully",
    "function",
    "functions",
    "has",
    "have",
    "in",
    "include",
    "included",
    "includes",
    "integration",
    "integrated",
    "is",
    "its",
    "managed",
    "neither",
    "not",
    "of",
    "or",
    "our",
    "out",
    "outwith",
    "parties",
    "remain",
    "remains",
    "remit",
    "responsibilities",
    "responsibility",
    "responsible",
    "retained",
    "run",
    "scheme",
    "scope",
    "service",
    "services",
    "that",
    "the",
    "these",
    "to",
    "we",
    "which",
    "with",
];

/// Words of which one stands in a sentence that takes functions out.
const OUT: [&str; 8] = ["not", "excluded", "out", "outwith", "neither", "remain", "remains", "retained"];
/// Words of which one says that a sentence is of delegation: "Home care is not included" says not in what.
const OF_IT: [&str; 7] = ["delegated", "delegation", "scheme", "remit", "responsibility", "responsible", BODY];
/// A sentence is no longer than this, in words, that says one thing.
const MOST_WORDS: usize = 60;

/// What a sentence says of a function that it names, without the doubt that it was read from running text, where it says in
/// so many words how it is with all that it names: "Home care, podiatry and dentistry are delegated to the IJB.". `all`: all
/// that is told in its paragraph.
pub(in super::super) fn said(told: &Told, all: &[Told], vocabulary: &PlanVocabulary) -> Said {
    let said = told.said.clone();
    let plain = said.review == Some(ReviewCode::ReadFromProse)
        && matches!(vocabulary.function(&told.function), Some((_, true)))
        && says_no_more(told, all);
    if plain { Said { review: None, ..said } } else { said }
}

/// Whether a sentence holds nothing but functions, of which it says the same, and the words that say it.
fn says_no_more(told: &Told, all: &[Told]) -> bool {
    let sentence = told.sentence.as_str();
    let mut functions: Vec<&Told> = all.iter().filter(|other| other.sentence == sentence).collect();
    if sentence.split(' ').count() > MOST_WORDS || functions.iter().any(|other| other.said.status != told.said.status) {
        return false;
    }
    functions.sort_by_key(|other| std::cmp::Reverse(other.function.len()));
    let mut left = sentence.to_owned();
    for other in functions {
        // One that is told twice, in other words, was taken already.
        let Some(at) = left.find(&other.function) else { return false };
        left.replace_range(at..at + other.function.len(), ",");
    }
    let left = without_bodies(&left);
    let words: Vec<String> = left
        .split([' ', '/'])
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.iter().all(|word| word == BODY || WORDS.contains(&word.as_str()))
        && agrees(&words, is_of_own(sentence), told.said.status)
}

/// What stands for the name of a body.
const BODY: &str = "body";

/// A text with one word in the place of each body's name.
fn without_bodies(text: &str) -> String {
    let mut out = text.to_owned();
    for mention in register::mentions(text).iter().rev() {
        out.replace_range(mention.range.clone(), BODY);
    }
    BODIES.iter().fold(out.to_lowercase(), |text, body| text.replace(body, BODY))
}

/// What the body that has functions calls itself.
const OWN: [&str; 6] = ["IJB", "Joint Board", "Partnership", "HSCP", "We", "we"];

/// Whether a sentence says of the body that has functions what it is responsible for: "Angus IJB is responsible for …".
fn is_of_own(sentence: &str) -> bool {
    let verbs =
        [" is responsible for ", " are responsible for ", " has responsibility for ", " have responsibility for "];
    let subject = verbs.iter().find_map(|verb| sentence.split_once(verb)).map(|(subject, _)| subject);
    subject.is_some_and(|subject| OWN.iter().any(|own| subject.ends_with(own)))
        || ["Our responsibilities include ", "Our responsibilities are "]
            .iter()
            .any(|words| sentence.starts_with(words))
}

/// Whether the words that are left say of functions what was read. `ours`: who is responsible for them is the body that has
/// functions.
fn agrees(words: &[String], ours: bool, status: DelegationStatus) -> bool {
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    match status {
        DelegationStatus::Delegated => !has(&OUT) && (has(&["delegated"]) || ours),
        DelegationStatus::NotDelegated => has(&OUT) && has(&OF_IT),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::delegated_functions::lists::plain;
    use crate::extract::delegated_functions::prose::{Above, in_sentences};

    /// The functions that leave without a flag.
    fn check(sentence: &str, want: &[&str]) {
        let vocabulary = PlanVocabulary::built_in();
        let told = in_sentences(sentence, &vocabulary, Above::Paragraph);
        let plain = told.iter().filter(|one| said(one, &told, &vocabulary).review.is_none());
        let plain: Vec<&str> = plain.map(|one| one.function.as_str()).collect();
        assert_eq!(plain, want, "{sentence}");
    }

    #[test]
    fn sentences_that_say_no_more() {
        check("Home care, podiatry and dentistry are delegated to the IJB.", &["Home care", "podiatry", "dentistry"]);
        check(
            "The services delegated to Angus Integration Joint Board include home care and podiatry.",
            &["home care", "podiatry"],
        );
        check("Home care and podiatry have not been delegated.", &["Home care", "podiatry"]);
        check(
            "The following are excluded from delegation: home care, podiatry and homelessness.",
            &["home care", "podiatry", "homelessness"],
        );
        check("The functions delegated to the IJB do not include home care and podiatry.", &["home care", "podiatry"]);
        check("We are responsible for home care and podiatry.", &["home care", "podiatry"]);
        check("The IJB is responsible for home care and podiatry.", &["home care", "podiatry"]);
        check(
            "Home care and podiatry have not been delegated and are managed by Fife Council.",
            &["Home care", "podiatry"],
        );
        check("Home care and podiatry remain with Fife Council.", &["Home care", "podiatry"]);
    }

    #[test]
    fn whatever_says_more_is_looked_at() {
        check("Home care and podiatry are delegated to the IJB, but homelessness is not.", &[]);
        check("Decisions on podiatry are delegated to the IJB.", &[]);
        check("Home care and podiatry were delegated to the IJB.", &[]);
        check("Home care and podiatry for adults are delegated to the IJB.", &[]);
        check("The Council is responsible for home care and podiatry.", &[]);
        check("Home care and podiatry are integrated services.", &[]);
        check("Home care and podiatry are not included.", &[]);
    }

    #[test]
    fn what_is_left_must_agree() {
        let vocabulary = PlanVocabulary::built_in();
        let sentence = "Podiatry is not delegated.";
        let read = plain(DelegationStatus::Delegated, sentence);
        let said_of = Said { review: Some(ReviewCode::ReadFromProse), ..read };
        let told = Told { sentence: sentence.to_owned(), whose: None, function: "Podiatry".to_owned(), said: said_of };
        assert!(said(&told, std::slice::from_ref(&told), &vocabulary).review.is_some());
    }
}
