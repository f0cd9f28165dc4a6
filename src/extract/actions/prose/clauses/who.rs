//! Who acts in a clause: the name, post or group before the words that say so, a pronoun, or whoever the clause before
//! began with.

use super::super::Prose;
use super::super::may_act::{cast_only, is_meeting_body, is_post, is_stranger};
use super::earlier::{carried, meant};
use super::how::{Manner, is_done};
use super::words::{WORDS, Word, holds};
use crate::extract::actions::owners;
use crate::extract::actions::who_acts;
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
pub(super) const NAME_WORDS: usize = 9;

/// Who acts by what the word at `at` begins to say.
pub(super) fn before(
    prose: Prose<'_>,
    sentence: &str,
    words: &[Word<'_>],
    at: usize,
    manner: Manner,
    above: Option<&str>,
) -> Option<Acting> {
    // "Una has had no answer, will try again.": behind a comma nobody is named again.
    let behind_comma = at > 1 && words.get(at - 1).is_some_and(|word| !word.raw.ends_with(')'));
    if behind_comma && words.get(at).is_some_and(|word| word.bare == "will" && word.opens) {
        return carried(prose, sentence, words, at - 1, manner, above);
    }
    let end = end_of_name(words, at)?;
    if let Some(acting) = named(prose, sentence, words, end, manner) {
        return Some(acting);
    }
    if let Some(acting) = relative(prose, sentence, words, end, manner) {
        return Some(acting);
    }
    if let Some(group) = qualified(words, end, manner) {
        let (from, to) = group;
        let name = words.get(from).and_then(|word| sentence.get(word.from..to))?;
        return Some(Acting { from, owners: vec![Owner::written(name)], named: true });
    }
    if manner == Manner::Order
        && let Some(acting) = super::unlisted::ordered(sentence, words, end, at)
    {
        return Some(acting);
    }
    if manner == Manner::Future
        && let Some(acting) = super::unlisted::called(sentence, words, end, at)
    {
        return Some(acting);
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
    let joins = matches!(last.bare, "and" | "but" | "then" | "so") && manner != Manner::Order;
    joins.then(|| carried(prose, sentence, words, end - 1, manner, above)).flatten()
}

/// "… and send them to the Clerk, who will forward them to the depot.": whoever stands before "who", where the sentence ends
/// with what they will do.
fn relative(prose: Prose<'_>, sentence: &str, words: &[Word<'_>], end: usize, manner: Manner) -> Option<Acting> {
    let who = end.checked_sub(1)?;
    let last = who.checked_sub(1)?;
    let tells = matches!(manner, Manner::Future | Manner::Freely | Manner::Asked) && words.get(who)?.bare == "who";
    let name = words.get(last).filter(|word| tells && word.raw.ends_with(','))?;
    // "Una, who will chair, welcomed all": told of her by the way.
    if words.iter().skip(end + 1).any(|word| word.raw.ends_with(',')) {
        return None;
    }
    (last.saturating_sub(NAME_WORDS)..=last).find_map(|from| {
        let led = from.checked_sub(1).and_then(|k| words.get(k))?;
        let to = matches!(led.bare, "to" | "with" | "by" | "from" | "at") || holds(&WORDS.asks, led.bare);
        let owners = acting(prose, sentence.get(words.get(from)?.from..name.to).filter(|_| to)?, manner)?;
        Some(Acting { from, owners, named: true })
    })
}

/// "Committee members wishing to stand again must tell the Clerk": a group at the head of the sentence, of which more is said;
/// where its name ends.
fn qualified(words: &[Word<'_>], end: usize, manner: Manner) -> Option<(usize, usize)> {
    const MORE: [&str; 9] = ["wishing", "with", "who", "interested", "able", "willing", "wanting", "not", "involved"];
    if !matches!(manner, Manner::Owes | Manner::Should | Manner::Order | Manner::Asked) {
        return None;
    }
    // "Keys: everybody who has one to let Al know".
    let from = (end.saturating_sub(NAME_WORDS)..end).rev().find(|&k| words.get(k).is_some_and(|word| word.opens))?;
    let at = (from + 1..end).find(|&k| words.get(k).is_some_and(|word| MORE.contains(&word.bare)))?;
    // "Those who have not been trained are to do so": all that is said of them is their name.
    let those = matches!(words.get(from)?.bare, "Those" | "Anyone" | "Anybody");
    if those && words.get(at)?.bare == "who" && at == from + 1 {
        let last = words.get(at..end)?.iter().rfind(|word| !matches!(word.bare, "is" | "are"));
        return last.map(|word| (from, word.to));
    }
    let name = words.get(from..at)?.iter().map(|word| word.bare.to_lowercase()).collect::<Vec<_>>().join(" ");
    who_acts::is_group(&name).then(|| words.get(at - 1).map(|word| (from, word.to))).flatten()
}

/// Where the name before a place ends: adverbs, an aside between commas and a bracket stand behind it.
pub(super) fn end_of_name(words: &[Word<'_>], at: usize) -> Option<usize> {
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
pub(super) fn begins_clause(words: &[Word<'_>], at: usize) -> Option<bool> {
    let Some(before) = at.checked_sub(1).and_then(|at| words.get(at)) else { return Some(true) };
    let opens = words.get(at).is_some_and(|word| word.opens);
    let lower = before.bare.to_lowercase();
    // "Una knows somebody who she will ask": not "who will".
    let pronoun = words.get(at).is_some_and(|word| matches!(word.bare, "he" | "she"));
    if pronoun && matches!(lower.as_str(), "who" | "whom" | "which") {
        return Some(true);
    }
    if matches!(lower.as_str(), "if" | "whether" | "unless" | "until" | "when" | "once" | "who" | "why" | "how") {
        return None;
    }
    if lower == "that" {
        let wish = (at.saturating_sub(4)..at).any(|k| words.get(k).is_some_and(|word| holds(&WORDS.wishes, word.bare)));
        return (!wish).then_some(true);
    }
    Some(opens || holds(&WORDS.begins, &lower) || holds(&WORDS.says, &lower) || behind_time_clause(words, at))
}

/// "Once the lease is signed Gus will order the sign": whether a name stands behind a clause that says when, without a comma.
fn behind_time_clause(words: &[Word<'_>], at: usize) -> bool {
    /// Such a clause is no longer, in words.
    const LONGEST: usize = 10;
    let first = words.first().map_or("", |word| word.bare);
    let done = at.checked_sub(1).and_then(|k| words.get(k)).is_some_and(|word| is_done(word.bare));
    let finite = words.iter().take(at).any(|word| matches!(word.bare, "is" | "are" | "has" | "have"));
    let name = words.get(at).is_some_and(|word| word.bare.starts_with(char::is_uppercase));
    matches!(first, "Once" | "When" | "After") && at <= LONGEST && done && finite && name
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
        || who_acts::ends_part(last.bare)
        || who_acts::ends_group(last.bare)
        || matches!(manner, Manner::Asked | Manner::Future)
            && matches!(last.bare, "group" | "party" | "sub-group" | "subgroup" | "sub-committee");
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
            // "Una would like the group to ring": the wish begins with whoever has it.
            let likes = words.get(asks).is_some_and(|word| word.bare == "like");
            let opens = |k: &usize| words.get(*k).is_some_and(|word| word.opens);
            let from = if likes { (0..asks).rev().find(opens).unwrap_or(asks) } else { asks };
            return Some(Acting { from, owners, named: true });
        }
        if !begins_clause(words, from)? {
            continue;
        }
        // "the Strategy and Performance Manager": the name goes on before "and".
        let before = |back: usize| from.checked_sub(back).and_then(|at| words.get(at));
        let joined = before(1).is_some_and(|word| word.bare == "and" || word.bare == "&") && !first.opens;
        if joined
            && before(2).is_some_and(|word| word.bare.starts_with(char::is_uppercase) && !word.raw.ends_with(','))
            && !(cast_only(prose, &owners) && is_told_before(words, from))
        {
            return None;
        }
        // "They took the lower one and CP to confirm": an order behind "and" alone may be part of another.
        if manner == Manner::Order
            && !first.opens
            && !before(1).is_none_or(|word| matches!(word.bare, "so" | "but" | "then"))
        {
            return None;
        }
        return Some(Acting { from, owners, named: true });
    }
    None
}

/// "Una will speak to John Quill and Al will ask Rob Lane": whether a clause that tells a task ends before "and".
fn is_told_before(words: &[Word<'_>], from: usize) -> bool {
    (1..from).rev().take_while(|&k| !words.get(k + 1).is_some_and(|word| word.opens)).any(|k| {
        words.get(k).is_some_and(|word| matches!(word.bare, "will" | "would" | "to"))
            && super::how::at(words, k).is_some()
    })
}

/// Whether a word asks whoever stands behind it for something, now and not before ("had asked", "was asked").
pub(super) fn is_asked(words: &[Word<'_>], at: usize) -> bool {
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
        // "by Mr Low’s firm".
        let other = |owner: &Owner| [" to", "’s", "'s"].iter().any(|end| owner.as_written.ends_with(end));
        (!owners.iter().any(other)).then_some(owners)
    })
}

/// "Mr.", "J.": a full stop that ends no clause.
fn is_short(raw: &str) -> bool {
    raw.chars().filter(|c| c.is_alphabetic()).count() <= 4
}

/// "stewards", "all stewards".
fn is_group(lower: &str) -> bool {
    who_acts::is_group(lower) || lower.strip_prefix("all ").is_some_and(who_acts::is_group)
}

/// Whoever a phrase names, where they may act as it is said.
pub(super) fn acting(prose: Prose<'_>, phrase: &str, manner: Manner) -> Option<Vec<Owner>> {
    // "INSTRUCTED the Clerk to visit the site": whoever is told stands behind the verb.
    let told = phrase.split_once(' ').filter(|(verb, rest)| {
        const ORDERS: [&str; 7] = ["instructed", "requested", "directed", "asked", "tasked", "authorised", "invited"];
        ORDERS.contains(&verb.to_lowercase().as_str()) && rest.starts_with("the ")
    });
    let phrase = told.map_or(phrase, |(_, rest)| rest);
    let bare = ["the ", "The "].iter().find_map(|article| phrase.strip_prefix(article));
    let article = bare.is_some();
    let bare = bare.unwrap_or(phrase);
    let lower = bare.to_lowercase();
    // "A member of the" public.
    if [" the", " of", " for", " a"].iter().any(|word| lower.ends_with(word)) {
        return None;
    }
    if is_group(&lower) {
        // "Members would like …", "Trustees agreed to keep it open": of a group only what it is told.
        let each = matches!(lower.as_str(), "all" | "both" | "everyone" | "everybody" | "officers" | "staff");
        let told =
            !matches!(manner, Manner::Future | Manner::Ready | Manner::Freely) || each && manner == Manner::Freely;
        return told.then(|| vec![Owner::written(bare)]);
    }
    // "The working group will draw up a plan": one that the meeting has formed.
    let formed = ["working group", "working party", "sub-group", "subgroup", "sub-committee", "task group"];
    if manner == Manner::Future && article && formed.iter().any(|group| lower.ends_with(group)) {
        return Some(vec![Owner::written(bare)]);
    }
    // "The group were asked to watch how it goes": those who meet.
    if manner == Manner::Asked && article && lower == "group" {
        return Some(vec![Owner::written(bare)]);
    }
    // "the Treasurer and the minister".
    let owners: Vec<Owner> = bare.split(" and the ").flat_map(owners::split).collect();
    let one = |owner: &Owner| {
        let name = owner.as_written.strip_prefix("the ").unwrap_or(&owner.as_written);
        let only = std::slice::from_ref(owner);
        let post = || is_named_post(name, article || owner.as_written.starts_with("the "));
        // A forename alone is somebody's who was there, though the list of people does not give it.
        let called = || people::is_forename(name) && !calendar::names_time(&name.to_lowercase());
        // "by the executive team".
        let team = || article && name.ends_with(" team") && name.split_whitespace().count() <= 4;
        // "Traveline will launch its planner": news of whom somebody at the meeting speaks for.
        let spoken_for = || prose.cast.contains(name) && prose.cast.people(name).is_none();
        // "The Finance Committee was asked to look again": a body that is not the one which meets.
        let part = || article && manner == Manner::Asked && who_acts::is_part(name);
        if part() {
            return true;
        }
        !is_meeting_body(name)
            && !spoken_for()
            && (called()
                || team()
                || cast_only(prose, only)
                || cast_only(prose, &[Owner::written(name)])
                || is_stranger(prose, name)
                || post()
                || are_initials(name)
                // "the CFO", "the CEO".
                || article && (3..=4).contains(&name.len()) && name.ends_with('O') && owners::is_capitals(name))
    };
    let good = !owners.is_empty() && owners.iter().all(one);
    good.then_some(owners)
}

/// Whether a name is a post's, as it is named in a sentence; `article`: "the" stands before it.
fn is_named_post(name: &str, article: bool) -> bool {
    let capital = name.starts_with(char::is_uppercase);
    let small = name.split_whitespace().all(people::is_post_word);
    // "Chairman asked the Clerk": a sentence.
    let plain = name.split_whitespace().all(|word| {
        word.starts_with(char::is_uppercase)
            || people::is_post_word(word)
            || matches!(word, "of" | "for" | "and" | "the")
    });
    // "chased up by clerk": not "chair", which may be a thing.
    let office = who_acts::bears_office(name) && !name.starts_with("chair");
    (article || capital || office) && plain && is_post(&[Owner::written(name)]) && (small || capital)
}

/// "ZP": two capitals are somebody's, though the list of people does not give them.
fn are_initials(name: &str) -> bool {
    const NOBODYS: [&str; 16] =
        ["IT", "HR", "PR", "UK", "EU", "GP", "CC", "PC", "TV", "QA", "AI", "FC", "MP", "SG", "RE", "BT"];
    name.len() == 2 && owners::is_capitals(name) && !NOBODYS.contains(&name)
}
