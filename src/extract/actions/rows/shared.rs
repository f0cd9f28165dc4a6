//! What all forms of rows share: number, meeting, item, status, progress, owners from the text.

use super::a_row::Row;
use super::cells::set_status;
use super::tidy;
use crate::diagnostic::ReviewCode;
use crate::document::Cell;
use crate::extract::actions::columns::Role;
use crate::extract::actions::{bracketed_rows, due, owners};
use crate::framework::headings;
use crate::record::{Action, ActionKind, ActionStatus, Owner, When};
use crate::wording::latin::{self, Regex};
use crate::wording::{labels, people, when};
use jiff::civil::Date;
use std::sync::LazyLock;

/// Adds to an action what its row says whatever the form of its text.
pub(super) fn finish(at: Row<'_>, action: &mut Action) {
    set_number_and_meeting(at, action);
    set_item(at, action);
    set_owners(at, action);
    // An empty cell leaves the word to the text.
    if action.due.is_none() && at.cell(Role::Due).is_none_or(Cell::is_empty) {
        let meeting = action.meeting_date.as_deref().and_then(|d| d.parse().ok()).or(at.log.meeting.date);
        let told = due::in_text(&action.text, meeting).map(|(_, w)| w);
        // "BH to write again – 31 May".
        action.due = told.or_else(|| due::at_end(&action.text, meeting));
    }
    set_status(at.log, at.number, at.section, action);
    carry_forward(action);
    if headings::fold(&at.log.sense.text_heading).starts_with("matter") {
        action.kind = ActionKind::MatterArising;
    }
    set_doubts(at, action);
}

/// "£1,800. Carried forward to January.": when what has no date of its own comes back, in the news of it.
fn carry_forward(action: &mut Action) {
    static BACK: LazyLock<Regex> = LazyLock::new(|| {
        latin::fixed(
            r"(?i)\b(?:(?:carried|carry|bring|rolled|roll|held\s+over|moved|deferred|postponed|continued|comes?|coming|going|goes)\s+(?:forward\s+|over\s+|back\s+|on\s+)?|brought\s+forward\s+|c/?f\s+)(?P<to>(?:to|until|till)\s+(?P<when>[^.;,:()\n]{3,40}))",
        )
    });
    if action.due.is_some() || action.status == Some(ActionStatus::Complete) {
        return;
    }
    let Some(progress) = action.progress.as_deref() else { return };
    let told = BACK.captures_iter(progress).find_map(|found| {
        let (to, when) = (found.name("to")?.as_str().trim(), found.name("when")?.as_str().trim());
        [when.strip_prefix("the ").unwrap_or(when), to].into_iter().find(|words| due::is_date(words)).map(When::written)
    });
    action.due = told;
}

/// Its number, from a column or the label of the text, and the meeting that raised it.
fn set_number_and_meeting(at: Row<'_>, action: &mut Action) {
    let Row { log, section, .. } = at;
    let cell_text = |role| at.cell(role).map(|c| tidy(&c.text())).filter(|t| !t.is_empty());
    let (label, rest) = labels::split(&action.text);
    let own_label = label.and_then(labels::bare).map(str::to_owned);
    let rest = rest.to_owned();
    if log.sense.column(Role::Number).is_some() {
        action.action_number = cell_text(Role::Number).map(|n| n.trim_end_matches('.').replace('\n', " "));
    } else if own_label.is_some() && !rest.is_empty() {
        action.action_number = own_label;
        action.text = rest;
    }
    let in_item = || cell_text(Role::Item).filter(|t| when::first_day(t).is_some());
    // "22 Jan 2025 / 3" below "Board and ref".
    let in_number = || cell_text(Role::Number).filter(|t| when::first_day(t).is_some());
    let numbered = in_number().filter(|_| log.sense.column(Role::Raised).is_none());
    let raised = cell_text(Role::Raised).or_else(in_item).or_else(|| numbered.clone());
    action.meeting_date = match &raised {
        Some(text) => when::first_day(text).map(|d| d.to_string()).or_else(|| {
            // "14/02" in the column of meetings: the last such day before the log's own meeting.
            let day = before(text, log.meeting.date?)?;
            action.header.flag(ReviewCode::YearInferred);
            Some(day.to_string())
        }),
        None if log.sense.column(Role::Raised).is_some() => section.meeting.map(|d| d.to_string()),
        None if section.day.is_some() => {
            action.header.flag(ReviewCode::YearInferred);
            let last = section.day.zip(log.meeting.date).and_then(|(day, meeting)| last_such(day, meeting));
            last.map(|d| d.to_string())
        }
        None => section.meeting.or(log.meeting.date).map(|d| d.to_string()),
    };
    if let Some(text) = &numbered {
        action.action_number = number_beside_day(text);
    }
    if let Some(text) = &raised
        && log.sense.also.iter().any(|(_, r)| *r == Role::Number)
    {
        action.action_number = number_beside_day(text);
    }
}

/// The last such day and month on or before a meeting.
fn last_such((day, month): (i8, i8), meeting: Date) -> Option<Date> {
    let day_of = |year: i16| Date::new(year, month, day).ok();
    day_of(meeting.year()).filter(|day| *day <= meeting).or_else(|| day_of(meeting.year() - 1))
}

/// The last day on or before a meeting that "14/02" or "3.9" names.
fn before(text: &str, meeting: Date) -> Option<Date> {
    let (day, month) = text.trim().split_once(['/', '.'])?;
    let day_of = |year: i16| Date::new(year, month.trim_end_matches('.').parse().ok()?, day.parse().ok()?).ok();
    day_of(meeting.year()).filter(|day| *day <= meeting).or_else(|| day_of(meeting.year() - 1))
}

/// The number of an action in a cell that says first when it was raised.
fn number_beside_day(text: &str) -> Option<String> {
    text.lines()
        .flat_map(str::split_whitespace)
        .rfind(|w| {
            !w.contains('/')
                && w.chars().all(|c| c.is_ascii_alphanumeric())
                && w.chars().any(|c| c.is_ascii_digit())
                && w.len() <= 5
        })
        .map(str::to_owned)
}

/// The item that it belongs to.
fn set_item(at: Row<'_>, action: &mut Action) {
    let Row { log, section, item, .. } = at;
    action.item_number = item.number.clone();
    // The heading above the table is the item's only where the row names no other.
    let above = || if item.number.is_none() { section.title.clone() } else { None };
    action.item_title = item.title.clone().or_else(above);
    if item.number.is_none() && item.title.is_none() {
        action.item_number.clone_from(&log.item.number);
    }
}

/// Who is to do it, where no cell says so: from its text, else from the section.
fn set_owners(at: Row<'_>, action: &mut Action) {
    let has_owner_column = at.log.sense.column(Role::Owner).is_some();
    if action.owners.is_empty() {
        if let Some(told) = owners::subject(&action.text) {
            action.owners = told.owners;
        } else if let Some(told) = bare_order(&action.text) {
            action.owners = told.owners;
        } else if let Some((text, owners)) = bracketed(&action.text).filter(|_| !has_owner_column) {
            action.text = text;
            action.owners = owners;
        } else if let Some((text, owners, due)) =
            bracketed_person(&action.text).or_else(|| behind_sign(&action.text)).filter(|_| !has_owner_column)
        {
            (action.text, action.owners) = (text, owners);
            action.due = action.due.take().or(due);
        } else if !at.section.owners.is_empty() {
            action.owners.clone_from(&at.section.owners);
        } else if !at.section.posts.is_empty() && !has_owner_column {
            action.owners.clone_from(&at.section.posts);
            action.header.flag(ReviewCode::OwnerUncertain);
        } else if has_owner_column {
            action.header.flag(ReviewCode::OwnerMissing);
        }
    }
}

/// What leaves a doubt about every action of the table.
fn set_doubts(at: Row<'_>, action: &mut Action) {
    if at.log.sense.inferred || at.log.sense.guessed {
        action.header.flag(ReviewCode::ColumnsInferred);
    }
    if at.log.table.join_uncertain {
        action.header.flag(ReviewCode::TableJoinUncertain);
    }
    if at.log.table.uncertain {
        action.header.flag(ReviewCode::TableUncertain);
    }
}

/// "Find a speaker on sleep (JR/KT)": the initials in a bracket at the end, in a log without a column for owners.
fn bracketed(text: &str) -> Option<(String, Vec<Owner>)> {
    let (task, who) = text.trim_end_matches('.').strip_suffix(')')?.rsplit_once(" (")?;
    let owners = owners::split(who);
    let person =
        |name: &str| people::is_initials(name) || owners::is_capitals(name) || name.eq_ignore_ascii_case("all");
    let named = owners.iter().all(|o| person(&o.as_written) && !is_thing(&o.as_written));
    (!owners.is_empty() && named && task.split_whitespace().count() > 1).then(|| (task.trim_end().to_owned(), owners))
}

/// "Ask about the new system (IT)" tells of a thing.
fn is_thing(capitals: &str) -> bool {
    matches!(capitals, "IT" | "HR" | "GP" | "PR" | "ID" | "UK" | "EU" | "AGM" | "NHS" | "TBC")
}

/// "Card – RK", "References: ED, by 30 June": initials behind a sign, and perhaps a date.
fn behind_sign(text: &str) -> Option<(String, Vec<Owner>, Option<When>)> {
    let (task, rest) =
        [" – ", " — ", " - ", ": "].iter().find_map(|sign| text.trim_end_matches('.').rsplit_once(sign))?;
    let (who, due) = due::split_tail(rest);
    let owners = owners::split(&who);
    let person = |name: &str| people::is_initials(name) && !is_thing(name);
    let named = !owners.is_empty() && owners.iter().all(|owner| person(&owner.as_written));
    // "c/f – RK" tells no task.
    let told = task.chars().filter(|c| c.is_alphabetic()).count() > 2;
    (named && told).then(|| (task.trim().to_owned(), owners, due))
}

/// "Share the leaflets (Supt Cowe, November)", "Write to all (Clerk)": a person or post in the bracket, and perhaps a date.
fn bracketed_person(text: &str) -> Option<(String, Vec<Owner>, Option<When>)> {
    let (task, who, due) = bracketed_rows::apart(text)?;
    let owners = owners::split(&who);
    let sure = |name: &str| {
        let last = name.split_whitespace().next_back().unwrap_or("");
        people::is_surely_person(name) || people::is_post_word(last) && people::says(last, people::Says::Role)
    };
    let named = !owners.is_empty() && owners.iter().all(|owner| sure(&owner.as_written));
    named.then(|| (task.to_owned(), owners, due))
}

/// "AB ring the depot": initials and what they are to do, without "to".
pub(super) fn bare_order(text: &str) -> Option<owners::Told> {
    owners::subjunctive(text).filter(|told| told.owners.iter().all(|owner| owners::is_capitals(&owner.as_written)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_behind_a_sign_are_whose_it_is() {
        let told = |text: &str| {
            let (task, owners, due) = behind_sign(text)?;
            let who: Vec<String> = owners.into_iter().map(|owner| owner.as_written).collect();
            Some((task, who.join("|"), due.map(|due| due.as_written).unwrap_or_default()))
        };
        let found = |task: &str, who: &str, due: &str| Some((task.to_owned(), who.to_owned(), due.to_owned()));
        assert_eq!(told("Card – RK"), found("Card", "RK", ""));
        assert_eq!(told("References: ED, by 30 June"), found("References", "ED", "by 30 June"));
        assert_eq!(told("Quotes for the shed - RK/HO."), found("Quotes for the shed", "RK|HO", ""));
        for other in ["Ask about the new system – IT", "Book the hall – Tuesday evening", "Costs: see paper"] {
            assert_eq!(told(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_carried_forward_comes_back() {
        let told = |progress: &str, status: Option<ActionStatus>| {
            let mut action = Action { progress: Some(progress.to_owned()), status, ..Action::default() };
            carry_forward(&mut action);
            action.due.map(|due| due.as_written)
        };
        assert_eq!(told("£1,800. Carried forward to January.", None).as_deref(), Some("January"));
        assert_eq!(told("Deferred to May 2025", Some(ActionStatus::Open)).as_deref(), Some("May 2025"));
        assert_eq!(told("Brought to the board in May", None), None);
        assert_eq!(told("Moved to May 2025, now done", Some(ActionStatus::Complete)), None);
    }
}
