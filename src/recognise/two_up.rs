//! Papers that were printed with two of their pages on each sheet: each half is a page of its own.
//!
//! A document enters; where all its sheets show two pages, it leaves with these as its pages, and what was recognised on
//! them is put back to its place on the sheets in the end. Sure signs alone count: nothing is written or drawn over the middle of
//! any sheet, each prints all of its left half before its right one, and on most both halves begin at the same place.

use crate::document::{Block, Direction, Document, Page, Paragraph, Place, Rect, Ruling, Table, Word};

/// A sheet is so many times as wide as it is high.
const WIDER: f32 = 1.2;
/// Nothing stands nearer to the middle (points).
const MIDDLE: f32 = 12.0;
/// Both halves' texts begin at the same place within this (points).
const SAME_LEFT: f32 = 3.0;
/// So many sheets show it, at least.
const FEWEST_SHEETS: usize = 2;
/// What is as wide as the sheet lies behind both pages.
const BEHIND: f32 = 0.97;

/// The sheets of a paper whose pages stand side by side on them.
pub(super) struct Sheets(Vec<Page>);

/// Parts a paper's sheets into their pages, where they show two each.
pub(super) fn part(document: &mut Document) -> Option<Sheets> {
    if document.tags.is_some() || !are_two_up(&document.pages) {
        return None;
    }
    let sheets = std::mem::take(&mut document.pages);
    document.pages = sheets.iter().flat_map(|sheet| [half(sheet, false), half(sheet, true)]).collect();
    for item in &mut document.outline {
        item.page = item.page.map(|page| (2 * page).saturating_sub(1));
    }
    Some(Sheets(sheets))
}

/// Puts all back to its place on the sheets.
pub(super) fn put_back(document: &mut Document, Sheets(mut sheets): Sheets) {
    for (sheet, halves) in sheets.iter_mut().zip(document.pages.chunks(2)) {
        sheet.breaks_words = halves.iter().any(|page| page.breaks_words);
    }
    let to_sheet = |page: u32| page.div_ceil(2);
    let place = |place: &mut Place| {
        let sheet = to_sheet(place.page);
        if place.page.is_multiple_of(2)
            && let Some(sheet) = sheets.get((sheet as usize).saturating_sub(1))
        {
            place.bbox = moved(place.bbox, sheet.width / 2.0);
        }
        place.page = sheet;
    };
    document.blocks.iter_mut().for_each(|block| of_block(block, &place));
    document.apart.iter_mut().for_each(|aside| aside.paragraph.lines.iter_mut().for_each(place));
    for part in &mut document.parts {
        (part.first_page, part.last_page) = (to_sheet(part.first_page), to_sheet(part.last_page));
    }
    for item in &mut document.outline {
        item.page = item.page.map(to_sheet);
    }
    document.pages = sheets;
}

fn of_block(block: &mut Block, place: &impl Fn(&mut Place)) {
    match block {
        Block::Paragraph(Paragraph { lines, .. }) => lines.iter_mut().for_each(place),
        Block::Table(Table { cells, .. }) => {
            for cell in cells {
                cell.places.iter_mut().for_each(place);
                cell.blocks.iter_mut().for_each(|block| of_block(block, place));
            }
        }
    }
}

/// Whether all sheets show two pages each; the right half of some may be empty.
fn are_two_up(pages: &[Page]) -> bool {
    let (mut both, mut alike) = (0, 0);
    for page in pages {
        let middle = page.width / 2.0;
        let halves = halves(page, middle);
        if page.width < WIDER * page.height || is_crossed(page, middle) || halves.turns > 1 {
            return false;
        }
        if let (Some(left), Some(right)) = (halves.left, halves.right) {
            both += 1;
            alike += usize::from((left + middle - right).abs() <= SAME_LEFT);
        }
    }
    alike >= FEWEST_SHEETS && alike * 2 > both
}

/// Where the texts of a sheet's halves begin, and how often it turns from one to the other as it prints them.
struct Halves {
    left: Option<f32>,
    right: Option<f32>,
    turns: usize,
}

fn halves(page: &Page, middle: f32) -> Halves {
    let is_right = |word: &Word| word.bbox.left > middle;
    let turns = page.words.windows(2).filter(|pair| is_right(&pair[0]) != is_right(&pair[1])).count();
    let first = |right: bool| {
        let upright = page.words.iter().filter(|word| word.direction == Direction::Right);
        upright.filter(|word| is_right(word) == right).map(|word| word.bbox.left).reduce(f32::min)
    };
    Halves { left: first(false), right: first(true), turns }
}

/// Whether anything stands over the middle of a sheet.
fn is_crossed(page: &Page, middle: f32) -> bool {
    let over = |b: &Rect| b.left < middle + MIDDLE && b.right > middle - MIDDLE;
    let drawn = |b: &Rect| over(b) && b.width() < BEHIND * page.width;
    page.words.iter().any(|word| over(&word.bbox))
        || page.rulings.iter().any(|ruling| over(&ruling.bbox))
        || page.fills.iter().any(|fill| drawn(&fill.bbox))
}

/// One half of a sheet as a page.
fn half(sheet: &Page, right: bool) -> Page {
    let middle = sheet.width / 2.0;
    let shift = if right { -middle } else { 0.0 };
    let here = |b: &Rect| (b.centre_x() > middle) == right;
    let mut page = sheet.clone();
    page.number = (2 * sheet.number).saturating_sub(u32::from(!right));
    page.width = middle;
    page.words.retain(|word| here(&word.bbox));
    page.rulings.retain(|ruling: &Ruling| here(&ruling.bbox));
    page.fills.retain(|fill| here(&fill.bbox) && fill.bbox.width() < BEHIND * sheet.width);
    page.marks.retain(|mark| here(&mark.bbox));
    page.images.retain(here);
    page.joints.retain(|joint| (joint.0 > middle) == right);
    page.words.iter_mut().for_each(|word| word.bbox = moved(word.bbox, shift));
    page.rulings.iter_mut().for_each(|ruling| ruling.bbox = moved(ruling.bbox, shift));
    page.fills.iter_mut().for_each(|fill| fill.bbox = moved(fill.bbox, shift));
    page.marks.iter_mut().for_each(|mark| mark.bbox = moved(mark.bbox, shift));
    page.images.iter_mut().for_each(|image| *image = moved(*image, shift));
    page.joints.iter_mut().for_each(|joint| joint.0 += shift);
    for note in &mut page.annotations {
        note.boxes.retain(here);
        note.boxes.iter_mut().for_each(|bbox| *bbox = moved(*bbox, shift));
    }
    page.annotations.retain(|note| !note.boxes.is_empty());
    page
}

fn moved(bbox: Rect, by: f32) -> Rect {
    Rect { left: bbox.left + by, right: bbox.right + by, ..bbox }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A sheet with ten words on each half, the right ones beginning `indent` further in than the left ones.
    fn sheet(number: u32, indent: f32) -> Page {
        let words = [60.0, 480.0 + indent].into_iter().flat_map(|left| {
            (0..10).map(move |row| {
                let top = 60.0 + 14.0 * row as f32;
                Word::new("note", Rect::new(left, top, left + 40.0, top + 10.0))
            })
        });
        Page { number, width: 840.0, height: 595.0, words: words.collect(), ..Page::default() }
    }

    fn document(pages: Vec<Page>) -> Document {
        Document { pages, ..Document::default() }
    }

    #[test]
    fn each_half_of_a_sheet_is_a_page() {
        let mut paper = document(vec![sheet(1, 0.0), sheet(2, 0.0)]);
        let sheets = part(&mut paper).unwrap();
        let numbers: Vec<u32> = paper.pages.iter().map(|page| page.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4]);
        assert_eq!(paper.pages[1].words[0].bbox.left.round() as i32, 60);
        let line = Place { page: 4, bbox: Rect::new(60.0, 60.0, 100.0, 70.0) };
        paper.blocks = vec![Block::Paragraph(Paragraph { lines: vec![line], ..Paragraph::plain("note") })];
        put_back(&mut paper, sheets);
        let places = paper.blocks[0].places();
        assert_eq!((places[0].page, places[0].bbox.left.round() as i32, paper.pages.len()), (2, 480, 2));
    }

    #[test]
    fn columns_of_a_wide_page_are_none() {
        assert!(part(&mut document(vec![sheet(1, 30.0), sheet(2, 30.0)])).is_none());
        assert!(part(&mut document(vec![sheet(1, 0.0)])).is_none());
        let mut crossed = sheet(2, 0.0);
        crossed.words.push(Word::new("Plan", Rect::new(400.0, 20.0, 450.0, 34.0)));
        assert!(part(&mut document(vec![sheet(1, 0.0), crossed])).is_none());
        // Printed row by row, as a table is.
        let mut rows = sheet(2, 0.0);
        rows.words.sort_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top));
        assert!(part(&mut document(vec![sheet(1, 0.0), rows])).is_none());
    }
}
