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
    /// Further proposals that the heading names and that have no section of their own.
    pub(super) beside: Vec<usize>,
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
/// Headings outside of tables are shorter, in bytes.
pub(super) const LONGEST_LOOSE_HEADING: usize = 400;

/// Divides lines among the proposals.
pub(super) fn sections(framework: &Framework, lines: &[Line<'_>]) -> Vec<Section> {
    let covers = covers(framework, lines);
    let mut divider = Divider { framework, lines, covers, sections: Vec::new(), open: false, feature: None };
    divider.divide();
    let mut sections = divider.sections;
    add_context(framework, lines, &mut sections);
    leave_headings(lines, &mut sections);
    answer_together(framework, &mut sections);
    resolve(framework, &mut sections);
    sections
}

impl Section {
    /// Whether it answers a proposal, be it with others.
    pub(super) fn answers(&self, proposal: usize) -> bool {
        self.proposal == Some(proposal) || self.beside.contains(&proposal)
    }
}

/// Notes the further proposals that headings name, where nothing else answers them.
fn answer_together(framework: &Framework, sections: &mut [Section]) {
    for at in 0..sections.len() {
        if sections[at].proposal.is_none() || sections[at].told != Told::Number {
            continue;
        }
        let mut named = framework.named_beside(&sections[at].heading);
        named.retain(|proposal| !sections.iter().any(|s| s.answers(*proposal)));
        sections[at].beside = named;
    }
}

pub(super) struct Divider<'a, 'd> {
    pub(super) framework: &'d Framework,
    pub(super) lines: &'d [Line<'a>],
    /// The lines with which a form's cover begins.
    pub(super) covers: Vec<usize>,
    pub(super) sections: Vec<Section>,
    /// Whether lines belong to the last section.
    pub(super) open: bool,
    pub(super) feature: Option<usize>,
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
                        // The same proposal's table once more, as where the empty form was left above the one filled in.
                        let again = match self.framework.heading(&text, self.feature) {
                            Some(Heading::Proposal { index, by, likeness, .. }) if by != Matched::Wording => {
                                Some((index, likeness))
                            }
                            _ => None,
                        };
                        match again {
                            Some((index, likeness)) => self.begin(Some(index), Told::Number, likeness, text, start),
                            None => self.begin(None, Told::Wording, 0.0, text, start),
                        }
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
        let (beside, context) = (Vec::new(), Vec::new());
        self.sections.push(Section { proposal, beside, told, likeness, heading, rating, lines, context });
        self.open = true;
    }

    fn go_on(&mut self, at: usize, likeness: f32) {
        if let Some(last) = self.sections.last_mut().filter(|_| self.open) {
            last.lines.end = at + 1;
            last.likeness = last.likeness.max(likeness);
        }
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
    let taken = |sections: &[Section], proposal| sections.iter().any(|s| s.answers(proposal));
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
        let before = at.checked_sub(1).map(|i| sections[i].beside.last().copied().or(sections[i].proposal));
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
