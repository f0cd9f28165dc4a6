//! What is said beside a name: a role, a body, or only how somebody took part.

use super::nouns::{BODY_NOUNS, FIELDS, ROLES};
use crate::framework::headings;
use crate::register::abbreviations::{self, Kind};
use crate::wording::lists::holds;
use crate::wording::people;
use serde::Deserialize;
use std::sync::LazyLock;

/// Words beside names; the data is `roles.toml`, which says what each list holds.
#[derive(Debug, Default, Deserialize)]
struct Words {
    remark_openings: Vec<String>,
    remarks: Vec<String>,
    short_posts: Vec<String>,
    posts_with_fields: Vec<String>,
    posts_at_the_end: Vec<String>,
    bodies_at_the_end: Vec<String>,
    within_bodies: Vec<String>,
    groups_of_people: Vec<String>,
    groups_of_bodies: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is compiled in; `the_words_are_sound` keeps it readable.
    toml::from_str(include_str!("roles.toml")).unwrap_or_default()
});

/// Whether the folded name of a group holds a word for people: "elected members".
pub(super) fn holds_people(folded: &str) -> bool {
    folded.split(' ').any(|word| holds(&WORDS.groups_of_people, word))
}

/// Whether the folded name of a group holds a word for a body: "nhs fife".
pub(super) fn holds_body(folded: &str) -> bool {
    folded.split(' ').any(|word| holds(&WORDS.groups_of_bodies, word))
}

/// Whether words name a field of work and nothing else: "Midwifery & AHPs", "Governance".
pub(super) fn is_field(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "and" | "of" | "the" | "for"))
        .all(|w| {
            let folded = w.to_lowercase();
            if is_known_short_form(w) {
                return false;
            }
            FIELDS.contains(&folded.as_str()) || (people::is_body_word(w) && !BODY_NOUNS.contains(&folded.as_str()))
        })
}

/// "COSLA": a body that the register knows by its letters, and no field of a post.
fn is_known_short_form(word: &str) -> bool {
    word.len() > 3
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && abbreviations::expand(word).any(|a| a.kind == Kind::Organisation)
}

/// Whether a body is one that stands for itself, not a team or service within another: what may follow a dash after a
/// post.
pub(super) fn is_institution(text: &str) -> bool {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    is_organisation(text)
        && (!words.iter().any(|w| WORDS.within_bodies.contains(w))
            || words.iter().any(|w| matches!(w.as_str(), "nhs" | "council" | "government" | "university" | "police")))
}

/// Whether words name an organisation: a noun of bodies among them, or capitals alone ("BIS", "SEPA").
pub(super) fn is_organisation(text: &str) -> bool {
    let short = |w: &str| {
        (2..=7).contains(&w.len())
            && w.chars().all(|c| c.is_ascii_uppercase())
            && !matches!(w, "HR" | "IT" | "ICT" | "GP" | "PA" | "EA" | "OD" | "PMO")
            && !is_short_post(w)
    };
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .any(|w| short(w) || BODY_NOUNS.contains(&w.to_lowercase().as_str()))
}

/// Posts that go by their first letters: "RFO" for the responsible financial officer, "HT" for the head teacher.
fn is_short_post(word: &str) -> bool {
    holds(&WORDS.short_posts, word)
}

/// Words that say how somebody took part, not who they are.
pub(super) fn is_remark(text: &str) -> bool {
    let folded = headings::fold(text);
    // "rep Jane Moss", "representing Jo Blair": in whose place somebody came.
    let in_place = [
        "rep ",
        "repr ",
        "deputy for ",
        "standing in for ",
        "sub: ",
        "sub ",
        "substitute: ",
        "sub for ",
        "sub - ",
        "sub – ",
    ]
    .iter()
    .find_map(|opens| text.strip_prefix(opens));
    if in_place.is_some_and(|who| people::is_surely_person(who.trim())) {
        return true;
    }
    WORDS.remark_openings.iter().any(|opens| folded.starts_with(opens.as_str()))
        || folded.ends_with(" only")
        || ["to ", "at ", "retired "].iter().any(|opens| folded.starts_with(opens))
            && folded.contains(|c: char| c.is_ascii_digit())
        || holds(&WORDS.remarks, &folded)
}

/// Whether words name a role rather than a body: "Chief Social Researcher", "Minister for Transport"; "Chief Officers
/// Group" is a body.
pub(super) fn is_role(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '/').filter(|w| !w.is_empty()).collect();
    // The first word of a body decides ("Scottish Government", "Police Scotland"), but for posts that name their body.
    if ROLES.contains(&headings::fold(text).as_str())
        || is_of_short_posts(text)
        || is_seat_of_a_kind(&words)
        || names_its_field(text)
        || is_post_with_field(text)
        || headings::fold(text).ends_with("non executive")
    {
        return true;
    }
    match words.iter().position(|w| people::is_post_word(w)) {
        Some(post) => is_post_and_no_body(&words, post),
        None => ends_as_role(text),
    }
}

/// "HT/DHT", "CEO & CFO": nothing but posts by their first letters.
fn is_of_short_posts(text: &str) -> bool {
    text.split([' ', '/']).all(|word| word.is_empty() || is_short_post(word) || word == "&") && !text.trim().is_empty()
}

/// "Person providing unpaid care in the area": a seat by what its holder is.
fn is_seat_of_a_kind(words: &[&str]) -> bool {
    words.len() > 2 && matches!(words.first(), Some(&"Person" | &"Persons" | &"Individual"))
}

/// "Cabinet Member for Children's Services": the post names its field.
fn names_its_field(text: &str) -> bool {
    let named = headings::fold(text);
    WORDS.posts_with_fields.iter().any(|post| named.starts_with(post.as_str()) || named.contains(&format!(" {post}")))
}

/// "Local Manager – Housing Services": the post, then its field.
fn is_post_with_field(text: &str) -> bool {
    text.split_once(" – ")
        .or_else(|| text.split_once(" - "))
        .is_some_and(|(post, field)| is_role(post) && !is_institution(field))
}

/// "Privacy Expert", "User of data", "Economist": roles without a word that is a post everywhere.
fn ends_as_role(text: &str) -> bool {
    let folded = headings::fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let Some((first, last)) = words.first().zip(words.last()) else { return false };
    let several = words.len() > 1;
    // "NHS Alder", "PRC Architects": a house by its name.
    let house =
        text.split_whitespace().next().is_some_and(|w| w.len() > 1 && w.bytes().all(|b| b.is_ascii_uppercase()));
    if *first == "nhs" || house && several && last.ends_with('s') {
        return false;
    }
    holds(&WORDS.posts_at_the_end, last)
        || several && matches!(*first, "user" | "member" | "representative")
        || folded.ends_with("ist")
        || folded.ends_with("er")
            && !["ther", "ater", "ower"].iter().any(|ends| folded.ends_with(ends))
            && several
            && !people::is_body_word(last)
}

/// Whether words with a post among them, the first of these at `post`, name the post and not a body: "Improvement
/// Executive Group", "Members Library" and "Board of Directors" are bodies.
fn is_post_and_no_body(words: &[&str], post: usize) -> bool {
    let ends_as_body = words.last().is_some_and(|w| {
        holds(&WORDS.bodies_at_the_end, &w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
    });
    // "Non Executive Director and Chairman of the Board": the body is the post's.
    let of_body = words.windows(2).any(|pair| {
        people::is_post_word(pair[0].trim_end_matches(',')) && matches!(pair[1], "of" | "to") && !pair[0].ends_with('s')
    });
    let of_or_for = words.iter().skip(post).any(|w| matches!(*w, "of" | "for" | "to" | "and" | "&" | "–" | "-"));
    let chief_executive = words.len() >= 2 && words[words.len() - 2].eq_ignore_ascii_case("chief") && ends_as_body;
    !ends_as_body
        || of_body
        || (of_or_for && post == 0)
        || chief_executive
        || (post + 1 < words.len()
            && post == 0
            && !matches!(words[0].to_lowercase().as_str(), "lead" | "executive" | "chief" | "all"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sound() {
        let words: Words = toml::from_str(include_str!("roles.toml")).unwrap();
        let folded =
            [&words.remarks, &words.posts_with_fields, &words.posts_at_the_end, &words.bodies_at_the_end].into_iter();
        assert!(folded.flatten().all(|word| headings::fold(word) == word.trim_end()));
        assert!(!words.remark_openings.is_empty() && !words.short_posts.is_empty() && !words.within_bodies.is_empty());
    }
}
