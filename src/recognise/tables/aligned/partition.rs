//! The rows of a region: of all ways to part its lines, the one that surprises least.
//!
//! Whether a border runs above a line cannot be told from the lines around it alone: the cells of a row may be set from its
//! top, in its middle or at its bottom, and any of them may be blank. So whole rows are weighed (`surprise`), and the
//! best of all partitions is found row after row, as words are hyphenated in a paragraph that is set as a whole.

use super::habits::Habits;
use super::surprise::{Alignment, Texts};

/// A row has at most this many lines.
const MOST_LINES: usize = 60;
/// Rows that would cost more than this are not read further.
const TOO_MUCH: f32 = 60.0;
/// A table set from another place than the top costs this.
const NOT_TOP: f32 = 1.5;
/// … and this one whose numbers stand at the foot of their rows.
const NUMBER_AT_FOOT: f32 = 6.0;

/// What is known of the border above a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    /// There may be one.
    Free,
    /// There is one.
    Drawn,
    /// There is none.
    None,
}

/// The lines that begin a row; the first is 0. `borders`: what is known above each line.
pub(super) fn starts(texts: &Texts, borders: &[Border], keyed: bool) -> Vec<usize> {
    let mut best: Option<(f32, Vec<usize>, Habits)> = None;
    for alignment in Alignment::ALL {
        let habits = Habits::usual(texts, alignment, keyed);
        let (cost, starts) = least(texts, borders, &habits);
        let cost = cost
            + match alignment {
                Alignment::Top => 0.0,
                Alignment::Bottom if keyed => NUMBER_AT_FOOT,
                Alignment::Middle | Alignment::Bottom => NOT_TOP,
            };
        if best.as_ref().is_none_or(|(known, ..)| cost < *known) {
            best = Some((cost, starts, habits));
        }
    }
    let Some((_, starts, habits)) = best else { return vec![0] };
    match habits.learnt(texts, &starts, keyed) {
        Some(learnt) => least(texts, borders, &learnt).1,
        None => starts,
    }
}

/// The partition that costs least, with its cost.
fn least(texts: &Texts, borders: &[Border], habits: &Habits) -> (f32, Vec<usize>) {
    let lines = borders.len();
    // For each line: the least cost of all rows above it, and where the last of them begins.
    let mut best: Vec<(f32, usize)> = vec![(f32::INFINITY, 0); lines + 1];
    if let Some(first) = best.first_mut() {
        first.0 = 0.0;
    }
    for from in 0..lines {
        if from > 0 && borders.get(from) == Some(&Border::None) {
            continue;
        }
        let before = best.get(from).map_or(f32::INFINITY, |b| b.0);
        let mut row = texts.row(habits, from);
        for line in from..lines {
            if line > from && borders.get(line) == Some(&Border::Drawn) {
                break;
            }
            row.take(line);
            // Where no border may be, all lines are read.
            let open = borders.get(line + 1).is_some_and(|b| *b == Border::None);
            if !open {
                let cost = before + row.cost();
                if let Some(slot) = best.get_mut(line + 1)
                    && cost < slot.0
                {
                    *slot = (cost, from);
                }
            }
            if !open && (row.certain() > TOO_MUCH || line - from >= MOST_LINES) {
                break;
            }
        }
    }
    let mut starts = Vec::new();
    let mut at = lines;
    while at > 0 {
        at = best.get(at).map_or(0, |b| b.1.min(at - 1));
        starts.push(at);
    }
    starts.reverse();
    (best.last().map_or(f32::INFINITY, |b| b.0), starts)
}
