//! Functions that another body leads on or hosts, as a clause says it.

use super::place::place_before;
use super::{Clause, bodies};
use crate::record::{DelegationStatus, Entity, EntityType};
use crate::register;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// "NHS Highland is the lead agency for X", "East Ayrshire hosts X".
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,60}?),?\s+(?:is|are|will\s+be|acts?\s+as|will\s+act\s+as|serves?\s+as|has\s+been|was|became|becomes|as)\s+(?:also\s+|now\s+|currently\s+)?(?:the\s+)?(?:lead\s+(?:agency|partnership|body|authority)|host(?:\s+(?:partnership|body|board|authority))?)\s+for\s+(.{4,})$|^(.{2,60}?),?\s+(?:also\s+|currently\s+|now\s+|will\s+)?(?:hosts?|leads?\s+(?:on|for)|(?:has|have|takes?|holds?)\s+(?:the\s+|a\s+)?(?:lead|hosting)\s+(?:partnership\s+|agency\s+)?(?:responsibilit(?:y|ies)|role)\s+(?:for|in))\s+(.{4,})$",
    )
});
/// "X is hosted by East Ayrshire".
static IS_LED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{4,}?),?\s+(?:is|are)\s+(?:also\s+|all\s+)?(hosted|led|run|managed|provided|delivered|coordinated)\s+(?:across\s+[^,;]{3,40}?\s+)?(?:by|in|within|on\s+behalf\s+of\s+.{3,60}?\s+by)\s+(.{3,})$",
    )
});
/// "The lead agency for X is NHS Highland".
static LEAD_IS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:that\s+)?(?:the\s+|our\s+)?(?:(?:[a-z]+\s+){0,3}lead\s+(?:agency|partnership|body)|host(?:\s+(?:partnership|body|board))?)\s+for\s+(.{4,}?)\s+(?:is|will\s+be)\s+(.{3,60})$",
    )
});
/// "Services that are hosted by East Ayrshire comprise X and Y".
static HOSTED_ARE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:[^,:;]{0,60}\s)?(?:services|functions)\s+(?:(?:that|which)\s+(?:is|are)\s+|currently\s+)*(?:hosted|led)\s+by\s+([^,:;]{2,60}?)(?:\s+(?:on\s+behalf\s+of|for)\s+[^:]{3,80}?)?,?\s+(?:comprise|include|consist\s+of|cover|are)\s*:?\s+(.{4,})$",
    )
});
/// The area that a service is run for, between its name and the next one's.
static FOR_AREA: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"\s+(?:for|across|throughout)\s+(?:the\s+)?(?:(?:whole|rest)\s+of\s+)?(?:the\s+)?(?:NHS\s+)?[A-Z][a-z]+(?:\s+(?:and\s+|&\s+)?[A-Z][a-z]+){0,4}\s+(?:area|region|Health\s+Board\s+area|Board\s+area|board\s+area)\b",
    )
});
/// "NHS Highland is responsible for X", where lead agencies are spoken of.
static IS_RESPONSIBLE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{3,60}?),?\s+(?:(?:is|are)\s+(?:also\s+|now\s+)?responsible|(?:has|have|took|takes)\s+(?:on\s+)?(?:lead\s+)?responsibility)\s+for\s+(.{4,})$",
    )
});
/// Whom a body runs a service for.
static FOR_WHOM: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+(?:on\s+(?:our|its|their|your)\s+behalf|on\s+behalf\s+of|for\s+(?:all|both|the|its|each|every|a)\s+(?:\w+\s+){0,3}?(?:partnerships?|boards?|hscps?|ijbs?|area|authorities|of\s+\w+)|under\s|through\s|as\s+part\s|(?:since|from|until)\s+(?:\w+\s+)?\d{4}).*$",
    )
});

/// Whom a body runs a service for, before the next service and its body.
static WHOM_BETWEEN: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"\s+on\s+behalf\s+of\s+[^,;]{3,60}?([,;]\s+[^,;]{3,60}?\s+by\s+)"));

/// "Other hosted services are X (Glasgow City) and Y (Renfrewshire)".
static HOSTS_IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+)?(?:other\s+)?(?:hosted|host|lead\s+partnership|lead)\s+(?:services|arrangements|functions)(?:\s+[^:]{0,60}?)?\s*(?:are|include|comprise|:)\s*:?\s+(.{4,})$",
    )
});
/// One of them.
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?:^|[,;]\s*|\band\s+)(?:and\s+)?([^(),;]{4,80}?)\s*\((?:(?i:hosted|led)\s+(?i:by)\s+)?(?:the\s+)?([^()]{3,60})\)",
    )
});
/// "It also runs services for the whole of Tayside, such as X".
static FOR_THE_WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,60}?),?\s+(?:also\s+|currently\s+)?(?:hosts|runs|manages|provides|run|manage|provide|host|leads)\s+(?:(?:a\s+number\s+of\s+|several\s+|some\s+|other\s+)*services\s+)?(?:for|across|throughout)\s+(?:the\s+whole\s+of|all\s+of|the\s+whole|the\s+rest\s+of)\s+(?:the\s+)?[^,:(]+?(?:,\s*(?:such\s+as|including|namely|like)|:|\s+\(|\s+such\s+as)\s+(.+?)\)?$",
    )
});

/// "As lead partnership for X, we manage Y on behalf of our neighbours".
static AS_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^as\s+(?:the\s+)?(?:lead|host)\s+(?:partnership|agency|ijb|hscp|body|authority)\s+for\s+(.{4,120}?),\s+(we|it|the\s+(?:partnership|hscp|ijb|board)|[a-z&\s]{4,50}?)\s+((?:(?:also|now|currently)\s+)?(?:manages?|hosts?|runs?|delivers?|provides?|leads?|is|are|has|have)\b.+)$",
    )
});
/// "Three services are hosted here for all of Tayside: X, Y and Z".
static HOSTED_HERE: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)\bhosted\s+(?:here|locally|by\s+us)\b[^:]*:\s+(.{4,})$"));
/// "We manage X on behalf of East and South Ayrshire".
static FOR_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,60}?),?\s+(?:also\s+)?(?:manages?|runs?|delivers?|provides?|hosts?)\s+(.{4,}?),?\s+on\s+behalf\s+of\s+(.{4,400})$",
    )
});

/// For whom, between commas behind the verb.
static ASIDE: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"(?i),\s+(?:on\s+behalf\s+of|for)\s+[^,:;]{3,80},\s+"));
/// Services that are only named as examples of what is led on: "A number of services are hosted by Angus, e.g. X".
static NAMELY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)(?:[,:(–]\s*)?\b(?:e\.?g\.?|for\s+example|including|such\s+as|namely|these\s+being)[,:]?\s+(.{4,}?)\)?$|:\s+(.{4,})$",
    )
});

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

/// "Lead partnership services: the IJB manages X".
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:lead\s+partnership|hosted|hosting)\s*(?:services|arrangements)?\s*[:–]\s+(.{2,60}?)\s+(?:manages?|runs?|provides?|delivers?|is\s+responsible\s+for|are\s+responsible\s+for)\s+(.{4,}?)(?:\s+for\s+(?:all\s+(?:of\s+)?)?\p{Lu}\w+)?$",
    )
});

fn led_in(clause: &str, lead_agencies: Leads) -> Vec<Clause> {
    if let Some((who, list)) = LABELLED.captures(clause).and_then(|found| found.get(1).zip(found.get(2))) {
        return by(who.as_str(), list.as_str()).into_iter().collect();
    }
    // "Angus hosts, on behalf of its neighbours, X and Y".
    let clause = &*match ASIDE.find(clause) {
        Some(found) => std::borrow::Cow::from(format!("{} {}", &clause[..found.start()], &clause[found.end()..])),
        None => std::borrow::Cow::from(clause),
    };
    // "The budget excludes our share of X, which are led by South Ayrshire": X is led.
    let clause = ["on the basis that ", " share of "]
        .iter()
        .fold(clause, |clause, words| clause.split_once(words).map_or(clause, |(_, rest)| rest));
    let clause = &*FOR_AREA.replace_all(clause, "");
    if let Some(found) = AS_LEAD.captures(clause) {
        let group = |number: usize| found.get(number).map_or("", |m| m.as_str());
        let own = by(group(2), group(1));
        return own.into_iter().chain(led_in(&format!("{} {}", group(2), group(3)), lead_agencies)).collect();
    }
    if let Some(found) = FOR_OTHERS.captures(clause) {
        let group = |number: usize| found.get(number).map_or("", |m| m.as_str());
        let neighbours = |text: &str| {
            let kind = EntityType::IntegrationAuthority;
            register::several(text, kind).len() > 1
                || register::find(text, Some(kind)).body_of(kind).is_some()
                || OTHERS.iter().any(|word| text.contains(word))
        };
        let several = OTHERS.iter().any(|word| group(3).contains(word));
        let council = group(3).contains("Council") || (group(3).contains("NHS ") && !several);
        if !council && neighbours(group(3).trim_start_matches("the ")) {
            // "hosts a number of services on behalf of its neighbours, namely X".
            let marks = [": ", ", namely ", ", including ", ", such as "];
            let named = marks.iter().find_map(|mark| group(3).split_once(mark)).map(|(_, list)| list);
            return by(group(1), named.unwrap_or(group(2))).into_iter().collect();
        }
    }
    // A partnership's board has what is delegated to it.
    let joint = |who: &str| body(who).is_some_and(|(body, _)| body.entity_type == EntityType::IntegrationAuthority);
    let may_lead = |who: &str| joint(who) == (lead_agencies == Leads::Partnerships);
    if lead_agencies != Leads::Nobody
        && let Some(found) = IS_RESPONSIBLE.captures(clause).filter(|f| f.get(1).is_none_or(|m| may_lead(m.as_str())))
    {
        let (who, list) = (found.get(1), found.get(2));
        return list.zip(who).and_then(|(l, w)| by(w.as_str(), l.as_str())).into_iter().collect();
    }
    // "The following are hosted elsewhere: podiatry (Angus)".
    let elsewhere = || clause.split_once(": ").filter(|(ahead, _)| ahead.contains(" hosted")).map(|(_, list)| list);
    let bracketed = HOSTS_IN_BRACKETS.captures(clause).and_then(|found| found.get(1));
    if let Some(list) = bracketed.map(|list| list.as_str()).or_else(elsewhere) {
        let each = IN_BRACKETS.captures_iter(list);
        let of_each = each.filter_map(|one| {
            let (list, who) = one.get(1).zip(one.get(2))?;
            body(who.as_str()).and_then(|_| by(who.as_str(), list.as_str()))
        });
        let found: Vec<Clause> = of_each.collect();
        if !found.is_empty() {
            return found;
        }
    }
    // "Three services are hosted here for all of Tayside: X, Y and Z".
    if clause.contains(" hosted ")
        && let Some(list) = HOSTED_HERE.captures(clause).and_then(|found| found.get(1))
    {
        return by("us", list.as_str()).into_iter().collect();
    }
    let found = bodies::each(clause);
    if !found.is_empty() {
        return found.into_iter().filter_map(|(who, list)| by(who, without_whom(list))).collect();
    }
    if let Some(found) = FOR_THE_WHOLE.captures(clause) {
        let (who, list) = (found.get(1), found.get(2));
        return list.zip(who).and_then(|(l, w)| by(w.as_str(), l.as_str())).into_iter().collect();
    }
    if let Some(found) = HOSTED_ARE.captures(clause) {
        let (who, list) = (found.get(1), found.get(2));
        return list.zip(who).and_then(|(l, w)| by(w.as_str(), l.as_str())).into_iter().collect();
    }
    if let Some(found) = LEAD_IS.captures(clause) {
        let (list, who) = (found.get(1), found.get(2));
        return list.zip(who).and_then(|(l, w)| by(w.as_str(), l.as_str())).into_iter().collect();
    }
    if let Some(found) = LEADS.captures(clause) {
        let who = found.get(1).or_else(|| found.get(3)).map_or("", |m| m.as_str());
        let list = found.get(2).or_else(|| found.get(4)).map_or("", |m| m.as_str());
        return each(who, without_whom(list), true);
    }
    let Some(found) = IS_LED.captures(clause) else { return Vec::new() };
    let group = |number: usize| found.get(number).map_or("", |m| m.as_str());
    // "Run by NHS Fife" alone is no word on who leads for whom.
    if !["hosted", "led"].contains(&group(2).to_lowercase().as_str())
        && ![" on behalf of ", "ed across ", "run across ", " for the whole of ", " for all ", " for both "]
            .iter()
            .any(|words| clause.contains(words))
    {
        return Vec::new();
    }
    // "A number of services are hosted by Angus on our behalf, e.g. X".
    if super::words::names_none(group(1))
        && let Some(found) = NAMELY.captures(group(3))
    {
        let who = group(3).get(..found.get(0).map_or(0, |m| m.start())).unwrap_or_default();
        let list = found.get(1).or_else(|| found.get(2)).map_or("", |m| m.as_str());
        return by(without_whom(who), list).into_iter().collect();
    }
    // "X is hosted by A on behalf of B, Y by C".
    let rest = WHOM_BETWEEN.replace(group(3), "$1");
    each(group(1), without_whom(&rest), false)
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
