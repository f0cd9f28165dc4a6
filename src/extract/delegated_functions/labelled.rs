//! Services behind a word or sign that says alone how it is with them: "In: home care, podiatry.", "✗ Schools".

use super::lists::plain;
use super::prose;
use super::status::Said;
use super::table_words::of_whose;
use crate::diagnostic::ReviewCode;
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::wording::sentences::sentences;

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

/// The services of a paragraph that first says that some are delegated and then lists them by who gives them: "The
/// functions delegated are as follows. Council: home care, telecare. NHS: podiatry, dentistry."
pub(super) fn by_party(text: &str, vocabulary: &PlanVocabulary) -> Vec<(String, Said)> {
    let mut out = Vec::new();
    let mut given = false;
    for range in sentences(text) {
        let sentence = text.get(range).unwrap_or_default().trim();
        let party = sentence.split_once(": ").filter(|(label, _)| label.split(' ').count() <= LABEL_WORDS);
        let party = party.filter(|(label, _)| of_whose(label) == Some(DelegationStatus::NotDelegated));
        let Some((label, row)) = party else {
            let says = ["elegat", "ntegration functions", "ntegrated"].iter().any(|word| sentence.contains(word));
            given = says && !sentence.contains(" not ");
            continue;
        };
        if given {
            let row = prose::only_listed(row.trim_end_matches('.'), vocabulary).into_iter();
            out.extend(row.map(|function| (function, said(DelegationStatus::Delegated, label))));
        }
    }
    out
}

/// What stands in brackets or behind a colon at the end of an item: "Home care (delegated)", "Schools: Council".
fn closing(item: &str) -> Option<(&str, &str)> {
    let bracket = item.trim_end_matches([';', '.', ',']).strip_suffix(')').and_then(|item| item.rsplit_once(" ("));
    bracket.or_else(|| item.trim_end_matches([';', '.', ',']).rsplit_once(": "))
}

/// Whether an item says of itself how it is with it: "Home care (delegated)".
pub(super) fn says_of_itself(item: &str, vocabulary: &PlanVocabulary) -> bool {
    closing(item).is_some_and(|(name, status)| {
        vocabulary.status(status).is_some_and(|(_, whole)| whole) && vocabulary.function(name).is_some()
    })
}

/// An item among those that say it of themselves behind which only a parent body stands: "Schools (Council)" is not
/// delegated.
pub(super) fn left_with(item: &str, vocabulary: &PlanVocabulary) -> Option<(String, Said)> {
    let (name, body) = closing(item)?;
    let parent = body.split(' ').count() <= LABEL_WORDS && of_whose(body) == Some(DelegationStatus::NotDelegated);
    let known = parent && vocabulary.function(name).is_some();
    known.then(|| (name.to_owned(), said(DelegationStatus::NotDelegated, body)))
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

    #[test]
    fn parties_list_what_they_delegate() {
        let of = |text: &str| by_party(text, &PlanVocabulary::built_in()).into_iter().map(|(name, _)| name).collect();
        let names: Vec<String> = of(
            "The functions delegated are as follows. Council: home care, telecare. NHS Fife: podiatry and dentistry.",
        );
        assert_eq!(names, ["home care", "telecare", "podiatry", "dentistry"]);
        let none: Vec<String> = of("Two bodies replied. Council: home care, telecare.");
        assert!(none.is_empty());
    }

    #[test]
    fn an_item_may_be_left_with_a_parent_body() {
        let vocabulary = PlanVocabulary::built_in();
        assert!(says_of_itself("Home care (delegated)", &vocabulary) && !says_of_itself("Home care", &vocabulary));
        let left = |item: &str| left_with(item, &vocabulary).map(|(name, said)| (name, said.status));
        assert_eq!(left("Schools (Council)"), Some(("Schools".to_owned(), DelegationStatus::NotDelegated)));
        assert_eq!(left("Schools (IJB)"), None);
        assert_eq!(left("Home care (delegated)"), None);
    }
}
