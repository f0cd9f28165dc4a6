//! Localities, delegated functions and plan items.

use super::{Entity, Header, Owner, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A locality of a partnership.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Locality {
    /// Identity, place and review codes.
    #[serde(flatten)]
    pub header: Header,
    /// The health board.
    pub health_board: Option<Entity>,
    /// The partnership.
    pub partnership: Option<Entity>,
    /// The register's spelling, or the paper's where the register does not know it.
    pub name: String,
    /// The paper's spelling.
    pub as_written: String,
    /// The register's name of the same locality, also where the paper orders its words differently ("North West Angus");
    /// null where the register does not know it.
    pub register_name: Option<String>,
    /// Inhabitants, where given.
    pub population: Option<u64>,
}

/// Whether one function is delegated to one partnership.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DelegatedFunction {
    /// Identity, place and review codes.
    #[serde(flatten)]
    pub header: Header,
    /// The partnership.
    pub partnership: Option<Entity>,
    /// The canonical function.
    pub function: Function,
    /// The paper's words for it.
    pub function_as_written: String,
    /// The paper's words for the status.
    pub status_as_written: String,
    /// The status.
    pub status: DelegationStatus,
    /// The lead agency, where there is one.
    pub lead_agency: Option<Entity>,
}

/// Canonical functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names are the functions.
pub enum Function {
    ChildrensHealthServices,
    ChildrensSocialCareServices,
    CriminalJusticeSocialWork,
    AcuteServices,
    AdultHealthAndSocialCare,
    ChildrensHealthAndSocialCare,
    #[default]
    Other,
}

/// Whether a function is delegated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DelegationStatus {
    /// Delegated.
    Delegated,
    /// Not delegated.
    NotDelegated,
    /// Some of it.
    PartlyDelegated,
    /// Led by one agency for others.
    LeadAgency,
    /// The paper does not say, which is not "not delegated".
    #[default]
    NotStated,
}

/// A row of a work programme or delivery plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlanItem {
    /// Identity, place and review codes.
    #[serde(flatten)]
    pub header: Header,
    /// The plan's title.
    pub plan: Option<String>,
    /// Number in digits and dots: `3(ii)` is `3.2`.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// The number as written.
    pub ref_as_written: Option<String>,
    /// Number of the section.
    pub section: Option<String>,
    /// Title of the section.
    pub section_title: Option<String>,
    /// Objective of the section.
    pub section_objective: Option<String>,
    /// Lead of the section.
    pub section_lead: Option<String>,
    /// What is to be done or achieved.
    pub text: String,
    /// Who leads.
    pub leads: Vec<Owner>,
    /// Who contributes.
    pub contributors: Vec<Owner>,
    /// By when.
    pub timescale: Option<When>,
    /// Detail of the proposal.
    pub detail: Option<String>,
    /// Actions.
    pub actions: Option<String>,
    /// Measures of progress.
    pub progress_measures: Option<String>,
}
