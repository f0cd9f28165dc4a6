//! Who acts where a clause does not name them: "he" and "she", and whoever the clause or the sentence before began with.

use super::super::{Prose, pronouns, taken_on};
use super::how::Manner;
use super::who::{Acting, NAME_WORDS, acting, begins_clause, end_of_name, named};
use super::words::{WORDS, Word, holds};
use crate::extract::actions::who_acts;
use crate::record::Owner;

/// Whom "he" or "she" at a place stands for: whoever says it, the one person that the sentence names before, the one the
/// nearest clause begins with, or the one of the sentence above.
pub(super) fn meant(
    prose: Prose<'_>,
    sentence: &str,
    words: &[Word<'_>],
    at: usize,
    above: Option<&str>,
) -> Option<Owner> {
    let pronoun = match words.get(at)?.bare {
        "she" | "She" => "she",
        "he" | "He" => "he",
        _ => "they",
    };
    let before = sentence.get(..words.get(at)?.from)?;
    if let Some(says) = said_by(words, at) {
        return speaker(prose, sentence, words, says, above);
    }
    // "The Chair wondered if Al might draft it, which he agreed to do": the one last named.
    if at.checked_sub(1).and_then(|k| words.get(k)).is_some_and(|word| word.bare == "which")
        && let Some(owner) = last_named(prose, sentence, words, at - 1, pronoun)
    {
        return Some(owner);
    }
    // "He was asked how to help; he replied that …": the same one.
    if at > 0
        && words.first().is_some_and(|first| first.bare.eq_ignore_ascii_case(pronoun))
        && let Some(owner) = meant(prose, sentence, words, 0, above)
    {
        return Some(owner);
    }
    // "In reply to Mr Low she explained the cost and that she would write": the same one as before.
    let again = (1..at).rev().find(|&k| words.get(k).is_some_and(|word| word.bare == pronoun));
    if let Some(k) = again.filter(|&k| k <= LEAD_WORDS && !names_anybody(words, k + 1, at))
        && let Some(owner) = meant(prose, sentence, words, k, above)
    {
        return Some(owner);
    }
    let fits = |owner: &Owner| {
        prose
            .cast
            .people(&owner.as_written)
            .is_none_or(|people| people.iter().all(|one| prose.cast.may_be(*one, pronoun)))
    };
    let only = |text: &str| {
        pronouns::only_person(prose, text, pronoun)
            .map(|name| Owner::written(name.strip_prefix("The ").unwrap_or(&name)))
    };
    let nearest = || {
        (0..at)
            .rev()
            .filter(|&k| begins_clause(words, k) == Some(true))
            .find_map(|k| first(prose, sentence, words, k, at))
            .filter(fits)
    };
    // "At the request of Mr Low he undertook …": not Mr Low.
    const LEADS: [&str; 8] = ["At", "In", "On", "Following", "After", "With", "To", "From"];
    let lead = at > 0 && at <= LEAD_WORDS && words.first().is_some_and(|first| LEADS.contains(&first.bare));
    let there = || {
        // "Deferred until the price is known; she will ask.": nobody is named before.
        let nobody = !before.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
        let above = above.filter(|_| lead || nobody || before.split_whitespace().count() <= 3)?;
        only(above).or_else(|| last_of(prose, above).filter(fits))
    };
    if lead { there() } else { only(before).or_else(nearest).or_else(there) }
}

/// The person of the meeting whom a sentence names last before a place, and who may be called by a pronoun.
fn last_named(prose: Prose<'_>, sentence: &str, words: &[Word<'_>], until: usize, pronoun: &str) -> Option<Owner> {
    /// A title, a forename and a surname.
    const LONGEST: usize = 3;
    (1..=until).rev().find_map(|end| {
        (end.saturating_sub(LONGEST)..end).find_map(|from| {
            let name = sentence.get(words.get(from)?.from..words.get(end - 1)?.to)?;
            let people = prose.cast.people(name).filter(|_| name.starts_with(char::is_uppercase))?;
            let one = people.len() == 1 && people.iter().all(|one| prose.cast.may_be(*one, pronoun));
            one.then(|| Owner::written(name))
        })
    })
}

/// Whether a word between two places begins with a capital, and may name somebody.
fn names_anybody(words: &[Word<'_>], from: usize, until: usize) -> bool {
    words.get(from..until).is_some_and(|between| between.iter().any(|word| word.bare.starts_with(char::is_uppercase)))
}

/// The place of the word of saying right before what somebody says of "he" or "she" at a place.
fn said_by(words: &[Word<'_>], at: usize) -> Option<usize> {
    let behind_that = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.bare == "that");
    at.checked_sub(1 + usize::from(behind_that))
        .filter(|&says| words.get(says).is_some_and(|word| holds(&WORDS.says, word.bare)) && says > 0)
}

/// "NB wanted more and MP said he would include it": whoever says so, with the word of saying at `says`.
fn speaker(prose: Prose<'_>, sentence: &str, words: &[Word<'_>], says: usize, above: Option<&str>) -> Option<Owner> {
    let end = end_of_name(words, says)?;
    let speaker = named(prose, sentence, words, end, Manner::Freely);
    if let Some([one]) = speaker.as_ref().map(|speaker| speaker.owners.as_slice()) {
        return Some(one.clone());
    }
    let again =
        end.checked_sub(1).filter(|&k| matches!(words.get(k).map(|word| word.bare), Some("he" | "she" | "He" | "She")));
    if let Some(k) = again {
        return meant(prose, sentence, words, k, above);
    }
    // "Una spoke of the hedge but said she would ask": whoever the clause before begins with.
    let joint = end.checked_sub(1).filter(|&k| words.get(k).is_some_and(|word| matches!(word.bare, "and" | "but")))?;
    let acting = carried(prose, sentence, words, joint, Manner::Freely, above)?;
    acting.owners.into_iter().next()
}

/// A phrase before the one who acts is no longer than this, in words.
const LEAD_WORDS: usize = 9;

/// "Will ask for a third quote.": whoever the sentence above tells of, where nobody stands before "will".
pub(super) fn of_the_sentence_above(prose: Prose<'_>, words: &[Word<'_>], above: Option<&str>) -> Option<Acting> {
    let (first, verb) = (words.first()?.bare, words.get(1)?.bare);
    let task = first == "Will" && crate::wording::verbs::is_doing(verb) && !holds(&WORDS.idle, verb);
    let owner = last_of(prose, above.filter(|_| task && verb.starts_with(char::is_lowercase))?)?;
    Some(Acting { from: 0, owners: vec![owner], named: false })
}

/// The one with whom the last clause of a sentence begins that tells what somebody does.
fn last_of(prose: Prose<'_>, sentence: &str) -> Option<Owner> {
    let words = super::words::words(sentence);
    (0..words.len())
        .rev()
        .filter(|&k| begins_clause(&words, k) == Some(true))
        .find_map(|k| first(prose, sentence, &words, k, words.len()))
}

/// The one person with whom a clause begins that tells what they do.
pub(super) fn first(prose: Prose<'_>, sentence: &str, words: &[Word<'_>], from: usize, until: usize) -> Option<Owner> {
    let start = words.get(from)?.from;
    for end in (from + 1..until.min(from + NAME_WORDS)).rev() {
        let verb = words.get(end)?;
        if !verb.bare.starts_with(char::is_lowercase) || matches!(verb.bare, "and" | "to" | "of" | "for") {
            continue;
        }
        let phrase = sentence.get(start..words.get(end - 1)?.to)?;
        if let Some(owners) = acting(prose, phrase, Manner::Freely)
            && let [one] = owners.as_slice()
            && !who_acts::is_group(&one.as_written.to_lowercase())
        {
            return Some(one.clone());
        }
    }
    None
}

/// Whether a clause begins at a place with one person and a verb that tells what they did or do.
fn tells_of(prose: Prose<'_>, sentence: &str, words: &[Word<'_>], from: usize, until: usize) -> bool {
    const IRREGULAR: [&str; 28] = [
        "took",
        "said",
        "was",
        "has",
        "had",
        "gave",
        "is",
        "felt",
        "thought",
        "knew",
        "went",
        "made",
        "saw",
        "got",
        "wrote",
        "met",
        "spoke",
        "brought",
        "sent",
        "found",
        "put",
        "understood",
        "knows",
        "thinks",
        "feels",
        "says",
        "rang",
        "rung",
    ];
    let Some(start) = words.get(from).filter(|word| word.bare.starts_with(char::is_uppercase)) else { return false };
    (from + 1..until.min(from + 5)).any(|end| {
        let verb = words.get(end).filter(|word| word.bare.ends_with("ed") || IRREGULAR.contains(&word.bare));
        let phrase = verb.and_then(|_| sentence.get(start.from..words.get(end - 1)?.to));
        phrase.and_then(|phrase| acting(prose, phrase, Manner::Freely)).is_some_and(|owners| owners.len() == 1)
    })
}

/// Who acts behind "and" at a place: whoever the nearest clause before it begins with.
pub(super) fn carried(
    prose: Prose<'_>,
    sentence: &str,
    words: &[Word<'_>],
    at: usize,
    manner: Manner,
    above: Option<&str>,
) -> Option<Acting> {
    let whose = |from: usize| {
        // "asked if Jo had been and would write": what was asked.
        begins_clause(words, from)?;
        match words.get(from)?.bare {
            "he" | "she" | "He" | "She" => meant(prose, sentence, words, from, above),
            // "On the lease Al apologised and undertook to write".
            "On" | "At" | "In" | "After" | "Following" | "With" if from == 0 => {
                (1..at.min(LEAD_WORDS)).find_map(|k| first(prose, sentence, words, k, at))
            }
            _ => first(prose, sentence, words, from, at),
        }
    };
    let from = nearest_clause(prose, sentence, words, at)?;
    if let Some(owner) = whose(from) {
        return Some(Acting { from, owners: vec![owner], named: false });
    }
    // "He thought that the results were of use and offered to bring them": only people offer.
    let of_the_first = matches!(manner, Manner::Freely | Manner::Asked) || goes_past(words, from, at);
    // "Jo asked about the verge; Al told her that it is cut in June but said he would ask": Al begins his clause.
    let behind_semicolon = |k: &usize| *k == 0 || words.get(k - 1).is_some_and(|word| word.raw.ends_with(';'));
    let begun = (0..=from).rev().find(behind_semicolon).unwrap_or(0);
    if let Some(owner) = whose(begun).filter(|_| of_the_first) {
        return Some(Acting { from: begun, owners: vec![owner], named: false });
    }
    // "No reply yet so will try again.": the one of the sentence above.
    let will = words.get(at + 1).is_some_and(|word| word.bare == "will");
    let shortest = words.get(at).is_some_and(|word| word.bare == "so") && at <= LEAD_WORDS && will;
    let nobody = shortest && words.iter().take(at).all(|word| !holds(&WORDS.says, word.bare));
    let owner = above.filter(|_| nobody).and_then(|above| last_of(prose, above))?;
    Some(Acting { from: 0, owners: vec![owner], named: false })
}

/// Where the nearest clause before a place begins.
fn nearest_clause(prose: Prose<'_>, sentence: &str, words: &[Word<'_>], at: usize) -> Option<usize> {
    let starts = |k: usize| {
        k == 0
            || is_dashed(words, k)
            || words.get(k - 1).is_some_and(|word| {
                word.raw.ends_with([';', ':', '–'])
                    || matches!(
                        word.bare,
                        "that" | "because" | "which" | "who" | "as" | "since" | "where" | "if" | "whether"
                    )
                    || holds(&WORDS.says, word.bare)
                        && words.get(k).is_some_and(|next| matches!(next.bare, "he" | "she"))
            })
    };
    // "Al was worried about the lights and Una took the point and will report": Una begins the clause.
    // "A group of Al and Una was formed and will report": "and" joins names.
    let back = |k: usize, by: usize| k.checked_sub(by).and_then(|k| words.get(k));
    let joined = |k: usize| {
        back(k, 1).is_some_and(|word| matches!(word.bare, "and" | "but" | "while"))
            && back(k, 2).is_none_or(|word| !word.bare.starts_with(char::is_uppercase))
    };
    // "Roof leaking, Al has paint left and will use it": Al begins the clause.
    let behind_comma = |k: usize| back(k, 1).is_some_and(|word| word.raw.ends_with(','));
    let told = |k: &usize| (joined(*k) || behind_comma(*k)) && tells_of(prose, sentence, words, *k, at);
    let from = (0..at).rev().find(|&k| starts(k))?;
    Some((from + 1..at).rev().find(told).unwrap_or(from))
}

/// Whether a dash stands before a word: the word opens although the one before it ends with no sign.
pub(super) fn is_dashed(words: &[Word<'_>], at: usize) -> bool {
    // "at £3 a head": a sign of the word itself is none.
    words.get(at).is_some_and(|word| word.opens && word.raw.starts_with(word.bare))
        && at
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .is_some_and(|word| word.raw.ends_with(char::is_alphanumeric))
}

/// Whether what stands behind "and" at `at` cannot be said of the clause that begins at `from`, but of the sentence.
fn goes_past(words: &[Word<'_>], from: usize, at: usize) -> bool {
    let before = |k: usize| k.checked_sub(1).and_then(|k| words.get(k));
    // "Al knows someone who could do it, and will ring him": the comma ends what is said of someone.
    let ended = before(from).is_some_and(|word| matches!(word.bare, "who" | "which" | "where"))
        && before(at).is_some_and(|word| word.raw.ends_with(','));
    // "Al agreed that a second view would help and will arrange for one": the tense is that of Al's clause.
    let tense =
        |list: &[&str]| words.get(from..at).is_some_and(|clause| clause.iter().any(|word| list.contains(&word.bare)));
    let next = words.get(at + 1).map_or("", |word| word.bare);
    let other =
        next == "will" && tense(&["would", "was", "were", "had"]) && !tense(&["is", "are", "has", "have", "will"]);
    // "Al said that he had found a firm which was cheaper and would bring a price": only people bring.
    let bring = next == "would"
        && super::how::at(words, at + 1)
            .and_then(|predicate| words.get(predicate.verb_at))
            .is_some_and(|verb| taken_on::is_promise(verb.bare) || super::words::plain_of_ing(verb.bare).is_some());
    // "Al spoke, noting that the account earns little and will look at others": what he notes is over.
    let notes = |word: &Word<'_>| word.bare.ends_with("ing") || matches!(word.bare, "apologised" | "regretted");
    let noting = from > 1
        && words.get(from - 1).is_some_and(|word| word.bare == "that")
        && words.get(from - 2).is_some_and(notes);
    ended || other || bring || noting && next == "will"
}
