//! A date as papers write them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A date, month, season, period or duration, as written and as Extended Date/Time Format (ISO 8601-2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct When {
    /// The words of the paper.
    pub as_written: String,
    /// EDTF: `2017-08`, `2017-22` (summer), `2019-03-31`, `2017-10/..`; null where there is no date in it.
    pub edtf: Option<String>,
    /// First day, `YYYY-MM-DD`.
    pub start: Option<String>,
    /// Last day, `YYYY-MM-DD`; null for an open end.
    pub end: Option<String>,
    /// How exact it is.
    pub precision: Precision,
    /// ISO 8601 duration: "P6M"; "3-6 months" is "P3M/P6M".
    pub duration: Option<String>,
    /// Goes on without an end.
    pub ongoing: bool,
    /// Comes again ("annually by end March").
    pub recurring: bool,
    /// A part of it (the year, mostly) was not written but inferred.
    pub inferred: bool,
}

impl When {
    /// A date that is not yet understood.
    pub fn written(text: impl Into<String>) -> Self {
        Self { as_written: text.into(), ..Self::default() }
    }
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day.
    Day,
    /// A month, or a range of months.
    Month,
    /// A quarter.
    Quarter,
    /// A season.
    Season,
    /// A calendar or financial year.
    Year,
    /// A length of time.
    Duration,
    /// No date.
    #[default]
    None,
}
