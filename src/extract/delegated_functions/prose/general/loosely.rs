//! What a sentence says of a long row of services in words of which a few are of no known class.
//!
//! The weakest reading, of sentences of which the others make nothing: "All under one roof, the Partnership marshals home
//! care, podiatry and dentistry for those who live here". The body that has functions and a word of having, running or
//! delegating must stand in it, and nothing that denies, doubts or tells of something else.

use super::super::frames;
use super::rows::Row;
use super::tokens::Token;
use super::verdict::Topic;
use super::words::{self, Class, Kind};

/// Fewer services than these are no row that speaks for itself.
const FEWEST: usize = 3;
/// More words of no class than these tell of something else.
const MOST_UNKNOWN: usize = 3;
/// A longer sentence tells of several things.
const MOST_WORDS: usize = 70;
/// Who has a row stands within so many words behind it.
const WITHIN: usize = 10;

/// The row of which a sentence says so.
pub(super) fn delegated<'r>(sentence: &str, tokens: &[Token], rows: &'r [Row], topic: Topic) -> Option<&'r Row> {
    let mut long = rows.iter().filter(|row| row.known() >= FEWEST);
    let row = long.next().filter(|_| long.next().is_none() && tokens.len() <= MOST_WORDS)?;
    let before = tokens.get(..row.words.start)?;
    let behind = tokens.get(row.words.end..)?;
    let around = || before.iter().chain(behind);
    let near = || before.iter().chain(behind.iter().take(WITHIN));
    let own = near().any(|token| match token.class {
        Some(Class::Own) => !token.is_person(),
        Some(Class::We) => true,
        Some(Class::It) => topic.own,
        _ => false,
    });
    let has = |classes: &[Class]| around().any(|token| token.class.is_some_and(|class| classes.contains(&class)));
    let given = has(&[Class::Delegates, Class::Gives]);
    let says = given || has(&[Class::Gets, Class::Holds, Class::Runs, Class::Done, Class::Scheme]);
    let denied =
        has(&[Class::Not, Class::Outs, Class::Outside, Class::General, Class::Boundary, Class::Keeps, Class::Hosts])
            || (has(&[Class::Parent]) && !given);
    let unknown = around().filter(|token| token.class.is_none() && !token.is(Kind::People)).count();
    let staff = around().any(|token| token.is(Kind::Staff));
    let plain = unknown <= MOST_UNKNOWN && !staff && !is_about(before) && !frames::tells_of_something_else(sentence);
    (own && says && !denied && plain).then_some(row)
}

/// Whether words lead to what something else is about: "training for", "people with", "a focus on".
fn is_about(before: &[Token]) -> bool {
    let mut back = before.iter().rev();
    let Some(last) = back.next().filter(|last| last.mark.is_none()) else { return false };
    let leads = matches!(last.lower.as_str(), "for" | "in" | "of" | "to" | "into" | "from" | "at" | "between");
    let of_unknown = leads && back.next().is_none_or(|noun| noun.class.is_none());
    of_unknown || last.lower == "with" || words::is(&last.lower, Kind::About) && last.lower != "in"
}
