//! One paper of a batch: from the disk through a worker to its result, papers inside it included.

use super::cache::{Cache, Inside, Key, sha256};
use super::find::{Input, reason};
use super::{Extraction, prepare};
use crate::collate::corrections::{Corrections, Replayed};
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};
use crate::document::Attachment;
use crate::error::Error;
use crate::read::{Kind, is_told_by_the_whole, sniff};
use crate::record::{InputOutcome, InputRecord, Record, VisitTables};
use crate::settings::RunSettings;
use crate::worker::{Answer, Job, Loss, Start, Worker};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Papers inside papers inside papers: deeper than this nobody packs on purpose.
const DEEPEST: usize = 3;

/// Papers inside one paper that are read: a portfolio of a year's papers has some dozens.
const MOST_INSIDE: usize = 500;

/// Bytes of a file that tell what it is.
const HEAD: usize = 4096;

/// Bytes read at a time of a file that is no paper, to hash it.
const PIECE: u64 = 1 << 20;

/// Bytes above which a file is no paper: a scanned pack of 2,000 pages has some 300 MB.
const LARGEST: u64 = 1 << 30;

/// What became of one input.
#[derive(Debug)]
pub(super) struct Reading {
    /// The line for `run.json`.
    pub input: InputRecord,
    /// What it gave; `None` where nothing could be read.
    pub extraction: Option<Extraction>,
    /// Where that is kept.
    pub(super) key: Option<Key>,
    /// What became of the corrections of its records.
    pub(super) replayed: Replayed,
}

/// Reads papers of a batch, each thread with a worker of its own.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    run: &'a RunSettings,
    start: &'a Start,
    cache: Option<&'a Cache>,
    corrections: &'a Corrections,
    workers: Vec<Mutex<Option<Worker>>>,
}

impl<'a> Reader<'a> {
    /// A reader for `run.jobs` threads. Workers are started when they are first needed.
    pub(super) fn new(
        run: &'a RunSettings,
        start: &'a Start,
        cache: Option<&'a Cache>,
        corrections: &'a Corrections,
    ) -> Self {
        let workers = std::iter::repeat_with(|| Mutex::new(None)).take(run.jobs.max(1)).collect();
        Self { run, start, cache, corrections, workers }
    }

    /// Reads one input, and the papers inside it.
    ///
    /// # Errors
    /// Only what stops the run: a worker cannot be started, a result cannot be kept.
    pub(super) fn read(&self, input: &Input) -> Result<Vec<Reading>, Error> {
        if let Some(problem) = &input.problem {
            return Ok(vec![unreadable(&input.file, problem)]);
        }
        match load(&input.path) {
            Ok(Loaded::Paper(bytes)) => {
                let name = input.file.rsplit('/').next().unwrap_or(&input.file);
                self.read_bytes(&input.file, name, &bytes, 0)
            }
            Ok(Loaded::Other { why, sha256, size }) => {
                let record = InputRecord { sha256, size, ..skipped(&input.file, why) };
                Ok(vec![Reading { input: record, extraction: None, key: None, replayed: Replayed::default() }])
            }
            Err(error) => Ok(vec![unreadable(&input.file, reason(error.kind()))]),
        }
    }

    /// Reads one paper, and those inside it.
    fn read_bytes(&self, file: &str, name: &str, bytes: &[u8], depth: usize) -> Result<Vec<Reading>, Error> {
        let sha256 = sha256(bytes);
        let inside = Inside { name: name.to_owned(), sha256, size: bytes.len() as u64 };
        if let Some(readings) = self.known(file, &inside, depth) {
            return Ok(readings);
        }
        let answer = match self.ask(&Job::new(name), bytes)? {
            Ok(answer) => answer,
            Err(loss) => {
                let extraction = Extraction { diagnostics: vec![self.lost(&loss)], ..Extraction::default() };
                return Ok(vec![self.reading(file, &inside, extraction, None)]);
            }
        };
        let extraction: Extraction = match serde_json::from_slice(&answer.extraction) {
            Ok(extraction) => extraction,
            Err(error) => {
                let loss = Loss::Crashed(format!("the reader's answer makes no sense: {error}"));
                let extraction = Extraction { diagnostics: vec![self.lost(&loss)], ..Extraction::default() };
                return Ok(vec![self.reading(file, &inside, extraction, None)]);
            }
        };
        let attachments: Vec<Inside> = answer.attachments.iter().map(inside_of).collect();
        let key = self.cache.map(|cache| cache.key(&inside.sha256, &Job::new(name)));
        if let (Some(cache), Some(key)) = (self.cache, &key) {
            cache.keep(key, &answer.extraction, &attachments)?;
        }
        let mut readings = vec![self.reading(file, &inside, extraction, key)];
        for (index, attachment) in answer.attachments.iter().enumerate() {
            let file = format!("{file}!/{}", attachment.name);
            if depth >= DEEPEST || index >= MOST_INSIDE {
                readings.push(too_deep(&file));
            } else {
                readings.append(&mut self.read_bytes(&file, &attachment.name, &attachment.bytes, depth + 1)?);
            }
        }
        Ok(readings)
    }

    /// What is kept of a paper and all papers inside it; `None` where any of it is missing.
    fn known(&self, file: &str, paper: &Inside, depth: usize) -> Option<Vec<Reading>> {
        let cache = self.cache?;
        let key = cache.key(&paper.sha256, &Job::new(paper.name.as_str()));
        let entry = cache.known(&key)?;
        let mut readings = vec![self.reading(file, paper, entry.extraction, Some(key))];
        for (index, inside) in entry.attachments.iter().enumerate() {
            let file = format!("{file}!/{}", inside.name);
            if depth >= DEEPEST || index >= MOST_INSIDE {
                readings.push(too_deep(&file));
            } else {
                readings.append(&mut self.known(&file, inside, depth + 1)?);
            }
        }
        Some(readings)
    }

    /// Has the thread's worker read a paper; after a loss the next paper gets a new worker.
    fn ask(&self, job: &Job, bytes: &[u8]) -> Result<Result<Answer, Loss>, Error> {
        let mine = rayon::current_thread_index().unwrap_or(0) % self.workers.len();
        let Some(slot) = self.workers.get(mine) else { return Ok(Err(Loss::Crashed("no worker".to_owned()))) };
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let mut worker = match slot.take() {
            Some(worker) => worker,
            None => Worker::start(&self.run.program, self.start).map_err(Error::access(&self.run.program))?,
        };
        let answer = worker.read(job, bytes, self.run.timeout);
        if answer.is_ok() {
            *slot = Some(worker);
        }
        Ok(answer)
    }

    fn reading(&self, file: &str, paper: &Inside, extraction: Extraction, key: Option<Key>) -> Reading {
        reading(file, paper, extraction, key, self.corrections)
    }

    /// A lost paper's diagnostic.
    fn lost(&self, loss: &Loss) -> Diagnostic {
        let (code, message) = match loss {
            Loss::TimedOut => {
                (DiagnosticCode::TimedOut, format!("no answer within {} s", self.run.timeout.as_secs_f64()))
            }
            Loss::OutOfMemory => (
                DiagnosticCode::OutOfMemory,
                format!("the reader asked for more than {} MB of memory", self.run.memory_limit >> 20),
            ),
            Loss::Crashed(message) => (DiagnosticCode::ReaderCrashed, message.clone()),
        };
        Diagnostic::new(Severity::Failed, code, message)
    }
}

/// What stands in a file.
enum Loaded {
    /// A paper, or what claims to be one.
    Paper(Vec<u8>),
    /// Something else.
    Other { why: String, sha256: Option<String>, size: Option<u64> },
}

/// Reads a file from the disk, as far as it is worth it.
fn load(path: &Path) -> io::Result<Loaded> {
    let metadata = path.metadata()?;
    if !metadata.is_file() {
        // Opening a pipe would wait for ever.
        let why = if metadata.is_dir() {
            "it is a link to a folder, which is not followed: name the folder itself to have it read"
        } else {
            "it is not a regular file"
        };
        return Ok(Loaded::Other { why: why.to_owned(), sha256: None, size: None });
    }
    let mut file = File::open(path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(LARGEST)).unwrap_or(HEAD) + 1);
    file.by_ref().take(HEAD as u64).read_to_end(&mut bytes)?;
    let why = match sniff(&bytes) {
        Kind::Other(what) if !is_told_by_the_whole(&bytes) => format!("the file is {what}"),
        _ if metadata.len() > LARGEST => format!("the file is larger than {} MB", LARGEST >> 20),
        _ => {
            file.by_ref().take(LARGEST).read_to_end(&mut bytes)?;
            match sniff(&bytes) {
                Kind::Other(what) => format!("the file is {what}"),
                _ => return Ok(Loaded::Paper(bytes)),
            }
        }
    };
    let mut hasher = Sha256::new();
    hasher.update(&bytes);
    let mut size = bytes.len() as u64;
    loop {
        bytes.clear();
        if file.by_ref().take(PIECE).read_to_end(&mut bytes)? == 0 {
            break;
        }
        hasher.update(&bytes);
        size += bytes.len() as u64;
    }
    Ok(Loaded::Other { why, sha256: Some(super::cache::hex(&hasher.finalize())), size: Some(size) })
}

/// What a paper inside a paper is known by.
fn inside_of(attachment: &Attachment) -> Inside {
    Inside { name: attachment.name.clone(), sha256: sha256(&attachment.bytes), size: attachment.bytes.len() as u64 }
}

fn skipped(file: &str, reason: String) -> InputRecord {
    InputRecord {
        file: file.to_owned(),
        outcome: InputOutcome::Skipped,
        reason: Some(reason),
        ..InputRecord::default()
    }
}

fn too_deep(file: &str) -> Reading {
    let why = format!("papers inside papers are read to a depth of {DEEPEST}, {MOST_INSIDE} in each");
    Reading { input: skipped(file, why), extraction: None, key: None, replayed: Replayed::default() }
}

fn unreadable(file: &str, problem: &str) -> Reading {
    let diagnostic = Diagnostic::new(Severity::Failed, DiagnosticCode::Unreadable, problem);
    let input = InputRecord {
        file: file.to_owned(),
        outcome: InputOutcome::Failed,
        errors: vec![prepare::warning(&diagnostic)],
        ..InputRecord::default()
    };
    Reading { input, extraction: None, key: None, replayed: Replayed::default() }
}

/// What became of a paper, by its diagnostics.
fn reading(
    file: &str,
    paper: &Inside,
    mut extraction: Extraction,
    key: Option<Key>,
    corrections: &Corrections,
) -> Reading {
    let mut input = InputRecord {
        file: file.to_owned(),
        sha256: Some(paper.sha256.clone()),
        size: Some(paper.size),
        outcome: InputOutcome::Ok,
        ..InputRecord::default()
    };
    let worst = extraction.diagnostics.iter().map(|d| d.severity).max().unwrap_or(Severity::Note);
    let no_paper = extraction.diagnostics.iter().find(|d| d.code == DiagnosticCode::NotAPaper);
    if let (Severity::Failed, Some(diagnostic)) = (worst, no_paper) {
        let input = InputRecord { sha256: input.sha256, size: input.size, ..skipped(file, diagnostic.message.clone()) };
        return Reading { input, extraction: None, key, replayed: Replayed::default() };
    }
    let (errors, warnings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        extraction.diagnostics.iter().partition(|d| d.severity >= Severity::Partial);
    input.errors = errors.into_iter().map(prepare::warning).collect();
    input.warnings = warnings.into_iter().map(prepare::warning).collect();
    if worst == Severity::Failed {
        input.outcome = InputOutcome::Failed;
        return Reading { input, extraction: None, key, replayed: Replayed::default() };
    }
    if worst == Severity::Partial {
        input.outcome = InputOutcome::Partial;
    }
    file.clone_into(&mut extraction.document.file);
    input.document_id = Some(extraction.document.id.clone());
    let replayed = corrections.replay(&mut extraction.document, &mut extraction.records);
    count(&extraction, &mut input);
    Reading { input, extraction: Some(extraction), key, replayed }
}

/// Notes a paper's kind and the numbers of its records and review codes.
pub(super) fn count(extraction: &Extraction, input: &mut InputRecord) {
    input.kind = Some(extraction.document.kind);
    extraction.records.visit(&mut Counter { input });
}

/// Counts records and review codes.
struct Counter<'a> {
    input: &'a mut InputRecord,
}

impl VisitTables for Counter<'_> {
    fn table<R: Record>(&mut self, records: &[R]) {
        if records.is_empty() {
            return;
        }
        self.input.records.insert(R::TABLE.to_owned(), records.len() as u64);
        let wanting = records.iter().filter(|record| !record.header().review.is_empty()).count();
        if wanting > 0 {
            self.input.wanting_review.insert(R::TABLE.to_owned(), wanting as u64);
        }
        for code in records.iter().flat_map(|record| &record.header().review) {
            *self.input.review.entry(code.code().to_owned()).or_default() += 1;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// What became of a file of these bytes.
    fn told(name: &str, bytes: &[u8]) -> String {
        let path = std::env::temp_dir().join(format!("boardpapers-load-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        let loaded = load(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        match loaded {
            Loaded::Paper(read) => format!("a paper of {} bytes", read.len()),
            Loaded::Other { why, size, .. } => format!("{why} ({} bytes)", size.unwrap_or(0)),
        }
    }

    #[test]
    fn what_stands_behind_the_beginning_tells_a_protected_paper_and_a_headless_pdf() {
        let ole = |entry: &str| {
            let mut bytes = vec![0_u8; 8192];
            bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
            bytes[30] = 9;
            bytes[48] = 13;
            let name: Vec<u8> = entry.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes[7168..7168 + name.len()].copy_from_slice(&name);
            bytes
        };
        assert_eq!(told("protected", &ole("EncryptedPackage")), "a paper of 8192 bytes");
        assert_eq!(told("doc", &ole("WordDocument")), "the file is a Word 97-2003 document (.doc) (8192 bytes)");
        let mut headless = b"1 0 obj\n<< /Type /Catalog >>\nendobj\n".to_vec();
        headless.resize(9000, b' ');
        assert_eq!(told("program", &headless), "the file is plain text (9000 bytes)");
        headless.extend_from_slice(b"startxref\n0\n%%EOF\n");
        assert_eq!(told("headless", &headless), format!("a paper of {} bytes", headless.len()));
    }
}
