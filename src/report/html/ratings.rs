//! Ratings: a stacked bar for each proposal, the matrix partnership by proposal, and what was read for each cell.

use super::reading::{Pictures, codes, whereabouts};
use super::{CHART, Cell, Column, Table, figure};
use crate::record::{Outcome, Rating};
use crate::report::Output;
use crate::report::charts::Stacked;
use crate::report::figures::{Round, letters, words};
use crate::report::sentences;
use maud::{Markup, html};

/// Readings that stand in the page itself; more are kept aside until a cell is opened.
const MOST_READINGS: usize = 1000;

/// The section of one round; `number` counts them from 1.
pub(super) fn section(output: &Output, pictures: &Pictures, round: &Round<'_>, number: usize) -> Markup {
    let spoken = format!(
        "Stacked bars: ratings of {} by {}; the figures stand in the table below",
        sentences::count(round.proposals.len(), "proposal", "proposals"),
        sentences::count(round.returns.len(), "return", "returns")
    );
    html! {
        h2 id={ "ratings-" (number) } { "Ratings: " (round.title()) }
        (figure(&Stacked::ratings(round, CHART), &spoken, "Number of returns by rating, for each proposal."))
        (tallies(round, number))
        h3 { "Partnership by proposal" }
        (legend(round))
        (matrix(output, round, number))
        (readings(output, pictures, round))
    }
}

/// The figures behind the bars.
fn tallies(round: &Round<'_>, number: usize) -> Markup {
    let mut columns = vec![Column::plain("Proposal"), Column::plain("Wording")];
    columns.extend(round.scale.iter().map(|id| Column::plain(words(id))));
    columns.extend(["More than one reading", "No mark", "Not for local completion"].map(Column::plain));
    let mut table = Table::new(format!("tallies-{number}"), "Ratings by proposal in figures", columns);
    for (i, proposal) in round.proposals.iter().enumerate() {
        let tally = round.tally(i);
        let counts = tally.rated.into_iter().chain([tally.ambiguous, tally.blank, tally.national]);
        let words = [Cell::text(proposal.number).heading(), Cell::text(proposal.text)];
        table.row(&words.into_iter().chain(counts.map(Cell::number)).collect::<Vec<_>>());
    }
    html! { details { summary { "The figures, with the proposals’ wording" } (table.render()) } }
}

/// Class and letters of a cell: the letters say in words what the shade shows.
fn class_and_letters(round: &Round<'_>, rating: &Rating) -> (String, String) {
    match (rating.outcome, &rating.rating) {
        (Outcome::Rated, Some(id)) => {
            let place = round.scale.iter().position(|s| s == id).unwrap_or(0).min(5);
            (format!("r{place}"), letters(id))
        }
        (Outcome::Ambiguous, _) => ("ambiguous".to_owned(), "?".to_owned()),
        (Outcome::NotForLocalCompletion, _) => ("national".to_owned(), "n/a".to_owned()),
        _ => ("none".to_owned(), "–".to_owned()),
    }
}

fn legend(round: &Round<'_>) -> Markup {
    html! {
        ul.legend {
            @for (i, id) in round.scale.iter().enumerate() { li { span class={ "r" (i.min(5)) } { (letters(id)) } (words(id)) } }
            li { span.ambiguous { "?" } "more than one reading" }
            li { span.none { "–" } "no mark" }
            li { span.national { "n/a" } "not for local completion" }
            li { span.none { "!" } "to look at" }
        }
    }
}

fn matrix(output: &Output, round: &Round<'_>, number: usize) -> Markup {
    let mut columns = vec![Column::plain("Partnership")];
    columns.extend(round.proposals.iter().map(|p| Column::plain(p.number).explained(p.text)));
    let mut table =
        Table::new(format!("matrix-{number}"), "Partnership by proposal; open a cell for what was read", columns)
            .class("heat");
    for line in &round.returns {
        let name = html! { span title=(output.file(line.document_id)) { (line.label) } };
        let mut cells = vec![Cell::shown(name, line.label.clone()).heading()];
        for (proposal, rating) in round.proposals.iter().zip(&line.ratings) {
            cells.push(match rating {
                Some(rating) => cell(round, &line.label, proposal.number, rating),
                None => Cell::shown(html! {}, "9"),
            });
        }
        table.row(&cells);
    }
    html! {
        div.filters.show data-show={ "matrix-" (number) } hidden {
            label { "Show" select {
                option value="" { "every rating" }
                @for (i, id) in round.scale.iter().enumerate() { option value={ "r" (i.min(5)) } { "only “" (words(id)) "”" } }
                option value="ambiguous" { "only more than one reading" }
                option value="none" { "only without a rating" }
                option value="review" { "only to look at" }
            } }
        }
        (table.render())
    }
}

fn cell(round: &Round<'_>, label: &str, proposal: &str, rating: &Rating) -> Cell {
    let (class, letters) = class_and_letters(round, rating);
    let review = if rating.header.review.is_empty() { "" } else { " review" };
    // By the scale; what has no rating comes last.
    let key = round.scale.iter().position(|s| Some(s) == rating.rating.as_ref()).unwrap_or(9);
    // Who speaks to the machine says what is seen: the name holds it (WCAG 2.2, 2.5.3 Label in Name), outside of brackets.
    let seen = if letters.contains(char::is_alphabetic) { format!(" – {letters}") } else { String::new() };
    let spoken = format!("{label}, {proposal}: {}{seen}", spoken(rating));
    let link = html! { a.open href={ "#r-" (rating.header.id) } aria-label=(spoken) { (letters) } };
    Cell::shown(link, key.to_string()).class(format!("{class}{review}"))
}

fn spoken(rating: &Rating) -> String {
    let outcome = match rating.outcome {
        Outcome::Rated => rating.rating.as_deref().map_or_else(String::new, words),
        Outcome::NotForLocalCompletion => "not for local completion".to_owned(),
        Outcome::Blank => "no mark".to_owned(),
        Outcome::Ambiguous => "more than one reading".to_owned(),
    };
    if rating.header.review.is_empty() { outcome } else { format!("{outcome}, to look at") }
}

fn readings(output: &Output, pictures: &Pictures, round: &Round<'_>) -> Markup {
    let ratings = || round.returns.iter().flat_map(|line| line.ratings.iter().flatten().map(move |r| (line, r)));
    let all = html! { @for (line, rating) in ratings() { (reading(output, pictures, &line.label, rating)) } };
    if ratings().count() > MOST_READINGS {
        return html! { template.readings { (all) } };
    }
    html! { div.readings { h3 { "What was read for each cell" } (all) } }
}

fn reading(output: &Output, pictures: &Pictures, label: &str, rating: &Rating) -> Markup {
    html! {
        article.reading id={ "r-" (rating.header.id) } {
            h4 { (label) ", proposal " (rating.proposal) ": " (spoken(rating)) }
            p { (rating.proposal_text) }
            @if !rating.header.review.is_empty() {
                p { "To look at: " (codes(&rating.header)) }
                ul { @for code in &rating.header.review { li { (code.meaning()) ". " (code.help()) "." } } }
            }
            @if let Some(by) = &rating.header.corrected_by { p { "Put right or confirmed by " (by) "." } }
            @if !rating.marks.is_empty() {
                p { "Marks: " @for (i, mark) in rating.marks.iter().enumerate() { @if i > 0 { "; " } (words(&mark.column)) " “" (mark.as_written) "”" } }
            }
            @if let Some(evidence) = &rating.evidence { h5 { "Evidence" } blockquote { (evidence) } }
            @if !rating.improvement_actions.is_empty() {
                h5 { "Improvement actions" }
                ul { @for action in &rating.improvement_actions { li { (action) } } }
            }
            h5 { "Read from" }
            (whereabouts(output, pictures, &rating.header))
        }
    }
}
