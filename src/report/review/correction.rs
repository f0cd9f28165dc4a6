//! A filled row as a correction, checked against the record that it is about.

use super::{Filled, field};
use crate::diagnostic::ReviewCode;
use crate::framework::Framework;
use crate::record::correction::Correction;
use crate::record::{Entity, EntityType, Owner, Reviewed};
use crate::report::Output;
use crate::report::figures::words;
use crate::wording::when;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What stands in `correct_value` to confirm what was read.
const CONFIRMED: &[&str] = &["ok", "correct", "confirmed", "as read"];
/// What stands in `correct_value` for "there is no value".
const NONE: &[&str] = &["none", "blank", "-", "–"];

/// The ratings of every framework: ids from the lowest.
#[derive(Debug, Clone, Default)]
pub struct Scales(BTreeMap<String, Vec<String>>);

impl Scales {
    /// Scales of the frameworks whose ratings an output folder holds: those given, those of the run, those compiled in; of others the
    /// ratings that occur.
    pub fn of(output: &Output, given: &[Arc<Framework>]) -> Self {
        let mut scales: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for rating in &output.records.ratings {
            let scale = scales.entry(rating.framework.clone()).or_insert_with(|| {
                let given = given.iter().find(|f| f.id == rating.framework);
                given.map_or_else(|| output.scale(&rating.framework).to_vec(), |framework| framework.ratings())
            });
            let found = rating.rating.iter().chain(rating.marks.iter().map(|mark| &mark.column));
            for id in found {
                if !id.is_empty() && !scale.contains(id) {
                    scale.push(id.clone());
                }
            }
        }
        Self(scales)
    }

    /// The scale of a framework; empty for one that the output does not hold.
    pub fn get(&self, framework: &str) -> &[String] {
        self.0.get(framework).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A filled row as a correction.
///
/// # Errors
/// Why it cannot be one: the record is not there, the value is none of the field's, nobody says so.
pub fn correction(output: &Output, scales: &Scales, row: &Filled) -> Result<Correction, String> {
    let records = &output.records;
    macro_rules! among {
        ($($table:ident),*) => {
            match row.table.as_str() {
                "documents" => made(output.documents.iter(), scales, row),
                $(stringify!($table) => made(records.$table.iter(), scales, row),)*
                other => Err(format!("there is no table `{other}`")),
            }
        };
    }
    among!(
        actions,
        ratings,
        localities,
        delegated_functions,
        plan_items,
        recommendations,
        decisions,
        attendance,
        agenda_items
    )
}

/// A correction of a value that was corrected before: it keeps what the program had read, and all doubts that are settled.
#[must_use]
pub fn again(new: Correction, before: Option<&Correction>) -> Correction {
    match before {
        Some(before) if new.as_read == before.value => Correction {
            as_read: before.as_read.clone(),
            settles: match (new.settles, &before.settles) {
                (Some(mut new), Some(before)) => {
                    new.extend(before);
                    new.sort_unstable();
                    new.dedup();
                    Some(new)
                }
                _ => None,
            },
            ..new
        },
        _ => new,
    }
}

fn made<'a, R: Reviewed + DeserializeOwned + 'a>(
    mut records: impl Iterator<Item = &'a R>,
    scales: &Scales,
    row: &Filled,
) -> Result<Correction, String> {
    let record = records
        .find(|r| r.id() == row.record_id)
        .ok_or_else(|| format!("there is no record `{}` in `{}`", row.record_id, row.table))?;
    let fields = serde_json::to_value(record).map_err(|e| e.to_string())?;
    let as_read =
        fields.get(&row.field).ok_or_else(|| format!("a record of `{}` has no field `{}`", row.table, row.field))?;
    if ["id", "document_id", "source", "review", "corrected_by", "file", "sha256"].contains(&row.field.as_str()) {
        return Err(format!("`{}` is not read from the paper and cannot be corrected", row.field));
    }
    let framework = fields.get("framework").and_then(Value::as_str).unwrap_or_default();
    let (value, also) = meant(&row.field, &row.correct_value, as_read, scales.get(framework))?;
    let settles: Vec<ReviewCode> =
        record.review().iter().copied().filter(|code| field(R::table(), *code) == row.field).collect();
    let correction = Correction {
        record_id: row.record_id.clone(),
        table: row.table.clone(),
        field: row.field.clone(),
        as_read: as_read.clone(),
        value,
        also,
        settles: Some(settles),
        by: row.by.clone(),
        reason: row.reason.clone(),
    };
    check(record, &correction)?;
    if row.by.is_empty() {
        return Err("the column `by` does not say who corrected it".to_owned());
    }
    Ok(correction)
}

/// Whether the record takes the correction: the same test as when it is replayed, without keeping the result.
fn check<R: Reviewed + DeserializeOwned>(record: &R, correction: &Correction) -> Result<(), String> {
    let mut value = serde_json::to_value(record).map_err(|e| e.to_string())?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert(correction.field.clone(), correction.value.clone());
        fields.extend(correction.also.clone());
    }
    serde_json::from_value::<R>(value)
        .map(|_| ())
        .map_err(|e| format!("{} is no value of `{}`: {e}", correction.value, correction.field))
}

type Meant = (Value, Map<String, Value>);

/// What a person wrote, as the field has it, with the fields that follow from it.
fn meant(field: &str, written: &str, as_read: &Value, scale: &[String]) -> Result<Meant, String> {
    let lower = written.to_lowercase();
    if CONFIRMED.contains(&lower.as_str()) {
        return Ok((as_read.clone(), Map::new()));
    }
    let none = NONE.contains(&lower.as_str());
    let value = match field {
        "rating" => return rating(written, scale),
        "owners" | "leads" | "contributors" | "author" if none => json!([]),
        "owners" | "leads" | "contributors" | "author" => owners(written, as_read)?,
        "due" | "timescale" | "meeting_date" | "partnership" | "lead_agency" | "health_board" | "title" | "body"
        | "venue"
            if none =>
        {
            Value::Null
        }
        "due" | "timescale" => date(written, as_read)?,
        "meeting_date" => match when::first_day(written) {
            Some(day) => day.to_string().into(),
            None => return Err(format!("`{written}` is no full date; write it as 31 March 2019 or 2019-03-31")),
        },
        "partnership" | "lead_agency" | "health_board" => entity(field, written, as_read)?,
        _ if none && (as_read.is_null() || field == "status") => Value::Null,
        "status" | "function" => id(&lower).into(),
        _ if as_read.is_string() || as_read.is_null() => written.into(),
        _ => return Err(format!("`{field}` is no text and cannot be corrected in a sheet")),
    };
    Ok((value, Map::new()))
}

/// "Partly established" is `partly_established`.
fn id(lower: &str) -> String {
    lower.split([' ', '-', '_', '\u{a0}']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("_")
}

/// A rating with its outcome.
fn rating(written: &str, scale: &[String]) -> Result<Meant, String> {
    let id = id(&written.to_lowercase());
    let (outcome, value) = match id.as_str() {
        "blank" | "none" | "" | "–" | "no_mark" => ("blank", Value::Null),
        "ambiguous" | "more_than_one_reading" => ("ambiguous", Value::Null),
        "not_for_local_completion" | "national" => ("not_for_local_completion", Value::Null),
        _ if scale.contains(&id) => ("rated", id.into()),
        _ => {
            let known: Vec<String> = scale.iter().map(|id| format!("`{}`", words(id))).collect();
            return Err(format!("`{written}` is none of the ratings: {}, `none`", known.join(", ")));
        }
    };
    Ok((value, Map::from_iter([("outcome".to_owned(), outcome.into())])))
}

/// Names, parted by semicolons, in the place of those that were read.
fn owners(written: &str, as_read: &Value) -> Result<Value, String> {
    let owners: Vec<Owner> = written
        .split(';')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .enumerate()
        .map(|(i, name)| {
            let read: Option<Owner> = as_read.get(i).cloned().and_then(|o| serde_json::from_value(o).ok());
            let read = read.unwrap_or_else(|| Owner::written(name));
            Owner { name: Some(name.to_owned()), candidates: Vec::new(), ..read }
        })
        .collect();
    serde_json::to_value(owners).map_err(|e| e.to_string())
}

/// A date in any of the ways in which papers write it; the paper's own words stay beside it.
fn date(written: &str, as_read: &Value) -> Result<Value, String> {
    let reading = when::parse(written, when::Context::default());
    if reading.review.is_some() {
        return Err(format!("`{written}` is no plain date; write it as 31 March 2019, March 2019 or Q3 2019/20"));
    }
    let mut date = reading.when;
    if let Some(words) = as_read.get("as_written").and_then(Value::as_str) {
        words.clone_into(&mut date.as_written);
    }
    serde_json::to_value(date).map_err(|e| e.to_string())
}

/// A body that the register knows.
fn entity(field: &str, written: &str, as_read: &Value) -> Result<Value, String> {
    let hint = match field {
        "partnership" => Some(EntityType::IntegrationAuthority),
        "health_board" => Some(EntityType::HealthBoard),
        _ => None,
    };
    let (mut entity, review): (Entity, Option<ReviewCode>) = crate::register::entity(written, hint, None);
    if review.is_some() || entity.name.is_none() {
        return Err(format!("the register knows no body `{written}`"));
    }
    if let Some(words) = as_read.get("as_written").and_then(Value::as_str) {
        words.clone_into(&mut entity.as_written);
    }
    serde_json::to_value(entity).map_err(|e| e.to_string())
}
