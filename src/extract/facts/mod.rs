//! The paper's own facts: title, body, dates, numbers, venue, purpose, authors.
//!
//! They are read from labelled fields ("Meeting date: …", a letterhead's table) and, where there are none, from the
//! first lines of the paper. A pack's facts are those of its first part, mostly the agenda.

mod author;
mod body;
mod body_name;
mod contacts;
mod doubt;
mod fields;
mod header;
mod letter;
mod managed;
mod marking;
mod next_meeting;
mod reader;
#[cfg(test)]
mod tests;
mod title;
mod top;
mod venue;

use super::actions::Meeting;
use super::passages::{Passage, Passages};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::document::ParagraphKind;
use crate::record::DocumentKind;
use crate::wording::signs::{self, Sign};
use crate::wording::when;
use fields::Fields;
pub(super) use header::is_purpose;
use jiff::civil::Date;
use reader::Reader;

/// Passages at the head of a part that may hold its facts.
const HEAD: usize = 45;

/// Reads them; gives the tables (1-based) that hold them, to be noted as used once the records are read: what looks like
/// a table of facts may be one of records.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) -> Vec<usize> {
    let facts = &mut extracted.facts;
    let tables = Reader::of(paper, paper.passages()).read(facts);
    if paper.document.kind_uncertain {
        facts.flag(ReviewCode::KindUncertain);
    }
    tables
}

/// The first passages of a part, up to the first action table or minute set as a table: what stands in those are
/// other meetings' dates.
fn head_of<'p, 'a>(passages: &'p Passages<'a>, part: Option<u32>) -> Vec<&'p Passage<'a>> {
    passages
        .list
        .iter()
        .filter(|p| p.part == part)
        .take(HEAD)
        .take_while(|p| {
            p.cell.is_none_or(|at| {
                let records = passages.senses.get(&at.table);
                records.is_none_or(|s| {
                    // "Agenda item | 6.2 | Paper no | 14" in one row looks like headings of records that are not there.
                    let last =
                        || passages.list.iter().filter_map(|p| p.cell).filter(|c| c.table == at.table).map(|c| c.row);
                    let headings_alone = || last().max().is_some_and(|row| row <= s.header_rows);
                    s.inferred || at.row < s.header_rows || is_form(passages, at.table) || headings_alone()
                })
            })
        })
        .collect()
}

/// Whether a table is the cover of a report: labels of its facts stand one below the other in the first column.
fn is_form(passages: &Passages<'_>, table: usize) -> bool {
    const LABELS: &[&str] = &[
        "subject",
        "title",
        "title of report",
        "report title",
        "purpose",
        "author",
        "report author",
        "presented by",
        "prepared by",
        "recommendation",
        "recommendations",
        "date of meeting",
        "meeting date",
        "agenda item",
    ];
    let first = passages.list.iter().filter(|p| p.cell.is_some_and(|at| at.table == table && at.column == 1));
    first.filter(|p| LABELS.contains(&crate::framework::headings::fold(&p.text).as_str())).take(2).count() == 2
}

/// The running heads, each once, in the order of the paper.
fn running_heads(paper: &Paper<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for aside in paper.document.apart.iter().filter(|a| a.paragraph.kind == ParagraphKind::RunningHead) {
        let text = aside.paragraph.text().trim().to_owned();
        if !text.is_empty() && !out.contains(&text) {
            out.push(text);
        }
    }
    out
}

/// The meeting's date where a label says that it is.
fn dated_field(fields: &Fields) -> Option<Date> {
    fields
        .value(&[
            "meeting date",
            "date of meeting",
            "date and time of meeting",
            "meeting on",
            "date and time",
            "board date",
            "committee date",
            "date time",
        ])
        .and_then(|v| when::first_day(&v))
}

fn meeting_date(fields: &Fields, top: &[top::Line]) -> Option<Date> {
    dated_field(fields)
        .or_else(|| header::date(top.iter().filter(|l| !l.tabled)))
        .or_else(|| fields.value(&["date", "meeting", "when"]).and_then(|v| when::first_day(&v)))
        // "Previously considered by: Workforce Committee, 12 January" stands in a cover's table as well.
        .or_else(|| header::date(top.iter()))
}

/// The summons to a meeting stands among so many passages.
const SUMMONS: usize = 12;

/// Whether a text calls people to a meeting.
fn is_summons(text: &str) -> bool {
    [
        "requested to meet",
        "requested to attend",
        "will be held",
        "will take place",
        "will meet",
        "is to be held",
        "to be held on",
        "summoned to",
        "request your attendance",
        "invited to attend",
    ]
    .iter()
    .any(|said| text.contains(said))
}

/// The date in the first words of a minute that opens with a paragraph: "ABERDEEN, 21 January 2020. Minute of …".
fn opening_date(head: &[&Passage<'_>]) -> Option<Date> {
    const FIRST: usize = 4;
    const WORDS: usize = 200;
    head.iter().take(FIRST).filter(|p| !header::tells_of_another_day(&p.text)).find_map(|p| {
        let end = p.text.char_indices().nth(WORDS).map_or(p.text.len(), |(at, _)| at);
        when::first_day(&p.text[..end])
    })
}

/// The meeting of each part that has a date of its own.
pub(super) fn meetings(paper: &Paper<'_>) -> Vec<Meeting> {
    let passages = paper.passages();
    let parts: Vec<Option<u32>> = if paper.document.parts.len() < 2 {
        vec![None]
    } else {
        (1..=paper.document.parts.len() as u32).map(Some).collect()
    };
    parts
        .into_iter()
        .map(|part| {
            let head = head_of(passages, part);
            let minutes = head.first().is_some_and(|p| p.kind == DocumentKind::Minutes);
            let date = meeting_date(&Fields::read(&head), &top::top(&head));
            Meeting { part, date: date.or_else(|| minutes.then(|| opening_date(&head)).flatten()) }
        })
        .collect()
}

/// A short code: "MSGHCC/117/2019", "3", "5.1".
fn is_code(value: &str) -> bool {
    value.chars().any(|c| c.is_ascii_digit()) && value.chars().count() <= 30 && value.split_whitespace().count() <= 4
}

/// "Enclosure: G": the papers of a meeting may be counted with letters.
fn is_letter(value: &str) -> bool {
    value.len() == 1 && value.bytes().all(|b| b.is_ascii_uppercase())
}

fn bare_item(value: &str) -> String {
    // "6<tab>Application No. 19/00871": what stands behind the tab is another fact.
    let folded = value.split('\t').next().unwrap_or(value).trim();
    let stripped =
        ["No.", "No", "no.", "no", "Item", "item"].iter().find_map(|p| folded.strip_prefix(p)).unwrap_or(folded);
    stripped.trim().trim_end_matches(['.', ':']).to_owned()
}

/// "☐ Information ☒ Decision ☐ Discussion": what is ticked, the boxes before or behind their words.
fn ticked(text: &str) -> Option<String> {
    let is_ticked = |c: char| Sign::of(c).is_some_and(Sign::is_ticked);
    let is_box = |c: char| Sign::of(c).is_some_and(|sign| sign.is_ticked() || sign == Sign::EmptyBox);
    let trimmed = text.trim();
    if !trimmed.contains(is_ticked) || !signs::holds(trimmed, |sign| sign == Sign::EmptyBox) {
        return None;
    }
    let pieces: Vec<(char, &str)> = if trimmed.starts_with(is_box) {
        trimmed
            .char_indices()
            .filter(|(_, c)| is_box(*c))
            .map(|(at, mark)| {
                let rest = &trimmed[at + mark.len_utf8()..];
                (mark, rest.split(is_box).next().unwrap_or(""))
            })
            .collect()
    } else {
        let mut from = 0;
        trimmed
            .char_indices()
            .filter(|(_, c)| is_box(*c))
            .map(|(at, mark)| {
                let words = &trimmed[from..at];
                from = at + mark.len_utf8();
                (mark, words)
            })
            .collect()
    };
    let said: Vec<&str> = pieces
        .into_iter()
        .filter(|(mark, _)| is_ticked(*mark))
        .map(|(_, words)| words.trim().trim_matches(['|', ',', ';', '/', '\n']).trim())
        .filter(|words| !words.is_empty())
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

fn is_plan(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::StrategicPlan | DocumentKind::DeliveryPlan)
}
