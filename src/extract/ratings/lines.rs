//! A return as lines: paragraphs and table rows in reading order, forms' frames taken apart.
//!
//! Enters: the body's blocks. Leaves: [`Line`]s. A row whose cell holds a rating table of its own, or a whole form set as
//! labelled paragraphs in one cell, gives that cell's content as lines; other nested tables stay in their cells.

use super::parted::Parted;
use super::turned::Turned;
use crate::document::{Block, Cell, Document, Paragraph, ParagraphKind, Table};
use crate::framework::{Framework, Label};
use std::cell::OnceCell;

/// A paragraph or a table row.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// What it is.
    pub(super) content: LineContent<'a>,
    /// Its path in the document.
    pub(super) path: String,
    /// Index of the body's block that it stands in.
    pub(super) block: usize,
}

/// What a line is.
#[derive(Debug, Clone)]
pub(super) enum LineContent<'a> {
    /// A paragraph.
    Paragraph(&'a Paragraph),
    /// A table row.
    Row(Row<'a>),
}

/// A table row with the cells that start in it.
#[derive(Debug, Clone)]
#[allow(clippy::struct_field_names)] // `row` is its number, as in `Cell`.
pub(super) struct Row<'a> {
    /// The table.
    pub(super) table: &'a Table,
    /// Which table: lines of one table share it.
    pub(super) table_id: usize,
    /// Path of the table.
    pub(super) table_path: String,
    /// Whether the table lies on its side in the paper: its rows are columns there.
    pub(super) turned: bool,
    /// The row, from 1.
    pub(super) row: u32,
    /// Cells from left to right; those taken apart into lines are left out.
    pub(super) cells: Vec<&'a Cell>,
    /// Labels beside the cell that frames the table ("Our rating" before a table of its own).
    pub(super) frame: Vec<Label>,
}

impl<'a> Row<'a> {
    /// The cells that hold text.
    pub(super) fn written(&self) -> impl Iterator<Item = &&'a Cell> {
        self.cells.iter().filter(|c| !c.is_empty())
    }

    /// The only cell with text; `None` where there are none or more.
    pub(super) fn only_written(&self) -> Option<&'a Cell> {
        let mut written = self.written();
        match (written.next(), written.next()) {
            (Some(cell), None) => Some(cell),
            _ => None,
        }
    }

    /// Path of one of its cells.
    pub(super) fn cell_path(&self, cell: &Cell) -> String {
        let (row, column) = if self.turned { (cell.column, cell.row) } else { (cell.row, cell.column) };
        format!("{}/row[{row}]/cell[{column}]", self.table_path)
    }
}

impl<'a> Line<'a> {
    /// The row, if it is one.
    pub(super) fn row(&self) -> Option<&Row<'a>> {
        match &self.content {
            LineContent::Row(row) => Some(row),
            LineContent::Paragraph(_) => None,
        }
    }

    /// The paragraph, if it is one.
    pub(super) fn paragraph(&self) -> Option<&'a Paragraph> {
        match &self.content {
            LineContent::Paragraph(paragraph) => Some(paragraph),
            LineContent::Row(_) => None,
        }
    }

    /// All its text.
    pub(super) fn text(&self) -> String {
        match &self.content {
            LineContent::Paragraph(paragraph) => paragraph.labelled_text().trim().to_owned(),
            LineContent::Row(row) => row.written().map(|c| c.text()).collect::<Vec<_>>().join("\n"),
        }
    }

    /// Where it stands.
    pub(super) fn places(&self) -> Vec<crate::document::Place> {
        match &self.content {
            LineContent::Paragraph(paragraph) => paragraph.places(),
            LineContent::Row(row) => crate::document::geometry::union_by_page(row.cells.iter().flat_map(|c| &c.places)),
        }
    }
}

/// Tables nested deeper are left in their cells.
const DEPTH: usize = 4;

/// All lines of a document's body.
pub(super) fn lines<'a>(
    document: &'a Document,
    framework: &Framework,
    turned: &'a Turned,
    parted: &'a Parted,
) -> Vec<Line<'a>> {
    let mut reader = Reader { framework, lines: Vec::new(), tables: 0, frame: Vec::new() };
    let mut table_number = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        let path = match block {
            Block::Paragraph(_) => format!("block[{}]", index + 1),
            Block::Table(_) => {
                table_number += 1;
                format!("table[{table_number}]")
            }
        };
        match (turned.tables.get(&index), parted.get(&index)) {
            (Some(table), _) => reader.turned_table(table, &path, index),
            (None, Some(parts)) => parts.iter().for_each(|part| reader.paragraph(part, path.clone(), index)),
            (None, None) => reader.block(block, path, index, 0),
        }
    }
    reader.lines
}

struct Reader<'a, 'f> {
    framework: &'f Framework,
    lines: Vec<Line<'a>>,
    tables: usize,
    /// Labels of the row whose cell is being taken apart.
    frame: Vec<Label>,
}

impl<'a> Reader<'a, '_> {
    fn block(&mut self, block: &'a Block, path: String, index: usize, depth: usize) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, path, index),
            Block::Table(table) => self.table(table, &path, index, depth),
        }
    }

    fn paragraph(&mut self, paragraph: &'a Paragraph, path: String, index: usize) {
        if !paragraph.is_empty() {
            self.lines.push(Line { content: LineContent::Paragraph(paragraph), path, block: index });
        }
    }

    /// A table that was turned upright: its cells are taken as they are.
    fn turned_table(&mut self, table: &'a Table, path: &str, index: usize) {
        self.tables += 1;
        for row in 1..=table.rows {
            let content = LineContent::Row(Row {
                table,
                table_id: self.tables,
                table_path: path.to_owned(),
                turned: true,
                row,
                cells: table.row(row).collect(),
                frame: Vec::new(),
            });
            self.lines.push(Line { content, path: format!("{path}/row[1]/cell[{row}]"), block: index });
        }
    }

    fn table(&mut self, table: &'a Table, path: &str, index: usize, depth: usize) {
        self.tables += 1;
        let table_id = self.tables;
        for row in 1..=table.rows {
            let (mut kept, mut apart) = (Vec::new(), Vec::new());
            let all: Vec<&Cell> = table.row(row).collect();
            let alone = all.iter().filter(|c| !c.is_empty()).count() == 1;
            // What stands in a table within evidence or actions is their text, whatever it looks like.
            let answers = OnceCell::new();
            let answers = || *answers.get_or_init(|| !alone && all.iter().any(|c| self.labels_answer(c)));
            for cell in all.iter().copied() {
                if depth < DEPTH && self.is_frame(cell, alone, depth) && !answers() {
                    apart.push(cell);
                } else {
                    kept.push(cell);
                }
            }
            let within: &[&Cell] = if apart.is_empty() { &[] } else { &kept };
            let labels: Vec<Label> = within.iter().flat_map(|c| self.framework.labels_of(&c.text())).collect();
            if kept.iter().any(|c| !c.is_empty()) || apart.is_empty() {
                let content = LineContent::Row(Row {
                    table,
                    table_id,
                    table_path: path.to_owned(),
                    turned: false,
                    row,
                    cells: kept,
                    frame: self.frame.clone(),
                });
                self.lines.push(Line { content, path: format!("{path}/row[{row}]"), block: index });
            }
            let outer = std::mem::replace(&mut self.frame, labels);
            for cell in apart {
                let cell_path = format!("{path}/row[{row}]/cell[{}]", cell.column);
                let (mut paragraphs, mut tables) = (0, 0);
                for block in &cell.blocks {
                    let path = match block {
                        Block::Paragraph(_) => {
                            paragraphs += 1;
                            format!("{cell_path}/paragraph[{paragraphs}]")
                        }
                        Block::Table(_) => {
                            tables += 1;
                            format!("{cell_path}/table[{tables}]")
                        }
                    };
                    self.block(block, path, index, depth + 1);
                }
            }
            self.frame = outer;
        }
    }

    fn labels_answer(&self, cell: &Cell) -> bool {
        let labels = self.framework.labels_of(&cell.text());
        labels.iter().any(|l| matches!(l, Label::Evidence | Label::Improvement | Label::Comments | Label::Indicator))
    }

    /// Whether a cell only frames a part of the form.
    fn is_frame(&self, cell: &Cell, alone: bool, depth: usize) -> bool {
        let nested = cell.blocks.iter().filter_map(Block::table).any(|t| self.holds_form(t, depth + 1));
        if nested {
            return true;
        }
        // A whole form in one cell: a line that gives the rating, and another label.
        let mut labels: Vec<Label> = Vec::new();
        let paragraphs = || {
            cell.blocks
                .iter()
                .filter_map(Block::paragraph)
                .filter(|p| p.kind != ParagraphKind::TextBox && !p.is_empty())
        };
        if paragraphs().nth(1).is_none() {
            return false;
        }
        for paragraph in paragraphs() {
            let text = paragraph.text();
            let found = self.framework.leading_label(&text).map_or_else(|| self.framework.labels_of(&text), |(l, _)| l);
            labels.extend(
                found.into_iter().filter(|l| matches!(l, Label::Rating | Label::Evidence | Label::Improvement)),
            );
        }
        labels.sort_unstable();
        labels.dedup();
        labels.len() >= 2 && (alone || labels.contains(&Label::Rating))
    }

    /// Whether a nested table is a part of the form: it names two steps of the scale, or labels a rating.
    fn holds_form(&self, table: &Table, depth: usize) -> bool {
        let mut steps: Vec<usize> = Vec::new();
        let mut labelled = false;
        for cell in &table.cells {
            let text = cell.text();
            let named = super::scale::cell_step(self.framework, cell);
            steps.extend(named.filter(|s| !steps.contains(s)));
            labelled |=
                self.framework.is_label(&text, Label::Evidence) || self.framework.is_label(&text, Label::Improvement);
            if depth < DEPTH && cell.blocks.iter().filter_map(Block::table).any(|t| self.holds_form(t, depth + 1)) {
                return true;
            }
        }
        steps.len() >= 2 || (labelled && table.cells.iter().any(|c| self.framework.is_label(&c.text(), Label::Rating)))
    }
}
