//! Tables as CSV with a data package (Frictionless): what spreadsheets, R and statistics programs open without asking.
//!
//! UTF-8, commas, one header row; an absent value is an empty cell. A text that a spreadsheet would take for a formula
//! (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return) gets an apostrophe before it.

use super::{Beside, Format, TABLES, Table, names};
use crate::error::Error;
use crate::record::tidy::ColumnKind;
use crate::register;
use crate::settings::VERSION;
use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The package's own file.
const PACKAGE: &str = "datapackage.json";

/// The register's table in the package: what codes refer to.
const REGISTER: &str = "register";

/// Columns that hold codes of the register.
const CODES: [&str; 3] = ["partnership_code", "health_board_code", "lead_agency_code"];

/// CSV tables that are being written.
#[derive(Debug)]
pub(super) struct CsvTables {
    folder: PathBuf,
    tables: Vec<Beside>,
}

impl CsvTables {
    /// Begins every table with its header row.
    pub(super) fn begin(folder: &Path) -> Result<Self, Error> {
        let mut tables = Vec::new();
        for table in TABLES.iter() {
            let mut file = Beside::create(&folder.join(format!("{}.csv", table.name)))?;
            let header = record(table.columns.iter().map(|column| column.name.clone()));
            file.write_all(&header).map_err(|source| access(folder, source))?;
            tables.push(file);
        }
        Ok(Self { folder: folder.to_path_buf(), tables })
    }
}

impl Format for CsvTables {
    fn add(&mut self, table: usize, rows: &[Vec<Value>]) -> Result<(), Error> {
        let Some(file) = self.tables.get_mut(table) else { return Ok(()) };
        for row in rows {
            file.write_all(&record(row.iter().map(cell))).map_err(|source| access(&self.folder, source))?;
        }
        Ok(())
    }

    /// The register and the package stand beside the tables.
    fn finish(self: Box<Self>) -> Result<(), Error> {
        for table in self.tables {
            table.keep()?;
        }
        let mut bodies = record(["code", "name", "type"].map(str::to_owned).into_iter());
        for body in register::bodies() {
            let kind = serde_json::to_value(body.entity_type).unwrap_or_default();
            let cells = [body.code.clone().unwrap_or_default(), body.name.clone(), cell(&kind)];
            bodies.extend(record(cells.into_iter()));
        }
        Beside::write(&self.folder.join(format!("{REGISTER}.csv")), &bodies)?;
        Beside::write(&self.folder.join(PACKAGE), format!("{:#}\n", package()).as_bytes())
    }
}

/// Removes the tables of an earlier run: beside newer NDJSON they would mislead.
pub(super) fn remove(folder: &Path) {
    let package = fs::read_to_string(folder.join(PACKAGE)).unwrap_or_default();
    let ours = serde_json::from_str::<Value>(&package).is_ok_and(|package| package["name"] == env!("CARGO_PKG_NAME"));
    if ours {
        for name in names().chain([REGISTER]) {
            let _ = fs::remove_file(folder.join(format!("{name}.csv")));
        }
        let _ = fs::remove_file(folder.join(PACKAGE));
    }
}

/// One line of CSV.
fn record(cells: impl Iterator<Item = String>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(cells);
    writer.into_inner().unwrap_or_default()
}

/// A value as a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// What the tables are, for programs: names, types, keys.
fn package() -> Value {
    let mut resources: Vec<Value> = TABLES.iter().map(resource).collect();
    let field = |name: &str, description: &str| json!({ "name": name, "type": "string", "description": description });
    resources.push(json!({
        "name": REGISTER,
        "path": format!("{REGISTER}.csv"),
        "profile": "tabular-data-resource",
        "description": "The bodies that the program knows.",
        "schema": {
            "fields": [
                field("code", "Current GSS code; empty for national bodies."),
                field("name", "Name."),
                field("type", "Kind of body."),
            ],
            "missingValues": [""],
        },
    }));
    json!({
        "profile": "tabular-data-package",
        "name": env!("CARGO_PKG_NAME"),
        "version": VERSION,
        "title": "Records of board papers",
        "description": "Texts that a spreadsheet would take for a formula have an apostrophe before them.",
        "resources": resources,
    })
}

fn resource(table: &Table) -> Value {
    let fields: Vec<Value> = table
        .columns
        .iter()
        .map(|column| {
            let kind = match column.kind {
                ColumnKind::Text => "string",
                ColumnKind::Integer => "integer",
                ColumnKind::Boolean => "boolean",
            };
            json!({ "name": column.name, "type": kind, "description": column.description })
        })
        .collect();
    let refers = |field: &str, resource: &str, to: &str| json!({ "fields": field, "reference": { "resource": resource, "fields": to } });
    let mut keys = Vec::new();
    for column in &table.columns {
        match column.name.as_str() {
            "document_id" => keys.push(refers("document_id", "documents", "id")),
            "decision_id" => keys.push(refers("decision_id", "decisions", "id")),
            code if CODES.contains(&code) => keys.push(refers(code, REGISTER, "code")),
            _ => {}
        }
    }
    json!({
        "name": table.name.replace('_', "-"),
        "path": format!("{}.csv", table.name),
        "profile": "tabular-data-resource",
        "description": table.description,
        "encoding": "utf-8",
        "schema": { "fields": fields, "primaryKey": "id", "foreignKeys": keys, "missingValues": [""] },
    })
}

fn access(folder: &Path, source: std::io::Error) -> Error {
    Error::Access { path: folder.to_path_buf(), source }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_runs_as_a_formula() {
        for (value, expected) in [
            (json!("=1+1"), "'=1+1"),
            (json!("+44 131"), "'+44 131"),
            (json!("- a point"), "'- a point"),
            (json!("@here"), "'@here"),
            (json!("\tx"), "'\tx"),
            (json!("a = b"), "a = b"),
            (json!(-3), "-3"),
            (json!(null), ""),
            (json!(true), "true"),
        ] {
            assert_eq!(cell(&value), expected);
        }
    }

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        let line = record(["a,b", "say \"x\"", "two\nlines", "plain"].map(str::to_owned).into_iter());
        assert_eq!(String::from_utf8(line).unwrap(), "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",plain\n");
    }
}
