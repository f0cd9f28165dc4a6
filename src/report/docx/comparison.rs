//! Two rounds compared, as a Word file.

use super::{Content, Report};
use crate::error::Error;
use crate::report::compare::{Change, Comparison};

/// The report's bytes.
///
/// # Errors
/// [`Error::Usage`] where the file cannot be made.
pub fn comparison(comparison: &Comparison<'_>) -> Result<Vec<u8>, Error> {
    let mut report = Report::new("Two rounds compared");
    report.heading(1, "Summary");
    let counts = comparison.count(|_| true);
    let get = |change| counts.get(&change).copied().unwrap_or_default();
    report.text(&format!(
        "{} ratings were compared: {} rose, {} fell and {} stayed. For {} the reading changed, so that no change of rating can \
         be told; {} are in the second round only and {} in the first only.",
        comparison.pairs.len(),
        get(Change::Rose),
        get(Change::Fell),
        get(Change::Stayed),
        get(Change::Reading),
        get(Change::Appeared),
        get(Change::Vanished)
    ));
    let headings: Vec<&str> = std::iter::once("").chain(Change::ALL.iter().map(|c| c.words())).collect();
    let widths = [4, 1, 1, 1, 2, 2, 2];
    let row = |label: String, counts: &std::collections::BTreeMap<Change, usize>| -> Vec<Content> {
        let figures = Change::ALL.iter().map(|c| counts.get(c).copied().unwrap_or_default().to_string().into());
        std::iter::once(Content::from(label)).chain(figures).collect()
    };
    report.heading(1, "By proposal");
    let rows: Vec<Vec<Content>> = comparison
        .proposals()
        .into_iter()
        .map(|(number, text)| row(format!("{number} {text}"), &comparison.count(|p| p.proposal == number)))
        .collect();
    report.table(&headings, &widths, rows);
    report.heading(1, "By partnership");
    let rows: Vec<Vec<Content>> = comparison
        .partnerships()
        .into_iter()
        .map(|name| row(name.to_owned(), &comparison.count(|p| p.partnership == name)))
        .collect();
    report.table(&headings, &widths, rows);
    report.heading(1, "Transitions");
    let transitions = comparison.transitions();
    let rows: Vec<Vec<Content>> = transitions
        .iter()
        .map(|((from, to), n)| vec![from.as_str().into(), to.as_str().into(), n.to_string().into()])
        .collect();
    report.table(&["First round", "Second round", "Number"], &[4, 4, 1], rows);
    report.heading(1, "Improvement actions");
    for pair in &comparison.pairs {
        let lists = [("new", &pair.new_actions), ("carried on", &pair.carried_on), ("dropped", &pair.dropped)];
        if lists.iter().all(|(_, list)| list.is_empty()) {
            continue;
        }
        report.heading(2, &format!("{}, {}", pair.partnership, pair.proposal));
        for (what, list) in lists {
            for action in list {
                report.bullet(&format!("{what}: {action}"));
            }
        }
    }
    report.finish()
}
