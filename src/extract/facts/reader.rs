//! The reader of a paper's facts: each from its labelled fields and, where there are none, from the first lines.

use super::author::{authors, written};
use super::contacts::contacts;
use super::fields::Fields;
use super::letter::{dated, subject};
use super::next_meeting::next_meeting;
use super::{
    SUMMONS, author, bare_item, body, body_name, dated_field, doubt, head_of, header, is_code, is_letter, is_plan,
    is_summons,
};
use super::{meeting_date, opening_date, running_heads, ticked, title, top, venue};
use crate::extract::Paper;
use crate::extract::passages::{Passage, Passages};
use crate::record::{DocumentKind, DocumentRecord};
use crate::wording::when;
use jiff::civil::Date;

/// What the facts are read from.
pub(super) struct Reader<'r, 'a> {
    passages: &'r Passages<'a>,
    part: Option<u32>,
    head: Vec<&'r Passage<'a>>,
    fields: Fields,
    /// The running heads.
    running: Vec<String>,
    /// The first lines, and those of the head of each page where it speaks of this paper alone.
    top: Vec<top::Line>,
    heads: Vec<top::Line>,
    labelled: doubt::Labelled,
}

impl<'r, 'a> Reader<'r, 'a> {
    pub(super) fn of(paper: &Paper<'_>, passages: &'r Passages<'a>) -> Self {
        let part = passages.list.first().and_then(|p| p.part);
        let head = head_of(passages, part);
        let fields = Fields::read(&head);
        let running = running_heads(paper);
        let top = top::top(&head);
        // The head of each page speaks of a single paper alone.
        let single = paper.document.parts.len() < 2;
        let pieces = running.iter().filter(|_| single).flat_map(|t| t.split(['\n', '\t', '|']));
        let heads = pieces.map(top::Line::running).collect();
        Self { passages, part, head, fields, running, top, heads, labelled: doubt::Labelled::default() }
    }

    /// Reads them all; gives the tables (1-based) that hold them.
    pub(super) fn read(mut self, facts: &mut DocumentRecord) -> Vec<usize> {
        self.title(facts);
        self.body(facts);
        let meeting_paper = matches!(
            facts.kind,
            DocumentKind::Minutes
                | DocumentKind::Agenda
                | DocumentKind::BoardPack
                | DocumentKind::BoardReport
                | DocumentKind::Other
        );
        if meeting_paper {
            self.meeting(facts);
            self.venue(facts);
            facts.next_meeting_date = next_meeting(self.passages, self.part, facts.meeting_date.as_deref());
        }
        self.title_beside_body(facts);
        self.numbers(facts);
        self.purpose(facts);
        self.authors(facts);
        doubt::flag(facts, self.labelled, &self.top, &self.heads);
        self.fields.tables()
    }

    /// The title, labelled or on a line of its own.
    fn title(&mut self, facts: &mut DocumentRecord) {
        let title = self
            .fields
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
                "meeting title",
                "title of the report",
                "re",
                "report",
            ])
            .or_else(|| self.item_and_title().map(|(_, title)| title))
            .or_else(|| (facts.kind == DocumentKind::Letter).then(|| subject(&self.head)).flatten());
        self.labelled.title = title.is_some();
        facts.title = title.or_else(|| title::title(&self.top));
    }

    /// "Agenda item and title: GB/17/09c Items approved": the item and the title in one field.
    fn item_and_title(&self) -> Option<(String, String)> {
        let value = self.fields.value(&["agenda item and title", "agenda item no and title", "item and title"])?;
        let (item, title) = value.split_once(char::is_whitespace)?;
        let title = title.trim_start_matches(['–', '-', ':', ' ']);
        (is_code(item) && title.starts_with(char::is_uppercase)).then(|| (bare_item(item), title.to_owned()))
    }

    /// The body that met or is asked.
    fn body(&mut self, facts: &mut DocumentRecord) {
        facts.body = self
            .fields
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
        self.labelled.body = facts.body.is_some();
        facts.body = facts.body.take().or_else(|| {
            // What stands in a plan's cells leads or helps: "Housing Options Team Leader".
            let of_cells =
                matches!(facts.kind, DocumentKind::DeliveryPlan | DocumentKind::PlanOverview | DocumentKind::Other);
            let top: Vec<top::Line> = self
                .top
                .iter()
                .filter(|line| !(of_cells && line.tabled) || body::is_name(&line.text))
                .cloned()
                .collect();
            body::body(&top, &self.running)
        });
        // "Full Council" is anybody's: the name of whose it is may stand beside it, or in the summons below.
        if facts.body.as_deref().is_some_and(body::is_anybodys) {
            facts.body = body::whose(&self.top, &self.head).or(facts.body.take());
        }
        // "Management Committee" below the association's name.
        if facts.body.as_deref().is_some_and(super::managed::manages) {
            facts.body = super::managed::managed(&self.top).or(facts.body.take());
        }
    }

    /// When the body met, and for the how manieth time.
    fn meeting(&self, facts: &mut DocumentRecord) {
        facts.meeting_date = self
            .called_by_letter(facts)
            .or_else(|| meeting_date(&self.fields, &self.top))
            .or_else(|| (facts.kind == DocumentKind::Minutes).then(|| opening_date(&self.head)).flatten())
            // "Next meeting: Wednesday 6 March" above an agenda is its own.
            .or_else(|| {
                (facts.kind == DocumentKind::Agenda)
                    .then(|| self.top.iter().find_map(|l| when::first_day(&l.text)))
                    .flatten()
            })
            // "The members are requested to meet … on Tuesday, 28 June 2016".
            .or_else(|| {
                let summons = if facts.kind == DocumentKind::Agenda { SUMMONS } else { 0 };
                let untabled = self.head.iter().filter(|p| p.cell.is_none());
                untabled.take(summons).filter(|p| is_summons(&p.text)).find_map(|p| when::first_day(&p.text))
            })
            .map(|d| d.to_string());
        facts.meeting_number = header::number(&self.top);
    }

    /// The day to which the letter calls that a pack opens with: its own date is that of the letter.
    fn called_by_letter(&self, facts: &DocumentRecord) -> Option<Date> {
        let opens =
            facts.kind == DocumentKind::BoardPack && self.head.first().is_some_and(|p| p.kind == DocumentKind::Letter);
        let lines = self.head.iter().filter(|p| opens && p.cell.is_none()).take(SUMMONS);
        let mut calls = lines.filter(|p| p.text.contains("meeting") && is_summons(&p.text));
        calls.find_map(|p| when::first_day(&p.text))
    }

    /// Where it met.
    fn venue(&mut self, facts: &mut DocumentRecord) {
        facts.venue = self
            .fields
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
            .map(|v| venue::first_sentence(venue::without_time(&v)).trim_end_matches([',', ';', ' ']).to_owned());
        self.labelled.venue = facts.venue.is_some();
        facts.venue = (facts.venue.take())
            .or_else(|| venue::venue(&self.top).map(|v| venue::without_time(&v).to_owned()))
            // "School Estate" below the day of a report is its title.
            .filter(|v| facts.kind != DocumentKind::BoardReport || v.contains(|c: char| c == ',' || c.is_ascii_digit()))
            .or_else(|| {
                let summons = if facts.kind == DocumentKind::Agenda { SUMMONS } else { 0 };
                let untabled = self.head.iter().filter(|p| p.cell.is_none()).take(summons);
                untabled.filter(|p| is_summons(&p.text)).find_map(|p| venue::held(&p.text))
            });
    }

    /// The title of a report or plan that no label gives: beside the body's name.
    fn title_beside_body(&self, facts: &mut DocumentRecord) {
        // The board's name above a report is no title where the report has one of its own, nor is who reports.
        if facts.kind == DocumentKind::BoardReport && !self.labelled.title {
            facts.title = title::report_title(&self.top, facts.body.as_deref()).or(facts.title.take());
        }
        if is_plan(facts.kind) && !self.labelled.title {
            facts.title = title::plan_title(&self.top, facts.title.take(), facts.body.as_deref());
        }
        // "Report by | Jo Bell, Chief Officer" in a report that has no title.
        let author = self.fields.value(&["report by", "report author", "author", "report of", "author of report"]);
        if author.is_some() && author == facts.title {
            facts.title = None;
        }
    }

    /// The numbers of the paper and of the item under which it is taken.
    fn numbers(&self, facts: &mut DocumentRecord) {
        facts.paper_number = self
            .fields
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
            .filter(|v| is_code(v) || is_letter(v))
            .or_else(|| header::paper_number(&self.top))
            .or_else(|| header::paper_number(&self.heads));
        facts.agenda_item = self
            .fields
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
            .or_else(|| self.item_and_title().map(|(item, _)| item))
            // "Item 1" on an agenda is one of its own.
            .or_else(|| header::agenda_item(&self.top).filter(|_| facts.kind != DocumentKind::Agenda))
            // "Agenda item: 12" in the head of each page of a single paper.
            .or_else(|| header::agenda_item(&self.heads));
    }

    /// What it is for.
    fn purpose(&self, facts: &mut DocumentRecord) {
        facts.purpose = self
            .fields
            // "For: PUBLIC session ☒" may stand above "For: Decision ☐ Noting ☒".
            .value_such("for", |v| header::is_purpose(&ticked(v).unwrap_or_default()))
            .or_else(|| {
                self.fields.value(&[
                    "purpose",
                    "purpose of report",
                    "report purpose",
                    "for",
                    "action required",
                    "purpose of paper",
                ])
            })
            .or_else(|| self.fields.value_where(|label| label.starts_with("action required of ")))
            .or_else(|| self.fields.value_where(header::offers_purposes))
            .or_else(|| {
                let kinds =
                    ["action", "agenda classification", "classification", "category", "status", "type of paper"];
                kinds.iter().find_map(|label| self.fields.value(&[label]).filter(|v| header::is_purpose(v)))
            })
            .map(|v| ticked(&v).unwrap_or(v))
            .filter(|v| v.chars().count() <= 60 && !v.ends_with('.'))
            .or_else(|| self.head.iter().find_map(|p| ticked(&p.text).filter(|t| header::is_purpose(t))))
            .or_else(|| header::purpose(&self.top))
            .or_else(|| self.head.windows(2).find_map(|pair| header::presented_for(&pair[0].text, &pair[1].text)));
    }

    /// Who wrote it and when, and whom to ask.
    fn authors(&mut self, facts: &mut DocumentRecord) {
        let others = matches!(facts.kind, DocumentKind::Agenda | DocumentKind::Minutes);
        facts.author =
            authors(&self.fields, !others, if facts.kind == DocumentKind::BoardReport { &self.top } else { &[] });
        if facts.author.is_empty() && !others {
            facts.author = author::of_table(self.passages, self.part);
        }
        facts.date_written = written(&self.fields, facts.kind)
            .or_else(|| (facts.kind == DocumentKind::Letter).then(|| dated(&self.head)).flatten());
        facts.contacts = contacts(self.passages);
        self.labelled.date = dated_field(&self.fields).is_some();
    }
}
