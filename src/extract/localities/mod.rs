//! Localities: from tables, lists, sentences and chapter headings.
//!
//! One record leaves for each locality of a partnership: tables are believed before lists, lists before sentences,
//! sentences before headings. What a weaker source says of a partnership whose localities a stronger one lists
//! only fills in the population.

mod bare_list;
mod below_partnerships;
mod cells;
mod columns;
mod context;
mod counted_off;
mod enumeration;
mod flow;
mod from_tables;
mod headcounts;
mod headed_lists;
mod known_names;
mod names;
mod naming_rows;
mod of_names;
mod one_by_one;
mod people;
mod populations;
mod printed;
mod run_rows;
mod scan;
mod sentences;
mod tables;
#[cfg(test)]
mod tests;
mod told_twice;
mod undone;
mod wards;
mod whereabouts;
mod words;
mod years;

use super::rows::one_line;
use super::whose::{self, Whose};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Paragraph, ParagraphKind};
use crate::record::{EntityType, Header, Locality};
use crate::register::{self, LocalityMatch};
use flow::Named;
use scan::Piece;

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    if !whose::any_may_tell(paper) {
        return;
    }
    let of_paper = whose::of_paper(paper, extracted);
    from_tables::read(paper, of_paper, extracted);
    let blocks = &paper.document.blocks;
    let code_at = |block: usize| whose::at(paper, block, of_paper).and_then(|w| w.body.code.clone());

    let mut sources = lists(paper, of_paper, extracted);
    // Whether the heading above speaks of localities, or the title where none stands above.
    let titled = extracted.facts.title.as_ref().is_some_and(|t| t.to_lowercase().contains("localit"));
    sources.push(prose(paper, of_paper, titled));
    for source in sources {
        add(paper, source, Weight::Said, false, extracted);
    }
    let chapters = flow::chapters(blocks, code_at).into_iter().filter(|n| whose::may_tell(paper.kind_at(n.block)));
    let chapters: Vec<_> = chapters.filter_map(|n| Some((whose::at(paper, n.block, of_paper)?, n))).collect();
    let wanted = name_all(&chapters, &extracted.records.localities, blocks);
    add(paper, chapters, Weight::Said, wanted, extracted);
    let known = known_names::told(paper, of_paper, titled);
    let wanted = known_names::complete(paper, &known, &extracted.records.localities);
    add(paper, known, Weight::Passing, wanted, extracted);
    let titled = known_names::of_title(paper, of_paper).into_iter().collect();
    add(paper, titled, Weight::Said, false, extracted);
    populations::fill_in(paper, of_paper, extracted);
    told_twice::flag(paper, of_paper, extracted);
    undone::flag(paper, of_paper, extracted);
}

/// What lists say that a line introduces, each list for itself.
fn lists(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted) -> Vec<Vec<(Whose, Named)>> {
    let blocks = &paper.document.blocks;
    let code_at = |block: usize| whose::at(paper, block, of_paper).and_then(|w| w.body.code.clone());
    let mut sources = Vec::new();
    for (introduction, items) in flow::lists(blocks, code_at) {
        // "Angus has four localities:" under no heading of Angus.
        let text = blocks.get(introduction).and_then(Block::paragraph).map(|p| one_line(&p.text())).unwrap_or_default();
        let whose = named_in(&text).or_else(|| whose::at(paper, introduction, of_paper));
        match whose {
            _ if !whose::may_tell(paper.kind_at(introduction)) => {}
            Some(whose) => sources.push(items.into_iter().map(|item| (whose.clone(), item)).collect::<Vec<_>>()),
            // "Our three localities are:" in the plan of a body that the register does not have.
            None => {
                let records = items.into_iter().map(|item| record(paper, None, item, Weight::Said));
                extracted.records.localities.extend(records);
            }
        }
    }
    sources
}

/// What sentences say; `titled`: whether the paper's title speaks of localities.
fn prose(paper: &Paper<'_>, of_paper: Option<&Whose>, titled: bool) -> Vec<(Whose, Named)> {
    let blocks = &paper.document.blocks;
    let mut prose = Vec::new();
    let mut headed = titled;
    for (index, block) in blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else { continue };
        if paragraph.kind == ParagraphKind::Heading {
            headed = paragraph.text().to_lowercase().contains("localit");
        }
        if !whose::may_tell(paper.kind_at(index)) {
            continue;
        }
        let whose = |before: &str, row: &[Piece]| whose_row(paper, index, of_paper, before, row);
        let mut text = paragraph.text();
        // A row broken at a line's end goes on in the next paragraphs.
        for next in blocks.iter().skip(index + 1).take(BROKEN_LINES) {
            let points_back = |p: &Paragraph| POINTS_BACK.iter().any(|words| p.text().starts_with(words));
            let goes_on = text.trim_end().ends_with([';', ',', ':']) || next.paragraph().is_some_and(points_back);
            let Some(next) = next.paragraph().filter(|p| goes_on && p.kind == ParagraphKind::Body) else { break };
            text = format!("{text} {}", next.text());
        }
        for told in sentences::told(index, &text, headed, whose) {
            prose.extend(told.named.into_iter().map(|n| (told.whose.clone(), n)));
        }
    }
    prose.extend(one_by_one::told(paper, of_paper));
    let counted = counted_off::told(paper, of_paper);
    prose.extend(beside_rows(counted, &prose));
    prose
}

/// Whether chapters name all that better sources list, of which nothing says that there are no more: what else they name is
/// a locality too.
fn name_all(chapters: &[(Whose, Named)], listed: &[Locality], blocks: &[Block]) -> bool {
    let Some((whose, _)) = chapters.first() else { return false };
    let code = whose.body.code.as_deref();
    let own: Vec<&Locality> = listed.iter().filter(|record| code_of(record).as_deref() == code).collect();
    let named = |r: &Locality| chapters.iter().any(|(_, n)| register::same_locality(&r.as_written, &n.name.text, code));
    !own.is_empty() && own.iter().all(|record| named(record)) && !flow::is_claimed(blocks, own.len())
}

/// What sentences count off, without names that a row in prose does not have: "Urban Stirling is home to …" is how a paper
/// calls a locality a second time.
fn beside_rows(counted: Vec<(Whose, Named)>, rows: &[(Whose, Named)]) -> Vec<(Whose, Named)> {
    let fits = |(whose, named): &(Whose, Named)| {
        let code = whose.body.code.as_deref();
        let mut own = rows.iter().filter(|(of, _)| of.body == whose.body).peekable();
        own.peek().is_none() || own.any(|(_, known)| register::same_locality(&known.name.text, &named.name.text, code))
    };
    counted.into_iter().filter(fits).collect()
}

/// Words with which a paragraph names what the one before counts: "… eight localities." "These are Coldside, …".
const POINTS_BACK: [&str; 3] = ["These are ", "They are ", "Namely"];

/// Paragraphs over which a row of names may be broken, at most.
const BROKEN_LINES: usize = 3;

/// The one partnership that a sentence names.
fn named_in(sentence: &str) -> Option<Whose> {
    let body = whose::only_authority(sentence, false)?;
    Some(Whose { body, as_written: body.name.clone(), inferred: false })
}

/// Whose the row of localities is that stands behind some words: the chapter's or the paper's, or in a paper of no one
/// partnership the one that the words or the names tell. `None` for the localities of a neighbour.
fn whose_row(paper: &Paper<'_>, block: usize, of_paper: Option<&Whose>, before: &str, row: &[Piece]) -> Option<Whose> {
    let own = whose::at(paper, block, of_paper);
    let named = named_in(before).or_else(|| named_in(last_clause(before)));
    match (own, named) {
        (Some(own), Some(named)) if own.body == named.body => Some(named),
        (Some(own), Some(named)) => own.inferred.then_some(named),
        (Some(own), None) if own.inferred => Some(whose_names(row).unwrap_or(own)),
        (Some(own), None) => {
            // "As in the Borders, with its localities of …": names that another partnership has, and this one has not.
            let code = own.body.code.as_deref().unwrap_or_default();
            let neighbours = whose_names(row).is_some_and(|w| w.body != own.body)
                && row.iter().all(|p| register::locality(&p.text, code) == LocalityMatch::None);
            (!neighbours).then_some(own)
        }
        (None, Some(named)) => Some(named),
        (None, None) => whose_names(row),
    }
}

/// The words behind the last clause's end: "West Lothian has …, and Orkney treats".
fn last_clause(text: &str) -> &str {
    let ends = [", and ", ", but ", "; ", ", while ", ", whereas "];
    let end = ends.iter().filter_map(|mark| Some(text.rfind(mark)? + mark.len())).max();
    end.and_then(|end| text.get(end..)).unwrap_or_default()
}

/// The one partnership of whose localities the register knows two names at least of a row.
fn whose_names(row: &[Piece]) -> Option<Whose> {
    let known: Vec<_> = row.iter().filter_map(|p| register::partnerships_with(&p.text).first().copied()).collect();
    let body = known.first().copied()?;
    (known.len() > 1 && known.iter().all(|b| *b == body)).then(|| Whose {
        body,
        as_written: body.name.clone(),
        inferred: true,
    })
}

/// Adds what a list, the sentences or the headings say, unless a table or a better source lists the partnership already;
/// `wanted`: even then.
fn add(paper: &Paper<'_>, source: Vec<(Whose, Named)>, weight: Weight, wanted: bool, extracted: &mut Extracted) {
    let listed_before: Vec<Option<String>> = extracted.records.localities.iter().map(code_of).collect();
    for (whose, named) in source {
        let listed = !wanted && listed_before.iter().filter(|code| **code == whose.body.code).count() > 1;
        let record = record(paper, Some(&whose), named, weight);
        if listed {
            fill_in(extracted, &record);
        } else {
            push_once(extracted, record);
        }
    }
}

/// The record of a name, with what is to be looked at.
fn record(paper: &Paper<'_>, whose: Option<&Whose>, named: Named, weight: Weight) -> Locality {
    let block = paper.document.blocks.get(named.block);
    let places = block.map(Block::places).unwrap_or_default();
    let path = format!("block[{}]", named.block + 1);
    let mut header = Header::at(paper.document.part_of(named.block), path, named.quote, places);
    let known = whose.map_or(LocalityMatch::None, |whose| known_as(&named.name.text, whose));
    if named.from_prose && (known == LocalityMatch::None || weight == Weight::Passing) {
        header.flag(ReviewCode::ReadFromProse);
    }
    // The whole of a name that the register has is no part of another.
    if named.split_is_a_guess && !matches!(known, LocalityMatch::Exact(_)) {
        header.flag(ReviewCode::SplitUncertain);
    }
    if whose.is_some_and(|whose| whose.inferred) {
        header.flag(ReviewCode::PartnershipInferred);
    }
    Locality {
        header,
        partnership: whose.map(Whose::entity),
        name: named.name.text.clone(),
        as_written: named.name.text,
        population: named.name.population,
        ..Locality::default()
    }
}

/// Whether a paper says that places are its localities, or names them in passing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Said,
    Passing,
}

/// What the register knows of a name as one of a partnership's localities, as far as it bears out what running text says: not
/// where it resembles one only, nor where whose it is was inferred.
fn known_as(name: &str, whose: &Whose) -> LocalityMatch {
    let code = whose.body.code.as_deref().filter(|_| !whose.inferred).unwrap_or_default();
    match register::locality(name, code) {
        LocalityMatch::Fuzzy(_) => LocalityMatch::None,
        known => known,
    }
}

fn code_of(record: &Locality) -> Option<String> {
    let entity = record.partnership.as_ref()?;
    entity.code.clone().or_else(|| {
        let found = register::find(&entity.as_written, Some(EntityType::IntegrationAuthority));
        found.body_of(EntityType::IntegrationAuthority).and_then(|b| b.code.clone())
    })
}

/// Adds a locality that is not yet there; one that is takes the population over.
fn push_once(extracted: &mut Extracted, record: Locality) {
    if !fill_in(extracted, &record) {
        extracted.records.localities.push(record);
    }
}

/// Gives a locality that is already there the population; tells whether there is one.
fn fill_in(extracted: &mut Extracted, record: &Locality) -> bool {
    let code = code_of(record);
    let known = extracted.records.localities.iter_mut().find(|known| {
        // Whose it is tells nearly all of them apart, and is quickly told.
        code_of(known) == code && register::same_locality(&known.as_written, &record.as_written, code.as_deref())
    });
    let Some(known) = known else { return false };
    let twice = record.population.and_then(|people| told_twice::differs(known, people, &record.header.source.path));
    known.population = known.population.or(record.population);
    extracted.diagnostics.extend(twice);
    true
}
