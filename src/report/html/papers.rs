//! The papers: what became of each, what was found in it, and what of it was ignored or not read.

use super::{Cell, Column, Filter, Table, figures};
use crate::record::{CoverageOutcome, DocumentRecord, InputOutcome, Record, VisitTables};
use crate::report::{Output, sentences};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Places listed of one paper; the rest stand in `documents.ndjson`.
const MOST_PLACES: usize = 200;

/// The section.
pub(super) fn section(output: &Output) -> Markup {
    html! {
        h2 #papers { "Papers" }
        (failures(output))
        @let table = table(output);
        @if !table.is_empty() { (table.render()) }
    }
}

/// How many papers were read whole, in part and not at all, in a sentence.
pub(super) fn outcomes(output: &Output) -> Markup {
    let inputs = output.inputs();
    if inputs.is_empty() {
        return html! {};
    }
    let count = |outcome: InputOutcome| inputs.iter().filter(|i| i.outcome == outcome).count();
    let (whole, partial, failed, skipped) = (
        count(InputOutcome::Ok),
        count(InputOutcome::Partial),
        count(InputOutcome::Failed),
        count(InputOutcome::Skipped),
    );
    let mut parts = vec![format!("{} read whole", sentences::count(whole, "paper was", "papers were"))];
    for (number, what) in [(partial, "in part"), (failed, "not at all")] {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    }
    let mut text = parts.join(", ");
    if skipped > 0 {
        text.push_str(&format!("; {} no paper", sentences::count(skipped, "file is", "files are")));
    }
    html! { p { (text) ": see " a href="#papers" { "Papers" } "." } }
}

/// Records of each paper, and those of them that want review.
#[derive(Debug, Default)]
struct Counts(BTreeMap<String, (usize, usize)>);

impl VisitTables for Counts {
    fn table<R: Record>(&mut self, records: &[R]) {
        for header in records.iter().map(Record::header) {
            let counts = self.0.entry(header.document_id.clone()).or_default();
            counts.0 += 1;
            counts.1 += usize::from(!header.review.is_empty());
        }
    }
}

fn table(output: &Output) -> Table {
    let mut records = Counts::default();
    output.records.visit(&mut records);
    let columns = vec![
        Column::plain("Paper"),
        Column::filtered("Kind", Filter::Values),
        Column::plain("Title"),
        Column::filtered("Body", Filter::Values),
        Column::filtered("Meeting", Filter::Year),
        Column::plain("Records"),
        Column::plain("To look at"),
        Column::plain("What became of its pages and tables"),
    ];
    let mut table = Table::new("papers-table", "Papers", columns);
    for document in &output.documents {
        let (all, wanting) = records.0.get(&document.id).copied().unwrap_or_default();
        let (spoken, shown) = coverage(document);
        table.row(&[
            Cell::text(document.file.clone()).heading(),
            Cell::text(figures::words(document.kind.name())),
            Cell::words(document.title.clone().unwrap_or_default()),
            Cell::text(document.body.clone().unwrap_or_default()),
            Cell::date(document.meeting_date.clone().unwrap_or_default()),
            Cell::number(all),
            Cell::number(wanting),
            Cell::shown(shown, spoken).class("from"),
        ]);
    }
    table
}

/// What became of a paper's pages and tables, in words, and to be opened.
fn coverage(document: &DocumentRecord) -> (String, Markup) {
    let of = |outcome| document.coverage.iter().filter(move |c| c.outcome == outcome);
    let (used, ignored, unread) =
        (of(CoverageOutcome::Used).count(), of(CoverageOutcome::Ignored).count(), of(CoverageOutcome::Unread).count());
    let mut spoken = format!("{used} used, {ignored} ignored, {unread} unread");
    if !document.warnings.is_empty() {
        spoken.push_str(&format!(", {}", sentences::count(document.warnings.len(), "warning", "warnings")));
    }
    let rest = || of(CoverageOutcome::Unread).chain(of(CoverageOutcome::Ignored));
    let shown = html! {
        @if document.warnings.is_empty() && rest().next().is_none() { (spoken) } @else {
            details.source { summary { (spoken) }
                @if !document.warnings.is_empty() { ul { @for w in &document.warnings {
                    li { span.code { (w.code.code()) } " " (figures::message(&w.message)) @if let Some(page) = w.page { ", page " (page) } }
                } } }
                ul { @for c in rest().take(MOST_PLACES) { li {
                    code { (c.path) } @if let Some(page) = c.page { ", page " (page) }
                    ": " (if c.outcome == CoverageOutcome::Unread { "unread" } else { "ignored" })
                    @if let Some(reason) = &c.reason { ", " (reason) }
                } } }
                @if rest().count() > MOST_PLACES { p { "The rest stands in " code { "documents.ndjson" } "." } }
            }
        }
    };
    (spoken, shown)
}

/// Inputs that failed, were read in part or were skipped, with their reasons.
fn failures(output: &Output) -> Markup {
    let columns = vec![Column::plain("Paper"), Column::filtered("Outcome", Filter::Values), Column::plain("Why")];
    let mut table = Table::new("failures-table", "Not read, or read in part", columns);
    for input in output.inputs().iter().filter(|i| i.outcome != InputOutcome::Ok) {
        let said = input.errors.iter().chain(&input.warnings).map(|w| figures::message(&w.message));
        let why: Vec<String> = input.reason.iter().cloned().chain(said).collect();
        let outcome = match input.outcome {
            InputOutcome::Ok => "read",
            InputOutcome::Partial => "read in part",
            InputOutcome::Failed => "not read",
            InputOutcome::Skipped => "skipped",
        };
        table.row(&[Cell::text(input.file.clone()).heading(), Cell::text(outcome), Cell::words(why.join("; "))]);
    }
    if table.is_empty() {
        let known = !output.inputs().is_empty();
        return html! { @if known { p { "Every paper was read whole." } } };
    }
    html! { h3 { "Not read, or read in part" } (table.render()) h3 { "Read" } }
}
