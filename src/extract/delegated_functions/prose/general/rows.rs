//! The rows of services that a sentence names: services that the vocabulary knows, and what stands among them.

use super::tokens::Token;
use super::words::{Class, Kind};
use crate::framework::plans::PlanVocabulary;
use std::ops::Range;

/// A name of a service in the vocabulary has no more words.
const LONGEST_NAME: usize = 8;
/// What the vocabulary does not know has no more words among services.
const LONGEST_STRANGER: usize = 4;
/// Words that part services.
const PARTS: [&str; 10] = ["and", "or", "nor", "as", "well", "plus", "both", "also", "with", "alongside"];
/// Words that may stand right before the name of a service, within a row.
const BEFORE: [&str; 12] = ["the", "our", "its", "their", "all", "a", "any", "most", "some", "certain", "of", "wider"];

/// A row of services: its words, and its names that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) words: Range<usize>,
    pub(super) names: Vec<Range<usize>>,
}

impl Row {
    /// How many of its names are known.
    pub(super) fn known(&self) -> usize {
        self.names.len()
    }
}

/// The rows of a sentence.
pub(super) fn rows(tokens: &[Token], vocabulary: &PlanVocabulary) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(end) = known_from(tokens, at, vocabulary) else {
            at += 1;
            continue;
        };
        let name = widened(tokens, at..end, out.last().map_or(0, |row| row.words.end));
        at = name.end;
        let in_row = |row: &&mut Row| {
            goes_on(tokens, row.words.end..name.start)
                && !opens_a_part(tokens, &name, row)
                && !is_complete(tokens, row, name.start)
        };
        match out.last_mut().filter(in_row) {
            Some(row) => {
                row.words.end = name.end;
                row.names.push(name);
            }
            None if is_title(tokens, &name) => {}
            None => out.push(Row { words: name.clone(), names: vec![name] }),
        }
    }
    let ends: Vec<usize> = out.iter().map(|row| row.words.start).skip(1).chain([tokens.len()]).collect();
    for (row, end) in out.iter_mut().zip(ends) {
        row.words.end = with_strangers(tokens, row, end);
    }
    out
}

/// Where the longest name ends that begins at a word and is known.
fn known_from(tokens: &[Token], at: usize, vocabulary: &PlanVocabulary) -> Option<usize> {
    let first = tokens.get(at)?;
    if matches!(first.lower.as_str(), "the" | "and" | "of" | "for" | "our" | "a" | "with")
        || first.is_own()
        || first.named
        // "have integrated children's services": a verb, though "integrated children's services" is a name.
        || first.class == Some(Class::Delegates)
    {
        return None;
    }
    let mut ends = Vec::new();
    let mut text = String::new();
    for (number, token) in tokens.iter().enumerate().skip(at).take(LONGEST_NAME) {
        // "A&E" is "a e" in the vocabulary.
        let words = token.folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        for word in words {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        ends.push((number + 1, text.len()));
        if token.mark.is_some() || token.closes || tokens.get(number + 1).is_some_and(|next| next.opens) {
            break;
        }
    }
    let known = |(_, length): &&(usize, usize)| {
        let name = text.get(..*length).unwrap_or_default();
        // "emergency departments".
        let one = || name.strip_suffix('s').is_some_and(|one| vocabulary.knows(one));
        !name.is_empty() && !is_general(name) && (vocabulary.knows(name) || one())
    };
    // "the strategic planning and commissioning of".
    let of = |(end, _): &&(usize, usize)| {
        tokens.get(end - 1).is_some_and(|last| last.lower == "commissioning")
            && tokens.get(*end).is_some_and(|next| next.lower == "of")
    };
    ends.iter().rev().find(known).filter(|end| !of(end)).map(|(end, _)| *end)
}

/// Words that stand for all services, or for who has them, more often than for one of them.
fn is_general(name: &str) -> bool {
    const GENERAL: [&str; 9] = [
        "health and social care",
        "health and social care services",
        "integration",
        "operations",
        "all",
        "acute",
        "dental",
        "renal",
        "set aside",
    ];
    GENERAL.contains(&name)
}

/// A name with the words that describe it, and with whom it is for.
fn widened(tokens: &[Token], name: Range<usize>, from: usize) -> Range<usize> {
    let stranger = |token: &&Token| token.class.is_none() && token.mark.is_none() && !token.closes;
    let mut start = name.start;
    if !tokens.get(start).is_some_and(|token| token.opens) {
        let before = tokens.get(from..start).unwrap_or_default();
        let naming = |token: &&Token| token.is(Kind::Naming) && token.mark.is_none() && !token.closes;
        let described = |token: &&Token| stranger(token) || naming(token);
        let strangers = before.iter().rev().take(LONGEST_STRANGER).take_while(described).count();
        // "improve respite": a verb stands behind "will" or "to", the words of a name behind what opens it.
        let opener = (start - strangers).checked_sub(1).and_then(|at| tokens.get(at));
        let opened = opener.is_none_or(|token| {
            token.mark.is_some()
                || token.closes
                || PARTS.contains(&token.lower.as_str())
                || BEFORE.contains(&token.lower.as_str())
                || matches!(token.lower.as_str(), "for" | "in" | "over" | "on")
        });
        let named = before.iter().rev().take(strangers).all(|token| token.is(Kind::Naming));
        if strangers < LONGEST_STRANGER && (opened || named) && start - strangers >= from {
            start -= strangers;
        }
    }
    // "health and social care services for adults".
    let ahead = |back: usize| start.checked_sub(back).filter(|at| *at >= from).and_then(|at| tokens.get(at));
    let social = tokens.get(start).is_some_and(|token| token.lower == "social");
    if social && ahead(1).is_some_and(|t| t.lower == "and") && ahead(2).is_some_and(|t| t.lower == "health") {
        start -= 2;
    }
    let mut end = name.end;
    let last_closes = |end: usize| tokens.get(end - 1).is_some_and(|last| last.mark.is_some() || last.closes);
    if !last_closes(end) && tokens.get(end).is_some_and(|token| token.is(Kind::Closing)) {
        end += 1;
    }
    if !last_closes(end) && tokens.get(end).is_some_and(|token| token.lower == "for") {
        let people = tokens.iter().skip(end + 1).take_while(|token| token.is(Kind::People)).count();
        let named = tokens.get(end + 1..end + 1 + people).unwrap_or_default();
        let kept = named.iter().rposition(|token| !PARTS.contains(&token.lower.as_str()));
        end += kept.map_or(0, |kept| kept + 2);
    }
    start..end
}

/// Whether services on both sides of some words stand in one row.
fn goes_on(tokens: &[Token], gap: Range<usize>) -> bool {
    let Some(last) = gap.start.checked_sub(1).and_then(|at| tokens.get(at)) else { return false };
    let between = tokens.get(gap).unwrap_or_default();
    let comma = |token: &Token| token.mark.is_some_and(|mark| matches!(mark, ',' | ';'));
    // "home care (among others alarms and meals)".
    let others = |window: &[Token]| matches!(window, [among, others] if among.opens && others.lower == "others");
    if others(between) {
        return true;
    }
    let parted =
        comma(last) || between.iter().any(comma) || between.iter().any(|token| PARTS.contains(&token.lower.as_str()));
    if !parted || last.mark == Some(':') {
        return false;
    }
    let mut strangers = 0;
    // "£40m on home care and £9m on podiatry".
    let sums = between.iter().any(|token| token.lower.starts_with('£'));
    between.iter().all(|token| {
        let word = token.lower.as_str();
        if PARTS.contains(&word) || BEFORE.contains(&word) || (sums && (word == "on" || word.starts_with('£'))) {
            return token.mark != Some(':');
        }
        strangers += 1;
        let inside = may_name(token) || matches!(word, "for" | "in");
        if token.mark.is_some() {
            strangers = 0;
        }
        inside && strangers <= LONGEST_STRANGER && token.mark != Some(':')
    })
}

/// Whether a semicolon ends a row that commas and an "and" part: "home care, alarms and meals; podiatry is hosted".
fn is_complete(tokens: &[Token], row: &Row, next: usize) -> bool {
    let words = tokens.get(row.words.clone()).unwrap_or_default();
    let ends = words.last().is_some_and(|last| last.mark == Some(';'));
    let inside = words.split_last().map_or(&[] as &[Token], |(_, inside)| inside);
    let has = |mark: char| inside.iter().any(|token| token.mark == Some(mark));
    let and = tokens.get(row.words.end..next).is_some_and(<[Token]>::is_empty);
    ends && and && has(',') && !has(';') && inside.iter().any(|token| token.lower == "and")
}

/// "; Mental Health, which comprises ROW": what opens the next part of a sentence.
fn opens_a_part(tokens: &[Token], name: &Range<usize>, row: &Row) -> bool {
    let ends = |at: usize| at.checked_sub(1).and_then(|at| tokens.get(at));
    let behind = ends(row.words.end).is_some_and(|last| last.mark == Some(';'));
    let relative = tokens.get(name.end).is_some_and(|next| matches!(next.lower.as_str(), "which" | "where" | "that"));
    behind && relative && ends(name.end).is_some_and(|last| last.mark == Some(','))
}

/// "Social Work Resources", "the Mental Health Act": a title that holds a service's name.
fn is_title(tokens: &[Token], name: &Range<usize>) -> bool {
    let large = |token: &Token| token.capital || matches!(token.lower.as_str(), "and" | "of");
    let words = tokens.get(name.clone()).unwrap_or_default();
    let open = words.last().is_some_and(|last| last.mark.is_none() && !last.closes);
    let next = tokens.get(name.end).is_some_and(|next| next.capital && !next.opens);
    // "the Council's Children's Services".
    let of_council = name.start.checked_sub(1).and_then(|at| tokens.get(at));
    let of_council = of_council.is_some_and(|token| token.of && token.class == Some(Class::Parent));
    // "the Director of Community Health".
    let before = |back: usize| name.start.checked_sub(back).and_then(|at| tokens.get(at));
    let of_post = before(1).is_some_and(|token| token.lower == "of")
        && before(2).is_some_and(|token| token.is_person() || matches!(token.lower.as_str(), "head" | "manager"));
    words.iter().all(large) && ((open && next) || of_council || of_post)
}

/// Whether a word may stand in a name that the vocabulary does not have.
fn may_name(token: &Token) -> bool {
    token.class.is_none() || token.is(Kind::Naming)
}

/// Where a row ends with what is unknown at its end: "home care, podiatry and HMP Grampian".
fn with_strangers(tokens: &[Token], row: &Row, until: usize) -> usize {
    let end = row.words.end;
    let last = end.checked_sub(1).and_then(|at| tokens.get(at));
    let Some(last) = last.filter(|last| !last.closes && !matches!(last.mark, Some(':' | ';' | '?'))) else {
        return end;
    };
    let rest = tokens.get(end..until).unwrap_or_default();
    let parts = rest.iter().take_while(|token| PARTS[..3].contains(&token.lower.as_str())).count();
    if last.mark.is_none() && parts == 0 {
        // "podiatry and primary care contracts are …".
        let verb = || rest.get(1).is_some_and(|next| next.class == Some(Class::Be));
        let one = rest.first().is_some_and(|next| next.class.is_none() && (next.mark.is_some() || verb()));
        return end + usize::from(one && row.known() > 1);
    }
    let names = rest.iter().skip(parts);
    let and = |token: &Token| token.lower == "and";
    let strangers = names.clone().take_while(|token| may_name(token) || and(token)).count();
    let goes_on = rest.get(parts + strangers);
    let ends = goes_on.is_none_or(|next| next.class.is_some_and(|class| class != Class::Filler));
    let marked = names.take(strangers).next_back().is_some_and(|token| token.mark.is_some() || token.closes);
    if strangers > 0 && strangers <= LONGEST_STRANGER && parts > 0 && (ends || marked) {
        end + parts + strangers
    } else {
        end
    }
}
