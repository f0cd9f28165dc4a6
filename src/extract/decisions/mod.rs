//! Decisions of minutes: what a body agreed, approved, noted, remitted. Where a decision tells somebody to do
//! something it gives an action as well, which names the decision.

mod body;
mod column;
mod joined;
mod lists;
mod motions;
mod otherwise;
mod phrases;
mod sentences;
mod shapes;
#[cfg(test)]
mod tests;
mod told;
mod under;
mod undone;
mod verbs;

use super::actions::{self, prose};
use super::passages::{Passage, Passages, is_within_item};
use super::{Extracted, Paper};
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin::Captures;
use crate::wording::standing::awaits_approval;
use crate::wording::{labels, sentences as wording};
pub(in crate::extract) use column::task_in;
use lists::{inline_items, list_after, list_end, recommends};
pub(in crate::extract) use motions::opens as opens_motion;
use phrases::{BODY_ALONE, LABEL, LEAD_IN, RESOLVED, VERB_FIRST};
use under::Under;
use verbs::{bare_verb, begins_decision, heads_decisions, verb_at_head, verb_of, verb_told};

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
                && LABEL.captures(text).is_some_and(|f| f.name("rest").is_some_and(|r| !r.as_str().is_empty())))
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
    let meetings = super::facts::meetings(paper, passages);
    let mut found: Vec<(Decision, usize)> = Vec::new();
    let mut index = 0;
    // What stands below "Decision" within an item was decided, whatever its words.
    let mut under: Option<Under> = None;
    while let Some(passage) = passages.list.get(index) {
        if passage.heading || passage.text.chars().count() <= HEADING_LENGTH {
            let bare = passage.text.trim_end_matches(|c: char| !c.is_alphanumeric());
            // The heading of a column heads nothing in its own row.
            let heads = !is_header_cell(passages, passage) && (passage.label.is_none() || passage.heading);
            if let Some(verb) = heads_decisions(bare).filter(|_| heads) {
                under = Some(Under {
                    verb,
                    part: passage.part,
                    item: passage.item,
                    row: passage.cell.map(|c| (c.table, c.row)),
                });
            } else if passage.heading || is_within_item(bare) {
                // "Reason for decision": what follows says why.
                under = None;
            }
        }
        under = under.filter(|u| u.holds(passage));
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
    undone::flag(passages, &mut found, &mut extracted.records.actions);
    for (decision, _) in &found {
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
    let cast = actions::Cast::of(&extracted.records.attendance);
    for (decision, passage) in found {
        let told = passages.list.get(passage).map(|passage| match passages.beside_decided(passage) {
            Some(beside) => {
                let told = told::action_of(&decision, passage, passages, &meetings, &cast);
                let row =
                    column::Row { decision: &decision, passage, passages, beside, meetings: &meetings, cast: &cast };
                column::actions_of(row, told)
            }
            None => told::actions_of(&decision, passage, passages, &meetings, &cast),
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

/// Headings within items are short, in characters.
const HEADING_LENGTH: usize = 40;

fn table_of(path: &str) -> Option<usize> {
    path.strip_prefix("table[")?.split(']').next()?.parse().ok()
}

/// Reads the decisions of a passage, and of the list that it leads in to; returns the index of the next passage.
fn at(passages: &Passages<'_>, index: usize, out: &mut Vec<(Decision, usize)>) -> usize {
    let Some(passage) = passages.list.get(index) else { return index + 1 };
    if prose::is_minutes(passage.kind) {
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
        if prose::labelled(&line).is_some() && !prose::reports(&line) {
            // What is marked as an action is one, and may be a decision as well where the words say so; the next lines
            // of a bare mark are read as they come.
            continue;
        }
        if let Some((lead, items)) = inline_items(&line) {
            for item in items {
                push(passages, index, &item, verb_at_head(&item).unwrap_or(lead), out);
            }
            next = lists::going_on(passages, index, lead, out).max(next);
            continue;
        }
        if let Some(after) = lists::moved_lead(passages, index, &line, out) {
            next = after.max(next);
            continue;
        }
        if !passage.heading
            && let Some(after) = motions::read(passages, index, &line, before.as_deref(), out)
        {
            next = after.max(next);
            continue;
        }
        // "2. RESOLUTION – EQUALITY DUTY" is the title of an item.
        let titled = |found: &Captures<'_>| {
            passage.heading
                && passage.label.is_some()
                && found.name("mark").is_some_and(|mark| matches!(mark.as_str().trim(), "–" | "—" | "-"))
        };
        // "RESOLVED: That the Committee:-" leads in to a list.
        if let Some(found) = LABEL
            .captures(&line)
            .filter(|found| !titled(found))
            .or_else(|| RESOLVED.captures(&line))
            .filter(|_| !VERB_FIRST.is_match(&line))
        {
            let verb = verb_of(found.name("verb").map_or("", |v| v.as_str()));
            let rest = found.name("rest").map_or("", |r| r.as_str()).trim();
            // "Approved: Lettings. Not approved: Uniform": each label has its own.
            let (rest, more) = lists::before_next_label(rest);
            // "Approved: Jim Gardiner": who moved it, not what was decided.
            if shapes::names_movers(rest) {
                motions::named_below(passages, index, &line, before.as_deref(), verb, out);
                continue;
            }
            // "Not approved: the lettings policy": the words alone would say the contrary.
            let denied = found.name("verb").is_some_and(|verb| verb.as_str().to_lowercase().starts_with("not "));
            let rest = if denied && more.is_empty() { line.trim() } else { rest };
            if !rest.is_empty() {
                let known = out.len();
                // "Recommended – That (i) the Clerk write to all; (ii) …".
                if let Some(items) = lists::items_in(rest) {
                    for item in items {
                        push(passages, index, item, verb_at_head(item).unwrap_or(verb), out);
                    }
                } else {
                    let told = verb_told(rest).or_else(|| verbs::verb_done(rest));
                    push(passages, index, rest, told.unwrap_or(verb), out);
                }
                // What a forum recommends it decided; the words may be a report's.
                if found.name("verb").is_some_and(|v| v.as_str().eq_ignore_ascii_case("recommended"))
                    || line.get(..11).is_some_and(|opens| opens.eq_ignore_ascii_case("recommended"))
                {
                    doubt(out, known);
                }
                if !more.is_empty() {
                    sentences::line(passages, index, more, out);
                }
                continue;
            }
        }
        // "The report recommended:- that the Board – (a) note …": what was asked for, not what was decided.
        if recommends(&line)
            || !passage.heading
                && index > 0
                && line.chars().count() < 60
                && passages.list.get(index - 1).is_some_and(|p| recommends(&p.text))
        {
            next = list_end(passages, index).max(next);
            continue;
        }
        if let Some(found) = LEAD_IN.captures(&line).or_else(|| VERB_FIRST.captures(&line)) {
            let verb = verb_of(found.name("verb").map_or("", |v| v.as_str()));
            // "It was noted that:" before a list is how a talk is told; what a body itself notes it decides to note.
            let told = verb == DecisionVerb::Note && line.to_lowercase().contains("it was ");
            let after = if told { next } else { list_after(passages, index, verb, out) };
            if after > next {
                next = after;
                continue;
            }
        }
        if let Some(after) = lists::told_below(passages, index, next, &line, out) {
            next = after;
            continue;
        }
        // "1. Last minutes Agreed.": the item's title opens the line.
        let titled = passages.item(passage).title;
        if let Some(rest) = titled.as_deref().and_then(|title| line.strip_prefix(title)).map(str::trim_start)
            && let Some(verb) = bare_verb(rest).filter(|_| !passage.heading && !rest.is_empty())
        {
            push(passages, index, rest, verb, out);
            continue;
        }
        // "Agreed." under an item.
        if let Some(verb) = bare_verb(&line).filter(|_| !passage.heading) {
            push(passages, index, &line, verb, out);
            continue;
        }
        if wording::sentences(&line).last().is_some_and(|last| BODY_ALONE.is_match(&line[last.clone()]))
            && passages.list[next..].iter().take(3).any(|p| verb_at_head(&p.text).is_some())
        {
            let after = if passages.list.get(next).is_some_and(|p| begins_decision(&p.text)) {
                list_after(passages, index, DecisionVerb::Other, out)
            } else {
                next
            };
            if after > next {
                next = after;
                continue;
            }
        }
        // "The Committee" above bullets that say what it did.
        let bare_body = line.split_whitespace().count() <= 6 && BODY_ALONE.is_match(&format!("{line}:"));
        if bare_body && passages.list.get(next).is_some_and(|p| p.label.is_some() && begins_decision(&p.text)) {
            let after = list_after(passages, index, DecisionVerb::Other, out);
            if after > next {
                next = after;
                continue;
            }
        }
        if passage.heading {
            // "Minutes of February meeting – Agreed": title and decision in one line.
            let parted = line.rsplit_once(" – ").or_else(|| line.rsplit_once(" - "));
            // "2. Minutes of the meeting of 5 September accepted".
            let told = || {
                let words = line.split_whitespace().count();
                let found = phrases::TELEGRAM.captures(&line).filter(|_| words > 3 && !is_within_item(&line))?;
                let subject = found.name("subject")?.as_str().to_lowercase();
                (!subject.contains("apolog")).then(|| verb_of(found.name("verb").map_or("", |v| v.as_str())))
            };
            if let Some(verb) = parted.and_then(|(_, said)| bare_verb(said)).or_else(told) {
                push(passages, index, &line, verb, out);
            }
            continue;
        }
        sentences::line(passages, index, &line, out);
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
    let text = labels::split(text.trim()).1.trim().trim_end_matches([';', ',']).trim_end();
    let text = text.strip_suffix(" and").map_or(text, |t| t.trim_end_matches([';', ',']));
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
