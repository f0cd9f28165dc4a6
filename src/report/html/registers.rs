//! Registers: actions, plan items, localities, delegated functions, recommendations, decisions.

use super::reading::{Pictures, cell, codes, whereabouts};
use super::{Cell, Column, Filter, Section, Table, figures};
use crate::report::Output;
use crate::report::{delegation, threads};
use maud::{Markup, html};

/// The registers that have rows.
pub(super) fn all(output: &Output, pictures: &Pictures) -> Vec<Section> {
    let tables = [
        ("actions", "Actions", actions(output, pictures)),
        ("carried-on", "Actions over several meetings", carried_on(output, pictures)),
        ("plan-items", "Plan items by timescale", plan_items(output, pictures)),
        ("localities", "Localities", localities(output, pictures)),
        ("recommendations", "Recommendations", recommendations(output, pictures)),
        ("decisions", "Decisions", decisions(output, pictures)),
    ];
    let mut out: Vec<Section> = tables
        .into_iter()
        .filter(|(_, _, table)| !table.is_empty())
        .map(|(id, title, table)| {
            let short = title.split(" by ").next().unwrap_or(title);
            (id.to_owned(), short.to_owned(), html! { h2 id=(id) { (title) } (table.render()) })
        })
        .collect();
    if !output.records.delegated_functions.is_empty() {
        let at = out.iter().position(|(id, _, _)| id == "recommendations" || id == "decisions").unwrap_or(out.len());
        out.insert(at, ("functions".to_owned(), "Delegated functions".to_owned(), functions(output, pictures)));
    }
    out
}

fn actions(output: &Output, pictures: &Pictures) -> Table {
    let columns = vec![
        Column::plain("Action"),
        Column::filtered("Owners", Filter::Values),
        Column::plain("Due, as written"),
        Column::filtered("Due from", Filter::Year),
        Column::filtered("Status", Filter::Values),
        Column::filtered("Body or partnership", Filter::Values),
        Column::filtered("Kind", Filter::Values),
        Column::plain("Item or proposal"),
        Column::filtered("Meeting or return", Filter::Year),
        Column::plain("Read from"),
    ];
    let mut table = Table::new("actions-table", "Actions", columns);
    for a in &output.records.actions {
        table.row(&[
            Cell::words(a.text.clone()),
            Cell::text(figures::owners(&a.owners)),
            Cell::text(figures::date(a.due.as_ref())),
            Cell::date(a.due.as_ref().and_then(|d| d.start.clone()).unwrap_or_default()),
            Cell::text(a.status.map(figures::status).unwrap_or_default()),
            Cell::text(figures::body(output, a)),
            Cell::text(figures::kind(a.kind)),
            Cell::text(figures::item(a)),
            Cell::date(figures::given_on(output, a)),
            cell(output, pictures, a),
        ]);
    }
    table
}

fn carried_on(output: &Output, pictures: &Pictures) -> Table {
    let columns = vec![
        Column::plain("Action, as last worded"),
        Column::filtered("Owners", Filter::Values),
        Column::plain("Due, as written"),
        Column::filtered("Body", Filter::Values),
        Column::filtered("First meeting", Filter::Year),
        Column::filtered("Last meeting", Filter::Year),
        Column::plain("Papers"),
        Column::filtered("What became of it", Filter::Values)
            .explained("Overdue: not said to be done, and its date had passed when the body last met"),
        Column::plain("Last read from"),
    ];
    let mut table = Table::new("carried-on-table", "Actions over several meetings", columns);
    for thread in threads::threads(output) {
        table.row(&[
            Cell::words(thread.last.text.clone()),
            Cell::text(figures::owners(&thread.last.owners)),
            Cell::text(figures::date(thread.last.due.as_ref())),
            Cell::text(thread.body),
            Cell::date(thread.first_day),
            Cell::date(thread.last_day),
            Cell::number(thread.papers),
            Cell::text(thread.fate.words()),
            cell(output, pictures, thread.last),
        ]);
    }
    table
}

fn plan_items(output: &Output, pictures: &Pictures) -> Table {
    let columns = vec![
        Column::plain("Number"),
        Column::filtered("Section", Filter::Values),
        Column::plain("What"),
        Column::filtered("Leads", Filter::Values),
        Column::filtered("Contributors", Filter::Values),
        Column::plain("Timescale, as written"),
        Column::filtered("From", Filter::Year),
        Column::plain("Read from"),
    ];
    let mut items: Vec<_> = output.records.plan_items.iter().collect();
    // By timescale; what has none comes last, each group in the order of the papers.
    items.sort_by_key(|p| {
        p.timescale.as_ref().and_then(|t| t.start.clone()).map_or((true, String::new()), |s| (false, s))
    });
    let mut table = Table::new("plan-items-table", "Plan items", columns);
    for p in items {
        table.row(&[
            Cell::text(p.reference.clone().unwrap_or_default()),
            Cell::text(p.section_title.clone().unwrap_or_default()),
            Cell::words(p.text.clone()),
            Cell::text(figures::owners(&p.leads)),
            Cell::text(figures::owners(&p.contributors)),
            Cell::text(figures::date(p.timescale.as_ref())),
            Cell::date(p.timescale.as_ref().and_then(|t| t.start.clone()).unwrap_or_default()),
            cell(output, pictures, p),
        ]);
    }
    table
}

fn localities(output: &Output, pictures: &Pictures) -> Table {
    let columns = vec![
        Column::filtered("Health board", Filter::Values),
        Column::filtered("Partnership", Filter::Values),
        Column::plain("Locality"),
        Column::plain("Written otherwise"),
        Column::plain("Inhabitants"),
        Column::plain("Read from"),
    ];
    let mut all: Vec<_> = output.records.localities.iter().collect();
    all.sort_by_key(|l| (figures::name(l.health_board.as_ref()), figures::name(l.partnership.as_ref())));
    let mut table = Table::new("localities-table", "Localities", columns);
    for l in all {
        let population = l.population.map(|p| p.to_string()).unwrap_or_default();
        table.row(&[
            Cell::text(figures::name(l.health_board.as_ref()).unwrap_or_default()),
            Cell::text(figures::name(l.partnership.as_ref()).unwrap_or_default()),
            Cell::text(l.name.clone()),
            Cell::text(if l.name == l.as_written { "" } else { l.as_written.as_str() }),
            Cell::text(population).class("number"),
            cell(output, pictures, l),
        ]);
    }
    table
}

fn functions(output: &Output, pictures: &Pictures) -> Markup {
    let matrix = delegation::matrix(output);
    let mut columns = vec![Column::plain("Partnership")];
    columns.extend(matrix.functions.iter().map(|f| Column::filtered(f.clone(), Filter::Values)));
    let caption = "Partnership by function; an empty cell: the papers do not say; open a cell for what was read";
    let mut table = Table::new("functions-table", caption, columns);
    let mut readings = Vec::new();
    for (partnership, cells) in &matrix.rows {
        let mut row = vec![Cell::text(partnership.clone()).heading()];
        for (function, cell) in matrix.functions.iter().zip(cells) {
            let Some(first) = cell.first() else {
                row.push(Cell::text(""));
                continue;
            };
            let states = delegation::states(cell);
            let review = cell.iter().any(|r| !r.header.review.is_empty());
            let id = format!("f-{}", first.header.id);
            let spoken = format!("{partnership}, {function}: {states}{}", if review { ", to look at" } else { "" });
            let link = html! { a.open href={ "#" (id) } aria-label=(spoken) { (states) } };
            row.push(Cell::shown(link, states.clone()).class(if review { "review" } else { "" }));
            readings.push(html! { article.reading id=(id) {
                h4 { (partnership) ", " (function) ": " (states) }
                @for record in cell {
                    p { "Written “" (record.function_as_written) "”: “" (record.status_as_written) "” " (codes(&record.header)) }
                    (whereabouts(output, pictures, &record.header))
                }
            } });
        }
        table.row(&row);
    }
    html! {
        h2 #functions { "Delegated functions" }
        (table.render())
        template.readings { @for reading in &readings { (reading) } }
    }
}

fn recommendations(output: &Output, pictures: &Pictures) -> Table {
    let columns = vec![
        Column::filtered("To", Filter::Values),
        Column::plain("Number"),
        Column::plain("Recommendation"),
        Column::plain("Read from"),
    ];
    let mut table = Table::new("recommendations-table", "Recommendations", columns);
    for r in &output.records.recommendations {
        table.row(&[
            Cell::text(r.addressed_to.clone().unwrap_or_default()),
            Cell::text(r.number.clone().unwrap_or_default()),
            Cell::words(r.text.clone()),
            cell(output, pictures, r),
        ]);
    }
    table
}

fn decisions(output: &Output, pictures: &Pictures) -> Table {
    let columns = vec![
        Column::filtered("Body", Filter::Values),
        Column::filtered("Meeting", Filter::Year),
        Column::plain("Item"),
        Column::plain("Decision"),
        Column::plain("Read from"),
    ];
    let mut table = Table::new("decisions-table", "Decisions", columns);
    for d in &output.records.decisions {
        let document = output.document(&d.header.document_id);
        let item = [d.item_number.as_deref(), d.item_title.as_deref()];
        table.row(&[
            Cell::text(document.and_then(|p| p.body.clone()).unwrap_or_default()),
            Cell::date(document.and_then(|p| p.meeting_date.clone()).unwrap_or_default()),
            Cell::text(item.into_iter().flatten().collect::<Vec<_>>().join(" ")),
            Cell::words(d.text.clone()),
            cell(output, pictures, d),
        ]);
    }
    table
}
