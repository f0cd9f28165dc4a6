//! Functions that another body leads on or hosts, as a clause says it.

mod patterns;

use super::place::place_before;
use super::{Clause, bodies};
use crate::record::{DelegationStatus, Entity, EntityType};
use crate::register;
use crate::wording::latin::Captures;
use patterns::{
    AS_LEAD, ASIDE, FOR_AREA, FOR_OTHERS, FOR_THE_WHOLE, FOR_WHOM, HOST_THESE, HOSTED_ARE, HOSTED_HERE,
    HOSTS_IN_BRACKETS, IN_BRACKETS, IS_LED, IS_RESPONSIBLE, LABELLED, LEAD_IS, LEADS, NAMELY, WHOM_BETWEEN,
};

/// Who leads on which functions, where a clause says so.
pub(super) fn led(clause: &str, lead_agencies: Leads) -> Vec<Clause> {
    // "In Aberdeen City we host X".
    let (place, clause) = place_before(clause);
    let mut found = led_in(clause, lead_agencies);
    for clause in &mut found {
        clause.whose = place.map(str::to_owned);
    }
    found
}

/// Which bodies a paragraph says to lead for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leads {
    /// It does not speak of it.
    Nobody,
    /// Lead agencies: councils and NHS boards.
    Agencies,
    /// Lead partnerships.
    Partnerships,
}

/// Who leads on which functions, in a clause without its place: what the first pattern that fits says.
fn led_in(clause: &str, lead_agencies: Leads) -> Vec<Clause> {
    if let Some((who, list)) = LABELLED.captures(clause).and_then(|found| found.get(1).zip(found.get(2))) {
        return by(who.as_str(), list.as_str()).into_iter().collect();
    }
    let clause = &*without_asides(clause);
    as_lead(clause, lead_agencies)
        .or_else(|| for_others(clause, lead_agencies))
        .or_else(|| responsible(clause, lead_agencies))
        .or_else(|| with_hosts_in_brackets(clause))
        .or_else(|| hosted_here(clause))
        .or_else(|| by_each_body(clause))
        .or_else(|| leading(clause))
        .or_else(|| is_led(clause))
        .unwrap_or_default()
}

/// A clause without what stands around and between who leads and on what.
fn without_asides(clause: &str) -> String {
    // "Angus hosts, on behalf of its neighbours, X and Y".
    let clause = &*match ASIDE.find(clause) {
        Some(found) => std::borrow::Cow::from(format!("{} {}", &clause[..found.start()], &clause[found.end()..])),
        None => std::borrow::Cow::from(clause),
    };
    // "The budget excludes our share of X, which are led by South Ayrshire": X is led.
    let clause = ["on the basis that ", " share of "]
        .iter()
        .fold(clause, |clause, words| clause.split_once(words).map_or(clause, |(_, rest)| rest));
    FOR_AREA.replace_all(clause, "").into_owned()
}

/// "As lead partnership for X, we manage Y on behalf of our neighbours".
fn as_lead(clause: &str, lead_agencies: Leads) -> Option<Vec<Clause>> {
    let found = AS_LEAD.captures(clause)?;
    let own = by(group(&found, 2), group(&found, 1));
    let rest = led_in(&format!("{} {}", group(&found, 2), group(&found, 3)), lead_agencies);
    Some(own.into_iter().chain(rest).collect())
}

/// "We manage X on behalf of East and South Ayrshire"; what is run for the Council is no more than delegated.
fn for_others(clause: &str, lead_agencies: Leads) -> Option<Vec<Clause>> {
    let found = FOR_OTHERS.captures(clause)?;
    let (who, list, whom) = (group(&found, 1), group(&found, 2), group(&found, 3));
    let neighbours = |text: &str| {
        let kind = EntityType::IntegrationAuthority;
        register::several(text, kind).len() > 1
            || register::find(text, Some(kind)).body_of(kind).is_some()
            || OTHERS.iter().any(|word| text.contains(word))
    };
    let several = OTHERS.iter().any(|word| whom.contains(word));
    let council = whom.contains("Council") || (whom.contains("NHS ") && !several);
    // "The Council runs X on behalf of NHS Highland", where lead agencies are spoken of.
    if council && lead_agencies == Leads::Agencies && (who.contains("Council") || who.contains("NHS")) {
        return Some(by(who, list).into_iter().collect());
    }
    if council || !neighbours(whom.trim_start_matches("the ")) {
        return None;
    }
    // "hosts a number of services on behalf of its neighbours, namely X".
    let marks = [": ", ", namely ", ", including ", ", such as "];
    let named = marks.iter().find_map(|mark| whom.split_once(mark)).map(|(_, list)| list);
    Some(by(who, named.unwrap_or(list)).into_iter().collect())
}

/// "NHS Highland is responsible for X", where lead agencies are spoken of.
fn responsible(clause: &str, lead_agencies: Leads) -> Option<Vec<Clause>> {
    if lead_agencies == Leads::Nobody {
        return None;
    }
    // A partnership's board has what is delegated to it.
    let joint = |who: &str| body(who).is_some_and(|(body, _)| body.entity_type == EntityType::IntegrationAuthority);
    let may_lead = |who: &str| joint(who) == (lead_agencies == Leads::Partnerships);
    let found = IS_RESPONSIBLE.captures(clause).filter(|f| f.get(1).is_none_or(|m| may_lead(m.as_str())))?;
    Some(by(group(&found, 1), group(&found, 2)).into_iter().collect())
}

/// "Other hosted services are X (Glasgow City) and Y (Renfrewshire)".
fn with_hosts_in_brackets(clause: &str) -> Option<Vec<Clause>> {
    // "The following are hosted elsewhere: podiatry (Angus)".
    let elsewhere = || {
        let mut ways = [": ", " include ", " are "].iter().filter_map(|mark| clause.split_once(mark));
        ways.find(|(ahead, _)| ahead.contains(" hosted")).map(|(_, list)| list)
    };
    let bracketed = HOSTS_IN_BRACKETS.captures(clause).and_then(|found| found.get(1));
    let list = bracketed.map(|list| list.as_str()).or_else(elsewhere)?;
    let of_each = IN_BRACKETS.captures_iter(list).filter_map(|one| {
        let (list, who) = one.get(1).zip(one.get(2))?;
        body(who.as_str()).and_then(|_| by(who.as_str(), list.as_str()))
    });
    Some(of_each.collect::<Vec<Clause>>()).filter(|found| !found.is_empty())
}

/// "Three services are hosted here for all of Tayside: X, Y and Z".
fn hosted_here(clause: &str) -> Option<Vec<Clause>> {
    let found = clause.contains(" hosted ").then(|| HOSTED_HERE.captures(clause)).flatten()?;
    found.get(1).map(|list| by("us", list.as_str()).into_iter().collect())
}

/// Bodies that a clause names one after the other, each with what it leads on.
fn by_each_body(clause: &str) -> Option<Vec<Clause>> {
    let found = bodies::each(clause);
    (!found.is_empty()).then(|| found.into_iter().filter_map(|(who, list)| by(who, without_whom(list))).collect())
}

/// What a clause says that speaks of a host or a lead agency outright.
fn leading(clause: &str) -> Option<Vec<Clause>> {
    if let Some(found) = FOR_THE_WHOLE.captures(clause) {
        return Some(by(group(&found, 1), group(&found, 2)).into_iter().collect());
    }
    if let Some(found) = HOSTED_ARE.captures(clause).or_else(|| HOST_THESE.captures(clause)) {
        return Some(by(group(&found, 1), group(&found, 2)).into_iter().collect());
    }
    if let Some(found) = LEAD_IS.captures(clause) {
        return Some(by(group(&found, 2), group(&found, 1)).into_iter().collect());
    }
    let found = LEADS.captures(clause)?;
    let who = found.get(1).or_else(|| found.get(3)).map_or("", |m| m.as_str());
    let list = found.get(2).or_else(|| found.get(4)).map_or("", |m| m.as_str());
    Some(each(who, without_whom(list), true))
}

/// "X is hosted by East Ayrshire".
fn is_led(clause: &str) -> Option<Vec<Clause>> {
    let found = IS_LED.captures(clause)?;
    let (list, verb, who) = (group(&found, 1), group(&found, 2), group(&found, 3));
    // "Run by NHS Fife" alone is no word on who leads for whom.
    if !["hosted", "led"].contains(&verb.to_lowercase().as_str())
        && ![" on behalf of ", "ed across ", "run across ", " for the whole of ", " for all ", " for both "]
            .iter()
            .any(|words| clause.contains(words))
    {
        return None;
    }
    // "A number of services are hosted by Angus on our behalf, e.g. X".
    if super::words::names_none(list)
        && let Some(found) = NAMELY.captures(who)
    {
        let who = who.get(..found.get(0).map_or(0, |m| m.start())).unwrap_or_default();
        let list = found.get(1).or_else(|| found.get(2)).map_or("", |m| m.as_str());
        return Some(by(without_whom(who), list).into_iter().collect());
    }
    // "X is hosted by A on behalf of B, Y by C".
    let rest = WHOM_BETWEEN.replace(who, "$1");
    Some(each(list, without_whom(&rest), false))
}

/// The words of a pattern's group.
fn group<'c>(found: &Captures<'c>, number: usize) -> &'c str {
    found.get(number).map_or("", |m| m.as_str())
}

/// A clause with the one that hosts where it only goes on with what the clause before says: "We host X and lead on Y".
pub(super) fn with_host<'c>(clause: &'c str, host: &mut Option<&'c str>) -> std::borrow::Cow<'c, str> {
    if HOSTS_VERBS.iter().any(|verb| clause.starts_with(verb.trim_start())) {
        return host.map_or(clause.into(), |host| format!("{host} {clause}").into());
    }
    *host = HOSTS_VERBS.iter().find_map(|verb| Some(clause.split_once(verb)?.0)).filter(|who| who.len() < 60);
    clause.into()
}

/// Verbs of hosts.
const HOSTS_VERBS: [&str; 6] = [" hosts ", " host ", " leads on ", " lead on ", " leads for ", " lead for "];

/// Words for the bodies that a service is run for beside the host's own.
const OTHERS: [&str; 6] = ["partnerships", "Partnerships", "neighbour", "HSCPs", "IJBs", "Joint Boards"];

/// A body or a list without whom a service is run for.
fn without_whom(text: &str) -> &str {
    let Some(found) = FOR_WHOM.find(text) else { return text };
    // "hosts two services on behalf of its neighbours: X and Y".
    match found.as_str().split_once(": ") {
        Some((_, list)) => list,
        None => &text[..found.start()],
    }
}

/// "Podiatry is hosted by A, dietetics by B and dentistry by C" (the first list, and the rest from the first body on), or,
/// where who leads stands first, "A is the lead partnership for X, B for Y and C for Z".
fn each(first: &str, rest: &str, who_first: bool) -> Vec<Clause> {
    let word = if who_first { " for " } else { " by " };
    let mut out = Vec::new();
    let (mut first, mut rest) = (first, rest);
    loop {
        let next = separators(rest).find_map(|(at, end)| {
            let (more, _) = rest[end..].split_once(word)?;
            let from = end + more.len() + word.len();
            // "the Council as lead agency for X and NHS Highland as lead agency for Y".
            let more = AS_LEADS.iter().find_map(|words| more.strip_suffix(words)).unwrap_or(more);
            let who = if who_first { more } else { &rest[..at] };
            body(who).is_some().then_some((at, more, from))
        });
        let piece = next.map_or(rest, |(at, ..)| &rest[..at]);
        out.extend(if who_first { by(first, piece) } else { by(piece, first) });
        let Some((_, more, from)) = next else { return out };
        (first, rest) = (more, &rest[from..]);
    }
}

/// What stands behind the body that leads where the verb is left out.
const AS_LEADS: [&str; 6] = [
    " as lead agency",
    " as the lead agency",
    " as lead partnership",
    " as the lead partnership",
    " is the lead partnership",
    " is the lead agency",
];

/// Where commas and "and" stand in a text: from where to where, in bytes.
fn separators(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let marks = ["; and ", "; ", ", and ", ", ", " and "].into_iter().flat_map(|mark| text.match_indices(mark));
    let mut found: Vec<(usize, usize)> = marks.map(|(at, mark)| (at, at + mark.len())).collect();
    // The longest of those that begin at one place: ", and " before ", ".
    found.sort_unstable_by_key(|(at, end)| (*at, std::cmp::Reverse(*end)));
    found.into_iter()
}

/// The clause that a body leads on a list.
fn by(who: &str, list: &str) -> Option<Clause> {
    let named = who.trim().trim_start_matches("the ").trim_start_matches("The ");
    let lead_agency = match body(who) {
        // The partnership's own: which one, the paper's readers know.
        None if named == "Council" => Some(Entity::written(named, Some(EntityType::Council))),
        None if matches!(named, "Health Board" | "NHS Board") => {
            Some(Entity::written(named, Some(EntityType::HealthBoard)))
        }
        Some((body, who)) => Some(Entity::written(who, Some(body.entity_type))),
        // The paper's own: whose it is says who leads.
        None if is_own_abbreviation(named) => None,
        None => SELF.contains(&who.trim().to_lowercase().as_str()).then_some(None)?,
    };
    // A host serves its neighbours too: whose functions they are is the paper's to say.
    Some(Clause { whose: None, list: without_whom(list).to_owned(), status: DelegationStatus::LeadAgency, lead_agency })
}

/// "MIJB", "DHSCP".
fn is_own_abbreviation(who: &str) -> bool {
    who.bytes().all(|b| b.is_ascii_uppercase()) && (who.ends_with("IJB") || who.ends_with("HSCP"))
}

/// How a paper calls the partnership that it is of.
const SELF: [&str; 10] =
    ["us", "we", "the partnership", "the ijb", "the board", "the hscp", "our partnership", "it", "our ijb", "our hscp"];

/// The body that says that it hosts services, which the next sentence lists: "Angus hosts a number of services".
pub(super) fn hosts_services(sentence: &str) -> Option<Entity> {
    // "A number of services are hosted by Angus on behalf of its neighbours."
    if let Some((what, who)) = sentence.split_once(" are hosted by ")
        && super::words::names_none(what)
    {
        let (body, who) = body(without_whom(who))?;
        return Some(Entity::written(who, Some(body.entity_type)));
    }
    let (who, what) = sentence.split_once(" hosts ")?;
    let (body, who) = body(who)?;
    (what.contains("services") && !what.contains(':')).then(|| Entity::written(who, Some(body.entity_type)))
}

/// Whether words name a body.
pub(super) fn names_a_body(who: &str) -> bool {
    body(who).is_some()
}

/// The body that words name, and its name; a name that several bodies share is the partnership's.
fn body(who: &str) -> Option<(&'static register::Body, &str)> {
    let who = who.trim().trim_end_matches('.');
    // "Hosted services: Angus hosts …".
    let who = who.rsplit_once(": ").map_or(who, |(_, who)| who);
    let who = who.strip_prefix("The ").or_else(|| who.strip_prefix("the ")).unwrap_or(who);
    let body = match register::find(who, None) {
        register::Match::Exact(body) => body,
        register::Match::Ambiguous(_) => {
            register::find(who, Some(EntityType::IntegrationAuthority)).body_of(EntityType::IntegrationAuthority)?
        }
        _ => return None,
    };
    Some((body, who))
}
