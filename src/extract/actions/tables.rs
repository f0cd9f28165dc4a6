//! The tables of a paper that hold actions: cards, logs with an action in each row, and minutes with owners beside.

use super::columns::Sense;
use super::holding::{heading_above, holds_actions, holds_cards};
use super::status::Legend;
use super::{
    Cast, Meeting, board, bracketed_rows, cards, cards_within, meeting_of, minute_table, nested, prose, rows, tabbed,
    titled_cards,
};
use crate::diagnostic::ReviewCode;
use crate::document::Table;
use crate::extract::passages::{self, Item, Passages};
use crate::extract::{Extracted, Paper};
use crate::framework::headings::fold;
use crate::record::{Action, DocumentKind};
use std::collections::BTreeSet;

/// Whether the headings of a table are those of a register of risks: what it calls actions may be controls in place, and its
/// dates are those of reviews.
fn is_of_risks(table: &Table, header_rows: u32) -> bool {
    let heads = || table.cells.iter().filter(|cell| cell.row <= header_rows).map(|cell| fold(&cell.text()));
    let names = |word: &str| heads().any(|head| head.split(' ').any(|w| w.starts_with(word)));
    names("risk") && (names("likelihood") || names("impact") || names("mitigat") || names("control"))
}

/// What the tables of a paper are read with.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a, 'p> {
    /// The paper.
    pub(super) paper: &'a Paper<'p>,
    /// Its passages.
    pub(super) passages: &'a Passages<'p>,
    /// The meetings of its parts.
    pub(super) meetings: &'a [Meeting],
    /// What its colours mean.
    pub(super) legend: &'a Legend,
    /// Who was there.
    pub(super) cast: &'a Cast,
}

/// What the tables gave.
#[derive(Default)]
pub(super) struct Tabled {
    /// Their actions.
    pub(super) actions: Vec<Action>,
    /// The places of these, which sentences do not give again.
    pub(super) claimed: BTreeSet<String>,
    /// The numbers of tables whose rows or cards are actions.
    pub(super) logs: BTreeSet<usize>,
    /// The numbers of minutes in tables.
    pub(super) minutes: BTreeSet<usize>,
}

/// A table of the paper.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// Its number, from 1.
    number: usize,
    /// Its block.
    block: usize,
    /// The table itself.
    table: &'a Table,
}

impl<'a> Reading<'a, '_> {
    /// Reads all tables.
    pub(super) fn read(self, extracted: &mut Extracted) -> Tabled {
        let mut out = Tabled::default();
        for (number, block, table) in self.paper.document.tables() {
            let at = Place { number, block, table };
            let before = out.actions.len();
            match self.passages.senses.get(&number) {
                Some(sense) => self.table(at, sense, &mut out, extracted),
                None => self.cards(at, &mut out, extracted),
            }
            if !out.logs.contains(&number) && nested::read(self, nested::Outer { number, block, table }, &mut out) {
                extracted.used(number, "actions");
            }
            out.claimed.extend(out.actions[before..].iter().map(|a| a.header.source.path.clone()));
        }
        tabbed::read(self, &mut out);
        titled_cards::read(self, &mut out);
        out
    }

    /// Cards: a table without columns that mean anything, in which each action has lines of its own.
    fn cards(self, at: Place<'_>, out: &mut Tabled, extracted: &mut Extracted) {
        let kind = passages::kind_at(self.paper, at.block);
        let (pairs, within) = (cards::pairs(at.table), cards_within::cards(at.table));
        if pairs.is_none() && within.is_empty() {
            if !self.board(at, kind, out, extracted) {
                self.bracketed(at, kind, out, extracted);
            }
            return;
        }
        let above = heading_above(self.passages, at.block, at.number);
        if kind == DocumentKind::Other && cards::is_of_plan(at.table) || !holds_cards(kind, self.paper, &above) {
            return;
        }
        let part = self.paper.document.part_of(at.block);
        let meeting = meeting_of(self.meetings, part);
        let before = out.actions.len();
        match pairs {
            Some(pairs) => cards::read(pairs, at.number, part, meeting, self.legend, &mut out.actions),
            None => cards_within::read(&within, at.number, part, meeting, &mut out.actions),
        }
        // A card below a numbered item of the minute is that item's.
        if above.number.is_some() && !rows::names_log(above.title.as_deref().unwrap_or_default()) {
            for action in out.actions[before..].iter_mut().filter(|action| action.item_number.is_none()) {
                action.item_number.clone_from(&above.number);
                action.item_title = action.item_title.take().or_else(|| above.title.clone());
            }
        }
        out.logs.insert(at.number);
        extracted.used(at.number, "actions");
    }

    /// A board with a column to each stage; whether it is one.
    fn board(self, at: Place<'_>, kind: DocumentKind, out: &mut Tabled, extracted: &mut Extracted) -> bool {
        if !holds_cards(kind, self.paper, &Item::default()) {
            return false;
        }
        let tasks = board::tasks(at.table);
        let found = !tasks.is_empty();
        if found {
            let part = self.paper.document.part_of(at.block);
            board::read(tasks, at.number, part, meeting_of(self.meetings, part), &mut out.actions);
            out.logs.insert(at.number);
            extracted.used(at.number, "actions");
        }
        found
    }

    /// Rows that end in their owners, below a heading of actions: a list of people has such rows as well.
    fn bracketed(self, at: Place<'_>, kind: DocumentKind, out: &mut Tabled, extracted: &mut Extracted) {
        let rows = bracketed_rows::rows(at.table);
        let headed = || {
            let above = heading_above(self.passages, at.block, at.number).title.unwrap_or_default();
            prose::is_actions_heading(&above) || rows::names_log(&above) || bracketed_rows::is_headed(at.table)
        };
        if rows.is_empty() || !matches!(kind, DocumentKind::Minutes | DocumentKind::Other) || !headed() {
            return;
        }
        let part = self.paper.document.part_of(at.block);
        bracketed_rows::read(&rows, at.number, part, meeting_of(self.meetings, part), &mut out.actions);
        out.logs.insert(at.number);
        extracted.used(at.number, "actions");
    }

    /// A table whose columns have a meaning.
    fn table(self, at: Place<'a>, sense: &'a Sense, out: &mut Tabled, extracted: &mut Extracted) {
        let Place { number, block, table } = at;
        let kind = passages::kind_at(self.paper, block);
        let above = heading_above(self.passages, block, number);
        if !holds_actions(kind, sense, &above, self.paper) {
            return;
        }
        // What was decided on each item gives actions only where it gives somebody a task.
        if sense.is_of_decisions() && self.passages.decision_tables.contains_key(&number) {
            return;
        }
        // "Action | Chief Officer" alone is no table of actions: it says who does what stands above it.
        if sense.header_rows >= table.rows {
            return;
        }
        let part = self.paper.document.part_of(block);
        let meeting = meeting_of(self.meetings, part);
        let before = out.actions.len();
        if sense.is_minute() {
            out.minutes.insert(number);
            let minute =
                minute_table::Minute { cast: self.cast, passages: self.passages, table, number, sense, part, meeting };
            minute.read(&mut out.actions);
        } else {
            let item = rows::without_paper(&above, self.paper.document);
            let log = rows::Log { table, number, sense, part, item: &item, meeting, legend: self.legend };
            rows::read(log, &mut out.actions);
            out.logs.insert(number);
            self.add_titles(&mut out.actions[before..]);
        }
        if is_of_risks(table, sense.header_rows) {
            out.actions[before..].iter_mut().for_each(|action| action.header.flag(ReviewCode::ColumnsInferred));
        }
        if out.actions.len() > before {
            extracted.used(number, "actions");
        } else {
            extracted.ignored.entry(number).or_insert_with(|| "no row gives an action".to_owned());
        }
    }

    /// Adds the titles of items of which a log gives the numbers alone.
    fn add_titles(self, actions: &mut [Action]) {
        for action in actions {
            if let (Some(number), None) = (&action.item_number, &action.item_title) {
                let mut items = self.passages.items.iter();
                let item = items.find(|i| i.number.as_ref() == Some(number) && i.title.is_some());
                action.item_title = item.and_then(|i| i.title.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::ReviewCode;
    use crate::document::Block;
    use crate::extract::paper::minutes;
    use crate::extract::plan_items::tests::table;

    #[test]
    fn a_card_below_an_item_is_that_items() {
        use crate::extract::paper::heading;
        let card = || Block::Table(table("Action:|Send the figures to members\nOwner:|Ann Moss\nDue:|17 May 2024"));
        let items = |title: &str| {
            let action = minutes(vec![heading(title), card()]).records.actions.remove(0);
            (action.item_number, action.item_title)
        };
        assert_eq!(items("3. Estates"), (Some("3".to_owned()), Some("Estates".to_owned())));
        assert_eq!(items("Action log").0, None);
    }

    #[test]
    fn actions_of_a_register_of_risks_are_doubted() {
        let doubted = |text: &str| {
            let actions = minutes(vec![Block::Table(table(text))]).records.actions;
            assert_eq!(actions.len(), 1, "{text}");
            actions[0].header.review.contains(&ReviewCode::ColumnsInferred)
        };
        assert!(doubted(
            "Risk|Owner|Likelihood|Impact|Mitigating actions|Review date\n\
             The roof leaks|Clerk|4|3|Inspect the roof|June 2024"
        ));
        assert!(!doubted("Item|Owner|Action|Due\nRoof|Clerk|Inspect the roof|June 2024"));
    }
}
