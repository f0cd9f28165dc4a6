//! The actions of one row: mostly one; several where the text's paragraphs have their own owners or dates.

use super::cells::{are_initials, cell_at, due_cell, names_body_of_person, owners_of};
use super::marked::{behind_mark, without_outcomes};
use super::section::Section;
use super::shared::{bare_order, finish};
use super::story::{acting_of, last_acting};
use super::{Log, is_nothing, named, tidy};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Place, geometry::union_by_page};
use crate::extract::actions::beside::Piece;
use crate::extract::actions::columns::Role;
use crate::extract::actions::{beside, columns, due, fields, owners, prose, status, tasks};
use crate::extract::decisions;
use crate::extract::passages::Item;
use crate::framework::headings::{self, Column, PeopleHeading};
use crate::record::{Action, ActionStatus, Header, Owner, When};
use crate::wording::latin::Regex;
use crate::wording::{latin, sentences::sentences, verbs};
use std::sync::LazyLock;

/// A row, and what the rows above it say of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// The log that holds it.
    pub(super) log: Log<'a>,
    /// Its number.
    pub(super) number: u32,
    /// The section that it stands in.
    pub(super) section: &'a Section,
    /// The item that it belongs to.
    pub(super) item: &'a Item,
}

/// What one row with one action says of it.
struct Told {
    /// What is to be done.
    text: String,
    /// Who is to do it.
    owners: Vec<Owner>,
    /// By when.
    due: Option<When>,
    /// How far it is.
    progress: Option<String>,
    /// How far it is, where the words themselves say so behind a label.
    status: Option<(ActionStatus, bool)>,
    /// Whether a cell of the row says who, rather than what is to be done.
    owner_beside: bool,
}

impl<'a> Row<'a> {
    /// Its cell in a role's column.
    pub(super) fn cell(self, role: Role) -> Option<&'a Cell> {
        cell_at(self.log, self.number, role)
    }

    /// Reads its actions from the cell that holds their text.
    pub(super) fn read(self, cell: &Cell, out: &mut Vec<Action>) {
        let text = cell.text();
        // "Present: / Ann Moss / Al Reid" in a table without headings: people, and no task.
        let people = self.log.sense.inferred
            && text.split_once('\n').is_some_and(|(first, _)| headings::people(first.trim_end_matches(':')).is_some());
        if is_nothing(&text) || people || self.lists_people(&text) {
            return;
        }
        let owner_cell = self.cell(Role::Owner);
        // "SG to collect figures / GF to ring the bus company" in the margin: the tasks themselves, whatever was said.
        let tasks = owner_cell.map(|cell| named::ordered(&cell.text())).unwrap_or_default();
        let pieces = if tasks.is_empty() { beside::pieces(cell, owner_cell, self.cell(Role::Due)) } else { Vec::new() };
        let path = format!("table[{}]/row[{}]/cell[{}]", self.log.number, self.number, cell.column);
        if pieces.len() > 1 {
            out.extend(pieces.into_iter().map(|piece| self.of_piece(&path, piece)));
            return;
        }
        let places = self.places(cell);
        let named = if owner_cell.is_none() { named::named(&tidy(&text)) } else { tasks };
        let named = if owner_cell.is_none() && named.is_empty() { named::ordered(&text) } else { named };
        if named.is_empty()
            && owner_cell.is_none()
            && let Some(counted) = named::listed(&tidy(&text))
        {
            self.each_counted(counted, &path, &places, out);
            return;
        }
        if !named.is_empty() {
            self.each_named(named, &path, &places, out);
            return;
        }
        let Some(told) = self.told(&text) else { return };
        let mut action = Action {
            header: Header::at(self.log.part, path, text, places),
            text: told.text,
            owners: told.owners,
            due: told.due,
            progress: told.progress,
            ..Action::default()
        };
        self.add_further_owners(&mut action);
        finish(self, &mut action);
        let own = told.status.filter(|_| action.status.is_none());
        status::tell(&mut action, own);
        if !self.asks_for_something(&mut action, told.owner_beside) || !self.is_more_than_outcome(&mut action) {
            return;
        }
        self.doubt_whose(&mut action);
        let meeting = action.meeting_date.as_deref().and_then(|date| date.parse().ok());
        out.extend(tasks::apart(action, false, meeting));
    }

    /// Flags an action of which the cells leave open whose it is, or which words are it.
    fn doubt_whose(self, action: &mut Action) {
        let owner_cell = self.cell(Role::Owner);
        // "Amy Rennie, Dumfries and Galloway College": her body, or a second owner.
        if owner_cell.is_some_and(|cell| names_body_of_person(&cell.text())) {
            action.header.flag(ReviewCode::OwnerUncertain);
        }
        // What was said beside several owners: who has which part of it is a guess.
        if self.log.sense.is_story() && action.owners.len() > 1 && sentences(&action.text).len() > 1 {
            action.header.flag(ReviewCode::SplitUncertain);
        }
        // "PL ⏎ ED to ring" under "Action": what the first has to do stands somewhere beside. "PL" alone beside a sentence that
        // gives no task is a guess too.
        let written = &action.header.source.quote;
        let among_tasks = || written.lines().count() > 1 && written.lines().any(are_initials);
        if owner_cell.is_none() && (among_tasks() || are_initials(written) && !prose::is_acting(&action.text)) {
            action.header.flag(ReviewCode::SplitUncertain);
        }
        // "SL ⏎ SL/AQ" beside "28 Feb ⏎ tbc": two tasks, though which words are whose is not known.
        if beside::are_several(owner_cell, self.cell(Role::Due)) {
            action.header.flag(ReviewCode::SplitUncertain);
        }
    }

    /// "Lead organisation | Named contact": whom a second column of owners names. What they have to do with the action, the
    /// heading alone says.
    fn add_further_owners(self, action: &mut Action) {
        if action.owners.is_empty() {
            return;
        }
        let Log { sense, table, .. } = self.log;
        let columns =
            (1..).zip(&sense.roles).filter(|(_, role)| **role == Role::Owner).map(|(column, _)| column).skip(1);
        for owner in
            columns.filter_map(|column| table.cell(self.number, column)).flat_map(|cell| owners_of(&cell.text()))
        {
            if owners::is_owner(&owner.as_written) && !action.owners.contains(&owner) {
                action.owners.push(owner);
                action.header.flag(ReviewCode::OwnerUncertain);
            }
        }
    }

    /// "Apologies | Jo Blair, Al Reid": those of the row's item, and no task.
    fn lists_people(self, text: &str) -> bool {
        let of_people = |title: &str| headings::people(title).and_then(PeopleHeading::status).is_some();
        self.item.title.as_deref().is_some_and(of_people) && !prose::is_acting(text) && owners::subject(text).is_none()
    }

    /// The tasks of several people in one cell: the row's date is everybody's, dates in as many lines are one to each.
    fn each_named(self, named: Vec<(String, Vec<Owner>)>, path: &str, places: &[Place], out: &mut Vec<Action>) {
        let (date, _) = due_cell(self.log, self.number);
        let lines = self.cell(Role::Due).map(|cell| tidy(&cell.text())).unwrap_or_default();
        let dates: Vec<&str> = lines.lines().filter(|line| due::is_date(line)).collect();
        let one_to_each = dates.len() == named.len();
        let unpaired = !one_to_each && dates.len() > 1;
        for (number, (text, owners)) in named.into_iter().enumerate() {
            let own = dates.get(number).filter(|_| one_to_each).map(|date| When::written(date.trim()));
            let header = Header::at(self.log.part, format!("{path}/paragraph[{}]", number + 1), &text, places.to_vec());
            let mut action = Action { header, text, owners, due: own.or_else(|| date.clone()), ..Action::default() };
            if unpaired {
                action.header.flag(ReviewCode::DueAmbiguous);
            }
            finish(self, &mut action);
            out.push(action);
        }
    }

    /// The tasks that a cell counts, each with its number, its owners in a bracket and perhaps its date.
    fn each_counted(self, counted: Vec<named::Counted>, path: &str, places: &[Place], out: &mut Vec<Action>) {
        for (at, task) in counted.into_iter().enumerate() {
            let header =
                Header::at(self.log.part, format!("{path}/paragraph[{}]", at + 1), &task.text, places.to_vec());
            let due = task.due.or_else(|| due_cell(self.log, self.number).0);
            let mut action = Action { header, text: task.text, owners: task.owners, due, ..Action::default() };
            finish(self, &mut action);
            action.action_number = action.action_number.or(task.number);
            out.push(action);
        }
    }

    /// The action of a paragraph with owners or a date of its own.
    fn of_piece(self, path: &str, piece: Piece) -> Action {
        let path = format!("{path}/paragraph[{}]", piece.paragraph);
        let mut action = Action {
            header: Header::at(self.log.part, path, &piece.text, piece.places),
            text: piece.text,
            owners: piece.owners,
            due: piece.due,
            ..Action::default()
        };
        if piece.uncertain {
            action.header.flag(ReviewCode::OwnerUncertain);
        }
        finish(self, &mut action);
        action
    }

    /// Where its text, owners and date stand.
    fn places(self, cell: &Cell) -> Vec<Place> {
        let places = union_by_page(
            [Some(cell), self.cell(Role::Owner), self.cell(Role::Due)]
                .into_iter()
                .flatten()
                .filter(|c| c.row == self.number)
                .flat_map(|c| c.blocks.iter().flat_map(Block::places))
                .collect::<Vec<_>>()
                .iter(),
        );
        if places.is_empty() { cell.places.clone() } else { places }
    }

    /// What it says of its one action; `None` where it tells of a decision alone.
    fn told(self, written: &str) -> Option<Told> {
        let Log { sense, .. } = self.log;
        let owner_cell = self.cell(Role::Owner);
        let written = without_outcomes(&tidy(written));
        // "Draw up the plan. ⏎ Owner: Site Manager ⏎ Due: 1/10/2017": what follows it up stands in the cell itself.
        let (bare, own) = fields::apart(behind_mark(&written));
        let bare = if bare.is_empty() { behind_mark(&written) } else { &bare };
        let own_owners = fields::value(&own, Column::Owner).map(owners::split).unwrap_or_default();
        let own_due = fields::value(&own, Column::Due).map(When::written);
        let status = fields::value(&own, Column::Status).and_then(headings::status);
        let (text, progress) = split_update(bare);
        let (text, written_due) = due::split_field(&text);
        // "NR" alone under "Action": what is to be done is told beside it.
        let beside = self.cell(Role::Narrative).filter(|_| owner_cell.is_none());
        let told = beside.map(|c| tidy(&c.text())).filter(|_| owners::is_owner(&text) && are_initials(&text));
        // Without headings the text may as well be that of a minute: "Rotas are done. The list needs to be brought up to date."
        let text =
            if sense.is_story() || sense.inferred && owner_cell.is_some() { acting_of(&text).to_owned() } else { text };
        // "Decision / action": what was decided is none.
        let text =
            if headings::is_mixed_column(&sense.text_heading) { decisions::task_in(&text)?.to_owned() } else { text };
        let (text, only_owner) = match told.as_deref().and_then(last_acting) {
            Some(acting) => (acting.to_owned(), owners::split(&text)),
            None => (text, own_owners),
        };
        let (date, _) = due_cell(self.log, self.number);
        let due = date.or(own_due).or(written_due);
        Some(match owner_cell.and_then(task_beside) {
            Some((text, owners)) => Told { text, owners, due, progress, status, owner_beside: false },
            None => Told {
                text,
                owners: owner_cell.map(|c| owners_of(&c.text())).filter(|o| !o.is_empty()).unwrap_or(only_owner),
                due,
                progress,
                status,
                owner_beside: owner_cell.is_some_and(says_something),
            },
        })
    }

    /// Whether an action asks somebody for something, or stands where only actions do.
    fn asks_for_something(self, action: &mut Action, owner_beside: bool) -> bool {
        let Log { sense, table, .. } = self.log;
        let orders = action.text.split_whitespace().next().is_some_and(verbs::is_doing)
            || [" to be ", ". To be "].iter().any(|said| action.text.contains(said));
        // A row of a minute beside which nobody and no date stands tells what was said.
        let told_to = owners::subject(&action.text).is_some_and(|told| told.ordered);
        let alone = !owner_beside && !self.cell(Role::Due).is_some_and(says_something);
        if sense.is_story() && alone && !orders && !told_to {
            return false;
        }
        // Without headings, a row that neither names somebody nor orders something is text.
        if sense.inferred && sense.column(Role::Owner).is_some() && action.owners.is_empty() && alone && !orders {
            return false;
        }
        // "Item | Lead": whoever presented an item has no task by that. Beside a column of tasks the lead is that of the task.
        if sense.is_story() && sense.column(Role::Narrative).is_none() && columns::heads_presenters(table, sense) {
            if !orders && !told_to && !prose::is_acting(&action.text) {
                return false;
            }
            action.header.flag(ReviewCode::OwnerUncertain);
        }
        true
    }

    /// Whether an action is more than what became of an item: "Accepted", "AF elected Chair" under "Action".
    fn is_more_than_outcome(self, action: &mut Action) -> bool {
        if !decisions::is_outcome(&action.text) {
            return true;
        }
        if action.due.is_none() {
            return false;
        }
        // "Agreed." beside who and when: what was asked for stands in the text of the minute.
        let story = self.cell(Role::Narrative).map(|c| tidy(&c.text()));
        if let Some(asked) = story.as_deref().and_then(last_acting) {
            asked.clone_into(&mut action.text);
        }
        action.header.flag(ReviewCode::SplitUncertain);
        true
    }
}

/// Whether a cell says anything: "–" and "n/a" say that there is nothing to say.
fn says_something(cell: &Cell) -> bool {
    let folded = headings::fold(&cell.text());
    folded.contains(char::is_alphanumeric)
        && !matches!(folded.as_str(), "n a" | "na" | "none" | "nil" | "not applicable")
}

/// "Lesley to contact the designer" in the margin: the cell beside what was said tells the task itself.
fn task_beside(cell: &Cell) -> Option<(String, Vec<Owner>)> {
    let task = tidy(&cell.text());
    if owners::is_owner(&task) || task.split_whitespace().count() <= 2 {
        return None;
    }
    // "AB ring the depot": without "to".
    let told = owners::subject(&task).filter(|told| told.ordered).or_else(|| bare_order(&task))?;
    Some((task, told.owners))
}

/// How an update begins in the text of an action.
static UPDATE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?:^|\n|\s)(?:(?:Update|UPDATE|Progress|PROGRESS|Position|Outcome|Status|Latest position|Progress update)(?:\s+\([^()\n]{2,20}\)|\s+(?:as at|at|to|on)?\s*[\d./-]+(?:\s\w+)?(?:\s\d{4})?|\s+\w+\s+\d{4}|\s+(?:January|February|March|April|May|June|July|August|September|October|November|December))?\s*[:–]|\n?\d{1,2}[./]\d{1,2}[./]\d{2,4}\s*[:–-])\s*",
    )
});

/// "Update 10/5: kit ordered." in a row of its own below the action that it tells of.
pub(super) fn is_update(text: &str) -> bool {
    UPDATE.find(text.trim_start()).is_some_and(|found| found.start() == 0)
}

/// Parts "Update 25/06: paper attached" from the action before it.
fn split_update(text: &str) -> (String, Option<String>) {
    let Some(found) = UPDATE.find(text).filter(|f| f.start() > 0) else { return (text.to_owned(), None) };
    let (action, update) = (text[..found.start()].trim(), text[found.start()..].trim());
    if action.is_empty() { (text.to_owned(), None) } else { (action.to_owned(), Some(update.to_owned())) }
}
