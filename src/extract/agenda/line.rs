//! One line of an agenda that is a list, to an item: its number or letter, its time, its title.

use super::clock::Clock;
use super::title::settle;
use crate::diagnostic::ReviewCode;
use crate::extract::passages::Passage;
use crate::record::AgendaItem;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, when};
use std::sync::LazyLock;

/// One line of an agenda.
pub(super) struct Line<'l, 'a> {
    /// The passage that holds it.
    pub passage: &'l Passage<'a>,
    /// Its label.
    pub label: Option<String>,
    /// Its words; tabs are kept.
    pub text: String,
    /// Whether it was a row of a guessed table.
    pub uncertain: bool,
}

/// An item that begins behind the end of a sentence, with the number that is the next one.
pub(super) fn run_on(text: &str, next: u32) -> Option<(u32, &str)> {
    let mark = format!(". {next} ");
    let dotted = format!(". {next}. ");
    let (at, length) =
        text.rfind(&dotted).map(|at| (at, dotted.len())).or_else(|| text.rfind(&mark).map(|at| (at, mark.len())))?;
    let rest = text[at + length..].trim();
    (rest.starts_with(char::is_uppercase)
        && rest.chars().count() <= 120
        && when::first_day(rest).is_none_or(|_| rest.split_whitespace().count() > 4))
    .then_some((next, rest))
}

/// "A. Welcome", "B.1 Minute": an item counted by capitals; the next one after the last, or one below it.
pub(super) fn lettered(text: &str, last: Option<char>) -> Option<(String, &str)> {
    let (token, rest) = text.split_once(char::is_whitespace)?;
    let bare = token.trim_end_matches(['.', ')', ':']);
    let mut letters = bare.chars();
    let letter = letters.next().filter(char::is_ascii_uppercase)?;
    let below = letters.as_str().trim_start_matches('.');
    let next = last.map_or('A', |l| char::from_u32(l as u32 + 1).unwrap_or('A'));
    let fits = if below.is_empty() {
        bare.len() < token.len() && letter == next
    } else {
        // "E1" counts what is taken in private.
        let private = letter == 'E' && below == "1";
        below.len() <= 2
            && below.chars().all(|c| c.is_ascii_digit())
            && (last == Some(letter) || letter == next || private)
    };
    let rest = rest.trim();
    (fits && rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !people::is_person(text))
        .then(|| (bare.to_owned(), rest))
}

/// An item that begins with its time and has no number; after a tab, who presents.
pub(super) fn timed_line(line: &Line<'_, '_>, clock: Clock) -> Option<AgendaItem> {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?P<time>\d{1,2}[.:]\d{2}\s*(?:am|pm|hrs)?|\d{1,2}\s*(?:am|pm))(?:\s*(?:-|–|to)\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?)?\s+[-–:]?\s*(?P<rest>\S.*)$",
        )
    });
    let found = HEAD.captures(line.text.trim())?;
    let rest = found.name("rest")?.as_str();
    let time = clock.time(found.name("time")?.as_str())?;
    if !rest.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    let mut item = item(line, None, rest.to_owned());
    item.time = Some(time);
    settle(&mut item, clock);
    Some(item)
}

pub(super) fn list_item(line: &Line<'_, '_>, number: Option<String>, whole: &str, clock: Clock) -> AgendaItem {
    static EDGE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?P<head>\d{1,2}[.:]\d{2}\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm))(?:\s*[-–]\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?)?\s+[-–:]?\s*|\s+[-–(]?\s*(?P<tail>\d{1,2}[.:]\d{2}\s*(?:am|pm)?)(?:\s*[-–]\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?)?\)?$",
        )
    });
    let mut title = whole.to_owned();
    let mut time = None;
    // "Next meeting: 4 May, 2.00 pm" is about another day.
    if when::first_day(whole).is_none()
        && let Some(found) = EDGE.captures(whole)
        && let Some(range) = found.get(0).map(|m| m.range())
    {
        time = found.name("head").or_else(|| found.name("tail")).and_then(|t| clock.time(t.as_str()));
        title = format!("{}{}", &whole[..range.start], &whole[range.end..]).trim().to_owned();
    }
    let mut item = item(line, number, title);
    item.time = time;
    settle(&mut item, clock);
    item
}

fn item(line: &Line<'_, '_>, number: Option<String>, title: String) -> AgendaItem {
    let mut header = line.passage.header(line.text.trim());
    if line.uncertain {
        header.flag(ReviewCode::TableUncertain);
    }
    AgendaItem { header, number, title, time: None, presenter: None }
}
