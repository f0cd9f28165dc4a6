//! What a clause says of functions: delegated, in part, not, or led by another body.

use super::announced;
use super::by_cue::{self, by_cue, of_first_verb};
use super::cue_words::CUE_WORDS;
use super::cues;
use super::frames::framed;
use super::led::{Leads, led};
use super::list::functions_in;
use super::patterns::{
    ACTIVE, ADDED, AS_IS, DELEGATED, EXCEPTION, EXCEPTIONS, IN_BRACKETS, INCLUDES, INSIDE, INVERTED, IS, IS_NOT, NOR,
    OBJECT, RELATIVE, RESPONSIBILITY, RESPONSIBLE, STAYS, SUBJECT, TO_WHOM, TOGETHER,
};
use super::place::place_before;
use super::{Clause, is_match};
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::wording::latin;
use crate::wording::latin::{Captures, Regex};
use std::sync::LazyLock;

/// A list of functions within a sentence is shorter, in characters.
pub(super) const LONGEST_LIST: usize = 500;
const LEAD: DelegationStatus = DelegationStatus::LeadAgency;

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
    // "X, which are managed on behalf of our neighbours": who says so leads.
    if let Some(found) = FOR_NEIGHBOURS.find(clause) {
        let ahead = clause.get(..found.start()).unwrap_or_default();
        let mut said = in_clause(ahead, setting);
        for clause in said.iter_mut().filter(|clause| clause.status == DelegationStatus::Delegated) {
            clause.status = DelegationStatus::LeadAgency;
        }
        if !said.is_empty() {
            return said;
        }
    }
    if let Some(said) = bracketed(clause, setting) {
        return said;
    }
    let (clause, together) = tail(&TOGETHER, clause, 1, 2);
    let inside = exception_inside(clause);
    let clause = inside.as_ref().map_or(clause, |(clause, _)| clause.as_str());
    let (clause, exception) = match EXCEPTION.captures(clause) {
        Some(found) => {
            let start = found.get(0).map_or(clause.len(), |m| m.start());
            (clause.get(..start).unwrap_or(clause), found.get(1).map(|m| m.as_str().trim_end_matches(')').to_owned()))
        }
        None => (clause, inside.as_ref().map(|(_, exception)| exception.clone())),
    };
    let (clause, also) = tail(&AS_IS, clause, 0, 1);
    if let Some(found) = MANAGES.captures(clause).filter(|found| cues::has_functions(&any(found, &[1]))) {
        let whose = Some(any(&found, &[1]));
        return vec![Clause {
            whose,
            list: any(&found, &[3, 2]),
            status: DelegationStatus::Delegated,
            lead_agency: None,
        }];
    }
    let (clause, none) = without_no(clause);
    let said = main(clause, setting.before, setting.speaks || setting.before.is_some());
    let before_a_colon = || {
        let found = announced::before_a_colon(clause, setting.vocabulary).filter(|_| setting.spoken_of)?;
        Some((None, found.1, found.0))
    };
    let points = clause.split_once(": ").is_some_and(|(line, _)| line.contains("these ") || line.contains("following"));
    let said = said.or_else(|| before_a_colon().filter(|_| points)).or_else(|| by_cue(clause, setting));
    let said = said.or_else(|| continued(clause, setting)).or_else(before_a_colon);
    let said = said.or_else(|| framed(clause, setting));
    let Some((whose, list, status)) = said else { return Vec::new() };
    if list.chars().count() > LONGEST_LIST {
        return Vec::new();
    }
    let status = if none { opposite(status).unwrap_or(status) } else { status };
    let whose = place.map(str::to_owned).or(whose);
    let (list, hosted) = by_cue::without_hosted(list);
    let hosted = hosted.map(|list| Clause { whose: whose.clone(), list, status: LEAD, lead_agency: None });
    let exception = exception.zip(opposite(status)).map(|(list, status)| Clause {
        whose: whose.clone(),
        list,
        status,
        lead_agency: None,
    });
    let also = [also, together].into_iter().filter(|list| !list.is_empty());
    let also: Vec<Clause> = also.map(|list| Clause { whose: whose.clone(), list, status, lead_agency: None }).collect();
    std::iter::once(Clause { whose, list, status, lead_agency: None })
        .chain(also)
        .chain(exception)
        .chain(hosted)
        .collect()
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
fn continued(clause: &str, setting: Setting<'_>) -> Option<(Option<String>, String, DelegationStatus)> {
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

/// Whose, which functions and how it is with them, in a clause without its exceptions.
fn main(
    clause: &str,
    before: Option<DelegationStatus>,
    goes_on: bool,
) -> Option<(Option<String>, String, DelegationStatus)> {
    use DelegationStatus::{Delegated, NotDelegated, PartlyDelegated};
    let found = |regex: &'static LazyLock<Regex>| regex.captures(clause);
    if let Some(found) = found(&EXCEPTIONS).filter(|_| before.is_some()) {
        return Some((None, any(&found, &[1, 2, 3]), before.and_then(opposite)?));
    }
    // "These services are for older people": for whom, not which.
    if let Some(found) = found(&INCLUDES).filter(|found| !is_no_list(&any(found, &[1])))
        && let Some(before) = before.filter(|_| !clause.contains("elegated"))
    {
        return Some((None, any(&found, &[1]), before));
    }
    if let Some(found) = found(&RESPONSIBILITY) {
        let with = any(&found, &[3]).to_lowercase();
        let status = match () {
            () if with.is_empty() => by_adverbs(&any(&found, &[2])),
            () if ["council", "nhs", "health board", "authority"].iter().any(|w| with.contains(w)) => NotDelegated,
            () => Delegated,
        };
        let list = any(&found, &[1]);
        // "Responsibility for the following has been delegated: X and Y".
        if is_open(&list) {
            return Some((None, clause.split_once(": ")?.1.to_owned(), status));
        }
        return Some((None, list, status));
    }
    if let Some(found) = found(&INVERTED) {
        let out = ["out", "excluded", "retained"].iter().any(|w| any(&found, &[2]).to_lowercase().starts_with(w));
        let status = if out { NotDelegated } else { by_adverbs(&any(&found, &[1])) };
        return Some((None, any(&found, &[3]), status));
    }
    if let Some(found) = found(&RELATIVE) {
        let ahead = any(&found, &[1]);
        let from = [" the ", " for ", " of ", " all ", " those ", " our ", " include ", " covers ", ": "]
            .iter()
            .filter_map(|word| Some(ahead.rfind(word)? + word.len()))
            .max()
            .unwrap_or_default();
        let behind = clause.get(found.get(0).map_or(0, |m| m.end())..).unwrap_or_default();
        // "those acute services that are delegated, including X and Y".
        if let Some((_, list)) = NAMED_BEHIND.iter().find_map(|word| behind.split_once(word)) {
            return Some((None, list.to_owned(), by_adverbs(&any(&found, &[2]))));
        }
        let status = match by_adverbs(&any(&found, &[2])) {
            Delegated if ahead.get(..from).is_some_and(|ahead| ahead.ends_with(" those ")) => PartlyDelegated,
            status => status,
        };
        return Some((None, ahead.get(from..).unwrap_or_default().to_owned(), status));
    }
    if let Some(found) = found(&SUBJECT)
        && !is_active(clause)
        && !["delegated to it ", "delegated to us "].iter().any(|words| clause.contains(words))
        && !is_open(&any(&found, &[1]))
    {
        let after = clause.get(found.get(0).map_or(0, |m| m.end())..).unwrap_or_default();
        let in_part =
            [" in part", " partly", " partially", " only in part"].iter().any(|words| after.starts_with(words));
        let how = any(&found, &[3]).to_lowercase();
        let status = match by_adverbs(&any(&found, &[2])) {
            Delegated if how.starts_with("out") || how.starts_with("excl") => NotDelegated,
            NotDelegated if how.starts_with("excl") => Delegated,
            Delegated if in_part => PartlyDelegated,
            status => status,
        };
        // "… are delegated in Angus and in Moray only".
        let whose = after.strip_prefix(" in ").map(str::to_owned);
        let list = of_first_verb(&any(&found, &[1])).to_owned();
        // "All services are delegated, including X".
        let named = NAMED_BEHIND.iter().find_map(|word| Some(after.split_once(word)?.1));
        let list = match named.filter(|_| status != PartlyDelegated) {
            Some(named) => format!("{list}, {named}"),
            None => list,
        };
        return Some((whose, list, status));
    }
    if let Some(found) = found(&OBJECT) {
        let not = is_match(&super::super::flow::NOT, clause) || clause.contains("out of scope");
        return Some((None, any(&found, &[1]), if not { NotDelegated } else { Delegated }));
    }
    if let Some(found) = found(&ACTIVE).filter(|found| !any(found, &[2]).contains("been")) {
        let list = any(&found, &[4]);
        let to_whom = TO_WHOM.find(&list).map(|m| m.range());
        let behind = to_whom.as_ref().and_then(|to| list.get(to.end..)).unwrap_or_default();
        // "… all functions to the Board, including X and Y".
        let named = [", including ", " including ", ", namely "].iter().find_map(|word| behind.strip_prefix(word));
        let whole = list.get(..to_whom.map_or(list.len(), |to| to.start)).unwrap_or(&list);
        let list = named.unwrap_or(whole).to_owned();
        // "… but does not delegate X": who does is said before.
        let who = any(&found, &[1]);
        if ["not", "never", "not to", "against"].iter().any(|word| who.ends_with(word)) {
            return Some((Some(who), list, NotDelegated));
        }
        return Some((Some(who), list, by_adverbs(&any(&found, &[2, 3]))));
    }
    let to = |list: &str| ["to ", "by ", "from ", "in ", "under "].iter().any(|word| list.starts_with(word));
    if let Some(found) = found(&DELEGATED).filter(|found| !to(&any(found, &[2]))) {
        let list = any(&found, &[2]);
        let end = TO_WHOM.find(&list).map_or(list.len(), |m| m.start());
        return Some((Some(any(&found, &[1])), list.get(..end).unwrap_or(&list).to_owned(), Delegated));
    }
    if let Some(before) = before
        && let Some(found) = found(&NOR)
    {
        return Some((None, any(&found, &[1]), before));
    }
    if (before == Some(Delegated) || clause.contains("to the scheme"))
        && let Some(found) = found(&ADDED)
    {
        return Some((None, any(&found, &[1]), Delegated));
    }
    if !goes_on {
        return None;
    }
    if before == Some(NotDelegated)
        && let Some(found) = found(&IS)
    {
        return Some((None, any(&found, &[1]), Delegated));
    }
    if let Some(found) = found(&RESPONSIBLE) {
        return Some((None, any(&found, &[1]), Delegated));
    }
    let found = found(&STAYS).or_else(|| found(&IS_NOT))?;
    // "X is not part of it and stays with the Council".
    let list = any(&found, &[1, 2]);
    // "The following remain with the Council: …".
    if is_open(&list) {
        return None;
    }
    let end = CUE_WORDS.verbs_of_state.iter().map(String::as_str).chain(ALSO_END);
    let end = end.filter_map(|verb| list.find(verb)).min().unwrap_or(list.len());
    Some((None, list.get(..end).unwrap_or(&list).to_owned(), NotDelegated))
}

/// Words between functions and those of them that are named.
const NAMED_BEHIND: [&str; 3] = [", including ", ", namely ", ", such as "];

/// Whether what stands behind "they are" lists nothing: "for older people", "led by the Council's director".
fn is_no_list(behind: &str) -> bool {
    let mut words = behind.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let of_verb = first.ends_with("ed") || matches!(first, "led" | "run" | "kept" | "held");
    matches!(first, "for" | "we" | "it" | "they" | "that")
        || (of_verb && matches!(second, "by" | "through" | "to" | "in" | "as" | "from" | "with" | "on" | "at"))
}

/// Verbs that end a list of functions before them, beside those of state.
const ALSO_END: [&str; 3] = [" does ", " do ", " will "];

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

/// An exception from what is delegated is not, and the other way round.
pub(super) fn opposite(status: DelegationStatus) -> Option<DelegationStatus> {
    match status {
        DelegationStatus::Delegated => Some(DelegationStatus::NotDelegated),
        DelegationStatus::NotDelegated => Some(DelegationStatus::Delegated),
        _ => None,
    }
}

/// Whether somebody delegates in a clause: "Angus has delegated X", not "X has been delegated".
fn is_active(clause: &str) -> bool {
    let Some(found) = ACTIVE.captures(clause) else { return false };
    if any(&found, &[2]).contains("been") {
        return false;
    }
    found.get(4).is_some_and(|rest| {
        !["to ", "from ", "in ", "by ", "on ", "since ", "under ", "with ", "only "]
            .iter()
            .any(|w| rest.as_str().starts_with(w))
    })
}

fn by_adverbs(adverbs: &str) -> DelegationStatus {
    let adverbs = adverbs.to_lowercase();
    if adverbs.contains("not") || adverbs.contains("longer") {
        DelegationStatus::NotDelegated
    } else if adverbs.contains("part") {
        DelegationStatus::PartlyDelegated
    } else {
        DelegationStatus::Delegated
    }
}
