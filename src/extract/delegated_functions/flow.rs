//! One partnership's functions in lists, which a heading or a line with a colon introduces.

use super::lists::{Item, ItemPlace, plain};
use super::prose::{announced, is_sentence};
use super::status::Said;
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::extract::rows::{in_list, is_numbered_paragraph, one_line};
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity, EntityType};
use crate::register;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use std::collections::BTreeMap;
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

pub(super) static NOT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\bnot\s+(?:\w+\s+){0,2}delegated?\b|\bnon-delegated|\bundelegated|\bexcluded|\bremain(?:s|ing)?\s+(?:with|the\s+responsibility)|\bretained\b|\b(?:will|to)\s+(?:keep|retain)\b|\bother\s+than\s+those",
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
        r"(?i)\b(?:functions|services)\b.*\b(?:to\s+be|are|is|be|being)\s+(?:fully\s+)?integrated\b|\bservices\s+currently\s+(?:provided|associated)|\bservices\s+to\s+which\s+(?:these|those|the)\s+(?:delegated\s+)?functions\s+relate|\b(?:functions|services)\s+(?:that\s+are\s+|which\s+are\s+)?(?:included\s+)?(?:in|within)\s+(?:the\s+)?scope\b|\b(?:functions|services)\b.*\bincluded\s+(?:in|within)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:integration|partnership|scheme|ijb|hscp|joint\s+board)\b",
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
    let open = text.ends_with(':') || text.ends_with('–') || heading || titled();
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
    // "We do not look after:", as leaflets in plain words have it.
    let own = OWN_SERVICES.captures(text).filter(|_| !super::prose::is_of_something_else(text))?;
    let status = if own.get(1).is_some() { DelegationStatus::NotDelegated } else { DelegationStatus::Delegated };
    Some(Said { review: Some(ReviewCode::ReadFromProse), ..plain(status, text) })
}

/// What the line or heading right above a table says of the services in it.
pub(super) fn introduction_above(blocks: &[Block], table: usize) -> Option<Said> {
    let above = blocks.get(..table)?.iter().rev().take(BLOCKS_ABOVE_A_TABLE);
    let mut lines = above.map_while(Block::paragraph).filter(|p| !p.is_empty());
    lines.find_map(|paragraph| says(&one_line(&paragraph.text())))
}

/// Blocks between a table of services and the line that says how it is with them, at most.
const BLOCKS_ABOVE_A_TABLE: usize = 3;

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
    Some(plain(status, text))
}

/// Functions in lists that a heading or a line with a colon introduces.
pub(super) fn in_flow(blocks: &[Block], range: std::ops::Range<usize>, vocabulary: &PlanVocabulary) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    // The block of the line that introduces each item.
    let mut lists: Vec<usize> = Vec::new();
    let mut open: Option<Open> = None;
    for index in range {
        let Some(block) = blocks.get(index) else { break };
        let Block::Paragraph(paragraph) = block else {
            open = None;
            continue;
        };
        if paragraph.is_empty() {
            continue;
        }
        let (kind, text) = in_list(paragraph);
        let is_item = |kind: ParagraphKind| kind == ParagraphKind::ListItem;
        // A short line may stand between: "Interpretation of this part".
        let soon = || {
            let mut lines = blocks.iter().skip(index + 1).filter(|b| !b.is_empty()).map_while(Block::paragraph);
            let mut short = lines.by_ref().take(usize::from(WORDS_BEFORE_A_LIST) + 1);
            short.find_map(|p| match in_list(p) {
                (kind, _) if is_item(kind) => Some(true),
                (_, text)
                    if text.split(' ').count() <= TITLE_WORDS && introduces(p, vocabulary, || false).is_none() =>
                {
                    None
                }
                _ => Some(false),
            }) == Some(true)
        };
        let before_a_list = || !is_item(kind) && soon();
        let before_a_list_below = soon;
        if let Some(said) = introduces(paragraph, vocabulary, before_a_list) {
            let level = if paragraph.kind == ParagraphKind::Heading { paragraph.level } else { u8::MAX };
            open = Some(Open {
                said,
                level,
                patience: WORDS_BEFORE_A_LIST,
                lines: false,
                numbered: None,
                at: index,
                colon: text.ends_with(':'),
                lettered: false,
            });
            continue;
        }
        let Some(list) = &mut open else { continue };
        let numbered = is_numbered_paragraph(paragraph);
        if list.numbered.is_some_and(|its| its != numbered) && numbered {
            open = None;
            continue;
        }
        // "A. Hospital services", "B. Community services" between two lists.
        if is_lettered(paragraph, &text) && (list.patience > 0 || list.lettered) && before_a_list_below() {
            list.lettered = true;
            list.patience = WORDS_BEFORE_A_LIST;
            list.numbered = None;
            continue;
        }
        let named = || vocabulary.function(&text).is_some();
        let line = kind == ParagraphKind::Body && (list.is_line(&text) || list.is_name(&text, named));
        let listed = kind == ParagraphKind::ListItem || line;
        match kind {
            _ if listed => {
                list.patience = 0;
                list.numbered.get_or_insert(numbered);
                list.lines = kind == ParagraphKind::Body && !text.ends_with('.');
                // "Inpatient services relating to:" only heads the items below it.
                if is_service(&text) && !text.ends_with([':', '—', '–']) && !is_sentence(&text) {
                    let (function, said) = with_bracket(without_separator(&text), &list.said);
                    out.push(Item { function, said, place: ItemPlace::Block(index) });
                    lists.push(list.at);
                }
            }
            // "Services for people over 18", below the heading of an annex.
            ParagraphKind::Heading if paragraph.level > list.level => list.patience = WORDS_BEFORE_A_LIST,
            // What comes is not of them, in words that are not understood: "Some services are not for us:".
            ParagraphKind::Body if text.ends_with(':') && text.contains(" not ") => open = None,
            // "Social care services" between two lists below one heading, "Tayside-wide services:" behind the first items.
            ParagraphKind::Body
                if (list.level < u8::MAX || text.ends_with(':'))
                    && is_match(&ABOUT, &text)
                    && titles(text.trim_end_matches(':'))
                    && before_a_list() =>
            {
                list.patience = WORDS_BEFORE_A_LIST;
                list.numbered = None;
            }
            // What says "not" of the next items, and is not understood, ends the list.
            ParagraphKind::Body if is_match(&NOT, &text) => open = None,
            ParagraphKind::Body if list.patience > 0 => {
                list.patience = list.patience.saturating_sub(1);
            }
            _ => open = None,
        }
    }
    without_other_lists(out, &lists, vocabulary)
}

/// The items without those of lists that are of services by their introduction's verb alone, where the vocabulary knows
/// less than half of what they list.
fn without_other_lists(items: Vec<Item>, lists: &[usize], vocabulary: &PlanVocabulary) -> Vec<Item> {
    // By list: items, and those that are known.
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (item, list) in items.iter().zip(lists) {
        let (all, known) = counts.entry(*list).or_default();
        *all += 1;
        *known += usize::from(vocabulary.function(&item.function).is_some());
    }
    let trusted = |item: &Item, list: &usize| {
        // A line that says that services come is believed more than one that says only that somebody runs what comes.
        let (least, part) = if is_match(&ABOUT, &item.said.as_written) { (1, 3) } else { (2, 2) };
        item.said.review != Some(ReviewCode::ReadFromProse)
            || counts.get(list).is_some_and(|(all, known)| *known >= least && known * part >= *all)
    };
    items.into_iter().zip(lists).filter(|(item, list)| trusted(item, list)).map(|(item, _)| item).collect()
}

/// "A. Hospital services", "(b) Community services": a title with a letter.
fn is_lettered(paragraph: &Paragraph, text: &str) -> bool {
    if paragraph.kind == ParagraphKind::Heading || text.ends_with([';', ',']) || text.split(' ').count() > TITLE_WORDS {
        return false;
    }
    let whole = paragraph.labelled_text();
    let label = whole.trim_start_matches('(').get(..2).unwrap_or_default();
    let mut letters = label.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.next().is_some_and(|c| matches!(c, '.' | ')'))
}

/// A line that only names what is listed below it has few words and ends no sentence.
fn titles(text: &str) -> bool {
    text.split(' ').count() <= 8 && !text.ends_with(['.', ';', ',']) && !is_match(&NOT, text)
}

/// A service of a list with what brackets behind it say of its own: "Podiatry (hosted by Angus)", "Podiatry (hosted)".
fn with_bracket(text: &str, said: &Said) -> (String, Said) {
    let own = || {
        let (name, inside) = text.strip_suffix(')')?.rsplit_once(" (")?;
        let lower = inside.to_lowercase();
        let rest = lower.strip_prefix("hosted")?;
        let hosted = Said { review: None, ..plain(DelegationStatus::LeadAgency, inside) };
        let said = if let Some(agency) = lead_agency(inside) {
            Said { lead_agency: Some(agency), ..hosted }
        } else if rest.is_empty() || [" on behalf", " service", " for "].iter().any(|w| rest.starts_with(w)) {
            hosted
        } else {
            return None;
        };
        Some((name.to_owned(), said))
    };
    own().unwrap_or_else(|| (text.to_owned(), said.clone()))
}

/// A list item without what parts it from the next.
fn without_separator(text: &str) -> &str {
    let text = ["; and", ", and", "; or", " and"].iter().find_map(|mark| text.strip_suffix(mark)).unwrap_or(text);
    text.trim_end_matches([';', '.', ','])
}

/// A line that is a service's name and no item of a list has no more words.
const NAME_WORDS: usize = 9;

/// A list that a heading or a line has opened.
struct Open {
    said: Said,
    /// The heading's level.
    level: u8,
    /// How many paragraphs may still stand before the list.
    patience: u8,
    /// Whether its items are numbered like a paper's paragraphs ("5.3").
    numbered: Option<bool>,
    /// Whether the line before was an item without a label.
    lines: bool,
    /// The block of the line that has opened it.
    at: usize,
    /// Whether a colon ends that line.
    colon: bool,
    /// Whether lettered lines part it: "A. Hospital services".
    lettered: bool,
}

impl Open {
    /// Whether a paragraph without a label is an item: a line that a semicolon ends, or the last one after such lines.
    /// Whether a line right below a colon, or below such a line, is a service's name: the first one must be `known`.
    fn is_name(&self, text: &str, known: impl FnOnce() -> bool) -> bool {
        let short = text.split(' ').count() <= NAME_WORDS && !text.ends_with([':', '.', ',', ';', '?']);
        let begun = self.lines || (self.patience == WORDS_BEFORE_A_LIST && known());
        self.colon && short && text.starts_with(char::is_uppercase) && begun
    }

    fn is_line(&self, text: &str) -> bool {
        text.ends_with(';') || text.ends_with("; and") || (self.lines && !text.ends_with(':'))
    }
}

/// Paragraphs between a heading and its list, at most.
const WORDS_BEFORE_A_LIST: u8 = 2;
