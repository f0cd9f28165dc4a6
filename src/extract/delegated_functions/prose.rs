//! Functions that sentences say are delegated or not.

use super::flow::{NOT, is_match};
use super::lists::plain;
use super::status::Said;
use crate::diagnostic::ReviewCode;
use crate::extract::rows::one_line;
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity, EntityType};
use crate::register;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use std::sync::LazyLock;

/// A function that a sentence speaks of.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) sentence: String,
    /// The words that may name whose it is: "Angus and Moray" in "Angus and Moray have delegated …".
    pub(super) whose: Option<String>,
    pub(super) function: String,
    pub(super) said: Said,
}

/// A list of functions within a sentence is shorter, in characters.
const LONGEST_LIST: usize = 400;
/// "X and Y are (not) delegated to …".
static SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)^(.{4,}?),?\s+(?:is|are|has|have|had|was|were|will|remains?)\s+((?:not|been|be|partly|partially|fully|also|both|all|currently|now|only|yet|so\s+far|\s)*)delegated\b").ok()
});
/// "Angus has (not) delegated X and Y to the Board".
static ACTIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)^(.{2,}?),?\s+(?:has|have|had|agreed\s+to)\s+((?:not|partly|partially|fully|also|both|all|currently|now|only|yet|so\s+far|\s)*)delegated?\s+(.{4,})$").ok()
});
/// "Delegated functions include X and Y"; "the services delegated to the Board are X, Y and Z"; "has delegated
/// responsibility for X and Y".
static OBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\b(?:(?:delegated\s+(?:functions|services)|(?:those|these)\s+(?:that\s+are\s+|which\s+are\s+)?(?:not\s+)?delegated|(?:functions|services)\s+(?:that\s+are\s+|which\s+are\s+)?(?:not\s+)?delegated[^.:]*?)\s*(?:include|includes|comprise|are)|delegated\s+(?:responsibility|authority)\s+for)[:\s]\s*(.{4,})$").ok()
});
/// "Not delegated are X and Y".
static INVERTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin::regex(r"(?i)^(also\s+|not\s+)?delegated\s+(?:are|is)\s*:?\s+(.{4,})$").ok());
/// "X stays with the Council".
static STAYS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)^(.{4,}?),?\s+(?:remains?|stays?|(?:is|are|was|were|has\s+been|have\s+been)\s+retained|continues?)\s+(?:with|by|at|(?:to\s+be\s+)?(?:the\s+)?responsibility\s+of)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:council|nhs|board|authority)\b").ok()
});
/// "X is not.", after a sentence about what is delegated.
static IS_NOT: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin::regex(r"(?i)^(.{4,}?),?\s+(?:is|are|was|were|has|have)\s+not(?:\s+been)?$").ok());
/// What a sentence takes out again.
static EXCEPTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i),?\s+\(?(?:with\s+the\s+exceptions?\s+of|except(?:ing)?(?:\s+for)?|apart\s+from|excluding|other\s+than)\s+(.{4,})$").ok()
});
/// Where the list of an active sentence ends.
static TO_WHOM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(
        r"(?i),?\s+to\s+(?:the|its|their|this|an?)\s+(?:\w+\s+){0,5}?(?:board|ijb|partnership|authority|hscp)\b",
    )
    .ok()
});
/// Words that make a sentence a rule or a wish about no partnership in particular.
static GENERAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\b(?:if|where|whether|may|might|could|should|must|some|many|most|partnerships|authorities|boards|would|can)\b").ok()
});

/// Functions that sentences say are delegated or not.
pub(super) fn in_sentences(paragraph: &str, vocabulary: &PlanVocabulary) -> Vec<Told> {
    let mut out = Vec::new();
    let speaks = ["elegated", "lead agency", "lead partnership", "osted by", "host partnership", "hosts "];
    if !speaks.iter().any(|word| paragraph.contains(word)) {
        return out;
    }
    // Whether the sentence before speaks of what is delegated.
    let mut goes_on = false;
    for range in sentences(paragraph) {
        let sentence = one_line(paragraph.get(range).unwrap_or_default());
        if is_match(&GENERAL, &sentence) {
            goes_on = false;
            continue;
        }
        // Whose it is holds on over the clauses of a sentence.
        let mut of = None;
        for clause in clauses(&sentence) {
            let found = in_clause(clause.trim_end_matches('.'), goes_on || sentence.contains("elegated"));
            goes_on = !found.is_empty() || (goes_on && clause.contains("elegated"));
            for Clause { whose, list, status, lead_agency } in found {
                let whose = whose.or_else(|| of.clone());
                of.clone_from(&whose);
                for function in functions_in(&list, vocabulary) {
                    let review = Some(ReviewCode::ReadFromProse);
                    let said = Said { review, lead_agency: lead_agency.clone(), ..plain(status, &sentence) };
                    out.push(Told { sentence: sentence.clone(), whose: whose.clone(), function, said });
                }
            }
        }
    }
    out
}

/// The clauses of a sentence: parted by semicolons, and by ", and", ", but" where either side has a verb of its own.
fn clauses(sentence: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for part in sentence.split("; ") {
        let mut from = 0;
        for (at, comma) in part.match_indices(", ") {
            let rest = &part[at + comma.len()..];
            let Some(word) = BETWEEN.iter().find(|w| rest.starts_with(*w)) else { continue };
            let (left, right) = (&part[from..at], &rest[word.len()..]);
            if is_match(&VERB, left) && is_match(&VERB, right) {
                out.push(left);
                from = at + comma.len() + word.len();
            }
        }
        out.push(&part[from..]);
    }
    out
}

/// Words between clauses.
const BETWEEN: [&str; 5] = ["and ", "but ", "while ", "whereas ", "although "];
/// What makes words a clause of their own.
static VERB: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin::regex(r"(?i)\b(?:is|are|was|were|has|have|had|remains?|stays?|continues?)\b").ok());

/// What a clause says: whose, which functions, how it is with them.
struct Clause {
    whose: Option<String>,
    list: String,
    status: DelegationStatus,
    lead_agency: Option<Entity>,
}

/// "NHS Highland is the lead agency for X".
static LEADS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)^(.{3,60}?),?\s+(?:is|are|acts?\s+as|serves?\s+as|has\s+been|was)\s+(?:the\s+)?(?:lead\s+(?:agency|partnership|body)|host(?:\s+(?:partnership|body|board))?)\s+for\s+(.{4,})$|^(.{3,60}?),?\s+hosts\s+(.{4,})$").ok()
});
/// "X is hosted by East Ayrshire".
static IS_LED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)^(.{4,}?),?\s+(?:is|are)\s+(?:hosted|led)\s+by\s+(.{3,60}?)(?:\s+on\s+behalf\s+of\s.*)?$").ok()
});

/// Who leads on which functions, where a clause says so.
fn led(clause: &str) -> Option<Clause> {
    let found = LEADS.as_ref().and_then(|r| r.captures(clause));
    let (who, list) = match &found {
        Some(found) => {
            (found.get(1).or_else(|| found.get(3))?.as_str(), found.get(2).or_else(|| found.get(4))?.as_str())
        }
        None => {
            let found = IS_LED.as_ref()?.captures(clause)?;
            (found.get(2)?.as_str(), found.get(1)?.as_str())
        }
    };
    let who = who.strip_prefix("The ").or_else(|| who.strip_prefix("the ")).unwrap_or(who);
    let body = match register::find(who, None) {
        register::Match::Exact(body) => body,
        register::Match::Ambiguous(_) => {
            register::find(who, Some(EntityType::IntegrationAuthority)).body_of(EntityType::IntegrationAuthority)?
        }
        _ => return None,
    };
    let list = list.split(" on behalf of ").next().unwrap_or(list).to_owned();
    let lead_agency = Some(Entity::written(who, Some(body.entity_type)));
    // A host serves its neighbours too: whose functions they are is the paper's to say.
    Some(Clause { whose: None, list, status: DelegationStatus::LeadAgency, lead_agency })
}

fn in_clause(clause: &str, goes_on: bool) -> Vec<Clause> {
    if let Some(clause) = led(clause) {
        return vec![clause];
    }
    let (place, clause) = place_before(clause);
    let (clause, exception) = match EXCEPTION.as_ref().and_then(|r| r.captures(clause)) {
        Some(found) => {
            let start = found.get(0).map_or(clause.len(), |m| m.start());
            (clause.get(..start).unwrap_or(clause), found.get(1).map(|m| m.as_str().trim_end_matches(')').to_owned()))
        }
        None => (clause, None),
    };
    let group = |found: &crate::wording::latin::Captures<'_>, number: usize| {
        found.get(number).map_or_else(String::new, |m| m.as_str().to_owned())
    };
    let mut whose = place.map(str::to_owned);
    let (list, status) = if let Some(found) = INVERTED.as_ref().and_then(|r| r.captures(clause)) {
        (group(&found, 2), by_adverbs(&group(&found, 1)))
    } else if let Some(found) = SUBJECT.as_ref().and_then(|r| r.captures(clause))
        && !is_active(clause)
    {
        let after = clause.get(found.get(0).map_or(0, |m| m.end())..).unwrap_or_default();
        let in_part = [" in part", " partly", " partially"].iter().any(|words| after.starts_with(words));
        let status = by_adverbs(&group(&found, 2));
        let partly = in_part && status == DelegationStatus::Delegated;
        (group(&found, 1), if partly { DelegationStatus::PartlyDelegated } else { status })
    } else if let Some(found) = OBJECT.as_ref().and_then(|r| r.captures(clause)) {
        let status = if is_match(&NOT, clause) { DelegationStatus::NotDelegated } else { DelegationStatus::Delegated };
        (group(&found, 1), status)
    } else if let Some(found) = ACTIVE.as_ref().and_then(|r| r.captures(clause)) {
        whose = whose.or(Some(group(&found, 1)));
        let list = group(&found, 3);
        let end = TO_WHOM.as_ref().and_then(|r| r.find(&list)).map_or(list.len(), |m| m.start());
        (list.get(..end).unwrap_or(&list).to_owned(), by_adverbs(&group(&found, 2)))
    } else if let Some(found) = STAYS.as_ref().filter(|_| goes_on).and_then(|r| r.captures(clause)) {
        (group(&found, 1), DelegationStatus::NotDelegated)
    } else if let Some(found) = IS_NOT.as_ref().filter(|_| goes_on).and_then(|r| r.captures(clause)) {
        (group(&found, 1), DelegationStatus::NotDelegated)
    } else {
        return Vec::new();
    };
    if list.chars().count() > LONGEST_LIST {
        return Vec::new();
    }
    // An exception from what is delegated is not, and the other way round.
    let otherwise = match status {
        DelegationStatus::Delegated => Some(DelegationStatus::NotDelegated),
        DelegationStatus::NotDelegated => Some(DelegationStatus::Delegated),
        _ => None,
    };
    let exception =
        exception.zip(otherwise).map(|(list, status)| Clause { whose: whose.clone(), list, status, lead_agency: None });
    std::iter::once(Clause { whose, list, status, lead_agency: None }).chain(exception).collect()
}

/// Whether somebody delegates in a clause: "Angus has delegated X", not "X has been delegated".
fn is_active(clause: &str) -> bool {
    let Some(found) = ACTIVE.as_ref().and_then(|r| r.captures(clause)) else { return false };
    found.get(3).is_some_and(|rest| {
        !["to ", "from ", "in ", "by ", "on ", "since "].iter().any(|w| rest.as_str().starts_with(w))
    })
}

fn by_adverbs(adverbs: &str) -> DelegationStatus {
    let adverbs = adverbs.to_lowercase();
    if adverbs.contains("not") {
        DelegationStatus::NotDelegated
    } else if adverbs.contains("part") {
        DelegationStatus::PartlyDelegated
    } else {
        DelegationStatus::Delegated
    }
}

/// "In East, North and South Ayrshire, …": the place, and the rest of the clause.
fn place_before(clause: &str) -> (Option<&str>, &str) {
    let Some(rest) = clause.strip_prefix("In ") else { return (None, clause) };
    let kind = EntityType::IntegrationAuthority;
    let ends = rest.match_indices(", ").map(|(at, _)| at).take_while(|at| *at < LONGEST_LIST);
    let names = |place: &&str| {
        register::find(place, Some(kind)).body_of(kind).is_some() || !register::several(place, kind).is_empty()
    };
    let places: Vec<&str> = ends.filter_map(|at| rest.get(..at)).collect();
    match places.iter().rev().find(|place| names(place)) {
        Some(place) => (Some(place), rest.get(place.len() + 2..).unwrap_or_default()),
        None => match places.first() {
            Some(first) => (None, rest.get(first.len() + 2..).unwrap_or_default()),
            None => (None, clause),
        },
    }
}

/// Whom services are for: no services of their own behind "and".
const PEOPLE: [&str; 9] = [
    "older people",
    "adults",
    "children",
    "young people",
    "families",
    "carers",
    "older adults",
    "learning disabilities",
    "physical disabilities",
];
/// Words of which one stands in every name of a service that the vocabulary does not have as it is.
const SERVICE: [&str; 10] =
    ["service", "services", "care", "function", "functions", "work", "health", "medicine", "justice", "support"];

/// The functions that a list in a sentence names; words that name none are left out.
fn functions_in(list: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    let mut out = Vec::new();
    let whole = bare(list.trim().trim_end_matches('.'));
    // What comes is listed below.
    if ["following", "these", "those", "such"].iter().any(|word| whole.starts_with(word)) {
        return out;
    }
    if is_plain(whole, vocabulary) {
        return vec![whole.to_owned()];
    }
    for piece in pieces(whole) {
        add(bare(piece), vocabulary, &mut out);
    }
    out
}

/// The pieces of a list between commas and semicolons outside of brackets.
fn pieces(list: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0_i32);
    for (at, c) in list.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' if depth <= 0 => {
                out.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&list[start..]);
    out
}

/// Adds the functions of a piece: itself where it is one, or those on both sides of an "and".
fn add(piece: &str, vocabulary: &PlanVocabulary, out: &mut Vec<String>) {
    if is_plain(piece, vocabulary) {
        out.push(piece.to_owned());
        return;
    }
    let parted = piece.match_indices(" and ").map(|(at, and)| (bare(&piece[..at]), bare(&piece[at + and.len()..])));
    let again = |text: &str| text.starts_with("all ");
    let sides = parted.into_iter().zip(piece.match_indices(" and ")).find(|((left, right), (at, and))| {
        let raw = &piece[at + and.len()..];
        let known = |side: &str| is_plain(side, vocabulary) && !PEOPLE.contains(&side.to_lowercase().as_str());
        (known(left) && (known(right) || right.contains(" and "))) || (again(raw) && names_one(left, vocabulary))
    });
    match sides {
        Some(((left, right), _)) => {
            add(left, vocabulary, out);
            add(right, vocabulary, out);
        }
        None if names_one(piece, vocabulary) => out.push(piece.to_owned()),
        None => {}
    }
}

fn is_plain(text: &str, vocabulary: &PlanVocabulary) -> bool {
    vocabulary.function(text).is_some_and(|(_, plain)| plain)
}

/// Whether words name a function, though not as the vocabulary has it.
fn names_one(text: &str, vocabulary: &PlanVocabulary) -> bool {
    let folded = crate::framework::headings::fold(text);
    vocabulary.function(text).is_some() && folded.split(' ').any(|word| SERVICE.contains(&word))
}

fn bare(text: &str) -> &str {
    let mut text = text.trim();
    for head in ["and ", "both ", "also ", "all ", "the ", "Both ", "The ", "All ", "its ", "their ", "including "] {
        text = text.strip_prefix(head).unwrap_or(text).trim_start();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[(&str, DelegationStatus)]) {
        let got = in_sentences(text, &PlanVocabulary::built_in());
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
            "NHS Highland is the lead agency for adult social care. Podiatry is hosted by East Ayrshire.",
            &[("adult social care", LeadAgency), ("Podiatry", LeadAgency)],
        );
        check("Where children's services are delegated, plans say so.", &[]);
        check("Some partnerships have delegated acute services.", &[]);
        check("Budgets are delegated in March.", &[]);
    }
}
