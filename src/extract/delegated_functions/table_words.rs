//! Words of the tables of functions: what their columns are called and what stands in them (`tables.toml`).

use crate::framework::headings::fold;
use crate::record::DelegationStatus;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TableWords {
    host: Vec<String>,
    hosting: Vec<String>,
    leads: Vec<String>,
    hosted_for: Vec<String>,
    responsible: Vec<String>,
    given_by: Vec<String>,
    asks: Vec<String>,
    own: Vec<String>,
    parent: Vec<String>,
    in_part: Vec<String>,
    position: Vec<String>,
}

static WORDS: LazyLock<TableWords> = LazyLock::new(|| {
    // The file is compiled in; `the_words_are_sound` keeps it readable.
    toml::from_str(include_str!("tables.toml")).unwrap_or_default()
});

/// What a column of bodies says of the services beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyColumn {
    /// Who runs them for their neighbours too.
    Host,
    /// For whom the paper's own body does.
    HostedFor,
    /// Who answers for them.
    Responsible,
    /// Who gave them to the board.
    GivenBy,
}

/// What a heading says that a column of bodies is.
pub(super) fn body_column(heading: &str) -> Option<BodyColumn> {
    let folded = fold(heading);
    let is = |words: &[String]| words.contains(&folded);
    // "Host Integration Joint Board".
    let hosts = |word: &str| word.starts_with("host") || word == "lead";
    let hosting = || {
        folded.split(' ').count() > 1
            && folded.split(' ').any(hosts)
            && folded.split(' ').all(|word| WORDS.hosting.iter().any(|own| own == word))
    };
    if is(&WORDS.host) || hosting() {
        Some(BodyColumn::Host)
    } else if is(&WORDS.hosted_for) {
        Some(BodyColumn::HostedFor)
    } else if is(&WORDS.responsible) {
        Some(BodyColumn::Responsible)
    } else {
        is(&WORDS.given_by).then_some(BodyColumn::GivenBy)
    }
}

/// Whether a cell in a body's column says that the body leads.
pub(super) fn is_lead(cell: &str) -> bool {
    WORDS.leads.contains(&fold(cell))
}

/// Whether a heading asks whether a service is delegated.
pub(super) fn asks(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    heading.split(' ').count() <= ASKING_WORDS && WORDS.asks.iter().any(|word| lower.contains(word.as_str()))
}

/// A heading that asks or names a body has no more words.
const ASKING_WORDS: usize = 6;

/// What standing with a body says of a service: with the board or partnership, delegated; with one that delegates, not.
pub(super) fn of_whose(name: &str) -> Option<DelegationStatus> {
    let folded = fold(name);
    let holds = |words: &[String]| folded.split(' ').any(|word| words.iter().any(|own| own == word));
    if folded.split(' ').count() > ASKING_WORDS {
        None
    } else if holds(&WORDS.own) {
        Some(DelegationStatus::Delegated)
    } else {
        holds(&WORDS.parent).then_some(DelegationStatus::NotDelegated)
    }
}

/// Whether a heading asks how it is with a service, without a word of delegation: "Position".
pub(super) fn is_of_position(heading: &str) -> bool {
    WORDS.position.contains(&fold(heading))
}

/// Whether a column holds how far services are delegated: "Limits", "Notes".
pub(super) fn is_of_limits(heading: &str) -> bool {
    let folded = fold(heading);
    ["limit", "exception", "exclusion", "note", "comment", "scope", "extent", "restriction"]
        .iter()
        .any(|word| folded.contains(word))
}

/// Whether words behind a status make it hold of a part only: "adults only", "except surgery".
pub(super) fn is_in_part(rest: &str) -> bool {
    let folded = format!(" {} ", fold(rest));
    WORDS.in_part.iter().any(|word| folded.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sound() {
        let words: Result<TableWords, _> = toml::from_str(include_str!("tables.toml"));
        assert!(words.is_ok_and(|words| !words.host.is_empty() && !words.in_part.is_empty()));
    }

    #[test]
    fn headings_say_what_a_column_of_bodies_is() {
        let check = |heading: &str, want: Option<BodyColumn>| assert_eq!(body_column(heading), want, "{heading}");
        check("Hosted by", Some(BodyColumn::Host));
        check("Host Integration Joint Board", Some(BodyColumn::Host));
        check("Lead officer", None);
        check("Hosted on behalf of", Some(BodyColumn::HostedFor));
        check("Responsible body", Some(BodyColumn::Responsible));
        check("Delegated by", Some(BodyColumn::GivenBy));
        check("Responsible officer", None);
        // Services stand below these.
        check("Hosted on behalf of Tayside", None);
        check("Delegated by NHS Fife", None);
    }
}
