//! Ratings of returns, with evidence and improvement actions, and the returns' own facts.
//!
//! The way of a return: [`lines`] (paragraphs and rows), [`sections`] (one for each proposal), [`answered`] (what stands
//! in each), [`scale`] (where the ratings are named) and [`fields`] (labelled answers), [`votes`] (all that speaks for a
//! rating, read by [`marks`], [`options`], [`formatting`], [`in_words`]), [`decide`] (one outcome), [`answers`]
//! (evidence, actions). Every proposal of the framework gets exactly one record, whatever the return looks like.

mod alike_marks;
mod answered;
mod answers;
mod asked;
mod both;
mod clip;
mod contacts;
mod context;
mod covers;
mod decide;
mod field;
mod fields;
mod form;
mod formatting;
mod heading_tail;
mod improvement;
mod in_words;
#[cfg(test)]
mod layout_tests;
mod legend;
mod lines;
mod loose_list;
mod mark_signs;
#[cfg(test)]
mod mark_tests;
mod marks;
mod options;
mod page_edge;
mod parted;
mod pieces;
mod prompts;
mod rated_rows;
mod rated_text;
mod records;
mod refusals;
mod return_status;
mod scale;
mod section_headings;
mod sections;
mod strayed;
mod subheads;
#[cfg(test)]
mod tests;
mod torn;
mod turned;
mod values;
mod votes;
mod whose;
mod worded;

pub(super) use refusals::says_nothing;

use super::{Extracted, Paper};
use crate::diagnostic::{Diagnostic, DiagnosticCode, ReviewCode, Severity};
use crate::document::Document;
use crate::framework::{Framework, fold};
use crate::record::DocumentKind;
use crate::wording::signs::Sign;
use answered::{Answered, read_sections};
use answers::Answers;
use decide::Reading;
use lines::Line;
use sections::Told;
use std::collections::BTreeMap;
use std::sync::Arc;
use votes::{Round, Tier, Vote};

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let document = paper.document;
    let answered = |framework: &&Arc<Framework>| document.framework.as_ref() == Some(&framework.id);
    let framework = paper.settings.frameworks.iter().find(answered).cloned().or_else(|| unreadable_return(paper));
    let Some(framework) = framework else { return };
    extracted.facts.kind = DocumentKind::SelfEvaluationReturn;
    let turned = turned::turn(&framework, document);
    let parted = parted::part(&framework, document);
    let lines = lines::lines(document, &framework, &turned, &parted);
    let framework = legend::learned(&framework, &lines).map_or(framework, Arc::new);
    let framework = legend::with_scores(&framework, &lines).map_or(framework, Arc::new);
    let covers = covers::covers(&framework, &lines);
    for (number, range) in covers::returns(&framework, &lines, &covers).into_iter().enumerate() {
        read_return(&framework, paper, lines.get(range).unwrap_or_default(), number, extracted);
    }
}

/// One return: the paper, or one of several in it.
fn read_return(framework: &Framework, paper: &Paper<'_>, lines: &[Line<'_>], number: usize, extracted: &mut Extracted) {
    let document = paper.document;
    let sections = sections::sections(framework, lines);
    let ranges: Vec<std::ops::Range<usize>> = sections.iter().map(|s| s.lines.clone()).collect();
    let form = form::read(framework, document, lines, &ranges, paper.settings.file_name.as_deref());
    let round = Round { year: form.completed_on.as_deref().and_then(|d| d.get(..4)).and_then(|y| y.parse().ok()) };
    let mut answered = read_sections(framework, lines, &sections, round);
    silence_template(&mut answered);
    alike_marks::vouch(framework, &mut answered);
    note_comments(framework, document, lines, &mut answered);
    report_unmatched(framework, &answered, extracted);
    let readings = by_proposal(framework, document, &answered);
    records::write(&records::Return { framework, form, paper, lines, number }, readings, extracted);
}

/// A paper without any text whose file name says that it is a return.
fn unreadable_return(paper: &Paper<'_>) -> Option<Arc<Framework>> {
    let document = paper.document;
    let silent = document.blocks.iter().all(crate::document::Block::is_empty) && !document.pages.is_empty();
    let name = fold(paper.settings.file_name.as_deref()?);
    let named = |f: &&Arc<Framework>| f.file_names.iter().any(|n| name.contains(n.as_str()));
    paper.settings.frameworks.iter().find(named).filter(|_| silent).cloned()
}

/// Shading that disagrees with a plain mark in two proposals is the form's own: it tells nothing in the others either.
fn silence_template(answered: &mut [Answered<'_>]) {
    let formatted = |v: &&Vote| matches!(v.tier, Tier::Formatting | Tier::FormattingOutside);
    let mut own: BTreeMap<(Tier, usize), u32> = BTreeMap::new();
    for answer in answered.iter() {
        let plain: Vec<usize> = answer
            .votes
            .votes
            .iter()
            .filter(|v| v.tier == Tier::Rating)
            .flat_map(|v| v.steps.iter().copied())
            .collect();
        if plain.is_empty() {
            continue;
        }
        for vote in answer.votes.votes.iter().filter(formatted) {
            for step in vote.steps.iter().filter(|s| !plain.contains(s)) {
                *own.entry((vote.tier, *step)).or_default() += 1;
            }
        }
    }
    for answer in answered {
        answer
            .votes
            .votes
            .retain(|v| !formatted(&v) || !v.steps.iter().any(|s| own.get(&(v.tier, *s)).is_some_and(|n| *n >= 2)));
    }
}

/// Flags ratings at which a reviewer's comment stands: at the rating's row, or about the rating by its words.
fn note_comments(framework: &Framework, document: &Document, lines: &[Line<'_>], answered: &mut [Answered<'_>]) {
    const WORDS: &[&str] = &["rating", "rate", "rated", "score", "scored", "mark", "marked", "column", "box"];
    for aside in document.apart.iter().filter(|a| a.paragraph.kind == crate::document::ParagraphKind::Comment) {
        let Some(anchor) = aside.anchor.as_deref() else { continue };
        let text = fold(&aside.paragraph.text());
        let within = |path: &str| anchor == path || anchor.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        let speaks = !framework.steps_mentioned(&text).is_empty() || text.split(' ').any(|w| WORDS.contains(&w));
        for answer in answered.iter_mut() {
            let at_rating = answer.votes.rating_rows.iter().any(|path| within(path));
            let near = || answer.section.lines.clone().filter_map(|i| lines.get(i)).any(|line| within(&line.path));
            if at_rating || (speaks && near()) {
                answer.votes.codes.push(ReviewCode::CommentPresent);
            }
        }
    }
}

fn report_unmatched(framework: &Framework, answered: &[Answered<'_>], extracted: &mut Extracted) {
    for answer in answered.iter().filter(|a| a.section.proposal.is_none()) {
        let heading: String = answer.section.heading.replace('\n', " ").chars().take(120).collect();
        let message = if heading.is_empty() {
            format!("a rating table has no heading and matches no proposal of `{}`", framework.id)
        } else {
            format!("the heading `{heading}` matches no proposal of `{}`", framework.id)
        };
        extracted.diagnostics.push(Diagnostic::new(Severity::Warning, DiagnosticCode::HeadingUnmatched, message));
    }
}

/// What a return says about one proposal, after its sections were put together.
#[derive(Debug, Default)]
struct ProposalReading {
    reading: Reading,
    answers: Answers,
    heading: Option<usize>,
    tables: Vec<usize>,
    /// Whether marks stand among the answers: the columns of the form were told wrong somewhere.
    displaced: bool,
}

/// A bullet or a mark and nothing else where an answer should stand.
fn is_only_marks(answer: &str) -> bool {
    let mut signs = answer.chars().filter(|c| !c.is_whitespace()).peekable();
    signs.peek().is_some() && signs.all(|c| matches!(c, 'x' | 'X' | '•' | '·') || Sign::of(c).is_some())
}

/// So many answers that are marks say that all columns of a printed form are in doubt.
const DISPLACED: usize = 2;

/// One reading for each proposal of the framework, in its order.
fn by_proposal(framework: &Framework, document: &Document, answered: &[Answered<'_>]) -> Vec<ProposalReading> {
    let marks = answered.iter().filter(|a| a.answers.evidence.as_deref().is_some_and(is_only_marks)).count();
    let displaced = document.page_count > 0 && marks >= DISPLACED;
    let unread = document.diagnostics.iter().any(|d| d.code == DiagnosticCode::PageWithoutText)
        || document.pages.iter().any(|p| p.words.is_empty() && !p.images.is_empty());
    framework
        .proposals()
        .enumerate()
        .map(|(index, (_, proposal))| {
            let mut out = ProposalReading { displaced, ..ProposalReading::default() };
            let mut found: Option<Reading> = None;
            let (mut torn, mut left) = (false, false);
            let mut asked = [false; 2];
            let mut by_alignment = false;
            for answer in answered.iter().filter(|a| a.section.answers(index)) {
                let reading = read_votes(framework, index, answer, proposal.national);
                out.heading = out.heading.or(Some(answer.section.lines.start));
                out.answers.join(&answer.answers);
                left |= answer.answers.left;
                torn |= answer.answers.torn;
                by_alignment |= answer.answers.by_alignment;
                asked = std::array::from_fn(|i| asked[i] || answer.answers.asked[i]);
                found = Some(match found {
                    Some(first) => decide::merge(first, reading),
                    None => reading,
                });
            }
            torn |= by_alignment
                && !proposal.national
                && torn::lacks_label(asked, answered.iter().map(|a| a.answers.asked));
            // What the form's own labels lack may stand in a column whose heading is not known.
            out.answers.split_uncertain |= left && asked != [true, true] && !proposal.national;
            out.reading = found.unwrap_or_default();
            let answers = out.answers.evidence.is_some() || !out.answers.improvements.is_empty();
            if !out.reading.form && out.reading.outcome == crate::record::Outcome::Blank {
                let why = match (unread, answers) {
                    (true, _) => ReviewCode::PageWithoutText,
                    (false, true) => ReviewCode::TableDamaged,
                    (false, false) => ReviewCode::TableMissing,
                };
                out.reading.review.push(why);
            }
            if document.page_count > 0 && torn || displaced && out.reading.form {
                out.reading.review.push(ReviewCode::TableUncertain);
            }
            if out.answers.split_uncertain {
                out.reading.review.push(ReviewCode::SplitUncertain);
            }
            out.reading.review.sort_unstable();
            out.reading.review.dedup();
            out
        })
        .collect()
}

/// Below this likeness a heading with the right number is worded so differently that the number may be wrong.
const REWORDED: f32 = 0.2;

fn read_votes(framework: &Framework, index: usize, answer: &Answered<'_>, national: bool) -> Reading {
    let section = answer.section;
    let mut reading = decide::decide(&answer.votes, national);
    // A national proposal whose table is gone says nothing at all.
    let silent = reading.outcome == crate::record::Outcome::NotForLocalCompletion && !reading.form;
    let notice = answer.answers.evidence.as_deref().is_some_and(|t| framework.is_national_notice(t)) || answer.notice;
    if silent && !notice {
        reading.outcome = crate::record::Outcome::Blank;
    }
    if national && matches!(reading.outcome, crate::record::Outcome::Rated | crate::record::Outcome::Ambiguous) {
        reading.review.push(ReviewCode::RatedAlthoughNational);
    }
    if !section.beside.is_empty() {
        reading.review.push(ReviewCode::AnsweredTogether);
    }
    match section.told {
        Told::Wording => reading.review.push(ReviewCode::MatchedByWording),
        Told::Order => reading.review.push(ReviewCode::MatchedByOrder),
        Told::Number => {
            let wording = framework.proposals().nth(index).map_or(0, |(_, p)| p.text.len());
            // "1.1 – Partly established" holds no wording that could be another's.
            let answer = section.rating.as_ref().map_or(0, |(_, written)| written.len());
            let written = section.heading.len().saturating_sub(answer) > 24 && wording > 0;
            if written && section.likeness < REWORDED && framework.likeness_to(index, &section.heading) < REWORDED {
                reading.review.push(ReviewCode::ProposalReworded);
            }
        }
    }
    reading
}
