//! What a label or a heading stands for, put to its item.

use super::super::rows::{self, Line, one_line};
use super::{owners, reference};
use crate::diagnostic::ReviewCode;
use crate::framework::plans::PlanColumn;
use crate::record::{PlanItem, When};

/// Puts the lines of a value to what its label stands for.
pub(super) fn put(item: &mut PlanItem, role: PlanColumn, value: &[Line]) {
    let text = one_line(&rows::joined(value, " "));
    let long = || Some(rows::joined(value, "\n")).filter(|t| !t.is_empty());
    match role {
        PlanColumn::Lead => {
            let (leads, helpers) = owners::leads_and_helpers(value);
            item.leads.extend(leads);
            item.contributors.extend(helpers);
            if item.leads.is_empty() && owners::is_put_off(&text) {
                item.header.flag(ReviewCode::OwnerMissing);
            }
        }
        PlanColumn::Contributors => item.contributors.extend(owners::owners(value)),
        PlanColumn::Timescale if !is_nothing(&text) && item.timescale.is_none() => {
            item.timescale = Some(When::written(text));
        }
        PlanColumn::Start if !is_nothing(&text) && item.timescale.is_none() => {
            item.timescale = Some(When::written(format!("from {text}")));
        }
        PlanColumn::Detail => add(&mut item.detail, long(), "\n"),
        PlanColumn::Actions => add(&mut item.actions, long(), "\n"),
        PlanColumn::Measures => add(&mut item.progress_measures, long(), "\n"),
        PlanColumn::Reference => {
            item.reference = reference::normalised(&text, item.section.as_deref());
            item.ref_as_written = Some(text).filter(|t| !t.is_empty());
        }
        _ => {}
    }
}

/// Adds to a field what comes behind what it holds.
pub(super) fn add(field: &mut Option<String>, more: Option<String>, between: &str) {
    let Some(more) = more else { return };
    match field {
        Some(text) => {
            text.push_str(between);
            text.push_str(&more);
        }
        None => *field = Some(more),
    }
}

/// A timescale that says nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "-" | "–" | "—" | "n/a" | "na" | "")
}
