//! Lines of text cut into segments at gaps wider than a space.

use super::justified;
use super::walls::Wall;
use crate::document::{Direction, Page, Rect, Word};
use crate::recognise::flow::lines;
use crate::wording::calendar;

/// A gap parts segments if it is at least this part of the type size wide …
const GAP: f32 = 0.65;
/// … and this wide (points).
const NARROWEST_GAP: f32 = 5.5;

/// A letter stands over its column's border by this much (points) at most.
const LETTER: f32 = 1.5;

/// Part of a word's box that lies below its baseline.
const DESCENT: f32 = 0.2;
/// Lines that share more than this (in type sizes) of their height stand beside each other.
const SHARED: f32 = 0.3;

/// A bullet's text begins at most this many type sizes after it.
const INDENT: f32 = 4.5;
/// A dash that is one of several texts on its line stands this close to its own.
const DASH_INDENT: f32 = 2.0;

/// A line of text.
#[derive(Debug, Clone)]
pub(super) struct TextLine {
    pub(super) bbox: Rect,
    pub(super) baseline: f32,
    pub(super) size: f32,
    /// From left to right; at least one.
    pub(super) segments: Vec<Segment>,
}

/// A piece of a line without a gap in it.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) left: f32,
    pub(super) right: f32,
    /// Indices into the page's words, from left to right.
    pub(super) words: Vec<usize>,
    /// Where it stands: cells in the middle of their rows stand beside the space between other cells' lines.
    pub(super) baseline: f32,
    /// Width of its first word: had it fitted in the line before?
    pub(super) first_word: f32,
    pub(super) bold: bool,
    /// Its first letter is small: a sentence goes on.
    pub(super) starts_small: bool,
    /// It ends as sentences do.
    pub(super) closes: bool,
    /// A list label and nothing else.
    pub(super) label: bool,
    /// It begins with a list label.
    pub(super) labelled: bool,
    /// Where the text behind its bullet begins.
    pub(super) hangs: Option<f32>,
}

impl TextLine {
    /// Whether all of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.segments.iter().all(|segment| segment.bold)
    }
}

impl Segment {
    /// Both as one, the other behind this one.
    pub(super) fn with(mut self, other: Self) -> Self {
        self.right = self.right.max(other.right);
        self.words.extend(other.words);
        self.bold &= other.bold;
        (self.closes, self.label) = (other.closes, false);
        self
    }

    /// Its text.
    pub(super) fn text(&self, page: &Page) -> String {
        let words: Vec<&str> = self.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.text.as_str()).collect();
        words.join(" ")
    }
}

/// The upright lines of the given words, from top to bottom. `borders`: where columns are known to end.
pub(super) fn lines(page: &Page, words: &[usize], borders: &[Wall]) -> Vec<TextLine> {
    let upright: Vec<usize> = words
        .iter()
        .copied()
        .filter(|&w| page.words.get(w).is_some_and(|word| word.direction == Direction::Right))
        .collect();
    let mut out: Vec<TextLine> = lines::lines(page, &upright, Direction::Right)
        .into_iter()
        .map(|line| {
            let gap = (GAP * line.size).max(NARROWEST_GAP);
            let here = borders.iter().filter(|wall| wall.stands_at(line.bbox.centre_y()));
            let segments = segments(page, &line.words, gap, &here.map(|wall| wall.x).collect::<Vec<_>>());
            TextLine { bbox: line.bbox, baseline: line.baseline(), size: line.size, segments }
        })
        .filter(|line| !line.segments.is_empty())
        .collect();
    out.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    justified::join(page, &mut out);
    out
}

/// Lines with those joined that stand beside each other, one a little lower: cells of one row that are not set from the
/// same height. The line stands where its upper part does; each segment keeps its own height.
pub(super) fn beside(lines: Vec<TextLine>) -> Vec<TextLine> {
    let mut out: Vec<TextLine> = Vec::with_capacity(lines.len());
    for line in lines {
        let joined = out.last_mut().filter(|above| {
            let apart = |s: &Segment| above.segments.iter().all(|a| a.right < s.left || s.right < a.left);
            let bottom = above.baseline + DESCENT * above.size;
            bottom - line.bbox.top > SHARED * above.size.min(line.size) && line.segments.iter().all(apart)
        });
        match joined {
            Some(above) => {
                above.bbox = above.bbox.union(&line.bbox);
                above.segments.extend(line.segments);
                above.segments.sort_by(|a, b| a.left.total_cmp(&b.left));
            }
            None => out.push(line),
        }
    }
    out
}

fn segments(page: &Page, words: &[usize], gap: f32, borders: &[f32]) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    for &index in words {
        let Some(word) = page.words.get(index) else { continue };
        let bbox = word.bbox;
        let others = out.len().saturating_sub(1);
        let parted = |last: &Segment| {
            borders.iter().any(|&x| last.right < x + LETTER && x < bbox.left + LETTER && last.left < x)
        };
        match out.last_mut() {
            Some(last) if parted(last) => out.push(segment(word, index)),
            // A bullet belongs to the text after it; a mark in a column of its own stands further away.
            Some(last)
                if bbox.left - last.right < gap
                    || (last.words.len() == 1
                        && bbox.left - last.right < indent(page, last, others) * word.style.size.max(1.0)
                        && !word.text.starts_with(|c: char| c.is_ascii_digit() || "–—-£".contains(c))
                        && is_bullet(page, last)) =>
            {
                if last.words.len() == 1 && is_bullet(page, last) {
                    last.hangs = Some(bbox.left);
                }
                last.right = last.right.max(bbox.right);
                last.words.push(index);
                last.bold &= word.style.bold;
                last.closes = closes(&word.text);
                last.label = false;
                // "3 May" is a date.
                last.labelled =
                    last.labelled && (last.words.len() > 2 || calendar::month(&word.text.to_lowercase()).is_none());
            }
            _ => out.push(segment(word, index)),
        }
    }
    out
}

/// A segment in two, the second from the word with this number on.
pub(super) fn cut(page: &Page, segment: &Segment, at: usize) -> Vec<Segment> {
    let (first, second) = segment.words.split_at(at.min(segment.words.len()));
    [first, second].into_iter().flat_map(|words| segments(page, words, f32::MAX, &[])).collect()
}

/// A segment of one word.
fn segment(word: &Word, index: usize) -> Segment {
    let bbox = word.bbox;
    Segment {
        left: bbox.left,
        right: bbox.right,
        words: vec![index],
        baseline: bbox.bottom - DESCENT * bbox.height(),
        first_word: bbox.width(),
        bold: word.style.bold,
        starts_small: goes_on(&word.text),
        closes: closes(&word.text),
        label: is_label(&word.text),
        labelled: is_label(&word.text),
        hangs: None,
    }
}

/// Whether a word goes on with a sentence: it begins small and is no address, sign or note that stands for a figure.
fn goes_on(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        && text.chars().nth(1).is_some_and(|c| c != '/')
        && !text.contains('@')
        && !matches!(text, "tbc" | "tba" | "nil" | "none" | "na" | "yes" | "no")
}

/// Whether a word ends a sentence.
fn closes(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', ':'])
}

/// How far behind a bullet its text may begin, in type sizes. A dash beside other texts may be a figure's: nil.
fn indent(page: &Page, bullet: &Segment, others: usize) -> f32 {
    let dash = |word: &str| matches!(word, "–" | "-" | "—");
    let first = bullet.words.first().and_then(|&w| page.words.get(w));
    match others {
        1.. if !first.is_some_and(|word| dash(&word.text)) => INDENT,
        0 => INDENT,
        1 | 2 => DASH_INDENT,
        _ => 0.0,
    }
}

/// Whether a segment is a bullet.
fn is_bullet(page: &Page, segment: &Segment) -> bool {
    segment.words.first().and_then(|&w| page.words.get(w)).is_some_and(|word| {
        let mut chars = word.text.chars();
        let (Some(only), None) = (chars.next(), chars.next()) else { return false };
        // A tick or a cross is a mark that has a column of its own; arrows up and down tell of figures.
        only == 'o' || (!only.is_alphanumeric() && !"/£$€%&#?!✓✔✗✘×▲▼△▽↑↓↔⬆⬇☐☑☒".contains(only))
    })
}

/// Whether a word is a list label: "1.", "2.1", "(a)", "iv)", "3(ii)".
fn is_label(text: &str) -> bool {
    let core = text.trim_end_matches(['.', ')', ':']).trim_start_matches('(');
    let closed = text.len() > core.len();
    let digits = core.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '(');
    let is_roman = |text: &str| {
        !text.is_empty() && text.len() <= 4 && text.chars().all(|c| "ivxlc".contains(c.to_ascii_lowercase()))
    };
    let roman = is_roman(core);
    // "3(ii)", "2.1(b)".
    let below = core.split_once('(').is_some_and(|(number, rest)| {
        let numbered =
            number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == '.');
        closed && numbered && (is_roman(rest) || (rest.len() == 1 && rest.starts_with(char::is_alphabetic)))
    });
    let letter = core.chars().count() == 1 && core.chars().all(char::is_alphabetic);
    !core.is_empty() && core.len() <= 8 && (below || (digits && core.len() <= 6) || (closed && (roman || letter)))
}
