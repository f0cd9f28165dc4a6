//! A page's words and tables to blocks.

use super::lines::{self, Line};
use super::reading_order::{Piece, pieces};
use super::runs::Decoration;
use crate::document::{Block, Direction, Document, Page, Paragraph, ParagraphKind, Rect, Table};

/// Lines that end within this part of the text's width from the furthest one are full lines.
const FULL_END: f32 = 0.03;
/// So many full lines show where the right margin is.
const FULL_LINES: usize = 4;
/// The rule above footnotes is between these widths, in points (word processors draw 2 inches or a quarter line).
const NOTE_RULE: std::ops::RangeInclusive<f32> = 60.0..=220.0;
/// Footnotes are smaller than the text above by this ratio at least.
const NOTE_SIZE: f32 = 0.95;

/// A page's blocks in reading order: the tables given, and the words (indices into `page.words`) that they left.
/// `bounds`: the extent of the column that they stand in, where the page has several.
pub(in crate::recognise) fn page_blocks(
    document: &Document,
    page: &Page,
    words: &[usize],
    tables: Vec<Table>,
    bounds: Option<Rect>,
) -> Vec<Block> {
    let upright: Vec<usize> = of_direction(page, words, Direction::Right);
    let mut lines = lines::lines(page, &upright, Direction::Right);
    let notes = notes(page, &mut lines);
    let boxes: Vec<Rect> = tables.iter().map(|t| table_box(t, page)).collect();
    let frame = bounds.unwrap_or_else(|| frame(document, page, &lines, &boxes));
    let mut tables: Vec<Option<Table>> = tables.into_iter().map(Some).collect();
    let decoration = Decoration::within(page, &Rect::new(0.0, 0.0, page.width, page.height));
    let mut blocks: Vec<Block> = Vec::new();
    for piece in pieces(page, lines, &boxes, frame) {
        match piece {
            Piece::Text(lines, bounds) => {
                let found = super::paragraphs::paragraphs(document, page, lines, bounds, &decoration);
                blocks.extend(found.into_iter().map(Block::Paragraph));
            }
            Piece::Beside(lines, bounds) => {
                let mut found = super::paragraphs::paragraphs(document, page, lines, bounds, &decoration);
                for paragraph in &mut found {
                    paragraph.kind = ParagraphKind::TextBox;
                }
                for note in found {
                    put_beside(&mut blocks, note);
                }
            }
            Piece::Table(index) => blocks.extend(tables.get_mut(index).and_then(Option::take).map(Block::Table)),
        }
    }
    // Sideways text (the axes of charts, stamps) belongs to no line: it comes last.
    for direction in [Direction::Up, Direction::Down, Direction::Left] {
        let turned = of_direction(page, words, direction);
        if !turned.is_empty() {
            let bounds = Rect::new(0.0, 0.0, page.width, page.height);
            blocks.extend(super::paragraphs(document, page, &turned, bounds).into_iter().map(Block::Paragraph));
        }
    }
    let mut found = super::paragraphs::paragraphs(document, page, notes, frame, &decoration);
    for paragraph in &mut found {
        paragraph.kind = ParagraphKind::Note;
    }
    blocks.extend(found.into_iter().map(Block::Paragraph));
    blocks
}

fn of_direction(page: &Page, words: &[usize], direction: Direction) -> Vec<usize> {
    words.iter().copied().filter(|&w| page.words.get(w).is_some_and(|word| word.direction == direction)).collect()
}

/// The table's extent on the page.
fn table_box(table: &Table, page: &Page) -> Rect {
    table.places().iter().find(|p| p.page == page.number).map(|p| p.bbox).unwrap_or_default()
}

/// The text's extent: where lines begin, and where full lines end.
fn frame(document: &Document, page: &Page, lines: &[Line], tables: &[Rect]) -> Rect {
    let mut left = lines.iter().map(|l| l.bbox.left).fold(page.width, f32::min).max(0.0);
    let furthest = lines.iter().map(|l| l.bbox.right).fold(left, f32::max);
    let width = (furthest - left).max(1.0);
    let full =
        lines.iter().filter(|l| furthest - l.bbox.right <= FULL_END * width && l.bbox.width() > 0.6 * width).count();
    let mut right = furthest;
    if full < FULL_LINES {
        // Too few full lines to show the margins: tables and the pages around show them, or the right margin is taken to
        // be as wide as the left one.
        for table in tables {
            left = left.min(table.left);
            right = right.max(table.right);
        }
        let here = page.number as usize;
        let around =
            document.pages.iter().skip(here.saturating_sub(2)).take(3).filter(|p| (p.width - page.width).abs() < 1.0);
        for word in around.flat_map(|p| &p.words).filter(|w| w.direction == Direction::Right && !w.artefact) {
            left = left.min(word.bbox.left.max(0.0));
        }
        right = right.max(page.width - left);
    }
    Rect { left, top: 0.0, right, bottom: page.height }
}

/// Takes the footnotes out of a page's lines: the smaller lines below a short rule at the left.
fn notes(page: &Page, lines: &mut Vec<Line>) -> Vec<Line> {
    let Some(left) = lines.iter().map(|l| l.bbox.left).reduce(f32::min) else { return Vec::new() };
    let size = |lines: &[Line]| lines.iter().map(|l| l.size).fold(0.0, f32::max);
    let rules = page.rulings.iter().filter(|r| {
        r.is_horizontal()
            && NOTE_RULE.contains(&r.bbox.width())
            && (r.bbox.left - left).abs() < 8.0
            && r.bbox.top > 0.4 * page.height
    });
    for rule in rules {
        let first = lines.iter().position(|l| l.core.centre_y() > rule.bbox.centre_y()).unwrap_or(lines.len());
        let (above, below) = lines.split_at(first);
        // A rule that other lines touch is a table's or an underline.
        let touched = above.iter().any(|l| l.bbox.bottom > rule.bbox.top - 0.5 && l.bbox.overlap_x(&rule.bbox) > 0.0);
        let numbered = below
            .first()
            .and_then(|l| page.words.get(*l.words.first()?))
            .is_some_and(|w| w.text.starts_with(|c: char| c.is_ascii_digit() || "*†‡¹²³⁴⁵⁶⁷⁸⁹".contains(c)));
        if !below.is_empty()
            && !above.is_empty()
            && !touched
            && numbered
            && size(below) < NOTE_SIZE * size_of_text(above)
        {
            return lines.split_off(first);
        }
    }
    Vec::new()
}

/// The size in which most of the words are set.
fn size_of_text(lines: &[Line]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = lines.iter().map(|l| (l.size, l.words.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|s| s.1).sum::<usize>() / 2;
    let mut seen = 0;
    sizes
        .iter()
        .find(|(_, words)| {
            seen += words;
            seen > half
        })
        .map_or(0.0, |s| s.0)
}

/// Puts a note after the last paragraph that begins above the note's middle.
fn put_beside(blocks: &mut Vec<Block>, note: Paragraph) {
    let Some(place) = note.lines.first().copied() else { return };
    let begins_above = |block: &Block| {
        block.places().first().is_some_and(|p| p.page == place.page && p.bbox.top < place.bbox.centre_y())
    };
    let at = blocks.iter().rposition(begins_above).map_or(blocks.len(), |i| i + 1);
    blocks.insert(at, Block::Paragraph(note));
}
