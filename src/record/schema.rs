//! The published JSON Schemas (draft 2020-12), generated from the record types.

use super::{
    Action, AgendaItem, Attendance, Decision, DelegatedFunction, DocumentRecord, Locality, PlanItem, Rating,
    Recommendation, RunRecord,
};
use crate::settings::VERSION;
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

/// The dialect of the schemas.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A record type's name and how its schema is made.
type Entry = (&'static str, fn(&mut SchemaGenerator) -> schemars::Schema);

/// Every published type.
const ENTRIES: [Entry; 11] = [
    ("document", make::<DocumentRecord>),
    ("action", make::<Action>),
    ("rating", make::<Rating>),
    ("locality", make::<Locality>),
    ("delegated_function", make::<DelegatedFunction>),
    ("plan_item", make::<PlanItem>),
    ("recommendation", make::<Recommendation>),
    ("decision", make::<Decision>),
    ("attendance", make::<Attendance>),
    ("agenda_item", make::<AgendaItem>),
    ("run", make::<RunRecord>),
];

fn make<T: JsonSchema>(generator: &mut SchemaGenerator) -> schemars::Schema {
    generator.root_schema_for::<T>()
}

/// The names of all published types, as in `schema action`.
pub fn names() -> impl Iterator<Item = &'static str> {
    ENTRIES.iter().map(|(name, _)| *name)
}

/// The schema of one type, by its name.
pub fn of(name: &str) -> Option<Value> {
    let (name, make) = ENTRIES.iter().find(|(known, _)| *known == name)?;
    // Schemas are of what is written: absent values are null and keep their key, so that every key is required.
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = make(&mut generator).to_value();
    let mut value = json!({ "$schema": DRAFT, "$id": id(name), "version": VERSION });
    if let (Some(object), Value::Object(rest)) = (value.as_object_mut(), schema) {
        object.extend(rest.into_iter().filter(|(key, _)| key != "$schema"));
    }
    Some(value)
}

/// One schema that holds those of all types under `$defs`, each with its own `$id`.
pub fn all() -> Value {
    let schemas: serde_json::Map<String, Value> =
        names().filter_map(|name| Some((name.to_owned(), of(name)?))).collect();
    json!({
        "$schema": DRAFT,
        "$id": id("all"),
        "version": VERSION,
        "$defs": schemas,
    })
}

/// A schema's name for ever: type and version.
fn id(name: &str) -> String {
    format!("urn:boardpapers:schema:{name}:{VERSION}")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_required_and_described() {
        for name in names() {
            let schema = of(name).unwrap();
            let properties = schema["properties"].as_object().unwrap();
            let required: Vec<&str> = schema["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            for key in properties.keys() {
                assert!(required.contains(&key.as_str()), "{name}.{key} may be missing");
            }
        }
    }

    #[test]
    fn an_unknown_type_has_none() {
        assert!(of("minute").is_none());
    }
}
