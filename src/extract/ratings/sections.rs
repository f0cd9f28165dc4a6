//! A return's lines divided among the proposals.
//!
//! Enters: lines. Leaves: [`Section`]s: a heading and the lines below it up to the next heading. A rating table under
//! a heading that matches no proposal is a section of its own, so that its mark never goes to the proposal before it.

use super::context::{add_context, leave_headings};
use super::covers::covers;
use super::heading_tail::rating_at_end;
use super::lines::{Line, LineContent, Row};
use super::scale;
use crate::document::{Cell, ParagraphKind};
use crate::framework::{Framework, Heading, Label, Matched};
use std::ops::Range;

/// The lines of one proposal.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// The proposal, by its index; `None` where its heading matches none.
    pub(super) proposal: Option<usize>,
    /// How the proposal was told.
    pub(super) told: Told,
    /// Likeness of the heading's wording to the proposal's; 0 where there is none.
    pub(super) likeness: f32,
    /// The heading's text.
    pub(super) heading: String,
    /// The rating that its heading ends with.
    pub(super) rating: Option<(usize, String)>,
    /// Its lines, the heading's among them.
    pub(super) lines: Range<usize>,
    /// Lines of the same table above its first heading: the heading of its columns.
    pub(super) context: Vec<usize>,
}

/// How a section's proposal was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// By number, or number and wording.
    Number,
    /// By wording alone.
    Wording,
    /// By its place between its neighbours alone.
    Order,
}

/// From this likeness on a reworded heading without a number names a proposal that has no other heading.
const WEAK_WORDING: f32 = 0.33;
/// From this likeness on a plain line without a number is a proposal's wording, not an answer in the same words ...
const NEARLY: f32 = 0.75;
/// ... and from this on an item of a list is.
const IN_FULL: f32 = 0.95;
/// So many headings with numbers show that all have them.
const COUNTED: usize = 3;
/// Headings outside of tables are shorter, in bytes.
const LONGEST_LOOSE_HEADING: usize = 400;

/// Divides lines among the proposals.
pub(super) fn sections(framework: &Framework, lines: &[Line<'_>]) -> Vec<Section> {
    let covers = covers(framework, lines);
    let mut divider = Divider { framework, lines, covers, sections: Vec::new(), open: false, feature: None };
    divider.divide();
    let mut sections = divider.sections;
    add_context(framework, lines, &mut sections);
    leave_headings(lines, &mut sections);
    resolve(framework, &mut sections);
    sections
}

struct Divider<'a, 'd> {
    framework: &'d Framework,
    lines: &'d [Line<'a>],
    /// The lines with which a form's cover begins.
    covers: Vec<usize>,
    sections: Vec<Section>,
    /// Whether lines belong to the last section.
    open: bool,
    feature: Option<usize>,
}

impl Divider<'_, '_> {
    fn divide(&mut self) {
        for at in 0..self.lines.len() {
            if self.covers.binary_search(&at).is_ok() || self.begins_appendix(at) {
                self.open = false;
            }
            match self.heading_at(at) {
                Some((Heading::Feature(feature), _)) => {
                    self.feature = Some(feature);
                    self.open = false;
                }
                Some((Heading::Proposal { index, by, likeness, .. }, text)) => {
                    self.feature = feature_of(self.framework, index).or(self.feature);
                    let goes_on = self.open && self.sections.last().is_some_and(|s| s.proposal == Some(index));
                    if goes_on {
                        self.go_on(at, likeness);
                    } else {
                        let told = if by == Matched::Wording { Told::Wording } else { Told::Number };
                        self.begin(Some(index), told, likeness, text, at);
                    }
                }
                Some((Heading::Unknown, text)) => self.begin(None, Told::Wording, 0.0, text, at),
                None => match self.unheaded_table(at) {
                    Some((start, text)) => {
                        if let Some(last) = self.sections.last_mut().filter(|_| self.open) {
                            last.lines.end = start.max(last.lines.start);
                        }
                        self.begin(None, Told::Wording, 0.0, text, start);
                        self.go_on(at, 0.0);
                    }
                    None => self.go_on(at, 0.0),
                },
            }
        }
    }

    fn begin(&mut self, proposal: Option<usize>, told: Told, likeness: f32, heading: String, at: usize) {
        // Beside other cells the rating has a cell of its own.
        let alone = self.lines.get(at).and_then(Line::row).is_none_or(|row| row.only_written().is_some());
        let rating = if alone { rating_at_end(self.framework, &heading, proposal) } else { None };
        let lines = at..at + 1;
        self.sections.push(Section { proposal, told, likeness, heading, rating, lines, context: Vec::new() });
        self.open = true;
    }

    fn go_on(&mut self, at: usize, likeness: f32) {
        if let Some(last) = self.sections.last_mut().filter(|_| self.open) {
            last.lines.end = at + 1;
            last.likeness = last.likeness.max(likeness);
        }
    }

    /// Whether the form counts its proposals, as far as it was read: one without its number is more likely an answer in
    /// the same words.
    fn counts(&self) -> bool {
        self.sections.len() >= COUNTED && self.sections.iter().all(|section| section.told == Told::Number)
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

    /// "Appendix 2: …": what follows is no proposal's.
    fn begins_appendix(&self, at: usize) -> bool {
        let Some(paragraph) = self.lines.get(at).and_then(Line::paragraph) else { return false };
        let marked = paragraph.kind == ParagraphKind::Heading || paragraph.is_bold();
        let text = paragraph.text();
        let mut words = text.split_whitespace();
        let named = words.next().is_some_and(|w| ["appendix", "annex", "annexe"].contains(&&*w.to_lowercase()));
        named && (marked || words.count() <= 1)
    }

    fn heading_at(&self, at: usize) -> Option<(Heading, String)> {
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
        written.first().and_then(|first| self.number_alone(row, first))
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

    /// A row that names the ratings and begins a table of its own, although no heading was recognised: where it begins,
    /// with what may be its heading.
    fn unheaded_table(&self, at: usize) -> Option<(usize, String)> {
        let row = self.lines.get(at)?.row()?;
        let rows: Vec<&Row<'_>> = self
            .lines
            .get(at..)?
            .iter()
            .map_while(Line::row)
            .take_while(|r| r.table_id == row.table_id)
            .take(3)
            .collect();
        let names = scale::scale_at(self.framework, &rows).is_some();
        // "Our rating | Not yet established | …": a row of options, not the head of a table.
        let rating = row
            .written()
            .any(|c| is_rating_label(self.framework, c) && !self.framework.is_label(&c.text(), Label::Scale));
        if !names || rating {
            return None;
        }
        let (start, text) = self.heading_above(at, row);
        match self.sections.last().filter(|_| self.open) {
            None => self.rating_follows(at).then_some((start, text)),
            Some(current) => {
                let seen = (current.lines.start..start).any(|i| self.is_rating_line(i));
                if seen {
                    return self.rating_follows(at).then_some((start, text));
                }
                // The table of another proposal, whose heading was reworded, below a proposal that lost its own.
                let current = current.proposal?;
                let (likest, likeness) = self.framework.likest_proposal(&text)?;
                let other = likest != current
                    && likeness >= WEAK_WORDING
                    && self.framework.likeness_to(current, &text) < likeness / 2.0;
                (other && start > self.sections.last()?.lines.start).then_some((start, text))
            }
        }
    }

    /// What stands directly above a table's first row of ratings and may be its heading.
    fn heading_above(&self, at: usize, row: &Row<'_>) -> (usize, String) {
        let mut start = at;
        let mut text = Vec::new();
        while let Some(above) = start.checked_sub(1).and_then(|i| self.lines.get(i)) {
            match &above.content {
                LineContent::Row(r) if r.table_id == row.table_id => match r.only_written() {
                    Some(cell) if self.framework.labels_of(&cell.text()).is_empty() => text.insert(0, cell.text()),
                    _ => break,
                },
                LineContent::Paragraph(p) if text.is_empty() && p.kind != ParagraphKind::TextBox => {
                    let own = p.labelled_text();
                    if own.len() <= LONGEST_LOOSE_HEADING {
                        text.insert(0, own);
                        start -= 1;
                    }
                    break;
                }
                _ => break,
            }
            start -= 1;
        }
        (start, text.join("\n"))
    }

    /// Whether a rating's row follows before the next heading.
    fn rating_follows(&self, at: usize) -> bool {
        let Some(table) = self.lines.get(at).and_then(Line::row).map(|r| r.table_id) else { return false };
        (at + 1..self.lines.len())
            .take_while(|i| self.lines.get(*i).and_then(Line::row).is_some_and(|r| r.table_id == table))
            .take_while(|i| self.heading_at(*i).is_none())
            .any(|i| self.is_rating_line(i))
    }

    fn is_rating_line(&self, at: usize) -> bool {
        match self.lines.get(at).map(|l| &l.content) {
            Some(LineContent::Row(row)) => {
                let names_several =
                    row.cells.iter().filter(|c| scale::cell_step(self.framework, c).is_some()).count() >= 2;
                row.written().any(|c| {
                    let text = c.text();
                    is_rating_label(self.framework, c)
                        && (!names_several || !self.framework.is_label(&text, Label::Scale))
                })
            }
            Some(LineContent::Paragraph(p)) => {
                self.framework.leading_label(&p.text()).is_some_and(|(labels, _)| labels.contains(&Label::Rating))
            }
            None => false,
        }
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

fn is_rating_label(framework: &Framework, cell: &Cell) -> bool {
    framework.is_label(&cell.text(), Label::Rating)
}

fn feature_of(framework: &Framework, proposal: usize) -> Option<usize> {
    let mut count = 0;
    framework.features.iter().position(|f| {
        count += f.proposals.len();
        proposal < count
    })
}

/// Gives sections without a proposal one that has no section: by a weak likeness, or by its place between its neighbours.
fn resolve(framework: &Framework, sections: &mut [Section]) {
    let count = framework.proposal_count();
    let taken = |sections: &[Section], proposal| sections.iter().any(|s| s.proposal == Some(proposal));
    for at in 0..sections.len() {
        if sections[at].proposal.is_some() || sections[at].heading.is_empty() {
            continue;
        }
        let mut likeness: Vec<(f32, usize)> = (0..count)
            .filter(|p| !taken(sections, *p))
            .map(|p| (framework.likeness_to(p, &sections[at].heading), p))
            .collect();
        likeness.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let second = likeness.get(1).map_or(0.0, |s| s.0);
        if let Some((first, proposal)) = likeness.first().copied()
            && first >= WEAK_WORDING
            && first - second >= 0.08
        {
            sections[at].proposal = Some(proposal);
            sections[at].told = Told::Wording;
            sections[at].likeness = first;
        }
    }
    for at in 0..sections.len() {
        if sections[at].proposal.is_some() {
            continue;
        }
        let before = at.checked_sub(1).map(|i| sections[i].proposal);
        let after = sections.get(at + 1).map(|s| s.proposal);
        let place = match (before, after) {
            (Some(Some(before)), Some(Some(after))) if after == before + 2 => before + 1,
            (None, Some(Some(1))) => 0,
            (Some(Some(before)), None) if before + 2 == count => before + 1,
            _ => continue,
        };
        if !taken(sections, place) {
            sections[at].proposal = Some(place);
            sections[at].told = Told::Order;
        }
    }
}
