//! Whether a paper that names no kind tells of a meeting: a day at its head, people listed, and what they said or agreed; or
//! calls itself a body's notes.

use crate::wording::{calendar, people, when};

/// A line with the day of the meeting is no longer, in characters.
const DATED_LINE: usize = 90;
/// A list of people is no longer, in bytes; those of larger meetings stand in lines of their own.
const LONGEST_LIST: usize = 600;
/// A name is no longer, in bytes.
const LONGEST_NAME: usize = 50;
/// A title is no longer, in words.
const LONGEST_TITLE: usize = 16;
/// So many lines at the head may give the day.
const HEAD: usize = 8;

/// "Moorfoot Flood Group / 3 May 2018 / Ann Moss, Al Reid, Jo Blair / Al said that the pump is late."
///
/// `early`: the first lines as written. `text`: all, folded.
pub(super) fn tells_of_a_meeting(early: &[String], text: &[String]) -> bool {
    let dated = |line: &&String| line.chars().count() <= DATED_LINE && when::first_day(line).is_some();
    // "Meeting – Weds 8 May, 6pm": the line calls itself so.
    let of_meeting = |line: &&String| dated(line) && line.to_lowercase().starts_with("meeting");
    let said = || text.iter().any(|t| was_said(t)) || early.iter().take(HEAD).any(|line| of_meeting(&line));
    early.iter().take(HEAD).any(|line| dated(&line)) && lists_people(early) && said()
}

/// "Notes of the Roads Panel, 4 May 2018": a folded line that names a body's notes, and nothing that they are about.
pub(in crate::recognise) fn notes_of_a_body(line: &str) -> bool {
    const OPENS: [&str; 5] = [" note of ", " notes of ", " notes from ", " note from ", " record of "];
    const BODIES: [&str; 12] = [
        "panel",
        "group",
        "subgroup",
        "forum",
        "committee",
        "board",
        "partnership",
        "network",
        "council",
        "team",
        "trustees",
        "governors",
    ];
    let of_day = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || calendar::names_time(word)
            || matches!(word, "held" | "on" | "of")
    };
    // "Committee meeting 17 8 21 notes".
    let ends = [" notes ", " note "].iter().any(|ends| line.ends_with(ends));
    if ends && line.contains(" meeting ") && line.chars().any(|c| c.is_ascii_digit()) {
        return line.split_whitespace().count() <= LONGEST_TITLE;
    }
    OPENS.iter().any(|opens| line.starts_with(opens))
        && line.split_whitespace().count() <= LONGEST_TITLE
        && line.split_whitespace().rev().find(|word| !of_day(word)).is_some_and(|word| BODIES.contains(&word))
}

/// Whether several are listed in one line, or one to a line.
fn lists_people(early: &[String]) -> bool {
    let counts: Vec<usize> = early.iter().map(|line| people_in(line)).collect();
    early.iter().any(|line| names_those_there(line))
        || counts.iter().any(|count| *count > 1)
        || counts.windows(3).any(|lines| lines.iter().all(|count| *count > 0))
}

/// "Here: Jen, Harold, Al", "Eight of us came: Jen, Harold and Al": names behind a label in words of every day.
fn names_those_there(line: &str) -> bool {
    /// Fewer names may be anything.
    const FEWEST: usize = 3;
    let Some((label, names)) = line.split_once(':').filter(|(_, names)| names.len() <= LONGEST_LIST) else {
        return false;
    };
    let last = label.trim().rsplit(' ').next().unwrap_or("").to_lowercase();
    let there = matches!(last.as_str(), "here" | "there" | "came" | "present" | "attending" | "room");
    let pieces = names.trim_end_matches('.').split(',').flat_map(|piece| piece.split(" and ")).map(str::trim);
    let name = |piece: &&str| {
        let bare = piece.split(" (").next().unwrap_or(piece);
        bare.split(' ').count() <= 3 && bare.split(' ').all(|word| word.starts_with(char::is_uppercase))
    };
    there && label.split_whitespace().count() <= 6 && pieces.filter(name).count() >= FEWEST
}

/// How many people a line lists.
fn people_in(line: &str) -> usize {
    if line.len() > LONGEST_LIST {
        return 0;
    }
    let pieces = line.split([',', ';', ':', '(', ')', '/', '\t', '\n', '–']);
    let names = pieces.flat_map(|piece| piece.split(" and ")).flat_map(|piece| piece.split(" & "));
    names.map(str::trim).filter(|name| name.len() <= LONGEST_NAME && people::is_surely_person(name)).count()
}

/// "1. Apologies / 2. Minutes of 3 May / 3. AOB": whether nobody is named and nothing was said or decided.
pub(super) fn is_all_to_come(early: &[String], text: &[String]) -> bool {
    let done = |text: &String| {
        was_said(text)
            || [" approved ", " resolved ", " thanked ", " closed ", " given ", " received "]
                .iter()
                .any(|w| text.contains(w))
    };
    !lists_people(early) && !text.iter().any(done)
}

/// Whether a folded text tells what was said or agreed at a meeting.
fn was_said(text: &str) -> bool {
    [
        " agreed ",
        " noted ",
        " said ",
        " reported that ",
        " told us ",
        " discussed ",
        " welcomed ",
        " raised ",
        " felt ",
        " asked ",
        " suggested ",
        " undertook ",
        " replied ",
        " answered ",
        " explained ",
        " the meeting closed ",
        " decided ",
        " thought about ",
        " talked about ",
        " looked at ",
    ]
    .iter()
    .any(|said| text.contains(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::kind::folded;

    fn told(lines: &[&str]) -> bool {
        let early: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let text: Vec<String> = lines.iter().map(|line| folded(line)).collect();
        tells_of_a_meeting(&early, &text)
    }

    #[test]
    fn notes_by_whose_they_are() {
        let notes = |line: &str| notes_of_a_body(&folded(line));
        assert!(notes("Notes of the Roads Panel") && notes("Note of the Harbour Group held on Tuesday 4 May 2018"));
        assert!(notes("Committee mtg 17/8/21 – notes") && !notes("Committee meeting notes"));
        assert!(!notes("Notes for the Roads Panel") && !notes("Note of the budget of the Council for 2018 and after"));
    }

    #[test]
    fn a_meeting_is_told_by_day_people_and_what_was_said() {
        assert!(told(&[
            "Flood Group",
            "3 May 2018",
            "Ann Moss, Al Reid and Jo Blair",
            "Al said that the pump is late."
        ]));
        assert!(told(&["Flood Group, 3 May 2018", "Ann Moss", "Al Reid", "Jo Blair", "It was agreed to wait."]));
        assert!(told(&[
            "Patients' Group",
            "Meeting – Weds 8th May 24, 6pm",
            "Here: Babs, Keith, Moira T",
            "Keith: car park."
        ]));
        assert!(!told(&["Flood Group", "Ann Moss, Al Reid and Jo Blair", "It was agreed to wait."]));
        assert!(!told(&["Flood Group", "3 May 2018", "Author: Ann Moss", "It was agreed to wait."]));
        assert!(!told(&["Members from 3 May 2018", "Ann Moss, Al Reid and Jo Blair"]));
    }
}
