//! Decisions that "and" joins in one sentence: "The Board noted the report and approved the plan".

use super::verbs::verb_of;
use crate::record::DecisionVerb;

/// Verbs that tell a decision of its own behind "and".
const VERBS: [&str; 14] = [
    "noted",
    "approved",
    "agreed",
    "endorsed",
    "recommended",
    "adopted",
    "accepted",
    "instructed",
    "remitted",
    "resolved",
    "ratified",
    "authorised",
    "delegated",
    "homologated",
];

/// What a piece tells by its own verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) verb: DecisionVerb,
    /// Whether the words may tell something else.
    pub(super) doubtful: bool,
}

/// Cuts a sentence behind its first verb, which ends at `from`, before each "and" that another verb follows with what it is
/// about: "noted the report | approved the plan"; "considered and approved the plan" is one.
pub(super) fn pieces(text: &str, from: usize) -> Vec<(&str, Option<Known>)> {
    /// What a verb is about, in words at least.
    const ABOUT: usize = 2;
    // "agreed that Al had read and noted the paper": what Al did.
    if text.get(from..).is_some_and(|behind| behind.trim_start().starts_with("that ")) {
        return vec![(text, None)];
    }
    let mut cuts: Vec<(usize, usize, Known)> = Vec::new();
    let mut last = from;
    for (at, after) in joints(text).into_iter().filter(|(at, _)| *at >= from) {
        let Some(rest) = text.get(after..) else { continue };
        // "and also agreed to …", "and it was agreed that …".
        let bare = ["also ", "further ", "thereafter "].iter().find_map(|lead| rest.strip_prefix(lead)).unwrap_or(rest);
        let before = text.get(last..at).unwrap_or("").split_whitespace().count();
        if let Some(verb) = verb_with_object(bare).filter(|_| before >= ABOUT) {
            cuts.push((at, after, Known { verb: verb_of(verb), doubtful: false }));
            last = after + verb.len();
        } else if let Some(verb) = super::acts::with_object(bare).filter(|_| before >= ABOUT) {
            cuts.push((at, after, Known { verb, doubtful: true }));
            last = after;
        }
    }
    let mut out = Vec::new();
    let mut start = 0;
    let mut kind = None;
    for (at, after, verb) in cuts {
        out.push((text.get(start..at).unwrap_or("").trim_end_matches([',', ' ']), kind));
        start = after;
        kind = Some(verb);
    }
    out.push((text.get(start..).unwrap_or(""), kind));
    out
}

/// "The Board, having heard the Chair, approved the budget and noted the risks", of which the last verb, at a byte, is known:
/// where the decision before it ends, and what it is.
pub(super) fn ahead(text: &str, verb_at: usize) -> Option<(usize, DecisionVerb)> {
    let before = text.get(..verb_at)?.trim_end().strip_suffix(" and")?;
    let mut commas = before.match_indices(", ");
    let verb = commas.find_map(|(at, comma)| verb_with_object(before.get(at + comma.len()..)?))?;
    Some((before.len(), verb_of(verb)))
}

/// The verb of a decision with which words begin, where what it is about follows: "approved the plan".
fn verb_with_object(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace();
    let verb = words.next().filter(|verb| VERBS.contains(verb))?;
    words.next().filter(|about| OBJECTS.contains(about)).map(|_| verb)
}

/// How begins what a verb is about.
const OBJECTS: [&str; 10] = ["the", "that", "to", "a", "an", "its", "their", "this", "his", "her"];

/// Where another verb may begin, and where what stands before it ends: behind each "and", and behind the commas of a row of
/// verbs that an "and" ends, "noted the position, agreed the plan and asked that it be sent".
fn joints(text: &str) -> Vec<(usize, usize)> {
    let ands: Vec<usize> = text.match_indices(" and ").map(|(at, _)| at).collect();
    let ends_row = |at: &&usize| {
        let mut rest = text.get(**at + " and ".len()..).unwrap_or("").split_whitespace();
        rest.next().is_some_and(|verb| verb.ends_with("ed"))
            && rest.next().is_some_and(|about| OBJECTS.contains(&about))
    };
    let last = ands.iter().filter(ends_row).max().copied();
    let commas = text.match_indices(", ").map(|(at, _)| at).filter(|at| last.is_some_and(|last| *at < last));
    let mut out: Vec<(usize, usize)> = commas.map(|at| (at, at + ", ".len())).collect();
    out.extend(ands.iter().map(|at| (*at, *at + " and ".len())));
    out.sort_unstable();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_ahead_of_the_one_that_is_known() {
        let text = "The Board, having heard the Chair, approved the budget and noted the risks.";
        let at = text.find("noted").unwrap_or_default();
        assert_eq!(ahead(text, at), Some((at - " and ".len(), DecisionVerb::Approve)));
        assert_eq!(ahead("The Board, which met in May, noted the risks.", 29), None);
    }

    #[test]
    fn each_verb_with_what_it_is_about() {
        let cut = |text: &str| {
            pieces(text, text.find("ed ").map_or(0, |at| at + 3))
                .iter()
                .map(|(t, _)| (*t).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            cut("The Board noted the report and approved the plan for the hall."),
            ["The Board noted the report", "approved the plan for the hall."]
        );
        assert_eq!(
            cut("The Board noted the position, agreed the plan in Annex 2 and asked that it be sent to all."),
            ["The Board noted the position", "agreed the plan in Annex 2 and asked that it be sent to all."]
        );
        assert_eq!(
            cut("The Board approved the plan for the hall and asked the Clerk to tender for it."),
            ["The Board approved the plan for the hall", "asked the Clerk to tender for it."]
        );
        assert_eq!(
            cut("The Board noted the plan and passed it to Court for approval."),
            ["The Board noted the plan", "passed it to Court for approval."]
        );
        for one in [
            "The Board noted the plan, approved the year before.",
            "The Board considered and approved the plan.",
            "It was agreed that Al had read and noted the paper.",
        ] {
            assert_eq!(cut(one), [one]);
        }
    }
}
