//! People whom neither a list of the meeting nor one of forenames knows, at the head of an order: "Gaz to chase the depot".

use super::how::may_be_verb;
use super::who::Acting;
use super::words::{WORDS, Word, holds};
use crate::extract::actions::who_acts;
use crate::record::Owner;
use crate::wording::{calendar, people, verbs};

/// Whoever a clause that orders begins with, where `end` is the place behind the name and `to` that of "to"; only where what is
/// ordered is what people do.
pub(super) fn ordered(sentence: &str, words: &[Word<'_>], end: usize, to: usize) -> Option<Acting> {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    let last = end.checked_sub(1)?;
    let (verb, object) = (bare(to + 1), bare(to + 2));
    // "Bob and Gaz to …".
    let joined = last > 1 && matches!(bare(last - 1), "and" | "&") && is_name(bare(last - 2));
    let from = if joined { last - 2 } else { last };
    words.get(from).filter(|word| word.opens)?;
    let body = who_acts::is_of_the_place(bare(last)) && !joined;
    let people = is_name(bare(last)) && do_people(verb, object);
    // "Club to renew its lease".
    let club = body && bare(last).starts_with(char::is_uppercase) && may_be_verb(verb) && is_object(object);
    if words.get(last)?.raw.ends_with([',', ':', '.']) || !(people || club) {
        return None;
    }
    let name = |at: usize| words.get(at).and_then(|word| sentence.get(word.from..word.to));
    let owners = [name(from).filter(|_| joined), name(last)].into_iter().flatten().map(Owner::written).collect();
    Some(Acting { from, owners, named: true })
}

/// "Bill will ring the depot": whoever a clause begins with that tells what people do, where the name is a word as well.
pub(super) fn called(sentence: &str, words: &[Word<'_>], end: usize, will: usize) -> Option<Acting> {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    let from = end.checked_sub(1)?;
    let name = words.get(from).filter(|word| word.opens && people::may_be_forename(word.bare))?;
    let shape = name.bare.starts_with(char::is_uppercase) && name.bare.chars().skip(1).all(char::is_lowercase);
    let time = calendar::names_time(&name.bare.to_lowercase());
    if !shape || time || bare(will) != "will" || !do_people(bare(will + 1), bare(will + 2)) {
        return None;
    }
    let owners = vec![Owner::written(sentence.get(name.from..name.to)?)];
    Some(Acting { from, owners, named: true })
}

/// Whether a word may be what somebody is called: "Gaz", not "Posters" or "Insulation".
fn is_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    if calendar::names_time(&lower) {
        return false;
    }
    people::may_be_forename(word) || is_shaped_as_name(word, &lower) && !tells_a_thing(&lower)
}

/// Whether a word is written as names are, and is no longer than what people are called.
fn is_shaped_as_name(word: &str, lower: &str) -> bool {
    const LONGEST: usize = 10;
    let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''));
    let several = lower.ends_with('s') && !lower.ends_with("ss") && word.len() > 4;
    letters
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).any(char::is_lowercase)
        && (2..=LONGEST).contains(&word.chars().count())
        && !several
}

/// Whether a word, in small letters, is that of a thing, a post, a body or what is done.
fn tells_a_thing(lower: &str) -> bool {
    WORDS.ends_of_things.iter().any(|end| lower.ends_with(end.as_str()) && lower.len() > end.len() + 1)
        || holds(&WORDS.nobody, lower)
        || people::is_post_word(lower)
        || people::is_body_word(lower)
        || who_acts::meets(lower)
        || verbs::is_doing(lower)
        || holds(&WORDS.papers, lower)
        || holds(&WORDS.of_names, lower)
}

/// Whether a verb and the word behind it tell what only people do: "chase the depot", "speak to", not "raise funds".
fn do_people(verb: &str, next: &str) -> bool {
    let towards = holds(&WORDS.turns_to, verb)
        && matches!(next, "to" | "with" | "into" | "at" | "for" | "about" | "up" | "out" | "back" | "if" | "whether");
    towards || holds(&WORDS.errands_of_people, verb) && is_object(next)
}

/// Whether a word begins the object of a verb: "the depot", "Al", "quotes" follow it.
fn is_object(word: &str) -> bool {
    holds(&WORDS.determines, word)
        || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || holds(&WORDS.papers, word)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::ReviewCode;
    use crate::extract::actions::habits::{check, there};
    use crate::extract::paper::{heading, minutes, p};

    fn one(text: &str, expected: &[&str]) {
        check(vec![there(), heading("3. Green"), p(text)], expected);
    }

    #[test]
    fn somebody_whom_no_list_knows_is_told_to_do_something() {
        one("Gaz to chase Al for the keys.", &["Gaz to chase Al for the keys. | Gaz | "]);
        one("Roof: Zog to ring the joiner by May.", &["Zog to ring the joiner by May. | Zog | by May"]);
        one("Bob and Gaz to get a price for turf.", &["Bob and Gaz to get a price for turf. | Bob+Gaz | "]);
        one("Club to renew its lease.", &["Club to renew its lease. | Club | "]);
        let paper = minutes(vec![there(), heading("3. Green"), p("Gaz to ask the county about it.")]);
        let doubted = |review: &[ReviewCode]| review.contains(&ReviewCode::OwnerUncertain);
        assert!(paper.records.actions.iter().all(|action| doubted(&action.header.review)));
    }

    #[test]
    fn things_at_the_head_of_a_clause_are_nobody() {
        for text in [
            "Tombola to raise funds.",
            "Barbecue to follow the match.",
            "Easter to suit all.",
            "Posters to print.",
            "Pitch to drain before the season.",
            "Agenda to circulate to all.",
        ] {
            one(text, &[]);
        }
    }
}
