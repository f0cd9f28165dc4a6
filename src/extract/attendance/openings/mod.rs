//! What opens a list of people: "Present:", "Also in attendance –", "Apologies were received from …".

mod headings;
mod sentences;

use crate::framework::headings::{self as vocabulary, PeopleHeading};
use crate::record::AttendanceStatus;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{labels, people, substring};
use headings::is_role_heading;
pub(super) use headings::{heading_status, is_side, says_only_absent, speaks_of_presence};
pub(super) use sentences::{came, chair_with_post, in_the_chair, wrote};
use std::sync::LazyLock;

/// "Apologies were received from Jo Blair and Al Reid."
static APOLOGIES_FROM: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\bapolog(?:ies|y)(?:\s+(?:for|of)\s+(?:absence|non-attendance|inability to attend):?)?(?:\s+(?:for\s+\w+\s+)?(?:was|were|be|had been|have been))?(?:\s+also)?(?:\s+(?:received|intimated|submitted|given|noted|tendered|recorded|offered|made|sent|presented|extended|conveyed|reported|accepted))?(?:\s+(?:and|&)\s+(?:accepted|approved|noted|recorded))?(?:\s+as\s+(?:having\s+been\s+)?received)?(?:\s+for\s+absence)?\s+(?:from|on behalf of|by|for the (?:absence|non-attendance) of)\s*(?::-|:)?\s+(?P<who>.+)$",
    )
});
/// "Apologies for absence were submitted on behalf of:-": the names follow.
static APOLOGIES_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^apologies\b[^.;:]{0,60}?\b(?:from|on behalf of|by|for)(?:\s+the\s+following)?(?:\s+members)?\s*(?::\s?-|:\s?–|:|-)?$",
    )
});
/// "Jo Blair and Al Reid had sent their apologies."
static SENT_APOLOGIES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<who>\p{Lu}.{3,200}?)\s+(?:(?:has|have|had|both|also)\s+){0,2}(?:(?:sent|gave|given|submitted|tendered|offered|intimated|extended)\s+(?:(?:his|her|their|in)\s+)?apologies|apologi[sz]ed\s+for\s+(?:(?:his|her|their)\s+(?:absence|non-attendance)|not\s+(?:attending|being)|(?:being\s+)?unable|absence))\b",
    )
});
/// "… Jo Blair, apologies from Al Reid" within a list.
static INLINE_APOLOGIES: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)(?:[,;:.(]\s*|\s+[-–]\s+)(?P<head>apologies\s+(?:were\s+)?(?:received\s+)?(?:from|for)\s)")
});

/// "Present were Ann Moss and Jo Blair.", "Those in attendance were …", "The meeting was attended by …": a sentence that
/// lists who came.
static PRESENT_WERE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?i:those\s+)?(?P<also>(?i:also\s+))?(?i:present|attending|(?P<other>in\s+attendance))\s+(?:at\s+the\s+(?:above\s+)?meeting\s+)?(?:were|was)|(?i:the\s+)?[Mm]eeting\s+was\s+attended\s+by)\s*:?\s+(?P<who>\p{Lu}.+)$",
    )
});

/// "…, with Ann Moss (Town Clerk) and Jo Blair (RFO) in attendance."
static WITH_OTHERS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"[\w)],?\s+with\s+(?P<who>\p{Lu}[^.;:]{3,160}\sin attendance\.?)$"));

/// "…; Ms A Moss and Mr J Blair (both in attendance)."
static THEY_ATTENDED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"[;,.]\s+(?P<who>\p{Lu}[^;]{3,160}?\s\((?:both|all)\s+in\s+attendance\))"));

/// "Minutes of the meeting at Lamlash Hall Present": a heading that ran together with the line above it.
pub(super) fn ends_as_heading(text: &str) -> Option<AttendanceStatus> {
    let last = text.trim_end_matches([':', '-', ' ']).rsplit(char::is_whitespace).next()?;
    (last.starts_with(char::is_uppercase) && last.len() < text.len())
        .then(|| match vocabulary::fold(last).as_str() {
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
    /// What may part a heading from its people.
    const SEPARATORS: [&str; 8] = [":-", ":–", ":", ";-", "; ", " – ", " - ", "\t"];
    let text = as_asked(after_reference(labels::split(text).1.trim()));
    let lead = APOLOGIES_LEAD.is_match(text);
    let apologies = APOLOGIES_FROM.captures(text).or_else(|| SENT_APOLOGIES.captures(text)).filter(|_| !lead);
    if let Some(found) = apologies {
        return Some(sent_by(found.name("who")?.as_str().trim()));
    }
    if let Some(opening) = noted_for(text).map(sent_by).or_else(|| present_were(text)) {
        return Some(opening);
    }
    if lead {
        return Some(Opening { status: AttendanceStatus::Apologies, rest: "", goes_on: true, role: false });
    }
    // "Ann Moss (Town Clerk) and Jo Blair (RFO) in attendance."
    let ends = [" in attendance", " (both in attendance)", " (all in attendance)"];
    if let Some(who) = ends.iter().find_map(|end| text.trim_end_matches(['.', ';', ',']).strip_suffix(end))
        && people::is_surely_person(super::split::head(who))
        && super::lines::is_list_line(who)
    {
        return Some(Opening { status: AttendanceStatus::InAttendance, rest: who, goes_on: false, role: false });
    }
    let parted = SEPARATORS.iter().find_map(|separator| {
        let (head, rest) = substring::split_once(text, separator)?;
        heading_status(head).map(|status| (*separator, head, rest, status))
    });
    if let Some((separator, head, rest, status)) = parted {
        return behind_separator(separator, (head, rest), status);
    }
    let bare = text.trim_end_matches([':', '-', '–', '.', ';']);
    if let Some(status) = heading_status(bare) {
        return Some(Opening { status, rest: "", goes_on: true, role: is_role_heading(text) });
    }
    before_a_name(text)
}

/// "To receive apologies for absence": the item asks for what its list gives.
fn as_asked(text: &str) -> &str {
    let asked = ["To receive ", "To accept ", "To note ", "To record ", "To receive any ", "To consider "];
    match asked.iter().rev().find_map(|opens| text.strip_prefix(opens)) {
        Some(rest) if rest.to_lowercase().starts_with("apolog") => rest,
        _ => text,
    }
}

/// A sentence that says who sent apologies.
fn sent_by(who: &str) -> Opening<'_> {
    Opening { status: AttendanceStatus::Apologies, rest: first_sentence(who), goes_on: false, role: false }
}

/// A heading of people with what stands behind its separator; `None` where it is the heading of something else.
fn behind_separator<'a>(
    separator: &str,
    (head, rest): (&str, &'a str),
    status: AttendanceStatus,
) -> Option<Opening<'a>> {
    // "Minutes – Planning Board", "MINUTES – PUBLIC": the paper's title.
    let said = rest.trim_start_matches(['-', '–', ':', ' ', '\t']);
    let role = is_role_heading(head);
    // "Minutes: 59 - 83": the numbers of a minute's items.
    // "Minutes: Thursday 9 February 2023": the day of the meeting.
    let numbered = said.starts_with(|c: char| c.is_ascii_digit());
    if role && (numbered || crate::wording::when::first_day(said).is_some()) {
        return None;
    }
    let named = people::is_surely_person(super::split::head(said));
    let dashed = matches!(separator, " – " | " - ") && !people::is_person(super::split::head(said));
    if role && (dashed || super::lines::is_body(said) && !named) {
        return None;
    }
    let rest = first_sentence(said.trim());
    // "Members<tab>Role": headings of columns.
    let columns = separator == "\t"
        && vocabulary::people_all(rest)
            .iter()
            .any(|m| matches!(m, PeopleHeading::Role | PeopleHeading::Organisation | PeopleHeading::Initials));
    // "Present: Members" above the names of them.
    let group = heading_status(rest).is_some() && !rest.contains([':', ',']);
    Some(Opening { status, rest: if columns || group { "" } else { rest }, goes_on: true, role })
}

/// "Present were Jo Blair and Al Reid."
fn present_were(text: &str) -> Option<Opening<'_>> {
    if !text.contains(" were ") && !text.contains(" was ") {
        return None;
    }
    let found = PRESENT_WERE.captures(text)?;
    let besides = found.name("also").is_some() || found.name("other").is_some();
    let status = if besides { AttendanceStatus::InAttendance } else { AttendanceStatus::Present };
    let rest = first_sentence(found.name("who")?.as_str().trim());
    Some(Opening { status, rest, goes_on: false, role: false })
}

/// "An apology for absence was noted for Mo Park": who is named behind it.
fn noted_for(text: &str) -> Option<&str> {
    let behind = [
        "was noted for ",
        "were noted for ",
        "was recorded for ",
        "were recorded for ",
        "was given for ",
        "were given for ",
    ];
    let at = behind.iter().find_map(|said| text.find(said).map(|at| (at, at + said.len())));
    let (before, who) = at.and_then(|(from, to)| Some((text.get(..from)?, text.get(to..)?)))?;
    let said = before.rsplit(". ").next().unwrap_or(before);
    let sent = said.len() <= 60 && said.to_lowercase().contains("apolog");
    (sent && who.starts_with(char::is_uppercase)).then_some(who)
}

/// The names before a sentence of its own: "Jo Blair. Cllr Moss attended as substitute."
fn first_sentence(who: &str) -> &str {
    let sentences = crate::wording::sentences::sentences(who);
    let [first, second, ..] = sentences.as_slice() else { return who };
    let told = who.get(second.start..).is_some_and(|rest| super::lines::is_sentence(rest) || is_told(rest));
    who.get(first.clone()).filter(|_| told).map_or(who, str::trim)
}

/// "Al passed on Jo's regrets.", "Leave of absence was granted to Al.": a capital, and then small letters.
fn is_told(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [first, second, rest @ ..] = words.as_slice() else { return false };
    let named = first.starts_with(char::is_uppercase) && !first.ends_with(',');
    let small = |word: &str, least: usize| word.len() >= least && word.chars().all(char::is_lowercase);
    // "Head of Finance" is a post.
    let does = small(second, 4) || *second == "of" && rest.iter().filter(|word| small(word, 5)).count() > 1;
    named && does && rest.len() > 1
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
        if let Some(status) = vocabulary::people_all(&text[..end]).into_iter().find_map(PeopleHeading::status)
            && people::is_surely_person(head)
            && !is_role_heading(&text[..end])
        {
            return Some(Opening { status, rest, goes_on: true, role: false });
        }
        from = text.len() - rest.len();
    }
    None
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
        if [" from", " by", " of"].iter().any(|end| before.ends_with(end)) {
            continue;
        }
        if !head.starts_with(|c: char| c.is_uppercase()) {
            continue;
        }
        let parted =
            before.is_empty() || before.ends_with(['.', ';', ',', ')']) || text[..start].ends_with(['\t', '\n']);
        let usual = vocabulary::people_all(head).into_iter().find_map(PeopleHeading::status).is_some()
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
    // "Present – Jo Blair, Al Reid. Apologies – Mo Park.": the next heading behind a full stop.
    cuts.extend([" – ", " - "].iter().flat_map(|dash| text.match_indices(dash)).filter_map(|(at, dash)| {
        let (from, head) = text.get(..at)?.rsplit_once(". ").map(|(before, head)| (before.len() + 2, head))?;
        let named = people::is_surely_person(super::split::head(text.get(at + dash.len()..)?));
        (named && heading_status(head).is_some()).then_some(from)
    }));
    cuts.extend(INLINE_APOLOGIES.captures_iter(text).filter_map(|c| c.name("head")).map(|head| head.start()));
    // "… (ex officio) with Jo Blair (Clerk) in attendance": those behind "with" came besides.
    if let Some(found) = WITH_OTHERS.captures(text).and_then(|found| found.name("who")) {
        cuts.push(found.start());
    }
    if let Some(found) = THEY_ATTENDED.captures(text).and_then(|found| found.name("who")) {
        cuts.extend([found.start(), found.end()]);
    }
    // "Ann Moss opened the meeting. Present were Jo Blair and Al Reid. Apologies had been received from Mo Park."
    if ["resent were ", "resent was ", "ttending were ", "ttendance were ", "ttendance was ", "eeting was attended by "]
        .iter()
        .any(|w| text.contains(w))
    {
        let sentences = crate::wording::sentences::sentences(text);
        let opens = |at: &usize| *at > 0 && opening(text.get(*at..).unwrap_or_default()).is_some_and(|o| !o.goes_on);
        cuts.extend(sentences.into_iter().map(|s| s.start).filter(opens));
    }
    // "The following were present: Jo Blair, Al Reid. An apology was received from Mo Park."
    let tells = [". An apology ", ". Apologies ", ". Apology "];
    cuts.extend(tells.iter().flat_map(|told| text.match_indices(told)).map(|(at, _)| at + 2).filter(|at| {
        text.get(*at..).is_some_and(|rest| opening(rest).is_some_and(|o| o.status == AttendanceStatus::Apologies))
    }));
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
        let piece = piece.strip_suffix(" with").unwrap_or(piece);
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
        check("An apology for absence was noted for Jo Blair.", Some((Apologies, "Jo Blair.")));
        check("By phone: Jo Blair", Some((Present, "Jo Blair")));
        check("Present were Jo Blair and Al Reid.", Some((Present, "Jo Blair and Al Reid.")));
        check("The meeting was attended by Jo Blair and Al Reid.", Some((Present, "Jo Blair and Al Reid.")));
        check("Those in attendance were Jo Blair and Al Reid.", Some((InAttendance, "Jo Blair and Al Reid.")));
        check("Also in attendance at the above meeting were Jo Blair", Some((InAttendance, "Jo Blair")));
        check("Attendees and apologies", Some((Present, "")));
        check("Members Present (Voting)", Some((Present, "")));
        check("4. Apologies for Absence", Some((Apologies, "")));
        check("Minutes: Thursday 9 February 2023, 16:30", None);
        check("Jo Blair and Al Reid had sent their apologies.", Some((Apologies, "Jo Blair and Al Reid")));
        check("Al Reid noted apologies from Jo Blair, Director.", Some((Apologies, "Jo Blair, Director.")));
        check("Apologies received and accepted from: Jo Blair", Some((Apologies, "Jo Blair")));
        check("Apologies had been accepted from Jo Blair", Some((Apologies, "Jo Blair")));
        check("Apologies were noted as having been received from Jo Blair", Some((Apologies, "Jo Blair")));
        check("Apologies for absence were submitted on behalf of:-", Some((Apologies, "")));
        check("Jo Blair and Al Reid apologised for not attending.", Some((Apologies, "Jo Blair and Al Reid")));
        check("Jo Blair apologised for the late papers.", None);
        check("Management side: Jo Blair (Principal)", Some((Present, "Jo Blair (Principal)")));
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
        assert_eq!(came("Al Reid (AR) – joined at 17.20"), None);
        assert_eq!(in_the_chair("Councillor E. Drew, Chair, Presiding."), Some("Councillor E. Drew, Chair"));
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
        assert_eq!(in_the_chair("Ann Moss (Chair) opened the meeting at 7.05pm."), Some("Ann Moss"));
        let told = "Ann Moss (Chair) opened the meeting. Present were Jo Blair and Al Reid. Apologies had been received from Mo Park.";
        assert_eq!(cut(told).len(), 3, "{:?}", cut(told));
    }
}
