//! Last words of organisations' names that have a person's make: "Lewis Homes", "Skye Cares".

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What the last word of a name says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// An organisation is named.
    Organisation,
    /// An organisation or a person.
    Either,
}

static ENDINGS: LazyLock<FxHashMap<&str, Ending>> = LazyLock::new(|| {
    let lines = include_str!("organisations.txt").lines().filter(|line| !line.starts_with('#'));
    let said = |what| if what == "organisation" { Ending::Organisation } else { Ending::Either };
    lines.filter_map(|line| line.split_once(": ")).map(|(word, what)| (word, said(what))).collect()
});

/// What the last word of a name of several words says of it; `None` where it says nothing.
pub fn ending(name: &str) -> Option<Ending> {
    let (_, last) = name.trim().rsplit_once(char::is_whitespace)?;
    ENDINGS.get(super::clean(last).as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let lines: Vec<&str> = include_str!("organisations.txt").lines().filter(|l| !l.starts_with('#')).collect();
        assert_eq!(ENDINGS.len(), lines.len());
        assert!(lines.iter().all(|line| line.ends_with(": organisation") || line.ends_with(": either")));
    }

    #[test]
    fn names_end_like_organisations() {
        assert_eq!(ending("Angus Homes"), Some(Ending::Organisation));
        assert_eq!(ending("Angus Care"), Some(Ending::Either));
        assert_eq!(ending("Angus Rae"), None);
        assert_eq!(ending("Homes"), None);
    }
}
