//! Items that a label and a number begin, each in a paragraph of its own that says nothing of who or when beside: "Commitment 1:
//! We will pay carers' travel".
//!
//! They are read where several of them follow one label, and what is read is flagged.

use super::super::rows::one_line;
use super::super::{Extracted, Paper};
use super::titles::Plans;
use super::written::fields;
use super::{commitments, reference, values};
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::framework::plans::PlanColumn;
use crate::record::{DocumentKind, PlanItem};

/// Fewer in a paper are no way of writing its items.
const FEWEST: usize = 2;

/// A paragraph that a label and a number begin.
struct Labelled {
    block: usize,
    number: String,
    text: String,
}

/// Reads them.
pub(super) fn read(paper: &Paper<'_>, plans: &mut Plans, extracted: &mut Extracted) {
    let found: Vec<Labelled> = (0..paper.document.blocks.len()).filter_map(|block| of_block(paper, block)).collect();
    let known = |labelled: &Labelled| {
        let path = format!("block[{}]", labelled.block + 1);
        extracted.records.plan_items.iter().any(|item| {
            // What stands in a table or list below heads its items.
            item.header.source.path == path || item.section_title.as_deref() == Some(labelled.text.as_str())
        })
    };
    if found.len() < FEWEST || found.iter().any(known) {
        return;
    }
    let items: Vec<PlanItem> = found.into_iter().map(|labelled| item(paper, labelled, plans)).collect();
    for item in items {
        // A plan's own "Action 3: …" is an item of it, and no action of a meeting.
        extracted.records.actions.retain(|action| action.header.source.path != item.header.source.path);
        extracted.records.plan_items.push(item);
    }
}

/// What a block's label and number begin, if it says that something is to be done.
fn of_block(paper: &Paper<'_>, block: usize) -> Option<Labelled> {
    let kind = paper.kind_at(block);
    let in_plan = matches!(kind, DocumentKind::DeliveryPlan | DocumentKind::StrategicPlan);
    if !in_plan && !commitments::may_commit(kind) {
        return None;
    }
    let paragraph = paper.document.blocks.get(block)?.paragraph()?;
    let text = one_line(&paragraph.labelled_text());
    let told = fields::of(&text, &paper.settings.plan_vocabulary);
    let [field] = told.as_slice() else { return None };
    let names_item = match field.role {
        // What a meeting or an auditor asks for has readers of its own.
        PlanColumn::Text => !text.to_lowercase().starts_with("recommendation"),
        PlanColumn::Actions => in_plan,
        _ => false,
    };
    let commits = commitments::begins_with_commitment(&field.value);
    let does = commits || commitments::begins_with_doing(&field.value);
    // A heading heads what it says, unless that is a sentence.
    let said = paragraph.kind != ParagraphKind::Heading || commits;
    let whole = field.start == 0 && field.value.split(' ').count() > 2;
    (names_item && does && said && whole)
        .then(|| Some(Labelled { block, number: field.number.clone()?, text: field.value.clone() }))?
}

fn item(paper: &Paper<'_>, labelled: Labelled, plans: &mut Plans) -> PlanItem {
    let Labelled { block, number, text } = labelled;
    let quote = paper.document.blocks.get(block).and_then(Block::paragraph).map(Paragraph::labelled_text);
    let quote = quote.unwrap_or_default();
    let mut item = commitments::in_prose(paper, plans, block, quote, None, text.trim_end_matches(['.', ';']));
    let number = number.trim_end_matches(['.', ')', ':']);
    item.reference = reference::normalised(number, item.section.as_deref());
    item.ref_as_written = Some(number.to_owned());
    values::put_words(&mut item, PlanColumn::Timescale, commitments::due(&text).unwrap_or_default());
    item
}

#[cfg(test)]
mod tests {
    use super::super::super::Extracted;
    use super::super::tests::heading;
    use super::*;
    use crate::document::Document;
    use crate::settings::Settings;

    fn check(kind: DocumentKind, lines: &[&str], want: &[&str]) {
        let below = lines.iter().map(|line| Block::Paragraph(Paragraph::plain(line)));
        let blocks = std::iter::once(heading("What we promise")).chain(below).collect();
        let document = Document { blocks, kind, ..Document::default() };
        let settings = Settings::default();
        let mut extracted = Extracted::default();
        super::super::extract(&Paper::new(&document, &settings), &mut extracted);
        let told = |item: &PlanItem| format!("{}|{}", item.ref_as_written.clone().unwrap_or_default(), item.text);
        let got: Vec<String> = extracted.records.plan_items.iter().map(told).collect();
        assert_eq!(got, want, "{lines:?}");
    }

    #[test]
    fn a_label_and_a_number_begin_an_item() {
        let lines = ["Commitment 1: We will pay for travel.", "Commitment 2: Publish waiting times each month."];
        let want = ["1|We will pay for travel", "2|Publish waiting times each month"];
        check(DocumentKind::Other, &lines, &want);
        check(DocumentKind::Minutes, &lines, &[]);
        check(DocumentKind::Other, &["Recommendation 1: Note the report.", "Recommendation 2: Agree the plan."], &[]);
        check(DocumentKind::StrategicPlan, &["Project 1: The new hub in Tain.", "Project 2: The old hub."], &[]);
    }
}
