//! The items of one row of an agenda's table: the row's own, and those that stand below it in the cell of its title.

use super::clock::Clock;
use super::columns::Columns;
use super::pages::report_of;
use super::presenter;
use super::table::{heads_items, is_short, row_is_section};
use super::title::{breaks_off, is_asked, is_purpose, is_remark, reported_by, settle};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Table, blocks_text};
use crate::record::{AgendaItem, Header};
use crate::wording::blanks::one_line;
use crate::wording::labels;

/// A row of an agenda's table.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    pub table: &'t Table,
    pub columns: &'t Columns,
    /// The row, 1-based.
    pub at: u32,
    /// The table's number, 1-based, and its part of the paper.
    pub number: usize,
    pub part: Option<u32>,
    pub clock: Clock,
}

/// What the other rows of the table tell of one.
#[derive(Clone, Copy)]
pub(super) struct Others {
    /// Where the items of the table begin.
    pub from: usize,
    /// Whether most have numbers.
    pub mostly_numbered: bool,
    /// Whether most have numbers before their titles, in one cell.
    pub typed_numbers: bool,
    /// Whether a row below has a number.
    pub counted_on: bool,
}

impl<'t> Row<'t> {
    /// Appends its items to those of the table.
    pub(super) fn items(self, others: Others, out: &mut Vec<AgendaItem>) {
        // A row of a time or presenter alone goes with the item before.
        let Some(cell) = self.cell(self.columns.title).filter(|c| !c.is_empty()) else { return };
        // "3. Confirmation of the minutes" over the columns of numbers and titles.
        let across = self.columns.number == Some(cell.column);
        let counted = || labels::split(cell.text().trim()).0.and_then(labels::number).is_some();
        if across && !counted() || self.parts_items(cell, others) {
            return;
        }
        let Some(title) = TitleCell::read(cell) else { return };
        let before = out.get(others.from..).unwrap_or_default();
        let number = self.own_number(&title, before.last(), across);
        // "To confirm the minutes" in a row of its own below a numbered title.
        if number.is_none() && self.columns.number.is_some() && !before.is_empty() && is_asked(&title.first) {
            return;
        }
        let places = cell.blocks.iter().flat_map(Block::places).collect();
        let path = format!("table[{}]/row[{}]/cell[{}]", self.number, self.at, cell.column);
        let named = self.text(self.columns.presenter).filter(|t| !is_remark(t));
        let mut item = AgendaItem {
            header: Header::at(self.part, path, cell.text(), places),
            number,
            title: title.words(self.columns.number.is_some()),
            time: self.text(self.columns.time).and_then(|t| self.clock.time(&t)),
            presenter: named.map(|t| presenter::bare(&t).replace('\n', "/")).or_else(|| title.brought.clone()),
        };
        let inner = item.number.as_deref().map(|number| below_in_one(&item.title, number)).unwrap_or_default();
        if let Some((start, _, _)) = inner.first() {
            item.title.truncate(*start);
        }
        settle(&mut item, self.clock);
        if self.table.uncertain {
            item.header.flag(ReviewCode::TableUncertain);
        }
        if title.joined && item.title.split_whitespace().count() > title.first.split_whitespace().count() {
            item.header.flag(ReviewCode::SplitUncertain);
        }
        let parent = item.clone();
        out.push(item);
        for (_, number, words) in inner {
            let quote = words.clone();
            out.push(self.below(&parent, number, words, quote));
        }
        for line in title.subs().flat_map(|line| apart(line)) {
            let (label, words) = labels::split(line);
            let bare = label.and_then(labels::bare).unwrap_or("");
            let number = match &parent.number {
                Some(number) if !bare.contains('.') => format!("{number}{bare}"),
                _ => bare.to_owned(),
            };
            out.push(self.below(&parent, number, words.trim().to_owned(), line.to_owned()));
        }
    }

    /// The cell of a column that begins in the row.
    fn cell(self, column: Option<u32>) -> Option<&'t Cell> {
        self.table.cell(self.at, column?).filter(|c| c.row == self.at)
    }

    fn text(self, column: Option<u32>) -> Option<String> {
        self.cell(column).map(|c| c.text().trim().to_owned()).filter(|t| !t.is_empty())
    }

    /// Whether the row is the heading of a part of the agenda and no item.
    fn parts_items(self, title: &Cell, others: Others) -> bool {
        let columns = self.columns;
        let filled = || self.table.row(self.at).filter(|c| !c.is_empty());
        // "PART B – STRATEGY" alone in its row parts the items and is none.
        let counted = columns.number.is_some() || columns.time.is_some();
        // "Reports from Committees" alone between rows with numbers, some of which hold nothing else beside their titles.
        let between = columns.number.is_some() && others.counted_on;
        let heads = || row_is_section(&title.text()) || (others.mostly_numbered || between) && is_short(&title.text());
        // "Decision Papers | 10:45" without a number among numbered items: when the next part begins.
        let clocked = || filled().filter(|c| Some(c.column) != columns.time).count() == 1;
        // "9:10 | Committee Business" among rows such as "3. Delegation": when the next part begins; a break is an item.
        let pause = || {
            let said = crate::framework::headings::fold(&title.text());
            ["break", "lunch", "close", "coffee", "tea", "end", "finish"]
                .iter()
                .any(|word| said.split(' ').any(|w| w == *word))
        };
        if others.typed_numbers && clocked() && is_short(&title.text()) && !pause() {
            return true;
        }
        filled().count() == 1 && counted && heads()
            || columns.number.is_some() && clocked() && heads_items(&title.text())
    }

    /// The item's number, of its own column or before its title.
    fn own_number(self, title: &TitleCell, last: Option<&AgendaItem>, across: bool) -> Option<String> {
        let text = self.text(self.columns.number).filter(|_| !across);
        let own = text.as_deref().and_then(|t| labels::bare(t.lines().next().unwrap_or("")));
        // "3 (a)", and "(b)" in the row below.
        own.map(|number| below_item(number, last.and_then(|item| item.number.as_deref())))
            .or_else(|| labels::split(&title.first).0.and_then(labels::bare).map(str::to_owned))
    }

    /// An item that stands below another in the same cell.
    fn below(self, parent: &AgendaItem, number: String, title: String, quote: String) -> AgendaItem {
        let mut sub = AgendaItem { number: Some(number), title, time: None, presenter: None, ..parent.clone() };
        sub.header.source.quote = quote;
        settle(&mut sub, self.clock);
        sub
    }
}

/// The lines of the cell of a title.
struct TitleCell {
    first: String,
    /// Those below the first that belong to the item, without what the meeting is asked to do.
    more: Vec<String>,
    /// Whether a further paragraph begins as a title does: it may be one of its own, or tell of the first.
    joined: bool,
    /// Who brings the item, on a line of its own.
    brought: Option<String>,
}

impl TitleCell {
    fn read(cell: &Cell) -> Option<Self> {
        let lines: Vec<String> = blocks_text(&cell.blocks).lines().map(one_line).filter(|l| !l.is_empty()).collect();
        let (first, more) = lines.split_first()?;
        // "DECISION" on a line above the title: what the item is for.
        let (first, more) = match more.split_first() {
            Some((title, more)) if is_purpose(first) => (title, more),
            _ => (first, more),
        };
        // What the meeting is asked to do, and all below it, is no part of the title.
        let asked = more.iter().position(|line| is_asked(line)).unwrap_or(more.len());
        let brought = more.iter().find_map(|line| brings(line));
        let more: Vec<String> = more.iter().take(asked).cloned().collect();
        let open = first.ends_with([',', ':', '–', '-', '&']) || breaks_off(first);
        let paragraphs = cell.blocks.iter().skip(1).filter_map(Block::paragraph).map(|p| one_line(&p.text()));
        let begins = |p: &String| more.contains(p) && p.starts_with(char::is_uppercase) && brings(p).is_none();
        let joined = !open && paragraphs.filter(begins).count() > 0;
        Some(Self { first: first.clone(), more, joined, brought })
    }

    /// The lines that are items of their own.
    fn subs(&self) -> impl Iterator<Item = &String> {
        self.more.iter().filter(|line| labels::split(line).0.and_then(labels::bare).is_some())
    }

    /// The words of the title; `counted` tells whether numbers have a column of their own.
    fn words(&self, counted: bool) -> String {
        let (label, behind) = labels::split(&self.first);
        let head = if counted && label.and_then(labels::number).is_none() { self.first.as_str() } else { behind };
        let mut title = head.to_owned();
        if self.subs().next().is_some() {
            return title;
        }
        // A bar in capitals below the row may stand in its cell.
        let bar = |line: &str| row_is_section(line) && head.contains(char::is_lowercase);
        // "Minutes and matters arising ⏎ - bus shelters": points below the title.
        let bulleted = |line: &str| labels::split(line).0.is_some_and(|label| !label.contains(char::is_alphanumeric));
        let points = self.more.iter().filter(|line| bulleted(line)).count();
        let point = |line: &str| points > 1 && bulleted(line);
        for line in self.more.iter().filter(|line| brings(line).is_none() && !bar(line) && !point(line)) {
            title.push(' ');
            title.push_str(labels::split(line).1);
        }
        title
    }
}

/// The number of an item that counts below another by letters: "3 (a" is 3a, and "b" below it 3b.
fn below_item(number: &str, last: Option<&str>) -> String {
    let letter = |text: &str| text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase());
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((item, below)) = number.split_once([' ', '('])
        && digits(item)
        && letter(below.trim_matches([' ', '(', ')']))
    {
        return format!("{item}{}", below.trim_matches([' ', '(', ')']));
    }
    let item = last.map(|last| last.trim_end_matches(|c: char| c.is_ascii_lowercase()));
    match item.filter(|item| letter(number) && digits(item)) {
        Some(item) => format!("{item}{number}"),
        None => number.to_owned(),
    }
}

/// Who brings an item, where a line of its own says so.
fn brings(line: &str) -> Option<String> {
    let named = || {
        (presenter::are_named(line) || presenter::names_holder(line)).then_some(line.trim()).or_else(|| report_of(line))
    };
    reported_by(line).filter(|_| line.contains(" by ")).or_else(named).map(str::to_owned)
}

/// "5.1 Behaviour 5.2 Attendance": the lines of items that ran together, cut before each next number.
fn apart(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((item, number)) = labels::split(rest).0.and_then(labels::bare).and_then(|b| b.rsplit_once('.'))
        && let Some(next) = number.parse::<u32>().ok().map(|n| format!(" {item}.{} ", n + 1))
        && let Some(at) = rest.find(&next)
        && rest[at + next.len()..].starts_with(char::is_uppercase)
    {
        out.push(rest[..at].trim());
        rest = rest[at..].trim();
    }
    out.push(rest);
    out
}

/// "Finance: 3.1 Accounts 3.2 Budget" in item 3: items below it that ran on in its title, each with the byte at which it
/// begins, its number and its own title.
fn below_in_one(title: &str, number: &str) -> Vec<(usize, String, String)> {
    let mut starts: Vec<(usize, String)> = Vec::new();
    let mut from = 0;
    loop {
        let next = starts.len() + 1;
        let letter = char::from_u32('a' as u32 + starts.len() as u32).unwrap_or('a');
        let own = format!("{number}{letter}");
        let labels = [format!("{number}.{next}"), format!("{letter})"), format!("({letter})"), own];
        let at_label = |label: &String| {
            let mut places = title[from..].match_indices(label.as_str()).map(|(at, _)| from + at);
            places.find(|at| {
                let after = title[at + label.len()..].trim_start_matches(['.', ')']);
                (*at == 0 || title[..*at].ends_with(' '))
                    && after.starts_with(' ')
                    && after.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            })
        };
        let found = labels.iter().find_map(|label| Some((at_label(label)?, label.clone())));
        let Some((at, label)) = found else { break };
        from = at + label.len();
        starts.push((at, label));
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([title.len()]).collect::<Vec<_>>();
    starts
        .into_iter()
        .zip(ends)
        .map(|((at, label), end)| {
            let words = title[at + label.len()..end].trim_start_matches(['.', ')']).trim().to_owned();
            let own = label.trim_matches(['(', ')']);
            let whole = own.contains('.') || own.len() > 1;
            let own = if whole { own.to_owned() } else { format!("{number}{own}") };
            (at, own, words)
        })
        .collect()
}
