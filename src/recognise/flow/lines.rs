//! Words to lines.
//!
//! Words of one region enter, in any order; lines leave, from top to bottom, their words from left to right. Sideways
//! and upside-down words are read in a frame turned so that they run to the right: all boxes of a [`Line`] but
//! [`Line::place`] are in that frame.

use crate::document::{Direction, Page, Place, Rect, Word};

/// Two words stand on one line if their boxes share this part of the lower one's height.
const SHARED_HEIGHT: f32 = 0.5;
/// … and their baselines differ by no more than this part of the smaller one's size.
const BASELINE_DRIFT: f32 = 0.62;
/// Superscripts are raised by up to half of the size of the letters beside them …
const RAISED: f32 = 0.5;
/// … and these are larger by no more than this.
const RAISED_RATIO: f32 = 2.2;
/// Part of a word's box that lies below its baseline.
const DESCENT: f32 = 0.2;
/// A larger word gives the line its measure from this ratio of sizes.
const LARGER: f32 = 1.15;
/// Lines looked back at for a word; more cannot overlap in print.
const LOOK_BACK: usize = 5;
/// Words that most lines have at most: room for them is made at once.
const USUAL_WORDS: usize = 16;

/// A printed line.
#[derive(Debug, Clone)]
pub(in crate::recognise) struct Line {
    /// Indices into the page's words, in reading order.
    pub(in crate::recognise) words: Vec<usize>,
    /// Extent of all words, in the reading frame.
    pub(in crate::recognise) bbox: Rect,
    /// Extent of the line's largest letters (superscripts left out), in the reading frame.
    pub(in crate::recognise) core: Rect,
    /// Size of the largest letters, in points.
    pub(in crate::recognise) size: f32,
    /// The way in which it reads.
    pub(in crate::recognise) direction: Direction,
}

impl Line {
    /// The baseline, about, in the reading frame.
    pub(in crate::recognise) fn baseline(&self) -> f32 {
        baseline(&self.core)
    }

    /// Where it stands on the page.
    pub(in crate::recognise) fn place(&self, page: &Page) -> Place {
        let mut boxes = self.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.bbox);
        let first = boxes.next().unwrap_or_default();
        Place { page: page.number, bbox: boxes.fold(first, |all, b| all.union(&b)) }
    }
}

/// How far the baselines of words of two sizes may differ on one line, in points.
fn drift(a: f32, b: f32) -> f32 {
    let (smaller, larger) = (a.min(b), a.max(b));
    if larger <= RAISED_RATIO * smaller {
        (BASELINE_DRIFT * smaller).max(RAISED * larger)
    } else {
        BASELINE_DRIFT * smaller
    }
}

fn baseline(bbox: &Rect) -> f32 {
    bbox.bottom - DESCENT * bbox.height()
}

/// A box in the frame in which words of this direction run to the right and lines follow each other downwards.
pub(in crate::recognise) fn turned(bbox: &Rect, direction: Direction) -> Rect {
    match direction {
        Direction::Right => *bbox,
        Direction::Down => Rect::new(bbox.top, -bbox.left, bbox.bottom, -bbox.right),
        Direction::Left => Rect::new(-bbox.left, -bbox.top, -bbox.right, -bbox.bottom),
        Direction::Up => Rect::new(-bbox.top, bbox.left, -bbox.bottom, bbox.right),
    }
}

/// The lines of words that all read in one direction.
pub(in crate::recognise) fn lines(page: &Page, words: &[usize], direction: Direction) -> Vec<Line> {
    let mut boxes: Vec<(usize, Rect, &Word)> = words
        .iter()
        .filter_map(|&index| page.words.get(index).map(|word| (index, turned(&word.bbox, direction), word)))
        .collect();
    boxes.sort_by(|a, b| a.1.centre_y().total_cmp(&b.1.centre_y()).then(a.1.left.total_cmp(&b.1.left)));
    let mut lines: Vec<(Line, Vec<(usize, Rect)>)> = Vec::new();
    for (index, bbox, word) in boxes {
        let size = if word.style.size > 0.0 { word.style.size } else { bbox.height() };
        let start = lines.len().saturating_sub(LOOK_BACK);
        let fitting = lines.iter_mut().skip(start).rev().find(|(line, _)| {
            let lower = bbox.height().min(line.core.height()).max(0.1);
            line.core.overlap_y(&bbox) >= SHARED_HEIGHT * lower
                && (line.baseline() - baseline(&bbox)).abs() <= drift(size, line.size)
        });
        if let Some((line, members)) = fitting {
            members.push((index, bbox));
            line.bbox = line.bbox.union(&bbox);
            if size > line.size * LARGER {
                line.core = bbox;
                line.size = size;
            }
        } else {
            let line = Line { words: Vec::new(), bbox, core: bbox, size, direction };
            let mut members = Vec::with_capacity(USUAL_WORDS);
            members.push((index, bbox));
            lines.push((line, members));
        }
    }
    let mut lines: Vec<Line> = lines
        .into_iter()
        .map(|(mut line, mut members)| {
            members.sort_by(|a, b| a.1.left.total_cmp(&b.1.left).then(a.0.cmp(&b.0)));
            line.words = members.into_iter().map(|(index, _)| index).collect();
            line
        })
        .collect();
    lines.sort_by(|a, b| a.baseline().total_cmp(&b.baseline()).then(a.bbox.left.total_cmp(&b.bbox.left)));
    lines
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::trial::{page, word};
    use super::*;

    fn texts(page: &Page, direction: Direction) -> Vec<String> {
        let all: Vec<usize> = (0..page.words.len()).collect();
        lines(page, &all, direction)
            .iter()
            .map(|l| l.words.iter().map(|&w| page.words[w].text.as_str()).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn words_in_any_order_become_lines() {
        let page = page(vec![
            word("board", 60.0, 100.0, 11.0),
            word("agreed", 20.0, 114.0, 11.0),
            word("The", 20.0, 100.0, 11.0),
            word("it", 70.0, 114.0, 11.0),
        ]);
        assert_eq!(texts(&page, Direction::Right), ["The board", "agreed it"]);
    }

    #[test]
    fn a_superscript_stays_on_its_line() {
        let page = page(vec![
            word("above", 20.0, 86.0, 12.0),
            word("note", 20.0, 100.0, 12.0),
            word("2", 46.0, 94.5, 7.5),
            word("below", 20.0, 114.0, 12.0),
        ]);
        assert_eq!(texts(&page, Direction::Right), ["above", "note 2", "below"]);
    }

    #[test]
    fn a_tall_word_does_not_swallow_the_lines_beside_it() {
        let page =
            page(vec![word("T", 20.0, 100.0, 36.0), word("first", 60.0, 88.0, 9.0), word("second", 60.0, 99.0, 9.0)]);
        assert_eq!(texts(&page, Direction::Right), ["first", "T second"]);
    }

    #[test]
    fn sideways_words_read_from_the_bottom() {
        let up = |text: &str, left: f32, bottom: f32| {
            let mut w = word(text, 0.0, 0.0, 10.0);
            w.bbox = Rect::new(left, bottom - 30.0, left + 12.0, bottom);
            w.direction = Direction::Up;
            w
        };
        let page = page(vec![up("established", 12.0, 200.0), up("yet", 0.0, 160.0), up("Not", 0.0, 200.0)]);
        assert_eq!(texts(&page, Direction::Up), ["Not yet", "established"]);
    }
}
