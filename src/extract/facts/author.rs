//! Who wrote a paper, and when.

use super::fields::Fields;
use super::top::Line;
use crate::extract::passages::Passages;
use crate::framework::headings::fold;
use crate::record::{DocumentKind, Owner};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, when};
use std::sync::LazyLock;

/// "REPORT BY HEAD OF COMMUNITIES (Report No. 61/22)": who reports, in a line of its own or behind the title.
static REPORT_BY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:^|\s[-–—]?\s*)(?P<by>(?:(?i:joint\s+)?(?i:reports?|paper|briefing|note|memorandum)\s+(?i:by|of|from)|^(?i:by)|BY)(?:\s+(?i:the))?\s*:?\s+(?P<who>\p{Lu}[^():;\t]{2,110}?(?:\s\((?:[A-Z][A-Za-z&]*|and|of)(?:\s(?:[A-Z][A-Za-z&]*|and|of|&)){0,4}\))?))\s*(?:[(\t;]|\.?$)",
    )
});

/// The bytes of a line at which "Report by …" begins, and who reports: a person or a post.
pub(super) fn reports(line: &str) -> Option<(usize, &str)> {
    let found = REPORT_BY.captures(line)?;
    let who = found.name("who")?.as_str().trim().trim_end_matches([',', '.']);
    // "Portfolio Holder for Assets, Councillor Ian Moss": a name on either side of the comma.
    let named = who.split([',', '&']).any(|piece| people::is_surely_person(piece.trim()))
        || who.split_whitespace().any(people::is_post_word);
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
    let said = top.iter().find_map(|l| reports(&l.text)).map(|(_, who)| who).or_else(|| below_label(top));
    said.map(|who| vec![Owner::written(who)]).unwrap_or_default()
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
        "author and role",
        "author and job title",
        "author title",
        "author name and title",
        "report author title",
        "report author and title",
        "report author job title",
        "report author and job title",
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
    // "Jo Blair, Planner Date of report: 4 May": lines of one paragraph that ran together.
    let next = [" Date of report", " Date of paper", " Date:", " Telephone", " Tel:", " Email", " E-mail", " Contact"];
    let value = next.iter().find_map(|label| value.split_once(label)).map_or(value.as_str(), |(own, _)| own.trim_end());
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

/// "Author(s)" on a line of its own above "Name | Designation": those in the table's rows, each with the post.
pub(super) fn of_table(passages: &Passages<'_>, part: Option<u32>) -> Vec<Owner> {
    let own = || passages.list.iter().filter(|p| p.part == part);
    let label = own().position(|p| {
        p.cell.is_none() && matches!(fold(&p.text).as_str(), "author" | "authors" | "author s" | "report author s")
    });
    let Some(label) = label else { return Vec::new() };
    let mut cells = own().skip(label + 1).filter_map(|p| Some((p.cell?, p.text.trim())));
    let Some((first, heading)) = cells.next() else { return Vec::new() };
    if (first.row, first.column) != (1, 1) || fold(heading) != "name" {
        return Vec::new();
    }
    let of_table: Vec<_> = cells.take_while(|(at, _)| at.table == first.table).collect();
    let named = |column: u32| {
        let heading = of_table.iter().find(|(at, _)| (at.row, at.column) == (1, column)).map(|(_, text)| fold(text));
        column == 1 || heading.as_deref() == Some("name")
    };
    of_table
        .iter()
        .filter(|(at, text)| at.row > 1 && named(at.column) && people::is_surely_person(text))
        .map(|(at, name)| {
            let post = of_table.iter().find(|(b, _)| (b.row, b.column) == (at.row, at.column + 1));
            Owner::written(post.map_or_else(|| (*name).to_owned(), |(_, post)| format!("{name}, {post}")))
        })
        .collect()
}

/// "REPORT OF" on a line of its own above the post that reports.
fn below_label(top: &[Line]) -> Option<&str> {
    let label = |l: &Line| matches!(fold(&l.text).as_str(), "report of" | "report by" | "joint report of");
    let who = top.get(top.iter().position(label)? + 1)?.text.trim();
    who.split_whitespace().any(people::is_post_word).then_some(who)
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
        // "Meeting: Roads Panel", "Date: 4 May 2022": that of the meeting.
        .filter(|_| {
            let met = ["meeting", "name of meeting", "meeting name", "committee", "board", "committee name"];
            fields.value(&met).is_none_or(|v| when::first_day(&v).is_some())
        })
    };
    named.or_else(plain).and_then(|v| when::day_or_month(&v))
}
