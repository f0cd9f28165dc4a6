//! The body that met, from the first lines of a paper or its running heads.

use super::body_name::{body_in, of_body};
use super::top::{Line, before_date};
use crate::extract::passages::Passage;
use crate::framework::headings::fold;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// Nouns that end the names of bodies.
const BODIES: &[&str] = &[
    "board",
    "committee",
    "group",
    "partnership",
    "forum",
    "panel",
    "network",
    "council",
    "authority",
    "ijb",
    "cabinet",
    "assembly",
    "commission",
    "taskforce",
    "team",
    "trust",
    "alliance",
    "association",
    "foundation",
    "conservancy",
    "federation",
    "society",
    "consortium",
    "synod",
];

/// Names without a place are no longer, in words: "Health and Social Care Partnership".
const LONGEST_GENERIC: usize = 5;
/// Lines at the top among which a court or senate is named.
pub(super) const COURT_LINES: usize = 4;

/// Whether a text may be a body's name as a whole.
pub(super) fn is_body(text: &str) -> bool {
    let folded = fold(text);
    text.chars().count() <= 120 && folded.split(' ').any(|w| BODIES.contains(&w))
}

/// Whether a text is the name of a body and nothing else: its last word is the noun of one, and no verb or colon is in it.
pub(super) fn is_name(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    let capitals = text.split_whitespace().all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) || matches!(w, "and" | "of" | "for" | "the")
    });
    ends_body(last) && capitals && !text.contains(':') && is_body(text)
}

/// Whether a text is one of the bodies that have no other name than their noun: a university's "Court".
pub(super) fn is_court(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "court"
            | "senate"
            | "university court"
            | "university senate"
            | "academic council"
            | "council"
            | "cabinet"
            | "senatus"
    )
}

/// Whether a word ends the name of a body: "Board", "Sub-Committee".
pub(super) fn ends_body(word: &str) -> bool {
    fold(word).rsplit(' ').next().is_some_and(|w| BODIES.contains(&w) || matches!(w, "subcommittee" | "subgroup"))
}

/// Whether a name is that of people who meet rather than of an organisation ("Highland Council").
pub(super) fn meets(name: &str) -> bool {
    fold(name).contains("governing body")
        || fold(name).split(' ').any(|w| {
            matches!(
                w,
                "board"
                    | "committee"
                    | "group"
                    | "panel"
                    | "forum"
                    | "ijb"
                    | "cabinet"
                    | "assembly"
                    | "taskforce"
                    | "subcommittee"
                    | "synod"
            )
        })
}

/// "Health Board", "Host partnership", "Tenants’ forum" in a cell: the heading of a column, or a body of some kind in it,
/// and none of its own name.
fn heads_a_column(line: &Line) -> bool {
    let kinds = ["health board", "nhs board", "integration authority", "integration joint board", "local authority"];
    let names = || line.text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    line.tabled && (kinds.contains(&fold(&line.text).trim_end_matches('s')) || line.text.contains(' ') && names() < 2)
}

/// The body: from the first lines, else the running heads.
pub(super) fn body(top: &[Line], running: &[String]) -> Option<String> {
    let named: Vec<String> = top
        .iter()
        .filter(|l| !heads_a_column(l) && !sent_people(&l.text))
        .filter_map(|l| counted(&l.text).or_else(|| named_in(&l.text)))
        .collect();
    top.iter()
        .find_map(|l| of_body(&l.text))
        .map(|said| whole_name(said, &named))
        .or_else(|| dated_court(top))
        .or_else(|| meeting(top, &named))
        .or_else(|| friends(top))
        .or_else(|| parish_meeting(top))
        .or_else(|| court(top))
        .or_else(|| club(top))
        .or_else(|| titled(top))
        .or_else(|| asked(top))
        .map(|said| placed(said, top, running))
        .or_else(|| running.iter().filter(|t| is_short(t)).find_map(|t| body_in(t)))
        .or_else(|| registered(top))
        .or_else(|| top.iter().find_map(|l| bare_in(&l.text)))
}

/// "Perth & Kinross Council: Cllr Ann Moss, Jo Blair": a body that sent people to the meeting.
fn sent_people(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(_, people)| {
        let first = people.split([',', ';', '(']).next().unwrap_or("").trim();
        crate::wording::people::is_surely_person(first)
    })
}

/// Whether a line is short enough for one that names the body, and none that says where it met.
fn is_short(text: &str) -> bool {
    text.chars().count() <= 130 && !text.to_lowercase().starts_with("venue")
}

/// "ONE HUNDRED AND SEVENTY-SIXTH MOORS BOARD MEETING": the number of the meeting is no part of the name.
fn counted(text: &str) -> Option<String> {
    let (_, used) = super::header::ordinal_at_start(text).filter(|(number, _)| *number > 20)?;
    // "SEVENTY-SIXTH" is one word of the line and two of its folded form.
    let joined = text.split_whitespace().take(used).filter(|w| w.contains('-')).count();
    let rest: Vec<&str> = text.split_whitespace().skip(used - joined).collect();
    body_in(&rest.join(" "))
}

/// The body that a line names.
fn named_in(text: &str) -> Option<String> {
    // "Minutes of the Board Meeting of … held at … on …": the name stands before where and when they met.
    let before_held = || {
        let (name, _) = text.split_once(" held ").filter(|(name, _)| !is_short(text) && is_short(name))?;
        body_in(name)
    };
    body_in(text).filter(|_| is_short(text)).or_else(before_held)
}

/// "Dunmore Council" above "Audit Committee": of the bodies named at the top the one that met.
fn meeting(top: &[Line], named: &[String]) -> Option<String> {
    let of_it = |n: &&String| {
        let folded = fold(n);
        folded.split(' ').any(|w| matches!(w, "committee" | "subcommittee" | "subgroup" | "panel"))
    };
    let Some(first) = named.iter().find(|n| meets(n)) else {
        // "CABINET" alone below the council's name.
        let cabinet = top.iter().take(COURT_LINES).any(|l| fold(&l.text) == "cabinet");
        return named.first().filter(|_| !cabinet).cloned();
    };
    if of_it(&first) || opens_with_meeting(top, first) {
        return Some(first.clone());
    }
    // "Planning Group – minute of meeting 17 April": the line says whose minute it is; a "Steering Group" may be anybody's.
    let is_its_minute = |l: &Line, name: &str| {
        let folded = fold(&l.text);
        let behind = folded.strip_prefix(&fold(name)).filter(|rest| rest.starts_with(' ') && is_short(&l.text));
        let own = name.split_whitespace().count() > 2;
        own && behind.is_some_and(|rest| rest.split(' ').any(|w| matches!(w, "minute" | "minutes" | "note" | "notes")))
    };
    // Its group counts where that stands alone on a line below.
    let group = |n: &&String| {
        *n != first
            && matches!(fold(n).rsplit(' ').next(), Some("group" | "forum" | "team" | "network"))
            && top.iter().take(COURT_LINES).any(|l| is_its_minute(l, n) || l.heading && fold(&l.text) == fold(n))
    };
    // The committee of a board that is named first, else its group.
    let below = named.iter().take(3).find(of_it).or_else(|| named.iter().take(2).find(group));
    Some(below.unwrap_or(first).clone())
}

/// "Trust Board meeting: Thursday 6 September 2012": whose meeting it is, whatever committee is named below.
fn opens_with_meeting(top: &[Line], name: &str) -> bool {
    let opens = format!("{} meeting ", fold(name));
    top.iter().take(COURT_LINES).any(|l| {
        fold(&l.text).starts_with(&opens) && crate::wording::when::first_day(&l.text).is_some() && is_short(&l.text)
    })
}

/// "Court – 30 November 2022".
fn dated_court(top: &[Line]) -> Option<String> {
    top.iter().take(COURT_LINES).find_map(|l| {
        let bare = before_date(&l.text)?;
        is_court(bare).then(|| bare.to_owned())
    })
}

/// "A meeting of the Integration Joint Board" below the whole name.
fn whole_name(said: String, named: &[String]) -> String {
    let end = format!(" {}", fold(&said));
    named.iter().find(|n| fold(n).ends_with(&end)).cloned().unwrap_or(said)
}

/// "Dumfries and Galloway" above "Integration Joint Board", or in the head of each page.
fn placed(said: String, top: &[Line], running: &[String]) -> String {
    if said.split_whitespace().count() > LONGEST_GENERIC {
        return said;
    }
    let above = top.iter().position(|l| fold(&l.text) == fold(&said)).and_then(|at| at.checked_sub(1));
    let above = above.and_then(|at| top.get(at)).map(|l| l.text.as_str());
    let places =
        above.into_iter().chain(running.iter().map(String::as_str)).filter(|t| t.split_whitespace().count() <= 5);
    let whole = places
        .map(|place| format!("{} {said}", place.trim()))
        .find(|whole| matches!(crate::register::find(whole, None), crate::register::Match::Exact(_)));
    whole.unwrap_or(said)
}

/// "CABINET" alone above "Minutes".
fn court(top: &[Line]) -> Option<String> {
    top.iter().take(COURT_LINES).find(|l| is_court(&l.text)).map(|l| l.text.trim().to_owned())
}

/// "TO" alone above "Cabinet".
fn asked(top: &[Line]) -> Option<String> {
    let to = top.iter().position(|l| matches!(fold(&l.text).as_str(), "to" | "report to"))?;
    top.get(to + 1).map(|l| l.text.trim()).filter(|t| is_court(t) || is_body(t)).map(str::to_owned)
}

/// "Friends of Glen Park" alone at the top: such have no noun of bodies.
fn friends(top: &[Line]) -> Option<String> {
    let named =
        |text: &&str| text.starts_with("Friends of ") && text.split(' ').count() <= 7 && !text.contains([':', '.']);
    top.iter().take(COURT_LINES).map(|l| l.text.trim()).find(named).map(str::to_owned)
}

/// "Glenmore Hillwalking Club", "Kirk Session of Glenmore" alone at the top: nouns that name bodies there, and elsewhere rooms
/// or anybody's.
fn club(top: &[Line]) -> Option<String> {
    /// Such a name is no longer, in words.
    const LONGEST: usize = 8;
    const NOUNS: [&str; 10] =
        ["club", "guild", "choir", "lodge", "fellowship", "charity", "union", "institute", "band", "session"];
    const SMALL: [&str; 5] = ["of", "and", "the", "&", "with"];
    let named = |text: &&str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let noun = words.last().is_some_and(|last| NOUNS.contains(&fold(last).as_str()));
        let session = fold(text).starts_with("kirk session of ");
        (noun || session)
            && (2..=LONGEST).contains(&words.len())
            && words.iter().all(|word| word.starts_with(char::is_uppercase) || SMALL.contains(word))
            && !text.contains([':', '.', ','])
    };
    let placed = |at: usize, line: &Line| at == 0 || line.heading;
    let mut first = top.iter().take(COURT_LINES).enumerate().filter(|(at, line)| placed(*at, line) && !line.tabled);
    first.find_map(|(_, line)| Some(line.text.trim()).filter(named)).map(str::to_owned)
}

/// "Glenmore Sports Hub – Notes of meeting" at the top: whatever stands before the word for a minute is who met.
fn titled(top: &[Line]) -> Option<String> {
    /// Such a name is no longer, in words.
    const LONGEST: usize = 8;
    const PAPERS: [&str; 12] = [
        "minutes",
        "minute",
        "notes",
        "note",
        "agenda",
        "notes of meeting",
        "note of meeting",
        "minutes of meeting",
        "minute of meeting",
        "meeting notes",
        "meeting minutes",
        "meeting agenda",
    ];
    let named = |text: &str| {
        let (name, paper) =
            text.split_once(" – ").or_else(|| text.split_once(" - ")).or_else(|| text.split_once(": "))?;
        let words: Vec<&str> = name.split_whitespace().collect();
        let capital = |word: &&str| word.chars().all(|c| !c.is_alphabetic()) || word.starts_with(char::is_uppercase);
        let small = ["of", "and", "the", "&", "for", "in"];
        let name_alone = (2..=LONGEST).contains(&words.len())
            && words.iter().all(|word| capital(word) || small.contains(word))
            && crate::wording::when::first_day(name).is_none()
            && !["draft", "unconfirmed", "confirmed", "meeting", "annual", "special"]
                .iter()
                .any(|w| fold(name).starts_with(w));
        (name_alone && PAPERS.contains(&fold(paper).as_str())).then(|| name.trim().to_owned())
    };
    top.iter().take(2).filter(|line| !line.tabled).find_map(|line| named(line.text.trim()))
}

/// "Glenbrae Parish Meeting AGM Minutes": the meeting of a parish that has no council.
fn parish_meeting(top: &[Line]) -> Option<String> {
    top.iter().take(COURT_LINES).find_map(|l| {
        let at = l.text.find(" Parish Meeting")?;
        let place = l.text.get(..at)?;
        let named = place.split(' ').all(|w| w.starts_with(char::is_uppercase)) && place.split(' ').count() <= 4;
        let annual = ["Annual", "Minutes", "The"].iter().any(|w| place.split(' ').any(|p| p == *w));
        (named && !annual).then(|| format!("{place} Parish Meeting"))
    })
}

/// "Minutes of the ordinary meeting of the Senate held …": a body that has no other name than its noun.
fn bare_in(text: &str) -> Option<String> {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\bmeeting\s+of\s+(?:the\s+)?(?P<body>(?-i:Senate|SENATE|Court|COURT|Corporation|CORPORATION|Cabinet|CABINET|Council|COUNCIL|Trustees|TRUSTEES|Governors|GOVERNORS))\s+(?:held|on|at|\()",
        )
    });
    BARE.captures(text)?.name("body").map(|body| body.as_str().to_owned())
}

/// Whether a name says only that the whole body met: "Full Council", "Full Authority".
pub(super) fn is_anybodys(name: &str) -> bool {
    matches!(
        fold(name).as_str(),
        "full council"
            | "full authority"
            | "the council"
            | "town council"
            | "parish council"
            | "board"
            | "the board"
            | "governing body"
            | "board of trustees"
            | "board of directors"
            | "board of governors"
    )
}

/// Whose full council met: another line at the top names it, or the summons "A meeting of the … will be held".
pub(super) fn whose(top: &[Line], head: &[&Passage<'_>]) -> Option<String> {
    /// The summons stands among the first passages.
    const SUMMONS: usize = 8;
    let named = |name: &String| !is_anybodys(name);
    let short = |l: &&Line| l.text.chars().count() <= 80;
    let above = || top.iter().filter(short).filter_map(|l| body_in(&l.text)).find(named);
    above().or_else(|| {
        let called = |p: &&&Passage<'_>| p.text.contains("will be held") || p.text.contains("summoned");
        head.iter().take(SUMMONS).filter(called).filter_map(|p| of_body(&p.text)).find(named)
    })
}

/// "NHS LOTHIAN" alone at the top: a body that the register knows by its whole name.
fn registered(top: &[Line]) -> Option<String> {
    let known = |text: &str| {
        let whose = text.split_whitespace().count() > 1;
        whose && matches!(crate::register::find(text, None), crate::register::Match::Exact(_))
    };
    top.iter().take(COURT_LINES).map(|l| l.text.trim()).find(|text| known(text)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_met_stands_before_the_word_for_a_minute() {
        let body = |text: &str| titled(&[Line::running(text)]);
        assert_eq!(body("Glenmore Sports Hub – Notes of meeting").as_deref(), Some("Glenmore Sports Hub"));
        assert_eq!(body("Glenmore in Bloom: Minutes").as_deref(), Some("Glenmore in Bloom"));
        for other in ["Draft Paper – Minutes", "4 May 2023 – Minutes", "Path repairs – costs", "Agenda"] {
            assert_eq!(body(other), None, "{other}");
        }
        assert!(sent_people("Perth & Kinross Council: Cllr Ann Moss, Jo Blair"));
        assert!(!sent_people("Committee: Audit and Risk"));
    }

    #[test]
    fn the_heading_of_a_column_is_no_body() {
        let cell = Line { tabled: true, ..Line::running("Health Board") };
        assert_eq!(body(&[cell], &[]), None);
        assert_eq!(body(&[Line { tabled: true, ..Line::running("Host partnership") }], &[]), None);
        assert_eq!(body(&[Line::running("Health Board")], &[]).as_deref(), Some("Health Board"));
    }

    #[test]
    fn whose_board_met() {
        let top: Vec<Line> =
            ["GLENMORE PARK AUTHORITY", "MINUTES OF THE BOARD MEETING"].iter().map(|t| Line::running(t)).collect();
        assert!(is_anybodys("BOARD") && is_anybodys("Board of Trustees") && !is_anybodys("Roads Board"));
        assert_eq!(whose(&top, &[]).as_deref(), Some("GLENMORE PARK AUTHORITY"));
    }
}
