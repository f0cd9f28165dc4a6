//! Records as written to records as analysts join them: dates (EDTF), owners, organisations and codes, localities,
//! ids. Normalising twice is normalising once.

mod counted_in_tables;
mod cross_checks;
mod doubts;
mod ids;
mod localities;
mod organisations;
mod owners;
mod struck;
mod when;

use crate::document::Document;
use crate::record::{DocumentRecord, Records};
use crate::settings::Settings;

pub use cross_checks::cross_check;

/// What normalising looks at beside the records.
#[derive(Debug)]
pub struct Context<'a> {
    /// The paper's own facts; normalised too.
    pub facts: &'a mut DocumentRecord,
    /// The recognised document.
    pub document: &'a Document,
    /// The settings.
    pub settings: &'a Settings,
}

/// Normalises a paper's facts and records in place. `facts.id` (from the bytes) must be set.
pub fn normalise(facts: &mut DocumentRecord, records: &mut Records, document: &Document, settings: &Settings) {
    let mut context = Context { facts, document, settings };
    organisations::normalise(&mut context, records);
    localities::normalise(&mut context, records);
    when::normalise(&mut context, records);
    owners::normalise(&mut context, records);
    doubts::normalise(&mut context, records);
    ids::normalise(&mut context, records);
}
