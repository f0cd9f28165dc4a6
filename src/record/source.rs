//! Where a record was read, and why a person should look at it.

use crate::diagnostic::ReviewCode;
use crate::document::Place;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Common to every record; its fields stand flat beside the record's own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Header {
    /// Stable: the same document content and the same place give the same id. Given by `normalise`.
    pub id: String,
    /// From the SHA-256 of the file's bytes. Given by `normalise`.
    pub document_id: String,
    /// Where it was read.
    pub source: Source,
    /// Why a person should look; empty: the program vouches for it. Sorted, without repeats.
    pub review: Vec<ReviewCode>,
    /// Who corrected or confirmed the record; null where nobody did.
    #[serde(default)]
    pub corrected_by: Option<String>,
}

impl Header {
    /// A header for a record read at `path`, which says `quote`.
    pub fn at(part: Option<u32>, path: impl Into<String>, quote: impl Into<String>, places: Vec<Place>) -> Self {
        Self { source: Source { part, path: path.into(), quote: quote.into(), places }, ..Self::default() }
    }

    /// Adds a review code once and keeps the list sorted.
    pub fn flag(&mut self, code: ReviewCode) {
        add_code(&mut self.review, code);
    }
}

/// Adds a review code once to a sorted list.
pub(super) fn add_code(review: &mut Vec<ReviewCode>, code: ReviewCode) {
    if let Err(index) = review.binary_search(&code) {
        review.insert(index, code);
    }
}

/// The exact place that a record was read from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Which of the document's parts, from 1; null where it has one part only.
    pub part: Option<u32>,
    /// Place in the document, for instance `table[4]/row[2]/cell[3]`.
    pub path: String,
    /// The text exactly as written.
    pub quote: String,
    /// One entry for each page that it touches; empty in formats without pages.
    pub places: Vec<Place>,
}

impl Source {
    /// The number (from 1) of the table that the record was read from, if it was.
    pub fn table(&self) -> Option<usize> {
        self.path.strip_prefix("table[")?.split_once(']')?.0.parse().ok()
    }
}
