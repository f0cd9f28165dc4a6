//! One partnership's functions in lists, which a heading or a line with a colon introduces.

mod listed;

use super::lists::{Item, plain};
use super::prose::announced;
use super::status::Said;
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::extract::rows::one_line;
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity, EntityType};
use crate::register;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use listed::Flow;
use std::sync::LazyLock;

/// A service's name is short and no statute.
const SERVICE_WORDS: usize = 20;

static STATUTE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\bact\s+(?:19|20)\d\d|\b(?:section|regulation|schedule|paragraph)s?\s+\d|\border\s+(?:19|20)\d\d",
    )
});

pub(super) fn is_service(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=SERVICE_WORDS).contains(&words) && text.chars().any(char::is_alphabetic) && !STATUTE.is_match(text)
}

/// Whether words name a section of a statute.
pub(super) fn is_of_statute(text: &str) -> bool {
    STATUTE.is_match(text)
}

pub(super) static NOT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\bnot\s+(?:\w+\s+){0,2}(?:delegated?|included|integrated)\b|\bnon-delegated|\bundelegated|\bexcluded|\bremain(?:s|ing)?\s+(?:with|the\s+responsibility)|\bretained\b|\b(?:will|to)\s+(?:keep|retain)\b|\bother\s+than\s+those",
    )
});
static PARTLY: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)\b(?:partly|partially|part)[\s-]+delegated|\bdelegated\s+in\s+part"));
static DELEGATED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\bdelegated\b|\b(?:must|shall|will|(?:chosen|agreed|decided|elected)\s+to)\s+(?:also\s+)?delegate\b",
    )
});
/// "Services currently provided by the Council which are to be integrated", as annexes of integration schemes say it.
static INTEGRATED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+|our\s+)?integrated\s+(?:services|functions)\s*:?$|\b(?:functions|services)\b.*\b(?:to\s+be|are|is|be|being)\s+(?:fully\s+)?integrated\b|\bservices\s+currently\s+(?:provided|associated)|\bservices\s+to\s+which\s+(?:these|those|the)\s+(?:delegated\s+)?functions\s+relate|\b(?:functions|services)\s+(?:that\s+are\s+|which\s+are\s+)?(?:included\s+)?(?:in|within)\s+(?:the\s+)?scope(?:\s*[:–.]?\s*$|\s+(?:of|for)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:integration|partnership|delegation|scheme|plan|ijb|hscp|joint\s+board)\b)|\b(?:functions|services)\b.*\bincluded\s+(?:in|within)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:integration|partnership|scheme|ijb|hscp|joint\s+board)\b",
    )
});
/// What a list of functions is introduced by: functions or services, and their delegation.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"(?i)\b(?:functions?|services?)\b"));

pub(super) fn is_match(regex: &LazyLock<Regex>, text: &str) -> bool {
    regex.is_match(text)
}

/// A long paragraph is no introduction.
const INTRODUCTION_WORDS: usize = 40;

/// A line that is the title of a list has fewer words.
const TITLE_WORDS: usize = 20;

/// What a line says of the list that it introduces.
fn introduces(paragraph: &Paragraph, vocabulary: &PlanVocabulary, before_a_list: impl Fn() -> bool) -> Option<Said> {
    let text = one_line(&paragraph.text());
    let heading = paragraph.kind == ParagraphKind::Heading || paragraph.is_bold();
    // "Functions delegated by the Health Board", with bullets right below.
    let titled = || !text.ends_with(['.', ';', ',']) && text.split(' ').count() <= TITLE_WORDS && before_a_list();
    // "The services below are delegated for adults only.", with bullets right below.
    let points = || {
        text.ends_with('.')
            && text.split(' ').count() <= TITLE_WORDS
            && [" below", "ollowing"].iter().any(|word| text.contains(word))
            && before_a_list()
    };
    let open = text.ends_with(':') || text.ends_with('–') || heading || titled() || points();
    if !open {
        return None;
    }
    // The sentence that introduces is the last one of a long paragraph.
    let last = sentences(&text).pop().and_then(|range| text.get(range));
    let announced = || {
        let right_above = text.ends_with([':', '–']) || before_a_list();
        last.filter(|_| right_above).and_then(|last| announced::of_list(last, vocabulary))
    };
    let said = says(&text).or_else(|| last.filter(|last| last.len() < text.len()).and_then(says));
    let pointed = || {
        let line = last?;
        let ahead = text.get(..text.len().checked_sub(line.len())?)?.trim();
        let before = sentences(ahead).pop().and_then(|range| ahead.get(range))?;
        announced::of_the_sentence_before(before.trim(), line.trim(), vocabulary)
    };
    said.or_else(announced).or_else(pointed).or_else(|| own_services(last?))
}

/// "The work of the Partnership extends to service areas as follows:", "Services managed by the HSCP include:".
static OWN_SERVICES: LazyLock<Regex> = LazyLock::new(|| {
    let own = r"(?:partnership|hscp|ijb|joint\s+board|integration\s+authority|chief\s+officer)";
    let does = r"(?:responsib(?:le|ility)\s+for|delivers?|provides?|manages?|oversees?|runs?|plans?|commissions?|covers?|extends?\s+to|includes?|comprises?|encompass(?:es)?|made\s+up\s+of|brings?\s+together|integrates?|takes?\s+in)";
    latin::fixed(&format!(
        r"(?i)(?:\b{own}\b[^.:]{{0,120}}?\b{does}\b|\bwe\s+(?:are\s+)?(?:also\s+)?{does}\b)[^.:]*?\b(?:services?|functions?|service\s+areas|following)\b[^.:]*[:–]$|\b(?:services|functions)\b[^.:]{{0,60}}?\b(?:provided|delivered|managed|overseen|planned|commissioned|run|operated)\s+by\s+(?:the\s+|our\s+)?(?:\w+\s+){{0,6}}?{own}\b[^.:]*[:–]$|^we\s+(?:also\s+)?(do\s+not\s+|don[’']t\s+)?(?:look\s+after|run|manage|provide)\b[^.:]{{0,30}}[:–]$"
    ))
});
/// "We host the following services on behalf of our neighbours:".
static HOSTS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,70}?)\s+(?:also\s+|currently\s+)?hosts?\s+[^.:]*?\b(?:services|functions|following)\b[^.:]*[:–]$",
    )
});

/// What a line says that does not speak of delegation, but of the services that the partnership runs; what it lists must
/// bear it out.
fn own_services(text: &str) -> Option<Said> {
    if text.split(' ').count() > INTRODUCTION_WORDS || is_match(&NOT, text) {
        return None;
    }
    if let Some(found) = HOSTS.captures(text) {
        let kind = EntityType::IntegrationAuthority;
        let who = found.get(1).map_or("", |m| m.as_str()).trim_start_matches("The ").trim_start_matches("the ");
        let known = register::find(who, Some(kind)).body_of(kind).is_some();
        let lead_agency = known.then(|| Entity::written(who, Some(kind)));
        let review = Some(ReviewCode::ReadFromProse);
        return Some(Said { lead_agency, review, ..plain(DelegationStatus::LeadAgency, text) });
    }
    // "Our services", with bullets below.
    const OURS: [&str; 5] =
        ["our services", "our service areas", "our functions", "services we provide", "the services we provide"];
    if OURS.contains(&crate::framework::headings::fold(text).as_str()) {
        return Some(Said { review: Some(ReviewCode::ReadFromProse), ..plain(DelegationStatus::Delegated, text) });
    }
    // "We do not look after:", as leaflets in plain words have it.
    let own = OWN_SERVICES.captures(text).filter(|_| !super::prose::is_of_something_else(text))?;
    let status = if own.get(1).is_some() { DelegationStatus::NotDelegated } else { DelegationStatus::Delegated };
    Some(Said { review: Some(ReviewCode::ReadFromProse), ..plain(status, text) })
}

/// What the lines and headings above a table say of the services in it. What stands above a heading is of another section.
pub(super) fn introduction_above(blocks: &[Block], table: usize, vocabulary: &PlanVocabulary) -> Option<Said> {
    let above = blocks.get(..table)?.iter().rev().take(BLOCKS_ABOVE_A_TABLE);
    let mut below = true;
    for paragraph in above.map_while(Block::paragraph).filter(|p| !p.is_empty()) {
        let heading = paragraph.kind == ParagraphKind::Heading || paragraph.is_bold();
        let text = one_line(&paragraph.text());
        if !below && !heading {
            return None;
        }
        let announced = || {
            let line = PARTED.iter().find_map(|words| text.split_once(words)).map_or(text.as_str(), |(line, _)| line);
            announced::of_list(line.trim_end_matches('.'), vocabulary).or_else(|| own_services(&text))
        };
        if let Some(said) = says(&text).or_else(|| announced().filter(|_| may_announce(&text))) {
            return Some(said);
        }
        below &= !heading || text.starts_with("Table ") || text.starts_with("Figure ");
    }
    None
}

/// How a line goes on that says how the services in the table below it are grouped.
const PARTED: [&str; 4] = [" fall under ", " fall into ", " are in ", " are grouped "];

/// Whether a line above a table may say how it is with its services, and not what they cost or who works in them.
fn may_announce(text: &str) -> bool {
    const ELSE: [&str; 8] = ["staff", "spen", "cost", "budget", "complain", "perform", "compar", "review"];
    let lower = text.to_lowercase();
    is_match(&ABOUT, text) && !ELSE.iter().any(|word| lower.contains(word))
}

/// Whether nothing stands between a table and the one before it.
pub(super) fn is_below_a_table(blocks: &[Block], table: usize) -> bool {
    let above = blocks.get(..table).unwrap_or_default().iter().rev().find(|block| !block.is_empty());
    above.is_some_and(|block| block.paragraph().is_none())
}

/// Blocks between a table of services and the line that says how it is with them, at most.
const BLOCKS_ABOVE_A_TABLE: usize = 5;

/// "Services hosted by North Ayrshire on behalf of …", "for which NHS Highland is the lead agency".
static HOSTED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:hosted|led)\s+by\s+(?:the\s+)?(.{3,60}?)(?:\s+on\s+behalf\b.*|\s+for\s+(?:all|the|its|both)\b.*|\s*[:–]|$)|\bfor\s+which\s+(?:the\s+)?(.{3,60}?)\s+is\s+(?:the\s+)?(?:lead|host)",
    )
});

/// The body that leads on the services of a list.
fn lead_agency(text: &str) -> Option<Entity> {
    let found = HOSTED.captures(text)?;
    let who = found.get(1).or_else(|| found.get(2))?.as_str();
    let kind = match register::find(who, None) {
        register::Match::Exact(body) => body.entity_type,
        register::Match::Ambiguous(_) => EntityType::IntegrationAuthority,
        _ => return None,
    };
    Some(Entity::written(who, Some(kind)))
}

/// What a line says of the services that come.
fn says(text: &str) -> Option<Said> {
    // "The following have not been delegated:" goes on about functions.
    let following = text.ends_with(':') && (text.contains("ollowing") || text.starts_with("Th"));
    if text.split(' ').count() > INTRODUCTION_WORDS || !(is_match(&ABOUT, text) || following) {
        return None;
    }
    if let Some(agency) = lead_agency(text) {
        return Some(Said { lead_agency: Some(agency), ..plain(DelegationStatus::LeadAgency, text) });
    }
    let status = if is_match(&NOT, text) {
        DelegationStatus::NotDelegated
    } else if is_match(&PARTLY, text) {
        DelegationStatus::PartlyDelegated
    } else if is_match(&DELEGATED, text) || is_match(&INTEGRATED, text) {
        DelegationStatus::Delegated
    } else {
        return None;
    };
    // "Services that were delegated until 2021": what is with them now it does not say.
    const ONCE: [&str; 3] = [" until ", "formerly", "previously"];
    let review = ONCE.iter().any(|word| text.contains(word)).then_some(ReviewCode::StatusUnknown);
    Some(Said { review, ..plain(status, text) })
}

/// What a line says that takes out of something what comes: "These are delegated, other than:". `of`: what the list that
/// is open says.
fn taken_out(text: &str, of: Option<&Said>) -> Option<Said> {
    const TAKES_OUT: [&str; 9] = [
        " other than",
        " with the exception of",
        " except",
        " except for",
        " excepting",
        " excluding",
        " apart from",
        " but not",
        " save for",
    ];
    let line = text.strip_suffix([':', '–'])?.trim_end();
    let line = [" the following services", " the following functions", " the following"]
        .iter()
        .find_map(|words| line.strip_suffix(words))
        .unwrap_or(line);
    if text.split(' ').count() > INTRODUCTION_WORDS || !TAKES_OUT.iter().any(|words| line.ends_with(words)) {
        return None;
    }
    let own = says(text);
    // Where the line alone says it, what it takes out is as plain as what it says.
    let review = own.is_none().then_some(ReviewCode::ReadFromProse);
    let base = own.or_else(|| of.cloned())?;
    let status = match base.status {
        DelegationStatus::Delegated => DelegationStatus::NotDelegated,
        DelegationStatus::NotDelegated => DelegationStatus::Delegated,
        _ => return None,
    };
    Some(Said { review, ..plain(status, text) })
}

/// What a question asks that only turns the one before it round: "Which are not?", above what is not delegated.
fn turned_round(text: &str, before: &Said) -> Option<Said> {
    const TURNS: [&str; 8] = [
        "which are not?",
        "which services are not?",
        "and which are not?",
        "which functions are not?",
        "what is not?",
        "and what is not?",
        "which services are not included?",
        "which are not included?",
    ];
    let asks = TURNS.contains(&text.trim().to_lowercase().as_str());
    (asks && before.status == DelegationStatus::Delegated)
        .then(|| Said { review: before.review, ..plain(DelegationStatus::NotDelegated, text) })
}

/// Whether a line only says what the words of a list mean: "“Out of hours” has the same meaning as …".
fn is_definition(text: &str) -> bool {
    let quoted = text.starts_with(['“', '"', '‘']);
    (quoted && [" mean", " has the same meaning", " include"].iter().any(|verb| text.contains(verb)))
        || text.starts_with("Interpretation")
        || text.starts_with("In this ")
}

/// Whether a line only names services, of which the heading above it says how it is with them: "Part 2: Services".
fn titles_services(text: &str) -> bool {
    const TITLES: [&str; 8] = [
        "services",
        "the services",
        "list of services",
        "services in scope",
        "relevant services",
        "associated services",
        "services list",
        "description of services",
    ];
    let text = announced::without_label(text.trim().trim_end_matches(':'));
    TITLES.contains(&crate::framework::headings::fold(text).as_str())
}

/// Functions in lists that a heading or a line with a colon introduces.
pub(super) fn in_flow(blocks: &[Block], range: std::ops::Range<usize>, vocabulary: &PlanVocabulary) -> Vec<Item> {
    let mut flow = Flow::new(blocks, vocabulary);
    for index in range {
        let Some(block) = blocks.get(index) else { break };
        flow.take(index, block);
    }
    flow.items()
}
