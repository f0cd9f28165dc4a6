//! Owners: initials and short names to people, organisations, roles and groups.

use super::Context;
use crate::record::Records;

/// Normalises them in place.
pub(super) fn normalise(_context: &mut Context<'_>, _records: &mut Records) {}
