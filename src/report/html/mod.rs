//! The overview as one self-contained page: no network, works from a file, prints, and reads without scripts.

mod compare;
mod ratings;
mod registers;
mod review;

pub use compare::comparison;

use super::{Output, figures};
use crate::record::Header;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Rows of one table that the page shows; the rest stand in the NDJSON. A browser stays fluid up to here.
const MOST_ROWS: usize = 3000;

/// The page.
pub fn page(output: &Output) -> String {
    let rounds = figures::rounds(output);
    let sections = sections(output, !rounds.is_empty());
    let content = html! {
        (summary(output))
        (review::section(output))
        @for (number, round) in rounds.iter().enumerate() {
            (ratings::section(output, round, number + 1))
        }
        (registers::actions(output))
        (registers::plan_items(output))
        (registers::localities(output))
        (registers::functions(output))
        (registers::decisions(output))
        (registers::papers(output))
    };
    shell("Overview of board papers", &sections, &content)
}

/// A page around its content: style, script and the way through it are part of the file.
fn shell(title: &str, sections: &[(&'static str, &'static str)], content: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                header {
                    h1 { (title) }
                    nav aria-label="Sections" { ul {
                        @for (id, title) in sections { li { a href={ "#" (id) } { (title) } } }
                    } }
                }
                main #main { (content) }
                dialog #reading aria-label="What was read" {
                    button type="button" { "Close" }
                    div data-inside="" {}
                }
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    }
    .into_string()
}

fn sections(output: &Output, rated: bool) -> Vec<(&'static str, &'static str)> {
    let records = &output.records;
    let mut out = vec![("summary", "Summary"), ("look", "To look at")];
    let mut add = |on: bool, id, title| {
        if on {
            out.push((id, title));
        }
    };
    add(rated, "ratings-1", "Ratings");
    add(!records.actions.is_empty(), "actions", "Actions");
    add(!records.plan_items.is_empty(), "plan-items", "Plan items");
    add(!records.localities.is_empty(), "localities", "Localities");
    add(!records.delegated_functions.is_empty(), "functions", "Delegated functions");
    add(!records.decisions.is_empty(), "decisions", "Decisions");
    add(true, "papers", "Papers");
    out
}

fn summary(output: &Output) -> Markup {
    let counts = figures::counts(output);
    let wanting: usize = counts.iter().map(|(_, _, review)| review).sum();
    html! {
        section aria-labelledby="summary" {
            h2 #summary { "Summary" }
            dl.figures {
                div { dt { "Papers" } dd { (output.documents.len()) } }
                @for (table, count, _) in &counts {
                    @if *count > 0 { div { dt { (figures::words(table)) } dd { (count) } } }
                }
                div { dt { "Records to look at" } dd { (wanting) } }
            }
        }
    }
}

/// A table that sorts by its headings, with a filter box over all columns and one list for each column named.
fn table(
    id: &str,
    caption: &str,
    headings: &[&str],
    lists: &[usize],
    rows: &[Vec<Markup>],
    keys: &[Vec<String>],
) -> Markup {
    let shown = rows.len().min(MOST_ROWS);
    html! {
        div.filters data-filters=(id) {
            label { "Find in " (caption.to_lowercase()) input type="search" data-column="*"; }
            @for column in lists {
                @if let Some(heading) = headings.get(*column) {
                    label { (heading) select data-column=(column) {
                        option value="" { "all" }
                        @for value in values(keys, *column) { option { (value) } }
                    } }
                }
            }
            span role="status" data-shown="" { (shown) " shown" }
        }
        @if rows.len() > shown {
            p { "The first " (shown) " of " (rows.len()) " are shown; all stand in the tables of the output folder." }
        }
        div.scroll tabindex="0" role="region" aria-label={ (caption) ", table" } {
            table id=(id) {
                caption { (caption) }
                thead { tr { @for heading in headings { th scope="col" aria-sort="none" { button.sort type="button" { (heading) } } } } }
                tbody {
                    @for row in rows.iter().take(shown) {
                        tr { @for cell in row { td { (cell) } } }
                    }
                }
            }
        }
    }
}

/// The values of a column, sorted, each once; several in one cell are parted by "; ".
fn values(keys: &[Vec<String>], column: usize) -> Vec<String> {
    let mut out: Vec<String> = keys
        .iter()
        .filter_map(|row| row.get(column))
        .flat_map(|v| v.split("; "))
        .filter(|v| !v.is_empty())
        .map(str::to_owned)
        .collect();
    out.sort();
    out.dedup();
    out
}

fn text(value: &str) -> Markup {
    html! { (value) }
}

/// Review codes with their meanings.
fn codes(header: &Header) -> Markup {
    html! { @for (i, code) in header.review.iter().enumerate() { @if i > 0 { " " } span.code title=(code.meaning()) { (code.code()) } } }
}

/// Where a record stands: paper, page, path, and the box drawn on a small picture of the page.
fn whereabouts(output: &Output, header: &Header) -> Markup {
    let source = &header.source;
    html! {
        p { (output.file(&header.document_id)) @if !source.places.is_empty() { ", " (figures::place(header)) } ", " code { (source.path) } }
        @if !source.places.is_empty() {
            div.where { @for place in &source.places { (page_picture(place)) } }
        }
    }
}

/// A page in outline with the place on it. Pages that are wider than high are told by their box.
fn page_picture(place: &crate::document::Place) -> Markup {
    let (short, long) = (595.0_f32, 842.0_f32);
    let landscape = place.bbox.right > short + 1.0;
    let (width, height) = if landscape {
        (long.max(place.bbox.right), short.max(place.bbox.bottom))
    } else {
        (short, long.max(place.bbox.bottom))
    };
    let number = |v: f32| format!("{v:.0}");
    let label = format!("Page {} with the place marked", place.page);
    html! {
        svg role="img" aria-label=(label) width=(number(width / 6.0)) height=(number(height / 6.0))
            viewBox={ "0 0 " (number(width)) " " (number(height)) } {
            rect x=(number(place.bbox.left)) y=(number(place.bbox.top)) width=(number(place.bbox.width().max(12.0)))
                height=(number(place.bbox.height().max(12.0))) fill="#e3b86b" stroke="#2f2458" stroke-width="6" {}
            text x="24" y=(number(height - 24.0)) font-size="64" fill="#444" { (place.page) }
        }
    }
}
