//! What the words on a row's two sides say of it.

use super::side::{Holder, Side};
use super::tokens::Token;
use super::words::{Class, Kind};
use crate::record::DelegationStatus;
use crate::register::Body;
use std::ops::Range;

/// Who leads where somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Leader {
    /// The partnership whose services they are.
    Own,
    Named(&'static Body),
}

/// What is said of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) status: DelegationStatus,
    pub(super) leader: Option<Leader>,
}

/// What a sentence stands among.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Topic {
    /// Whether "it" is the body that has functions.
    pub(super) own: bool,
    /// Whether it may be: the body is named, though not as what is spoken of.
    pub(super) near: bool,
    /// Whether the body that has functions is said of the row before to have it: "takes care of ROW and has a say in ROW".
    pub(super) carried: bool,
    /// Whether hosting is spoken of, and whether the sentence before does so.
    pub(super) hosting: bool,
    pub(super) hosting_before: bool,
    /// Whether the heading above is about what the partnership does.
    pub(super) headed: bool,
}

/// Who gets a row stands within so many words behind it.
const WITHIN: usize = 10;

/// Words that say it of what they govern.
const CUES: [Class; 10] = [
    Class::Delegates,
    Class::Gives,
    Class::Gets,
    Class::Holds,
    Class::Runs,
    Class::Keeps,
    Class::Outs,
    Class::Outside,
    Class::Directs,
    Class::Scheme,
];

pub(super) fn delegated(yes: bool) -> Verdict {
    let status = if yes { DelegationStatus::Delegated } else { DelegationStatus::NotDelegated };
    Verdict { status, leader: None }
}

fn led(leader: Leader) -> Verdict {
    Verdict { status: DelegationStatus::LeadAgency, leader: Some(leader) }
}

/// What the words before a row say of it as their object: "the Board plans ROW", "in our hands are ROW". `behind`: the
/// words behind it. `known`: how many services of the row are known.
pub(super) fn before(left: &Side<'_>, behind: &Side<'_>, topic: Topic, known: usize) -> Option<Verdict> {
    // "brought together staff from ROW".
    if left.has(Class::General) || left.words.iter().any(|token| token.is(Kind::Staff)) {
        return None;
    }
    let not = left.negated();
    if !not && let Some(leader) = leads_before(left, behind, topic) {
        return Some(led(leader));
    }
    has_before(left, behind, topic, known).map(|has| delegated(has != not))
}

/// Whether words before a row say that the body has it, whatever they deny.
fn has_before(left: &Side<'_>, behind: &Side<'_>, topic: Topic, known: usize) -> Option<bool> {
    let holders: Vec<(usize, Holder)> = left.holders(topic).collect();
    let own = holders.iter().any(|(_, holder)| *holder == Holder::Own) || (topic.carried && holders.is_empty());
    let near = own || (topic.near && left.has(Class::It));
    let scheme = left.has(Class::Scheme);
    // "Ask the Council about ROW".
    if left.whole && left.words.first().is_some_and(|first| first.lower == "ask") {
        return holders.first().map(|(_, holder)| *holder == Holder::Own);
    }
    if left.is_out() {
        return (left.whole || own || scheme).then_some(false);
    }
    // Directions are given on what is delegated.
    if left.has(Class::Directs) && (!holders.is_empty() || (left.whole && left.has(Class::Runs))) {
        return Some(true);
    }
    if let Some(at) = left.first(&[Class::Keeps]) {
        let subject = holders.iter().rev().find(|(of, _)| *of < at).or(holders.first());
        let passive = || left.words.iter().take(at).any(|token| token.class == Some(Class::Be));
        return match subject {
            Some((_, holder)) => Some(*holder == Holder::Own),
            None => (left.whole && passive()).then_some(false),
        };
    }
    if left.has(Class::Delegates) {
        return Some(true);
    }
    if let Some(at) = left.first(&[Class::Gives]) {
        let to_own = || behind.holders(topic).next().is_some_and(|(at, holder)| at < WITHIN && holder == Holder::Own);
        // "everything came over", "went back to the Council".
        let over = left.words.get(at + 1).is_some_and(|next| matches!(next.lower.as_str(), "over" | "across"));
        let back = left.words.iter().skip(at).any(|token| token.lower == "back");
        return (near || scheme || to_own() || (over && left.whole)).then_some(!back);
    }
    if left.has(Class::Gets) || left.has(Class::Holds) {
        return (near || scheme).then_some(true);
    }
    if left.has(Class::Runs) && behind.is_direct() && holders.last().is_some_and(|(_, who)| *who == Holder::Parent) {
        return left.whole.then_some(false);
    }
    if left.has(Class::Runs) {
        return ((own && known > 1) || (scheme && left.whole)).then_some(true);
    }
    // "in scope: ROW", "services under the Director's management: ROW".
    let last = left.words.last()?;
    // "the Board's functions – ROW".
    let whose = || left.words.iter().any(|token| (token.of && token.is_own()) || token.lower == "our");
    let noun = |token: &Token| matches!(token.lower.as_str(), "functions" | "services" | "responsibilities");
    let functions = noun(last) && last.mark.is_some();
    let named = last.mark == Some(':') || last.class == Some(Class::Be);
    // "The Partnership's four service areas are ROW".
    let areas = || left.words.windows(2).any(|two| matches!(two, [a, b] if a.lower == "service" && b.lower == "areas"));
    ((scheme && named) || (functions && whose()) || (named && whose() && areas())).then_some(true)
}

fn leads_before(left: &Side<'_>, behind: &Side<'_>, topic: Topic) -> Option<Leader> {
    let among = || (0..left.words.len()).rev();
    let verb = left.first(&[Class::Runs, Class::Holds, Class::Be, Class::Gets, Class::Gives]);
    if left.hosts() || (behind.is_for_others() && verb.is_some()) {
        // "hosted by Angus: ROW"; whoever is named first does it, those for whom come behind "of" and "for".
        let by = left.words.iter().position(|token| token.lower == "by");
        let subject = by.and_then(|by| left.leader(by..left.words.len())).or_else(|| left.leader(0..left.words.len()));
        return subject.or_else(|| {
            (left.whole && left.has(Class::Hosts) && !left.words.iter().any(Token::is_person)).then_some(Leader::Own)
        });
    }
    if !topic.hosting {
        return None;
    }
    // "South Ayrshire has ROW", where hosting is spoken of.
    verb?;
    match left.leader(among())? {
        Leader::Named(body) => Some(Leader::Named(body)),
        Leader::Own => None,
    }
}

/// What the words behind a row say of it as their subject: "ROW are the Board's to plan", "ROW, which did not transfer".
pub(super) fn behind(right: &Side<'_>, topic: Topic) -> Option<Verdict> {
    if right.has(Class::General) {
        return None;
    }
    let verb = right.first(&CUES);
    let first = right.holders(topic).next();
    let not = right.negated_before(verb.map_or(right.words.len(), |at| at + 1));
    if !not && (right.hosts() || (topic.hosting && verb_of_leader(right))) {
        return right.leader(0..right.words.len()).map(led).or_else(|| Some(led(Leader::Own)));
    }
    let holder = first.map(|(_, holder)| holder);
    if right.is_out() {
        return (holder.is_some() || right.has(Class::Scheme) || right.whole).then(|| delegated(not));
    }
    let scheme = right.has(Class::Scheme);
    if right.has(Class::Delegates) {
        return Some(delegated(!not));
    }
    let cue = verb.and_then(|at| right.words.get(at)).and_then(|token| token.class);
    let said = match (cue, holder) {
        // "stayed behind".
        (Some(Class::Keeps), None) if right.words.last().is_some_and(|last| last.lower == "behind") => Some(not),
        (Some(Class::Keeps), None) if right.whole && !scheme => right.passive().then_some(not),
        (Some(_), Some(Holder::Own)) => Some(!not),
        (Some(Class::Runs), Some(Holder::Parent)) => None,
        // "are managed directly by the Health Board".
        (None, Some(Holder::Parent)) if right.has(Class::Done) && right.is_direct() => Some(not),
        // "transferred to the Council", whoever had it.
        (Some(Class::Gives), Some(Holder::Parent)) if !right.words.iter().any(|token| token.is(Kind::Stands)) => None,
        (Some(_), Some(Holder::Parent)) => Some(not),
        (Some(_), None) if scheme => Some(!not),
        // "did not transfer".
        (Some(Class::Gives), None) if not && right.whole => Some(false),
        // "are managed by us", "are the Council's".
        (None, Some(Holder::Own)) if right.has(Class::Done) => Some(!not),
        (None, Some(holder)) if right.possessed() => Some((holder == Holder::Own) != not),
        _ => None,
    };
    said.map(delegated)
}

/// "Lead responsibility for ROW rests with us": who has it leads for others.
pub(super) fn of_lead(left: &Side<'_>, right: &Side<'_>, said: Verdict) -> Verdict {
    let leads = said.status == DelegationStatus::Delegated && left.whole && left.has(Class::Hosts);
    let leader = leads.then(|| right.leader(0..right.words.len())).flatten();
    leader.map_or(said, led)
}

/// Who leads on a row that goes on with one that another leads on: "and dentistry to Angus", "; Angus – dentistry".
pub(super) fn other_leader(between: &[Token], right: &Side<'_>) -> Option<Leader> {
    let before = Side { words: between, whole: true };
    if let Some(Leader::Named(body)) = before.leader((0..between.len()).rev()) {
        return Some(Leader::Named(body));
    }
    let near = Side { words: right.words.get(..right.words.len().min(LINK))?, whole: true };
    let named = near.words.iter().position(|token| token.body.is_some())?;
    near.leader(named..near.words.len())
}

/// A body stands within so many words behind what it leads on: "to the".
const LINK: usize = 5;

/// Whether a named body runs or has something: "falls to Renfrewshire", "are run from Angus".
fn verb_of_leader(right: &Side<'_>) -> bool {
    let named = right.words.iter().any(|token| token.body.is_some() && token.is_own());
    named && right.first(&[Class::Runs, Class::Done, Class::Gives, Class::Holds]).is_some()
}

/// How far the words go that say something, from a row on: up to the end of its clause or to a word that is unknown.
pub(super) fn reach(tokens: &[Token], from: usize, until: usize) -> (Range<usize>, bool) {
    if from.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|last| last.mark == Some(';')) {
        return (from..from, true);
    }
    let mut at = from;
    let mut depth = 0_usize;
    while let Some(token) = tokens.get(at).filter(|_| at < until) {
        // What stands in brackets is an aside.
        if token.opens {
            depth = 1;
        }
        if depth == 0 {
            if token.class == Some(Class::Boundary) && at > from {
                return (from..at, true);
            }
            if token.class.is_none() && !token.is(Kind::People) {
                return (from..at, false);
            }
        }
        if token.closes {
            depth = 0;
        }
        at += 1;
        if token.mark.is_some_and(|mark| mark == ';') {
            break;
        }
    }
    (from..at, true)
}

/// The same before a row.
pub(super) fn reach_back(tokens: &[Token], from: usize, until: usize) -> (Range<usize>, bool) {
    let mut at = until;
    while at > from {
        let Some(token) = tokens.get(at - 1) else { break };
        if token.mark == Some(';') || token.class == Some(Class::Boundary) {
            return (at..until, true);
        }
        if token.class.is_none() && !token.is(Kind::People) {
            return (at..until, false);
        }
        at -= 1;
    }
    (at..until, true)
}
