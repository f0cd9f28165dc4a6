//! The overview as one self-contained page: no network, works from a file, prints, and reads without scripts.

mod compare;
mod papers;
mod ratings;
mod reading;
mod registers;
mod review;
mod table;

pub use compare::comparison;

use super::charts::{self, Chart};
use super::{Output, figures, palette, sentences};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use reading::Pictures;
use table::{Cell, Column, Filter, Table};

/// Width of charts, in points: that of a window of medium size.
const CHART: u32 = 920;

/// A section's id, its title in the way through the page, and what stands in it.
type Section = (String, String, Markup);

/// The page.
pub fn page(output: &Output) -> String {
    let rounds = figures::rounds(output);
    let pictures = Pictures::default();
    // Values to look at come first, also where not every picture finds room.
    let look = review::section(output, &pictures);
    let mut sections: Vec<Section> = vec![
        ("summary".to_owned(), "Summary".to_owned(), summary(output, &rounds)),
        ("look".to_owned(), "To look at".to_owned(), look),
    ];
    for (number, round) in rounds.iter().enumerate() {
        let title = title_of(&rounds, number);
        sections.push((
            format!("ratings-{}", number + 1),
            title,
            ratings::section(output, &pictures, round, number + 1),
        ));
    }
    sections.extend(registers::all(output, &pictures));
    sections.push(("papers".to_owned(), "Papers".to_owned(), papers::section(output)));
    shell("Overview of board papers", &sections, &pictures.render(output))
}

/// What the way through the page calls a round; those of one year may be of several frameworks.
fn title_of(rounds: &[figures::Round<'_>], number: usize) -> String {
    let Some(round) = rounds.get(number).filter(|_| rounds.len() > 1) else { return "Ratings".to_owned() };
    let alike = rounds.iter().filter(|other| other.round == round.round).count() > 1;
    match round.round {
        Some(name) if alike => format!("Ratings {name}: {}", round.framework.replace('-', " ")),
        Some(name) => format!("Ratings {name}"),
        None => format!("Ratings {}", number + 1),
    }
}

/// A page around its sections: style, script and the way through it are part of the file.
fn shell(title: &str, sections: &[Section], pictures: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                // Nothing is fetched, whatever the folder holds.
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
                    script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(include_str!("page.css"))) (PreEscaped(palette::css())) }
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                header {
                    h1 { (title) }
                    nav aria-label="Sections" { ul { @for (id, title, _) in sections { li { a href={ "#" (id) } { (title) } } } } }
                }
                main #main tabindex="-1" {
                    @for (id, _, content) in sections { section aria-labelledby=(id) { (content) } }
                }
                dialog #reading aria-label="What was read" {
                    div.bar { button type="button" autofocus { "Close" } }
                    div data-inside="" {}
                }
                (pictures)
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    }
    .into_string()
}

fn summary(output: &Output, rounds: &[figures::Round<'_>]) -> Markup {
    let counts = figures::counts(output);
    let wanting: usize = counts.iter().map(|(_, _, review)| review).sum();
    html! {
        h2 #summary { "Summary" }
        dl.figures {
            div { dt { "Papers" } dd { (output.documents.len()) } }
            @for (table, count, _) in &counts {
                @if *count > 0 { div { dt { (figures::words(table)) } dd { (count) } } }
            }
            div.look { dt { "Records to look at" } dd { a href="#look" { (wanting) } } }
        }
        @for round in rounds {
            @if rounds.len() > 1 { h3 { (round.title()) } }
            @for sentence in sentences::ratings(round) { p { (sentence) } }
        }
        (papers::outcomes(output))
        @if !output.findings().is_empty() {
            h3 { "About the papers as a whole" }
            ul { @for finding in output.findings() { li { (figures::message(&finding.message)) } } }
        }
    }
}

/// A chart with what it shows in words; the figures stand elsewhere on the page.
fn figure(chart: &impl Chart, spoken: &str, caption: &str) -> Markup {
    html! {
        figure {
            div.chart role="img" tabindex="0" aria-label=(spoken) { (PreEscaped(charts::svg(chart))) }
            figcaption { (caption) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_of_one_year_are_told_apart() {
        let round = |framework, round| figures::Round {
            framework,
            round,
            scale: Vec::new(),
            ordered: true,
            proposals: Vec::new(),
            returns: Vec::new(),
        };
        let rounds = [round("care-2024", Some("2019")), round("msg", Some("2019")), round("msg", Some("2021"))];
        let titles: Vec<String> = (0..3).map(|number| title_of(&rounds, number)).collect();
        assert_eq!(titles, ["Ratings 2019: care 2024", "Ratings 2019: msg", "Ratings 2021"]);
        assert_eq!(title_of(&rounds[..1], 0), "Ratings");
    }
}
