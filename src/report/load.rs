//! An output folder's tables back into records.

use crate::error::Error;
use crate::record::{
    Action, AgendaItem, Attendance, Decision, DelegatedFunction, DocumentRecord, Locality, PlanItem, Rating,
    Recommendation, Record, Records,
};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// What an output folder holds.
#[derive(Debug, Clone, Default)]
pub struct Output {
    /// The papers, in the order of the folder.
    pub documents: Vec<DocumentRecord>,
    /// All records.
    pub records: Records,
    /// The run as `run.json` has it: inputs with outcomes, findings about the batch.
    pub run: serde_json::Value,
    /// Index of a paper by its id.
    by_id: BTreeMap<String, usize>,
}

impl Output {
    /// Puts records together, for reports of what was never written.
    pub fn new(documents: Vec<DocumentRecord>, records: Records, run: serde_json::Value) -> Self {
        let by_id = documents.iter().enumerate().map(|(index, d)| (d.id.clone(), index)).collect();
        Self { documents, records, run, by_id }
    }

    /// The paper that a record was read from.
    pub fn document(&self, id: &str) -> Option<&DocumentRecord> {
        self.by_id.get(id).and_then(|index| self.documents.get(*index))
    }

    /// The file name of the paper that a record was read from; the id where the paper is not there.
    pub fn file<'a>(&'a self, id: &'a str) -> &'a str {
        self.document(id).map_or(id, |d| d.file.as_str())
    }
}

/// Reads an output folder.
///
/// # Errors
/// [`Error::Access`] where `documents.ndjson` is missing or a table cannot be read; [`Error::Data`] with the line where a
/// record is not as the schema has it. A missing table of records counts as empty.
pub fn load(folder: &Path) -> Result<Output, Error> {
    let documents = lines::<DocumentRecord>(&folder.join("documents.ndjson"), true)?;
    let records = Records {
        actions: table::<Action>(folder)?,
        ratings: table::<Rating>(folder)?,
        localities: table::<Locality>(folder)?,
        delegated_functions: table::<DelegatedFunction>(folder)?,
        plan_items: table::<PlanItem>(folder)?,
        recommendations: table::<Recommendation>(folder)?,
        decisions: table::<Decision>(folder)?,
        attendance: table::<Attendance>(folder)?,
        agenda_items: table::<AgendaItem>(folder)?,
    };
    let path = folder.join("run.json");
    let run = match std::fs::read(&path) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).map_err(|e| Error::Data { path: path.clone(), message: e.to_string() })?
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => serde_json::Value::Null,
        Err(source) => return Err(Error::Access { path, source }),
    };
    Ok(Output::new(documents, records, run))
}

fn table<R: Record + DeserializeOwned>(folder: &Path) -> Result<Vec<R>, Error> {
    lines(&folder.join(format!("{}.ndjson", R::TABLE)), false)
}

fn lines<T: DeserializeOwned>(path: &Path, required: bool) -> Result<Vec<T>, Error> {
    let access = |source| Error::Access { path: path.to_owned(), source };
    let file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(e) if !required && e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(access(e)),
    };
    let mut out = Vec::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(access)?;
        if line.trim().is_empty() {
            continue;
        }
        let record = serde_json::from_str(&line)
            .map_err(|e| Error::Data { path: path.to_owned(), message: format!("line {}: {e}", number + 1) })?;
        out.push(record);
    }
    Ok(out)
}
