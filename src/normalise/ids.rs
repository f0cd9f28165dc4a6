//! Ids: stable, from the document's bytes and the record's place.

use super::Context;
use crate::record::Records;

/// Normalises them in place.
pub(super) fn normalise(_context: &mut Context<'_>, _records: &mut Records) {}
