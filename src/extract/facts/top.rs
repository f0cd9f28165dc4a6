//! The lines at the top of a paper, before its text begins.

use super::body_name::labels_others;
use crate::extract::passages::{Passage, is_within_item, lists_people};
use crate::framework::headings::fold;
use crate::wording::when;

/// Lines before the text of a paper begins.
const TOP: usize = 16;

/// A line at the top.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its words.
    pub text: String,
    /// Whether it is set as a title or heading.
    pub heading: bool,
    /// Whether it stands in a table.
    pub tabled: bool,
}

impl Line {
    /// A line of a running head.
    pub(super) fn running(text: &str) -> Self {
        Self { text: text.trim().to_owned(), heading: false, tabled: false }
    }
}

/// The lines before the text begins: to the first numbered heading, list of people, long paragraph or table of text.
pub(super) fn top(head: &[&Passage<'_>]) -> Vec<Line> {
    let mut out = Vec::new();
    let one_item = head.iter().filter(|p| is_of_item(p)).count() == 1;
    // The row of a table that tells of other bodies: "Route to the meeting | Finance Committee, 3 May".
    let mut of_others = None;
    for passage in head {
        if let Some(at) = passage.cell {
            if at.column == 1 && labels_others(&passage.text) {
                of_others = Some((at.table, at.row));
            } else if at.column > 1 && of_others == Some((at.table, at.row)) {
                continue;
            }
        }
        // "82." in the corner: the page of the minute book.
        let number_alone = passage.text.trim().is_empty() && passage.label.is_some() || is_number_alone(&passage.text);
        if out.is_empty() && number_alone && passage.cell.is_none() {
            continue;
        }
        let people_behind = people_at(&passage.text);
        let long = passage.text.chars().count() > 260 && people_behind.is_none();
        let corner = one_item && is_of_item(passage);
        if opens_people(&passage.text) || opens_text(passage, corner, out.is_empty()) || long || out.len() >= TOP {
            break;
        }
        let line =
            |text: &str| Line { text: text.to_owned(), heading: passage.heading, tabled: passage.cell.is_some() };
        // "… in the Pier Office Present: Jo Blair (Chair), …": the list of people ran on behind the last line.
        if let Some(at) = people_behind {
            out.push(line(passage.text[..at].trim()));
            break;
        }
        // A date may look like a label and its text: "24 June 2010" never does, "2. March 2011" may.
        let whole = match &passage.label {
            Some(label) => format!("{label} {}", passage.text),
            None => passage.text.clone(),
        };
        out.extend(whole.split('\n').map(str::trim).filter(|t| !t.is_empty() && !is_breadcrumb(t)).map(line));
    }
    out
}

/// "Item 6: Reserves policy" alone names the item under which the paper is taken; several are a minute's own.
fn is_of_item(passage: &Passage<'_>) -> bool {
    passage.cell.is_none()
        && passage.label.as_deref().is_some_and(|l| fold(l).trim_start_matches("agenda ").starts_with("item "))
}

/// Whether a list of people begins.
fn opens_people(text: &str) -> bool {
    let (folded, lower) = (fold(item_text(text).1), text.to_lowercase());
    ["present", "attendees", "apologies", "in attendance", "sederunt", "members present"].iter().any(|w| {
        let behind = lower.strip_prefix(*w).map(str::trim_start);
        folded == *w || behind.is_some_and(|rest| rest.starts_with([':', '–', '-']))
    }) || lists_people(text).is_some_and(|label| {
        !matches!(
            fold(label).as_str(),
            "minutes" | "minute" | "notes" | "chair" | "secretariat" | "clerk" | "secretary"
        )
    })
}

/// Whether a passage is a numbered item or heads a section. The `first` one heads none; the item in the `corner` under
/// which a paper is taken is neither.
fn opens_text(passage: &Passage<'_>, corner: bool, first: bool) -> bool {
    let numbered = item_text(&passage.text).0
        || !corner
            && passage.label.as_deref().and_then(crate::wording::labels::number).is_some()
            && !goes_on_as_date(&passage.text)
            && !is_half_of_day(&passage.text);
    let section = passage.heading
        && !first
        && !corner
        && is_within_item(&passage.text)
        && super::author::reports(&passage.text).is_none();
    // "Agenda item | 6.2": a number alone in its cell opens no section.
    let value = passage.cell.is_some_and(|at| {
        // The number before "Paper no" is the value of the label left of it.
        !passage.text.contains(char::is_alphabetic) || at.column > 2 && passage.text.split_whitespace().count() < 4
    });
    numbered && !value || !first && is_lettered(&passage.text) || section
}

/// Whether a line is a number and nothing else.
fn is_number_alone(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// "Home > Groups > Pier Forum": where a printed web page stood in its site.
fn is_breadcrumb(text: &str) -> bool {
    let steps = |sign: &str| text.split(sign).count();
    [" > ", " » ", " › "].iter().any(|sign| steps(sign) > 3 || steps(sign) > 2 && text.starts_with("Home "))
        || text.starts_with("You are here:")
        || matches!(text, "Skip to main content" | "Skip to content" | "Back to top" | "Print this page")
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

/// "am Tuesday, …", "p.m. in the Hall": the digits before are an hour.
fn is_half_of_day(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("").to_lowercase();
    matches!(first.trim_end_matches(['.', ',']), "am" | "pm" | "a.m" | "p.m" | "hrs" | "hours" | "noon")
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
    // "10.00 am Tuesday, 17 November 2020".
    if is_half_of_day(rest) {
        return (false, text);
    }
    if numbers && when::first_day(text).is_none_or(|_| when::first_day(rest).is_some()) {
        (true, rest)
    } else {
        (false, text)
    }
}

/// What stands before the first date of a line, without the marks between them.
pub(super) fn before_date(text: &str) -> Option<&str> {
    let day = when::find(text).first()?.range.start;
    Some(text[..day].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_page_stood_in_its_site() {
        assert!(is_breadcrumb("Home > Groups > Pier Forum") && is_breadcrumb("Skip to main content"));
        assert!(!is_breadcrumb("You are hereby summoned to a meeting") && !is_breadcrumb("Roads / Bridges / Piers"));
    }
}
