//! Records as tidy tables: one row for a record, one column for each value, the same columns for every row.
//!
//! Columns come from the JSON Schema of the record type, in its order: a nested object becomes one column for each of its
//! values (`partnership_code`), a list of texts one column with a line for each, a list of objects one column for each
//! value with `; ` between (`owners_name`). Places become the column `source_pages`.

use super::Record;
use serde_json::{Map, Value};

/// A column of a tidy table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, `snake_case`.
    pub name: String,
    /// What it holds.
    pub description: String,
    /// What kind of values.
    pub kind: ColumnKind,
    /// Keys from the record to the value.
    path: Vec<String>,
}

/// Kinds of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
}

/// Texts of a list stand on lines of their own; short values stand beside each other.
const BETWEEN_TEXTS: &str = "\n";
const BETWEEN_VALUES: &str = "; ";

/// Names of lists whose members are whole texts.
const LISTS_OF_TEXTS: &[&str] = &["improvement_actions"];

/// The columns of a record type.
pub fn columns<R: Record>() -> Vec<Column> {
    let schema = schemars::schema_for!(R);
    columns_of(schema.as_value())
}

/// The columns of a JSON Schema of an object.
pub fn columns_of(schema: &Value) -> Vec<Column> {
    let mut out = Vec::new();
    object(schema, schema, &[], &mut out);
    out
}

fn object(root: &Value, schema: &Value, path: &[String], out: &mut Vec<Column>) {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
    for (name, property) in properties {
        let path: Vec<String> = path.iter().chain([name]).cloned().collect();
        // Nesting is bounded by the record types: source, places, owners.
        if path.len() <= 3 {
            value(root, property, path, out);
        }
    }
}

fn value(root: &Value, property: &Value, path: Vec<String>, out: &mut Vec<Column>) {
    let description = property.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
    let schema = resolve(root, property);
    if path.last().is_some_and(|name| name == "places") {
        let name = format!("{}_pages", path[..path.len() - 1].join("_"));
        let description = "Pages on which it stands.".to_owned();
        out.push(Column { name, description, kind: ColumnKind::Text, path });
    } else if schema.get("properties").is_some() {
        object(root, schema, &path, out);
    } else if let Some(items) = schema.get("items").map(|items| resolve(root, items))
        && items.get("properties").is_some()
    {
        object(root, items, &path, out);
    } else {
        let kind = match kind(schema) {
            Some("integer") => ColumnKind::Integer,
            Some("boolean") => ColumnKind::Boolean,
            _ => ColumnKind::Text,
        };
        let within_list = path.len() > 1 && path.first().is_some_and(|first| is_list(root, first));
        let kind = if within_list || kind_is_list(schema) { ColumnKind::Text } else { kind };
        out.push(Column { name: path.join("_"), description, kind, path });
    }
}

fn is_list(root: &Value, name: &str) -> bool {
    root.get("properties").and_then(|p| p.get(name)).is_some_and(|p| kind_is_list(resolve(root, p)))
}

fn kind_is_list(schema: &Value) -> bool {
    kind(schema) == Some("array")
}

/// The type of a schema, without "null".
fn kind(schema: &Value) -> Option<&str> {
    match schema.get("type")? {
        Value::String(one) => Some(one),
        Value::Array(several) => several.iter().filter_map(Value::as_str).find(|t| *t != "null"),
        _ => None,
    }
}

/// Follows references and "or null" to the schema that says what the value is.
fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let mut schema = schema;
    // Two steps at most ("or null", then a reference); the bound guards against a circle.
    for _ in 0..8 {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            match reference.strip_prefix('#').and_then(|pointer| root.pointer(pointer)) {
                Some(target) => schema = target,
                None => return schema,
            }
        } else if let Some(choices) = schema.get("anyOf").and_then(Value::as_array)
            && let Some(choice) =
                choices.iter().find(|c| kind(c) != Some("null") && c.get("type") != Some(&"null".into()))
        {
            schema = choice;
        } else {
            break;
        }
    }
    schema
}

/// A record's row: one value for each column; `Null` where there is none.
pub fn row<R: Record>(columns: &[Column], record: &R) -> Vec<Value> {
    let value = serde_json::to_value(record).unwrap_or(Value::Null);
    row_of(columns, &value)
}

/// The row of a record that is JSON already.
pub fn row_of(columns: &[Column], record: &Value) -> Vec<Value> {
    columns.iter().map(|column| cell(record, &column.path)).collect()
}

fn cell(value: &Value, path: &[String]) -> Value {
    let Some((key, rest)) = path.split_first() else { return scalar(value, BETWEEN_VALUES) };
    let inner = match value {
        Value::Object(map) => map.get(key).unwrap_or(&Value::Null),
        _ => return Value::Null,
    };
    match inner {
        Value::Array(items) if key == "places" => pages(items),
        Value::Array(items) if !rest.is_empty() => {
            let parts: Vec<String> = items.iter().map(|item| plain(&cell(item, rest))).collect();
            if parts.iter().all(String::is_empty) { Value::Null } else { Value::String(parts.join(BETWEEN_VALUES)) }
        }
        _ if rest.is_empty() => {
            let between = if LISTS_OF_TEXTS.contains(&key.as_str()) { BETWEEN_TEXTS } else { BETWEEN_VALUES };
            scalar(inner, between)
        }
        _ => cell(inner, rest),
    }
}

fn pages(places: &[Value]) -> Value {
    let pages: Vec<String> = places.iter().filter_map(|p| p.get("page")).map(ToString::to_string).collect();
    if pages.is_empty() { Value::Null } else { Value::String(pages.join(BETWEEN_VALUES)) }
}

fn scalar(value: &Value, between: &str) -> Value {
    match value {
        Value::Array(items) if items.is_empty() => Value::Null,
        Value::Array(items) => Value::String(items.iter().map(plain).collect::<Vec<_>>().join(between)),
        Value::Object(map) => Value::String(Value::Object(Map::clone(map)).to_string()),
        other => other.clone(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::record::{Action, Entity, Owner, Rating, When};

    fn get(columns: &[Column], row: &[Value], name: &str) -> Value {
        let at = columns.iter().position(|c| c.name == name).unwrap_or_else(|| panic!("no column {name}: {columns:?}"));
        row[at].clone()
    }

    #[test]
    fn nested_values_become_columns() {
        let mut action = Action {
            text: "Write".to_owned(),
            owners: vec![Owner::written("AB"), Owner { name: Some("Cy Dee".to_owned()), ..Owner::written("CD") }],
            due: Some(When::written("May")),
            partnership: Some(Entity::written("Angus", None)),
            ..Action::default()
        };
        action.header.source.path = "table[1]".to_owned();
        let columns = columns::<Action>();
        let row = row(&columns, &action);
        assert_eq!(get(&columns, &row, "text"), "Write");
        assert_eq!(get(&columns, &row, "owners_as_written"), "AB; CD");
        assert_eq!(get(&columns, &row, "owners_name"), "; Cy Dee");
        assert_eq!(get(&columns, &row, "due_as_written"), "May");
        assert_eq!(get(&columns, &row, "partnership_as_written"), "Angus");
        assert_eq!(get(&columns, &row, "source_path"), "table[1]");
        assert_eq!(get(&columns, &row, "source_pages"), Value::Null);
        assert_eq!(get(&columns, &row, "review"), Value::Null);
    }

    #[test]
    fn every_row_has_every_column_and_names_are_unique() {
        let columns = columns::<Rating>();
        let row = row(&columns, &Rating::default());
        assert_eq!(row.len(), columns.len());
        let mut names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), columns.len());
        assert!(columns.iter().any(|c| c.name == "partnership_code"), "{columns:?}");
        assert!(columns.iter().all(|c| !c.description.is_empty()), "{columns:?}");
    }
}
