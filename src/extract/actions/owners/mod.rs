//! Owners as written: what looks like one, a cell's words cut into single owners, and whom a sentence tells to act.

mod field;
mod one_name;
mod phrase;
mod split;
mod told;

use crate::wording::people::{self, Likeness, Says};
use crate::wording::verbs;
pub(super) use field::split_field;
pub(super) use split::{is_capitals, split};
pub(super) use told::{Told, agent, obliged, subject, subjunctive, tells_others, without_aside};

/// Whether a text tells somebody to do something, or begins with what to do: "Jo to ring the council", "Mend the gate".
pub(super) fn orders(text: &str) -> bool {
    subject(text).is_some_and(|told| told.ordered) || text.split_whitespace().next().is_some_and(verbs::is_doing)
}

/// A name of a post, team or body is no longer than this, in words.
const OWNER_WORDS: usize = 12;

/// Words that a phrase for an owner does not hold: it would be a sentence.
const SENTENCE_WORDS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "will",
    "would",
    "should",
    "has",
    "have",
    "had",
    "that",
    "which",
    "can",
    "could",
    "may",
    "must",
    "agreed",
    "noted",
    "asked",
    "if",
    "when",
    "there",
    "it",
    "this",
    "due",
    "not",
    "as",
    "such",
    "these",
    "those",
    "they",
    "he",
    "she",
    "we",
    "how",
    "what",
    "need",
    "needs",
    "going",
    "able",
    "decided",
    "decision",
    "agree",
    "plan",
    "plans",
    "want",
    "wished",
    "offered",
    "continue",
    "continues",
    "action",
    "actions",
    "opportunity",
    "opportunities",
    "approach",
    "commitment",
    "changes",
    "access",
    "response",
    "process",
    "proposal",
    "proposals",
    "meeting",
    "report",
    "paper",
    "order",
    "further",
    "view",
    "up",
    "back",
    "work",
    "option",
    "options",
    "ability",
    "request",
    "way",
    "ways",
    "steps",
    "efforts",
    "contribution",
    "contributions",
    "discussion",
    "subject",
    "regard",
    "addition",
    "relation",
    "amendment",
    "amendments",
];

/// Whether the words are a whole post or body: they name the post or the body itself, not only its field ("Finance").
fn is_post(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    capitals || text.split_whitespace().any(|w| people::says(w, Says::Whole))
}

/// Offices of a small body that one person holds.
const OFFICES: [&str; 10] = [
    "chair",
    "chairman",
    "chairperson",
    "convener",
    "convenor",
    "secretary",
    "treasurer",
    "clerk",
    "headteacher",
    "president",
];

/// "Police and Fire", "Chair and Vice": words that one owner is written with, of which the first names a whole post or body.
pub(super) fn may_be_two(name: &str) -> bool {
    // "Treasurer Secretary": two lines of a cell that ran into one.
    let mut posts = name.split_whitespace();
    if let (Some(first), Some(second), None) = (posts.next(), posts.next(), posts.next())
        && [first, second].iter().all(|post| OFFICES.contains(&post.to_lowercase().as_str()))
    {
        return true;
    }
    // "Una Moss Secretary": so may a person and the post below.
    if let Some((person, post)) = name.rsplit_once(' ')
        && OFFICES.contains(&post.to_lowercase().as_str())
        && people::is_surely_person(person)
    {
        return true;
    }
    let Some((first, _)) = [" and ", " & "].iter().find_map(|joint| name.split_once(joint)) else { return false };
    let field = [" of ", " for ", ",", "("].iter().any(|more| first.contains(more));
    let last = first.split_whitespace().next_back().unwrap_or("");
    !field && people::says(last, Says::Whole) && people::likeness(first) == Likeness::PostOrBody
}

/// "All", "Everyone": every one of those who meet.
pub(super) fn is_everybody(text: &str) -> bool {
    matches!(
        text.trim().to_lowercase().as_str(),
        "all" | "both" | "everyone" | "everybody" | "all members" | "all partners"
    )
}

/// Whether a short text is an owner and nothing else: initials, a name, a post, a body, or several of them.
pub(super) fn is_owner(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ':', ';', ',']);
    let cut = text.ends_with(" and") || text.ends_with('&');
    // "Provide training (SL). Only two came": a sentence behind a bracket.
    // "Scottish Water (Stuart) to print signs": a task behind the bracket.
    let cut = cut || text.contains("). ") || text.contains(") to ") || text.contains(") will ");
    if text.is_empty() || cut || text.split_whitespace().count() > OWNER_WORDS || has_sentence_word(text) {
        return false;
    }
    if matches!(
        text.to_lowercase().as_str(),
        "all" | "both" | "everyone" | "all members" | "all board members" | "all partners" | "all to note"
    ) {
        return true;
    }
    // "All councils", "All Heads of Service".
    if text.split_whitespace().next().is_some_and(|w| w.eq_ignore_ascii_case("all"))
        && text.split_whitespace().count() <= 4
    {
        return !text.split_whitespace().any(verbs::is_doing);
    }
    let owners = split(text);
    !owners.is_empty()
        && owners.iter().all(|o| {
            let (main, _) = without_bracket(&o.as_written);
            match people::likeness(main) {
                Likeness::Initials | Likeness::SingleName => !is_order(main),
                Likeness::Person => !is_order(main) && !is_possessive(main),
                Likeness::PostOrBody => !is_order(main) && is_plain(main),
                Likeness::Other => main.eq_ignore_ascii_case("all") || is_short_post(main),
            }
        })
}

/// Whether the small words of a post's or body's name are such as names hold: "Chair reiterated the ambition" is none.
fn is_plain(text: &str) -> bool {
    text.split_whitespace().all(|w| {
        w.chars().next().is_none_or(|c| !c.is_lowercase())
            || matches!(w, "of" | "for" | "and" | "the" | "in" | "at" | "on" | "with")
            || people::is_post_word(w)
            || people::is_body_word(w)
    })
}

/// "D of F", "H of E": a post by its first letters.
fn is_short_post(text: &str) -> bool {
    let letters = |word: &str| word.len() <= 3 && word.chars().all(|c| c.is_ascii_uppercase() || c == '&');
    match text.split(' ').collect::<Vec<_>>().as_slice() {
        [first, "of", last] => !first.is_empty() && !last.is_empty() && letters(first) && letters(last),
        _ => false,
    }
}

/// "Coalition’s Commitment": a thing of somebody's, not a person.
fn is_possessive(text: &str) -> bool {
    text.split_whitespace().any(|w| w.ends_with("’s") || w.ends_with("'s"))
}

fn without_bracket(text: &str) -> (&str, &str) {
    text.split_once('(').map_or((text.trim(), ""), |(main, rest)| (main.trim(), rest.trim_end_matches(')')))
}

/// Whether the words begin with an order ("Invite Jo Blair"), so that they name nobody who acts.
fn is_order(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    // "Lead", "Chair" and "Secure" may begin a post's name, and "May" or "Mark" a person's.
    let name = people::is_post_word(first) || text.split_whitespace().count() == 1;
    !name && verbs::is_doing(first)
}

fn has_sentence_word(text: &str) -> bool {
    // "The Board support Una", "The Chair advised the Council": a verb before whom or what it is about.
    let verb = |word: &str| word.starts_with(char::is_lowercase) && (verbs::is_doing(word) || word.ends_with("ed"));
    let about = |word: &str| matches!(word, "the" | "that") || word.starts_with(char::is_uppercase);
    let words: Vec<&str> = text.split_whitespace().collect();
    let told = words.windows(2).skip(1).any(|pair| matches!(pair, [one, next] if verb(one) && about(next)));
    told || words.iter().any(|w| {
        let bare = w.trim_matches(|c: char| !c.is_alphanumeric());
        let said =
            matches!(bare, "RESOLVED" | "AGREED" | "NOTED" | "APPROVED" | "Resolved" | "Agreed" | "Noted" | "DECIDED");
        // "INSTRUCTED the Clerk", "Accepted with thanks", "Proposal to buy a tent".
        let said = said
            || matches!(
                bare,
                "INSTRUCTED"
                    | "Instructed"
                    | "REQUESTED"
                    | "Requested"
                    | "DIRECTED"
                    | "Directed"
                    | "Accepted"
                    | "Proposal"
                    | "Motion"
                    | "Consensus"
            );
        // "AOB Need to find out".
        said || bare == "Need"
            || (bare.chars().next().is_some_and(char::is_lowercase) && SENTENCE_WORDS.contains(&bare))
    })
}

#[cfg(test)]
mod tests;
