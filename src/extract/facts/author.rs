//! Who wrote a paper, and when.

use super::fields::Fields;
use super::top::Line;
use crate::record::{DocumentKind, Owner};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, when};
use std::sync::LazyLock;

/// "REPORT BY HEAD OF COMMUNITIES (Report No. 61/22)": who reports, in a line of its own or behind the title.
static REPORT_BY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:^|\s[-–—]?\s*)(?P<by>(?:(?i:joint\s+)?(?i:reports?|paper|briefing|note|memorandum)\s+(?i:by|of|from)|^(?i:by)|BY)(?:\s+(?i:the))?\s*:?\s+(?P<who>\p{Lu}[^():;\t]{2,110}?(?:\s\((?:[A-Z][A-Za-z&]*|and|of)(?:\s(?:[A-Z][A-Za-z&]*|and|of)){0,4}\))?))\s*(?:[(\t;]|\.?$)",
    )
});

/// The bytes of a line at which "Report by …" begins, and who reports: a person or a post.
pub(super) fn reports(line: &str) -> Option<(usize, &str)> {
    let found = REPORT_BY.captures(line)?;
    let who = found.name("who")?.as_str().trim().trim_end_matches([',', '.']);
    let first = who.split([',', '&']).next().unwrap_or(who);
    let named = people::is_surely_person(first.trim()) || who.split_whitespace().any(people::is_post_word);
    named.then_some((found.name("by")?.start(), who))
}

/// Who wrote a paper, by its fields, else by the line "Report by …" at its top.
///
/// In agendas and minutes "Presented by" says who brings an item.
pub(super) fn authors(fields: &Fields, presented: bool, top: &[Line]) -> Vec<Owner> {
    let by_field = of_fields(fields, presented);
    if !by_field.is_empty() {
        return by_field;
    }
    top.iter().find_map(|l| reports(&l.text)).map(|(_, who)| vec![Owner::written(who)]).unwrap_or_default()
}

fn of_fields(fields: &Fields, presented: bool) -> Vec<Owner> {
    let value = fields.value(&[
        "author",
        "authors",
        "report author",
        "author of report",
        "report author details",
        "report author s",
        "report authors",
        "author details",
        "by",
        "from",
        "report by",
        "report from",
        "prepared by",
        "author name",
        "written by",
        "submitted by",
        "author s",
        "report writer",
        "reporting officer",
        "author of paper",
        "paper author",
        "report of",
        "responsible officer",
        "lead officer",
    ]);
    let value = value.or_else(|| if presented { fields.value(&["presented by"]) } else { None });
    let Some(value) = value else { return Vec::new() };
    // "Name: Euan Firth, Job title: …" in one cell.
    let value = match value.lines().find_map(|line| line.trim().strip_prefix("Name:")) {
        Some(name) if !name.trim().is_empty() => name.trim().to_owned(),
        _ => value,
    };
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
