//! The title of a paper, from the lines at its top.

use super::header::{is_minute, item_and_title, paper_and_title, the_item};
use super::marking::is_marking;
use super::top::{Line, before_date};
use crate::framework::headings::fold;
use crate::register::{self, Match};
use crate::wording::when;

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
        "heading",
        "presented",
        "prepared",
        "responsible",
        "executive",
        "sponsor",
        "director",
        "officer",
        "ward",
        "wards",
        "division",
        "divisions",
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
        "portfolio",
        "file",
        "council",
    ];
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    words.len() <= 3 && words.iter().any(|w| LABELS.contains(w))
}

/// The title of a report among the lines at its top: not the name of the council or board, nor who reports.
pub(super) fn report_title(top: &[Line], body: Option<&str>) -> Option<String> {
    let names_body = |text: &str| {
        let bare = before_date(text).unwrap_or_else(|| text.trim_end_matches(|c: char| !c.is_alphanumeric()));
        let words = bare.split_whitespace().count();
        let meeting = bare.len() < text.len() && fold(bare).ends_with("meeting");
        let folded = fold(bare);
        let whose = ["university of ", "the university of ", "nhs "].iter().any(|opens| folded.starts_with(opens))
            && !bare.contains(':')
            && words <= 6;
        let house = words <= 5
            && !bare.contains(':')
            && (bare.starts_with("College of ")
                || matches!(fold(bare).rsplit(' ').next(), Some("college" | "university" | "school" | "academy")));
        meeting
            || whose
            || house
            || super::body::is_court(bare)
            || body.is_some_and(|b| fold(bare) == fold(b))
            || super::body::is_name(bare) && words <= 9 && !folded.starts_with("report ")
    };
    // "Customer Support" right above the day, and the title below it.
    let above_day = |at: usize| {
        let day = |l: &Line| when::first_day(&l.text).is_some() && l.text.split_whitespace().count() <= 5;
        top.get(at + 1).is_some_and(day)
            && top.get(at + 2).is_some_and(|l| !l.text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let brings = |at: usize, l: &Line| is_department(&l.text) && (l.tabled || above_day(at));
    let lines: Vec<Line> = top
        .iter()
        .enumerate()
        .filter(|(at, l)| !(names_body(&l.text) || brings(*at, l) || is_post(&l.text)))
        .filter_map(|(_, l)| match super::author::reports(&l.text) {
            Some((at, _)) => {
                let title = l.text[..at].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
                (!title.is_empty()).then(|| Line { text: title.to_owned(), ..l.clone() })
            }
            None => Some(l.clone()),
        })
        .collect();
    let real = lines.iter().any(|l| !is_marking(&l.text));
    title(&lines).filter(|_| real)
}

/// The title of a plan: where the name of the body stands first, the line that says which plan it is.
pub(super) fn plan_title(top: &[Line], title: Option<String>, body: Option<&str>) -> Option<String> {
    let first = title?;
    let says_plan = |text: &str| {
        fold(text).split(' ').any(|w| matches!(w, "plan" | "strategy" | "programme" | "framework" | "directions"))
    };
    let is_body = |text: &str| {
        body.is_some_and(|b| fold(text) == fold(b))
            || super::body::is_name(text)
            || matches!(register::find(text, None), Match::Exact(_))
    };
    if says_plan(&first) || !is_body(&first) {
        return Some(first);
    }
    let is_title = |l: &&Line| {
        !l.tabled
            && says_plan(&l.text)
            && !is_body(&l.text)
            && !is_marking(&l.text)
            && l.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !l.text.ends_with(['.', ':', ';'])
            && l.text.split(' ').count() <= PLAN_TITLE_WORDS
    };
    Some(top.iter().find(is_title).map_or(first, |l| l.text.clone()))
}

/// A plan's title has no more words.
const PLAN_TITLE_WORDS: usize = 16;

/// "CUSTOMER SERVICES" in the corner of a report: the department that brings it.
fn is_department(text: &str) -> bool {
    let folded = fold(text);
    folded.split(' ').count() <= 5
        && matches!(folded.rsplit(' ').next(), Some("services" | "support" | "department" | "directorate" | "division"))
}

/// "Head of Board Administration" on a line of its own: who reports.
fn is_post(text: &str) -> bool {
    const PAPERS: [&str; 8] = ["report", "update", "review", "appointment", "role", "post", "job", "recruitment"];
    let folded = fold(text);
    let opens = [
        "head of ",
        "director of ",
        "assistant director of ",
        "chief executive",
        "chief officer",
        "executive director of ",
    ];
    opens.iter().any(|post| folded.starts_with(post))
        && folded.split(' ').count() <= 6
        && !folded.split(' ').any(|word| PAPERS.contains(&word) || word.ends_with('s') && word.len() > 12)
        && !text.contains([':', '’', '\''])
}

/// "Apologies and Attendees": the heading of a list of people.
fn heads_people(text: &str) -> bool {
    let of_people = |w: &str| {
        matches!(
            w,
            "apologies" | "attendees" | "attendance" | "present" | "sederunt" | "and" | "in" | "for" | "absence"
        )
    };
    fold(text).split(' ').all(of_people)
}

/// "Paper for the Board meeting of 6 June", "Report No. 14/2021": a line that says only which paper it is.
fn is_of_meeting(text: &str) -> bool {
    let folded = fold(text);
    let numbered = |rest: &str| {
        rest.split(' ').all(|w| matches!(w, "no" | "number" | "ref") || w.starts_with(|c: char| c.is_ascii_digit()))
    };
    // "Report to the Board of the Commission" names whom it is for.
    let whom = ["report to the ", "paper to the ", "paper for the "].iter().any(|opens| folded.starts_with(opens))
        && super::body::is_body(text)
        && !folded.split(' ').any(|w| matches!(w, "on" | "about" | "regarding" | "concerning"));
    let whose = ["report by ", "joint report by ", "paper by "].iter().any(|opens| folded.starts_with(opens))
        && folded.split(' ').count() <= 9
        && !text.contains([':', '–']);
    // "Report to Education Committee on 4 June 2019".
    let dated = ["report to ", "paper to ", "report for "].iter().any(|opens| folded.starts_with(opens))
        && super::body::is_body(text)
        && when::first_day(text).is_some()
        && text.ends_with(|c: char| c.is_ascii_digit());
    whom || whose
        || dated
        || ["paper for ", "report for ", "paper to ", "report to "].iter().any(|opens| folded.starts_with(opens))
            && folded.split(' ').any(|w| w == "meeting")
        || ["report ", "paper "].iter().any(|opens| folded.strip_prefix(opens).is_some_and(numbered))
}

/// The title: the first line that is more than a marking, a date or a field.
pub(super) fn title(top: &[Line]) -> Option<String> {
    // "NHSXY (M) 19/03", "HWB(8) 1.ii": the paper's own reference.
    let roman = |w: &str| w.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let small =
        |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| !roman(w) && w.chars().any(char::is_lowercase));
    let reference = |text: &str| {
        text.split_whitespace().count() <= 3
            && text.contains(['/', '('])
            && text.chars().any(|c| c.is_ascii_digit())
            && !small(text)
            // "BUDGET 2024/25" has a word of its own.
            && !text.split_whitespace().any(|w| w.len() > 4 && w.chars().all(char::is_alphabetic))
    };
    // "CA7" in the corner: the letters of the committee and the item.
    let corner = |text: &str| {
        let letters = text.chars().take_while(char::is_ascii_uppercase).count();
        let digits = text.get(letters..).unwrap_or("");
        (1..=4).contains(&letters) && (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let wanted = |l: &&Line| {
        !is_marking(&l.text)
            && !reference(&l.text)
            && !corner(l.text.trim())
            && !l.text.contains(" will be held ")
            && !heads_people(&l.text)
            && when::first_day(&l.text)
                .is_none_or(|_| !l.text.starts_with("On ") && l.text.split_whitespace().count() > 5)
            && !is_of_meeting(&l.text)
            && !(when::first_day(&l.text).is_some()
                && ["date of meeting ", "meeting date ", "date of report ", "date "]
                    .iter()
                    .any(|opens| fold(&l.text).starts_with(opens)))
            && !(l.tabled && is_label(&l.text))
            && !l.text.contains('@')
            && l.text.chars().any(char::is_alphabetic)
            && l.text.chars().count() <= 200
            && !l.text.ends_with(':')
    };
    let field = |l: &&Line| l.text.split_once(':').is_some_and(|(label, _)| is_label(label));
    // Below the head of the board whose item it is, the minute has its own title.
    let item = the_item(top.iter());
    if let Some(minute) = item.and_then(|item| top[item..].iter().find(|l| is_minute(&l.text))) {
        return Some(minute.text.clone());
    }
    if let Some((_, title)) = top.iter().find_map(|l| item_and_title(&l.text).or_else(|| paper_and_title(&l.text))) {
        return Some(title.to_owned());
    }
    // A heading of the text below the line that says whose minute it is.
    top.iter()
        .position(|l| wanted(&l) && l.heading && !field(&l))
        .and_then(|heading| top[..heading].iter().find(|l| is_minute(&l.text) && wanted(l)).or(top.get(heading)))
        .or_else(|| top.iter().find(|l| wanted(l) && !field(l)))
        .or_else(|| top.iter().find(|l| is_marking(&l.text)))
        .map(|l| l.text.clone())
}
