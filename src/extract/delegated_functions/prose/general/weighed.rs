//! What a sentence says of rows of services in words of which some are of no known class: all words around a row are weighed.
//!
//! The weakest reading, of rows of which the others make nothing: "All under one roof, the Partnership marshals home care,
//! podiatry and dentistry for those who live here", "On behalf of its neighbours Angus shoulders podiatry and dentistry".
//! Who has functions must be named, or be what the heading above is about, and a word must say that somebody has, gives,
//! keeps or hosts them; nothing may doubt it or tell of something else.

use super::super::frames;
use super::rows::Row;
use super::side::Side;
use super::tokens::Token;
use super::verdict::{self, Leader, Topic, Verdict};
use super::words::{self, Class, Kind};
use crate::record::DelegationStatus;
use std::ops::Range;

/// How much is asked of a row and of the words around it.
struct Bounds {
    /// Fewer services are no row that speaks for itself.
    fewest: usize,
    /// More words of no class tell of something else.
    most_unknown: usize,
}

/// Below a heading that is about what the partnership does, and elsewhere.
const HEADED: Bounds = Bounds { fewest: 2, most_unknown: 7 };
const ANYWHERE: Bounds = Bounds { fewest: 3, most_unknown: 4 };
/// A longer part of a sentence tells of several things.
const MOST_WORDS: usize = 70;
/// Who has a row stands within so many words behind it.
const WITHIN: usize = 10;
/// Who has it stands within so many words behind "within".
const NEAR: usize = 4;

/// The rows of which a sentence says something, with what. `settled`: whether something is said of a row already.
pub(super) fn rows_said<'r>(
    sentence: &str,
    tokens: &[Token],
    rows: &'r [Row],
    settled: impl Fn(&Row) -> bool,
    topic: Topic,
) -> Vec<(&'r Row, Verdict)> {
    let bounds = if topic.headed { HEADED } else { ANYWHERE };
    let long = |row: &Row| row.known() >= bounds.fewest && !settled(row);
    if !rows.iter().any(long) || frames::tells_of_something_else(sentence) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for part in parts(tokens, rows) {
        let inside: Vec<&Row> = rows.iter().filter(|row| part.contains(&row.words.start)).collect();
        // Of several rows each says the same, or it is not told which is meant.
        if inside.iter().any(|row| !long(row)) {
            continue;
        }
        let Some(around) = Around::of(tokens, &part, &inside, topic) else { continue };
        let verdict = around.verdict(&bounds).filter(|verdict| verdict.leader.is_none() || inside.len() == 1);
        out.extend(inside.iter().filter_map(|row| Some((*row, verdict?))));
    }
    out
}

/// The parts of a sentence between its semicolons and the words that turn to something else, where no row stands.
fn parts(tokens: &[Token], rows: &[Row]) -> Vec<Range<usize>> {
    let in_row = |at: usize| rows.iter().any(|row| row.words.start < at && at < row.words.end);
    let mut out = Vec::new();
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        let ended = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|last| last.mark == Some(';'));
        let turns = token.class == Some(Class::Boundary) && at > from;
        if (ended || turns) && !in_row(at) {
            out.push(from..at);
            from = at;
        }
    }
    out.push(from..tokens.len());
    out
}

/// The words around the rows of a part of a sentence.
struct Around<'t> {
    before: &'t [Token],
    between: Vec<&'t Token>,
    behind: &'t [Token],
    /// How many services of the rows are known.
    known: usize,
    topic: Topic,
}

impl<'t> Around<'t> {
    fn of(tokens: &'t [Token], part: &Range<usize>, rows: &[&Row], topic: Topic) -> Option<Self> {
        let (first, last) = (rows.first()?, rows.last()?);
        let side = |from: usize, end: usize| tokens.get(from..end).unwrap_or_default();
        let gaps = rows.windows(2).filter_map(|two| match two {
            [one, next] => Some(side(one.words.end, next.words.start)),
            _ => None,
        });
        let known = rows.iter().map(|row| row.known()).sum();
        let (before, behind) = (side(part.start, first.words.start), side(last.words.end, part.end));
        Some(Self { before, between: gaps.flatten().collect(), behind, known, topic })
    }

    fn others(&self) -> impl Iterator<Item = &Token> {
        self.before.iter().chain(self.between.iter().copied()).chain(self.behind)
    }

    fn has(&self, classes: &[Class]) -> bool {
        self.others().any(|token| token.class.is_some_and(|class| classes.contains(&class)))
    }

    /// Whether the body that has functions is named near the row.
    fn names_own(&self) -> bool {
        let mut near = self.before.iter().chain(self.between.iter().copied()).chain(self.behind.iter().take(WITHIN));
        near.any(|token| match token.class {
            Some(Class::Own) => !token.is_person(),
            Some(Class::We) => true,
            Some(Class::It) => self.topic.own,
            Some(Class::Possessive) => token.lower == "our" && self.topic.headed,
            _ => false,
        })
    }

    fn verdict(&self, bounds: &Bounds) -> Option<Verdict> {
        let unknown = self.others().filter(|token| token.class.is_none() && !token.is(Kind::People)).count();
        let told_else = self.others().any(|token| token.is(Kind::Staff) || words::tells_else(&token.lower));
        if self.others().count() > MOST_WORDS
            || unknown > bounds.most_unknown
            || told_else
            || is_about(self.before)
            || self.has(&[Class::General])
        {
            return None;
        }
        if self.has(&[Class::Hosts]) || self.is_for_others() {
            return self.led();
        }
        self.is_delegated(unknown).map(verdict::delegated)
    }

    /// Whether they are delegated; `unknown`: how many words are of no class.
    fn is_delegated(&self, unknown: usize) -> Option<bool> {
        let own = self.names_own();
        let headed = self.topic.headed;
        let not = self.others().filter(|token| token.class == Some(Class::Not)).count() % 2 == 1;
        let parent = self.has(&[Class::Parent]);
        let given = self.has(&[Class::Delegates, Class::Gives]);
        let scheme = self.has(&[Class::Scheme]);
        let says =
            given || scheme || self.is_inside() || self.has(&[Class::Gets, Class::Holds, Class::Runs, Class::Done]);
        let kept = self.has(&[Class::Keeps]);
        let out = self.has(&[Class::Outs, Class::Outside]);
        // "From cradle to grave, the Partnership's work touches all: ROW".
        let plain = || headed && !parent && self.known >= ANYWHERE.fewest && unknown <= ANYWHERE.most_unknown;
        match () {
            // What is taken out of what, and who keeps what, the grammar of clauses tells.
            () if out || (kept && own && parent) => None,
            () if kept => (parent && headed).then_some(not),
            () if not => (says && (own || scheme)).then_some(false),
            () if own && says => (given || !parent).then_some(true),
            () if own => plain().then_some(true),
            () => (headed && (given || scheme) && !parent).then_some(true),
        }
    }

    /// "within our Partnership": where services are says who has them.
    fn is_inside(&self) -> bool {
        let inside = |word: &str| matches!(word, "within" | "under" | "inside");
        let own = |token: &Token| matches!(token.class, Some(Class::Own | Class::We)) && !token.is_person();
        [self.before, self.behind].into_iter().any(|side| {
            let mut places = side.iter().enumerate().filter(|(_, token)| inside(&token.lower));
            places.any(|(at, _)| side.iter().skip(at).take(NEAR).any(own))
        })
    }

    /// Whether they are run for others.
    fn is_for_others(&self) -> bool {
        [self.before, self.behind].into_iter().any(|words| Side { words, whole: true }.is_for_others())
    }

    /// Who leads on the row.
    fn led(&self) -> Option<Verdict> {
        let denied = self.has(&[Class::Not, Class::Outs, Class::Outside, Class::Keeps, Class::Delegates]);
        // "hosted a conference on".
        let one = self.before.windows(2).any(|window| {
            let [verb, article] = window else { return false };
            verb.class == Some(Class::Hosts) && matches!(article.lower.as_str(), "a" | "an")
        });
        if denied || one || (!self.topic.headed && !self.names_own()) {
            return None;
        }
        let (ahead, behind) = (Side { words: self.before, whole: true }, Side { words: self.behind, whole: true });
        let by = self.before.iter().position(|token| token.lower == "by");
        let named = by.and_then(|by| ahead.leader(by..self.before.len()));
        let named = named.or_else(|| ahead.leader(0..self.before.len()));
        let leader = named.or_else(|| behind.leader(0..self.behind.len())).unwrap_or(Leader::Own);
        Some(Verdict { status: DelegationStatus::LeadAgency, leader: Some(leader) })
    }
}

/// Whether words lead to what something else is about: "training for", "people with", "a focus on".
fn is_about(before: &[Token]) -> bool {
    let mut back = before.iter().rev();
    let Some(last) = back.next().filter(|last| last.mark.is_none()) else { return false };
    let leads = matches!(last.lower.as_str(), "for" | "in" | "of" | "to" | "into" | "from" | "at" | "between");
    let of_unknown = leads && back.next().is_none_or(|noun| noun.class.is_none());
    of_unknown || last.lower == "with" || words::is(&last.lower, Kind::About) && last.lower != "in"
}
