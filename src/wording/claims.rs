//! How many localities a text says that there are.

use super::latin;
use super::numerals::UNITS;
use crate::wording::latin::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A number that a text claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The number.
    pub number: usize,
    /// Where the claim stands, in bytes: from the number to the word that it counts.
    pub range: Range<usize>,
}

/// "four agreed localities", "5 locality planning areas", "the number of localities is six". Only words that say nothing
/// of which localities are meant may stand between: "two rural localities" counts no more than those.
static LOCALITIES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})\s+(?:(?:agreed|distinct|planning|health|and|social|care|hscp|hscps|ijb|geographic|geographical|defined|natural|traditional|new|separate|local|main|identified|established|partnership|integrated|service|different|recognised|existing|current|community|designated|chosen|such|of\s+these)\s+){0,5}(?:localities|locality\s+(?:planning\s+)?areas|partnership\s+areas)|number\s+of\s+localities\s*(?:is|was|are|:|=)?\s*(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten))\b",
    )
});

/// A number up to twelve in words, or any in figures.
pub fn number(text: &str) -> Option<usize> {
    let lower = text.trim().to_lowercase();
    UNITS[..=12].iter().position(|w| *w == lower).or_else(|| lower.replace(',', "").parse().ok())
}

/// The numbers of localities that a text claims.
pub fn localities(text: &str) -> impl Iterator<Item = Claim> {
    LOCALITIES.captures_iter(text).filter_map(|found| {
        let written = found.get(1).or_else(|| found.get(2))?;
        // "2 Localities" heads a chapter.
        let numbers_a_chapter = written.start() == 0 && written.as_str().starts_with(|c: char| c.is_ascii_digit());
        let number = number(written.as_str()).filter(|_| !numbers_a_chapter)?;
        Some(Claim { number, range: found.get(0)?.range() })
    })
}

/// Whether a claim is one of all localities that there are: no other time's, no law's, not one of some of them.
pub fn is_of_all(text: &str, claim: &Range<usize>) -> bool {
    let (before, after) = (text.get(..claim.start), text.get(claim.end..));
    !is_no_claim(before.unwrap_or_default()) && !is_of_some(after.unwrap_or_default())
}

/// "At least two localities", "until 2018 … three localities", "a pilot in two localities": what a law asks for, another
/// time's number, or that of some.
fn is_no_claim(before: &str) -> bool {
    let sentence = before.rsplit(['.', ';']).next().unwrap_or(before).to_lowercase();
    let ends = sentence.trim_end();
    let few =
        ["at least", "minimum of", "more than", "up to", "fewer than", "less than", "first", "other", "remaining"];
    let some = [" in", " from", " for", " by", " per", " to", "between"];
    let parts = ["divid", "organis", "split", "group", "plan", "arrang", "structur", "deliver", "manag", "made up"];
    few.iter().any(|w| ends.ends_with(w))
        || ["until ", "before ", "previously", "formerly", "originally", "replac", "instead of", "neighbour"]
            .iter()
            .any(|w| sentence.contains(w))
        || (some.iter().any(|w| ends.ends_with(w)) && !parts.iter().any(|w| sentence.contains(w)))
}

/// "Two localities that have a hub", "the two localities with a hub": those of which something is said.
fn is_of_some(after: &str) -> bool {
    let after = after.trim_start();
    let restricts = [
        "that have",
        "that are",
        "that had",
        "with a ",
        "with the ",
        "without",
        "where",
        "in which",
        "which have no",
        "affected",
        "covered by",
        "closest",
        "with most",
        "with fewest",
    ];
    restricts.iter().any(|w| after.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[usize]) {
        let got: Vec<usize> = localities(text).map(|claim| claim.number).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn numbers_of_localities() {
        check("Angus has four localities.", &[4]);
        check("3.1 There are 4 localities within the area", &[4]);
        check("two of the four localities", &[4]);
        check("two of our localities", &[]);
        check("the 5 locality planning areas", &[5]);
        check("our six health and social care localities", &[6]);
        check("Number of localities: 7", &[7]);
        check("the two rural localities", &[]);
        check("all 128 localities", &[128]);
        check("2 Localities", &[]);
        check("two managers cover the localities", &[]);
    }
}
