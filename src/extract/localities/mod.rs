//! Localities.

use super::{Extracted, Paper};

/// Reads them.
pub(super) fn extract(_paper: &Paper<'_>, _extracted: &mut Extracted) {}
