//! Localities that sentences count off after saying how many there are: "There are two localities. One is Barrhead, …;
//! the other, Eastwood, …".

use super::flow::Named;
use super::names::{self, Name};
use super::scan::{Separator, Words, pieces};
use super::{kind_at, may_list_localities};
use crate::extract::Paper;
use crate::extract::rows::one_line;
use crate::extract::whose::{self, Whose};
use crate::register::{self, LocalityMatch};
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use crate::wording::{claims, latin};
use std::sync::LazyLock;

/// What stands before each name.
static ORDINAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(
        r"(?:^|[.;:,]\s+|\band\s+)(?:[Oo]ne|[Tt]he\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|last|other|largest|smallest|biggest|remaining|next)(?:\s+(?:one|locality|two|three|of\s+(?:these|them|the\s+\w+)))?|[Aa]nother|[Aa]\s+(?:second|third|fourth|fifth))\s*(?:,|:|–|is|are|covers|being)\s+(?:called\s+|known\s+as\s+|that\s+of\s+|the\s+)?",
    )
    .ok()
});

/// Paragraphs after the claim that may count on.
const PARAGRAPHS: usize = 3;

/// Reads them.
pub(super) fn told(paper: &Paper<'_>, of_paper: Option<&Whose>) -> Vec<(Whose, Named)> {
    let mut out = Vec::new();
    let blocks = &paper.document.blocks;
    for (block, paragraph) in blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let text = one_line(&paragraph.text());
        let Some(claim) = claims::localities(&text).last().filter(|_| may_list_localities(kind_at(paper, block)))
        else {
            continue;
        };
        let Some(whose) = whose::at(paper, block, of_paper) else { continue };
        let rest = text.get(claim.range.end..).unwrap_or_default().to_owned();
        let next =
            blocks.iter().enumerate().skip(block + 1).take(PARAGRAPHS).map_while(|(i, b)| Some((i, b.paragraph()?)));
        let texts = std::iter::once((block, rest)).chain(next.map(|(i, p)| (i, one_line(&p.text()))));
        let mut found: Vec<Named> = Vec::new();
        for (block, text) in texts {
            for sentence in sentences(&text).into_iter().filter_map(|range| text.get(range)) {
                for name in names_in(sentence) {
                    let quote = sentence.to_owned();
                    found.push(Named { block, quote, name, from_prose: true, split_is_a_guess: false });
                }
            }
        }
        let code = whose.body.code.as_deref().unwrap_or_default();
        let known = |named: &Named| register::locality(&named.name.text, code) != LocalityMatch::None;
        if found.len() > 1 && (found.len() == claim.number || found.iter().all(known)) {
            out.extend(found.into_iter().map(|named| (whose.clone(), named)));
        }
    }
    out
}

/// The names that a sentence counts off.
fn names_in(sentence: &str) -> Vec<Name> {
    let words = Words::of(sentence);
    let openings = ORDINAL.iter().flat_map(|regex| regex.find_iter(sentence));
    openings
        .filter(|found| sentence.get(found.end()..).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
        .filter_map(|found| {
            let (read, _) = pieces(&words, words.after(found.end()))?;
            let mut name = String::new();
            let mut people = None;
            for piece in &read {
                if !matches!(piece.before, Separator::Start | Separator::And | Separator::Ampersand) {
                    break;
                }
                name.push_str(piece.before.as_written());
                name.push_str(&piece.text);
                people = people.or(piece.population);
            }
            let clean = names::clean(&name).filter(|n| names::looks_like_a_place(&n.text))?;
            Some(Name { population: people.or(clean.population), ..clean })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, want: &[&str]) {
        let got: Vec<String> = names_in(sentence).into_iter().map(|n| n.text).collect();
        assert_eq!(got, want, "{sentence}");
    }

    #[test]
    fn names_are_counted_off() {
        check("One is Barrhead, where a quarter of our people live.", &["Barrhead"]);
        check("The other, Eastwood, has 71,100 people.", &["Eastwood"]);
        check(
            "The first covers Bute and Cowal; the second is Lorn; a third is Kintyre.",
            &["Bute and Cowal", "Lorn", "Kintyre"],
        );
        check("The largest is Eildon with 35,000 people and the smallest is Cheviot.", &["Eildon", "Cheviot"]);
        check("One is enough.", &[]);
        check("Another meeting was held in Elgin.", &[]);
    }
}
