//! Sentences of several clauses, of which one tells who takes a task on: "MC explained the system and said she would ask
//! the supplier", "PT has the spring edition, which SN is to print this week".
//!
//! Each place of a sentence is tried where words say that somebody acts ("will", "has offered to", "was asked to"); who
//! acts stands before them, as a name, post or group with which a clause begins, or is told of earlier.

mod asked;
mod earlier;
mod how;
mod meant;
mod open;
mod unlisted;
mod who;
mod who_says;
mod words;

use super::Prose;
use crate::extract::actions::who_acts;
use crate::record::Owner;
use crate::wording::verbs;
use how::Manner;
use meant::is_meant;
pub(in crate::extract) use open::is_to_be_handled;
pub(super) use open::left_open;
use words::{Word, words};

/// Whether a word stands beside names for other reasons than a task: "Regrets: Una", in small letters.
pub(super) fn is_told_of_names(word: &str) -> bool {
    words::holds(&words::WORDS.of_names, word)
}

/// Whether a verb tells what is done at an event: "hold", "host".
pub(super) fn is_event(verb: &str) -> bool {
    words::holds(&words::WORDS.events, verb)
}

/// Whether a word tells what happened or what somebody said.
pub(super) fn is_told(word: &str) -> bool {
    words::holds(&words::WORDS.tells, word)
}

/// Whether a word names a paper or the like that may be asked for.
pub(super) fn is_paper(word: &str) -> bool {
    words::holds(&words::WORDS.papers, word)
}

/// Whether a word names what people hand in when they are asked to: "comments", "offers".
pub(super) fn is_handed_over(word: &str) -> bool {
    words::holds(&words::WORDS.handed_in, word)
}

/// Whether a verb tells of a task that may go on: "to continue to check the pads", not "to continue to lead".
pub(super) fn is_pursued(verb: &str) -> bool {
    words::holds(&words::WORDS.pursued, verb)
}

/// Whether a verb tells what a promise is about.
pub(in crate::extract) fn is_promised(verb: &str) -> bool {
    words::holds(&words::WORDS.promised, verb)
}

/// A task that a clause says somebody takes on.
#[derive(Debug, Clone)]
pub(super) struct Undertaking<'t> {
    pub(super) owners: Vec<Owner>,
    /// Its words: from whoever acts to the next such clause.
    pub(super) text: &'t str,
    /// Its words from the verb on.
    pub(super) task: &'t str,
    /// Whether the clause itself names who acts.
    pub(super) named: bool,
}

/// What a sentence says that people take on, in order; `above` is the sentence before it.
pub(super) fn undertakings<'t>(prose: Prose<'_>, sentence: &'t str, above: Option<&str>) -> Vec<Undertaking<'t>> {
    /// Longer sentences are lists or broken text.
    const LONGEST: usize = 160;
    let words = words(sentence);
    if let Some((verb_at, owners, named)) = asked::asked_politely(prose, sentence, &words, above) {
        return cut(sentence, &words, vec![(0, verb_at, who::Acting { from: 0, owners, named })]);
    }
    if sentence.trim_end().ends_with('?') || words.len() > LONGEST {
        return Vec::new();
    }
    let mut found: Vec<(usize, usize, who::Acting)> = Vec::new();
    // "To be circulated by the Clerk.": words of doing may open a sentence only so.
    let mut at = 0;
    if let Some(acting) = earlier::of_the_sentence_above(prose, &words, above) {
        found.push((0, 1, acting));
        at = 2;
    }
    while at < words.len() {
        if let Some((verb_at, by)) = how::passive(&words, at)
            && let Some(owners) = who::behind_by(prose, sentence, &words, by)
        {
            let from = (0..at).rev().find(|&k| words.get(k).is_some_and(|word| word.opens)).unwrap_or(0);
            found.push((from, verb_at, who::Acting { from, owners, named: true }));
            at = by;
        }
        // "She asked that members send her examples".
        if let Some((from, verb_at, owners)) = asked::asked_that(prose, sentence, &words, at) {
            found.push((from, verb_at, who::Acting { from, owners, named: true }));
            at = verb_at;
        }
        // "Al confirmed that the costs would be included in the next report": he who says so sees to it.
        if let Some((from, verb_at, owner)) = who_says::who_says(prose, sentence, &words, at) {
            found.push((from, verb_at, who::Acting { from, owners: vec![owner], named: false }));
            at = verb_at;
        }
        let Some(predicate) = how::at(&words, at).filter(|_| at > 0) else {
            at += 1;
            continue;
        };
        let verb_at = predicate.verb_at;
        if let Some(acting) = who::before(prose, sentence, &words, at, predicate.manner, above)
            .filter(|acting| is_meant(prose, (sentence, &words), at, &predicate, acting))
        {
            found.push((acting.from, verb_at, acting));
            at = verb_at;
        }
        at += 1;
    }
    let mut out = cut(sentence, &words, found);
    out.extend(volunteered(prose, sentence, &words).filter(|_| out.is_empty()));
    out
}

/// The words of each clause, to the next one.
fn cut<'t>(sentence: &'t str, words: &[Word<'_>], found: Vec<(usize, usize, who::Acting)>) -> Vec<Undertaking<'t>> {
    let mut starts: Vec<usize> = Vec::new();
    let mut last_verb = None;
    for (from, verb_at, acting) in &found {
        let start = start_of(words, *from, *verb_at, acting.named);
        // "LD is to ask and PF said she would help with it": a clause begins behind the one before.
        let begins = last_verb.filter(|last| start <= *last).map_or(start, |last| behind(words, last, *from));
        starts.push(begins);
        last_verb = Some(*verb_at);
    }
    let mut out: Vec<Undertaking<'t>> = Vec::new();
    let mut last = 0;
    for (index, (_, verb_at, acting)) in found.into_iter().enumerate() {
        let at = |word: Option<&usize>| word.and_then(|word| words.get(*word)).map(|word| word.from);
        let end = at(starts.get(index + 1).filter(|next| **next > verb_at)).unwrap_or(sentence.len());
        let begins = at(starts.get(index)).unwrap_or(last).max(last);
        // "… should write to all wards, and that an update be provided": what is agreed besides.
        let besides =
            [", and that ", "; that ", "; and that "].iter().filter_map(|join| sentence.get(begins..end)?.find(join));
        let end = besides.min().map_or(end, |found| begins + found);
        let task = words.get(verb_at).and_then(|word| sentence.get(word.from..end));
        if let (Some(text), Some(task)) = (sentence.get(begins..end), task) {
            let (text, task) = (trimmed(text), trimmed(task));
            out.push(Undertaking { owners: acting.owners, text, task, named: acting.named });
        }
        last = end;
    }
    out
}

/// The first word of a clause that goes on behind a verb and tells what stands at `from`.
fn behind(words: &[Word<'_>], verb: usize, from: usize) -> usize {
    let joins = |k: usize| words.get(k).is_some_and(|word| matches!(word.bare, "and" | "but" | "so" | "while"));
    let opens = |k: &usize| words.get(*k).is_some_and(|word| word.opens) || k.checked_sub(1).is_some_and(joins);
    (verb + 1..=from).find(opens).unwrap_or(from)
}

/// The word with which a clause's words begin: whoever acts, or what stands before and tells what it is about.
fn start_of(words: &[Word<'_>], from: usize, verb_at: usize, named: bool) -> usize {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    let before = |back: usize| from.checked_sub(back).map_or("", bare);
    let hard = |k: &usize| *k == 0 || words.get(k - 1).is_some_and(|word| word.raw.ends_with(';'));
    // "Thanks were asked for, and Neil Orr undertook to do so"; "MC explained the system and said she would ask".
    // "Jo asked for the figures and Al agreed to supply them", "a list would help, Al will ask": what stands before says what.
    let above = says_little(words, verb_at);
    // "Still no date from the joiner – Al chasing.": what he chases stands before.
    let left = words.get(verb_at + 1..).unwrap_or_default();
    let of_it = left.len() < 4 && left.last().is_some_and(|last| matches!(last.bare, "it" | "this" | "these"));
    let bare_doing = bare(verb_at).ends_with("ing") && (left.len() < 2 || of_it) && from > 0;
    if above || bare_doing || !named {
        return (0..=from).rev().find(hard).unwrap_or(0);
    }
    // "Cathy has the form which Jim will sign": the clause says nothing without what stands before it.
    let relative = before(1) == "which" && !matches!(before(2), "after" | "following" | "before" | "upon");
    if relative {
        let opens = |k: &usize| hard(k) || words.get(*k).is_some_and(|word| word.opens && word.bare != "which");
        return (0..from - 1).rev().find(opens).unwrap_or(from);
    }
    from
}

/// Whether a verb and what stands behind it say nothing of what is to be done: "do so", "supply this", "pass it on", "ask".
fn says_little(words: &[Word<'_>], verb_at: usize) -> bool {
    let mut left = words.get(verb_at + 1..).unwrap_or_default().iter();
    // "Al still to check the floor, Una to chase": a task of its own stands before.
    let task = |pair: &[Word<'_>]| matches!(pair, [to, verb] if to.bare == "to" && verbs::is_doing(verb.bare));
    let Some(object) = left.next() else {
        let before = words.get(..verb_at.saturating_sub(1)).unwrap_or_default();
        return verb_at > 2 && !before.windows(2).any(task);
    };
    let pronoun = matches!(object.bare, "so" | "this" | "it" | "that" | "these" | "them" | "those" | "one");
    pronoun && !object.opens && left.all(|word| matches!(word.bare, "on" | "up" | "again" | "back" | "along" | "out"))
}

/// "SN asked for two helpers – PT and HS volunteered.", "The Chair requested a trend in the report; Mrs Veal agreed.": who takes on
/// what the sentence asks for.
fn volunteered<'t>(prose: Prose<'_>, sentence: &'t str, words: &[Word<'_>]) -> Option<Undertaking<'t>> {
    let at = words.len().checked_sub(1)?;
    let last = words.get(at)?.bare;
    let asked = || {
        words.iter().take(at).any(|word| matches!(word.bare, "asked" | "requested" | "suggested" | "needed" | "sought"))
    };
    // "Al asked for helpers; Una and Jo came forward."
    let came = last == "forward"
        && at.checked_sub(1).and_then(|k| words.get(k)).is_some_and(|w| matches!(w.bare, "came" | "stepped"));
    if !(last == "volunteered" || last == "agreed" && asked() || came && asked()) {
        return None;
    }
    let at = at - usize::from(came);
    let acting = who::before(prose, sentence, words, at, Manner::Freely, None).filter(|acting| acting.named)?;
    // "All agreed": they were of one mind.
    let group =
        last == "agreed" && acting.owners.iter().any(|owner| who_acts::is_group(&owner.as_written.to_lowercase()));
    let owners = acting.owners;
    (acting.from > 0 && !group).then_some(Undertaking { owners, text: sentence, task: sentence, named: true })
}

/// Without what joins a clause to the next.
fn trimmed(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(shorter) = [" and", " but", " so", " that", " which", ",", ";", " –", ":", " then"]
        .iter()
        .find_map(|join| text.strip_suffix(join))
    {
        text = shorter.trim_end();
    }
    text
}

#[cfg(test)]
mod tests;
