//! A paper's paragraphs in reading order, each with its place, its part and the item under which it stands.
//!
//! The extractors of meeting papers read these rather than blocks: a minute says the same whether it is typed as
//! paragraphs or into one big table. Nothing is left out but empty paragraphs; tables' paragraphs stand cell by cell.

mod counting;
mod decided;
mod headings;
mod no_item;
mod notes;
mod numbering;
mod own_lines;
mod run_in;
mod tables;
pub(super) mod wrapped;

use super::Paper;
use super::actions::columns::Sense;
use crate::document::{Block, Paragraph};
use crate::record::{DocumentKind, Header};
use crate::wording::labels;
pub(super) use decided::{Beside, DecisionTable};
use headings::{Look, is_heading};
pub(super) use headings::{is_within_item, lists_people};
pub(super) use no_item::OVER_ALL_ACTIONS;
use no_item::{heads_own_actions, is_title, lists_all_actions, says_how_far};
use run_in::{plain_heading, run_in_heading};
use std::collections::{BTreeMap, BTreeSet};

/// Passages at the top of a paper among which its titles stand.
const TITLES: usize = 6;
/// Paragraphs longer than this, in characters, are no titles.
const SENTENCE: usize = 40;

/// A paragraph that says something.
#[derive(Debug, Clone)]
pub(super) struct Passage<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// Its label, as printed or typed.
    pub label: Option<String>,
    /// Its text without the label, trimmed; line breaks kept.
    pub text: String,
    /// Its path.
    pub path: String,
    /// Index of its block in the body, from 0.
    pub block: usize,
    /// The cell of a body table that holds it.
    pub cell: Option<At>,
    /// Number of its part, where the paper has several.
    pub part: Option<u32>,
    /// Kind of its part, or of the paper.
    pub kind: DocumentKind,
    /// Whether it is a heading.
    pub heading: bool,
    /// Index into [`Passages::items`].
    pub item: Option<usize>,
}

impl Passage<'_> {
    /// A record's header for something read here.
    pub(super) fn header(&self, quote: impl Into<String>) -> Header {
        let mut header = Header::at(self.part, self.path.clone(), quote, self.paragraph.places());
        if self.paragraph.runs.iter().any(|r| r.unsure) {
            header.flag(crate::diagnostic::ReviewCode::GarbledText);
        }
        header
    }
}

/// A cell of a body table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    /// Number of the table, from 1.
    pub table: usize,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
}

/// An item of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// Its number, without punctuation.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
}

/// All passages of a paper.
#[derive(Debug, Default)]
pub(super) struct Passages<'a> {
    /// In reading order.
    pub list: Vec<Passage<'a>>,
    /// The items that passages refer to.
    pub items: Vec<Item>,
    /// Body tables (1-based) that name the item of what stands below them.
    pub item_tables: Vec<usize>,
    /// What the body tables' columns mean, by table number, for those that are action tables, logs or minutes.
    pub senses: BTreeMap<usize, Sense>,
    /// The body tables with a column of what was decided, by table number.
    pub decision_tables: BTreeMap<usize, DecisionTable>,
}

impl Passages<'_> {
    /// What stands beside a passage that says what was decided, in a column for that.
    pub(super) fn beside_decided(&self, passage: &Passage<'_>) -> Option<&Beside> {
        let at = passage.cell?;
        let table = self.decision_tables.get(&at.table)?;
        table.rows.get(&at.row).filter(|_| at.column == table.column && !table.mixed)
    }

    /// Whether a passage stands in a register of what minutes have recorded.
    pub(super) fn is_registered(&self, passage: &Passage<'_>) -> bool {
        passage.cell.and_then(|at| self.decision_tables.get(&at.table)).is_some_and(|table| table.register)
    }

    /// Whether a passage says what was decided, in a column for that.
    pub(super) fn is_decided(&self, passage: &Passage<'_>) -> bool {
        self.beside_decided(passage).is_some()
    }

    /// The item of a passage.
    pub(super) fn item(&self, passage: &Passage<'_>) -> Item {
        passage.item.and_then(|i| self.items.get(i)).cloned().unwrap_or_default()
    }
}

/// Kind of the part that holds a block, or of the paper where it has one part.
pub(super) fn kind_at(paper: &Paper<'_>, block: usize) -> DocumentKind {
    let parts = &paper.document.parts;
    parts
        .iter()
        .find(|p| p.first_block <= block && block < p.end_block)
        .map(|p| p.kind)
        .filter(|k| parts.len() > 1 || *k != DocumentKind::Other)
        .unwrap_or(paper.document.kind)
}

/// Reads them.
pub(super) fn read<'a>(paper: &Paper<'a>) -> Passages<'a> {
    let lists = paper.document.blocks.iter().filter_map(Block::paragraph).filter(|p| heads_own_actions(&p.text()));
    let one_list_of_actions = lists.take(2).count() < 2;
    let mut reader = Reader {
        out: Passages::default(),
        item: None,
        numbered_style: None,
        headed: Vec::new(),
        part: None,
        in_minute: false,
        first_item: 0,
        first_passage: 0,
        plain_items: 0,
        counted: numbering::counted(paper),
        next_task: None,
        repeated: numbering::repeated(paper),
        one_list_of_actions,
        register: decided::heads_register(paper),
    };
    let mut table_number = 0;
    for (index, block) in paper.document.blocks.iter().enumerate() {
        let part = paper.document.part_of(index);
        if part != reader.part {
            (reader.part, reader.item, reader.numbered_style) = (part, None, None);
            (reader.first_item, reader.first_passage, reader.plain_items) =
                (reader.out.items.len(), reader.out.list.len(), 0);
        }
        let context = Context { block: index, kind: kind_at(paper, index) };
        match block {
            Block::Paragraph(paragraph) => {
                let next = paper.document.blocks.get(index + 1).and_then(Block::paragraph);
                reader.body_paragraph(context, paragraph, next, format!("block[{}]", index + 1));
            }
            Block::Table(table) => {
                table_number += 1;
                reader.body_table(context, table, table_number);
            }
        }
    }
    notes::put(paper, &mut reader.out);
    numbering::within_numbered(&mut reader.out, &reader.headed);
    own_lines::numbers_to_their_text(&mut reader.out.list);
    reader.out
}

/// Where the reader is.
#[derive(Debug, Clone, Copy)]
struct Context {
    block: usize,
    kind: DocumentKind,
}

struct Reader<'a> {
    out: Passages<'a>,
    item: Option<usize>,
    /// Look of the numbered headings, to tell an unnumbered one of their rank from a heading below them.
    numbered_style: Option<Look>,
    /// Items that headings open, each with its part and its number where the heading has one that counts.
    headed: Vec<numbering::Headed>,
    part: Option<u32>,
    /// Items and passages before the part.
    first_item: usize,
    first_passage: usize,
    /// Items of the part that plain numbered paragraphs open.
    plain_items: usize,
    /// Whether the row that is read is a minute's and names no item of its own.
    in_minute: bool,
    /// Blocks of minutes whose paragraphs count their items.
    counted: BTreeMap<usize, numbering::Counted>,
    /// The number of the next item of a list of tasks that a line above announces.
    next_task: Option<u32>,
    /// Unnumbered headings that stand more than once in a part, folded.
    repeated: BTreeSet<(Option<u32>, String)>,
    /// Whether the paper has one list of actions at most: it stands for itself and belongs to no item.
    one_list_of_actions: bool,
    /// Whether the paper's first lines say that it registers what was decided.
    register: bool,
}

impl<'a> Reader<'a> {
    fn body_paragraph(&mut self, context: Context, paragraph: &'a Paragraph, next: Option<&Paragraph>, path: String) {
        if paragraph.is_empty() {
            return;
        }
        let (mut label, mut text) = label_and_text(paragraph);
        // "1955<tab>Minutes of …": the minutes of all meetings are counted in one row.
        let running = self.counted.get(&context.block).and_then(|c| c.running.clone()).filter(|_| label.is_none());
        if let Some(number) = &running {
            text = text[number.len()..].trim_start_matches(['.', ':', ')', ' ', '\t']).to_owned();
            label = running;
        }
        let heading = is_heading(paragraph, label.as_deref(), &text, next);
        let styled = paragraph.kind == crate::document::ParagraphKind::Heading || paragraph.is_bold();
        if self.is_task(label.as_deref(), &text) && !styled {
            self.push(context, paragraph, label, text, path, None, false);
            return;
        }
        // What was decided on all items is listed again at the end: the list belongs to none of them.
        if heading && lists_all_actions(&text) {
            self.item = None;
        }
        if heading && (self.one_list_of_actions || !heads_own_actions(&text)) {
            self.enter(paragraph, label.as_deref(), &text);
        } else if let Some(number) = self.number_below(paragraph, label.as_deref()) {
            if let Some(item) = self.item.and_then(|at| self.out.items.get_mut(at)) {
                item.number = Some(number);
            }
        } else if let Some(item) = run_in_heading(paragraph, label.as_deref(), self.next_number()) {
            self.out.items.push(item);
            self.item = Some(self.out.items.len() - 1);
        } else if !heading
            && super::actions::prose::is_minutes(context.kind)
            && self.only_plain_items()
            && let Some(item) = plain_heading(&text, label.as_deref(), self.next_number(), self.plain_items)
        {
            // Only in a minute that sets no titles.
            self.plain_items += 1;
            self.out.items.push(item);
            self.item = Some(self.out.items.len() - 1);
        } else if !heading
            && super::actions::prose::is_minutes(context.kind)
            && (self.plain_items > 0
                && self.only_plain_items()
                && label.as_deref().and_then(labels::number).is_some_and(|n| n == [self.next_number()])
                || self.counted.contains_key(&context.block) && self.only_numbered_items())
        {
            // "6. Secretary to book the marquee.": an item without a title, after others that have one.
            self.plain_items += 1;
            let number = label.as_deref().and_then(labels::bare).map(str::to_owned);
            let title = self.counted.get(&context.block).filter(|c| c.running.is_some());
            let title = title.and_then(|_| numbering::title_before(&text)).map(str::to_owned);
            self.out.items.push(Item { number, title });
            self.item = Some(self.out.items.len() - 1);
        }
        self.push(context, paragraph, label, text, path, None, heading);
    }

    /// "BUSINESS PLANNER" above "3. The Board had before it …": the article's number opens its first paragraph.
    fn number_below(&self, paragraph: &Paragraph, label: Option<&str>) -> Option<String> {
        let item = self.item.and_then(|at| self.out.items.get(at))?;
        // Below "Next steps" the numbers are those of a list.
        let heads_list = ["next steps", "action", "decision", "summary"];
        let title = item.title.as_deref().map(crate::framework::headings::fold).unwrap_or_default();
        if heads_list.iter().any(|opens| title.starts_with(opens)) {
            return None;
        }
        let above = self.out.list.last().filter(|p| p.heading && p.item == self.item && p.part == self.part)?;
        let number = label.filter(|l| labels::number(l).is_some_and(|n| n.len() == 1)).and_then(labels::bare)?;
        let before =
            self.out.items.iter().rev().skip(1).find_map(|i| i.number.as_deref()).and_then(|n| n.parse::<u32>().ok());
        let on = number.parse::<u32>().is_ok_and(|n| before.is_none_or(|b| n > b));
        (item.number.is_none() && above.label.is_none() && paragraph.text().chars().count() > SENTENCE && on)
            .then(|| number.to_owned())
    }

    /// What stands as a heading more than once in a part is a label of the items' parts.
    fn is_repeated(&self, text: &str) -> bool {
        self.repeated.contains(&(self.part, crate::framework::headings::fold(text)))
    }

    /// A heading begins an item, unless it is of a lower rank than the numbered ones.
    fn enter(&mut self, paragraph: &Paragraph, label: Option<&str>, text: &str) {
        let referred = labels::reference(text).filter(|_| label.is_none());
        let text = referred.map_or(text, |(_, rest)| rest);
        // "CONFIRMED" above the first item says how far the minute is.
        if label.is_none() && referred.is_none() && says_how_far(text) {
            return;
        }
        let number = referred.map(|(number, _)| number).or_else(|| label.and_then(labels::bare)).map(str::to_owned);
        // "1794 Constitutional report": the minutes of all meetings are counted in one row; years are none.
        let running = number.is_none().then(|| numbering::running_number(text)).flatten();
        let running = running.filter(|number| !(1900..=2099).contains(number)).map(|number| number.to_string());
        let text = running.as_ref().map_or(text, |number| text[number.len()..].trim_start());
        let number = number.or(running);
        let look = Look::of(paragraph, text);
        let depth = label.and_then(labels::number).map(|n| n.len());
        let top = match (&number, depth) {
            (Some(_), Some(1)) => true,
            // "2.1 Title" below "2 Title" stays in item 2.
            // … unless it is set as a title of its own.
            (Some(_), Some(_)) => self.item.is_none() || look.heading.is_some() || look.bold,
            (Some(_), None) => referred.is_some() || self.numbered_style.is_none(),
            // Plain lines below plain numbered titles are headings within the item.
            (None, _) => self.numbered_style.as_ref().is_none_or(|known| *known == look && !look.is_plain()),
        };
        // The paper's own title, and the body that met.
        if number.is_none()
            && self.out.items[self.first_item..].iter().all(|item| item.number.is_none())
            && self.out.list.len() < self.first_passage + TITLES
            && is_title(text)
        {
            return;
        }
        if !top
            || (number.is_none()
                && (is_within_item(text)
                    || self.is_repeated(text)
                    || text.trim_end_matches(['-', '–', ' ']).ends_with(':') && text.ends_with(['-', '–'])))
        {
            return;
        }
        // "1. Digitisation<tab>Action": the margin's heading is no part of the title.
        let text = match text.split_once('\t') {
            Some((title, margin)) if !crate::framework::headings::columns(margin).is_empty() => title.trim_end(),
            _ => text,
        };
        if number.is_some() && depth.is_none_or(|d| d == 1) {
            self.numbered_style = Some(look);
        }
        let counts = label.and_then(labels::number).filter(|n| n.len() == 1).and_then(|n| n.first().copied());
        let unnumbered = number.is_none();
        self.headed.push(numbering::Headed { item: self.out.items.len(), part: self.part, number: counts, unnumbered });
        self.out.items.push(Item { number, title: Some(text.trim_end_matches([':', '.', ';']).trim().to_owned()) });
        self.item = Some(self.out.items.len() - 1);
    }

    #[allow(clippy::too_many_arguments)] // One call, one passage.
    fn push(
        &mut self,
        context: Context,
        paragraph: &'a Paragraph,
        label: Option<String>,
        text: String,
        path: String,
        cell: Option<At>,
        heading: bool,
    ) {
        let (part, item) = (self.part, self.item);
        self.out.list.push(Passage {
            paragraph,
            label,
            text,
            path,
            block: context.block,
            cell,
            part,
            kind: context.kind,
            heading,
            item,
        });
    }
}

/// A paragraph's label (its own, or typed before the text) and its text, trimmed.
pub(super) fn label_and_text(paragraph: &Paragraph) -> (Option<String>, String) {
    let text = paragraph.text();
    let text = text.trim();
    if paragraph.label.is_some() {
        return (paragraph.label.clone(), text.to_owned());
    }
    let (label, rest) = labels::split(text);
    (label.map(str::to_owned), rest.trim().to_owned())
}
