//! `report`, `compare`, `review` and `apply`: what is made of an output folder. Nothing here reads papers.

use super::arguments::{ApplyArguments, CompareArguments, ReportArguments, ReportFiles, ReviewArguments};
use super::{Status, print, say};
use boardpapers::error::Error;
use boardpapers::report::{self, compare, review};
use boardpapers::write::Beside;
use std::path::Path;

/// Name of the corrections file in an output folder.
const CORRECTIONS: &str = "corrections.ndjson";

/// Writes overviews of an output folder.
pub(super) fn run(arguments: &ReportArguments) -> Result<Status, Error> {
    let output = report::load(&arguments.folder)?;
    if arguments.files.is_empty() {
        return Err(Error::Usage("say what to write: --html FILE, --docx FILE or --xlsx FILE".to_owned()));
    }
    arguments.files.write(
        || report::html::page(&output),
        || report::docx::overview(&output),
        || report::xlsx::workbook(&output),
    )?;
    Ok(Status::Success)
}

impl ReportFiles {
    fn is_empty(&self) -> bool {
        self.html.is_none() && self.docx.is_none() && self.xlsx.is_none()
    }

    /// Makes and writes the files that are wanted.
    fn write(
        &self,
        html: impl FnOnce() -> String,
        docx: impl FnOnce() -> Result<Vec<u8>, Error>,
        xlsx: impl FnOnce() -> Result<Vec<u8>, Error>,
    ) -> Result<(), Error> {
        if let Some(path) = &self.html {
            Beside::write(path, html().as_bytes())?;
        }
        if let Some(path) = &self.docx {
            Beside::write(path, &docx()?)?;
        }
        if let Some(path) = &self.xlsx {
            Beside::write(path, &xlsx()?)?;
        }
        Ok(())
    }
}

/// Compares two rounds.
pub(super) fn compare(arguments: &CompareArguments) -> Result<Status, Error> {
    let (before, after) = (report::load(&arguments.before)?, report::load(&arguments.after)?);
    let comparison = compare::compare(&before, &after);
    arguments.files.write(
        || report::html::comparison(&comparison),
        || report::docx::comparison(&comparison),
        || report::xlsx::comparison(&comparison),
    )?;
    if arguments.files.is_empty() {
        let counts = comparison.count(|_| true);
        let lines: Vec<String> = compare::Change::ALL
            .iter()
            .map(|change| format!("{:<16}{}\n", change.words(), counts.get(change).copied().unwrap_or_default()))
            .collect();
        print(&lines.concat())?;
    }
    Ok(Status::Success)
}

/// Writes what wants a person's look.
pub(super) fn review(arguments: &ReviewArguments) -> Result<Status, Error> {
    let output = report::load(&arguments.folder)?;
    if let Some(path) = &arguments.xlsx {
        Beside::write(path, &review::workbook(&output)?)?;
    }
    if let Some(folder) = &arguments.pdf {
        let Some(papers) = &arguments.papers else {
            return Err(Error::Usage("`--pdf` needs `--papers DIR`: the folder that was read".to_owned()));
        };
        for (name, bytes) in report::annotate::copies(&output, |file| std::fs::read(papers.join(file)).ok()) {
            std::fs::create_dir_all(folder).map_err(|source| Error::Access { path: folder.clone(), source })?;
            Beside::write(&folder.join(name), &bytes)?;
        }
    }
    if arguments.xlsx.is_none() && arguments.pdf.is_none() {
        for doubt in review::doubts(&output) {
            let codes: Vec<&str> = doubt.codes.iter().map(|c| c.code()).collect();
            print(&format!(
                "{} {} {} {} [{}] {}\n",
                doubt.file,
                doubt.place,
                doubt.table,
                doubt.field,
                codes.join(", "),
                doubt.read_as
            ))?;
        }
    }
    Ok(Status::Success)
}

/// Takes a filled sheet in: corrections that fit are kept in the folder's corrections file and shown in its records.
pub(super) fn apply(arguments: &ApplyArguments) -> Result<Status, Error> {
    let bytes = read(&arguments.file)?;
    let wrong = |message: String| Error::Data { path: arguments.file.clone(), message };
    let rows = review::filled(&review::rows(&bytes).map_err(wrong)?).map_err(wrong)?;
    let output = report::load(&arguments.folder)?;
    let (mut kept, mut refused) = (Vec::new(), 0);
    for row in &rows {
        match review::correction(&output, row) {
            Ok(correction) => kept.push(correction),
            Err(why) => {
                refused += 1;
                say(&format!("not applied: {} `{}` of {}: {why}", row.table, row.field, row.record_id));
            }
        }
    }
    let path = arguments.folder.join(CORRECTIONS);
    let mut text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(Error::Access { path, source }),
    };
    for correction in &kept {
        let line = serde_json::to_string(correction).map_err(|e| Error::Usage(e.to_string()))?;
        text.push_str(&line);
        text.push('\n');
    }
    Beside::write(&path, text.as_bytes())?;
    say(&format!(
        "{} kept in {}; replay them with `extract --corrections {}`",
        kept.len(),
        path.display(),
        path.display()
    ));
    Ok(if refused == 0 { Status::Success } else { Status::Incomplete })
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Access { path: path.to_owned(), source })
}
