//! The words in the names of posts, groups and bodies, with what each says.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word in a name says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// Names of posts hold it.
    Post,
    /// Names of bodies hold it.
    Body,
    /// The post or body itself is named, not only its field: "officer", but not "finance".
    Whole,
    /// A name that holds it is that of a post.
    Role,
    /// A name that ends with it is that of a group of people.
    Group,
    /// A name that holds it is that of a body.
    Organisation,
}

static USES: LazyLock<FxHashMap<&str, Vec<Says>>> = LazyLock::new(|| {
    let lines = include_str!("posts_and_bodies.txt").lines().filter(|l| !l.starts_with('#'));
    let said = |name| {
        Some(match name {
            "post" => Says::Post,
            "body" => Says::Body,
            "whole" => Says::Whole,
            "role" => Says::Role,
            "group" => Says::Group,
            "organisation" => Says::Organisation,
            _ => return None,
        })
    };
    lines
        .filter_map(|line| line.split_once(": "))
        .map(|(word, uses)| (word, uses.split_whitespace().filter_map(said).collect()))
        .collect()
});

/// What a word in small letters says; nothing where the list does not hold it.
pub(super) fn uses(word: &str) -> &'static [Says] {
    USES.get(word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let lines: Vec<&str> = include_str!("posts_and_bodies.txt").lines().filter(|l| !l.starts_with('#')).collect();
        assert_eq!(USES.len(), lines.len());
        for line in lines {
            let (word, said) = line.split_once(": ").unwrap_or_default();
            assert_eq!(uses(word).len(), said.split_whitespace().count(), "{line}");
            assert!(!uses(word).is_empty(), "{line}");
        }
    }
}
