//! Tables that go on over pages, or were broken by hand, joined.

use crate::document::Document;

/// Joins what belongs together in [`Document::blocks`].
pub(super) fn join(_document: &mut Document) {}
