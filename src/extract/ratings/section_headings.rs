//! Which lines head a proposal's section: lines outside of tables, cells alone in their row, numbers before answers.

use super::heading_tail::rating_at_end;
use super::lines::{Line, LineContent, Row};
use super::sections::{Divider, LONGEST_LOOSE_HEADING, Section, Told};
use crate::document::{Cell, ParagraphKind};
use crate::framework::{Heading, Label, Matched};

/// From this likeness on a plain line without a number is a proposal's wording, not an answer in the same words ...
const NEARLY: f32 = 0.75;
/// ... and from this on an item of a list is.
const IN_FULL: f32 = 0.95;
/// So many headings with numbers show that all have them.
const COUNTED: usize = 3;

impl Divider<'_, '_> {
    pub(super) fn heading_at(&self, at: usize) -> Option<(Heading, String)> {
        match &self.lines.get(at)?.content {
            LineContent::Paragraph(paragraph) => {
                if matches!(paragraph.kind, ParagraphKind::TextBox | ParagraphKind::Comment | ParagraphKind::Note) {
                    return None;
                }
                let text = paragraph.labelled_text().trim().to_owned();
                let marked = paragraph.kind == ParagraphKind::Heading || paragraph.is_bold();
                self.loose_heading(&text, marked, at)
            }
            LineContent::Row(row) => self.row_heading(row),
        }
    }

    fn loose_heading(&self, text: &str, marked: bool, at: usize) -> Option<(Heading, String)> {
        if text.len() > LONGEST_LOOSE_HEADING {
            return None;
        }
        let heading = self.framework.heading(text, self.feature)?;
        let accepted = match heading {
            Heading::Unknown => marked || !text.ends_with('.'),
            Heading::Proposal { by: Matched::Number, introduced, .. } => {
                // "2.4" alone is a heading if its wording follows.
                let next = self.lines.get(at + 1).map(Line::text).unwrap_or_default();
                let worded = self.framework.heading(&format!("{text}\n{next}"), self.feature);
                let worded = matches!(worded, Some(Heading::Proposal { by: Matched::Both, .. }));
                let answered =
                    || rating_at_end(self.framework, text, None).is_some() || self.framework.is_national_notice(text);
                (introduced && !is_sentence(text)) || marked || worded || answered()
            }
            Heading::Feature(_) => marked || !is_sentence(text),
            // An answer may speak in the words of a proposal: a heading without a number has nearly all of them.
            Heading::Proposal { by: Matched::Wording, likeness, .. } => {
                let item =
                    self.lines.get(at).and_then(Line::paragraph).is_some_and(|p| p.kind == ParagraphKind::ListItem);
                marked || likeness >= if item || self.counts() { IN_FULL } else { NEARLY }
            }
            Heading::Proposal { index, introduced: false, likeness, .. } => !self.is_item(text, index, likeness),
            Heading::Proposal { .. } => true,
        };
        accepted.then(|| (heading, text.to_owned()))
    }

    fn row_heading(&self, row: &Row<'_>) -> Option<(Heading, String)> {
        if let Some(cell) = row.only_written() {
            return self.lone_heading(row, cell);
        }
        // A heading beside all the rows of its form, as sheets have it.
        let beside = row.written().next().filter(|cell| cell.column == 1 && cell.row == row.row && cell.row_span > 1);
        if let Some(text) = beside.map(|cell| cell.text())
            && let Some(heading @ Heading::Proposal { by: Matched::Both, .. }) =
                self.framework.heading(&text, self.feature)
        {
            return Some((heading, text));
        }
        // Labelled rows hold answers, not headings.
        let labels: Vec<Label> = row.written().flat_map(|c| self.framework.labels_of(&c.text())).collect();
        let answers = |l: &Label| {
            matches!(
                l,
                Label::Rating
                    | Label::Earlier
                    | Label::Target
                    | Label::Evidence
                    | Label::Improvement
                    | Label::Indicator
                    | Label::Comments
                    | Label::Scale
            )
        };
        if labels.iter().any(answers) {
            return self.heading_before_answers(row);
        }
        let written: Vec<&&Cell> = row.written().collect();
        // A feature beside its first proposal: the proposal's row.
        let mut feature = None;
        for (place, cell) in written.iter().enumerate() {
            let text = cell.text();
            let with_next = written.get(place + 1).map(|next| format!("{text}\n{}", next.text()));
            for candidate in std::iter::once(&text).chain(&with_next) {
                match self.framework.heading(candidate, self.feature) {
                    Some(Heading::Proposal { by: Matched::Number, introduced: false, .. }) | None => {}
                    Some(Heading::Unknown) if place > 0 => {}
                    Some(Heading::Feature(_)) if candidate.lines().any(is_sentence) => {}
                    // "Appoint a deputy records manager" below "Planned work" is no heading "Records manager".
                    Some(Heading::Proposal { by: Matched::Wording, likeness, .. })
                        if self.is_headed_otherwise(row, cell, place) || self.is_answer(row, likeness) => {}
                    Some(heading @ Heading::Feature(_)) => {
                        feature.get_or_insert((heading, candidate.clone()));
                    }
                    Some(heading) => return Some((heading, candidate.clone())),
                }
            }
        }
        if feature.is_some() {
            return feature;
        }
        written.first().and_then(|first| self.number_alone(row, first).or_else(|| self.counts_on(row, first)))
    }

    /// Whether words rather like a proposal's stand in the table of a proposal that was told by its number: an answer.
    fn is_answer(&self, row: &Row<'_>, likeness: f32) -> bool {
        let last = self.sections.last().filter(|s| self.open && s.told == Told::Number);
        let heading = last.and_then(|s| self.lines.get(s.lines.start)).and_then(Line::row);
        likeness < NEARLY
            && heading.is_some_and(|heading| heading.table_id == row.table_id && heading.only_written().is_some())
    }

    /// Whether a cell stands in a column whose heading asks for evidence, actions or comments, or names a rating: what is in
    /// the proposal's words there is an answer, or says what the rating means.
    fn is_headed_otherwise(&self, row: &Row<'_>, cell: &Cell, place: usize) -> bool {
        let asks = |text: &str| {
            let asked = |l: &Label| matches!(l, Label::Evidence | Label::Improvement | Label::Comments);
            self.framework.labels_of(text).iter().any(asked)
        };
        // "Evidence | Actions" directly above heads the first column too.
        let directly = row.row.checked_sub(1).and_then(|above| row.table.cell(above, cell.column));
        if directly.is_some_and(|above| above.column_span == cell.column_span && asks(&above.text())) {
            return true;
        }
        let above = row.table.cells.iter().take_while(|above| above.row < row.row);
        above.filter(|above| above.column == cell.column && !above.is_empty()).any(|above| {
            let text = above.text();
            (place > 0 && asks(&text)) || (cell.column > 1 && self.framework.step_named(&text).is_some())
        })
    }

    /// A row that counts on from the one directly above, which is all of the proposal before: a list of the proposals in the
    /// partnership's own words ("4.1 Lines of accountability", "4.2 Decisions").
    fn counts_on(&self, row: &Row<'_>, first: &Cell) -> Option<(Heading, String)> {
        let last = self.sections.last().filter(|s| self.open && s.lines.len() == 1)?;
        let above = self.lines.get(last.lines.start).and_then(Line::row)?;
        let index = last.proposal? + 1;
        let number = &self.framework.proposals().nth(index)?.1.number;
        let text = first.text();
        let rest = text.strip_prefix(number.as_str())?;
        let behind = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest);
        let below = above.table_id == row.table_id && above.row + 1 == row.row;
        let counts = below && behind.starts_with(char::is_whitespace);
        counts
            .then(|| (Heading::Proposal { index, by: Matched::Number, introduced: false, likeness: 0.0 }, text.clone()))
    }

    /// "Proposal 1.1" with its wording before answers in the same row.
    fn heading_before_answers(&self, row: &Row<'_>) -> Option<(Heading, String)> {
        let mut written = row.written();
        let (number, wording) = (written.next()?.text(), written.next()?.text());
        let text = format!("{number}\n{wording}");
        let heading = self.framework.heading(&text, self.feature)?;
        let told = self.framework.labels_of(&wording).is_empty() && written.next().is_some();
        (told && matches!(heading, Heading::Proposal { by: Matched::Both, .. })).then_some((heading, text))
    }

    /// The heading that stands alone in its row.
    fn lone_heading(&self, row: &Row<'_>, cell: &Cell) -> Option<(Heading, String)> {
        let text = cell.text();
        // "Improvement actions" above its actions in one cell.
        let first = text.lines().next().unwrap_or_default();
        let asks = |l: &Label| matches!(l, Label::Evidence | Label::Improvement | Label::Comments);
        if text.len() > first.len() && self.framework.labels_of(first).iter().any(asks) {
            return None;
        }
        let heading = self.framework.heading(&text, self.feature)?;
        let accepted = match heading {
            Heading::Proposal { by: Matched::Number, introduced, .. } => {
                !is_sentence(&text) && (introduced || row.cells.len() > 1)
            }
            Heading::Feature(_) => !is_sentence(&text),
            Heading::Proposal { by: Matched::Wording, likeness, .. } => {
                row.row == 1 || likeness >= if self.counts() { IN_FULL } else { NEARLY }
            }
            // A merged cell of prose may begin like a proposal; a heading stands first in its row.
            _ => true,
        };
        accepted.then_some((heading, text))
    }

    /// "1.1" in a column of its own, beside answers and without the wording.
    fn number_alone(&self, row: &Row<'_>, first: &Cell) -> Option<(Heading, String)> {
        // "1" below "Our grade" is the grade.
        let above = row.row.checked_sub(1).and_then(|above| row.table.cell(above, first.column));
        if above.is_some_and(|above| self.framework.is_label(&above.text(), Label::Rating)) {
            return None;
        }
        match self.framework.heading(&first.text(), self.feature) {
            Some(heading @ Heading::Proposal { by: Matched::Number, .. }) if first.text().len() <= 12 => {
                Some((heading, first.text()))
            }
            _ => None,
        }
    }

    /// "2. Rehearse the recovery" in a form whose headings bear whole numbers ("3.2 Recovery is rehearsed."): an item of a list
    /// in the words of a proposal.
    fn is_item(&self, text: &str, proposal: usize, likeness: f32) -> bool {
        let number = |at: usize| self.framework.proposals().nth(at).map_or("", |(_, p)| p.number.as_str());
        let whole = |s: &Section| s.proposal.is_some_and(|at| s.heading.contains(number(at)));
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let counted = text.get(digits..).is_some_and(|rest| digits > 0 && rest.starts_with(['.', ')']));
        let own = number(proposal);
        counted
            && !text.starts_with(own)
            && own.len() > digits
            && likeness < IN_FULL
            && !self.sections.is_empty()
            && self.sections.iter().all(whole)
    }

    /// Whether the form counts its proposals, as far as it was read: one without its number is more likely an answer in
    /// the same words.
    fn counts(&self) -> bool {
        self.sections.len() >= COUNTED && self.sections.iter().all(|section| section.told == Told::Number)
    }
}

/// "Proposal 1.1 has been …", "Key Feature 2 of the review was …" go on as sentences: no headings.
fn is_sentence(text: &str) -> bool {
    if text.contains('\n') && !text.trim_end().ends_with('.') {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let numbered = words.iter().take(4).position(|w| w.contains(|c: char| c.is_ascii_digit()));
    let after = numbered.map_or(2, |at| at + 1);
    let goes_on = words.get(after).is_some_and(|w| w.starts_with(char::is_lowercase));
    goes_on && text.trim_end().ends_with('.') && words.len() > after + 2
}
