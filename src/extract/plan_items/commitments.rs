//! Commitments in lists of a plan: "We will open a hub in each locality", "We will:" above what it holds.
//!
//! Nobody leads and nothing is timed in them: lists alone are read, in papers that are plans, and what is read is flagged.

use super::super::rows::{in_list, one_line};
use super::super::{Extracted, Paper};
use super::headings::Headings;
use super::openers::{self, COMMITS, OPENS, opens};
use super::tails::{self, Tail};
use super::titles::Plans;
use super::written::fields;
use super::{part_start, reference, sections, undertakings, values};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::framework::plans::{PlanColumn, PlanVocabulary};
use crate::record::{DocumentKind, Header, PlanItem};
use crate::wording::verbs::is_doing;

/// Fewer in a paper are no list of commitments.
const FEWEST: usize = 3;
/// Fewer that say who and when are no list of items.
const FEWEST_TIMED: usize = 2;
/// What stands right above a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Below {
    Heading,
    /// "How we will know": a label of what is said of items, and none of items.
    Label,
    Line,
}

impl Below {
    fn of_line(text: &str, vocabulary: &PlanVocabulary) -> Self {
        let bare = text.trim_end_matches([':', '?', ' ']);
        let role = vocabulary.plan_label(bare).or_else(|| vocabulary.plan_question(bare));
        let said = [PlanColumn::Measures, PlanColumn::Status, PlanColumn::Contributors, PlanColumn::Lead];
        if role.is_some_and(|role| said.contains(&role)) { Self::Label } else { Self::Line }
    }
}

/// An item of a list that says what is to be done.
struct Listed<'a> {
    block: usize,
    paragraph: &'a Paragraph,
    text: String,
    /// Who and when, where the item says it.
    tail: Option<Tail>,
    /// Whether it commits somebody, by its own words, the line above or the heading.
    commits: bool,
    /// Whether a plan says so in the line above, or by the item's first words, and it begins with what is to be done.
    plainly: bool,
}

/// Reads them.
pub(super) fn read(paper: &Paper<'_>, plans: &mut Plans, extracted: &mut Extracted) {
    let mut found = listed(paper);
    let known = |block: usize| {
        let path = format!("block[{}]", block + 1);
        extracted.records.plan_items.iter().any(|item| item.header.source.path == path)
    };
    found.retain(|item| !known(item.block));
    let enough = found.len() >= FEWEST;
    let enough_timed = found.iter().filter(|item| item.tail.is_some()).count() >= FEWEST_TIMED;
    found.retain(|item| (item.commits && enough) || (item.tail.is_some() && enough_timed));
    for item in found {
        extracted.records.plan_items.push(record(paper, plans, item));
    }
}

/// What stands above the lists of a paper, as far as it says something of their items.
struct Above {
    headings: Headings,
    /// Whether the line above is one that each item goes on with: "We will:".
    opened: bool,
    /// "By March 2025 we will:" says when all below is to be done.
    until: Option<String>,
    /// "Lead: Head of Estates. By March 2025 we will:" says who does it too.
    led_by: String,
    below: Below,
}

impl Above {
    fn enter_heading(&mut self, level: u8, text: &str) {
        self.headings.enter(level, text);
        self.below = Below::Heading;
    }

    /// Takes in a line that is no item; a heading may be one too.
    fn enter_line(&mut self, text: &str, vocabulary: &PlanVocabulary, is_heading: bool) {
        self.opened = opens(text);
        if !is_heading {
            self.below = Below::of_line(text, vocabulary);
        }
        self.until = time_ahead(text).filter(|_| self.opened);
        self.led_by = lead_ahead(text, vocabulary).filter(|_| self.opened).unwrap_or_default();
    }

    /// Whether what stands above says outright that an item of a list will be done.
    fn vouches(&self, in_plan: bool, commitment: bool) -> bool {
        // Headings say it as plainly as the line above: "What we will do this year", "Looking ahead", "Year 2 – 2026/27".
        let promised = self.headings.of_promises();
        let headed = promised || self.headings.of_ahead() || self.headings.when().is_some();
        let headed = headed && self.below == Below::Heading;
        (in_plan && (self.opened || commitment || headed)) || (commitment && promised)
    }
}

/// The items of lists that commit somebody or say who and when, in papers that are plans.
fn listed<'a>(paper: &Paper<'a>) -> Vec<Listed<'a>> {
    let vocabulary = &paper.settings.plan_vocabulary;
    let mut found = Vec::new();
    let mut above = Above {
        headings: Headings::default(),
        opened: false,
        until: None,
        led_by: String::new(),
        below: Below::Heading,
    };
    for (block, paragraph) in paper.document.blocks.iter().enumerate().map(|(i, b)| (i, b.paragraph())) {
        let Some(paragraph) = paragraph else {
            above.opened = false;
            continue;
        };
        if paragraph.is_empty() {
            continue;
        }
        let (kind, text) = in_list(paragraph);
        let text = one_line(&text);
        let is_heading = paragraph.kind == ParagraphKind::Heading;
        if is_heading {
            above.enter_heading(paragraph.level, &text);
        }
        if kind == ParagraphKind::ListItem {
            found.extend(item_of_list(paper, &above, block, paragraph, text));
        } else {
            above.enter_line(&text, vocabulary, is_heading);
        }
    }
    found
}

/// An item of a list, if it commits somebody or says who and when.
fn item_of_list<'a>(
    paper: &Paper<'a>,
    above: &Above,
    block: usize,
    paragraph: &'a Paragraph,
    text: String,
) -> Option<Listed<'a>> {
    let kind = paper.kind_at(block);
    let in_plan = matches!(kind, DocumentKind::DeliveryPlan | DocumentKind::StrategicPlan);
    let commitment = begins_with_commitment(&text);
    if above.below == Below::Label && !commitment {
        return None;
    }
    let Above { headings, opened, .. } = above;
    let led = labelled_lead(&text, &paper.settings.plan_vocabulary);
    // What a report to a board has officers do are actions of its own.
    let told = led.is_some() && kind != DocumentKind::BoardReport;
    let does = begins_with_doing(&text);
    let ahead = (headings.of_ahead() || told) && does;
    let says = *opened || ahead || commitment;
    // Elsewhere a line must say that commitments follow, or each item must be one in so many words.
    if !(in_plan || (may_commit(kind) && says)) {
        return None;
    }
    let by = |lead: &str, when: &str| Tail { text: text.clone(), lead: lead.to_owned(), when: when.to_owned() };
    let tail = tails::of(&text).or(led).or_else(|| due(&text).map(|when| by("", when)));
    let tail = tail.or_else(|| above.until.as_deref().filter(|_| *opened).map(|when| by(&above.led_by, when)));
    let tail = tail.or_else(|| by_whom(&text, headings.of_actions()));
    let tail = tail.or_else(|| headings.when().filter(|_| in_plan && does).map(|when| by("", when)));
    // "Falls clinics will be offered in both localities" below "What we will do".
    let promised = in_plan && headings.of_promises() && promises(&text);
    let commits = (says || promised || (headings.of_actions() && does)) && text.split(' ').count() > 2;
    let plainly = above.vouches(in_plan, commitment) && says_what_is_done(&text);
    (commits || tail.is_some()).then_some(Listed { block, paragraph, text, tail, commits, plainly })
}

/// Kinds of papers that are no plans and may hold a list of commitments: what is said at a meeting, or to one person, is
/// none.
pub(super) fn may_commit(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::PlanOverview | DocumentKind::BoardReport | DocumentKind::Other)
}

/// When an item of a list is due, be it a commitment or what is to be done.
pub(super) fn due(text: &str) -> Option<&str> {
    tails::due(COMMITS.iter().find_map(|words| text.strip_prefix(words)).unwrap_or(text))
}

/// Who leads an item, by a label at its end, and when it is due: "Open a hub (Lead: Chief Nurse)".
fn labelled_lead(text: &str, vocabulary: &PlanVocabulary) -> Option<Tail> {
    let found = fields::of(text, vocabulary);
    let first = found.first().filter(|field| field.start > 0)?;
    let lead = found.iter().find(|field| field.role == PlanColumn::Lead).filter(|field| !field.value.is_empty())?;
    let when = found.iter().find(|field| field.role == PlanColumn::Timescale);
    let own = text.get(..first.start)?.trim().trim_end_matches(['(', '[', '–', '—', '-', '|', ';', ',', ' ']);
    let when = when.map(|field| field.value.clone()).or_else(|| due(own).map(str::to_owned)).unwrap_or_default();
    (own.split(' ').count() > 2).then(|| Tail { text: own.to_owned(), lead: lead.value.clone(), when })
}

/// Whether an item says of us that we will do it: "We will open a hub".
pub(super) fn begins_with_commitment(text: &str) -> bool {
    COMMITS.iter().any(|words| text.starts_with(words))
}

/// Who does what a sentence says, and by when: "The Head of Service will open two beds by May 2025". Without a time it counts
/// below a heading of actions alone.
fn by_whom(text: &str, of_actions: bool) -> Option<Tail> {
    let told = undertakings::of(text).filter(|told| !told.lead.is_empty())?;
    (of_actions || !told.when.is_empty()).then(|| Tail {
        text: text.trim_end_matches('.').to_owned(),
        lead: told.lead.to_owned(),
        when: told.when.to_owned(),
    })
}

/// The time that a line names ahead of what it opens: "By March 2025 we will:".
fn time_ahead(line: &str) -> Option<String> {
    let at = OPENS.iter().filter_map(|words| line.to_lowercase().rfind(words)).max()?;
    let time = line.get(..at)?.rsplit(". ").next()?.trim().trim_end_matches(',');
    tails::is_a_time(time).then(|| time.to_owned())
}

/// Who leads what a line opens: "Lead: Head of Estates. By March 2025 we will:".
fn lead_ahead(line: &str, vocabulary: &PlanVocabulary) -> Option<String> {
    let (ahead, _) = line.rsplit_once(". ")?;
    let lead = fields::of(ahead, vocabulary).into_iter().find(|field| field.role == PlanColumn::Lead)?;
    Some(lead.value)
}

/// An item that a block of running text tells (`quote`), in the section of the heading above it; it is flagged.
pub(super) fn in_prose(
    paper: &Paper<'_>,
    plans: &mut Plans,
    block: usize,
    quote: String,
    number: Option<&str>,
    text: &str,
) -> PlanItem {
    let blocks = &paper.document.blocks;
    let first = part_start(paper, block);
    let plan = plans.title(paper, first, block);
    let section = heading_above(blocks, first, block);
    let section = if section.title == plan { sections::Section::default() } else { section };
    let places = blocks.get(block).map(Block::places).unwrap_or_default();
    let path = format!("block[{}]", block + 1);
    let mut header = Header::at(paper.document.part_of(block), path, quote, places);
    header.flag(ReviewCode::ReadFromProse);
    PlanItem { plan, ..section.item(header, number, text) }
}

fn record(paper: &Paper<'_>, plans: &mut Plans, listed: Listed<'_>) -> PlanItem {
    let Listed { block, paragraph, text, tail, plainly, .. } = listed;
    let text = tail.as_ref().map_or(text, |tail| tail.text.clone());
    let whole = one_line(&paragraph.text());
    // A number typed by hand is the item's too.
    let label = paragraph.label.as_deref().or_else(|| whole.split_once(' ').map(|(first, _)| first));
    let (number, text) = reference::own(label.filter(|label| reference::is_reference(label)), &text);
    let number = number.map(|number| number.trim_end_matches(['.', ')', ':']));
    let text = text.trim_end_matches([';', '.']).trim_end_matches("; and");
    let mut item = in_prose(paper, plans, block, paragraph.labelled_text(), number, text);
    if let Some(Tail { lead, when, .. }) = tail {
        if !lead.is_empty() {
            values::put_words(&mut item, PlanColumn::Lead, &lead);
        }
        values::put_words(&mut item, PlanColumn::Timescale, &when);
    }
    // "We will:" above "open a hub in Tain", in a plan: nothing of it is a guess.
    if plainly {
        item.header.review.retain(|code| *code != ReviewCode::ReadFromProse);
    }
    item
}

/// Whether an item says what will be: "Clinics will be offered in each town", "By 2027 we will open a hub".
fn promises(text: &str) -> bool {
    let nothing = ["Nothing ", "No ", "Nobody "].iter().any(|words| text.starts_with(words));
    !nothing && [" will ", " we’ll ", " we'll "].iter().any(|words| text.contains(words))
}

/// Whether an item begins with what is to be done: "Roll out the model".
pub(super) fn begins_with_doing(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    first.starts_with(char::is_uppercase) && is_doing(&first.to_lowercase())
}

/// Whether words say plainly what will be done: "We will open a hub", "open a hub in Tain".
pub(super) fn says_what_is_done(text: &str) -> bool {
    let done = COMMITS.iter().find_map(|words| text.strip_prefix(words)).unwrap_or(text);
    let first = done.split(' ').next().unwrap_or_default();
    done.contains(' ') && is_doing(&first.to_lowercase())
}

/// The section of the nearest heading above that is one: "We will:" and "Key actions" say that its items come.
pub(super) fn heading_above(blocks: &[Block], first: usize, block: usize) -> sections::Section {
    let above = blocks.get(first..block).unwrap_or_default().iter().enumerate().rev().take(BLOCKS_ABOVE);
    let headings = above.filter_map(|(at, block)| Some((first + at, block.paragraph()?)));
    let mut passed = false;
    let heading = headings.filter(|(_, p)| p.kind == ParagraphKind::Heading).find(|(at, _)| {
        let over = openers::is_passed_over(blocks, first, *at) || (passed && openers::is_repeated(blocks, first, *at));
        passed |= over;
        !over
    });
    let Some((_, heading)) = heading else { return sections::Section::default() };
    let (number, title) = sections::numbered_title(&one_line(&heading.labelled_text()));
    sections::Section { number, title, ..sections::Section::default() }
}

/// A heading stands this near above a list that it heads, in blocks.
const BLOCKS_ABOVE: usize = 40;

#[cfg(test)]
mod tests;
