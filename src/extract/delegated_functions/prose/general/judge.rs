//! What is said of one row of services, by the words around it.

use super::super::said::opposite;
use super::rows::Row;
use super::side::Side;
use super::tokens::Token;
use super::verdict::{self, Topic, Verdict};
use super::words::{self, Class, Kind};
use super::{ASIDE, MOST_BETWEEN};
use crate::record::DelegationStatus;

/// What is said of a row that stands between two others.
pub(super) fn judge(tokens: &[Token], row: &Row, from: usize, until: usize, topic: Topic) -> Option<Verdict> {
    let (right, right_whole) = verdict::reach(tokens, row.words.end, until);
    let (left, left_whole) = verdict::reach_back(tokens, from, row.words.start);
    let (ahead, behind) = (tokens.get(left)?, tokens.get(right)?);
    let ahead = Side { words: ahead, whole: left_whole };
    let behind = Side { words: behind, whole: right_whole };
    let finite = behind.words.iter().take(ASIDE).find(|token| token.class != Some(Class::Filler));
    let finite =
        finite.is_some_and(|token| {
            matches!(token.class, Some(Class::Be | Class::Gives | Class::Keeps | Class::Not | Class::Delegates))
        }) || behind.words.first().is_some_and(|token| matches!(token.class, Some(Class::Holds | Class::Runs)));
    let points = |at: usize| behind.words.get(at).is_some_and(|token| token.is(Kind::Points));
    // "for these are the functions that …".
    // "ROW, led by Angus".
    let done = [Class::Hosts, Class::Done, Class::Delegates, Class::Keeps, Class::Outs];
    let done = behind.words.first().is_some_and(|token| token.class.is_some_and(|class| done.contains(&class)))
        && right_before_ends(tokens, row);
    let relative = done || points(0) || (behind.words.first().is_some_and(|token| token.lower == "for") && points(1));
    // "Demand for ROW has risen": what is said is said of something else.
    let marked = |token: &Token| token.mark.is_some();
    let right_before = row.words.start.checked_sub(1).and_then(|at| tokens.get(at));
    let subject = left_whole || ahead.words.iter().any(marked) || right_before.is_some_and(marked);
    if finite && !relative && subject {
        // "Recommendations on ROW have been delegated": what is said is said of them.
        if is_about(tokens.get(from..row.words.start).unwrap_or_default()) {
            return None;
        }
        let said = verdict::behind(&behind, topic).map(|said| verdict::of_lead(&ahead, &behind, said));
        return said.or_else(|| verdict::before(&ahead, &behind, topic, row.known()));
    }
    let said = verdict::before(&ahead, &behind, topic, row.known());
    said.or_else(|| relative.then(|| verdict::behind(&behind, topic)).flatten())
}

/// Whether words say what is said about a row: "Two recommendations on"; "decisions on" are those of who has it.
fn is_about(before: &[Token]) -> bool {
    let mut back = before.iter().rev();
    let on = back.next().is_some_and(|last| last.mark.is_none() && words::is(&last.lower, Kind::About));
    let inside = before.last().is_some_and(|last| last.lower == "in");
    let of_it = |noun: &Token| inside && noun.class.is_some() && noun.lower != "those";
    on && back
        .next()
        .is_some_and(|noun| !of_it(noun) && !matches!(noun.class, Some(Class::Holds | Class::Keeps | Class::Be)))
}

/// Whether a mark stands behind a row.
fn right_before_ends(tokens: &[Token], row: &Row) -> bool {
    row.words.end.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|last| last.mark == Some(','))
}

/// "and Fife Council for" has no more words.
const SHORT: usize = 6;

/// What holds of a row of which nothing is said, behind another: the same, or the other way round behind "but not".
pub(super) fn goes_on(between: &[Token], last: Option<Verdict>, before: Option<DelegationStatus>) -> Option<Verdict> {
    const PLAIN: [Class; 8] =
        [Class::Filler, Class::Boundary, Class::Not, Class::Outs, Class::Be, Class::We, Class::Own, Class::It];
    let plain = |token: &Token| {
        token.class.is_none_or(|class| PLAIN.contains(&class)) && (token.class.is_some() || token.is(Kind::People))
            || matches!(
                token.lower.as_str(),
                "plans" | "comprises" | "comprise" | "includes" | "include" | "covers" | "cover"
            )
    };
    let so = between.first().is_some_and(|token| matches!(token.lower.as_str(), "so" | "nor" | "neither"));
    let said = match last {
        Some(last) => last,
        None if so => Verdict { status: before?, leader: None },
        None => return None,
    };
    // "The Board answers for ROW, the Council for ROW".
    let other = |token: &Token| matches!(token.class, Some(Class::Filler | Class::Parent));
    let of_parent = between.iter().any(|token| token.class == Some(Class::Parent)) && between.iter().all(other);
    if of_parent && between.last().is_some_and(|token| token.lower == "for") && between.len() <= SHORT {
        let kept = said.status == DelegationStatus::Delegated;
        return kept.then_some(Verdict { status: DelegationStatus::NotDelegated, leader: None });
    }
    if !between.iter().all(plain) || between.len() > MOST_BETWEEN {
        return None;
    }
    let turns = !so && between.iter().any(|token| matches!(token.class, Some(Class::Not | Class::Outs)));
    if turns {
        let status = opposite(said.status)?;
        return Some(Verdict { status, leader: None });
    }
    Some(said)
}

/// "ROW were not.", "ROW is too.": what the sentence before says, or the other way round.
pub(super) fn elliptic(behind: &[Token], before: DelegationStatus) -> Option<Verdict> {
    let (verb, rest) = behind.split_first().filter(|(verb, _)| verb.class == Some(Class::Be))?;
    let word = |token: &Token| matches!(token.lower.as_str(), "not" | "been" | "so" | "either" | "too" | "also");
    if rest.is_empty() || rest.len() > 3 || !rest.iter().all(word) || verb.mark.is_some() {
        return None;
    }
    let not = rest.iter().any(|token| token.class == Some(Class::Not));
    let status = if not { opposite(before)? } else { before };
    (before != DelegationStatus::LeadAgency).then_some(Verdict { status, leader: None })
}
