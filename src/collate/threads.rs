//! Actions carried on from meeting to meeting.
//!
//! Over several papers of the same body, actions with the same number or the same text share a thread. What two
//! papers number alike but word quite differently ("1" of every log) is not the same action.

use super::Findings;
use super::alike::{Kept, SHORTEST, likeness};
use crate::framework::headings::fold;
use crate::record::{Action, ActionKind, DocumentRecord, Records};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Actions that a paper without a body must share with a body's papers to be one of them.
const SHARED: usize = 2;
/// Bytes of the hash that make a thread's id.
const ID_BYTES: usize = 8;

/// What is kept of one paper.
#[derive(Debug, Clone, Default)]
pub(super) struct Gist {
    body: Option<String>,
    /// When it met: papers are looked at in this order.
    meeting: Option<String>,
    actions: Vec<Kept>,
}

impl Gist {
    /// What there is to keep.
    pub(super) fn of(document: &DocumentRecord, records: &Records) -> Self {
        let keep = |a: &&Action| a.kind != ActionKind::Improvement;
        Self {
            body: document.body.as_deref().map(fold).filter(|b| !b.is_empty()),
            meeting: document.meeting_date.clone(),
            actions: records.actions.iter().filter(keep).map(Kept::of).collect(),
        }
    }
}

/// A thread as it grows.
struct Thread<'a> {
    /// Id of its first action: the thread's id springs from it.
    first: &'a str,
    /// Its latest wording.
    last: &'a Kept,
    members: Vec<&'a str>,
}

/// The body of each paper: the one it names, or, for a paper that names none ("Action log as of 2 March"), the one with
/// whose other papers it shares most actions word for word.
fn bodies<'a>(gists: &[&'a Gist]) -> Vec<Option<&'a str>> {
    let mut said: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for gist in gists {
        for action in gist.actions.iter().filter(|action| action.text.len() >= SHORTEST) {
            said.entry(&action.text).or_default().extend(gist.body.as_deref());
        }
    }
    let shared = |gist: &Gist| {
        let mut counts: BTreeMap<&'a str, usize> = BTreeMap::new();
        for bodies in gist.actions.iter().filter_map(|action| said.get(action.text.as_str())) {
            // What several bodies say alike tells nothing.
            if let Some(body) = bodies.first().filter(|_| bodies.len() == 1) {
                *counts.entry(body).or_default() += 1;
            }
        }
        let most = counts.values().copied().max().filter(|most| *most >= SHARED)?;
        let mut first = counts.iter().filter(|(_, count)| **count == most).map(|(body, _)| *body);
        first.next().filter(|_| first.next().is_none())
    };
    gists.iter().map(|gist| gist.body.as_deref().or_else(|| shared(gist))).collect()
}

/// Puts the actions of a paper into the threads of its body: the most alike first, each into one of its own.
fn carry_on<'a>(threads: &mut Vec<Thread<'a>>, gist: &'a Gist) {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, action) in gist.actions.iter().enumerate() {
        let alike = threads.iter().enumerate().map(|(thread, known)| (likeness(known.last, action), thread, at));
        pairs.extend(alike.filter(|(likeness, ..)| *likeness > 0.0));
    }
    // The first of the most alike: the order of papers is given, so the choice is too.
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = (BTreeSet::new(), BTreeSet::new());
    for (_, thread, at) in pairs {
        if taken.0.contains(&thread) || taken.1.contains(&at) {
            continue;
        }
        let (Some(known), Some(action)) = (threads.get_mut(thread), gist.actions.get(at)) else { continue };
        taken.0.insert(thread);
        taken.1.insert(at);
        known.members.push(&action.id);
        known.last = action;
    }
    let new = gist.actions.iter().enumerate().filter(|(at, _)| !taken.1.contains(at));
    threads.extend(new.map(|(_, action)| Thread { first: &action.id, last: action, members: vec![&action.id] }));
}

/// Looks at all papers, in order, and adds what it found.
pub(super) fn collate<'a>(gists: impl Iterator<Item = &'a Gist>, findings: &mut Findings) {
    let mut gists: Vec<&Gist> = gists.collect();
    gists.sort_by_key(|gist| (gist.meeting.is_none(), gist.meeting.as_deref()));
    let known = bodies(&gists);
    let mut bodies: BTreeMap<&str, Vec<Thread<'a>>> = BTreeMap::new();
    for (gist, body) in gists.into_iter().zip(known) {
        if let Some(body) = body {
            carry_on(bodies.entry(body).or_default(), gist);
        }
    }
    for (body, threads) in bodies {
        for thread in threads.into_iter().filter(|t| t.members.len() > 1) {
            let id = thread_id(body, thread.first);
            for member in thread.members {
                findings.threads.insert(member.to_owned(), id.clone());
            }
        }
    }
}

fn thread_id(body: &str, first: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"thread\0");
    hasher.update(body.as_bytes());
    hasher.update(b"\0");
    hasher.update(first.as_bytes());
    hasher.finalize().iter().take(ID_BYTES).fold(String::with_capacity(ID_BYTES * 2), |mut text, byte| {
        use std::fmt::Write as _;
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(document: &str, body: &str, actions: &[(&str, &str)]) -> Gist {
        let records = Records {
            actions: actions
                .iter()
                .enumerate()
                .map(|(index, (number, text))| {
                    let mut action = Action {
                        text: (*text).to_owned(),
                        action_number: (!number.is_empty()).then(|| (*number).to_owned()),
                        ..Action::default()
                    };
                    action.header.id = format!("{document}{index}");
                    action
                })
                .collect(),
            ..Records::default()
        };
        let document =
            DocumentRecord { id: document.to_owned(), body: Some(body.to_owned()), ..DocumentRecord::default() };
        Gist::of(&document, &records)
    }

    #[test]
    fn a_paper_without_a_body_belongs_where_its_actions_are() {
        let (visit, beds) = ("Arrange a visit to the depot at Leith", "Write to all four councils about winter beds");
        let papers = [
            paper("a", "Roads Board", &[("", visit), ("", beds)]),
            paper("b", "", &[("", visit), ("", beds)]),
            paper("c", "", &[("", visit)]),
        ];
        let mut findings = Findings::default();
        collate(papers.iter(), &mut findings);
        assert_eq!(findings.threads.get("a0"), findings.threads.get("b0"));
        assert!(findings.threads.contains_key("b1"));
        assert!(!findings.threads.contains_key("c0"), "one action may be alike by chance");
    }

    #[test]
    fn actions_carried_on_share_a_thread() {
        let long = "Secretariat to arrange a visit to the depot at Leith";
        let papers = [
            paper("a", "Roads Board", &[("78", long), ("", "Write to all four councils about winter beds")]),
            paper(
                "b",
                "Roads Board",
                &[("78", "Secretariat to arrange a visit to the Leith depot in May"), ("79", long)],
            ),
            paper(
                "c",
                "Roads board",
                &[("", "Write to all four councils about the winter beds"), ("1", "Other things altogether")],
            ),
            paper("d", "Beds Board", &[("", "Write to all four councils about winter beds")]),
        ];
        let mut findings = Findings::default();
        collate(papers.iter(), &mut findings);
        let thread = |id: &str| findings.threads.get(id).cloned();
        assert!(thread("a1").is_some());
        assert_eq!(thread("a1"), thread("c0"));
        assert!(thread("a0").is_some());
        assert_ne!(thread("a0"), thread("a1"));
        assert_eq!(thread("d0"), None);
        assert_eq!(thread("c1"), None);
        // Each action of a paper goes into a thread of its own.
        assert_ne!(thread("b0"), thread("b1"));
    }
}
