//! Items below lines that number them and say no more: "ACTION POINT 1.1", and what is to be done in the paragraphs below.
//!
//! Such lines are read in plans alone, and what is read is flagged.

use super::super::rows::one_line;
use super::super::{Extracted, Paper};
use super::titles::Plans;
use super::{part_start, reference, sections, undertakings, values, written};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, ParagraphKind};
use crate::framework::plans::PlanColumn;
use crate::record::{DocumentKind, Header, PlanItem};

/// Fewer in a paper are no way of writing its items.
const FEWEST: usize = 2;

/// Reads them.
pub(super) fn read(paper: &Paper<'_>, plans: &mut Plans, extracted: &mut Extracted) {
    let blocks = &paper.document.blocks;
    let mut found: Vec<(usize, String)> = Vec::new();
    for (index, paragraph) in blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let plan = matches!(paper.kind_at(index), DocumentKind::DeliveryPlan | DocumentKind::StrategicPlan);
        let text = paragraph.text();
        if plan
            && text.len() < LONGEST_LINE
            && let Some(number) = written::number_alone(&text, &paper.settings.plan_vocabulary)
        {
            found.push((index, number));
        }
    }
    let items: Vec<PlanItem> = found.iter().filter_map(|(at, number)| item(paper, *at, number, plans)).collect();
    // What labels below them say was read before.
    let known = |item: &PlanItem| {
        extracted.records.plan_items.iter().any(|k| k.reference == item.reference && k.plan == item.plan)
    };
    if items.len() >= FEWEST && !items.iter().any(known) {
        extracted.records.plan_items.extend(items);
    }
}

/// A line of a label and a number is shorter, in bytes.
const LONGEST_LINE: usize = 40;

/// The item that a line numbers: the paragraph below it.
fn item(paper: &Paper<'_>, at: usize, number: &str, plans: &mut Plans) -> Option<PlanItem> {
    let blocks = &paper.document.blocks;
    let below = blocks.get(at + 1..)?.iter().position(|block| !block.is_empty()).map(|found| at + 1 + found)?;
    let paragraph = blocks.get(below)?.paragraph().filter(|p| p.kind != ParagraphKind::Heading)?;
    let text = one_line(&paragraph.text());
    if text.split(' ').count() < 3 {
        return None;
    }
    let first = part_start(paper, at);
    let plan = plans.title(paper, first, at);
    let section = sections::above(blocks, first, at).filter(|section| section.title != plan).unwrap_or_default();
    let places = blocks.get(below).map(Block::places).unwrap_or_default();
    let mut header = Header::at(paper.document.part_of(below), format!("block[{}]", below + 1), text.clone(), places);
    header.flag(ReviewCode::ReadFromProse);
    let mut item = section.item(header, None, text.trim_end_matches([';', '.']));
    item.reference = reference::normalised(number, item.section.as_deref());
    item.ref_as_written = Some(number.to_owned());
    item.plan = plan;
    if let Some(told) = undertakings::of(&text) {
        values::put_words(&mut item, PlanColumn::Lead, told.lead);
        values::put_words(&mut item, PlanColumn::Timescale, told.when);
    }
    Some(item)
}
