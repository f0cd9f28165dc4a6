//! `extract`: papers to records.

use super::arguments::ExtractArguments;
use super::progress::Progress;
use super::report::CORRECTIONS;
use super::{Status, interrupt, say, summary};
use boardpapers::collate::corrections::Corrections;
use boardpapers::error::Error;
use boardpapers::framework;
use boardpapers::pipeline::{self, Batch, Input};
use boardpapers::record::RunRecord;
use boardpapers::settings::{FINGERPRINT, RunSettings, TidyFormat};
use boardpapers::worker::Start;
use std::io::{self, BufRead};
use std::path::PathBuf;
use std::time::Duration;

/// Reads papers and writes their records.
pub(super) fn run(arguments: &ExtractArguments) -> Result<Status, Error> {
    let settings = settings(arguments);
    // Said before papers are read in vain.
    settings.tidy.iter().try_for_each(|format| format.check())?;
    let start = start(arguments, &settings)?;
    let corrections = corrections(arguments)?;
    warn_of_corrections(arguments);
    let mut inputs = pipeline::find(&arguments.paths, arguments.output.as_deref())?;
    let Some(output) = arguments.output.as_deref() else {
        let listed = arguments.stdin0.then(listed).into_iter().flatten();
        let inputs = inputs.into_iter().chain(listed);
        return match pipeline::stream(inputs, io::stdout(), &start, &settings, &corrections) {
            Ok(true) => Ok(Status::Success),
            Ok(false) => Ok(Status::Incomplete),
            // A reader that has gone away (`| head`) is no failure.
            Err(Error::Access { source, .. }) if source.kind() == io::ErrorKind::BrokenPipe => Ok(Status::Success),
            Err(error) => Err(error),
        };
    };
    if arguments.stdin0 {
        inputs.extend(listed());
    }
    if inputs.is_empty() && !arguments.quiet {
        say("warning: no file was found");
    }
    interrupt::tell();
    let progress = Progress::new(inputs.len() as u64, arguments.quiet, arguments.verbose);
    let batch = Batch { inputs: &inputs, output, start: &start, settings: &settings, corrections: &corrections };
    let record = batch.run(&progress)?;
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
        tidy: tidy(arguments),
        ..default
    }
}

/// Formats of flat tables that are wanted.
fn tidy(arguments: &ExtractArguments) -> Vec<TidyFormat> {
    let wanted = [(arguments.csv, TidyFormat::Csv), (arguments.parquet, TidyFormat::Parquet)];
    wanted.into_iter().filter(|(wanted, _)| *wanted).map(|(_, format)| format).collect()
}

/// What workers are started with.
fn start(arguments: &ExtractArguments, settings: &RunSettings) -> Result<Start, Error> {
    let frameworks = arguments
        .framework
        .iter()
        .map(|path| {
            // Read once to say here what is wrong with it, once for the workers, who get the text.
            framework::read(path)?;
            std::fs::read_to_string(path).map_err(Error::access(&path))
        })
        .collect::<Result<_, _>>()?;
    let vocabularies = arguments
        .vocabulary
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).map_err(Error::access(&path))?;
            let wrong = |message| Error::Data { path: path.clone(), message };
            framework::plans::PlanVocabulary::built_in().extended(&text).map_err(wrong)?;
            Ok(text)
        })
        .collect::<Result<_, Error>>()?;
    Ok(Start {
        fingerprint: FINGERPRINT.to_owned(),
        memory_limit: settings.memory_limit,
        password: arguments.password.clone(),
        round: arguments.round.clone(),
        frameworks,
        vocabularies,
        pictures: arguments.pictures,
    })
}

/// What people put right in an earlier run.
fn corrections(arguments: &ExtractArguments) -> Result<Corrections, Error> {
    arguments.corrections.as_deref().map_or_else(|| Ok(Corrections::default()), super::corrections)
}

/// Corrections that lie in the output folder and are not asked for would be missing from the records without a word.
fn warn_of_corrections(arguments: &ExtractArguments) {
    let lying = arguments.output.as_ref().map(|folder| folder.join(CORRECTIONS)).filter(|path| path.is_file());
    if let (None, Some(path), false) = (&arguments.corrections, lying, arguments.quiet) {
        let path = path.display();
        say(&format!("warning: the corrections in `{path}` are not put in; to do so, add --corrections \"{path}\""));
    }
}

/// Papers whose paths come from standard input, separated by NUL bytes, as they come.
fn listed() -> impl Iterator<Item = Input> {
    listed_in(io::BufReader::new(io::stdin()))
}

/// Papers whose paths a list gives. A list that breaks off is an input that failed: papers may be missing.
fn listed_in(list: impl BufRead) -> impl Iterator<Item = Input> {
    let mut paths = Some(list.split(0).filter(|path| !matches!(path, Ok(path) if path.is_empty())));
    std::iter::from_fn(move || match paths.as_mut()?.next()? {
        Ok(path) => Some(pipeline::named(path_from_bytes(&path))),
        Err(error) => {
            paths = None;
            let file = "standard input".to_owned();
            Some(Input { path: PathBuf::from(&file), file, problem: Some(format!("the list breaks off: {error}")) })
        }
    })
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
    if record.inputs.iter().all(|input| input.outcome.is_whole()) { Status::Success } else { Status::Incomplete }
}

#[cfg(test)]
mod tests {
    use super::listed_in;
    use std::io::{self, BufReader, Read};

    #[test]
    fn a_list_that_breaks_off_is_an_input_that_failed() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("gone"))
            }
        }
        let list = BufReader::new(b"src\0\0Cargo.toml\0src".chain(Broken));
        let problems: Vec<(String, Option<String>)> =
            listed_in(list).map(|input| (input.file, input.problem)).collect();
        assert_eq!(problems.len(), 3);
        assert_eq!(problems[1], ("Cargo.toml".to_owned(), None));
        assert!(problems[2].1.as_ref().is_some_and(|problem| problem.contains("breaks off")), "{problems:?}");
    }
}
