//! The paper's own facts: title, body, dates, numbers, venue, purpose, authors.

use super::actions::Meeting;
use super::passages::Passages;
use super::{Extracted, Paper};

/// Reads them.
pub(super) fn extract(_paper: &Paper<'_>, _extracted: &mut Extracted) {}

/// The meeting of each part.
pub(super) fn meetings(_paper: &Paper<'_>, _passages: &Passages<'_>) -> Vec<Meeting> {
    Vec::new()
}
