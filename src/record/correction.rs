//! What a person corrected: kept in a file of its own, one JSON line for each, replayed by `extract --corrections`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A correction of one value of one record, or a confirmation that it was read rightly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// Id of the record: stable as long as the paper's bytes and the record's place are.
    pub record_id: String,
    /// Table of the record, as in `ratings`.
    pub table: String,
    /// The field, as in `rating`, `owners`, `due`.
    pub field: String,
    /// The field's value as the program read it.
    pub as_read: Value,
    /// The right value; the same as `as_read` where a person confirms it.
    pub value: Value,
    /// Other fields that follow from it (a rating's outcome), with their values.
    pub also: serde_json::Map<String, Value>,
    /// The reasons for review that it settles; null: all that the record has.
    #[serde(default)]
    pub settles: Option<Vec<crate::diagnostic::ReviewCode>>,
    /// Who corrected it.
    pub by: String,
    /// Why.
    pub reason: String,
}
