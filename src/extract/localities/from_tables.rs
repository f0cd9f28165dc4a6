//! Records of the tables that list localities, pieces on the pages after among them.

use super::tables::{self, Carried, Found, Shape};
use super::{below_partnerships, names, of_names, printed, push_once, run_rows, wards};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, ParagraphKind};
use crate::extract::rows::Rows;
use crate::extract::whose::{self, Whose};
use crate::extract::{Extracted, Paper};
use crate::record::{Entity, EntityType, Header, Locality};
use crate::register;

/// The name under which tables are noted as used.
const TABLE: &str = "localities";
/// A heading speaks of the table that stands this near below it, in blocks.
const HEADING_BLOCKS: usize = 3;

/// Reads them.
pub(super) fn read(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted) {
    let document = paper.document;
    // The table of localities before, for a piece that goes on without headings.
    let mut before: Option<(usize, Shape, Carried)> = None;
    // The block after the last one that was read line by line from the page.
    let mut printed_to = 0;
    for (number, block, table) in document.tables() {
        if table.layout || !whose::may_tell(paper.kind_at(block)) || extracted.used.contains_key(&number) {
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
        let blank_since = |last: usize| only_blank_between(paper, last, block);
        let Some((shape, mut carried, goes_on)) = carried_on(&rows, own, before.take(), blank_since) else {
            let across = run_together.or_else(|| {
                own_code.and_then(|code| of_names::across(&rows, &paper.settings.plan_vocabulary, code, speaks))
            });
            let across = across.or_else(|| below_partnerships::read(&rows));
            if let Some(found) = across {
                push_across(paper, block, &rows, whose.as_ref(), found, extracted);
            }
            continue;
        };
        let found = tables::read(&rows, &shape, &mut carried, goes_on, own_code);
        let found = found.into_iter().filter_map(|l| record(document.part_of(block), &rows, &shape, whose.as_ref(), l));
        let mut records: Vec<Locality> = found.collect();
        if shape.partnership.is_none() {
            drop_total(&mut records, whose.as_ref());
            wards::drop_parts(&mut records);
        }
        if !records.is_empty() {
            extracted.used(number, TABLE);
            before = Some((block, shape, carried));
        }
        for record in records {
            push_once(extracted, record);
        }
    }
}

/// The shape of a table with what the one before hands on, and whether it goes on with that; `own`: its own shape, `before`:
/// the block, shape and bodies of the one before, `blank_since`: whether nothing stands between.
fn carried_on(
    rows: &Rows<'_>,
    own: Option<Shape>,
    before: Option<(usize, Shape, Carried)>,
    blank_since: impl Fn(usize) -> bool,
) -> Option<(Shape, Carried, bool)> {
    match (own, before) {
        (Some(shape), Some((_, _, carried)))
            if shape.partnership.is_some() && shape.first_partnership_is_empty(rows) =>
        {
            // A repeated heading over rows that go on with the partnership of the page before.
            Some((shape, carried, true))
        }
        (Some(shape), _) => Some((shape, Carried::default(), false)),
        (None, Some((last, shape, carried))) if shape.columns == rows.table.columns && blank_since(last) => {
            Some((shape.without_heading(), carried, true))
        }
        _ => None,
    }
}

/// Adds localities that head a table's columns, or stand below the partnerships that do, or whose rows have run together.
fn push_across(
    paper: &Paper<'_>,
    block: usize,
    rows: &Rows<'_>,
    whose: Option<&Whose>,
    found: Vec<Found>,
    extracted: &mut Extracted,
) {
    for found in found {
        let Some(cell) = rows.at(found.row, found.column) else { continue };
        let part = paper.document.part_of(block);
        let mut header = Header::at(part, rows.cell_path(cell), found.quote, cell.places.clone());
        let of_paper = whose.filter(|_| found.partnership.is_none());
        let inferred = of_paper.is_some_and(|w| w.inferred);
        let partnership = found.partnership.as_deref().map(partnership_written);
        let partnership = partnership.or_else(|| of_paper.map(Whose::entity));
        let guess = found.split_is_a_guess || rows.is_guess();
        if inferred || (guess && !is_borne_out(&found.name, partnership.as_ref())) {
            header.flag(ReviewCode::ColumnsInferred);
        }
        push_once(extracted, of_name(header, partnership, found.name));
    }
    extracted.used(rows.number, TABLE);
}

/// The record of a locality that a row names.
fn record(part: Option<u32>, rows: &Rows<'_>, shape: &Shape, whose: Option<&Whose>, found: Found) -> Option<Locality> {
    let cell = rows.at(found.row, found.column)?;
    let mut path = rows.cell_path(cell);
    if let Some(line) = found.line {
        path = format!("{path}/paragraph[{line}]");
    }
    let mut header = Header::at(part, path, found.quote, cell.places.clone());
    let partnership = match (&found.partnership, whose) {
        (Some(text), _) => Some(partnership_written(text)),
        (None, Some(whose)) => {
            if whose.inferred {
                header.flag(ReviewCode::PartnershipInferred);
            }
            Some(whose.entity())
        }
        (None, None) => None,
    };
    if found.taken_over || rows.table.join_uncertain {
        header.flag(ReviewCode::TableJoinUncertain);
    }
    if found.split_is_a_guess {
        header.flag(ReviewCode::SplitUncertain);
    }
    if (shape.inferred || shape.several_years || rows.is_guess()) && !is_borne_out(&found.name, partnership.as_ref()) {
        header.flag(ReviewCode::ColumnsInferred);
    }
    let health_board = found.board.map(|text| Entity::written(text, Some(EntityType::HealthBoard)));
    Some(Locality { health_board, ..of_name(header, partnership, found.name) })
}

/// Whether the register has a name as the partnership's locality, and no number of inhabitants beside it hangs on which
/// column was taken for what.
fn is_borne_out(name: &names::Name, partnership: Option<&Entity>) -> bool {
    let code = partnership.and_then(|p| p.code.as_deref()).unwrap_or_default();
    name.population.is_none() && matches!(register::locality(&name.text, code), register::LocalityMatch::Exact(_))
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
    if records.len() > 2 && sums_up_the_others(records, whose) {
        records.pop();
    }
}

/// Whether the last place of a table is none that the register knows, and has as many people as all others together: "City".
fn sums_up_the_others(records: &[Locality], whose: &Whose) -> bool {
    let Some((last, others)) = records.split_last() else { return false };
    let unknown = register::locality(&last.as_written, whose.body.code.as_deref().unwrap_or_default())
        == register::LocalityMatch::None;
    let sum: Option<u64> = others.iter().map(|record| record.population).sum();
    unknown && last.population.is_some() && last.population == sum
}

/// A partnership as written, with its code already: every locality is compared with those of the same partnership.
fn partnership_written(text: &str) -> Entity {
    let found = register::find(text, Some(EntityType::IntegrationAuthority));
    let code = found.body_of(EntityType::IntegrationAuthority).and_then(|b| b.code.clone());
    Entity { code, ..Entity::written(text, Some(EntityType::IntegrationAuthority)) }
}
