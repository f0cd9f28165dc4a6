//! Words of lists: what stands for services without naming one, what no service is called, and what only leads to a name
//! (`list_words.toml`).

use super::cue_words::holds;
use crate::framework::headings::fold;
use crate::wording::numerals::UNITS;
use crate::wording::verbs::is_doing;
use serde::Deserialize;
use std::sync::LazyLock;

/// The lists; the file says what each holds.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ListWords {
    nameless: Vec<String>,
    no_service: Vec<String>,
    opens_an_aside: Vec<String>,
    heads: Vec<String>,
}

static WORDS: LazyLock<ListWords> = LazyLock::new(|| {
    // The file is compiled in; `the_words_are_sound` keeps it readable.
    toml::from_str(include_str!("list_words.toml")).unwrap_or_default()
});

/// A name of a service has no more words, in a list.
pub(super) const MOST_WORDS: usize = 6;

/// Whether words stand for services without naming one: "integrated services", "a Grampian wide service".
pub(super) fn names_none(text: &str) -> bool {
    let folded = fold(text);
    let counts = |word: &str| UNITS.get(1..=8).is_some_and(|units| units.contains(&word));
    folded.split(' ').all(|word| holds(&WORDS.nameless, word) || counts(word))
        || (folded.split(' ').next().is_some_and(counts)
            && [" service", " services"].iter().any(|end| folded.ends_with(end))
            && crate::register::mentions(text).iter().any(|m| m.typed))
        || [" wide service", " wide services"].iter().any(|end| folded.ends_with(end))
        || ["services provided by ", "services delivered by ", "services run by "]
            .iter()
            .any(|begin| folded.starts_with(begin) && !is_of_profession(&folded))
}

/// "Services provided by allied health professionals": who they are names the service.
pub(super) fn is_of_profession(folded: &str) -> bool {
    ["professionals", "medical practitioners", "dental practitioners"].iter().any(|who| folded.contains(who))
        && folded.contains("services provided by ")
}

/// Whether words may name a service: few, and none of a sentence.
pub(super) fn may_be_service(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    words.len() <= MOST_WORDS
        && !words.first().is_some_and(|first| holds(&WORDS.opens_an_aside, first))
        && text.chars().any(char::is_alphabetic)
        // "unusually".
        && (words.len() > 1 || !folded.ends_with("ly"))
        && !words.iter().enumerate().any(|(at, word)| {
            // "Garden aid for council tenants".
            let of_homes = || *word == "council" && words.get(at + 1).is_some_and(|next| COUNCIL_HAS.contains(next));
            holds(&WORDS.no_service, word) && !of_homes()
        })
        && !crate::register::mentions(text).iter().any(|m| m.typed)
}

/// What a council has, whom or what services are for.
const COUNCIL_HAS: [&str; 7] = ["tenants", "tenancies", "tenant", "houses", "homes", "housing", "tax"];

pub(super) fn bare(text: &str) -> &str {
    let mut text = without_sum(text.trim());
    while let Some(rest) = WORDS.heads.iter().find_map(|head| text.strip_prefix(head.as_str())) {
        text = rest.trim_start();
    }
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–'));
    ["both", "all", "and", "or"].iter().find_map(|word| text.strip_suffix(word)?.strip_suffix(' ')).unwrap_or(text)
}

/// A name without what is paid for it: "£40m on home care".
fn without_sum(text: &str) -> &str {
    let sum = text.strip_prefix("and ").unwrap_or(text);
    let Some((_, rest)) = sum.strip_prefix('£').and_then(|sum| sum.split_once(' ')) else { return text };
    let rest = ["million ", "billion "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    ["is spent on ", "goes on ", "on ", "for ", "to "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(text)
}

/// "housing and community learning": two short names, of which one is known.
pub(super) fn is_a_pair(found: &[(String, bool)]) -> bool {
    let short = |text: &str| {
        let mut words = text.split(' ');
        let praised = |word: &str| ["good", "better", "best"].contains(&word);
        words.next().is_some_and(|first| !is_doing(first) && !praised(first)) && words.count() < 3
    };
    matches!(found, [one, other] if one.1 != other.1 && short(&one.0) && short(&other.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sound() {
        let words: Result<ListWords, _> = toml::from_str(include_str!("list_words.toml"));
        assert!(words.is_ok_and(|words| !words.heads.is_empty() && !words.nameless.is_empty()));
        assert_eq!(bare("the provision of home care"), "home care");
        assert_eq!(bare("and £9.4m for home care"), "home care");
        assert_eq!(bare("£9 million is spent on home care"), "home care");
        assert_eq!(bare("plus home care"), "home care");
        assert!(may_be_service("garden aid for council tenants"));
        assert!(!may_be_service("decisions of the council"));
    }
}
