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
mod kind_doubt;
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

use crate::diagnostic::{Diagnostic, DiagnosticCode, ReviewCode, Severity};
use crate::document::Document;
use crate::guard::guarded;
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
    /// The meetings that it is about, told once for all extractors.
    meetings: OnceCell<Vec<actions::Meeting>>,
}

impl<'a> Paper<'a> {
    /// A paper to be read.
    pub fn new(document: &'a Document, settings: &'a Settings) -> Self {
        Self {
            document,
            settings,
            passages: OnceCell::new(),
            partnership_headings: OnceCell::new(),
            partnership: OnceCell::new(),
            meetings: OnceCell::new(),
        }
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

    /// The meeting of each part that has a date of its own.
    fn meetings(&self) -> &[actions::Meeting] {
        self.meetings.get_or_init(|| facts::meetings(self))
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
    let of_facts = step("document", &paper, &mut extracted, facts::extract).unwrap_or_default();
    step("agenda_item", &paper, &mut extracted, agenda::extract);
    step("attendance", &paper, &mut extracted, attendance::extract);
    step("action", &paper, &mut extracted, actions::extract);
    step("decision", &paper, &mut extracted, decisions::extract);
    step("recommendation", &paper, &mut extracted, recommendations::extract);
    step("rating", &paper, &mut extracted, ratings::extract);
    step("locality", &paper, &mut extracted, localities::extract);
    step("delegated_function", &paper, &mut extracted, delegated_functions::extract);
    step("plan_item", &paper, &mut extracted, plan_items::extract);
    step("document", &paper, &mut extracted, whose::note);
    step("document", &paper, &mut extracted, |_, extracted| kind_doubt::flag(extracted));
    for table in of_facts.into_iter().filter(|table| !coverage::holds_more_than_facts(&paper, *table)) {
        if !extracted.used.contains_key(&table) && !extracted.ignored.contains_key(&table) {
            extracted.used(table, "documents");
        }
    }
    step("document", &paper, &mut extracted, coverage::account);
    extracted
}

/// Reads the records of one type (`name`, as the records call themselves). A fault on the way costs no others: what was
/// read of the type by then is doubted, and the paper is partial.
fn step<'a, T>(
    name: &'static str,
    paper: &Paper<'a>,
    extracted: &mut Extracted,
    read: impl FnOnce(&Paper<'a>, &mut Extracted) -> T,
) -> Option<T> {
    let done = guarded(|| read(paper, extracted));
    if done.is_none() {
        extracted.records.for_each_header(|record, header| {
            if record == name {
                header.flag(ReviewCode::DocumentDamaged);
            }
        });
        let message = format!("the program failed while it read records of the type `{name}`: some may be missing");
        extracted.diagnostics.push(Diagnostic::new(Severity::Partial, DiagnosticCode::ProgramFault, message));
    }
    done
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_one_extractor_costs_no_other_records() {
        let words = "The Board agreed to buy new bins for the square.";
        let document = paper::paper(DocumentKind::Minutes, vec![paper::heading("1. Bins"), paper::p(words)]);
        let settings = Settings::default();
        let read = Paper::new(&document, &settings);
        let mut extracted = Extracted::default();
        assert!(step("decision", &read, &mut extracted, decisions::extract).is_some());
        assert!(extracted.records.decisions[0].header.review.is_empty(), "{:?}", extracted.records.decisions);
        assert_eq!(step("action", &read, &mut extracted, |_, _| -> u8 { panic!("a fault") }), None);
        assert!(extracted.records.decisions[0].header.review.is_empty());
        assert_eq!(extracted.diagnostics[0].code, DiagnosticCode::ProgramFault);
        assert_eq!(extracted.diagnostics[0].severity, Severity::Partial);
        let fails = |_: &Paper<'_>, _: &mut Extracted| -> u8 { panic!("a fault") };
        step("decision", &read, &mut extracted, fails);
        assert_eq!(extracted.records.decisions[0].header.review, [ReviewCode::DocumentDamaged]);
    }
}
