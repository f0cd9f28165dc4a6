//! A rated proposal of a self-evaluation return.

use super::{Entity, Header};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How one partnership rated one proposal of a framework. Every proposal has exactly one for each return.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rating {
    /// Identity, place and review codes.
    #[serde(flatten)]
    pub header: Header,
    /// Id of the framework.
    pub framework: String,
    /// Number of the proposal.
    pub proposal: String,
    /// The framework's wording of the proposal.
    pub proposal_text: String,
    /// Number of the feature that the proposal belongs to.
    pub feature: String,
    /// Title of the feature.
    pub feature_title: String,
    /// Who rates.
    pub partnership: Option<Entity>,
    /// The round of returns: the year, or the name given.
    pub round: Option<String>,
    /// Whether there is a rating.
    pub outcome: Outcome,
    /// The rating's id in the framework's scale; null unless the outcome is "rated".
    pub rating: Option<String>,
    /// Every mark that was seen.
    pub marks: Vec<Mark>,
    /// Evidence, whole; paragraphs joined by line breaks.
    pub evidence: Option<String>,
    /// Improvement actions in order; each is also an action of kind "improvement".
    pub improvement_actions: Vec<String>,
}

/// Whether a proposal has a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// One rating, plainly.
    Rated,
    /// A national proposal.
    NotForLocalCompletion,
    /// No mark.
    #[default]
    Blank,
    /// More than one reading.
    Ambiguous,
}

impl Outcome {
    /// In words, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Rated => "rated",
            Self::NotForLocalCompletion => "not for local completion",
            Self::Blank => "no mark",
            Self::Ambiguous => "more than one reading",
        }
    }
}

/// A mark in a rating column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mark {
    /// The column's rating id.
    pub column: String,
    /// What is written there.
    pub as_written: String,
    /// How it is marked.
    pub signal: Signal,
}

/// Ways of marking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// A typed x, tick or the like.
    Character,
    /// A checkbox content control, or a box character.
    Checkbox,
    /// A legacy form field.
    FormField,
    /// A dropdown's choice.
    Dropdown,
    /// Words.
    Text,
    /// A shaded cell.
    Shading,
    /// Highlighted text.
    Highlight,
    /// The others struck out.
    Strikethrough,
    /// A drawn shape.
    Drawn,
}
