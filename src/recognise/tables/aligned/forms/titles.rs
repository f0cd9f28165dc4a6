//! The rows above a form's ratings that say which feature and proposal it is for.

use super::form::Form;
use super::layout::Layout;
use super::{FormRow, SAME_LEFT, TextLine};
use crate::framework::Heading;

/// Titles take at most this many lines.
const MOST_LINES: usize = 14;
/// Lines of titles stand no further apart than this (in type sizes): space between them is a paragraph's.
const CLOSE: f32 = 2.2;
/// … or than this, where the form reaches its page's end: its titles may be repeated on the next one.
const SPACED: f32 = 4.5;

/// What a title names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Feature(usize),
    Proposal(usize),
}

impl Form<'_> {
    /// The titles directly above the line that names the ratings: a row for each feature or proposal that they name.
    /// `after`: the first line that belongs to no other form. `goes_on`: the form reaches its page's end.
    pub(super) fn titles(&self, after: usize, head: usize, goes_on: bool) -> Vec<FormRow> {
        let close = if goes_on { SPACED } else { CLOSE };
        let mut first = head;
        while let Some(at) = first.checked_sub(1).filter(|&at| at >= after && head - at <= MOST_LINES) {
            let (Some(line), Some(below)) = (self.lines.get(at), self.lines.get(first)) else { break };
            if !self.keeps_to_titles(line) || below.baseline - line.baseline > close * line.size.max(below.size) {
                break;
            }
            first = at;
        }
        self.title_rows(first, head)
    }

    /// What the lines of titles say.
    pub(super) fn said(&self, titles: &[FormRow]) -> Vec<String> {
        titles.iter().flat_map(|row| &row.lines).filter_map(|l| self.lines.get(*l)).map(|l| self.text(l)).collect()
    }

    /// How many of the page's first lines repeat titles: all of these, or the last of them.
    pub(super) fn repeated(&self, titles: &[String]) -> usize {
        (0..titles.len())
            .filter_map(|from| titles.get(from..))
            .find(|part| {
                part.iter().zip(self.lines).filter(|(said, line)| **said == self.text(line)).count() == part.len()
            })
            .map_or(0, <[String]>::len)
    }

    fn text(&self, line: &TextLine) -> String {
        let text: Vec<String> = line.segments.iter().map(|s| s.text(self.page)).collect();
        text.join("\n")
    }

    /// A row for each feature or proposal that the lines name.
    pub(super) fn title_rows(&self, first: usize, head: usize) -> Vec<FormRow> {
        let mut rows: Vec<FormRow> = Vec::new();
        let mut current: Option<Named> = None;
        for at in first..head {
            let Some(line) = self.lines.get(at) else { continue };
            let named = self.title(line);
            match rows.last_mut() {
                Some(row) if named.is_none() || named == current => row.lines.push(at),
                None if named.is_none() => {}
                _ => {
                    current = named;
                    rows.push(FormRow { label: String::new(), last: None, lines: vec![at] });
                }
            }
        }
        rows
    }

    /// One cell for a title over the whole form; a label and its value are two.
    pub(super) fn title_layout(&self, row: &FormRow) -> Layout {
        let last = self.columns.count() - 1;
        let lines = || row.lines.iter().filter_map(|l| self.lines.get(*l));
        let labelled = self.columns.label == 0
            && lines().any(|l| l.segments.first().is_some_and(|s| self.columns.is_label(s)) && l.segments.len() > 1)
            && !lines()
                .flat_map(|l| &l.segments)
                .any(|s| self.columns.of(s.left + 1.0) == 0 && self.columns.crosses(s));
        let spans = if labelled { vec![(0, 0), (1, last)] } else { vec![(0, last)] };
        Layout { spans, anchors: Vec::new(), starts: Vec::new() }
    }

    /// Whether a line begins where the form's labels do, or where what stands beside them does.
    fn keeps_to_titles(&self, line: &TextLine) -> bool {
        let lefts = self.columns.lefts.get(..2).unwrap_or_default();
        line.segments.len() <= 2
            && line.segments.iter().all(|s| lefts.iter().any(|left| (s.left - left).abs() <= SAME_LEFT))
    }

    /// The feature or proposal that a line names.
    fn title(&self, line: &TextLine) -> Option<Named> {
        match self.framework.heading(&self.text(line), None)? {
            Heading::Feature(index) => Some(Named::Feature(index)),
            Heading::Proposal { index, .. } => Some(Named::Proposal(index)),
            Heading::Unknown => None,
        }
    }
}
