//! Functions that sentences say are delegated or not.
//!
//! A paragraph enters; what leaves is a function with what a sentence says of it and of whom. A sentence is parted into
//! clauses (`clauses`), a clause says how it is with a list of functions (`said`, and `led` for those that another body
//! leads on; `cues` for the vocabulary's own ways of saying it), and a list names functions (`list`). What no such wording
//! tells, the classes of a sentence's words tell (`general`).

mod ahead;
pub(super) mod announced;
mod bodies;
mod by_classes;
mod by_cue;
mod by_wordings;
mod clauses;
mod cue_words;
mod cues;
mod examples;
mod for_people;
mod frames;
mod general;
mod headed;
mod led;
mod list;
mod names;
mod others;
mod patterns;
mod place;
mod plainly;
mod roundabout;
mod said;
mod trimmed;
mod words;

use super::flow::is_match;
use super::status::Said;
use crate::extract::whose::authorities_named;
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity};
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// What stands above a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Above {
    /// Nothing that speaks of delegation.
    Nothing,
    /// A paragraph that does.
    Paragraph,
    /// A heading that says that the partnership and its services come: "Who we are".
    Heading,
}

/// A function that a sentence speaks of.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) sentence: String,
    /// The words that may name whose it is: "Angus and Moray" in "Angus and Moray have delegated …".
    pub(super) whose: Option<String>,
    pub(super) function: String,
    pub(super) said: Said,
}

/// What a clause says: whose, which functions, how it is with them.
struct Clause {
    whose: Option<String>,
    list: String,
    status: DelegationStatus,
    lead_agency: Option<Entity>,
}

/// Words of which one stands where delegation, a scheme or the body that has functions is spoken of.
const SPOKEN_OF: [&str; 16] = [
    "ervice areas: ",
    " Board will",
    "he Partnership ",
    "artnership will ",
    "elegat",
    "cheme",
    "IJB",
    "oint Board",
    "integrated",
    "integration",
    "Integration",
    "lead agency",
    "set aside",
    "HSCP",
    "remit",
    "he Board",
];
/// How a paragraph begins that goes on with what the one before speaks of.
const GOES_ON: [&str; 6] = ["It ", "They ", "We ", "This ", "These ", "In addition, it "];
/// Words that make a clause a rule or a wish about no partnership in particular, where they stand before what it says.
static GENERAL: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:if|where|whether|when|unless|elsewhere)\b|^(?:across|throughout|in)\s+scotland\b|^nationally\b|^in\s+(?:england|wales|ireland|(?:other|some|most|many)\s+(?:areas|parts|places))\b|\b(?:if|whether|may|might|could|should|must|would|can|propos\w*|consider(?:s|ed|ing)?|(?:an?|the|other|several|two|three|four)\s+options?|(?:plans?|hopes?|intends?)\s+to|consult\w*|recommend\w*)\b|\b(?:some|many|most|other|several|few)\s+(?:integration\s+)?(?:partnerships|authorities|boards|areas|councils)\b|^(?:integration\s+)?(?:partnerships|authorities|boards|councils)\b",
    )
});
/// A number of partnerships.
static NUMBER_OF: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:(?:only|just|about|around|at\s+least|over|some|the\s+other)\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|half|most|all)\s+(?:of\s+the\s+)?(?:\d{1,2}\s+)?(?:integration\s+)?(?:partnerships|authorities|areas|boards|ijbs|hscps)\b",
    )
});
/// The word by which a clause says how it is.
static CUE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\bdelegat|\bhost(?:ed|s)?\b|\blead\s|\bscope\b|\bremain|\bstays?\b|\bretain|\bresponsib|\bincluded?s?\b|\bexclude|\bcovers?\b|\bkeeps?\b|\bkept\b|\b(?:falls?|comes?|sits?)\s",
    )
});

/// Functions that sentences say are delegated or not.
/// `above`: what stands above the paragraph.
pub(super) fn in_sentences(paragraph: &str, vocabulary: &PlanVocabulary, above: Above) -> Vec<Told> {
    let goes_on = above != Above::Nothing && GOES_ON.iter().any(|word| paragraph.starts_with(word));
    let told = by_wordings::read(paragraph, vocabulary, above);
    headed::without_subject(by_classes::with(told, paragraph, vocabulary, goes_on, above == Above::Heading))
}

/// Words of what the law asks of all partnerships.
static OF_EVERYBODY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:must|minimum|prescribed?|may\s+(?:also\s+)?be|should|discretion|statutory|the\s+act|legislation|required\s+by)\b",
    )
});

/// Whether a line speaks of what the law asks of all partnerships.
pub(super) fn is_of_everybody(text: &str) -> bool {
    is_match(&OF_EVERYBODY, text)
}

/// Whether a paragraph speaks of delegation, a scheme or the body that has functions.
pub(super) fn speaks_of_it(paragraph: &str) -> bool {
    SPOKEN_OF.iter().any(|word| paragraph.contains(word))
}

/// Words of headings below which a paper says what the partnership is and does.
const ABOUT_IT: [&str; 21] = [
    "the partnership",
    "hscp",
    "ijb",
    "purpose",
    "about us",
    "who we are",
    "what we do",
    "about the",
    "our partnership",
    "our services",
    "scope",
    "remit",
    "our role",
    "organis",
    "responsib",
    "integrat",
    "delegat",
    "hosted",
    "set aside",
    "services",
    "what is",
];

/// Whether a heading says that the partnership and its services come.
pub(super) fn is_about_it(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    ABOUT_IT.iter().any(|words| lower.contains(words)) && !is_of_something_else(heading)
}

/// Whether a paragraph is nothing but a question about services, which the next one answers.
pub(super) fn is_question(paragraph: &str) -> bool {
    ahead::is_question(paragraph)
}

/// The functions of a text that says nothing else: "All adult social care, primary care and mental health."
pub(super) fn only_listed(text: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    if clauses::has_verb(text) || general::says(text) { Vec::new() } else { list::functions_in(text, vocabulary) }
}

/// Whether an item of a list is a sentence, which names no service: "The IJB is not responsible for X.".
pub(super) fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && (text.starts_with("We ") || general::is_sentence(text))
}

/// Whether words speak of what includes services without their being delegated: priorities, teams, reports.
pub(super) fn is_of_something_else(text: &str) -> bool {
    cues::is_of_something_else(text)
}

fn is_general(clause: &str) -> bool {
    // What others agree on rests on it.
    let clause = clause.split_once("on the basis that ").map_or(clause, |(_, basis)| basis);
    let before = CUE.find(clause).map_or(clause, |cue| &clause[..cue.start()]);
    is_match(&GENERAL, before) || is_of_a_number(before)
}

/// "In most areas", "Across Scotland".
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:elsewhere|nationally|(?:across|throughout|in)\s+scotland|in\s+(?:england|wales|ireland)|in\s+(?:other|some|most|many|several|a\s+few|all\s+other)\s+(?:of\s+the\s+)?(?:areas|parts|places|partnerships|authorities))\b|\bin\s+(?:other|some|most|many)\s+parts\s+of\b",
    )
});

/// Whether a sentence speaks of other places, none of which it names.
fn is_elsewhere(sentence: &str) -> bool {
    ELSEWHERE.is_match(sentence) && authorities_named(sentence).is_empty()
}

/// Whether words are about a number of partnerships, none of which they name.
fn is_of_a_number(text: &str) -> bool {
    is_match(&NUMBER_OF, text) && authorities_named(text).is_empty()
}

#[cfg(test)]
mod tests;
