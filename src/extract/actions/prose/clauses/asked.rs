//! What somebody is asked for in a clause of its own: "She asked that members send her examples", "Could Al ring the depot?"

use super::super::Prose;
use super::super::may_act::{cast_only, is_post};
use super::earlier::meant;
use super::how::Manner;
use super::who::{NAME_WORDS, acting, is_asked};
use super::words::{WORDS, Word, holds};
use crate::record::Owner;
use crate::wording::{people, verbs};

/// "She asked that members send her examples": whoever stands between "that", at `at`, and a verb in its plain form.
pub(super) fn asked_that(
    prose: Prose<'_>,
    sentence: &str,
    words: &[Word<'_>],
    at: usize,
) -> Option<(usize, usize, Vec<Owner>)> {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    let asks =
        at.checked_sub(1).is_some_and(|asks| matches!(bare(asks), "asked" | "requested") && is_asked(words, asks));
    if !asks || bare(at) != "that" {
        return None;
    }
    let from = at + 1;
    let verb = (from + 1..from + NAME_WORDS).find(|&k| {
        words.get(k).is_some_and(|word| !word.opens && word.bare.starts_with(char::is_lowercase))
            && verbs::is_doing(bare(k))
            && !people::is_post_word(bare(k))
    })?;
    if holds(&WORDS.idle, bare(verb)) || holds(&WORDS.talk, bare(verb)) {
        return None;
    }
    let phrase = sentence.get(words.get(from)?.from..words.get(verb - 1)?.to)?;
    Some((from, verb, acting(prose, phrase, Manner::Order)?))
}

/// "Could Al please remind all that the gate is shut at dusk?": a task put as a question, to somebody who was there; where the
/// verb stands, who is asked, and whether they are named.
pub(super) fn asked_politely(
    prose: Prose<'_>,
    sentence: &str,
    words: &[Word<'_>],
    above: Option<&str>,
) -> Option<(usize, Vec<Owner>, bool)> {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    if !matches!(bare(0), "Could" | "Can" | "Would" | "Will") {
        return None;
    }
    let verb_at = (2..=NAME_WORDS).find(|&k| {
        words.get(k).is_some_and(|word| !word.opens && word.bare.starts_with(char::is_lowercase) && word.bare != "and")
    })?;
    let please = bare(verb_at) == "please";
    let who = sentence.get(words.get(1)?.from..words.get(verb_at - 1)?.to)?;
    let verb_at = verb_at + usize::from(please);
    let verb = bare(verb_at);
    let task = verbs::is_doing(verb) && !holds(&WORDS.idle, verb) && !holds(&WORDS.talk, verb);
    if !task || bare(0) == "Will" && !please {
        return None;
    }
    if matches!(who, "he" | "she") {
        return Some((verb_at, vec![meant(prose, sentence, words, 1, above)?], false));
    }
    let owners = acting(prose, who, Manner::Order)?;
    (cast_only(prose, &owners) || is_post(&owners)).then_some((verb_at, owners, true))
}
