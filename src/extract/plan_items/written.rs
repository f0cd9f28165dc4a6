//! Items written as labelled paragraphs or cards: "Action 1.1: Open a hub", "Lead: Head of Service", "Timescale: June 2021",
//! each on a line of its own or in a row.
//!
//! Lines enter: those of the flow, and those of cells that hold a whole card. An item begins at a line with the label of
//! one, or at the line right above labels of what an item has (who leads, by when); labels below fill it in.

pub(super) mod fields;
mod stream;

use super::super::rows::{Line, one_line};
use super::super::{Extracted, Paper};
use super::openers::COMMITS;
use super::titles::Plans;
use super::{part_start, reference, sections, tails, undertakings, values};
use crate::diagnostic::ReviewCode;
use crate::document::geometry::union_by_page;
use crate::framework::plans::PlanColumn;
use crate::record::{DocumentKind, Header, PlanItem, When};
use fields::Field;
pub(super) use fields::number_alone;
use sections::Section;
use stream::StreamLine;

/// What tells that a line above is an item.
const SIGNS: [PlanColumn; 4] =
    [PlanColumn::Lead, PlanColumn::Timescale, PlanColumn::Measures, PlanColumn::Contributors];
/// A line that names a goal stands below all headings.
const GOAL_LEVEL: u8 = u8::MAX;
/// Fewer items without a label of their own are no plan: a paper's own front page has a lead and a date too.
const FEWEST: usize = 2;

/// Reads them. The numbers of the tables that held cards are noted as used.
pub(super) fn read(paper: &Paper<'_>, plans: &mut Plans, extracted: &mut Extracted) {
    let lines = stream::lines(paper, extracted);
    // Few papers have such lines at all.
    let signs = lines.iter().filter(|line| line.fields.iter().any(|f| SIGNS.contains(&f.role))).count();
    if signs < FEWEST {
        return;
    }
    let item_role = item_role(&lines);
    let mut reader = Reader { item_role, ..Reader::default() };
    for line in &lines {
        reader.line(line);
    }
    reader.close();
    let in_plan = |entry: &Entry| {
        matches!(entry.kind, DocumentKind::DeliveryPlan | DocumentKind::StrategicPlan | DocumentKind::PlanOverview)
    };
    let mut entries = reader.done;
    // Outside a plan a card that says how far its task is has been read as an action, and stays one.
    let followed = |entry: &Entry| {
        let actions = extracted.records.actions.iter();
        let mut own = actions.filter(|action| action.header.source.path == entry.item.header.source.path);
        !in_plan(entry) && own.any(|action| action.status.is_some() && !action.owners.is_empty())
    };
    entries.retain(|entry| entry.is_item(in_plan(entry)) && !followed(entry));
    for entry in &mut entries {
        entry.time_of_its_own();
    }
    if entries.len() < FEWEST && !entries.iter().any(|entry| entry.labelled && in_plan(entry)) {
        return;
    }
    let from = extracted.records.plan_items.len();
    for mut entry in entries {
        entry.item.plan = plans.title(paper, part_start(paper, entry.block), entry.block);
        // A plan's own title is no section of it.
        if entry.item.section_title.is_some() && entry.item.section_title == entry.item.plan {
            Section::default().take_in(&mut entry.item);
        }
        // A plan's own "Action 3: …" is an item of it, and no action of a meeting.
        let path = entry.item.header.source.path.clone();
        extracted.records.actions.retain(|action| action.header.source.path != path);
        if let Some(table) = entry.table {
            extracted.used(table, super::TABLE);
        }
        extracted.records.plan_items.push(entry.item);
    }
    if let Some(own) = extracted.records.plan_items.get_mut(from..) {
        sections::number_sections(own);
    }
}

/// The role by whose label items begin: it stands before anything that an item has.
fn item_role(lines: &[StreamLine]) -> Option<PlanColumn> {
    let first = |wanted: &dyn Fn(&Field) -> bool| lines.iter().position(|line| line.fields.iter().any(wanted));
    let sign = first(&|field: &Field| SIGNS.contains(&field.role))?;
    [PlanColumn::Text, PlanColumn::Actions].into_iter().find(|role| {
        let own = |field: &Field| field.role == *role && !field.value.is_empty();
        first(&own).is_some_and(|at| at <= sign)
    })
}

/// An item as far as it is read.
#[derive(Default)]
struct Entry {
    item: PlanItem,
    kind: DocumentKind,
    block: usize,
    table: Option<usize>,
    /// The roles that it has.
    roles: Vec<PlanColumn>,
    /// Whether a label says that it is an item.
    labelled: bool,
    /// Whether what it has stands on its own line, and it is one of a list or says "We will".
    in_one_line: bool,
}

impl Entry {
    fn is_item(&self, in_plan: bool) -> bool {
        let has = |role| self.roles.contains(&role);
        let signs = SIGNS.iter().filter(|role| has(**role)).count();
        let (lead, time) = (has(PlanColumn::Lead), has(PlanColumn::Timescale));
        // "Action 3 – Offer a health check" above "Lead: Chief Nurse".
        let says_so = self.in_one_line || (self.labelled && self.item.reference.is_some());
        if says_so && in_plan && (lead || time) {
            return true;
        }
        signs >= 2 && if in_plan || self.labelled { lead || time } else { lead && time }
    }
}

impl Entry {
    /// Takes the time from the item's own words where no label gives one: "train all receptionists by March 2024 (Lead: Jo
    /// Bell)".
    fn time_of_its_own(&mut self) {
        if (self.in_one_line || self.labelled) && self.item.timescale.is_none() {
            let undertaken = || undertakings::of(&self.item.text).map(|told| told.when).filter(|when| !when.is_empty());
            let time = tails::due(&self.item.text).or_else(undertaken);
            self.item.timescale = time.map(|time| When::written(time.to_owned()));
        }
    }
}

#[derive(Default)]
struct Reader<'a> {
    item_role: Option<PlanColumn>,
    /// Headings above, by level.
    headings: Vec<(u8, Section)>,
    open: Option<Entry>,
    done: Vec<Entry>,
    /// The line before, if it is no field: what follows may be of it.
    before: Option<&'a StreamLine>,
    /// The number of an item that stands on a line of its own above it: "Action 1".
    number: Option<String>,
    /// The field that waits for its value in the lines below.
    waits: Option<PlanColumn>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a StreamLine) {
        if line.begins_apart {
            self.close();
        }
        if let Some(number) = &line.numbers {
            self.close();
            self.number = Some(number.clone());
            return;
        }
        let begins = self
            .item_role
            .and_then(|role| line.fields.first().filter(|f| f.role == role && !f.value.is_empty() && f.start == 0));
        if let Some(field) = begins {
            self.close();
            self.begin(line, &field.value, field.number.as_deref(), true);
            self.fill(line, 1);
            return;
        }
        if let Some(level) = line.heading
            && !line.fields.iter().any(|f| SIGNS.contains(&f.role))
        {
            self.close();
            self.headings.retain(|(above, _)| *above < level);
            let (number, title) = sections::numbered_title(&line.labelled());
            self.headings.push((level, Section { number, title, ..Section::default() }));
            self.before = Some(line);
            self.number = None;
            return;
        }
        if line.fields.is_empty() {
            self.plain(line);
            return;
        }
        // "Outcome 2: Staff stay" is what the next items serve.
        if let [goal] = line.fields.as_slice()
            && goal.role == PlanColumn::Goal
            && (goal.number.is_some() || self.open.is_none())
            && goal.start == 0
            && !goal.value.is_empty()
        {
            self.close();
            self.headings.retain(|(level, _)| *level < GOAL_LEVEL);
            let section =
                Section { number: goal.number.clone(), title: Some(goal.value.clone()), ..Section::default() };
            self.headings.push((GOAL_LEVEL, section));
            return;
        }
        self.take_what_waits(line);
        self.begin_at_sign(line);
        self.fill(line, 0);
    }

    /// "Head of Estates. Due: June 2025" below a line that ends with "Responsible:": what stands ahead of the labels is its
    /// value.
    fn take_what_waits(&mut self, line: &StreamLine) {
        let own = line.fields.first().and_then(|field| line.text.get(..field.start)).unwrap_or_default().trim();
        let (Some(role), Some(entry)) = (self.waits.filter(|_| !own.is_empty()), &mut self.open) else { return };
        put(&mut entry.item, role, own.trim_end_matches(['.', ';', ',']), false);
        self.waits = None;
    }

    /// Begins an item at a line that says who leads it or by when: in the words ahead, or in the line above.
    fn begin_at_sign(&mut self, line: &'a StreamLine) {
        let sign = line.fields.iter().find(|f| SIGNS.contains(&f.role));
        let again = sign.is_some_and(|f| self.open.as_ref().is_some_and(|entry| entry.roles.contains(&f.role)));
        let above = self.before.take();
        let may_begin = self.item_role.is_none() || self.number.is_some();
        if may_begin && sign.is_some() && (self.open.is_none() || again || above.is_some()) {
            self.close();
            let own = line.fields.first().map_or("", |f| line.text.get(..f.start).unwrap_or_default());
            let own = own.trim().trim_end_matches(['(', '[', '–', '—', '-', '|', ';', ',', ' ']);
            if own.split_whitespace().count() > 1 {
                self.begin(line, own, line.number.as_deref(), false);
                if let Some(entry) = &mut self.open {
                    let commits = COMMITS.iter().any(|w| own.starts_with(w));
                    entry.in_one_line = entry.item.reference.is_some() || commits || line.listed;
                }
            } else if let Some(above) = above {
                self.begin(above, &above.text, above.number.as_deref(), false);
                self.add_place(line);
            }
        }
    }

    /// A line without labels: an item's words go on in it, or it stands for itself.
    fn plain(&mut self, line: &'a StreamLine) {
        if let (Some(role), Some(entry)) = (self.waits, &mut self.open)
            && (line.listed || line.text.split(' ').count() < 12)
        {
            put(&mut entry.item, role, &line.text, line.listed);
            self.add_place(line);
            return;
        }
        self.waits = None;
        self.before = Some(line);
    }

    fn begin(&mut self, line: &StreamLine, text: &str, number: Option<&str>, labelled: bool) {
        let section = self.headings.iter().rev().find(|(level, _)| line.heading.is_none_or(|own| *level < own));
        let section = section.map(|(_, section)| section.clone()).unwrap_or_default();
        let (own, text) = reference::own(number, text);
        let above = self.number.take();
        let own = own.or(above.as_deref());
        let mut header = Header::at(line.part, line.path.clone(), line.labelled(), line.places.clone());
        if !labelled && own.is_none() {
            header.flag(ReviewCode::ReadFromProse);
        }
        let own = own.map(|own| own.trim_end_matches(['.', ')', ':']));
        self.open = Some(Entry {
            item: section.item(header, own, text.trim().trim_end_matches('.')),
            kind: line.kind,
            block: line.block,
            table: line.table,
            roles: Vec::new(),
            labelled,
            in_one_line: false,
        });
    }

    /// Takes the fields of a line over, the first ones left out.
    fn fill(&mut self, line: &StreamLine, from: usize) {
        if self.open.is_none() {
            return;
        }
        if from == 0 {
            self.add_place(line);
        }
        let Some(entry) = &mut self.open else { return };
        for field in line.fields.iter().skip(from) {
            // What an item serves is said below it as its outcome.
            let role = if field.role == PlanColumn::Goal { PlanColumn::Measures } else { field.role };
            if !field.value.is_empty() {
                put(&mut entry.item, role, &field.value, false);
            }
            self.waits = field.value.is_empty().then_some(role);
            entry.roles.push(role);
        }
        self.before = None;
    }

    fn add_place(&mut self, line: &StreamLine) {
        let Some(entry) = &mut self.open else { return };
        let source = &mut entry.item.header.source;
        if source.path != line.path || line.table.is_some() {
            source.places = union_by_page(source.places.iter().chain(&line.places));
        }
        let text = line.labelled();
        if !source.quote.ends_with(&text) {
            source.quote.push('\n');
            source.quote.push_str(&text);
        }
    }

    fn close(&mut self) {
        self.done.extend(self.open.take());
        self.before = None;
        self.waits = None;
    }
}

/// Puts a value to what a label stands for.
fn put(item: &mut PlanItem, role: PlanColumn, value: &str, listed: bool) {
    values::put(item, role, &[Line { label: None, listed, text: value.to_owned(), bold: false }]);
}

#[cfg(test)]
mod tests;
