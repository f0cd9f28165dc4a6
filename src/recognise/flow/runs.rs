//! Lines of one paragraph to runs: words joined to text as a reader reads them, split where the style changes.

use super::broken_words::Seam;
use super::lines::Line;
use crate::document::{
    Annotation, AnnotationKind, Colour, Direction, Fill, Page, Rect, Run, RunKind, TextStyle, Word, WordOrigin,
};

/// A gap below this part of the letters' size does not part words that the stream prints without white space.
const GLUED: f32 = 0.25;
/// A gap wider than this many sizes is a tab, if the line's other gaps are not like it.
pub(super) const TAB: f32 = 2.0;
/// Lines under or through words are no thicker than this, in points.
const THICKEST_LINE: f32 = 2.6;
/// An underline stands no lower than this below a word's top, in heights of the word.
const UNDERLINE: f32 = 1.15;
/// A line that a writer's program drew for words may cover the blank behind the last one, this wide in heights of the words.
const BLANK_BEHIND: f32 = 0.4;
/// Lines and highlights drawn for words end where the words end, within this many points.
const WORD_EDGE: f32 = 2.6;
/// A line ends within a word if it leaves more than this share of it on either side.
const PART: f32 = 0.08;
/// Letters differ in width: the place where a word is cut is sought within so many of them.
const CUT_REACH: f32 = 2.5;
/// A highlight is no higher than this many heights of its words; higher fills are cells or boxes.
const HIGHLIGHT_HEIGHT: f32 = 1.45;

/// What is drawn under, through or behind the words of a region.
pub(super) struct Decoration<'a> {
    lines: Vec<Rect>,
    fills: Vec<&'a Fill>,
    annotations: Vec<&'a Annotation>,
}

impl<'a> Decoration<'a> {
    /// What of the page's drawings can belong to words within `bounds`.
    pub(super) fn within(page: &'a Page, bounds: &Rect) -> Self {
        let near = |b: &Rect| {
            b.right > bounds.left - WORD_EDGE
                && b.left < bounds.right + WORD_EDGE
                && b.bottom > bounds.top - WORD_EDGE
                && b.top < bounds.bottom + WORD_EDGE
        };
        let lines =
            page.rulings.iter().filter(|r| r.is_horizontal() && r.bbox.height() <= THICKEST_LINE && near(&r.bbox));
        Self {
            lines: lines.map(|r| r.bbox).collect(),
            fills: page.fills.iter().filter(|f| !f.colour.is_white() && near(&f.bbox)).collect(),
            annotations: page
                .annotations
                .iter()
                .filter(|a| {
                    a.boxes.iter().any(near) && !matches!(a.kind, AnnotationKind::FreeText | AnnotationKind::Note)
                })
                .collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.fills.is_empty() && self.annotations.is_empty()
    }

    /// The style of a word that stands on a line of this extent.
    fn style(&self, page: &Page, line: &Line, word: &Word) -> TextStyle {
        let mut style = TextStyle {
            bold: word.style.bold,
            italic: word.style.italic,
            size: word.style.size,
            colour: word.style.colour,
            ..TextStyle::default()
        };
        if self.is_empty() {
            return style;
        }
        if word.direction == Direction::Right {
            self.add_lines(&mut style, line, word);
            style.highlight = self.highlight(page, line, word);
        }
        let (x, y) = (word.bbox.centre_x(), word.bbox.centre_y());
        for annotation in &self.annotations {
            if annotation.boxes.iter().any(|b| b.contains(x, y)) {
                match annotation.kind {
                    AnnotationKind::Highlight => style.highlight = annotation.colour.or(Some(Colour(255, 255, 0))),
                    AnnotationKind::StrikeOut => style.struck = true,
                    AnnotationKind::Underline => style.underlined = true,
                    AnnotationKind::FreeText | AnnotationKind::Note => {}
                }
            }
        }
        style
    }

    /// A word in parts where a line under or through it, or the colour behind it, covers only a part of it; none where
    /// it is of one piece.
    fn parts(&self, line: &Line, word: &Word) -> Vec<Word> {
        if (self.lines.is_empty() && self.fills.is_empty()) || word.direction != Direction::Right {
            return Vec::new();
        }
        let (bbox, letters) = (word.bbox, word.text.chars().count());
        let inner = |x: f32| x > bbox.left + PART * bbox.width() && x < bbox.right - PART * bbox.width();
        let mut cuts: Vec<usize> = self
            .lines
            .iter()
            .filter(|drawn| {
                let depth = (drawn.centre_y() - bbox.top) / bbox.height().max(0.1);
                (0.4..=UNDERLINE).contains(&depth)
                    && drawn.left >= line.bbox.left - WORD_EDGE
                    && drawn.right <= line.bbox.right + WORD_EDGE
            })
            .copied()
            .chain(self.fills.iter().map(|fill| fill.bbox).filter(|fill| {
                fill.contains(fill.centre_x(), bbox.centre_y())
                    && fill.height() <= HIGHLIGHT_HEIGHT * line.core.height()
            }))
            .flat_map(|drawn| [drawn.left, drawn.right])
            .filter(|x| inner(*x))
            .filter_map(|x| cut_near(&word.text, (x - bbox.left) / bbox.width() * letters as f32))
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        if cuts.is_empty() {
            return Vec::new();
        }
        let mut out = Vec::new();
        let mut from = 0;
        for to in cuts.into_iter().chain([word.text.len()]) {
            let Some(text) = word.text.get(from..to).filter(|t| !t.is_empty()) else { continue };
            let share = |bytes: usize| {
                let before = word.text.get(..bytes).map_or(0, |t| t.chars().count());
                bbox.left + bbox.width() * before as f32 / letters.max(1) as f32
            };
            out.push(Word {
                text: text.to_owned(),
                bbox: Rect { left: share(from), right: share(to), ..bbox },
                space_before: word.space_before && from == 0,
                ..word.clone()
            });
            from = to;
        }
        out
    }

    /// Lines drawn under or through a word: they end with words, while a cell's borders go on.
    fn add_lines(&self, style: &mut TextStyle, line: &Line, word: &Word) {
        let (bbox, height) = (word.bbox, word.bbox.height());
        for drawn in &self.lines {
            let covers = drawn.overlap_x(&bbox) >= 0.6 * bbox.width();
            let ends_with_words = drawn.left >= line.bbox.left - WORD_EDGE
                && drawn.right <= line.bbox.right + WORD_EDGE.max(BLANK_BEHIND * height);
            if !covers || !ends_with_words {
                continue;
            }
            let depth = (drawn.centre_y() - bbox.top) / height.max(0.1);
            if (0.74..=UNDERLINE).contains(&depth) {
                style.underlined = true;
            } else if (0.4..0.74).contains(&depth) {
                style.struck = true;
            }
        }
    }

    /// The colour of a fill drawn for words: as high as they are, and ending where words end.
    fn highlight(&self, page: &Page, line: &Line, word: &Word) -> Option<Colour> {
        let fits = |fill: &&&Fill| {
            fill.bbox.contains(word.bbox.centre_x(), word.bbox.centre_y())
                && fill.bbox.height() <= HIGHLIGHT_HEIGHT * line.core.height()
                && fill.bbox.overlap_x(&word.bbox) >= 0.6 * word.bbox.width()
        };
        let fill = self.fills.iter().rev().find(fits)?;
        let edge = |of: fn(&Rect) -> f32| {
            line.words
                .iter()
                .filter_map(|&w| page.words.get(w))
                .map(|w| &w.bbox)
                .chain([&word.bbox])
                .any(|bbox| (of(bbox) - of(&fill.bbox)).abs() <= WORD_EDGE)
        };
        (edge(|b| b.left) && edge(|b| b.right)).then_some(fill.colour)
    }
}

/// Where a word is cut, in bytes, near a place given in letters: where a capital follows a small letter or a sign stands,
/// otherwise just there.
fn cut_near(text: &str, letters: f32) -> Option<usize> {
    let places: Vec<(usize, char)> = text.char_indices().collect();
    let joint = |at: usize| {
        let (Some((_, before)), Some((_, after))) = (at.checked_sub(1).and_then(|i| places.get(i)), places.get(at))
        else {
            return false;
        };
        (before.is_lowercase() && after.is_uppercase()) || before.is_alphanumeric() != after.is_alphanumeric()
    };
    let nearest = (0..places.len())
        .filter(|at| joint(*at) && (*at as f32 - letters).abs() <= CUT_REACH)
        .min_by(|a, b| (*a as f32 - letters).abs().total_cmp(&(*b as f32 - letters).abs()));
    let at = nearest.unwrap_or(letters.round().max(0.0) as usize);
    places.get(at).map(|(byte, _)| *byte).filter(|byte| *byte > 0)
}

/// What a word is, and the text that stands for it.
fn kind(word: &Word) -> RunKind {
    match (word.text.as_str(), word.origin) {
        ("☐", WordOrigin::FormField) => RunKind::FormCheckbox { checked: false },
        ("☒" | "☑" | "✓" | "✔" | "✗" | "✘", WordOrigin::FormField) => {
            RunKind::FormCheckbox { checked: true }
        }
        ("☐", _) => RunKind::Checkbox { checked: false },
        ("☒" | "☑", _) => RunKind::Checkbox { checked: true },
        (_, WordOrigin::FormField) => RunKind::FormText,
        _ => RunKind::Text,
    }
}

/// The gap between two words of a line, in points, in the reading frame.
pub(super) fn gap(before: &Word, word: &Word) -> f32 {
    let (a, b) =
        (super::lines::turned(&before.bbox, before.direction), super::lines::turned(&word.bbox, word.direction));
    b.left - a.right
}

/// What stands between two words of a line: nothing, a blank or a tab.
fn between(before: &Word, word: &Word, widest_blank: f32) -> &'static str {
    let gap = gap(before, word);
    let size = word.style.size.max(before.style.size).max(1.0);
    let punctuation = gap < 0.05 * size && word.text.starts_with([',', '.', ';', ':', ')', '!', '?']);
    if punctuation || (!word.space_before && gap < GLUED * size) {
        ""
    } else if gap > (TAB * size).max(2.0 * widest_blank) {
        "\t"
    } else {
        " "
    }
}

/// The usual blank of a line: a small one of the gaps between its words, 0 where it has too few.
fn usual_blank(page: &Page, words: &[usize]) -> f32 {
    let mut gaps: Vec<f32> = words
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some(gap(page.words.get(*a)?, page.words.get(*b)?)),
            _ => None,
        })
        .collect();
    if gaps.len() < 4 {
        return 0.0;
    }
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 3).copied().unwrap_or(0.0)
}

/// The runs of a paragraph's lines; the first `label_words` words (of the first line) are its label and left out.
/// `seams`: one for each line but the first. `stretched`: the lines whose gaps justification made.
pub(super) fn runs(
    page: &Page,
    lines: &[Line],
    label_words: usize,
    (seams, stretched): (&[Seam], &[bool]),
    decoration: &Decoration,
) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut before: Option<&Word> = None;
    for (number, line) in lines.iter().enumerate() {
        let skip = if number == 0 { label_words } else { 0 };
        let words = line.words.get(skip..).unwrap_or_default();
        let is_stretched = stretched.get(number).copied().unwrap_or(false);
        let blank = if is_stretched { f32::MAX } else { usual_blank(page, words) };
        for (place, word) in words.iter().filter_map(|&w| page.words.get(w)).enumerate() {
            let separator = match before {
                None => "",
                Some(_) if place == 0 && number > 0 && seams.get(number - 1).is_some_and(|seam| seam.broken) => "",
                Some(last) if place == 0 => over_line_end(page, &mut out, last, word),
                Some(last) => between(last, word, blank),
            };
            let parts = decoration.parts(line, word);
            if parts.is_empty() {
                push(&mut out, separator, word, decoration.style(page, line, word), page.ocr_layer);
            }
            for (number, part) in parts.iter().enumerate() {
                let separator = if number == 0 { separator } else { "" };
                push(&mut out, separator, part, decoration.style(page, line, part), page.ocr_layer);
            }
            before = Some(word);
        }
    }
    out
}

/// Appends a word to the last run, or to a new one where the style changes.
fn push(out: &mut Vec<Run>, separator: &str, word: &Word, style: TextStyle, ocr: bool) {
    let kind = kind(word);
    let unsure = word.unsure || ocr || word.origin == WordOrigin::OcrLayer;
    let text = word.text.as_str();
    if let Some(last) = out.last_mut() {
        last.text.push_str(separator);
        if last.style == style
            && last.kind == kind
            && last.unsure == unsure
            && !matches!(kind, RunKind::Checkbox { .. })
        {
            last.text.push_str(text);
            return;
        }
    }
    out.push(Run { text: text.to_owned(), style, kind, unsure, inserted: false });
}

/// What stands between the last word of a line and the first of the next; takes a hyphen away that only the line's
/// end called for.
fn over_line_end(page: &Page, out: &mut [Run], last: &Word, word: &Word) -> &'static str {
    let Some(run) = out.last_mut() else { return "" };
    if run.text.ends_with('\u{ad}') {
        run.text.pop();
        return "";
    }
    match super::hyphens::at_line_end(page, &last.text, &word.text, word.space_before) {
        super::hyphens::LineEnd::Blank => " ",
        super::hyphens::LineEnd::Glued => "",
        super::hyphens::LineEnd::Broken => {
            run.text.pop();
            ""
        }
    }
}
