//! What a clause says of functions: delegated, in part, not, or led by another body.

mod by_patterns;

use super::Clause;
use super::announced;
use super::by_cue::{self, by_cue};
use super::cues;
use super::frames::framed;
use super::led::{Leads, led};
use super::list::functions_in;
use super::patterns::{AS_IS, EXCEPTION, IN_BRACKETS, INSIDE, TOGETHER};
use super::place::place_before;
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::wording::latin;
use crate::wording::latin::{Captures, Regex};
use by_patterns::by_patterns;
use std::sync::LazyLock;

/// A list of functions within a sentence is shorter, in characters.
pub(super) const LONGEST_LIST: usize = 500;
const LEAD: DelegationStatus = DelegationStatus::LeadAgency;

/// Whose, which functions and how it is with them.
type Found = (Option<String>, String, DelegationStatus);

/// "…, which are delegated for all ages", at the end of what is taken out.
static ITSELF: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{4,}?),?\s+(?:which|that|both\s+of\s+which|all\s+of\s+which)\s+(?:is|are|was|were|has\s+been|have\s+been|will\s+be)\s+(not\s+)?(?:\w+\s+)?(?:delegated|integrated)\b",
    )
});

/// What a clause stands among.
#[derive(Clone, Copy)]
pub(super) struct Setting<'v> {
    pub(super) vocabulary: &'v PlanVocabulary,
    /// What the clause before says.
    pub(super) before: Option<DelegationStatus>,
    /// Whether the sentence speaks of delegation.
    pub(super) speaks: bool,
    /// Whether the paragraph speaks of a scheme, or of the body that has functions.
    pub(super) spoken_of: bool,
    /// Whether a heading above says that the partnership's services come.
    pub(super) headed: bool,
    /// Whether the paragraph speaks of lead agencies.
    pub(super) lead_agencies: Leads,
}

/// What a clause says.
pub(super) fn in_clause(clause: &str, setting: Setting<'_>) -> Vec<Clause> {
    let led = led(clause, setting.lead_agencies);
    if !led.is_empty() {
        return led;
    }
    let (place, clause) = place_before(clause);
    if let Some(said) = for_neighbours(clause, setting).or_else(|| bracketed(clause, setting)) {
        return said;
    }
    let (clause, together) = tail(&TOGETHER, clause, 1, 2);
    let inside = exception_inside(clause);
    let clause = inside.as_ref().map_or(clause, |(clause, _)| clause.as_str());
    let before_its_verb = || (clause, inside.as_ref().map(|(_, exception)| exception.clone()));
    let (clause, exception) = exception_behind(clause).unwrap_or_else(before_its_verb);
    let (clause, also) = tail(&AS_IS, clause, 0, 1);
    if let Some(managed) = managed(clause) {
        return vec![managed];
    }
    let (clause, none) = without_no(clause);
    let Some((whose, list, status)) = found_in(clause, setting) else { return Vec::new() };
    if list.chars().count() > LONGEST_LIST {
        return Vec::new();
    }
    let status = if none { opposite(status).unwrap_or(status) } else { status };
    let whose = place.map(str::to_owned).or(whose);
    let (list, hosted) = by_cue::without_hosted(list);
    let hosted = hosted.map(|list| Clause { whose: whose.clone(), list, status: LEAD, lead_agency: None });
    let exception = exception.and_then(|list| says_itself(&list).or(opposite(status).map(|status| (list, status))));
    let exception = exception.map(|(list, status)| Clause { whose: whose.clone(), list, status, lead_agency: None });
    let also = [also, together].into_iter().filter(|list| !list.is_empty());
    let also: Vec<Clause> = also.map(|list| Clause { whose: whose.clone(), list, status, lead_agency: None }).collect();
    std::iter::once(Clause { whose, list, status, lead_agency: None })
        .chain(also)
        .chain(exception)
        .chain(hosted)
        .collect()
}

/// Whose, which functions and how it is with them: by the patterns, or else by what is announced, cues and frames.
fn found_in(clause: &str, setting: Setting<'_>) -> Option<Found> {
    let said = by_patterns(clause, setting.before, setting.speaks || setting.before.is_some());
    let before_a_colon = || {
        let found = announced::before_a_colon(clause, setting.vocabulary).filter(|_| setting.spoken_of)?;
        Some((None, found.1, found.0))
    };
    let points = clause.split_once(": ").is_some_and(|(line, _)| line.contains("these ") || line.contains("following"));
    let said = said.or_else(|| before_a_colon().filter(|_| points)).or_else(|| by_cue(clause, setting));
    let said = said.or_else(|| continued(clause, setting)).or_else(before_a_colon);
    said.or_else(|| framed(clause, setting))
}

/// "X, which are managed on behalf of our neighbours": who says so leads.
fn for_neighbours(clause: &str, setting: Setting<'_>) -> Option<Vec<Clause>> {
    let found = FOR_NEIGHBOURS.find(clause)?;
    let ahead = clause.get(..found.start()).unwrap_or_default();
    let mut said = in_clause(ahead, setting);
    for clause in said.iter_mut().filter(|clause| clause.status == DelegationStatus::Delegated) {
        clause.status = DelegationStatus::LeadAgency;
    }
    Some(said).filter(|said| !said.is_empty())
}

/// "The HSCP manages X on behalf of the council": it has what it manages.
fn managed(clause: &str) -> Option<Clause> {
    let found = MANAGES.captures(clause).filter(|found| cues::has_functions(&any(found, &[1])))?;
    let whose = Some(any(&found, &[1]));
    Some(Clause { whose, list: any(&found, &[3, 2]), status: DelegationStatus::Delegated, lead_agency: None })
}

/// A clause without the exception that ends it, and the exception.
fn exception_behind(clause: &str) -> Option<(&str, Option<String>)> {
    let found = EXCEPTION.captures(clause)?;
    let start = found.get(0).map_or(clause.len(), |m| m.start());
    Some((clause.get(..start).unwrap_or(clause), found.get(1).map(|m| m.as_str().trim_end_matches(')').to_owned())))
}

/// "children's health (but not children's social work) and justice": what brackets take out ends with them.
fn bracketed(clause: &str, setting: Setting<'_>) -> Option<Vec<Clause>> {
    let found = IN_BRACKETS.captures(clause)?;
    let (all, list) = found.get(0).zip(found.get(1)).filter(|(all, _)| all.end() < clause.len())?;
    let mut said = in_clause(&format!("{}{}", clause.get(..all.start())?, clause.get(all.end()..)?), setting);
    let first = said.first().and_then(|first| Some((first.whose.clone(), opposite(first.status)?)));
    said.extend(first.map(|(whose, status)| Clause {
        whose,
        list: list.as_str().to_owned(),
        status,
        lead_agency: None,
    }));
    Some(said)
}

/// A clause that only parts what the one before says: "Community services make up the second group: X and Y", "the third
/// group is hospital care, among them X".
fn continued(clause: &str, setting: Setting<'_>) -> Option<Found> {
    let status = setting.before.filter(|_| setting.spoken_of)?;
    let found = PARTS.captures(clause)?;
    let (head, list) = (any(&found, &[1]), any(&found, &[2]));
    let several = functions_in(&list, setting.vocabulary).len() > 1;
    (several && !cues::is_of_something_else(&head)).then_some((None, list, status))
}

/// A group of services, and what is named of it.
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^([^,:;]{3,60}\s(?:is|are|makes?\s+up|forms?|consists?\s+of|comprises?|covers?|includes?)\b[^,:;]{0,60})(?::|,\s+(?:among\s+them|including|namely|such\s+as)|\s+such\s+as)\s+(.{4,})$",
    )
});

/// What is run for others too.
static FOR_NEIGHBOURS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+(?:which|that)\s+(?:is|are)\s+(?:also\s+)?(?:hosted|managed|delivered|provided|run|led)\s+(?:by\s+us\s+)?(?:on\s+behalf\s+of|for)\s+(?:the\s+|all\s+|both\s+|its\s+|our\s+)*(?:other|three|two|six|neighbour\w*|north|south|east|west|whole|partnerships|hscps|ijbs)\b.*$",
    )
});

/// "No children's services are delegated", "neither A nor B is": what is said of none of them.
fn without_no(clause: &str) -> (&str, bool) {
    let heads = ["no ", "No ", "none of the ", "None of the ", "neither ", "Neither "];
    match heads.iter().find_map(|head| clause.strip_prefix(head)) {
        Some(rest) => (rest, true),
        None => (clause, false),
    }
}

/// "The HSCP manages X on behalf of the council", "… a range of services on behalf of both parties: X".
static MANAGES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,60}?),?\s+(?:now\s+|jointly\s+|also\s+)?(?:manages?|runs?|delivers?|provides?|plans?|commissions?)\s+(.{4,}?),?\s+on\s+behalf\s+of\s+(?:the\s+|both\s+|its\s+)*(?:[\w&]+\s+){0,6}?(?:councils?|health\s+boards?|nhs|parties|partners)\b[^:]*(?::\s*(.+))?$",
    )
});

/// A clause without the exception that stands before its verb, and the exception.
fn exception_inside(clause: &str) -> Option<(String, String)> {
    let found = INSIDE.captures(clause)?;
    let (subject, exception, verb) = (any(&found, &[1]), any(&found, &[2]), any(&found, &[3]));
    // A verb before it ends the clause there.
    let before = [" is ", " are ", " was ", " were ", " has ", " have "].iter().any(|verb| subject.contains(verb));
    (!before).then(|| (format!("{subject} {verb}"), exception))
}

/// A clause without a tail (from where the group `from` begins), and the list that the tail adds; empty where there is none.
fn tail<'c>(pattern: &Regex, clause: &'c str, from: usize, list: usize) -> (&'c str, String) {
    match pattern.captures(clause) {
        Some(found) => (clause.get(..found.get(from).map_or(0, |m| m.start())).unwrap_or(clause), any(&found, &[list])),
        None => (clause, String::new()),
    }
}

/// The first of some groups that took part.
fn any(found: &Captures<'_>, groups: &[usize]) -> String {
    groups.iter().find_map(|group| found.get(*group)).map_or_else(String::new, |m| m.as_str().to_owned())
}

/// "The services that …": what is delegated comes behind the verb.
pub(super) fn is_open(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    if lower == "the following"
        || lower == "following"
        || lower.starts_with("the following ")
        || lower.ends_with(" the following")
    {
        return true;
    }
    [
        "services that",
        "services which",
        "functions that",
        "functions which",
        "following services",
        "following functions",
        "these services",
        "these functions",
    ]
    .iter()
    .any(|words| lower.ends_with(words))
}

/// "School nursing, which is delegated for all ages": an exception, from a limit, that says itself how it is.
fn says_itself(exception: &str) -> Option<(String, DelegationStatus)> {
    let found = ITSELF.captures(exception)?;
    let status = match found.get(2) {
        Some(_) => DelegationStatus::NotDelegated,
        None => DelegationStatus::Delegated,
    };
    Some((any(&found, &[1]), status))
}

/// An exception from what is delegated is not, and the other way round.
pub(super) fn opposite(status: DelegationStatus) -> Option<DelegationStatus> {
    match status {
        DelegationStatus::Delegated => Some(DelegationStatus::NotDelegated),
        DelegationStatus::NotDelegated => Some(DelegationStatus::Delegated),
        _ => None,
    }
}
