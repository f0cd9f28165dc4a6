//! Everything in a section that speaks for a rating.
//!
//! Enters: a section's lines with their scales and fields. Leaves: [`Votes`]: what was marked, where, how plainly, and
//! what was left open. Which vote wins is decided in [`super::decide`].

use super::fields::Fields;
use super::formatting;
use super::lines::{Line, LineContent, Row};
use super::marks::{Content, MarkContent, Shape, read_cell, read_paragraphs};
use super::options;
use super::scale::{self, Scale, ScaleColumn};
use super::sections::Section;
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Paragraph, ParagraphKind, Place, RecognisedBy};
use crate::framework::{Framework, Label};
use crate::record::Signal;

/// How plainly a vote speaks: earlier ones silence later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// Where the form asks for the rating.
    Rating,
    /// A mark elsewhere in the rating's columns.
    Outside,
    /// Shading, highlight or strike-out where the form asks for the rating.
    Formatting,
    /// The same elsewhere.
    FormattingOutside,
    /// A box laid over or beside the table.
    TextBox,
    /// A sentence of the evidence.
    Sentence,
}

/// Something that speaks for one rating, or for several at once.
#[derive(Debug, Clone)]
pub(super) struct Vote {
    pub(super) tier: Tier,
    pub(super) steps: Vec<usize>,
    pub(super) signal: Signal,
    pub(super) as_written: String,
    pub(super) codes: Vec<ReviewCode>,
    pub(super) path: String,
    pub(super) places: Vec<Place>,
}

/// All votes of a section, and what was left open.
#[derive(Debug, Default)]
pub(super) struct Votes {
    pub(super) votes: Vec<Vote>,
    /// Votes of an earlier round.
    pub(super) earlier: Vec<Vote>,
    /// Codes that hold whatever is decided.
    pub(super) codes: Vec<ReviewCode>,
    /// A prompt was left where the rating belongs.
    pub(super) placeholder: bool,
    /// A scale or a place for the rating was found.
    pub(super) form: bool,
    /// Paths of the rows where the form asks for the rating.
    pub(super) rating_rows: Vec<String>,
    /// Where the rating would stand: path, text and places.
    pub(super) home: Option<(String, String, Vec<Place>)>,
}

/// What the section's reader knows besides the lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Round {
    /// The year in which the return was completed.
    pub(super) year: Option<i32>,
}

/// The row of a section with what it is for.
struct Rated<'r, 'a> {
    row: &'r Row<'a>,
    scale: &'r Scale<'a>,
    label: Option<Label>,
    written: String,
    /// The row names the ratings again.
    names: bool,
}

/// Collects a section's votes.
pub(super) fn collect<'a>(
    framework: &Framework,
    lines: &[Line<'a>],
    section: &Section,
    scales: &[Scale<'a>],
    fields: &Fields<'a>,
    round: Round,
) -> Votes {
    let mut votes = Votes::default();
    let rows = rated_rows(framework, lines, section, scales);
    let years = years(&rows.iter().map(|r| r.written.as_str()).collect::<Vec<_>>(), round);
    votes.form = !scales.is_empty() || fields.of(Label::Rating).next().is_some();
    let labelled = rows.iter().any(|r| r.label == Some(Label::Rating)) || fields.of(Label::Rating).next().is_some();
    for (rated, earlier) in rows.iter().zip(years) {
        let reader = RowReader { framework, rated, labelled, earlier };
        reader.read(&mut votes);
    }
    scale_rows(framework, lines, section, scales, &mut votes);
    value_fields(framework, fields, round, &mut votes);
    text_boxes(framework, lines, section, &mut votes);
    votes.votes.extend(formatting::votes(framework, lines, section, scales));
    votes
}

/// The rows below (or, failing that, above) a scale with their labels; a scale's own row where it carries marks.
fn rated_rows<'r, 'a>(
    framework: &Framework,
    lines: &'r [Line<'a>],
    section: &Section,
    scales: &'r [Scale<'a>],
) -> Vec<Rated<'r, 'a>> {
    let mut out = Vec::new();
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
                let labels = framework.labels_of(&text);
                (text, labels)
            })
            .filter(|(_, labels)| !labels.is_empty())
            .collect();
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

fn under(scale: &Scale<'_>, cell: &Cell) -> bool {
    let end = cell.column + cell.column_span.max(1) - 1;
    scale.columns.iter().any(|c| c.first <= end && cell.column <= c.last)
}

/// Which of several rating rows belong to an earlier round, by the years in their labels.
fn years(labels: &[&str], round: Round) -> Vec<bool> {
    let of = |text: &str| -> Option<i32> {
        let words: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
        words
            .iter()
            .filter(|w| w.len() == 4 && (w.starts_with("20") || w.starts_with("19")))
            .filter_map(|w| w.parse().ok())
            .max()
    };
    let found: Vec<Option<i32>> = labels.iter().map(|l| of(l)).collect();
    let newest = found.iter().flatten().max().copied();
    found
        .iter()
        .map(|year| match (year, newest) {
            (Some(year), Some(newest)) if *year < newest => true,
            // One year alone is an earlier one if the return is of a later year and another row has none.
            (Some(year), _) => round.year.is_some_and(|now| *year < now) && found.iter().any(Option::is_none),
            _ => false,
        })
        .collect()
}

struct RowReader<'r, 'a> {
    framework: &'r Framework,
    rated: &'r Rated<'r, 'a>,
    /// Whether the section has a row that is labelled as the rating's.
    labelled: bool,
    /// Whether the label's year is an earlier round's.
    earlier: bool,
}

impl<'a> RowReader<'_, 'a> {
    fn read(&self, votes: &mut Votes) {
        let label = self.rated.label;
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
        } else {
            votes.votes.append(&mut found);
        }
    }

    fn tier(&self) -> Tier {
        match self.rated.label {
            Some(Label::Rating) => Tier::Rating,
            // Boxes beside the names, where the form has no row for the rating, are its place for it.
            Some(Label::Scale) | None if !self.labelled => Tier::Rating,
            Some(Label::Indicator) if !self.labelled => Tier::Rating,
            _ => Tier::Outside,
        }
    }

    /// The votes of the row's cells.
    fn cells(&self, votes: &mut Votes, home: bool) -> Vec<Vote> {
        let scale = self.rated.scale;
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
        no_and_yes(&mut found, read);
        found.into_iter().map(|(vote, _)| vote).collect()
    }

    fn cell(
        &self,
        cell: &'a Cell,
        columns: &[&ScaleColumn<'a>],
        votes: &mut Votes,
        home: bool,
    ) -> Option<(Vote, Shape)> {
        let content =
            if home || self.rated.names { read_cell(self.framework, cell) } else { strayed(self.framework, cell) };
        let steps: Vec<usize> = columns.iter().map(|c| c.step).collect();
        let merged = columns.len() > 1;
        let mut codes = Vec::new();
        let (steps, signal, as_written, shape) = match content {
            Content::Mark(mark) => {
                codes.extend(mark.note.is_some().then_some(ReviewCode::MarkWithNote));
                codes.extend((mark.shape == Shape::Unusual).then_some(ReviewCode::MarkUnusual));
                (steps, mark.signal, mark.as_written, mark.shape)
            }
            // The row of names names each: no vote.
            Content::Named(..) | Content::Words(..) if self.rated.names => return None,
            Content::Named(step, signal, text) => {
                let mut named = vec![step];
                if !steps.contains(&step) {
                    // The name of one rating in the column of another.
                    named.extend(&steps);
                }
                (named, signal, text, Shape::Filled)
            }
            Content::Words(mentioned, text) if home => match (mentioned.as_slice(), merged) {
                ([], true) => {
                    if let Some(vote) = self.choices(cell) {
                        return Some(vote);
                    }
                    return None;
                }
                ([], false) => {
                    codes.push(ReviewCode::MarkUnusual);
                    (steps, Signal::Text, text, Shape::Unusual)
                }
                ([step], _) if merged || steps.contains(step) => {
                    codes.push(ReviewCode::RatingInWords);
                    (vec![*step], Signal::Text, text, Shape::Filled)
                }
                _ => {
                    if let Some(vote) = self.choices(cell) {
                        return Some(vote);
                    }
                    (mentioned, Signal::Text, text, Shape::Filled)
                }
            },
            Content::Placeholder(_) if home => {
                votes.placeholder = true;
                return None;
            }
            _ => return None,
        };
        codes.extend(self.doubts(cell, columns));
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

    /// A list of ratings within one merged cell.
    fn choices(&self, cell: &Cell) -> Option<(Vote, Shape)> {
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
        if table.join_uncertain && columns.iter().any(|c| page(c.cell) != page(cell)) {
            codes.push(ReviewCode::TableJoinUncertain);
        }
        if cell.blocks.iter().filter_map(Block::paragraph).flat_map(|p| &p.runs).any(|r| r.unsure) {
            codes.push(ReviewCode::GarbledText);
        }
        codes
    }
}

/// A mark that strayed into a row of text: a paragraph of its own, or at the text's very end.
fn strayed(framework: &Framework, cell: &Cell) -> Content {
    let paragraphs: Vec<&Paragraph> = cell
        .blocks
        .iter()
        .filter_map(Block::paragraph)
        .filter(|p| !p.is_empty() && p.kind != ParagraphKind::TextBox)
        .collect();
    for paragraph in &paragraphs {
        match read_paragraphs(framework, &[paragraph]) {
            Content::Mark(mark)
                if mark.shape != Shape::Unusual
                    && (mark.note.is_none() || mark.signal != Signal::Character || !letters(&mark.as_written)) =>
            {
                return Content::Mark(MarkContent { note: None, ..mark });
            }
            Content::Mark(mark) if mark.note.is_some() && mark.as_written.ends_with([' ', 'x', 'X']) => {
                return Content::Mark(MarkContent { note: None, ..mark });
            }
            _ => {}
        }
    }
    Content::Empty
}

/// Whether a text with a mark begins with a letter that is the mark ("X marks the spot").
fn letters(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
}

/// The columns of a scale that a cell covers; one that a merged heading shares with others counts for the greater part.
fn covered<'s, 'a>(scale: &'s Scale<'a>, cell: &Cell) -> Vec<&'s ScaleColumn<'a>> {
    let end = cell.column + cell.column_span.max(1) - 1;
    scale.columns.iter().filter(|c| c.first <= end && cell.column <= c.last).collect()
}

/// Whether a mark's middle lies below (or above) its column's heading and no other, as printed.
fn stands_below(cell: &Cell, columns: &[&ScaleColumn<'_>], scale: &Scale<'_>) -> bool {
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

/// Places of a cell's text, or of the cell itself.
pub(super) fn text_places(cell: &Cell) -> Vec<Place> {
    let text = crate::document::geometry::union_by_page(
        cell.blocks.iter().filter_map(Block::paragraph).flat_map(|p| &p.lines),
    );
    if text.is_empty() { cell.places.clone() } else { text }
}

/// Ticks and crosses in one row mean yes and no: one tick and crosses in all other columns.
fn no_and_yes(found: &mut Vec<(Vote, Shape)>, columns: usize) {
    let count = |shape| found.iter().filter(|(_, s)| *s == shape).count();
    let (ticks, crosses) = (count(Shape::Tick), count(Shape::Cross));
    if ticks == 1 && crosses >= 2 && ticks + crosses == columns {
        found.retain(|(_, shape)| *shape == Shape::Tick);
    }
}

/// Whether tracked changes altered what a cell says about the rating.
fn touched(framework: &Framework, cell: &Cell, now: &Content) -> bool {
    let kind = |content: &Content| match content {
        Content::Mark(_) => 1,
        Content::Named(step, ..) => 2 + step,
        Content::Words(steps, _) => 100 + steps.iter().sum::<usize>(),
        _ => 0,
    };
    match &cell.before_change {
        Some(before) => {
            let before = super::marks::read_text(framework, before, Signal::Character, Signal::Text);
            kind(&before) != kind(now)
        }
        None => {
            let inserted = cell
                .blocks
                .iter()
                .filter_map(Block::paragraph)
                .flat_map(|p| &p.runs)
                .any(|r| r.inserted && !r.text.trim().is_empty());
            inserted && kind(now) != 0
        }
    }
}

/// Ratings as rows: the mark stands in another cell of the rating's row.
fn scale_rows(framework: &Framework, lines: &[Line<'_>], section: &Section, scales: &[Scale<'_>], votes: &mut Votes) {
    let mut rows: Vec<&Row<'_>> = section.lines.clone().filter_map(|i| lines.get(i)).filter_map(Line::row).collect();
    rows.retain(|r| !scales.iter().any(|s| s.table_id == r.table_id));
    let mut tables: Vec<usize> = rows.iter().map(|r| r.table_id).collect();
    tables.dedup();
    for table in tables {
        let own: Vec<&Row<'_>> = rows.iter().copied().filter(|r| r.table_id == table).collect();
        for scale in scale::scale_rows(framework, &own) {
            votes.form = true;
            let mut found: Vec<(Vote, Shape)> = Vec::new();
            for (step, number) in &scale.rows {
                let Some(row) = own.iter().find(|r| r.row == *number) else { continue };
                for cell in &row.cells {
                    let naming = cell.column == scale.column;
                    let content = read_cell(framework, cell);
                    if touched(framework, cell, &content) && !matches!(content, Content::Words(..) | Content::Named(..))
                    {
                        votes.codes.push(ReviewCode::ChangedByTrackedChange);
                    }
                    let Content::Mark(mark) = content else { continue };
                    // A description that happens to begin or end with a mark's letter is none.
                    if mark.note.as_ref().is_some_and(|n| n.len() > 40) || (naming && mark.shape == Shape::Unusual) {
                        continue;
                    }
                    let mut codes = Vec::new();
                    codes.extend(mark.note.is_some().then_some(ReviewCode::MarkWithNote));
                    codes.extend((mark.shape == Shape::Unusual).then_some(ReviewCode::MarkUnusual));
                    let vote = Vote {
                        tier: Tier::Rating,
                        steps: vec![*step],
                        signal: mark.signal,
                        as_written: mark.as_written,
                        codes,
                        path: row.cell_path(cell),
                        places: text_places(cell),
                    };
                    found.push((vote, mark.shape));
                }
                votes.home.get_or_insert((format!("{}/row[{}]", row.table_path, row.row), String::new(), Vec::new()));
                votes.rating_rows.push(format!("{}/row[{}]", row.table_path, row.row));
            }
            no_and_yes(&mut found, scale.rows.len());
            votes.votes.extend(found.into_iter().map(|(vote, _)| vote));
        }
    }
}

/// Ratings in a cell or line of their own: a word, a dropdown, a list with one marked.
fn value_fields(framework: &Framework, fields: &Fields<'_>, round: Round, votes: &mut Votes) {
    let own: Vec<_> = fields.fields.iter().filter(|f| matches!(f.label, Label::Rating | Label::Earlier)).collect();
    let years = years(&own.iter().map(|f| f.written.as_str()).collect::<Vec<_>>(), round);
    for (field, earlier) in own.into_iter().zip(years) {
        let earlier = earlier || field.label == Label::Earlier;
        let paragraphs: Vec<&Paragraph> =
            field.blocks.iter().filter_map(|b| b.paragraph()).filter(|p| p.kind != ParagraphKind::TextBox).collect();
        let places = crate::document::geometry::union_by_page(paragraphs.iter().flat_map(|p| &p.lines));
        let written: Vec<String> = paragraphs.iter().map(|p| p.text()).collect();
        let mut found = Vec::new();
        match choice_votes(framework, &paragraphs, Tier::Rating) {
            Some(choices) => found.extend(choices),
            None => found.extend(value_vote(framework, &paragraphs, votes)),
        }
        for vote in &mut found {
            vote.path.clone_from(&field.path);
            vote.places.clone_from(&places);
            if paragraphs.iter().flat_map(|p| &p.runs).any(|r| r.unsure) {
                vote.codes.push(ReviewCode::GarbledText);
            }
        }
        if earlier {
            votes.earlier.append(&mut found);
            continue;
        }
        let now = read_paragraphs(framework, &paragraphs);
        if field.cells.iter().any(|c| touched(framework, c, &now))
            || (field.loose && paragraphs.iter().flat_map(|p| &p.runs).any(|r| r.inserted))
        {
            votes.codes.push(ReviewCode::ChangedByTrackedChange);
        }
        votes.home.get_or_insert((field.path.clone(), written.join("\n"), places));
        votes.rating_rows.push(field.path.rsplit_once("/cell").map_or(field.path.as_str(), |(row, _)| row).to_owned());
        votes.votes.append(&mut found);
    }
}

fn value_vote(framework: &Framework, paragraphs: &[&Paragraph], votes: &mut Votes) -> Option<Vote> {
    let vote = |steps, signal, as_written, codes| {
        Some(Vote { tier: Tier::Rating, steps, signal, as_written, codes, path: String::new(), places: Vec::new() })
    };
    match read_paragraphs(framework, paragraphs) {
        Content::Named(step, signal, text) => vote(vec![step], signal, text, vec![]),
        Content::Words(steps, text) if steps.len() == 1 => {
            vote(steps, Signal::Text, text, vec![ReviewCode::RatingInWords])
        }
        Content::Words(steps, text) if !steps.is_empty() => vote(steps, Signal::Text, text, vec![]),
        // "X Established", "Established (x)": the mark's note is the name.
        Content::Mark(mark) => {
            let step = scale::text_step(framework, &mark.as_written)?;
            vote(vec![step], mark.signal, mark.as_written, vec![])
        }
        Content::Placeholder(_) => {
            votes.placeholder = true;
            None
        }
        _ => None,
    }
}

/// Votes of a list of ratings in one place; `None` where it is no such list.
fn choice_votes(framework: &Framework, paragraphs: &[&Paragraph], tier: Tier) -> Option<Vec<Vote>> {
    let choices = options::choices(framework, paragraphs)?;
    let vote = |steps: Vec<usize>, signal, as_written: String, codes| Vote {
        tier,
        steps,
        signal,
        as_written,
        codes,
        path: String::new(),
        places: Vec::new(),
    };
    let mut marked: Vec<(Vote, Shape)> = Vec::new();
    let mut refused = 0;
    for choice in &choices {
        match &choice.mark {
            Content::Mark(mark) => {
                let mut codes = Vec::new();
                codes.extend((mark.shape == Shape::Unusual).then_some(ReviewCode::MarkUnusual));
                marked.push((vote(vec![choice.step], mark.signal, choice.text.clone(), codes), mark.shape));
            }
            Content::No(_) => refused += 1,
            _ => {}
        }
    }
    no_and_yes(&mut marked, choices.len());
    if !marked.is_empty() {
        return Some(marked.into_iter().map(|(v, _)| v).collect());
    }
    if refused > 0 {
        return Some(Vec::new());
    }
    let looks = formatting::set_apart(&choices);
    if !looks.is_empty() {
        return Some(
            looks
                .into_iter()
                .map(|(step, signal, text)| vote(vec![step], signal, text, vec![ReviewCode::MarkedByFormatting]))
                .collect(),
        );
    }
    // All of the scale untouched is the form's own list; a few of its names are what somebody wrote.
    if choices.len() == framework.scale.len() {
        return Some(Vec::new());
    }
    let text = choices.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" / ");
    Some(vec![vote(choices.iter().map(|c| c.step).collect(), Signal::Text, text, vec![])])
}

/// Boxes laid over or beside the table.
fn text_boxes(framework: &Framework, lines: &[Line<'_>], section: &Section, votes: &mut Votes) {
    for at in section.lines.clone() {
        let Some(line) = lines.get(at) else { continue };
        let boxes: Vec<&Paragraph> = match &line.content {
            LineContent::Paragraph(p) if p.kind == ParagraphKind::TextBox => vec![p],
            LineContent::Paragraph(_) => vec![],
            LineContent::Row(row) => row
                .cells
                .iter()
                .flat_map(|c| &c.blocks)
                .filter_map(Block::paragraph)
                .filter(|p| p.kind == ParagraphKind::TextBox)
                .collect(),
        };
        for paragraph in boxes {
            let (steps, text) = match read_paragraphs(framework, &[paragraph]) {
                Content::Named(step, _, text) => (vec![step], text),
                Content::Words(steps, text) if !steps.is_empty() => (steps, text),
                _ => continue,
            };
            votes.votes.push(Vote {
                tier: Tier::TextBox,
                steps,
                signal: Signal::Text,
                as_written: text,
                codes: vec![],
                path: line.path.clone(),
                places: paragraph.places(),
            });
        }
    }
}
