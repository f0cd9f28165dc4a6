//! Marks that are plain because the whole return is marked with them: a letter that stands for the tick of a symbol font whose
//! name was lost ("P" of Wingdings 2), a "V" for a tick, a sign that no font explains.

use super::answered::Answered;
use super::mark_signs::Shape;
use super::votes::{Tier, Vote};
use crate::diagnostic::ReviewCode;
use crate::framework::Framework;
use std::collections::BTreeSet;

/// So many proposals marked alike show what the sign means.
const ALIKE: usize = 3;
/// The doubts that go with a sign that nobody knows.
const DOUBTS: [ReviewCode; 2] = [ReviewCode::MarkUnusual, ReviewCode::GarbledText];

/// Takes the doubt from an unusual sign with which the ratings of many proposals are marked, one in each.
pub(super) fn vouch(framework: &Framework, answered: &mut [Answered<'_>]) {
    let mut sign: Option<char> = None;
    let (mut count, mut steps) = (0_usize, BTreeSet::new());
    for answer in answered.iter() {
        let own: Vec<&Vote> = answer.votes.votes.iter().filter(|v| v.tier == Tier::Rating).collect();
        if !own.iter().any(|vote| is_doubted(vote)) {
            continue;
        }
        // Two marks, another sign, a mark between two: what the sign means is anybody's guess.
        let [Vote { steps: marked, as_written, .. }] = own.as_slice() else { return };
        let ([step], Some(own)) = (marked.as_slice(), only_sign(as_written)) else { return };
        if sign.is_some_and(|sign| sign != own) {
            return;
        }
        sign = Some(own);
        count += 1;
        steps.insert(*step);
    }
    // "P" under every rating may be short for one of them.
    let told = sign.is_some_and(|sign| framework.step_answered(&sign.to_string()).is_some());
    if count < ALIKE || steps.len() < 2 || told {
        return;
    }
    for vote in answered.iter_mut().flat_map(|answer| &mut answer.votes.votes).filter(|vote| is_doubted(vote)) {
        vote.codes.retain(|code| !DOUBTS.contains(code));
    }
}

fn is_doubted(vote: &Vote) -> bool {
    vote.tier == Tier::Rating && vote.codes.contains(&ReviewCode::MarkUnusual)
}

/// The one character that a text is.
fn only_sign(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// One sign in a row whose other columns all hold the same other one, as where a font's boxes were read as letters: "o o x o".
/// The odd one is the mark, in doubt.
pub(super) fn odd_one(found: &mut Vec<(Vote, Shape)>, columns: usize) {
    let signs: Vec<char> = found.iter().filter_map(|(vote, _)| only_sign(&vote.as_written)).collect();
    if columns < ALIKE || signs.len() != columns || found.len() != columns {
        return;
    }
    let count = |sign: char| signs.iter().filter(|other| **other == sign).count();
    let Some(odd) = signs.iter().copied().find(|sign| count(*sign) == 1) else { return };
    let Some(other) = signs.iter().copied().find(|sign| *sign != odd) else { return };
    let unknown = |(vote, shape): &(Vote, Shape)| only_sign(&vote.as_written) != Some(other) || *shape == Shape::Unusual;
    if count(other) + 1 != columns || !found.iter().all(unknown) {
        return;
    }
    found.retain(|(vote, _)| only_sign(&vote.as_written) == Some(odd));
    for (vote, _) in found.iter_mut().filter(|(vote, _)| !vote.codes.contains(&ReviewCode::MarkUnusual)) {
        vote.codes.push(ReviewCode::MarkUnusual);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Signal;

    fn vote(step: usize, sign: &str, shape: Shape) -> (Vote, Shape) {
        let codes = if shape == Shape::Unusual { vec![ReviewCode::MarkUnusual] } else { Vec::new() };
        let (path, places) = (String::new(), Vec::new());
        let as_written = sign.to_owned();
        (Vote { tier: Tier::Rating, steps: vec![step], signal: Signal::Character, as_written, codes, path, places }, shape)
    }

    #[test]
    fn the_odd_sign_of_a_row_is_its_mark() {
        let o = |step| vote(step, "o", Shape::Unusual);
        let mut row = vec![o(0), o(1), vote(2, "x", Shape::Cross), o(3)];
        odd_one(&mut row, 4);
        assert_eq!(row.len(), 1);
        assert_eq!((row[0].0.steps.as_slice(), row[0].0.codes.as_slice()), (&[2][..], &[ReviewCode::MarkUnusual][..]));
        // Crosses mean "no" as often as not; two odd ones are two marks.
        let x = |step| vote(step, "x", Shape::Cross);
        for mut row in [vec![x(0), x(1), o(2), x(3)], vec![o(0), x(1), x(2), o(3)], vec![o(0), x(1)]] {
            let before = row.len();
            odd_one(&mut row, before);
            assert_eq!(row.len(), before);
        }
    }
}
