//! Actions in running text: lines that are marked ("Action: JS by 31 March", "ACTION – Chief Officer", "… (Action:
//! Finance)"), lists under "Actions", and, in minutes that mark none, sentences that tell somebody to do something.

mod assent;
mod clauses;
mod completed;
mod dash;
mod first_person;
mod labelled;
mod margin;
mod marks;
mod may_act;
mod passive;
mod pronouns;
mod standing;
mod taken_on;
mod titled;
mod told;
mod undertaken;

use super::{Cast, Meeting, due, owners, rows};
use crate::diagnostic::ReviewCode;
use crate::document::ParagraphKind;
use crate::extract::passages::{OVER_ALL_ACTIONS, Passage, Passages};
use crate::framework::headings;
use crate::record::{Action, DocumentKind, Owner};
use crate::wording::{people, sentences::sentences};
pub(super) use labelled::is_acting;
use labelled::{labelled_action, listed};
use marks::{BRACKET, FIELD};
pub(in crate::extract) use marks::{cut, is_field, labelled};
pub(super) use may_act::is_meeting_body;
use std::collections::BTreeSet;
use told::told;

/// Headings under which every line is an action.
fn is_actions_heading(text: &str) -> bool {
    let folded = headings::fold(text);
    OVER_ALL_ACTIONS.contains(&folded.as_str())
        || names_earlier_actions(&folded)
        // "Next steps – after the forum".
        || folded.starts_with("next steps ") && folded.split(' ').count() <= 6
        || ["actions from last ", "actions from previous ", "actions from the last ", "carried forward from "]
            .iter()
            .any(|opens| folded.starts_with(opens))
            && folded.split(' ').count() <= 6
        || matches!(
            folded.as_str(),
            "actions"
                | "action points"
                | "outstanding actions"
                | "previous actions"
                | "actions outstanding"
                | "open actions"
                | "actions carried forward"
                | "carried forward actions"
                | "actions agreed"
                | "agreed actions"
                | "actions to be taken"
                | "action items"
                | "new actions"
                | "actions required"
                | "next steps"
                | "next steps and actions"
                | "actions and next steps"
                | "action log"
                | "key actions"
                | "to dos"
                | "who is doing what"
                | "who does what"
                | "what we agreed to do"
                | "follow up"
                | "follow ups"
        )
}

/// "Previous action items", "Updates of outstanding action points": every word says that they are actions, and whose.
fn names_earlier_actions(folded: &str) -> bool {
    const WORDS: [&str; 20] = [
        "previous",
        "outstanding",
        "open",
        "update",
        "updates",
        "updated",
        "of",
        "on",
        "from",
        "the",
        "last",
        "meeting",
        "agreed",
        "action",
        "actions",
        "points",
        "items",
        "and",
        "recap",
        "past",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let named = |names: [&str; 2]| words.iter().any(|word| names.contains(word));
    let whose = ["previous", "outstanding", "last", "open", "past"].iter().any(|word| words.contains(word));
    named(["action", "actions"]) && whose && words.len() <= 7 && words.iter().all(|word| WORDS.contains(word))
}

/// A line of a passage: passages are cut at forced line breaks and before inline marks.
#[derive(Debug, Clone)]
struct Line<'p, 'a> {
    passage: &'p Passage<'a>,
    text: String,
    /// First line of its passage.
    first: bool,
}

fn lines<'p, 'a>(passages: &'p Passages<'a>) -> Vec<Line<'p, 'a>> {
    let mut out = Vec::new();
    for passage in &passages.list {
        let mut first = true;
        let boxed = |l: &Line<'_, '_>| l.passage.paragraph.kind == ParagraphKind::TextBox;
        // A box in the margin parts a sentence from its end.
        if out.last().is_some_and(boxed)
            && passage.text.starts_with(char::is_lowercase)
            && let Some(begun) = out.iter_mut().rev().find(|l| !boxed(l))
            && begun.passage.part == passage.part
            && begun.passage.cell == passage.cell
            && !begun.text.ends_with(['.', ':', ';', '?', '!'])
        {
            begun.text.push(' ');
            begun.text.push_str(passage.text.trim());
            continue;
        }
        // A row "Action | Chief Officer": the mark and its owner.
        if let Some(mark) = out.last_mut().filter(|l| {
            matches!(headings::fold(&l.text).as_str(), "action" | "actions" | "action by")
                && l.passage
                    .cell
                    .zip(passage.cell)
                    .is_some_and(|(a, b)| (a.table, a.row, a.column + 1) == (b.table, b.row, b.column))
        }) && owners::is_owner(passage.text.trim())
        {
            mark.text = format!("Action: {}", passage.text.trim());
            continue;
        }
        for text in cut(&passage.text) {
            // "→ JS to write to all": the arrow is the sign of a list.
            let text = text.trim_start_matches(['→', '➔', '➜', '►', '⇒', '➤', '▶']).trim_start().to_owned();
            out.push(Line { passage, text, first });
            first = false;
        }
    }
    out
}

/// Where actions are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prose<'a> {
    /// All passages.
    pub passages: &'a Passages<'a>,
    /// Paths of paragraphs and cells that tables have given already.
    pub claimed: &'a BTreeSet<String>,
    /// Tables whose every row is read as a log.
    pub logs: &'a BTreeSet<usize>,
    /// Parts that are logs by their titles.
    pub log_parts: &'a BTreeSet<Option<u32>>,
    /// Who was at the meeting.
    pub cast: &'a Cast,
}

/// Whether passages of this kind of paper are minutes.
pub(in crate::extract) fn is_minutes(kind: DocumentKind) -> bool {
    kind == DocumentKind::Minutes
}

/// Reads marked actions, and where there are none sentences that tell somebody to do something.
pub(super) fn read(prose: Prose<'_>, meetings: &[Meeting], out: &mut Vec<Action>) {
    let lines = lines(prose.passages);
    let mut index = 0;
    let mut list_until_heading = false;
    let mut list_in: Option<(usize, u32)> = None;
    let mut list_of: Vec<Owner> = Vec::new();
    // In a log that is typed as lists, its headings say which meeting gave the actions.
    let mut raised: Option<jiff::civil::Date> = None;
    let mut in_log = false;
    // The list below "The outstanding actions were updated as follows:".
    let mut led = false;
    let mut marked: BTreeSet<Option<u32>> = out.iter().map(|a| a.header.source.part).collect();
    let mut found: Vec<Action> = Vec::new();
    while let Some(line) = lines.get(index) {
        let here = index;
        index += 1;
        if !readable(prose, line) {
            // A table of actions under "Summary of actions" is the list.
            list_until_heading &= line.passage.cell.is_none_or(|at| !prose.logs.contains(&at.table));
            continue;
        }
        let meeting = super::meeting_of(meetings, line.passage.part);
        // What was decided is read with the columns beside it.
        if prose.passages.is_decided(line.passage) && labelled(&line.text).is_none() {
            continue;
        }
        if line.passage.heading && line.first {
            // "Jo Blair" set as a heading in a list of actions: those below are hers.
            if list_until_heading && is_named(prose, line) {
                list_of = owners::split(&line.text);
                continue;
            }
            raised = rows::meeting_of_heading(&line.text);
            in_log = prose.log_parts.contains(&line.passage.part) && (raised.is_some() || rows::names_log(&line.text));
            list_until_heading = is_actions_heading(&line.text) || in_log;
            list_of.clear();
            list_in = line.passage.cell.map(|at| (at.table, at.column));
            if list_until_heading {
                continue;
            }
        }
        if let Some(label) = labelled(&line.text) {
            index = labelled_action(prose, &lines, here, label, meeting, &mut found);
            list_until_heading = false;
            continue;
        }
        if let Some(action) = bracketed(prose, line, meeting) {
            found.push(action);
            continue;
        }
        led &= (line.passage.label.is_some() || !line.first) && !line.passage.heading;
        if leads_to_actions(&line.text) {
            led = true;
            continue;
        }
        if led && line.passage.label.is_some() && line.first && !FIELD.is_match(&line.text) {
            let (action, next) = listed(prose, &lines, here, meeting);
            index = next;
            if is_something(&action.text) && !owners::is_owner(&action.text) {
                found.push(action);
            }
            continue;
        }
        // Under a heading in a table only its own column is a list.
        let in_list = list_in == line.passage.cell.map(|at| (at.table, at.column));
        let in_log_line = !in_log || line.passage.label.is_some();
        if list_until_heading && in_list && in_log_line && !FIELD.is_match(&line.text) {
            if is_named(prose, line) {
                list_of = owners::split(line.text.trim_end_matches(':'));
                continue;
            }
            let (mut action, next) = listed(prose, &lines, here, meeting);
            index = next;
            if action.owners.is_empty() {
                action.owners.clone_from(&list_of);
            }
            if let Some(date) = raised.filter(|_| in_log) {
                action.meeting_date = Some(date.to_string());
            }
            let bullet = line.passage.label.is_some();
            let told = [" was ", " were ", " had ", " has been "].iter().any(|w| action.text.contains(w));
            // "The Board noted the status of the log." below "Action log": what was said of it.
            let story = action.owners.is_empty()
                && action.due.is_none()
                && !bullet
                && (told || crate::extract::decisions::says_decided(&action.text));
            if is_something(&action.text) && !owners::is_owner(&action.text) && !story {
                if action.owners.is_empty() && action.due.is_none() && !bullet {
                    action.header.flag(ReviewCode::ActionFromProse);
                }
                found.push(action);
            }
            continue;
        }
        let beside = dash::after(prose, line, meeting)
            .or_else(|| dash::before(prose, line, meeting))
            .or_else(|| dash::in_bracket(prose, line, meeting))
            .or_else(|| labelled::numbered(prose, line, meeting))
            .or_else(|| margin::at_tab(prose, line, meeting))
            .or_else(|| margin::in_box(prose, &lines, here, meeting))
            .or_else(|| margin::below(prose, &lines, here, meeting));
        found.extend(beside);
    }
    marked.extend(found.iter().map(|a| a.header.source.part));
    out.append(&mut found);
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
        told(prose, line, above, super::meeting_of(meetings, part), marked.contains(&part).then_some(marks), out);
    }
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
            prose.cast.contains(name) || people::is_person(name) || name == "All"
        })
}

fn readable(prose: Prose<'_>, line: &Line<'_, '_>) -> bool {
    let passage = line.passage;
    is_minutes(passage.kind)
        && !prose.claimed.contains(&passage.path)
        && passage.cell.is_none_or(|at| !prose.logs.contains(&at.table))
}

fn start(prose: Prose<'_>, line: &Line<'_, '_>, text: &str, meeting: &Meeting) -> Action {
    let item = prose.passages.item(line.passage);
    let (title, _) = item.title.as_deref().map(rows::lead).unwrap_or_default();
    Action {
        header: line.passage.header(line.text.as_str()),
        text: text.trim().to_owned(),
        meeting_date: meeting.date.map(|d| d.to_string()),
        item_number: item.number,
        item_title: Some(title).filter(|t| !t.is_empty() && !is_actions_heading(t) && labelled(t).is_none()),
        ..Action::default()
    }
}

fn is_something(text: &str) -> bool {
    if super::is_placeholder(text) {
        return false;
    }
    let folded = headings::fold(text);
    let next = ["next meeting", "date of next meeting", "date and time of next meeting", "dates of next meeting"];
    if next.iter().any(|w| folded.starts_with(w)) {
        return false;
    }
    // "All actions for the next meeting unless stated otherwise" is about those of the list.
    if ["all actions ", "all done", "all complete"].iter().any(|opens| folded.starts_with(opens)) {
        return false;
    }
    !matches!(
        folded.as_str(),
        "" | "none"
            | "n a"
            | "nil"
            | "no actions"
            | "no action"
            | "none noted"
            | "no action required"
            | "no actions arising"
            | "no further action"
            | "note"
            | "to note"
            | "noted"
            | "for noting"
    )
}

/// "… will be drawn up (Action: Finance Directorate)."
fn bracketed(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let found = BRACKET.captures(&line.text)?;
    let whole = found.get(0)?;
    let who = found.name("rest")?.as_str().trim();
    let head = line.text[..whole.start()].trim_end();
    let sentence = sentences(head).last().map(|r| head[r.clone()].to_owned()).filter(|s| !s.is_empty())?;
    let mut action = start(prose, line, &sentence, meeting);
    action.action_number = found.name("number").map(|n| n.as_str().to_owned());
    let (rest, field_due) = due::split_field(who);
    let (names, date) = due::split_tail(&rest);
    if owners::is_owner(&names) {
        action.owners = owners::split(&names);
    } else if let Some(told) = owners::subject(&names) {
        // "(Action: JS to confirm)": the bracket says it all.
        action.owners = told.owners;
        action.text = names;
    } else {
        return None;
    }
    action.due = field_due.or(date).or_else(|| due::in_text(&action.text, meeting.date).map(|(_, w)| w));
    Some(action)
}

#[cfg(test)]
mod tests;
