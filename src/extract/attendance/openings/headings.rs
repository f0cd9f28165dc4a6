//! Headings above lists of people, and the status that they give: "Present", "Councillors present", "Officials absent".

use crate::framework::headings::{self, PeopleHeading};
use crate::record::AttendanceStatus;
use crate::wording::people;

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
        found.or_else(|| after.and_then(|(_, rest)| listed(rest))).or_else(|| by_words(text))
    })
}

/// Headings in other words: "Non-members in attendance at the request of the Chief Officer", "Councillors present".
fn by_words(text: &str) -> Option<AttendanceStatus> {
    // "There were present", "Those present were".
    let text = ["There were ", "There was "].iter().find_map(|opens| text.strip_prefix(opens)).unwrap_or(text);
    let text = text.strip_suffix(" were").unwrap_or(text);
    let folded = headings::fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() > 10 || crate::extract::attendance::lines::is_sentence(text) {
        return None;
    }
    if matches!(
        folded.as_str(),
        "attendance list"
            | "attendance record"
            | "list of attendees"
            | "list of those present"
            | "record of attendance"
            | "those attending"
            | "people attending"
            | "those who attended"
            | "who was there"
            | "who came"
            | "here"
            | "here tonight"
            | "roll call"
            | "calling of the roll"
            | "calling of the roll and apologies for absence"
            | "calling of the roll and apologies"
            | "roll call and apologies"
            | "sederunt and apologies"
            | "attendance and apologies"
    ) {
        return Some(AttendanceStatus::Present);
    }
    // "Joining by Teams", "Online": how those below took part.
    const HOW: &[&str] = &[
        "joining",
        "joined",
        "by",
        "via",
        "on",
        "ms",
        "microsoft",
        "teams",
        "zoom",
        "online",
        "remotely",
        "virtually",
        "phone",
        "telephone",
        "video",
        "link",
    ];
    if words.len() <= 4
        && all_of(&words, HOW)
        && (words.len() > 1 || matches!(folded.as_str(), "online" | "remotely" | "virtually"))
    {
        return Some(AttendanceStatus::Present);
    }
    if let Some(status) = of_group(text, &words) {
        return Some(status);
    }
    let all = |known: &[&str]| all_of(&words, known);
    let has = |w: &str| words.contains(&w);
    if matches!(words.first(), Some(&"apologies" | &"apology"))
        && all(&[
            "apologies",
            "apology",
            "for",
            "of",
            "absence",
            "non",
            "attendance",
            "and",
            "substitutions",
            "substitutes",
            "received",
            "members",
            "councillors",
            "officers",
            "directors",
            "noted",
            "voting",
            "intimated",
            "in",
            "advance",
            "from",
        ])
    {
        return Some(AttendanceStatus::Apologies);
    }
    if folded.contains("in attendance") || (has("present") && (has("also") || folded.starts_with("non members"))) {
        return Some(AttendanceStatus::InAttendance);
    }
    // "Advisory officers", "Council officials"; "Jo Blair (Secretariat)" is somebody.
    if words.len() <= 3
        && !text.contains(['(', '[', ','])
        && !people::is_person(text.trim_end_matches(':'))
        && words.last().is_some_and(|w| {
            matches!(
                *w,
                "officers"
                    | "officials"
                    | "advisers"
                    | "advisors"
                    | "observers"
                    | "presenters"
                    | "speakers"
                    | "guests"
                    | "invitees"
                    | "visitors"
                    | "secretariat"
            )
        })
    {
        return Some(AttendanceStatus::InAttendance);
    }
    // "Panel members", "Trust governors".
    if words.len() <= 3
        && words.last().is_some_and(|w| {
            matches!(*w, "members" | "commissioners" | "governors" | "trustees" | "assessors" | "directors")
        })
    {
        return Some(AttendanceStatus::Present);
    }
    let about_presence = has("present") || has("attendees") || has("attended");
    (about_presence
        && all(&[
            "present",
            "members",
            "voting",
            "non",
            "board",
            "committee",
            "councillors",
            "those",
            "there",
            "the",
            "in",
            "person",
            "via",
            "teams",
            "remotely",
            "online",
            "at",
            "meeting",
            "elected",
            "of",
            "and",
            "were",
            "directors",
            "trustees",
            "governors",
            "attendees",
            "attended",
            "by",
            "video",
            "conference",
            "zoom",
            "mayor",
            "executive",
            "who",
        ]))
    .then_some(AttendanceStatus::Present)
}

fn all_of(words: &[&str], known: &[&str]) -> bool {
    words.iter().all(|w| known.contains(w))
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
    let plural = noun.ends_with('s') || matches!(*noun, "staff" | "team" | "secretariat");
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
        "present" if sits => Some(AttendanceStatus::Present),
        _ => None,
    }
}

pub(super) fn is_role_heading(text: &str) -> bool {
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
            | "secretariat"
            | "chairperson"
            | "chairman"
    )
}
