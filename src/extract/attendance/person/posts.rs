//! Where a name ends and a post begins, and which brackets belong to the post.

use super::super::roles::{is_field, is_organisation, is_role};
use super::super::split::outside;
use super::{Person, read};
use crate::wording::people::{self, Likeness};

/// Words that stand before the noun of a post: no surnames.
const BEFORE_POSTS: &[&str] = &[
    "general",
    "senior",
    "independent",
    "elected",
    "appointed",
    "lay",
    "regional",
    "assistant",
    "deputy",
    "depute",
    "acting",
    "interim",
    "area",
    "national",
    "local",
    "locality",
    "executive",
    "associate",
    "principal",
    "corporate",
    "managing",
    "programme",
    "project",
    "team",
    "medical",
    "finance",
    "community",
];

/// Whether a name of three words or more ends with a word that stands before the noun of a post.
pub(super) fn breaks_off(name: &str) -> bool {
    let bare = people::split_title(name).1;
    let last = bare.rsplit(' ').next().unwrap_or("").to_lowercase();
    bare.split_whitespace().count() > 2 && BEFORE_POSTS.contains(&last.as_str())
}

/// A name of two words or more with its own initials behind it and nothing between: "Alec Price-Reid A P-R".
pub(super) fn name_and_initials(text: &str) -> Option<(&str, &str)> {
    let own = |name: &str, letters: &str| {
        let first = people::split_title(name).1.split([' ', '-']).filter_map(|word| word.chars().next());
        let plain = letters.chars().all(|c| c.is_ascii_uppercase() || matches!(c, ' ' | '.' | '-'));
        // "MP" behind a name is a post whoever has it.
        plain && letters != "MP" && first.eq(letters.chars().filter(|c| c.is_alphabetic()))
    };
    text.match_indices(' ').map(|(at, _)| (text[..at].trim(), text[at..].trim())).find(|(name, letters)| {
        let words = people::split_title(name).1.split_whitespace().count();
        words > 1 && letters.len() > 1 && own(name, letters) && people::is_person(name)
    })
}

/// A name with a post or body after it and nothing between: the longest beginning that is a name beyond doubt.
pub(in crate::extract::attendance) fn name_and_post(text: &str) -> Option<(&str, &str)> {
    if people::is_person(text) {
        return None;
    }
    // "Mr J Moss General Council Assessor": words of bodies are no part of his name.
    let of_post = |name: &str| {
        let (_, bare) = people::split_title(name);
        let last = bare.rsplit(' ').next().unwrap_or("");
        let acronym = last.chars().count() > 1
            && last.chars().all(|c| c.is_ascii_uppercase())
            && bare.contains(char::is_lowercase);
        let word = last.to_lowercase();
        bare.split_whitespace().count() > 2
            && (acronym
                || word.ends_with("'s")
                || word.ends_with("’s")
                || people::is_body_word(last)
                || is_field(last)
                || BEFORE_POSTS.contains(&word.as_str()))
    };
    let ends = text.match_indices(' ').map(|(at, _)| at).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|at| {
        let (name, rest) = (text[..at].trim(), text[at..].trim());
        let words = people::split_title(name).1.split_whitespace().count();
        let post = rest.split_whitespace().any(|w| people::is_post_word(w) || people::is_body_word(w));
        let capital = rest.starts_with(|c: char| c.is_uppercase());
        let forename = people::split_title(name).1.split_whitespace().next().is_some_and(people::is_forename);
        let titled = !people::split_title(name).0.is_empty();
        ((2..=3).contains(&words)
            && !of_post(name)
            && post
            && capital
            && (forename || titled)
            && people::is_person(name))
        .then_some((name, rest))
    })
}

/// "Corporate Director (Place), Gil Munn": who stands behind a post whose bracket names its field.
pub(super) fn behind_post(words: &str) -> Option<Person> {
    let post = outside(words, ',').first().copied()?.trim();
    let (bare, field) = post.strip_suffix(')')?.split_once(" (")?;
    let holder = words.get(post.len()..)?.trim_start_matches([',', ' ']);
    let fits = people::likeness(bare) == Likeness::PostOrBody && is_role(bare) && !people::is_person(field);
    let mut person =
        Some(holder).filter(|h| fits && people::is_surely_person(super::super::split::head(h))).and_then(read)?;
    person.role = Some(match person.role.take() {
        Some(role) => format!("{post}, {role}"),
        None => post.to_owned(),
    });
    Some(person)
}

/// Whether a bracket belongs to the post before it: "Divisional General Manager (East)".
pub(super) fn of_post(before: &str, inside: &str) -> bool {
    let Some((name, post)) = before.rsplit_once([',', '\t']) else { return false };
    // "Jo Blair, Tenant (JBlair)": the initials are hers.
    let person = Person { name: name.split(',').next().unwrap_or(name).trim().to_owned(), ..Person::default() };
    !name.trim().is_empty()
        && is_role(post.trim())
        && !post.contains('(')
        && !person.is_own_initials(inside, true)
        && (is_field(inside) || names_a_field(inside))
        && (!is_organisation(inside) || names_an_activity(inside))
        && inside.split_whitespace().count() <= 5
}

/// "Forward Planning and Service Improvement": what ends with an activity is no body, whatever it works on.
pub(in crate::extract::attendance) fn names_an_activity(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("").to_lowercase();
    matches!(
        last.as_str(),
        "improvement"
            | "enhancement"
            | "development"
            | "planning"
            | "delivery"
            | "design"
            | "transformation"
            | "redesign"
    )
}

/// "Area Manager (Marr), East Council": a name in capitals and small letters behind a post, with the body behind it.
pub(super) fn place_of_post(before: &str, inside: &str) -> bool {
    let Some((name, post)) = before.rsplit_once([',', '\t']) else { return false };
    let person = Person { name: name.split(',').next().unwrap_or(name).trim().to_owned(), ..Person::default() };
    !name.trim().is_empty()
        && is_role(post.trim())
        && inside.chars().all(char::is_alphabetic)
        && inside.starts_with(char::is_uppercase)
        && inside.chars().skip(1).all(char::is_lowercase)
        && !super::super::detail::is_chair(inside)
        && !super::super::roles::is_remark(inside)
        && !person.is_own_initials(inside, true)
}

/// "Physical Environment": words behind a post that name no body, nobody, no other post and no way of taking part.
fn names_a_field(inside: &str) -> bool {
    let words = inside.split_whitespace().count();
    let short = inside.chars().filter(|c| c.is_alphabetic()).count() < 5;
    words > 0
        && !short
        && inside
            .split_whitespace()
            .all(|w| w.starts_with(|c: char| c.is_uppercase() || c == '&') || matches!(w, "and" | "of" | "the" | "for"))
        && !inside.chars().any(|c| c.is_ascii_digit())
        && !people::is_surely_person(inside)
        && !is_role(inside)
        && !super::super::roles::is_remark(inside)
        && !super::super::detail::is_chair(inside)
        && matches!(crate::register::find(inside, None), crate::register::Match::None)
}

/// "Mrs Jo Blair as Secretary" as "Mrs Jo Blair, Secretary".
pub(super) fn serving_as(words: &str) -> Option<String> {
    let (name, role) = words.split_once(" as ")?;
    let role = role.strip_prefix("the ").unwrap_or(role);
    (people::is_surely_person(name) && is_role(role) && !role.contains([',', '('])).then(|| format!("{name}, {role}"))
}

/// "Jo Blair JB Lay Member for Roads" as "Jo Blair (JB), Lay Member for Roads": columns of a list that ran together.
pub(super) fn initials_between(words: &str) -> Option<String> {
    /// A name has no more words, its title among them.
    const LONGEST: usize = 5;
    let pieces: Vec<&str> = words.split_whitespace().collect();
    let letters = pieces.iter().take(LONGEST + 1).position(|piece| {
        let capitals = piece.chars().filter(|c| c.is_uppercase()).count();
        capitals > 1 && (2..=4).contains(&piece.len()) && piece.chars().all(char::is_alphabetic)
    })?;
    let (name, post) = (pieces.get(..letters)?.join(" "), pieces.get(letters + 1..)?);
    let own = Person { name, ..Person::default() };
    let holds = post.first().is_some_and(|word| word.starts_with(char::is_uppercase))
        && post.iter().any(|word| people::is_post_word(word));
    (letters > 1 && holds && people::is_person(&own.name) && own.is_own_initials(pieces[letters], true))
        .then(|| format!("{} ({}), {}", own.name, pieces[letters], post.join(" ")))
}
