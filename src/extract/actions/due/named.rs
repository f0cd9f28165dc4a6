//! Names beside dates: things that are named after a time of the year, surnames before a date.

use crate::wording::{people, when};
use std::ops::Range;

/// "Jo" before "Blair, November": the words before a date are the rest of a name.
pub(super) fn goes_on(head: &str, tail: &str) -> bool {
    const OF_DATES: [&str; 14] = [
        "end", "mid", "early", "late", "by", "before", "next", "this", "week", "asap", "ongoing", "from", "until",
        "now",
    ];
    let first = tail.split_whitespace().next().unwrap_or("").trim_end_matches([',', ';', ':']);
    first.starts_with(char::is_uppercase)
        && first.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
        && !OF_DATES.contains(&first.to_lowercase().as_str())
        && !when::tells(first)
        && people::likeness(&format!("{head} {first}")) == people::Likeness::Person
}

/// "on the winter plan", "in the autumn term papers": a season before the thing that is named after it.
pub(super) fn names_a_plan(text: &str, range: &Range<usize>) -> bool {
    let words = text[range.clone()].to_lowercase();
    let season =
        words.split_whitespace().next_back().is_some_and(|w| matches!(w, "spring" | "summer" | "autumn" | "winter"));
    let next = text[range.end..].split_whitespace().next().unwrap_or("");
    season
        && matches!(
            next.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str(),
            "plan"
                | "plans"
                | "planning"
                | "pressures"
                | "report"
                | "programme"
                | "fund"
                | "funding"
                | "strategy"
                | "service"
                | "services"
                | "review"
                | "newsletter"
                | "campaign"
                | "vaccination"
                | "preparedness"
                | "maintenance"
                | "budget"
                | "recess"
                | "holiday"
                | "holidays"
                | "break"
                | "debrief"
                | "response"
                | "resilience"
                | "fair"
                | "fete"
                | "school"
        )
}
