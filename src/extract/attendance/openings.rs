//! What opens a list of people: "Present:", "Also in attendance –", "Apologies were received from …".

use crate::framework::headings::{self, PeopleHeading};
use crate::record::AttendanceStatus;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{labels, people};
use std::sync::LazyLock;

/// "Apologies were received from Jo Blair and Al Reid."
static APOLOGIES_FROM: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\bapolog(?:ies|y)(?:\s+(?:for|of)\s+(?:absence|non-attendance|inability to attend))?(?:\s+(?:for\s+\w+\s+)?(?:was|were|had been|have been))?(?:\s+also)?(?:\s+(?:received|intimated|submitted|given|noted|tendered|recorded|offered|made|sent))?(?:\s+(?:and|&)\s+(?:accepted|approved|noted|recorded))?(?:\s+as\s+(?:having\s+been\s+)?received)?(?:\s+for\s+absence)?\s+(?:from|on behalf of|by)\s*(?::-|:)?\s+(?P<who>.+)$",
    )
});
/// "Apologies for absence were submitted on behalf of:-": the names follow.
static APOLOGIES_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^apologies\b[^.;:]{0,60}?\b(?:from|on behalf of|by|for)(?:\s+the\s+following)?(?:\s+members)?\s*(?::-|:–|:|-)?$",
    )
});
/// "Jo Blair and Al Reid had sent their apologies."
static SENT_APOLOGIES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<who>\p{Lu}.{3,200}?)\s+(?:(?:has|have|had|both|also)\s+){0,2}(?:sent|gave|given|submitted|tendered|offered|intimated|extended)\s+(?:(?:his|her|their|in)\s+)?apologies\b",
    )
});
/// "Jo Blair, Vice Chair, in the Chair", "Cllr Moss presided".
static IN_THE_CHAIR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?P<who>[^.;:]{3,70}?),?\s+(?:was\s+)?(?:in the chair|presiding|presided|in chair|took the chair|chaired the meeting)\s*[.]?$",
    )
});
/// "The meeting was chaired by Jo Blair."
static CHAIRED_BY: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)^(?:the\s+)?(?:meeting\s+)?(?:was\s+)?chaired\s+by:?\s+(?P<who>[^.;:]{3,70}?)\s*[.]?$")
});
/// "… Jo Blair, apologies from Al Reid" within a list.
static INLINE_APOLOGIES: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)(?:[,;:.(]\s*|\s+[-–]\s+)(?P<head>apologies\s+(?:were\s+)?(?:received\s+)?(?:from|for)\s)")
});

/// "Minutes of the meeting at Lamlash Hall Present": a heading that ran together with the line above it.
pub(super) fn ends_as_heading(text: &str) -> Option<AttendanceStatus> {
    let last = text.trim_end_matches([':', '-', ' ']).rsplit(char::is_whitespace).next()?;
    (last.starts_with(char::is_uppercase) && last.len() < text.len())
        .then(|| match headings::fold(last).as_str() {
            "present" | "attendees" | "sederunt" | "attending" => Some(AttendanceStatus::Present),
            "apologies" => Some(AttendanceStatus::Apologies),
            _ => None,
        })
        .flatten()
}

/// What a line says before its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    /// The status of those who follow.
    pub status: AttendanceStatus,
    /// What follows in the line.
    pub rest: &'a str,
    /// The heading stands alone or before a colon: what follows in the next lines belongs to it.
    pub goes_on: bool,
    /// A heading of one person's role ("Chair:").
    pub role: bool,
}

/// Whether a line opens a list of people.
pub(super) fn opening(text: &str) -> Option<Opening<'_>> {
    let text = after_reference(labels::split(text).1.trim());
    let lead = APOLOGIES_LEAD.is_match(text);
    let apologies = APOLOGIES_FROM.captures(text).or_else(|| SENT_APOLOGIES.captures(text)).filter(|_| !lead);
    if let Some(found) = apologies {
        let rest = found.name("who")?.as_str().trim();
        return Some(Opening { status: AttendanceStatus::Apologies, rest, goes_on: false, role: false });
    }
    if lead {
        return Some(Opening { status: AttendanceStatus::Apologies, rest: "", goes_on: true, role: false });
    }
    for separator in [":-", ":–", ":", ";-", " – ", " - ", "\t"] {
        if let Some((head, rest)) = text.split_once(separator)
            && let Some(status) = heading_status(head)
        {
            // "Minutes – Planning Board", "MINUTES – PUBLIC": the paper's title.
            let said = rest.trim_start_matches(['-', '–', ':', ' ', '\t']);
            let named = people::is_surely_person(super::split::head(said));
            let dashed = matches!(separator, " – " | " - ") && !people::is_person(super::split::head(said));
            if is_role_heading(head) && (dashed || super::lines::is_body(said) && !named) {
                return None;
            }
            let rest = rest.trim_start_matches(['-', '–', ':', ' ', '\t']).trim();
            // "Members<tab>Role": headings of columns.
            let columns = separator == "\t"
                && headings::people_all(rest)
                    .iter()
                    .any(|m| matches!(m, PeopleHeading::Role | PeopleHeading::Organisation | PeopleHeading::Initials));
            let rest = if columns { "" } else { rest };
            return Some(Opening { status, rest, goes_on: true, role: is_role_heading(head) });
        }
    }
    let bare = text.trim_end_matches([':', '-', '–', '.', ';']);
    if let Some(status) = heading_status(bare) {
        return Some(Opening { status, rest: "", goes_on: true, role: is_role_heading(text) });
    }
    before_a_name(text)
}

/// "18/140 Apologies for absence": an item's reference stands first.
fn after_reference(text: &str) -> &str {
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return text };
    let reference = first.contains(['/', '.'])
        && first.chars().any(|c| c.is_ascii_digit())
        && first.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | ':' | ')'));
    if reference { rest.trim_start() } else { text }
}

/// "Present Cllr A Moss, Jo Blair": a heading without any sign before the first name.
fn before_a_name(text: &str) -> Option<Opening<'_>> {
    let mut from = 0;
    for _ in 0..4 {
        let end = text[from..].find(char::is_whitespace).map(|e| from + e)?;
        let rest = text[end..].trim_start();
        if super::lines::is_sentence(rest) {
            return None;
        }
        let head = rest.split([',', '(', ';']).next().unwrap_or("").trim();
        if let Some(status) = headings::people_all(&text[..end]).into_iter().find_map(PeopleHeading::status)
            && people::is_surely_person(head)
            && !is_role_heading(&text[..end])
        {
            return Some(Opening { status, rest, goes_on: true, role: false });
        }
        from = text.len() - rest.len();
    }
    None
}

/// The status that a heading gives to the people under it.
pub(super) fn heading_status(text: &str) -> Option<AttendanceStatus> {
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
    if words.len() > 10 || super::lines::is_sentence(text) {
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
        && words
            .last()
            .is_some_and(|w| matches!(*w, "members" | "commissioners" | "governors" | "trustees" | "assessors"))
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

fn is_role_heading(text: &str) -> bool {
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

/// "Ann Moss, Secretary, was in attendance.", "Jo Blair (SEPA) joined the meeting for item 3.": who, and whether they
/// only came to a part of the meeting.
pub(super) fn came(sentence: &str) -> Option<(&str, bool)> {
    static CAME: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?P<who>\p{Lu}[^.;:]{3,160}?),?\s+(?:(?P<all>(?:(?:was|were)\s+)?(?:also\s+)?in attendance|(?:was|were)\s+also\s+(?:present|attending)|also attended|attended)|(?P<part>(?:also\s+)?joined\s+(?:the\s+meeting|at|during|for|from)|attended\s+for))\b",
        )
    });
    let found = CAME.captures(sentence.trim())?;
    Some((found.name("who")?.as_str(), found.name("part").is_some()))
}

/// Who a line says was in the chair.
pub(super) fn in_the_chair(text: &str) -> Option<&str> {
    let text = labels::split(text).1.trim();
    let found = IN_THE_CHAIR.captures(text).or_else(|| CHAIRED_BY.captures(text))?;
    Some(found.name("who")?.as_str().trim())
}

/// Where the heading begins with which a text ends: "… in the Chair. Also in attendance". The lines of a list may have
/// run together: a heading of the usual words needs no stop before it.
fn heading_before(text: &str) -> Option<usize> {
    /// Headings are no longer, in words.
    const LONGEST: usize = 8;
    let mut found = None;
    let starts = text.rmatch_indices(|c: char| c.is_whitespace()).map(|(at, gap)| at + gap.len()).take(LONGEST);
    for start in starts.chain((text.split_whitespace().count() <= LONGEST).then_some(0)) {
        let head = &text[start..];
        let before = text[..start].trim_end();
        if head.contains(['.', ';', ',', ':']) {
            break;
        }
        // "Apologies were received from Councillors: …": the sentence goes on.
        if [" from", " by", " of", " on behalf of"].iter().any(|end| before.ends_with(end)) {
            continue;
        }
        if !head.starts_with(|c: char| c.is_uppercase()) {
            continue;
        }
        let parted =
            before.is_empty() || before.ends_with(['.', ';', ',', ')']) || text[..start].ends_with(['\t', '\n']);
        let usual = headings::people_all(head).into_iter().find_map(PeopleHeading::status).is_some()
            && !is_role_heading(head)
            && !is_role_heading(before.rsplit(' ').next().unwrap_or(""));
        if (parted && heading_status(head).is_some()) || usual {
            found = Some(start);
        }
    }
    found
}

/// Cuts a paragraph before each heading of people that it holds.
pub(super) fn cut(text: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> =
        text.match_indices(':').filter_map(|(colon, _)| heading_before(&text[..colon])).collect();
    cuts.extend(INLINE_APOLOGIES.captures_iter(text).filter_map(|c| c.name("head")).map(|head| head.start()));
    // Within such a paragraph a sentence of its own may tell who else came.
    if !cuts.is_empty() {
        let sentences = crate::wording::sentences::sentences(text);
        cuts.extend(sentences.into_iter().filter(|s| came(&text[s.clone()]).is_some()).map(|s| s.start));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = Vec::new();
    let mut from = 0;
    for at in cuts.into_iter().chain([text.len()]) {
        let piece = text[from..at].trim().trim_end_matches([',', ';', '(']).trim_end();
        if !piece.is_empty() {
            out.push(piece);
        }
        from = at;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use AttendanceStatus::{Apologies, InAttendance, Present};

    #[test]
    fn lines_that_open_lists() {
        let check = |text: &str, expected: Option<(AttendanceStatus, &str)>| {
            assert_eq!(opening(text).map(|o| (o.status, o.rest)), expected, "{text}");
        };
        check("Present:-", Some((Present, "")));
        check("PRESENT Cllr A Moss (Chair), Jo Blair", Some((Present, "Cllr A Moss (Chair), Jo Blair")));
        check("Non-members in attendance at request of Chief Officer:-", Some((InAttendance, "")));
        check("Non-Members also present:", Some((InAttendance, "")));
        check("By phone: Jo Blair", Some((Present, "Jo Blair")));
        check("Attendees and apologies", Some((Present, "")));
        check("Members Present (Voting)", Some((Present, "")));
        check("4. Apologies for Absence", Some((Apologies, "")));
        check("Jo Blair and Al Reid had sent their apologies.", Some((Apologies, "Jo Blair and Al Reid")));
        check("Al Reid noted apologies from Jo Blair, Director.", Some((Apologies, "Jo Blair, Director.")));
        check("Apologies received and accepted from: Jo Blair", Some((Apologies, "Jo Blair")));
        check("Apologies were noted as having been received from Jo Blair", Some((Apologies, "Jo Blair")));
        check("Apologies for absence were submitted on behalf of:-", Some((Apologies, "")));
        check("18/140 Apologies for absence: Cllr Moss", Some((Apologies, "Cllr Moss")));
        check("Apologies and declarations of interest", None);
        check("Members agreed the minutes in attendance of all", None);
        check("Jo Blair presented the report", None);
    }

    #[test]
    fn headings_inside_a_paragraph() {
        assert_eq!(
            cut("Present:- Jo Blair, Chairperson; and Al Reid. Also in attendance:- Ann Moss. Apologies:- Mo Park."),
            ["Present:- Jo Blair, Chairperson; and Al Reid.", "Also in attendance:- Ann Moss.", "Apologies:- Mo Park."]
        );
        assert_eq!(
            cut("There were present: Jo Blair (Chair); and Al Reid. Ann Moss, Secretary, was in attendance."),
            ["There were present: Jo Blair (Chair); and Al Reid.", "Ann Moss, Secretary, was in attendance."]
        );
        assert_eq!(came("Ann Moss, Secretary, was in attendance."), Some(("Ann Moss, Secretary", false)));
        assert_eq!(came("Al Reid (SEPA) joined the meeting during item 3."), Some(("Al Reid (SEPA)", true)));
        assert_eq!(came("Ann Moss presented the report."), None);
        assert_eq!(cut("Jo Blair, Apologies from Al Reid"), ["Jo Blair", "Apologies from Al Reid"]);
        let councillors = "Apologies were received from Councillors: Mrs A Moss and J Blair";
        assert_eq!(cut(councillors), [councillors]);
        assert_eq!(cut("The Chair said: all is well"), ["The Chair said: all is well"]);
    }

    #[test]
    fn who_chaired() {
        assert_eq!(in_the_chair("Mr A Moss in the Chair"), Some("Mr A Moss"));
        assert_eq!(in_the_chair("Jo BLAIR, Vice Chairperson, in the Chair."), Some("Jo BLAIR, Vice Chairperson"));
        assert_eq!(in_the_chair("The meeting was chaired by Jo Blair."), Some("Jo Blair"));
        assert_eq!(in_the_chair("The Chair opened the meeting."), None);
    }
}
