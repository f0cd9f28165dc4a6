//! Who wrote a paper, and when.

use super::fields::Fields;
use crate::record::{DocumentKind, Owner};
use crate::wording::{people, when};

pub(super) fn authors(fields: &Fields) -> Vec<Owner> {
    let value = fields.value(&[
        "author",
        "authors",
        "report author",
        "author of report",
        "by",
        "from",
        "report by",
        "report from",
        "prepared by",
        "author name",
        "written by",
        "report of",
        "responsible officer",
        "lead officer",
    ]);
    let Some(value) = value else { return Vec::new() };
    // "Christina Naismith Name: Alison Taylor": what follows belongs to the next field.
    let value = value.split("  ").next().unwrap_or(&value).trim().to_owned();
    if value.chars().count() > 120 || value.split_whitespace().count() > 14 {
        return Vec::new();
    }
    value
        .split([';', '\n'])
        .flat_map(|piece| {
            if piece.split(',').all(|p| people::is_person(p.trim())) {
                piece.split(',').collect::<Vec<_>>()
            } else {
                vec![piece]
            }
        })
        .map(|piece| piece.trim().trim_end_matches(['.', ',']))
        .filter(|piece| !piece.is_empty())
        .map(Owner::written)
        .collect()
}

pub(super) fn written(fields: &Fields, kind: DocumentKind) -> Option<String> {
    let named = fields.value(&["date of report", "report date", "date written", "date of paper", "date prepared"]);
    let plain = || {
        matches!(
            kind,
            DocumentKind::BoardReport
                | DocumentKind::Letter
                | DocumentKind::StrategicPlan
                | DocumentKind::DeliveryPlan
                | DocumentKind::Other
        )
        .then(|| fields.value(&["date"]))
        .flatten()
    };
    named.or_else(plain).and_then(|v| when::day_or_month(&v))
}
