//! An action and who is to do it.

use super::{Entity, Header, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that somebody is to do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Action {
    /// Identity, place and review codes.
    #[serde(flatten)]
    pub header: Header,
    /// What kind.
    pub kind: ActionKind,
    /// What is to be done.
    pub text: String,
    /// Who is to do it.
    pub owners: Vec<Owner>,
    /// By when.
    pub due: Option<When>,
    /// How far it is; only where the paper says so.
    pub status: Option<ActionStatus>,
    /// The paper's own words on progress or status.
    pub progress: Option<String>,
    /// The meeting that gave it, `YYYY-MM-DD`.
    pub meeting_date: Option<String>,
    /// Number of the action itself ("78"), where the paper numbers actions.
    pub action_number: Option<String>,
    /// Number of the item under which it stands.
    pub item_number: Option<String>,
    /// Title of that item.
    pub item_title: Option<String>,
    /// The proposal that an improvement action belongs to.
    pub proposal: Option<String>,
    /// The partnership that an improvement action belongs to.
    pub partnership: Option<Entity>,
    /// Shared by records of one action carried on over several papers of the same body.
    pub thread: Option<String>,
    /// The decision that the action springs from.
    pub decision_id: Option<String>,
}

/// Kinds of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// An action of a meeting or log.
    #[default]
    Action,
    /// An improvement action of a return.
    Improvement,
    /// A matter arising.
    MatterArising,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// Not begun, or not said to be.
    Open,
    /// Begun.
    InProgress,
    /// Done.
    Complete,
    /// Goes on without an end.
    Ongoing,
}

/// Who is to do something, or leads it, or contributes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Owner {
    /// The words of the paper.
    pub as_written: String,
    /// What it is.
    #[serde(rename = "type")]
    pub owner_type: OwnerType,
    /// The full name; null where it is not known or ambiguous.
    pub name: Option<String>,
    /// The person's organisation, where the paper says.
    pub organisation: Option<String>,
    /// Who it may be, where two or more fit.
    pub candidates: Vec<String>,
}

impl Owner {
    /// An owner that is not yet resolved.
    pub fn written(text: impl Into<String>) -> Self {
        Self { as_written: text.into(), ..Self::default() }
    }
}

/// What an owner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OwnerType {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A role or post.
    Role,
    /// A group of people or bodies.
    Group,
    /// Not known.
    #[default]
    Unknown,
}
