//! Which functions are delegated to which partnership.
//!
//! Matrices, tables and lists of one partnership and sentences enter; one record leaves for each function and
//! partnership, with the words that say so. Silence is `not_stated`, never `not_delegated`.

mod aligned;
mod answering;
mod answers;
mod by_body;
mod flow;
mod hosts;
mod in_so_many_words;
mod introduced;
mod known;
mod labelled;
mod lists;
mod matrix;
mod prose;
mod running;
mod status;
mod statutes;
mod table_words;
#[cfg(test)]
mod tests;

use super::rows::Rows;
use super::whose::{self, Whose};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::document::Block;
use crate::record::{DelegatedFunction, DelegationStatus, Entity, EntityType, Function, Header};
use lists::{Item, ItemPlace};
use status::{Legend, Said};
use std::collections::BTreeMap;

/// The name under which tables are noted as used.
const TABLE: &str = "delegated_functions";
/// A legend stands this near to its table, in blocks.
const LEGEND_BLOCKS: usize = 4;

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    if !whose::any_may_tell(paper) {
        return;
    }
    let of_paper = whose::of_paper(paper, extracted);
    // What is said of a table of statutes holds of the next, where a page ends it.
    let mut statutes: Option<Said> = None;
    for (number, block, table) in paper.document.tables() {
        let used = extracted.used.get(&number);
        // A table of partnerships may name the localities of each, and say of each what is delegated to it.
        if table.layout
            || !whose::may_tell(paper.kind_at(block))
            || used.is_some_and(|by| by.iter().any(|by| *by != "localities"))
        {
            continue;
        }
        let rows = Rows::of(number, table);
        let mut records = of_table(paper, &rows, (number, block, used.is_some()), of_paper, &mut statutes);
        // A log of directions names services too: what somebody leads by a date is a plan's.
        if records.is_empty() || super::plan_items::is_led(paper, &rows) {
            continue;
        }
        for record in &mut records {
            if table.join_uncertain {
                record.header.flag(ReviewCode::TableJoinUncertain);
            }
            if rows.is_guess() {
                record.header.flag(ReviewCode::ColumnsInferred);
            }
        }
        extracted.records.delegated_functions.append(&mut records);
        extracted.used(number, TABLE);
    }
    running::read(paper, of_paper, extracted);
    flag_contradictions(&mut extracted.records.delegated_functions);
}

/// What a table says is delegated. `of_localities`: it was read for the localities of its partnerships, and may say only what
/// a matrix says.
fn of_table(
    paper: &Paper<'_>,
    rows: &Rows<'_>,
    (number, block, of_localities): (usize, usize, bool),
    of_paper: Option<&Whose>,
    statutes: &mut Option<Said>,
) -> Vec<DelegatedFunction> {
    let part = paper.document.part_of(block);
    let legend = legend(paper, block, rows);
    let vocabulary = &paper.settings.plan_vocabulary;
    let printed = matrix::read_printed(paper.document, rows, vocabulary, &legend).filter(|_| !of_localities);
    if let Some(entries) = printed {
        let of_line = |(line, entry): (usize, matrix::PrintedEntry)| {
            let partnership = Entity::written(entry.partnership, Some(EntityType::IntegrationAuthority));
            let path = format!("table[{number}]/line[{line}]");
            let mut header = Header::at(part, path, entry.said.as_written.clone(), entry.places);
            header.flag(ReviewCode::ColumnsInferred);
            record(paper, header, Some(partnership), entry.function, entry.said)
        };
        return (1_usize..).zip(entries).map(of_line).collect();
    }
    if let Some(entries) = matrix::read(rows, vocabulary, &legend) {
        let of_entry = |entry: matrix::Entry| {
            let header = cell_header(rows, part, entry.row, entry.column);
            record(paper, header, Some(entry.partnership), entry.function, entry.said)
        };
        return entries.into_iter().map(of_entry).collect();
    }
    if of_localities {
        return Vec::new();
    }
    let below_others = || {
        let blocks = &paper.document.blocks;
        let said = flow::introduction_above(blocks, block, vocabulary)
            .or_else(|| statutes.as_ref().filter(|_| flow::is_below_a_table(blocks, block)).cloned())?;
        let listed = statutes::read(rows, &said);
        *statutes = listed.is_some().then(|| said.clone());
        listed.or_else(|| introduced::read(rows, vocabulary, &legend, &said))
    };
    let items = aligned::read(rows, vocabulary, &legend)
        .or_else(|| lists::in_table(rows, vocabulary, &legend))
        .or_else(below_others)
        .unwrap_or_default();
    let whose = whose::at(paper, block, of_paper);
    let of_item = |Item { function, said, place }: Item| {
        let ItemPlace::Cell(row, column) = place else { return None };
        Some(of_one(paper, cell_header(rows, part, row, column), whose.as_ref(), function, said))
    };
    items.into_iter().filter_map(of_item).collect()
}

/// Flags functions that a paper says to be delegated in one place, and not in another: which holds, it may say in a third.
fn flag_contradictions(records: &mut [DelegatedFunction]) {
    let is_said = |status| !matches!(status, DelegationStatus::NotStated | DelegationStatus::LeadAgency);
    let mut first: BTreeMap<(String, String), (usize, DelegationStatus)> = BTreeMap::new();
    let mut doubtful = Vec::new();
    for (at, record) in records.iter().enumerate().filter(|(_, record)| is_said(record.status)) {
        let of = record.partnership.as_ref().map(|entity| entity.code.clone().unwrap_or(entity.as_written.clone()));
        let key = (of.unwrap_or_default(), crate::framework::headings::fold(&record.function_as_written));
        match first.get(&key) {
            Some((known, status)) if *status != record.status => doubtful.extend([*known, at]),
            Some(_) => {}
            None => {
                first.insert(key, (at, record.status));
            }
        }
    }
    for at in doubtful {
        if let Some(record) = records.get_mut(at) {
            record.header.flag(ReviewCode::SaidOtherwise);
        }
    }
}

/// What colours and crosses mean in a table: its own rows and the paragraphs around it say so.
fn legend(paper: &Paper<'_>, block: usize, rows: &Rows<'_>) -> Legend {
    let blocks = &paper.document.blocks;
    let near = block.saturating_sub(LEGEND_BLOCKS)..(block + 1 + LEGEND_BLOCKS).min(blocks.len());
    let mut texts: Vec<String> = blocks
        .get(near)
        .unwrap_or_default()
        .iter()
        .filter_map(Block::paragraph)
        .map(crate::document::Paragraph::text)
        .collect();
    texts.extend(rows.table.cells.iter().map(crate::document::Cell::text).filter(|t| t.len() < 120));
    Legend {
        ticks_and_crosses: matrix::has_ticks_and_crosses(rows),
        colours: status::legend_of(texts.iter().map(String::as_str), &paper.settings.plan_vocabulary),
        signs: status::signs_of(texts.iter().map(String::as_str), &paper.settings.plan_vocabulary),
        blank: status::blank_of(texts.iter().map(String::as_str), &paper.settings.plan_vocabulary),
    }
}

fn cell_header(rows: &Rows<'_>, part: Option<u32>, row: u32, column: u32) -> Header {
    match rows.at(row, column) {
        Some(cell) => Header::at(part, rows.cell_path(cell), cell.text(), cell.places.clone()),
        None => Header::at(part, rows.row_path(row), rows.row_quote(row), rows.row_places(row)),
    }
}

fn block_header(paper: &Paper<'_>, index: usize) -> Header {
    let block = paper.document.blocks.get(index);
    let quote = block.map(lists::quote).unwrap_or_default();
    let places = block.map(Block::places).unwrap_or_default();
    Header::at(paper.document.part_of(index), format!("block[{}]", index + 1), quote, places)
}

/// A record of a list: the partnership is the chapter's or the paper's.
fn of_one(
    paper: &Paper<'_>,
    header: Header,
    whose: Option<&Whose>,
    function: String,
    mut said: Said,
) -> DelegatedFunction {
    // "Podiatry (hosted)": by the one whose list it is.
    if said.status == DelegationStatus::LeadAgency && said.lead_agency.is_none() {
        said.lead_agency = whose.map(Whose::entity);
    }
    let mut record = record(paper, header, whose.map(Whose::entity), function, said);
    match whose {
        None => record.header.flag(ReviewCode::PartnershipUnknown),
        Some(whose) if whose.inferred => record.header.flag(ReviewCode::PartnershipInferred),
        Some(_) => {}
    }
    record
}

fn record(
    paper: &Paper<'_>,
    mut header: Header,
    partnership: Option<Entity>,
    function: String,
    said: Said,
) -> DelegatedFunction {
    let canonical = match paper.settings.plan_vocabulary.function(&function) {
        // A section of a statute is a function of its own, whatever services its words name.
        _ if flow::is_of_statute(&function) => Function::Other,
        Some((canonical, true)) => canonical,
        Some((canonical, false)) => {
            header.flag(ReviewCode::FunctionUnknown);
            canonical
        }
        None => {
            header.flag(ReviewCode::FunctionUnknown);
            Function::Other
        }
    };
    if let Some(code) = said.review {
        header.flag(code);
    }
    DelegatedFunction {
        header,
        partnership,
        function: canonical,
        function_as_written: function,
        status_as_written: said.as_written,
        status: said.status,
        lead_agency: said.lead_agency,
    }
}
