//! Missing and repeated returns.

use super::Findings;
use crate::record::{DocumentRecord, Records};

/// What is kept of one paper.
#[derive(Debug, Clone, Default)]
pub(super) struct Gist {}

impl Gist {
    /// What there is to keep.
    pub(super) fn of(_document: &DocumentRecord, _records: &Records) -> Self {
        Self {}
    }
}

/// Looks at all papers, in order, and adds what it found.
pub(super) fn collate<'a>(_gists: impl Iterator<Item = &'a Gist>, _findings: &mut Findings) {}
