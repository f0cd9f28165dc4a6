//! Recommendations, decisions, attendance and agenda items.

use super::Header;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a report asks a body to do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Recommendation {
    /// Identity, place and review codes.
    #[serde(flatten)]
    pub header: Header,
    /// Its number.
    pub number: Option<String>,
    /// The body that is asked.
    pub addressed_to: Option<String>,
    /// What it is asked to do.
    pub verb: RecommendationVerb,
    /// The text.
    pub text: String,
}

/// What a body is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names are the verbs.
pub enum RecommendationVerb {
    Note,
    Agree,
    Approve,
    Consider,
    Comment,
    Receive,
    #[default]
    Other,
}

/// What a body decided.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// Identity, place and review codes.
    #[serde(flatten)]
    pub header: Header,
    /// Number of the item.
    pub item_number: Option<String>,
    /// Title of the item.
    pub item_title: Option<String>,
    /// What it did.
    pub verb: DecisionVerb,
    /// The text.
    pub text: String,
}

/// What a body did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names are the verbs.
pub enum DecisionVerb {
    Agree,
    Approve,
    Note,
    Remit,
    #[default]
    Other,
}

/// A person at, or sending apologies for, a meeting.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Attendance {
    /// Identity, place and review codes.
    #[serde(flatten)]
    pub header: Header,
    /// The person.
    pub name: String,
    /// Initials, where the paper gives them.
    pub initials: Option<String>,
    /// The person's organisation.
    pub organisation: Option<String>,
    /// The person's role.
    pub role: Option<String>,
    /// How the person took part.
    pub status: AttendanceStatus,
    /// Whether the person chaired.
    pub chair: bool,
}

/// How a person took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceStatus {
    /// A member who was there.
    #[default]
    Present,
    /// Sent apologies.
    Apologies,
    /// There without being a member.
    InAttendance,
}

/// A line of an agenda.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AgendaItem {
    /// Identity, place and review codes.
    #[serde(flatten)]
    pub header: Header,
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Time of day, `HH:MM`, 24 hours.
    pub time: Option<String>,
    /// Who presents it.
    pub presenter: Option<String>,
}
