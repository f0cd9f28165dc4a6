//! A table: cells on a grid of rows and columns, merged cells once with their spans.

use super::{Block, Colour, Place, geometry::union_by_page};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A table, possibly joined from pieces on several pages.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// How it was found.
    pub recognised_by: RecognisedBy,
    /// Number of rows.
    pub rows: u32,
    /// Number of columns.
    pub columns: u32,
    /// Cells in reading order (by row, then column). Each grid position is covered by at most one cell.
    pub cells: Vec<Cell>,
    /// Why pieces were joined; `None` where the table is of one piece.
    pub join_reason: Option<String>,
    /// Whether a join (or a split) is a guess: records made from the table then carry `table_join_uncertain`.
    pub join_uncertain: bool,
    /// Whether the table only lays out a page (a letterhead, a form's frame): not a data table. Its cells still
    /// stand in reading order.
    pub layout: bool,
    /// Why the table's cells may be wrong as a whole (for instance columns guessed from white space).
    pub uncertain: bool,
    /// The rows of the tag tree's table that it holds, where it was found by tags.
    pub tagged: Option<TaggedRows>,
    /// How its first row stands to the page before, where its words tell.
    pub opening: Opening,
}

/// How the first row of a piece stands to the last one of the page before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Opening {
    /// Nobody can tell by its words.
    #[default]
    Unknown,
    /// It begins with a label of its own: it goes on with none.
    Whole,
    /// It is the rest of the row before.
    Rest,
}

/// Rows of a table in the tag tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaggedRows {
    /// The table's node.
    pub node: usize,
    /// First row, from 1.
    pub first_row: u32,
    /// Last row, from 1.
    pub last_row: u32,
}

/// How a table was found, in order of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecognisedBy {
    /// Written as a table in a DOCX.
    #[default]
    Docx,
    /// The PDF's tag tree.
    Tags,
    /// Ruling lines and filled cells.
    Rulings,
    /// Aligned white space.
    Alignment,
}

/// A cell, merged or not.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// First row, from 1.
    pub row: u32,
    /// First column, from 1.
    pub column: u32,
    /// Rows covered, at least 1.
    pub row_span: u32,
    /// Columns covered, at least 1.
    pub column_span: u32,
    /// Whether it belongs to the header rows.
    pub header: bool,
    /// Paragraphs and nested tables in order. Empty paragraphs are kept where the format has them.
    pub blocks: Vec<Block>,
    /// Shading.
    pub fill: Option<Colour>,
    /// Where the cell (not only its text) stands: one for each page piece; empty in formats without pages.
    pub places: Vec<Place>,
    /// What the cell said before tracked changes touched it; `None` where none did.
    pub before_change: Option<String>,
}

impl Cell {
    /// The text of all paragraphs (nested tables included), joined by line breaks; "" for an empty cell.
    pub fn text(&self) -> String {
        super::blocks_text(&self.blocks)
    }

    /// Whether nothing is written in the cell.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(Block::is_empty)
    }
}

impl Table {
    /// The cell that covers the 1-based grid position, if any.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        // Cells are sorted by (row, column): what covers the position starts in its row or, merged, in one above.
        let end = self.cells.partition_point(|c| c.row <= row);
        self.cells[..end]
            .iter()
            .rev()
            .find(|c| row < c.row + c.row_span && c.column <= column && column < c.column + c.column_span)
    }

    /// The cells that start in a row, from left to right.
    pub fn row(&self, row: u32) -> impl Iterator<Item = &Cell> {
        let start = self.cells.partition_point(|c| c.row < row);
        self.cells[start..].iter().take_while(move |c| c.row == row)
    }

    /// For fast look-ups: a grid of indices into `cells`, `grid[row - 1][column - 1]`.
    pub fn grid(&self) -> Vec<Vec<Option<usize>>> {
        let mut grid = vec![vec![None; self.columns as usize]; self.rows as usize];
        for (index, cell) in self.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.row_span {
                for column in cell.column..cell.column + cell.column_span {
                    if let Some(slot) =
                        grid.get_mut(row as usize - 1).and_then(|line| line.get_mut(column as usize - 1))
                    {
                        *slot = Some(index);
                    }
                }
            }
        }
        grid
    }

    /// Number of leading rows that are header rows.
    pub fn header_rows(&self) -> u32 {
        let mut rows = 0;
        while rows < self.rows {
            let mut cells = self.row(rows + 1).peekable();
            if cells.peek().is_none() || !cells.all(|c| c.header) {
                break;
            }
            rows += 1;
        }
        rows
    }

    /// One place for each page on which the table stands.
    pub fn places(&self) -> Vec<Place> {
        union_by_page(self.cells.iter().flat_map(|c| &c.places))
    }
}
