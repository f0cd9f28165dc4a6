//! What stands in each section of a return: all that speaks for its rating, and its answers.

use super::answers::{self, Answers};
use super::field::Fields;
use super::fields;
use super::in_words;
use super::lines::{Line, Row};
use super::loose_list;
use super::scale::{self, Scale, ScaleRows};
use super::sections::Section;
use super::subheads::Subheads;
use super::torn;
use super::votes::{self, Found, Round, Tier, Vote, Votes};
use crate::diagnostic::ReviewCode;
use crate::document::{Cell, Place, RecognisedBy};
use crate::framework::{Framework, Label};
use crate::record::Signal;
use std::collections::BTreeSet;

/// One proposal's section with all that was read from it.
pub(super) struct Answered<'s> {
    /// The section.
    pub(super) section: &'s Section,
    /// All that speaks for its rating.
    pub(super) votes: Votes,
    /// Its evidence and improvement actions.
    pub(super) answers: Answers,
    /// Whether a line of its own says that the proposal is for national bodies.
    pub(super) notice: bool,
}

/// What stands in each of a return's sections.
pub(super) fn read_sections<'s>(
    framework: &Framework,
    lines: &[Line<'_>],
    sections: &'s [Section],
    round: Round,
) -> Vec<Answered<'s>> {
    let subheads = Subheads::read(framework, lines, sections);
    let read = |section| read_section(framework, lines, section, round, &subheads.of(framework, lines, section));
    sections.iter().map(read).collect()
}

/// What stands in one section.
fn read_section<'s>(
    framework: &Framework,
    lines: &[Line<'_>],
    section: &'s Section,
    round: Round,
    subheads: &BTreeSet<String>,
) -> Answered<'s> {
    let own: Vec<&Row<'_>> = section.lines.clone().filter_map(|i| lines.get(i)).filter_map(Line::row).collect();
    let context = section.context.iter().filter_map(|i| lines.get(*i)).filter_map(Line::row);
    let rows: Vec<&Row<'_>> = context.chain(own.iter().copied()).collect();
    let scales = section_scales(framework, lines, section, &rows);
    let found = Found { vertical: vertical(framework, lines, section, &scales), scales };
    let fields = fields::fields(framework, lines, section, &found, subheads);
    let mut votes = votes::collect(framework, lines, section, &found, &fields, round);
    let listed = beyond_tables(framework, lines, section, &fields, &mut votes);
    votes.codes.extend(is_read_above(lines, section, &votes).then_some(ReviewCode::TableUncertain));
    let mut answers = answers::answers(framework, &fields, subheads);
    answers.by_alignment =
        own.iter().map(|row| row.table).any(|t| t.uncertain || t.recognised_by == RecognisedBy::Alignment);
    answers.torn = torn::is_torn(framework, &answers, &fields, lines)
        || (answers.by_alignment && torn::leaves_text(framework, &fields, lines));
    answers.left = torn::leaves_cells(framework, &fields, &found, &own);
    // The names of several ratings, each on its own line, are the form's list of them.
    let is_name = |at: &usize| lines.get(*at).is_some_and(|line| framework.step_named(&line.text()).is_some());
    let names = fields.loose.iter().filter(|at| is_name(at)).count();
    let told = |at: &usize| !listed.contains(at) && (names < 2 || !is_name(at));
    let beside: Vec<usize> = fields.loose.iter().copied().filter(told).collect();
    in_sentences(framework, lines, &fields, &beside, &answers, &mut votes);
    let loose = fields.loose.iter().filter_map(|at| lines.get(*at));
    let notice = loose.map(Line::text).any(|text| framework.is_national_notice(&text));
    Answered { section, votes, answers, notice }
}

/// Whether the place of the rating stands wholly above the proposal's heading on the same page and below or above it in the
/// same column of print: the print's parts were read out of their order, and it may be the proposal before that was rated.
fn is_read_above(lines: &[Line<'_>], section: &Section, votes: &Votes) -> bool {
    let Some((_, _, places)) = &votes.home else { return false };
    let heading = lines.get(section.lines.start).map(Line::places).unwrap_or_default();
    let above = |rated: &Place| {
        heading.iter().any(|own| {
            own.page == rated.page && rated.bbox.bottom <= own.bbox.top && own.bbox.overlap_x(&rated.bbox) > 0.0
        })
    };
    places.iter().any(above)
}

/// Ratings that stand in no table: a list of all of them or a name alone where nothing else speaks, and the rating in the
/// section's heading. The lines that the list takes up.
fn beyond_tables(
    framework: &Framework,
    lines: &[Line<'_>],
    section: &Section,
    fields: &Fields<'_>,
    votes: &mut Votes,
) -> Vec<usize> {
    let mut listed = Vec::new();
    if !votes.form
        && votes.votes.is_empty()
        && let Some((found, taken)) = loose_list::votes(framework, lines, &fields.loose)
    {
        votes.form = true;
        votes.votes.extend(found);
        listed = taken;
    }
    if !votes.form && votes.votes.is_empty() {
        votes.votes.extend(votes::unlabelled_name(framework, lines, section));
        votes.form = !votes.votes.is_empty();
    }
    if let Some((step, as_written)) = section.rating.clone() {
        let line = lines.get(section.lines.start);
        votes.form = true;
        votes.votes.push(Vote {
            tier: Tier::Rating,
            steps: vec![step],
            signal: Signal::Text,
            as_written,
            codes: vec![],
            path: line.map(|l| l.path.clone()).unwrap_or_default(),
            places: line.map(Line::places).unwrap_or_default(),
        });
    }
    listed
}

/// Ratings that sentences tell.
fn in_sentences(
    framework: &Framework,
    lines: &[Line<'_>],
    fields: &Fields<'_>,
    beside: &[usize],
    answers: &Answers,
    votes: &mut Votes,
) {
    let field = fields.of(Label::Evidence).next();
    let evidence =
        answers.evidence.iter().map(|text| (text.clone(), field.map(|f| f.path.clone()).unwrap_or_default()));
    // A sentence beside or beneath the table counts like one of the evidence.
    let beside = beside.iter().filter_map(|at| lines.get(*at)).filter(|line| line.paragraph().is_some());
    let beside = beside.map(|line| (line.text(), line.path.clone()));
    for (text, path) in evidence.chain(beside) {
        if let Some((steps, quote)) = in_words::rating_in_words(framework, &text) {
            votes.votes.push(Vote {
                tier: Tier::Sentence,
                steps,
                signal: Signal::Text,
                as_written: quote,
                codes: vec![],
                path,
                places: vec![],
            });
        }
    }
}

/// Where a section's tables name the ratings as columns: each by its own heading, the heading of a table that a page break
/// cut, or that of the table before.
fn section_scales<'a>(
    framework: &Framework,
    lines: &[Line<'a>],
    section: &Section,
    rows: &[&Row<'a>],
) -> Vec<Scale<'a>> {
    let mut tables: Vec<usize> = rows.iter().map(|r| r.table_id).collect();
    tables.dedup();
    let mut scales = Vec::new();
    for table in tables {
        let own: Vec<&Row<'_>> = rows.iter().copied().filter(|r| r.table_id == table).collect();
        scales.extend(scale::scales(framework, &own));
    }
    // The heading of a table that a page break cut holds for what goes on.
    let tables_of = |at: &mut dyn Iterator<Item = usize>| -> Vec<usize> {
        at.filter_map(|i| lines.get(i)).filter_map(Line::row).map(|row| row.table_id).collect()
    };
    let (own, above) = (tables_of(&mut section.lines.clone()), tables_of(&mut section.context.iter().copied()));
    if let Some(first) = own.first().filter(|first| scales.iter().all(|s| s.table_id != **first)) {
        // Headings of the section's later tables stay their own.
        let lent = |scale: &Scale<'_>| above.contains(&scale.table_id) && !own.contains(&scale.table_id);
        scales = scales.into_iter().map(|s| if lent(&s) { s.over(*first) } else { s }).collect();
    }
    scales.extend(lent(framework, rows, &scales));
    scales
}

/// The headings of ratings that hold for a later table too: one that names no ratings, asks for the rating in a row of
/// its own, and has the columns of the table before it, from which its writer parted it.
fn lent<'a>(framework: &Framework, rows: &[&Row<'a>], scales: &[Scale<'a>]) -> Vec<Scale<'a>> {
    let mut lent: Vec<Scale<'a>> = Vec::new();
    for row in rows {
        let own = |s: &Scale<'_>| s.table_id == row.table_id;
        if scales.iter().chain(&lent).any(own)
            || !row.cells.iter().any(|c| framework.is_label(&c.text(), Label::Rating))
        {
            continue;
        }
        let columns = |s: &&Scale<'_>| {
            let table = rows.iter().find(|r| r.table_id == s.table_id).map(|r| r.table.columns);
            s.table_id < row.table_id && table == Some(row.table.columns)
        };
        lent.extend(scales.iter().rev().find(columns).map(|scale| scale.clone().over(row.table_id)));
    }
    lent
}

/// The ratings that stand as rows: in tables without a heading of ratings, or all of them beside a label of the rating that
/// reaches over their rows, as where a print shows the lines of a table within its cell.
fn vertical(framework: &Framework, lines: &[Line<'_>], section: &Section, scales: &[Scale<'_>]) -> Vec<ScaleRows> {
    let rows: Vec<&Row<'_>> = section.lines.clone().filter_map(|i| lines.get(i)).filter_map(Line::row).collect();
    let mut tables: Vec<usize> = rows.iter().map(|r| r.table_id).collect();
    tables.dedup();
    let found = tables.into_iter().flat_map(|table| {
        let headed = scales.iter().any(|s| s.table_id == table);
        let own = rows.iter().copied().filter(|r| r.table_id == table);
        let own: Vec<&Row<'_>> = own.filter(|r| !headed || is_beside_rating(framework, r)).collect();
        let mut found = scale::scale_rows(framework, &own);
        found.retain(|f| !headed || f.rows.len() == framework.scale.len());
        found
    });
    found.collect()
}

/// Whether a row stands beside a label of the rating that reaches over as many rows as there are ratings.
fn is_beside_rating(framework: &Framework, row: &Row<'_>) -> bool {
    let reaches = |c: &&Cell| {
        c.row_span as usize >= framework.scale.len() && c.row <= row.row && row.row < c.row.saturating_add(c.row_span)
    };
    row.table.cells.iter().filter(reaches).any(|c| framework.is_label(&c.text(), Label::Rating))
}
