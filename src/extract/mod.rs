//! Structure to records: what is written, and where. Names, codes and dates are left to `normalise`.
//!
//! Every extractor reads the same [`Paper`], adds to the same [`Extracted`] and says which tables and pages it has
//! used ([`Extracted::used`]), so that nothing is lost in silence.

mod actions;
mod agenda;
mod attendance;
mod coverage;
mod decisions;
mod delegated_functions;
mod facts;
mod localities;
#[cfg(test)]
mod paper;
mod passages;
mod plan_items;
mod printed;
mod ratings;
mod recommendations;
mod rows;
mod whose;

use crate::document::Document;
use crate::record::{DocumentKind, DocumentRecord, Records};
use crate::settings::Settings;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// What the extractors read.
#[derive(Debug)]
pub struct Paper<'a> {
    /// The recognised document.
    pub document: &'a Document,
    /// The settings of the run.
    pub settings: &'a Settings,
    /// Its passages, read once for all extractors.
    passages: OnceCell<passages::Passages<'a>>,
    /// The headings that name one partnership, found once for all extractors.
    partnership_headings: OnceCell<Vec<whose::Heading>>,
    /// Whose it is as a whole, told once its facts are known.
    partnership: OnceCell<Option<whose::Whose>>,
}

impl<'a> Paper<'a> {
    /// A paper to be read.
    pub fn new(document: &'a Document, settings: &'a Settings) -> Self {
        let (passages, partnership_headings, partnership) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { document, settings, passages, partnership_headings, partnership }
    }

    /// The kind of the part that a block (from 0) stands in; the paper's, where the part's is not known.
    fn kind_at(&self, block: usize) -> DocumentKind {
        let part = self.document.parts.iter().find(|p| p.first_block <= block && block < p.end_block);
        part.map(|p| p.kind).filter(|k| *k != DocumentKind::Other).unwrap_or(self.document.kind)
    }

    /// Its passages in reading order.
    fn passages(&self) -> &passages::Passages<'a> {
        self.passages.get_or_init(|| passages::read(self))
    }
}

/// What the extractors add to.
#[derive(Debug, Clone, Default)]
pub struct Extracted {
    /// The paper's own facts.
    pub facts: DocumentRecord,
    /// Its records, not yet normalised.
    pub records: Records,
    /// Tables (1-based) that gave something, with the names of the record tables that they gave.
    pub used: BTreeMap<usize, BTreeSet<&'static str>>,
    /// Tables (1-based) that were understood and give no records, with the reason.
    pub ignored: BTreeMap<usize, String>,
    /// Tables (1-based) that look like data but were not understood, with the reason.
    pub unread: BTreeMap<usize, String>,
    /// Diagnostics of the extractors.
    pub diagnostics: Vec<crate::diagnostic::Diagnostic>,
}

impl Extracted {
    /// Notes that a table (1-based) gave records of a kind (the record table's name).
    pub fn used(&mut self, table: usize, by: &'static str) {
        self.used.entry(table).or_default().insert(by);
    }
}

/// Reads all records of a paper.
pub fn extract(document: &Document, settings: &Settings) -> Extracted {
    let paper = Paper::new(document, settings);
    let mut extracted = Extracted::default();
    extracted.facts.kind = document.kind;
    let of_facts = facts::extract(&paper, &mut extracted);
    agenda::extract(&paper, &mut extracted);
    attendance::extract(&paper, &mut extracted);
    actions::extract(&paper, &mut extracted);
    decisions::extract(&paper, &mut extracted);
    recommendations::extract(&paper, &mut extracted);
    ratings::extract(&paper, &mut extracted);
    localities::extract(&paper, &mut extracted);
    delegated_functions::extract(&paper, &mut extracted);
    plan_items::extract(&paper, &mut extracted);
    whose::note(&paper, &mut extracted);
    for table in of_facts {
        if !extracted.used.contains_key(&table) && !extracted.ignored.contains_key(&table) {
            extracted.used(table, "documents");
        }
    }
    coverage::account(&paper, &mut extracted);
    extracted
}
