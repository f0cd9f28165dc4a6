//! What was decided behind a title: "Energy audit – agreed to read the meters monthly".

use super::otherwise::otherwise;
use super::phrases::{CONTENT, HEAD_VERB, TELEGRAM};
use super::sentences::capital;
use super::{doubt, push};
use crate::extract::passages::Passages;
use crate::record::{Decision, DecisionVerb};

/// "Planning: Councillors were not in favour …": a title before what was decided.
pub(super) fn behind_title(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    if let Some((title, rest)) = text.split_once(": ")
        && title.split_whitespace().count() <= 5
        && (rest.starts_with(char::is_uppercase) || rest.starts_with('£'))
        && !title.to_lowercase().contains("question")
    {
        otherwise(passages, index, rest, out);
    }
}

/// "Energy audit – Agreed to read the meters monthly": the same behind a dash.
pub(super) fn behind_dash(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let parted = text.split_once(" – ").or_else(|| text.split_once(" - "));
    if let Some((title, rest)) = parted
        && title.split_whitespace().count() <= 5
        && (HEAD_VERB.is_match(&capital(rest))
            || TELEGRAM.is_match(&capital(rest))
            || CONTENT.is_match(rest)
            || super::by_shape::opens_with_outcome(rest))
    {
        // "Charging policy – approved with one change": the title says what was.
        if is_done_so(rest) {
            let known = out.len();
            push(passages, index, text, super::verbs::verb_told(&capital(rest)).unwrap_or(DecisionVerb::Approve), out);
            doubt(out, known);
        } else {
            otherwise(passages, index, &capital(rest), out);
        }
    }
    // "Hall roof appeal – awarded £12,000 over two years": what became of an application.
    // "SEND policy – held over.": the same without more words.
    const BECAME: [&str; 10] = [
        "awarded",
        "declined",
        "deferred",
        "refused",
        "rejected",
        "held over",
        "carried over",
        "postponed",
        "withdrawn",
        "not approved",
    ];
    let outcome = parted.filter(|(title, rest)| {
        title.split_whitespace().count() <= 8
            && BECAME
                .iter()
                .filter_map(|became| rest.strip_prefix(became))
                .any(|behind| behind.is_empty() || behind.starts_with([' ', '.', ',', ';']))
            && !rest.contains(" by ")
    });
    let known = out.len();
    if outcome.is_some() && !out.last().is_some_and(|(last, at)| *at == index && text.contains(&last.text)) {
        push(passages, index, text, DecisionVerb::Other, out);
        doubt(out, known);
    }
}

/// "approved with one change", "agreed subject to funds": what was done, and how, but not with what.
fn is_done_so(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let done = words
        .next()
        .is_some_and(|verb| matches!(verb, "approved" | "agreed" | "adopted" | "accepted" | "ratified" | "endorsed"));
    done && words.next().is_some_and(|how| matches!(how, "with" | "subject" | "as" | "without" | "unanimously" | "by"))
}
