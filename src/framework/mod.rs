//! Rating frameworks and vocabularies of table headings, as data (TOML), compiled in or given by the user.

pub mod headings;

use std::sync::Arc;

/// A questionnaire: its scale, features, proposals and row labels.
#[derive(Debug, Clone, Default)]
pub struct Framework {}

/// The frameworks that the program knows.
pub fn built_in() -> Vec<Arc<Framework>> {
    Vec::new()
}
