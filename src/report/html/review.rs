//! "To look at": everything that wants review, by reason, first of all.

use super::{MOST_ROWS, figures, text};
use crate::report::Output;
use maud::{Markup, html};

/// The section.
pub(super) fn section(output: &Output) -> Markup {
    let reasons = figures::to_review(output);
    html! {
        section aria-labelledby="look" {
            h2 #look { "To look at" }
            @if reasons.is_empty() { p { "Nothing: every value was read plainly." } }
            @for (code, records) in &reasons {
                details {
                    summary { strong { (records.len()) } " × " (code.meaning()) " " span.code { (code.code()) } }
                    p { "What to do: " (code.help()) "." }
                    div.scroll tabindex="0" role="region" aria-label=(code.meaning()) { table {
                        caption { (figures::words(code.code())) }
                        thead { tr { th scope="col" { "Record" } th scope="col" { "What" } th scope="col" { "As written" } th scope="col" { "Paper" } th scope="col" { "Place" } } }
                        tbody { @for record in records.iter().take(MOST_ROWS) { tr {
                            td { (figures::words(record.table)) }
                            td { (record.label) }
                            td { (text(&record.header.source.quote)) }
                            td { (output.file(&record.header.document_id)) }
                            td { (figures::place(record.header)) " " code { (record.header.source.path) } }
                        } } }
                    } }
                }
            }
        }
    }
}
