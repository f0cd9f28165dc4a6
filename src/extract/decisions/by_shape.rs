//! Decisions told in words of their own, by the shape of the sentence: "Agreed BBQ.", "Unanimous agreement that the let go
//! ahead.", "The rota was accepted with thanks." All are doubtful.

use super::verbs::verb_of;
use crate::record::DecisionVerb;
use crate::wording::lists::holds;
use std::sync::LazyLock;

/// Lists of `words.toml`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    opens: Vec<String>,
    agreement: Vec<String>,
    bodies: Vec<String>,
    decides: Vec<String>,
    done: Vec<String>,
    between: Vec<String>,
    of_one_mind: Vec<String>,
    moved: Vec<String>,
    voted: Vec<String>,
    ends: Vec<String>,
    put_up: Vec<String>,
    declared: Vec<String>,
    by_vote: Vec<String>,
    put_in: Vec<String>,
    put_off: Vec<String>,
    turned_down: Vec<String>,
    not_now: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(include_str!("words.toml")).unwrap_or_default());

/// Whether a word names a body that decides.
pub(super) fn is_body(word: &str) -> bool {
    holds(&WORDS.bodies, word)
}

/// What a sentence tells by its shape.
pub(super) fn decided(text: &str) -> Option<DecisionVerb> {
    /// Longer sentences tell more than a decision.
    const LONGEST: usize = 60;
    let lower = text.to_lowercase();
    let words = bare_words(&lower);
    if words.len() < 2 || words.len() > LONGEST || text.trim_end().ends_with('?') {
        return None;
    }
    // "Members had doubts about the policy and decided to wait": what stands before is another clause.
    if let Some(verb) = body_and_verb(&words) {
        return Some(verb);
    }
    if let Some(verb) = put_off(&words, &lower) {
        return Some(verb);
    }
    if words.iter().any(|word| holds(&WORDS.not_now, word)) {
        return None;
    }
    outcome_first(text, &words, &lower)
        .or_else(|| put_up_and_agreed(&words))
        .or_else(|| of_one_mind(&words, &lower))
        .or_else(|| was_done(text, &words))
        .or_else(|| put_in_or_turned_down(text, &words, &lower))
        .or_else(|| at_the_end(&words, &lower))
}

/// The words of a text in small letters, without the signs around them.
fn bare_words(lower: &str) -> Vec<&str> {
    lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect()
}

/// "Al moved that it be paid, seconded by Una.": no vote is told, but it stands in the minute.
pub(super) fn is_moved_and_seconded(text: &str) -> bool {
    // Of all sentences few are such: the rest need no second look.
    if !["econded", "ECONDED"].iter().any(|seconded| text.contains(seconded)) {
        return false;
    }
    let lower = text.to_lowercase();
    let words = bare_words(&lower);
    // "Al Reid proposed and Una Low seconded the minutes of 4 May."
    let both = words.windows(2).position(|pair| matches!(pair, ["proposed" | "moved", "and"]));
    let by_both = both.is_some_and(|at| {
        let seconded = words.iter().skip(at).take(7).position(|word| *word == "seconded").map(|n| at + n + 1);
        seconded
            .and_then(|next| words.get(next))
            .is_some_and(|next| matches!(*next, "the" | "that" | "this" | "these" | "a" | "an"))
    });
    let moved = words.windows(2).position(|pair| matches!(pair, ["proposed" | "moved", "that" | "to"]));
    let moved = moved.or(both.filter(|_| by_both));
    let seconded = by_both || words.windows(2).any(|pair| pair == ["seconded", "by"]);
    let settled = words.iter().any(|word| matches!(*word, "lost" | "withdrawn" | "defeated" | "fell" | "against"));
    moved.is_some_and(|at| at > 0) && seconded && !settled && !words.iter().any(|word| holds(&WORDS.not_now, word))
}

/// Whether words behind a title tell an outcome at once: "consensus was that we stay", "decision was made to wait".
pub(super) fn opens_with_outcome(text: &str) -> bool {
    let lower = text.to_lowercase();
    WORDS.agreement.iter().any(|opens| lower.starts_with(opens.as_str()))
}

/// "Agreed BBQ.", "Consensus: none after May.", "Unanimous agreement to go on."
fn outcome_first(text: &str, words: &[&str], lower: &str) -> Option<DecisionVerb> {
    // "Also agreed Al would keep the key."
    let words = words.strip_prefix(&["also"]).unwrap_or(words);
    let first = *words.first()?;
    if WORDS.agreement.iter().any(|opens| lower.starts_with(opens.as_str())) {
        return Some(DecisionVerb::Agree);
    }
    // "Approved minutes are on the website" tells of the minutes; "Agreed by Al" of him.
    let finite = words
        .iter()
        .take(6)
        .any(|word| matches!(*word, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will"));
    let second = *words.get(1)?;
    // "Decided on a tea in May".
    let on = first == "decided" && second == "on";
    let tells = on || !finite && !matches!(second, "by" | "with" | "and" | "action" | "actions" | "at" | "on" | "in");
    let opens = holds(&WORDS.opens, first) && text.starts_with(char::is_uppercase) && !text.contains(':');
    (opens && tells).then(|| verb_of(first))
}

/// "The board went over the hours and agreed to pay half."
fn body_and_verb(words: &[&str]) -> Option<DecisionVerb> {
    let head = words.iter().take(3).position(|word| holds(&WORDS.bodies, word))?;
    let article = head == 0 || words.first().is_some_and(|word| matches!(*word, "the" | "all" | "our"));
    let now = |words: &[&str]| !words.iter().any(|word| holds(&WORDS.not_now, word));
    // "The board had met and agreed it before" tells of another time; "had doubts" does not.
    let past = words.get(head + 1) == Some(&"had")
        && words.get(head + 2).is_some_and(|word| word.ends_with("ed") || matches!(*word, "met" | "been" | "already"));
    let decided = (head + 1..words.len()).find_map(|at| {
        let joins = matches!(*words.get(at)?, "and" | "but" | "then");
        // "amended and unanimously approved the rules".
        let at = at + 1 + usize::from(words.get(at + 1).is_some_and(|word| holds(&WORDS.between, word)));
        let verb = words.get(at).filter(|verb| joins && holds(&WORDS.decides, verb))?;
        let next = words.get(at + 1)?;
        let votes = *verb != "voted" || matches!(*next, "to" | "for" | "against" | "unanimously");
        (*next != "by" && votes).then_some((at, verb_of(verb)))
    });
    let (at, verb) = decided.filter(|_| article && !past)?;
    (now(words.get(..head + 3).unwrap_or(words)) || words.get(head + 1) == Some(&"had"))
        .then_some(verb)
        .filter(|_| now(words.get(at..).unwrap_or_default()))
}

/// "It was suggested, and agreed, that the meeting be held at the inn.": put to the body, and agreed in the same sentence.
fn put_up_and_agreed(words: &[&str]) -> Option<DecisionVerb> {
    /// Who puts it stands between, in words.
    const BETWEEN: usize = 12;
    let it = words.windows(2).any(|pair| matches!(pair, ["it" | "this", "was"]));
    let at = words.iter().position(|word| holds(&WORDS.put_up, word)).filter(|_| it)?;
    let behind = words.get(at + 1..)?;
    let joint = behind.iter().take(BETWEEN).position(|word| *word == "and")?;
    let verb = behind.get(joint + 1).filter(|verb| holds(&WORDS.decides, verb))?;
    matches!(*behind.get(joint + 2)?, "that" | "to").then(|| verb_of(verb))
}

/// "The group were in favour of a school.", "Motion passed with one abstention."
fn of_one_mind(words: &[&str], lower: &str) -> Option<DecisionVerb> {
    let body = words.iter().take(4).any(|word| holds(&WORDS.bodies, word));
    let minded = WORDS.of_one_mind.iter().any(|minded| lower.contains(minded.as_str()));
    let moved = words.iter().position(|word| holds(&WORDS.moved, word));
    let vote = moved.and_then(|at| words.get(at + 1..)?.iter().take(4).find(|word| holds(&WORDS.voted, word)));
    match vote {
        Some(&"lost" | &"defeated" | &"rejected" | &"fell" | &"failed") => Some(DecisionVerb::Other),
        Some(_) => Some(DecisionVerb::Agree),
        None => (body && minded).then_some(DecisionVerb::Agree),
    }
}

/// "The offer of a bench was accepted with thanks.": whatever stands behind the verb.
fn was_done(text: &str, words: &[&str]) -> Option<DecisionVerb> {
    /// What is told of is no longer than this, in words.
    const SUBJECT: usize = 16;
    let at = words.iter().position(|word| matches!(*word, "was" | "were"))?;
    let subject = words.get(..at)?;
    let clause = subject
        .iter()
        .any(|word| matches!(*word, "that" | "which" | "who" | "it" | "he" | "she" | "they" | "as" | "said"));
    let apology = subject.iter().any(|word| word.starts_with("apolog") || *word == "absence" || *word == "planning");
    if clause || apology || subject.is_empty() || subject.len() > SUBJECT || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let verb_at = (at + 1..words.len()).find(|&k| words.get(k).is_some_and(|word| !holds(&WORDS.between, word)))?;
    let verb = *words.get(verb_at).filter(|verb| holds(&WORDS.done, verb))?;
    // "was refused by the planning officer": somebody else did.
    let by = words.get(verb_at + 1..)?.windows(3).find(|three| three.first() == Some(&"by"));
    let ours = by.is_none_or(|three| {
        let of_those = |word: &&&str| holds(&WORDS.bodies, word) && **word != "council" || holds(&WORDS.by_vote, word);
        three.iter().skip(1).any(|word| of_those(&word))
    });
    ours.then(|| verb_of(verb))
}

/// "Discussion was put back to the next meeting.", "The matter was left to lie until spring."
fn put_off(words: &[&str], lower: &str) -> Option<DecisionVerb> {
    const MAY_BE: [&str; 9] = ["if", "had", "would", "could", "might", "asked", "wondered", "suggested", "previously"];
    let now = !words.iter().any(|word| MAY_BE.contains(word));
    (now && WORDS.put_off.iter().any(|put| lower.contains(put.as_str()))).then_some(DecisionVerb::Other)
}

/// "Chair: Al Reid, proposed by Una", "funds are low and so the request was turned down".
fn put_in_or_turned_down(text: &str, words: &[&str], lower: &str) -> Option<DecisionVerb> {
    let post = words.first().is_some_and(|first| crate::wording::people::is_post_word(first));
    if post
        && [": ", " – ", " - "].iter().any(|sign| text.contains(sign))
        && WORDS.put_in.iter().any(|how| lower.contains(how.as_str()))
    {
        return Some(DecisionVerb::Other);
    }
    let (_, behind) = [" and so ", ", so "].iter().find_map(|so| lower.split_once(so))?;
    let ours = WORDS.turned_down.iter().any(|down| behind.contains(down.as_str()));
    ours.then_some(DecisionVerb::Other)
}

/// "Al proposed it be paid, Una seconded, all in favour."
fn at_the_end(words: &[&str], lower: &str) -> Option<DecisionVerb> {
    let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = WORDS.ends.iter().any(|end| bare.ends_with(end.as_str()));
    // "There being no objection, the Chair declared the minutes approved."
    let declared = words.contains(&"declared")
        && words.last().is_some_and(|last| holds(&WORDS.declared, last))
        && !lower.contains(" motion ");
    ((ends || declared) && words.len() > 4).then_some(DecisionVerb::Agree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used)] // The file is compiled in.
    fn the_lists_can_be_read() {
        let words: Words = toml::from_str(include_str!("words.toml")).unwrap();
        assert!(holds(&words.bodies, "board"));
    }

    #[test]
    fn shapes_of_decisions() {
        for text in [
            "Agreed BBQ.",
            "Consensus: no new work after May.",
            "Unanimous agreement that the let go ahead.",
            "The board went over the hours and agreed to pay half of them.",
            "The group were in favour of a day out.",
            "Motion passed with one against.",
            "The offer of a bench was accepted with thanks.",
            "Al proposed that it be paid, Una seconded, all in favour.",
            "Members had doubts about the hut and decided to wait a year.",
            "The board amended and unanimously approved the rules.",
            "It was suggested, and agreed, that the lunch be moved.",
            "Treasurer: Al Reid voted in unopposed.",
            "The idea was shelved for the present.",
            "The matter was left to lie until spring.",
        ] {
            assert!(decided(text).is_some(), "{text}");
        }
        assert!(is_moved_and_seconded("Al moved that they be accepted, seconded by Una."));
        assert!(!is_moved_and_seconded("Al moved that they be accepted, seconded by Una. The motion was lost."));
    }

    #[test]
    fn what_only_sounds_so() {
        for text in [
            "Approved minutes are on the website.",
            "Agreed by Al.",
            "It was felt that the price was accepted by few.",
            "The appeal was refused by the planning officer.",
            "If the group were in favour of it, more would come.",
            "The board had met and agreed it before.",
            "Una asked whether it was agreed.",
            "Una asked that it be put off to May.",
            "The board had doubts, and the firm voted to wait.",
            "Two audits were carried into next year.",
        ] {
            assert!(decided(text).is_none(), "{text}");
        }
    }
}
