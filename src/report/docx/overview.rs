//! The overview report as a team would send it round.

use super::{Content, Report, bars};
use crate::error::Error;
use crate::report::Output;
use crate::report::figures::{self, Round, Tally, words};
use std::collections::{BTreeMap, BTreeSet};

/// Rows of one table: a Word file beyond this is no report.
const MOST_ROWS: usize = 2000;

/// The report's bytes.
///
/// # Errors
/// [`Error::Usage`] where the file cannot be made.
pub fn overview(output: &Output) -> Result<Vec<u8>, Error> {
    let mut report = Report::new("Overview of board papers");
    let rounds = figures::rounds(output);
    contents(&mut report, output, &rounds);
    summary(&mut report, output);
    for round in &rounds {
        ratings(&mut report, round);
    }
    for round in &rounds {
        improvement_actions(&mut report, round);
    }
    actions(&mut report, output);
    plan_items(&mut report, output);
    look(&mut report, output);
    if !output.records.delegated_functions.is_empty() {
        report.page_break();
        functions(&mut report, output);
    }
    if !output.records.localities.is_empty() {
        report.page_break();
        localities(&mut report, output);
    }
    report.finish()
}

/// A plain list of what follows: no field that a program would have to fill in first.
fn contents(report: &mut Report, output: &Output, rounds: &[Round<'_>]) {
    report.heading(1, "Contents");
    let records = &output.records;
    let mut lines = vec!["Summary".to_owned()];
    lines.extend(rounds.iter().map(|r| format!("Ratings: {}", r.title())));
    let more = [
        (rounds.iter().any(has_actions), "Improvement actions by proposal"),
        (records.actions.iter().any(|a| a.proposal.is_none()), "Actions"),
        (!records.plan_items.is_empty(), "Plan items"),
        (true, "To look at"),
        (!records.delegated_functions.is_empty(), "Annex 1: Delegated functions"),
        (!records.localities.is_empty(), "Annex 2: Localities"),
    ];
    lines.extend(more.into_iter().filter(|(on, _)| *on).map(|(_, title)| title.to_owned()));
    for line in lines {
        report.bullet(&line);
    }
}

fn has_actions(round: &Round<'_>) -> bool {
    round.returns.iter().any(|r| r.ratings.iter().flatten().any(|x| !x.improvement_actions.is_empty()))
}

fn summary(report: &mut Report, output: &Output) {
    report.heading(1, "Summary");
    let counts = figures::counts(output);
    let wanting: usize = counts.iter().map(|(_, _, w)| w).sum();
    let all: usize = counts.iter().map(|(_, n, _)| n).sum();
    report.text(&format!(
        "This overview rests on {} papers and {all} records read from them. {wanting} records want a person's look; they are \
         listed by reason under “To look at”.",
        output.documents.len()
    ));
    let rows = counts
        .iter()
        .filter(|(_, n, _)| *n > 0)
        .map(|(table, n, review)| vec![Content::from(words(table)), n.to_string().into(), review.to_string().into()]);
    report.table(&["Records", "Number", "To look at"], &[4, 1, 1], rows.collect::<Vec<_>>());
}

/// What the figures say in a sentence, and nothing that they do not.
fn sentences(round: &Round<'_>, total: &Tally) -> String {
    let rated: usize = total.rated.iter().sum();
    let answers = rated + total.ambiguous + total.blank;
    let mut text = format!(
        "{} partnerships answered {} proposals. Of {answers} answers, {rated} are plain ratings, {} have more than one reading \
         and {} have no mark.",
        round.returns.len(),
        round.proposals.len(),
        total.ambiguous,
        total.blank
    );
    let percent = |n: usize| n * 100 / rated.max(1);
    let largest = total.rated.iter().enumerate().max_by_key(|(i, n)| (**n, usize::MAX - i));
    if let Some((i, n)) = largest
        && let Some(id) = round.scale.get(i)
        && rated > 0
    {
        let name = words(id).to_lowercase();
        if n * 2 > rated {
            text.push_str(&format!(" Most ratings are “{name}” ({} %).", percent(*n)));
        } else {
            // The larger neighbour on the scale: two ratings side by side that most answers fall into.
            let beside = [i.checked_sub(1), Some(i + 1)];
            let neighbour = beside
                .into_iter()
                .flatten()
                .filter_map(|j| total.rated.get(j).zip(round.scale.get(j)))
                .max_by_key(|(n, _)| **n);
            if let Some((m, other)) = neighbour
                && (n + m) * 2 > rated
            {
                let other = words(other).to_lowercase();
                text.push_str(&format!(" Most ratings are “{name}” or “{other}” ({} %).", percent(n + m)));
            } else {
                text.push_str(&format!(
                    " No rating has most of the answers; the most frequent is “{name}” ({} %).",
                    percent(*n)
                ));
            }
        }
    }
    text
}

fn ratings(report: &mut Report, round: &Round<'_>) {
    report.heading(1, &format!("Ratings: {}", round.title()));
    report.text(&sentences(round, &round.total()));
    let shades: Vec<String> = round.scale.iter().map(|s| words(s)).collect();
    report.text(&format!(
        "The bars run from light to dark: {}; grey: more than one reading; white: no rating.",
        shades.join(", ")
    ));
    let rows: Vec<Vec<Content>> = round
        .proposals
        .iter()
        .enumerate()
        .map(|(i, proposal)| {
            let tally = round.tally(i);
            vec![
                format!("{} {}", proposal.number, proposal.text).into(),
                bars::bar(proposal.number, &round.scale, &tally),
                bars::spoken(&round.scale, &tally).into(),
            ]
        })
        .collect();
    report.table(&["Proposal", "Ratings", "In figures"], &[4, 3, 3], rows);
}

fn improvement_actions(report: &mut Report, round: &Round<'_>) {
    if !has_actions(round) {
        return;
    }
    report.heading(1, &format!("Improvement actions by proposal: {}", round.title()));
    for (i, proposal) in round.proposals.iter().enumerate() {
        let rated = || round.returns.iter().filter_map(|r| r.ratings.get(i).copied().flatten().map(|x| (&r.label, x)));
        if rated().all(|(_, r)| r.improvement_actions.is_empty()) {
            continue;
        }
        report.heading(2, &format!("{} {}", proposal.number, proposal.text));
        for (label, rating) in rated() {
            for action in &rating.improvement_actions {
                report.bullet(&format!("{label}: {action}"));
            }
        }
    }
}

fn actions(report: &mut Report, output: &Output) {
    let all: Vec<_> = output.records.actions.iter().filter(|a| a.proposal.is_none()).collect();
    if all.is_empty() {
        return;
    }
    report.heading(1, "Actions");
    let rows: Vec<Vec<Content>> = all
        .iter()
        .take(MOST_ROWS)
        .map(|a| {
            let status = a.status.map(figures::status).unwrap_or_default();
            vec![
                a.text.as_str().into(),
                figures::owners(&a.owners).into(),
                figures::date(a.due.as_ref()).into(),
                status.into(),
            ]
        })
        .collect();
    report.table(&["Action", "Owners", "Due", "Status"], &[6, 3, 2, 2], rows);
    more(report, all.len());
}

fn plan_items(report: &mut Report, output: &Output) {
    let all = &output.records.plan_items;
    if all.is_empty() {
        return;
    }
    report.heading(1, "Plan items");
    let rows: Vec<Vec<Content>> = all
        .iter()
        .take(MOST_ROWS)
        .map(|p| {
            let number = p.reference.clone().unwrap_or_default();
            vec![
                number.into(),
                p.text.as_str().into(),
                figures::owners(&p.leads).into(),
                figures::date(p.timescale.as_ref()).into(),
            ]
        })
        .collect();
    report.table(&["Number", "What", "Leads", "Timescale"], &[1, 6, 3, 2], rows);
    more(report, all.len());
}

fn more(report: &mut Report, count: usize) {
    if count > MOST_ROWS {
        report.text(&format!("The first {MOST_ROWS} of {count}; all stand in the tables of the output folder."));
    }
}

fn look(report: &mut Report, output: &Output) {
    report.heading(1, "To look at");
    let reasons = figures::to_review(output);
    if reasons.is_empty() {
        report.text("Nothing: every value was read plainly.");
        return;
    }
    let rows: Vec<Vec<Content>> = reasons
        .iter()
        .map(|(code, records)| vec![code.meaning().into(), records.len().to_string().into(), code.help().into()])
        .collect();
    report.table(&["Why", "Records", "What to do"], &[5, 1, 4], rows);
}

fn functions(report: &mut Report, output: &Output) {
    report.heading(1, "Annex 1: Delegated functions");
    let records = &output.records.delegated_functions;
    let names: BTreeSet<&str> = records.iter().map(|f| f.function_as_written.as_str()).collect();
    let mut matrix: BTreeMap<&str, BTreeMap<&str, Vec<&'static str>>> = BTreeMap::new();
    for record in records {
        let status = figures::delegation(record.status);
        let partnership = figures::name(record.partnership.as_ref()).unwrap_or("not named");
        let cell = matrix.entry(partnership).or_default().entry(&record.function_as_written).or_default();
        if !cell.contains(&status) {
            cell.push(status);
        }
    }
    // A matrix of more columns than a page is wide reads better as a list.
    if names.len() <= 8 {
        let headings: Vec<&str> = std::iter::once("Partnership").chain(names.iter().copied()).collect();
        let rows: Vec<Vec<Content>> = matrix
            .iter()
            .map(|(partnership, cells)| {
                let states = names.iter().map(|n| cells.get(n).map(|s| s.join(" / ")).unwrap_or_default().into());
                std::iter::once(Content::from(*partnership)).chain(states).collect()
            })
            .collect();
        report.table(&headings, &vec![1; headings.len()], rows);
    } else {
        let rows: Vec<Vec<Content>> = matrix
            .iter()
            .flat_map(|(p, cells)| cells.iter().map(|(f, s)| vec![(*p).into(), (*f).into(), s.join(" / ").into()]))
            .collect();
        report.table(&["Partnership", "Function", "Status"], &[3, 4, 2], rows);
    }
}

fn localities(report: &mut Report, output: &Output) {
    report.heading(1, "Annex 2: Localities");
    let mut rows: Vec<[String; 3]> = output
        .records
        .localities
        .iter()
        .map(|l| {
            let name = |e| figures::name(e).unwrap_or_default().to_owned();
            [name(l.health_board.as_ref()), name(l.partnership.as_ref()), l.name.clone()]
        })
        .collect();
    rows.sort();
    let count = rows.len();
    let rows = rows.into_iter().take(MOST_ROWS).map(|r| r.into_iter().map(Content::from).collect());
    report.table(&["Health board", "Partnership", "Locality"], &[3, 3, 4], rows.collect::<Vec<_>>());
    more(report, count);
}
