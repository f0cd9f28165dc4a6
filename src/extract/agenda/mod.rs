//! Agenda items: timed tables, numbered lists, lines with a time.

mod clock;
mod columns;
mod line;
mod lines;
mod pages;
mod presenter;
mod rows;
mod table;
mod table_row;
mod telling;
#[cfg(test)]
mod tests;
mod title;
mod whole_list;

use super::passages::{self, Passages};
use super::{Extracted, Paper};
use crate::diagnostic::{Diagnostic, DiagnosticCode, ReviewCode, Severity};
use crate::document::Table;
use crate::framework::headings::fold;
use crate::record::{AgendaItem, DocumentKind};
use crate::wording::{labels, when};
use clock::Clock;
use std::collections::BTreeMap;
pub(super) use table::is_agenda_table;

/// What the tables of a paper are for its agenda.
#[derive(Default)]
struct Tables<'d> {
    /// Those of which items were read.
    used: Vec<usize>,
    /// Those whose rows are read as the lines that they are.
    loose: Vec<usize>,
    /// Those that may hold a single item.
    lone: Vec<Lone<'d>>,
}

/// A table of one item.
struct Lone<'d> {
    number: usize,
    table: &'d Table,
    part: Option<u32>,
    /// How many items stand before it.
    at: usize,
}

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let mut out: Vec<AgendaItem> = Vec::new();
    let Tables { mut used, loose, lone } = of_tables(paper, passages, &mut out);
    used.extend(lone.iter().rev().filter(|lone| put_between(lone, passages, &mut out)).map(|lone| lone.number));
    if used.is_empty() {
        used = lines::list_items(passages, &loose, &mut out);
    }
    for table in used {
        extracted.used(table, "agenda_items");
    }
    doubt(&mut out);
    tell_unread(passages, &out, extracted);
    extracted.records.agenda_items = out;
}

/// Reads the items of the paper's tables.
fn of_tables<'d>(paper: &Paper<'d>, passages: &Passages<'_>, out: &mut Vec<AgendaItem>) -> Tables<'d> {
    let mut tables = Tables::default();
    for (number, block, table) in paper.document.tables() {
        let kind = passages::kind_at(paper, block);
        let part = paper.document.part_of(block);
        let under = under_agenda(passages, number) || table.row(1).any(|cell| is_agenda(&cell.text()));
        if !(kind == DocumentKind::Agenda
            || (under && matches!(kind, DocumentKind::Minutes | DocumentKind::Other | DocumentKind::BoardPack)))
        {
            continue;
        }
        // Tabs make columns of a list: its rows are read as the lines that they are.
        if table.uncertain && (table::is_torn(table) || within_list(passages, number)) {
            tables.loose.push(number);
            continue;
        }
        let at = out.len();
        table::table_items(table, (number, table::ROWS), part, Clock::of(passages, part), out);
        if out.len() > at {
            tables.used.push(number);
        } else if table::lone_number(table).is_some() {
            tables.lone.push(Lone { number, table, part, at });
        }
    }
    tables
}

/// Puts the item of a table of one among the others, where its number follows or leads to theirs; whether it does.
fn put_between(lone: &Lone<'_>, passages: &Passages<'_>, out: &mut Vec<AgendaItem>) -> bool {
    let &Lone { number, table, part, at } = lone;
    let counts = |item: &AgendaItem, own: u32| {
        item.header.source.part == part && item.number.as_deref() == Some(own.to_string().as_str())
    };
    let before = at.checked_sub(1).and_then(|at| out.get(at));
    let own = table::lone_number(table).unwrap_or_default();
    let follows = before.is_some_and(|item| counts(item, own.saturating_sub(1)));
    if !follows && !out.get(at).is_some_and(|item| counts(item, own + 1)) {
        return false;
    }
    let mut items = Vec::new();
    table::table_items(table, (number, 1), part, Clock::of(passages, part), &mut items);
    out.splice(at..at, items);
    true
}

/// Flags items whose title is cut, or says nothing.
fn doubt(out: &mut [AgendaItem]) {
    // "Minutes –": what stood behind the dash went another way.
    let dangles = |item: &AgendaItem| {
        let quote = item.header.source.quote.trim_end();
        !item.title.contains(" – ") && [" –", " —", " -"].iter().any(|dash| quote.ends_with(dash))
    };
    // Pages, times and amounts are no titles: the item's own stands elsewhere.
    // So are days alone: "14 June 2000" below "Minutes".
    let is_day = |title: &str| when::find(title).first().is_some_and(|day| day.range.len() + 1 >= title.trim().len());
    let says_nothing = |item: &AgendaItem| !item.title.contains(char::is_alphabetic) || is_day(&item.title);
    let doubtful = |item: &&mut AgendaItem| title::breaks_off(&item.title) || dangles(item) || says_nothing(item);
    for item in out.iter_mut().filter(doubtful) {
        item.header.flag(ReviewCode::SplitUncertain);
    }
}

/// Whether the items of an agenda count on from the line above a table into it, or from it into the line below.
fn within_list(passages: &Passages<'_>, table: usize) -> bool {
    let of_table = |p: &passages::Passage<'_>| p.cell.is_some_and(|at| at.table == table);
    // "4.1" above "5. Planning" leads to it as "4" does.
    let number = |p: &passages::Passage<'_>| {
        let typed = labels::split(&p.text).0;
        labels::number(p.label.as_deref().or(typed)?)?.first().copied()
    };
    let Some(first) = passages.list.iter().position(of_table) else { return false };
    let count = passages.list[first..].iter().take_while(|p| of_table(p)).count();
    let numbers = || passages.list[first..first + count].iter().filter_map(number);
    let above = first.checked_sub(1).and_then(|at| number(&passages.list[at]));
    let whole = |p: &passages::Passage<'_>| p.label.is_some() || labels::split(&p.text).0.is_some();
    let counted = passages.list[first..first + count].iter().filter(|p| whole(p)).count() > 0;
    let below = passages.list.get(first + count).and_then(number);
    counted
        && (above.zip(numbers().next()).is_some_and(|(above, own)| own == above + 1)
            || below.zip(numbers().next_back()).is_some_and(|(below, own)| below == own + 1))
}

/// An agenda of which no item could be read is not lost in silence.
fn tell_unread(passages: &Passages<'_>, out: &[AgendaItem], extracted: &mut Extracted) {
    /// An agenda has this many lines at least.
    const LINES: usize = 4;
    let mut of_part: BTreeMap<Option<u32>, (usize, Option<u32>)> = BTreeMap::new();
    for passage in passages.list.iter().filter(|p| p.kind == DocumentKind::Agenda) {
        let page = passage.paragraph.lines.first().map(|line| line.page);
        of_part.entry(passage.part).or_insert((0, page)).0 += 1;
    }
    for (part, (lines, page)) in of_part {
        if lines >= LINES && !out.iter().any(|item| item.header.source.part == part) {
            let told =
                Diagnostic::new(Severity::Warning, DiagnosticCode::AgendaUnread, "no item could be read of the agenda");
            extracted.diagnostics.push(Diagnostic { page, ..told });
        }
    }
}

/// Whether the line above a table is the heading "Agenda".
fn under_agenda(passages: &Passages<'_>, table: usize) -> bool {
    let Some(first) = passages.list.iter().position(|p| p.cell.is_some_and(|c| c.table == table)) else { return false };
    passages.list[..first].iter().rev().take(2).any(|p| p.cell.is_none() && is_agenda(&p.text))
}

fn is_agenda(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "agenda"
            | "a g e n d a"
            | "b u s i n e s s"
            | "agenda items"
            | "order of business"
            | "meeting agenda"
            | "items of business"
            | "draft agenda"
            | "business"
    )
}
