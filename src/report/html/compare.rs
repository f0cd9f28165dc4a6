//! Two rounds compared, as one self-contained page.

use super::{figures, shell, table, text};
use crate::report::compare::{Change, Comparison};
use maud::{Markup, html};

/// The page.
pub fn comparison(comparison: &Comparison<'_>) -> String {
    let sections = [
        ("summary", "Summary"),
        ("transitions", "Transitions"),
        ("proposals", "By proposal"),
        ("pairs", "Every rating"),
        ("actions", "Improvement actions"),
    ];
    shell(
        "Two rounds compared",
        &sections,
        &html! {
            (summary(comparison))
            (transitions(comparison))
            (by(comparison, "proposals", "By proposal", &comparison.proposals().iter().map(|(n, t)| (format!("{n} {t}"), (*n).to_owned())).collect::<Vec<_>>(), |p| p.proposal))
            (by(comparison, "partnerships", "By partnership", &comparison.partnerships().iter().map(|p| ((*p).to_owned(), (*p).to_owned())).collect::<Vec<_>>(), |p| &p.partnership))
            (pairs(comparison))
            (actions(comparison))
        },
    )
}

fn summary(comparison: &Comparison<'_>) -> Markup {
    let counts = comparison.count(|_| true);
    html! { section aria-labelledby="summary" {
        h2 #summary { "Summary" }
        dl.figures { @for change in Change::ALL { div { dt { (figures::words(change.words())) } dd { (counts.get(&change).copied().unwrap_or_default()) } } } }
        p { "“Reading changed”: rated in one round and not plainly rated in the other, so that no change of rating can be told." }
    } }
}

fn transitions(comparison: &Comparison<'_>) -> Markup {
    let (states, counts) = (comparison.states(), comparison.transitions());
    html! { section aria-labelledby="transitions" {
        h2 #transitions { "Transitions" }
        div.scroll tabindex="0" role="region" aria-label="Transitions, table" { table {
            caption { "From the first round (rows) to the second (columns)" }
            thead { tr { th scope="col" { "First round" } @for to in &states { th scope="col" { (to) } } } }
            tbody { @for from in &states { tr {
                th scope="row" { (from) }
                @for to in &states { td { @if let Some(n) = counts.get(&(from.clone(), to.clone())) { @if from == to { (n) } @else { strong { (n) } } } } }
            } } }
        } }
    } }
}

fn by<'a>(
    comparison: &'a Comparison<'_>,
    id: &str,
    title: &str,
    lines: &[(String, String)],
    key: impl Fn(&'a crate::report::compare::Pair<'_>) -> &'a str,
) -> Markup {
    let keys: Vec<&str> = comparison.pairs.iter().map(key).collect();
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|(label, wanted)| {
            let mut counts = [0_usize; Change::ALL.len()];
            for (pair, key) in comparison.pairs.iter().zip(&keys) {
                if key == wanted
                    && let Some(slot) =
                        Change::ALL.iter().position(|c| *c == pair.change).and_then(|i| counts.get_mut(i))
                {
                    *slot += 1;
                }
            }
            std::iter::once(text(label)).chain(counts.iter().map(|n| html! { (n) })).collect()
        })
        .collect();
    let headings: Vec<&str> = std::iter::once(title).chain(Change::ALL.iter().map(|c| c.words())).collect();
    html! { section aria-labelledby=(id) { h2 id=(id) { (title) } (table(&format!("{id}-table"), title, &headings, &[], &rows, &[])) } }
}

fn pairs(comparison: &Comparison<'_>) -> Markup {
    let keys: Vec<Vec<String>> = comparison
        .pairs
        .iter()
        .map(|p| {
            vec![
                p.partnership.clone(),
                format!("{} {}", p.proposal, p.text),
                Comparison::state(p.before),
                Comparison::state(p.after),
                p.change.words().to_owned(),
            ]
        })
        .collect();
    let rows: Vec<Vec<Markup>> = keys.iter().map(|row| row.iter().map(|v| text(v)).collect()).collect();
    let headings = ["Partnership", "Proposal", "First round", "Second round", "Change"];
    html! { section aria-labelledby="pairs" { h2 #pairs { "Every rating" } (table("pairs-table", "Every rating", &headings, &[0, 2, 3, 4], &rows, &keys)) } }
}

fn actions(comparison: &Comparison<'_>) -> Markup {
    let mut keys: Vec<Vec<String>> = Vec::new();
    for pair in &comparison.pairs {
        for (what, list) in [("new", &pair.new_actions), ("carried on", &pair.carried_on), ("dropped", &pair.dropped)] {
            keys.extend(
                list.iter().map(|a| {
                    vec![pair.partnership.clone(), pair.proposal.to_owned(), what.to_owned(), (*a).to_owned()]
                }),
            );
        }
    }
    let rows: Vec<Vec<Markup>> = keys.iter().map(|row| row.iter().map(|v| text(v)).collect()).collect();
    html! { section aria-labelledby="actions" { h2 #actions { "Improvement actions" } (table("actions-table", "Improvement actions", &["Partnership", "Proposal", "What became of it", "Action"], &[0, 2], &rows, &keys)) } }
}
