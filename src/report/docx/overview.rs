//! The overview report as a team would send it round.

use super::{CHART, Report};
use crate::error::Error;
use crate::report::charts::{Grid, Stacked};
use crate::report::figures::{self, Round, Tally, words};
use crate::report::{Output, delegation, sentences};
use sentences::count;

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
    summary(&mut report, output, &rounds);
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
    lines.extend(rounds.iter().map(ratings_title));
    lines.extend(rounds.iter().filter(|r| has_actions(r)).map(actions_title));
    let more = [
        (records.actions.iter().any(|a| a.proposal.is_none()), "Actions"),
        (!records.plan_items.is_empty(), "Plan items"),
        (true, "To look at"),
        (!records.delegated_functions.is_empty(), "Annex 1: Delegated functions"),
        (!records.localities.is_empty(), "Annex 2: Localities"),
    ];
    lines.extend(more.into_iter().filter(|(on, _)| *on).map(|(_, title)| title.to_owned()));
    for line in lines {
        report.link(&line);
    }
}

fn ratings_title(round: &Round<'_>) -> String {
    format!("Ratings: {}", round.title())
}

fn actions_title(round: &Round<'_>) -> String {
    format!("Improvement actions by proposal: {}", round.title())
}

fn has_actions(round: &Round<'_>) -> bool {
    round.returns.iter().any(|r| r.ratings.iter().flatten().any(|x| !x.improvement_actions.is_empty()))
}

fn summary(report: &mut Report, output: &Output, rounds: &[Round<'_>]) {
    report.heading(1, "Summary");
    let counts = figures::counts(output);
    let wanting: usize = counts.iter().map(|(_, _, w)| w).sum();
    let all: usize = counts.iter().map(|(_, n, _)| n).sum();
    let (papers, records) = (count(output.documents.len(), "paper", "papers"), count(all, "record", "records"));
    let look = match wanting {
        0 => "None wants a person’s look.".to_owned(),
        1 => "1 record wants a person’s look; it is listed by its reason under “To look at”.".to_owned(),
        n => format!("{n} records want a person’s look; they are listed by reason under “To look at”."),
    };
    report.text(&format!("This overview rests on {papers} and {records} read from them. {look}"));
    for round in rounds {
        if rounds.len() > 1 {
            report.heading(2, &round.title());
        }
        report.text(&sentences::ratings(round).join(" "));
    }
    if !output.findings().is_empty() {
        report.heading(2, "About the papers as a whole");
        for finding in output.findings() {
            report.bullet(&figures::message(&finding.message));
        }
    }
    let rows = counts
        .iter()
        .filter(|(_, n, _)| *n > 0)
        .map(|(table, n, review)| vec![words(table), n.to_string(), review.to_string()]);
    let rows: Vec<Vec<String>> = rows.collect();
    if !rows.is_empty() {
        report.heading(2, "What was read");
        report.table(&["Records", "Number", "To look at"], &[4, 2, 2], rows);
    }
}

/// Partnerships that fit one above the other on a page with the chart's heading.
const MOST_IN_A_CHART: usize = 40;

fn ratings(report: &mut Report, round: &Round<'_>) {
    report.heading(1, &ratings_title(round));
    let (returns, proposals) =
        (count(round.returns.len(), "return", "returns"), count(round.proposals.len(), "proposal", "proposals"));
    report.lead(&sentences::ratings(round).join(" "));
    let described =
        format!("Stacked bars: ratings of {proposals} by {returns}; the figures stand in the table that follows.");
    report.chart(&Stacked::ratings(round, CHART), described);
    if round.returns.len() > 1 {
        report.heading(2, "Partnership by proposal");
        let letters = round.scale.iter().map(|id| format!("{} {}", figures::letters(id), words(id).to_lowercase()));
        let letters: Vec<String> = letters
            .chain(["? more than one reading", "– no mark", "n/a not for local completion"].map(str::to_owned))
            .collect();
        report.lead(&format!("{}.", letters.join("; ")));
        for (number, some) in round.returns.chunks(MOST_IN_A_CHART).enumerate() {
            let part = Round { returns: some.to_vec(), ..round.clone() };
            let from = number * MOST_IN_A_CHART;
            let described = format!(
                "Heat map: rating of each of {proposals} in returns {} to {} of {returns}, in the order of their names; \
                 every rating stands in the workbook and in ratings.ndjson.",
                from + 1,
                from + some.len()
            );
            report.chart(&Grid::ratings(&part, CHART), described);
        }
    }
    report.heading(2, "The figures");
    if round.total().national > 0 {
        report.lead("Number of returns; n/a: not for local completion.");
    } else {
        report.lead("Number of returns.");
    }
    tallies(report, round);
}

/// How many returns gave each rating, proposal by proposal. What never happened, beyond the scale itself, has no column.
fn tallies(report: &mut Report, round: &Round<'_>) {
    let counts = |tally: Tally| tally.rated.into_iter().chain([tally.ambiguous, tally.blank, tally.national]);
    let all: Vec<usize> = counts(round.total()).collect();
    let names = round.scale.iter().map(|id| words(id));
    let names = names.chain(["More than one reading", "No mark", "n/a"].map(str::to_owned));
    let kept = |i: usize| i < round.scale.len() || all.get(i).is_some_and(|n| *n > 0);
    let names: Vec<String> = names.enumerate().filter(|(i, _)| kept(*i)).map(|(_, name)| name).collect();
    let rows = round.proposals.iter().enumerate().map(|(i, proposal)| {
        let figures = counts(round.tally(i)).enumerate().filter(|(i, _)| kept(*i)).map(|(_, n)| n.to_string());
        [format!("{} {}", proposal.number, proposal.text)].into_iter().chain(figures).collect()
    });
    let headings: Vec<&str> = std::iter::once("Proposal").chain(names.iter().map(String::as_str)).collect();
    // The names of ratings are long words.
    let widths: Vec<usize> =
        std::iter::once(25).chain((0..names.len()).map(|i| if i < round.scale.len() { 12 } else { 8 })).collect();
    report.table(&headings, &widths, rows.collect::<Vec<_>>());
}

fn improvement_actions(report: &mut Report, round: &Round<'_>) {
    if !has_actions(round) {
        return;
    }
    report.heading(1, &actions_title(round));
    for (i, proposal) in round.proposals.iter().enumerate() {
        let rated = || round.returns.iter().filter_map(|r| r.ratings.get(i).copied().flatten().map(|x| (&r.label, x)));
        if rated().all(|(_, r)| r.improvement_actions.is_empty()) {
            continue;
        }
        report.heading(2, &format!("{} {}", proposal.number, proposal.text));
        let rows = rated().filter(|(_, rating)| !rating.improvement_actions.is_empty()).map(|(label, rating)| {
            // An action of several lines is one item of the list all the same.
            let actions: Vec<String> = rating.improvement_actions.iter().map(|a| a.replace('\n', " ")).collect();
            vec![label.clone(), actions.join("\n")]
        });
        report.table(&["Partnership", "Improvement actions"], &[3, 10], rows.collect::<Vec<_>>());
    }
}

fn actions(report: &mut Report, output: &Output) {
    let all: Vec<_> = output.records.actions.iter().filter(|a| a.proposal.is_none()).collect();
    if all.is_empty() {
        return;
    }
    report.heading(1, "Actions");
    let rows: Vec<Vec<String>> = all
        .iter()
        .take(MOST_ROWS)
        .map(|a| {
            let status = a.status.map(figures::status).unwrap_or_default();
            let given = [figures::body(output, a), figures::given_on(output, a)];
            let given = given.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
            let (owners, due) = (figures::owners(&a.owners), figures::date(a.due.as_ref()));
            vec![a.text.clone(), owners, due, status.to_owned(), given]
        })
        .collect();
    report.table(&["Action", "Owners", "Due", "Status", "Meeting"], &[12, 6, 5, 4, 6], rows);
    more(report, all.len());
}

fn plan_items(report: &mut Report, output: &Output) {
    let all = &output.records.plan_items;
    if all.is_empty() {
        return;
    }
    report.heading(1, "Plan items");
    let rows: Vec<Vec<String>> = all
        .iter()
        .take(MOST_ROWS)
        .map(|p| {
            let number = p.reference.clone().unwrap_or_default();
            vec![number, p.text.clone(), figures::owners(&p.leads), figures::date(p.timescale.as_ref())]
        })
        .collect();
    report.table(&["Number", "What", "Leads", "Timescale"], &[3, 10, 6, 4], rows);
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
    let rows: Vec<Vec<String>> = reasons
        .iter()
        .map(|(code, records)| vec![code.meaning().to_owned(), records.len().to_string(), code.help().to_owned()])
        .collect();
    report.table(&["Why", "Records", "What to do"], &[6, 2, 5], rows);
}

fn functions(report: &mut Report, output: &Output) {
    report.heading(1, "Annex 1: Delegated functions");
    let matrix = delegation::matrix(output);
    report.lead("An empty cell: the papers do not say.");
    // A matrix of more columns than a page is wide reads better as a list.
    if matrix.functions.len() <= 7 {
        let headings: Vec<&str> =
            std::iter::once("Partnership").chain(matrix.functions.iter().map(String::as_str)).collect();
        let rows = matrix.rows.iter().map(|(partnership, cells)| {
            std::iter::once(partnership.clone()).chain(cells.iter().map(|c| delegation::states(c))).collect()
        });
        report.table(&headings, &vec![1; headings.len()], rows.collect::<Vec<_>>());
    } else {
        let rows = matrix.rows.iter().flat_map(|(partnership, cells)| {
            let said = matrix.functions.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
            said.map(|(f, cell)| vec![partnership.clone(), f.clone(), delegation::states(cell)])
        });
        report.table(&["Partnership", "Function", "Status"], &[3, 4, 2], rows.collect::<Vec<_>>());
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
    let rows = rows.into_iter().take(MOST_ROWS).map(Vec::from);
    report.table(&["Health board", "Partnership", "Locality"], &[3, 3, 4], rows.collect::<Vec<_>>());
    more(report, count);
}
