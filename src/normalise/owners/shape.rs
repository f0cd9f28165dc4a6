//! What an owner looks like, before anyone is asked who it is.

use crate::wording::people::{self, Says};

/// What the words look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `EM`, `NSS`, `HoS`.
    Abbreviation,
    /// `All`, `Members`, `Workstream leads`.
    Group,
    /// `Chair`, `Head of Finance`.
    Role,
    /// `NHS Fife`, `Audit Scotland`, `the Council`.
    Organisation,
    /// `Elma Murray`, `DMilne`, `Phil`.
    Name,
    /// Anything else.
    Unknown,
}

/// Without titles, brackets and punctuation around it: "Cllr Ann Example (Chair)." is "Ann Example".
pub(super) fn clean(written: &str) -> &str {
    let mut text = written.trim().trim_end_matches(['.', ',', ';', ':', '*', '/']).trim();
    if let Some(open) = text.find(" (")
        && text.ends_with(')')
    {
        text = text[..open].trim_end();
    }
    let article = text.get(..4).is_some_and(|t| t.eq_ignore_ascii_case("the "));
    people::split_title(if article { text[4..].trim_start() } else { text }).1
}

/// What the words look like.
pub(super) fn shape(written: &str) -> Shape {
    let words: Vec<String> = written
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '/'))
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let Some(last) = words.last() else { return Shape::Unknown };
    let any = |what| words.iter().any(|w| people::says(w, what));
    // "Head of Adult Services" heads a group and is none.
    let heads = |pair: &[String]| {
        matches!(pair[0].as_str(), "head" | "director" | "chief" | "chair" | "manager" | "lead")
            && matches!(pair[1].as_str(), "of" | "for")
    };
    if words.windows(2).any(heads) {
        return Shape::Role;
    }
    // "Team Lead, Day Services": a post and the service that it belongs to.
    if let Some((post, _)) = written.split_once(", ")
        && post.split_whitespace().count() > 1
        && post.split_whitespace().next_back().is_some_and(|w| {
            people::says(&w.to_lowercase(), Says::Role) && !people::says(&w.to_lowercase(), Says::Group)
        })
    {
        return Shape::Role;
    }
    if words.first().is_some_and(|w| w == "all" || w == "both") || people::says(last, Says::Group) {
        return Shape::Group;
    }
    match people::ending(written) {
        Some(people::Ending::Organisation) if !any(Says::Role) && !any(Says::Group) => return Shape::Organisation,
        // "Angus Support" may be a body, a post or a person; "Business Support" is a post.
        Some(people::Ending::Either) if words.first().is_some_and(|w| people::is_forename(w) || is_a_place(w)) => {
            return Shape::Unknown;
        }
        _ => {}
    }
    // "Head of Service", "NHS Director of Finance": a role before the body that it belongs to.
    if any(Says::Role) {
        return Shape::Role;
    }
    if words.len() == 1 && is_abbreviation(written) {
        return Shape::Abbreviation;
    }
    if any(Says::Organisation) {
        return Shape::Organisation;
    }
    let capitals = written.split_whitespace().all(|w| w.chars().next().is_some_and(char::is_uppercase));
    let name_like = written.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '\u{2019}'));
    if capitals && name_like && words.len() <= 5 { Shape::Name } else { Shape::Unknown }
}

/// Whether the register has a body of this name.
fn is_a_place(word: &str) -> bool {
    !matches!(crate::register::find(word, None), crate::register::Match::None)
}

/// Up to six letters, most of them capitals.
fn is_abbreviation(written: &str) -> bool {
    let letters: Vec<char> = written.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let others = written.chars().filter(|c| !c.is_alphabetic() && !matches!(c, '.' | '-')).count();
    others == 0
        && (2..=6).contains(&letters.len())
        && capitals >= 2
        && capitals * 2 > letters.len()
        && letters.first().is_some_and(|c| c.is_alphabetic())
}

/// Forename and surname at least, each of more than one letter.
pub(super) fn is_full_name(written: &str) -> bool {
    let mut words = written.split_whitespace();
    let Some(first) = words.next() else { return false };
    first.chars().filter(|c| c.is_alphabetic()).count() > 1
        && words.next_back().is_some_and(|last| last.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

/// Initials before a surname: "R D Franks".
pub(super) fn has_initials(written: &str) -> bool {
    let mut words = written.split_whitespace();
    let last = words.next_back().unwrap_or("");
    let initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    last.chars().filter(|c| c.is_alphabetic()).count() > 2 && written.contains(' ') && words.all(initial)
}
