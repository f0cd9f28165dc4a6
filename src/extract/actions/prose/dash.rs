//! Lines of a list in which a dash parts who from what: "Find out the cost – CN", "CN – find out the cost".

use super::{Line, Prose, labelled, start};
use crate::extract::actions::{Meeting, due, owners};
use crate::record::Action;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, verbs};
use std::sync::LazyLock;

/// People before a sign, and what follows it.
static BEFORE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?P<who>\p{Lu}[^–—:.;()]{0,60}?)\s*(?:[–—:]|\s-)\s+(?P<rest>\S.*)$"));

/// A line of a list that asks for something, with people of the meeting after a dash: "Find out the cost – CN".
pub(super) fn after(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let found = labelled::END_DASH.captures(&line.text).filter(|_| line.passage.label.is_some())?;
    let (who, date) = due::split_tail(found.name("who")?.as_str());
    let text = line.text[..found.get(0)?.start()].trim();
    let owners = owners::split(&who);
    let there = !owners.is_empty() && owners.iter().all(|o| prose.cast.contains(&o.as_written));
    let asks = text.split_whitespace().next().is_some_and(verbs::is_doing) || text.contains(" to be ");
    if !there || !asks || text.chars().count() < 15 {
        return None;
    }
    let mut action = start(prose, line, text, meeting);
    action.owners = owners;
    action.due = date.or_else(|| due::in_text(text, meeting.date).map(|(_, w)| w));
    Some(action)
}

/// A line that begins with people and asks for something after a dash: "CN – find out the cost by May".
pub(super) fn before(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let found = BEFORE.captures(&line.text)?;
    let (who, rest) = (found.name("who")?.as_str(), found.name("rest")?.as_str().trim());
    let verb = rest.strip_prefix("to ").unwrap_or(rest).split_whitespace().next().unwrap_or("");
    // "be" and "note" begin no task here, and a capital begins a sentence of its own ("HS: Report on bins").
    if !verbs::is_doing(verb) || matches!(verb, "be" | "note" | "report") || rest.chars().count() < 12 {
        return None;
    }
    // "SFRS: Watch Commander Len Ash" names somebody.
    if people::is_surely_person(rest) || people::likeness(rest) == people::Likeness::PostOrBody {
        return None;
    }
    let owners = owners::split(who);
    let listed = line.passage.label.is_some();
    let known = |name: &str| prose.cast.contains(name) || name == "All" || listed && people::is_initials(name);
    if owners.is_empty() || !owners.iter().all(|owner| known(&owner.as_written)) {
        return None;
    }
    let mut action = start(prose, line, rest, meeting);
    action.owners = owners;
    action.due = due::in_text(rest, meeting.date).map(|(_, when)| when).or_else(|| due::at_end(rest, meeting.date));
    Some(action)
}
