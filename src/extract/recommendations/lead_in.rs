//! What leads in to recommendations: "The Board is invited to:", "It is recommended that the Board agrees …", "That the
//! Board:". Who is asked, and what follows of the sentence.

use super::words::is_body;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// "The Board is invited to …", "It is recommended that the Board …", "Members are asked to …".
static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?i)^(?:(?:(?:it\s+is\s+(?:therefore\s+|accordingly\s+)?(?:recommended|proposed|requested|suggested)|(?:i|we|officers|staff)\s+(?:would\s+)?(?:therefore\s+|accordingly\s+|further\s+|also\s+)?(?:recommend|propose)|(?P<r>[^.;:]{3,110}?\s(?:also\s+|therefore\s+|accordingly\s+|unanimously\s+)?recommends))\s+that\s+)",
        r"(?P<a>(?:the\s+)?[^.;:]{2,90}?)(?:\s*[:;–-]+\s*$|\s*:\s*|\s+(?P<b>(?:to\s+)?(?:notes?|agrees?|approves?|considers?|comments?|discuss(?:es)?|endorses?|receives?|supports?|accepts?|adopts?|remits?|instructs?|delegates?|reviews?|scrutinises?|acknowledges?|authorises?|ratif(?:y|ies)|homologates?|welcomes?|directs?|confirms?|recommends?|takes?|provides?|identif(?:y|ies)|resolves?|grants?|appoints?|awards?|declares?|elects?|nominates?|requests?|refers?|submits?|continues?|invites?|proceeds?|amends?|extends?|sets?|makes?|gives?|enters?|disposes?|retains?|removes?|increases?|reduces?|issues?|establish(?:es)?|determines?|selects?|offers?|pays?|funds?|acquires?|purchases?|sells?|leases?|transfers?|allocates?|commissions?|publish(?:es)?|refuses?|permits?|allows?|commits?|rejects?|reaffirms?|ensures?|writes?)\b.*)$|\s*$)",
        r"|(?P<c>(?:the\s+|that\s+the\s+)?[^.;:]{2,90}?)\s+(?:is|are)\s+(?:(?:therefore|hereby|also|now|further|accordingly|being)\s+){0,2}(?:invited|asked|recommended|requested|required)(?:\s+(?:to|that\s+(?:it|they)))?\s*(?P<d>.*)$",
        r"|(?:we|i)\s+(?:(?:therefore|also|now|would)\s+)?(?:ask|invite|request)\s+(?P<e>(?:the\s+)?[^.;:]{2,90}?)\s+to\b\s*(?P<f>.*)$)"
    ))
});

/// A lead-in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LeadIn<'t> {
    /// Who is asked, without its article; empty where nobody is named.
    pub who: &'t str,
    /// What follows in the line, without the marks before it: "to note:", "to agree the plan."
    pub rest: &'t str,
    /// Whether it begins its line.
    pub first: bool,
    /// Whether it recommends, rather than asks.
    pub recommends: bool,
    /// Whether it tells what somebody recommends: "The Finance Committee recommends that Court approve …".
    pub told: bool,
}

impl<'t> LeadIn<'t> {
    /// Reads the first line of a text; where more than one sentence stands in it, the last may lead in.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let line = text.split('\n').next().unwrap_or(text);
        Self::of(line).or_else(|| Some(Self { first: false, ..Self::of(last_sentence(line)?)? }))
    }

    fn of(sentence: &'t str) -> Option<Self> {
        let found = LEAD_IN.captures(sentence)?;
        // "A decision is required on the site": nobody is asked.
        let about = |said: &str| {
            let first = said.split_whitespace().next().unwrap_or("");
            matches!(first, "on" | "for" | "in" | "by" | "at" | "from" | "before" | "under" | "with")
        };
        if found.name("d").is_some_and(|said| about(said.as_str())) {
            return None;
        }
        let of = |names: [&str; 3]| names.iter().find_map(|name| found.name(name)).map_or("", |m| m.as_str());
        Some(Self {
            who: bare_body(of(["a", "c", "e"])),
            rest: of(["b", "d", "f"]).trim().trim_start_matches([':', '-', '–', ';']).trim(),
            first: true,
            recommends: found.name("b").is_some(),
            told: found.name("r").is_some(),
        })
    }

    /// Who is asked, where that is a body.
    pub(super) fn body(self) -> Option<&'t str> {
        is_body(self.who).then_some(self.who)
    }

    /// Its words before the items: "to note".
    pub(super) fn lead(self) -> &'t str {
        self.rest.trim_end_matches([':', '-', '–', ' '])
    }
}

/// The sentences of a text that lead in, where they are several or others follow: each asks for something of its own.
pub(super) fn sentences_that_lead(text: &str) -> Vec<&str> {
    if ![" invited", " asked", " requested", "recommended", "recommend that", "recommends that"]
        .iter()
        .any(|word| text.contains(word))
        || text.contains('\n')
    {
        return Vec::new();
    }
    let ranges = crate::wording::sentences::sentences(text);
    let leads: Vec<&str> = ranges
        .iter()
        .filter_map(|r| text.get(r.clone()))
        .filter(|s| LeadIn::of(s).is_some_and(|l| !l.rest.is_empty()))
        .collect();
    let last = ranges.last().and_then(|r| text.get(r.clone()));
    let followed = leads.len() == 1 && leads.first().copied() != last && LeadIn::of(text).is_none();
    if leads.len() > 1 || followed { leads } else { Vec::new() }
}

/// The last of several sentences.
pub(super) fn last_sentence(line: &str) -> Option<&str> {
    let ranges = crate::wording::sentences::sentences(line);
    let last = ranges.last().filter(|_| ranges.len() > 1)?;
    line.get(last.clone())
}

/// The name of a body without the words before it.
fn bare_body(who: &str) -> &str {
    // "Decision – The Board": what it is for stands before.
    let who = [" – ", " — ", " - "].iter().find_map(|dash| Some(who.rsplit_once(dash)?.1)).unwrap_or(who).trim();
    // "As a result of this report Members": what goes before ends where the last small word does.
    let opens = who.split(' ').next().unwrap_or("");
    if matches!(
        opens,
        "As" | "In" | "Having" | "Following" | "Given" | "On" | "Accordingly," | "Therefore," | "Therefore"
    ) {
        let small = |word: &str| word.starts_with(char::is_lowercase) && !matches!(word, "and" | "of" | "for");
        let behind_small = |(at, _): &(usize, &str)| small(who[..*at].rsplit(' ').next().unwrap_or(""));
        let end = who.match_indices(' ').rfind(behind_small);
        if let Some(named) = end.map(|(at, _)| &who[at + 1..]).filter(|named| is_body(named)) {
            return named;
        }
    }
    ["the ", "The ", "THE ", "that the ", "That the "].iter().find_map(|p| who.strip_prefix(p)).unwrap_or(who).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_asked_and_what_for() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            assert_eq!(LeadIn::read(text).map(|l| (l.who, l.rest)), expected, "{text}");
        };
        check("The Board is invited to:", Some(("Board", "")));
        check("Members are asked to note the report.", Some(("Members", "note the report.")));
        check("It is recommended that the Data Board:", Some(("Data Board", "")));
        check("It is recommended that the Board agrees to move two beds.", Some(("Board", "agrees to move two beds.")));
        check("The pilot has worked. The Board is asked to:", Some(("Board", "")));
        check("Decision – The Board is asked to approve it.", Some(("Board", "approve it.")));
        check("As a result of this report Members are asked to note it.", Some(("Members", "note it.")));
        check("Having read the paper, the Board is asked to note it.", Some(("Board", "note it.")));
        check("The Board met in May.", None);
        check("The Committee read the policy and recommends that Court approve it.", Some(("Court", "approve it.")));
        check("I further recommend that the Board approve it.", Some(("Board", "approve it.")));
        check("That the Panel notes that a decision is required on the site.", None);
    }
}
