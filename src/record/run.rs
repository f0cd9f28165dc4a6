//! What a run did: `run.json`. Nothing in it depends on threads, time, or where the folders are.

use super::{DocumentKind, Warning};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A run over a batch of papers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunRecord {
    /// The program's name.
    pub program: String,
    /// The program's version.
    pub version: String,
    /// The settings that can change a record.
    pub settings: RunSettingsRecord,
    /// What there is in all.
    pub counts: RunCounts,
    /// What only the batch as a whole tells.
    pub findings: Vec<Finding>,
    /// Every input, sorted by file name and content.
    pub inputs: Vec<InputRecord>,
}

/// The settings that can change a record.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunSettingsRecord {
    /// Ids of the frameworks by which returns are told.
    pub frameworks: Vec<String>,
    /// The ratings of each framework, from the lowest: what a rise and a fall are.
    #[serde(default)]
    pub scales: BTreeMap<String, Vec<String>>,
    /// Name of the round of returns, where it was given.
    pub round: Option<String>,
    /// Whether a password was given.
    pub password: bool,
    /// Number of corrections that were replayed.
    pub corrections: u64,
}

/// What there is in all.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunCounts {
    /// Inputs by outcome.
    pub inputs: BTreeMap<String, u64>,
    /// Papers by kind.
    pub documents: BTreeMap<String, u64>,
    /// Records by table.
    pub records: BTreeMap<String, u64>,
    /// Records by table that want review.
    pub wanting_review: BTreeMap<String, u64>,
    /// Records by review code.
    pub review: BTreeMap<String, u64>,
}

/// Something that only several papers together tell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable code.
    pub code: crate::diagnostic::DiagnosticCode,
    /// What was found.
    pub message: String,
    /// Ids of the papers that it concerns.
    pub documents: Vec<String>,
}

/// What became of one input.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InputRecord {
    /// Path relative to the argument that named it; a paper inside another is `outer.docx!/name.docx`.
    pub file: String,
    /// SHA-256 of the file's bytes; null where it could not be opened.
    pub sha256: Option<String>,
    /// Size in bytes; null where it could not be opened.
    pub size: Option<u64>,
    /// What became of it.
    pub outcome: InputOutcome,
    /// Why it was skipped.
    pub reason: Option<String>,
    /// The document's id; null where nothing was read.
    pub document_id: Option<String>,
    /// The document's file in the output folder; null where nothing was read.
    pub output: Option<String>,
    /// Kind of paper; null where nothing was read.
    pub kind: Option<DocumentKind>,
    /// Records by table.
    pub records: BTreeMap<String, u64>,
    /// Records by table that want review.
    pub wanting_review: BTreeMap<String, u64>,
    /// Records by review code.
    pub review: BTreeMap<String, u64>,
    /// What is worth knowing about the paper.
    pub warnings: Vec<Warning>,
    /// What of the paper could not be read.
    pub errors: Vec<Warning>,
}

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InputOutcome {
    /// Read whole.
    Ok,
    /// Something of it could not be read.
    Partial,
    /// Nothing of it could be read.
    #[default]
    Failed,
    /// Not a paper.
    Skipped,
}

impl InputOutcome {
    /// All outcomes with their names, in order.
    pub const NAMES: [(Self, &'static str); 4] =
        [(Self::Ok, "ok"), (Self::Partial, "partial"), (Self::Failed, "failed"), (Self::Skipped, "skipped")];

    /// Whether nothing of the input was lost.
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Ok | Self::Skipped)
    }

    /// Its name, as `run.json` has it.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(outcome, _)| *outcome == self).map_or("", |(_, name)| name)
    }
}
