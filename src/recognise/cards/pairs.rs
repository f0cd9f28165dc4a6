//! Blocks to labels and their values.

use super::cycle::Cycle;
use crate::document::{Block, Cell, Paragraph, ParagraphKind, Place, Table, geometry::union_by_page};
use crate::framework::headings::{self, Column, fold};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A label is no longer, in characters.
const LONGEST_LABEL: usize = 40;
/// A value below its label has so many paragraphs at most.
const MOST_BELOW: usize = 4;

/// A label with its value.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) label: Paragraph,
    pub(super) folded: String,
    pub(super) value: Vec<Block>,
    pub(super) places: Vec<Place>,
}

/// What cards are made of.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Pair(Pair),
    /// What stands between two cards, over their whole width.
    Between(Vec<Block>, Vec<Place>),
}

/// Blocks that may be cards.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) blocks: Range<usize>,
    pub(super) pieces: Vec<Piece>,
}

impl Run {
    /// The labels in their order.
    pub(super) fn labels(&self) -> Vec<&str> {
        labels(&self.pieces)
    }

    /// The cycle of all its labels, or those of the labels between what parts them.
    pub(super) fn cycles(&self) -> Option<Vec<Cycle>> {
        cycles(&self.pieces)
    }
}

fn cycles(pieces: &[Piece]) -> Option<Vec<Cycle>> {
    if let Some(whole) = Cycle::of(&labels(pieces)) {
        return Some(vec![whole]);
    }
    let lists = pieces.split(|piece| matches!(piece, Piece::Between(..))).map(labels);
    let lists: Vec<Vec<&str>> = lists.filter(|labels| !labels.is_empty()).collect();
    Cycle::each(&lists)
}

fn labels(pieces: &[Piece]) -> Vec<&str> {
    let mut out = Vec::new();
    for piece in pieces {
        if let Piece::Pair(pair) = piece {
            out.push(pair.folded.as_str());
        }
    }
    out
}

/// The runs of blocks that may be cards, in their order.
pub(super) fn runs(blocks: &[Block]) -> Vec<Run> {
    let heads = heads(blocks);
    let mut out: Vec<Run> = Vec::new();
    // Whether the last run goes on with the next block.
    let mut open = false;
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let (pieces, end, whole) = match block {
            Block::Table(table) => {
                let pieces = of_table(table);
                let whole = cycles(&pieces).is_some();
                (pieces, at + 1, whole)
            }
            Block::Paragraph(paragraph) => {
                let (pair, end) = of_paragraphs(paragraph, blocks, at, &heads);
                (pair.into_iter().map(Piece::Pair).collect(), end, false)
            }
        };
        match out.last_mut().filter(|_| open && !whole && !pieces.is_empty()) {
            Some(run) => {
                run.pieces.extend(pieces);
                run.blocks.end = end;
            }
            None if !pieces.is_empty() => {
                open = !whole;
                out.push(Run { blocks: at..end, pieces });
            }
            None => open = false,
        }
        at = end;
    }
    out
}

/// Texts that stand as headings again and again.
fn heads(blocks: &[Block]) -> BTreeMap<String, usize> {
    let mut out: BTreeMap<String, usize> = BTreeMap::new();
    for paragraph in blocks.iter().filter_map(Block::paragraph).filter(|p| is_head(p)) {
        *out.entry(fold(&paragraph.text())).or_default() += 1;
    }
    out.retain(|_, count| *count > 1);
    out
}

/// Whether a paragraph is set as a label above its value is.
fn is_head(paragraph: &Paragraph) -> bool {
    let set = paragraph.kind == ParagraphKind::Heading || paragraph.is_bold();
    set && paragraph.label.is_none() && is_label(&paragraph.text())
}

/// Whether a text may be a label: short, and no sentence ("No." is none, "No log existed before June." is one).
pub(in crate::recognise) fn is_label(text: &str) -> bool {
    let text = text.trim();
    let sentence = text.ends_with('.') && text.split_whitespace().count() > 2;
    !sentence
        && text.chars().count() <= LONGEST_LABEL
        && !text.contains(['\n', '\t'])
        && text.chars().any(char::is_alphabetic)
}

/// "Owner: Jo Blair", or "Owner" above what is its value; and the block after them.
fn of_paragraphs(
    paragraph: &Paragraph,
    blocks: &[Block],
    at: usize,
    heads: &BTreeMap<String, usize>,
) -> (Option<Pair>, usize) {
    let text = paragraph.text();
    if is_head(paragraph) && heads.contains_key(&fold(&text)) {
        let below = blocks.iter().skip(at + 1).take(MOST_BELOW).take_while(|block| {
            block.paragraph().is_some_and(|p| !is_head(p) && !p.is_bold() && p.kind != ParagraphKind::Heading)
        });
        let value: Vec<Block> = below.cloned().collect();
        let end = at + 1 + value.len();
        let places = union_by_page(&value.iter().flat_map(Block::places).collect::<Vec<_>>());
        return (Some(pair(paragraph.clone(), value, places)), end);
    }
    (split_at(paragraph, &text, ':'), at + 1)
}

/// A label and its value in one paragraph, parted by a sign.
fn split_at(paragraph: &Paragraph, text: &str, sign: char) -> Option<Pair> {
    let (label, rest) = text.split_once(sign)?;
    if paragraph.label.is_some() || !is_label(label) || rest.trim().is_empty() {
        return None;
    }
    let label_of = Paragraph { lines: paragraph.lines.clone(), ..Paragraph::plain(label.trim()) };
    let value = Paragraph { lines: paragraph.lines.clone(), ..Paragraph::plain(rest.trim()) };
    let places = union_by_page(&paragraph.lines);
    Some(pair(label_of, vec![Block::Paragraph(value)], places))
}

fn pair(label: Paragraph, value: Vec<Block>, places: Vec<Place>) -> Pair {
    Pair { folded: fold(&label.text()), label, value, places }
}

/// What a table is made of, if it may be cards: labels left of their values, or above them.
fn of_table(table: &Table) -> Vec<Piece> {
    if table.columns < 2 || table.rows < 2 {
        return Vec::new();
    }
    if let Some(across) = labels_across(table) {
        return across;
    }
    let above = if table.rows.is_multiple_of(2) { labels_above(table) } else { None };
    if let Some(above) = above.filter(|pieces| Cycle::of(&labels(pieces)).is_some()) {
        return above;
    }
    if table.columns == 2 { labels_left(table) } else { Vec::new() }
}

fn labels_left(table: &Table) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let known = labels_with_values(table);
    for row in 1..=table.rows {
        let cells: Vec<&Cell> = table.row(row).collect();
        match cells.as_slice() {
            // A label that has a value in other cards has none in this one.
            [only] | [only, _]
                if known.contains(&fold(&only.text())) && cells.iter().skip(1).all(|cell| cell.is_empty()) =>
            {
                if let [Block::Paragraph(label)] = only.blocks.as_slice() {
                    out.push(Piece::Pair(pair(label.clone(), Vec::new(), only.places.clone())));
                }
            }
            [left, right] if left.is_empty() => {
                if let Some(Piece::Pair(pair)) = out.last_mut() {
                    pair.value.extend(right.blocks.iter().cloned());
                    pair.places = union_by_page(pair.places.iter().chain(&right.places));
                }
            }
            [left, right] if two_labels(left, right, &known).is_some() => {
                let pairs = two_labels(left, right, &known).into_iter().flatten();
                out.extend(pairs.map(Piece::Pair));
            }
            [left, right] if left.blocks.len() > 1 && left.blocks.len() == right.blocks.len() => {
                out.extend(left.blocks.iter().zip(&right.blocks).filter_map(|(label, value)| {
                    let places = union_by_page(&value.places());
                    Some(Piece::Pair(pair(label.paragraph()?.clone(), vec![value.clone()], places)))
                }));
            }
            [left, right] if !right.is_empty() || is_label(&left.text()) && left.text().ends_with(':') => {
                let Some(Block::Paragraph(label)) = left.blocks.first() else { return Vec::new() };
                if left.blocks.len() > 1 || !is_label(&label.text()) {
                    return Vec::new();
                }
                out.push(Piece::Pair(pair(label.clone(), right.blocks.clone(), right.places.clone())));
            }
            [only, ..] => out.extend(over_both(only)),
            [] => {}
        }
    }
    out
}

/// Two labels, below one another in what was taken for one cell, with the value of each.
fn two_labels(left: &Cell, right: &Cell, known: &BTreeSet<String>) -> Option<[Pair; 2]> {
    let ([Block::Paragraph(label)], [first, second]) = (left.blocks.as_slice(), right.blocks.as_slice()) else {
        return None;
    };
    let text = label.text();
    let mut cuts = text.match_indices([' ', '\n']).map(|(at, _)| (text[..at].trim(), text[at..].trim()));
    let (above, below) = cuts.find(|(above, below)| known.contains(&fold(above)) && known.contains(&fold(below)))?;
    let part = |text: &str, value: &Block| {
        let label = Paragraph { lines: label.lines.clone(), ..Paragraph::plain(text) };
        pair(label, vec![value.clone()], union_by_page(&value.places()))
    };
    Some([part(above, first), part(below, second)])
}

/// The labels, folded, that stand beside a value somewhere in a table.
fn labels_with_values(table: &Table) -> BTreeSet<String> {
    let labels = table.cells.iter().filter(|cell| cell.column == 1 && cell.column_span == 1 && is_label(&cell.text()));
    let beside = |cell: &&Cell| table.cell(cell.row, 2).is_some_and(|value| !value.is_empty());
    labels.filter(|cell| !cell.is_empty()).filter(beside).map(|cell| fold(&cell.text())).collect()
}

/// A cell over both columns: lines with a tab between label and value, or what stands between two cards.
fn over_both(cell: &Cell) -> Vec<Piece> {
    let split = |block: &Block| {
        let paragraph = block.paragraph()?;
        split_at(paragraph, &paragraph.text(), '\t').map(Piece::Pair)
    };
    let pairs: Option<Vec<Piece>> = cell.blocks.iter().map(split).collect();
    pairs.unwrap_or_else(|| vec![Piece::Between(cell.blocks.clone(), cell.places.clone())])
}

/// A log on its side: "Action", "Owner", "Due" down the first column, an action in each of the others.
fn labels_across(table: &Table) -> Option<Vec<Piece>> {
    /// Fewer labels, or fewer columns, may be anything.
    const FEWEST: u32 = 3;
    let plain = table.cells.iter().all(|cell| cell.row_span == 1 && cell.column_span == 1);
    if table.columns < FEWEST || table.rows < FEWEST || !plain {
        return None;
    }
    let heads: Vec<&Cell> = (1..=table.rows).filter_map(|row| table.cell(row, 1)).collect();
    let means: Vec<Option<Column>> = heads.iter().map(|cell| headings::listed_column(&cell.text())).collect();
    let has = |wanted: &[Column]| means.iter().flatten().any(|means| wanted.contains(means));
    let told = has(&[Column::Action]) && has(&[Column::Owner]) && has(&[Column::Due, Column::Status, Column::Progress]);
    let listed = means.iter().flatten().count();
    // A row of headings below which one column happens to name "Action" and "Owner" is none.
    let headed = (2..=table.columns).filter_map(|column| table.cell(1, column));
    let headed = headed.filter(|cell| headings::listed_column(&cell.text()).is_some()).count() > 0;
    // " | Action 1 | Action 2": the numbers have no label.
    let numbered = heads.first().is_some_and(|cell| cell.is_empty());
    let labelled = heads.iter().skip(usize::from(numbered)).all(|cell| is_label(&cell.text()));
    if !told || listed + 1 < heads.len() || headed || !labelled {
        return None;
    }
    let mut out = Vec::new();
    for column in 2..=table.columns {
        for head in &heads {
            let number = || Some(Paragraph { lines: head.places.clone(), ..Paragraph::plain("No") });
            let label = head.blocks.iter().find_map(|b| b.paragraph()).filter(|p| !p.is_empty()).cloned();
            let (Some(label), Some(value)) = (label.or_else(number), table.cell(head.row, column)) else { return None };
            out.push(Piece::Pair(pair(label, value.blocks.clone(), value.places.clone())));
        }
    }
    Some(out)
}

/// Rows of labels, each above the row of their values.
fn labels_above(table: &Table) -> Option<Vec<Piece>> {
    let mut out: Vec<Piece> = Vec::new();
    let mut columns: BTreeMap<String, u32> = BTreeMap::new();
    for row in (1..table.rows).step_by(2) {
        for head in table.row(row).filter(|cell| !cell.is_empty()) {
            let [Block::Paragraph(label)] = head.blocks.as_slice() else { return None };
            let value = table.row(row + 1).find(|cell| cell.column == head.column)?;
            if !is_label(&label.text()) {
                return None;
            }
            // "Trustee | Role | 10 Dec" over "Jo Blair | Trustee | P": a label that comes again stands where it stood.
            if *columns.entry(fold(&label.text())).or_insert(head.column) != head.column {
                return None;
            }
            out.push(Piece::Pair(pair(label.clone(), value.blocks.clone(), value.places.clone())));
        }
    }
    Some(out)
}
