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
mod clauses;
mod cue_words;
mod cues;
mod examples;
mod for_people;
mod frames;
mod general;
mod led;
mod list;
mod names;
mod others;
mod patterns;
mod place;
mod plainly;
mod roundabout;
mod said;
mod words;

use super::flow::is_match;
use super::lists::plain;
use super::status::Said;
use crate::diagnostic::ReviewCode;
use crate::extract::rows::one_line;
use crate::extract::whose::authorities_named;
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use led::Leads;
use said::Setting;
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

/// Words of which one stands in every paragraph that says who runs what.
const SPEAKS: [&str; 36] = [
    " directed to ",
    " Board will",
    "brought together",
    "functions",
    "ransferred to",
    "hief Officer",
    " led by ",
    "lso host ",
    "lead on ",
    "osted ",
    "IJB",
    "HSCP",
    "oint Board",
    "artnership",
    "the Council",
    "he Board",
    "their councils",
    "with NHS ",
    "part of ",
    "ntegrated",
    "run by ",
    "leads on ",
    "elegat",
    "lead agency",
    "lead partnership",
    "host partnership",
    "hosts ",
    "e host ",
    "scope",
    "on behalf of",
    "scheme",
    "Scheme",
    "esponsib",
    "remit",
    "set aside",
    "set-aside",
];
/// Words of which one stands where delegation, a scheme or the body that has functions is spoken of.
const SPOKEN_OF: [&str; 15] = [
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
/// A sentence in a wording that is known as such is shorter, in bytes; longer ones are read by the classes of their words.
const LONGEST_SENTENCE: usize = 4_000;
/// How a paragraph begins that goes on with what the one before speaks of.
const GOES_ON: [&str; 6] = ["It ", "They ", "We ", "This ", "These ", "In addition, it "];
/// Words of a paragraph that speaks of lead agencies.
const LEAD_AGENCIES: [&str; 4] = ["lead agenc", "Lead Agenc", "lead-agenc", "lead body"];
/// Words of a sentence beside them that says who keeps what.
const STAYS: [&str; 8] = [" remain", " stay", " sit", " retained", " include", " exclude", " kept ", " takes in "];
/// Words that make a clause a rule or a wish about no partnership in particular, where they stand before what it says.
static GENERAL: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:if|where|whether|when|unless|elsewhere)\b|^in\s+(?:england|wales|ireland|(?:other|some|most|many)\s+(?:areas|parts|places))\b|\b(?:if|whether|may|might|could|should|must|would|can|propos\w*|consider(?:s|ed|ing)?|(?:an?|the|other|several|two|three|four)\s+options?|(?:plans?|hopes?|intends?)\s+to|consult\w*|recommend\w*)\b|\b(?:some|many|most|other|several|few)\s+(?:integration\s+)?(?:partnerships|authorities|boards|areas|councils)\b|^(?:integration\s+)?(?:partnerships|authorities|boards|councils)\b",
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
    by_classes::with(in_wordings(paragraph, vocabulary, above), paragraph, vocabulary, goes_on)
}

/// What sentences say in wordings that are known as such.
fn in_wordings(paragraph: &str, vocabulary: &PlanVocabulary, above: Above) -> Vec<Told> {
    let spoken_before = above != Above::Nothing;
    let mut out: Vec<Told> = Vec::new();
    // "It also plans X", right after a paragraph about the Board.
    let goes_on = spoken_before && GOES_ON.iter().any(|word| paragraph.starts_with(word));
    let named_ahead = ahead::speaks(paragraph);
    if above != Above::Heading && !goes_on && !named_ahead && !SPEAKS.iter().any(|word| paragraph.contains(word)) {
        return out;
    }
    let setting = Setting {
        vocabulary,
        before: None,
        speaks: paragraph.contains("elegat"),
        spoken_of: spoken_before || named_ahead || speaks_of_it(paragraph),
        headed: above == Above::Heading,
        lead_agencies: match () {
            () if LEAD_AGENCIES.iter().any(|words| paragraph.contains(words)) => Leads::Agencies,
            () if paragraph.contains("ead partnership") || paragraph.contains("ead Partnership") => Leads::Partnerships,
            () => Leads::Nobody,
        },
    };
    // What the clause before says, for "The exceptions are …" and "X is not".
    let mut before: Option<DelegationStatus> = None;
    // Where what the sentence before told begins.
    let mut last = 0;
    // Who hosts the services that the next sentence lists.
    let mut hosting: Option<Entity> = None;
    // What the sentence before says of partnerships that it does not name.
    let mut general: Vec<(String, DelegationStatus)> = Vec::new();
    let mut sentence_before = String::new();
    for range in sentences(paragraph) {
        let written = one_line(paragraph.get(range).unwrap_or_default());
        if written.len() > LONGEST_SENTENCE {
            continue;
        }
        let sentence_before = std::mem::replace(&mut sentence_before, written.clone());
        let sentence = ahead::with_subject(&written, &sentence_before);
        let sentence = plainly::plainly(&sentence);
        let sentence = sentence.as_ref();
        let named = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        let goes_on = goes_on && GOES_ON.iter().any(|word| sentence.starts_with(word));
        let quiet = !goes_on
            && above != Above::Heading
            && before.is_none()
            && last == out.len()
            && hosting.is_none()
            && general.is_empty();
        if quiet && !named(&SPEAKS) && !named(&STAYS) {
            continue;
        }
        // "Angus hosts a number of services. These are: …": all of the list counts.
        let host = std::mem::replace(&mut hosting, led::hosts_services(sentence));
        if let Some((host, list)) = host.zip(listed_behind(sentence)) {
            last = out.len();
            for function in list::all_in(list, vocabulary) {
                let review = Some(ReviewCode::ReadFromProse);
                let lead_agency = Some(host.clone());
                let said = Said { lead_agency, review, ..plain(DelegationStatus::LeadAgency, &written) };
                out.push(Told { sentence: written.clone(), whose: None, function, said });
            }
            continue;
        }
        // "They include Moray and Angus": those of whom the sentence before speaks.
        if let Some(found) = others::THEY_ARE.captures(sentence).filter(|_| !general.is_empty()) {
            let whose = found.get(1).map(|who| who.as_str());
            if whose.is_some_and(|who| !authorities_named(who).is_empty()) {
                out.extend(others::again(&general, whose, None, &written));
                general.clear();
                continue;
            }
        }
        // "So do North Ayrshire and East Ayrshire."
        if let Some(others) = others::SO_DO.captures(sentence).and_then(|found| found.get(1)) {
            let whose = Some(others.as_str().to_owned());
            let again = out.get(last..).unwrap_or_default().iter();
            let again: Vec<Told> =
                again.map(|told| Told { sentence: written.clone(), whose: whose.clone(), ..told.clone() }).collect();
            out.extend(again);
            continue;
        }
        last = out.len();
        // What a colon at the end announces is listed below.
        if sentence.ends_with(':') {
            continue;
        }
        let speaks = setting.speaks || sentence.contains("scope");
        // Whose it is holds on over the clauses of a sentence.
        let mut of: Option<String> = None;
        let mut general_now: Vec<(String, DelegationStatus)> = Vec::new();
        // Who hosts, for "hosts X and leads on Y".
        let mut host: Option<&str> = None;
        for clause in clauses::of(sentence, vocabulary) {
            let clause = led::with_host(clause, &mut host);
            let clause = clause.as_ref();
            // "Most have not delegated X. Moray and Angus have", "Moray has delegated X; Angus has not".
            if let Some(found) = others::HAVE.captures(clause)
                && let Some(whose) = found.get(1).map(|who| who.as_str())
                && !authorities_named(whose).is_empty()
            {
                let status = match found.get(2) {
                    Some(_) => DelegationStatus::NotDelegated,
                    None => DelegationStatus::Delegated,
                };
                let told = out.get(last..).unwrap_or_default().iter();
                let told: Vec<(String, DelegationStatus)> =
                    told.map(|told| (told.function.clone(), told.said.status)).collect();
                let of = if told.is_empty() { &general } else { &told };
                out.extend(others::again(of, Some(whose), Some(status), &written));
                continue;
            }
            if is_general(clause) {
                let clauses = said::in_clause(clause, Setting { before: None, speaks, ..setting });
                let each = clauses.iter().flat_map(|clause| {
                    let functions = list::functions_in(&clause.list, vocabulary).into_iter();
                    functions.map(|function| (function, clause.status))
                });
                general_now.extend(each);
                before = None;
                continue;
            }
            let found = said::in_clause(clause, Setting { before, speaks, ..setting });
            match found.first() {
                Some(first) => before = Some(first.status),
                None => before = before.filter(|_| clause.contains("elegat")),
            }
            for Clause { whose, list, status, lead_agency } in found {
                let whose = whose.filter(|whose| !whose.is_empty()).or_else(|| of.clone());
                of.clone_from(&whose);
                let functions = match status {
                    DelegationStatus::LeadAgency => {
                        let told = out.iter().any(|told| told.said.status == DelegationStatus::LeadAgency);
                        list::hosted_in(&list, vocabulary, told)
                    }
                    _ => list::functions_in(&list, vocabulary),
                };
                for function in functions {
                    // "Some acute services are delegated."
                    let part = matches!(status, DelegationStatus::Delegated | DelegationStatus::NotDelegated)
                        && examples::is_in_part(&list, &function);
                    let status = if part { DelegationStatus::PartlyDelegated } else { status };
                    let review = Some(ReviewCode::ReadFromProse);
                    let said = Said { review, lead_agency: lead_agency.clone(), ..plain(status, &written) };
                    out.push(Told { sentence: written.clone(), whose: whose.clone(), function, said });
                }
            }
        }
        general = general_now;
    }
    out
}

/// What a sentence lists that goes on with the one before: "These are: X and Y".
fn listed_behind(sentence: &str) -> Option<&str> {
    ["These are", "They are", "These include", "These comprise"].iter().find_map(|opening| {
        let rest = sentence.strip_prefix(opening)?;
        rest.strip_prefix(": ").or_else(|| rest.strip_prefix(' ')).filter(|list| list.contains(','))
    })
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
const ABOUT_IT: [&str; 19] = [
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
    "role",
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
    text.ends_with('.') && general::is_sentence(text)
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

/// Whether words are about a number of partnerships, none of which they name.
fn is_of_a_number(text: &str) -> bool {
    is_match(&NUMBER_OF, text) && authorities_named(text).is_empty()
}

#[cfg(test)]
mod tests;
