//! Whether words that sound like a task are meant as one, and are not given elsewhere.

use super::super::Prose;
use super::super::may_act::{cast_only, is_post};
use super::how::{Manner, Predicate};
use super::who;
use super::words::{WORDS, Word, holds, supposes};
use crate::extract::actions::who_acts;
use crate::record::Owner;

/// Whether the words are meant: "If the grant came, Una would pay" only tells what might be.
pub(super) fn is_meant(
    prose: Prose<'_>,
    (sentence, words): (&str, &[Word<'_>]),
    at: usize,
    predicate: &Predicate,
    acting: &who::Acting,
) -> bool {
    if !predicate.known && !is_asked_of_those_there(prose, words, predicate.manner, acting) {
        return false;
    }
    let before = |back: usize| acting.from.checked_sub(back).and_then(|at| words.get(at)).map_or("", |word| word.bare);
    // "It was agreed that the Chair would …": the decision gives it, unless a person is who agreed.
    let back = 1 + usize::from(before(1) == "that");
    let agreed = predicate.known && matches!(before(back).to_lowercase().as_str(), "agreed" | "decided" | "resolved");
    if agreed
        && acting
            .from
            .checked_sub(back)
            .is_none_or(|at| who::named(prose, sentence, words, at, Manner::Freely).is_none())
    {
        return false;
    }
    // "The developer will hold an exhibition": news of somebody who was not there.
    let verb = words.get(predicate.verb_at).map_or("", |word| word.bare);
    if predicate.manner == Manner::Future && holds(&WORDS.events, verb) && !cast_only(prose, &acting.owners) {
        return false;
    }
    if let Some(meant) = by_manner(prose, words, at, predicate.manner, acting) {
        return meant;
    }
    let would = words.get(at).is_some_and(|word| word.bare == "would");
    let conditional =
        supposes(words) || words.iter().take(at).any(|word| matches!(word.bare, "if" | "If" | "should" | "Should"));
    // "Una, who will chair": told of her by the way.
    let aside = acting.named && before(1) == "who";
    // "If it is not free then Una would ask the school": what she would do is agreed.
    !(aside || would && conditional && predicate.manner == Manner::Future && before(1) != "then")
}

/// "The move to digital by May": what no list of verbs holds is a task only of people who were there.
fn is_asked_of_those_there(prose: Prose<'_>, words: &[Word<'_>], manner: Manner, acting: &who::Acting) -> bool {
    // "Una thanked all and Al will firm up the price": "will" is never part of a title.
    let opens = manner == Manner::Future || words.get(acting.from).is_some_and(|word| word.opens);
    let everyone = |owner: &Owner| matches!(owner.as_written.to_lowercase().as_str(), "all" | "everyone" | "everybody");
    let there = cast_only(prose, &acting.owners) || acting.owners.iter().all(everyone);
    let asked = words.get(acting.from).is_some_and(|word| holds(&WORDS.asks, &word.bare.to_lowercase()));
    let group = || acting.owners.iter().all(|owner| who_acts::is_group(&owner.as_written.to_lowercase()));
    // "Al said he would break these down", "Una suggested a note to all and offered to word it".
    let said = matches!(manner, Manner::Future | Manner::Freely) && acting.owners.len() == 1;
    opens && (acting.named || said) && there || asked && group()
}

/// Whether an owner is a person who was there, called by a name and not by a post.
fn is_one_there(prose: Prose<'_>, owner: &Owner) -> bool {
    let one = std::slice::from_ref(owner);
    cast_only(prose, one) && !is_post(one)
}

/// Whether the words are meant, where the manner in which they are said tells it.
fn by_manner(prose: Prose<'_>, words: &[Word<'_>], at: usize, manner: Manner, acting: &who::Acting) -> Option<bool> {
    let before = |back: usize| acting.from.checked_sub(back).and_then(|at| words.get(at)).map_or("", |word| word.bare);
    let group = || acting.owners.iter().all(|owner| who_acts::is_group(&owner.as_written.to_lowercase()));
    match manner {
        // "It was agreed that Al should speak to them", "Governors should book a visit"; else it is what was thought.
        Manner::Should => {
            let agreed = words.iter().take(acting.from).rev().take(3);
            let agreed = agreed.map(|word| word.bare.to_lowercase()).collect::<Vec<_>>();
            let that = agreed.iter().any(|word| word == "that");
            Some(
                that && agreed.iter().any(|word| matches!(word.as_str(), "agreed" | "decided" | "resolved"))
                    || (words.get(acting.from).is_some_and(|word| word.opens) || before(1) == "and")
                        && group()
                        && (words.iter().any(|word| matches!(word.bare, "by" | "before"))
                            || words
                                .windows(3)
                                .any(|three| three.iter().map(|word| word.bare).eq(["no", "later", "than"]))),
            )
        }
        // "asked the Chair to explain": said at once.
        Manner::Order if words.get(acting.from).is_some_and(|word| holds(&WORDS.asks, &word.bare.to_lowercase())) => {
            let verb = words.get(at + 1).map_or("", |word| word.bare);
            let next = words.get(at + 2).map_or("", |word| word.bare);
            // "asked members to consider how it might be done": not at once.
            let thinks = verb == "consider" && matches!(next, "how" | "whether" | "what" | "ways");
            let talk = holds(&WORDS.talk, verb) && !thinks || verb == "speak" && !matches!(next, "to" | "with");
            // "reminded everyone to keep this to themselves": a rule.
            let gently = words.get(acting.from).is_some_and(|word| word.bare == "encouraged" && acting.from > 0);
            let rule = group() && (gently || matches!(verb, "keep" | "support" | "ensure" | "use"));
            Some(!(talk || rule))
        }
        // "Una can lend a gazebo": what one of those there offers; "the Clerk can issue permits" tells of powers.
        Manner::Ready if words.get(at).is_some_and(|word| word.bare == "can") => {
            let opens = words.get(acting.from).is_some_and(|word| word.opens) || before(1) == "and";
            Some(acting.named && opens && acting.owners.iter().all(|owner| is_one_there(prose, owner)))
        }
        // "KB is doing a poster": of people who were there, not of posts.
        // "Una chasing the depot": of those with whom a clause begins.
        Manner::Doing => {
            let stands = words.get(at).is_some_and(|word| matches!(word.bare, "is" | "are"));
            let opens = stands || words.get(acting.from).is_some_and(|word| word.opens) || before(1) == "and";
            // "Treasurer getting a price": office-bearers are there.
            let bears = |owner: &Owner| who_acts::bears_office(&owner.as_written);
            let there = cast_only(prose, &acting.owners) || !stands && acting.owners.iter().all(bears);
            Some(acting.named && opens && there)
        }
        _ => None,
    }
}
