//! Cells of a log that say first what they hold: "Action – Write to all", "Decision – The draft stands".

use crate::extract::decisions;
use crate::framework::headings;
use crate::wording::sentences::sentences;

/// What a cell says that it holds, and the rest of its words.
fn mark(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = [" – ", " - ", ": "].iter().find_map(|sign| text.split_once(sign))?;
    let (word, rest) = (word.trim(), rest.trim_start());
    (!word.contains(char::is_whitespace) && rest.starts_with(char::is_alphabetic)).then_some((word, rest))
}

/// Whether a cell says that it holds a decision or a message, and no action. `heading`: that of its column, folded.
pub(super) fn is_no_action(text: &str, heading: &str) -> bool {
    let Some((word, _)) = mark(text) else { return false };
    let word = word.to_lowercase();
    // "Decision or action or message": the heading tells what the cells may be.
    let headed = || heading.split(' ').any(|said| said == word) && heading.contains("action");
    match word.as_str() {
        "decision" | "decided" => true,
        "message" | "information" | "info" | "note" => headed(),
        _ => false,
    }
}

/// The words of an action behind the mark that says it is one: "Action – Write to all".
pub(super) fn behind_mark(text: &str) -> &str {
    mark(text).filter(|(word, _)| word.eq_ignore_ascii_case("action")).map_or(text, |(_, rest)| rest)
}

/// A cell's lines without those that only say what became of an item, where others ask for something: "The minutes were
/// approved. ⏎ Website – budget to be set up."
pub(super) fn without_outcomes(text: &str) -> String {
    let outcome = |line: &&str| decisions::is_outcome(line) || says_outcome(line);
    let left: Vec<&str> = text.lines().filter(|line| !outcome(line)).map(behind_outcome).collect();
    if left.is_empty() { text.to_owned() } else { left.join("\n") }
}

/// A line without its first sentence, where that only says what became of the minutes.
fn behind_outcome(line: &str) -> &str {
    let ranges = sentences(line);
    let said = |range: &std::ops::Range<usize>| line.get(range.clone()).is_some_and(says_outcome);
    match ranges.as_slice() {
        [first, second, ..] if said(first) => line.get(second.start..).unwrap_or(line),
        _ => line,
    }
}

/// "The minutes were approved as a true record."
fn says_outcome(line: &str) -> bool {
    let folded = headings::fold(line);
    let of_minutes =
        ["the minutes ", "minutes ", "the minute ", "the note "].iter().any(|opens| folded.starts_with(opens));
    let done = ["approved", "agreed", "accepted", "confirmed", "adopted"];
    of_minutes
        && [" was ", " were "].iter().any(|said| folded.contains(said))
        && done.iter().any(|word| folded.split(' ').any(|said| said == *word))
        && folded.split(' ').count() <= 12
        && ![" to ", " except ", " subject "].iter().any(|said| folded.contains(said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_says_that_it_holds() {
        let heading = "decision or action or message";
        assert!(is_no_action("Decision – Meetings stay on Mondays.", "action"));
        assert!(
            is_no_action("Message – The fair is in May.", heading) && !is_no_action("Message – Ring all", "action")
        );
        assert_eq!(behind_mark("Action – Draft the terms"), "Draft the terms");
        assert_eq!(behind_mark("Action plan – draft it"), "Action plan – draft it");
        assert_eq!(without_outcomes("The minutes were approved.\nBudget to be set up."), "Budget to be set up.");
        assert_eq!(without_outcomes("The minutes were approved. Budget to be set up."), "Budget to be set up.");
        assert_eq!(without_outcomes("The minutes were approved."), "The minutes were approved.");
    }
}
