//! Actions of minutes and logs: from tables (a row each, or owners beside paragraphs), from marked lines and, in
//! minutes that mark none, from sentences. Each action is given once where the paper gives it once.

mod beside;
mod board;
mod bracketed_rows;
mod cards;
mod cards_within;
mod cast;
pub(super) mod columns;
mod due;
mod events;
mod fields;
#[cfg(test)]
mod habits;
mod holding;
mod minute_table;
mod nested;
mod nothing;
mod owners;
pub(super) mod prose;
mod reference;
mod rows;
mod same;
#[cfg(test)]
mod small_bodies;
mod standing_over;
mod status;
mod tabbed;
#[cfg(test)]
mod tabled;
mod tables;
mod tasks;
mod titled_cards;
#[cfg(test)]
mod undertakings;
mod who_acts;

use super::passages::{Passage, Passages};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::framework::headings;
use crate::record::{Action, Decision, DocumentRecord, Owner, When};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::people;
pub(super) use cast::Cast;
use jiff::civil::Date;
pub(super) use rows::told_of;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use tables::Tabled;

/// What is known of the meeting of a part.
#[derive(Debug, Clone, Default)]
pub(super) struct Meeting {
    /// Its part; `None` for papers of one part.
    pub part: Option<u32>,
    /// Its date.
    pub date: Option<Date>,
}

/// The meeting of a part.
fn meeting_of(meetings: &[Meeting], part: Option<u32>) -> &Meeting {
    static NONE: Meeting = Meeting { part: None, date: None };
    meetings.iter().find(|m| m.part == part).unwrap_or(&NONE)
}

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let meetings = paper.meetings();
    let mut cast = Cast::of(&extracted.records.attendance);
    cast.define(passages.list.iter().map(|passage| passage.text.as_str()));
    let legend = status::Legend::find(paper.document);
    let reading = tables::Reading { paper, passages, meetings, legend: &legend, cast: &cast };
    let Tabled { mut actions, claimed, logs, minutes } = reading.read(extracted);
    let tabled = actions.len();
    let parts = &paper.document.parts;
    let titled = parts.iter().enumerate().filter(|(_, part)| part.title.as_deref().is_some_and(rows::names_log));
    let log_parts = titled.map(|(at, _)| (parts.len() > 1).then_some(at as u32 + 1)).collect();
    let read = prose::Prose { passages, claimed: &claimed, logs: &logs, log_parts: &log_parts, cast: &cast };
    let written = extracted.facts.date_written.as_deref().and_then(|day| day.parse().ok());
    prose::read(read, meetings, written, &mut actions);
    for action in actions.iter_mut().skip(tabled).filter(|a| owner_may_stand_beside(a, &minutes)) {
        action.header.flag(ReviewCode::OwnerUncertain);
    }
    doubt_owners_beside(&mut actions, tabled, &minutes);
    for action in actions.iter_mut().take(tabled).filter(|a| owners::tells_others(&a.text, &a.owners)) {
        action.header.flag(ReviewCode::OwnerUncertain);
    }
    // Nothing that can be read is no action.
    actions.retain(|action| action.text.contains(char::is_alphanumeric));
    same::once(&mut actions, tabled, &cast);
    standing_over::settle(&mut actions);
    for_next_meeting(passages, &mut actions);
    // Nobody named: whoever uses the record should know that the program saw no owner.
    for action in actions.iter_mut().filter(|a| a.owners.is_empty()) {
        action.header.flag(ReviewCode::OwnerMissing);
    }
    // "Police and Fire" may be two, and is one as it is written.
    for action in actions.iter_mut().filter(|a| a.owners.iter().any(|o| owners::may_be_two(&o.as_written))) {
        action.header.flag(ReviewCode::OwnerUncertain);
    }
    without_paper_as_item(&extracted.facts, &mut actions);
    extracted.records.actions.append(&mut actions);
}

/// A heading that only names the paper or its body is no item, whatever number stands before it.
fn without_paper_as_item(facts: &DocumentRecord, actions: &mut [Action]) {
    let named: Vec<String> =
        [&facts.title, &facts.body].into_iter().flatten().map(|name| headings::fold(name)).collect();
    let names = |action: &Action| action.item_title.as_deref().is_some_and(|t| named.contains(&headings::fold(t)));
    for action in actions.iter_mut().filter(|action| names(action)) {
        (action.item_number, action.item_title) = (None, None);
    }
}

/// "All actions for the next meeting unless stated otherwise": the date of every action of the part that has none.
fn for_next_meeting(passages: &Passages<'_>, actions: &mut [Action]) {
    static ALL: LazyLock<Regex> = LazyLock::new(|| {
        #[allow(clippy::unwrap_used)] // The pattern is fixed; the tests run it.
        latin::fixed(
            r"(?i)\ball\s+actions?\s+(?:points?\s+)?(?:are\s+|to\s+be\s+|should\s+be\s+)?(?:due\s+|completed?\s+|done\s+)?(?P<when>(?:for|by|before|at)\s+(?:the\s+)?next\s+(?:\w+\s+)?meeting)\b[^.;]{0,15}\b(?:unless|except)\b",
        )
    });
    for passage in &passages.list {
        let Some(found) = ALL.captures(&passage.text).and_then(|f| f.name("when")) else { continue };
        for action in actions.iter_mut().filter(|a| a.header.source.part == passage.part && a.due.is_none()) {
            action.due = Some(When::written(found.as_str()));
        }
    }
}

/// Whether an action told by its words stands where owners and dates have a column of their own that did not give any:
/// in a minute's table, or in a line with tabs, which is a row whose table was not seen.
fn owner_may_stand_beside(action: &Action, minutes: &BTreeSet<usize>) -> bool {
    let source = &action.header.source;
    source.table().is_some_and(|number| minutes.contains(&number)) || source.quote.contains('\t')
}

/// Owners that stand beside the words of an item, where other words of the same item ask for something with nobody beside
/// them: an owner a few lines too high or too low may be theirs. Words that name their owners themselves are none.
fn doubt_owners_beside(actions: &mut [Action], tabled: usize, minutes: &BTreeSet<usize>) {
    let (beside, prose) = actions.split_at_mut(tabled.min(actions.len()));
    let item = |action: &Action| {
        let table = action.header.source.table().filter(|number| minutes.contains(number))?;
        Some((table, action.item_number.clone()?))
    };
    let open: BTreeSet<(usize, String)> = prose.iter().filter_map(item).collect();
    for action in beside.iter_mut().filter(|a| !a.header.source.places.is_empty()) {
        let told = owners::subject(&action.text).is_some_and(|told| told.ordered);
        if !told && item(action).is_some_and(|item| open.contains(&item)) {
            action.header.flag(ReviewCode::OwnerUncertain);
        }
    }
}

/// The action that a decision gives: its words, the one who is told, the date in it.
pub(super) fn from_decision(
    decision: &Decision,
    passage: &Passage<'_>,
    passages: &Passages<'_>,
    who: Option<&str>,
    meetings: &[Meeting],
) -> Option<Action> {
    let meeting = meeting_of(meetings, passage.part);
    let owners = who
        .map(|w| owners::split(w.strip_prefix("the ").or_else(|| w.strip_prefix("The ")).unwrap_or(w)))
        .or_else(|| owners::agent(&decision.text))
        .unwrap_or_default();
    // "instruct that officers …" names nobody; a long phrase is a sentence of its own.
    if who.is_some() && (owners.is_empty() || owners.iter().any(|o| o.as_written.split_whitespace().count() > 10)) {
        return None;
    }
    let item = passages.item(passage);
    let mut header = passage.header(decision.text.as_str());
    header.flag(ReviewCode::ActionFromProse);
    Some(Action {
        header,
        text: decision.text.clone(),
        owners,
        due: due::in_text(&decision.text, meeting.date).map(|(_, w)| w),
        meeting_date: meeting.date.map(|d| d.to_string()),
        item_number: item.number,
        item_title: item.title,
        // Ids are given by `normalise`; until then the decision's place and words stand for its id.
        decision_id: Some(format!("{}\u{1f}{}", decision.header.source.path, decision.header.source.quote)),
        ..Action::default()
    })
}

/// Words of a form that nobody filled in, or an example in it: "[Describe the action]", "e.g. Circulate the minutes".
fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase();
    let fields = text.match_indices(['[', '<', '{']).filter(|(at, _)| {
        let inside = text[at + 1..].split([']', '>', '}']).next().unwrap_or("");
        inside.chars().filter(|c| c.is_alphabetic()).count() > 2
    });
    let whole = text.starts_with(['[', '<', '{']) && text.ends_with([']', '>', '}']) && text.chars().count() > 3;
    whole
        || fields.count() > 1
        || lower.starts_with("e.g.")
        || lower.starts_with("example:")
        || lower.starts_with("eg ")
}

/// "Members to note the new venue": told to all, and nothing to do.
fn is_noting(text: &str) -> bool {
    let lower = text.trim_start().to_lowercase();
    let bare = lower.strip_prefix("all ").or_else(|| lower.strip_prefix("the ")).unwrap_or(&lower);
    let bare = ["members ", "board ", "committee ", "group ", "governors ", "trustees ", "everyone ", "councillors "]
        .iter()
        .find_map(|who| bare.strip_prefix(who))
        .unwrap_or(bare);
    bare.len() < lower.len() && bare.starts_with("to note ")
}

/// The tasks of words beside several owners, where each is told what to do.
pub(super) fn parted(text: &str, owners: &[Owner], cast: &Cast) -> Option<Vec<(String, Vec<Owner>)>> {
    if owners.len() > 1 { beside::apart(text, owners, cast) } else { None }
}

/// Whether a text says by when something is to be done.
pub(super) fn tells_when(text: &str, meetings: &[Meeting], part: Option<u32>) -> bool {
    due::in_text(text, meeting_of(meetings, part).date).is_some()
}

/// Whether a text is a date and nothing else.
pub(super) fn is_only_date(text: &str) -> bool {
    due::is_date(text.trim().trim_end_matches('.'))
}

/// Whether a sentence orders somebody to do something.
pub(super) fn orders_somebody(text: &str) -> bool {
    owners::subject(text).is_some_and(|told| told.ordered)
}

/// The owners that a cell beside a decision names; none where it holds other words.
pub(super) fn owners_of_cell(text: &str) -> Vec<Owner> {
    let (who, _) = due::split_tail(text);
    if owners::is_owner(&who) { owners::split(&who) } else { Vec::new() }
}

/// Whom the words after "agreed that" give something to do: "the Clerk would write to all".
pub(super) fn told_to(text: &str, ordered: bool) -> Option<String> {
    let told = owners::subject(text)
        .filter(|t| t.ordered || !ordered)
        .or_else(|| owners::obliged(text).filter(|_| !ordered))
        .or_else(|| owners::subjunctive(text))?;
    let rest = &text[told.verb_at..];
    let verb = rest.split_whitespace().next().unwrap_or("");
    // "should be in contact with", "should be responsible for": here "be" is a task.
    let verb = match rest.strip_prefix("be ") {
        Some(rest) if ["in contact", "in touch", "responsible for"].iter().any(|task| rest.starts_with(task)) => {
            "contact"
        }
        // Who goes for the body has a task; who attends its meetings has none.
        None if verb == "attend" && rest.contains(" on behalf of ") => "represent",
        _ => verb,
    };
    // What is to go on, or to be so, is no task; nor is what a body itself will do.
    // What is signed at the meeting is done.
    let signs = rest.starts_with("sign ") && rest.contains("minutes");
    let task = !matches!(
        verb,
        "be" | "continue"
            | "remain"
            | "have"
            | "note"
            | "consider"
            | "agree"
            | "approve"
            | "adopt"
            | "endorse"
            | "serve"
            | "become"
            | "sit"
    ) && !rest.starts_with("take the chair")
        && !signs;
    // A person may be sent to a meeting.
    let goes = matches!(verb, "meet" | "attend")
        && !told.owners.iter().all(|o| people::is_surely_person(&o.as_written) || people::is_initials(&o.as_written));
    // "Board members should send comments by 22 February": people, where a day is told.
    let by_when = due::in_text(text, None).is_some();
    let members = |o: &Owner| by_when && o.as_written.to_lowercase().ends_with(" members");
    let one = told.owners.iter().all(|o| {
        let plain = people::likeness(&o.as_written);
        matches!(plain, people::Likeness::Initials | people::Likeness::Person | people::Likeness::SingleName)
            || o.as_written.split_whitespace().any(people::is_post_word)
            || members(o)
            || who_acts::is_each(&o.as_written)
    });
    let meets = told.owners.iter().all(|o| prose::is_meeting_body(&o.as_written) && !members(o));
    (task && !goes && one && !meets)
        .then(|| told.owners.iter().map(|o| o.as_written.as_str()).collect::<Vec<_>>().join("; "))
}

/// Adds an action that a decision gives, unless the paper gives it already: then that one names the decision.
pub(super) fn add_from_decision(actions: &mut Vec<Action>, action: Action, cast: &Cast) {
    let known = actions.len();
    let meeting = action.meeting_date.as_deref().and_then(|date| date.parse().ok());
    for mut told in tasks::apart(action, true, meeting) {
        if told.owners.is_empty() {
            told.header.flag(ReviewCode::OwnerMissing);
        }
        match actions[..known].iter_mut().find(|marked| same::echoes(marked, &told, cast)) {
            Some(marked) => marked.decision_id = marked.decision_id.take().or(told.decision_id),
            None => actions.push(told),
        }
    }
    same::once(actions, known, cast);
}

#[cfg(test)]
mod doubt_tests {
    use super::*;
    use crate::document::{Place, Rect};
    use crate::record::Header;

    #[test]
    fn an_owner_beside_other_words_of_the_item_is_doubtful() {
        let action = |text: &str, item: &str, path: &str| {
            let place = Place { page: 1, bbox: Rect::new(0.0, 0.0, 1.0, 1.0) };
            Action {
                header: Header::at(None, path.to_owned(), text, vec![place]),
                text: text.to_owned(),
                item_number: Some(item.to_owned()),
                ..Action::default()
            }
        };
        let doubtful = |beside: &str, item: &str| {
            let prose = action("The Clerk to write to the yard.", "4", "table[2]/row[4]/cell[2]/paragraph[3]");
            let mut all = vec![action(beside, item, "table[2]/row[4]/cell[2]/paragraph[1]"), prose];
            doubt_owners_beside(&mut all, 1, &BTreeSet::from([2]));
            all.iter().any(|a| a.header.review.contains(&ReviewCode::OwnerUncertain))
        };
        assert!(doubtful("Members welcomed the report on the pier.", "4"));
        assert!(!doubtful("Members welcomed the report on the pier.", "5"));
        assert!(!doubtful("Ann Reid to ring the ferry company.", "4"));
    }
}
