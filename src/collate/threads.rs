//! Actions carried on from meeting to meeting.
//!
//! Over several papers of the same body, actions with the same number or the same text share a thread. What two
//! papers number alike but word quite differently ("1" of every log) is not the same action.

use super::Findings;
use crate::framework::headings::fold;
use crate::record::{Action, ActionKind, DocumentRecord, Records};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Likeness from which two wordings are one action.
const SAME_TEXT: f64 = 0.85;
/// Likeness that two wordings of one number must have: an action is reworded as it goes on, but not replaced.
const SAME_NUMBER: f64 = 0.45;
/// Texts shorter than this (folded, in bytes) are alike by chance ("develop benefits case").
const SHORTEST: usize = 30;
/// Actions that a paper without a body must share with a body's papers to be one of them.
const SHARED: usize = 2;
/// Bytes of the hash that make a thread's id.
const ID_BYTES: usize = 8;

/// What is kept of one paper.
#[derive(Debug, Clone, Default)]
pub(super) struct Gist {
    body: Option<String>,
    document: String,
    actions: Vec<Kept>,
}

/// What is kept of an action.
#[derive(Debug, Clone)]
struct Kept {
    id: String,
    number: Option<String>,
    title: String,
    text: String,
}

impl Gist {
    /// What there is to keep.
    pub(super) fn of(document: &DocumentRecord, records: &Records) -> Self {
        let keep = |a: &&Action| a.kind != ActionKind::Improvement;
        Self {
            body: document.body.as_deref().map(fold).filter(|b| !b.is_empty()),
            document: document.id.clone(),
            actions: records
                .actions
                .iter()
                .filter(keep)
                .map(|a| Kept {
                    id: a.header.id.clone(),
                    number: a.action_number.as_deref().map(fold).filter(|n| !n.is_empty()),
                    title: a.item_title.as_deref().map(fold).unwrap_or_default(),
                    text: fold(&a.text),
                })
                .collect(),
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
    /// The paper of its latest member: a paper's own actions are several, not one.
    document: &'a str,
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

/// Looks at all papers, in order, and adds what it found.
pub(super) fn collate<'a>(gists: impl Iterator<Item = &'a Gist>, findings: &mut Findings) {
    let gists: Vec<&Gist> = gists.collect();
    let known = bodies(&gists);
    let mut bodies: BTreeMap<&str, Vec<Thread<'a>>> = BTreeMap::new();
    for (gist, body) in gists.into_iter().zip(known) {
        let Some(body) = body else { continue };
        let threads = bodies.entry(body).or_default();
        for action in &gist.actions {
            let best = threads
                .iter_mut()
                .filter(|t| t.document != gist.document)
                .map(|t| (likeness(t.last, action), t))
                .filter(|(likeness, _)| *likeness > 0.0)
                // The first of the most alike: the order of papers is given, so the choice is too.
                .fold(None, |best: Option<(f64, &mut Thread<'a>)>, next| match best {
                    Some(known) if known.0 >= next.0 => Some(known),
                    _ => Some(next),
                });
            match best {
                Some((_, thread)) => {
                    thread.members.push(&action.id);
                    thread.last = action;
                    thread.document = &gist.document;
                }
                None => threads.push(Thread {
                    first: &action.id,
                    last: action,
                    members: vec![&action.id],
                    document: &gist.document,
                }),
            }
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

/// How alike two actions are, or 0 where they are not the same.
fn likeness(a: &Kept, b: &Kept) -> f64 {
    if a.text == b.text && (a.text.len() >= SHORTEST || a.title == b.title) {
        return 1.0;
    }
    let numbered = a.number.is_some() && a.number == b.number;
    // Wordings of quite different lengths cannot be alike enough: no need to compare them.
    let (short, long) = (a.text.len().min(b.text.len()), a.text.len().max(b.text.len()));
    let needed = if numbered { SAME_NUMBER } else { SAME_TEXT };
    if long == 0 || (short as f64) < needed * long as f64 || (short < SHORTEST && !numbered) {
        return 0.0;
    }
    let alike = strsim::normalized_levenshtein(&a.text, &b.text);
    if alike >= needed { alike } else { 0.0 }
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
