//! Localities of which a sentence says that they are so no longer: "The four localities were replaced by two in 2024".
//!
//! Nothing is taken away: what the paper lists is flagged, and a person reads both places.

use super::super::whose::{self, Whose};
use super::super::{Extracted, Paper};
use super::{code_of, named_in, names};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, ParagraphKind};
use crate::extract::rows::one_line;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use crate::wording::{claims, latin};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What is done away with, and how many come instead, where it is said.
static UNDONE: LazyLock<Regex> = LazyLock::new(|| {
    let number = names::SMALL_NUMBER.replacen('(', "(one|", 1);
    latin::fixed(&format!(
        r"(?i)\blocalit(?:y|ies)\b[^.;]{{0,80}}?\b(?:(?:was|were|been|be|being)\s+(?:since\s+|now\s+|later\s+)?(?:replaced|superseded|merged|reduced|combined|reorganised|restructured|abolished|dissolved|redrawn|brought\s+together|amalgamated)|(?:have\s+|has\s+)?merged)\b(?:[^.;]{{0,60}}?\b(?:by|into|to|with|as)\s+(?:just\s+|only\s+)?{number}\b)?|\b(?:reduced|moved|went|go|going|changed)\s+(?:our\s+localities\s+|the\s+number\s+of\s+localities\s+)?from\s+[\w-]+\s+(?:localities\s+)?to\s+{number}\b|\b(?:replaced|merged|reduced|combined|reorganised|restructured|amalgamated)\b[^.;]{{0,30}}?\b(?:by|into|to|with|as)\s+(?:just\s+|only\s+)?{number}\s+(?:[[:alpha:]]+\s+){{0,3}}localit"
    ))
});
/// What is said of places that are joined or parted.
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:merged|merge|combined|amalgamated|absorbed|renamed|abolished|dissolved|was\s+split|were\s+split)\b",
    )
});

/// Flags them.
pub(super) fn flag(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted) {
    counted_twice(paper, of_paper, extracted);
    for (index, paragraph) in
        paper.document.blocks.iter().enumerate().filter_map(|(i, b)| Some((i, Block::paragraph(b)?)))
    {
        if extracted.records.localities.is_empty() {
            return;
        }
        let text = paragraph.text();
        if paragraph.kind == ParagraphKind::Heading
            || !whose::may_tell(paper.kind_at(index))
            || !JOINS.iter().any(|w| text.contains(w))
        {
            continue;
        }
        let text = one_line(&text);
        for sentence in sentences(&text).into_iter().filter_map(|range| text.get(range)) {
            let Some(whose) = named_in(sentence).or_else(|| whose::at(paper, index, of_paper)) else { continue };
            let code = whose.body.code.clone();
            let own = |record: &&mut crate::record::Locality| code_of(record) == code;
            if let Some(found) = UNDONE.captures(sentence) {
                let left = (1..=3).find_map(|group| found.get(group)).map(|number| match number.as_str() {
                    "one" | "One" => Some(1),
                    number => claims::number(number),
                });
                let known = extracted.records.localities.iter().filter(|record| code_of(record) == code).count();
                // What is listed is what came instead.
                if left.flatten() != Some(known) {
                    extracted
                        .records
                        .localities
                        .iter_mut()
                        .filter(own)
                        .for_each(|r| r.header.flag(ReviewCode::SaidOtherwise));
                }
            } else if JOINED.is_match(sentence) {
                let named = |record: &&mut crate::record::Locality| sentence.contains(record.as_written.as_str());
                extracted
                    .records
                    .localities
                    .iter_mut()
                    .filter(own)
                    .filter(named)
                    .for_each(|record| record.header.flag(ReviewCode::SaidOtherwise));
            }
        }
    }
}

/// Flags the localities of a partnership where a paper counts as many as were found, and another number elsewhere: one of
/// the two is no longer so.
fn counted_twice(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted) {
    if extracted.records.localities.len() < 2 {
        return;
    }
    let mut counted: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, paragraph) in paper.document.blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let text = paragraph.text();
        if !text.contains("ocalit") || !whose::may_tell(paper.kind_at(index)) {
            continue;
        }
        for claim in claims::localities(&text).filter(|claim| claims::is_of_all(&text, &claim.range)) {
            let whose = named_in(&text).or_else(|| whose::at(paper, index, of_paper));
            if let Some(code) = whose.and_then(|w| w.body.code.clone()) {
                counted.entry(code).or_default().insert(claim.number);
            }
        }
    }
    for (code, numbers) in counted {
        let own = |record: &&mut crate::record::Locality| code_of(record).as_deref() == Some(code.as_str());
        let found =
            extracted.records.localities.iter().filter(|record| code_of(record).as_deref() == Some(code.as_str()));
        let found = found.count();
        let other = numbers.iter().any(|number| *number != found && *number <= MOST_OF_ONE);
        if found > 1 && other && numbers.contains(&found) {
            extracted.records.localities.iter_mut().filter(own).for_each(|r| r.header.flag(ReviewCode::SaidOtherwise));
        }
    }
}

/// A number of localities above this is one of the whole country's.
const MOST_OF_ONE: usize = 15;

/// Stems of which one stands in every such sentence.
const JOINS: [&str; 17] = [
    "moved", "went", "chang", "merge", "replac", "supersed", "reduc", "combin", "organis", "structur", "abolish",
    "dissol", "redrawn", "brought", "amalgam", "absorb", "renam",
];
