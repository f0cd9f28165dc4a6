//! Recommendations in a table of their own: a row to each, below "Recommendation".

use super::found::{Found, push_at};
use super::lead_in::LeadIn;
use super::words::{is_heading, is_named};
use crate::document::{Cell, Table};
use crate::extract::passages::Passages;
use crate::framework::headings::{self, Column};
use crate::record::Header;
use crate::wording::blanks::one_line;
use crate::wording::labels;

/// Reads the table; whether its columns are those of recommendations to a body.
pub(super) fn read(table: &Table, number: usize, part: Option<u32>, passages: &Passages<'_>, out: &mut Found) -> bool {
    let Some((header, column)) = header(table) else { return false };
    let counted = (1..column).find(|c| {
        table.cell(header, *c).is_some_and(|h| headings::columns(&h.text()).first() == Some(&Column::Number))
    });
    let before = out.len();
    // Who is asked, where the line above says so: "The Board is asked to:".
    let above = passages.list.iter().position(|p| p.cell.is_some_and(|c| c.table == number));
    let above = above.and_then(|at| passages.list[..at].last()).filter(|p| p.part == part);
    let mut asked = above.and_then(|p| LeadIn::read(&p.text)?.body()).filter(|who| is_named(who)).map(str::to_owned);
    for row in header + 1..=table.rows {
        let Some(cell) = table.cell(row, column).filter(|c| c.row == row && !c.is_empty()) else { continue };
        let text = one_line(&cell.text());
        let (typed, text) = labels::split(&text);
        let own = counted.and_then(|c| table.cell(row, c)).map(Cell::text);
        let item = own.as_deref().or(typed).and_then(labels::bare).map(str::to_owned);
        let said = LeadIn::read(text);
        if let Some(who) = said.and_then(LeadIn::body) {
            asked = Some(who.to_owned());
        }
        let text = said.map(|s| s.rest).filter(|r| !r.is_empty()).unwrap_or(text);
        let path = format!("table[{number}]/row[{row}]/cell[{column}]");
        let places = cell.blocks.iter().flat_map(crate::document::Block::places).collect();
        push_at(Header::at(part, path, text, places), Some(number), text, asked.as_deref(), None, item, out);
    }
    out.len() > before
}

/// The row of headings and the column of recommendations; a table that says who does them by when is a plan.
fn header(table: &Table) -> Option<(u32, u32)> {
    if table.columns < 2 {
        return None;
    }
    for row in 1..=table.rows.min(2) {
        let column = table.row(row).find(|c| is_heading(&c.text()));
        let Some(column) = column.filter(|c| table.cell(row + 1, c.column).is_some_and(|below| below.row == row + 1))
        else {
            continue;
        };
        let others: Vec<&Cell> = table.row(row).filter(|c| c.column != column.column && !c.is_empty()).collect();
        let plan = others.iter().any(|c| {
            matches!(
                headings::columns(&c.text()).first(),
                Some(Column::Owner | Column::Due | Column::Status | Column::Progress | Column::Action)
            ) || headings::fold(&c.text()).contains("response")
        });
        // A cover sheet has its recommendations beside their label.
        let beside = others.len() == 1 && column.column == 1;
        return (!plan && !others.is_empty() && !beside && column.text().chars().count() < 40)
            .then_some((row, column.column));
    }
    None
}
