//! Who acts in a clause: the name, post or group before the words that say so, a pronoun, or whoever the clause before
//! began with.

use super::super::may_act::{cast_only, is_meeting_body, is_post};
use super::super::{Prose, pronouns};
use super::how::Manner;
use super::words::{WORDS, Word, holds};
use crate::extract::actions::owners;
use crate::record::Owner;
use crate::wording::{calendar, people};

/// Who acts, and how plainly a clause says so.
#[derive(Debug, Clone)]
pub(super) struct Acting {
    /// The word with which they are named, or with which the clause begins.
    pub(super) from: usize,
    pub(super) owners: Vec<Owner>,
    /// Whether the clause itself names them.
    pub(super) named: bool,
}

/// Names are no longer than this, in words.
const NAME_WORDS: usize = 9;

/// Who acts by what the word at `at` begins to say.
pub(super) fn before(
    prose: Prose<'_>,
    sentence: &str,
    words: &[Word<'_>],
    at: usize,
    manner: Manner,
    above: Option<&str>,
) -> Option<Acting> {
    let end = end_of_name(words, at)?;
    if let Some(acting) = named(prose, sentence, words, end, manner) {
        return Some(acting);
    }
    if let Some(group) = qualified(words, end, manner) {
        return Some(Acting { from: 0, owners: vec![Owner::written(sentence.get(..group)?)], named: true });
    }
    let last = words.get(end.checked_sub(1)?)?;
    // "CF and LB said they would come in".
    if last.bare == "they"
        && let Some(says) =
            end.checked_sub(2).filter(|&k| words.get(k).is_some_and(|word| holds(&WORDS.says, word.bare)))
        && let Some(acting) = named(prose, sentence, words, end_of_name(words, says)?, Manner::Freely)
    {
        return Some(Acting { named: acting.from == 0, ..acting });
    }
    if matches!(last.bare, "he" | "she" | "He" | "She") && manner != Manner::Order {
        let from = end - 1;
        // "TR said that VS and he would run a session".
        if let Some(joint) = end.checked_sub(2).filter(|&at| words.get(at).is_some_and(|word| word.bare == "and"))
            && let Some(mut acting) = named(prose, sentence, words, joint, manner)
        {
            acting.owners.push(meant(prose, sentence, words, acting.from, above)?);
            return Some(Acting { named: false, ..acting });
        }
        begins_clause(words, from)?;
        let owner = meant(prose, sentence, words, from, above)?;
        return Some(Acting { from, owners: vec![owner], named: false });
    }
    // "WB has a recording and will send it on".
    let joins = matches!(last.bare, "and" | "but" | "then") && manner != Manner::Order;
    joins.then(|| carried(prose, sentence, words, end - 1, manner, above)).flatten()
}

/// "Committee members wishing to stand again must tell the Clerk": a group at the head of the sentence, of which more is said;
/// where its name ends.
fn qualified(words: &[Word<'_>], end: usize, manner: Manner) -> Option<usize> {
    const MORE: [&str; 8] = ["wishing", "with", "who", "interested", "able", "willing", "wanting", "not"];
    if !matches!(manner, Manner::Owes | Manner::Should | Manner::Order | Manner::Asked) || end > NAME_WORDS {
        return None;
    }
    let at = (1..end).find(|&k| words.get(k).is_some_and(|word| MORE.contains(&word.bare)))?;
    let name = words.get(..at)?.iter().map(|word| word.bare.to_lowercase()).collect::<Vec<_>>().join(" ");
    let whole = words.get(1..end)?.iter().all(|word| !word.opens);
    (whole && holds(&WORDS.groups, &name)).then(|| words.get(at - 1).map(|word| word.to)).flatten()
}

/// Where the name before a place ends: adverbs, an aside between commas and a bracket stand behind it.
fn end_of_name(words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut end = at;
    while end > 0 && words.get(end - 1).is_some_and(|word| holds(&WORDS.between, word.bare) && !word.opens) {
        // "all", "both" and "each" may be who acts.
        if end == 1 || words.get(end - 1).is_some_and(|word| word.bare == "in" || word.bare == "turn") {
            break;
        }
        end -= 1;
    }
    // What was done before: "Una had offered to pay".
    if words.get(end.checked_sub(1)?).is_some_and(|word| word.bare == "had") {
        return None;
    }
    let last = words.get(end - 1)?;
    if last.raw.ends_with(',') {
        // "TW, as treasurer, would keep …".
        const OPENS: [&str; 8] = ["as", "who", "with", "on", "in", "for", "together", "along"];
        let from = (end.saturating_sub(NAME_WORDS)..end).rev().find(|&k| {
            k > 0
                && words.get(k - 1).is_some_and(|word| word.raw.ends_with(','))
                && words.get(k).is_some_and(|word| OPENS.contains(&word.bare))
        })?;
        return Some(from);
    }
    // "Jo Blair (treasurer) will …".
    if last.raw.ends_with(')') {
        let from =
            (end.saturating_sub(6)..end).rev().find(|&k| words.get(k).is_some_and(|word| word.raw.starts_with('(')))?;
        return Some(from).filter(|from| *from > 0);
    }
    Some(end)
}

/// Whether a clause may begin with the word at a place; `None` where what comes is only thought, wished or asked for.
fn begins_clause(words: &[Word<'_>], at: usize) -> Option<bool> {
    let Some(before) = at.checked_sub(1).and_then(|at| words.get(at)) else { return Some(true) };
    let opens = words.get(at).is_some_and(|word| word.opens);
    let lower = before.bare.to_lowercase();
    if matches!(lower.as_str(), "if" | "whether" | "unless" | "until" | "when" | "once" | "who" | "why" | "how") {
        return None;
    }
    if lower == "that" {
        let wish = (at.saturating_sub(4)..at).any(|k| words.get(k).is_some_and(|word| holds(&WORDS.wishes, word.bare)));
        return (!wish).then_some(true);
    }
    Some(opens || holds(&WORDS.begins, &lower) || holds(&WORDS.says, &lower))
}

/// The people, post or group whose name ends at a place; of several readings the longest.
pub(super) fn named(
    prose: Prose<'_>,
    sentence: &str,
    words: &[Word<'_>],
    end: usize,
    manner: Manner,
) -> Option<Acting> {
    let last = words.get(end.checked_sub(1)?)?;
    let to = last.to;
    let plausible = last.bare.starts_with(char::is_uppercase)
        || people::is_post_word(last.bare)
        || last.bare == "team"
        || WORDS.groups.iter().any(|group| group.ends_with(last.bare));
    if !plausible {
        return None;
    }
    for from in end.saturating_sub(NAME_WORDS)..end {
        let first = words.get(from)?;
        let inside = words.get(from..end - 1).unwrap_or_default();
        if inside
            .iter()
            .any(|word| word.raw.ends_with([';', ':', ')']) || word.raw.ends_with('.') && !is_short(word.raw))
        {
            continue;
        }
        let Some(phrase) = sentence.get(first.from..to) else { continue };
        let Some(owners) = acting(prose, phrase, manner) else { continue };
        // "invited the Director of Finance to work these up": whoever is asked.
        if manner == Manner::Order
            && let Some(asks) = from.checked_sub(1).filter(|&at| is_asked(words, at))
        {
            return Some(Acting { from: asks, owners, named: true });
        }
        if !begins_clause(words, from)? {
            continue;
        }
        // "the Strategy and Performance Manager": the name goes on before "and".
        let before = |back: usize| from.checked_sub(back).and_then(|at| words.get(at));
        let joined = before(1).is_some_and(|word| word.bare == "and" || word.bare == "&") && !first.opens;
        if joined && before(2).is_some_and(|word| word.bare.starts_with(char::is_uppercase) && !word.raw.ends_with(','))
        {
            return None;
        }
        // "They took the lower one and CP to confirm": an order behind "and" alone may be part of another.
        if manner == Manner::Order && !first.opens && !before(1).is_none_or(|word| matches!(word.bare, "so" | "but")) {
            return None;
        }
        return Some(Acting { from, owners, named: true });
    }
    None
}

/// Whether a word asks whoever stands behind it for something, now and not before ("had asked", "was asked").
fn is_asked(words: &[Word<'_>], at: usize) -> bool {
    let past = at
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .is_some_and(|word| matches!(word.bare, "had" | "been" | "was" | "were" | "be"));
    words.get(at).is_some_and(|word| holds(&WORDS.asks, &word.bare.to_lowercase())) && !past
}

/// "… would be sent by the Clerk": whoever stands behind "by", at `from`.
pub(super) fn behind_by(prose: Prose<'_>, sentence: &str, words: &[Word<'_>], from: usize) -> Option<Vec<Owner>> {
    let start = words.get(from)?.from;
    (from..words.len().min(from + NAME_WORDS)).rev().find_map(|last| {
        let inside = words.get(from + 1..=last)?;
        // The name ends where a clause does.
        if inside.iter().any(|word| word.opens) {
            return None;
        }
        // "by the executive team": the name goes on.
        let more = words.get(last + 1).filter(|next| !next.opens).map_or("", |next| next.bare);
        if people::is_post_word(more) || people::is_body_word(more) {
            return None;
        }
        let owners = acting(prose, sentence.get(start..words.get(last)?.to)?, Manner::Future)?;
        (!owners.iter().any(|owner| owner.as_written.ends_with(" to"))).then_some(owners)
    })
}

/// "Mr.", "J.": a full stop that ends no clause.
fn is_short(raw: &str) -> bool {
    raw.chars().filter(|c| c.is_alphabetic()).count() <= 4
}

/// Whoever a phrase names, where they may act as it is said.
fn acting(prose: Prose<'_>, phrase: &str, manner: Manner) -> Option<Vec<Owner>> {
    let bare = ["the ", "The "].iter().find_map(|article| phrase.strip_prefix(article));
    let article = bare.is_some();
    let bare = bare.unwrap_or(phrase);
    let lower = bare.to_lowercase();
    if holds(&WORDS.groups, &lower) {
        // "Members would like …", "Trustees agreed to keep it open": of a group only what it is told.
        let each = matches!(lower.as_str(), "all" | "both" | "everyone" | "everybody");
        let told =
            !matches!(manner, Manner::Future | Manner::Ready | Manner::Freely) || each && manner == Manner::Freely;
        return told.then(|| vec![Owner::written(bare)]);
    }
    // "the Treasurer and the minister".
    let owners: Vec<Owner> = bare.split(" and the ").flat_map(owners::split).collect();
    let one = |owner: &Owner| {
        let name = owner.as_written.strip_prefix("the ").unwrap_or(&owner.as_written);
        let only = std::slice::from_ref(owner);
        let post = || {
            let named = article || name.starts_with(char::is_uppercase) || owner.as_written.starts_with("the ");
            let small = name.split_whitespace().all(people::is_post_word);
            // "Chairman asked the Clerk": a sentence.
            let plain = name.split_whitespace().all(|word| {
                word.starts_with(char::is_uppercase)
                    || people::is_post_word(word)
                    || matches!(word, "of" | "for" | "and" | "the")
            });
            named && plain && is_post(&[Owner::written(name)]) && (small || name.starts_with(char::is_uppercase))
        };
        // A forename alone is somebody's who was there, though the list of people does not give it.
        let called = || people::is_forename(name) && !calendar::names_time(&name.to_lowercase());
        // "by the executive team".
        let team = || article && name.ends_with(" team") && name.split_whitespace().count() <= 4;
        // "Traveline will launch its planner": news of whom somebody at the meeting speaks for.
        let spoken_for = || prose.cast.contains(name) && prose.cast.people(name).is_none();
        !spoken_for()
            && (called()
                || team()
                || cast_only(prose, only)
                || cast_only(prose, &[Owner::written(name)])
                || post()
                || are_initials(name))
    };
    let good = !owners.is_empty() && owners.iter().all(|owner| one(owner) && !is_meeting_body(&owner.as_written));
    good.then_some(owners)
}

/// "ZP": two capitals are somebody's, though the list of people does not give them.
fn are_initials(name: &str) -> bool {
    const NOBODYS: [&str; 16] =
        ["IT", "HR", "PR", "UK", "EU", "GP", "CC", "PC", "TV", "QA", "AI", "FC", "MP", "SG", "RE", "BT"];
    name.len() == 2 && owners::is_capitals(name) && !NOBODYS.contains(&name)
}

/// Whom "he" or "she" at a place stands for: whoever says it, the one person that the sentence names before, the one the
/// nearest clause begins with, or the one of the sentence above.
fn meant(prose: Prose<'_>, sentence: &str, words: &[Word<'_>], at: usize, above: Option<&str>) -> Option<Owner> {
    let pronoun = match words.get(at)?.bare {
        "she" | "She" => "she",
        "he" | "He" => "he",
        _ => "they",
    };
    let before = sentence.get(..words.get(at)?.from)?;
    let bare = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map_or("", |word| word.bare);
    let behind_that = bare(1) == "that";
    // "NB wanted more and MP said he would include it": whoever says so.
    let says = at
        .checked_sub(1 + usize::from(behind_that))
        .filter(|&says| words.get(says).is_some_and(|word| holds(&WORDS.says, word.bare)) && says > 0);
    if let Some(says) = says {
        let end = end_of_name(words, says)?;
        let speaker = named(prose, sentence, words, end, Manner::Freely);
        if let Some([one]) = speaker.as_ref().map(|speaker| speaker.owners.as_slice()) {
            return Some(one.clone());
        }
        let again = end
            .checked_sub(1)
            .filter(|&k| matches!(words.get(k).map(|word| word.bare), Some("he" | "she" | "He" | "She")));
        return again.and_then(|k| meant(prose, sentence, words, k, above));
    }
    // "He was asked how to help; he replied that …": the same one.
    if says.is_none()
        && at > 0
        && words.first().is_some_and(|first| first.bare.eq_ignore_ascii_case(pronoun))
        && let Some(owner) = meant(prose, sentence, words, 0, above)
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
        let above = above.filter(|_| lead || before.split_whitespace().count() <= 3)?;
        only(above).or_else(|| last_of(prose, above).filter(fits))
    };
    if lead { there() } else { only(before).or_else(nearest).or_else(there) }
}

/// A phrase before the one who acts is no longer than this, in words.
const LEAD_WORDS: usize = 9;

/// The one with whom the last clause of a sentence begins that tells what somebody does.
fn last_of(prose: Prose<'_>, sentence: &str) -> Option<Owner> {
    let words = super::words::words(sentence);
    (0..words.len())
        .rev()
        .filter(|&k| begins_clause(&words, k) == Some(true))
        .find_map(|k| first(prose, sentence, &words, k, words.len()))
}

/// The one person with whom a clause begins that tells what they do.
fn first(prose: Prose<'_>, sentence: &str, words: &[Word<'_>], from: usize, until: usize) -> Option<Owner> {
    let start = words.get(from)?.from;
    for end in (from + 1..until.min(from + NAME_WORDS)).rev() {
        let verb = words.get(end)?;
        if !verb.bare.starts_with(char::is_lowercase) || matches!(verb.bare, "and" | "to" | "of" | "for") {
            continue;
        }
        let phrase = sentence.get(start..words.get(end - 1)?.to)?;
        if let Some(owners) = acting(prose, phrase, Manner::Freely)
            && let [one] = owners.as_slice()
            && !holds(&WORDS.groups, &one.as_written.to_lowercase())
        {
            return Some(one.clone());
        }
    }
    None
}

/// Who acts behind "and" at a place: whoever the nearest clause before it begins with.
fn carried(
    prose: Prose<'_>,
    sentence: &str,
    words: &[Word<'_>],
    at: usize,
    manner: Manner,
    above: Option<&str>,
) -> Option<Acting> {
    let starts = |k: usize| {
        k == 0
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
    let whose = |from: usize| {
        // "asked if Jo had been and would write": what was asked.
        begins_clause(words, from)?;
        match words.get(from)?.bare {
            "he" | "she" | "He" | "She" => meant(prose, sentence, words, from, above),
            _ => first(prose, sentence, words, from, at),
        }
    };
    let from = (0..at).rev().find(|&k| starts(k))?;
    if let Some(owner) = whose(from) {
        return Some(Acting { from, owners: vec![owner], named: false });
    }
    // "He thought that the results were of use and offered to bring them": only people offer.
    // "Al agreed that a second view would help and will arrange for one": the tense is that of Al's clause.
    let tense =
        |list: &[&str]| words.get(from..at).is_some_and(|clause| clause.iter().any(|word| list.contains(&word.bare)));
    let will = words.get(at + 1).is_some_and(|word| word.bare == "will");
    let other = will && tense(&["would", "was", "were", "had"]) && !tense(&["is", "are", "has", "have", "will"]);
    let owner = whose(0).filter(|_| other || matches!(manner, Manner::Freely | Manner::Asked))?;
    Some(Acting { from: 0, owners: vec![owner], named: false })
}
