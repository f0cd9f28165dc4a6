//! Whoever says that something will be brought, sent or the like, where nobody is named for it.

use super::super::Prose;
use super::earlier::first;
use super::how::Manner;
use super::who::{behind_by, end_of_name, named};
use super::words::{WORDS, Word, holds};
use crate::record::Owner;

/// "Al confirmed that the costs would be included in the next report": who says, where the words at `at` tell of something
/// that is to be brought, sent or the like and nobody is named for it.
pub(super) fn who_says(
    prose: Prose<'_>,
    sentence: &str,
    words: &[Word<'_>],
    at: usize,
) -> Option<(usize, usize, Owner)> {
    const SAYS: [&str; 8] =
        ["confirmed", "advised", "agreed", "indicated", "replied", "assured", "reported", "explained"];
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare);
    // "… that the model would now come to the June meeting".
    let next = at + 1 + usize::from(matches!(bare(at + 1), "now" | "also" | "then"));
    let comes = matches!(bare(next), "come" | "go") && matches!(bare(next + 1), "to" | "back");
    let brought = bare(next) == "be"
        && (holds(&WORDS.brought, bare(next + 1)) || bare(next + 1) == "made" && bare(next + 2) == "available");
    if !matches!(bare(at), "would" | "will") || !(comes || brought) {
        return None;
    }
    let verb_at = if comes { next } else { next + 1 };
    // "Una tabled the drawings, copies of which would be sent to all": whoever tabled them.
    if at > 3 && bare(at - 1) == "which" && bare(at - 2) == "of" && bare(at - 3).starts_with("cop") {
        return first(prose, sentence, words, 0, at).map(|owner| (0, verb_at, owner));
    }
    let says = (1..at).rev().find(|&k| SAYS.contains(&bare(k)))?;
    let owner = named(prose, sentence, words, end_of_name(words, says)?, Manner::Freely)?;
    // "advised that, if the grant came, it would be sent".
    let plain = words.get(says + 1..at)?.iter().all(|word| !matches!(word.bare, "if" | "not" | "had"));
    // Who does it may stand behind "by".
    let by = (verb_at + 1..words.len()).take_while(|&k| words.get(k).is_some_and(|word| !word.opens)).any(|k| {
        words.get(k).is_some_and(|word| word.bare == "by") && behind_by(prose, sentence, words, k + 1).is_some()
    });
    let [one] = owner.owners.as_slice() else { return None };
    // "confirmed the tracker would be shared": without "that" the thing follows at once.
    let that = words.get(says + 1..at)?.iter().any(|word| word.bare == "that")
        || matches!(bare(says + 1), "the" | "a" | "an" | "all" | "this" | "these");
    (plain && !by && that).then(|| (owner.from, verb_at, one.clone()))
}
