//! What a clause says that somebody does about a task: "will", "has offered to", "was asked to", and the verb behind it.

use super::words::{WORDS, Word, holds, may_begin, phrase_at, plain_of_ing};
use crate::wording::{people, verbs};

/// In which words somebody is told of as acting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// "JS to write".
    Order,
    /// "JS will write".
    Future,
    /// "JS offered to write".
    Freely,
    /// "JS is happy to write".
    Ready,
    /// "JS was asked to write".
    Asked,
    /// "JS still has to write".
    Owes,
    /// "agreed that JS should write".
    Should,
    /// "JS is writing".
    Doing,
}

/// What a clause says of whoever acts.
#[derive(Debug, Clone)]
pub(super) struct Predicate {
    pub(super) manner: Manner,
    /// The word that the verb is.
    pub(super) verb_at: usize,
    /// Whether the verb is one of those that tasks have.
    pub(super) known: bool,
}

/// What the words from `at` on say somebody does; `None` where they ask for nothing.
pub(super) fn at(words: &[Word<'_>], at: usize) -> Option<Predicate> {
    if !may_begin(words.get(at)?.bare) {
        return without_is(words, at).map(|verb_at| Predicate { manner: Manner::Doing, verb_at, known: true });
    }
    let lists = [
        (Manner::Asked, &WORDS.asked),
        (Manner::Ready, &WORDS.ready),
        (Manner::Freely, &WORDS.freely),
        (Manner::Owes, &WORDS.owes),
        (Manner::Future, &WORDS.future),
    ];
    let found = lists.iter().flat_map(|(manner, list)| {
        list.iter().filter_map(move |phrase| Some((phrase_at(words, at, phrase)?, *manner)))
    });
    // Of several the longest: "would be happy to" before "would".
    if let Some(verb_at) = going_on(words, at) {
        return Some(Predicate { manner: Manner::Doing, verb_at, known: true });
    }
    if offers_paper(words, at) {
        return Some(Predicate { manner: Manner::Freely, verb_at: at, known: true });
    }
    if let Some(verb_at) = agreed_passive(words, at) {
        return Some(Predicate { manner: Manner::Freely, verb_at, known: true });
    }
    // "will, if the weather allows, cut the hedge": the verb stands behind the aside.
    let aside = words.get(at).filter(|word| word.raw.ends_with(',')).and_then(|_| parted(words, at));
    let (length, manner) = aside
        .or_else(|| found.max_by_key(|(length, _)| *length))
        .or_else(|| parted(words, at))
        .or_else(|| asked_aside(words, at))
        .or_else(|| (words.get(at)?.bare == "to").then_some((1, Manner::Order)))?;
    let manner = if words.get(at)?.bare == "should" { Manner::Should } else { manner };
    verb(words, at + length, manner)
}

/// "KB is doing a poster": where the verb stands.
fn going_on(words: &[Word<'_>], at: usize) -> Option<usize> {
    let is = matches!(words.get(at)?.bare, "is" | "are");
    let next =
        at + 1 + usize::from(words.get(at + 1).is_some_and(|word| matches!(word.bare, "also" | "now" | "still")));
    let verb = words.get(next).filter(|word| is && !word.opens)?;
    let after = words.get(next + 1).map_or("", |word| word.bare);
    // "is looking after the sale", "is working on it": not "is looking well".
    let into = matches!(
        (verb.bare, after),
        ("looking", "into" | "at" | "after" | "for" | "to")
            | ("working", "on")
            | ("putting", "together" | "up")
            | ("seeing", "about" | "to")
    );
    // "Al’s painting was admired" is his.
    let owned = matches!(after, "is" | "was" | "has" | "were");
    let listed = holds(&WORDS.doing, verb.bare) || takes_up(words, next) || verb.bare == "meeting" || into;
    (listed && !owned).then_some(next)
}

/// "taking this up with the depot", "taking it forward": where "taking" stands.
fn takes_up(words: &[Word<'_>], at: usize) -> bool {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    bare(at) == "taking"
        && (at + 1..at + 4).any(|k| matches!(bare(k), "up" | "forward" | "on" | "back" | "away"))
        && matches!(bare(at + 1), "this" | "it" | "that" | "these" | "the" | "up" | "forward" | "on")
}

/// "Al chasing the depot", "Una meeting the joiner on Monday": a clause of notes without "is"; where the verb stands.
fn without_is(words: &[Word<'_>], at: usize) -> Option<usize> {
    let verb = words.get(at).filter(|word| !word.opens && word.bare.ends_with("ing"))?;
    let before = at.checked_sub(1).and_then(|k| words.get(k))?;
    let name = before.bare.starts_with(char::is_uppercase) || people::is_post_word(before.bare);
    let apart = matches!(
        verb.bare,
        "reporting" | "chairing" | "taking" | "noting" | "giving" | "working" | "leading" | "representing"
    );
    let works_on = verb.bare == "working" && words.get(at + 1).is_some_and(|word| word.bare == "on");
    let listed = holds(&WORDS.doing, verb.bare) || works_on;
    let plain = plain_of_ing(verb.bare).filter(|plain| !holds(&WORDS.idle, plain) && !holds(&WORDS.talk, plain));
    let task = listed || plain.is_some() && (!apart || takes_up(words, at));
    // "Al writing to the depot was a help".
    let finite = words.iter().skip(at + 1).take_while(|word| !word.opens).any(|word| {
        matches!(word.bare, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "said" | "asked" | "agreed")
    });
    // "Close cleaning" is a title.
    let goes_on = words.len() > at + 1 || at > 2;
    (name && task && !finite && goes_on).then_some(at)
}

/// "offered members a briefing note", "promised an update by May": what is given needs no verb of its own.
fn offers_paper(words: &[Word<'_>], at: usize) -> bool {
    /// To whom, and what kind of paper, stands between.
    const NEAR: usize = 7;
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    let article = (at + 1..at + 4).find(|&k| matches!(bare(k), "a" | "an" | "another"));
    let whole = |to: usize| words.get(at + 1..=to).is_some_and(|between| between.iter().all(|word| !word.opens));
    matches!(bare(at), "offered" | "promised")
        && article.is_some_and(|from| (from + 1..at + NEAR).any(|k| holds(&WORDS.papers, bare(k)) && whole(k)))
}

/// "the Principal agreed that this be shared": what was asked for before; where the verb stands.
fn agreed_passive(words: &[Word<'_>], at: usize) -> Option<usize> {
    [
        "agreed that this be",
        "agreed that it be",
        "agreed that they be",
        "agreed that these be",
        "agreed that this would be",
        "said that this could be",
        "said this could be",
        "said that this would be",
        "confirmed that this would be",
        "advised that this would be",
    ]
    .iter()
    .find_map(|phrase| phrase_at(words, at, phrase))
    .map(|length| at + length)
    .filter(|&verb| words.get(verb).is_some_and(|word| is_done(word.bare)))
    // "Cathy undertook that a notice would go in the shop".
    .or_else(|| {
        const GIVES: [&str; 7] = [
            "undertook that",
            "committed that",
            "guaranteed that",
            "promised that",
            "gave an assurance that",
            "gave an undertaking that",
            "gave a commitment that",
        ];
        // "Cathy assured the members that it would be done".
        let assured = || {
            let end = (at + 2..at + 6).find(|&k| words.get(k).is_some_and(|word| word.bare == "that"))?;
            let plain = words.get(at)?.bare == "assured" && words.get(at + 1..end)?.iter().all(|word| !word.opens);
            let done = words.get(end + 1..)?.iter().any(|word| matches!(word.bare, "would" | "will"));
            (plain && done).then_some(end + 1 - at)
        };
        let that = GIVES.iter().find_map(|phrase| phrase_at(words, at, phrase)).or_else(assured)?;
        Some(at + that)
    })
}

/// "shared", "sent": what is done to something.
pub(super) fn is_done(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") || holds(&WORDS.irregular, word)
}

/// Where the words behind `at` say that something is to be done ("would be sent by the Clerk"): the places of the verb and
/// of the first word behind "by".
pub(super) fn passive(words: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
    /// What stands between the verb and "by", in words.
    const BETWEEN: usize = 9;
    let modal = ["will be", "To be", "would be", "to be", "shall be", "should be"]
        .iter()
        .any(|phrase| phrase_at(words, at, phrase).is_some());
    // "forms being filled in by Al".
    let being = words.get(at).is_some_and(|word| word.bare == "being");
    let verb_at = if being { at + 1 } else { at + 2 };
    let verb = words.get(verb_at).filter(|word| (modal || being) && !word.opens && is_done(word.bare))?;
    let event = WORDS.events.iter().any(|event| verb.bare.starts_with(event.trim_end_matches('e')));
    let from = verb_at + 1;
    let by = (from..from + BETWEEN).find(|&k| words.get(k).is_some_and(|word| matches!(word.bare, "by" | "via")))?;
    let whole = words.get(from..=by)?.iter().all(|word| !word.opens);
    (!event && whole).then_some((verb_at, by + 1))
}

/// "undertook, with the help of Mr Hurst, to clear it": what stands between the commas says how.
fn parted(words: &[Word<'_>], at: usize) -> Option<(usize, Manner)> {
    /// No aside is longer, in words.
    const ASIDE: usize = 10;
    // "agreed with Al to look into stakes".
    if words.get(at)?.bare == "agreed" && words.get(at + 1)?.bare == "with" {
        let to = (at + 3..at + 6).find(|&next| words.get(next).is_some_and(|word| word.bare == "to"))?;
        return Some((to + 1 - at, Manner::Freely));
    }
    // "undertook on behalf of the group to sound out the estate".
    let aside = matches!(words.get(at + 1)?.bare, "on" | "with" | "in" | "for" | "as" | "at" | "by");
    if aside
        && !words.get(at)?.raw.ends_with(',')
        && matches!(words.get(at)?.bare, "undertook" | "offered" | "volunteered" | "promised")
    {
        let to =
            (at + 2..at + ASIDE).find(|&next| words.get(next).is_some_and(|word| word.bare == "to" && !word.opens))?;
        return Some((to + 1 - at, Manner::Freely));
    }
    let first = words.get(at).filter(|word| word.raw.ends_with(','))?;
    if !matches!(first.bare, "undertook" | "agreed" | "offered" | "volunteered" | "promised" | "was" | "will") {
        return None;
    }
    let end = (at + 1..at + ASIDE).find(|&next| words.get(next).is_some_and(|word| word.raw.ends_with(',')))?;
    let manner = if first.bare == "will" { Manner::Future } else { Manner::Freely };
    let to = words.get(end + 1).is_some_and(|word| word.bare == "to");
    (to && first.bare != "was" || first.bare == "will").then_some((end + 1 - at + usize::from(to), manner))
}

/// "was asked, in her absence, to draft it": whoever is asked.
fn asked_aside(words: &[Word<'_>], at: usize) -> Option<(usize, Manner)> {
    const ASIDE: usize = 10;
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    let asked = words.get(at + 1).filter(|word| {
        matches!(bare(at), "was" | "were")
            && matches!(word.bare, "asked" | "requested" | "invited" | "instructed")
            && word.raw.ends_with(',')
    });
    asked?;
    let end = (at + 2..at + ASIDE).find(|&next| words.get(next).is_some_and(|word| word.raw.ends_with(',')))?;
    (bare(end + 1) == "to").then_some((end + 2 - at, Manner::Asked))
}

/// The verb behind those words, past "also" and the like.
fn verb(words: &[Word<'_>], from: usize, manner: Manner) -> Option<Predicate> {
    // "will in addition report it".
    const ASIDES: [&str; 5] = ["in addition", "in the meantime", "in due course", "as well", "after the meeting"];
    let mut at = from + ASIDES.iter().find_map(|aside| phrase_at(words, from, aside)).unwrap_or(0);
    while words.get(at).is_some_and(|word| {
        holds(&WORDS.between, word.bare) && !matches!(word.bare, "has" | "have")
            || word.bare.ends_with("ly") && !verbs::is_doing(word.bare)
    }) {
        at += 1;
    }
    let word = words.get(at)?;
    let next = words.get(at + 1).map_or("", |word| word.bare);
    let future = manner == Manner::Future;
    // "will be writing", "committed to bringing", "was tasked with finding".
    let going_on = if word.bare == "be" && future { next } else { word.bare };
    if let Some(plain) = plain_of_ing(going_on).filter(|_| word.bare == "be" || manner != Manner::Order) {
        let apart = matches!(plain.as_str(), "meet" | "host" | "hold" | "work" | "move" | "give");
        let idle = holds(&WORDS.idle, &plain) || word.bare == "be" && apart;
        return (!idle).then_some(Predicate { manner, verb_at: at, known: true });
    }
    if !word.bare.starts_with(char::is_lowercase) {
        return None;
    }
    if asks(words, at, manner) {
        return Some(Predicate { manner, verb_at: at, known: true });
    }
    // "OH and RP to man a table", "Al will firm up the price": whatever people of the meeting are to do.
    let loose = !word.opens && may_be_task(word.bare, next, manner);
    loose.then_some(Predicate { manner, verb_at: at, known: false })
}

/// Whether a verb that no list of tasks holds may be one all the same, of people who were there: all but those that tell how
/// things stand with somebody, or what they think or say.
fn may_be_task(verb: &str, next: &str, manner: Manner) -> bool {
    // "Una to attend the hearing", "Al will oversee the work"; "agreed to attend" is said of the meeting itself.
    let joins = holds(&WORDS.joins, verb) && matches!(manner, Manner::Order | Manner::Future | Manner::Asked);
    let article =
        matches!(next, "a" | "an" | "the" | "this" | "these" | "their" | "his" | "her" | "our" | "any" | "all");
    match manner {
        Manner::Order | Manner::Freely | Manner::Asked => {
            (joins && (article || verb == "attend")) || is_other_verb(verb)
        }
        Manner::Future => (joins && article) || is_other_verb(verb) && !holds(&WORDS.states, verb),
        _ => false,
    }
}

/// Whether a word may be a verb, of those that no list of tasks holds.
fn is_other_verb(word: &str) -> bool {
    !verbs::is_doing(word) && may_be_verb(word)
}

/// Whether a word may be a verb that no list holds.
pub(super) fn may_be_verb(word: &str) -> bool {
    const NO_VERBS: [&str; 26] = [
        "the", "his", "her", "their", "our", "all", "any", "some", "this", "that", "those", "these", "date", "work",
        "school", "have", "note", "each", "every", "you", "them", "him", "what", "which", "its", "both",
    ];
    word.len() > 2
        && word.chars().all(|c| c.is_ascii_lowercase())
        && !word.ends_with("ing")
        && !word.ends_with("ed")
        && !NO_VERBS.contains(&word)
        && !holds(&WORDS.idle, word)
        && !holds(&WORDS.talk, word)
}

/// Whether whoever attends something is to tell of it: "attend the event and feed back to the group".
fn fed_back(words: &[Word<'_>], at: usize) -> bool {
    /// What is attended stands between, in words.
    const NEAR: usize = 14;
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    (at + 1..at + NEAR).any(|k| bare(k) == "and" && matches!((bare(k + 1), bare(k + 2)), ("feed" | "report", "back")))
}

/// Whether the verb at a place asks for something to be done.
fn asks(words: &[Word<'_>], at: usize, manner: Manner) -> bool {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    let (verb, next, then) = (bare(at), bare(at + 1), bare(at + 2));
    match (verb, next) {
        // "have a word with the estate", "have the road swept".
        ("have", "a") if matches!(then, "word" | "look" | "chat" | "think" | "go" | "conversation") => return true,
        ("have", "another") => return then == "look" || then == "go",
        // "would have asked", "should have been sent": of what was not done.
        // "undertook to have it ready".
        ("have", _) if manner == Manner::Freely => return true,
        // "All staff to have completed the course by May".
        ("have", _) if manner == Manner::Order && next.ends_with("ed") => {
            return words.iter().skip(at).any(|word| matches!(word.bare, "by" | "before"));
        }
        ("have", _) if next == "been" || next.ends_with("ed") => return false,
        ("have", _) => {
            return (at + 2..at + 7).any(|later| {
                bare(later).ends_with("ed")
                    || matches!(bare(later), "done" | "sent" | "made" | "ready" | "drawn" | "written" | "available")
            });
        }
        ("see", "Mr" | "Mrs" | "Ms" | "Dr" | "Cllr") => return true,
        ("see", _) => return matches!(next, "to" | "if" | "whether" | "about" | "what" | "that"),
        ("come", _) => return matches!(next, "back" | "up" | "in" | "along" | "round"),
        ("be", "in") => return then == "touch",
        // "would keep the Board up to date".
        ("keep", _)
            if manner == Manner::Future
                && (at + 2..at + 9).any(|k| matches!(bare(k), "informed" | "posted" | "updated" | "date")) =>
        {
            return true;
        }
        // "will step up checks at the school"; "will step down" tells of an office.
        ("step", "up") => return !then.is_empty() && !matches!(then, "to" | "as" | "in" | "when" | "if"),
        // "will attend the event and feed back to the group".
        ("attend", _) if fed_back(words, at) => return true,
        // "will attend and speak to them".
        ("let" | "report", _)
        | ("attend", "and")
        | ("go", "back" | "round" | "and" | "through" | "along" | "over")
        | ("help", "with" | "out" | "to") => {
            return true;
        }
        // "support them to build an offer": what somebody would do.
        ("continue", "to") => return super::super::told::goes_on_with(&format!("continue to {then}")),
        ("speak" | "talk", _) => return matches!(next, "to" | "with") || then == "to",
        ("think", _) => return matches!(next, "of" | "about" | "again") && manner != Manner::Future,
        ("present", _) => return manner == Manner::Future || manner == Manner::Order,
        // "to cost a pilot"; "would cost £40" is a price.
        ("cost", "a" | "an" | "the" | "this" | "these") => {
            return matches!(manner, Manner::Freely | Manner::Order | Manner::Asked);
        }
        ("take", "questions" | "part" | "place" | "effect" | "over") | ("answer", _) => return false,
        _ => {}
    }
    let talk = manner == Manner::Asked && holds(&WORDS.talk, verb);
    let can = at.checked_sub(1).is_some_and(|k| bare(k) == "can");
    let gladly = manner == Manner::Ready
        && !can
        && matches!(verb, "see" | "help" | "hear" | "consider" | "keep" | "use" | "assist");
    verbs::is_doing(verb) && !holds(&WORDS.idle, verb) && !talk && !gladly
}
