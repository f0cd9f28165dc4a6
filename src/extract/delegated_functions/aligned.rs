//! Tables told by white space, where rows with empty cells have run together: what stands at one height belongs together.

use super::lists::{Item, ItemPlace, heading_status, plain};
use super::status::{self, Legend, Mark, Said};
use crate::document::{Block, Cell, Paragraph};
use crate::extract::rows::{Rows, one_line};
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;

/// Lines of one row of a table stand within this many points of the same height.
const SAME_HEIGHT: f32 = 4.0;

/// The functions of a table whose headings say "delegated", paired with statuses by their height on the page.
pub(super) fn read(rows: &Rows<'_>, vocabulary: &PlanVocabulary, legend: &Legend) -> Option<Vec<Item>> {
    if !rows.is_guess() {
        return None;
    }
    let headings: Vec<(u32, String)> = rows.table.row(1).map(|c| (c.column, one_line(&c.text()))).collect();
    let by_status: Vec<(u32, &str, DelegationStatus)> = headings
        .iter()
        .filter_map(|(column, heading)| Some((*column, heading.as_str(), heading_status(heading, vocabulary)?)))
        .collect();
    let (first, ..) = by_status.first()?;
    let function_column = (1..*first).find(|column| {
        let named = |row| paragraphs(rows.beginning_at(row, *column)).any(|p| vocabulary.function(&p.text()).is_some());
        (2..=rows.table.rows).any(named)
    })?;
    let mut items: Vec<Item> = Vec::new();
    let mut run_together = false;
    for row in 2..=rows.table.rows {
        let mut said: Vec<(f32, Said)> = Vec::new();
        for (column, heading, status) in &by_status {
            for paragraph in paragraphs(rows.beginning_at(row, *column)) {
                let cell = Cell { blocks: vec![Block::Paragraph(paragraph.clone())], ..Cell::default() };
                let own = status::read(&cell, vocabulary, legend)?;
                let marked = matches!(status::mark_of(&cell), Some(Mark::Tick | Mark::Cross)) && by_status.len() > 1;
                let own = if marked { Said { review: own.review, ..plain(*status, heading) } } else { own };
                said.push((top(paragraph)?, own));
            }
        }
        let mut begun = false;
        for paragraph in paragraphs(rows.beginning_at(row, function_column)) {
            let height = top(paragraph)?;
            let mut beside = said.iter().filter(|(at, _)| (at - height).abs() <= SAME_HEIGHT);
            match (beside.next(), beside.next()) {
                (Some((_, said)), None) => {
                    run_together |= begun;
                    begun = true;
                    let place = ItemPlace::Cell(row, function_column);
                    items.push(Item { function: one_line(&paragraph.text()), said: said.clone(), place });
                }
                // A name that goes on in the next line.
                (None, _) if begun => {
                    let last = items.last_mut()?;
                    last.function = format!("{} {}", last.function, one_line(&paragraph.text()));
                }
                _ => return None,
            }
        }
    }
    // Where no row ran together, the table's own rows say as much.
    run_together.then_some(items)
}

fn paragraphs(cell: Option<&Cell>) -> impl Iterator<Item = &Paragraph> {
    cell.into_iter().flat_map(|c| c.blocks.iter().filter_map(Block::paragraph)).filter(|p| !p.is_empty())
}

fn top(paragraph: &Paragraph) -> Option<f32> {
    paragraph.lines.first().map(|line| line.bbox.top)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Place, RecognisedBy, Rect, Table};

    #[test]
    fn rows_that_ran_together_are_told_by_height() {
        let cell = |row: u32, column: u32, lines: &[(&str, f32)]| Cell {
            row,
            column,
            row_span: 1,
            column_span: 1,
            blocks: lines
                .iter()
                .map(|(text, top)| {
                    let bbox = Rect::new(0.0, *top, 50.0, top + 10.0);
                    Block::Paragraph(Paragraph { lines: vec![Place { page: 1, bbox }], ..Paragraph::plain(text) })
                })
                .collect(),
            ..Cell::default()
        };
        let cells = vec![
            cell(1, 1, &[("Service", 100.0)]),
            cell(1, 2, &[("Delegated", 100.0)]),
            cell(1, 3, &[("Not delegated", 100.0)]),
            cell(2, 1, &[("Adult social work", 120.0), ("Criminal justice", 140.0), ("social work", 152.0)]),
            cell(2, 2, &[("✓", 120.5)]),
            cell(2, 3, &[("✓", 140.0)]),
        ];
        let recognised_by = RecognisedBy::Alignment;
        let table = Table { rows: 2, columns: 3, cells, recognised_by, uncertain: true, ..Table::default() };
        let rows = Rows::of(1, &table);
        let items = read(&rows, &PlanVocabulary::built_in(), &Legend::default()).unwrap_or_default();
        let got: Vec<_> = items.iter().map(|i| (i.function.as_str(), i.said.status)).collect();
        let want = [
            ("Adult social work", DelegationStatus::Delegated),
            ("Criminal justice social work", DelegationStatus::NotDelegated),
        ];
        assert_eq!(got, want);
    }
}
