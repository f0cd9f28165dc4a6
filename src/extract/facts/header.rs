//! Facts from the first lines of a paper: its title, when the body met, for the how manieth time, the paper's number.

use crate::extract::passages::{Passage, is_within_item, lists_people};
use crate::framework::headings::fold;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::when;
use jiff::civil::Date;
use std::sync::LazyLock;

/// Lines before the text of a paper begins.
const TOP: usize = 16;

/// A line at the top.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its words.
    pub text: String,
    /// Whether it is set as a title or heading.
    pub heading: bool,
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?P<ordinal>\d{1,3})\s*(?:st|nd|rd|th)\s+(?:\w+\s+){0,3}?meeting\b|\bmeeting\s+(?:no\.?|number|#)\s*(?P<number>\d{1,3})\b|^(?:[A-Z][A-Za-z&-]*\s+){0,4}meeting\s+(?P<plain>\d{1,3})\s*(?:[:–-]|$)|^[A-Z]{2,8}\s?\(\d{2,4}\)\s*(?P<coded>\d{1,3})(?:st|nd|rd|th)\b|\b(?P<session>\d{1,3})(?:st|nd|rd|th)\s+(?:session|sitting)\b",
    )
});
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:paper|report|enclosure)\s*(?:no\.?|number|ref\.?)?\s*[:\s]\s*(?P<code>[A-Z]{0,6}[\s(]*\d[\w()./-]{0,20}|[A-Z]{1,8}/\S{2,20})\s*(?:$|[|–—])",
    )
});

/// The lines before the text begins: to the first numbered heading, list of people, long paragraph or table of text.
pub(super) fn top(head: &[&Passage<'_>]) -> Vec<Line> {
    let mut out = Vec::new();
    for passage in head {
        let folded = fold(item_text(&passage.text).1);
        let people = ["present", "attendees", "apologies", "in attendance", "sederunt", "members present"]
            .iter()
            .any(|w| folded == *w || passage.text.to_lowercase().starts_with(&format!("{w}:")))
            || lists_people(&passage.text).is_some_and(|label| {
                !matches!(fold(label).as_str(), "minutes" | "minute" | "notes" | "chair" | "secretariat")
            });
        let numbered = item_text(&passage.text).0
            || passage.label.as_deref().and_then(crate::wording::labels::number).is_some()
                && !goes_on_as_date(&passage.text);
        let section = passage.heading
            && !out.is_empty()
            && is_within_item(&passage.text)
            && super::author::reports(&passage.text).is_none();
        let numbered = numbered || !out.is_empty() && is_lettered(&passage.text);
        let people_behind = people_at(&passage.text);
        let long = passage.text.chars().count() > 260 && people_behind.is_none();
        if people || numbered || section || long || out.len() >= TOP {
            break;
        }
        // "… in the Pier Office Present: Jo Blair (Chair), …": the list of people ran on behind the last line.
        if let Some(at) = people_behind {
            out.push(Line { text: passage.text[..at].trim().to_owned(), heading: passage.heading });
            break;
        }
        // A date may look like a label and its text: "24 June 2010" never does, "2. March 2011" may.
        let whole = match &passage.label {
            Some(label) => format!("{label} {}", passage.text),
            None => passage.text.clone(),
        };
        for text in whole.split('\n').map(str::trim).filter(|t| !t.is_empty()) {
            out.push(Line { text: text.to_owned(), heading: passage.heading });
        }
    }
    out
}

/// "A1 Apologies", "B. FOR DECISION": an item of an agenda that counts with letters.
fn is_lettered(text: &str) -> bool {
    let Some((first, rest)) = text.trim().split_once(char::is_whitespace) else { return false };
    let bare = first.trim_end_matches(['.', ')']);
    let mut letters = bare.chars();
    let capital = letters.next().is_some_and(|c| c.is_ascii_uppercase());
    let below = letters.as_str().trim_start_matches('.');
    let word = rest.split_whitespace().next().unwrap_or("");
    let shouted = word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    let counted = !below.is_empty() && below.len() <= 2 && below.chars().all(|c| c.is_ascii_digit());
    capital
        && (counted && rest.starts_with(char::is_uppercase) || below.is_empty() && bare.len() < first.len() && shouted)
}

/// The byte at which the list of those present begins within a line.
fn people_at(text: &str) -> Option<usize> {
    const LONGEST: usize = 260;
    ["Present:", "PRESENT:", "Attending:", "In attendance:", "Sederunt:", "Members present:", "Attendees:"]
        .iter()
        .filter_map(|word| text.find(&format!(" {word}")))
        .min()
        .filter(|at| *at <= LONGEST)
}

/// "24 June 2010" may look like a label and its text: the month comes first.
fn goes_on_as_date(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty()).unwrap_or("");
    crate::wording::calendar::month(&first.to_lowercase()).is_some()
        || matches!(first, "st" | "nd" | "rd" | "th")
        || text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a text begins with an item's number of several parts ("2307.01 Present"), and what follows it.
fn item_text(text: &str) -> (bool, &str) {
    let Some((first, rest)) = text.trim().split_once(char::is_whitespace) else { return (false, text) };
    let parts: Vec<&str> = first.trim_end_matches(['.', ')']).split(['.', '/']).collect();
    let numbers = parts.len() > 1 && parts.iter().all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit()));
    if numbers && when::first_day(text).is_none_or(|_| when::first_day(rest).is_some()) {
        (true, rest)
    } else {
        (false, text)
    }
}

fn is_marking(text: &str) -> bool {
    if is_paper_number(text) {
        return true;
    }
    // "OFFICIAL SENSITIVE / DRAFT – TO BE RATIFIED": several in one line.
    let mut pieces = text
        .split(['\n', '–', '—', '-', '/', '|', '[', ']', '(', ')', ':'])
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .peekable();
    pieces.peek().is_some() && pieces.all(|p| is_one_marking(p) || is_paper_number(p))
}

/// "Paper 1", "Agenda Item 4", "Enc. B".
fn is_paper_number(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(' ');
    matches!(words.next(), Some("paper" | "item" | "agenda" | "enc" | "enclosure" | "appendix"))
        && words.all(|w| w == "item" || w == "no" || w.chars().any(|c| c.is_ascii_digit()) || w.chars().count() == 1)
        && folded.contains(' ')
}

fn is_one_marking(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "unclassified"
            | "official"
            | "official sensitive"
            | "restricted"
            | "draft"
            | "confidential"
            | "final"
            | "private"
            | "public"
            | "agenda"
            | "minutes"
            | "minute"
            | "for information"
            | "for decision"
            | "not protectively marked"
            | "draft minutes"
            | "report"
            | "notes"
            | "restricted internal"
            | "unconfirmed"
            | "unapproved"
            | "official sensitive draft to be ratified"
            | "official sensitive draft"
            | "to be ratified"
            | "to be approved"
            | "for approval"
            | "for discussion"
            | "for noting"
            | "draft minute"
            | "approved"
            | "sensitive"
            | "notice of meeting"
            | "items of business"
            | "business items"
            | "order of business"
            | "note"
            | "minute of meeting"
            | "minutes of meeting"
            | "draft minute of meeting"
            | "draft minutes of meeting"
            | "meeting"
            | "confirmed"
            | "embargoed"
            | "in confidence"
            | "open"
            | "closed"
            | "part 1"
            | "part 2"
            | "open session"
    )
}

/// Whether words before a colon are the label of a fact and not the beginning of a title: "Date", "Report to", though not
/// "Warm welcome fund".
fn is_label(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "date",
        "time",
        "venue",
        "meeting",
        "report",
        "from",
        "to",
        "by",
        "author",
        "authors",
        "contact",
        "agenda",
        "item",
        "paper",
        "purpose",
        "subject",
        "lead",
        "location",
        "place",
        "chair",
        "present",
        "apologies",
        "action",
        "status",
        "version",
        "ref",
        "reference",
        "classification",
        "committee",
        "board",
        "title",
        "presented",
        "prepared",
        "responsible",
        "executive",
        "sponsor",
        "director",
        "officer",
        "ward",
        "wards",
        "tel",
        "email",
        "security",
        "for",
        "attendees",
        "attendance",
        "members",
        "no",
        "number",
        "distribution",
        "owner",
        "period",
        "council",
    ];
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    words.len() <= 3 && words.iter().any(|w| LABELS.contains(w))
}

/// The title of a report among the lines at its top: not the name of the council or board, nor who reports.
pub(super) fn report_title(top: &[Line], body: Option<&str>) -> Option<String> {
    let names_body = |text: &str| {
        let dateless = when::find(text).first().map_or(text, |f| &text[..f.range.start]);
        let bare = dateless.trim_end_matches(|c: char| !c.is_alphanumeric());
        let words = bare.split_whitespace().count();
        let meeting = bare.len() < text.len() && fold(bare).ends_with("meeting");
        let whose = ["University of ", "The University of ", "NHS "].iter().any(|opens| bare.starts_with(opens))
            && !bare.contains(':')
            && words <= 6;
        meeting
            || whose
            || super::body::is_court(bare)
            || body.is_some_and(|b| fold(bare) == fold(b))
            || super::body::is_name(bare) && words <= 9
    };
    let lines: Vec<Line> = top
        .iter()
        .filter(|l| !names_body(&l.text))
        .filter_map(|l| match super::author::reports(&l.text) {
            Some((at, _)) => {
                let title = l.text[..at].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
                (!title.is_empty()).then(|| Line { text: title.to_owned(), heading: l.heading })
            }
            None => Some(l.clone()),
        })
        .collect();
    let real = lines.iter().any(|l| !is_marking(&l.text));
    title(&lines).filter(|_| real)
}

/// The title: the first line that is more than a marking, a date or a field.
pub(super) fn title(top: &[Line]) -> Option<String> {
    // "NHSXY (M) 19/03": the paper's own reference.
    let reference = |text: &str| {
        text.split_whitespace().count() <= 3
            && text.contains(['/', '('])
            && text.chars().any(|c| c.is_ascii_digit())
            && !text.chars().any(char::is_lowercase)
    };
    let wanted = |l: &&Line| {
        !is_marking(&l.text)
            && !reference(&l.text)
            && !l.text.contains(" will be held ")
            && when::first_day(&l.text).is_none_or(|_| l.text.split_whitespace().count() > 5)
            && !l.text.contains('@')
            && l.text.chars().any(char::is_alphabetic)
            && l.text.chars().count() <= 200
            && !l.text.ends_with(':')
    };
    let field = |l: &&Line| l.text.split_once(':').is_some_and(|(label, _)| is_label(label));
    top.iter()
        .find(|l| wanted(l) && l.heading && !field(l))
        .or_else(|| top.iter().find(|l| wanted(l) && !field(l)))
        .or_else(|| top.iter().find(|l| is_marking(&l.text)))
        .map(|l| l.text.clone())
}

/// The meeting's date: on a line about the meeting, else the first date at the top.
pub(super) fn date(top: &[Line]) -> Option<Date> {
    let about = |l: &&Line| {
        let folded = fold(&l.text);
        ["meeting", "held", "minute", "minutes", "agenda", "log", "board", "committee"]
            .iter()
            .any(|w| folded.split(' ').any(|x| x == *w))
            && !folded.contains("next meeting")
            && !folded.contains("previous meeting")
            && !folded.contains("last meeting")
    };
    top.iter().filter(about).find_map(|l| when::first_day(&l.text)).or_else(|| {
        top.iter().filter(|l| !fold(&l.text).contains("next meeting")).find_map(|l| when::first_day(&l.text))
    })
}

/// Ordinals in words, from the first on.
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty first",
    "twenty second",
    "twenty third",
    "twenty fourth",
    "twenty fifth",
    "twenty sixth",
    "twenty seventh",
    "twenty eighth",
    "twenty ninth",
    "thirtieth",
];

/// "Minutes of the seventh meeting".
fn in_words(text: &str) -> Option<u32> {
    let folded = format!(" {} ", fold(text));
    let at = folded.find(" meeting ")?;
    let before = &folded[..at];
    ORDINALS
        .iter()
        .enumerate()
        .rev()
        .find(|(_, word)| before.ends_with(&format!(" of the {word}")) || before.trim() == **word)
        .map(|(index, _)| index as u32 + 1)
}

/// The meeting's number.
pub(super) fn number(top: &[Line]) -> Option<u32> {
    top.iter().find_map(|l| {
        let Some(found) = NUMBER.captures(&l.text) else { return in_words(&l.text) };
        ["ordinal", "number", "plain", "coded", "session"]
            .iter()
            .find_map(|name| found.name(name))?
            .as_str()
            .parse()
            .ok()
    })
}

/// The paper's number: "Paper 7", "Paper TB(3)2.2".
pub(super) fn paper_number(top: &[Line]) -> Option<String> {
    // "Annual Performance Report 2019-20": a year is no number.
    top.iter().take(6).find_map(|l| {
        let code = PAPER.captures(&l.text).and_then(|f| f.name("code")).map(|c| c.as_str().trim().to_owned());
        code.filter(|code| !is_years(code) || l.text.to_lowercase().contains("paper"))
    })
}

/// Whether a code is a year or two: "2019", "2019-20", "2019/2020".
fn is_years(code: &str) -> bool {
    let year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let mut parts = code.split(['-', '/', '–']);
    let digits = |text: &&str| text.chars().all(|c| c.is_ascii_digit());
    parts.next().filter(digits).is_some_and(year)
        && parts.next().is_none_or(|second| digits(&second) && (second.len() == 2 || year(second)))
        && parts.next().is_none()
}

/// The item under which a paper is taken: "Agenda item 7" in a line of its own.
pub(super) fn agenda_item(top: &[Line]) -> Option<String> {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?i)^(?:agenda\s+)?item\s*(?:no\.?|number)?\s*:?\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)$")
    });
    top.iter().take(6).find_map(|l| Some(ITEM.captures(l.text.trim())?.name("number")?.as_str().to_owned()))
}

/// Whether words name what a paper is for: "Decision", "For noting".
pub(super) fn is_purpose(text: &str) -> bool {
    let folded = fold(text);
    matches!(
        folded.strip_prefix("for ").unwrap_or(&folded),
        "decision"
            | "information"
            | "noting"
            | "discussion"
            | "approval"
            | "assurance"
            | "consideration"
            | "action"
            | "awareness"
            | "endorsement"
            | "ratification"
    )
}

/// "FOR DECISION", "For noting" on a line of its own.
pub(super) fn purpose(top: &[Line]) -> Option<String> {
    top.iter().find(|l| fold(&l.text).starts_with("for ") && is_purpose(&l.text)).map(|l| l.text.clone())
}
