//! Functions that sentences say are delegated or not.
//!
//! A paragraph enters; what leaves is a function with what a sentence says of it and of whom. A sentence is parted into
//! clauses (`clauses`), a clause says how it is with a list of functions (`said`, and `led` for those that another body
//! leads on; `cues` for the vocabulary's own ways of saying it), and a list names functions (`list`).

mod by_cue;
mod clauses;
mod cues;
mod for_people;
mod led;
mod list;
mod place;
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
const SPEAKS: [&str; 28] = [
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
        r"(?i)^(?:if|where|whether|when|unless|elsewhere)\b|\b(?:if|whether|may|might|could|should|must|would|can|propos\w*|consider(?:s|ed|ing)?|options?|(?:plans?|hopes?|intends?)\s+to|consult\w*|recommend\w*)\b|\b(?:some|many|most|other|several|few)\s+(?:integration\s+)?(?:partnerships|authorities|boards|areas|councils)\b|^(?:integration\s+)?(?:partnerships|authorities|boards|councils)\b",
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
    for range in sentences(paragraph) {
        let sentence = one_line(paragraph.get(range).unwrap_or_default());
        let sentence = match UNLIKE.find(&sentence) {
            Some(found) => format!("{} {}", &sentence[..found.start()], &sentence[found.end()..]),
            None => sentence,
        };
        let named = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        if before.is_none() && last == out.len() && hosting.is_none() && !named(&SPEAKS) && !named(&STAYS) {
            continue;
        }
        // "Angus hosts a number of services. These are: …": all of the list counts.
        let host = std::mem::replace(&mut hosting, led::hosts_services(&sentence));
        if let Some((host, list)) = host.zip(listed_behind(&sentence)) {
            last = out.len();
            for function in list::all_in(list, vocabulary) {
                let review = Some(ReviewCode::ReadFromProse);
                let lead_agency = Some(host.clone());
                let said = Said { lead_agency, review, ..plain(DelegationStatus::LeadAgency, &sentence) };
                out.push(Told { sentence: sentence.clone(), whose: None, function, said });
            }
            continue;
        }
        // "So do North Ayrshire and East Ayrshire."
        if let Some(others) = SO_DO.captures(&sentence).and_then(|found| found.get(1)) {
            let whose = Some(others.as_str().to_owned());
            let again = out.get(last..).unwrap_or_default().iter();
            let again: Vec<Told> =
                again.map(|told| Told { sentence: sentence.clone(), whose: whose.clone(), ..told.clone() }).collect();
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
        for clause in clauses::of(&sentence, vocabulary) {
            if is_general(clause) {
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
                    let review = Some(ReviewCode::ReadFromProse);
                    let said = Said { review, lead_agency: lead_agency.clone(), ..plain(status, &sentence) };
                    out.push(Told { sentence: sentence.clone(), whose: whose.clone(), function, said });
                }
            }
        }
    }
    out
}

/// Others that do it otherwise, or likewise, between commas.
static UNLIKE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r",?\s+(?:unlike|as\s+in|in\s+common\s+with|in\s+contrast\s+to|as\s+elsewhere\s+in)\s+[^,.;:]{3,60},")
});

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
mod tests {
    use super::*;

    fn check(text: &str, want: &[(&str, DelegationStatus)]) {
        let got = in_sentences(text, &PlanVocabulary::built_in(), false);
        let got: Vec<(&str, DelegationStatus)> = got.iter().map(|t| (t.function.as_str(), t.said.status)).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn sentences_say_what_is_delegated() {
        use DelegationStatus::{Delegated, LeadAgency, NotDelegated, PartlyDelegated};
        check(
            "Criminal justice social work is delegated to the Board.",
            &[("Criminal justice social work", Delegated)],
        );
        check(
            "Children's social care and acute services are not delegated.",
            &[("Children's social care", NotDelegated), ("acute services", NotDelegated)],
        );
        check(
            "Children and families social work has not been delegated and stays with the Council.",
            &[("Children and families social work", NotDelegated)],
        );
        check(
            "All adult health and social care functions are delegated.",
            &[("adult health and social care functions", Delegated)],
        );
        check("Children's health services are partly delegated.", &[("Children's health services", PartlyDelegated)]);
        check(
            "The services delegated to the Board include homelessness, primary care and justice services.",
            &[("homelessness", Delegated), ("primary care", Delegated), ("justice services", Delegated)],
        );
        check(
            "All adult social work and social care services, all adult NHS primary and community health services and all \
             acute hospital services are delegated to the Board. Children's social work is not.",
            &[
                ("adult social work", Delegated),
                ("social care services", Delegated),
                ("adult NHS primary and community health services", Delegated),
                ("acute hospital services", Delegated),
                ("Children's social work", NotDelegated),
            ],
        );
        check(
            "Social work services for adults and older people, mental health and primary care are delegated.",
            &[
                ("Social work services for adults and older people", Delegated),
                ("mental health", Delegated),
                ("primary care", Delegated),
            ],
        );
        check(
            "Moray has delegated health visiting and school nursing to the Board; criminal justice social work stays with the Council.",
            &[("health visiting and school nursing", Delegated), ("criminal justice social work", NotDelegated)],
        );
        check(
            "Adult social care is delegated, with the exception of welfare rights and garden maintenance.",
            &[("Adult social care", Delegated), ("welfare rights", NotDelegated), ("garden maintenance", NotDelegated)],
        );
        check(
            "Children and families social work remains with the Council, and criminal justice social work is delegated in full.",
            &[("Children and families social work", NotDelegated), ("criminal justice social work", Delegated)],
        );
        check(
            "Housing is not delegated, apart from aids and adaptations, which were delegated in 2016.",
            &[("Housing", NotDelegated), ("aids and adaptations", Delegated)],
        );
        check(
            "Those delegated include homelessness and primary care. Acute services are delegated in part: unscheduled \
             care only. Not delegated are children's social work and garden maintenance.",
            &[
                ("homelessness", Delegated),
                ("primary care", Delegated),
                ("Acute services", PartlyDelegated),
                ("children's social work", NotDelegated),
                ("garden maintenance", NotDelegated),
            ],
        );
        check(
            "Both agreed on the basis that the most fitting single lead agency for adult social care is NHS Highland and \
             that the single lead agency for children's services is Highland Council.",
            &[("adult social care", LeadAgency), ("children's services", LeadAgency)],
        );
        check(
            "Moray IJB has responsibility for primary care and community nursing within Moray. MIJB hosts sexual health \
             and dietetics. The lead agency for podiatry is NHS Grampian.",
            &[
                ("primary care", Delegated),
                ("community nursing", Delegated),
                ("sexual health", LeadAgency),
                ("dietetics", LeadAgency),
                ("podiatry", LeadAgency),
            ],
        );
        check(
            "A number of functions will be delegated to the IJB. For the council, these are home care and housing support. \
             These services are for older people and adults.",
            &[("home care", Delegated), ("housing support", Delegated)],
        );
        check(
            "Both parties have delegated all functions to the Board, including podiatry and primary care. Education and \
             home care remain Council services.",
            &[
                ("podiatry", Delegated),
                ("primary care", Delegated),
                ("Education", NotDelegated),
                ("home care", NotDelegated),
            ],
        );
        check(
            "The IJB is also responsible for planning certain hospital services, such as geriatric medicine and palliative \
             care.",
            &[("geriatric medicine", Delegated), ("palliative care", Delegated)],
        );
        check(
            "Podiatry is hosted by Angus on behalf of NHS Tayside, dietetics by Dundee.",
            &[("Podiatry", LeadAgency), ("dietetics", LeadAgency)],
        );
        check(
            "Services that are hosted by Angus comprise podiatry, dietetics and sexual health.",
            &[("podiatry", LeadAgency), ("dietetics", LeadAgency), ("sexual health", LeadAgency)],
        );
        check(
            "The HSCP also hosts the podiatry service for the NHS Greater Glasgow and Clyde area and the retinal screening \
             service.",
            &[("podiatry service", LeadAgency), ("retinal screening service", LeadAgency)],
        );
        check(
            "Education services and justice social work are run by the Council and sit outwith the Board's remit.",
            &[("Education services", NotDelegated), ("justice social work", NotDelegated)],
        );
        check(
            "The HSCP is responsible for adult social care and primary care across two localities, Paisley and West \
             Renfrewshire.",
            &[("adult social care", Delegated), ("primary care", Delegated)],
        );
        check(
            "In addition to services for our own residents, we manage the podiatry service on behalf of the six HSCPs in \
             the NHS Greater Glasgow and Clyde area.",
            &[("podiatry service", LeadAgency)],
        );
        check(
            "NHS Highland is the lead agency for adult social care. Podiatry is hosted by East Ayrshire.",
            &[("adult social care", LeadAgency), ("Podiatry", LeadAgency)],
        );
        check(
            "Podiatry is hosted by East Ayrshire, dietetics by South Ayrshire and prison healthcare by NHS Lanarkshire.",
            &[("Podiatry", LeadAgency), ("dietetics", LeadAgency), ("prison healthcare", LeadAgency)],
        );
        check(
            "2. All adult services are delegated to the Board. The exceptions are education and housing management, which stay \
             with the Council.",
            &[("adult services", Delegated), ("education", NotDelegated), ("housing management", NotDelegated)],
        );
        check(
            "NHS Fife delegates community nursing and housing aids and adaptations to the Board but does not delegate \
             acute services.",
            &[
                ("community nursing", Delegated),
                ("housing aids and adaptations", Delegated),
                ("acute services", NotDelegated),
            ],
        );
        check(
            "Responsibility for justice social work rests with the Council, and home care is delegated.",
            &[("justice social work", NotDelegated), ("home care", Delegated)],
        );
        check(
            "The IJB is responsible for the planning and delivery of home care, podiatry and primary care. Housing falls \
             outside its remit.",
            &[
                ("home care", Delegated),
                ("podiatry", Delegated),
                ("primary care", Delegated),
                ("Housing", NotDelegated),
            ],
        );
        check(
            "The scheme covers home care (day and night; at weekends), podiatry and primary care but excludes housing.",
            &[
                ("home care (day and night; at weekends)", Delegated),
                ("podiatry", Delegated),
                ("primary care", Delegated),
                ("housing", NotDelegated),
            ],
        );
        check(
            "Services for adults, older people and carers are delegated. Home care was handed back to Moray Council.",
            &[("Services for adults, older people and carers", Delegated), ("Home care", NotDelegated)],
        );
        check(
            "Hosted services are podiatry (Renfrewshire) and prison healthcare (Glasgow City).",
            &[("podiatry", LeadAgency), ("prison healthcare", LeadAgency)],
        );
        check(
            "Angus hosts a number of services on behalf of Tayside. These are: Locality Pharmacy, GP Out of Hours \
             (nights, weekends), Continence Service and Speech and Language Therapy.",
            &[
                ("Locality Pharmacy", LeadAgency),
                ("GP Out of Hours (nights, weekends)", LeadAgency),
                ("Continence Service", LeadAgency),
                ("Speech and Language Therapy", LeadAgency),
            ],
        );
        check("The IJB discussed whether home care should be included in its scheme.", &[]);
        check("We spent more on home care. The Board thanked the podiatry team.", &[]);
        check("The event was hosted by Angus. The Board, on behalf of all, thanked staff.", &[]);
        check("Where children's services are delegated, plans say so.", &[]);
        check("Some partnerships have delegated acute services.", &[]);
        check("Budgets are delegated in March.", &[]);
    }
}
