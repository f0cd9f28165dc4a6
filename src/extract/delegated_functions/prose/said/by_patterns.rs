//! What the patterns of delegation find in a clause, one after the other: the first that fits ends the search.

use super::super::by_cue::of_first_verb;
use super::super::cue_words::CUE_WORDS;
use super::super::is_match;
use super::super::patterns::{
    ACTIVE, ADDED, DELEGATED, EXCEPTIONS, INCLUDES, INVERTED, IS, IS_NOT, NOR, OBJECT, RELATIVE, RESPONSIBILITY,
    RESPONSIBLE, STAYS, SUBJECT, TO_WHOM,
};
use super::{Found, any, is_open, opposite};
use crate::extract::delegated_functions::flow::NOT;
use crate::record::DelegationStatus::{self, Delegated, NotDelegated, PartlyDelegated};
use std::ops::ControlFlow::{self, Break, Continue};

/// What a pattern finds in a clause: nothing, so that the next one is tried, or all that there is to find.
type Search = ControlFlow<Option<Found>>;

/// Whose, which functions and how it is with them, in a clause without its exceptions.
pub(super) fn by_patterns(clause: &str, before: Option<DelegationStatus>, goes_on: bool) -> Option<Found> {
    search(clause, before, goes_on).break_value().flatten()
}

/// Tries the patterns in their order.
fn search(clause: &str, before: Option<DelegationStatus>, goes_on: bool) -> Search {
    exceptions(clause, before)?;
    includes(clause, before)?;
    responsibility(clause)?;
    inverted(clause)?;
    relative(clause)?;
    subject(clause)?;
    object(clause)?;
    active(clause)?;
    delegated(clause)?;
    nor(clause, before)?;
    added(clause, before)?;
    if goes_on { Break(state(clause, before)) } else { Continue(()) }
}

/// "The exceptions are X and Y".
fn exceptions(clause: &str, before: Option<DelegationStatus>) -> Search {
    let Some((found, before)) = EXCEPTIONS.captures(clause).zip(before) else { return Continue(()) };
    Break(opposite(before).map(|status| (None, any(&found, &[1, 2, 3]), status)))
}

/// "These include X and Y".
fn includes(clause: &str, before: Option<DelegationStatus>) -> Search {
    // "These services are for older people": for whom, not which.
    if let Some(found) = INCLUDES.captures(clause).filter(|found| !is_no_list(&any(found, &[1])))
        && let Some(before) = before.filter(|_| !clause.contains("elegated"))
    {
        return Break(Some((None, any(&found, &[1]), before)));
    }
    Continue(())
}

/// "Responsibility for X rests with the Council".
fn responsibility(clause: &str) -> Search {
    let Some(found) = RESPONSIBILITY.captures(clause) else { return Continue(()) };
    let with = any(&found, &[3]).to_lowercase();
    let status = match () {
        () if with.is_empty() => by_adverbs(&any(&found, &[2])),
        () if ["council", "nhs", "health board", "authority"].iter().any(|w| with.contains(w)) => NotDelegated,
        () => Delegated,
    };
    let list = any(&found, &[1]);
    // "Responsibility for the following has been delegated: X and Y".
    if is_open(&list) {
        return Break(clause.split_once(": ").map(|(_, list)| (None, list.to_owned(), status)));
    }
    Break(Some((None, list, status)))
}

/// "Not delegated are X and Y".
fn inverted(clause: &str) -> Search {
    let Some(found) = INVERTED.captures(clause) else { return Continue(()) };
    let out = ["out", "excluded", "retained"].iter().any(|w| any(&found, &[2]).to_lowercase().starts_with(w));
    let status = if out { NotDelegated } else { by_adverbs(&any(&found, &[1])) };
    Break(Some((None, any(&found, &[3]), status)))
}

/// "The set aside covers those X that are delegated".
fn relative(clause: &str) -> Search {
    let Some(found) = RELATIVE.captures(clause) else { return Continue(()) };
    let ahead = any(&found, &[1]);
    let from = [" the ", " for ", " of ", " all ", " those ", " our ", " include ", " covers ", ": "]
        .iter()
        .filter_map(|word| Some(ahead.rfind(word)? + word.len()))
        .max()
        .unwrap_or_default();
    let behind = clause.get(found.get(0).map_or(0, |m| m.end())..).unwrap_or_default();
    // "those acute services that are delegated, including X and Y".
    if let Some((_, list)) = NAMED_BEHIND.iter().find_map(|word| behind.split_once(word)) {
        return Break(Some((None, list.to_owned(), by_adverbs(&any(&found, &[2])))));
    }
    let status = match by_adverbs(&any(&found, &[2])) {
        Delegated if ahead.get(..from).is_some_and(|ahead| ahead.ends_with(" those ")) => PartlyDelegated,
        status => status,
    };
    Break(Some((None, ahead.get(from..).unwrap_or_default().to_owned(), status)))
}

/// "X and Y are delegated".
fn subject(clause: &str) -> Search {
    let Some(found) = SUBJECT.captures(clause) else { return Continue(()) };
    if is_active(clause)
        || ["delegated to it ", "delegated to us "].iter().any(|words| clause.contains(words))
        || is_open(&any(&found, &[1]))
    {
        return Continue(());
    }
    let after = clause.get(found.get(0).map_or(0, |m| m.end())..).unwrap_or_default();
    let in_part = [" in part", " partly", " partially", " only in part"].iter().any(|words| after.starts_with(words));
    let how = any(&found, &[3]).to_lowercase();
    let status = match by_adverbs(&any(&found, &[2])) {
        Delegated if how.starts_with("out") || how.starts_with("excl") => NotDelegated,
        NotDelegated if how.starts_with("excl") => Delegated,
        Delegated if in_part => PartlyDelegated,
        status => status,
    };
    // "… are delegated in Angus and in Moray only".
    let whose = after.strip_prefix(" in ").map(str::to_owned);
    let list = of_first_verb(&any(&found, &[1])).to_owned();
    // "All services are delegated, including X".
    let named = NAMED_BEHIND.iter().find_map(|word| Some(after.split_once(word)?.1));
    let list = match named.filter(|_| status != PartlyDelegated) {
        Some(named) => format!("{list}, {named}"),
        None => list,
    };
    Break(Some((whose, list, status)))
}

/// "The services delegated to the Board include X".
fn object(clause: &str) -> Search {
    let Some(found) = OBJECT.captures(clause) else { return Continue(()) };
    let not = is_match(&NOT, clause) || clause.contains("out of scope");
    Break(Some((None, any(&found, &[1]), if not { NotDelegated } else { Delegated })))
}

/// "Moray has delegated X".
fn active(clause: &str) -> Search {
    let Some(found) = ACTIVE.captures(clause).filter(|found| !any(found, &[2]).contains("been")) else {
        return Continue(());
    };
    let list = any(&found, &[4]);
    let to_whom = TO_WHOM.find(&list).map(|m| m.range());
    let behind = to_whom.as_ref().and_then(|to| list.get(to.end..)).unwrap_or_default();
    // "… all functions to the Board, including X and Y".
    let named = [", including ", " including ", ", namely "].iter().find_map(|word| behind.strip_prefix(word));
    let whole = list.get(..to_whom.map_or(list.len(), |to| to.start)).unwrap_or(&list);
    let list = named.unwrap_or(whole).to_owned();
    // "… but does not delegate X": who does is said before.
    let who = any(&found, &[1]);
    if ["not", "never", "not to", "against"].iter().any(|word| who.ends_with(word)) {
        return Break(Some((Some(who), list, NotDelegated)));
    }
    Break(Some((Some(who), list, by_adverbs(&any(&found, &[2, 3])))))
}

/// "Moray delegated X to the Board".
fn delegated(clause: &str) -> Search {
    let to = |list: &str| ["to ", "by ", "from ", "in ", "under "].iter().any(|word| list.starts_with(word));
    let Some(found) = DELEGATED.captures(clause).filter(|found| !to(&any(found, &[2]))) else { return Continue(()) };
    let list = any(&found, &[2]);
    let end = TO_WHOM.find(&list).map_or(list.len(), |m| m.start());
    Break(Some((Some(any(&found, &[1])), list.get(..end).unwrap_or(&list).to_owned(), Delegated)))
}

/// "… nor for X".
fn nor(clause: &str, before: Option<DelegationStatus>) -> Search {
    if let Some(before) = before
        && let Some(found) = NOR.captures(clause)
    {
        return Break(Some((None, any(&found, &[1]), before)));
    }
    Continue(())
}

/// "X was added to the scheme".
fn added(clause: &str, before: Option<DelegationStatus>) -> Search {
    if (before == Some(Delegated) || clause.contains("to the scheme"))
        && let Some(found) = ADDED.captures(clause)
    {
        return Break(Some((None, any(&found, &[1]), Delegated)));
    }
    Continue(())
}

/// What a clause says that goes on about delegation: "X is", "the Board is responsible for X", "X stays with the Council".
fn state(clause: &str, before: Option<DelegationStatus>) -> Option<Found> {
    if before == Some(NotDelegated)
        && let Some(found) = IS.captures(clause)
    {
        return Some((None, any(&found, &[1]), Delegated));
    }
    if let Some(found) = RESPONSIBLE.captures(clause) {
        return Some((None, any(&found, &[1]), Delegated));
    }
    let found = STAYS.captures(clause).or_else(|| IS_NOT.captures(clause))?;
    // "X is not part of it and stays with the Council".
    let list = any(&found, &[1, 2]);
    // "The following remain with the Council: …".
    if is_open(&list) {
        return None;
    }
    let end = CUE_WORDS.verbs_of_state.iter().map(String::as_str).chain(ALSO_END);
    let end = end.filter_map(|verb| list.find(verb)).min().unwrap_or(list.len());
    Some((None, list.get(..end).unwrap_or(&list).to_owned(), NotDelegated))
}

/// Words between functions and those of them that are named.
const NAMED_BEHIND: [&str; 3] = [", including ", ", namely ", ", such as "];

/// Whether what stands behind "they are" lists nothing: "for older people", "led by the Council's director".
fn is_no_list(behind: &str) -> bool {
    let mut words = behind.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let of_verb = first.ends_with("ed") || matches!(first, "led" | "run" | "kept" | "held");
    matches!(first, "for" | "we" | "it" | "they" | "that")
        || (of_verb && matches!(second, "by" | "through" | "to" | "in" | "as" | "from" | "with" | "on" | "at"))
}

/// Verbs that end a list of functions before them, beside those of state.
const ALSO_END: [&str; 3] = [" does ", " do ", " will "];

/// Whether somebody delegates in a clause: "Angus has delegated X", not "X has been delegated".
fn is_active(clause: &str) -> bool {
    let Some(found) = ACTIVE.captures(clause) else { return false };
    if any(&found, &[2]).contains("been") {
        return false;
    }
    found.get(4).is_some_and(|rest| {
        !["to ", "from ", "in ", "by ", "on ", "since ", "under ", "with ", "only "]
            .iter()
            .any(|w| rest.as_str().starts_with(w))
    })
}

/// How it is with functions, by the adverbs of their verb: "not", "no longer", "partly".
fn by_adverbs(adverbs: &str) -> DelegationStatus {
    let adverbs = adverbs.to_lowercase();
    if adverbs.contains("not") || adverbs.contains("longer") {
        DelegationStatus::NotDelegated
    } else if adverbs.contains("part") {
        DelegationStatus::PartlyDelegated
    } else {
        DelegationStatus::Delegated
    }
}
