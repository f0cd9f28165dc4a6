//! Which paragraphs are headings, and which of those begin no item of a meeting.

use crate::document::{Paragraph, ParagraphKind};
use crate::wording::{labels, people};

/// Headings are short; a line longer than this (in characters) is text.
const HEADING_LENGTH: usize = 130;

/// What a heading looks like.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    pub heading: Option<u8>,
    pub bold: bool,
    pub capitals: bool,
}

impl Look {
    pub(super) fn of(paragraph: &Paragraph, text: &str) -> Self {
        Self {
            heading: (paragraph.kind == ParagraphKind::Heading).then_some(paragraph.level),
            bold: paragraph.is_bold(),
            capitals: is_capitals(text),
        }
    }
}

impl Look {
    /// Whether nothing sets it apart from text.
    pub(super) fn is_plain(&self) -> bool {
        self.heading.is_none() && !self.bold && !self.capitals
    }
}

/// Words of a title that ends with a stop at most.
const STOPPED_WORDS: usize = 8;

pub(super) fn is_short(text: &str) -> bool {
    text.chars().count() <= HEADING_LENGTH && !text.ends_with('.') && !text.ends_with(';')
}

/// Whether all letters are capitals, and there are some.
pub(super) fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Whether a body paragraph is a heading: by its style, or short and bold, or short, in capitals and followed by
/// text, or a short line like a title with a longer paragraph after it.
pub(super) fn is_heading(paragraph: &Paragraph, label: Option<&str>, text: &str, next: Option<&Paragraph>) -> bool {
    if is_said(paragraph, text) {
        return false;
    }
    if paragraph.kind == ParagraphKind::Heading {
        return text.chars().count() <= 2 * HEADING_LENGTH;
    }
    let text = title(paragraph, label, text, next);
    let bullet = label.is_some_and(|l| labels::bare(l).is_none());
    if !is_short(text)
        || bullet
        || text.contains('@')
        || !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || lists_people(text).is_some()
        || crate::extract::actions::prose::labelled(text).is_some()
    {
        return false;
    }
    paragraph.is_bold()
        || (is_capitals(text) && text.chars().count() > 3)
        || label.is_none() && is_referred(paragraph, text)
        || heads_what_follows(paragraph, label, text, next)
}

/// Whether an action, a motion or a decision is told, however it is set: "**The Board NOTED the report**" heads nothing,
/// nor does "Action: …" in a box.
fn is_said(paragraph: &Paragraph, text: &str) -> bool {
    crate::extract::actions::prose::labelled(text).is_some_and(|l| !l.rest.is_empty())
        || crate::extract::actions::prose::is_field(text)
        || crate::extract::decisions::opens_motion(text)
        || (paragraph.kind == ParagraphKind::Heading || paragraph.is_bold())
            && crate::extract::decisions::says_decided(text)
}

/// A line's words without the sign that a bold title may end with: "5. Community Safety.", "5.1 5th February 2018;".
fn title<'a>(paragraph: &Paragraph, label: Option<&str>, text: &'a str, next: Option<&Paragraph>) -> &'a str {
    if !paragraph.is_bold() {
        return text;
    }
    let first = text.split_whitespace().next().unwrap_or("");
    let referred = label.is_none() && text.starts_with('M') && labels::reference(text).is_some();
    let stopped = (depth(label) == Some(1) || referred)
        && text.split_whitespace().count() <= if referred { 3 * STOPPED_WORDS } else { STOPPED_WORDS }
        && !first.ends_with("ed")
        // "4. Budget monitoring – period 8." above what was said on it; "4. Budget for two more." alone asks for something.
        && (!crate::wording::verbs::is_doing(first) || next.is_some_and(|next| tells_more(next, text)));
    let text = text.strip_suffix('.').filter(|rest| stopped && !rest.contains('.')).unwrap_or(text);
    let listed = depth(label).is_some_and(|depth| depth > 1);
    text.strip_suffix(';').filter(|_| listed).unwrap_or(text)
}

/// Whether a paragraph below a bold line is plain text, longer than the line.
fn tells_more(next: &Paragraph, text: &str) -> bool {
    let said = next.text();
    let labelled = next.label.is_some() || labels::split(said.trim()).0.is_some();
    !labelled && !next.is_bold() && said.chars().count() > text.chars().count()
}

/// How many numbers a label has: 2 for "4.1".
fn depth(label: Option<&str>) -> Option<usize> {
    label.and_then(labels::number).map(|numbers| numbers.len())
}

/// "GBP/2223/001: Welcome": a minute's own reference before a title.
fn is_referred(paragraph: &Paragraph, text: &str) -> bool {
    labels::reference(text)
        .is_some_and(|(number, rest)| number.contains('/') && !crate::extract::actions::orders_somebody(rest))
        && !paragraph.runs.iter().any(|run| run.style.bold)
        && text.split_whitespace().count() <= 12
}

/// Whether a plain line is a title by its words and by what stands below it.
fn heads_what_follows(paragraph: &Paragraph, label: Option<&str>, text: &str, next: Option<&Paragraph>) -> bool {
    let words = text.split_whitespace().count();
    let depth = depth(label);
    let unlabelled = |n: &Paragraph| n.label.is_none() && labels::split(n.text().trim()).0.is_none();
    // "3. To confirm the minutes of the last meeting" above what was said: the agenda's words head the item.
    if depth == Some(1)
        && text.starts_with("To ")
        && words <= 25
        && next.is_some_and(|n| unlabelled(n) && !n.is_empty())
    {
        return true;
    }
    if words > 12
        || text.ends_with(['-', '–'])
        || text.trim_end_matches(['-', '–']).ends_with([',', ':'])
        || people::is_person(text)
    {
        return false;
    }
    match depth {
        Some(1) => words <= 10,
        // "4.1 Terms of reference" above what was said on it.
        Some(2) => {
            let told = |n: &Paragraph| {
                let said = n.text();
                let said = said.trim();
                unlabelled(n) && said.chars().count() > text.chars().count() && said.ends_with(['.', ':', '-'])
            };
            words <= 9 && next.is_some_and(told)
        }
        // A plain line before a paragraph of sentences or a list.
        _ => {
            label.is_none()
                && paragraph.kind == ParagraphKind::Body
                && !is_told(text)
                && next.is_some_and(|n| {
                    n.is_empty()
                        || n.kind == ParagraphKind::ListItem
                        || n.text().trim().chars().count() > HEADING_LENGTH
                })
        }
    }
}

/// Whether a line tells what happened: "Apologies were received from Jo Blair".
fn is_told(text: &str) -> bool {
    [" was ", " were ", " has been ", " have been ", " received from "].iter().any(|words| text.contains(words))
}

/// Headings that part an item and begin none.
pub(in crate::extract) fn is_within_item(text: &str) -> bool {
    let folded = crate::framework::headings::fold(text);
    WITHIN.binary_search(&folded.as_str()).is_ok()
        // "The Licensing Board resolved".
        || folded.starts_with("the ")
            && folded.split(' ').count() <= 6
            && ["resolved", "agreed", "noted", "decided", "approved", "recommended"].iter().any(|verb| folded.ends_with(verb))
        // "Action Point 1", "Action 3/19".
        || (folded.starts_with("action ") && folded.split(' ').count() <= 3 && folded.ends_with(|c: char| c.is_ascii_digit()))
        // "Presented by: Ross Aber", "Report by the Chief Officer".
        || ["decision of", "reason for", "reasons for", "matter for decision", "any alternative options", "presented by", "report by", "paper by", "reported by", "presenter", "lead officer", "introduced by"]
            .iter()
            .any(|opens| folded.starts_with(opens))
}

/// In order of the alphabet.
const WITHIN: &[&str] = &[
    "action",
    "action agreed",
    "action point",
    "action points",
    "action required",
    "actions",
    "actions agreed",
    "actions arising",
    "agreed",
    "agreement",
    "amendment",
    "approved",
    "background",
    "board decision",
    "comments",
    "committee decision",
    "conclusion",
    "consideration",
    "considerations",
    "context",
    "counter motion",
    "debate",
    "decided",
    "decision",
    "decision made",
    "decision taken",
    "decisions",
    "decisions made",
    "decisions taken",
    "discussion",
    "discussion and decision",
    "discussion points",
    "division",
    "executive summary",
    "executive summary of report",
    "for",
    "in discussion",
    "introduction",
    "issues",
    "it was agreed",
    "key issues",
    "key messages",
    "key points",
    "main issues",
    "main points",
    "motion",
    "note",
    "noted",
    "officer recommendation",
    "outcome",
    "outcomes",
    "overview",
    "points raised",
    "presentation",
    "proposal",
    "purpose",
    "questions",
    "reasons",
    "recommendation",
    "recommendations",
    "report",
    "report summary",
    "resolution",
    "resolutions",
    "resolved",
    "risks",
    "summary",
    "summary of discussion",
    "summary of report",
    "summary of the report",
    "the board",
    "the board agreed",
    "the committee",
    "the committee agreed",
    "the committee resolved",
    "the group",
    "the group agreed",
    "update",
    "vote",
    "voting",
];

/// "Apologies: Ron Ure", `Apologies⇥Ron Ure`: the label before a list of people in its line.
pub(in crate::extract) fn lists_people(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once([':', '\t'])?;
    let people = crate::framework::headings::people(label).is_some_and(|p| p.status().is_some());
    (people && !rest.trim().is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Run, TextStyle};

    #[test]
    fn headings_within_items() {
        assert!(WITHIN.is_sorted());
        assert!(is_within_item("Executive Summary of Report"));
        assert!(is_within_item("DECISION:"));
        assert!(is_within_item("Presented by: Ann Bell"));
        assert!(!is_within_item("Winter plan"));
    }

    fn bold(text: &str) -> Paragraph {
        let style = TextStyle { bold: true, ..TextStyle::default() };
        Paragraph { runs: vec![Run { text: text.to_owned(), style, ..Run::default() }], ..Paragraph::default() }
    }

    #[test]
    fn a_stopped_title_that_begins_like_a_task_heads_what_is_said_below() {
        let heads = |next: Option<&Paragraph>| {
            is_heading(&bold("Budget monitoring – period 8."), Some("4."), "Budget monitoring – period 8.", next)
        };
        let said = Paragraph::plain("There was submitted a report by the Chief Finance Officer on the period.");
        assert!(heads(Some(&said)));
        assert!(!heads(None) && !heads(Some(&bold("5. Book the hall for the whole of the day, please."))));
    }
}
