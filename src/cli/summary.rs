//! The closing table: papers by kind, records by type, how many want review, failures with their reasons.

use super::progress::printable;
use super::say;
use boardpapers::record::{InputOutcome, InputRecord, RunRecord};

/// Failures that are named one by one; `run.json` holds all of them.
const MOST_NAMED: usize = 50;

/// Shows what a run gave.
pub(super) fn show(record: &RunRecord) {
    let inputs: Vec<String> = record
        .counts
        .inputs
        .iter()
        .filter(|(_, number)| **number > 0)
        .map(|(outcome, number)| format!("{number} {outcome}"))
        .collect();
    say(&format!("papers   {} ({})", record.inputs.len(), inputs.join(", ")));
    for (kind, number) in &record.counts.documents {
        say(&format!("  {kind:24} {number:>7}"));
    }
    say(&format!("{:26} {:>7}   want review", "records", record.counts.records.values().sum::<u64>()));
    for (table, number) in &record.counts.records {
        let wanting = record.counts.wanting_review.get(table).copied().unwrap_or(0);
        say(&format!("  {table:24} {number:>7}   {wanting:>7}"));
    }
    for finding in &record.findings {
        say(&format!("finding: {}", finding.message));
    }
    let mut told: Vec<&InputRecord> = record.inputs.iter().filter(|input| input.outcome != InputOutcome::Ok).collect();
    // The worst first: what was lost whole, what was lost in part, what was no paper.
    let weight = |outcome| match outcome {
        InputOutcome::Failed => 0,
        InputOutcome::Partial => 1,
        InputOutcome::Skipped | InputOutcome::Ok => 2,
    };
    told.sort_by_key(|input| weight(input.outcome));
    // Files that never claimed to be papers are counted; what became of each stands in `run.json`.
    let (named, other): (Vec<_>, Vec<_>) =
        told.into_iter().partition(|input| input.outcome != InputOutcome::Skipped || claims_to_be_a_paper(&input.file));
    for input in named.iter().take(MOST_NAMED) {
        say(&format!("{:8} {}: {}", input.outcome.name(), printable(&input.file), printable(&why(input))));
    }
    if named.len() > MOST_NAMED {
        say(&format!("… and {} more: see `run.json`", named.len() - MOST_NAMED));
    }
    if !other.is_empty() {
        say(&format!("skipped  {} files of other kinds: see `run.json`", other.len()));
    }
}

/// Whether a file's ending is a paper's.
fn claims_to_be_a_paper(file: &str) -> bool {
    let ending = file.rsplit('.').next().unwrap_or_default();
    ["pdf", "docx", "doc"].iter().any(|paper| ending.eq_ignore_ascii_case(paper))
}

/// Why an input was skipped, or not read whole.
fn why(input: &InputRecord) -> String {
    match (&input.reason, input.errors.first()) {
        (Some(reason), _) => reason.clone(),
        (None, Some(error)) => match &error.help {
            Some(help) => format!("{}; {help}", error.message),
            None => error.message.clone(),
        },
        (None, None) => String::new(),
    }
}
