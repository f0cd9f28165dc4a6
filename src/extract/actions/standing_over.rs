//! What stands where a day should: that a task is done or stands over; and the day to which it was put off.

use super::due;
use crate::diagnostic::ReviewCode;
use crate::framework::headings;
use crate::record::{Action, ActionStatus, When};
use crate::wording::latin::{self, Regex};
use crate::wording::when;
use std::sync::LazyLock;

/// "Complete 1 August 2022", "done": that it is, and perhaps when.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:complete|completed|done|closed|actioned|discharged|achieved)\b[\s,;:.–-]*(?:on\s+)?(?P<day>.*)$",
    )
});

/// "Carried forward to November; …": to when it was put off.
static PUT_OFF: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:carried\s+(?:forward|over)|c/f(?:wd)?|deferred|postponed|moved|put\s+back|rolled\s+(?:forward|over))\s+(?:to|until)\s+(?:the\s+)?(?P<when>[^.;,\n]{3,40})",
    )
});

/// "… a position paper for March": something that is to be ready then.
static READY_FOR: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:paper|report|draft|proposals?|presentation|briefing|options|programme|draft agenda|ready)\s+(?P<when>for\s+(?:the\s+)?(?:end\s+of\s+|mid[- ]|early\s+|late\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+\d{4})?)\s*[.;]?\s*$",
    )
});

/// Settles the days of actions.
pub(super) fn settle(actions: &mut [Action]) {
    for action in actions {
        without_what_is_done(action);
        if action.due.is_none() && action.status != Some(ActionStatus::Complete) {
            add_later_day(action);
        }
    }
}

/// A due date that says that the task is done, or stands over, is none.
fn without_what_is_done(action: &mut Action) {
    let Some(words) = action.due.as_ref().map(|due| due.as_written.trim().to_owned()) else { return };
    let done = DONE.captures(&words).and_then(|found| found.name("day")).is_some_and(|day| {
        let day = day.as_str().trim().trim_end_matches([')', '.']).trim_start_matches('(');
        day.is_empty() || due::is_date(day) && !when::days(day).is_empty()
    });
    let status = match headings::fold(&words).as_str() {
        "c f" | "cf" | "c fwd" | "carried forward" | "carry forward" | "carried over" | "carry over" => {
            ActionStatus::Open
        }
        _ if done => ActionStatus::Complete,
        _ => return,
    };
    if action.status.is_some_and(|told| told != status) {
        action.header.flag(ReviewCode::StatusUncertain);
        return;
    }
    action.due = None;
    action.status = Some(status);
}

/// The day to which an action was put off, or for which its paper is to be ready: told in other words than a due date.
fn add_later_day(action: &mut Action) {
    let put_off = action.progress.as_deref().and_then(|said| PUT_OFF.captures(said.trim()));
    let when = put_off.as_ref().and_then(|found| found.name("when")).map(|when| when.as_str().trim());
    let ready = || READY_FOR.captures(&action.text).and_then(|found| found.name("when")).map(|when| when.as_str());
    let Some(when) = when.filter(|when| due::is_date(when)).or_else(ready) else { return };
    action.due = Some(When::written(when));
    action.header.flag(ReviewCode::DueAmbiguous);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str, due: Option<&str>, progress: Option<&str>) -> (Option<String>, Option<ActionStatus>, bool) {
        let mut all = [Action {
            text: text.to_owned(),
            due: due.map(When::written),
            progress: progress.map(str::to_owned),
            ..Action::default()
        }];
        settle(&mut all);
        let [action] = all;
        (action.due.map(|due| due.as_written), action.status, action.header.review.contains(&ReviewCode::DueAmbiguous))
    }

    #[test]
    fn what_is_done_has_no_day() {
        let done = (None, Some(ActionStatus::Complete), false);
        assert_eq!(settled("Reprint the card", Some("done"), None), done);
        assert_eq!(settled("Publish the report", Some("Complete 1 August 2022"), None), done);
        assert_eq!(settled("Give figures", Some("C/F"), None), (None, Some(ActionStatus::Open), false));
        let kept = settled("Publish the report", Some("complete the first phase by May"), None);
        assert_eq!(kept.0.as_deref(), Some("complete the first phase by May"));
    }

    #[test]
    fn what_was_put_off_has_its_new_day() {
        let later = settled("Visit the team", None, Some("Carried forward to November; short of staff"));
        assert_eq!(later, (Some("November".to_owned()), None, true));
        assert_eq!(settled("Visit the team", None, Some("Deferred to a quieter time")).0, None);
        assert_eq!(settled("Draft a position paper for March", None, None).0.as_deref(), Some("for March"));
        assert_eq!(settled("Send the figures for March", None, None).0, None);
    }
}
