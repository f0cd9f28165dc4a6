//! What a line says of the services that are listed below it.
//!
//! "The Board plans and commissions:", "Which services are not part of the Partnership?", "Hosted by Angus". The words by
//! which sentences are read say it: services that everybody knows are put in the list's stead, and the sentence is asked
//! what it says of them.

use super::super::lists::plain;
use super::super::status::Said;
use super::{Above, general, in_sentences};
use crate::diagnostic::ReviewCode;
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// What stands for the list, and what the sentence is then asked about.
const STAND_IN: &str = "home care and podiatry";
const ASKED: [&str; 2] = ["home care", "podiatry"];

/// A line that announces a list has no more words.
const MOST_WORDS: usize = 45;

/// Numbers and letters before a heading: "Section (a) –", "Annex 2:".
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:(?:section|part|annex|appendix|schedule|table|group|category)\s+(?:\(?[a-z0-9]{1,3}\)?)|\(?[a-z0-9]{1,2}[.)])\s*(?:[:–—.-]\s*)?",
    )
});
/// What a line says that names services and not what is with them: "… are set out below".
static SET_OUT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+(?:(?:are|is)\s+)?(?:as\s+follows|(?:set\s+out|listed|shown|given|detailed|described|outlined|summarised)\s+(?:below|here|in\s+the\s+table(?:\s+below)?))$",
    )
});
/// "The following adult services".
static FOLLOWING: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:all\s+of\s+)?(?:the\s+)?(?:following(?:\s+(?:[\w’'/&-]+\s+){0,5}?(?:services|functions|areas|responsibilities))?|these\s+(?:services|functions|areas))\b",
    )
});
/// "Services that are hosted by Angus", "the functions delegated to the Board": services, and what is with them.
static SERVICES_THAT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:[^:]{0,80}\s)?(?:services|functions|responsibilities|those),?\s+(?:(?:which|that)\s+)?(?:(?:are|is|have\s+been|were|will\s+be)\s+)?(?:currently\s+|also\s+|now\s+|to\s+be\s+)*((?:(?:not|partly|fully)\s+)?(?:\w+ed|run|kept|led|in|within|part\s+of|outwith|outside|under)\b.*)$",
    )
});
/// "Services we host", "What the Partnership looks after": who does something with them.
static SERVICES_WE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:[^:]{0,60}\s)?(?:services|functions|what|those)\s+(?:(?:that|which)\s+)?((?:we|the\s+(?:ijb|board|hscp|partnership|joint\s+board))\s+(?:also\s+|do\s+not\s+|don[’']t\s+|does\s+not\s+|are\s+(?:not\s+)?)?(?:\w+)(?:\s+(?:after|on|for|and\s+\w+))?)(\s+(?:on\s+behalf|for)\s.*)?$",
    )
});
/// "Delegated by the Council", "Not in the Partnership".
static IS_SAID: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:not\s+|partly\s+|fully\s+)?(?:delegated|hosted|integrated|retained|included|excluded|managed|part\s+of|in|within|outwith|outside)\b",
    )
});
/// "Which services are part of the Partnership?".
static WHICH: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:which|what)\s+(?:[\w’'&-]+\s+){0,5}?(?:services|functions)\s+(?:(?:are|is|have\s+been)\s+(.{2,})|(?:do|does)\s+((?:we|the\s+\w+(?:\s+\w+){0,4})\s+\w+.*))$",
    )
});
/// "What is the Board responsible for?".
static WHAT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"(?i)^what\s+(is|are)\s+(we|the\s+\w+(?:\s+\w+){0,4}|\w+\s+ijb)\s+responsible\s+for$")
});

/// What the words before a colon say of the services behind it: "Responsibility for these services has passed to the
/// Board: X and Y".
pub(super) fn before_a_colon(clause: &str, vocabulary: &PlanVocabulary) -> Option<(DelegationStatus, String)> {
    let (line, list) = clause.split_once(": ").filter(|(line, _)| !line.contains(STAND_IN))?;
    (super::list::functions_in(list, vocabulary).len() > 1).then_some(())?;
    let said = of_list(line, vocabulary).filter(|said| said.status != DelegationStatus::LeadAgency);
    let status = said.map(|said| said.status).or_else(|| counts_its_areas(line).then_some(DelegationStatus::Delegated));
    Some((status?, list.to_owned()))
}

/// "We have four service areas": the partnership counts what it does.
fn counts_its_areas(line: &str) -> bool {
    const OWN: [&str; 8] = [
        "We have ",
        "We are organised ",
        "The Partnership has ",
        "The Partnership is organised ",
        "The HSCP has ",
        "Our services are ",
        "There are ",
        "The Partnership is made up of ",
    ];
    const AREAS: [&str; 6] = [
        "service areas",
        "areas of service",
        "service groups",
        "main services",
        "groups of services",
        "service divisions",
    ];
    OWN.iter().any(|words| line.starts_with(words)) && AREAS.iter().any(|words| line.ends_with(words))
}

/// A line without the number or letter before it.
pub(in super::super) fn without_label(line: &str) -> &str {
    line.get(LABEL.find(line).map_or(0, |label| label.end())..).unwrap_or(line).trim()
}

/// How a line goes on behind "what we" that tells of what comes.
const COMES: [&str; 8] =
    ["will ", "are going to ", "plan to ", "want to ", "intend to ", "hope to ", "need to ", "propose to "];

/// What a line says of the services below it.
pub(in super::super) fn of_list(line: &str, vocabulary: &PlanVocabulary) -> Option<Said> {
    let line = line.trim().trim_end_matches([':', '–', '—', '-', '?', ' ']);
    let line = without_label(line);
    if line.split(' ').count() > MOST_WORDS || line.is_empty() {
        return None;
    }
    // "What we will do": tasks come, and no services.
    if line
        .to_lowercase()
        .split_once("what we ")
        .is_some_and(|(_, rest)| COMES.iter().any(|word| rest.starts_with(word)))
    {
        return None;
    }
    // Where no word says anything of anybody, nothing is said of the list.
    if !general::says_anything(line) {
        return None;
    }
    let (status, lead_agency) = if is_set_aside(line) {
        (DelegationStatus::Delegated, None)
    } else {
        let said = probes(line).into_iter().find_map(|probe| asked(&probe, vocabulary))?;
        (said.status, said.lead_agency)
    };
    Some(Said { lead_agency, review: Some(ReviewCode::ReadFromProse), ..plain(status, line) })
}

/// "Some services are not our job": services, and what is with them.
static SOME_SERVICES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"(?i)^(?:some|other|many|most|a\s+number\s+of)\s+(?:other\s+)?services\s+((?:are|do|have)\s+.+)$")
});
/// A line that only points at services of which the sentence before it speaks: "Some of them are:", "The range of
/// services includes:".
static POINTS_BACK: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:(?:some\s+of\s+)?(?:these|them|they|those)(?:\s+(?:services|functions))?|(?:the|our|this|its)\s+(?:(?:full|wide|whole)\s+)?range(?:\s+of\s+services)?|(?:the|our)\s+services(?:\s+to\s+which\s+(?:they|these|those)(?:\s+functions)?\s+relate)?)\s+(?:currently\s+)?(?:are|include|includes|cover|covers|comprise|comprises)\s*[:–]$",
    )
});
/// Services without a name, in the sentence before.
static UNNAMED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:(?:lots|a\s+(?:wide\s+|broad\s+)?range|a\s+number|a\s+variety|many)\s+of\s+|(?:many|several|some|the|all)\s+)?(?:(?:community|local|different|health|and|social\s+(?:care|work)|care|(?:the\s+)?Council[’']s)\s+)*(?:services|functions|things)\b",
    )
});

/// How a sentence begins that names the services of which the one before speaks, "Among them are", and how it goes on.
const POINTERS: [&str; 11] = [
    "Among them ",
    "Among these ",
    "Among others ",
    "Among others these ",
    "Among other things these ",
    "They ",
    "These ",
    "Those ",
    "These services ",
    "The services ",
    "Examples ",
];
const NAME: [&str; 6] = ["are ", "include ", "comprise ", "cover ", "they are ", "these are "];
/// The same in few words of their own: "That means".
const NAMES_THEM: [&str; 8] = [
    "That means ",
    "This means ",
    "That is to say, ",
    "In practice this means ",
    "In practice, this means ",
    "In practice that means ",
    "In practice, that means ",
    "In short, this means ",
];

/// What a sentence lists that only points at the services of the one before.
fn pointed_at(sentence: &str) -> Option<&str> {
    let list = NAMES_THEM.iter().find_map(|opening| sentence.strip_prefix(opening));
    list.or_else(|| {
        let mut rests = POINTERS.iter().filter_map(|pointer| sentence.strip_prefix(pointer));
        rests.find_map(|rest| NAME.iter().find_map(|verb| rest.strip_prefix(verb)))
    })
}

/// A sentence that names several services of which the one before says, without a name, how it is with them: what it
/// stands for.
pub(super) fn named_behind(sentence: &str, before: &str, vocabulary: &PlanVocabulary) -> Option<String> {
    let list = pointed_at(sentence)?;
    if before.is_empty() || before.split(' ').count() > MOST_WORDS || general::is_sentence(list) {
        return None;
    }
    (super::list::functions_in(list.trim_end_matches('.'), vocabulary).len() > 1).then_some(())?;
    let all = || before.contains("elegated") && before.starts_with("Everything ") && !before.contains(" not ");
    let said = if all() { DelegationStatus::Delegated } else { of_unnamed(before, vocabulary)?.status };
    match said {
        DelegationStatus::Delegated => Some(format!("The Partnership is responsible for {list}")),
        DelegationStatus::NotDelegated => Some(format!("The Partnership is not responsible for {list}")),
        _ => None,
    }
}

/// What a sentence says of services that it does not name, where the line behind it only points at them.
pub(in super::super) fn of_the_sentence_before(before: &str, line: &str, vocabulary: &PlanVocabulary) -> Option<Said> {
    if !POINTS_BACK.is_match(line) || before.split(' ').count() > MOST_WORDS {
        return None;
    }
    let said = of_unnamed(before, vocabulary)?;
    Some(Said { review: Some(ReviewCode::ReadFromProse), as_written: line.to_owned(), ..said })
}

/// What a sentence says of services that it does not name.
fn of_unnamed(before: &str, vocabulary: &PlanVocabulary) -> Option<Said> {
    let found = UNNAMED.find(before)?;
    let (ahead, behind) = (before.get(..found.start())?, before.get(found.end()..)?);
    // "… delivering services in the city on behalf of the Board": where and for whom says nothing of them.
    let behind = if [" in ", " across ", " for "].iter().any(|word| behind.starts_with(word)) { "." } else { behind };
    asked(&format!("{ahead}{STAND_IN}{behind}"), vocabulary)
}

/// Services whose budget is set aside are planned by the board, whoever runs them.
fn is_set_aside(line: &str) -> bool {
    let lower = line.to_lowercase();
    (lower.contains("set aside") || lower.contains("set-aside"))
        && lower.contains("services")
        && !lower.contains(" not ")
}

/// The sentences that a line may stand for, its list being the stand-in.
fn probes(line: &str) -> Vec<String> {
    let are = |rest: &str| format!("{STAND_IN} are {rest}.");
    if let Some(found) = WHICH.captures(line) {
        let rest = found.get(1).map(|rest| are(rest.as_str()));
        let who = found.get(2).map(|rest| format!("{} {STAND_IN}.", rest.as_str()));
        return rest.into_iter().chain(who).collect();
    }
    // "What we do".
    if let Some(who) = line.strip_prefix("What ").and_then(|rest| rest.strip_suffix(" do")) {
        return vec![format!("{who} are responsible for {STAND_IN}.")];
    }
    if let Some((verb, who)) = WHAT.captures(line).and_then(|found| found.get(1).zip(found.get(2))) {
        return vec![format!("{} {} responsible for {STAND_IN}.", who.as_str(), verb.as_str())];
    }
    if FOLLOWING.is_match(line) {
        return vec![format!("{}.", FOLLOWING.replace(line, STAND_IN))];
    }
    let subject = SET_OUT.find(line).map_or(line, |found| line.get(..found.start()).unwrap_or(line));
    let mut out = Vec::new();
    if IS_SAID.is_match(subject) {
        out.push(are(subject));
    }
    if let Some(rest) = SOME_SERVICES.captures(subject).and_then(|found| found.get(1)) {
        let rest = rest.as_str().replace("our job", "the responsibility of the Partnership");
        out.push(format!("{STAND_IN} {rest}."));
    }
    if let Some(rest) = SERVICES_THAT.captures(subject).and_then(|found| found.get(1)) {
        out.push(are(rest.as_str()));
    }
    if let Some(found) = SERVICES_WE.captures(subject) {
        let group = |number: usize| found.get(number).map_or("", |group| group.as_str());
        out.push(format!("{} {STAND_IN}{}.", group(1), group(2)));
    }
    out.push(format!("{subject} {STAND_IN}."));
    out
}

/// What a sentence says of the stand-in, where it says it of all of it.
fn asked(probe: &str, vocabulary: &PlanVocabulary) -> Option<Said> {
    let told = in_sentences(probe, vocabulary, Above::Paragraph);
    let of = |name: &str| told.iter().find(|told| told.function == name).map(|told| told.said.clone());
    let (first, second) = (of(ASKED[0])?, of(ASKED[1])?);
    (first.status == second.status && told.len() == ASKED.len()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, want: Option<DelegationStatus>) {
        let got = of_list(line, &PlanVocabulary::built_in());
        assert_eq!(got.map(|said| said.status), want, "{line}");
    }

    #[test]
    fn a_line_may_point_at_the_services_of_the_sentence_before() {
        check("What we will do", None);
        let vocabulary = PlanVocabulary::built_in();
        let of = |before: &str, line: &str| of_the_sentence_before(before, line, &vocabulary).map(|said| said.status);
        let before = "The Partnership runs lots of services in Moray.";
        assert_eq!(of(before, "Some of them are:"), Some(DelegationStatus::Delegated));
        let before = "The Partnership has responsibility for delivering services in the city.";
        assert_eq!(of(before, "The range of services includes:"), Some(DelegationStatus::Delegated));
        let before = "Some things stay with the two parent bodies.";
        assert_eq!(of(before, "These are:"), Some(DelegationStatus::NotDelegated));
        assert_eq!(of(before, "Our priorities include:"), None);
        assert_eq!(of("Our teams met with local services.", "They are:"), None);
    }

    #[test]
    fn a_sentence_names_the_services_of_the_one_before() {
        let vocabulary = PlanVocabulary::built_in();
        let of = |before: &str, sentence: &str| named_behind(sentence, before, &vocabulary);
        let want = Some("The Partnership is responsible for home care and podiatry.".to_owned());
        let before = "The HSCP oversees a wide range of community services.";
        assert_eq!(of(before, "Among them are home care and podiatry."), want);
        assert_eq!(of("Everything that may be has been delegated.", "That means home care and podiatry."), want);
        assert_eq!(of("Our teams met with local services.", "Among them are home care and podiatry."), None);
        assert_eq!(of(before, "Among them are two that won an award."), None);
    }

    #[test]
    fn the_partnership_counts_what_it_does() {
        assert!(counts_its_areas("We have four service areas") && !counts_its_areas("We have four hospitals"));
    }

    #[test]
    fn lines_say_what_is_with_the_list_below() {
        use DelegationStatus::{Delegated, LeadAgency, NotDelegated};
        check("The Board plans and commissions:", Some(Delegated));
        check("The following adult services fall under the direction of the IJB:", Some(Delegated));
        check("An overview of the functions delegated to the Angus IJB is given below:", Some(Delegated));
        check("The IJB manages the following on behalf of all the Ayrshire partnerships:", Some(LeadAgency));
        check("It plans and oversees all of the following on their behalf:", Some(Delegated));
        check("Services hosted by Angus:", Some(LeadAgency));
        check("Hosted by Angus", Some(LeadAgency));
        check("Section (a) – Integrated services managed by the IJB", Some(Delegated));
        check("Section (b) – Services managed outwith the IJB", Some(NotDelegated));
        check("Services run by the Health Board, known as set aside services", Some(Delegated));
        check("Services that are not provided by the Partnership include:", Some(NotDelegated));
        check("Which services are part of integration?", Some(Delegated));
        check("Which services are not part of the Partnership?", Some(NotDelegated));
        check("What is the IJB responsible for?", Some(Delegated));
        check("In the Partnership", Some(Delegated));
        check("Not in the Partnership", Some(NotDelegated));
        check("Some services are not our job:", Some(NotDelegated));
        check("The Council is directed to deliver:", Some(Delegated));
        check("Our priorities include:", None);
        check("The Board will:", None);
        check("Our teams include:", None);
        check("What people told us", None);
    }
}
