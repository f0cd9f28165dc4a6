//! The records: what the JSON says. Field names and meanings are a contract with everyone downstream.
//!
//! `extract` makes records with what is written (`as_written`, `quote`, places); `normalise` fills in names, codes
//! and dates in place. Adding a field is fine; renaming or dropping one is not. Absent values are `null` and keep
//! their key; lists are never `null`. The JSON Schemas that the program publishes are generated from these types.

mod action;
pub mod correction;
mod document;
mod entity;
mod meeting;
mod plan;
mod rating;
mod run;
pub mod schema;
mod source;
pub mod tidy;
mod when;

pub use action::{Action, ActionKind, ActionStatus, Owner, OwnerType};
pub use document::{
    Contact, Coverage, CoverageOutcome, DocumentKind, DocumentRecord, Format, PartRecord, ReturnStatus, Warning,
};
pub use entity::{Entity, EntityType};
pub use meeting::{
    AgendaItem, Attendance, AttendanceStatus, Decision, DecisionVerb, Recommendation, RecommendationVerb,
};
pub use plan::{DelegatedFunction, DelegationStatus, Function, Locality, PlanItem};
pub use rating::{Mark, Outcome, Rating, Signal};
pub use run::{Finding, InputOutcome, InputRecord, RunCounts, RunRecord, RunSettingsRecord};
pub use source::{Header, Source};
pub use when::{Precision, When};

use crate::diagnostic::ReviewCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything that was read from one paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Records {
    /// Actions, improvement actions of returns among them.
    pub actions: Vec<Action>,
    /// Rated proposals.
    pub ratings: Vec<Rating>,
    /// Localities.
    pub localities: Vec<Locality>,
    /// (Partnership, function) pairs.
    pub delegated_functions: Vec<DelegatedFunction>,
    /// Rows of work programmes and delivery plans.
    pub plan_items: Vec<PlanItem>,
    /// Recommendations.
    pub recommendations: Vec<Recommendation>,
    /// Decisions.
    pub decisions: Vec<Decision>,
    /// People at meetings.
    pub attendance: Vec<Attendance>,
    /// Agenda lines.
    pub agenda_items: Vec<AgendaItem>,
}

/// What all record types share.
pub trait Record: Serialize + JsonSchema {
    /// Singular name, as in `schema action`.
    const NAME: &'static str;
    /// Name of its table, as in `actions.ndjson`.
    const TABLE: &'static str;
    /// Identity, place and review codes.
    fn header(&self) -> &Header;
    /// The same, to be changed.
    fn header_mut(&mut self) -> &mut Header;
}

/// What a person may look at and put right: a record, or a paper's own facts.
pub trait Reviewed: Serialize {
    /// Name of its table, as in `actions.ndjson`.
    fn table() -> &'static str;
    /// Its id.
    fn id(&self) -> &str;
    /// Why a person should look.
    fn review(&self) -> &[ReviewCode];
}

impl<R: Record> Reviewed for R {
    fn table() -> &'static str {
        R::TABLE
    }

    fn id(&self) -> &str {
        &self.header().id
    }

    fn review(&self) -> &[ReviewCode] {
        &self.header().review
    }
}

impl Reviewed for DocumentRecord {
    fn table() -> &'static str {
        "documents"
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn review(&self) -> &[ReviewCode] {
        &self.review
    }
}

macro_rules! records {
    ($($type:ty, $name:literal, $table:literal;)*) => {
        $(impl Record for $type {
            const NAME: &'static str = $name;
            const TABLE: &'static str = $table;
            fn header(&self) -> &Header { &self.header }
            fn header_mut(&mut self) -> &mut Header { &mut self.header }
        })*
    };
}

records! {
    Action, "action", "actions";
    Rating, "rating", "ratings";
    Locality, "locality", "localities";
    DelegatedFunction, "delegated_function", "delegated_functions";
    PlanItem, "plan_item", "plan_items";
    Recommendation, "recommendation", "recommendations";
    Decision, "decision", "decisions";
    Attendance, "attendance", "attendance";
    AgendaItem, "agenda_item", "agenda_items";
}

/// A visitor of record tables: one call for each table, also for an empty one.
pub trait VisitTables {
    /// Visits the records of one type.
    fn table<R: Record>(&mut self, records: &[R]);
}

impl Records {
    /// Names of all tables, in the order of the fields.
    pub const TABLES: [&'static str; 9] = [
        Action::TABLE,
        Rating::TABLE,
        Locality::TABLE,
        DelegatedFunction::TABLE,
        PlanItem::TABLE,
        Recommendation::TABLE,
        Decision::TABLE,
        Attendance::TABLE,
        AgendaItem::TABLE,
    ];

    /// Visits every table, in the order of [`Self::TABLES`].
    pub fn visit(&self, visitor: &mut impl VisitTables) {
        visitor.table(&self.actions);
        visitor.table(&self.ratings);
        visitor.table(&self.localities);
        visitor.table(&self.delegated_functions);
        visitor.table(&self.plan_items);
        visitor.table(&self.recommendations);
        visitor.table(&self.decisions);
        visitor.table(&self.attendance);
        visitor.table(&self.agenda_items);
    }

    /// Calls `visit` with the header of every record, table by table in the order of the fields.
    pub fn for_each_header(&mut self, mut visit: impl FnMut(&'static str, &mut Header)) {
        fn each<R: Record>(records: &mut [R], visit: &mut impl FnMut(&'static str, &mut Header)) {
            for record in records {
                visit(R::NAME, record.header_mut());
            }
        }
        each(&mut self.actions, &mut visit);
        each(&mut self.ratings, &mut visit);
        each(&mut self.localities, &mut visit);
        each(&mut self.delegated_functions, &mut visit);
        each(&mut self.plan_items, &mut visit);
        each(&mut self.recommendations, &mut visit);
        each(&mut self.decisions, &mut visit);
        each(&mut self.attendance, &mut visit);
        each(&mut self.agenda_items, &mut visit);
    }
}
