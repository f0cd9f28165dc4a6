//! Two rounds compared, as a Word file.

use super::{CHART, Report};
use crate::error::Error;
use crate::report::charts::{Grid, Stacked};
use crate::report::compare::{Change, Comparison};
use crate::report::figures::words;
use crate::report::sentences;

/// The report's bytes.
///
/// # Errors
/// [`Error::Usage`] where the file cannot be made.
pub fn comparison(comparison: &Comparison<'_>) -> Result<Vec<u8>, Error> {
    let mut report = Report::new("Two rounds compared");
    report.heading(1, "Summary");
    report.text(&sentences::comparison(comparison).join(" "));
    if comparison.pairs.is_empty() {
        report.text("Neither round holds ratings.");
        return report.finish();
    }
    let headings: Vec<String> = Change::ALL.iter().map(|c| words(c.words())).collect();
    let headings =
        |first: &'static str| std::iter::once(first).chain(headings.iter().map(String::as_str)).collect::<Vec<_>>();
    let widths = [16, 4, 3, 5, 6, 6, 6, 5];
    let row = |label: String, counts: &std::collections::BTreeMap<Change, usize>| -> Vec<String> {
        let figures = Change::ALL.iter().map(|c| counts.get(c).copied().unwrap_or_default().to_string());
        std::iter::once(label).chain(figures).collect()
    };
    report.heading(1, "From rating to rating");
    report.lead("From the first round (rows) to the second (columns); what stayed stands on the diagonal.");
    let described = "Matrix of how many ratings went from each rating of the first round to each of the second; the figures \
                     stand in the table that follows.";
    report.chart(&Grid::transitions(comparison, CHART), described.to_owned());
    // In the order of the scale.
    let (states, counts) = (comparison.states(), comparison.transitions());
    let pairs = states.iter().flat_map(|from| states.iter().map(move |to| (from.clone(), to.clone())));
    let rows: Vec<Vec<String>> = pairs
        .filter_map(|pair| counts.get(&pair).map(|n| vec![pair.0.clone(), pair.1.clone(), n.to_string()]))
        .collect();
    report.table(&["First round", "Second round", "Number"], &[4, 4, 2], rows);
    report.heading(1, "By proposal");
    let described = "Stacked bars: for how many partnerships each proposal’s rating fell, stayed or rose; the figures stand in \
                     the table that follows.";
    report.chart(&Stacked::changes(comparison, CHART), described.to_owned());
    let rows: Vec<Vec<String>> = comparison
        .proposals()
        .into_iter()
        .map(|(number, text)| row(format!("{number} {text}"), &comparison.count(|p| p.proposal == number)))
        .collect();
    report.table(&headings("Proposal"), &widths, rows);
    report.heading(1, "By partnership");
    let rows: Vec<Vec<String>> = comparison
        .partnerships()
        .into_iter()
        .map(|name| row(name.to_owned(), &comparison.count(|p| p.partnership == name)))
        .collect();
    report.table(&headings("Partnership"), &widths, rows);
    if comparison.pairs.iter().all(|p| p.new_actions.is_empty() && p.carried_on.is_empty() && p.dropped.is_empty()) {
        return report.finish();
    }
    report.heading(1, "Improvement actions");
    for partnership in comparison.partnerships() {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for pair in comparison.pairs.iter().filter(|p| p.partnership == partnership) {
            let lists = [("new", &pair.new_actions), ("carried on", &pair.carried_on), ("dropped", &pair.dropped)];
            for (what, list) in lists {
                rows.extend(list.iter().map(|a| vec![pair.proposal.to_owned(), what.to_owned(), (*a).to_owned()]));
            }
        }
        if !rows.is_empty() {
            report.heading(2, partnership);
            report.table(&["Proposal", "What became of it", "Action"], &[2, 3, 10], rows);
        }
    }
    report.finish()
}
