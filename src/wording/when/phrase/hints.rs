//! What the words say that stand around dates or in their place: "from", "ongoing", "as soon as possible".

use super::words::Says;
use crate::wording::when::tokens::Token;

/// Words that lead in to a date or stand around it and change nothing.
pub(super) const NEUTRAL: &[&str] = &[
    "by",
    "before",
    "on",
    "in",
    "at",
    "due",
    "end",
    "ending",
    "of",
    "the",
    "no",
    "later",
    "than",
    "early",
    "mid",
    "middle",
    "late",
    "beginning",
    "start",
    "during",
    "date",
    "target",
    "deadline",
    "for",
    "to",
    "this",
    "coming",
    "latest",
    "approx",
    "approximately",
    "around",
    "circa",
    "about",
    "a",
    "an",
    "expected",
    "planned",
    "provisional",
    "provisionally",
    "half",
    "close",
    "cop",
    "carried",
    "forward",
    "cf",
    "c",
    "f",
    "cob",
    "play",
    "business",
    "midday",
    "lunchtime",
    "month",
    "within",
    "and",
    "or",
    "as",
    "is",
    "be",
    "possible",
    "if",
    "week",
    "ahead",
    "advance",
    "prior",
    "our",
    "its",
    "their",
];

/// Nouns that a date stands with in an action table ("June update", "March Board") and that change nothing.
const COMPANIONS: &[&str] = &[
    "update",
    "board",
    "meeting",
    "committee",
    "ijb",
    "report",
    "agenda",
    "session",
    "seminar",
    "workshop",
    "council",
    "cabinet",
    "forum",
    "group",
    "next",
    "audit",
    "noon",
    "meetings",
    "am",
    "pm",
];

/// What a word that is no date says about one.
#[derive(Debug, Clone, Copy)]
pub(super) enum Hint {
    From,
    Until,
    Ongoing,
    Recurring,
    Immediate,
    Undecided,
    Nothing,
}

impl Says {
    /// Takes it in.
    pub(super) fn take(&mut self, hint: Hint) {
        match hint {
            Hint::From => self.from = true,
            Hint::Until => self.until = true,
            Hint::Ongoing => self.ongoing = true,
            Hint::Recurring => self.recurring = true,
            Hint::Immediate => self.immediate = true,
            Hint::Undecided => self.undecided = true,
            Hint::Nothing => {}
        }
    }
}

/// What a word says by itself.
pub(super) fn hint(word: &str) -> Option<Hint> {
    Some(match word {
        "from" | "since" | "starting" | "commencing" => Hint::From,
        "until" | "till" | "til" => Hint::Until,
        "onwards" | "onward" | "ongoing" | "continuing" | "continuous" | "continuously" | "continual" | "continues"
        | "continue" | "rolling" | "indefinite" => Hint::Ongoing,
        "annually" | "annual" | "yearly" | "monthly" | "quarterly" | "weekly" | "daily" | "biannually" | "biannual"
        | "regularly" | "regular" | "recurring" | "bimonthly" | "fortnightly" | "each" | "every" => Hint::Recurring,
        "asap" | "immediate" | "immediately" | "now" | "urgent" | "urgently" | "straightaway" | "forthwith" => {
            Hint::Immediate
        }
        "tbc" | "tbd" | "tba" | "na" | "none" => Hint::Undecided,
        "then" | "thereafter" => Hint::Nothing,
        _ if NEUTRAL.contains(&word) || COMPANIONS.contains(&word) => Hint::Nothing,
        _ => return None,
    })
}

/// What several words say together, and how many tokens they are: "on-going", "as soon as possible", "n/a".
pub(super) fn hint_of_several(rest: &[Token]) -> Option<(Hint, usize)> {
    let is = |i: usize, words: &[&str]| rest.get(i).is_some_and(|t| t.is_word(words));
    let sign = |i: usize, sign: char| rest.get(i).is_some_and(|t| t.is_sign(&[sign]));
    Some(match rest.first()?.word()? {
        "on" if is(1, &["going"]) => (Hint::Ongoing, 2),
        "on" if sign(1, '-') && is(2, &["going"]) => (Hint::Ongoing, 3),
        "each" | "every" if is(1, RECURS) => (Hint::Recurring, 2),
        "as" if is(1, &["soon"]) => (Hint::Immediate, 4.min(rest.len())),
        // "Short term (0-12 months)", "In place by March 2025".
        "short" | "medium" | "long" if is(1, &["term"]) => (Hint::Nothing, 2),
        "in" if is(1, &["place"]) => (Hint::Nothing, 2),
        "n" if sign(1, '/') && is(2, &["a"]) => (Hint::Undecided, 3),
        "to" if is(1, &["be"]) && is(2, &["confirmed", "agreed", "determined", "decided", "advised"]) => {
            (Hint::Undecided, 3)
        }
        _ => return None,
    })
}

/// What comes again: "each quarter", "every meeting".
const RECURS: &[&str] = &["year", "month", "quarter", "week", "meeting", "day", "cycle", "spring", "autumn"];
