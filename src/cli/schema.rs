//! `schema`: the published JSON Schemas.

use super::arguments::SchemaArguments;
use super::{Status, print};
use boardpapers::error::Error;
use boardpapers::record::schema;

/// Prints the schema of one record type, or of all.
pub(super) fn run(arguments: &SchemaArguments) -> Result<Status, Error> {
    let value = match &arguments.record {
        Some(name) => schema::of(name).ok_or_else(|| {
            let names: Vec<&str> = schema::names().collect();
            Error::Usage(format!("there is no record type `{name}`; there are {}", names.join(", ")))
        })?,
        None => schema::all(),
    };
    print(&format!("{value:#}\n"))?;
    Ok(Status::Success)
}
