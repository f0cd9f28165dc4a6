//! What a body did, by one grammar: who (the body that meets, an aside behind it or a clause before it), what it did (the words
//! of `acts.toml`), and about what: "Court, on the motion of Mr Hay, gave its consent to the plan".

use super::body::{is_not_now, is_of_one_post};
use super::by_shape::is_body;
use crate::record::DecisionVerb;
use crate::wording::lists::holds;
use std::sync::LazyLock;

/// Lists of `acts.toml`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Acts {
    note: Vec<String>,
    approve: Vec<String>,
    agree: Vec<String>,
    remit: Vec<String>,
    other: Vec<String>,
    of_papers: Vec<String>,
    papers: Vec<String>,
    asks: Vec<String>,
    at_once: Vec<String>,
    bodies: Vec<String>,
    before: Vec<String>,
    asides: Vec<String>,
    between: Vec<String>,
    how: Vec<String>,
    says: Vec<String>,
}

static ACTS: LazyLock<Acts> = LazyLock::new(|| toml::from_str(include_str!("acts.toml")).unwrap_or_default());

/// What a body did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) verb: DecisionVerb,
    /// Whether the words may tell something else.
    pub(super) doubtful: bool,
    /// How many words tell it.
    length: usize,
}

/// A word of a sentence: as written, and in small letters without signs.
struct Word<'t> {
    raw: &'t str,
    bare: String,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let bare = |raw: &str| raw.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(|raw| Word { raw, bare: bare(raw) }).filter(|word| !word.bare.is_empty()).collect()
}

/// Whether the words from `at` on are those of a phrase; how many they are.
fn phrase_at(words: &[Word<'_>], at: usize, phrase: &str) -> Option<usize> {
    let mut count = 0;
    for part in phrase.split(' ') {
        let word = words.get(at + count)?;
        let broken = count > 0 && words.get(at + count - 1).is_some_and(|before| before.raw.ends_with([',', ';', ':']));
        if word.bare != part || broken {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// What the words from `at` on say a body did.
fn act_at(words: &[Word<'_>], at: usize) -> Option<Act> {
    let lists = [
        (DecisionVerb::Note, &ACTS.note),
        (DecisionVerb::Approve, &ACTS.approve),
        (DecisionVerb::Agree, &ACTS.agree),
        (DecisionVerb::Remit, &ACTS.remit),
        (DecisionVerb::Other, &ACTS.other),
    ];
    let found = lists
        .iter()
        .flat_map(|(verb, list)| list.iter().filter_map(move |phrase| Some((phrase_at(words, at, phrase)?, *verb))));
    let found = found.max_by_key(|(length, _)| *length).map(|(length, verb)| Act { verb, doubtful: false, length });
    let act = found
        .or_else(|| of_a_paper(words, at))
        .or_else(|| sends_back(words, at))
        .or_else(|| asks_somebody(words, at))
        .or_else(|| wants(words, at))?;
    // "approved by the Board", "agreed at the last meeting", "passed away": what was done elsewhere, or is no act.
    let next = words.get(at + act.length).map_or("", |word| word.bare.as_str());
    let elsewhere = act.length == 1
        && matches!(next, "" | "by" | "at" | "in" | "on" | "away" | "around" | "round" | "with" | "out");
    (!elsewhere).then_some(act)
}

/// "received the report", "welcomed the findings": what is done with papers.
fn of_a_paper(words: &[Word<'_>], at: usize) -> Option<Act> {
    /// A paper is named within so many words.
    const NEAR: usize = 6;
    let verb = words.get(at).filter(|word| holds(&ACTS.of_papers, &word.bare) && !word.raw.ends_with(','))?;
    let the = words.get(at + 1).is_some_and(|word| matches!(word.bare.as_str(), "the" | "this" | "these" | "its"));
    let end = (at + 2..at + 2 + NEAR).find(|&k| {
        let word = words.get(k).map_or("", |word| word.bare.as_str());
        holds(&ACTS.papers, word) || matches!(word, "of" | "from" | "by")
    })?;
    let paper = words.get(end).is_some_and(|word| holds(&ACTS.papers, &word.bare));
    let verb = if verb.bare == "supported" { DecisionVerb::Other } else { DecisionVerb::Note };
    (the && paper).then_some(Act { verb, doubtful: true, length: 1 })
}

/// "sent the scheme back to the architect": it is to be looked at again.
fn sends_back(words: &[Word<'_>], at: usize) -> Option<Act> {
    /// What is sent back stands between, in words.
    const WHAT: usize = 6;
    words.get(at).filter(|word| matches!(word.bare.as_str(), "sent" | "referred" | "remitted"))?;
    let back = (at + 1..at + WHAT).find(|&k| words.get(k).is_some_and(|word| word.bare == "back"))?;
    let whole = words.get(at..back)?.iter().all(|word| !word.raw.ends_with([',', ';', ':', '.']));
    whole.then_some(Act { verb: DecisionVerb::Remit, doubtful: true, length: 1 })
}

/// "asked the Finance Committee to look again": somebody is given something to do.
fn asks_somebody(words: &[Word<'_>], at: usize) -> Option<Act> {
    /// Who is asked stands between, in words.
    const WHOM: usize = 9;
    words.get(at).filter(|word| holds(&ACTS.asks, &word.bare) && !word.raw.ends_with(','))?;
    let whom = words.get(at + 1)?;
    let somebody = whom.bare == "the" || whom.raw.starts_with(char::is_uppercase);
    let to = (at + 2..at + WHOM).find(|&k| words.get(k).is_some_and(|word| word.bare == "to"))?;
    let verb = words.get(to + 1).filter(|verb| !holds(&ACTS.at_once, &verb.bare))?;
    let whole = words.get(at + 1..to)?.iter().all(|word| !word.raw.ends_with([';', ':', '.']));
    (somebody && whole && verb.bare.len() > 1).then_some(Act { verb: DecisionVerb::Remit, doubtful: true, length: 1 })
}

/// "stipulated that it be paid": whatever the verb, the body wants it so, unless it is one of saying or thinking.
fn wants(words: &[Word<'_>], at: usize) -> Option<Act> {
    /// What is wanted is told within so many words.
    const NEAR: usize = 16;
    let verb = words.get(at).filter(|word| word.bare.ends_with("ed") && !holds(&ACTS.says, &word.bare))?;
    let that = words.get(at + 1).is_some_and(|word| word.bare == "that") && !verb.raw.ends_with(',');
    let wanted = (at + 2..at + NEAR).any(|k| {
        let bare = |k: usize| words.get(k).map_or("", |word| word.bare.as_str());
        matches!(bare(k), "be" | "should" | "must" | "shall")
            && !matches!(bare(k - 1), "to" | "will" | "would" | "may" | "might" | "could" | "can")
    });
    (that && wanted).then_some(Act { verb: DecisionVerb::Agree, doubtful: true, length: 1 })
}

/// Where the words for the body end that a sentence begins with.
fn subject(words: &[Word<'_>]) -> Option<usize> {
    /// The longest name of a body, in words, and the longest clause before it.
    const NAME: usize = 9;
    const CLAUSE: usize = 24;
    let mut from = 0;
    while words.get(from).is_some_and(|word| holds(&ACTS.before, &word.bare)) {
        from += 1;
    }
    // "After a long talk, the Board …", "On the motion of Mr Hay, Court …".
    let clause = words.get(from).is_some_and(|word| holds(&ACTS.asides, &word.bare));
    let comma = || (from..from + CLAUSE).find(|&k| words.get(k).is_some_and(|word| word.raw.ends_with(',')));
    if clause {
        from = comma()? + 1;
    }
    let article = words.get(from).is_some_and(|word| matches!(word.bare.as_str(), "the" | "all" | "our"));
    let start = from + usize::from(article);
    let mut end = None;
    for at in start..start + NAME {
        let word = words.get(at)?;
        let body = is_body(&word.bare) || holds(&ACTS.bodies, &word.bare);
        if body {
            end = Some(at + 1);
        }
        let goes_on = word.raw.starts_with(char::is_uppercase)
            || matches!(
                word.bare.as_str(),
                "of" | "and" | "for" | "the" | "on" | "integration" | "joint" | "community" | "management"
            );
        if word.raw.ends_with([',', ';', ':', '.']) || !(goes_on || body && end == Some(start + 1)) {
            break;
        }
    }
    // "The Chair of the Board", "Provision for the Trust": posts and things, not the bodies.
    let end = end?;
    let name = words.get(start..end)?;
    let of = name.iter().position(|word| matches!(word.bare.as_str(), "of" | "for" | "on" | "and"));
    let headed =
        of.is_none_or(|of| name.iter().take(of).any(|word| is_body(&word.bare) || holds(&ACTS.bodies, &word.bare)));
    let whole: Vec<&str> = name.iter().map(|word| word.raw).collect();
    (headed && !is_of_one_post(&whole.join(" "))).then_some(end)
}

/// Past what stands between a body and what it did: "also", ", on the advice of the Clerk,", "by 3 votes to 1".
fn past_asides(words: &[Word<'_>], from: usize) -> usize {
    /// The longest aside, in words.
    const ASIDE: usize = 24;
    let mut at = from;
    loop {
        let opened = at.checked_sub(1).and_then(|k| words.get(k)).is_some_and(|word| word.raw.ends_with(','));
        let Some(word) = words.get(at) else { return at };
        let aside = opened && holds(&ACTS.asides, &word.bare);
        let votes = word.bare == "by" && words.get(at + 2).is_some_and(|word| word.bare.starts_with("vote"));
        let comma = (at..at + ASIDE).find(|&k| words.get(k).is_some_and(|word| word.raw.ends_with(',')));
        if let Some(end) = comma.filter(|_| aside || votes) {
            at = end + 1;
        } else if let Some(length) = ACTS.how.iter().find_map(|how| phrase_at(words, at, how)) {
            at += length;
        } else if votes {
            at += 5;
        } else if holds(&ACTS.between, &word.bare) || opened && word.bare == "and" {
            at += 1;
        } else {
            return at;
        }
    }
}

/// What a sentence says that the body which meets did.
pub(super) fn of_body(text: &str) -> Option<Act> {
    if text.trim_end().ends_with(['?', ':']) {
        return None;
    }
    let words = words(text);
    let end = subject(&words)?;
    let at = past_asides(&words, end);
    let told = words
        .get(end..at)
        .is_some_and(|between| between.iter().any(|word| matches!(word.bare.as_str(), "has" | "have")));
    // Of what it did at last only the words right before that count.
    let (from, at, act) = match act_at(&words, at) {
        Some(act) => (end, at, act),
        None => later(&words, at).map(|(at, act)| (at.saturating_sub(1).max(end), at, act))?,
    };
    let head: Vec<&str> = words.get(..at)?.iter().map(|word| word.raw).collect();
    let before = head.join(" ").to_lowercase();
    // "The Board had agreed", "would have approved".
    const NOT_NOW: [&str; 12] =
        ["had", "would", "will", "may", "might", "could", "not", "should", "was", "were", "is", "are"];
    let then = words.get(from..at)?.iter().any(|word| NOT_NOW.contains(&word.bare.as_str()));
    (!then && !is_not_now(&before, &before)).then_some(Act { doubtful: act.doubtful || told || end > 4, ..act })
}

/// Where the first act of a sentence ends that begins with the body which did it, in bytes.
pub(super) fn end_of_first(text: &str) -> Option<usize> {
    let words = words(text);
    let at = past_asides(&words, subject(&words)?);
    let act = act_at(&words, at)?;
    let last = words.get(at + act.length - 1)?.raw;
    Some(last.as_ptr() as usize - text.as_ptr() as usize + last.len())
}

/// "The Committee felt unable to support it and agreed that nothing be done": what it did at last.
fn later(words: &[Word<'_>], from: usize) -> Option<(usize, Act)> {
    /// What it did before stands between, in words.
    const NEAR: usize = 24;
    let first = words.get(from)?;
    let finite = first.bare.ends_with("ed")
        || matches!(first.bare.as_str(), "felt" | "had" | "took" | "saw" | "thought" | "heard" | "met");
    (from + 1..from + NEAR).filter(|_| finite).find_map(|at| {
        let joined = words.get(at - 1).is_some_and(|word| word.bare == "and" || word.bare == "but");
        let at = past_asides(words, at);
        let act = act_at(words, at).filter(|_| joined)?;
        Some((at, Act { doubtful: true, ..act }))
    })
}

/// What an item below "The Board:" says it did: "took note of the plan", "further agreed to wait".
pub(super) fn heads(text: &str) -> Option<DecisionVerb> {
    let words = words(text);
    let act = act_at(&words, past_asides(&words, 0))?;
    Some(act.verb)
}

/// What words behind "and" say that the body which was named before them did as well: "passed it to Court", "asked the Clerk to
/// tender".
pub(super) fn with_object(text: &str) -> Option<DecisionVerb> {
    const OBJECTS: [&str; 14] = [
        "the",
        "that",
        "to",
        "a",
        "an",
        "its",
        "their",
        "this",
        "these",
        "it",
        "them",
        "all",
        "authority",
        "delegated",
    ];
    let words = words(text);
    let act = act_at(&words, 0)?;
    let next = words.get(act.length)?;
    let object = OBJECTS.contains(&next.bare.as_str())
        || next.raw.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '£');
    // "passed it to Court": on to others.
    let onward = act.length == 1
        && words.first().is_some_and(|word| word.bare == "passed")
        && words.get(2).is_some_and(|word| word.bare == "to");
    (object || act.length > 1).then_some(if onward { DecisionVerb::Remit } else { act.verb })
}

/// "It was the view of the Board that hats should be worn", "It was the decision of Court to wait": what a body was of one mind about.
pub(super) fn of_one_mind(text: &str) -> Option<DecisionVerb> {
    const MINDS: [&str; 9] =
        ["view", "decision", "wish", "feeling", "opinion", "consensus", "sense", "conclusion", "mind"];
    /// Who is of one mind stands between, in words.
    const NEAR: usize = 9;
    let words = words(text);
    let bare = |k: usize| words.get(k).map_or("", |word| word.bare.as_str());
    let opens = phrase_at(&words, 0, "it was the");
    let at = opens.and_then(|from| (from..from + 3).find(|&k| MINDS.contains(&bare(k))));
    let of = at.filter(|at| bare(at + 1) == "of")?;
    let joint = (of + 2..of + NEAR).find(|&k| matches!(bare(k), "that" | "to"))?;
    let body = (of + 2..joint).any(|k| is_body(bare(k)) || holds(&ACTS.bodies, bare(k)));
    let wanted = bare(joint) == "to" || (joint..words.len()).any(|k| matches!(bare(k), "be" | "should" | "must"));
    (body && wanted).then_some(DecisionVerb::Agree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used)] // The file is compiled in.
    fn the_lists_can_be_read() {
        let acts: Acts = toml::from_str(include_str!("acts.toml")).unwrap();
        assert!(holds(&acts.note, "noted"));
    }

    #[test]
    fn what_bodies_do() {
        let verb = |text: &str| of_body(text).map(|act| act.verb);
        assert_eq!(
            verb("Court, on the motion of Mr Bell, gave its consent to the lease."),
            Some(DecisionVerb::Approve)
        );
        assert_eq!(verb("The Kirk Session took note of the fabric report."), Some(DecisionVerb::Note));
        assert_eq!(verb("Court by a majority resolved to sell the hall."), Some(DecisionVerb::Agree));
        assert_eq!(verb("After a long talk, Trustees went with the red one."), Some(DecisionVerb::Agree));
        assert_eq!(verb("Committee left it to the Convener to fix the day."), Some(DecisionVerb::Remit));
        assert_eq!(verb("The Trust, by 4 votes to 2, rejected the offer."), Some(DecisionVerb::Other));
        assert_eq!(verb("The Panel stipulated that gates be shut at dusk."), Some(DecisionVerb::Agree));
        assert_eq!(
            verb("The Council felt that it was late and agreed that nothing be done."),
            Some(DecisionVerb::Agree)
        );
        assert_eq!(
            of_one_mind("It was the unanimous view of the Board that hats should be worn."),
            Some(DecisionVerb::Agree)
        );
    }

    #[test]
    fn what_bodies_do_not() {
        for text in [
            "The Chair of the Board agreed to write.",
            "The Board had agreed to this in May.",
            "The Board would have approved it.",
            "The Committee discussed the lights.",
            "Members felt that lights should be lit.",
            "The Board received a talk from Al.",
            "The Board welcomed the Reverend Bell.",
            "The Board asked the Clerk to explain the sum.",
            "The Trust was passed a letter.",
            "Council staff approved of it.",
            "The Board agreed?",
        ] {
            assert_eq!(of_body(text).map(|act| act.verb), None, "{text}");
        }
    }
}
