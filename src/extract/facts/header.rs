//! Facts from the first lines of a paper: when the body met, for the how manieth time, the paper's number and item.

use super::top::Line;
use crate::framework::headings::fold;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::ordinals::ORDINALS;
use crate::wording::{calendar, verbs, when};
use jiff::civil::Date;
use std::sync::LazyLock;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?P<ordinal>\d{1,3})\s*(?:st|nd|rd|th)\s+(?:\w+\s+){0,3}?meeting\b|\bmeeting\s+(?:no\.?|number|#)\s*(?P<number>\d{1,3})\b|^(?:[A-Z][A-Za-z&-]*\s+){0,4}meeting\s+(?P<plain>\d{1,3})\s*(?:[:–-]|$)|^[A-Z]{2,8}\s?\(\d{2,4}\)\s*(?P<coded>\d{1,3})(?:st|nd|rd|th)\b|\b(?P<session>\d{1,3})(?:st|nd|rd|th)\s+(?:session|sitting)\b",
    )
});
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:paper|report|enclosure)\s*(?:no\.?|number|ref\.?)?\s*[:\s]\s*(?P<code>[A-Z]{0,6}[\s(]*\d[\w()./-]{0,20}|[A-Z]{2,6}-\d[\w./-]{1,16}|[A-Z]{1,8}/\S{2,20})\s*(?:$|[|–—\t]|\s(?:agenda\s+)?item\b)",
    )
});

/// The meeting's date: on a line about the meeting, else the first date at the top.
pub(super) fn date<'l>(top: impl Iterator<Item = &'l Line>) -> Option<Date> {
    let top: Vec<&Line> = top.filter(|l| !tells_of_another_day(&l.text)).collect();
    let about = |l: &&&Line| is_about(&l.text);
    // Below the head of the board whose item it is, the minute has its own.
    let own = the_item(top.iter().copied()).and_then(|item| {
        let minute = top[item..].iter().position(|l| is_minute(&l.text))?;
        top[item + minute..].iter().find_map(|l| when::first_day(&l.text))
    });
    // "Tuesday 11 August at 8.30 am" is when they met; a day alone may be a letter's.
    let timed = |l: &&&Line| CLOCK.is_match(&l.text) && !fold(&l.text).contains("next meeting");
    let met = || top.iter().filter(timed).find_map(|l| when::first_day(&l.text));
    own.or_else(|| top.iter().filter(about).find_map(|l| when::first_day(&l.text))).or_else(met).or_else(|| {
        top.iter().filter(|l| !fold(&l.text).contains("next meeting")).find_map(|l| when::first_day(&l.text))
    })
}

/// Whether a line is about the meeting whose paper it is.
pub(super) fn is_about(text: &str) -> bool {
    let folded = fold(text);
    ["meeting", "held", "minute", "minutes", "agenda", "log", "board", "committee"]
        .iter()
        .any(|w| folded.split(' ').any(|x| x == *w))
        && !folded.contains("next meeting")
        && !folded.contains("previous meeting")
        && !folded.contains("last meeting")
}

/// A sentence about what happened on a day: "On 1 April 2016 the Board was established".
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:(?:was|were)\s+(?:\w+\s+)?(?:established|set\s+up|created|formed|launched|introduced|approved|published|constituted|delegated)|came\s+into|took\s+effect|went\s+live|took\s+on|became\s+(?:fully\s+)?(?:operational|responsible)|last\s+(?:updated|reviewed|modified|amended))\b",
    )
});

/// Whether a line tells of a day on which something else was done: "Last updated: 3 April 2024".
pub(super) fn tells_of_another_day(text: &str) -> bool {
    // "The Kirk Session met and was constituted with prayer" is the meeting itself.
    TELLS.is_match(text) && ![" met and was ", "constituted with"].iter().any(|opens| text.contains(opens))
}

/// "at 8.30 am", "10:00": a time of day.
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)\b\d{1,2}[.:]\d{2}\s*(?:am|pm|a\.m|p\.m|hrs|hours)\b|\bat\s+\d{1,2}(?:[.:]\d{2}|\s?[ap]\.?m)")
});

/// Whether a line tells the hour of a day: "Tuesday 11 August at 8.30 am".
pub(super) fn tells_hour(text: &str) -> bool {
    CLOCK.is_match(text)
}

/// Whether a line says that it is the minute of a meeting.
pub(super) fn is_minute(text: &str) -> bool {
    let folded = fold(text);
    [
        "minute of meeting",
        "minutes of meeting",
        "minutes of the meeting",
        "minute of the meeting",
        "minutes of a meeting",
        "minute of a meeting",
    ]
    .iter()
    .any(|said| folded.contains(said))
}

/// Whether a line is the number of an item and nothing else.
pub(super) fn item_alone(text: &str) -> bool {
    ITEM.is_match(text.trim())
}

/// Where the number of the item stands under which a paper is taken; several, as "Item 1" and "Item 2" on an agenda, are the
/// paper's own.
pub(super) fn the_item<'l>(top: impl Iterator<Item = &'l Line>) -> Option<usize> {
    let mut items = top.enumerate().filter(|(_, l)| item_alone(&l.text)).map(|(at, _)| at);
    items.next().filter(|_| items.next().is_none())
}

/// "Agenda item 7" in a line of its own.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:agenda\s+)?item\s*(?:no\.?|number)?\s*:?\s*(?P<number>(?-i:[A-Z])?\d{1,2}(?:\.\d{1,2}){0,2}(?:[a-z]|\s?\([a-z]{1,3}\))?)$",
    )
});

/// "ONE HUNDRED AND SEVENTY-SIXTH": the ordinal with which a line begins, and how many of its words make it.
pub(super) fn ordinal_at_start(text: &str) -> Option<(u32, usize)> {
    const UNITS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const ROUND: &[&str] =
        &["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
    let at = |list: &[&str], word: &str| list.iter().position(|w| *w == word).map(|at| at as u32 + 1);
    let folded = fold(text);
    let all: Vec<&str> = folded.split(' ').collect();
    let from = usize::from(all.first() == Some(&"the"));
    let mut words = all.get(from..)?;
    let mut hundreds = 0;
    let mut used = from;
    if let [unit, "hundred" | "hundredth", ..] = words {
        hundreds = 100 * at(UNITS, unit)?;
        if words[1] == "hundredth" {
            return Some((hundreds, used + 2));
        }
        let skip = 2 + usize::from(words.get(2) == Some(&"and"));
        (words, used) = (words.get(skip..)?, used + skip);
    }
    if let Some(tens) = words.first().and_then(|w| at(TENS, w)) {
        let unit = words.get(1).and_then(|w| ORDINALS[..9].iter().position(|o| o == w))?;
        return Some((hundreds + (tens + 1) * 10 + unit as u32 + 1, used + 2));
    }
    if let Some(tens) = words.first().and_then(|w| at(ROUND, w)) {
        return Some((hundreds + (tens + 1) * 10, used + 1));
    }
    let small = words.first().and_then(|w| ORDINALS[..19].iter().position(|o| o == w))?;
    Some((hundreds + small as u32 + 1, used + 1))
}

/// The number of a meeting whose ordinal opens the line: "The one hundred and seventy-ninth meeting of the Board".
fn opened_by_ordinal(text: &str) -> Option<u32> {
    /// The meeting is named so many words behind its number.
    const NEAR: usize = 6;
    let folded = fold(text);
    // "Minutes of the one hundred and seventy-ninth meeting".
    let folded = match folded.find(" of the ") {
        Some(at) if ordinal_at_start(&folded).is_none() => &folded[at + " of the ".len()..],
        _ => folded.as_str(),
    };
    let (number, used) = ordinal_at_start(folded)?;
    folded.split(' ').skip(used).take(NEAR).any(|w| w == "meeting").then_some(number)
}

/// "Minutes of the seventh meeting".
fn in_words(text: &str) -> Option<u32> {
    let folded = format!(" {} ", fold(text));
    let at = folded.find(" meeting ")?;
    let before = &folded[..at];
    ORDINALS
        .iter()
        .enumerate()
        .rev()
        .find(|(_, word)| {
            [" of the ", " from the ", " at the "].iter().any(|lead| before.ends_with(&format!("{lead}{word}")))
                || before.trim() == **word
        })
        .map(|(index, _)| index as u32 + 1)
}

/// The meeting's number.
pub(super) fn number(top: &[Line]) -> Option<u32> {
    top.iter().find_map(number_in)
}

/// "Send round notes and actions from the ninth meeting", "Put the note of the ninth meeting on the website": tasks that
/// name another meeting.
fn is_task(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or("");
    // "Progress meeting no. 7" is a meeting by its name.
    if words.next() == Some("meeting") {
        return false;
    }
    let tells = [" the note", " the minute", " the action", " and action"].iter().any(|said| folded.contains(said));
    let titled = matches!(first, "the" | "minutes" | "minute" | "note" | "notes" | "record" | "summary" | "draft");
    !titled && (verbs::is_doing(first) || tells)
}

/// The number of a meeting that a line tells.
pub(super) fn number_in(line: &Line) -> Option<u32> {
    if is_task(&line.text) {
        return None;
    }
    let Some(found) = NUMBER.captures(&line.text) else {
        return in_words(&line.text).or_else(|| opened_by_ordinal(&line.text));
    };
    ["ordinal", "number", "plain", "coded", "session"].iter().find_map(|name| found.name(name))?.as_str().parse().ok()
}

/// Lines at the top among which the numbers of the paper and its item stand.
pub(super) const NUMBERED: usize = 6;

/// The paper's number: "Paper 7", "Paper TB(3)2.2".
pub(super) fn paper_number(top: &[Line]) -> Option<String> {
    top.iter().take(NUMBERED).find_map(paper_number_in)
}

/// The number that a line gives to the paper.
pub(super) fn paper_number_in(l: &Line) -> Option<String> {
    // "Annual Performance Report 2019-20": a year is no number.
    if let Some((number, _)) = paper_and_title(&l.text).filter(|(number, _)| !is_years(number)) {
        return Some(number.to_owned());
    }
    // "Paper F".
    let mut words = l.text.split_whitespace();
    if let (Some(first), Some(letter), None) = (words.next(), words.next(), words.next())
        && matches!(fold(first).as_str(), "paper" | "enclosure" | "enc")
        && letter.len() == 1
        && letter.chars().all(|c| c.is_ascii_uppercase())
    {
        return Some(letter.to_owned());
    }
    // "ABC/RP/15/10" alone.
    if is_code_alone(l.text.trim()) || is_code_with_stop(l.text.trim()) {
        return Some(l.text.trim().to_owned());
    }
    let code = PAPER.captures(&l.text).and_then(|f| f.name("code")).map(|c| c.as_str().trim());
    // "Report by the Head of Health (Report No. G/23/142)": the bracket is the line's.
    let own = |code: &str| code.strip_suffix(')').filter(|code| !code.contains('(')).unwrap_or(code).to_owned();
    let code = code.map(own);
    // "Carers Report July 2025": the month that a report is of.
    let month = |code: &String| code.split(' ').next().is_some_and(|word| calendar::month(&fold(word)).is_some());
    code.filter(|code| (!is_years(code) || l.text.to_lowercase().contains("paper")) && !month(code))
}

/// Whether a line is nothing but the number of a paper: letters and numbers in three parts or more.
fn is_code_alone(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let plain = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let letters = parts.first().is_some_and(|p| p.len() > 1 && p.chars().all(|c| c.is_ascii_uppercase()));
    let digits = parts.last().is_some_and(|p| p.chars().all(|c| c.is_ascii_digit()));
    (3..=5).contains(&parts.len()) && text.len() <= 24 && parts.iter().all(plain) && letters && digits
}

/// "TB2012.92": the letters of a board, a year and the number of the paper.
fn is_code_with_stop(text: &str) -> bool {
    let Some((board, number)) = text.split_once('.') else { return false };
    let letters = board.len() - board.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let year = board.get(letters..).unwrap_or("");
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    (2..=5).contains(&letters) && year.len() == 4 && digits(year, 4) && digits(number, 3)
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
    let several = top.iter().filter(|l| item_alone(&l.text)).count() > 1;
    top.iter().take_while(|_| !several).take(NUMBERED).find_map(agenda_item_in)
}

/// The item that a line gives to the paper.
pub(super) fn agenda_item_in(l: &Line) -> Option<String> {
    let alone = ITEM.captures(l.text.trim()).and_then(|found| found.name("number"));
    // "Board of Trustees, 2 July 2024 – Item 9".
    let behind = || {
        let (_, last) = l.text.rsplit_once([',', '–', '|', '\t'])?;
        // "Report No. 4<tab>Agenda Item 14<tab>Attachment 2".
        let tabbed = || l.text.split('\t').find_map(|piece| ITEM.captures(piece.trim())?.name("number"));
        let after_number = || {
            let at = PAPER.captures(&l.text)?.name("code")?.end();
            let piece = l.text[at..].split('\t').next().unwrap_or("");
            let from = piece.find(|c: char| !c.is_whitespace())?;
            ITEM.captures(piece[from..].trim_end())?.name("number")
        };
        ITEM.captures(last.trim()).and_then(|found| found.name("number")).or_else(tabbed).or_else(after_number)
    };
    // "This report relates to item 9 on the agenda".
    let told = || {
        let before = l.text.get(..l.text.to_ascii_lowercase().find(" on the agenda")?)?;
        let number = before.rsplit(' ').next()?;
        let item = before.strip_suffix(number)?.trim_end().to_ascii_lowercase().ends_with("item");
        (item && number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 5).then_some(number)
    };
    let alone = alone.or_else(behind).map(|n| n.as_str()).or_else(told);
    alone.or_else(|| Some(item_and_title(&l.text)?.0)).map(str::to_owned)
}

/// "Item 6: Reserves policy", "Agenda item 4.2 – Beds": the item and the title of the paper in one line.
pub(super) fn item_and_title(text: &str) -> Option<(&str, &str)> {
    static BOTH: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:agenda\s+)?item\s*(?:no\.?|number)?\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)\s*(?::|\s[–—-])\s*(?P<title>(?-i:\p{Lu})\S*\s.{2,150}|(?-i:\p{Lu})\S{5,40})$",
        )
    });
    parted(&BOTH, text)
}

/// "Paper 14/2017: Cull targets": the number and the title of the paper in one line.
pub(super) fn paper_and_title(text: &str) -> Option<(&str, &str)> {
    static BOTH: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?i:(?:board|committee|council)\s+)?(?i:paper|report|enclosure|enc)\.?\s*(?i:no\.?|number|ref\.?)?\s*(?P<number>[A-Z]{0,8}[\s(/-]?\d[\w()./-]{0,20})\s*(?::|\s[–—-])\s*(?P<title>\p{Lu}\S*\s.{2,150}|\p{Lu}\S{5,40})$",
        )
    });
    parted(&BOTH, text)
}

/// The number and the title that a pattern finds; a date is no title.
fn parted<'t>(pattern: &Regex, text: &'t str) -> Option<(&'t str, &'t str)> {
    let found = pattern.captures(text.trim())?;
    let (number, title) = (found.name("number")?.as_str(), found.name("title")?.as_str());
    when::first_day(title).is_none().then_some((number.trim(), title))
}

/// "Decision / discussion / information": a label that offers the purposes of which its value is one.
pub(super) fn offers_purposes(label: &str) -> bool {
    let purposes = label.split(' ').filter(|word| is_purpose(word)).count();
    purposes > 1 && label.split(' ').all(|word| is_purpose(word) || matches!(word, "for" | "or" | "and"))
}

/// "This is presented to the Board for: Decision", the purpose in the line or in the next one.
pub(super) fn presented_for(text: &str, next: &str) -> Option<String> {
    let (label, value) = text.split_once(':')?;
    let label = fold(label);
    let said = label.contains(" presented to ") || label.contains(" submitted to ") || label.contains(" provided to ");
    let value = if value.trim().is_empty() { next.trim() } else { value.trim() };
    let value = value.trim_start_matches(['•', '●', '▪', '–', '-', ' ']).trim_end_matches('.');
    (said && label.ends_with(" for") && is_purpose(value)).then(|| value.to_owned())
}

/// Whether words name what a paper is for: "Decision", "For noting", "For Discussion and Decision".
pub(in crate::extract) fn is_purpose(text: &str) -> bool {
    let folded = fold(text);
    let words = || folded.strip_prefix("for ").unwrap_or(&folded).split(' ');
    words().next_back().is_some_and(is_one_purpose)
        && words().all(|word| is_one_purpose(word) || matches!(word, "and" | "for"))
}

fn is_one_purpose(word: &str) -> bool {
    matches!(
        word,
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

/// "FOR DECISION", "For noting" on a line of its own. Several that differ are those of the items below.
pub(super) fn purpose(top: &[Line]) -> Option<String> {
    let mut said = top.iter().filter(|l| fold(&l.text).starts_with("for ") && is_purpose(&l.text));
    let first = said.next()?;
    said.all(|l| fold(&l.text) == fold(&first.text)).then(|| first.text.clone())
}
