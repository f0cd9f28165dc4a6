//! Marks that are plain because the whole return is marked with them: a letter that stands for the tick of a symbol font whose
//! name was lost ("P" of Wingdings 2), a "V" for a tick, a sign that no font explains.

use super::answered::Answered;
use super::mark_signs::Shape;
use super::votes::{Tier, Vote};
use crate::diagnostic::ReviewCode;
use crate::framework::Framework;
use std::collections::{BTreeMap, BTreeSet};

/// So many proposals marked alike show what the sign means.
const ALIKE: usize = 3;
/// All but one in so many of the unusual marks are the one sign.
const MOSTLY: usize = 4;
/// The doubts that go with a sign that nobody knows.
const DOUBTS: [ReviewCode; 2] = [ReviewCode::MarkUnusual, ReviewCode::GarbledText];

/// Takes the doubt from an unusual sign with which the ratings of many proposals are marked, one in each.
pub(super) fn vouch(framework: &Framework, answered: &mut [Answered<'_>]) {
    let mut seen: BTreeMap<char, (usize, BTreeSet<usize>)> = BTreeMap::new();
    let mut doubted = 0_usize;
    for answer in answered.iter() {
        let own: Vec<&Vote> = answer.votes.votes.iter().filter(|v| v.tier == Tier::Rating).collect();
        doubted += usize::from(own.iter().any(|vote| is_doubted(vote)));
        if let Some((sign, step)) = only_mark(&own) {
            let (count, steps) = seen.entry(sign).or_default();
            *count += 1;
            steps.insert(step);
        }
    }
    let most = seen.into_iter().max_by_key(|(_, (count, _))| *count);
    let Some((sign, (count, steps))) = most else { return };
    // "P" under every rating may be short for one of them.
    let told = framework.step_answered(&sign.to_string()).is_some();
    // Where many rows hold two signs, or others, what the sign means is anybody's guess.
    if count < ALIKE || count * MOSTLY < doubted * (MOSTLY - 1) || steps.len() < 2 || told {
        return;
    }
    for answer in answered.iter_mut() {
        let own: Vec<&Vote> = answer.votes.votes.iter().filter(|v| v.tier == Tier::Rating).collect();
        if only_mark(&own).is_some_and(|(own, _)| own == sign) {
            answer.votes.votes.iter_mut().for_each(|vote| vote.codes.retain(|code| !DOUBTS.contains(code)));
        }
    }
}

/// The sign and the rating of a proposal's only mark, where nobody knows the sign.
fn only_mark(own: &[&Vote]) -> Option<(char, usize)> {
    let [vote] = own else { return None };
    let [step] = vote.steps.as_slice() else { return None };
    Some((only_sign(&vote.as_written)?, *step)).filter(|_| is_doubted(vote))
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
    let unknown =
        |(vote, shape): &(Vote, Shape)| only_sign(&vote.as_written) != Some(other) || *shape == Shape::Unusual;
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
        (
            Vote { tier: Tier::Rating, steps: vec![step], signal: Signal::Character, as_written, codes, path, places },
            shape,
        )
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
