//! Inhabitants that a paper gives twice and differently: both places are named, nothing is chosen.

use super::populations::own_place;
use super::{code_of, people};
use crate::diagnostic::{Diagnostic, DiagnosticCode, ReviewCode, Severity};
use crate::extract::rows::one_line;
use crate::extract::whose::{self, Whose};
use crate::extract::{Extracted, Paper};
use crate::record::Locality;
use crate::register;
use crate::wording::sentences::sentences;

/// Flags localities of which a sentence gives another number of inhabitants than the one that was read.
pub(super) fn flag(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted) {
    if extracted.records.localities.iter().all(|record| record.population.is_none()) {
        return;
    }
    for (block, paragraph) in paper.document.blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let text = one_line(&paragraph.text());
        if !text.contains(|c: char| c.is_ascii_digit()) || !whose::may_tell(paper.kind_at(block)) {
            continue;
        }
        for sentence in sentences(&text).into_iter().filter_map(|range| text.get(range)) {
            let Some(people) = people::in_sentence(sentence).filter(|_| !names_a_year(sentence)) else { continue };
            let code = whose::at(paper, block, of_paper).and_then(|w| w.body.code.clone());
            let bodies = register::mentions(sentence);
            let named = |record: &&mut Locality| {
                code_of(record) == code && own_place(sentence, &record.as_written, &bodies).is_some()
            };
            let mut own: Vec<&mut Locality> = extracted.records.localities.iter_mut().filter(named).collect();
            if let [only] = own.as_mut_slice() {
                extracted.diagnostics.extend(differs(only, people, &format!("block[{}]", block + 1)));
            }
        }
    }
}

/// Flags a locality of which another place gives another number of inhabitants; what to say of it.
pub(super) fn differs(record: &mut Locality, people: u64, place: &str) -> Option<Diagnostic> {
    let known = record.population.filter(|known| !is_the_same(*known, people))?;
    record.header.flag(ReviewCode::SaidOtherwise);
    let own = &record.header.source.path;
    let message = format!("`{}` has {known} people in {own} and {people} in {place}", record.as_written);
    Some(Diagnostic::new(Severity::Warning, DiagnosticCode::FactsDiffer, message))
}

/// Numbers of another year may be others.
fn names_a_year(sentence: &str) -> bool {
    let digits = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let words = sentence.split(|c: char| !c.is_ascii_alphanumeric() && c != ',');
    words
        .map(|word| word.trim_matches(','))
        .any(|word| digits(word) && (word.starts_with("20") || word.starts_with("19")))
}

/// Whether two numbers are one, perhaps rounded: 46,123 and 46,100.
fn is_the_same(one: u64, other: u64) -> bool {
    let grain =
        |number: u64| [10_000, 1_000, 100, 10].into_iter().find(|grain| number.is_multiple_of(*grain)).unwrap_or(1);
    one.abs_diff(other) < grain(one).max(grain(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_numbers_are_the_same() {
        assert!(is_the_same(46_123, 46_100) && is_the_same(46_123, 46_000) && is_the_same(46_100, 46_100));
        assert!(!is_the_same(46_100, 47_900) && !is_the_same(46_123, 46_124));
    }

    #[test]
    fn years_are_told_from_numbers_of_people() {
        assert!(names_a_year("In 2011 Marr had 36,000 people.") && !names_a_year("Marr has 36,000 people."));
    }

    #[test]
    fn a_differing_number_is_flagged() {
        let mut record = Locality { as_written: "Marr".to_owned(), population: Some(36_000), ..Locality::default() };
        assert!(differs(&mut record, 36_000, "block[2]").is_none() && record.header.review.is_empty());
        let said = differs(&mut record, 38_900, "block[2]").map(|d| d.message);
        assert_eq!(said.as_deref(), Some("`Marr` has 36000 people in  and 38900 in block[2]"));
        assert_eq!(record.header.review, [ReviewCode::SaidOtherwise]);
    }
}
