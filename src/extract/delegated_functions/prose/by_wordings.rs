//! What sentences say in wordings that are known as such.

use super::super::lists::plain;
use super::super::status::Said;
use super::led::{self, Leads};
use super::said::{self, Setting};
use super::{
    Above, Clause, GOES_ON, Told, ahead, announced, clauses, examples, general, is_general, list, others, plainly,
    speaks_of_it, trimmed,
};
use crate::diagnostic::ReviewCode;
use crate::extract::rows::one_line;
use crate::extract::whose::authorities_named;
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity};
use crate::wording::sentences::sentences;

/// Words of which one stands in every paragraph that says who runs what.
const SPEAKS: [&str; 39] = [
    "ervice areas",
    "Retained: ",
    "Excluded: ",
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
/// A sentence in a wording that is known as such is shorter, in bytes; longer ones are read by the classes of their words.
const LONGEST_SENTENCE: usize = 4_000;
/// Words of a paragraph that speaks of lead agencies.
const LEAD_AGENCIES: [&str; 4] = ["lead agenc", "Lead Agenc", "lead-agenc", "lead body"];
/// Words of a sentence beside them that says who keeps what.
const STAYS: [&str; 8] = [" remain", " stay", " sit", " retained", " include", " exclude", " kept ", " takes in "];

/// What a paragraph's sentences have told so far, and what the next one goes on with.
struct Reader<'v> {
    setting: Setting<'v>,
    above: Above,
    /// "It also plans X", right after a paragraph about the Board.
    goes_on: bool,
    told: Vec<Told>,
    /// What the clause before says, for "The exceptions are …" and "X is not".
    before: Option<DelegationStatus>,
    /// Where what the sentence before told begins.
    last: usize,
    /// Who hosts the services that the next sentence lists.
    hosting: Option<Entity>,
    /// What the sentence before says of partnerships that it does not name.
    general: Vec<(String, DelegationStatus)>,
}

/// What a paragraph's sentences tell.
pub(super) fn read(paragraph: &str, vocabulary: &PlanVocabulary, above: Above) -> Vec<Told> {
    let spoken_before = above != Above::Nothing;
    let goes_on = spoken_before && GOES_ON.iter().any(|word| paragraph.starts_with(word));
    let named_ahead = ahead::speaks(paragraph);
    if above != Above::Heading && !goes_on && !named_ahead && !SPEAKS.iter().any(|word| paragraph.contains(word)) {
        return Vec::new();
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
    let (told, general) = (Vec::new(), Vec::new());
    let mut reader = Reader { setting, above, goes_on, told, before: None, last: 0, hosting: None, general };
    let mut before = String::new();
    for range in sentences(paragraph) {
        let written = one_line(paragraph.get(range).unwrap_or_default());
        if written.len() > LONGEST_SENTENCE {
            continue;
        }
        let before = std::mem::replace(&mut before, written.clone());
        let sentence = match announced::named_behind(&written, &before, vocabulary) {
            Some(named) => named.into(),
            None => ahead::with_subject(&written, &before),
        };
        reader.sentence(plainly::plainly(&trimmed::trimmed(&sentence)).as_ref(), &written);
    }
    reader.told
}

impl Reader<'_> {
    /// Reads a sentence, put in plain words; `written`: as it stands.
    fn sentence(&mut self, sentence: &str, written: &str) {
        let named = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        let goes_on = self.goes_on && GOES_ON.iter().any(|word| sentence.starts_with(word));
        let quiet = !goes_on
            && self.above != Above::Heading
            && self.before.is_none()
            && self.last == self.told.len()
            && self.hosting.is_none()
            && self.general.is_empty();
        if (quiet && !named(&SPEAKS) && !named(&STAYS))
            || self.listed(sentence, written)
            || self.of_others(sentence, written)
        {
            return;
        }
        self.last = self.told.len();
        // What a colon at the end announces is listed below.
        if sentence.ends_with(':') {
            return;
        }
        let speaks = self.setting.speaks || sentence.contains("scope");
        let setting = Setting { speaks, ..self.setting };
        // Whose it is holds on over the clauses of a sentence.
        let mut of: Option<String> = None;
        let mut general: Vec<(String, DelegationStatus)> = Vec::new();
        // Who hosts, for "hosts X and leads on Y".
        let mut host: Option<&str> = None;
        for clause in clauses::of(sentence, setting.vocabulary) {
            let clause = led::with_host(clause, &mut host);
            let clause = clause.as_ref();
            // "Lead responsibility for X rests with us": who leads is told by the classes of the words.
            if clause.starts_with("Lead ") && clause.contains("esponsibility for ") {
                continue;
            }
            if self.have(clause, written) {
                continue;
            }
            if is_general(clause) {
                general.extend(said_in_general(clause, setting));
                self.before = None;
                continue;
            }
            let found = said::in_clause(clause, Setting { before: self.before, ..setting });
            self.before = match found.first() {
                Some(first) => Some(first.status),
                None => self.before.filter(|_| clause.contains("elegat")),
            };
            for clause in found {
                self.add(clause, &mut of, written);
            }
        }
        self.general = general;
    }

    /// "Angus hosts a number of services. These are: …": all of the list counts.
    fn listed(&mut self, sentence: &str, written: &str) -> bool {
        let host = std::mem::replace(&mut self.hosting, led::hosts_services(sentence));
        let Some((host, list)) = host.zip(listed_behind(sentence)) else { return false };
        self.last = self.told.len();
        for function in list::all_in(list, self.setting.vocabulary) {
            let lead_agency = Some(host.clone());
            let said = Said {
                lead_agency,
                review: Some(ReviewCode::ReadFromProse),
                ..plain(DelegationStatus::LeadAgency, written)
            };
            self.told.push(Told { sentence: written.to_owned(), whose: None, function, said });
        }
        true
    }

    /// What a sentence says of others by pointing at the one before.
    fn of_others(&mut self, sentence: &str, written: &str) -> bool {
        // "They include Moray and Angus": those of whom the sentence before speaks.
        if let Some(found) = others::THEY_ARE.captures(sentence).filter(|_| !self.general.is_empty()) {
            let whose = found.get(1).map(|who| who.as_str());
            if whose.is_some_and(|who| !authorities_named(who).is_empty()) {
                self.told.extend(others::again(&self.general, whose, None, written));
                self.general.clear();
                return true;
            }
        }
        // "So do North Ayrshire and East Ayrshire."
        let Some(others) = others::SO_DO.captures(sentence).and_then(|found| found.get(1)) else { return false };
        let whose = Some(others.as_str().to_owned());
        let again = self.told.get(self.last..).unwrap_or_default().iter();
        let again: Vec<Told> =
            again.map(|told| Told { sentence: written.to_owned(), whose: whose.clone(), ..told.clone() }).collect();
        self.told.extend(again);
        true
    }

    /// "Most have not delegated X. Moray and Angus have", "Moray has delegated X; Angus has not".
    fn have(&mut self, clause: &str, written: &str) -> bool {
        let Some(found) = others::HAVE.captures(clause) else { return false };
        let Some(whose) = found.get(1).map(|who| who.as_str()).filter(|who| !authorities_named(who).is_empty()) else {
            return false;
        };
        let status = match found.get(2) {
            Some(_) => DelegationStatus::NotDelegated,
            None => DelegationStatus::Delegated,
        };
        let told = self.told.get(self.last..).unwrap_or_default().iter();
        let told: Vec<(String, DelegationStatus)> =
            told.map(|told| (told.function.clone(), told.said.status)).collect();
        let of = if told.is_empty() { &self.general } else { &told };
        self.told.extend(others::again(of, Some(whose), Some(status), written));
        true
    }

    /// Adds the functions of a clause. `of`: whose the clauses before say that they are.
    fn add(&mut self, clause: Clause, of: &mut Option<String>, written: &str) {
        let Clause { whose, list, status, lead_agency } = clause;
        let whose = whose.filter(|whose| !whose.is_empty()).or_else(|| of.clone());
        of.clone_from(&whose);
        if general::is_about_services(&list, self.setting.vocabulary) {
            return;
        }
        let functions = match status {
            DelegationStatus::LeadAgency => {
                let told = self.told.iter().any(|told| told.said.status == DelegationStatus::LeadAgency);
                list::hosted_in(&list, self.setting.vocabulary, told)
            }
            _ => list::functions_in(&list, self.setting.vocabulary),
        };
        for function in functions {
            // "Some acute services are delegated."
            let part = matches!(status, DelegationStatus::Delegated | DelegationStatus::NotDelegated)
                && examples::is_in_part(&list, &function);
            let status = if part { DelegationStatus::PartlyDelegated } else { status };
            let review = Some(ReviewCode::ReadFromProse);
            let said = Said { review, lead_agency: lead_agency.clone(), ..plain(status, written) };
            self.told.push(Told { sentence: written.to_owned(), whose: whose.clone(), function, said });
        }
    }
}

/// What a clause says of partnerships that it does not name.
fn said_in_general(clause: &str, setting: Setting<'_>) -> Vec<(String, DelegationStatus)> {
    let clauses = said::in_clause(clause, Setting { before: None, ..setting });
    let each = clauses.iter().flat_map(|clause| {
        let functions = list::functions_in(&clause.list, setting.vocabulary).into_iter();
        functions.map(|function| (function, clause.status))
    });
    each.collect()
}

/// What a sentence lists that goes on with the one before: "These are: X and Y".
fn listed_behind(sentence: &str) -> Option<&str> {
    ["These are", "They are", "These include", "These comprise"].iter().find_map(|opening| {
        let rest = sentence.strip_prefix(opening)?;
        rest.strip_prefix(": ").or_else(|| rest.strip_prefix(' ')).filter(|list| list.contains(','))
    })
}
