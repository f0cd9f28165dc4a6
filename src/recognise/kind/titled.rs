//! Titles that name a kind by their build rather than by a phrase: a body's notes, a plan's years, what a log tracks.

use super::met;
use super::phrases::KINDS;
use crate::record::DocumentKind;

/// "Notes of the Roads Panel": a minute by its title.
pub(super) fn notes_of_bodies(lines: &[String], titles: &mut [Vec<bool>]) {
    let Some(minutes) = KINDS.kind.iter().position(|kind| kind.name == DocumentKind::Minutes) else { return };
    for (line, kinds) in lines.iter().zip(titles) {
        if let Some(kind) = kinds.get_mut(minutes).filter(|_| met::notes_of_a_body(line)) {
            *kind = true;
        }
    }
}

/// "Carers Strategy 2023-2026: action tracker", "Net Zero Route Map: Action Tracker", "Workforce Plan: action log": the
/// plan is what is tracked, and no meeting.
pub(super) fn trackers_of_plans(lines: &[String], titles: &mut [Vec<bool>]) {
    let at = |name| KINDS.kind.iter().position(|kind| kind.name == name);
    let (Some(minutes), Some(plan)) = (at(DocumentKind::Minutes), at(DocumentKind::DeliveryPlan)) else { return };
    for (line, kinds) in lines.iter().zip(titles) {
        let tracks = TRACKERS.iter().find_map(|tracker| line.strip_suffix(tracker));
        let Some(tracked) = tracks.map(|t| t.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')) else {
            continue;
        };
        // "Carers Strategy Group action log" is a group's.
        let of_a_plan =
            ["plan", "strategy", "framework", "programme", "map", "roadmap"].iter().any(|word| tracked.ends_with(word));
        if of_a_plan && kinds.get(minutes) == Some(&true) {
            kinds[minutes] = false;
            kinds[plan] = true;
        }
    }
}

/// "Roads Forum Action Plan Tracker", "Action plan log – May": what is followed up meeting by meeting, and no plan.
pub(super) fn trackers_of_actions(lines: &[String], titles: &mut [Vec<bool>]) {
    let at = |name| KINDS.kind.iter().position(|kind| kind.name == name);
    let (Some(minutes), Some(plan)) = (at(DocumentKind::Minutes), at(DocumentKind::DeliveryPlan)) else { return };
    for (line, kinds) in lines.iter().zip(titles) {
        let tracks = [" action plan tracker ", " action plan log ", " action plan tracking "];
        if tracks.iter().any(|tracker| line.contains(tracker)) && kinds.len() > minutes.max(plan) {
            kinds[minutes] = true;
            kinds[plan] = false;
        }
    }
}

/// How a line ends that names a list of actions.
const TRACKERS: [&str; 4] = [" action tracker ", " action log ", " actions tracker ", " actions log "];

/// A title of a plan is no longer, in words.
const PLAN_TITLE_WORDS: usize = 14;

/// "Locality Plans 2022-2027", "Carers Strategy 2023 to 2026": a line that names no kind, and a plan or strategy with the
/// years that it is for, is a plan's title.
pub(super) fn plans_of_years(lines: &[String], titles: &mut [Vec<bool>]) {
    let Some(plan) = KINDS.kind.iter().position(|kind| kind.name == DocumentKind::StrategicPlan) else { return };
    let year = |word: &str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    let short = |word: &str| word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    for (line, kinds) in lines.iter().zip(titles) {
        let words: Vec<&str> = line.split_whitespace().filter(|word| *word != "to").collect();
        let named = words.iter().any(|word| matches!(*word, "plan" | "plans" | "strategy"));
        let years = words.windows(2).any(|pair| year(pair[0]) && (year(pair[1]) || short(pair[1])));
        let other = words.iter().any(|word| NO_PLAN.contains(word));
        if let Some(kind) = kinds.get_mut(plan).filter(|_| named && years && !other && words.len() <= PLAN_TITLE_WORDS)
        {
            *kind = true;
        }
    }
}

/// Words of lines about a plan that are no title of it.
const NO_PLAN: [&str; 14] = [
    "update",
    "report",
    "review",
    "overview",
    "progress",
    "minute",
    "minutes",
    "agenda",
    "consultation",
    "response",
    "letter",
    "return",
    "evaluation",
    "group",
];

#[cfg(test)]
mod tests {
    use super::super::phrases::named_by;
    use super::*;
    use crate::recognise::kind::folded;

    #[test]
    fn a_tracker_of_an_action_plan_is_followed_up_at_meetings() {
        let line = folded("Roads Forum – Action Plan Tracker");
        let mut titles = vec![named_by(&line)];
        trackers_of_actions(&[line], &mut titles);
        let named = |name| KINDS.kind.iter().zip(&titles[0]).any(|(kind, named)| *named && kind.name == name);
        assert!(named(DocumentKind::Minutes) && !named(DocumentKind::DeliveryPlan));
    }

    #[test]
    fn plans_are_told_by_their_years() {
        let named = |line: &str| {
            let line = folded(line);
            let mut titles = vec![named_by(&line)];
            plans_of_years(&[line], &mut titles);
            KINDS.kind.iter().zip(&titles[0]).any(|(kind, named)| *named && kind.name == DocumentKind::StrategicPlan)
        };
        assert!(named("Locality Plans 2022-2027") && named("Digital Strategy 2023 to 2026"));
        assert!(named("Our plan for carers 2023/26"));
        assert!(!named("Locality Plans") && !named("Update on the digital strategy 2023-26"));
    }
}
