//! Facts from the first lines of a paper: what body met, when, for the how manieth time, where.

use crate::extract::passages::Passage;
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
        r"(?i)\b(?P<ordinal>\d{1,3})\s*(?:st|nd|rd|th)\s+(?:\w+\s+){0,3}?meeting\b|\bmeeting\s+(?:no\.?|number|#)\s*(?P<number>\d{1,3})\b|^meeting\s+(?P<plain>\d{1,3})\s*(?:[:–-]|$)|^[A-Z]{2,8}\s?\(\d{2,4}\)\s*(?P<coded>\d{1,3})(?:st|nd|rd|th)\b|\b(?P<session>\d{1,3})(?:st|nd|rd|th)\s+(?:session|sitting)\b",
    )
});
static OF_BODY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:minutes?|note|meeting|notes)\s+of\s+(?:the\s+|a\s+)?(?:(?:special|ordinary|annual|extraordinary|regular|statutory|inaugural|first|virtual|hybrid|public|general|full)\s+)?(?:meeting\s+of\s+)?(?:the\s+)?(?P<body>(?-i:(?:[A-Z][\w&’'-]*\s+){0,5}(?:Board|BOARD|Council|COUNCIL|Court|COURT) (?:of|OF) (?:Directors|DIRECTORS|Governors|GOVERNORS|Trustees|TRUSTEES|Management|MANAGEMENT|Members))|[A-Z][^:;\n\d]{3,110}?(?:Board|Committee|Group|Partnership|Forum|Council|Panel|Network|Authority|Trust|Team|Cabinet))\b(?P<more>(?:\s+(?:(?-i:[A-Z][\w&’'-]*)|and|&)){0,4}?\s+(?-i:Committee|COMMITTEE|Group|GROUP|Panel|PANEL|Board|BOARD|Forum|FORUM|Sub-Committee|SUB-COMMITTEE|Team|TEAM))?",
    )
});
static HELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\bheld\b.{0,90}?\b(?:at|in)\s+(?:the\s+)?(?P<venue>(?:[A-Z]|\d+[A-Za-z]?,?\s+(?-i:[A-Z]))[^:;\n]{3,120}?)(?:,?\s+(?:on|at)\s+(?:\w+,?\s+)?(?:the\s+)?\d.*|,?\s+(?:and|via|with)\s+(?:by\s+)?(?:video|telephone|remote|Teams|MS\b).*|\s*[:.]?\s*)$",
    )
});
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:paper|report|enclosure)\s*(?:no\.?|number|ref\.?)?\s*[:\s]\s*(?P<code>[A-Z]{0,6}[\s(]*\d[\w()./-]{0,20}|[A-Z]{2,8}/\S{2,20})\s*$",
    )
});

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
];

/// The lines before the text begins: to the first numbered heading, list of people, long paragraph or table of text.
pub(super) fn top(head: &[&Passage<'_>]) -> Vec<Line> {
    let mut out = Vec::new();
    for passage in head {
        let folded = fold(item_text(&passage.text).1);
        let people = ["present", "attendees", "apologies", "in attendance", "sederunt", "members present"]
            .iter()
            .any(|w| folded == *w || passage.text.to_lowercase().starts_with(&format!("{w}:")));
        let numbered = item_text(&passage.text).0
            || passage.label.as_deref().and_then(crate::wording::labels::number).is_some()
                && !goes_on_as_date(&passage.text);
        if people || numbered || passage.text.chars().count() > 260 || out.len() >= TOP {
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
    let field = |l: &&Line| l.text.split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 3);
    top.iter()
        .find(|l| wanted(l) && l.heading && !field(l))
        .or_else(|| top.iter().find(|l| wanted(l) && !field(l)))
        .or_else(|| top.iter().find(|l| is_marking(&l.text)))
        .map(|l| l.text.clone())
}

/// Whether a text may be a body's name as a whole.
pub(super) fn is_body(text: &str) -> bool {
    let folded = fold(text);
    text.chars().count() <= 120 && folded.split(' ').any(|w| BODIES.contains(&w))
}

/// Whether a word ends the name of a body: "Board", "Sub-Committee".
fn ends_body(word: &str) -> bool {
    fold(word).rsplit(' ').next().is_some_and(|w| BODIES.contains(&w) || matches!(w, "subcommittee" | "subgroup"))
}

/// The body that a line names, without "Minutes of the", dates and the like.
pub(super) fn body_in(text: &str) -> Option<String> {
    if let Some(name) = of_body(text) {
        return Some(name);
    }
    // An agreement between two bodies is a paper of neither; an annex's title names bodies of all sorts.
    let folded = fold(text);
    let annex = ["annex", "appendix", "schedule", "part", "section", "table"];
    if folded.split(' ').any(|word| matches!(word, "between" | "delegated"))
        || folded.split(' ').next().is_some_and(|word| annex.contains(&word))
    {
        return None;
    }
    // Cut where the name of the paper begins: "Roads Panel – Minutes, 24 June".
    let mut name = text;
    for mark in [" – ", " — ", " - ", ": ", ", ", "\t"] {
        // "Education, Leisure and Housing Committee" is one name.
        let listed = mark == ", "
            && name.rsplit(mark).next().is_some_and(|last| is_body(last) && last.contains(" and "))
            && !name.chars().any(|c| c.is_ascii_digit())
            && name.split(mark).filter(|p| is_body(p)).count() == 1;
        if listed {
            continue;
        }
        if let Some(piece) = name.split(mark).find(|p| is_body(p)) {
            name = piece;
        }
    }
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let is_paper = |w: &str| {
        matches!(
            fold(w).as_str(),
            "minutes"
                | "minute"
                | "agenda"
                | "meeting"
                | "action"
                | "log"
                | "actions"
                | "tracker"
                | "papers"
                | "pack"
                | "draft"
                | "note"
                | "notes"
                | "the"
                | "of"
                | "a"
                | "unconfirmed"
                | "rolling"
                | "advisory board meeting"
        )
    };
    while words.last().is_some_and(|w| is_paper(w) || w.chars().next().is_some_and(|c| c.is_ascii_digit())) {
        words.pop();
    }
    while words.first().is_some_and(|w| is_paper(w)) {
        words.remove(0);
    }
    let last = words.iter().rposition(|w| ends_body(w))?;
    // "Ministerial Strategic Group for Health and Community Care": the name goes on.
    // "… BOARD ON 30 JANUARY 2020": there a day follows.
    let day = words.get(last + 2).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()) || is_weekday(w));
    let goes_on = !day && words.get(last + 1).is_some_and(|w| matches!(fold(w).as_str(), "for" | "on" | "of"));
    if !goes_on {
        words.truncate(last + 1);
    }
    let name = words.join(" ");
    // "… East and West. Each has its own planning group": sentences are no name.
    if name.contains(". ") {
        return None;
    }
    (words.len() >= 2 && words.len() <= 14 && name.starts_with(char::is_uppercase) && !name.contains('@'))
        .then_some(name)
}

/// "Minutes of the Audit Committee held …": the body that the paper says is of.
fn of_body(text: &str) -> Option<String> {
    let found = OF_BODY.captures(text)?;
    let body = found.name("body")?.as_str();
    // "Minutes of the meeting held by the Board": no name.
    let plain = body.starts_with(|c: char| c.is_uppercase())
        && !["meeting", "held", "minutes", "previous", "last"].iter().any(|w| fold(body).split(' ').any(|x| x == *w));
    let more = found.name("more").map_or("", |m| m.as_str());
    let rest = found.get(0).map_or("", |m| &text[m.end()..]);
    plain.then(|| format!("{body}{more}{}", of_place(rest)).trim().to_owned())
}

/// " of DUNDEE CITY", " for Angus": the place behind the name of a body, up to what is no name.
fn of_place(rest: &str) -> &str {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w&’'-]*(?:\s+(?:(?:and|of|&|the)\s+)*[A-Z][\w&’'-]*){0,6}")
    });
    let place = PLACE.find(rest).map_or("", |m| m.as_str());
    // "… of the Committee of Monday 4 May".
    let dated = when::first_day(place).is_some() || place.split_whitespace().any(is_weekday);
    if dated { "" } else { place }
}

fn is_weekday(word: &str) -> bool {
    matches!(fold(word).as_str(), "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// Whether a name is that of people who meet rather than of an organisation ("Highland Council").
fn meets(name: &str) -> bool {
    fold(name).split(' ').any(|w| {
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
        )
    })
}

/// The body: from the first lines, else the running heads.
pub(super) fn body(top: &[Line], running: &[String]) -> Option<String> {
    let short = |t: &str| t.chars().count() <= 130 && !t.to_lowercase().starts_with("venue");
    let said = || top.iter().find_map(|l| of_body(&l.text));
    let named: Vec<String> = top.iter().filter(|l| short(&l.text)).filter_map(|l| body_in(&l.text)).collect();
    // "Dunmore Council" above "Audit Committee": the committee met.
    let of_it = |n: &&String| {
        let folded = fold(n);
        folded.split(' ').any(|w| matches!(w, "committee" | "subcommittee" | "subgroup" | "panel"))
    };
    // So did the committee of a board that is named first.
    let meeting = named
        .iter()
        .find(|n| meets(n))
        .map(|first| if of_it(&first) { first } else { named.iter().take(3).find(of_it).unwrap_or(first) })
        .or_else(|| named.first())
        .cloned();
    // "A meeting of the Integration Joint Board" below the whole name.
    let whole = |said: String| {
        let end = format!(" {}", fold(&said));
        named.iter().find(|n| fold(n).ends_with(&end)).cloned().unwrap_or(said)
    };
    said()
        .map(whole)
        .or(meeting)
        .or_else(|| running.iter().filter(|t| short(t)).find_map(|t| body_in(t)))
        .or_else(|| top.iter().find_map(|l| of_body(&l.text)))
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

/// The venue: "held … at the …", else a line with an address after the date's.
pub(super) fn venue(top: &[Line]) -> Option<String> {
    let held = top.iter().find_map(|l| {
        HELD.captures(&l.text)
            .and_then(|f| f.name("venue"))
            .map(|v| after_time(v.as_str()).trim().trim_end_matches([',', '.']).to_owned())
    });
    let held = held.filter(|v| when::first_day(v).is_none());
    held.or_else(|| top.iter().find_map(|l| beside_date(&l.text)))
        .or_else(|| {
            let date = top.iter().position(|l| when::first_day(&l.text).is_some())?;
            top[date + 1..]
                .iter()
                .take(3)
                .find(|l| is_address(&l.text))
                .map(|l| without_time(l.text.trim_end_matches('.')).to_owned())
        })
        .or_else(|| remote(top))
}

/// "Monday 6th June 2022, Village Hall, 7.30pm": the place behind the day.
fn beside_date(text: &str) -> Option<String> {
    let pieces: Vec<&str> =
        text.split([',', '–', '—', '|', ';', '\t']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let day = pieces.iter().position(|p| when::first_day(p).is_some())?;
    let timed = |p: &str| without_time(&format!("{p},")).trim().is_empty();
    let rest: Vec<&str> = pieces[day + 1..].iter().copied().filter(|p| !timed(p)).collect();
    let place = rest.join(", ");
    let place = without_time(&place).trim();
    (!rest.is_empty()
        && is_address(place)
        && place.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && text.chars().count() <= 160)
        .then(|| place.trim_end_matches('.').to_owned())
}

/// "by Microsoft Teams": a meeting that had no room.
fn remote(top: &[Line]) -> Option<String> {
    static REMOTE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:by|via|on|through|over|using)\s+(?P<venue>(?:(?:microsoft|ms)\s+)?teams|zoom|webex|skype|video\s?-?conference|tele-?conference)\b",
        )
    });

    top.iter()
        .filter(|l| l.text.chars().count() <= 160)
        .find_map(|l| REMOTE.captures(&l.text)?.name("venue").map(|v| v.as_str().to_owned()))
}

/// "9.30am, Pullar House, Perth" without its time.
pub(super) fn without_time(text: &str) -> &str {
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:at\s+)?\d{1,2}(?:[.:]\d{2})?\s*(?:a\.?m\b\.?|p\.?m\b\.?|hrs|hours|noon)?(?:\s*(?:-|–|to)\s*\d{1,2}(?:[.:]\d{2})?\s*(?:a\.?m\b\.?|p\.?m\b\.?|hrs|hours|noon)?)?\s*(?:,|;|–|-|\bin\b|\bat\b)\s*(?:in\s+|at\s+)?(?:the\s+)?",
        )
    });
    TIME.find(text).map_or(text, |found| &text[found.end()..])
}

/// "2 p.m. in the Board Room" without its time.
fn after_time(text: &str) -> &str {
    static AT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:at\s+)?\d{1,4}(?:[.:]\d{2})?\s*(?:a\.?m\.?|p\.?m\.?|hrs|hours|noon)?,?\s+(?:in|at)\s+(?:the\s+)?",
        )
    });
    AT.find(text).map_or(text, |found| &text[found.end()..])
}

fn is_address(text: &str) -> bool {
    const PLACES: &[&str] = &[
        "room", "house", "street", "road", "building", "hall", "centre", "suite", "teams", "online", "chambers",
        "office", "floor", "hospital", "hotel", "square", "place", "court", "lane", "avenue", "campus", "zoom",
        "terrace", "park", "quay",
    ];
    let folded = fold(text);
    let people =
        ["members", "present", "attend", "in attendance", "apologies", "chair"].iter().any(|w| folded.starts_with(w))
            || text.split([',', ';', '(']).any(|p| {
                crate::wording::people::is_surely_person(p.trim()) && !fold(p).split(' ').any(|w| PLACES.contains(&w))
            });
    if people {
        return false;
    }
    let place = folded.split(' ').any(|w| PLACES.contains(&w));
    let listed = text.matches(',').count() >= 2;
    (place || listed)
        && text.chars().count() <= 140
        && (!text.ends_with('.') || (text.split_whitespace().count() <= 8 && text.contains(',')))
        && !folded.starts_with("present")
        && when::first_day(text).is_none()
        && !text.contains("(Chair")
}

/// The paper's number: "Paper 7", "Paper TB(3)2.2".
pub(super) fn paper_number(top: &[Line]) -> Option<String> {
    top.iter()
        .take(6)
        .find_map(|l| PAPER.captures(&l.text).and_then(|f| f.name("code")).map(|c| c.as_str().trim().to_owned()))
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
