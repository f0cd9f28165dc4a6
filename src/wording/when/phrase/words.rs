//! The words around the moments of a phrase.

use super::by_meeting::{after_meeting, meant_by_meeting};
use super::hints::{hint, hint_of_several};
use super::stretch::Stretch;
use crate::wording::when::Context;
use crate::wording::when::moment::Moment;
use crate::wording::when::tokens::{Token, TokenKind};

/// What meets next.
const NOUNS: &[&str] =
    &["meeting", "meetings", "board", "committee", "ijb", "forum", "council", "group", "cycle", "mtg", "mtgs"];

/// What the words around the moments say.
#[derive(Debug, Default)]
pub(super) struct Says {
    pub(super) from: bool,
    pub(super) until: bool,
    pub(super) ongoing: bool,
    pub(super) recurring: bool,
    pub(super) week: bool,
    pub(super) immediate: bool,
    pub(super) undecided: bool,
    pub(super) next_meeting: bool,
    pub(super) unknown_words: usize,
    pub(super) duration: Option<String>,
    pub(super) ambiguous: bool,
    /// A day or stretch is told by the meeting's date alone.
    pub(super) inferred: bool,
}

impl Says {
    /// Whether they say when, without any date.
    pub(super) fn anything(&self) -> bool {
        self.duration.is_some()
            || self.next_meeting
            || self.ongoing
            || self.recurring
            || self.immediate
            || self.undecided
    }
}

/// A time of day, which says nothing of the day: `5pm`, `5.30 p.m.`, `12 noon`, `17:00`. How many tokens it takes.
pub(super) fn clock(rest: &[Token]) -> Option<usize> {
    let number = |i: usize, digits: usize| {
        rest.get(i).is_some_and(
            |t| matches!(t.kind, TokenKind::Number { value: 0..=59, digits: d, ordinal: false } if d <= digits),
        )
    };
    if !number(0, 2) {
        return None;
    }
    let minutes = rest.get(1).is_some_and(|t| t.glued && t.is_sign(&[':', '.']))
        && rest.get(2).is_some_and(|t| t.glued)
        && number(2, 2);
    let colon = minutes && rest[1].is_sign(&[':']);
    let at = if minutes { 3 } else { 1 };
    let half = rest.get(at).is_some_and(|t| t.is_word(&["am", "pm", "noon", "hrs", "midday"]));
    // "p.m.": two letters with their stops.
    let spelt = rest.get(at).is_some_and(|t| t.is_word(&["a", "p"]))
        && rest.get(at + 1).is_some_and(|t| t.glued && t.is_sign(&['.']))
        && rest.get(at + 2).is_some_and(|t| t.glued && t.is_word(&["m"]));
    if spelt {
        let stop = rest.get(at + 3).is_some_and(|t| t.glued && t.is_sign(&['.']));
        return Some(at + 3 + usize::from(stop));
    }
    if half { Some(at + 1) } else { colon.then_some(at) }
}

/// "w/c", "wc", "w.c.", "week commencing", "week of": how many tokens it takes.
pub(super) fn week_commencing(rest: &[Token]) -> Option<usize> {
    let is = |i: usize, words: &[&str]| rest.get(i).is_some_and(|t| t.is_word(words));
    let begins = &["commencing", "beginning", "starting", "of"];
    if is(0, &["w"]) && rest.get(1).is_some_and(|t| t.is_sign(&['/', '.'])) {
        let stop = rest.get(3).is_some_and(|t| t.glued && t.is_sign(&['.']));
        return is(2, &["c", "b", "commencing", "beginning"]).then_some(3 + usize::from(stop));
    }
    if is(0, &["wc"]) {
        return Some(1);
    }
    (is(0, &["week", "wk"]) && is(1, begins)).then_some(2)
}

/// Takes in a word that is no date and gives how many tokens it took.
pub(super) fn word(rest: &[Token], says: &mut Says, context: Context, stretches: &mut Vec<Stretch>) -> usize {
    let is = |i: usize, words: &[&str]| rest.get(i).is_some_and(|t| t.is_word(words));
    let first = &rest[0];
    if first.is_sign(&['?']) {
        says.ambiguous = true;
        return 1;
    }
    if let Some(taken) = clock(rest) {
        return taken;
    }
    if let Some(taken) = week_commencing(rest) {
        says.week = true;
        return taken;
    }
    if let Some(taken) = meant_by_meeting(rest, says, context, stretches) {
        return taken;
    }
    let Some(text) = first.word() else {
        // Signs say nothing; a number that is no date may.
        says.unknown_words += usize::from(matches!(first.kind, TokenKind::Number { .. }));
        return 1;
    };
    if let Some((hint, taken)) = hint_of_several(rest) {
        says.take(hint);
        return taken;
    }
    match text {
        "next" | "future" | "following" => next_something(rest, says, context, stretches),
        "year" if is(1, &["end"]) => {
            says.ambiguous = true;
            stretches.push(Stretch { first: Moment::FinancialYearEnd(None), last: None });
            2
        }
        "christmas" | "xmas" => {
            stretches.push(Stretch { first: Moment::Day { year: None, month: Some(12), day: 25 }, last: None });
            1
        }
        _ => {
            match hint(text) {
                Some(hint) => says.take(hint),
                None => says.unknown_words += 1,
            }
            1
        }
    }
}

/// `next meeting`, `the next IJB`, `next month`, `next year`.
pub(super) fn next_something(rest: &[Token], says: &mut Says, context: Context, stretches: &mut Vec<Stretch>) -> usize {
    let is = |i: usize, words: &[&str]| rest.get(i).is_some_and(|t| t.is_word(words));
    if rest[0].is_word(&["next"])
        && let Some(meeting) = context.meeting
        && let Some(stretch) = after_meeting(rest.get(1), meeting, says)
    {
        stretches.push(stretch);
        return 2;
    }
    // Up to four words may stand between ("next Integration Joint Board meeting").
    let noun = (1..6).take_while(|i| rest.get(*i).is_some_and(|t| t.word().is_some())).find(|i| is(*i, NOUNS));
    if let Some(mut end) = noun {
        while is(end + 1, NOUNS) {
            end += 1;
        }
        // "next Board meeting of the Transparency Board": the body says nothing more.
        if is(end + 1, &["of"]) && is(end + 2, &["the"]) {
            let more = (end + 3..end + 8).take_while(|i| rest.get(*i).is_some_and(|t| t.word().is_some()));
            end = more.last().filter(|last| is(*last, NOUNS)).unwrap_or(end);
        }
        // A "future meeting" has no date.
        if rest[0].is_word(&["next", "following"]) {
            says.next_meeting = true;
        } else {
            says.undecided = true;
        }
        return end + 1;
    }
    says.unknown_words += 1;
    1
}
