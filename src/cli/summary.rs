//! The closing table: papers by kind, records by type, how many want review, failures with their reasons.

use super::progress::printable;
use super::say;
use boardpapers::record::{InputOutcome, InputRecord, RunRecord};

/// Findings and failures that are told one by one; `run.json` holds all of them.
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
    told(record.findings.iter().map(|finding| format!("finding: {}", finding.message)).collect());
    let mut not_whole: Vec<&InputRecord> =
        record.inputs.iter().filter(|input| input.outcome != InputOutcome::Ok).collect();
    // The worst first: what was lost whole, what was lost in part, what was no paper.
    let weight = |outcome| match outcome {
        InputOutcome::Failed => 0,
        InputOutcome::Partial => 1,
        InputOutcome::Skipped | InputOutcome::Ok => 2,
    };
    not_whole.sort_by_key(|input| weight(input.outcome));
    // Files that never claimed to be papers are counted; what became of each stands in `run.json`.
    let (named, other): (Vec<_>, Vec<_>) = not_whole
        .into_iter()
        .partition(|input| input.outcome != InputOutcome::Skipped || claims_to_be_a_paper(&input.file));
    let line = |input: &&InputRecord| {
        format!("{:8} {}: {}", input.outcome.name(), printable(&input.file), printable(&why(input)))
    };
    told(named.iter().map(line).collect());
    if !other.is_empty() {
        say(&format!("skipped  {} files of other kinds: see `run.json`", other.len()));
    }
}

/// Says the first of many lines, and how many there are besides.
fn told(lines: Vec<String>) {
    for line in &first_of(lines) {
        say(line);
    }
}

fn first_of(mut lines: Vec<String>) -> Vec<String> {
    let more = lines.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        lines.truncate(MOST_NAMED);
        lines.push(format!("… and {more} more: see `run.json`"));
    }
    lines
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

#[cfg(test)]
mod tests {
    use super::{MOST_NAMED, first_of};

    #[test]
    fn many_lines_are_cut_short_and_counted() {
        let lines = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>();
        assert_eq!(first_of(lines(MOST_NAMED)), lines(MOST_NAMED));
        let cut = first_of(lines(MOST_NAMED + 3));
        assert_eq!(cut.len(), MOST_NAMED + 1);
        assert_eq!(cut.last().map(String::as_str), Some("… and 3 more: see `run.json`"));
    }
}
