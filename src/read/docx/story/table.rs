//! Tables: rows and cells on the grid that spans and merges describe.

use super::path::Step;
use super::{Before, Blocks, Flow, Story};
use crate::document::{Block, Cell, Colour, Paragraph, RunKind, Table};
use crate::read::docx::formatting::{RunFormat, shading};
use crate::read::docx::names::{Name, Vocabulary};
use crate::read::docx::styles::{Condition, Region, TableFormat};
use crate::read::docx::xml::{NodeId, Tree, number};

/// Columns that one cell may cover: Word's own limit on columns is 63, other programs write more.
const MAX_SPAN: i64 = 255;

/// Positions of a grid (rows by columns) up to which the columns stay as the file numbers them. Tables of papers have
/// some thousands; beyond, unused columns would cost memory for nothing.
const MAX_POSITIONS: u64 = 1_000_000;

/// A table being read.
struct Grid {
    cells: Vec<Cell>,
    /// For each column, the cell above that may go on in the next row.
    above: Vec<Option<usize>>,
    /// The same for the row being read.
    current: Vec<Option<usize>>,
    rows: u32,
    columns: u32,
    /// The next cell's column, from 1.
    column: u32,
    /// All rows so far are header rows.
    in_header: bool,
    format: TableFormat,
    look: Look,
    /// Number of rows written, for styles that set the last one apart.
    written_rows: u32,
}

/// Which regions of its style a table uses.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    first_row: bool,
    last_row: bool,
    first_column: bool,
    last_column: bool,
    bands: bool,
}

/// What `w:tcPr` says.
#[derive(Debug, Default)]
struct CellProperties {
    span: u32,
    continues_above: bool,
    starts_merge: bool,
    continues_left: bool,
    fill: Option<Option<Colour>>,
    inserted: bool,
    deleted: bool,
}

impl Story<'_> {
    /// Reads `w:tbl`.
    pub(super) fn table(&mut self, node: NodeId, flow: Flow, into: &mut Blocks) {
        self.flush(into);
        let tree = self.tree;
        let properties = tree.child(node, Name::TableProperties);
        let style_id = properties.and_then(|p| tree.child_value(p, Name::TableStyle));
        let mut grid = Grid {
            cells: Vec::new(),
            above: Vec::new(),
            current: Vec::new(),
            rows: 0,
            columns: 0,
            column: 1,
            in_header: true,
            format: self.facts.styles.table(style_id).map(|s| s.table.clone()).unwrap_or_default(),
            look: properties.and_then(|p| tree.child(p, Name::TableLook)).map(|l| look(tree, l)).unwrap_or_default(),
            written_rows: count_rows(tree, node),
        };
        self.path.push(Step::Table(into.tables + 1));
        let fields = self.fields.depth();
        self.rows(node, flow, &mut grid);
        self.fields.close_to(fields);
        self.path.pop();
        if !grid.cells.is_empty() {
            into.tables += 1;
            into.out.push(Block::Table(grid.finish()));
        }
    }

    fn rows(&mut self, container: NodeId, flow: Flow, grid: &mut Grid) {
        let tree = self.tree;
        for child in tree.children(container) {
            match tree.full_name(child) {
                (Vocabulary::Word, Name::Row) => self.row(child, flow, grid),
                (Vocabulary::Word, Name::Control) => {
                    self.within_control(child, |story, content| story.rows(content, flow, grid));
                }
                (Vocabulary::Word, Name::CustomXml) => self.rows(child, flow, grid),
                (Vocabulary::Word, Name::Inserted | Name::MovedTo) => {
                    self.rows(child, Flow { inserted: true, ..flow }, grid);
                }
                (Vocabulary::Compatibility, Name::AlternateContent) => {
                    if let Some(branch) = self.alternative(child) {
                        self.rows(branch, flow, grid);
                    }
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, row: NodeId, flow: Flow, grid: &mut Grid) {
        let tree = self.tree;
        let properties = tree.child(row, Name::RowProperties);
        let says = |name| properties.is_some_and(|p| tree.child(p, name).is_some());
        if says(Name::Deleted) {
            return;
        }
        let flow = Flow { inserted: flow.inserted || says(Name::Inserted), ..flow };
        let header = properties.and_then(|p| tree.switch(p, Name::RowHeader)).unwrap_or(false);
        let skipped = properties.and_then(|p| tree.child_number(p, Name::GridBefore)).unwrap_or(0);
        grid.begin_row(header, skipped.clamp(0, MAX_SPAN) as u32);
        self.cells(row, flow, grid);
        grid.end_row();
    }

    fn cells(&mut self, container: NodeId, flow: Flow, grid: &mut Grid) {
        let tree = self.tree;
        for child in tree.children(container) {
            match tree.full_name(child) {
                (Vocabulary::Word, Name::TableCell) => self.cell(child, flow, grid),
                (Vocabulary::Word, Name::Control) => {
                    self.within_control(child, |story, content| story.cells(content, flow, grid));
                }
                (Vocabulary::Word, Name::CustomXml) => self.cells(child, flow, grid),
                (Vocabulary::Word, Name::Inserted | Name::MovedTo) => {
                    self.cells(child, Flow { inserted: true, ..flow }, grid);
                }
                (Vocabulary::Compatibility, Name::AlternateContent) => {
                    if let Some(branch) = self.alternative(child) {
                        self.cells(branch, flow, grid);
                    }
                }
                _ => {}
            }
        }
    }

    fn cell(&mut self, node: NodeId, flow: Flow, grid: &mut Grid) {
        let tree = self.tree;
        let properties = tree.child(node, Name::CellProperties).map(|p| cell_properties(tree, p)).unwrap_or_default();
        if properties.deleted {
            return;
        }
        let span = properties.span.max(1);
        if properties.continues_left && grid.widen(span) || properties.continues_above && grid.lengthen(span) {
            // What stands in a cell that is merged away is not shown.
            let mut text = String::new();
            super::control::collect_text(tree, node, &mut text);
            self.findings.hidden |= !text.trim().is_empty();
            return;
        }
        let condition = grid.condition(span);
        let flow = Flow { inserted: flow.inserted || properties.inserted, ..flow };
        self.path.push(Step::Cell(grid.rows, grid.column));
        self.table_formats.push(condition.format);
        self.before.push(Before { text: String::new(), touched: flow.inserted });
        let fields = self.fields.depth();
        self.shapes.push(Vec::new());
        let mut blocks = Blocks::default();
        self.blocks(node, flow, &mut blocks);
        self.flush(&mut blocks);
        self.fields.close_to(fields);
        let before = self.before.pop().unwrap_or_default();
        let shapes = self.shapes.pop().unwrap_or_default();
        if let [drawn] = shapes.as_slice()
            && blocks.out.iter().all(Block::is_empty)
        {
            // A box or cross drawn in a cell is all that the cell says.
            blocks.out.push(Block::Paragraph(drawn.paragraph()));
        } else if shapes.as_slice() == [super::boxes::Drawn::Outline] {
            // A ring or frame drawn around the words of a cell sets them apart like a highlighter.
            blocks.out.iter_mut().for_each(ring);
        }
        self.table_formats.pop();
        self.path.pop();
        let shaded = blocks.shading.flatten();
        if blocks.out.is_empty() {
            // Every cell ends in a paragraph, whatever was deleted from it.
            blocks.out.push(Block::Paragraph(Paragraph::default()));
        }
        let cell = Cell {
            row: grid.rows,
            column: grid.column,
            row_span: 1,
            column_span: span,
            header: grid.in_header,
            blocks: blocks.out,
            fill: properties.fill.or(condition.fill).flatten().or(shaded),
            places: Vec::new(),
            before_change: self.leave_cell(&before),
        };
        grid.add(cell, properties.starts_merge || properties.continues_above);
    }

    /// The cell's text before the changes, where there were any; the cell around it had that text too.
    fn leave_cell(&mut self, before: &Before) -> Option<String> {
        let text = before.text.trim();
        if let Some(outer) = self.before.last_mut() {
            outer.touched |= before.touched;
            outer.text.push_str(text);
            outer.text.push('\n');
        }
        before.touched.then(|| text.to_owned())
    }
}

impl Grid {
    fn begin_row(&mut self, header: bool, skipped: u32) {
        self.rows += 1;
        self.in_header &= header;
        self.column = 1 + skipped;
        self.current.clear();
    }

    fn end_row(&mut self) {
        if self.column == 1 {
            // A row without cells is none.
            self.rows -= 1;
            return;
        }
        self.columns = self.columns.max(self.column - 1);
        std::mem::swap(&mut self.above, &mut self.current);
    }

    fn add(&mut self, cell: Cell, may_go_on: bool) {
        let (from, span) = (cell.column as usize - 1, cell.column_span);
        self.cells.push(cell);
        let index = self.cells.len() - 1;
        if may_go_on {
            self.remember(from, index);
        }
        self.column += span;
    }

    fn remember(&mut self, column: usize, index: usize) {
        if self.current.len() <= column {
            self.current.resize(column + 1, None);
        }
        if let Some(slot) = self.current.get_mut(column) {
            *slot = Some(index);
        }
    }

    /// Lets the cell above go on in this row; false where none can.
    fn lengthen(&mut self, span: u32) -> bool {
        let column = self.column as usize - 1;
        let Some(index) = self.above.get(column).copied().flatten() else { return false };
        let row = self.rows;
        let Some(cell) = self.cells.get_mut(index).filter(|c| c.column_span == span) else { return false };
        cell.row_span = row - cell.row + 1;
        self.remember(column, index);
        self.column += span;
        true
    }

    /// Widens the cell before in this row; false where there is none.
    fn widen(&mut self, span: u32) -> bool {
        let (row, column) = (self.rows, self.column);
        let Some(cell) = self.cells.last_mut().filter(|c| c.row == row && c.column + c.column_span == column) else {
            return false;
        };
        cell.column_span += span;
        self.column += span;
        true
    }

    /// What the table's style says of a cell at the current position.
    fn condition(&self, span: u32) -> Condition {
        let (row, column) = (self.rows, self.column);
        let last_column = column + span > self.columns && self.rows > 1;
        let body_row = if self.look.first_row { row.saturating_sub(1) } else { row };
        let applies = |region| match region {
            Region::FirstRow => self.look.first_row && row == 1,
            Region::LastRow => self.look.last_row && row == self.written_rows,
            Region::FirstColumn => self.look.first_column && column == 1,
            Region::LastColumn => self.look.last_column && last_column,
            Region::OddRows => self.look.bands && body_row % 2 == 1,
            Region::EvenRows => self.look.bands && body_row > 0 && body_row % 2 == 0,
        };
        // Rows count before columns, columns before bands (ISO 29500-1, 17.7.6).
        let order = [
            [Region::FirstRow, Region::LastRow],
            [Region::FirstColumn, Region::LastColumn],
            [Region::OddRows, Region::EvenRows],
        ];
        let mut out = Condition { format: RunFormat::default(), fill: None };
        for regions in order {
            for (region, condition) in &self.format.conditions {
                if regions.contains(region) && applies(*region) {
                    out = out.over(*condition);
                }
            }
        }
        out.over(self.format.whole)
    }

    fn finish(mut self) -> Table {
        let columns = self.cells.iter().map(|c| c.column + c.column_span - 1).max().unwrap_or(0);
        self.columns = self.columns.max(columns);
        if u64::from(self.rows) * u64::from(self.columns) > MAX_POSITIONS {
            self.drop_unused_columns();
        }
        Table { rows: self.rows, columns: self.columns, cells: self.cells, ..Table::default() }
    }

    /// Renumbers the columns so that only those count in which some cell starts.
    fn drop_unused_columns(&mut self) {
        let mut used = vec![false; self.columns as usize + 1];
        for cell in &self.cells {
            if let Some(slot) = used.get_mut(cell.column as usize) {
                *slot = true;
            }
        }
        let mut count = 0;
        let new: Vec<u32> = used
            .iter()
            .map(|used| {
                count += u32::from(*used);
                count
            })
            .collect();
        let number = |column: u32| new.get(column as usize).copied().unwrap_or(count);
        for cell in &mut self.cells {
            let last = number(cell.column + cell.column_span - 1);
            cell.column = number(cell.column);
            cell.column_span = last + 1 - cell.column.min(last);
        }
        self.columns = count;
    }
}

fn cell_properties(tree: &Tree, properties: NodeId) -> CellProperties {
    let mut read = CellProperties::default();
    for property in tree.children(properties) {
        let value = tree.attribute(property, Name::Val);
        match tree.word(property) {
            Name::GridSpan => read.span = value.and_then(number).unwrap_or(1).clamp(1, MAX_SPAN) as u32,
            Name::VerticalMerge => match value {
                Some("restart") => read.starts_merge = true,
                _ => read.continues_above = true,
            },
            Name::HorizontalMerge => read.continues_left = value != Some("restart"),
            Name::Shading => read.fill = Some(shading(tree, property)),
            Name::CellInserted => read.inserted = true,
            Name::CellDeleted => read.deleted = true,
            // A merge that is itself a tracked change.
            Name::CellMerged => match tree.attribute(property, Name::VerticalMerge) {
                Some("cont") => read.continues_above = true,
                Some("rest") => read.starts_merge = true,
                _ => {}
            },
            _ => {}
        }
    }
    read
}

/// `w:tblLook`: attributes of their own in newer files, bits of a hexadecimal number in older ones.
fn look(tree: &Tree, node: NodeId) -> Look {
    let bits = tree.attribute(node, Name::Val).and_then(|v| u32::from_str_radix(v.trim(), 16).ok()).unwrap_or(0);
    let is = |name, bit| match tree.attribute(node, name) {
        Some(value) => !matches!(value, "0" | "false" | "off"),
        None => bits & bit != 0,
    };
    Look {
        first_row: is(Name::FirstRow, 0x20),
        last_row: is(Name::LastRow, 0x40),
        first_column: is(Name::FirstColumn, 0x80),
        last_column: is(Name::LastColumn, 0x100),
        bands: !is(Name::NoHorizontalBand, 0x200),
    }
}

fn count_rows(tree: &Tree, container: NodeId) -> u32 {
    tree.children(container)
        .map(|child| match tree.word(child) {
            Name::Row => 1,
            Name::Control | Name::ControlContent | Name::CustomXml | Name::Inserted => count_rows(tree, child),
            _ => 0,
        })
        .sum()
}

/// The colour of a highlighter that stands for a ring.
const RING: Colour = Colour(255, 255, 0);

/// Sets the words of a paragraph apart.
fn ring(block: &mut Block) {
    let Block::Paragraph(paragraph) = block else { return };
    for run in paragraph.runs.iter_mut().filter(|run| run.kind == RunKind::Text) {
        run.style.highlight.get_or_insert(RING);
    }
}
