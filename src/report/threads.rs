//! Actions carried on from meeting to meeting, each with what became of it.

use super::{Output, figures};
use crate::record::{Action, ActionStatus};
use std::collections::BTreeMap;

/// What became of an action, by the last paper that speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// It is not said to be done, and its date had passed when the body last met.
    Overdue,
    /// The body met again, and its papers do not speak of it any more.
    Dropped,
    /// It goes on.
    CarriedForward,
    /// It is done.
    Closed,
}

impl Fate {
    /// In words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Dropped => "not mentioned again",
            Self::CarriedForward => "carried forward",
            Self::Closed => "closed",
        }
    }
}

/// One action over several papers of a body.
#[derive(Debug)]
pub(super) struct Thread<'a> {
    /// The action as its last paper has it.
    pub(super) last: &'a Action,
    /// Whose action it is.
    pub(super) body: String,
    /// Days of the first and the last meeting whose papers have it; "" where a paper gives none.
    pub(super) first_day: String,
    /// See `first_day`.
    pub(super) last_day: String,
    /// How many papers have it.
    pub(super) papers: usize,
    /// What became of it.
    pub(super) fate: Fate,
}

/// The actions that several papers share: overdue ones first, closed ones last, each group in the order of the papers.
pub(super) fn threads(output: &Output) -> Vec<Thread<'_>> {
    let day = |action: &Action| {
        output.document(&action.header.document_id).and_then(|d| d.meeting_date.clone()).unwrap_or_default()
    };
    // The last meeting of each body that has papers with actions.
    let mut latest: BTreeMap<String, String> = BTreeMap::new();
    let mut members: BTreeMap<&str, Vec<(String, &Action)>> = BTreeMap::new();
    for action in &output.records.actions {
        let latest = latest.entry(figures::body(output, action)).or_default();
        *latest = day(action).max(std::mem::take(latest));
        if let Some(thread) = action.thread.as_deref() {
            members.entry(thread).or_default().push((day(action), action));
        }
    }
    let mut threads: Vec<Thread<'_>> = Vec::new();
    for mut members in members.into_values() {
        members.sort_by(|a, b| a.0.cmp(&b.0));
        let (Some((first_day, _)), Some((last_day, last))) = (members.first(), members.last()) else { continue };
        let body = figures::body(output, last);
        let met = latest.get(&body).map_or("", String::as_str);
        let late = last.due.as_ref().and_then(|due| due.end.as_deref()).is_some_and(|end| !met.is_empty() && end < met);
        let fate = match last.status {
            Some(ActionStatus::Complete) => Fate::Closed,
            _ if late => Fate::Overdue,
            _ if last_day.as_str() < met => Fate::Dropped,
            _ => Fate::CarriedForward,
        };
        let (first_day, last_day) = (first_day.clone(), last_day.clone());
        threads.push(Thread { last, body, first_day, last_day, papers: members.len(), fate });
    }
    threads.sort_by(|a, b| {
        (a.fate, &a.body, &a.first_day, &a.last.header.id).cmp(&(b.fate, &b.body, &b.first_day, &b.last.header.id))
    });
    threads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{DocumentRecord, Records, When};

    /// What became of actions, each given by its paper, its thread, its due date and its status.
    fn check(actions: &[(&str, &str, &str, Option<ActionStatus>)], expected: &[(&str, Fate, usize)]) {
        let document = |day: &str| DocumentRecord {
            id: day.to_owned(),
            body: Some("Harbour Board".to_owned()),
            meeting_date: Some(day.to_owned()),
            ..DocumentRecord::default()
        };
        let days: std::collections::BTreeSet<&str> = actions.iter().map(|(day, ..)| *day).collect();
        let actions = actions.iter().enumerate().map(|(number, (day, thread, due, status))| {
            let mut action = Action { thread: Some((*thread).to_owned()), status: *status, ..Action::default() };
            action.header.id = format!("{number:02}");
            (*day).clone_into(&mut action.header.document_id);
            action.due = (!due.is_empty()).then(|| When { end: Some((*due).to_owned()), ..When::written(*due) });
            action
        });
        let records = Records { actions: actions.collect(), ..Records::default() };
        let output = Output::new(days.into_iter().map(document).collect(), records, serde_json::Value::Null);
        let got: Vec<(String, Fate, usize)> = threads(&output)
            .into_iter()
            .map(|t| (t.last.thread.clone().unwrap_or_default(), t.fate, t.papers))
            .collect();
        let got: Vec<(&str, Fate, usize)> =
            got.iter().map(|(name, fate, papers)| (name.as_str(), *fate, *papers)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn what_became_of_actions() {
        let (first, second, third) = ("2017-01-12", "2017-04-06", "2017-07-13");
        check(
            &[
                (first, "done", "2017-02-28", Some(ActionStatus::Open)),
                (second, "done", "2017-02-28", Some(ActionStatus::Complete)),
                (first, "late", "2017-03-31", None),
                (third, "late", "2017-06-30", Some(ActionStatus::InProgress)),
                (second, "on", "2017-12-31", Some(ActionStatus::Open)),
                (third, "on", "2017-12-31", Some(ActionStatus::Open)),
                (first, "gone", "", None),
                (second, "gone", "", None),
            ],
            &[
                ("late", Fate::Overdue, 2),
                ("gone", Fate::Dropped, 2),
                ("on", Fate::CarriedForward, 2),
                ("done", Fate::Closed, 2),
            ],
        );
    }
}
