//! The output folder: what stands in it, in which order it is written, and what of an earlier run goes.

use super::beside::{Beside, PARTIAL};
use super::render::Rendered;
use super::tidy::TidyTables;
use crate::error::Error;
use crate::record::{Records, RunRecord};
use crate::settings::TidyFormat;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Folder of the papers' own files.
const DOCUMENTS: &str = "documents";

/// Folder of drawings of pages: `<id of the paper>-<page>.svg`.
const PICTURES: &str = "pictures";

/// How every drawing begins: a file that does not is not ours to remove.
const DRAWING: &[u8] = b"<svg xmlns";

/// The run's own file.
const RUN: &str = "run.json";

/// How every file of [`DOCUMENTS`] begins: one that does not is not ours to remove.
const BEGINNING: &[u8] = b"{\n  \"id\": \"";

/// An output folder that is being written.
#[derive(Debug)]
pub struct OutputFolder {
    folder: PathBuf,
    facts: Beside,
    tables: Vec<Beside>,
    tidy: TidyTables,
    written: BTreeSet<OsString>,
    /// Ids of the papers.
    papers: BTreeSet<String>,
}

impl OutputFolder {
    /// Begins to write. From here on the folder has no `run.json` until it is whole.
    pub fn begin(folder: &Path, formats: &[TidyFormat]) -> Result<Self, Error> {
        let documents = folder.join(DOCUMENTS);
        fs::create_dir_all(&documents).map_err(Error::access(&documents))?;
        match fs::remove_file(folder.join(RUN)) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::Access { path: folder.join(RUN), source });
            }
            _ => {}
        }
        let table = |name: &str| Beside::create(&folder.join(format!("{name}.ndjson")));
        Ok(Self {
            folder: folder.to_path_buf(),
            facts: table("documents")?,
            tables: Records::TABLES.iter().map(|name| table(name)).collect::<Result<_, _>>()?,
            tidy: TidyTables::begin(folder, formats)?,
            written: BTreeSet::new(),
            papers: BTreeSet::new(),
        })
    }

    /// Path of a paper's own file, relative to the folder.
    pub fn document_path(slug: &str) -> String {
        format!("{DOCUMENTS}/{slug}.json")
    }

    /// Writes one paper.
    pub fn paper(&mut self, slug: &str, rendered: &Rendered) -> Result<(), Error> {
        let name = format!("{slug}.json");
        Beside::write(&self.folder.join(DOCUMENTS).join(&name), rendered.document.as_bytes())?;
        self.written.insert(name.into());
        self.papers.insert(rendered.id.clone());
        self.pictures(rendered)?;
        let failed = |source| Error::Access { path: self.folder.clone(), source };
        writeln!(self.facts, "{}", rendered.facts).map_err(failed)?;
        for (table, lines) in self.tables.iter_mut().zip(&rendered.tables) {
            table.write_all(lines.as_bytes()).map_err(failed)?;
        }
        self.tidy.add(std::iter::once(&rendered.facts).chain(&rendered.tables).map(String::as_str))
    }

    /// Writes the drawings of a paper's pages.
    fn pictures(&self, rendered: &Rendered) -> Result<(), Error> {
        let folder = self.folder.join(PICTURES);
        if !rendered.pictures.is_empty() {
            fs::create_dir_all(&folder).map_err(Error::access(&folder))?;
        }
        for picture in &rendered.pictures {
            let name = format!("{}-{}.svg", rendered.id, picture.page);
            Beside::write(&folder.join(name), picture.svg.as_bytes())?;
        }
        Ok(())
    }

    /// Puts the tables in their places, removes papers of an earlier run, and writes `run.json` last.
    pub fn finish(self, run: &RunRecord) -> Result<(), Error> {
        self.facts.keep()?;
        for table in self.tables {
            table.keep()?;
        }
        self.tidy.finish()?;
        remove_begun(&self.folder);
        remove_earlier(&self.folder.join(DOCUMENTS), &self.written);
        remove_drawings(&self.folder.join(PICTURES), &self.papers);
        let path = self.folder.join(RUN);
        let mut text = serde_json::to_string_pretty(run)
            .map_err(|error| Error::Data { path: path.clone(), message: error.to_string() })?;
        text.push('\n');
        Beside::write(&path, text.as_bytes())
    }
}

/// Removes tables that a run which was broken off had begun.
fn remove_begun(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_begun_table(&entry.file_name().to_string_lossy()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a file was begun by [`Beside`] to become a table or the run's own file: `actions.ndjson.4711-3.partial`.
fn is_begun_table(name: &str) -> bool {
    let number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    name.strip_suffix(PARTIAL)
        .and_then(|name| name.strip_suffix('.')?.rsplit_once('.'))
        .filter(|(_, unique)| unique.split_once('-').is_some_and(|(a, b)| number(a) && number(b)))
        .and_then(|(table, _)| table.rsplit_once('.'))
        .is_some_and(|(_, ending)| ["ndjson", "csv", "parquet", "json"].contains(&ending))
}

/// Removes what an earlier run, or one that was broken off, left behind.
fn remove_earlier(documents: &Path, written: &BTreeSet<OsString>) {
    for entry in fs::read_dir(documents).into_iter().flatten().flatten() {
        let path = entry.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let ours = match ending {
            Some("json") => !written.contains(&entry.file_name()) && begins_with(&path, BEGINNING),
            Some(PARTIAL) => true,
            _ => false,
        };
        if ours {
            let _ = fs::remove_file(path);
        }
    }
}

/// Removes drawings of papers that are not there any more. Those of papers that are stay right: the name is the content's.
fn remove_drawings(pictures: &Path, papers: &BTreeSet<String>) {
    for entry in fs::read_dir(pictures).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let gone = name
            .strip_suffix(".svg")
            .and_then(|stem| stem.rsplit_once('-'))
            .is_some_and(|(id, page)| page.parse::<u32>().is_ok() && !papers.contains(id));
        let partial = path.extension().is_some_and(|ending| ending == PARTIAL);
        if partial || (gone && begins_with(&path, DRAWING)) {
            let _ = fs::remove_file(path);
        }
    }
    // Only an empty folder goes.
    let _ = fs::remove_dir(pictures);
}

fn begins_with(path: &Path, beginning: &[u8]) -> bool {
    use std::io::Read as _;
    let mut head = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(beginning.len() as u64).read_to_end(&mut head))
        .is_ok_and(|_| head == beginning)
}

#[cfg(test)]
mod tests {
    use super::is_begun_table;

    #[test]
    fn only_tables_that_a_run_began_are_left_overs() {
        for name in ["actions.ndjson.4711-3.partial", "documents.csv.1-0.partial", "run.json.12-40.partial"] {
            assert!(is_begun_table(name), "{name}");
        }
        for name in
            ["actions.ndjson", "notes.partial", "plan.docx.1-2.partial", "actions.ndjson.x-3.partial", "1-2.partial"]
        {
            assert!(!is_begun_table(name), "{name}");
        }
    }
}
