//! A paper to the lines in which items may be written: its paragraphs, and the lines of cells that hold a card each.

use super::super::super::rows::{self, Rows, one_line};
use super::super::super::{Extracted, Paper};
use super::super::openers;
use super::fields::{self, Field};
use crate::document::{Block, Cell, Paragraph, ParagraphKind, Place};
use crate::framework::plans::PlanVocabulary;
use crate::record::DocumentKind;

/// A line with its labels.
#[derive(Debug)]
pub(super) struct StreamLine {
    pub(super) text: String,
    /// The label of a list or heading that is no bullet: "2.".
    pub(super) number: Option<String>,
    pub(super) listed: bool,
    /// The level of a heading.
    pub(super) heading: Option<u8>,
    pub(super) fields: Vec<Field>,
    /// The number that an item's label gives which is all of the line: "Action 1".
    pub(super) numbers: Option<String>,
    /// Whether nothing before it belongs to it: the first line of a cell, the first behind a table.
    pub(super) begins_apart: bool,
    pub(super) kind: DocumentKind,
    pub(super) block: usize,
    /// 1-based number of the table that it stands in.
    pub(super) table: Option<usize>,
    pub(super) part: Option<u32>,
    pub(super) path: String,
    pub(super) places: Vec<Place>,
}

impl StreamLine {
    pub(super) fn labelled(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.text),
            None => self.text.clone(),
        }
    }
}

/// The lines of a paper, in order.
pub(super) fn lines(paper: &Paper<'_>, extracted: &Extracted) -> Vec<StreamLine> {
    let mut out: Vec<StreamLine> = Vec::new();
    let mut tables = paper.document.tables();
    let mut apart = false;
    for (index, block) in paper.document.blocks.iter().enumerate() {
        let readable = !matches!(
            paper.kind_at(index),
            DocumentKind::Minutes | DocumentKind::Agenda | DocumentKind::SelfEvaluationReturn | DocumentKind::Letter
        );
        match block {
            Block::Paragraph(paragraph) if readable => {
                let mut own = of_paragraph(paper, index, paragraph);
                if let Some(first) = own.first_mut() {
                    first.begins_apart = std::mem::take(&mut apart);
                }
                out.append(&mut own);
            }
            Block::Paragraph(_) => {}
            Block::Table(table) => {
                apart = true;
                let Some((number, ..)) = tables.find(|(_, block, _)| *block == index) else { continue };
                if !readable || extracted.used.contains_key(&number) || extracted.ignored.contains_key(&number) {
                    continue;
                }
                let rows = Rows::of(number, table);
                let card = is_a_card(&rows, &paper.settings.plan_vocabulary);
                out.extend(table.cells.iter().flat_map(|cell| of_card(paper, index, &rows, cell, card)));
            }
        }
    }
    out
}

/// The lines of a paragraph.
fn of_paragraph(paper: &Paper<'_>, block: usize, paragraph: &Paragraph) -> Vec<StreamLine> {
    let vocabulary = &paper.settings.plan_vocabulary;
    let line = |(text, first): (String, bool)| StreamLine {
        fields: fields_of(&text, vocabulary),
        numbers: fields::number_alone(&text, vocabulary),
        text: text.replace('\t', " "),
        number: paragraph.label.clone().filter(|l| first && l.chars().any(char::is_alphanumeric)),
        listed: paragraph.kind == ParagraphKind::ListItem,
        heading: (paragraph.kind == ParagraphKind::Heading).then_some(paragraph.level),
        begins_apart: false,
        kind: paper.kind_at(block),
        block,
        table: None,
        part: paper.document.part_of(block),
        path: format!("block[{}]", block + 1),
        places: paper.document.blocks.get(block).map(Block::places).unwrap_or_default(),
    };
    lines_of(paragraph).into_iter().map(line).collect()
}

/// Whether a table is a card, or several: a title over all of its columns, and below it cells with a label each, "Lead: Jo
/// Bell | By when: May 2025".
fn is_a_card(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> bool {
    let (mut titles, mut labelled) = (0, 0);
    for cell in rows.table.cells.iter().filter(|cell| !cell.is_empty()) {
        let text = one_line(&cell.text());
        let opens =
            fields_of(&text, vocabulary).first().is_some_and(|field| field.start == 0 && !field.value.is_empty());
        match opens {
            true => labelled += 1,
            false if cell.column_span >= rows.table.columns => titles += 1,
            false => return false,
        }
    }
    rows.table.columns > 1 && titles > 0 && labelled >= 2 * titles
}

/// The lines of a cell that holds a card, an item and two labels at least, or that is part of a table which is one (`part`).
fn of_card(paper: &Paper<'_>, block: usize, rows: &Rows<'_>, cell: &Cell, part: bool) -> Vec<StreamLine> {
    let vocabulary = &paper.settings.plan_vocabulary;
    let with_fields = |line: rows::Line| (fields_of(&line.text, vocabulary), line);
    let of_cell: Vec<_> = rows::lines(cell).into_iter().map(with_fields).collect();
    if !part && of_cell.iter().filter(|(fields, _)| !fields.is_empty()).count() < 2 {
        return Vec::new();
    }
    let begins = !part || cell.column_span >= rows.table.columns;
    let line = |(at, (fields, line)): (usize, (Vec<Field>, rows::Line))| StreamLine {
        fields,
        numbers: fields::number_alone(&line.text, vocabulary),
        text: line.text,
        number: line.label,
        listed: line.listed,
        heading: None,
        begins_apart: at == 0 && begins,
        kind: paper.kind_at(block),
        block,
        table: Some(rows.number),
        part: paper.document.part_of(block),
        path: rows.cell_path(cell),
        places: cell.places.clone(),
    };
    of_cell.into_iter().enumerate().map(line).collect()
}

/// The lines of a paragraph as it is written, with tabs; whether each is the first.
fn lines_of(paragraph: &Paragraph) -> Vec<(String, bool)> {
    let text = paragraph.text();
    let spaced = |line: &str| line.trim().split('\t').map(one_line).collect::<Vec<_>>().join("\t");
    let lines = text.split(['\n', '\u{b}']).map(spaced).filter(|line| !line.is_empty());
    let mut out: Vec<(String, bool)> = Vec::new();
    for line in lines {
        match out.last_mut() {
            // "Sell the old clinic. Responsible:", broken where the print's line ends, goes on with "Head of Estates".
            Some((last, _)) if last.ends_with(':') && last.contains(". ") => {
                last.push(' ');
                last.push_str(&line);
            }
            _ => out.push((line, out.is_empty())),
        }
    }
    out
}

/// The fields of a line; most lines have no mark of a label at all.
fn fields_of(text: &str, vocabulary: &PlanVocabulary) -> Vec<Field> {
    if !text.contains([':', '–', '—', '\t']) && !text.contains(" - ") {
        return Vec::new();
    }
    // "Lead: Head of Estates. By March 2025 we will:" opens a list.
    if openers::opens(text) {
        return Vec::new();
    }
    fields::of(text, vocabulary)
}
