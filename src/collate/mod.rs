//! What only the batch as a whole can tell: missing and repeated returns, actions carried on from meeting to meeting,
//! facts that differ between papers. Nothing is merged away.
//!
//! Two steps, so that memory stays small for ten thousand papers: [`Gist::of`] keeps of each paper only what collating
//! needs (in parallel, paper by paper); [`collate`] looks at all gists, sorted by file name and content, and says what
//! it found. Each topic has a file with its own `Gist` and its own function.

mod alike;
mod cross_checks;
mod returns;
mod threads;

use crate::record::{DocumentRecord, Finding, Records};
use std::collections::BTreeMap;

/// What collating needs to know of one paper.
#[derive(Debug, Clone, Default)]
pub struct Gist {
    threads: threads::Gist,
    returns: returns::Gist,
    cross_checks: cross_checks::Gist,
}

impl Gist {
    /// The gist of a paper. Ids are set, `document.file` too.
    pub fn of(document: &DocumentRecord, records: &Records) -> Self {
        Self {
            threads: threads::Gist::of(document, records),
            returns: returns::Gist::of(document, records),
            cross_checks: cross_checks::Gist::of(document, records),
        }
    }
}

/// What the batch tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// Action id to thread id, for actions that are carried on over several papers.
    pub threads: BTreeMap<String, String>,
    /// Ids of papers without any text that stand among returns of one framework, with the framework's id.
    pub unreadable_returns: BTreeMap<String, String>,
    /// What is missing, repeated or differs.
    pub findings: Vec<Finding>,
}

/// Looks at all papers together. `gists` is sorted: the same batch gives the same findings in whatever order it came.
pub fn collate(gists: &[&Gist]) -> Findings {
    let mut findings = Findings::default();
    threads::collate(gists.iter().map(|gist| &gist.threads), &mut findings);
    returns::collate(gists.iter().map(|gist| &gist.returns), &mut findings);
    cross_checks::collate(gists.iter().map(|gist| &gist.cross_checks), &mut findings);
    findings
}

pub mod corrections;
pub use returns::fill_in_blanks;
