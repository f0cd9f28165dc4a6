//! The items of the lists that lines introduce, paragraph by paragraph.

use super::{
    ABOUT, NOT, TITLE_WORDS, introduces, is_definition, is_match, is_service, lead_agency, taken_out, titles_services,
    turned_round,
};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::extract::delegated_functions::lists::{Item, ItemPlace, plain};
use crate::extract::delegated_functions::prose::{is_sentence, only_listed};
use crate::extract::delegated_functions::status::Said;
use crate::extract::rows::{in_list, is_numbered_paragraph};
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The items found so far, and the list that is open.
pub(super) struct Flow<'a> {
    blocks: &'a [Block],
    vocabulary: &'a PlanVocabulary,
    out: Vec<Item>,
    /// The block of the line that introduces each item.
    lists: Vec<usize>,
    open: Option<Open>,
    /// What the last heading that says it says of the services below it, and its level: "Annex 2: Functions
    /// delegated by the Council", below which "Part 2: Services" stands behind a table.
    chapter: Option<(Said, u8)>,
    /// What the last line that introduces a list says: "Which are not?" goes on with it.
    last: Option<Said>,
    /// The level of the last heading.
    heading: u8,
    /// What has been found of the lines asked about, each of which several ask for.
    soon: RefCell<BTreeMap<usize, bool>>,
    alone: RefCell<BTreeMap<usize, bool>>,
}

impl<'a> Flow<'a> {
    /// Before the first block.
    pub(super) fn new(blocks: &'a [Block], vocabulary: &'a PlanVocabulary) -> Self {
        Self {
            blocks,
            vocabulary,
            out: Vec::new(),
            lists: Vec::new(),
            open: None,
            chapter: None,
            last: None,
            heading: 0,
            soon: RefCell::default(),
            alone: RefCell::default(),
        }
    }

    /// Takes a block: a line that opens a list, an item, or what goes on with the list or ends it.
    pub(super) fn take(&mut self, index: usize, block: &Block) {
        let Block::Paragraph(paragraph) = block else {
            self.open = None;
            return;
        };
        if paragraph.is_empty() {
            return;
        }
        self.take_paragraph(index, paragraph);
        if paragraph.kind == ParagraphKind::Heading {
            self.heading = paragraph.level;
        } else if let Some(list) = self.open.as_mut().filter(|list| list.at == index) {
            list.under = self.heading;
        }
    }

    fn take_paragraph(&mut self, index: usize, paragraph: &Paragraph) {
        let (kind, text) = in_list(paragraph);
        let heading = kind == ParagraphKind::Heading;
        let taken_out = || taken_out(&text, self.open.as_ref().map(|list| &list.said));
        let said = (kind == ParagraphKind::Body).then(taken_out).flatten();
        if let Some(said) = said.or_else(|| turned_round(&text, self.last.as_ref()?)) {
            self.open = Some(Open::below(paragraph, &text, said, index));
            return;
        }
        let before_a_list = || kind != ParagraphKind::ListItem && self.is_soon_listed(index);
        if let Some(said) = introduces(paragraph, self.vocabulary, before_a_list) {
            self.last = Some(said.clone());
            if heading {
                self.chapter = Some((said.clone(), paragraph.level));
            }
            self.open = Some(Open::below(paragraph, &text, said, index));
            return;
        }
        if self.open.is_none()
            && let Some((said, _)) =
                self.chapter.as_ref().filter(|_| titles_services(&text) && self.is_soon_listed(index))
        {
            self.open = Some(Open::below(paragraph, &text, said.clone(), index));
            return;
        }
        if heading {
            self.chapter.take_if(|(_, level)| paragraph.level <= *level);
        }
        let Some(mut list) = self.open.take() else { return };
        if self.goes_on(&mut list, index, paragraph) {
            self.open = Some(list);
        }
    }

    /// Whether a list comes soon below a block. A short line may stand between: "Interpretation of this part".
    fn is_soon_listed(&self, index: usize) -> bool {
        *self.soon.borrow_mut().entry(index).or_insert_with(|| self.looks_ahead(index))
    }

    fn looks_ahead(&self, index: usize) -> bool {
        let blocks = self.blocks.iter().enumerate().skip(index + 1).filter(|(_, block)| !block.is_empty());
        let defines = |block: &Block| block.paragraph().is_some_and(|p| is_definition(&p.text()));
        let mut definitions = MOST_DEFINITIONS;
        let blocks = blocks.filter(move |(_, block)| {
            let skipped = definitions > 0 && defines(block);
            definitions -= usize::from(skipped);
            !skipped
        });
        let mut lines = blocks.map_while(|(at, block)| Some((at, block.paragraph()?)));
        let mut short = lines.by_ref().take(usize::from(WORDS_BEFORE_A_LIST) + 1);
        short.find_map(|(at, p)| match in_list(p) {
            (ParagraphKind::ListItem, _) => Some(true),
            (_, text) if text.split(' ').count() <= TITLE_WORDS && !self.introduces_alone(at, p) => None,
            _ => Some(false),
        }) == Some(true)
    }

    /// Whether a line introduces a list by its words alone, whatever stands below it.
    fn introduces_alone(&self, at: usize, line: &Paragraph) -> bool {
        let found = || introduces(line, self.vocabulary, || false).is_some();
        *self.alone.borrow_mut().entry(at).or_insert_with(found)
    }

    /// Whether a list is still open behind a paragraph, whose item is taken.
    fn goes_on(&mut self, list: &mut Open, index: usize, paragraph: &Paragraph) -> bool {
        let (kind, text) = in_list(paragraph);
        // "“Dental practitioner” means …; and", ahead of the list or in it.
        if is_definition(&text) {
            return true;
        }
        let numbered = is_numbered_paragraph(paragraph);
        if list.numbered.is_some_and(|its| its != numbered) && numbered {
            return false;
        }
        // "A. Hospital services", "B. Community services" between two lists.
        if is_lettered(paragraph, &text) && (list.patience > 0 || list.lettered) && self.is_soon_listed(index) {
            list.lettered = true;
            list.awaits();
            return true;
        }
        let named = || self.vocabulary.function(&text).is_some();
        let line = kind == ParagraphKind::Body && (list.is_line(&text) || list.is_name(&text, named));
        if kind == ParagraphKind::ListItem || line {
            list.patience = 0;
            list.numbered.get_or_insert(numbered);
            list.lines = kind == ParagraphKind::Body && !text.ends_with('.');
            self.take_item(list, index, &text);
            return true;
        }
        self.takes_row(list, index, kind, &text) || self.waits(list, index, paragraph)
    }

    /// Takes the services that a paragraph right below a colon lists in one row: "Home care; podiatry; dentistry.".
    fn takes_row(&mut self, list: &mut Open, index: usize, kind: ParagraphKind, text: &str) -> bool {
        let first = list.colon && list.patience == WORDS_BEFORE_A_LIST;
        if !(first || list.by_group) || kind != ParagraphKind::Body || text.ends_with(':') || !text.contains([';', ','])
        {
            return false;
        }
        // "Health – podiatry, dentistry" below "Social care – home care, telecare".
        let group = [" – ", ": "].iter().find_map(|mark| text.split_once(mark));
        let group = group.filter(|(label, _)| label.split(' ').count() <= GROUP_WORDS && !label.contains(','));
        let row = only_listed(group.map_or(text, |(_, row)| row), self.vocabulary);
        if row.len() < 2 || (list.by_group && group.is_none()) {
            return false;
        }
        list.patience = 0;
        list.by_group = group.is_some();
        for function in row {
            self.out.push(Item { function, said: list.said.clone(), place: ItemPlace::Block(index) });
            self.lists.push(list.at);
        }
        true
    }

    /// Takes an item of a list. "Inpatient services relating to:" only heads the items below it.
    fn take_item(&mut self, list: &Open, index: usize, text: &str) {
        if is_service(text) && !text.ends_with([':', '—', '–']) && !is_sentence(text) {
            let (function, said) = with_bracket(without_separator(text), &list.said, self.vocabulary);
            self.out.push(Item { function, said, place: ItemPlace::Block(index) });
            self.lists.push(list.at);
        }
    }

    /// Whether a list is still open behind a paragraph that is no item of it.
    fn waits(&self, list: &mut Open, index: usize, paragraph: &Paragraph) -> bool {
        let (kind, text) = in_list(paragraph);
        match kind {
            // "Services for people over 18", below the heading of an annex.
            ParagraphKind::Heading if paragraph.level > list.level => list.patience = WORDS_BEFORE_A_LIST,
            // "A. Hospital services", set as a heading below the line that says how it is with the services of all groups.
            ParagraphKind::Heading
                if list.is_above(paragraph.level)
                    && is_match(&ABOUT, &text)
                    && titles(text.trim_end_matches(':'))
                    && self.is_soon_listed(index) =>
            {
                list.awaits();
            }
            // What comes is not of them, in words that are not understood: "Some services are not for us:".
            ParagraphKind::Body if text.ends_with(':') && text.contains(" not ") => return false,
            // "Social care services" between two lists below one heading, "Tayside-wide services:" behind the first items.
            ParagraphKind::Body
                if (list.level < u8::MAX || text.ends_with(':'))
                    && is_match(&ABOUT, &text)
                    && titles(text.trim_end_matches(':'))
                    && self.is_soon_listed(index) =>
            {
                list.awaits();
            }
            // What says "not" of the next items, and is not understood, ends the list.
            ParagraphKind::Body if is_match(&NOT, &text) => return false,
            ParagraphKind::Body if list.patience > 0 => {
                list.patience = list.patience.saturating_sub(1);
            }
            _ => return false,
        }
        true
    }

    /// The items of all lists that are trusted.
    pub(super) fn items(self) -> Vec<Item> {
        without_other_lists(self.out, &self.lists, self.vocabulary)
    }
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
fn with_bracket(text: &str, said: &Said, vocabulary: &PlanVocabulary) -> (String, Said) {
    let own = || {
        let bracket = || text.strip_suffix(')')?.rsplit_once(" (");
        // "Podiatry, which it hosts for Ayrshire".
        let hosts = [", which it hosts", ", which we host", ", which the Partnership hosts"];
        if let Some((name, _)) = hosts.iter().find_map(|words| text.split_once(words)) {
            return Some((name.to_owned(), Said { review: None, ..plain(DelegationStatus::LeadAgency, text) }));
        }
        let (name, inside) = bracket().or_else(|| text.rsplit_once(" – "))?;
        // "Homelessness (not delegated)", "Homelessness – not delegated".
        if inside.contains("elegated") || inside.contains("xcluded") || inside.contains("ncluded") {
            let (status, _) = vocabulary.status(inside).filter(|(_, whole)| *whole)?;
            return Some((name.to_owned(), plain(status, inside)));
        }
        // "Podiatry – hosted by Angus", "Podiatry, hosted by Angus".
        let behind = || [" – ", " — ", " - ", ": ", ", "].iter().find_map(|mark| text.rsplit_once(mark));
        let names_host = |inside: &str| ["hosted", "Hosted"].iter().any(|word| inside.starts_with(word));
        let (name, inside) = bracket().or_else(|| behind().filter(|(_, inside)| names_host(inside)))?;
        // "Podiatry (managed by Angus)", among what others run.
        let inside = &*inside.replacen("managed by ", "hosted by ", 1);
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

/// What a group of services is called before them has no more words.
const GROUP_WORDS: usize = 4;
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
    /// Whether its lines each list a group of services: "Health – podiatry, dentistry".
    by_group: bool,
    /// The level of the heading above a line that is none itself.
    under: u8,
}

impl Open {
    /// The list that a line opens, which says how it is with what comes.
    fn below(line: &Paragraph, text: &str, said: Said, at: usize) -> Self {
        Self {
            said,
            level: if line.kind == ParagraphKind::Heading { line.level } else { u8::MAX },
            patience: WORDS_BEFORE_A_LIST,
            lines: false,
            numbered: None,
            at,
            colon: text.ends_with(':'),
            lettered: is_lettered(line, text),
            by_group: false,
            under: 0,
        }
    }

    /// Whether a line that is no heading has opened it, in a section of which a heading of this level heads a part.
    fn is_above(&self, level: u8) -> bool {
        self.level == u8::MAX && self.under > 0 && level > self.under
    }

    /// Lets its next items come as its first ones did: some paragraphs may stand before them.
    fn awaits(&mut self) {
        self.patience = WORDS_BEFORE_A_LIST;
        self.numbered = None;
    }

    /// Whether a line right below a colon, or below such a line, is a service's name: the first one must be `known`.
    fn is_name(&self, text: &str, known: impl FnOnce() -> bool) -> bool {
        let short = text.split(' ').count() <= NAME_WORDS && !text.ends_with([':', '.', ',', ';', '?']);
        let begun = self.lines || (self.patience == WORDS_BEFORE_A_LIST && known());
        self.colon && short && text.starts_with(char::is_uppercase) && begun
    }

    /// Whether a paragraph without a label is an item: a line that a semicolon ends, or the last one after such lines.
    fn is_line(&self, text: &str) -> bool {
        text.ends_with(';') || text.ends_with("; and") || (self.lines && !text.ends_with(':'))
    }
}

/// Definitions between a heading and its list, at most.
const MOST_DEFINITIONS: usize = 12;
/// Paragraphs between a heading and its list, at most.
const WORDS_BEFORE_A_LIST: u8 = 2;
