//! Votes to one outcome. Two ratings are never a pick: they are ambiguous; none is blank; both say why.

use super::votes::{Tier, Vote, Votes};
use crate::diagnostic::ReviewCode;
use crate::document::{Place, geometry};
use crate::framework::fold;
use crate::record::{Mark, Outcome, Signal};

/// What a section says about its proposal.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub(super) outcome: Outcome,
    pub(super) rating: Option<usize>,
    /// Marks with the index of their rating.
    pub(super) marks: Vec<(usize, String, Signal)>,
    pub(super) review: Vec<ReviewCode>,
    /// Path, text and places of what was read.
    pub(super) home: Option<(String, String, Vec<Place>)>,
    /// Whether the form's table or line for the rating is there.
    pub(super) form: bool,
}

/// Decides what a section's votes say.
pub(super) fn decide(votes: &Votes, national: bool) -> Reading {
    // Words in a column of a proposal that is not the partnership's to answer say so once more.
    let counts = |v: &&Vote| !national || v.signal != Signal::Text || !v.codes.contains(&ReviewCode::MarkUnusual);
    // Marks in other people's rows speak where the rating's own row says nothing.
    let own = votes.votes.iter().filter(counts).any(|v| v.tier == Tier::Rating);
    let all: Vec<&Vote> =
        if own { votes.votes.iter().collect() } else { votes.votes.iter().chain(&votes.foreign).collect() };
    let all: Vec<&Vote> = all.into_iter().filter(|v| counts(v)).collect();
    let tier = all.iter().map(|v| v.tier).min();
    // A colour beside the ratings of a proposal that is nobody's to rate is no rating, but somebody set it.
    let coloured = national && tier == Some(Tier::FormattingOutside);
    let tier = tier.filter(|t| !national || matches!(t, Tier::Rating | Tier::Outside));
    let chosen: Vec<&Vote> = all.into_iter().filter(|v| Some(v.tier) == tier).collect();
    let mut reading = Reading { form: votes.form, home: votes.home.clone(), ..Reading::default() };
    reading.review.extend(&votes.codes);
    let others = votes.foreign.iter().any(|v| chosen.iter().all(|own| own.steps != v.steps));
    if others {
        reading.review.push(ReviewCode::MarkOutsideRatingRow);
    }
    if tier == Some(Tier::Rating) {
        // A plain mark elsewhere that says something else is a second mark.
        let steps = steps_of(&chosen);
        let outside: Vec<&Vote> = votes
            .votes
            .iter()
            .filter(|v| matches!(v.tier, Tier::Outside) && v.steps.iter().any(|s| !steps.contains(s)))
            .collect();
        let boxed = votes.votes.iter().any(|v| v.tier == Tier::TextBox && v.steps.iter().any(|s| !steps.contains(s)));
        if boxed {
            reading.review.push(ReviewCode::CommentPresent);
        }
        // The evidence places the writers elsewhere.
        let told = votes.votes.iter().filter(|v| v.tier == Tier::Sentence && !tells_of_the_past(&v.as_written));
        if told.into_iter().any(|v| v.steps.iter().all(|s| !steps.contains(s))) {
            reading.review.push(ReviewCode::RatingInWords);
        }
        if !outside.is_empty() {
            reading.review.push(ReviewCode::MarkOutsideRatingRow);
            let all: Vec<&Vote> = chosen.into_iter().chain(outside).collect();
            settle(&mut reading, &all);
            return with_earlier(reading, votes);
        }
    }
    match tier {
        Some(Tier::Outside | Tier::TextBox) => reading.review.push(ReviewCode::MarkOutsideRatingRow),
        Some(Tier::FormattingOutside) => {
            reading.review.extend([ReviewCode::MarkOutsideRatingRow, ReviewCode::MarkedByFormatting]);
        }
        Some(Tier::Sentence) => reading.review.push(ReviewCode::RatingInWords),
        _ => {}
    }
    settle(&mut reading, &chosen);
    if reading.outcome == Outcome::Blank {
        if national {
            reading.outcome = Outcome::NotForLocalCompletion;
            reading.review.extend(coloured.then_some(ReviewCode::MarkedByFormatting));
        } else if votes.placeholder {
            reading.review.push(ReviewCode::PlaceholderLeft);
        } else if reading.form {
            reading.review.push(ReviewCode::NoMark);
        }
    }
    with_earlier(reading, votes)
}

/// Whether a sentence names a year or speaks of what was: "In 2018 we rated ourselves as partly established".
fn tells_of_the_past(sentence: &str) -> bool {
    let folded = fold(sentence);
    let past = ["was", "were", "previously", "last", "then", "earlier", "rated", "scored", "assessed", "considered"];
    folded.split(' ').any(|w| (w.len() == 4 && w.starts_with("20")) || past.contains(&w))
}

fn with_earlier(mut reading: Reading, votes: &Votes) -> Reading {
    // Under a label of its own an earlier rating is plainly none of this round's.
    let doubtful = |v: &Vote| reading.outcome != Outcome::Rated || !v.codes.is_empty();
    if votes.earlier.iter().any(doubtful) {
        reading.review.push(ReviewCode::OlderRatingPresent);
    }
    reading.review.sort_unstable();
    reading.review.dedup();
    reading
}

fn steps_of(votes: &[&Vote]) -> Vec<usize> {
    let mut steps: Vec<usize> = votes.iter().flat_map(|v| v.steps.iter().copied()).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

fn settle(reading: &mut Reading, votes: &[&Vote]) {
    for vote in votes {
        reading.review.extend(&vote.codes);
        for step in &vote.steps {
            let mark = (*step, vote.as_written.clone(), vote.signal);
            if !reading.marks.contains(&mark) {
                reading.marks.push(mark);
            }
        }
    }
    if let Some(first) = votes.first() {
        let written = votes.iter().map(|v| v.as_written.as_str()).collect::<Vec<_>>().join(" ");
        // Marks in several cells: their row, and the box around all of them.
        let row = |path: &str| path.rsplit_once("/cell[").map(|(row, _)| row.to_owned());
        let one_cell = votes.iter().all(|v| v.path == first.path);
        let one_row =
            row(&first.path).filter(|own| !one_cell && votes.iter().all(|v| row(&v.path).as_ref() == Some(own)));
        let path = one_row.unwrap_or_else(|| first.path.clone());
        let places = geometry::union_by_page(votes.iter().flat_map(|v| &v.places));
        reading.home = Some((path, written, places));
    }
    match steps_of(votes).as_slice() {
        [] => {}
        [step] => {
            reading.outcome = Outcome::Rated;
            reading.rating = Some(*step);
        }
        _ => {
            reading.outcome = Outcome::Ambiguous;
            let between = votes.iter().any(|v| v.steps.len() > 1);
            reading.review.push(if between { ReviewCode::BetweenTwoRatings } else { ReviewCode::TwoColumnsMarked });
        }
    }
}

/// Makes one reading of two sections of the same proposal.
pub(super) fn merge(first: Reading, second: Reading) -> Reading {
    match (first.outcome, second.outcome) {
        (_, Outcome::Blank) if !second.form => first,
        (Outcome::Blank, _) if !first.form => second,
        (Outcome::Rated, Outcome::Rated) if first.rating == second.rating => first,
        (Outcome::NotForLocalCompletion, Outcome::NotForLocalCompletion | Outcome::Blank)
        | (Outcome::Blank, Outcome::Blank) => first,
        (Outcome::Rated, Outcome::Blank) | (Outcome::Blank, Outcome::Rated) => {
            let mut kept = if first.outcome == Outcome::Rated { first } else { second };
            kept.review.push(ReviewCode::ProposalTwice);
            kept
        }
        _ => {
            let mut both = first;
            for mark in second.marks {
                if !both.marks.contains(&mark) {
                    both.marks.push(mark);
                }
            }
            both.outcome = Outcome::Ambiguous;
            both.rating = None;
            both.review.extend(second.review);
            both.review.push(ReviewCode::ProposalTwice);
            both.review.sort_unstable();
            both.review.dedup();
            both
        }
    }
}

/// The marks as records have them.
pub(super) fn marks(framework: &crate::framework::Framework, reading: &Reading) -> Vec<Mark> {
    reading
        .marks
        .iter()
        .map(|(step, as_written, signal)| Mark {
            column: framework.step_id(*step).to_owned(),
            as_written: as_written.clone(),
            signal: *signal,
        })
        .collect()
}
