//! Dates: `as_written` to EDTF, with the meeting's date for missing years.

use super::Context;
use crate::record::Records;

/// Normalises them in place.
pub(super) fn normalise(_context: &mut Context<'_>, _records: &mut Records) {}
