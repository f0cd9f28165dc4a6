//! Localities: from tables, lists, sentences and chapter headings.
//!
//! One record leaves for each locality of a partnership: tables are believed before lists, lists before sentences,
//! sentences before headings. What a weaker source says of a partnership whose localities a stronger one lists
//! only fills in the population.

mod enumeration;
mod flow;
mod names;
mod people;
mod printed;
mod run_rows;
mod scan;
mod sentences;
mod tables;
#[cfg(test)]
mod tests;

use super::rows::{Rows, one_line};
use super::whose::{self, Whose};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, ParagraphKind};
use crate::record::{DocumentKind, Entity, EntityType, Header, Locality};
use crate::register;
use flow::Named;
use scan::Piece;
use tables::{Carried, Shape};

/// The name under which tables are noted as used.
const TABLE: &str = "localities";
/// A heading speaks of the table that stands this near below it, in blocks.
const HEADING_BLOCKS: usize = 3;

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let of_paper = whose::of_paper(paper, extracted);
    in_tables(paper, of_paper.as_ref(), extracted);
    let blocks = &paper.document.blocks;
    let code_at = |block: usize| whose::at(paper, block, of_paper.as_ref()).and_then(|w| w.body.code.clone());

    let mut sources: Vec<Vec<(Whose, Named)>> = Vec::new();
    for (introduction, items) in flow::lists(blocks, code_at) {
        // "Angus has four localities:" under no heading of Angus.
        let text = blocks.get(introduction).and_then(Block::paragraph).map(|p| one_line(&p.text())).unwrap_or_default();
        let whose = named_in(&text).or_else(|| whose::at(paper, introduction, of_paper.as_ref()));
        if let Some(whose) = whose.filter(|_| may_list_localities(kind_at(paper, introduction))) {
            sources.push(items.into_iter().map(|item| (whose.clone(), item)).collect());
        }
    }
    let mut prose = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else { continue };
        if !may_list_localities(kind_at(paper, index)) {
            continue;
        }
        let whose = |before: &str, row: &[Piece]| whose_row(paper, index, of_paper.as_ref(), before, row);
        let mut text = paragraph.text();
        // A row broken at a line's end goes on in the next paragraph.
        if text.trim_end().ends_with([';', ',']) {
            let next = blocks.get(index + 1).and_then(Block::paragraph).filter(|p| p.kind == ParagraphKind::Body);
            if let Some(next) = next {
                text = format!("{text} {}", next.text());
            }
        }
        for told in sentences::told(index, &text, whose) {
            prose.extend(told.named.into_iter().map(|n| (told.whose.clone(), n)));
        }
    }
    prose.extend(before_the_word(paper, of_paper.as_ref()));
    sources.push(prose);
    let chapters = flow::chapters(blocks, code_at).into_iter().filter(|n| may_list_localities(kind_at(paper, n.block)));
    sources.push(chapters.filter_map(|n| Some((whose::at(paper, n.block, of_paper.as_ref())?, n))).collect());
    for source in sources {
        add(paper, source, extracted);
    }
    populations(paper, of_paper.as_ref(), extracted);
}

/// The one partnership that a sentence names.
fn named_in(sentence: &str) -> Option<Whose> {
    let body = whose::only_authority(sentence, false)?;
    Some(Whose { body, as_written: body.name.clone(), inferred: false })
}

/// Whose the row of localities is that stands behind some words: the chapter's or the paper's, or in a paper of no one
/// partnership the one that the words or the names tell. `None` for the localities of a neighbour.
fn whose_row(paper: &Paper<'_>, block: usize, of_paper: Option<&Whose>, before: &str, row: &[Piece]) -> Option<Whose> {
    let own = whose::at(paper, block, of_paper);
    let named = named_in(before);
    match (own, named) {
        (Some(own), Some(named)) if own.body == named.body => Some(named),
        (Some(own), Some(named)) => own.inferred.then_some(named),
        (Some(own), None) if own.inferred => Some(whose_names(row).unwrap_or(own)),
        (Some(own), None) => {
            // "As in the Borders, with its localities of …": names that another partnership has, and this one has not.
            let code = own.body.code.as_deref().unwrap_or_default();
            let neighbours = whose_names(row).is_some_and(|w| w.body != own.body)
                && row.iter().all(|p| register::locality(&p.text, code) == register::LocalityMatch::None);
            (!neighbours).then_some(own)
        }
        (None, Some(named)) => Some(named),
        (None, None) => whose_names(row),
    }
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

/// Localities of which the paper speaks one at a time: "the Levenmouth locality". Their number, or the register, must
/// bear it out.
fn before_the_word(paper: &Paper<'_>, of_paper: Option<&Whose>) -> Vec<(Whose, Named)> {
    let mut found: Vec<(Whose, Named)> = Vec::new();
    let mut claims: Vec<usize> = Vec::new();
    for (block, paragraph) in paper.document.blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let text = paragraph.text();
        if !text.to_lowercase().contains("localit") || !may_list_localities(kind_at(paper, block)) {
            continue;
        }
        claims.extend(sentences::claim(&text));
        // Headings are chapters' own.
        if paragraph.kind == ParagraphKind::Heading {
            continue;
        }
        let Some(whose) = whose::at(paper, block, of_paper) else { continue };
        let code = whose.body.code.as_deref();
        let own = code.unwrap_or_default();
        let is_name = |name: &str| register::locality(name, own) != register::LocalityMatch::None;
        for text in sentences::before_the_word(&text, is_name) {
            let Some(name) = names::clean(&text) else { continue };
            let same = |(w, n): &(Whose, Named)| {
                w.body == whose.body && register::same_locality(&n.name.text, &name.text, code)
            };
            if !found.iter().any(same) {
                let quote = one_line(&paragraph.text());
                let named = Named { block, quote, name, from_prose: true, split_is_a_guess: false };
                found.push((whose.clone(), named));
            }
        }
    }
    let is_known = |(whose, named): &(Whose, Named)| {
        let code = whose.body.code.as_deref().unwrap_or_default();
        register::locality(&named.name.text, code) != register::LocalityMatch::None
            || register::is_part_of_a_locality(&named.name.text, code)
    };
    let first = found.first().map(|(whose, _)| whose.body);
    let of_one = found.iter().all(|(whose, _)| Some(whose.body) == first);
    if !(of_one && found.len() > 1 && claims.contains(&found.len())) {
        found.retain(is_known);
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// Gives localities without a number of inhabitants the one that a sentence gives which names them alone.
fn populations(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted) {
    let wanting: Vec<usize> = (0..extracted.records.localities.len())
        .filter(|at| extracted.records.localities[*at].population.is_none())
        .collect();
    if wanting.is_empty() {
        return;
    }
    for (block, paragraph) in paper.document.blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let text = one_line(&paragraph.text());
        if !text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        for sentence in crate::wording::sentences::sentences(&text).into_iter().filter_map(|r| text.get(r)) {
            let Some(people) = people::in_sentence(sentence) else { continue };
            let code = whose::at(paper, block, of_paper).and_then(|w| w.body.code.clone());
            let records = &mut extracted.records.localities;
            let named = |record: &Locality| code_of(record) == code && holds_name(sentence, &record.as_written);
            let mut named: Vec<usize> = (0..records.len()).filter(|at| named(&records[*at])).collect();
            // "North East Fife" names no "East".
            let longest = named.iter().copied().max_by_key(|at| records[*at].as_written.len());
            named.retain(|at| {
                longest.is_none_or(|l| l == *at || !holds_name(&records[l].as_written, &records[*at].as_written))
            });
            if let [only] = named[..]
                && records[only].population.is_none()
            {
                records[only].population = Some(people);
                records[only].header.flag(ReviewCode::ReadFromProse);
            }
        }
    }
}

/// Whether a name stands in a text as whole words.
fn holds_name(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        before && text[at + name.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    })
}

/// Minutes and returns speak of localities and list none.
fn may_list_localities(kind: DocumentKind) -> bool {
    !matches!(kind, DocumentKind::Minutes | DocumentKind::Agenda | DocumentKind::SelfEvaluationReturn)
}

fn kind_at(paper: &Paper<'_>, block: usize) -> DocumentKind {
    let part = paper.document.parts.iter().find(|p| p.first_block <= block && block < p.end_block);
    part.map(|p| p.kind).filter(|k| *k != DocumentKind::Other).unwrap_or(paper.document.kind)
}

fn in_tables(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted) {
    let document = paper.document;
    // The table of localities before, for a piece that goes on without headings.
    let mut before: Option<(usize, Shape, Carried)> = None;
    // The block after the last one that was read line by line from the page.
    let mut printed_to = 0;
    for (number, block, table) in document.tables() {
        if table.layout || !may_list_localities(kind_at(paper, block)) || extracted.used.contains_key(&number) {
            continue;
        }
        let rows = Rows::of(number, table);
        if block < printed_to {
            extracted.used(number, TABLE);
            continue;
        }
        if let Some(reprinted) = printed::read(paper, block, &rows) {
            printed_to = reprinted.end_block;
            extracted.used(number, TABLE);
            for (line, found) in (1_usize..).zip(reprinted.found) {
                push_once(extracted, printed_record(paper, block, number, line, found));
            }
            continue;
        }
        let speaks = heading_speaks(paper, block);
        let whose = whose::at(paper, block, of_paper);
        let own_code = whose.as_ref().and_then(|w| w.body.code.as_deref());
        let run_together = own_code.and_then(|code| run_rows::read(&rows, &paper.settings.plan_vocabulary, code));
        let own = match run_together {
            Some(_) => None,
            None => tables::shape(&rows, &paper.settings.plan_vocabulary, speaks, own_code),
        };
        let (shape, mut carried, goes_on) = match (own, before.take()) {
            (Some(shape), Some((_, _, carried)))
                if shape.partnership.is_some() && shape.first_partnership_is_empty(&rows) =>
            {
                // A repeated heading over rows that go on with the partnership of the page before.
                (shape, carried, true)
            }
            (Some(shape), _) => (shape, Carried::default(), false),
            (None, Some((last, shape, carried)))
                if shape.columns == table.columns && only_blank_between(paper, last, block) =>
            {
                (shape.without_heading(), carried, true)
            }
            _ => {
                let across = run_together
                    .or_else(|| own_code.and_then(|code| tables::across(&rows, &paper.settings.plan_vocabulary, code)));
                let Some(found) = across else { continue };
                for found in found {
                    let Some(cell) = rows.at(found.row, found.column) else { continue };
                    let mut header =
                        Header::at(document.part_of(block), rows.cell_path(cell), found.quote, cell.places.clone());
                    if found.split_is_a_guess || rows.is_guess() || whose.as_ref().is_some_and(|w| w.inferred) {
                        header.flag(ReviewCode::ColumnsInferred);
                    }
                    let partnership = whose.as_ref().map(Whose::entity);
                    push_once(extracted, of_name(header, partnership, found.name));
                }
                extracted.used(number, TABLE);
                continue;
            }
        };
        let found = tables::read(&rows, &shape, &mut carried, goes_on);
        let part = document.part_of(block);
        let mut records: Vec<Locality> = Vec::new();
        for locality in found {
            let Some(cell) = rows.at(locality.row, locality.column) else { continue };
            let mut path = rows.cell_path(cell);
            if let Some(line) = locality.line {
                path = format!("{path}/paragraph[{line}]");
            }
            let mut header = Header::at(part, path, locality.quote, cell.places.clone());
            let partnership = match (&locality.partnership, &whose) {
                (Some(text), _) => Some(partnership_written(text)),
                (None, Some(whose)) => {
                    if whose.inferred {
                        header.flag(ReviewCode::PartnershipInferred);
                    }
                    Some(whose.entity())
                }
                (None, None) => None,
            };
            if locality.taken_over || table.join_uncertain {
                header.flag(ReviewCode::TableJoinUncertain);
            }
            if locality.split_is_a_guess {
                header.flag(ReviewCode::SplitUncertain);
            }
            if shape.inferred || rows.is_guess() {
                header.flag(ReviewCode::ColumnsInferred);
            }
            let board = locality.board.map(|text| Entity::written(text, Some(EntityType::HealthBoard)));
            records.push(Locality {
                header,
                health_board: board,
                partnership,
                name: locality.name.text.clone(),
                as_written: locality.name.text,
                register_name: None,
                population: locality.name.population,
            });
        }
        if shape.partnership.is_none() {
            drop_total(&mut records, whose.as_ref());
        }
        let mut any = false;
        for record in records {
            any = true;
            push_once(extracted, record);
        }
        if any {
            extracted.used(number, TABLE);
            before = Some((block, shape, carried));
        }
    }
}

fn of_name(header: Header, partnership: Option<Entity>, name: names::Name) -> Locality {
    Locality {
        header,
        partnership,
        name: name.text.clone(),
        as_written: name.text,
        population: name.population,
        ..Locality::default()
    }
}

/// A record of a locality read from the page's own lines: rows and columns are a guess.
fn printed_record(paper: &Paper<'_>, block: usize, number: usize, line: usize, found: printed::Found) -> Locality {
    let path = format!("table[{number}]/line[{line}]");
    let mut header = Header::at(paper.document.part_of(block), path, found.quote, found.places);
    header.flag(ReviewCode::ColumnsInferred);
    if found.split_is_a_guess {
        header.flag(ReviewCode::SplitUncertain);
    }
    Locality {
        header,
        health_board: found.board.map(|text| Entity::written(text, Some(EntityType::HealthBoard))),
        partnership: Some(partnership_written(&found.partnership)),
        name: found.name.text.clone(),
        as_written: found.name.text,
        register_name: None,
        population: found.name.population,
    }
}

/// Whether only empty paragraphs stand between two blocks.
fn only_blank_between(paper: &Paper<'_>, first: usize, second: usize) -> bool {
    let between = paper.document.blocks.get(first + 1..second).unwrap_or_default();
    between.iter().all(Block::is_empty)
}

/// Whether a heading or line right above a table speaks of localities.
fn heading_speaks(paper: &Paper<'_>, block: usize) -> bool {
    let above = paper.document.blocks.get(block.saturating_sub(HEADING_BLOCKS)..block).unwrap_or_default();
    above.iter().rev().filter_map(Block::paragraph).any(|p| {
        let text = p.text();
        let short = p.kind == ParagraphKind::Heading || text.split_whitespace().count() <= 12;
        short && text.to_lowercase().contains("localit")
    })
}

/// In a partnership's own table a row with the partnership's name sums the others up.
fn drop_total(records: &mut Vec<Locality>, whose: Option<&Whose>) {
    let Some(whose) = whose else { return };
    if records.len() > 2 {
        let is_total = |record: &Locality| {
            let kind = Some(EntityType::IntegrationAuthority);
            register::find(&record.as_written, kind).body() == Some(whose.body)
                && register::locality(&record.as_written, whose.body.code.as_deref().unwrap_or_default())
                    == register::LocalityMatch::None
        };
        records.retain(|record| !is_total(record));
    }
}

/// Adds what a list, the sentences or the headings say, unless a table or a better source lists the partnership already.
fn add(paper: &Paper<'_>, source: Vec<(Whose, Named)>, extracted: &mut Extracted) {
    let listed_before: Vec<Option<String>> = extracted.records.localities.iter().map(code_of).collect();
    for (whose, named) in source {
        let listed = listed_before.iter().filter(|code| **code == whose.body.code).count() > 1;
        let block = paper.document.blocks.get(named.block);
        let places = block.map(Block::places).unwrap_or_default();
        let path = format!("block[{}]", named.block + 1);
        let mut header = Header::at(paper.document.part_of(named.block), path, named.quote, places);
        if named.from_prose {
            header.flag(ReviewCode::ReadFromProse);
        }
        if named.split_is_a_guess {
            header.flag(ReviewCode::SplitUncertain);
        }
        if whose.inferred {
            header.flag(ReviewCode::PartnershipInferred);
        }
        let record = Locality {
            header,
            partnership: Some(whose.entity()),
            name: named.name.text.clone(),
            as_written: named.name.text,
            population: named.name.population,
            ..Locality::default()
        };
        if listed {
            fill_in(extracted, &record);
        } else {
            push_once(extracted, record);
        }
    }
}

/// A partnership as written, with its code already: every locality is compared with those of the same partnership.
fn partnership_written(text: &str) -> Entity {
    let found = register::find(text, Some(EntityType::IntegrationAuthority));
    let code = found.body_of(EntityType::IntegrationAuthority).and_then(|b| b.code.clone());
    Entity { code, ..Entity::written(text, Some(EntityType::IntegrationAuthority)) }
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
    known.population = known.population.or(record.population);
    true
}
