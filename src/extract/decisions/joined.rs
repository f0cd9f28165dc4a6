//! Two decisions that "and" joins in one sentence: "The Board noted the report and approved the plan".

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

/// Cuts a sentence behind its first verb, which ends at `from`, before each "and" that another verb follows with what it is
/// about: "noted the report | approved the plan"; "considered and approved the plan" is one.
pub(super) fn pieces(text: &str, from: usize) -> Vec<(&str, Option<DecisionVerb>)> {
    /// What a verb is about, in words at least.
    const ABOUT: usize = 2;
    // "agreed that Al had read and noted the paper": what Al did.
    if text.get(from..).is_some_and(|behind| behind.trim_start().starts_with("that ")) {
        return vec![(text, None)];
    }
    let mut cuts: Vec<(usize, usize, DecisionVerb)> = Vec::new();
    let mut last = from;
    for (at, _) in text.match_indices(" and ").filter(|(at, _)| *at >= from) {
        let after = at + " and ".len();
        let Some(rest) = text.get(after..) else { continue };
        // "and also agreed to …", "and it was agreed that …".
        let bare = ["also ", "further ", "thereafter "].iter().find_map(|lead| rest.strip_prefix(lead)).unwrap_or(rest);
        let verb = bare.split(' ').next().unwrap_or("");
        let about = bare.split_whitespace().nth(1).unwrap_or("");
        let article = matches!(about, "the" | "that" | "to" | "a" | "an" | "its" | "their" | "this" | "his" | "her");
        let before = text.get(last..at).unwrap_or("").split_whitespace().count();
        if VERBS.contains(&verb) && article && before >= ABOUT {
            cuts.push((at, after, verb_of(verb)));
            last = after + verb.len();
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

#[cfg(test)]
mod tests {
    use super::*;

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
        for one in
            ["The Board considered and approved the plan.", "It was agreed that Al had read and noted the paper."]
        {
            assert_eq!(cut(one), [one]);
        }
    }
}
