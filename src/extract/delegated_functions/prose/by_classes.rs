//! What sentences say in words that no known wording has, beside what the wordings tell.

use super::super::lists::plain;
use super::super::status::Said;
use super::general::{self, Before, Leader};
use super::{Told, examples, list, trimmed};
use crate::diagnostic::ReviewCode;
use crate::extract::rows::one_line;
use crate::framework::headings::fold;
use crate::framework::plans::PlanVocabulary;
use crate::record::{DelegationStatus, Entity, EntityType};
use crate::wording::sentences::sentences;
use std::collections::BTreeSet;

/// A list is looked at in parts that are no longer, in bytes.
const LONGEST_PART: usize = 2_000;

/// What a paragraph tells: what its wordings tell (`told`, in the order of the sentences), and what else the classes of
/// its words do. `goes_on`: the paragraph goes on about the body that has functions. `headed`: the heading above is about what
/// that body does.
pub(super) fn with(
    told: Vec<Told>,
    paragraph: &str,
    vocabulary: &PlanVocabulary,
    goes_on: bool,
    headed: bool,
) -> Vec<Told> {
    let mut out = Vec::new();
    let mut told = told.into_iter().peekable();
    let mut before = Before::about(goes_on, headed);
    for range in sentences(paragraph) {
        let sentence = one_line(paragraph.get(range).unwrap_or_default());
        let mut of_sentence: Vec<Told> = Vec::new();
        while let Some(next) = told.next_if(|told| told.sentence == sentence) {
            of_sentence.push(next);
        }
        let in_wordings = of_sentence.len();
        let said = general::read(&trimmed::trimmed(&sentence), vocabulary, &mut before);
        if let Some(last) = of_sentence.last() {
            before.told(last.said.status);
        }
        // "Most partnerships have delegated X", "In most areas X is not" is said of none in particular.
        let said = if super::is_of_a_number(&sentence) || super::is_elsewhere(&sentence) { Vec::new() } else { said };
        // A single name beside what a wording tells is mostly the whole of it: "hospital services, namely X and Y".
        let told_so = |said: &general::Said| {
            said.named.names.len() < 2 && of_sentence.iter().any(|told| told.said.status == said.status)
        };
        let said: Vec<general::Said> = said.into_iter().filter(|said| !told_so(said)).collect();
        // A list may name a service many times.
        let mut named: BTreeSet<(String, DelegationStatus)> = BTreeSet::new();
        for said in said {
            for function in functions(&said, vocabulary) {
                if !named.insert((fold(&function), said.status)) {
                    continue;
                }
                add(one(&sentence, function, &said), in_wordings, vocabulary, &mut of_sentence);
            }
        }
        out.append(&mut of_sentence);
    }
    out.extend(told);
    out
}

/// Adds what is told of a function, unless it is told already (`in_wordings`: how many a wording told). A name that the
/// vocabulary has counts before one with words of the sentence around it.
fn add(found: Told, in_wordings: usize, vocabulary: &PlanVocabulary, out: &mut Vec<Told>) {
    let name = fold(&found.function);
    // "health and social care services" are all of them.
    if !vocabulary.knows(&name) && name.contains("health and social care") {
        return;
    }
    let overlaps = |told: &Told| {
        let known = fold(&told.function);
        known.contains(&name) || name.contains(&known)
    };
    match out.iter().take(in_wordings).position(overlaps) {
        None => out.push(found),
        Some(at) => {
            let worse =
                |told: &Told| fold(&told.function) != name && vocabulary.knows(&name) && is_loose(&told.function);
            if let Some(told) = out.get_mut(at).filter(|told| worse(told)) {
                *told = found;
            }
        }
    }
}

/// Whether a name has words of the sentence around it: "addictions at its inception".
fn is_loose(function: &str) -> bool {
    const AROUND: [&str; 10] = ["at", "about", "the", "namely", "how", "by", "from", "over", "its", "which"];
    function.starts_with('(') || function.split(' ').any(|word| AROUND.contains(&word))
}

/// The functions of a row.
fn functions(said: &general::Said, vocabulary: &PlanVocabulary) -> Vec<String> {
    let in_part = |part: &str| match said.status {
        DelegationStatus::LeadAgency => list::hosted_in(part, vocabulary, false),
        _ => list::functions_in(part, vocabulary),
    };
    let named: Vec<String> = parts(&said.named.list).into_iter().flat_map(in_part).collect();
    match named.as_slice() {
        // "emergency departments and geriatric medicine": two names that are known.
        [one] if said.named.names.len() > 1 && !vocabulary.knows(&fold(one)) => said.named.names.clone(),
        _ => named,
    }
}

fn one(sentence: &str, function: String, said: &general::Said) -> Told {
    let part = said.status != DelegationStatus::LeadAgency && examples::is_in_part(&said.named.list, &function);
    let status = if part { DelegationStatus::PartlyDelegated } else { said.status };
    let lead_agency = match said.leader {
        Some(Leader::Named(body)) => {
            let written = match body.entity_type {
                EntityType::HealthBoard | EntityType::Council => as_written(sentence, &body.name),
                _ => body.name.clone(),
            };
            Some(Entity::written(&written, Some(body.entity_type)))
        }
        _ => None,
    };
    let said = Said { review: Some(ReviewCode::ReadFromProse), lead_agency, ..plain(status, sentence) };
    Told { sentence: sentence.to_owned(), whose: None, function, said }
}

/// A body's name as a sentence writes it: with what it is where that stands there.
fn as_written(sentence: &str, name: &str) -> String {
    let written =
        [format!("NHS {name}"), format!("{name} Council")].into_iter().find(|text| sentence.contains(text.as_str()));
    written.unwrap_or_else(|| name.to_owned())
}

/// A list in parts between commas.
fn parts(list: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in list.match_indices(',') {
        if at - from > LONGEST_PART {
            out.extend(list.get(from..at));
            from = at + 1;
        }
    }
    out.extend(list.get(from..));
    out
}
