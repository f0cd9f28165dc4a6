//! Directions in running text: "Direction 1: NHS Tayside is directed to open two beds by May 2025", "Direction 2: Care at home"
//! above "Angus Council is directed to buy 300 hours of care each week".
//!
//! A paragraph is one that says who is directed to do what, and that a number or a heading says is a direction. What is read is
//! flagged.

use super::super::rows::one_line;
use super::super::{Extracted, Paper};
use super::titles::Plans;
use super::{part_start, reference, sections, tails, values, written};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, ParagraphKind};
use crate::framework::plans::PlanColumn;
use crate::record::{DocumentKind, Header, PlanItem};
use crate::wording::latin::{self, Regex};
use std::sync::LazyLock;

/// "Direction 1:", "Direction no 4/2025 –": a direction's number at the head of a line.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?i:direction)(?:\s+(?i:no\.?|number|ref(?:erence)?\.?))?\s*:?\s*((?:[A-Z]{2,8}[-/ ]?)?\d{1,4}(?:[-/.]\d{1,4})*[A-Za-z]?)\s*(?:[:.)–—-]\s*|$|\s)",
    )
});

/// "NHS Tayside is directed to open …": who is directed, and what to do.
static DIRECTED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?:(?:The|the)\s+)?([^.;:]{3,120}?)\s+(?:is|are)\s+(?:hereby\s+)?(?:both\s+|jointly\s+)?directed\s+(?:by\s+[^.;:]{3,60}?\s+)?to\s+(\p{Ll}+)\b|\b(?:[Hh]ereby\s+)?directs\s+(?:(?:both|the)\s+)?([^.;:]{3,120}?)\s+to\s+(\p{Ll}+)\b",
    )
});

/// A direction's number stands no further above what it directs, in blocks.
const BLOCKS_ABOVE: usize = 4;
/// Lines below a direction that may say more of it.
const BLOCKS_BELOW: usize = 6;

/// Reads them.
pub(super) fn read(paper: &Paper<'_>, plans: &mut Plans, extracted: &mut Extracted) {
    let blocks = &paper.document.blocks;
    for (at, block) in blocks.iter().enumerate() {
        let Some(paragraph) = block.paragraph().filter(|p| p.kind != ParagraphKind::Heading) else { continue };
        let none = [DocumentKind::Minutes, DocumentKind::Agenda, DocumentKind::SelfEvaluationReturn];
        let text = one_line(&paragraph.text());
        if !text.contains(" direct") || none.contains(&paper.kind_at(at)) {
            continue;
        }
        let path = format!("block[{}]", at + 1);
        if extracted.records.plan_items.iter().any(|item| item.header.source.path == path) {
            continue;
        }
        if let Some(item) = item(paper, at, &text, plans) {
            extracted.records.plan_items.push(item);
        }
    }
}

/// The direction that a paragraph is.
fn item(paper: &Paper<'_>, at: usize, text: &str, plans: &mut Plans) -> Option<PlanItem> {
    let blocks = &paper.document.blocks;
    let first = part_start(paper, at);
    let (number, words) = numbered(text);
    let whom = directed(words)?;
    let number = number.or_else(|| number_above(blocks, first, at));
    if number.is_none() && !is_headed(blocks, first, at) {
        return None;
    }
    let plan = plans.title(paper, first, at);
    let section = sections::above(blocks, first, at).filter(|section| section.title != plan).unwrap_or_default();
    let places = blocks.get(at).map(Block::places).unwrap_or_default();
    let mut header = Header::at(paper.document.part_of(at), format!("block[{}]", at + 1), text.to_owned(), places);
    header.flag(ReviewCode::ReadFromProse);
    let mut item = section.item(header, None, words.trim_end_matches('.'));
    item.reference = number.as_deref().and_then(|number| reference::normalised(number, None));
    item.ref_as_written = number;
    item.plan = plan;
    values::put_words(&mut item, PlanColumn::Lead, whom);
    if let Some(time) = tails::at_end(words) {
        values::put_words(&mut item, PlanColumn::Timescale, time);
    }
    said_below(paper, at, &mut item);
    Some(item)
}

/// A direction's number at the head of a text, and what stands behind it.
fn numbered(text: &str) -> (Option<String>, &str) {
    match NUMBER.captures(text) {
        Some(found) => {
            let end = found.get(0).map_or(0, |whole| whole.end());
            (found.get(1).map(|number| number.as_str().to_owned()), text.get(end..).unwrap_or_default().trim())
        }
        None => (None, text),
    }
}

/// Who a sentence says is directed to do something.
fn directed(words: &str) -> Option<&str> {
    let found = DIRECTED.captures(words)?;
    let whom = found.get(1).or_else(|| found.get(3))?.as_str();
    let named = ["Council", "Health Board", "NHS "].iter().any(|word| whom.contains(word));
    named.then_some(whom)
}

/// The number of a direction in the lines right above a paragraph.
fn number_above(blocks: &[Block], first: usize, at: usize) -> Option<String> {
    let above = blocks.get(first..at)?.iter().rev().take(BLOCKS_ABOVE).filter_map(Block::paragraph);
    let mut texts = above.map(|paragraph| one_line(&paragraph.text()));
    texts.find_map(|text| {
        let (number, rest) = numbered(&text);
        // Another direction's own line is none of this one's.
        number.filter(|_| directed(rest).is_none())
    })
}

/// Whether a heading above says that directions stand below.
fn is_headed(blocks: &[Block], first: usize, at: usize) -> bool {
    let headings = blocks.get(first..at).unwrap_or_default().iter().rev().filter_map(Block::paragraph);
    let nearest = headings.filter(|p| p.kind == ParagraphKind::Heading).map(|p| one_line(&p.text())).next();
    nearest.is_some_and(|text| {
        text.split(|c: char| !c.is_alphanumeric()).any(|w| matches!(w, "Directions" | "directions" | "Direction"))
    })
}

/// Takes over what labelled lines right below a direction say of when it holds.
fn said_below(paper: &Paper<'_>, at: usize, item: &mut PlanItem) {
    let below = paper.document.blocks.iter().skip(at + 1).take(BLOCKS_BELOW);
    for paragraph in below.map_while(Block::paragraph) {
        let text = one_line(&paragraph.text());
        if NUMBER.is_match(&text) || directed(&text).is_some() || paragraph.kind == ParagraphKind::Heading {
            return;
        }
        for field in written::fields::of(&text, &paper.settings.plan_vocabulary) {
            if item.timescale.is_none() && matches!(field.role, PlanColumn::Start | PlanColumn::Timescale) {
                values::put_words(item, field.role, &field.value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Paragraph};
    use crate::settings::Settings;

    #[test]
    fn directions_have_numbers() {
        let check = |text: &str, want: Option<&str>| assert_eq!(numbered(text).0.as_deref(), want, "{text}");
        check("Direction 1: NHS Tayside is directed to open two beds", Some("1"));
        check("Direction 4/2025 – Angus Council is directed to buy care", Some("4/2025"));
        check("Direction 2", Some("2"));
        check("Direction AIJB-12-2024: Care at home", Some("AIJB-12-2024"));
        check("Direction of travel", None);
        check("Directions 2025", None);
    }

    #[test]
    fn somebody_is_directed() {
        let check = |text: &str, want: Option<&str>| assert_eq!(directed(text), want, "{text}");
        check("NHS Tayside is directed to open two beds.", Some("NHS Tayside"));
        check("The Council and NHS Fife are hereby directed to form one team.", Some("Council and NHS Fife"));
        check("The IJB hereby directs NHS Fife to open two beds.", Some("NHS Fife"));
        check("People are directed to the front door.", None);
        check("Questions are directed to the Clerk.", None);
        check("The Council plans for winter. People are directed to see the website.", None);
    }

    #[test]
    fn directions_in_lines_are_items() {
        let lines = [
            "Direction 1: Urgent care",
            "NHS Tayside is directed to open a frailty unit.",
            "Effective from: 1 April 2025",
            "Direction 2: Angus Council is directed to buy more care by May 2025.",
        ];
        let blocks = lines.map(|text| Block::Paragraph(Paragraph::plain(text))).to_vec();
        let document = Document { blocks, ..Document::default() };
        let settings = Settings::default();
        let mut extracted = Extracted::default();
        read(&Paper::new(&document, &settings), &mut Plans::default(), &mut extracted);
        let items = extracted.records.plan_items;
        let got: Vec<_> = items
            .iter()
            .map(|item| {
                let when = item.timescale.as_ref().map(|when| when.as_written.as_str());
                (item.ref_as_written.as_deref(), item.leads[0].as_written.as_str(), when)
            })
            .collect();
        assert_eq!(
            got,
            [(Some("1"), "NHS Tayside", Some("from 1 April 2025")), (Some("2"), "Angus Council", Some("May 2025")),]
        );
    }
}
