//! Bullets that ask for something among others that tell people what to do: "Ask the school about chairs", "Sam – float".

use super::told::action_of;
use super::{Line, Prose, is_something, nominal, readable};
use crate::extract::actions::{Meeting, meeting_of};
use crate::record::{Action, Owner};
use crate::wording::verbs;
use std::collections::BTreeSet;

/// A list is one of tasks where so many of its bullets give one that somebody owns.
const FEWEST: usize = 2;

/// Adds them; in a list of other things the same words would be a title or a thought.
pub(super) fn add(prose: Prose<'_>, lines: &[Line<'_, '_>], meetings: &[Meeting], out: &mut Vec<Action>) {
    let paths = |owned: bool| -> BTreeSet<String> {
        let given = out.iter().filter(|action| !(owned && action.owners.is_empty()));
        given.map(|action| action.header.source.path.clone()).collect()
    };
    let (known, owned) = (paths(false), paths(true));
    let same_list = |a: &Line<'_, '_>, b: &Line<'_, '_>| {
        let list = |line: &Line<'_, '_>| (is_bullet(line), line.passage.part, line.passage.item, line.passage.cell);
        list(a) == list(b)
    };
    let mut from: usize = 0;
    for list in lines.chunk_by(same_list) {
        let above = from.checked_sub(1).and_then(|at| lines.get(at));
        from += list.len();
        let tasks = list.iter().filter(|line| owned.contains(&line.passage.path)).count();
        // "Jobs for the day:" says of all below that they are.
        let told = above.is_some_and(|line| leads_to_jobs(&line.text));
        if tasks < FEWEST && !told || !list.first().is_some_and(is_bullet) {
            continue;
        }
        for line in list {
            let open = readable(prose, line)
                && !known.contains(&line.passage.path)
                && !prose.passages.is_decided(line.passage);
            if let Some(owners) = asked(prose, line)
                .or_else(|| nominal::sees_to(prose, line.text.trim()).filter(|_| told))
                .filter(|_| open)
            {
                let meeting = meeting_of(meetings, line.passage.part);
                out.push(action_of(prose, line, line.text.trim(), owners, meeting));
            }
        }
    }
}

/// "Jobs for the planting day (3 May):", "Who is doing what:": a line above a list of what each sees to.
fn leads_to_jobs(text: &str) -> bool {
    /// Such lines are short, in words.
    const LONGEST: usize = 12;
    let folded = crate::framework::headings::fold(text);
    let opens =
        ["jobs", "tasks", "who is doing what", "who s doing what", "whos doing what", "who does what", "helpers"];
    text.split_whitespace().count() <= LONGEST
        && text.trim_end().ends_with([':', '–', '-'])
        && opens
            .iter()
            .any(|opens| folded.strip_prefix(opens).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Whether a line is all of a bullet.
fn is_bullet(line: &Line<'_, '_>) -> bool {
    let bullet = |label: &str| !label.chars().any(char::is_alphanumeric);
    line.first && line.passage.label.as_deref().is_some_and(bullet) && line.text.trim() == line.passage.text.trim()
}

/// Whom a bullet asks for something: nobody by name, or somebody before a dash.
fn asked(prose: Prose<'_>, line: &Line<'_, '_>) -> Option<Vec<Owner>> {
    const FEW: usize = 24;
    let text = line.text.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > FEW || text.ends_with('?') || !is_something(text) {
        return None;
    }
    if let Some(owners) = nominal::people_and_thing(prose, text) {
        return Some(owners);
    }
    let verb = words.first()?;
    let finite = words.iter().any(|word| matches!(*word, "is" | "are" | "was" | "were" | "has" | "had" | "will"));
    // "Raffle tickets ordered": done.
    let finite = finite || text.trim_end_matches('.').ends_with("ed");
    let order = verb.starts_with(char::is_uppercase)
        && verbs::is_doing(&verb.to_lowercase())
        && words.get(1).is_some_and(|next| next.starts_with(char::is_lowercase))
        && words.get(2).is_some()
        && !matches!(
            *verb,
            "Note"
                | "Approve"
                | "Agree"
                | "Report"
                | "Review"
                | "Update"
                | "Work"
                | "Support"
                | "Thank"
                | "Plan"
                | "Help"
        );
    (order && !finite).then(Vec::new)
}

#[cfg(test)]
mod tests {
    use crate::extract::actions::habits::{check, there};
    use crate::extract::paper::{heading, item, p};

    #[test]
    fn bullets_among_tasks() {
        check(
            vec![
                there(),
                heading("3. Fair"),
                item("•", "Una to ring the depot"),
                item("•", "Al to ask the band"),
                item("•", "Ask the school about chairs"),
                item("•", "Una – risk assessment"),
                item("•", "Balance £60"),
            ],
            &[
                "Una to ring the depot | Una | ",
                "Al to ask the band | Al | ",
                "Ask the school about chairs |  | ",
                "Una – risk assessment | Una | ",
            ],
        );
        check(vec![there(), heading("3. Fair"), item("•", "Ask the school about chairs"), p("Una rang.")], &[]);
    }
}
