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
mod marking;
mod next_meeting;
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
use author::{authors, written};
use contacts::contacts;
use fields::Fields;
use jiff::civil::Date;
use letter::{dated, subject};
use next_meeting::next_meeting;

/// Passages at the head of a part that may hold its facts.
const HEAD: usize = 45;

/// Reads them; gives the tables (1-based) that hold them, to be noted as used once the records are read: what looks like
/// a table of facts may be one of records.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) -> Vec<usize> {
    let passages = paper.passages();
    let part = passages.list.first().and_then(|p| p.part);
    let head = head_of(passages, part);
    let fields = Fields::read(&head);
    let running: Vec<String> = running_heads(paper);
    let top = top::top(&head);
    // The head of each page speaks of a single paper alone.
    let single = paper.document.parts.len() < 2;
    let pieces = running.iter().filter(|_| single).flat_map(|t| t.split(['\n', '\t', '|']));
    let heads: Vec<top::Line> = pieces.map(top::Line::running).collect();
    let facts = &mut extracted.facts;
    let meeting_paper = matches!(
        facts.kind,
        DocumentKind::Minutes
            | DocumentKind::Agenda
            | DocumentKind::BoardPack
            | DocumentKind::BoardReport
            | DocumentKind::Other
    );
    let title = fields
        .value(&[
            "title",
            "subject",
            "report title",
            "title of report",
            "report subject",
            "paper title",
            "title of paper",
            "name of report",
            "report name",
            "subject of report",
            "subject of paper",
            "heading",
            "item title",
            "title of the report",
            "re",
            "report",
        ])
        .or_else(|| (facts.kind == DocumentKind::Letter).then(|| subject(&head)).flatten());
    let titled = title.is_some();
    let mut labelled = doubt::Labelled { title: titled, ..doubt::Labelled::default() };
    facts.title = title.or_else(|| title::title(&top));
    facts.body = fields
        .value(&[
            "report to",
            "meeting",
            "committee",
            "name of meeting",
            "board",
            "to",
            "meeting of",
            "report for",
            "name of committee",
            "meeting name",
        ])
        .and_then(|v| {
            let whole = body::is_body(&v) && when::first_day(&v).is_none() && !body_name::are_members(&v);
            body_name::body_in(&v).or_else(|| whole.then_some(v))
        });
    labelled.body = facts.body.is_some();
    facts.body = facts.body.take().or_else(|| body::body(&top, &running));
    // "Full Council" is anybody's: the name of whose it is may stand beside it, or in the summons below.
    if facts.body.as_deref().is_some_and(body::is_anybodys) {
        facts.body = body::whose(&top, &head).or(facts.body.take());
    }
    if meeting_paper {
        facts.meeting_date = meeting_date(&fields, &top)
            .or_else(|| (facts.kind == DocumentKind::Minutes).then(|| opening_date(&head)).flatten())
            // "Next meeting: Wednesday 6 March" above an agenda is its own.
            .or_else(|| {
                (facts.kind == DocumentKind::Agenda)
                    .then(|| top.iter().find_map(|l| when::first_day(&l.text)))
                    .flatten()
            })
            // "The members are requested to meet … on Tuesday, 28 June 2016".
            .or_else(|| {
                let summons = if facts.kind == DocumentKind::Agenda { SUMMONS } else { 0 };
                let untabled = head.iter().filter(|p| p.cell.is_none());
                untabled.take(summons).filter(|p| is_summons(&p.text)).find_map(|p| when::first_day(&p.text))
            })
            .map(|d| d.to_string());
        facts.meeting_number = header::number(&top);
        facts.venue = fields
            .value(&[
                "venue",
                "location",
                "place",
                "held at",
                "meeting venue",
                "meeting location",
                "meeting place",
                "location of meeting",
                "place of meeting",
                "venue for meeting",
                "venue of meeting",
                "where",
            ])
            .map(|v| venue::first_sentence(venue::without_time(&v)).to_owned());
        labelled.venue = facts.venue.is_some();
        facts.venue = (facts.venue.take())
            .or_else(|| venue::venue(&top).map(|v| venue::without_time(&v).to_owned()))
            .or_else(|| {
                let summons = if facts.kind == DocumentKind::Agenda { SUMMONS } else { 0 };
                let untabled = head.iter().filter(|p| p.cell.is_none()).take(summons);
                untabled.filter(|p| is_summons(&p.text)).find_map(|p| venue::held(&p.text))
            });
        facts.next_meeting_date = next_meeting(passages, part, facts.meeting_date.as_deref());
    }
    // The board's name above a report is no title where the report has one of its own, nor is who reports.
    if facts.kind == DocumentKind::BoardReport && !titled {
        facts.title = title::report_title(&top, facts.body.as_deref()).or(facts.title.take());
    }
    if is_plan(facts.kind) && !titled {
        facts.title = title::plan_title(&top, facts.title.take(), facts.body.as_deref());
    }
    facts.paper_number = fields
        .value(&[
            "paper no",
            "paper number",
            "paper ref",
            "report no",
            "report number",
            "paper reference",
            "reference number",
            "report reference",
            "report ref",
            "ref no",
            "reference no",
            "enclosure",
            "enc",
            "paper",
        ])
        .filter(|v| is_code(v))
        .or_else(|| header::paper_number(&top))
        .or_else(|| header::paper_number(&heads));
    facts.agenda_item = fields
        .value(&[
            "agenda item",
            "agenda item no",
            "agenda item number",
            "item no",
            "item number",
            "agenda no",
            "agenda ref",
            "agenda reference",
            "item",
            "agenda",
        ])
        .filter(|v| is_code(v))
        .map(|v| bare_item(&v))
        .or_else(|| header::agenda_item(&top))
        // "Agenda item: 12" in the head of each page of a single paper.
        .or_else(|| header::agenda_item(&heads));
    facts.purpose = fields
        .value(&["purpose", "purpose of report", "report purpose", "for", "action required", "purpose of paper"])
        .or_else(|| fields.value_where(header::offers_purposes))
        .or_else(|| {
            let kinds = ["action", "agenda classification", "classification", "category", "status", "type of paper"];
            kinds.iter().find_map(|label| fields.value(&[label]).filter(|v| header::is_purpose(v)))
        })
        .map(|v| ticked(&v).unwrap_or(v))
        .filter(|v| v.chars().count() <= 60 && !v.ends_with('.'))
        .or_else(|| head.iter().find_map(|p| ticked(&p.text).filter(|t| header::is_purpose(t))))
        .or_else(|| header::purpose(&top))
        .or_else(|| head.windows(2).find_map(|pair| header::presented_for(&pair[0].text, &pair[1].text)));
    let others = matches!(facts.kind, DocumentKind::Agenda | DocumentKind::Minutes);
    facts.author = authors(&fields, !others, if facts.kind == DocumentKind::BoardReport { &top } else { &[] });
    if facts.author.is_empty() && !others {
        facts.author = author::of_table(passages, part);
    }
    facts.date_written =
        written(&fields, facts.kind).or_else(|| (facts.kind == DocumentKind::Letter).then(|| dated(&head)).flatten());
    facts.contacts = contacts(passages);
    labelled.date = dated_field(&fields).is_some();
    doubt::flag(facts, labelled, &top, &heads);
    if paper.document.kind_uncertain {
        facts.flag(ReviewCode::KindUncertain);
    }
    fields.tables()
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
    head.iter().take(FIRST).find_map(|p| {
        let end = p.text.char_indices().nth(WORDS).map_or(p.text.len(), |(at, _)| at);
        when::first_day(&p.text[..end])
    })
}

/// The meeting of each part that has a date of its own.
pub(super) fn meetings(paper: &Paper<'_>, passages: &Passages<'_>) -> Vec<Meeting> {
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
