//! Organisations: names to the register's names and codes.

use super::Context;
use crate::record::Records;

/// Normalises them in place.
pub(super) fn normalise(_context: &mut Context<'_>, _records: &mut Records) {}
