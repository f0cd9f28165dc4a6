//! `inspect`: what the program sees in a paper, before any record is made of it.

use super::arguments::InspectArguments;
use super::{Status, print, say};
use boardpapers::error::Error;
use boardpapers::pipeline;
use boardpapers::settings::Settings;
use boardpapers::write::{Beside, inspect};

/// Shows a paper.
pub(super) fn run(arguments: &InspectArguments) -> Result<Status, Error> {
    let path = &arguments.file;
    let bytes = std::fs::read(path).map_err(Error::access(&path))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let settings =
        Settings { password: arguments.password.clone(), file_name: Some(name.clone()), ..Settings::default() };
    let document = match pipeline::look(&bytes, &settings) {
        Ok(document) => document,
        Err(diagnostic) => {
            say(&format!("error: {}: {}; {}", path.display(), diagnostic.message, diagnostic.code.help()));
            return Ok(Status::Incomplete);
        }
    };
    if let Some(picture) = &arguments.svg {
        let page = arguments.page.unwrap_or(1);
        let sources = pipeline::sources(&bytes, &settings);
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
