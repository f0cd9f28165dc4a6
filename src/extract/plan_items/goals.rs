//! What the rows of a plan's table serve: its columns of goals beside the item's own.

use super::super::rows::{Rows, lines, one_line};
use super::columns::Columns;
use super::reader::Reader;
use super::sections::{self, Section};
use super::{reference, values};
use crate::framework::plans::PlanColumn;
use crate::record::PlanItem;

impl Reader<'_> {
    /// What the row serves, where the plan has columns for it beside the item's: the section, if no row says more. Of two such
    /// columns ahead of the item ("Pillar | Objective | Action") the inner one says what the section is for.
    pub(super) fn serves(&self, row: u32, item: &mut PlanItem) {
        let mut columns = self.columns.all(PlanColumn::Goal).filter(|column| *column != self.columns.text);
        let Some(outer) = columns.next() else { return };
        let mut begun = 0;
        if let Some((at, section)) = self.goal_in(row, outer) {
            begun = at;
            if item.section_title.is_none() || (self.section_above && section.title.is_some()) {
                item.section_title = section.title;
                item.section_objective = section.objective;
                item.section_lead = section.lead;
                item.section = section.number;
            } else {
                item.section_objective = item.section_objective.take().or(section.title);
            }
        }
        for inner in columns.filter(|column| *column < self.columns.text) {
            // What stands beside an outer goal further up is none of this one's.
            let own = self.goal_in(row, inner).filter(|(at, _)| *at >= begun);
            let title = own.and_then(|(_, section)| section.title);
            match title {
                Some(title) if item.section_title.is_none() => item.section_title = Some(title),
                title => values::add(&mut item.section_objective, title, "\n"),
            }
        }
    }

    /// What a column of goals says of a row, in its own cell or the last one above, with the row where it says so.
    fn goal_in(&self, row: u32, column: u32) -> Option<(u32, Section)> {
        let written = |above: u32| self.rows.at(above, column).filter(|c| !c.is_empty());
        let (at, cell) = (1..=row).rev().find_map(|above| Some((above, written(above)?)))?;
        if cell.row <= self.columns.heading_row || cell.column_span >= self.rows.table.columns {
            return None;
        }
        let section = sections::of_lines(&lines(cell));
        // "1, 3" are the numbers of several.
        let says = cell.text().chars().any(char::is_alphabetic) || section.number.is_some();
        says.then_some((at, section))
    }
}

/// Whether a goal of the column of goals stands for several rows (in one cell, or word for word again), or numbers itself: a
/// section, not a thing said of a row.
pub(super) fn goal_holds_on(rows: &Rows<'_>, columns: &Columns) -> bool {
    let Some(column) = columns.column(PlanColumn::Goal).filter(|c| *c != columns.text) else { return false };
    let mut before = String::new();
    (columns.heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column)).any(|cell| {
        let text = one_line(&cell.text());
        let again = std::mem::replace(&mut before, text.clone()) == text;
        cell.row_span > 1
            || text.is_empty()
            || again
            || reference::head(&text).is_some_and(|(_, rest)| !rest.is_empty())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::tests::read;
    use crate::record::DocumentKind;

    #[test]
    fn two_columns_of_goals_are_section_and_objective() {
        let plan = "Pillar | Objective | Year one action | Lead | Timescale\n\
            Plan | Know our staff | Build a register | Clerk | May 2025\n\
            | Know our skills | Survey all teams | Clerk | June 2025\n\
            Nurture | Staff feel well | Open a rest room | Clerk | July 2025\n\
            Attract | | Hold an open day | Clerk | August 2025";
        let items = read(DocumentKind::DeliveryPlan, &[plan]).records.plan_items;
        let got: Vec<_> =
            items.iter().map(|i| (i.section_title.as_deref().unwrap(), i.section_objective.as_deref())).collect();
        let want = [
            ("Plan", Some("Know our staff")),
            ("Plan", Some("Know our skills")),
            ("Nurture", Some("Staff feel well")),
            ("Attract", None),
        ];
        assert_eq!(got, want);
    }
}
