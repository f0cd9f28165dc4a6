//! `inspect`: what the program sees in a paper, before any record is made of it.

use super::arguments::{InspectArguments, MEMORY, TIMEOUT};
use super::{Status, print, say};
use boardpapers::diagnostic::DiagnosticCode;
use boardpapers::error::Error;
use boardpapers::pipeline;
use boardpapers::settings::Settings;
use boardpapers::worker::{Loss, within};
use boardpapers::write::{Beside, inspect};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Shows a paper, held to the time and the memory that a batch gives one by default. `limit_memory` is called with the
/// number of bytes.
pub(super) fn run(arguments: &InspectArguments, limit_memory: impl FnOnce(usize)) -> Result<Status, Error> {
    let path = &arguments.file;
    let bytes = std::fs::read(path).map_err(Error::access(&path))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let settings =
        Settings { password: arguments.password.clone(), file_name: Some(name.clone()), ..Settings::default() };
    limit_memory((MEMORY as usize) << 20);
    let paper = Arc::new((bytes, settings));
    let read = {
        let (paper, with_sources) = (Arc::clone(&paper), arguments.svg.is_some());
        within(Duration::from_secs_f64(TIMEOUT), move || {
            let (bytes, settings) = &*paper;
            let sources = if with_sources { pipeline::sources(bytes, settings) } else { Vec::new() };
            pipeline::look(bytes, settings).map(|document| (document, sources))
        })
    };
    let (document, sources) = match read {
        Ok(Ok(read)) => read,
        Ok(Err(diagnostic)) => return Ok(unread(path, &diagnostic.message, diagnostic.code)),
        Err(Loss::TimedOut) => {
            return Ok(unread(path, &format!("reading took longer than {TIMEOUT} s"), DiagnosticCode::TimedOut));
        }
        Err(_) => return Ok(unread(path, "the reader gave up", DiagnosticCode::ReaderCrashed)),
    };
    if let Some(picture) = &arguments.svg {
        let page = arguments.page.unwrap_or(1);
        let svg = inspect::svg(&document, page, &sources)
            .ok_or_else(|| Error::Usage(format!("`{}` has no page {page}", path.display())))?;
        Beside::write(picture, svg.as_bytes())?;
    } else if arguments.json {
        print(&inspect::json(&document, &name, arguments.page))?;
    } else {
        print(&inspect::text(&document, arguments.page))?;
    }
    Ok(Status::Success)
}

/// Says why a paper is not shown.
fn unread(path: &Path, message: &str, code: DiagnosticCode) -> Status {
    say(&format!("error: {}: {message}; {}", path.display(), code.help()));
    Status::Incomplete
}
