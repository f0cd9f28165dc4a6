//! Ratings of returns, with evidence and improvement actions, and the returns' own facts.

use super::{Extracted, Paper};

/// Reads them.
pub(super) fn extract(_paper: &Paper<'_>, _extracted: &mut Extracted) {}
