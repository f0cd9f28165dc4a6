//! What a sentence says whose words no cue knows: who stands before a row of services that everybody knows, and what such
//! a body has to do with them. "We decide how home care and podiatry are delivered", "our responsibilities range from home
//! care to pharmacy".

use super::cues::is_of_something_else;
use super::list::functions_in;
use super::said::Setting;
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// A body that has functions and what it has of them, at the beginning of a clause.
static HAS: LazyLock<Regex> = LazyLock::new(|| {
    let own = r"(?:we|it|integration|(?:the|our|this)\s+(?:new\s+)?(?:[\w’'&]+\s+){0,6}?(?:ijb|board|hscp|partnership|authority)|[\w’'& ]{3,40}?\s(?:ijb|hscp|partnership))";
    let holds = r"(?:holds?|has|have|takes?|carries|carry|assumes?|received|receives?|was\s+given|is\s+given)\s+(?:[\w-]+\s+){0,4}?(?:responsibilit(?:y|ies)|budgets?|oversight|charge|control|functions)";
    let decides = r"(?:will\s+)?(?:decides?|directs?|determines?|sets?\s+out)\s+how";
    let ours = r"(?:our|its|their|the\s+(?:[\w’'&]+\s+){0,4}?(?:ijb|board|hscp|partnership)(?:[’']s)?)\s+(?:responsibilit(?:y|ies)|remit|functions|duties|integrated\s+budget)\s+(?:ranges?|extends?|runs?|stretch(?:es)?|goes|go)\s+(?:from|to|across)";
    latin::fixed(&format!(
        r"(?i)^(?:[\w’' ]{{2,30}},\s+|from\s+[\w’' ]{{2,40}}?\s+)?(?:{own}\s+(?:also\s+|now\s+|do\s+|does\s+|not\s+)*(?:{holds}|{decides})|{ours})\b"
    ))
});
/// Below a heading that says that the partnership's services come, what it does for people tells them too.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:we|it|the\s+(?:partnership|hscp|ijb))\s+(?:also\s+|now\s+|jointly\s+)*(?:(do|does)\s+not\s+)?(?:supports?|offers?|runs?|manages?|provides?|delivers?|plans?|helps?\s+people|cares?\s+for)\b",
    )
});
/// The same of a part of it that has a name: "Community Care looks after X and Y".
static PART_DOES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?:\p{Lu}[\w’'-]*\s+(?:(?:and|&|of)\s+)?){1,6}(?:includes?|covers?|looks?\s+after|(?:has|have)\s+responsibility\s+for|(?:is|are)\s+responsible\s+for|comprises?|consists?\s+of|takes?\s+in|brings?\s+together|manages?|provides?)\b",
    )
});
/// Words between those and the row of services.
const BEFORE_A_ROW: [&str; 11] =
    [" how ", " for ", " from ", " through ", " to ", ": ", " across ", " over ", " of ", " including ", " with "];
/// What a row of services ends with in a sentence.
static ENDS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s+(?:(?:is|are|will\s+be)\s+(?:planned|delivered|run|provided|managed)|(?:which|that|who)\s|(?:in|across|throughout)\s+(?:the|our)\s+(?:area|region|county|city)).*$",
    )
});
/// Words of sentences that tell what was done, or is hoped for.
const TOLD_OF: [&str; 16] = [
    "improv",
    "invest",
    "spent",
    "saved",
    "work with",
    "work together",
    "met ",
    "agreed",
    "review",
    "recruit",
    "reduce",
    "access",
    "wait",
    "demand",
    "people with",
    "in need of",
];

/// What a clause says by who stands before its services.
pub(super) fn framed(clause: &str, setting: Setting<'_>) -> Option<(Option<String>, String, DelegationStatus)> {
    if !setting.spoken_of {
        return None;
    }
    let does = || DOES.find(clause).or_else(|| PART_DOES.find(clause)).filter(|_| setting.headed);
    let found = HAS.find(clause).or_else(does)?;
    let rest = clause.get(found.end()..)?;
    let (between, row) = row(rest, setting.vocabulary)?;
    if tells_of_something_else(between) || tells_of_something_else(found.as_str()) {
        return None;
    }
    let not = [" not ", " no "].iter().any(|word| found.as_str().contains(word) || between.contains(word));
    let status = if not { DelegationStatus::NotDelegated } else { DelegationStatus::Delegated };
    Some((None, row, status))
}

/// Whether words tell what was done with services, or is hoped of them, or of what includes them beside: a team, a priority.
pub(super) fn tells_of_something_else(words: &str) -> bool {
    TOLD_OF.iter().any(|told| words.contains(told)) || is_of_something_else(words)
}

/// The words before a row of several services that everybody knows, and the row.
fn row<'t>(rest: &'t str, vocabulary: &PlanVocabulary) -> Option<(&'t str, String)> {
    let end = ENDS.find(rest).map_or(rest.len(), |end| end.start());
    let rest = rest.get(..end)?;
    let mut starts: Vec<usize> =
        BEFORE_A_ROW.iter().filter_map(|mark| rest.find(mark).map(|at| at + mark.len())).chain([0]).collect();
    starts.sort_unstable();
    starts.into_iter().find_map(|start| {
        let (between, row) = (rest.get(..start)?, rest.get(start..)?.trim_start().trim_start_matches("for "));
        // "from home care to pharmacy and dentistry".
        let row = if between.trim_end().ends_with("from") || between.is_empty() {
            row.replacen(" to ", ", ", 1)
        } else {
            row.to_owned()
        };
        let functions = functions_in(&row, vocabulary);
        let known =
            functions.iter().filter(|name| vocabulary.function(name).is_some_and(|(_, plainly)| plainly)).count();
        let all = row.split([',', ';']).count();
        (known > 1 && known == functions.len() && known >= all).then_some((between, row))
    })
}

#[cfg(test)]
mod tests {
    use super::super::led::Leads;
    use super::*;

    fn check(clause: &str, headed: bool, want: Option<(&str, DelegationStatus)>) {
        let vocabulary = PlanVocabulary::built_in();
        let setting = Setting {
            vocabulary: &vocabulary,
            before: None,
            speaks: false,
            spoken_of: true,
            headed,
            lead_agencies: Leads::Nobody,
        };
        let got = framed(clause, setting);
        assert_eq!(got.as_ref().map(|(_, list, status)| (list.as_str(), *status)), want, "{clause}");
    }

    #[test]
    fn who_stands_before_known_services() {
        use DelegationStatus::{Delegated, NotDelegated};
        check(
            "The new Board will decide how home care and podiatry are delivered",
            false,
            Some(("home care and podiatry", Delegated)),
        );
        check(
            "Our responsibilities range from home care to podiatry and dentistry",
            false,
            Some(("home care, podiatry and dentistry", Delegated)),
        );
        check(
            "From the Health Board it has received responsibility for home care and podiatry",
            false,
            Some(("home care and podiatry", Delegated)),
        );
        check(
            "The IJB holds the budget for home care and podiatry",
            false,
            Some(("home care and podiatry", Delegated)),
        );
        check(
            "We support adults through home care and podiatry",
            true,
            Some(("adults through home care and podiatry", Delegated)),
        );
        check("We support adults through home care and podiatry", false, None);
        check("Community Care looks after home care and podiatry", true, Some(("home care and podiatry", Delegated)));
        check("Community Care looks after home care and podiatry", false, None);
        check("We do not run home care or podiatry", true, Some(("home care or podiatry", NotDelegated)));
        check("We support people with learning disabilities and dementia", true, None);
        check("The Board has invested in home care and podiatry", true, None);
        check("The IJB has responsibility for improving home care and podiatry", true, None);
    }
}
