//! Lines of a list in which a dash parts who from what: "Find out the cost – CN", "CN – find out the cost".

use super::{Line, Prose, labelled, start};
use crate::extract::actions::{Meeting, due, owners};
use crate::framework::headings;
use crate::record::{Action, ActionStatus, Owner, When};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, sentences::sentences, verbs};
use std::sync::LazyLock;

/// People before a sign, and what follows it.
static BEFORE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?P<who>\p{Lu}[^–—:.;()]{0,60}?)\s*(?:[–—:]|\s-)\s+(?P<rest>\S.*)$"));

/// A line of a list that asks for something, with people of the meeting after a dash: "Find out the cost – CN".
pub(super) fn after(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting) -> Option<Action> {
    let found = labelled::END_DASH.captures(&line.text).filter(|_| {
        // "Posters. Need to tell the council (Una)."
        line.passage.label.is_some() || ["Need to ", "Needs to "].iter().any(|need| line.text.contains(need))
    })?;
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

/// "Letters to go to the sponsors – Eve and Joan.": a sentence that says what is to be done, with people of the meeting behind a
/// dash, or in a bracket ("Ask the school about chairs (EM).").
pub(super) fn at_end_of_sentence<'t>(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &'t str,
) -> Option<(&'t str, Vec<Owner>)> {
    let bare = sentence.trim_end_matches(['.', ' ']);
    let dash = || bare.rsplit_once(" – ").or_else(|| bare.rsplit_once(" - ")).or_else(|| bare.rsplit_once(" / "));
    let (task, who) = bare.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).or_else(dash)?;
    // "Present: Al Reid (AR), Una Moss (UM)" lists people.
    if task.contains(['(', ';']) || task.split_whitespace().next().is_some_and(|first| first.ends_with(':')) {
        return None;
    }
    let owners = owners::split(who);
    let cast = !owners.is_empty() && owners.iter().all(|owner| prose.cast.contains(&owner.as_written));
    let asks = [" to go ", " to be ", " needs to ", " need to "].iter().any(|asks| task.contains(asks))
        || task.ends_with(" needed")
        || is_due_at_a_meeting(task)
        || task.starts_with("Need to ")
        || task.ends_with(" required")
        || task.split_whitespace().next().is_some_and(verbs::is_doing);
    let told = [" was ", " were ", " had ", " said "].iter().any(|told| task.contains(told));
    let asked = asks && !told && task.chars().count() > 15;
    // "The survey was sent. Letter to parents – CB.": initials behind a thing, among the sentences of a paragraph.
    let initials = || {
        let among = sentences(&line.text).len() > 1;
        among
            && !task.contains(':')
            && is_thing_only(task)
            && owners.iter().all(|owner| people::is_initials(&owner.as_written))
    };
    (cast && (asked || is_thing(line, task) || initials())).then(|| (task.trim_end(), owners))
}

/// "KL – send round the final version", "BJ – chase", "PW – note to go to all by 6 July": people of the meeting, and behind a dash
/// what they are to do.
pub(super) fn at_start_of_sentence(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    let (who, rest) = sentence.split_once(" – ").or_else(|| sentence.split_once(" - "))?;
    let rest = rest.trim_end_matches(['.', ' ']);
    if !rest.starts_with(char::is_lowercase) {
        return None;
    }
    // "P – present": what a letter stands for.
    if who.chars().count() < 2 {
        return None;
    }
    let words: Vec<&str> = rest.split_whitespace().map(|word| word.trim_matches([',', ';'])).collect();
    let verb = words.first()?;
    let order =
        verbs::is_doing(verb) && !matches!(*verb, "be" | "note" | "report" | "feedback" | "update" | "work" | "review");
    let asked = matches!(*verb, "asked" | "invited" | "reminded") && words.get(1) == Some(&"to");
    let to_go =
        words.windows(2).any(|pair| pair.first() == Some(&"to") && pair.get(1).is_some_and(|verb| *verb == "go"))
            || words.windows(2).any(|pair| pair == ["to", "be"]);
    // "JS – paper to be ready in May, which was late": told of it.
    let told =
        words.iter().any(|word| matches!(*word, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will"));
    let all = matches!(who, "All" | "ALL" | "Everyone");
    let owners = owners::split(who);
    let there = !owners.is_empty() && owners.iter().all(|owner| prose.cast.people(&owner.as_written).is_some());
    ((all || there) && (order || asked || to_go) && !told).then_some(owners)
}

/// "An update on the roof at the May meeting": a paper that a meeting is to have.
fn is_due_at_a_meeting(task: &str) -> bool {
    let mut first = task.split_whitespace().take(3);
    let paper = first.any(|word| super::clauses::is_paper(word.to_lowercase().trim_end_matches(',')));
    let at = [" at the ", " at our ", " to the ", " for the "]
        .iter()
        .filter_map(|at| task.rsplit_once(at))
        .map(|(_, rest)| rest);
    let told = [" was ", " were ", " had ", " has ", " gave ", " is "].iter().any(|told| task.contains(told));
    paper && !told && at.into_iter().any(|rest| rest.ends_with("meeting") && rest.split_whitespace().count() <= 3)
}

/// "Posters – Una and Al" in a list of bullets: a thing that somebody sees to, where nothing is told of it.
fn is_thing(line: &Line<'_, '_>, task: &str) -> bool {
    let bullet = line.passage.label.as_deref().is_some_and(|label| !label.chars().any(char::is_alphanumeric));
    bullet && is_thing_only(task)
}

/// Whether words name a thing, and tell nothing of it.
fn is_thing_only(task: &str) -> bool {
    const LONGEST: usize = 14;
    const SAID: [&str; 26] = [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "should",
        "said",
        "report",
        "reports",
        "update",
        "updates",
        "minutes",
        "apologies",
        "welcome",
        "introduction",
        "presentation",
        "feedback",
        "present",
        "absent",
    ];
    let words: Vec<String> = task
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let told = words.iter().any(|word| {
        SAID.contains(&word.as_str()) || word.len() > 4 && word.ends_with("ed") || people::is_post_word(word)
    });
    // A date alone, or a name, says nothing of what is to be done.
    let something = words.iter().any(|word| word.len() > 3) && !due::is_date(task) && !people::is_surely_person(task);
    something && !told && words.len() <= LONGEST
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
    // "A chair is broken since 3 May. Cupboard to be cleared (JS)": the last words.
    let text =
        sentences(text).last().filter(|_| sentences(text).len() > 1).map_or(text, |range| text[range.clone()].trim());
    let when = date.or_else(|| due::in_text(text, meeting.date).map(|(_, w)| w));
    let asks = text.split_whitespace().next().is_some_and(verbs::is_doing)
        || text.starts_with("Need")
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
    // "P – present; A – apologies": what a letter stands for.
    if who.chars().count() < 2 {
        return None;
    }
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

/// A line of a log typed with dashes: "Find the costs – Rosie – OPEN, chase by end Jan".
pub(super) struct Logged<'t> {
    /// What is to be done.
    pub(super) text: &'t str,
    pub(super) owners: Vec<Owner>,
    /// The date that the words behind the owner say it is due by.
    pub(super) due: Option<When>,
    pub(super) status: Option<ActionStatus>,
    /// The words behind the owner.
    pub(super) progress: String,
}

/// Reads one: what is to be done, who does it, and behind them how it stands, in words that begin with a status.
pub(super) fn logged(text: &str) -> Option<Logged<'_>> {
    let pieces: Vec<&str> = text.split(" – ").map(str::trim).collect();
    let (Some(task), Some(who)) = (pieces.first(), pieces.get(1)) else { return None };
    let rest = pieces.get(2..).filter(|rest| !rest.is_empty())?;
    let owners = owners::split(who);
    let named = |owner: &Owner| {
        let name = owner.as_written.as_str();
        people::is_forename(name) || people::likeness(name) == people::Likeness::SingleName || owners::is_owner(name)
    };
    let last = rest.last()?;
    let (status, _) = headings::status(last.split([',', ';', '.']).next()?)?;
    if owners.is_empty() || !owners.iter().all(named) || task.split_whitespace().count() < 3 {
        return None;
    }
    // "OPEN, due 1 Feb", "OPEN, chase by end Jan": not "sent 20 Nov".
    let due = last.split_once([',', ';']).and_then(|(_, more)| {
        let at = ["due ", "by ", "now "].iter().filter_map(|lead| Some(more.find(lead)? + lead.len())).min()?;
        let date = more.get(at..)?.trim().trim_end_matches('.');
        due::is_date(date).then(|| When::written(date))
    });
    Some(Logged { text: task, owners, due, status: Some(status), progress: rest.join(" – ") })
}

#[cfg(test)]
mod tests {
    use crate::extract::actions::habits::{check, there};
    use crate::extract::paper::{heading, p};

    #[test]
    fn what_a_meeting_is_to_have_and_whose_it_is() {
        let one = |text: &str, expected: &[&str]| check(vec![there(), heading("3. Hall"), p(text)], expected);
        one(
            "An update on the roof at the May meeting (Al).",
            &["An update on the roof at the May meeting | Al | at the May"],
        );
        one("A report was given at the May meeting (Al).", &[]);
        one("Need to tell the council (Una).", &["Need to tell the council | Una | "]);
    }
}
