//! "To look at": everything that wants review, by reason, first of all.

use super::reading::{Pictures, place, whereabouts};
use super::{Cell, Column, Filter, Table, figures};
use crate::report::Output;
use maud::{Markup, html};

/// The section.
pub(super) fn section(output: &Output, pictures: &Pictures) -> Markup {
    let reasons = figures::to_review(output);
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    // What most records share comes first; equals in the order of the codes.
    reasons.sort_by_key(|(_, records)| std::cmp::Reverse(records.len()));
    html! {
        h2 #look { "To look at" }
        @if reasons.is_empty() { p { "Nothing: every value was read plainly." } }
        @for (code, records) in &reasons {
            @let table = table(output, pictures, code.code(), records);
            details.reason {
                summary { strong { (records.len()) } " × " (code.meaning()) " " span.code { (code.code()) } }
                p { "What to do: " (code.help()) "." }
                (table.render())
            }
        }
    }
}

fn table(output: &Output, pictures: &Pictures, code: &str, records: &[figures::ToReview<'_>]) -> Table {
    let columns = vec![
        Column::filtered("Record", Filter::Values),
        Column::plain("What"),
        Column::filtered("Paper", Filter::Values),
        Column::plain("Read from"),
    ];
    let mut table = Table::new(format!("look-{code}"), figures::words(code), columns);
    for record in records {
        let key = place(output, record.header);
        let shown = html! { details.source { summary { (key) } (whereabouts(output, pictures, record.header)) } };
        table.row(&[
            Cell::text(figures::words(record.table)),
            Cell::words(record.label.clone()),
            Cell::text(output.file(&record.header.document_id)),
            Cell::shown(shown, key).class("from"),
        ]);
    }
    table
}
