//! Owners named by the words before a verb: "the Treasurer and the minister", "Board – AB and BC".

use super::split::is_capitals;
use super::{OWNER_WORDS, has_sentence_word, is_order, is_plain, is_possessive, is_post, split, without_bracket};
use crate::extract::actions::who_acts;
use crate::record::Owner;
use crate::wording::people::{self, Likeness};

/// Owners named by the words before "to": the main ones, without what says more of them ("with Board input").
pub(super) fn phrase(before: &str) -> Option<Vec<Owner>> {
    // "Board – AB and BC to be there": who acts stands behind the dash.
    let before = before.rsplit_once(" – ").or_else(|| before.rsplit_once(" — ")).map_or(before, |(_, last)| last);
    let before = behind_topic(before);
    let together = with_partner(before.trim().trim_end_matches([',', ':']).trim());
    let trimmed = together.as_str();
    // "LN described the campaign, which will run for four weeks": the campaign will.
    if [" which", " who", " that"].iter().any(|word| trimmed.ends_with(word)) {
        return None;
    }
    let trimmed = without_lead(without_apposition(trimmed));
    let trimmed = trimmed.split(" with ").next().unwrap_or(trimmed).trim();
    let trimmed = trimmed.split(", with").next().unwrap_or(trimmed).trim();
    let words: Vec<&str> = trimmed.split_whitespace().collect();
    if words.is_empty() || words.len() > OWNER_WORDS || has_sentence_word(trimmed) || is_order(trimmed) {
        return None;
    }
    let article = trimmed.strip_prefix("The ").or_else(|| trimmed.strip_prefix("the "));
    let core = article.unwrap_or(trimmed).trim();
    // "the Treasurer and the minister".
    let pieces = core.split(" and the ").enumerate();
    let owners: Vec<Owner> =
        pieces.flat_map(|(at, piece)| if at == 0 { split(piece) } else { split(&format!("the {piece}")) }).collect();
    let several = owners.len() > 1;
    let good = !owners.is_empty() && owners.iter().all(|owner| may_own(owner, article.is_some(), several));
    good.then(|| owners.into_iter().map(without_article).collect())
}

/// "Harbour Trust: leaflet, members to fill it in": behind a topic with its colon the last words name who acts.
fn behind_topic(before: &str) -> &str {
    let topic = before.trim_end_matches([',', ':', ' ']).rsplit_once(": ");
    topic.and_then(|(_, behind)| behind.rsplit_once(", ")).map_or(before, |(_, last)| last)
}

/// "TW, as treasurer, would keep …": what stands between commas says more of the first.
fn without_apposition(text: &str) -> &str {
    match text.split_once(", ") {
        Some((main, more))
            if more.starts_with(char::is_lowercase) && !more.starts_with("and ") && !more.starts_with("the ") =>
        {
            main
        }
        _ => text,
    }
}

/// "At the request of the Chair, Jo Blair will …": the last clause names who acts.
fn without_lead(text: &str) -> &str {
    match text.rsplit_once(", ") {
        Some((lead, last))
            if lead.split_whitespace().next().is_some_and(|w| {
                matches!(
                    w.to_lowercase().as_str(),
                    "at" | "in"
                        | "following"
                        | "as"
                        | "after"
                        | "on"
                        | "for"
                        | "with"
                        | "given"
                        | "to"
                        | "once"
                        | "before"
                )
            }) =>
        {
            last
        }
        _ => text,
    }
}

/// The owner in the words after "the".
fn without_article(mut owner: Owner) -> Owner {
    if let Some(rest) = owner.as_written.strip_prefix("the ") {
        owner.as_written = rest.to_owned();
    }
    owner
}

/// Whether the words of an owner name somebody who may act, with an article before the whole phrase or among several.
fn may_own(owner: &Owner, article: bool, several: bool) -> bool {
    let words = without_bracket(&owner.as_written).0;
    let (main, more) = match words.split_once(" from ").or_else(|| words.split_once(" at ")) {
        Some((main, more)) => (main, Some(more)),
        None => (words, None),
    };
    let own_article = main.starts_with("the ");
    let main = main.strip_prefix("the ").unwrap_or(main);
    more.is_none_or(|m| m.starts_with(char::is_uppercase) || m.starts_with("the "))
        && match people::likeness(main) {
            Likeness::Initials | Likeness::SingleName => true,
            Likeness::Person => !is_possessive(main),
            // "The Data Standards Authority": with its article and in capitals it is a name.
            Likeness::PostOrBody => {
                let capitals = main.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
                let named = article && capitals && main.split_whitespace().count() > 1;
                ((is_post(main) || named) && is_plain(main)) || is_group(main)
            }
            Likeness::Other => is_small_post(main, article, own_article, several),
        }
}

/// Whether words that are like no name are a post in small letters, or a group.
fn is_small_post(main: &str, article: bool, own_article: bool, several: bool) -> bool {
    // "The clerk to obtain a quotation": with its article a post in small letters is one.
    let post = article && main.split_whitespace().count() <= 3;
    let post = post && main.split_whitespace().all(people::is_post_word);
    // "treasurer to take a reading": a post in one small word.
    let one_post = !main.contains(' ') && people::says(main, people::Says::Role);
    (post && is_post(main))
        || one_post
        || is_capitals(main)
        || is_group(main)
        || several && people::is_post_word(main)
        || own_article
            && main.split_whitespace().count() <= 3
            && main.split_whitespace().next_back().is_some_and(people::is_post_word)
        || who_acts::is_alone(main)
}

/// "All panel members", "Forum members": people told as a group.
fn is_group(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = lower.split_whitespace().count();
    // "All coaches": not "All sponsorship".
    let several = lower.ends_with('s') || lower.split(' ').next_back().is_some_and(who_acts::is_group);
    let named = lower.starts_with("all ") && several || lower.ends_with(" members") || lower.ends_with(" partners");
    // "Jo reminded members": a sentence.
    let told = lower.split_whitespace().any(|word| word.ends_with("ed"));
    words > 1 && words <= 5 && (named || who_acts::is_each(&lower)) && !told
}

/// "Ms Tarr, in conjunction with Mr Low", "Jo Blair with Al Reid": who acts together is joined by "and"; "with Board input" says
/// more of the one who acts.
fn with_partner(text: &str) -> String {
    let joints =
        [" in conjunction with ", " together with ", " along with ", " jointly with ", " in partnership with "];
    let person = |other: &str| people::is_surely_person(other) || people::is_initials(other);
    let two = || text.split_once(" with ").filter(|(_, other)| person(other.trim()));
    let found = joints.iter().find_map(|joint| text.split_once(joint)).or_else(two);
    found
        .map_or_else(|| text.to_owned(), |(one, other)| format!("{} and {other}", one.strip_suffix(',').unwrap_or(one)))
}
