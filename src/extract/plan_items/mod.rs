//! Rows of work programmes and delivery plans.
//!
//! Tables enter whose headings the vocabulary knows as a plan's; one record leaves for each row, with the section that it
//! stands in. Tables that look like plans and are none (planning groups, risk registers) are ignored with the reason;
//! tables that look like plans but name no item are `unread` with their headings.

mod aligned;
mod boxes;
mod columns;
mod commitments;
mod directions;
mod doubts;
mod forms;
mod goals;
mod headings;
mod labelled;
mod narrated;
mod openers;
mod owners;
mod pages;
mod periods;
mod points;
mod reader;
mod reference;
mod sections;
mod spread;
mod tails;
#[cfg(test)]
pub(super) mod tests;
mod titles;
mod undertakings;
mod values;
mod within;
mod written;

use super::rows::{Rows, one_line};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::document::{ParagraphKind, Table};
use crate::framework::plans::PlanColumn;
use crate::record::{DocumentKind, Header, PlanItem};
use columns::Columns;
use reader::Reader;
use sections::Section;
use titles::Plans;

/// The name under which tables are noted as used.
const TABLE: &str = "plan_items";

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let mut tables = Tables { paper, before: None, plans: Plans::default(), section_of_forms: None };
    for (number, block, table) in paper.document.tables() {
        // A plan whose rows name the localities that they are for was read for those, one whose sections answer
        // recommendations for these.
        // A form of a direction tells of the paper too: whose it is, and when it was issued.
        let by_others = extracted.used.get(&number).is_some_and(|by| {
            let of_direction = || forms::is_direction(&Rows::of(number, table));
            by.iter().any(|by| match *by {
                "localities" | "recommendations" => false,
                "documents" => !of_direction(),
                _ => true,
            })
        });
        if !table.layout && !by_others && !extracted.ignored.contains_key(&number) {
            tables.read(number, block, table, extracted);
        }
    }
    boxes::read(paper, &mut Plans::default(), extracted);
    written::read(paper, &mut Plans::default(), extracted);
    points::read(paper, &mut Plans::default(), extracted);
    labelled::read(paper, &mut Plans::default(), extracted);
    commitments::read(paper, &mut Plans::default(), extracted);
    narrated::read(paper, &mut Plans::default(), extracted);
    undertakings::read(paper, &mut Plans::default(), extracted);
    directions::read(paper, &mut Plans::default(), extracted);
    for item in &mut extracted.records.plan_items {
        let guessed =
            item.leads.iter().chain(&item.contributors).any(|owner| owners::split_is_a_guess(&owner.as_written));
        if guessed || owners::may_be_of_the_next(&item.leads) || owners::may_be_of_the_next(&item.contributors) {
            item.header.flag(ReviewCode::SplitUncertain);
        }
    }
    if !paper.document.pages.is_empty() {
        doubts::without_section(&mut extracted.records.plan_items);
        doubts::numbered_otherwise(&mut extracted.records.plan_items);
    }
}

/// The plan table before, for a piece that goes on without headings.
struct Before {
    part: Option<u32>,
    columns: Columns,
    section: Section,
}

/// Reads tables, one after the other.
struct Tables<'p, 'a> {
    paper: &'p Paper<'a>,
    before: Option<Before>,
    plans: Plans,
    section_of_forms: Option<Section>,
}

impl Tables<'_, '_> {
    fn read(&mut self, number: usize, block: usize, table: &Table, extracted: &mut Extracted) {
        let rows = Rows::of(number, table);
        let kind = self.paper.kind_at(block);
        if matches!(kind, DocumentKind::SelfEvaluationReturn | DocumentKind::Agenda) {
            return;
        }
        let in_plan =
            matches!(kind, DocumentKind::DeliveryPlan | DocumentKind::StrategicPlan | DocumentKind::PlanOverview);
        if self.forms(&rows, block, in_plan, extracted) {
            return;
        }
        self.section_of_forms = None;
        let found = columns::tell(self.paper.document, &rows, &self.paper.settings.plan_vocabulary);
        if extracted.used.contains_key(&number)
            && !found.as_ref().is_some_and(|c| c.text > 0 && (c.is_led() || c.is_promised()))
        {
            return;
        }
        if let Some(what) = not_a_plan(self.paper, &rows) {
            extracted.ignored.insert(number, what);
            self.before = None;
            return;
        }
        let part = self.paper.document.part_of(block);
        match found {
            // No log of a meeting's actions names the localities that they are for.
            Some(columns) if columns.is_plan(in_plan || extracted.used.contains_key(&number)) => {
                self.rows(&rows, block, columns, None, extracted);
            }
            Some(columns) => {
                if columns.text == 0 && columns.looks_like_a_plan() && table.rows > 1 {
                    unread(&columns, number, extracted);
                }
                self.before = None;
            }
            None => {
                // The same columns, nothing but a page break between: a piece of the plan above.
                let goes_on =
                    |before: &Before| before.part == part && before.columns.by_column.len() == table.columns as usize;
                if in_plan && self.page(&rows, block, extracted) {
                    self.before = None;
                } else if let Some(before) = self.before.take_if(|before| goes_on(before)) {
                    let columns = Columns { heading_row: 0, ..before.columns };
                    self.rows(&rows, block, columns, Some(before.section), extracted);
                }
            }
        }
    }

    /// Takes in what a table gave, with its plan, its part and the doubt of its pages.
    fn take_in(
        &self,
        rows: &Rows<'_>,
        block: usize,
        plan: Option<&str>,
        mut items: Vec<PlanItem>,
        extracted: &mut Extracted,
    ) {
        for item in &mut items {
            item.header.source.part = self.paper.document.part_of(block);
            item.plan = plan.map(str::to_owned);
            if rows.table.join_uncertain {
                item.header.flag(ReviewCode::TableJoinUncertain);
            }
        }
        extracted.records.plan_items.append(&mut items);
        extracted.used(rows.number, TABLE);
    }

    /// Reads a plan on a page; tells whether the table is one.
    fn page(&mut self, rows: &Rows<'_>, block: usize, extracted: &mut Extracted) -> bool {
        let Some(items) = pages::read(rows, &self.paper.settings.plan_vocabulary) else { return false };
        let plan = self.plans.title(self.paper, part_start(self.paper, block), block);
        self.take_in(rows, block, plan.as_deref(), items, extracted);
        true
    }

    /// Reads a table of forms; tells whether it is one.
    fn forms(&mut self, rows: &Rows<'_>, block: usize, in_plan: bool, extracted: &mut Extracted) -> bool {
        let first = part_start(self.paper, block);
        let named = self.line_above(first, block);
        let head = named.as_ref().map(|(at, _)| *at);
        let above = named.map(|(_, above)| above);
        let Some(mut items) = forms::read(rows, &self.paper.settings.plan_vocabulary, in_plan, above) else {
            return false;
        };
        let plan = self.plans.title(self.paper, first, block);
        // A line that names the item is no section of it.
        let of_block = |at: usize| format!("block[{}]", at + 1);
        let takes = head.filter(|at| items.iter().any(|item| item.header.source.path == of_block(*at)));
        let above = sections::above(&self.paper.document.blocks, first, takes.unwrap_or(block));
        let above = above.filter(|s| s.title != plan);
        // Forms that follow one another stand in one section.
        self.section_of_forms = above.or(self.section_of_forms.take());
        for item in &mut items {
            if let Some(section) = self.section_of_forms.as_ref().filter(|_| item.section_title.is_none()) {
                section.take_in(item);
            }
        }
        self.take_in(rows, block, plan.as_deref(), items, extracted);
        self.before = None;
        true
    }

    /// The short line right above a table, set as a heading or bold, with its block.
    fn line_above(&self, first: usize, block: usize) -> Option<(usize, forms::Above)> {
        /// What an item is named by is no longer, in characters.
        const LONGEST: usize = 160;
        let blocks = self.paper.document.blocks.get(first..block)?;
        let (at, last) = (first..block).zip(blocks).rev().find(|(_, block)| !block.is_empty())?;
        let paragraph = last.paragraph()?;
        let text = one_line(&paragraph.labelled_text());
        let set_apart = paragraph.kind == ParagraphKind::Heading || paragraph.is_bold();
        let header = Header::at(None, format!("block[{}]", at + 1), text.clone(), paragraph.places());
        (set_apart && text.chars().count() <= LONGEST).then_some((at, forms::Above { text, header }))
    }

    /// Reads a table's rows; `goes_on`: the section of the plan that it is a piece of.
    fn rows(
        &mut self,
        rows: &Rows<'_>,
        block: usize,
        columns: Columns,
        goes_on: Option<Section>,
        extracted: &mut Extracted,
    ) {
        let part = self.paper.document.part_of(block);
        let first = part_start(self.paper, block);
        let plan = self.plans.title(self.paper, first, block);
        let is_piece = goes_on.is_some();
        let section = goes_on.unwrap_or_else(|| {
            let above = sections::above(&self.paper.document.blocks, first, block);
            above.filter(|s| s.title != plan).unwrap_or_default()
        });
        let mut reader = Reader {
            rows,
            columns: &columns,
            section,
            section_above: !is_piece && goals::goal_holds_on(rows, &columns),
            plan,
            part,
            doubt: rows.table.join_uncertain || is_piece,
            items: Vec::new(),
        };
        reader.read();
        let Reader { section, mut items, .. } = reader;
        if !items.is_empty() {
            let printed = !self.paper.document.pages.is_empty();
            let lacking = if printed { doubts::lack_numbers(&items) } else { Vec::new() };
            sections::number_sections(&mut items);
            for (item, _) in items.iter_mut().zip(lacking).filter(|(_, lacks)| *lacks) {
                item.header.flag(ReviewCode::SplitUncertain);
            }
            if printed {
                doubts::twice_numbered(&mut items);
            }
            extracted.records.plan_items.append(&mut items);
            extracted.used(rows.number, TABLE);
        } else if !is_piece {
            return;
        }
        self.before = Some(Before { part, columns, section });
    }
}

/// Whether a table says of its items who leads them, by when, and how far they are.
pub(super) fn is_led(paper: &Paper<'_>, rows: &Rows<'_>) -> bool {
    let columns = columns::tell(paper.document, rows, &paper.settings.plan_vocabulary);
    columns.is_some_and(|columns| columns.is_led() && columns.text > 0 && columns.has(PlanColumn::Status))
}

/// Notes a table that looks like a plan and is not understood: the coverage of the tables tells it.
fn unread(columns: &Columns, number: usize, extracted: &mut Extracted) {
    let headings: Vec<String> = columns.headings.iter().filter(|h| !h.is_empty()).map(|h| format!("`{h}`")).collect();
    let reason = format!("looks like a plan, but no column names the item; headings: {}", headings.join(", "));
    extracted.unread.insert(number, reason);
}

/// What a table is that looks like a plan and is none.
fn not_a_plan(paper: &Paper<'_>, rows: &Rows<'_>) -> Option<String> {
    (1..=rows.table.rows.min(3)).find_map(|row| {
        let headings: Vec<String> = rows.table.row(row).map(|cell| one_line(&cell.text())).collect();
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        paper.settings.plan_vocabulary.not_a_plan(&headings).map(str::to_owned)
    })
}

fn part_start(paper: &Paper<'_>, block: usize) -> usize {
    let part = paper.document.parts.iter().find(|p| p.first_block <= block && block < p.end_block);
    part.map_or(0, |p| p.first_block)
}
