//! Ratings: a stacked bar for each proposal, the matrix partnership by proposal, and what was read for each cell.

use super::{codes, whereabouts};
use crate::record::{Outcome, Rating};
use crate::report::Output;
use crate::report::figures::{self, Round, words};
use maud::{Markup, html};

/// The section of one round; `number` counts them from 1.
pub(super) fn section(output: &Output, round: &Round<'_>, number: usize) -> Markup {
    let id = format!("ratings-{number}");
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { "Ratings: " (round.title()) }
            (legend(round))
            (bars(round))
            (matrix(output, round, number))
            (readings(output, round))
        }
    }
}

/// Class and letters of a cell: the letters say in words what the shade shows.
fn class_and_letters(round: &Round<'_>, rating: &Rating) -> (String, String) {
    match (rating.outcome, &rating.rating) {
        (Outcome::Rated, Some(id)) => {
            let place = round.scale.iter().position(|s| s == id).unwrap_or(0).min(5);
            (format!("r{place}"), letters(id))
        }
        (Outcome::Ambiguous, _) => ("ambiguous".to_owned(), "amb.".to_owned()),
        (Outcome::NotForLocalCompletion, _) => ("national".to_owned(), "nat.".to_owned()),
        _ => ("blank".to_owned(), "–".to_owned()),
    }
}

/// "`not_yet_established`" is "NYE", "exemplary" "Ex".
fn letters(id: &str) -> String {
    let parts: Vec<&str> = id.split('_').filter(|p| !p.is_empty()).collect();
    match parts[..] {
        [one] => {
            one.chars().take(2).enumerate().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c }).collect()
        }
        _ => parts.iter().filter_map(|p| p.chars().next()).map(|c| c.to_ascii_uppercase()).collect(),
    }
}

fn legend(round: &Round<'_>) -> Markup {
    html! {
        ul.legend {
            @for (i, id) in round.scale.iter().enumerate() { li { span class={ "r" (i.min(5)) } { (letters(id)) } (words(id)) } }
            li { span.ambiguous { "amb." } "more than one reading" }
            li { span.blank { "–" } "no mark" }
            li { span.national { "nat." } "not for local completion" }
            li { span { "!" } "to look at" }
        }
    }
}

/// Height of one bar and gap below it, in points of the picture.
const BAR: usize = 22;
/// Width of the picture, in points.
const WIDTH: usize = 900;

fn bars(round: &Round<'_>) -> Markup {
    let returns = round.returns.len().max(1);
    let height = round.proposals.len() * BAR + 4;
    let label = format!(
        "Ratings of {} proposals by {returns} partnerships; the figures stand in the matrix below",
        round.proposals.len()
    );
    let shades = ["#f7e9c8", "#e3b86b", "#7d6a9e", "#2f2458", "#10365c", "#000000"];
    html! {
        figure {
            svg role="img" aria-label=(label) viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height) font-size="13" {
                @for (i, proposal) in round.proposals.iter().enumerate() {
                    @let tally = round.tally(i);
                    @let y = i * BAR + 2;
                    text x="0" y=(y + 14) fill="#1a1a1a" { (proposal.number) }
                    @for (left, width, shade, count, title) in pieces(round, &tally, returns, &shades) {
                        g { title { (proposal.number) ": " (title) " " (count) }
                            rect x=(left) y=(y) width=(width) height=(BAR - 4) fill=(shade) stroke="#1a1a1a" stroke-width="0.7" {}
                            @if width >= 18 {
                                text x=(left + width / 2) y=(y + 14) text-anchor="middle" fill=(if matches!(shade, "#7d6a9e" | "#2f2458" | "#10365c" | "#000000") { "#ffffff" } else { "#1a1a1a" }) { (count) }
                            }
                        }
                    }
                }
            }
            figcaption { "Number of partnerships by rating, for each proposal. White: no rating." }
        }
    }
}

/// The pieces of one bar: left, width, shade, count, what it is.
fn pieces<'a>(
    round: &Round<'_>,
    tally: &figures::Tally,
    returns: usize,
    shades: &[&'a str],
) -> Vec<(usize, usize, &'a str, usize, String)> {
    let room = WIDTH - 50;
    let mut done = 0;
    let mut out = Vec::new();
    let rated = tally.rated.iter().enumerate().map(|(i, count)| {
        let shade = shades.get(i).copied().unwrap_or("#000000");
        (*count, shade, round.scale.get(i).map_or_else(String::new, |s| words(s)))
    });
    let rest = [
        (tally.ambiguous, "#dddddd", "more than one reading".to_owned()),
        (tally.blank + tally.national, "#ffffff", "no rating".to_owned()),
    ];
    for (count, shade, title) in rated.chain(rest) {
        if count > 0 {
            let left = 50 + room * done / returns;
            let right = 50 + room * (done + count) / returns;
            out.push((left, right.saturating_sub(left), shade, count, title));
            done += count;
        }
    }
    out
}

fn matrix(output: &Output, round: &Round<'_>, number: usize) -> Markup {
    let id = format!("matrix-{number}");
    html! {
        div.filters data-filters=(id) {
            label { "Find a partnership" input type="search" data-column="0"; }
            span role="status" data-shown="" { (round.returns.len()) " shown" }
        }
        div.scroll tabindex="0" role="region" aria-label="Ratings by partnership and proposal, table" {
            table.heat id=(id) {
                caption { "Partnership by proposal; open a cell for what was read" }
                thead { tr {
                    th scope="col" aria-sort="none" { button.sort type="button" { "Partnership" } }
                    @for proposal in &round.proposals {
                        th scope="col" aria-sort="none" title=(proposal.text) { button.sort type="button" { (proposal.number) } }
                    }
                } }
                tbody { @for line in &round.returns { tr {
                    th scope="row" title=(output.file(line.document_id)) { (line.label) }
                    @for (proposal, rating) in round.proposals.iter().zip(&line.ratings) {
                        @match rating {
                            Some(rating) => {
                                @let (class, letters) = class_and_letters(round, rating);
                                @let review = if rating.header.review.is_empty() { "" } else { " review" };
                                @let key = round.scale.iter().position(|s| Some(s) == rating.rating.as_ref()).map_or(9, |p| p);
                                td class={ (class) (review) } data-key=(key) {
                                    a.open href={ "#r-" (rating.header.id) } aria-label={ (line.label) ", " (proposal.number) ": " (spoken(rating)) } { (letters) }
                                }
                            }
                            None => { td data-key="9" { "" } }
                        }
                    }
                } } }
            }
        }
    }
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

fn readings(output: &Output, round: &Round<'_>) -> Markup {
    html! {
        div.readings {
            p.nojs { "What was read for each cell:" }
            @for line in &round.returns { @for rating in line.ratings.iter().flatten() {
                article.reading id={ "r-" (rating.header.id) } {
                    h3 { (line.label) ", proposal " (rating.proposal) ": " (spoken(rating)) }
                    p { (rating.proposal_text) }
                    @if !rating.header.review.is_empty() { p { "To look at: " (codes(&rating.header)) } }
                    @if !rating.marks.is_empty() {
                        p { "Marks: " @for (i, mark) in rating.marks.iter().enumerate() { @if i > 0 { "; " } (words(&mark.column)) " “" (mark.as_written) "”" } }
                    }
                    @if let Some(evidence) = &rating.evidence { h4 { "Evidence" } blockquote { (evidence) } }
                    @if !rating.improvement_actions.is_empty() {
                        h4 { "Improvement actions" }
                        ul { @for action in &rating.improvement_actions { li { (action) } } }
                    }
                    h4 { "Read from" }
                    (whereabouts(output, &rating.header))
                    blockquote { (rating.header.source.quote) }
                }
            } }
        }
    }
}
