//! Posts: where one ends and the next begins, and what belongs to a post's name.

use super::bodies::{is_an_institution, is_known_body};
use super::starts_large;
use crate::wording::people;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words with which the name of a post begins.
const POSTS_BEGIN: [&str; 5] = ["Head", "Chief", "Director", "Convener", "Chair"];

/// "Head of Operations Chief Finance Officer" as two posts: lines of a narrow cell, of which nothing parts them.
pub(super) fn posts(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(' ') {
        let (before, after) = (&text[from..at], &text[at + 1..]);
        let first = after.split(' ').next().unwrap_or_default();
        let whole = |post: &str| {
            // "Deputy Chief Officer", "Assistant to the Head": the post is not yet whole.
            let last = post.split(' ').next_back().unwrap_or_default();
            let qualifies =
                ["Deputy", "Depute", "Assistant", "Associate", "Interim", "Acting", "Vice", "Joint", "Senior"];
            let begun = last.len() < 4 || !last.starts_with(char::is_uppercase) || qualifies.contains(&last);
            post.contains(' ') && holds_post(post) && !begun
        };
        let unqualified = !before.ends_with(['-', '&', ',', ':', '(']) && !before.contains('(');
        if POSTS_BEGIN.contains(&first) && after.contains(' ') && unqualified && whole(before) && holds_post(after) {
            out.push(before);
            from = at + 1;
        }
    }
    out.push(&text[from..]);
    out
}

/// Words for what posts are over: "Service Manager, Day Services" is one post.
static FIELDS_OF_POSTS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("fields_of_posts.txt").lines().filter(|l| !l.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

pub(super) fn is_field_of_post(text: &str) -> bool {
    let last = text.split(' ').next_back().unwrap_or_default().to_lowercase();
    // "Older People" has a name's make.
    let a_name = last != "people" && people::is_surely_person(text);
    FIELDS_OF_POSTS.contains(last.as_str()) && !holds_post(text) && !a_name
}

/// Whether what stands behind a whole post and a comma may be what it is over, though no list says so: "Team Manager, Sensory
/// Support". Two of a row name a post and its field oftener than two owners, and what is joined so is flagged.
pub(super) fn may_be_over(post: &str, of: &str) -> bool {
    let words: Vec<&str> = of.split(' ').collect();
    let of_a_name = |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "and" | "&" | "of" | "for");
    let many = words.last().is_some_and(|last| OTHERS.contains(&last.to_lowercase().as_str()));
    let bare = BARE_POSTS.contains(&post);
    (bare || post.split(' ').next_back().is_some_and(people::is_post_word))
        && words.len() <= 6
        && words.iter().all(of_a_name)
        && starts_large(of)
        && !many
        && !of.contains('(')
        && !of.bytes().all(|b| b.is_ascii_uppercase() || b == b'&')
        && (bare || !words.iter().any(|word| people::is_body_word(word) && *word != "Service" && *word != "Services"))
        && !is_an_institution(of)
        && !is_known_body(of)
        && !people::is_surely_person(of)
}

/// Posts of which every service has one: over which it is, stands behind the comma ("Head of Service, Older Persons").
const BARE_POSTS: [&str; 8] = [
    "Head of Service",
    "Service Manager",
    "Service Lead",
    "General Manager",
    "Team Manager",
    "Team Leader",
    "Senior Manager",
    "Assistant Director",
];

/// Whether a name may be those of two posts that stood below one another: "Head of Adult Services Programme Manager".
pub(super) fn may_be_two(text: &str) -> bool {
    let parts = [" and ", " & ", "/", ",", "(", ";", " – ", " - "];
    let Some((first, rest)) = text.split_once(" of ") else { return false };
    first.split(' ').next_back().is_some_and(people::is_post_word)
        && !parts.iter().any(|mark| rest.contains(mark))
        && rest.split(' ').skip(1).any(|word| POSTS_END.contains(&word))
}

/// Words that end the name of a post and are no field of one.
const POSTS_END: [&str; 7] = ["Manager", "Officer", "Lead", "Coordinator", "Co-ordinator", "Director", "Head"];

/// Those who stand beside a post as owners of their own: "Service Manager, Third Sector".
const OTHERS: [&str; 9] =
    ["sector", "partners", "carers", "staff", "gps", "organisations", "agencies", "groups", "members"];

/// "Chief Finance and Resources Officer": what the post is stands behind the last word alone.
pub(super) fn shares_its_post(left: &str, right: &str) -> bool {
    let is_post = |word: Option<&str>| word.is_some_and(people::is_post_word);
    let (first, last) = (left.split(' ').next(), left.split(' ').next_back());
    is_post(first)
        && left.contains(' ')
        && !is_post(last)
        && !left.contains(" of ")
        && !left.contains([',', '('])
        && is_post(right.split(' ').next_back())
        && !is_post(right.split(' ').next())
}

/// "Communications, Engagement and Marketing Manager": one post over what a list names, of which the last part alone says
/// that it is a post.
pub(super) fn is_post_over_a_list(parts: &[String]) -> bool {
    let [fields @ .., last] = parts else { return false };
    let is_field = |part: &String| {
        !holds_post(part) && part.split(' ').count() <= 2 && !is_known_body(part) && !is_an_institution(part)
    };
    let opens_with_post = last.split(' ').next().is_some_and(people::is_post_word);
    let over_two = last.contains(" and ") || last.contains(" & ");
    !fields.is_empty()
        && fields.iter().all(|part| is_field(part) && !people::is_surely_person(part) && !people::is_initials(part))
        && over_two
        && !opens_with_post
        && last.split(' ').next_back().is_some_and(people::is_post_word)
        // "Carers Lead and Finance Manager" are two.
        && last.split(' ').filter(|word| people::is_post_word(word)).count() == 1
}

/// "Children, Education and Justice Services": one service over what a list names, of which the last part alone says so.
pub(super) fn is_service_over_a_list(parts: &[String]) -> bool {
    let [fields @ .., last] = parts else { return false };
    let plain = |part: &String| {
        !holds_post(part)
            && part.split(' ').count() <= 2
            && !is_known_body(part)
            && !people::is_initials(part)
            && !is_an_institution(part)
            && !people::is_surely_person(part)
    };
    let over_two = last.contains(" and ") || last.contains(" & ");
    let is_service = ["Services", "Service", "Directorate", "Department"].iter().any(|word| last.ends_with(word));
    !fields.is_empty() && fields.iter().all(plain) && over_two && is_service && !holds_post(last)
}

pub(super) fn holds_post(text: &str) -> bool {
    text.split_whitespace().any(people::is_post_word)
}

/// Whether a cell names a post and says nothing more.
pub(in crate::extract::plan_items) fn names_a_post(text: &str) -> bool {
    text.split_whitespace().count() <= 10 && starts_large(text) && holds_post(text) && !text.ends_with('.')
}
