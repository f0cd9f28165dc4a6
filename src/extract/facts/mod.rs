//! The paper's own facts: title, body, dates, numbers, venue, purpose, authors.
//!
//! They are read from labelled fields ("Meeting date: …", a letterhead's table) and, where there are none, from the
//! first lines of the paper. A pack's facts are those of its first part, mostly the agenda.

mod fields;
mod header;

use super::actions::Meeting;
use super::passages::{Passage, Passages};
use super::{Extracted, Paper};
use crate::document::ParagraphKind;
use crate::framework::headings::fold;
use crate::record::{Contact, DocumentKind, Owner};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::{people, when};
use fields::Fields;
use jiff::civil::Date;
use std::sync::LazyLock;

/// Passages at the head of a part that may hold its facts.
const HEAD: usize = 45;

#[allow(clippy::unwrap_used)] // The pattern is fixed; the tests run it.
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    latin::regex(r"[A-Za-z0-9][A-Za-z0-9._%+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}").unwrap()
});

/// Reads them; gives the tables (1-based) that hold them, to be noted as used once the records are read: what looks like
/// a table of facts may be one of records.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) -> Vec<usize> {
    let passages = paper.passages();
    let part = passages.list.first().and_then(|p| p.part);
    let head = head_of(passages, part);
    let fields = Fields::read(&head);
    let running: Vec<String> = running_heads(paper);
    let top = header::top(&head);
    let facts = &mut extracted.facts;
    let meeting_paper = matches!(
        facts.kind,
        DocumentKind::Minutes
            | DocumentKind::Agenda
            | DocumentKind::BoardPack
            | DocumentKind::BoardReport
            | DocumentKind::Other
    );
    facts.title = fields
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
            "item title",
            "title of the report",
        ])
        .or_else(|| (facts.kind == DocumentKind::Letter).then(|| subject(&head)).flatten())
        .or_else(|| header::title(&top));
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
            header::body_in(&v).or_else(|| (header::is_body(&v) && when::first_day(&v).is_none()).then_some(v))
        })
        .or_else(|| header::body(&top, &running));
    if meeting_paper {
        facts.meeting_date = meeting_date(&fields, &top)
            .or_else(|| (facts.kind == DocumentKind::Minutes).then(|| opening_date(&head)).flatten())
            .map(|d| d.to_string());
        facts.meeting_number = header::number(&top);
        facts.venue = fields
            .value(&["venue", "location", "place", "held at", "meeting venue", "where"])
            .map(|v| header::without_time(&v).to_owned())
            .or_else(|| header::venue(&top));
        facts.next_meeting_date = next_meeting(passages, part, facts.meeting_date.as_deref());
    }
    // The board's name above a report is no title where the report has one of its own.
    if facts.kind == DocumentKind::BoardReport
        && let (Some(title), Some(body)) = (&facts.title, &facts.body)
        && fold(title) == fold(body)
    {
        let others: Vec<header::Line> = top.iter().filter(|l| fold(&l.text) != fold(body)).cloned().collect();
        facts.title = others.iter().any(|l| l.heading).then(|| header::title(&others)).flatten().or(facts.title.take());
    }
    facts.paper_number = fields
        .value(&[
            "paper no",
            "paper number",
            "paper ref",
            "report no",
            "report number",
            "paper reference",
            "enclosure",
            "enc",
            "paper",
        ])
        .filter(|v| is_code(v))
        .or_else(|| header::paper_number(&top));
    facts.agenda_item = fields
        .value(&[
            "agenda item",
            "agenda item no",
            "agenda item number",
            "item no",
            "item number",
            "agenda no",
            "agenda ref",
            "item",
            "agenda",
        ])
        .filter(|v| is_code(v))
        .map(|v| bare_item(&v));
    facts.purpose = fields
        .value(&["purpose", "purpose of report", "report purpose", "for", "action required", "purpose of paper"])
        .map(|v| ticked(&v).unwrap_or(v))
        .filter(|v| v.chars().count() <= 60 && !v.ends_with('.'))
        .or_else(|| head.iter().find_map(|p| ticked(&p.text).filter(|t| header::is_purpose(t))))
        .or_else(|| header::purpose(&top));
    facts.author = authors(&fields);
    facts.date_written =
        written(&fields, facts.kind).or_else(|| (facts.kind == DocumentKind::Letter).then(|| dated(&head)).flatten());
    facts.contacts = contacts(passages);
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
            p.cell.is_none_or(|at| passages.senses.get(&at.table).is_none_or(|s| s.inferred || at.row < s.header_rows))
        })
        .collect()
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

fn meeting_date(fields: &Fields, top: &[header::Line]) -> Option<Date> {
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
        .or_else(|| header::date(top))
        .or_else(|| fields.value(&["date", "meeting", "when"]).and_then(|v| when::first_day(&v)))
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
            let date = meeting_date(&Fields::read(&head), &header::top(&head));
            Meeting { part, date: date.or_else(|| minutes.then(|| opening_date(&head)).flatten()) }
        })
        .collect()
}

/// A short code: "MSGHCC/117/2019", "3", "5.1".
fn is_code(value: &str) -> bool {
    value.chars().any(|c| c.is_ascii_digit()) && value.chars().count() <= 30 && value.split_whitespace().count() <= 4
}

fn bare_item(value: &str) -> String {
    let folded = value.trim();
    let stripped =
        ["No.", "No", "no.", "no", "Item", "item"].iter().find_map(|p| folded.strip_prefix(p)).unwrap_or(folded);
    stripped.trim().trim_end_matches(['.', ':']).to_owned()
}

/// Bytes before the words "next meeting" in a line that is about nothing else: "Date of", "12.1 The".
const NEXT_MEETING_OPENS: usize = 14;

/// The next meeting: a line that says so with a date in it or right after it; the first date after this meeting.
fn next_meeting(passages: &Passages<'_>, part: Option<u32>, meeting: Option<&str>) -> Option<String> {
    let meeting: Option<Date> = meeting.and_then(|m| m.parse().ok());
    let context = when::Context { meeting, next_meeting: None };
    let list: Vec<&Passage<'_>> = passages.list.iter().filter(|p| p.part == part).collect();
    for (index, passage) in list.iter().enumerate() {
        let folded = passage.text.to_lowercase();
        let says = [
            "next meeting",
            "date of next",
            "dates of meeting",
            "dates of next",
            "next board meeting",
            "dates of future",
            "future meeting",
        ]
        .iter()
        .any(|w| folded.contains(w))
            || (folded.contains("next") && folded.contains("meeting is on"));
        // "Next meeting" in a column of a log is a due date, and what stands beside it is another's.
        let logged = passage.cell.and_then(|at| passages.senses.get(&at.table)).is_some_and(|s| !s.is_minute());
        if !says || logged || folded.chars().count() > 400 {
            continue;
        }
        let from = ["next", "dates of"].iter().filter_map(|w| folded.find(w)).min().unwrap_or(0);
        let own = passage.text.get(from..).unwrap_or(&passage.text);
        let opens = from <= NEXT_MEETING_OPENS;
        let after =
            if (passage.text.chars().count() < 80 && opens) || passage.heading { &list[index + 1..] } else { &[] };
        for text in std::iter::once(own).chain(after.iter().take(3).map(|p| p.text.as_str())) {
            for found in when::find(text) {
                // "… to the next meeting by 4 May": the date is another's.
                let between = text.get(..found.range.start).unwrap_or("").to_lowercase();
                let said = opens
                    || std::ptr::eq(text, own)
                        && !between.contains(". ")
                        && !text[found.range.clone()].to_lowercase().starts_with("by ")
                        && [" is", " will", " held", " on", " scheduled", " take", " would", ":", "–", "(", " was"]
                            .iter()
                            .any(|w| between.contains(w) || text[found.range.clone()].starts_with("on "));
                if !said {
                    continue;
                }
                let reading = when::parse(&text[found.range], context);
                if reading.when.precision == crate::record::Precision::Day
                    && let Some(date) = reading.when.start.as_deref().and_then(|s| s.parse::<Date>().ok())
                    && meeting.is_none_or(|m| date > m)
                {
                    return Some(date.to_string());
                }
            }
        }
    }
    None
}

fn authors(fields: &Fields) -> Vec<Owner> {
    let value = fields.value(&[
        "author",
        "authors",
        "report author",
        "author of report",
        "by",
        "from",
        "report by",
        "report from",
        "prepared by",
        "author name",
        "written by",
        "report of",
        "responsible officer",
        "lead officer",
    ]);
    let Some(value) = value else { return Vec::new() };
    // "Christina Naismith Name: Alison Taylor": what follows belongs to the next field.
    let value = value.split("  ").next().unwrap_or(&value).trim().to_owned();
    if value.chars().count() > 120 || value.split_whitespace().count() > 14 {
        return Vec::new();
    }
    value
        .split([';', '\n'])
        .flat_map(|piece| {
            if piece.split(',').all(|p| people::is_person(p.trim())) {
                piece.split(',').collect::<Vec<_>>()
            } else {
                vec![piece]
            }
        })
        .map(|piece| piece.trim().trim_end_matches(['.', ',']))
        .filter(|piece| !piece.is_empty())
        .map(Owner::written)
        .collect()
}

fn written(fields: &Fields, kind: DocumentKind) -> Option<String> {
    let named = fields.value(&["date of report", "report date", "date written", "date of paper", "date prepared"]);
    let plain = || {
        matches!(
            kind,
            DocumentKind::BoardReport
                | DocumentKind::Letter
                | DocumentKind::StrategicPlan
                | DocumentKind::DeliveryPlan
                | DocumentKind::Other
        )
        .then(|| fields.value(&["date"]))
        .flatten()
    };
    named.or_else(plain).and_then(|v| when::day_or_month(&v))
}

/// "☐ Information ☒ Decision ☐ Discussion": what is ticked, the boxes before or behind their words.
fn ticked(text: &str) -> Option<String> {
    const TICKED: [char; 4] = ['☒', '☑', '✓', '✔'];
    const BOXES: [char; 5] = ['☐', '☒', '☑', '✓', '✔'];
    let trimmed = text.trim();
    if !trimmed.contains(TICKED) || !trimmed.contains('☐') {
        return None;
    }
    let pieces: Vec<(char, &str)> = if trimmed.starts_with(BOXES) {
        trimmed
            .char_indices()
            .filter(|(_, c)| BOXES.contains(c))
            .map(|(at, mark)| {
                let rest = &trimmed[at + mark.len_utf8()..];
                (mark, rest.split(BOXES).next().unwrap_or(""))
            })
            .collect()
    } else {
        let mut from = 0;
        trimmed
            .char_indices()
            .filter(|(_, c)| BOXES.contains(c))
            .map(|(at, mark)| {
                let words = &trimmed[from..at];
                from = at + mark.len_utf8();
                (mark, words)
            })
            .collect()
    };
    let said: Vec<&str> = pieces
        .into_iter()
        .filter(|(mark, _)| TICKED.contains(mark))
        .map(|(_, words)| words.trim().trim_matches(['|', ',', ';', '/', '\n']).trim())
        .filter(|words| !words.is_empty())
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// The subject of a letter: a line after the salutation that is no sentence.
fn subject(head: &[&Passage<'_>]) -> Option<String> {
    let dear = head.iter().position(|p| fold(&p.text).starts_with("dear "))?;
    let next = head.get(dear + 1)?;
    let text = next.text.trim();
    let line = text.chars().count() <= 140 && !text.ends_with(['.', ',', ';']);
    (line && (next.heading || next.paragraph.is_bold() || !text.chars().any(char::is_lowercase)))
        .then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The date of a letter: a line of its own before the salutation, or after a place.
fn dated(head: &[&Passage<'_>]) -> Option<String> {
    /// A line with a date and little else, in words.
    const LINE: usize = 6;
    head.iter()
        .take_while(|p| !fold(&p.text).starts_with("dear "))
        .flat_map(|p| {
            let whole = p.label.as_deref().map_or_else(|| p.text.clone(), |label| format!("{label} {}", p.text));
            whole.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|line| line.split_whitespace().count() <= LINE)
        .find_map(|line| when::first_day(&line).map(|d| d.to_string()))
}

/// People to ask: every e-mail address with the name beside or before it.
fn contacts(passages: &Passages<'_>) -> Vec<Contact> {
    let mut out: Vec<Contact> = Vec::new();
    for (index, passage) in passages.list.iter().enumerate() {
        if !passage.text.contains('@') {
            continue;
        }
        for found in EMAIL.find_iter(&passage.text) {
            let email = found.as_str().to_owned();
            if out.iter().any(|c| c.email.as_deref() == Some(&email)) {
                continue;
            }
            let name = name_before(&passage.text[..found.start()]).filter(|n| fits(n, &email)).or_else(|| {
                passages.list[..index]
                    .iter()
                    .rev()
                    .take(4)
                    .filter(|p| p.part == passage.part)
                    .find_map(|p| name_before(&p.text).filter(|n| fits(n, &email)))
            });
            out.push(Contact { name, email: Some(email) });
        }
    }
    out
}

/// The last person's name in a text.
fn name_before(text: &str) -> Option<String> {
    text.split(['\n', ':', ',', ';', '(', ')', '|', '\t'])
        .map(str::trim)
        .filter_map(|piece| {
            // "Contact Jo Blair", "Ask Jo Blair": the order is no part of the name.
            let order = piece.split_whitespace().next().is_some_and(crate::wording::verbs::is_doing);
            let name = if order { piece.split_once(' ').map_or("", |(_, rest)| rest) } else { piece };
            people::is_person(name).then(|| name.to_owned())
        })
        .next_back()
}

/// Whether an address may belong to a name: they share the surname or the forename.
fn fits(name: &str, email: &str) -> bool {
    let local = email.split('@').next().unwrap_or("").to_lowercase();
    name.split_whitespace().any(|w| w.chars().count() > 2 && local.contains(&w.to_lowercase().replace(['’', '\''], "")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::document::Block;
    use crate::extract::extract;
    use crate::extract::paper::{bold, heading, p, paper, table};
    use crate::record::{DocumentKind, DocumentRecord};
    use crate::settings::Settings;

    fn facts(kind: DocumentKind, blocks: Vec<Block>) -> DocumentRecord {
        extract(&paper(kind, blocks), &Settings::default()).facts
    }

    #[test]
    fn minutes_with_a_head() {
        let facts = facts(
            DocumentKind::Minutes,
            vec![
                bold("Data & Evidence Board"),
                bold("Minute"),
                p("10th meeting, 2pm-4pm, May 30th 2017"),
                p("Venue: 12 Water Street, Leith"),
                p("Present: Ann Moss (Chair)"),
                heading("1. Welcome"),
                p("Ann Moss welcomed all to the meeting."),
                heading("2. Date of next meeting"),
                p("31st August, 2pm – 4pm, Leith"),
            ],
        );
        assert_eq!(facts.body.as_deref(), Some("Data & Evidence Board"));
        assert_eq!(facts.meeting_date.as_deref(), Some("2017-05-30"));
        assert_eq!(facts.meeting_number, Some(10));
        assert_eq!(facts.venue.as_deref(), Some("12 Water Street, Leith"));
        assert_eq!(facts.next_meeting_date.as_deref(), Some("2017-08-31"));
    }

    #[test]
    fn a_report_with_fields() {
        let facts = facts(
            DocumentKind::BoardReport,
            vec![
                p("Paper no: BRD/17/2019"),
                p("Meeting date: 29 May 2019"),
                p("Agenda item: 3"),
                p("Purpose:"),
                p("FOR DECISION"),
                Block::Table(table(&[
                    &["Title:", "Winter planning update"],
                    &["Author:", "Jo Blair"],
                    &["Date:", "22/5/2019"],
                ])),
                heading("1. Introduction"),
                p("Ask Jo Blair (jo.blair@example.org) for more."),
            ],
        );
        assert_eq!(facts.paper_number.as_deref(), Some("BRD/17/2019"));
        assert_eq!(facts.agenda_item.as_deref(), Some("3"));
        assert_eq!(facts.purpose.as_deref(), Some("FOR DECISION"));
        assert_eq!(facts.title.as_deref(), Some("Winter planning update"));
        assert_eq!(facts.author.first().unwrap().as_written, "Jo Blair");
        assert_eq!(facts.date_written.as_deref(), Some("2019-05-22"));
        assert_eq!(facts.meeting_date.as_deref(), Some("2019-05-29"));
        assert_eq!(facts.contacts[0].name.as_deref(), Some("Jo Blair"));
    }

    #[test]
    fn a_date_in_figures_and_a_venue_in_a_sentence() {
        let facts = facts(
            DocumentKind::Minutes,
            vec![
                bold("Roads Panel Minutes"),
                p("15.09.10"),
                p("Minutes of a meeting held on 15 September at the Harbour Office:"),
                p("Present:"),
                p("Ann Moss"),
            ],
        );
        assert_eq!(facts.meeting_date.as_deref(), Some("2010-09-15"));
        assert_eq!(facts.body.as_deref(), Some("Roads Panel"));
        assert_eq!(facts.venue.as_deref(), Some("Harbour Office"));
    }
}
