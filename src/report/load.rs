//! An output folder's tables back into records.

use super::drawing::is_drawing;
use crate::error::Error;
use crate::record::{
    Action, AgendaItem, Attendance, Decision, DelegatedFunction, DocumentRecord, Finding, Format, InputRecord,
    Locality, PlanItem, Rating, Recommendation, Record, Records,
};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Folder of the drawings of pages, in an output folder.
const PICTURES: &str = "pictures";

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
    /// What became of each file, as `run.json` has it.
    inputs: Vec<InputRecord>,
    /// What only the batch as a whole tells, as `run.json` has it.
    findings: Vec<Finding>,
    /// The ratings of each framework from the lowest, as `run.json` has them.
    scales: BTreeMap<String, Vec<String>>,
    /// Where drawings of pages stand; `None` for what was never written.
    pictures: Option<PathBuf>,
}

impl Output {
    /// Puts records together, for reports of what was never written.
    pub fn new(documents: Vec<DocumentRecord>, records: Records, run: serde_json::Value) -> Self {
        let by_id = documents.iter().enumerate().map(|(index, d)| (d.id.clone(), index)).collect();
        // A `run.json` of another version tells less, which is no reason to stop.
        let inputs = run.get("inputs").cloned().and_then(|i| serde_json::from_value(i).ok()).unwrap_or_default();
        let findings = run.get("findings").cloned().and_then(|f| serde_json::from_value(f).ok()).unwrap_or_default();
        let scales = run.pointer("/settings/scales").cloned().and_then(|s| serde_json::from_value(s).ok());
        let scales = scales.unwrap_or_else(|| {
            crate::framework::built_in().iter().map(|framework| (framework.id.clone(), framework.ratings())).collect()
        });
        Self { documents, records, run, by_id, inputs, findings, scales, pictures: None }
    }

    /// The ratings of a framework, from the lowest; empty where neither the run nor the program knows it.
    pub fn scale(&self, framework: &str) -> &[String] {
        self.scales.get(framework).map(Vec::as_slice).unwrap_or_default()
    }

    /// What only the batch as a whole tells: missing returns, papers that come twice.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What became of each file that was given; empty where the run does not say.
    pub fn inputs(&self) -> &[InputRecord] {
        &self.inputs
    }

    /// Whether there are papers with pages and no drawings of them.
    pub fn lacks_pictures(&self) -> bool {
        let drawn = self.pictures.as_ref().is_some_and(|folder| folder.is_dir());
        !drawn && self.documents.iter().any(|document| document.format == Format::Pdf)
    }

    /// Size in bytes of the drawing of a paper's page (from 1), where `extract --pictures` wrote one.
    pub fn picture_size(&self, document: &str, page: u32) -> Option<usize> {
        std::fs::metadata(self.picture_path(document, page)?).ok().map(|m| m.len() as usize)
    }

    /// The drawing of a paper's page (from 1) as SVG.
    pub fn picture(&self, document: &str, page: u32) -> Option<String> {
        let text = std::fs::read_to_string(self.picture_path(document, page)?).ok()?;
        is_drawing(&text).then_some(text)
    }

    fn picture_path(&self, document: &str, page: u32) -> Option<PathBuf> {
        let named = !document.is_empty() && document.bytes().all(|b| b.is_ascii_alphanumeric());
        named.then(|| Some(self.pictures.as_ref()?.join(format!("{document}-{page}.svg"))))?
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
    let pictures = Some(folder.join(PICTURES));
    Ok(Output { pictures, ..Output::new(documents, records, run) })
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
