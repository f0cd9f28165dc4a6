//! A table by rows and columns: which cell covers a place, what it says line by line, where it stands.

use crate::document::geometry::union_by_page;
use crate::document::{Block, Cell, Paragraph, ParagraphKind, Place, RecognisedBy, Table};
pub(super) use crate::wording::blanks::one_line;
use crate::wording::list_label::{LabelKind, LabelTrust, list_label};

/// A table with its grid.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    pub(super) table: &'a Table,
    /// 1-based number of the table in the document.
    pub(super) number: usize,
    grid: Vec<Vec<Option<usize>>>,
}

/// What a paragraph of the flow is in a list, and its text without its label: one with a label typed by hand
/// ("2) Forres") is an item too.
pub(super) fn in_list(paragraph: &Paragraph) -> (ParagraphKind, String) {
    let text = one_line(&paragraph.text());
    if paragraph.kind == ParagraphKind::Body
        && let Some((label, rest)) = text.split_once(' ')
        && list_label(label).is_some_and(|l| l.trust >= LabelTrust::Likely)
    {
        return (ParagraphKind::ListItem, rest.trim_start().to_owned());
    }
    // "10.Telecare": a number as wide as the space for it.
    if paragraph.kind == ParagraphKind::Body
        && let Some((number, rest)) = text.split_once(['.', ')'])
        && (1..=2).contains(&number.len())
        && number.chars().all(|c| c.is_ascii_digit())
        && rest.starts_with(char::is_uppercase)
    {
        return (ParagraphKind::ListItem, rest.to_owned());
    }
    (paragraph.kind, text)
}

/// Whether a paragraph is numbered like a paper's own paragraphs ("5.3"), which no item of a bulleted list is.
pub(super) fn is_numbered_paragraph(paragraph: &Paragraph) -> bool {
    let text = paragraph.labelled_text();
    let label = text.split_whitespace().next().and_then(list_label);
    label.is_some_and(|l| l.kind == LabelKind::Number && l.depth > 1)
}

/// A line of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The list label, bullets left out.
    pub(super) label: Option<String>,
    /// Whether it is an item of a list, bulleted or numbered.
    pub(super) listed: bool,
    /// The words, white space collapsed.
    pub(super) text: String,
    /// Whether all of it is bold.
    pub(super) bold: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn of(number: usize, table: &'a Table) -> Self {
        Self { table, number, grid: table.grid() }
    }

    /// The cell that covers a place (1-based).
    pub(super) fn at(&self, row: u32, column: u32) -> Option<&'a Cell> {
        let index = (*self.grid.get(row as usize - 1)?.get(column as usize - 1)?)?;
        self.table.cells.get(index)
    }

    /// The cell that begins at a place (1-based).
    pub(super) fn beginning_at(&self, row: u32, column: u32) -> Option<&'a Cell> {
        self.at(row, column).filter(|cell| cell.row == row && cell.column == column)
    }

    /// What the cell that covers a place says, in one line; "" where there is none.
    pub(super) fn text(&self, row: u32, column: u32) -> String {
        self.at(row, column).map(|cell| one_line(&cell.text())).unwrap_or_default()
    }

    /// The cells that begin in a row and say something.
    pub(super) fn written(&self, row: u32) -> Vec<&'a Cell> {
        self.table.row(row).filter(|cell| !cell.is_empty()).collect()
    }

    /// `table[4]/row[2]`.
    pub(super) fn row_path(&self, row: u32) -> String {
        format!("table[{}]/row[{row}]", self.number)
    }

    /// `table[4]/row[2]/cell[3]`.
    pub(super) fn cell_path(&self, cell: &Cell) -> String {
        format!("table[{}]/row[{}]/cell[{}]", self.number, cell.row, cell.column)
    }

    /// One place for each page that the cells beginning in a row touch.
    pub(super) fn row_places(&self, row: u32) -> Vec<Place> {
        union_by_page(self.table.row(row).flat_map(|cell| &cell.places))
    }

    /// What the cells beginning in a row say, from left to right.
    pub(super) fn row_quote(&self, row: u32) -> String {
        let texts: Vec<String> = self.written(row).iter().map(|cell| cell.text()).collect();
        texts.join("\n")
    }

    /// Whether the columns were guessed from white space.
    pub(super) fn is_guess(&self) -> bool {
        self.table.uncertain && self.table.recognised_by == RecognisedBy::Alignment
    }
}

/// A cell's lines: its paragraphs, parted at forced line breaks; nested tables' cells in order.
pub(super) fn lines(cell: &Cell) -> Vec<Line> {
    let mut out = Vec::new();
    push_lines(&cell.blocks, &mut out, 0);
    out
}

/// Tables nest twice at most in papers; deeper ones are left out.
const DEEPEST: u8 = 3;

fn push_lines(blocks: &[Block], out: &mut Vec<Line>, depth: u8) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => push_paragraph(paragraph, out),
            Block::Table(table) if depth < DEEPEST => {
                for cell in &table.cells {
                    push_lines(&cell.blocks, out, depth + 1);
                }
            }
            Block::Table(_) => {}
        }
    }
}

fn push_paragraph(paragraph: &Paragraph, out: &mut Vec<Line>) {
    let label = paragraph.label.as_deref().filter(|l| l.chars().any(char::is_alphanumeric));
    let (bold, listed) = (paragraph.is_bold(), paragraph.label.is_some());
    let text = paragraph.text();
    if text.trim().is_empty() {
        // An empty paragraph with a printed number is a number all the same.
        if let Some(label) = label {
            out.push(Line { label: Some(label.to_owned()), listed, text: String::new(), bold });
        }
        return;
    }
    let mut label = label.map(str::to_owned);
    for line in text.split(['\n', '\u{b}']).map(one_line).filter(|l| !l.is_empty()) {
        out.push(Line { label: label.take(), listed, text: line, bold });
    }
}

/// Lines as one text, labels that are no bullets kept.
pub(super) fn joined(lines: &[Line], between: &str) -> String {
    let texts: Vec<String> = lines
        .iter()
        .map(|line| match &line.label {
            Some(label) if line.text.is_empty() => label.clone(),
            Some(label) => format!("{label} {}", line.text),
            None => line.text.clone(),
        })
        .filter(|text| !text.is_empty())
        .collect();
    texts.join(between)
}
