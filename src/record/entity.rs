//! An organisation that the register knows, or not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An organisation as written and as the register has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// The words of the paper.
    pub as_written: String,
    /// The register's name; null where it has no match.
    pub name: Option<String>,
    /// What kind of body.
    #[serde(rename = "type")]
    pub entity_type: Option<EntityType>,
    /// The current ONS/GSS code.
    pub code: Option<String>,
    /// The code that was valid when the paper was written.
    pub code_at_date: Option<String>,
}

impl Entity {
    /// An organisation that is not yet looked up. A type known from context narrows the look-up.
    pub fn written(text: impl Into<String>, entity_type: Option<EntityType>) -> Self {
        Self { as_written: text.into(), entity_type, ..Self::default() }
    }
}

/// Kinds of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntityType {
    /// S37.
    IntegrationAuthority,
    /// S08.
    HealthBoard,
    /// S12.
    Council,
    /// A body for all of the country.
    NationalBody,
}
