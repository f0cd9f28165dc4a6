//! Everything in a section that speaks for a rating.
//!
//! Enters: a section's lines with their scales and fields. Leaves: [`Votes`]: what was marked, where, how plainly, and
//! what was left open. Which vote wins is decided in [`super::decide`].

use super::alike_marks;
use super::field::Fields;
use super::formatting;
use super::lines::{Line, Row};
use super::mark_signs::Shape;
use super::marks::{Content, MarkContent, read_cell};
use super::rated_rows::{Rated, RowReader, rated_rows};
use super::scale::{Scale, ScaleRows};
use super::sections::Section;
use super::values::{text_boxes, value_fields};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Colour, Place, Run};
use crate::framework::{Framework, Label, fold};
use crate::record::Signal;
use crate::wording::calendar::MONTHS;

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
#[allow(clippy::struct_field_names)] // The votes proper.
pub(super) struct Votes {
    pub(super) votes: Vec<Vote>,
    /// Marks in rows that are labelled as somebody else's, beside a row for the rating itself.
    pub(super) foreign: Vec<Vote>,
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

/// Where a section names the ratings.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// As columns.
    pub(super) scales: Vec<Scale<'a>>,
    /// As rows.
    pub(super) vertical: Vec<ScaleRows>,
}

/// What the section's reader knows besides the lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Round {
    /// The year in which the return was completed.
    pub(super) year: Option<i32>,
}

/// Collects a section's votes.
pub(super) fn collect<'a>(
    framework: &Framework,
    lines: &[Line<'a>],
    section: &Section,
    found: &Found<'a>,
    fields: &Fields<'a>,
    round: Round,
) -> Votes {
    let scales = found.scales.as_slice();
    let mut votes = Votes::default();
    let mut rows = rated_rows(framework, lines, section, scales);
    rows.retain(|r| !found.vertical.iter().any(|v| v.holds(r.row)));
    // Rows that name or describe the ratings are no round's.
    let asks = |r: &Rated<'_, '_>| match r.label {
        None => !r.names && r.row.cells.len() > 1,
        Some(label) => !r.names && matches!(label, Label::Rating | Label::Earlier),
    };
    let years = years(&rows.iter().map(|r| asks(r).then_some(r.written.as_str())).collect::<Vec<_>>(), round);
    votes.form = !scales.is_empty() || fields.of(Label::Rating).next().is_some();
    let labelled = rows.iter().any(|r| r.label == Some(Label::Rating)) || fields.of(Label::Rating).next().is_some();
    for (rated, earlier) in rows.iter().zip(years) {
        let reader = RowReader { framework, rated, labelled, earlier };
        reader.read(&mut votes);
    }
    only_column(scales, labelled, lines, section, &mut votes);
    scale_rows(framework, lines, section, &found.vertical, &mut votes);
    value_fields(framework, fields, round, &mut votes);
    text_boxes(framework, lines, section, &mut votes);
    votes.votes.extend(formatting::votes(framework, lines, section, scales));
    votes
}

/// A rating's name in a cell of its own, where the form names neither ratings nor labels.
pub(super) fn unlabelled_name(framework: &Framework, lines: &[Line<'_>], section: &Section) -> Option<Vote> {
    let rows = section.lines.clone().filter_map(|i| lines.get(i)).filter_map(Line::row);
    let mut named = rows.flat_map(|row| {
        row.cells.iter().filter_map(move |cell| match read_cell(framework, cell) {
            Content::Named(step, signal, text) => Some((row.cell_path(cell), text_places(cell), step, signal, text)),
            _ => None,
        })
    });
    let ((path, places, step, signal, as_written), None) = (named.next()?, named.next()) else { return None };
    Some(Vote { tier: Tier::Outside, steps: vec![step], signal, as_written, codes: vec![], path, places })
}

/// A table that kept the chosen rating's column alone and has no row for a mark: its heading is the answer.
fn only_column(scales: &[Scale<'_>], labelled: bool, lines: &[Line<'_>], section: &Section, votes: &mut Votes) {
    let [Scale { columns, table_id, .. }] = scales else { return };
    let ([only], false) = (columns.as_slice(), labelled) else { return };
    let rows = section.lines.clone().filter_map(|i| lines.get(i)).filter_map(Line::row);
    let Some(row) = rows.into_iter().find(|r| r.table_id == *table_id) else { return };
    votes.votes.push(Vote {
        tier: Tier::Outside,
        steps: vec![only.step],
        signal: Signal::Text,
        as_written: only.cell.text(),
        codes: vec![ReviewCode::ScaleUnclear],
        path: row.cell_path(only.cell),
        places: text_places(only.cell),
    });
}

/// Places of a cell's text, or of the cell itself.
pub(super) fn text_places(cell: &Cell) -> Vec<Place> {
    let text = crate::document::geometry::union_by_page(
        cell.blocks.iter().filter_map(Block::paragraph).flat_map(|p| &p.lines),
    );
    if text.is_empty() { cell.places.clone() } else { text }
}

/// Ticks and crosses in one row mean yes and no: one tick and crosses in all other columns.
pub(super) fn no_and_yes(found: &mut Vec<(Vote, Shape)>, columns: usize) {
    let count = |shape| found.iter().filter(|(_, s)| *s == shape).count();
    let (ticks, crosses) = (count(Shape::Tick), count(Shape::Cross));
    if ticks == 1 && crosses >= 2 && ticks + crosses == columns {
        found.retain(|(_, shape)| *shape == Shape::Tick);
    }
}

/// Whether tracked changes altered what a cell says about the rating.
pub(super) fn touched(framework: &Framework, cell: &Cell, now: &Content) -> bool {
    let kind = |content: &Content| match content {
        Content::Mark(_) => 1,
        Content::Named(step, ..) => 2 + step,
        Content::Words(steps, _) => 100 + steps.iter().sum::<usize>(),
        _ => 0,
    };
    if let Some(before) = &cell.before_change {
        let before = super::marks::read_text(framework, before, Signal::Character, Signal::Text);
        return kind(&before) != kind(now);
    }
    let runs: Vec<&Run> = cell
        .blocks
        .iter()
        .filter_map(Block::paragraph)
        .flat_map(|p| &p.runs)
        .filter(|r| !r.text.trim().is_empty())
        .collect();
    if kind(now) != 0 && runs.iter().any(|r| r.inserted) {
        return true;
    }
    // A print shows changes by colour: struck out what was taken away, underlined what was put in.
    let deleted = runs.iter().any(|r| r.style.struck && coloured(r));
    let inserted = runs.iter().any(|r| r.style.underlined && !r.style.struck && coloured(r));
    (deleted && runs.iter().all(|r| coloured(r))) || (inserted && kind(now) != 0)
}

/// Whether letters stand in a colour of their own, neither black nor grey.
fn coloured(run: &Run) -> bool {
    run.style.colour.is_some_and(|Colour(r, g, b)| r.max(g).max(b) - r.min(g).min(b) > 60)
}

/// Which of several rating rows belong to an earlier round, by the years, or months and years, in their labels.
/// A label that is `None` belongs to a row that no rating is given in.
pub(super) fn years(labels: &[Option<&str>], round: Round) -> Vec<bool> {
    let found: Vec<Option<(i32, u32)>> = labels.iter().map(|l| l.and_then(moment)).collect();
    let undated = || labels.iter().zip(&found).any(|(label, moment)| label.is_some() && moment.is_none());
    let newest = found.iter().flatten().max().copied();
    found
        .iter()
        .map(|moment| match (moment, newest) {
            // A year alone is no earlier than a month of it.
            (Some((year, month)), Some((last, last_month))) if (*year, *month) < (last, last_month) => {
                *year < last || *month > 0
            }
            // One year alone is an earlier one if the return is of a later year and another row has none.
            (Some((year, _)), _) => round.year.is_some_and(|now| *year < now) && undated(),
            _ => false,
        })
        .collect()
}

/// The latest year that a label names, and its month; 0 where it names none.
pub(super) fn moment(label: &str) -> Option<(i32, u32)> {
    let folded = fold(label);
    let words: Vec<&str> = folded.split(' ').collect();
    let moments = words.iter().enumerate().filter_map(|(at, word)| {
        let year =
            (word.len() == 4 && (word.starts_with("20") || word.starts_with("19"))).then(|| word.parse().ok())??;
        let before = at.checked_sub(1).and_then(|i| words.get(i));
        let month = before.and_then(|w| MONTHS.iter().position(|m| w.len() >= 3 && m.starts_with(w)));
        Some((year, month.map_or(0, |m| m as u32 + 1)))
    });
    moments.max()
}

/// Ratings as rows: the mark stands in another cell of the rating's row.
pub(super) fn scale_rows(
    framework: &Framework,
    lines: &[Line<'_>],
    section: &Section,
    vertical: &[ScaleRows],
    votes: &mut Votes,
) {
    for scale in vertical {
        votes.form = true;
        let own: Vec<&Row<'_>> = section
            .lines
            .clone()
            .filter_map(|i| lines.get(i))
            .filter_map(Line::row)
            .filter(|r| r.table_id == scale.table_id)
            .collect();
        let earlier = |column: u32| {
            own.iter()
                .flat_map(|r| &r.cells)
                .any(|c| c.column == column && framework.is_label(&c.text(), Label::Earlier))
        };
        let mut found: Vec<(Vote, Shape)> = Vec::new();
        let mut naming: Vec<(usize, &Row<'_>, &Cell)> = Vec::new();
        for (step, number) in &scale.rows {
            let Some(row) = own.iter().find(|r| r.row == *number) else { continue };
            for cell in &row.cells {
                if cell.column == scale.column {
                    naming.push((*step, row, cell));
                }
                let content = read_cell(framework, cell);
                if touched(framework, cell, &content) && !matches!(content, Content::Words(..) | Content::Named(..)) {
                    votes.codes.push(ReviewCode::ChangedByTrackedChange);
                }
                let Content::Mark(mark) = content else { continue };
                // A description that happens to begin or end with a mark's letter is none.
                let described = mark.note.as_ref().is_some_and(|n| n.len() > LONGEST_NOTE);
                if described || (cell.column == scale.column && mark.shape == Shape::Unusual) {
                    continue;
                }
                let shape = mark.shape;
                let vote = mark_vote(Tier::Rating, *step, mark, row.cell_path(cell), text_places(cell));
                if earlier(cell.column) {
                    votes.earlier.push(vote);
                } else {
                    found.push((vote, shape));
                }
            }
            let row_path = format!("{}/row[{}]", row.table_path, row.row);
            votes.home.get_or_insert((row_path.clone(), String::new(), Vec::new()));
            votes.rating_rows.push(row_path);
        }
        no_and_yes(&mut found, scale.rows.len());
        alike_marks::odd_one(&mut found, scale.rows.len());
        votes.votes.extend(found.into_iter().map(|(vote, _)| vote));
        votes.votes.extend(formatting::row_votes(&naming));
        votes.votes.extend(formatting::beside_votes(&naming));
    }
}

/// Words beside a mark that are longer, in bytes, are a description to which the mark's letter belongs.
const LONGEST_NOTE: usize = 40;

/// A vote for one rating by a mark.
pub(super) fn mark_vote(tier: Tier, step: usize, mark: MarkContent, path: String, places: Vec<Place>) -> Vote {
    let mut codes = Vec::new();
    codes.extend(mark.note.is_some().then_some(ReviewCode::MarkWithNote));
    codes.extend((mark.shape == Shape::Unusual).then_some(ReviewCode::MarkUnusual));
    Vote { tier, steps: vec![step], signal: mark.signal, as_written: mark.as_written, codes, path, places }
}
