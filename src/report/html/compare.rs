//! Two rounds compared, as one self-contained page.

use super::{CHART, Cell, Column, Filter, Section, Table, figure, figures, shell};
use crate::report::charts::Stacked;
use crate::report::compare::{Change, Comparison, Pair};
use crate::report::{palette, sentences};
use maud::{Markup, html};

/// The page.
pub fn comparison(comparison: &Comparison<'_>) -> String {
    let named = |id: &str, title: &str, content: Markup| -> Section {
        (id.to_owned(), title.to_owned(), html! { h2 id=(id) { (title) } (content) })
    };
    let proposals: Vec<(String, &str)> =
        comparison.proposals().into_iter().map(|(number, text)| (format!("{number} {text}"), number)).collect();
    let partnerships: Vec<(String, &str)> =
        comparison.partnerships().into_iter().map(|name| (name.to_owned(), name)).collect();
    let mut sections = vec![named("summary", "Summary", summary(comparison))];
    if !comparison.pairs.is_empty() {
        sections.extend([
            named("transitions", "From rating to rating", transitions(comparison)),
            named("proposals", "By proposal", by_proposal(comparison, &proposals)),
            named("partnerships", "By partnership", by(comparison, "Partnership", &partnerships, |p| &p.partnership)),
            named("pairs", "Every rating", pairs(comparison).render()),
        ]);
    }
    let actions = actions(comparison);
    if !actions.is_empty() {
        sections.push(named("actions", "Improvement actions", actions.render()));
    }
    shell("Two rounds compared", &sections, &html! {})
}

/// The class of a change's cell.
fn class(change: Change) -> String {
    format!("change-{}", change.words().replace(' ', "-"))
}

fn summary(comparison: &Comparison<'_>) -> Markup {
    let counts = comparison.count(|_| true);
    html! {
        dl.figures { @for change in Change::ALL {
            div { dt { (figures::words(change.words())) } dd { (counts.get(&change).copied().unwrap_or_default()) } }
        } }
        @for sentence in sentences::comparison(comparison) { p { (sentence) } }
        p { "“Reading changed”: rated in one round and not plainly rated in the other, so that no change of rating can be told." }
    }
}

fn transitions(comparison: &Comparison<'_>) -> Markup {
    let (states, counts) = (comparison.states(), comparison.transitions());
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    html! { div.scroll tabindex="0" role="region" aria-label="From rating to rating, table" { table.transitions {
        caption { "From the first round (rows) to the second (columns); what stayed stands on the diagonal" }
        thead { tr { th scope="col" { "First round" } @for to in &states { th scope="col" { (to) } } } }
        tbody { @for from in &states { tr {
            th scope="row" { (from) }
            @for to in &states {
                @let count = counts.get(&(from.clone(), to.clone())).copied().unwrap_or_default();
                @let shade = palette::share(count as f64 / most as f64);
                @let style = format!("background-color:{};color:{}", palette::hex(shade.fill), palette::hex(shade.ink));
                td.number.stayed[from == to] style=[(count > 0).then_some(style)] { @if count > 0 { (count) } }
            }
        } } }
    } } }
}

fn by_proposal(comparison: &Comparison<'_>, lines: &[(String, &str)]) -> Markup {
    html! {
        (figure(&Stacked::changes(comparison, CHART), "Stacked bars: what became of each proposal’s ratings; the figures stand in the table below", "Number of partnerships by what became of their rating, for each proposal."))
        (by(comparison, "Proposal", lines, |p| p.proposal))
    }
}

/// Counts of changes for each line.
fn by<'a>(
    comparison: &'a Comparison<'_>,
    what: &str,
    lines: &[(String, &str)],
    key: impl Fn(&'a Pair<'_>) -> &'a str,
) -> Markup {
    let mut counts: std::collections::BTreeMap<&str, [usize; Change::ALL.len()]> = std::collections::BTreeMap::new();
    for pair in &comparison.pairs {
        let slots = counts.entry(key(pair)).or_default();
        if let Some(slot) = Change::ALL.iter().position(|c| *c == pair.change).and_then(|i| slots.get_mut(i)) {
            *slot += 1;
        }
    }
    let columns = std::iter::once(what).chain(Change::ALL.iter().map(|c| c.words()));
    let columns = columns.map(|c| Column::plain(figures::words(c))).collect();
    let id = format!("{}-table", what.to_lowercase());
    let mut table = Table::new(id, format!("Changes by {}", what.to_lowercase()), columns);
    for (label, key) in lines {
        let figures = counts.get(key).copied().unwrap_or_default();
        let name = Cell::text(label.clone()).heading();
        table.row(&std::iter::once(name).chain(figures.map(Cell::number)).collect::<Vec<_>>());
    }
    table.render()
}

fn pairs(comparison: &Comparison<'_>) -> Table {
    let columns = vec![
        Column::filtered("Partnership", Filter::Values),
        Column::filtered("Proposal", Filter::Values),
        Column::plain("Wording"),
        Column::filtered("First round", Filter::Values),
        Column::filtered("Second round", Filter::Values),
        Column::filtered("Change", Filter::Values),
    ];
    let mut table = Table::new("pairs-table", "Every rating", columns);
    for pair in &comparison.pairs {
        table.row(&[
            Cell::text(pair.partnership.clone()).heading(),
            Cell::text(pair.proposal),
            Cell::words(pair.text),
            Cell::text(Comparison::state(pair.before)),
            Cell::text(Comparison::state(pair.after)),
            Cell::text(pair.change.words()).class(class(pair.change)),
        ]);
    }
    table
}

fn actions(comparison: &Comparison<'_>) -> Table {
    let columns = vec![
        Column::filtered("Partnership", Filter::Values),
        Column::filtered("Proposal", Filter::Values),
        Column::filtered("What became of it", Filter::Values),
        Column::plain("Action"),
    ];
    let mut table = Table::new("actions-table", "Improvement actions", columns);
    for pair in &comparison.pairs {
        for (what, list) in [("new", &pair.new_actions), ("carried on", &pair.carried_on), ("dropped", &pair.dropped)] {
            for action in list {
                table.row(&[
                    Cell::text(pair.partnership.clone()).heading(),
                    Cell::text(pair.proposal),
                    Cell::text(what),
                    Cell::words(*action),
                ]);
            }
        }
    }
    table
}
