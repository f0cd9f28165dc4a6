//! Reads the lines of minutes one by one: headings that open a list of actions, marks, and what stands in a list.

use super::labelled::{self, labelled_action, listed};
use super::list_headings::{is_actions_heading, is_loose_heading};
use super::marks::{FIELD, labelled};
use super::told::told;
use super::{Line, Prose, among_tasks, bracketed, dash, is_something, letter, lines, margin, readable};
use crate::diagnostic::ReviewCode;
use crate::extract::actions::{Meeting, meeting_of, owners, rows};
use crate::framework::headings;
use crate::record::{Action, Owner};
use crate::wording::{people, sentences::sentences};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Reads marked actions, and where there are none sentences that tell somebody to do something.
/// What letters ask for stands below both; a day in them without a year is one after `written`.
pub(in crate::extract::actions) fn read(
    prose: Prose<'_>,
    meetings: &[Meeting],
    written: Option<Date>,
    out: &mut Vec<Action>,
) {
    let lines = lines(prose.passages);
    let mut marked: BTreeSet<Option<u32>> = out.iter().map(|a| a.header.source.part).collect();
    let mut found = marked_actions(prose, &lines, meetings);
    marked.extend(found.iter().map(|a| a.header.source.part));
    out.append(&mut found);
    in_sentences(prose, &lines, meetings, &marked, out);
    letter::read(prose, &lines, written, &Meeting::default(), out);
}

/// The actions that are marked, or that stand in a list of them.
fn marked_actions(prose: Prose<'_>, lines: &[Line<'_, '_>], meetings: &[Meeting]) -> Vec<Action> {
    let aside = lines.iter().any(|line| margin::heads_owners(line));
    let mut reading = Reading { prose, lines, aside, list: List::default(), led: false, found: Vec::new() };
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index = reading.line(index, line, meetings);
    }
    reading.found
}

/// The actions of sentences that tell somebody to do something.
fn in_sentences(
    prose: Prose<'_>,
    lines: &[Line<'_, '_>],
    meetings: &[Meeting],
    marked: &BTreeSet<Option<u32>>,
    out: &mut Vec<Action>,
) {
    let marks = out.len();
    for (index, line) in lines.iter().enumerate() {
        let part = line.passage.part;
        let passage = line.passage;
        if !readable(prose, line)
            || passage.heading
            || labelled(&line.text).is_some_and(|label| !labelled::is_report(label.rest))
            || prose.passages.is_decided(passage)
        {
            continue;
        }
        let above = index.checked_sub(1).and_then(|at| lines.get(at)).filter(|above| {
            let (one, two) = (above.passage, line.passage);
            !one.heading && (one.part, one.item, one.cell) == (two.part, two.item, two.cell)
        });
        let above = above.map(|above| above.text.as_str());
        told(prose, line, above, meeting_of(meetings, part), marked.contains(&part).then_some(marks), out);
    }
    among_tasks::add(prose, lines, meetings, out);
}

/// The list of actions that the last heading opened.
#[derive(Default)]
struct List {
    /// Whether lines are actions until the next heading.
    until_heading: bool,
    /// The table and the column of the heading.
    cell: Option<(usize, u32)>,
    /// "Jo Blair" set as a heading: whose the actions below are.
    owners: Vec<Owner>,
    /// In a log that is typed as lists, its headings say which meeting gave the actions.
    raised: Option<Date>,
    /// Whether the list is a log.
    in_log: bool,
    /// Whether only the lines below the heading told that it opens one.
    inferred: bool,
    /// Whether the heading may stand over talk as well: "Next steps".
    loose: bool,
}

/// What is read of minutes, line by line.
struct Reading<'r, 'p, 'a> {
    prose: Prose<'r>,
    lines: &'r [Line<'p, 'a>],
    /// Whether "ACTION" stands over names set apart from the text.
    aside: bool,
    list: List,
    /// Whether the line stands in the list below "The outstanding actions were updated as follows:".
    led: bool,
    found: Vec<Action>,
}

impl Reading<'_, '_, '_> {
    /// Reads a line; the index of the next one.
    fn line(&mut self, here: usize, line: &Line<'_, '_>, meetings: &[Meeting]) -> usize {
        let next = here + 1;
        if !readable(self.prose, line) {
            // A table of actions under "Summary of actions" is the list.
            self.list.until_heading &= line.passage.cell.is_none_or(|at| !self.prose.logs.contains(&at.table));
            return next;
        }
        let meeting = meeting_of(meetings, line.passage.part);
        // What was decided is read with the columns beside it.
        if self.prose.passages.is_decided(line.passage) && labelled(&line.text).is_none() {
            return next;
        }
        if line.passage.heading && line.first && self.heading(here, line) {
            return next;
        }
        if let Some(label) = labelled(&line.text) {
            let next = labelled_action(self.prose, self.lines, here, label, meeting, &mut self.found);
            self.list.until_heading = false;
            return next;
        }
        if let Some(action) = bracketed(self.prose, line, meeting) {
            self.found.push(action);
            return next;
        }
        if let Some(next) = self.below_lead(here, line, meeting) {
            return next;
        }
        if self.is_in_list(line) {
            return self.in_list(here, line, meeting);
        }
        self.beside(here, line, meeting);
        next
    }

    /// A heading, which opens a list or closes it; whether it is no more than that.
    fn heading(&mut self, here: usize, line: &Line<'_, '_>) -> bool {
        // "Jo Blair" set as a heading in a list of actions: those below are hers.
        if self.list.until_heading && is_named(self.prose, line) {
            self.list.owners = owners::split(&line.text);
            return true;
        }
        let raised = rows::meeting_of_heading(&line.text);
        let in_log =
            self.prose.log_parts.contains(&line.passage.part) && (raised.is_some() || rows::names_log(&line.text));
        self.list = List {
            until_heading: is_actions_heading(&line.text) || in_log,
            cell: line.passage.cell.map(|at| (at.table, at.column)),
            owners: Vec::new(),
            raised,
            in_log,
            inferred: false,
            loose: is_loose_heading(&line.text),
        };
        // "Secretariat" over "circulate the map", "book a room": whose tasks stand below it.
        if !self.list.until_heading && self.owns_tasks(here, line) {
            self.list.until_heading = true;
            self.list.inferred = true;
            self.list.owners = owners::split(line.text.trim_end_matches(':'));
        }
        self.list.until_heading
    }

    /// Whether a heading names an owner and nothing but tasks stands in the list below it.
    fn owns_tasks(&self, here: usize, line: &Line<'_, '_>) -> bool {
        let below = || {
            let next = self.lines.get(here + 1..).unwrap_or_default().iter();
            next.take_while(|l| !l.passage.heading && l.passage.part == line.passage.part)
        };
        let task = |l: &Line<'_, '_>| {
            l.passage.label.is_some() && l.text.split_whitespace().next().is_some_and(crate::wording::verbs::is_doing)
        };
        // "Finance" heads what was said of it.
        let name = line.text.trim_end_matches(':');
        let acts = name.split_whitespace().any(people::is_post_word)
            || matches!(headings::fold(name).as_str(), "secretariat" | "all" | "members" | "all members" | "everyone")
            || is_named(self.prose, line);
        line.passage.label.is_none()
            && line.passage.cell.is_none()
            && acts
            && owners::is_owner(name)
            && below().next().is_some()
            && below().all(task)
    }

    /// A line that leads to a list of actions, or one of that list; the index of the next line where it is either.
    fn below_lead(&mut self, here: usize, line: &Line<'_, '_>, meeting: &Meeting) -> Option<usize> {
        self.led &= (line.passage.label.is_some() || !line.first) && !line.passage.heading;
        if leads_to_actions(&line.text) {
            self.led = true;
            return Some(here + 1);
        }
        if !(self.led && line.passage.label.is_some() && line.first && !FIELD.is_match(&line.text)) {
            return None;
        }
        let (action, next) = listed(self.prose, self.lines, here, meeting);
        if is_something(&action.text) && !owners::is_owner(&action.text) {
            self.found.push(action);
        }
        Some(next)
    }

    /// Whether a line stands in the list of the last heading.
    fn is_in_list(&self, line: &Line<'_, '_>) -> bool {
        // Under a heading in a table only its own column is a list.
        let in_list = self.list.cell == line.passage.cell.map(|at| (at.table, at.column));
        let in_log_line = !self.list.in_log || line.passage.label.is_some();
        // Below "Next steps" a paragraph tells what was said; its sentences are read as those of any other item.
        let talk = self.list.loose && line.passage.label.is_none() && is_talk(&line.text);
        self.list.until_heading && in_list && in_log_line && !talk && !FIELD.is_match(&line.text)
    }

    /// A line of the list: whose the next ones are, or an action; the index of the next line.
    fn in_list(&mut self, here: usize, line: &Line<'_, '_>, meeting: &Meeting) -> usize {
        if is_named(self.prose, line) {
            self.list.owners = owners::split(line.text.trim_end_matches(':'));
            return here + 1;
        }
        let (mut action, next) = listed(self.prose, self.lines, here, meeting);
        if action.owners.is_empty() {
            action.owners.clone_from(&self.list.owners);
        }
        if let Some(date) = self.list.raised.filter(|_| self.list.in_log) {
            action.meeting_date = Some(date.to_string());
        }
        let plain = action.owners.is_empty() && action.due.is_none() && line.passage.label.is_none();
        let told = tells_what_was(&action.text);
        // "The Board noted the status of the log." below "Action log": what was said of it.
        let story = plain && (told || crate::extract::decisions::says_decided(&action.text));
        if is_something(&line.text) && is_something(&action.text) && !owners::is_owner(&action.text) && !story {
            if plain || self.list.inferred {
                action.header.flag(ReviewCode::ActionFromProse);
            }
            self.found.push(action);
        }
        next
    }

    /// A line with its owner behind a dash, in a bracket, at a tab or in the margin.
    fn beside(&mut self, here: usize, line: &Line<'_, '_>, meeting: &Meeting) {
        let (prose, lines) = (self.prose, self.lines);
        let beside = dash::after(prose, line, meeting)
            .or_else(|| dash::before(prose, line, meeting))
            .or_else(|| dash::in_bracket(prose, line, meeting))
            .or_else(|| labelled::numbered(prose, line, meeting))
            .or_else(|| margin::at_tab(prose, line, meeting))
            .or_else(|| margin::in_box(prose, lines, here, meeting))
            .or_else(|| margin::below(prose, lines, here, self.aside, meeting));
        self.found.extend(beside);
    }
}

/// "The roller has now been bought.", "Una advised that she has rung the firm.": what was done or said, and no task left.
fn tells_what_was(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let said = [" was ", " were ", " had ", " has ", " have ", " advised ", " reported ", " confirmed ", " said "];
    let left = [" to be ", " will ", " needs ", " need to ", " still to ", " yet to ", " has to ", " have to "];
    has(&said) && (has(&[" was ", " were ", " had ", " has been "]) || !has(&left))
}

/// Whether a paragraph tells more than a task: several sentences, or one that says how things stand or were.
fn is_talk(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    let finite = [" is ", " are ", " was ", " were ", " has ", " have ", " had ", " said ", " agreed ", " noted "];
    let task = crate::wording::verbs::is_doing(&first.to_lowercase());
    sentences(text).len() > 1 || !task && finite.iter().any(|word| text.contains(word))
}

/// "… and the outstanding actions were updated as follows:", "Actions from the last meeting:" above a list of them.
fn leads_to_actions(text: &str) -> bool {
    let lower = text.trim_end().to_lowercase();
    lower.ends_with(':')
        && lower.contains("action")
        && [
            " as follows:",
            "from the last meeting:",
            "from last meeting:",
            "from the previous meeting:",
            "outstanding:",
        ]
        .iter()
        .any(|ends| lower.ends_with(ends))
        || points_below(text)
}

/// "Hello all, actions as below.", "Action points from today are listed below:".
fn points_below(text: &str) -> bool {
    /// A longer sentence tells something beside.
    const MOST_WORDS: usize = 16;
    let last = sentences(text).pop().and_then(|range| text.get(range)).unwrap_or_default();
    let folded = headings::fold(last);
    let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
    // "The following actions were agreed:".
    let ahead = folded.contains("following action") && last.trim_end().ends_with(':');
    has(&["action", "actions"]) && (has(&["below", "follows"]) || ahead) && folded.split(' ').count() <= MOST_WORDS
}

/// Whether a list of tasks stands below a line: "Agreed actions:", "Actions as below".
pub(in crate::extract) fn announces_tasks(text: &str) -> bool {
    leads_to_actions(text) || labelled(text).is_some_and(|label| label.rest.is_empty())
}

/// Whether a line names people of the meeting, or all of them, and nothing else.
fn is_named(prose: Prose<'_>, line: &Line<'_, '_>) -> bool {
    let text = line.text.trim().trim_end_matches(':');
    let owners = owners::split(text);
    line.passage.label.is_none()
        && text.split_whitespace().count() <= 6
        && !owners.is_empty()
        && owners.iter().all(|owner| {
            let name = owner.as_written.as_str();
            prose.cast.contains(name) || people::is_person(name) || name == "All" || among_forenames(&owners, name)
        })
}

/// "Gillian and Tam": a single name beside others of which one is a forename beyond doubt.
fn among_forenames(owners: &[Owner], name: &str) -> bool {
    people::likeness(name) == people::Likeness::SingleName
        && owners.len() > 1
        && owners.iter().any(|owner| people::is_forename(&owner.as_written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_tasks_are_announced() {
        for line in ["Hello all. Actions as below, tell me if I have missed any.", "The following actions were agreed:"]
        {
            assert!(leads_to_actions(line) && announces_tasks(line), "{line}");
        }
        assert!(announces_tasks("Agreed actions:") && !leads_to_actions("Agreed actions:"));
        for line in ["The Board noted the actions.", "The costs are set out below.", "Actions: JS to write"] {
            assert!(!announces_tasks(line), "{line}");
        }
    }
}
