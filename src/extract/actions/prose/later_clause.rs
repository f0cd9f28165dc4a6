//! Tasks that somebody takes on in a later clause of a sentence: "Data by specialty would help, and Mrs Corr agreed to
//! include it".

use super::may_act::{all_there, cast_only, is_post, persons};
use super::taken_on::{self, promised, took_on};
use super::told::{action_of, add};
use super::{Line, Prose, clauses};
use crate::extract::actions::{Meeting, due, owners, tasks};
use crate::record::{Action, Owner};
use crate::wording::verbs;

/// What parts clauses, in the order in which they are tried.
const JOINTS: [&str; 8] = ["; ", ", and ", ", so ", ", but ", " but ", ", which ", " and ", ", "];

/// "Data by specialty would help, and Mrs Corr agreed to include it": who takes a task on in a later clause.
pub(super) fn in_clause(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    meeting: &Meeting,
    marked: Option<usize>,
    out: &mut Vec<Action>,
) {
    let mut taken = JOINTS.iter().flat_map(|joint| {
        sentence.match_indices(joint).filter_map(|(at, _)| taken_behind(prose, sentence, (at, joint), marked.is_some()))
    });
    if let Some(Taken { said, own, owners }) = taken.next() {
        let mut action = action_of(prose, line, said, owners, meeting);
        // "It came up at the session in May; Una to discuss": what stands before tells other dates.
        if own.len() < said.len() {
            action.due = due::in_text(own, meeting.date).map(|(_, when)| when);
        }
        let actions = tasks::apart(action, false, meeting.date);
        add(prose, actions, marked, out);
    }
}

/// A task that somebody takes on in a later clause.
struct Taken<'t> {
    /// The words that say what.
    said: &'t str,
    /// Those of the clause alone, whose date is the task's.
    own: &'t str,
    owners: Vec<Owner>,
}

/// Who takes a task on behind a joint, and the words that say what.
fn taken_behind<'t>(
    prose: Prose<'_>,
    sentence: &'t str,
    (at, joint): (usize, &str),
    marked: bool,
) -> Option<Taken<'t>> {
    let rest = sentence[at + joint.len()..].trim();
    let rest = rest.strip_prefix("that ").unwrap_or(rest);
    // "The Chief Officer answered questions, and undertook to send the figures": the one who is told of first.
    let begun = sentence[..at].rsplit_once("; ").map_or(&sentence[..at], |(_, begun)| begun);
    if (joint.ends_with(" and ") || joint.ends_with(" but "))
        && let Some(owners) = taken_on::goes_on(prose, begun, rest)
    {
        return Some(Taken { said: sentence, own: sentence, owners });
    }
    if !(rest.starts_with(char::is_uppercase) || rest.starts_with("the ")) {
        return None;
    }
    // "agreed that the Chair and Mr Low would review it": both will.
    if joint == " and " && (ends_with_name(prose, &sentence[..at]) || in_a_name(&sentence[..at])) {
        return None;
    }
    let owners = takers(prose, &sentence[..at], joint, rest, marked).filter(|owners| all_there(prose, owners))?;
    // "…, and Neil Orr undertook to do so": what he is to do stands before.
    let above = [" to do so", " to do this", " to do so."].iter().any(|so| rest.contains(so));
    // "Al asked for a list and Una agreed to supply it": unless a task of its own stands before.
    // "… an interest in the course; the Secretary to book.": behind a sign, what is booked stands before.
    let apart = joint == "; " || joint == ", ";
    let told = || {
        let before = sentence.get(..at).unwrap_or_default();
        let words: Vec<&str> = before.split_whitespace().collect();
        let orders = words.windows(2).any(|pair| matches!(pair, ["to", verb] if verbs::is_doing(verb)));
        (apart && orders) || !clauses::undertakings(prose, before, None).is_empty()
    };
    let above = above || ends_bare(rest, apart) && (apart || wants(&sentence[..at])) && !told();
    let said = if joint == ", which " || above { sentence } else { rest };
    let own = if above { rest } else { said };
    Some(Taken { said, own, owners })
}

/// Whether words ask for something, or say that it would be of use.
fn wants(before: &str) -> bool {
    const WANTS: [&str; 9] = [
        " asked ",
        " requested ",
        " suggested ",
        " wondered ",
        " wanted ",
        " would help",
        " would be good",
        " would be useful",
        " needed",
    ];
    WANTS.iter().any(|wants| before.contains(wants))
}

/// "Al agreed to supply this", "Una will see to it": what the words are about stands before; `bare` says whether a verb alone
/// tells so as well ("the Clerk to discuss").
fn ends_bare(text: &str, bare: bool) -> bool {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches(['.', ',', ';'])).collect();
    let led = |at: usize| words.get(at).is_some_and(|word| matches!(*word, "to" | "will" | "would"));
    let pronoun = |at: usize| {
        words.get(at).is_some_and(|word| matches!(*word, "this" | "it" | "these" | "them" | "that" | "one"))
    };
    (1..words.len()).filter(|&at| led(at - 1)).any(|at| {
        let verb = words.get(at).is_some_and(|verb| verbs::is_doing(verb));
        let sees = words.get(at) == Some(&"see") && words.get(at + 1) == Some(&"to") && pronoun(at + 2);
        sees || verb && (pronoun(at + 1) || bare && at + 1 == words.len())
    })
}

/// Who takes a task on in the words behind a joint.
fn takers(prose: Prose<'_>, before: &str, joint: &str, rest: &str, marked: bool) -> Option<Vec<Owner>> {
    let bare = rest.strip_prefix("the ").unwrap_or(rest);
    // "Some were mixed up; Pat will resend them": in minutes without marks a clause of its own tells as a sentence does.
    let future = || {
        let told = owners::subject(bare).filter(|_| joint == "; " && !marked)?;
        let verb = bare[told.verb_at..].split_whitespace().next().unwrap_or("");
        (!matches!(verb, "be" | "continue") && persons(prose, &told.owners)).then_some(told.owners)
    };
    // "…, no action needed, SV to file": behind a comma alone only an order to somebody who was there.
    match joint {
        // "…, the Clerk to place the order": a post with its article.
        ", " => ordered(prose, before, joint, bare)
            .filter(|owners| cast_only(prose, owners) || rest.starts_with("the ") && is_post(owners)),
        // "…, which Jo will check": the sentence says what.
        ", which " => {
            took_on(prose, bare).flatten().or_else(|| promised(prose, bare)).filter(|owners| cast_only(prose, owners))
        }
        _ => took_on(prose, bare)
            .flatten()
            .or_else(|| promised(prose, bare))
            .or_else(|| ordered(prose, before, joint, bare))
            .or_else(future),
    }
}

/// Whom the words behind a joint order to do something.
fn ordered(prose: Prose<'_>, before: &str, joint: &str, bare: &str) -> Option<Vec<Owner>> {
    // "They took the lower one and CP to confirm": behind "and" alone, who acts is no other of those before it.
    let apart = joint != " and " || ends_a_clause(before);
    let told = owners::subject(bare).filter(|told| told.ordered && apart)?;
    // "(Sue Bray, Mike Coates) to report": the bracket is another's.
    let begun = bare.get(..told.verb_at).unwrap_or("");
    if begun.contains(')') && !begun.contains('(') {
        return None;
    }
    (joint != " and " || cast_only(prose, &told.owners)).then_some(told.owners)
}

/// Whether the words before "and" are a clause that tells what was done.
fn ends_a_clause(before: &str) -> bool {
    [" decided ", " agreed ", " was ", " were ", " has ", " have ", " had ", " is ", " are "]
        .iter()
        .any(|word| before.contains(word))
}

/// "the Strategy and Performance Manager": the name goes on before "and".
fn in_a_name(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let capital = words.next().is_some_and(|word| word.starts_with(char::is_uppercase) && word.len() > 2);
    capital && words.next().is_some_and(|word| word == "the" || word == "The")
}

/// Whether the words before "and" end with somebody who could act as well.
fn ends_with_name(prose: Prose<'_>, before: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    (1..=words.len()).any(|length| {
        let name = words.get(..length).unwrap_or_default().iter().rev().copied().collect::<Vec<_>>().join(" ");
        prose.cast.contains(&name) || name.starts_with(char::is_uppercase) && is_post(&[Owner::written(name)])
    })
}
