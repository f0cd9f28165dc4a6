//! Whom a sentence tells to do something: "CM to update minutes", "… to be brought back by the Head of Roads".

use super::phrase::phrase;
use super::split::is_capitals;
use super::{OWNER_WORDS, has_sentence_word, is_owner, split};
use crate::extract::actions::{due, who_acts};
use crate::record::Owner;
use crate::wording::{people, substring, verbs};

/// Who a sentence tells to do something, and how: "CM to update minutes", "The Chair and JS will write …".
#[derive(Debug, Clone, PartialEq)]
pub(in crate::extract::actions) struct Told {
    /// The owners' words.
    pub owners: Vec<Owner>,
    /// Whether the words are "to", as minutes order; otherwise "will" and the like.
    pub ordered: bool,
    /// Bytes of the sentence before the verb.
    pub verb_at: usize,
}

/// Whether a text tells others to act than those who stand beside it, all of them by their initials: "JD to write it up"
/// beside "ZC". Of whom names and posts are the same people, only the list of those present knows.
pub(in crate::extract::actions) fn tells_others(text: &str, beside: &[Owner]) -> bool {
    let letters = |owner: &Owner| people::is_initials(&owner.as_written);
    let told = subject(text).filter(|told| told.ordered && told.owners.iter().all(letters));
    let apart = |one: &Owner| beside.iter().all(|other| !other.as_written.eq_ignore_ascii_case(&one.as_written));
    !beside.is_empty()
        && beside.iter().all(letters)
        && told.is_some_and(|told| !told.owners.is_empty() && told.owners.iter().all(apart))
}

/// Who the beginning of an action's text tells to do it.
pub(in crate::extract::actions) fn subject(text: &str) -> Option<Told> {
    let text = text.trim_start();
    let mut best: Option<Told> = None;
    for (marker, ordered) in
        [(" is to ", true), (" to ", true), (" will ", false), (" to: ", true), (" shall ", false), (" would ", false)]
    {
        let mut from = 0;
        while let Some(found) = substring::find(&text[from..], marker) {
            let at = from + found;
            let verb_at = at + marker.len();
            from = at + 1;
            let before = &text[..at];
            if before.split_whitespace().count() > OWNER_WORDS + 4 {
                break;
            }
            if best.as_ref().is_some_and(|b| b.verb_at <= verb_at) {
                break;
            }
            let verb = next_verb(&text[verb_at..]);
            if !verb || is_passive(&text[verb_at..]) {
                continue;
            }
            // "Lars still to test": how things stand.
            // "AB and BC both to be there": each of them.
            let before = [" still", " now", " also", " then", " again", " both", " each"]
                .iter()
                .find_map(|w| before.strip_suffix(w))
                .unwrap_or(before);
            // "A group to be set up and JS to chair it": who acts stands after the last "and".
            // "Naming to be put off. Una and Al to …": who acts stands in the last sentence.
            let sentence = before.rsplit_once(". ").filter(|(first, _)| first.contains(" to be "));
            let before = sentence.map_or(before, |(_, last)| last);
            let last = before.rsplit_once(" and ").map(|(_, last)| last).filter(|_| before.contains(" to be "));
            let before = last.unwrap_or(before);
            // "JS by 31 March to bring …": the date stands between.
            let (undated, date) = due::split_tail(before);
            let date = date.filter(|when| tells_only_when(&when.as_written));
            if let Some(owners) = phrase(before).or_else(|| date.and_then(|_| phrase(&undated))) {
                best = Some(Told { owners, ordered, verb_at });
                break;
            }
        }
    }
    best
}

/// "by 31 March": not "said that the 2026 fair".
fn tells_only_when(date: &str) -> bool {
    const LONGEST: usize = 7;
    let told = date.split_whitespace().any(|word| word.starts_with(char::is_lowercase) && word.ends_with("ed"));
    date.split_whitespace().count() <= LONGEST && !told && !has_sentence_word(date)
}

/// Whom "agreed that …" tells what they should or must do: "the Secretary should write to all".
pub(in crate::extract::actions) fn obliged(text: &str) -> Option<Told> {
    let (at, marker) = [" should ", " must "].iter().filter_map(|m| Some((text.find(m)?, *m))).min()?;
    let verb_at = at + marker.len();
    let verb = text[verb_at..].split_whitespace().next()?;
    if !verbs::is_doing(verb) || is_passive(&text[verb_at..]) {
        return None;
    }
    phrase(&text[..at]).map(|owners| Told { owners, ordered: false, verb_at })
}

/// Whom "agreed that …" tells to do something in the plain form: "the Clerk write to all".
pub(in crate::extract::actions) fn subjunctive(text: &str) -> Option<Told> {
    let bare = text.strip_prefix("the ").unwrap_or(text);
    let skipped = text.len() - bare.len();
    let mut at = 0;
    for word in bare.split_whitespace().take(OWNER_WORDS + 1) {
        let start = bare[at..].find(word).map_or(at, |found| at + found);
        at = start + word.len();
        if start > 0 && word.starts_with(char::is_lowercase) && verbs::is_doing(word) && word != "be" {
            let who = bare[..start].trim();
            // "All present agreed": those who were there.
            if who == "All" || who.starts_with("All ") && word == "present" {
                return None;
            }
            // "that officers report back": a post in small letters.
            let plain = who.strip_prefix("the ").unwrap_or(who);
            let small = who.starts_with(char::is_lowercase) && (who_acts::is_alone(plain) || plain == "clerk");
            // "that AB write to all".
            let initials = who.split([' ', '/', '&', ',']).filter(|w| !w.is_empty() && *w != "and").all(is_capitals);
            let named = who.split_whitespace().any(people::is_post_word)
                || people::is_person(who)
                || people::is_forename(who)
                || initials;
            return (small || named && (initials || is_owner(who))).then(|| Told {
                owners: split(who),
                ordered: true,
                verb_at: skipped + start,
            });
        }
    }
    None
}

/// "be set up", "be circulated": what stands before it is acted on.
fn is_passive(after: &str) -> bool {
    let mut words = after.split_whitespace();
    words.next() == Some("be")
        && words.find(|w| !w.ends_with("ly") && !matches!(*w, "then" | "also" | "now")).is_some_and(|w| {
            let bare = w.trim_matches(|c: char| !c.is_alphabetic());
            bare.ends_with("ed")
                || matches!(
                    bare,
                    "kept"
                        | "sent"
                        | "put"
                        | "brought"
                        | "given"
                        | "set"
                        | "drawn"
                        | "made"
                        | "taken"
                        | "held"
                        | "written"
                        | "built"
                        | "sought"
                        | "found"
                        | "got"
                        | "run"
                        | "told"
                        | "shown"
                        | "met"
                        | "paid"
                        | "read"
                        | "led"
                        | "done"
                        | "chosen"
                )
        })
}

/// Small words that end no name.
const JOINS: [&str; 14] = ["in", "of", "for", "at", "on", "to", "with", "and", "or", "by", "the", "a", "from", "as"];

/// Who is to do it, where the words are passive: "a report to be brought to the next meeting by the Head of Roads".
pub(in crate::extract::actions) fn agent(text: &str) -> Option<Vec<Owner>> {
    let passive = text.contains(" be ") || text.contains(" being ");
    let mut from = 0;
    while let Some(found) = text[from..].find(" by ").filter(|_| passive) {
        let start = from + found + " by ".len();
        from = start;
        let rest = text[start..].trim_start();
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        let end = rest.find([',', ';', ':', '.', '(']).unwrap_or(rest.len());
        let words: Vec<&str> = rest[..end].split_whitespace().take(OWNER_WORDS).collect();
        for length in (1..=words.len()).rev() {
            let who = words.get(..length).unwrap_or_default().join(" ");
            // "by the Registrar in response to": the name ends before the small word.
            if words.get(length - 1).is_some_and(|last| JOINS.contains(last)) {
                continue;
            }
            let named = who.starts_with(char::is_uppercase)
                && (people::is_initials(&who)
                    || people::is_person(&who)
                    || who.split_whitespace().any(people::is_post_word))
                && !due::is_date(&who);
            if named && is_owner(&who) {
                return Some(split(&who));
            }
        }
    }
    None
}

/// Whether what follows "to" or "will" is something to do; adverbs and "be" are passed over.
fn next_verb(after: &str) -> bool {
    // "have a word with the estate".
    if [
        "come up with",
        "come back with",
        "come back to",
        "have a word",
        "have a chat",
        "have a look",
        "have another look",
        "have sight",
        "have a conversation",
    ]
    .iter()
    .any(|task| after.starts_with(task))
    {
        return true;
    }
    let mut words = after.split_whitespace();
    let Some(first) = words.next() else { return false };
    // "Clerk to action": a noun elsewhere.
    if first.trim_end_matches(['.', ';']) == "action" {
        return true;
    }
    let passed = matches!(
        first,
        "also"
            | "then"
            | "now"
            | "be"
            | "formally"
            | "further"
            | "jointly"
            | "all"
            | "each"
            | "both"
            | "again"
            | "urgently"
    ) || first.ends_with("ly");
    verbs::is_doing(first)
        || (passed
            && words.next().is_some_and(|w| {
                verbs::is_doing(w) || w.ends_with("ed") || matches!(w, "kept" | "sent" | "put" | "brought" | "given")
            }))
}

/// "Mrs Petrie, on behalf of the community councils": without what stands behind the comma in small letters.
pub(in crate::extract::actions) fn without_aside(text: &str) -> &str {
    match text.split_once(", ") {
        Some((main, aside))
            if ["on behalf of ", "as ", "for ", "who ", "in his ", "in her ", "acting "]
                .iter()
                .any(|w| aside.starts_with(w)) =>
        {
            main
        }
        _ => text,
    }
}
