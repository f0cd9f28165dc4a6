//! Arguments to settings, and what a person sees: progress, the closing table, messages.
//!
//! Standard output holds what was asked for and nothing else; everything said about the run goes to standard error.

mod arguments;
mod codes;
mod extract;
mod framework;
mod inspect;
mod interrupt;
mod progress;
mod report;
mod schema;
mod summary;

use arguments::{Arguments, Command};
use boardpapers::collate::corrections::Corrections;
use boardpapers::error::Error;
use boardpapers::worker;
use clap::Parser as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// All went well.
    Success,
    /// The run is complete, but a paper could not be read, or not all of it.
    Incomplete,
    /// The run could not continue, or was asked for something that makes no sense.
    Failure,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Success => Self::SUCCESS,
            Status::Incomplete => Self::from(1),
            Status::Failure => Self::from(2),
        }
    }
}

/// Runs the program. `limit_memory` is called where this process reads a paper, with the number of bytes that it may hold.
pub(crate) fn run(limit_memory: impl FnOnce(usize)) -> Status {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == worker::ARGUMENT) {
        return serve(limit_memory);
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to standard output and are no failure.
            let _ = error.print();
            return if error.use_stderr() { Status::Failure } else { Status::Success };
        }
    };
    let done = match arguments.command {
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments, limit_memory),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Codes(arguments) => codes::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Compare(arguments) => report::compare(&arguments),
        Command::Review(arguments) => report::review(&arguments),
        Command::Apply(arguments) => report::apply(&arguments),
        Command::Framework(command) => framework::run(&command),
    };
    done.unwrap_or_else(|error| {
        say(&format!("error: {error}"));
        Status::Failure
    })
}

/// Works for a parent.
fn serve(limit_memory: impl FnOnce(usize)) -> Status {
    interrupt::outlast_the_parent();
    match worker::serve(limit_memory) {
        Ok(true) => Status::Success,
        Ok(false) => Status::Failure,
        Err(error) => {
            say(&format!("error: {error}"));
            Status::Failure
        }
    }
}

/// Reads a corrections file.
fn corrections(path: &Path) -> Result<Corrections, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::access(path))?;
    Corrections::parse(&text)
        .map_err(|(line, message)| Error::Data { path: path.to_owned(), message: format!("line {line}: {message}") })
}

/// Says something about the run. Nobody may be listening.
fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Prints what was asked for. A reader that has gone away (`| head`) is no failure.
fn print(text: &str) -> Result<(), Error> {
    let mut output = io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::Access { path: "standard output".into(), source })
        }
        _ => Ok(()),
    }
}
