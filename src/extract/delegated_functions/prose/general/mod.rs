//! Who has the services that a sentence names, by the classes of its words.
//!
//! Services that the vocabulary knows stand in rows (`rows`). What is said of a row stands before it ("the Board plans
//! ROW") or behind it ("ROW remain with the Council"), in words of known classes (`words`, `tokens`): who has and who
//! gives, verbs of giving, having, running and keeping, negation. A word of no class ends what is said: "the Board heard
//! complaints about home care" says nothing of home care (`verdict`). Every step goes once over the words.

mod judge;
mod rows;
mod side;
#[cfg(test)]
mod tests;
mod tokens;
mod verdict;
mod weighed;
mod words;

use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use judge::{elliptic, goes_on, judge};
use rows::Row;
use side::Side;
use tokens::Token;
pub(super) use verdict::Leader;
use verdict::{Topic, Verdict};
use words::{Class, Kind};

/// A row of services with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) named: Named,
    pub(super) status: DelegationStatus,
    pub(super) leader: Option<Leader>,
}

/// What the sentence before says that the next goes on with.
#[derive(Debug, Clone, Default)]
pub(super) struct Before {
    topic: Topic,
    status: Option<DelegationStatus>,
    /// The services that it only names.
    unsaid: Vec<Named>,
    /// Whether the heading above is about what the partnership does.
    headed: bool,
}

/// Services in a row, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) list: String,
    /// Those of them that are known.
    pub(super) names: Vec<String>,
}

impl Before {
    /// Before the first sentence of a paragraph, which may go on about the body that has functions.
    /// `headed`: the heading above is about what that body does.
    pub(super) fn about(own: bool, headed: bool) -> Self {
        Self { topic: Topic { own, near: own, ..Topic::default() }, headed, ..Self::default() }
    }
}

impl Before {
    /// Notes what a sentence has been found to say of its services by other words.
    pub(super) fn told(&mut self, status: DelegationStatus) {
        self.status.get_or_insert(status);
    }
}

/// What a sentence says of services. `before`: what the one before it says, which this one then replaces.
pub(super) fn read(sentence: &str, vocabulary: &PlanVocabulary, before: &mut Before) -> Vec<Said> {
    let mut tokens = tokens::tokens(sentence);
    let hosting = tokens.iter().any(|token| token.class == Some(Class::Hosts));
    let topic =
        Topic { hosting: hosting || before.topic.hosting, hosting_before: before.topic.hosting, ..before.topic };
    let topic = Topic { headed: before.headed, ..topic };
    let topic = Topic { own: topic.own || names_own(&tokens), near: topic.near || names_own(&tokens), ..topic };
    let said_before = before.status.take();
    let unsaid = std::mem::take(&mut before.unsaid);
    before.topic = Topic {
        own: speaks_of_own(&tokens) || (before.topic.own && opens_with_it(&tokens)),
        near: tokens.iter().take(OPENING).any(Token::is_own),
        hosting,
        ..Topic::default()
    };
    let asks = tokens.first().is_some_and(|first| first.is(Kind::Asks)) || sentence.ends_with('?');
    // What a colon at the end announces is listed below.
    if asks || sentence.ends_with(':') {
        return Vec::new();
    }
    let rows = rows::rows(&tokens, vocabulary);
    if rows.is_empty() {
        let verdict = of_them(&tokens, topic);
        let each = unsaid.into_iter().zip(std::iter::repeat(verdict));
        return each.filter_map(|(named, verdict)| Some(said(named, verdict?))).collect();
    }
    let mut judged = judged(&mut tokens, &rows, topic, said_before);
    let settled = |row: &Row| judged.iter().any(|(of, _)| of.words.start == row.words.start);
    let mut weighed = weighed::rows_said(sentence, &tokens, &rows, settled, topic);
    judged.append(&mut weighed);
    before.status = judged.last().map(|(_, verdict)| verdict.status);
    let is_said = |row: &&Row| !judged.iter().any(|(of, _)| of.words.start == row.words.start);
    before.unsaid =
        rows.iter().filter(is_said).take(MOST_UNSAID).filter_map(|row| written(sentence, &tokens, row)).collect();
    let each = judged.iter().filter_map(|(row, verdict)| Some(said(written(sentence, &tokens, row)?, *verdict)));
    each.collect()
}

/// Rows of which nothing is said and the next sentence may say something, at most.
const MOST_UNSAID: usize = 2;

/// A row with what is said of it.
fn said(named: Named, verdict: Verdict) -> Said {
    Said { named, status: verdict.status, leader: verdict.leader }
}

/// A row as it is written.
fn written(sentence: &str, tokens: &[Token], row: &Row) -> Option<Named> {
    let text = |from: usize, end: usize| {
        sentence.get(tokens.get(from)?.start..tokens.get(end.checked_sub(1)?)?.end).map(str::to_owned)
    };
    let names = row.names.iter().filter_map(|name| text(name.start, name.end)).collect();
    Some(Named { list: text(ranged(tokens, row.words.start), row.words.end)?, names })
}

/// What a sentence says of the services that the one before only names: "Both of them are hosted by Angus".
fn of_them(tokens: &[Token], topic: Topic) -> Option<Verdict> {
    let opens = tokens.iter().take(ASIDE).take_while(|token| token.class != Some(Class::Be));
    let opens = opens.filter(|token| token.is(Kind::Points) || token.class == Some(Class::It)).count();
    let verb = tokens.iter().take(ASIDE).position(|token| token.class == Some(Class::Be))?;
    if opens < verb {
        return None;
    }
    let (right, whole) = verdict::reach(tokens, verb, tokens.len());
    let first = tokens.first().filter(|token| token.class == Some(Class::Not));
    let said = verdict::behind(&Side { words: tokens.get(right)?, whole }, topic)?;
    match first {
        Some(_) => Some(Verdict { status: super::said::opposite(said.status)?, leader: None }),
        None => Some(said),
    }
}

/// The rows of which something is said, with what.
fn judged<'r>(
    tokens: &mut [Token],
    rows: &'r [Row],
    topic: Topic,
    said_before: Option<DelegationStatus>,
) -> Vec<(&'r Row, Verdict)> {
    let mut out: Vec<(&Row, Verdict)> = Vec::new();
    // Where the last row ends of which something is said; a row of which nothing is only names what comes: "Community
    // Care, which comprises ROW".
    let mut from = opening(tokens);
    let mut beside: Vec<&Row> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let until = rows.get(number + 1).map_or(tokens.len(), |row| row.words.start);
        let last = out.last().map(|(_, verdict)| *verdict);
        let carried = last.is_some_and(|last| last.status == DelegationStatus::Delegated)
            && tokens.get(from).is_some_and(|token| token.lower == "and");
        let hosting = hosts_by(tokens, row.words.end, topic) || last.is_some_and(|last| last.leader.is_some());
        let verdict = judge(tokens, row, from, until, Topic { carried, hosting, ..topic });
        let between = || tokens.get(from..row.words.start);
        let continued = || {
            let mut said = goes_on(between()?, last, said_before).filter(|_| !heads_a_part(tokens, row))?;
            let (right, whole) = verdict::reach(tokens, row.words.end, until);
            let right = Side { words: tokens.get(right)?, whole };
            if said.leader.is_some() {
                said.leader = verdict::other_leader(between()?, &right).or(said.leader);
            }
            Some(said)
        };
        // "delegated in part: unscheduled care only".
        let only = tokens.get(row.words.end).is_some_and(|token| token.lower == "only");
        let spelled_out = only || (row.known() == 1 && is_spelled_out(tokens, row));
        let verdict = verdict.filter(|_| !spelled_out).or_else(continued);
        let verdict =
            verdict.or_else(|| elliptic(tokens.get(row.words.end..)?, last.map(|last| last.status).or(said_before)?));
        if let Some(verdict) = verdict {
            // "hosted by Moray, and ROW by Angus".
            let verdict = if out.is_empty() { verdict } else { led_by_another(tokens, row, until, verdict) };
            // "As well as ROW, the Board has ROW".
            out.extend(beside.drain(..).map(|row| (row, verdict)));
            out.push((row, verdict));
            from = row.words.end;
            continue;
        }
        if out.is_empty() && between().is_some_and(is_beside) {
            beside.push(row);
        }
        tokens.iter_mut().take(row.words.end).skip(row.words.start).for_each(|t| t.class = Some(Class::Filler));
    }
    out
}

/// Whether hosting is spoken of before a row or in its own part of the sentence: what stands behind a semicolon says nothing
/// of it, as in "we bring together ROW; we also host podiatry".
fn hosts_by(tokens: &[Token], end: usize, topic: Topic) -> bool {
    let last = end.saturating_sub(1);
    let parted =
        tokens.iter().skip(last).position(|token| token.mark == Some(';')).map_or(tokens.len(), |at| last + at + 1);
    topic.hosting_before || tokens.iter().take(parted).any(|token| token.class == Some(Class::Hosts))
}

/// What is said of a row that another body leads on than on the row before: "and ROW among those of Angus".
fn led_by_another(tokens: &[Token], row: &Row, until: usize, said: Verdict) -> Verdict {
    let (right, whole) = verdict::reach(tokens, row.words.end, until);
    let words = tokens.get(right).filter(|words| words.first().is_some_and(|first| first.is(Kind::Links)));
    let another = words.filter(|_| said.leader.is_some());
    let another = another.and_then(|words| verdict::other_leader(&[], &Side { words, whole }));
    Verdict { leader: another.or(said.leader), ..said }
}

/// Whether words only lead to what is told of beside others: "In addition to the".
fn is_beside(words: &[Token]) -> bool {
    let text: Vec<&str> = words.iter().take(3).map(|token| token.lower.as_str()).collect();
    let text = text.join(" ");
    words.len() <= MOST_BETWEEN
        && (1..=text.len()).rev().any(|end| text.get(..end).is_some_and(|t| words::is(t, Kind::Besides)))
}

/// Whether a row only names what comes behind it: "Community Care, which comprises ROW".
fn heads_a_part(tokens: &[Token], row: &Row) -> bool {
    let word = |at: usize| tokens.get(row.words.end + at);
    let runs = || word(1).is_some_and(|token| token.class == Some(Class::Runs));
    word(0).is_some_and(|token| match token.lower.as_str() {
        "where" => true,
        "which" | "that" => runs(),
        _ => false,
    })
}

/// Whether only some of a row is meant, which is named behind it: "elements of housing, such as ROW".
fn is_spelled_out(tokens: &[Token], row: &Row) -> bool {
    let before = tokens.get(row.words.start.saturating_sub(2)..=row.words.start).unwrap_or_default();
    let behind = tokens.get(row.words.end);
    before.iter().any(|token| token.is(Kind::Some)) && behind.is_some_and(|token| token.is(Kind::Namely))
}

/// Where a row begins with the range that it is said to be: "a wide range of community health services".
fn ranged(tokens: &[Token], start: usize) -> usize {
    let first = start.saturating_sub(MOST_BEFORE);
    let before = tokens.get(first..start).unwrap_or_default();
    // "and the aspects of acute services".
    if let [.., some, of] = before
        && some.is(Kind::Some)
        && of.lower == "of"
    {
        return start - 2;
    }
    let Some(range) = before.iter().rposition(|token| token.is(Kind::Ranges)) else { return start };
    let plain = |token: &Token| token.class == Some(Class::Filler) && token.mark.is_none();
    let of = before.get(range + 1).is_some_and(|next| next.lower == "of");
    if !of || !before.iter().skip(range).all(plain) {
        return start;
    }
    let article = before.iter().take(range).rposition(|token| matches!(token.lower.as_str(), "a" | "the"));
    first + article.unwrap_or(range)
}

/// A row's range stands within so many words before it.
const MOST_BEFORE: usize = 7;

/// Whether words say something of somebody, rather than only name services.
pub(super) fn says(text: &str) -> bool {
    let names = |class: Class| matches!(class, Class::Own | Class::Parent | Class::We | Class::It | Class::Scheme);
    tokens::tokens(text).iter().any(|token| token.class.is_some_and(|class| is_telling(class) && !names(class)))
}

/// Whether any word is of a class that may say who has services, a body's name among them.
pub(super) fn says_anything(text: &str) -> bool {
    let plain = |class: Class| matches!(class, Class::Filler | Class::Boundary);
    tokens::tokens(text).iter().any(|token| token.class.is_some_and(|class| !plain(class)))
}

/// Whether words have a verb that is not of a relative clause.
pub(super) fn is_sentence(text: &str) -> bool {
    let tokens = tokens::tokens(text);
    let verb = tokens.iter().position(|token| token.class == Some(Class::Be));
    verb.is_some_and(|verb| !tokens.iter().take(verb).any(|token| token.is(Kind::Namely)))
}

/// Whether words are of something about services: "Recommendations on home care".
pub(super) fn is_about_services(list: &str, vocabulary: &PlanVocabulary) -> bool {
    let opening: Vec<&str> = list.split(' ').take(MOST_ABOUT).collect();
    let on = opening.iter().skip(1).position(|word| words::is(word, Kind::About));
    let listed = |at: &usize| opening.iter().take(at + 2).any(|word| word.ends_with(',') || word.contains('('));
    let Some(on) = on.filter(|at| !listed(at)) else { return false };
    let head = opening.get(..=on).unwrap_or_default().join(" ");
    // "Podiatry in prisons".
    if vocabulary.function(&head).is_some() {
        return false;
    }
    let head = tokens::tokens(&head);
    // "interpreters in home care"; "everything in primary care" is of it.
    let inside = opening.get(on + 1).is_some_and(|word| *word == "in");
    if inside && !head.iter().any(|token| token.class.is_none() || token.lower == "those") {
        return false;
    }
    head.iter().all(|token| matches!(token.class, None | Some(Class::Filler)) && !token.is(Kind::Naming))
}

/// What something is about stands within so many words.
const MOST_ABOUT: usize = 4;

/// Where what a sentence says begins, behind "Beyond hosted services,".
fn opening(tokens: &[Token]) -> usize {
    const SETS_ASIDE: [&str; 6] = ["beyond", "besides", "apart", "except", "unlike", "aside"];
    let aside = tokens.first().is_some_and(|first| SETS_ASIDE.contains(&first.lower.as_str()));
    let comma = || tokens.iter().take(MOST_BETWEEN).position(|token| token.mark == Some(','));
    if aside { comma().map_or(0, |at| at + 1) } else { 0 }
}

/// Whether a class says something of services.
fn is_telling(class: Class) -> bool {
    !matches!(class, Class::Filler | Class::Boundary | Class::Possessive | Class::General)
}

/// Whether a sentence names the body that has functions, or speaks as it.
fn names_own(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| matches!(token.class, Some(Class::Own | Class::We)))
}

/// Whether a sentence is about the body that has functions: it is named first.
fn speaks_of_own(tokens: &[Token]) -> bool {
    let named = tokens
        .iter()
        .take(OPENING)
        .find(|token| matches!(token.class, None | Some(Class::Own | Class::We | Class::Parent)));
    named.is_some_and(|token| matches!(token.class, Some(Class::Own | Class::We)))
}

/// Words within which a sentence names what it is about.
const OPENING: usize = 8;

/// Whether a sentence opens with a word that points back: "It".
fn opens_with_it(tokens: &[Token]) -> bool {
    tokens.iter().take(3).any(|token| token.class == Some(Class::It))
}

/// Words that may stand between a row and its verb.
const ASIDE: usize = 4;

/// More words between two rows say something of the second.
const MOST_BETWEEN: usize = 12;
