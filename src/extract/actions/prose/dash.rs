//! Lines of a list in which a dash parts who from what: "Find out the cost – CN", "CN – find out the cost".

use super::{Line, Prose, labelled, start};
use crate::extract::actions::{Meeting, due, owners};
use crate::record::{Action, Owner};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, sentences::sentences, verbs};
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
    let text = asking(text)?;
    if !there(prose, &owners) || text.chars().count() < 15 {
        return None;
    }
    let mut action = start(prose, line, text, meeting);
    action.owners = owners;
    action.due = date.or_else(|| due::in_text(text, meeting.date).map(|(_, w)| w));
    Some(action)
}

/// Whether owners at the end of a line of a list are people of the meeting, or such as are called by their forenames.
fn there(prose: Prose<'_>, owners: &[Owner]) -> bool {
    !owners.is_empty()
        && owners.iter().all(|owner| {
            let name = owner.as_written.as_str();
            prose.cast.contains(name)
                || people::is_forename(name)
                || matches!(name.to_lowercase().as_str(), "all" | "everyone" | "everybody")
                // "Colin M" beside a Colin R.
                || name.split_once(' ').is_some_and(|(first, last)| {
                    people::is_forename(first) && last.trim_end_matches('.').chars().count() == 1
                })
        })
}

/// The words of a line that ask for something, to its end: "Vouchers: 14 left. Ring the hotel" asks to ring the hotel.
fn asking(text: &str) -> Option<&str> {
    let asks = |piece: &str| {
        piece.split_whitespace().next().is_some_and(verbs::is_doing)
            || [" to be ", "needs ", "need to ", " must "].iter().any(|asks| piece.to_lowercase().contains(asks))
    };
    if asks(text) && sentences(text).len() < 2 {
        return Some(text);
    }
    let from = sentences(text).into_iter().rfind(|range| {
        let said = &text[range.clone()];
        asks(said) || said.split_once(": ").is_some_and(|(_, rest)| asks(rest))
    })?;
    let last = text[from.start..].trim();
    Some(last.split_once(": ").map(|(_, rest)| rest).filter(|rest| asks(rest)).unwrap_or(last))
}

/// A line of a list that ends with somebody of the meeting in brackets and says what is due: "Form to go in by 5 May (JS)".
pub(super) fn in_bracket(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let found = labelled::END_BRACKET.captures(&line.text).filter(|_| line.passage.label.is_some())?;
    let (who, date) = due::split_tail(found.name("who")?.as_str());
    let text = line.text[..found.get(0)?.start()].trim();
    let owners = owners::split(&who);
    let there = there(prose, &owners);
    let when = date.or_else(|| due::in_text(text, meeting.date).map(|(_, w)| w));
    let asks = text.split_whitespace().next().is_some_and(verbs::is_doing)
        || [" to be ", " needs to ", " need to ", " must ", " to go "].iter().any(|asks| text.contains(asks));
    if !there || !asks || text.chars().count() < 15 {
        return None;
    }
    let mut action = start(prose, line, text, meeting);
    action.owners = owners;
    action.due = when;
    Some(action)
}

/// A line that begins with people and asks for something after a dash: "CN – find out the cost by May".
pub(super) fn before(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let found = BEFORE.captures(&line.text)?;
    let (who, rest) = (found.name("who")?.as_str(), found.name("rest")?.as_str().trim());
    let verb = rest.strip_prefix("to ").unwrap_or(rest).split_whitespace().next().unwrap_or("");
    // "be" and "note" begin no task here, and a capital begins a sentence of its own ("HS: Report on bins").
    if !verbs::is_doing(verb) || matches!(verb, "be" | "note" | "report" | "feedback") || rest.chars().count() < 12 {
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
