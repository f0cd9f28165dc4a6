//! What another body did, or what somebody only told of, in a body's own minute: "The Finance Committee approved the outturn"
//! in the minute of a board. Where the words say that it was done before, it is left out; elsewhere it is doubted.

use super::acts;
use super::by_shape::is_body;
use crate::diagnostic::ReviewCode;
use crate::extract::passages::Passages;
use crate::framework::headings::fold;
use crate::record::Decision;
use std::collections::{BTreeMap, BTreeSet};

/// The body that meets, as the first lines of a part and the paper's facts name it.
#[derive(Default)]
struct Own {
    words: BTreeSet<String>,
    /// Whether it is a committee or the like, of a board or a council.
    part_of_another: bool,
}

/// Who is told to have done something.
#[derive(Debug, PartialEq, Eq)]
struct Actor {
    /// The words of its name, in small letters, without "the" and "of".
    name: Vec<String>,
    /// Whether somebody only said that it did.
    said: bool,
}

/// Nouns of bodies that are part of others.
const PARTS: [&str; 6] = ["committee", "subcommittee", "sub-committee", "panel", "group", "forum"];
/// Nouns of bodies that have such parts.
const WHOLES: [&str; 4] = ["board", "ijb", "cabinet", "court"];
/// Words within names that tell no body from another.
const SMALL: [&str; 8] = ["of", "and", "the", "for", "on", "full", "its", "&"];

/// Leaves out what another body did before, and flags what another body did or what was only said of one.
pub(super) fn tell_apart(passages: &Passages<'_>, body: Option<&str>, found: &mut Vec<(Decision, usize)>) {
    let part_of = |index: usize| passages.list.get(index).and_then(|passage| passage.part);
    let actors: Vec<Option<Actor>> = found.iter().map(|(decision, _)| actor(&decision.text)).collect();
    let named = actors.iter().flatten().count();
    // A name that most of the minute's decisions bear is the body's own, whatever the first lines call it.
    let mut bearing: BTreeMap<&[String], usize> = BTreeMap::new();
    // Only where the minute calls its body a committee does "the Board" mean another.
    let mut calls_itself_a_part: BTreeSet<Option<u32>> = BTreeSet::new();
    for ((_, index), who) in found.iter().zip(&actors) {
        let Some(who) = who.as_ref().filter(|who| !who.said) else { continue };
        *bearing.entry(&who.name).or_default() += 1;
        if is_part(&who.name) {
            calls_itself_a_part.insert(part_of(*index));
        }
    }
    let mut parts: BTreeMap<Option<u32>, Own> = BTreeMap::new();
    let mut doubts = Vec::with_capacity(found.len());
    for ((decision, index), who) in found.iter().zip(&actors) {
        let doubtful = who.as_ref().is_some_and(|who| {
            let part = part_of(*index);
            let own = parts.entry(part).or_insert_with(|| {
                let mut own = own(passages, part, body);
                own.part_of_another &= calls_itself_a_part.contains(&part);
                own
            });
            let same = bearing.get(who.name.as_slice()).copied().unwrap_or(0);
            let usual = same > 2 && same * 2 > named;
            who.said || !usual && is_other(own, &who.name)
        });
        doubts.push(doubtful.then(|| tells_before(&decision.text)));
    }
    let mut doubts = doubts.into_iter();
    found.retain_mut(|(decision, _)| match doubts.next().flatten() {
        Some(true) => false,
        Some(false) => {
            decision.header.flag(ReviewCode::ReadFromProse);
            true
        }
        None => true,
    });
}

/// Whether a name is that of a committee or the like.
fn is_part(name: &[String]) -> bool {
    name.last().is_some_and(|noun| PARTS.contains(&noun.as_str()))
}

/// Whether words tell of another time: "The Area Committee agreed last week to pay for it".
fn tells_before(text: &str) -> bool {
    const CUES: [&str; 12] = [
        " last week",
        " last month",
        " last year",
        " at its meeting",
        " at their meeting",
        " at its last meeting",
        " at their last meeting",
        " at a meeting held",
        " yesterday",
        " earlier this week",
        " earlier this month",
        " earlier in the ",
    ];
    let lower = text.to_lowercase();
    CUES.iter().any(|cue| lower.contains(cue))
}

/// What the first lines of a part, and the paper's facts, call the body that meets.
fn own(passages: &Passages<'_>, part: Option<u32>, body: Option<&str>) -> Own {
    /// Whose minute it is stands among the first passages, in lines of few words.
    const FIRST: usize = 6;
    const LONGEST: usize = 16;
    const ENDS: [&str; 8] =
        ["present", "apologies", "attend", "sederunt", "members", "in attendance", "governors", "trustees"];
    let lines = passages.list.iter().filter(|passage| passage.part == part).take(FIRST);
    let lines = lines.map(|passage| passage.text.as_str()).take_while(|text| {
        let lower = text.to_lowercase();
        !ENDS.iter().any(|end| lower.starts_with(end))
    });
    let lines: Vec<&str> = lines.filter(|text| text.split_whitespace().count() <= LONGEST).chain(body).collect();
    let words: BTreeSet<String> = lines.iter().flat_map(|line| names(line)).collect();
    let names_a_part = |line: &&str| names(line).iter().any(|word| PARTS.contains(&word.as_str()));
    Own { part_of_another: lines.iter().any(names_a_part), words }
}

fn names(line: &str) -> Vec<String> {
    fold(line).split(' ').map(str::to_owned).collect()
}

/// Whether a name is not that of the body that meets. Where nothing tells its own name, a name of several words may be another's.
fn is_other(own: &Own, name: &[String]) -> bool {
    let known = |word: &String| own.words.contains(word) || own.words.contains(word.trim_end_matches('s'));
    match name {
        [] => false,
        // "The Board approved the first such report" in the minute of its committee.
        [noun] if WHOLES.contains(&noun.as_str()) => own.part_of_another,
        // "The Sub-Committee recommended it" in the minute of its council; "the Council" in a community council's.
        [noun] if matches!(noun.as_str(), "sub-committee" | "subcommittee") => {
            !own.words.contains("subcommittee") && !own.words.contains("sub")
        }
        [noun] => noun == "council" && own.words.contains("community") && own.words.contains("council"),
        [words @ .., noun] => {
            let whole = own.part_of_another && WHOLES.contains(&noun.as_str());
            whole || words.iter().any(|word| !known(word))
        }
    }
}

/// Whom a sentence tells to have done something: at its head, or behind "said that".
fn actor(text: &str) -> Option<Actor> {
    /// Who said it stands before, in words.
    const WHO: usize = 8;
    const SAYS: [&str; 9] =
        ["said", "reported", "advised", "explained", "mentioned", "added", "understood", "heard", "stated"];
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some(name) = name_at(&words, 0) {
        return Some(Actor { name, said: false });
    }
    // "It was agreed at the Finance Committee that fees rise".
    const AT: [&str; 4] = ["agreed", "approved", "decided", "resolved"];
    let at =
        words.windows(3).take(WHO).position(|three| AT.contains(&three[0]) && three[1] == "at" && three[2] == "the");
    if let Some(name) = at.and_then(|at| name_of(&words, at + 2)) {
        return Some(Actor { name, said: false });
    }
    let says = (1..WHO.min(words.len())).find(|at| words.get(*at).is_some_and(|word| SAYS.contains(word)))?;
    let that = usize::from(words.get(says + 1).is_some_and(|word| *word == "that"));
    name_at(&words, says + 1 + that).map(|name| Actor { name, said: true })
}

/// The name of a body from a word on, whatever follows, where it has one of its own: "the Finance Committee".
fn name_of(words: &[&str], from: usize) -> Option<Vec<String>> {
    name_up_to(words, from, |at, name| {
        name.len() > 1 && !words.get(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase))
    })
}

/// The name of a body from a word on, where what it did follows: "The Finance Committee approved".
fn name_at(words: &[&str], from: usize) -> Option<Vec<String>> {
    name_up_to(words, from, |at, _| words.get(at + 1).is_some_and(|next| does(words, at + 1, next)))
}

/// The name of a body from a word on, up to a noun of bodies at which it ends.
fn name_up_to(words: &[&str], from: usize, ends: impl Fn(usize, &[String]) -> bool) -> Option<Vec<String>> {
    /// The longest name of a body, in words.
    const NAME: usize = 9;
    let article = words.get(from).is_some_and(|word| word.eq_ignore_ascii_case("the"));
    let start = from + usize::from(article);
    let mut name = Vec::new();
    for at in start..start + NAME {
        let raw = words.get(at)?;
        let word = raw.to_lowercase();
        let noun = is_body(&word)
            && !matches!(word.as_str(), "all" | "we" | "everyone" | "those" | "meeting" | "members")
            || WHOLES.contains(&word.as_str())
            || PARTS.contains(&word.as_str());
        if !SMALL.contains(&word.as_str()) {
            name.push(word.clone());
        }
        if noun && ends(at, &name) {
            return Some(name);
        }
        let goes_on = raw.starts_with(char::is_uppercase) || SMALL.contains(&word.as_str());
        if raw.ends_with([',', ';', ':', '.']) || !(goes_on || noun) {
            return None;
        }
    }
    None
}

/// Whether a word, or the one behind an adverb, tells what a body did.
fn does(words: &[&str], at: usize, word: &str) -> bool {
    const BETWEEN: [&str; 7] = ["has", "have", "had", "also", "then", "unanimously", "now"];
    let at = if BETWEEN.contains(&word) { at + 1 } else { at };
    let rest = words.get(at..).unwrap_or_default().join(" ");
    rest.starts_with("voted ") || acts::heads(&rest).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own_of(words: &str) -> Own {
        let words: BTreeSet<String> = names(words).into_iter().collect();
        Own { part_of_another: words.iter().any(|word| PARTS.contains(&word.as_str())), words }
    }

    #[test]
    fn who_did_it() {
        let name = |text: &str| actor(text).map(|who| (who.name.join(" "), who.said));
        assert_eq!(
            name("The Finance and Roads Committee approved the outturn."),
            Some(("finance roads committee".into(), false))
        );
        assert_eq!(name("Una Low said the committee voted last week to drop it."), Some(("committee".into(), true)));
        assert_eq!(
            name("It was agreed at the Finance Committee that fees rise."),
            Some(("finance committee".into(), false))
        );
        assert_eq!(name("The Board noted the report."), Some(("board".into(), false)));
        assert_eq!(name("It was agreed that the Board would wait."), None);
    }

    #[test]
    fn whose_act_it_was() {
        let other = |own: &str, text: &str| {
            let who = actor(text);
            who.is_some_and(|who| is_other(&own_of(own), &who.name))
        };
        assert!(other("Glen Health Board", "The Finance Committee approved the plan."));
        assert!(!other("Glen Health Board", "The Health Board approved the plan."));
        assert!(!other("Glen Health Board", "The Board approved the plan."));
        assert!(other("Glen Trust Audit Committee", "The Board approved the plan."));
        assert!(!other("Glen Trust Audit Committee", "The Audit Committee approved the plan."));
        assert!(other("Glen Council", "The Sub-Committee recommended approval."));
        assert!(other("Glen Community Council", "The Council approved the plan."));
        assert!(!other("Glen Town Council", "The Council approved the plan."));
        assert!(other("Notes of 4 May", "The Roads Committee approved the plan."));
        assert!(!other("Notes of 4 May", "The Committee approved the plan."));
    }
}
