//! `report`, `compare`, `review` and `apply`: what is made of an output folder. Nothing here reads what papers say.

use super::arguments::{ApplyArguments, CompareArguments, ReportArguments, ReportFiles, ReviewArguments, TIMEOUT};
use super::{Status, corrections, print, say};
use boardpapers::collate::corrections::Corrections;
use boardpapers::error::Error;
use boardpapers::framework;
use boardpapers::report::{self, Output, compare, review};
use boardpapers::worker::within;
use boardpapers::write::Beside;
use std::path::Path;
use std::time::Duration;

/// Name of the corrections file in an output folder.
pub(super) const CORRECTIONS: &str = "corrections.ndjson";

/// Writes overviews of an output folder.
pub(super) fn run(arguments: &ReportArguments) -> Result<Status, Error> {
    let output = load(&arguments.folder)?;
    if arguments.files.is_empty() {
        return Err(Error::Usage("say what to write: --html FILE, --docx FILE or --xlsx FILE".to_owned()));
    }
    if arguments.files.html.is_some() && output.lacks_pictures() {
        say("note: the page shows places in outline only; `extract --pictures` draws the pages for it");
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
            write(path, html().as_bytes())?;
        }
        if let Some(path) = &self.docx {
            write(path, &docx()?)?;
        }
        if let Some(path) = &self.xlsx {
            write(path, &xlsx()?)?;
        }
        Ok(())
    }
}

/// Compares two rounds.
pub(super) fn compare(arguments: &CompareArguments) -> Result<Status, Error> {
    let (before, after) = (load(&arguments.before)?, load(&arguments.after)?);
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
            .map(|change| format!("{:<20}{}\n", change.words(), counts.get(change).copied().unwrap_or_default()))
            .collect();
        print(&lines.concat())?;
    }
    Ok(Status::Success)
}

/// Writes what wants a person's look.
pub(super) fn review(arguments: &ReviewArguments) -> Result<Status, Error> {
    let output = load(&arguments.folder)?;
    let mut status = Status::Success;
    if let Some(path) = &arguments.xlsx {
        write(path, &review::workbook(&output)?)?;
    }
    if let Some(folder) = &arguments.pdf {
        let Some(papers) = &arguments.papers else {
            return Err(Error::Usage("`--pdf` needs `--papers DIR`: the folder that was read".to_owned()));
        };
        std::fs::create_dir_all(folder).map_err(Error::access(folder))?;
        let (mut written, mut missing) = (0, 0);
        let of_paper = |file: &str| std::fs::read(papers.join(file)).ok();
        let held = |marking| within(Duration::from_secs_f64(TIMEOUT), marking).ok().flatten();
        for copy in report::annotate::copies(&output, of_paper, held) {
            match copy.marked {
                Ok((name, bytes)) => {
                    Beside::write(&folder.join(name), &bytes)?;
                    written += 1;
                }
                Err(why) => {
                    missing += 1;
                    say(&format!("no copy of `{}`: {why}", copy.file));
                }
            }
        }
        say(&format!("{written} marked copies in `{}`", folder.display()));
        if missing > 0 {
            status = Status::Incomplete;
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
    Ok(status)
}

/// Takes a filled sheet in: corrections that fit are kept in the folder's corrections file, each value's last one.
pub(super) fn apply(arguments: &ApplyArguments) -> Result<Status, Error> {
    let bytes = read(&arguments.file)?;
    let wrong = |message: String| Error::Data { path: arguments.file.clone(), message };
    let rows = review::filled(&review::rows(&bytes).map_err(wrong)?).map_err(wrong)?;
    let output = load(&arguments.folder)?;
    let frameworks = arguments.framework.iter().map(|path| framework::read(path)).collect::<Result<Vec<_>, _>>()?;
    let scales = review::Scales::of(&output, &frameworks);
    let path = arguments.folder.join(CORRECTIONS);
    let mut kept = kept(&path)?;
    let (mut taken, mut refused) = (0, 0);
    for mut row in rows {
        if let (true, Some(by)) = (row.by.is_empty(), &arguments.by) {
            by.clone_into(&mut row.by);
        }
        match review::correction(&output, &scales, &row) {
            Ok(new) => {
                let before = kept.take(&new.record_id, &new.field);
                kept.insert(review::again(new, before.as_ref()));
                taken += 1;
            }
            Err(why) => {
                refused += 1;
                say(&format!(
                    "row {}: not applied: `{}` of {} {}: {why}",
                    row.row, row.field, row.table, row.record_id
                ));
            }
        }
    }
    let mut text = String::new();
    for correction in kept.all() {
        text.push_str(&serde_json::to_string(correction).map_err(|e| Error::Usage(e.to_string()))?);
        text.push('\n');
    }
    if taken > 0 {
        Beside::write(&path, text.as_bytes())?;
    }
    let path = path.display();
    say(&format!("{taken} applied, {refused} refused; {} kept in `{path}`", kept.len()));
    if taken > 0 {
        say(&format!(
            "to put them in: boardpapers extract PAPERS --output \"{}\" --corrections \"{path}\"",
            arguments.folder.display()
        ));
    }
    Ok(if refused == 0 { Status::Success } else { Status::Incomplete })
}

/// Corrections that were made before; none where no file has them yet.
fn kept(path: &Path) -> Result<Corrections, Error> {
    if path.try_exists().map_err(Error::access(path))? { corrections(path) } else { Ok(Corrections::default()) }
}

/// Reads an output folder; one that is not whole is told.
fn load(folder: &Path) -> Result<Output, Error> {
    let output = report::load(folder)?;
    if output.run.is_null() {
        say(&format!("warning: `{}` has no `run.json`: its run was not finished", folder.display()));
    }
    Ok(output)
}

/// Writes a file; the folder that it is to stand in is made.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(Error::access(folder))?;
    }
    Beside::write(path, bytes)
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(Error::access(path))
}
