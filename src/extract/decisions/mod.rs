//! Decisions of minutes: what a body agreed, approved, noted, remitted. Where a decision tells somebody to do
//! something it gives an action as well, which names the decision.

mod a_line;
mod acts;
mod behind_title;
mod body;
mod by_shape;
mod column;
mod counted;
mod joined;
mod last_clause;
mod lists;
mod motions;
mod moved_words;
mod nested;
mod others;
mod otherwise;
mod participles;
mod phrases;
mod pointing_back;
mod put_off;
mod sentences;
mod shapes;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_lists;
#[cfg(test)]
mod tests_of_motions;
mod told;
mod two_verbs;
mod under;
mod undone;
mod verbs;

use super::actions::{self, prose};
use super::passages::{Passage, Passages, is_within_item};
use super::{Extracted, Paper};
use crate::record::{Decision, DecisionVerb};
use crate::wording::labels;
use crate::wording::standing::awaits_approval;
pub(in crate::extract) use column::task_in;
use lists::inline_items;
pub(in crate::extract) use motions::opens as opens_motion;
use phrases::{VERB_FIRST, labelled};
use under::Under;
use verbs::{bare_verb, heads_decisions, verb_at_head};

/// Whether a short line says in so many words what a body decided: "The Board NOTED the report".
pub(super) fn says_decided(text: &str) -> bool {
    /// A title that holds such a verb has fewer words.
    const FEWEST: usize = 4;
    let asks = ["what ", "how ", "who ", "when ", "where ", "why ", "items ", "actions ", "matters ", "points "];
    let lower = text.to_lowercase();
    text.split_whitespace().count() >= FEWEST
        && !asks.iter().any(|w| lower.starts_with(w))
        && !text.trim_end().ends_with([':', '-', '–'])
        && (phrases::BODY_VERB
            .captures(text)
            .and_then(|f| Some((f.get(0)?, f.name("verb")?)))
            .is_some_and(|(whole, verb)| whole.start() == 0 && text[verb.end()..].split_whitespace().count() > 1)
            || phrases::IT_WAS.find(text).is_some_and(|m| m.start() == 0)
            || text.starts_with("RESOLVED")
                && labelled(text).is_some_and(|f| f.name("rest").is_some_and(|r| !r.as_str().is_empty())))
}

/// Whether a short text says no more than what became of an item: "Accepted", "AF elected Chair".
pub(super) fn is_outcome(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= 6
        && (bare_verb(text).is_some()
            || crate::framework::headings::fold(text) == "accepted"
            || text
                .split_whitespace()
                .nth(1)
                .is_some_and(|w| matches!(w, "elected" | "re-elected" | "appointed" | "nominated"))
            || phrases::ELECTED.captures(text).is_some_and(|found| otherwise::is_election(&found)))
}

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let mut found = read(passages);
    others::tell_apart(passages, extracted.facts.body.as_deref(), &mut found);
    undone::flag(passages, &mut found, &mut extracted.records.actions);
    tell_tables(passages, &found, extracted);
    let meetings = paper.meetings();
    let cast = actions::Cast::of(&extracted.records.attendance);
    for (decision, passage) in found {
        // What a register tells to do was told, and is due, from the day of the meeting that it names.
        let of_minute = |passage: &&Passage<'_>| !passages.is_registered(passage);
        let told = passages.list.get(passage).filter(of_minute).map(|passage| match passages.beside_decided(passage) {
            Some(beside) => {
                let told = told::action_of(&decision, passage, passages, meetings, &cast);
                let row = column::Row { decision: &decision, passage, passages, beside, meetings, cast: &cast };
                column::actions_of(row, told)
            }
            None => told::actions_of(&decision, passage, passages, meetings, &cast),
        });
        let undone = crate::diagnostic::ReviewCode::SaidOtherwise;
        let doubt = decision.header.review.contains(&undone);
        for mut action in told.unwrap_or_default() {
            if doubt {
                action.header.flag(undone);
            }
            actions::add_from_decision(&mut extracted.records.actions, action, &cast);
        }
        extracted.records.decisions.push(decision);
    }
}

/// The decisions of all passages, each with the index of its own.
fn read(passages: &Passages<'_>) -> Vec<(Decision, usize)> {
    let mut found: Vec<(Decision, usize)> = Vec::new();
    let mut index = 0;
    // What stands below "Decision" within an item was decided, whatever its words.
    let mut under: Option<Under> = None;
    while let Some(passage) = passages.list.get(index) {
        under = heading_for(passages, passage, under).filter(|u| u.holds(passage));
        let before = found.len();
        let here = index;
        index = at(passages, index, &mut found);
        // What words tell of decisions there needs no guess about the rest.
        // Of a numbered list all items were decided, whatever the words of one.
        let listed = |at: usize| passages.list.get(at).is_some_and(|p| p.label.is_some() && !p.heading);
        let goes_on = listed(here) && listed(index) && index == here + 1;
        if found.len() > before {
            under = under.filter(|_| goes_on);
        } else if let Some(under) = under.as_ref().filter(|_| index == here + 1) {
            under.read(passages, here, &mut found);
        }
    }
    found
}

/// The heading of decisions that holds from a passage on: its own words, or the one above unless they end it.
fn heading_for(passages: &Passages<'_>, passage: &Passage<'_>, above: Option<Under>) -> Option<Under> {
    if !passage.heading && passage.text.chars().count() > HEADING_LENGTH {
        return above;
    }
    let bare = passage.text.trim_end_matches(|c: char| !c.is_alphanumeric());
    // The heading of a column heads nothing in its own row.
    let heads = !is_header_cell(passages, passage) && (passage.label.is_none() || passage.heading);
    if let Some(verb) = heads_decisions(bare).filter(|_| heads) {
        let row = passage.cell.map(|c| (c.table, c.row));
        return Some(Under { verb, part: passage.part, item: passage.item, row });
    }
    // "Reason for decision": what follows says why. "Declarations of interest" is a title, though it is set as text.
    let titled = || passage.label.is_none() && is_plain_title(bare);
    above.filter(|_| !passage.heading && !is_within_item(bare) && !titled())
}

/// Whether a line set as text is the title of the usual business of a meeting.
fn is_plain_title(bare: &str) -> bool {
    const TITLES: [&str; 16] = [
        "declaration of interest",
        "declaration of interests",
        "declarations of interest",
        "declarations of interests",
        "any other business",
        "any other competent business",
        "aob",
        "aocb",
        "matters arising",
        "date of next meeting",
        "next meeting",
        "apologies",
        "apologies for absence",
        "sederunt",
        "exclusion of the public",
        "chair’s closing remarks",
    ];
    TITLES.contains(&crate::framework::headings::fold(bare).as_str())
}

/// Notes which tables gave decisions, and why others that might have gave none.
fn tell_tables(passages: &Passages<'_>, found: &[(Decision, usize)], extracted: &mut Extracted) {
    for (decision, _) in found {
        if let Some(table) = table_of(&decision.header.source.path) {
            extracted.used(table, "decisions");
        }
    }
    // The table that names an item was read with what was decided on it.
    for table in &passages.item_tables {
        if found.is_empty() {
            extracted.ignored.insert(*table, "it names the item that follows".to_owned());
        } else {
            extracted.used(*table, "decisions");
        }
    }
    for table in passages.decision_tables.keys().filter(|table| !extracted.used.contains_key(table)) {
        extracted.ignored.entry(*table).or_insert_with(|| "no row says what was decided".to_owned());
    }
}

/// Headings within items are short, in characters.
const HEADING_LENGTH: usize = 40;

fn table_of(path: &str) -> Option<usize> {
    path.strip_prefix("table[")?.split(']').next()?.parse().ok()
}

/// Reads the decisions of a passage, and of the list that it leads in to; returns the index of the next passage.
fn at(passages: &Passages<'_>, index: usize, out: &mut Vec<(Decision, usize)>) -> usize {
    let Some(passage) = passages.list.get(index) else { return index + 1 };
    match column::reading(passages, passage) {
        column::Reading::AsText => {}
        column::Reading::Beside => return index + 1,
        column::Reading::Decided => {
            column::decided(passages, index, out);
            return index + 1;
        }
        column::Reading::DecidedOrDue => {
            column::decided_or_due(passages, index, out);
            return index + 1;
        }
    }
    if !prose::is_minutes(passage.kind)
        || awaits_approval(&passage.text)
        || is_header_cell(passages, passage)
        || is_status_table(passages, passage)
    {
        return index + 1;
    }
    let mut next = index + 1;
    // "RESOLVED, that" and its items in lines of one paragraph.
    if let Some((lead, items)) = inline_items(&passage.text).filter(|_| passage.text.contains('\n')) {
        for item in items {
            push(passages, index, &item, verb_at_head(&item).unwrap_or(lead), out);
        }
        return lists::going_on(passages, index, lead, out);
    }
    let mut above: Option<String> = None;
    for line in prose::cut(&passage.text) {
        let before = above.replace(line.clone());
        next = a_line::Line { passages, passage, index, next, text: &line, above: before.as_deref() }.read(out);
    }
    next
}

/// Headings of a table are no text.
fn is_header_cell(passages: &Passages<'_>, passage: &Passage<'_>) -> bool {
    passage.cell.is_some_and(|at| passages.senses.get(&at.table).is_some_and(|s| at.row <= s.header_rows))
}

/// Logs report on actions; what they say was agreed was agreed elsewhere.
fn is_status_table(passages: &Passages<'_>, passage: &Passage<'_>) -> bool {
    passage.cell.is_some_and(|at| {
        passages.senses.get(&at.table).is_some_and(|s| {
            let column = s.roles.get(at.column as usize - 1).copied();
            // Without headings and a status it may be a minute as well.
            let minute = s.inferred && s.column(actions::columns::Role::Status).is_none();
            !s.is_minute() && !s.is_story() && !minute && column != Some(actions::columns::Role::Narrative)
        })
    })
}

/// Flags what was read since `known`: a sentence that gave no decision leaves the one before it as it is.
fn doubt(out: &mut [(Decision, usize)], known: usize) {
    for (decision, _) in out.iter_mut().skip(known) {
        decision.header.flag(crate::diagnostic::ReviewCode::ReadFromProse);
    }
}

fn push(passages: &Passages<'_>, index: usize, text: &str, verb: DecisionVerb, out: &mut Vec<(Decision, usize)>) {
    let Some(passage) = passages.list.get(index) else { return };
    let text = labels::without_and(labels::split(text.trim()).1);
    if text.chars().filter(|c| c.is_alphabetic()).count() < 5 {
        return;
    }
    // "… and decided as set out below." leads in to what was decided.
    let lower = text.to_lowercase();
    let below = ["as set out below", "as follows", "set out below"];
    if below.iter().any(|end| lower.trim_end_matches('.').ends_with(end)) {
        return;
    }
    // A lead-in whose list is no list of decisions says nothing by itself.
    // "The minutes were approved, subject to the following changes:" says enough.
    let bare = text.trim_end_matches([':', '-', '–', ' ']);
    let text = if bare.len() < text.len() && bare.contains(" subject to ") { bare } else { text };
    if text.ends_with(':') || text.ends_with(":-") {
        return;
    }
    let item = passages.item(passage);
    let mut header = passage.header(text);
    // Words that begin or end within a sentence: a line or a column may have been cut there.
    let last = text.trim_end_matches('.').rsplit(' ').next().unwrap_or("");
    const OPEN: [&str; 14] =
        ["should", "would", "will", "to", "the", "a", "an", "of", "and", "or", "be", "that", "with", "for"];
    let led_in = index.checked_sub(1).and_then(|at| passages.list.get(at)).is_none_or(|above| {
        let above = above.text.trim_end();
        above.ends_with([':', '-', '–', ';', ',']) || above.ends_with(" and") || above.starts_with(char::is_lowercase)
    });
    let begun = passage.label.is_none()
        && !led_in
        && passage.text.starts_with(char::is_lowercase)
        && !passage.text.starts_with("to ")
        && !passage.text.starts_with("that ");
    if begun || OPEN.contains(&last) {
        header.flag(crate::diagnostic::ReviewCode::SplitUncertain);
    }
    if let Some(sense) = passage.cell.and_then(|at| passages.senses.get(&at.table))
        && sense.inferred
    {
        header.flag(crate::diagnostic::ReviewCode::ColumnsInferred);
    }
    out.push((
        Decision { header, item_number: item.number, item_title: item.title, verb, text: text.to_owned() },
        index,
    ));
}
