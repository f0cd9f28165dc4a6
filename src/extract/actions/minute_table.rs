//! A minute in a table, with owners beside single paragraphs of each row's text.

use super::columns::{self, Role, Sense};
use super::{Cast, Meeting, beside, due, owners, parted, prose, reference, rows};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Table};
use crate::extract::passages::{Item, Passages};
use crate::framework::headings::{self, PeopleHeading};
use crate::record::{Action, Header, Owner, When};
use crate::wording::{labels, sentences::sentences};
use std::collections::BTreeSet;

/// The table, and what it is read with.
#[derive(Clone, Copy)]
pub(super) struct Minute<'a, 'p> {
    /// Who was there.
    pub(super) cast: &'a Cast,
    /// The passages of the paper.
    pub(super) passages: &'a Passages<'p>,
    /// The table.
    pub(super) table: &'a Table,
    /// Its number, from 1.
    pub(super) number: usize,
    /// What its columns mean.
    pub(super) sense: &'a Sense,
    /// Its part.
    pub(super) part: Option<u32>,
    /// The meeting of its part.
    pub(super) meeting: &'a Meeting,
}

/// A paragraph with somebody beside it, where it stands and what it is about.
struct Said {
    /// The paragraph and what stands beside it.
    piece: beside::Piece,
    /// Its place.
    path: String,
    /// Its item.
    item: Item,
}

/// How the words of a paragraph are shared among those beside it.
struct Share {
    /// What is to be done.
    text: String,
    /// Whether it is a guess who has which part of it.
    uncertain: bool,
}

impl<'a> Minute<'a, '_> {
    /// Reads its actions.
    pub(super) fn read(self, out: &mut Vec<Action>) {
        let Some(text_column) = self.sense.column(Role::Narrative) else { return };
        // "Item | Lead": whoever presented an item has no task by that.
        let presenters = columns::heads_presenters(self.table, self.sense);
        let mut read: BTreeSet<(u32, usize)> = BTreeSet::new();
        for (row, pieces) in beside::pair(&self.rows(text_column)) {
            for mut piece in pieces {
                if presenters {
                    let Some(asked) = asking(piece.text.trim()).map(str::to_owned) else { continue };
                    (piece.text, piece.uncertain) = (asked, true);
                }
                read.insert((row, piece.paragraph));
                let said = self.said(row, text_column, piece);
                // Rows of people before the first item.
                if lists_people(&said.item) && self.sense.inferred {
                    continue;
                }
                self.actions_of(&said, out);
            }
        }
        self.referred_to(text_column, &read, out);
    }

    /// A paragraph with its place and its item.
    fn said(self, row: u32, column: u32, piece: beside::Piece) -> Said {
        let path = format!("table[{}]/row[{row}]/cell[{column}]/paragraph[{}]", self.number, piece.paragraph);
        let passage = self.passages.list.iter().find(|p| p.path == path);
        Said { piece, path, item: passage.map(|p| self.passages.item(p)).unwrap_or_default() }
    }

    /// The paragraphs that name an action of an earlier meeting by its reference, with nobody beside them.
    fn referred_to(self, text_column: u32, read: &BTreeSet<(u32, usize)>, out: &mut Vec<Action>) {
        for row in self.rows(text_column) {
            let paragraphs = row.text.blocks.iter().filter_map(Block::paragraph).enumerate();
            for (at, paragraph) in paragraphs.filter(|(at, _)| !read.contains(&(row.row, at + 1))) {
                let text = paragraph.text();
                if reference::referred(&text).is_some() {
                    let piece = beside::Piece {
                        paragraph: at + 1,
                        text,
                        places: paragraph.places(),
                        ..beside::Piece::default()
                    };
                    self.actions_of(&self.said(row.row, text_column, piece), out);
                }
            }
        }
    }

    /// The rows with text, and what stands beside it.
    fn rows(self, text_column: u32) -> Vec<beside::Row<'a>> {
        let column = |role| self.sense.column(role);
        (self.sense.header_rows + 1..=self.table.rows)
            .filter_map(|row| {
                let text = self.table.cell(row, text_column).filter(|c| c.row == row && !c.is_empty())?;
                // "WIND FUND" across all columns heads the rows below.
                if column(Role::Owner).is_some_and(|at| (text.column..text.column + text.column_span).contains(&at)) {
                    return None;
                }
                let at = |role| column(role).and_then(|c| self.table.cell(row, c)).filter(|c| c.row == row);
                Some(beside::Row { row, text, owner: at(Role::Owner), due: at(Role::Due) })
            })
            .collect()
    }

    /// The actions of a paragraph: one for each sentence that tells some of the owners what to do, else one.
    fn actions_of(self, said: &Said, out: &mut Vec<Action>) {
        if let Some(told) = reference::referred(&said.piece.text) {
            out.push(self.earlier(said, told));
            return;
        }
        let text = labels::split(&said.piece.text).1.trim().to_owned();
        let (text, written) = due::split_field(&text);
        match parted(&text, &said.piece.owners, self.cast) {
            Some(parts) => {
                for (text, owners) in parts {
                    let due = said.piece.due.clone().or_else(|| self.due_in(&text));
                    out.push(self.action(said, &text.clone(), Action { text, owners, due, ..Action::default() }));
                }
            }
            None => out.push(self.whole(said, &text, written)),
        }
    }

    /// An action of an earlier meeting, with what became of it.
    fn earlier(self, said: &Said, told: reference::Referred) -> Action {
        let reference::Referred { number, text, progress, status } = told;
        let mut owners = said.piece.owners.clone();
        if owners.is_empty() {
            owners = owners::subject(&text).map(|told| told.owners).unwrap_or_default();
        }
        let due = said.piece.due.clone().or_else(|| self.due_in(&text));
        let action = Action { text, owners, due, progress, status, action_number: Some(number), ..Action::default() };
        self.action(said, &said.piece.text, action)
    }

    /// The one action of a paragraph.
    fn whole(self, said: &Said, text: &str, written: Option<When>) -> Action {
        let Share { text, uncertain } = shared(text, &said.piece.owners);
        let in_words = self.sense.column(Role::Due).is_none().then(|| self.due_in(&text)).flatten();
        let due = said.piece.due.clone().or(written).or_else(|| in_words.clone());
        let owners = said.piece.owners.clone();
        let mut action = self.action(said, &said.piece.text, Action { text, owners, due, ..Action::default() });
        // "The pads expire in December": words that ask for nothing may say nothing of when, but for "by" a day.
        let by = |when: &When| when.as_written.get(..3).is_some_and(|lead| lead.eq_ignore_ascii_case("by "));
        let told = action.due.is_some() && action.due == in_words;
        if told && !action.due.as_ref().is_some_and(by) && !prose::is_acting(&action.text) {
            action.header.flag(ReviewCode::DueAmbiguous);
        }
        if uncertain {
            action.header.flag(ReviewCode::SplitUncertain);
        }
        action
    }

    /// An action with the place, meeting and item of its paragraph, and what leaves a doubt about it.
    fn action(self, said: &Said, quote: &str, action: Action) -> Action {
        let mut action = Action {
            header: Header::at(self.part, said.path.clone(), quote, said.piece.places.clone()),
            meeting_date: self.meeting.date.map(|d| d.to_string()),
            item_number: said.item.number.clone(),
            item_title: said.item.title.clone(),
            ..action
        };
        let codes = [
            (said.piece.uncertain, ReviewCode::OwnerUncertain),
            (self.sense.inferred, ReviewCode::ColumnsInferred),
            (self.table.join_uncertain, ReviewCode::TableJoinUncertain),
            (self.table.uncertain, ReviewCode::TableUncertain),
        ];
        for (_, code) in codes.into_iter().filter(|(told, _)| *told) {
            action.header.flag(code);
        }
        action
    }

    /// The date that words give.
    fn due_in(self, text: &str) -> Option<When> {
        due::in_text(text, self.meeting.date).map(|(_, when)| when)
    }
}

/// The words that ask for something, from the first sentence that does: "Crews are keen. Need a price for three."
fn asking(text: &str) -> Option<&str> {
    let needs = |sentence: &str| {
        ["Need ", "Needs "].iter().any(|opens| sentence.starts_with(opens)) || sentence.contains(" to go to ")
    };
    let asks = |sentence: &str| needs(sentence) || prose::is_acting(sentence);
    if asks(text) {
        return Some(text);
    }
    let first = sentences(text).into_iter().find(|range| text.get(range.clone()).is_some_and(asks))?;
    text.get(first.start..)
}

/// Whether an item is a list of people.
fn lists_people(item: &Item) -> bool {
    item.title.as_deref().and_then(headings::people).and_then(PeopleHeading::status).is_some()
}

/// Which words of a paragraph tell what is to be done, and whether they leave open who does which part.
fn shared(text: &str, beside: &[Owner]) -> Share {
    // One paragraph beside several owners, of which its last words name one: who has which part is a guess.
    let told = rows::told_of(text);
    let shared = beside.len() > 1
        && told.len() < text.len()
        && owners::subject(told).is_some_and(|told| told.owners.len() < beside.len());
    // "CG to ring the depot" beside "CG, DP": the words tell fewer than stand there.
    let fewer =
        beside.len() > 1 && owners::subject(told).is_some_and(|told| told.ordered && told.owners.len() < beside.len());
    // What was said beside several owners, with nothing that tells which part is whose.
    let told_whole = told.len() == text.trim().len() && sentences(text).len() > 1;
    let shared = shared || beside.len() > 1 && told_whole;
    // "Ann and Jo to test the form" beside "AM" alone: somebody else's mark, as far as can be told.
    let more = owners::subject(told)
        .is_some_and(|told| told.ordered && !beside.is_empty() && told.owners.len() > beside.len());
    let fewer = fewer || more;
    Share { text: if shared { text } else { told }.to_owned(), uncertain: shared || fewer }
}
