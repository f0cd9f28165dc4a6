//! The rows of a plan's table to its items.

use super::super::ratings::says_nothing;
use super::super::rows::{self, Line, Rows, lines, one_line};
use super::aligned::{self, Aligned};
use super::columns::{Columns, is_a_time};
use super::sections::{self, Section};
use super::values::{self, add, is_nothing};
use super::within::Told;
use super::{owners, periods, reference};
use crate::diagnostic::ReviewCode;
use crate::document::Cell;
use crate::document::geometry::union_by_page;
use crate::framework::plans::PlanColumn;
use crate::record::{Header, Owner, PlanItem, When};

/// Reads one table.
pub(super) struct Reader<'a> {
    pub(super) rows: &'a Rows<'a>,
    pub(super) columns: &'a Columns,
    pub(super) section: Section,
    /// Whether the section is the heading's above the table, which a column of priorities says more than.
    pub(super) section_above: bool,
    pub(super) plan: Option<String>,
    pub(super) part: Option<u32>,
    /// Whether what the table is made of is a guess.
    pub(super) doubt: bool,
    pub(super) items: Vec<PlanItem>,
}

impl Reader<'_> {
    pub(super) fn read(&mut self) {
        // A section may be named above the headings too: "Outcome 1: …", then its headings, then its rows.
        let above = (1..self.columns.heading_row).rev().find_map(|row| sections::numbered_row(self.rows, row));
        let above = above.or_else(|| self.section_over_headings());
        if let Some(section) = above.filter(|s| s.title != self.plan) {
            self.section = section;
            self.section_above = false;
        }
        // The row that begins the section, while no item of it has come.
        let mut begun = None;
        for row in self.columns.heading_row + 1..=self.rows.table.rows {
            if self.rows.written(row).is_empty() || self.repeats_headings(row) || sections::is_note(self.rows, row) {
                continue;
            }
            if let Some(section) = begun.and_then(|first| sections::going_on(self.rows, first, row)) {
                self.section = section;
                continue;
            }
            begun = None;
            if let Some(section) = sections::of_row(self.rows, row, self.columns) {
                self.section = section;
                self.section_above = false;
                begun = Some(row);
                continue;
            }
            self.read_row(row);
        }
    }

    /// What the row right above the headings names, where each further section stands right above them as well.
    fn section_over_headings(&self) -> Option<Section> {
        let first = self.columns.heading_row;
        let over = |row: u32| sections::of_row(self.rows, row.checked_sub(1)?, self.columns);
        let section = over(first)?;
        let again = |row: u32| self.repeats_headings(row) && over(row).is_some();
        (first + 2..=self.rows.table.rows).any(again).then_some(section)
    }

    /// Whether a row is the row of headings again, at the top of a page.
    fn repeats_headings(&self, row: u32) -> bool {
        let texts: Vec<String> = self.rows.table.row(row).map(|cell| one_line(&cell.text())).collect();
        let known = texts.iter().filter(|t| !t.is_empty() && self.columns.headings.contains(t)).count();
        known >= 2 && texts.iter().all(|t| t.is_empty() || self.columns.headings.contains(t))
    }

    fn read_row(&mut self, row: u32) {
        if let Some(aligned) = aligned::of_row(self.rows, row, self.columns, self.columns.text) {
            self.read_aligned(row, aligned);
            return;
        }
        if self.columns.times_alone {
            self.read_periods(row, None, None);
            return;
        }
        let text_cell = self.rows.beginning_at(row, self.columns.text);
        let mut text_lines = text_cell.map(|cell| self.lines(cell)).unwrap_or_default();
        let own_reference = self.own_reference(row, &mut text_lines);
        let text = rows::joined(&text_lines, " ");
        let merged_from_above =
            self.rows.at(row, self.columns.text).is_some_and(|cell| cell.row < row && !cell.is_empty());
        if text.is_empty() && own_reference.is_none() && self.read_periods_below(row, merged_from_above) {
            return;
        }
        if text.is_empty() && own_reference.is_none() && (merged_from_above || !self.items.is_empty()) {
            self.go_on(row, merged_from_above);
            return;
        }
        if text.is_empty() {
            return;
        }
        let figures = self.columns.goals_over_periods && periods::are_figures(self.rows, row, &self.columns.periods);
        if self.columns.goals_over_periods && !figures {
            self.read_periods(row, Some(text), own_reference);
            return;
        }
        if self.read_promises(row, &text_lines) {
            return;
        }
        // "No further action needed" is nothing to do.
        if says_nothing(&text) {
            return;
        }
        let mut item = self.item(row, text, own_reference);
        if figures {
            item.header.flag(ReviewCode::ColumnsInferred);
        }
        // A heading of what will be done may stand above several things in a cell.
        if self.columns.promised && periods::may_be_several(&item.text) {
            item.header.flag(ReviewCode::SplitUncertain);
        }
        self.items.push(item);
    }

    /// The items of a cell below "What we will do" of which each line is one, where nobody leads them and nothing times them.
    fn read_promises(&mut self, row: u32, own: &[Line]) -> bool {
        let columns = self.columns;
        let beside = columns.has(PlanColumn::Lead) || columns.has(PlanColumn::Timescale);
        let promised = columns.promised && columns.column(PlanColumn::Actions).is_none_or(|its| its == columns.text);
        let lines = if promised && !beside { periods::each_begun(own) } else { Vec::new() };
        if lines.len() < 2 || !lines.iter().all(periods::begins) {
            return false;
        }
        for mut line in lines {
            let number = reference::off_line(&mut line);
            let mut item = self.item(row, line.text, number);
            item.header.flag(ReviewCode::SplitUncertain);
            self.items.push(item);
        }
        true
    }

    /// The items of a row that holds several, each with what stands beside it; what stands there once is all of theirs.
    fn read_aligned(&mut self, row: u32, aligned: Aligned) {
        let Aligned { items, references, leads, times, measures, unsure } = aligned;
        let whole = self.item(row, String::new(), None);
        let joined = |pieces: &Option<Vec<Vec<Line>>>, at: usize| -> Option<String> {
            pieces.as_ref().and_then(|pieces| pieces.get(at)).map(|own| rows::joined(own, " "))
        };
        for (at, mut own) in items.into_iter().enumerate() {
            let mut item = whole.clone();
            let number = joined(&references, at).or_else(|| own.first_mut().and_then(reference::off_line));
            if let Some(written) = number {
                item.reference = reference::normalised(&written, item.section.as_deref());
                item.ref_as_written = Some(written);
            }
            item.text = rows::joined(&own, " ");
            if let Some(own) = leads.as_ref().and_then(|leads| leads.get(at)) {
                let (leading, helping) = owners::leads_and_helpers(own);
                item.leads = leading;
                item.contributors.extend(helping);
            }
            item.timescale = joined(&times, at).map(When::written).or(item.timescale);
            item.progress_measures = joined(&measures, at).or(item.progress_measures);
            if unsure {
                item.header.flag(ReviewCode::SplitUncertain);
            }
            self.items.push(item);
        }
    }

    /// The item of a row, of these words.
    pub(super) fn item(&self, row: u32, text: String, own_reference: Option<String>) -> PlanItem {
        let mut item = PlanItem {
            header: Header::at(self.part, self.rows.row_path(row), self.rows.row_quote(row), self.rows.row_places(row)),
            plan: self.plan.clone(),
            section: self.section.number.clone(),
            section_title: self.section.title.clone(),
            section_objective: self.section.objective.clone(),
            section_lead: self.section.lead.clone(),
            text,
            ..PlanItem::default()
        };
        self.serves(row, &mut item);
        if let Some(written) = own_reference {
            item.reference = reference::normalised(&written, item.section.as_deref());
            item.ref_as_written = Some(written);
        }
        let beside_leads;
        (item.leads, item.contributors, beside_leads) = self.leads(row);
        item.contributors.extend(self.owners(row, PlanColumn::Contributors));
        let said = |column| self.words(row, column, " ").filter(|text| !is_nothing(text));
        let due = self.due(row);
        let timescale = match (said(PlanColumn::Start), due.or_else(|| said(PlanColumn::Timescale))) {
            (Some(start), Some(end)) => Some(format!("{start} – {end}")),
            (Some(start), None) => Some(format!("from {start}")),
            (None, end) => end,
        };
        let spread = periods::of_row(self.rows, row, &self.columns.periods);
        let within = self.within(row);
        item.leads.extend(within.iter().flat_map(|told| owners::owners(&told.leads)));
        // "By June 2025" below "Milestones" says when, where no other column does.
        let milestone = || {
            let alone = !self.columns.has(PlanColumn::Timescale) && !self.columns.has(PlanColumn::Start);
            self.words(row, PlanColumn::Measures, " ").filter(|text| alone && is_a_time(text))
        };
        let within = within.and_then(|told| told.timescale.clone());
        let timescale = timescale.or_else(|| spread.timescale.clone()).or(beside_leads).or(within);
        let milestone = if timescale.is_none() { milestone() } else { None };
        let only_when = milestone.is_some() && self.columns.heads_targets();
        item.timescale = timescale.or(milestone).map(When::written);
        item.detail = self.other_than_item(row, PlanColumn::Detail);
        item.actions = self.other_than_item(row, PlanColumn::Actions);
        // "Target | March 2022": a time, and no measure.
        let how_far = |text: &str| self.columns.heads_targets() && values::is_how_far(text);
        item.progress_measures =
            self.words(row, PlanColumn::Measures, "\n").filter(|text| !only_when && !how_far(text));
        add(&mut item.progress_measures, spread.milestones, "\n");
        if spread.inferred {
            item.header.flag(ReviewCode::ColumnsInferred);
        }
        let put_off = self.words(row, PlanColumn::Lead, " ").is_some_and(|words| owners::is_put_off(&words));
        if item.leads.is_empty() && put_off {
            item.header.flag(ReviewCode::OwnerMissing);
        }
        if self.doubt {
            item.header.flag(ReviewCode::TableJoinUncertain);
        }
        // What stands below a heading that is not understood is left out: a date or an owner may be among it.
        let left_out = || self.columns.not_understood().any(|at| self.rows.at(row, at).is_some_and(|c| !c.is_empty()));
        let by_order = self.columns.within.as_ref().is_some_and(|within| within.inferred);
        if self.columns.inferred || by_order || self.rows.is_guess() || left_out() {
            item.header.flag(ReviewCode::ColumnsInferred);
        }
        item
    }

    /// By when, as the cell says it. Of two columns of times ("Due", "Review date") the first counts, after one of new times
    /// ("Revised target").
    fn due(&self, row: u32) -> Option<String> {
        let told = |column: u32| {
            let lines = lines(self.beside_item(row, column)?);
            let text = start_and_end(&lines).unwrap_or_else(|| rows::joined(&lines, " "));
            Some(text).filter(|text| !text.is_empty() && !is_nothing(text))
        };
        let mut revised = self.columns.all(PlanColumn::Timescale).filter(|column| self.columns.is_revised(*column));
        revised.find_map(told).or_else(|| told(self.columns.column(PlanColumn::Timescale)?))
    }

    /// The item's number: from its own column, or from the head of its text, where it is taken off.
    fn own_reference(&self, row: u32, text_lines: &mut [Line]) -> Option<String> {
        if let Some(column) = self.columns.column(PlanColumn::Reference) {
            let cell = self.rows.beginning_at(row, column)?;
            let written = rows::joined(&lines(cell), " ");
            if !written.is_empty() {
                return Some(written);
            }
        }
        reference::off_line(text_lines.first_mut()?)
    }

    /// A row without an item of its own goes on with the one above: the rest of a row broken by a page, or one more line of
    /// a merged one.
    fn go_on(&mut self, row: u32, merged: bool) {
        let leads = self.owners_beginning(row, PlanColumn::Lead);
        let contributors = self.owners_beginning(row, PlanColumn::Contributors);
        let more = |role: PlanColumn| -> Option<String> {
            let texts: Vec<String> = self
                .columns
                .all(role)
                .filter(|column| *column != self.columns.text)
                .filter_map(|column| self.rows.beginning_at(row, column))
                .map(|cell| rows::joined(&lines(cell), "\n"))
                .filter(|t| !t.is_empty())
                .collect();
            Some(texts.join("\n")).filter(|t| !t.is_empty())
        };
        let (detail, actions, measures) =
            (more(PlanColumn::Detail), more(PlanColumn::Actions), more(PlanColumn::Measures));
        let timescale = more(PlanColumn::Timescale);
        let (quote, places) = (self.rows.row_quote(row), self.rows.row_places(row));
        let Some(item) = self.items.last_mut() else { return };
        item.leads.extend(leads);
        item.contributors.extend(contributors);
        add(&mut item.detail, detail, "\n");
        add(&mut item.actions, actions, "\n");
        add(&mut item.progress_measures, measures, "\n");
        if let Some(timescale) = timescale {
            match &mut item.timescale {
                Some(known) => {
                    known.as_written = format!("{} {}", known.as_written, one_line(&timescale));
                    item.header.flag(ReviewCode::DueAmbiguous);
                }
                None => item.timescale = Some(When::written(one_line(&timescale))),
            }
        }
        item.header.source.quote.push('\n');
        item.header.source.quote.push_str(&quote);
        item.header.source.places = union_by_page(item.header.source.places.iter().chain(&places));
        if !merged {
            item.header.flag(ReviewCode::TableJoinUncertain);
        }
    }

    /// Those who lead, those whom the same cells name as helping them, and the time that stands beside them where no column
    /// of times does: "Lead and date".
    fn leads(&self, row: u32) -> (Vec<Owner>, Vec<Owner>, Option<String>) {
        let timed = self.columns.has(PlanColumn::Timescale);
        let (mut leading, mut helping, mut by_when) = (Vec::new(), Vec::new(), None);
        for cell in self.columns.all(PlanColumn::Lead).filter_map(|column| self.beside_item(row, column)) {
            let (own, time) = if timed { (lines(cell), None) } else { values::without_time(&lines(cell)) };
            let (leads, helps) = owners::leads_and_helpers(&own);
            leading.extend(leads);
            helping.extend(helps);
            by_when = by_when.or(time);
        }
        (leading, helping, by_when)
    }

    fn owners(&self, row: u32, role: PlanColumn) -> Vec<Owner> {
        self.columns
            .all(role)
            .filter_map(|c| self.beside_item(row, c))
            .flat_map(|c| owners::owners(&lines(c)))
            .collect()
    }

    /// The cell that covers a place, unless it is the item's own, merged over the columns beside: that says nothing more.
    fn beside_item(&self, row: u32, column: u32) -> Option<&Cell> {
        let cell = self.rows.at(row, column)?;
        let text = self.columns.text;
        let own = column != text && (cell.column..cell.column + cell.column_span).contains(&text);
        (!own).then_some(cell)
    }

    fn owners_beginning(&self, row: u32, role: PlanColumn) -> Vec<Owner> {
        let cells = self.columns.all(role).filter_map(|c| self.rows.beginning_at(row, c));
        cells.flat_map(|c| owners::owners(&lines(c))).collect()
    }

    /// What the cells of a role say in a row, merged cells from above included.
    pub(super) fn words(&self, row: u32, role: PlanColumn, between: &str) -> Option<String> {
        self.words_in(self.columns.all(role), row, between)
    }

    /// The same, without the column that is the item itself: "What we will do | How we will do it".
    fn other_than_item(&self, row: u32, role: PlanColumn) -> Option<String> {
        self.words_in(self.columns.all(role).filter(|column| *column != self.columns.text), row, "\n")
    }

    /// What is told within a cell that begins in a row.
    fn within(&self, row: u32) -> Option<&Told> {
        self.columns.within.as_ref()?.row(row)
    }

    /// A cell's lines, without who leads and by when where they are told among them.
    fn lines(&self, cell: &Cell) -> Vec<Line> {
        let column = self.columns.within.as_ref().filter(|within| within.column == cell.column);
        column.and_then(|within| within.row(cell.row)).map_or_else(|| lines(cell), |told| told.rest.clone())
    }

    fn words_in(&self, columns: impl Iterator<Item = u32>, row: u32, between: &str) -> Option<String> {
        let cells = columns.filter_map(|column| self.beside_item(row, column));
        let texts: Vec<String> =
            cells.map(|c| rows::joined(&self.lines(c), between)).filter(|t| !t.is_empty()).collect();
        Some(texts.join(between)).filter(|t| !t.is_empty())
    }
}

/// "Start: April 2021" above "End: June 2021", as a cell of times says it.
fn start_and_end(lines: &[Line]) -> Option<String> {
    let [first, last] = lines else { return None };
    let behind = |line: &Line, labels: &[&str]| {
        let (label, time) = line.text.split_once(':')?;
        labels.contains(&label.trim().to_lowercase().as_str()).then(|| time.trim().to_owned())
    };
    let start = behind(first, &["start", "start date", "from", "begins"])?;
    let end = behind(last, &["end", "end date", "to", "finish", "finish date", "complete", "completion"])?;
    Some(format!("{start} – {end}"))
}
