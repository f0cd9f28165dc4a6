//! Drafts to tables: a cell's words to paragraphs, its shading, the marks drawn in it, the tables nested in it.

use super::draft::{Draft, DraftCell};
use super::header;
use crate::document::{
    Block, Cell, Colour, Document, DrawnMark, Fill, MarkShape, Page, Paragraph, Place, Rect, Run, RunKind, Table,
};
use crate::recognise::flow;

/// A fill shades a cell if it covers this share of it.
const SHADES: f32 = 0.7;

/// What a page offers beside its words, limited to one table.
struct Around<'a> {
    document: &'a Document,
    page: &'a Page,
    fills: Vec<&'a Fill>,
    marks: Vec<&'a DrawnMark>,
}

/// The table that a draft stands for.
pub(super) fn table(document: &Document, page: &Page, draft: Draft) -> Table {
    let bbox = draft.bbox;
    let around = Around {
        document,
        page,
        fills: page.fills.iter().filter(|f| f.bbox.intersects(&bbox)).collect(),
        marks: page.marks.iter().filter(|m| bbox.contains(m.bbox.centre_x(), m.bbox.centre_y())).collect(),
    };
    read(&around, draft)
}

/// Reads a draft; nested drafts were limited in depth when they were found.
fn read(around: &Around, draft: Draft) -> Table {
    let cells = draft.cells.into_iter().map(|cell| read_cell(around, cell)).collect();
    Table {
        recognised_by: draft.recognised_by,
        rows: draft.rows,
        columns: draft.columns,
        cells,
        uncertain: draft.uncertain,
        tagged: draft.tagged,
        opening: draft.opening,
        ..Table::default()
    }
}

fn read_cell(around: &Around, cell: DraftCell) -> Cell {
    let fill = shade(&around.fills, cell.bbox);
    let marks: Vec<&DrawnMark> = around
        .marks
        .iter()
        .copied()
        .filter(|mark| cell.bbox.contains(mark.bbox.centre_x(), mark.bbox.centre_y()))
        .filter(|_| cell.words.is_empty() && cell.nested.is_empty())
        .collect();
    let mut blocks: Vec<Block> = marks.iter().map(|mark| Block::Paragraph(drawn(around.page, mark))).collect();
    if blocks.is_empty() && cell.words.is_empty() && cell.nested.is_empty() {
        blocks.extend(pictured(around.page, cell.bbox).map(Block::Paragraph));
    }
    let bounds = cell.bbox;
    let mut words = cell.words;
    let mut nested = cell.nested;
    nested.sort_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top));
    for inner in nested {
        let (above, rest): (Vec<usize>, Vec<usize>) = words
            .into_iter()
            .partition(|&word| around.page.words.get(word).is_some_and(|w| w.bbox.centre_y() < inner.bbox.centre_y()));
        blocks.extend(paragraphs(around, &above, Rect { bottom: inner.bbox.top, ..bounds }));
        let mut table = read(around, inner);
        header::tell(&mut table);
        blocks.push(Block::Table(table));
        words = rest;
    }
    blocks.extend(paragraphs(around, &words, bounds));
    Cell {
        row: cell.row,
        column: cell.column,
        row_span: cell.row_span,
        column_span: cell.column_span,
        header: cell.header,
        blocks,
        fill,
        places: vec![Place { page: around.page.number, bbox: bounds }],
        before_change: None,
    }
}

fn paragraphs<'a>(around: &'a Around, words: &[usize], bounds: Rect) -> impl Iterator<Item = Block> + use<'a> {
    let list =
        if words.is_empty() { Vec::new() } else { flow::paragraphs(around.document, around.page, words, bounds) };
    list.into_iter().map(Block::Paragraph)
}

/// The colour behind a cell: that of the last fill painted over most of it.
fn shade(fills: &[&Fill], bbox: Rect) -> Option<Colour> {
    let area = (bbox.width() * bbox.height()).max(1.0);
    fills
        .iter()
        .rev()
        .find(|fill| fill.bbox.overlap_x(&bbox) * fill.bbox.overlap_y(&bbox) >= SHADES * area)
        .map(|fill| fill.colour)
        .filter(|colour| !colour.is_white())
}

/// A picture is as small as a sign, in points.
const SIGN: std::ops::RangeInclusive<f32> = 3.0..=45.0;

/// The one picture in a cell without text that is as small as a sign; what it shows nobody can tell.
fn pictured(page: &Page, cell: Rect) -> Option<Paragraph> {
    let mut found = page.images.iter().filter(|image| {
        let (width, height) = (image.width(), image.height());
        cell.contains(image.centre_x(), image.centre_y())
            && SIGN.contains(&width)
            && SIGN.contains(&height)
            && width <= 2.0 * height
            && height <= 2.0 * width
    });
    let bbox = *found.next().filter(|_| found.next().is_none())?;
    Some(Paragraph {
        runs: vec![Run { text: "\u{fffd}".to_owned(), kind: RunKind::Drawn, unsure: true, ..Run::default() }],
        lines: vec![Place { page: page.number, bbox }],
        ..Paragraph::default()
    })
}

/// A mark drawn in a cell without text, as a paragraph of its own.
fn drawn(page: &Page, mark: &DrawnMark) -> Paragraph {
    let (text, kind) = match mark.shape {
        MarkShape::Tick => ("✓", RunKind::Drawn),
        MarkShape::Cross => ("✗", RunKind::Drawn),
        MarkShape::Dot => ("●", RunKind::Drawn),
        MarkShape::EmptyBox => ("☐", RunKind::Checkbox { checked: false }),
        MarkShape::TickedBox => ("☒", RunKind::Checkbox { checked: true }),
    };
    Paragraph {
        runs: vec![Run { text: text.to_owned(), kind, ..Run::default() }],
        lines: vec![Place { page: page.number, bbox: mark.bbox }],
        ..Paragraph::default()
    }
}
