//! Sentences that sound like tasks and are none: what an earlier meeting gave, who has an interest, who was not there.

use super::taken_on::is_it;
use super::{Line, Prose};
use crate::framework::headings;

/// "Una was to ask for a price. She has had no answer.": what an earlier meeting gave her, told before how it stands.
pub(super) fn is_recounted(prose: Prose<'_>, line: &Line<'_, '_>, sentence: &str, next: Option<&str>) -> bool {
    const SOON: usize = 40;
    let found = [" was going to ", " were going to ", " was to ", " were to "]
        .iter()
        .find_map(|was| Some((*was, sentence.find(was).filter(|at| *at <= SOON)?)));
    let Some((was, at)) = found else { return false };
    let who = sentence.get(..at).unwrap_or("");
    let first = who.split_whitespace().next().unwrap_or("");
    let plain = first.starts_with(char::is_uppercase) && !who.contains([',', ';', ':']) && !is_it(first);
    if !plain || who.contains(" that ") || who.contains(" said ") {
        return false;
    }
    let goes_on = next.is_some_and(|next| {
        let opens = next.split_whitespace().next().unwrap_or("");
        let told = [" has ", " had ", " reported ", " now ", " did ", " is ", " have ", " was "];
        (opens == first || matches!(opens, "He" | "She" | "They" | "This")) && told.iter().any(|w| next.contains(w))
    });
    let title = prose.passages.item(line.passage).title.unwrap_or_default().to_lowercase();
    let earlier = ["matters arising", "previous", "last meeting", "last minutes", "actions"];
    was.contains("going") || goes_on || earlier.iter().any(|word| title.contains(word))
}

/// "Una declared an interest and will take no part in that item.": no task.
pub(super) fn is_declared(sentence: &str) -> bool {
    [" declared an interest", " declared a ", " take no part", " took no part", " taking no part"]
        .iter()
        .find_map(|said| Some((*said, sentence.find(said)?)))
        .is_some_and(|(said, at)| {
            said != " declared a " || sentence.get(at..).is_some_and(|rest| rest.contains("interest"))
        })
}

/// "Apologies: Al Reid (Una Moss to brief)": who was there or not.
pub(super) fn lists_people(line: &str) -> bool {
    let head = line.split_once(':').map_or("", |(head, _)| head);
    headings::people(head).is_some_and(|heading| heading.status().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::actions::habits::{check, there};
    use crate::extract::paper::{heading, p};

    #[test]
    fn interests_and_absences_are_no_tasks() {
        assert!(is_declared("Una Moss declared an interest in item 4 and will take no part in it."));
        assert!(is_declared("Al declared a personal interest as a trustee and will leave the room."));
        assert!(!is_declared("Members to tell the clerk of any changes to their declared interests."));
        assert!(!is_declared("Al to send the forms for declaring interests to all."));
        let asked = "Una Moss declared an interest and will leave the room for item 4.";
        check(vec![there(), heading("2. Declarations"), p(asked)], &[]);
        check(vec![there(), p("Apologies: Ann Reid (Al Reid to brief)"), heading("2. Roads"), p("All is well.")], &[]);
    }
}
