//! Votes in rows that stand under (or above) a heading of ratings.

use super::alike_marks;
use super::lines::{Line, Row};
use super::mark_signs::Shape;
use super::marks::{Content, MarkContent, read_cell};
use super::page_edge::has_edges_of;
use super::rated_text::{Worded, earlier_rounds, named_no};
use super::scale::{self, Scale, ScaleColumn};
use super::sections::Section;
use super::strayed::strayed;
use super::values::choice_votes;
use super::votes::{Tier, Vote, Votes, no_and_yes, text_places, touched};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Paragraph, RecognisedBy};
use crate::framework::{Framework, Label};
use crate::record::Signal;

/// The row of a section with what it is for.
pub(super) struct Rated<'r, 'a> {
    pub(super) row: &'r Row<'a>,
    pub(super) scale: &'r Scale<'a>,
    pub(super) label: Option<Label>,
    pub(super) written: String,
    /// The row names the ratings again.
    pub(super) names: bool,
}

/// The rows below (or, failing that, above) a scale with their labels; a scale's own row where it carries marks.
pub(super) fn rated_rows<'r, 'a>(
    framework: &Framework,
    lines: &'r [Line<'a>],
    section: &Section,
    scales: &'r [Scale<'a>],
) -> Vec<Rated<'r, 'a>> {
    let mut out = Vec::new();
    let asked = asked_apart(framework, lines, section, scales);
    for row in section.lines.clone().filter_map(|i| lines.get(i)).filter_map(Line::row) {
        let own: Vec<&Scale<'a>> = scales.iter().filter(|s| s.table_id == row.table_id).collect();
        let naming = own.iter().find(|s| (s.first_row..=s.last_row).contains(&row.row));
        let above = own.iter().rev().find(|s| s.last_row < row.row);
        let Some(scale) = naming.or(above).or(own.first()).copied() else { continue };
        let labels: Vec<(String, Vec<Label>)> = row
            .written()
            .filter(|c| !under(scale, c))
            .map(|c| c.text())
            .map(|text| {
                let mut labels = framework.labels_of(&text);
                // "Feb 2019", "May 2019" before marks: the ratings of two rounds.
                if labels.is_empty() && naming.is_none() && crate::framework::is_round(&text) {
                    labels.push(Label::Rating);
                }
                (text, labels)
            })
            .filter(|(_, labels)| !labels.is_empty())
            .collect();
        // A label beside several rows ("Our rating" beside the names and the marks below them) starts in the first of them.
        let labels =
            if labels.is_empty() && naming.is_none() { spanning(framework, row, scale, &asked) } else { labels };
        let frame = || (String::new(), row.frame.clone());
        let labels =
            if labels.is_empty() && naming.is_none() && !row.frame.is_empty() { vec![frame()] } else { labels };
        // "Rating" before the names is the scale's own label.
        let prefer: &[Label] = if naming.is_some() { &[Label::Scale] } else { &[] };
        let rank = |l: &Label| {
            (!prefer.contains(l), !matches!(l, Label::Rating | Label::Earlier | Label::Evidence | Label::Improvement))
        };
        let found = labels
            .iter()
            .flat_map(|(text, labels)| labels.iter().map(move |l| (*l, text)))
            .min_by_key(|(l, _)| rank(l));
        let (label, written) = found.map_or((None, String::new()), |(l, text)| (Some(l), text.clone()));
        out.push(Rated { row, scale, label, written, names: naming.is_some() });
    }
    out
}

/// The tables that ask for the rating in a row of its own, below the one that names the ratings.
fn asked_apart(framework: &Framework, lines: &[Line<'_>], section: &Section, scales: &[Scale<'_>]) -> Vec<usize> {
    let rows = section.lines.clone().filter_map(|i| lines.get(i)).filter_map(Line::row);
    let asks = |row: &&Row<'_>| {
        let scale = scales.iter().find(|s| s.table_id == row.table_id && s.last_row < row.row);
        scale.is_some_and(|s| row.written().any(|c| !under(s, c) && framework.is_label(&c.text(), Label::Rating)))
    };
    rows.filter(asks).map(|row| row.table_id).collect()
}

/// The labels of cells that began in a row above and reach into this one.
fn spanning(framework: &Framework, row: &Row<'_>, scale: &Scale<'_>, asked: &[usize]) -> Vec<(String, Vec<Label>)> {
    let reaches = |c: &&Cell| c.row < row.row && c.row + c.row_span.max(1) > row.row && !under(scale, c);
    let found = row.table.cells.iter().filter(reaches);
    found
        .map(|cell| {
            let text = cell.text();
            let mut labels = framework.labels_of(&text);
            let names = (scale.first_row..=scale.last_row).contains(&cell.row) && labels.contains(&Label::Scale);
            // "Rating" beside the names and what they mean, where another row asks for the rating.
            if names && asked.contains(&row.table_id) {
                labels = vec![Label::Indicator];
            }
            (text, labels)
        })
        .filter(|(_, labels)| !labels.is_empty())
        .collect()
}

pub(super) fn under(scale: &Scale<'_>, cell: &Cell) -> bool {
    let end = cell.column + cell.column_span.max(1) - 1;
    scale.columns.iter().any(|c| c.first <= end && cell.column <= c.last)
}

pub(super) struct RowReader<'r, 'a> {
    pub(super) framework: &'r Framework,
    pub(super) rated: &'r Rated<'r, 'a>,
    /// Whether the section has a row that is labelled as the rating's.
    pub(super) labelled: bool,
    /// Whether the label's year is an earlier round's.
    pub(super) earlier: bool,
}

impl<'a> RowReader<'_, 'a> {
    pub(super) fn read(&self, votes: &mut Votes) {
        let label = self.rated.label;
        // Where somebody wants to be is not where they are.
        if label == Some(Label::Target) {
            return;
        }
        let answers = matches!(label, Some(Label::Evidence | Label::Improvement | Label::Comments));
        let home = label == Some(Label::Rating) || (!self.labelled && label.is_none() && !self.rated.names);
        if home && label == Some(Label::Rating) && !self.earlier {
            let row = self.rated.row;
            votes.rating_rows.push(format!("{}/row[{}]", row.table_path, row.row));
            let text = row.written().map(|c| c.text()).collect::<Vec<_>>().join(" ");
            let places = crate::document::geometry::union_by_page(row.cells.iter().flat_map(|c| &c.places));
            votes.home.get_or_insert((format!("{}/row[{}]", row.table_path, row.row), text, places));
        }
        let mut found = self.cells(votes, home && !answers);
        let earlier = label == Some(Label::Earlier) || (self.earlier && label == Some(Label::Rating));
        if answers {
            // A mark strayed into the row below; a merged cell of text is none.
            found.retain(|v| v.steps.len() == 1 && v.signal != Signal::Text && v.codes.is_empty());
        }
        if earlier {
            votes.earlier.append(&mut found);
        } else if self.is_foreign() {
            votes.foreign.append(&mut found);
        } else {
            votes.votes.append(&mut found);
        }
    }

    /// "Health board's view" above "Agreed rating": a row with a label of its own that is none of the form's.
    fn is_foreign(&self) -> bool {
        let own = |c: &&&Cell| !under(self.rated.scale, c) && c.column == 1;
        self.labelled && self.rated.label.is_none() && !self.rated.names && self.rated.row.written().any(|c| own(&c))
    }

    pub(super) fn tier(&self) -> Tier {
        match self.rated.label {
            Some(Label::Rating) => Tier::Rating,
            // Boxes beside the names, where the form has no row for the rating, are its place for it.
            Some(Label::Scale | Label::Indicator) | None if !self.labelled => Tier::Rating,
            _ => Tier::Outside,
        }
    }

    /// The votes of the row's cells.
    fn cells(&self, votes: &mut Votes, home: bool) -> Vec<Vote> {
        let scale = self.rated.scale;
        if let Some(vote) = self.list_in_cells() {
            return vec![vote];
        }
        let mut found: Vec<(Vote, Shape)> = Vec::new();
        let mut read = 0_usize;
        for cell in &self.rated.row.cells {
            let columns: Vec<&ScaleColumn<'a>> = covered(scale, cell);
            if columns.is_empty() {
                self.outside_scale(cell, votes);
                continue;
            }
            read += columns.len();
            self.tracked(cell, votes);
            if let Some(vote) = self.cell(cell, &columns, votes, home) {
                found.push(vote);
            }
        }
        // Words under every rating describe them: a row of indicators that lost its label.
        let described = |(vote, shape): &(Vote, Shape)| *shape == Shape::Unusual && vote.signal == Signal::Text;
        if self.rated.label.is_none() && found.len() >= 3 && found.iter().all(described) {
            return Vec::new();
        }
        found.extend(self.only_description());
        found.extend(self.only_ring().filter(|_| home && found.is_empty()));
        no_and_yes(&mut found, read);
        alike_marks::odd_one(&mut found, read);
        votes.earlier.extend(earlier_rounds(&mut found));
        notes_beside(&mut found);
        found.into_iter().map(|(vote, _)| vote).collect()
    }

    fn cell(
        &self,
        cell: &'a Cell,
        columns: &[&ScaleColumn<'a>],
        votes: &mut Votes,
        home: bool,
    ) -> Option<(Vote, Shape)> {
        // A merged cell may hold a list of all ratings with one marked.
        if home && columns.len() > 1 {
            let paragraphs: Vec<&Paragraph> = cell.blocks.iter().filter_map(Block::paragraph).collect();
            if choice_votes(self.framework, &paragraphs, self.tier()).is_some() {
                return self.choices(cell);
            }
        }
        let steps: Vec<usize> = columns.iter().map(|c| c.step).collect();
        let mut codes = Vec::new();
        let (steps, signal, as_written, shape) = match self.content(cell, &steps, home) {
            Content::Mark(mark) => {
                // "x Established" in another rating's column.
                let other = scale::text_step(self.framework, &mark.as_written).filter(|step| !steps.contains(step));
                let steps: Vec<usize> = steps.into_iter().chain(other).collect();
                codes.extend(mark.note.is_some().then_some(ReviewCode::MarkWithNote));
                codes.extend((mark.shape == Shape::Unusual).then_some(ReviewCode::MarkUnusual));
                (steps, mark.signal, mark.as_written, mark.shape)
            }
            // The row of names names each: no vote.
            Content::Named(..) | Content::Words(..) if self.rated.names => return None,
            Content::Named(step, signal, text) => {
                let (named, doubt) = self.named(cell, &steps, step);
                codes.extend(doubt);
                (named, signal, text, Shape::Filled)
            }
            Content::Words(mentioned, text) if home => {
                let (steps, shape, code) = match self.words(cell, &steps, mentioned, &text)? {
                    Worded::List(vote) => return Some(vote),
                    Worded::Steps(steps, shape, code) => (steps, shape, code),
                };
                codes.extend(code);
                (steps, Signal::Text, text, shape)
            }
            Content::Placeholder(_) if home => {
                votes.placeholder = true;
                return None;
            }
            _ => return None,
        };
        // A name needs no column to be told by.
        let named = columns.len() > 1 && steps.len() == 1 && signal != Signal::Character;
        let of_columns = [ReviewCode::TableUncertain, ReviewCode::TableJoinUncertain];
        codes.extend(self.doubts(cell, columns).into_iter().filter(|c| !named || !of_columns.contains(c)));
        let row = self.rated.row;
        let vote = Vote {
            tier: self.tier(),
            steps,
            signal,
            as_written,
            codes,
            path: row.cell_path(cell),
            places: text_places(cell),
        };
        Some((vote, shape))
    }

    /// What a cell says where the rating belongs or is named; elsewhere what strayed there.
    fn content(&self, cell: &Cell, steps: &[usize], home: bool) -> Content {
        match (home || self.rated.names, steps) {
            // "No" in the column of a scale's "No".
            (true, [step]) => named_no(self.framework, read_cell(self.framework, cell), *step),
            (true, _) => read_cell(self.framework, cell),
            (false, _) => strayed(self.framework, cell),
        }
    }

    /// The ratings for which a rating's name in a cell below `steps` speaks, with a doubt.
    fn named(&self, cell: &Cell, steps: &[usize], step: usize) -> (Vec<usize>, Option<ReviewCode>) {
        if steps.contains(&step) {
            return (vec![step], None);
        }
        // Alone in a row without lines: how far its cell went is not to be seen.
        if self.rated.row.table.recognised_by == RecognisedBy::Alignment && self.alone(cell) {
            return (vec![step], Some(ReviewCode::TableUncertain));
        }
        // The name of one rating in the column of another.
        (std::iter::once(step).chain(steps.iter().copied()).collect(), None)
    }

    /// A mark in a column whose heading names no rating.
    fn outside_scale(&self, cell: &Cell, votes: &mut Votes) {
        let between = {
            let first = self.rated.scale.columns.iter().map(|c| c.first).min().unwrap_or(0);
            let last = self.rated.scale.columns.iter().map(|c| c.last).max().unwrap_or(0);
            self.rated.scale.columns.len() < self.framework.scale.len() || (cell.column > first && cell.column < last)
        };
        if self.rated.label == Some(Label::Rating)
            && between
            && matches!(read_cell(self.framework, cell), Content::Mark(MarkContent { note: None, .. }))
        {
            votes.codes.push(ReviewCode::ScaleUnclear);
        }
    }

    /// Flags a tracked change that moved, made or took away a mark.
    fn tracked(&self, cell: &Cell, votes: &mut Votes) {
        if self.rated.label.is_some_and(|l| l != Label::Rating) {
            return;
        }
        let now = read_cell(self.framework, cell);
        if touched(self.framework, cell, &now) {
            votes.codes.push(ReviewCode::ChangedByTrackedChange);
        }
    }

    /// Why the mark's column may not be the one that the table says.
    fn doubts(&self, cell: &Cell, columns: &[&ScaleColumn<'a>]) -> Vec<ReviewCode> {
        let table = self.rated.row.table;
        let mut codes = Vec::new();
        if self.rated.scale.columns.len() == 1 {
            codes.push(ReviewCode::ScaleUnclear);
        }
        if self.rated.scale.unclear
            && columns.iter().any(|c| scale::cell_step(self.framework, c.cell) != Some(c.step))
            && self.rated.scale.first_row == self.rated.scale.last_row
        {
            codes.push(ReviewCode::ScaleUnclear);
        }
        if (table.uncertain || table.recognised_by == RecognisedBy::Alignment)
            && !stands_below(cell, columns, self.rated.scale)
        {
            codes.push(ReviewCode::TableUncertain);
        }
        let page = |c: &Cell| c.places.first().map(|p| p.page);
        let same_column = |c: &ScaleColumn<'_>| page(c.cell) == page(cell) || has_edges_of(cell, c.cell);
        if table.join_uncertain && !columns.iter().all(|c| same_column(c)) {
            codes.push(ReviewCode::TableJoinUncertain);
        }
        if cell.blocks.iter().filter_map(Block::paragraph).flat_map(|p| &p.runs).any(|r| r.unsure) {
            codes.push(ReviewCode::GarbledText);
        }
        codes
    }
}

/// One plain mark, and words without any rating's name in other columns ("Not all teams"): the words are notes to it.
fn notes_beside(found: &mut Vec<(Vote, Shape)>) {
    let note = |(vote, shape): &(Vote, Shape)| {
        *shape == Shape::Unusual && vote.signal == Signal::Text && vote.as_written.split_whitespace().count() > 1
    };
    let plain = found.iter().filter(|(vote, shape)| *shape != Shape::Unusual && vote.steps.len() == 1).count();
    let notes = found.iter().filter(|vote| note(vote)).count();
    if plain == 1 && notes > 0 && plain + notes == found.len() {
        found.retain(|vote| !note(vote));
        for (vote, _) in found.iter_mut() {
            vote.codes.push(ReviewCode::MarkWithNote);
        }
    }
}

/// The columns of a scale that a cell covers; one that a merged heading shares with others counts for the greater part.
pub(super) fn covered<'s, 'a>(scale: &'s Scale<'a>, cell: &Cell) -> Vec<&'s ScaleColumn<'a>> {
    let end = cell.column + cell.column_span.max(1) - 1;
    scale.columns.iter().filter(|c| c.first <= end && cell.column <= c.last).collect()
}

/// Whether a mark's middle lies below (or above) its column's heading and no other, as printed.
pub(super) fn stands_below(cell: &Cell, columns: &[&ScaleColumn<'_>], scale: &Scale<'_>) -> bool {
    let (Some(mark), [column]) = (text_places(cell).first().copied(), columns) else { return false };
    let middle = mark.bbox.centre_x();
    let distance = |c: &ScaleColumn<'_>| {
        text_places(c.cell)
            .first()
            .map(|p| if middle < p.bbox.left { p.bbox.left - middle } else { (middle - p.bbox.right).max(0.0) })
    };
    let Some(own) = distance(column) else { return false };
    scale.columns.iter().filter(|c| c.step != column.step).all(|c| distance(c).is_none_or(|d| d > own))
}
