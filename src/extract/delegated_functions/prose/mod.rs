//! Functions that sentences say are delegated or not.
//!
//! A paragraph enters; what leaves is a function with what a sentence says of it and of whom. A sentence is parted into
//! clauses (`clauses`), a clause says how it is with a list of functions (`said`, and `led` for those that another body
//! leads on; `cues` for the vocabulary's own ways of saying it), and a list names functions (`list`).

mod by_cue;
mod clauses;
mod cues;
mod examples;
mod for_people;
mod led;
mod list;
mod place;
mod plainly;
mod said;

use super::flow::is_match;
use super::lists::plain;
use super::status::Said;
use crate::diagnostic::ReviewCode;
use crate::extract::rows::one_line;
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use said::Setting;
use std::sync::LazyLock;

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
const SPEAKS: [&str; 30] = [
    "lso host ",
    "lead on ",
    "osted services",
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
    "osted by",
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
const SPOKEN_OF: [&str; 14] = [
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
/// Words of a paragraph that speaks of lead agencies.
const LEAD_AGENCIES: [&str; 4] = ["lead agenc", "Lead Agenc", "lead-agenc", "lead body"];
/// Words of a sentence beside them that says who keeps what.
const STAYS: [&str; 8] = [" remain", " stay", " sit", " retained", " include", " exclude", " kept ", " takes in "];
/// Words that make a clause a rule or a wish about no partnership in particular, where they stand before what it says.
static GENERAL: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:if|where|whether|when|unless|elsewhere)\b|\b(?:if|whether|may|might|could|should|must|would|can|propos\w*|consider(?:s|ed|ing)?|(?:an?|the|other|several|two|three|four)\s+options?|(?:plans?|hopes?|intends?)\s+to|consult\w*|recommend\w*)\b|\b(?:some|many|most|other|several|few)\s+(?:integration\s+)?(?:partnerships|authorities|boards|areas|councils)\b|^(?:integration\s+)?(?:partnerships|authorities|boards|councils)\b",
    )
});
/// The word by which a clause says how it is.
static CUE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\bdelegat|\bhost(?:ed|s)?\b|\blead\s|\bscope\b|\bremain|\bstays?\b|\bretain|\bresponsib|\bincluded?s?\b|\bexclude|\bcovers?\b|\bkeeps?\b|\bkept\b|\b(?:falls?|comes?|sits?)\s",
    )
});

/// Functions that sentences say are delegated or not.
/// `spoken_before`: whether the paragraph before speaks of delegation.
pub(super) fn in_sentences(paragraph: &str, vocabulary: &PlanVocabulary, spoken_before: bool) -> Vec<Told> {
    let mut out: Vec<Told> = Vec::new();
    if !SPEAKS.iter().any(|word| paragraph.contains(word)) {
        return out;
    }
    let setting = Setting {
        vocabulary,
        before: None,
        speaks: paragraph.contains("elegat"),
        spoken_of: spoken_before || speaks_of_it(paragraph),
        lead_agencies: LEAD_AGENCIES.iter().any(|words| paragraph.contains(words)),
    };
    // What the clause before says, for "The exceptions are …" and "X is not".
    let mut before: Option<DelegationStatus> = None;
    // Where what the sentence before told begins.
    let mut last = 0;
    // Who hosts the services that the next sentence lists.
    let mut hosting: Option<Entity> = None;
    // What the sentence before says of partnerships that it does not name.
    let mut general: Vec<String> = Vec::new();
    for range in sentences(paragraph) {
        let written = one_line(paragraph.get(range).unwrap_or_default());
        let sentence = plainly::plainly(&written);
        let sentence = sentence.as_ref();
        let named = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        let quiet = before.is_none() && last == out.len() && hosting.is_none() && general.is_empty();
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
        // "Most have not delegated X. Moray and Angus have."
        if let Some(found) = HAVE.captures(sentence).filter(|_| !general.is_empty()) {
            let whose = found.get(1).map(|who| who.as_str().to_owned());
            let not = found.get(2).is_some();
            let status = if not { DelegationStatus::NotDelegated } else { DelegationStatus::Delegated };
            out.extend(std::mem::take(&mut general).into_iter().map(|function| {
                let said = Said { review: Some(ReviewCode::ReadFromProse), ..plain(status, &written) };
                Told { sentence: written.clone(), whose: whose.clone(), function, said }
            }));
            continue;
        }
        general.clear();
        // "So do North Ayrshire and East Ayrshire."
        if let Some(others) = SO_DO.captures(sentence).and_then(|found| found.get(1)) {
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
        // Who hosts, for "hosts X and leads on Y".
        let mut host: Option<&str> = None;
        for clause in clauses::of(sentence, vocabulary) {
            let clause = led::with_host(clause, &mut host);
            let clause = clause.as_ref();
            if is_general(clause) {
                let clauses = said::in_clause(clause, Setting { before: None, speaks, ..setting });
                general = clauses.iter().flat_map(|clause| list::functions_in(&clause.list, vocabulary)).collect();
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
                    DelegationStatus::LeadAgency => list::hosted_in(&list, vocabulary),
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

/// The same holds of others: "So do North Ayrshire and East Ayrshire".
static SO_DO: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"^(?:So|Neither|Nor|As)\s+(?:do|does|did|has|have)\s+((?:the\s+)?\p{Lu}[^.;:]{3,120}?)\.?$")
});

/// The other way round with others: "Glasgow City and Inverclyde have".
static HAVE: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"^(?:Only\s+)?(\p{Lu}[^.;:]{3,120}?)\s+(?:have|has|do|does)(\s+not)?\.?$"));

/// Whether a paragraph speaks of delegation, a scheme or the body that has functions.
pub(super) fn speaks_of_it(paragraph: &str) -> bool {
    SPOKEN_OF.iter().any(|word| paragraph.contains(word))
}

/// Whether words speak of what includes services without their being delegated: priorities, teams, reports.
pub(super) fn is_of_something_else(text: &str) -> bool {
    cues::is_of_something_else(text)
}

fn is_general(clause: &str) -> bool {
    // What others agree on rests on it.
    let clause = clause.split_once("on the basis that ").map_or(clause, |(_, basis)| basis);
    let before = CUE.find(clause).map_or(clause, |cue| &clause[..cue.start()]);
    is_match(&GENERAL, before)
}

#[cfg(test)]
mod tests;
