//! Rows whose cells below years, terms or phases say each what will be done then: "Workstream | Year 1 | Year 2 | Lead".

use super::super::rows::lines;
use super::periods;
use super::reader::Reader;
use super::reference;
use crate::diagnostic::ReviewCode;
use crate::framework::plans::PlanColumn;
use crate::record::When;

impl Reader<'_> {
    /// The items of a row, under the times in which they will be done; `goal`: what all of the row is done for.
    pub(super) fn read_periods(&mut self, row: u32, goal: Option<String>, number: Option<String>) {
        let mut whole = self.item(row, String::new(), None);
        // What stands below the periods is no measure; what stands below "Measures" is one of all of it.
        whole.progress_measures = self.words(row, PlanColumn::Measures, "\n");
        if goal.is_some() {
            // What a strand of work serves itself is what its section is for.
            let outer =
                whole.section_title.take().filter(|_| self.columns.column(PlanColumn::Goal) != Some(self.columns.text));
            let outer = outer.filter(|_| self.columns.has(PlanColumn::Goal));
            whole.section_objective = whole.section_objective.take().or(outer);
            (whole.section_title, whole.section) = (goal, number);
        }
        for (mut line, when, column) in periods::actions_of_row(self.rows, row, &self.columns.periods) {
            let mut item = whole.clone();
            if let Some(cell) = self.rows.beginning_at(row, column) {
                item.header.source.path = self.rows.cell_path(cell);
            }
            if let Some(written) = reference::off_line(&mut line) {
                item.reference = reference::normalised(&written, None);
                item.ref_as_written = Some(written);
            }
            // A figure among what is done may be a target.
            if periods::is_figure(&line.text) {
                item.header.flag(ReviewCode::ColumnsInferred);
            }
            item.text = line.text;
            let (joined, text) = (self.joins(row, column, &item.text), &item.text);
            if joined || periods::may_be_several(text) {
                item.header.flag(ReviewCode::SplitUncertain);
            }
            item.timescale = Some(When::written(when));
            self.items.push(item);
        }
    }

    /// Whether an action was put together of a cell's lines of which each begins with a capital: the second may be another.
    fn joins(&self, row: u32, column: u32, text: &str) -> bool {
        let own = self.rows.beginning_at(row, column).map(lines).unwrap_or_default();
        own.iter().filter(|line| line.text.starts_with(char::is_uppercase) && text.contains(&line.text)).count() > 1
    }

    /// The items of a row that shares what it is done for with the row above: merged over both, or left empty where each
    /// cell begins with what is to be done. Tells whether it is such a row.
    pub(super) fn read_periods_below(&mut self, row: u32, merged: bool) -> bool {
        if !self.columns.goals_over_periods {
            return false;
        }
        let found = periods::actions_of_row(self.rows, row, &self.columns.periods);
        if found.is_empty() || !(merged || found.iter().all(|(line, _, _)| periods::begins(line))) {
            return false;
        }
        let Some((title, number)) = self.items.last().map(|item| (item.section_title.clone(), item.section.clone()))
        else {
            return false;
        };
        self.read_periods(row, title, number);
        true
    }
}
