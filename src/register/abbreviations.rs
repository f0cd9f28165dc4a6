//! Abbreviations that papers use without spelling them out.

use std::sync::LazyLock;

/// What an abbreviation stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abbreviation {
    /// The abbreviation as written.
    pub short: &'static str,
    /// What kind of owner it names.
    pub kind: Kind,
    /// The full name.
    pub name: &'static str,
}

/// Kinds of owners that abbreviations name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A body.
    Organisation,
    /// A post.
    Role,
    /// A group of people or bodies.
    Group,
}

static ALL: LazyLock<Vec<Abbreviation>> = LazyLock::new(|| {
    include_str!("abbreviations.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let (short, kind, name) = (fields.next()?, fields.next()?, fields.next()?);
            let kind = match kind {
                "role" => Kind::Role,
                "group" => Kind::Group,
                _ => Kind::Organisation,
            };
            Some(Abbreviation { short, kind, name })
        })
        .collect()
});

/// Everything that an abbreviation stands for; letters must agree, their case need not.
pub fn expand(short: &str) -> impl Iterator<Item = Abbreviation> {
    ALL.iter().filter(move |a| a.short.eq_ignore_ascii_case(short)).copied()
}
