//! A web page's table: cells placed on the grid that their spans describe (HTML, 4.9.12).

use crate::document::{Block, Cell, Paragraph, Table};

/// Columns of a table; what stands beyond them goes on in the last cell.
const MAX_COLUMNS: u32 = 255;

/// A table being read.
#[derive(Default)]
pub(super) struct Grid {
    cells: Vec<Cell>,
    /// For each column, the last row that a cell from above covers.
    taken_to: Vec<u32>,
    rows: u32,
    /// Whether a row has cells and has not ended.
    in_row: bool,
    /// Whether text belongs to the last cell.
    pub(super) in_cell: bool,
    /// The first row that is not all headings.
    first_body_row: Option<u32>,
}

impl Grid {
    /// The cell that text belongs to, if any is open.
    pub(super) fn open_cell(&mut self) -> Option<&mut Cell> {
        self.cells.last_mut().filter(|_| self.in_cell)
    }

    /// A row ends, or the next one begins.
    pub(super) fn end_row(&mut self) {
        self.in_row = false;
        self.in_cell = false;
    }

    /// A cell begins, in the first free place of its row.
    pub(super) fn cell(&mut self, column_span: u32, row_span: u32, heading: bool) {
        if !self.in_row {
            self.in_row = true;
            self.rows += 1;
        }
        self.in_cell = true;
        let row = self.rows;
        if !heading {
            self.first_body_row.get_or_insert(row);
        }
        let last_in_row = self.cells.last().filter(|c| c.row == row).map_or(0, |c| c.column + c.column_span - 1);
        let taken = |column: u32| self.taken_to.get(column as usize - 1).is_some_and(|to| *to >= row);
        let Some(column) = (last_in_row + 1..=MAX_COLUMNS).find(|column| !taken(*column)) else { return };
        let wanted = (column + column_span.max(1)).min(MAX_COLUMNS + 1);
        let end = (column + 1..wanted).find(|column| taken(*column)).unwrap_or(wanted);
        let row_to = row.saturating_add(row_span.max(1) - 1);
        if self.taken_to.len() < end as usize - 1 {
            self.taken_to.resize(end as usize - 1, 0);
        }
        if let Some(columns) = self.taken_to.get_mut(column as usize - 1..end as usize - 1) {
            columns.fill(row_to);
        }
        self.cells.push(Cell { row, column, row_span: row_span.max(1), column_span: end - column, ..Cell::default() });
    }

    /// The table; `None` where it has no cells.
    pub(super) fn finish(mut self) -> Option<Table> {
        let rows = self.rows;
        for cell in &mut self.cells {
            cell.row_span = cell.row_span.min(rows - cell.row + 1);
            cell.header = self.first_body_row.is_none_or(|first| cell.row < first) && rows > 1;
            if cell.blocks.is_empty() {
                cell.blocks.push(Block::Paragraph(Paragraph::default()));
            }
        }
        // A span past every cell makes no columns.
        let used = self.cells.iter().map(|c| c.column).max()?;
        for cell in &mut self.cells {
            cell.column_span = cell.column_span.min(used - cell.column + 1);
        }
        Some(Table { rows, columns: used, cells: self.cells, ..Table::default() })
    }
}

/// The number in a tag's attribute; 1 where there is none.
pub(super) fn span(tag: &str, name: &str) -> u32 {
    let tag = tag.to_ascii_lowercase();
    let value = tag.split_once(name).and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let digits = value.map(|v| v.trim_start().trim_start_matches(['"', '\'']).trim_start());
    let end = digits.map(|d| d.find(|c: char| !c.is_ascii_digit()).unwrap_or(d.len()));
    match digits.zip(end).and_then(|(digits, end)| digits.get(..end)) {
        Some("") | None => 1,
        // More digits than a number holds are more than any table has.
        Some(digits) => digits.parse().unwrap_or(u32::MAX / 2).clamp(1, u32::MAX / 2),
    }
}
