//! `extract`: papers to records.

use super::arguments::ExtractArguments;
use super::progress::Progress;
use super::{Status, say, summary};
use boardpapers::error::Error;
use boardpapers::framework;
use boardpapers::pipeline;
use boardpapers::record::{InputOutcome, RunRecord};
use boardpapers::settings::{FINGERPRINT, RunSettings};
use boardpapers::worker::Start;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Reads papers and writes their records.
pub(super) fn run(arguments: &ExtractArguments) -> Result<Status, Error> {
    let settings = settings(arguments);
    let start = start(arguments, &settings)?;
    let mut paths = arguments.paths.clone();
    if arguments.stdin0 {
        paths.append(&mut paths_from_stdin()?);
    }
    let inputs = pipeline::find(&paths, arguments.output.as_deref())?;
    if inputs.is_empty() && !arguments.quiet {
        say("warning: no file was found");
    }
    let output = arguments.output.as_deref().unwrap_or(Path::new("."));
    let progress = Progress::new(inputs.len() as u64, arguments.quiet, arguments.verbose);
    let record = pipeline::run(&inputs, output, &start, &settings, &progress)?;
    progress.finish();
    if !arguments.quiet {
        summary::show(&record);
    }
    Ok(status(&record))
}

/// The settings of the run.
fn settings(arguments: &ExtractArguments) -> RunSettings {
    let default = RunSettings::default();
    RunSettings {
        jobs: arguments.jobs.map_or(default.jobs, usize::from),
        timeout: Duration::from_secs_f64(arguments.timeout),
        memory_limit: (arguments.memory as usize) << 20,
        cache: arguments.cache.clone(),
        fresh: arguments.fresh,
        csv: arguments.csv,
        ..default
    }
}

/// What workers are started with.
fn start(arguments: &ExtractArguments, settings: &RunSettings) -> Result<Start, Error> {
    let frameworks = arguments
        .framework
        .iter()
        .map(|path| {
            // Read once to say here what is wrong with it, once for the workers, who get the text.
            framework::read(path)?;
            std::fs::read_to_string(path).map_err(|source| Error::Access { path: path.clone(), source })
        })
        .collect::<Result<_, _>>()?;
    Ok(Start {
        fingerprint: FINGERPRINT.to_owned(),
        memory_limit: settings.memory_limit,
        password: arguments.password.clone(),
        round: arguments.round.clone(),
        frameworks,
    })
}

/// Paths from standard input, separated by NUL bytes.
fn paths_from_stdin() -> Result<Vec<PathBuf>, Error> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|source| Error::Access { path: "standard input".into(), source })?;
    Ok(bytes.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(path_from_bytes).collect())
}

#[cfg(unix)]
fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// How a run ended.
fn status(record: &RunRecord) -> Status {
    let incomplete = |outcome| matches!(outcome, InputOutcome::Failed | InputOutcome::Partial);
    if record.inputs.iter().any(|input| incomplete(input.outcome)) { Status::Incomplete } else { Status::Success }
}
