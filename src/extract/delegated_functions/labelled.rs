//! Services behind a word or sign that says alone how it is with them: "In: home care, podiatry.", "✗ Schools".

use super::lists::plain;
use super::prose;
use super::status::Said;
use crate::diagnostic::ReviewCode;
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;

/// A label has no more words.
const LABEL_WORDS: usize = 4;
/// Signs before what is delegated, and before what is not.
const YES: [char; 5] = ['✓', '✔', '☑', '✅', '√'];
const NO: [char; 6] = ['✗', '✘', '☒', '✖', '❌', '×'];

/// The services of a line behind such a word or sign. `about`: whether the lines above speak of what the partnership does.
pub(super) fn listed_in(text: &str, vocabulary: &PlanVocabulary, about: bool) -> Vec<(String, Said)> {
    let text = text.trim();
    if let Some(status) = text.chars().next().and_then(sign) {
        let name = text.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches([';', '.', ',']);
        let known = about && vocabulary.function(name).is_some_and(|(_, plainly)| plainly);
        return known.then(|| (name.to_owned(), said(status, text))).into_iter().collect();
    }
    let Some((label, row)) = text.split_once(": ") else { return Vec::new() };
    if label.len() < 2 || label.split(' ').count() > LABEL_WORDS {
        return Vec::new();
    }
    let Some((status, true)) = vocabulary.status(label) else { return Vec::new() };
    let row = row.trim_end_matches('.');
    let is_known = |name: &str| vocabulary.function(name).is_some_and(|(_, plainly)| plainly);
    let functions = match prose::only_listed(row, vocabulary) {
        // "planned hospital care": a name may hold what looks like a verb.
        none if none.is_empty() => {
            let names = row.split([',', ';']).map(|name| name.trim().trim_start_matches("and ").to_owned());
            Some(names.collect())
                .filter(|names: &Vec<String>| names.iter().all(|name| is_known(name)))
                .unwrap_or_default()
        }
        functions => functions,
    };
    let known = functions.iter().filter(|name| is_known(name)).count();
    if known < 2 || known * 2 < functions.len() {
        return Vec::new();
    }
    functions.into_iter().map(|function| (function, said(status, label))).collect()
}

fn sign(c: char) -> Option<DelegationStatus> {
    let yes = YES.contains(&c).then_some(DelegationStatus::Delegated);
    yes.or_else(|| NO.contains(&c).then_some(DelegationStatus::NotDelegated))
}

fn said(status: DelegationStatus, written: &str) -> Said {
    Said { review: Some(ReviewCode::ReadFromProse), ..plain(status, written) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, about: bool, want: &[(&str, DelegationStatus)]) {
        let got = listed_in(text, &PlanVocabulary::built_in(), about);
        let got: Vec<(&str, DelegationStatus)> = got.iter().map(|(name, said)| (name.as_str(), said.status)).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn a_label_or_a_sign_says_how_it_is() {
        use DelegationStatus::{Delegated, NotDelegated};
        check("In: home care, podiatry.", false, &[("home care", Delegated), ("podiatry", Delegated)]);
        check("Out: schools and libraries.", false, &[("schools", NotDelegated), ("libraries", NotDelegated)]);
        check("Out: planned care, housing.", false, &[("planned care", NotDelegated), ("housing", NotDelegated)]);
        check("In: Dalry and Largs.", false, &[]);
        check("Lead: home care, podiatry.", false, &[]);
        check("✓ Home care", true, &[("Home care", Delegated)]);
        check("✗ Schools;", true, &[("Schools", NotDelegated)]);
        check("✗ Schools", false, &[]);
        check("✓ Staff are valued", true, &[]);
    }
}
