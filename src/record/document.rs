//! What a paper says of itself, and what became of each of its pages and tables.

use super::{Entity, Owner};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A paper's own facts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentRecord {
    /// From the SHA-256 of the file's bytes.
    pub id: String,
    /// Path relative to the input that named it, with forward slashes. A paper found inside another is
    /// `outer.docx!/name.docx`.
    pub file: String,
    /// SHA-256 of the file's bytes, in hexadecimal digits.
    pub sha256: String,
    /// Format by content.
    pub format: Format,
    /// Number of pages; null in formats without pages.
    pub pages: Option<u32>,
    /// Kind of paper.
    pub kind: DocumentKind,
    /// The papers of a pack; empty for a paper of one part.
    pub parts: Vec<PartRecord>,
    /// Title.
    pub title: Option<String>,
    /// The body whose paper it is.
    pub body: Option<String>,
    /// Date of the meeting, `YYYY-MM-DD`.
    pub meeting_date: Option<String>,
    /// Number of the meeting.
    pub meeting_number: Option<u32>,
    /// Date of the next meeting, `YYYY-MM-DD`.
    pub next_meeting_date: Option<String>,
    /// Venue.
    pub venue: Option<String>,
    /// Number of the paper.
    pub paper_number: Option<String>,
    /// Agenda item that the paper belongs to.
    pub agenda_item: Option<String>,
    /// Purpose, as written ("FOR DECISION").
    pub purpose: Option<String>,
    /// Authors.
    pub author: Vec<Owner>,
    /// Date on which it was written: `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where no more is said.
    pub date_written: Option<String>,
    /// The partnership whose paper it is.
    pub partnership: Option<Entity>,
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// Date of completion of a return: `YYYY-MM-DD`, or `YYYY-MM`.
    pub completed_on: Option<String>,
    /// Draft or final; null where the paper does not say.
    pub return_status: Option<ReturnStatus>,
    /// What is wrong with the paper.
    pub warnings: Vec<Warning>,
    /// Every page and every table, and what became of it.
    pub coverage: Vec<Coverage>,
    /// Why a person should look at the facts above.
    pub review: Vec<crate::diagnostic::ReviewCode>,
}

impl DocumentRecord {
    /// Adds a review code once and keeps the list sorted.
    pub fn flag(&mut self, code: crate::diagnostic::ReviewCode) {
        super::source::add_code(&mut self.review, code);
    }
}

/// Formats that the program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Portable Document Format.
    #[default]
    Pdf,
    /// Word, Office Open XML.
    Docx,
}

/// Kinds of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Minutes of a meeting, action logs among them.
    Minutes,
    /// An agenda.
    Agenda,
    /// Several papers in one file.
    BoardPack,
    /// A report to a board.
    BoardReport,
    /// A filled-in self-evaluation template.
    SelfEvaluationReturn,
    /// The strategic plan of one partnership.
    StrategicPlan,
    /// An overview of several plans.
    PlanOverview,
    /// A delivery plan or work programme.
    DeliveryPlan,
    /// A letter.
    Letter,
    /// Anything else.
    #[default]
    Other,
}

impl DocumentKind {
    /// Its name, as the records have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Agenda => "agenda",
            Self::BoardPack => "board_pack",
            Self::BoardReport => "board_report",
            Self::SelfEvaluationReturn => "self_evaluation_return",
            Self::StrategicPlan => "strategic_plan",
            Self::PlanOverview => "plan_overview",
            Self::DeliveryPlan => "delivery_plan",
            Self::Letter => "letter",
            Self::Other => "other",
        }
    }
}

/// One paper of a pack.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartRecord {
    /// Kind of paper.
    pub kind: DocumentKind,
    /// Title.
    pub title: Option<String>,
    /// First page; null in formats without pages.
    pub first_page: Option<u32>,
    /// Last page; null in formats without pages.
    pub last_page: Option<u32>,
    /// Path of its first block.
    pub path: String,
}

/// A person to ask.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contact {
    /// Name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// Draft or final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReturnStatus {
    /// Says that it is a draft.
    Draft,
    /// Says that it is final or approved.
    Final,
}

/// A diagnostic as the records give it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// Stable code.
    pub code: crate::diagnostic::DiagnosticCode,
    /// Page, from 1, where it concerns one.
    pub page: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// What became of a page or table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// `page[3]` or `table[4]`.
    pub path: String,
    /// First page on which it stands; null in formats without pages.
    pub page: Option<u32>,
    /// What became of it.
    pub outcome: CoverageOutcome,
    /// Tables of records that were read from it.
    pub by: Vec<String>,
    /// Why it was ignored or not read.
    pub reason: Option<String>,
}

/// What became of a page or table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CoverageOutcome {
    /// Records or facts were read from it.
    Used,
    /// Understood, and nothing in it is a record.
    Ignored,
    /// Not understood, or not readable: a person should look.
    Unread,
}
