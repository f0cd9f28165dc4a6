//! Who acts in minutes beside people and posts by their names: groups, those who serve the meeting, and bodies.

use std::sync::LazyLock;

/// Lists of `who_acts.toml`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    alone: Vec<String>,
    serve: Vec<String>,
    office: Vec<String>,
    meet: Vec<String>,
    groups: Vec<String>,
    parts: Vec<String>,
    places: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(include_str!("who_acts.toml")).unwrap_or_default());

fn holds(list: &[String], name: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether one word names those who act: "all", "officers".
pub(super) fn is_alone(name: &str) -> bool {
    holds(&WORDS.alone, name)
}

/// Whether a word makes a name that of somebody who serves the meeting: "clerk", "head".
pub(super) fn serves(word: &str) -> bool {
    holds(&WORDS.serve, word)
}

/// Whether a name is that of an office-bearer: "Treasurer".
pub(super) fn bears_office(name: &str) -> bool {
    holds(&WORDS.office, name)
}

/// Whether a word in small letters names a body that meets: "board".
pub(super) fn meets(word: &str) -> bool {
    holds(&WORDS.meet, word)
}

/// Whether a name is that of people told as a group: "stewards", "those present".
pub(super) fn is_group(name: &str) -> bool {
    holds(&WORDS.groups, name) || is_each(name)
}

/// "each partner", "every member": each of a group.
pub(super) fn is_each(name: &str) -> bool {
    let one = ["each ", "every ", "Each ", "Every "].iter().find_map(|each| name.strip_prefix(each));
    one.is_some_and(|one| holds(&WORDS.groups, &format!("{one}s")))
}

/// Whether a group's name ends with a word.
pub(super) fn ends_group(word: &str) -> bool {
    WORDS.groups.iter().any(|group| group.ends_with(word))
}

/// Whether a name is that of a body which belongs to another: "Finance Committee".
pub(super) fn is_part(name: &str) -> bool {
    WORDS.parts.iter().any(|part| name.ends_with(part.as_str()))
}

/// Whether a word is that of somebody about the place to whom a minute gives a task: "Club", "Contractor".
pub(super) fn is_of_the_place(word: &str) -> bool {
    holds(&WORDS.places, word)
}

/// Whether the name of such a body ends with a word.
pub(super) fn ends_part(word: &str) -> bool {
    WORDS.parts.iter().any(|part| part.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used)] // The file is compiled in.
    fn the_lists_can_be_read() {
        let words: Words = toml::from_str(include_str!("who_acts.toml")).unwrap();
        assert!(holds(&words.groups, "reps"));
        assert!(
            is_alone("Officers")
                && bears_office("Clerk")
                && serves("clerk")
                && meets("board")
                && is_part("the Finance Committee")
        );
        assert!(ends_group("reps") && ends_part("Committee") && !is_group("clerk"));
    }
}
