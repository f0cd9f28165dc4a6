//! Registers: actions, plan items, localities, delegated functions, decisions, and the papers themselves.

use super::{codes, figures, table, text};
use crate::record::{CoverageOutcome, Record};
use crate::report::Output;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// A section with one sortable, filterable table; nothing where there are no rows.
fn section(id: &str, title: &str, headings: &[&str], lists: &[usize], rows: Vec<(Vec<String>, Markup)>) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    let (keys, last): (Vec<Vec<String>>, Vec<Markup>) = rows.into_iter().unzip();
    let cells: Vec<Vec<Markup>> =
        keys.iter().zip(last).map(|(row, codes)| row.iter().map(|v| text(v)).chain([codes]).collect()).collect();
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (title) }
            (table(&format!("{id}-table"), title, headings, lists, &cells, &keys))
        }
    }
}

/// Where a record stands, as the last cell of its row: paper, page, codes.
fn tail<R: Record>(output: &Output, record: &R) -> Markup {
    let header = record.header();
    html! { (output.file(&header.document_id)) " " (figures::place(header)) " " (codes(header)) }
}

pub(super) fn actions(output: &Output) -> Markup {
    let rows = output.records.actions.iter().map(|a| {
        let body = output.document(&a.header.document_id).and_then(|d| d.body.clone());
        let body = body.or_else(|| figures::name(a.partnership.as_ref()).map(str::to_owned)).unwrap_or_default();
        let due = a.due.as_ref().and_then(|d| d.start.clone()).unwrap_or_default();
        let cells = vec![
            a.text.clone(),
            figures::owners(&a.owners),
            figures::date(a.due.as_ref()),
            due,
            a.status.map(figures::status).unwrap_or_default().to_owned(),
            body,
            a.meeting_date.clone().unwrap_or_default(),
        ];
        (cells, tail(output, a))
    });
    let headings = ["Action", "Owners", "Due, as written", "Due from", "Status", "Body", "Meeting", "Read from"];
    section("actions", "Actions", &headings, &[1, 2, 4, 5], rows.collect())
}

pub(super) fn plan_items(output: &Output) -> Markup {
    let mut items: Vec<_> = output.records.plan_items.iter().collect();
    // By timescale; what has none comes last, each group in the order of the papers.
    items.sort_by_key(|p| {
        p.timescale.as_ref().and_then(|t| t.start.clone()).map_or((true, String::new()), |s| (false, s))
    });
    let rows = items.into_iter().map(|p| {
        let cells = vec![
            p.reference.clone().unwrap_or_default(),
            p.section_title.clone().unwrap_or_default(),
            p.text.clone(),
            figures::owners(&p.leads),
            figures::owners(&p.contributors),
            figures::date(p.timescale.as_ref()),
            p.timescale.as_ref().and_then(|t| t.start.clone()).unwrap_or_default(),
        ];
        (cells, tail(output, p))
    });
    let headings = ["Number", "Section", "What", "Leads", "Contributors", "Timescale, as written", "From", "Read from"];
    section("plan-items", "Plan items by timescale", &headings, &[1, 3], rows.collect())
}

pub(super) fn localities(output: &Output) -> Markup {
    let mut rows: Vec<(Vec<String>, Markup)> = output
        .records
        .localities
        .iter()
        .map(|l| {
            let cells = vec![
                figures::name(l.health_board.as_ref()).unwrap_or_default().to_owned(),
                figures::name(l.partnership.as_ref()).unwrap_or_default().to_owned(),
                l.name.clone(),
                if l.name == l.as_written { String::new() } else { l.as_written.clone() },
                l.population.map(|p| p.to_string()).unwrap_or_default(),
            ];
            (cells, tail(output, l))
        })
        .collect();
    rows.sort_by(|a, b| a.0[..2].cmp(&b.0[..2]));
    let headings = ["Health board", "Partnership", "Locality", "Written otherwise", "Inhabitants", "Read from"];
    section("localities", "Localities", &headings, &[0, 1], rows)
}

pub(super) fn functions(output: &Output) -> Markup {
    let records = &output.records.delegated_functions;
    if records.is_empty() {
        return html! {};
    }
    let functions: BTreeSet<&str> = records.iter().map(|f| f.function_as_written.as_str()).collect();
    let mut matrix: BTreeMap<String, BTreeMap<&str, (Vec<&'static str>, bool)>> = BTreeMap::new();
    for record in records {
        let partnership = figures::name(record.partnership.as_ref()).unwrap_or("not named").to_owned();
        let cell = matrix.entry(partnership).or_default().entry(&record.function_as_written).or_default();
        let status = figures::delegation(record.status);
        if !cell.0.contains(&status) {
            cell.0.push(status);
        }
        cell.1 |= !record.header.review.is_empty();
    }
    html! {
        section aria-labelledby="functions" {
            h2 #functions { "Delegated functions" }
            div.scroll tabindex="0" role="region" aria-label="Delegated functions, table" { table {
                caption { "Partnership by function; an empty cell: the papers do not say; !: to look at" }
                thead { tr { th scope="col" { "Partnership" } @for f in &functions { th scope="col" { (f) } } } }
                tbody { @for (partnership, cells) in &matrix { tr {
                    th scope="row" { (partnership) }
                    @for f in &functions { td { @if let Some((states, review)) = cells.get(f) { (states.join(" / ")) @if *review { " !" } } } }
                } } }
            } }
        }
    }
}

pub(super) fn decisions(output: &Output) -> Markup {
    let rows = output.records.decisions.iter().map(|d| {
        let document = output.document(&d.header.document_id);
        let cells = vec![
            document.and_then(|p| p.body.clone()).unwrap_or_default(),
            document.and_then(|p| p.meeting_date.clone()).unwrap_or_default(),
            [d.item_number.as_deref(), d.item_title.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" "),
            d.text.clone(),
        ];
        (cells, tail(output, d))
    });
    section("decisions", "Decisions", &["Body", "Meeting", "Item", "Decision", "Read from"], &[0], rows.collect())
}

pub(super) fn papers(output: &Output) -> Markup {
    html! {
        section aria-labelledby="papers" {
            h2 #papers { "Papers" }
            (failures(output))
            @for document in &output.documents {
                @let unread = document.coverage.iter().filter(|c| c.outcome == CoverageOutcome::Unread).count();
                details {
                    summary { (document.file) ": " (document.title.as_deref().unwrap_or("without a title")) @if unread > 0 { " (" (unread) " unread)" } }
                    @if !document.warnings.is_empty() { ul { @for w in &document.warnings {
                        li { span.code { (w.code.code()) } " " (w.message) @if let Some(page) = w.page { ", page " (page) } }
                    } } }
                    table {
                        caption { "Pages and tables" }
                        thead { tr { th scope="col" { "Where" } th scope="col" { "Page" } th scope="col" { "What became of it" } th scope="col" { "Records" } th scope="col" { "Reason" } } }
                        tbody { @for c in &document.coverage { tr {
                            td { (c.path) }
                            td { @if let Some(page) = c.page { (page) } }
                            td { (match c.outcome { CoverageOutcome::Used => "used", CoverageOutcome::Ignored => "ignored", CoverageOutcome::Unread => "unread" }) }
                            td { (c.by.join(", ")) }
                            td { (c.reason.as_deref().unwrap_or("")) }
                        } } }
                    }
                }
            }
        }
    }
}

/// Inputs that failed, were read in part or were skipped, with their reasons, from `run.json`.
fn failures(output: &Output) -> Markup {
    let inputs = output.run.get("inputs").and_then(|i| i.as_array()).map(Vec::as_slice).unwrap_or_default();
    let troubled: Vec<_> = inputs
        .iter()
        .filter_map(|input| {
            let outcome = input.get("outcome")?.as_str()?;
            let file = input.get("file").or_else(|| input.get("path"))?.as_str()?;
            (outcome != "ok").then_some((file, outcome, input))
        })
        .collect();
    if troubled.is_empty() {
        return html! { p { "Every paper was read whole." } };
    }
    html! {
        div.scroll tabindex="0" role="region" aria-label="Papers not read, or read in part, table" { table {
            caption { "Not read, or read in part" }
            thead { tr { th scope="col" { "Paper" } th scope="col" { "Outcome" } th scope="col" { "Why" } } }
            tbody { @for (file, outcome, input) in troubled { tr {
                td { (file) } td { (outcome) }
                td { @for reason in reasons(input) { (reason) " " } }
            } } }
        } }
    }
}

fn reasons(input: &serde_json::Value) -> Vec<String> {
    let lists = ["errors", "warnings"].into_iter().filter_map(|key| input.get(key).and_then(|v| v.as_array()));
    let mut out: Vec<String> = lists
        .flatten()
        .filter_map(|d| d.get("message").and_then(|m| m.as_str()).or_else(|| d.as_str()).map(str::to_owned))
        .collect();
    if let Some(reason) = input.get("reason").and_then(|r| r.as_str()) {
        out.push(reason.to_owned());
    }
    out
}
