//! How lines stand to one another: room at a line's end, size, weight and colour, and where the left edge is.

use super::super::line_labels::LABEL_GAP;
use super::super::lines::{Line, turned};
use super::super::{narrow, runs};
use super::{Draft, OTHER_SIZE, Region, SAME_INDENT};
use crate::document::{Colour, Paragraph, Word};
use crate::wording::list_label::{LabelKind, list_label};
use crate::wording::sentences::leads_on;
use crate::wording::verbs;

/// Slack, in points, for "the next word would still have fitted on the line".
const FITS: f32 = 1.5;
/// The first line of a task has so many words, at least, and a full line one more.
const TASK_WORDS: usize = 3;

impl Region<'_> {
    /// How far the lines around a line end run.
    pub(super) fn right(&self, above: &Line, line: &Line) -> f32 {
        let (top, bottom) = (above.baseline(), line.baseline());
        let around = |b: &&narrow::Block| {
            b.top <= top + 0.5 && bottom <= b.bottom + 0.5 && (b.left - line.bbox.left).abs() <= SAME_INDENT
        };
        self.narrow.iter().find(around).map_or(self.right, |block| block.right)
    }

    /// Whether the line is set differently from the one above.
    pub(super) fn style_differs(&self, above: &Line, line: &Line, running_on: bool) -> bool {
        let (upper, lower) = (self.text_size(above), self.text_size(line));
        let ratio = upper.max(lower) / upper.min(lower).max(0.1);
        if ratio > OTHER_SIZE {
            return !(running_on && ratio < 1.3);
        }
        if running_on {
            return false;
        }
        let (a, b) = (self.setting(above), self.setting(line));
        a.bold.is_some() && b.bold.is_some() && a.bold != b.bold || a.colour != b.colour && a.all_one && b.all_one
    }

    /// The size of a line's largest letters, a bullet before them left out: it may be set larger than its text.
    pub(super) fn text_size(&self, line: &Line) -> f32 {
        let bullet =
            self.first(line).and_then(|w| list_label(&w.text)).is_some_and(|label| label.kind == LabelKind::Bullet);
        let words = line.words.iter().skip(1).filter_map(|&w| self.page.words.get(w));
        let size = words.map(|w| w.style.size).fold(0.0, f32::max);
        if bullet && size > 0.0 { size } else { line.size }
    }

    /// Whether two lines are bold throughout, as a heading's are.
    pub(super) fn are_both_bold(&self, above: &Line, line: &Line) -> bool {
        [above, line].iter().all(|line| self.setting(line).bold == Some(true))
    }

    /// How all words of a line are set.
    pub(super) fn setting(&self, line: &Line) -> Setting {
        let mut words = line.words.iter().filter_map(|&w| self.page.words.get(w)).map(|w| w.style);
        let Some(first) = words.next() else { return Setting::default() };
        let mut setting = Setting { bold: Some(first.bold), colour: first.colour, all_one: true };
        for style in words {
            if style.bold != first.bold {
                setting.bold = None;
            }
            setting.all_one &= style.colour == first.colour;
        }
        setting
    }

    /// Room at the end of a line, in points, beyond what the next line's first word would need.
    pub(super) fn room(&self, above: &Line, line: &Line) -> f32 {
        let Some(first) = self.first(line) else { return 0.0 };
        let bbox = turned(&first.bbox, first.direction);
        let blank =
            if self.last(above).is_some_and(|w| w.text.ends_with(['-', '/'])) { 0.0 } else { 0.25 * above.size };
        let width = self.right - self.left;
        let centred = (above.bbox.centre_x() - line.bbox.centre_x()).abs() < 2.5
            && (above.bbox.left - line.bbox.left).abs() > SAME_INDENT
            && (above.bbox.centre_x() - f32::midpoint(self.left, self.right)).abs() < 0.12 * width + 4.0;
        let set_right = self.right - above.bbox.right < 2.0
            && self.right - line.bbox.right < 2.0
            && (above.bbox.left - line.bbox.left).abs() > SAME_INDENT
            && above.bbox.left.min(line.bbox.left) > self.left + 0.3 * width;
        let left_over = if centred {
            width - above.bbox.width()
        } else if set_right {
            above.bbox.left - self.left
        } else {
            self.right(above, line) - above.bbox.right
        };
        left_over - blank - bbox.width()
    }

    /// Whether the next line's first word would have fitted on the line above: it was ended, not full.
    pub(super) fn next_word_fits(&self, above: &Line, line: &Line) -> bool {
        self.room(above, line) > FITS
    }

    /// Whether a line begins with what somebody is to do ("Review …"), as the paragraph's first one does ("Write …"), below a
    /// line that ends in a plain word: a list of actions without labels or space between them, whose lines are full.
    pub(super) fn asks_anew(&self, draft: &Draft, line: &Line) -> bool {
        let asks = |line: &Line| {
            self.first(line).is_some_and(|w| {
                w.text.starts_with(char::is_uppercase)
                    && !w.text.chars().skip(1).any(char::is_uppercase)
                    && verbs::is_doing(&w.text)
            })
        };
        let plain = |word: &Word| {
            word.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '(') && !leads_on(&word.text)
        };
        let above = draft.lines.last().and_then(|above| self.last(above));
        // "Update 12/06/19: the first set is ready" tells what became of the task.
        let tells = (0..3).filter_map(|place| self.word(line, place)).any(|w| w.text.ends_with(':'));
        // In narrow columns any word may begin a line.
        let wide = |line: &Line, words: usize| line.words.len() >= words;
        wide(line, TASK_WORDS)
            && draft.lines.last().is_some_and(|above| wide(above, TASK_WORDS + 1))
            && draft.lines.first().is_some_and(asks)
            && asks(line)
            && !tells
            && above.is_some_and(|word| plain(word) && !word.text.ends_with([',', '-', '–', '&', '/']))
    }

    /// Notes which paragraphs were ended before a verb alone, below a full line: they may go on.
    pub(super) fn note_full_ends(&self, drafts: &[Draft], paragraphs: &mut [Paragraph]) {
        for (pair, paragraph) in drafts.windows(2).zip(paragraphs) {
            let [draft, next] = pair else { continue };
            let Some((above, line)) = draft.lines.last().zip(next.lines.first()) else { continue };
            let full = next.label.is_none() && !self.next_word_fits(above, line) && self.asks_anew(draft, line);
            paragraph.doubtful_end |= full && self.by_tags(above, line).is_none();
        }
    }

    /// Whether the line's left edge shows a new paragraph.
    pub(super) fn indent_breaks(&self, draft: &Draft, line: &Line, sentence_between: bool) -> bool {
        let Some(first) = draft.lines.first() else { return true };
        let left = line.bbox.left;
        if (line.bbox.centre_x() - first.bbox.centre_x()).abs() < 2.5 {
            return false;
        }
        if let Some(label) = draft.label {
            return left < label.left - SAME_INDENT || (left > label.text_left + 4.0 * SAME_INDENT && sentence_between);
        }
        if self.hangs_from(first, left) {
            return false;
        }
        match draft.lines.get(1) {
            Some(second) => {
                let body = second.bbox.left;
                sentence_between && left > body + SAME_INDENT || left < body - 2.0 * SAME_INDENT
            }
            None => sentence_between && left > first.bbox.left + SAME_INDENT,
        }
    }

    /// Whether text behind a tab of the first line begins where this line does: "Present:" with names that hang.
    pub(super) fn hangs_from(&self, first: &Line, left: f32) -> bool {
        left > first.bbox.left + SAME_INDENT
            && first.words.windows(2).any(|pair| {
                let [a, b] = pair else { return false };
                let (Some(a), Some(b)) = (self.page.words.get(*a), self.page.words.get(*b)) else { return false };
                let begins = turned(&b.bbox, b.direction).left;
                (begins - left).abs() < SAME_INDENT && runs::gap(a, b) > LABEL_GAP * first.size
            })
    }
}

/// Whether all words of a line are bold (`Some(true)`), none is (`Some(false)`), and their colour.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    pub(super) bold: Option<bool>,
    pub(super) colour: Option<Colour>,
    pub(super) all_one: bool,
}
