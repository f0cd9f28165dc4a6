//! Actions in running text: lines that are marked ("Action: JS by 31 March", "ACTION – Chief Officer", "… (Action:
//! Finance)"), lists under "Actions", and, in minutes that mark none, sentences that tell somebody to do something.

mod among_tasks;
mod assent;
mod before_mark;
mod clauses;
mod completed;
mod dash;
mod fields_below;
mod first_person;
mod labelled;
mod later_clause;
mod letter;
mod list_headings;
mod margin;
mod marks;
mod may_act;
mod nominal;
mod passive;
mod pointing;
mod pronouns;
mod reading;
mod recounted;
mod standing;
mod taken_on;
mod titled;
mod told;
mod undertaken;

use super::{Cast, Meeting, due, owners, rows};
use crate::document::ParagraphKind;
use crate::extract::passages::{Passage, Passages};
use crate::framework::headings;
use crate::record::{Action, DocumentKind};
use crate::wording::people;
use crate::wording::sentences::sentences;
pub(super) use before_mark::is_acting;
pub(in crate::extract) use clauses::{is_promised, is_to_be_handled};
pub(in crate::extract::actions) use list_headings::is_actions_heading;
use marks::BRACKET;
pub(in crate::extract) use marks::{cut, is_field, labelled};
pub(super) use may_act::is_meeting_body;
pub(in crate::extract) use reading::announces_tasks;
pub(super) use reading::read;
use std::collections::BTreeSet;

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
            let text = text.trim_start_matches(['→', '➔', '➜', '►', '⇒', '➤', '▶', '/']).trim_start().to_owned();
            out.push(Line { passage, text, first });
            first = false;
        }
    }
    out
}

/// Whether a line marked "Action 14:" tells what became of it.
pub(in crate::extract) fn reports(line: &str) -> bool {
    labelled(line).is_some_and(|label| labelled::is_report(label.rest))
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
    // "Actions – meeting of 18 April" heads those of that meeting.
    if super::rows::meeting_of_heading(text).is_some() {
        return false;
    }
    // "All actions for the next meeting unless stated otherwise" is about those of the list.
    let of_list = folded.starts_with("actions ") && folded.contains(" unless ");
    if of_list
        || lists_posts(text)
        || ["all actions ", "all done", "all complete"].iter().any(|opens| folded.starts_with(opens))
    {
        return false;
    }
    !super::nothing::says_nothing(text)
}

/// "Chair – Jo Blair. Secretary – Al Reid.": who bears which office.
fn lists_posts(text: &str) -> bool {
    let bears = |piece: &str| {
        let parted = piece.split_once(" – ").or_else(|| piece.split_once(" - "));
        parted.is_some_and(|(post, name)| {
            let whole: Vec<&str> = name.split_whitespace().take(2).collect();
            post.split_whitespace().all(people::is_post_word) && people::is_surely_person(&whole.join(" "))
        })
    };
    let pieces: Vec<&str> = text.split(". ").map(|piece| piece.trim_end_matches('.')).collect();
    pieces.len() > 1 && pieces.iter().all(|piece| bears(piece))
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
