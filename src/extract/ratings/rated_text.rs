//! What a row under the ratings says by words, lists and descriptions, beyond the marks of its cells.

use super::mark_signs::Shape;
use super::marks::Content;
use super::rated_rows::{RowReader, covered};
use super::values::choice_votes;
use super::votes::{Tier, Vote, moment, text_places};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Paragraph, RecognisedBy};
use crate::framework::{Framework, Label, fold, is_round};
use crate::record::Signal;

/// What is longer, in bytes, is no sign but words.
const LONGEST_SIGN: usize = 3;

/// What words under the ratings say.
pub(super) enum Worded {
    /// They are a list of ratings.
    List((Vote, Shape)),
    /// They speak for these ratings, with a doubt.
    Steps(Vec<usize>, Shape, Option<ReviewCode>),
}

/// A "no" that is the name of its own column's rating is that name.
pub(super) fn named_no(framework: &Framework, content: Content, step: usize) -> Content {
    match content {
        Content::No(text) if framework.step_answered(&text) == Some(step) => Content::Named(step, Signal::Text, text),
        content => content,
    }
}

/// Takes out the marks of earlier rounds where each column is marked by its round: "2018" in one and "2019" in another.
pub(super) fn earlier_rounds(found: &mut Vec<(Vote, Shape)>) -> Vec<Vote> {
    // "x (2018)": the mark's own sign aside.
    let bare =
        |text: &str| text.split_whitespace().filter(|word| word.chars().count() > 1).collect::<Vec<_>>().join(" ");
    let years = |text: &str| text.split(['(', ')', '\n']).map(bare).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let round = |vote: &Vote| {
        let years = years(&vote.as_written);
        moment(&vote.as_written).filter(|_| !years.is_empty() && years.iter().all(|year| is_round(year)))
    };
    let newest = found.iter().filter_map(|(vote, _)| round(vote)).max();
    if !found.iter().all(|(vote, _)| round(vote).is_some() && vote.steps.len() == 1) {
        return Vec::new();
    }
    let (now, before): (Vec<_>, Vec<_>) = found.drain(..).partition(|(vote, _)| round(vote) == newest);
    *found = now;
    before.into_iter().map(|(vote, _)| vote).collect()
}

impl<'a> RowReader<'_, 'a> {
    /// What words under the ratings say; `None` where they say nothing of them.
    pub(super) fn words(&self, cell: &'a Cell, steps: &[usize], mentioned: Vec<usize>, text: &str) -> Option<Worded> {
        let merged = steps.len() > 1;
        match (mentioned.as_slice(), merged) {
            // The words that describe one of the ratings, put where the rating belongs.
            ([], true) => {
                let step = self.described(text)?;
                Some(Worded::Steps(vec![step], Shape::Filled, Some(ReviewCode::RatingInWords)))
            }
            // A label or heading that a page break or a lost column brought here.
            ([], false)
                if !self.framework.labels_of(text).is_empty() || self.framework.heading(text, None).is_some() =>
            {
                None
            }
            // Words alone in a row without lines: how far their cell went is not to be seen.
            ([], false)
                if self.rated.row.table.recognised_by == RecognisedBy::Alignment
                    && text.len() > LONGEST_SIGN
                    && self.alone(cell) =>
            {
                None
            }
            ([], false) => Some(Worded::Steps(steps.to_vec(), Shape::Unusual, Some(ReviewCode::MarkUnusual))),
            ([step], _) if merged || steps.contains(step) => {
                Some(Worded::Steps(vec![*step], Shape::Filled, Some(ReviewCode::RatingInWords)))
            }
            _ => Some(self.choices(cell).map_or(Worded::Steps(mentioned, Shape::Filled, None), Worded::List)),
        }
    }

    /// Whether a cell is the only one under the ratings that is written in.
    pub(super) fn alone(&self, cell: &Cell) -> bool {
        let others = self.rated.row.written().filter(|c| !covered(self.rated.scale, c).is_empty());
        others.into_iter().all(|c| c.column == cell.column)
    }

    /// The one description that was left standing when those of the other ratings were taken out.
    pub(super) fn only_description(&self) -> Option<(Vote, Shape)> {
        let scale = self.rated.scale;
        let under = |c: &&&Cell| !covered(scale, c).is_empty();
        let written: Vec<&&Cell> = self.rated.row.written().filter(under).collect();
        let empty = self.rated.row.cells.iter().filter(|c| c.is_empty() && !covered(scale, c).is_empty()).count();
        let ([cell], Some(Label::Indicator)) = (written.as_slice(), self.rated.label) else { return None };
        let [column] = covered(scale, cell)[..] else { return None };
        let text = cell.text();
        if empty + 1 < scale.columns.len() || scale.columns.len() < 3 || !text.contains(' ') {
            return None;
        }
        let vote = Vote {
            tier: Tier::FormattingOutside,
            steps: vec![column.step],
            signal: Signal::Text,
            as_written: text,
            codes: vec![ReviewCode::MarkUnusual],
            path: self.rated.row.cell_path(cell),
            places: text_places(cell),
        };
        Some((vote, Shape::Filled))
    }

    /// A nought alone in a row of empty cells: somebody's ring, where among others it would be a "no"; or a sign that the
    /// print's font gives no meaning.
    pub(super) fn only_ring(&self) -> Option<(Vote, Shape)> {
        let row = self.rated.row;
        let under = |c: &&&Cell| !covered(self.rated.scale, c).is_empty();
        let mut written = row.written().filter(under);
        let (Some(cell), None) = (written.next(), written.next()) else { return None };
        let [column] = covered(self.rated.scale, cell)[..] else { return None };
        let text = cell.text();
        let vote = Vote {
            tier: self.tier(),
            steps: vec![column.step],
            signal: Signal::Character,
            as_written: text.clone(),
            codes: vec![ReviewCode::MarkUnusual],
            path: row.cell_path(cell),
            places: text_places(cell),
        };
        let unreadable = text.trim().chars().all(|c| c == char::REPLACEMENT_CHARACTER);
        (unreadable || text.trim() == "0").then_some((vote, Shape::Unusual))
    }

    /// The rating of whose description a text is a copy.
    pub(super) fn described(&self, text: &str) -> Option<usize> {
        let wanted = fold(text);
        let row = self.rated.row;
        let mut found = row.table.cells.iter().filter(|c| c.row != row.row && !c.is_empty()).filter_map(|cell| {
            let [column] = covered(self.rated.scale, cell)[..] else { return None };
            (fold(&cell.text()) == wanted).then_some(column.step)
        });
        found.next().filter(|_| wanted.contains(' ') && found.next().is_none())
    }

    /// A list of ratings within one merged cell.
    pub(super) fn choices(&self, cell: &Cell) -> Option<(Vote, Shape)> {
        let paragraphs: Vec<&Paragraph> = cell.blocks.iter().filter_map(Block::paragraph).collect();
        let mut found = choice_votes(self.framework, &paragraphs, self.tier())?;
        let mut vote = found.pop()?;
        for other in found {
            vote.steps.extend(other.steps.into_iter().filter(|s| !vote.steps.contains(s)).collect::<Vec<_>>());
        }
        vote.path = self.rated.row.cell_path(cell);
        vote.places = text_places(cell);
        Some((vote, Shape::Filled))
    }

    /// The whole list of ratings with one marked, where a page's white space parted it anywhere among the row's cells.
    pub(super) fn list_in_cells(&self) -> Option<Vote> {
        let row = self.rated.row;
        if row.table.recognised_by != RecognisedBy::Alignment || self.rated.label != Some(Label::Rating) {
            return None;
        }
        let cells: Vec<&&Cell> = row.written().filter(|c| self.framework.labels_of(&c.text()).is_empty()).collect();
        let [first, _, ..] = cells.as_slice() else { return None };
        let paragraphs: Vec<&Paragraph> = cells.iter().flat_map(|c| &c.blocks).filter_map(Block::paragraph).collect();
        let choices = super::options::choices(self.framework, &paragraphs)?;
        if choices.len() < self.framework.scale.len() {
            return None;
        }
        let [vote] = choice_votes(self.framework, &paragraphs, self.tier())?.try_into().ok()?;
        let places = crate::document::geometry::union_by_page(cells.iter().flat_map(|c| &c.places));
        Some(Vote { path: row.cell_path(first), places, ..vote })
    }
}
