//! One sentence, several tasks: "JS to phone the trust and AB to ask about spare weekends".
//!
//! A text is cut only where what follows tells somebody else to do something as plainly as what stands before it, and
//! where that somebody cannot be whom the first is to deal with ("JS to meet AB and the Clerk to agree terms").

use super::{due, owners};
use crate::diagnostic::ReviewCode;
use crate::record::{Action, When};
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use crate::wording::{labels, latin, people, verbs};
use jiff::civil::Date;
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

/// Where a second task may begin.
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    #[allow(clippy::unwrap_used)] // The pattern is fixed; the tests run it.
    latin::fixed(r"(?:(?P<stop>[.!])\s+|\s*[;,]\s+(?:and\s+)?|\s+and\s+)(?P<then>then\s+)?(?P<that>that\s+)?")
});

/// The tasks of a text, each with the one who is told to do it; a single one where nothing says that there are several.
/// `begun`: the text opens with an order of its own ("to instruct the Head of Roads to …").
pub(super) fn tasks(text: &str, begun: bool) -> Vec<&str> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    let ends = LazyCell::new(|| sentences(text).into_iter().map(|sentence| sentence.end).collect::<Vec<_>>());
    for found in JOINT.captures_iter(text) {
        let Some(joint) = found.get(0) else { continue };
        let (head, rest) = (&text[from..joint.start()], &text[joint.end()..]);
        let first = cuts.is_empty();
        // "agreed that AB would write and that CD would call": a second "that" parts what is agreed.
        if found.name("that").is_some() {
            let agreed = head.rsplit_once(" that ").map_or(head, |(_, agreed)| agreed);
            if asks(rest, false) && asks(agreed, false) {
                cuts.push(joint.range());
                from = joint.end();
            }
            continue;
        }
        // "AB to write the paper. CD to publish it.": the full stop belongs to the first.
        if let Some(stop) = found.name("stop") {
            if ends.contains(&stop.end()) && orders(rest) && (first && begun || asks(head, false)) {
                cuts.push(stop.end()..joint.end());
                from = joint.end();
            }
            continue;
        }
        // "Agnes will get quotes, Kamil to make a poster".
        // "… to FJ, then JG to sign": who follows "then" acts.
        let apart = found.name("then").is_some() || !deals_with(head);
        if orders(rest) && (first && begun || asks(head, false)) && apart {
            cuts.push(joint.range());
            from = joint.end();
        }
    }
    let mut out = Vec::new();
    let mut from = 0;
    for cut in cuts {
        out.push(text[from..cut.start].trim());
        from = cut.end;
    }
    out.push(text[from..].trim());
    out
}

/// Whether a text begins with people or posts who are told to do something: bodies may as well be spoken of.
fn orders(text: &str) -> bool {
    asks(text, true)
}

/// The same, where "would" and "will" may do instead of "to".
fn asks(text: &str, ordered: bool) -> bool {
    let text = labels::split(text.trim()).1;
    owners::subject(text).filter(|told| told.ordered || !ordered).is_some_and(|told| {
        told.owners.iter().all(|owner| {
            let name = owner.as_written.as_str();
            matches!(people::likeness(name), people::Likeness::Initials | people::Likeness::Person)
                || (name.starts_with(char::is_uppercase) && name.split_whitespace().any(people::is_post_word))
                || people::likeness(name) == people::Likeness::SingleName
                || owners::is_capitals(name)
        })
    })
}

/// Whether a task ends in people or bodies ("to meet the Council", "to write to JS"): who follows may be another of them.
fn deals_with(head: &str) -> bool {
    let last = head.split_whitespace().next_back().unwrap_or("");
    let name = last.trim_matches(|c: char| !c.is_alphanumeric());
    // A date, a number or the end of a sentence names nobody.
    let dated = due::is_date(name) || name.chars().any(|c| c.is_ascii_digit());
    let months = crate::wording::calendar::month(&name.to_lowercase()).is_some();
    !dated && !months && (name.starts_with(char::is_uppercase) || people::is_post_word(name))
}

/// "JS to share the plan; localities to confirm their dates", "JS to share the plan. Estates to put up a notice.": others have
/// a task behind a semicolon or in a sentence of its own, in words that may be anybody's.
fn tells_of_others(text: &str) -> bool {
    /// Who acts is named in so many words.
    const MOST_WORDS: usize = 4;
    let pieces = sentences(text).into_iter().filter_map(|sentence| text.get(sentence)).flat_map(|s| s.split("; "));
    pieces.skip(1).any(|piece| {
        let words: Vec<&str> = piece.split_whitespace().take(MOST_WORDS + 2).collect();
        let to = words.iter().position(|word| *word == "to").filter(|at| (1..=MOST_WORDS).contains(at));
        let verb = to.and_then(|at| words.get(at + 1)).is_some_and(|verb| verbs::is_doing(verb));
        // "and to report back", "It has to be told", "In order to meet": the same task.
        let other = !words
            .iter()
            .take(to.unwrap_or(0))
            .any(|w| verbs::is_doing(w) || SAME_TASK.contains(&w.to_lowercase().as_str()));
        verb && other
    })
}

/// Words before "to" that name nobody who acts.
const SAME_TASK: [&str; 24] = [
    "and", "need", "needs", "has", "have", "had", "is", "are", "was", "were", "will", "it", "they", "this", "these",
    "that", "in", "on", "as", "so", "due", "further", "with", "prior",
];

/// Cuts an action that holds several tasks: each gets the owners that its own words name and the date that they tell;
/// a date from a field or a column stands for all.
pub(super) fn apart(action: Action, begun: bool, meeting: Option<Date>) -> Vec<Action> {
    let pieces = tasks(&action.text, begun);
    if pieces.len() < 2 {
        let mut action = action;
        if tells_of_others(&action.text) {
            action.header.flag(ReviewCode::SplitUncertain);
        }
        return vec![action];
    }
    let in_text = |text: &str| due::in_text(text, meeting).map(|(_, when)| when);
    let told = in_text(&action.text);
    let same = |a: &Option<When>, b: &Option<When>| {
        a.as_ref().map(|when| when.as_written.as_str()) == b.as_ref().map(|when| when.as_written.as_str())
    };
    let shared = action.due.clone().filter(|_| !same(&action.due, &told));
    let cut = pieces.iter().enumerate().map(|(index, piece)| {
        let mut one = Action { text: (*piece).to_owned(), ..action.clone() };
        let piece = labels::split(piece).1;
        match owners::subject(piece) {
            Some(told) => one.owners = told.owners,
            // "to instruct the Head of Roads to …": the first stands as it was read.
            None if index == 0 => {}
            None => one.owners.clear(),
        }
        one.due = shared.clone().or_else(|| in_text(piece));
        one
    });
    cut.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, begun: bool, expected: &[&str]) {
        assert_eq!(tasks(text, begun), expected, "{text}");
    }

    #[test]
    fn others_behind_a_semicolon_leave_a_doubt() {
        assert!(tells_of_others("JS to share the plan; localities to confirm their dates by 11 May"));
        assert!(tells_of_others("JS to share the plan. Estates to put up a notice."));
        for text in [
            "JS to share the plan. It has to publish it.",
            "JS to share the plan; and to report back",
            "JS to write; the reply is to come in May",
            "JS to write",
        ] {
            assert!(!tells_of_others(text), "{text}");
        }
    }

    #[test]
    fn each_task_has_its_own_owner() {
        check(
            "OK to phone the trust about dates and ZA to ask Barnardo’s about weekends.",
            false,
            &["OK to phone the trust about dates", "ZA to ask Barnardo’s about weekends."],
        );
        check(
            "to instruct the Head of Roads to report on gritting and the Head of Legal Services to advise on liability",
            true,
            &[
                "to instruct the Head of Roads to report on gritting",
                "the Head of Legal Services to advise on liability",
            ],
        );
        check(
            "Jo Blair to book a hall by 3 May; Ann Cee to tell members",
            false,
            &["Jo Blair to book a hall by 3 May", "Ann Cee to tell members"],
        );
    }

    #[test]
    fn sentences_that_each_tell_somebody() {
        check(
            "Ann Moss to write to the centre. Al Reid to publish the dates. The website is new. Chief Officer to ask.",
            false,
            &[
                "Ann Moss to write to the centre.",
                "Al Reid to publish the dates. The website is new.",
                "Chief Officer to ask.",
            ],
        );
        let one = "JS to write to Mr. Reid to ask for a date. This is to come in May.";
        check(one, false, &[one]);
    }

    #[test]
    fn what_is_agreed_is_parted_by_that() {
        check(
            "It was agreed that Ms Lunn would map the premises and that Dr Pell would supply figures by May.",
            false,
            &["It was agreed that Ms Lunn would map the premises", "Dr Pell would supply figures by May."],
        );
        let noted = "It was noted that the hall was full and that Dr Pell would supply figures.";
        check(noted, false, &[noted]);
    }

    #[test]
    fn people_who_are_dealt_with_get_no_task() {
        for text in [
            "JS to meet NHS Fife and the Clerk to agree terms",
            "JS and AB to write to all",
            "Chief Officer to find a room and to tell members",
            "JS to check the figures and send them round",
            "The Clerk to write to the Council and NHS Fife to ask for figures",
        ] {
            check(text, false, &[text]);
        }
    }
}
