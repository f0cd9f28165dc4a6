//! Recommendations of reports: the items under "Recommendations" or "Action required", and after "The Board is
//! invited to:". Minutes hold decisions, agendas neither.

mod found;
mod inline;
mod lead_in;
mod led;
mod nest;
mod section;
mod tables;
#[cfg(test)]
mod tests;
mod verbs;
mod words;

use super::passages::{Passages, kind_at};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::framework::headings::fold;
use crate::record::{DocumentKind, RecommendationVerb};
use crate::wording::sentences::sentences;
use found::{Found, push};
use lead_in::{LeadIn, sentences_that_lead};
use led::{has_section, items, lead_in};
use section::{Section, without_asking};
use std::collections::{BTreeMap, BTreeSet};
use words::{behind_purpose, body_alone, is_heading_line, lettered, run_in};

/// Whether papers of this kind make recommendations to the body that meets.
fn may_recommend(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::BoardReport | DocumentKind::Other | DocumentKind::DeliveryPlan | DocumentKind::BoardPack
    )
}

/// "OFFICER RECOMMENDATION", "Recommendation: That …": a heading that names them.
fn speaks_of_them(text: &str) -> bool {
    let named = |text: &str| fold(text).split(' ').any(|w| matches!(w, "recommendation" | "recommendations"));
    is_heading_line(text) && named(text) || run_in(text).is_some() && named(text.split(':').next().unwrap_or(text))
}

/// Sentences of a paper's text that recommend that something be done, whoever is to decide; whether there are any.
fn proposed(passages: &Passages<'_>, here: usize, found: &mut Found) -> bool {
    let Some(passage) = passages.list.get(here).filter(|p| p.text.contains("recommended that ")) else { return false };
    let before = found.len();
    for sentence in sentences(&passage.text).into_iter().filter_map(|range| passage.text.get(range)) {
        let asked = LeadIn::read(sentence).is_some_and(|l| l.body().is_some());
        if let Some(text) = without_asking(sentence).filter(|_| !asked) {
            push(passage, text, None, None, None, found);
        }
    }
    for (record, _) in found.iter_mut().skip(before) {
        record.header.flag(ReviewCode::ReadFromProse);
    }
    if has_section(passages, passage.part) {
        found.truncate(before);
    }
    found.len() > before
}

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let mut found = Vec::new();
    let mut index = 0;
    let mut tabled: BTreeSet<usize> = BTreeSet::new();
    for (number, block, table) in paper.document.tables() {
        if may_recommend(kind_at(paper, block))
            && !passages.senses.contains_key(&number)
            && tables::read(table, number, paper.document.part_of(block), passages, &mut found)
        {
            tabled.insert(number);
        }
    }
    // Inside a section of recommendations: its heading's number, and the lead-in that holds for the items.
    let mut section: Option<Section> = None;
    while let Some(passage) = passages.list.get(index) {
        let here = index;
        index += 1;
        if passage.cell.is_some_and(|c| tabled.contains(&c.table)) {
            continue;
        }
        // An agenda may hold its officers' recommendations, below a heading of their own.
        let headed = passage.kind == DocumentKind::Agenda && passage.label.is_none() && speaks_of_them(&passage.text);
        let within = passage.kind == DocumentKind::Agenda && section.is_some();
        if !may_recommend(passage.kind) && !headed && !within {
            section = None;
            continue;
        }
        if section.as_ref().is_some_and(|s| s.part != passage.part || within && s.is_left_for(passage)) {
            section = None;
        }
        if passage.kind == DocumentKind::Agenda && section.is_none() && !headed {
            continue;
        }
        if is_heading_line(&passage.text) {
            section = Some(Section::new(passage));
            continue;
        }
        // "Action Required:" and its text in one line or cell; "Recommendation 2. That the Trust …".
        if let Some(said) = run_in(&passage.text) {
            let mut opened = Section::new(passage);
            opened.base = said.number.map(str::to_owned);
            if !lead_in(passages, here, said.rest, Some(&mut opened), &mut found) {
                match body_alone(said.rest).filter(|_| said.rest.trim_end().ends_with([':', '-', '–'])) {
                    Some(who) => (opened.addressed, opened.lead) = (Some(who.to_owned()), Some(String::new())),
                    None => opened.said(passage, said.rest, &mut found),
                }
            }
            section = Some(opened);
            continue;
        }
        if section.as_ref().is_some_and(|s| s.ends(passage)) {
            section = None;
        }
        let said = section.as_ref().and_then(|_| behind_purpose(&passage.text)).unwrap_or(&passage.text);
        let mut several = sentences_that_lead(said);
        if section.is_none() && !several.is_empty() && has_section(passages, passage.part) {
            several.clear();
        }
        // "It is therefore recommended that Option 3 be adopted", where the paper has no section for them.
        if section.is_none() && proposed(passages, here, &mut found) {
            continue;
        }
        let before = found.len();
        if several.iter().filter(|said| lead_in(passages, here, said, section.as_mut(), &mut found)).count() > 0 {
            for (record, _) in found[before..].iter_mut().filter(|_| section.is_none()) {
                record.header.flag(ReviewCode::ReadFromProse);
            }
            continue;
        }
        if lead_in(passages, here, said, section.as_mut(), &mut found) {
            // Outside a section, with no verb of its own, the sentence may only tell what is asked.
            if section.is_none() {
                for (record, _) in found[before..].iter_mut().filter(|(r, _)| r.verb == RecommendationVerb::Other) {
                    record.header.flag(ReviewCode::ReadFromProse);
                }
            }
            index = items(passages, here, section.as_mut(), &mut found);
            continue;
        }
        if let Some(section) = section.as_mut() {
            if let Some(who) = body_alone(&passage.text) {
                section.addressed = Some(who.to_owned());
                section.lead = Some(String::new());
                continue;
            }
            let counted = lettered(passage);
            let passage = counted.as_ref().unwrap_or(passage);
            if !section.in_one(passage, &mut found) {
                section.item(passage, &mut found);
            }
        }
    }
    if !tabled.is_empty() {
        in_reading_order(passages, &mut found);
    }
    let mut kept: BTreeSet<(Option<u32>, String)> = BTreeSet::new();
    for (record, table) in found {
        if let Some(table) = table {
            extracted.used(table, "recommendations");
        }
        // A cover sheet or summary says again what the report recommends: "approve", "approves".
        let (first, rest) = record.text.split_once(' ').unwrap_or((&record.text, ""));
        let said = fold(&format!("{} {rest}", first.strip_suffix('s').unwrap_or(first)));
        if !kept.insert((record.header.source.part, said)) {
            continue;
        }
        extracted.records.recommendations.push(record);
    }
}

/// Those of tables were read first: puts all into the order of the paper.
fn in_reading_order(passages: &Passages<'_>, found: &mut Found) {
    let order: BTreeMap<&str, usize> =
        passages.list.iter().enumerate().rev().map(|(at, passage)| (passage.path.as_str(), at)).collect();
    let place = |path: &str| {
        let first = || order.get(format!("{path}/paragraph[1]").as_str());
        order.get(path).or_else(first).copied().unwrap_or(usize::MAX)
    };
    found.sort_by_cached_key(|(record, _)| place(&record.header.source.path));
}
