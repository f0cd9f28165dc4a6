//! Two decisions in one sentence: lead-ins that tell a decision of their own before the list ("The Committee noted the report and
//! agreed:-"), and what was noted before something was agreed.

use super::lists::list_after;
use super::otherwise::otherwise;
use super::phrases::{BODY_VERB, PUT_AND_CARRIED};
use super::verbs::verb_of;
use super::{body, sentences};
use crate::extract::passages::Passages;
use crate::record::{Decision, DecisionVerb};

/// The verbs that lead in to a list behind another decision.
const VERBS: [&str; 13] = [
    "agreed",
    "resolved",
    "approved",
    "decided",
    "endorsed",
    "instructed",
    "requested",
    "asked",
    "directed",
    "authorised",
    "remitted",
    "recommended",
    "noted",
];
/// Words that may stand between such a verb and its list.
const BEFORE_LIST: [&str; 6] = [" that", " to", " for", " the following", " as follows", " the following actions"];
/// Words that may stand before such a verb.
const BEFORE_VERB: [&str; 6] = ["also ", "further ", "thereafter ", "then ", "in addition ", "it was "];

/// Reads the decision that a lead-in tells, and the items below it; the index after these. `None` where the line leads in to
/// no list in that way; then nothing is read.
pub(super) fn read(
    passages: &Passages<'_>,
    index: usize,
    next: usize,
    line: &str,
    out: &mut Vec<(Decision, usize)>,
) -> Option<usize> {
    let (told, verb) = parted(line)?;
    BODY_VERB.captures(told)?;
    let known = out.len();
    sentences::line(passages, index, told, out);
    let after = list_after(passages, index, verb, out);
    if after > next {
        return Some(after);
    }
    out.truncate(known);
    None
}

/// What is told before the "and" of a lead-in, and the verb behind it; items below "…, and:" have verbs of their own.
fn parted(line: &str) -> Option<(&str, DecisionVerb)> {
    let line = line.trim_end();
    let bare = line.trim_end_matches([':', '-', '–', '—', ' ']);
    let marked = bare.len() < line.len();
    let behind = BEFORE_LIST.iter().find_map(|words| bare.strip_suffix(words));
    if !marked && behind.is_none() {
        return None;
    }
    let bare = behind.unwrap_or(bare);
    if let Some(told) = bare.strip_suffix(" and").filter(|_| marked && behind.is_none()) {
        return Some((told.trim_end_matches(','), DecisionVerb::Other));
    }
    let (told, last) = bare.rsplit_once(" and ")?;
    let verb = BEFORE_VERB.iter().find_map(|words| last.strip_prefix(words)).unwrap_or(last).to_lowercase();
    VERBS.contains(&verb.as_str()).then(|| (told.trim_end_matches(','), verb_of(&verb)))
}

/// "The report was noted, and it was agreed that the themes be sent to all.": two decisions in one sentence; whether it is so.
pub(super) fn noted_and_agreed(
    passages: &Passages<'_>,
    index: usize,
    text: &str,
    out: &mut Vec<(Decision, usize)>,
) -> bool {
    if let Some((head, rest)) = done_and_done(text) {
        let known = out.len();
        otherwise_or_told(passages, index, head, out);
        if out.len() > known {
            otherwise_or_told(passages, index, &sentences::capital(rest), out);
            return true;
        }
    }
    let joints = [
        "and it was agreed ",
        "and it was also agreed ",
        "and it was further agreed ",
        "and it was resolved ",
        "and it was noted ",
    ];
    let Some(at) = joints.iter().find_map(|joint| text.find(joint)) else { return false };
    let (Some(head), Some(rest)) = (text.get(..at), text.get(at + "and ".len()..)) else { return false };
    // Of the first nothing but its own verb tells: "After a talk the plan was shown, and it was agreed to …" is one.
    let head = head.trim_end_matches([',', ';', ' ']);
    let done = PUT_AND_CARRIED.is_match(text) || super::moved_words::proposes(head);
    let known = out.len();
    if !done && !head.contains(" that ") {
        otherwise_or_told(passages, index, head, out);
    }
    if out.len() == known {
        return false;
    }
    body::told(passages, index, &sentences::capital(rest), out);
    true
}

/// What a clause tells by its body's verb, else in other words.
fn otherwise_or_told(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let known = out.len();
    body::told(passages, index, text, out);
    if out.len() == known {
        otherwise(passages, index, text, out);
    }
}

/// "The report was noted and the write-off of £1,906 approved.": both clauses, of which the second goes without "was".
fn done_and_done(text: &str) -> Option<(&str, &str)> {
    /// What was done something with is no longer, in words.
    const SUBJECT: usize = 14;
    const DONE: [&str; 7] = ["approved", "agreed", "noted", "endorsed", "accepted", "adopted", "ratified"];
    let bare = text.trim_end_matches(['.', ' ']);
    let (head, rest) = bare.rsplit_once(" and the ")?;
    let ends = |text: &str| text.split(' ').next_back().is_some_and(|last| DONE.contains(&last));
    let was = head.rsplit_once(' ').is_some_and(|(before, _)| before.ends_with(" was") || before.ends_with(" were"));
    let rest = bare.get(head.len() + " and ".len()..).filter(|_| rest.split(' ').count() <= SUBJECT)?;
    let plain = !rest.contains(" was ") && !rest.contains(" were ") && !rest.contains(", ") && !rest.contains(';');
    (ends(head) && was && ends(rest) && plain && !head.contains([';', ':'])).then_some((head, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_before_the_one_that_leads_in() {
        let told = |line| parted(line).map(|(told, _)| told);
        assert_eq!(told("The Panel noted the report and agreed:-"), Some("The Panel noted the report"));
        assert_eq!(told("The Panel noted the report, and further requested that:"), Some("The Panel noted the report"));
        assert_eq!(told("The Panel noted the report and:"), Some("The Panel noted the report"));
        assert_eq!(told("The Panel noted the report and agreed to"), Some("The Panel noted the report"));
        assert_eq!(told("The Panel noted the report and agreed"), None);
        assert_eq!(told("The Panel discussed beds and staff:"), None);
    }
}
