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
    // "Action: …" and "Due: …" are set bold or boxed, and are no headings.
    if crate::extract::actions::prose::labelled(text).is_some_and(|l| !l.rest.is_empty())
        || crate::extract::actions::prose::is_field(text)
        || crate::extract::decisions::opens_motion(text)
    {
        return false;
    }
    // "**The Board NOTED the report**" is said in bold and heads nothing.
    if (paragraph.kind == ParagraphKind::Heading || paragraph.is_bold())
        && crate::extract::decisions::says_decided(text)
    {
        return false;
    }
    if paragraph.kind == ParagraphKind::Heading {
        return text.chars().count() <= 2 * HEADING_LENGTH;
    }
    // "5. Community Safety." set bold: a title may end with a stop.
    let first = text.split_whitespace().next().unwrap_or("");
    let referred = label.is_none() && text.starts_with('M') && labels::reference(text).is_some();
    let stopped = paragraph.is_bold()
        && (label.and_then(labels::number).is_some_and(|n| n.len() == 1) || referred)
        && text.split_whitespace().count() <= if referred { 3 * STOPPED_WORDS } else { STOPPED_WORDS }
        && !first.ends_with("ed")
        && !crate::wording::verbs::is_doing(first);
    let text = text.strip_suffix('.').filter(|rest| stopped && !rest.contains('.')).unwrap_or(text);
    // "5.1 5th February 2018;" set bold.
    let listed = paragraph.is_bold() && label.and_then(labels::number).is_some_and(|n| n.len() > 1);
    let text = text.strip_suffix(';').filter(|_| listed).unwrap_or(text);
    if !is_short(text) || text.is_empty() {
        return false;
    }
    let bullet = label.is_some_and(|l| labels::bare(l).is_none());
    if bullet || text.contains('@') || !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return false;
    }
    if lists_people(text).is_some() {
        return false;
    }
    let spoken = crate::extract::actions::prose::labelled(text).is_some();
    if spoken {
        return false;
    }
    if paragraph.is_bold() || (is_capitals(text) && text.chars().count() > 3) {
        return true;
    }
    // "GBP/2223/001: Welcome": a minute's own reference before a title.
    if label.is_none()
        && labels::reference(text)
            .is_some_and(|(number, rest)| number.contains('/') && !crate::extract::actions::orders_somebody(rest))
        && !paragraph.runs.iter().any(|run| run.style.bold)
        && text.split_whitespace().count() <= 12
    {
        return true;
    }
    let words = text.split_whitespace().count();
    // "3. To confirm the minutes of the last meeting" above what was said: the agenda's words head the item.
    if label.and_then(labels::number).is_some_and(|n| n.len() == 1)
        && text.starts_with("To ")
        && words <= 25
        && next.is_some_and(|n| n.label.is_none() && labels::split(n.text().trim()).0.is_none() && !n.is_empty())
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
    if label.and_then(labels::number).is_some_and(|n| n.len() == 1) {
        return words <= 10;
    }
    // "4.1 Terms of reference" above what was said on it.
    if label.and_then(labels::number).is_some_and(|n| n.len() == 2) {
        let below = next.is_some_and(|n| {
            let said = n.text();
            let (own, said) = (labels::split(said.trim()).0, said.trim());
            n.label.is_none()
                && own.is_none()
                && said.chars().count() > text.chars().count()
                && said.ends_with(['.', ':', '-'])
        });
        return words <= 9 && below;
    }
    // A plain line before a paragraph of sentences or a list.
    label.is_none()
        && paragraph.kind == ParagraphKind::Body
        && !is_told(text)
        && next.is_some_and(|n| {
            n.is_empty() || n.kind == ParagraphKind::ListItem || n.text().trim().chars().count() > HEADING_LENGTH
        })
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

/// "Apologies: Ron Ure": the label before a list of people in its line.
pub(in crate::extract) fn lists_people(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':')?;
    let people = crate::framework::headings::people(label).is_some_and(|p| p.status().is_some());
    (people && !rest.trim().is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_within_items() {
        assert!(WITHIN.is_sorted());
        assert!(is_within_item("Executive Summary of Report"));
        assert!(is_within_item("DECISION:"));
        assert!(is_within_item("Presented by: Ann Bell"));
        assert!(!is_within_item("Winter plan"));
    }
}
