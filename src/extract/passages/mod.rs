//! A paper's paragraphs in reading order, each with its place, its part and the item under which it stands.
//!
//! The extractors of meeting papers read these rather than blocks: a minute says the same whether it is typed as
//! paragraphs or into one big table. Nothing is left out but empty paragraphs; tables' paragraphs stand cell by cell.

mod headings;
mod run_in;

use super::Paper;
use super::actions::columns::{self, Role, Sense};
use crate::document::{Block, Cell, Paragraph, ParagraphKind, Table};
use crate::record::{DocumentKind, Header};
use crate::wording::labels;
use headings::{Look, is_heading, is_short, is_within_item};
use run_in::run_in_heading;
use std::collections::{BTreeMap, BTreeSet};

/// Tables in tables deeper than this are not followed; papers have two at most.
const NESTING_LIMIT: usize = 4;

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
}

impl Passages<'_> {
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
        part: None,
        in_minute: false,
        repeated: repeated(paper),
        one_list_of_actions,
    };
    let mut table_number = 0;
    for (index, block) in paper.document.blocks.iter().enumerate() {
        let part = paper.document.part_of(index);
        if part != reader.part {
            (reader.part, reader.item, reader.numbered_style) = (part, None, None);
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
    reader.out
}

/// Short unnumbered lines set as headings that stand more than once in a part.
fn repeated(paper: &Paper<'_>) -> BTreeSet<(Option<u32>, String)> {
    let mut once = BTreeSet::new();
    let mut more = BTreeSet::new();
    for (index, block) in paper.document.blocks.iter().enumerate() {
        let Some(paragraph) = block.paragraph().filter(|p| p.kind == ParagraphKind::Heading || p.is_bold()) else {
            continue;
        };
        let (label, text) = label_and_text(paragraph);
        if label.is_none() && is_short(&text) && labels::reference(&text).is_none() {
            let key = (paper.document.part_of(index), crate::framework::headings::fold(&text));
            if !key.1.is_empty() && !once.insert(key.clone()) {
                more.insert(key);
            }
        }
    }
    more
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
    part: Option<u32>,
    /// Whether the row that is read is a minute's and names no item of its own.
    in_minute: bool,
    /// Unnumbered headings that stand more than once in a part, folded.
    repeated: BTreeSet<(Option<u32>, String)>,
    /// Whether the paper has one list of actions at most: it stands for itself and belongs to no item.
    one_list_of_actions: bool,
}

impl<'a> Reader<'a> {
    fn body_paragraph(&mut self, context: Context, paragraph: &'a Paragraph, next: Option<&Paragraph>, path: String) {
        if paragraph.is_empty() {
            return;
        }
        let (label, text) = label_and_text(paragraph);
        let heading = is_heading(paragraph, label.as_deref(), &text, next);
        if heading && (self.one_list_of_actions || !heads_own_actions(&text)) {
            self.enter(paragraph, label.as_deref(), &text);
        } else if let Some(number) = self.number_below(paragraph, label.as_deref()) {
            if let Some(item) = self.item.and_then(|at| self.out.items.get_mut(at)) {
                item.number = Some(number);
            }
        } else if let Some(item) = run_in_heading(paragraph, label.as_deref()) {
            self.out.items.push(item);
            self.item = Some(self.out.items.len() - 1);
        }
        self.push(context, paragraph, label, text, path, None, heading);
    }

    /// "BUSINESS PLANNER" above "3. The Board had before it …": the article's number opens its first paragraph.
    fn number_below(&self, paragraph: &Paragraph, label: Option<&str>) -> Option<String> {
        let item = self.item.and_then(|at| self.out.items.get(at))?;
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
        let number = referred.map(|(number, _)| number).or_else(|| label.and_then(labels::bare)).map(str::to_owned);
        let look = Look::of(paragraph, text);
        let depth = label.and_then(labels::number).map(|n| n.len());
        let top = match (&number, depth) {
            (Some(_), Some(1)) => true,
            // "2.1 Title" below "2 Title" stays in item 2.
            // … unless it is set as a title of its own.
            (Some(_), Some(_)) => self.item.is_none() || look.heading.is_some() || look.bold,
            (Some(_), None) => referred.is_some() || self.numbered_style.is_none(),
            (None, _) => self.numbered_style.as_ref().is_none_or(|known| *known == look),
        };
        // The paper's own title, and the body that met.
        if number.is_none() && self.out.items.is_empty() && self.out.list.len() < TITLES && is_title(text) {
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
        self.out.items.push(Item { number, title: Some(text.trim_end_matches([':', '.']).trim().to_owned()) });
        self.item = Some(self.out.items.len() - 1);
    }

    fn body_table(&mut self, context: Context, table: &'a Table, number: usize) {
        let sense = columns::classify(table);
        if let Some(item) = item_table(table).filter(|_| super::actions::prose::is_minutes(context.kind)) {
            self.out.items.push(item);
            self.item = Some(self.out.items.len() - 1);
            self.out.item_tables.push(number);
        }
        // A minute set as a table without owners still names its items in a column.
        let minute = super::actions::prose::is_minutes(context.kind);
        let items = if sense.is_none() && minute { columns::of_items(table) } else { None };
        let mut row_item: Option<usize> = None;
        let mut row = 0;
        let first = self.out.list.len();
        for cell in &table.cells {
            if cell.row != row {
                row = cell.row;
                row_item = match sense.as_ref().or(items.as_ref()) {
                    Some(sense) => self.item_of_row(table, sense, row, row_item),
                    None if minute => self.item_of_numbered_row(table, row, row_item),
                    None => None,
                };
            }
            let at = At { table: number, row: cell.row, column: cell.column };
            let path = format!("table[{number}]/row[{}]/cell[{}]", cell.row, cell.column);
            // What a row with a number of its own numbers within are points of that item.
            let numbered = row_item.and_then(|at| self.out.items.get(at)).is_some_and(|item| item.number.is_some());
            self.in_minute = !numbered && sense.as_ref().is_some_and(Sense::is_minute);
            self.cell(context, cell, at, &path, row_item.or(self.item), 0);
        }
        // Rows guessed from white space may end too early: what follows goes on with the last.
        if table.uncertain && row_item.is_some() && minute {
            self.item = row_item;
        }
        self.labels_apart(first);
        if let Some(sense) = sense {
            self.out.senses.insert(number, sense);
        }
    }

    /// Numbered paragraphs set as a table: a cell that holds labels alone gives them to the paragraphs of the next
    /// cell in its row, one to each.
    fn labels_apart(&mut self, first: usize) {
        let mut from = first;
        let mut gone: Vec<usize> = Vec::new();
        while from < self.out.list.len() {
            let cell_end = |start: usize, list: &[Passage<'_>]| {
                start + list[start..].iter().take_while(|p| p.cell == list[start].cell).count()
            };
            let end = cell_end(from, &self.out.list);
            let marks: Vec<String> = self.out.list[from..end]
                .iter()
                .flat_map(|p| p.text.split('\n').map(str::trim).map(str::to_owned).collect::<Vec<_>>())
                .collect();
            let bare = self.out.list[from..end].iter().all(|p| p.label.is_none()) && marks.iter().all(|m| is_label(m));
            let row = self.out.list[from].cell.map(|c| c.row);
            if bare && end < self.out.list.len() && self.out.list[end].cell.map(|c| c.row) == row {
                let next_end = cell_end(end, &self.out.list);
                if next_end - end == marks.len() && self.out.list[end..next_end].iter().all(|p| p.label.is_none()) {
                    for (passage, mark) in self.out.list[end..next_end].iter_mut().zip(marks) {
                        passage.label = Some(mark);
                    }
                    gone.extend(from..end);
                }
            }
            from = end;
        }
        // Rows of an action table keep their number column: it is read from the cells.
        if !gone.is_empty() {
            let kept = self.out.list.split_off(first);
            let rest = kept.into_iter().enumerate().filter(|(at, _)| gone.binary_search(&(first + at)).is_err());
            self.out.list.extend(rest.map(|(_, passage)| passage));
        }
    }

    /// The item of a row of a minute or log: number and title as the row has them, else the row before's.
    fn item_of_row(&mut self, table: &Table, sense: &Sense, row: u32, before: Option<usize>) -> Option<usize> {
        if row <= sense.header_rows {
            return None;
        }
        if sense.column(Role::Item).is_none()
            && let Some(item) = title_row(table, row)
        {
            self.out.items.push(item);
            return Some(self.out.items.len() - 1);
        }
        let item = sense.item_of(table, row);
        if item == Item::default() {
            // Without a number or title of its own, a row of a minute goes on with the item before it.
            let titled = before.and_then(|at| self.out.items.get(at)).is_some_and(|i| i.number.is_some());
            return if sense.column(Role::Item).is_some() || titled { before } else { None };
        }
        self.out.items.push(item);
        Some(self.out.items.len() - 1)
    }

    /// "3 | **Management accounts** ¶ The Board noted …": a number beside the title and text of an item.
    fn item_of_numbered_row(&mut self, table: &Table, row: u32, before: Option<usize>) -> Option<usize> {
        let mut filled = table.row(row).filter(|c| !c.is_empty());
        let (Some(first), Some(second)) = (filled.next(), filled.next()) else {
            return title_row(table, row).map_or(before, |item| Some(self.put(item)));
        };
        let text = first.text();
        let number = labels::bare(text.trim()).filter(|n| {
            n.len() <= 8
                && n.starts_with(|c: char| c.is_ascii_digit())
                && n.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/'))
        });
        let Some(number) = number else { return if first.column > 1 { before } else { None } };
        let opening = second.blocks.iter().filter_map(Block::paragraph).find(|p| !p.is_empty())?;
        let (_, title) = label_and_text(opening);
        let title = (is_short(&title) && !title.contains('\n')).then(|| title.trim_end_matches([':', '.']).to_owned());
        Some(self.put(Item { number: Some(number.to_owned()), title }))
    }

    fn put(&mut self, item: Item) -> usize {
        self.out.items.push(item);
        self.out.items.len() - 1
    }

    fn cell(&mut self, context: Context, cell: &'a Cell, at: At, path: &str, item: Option<usize>, depth: usize) {
        let (mut paragraphs, mut tables) = (0, 0);
        let mut item = item;
        for block in &cell.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    paragraphs += 1;
                    if paragraph.is_empty() {
                        continue;
                    }
                    let (label, text) = label_and_text(paragraph);
                    let heading = paragraph.kind == ParagraphKind::Heading || (paragraph.is_bold() && is_short(&text));
                    let number = label.as_deref().filter(|l| labels::number(l).is_some_and(|n| n.len() == 1));
                    // A numbered title within a minute's cell names the item of what follows in it.
                    if let Some(number) =
                        number.filter(|_| heading && depth == 0 && self.in_minute && !heads_own_actions(&text))
                    {
                        let number = labels::bare(number).map(str::to_owned);
                        self.out.items.push(Item { number, title: Some(text.trim_end_matches([':', '.']).to_owned()) });
                        item = Some(self.out.items.len() - 1);
                    }
                    let kept = std::mem::replace(&mut self.item, item);
                    let path = format!("{path}/paragraph[{paragraphs}]");
                    self.push(context, paragraph, label, text, path, Some(at), heading);
                    self.item = kept;
                }
                Block::Table(table) if depth < NESTING_LIMIT => {
                    tables += 1;
                    for inner in &table.cells {
                        let path = format!("{path}/table[{tables}]/row[{}]/cell[{}]", inner.row, inner.column);
                        self.cell(context, inner, at, &path, item, depth + 1);
                    }
                }
                Block::Table(_) => {}
            }
        }
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

/// Whether a heading at the top of a paper names the paper, its body or its day.
fn is_title(text: &str) -> bool {
    let folded = crate::framework::headings::fold(text);
    crate::wording::when::first_day(text).is_some()
        || folded.split(' ').any(|w| {
            matches!(
                w,
                "minutes"
                    | "minute"
                    | "board"
                    | "committee"
                    | "council"
                    | "partnership"
                    | "group"
                    | "forum"
                    | "panel"
                    | "nhs"
                    | "agenda"
                    | "subcommittee"
                    | "trust"
                    | "association"
                    | "draft"
                    | "notes"
            )
        }) && !folded.starts_with("minutes of")
            && !folded.starts_with("minute of")
            && folded != "minutes"
            && folded != "minute"
}

/// A row that holds an item's number and its title and nothing else: "59. | WELCOME AND APOLOGIES".
fn title_row(table: &Table, row: u32) -> Option<Item> {
    let filled: Vec<String> = table.row(row).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    let [number, title] = filled.as_slice() else { return None };
    let number = labels::bare(number.trim())
        .filter(|n| n.len() <= 8 && n.starts_with(|c: char| c.is_ascii_digit()) && !n.contains(' '))?;
    let title = title.trim();
    (is_short(title)
        && title.starts_with(char::is_uppercase)
        && !title.contains('\n')
        && title.split_whitespace().count() <= 14)
        .then(|| Item { number: Some(number.to_owned()), title: Some(title.trim_end_matches(':').to_owned()) })
}

/// The item that a table of one row names: "Report No. | Report Title | Presented by" above what was said on it.
fn item_table(table: &Table) -> Option<Item> {
    let filled = |row: u32| table.row(row).filter(|c| !c.is_empty()).count();
    if table.rows != 2 || !(2..=5).contains(&table.columns) || filled(2) < 2 {
        return None;
    }
    let (mut number, mut title) = (None, None);
    for cell in table.row(1) {
        let heading = crate::framework::headings::fold(&cell.text());
        let words = ["report", "item", "paper", "agenda", "minute"];
        let about = words.iter().any(|w| heading.split(' ').any(|x| x == *w));
        let slot = match heading.split(' ').next_back() {
            Some("no" | "number" | "ref" | "item") if about || heading == "no" => &mut number,
            Some("title" | "subject" | "report" | "topic") => &mut title,
            _ => continue,
        };
        let text = table.cell(2, cell.column).map(Cell::text).unwrap_or_default();
        slot.get_or_insert_with(|| text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let (number, title) = (number?, title.filter(|t| !t.is_empty())?);
    let number = labels::bare(&number).filter(|n| n.chars().count() <= 14 && n.chars().any(|c| c.is_ascii_digit()))?;
    Some(Item { number: Some(number.to_owned()), title: Some(title) })
}

/// "Actions" under an item gives that item's; "Summary of actions" stands for itself.
fn heads_own_actions(text: &str) -> bool {
    matches!(
        crate::framework::headings::fold(text).as_str(),
        "action" | "actions" | "action point" | "action points" | "actions agreed" | "agreed actions" | "new actions"
    )
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

/// Whether a text is a label with its punctuation and nothing else: "2.1", "I.", "(a)".
fn is_label(text: &str) -> bool {
    let bare = labels::bare(text).unwrap_or("");
    let number = labels::number(text).is_some() && bare.len() <= 8;
    let letter = bare.len() <= 4 && bare.chars().all(|c| "ivxlcIVXLCabcdefgh".contains(c)) && text.len() > bare.len();
    !bare.is_empty() && (number || letter) && text.chars().count() <= 10
}
