//! Who chaired, where the list of people does not say: "Mr Moss took the chair", "Mr Moss was appointed Convener".

use crate::diagnostic::ReviewCode;
use crate::extract::passages::Passages;
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::sentences::sentences;
use std::collections::BTreeSet;

/// What is said of the one who led the meeting.
const LED: &[&str] = &[
    " took the chair",
    " in the chair",
    " (in the chair)",
    " chaired the meeting",
    " assumed the chair",
    " presided",
    " acted as chair",
];
/// What is said of the one who was chosen to lead it.
const CHOSEN: &[&str] = &[" elected", " appointed", " re-elected"];
/// The name stands so many bytes before what is said of it.
const NEAR: usize = 40;

/// Marks the one who led each meeting whose list names nobody as chair; one who was only chosen is in doubt.
pub(super) fn told(passages: &Passages<'_>, people: &mut [Attendance]) {
    let came = |a: &&Attendance| a.status == AttendanceStatus::Present;
    let parts: BTreeSet<Option<u32>> = people.iter().filter(came).map(|a| a.header.source.part).collect();
    let led: BTreeSet<Option<u32>> =
        people.iter().filter(came).filter(|a| a.chair).map(|a| a.header.source.part).collect();
    for part in parts.difference(&led) {
        let own = passages.list.iter().filter(|p| p.part == *part && p.kind == DocumentKind::Minutes);
        let mut named = own
            .filter(|p| speaks_of_chair(&p.text))
            .flat_map(|p| sentences(&p.text).into_iter().filter_map(|range| p.text.get(range)).collect::<Vec<&str>>());
        let Some((index, sure)) = named.find_map(|sentence| leader(sentence, *part, people)) else { continue };
        if let Some(person) = people.get_mut(index) {
            person.chair = true;
            if !sure {
                person.header.flag(ReviewCode::RoleUncertain);
            }
        }
    }
}

fn speaks_of_chair(text: &str) -> bool {
    ["chair", "Chair", "CHAIR", "onvener", "presided"].iter().any(|word| text.contains(word))
}

/// The one of those present of whom a sentence says that he led the meeting (`true`) or was chosen to.
fn leader(sentence: &str, part: Option<u32>, people: &[Attendance]) -> Option<(usize, bool)> {
    let lower = sentence.to_lowercase();
    let led = LED.iter().find_map(|said| lower.find(said)).map(|at| (at, true));
    let (at, sure) = led.or_else(|| chosen(&lower).map(|at| (at, false)))?;
    let before = lower.get(..at)?;
    let surname = |a: &Attendance| a.name.rsplit(' ').next().unwrap_or("").to_lowercase();
    let present = |a: &Attendance| a.header.source.part == part && a.status == AttendanceStatus::Present;
    let places = people.iter().enumerate().filter(|(_, a)| present(a)).filter_map(|(index, a)| {
        let name = surname(a);
        let place = before.rfind(&name).filter(|_| name.chars().count() > 2)?;
        let bounded = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic());
        let whole = bounded(before.get(..place)?.chars().next_back())
            && bounded(before.get(place + name.len()..)?.chars().next());
        whole.then_some((place, index))
    });
    let (place, index) = places.max()?;
    // Two of one surname are not told apart.
    let own = people.get(index).map(surname)?;
    let alone = people.iter().filter(|a| present(a) && surname(a) == own).count() == 1;
    (alone && at - place <= NEAR + own.len()).then_some((index, sure))
}

/// The byte at which a sentence says that somebody was chosen as chair; "elected vice chair" says no such thing.
fn chosen(lower: &str) -> Option<usize> {
    let office = |rest: &str| {
        let rest = rest.trim_start();
        let rest =
            ["as ", "to be ", "to act as ", "interim "].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
        let rest = ["the ", "our "].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        matches!(word.as_str(), "chair" | "chairman" | "chairperson" | "chairwoman" | "convener" | "convenor")
    };
    CHOSEN.iter().find_map(|said| {
        lower.match_indices(said).map(|(at, _)| at).find(|at| lower.get(at + said.len()..).is_some_and(office))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::paper::{heading, minutes, p};

    fn chairs(text: &str) -> Vec<(String, bool)> {
        let blocks = vec![p("Present: Ann Moss, Mr A Reid, Jo Blair"), heading("1. Welcome"), p(text)];
        let people = minutes(blocks).records.attendance;
        people.into_iter().filter(|a| a.chair).map(|a| (a.name, a.header.review.is_empty())).collect()
    }

    #[test]
    fn who_took_the_chair_in_the_minute() {
        let check = |text: &str, expected: &[(&str, bool)]| {
            let found = chairs(text);
            let found: Vec<(&str, bool)> = found.iter().map(|(name, sure)| (name.as_str(), *sure)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check(
            "In the absence of a convener it was agreed that Mr Reid would do so. Mr Reid took the chair.",
            &[("Mr A Reid", true)],
        );
        check("Following nomination, Mr Reid was appointed Convener.", &[("Mr A Reid", false)]);
        check("Jo Blair proposed that Ann Moss be elected as Chair.", &[("Ann Moss", false)]);
        check("Ann Moss was elected Vice Chair.", &[]);
        check("Ann Moss (in the Chair)", &[("Ann Moss", true)]);
        check("The Chair thanked Ann Moss.", &[]);
    }
}
