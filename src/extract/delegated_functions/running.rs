//! Functions in the running text of a paper that says whose it is: lists and sentences.

use super::super::whose::{self, Whose};
use super::super::{Extracted, Paper};
use super::known::Known;
use super::lists::ItemPlace;
use super::status::Said;
use super::{answers, block_header, flow, in_so_many_words, labelled, of_one, prose};
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::record::DelegationStatus;
use std::collections::BTreeSet;

/// Reads its lists, then its sentences.
pub(super) fn read(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted) {
    // A plan whose title names no partnership that is known: the one whose localities it lists.
    let of_localities = of_paper.is_none().then(|| of_localities(extracted)).flatten();
    let of_paper = of_paper.or(of_localities.as_ref());
    let mut known = Known::of(&extracted.records.delegated_functions);
    let settled = lists(paper, of_paper, &mut known, extracted);
    let mut reader = Sentences {
        paper,
        of_paper,
        spoken_before: false,
        about_it: false,
        headed: answers::Headed::default(),
        asked: None,
        itemised: false,
    };
    for (index, block) in paper.document.blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else { continue };
        if whose::may_tell(paper.kind_at(index)) && !settled.contains(&index) {
            reader.take(index, paragraph, &mut known, extracted);
        }
    }
}

/// Reads the lists. What leaves are the blocks of items that say it of themselves, "Housing (not delegated)": they are no
/// sentences beside.
fn lists(paper: &Paper<'_>, of_paper: Option<&Whose>, known: &mut Known, extracted: &mut Extracted) -> BTreeSet<usize> {
    let blocks = &paper.document.blocks;
    let mut settled: BTreeSet<usize> = BTreeSet::new();
    for item in flow::in_flow(blocks, 0..blocks.len(), &paper.settings.plan_vocabulary) {
        let ItemPlace::Block(index) = item.place else { continue };
        if !whose::may_tell(paper.kind_at(index)) {
            continue;
        }
        let whose = whose::at(paper, index, of_paper);
        // What the law asks of everybody is nobody's in particular.
        if whose.as_ref().is_none_or(|w| w.inferred) && prose::is_of_everybody(&item.said.as_written) {
            continue;
        }
        if item.said.status != DelegationStatus::Delegated {
            settled.insert(index);
        }
        let said = in_so_many_words::listed(item.said, &item.function, blocks, index, &paper.settings.plan_vocabulary);
        let found = of_one(paper, block_header(paper, index), whose.as_ref(), item.function, said);
        known.add(found, &mut extracted.records.delegated_functions);
    }
    settled
}

/// The sentences of a paper, paragraph by paragraph.
struct Sentences<'r, 'p> {
    paper: &'r Paper<'p>,
    of_paper: Option<&'r Whose>,
    /// Whether the paragraph before speaks of delegation.
    spoken_before: bool,
    /// Whether the heading above says that the partnership and its services come.
    about_it: bool,
    /// "Which services are included?" above "All adult social care, primary care and mental health".
    headed: answers::Headed,
    /// "What about hospitals?" above "These are run by the board": the question names what the answer speaks of.
    asked: Option<String>,
    /// Whether an item before in the same list says of itself that it is delegated or not.
    itemised: bool,
}

impl Sentences<'_, '_> {
    fn take(&mut self, index: usize, paragraph: &Paragraph, known: &mut Known, extracted: &mut Extracted) {
        let (paper, of_paper) = (self.paper, self.of_paper);
        let vocabulary = &paper.settings.plan_vocabulary;
        let mut text = answers::without_label(&paragraph.text()).to_owned();
        let answers = self.headed.listed_in(paragraph, vocabulary);
        let parties = labelled::by_party(&text, vocabulary).into_iter().chain(self.itemised(&text, paragraph.kind));
        let about = self.about_it || self.spoken_before;
        for (function, said) in answers.into_iter().chain(parties).chain(labelled::listed_in(&text, vocabulary, about))
        {
            let whose = whose::at(paper, index, of_paper);
            let found = of_one(paper, block_header(paper, index), whose.as_ref(), function, said);
            known.add(found, &mut extracted.records.delegated_functions);
        }
        if prose::is_question(&text) {
            self.asked = Some(text);
            return;
        }
        if let Some(question) = self.asked.take() {
            text = format!("{} {text}", question.trim());
        }
        let above = self.above(&text, paragraph.kind);
        let all = prose::in_sentences(&text, vocabulary, above);
        for told in &all {
            for whose in whose_sentence(paper, index, of_paper, told) {
                let mut header = block_header(paper, index);
                told.sentence.clone_into(&mut header.source.quote);
                let mut said = in_so_many_words::said(told, &all, vocabulary);
                // "We host X": the one whose functions they are.
                if said.status == DelegationStatus::LeadAgency && said.lead_agency.is_none() {
                    said.lead_agency = Some(whose.entity());
                }
                let found = of_one(paper, header, Some(&whose), told.function.clone(), said);
                if !known.is_said_elsewhere(&found) {
                    known.add(found, &mut extracted.records.delegated_functions);
                }
            }
        }
    }

    /// An item that stands among those which say it of themselves, and names only who keeps it: "Schools (Council)".
    fn itemised(&mut self, text: &str, kind: ParagraphKind) -> Option<(String, Said)> {
        let vocabulary = &self.paper.settings.plan_vocabulary;
        let item = kind == ParagraphKind::ListItem;
        self.itemised = item && (self.itemised || labelled::says_of_itself(text, vocabulary));
        if self.itemised { labelled::left_with(text, vocabulary) } else { None }
    }

    /// What stands above a paragraph; the next one then stands below it.
    fn above(&mut self, text: &str, kind: ParagraphKind) -> prose::Above {
        // A list between goes on with what the line above it speaks of.
        let speaks = prose::speaks_of_it(text) || (self.spoken_before && kind == ParagraphKind::ListItem);
        let above = match () {
            () if self.about_it && kind != ParagraphKind::Heading => prose::Above::Heading,
            () if self.spoken_before => prose::Above::Paragraph,
            () => prose::Above::Nothing,
        };
        self.spoken_before = speaks;
        if kind == ParagraphKind::Heading {
            self.about_it = prose::is_about_it(text);
        }
        above
    }
}

/// The one partnership whose localities a paper lists.
fn of_localities(extracted: &Extracted) -> Option<Whose> {
    let mut codes = extracted.records.localities.iter().map(|r| r.partnership.as_ref()?.code.clone());
    let first = codes.next()??;
    let body = crate::register::body_by_code(&first)?;
    codes.all(|code| code.as_deref() == Some(&first)).then(|| Whose {
        body,
        as_written: body.name.clone(),
        inferred: true,
    })
}

/// Whose functions a sentence speaks of: those of the partnerships that it names as theirs, or of the one that it names
/// with its kind; any other speaks of the paper's own.
fn whose_sentence(paper: &Paper<'_>, block: usize, of_paper: Option<&Whose>, told: &prose::Told) -> Vec<Whose> {
    let plainly = |body: &'static crate::register::Body| Whose { body, as_written: body.name.clone(), inferred: false };
    let named = told.whose.as_deref().map(whose::authorities_named).unwrap_or_default();
    if !named.is_empty() {
        return named.into_iter().map(plainly).collect();
    }
    // The body that leads is not the one whose functions they are.
    let named = whose::only_authority(&told.sentence, true).filter(|_| told.said.lead_agency.is_none());
    match named {
        Some(body) => vec![plainly(body)],
        None => whose::at(paper, block, of_paper).into_iter().collect(),
    }
}
