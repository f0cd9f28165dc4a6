//! Delegated functions as a matrix: partnership by function.

use super::Output;
use super::figures::{self, words};
use crate::record::DelegatedFunction;
use std::collections::{BTreeMap, BTreeSet};

/// The matrix.
#[derive(Debug, Clone, Default)]
pub struct Matrix<'a> {
    /// Names of the functions, by name.
    pub functions: Vec<String>,
    /// The partnerships by name, each with its records for each function.
    pub rows: Vec<(String, Vec<Vec<&'a DelegatedFunction>>)>,
}

/// The matrix of an output folder.
pub fn matrix(output: &Output) -> Matrix<'_> {
    let records = &output.records.delegated_functions;
    let functions: BTreeSet<String> = records.iter().map(function).collect();
    let mut cells: BTreeMap<&str, BTreeMap<String, Vec<&DelegatedFunction>>> = BTreeMap::new();
    for record in records {
        let partnership = figures::name(record.partnership.as_ref()).unwrap_or("not named");
        cells.entry(partnership).or_default().entry(function(record)).or_default().push(record);
    }
    let rows = cells.into_iter().map(|(partnership, mut of)| {
        (partnership.to_owned(), functions.iter().map(|f| of.remove(f).unwrap_or_default()).collect())
    });
    let rows = rows.collect();
    Matrix { functions: functions.into_iter().collect(), rows }
}

/// The name of a function: the register's kind of it, or what the paper calls one that has no kind.
fn function(record: &DelegatedFunction) -> String {
    let kind = serde_json::to_value(record.function).unwrap_or_default();
    match kind.as_str() {
        Some(kind) if kind != "other" => words(kind).replace("Childrens", "Children’s"),
        _ => record.function_as_written.clone(),
    }
}

/// What the records of one cell say, each status once.
pub fn states(cell: &[&DelegatedFunction]) -> String {
    let mut out: Vec<&str> = Vec::new();
    for record in cell {
        let status = figures::delegation(record.status);
        if !out.contains(&status) {
            out.push(status);
        }
    }
    out.join(" / ")
}
