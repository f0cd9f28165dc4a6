//! What a clause says by one of the vocabulary's cues.

use super::cue_words::CUE_WORDS;
use super::cues;
use super::list::functions_in;
use super::said::{Setting, is_open};
use crate::record::DelegationStatus;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// What the first of the vocabulary's cues in a clause says.
pub(super) fn by_cue(clause: &str, setting: Setting<'_>) -> Option<(Option<String>, String, DelegationStatus)> {
    let cue = cues::first(clause, setting.vocabulary, |cue| cue.holds(setting.spoken_of))?;
    // "Responsibility for X has been handed to the Board": what was done with it stands behind.
    let opens = !cue.behind && cue.before.is_empty() && clause.to_lowercase().starts_with("responsibility for ");
    let behind = || cues::first(clause, setting.vocabulary, |cue| cue.behind && cue.holds(setting.spoken_of));
    let cue = if opens { behind().unwrap_or(cue) } else { cue };
    if let Some(found) = HOSTED_AMONG.find(cue.after).filter(|_| !cue.behind) {
        let list = cue.after.get(found.end()..)?.to_owned();
        return Some((Some(cue.before.to_owned()), list, DelegationStatus::LeadAgency));
    }
    if !cue.behind {
        return Some((Some(cue.before.to_owned()), cues::list_behind(cue.after).to_owned(), cue.status));
    }
    // "The following are included: X and Y".
    if is_open(cue.before) {
        let (_, list) = cue.after.split_once(": ")?;
        return Some((None, list.to_owned(), cue.status));
    }
    // "Nearly everything has come across from the Council, among it X and Y".
    if let Some(list) = AMONG.find(cue.after).and_then(|found| cue.after.get(found.end()..))
        && !functions_in(list, setting.vocabulary).is_empty()
    {
        return Some((None, list.to_owned(), cue.status));
    }
    Some((None, of_first_verb(cue.before).to_owned(), cue.status))
}

/// "X and Y are run by the Council and sit outwith the remit": the list ends before the first verb.
pub(super) fn of_first_verb(before: &str) -> &str {
    let two = before.ends_with(" and") || before.ends_with(" but") || before.ends_with(" therefore");
    let first = CUE_WORDS.verbs_of_state.iter().filter(|_| two).filter_map(|verb| before.find(verb.as_str())).min();
    first.and_then(|at| before.get(..at)).unwrap_or(before)
}

/// "a number of hosted services, among them X": what the body runs for its neighbours too.
static HOSTED_AMONG: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:a\s+(?:number|range)\s+of\s+|several\s+|some\s+|the\s+|certain\s+)*hosted\s+services,?\s+(?:among\s+them|including|such\s+as|namely|like)[,:]?\s+",
    )
});

/// A list without the hosted services at its end, and those: "primary care and a number of hosted services, including X".
pub(super) fn without_hosted(list: String) -> (String, Option<String>) {
    let Some(at) = list.find("hosted services").filter(|at| *at > 0) else { return (list, None) };
    let begins = [", and ", " and ", ", "].iter().filter_map(|mark| list.get(..at)?.rfind(mark)).max();
    let Some((start, rest)) = begins.and_then(|start| Some((start, list.get(start..)?))) else { return (list, None) };
    let tail = rest.trim_start_matches([',', ' ']).trim_start_matches("and ");
    let Some(found) = HOSTED_AMONG.find(tail) else { return (list, None) };
    let hosted = tail.get(found.end()..).unwrap_or_default().to_owned();
    (list.get(..start).unwrap_or_default().to_owned(), Some(hosted))
}

/// Words that lead to a list of what has just been spoken of.
static AMONG: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)(?:[,(–]\s*|^\s*)(?:among(?:st)?\s+(?:them|it|these|those)|including|such\s+as|namely|notably|these\s+being|for\s+(?:example|instance)|like)[,:]?\s+|:\s+",
    )
});
