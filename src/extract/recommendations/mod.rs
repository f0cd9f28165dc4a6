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

use super::passages::{Passage, Passages, kind_at};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::framework::headings::fold;
use crate::record::{DocumentKind, Recommendation, RecommendationVerb};
use crate::wording::labels;
use crate::wording::sentences::sentences;
use found::{Found, push};
use lead_in::{LeadIn, sentences_that_lead};
use led::{has_section, items, lead_in};
use section::{Section, without_asking};
use std::collections::{BTreeMap, BTreeSet};
use words::{RunIn, behind_purpose, body_and_verb, is_heading_line, lettered, run_in};

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
    let tabled = in_tables(paper, passages, &mut found);
    let mut reader = Reader { passages, section: None, found };
    let mut index = 0;
    while let Some(passage) = passages.list.get(index) {
        let read = passage.cell.is_some_and(|c| tabled.contains(&c.table));
        index = if read { index + 1 } else { reader.read(index, passage) };
    }
    let mut found = reader.found;
    if !tabled.is_empty() {
        in_reading_order(passages, &mut found);
    }
    once(found, extracted);
}

/// Reads those that tables hold; returns the numbers of these tables.
fn in_tables(paper: &Paper<'_>, passages: &Passages<'_>, found: &mut Found) -> BTreeSet<usize> {
    let mut tabled = BTreeSet::new();
    for (number, block, table) in paper.document.tables() {
        if may_recommend(kind_at(paper, block))
            && !passages.senses.contains_key(&number)
            && tables::read(table, number, paper.document.part_of(block), passages, found)
        {
            tabled.insert(number);
        }
    }
    tabled
}

/// Keeps what a part of a paper recommends once.
fn once(found: Found, extracted: &mut Extracted) {
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

/// Reads the passages one after another.
struct Reader<'p, 'd> {
    passages: &'p Passages<'d>,
    /// Inside a section of recommendations: its heading's number, and the lead-in that holds for the items.
    section: Option<Section>,
    /// What was found so far.
    found: Found,
}

impl<'d> Reader<'_, 'd> {
    /// Reads a passage, with the items below it where it leads to some; returns the index of the next one.
    fn read(&mut self, here: usize, passage: &Passage<'d>) -> usize {
        let next = here + 1;
        if !self.admits(passage) {
            return next;
        }
        if is_heading_line(&passage.text) {
            self.section = Some(Section::new(passage));
            return next;
        }
        // "Action Required:" and its text in one line or cell; "Recommendation 2. That the Trust …".
        if let Some(said) = run_in(&passage.text) {
            self.open_run_in(here, passage, &said);
            return next;
        }
        if self.section.as_ref().is_some_and(|s| s.ends(passage)) {
            self.section = None;
        }
        // "It is therefore recommended that Option 3 be adopted", where the paper has no section for them.
        if self.section.is_none() && proposed(self.passages, here, &mut self.found) {
            return next;
        }
        let said = self.section.as_ref().and_then(|_| behind_purpose(&passage.text)).unwrap_or(&passage.text);
        if self.several(here, passage, said) {
            return next;
        }
        let before = self.found.len();
        if lead_in(self.passages, here, said, self.section.as_mut(), &mut self.found) {
            // Outside a section, with no verb of its own, the sentence may only tell what is asked.
            self.doubt_outside(before, |record| record.verb == RecommendationVerb::Other);
            return items(self.passages, here, self.section.as_mut(), &mut self.found);
        }
        self.item(passage);
        next
    }

    /// Whether a passage may recommend anything; closes the section that it has left.
    fn admits(&mut self, passage: &Passage<'d>) -> bool {
        let agenda = passage.kind == DocumentKind::Agenda;
        // An agenda may hold its officers' recommendations, below a heading of their own.
        let headed = agenda && passage.label.is_none() && speaks_of_them(&passage.text);
        let within = agenda && self.section.is_some();
        if !may_recommend(passage.kind) && !headed && !within {
            self.section = None;
            return false;
        }
        if self.section.as_ref().is_some_and(|s| s.part != passage.part || within && s.is_left_for(passage)) {
            self.section = None;
        }
        !agenda || self.section.is_some() || headed
    }

    /// Opens a section whose heading has its text in its own line.
    fn open_run_in(&mut self, here: usize, passage: &Passage<'d>, said: &RunIn<'_>) {
        let mut opened = Section::new(passage);
        opened.base = said.number.map(str::to_owned);
        if !lead_in(self.passages, here, said.rest, Some(&mut opened), &mut self.found) {
            match body_and_verb(said.rest).filter(|_| said.rest.trim_end().ends_with([':', '-', '–'])) {
                Some((who, verb)) => opened.ask(who, verb),
                None => opened.said(passage, said.rest, &mut self.found),
            }
        }
        self.section = Some(opened);
    }

    /// Reads the sentences of a passage that lead to something each; whether there are any.
    fn several(&mut self, here: usize, passage: &Passage<'d>, said: &str) -> bool {
        let mut several = sentences_that_lead(said);
        if self.section.is_none() && !several.is_empty() && has_section(self.passages, passage.part) {
            several.clear();
        }
        let before = self.found.len();
        let mut any = false;
        for said in several {
            any |= lead_in(self.passages, here, said, self.section.as_mut(), &mut self.found);
        }
        if any {
            self.doubt_outside(before, |_| true);
        }
        any
    }

    /// Outside a section, those found since `before` may be told rather than asked.
    fn doubt_outside(&mut self, before: usize, doubtful: impl Fn(&Recommendation) -> bool) {
        if self.section.is_some() {
            return;
        }
        for (record, _) in self.found.iter_mut().skip(before).filter(|(record, _)| doubtful(record)) {
            record.header.flag(ReviewCode::ReadFromProse);
        }
    }

    /// What stands in a section without a lead-in: the body that is asked, or an item.
    fn item(&mut self, passage: &Passage<'d>) {
        let Some(section) = self.section.as_mut() else { return };
        if let Some((who, verb)) = body_and_verb(&passage.text) {
            section.ask(who, verb);
            // "1.2 That the Board notes:" counts what stands below it: "1.2(a)".
            let counted = passage.label.as_deref().and_then(labels::bare).filter(|label| label.contains('.'));
            section.base = counted.map(str::to_owned).or_else(|| section.base.take());
            return;
        }
        let counted = lettered(passage);
        let passage = counted.as_ref().unwrap_or(passage);
        if !section.in_one(passage, &mut self.found) {
            section.item(passage, &mut self.found);
        }
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
