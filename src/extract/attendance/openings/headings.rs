//! Headings above lists of people, and the status that they give: "Present", "Councillors present", "Officials absent".

use crate::framework::headings::{self, PeopleHeading};
use crate::record::AttendanceStatus;
use crate::wording::lists::holds;
use crate::wording::people;
use serde::Deserialize;
use std::sync::LazyLock;

/// Words of headings that stand in no list of whole headings, folded; the data is `words.toml`.
#[derive(Debug, Default, Deserialize)]
struct Words {
    /// Whole headings above those who were there, too rare or too short to be looked for elsewhere.
    presence: Vec<String>,
    /// How people took part.
    ways: Vec<String>,
    /// What headings about apologies are made of.
    with_apologies: Vec<String>,
    /// Whole headings above those who could not come.
    excused: Vec<String>,
    /// Groups of people who come as guests, by their last word.
    guests: Vec<String>,
    /// Groups of people who sit.
    sitting: Vec<String>,
    /// What headings about presence are made of.
    with_presence: Vec<String>,
    /// Sides that clerks list one below the other, without saying that they were there.
    sides: Vec<String>,
}

/// "Parents", "School": a side whose people a line lists.
pub(in crate::extract::attendance) fn is_side(label: &str) -> bool {
    holds(&WORDS.sides, &headings::fold(label))
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is compiled in; `the_words_are_sound` keeps it readable.
    toml::from_str(include_str!("words.toml")).unwrap_or_default()
});

/// A heading has no more words.
const LONGEST_HEADING: usize = 10;
/// A heading that is a group of people has no more.
const MOST_OF_A_GROUP: usize = 3;

/// The status that a heading gives to the people under it.
pub(in crate::extract::attendance) fn heading_status(text: &str) -> Option<AttendanceStatus> {
    if text.chars().count() > 80 {
        return None;
    }
    let listed = |t: &str| headings::people_all(t).into_iter().find_map(PeopleHeading::status);
    listed(text).or_else(|| {
        // "Members Present (voting)", "In attendance for item 4".
        let main = text.split(['(', '[']).next().unwrap_or(text);
        let found = (main.len() < text.len()).then(|| listed(main)).flatten();
        // "RDUG Attendees": the body's short form stands first.
        let after = text
            .split_once(' ')
            .filter(|(first, _)| first.chars().count() >= 3 && first.chars().all(char::is_uppercase));
        // "Chair and Minute Taker".
        let joined = || roles_of(text).count() > 1 && is_role_heading(text);
        let roles = || joined().then(|| roles_of(text).find_map(listed)).flatten();
        // "PREVIOUS MINUTE" is no short form with a minute taker.
        let after = || after.filter(|(_, rest)| !is_role_heading(rest)).and_then(|(_, rest)| listed(rest));
        found.or_else(after).or_else(roles).or_else(|| by_words(text))
    })
}

/// Headings in other words: "Non-members in attendance at the request of the Chief Officer", "Councillors present".
fn by_words(text: &str) -> Option<AttendanceStatus> {
    // "There were present", "Those present were".
    // "The following members were present".
    let opens = ["There were ", "There was ", "The following were ", "The following was ", "The following "];
    let text = opens.iter().find_map(|opens| text.strip_prefix(opens)).unwrap_or(text);
    let text = text.strip_suffix(" were").unwrap_or(text);
    let joined = text.split_once(" were ").map(|(who, came)| format!("{who} {came}"));
    let text = joined.as_deref().filter(|_| text.split_whitespace().count() <= MOST_OF_A_GROUP).unwrap_or(text);
    let folded = headings::fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    // "Board of Trustees – The Pier Trust": a body that meets.
    if matches!(words.as_slice(), ["board" | "council" | "meeting" | "committee", "of", ..]) {
        return None;
    }
    let whole =
        holds(&WORDS.presence, &folded) || [" of us came", " of us were there"].iter().any(|e| folded.ends_with(e));
    if is_excused(&folded) {
        return Some(AttendanceStatus::Apologies);
    }
    if !whole && (words.len() > LONGEST_HEADING || crate::extract::attendance::lines::is_sentence(text)) {
        return None;
    }
    if holds(&WORDS.excused, &folded) {
        return Some(AttendanceStatus::Apologies);
    }
    if whole || says_how(&folded, &words) {
        return Some(AttendanceStatus::Present);
    }
    if let Some(status) = of_group(text, &words) {
        return Some(status);
    }
    let has = |w: &str| words.contains(&w);
    if matches!(words.first(), Some(&"apologies" | &"apology")) && all_of(&words, &WORDS.with_apologies) {
        return Some(AttendanceStatus::Apologies);
    }
    if folded.contains("in attendance")
        || (has("present") && (has("also") || has("other") || folded.starts_with("non members")))
    {
        return Some(AttendanceStatus::InAttendance);
    }
    // "Additional project attendees".
    if has("attendees")
        && matches!(words.first(), Some(&"additional" | &"other" | &"further" | &"external" | &"invited"))
    {
        return Some(AttendanceStatus::InAttendance);
    }
    let last = words.last().filter(|_| words.len() <= MOST_OF_A_GROUP).copied().unwrap_or_default();
    // "Advisory officers", "Council officials"; "Jo Blair (Secretariat)" is somebody.
    if holds(&WORDS.guests, last) && !text.contains(['(', '[', ',']) && !people::is_person(text.trim_end_matches(':')) {
        return Some(AttendanceStatus::InAttendance);
    }
    // "Panel members", "Trust governors".
    let presence = || has("present") || has("attendees") || has("attended");
    (holds(&WORDS.sitting, last) || presence() && all_of(&words, &WORDS.with_presence))
        .then_some(AttendanceStatus::Present)
}

/// "Sorry they couldn’t come", "Not able to be there", "Couldn’t make it": those who were not there, in words of every day.
fn is_excused(folded: &str) -> bool {
    /// Such headings are short, in words.
    const LONGEST: usize = 7;
    const OPENS: [&str; 6] = ["sorry ", "that ", "who ", "those ", "people ", "they "];
    let mut bare = folded;
    while let Some(rest) = OPENS.iter().find_map(|opens| bare.strip_prefix(opens)) {
        bare = rest;
    }
    let cannot =
        ["couldn t ", "couldnt ", "could not ", "can t ", "cannot ", "unable to ", "not able to ", "weren t able to "];
    let come =
        ["come", "make it", "make the meeting", "be there", "be here", "be with us", "attend", "join us", "manage"];
    let excused = cannot.iter().find_map(|w| bare.strip_prefix(w)).is_some_and(|rest| {
        come.iter().any(|come| rest.strip_prefix(come).is_some_and(|left| left.is_empty() || left.starts_with(' ')))
    });
    folded.split(' ').count() <= LONGEST
        && (excused
            || matches!(
                bare,
                "couldn t" | "could not" | "not here" | "not there" | "not with us" | "missing" | "excused"
            ))
}

/// "Joining by Teams", "Online": how those below took part.
fn says_how(folded: &str, words: &[&str]) -> bool {
    let alone = || matches!(folded, "online" | "remotely" | "virtually");
    words.len() <= 4 && all_of(words, &WORDS.ways) && (words.len() > 1 || alone())
}

fn all_of(words: &[&str], known: &[String]) -> bool {
    words.iter().all(|word| holds(known, word))
}

/// "Trade union advisers present", "Trustees absent", "Officials in attendance": a group of people and whether they came.
fn of_group(text: &str, words: &[&str]) -> Option<AttendanceStatus> {
    /// Groups are named in so many words at most.
    const LONGEST: usize = 5;
    if text.contains([',', '.']) || people::is_surely_person(text) {
        return None;
    }
    let (last, group) = words.split_last()?;
    let (last, group) = match group.split_last() {
        Some((before, group)) if *last == "attendance" && *before == "in" => ("attending", group),
        _ => (*last, group),
    };
    let noun = group.last().filter(|_| group.len() <= LONGEST)?;
    let plural =
        noun.ends_with('s') || matches!(*noun, "staff" | "team" | "secretariat" | "administration" | "faculty");
    let sits = matches!(
        *noun,
        "members"
            | "trustees"
            | "councillors"
            | "directors"
            | "governors"
            | "commissioners"
            | "delegates"
            | "representatives"
    );
    match last {
        "absent" if plural => Some(AttendanceStatus::Apologies),
        "present" | "attending" if plural && !sits => Some(AttendanceStatus::InAttendance),
        // "Other councillors present": they sit elsewhere.
        "present" if sits && group.contains(&"other") => Some(AttendanceStatus::InAttendance),
        "present" if sits => Some(AttendanceStatus::Present),
        _ => None,
    }
}

/// Whether a heading says that people were there: "Present", "Also in attendance".
pub(in crate::extract::attendance) fn speaks_of_presence(text: &str) -> bool {
    let head = text.split([':', '\t']).next().unwrap_or(text);
    let folded = headings::fold(head);
    // "Who came": a whole heading of those who were there.
    holds(&WORDS.presence, &folded)
        || folded.contains(" of us ")
        || folded.split(' ').any(|w| {
            matches!(w, "present" | "attendance" | "attending" | "attendees" | "attended" | "joined" | "sederunt")
        })
}

/// Whether a heading says only that people were not there, and not whether they sent apologies: "Absent".
pub(in crate::extract::attendance) fn says_only_absent(text: &str) -> bool {
    let head = headings::fold(text.split([':', '\t']).next().unwrap_or(text));
    let absent = head.split(' ').any(|w| w == "absent")
        || matches!(
            head.as_str(),
            "not attended"
                | "did not attend"
                | "not present"
                | "not in attendance"
                | "not here"
                | "not there"
                | "missing"
        );
    absent && !head.contains("with apologies") && !head.starts_with("apologies")
}

/// "Chair", "Chair and Minute Taker": a heading of one person's role, or of two that one person has.
pub(super) fn is_role_heading(text: &str) -> bool {
    roles_of(text).all(is_one_role)
}

/// The roles that a heading names.
fn roles_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(" and ").flat_map(|t| t.split(['/', '&'])).map(str::trim)
}

fn is_one_role(text: &str) -> bool {
    matches!(
        headings::fold(text).as_str(),
        "chair"
            | "convener"
            | "secretary"
            | "clerk"
            | "minute taker"
            | "minutes taken by"
            | "note taker"
            | "minute secretary"
            | "minutes"
            | "minute"
            | "secretariat"
            | "chairperson"
            | "chairman"
            | "facilitator"
            | "facilitated by"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn who_was_only_absent() {
        assert!(says_only_absent("Absent:") && says_only_absent("Trustees absent"));
        assert!(!says_only_absent("Absent with apologies") && !says_only_absent("Apologies / absent"));
    }

    #[test]
    fn the_words_are_sound() {
        let words: Words = toml::from_str(include_str!("words.toml")).unwrap();
        let lists = [
            words.presence,
            words.ways,
            words.with_apologies,
            words.excused,
            words.guests,
            words.sitting,
            words.with_presence,
            words.sides,
        ];
        for word in lists.iter().flatten() {
            assert_eq!(&headings::fold(word), word, "words stand in the file as they are compared");
        }
        assert!(lists.iter().all(|list| !list.is_empty()));
    }

    #[test]
    fn headings_in_other_words() {
        for (text, status) in [
            ("Who was there", Some(AttendanceStatus::Present)),
            ("Joining by Teams", Some(AttendanceStatus::Present)),
            ("Teams", None),
            ("Panel governors", Some(AttendanceStatus::Present)),
            ("Councillors present in person and remotely", Some(AttendanceStatus::Present)),
            ("Council officials", Some(AttendanceStatus::InAttendance)),
            ("Apologies and substitutions received from members", Some(AttendanceStatus::Apologies)),
            ("Trustees absent", Some(AttendanceStatus::Apologies)),
            ("Management side", Some(AttendanceStatus::Present)),
            ("Trade Union Side", Some(AttendanceStatus::Present)),
            ("The far side of the park", None),
            ("Additional construction project attendees", Some(AttendanceStatus::InAttendance)),
            ("Attendance at Meeting", Some(AttendanceStatus::Present)),
            ("Jo Blair", None),
            ("Chair and Tenants", None),
            ("Other Councillors Present", Some(AttendanceStatus::InAttendance)),
        ] {
            assert_eq!(by_words(text), status, "{text}");
        }
        assert_eq!(heading_status("Chair and Minute Taker"), Some(AttendanceStatus::Present));
        assert!(is_role_heading("Chair / Minutes") && !is_role_heading("Chair and Tenants"));
    }
}
